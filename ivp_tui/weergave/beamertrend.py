"""The trend on the second screen: of the item in view, as far as there is room, and what was left out of it."""

from dataclasses import replace

from ivp_tui.domein.cijfers import Streefwaarde, Verhuld
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.beameritem import Blok, tekstblok
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.trend import trend

#: a chart higher than this tells no more
_HOOGST = 12


def trendblok(stand: Stand, blik: Blik, item: tuple[str, int], cellen: int, hoogte: int) -> Blok:
    """The trend of the first indicator of a doel, or of the doel an actie serves; empty where there is none.

    A figure that is hidden is no point of it, and a line says of which years.
    """
    streef = _streef(stand, item)
    if streef is None:
        return []
    # a wijk without figures of its own still sees how the stad went
    reeks = stand.reeks(streef.indicator_id, blik.wijk_id)
    blik = blik if reeks else replace(blik, wijk_id=None)
    jaren = sorted(jaar for jaar, meting in reeks.items() if meting.onbekend is Verhuld.ONDER_VIJF)
    zin = f"niet getekend, want kleiner dan 5: {', '.join(map(str, jaren))}" if jaren else ""
    uitleg = tekstblok(zin, "dof", cellen, 2)
    regels = trend(stand, blik, streef.indicator_id, streef, cellen, min(hoogte - len(uitleg), _HOOGST))
    blok = [list(regel.links) for regel in regels]
    return [*blok, *uitleg] if blok else []


def _streef(stand: Stand, item: tuple[str, int]) -> Streefwaarde | None:
    soort, nummer = item
    doelen: tuple[int, ...] = (nummer,) if soort == "doel" else ()
    if soort == "actie" and nummer in stand.actie:
        doelen = stand.actie[nummer].doelen
    return next((streef for doel in doelen for streef in stand.streefwaarde_van_doel.get(doel, ())), None)
