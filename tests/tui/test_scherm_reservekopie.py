"""Where no backup of today can be made the status line says so once, and the change is saved."""

from pathlib import Path

from ivp_tui import paden
from tests.tui.hulp import bank


async def test_it_is_told_once_with_the_reason(pad: Path) -> None:
    paden.reservekopieen().parent.mkdir(parents=True)
    paden.reservekopieen().write_text("in de weg")
    async with bank(pad) as b:
        await b.naar("actie", "Toezicht op hotspots jongeren")
        await b.doe("2")
        assert b.status.startswith("#")
        assert "LET OP: er is geen reservekopie van vandaag: " in b.status
        await b.doe("5")
        assert "reservekopie" not in b.status
