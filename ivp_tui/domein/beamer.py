"""What a second screen may show: the Stand and the meeting without small counts and, where so set, without holders.

Pure functions over what was read for the workbench; notities are not in it, for they are read elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ivp_tui.domein.cijfers import Meting, Verhuld
from ivp_tui.domein.overleg import Afspraak, Agendapunt, Overleg
from ivp_tui.domein.sinds import Itemverandering, Sinds, Verandering
from ivp_tui.domein.stand import Stand

#: counts in a wijk below this are not shown: who they are about might be known
DREMPEL = 5

#: what stands where a holder is left out
HOUDER = "(houder)"


def verhul(meting: Meting, eenheid: str) -> Meting:
    """The meting as everybody may see it: a count in a wijk under 5 becomes "<5", without the figure and its note.

    A percentage, a figure of the stad and an unknown stay as they are.
    """
    if meting.wijk_id is None or eenheid == "%" or meting.waarde is None or meting.waarde >= DREMPEL:
        return meting
    return replace(meting, waarde=None, onbekend=Verhuld.ONDER_VIJF, toelichting="")


def voor_beamer(stand: Stand) -> Stand:
    """The same Stand with every count in a wijk under 5 hidden; what is computed from it cannot tell it either."""
    eenheid = {indicator.id: indicator.eenheid for indicator in stand.indicatoren}
    return replace(stand, metingen=tuple(verhul(m, eenheid.get(m.indicator_id, "")) for m in stand.metingen))


def zonder_houders(afspraken: Iterable[Afspraak]) -> tuple[Afspraak, ...]:
    """The afspraken without who holds them; one that has none stays without."""
    return tuple(replace(a, actiehouder=HOUDER if a.actiehouder else "") for a in afspraken)


def sinds_voor_beamer(sinds: Sinds, stand: Stand, met_houders: bool = True) -> Sinds:
    """The changes with small counts in a wijk hidden, and without holders where they are not to be seen."""
    eenheid = {indicator.id: indicator.eenheid for indicator in stand.indicatoren}
    items = []
    for item in sinds.items:
        delen = (_verhulde(v, item, eenheid) for v in item.veranderingen)
        over = tuple(v for v in delen if met_houders or v.soort not in ("actiehouder", "trekker"))
        if over:
            items.append(replace(item, veranderingen=over))
    return Sinds(tuple(items))


def _verhulde(v: Verandering, item: Itemverandering, eenheid: dict[int, str]) -> Verandering:
    if v.soort != "cijfer" or v.wijk_id is None or eenheid.get(item.plek[1]) == "%":
        return v
    return replace(v, oud=_klein(v.oud), nieuw=_klein(v.nieuw))


def _klein(waarde: str) -> str:
    try:
        return waarde if float(waarde) >= DREMPEL else Verhuld.ONDER_VIJF.value
    except ValueError:
        return waarde


@dataclass(frozen=True, slots=True)
class Beamerbeeld:
    """All that a second screen is given: the Stand and the meeting, as everybody in the room may see them."""

    stand: Stand
    overleg: Overleg | None
    agenda: tuple[Agendapunt, ...] = ()
    gemaakt: tuple[Afspraak, ...] = ()
    eerder: tuple[Afspraak, ...] = ()


def maak_beamerbeeld(beeld: Beamerbeeld, met_houders: bool = True) -> Beamerbeeld:
    """The same without small counts in a wijk, and without who holds or pulls what where that is not to be seen."""
    stand = voor_beamer(beeld.stand)
    if met_houders:
        return replace(beeld, stand=stand)
    acties = tuple(replace(actie, trekker=HOUDER if actie.trekker else "") for actie in stand.acties)
    return replace(
        beeld,
        stand=replace(stand, acties=acties),
        overleg=replace(beeld.overleg, aanwezig="") if beeld.overleg is not None else None,
        gemaakt=zonder_houders(beeld.gemaakt),
        eerder=zonder_houders(beeld.eerder),
    )
