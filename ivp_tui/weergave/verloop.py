"""What there is to draw of one indicator: its figures by year, and the targets that the gemeente's plans set for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from ivp_tui.domein.cijfers import Indicator, Meting, Onbekend, Richting, Streefwaarde, Verhuld
from ivp_tui.domein.getal import GROOTSTE, schrijf_waarde
from ivp_tui.domein.plan import Plan
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.bord import doelgrens
from ivp_tui.weergave.regel import kort

#: what the file allows as periode; a slip in a doeljaar must not stretch the axis
JAREN = range(1900, 2201)


@dataclass(frozen=True, slots=True)
class Reeks:
    """The chosen figures of one area by year; what cannot be drawn is in `onbekend`."""

    waarden: Mapping[int, float]
    onbekend: Mapping[int, Onbekend | Verhuld]
    bronnen: Mapping[int, int]

    def breuken(self) -> list[int]:
        """The first year of every other bron, also where years without a figure lie between."""
        return [b for a, b in pairwise(sorted(self.waarden)) if self.bronnen[a] != self.bronnen[b]]

    def stukken(self) -> list[tuple[int, int]]:
        """The pairs of years that a line may join."""
        return [(j, j + 1) for j in self.waarden if j + 1 in self.waarden and self.bronnen[j] == self.bronnen[j + 1]]


@dataclass(frozen=True, slots=True)
class Doellijn:
    """A target as it is drawn, of the plan in view where `eigen`; `grens` is how it reads: "≤2.160".

    `begin` None is the first year of the axis, `eind` None its last; only a `doeljaar` gets a mark.
    """

    plan: Plan
    eigen: bool
    grens: str
    waarde: float
    begin: tuple[int, float] | None
    eind: int | None
    doeljaar: int | None


@dataclass(frozen=True, slots=True)
class Verloop:
    """What is drawn: the area's figures, the stad's beside a wijk, and the targets as far as they can be drawn.

    `doelen` has the asked one first, then others of the plan in view, then those of other plans, oldest first.
    `plannen` has the plan in view first, then the others of the gemeente, oldest first.
    """

    indicator: Indicator
    plek: str
    peiljaar: int
    eigen: Reeks
    ander: Reeks
    zonder_stad: bool
    plannen: tuple[Plan, ...]
    doelen: tuple[Doellijn, ...] = ()
    nulmeting: tuple[int, float] | None = None

    def jaren(self) -> list[int]:
        """Every year that the axis must hold: of figures, targets and the peiljaar, and the plan in view among them."""
        cijfers = [jaar for reeks in (self.eigen, self.ander) for jaar in (*reeks.waarden, *reeks.onbekend)]
        ook = [self.peiljaar, *(jaar for doel in self.doelen for jaar in (doel.begin and doel.begin[0], doel.eind))]
        plan = self.plannen[0]
        if plan.van <= max(cijfers) and min(cijfers) <= plan.tot:
            ook += [plan.van, plan.tot]
        ook += [self.nulmeting[0]] if self.nulmeting else []
        return cijfers + [jaar for jaar in ook if jaar is not None and jaar in JAREN]

    def waarden(self) -> list[float]:
        """Every value that the axis must hold."""
        punten = [self.nulmeting, *(doel.begin for doel in self.doelen)]
        waarden = [waarde for reeks in (self.eigen, self.ander) for waarde in reeks.waarden.values()]
        return [*waarden, *(doel.waarde for doel in self.doelen), *(punt[1] for punt in punten if punt)]

    def getal(self, waarde: float) -> str:
        """A value as it is read: "2.160" or "17%"."""
        return schrijf_waarde(waarde, None, self.indicator.eenheid)


def maak_verloop(stand: Stand, blik: Blik, indicator: Indicator, streef: Streefwaarde | None) -> Verloop:
    """What there is to draw in the area in view; `streef` is the target that was asked for, with its nulmeting."""
    in_wijk, plek = blik.wijk_id is not None, kort(blik.plek(stand), 24)
    # Counts of a wijk and of the stad have no scale in common: on one axis the wijk would lie flat on the bottom.
    apart = in_wijk and indicator.eenheid != "%"
    eigen, stad = (_reeks(stand.reeks(indicator.id, wijk_id)) for wijk_id in (blik.wijk_id, None))
    ander = stad if in_wijk and not apart else _reeks({})
    rest = (p for p in stand.plannen if p.gemeente_id == stand.plan.gemeente_id and p.id != stand.plan.id)
    plannen = (stand.plan, *sorted(rest, key=lambda plan: (plan.van, plan.id)))
    verloop = Verloop(indicator, plek, blik.peiljaar, eigen, ander, apart, plannen)
    if apart:
        return verloop
    nul = _nulmeting(streef) if streef else None
    return replace(verloop, doelen=tuple(_doelen(stand, indicator, streef, plannen)), nulmeting=nul)


def _reeks(metingen: Mapping[int, Meting]) -> Reeks:
    binnen = {jaar: meting for jaar, meting in metingen.items() if jaar in JAREN}
    waarden = {jaar: w for jaar, meting in binnen.items() if (w := _tekenbaar(meting.waarde)) is not None}
    onbekend = {jaar: m.onbekend or Onbekend.ONBEKEND for jaar, m in binnen.items() if jaar not in waarden}
    return Reeks(waarden, onbekend, {jaar: meting.bron_id for jaar, meting in binnen.items()})


def _tekenbaar(waarde: float | None) -> float | None:
    return waarde if waarde is not None and abs(waarde) <= GROOTSTE else None  # inf and nan fall out here too


def _jaar(jaar: int | None) -> int | None:
    return jaar if jaar in JAREN else None


def _nulmeting(streef: Streefwaarde) -> tuple[int, float] | None:
    jaar, waarde = _jaar(streef.basisjaar), _tekenbaar(streef.basiswaarde)
    return (jaar, waarde) if jaar is not None and waarde is not None else None


def _doelen(
    stand: Stand, indicator: Indicator, gevraagd: Streefwaarde | None, plannen: tuple[Plan, ...]
) -> Iterator[Doellijn]:
    per_plan = [(stand.plan, gevraagd)] if gevraagd else []
    for plan in plannen:
        rijen = (rij.streefwaarde for rij in stand.planstreefwaarden if rij.plan_id == plan.id)
        per_plan += [
            (plan, s) for s in rijen if s.indicator_id == indicator.id and not (gevraagd and s.id == gevraagd.id)
        ]
    for plan, streef in per_plan:
        waarde = _tekenbaar(streef.doelwaarde)
        if waarde is not None:
            begin, eind = _einden(plan, streef, waarde, streef is gevraagd)
            grens = doelgrens(streef, indicator)
            yield Doellijn(plan, plan.id == stand.plan.id, grens, waarde, begin, eind, _jaar(streef.doeljaar))


def _einden(
    plan: Plan, streef: Streefwaarde, waarde: float, gevraagd: bool
) -> tuple[tuple[int, float] | None, int | None]:
    """Where a target line begins and ends.

    One without a nulmeting before its doeljaar is a limit: the asked one is held against all years before it too,
    another only against those of its own plan. What may not get worse has a limit in the years of its plan.
    """
    nul, doeljaar, behoud = _nulmeting(streef), _jaar(streef.doeljaar), streef.richting is Richting.NIET_SLECHTER
    if not behoud and nul and doeljaar is not None and nul[0] < doeljaar:
        return nul, doeljaar
    if gevraagd and not behoud:
        return None, doeljaar
    van, tot = _jaar(plan.van), _jaar(plan.tot) if doeljaar is None else doeljaar
    if van is None or (tot is not None and van > tot):
        van = tot
    return (van, waarde) if van is not None else None, tot
