"""A wijk beside the stad: percentages differ in procentpunt, counts per 1.000 inwoners; else nothing is compared.

A raw count of a wijk says nothing beside that of the stad. The inwoners are an ordinary indicator (INWONERS), with a
figure for each wijk, the stad and each year; only those of the same year count, for a wijk that grows would shift the
difference by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ivp_tui.domein.cijfers import INWONERS, Indicator, Meting
from ivp_tui.domein.oordeel import verschil
from ivp_tui.domein.stand import Stand

#: of how many inwoners a count is told
PER = 1000


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """How far a wijk lies above the stad: exactly one of `verschil` and `reden` tells something.

    `verschil` is in procentpunt where `per_inwoners` is None, else of what `per_inwoners` gives: (wijk, stad) per
    1.000 inwoners. `reden` is a piece of a Dutch sentence, '' where there is no figure of the wijk to compare at all.
    """

    verschil: float | None = None
    per_inwoners: tuple[float, float] | None = None
    reden: str = ""


def inwonersindicator(stand: Stand) -> Indicator | None:
    """The indicator of the inwoners of this gemeente; None where nobody gave a figure yet, or it is no count."""
    return next((i for i in stand.indicatoren if i.sleutel == INWONERS and i.eenheid == "aantal"), None)


def inwoners(stand: Stand, wijk_id: int | None) -> Mapping[int, Meting]:
    """The chosen figures of the inwoners of a wijk, or of the stad (None), by year; empty where there are none."""
    indicator = inwonersindicator(stand)
    return stand.reeks(indicator.id, wijk_id) if indicator is not None else {}


def vergelijk(stand: Stand, indicator: Indicator, wijk_id: int, jaar: int) -> Vergelijking:
    """The figure of a wijk in a year beside that of the stad in the same year."""
    wijk, stad = (stand.reeks(indicator.id, plek).get(jaar) for plek in (wijk_id, None))
    if wijk is None or wijk.waarde is None:
        return Vergelijking()
    if stad is None or stad.waarde is None:
        return Vergelijking(reden=f"de stad heeft geen cijfer van {jaar}")
    if indicator.eenheid == "%":
        return Vergelijking(verschil(wijk, stad, "%"))
    if indicator.eenheid != "aantal" or indicator.sleutel == INWONERS:
        return Vergelijking()
    noemers = [inwoners(stand, plek).get(jaar) for plek in (wijk_id, None)]
    reden = _wat_ontbreekt(noemers[0], noemers[1], jaar)
    if reden:
        return Vergelijking(reden=reden)
    per_wijk, per_stad = _per_inwoners(wijk, noemers[0]), _per_inwoners(stad, noemers[1])
    return Vergelijking(per_wijk - per_stad, (per_wijk, per_stad))


def _wat_ontbreekt(wijk: Meting | None, stad: Meting | None, jaar: int) -> str:
    """Which denominators are not there or cannot be divided by; '' where both are."""
    namen = [naam for naam, noemer in (("deze wijk", wijk), ("de stad", stad)) if noemer is None or not noemer.waarde]
    return f"inwoners van {' en '.join(namen)} in {jaar} staan niet in het bestand" if namen else ""


def _per_inwoners(meting: Meting, noemer: Meting | None) -> float:
    assert meting.waarde is not None  # all this was looked at before
    assert noemer is not None
    assert noemer.waarde
    return meting.waarde * PER / noemer.waarde
