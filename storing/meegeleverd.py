"""The shipped content, read and built once in a process that judges many files: it is the same for each of them."""

import sqlite3
from functools import cache

from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.invoer import planbestand
from ivp_tui.opslag import naspelen


def onthoud() -> None:
    """From now on in this process: the same words give the same content, and the same content a copy of one build.

    Only for a process of its own. What is judged is read each time, and compared with all that it was compared with.
    """
    planbestand.lees_inhoud = cache(planbestand.lees_inhoud)
    bouw, gebouwd = naspelen.vers_bestand, dict[int, tuple[object, sqlite3.Connection]]()

    def vers_bestand(inhoud: Inhoud | None) -> sqlite3.Connection:
        # with the content itself: another may not come in its place
        if id(inhoud) not in gebouwd:
            gebouwd[id(inhoud)] = inhoud, bouw(inhoud)
        kopie = sqlite3.connect(":memory:", isolation_level=None)
        gebouwd[id(inhoud)][1].backup(kopie)
        return kopie

    naspelen.vers_bestand = vers_bestand
