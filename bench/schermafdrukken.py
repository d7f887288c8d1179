"""The pictures of the README: `python -m bench.schermafdrukken` presses keys in the real program and saves the screen.

The file is a demo of the shipped content: its statuses are invented, the same every time, and it says so.
"""

import asyncio
import os
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from unittest.mock import patch

from textual.pilot import Pilot

from ivp_tui.domein.stand import standaard_peiljaar
from ivp_tui.instellingen import Herinnering, Instellingen
from ivp_tui.opdrachtregel.onderhoud import demobestand
from ivp_tui.opening import Opening
from ivp_tui.regie import Regie
from ivp_tui.tui.app import IvpApp
from ivp_tui.weergave.blik import Blik

MAP = Path(__file__).parent.parent / "docs" / "schermen"

#: the plan in the pictures, and the day they are made on
PLAN = "utrecht-2015-2018"
VANDAAG = date(2026, 3, 4)

#: to the doel of the overvallen, which has a target, figures and acties
_DOEL = "g j j j"
#: to the thema ondermijning, over the folded ones before it
_ONDERMIJNING = "g j space j space j space j space j"
#: to the third wijk of the list
_WIJK = "right_square_bracket " * 3

#: name -> (columns, lines, keys)
SCHERMEN: dict[str, tuple[int, int, str]] = {
    "werkbank-120x36": (120, 36, _DOEL),
    "werkbank-80x24": (80, 24, f"{_DOEL} tab"),
    "wijk-120x36": (120, 36, f"{_WIJK} tab g j j j j"),
    "trend-120x36": (120, 36, f"{_WIJK} tab g j j j j x"),
    "lijn-120x36": (120, 36, f"{_ONDERMIJNING} d"),
    # last: it begins a meeting in the file
    "overleg-100x30": (100, 30, f"{_WIJK} o enter j j"),
}


async def _maak(pad: Path, naam: str, doel: Path) -> None:
    breed, hoog, toetsen = SCHERMEN[naam]
    regie = Regie(Opening(pad, PLAN, VANDAAG.year), "voorbeeld", VANDAAG.year)
    blik = Blik(standaard_peiljaar(regie.stand.plan, VANDAAG.year), VANDAAG)
    app = IvpApp(regie, blik, Instellingen("voorbeeld"), Herinnering())
    # the look of every second takes the day of the machine, and with it every age in the tree
    app._kijk = _kijk_niet  # type: ignore[method-assign]
    # nor does the clock of a meeting run in a picture
    klokken = (
        patch(f"ivp_tui.tui.schermen.{waar}.monotonic", lambda: 0.0) for waar in ("overlegvlak", "overlegscherm")
    )
    with ExitStack() as stil:
        for klok in klokken:
            stil.enter_context(klok)
        async with app.run_test(size=(breed, hoog)) as pilot:
            for toets in toetsen.split():
                await pilot.press(toets)
                await _tot_rust(app, pilot)
            doel.write_text(await _tot_rust(app, pilot), encoding="utf-8")
            await regie.sluit()


async def _kijk_niet() -> None:
    """No look."""


async def _tot_rust(app: IvpApp, pilot: Pilot[int]) -> str:
    """The picture when nothing waits to be laid out, drawn or written, and the next one is the same."""
    await app.regie._rij.join()
    vorig = ""
    while True:
        await pilot.pause(0.05)
        nu = app.export_screenshot(title="ivp")
        wacht = app.screen._layout_required or app.screen._dirty_widgets or app.werkbank._detail_wacht
        if nu == vorig and not wacht:
            return nu
        vorig = nu


def maak_alle(map_: Path) -> list[Path]:
    """Save every screen as SVG in a folder; gives the paths."""
    for naam in ("NO_COLOR", "TEXTUAL_THEME", "IVP_DB"):
        os.environ.pop(naam, None)
    map_.mkdir(parents=True, exist_ok=True)
    uit = []
    with demobestand(None, VANDAAG, None) as pad:
        for naam in SCHERMEN:
            doel = map_ / f"{naam}.svg"
            asyncio.run(_maak(pad, naam, doel))
            uit.append(doel)
    return uit


if __name__ == "__main__":
    for gemaakt in maak_alle(MAP):
        sys.stdout.write(f"{gemaakt.name}\n")
