"""What the screens of the afspraken and of what changed look like, as pictures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ivp_tui.tui.app import maak_app
from tests.tui.hulp import PLAN, Bank, tot
from tests.tui.test_scherm_afspraken import vul


@pytest.mark.usefixtures("afdrukken")
@pytest.mark.parametrize(("naam", "toetsen"), [("afspraken", ("A", "tab", "l")), ("sinds", ("s",))])
def test_lijstscherm(pad: Path, naam: str, toetsen: tuple[str, ...], snap_compare: Callable[..., bool]) -> None:
    vul(pad)
    app = maak_app(pad, PLAN, None, False)

    async def speel(pilot: Pilot[int]) -> None:
        b = Bank(app, pilot, pad)
        await tot(pilot, lambda: b.status)
        for toets in toetsen:
            await b.toets(toets)
            await pilot.pause()

    assert snap_compare(app, terminal_size=(120, 36), run_before=speel)
