"""Where no backup of today can be made the status line says so once, and the change is saved."""

from pathlib import Path

from ivp_tui import paden
from tests.tui.hulp import PLAN, speel


async def test_it_is_told_once_with_the_reason(pad: Path) -> None:
    paden.reservekopieen().parent.mkdir(parents=True)
    paden.reservekopieen().write_text("in de weg")
    async with speel(pad, plan=PLAN) as bank:
        await bank.naar("actie")
        await bank.doe("2")
        assert bank.status.startswith("#")
        assert "LET OP: er is geen reservekopie van vandaag: " in bank.status
        await bank.doe("5")
        assert "reservekopie" not in bank.status
