"""The pictures of the README: `python -m bench.schermafdrukken` presses keys in the real program and saves the screen.

The file is a throw-away one, and the statuses in it are examples that say nothing about Utrecht.
"""

import asyncio
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from ivp_tui import paden
from ivp_tui.domein.stand import standaard_peiljaar
from ivp_tui.instellingen import Herinnering, Instellingen
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.regie import Opening, Regie
from ivp_tui.tui.app import IvpApp
from ivp_tui.weergave.blik import Blik

MAP = Path(__file__).parent.parent / "docs" / "schermen"

#: statuses to look at something: keys from the first thema on
VOORBEELD = "j j j 2 j 3 w a c h t space o p space b u d g e t enter j 5 j j j j j 2 j j j 4 enter"

#: name -> (columns, lines, keys)
SCHERMEN: dict[str, tuple[int, int, str]] = {
    "werkbank-120x36": (120, 36, f"{VOORBEELD} g j j j j j"),
    "werkbank-80x24": (80, 24, f"{VOORBEELD} g j j j j j"),
    "wijk-120x36": (120, 36, "right_square_bracket right_square_bracket right_square_bracket tab j j j j x"),
}


async def _maak(naam: str, doel: Path) -> None:
    breed, hoog, toetsen = SCHERMEN[naam]
    vandaag = date.today()
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "voorbeeld.db"
        bouw(pad, lees_inhoud(paden.PLANNEN))
        regie = Regie(Opening(pad, "utrecht-2015-2018", vandaag.year), "voorbeeld", vandaag.year)
        blik = Blik(standaard_peiljaar(regie.stand.plan, vandaag.year), vandaag)
        app = IvpApp(regie, blik, Instellingen("voorbeeld"), Herinnering())
        async with app.run_test(size=(breed, hoog)) as pilot:
            await pilot.press(*toetsen.split())
            await pilot.pause(0.5)
            doel.write_text(app.export_screenshot(title="ivp"), encoding="utf-8")
            await regie.sluit()


def maak_alle(map_: Path) -> list[Path]:
    """Save every screen as SVG in a folder; gives the paths."""
    for naam in ("NO_COLOR", "TEXTUAL_THEME", "IVP_DB"):
        os.environ.pop(naam, None)
    map_.mkdir(parents=True, exist_ok=True)
    uit = []
    for naam in SCHERMEN:
        doel = map_ / f"{naam}.svg"
        asyncio.run(_maak(naam, doel))
        uit.append(doel)
    return uit


if __name__ == "__main__":
    for gemaakt in maak_alle(MAP):
        sys.stdout.write(f"{gemaakt.name}\n")
