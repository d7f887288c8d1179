"""The Stand: one immutable snapshot of the plan in view, and the plain questions that screens and reports ask of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ivp_tui.domein.cijfers import Indicator, Meting, Planstreefwaarde, Streefwaarde
from ivp_tui.domein.lijn import Lijn
from ivp_tui.domein.oordeel import Oordeel, beoordeel
from ivp_tui.domein.plan import (
    Actie,
    Bron,
    Doel,
    Gebied,
    Kenmerk,
    Overlegsoort,
    Partner,
    Plan,
    StandVanZaken,
    Status,
    Thema,
    Wijk,
)
from ivp_tui.domein.verantwoording import Bericht, Middel, Toezegging, Verhaal


@dataclass(frozen=True, slots=True)
class Voortgang:
    """Counts of acties per status; `van` leaves out the vervallen ones."""

    gereed: int
    van: int
    onbekend: int
    aandacht: int
    achter: int

    @property
    def tekst(self) -> str:
        """Such as "3 van 12, 7 onbekend"."""
        staart = f", {self.onbekend} onbekend" if self.onbekend else ""
        return f"{self.gereed} van {self.van}{staart}"


@dataclass(frozen=True, slots=True)
class Zicht:
    """The status of an actie as a wijk sees it: its own, or the stad's, which is shown dimmed and not counted.

    `stand` is where the status comes from; `hier` is what was set in this very place, if only a note.
    """

    status: Status
    eigen: bool
    stand: StandVanZaken | None
    hier: StandVanZaken | None = None


@dataclass(frozen=True)
class Stand:
    """Everything of the plan in view, as it was when logboek row `logboek_id` was the last one."""

    plan: Plan
    plannen: tuple[Plan, ...]
    wijken: tuple[Wijk, ...]
    themas: tuple[Thema, ...]
    doelen: tuple[Doel, ...]
    acties: tuple[Actie, ...]
    indicatoren: tuple[Indicator, ...]
    streefwaarden: tuple[Streefwaarde, ...]
    metingen: tuple[Meting, ...]
    standen: tuple[StandVanZaken, ...]
    kenmerken: tuple[Kenmerk, ...]
    overlegsoorten: tuple[Overlegsoort, ...]
    partners: tuple[Partner, ...]
    gebieden: tuple[Gebied, ...]
    bronnen: tuple[Bron, ...]
    logboek_id: int
    toezeggingen: tuple[Toezegging, ...] = ()
    verhalen: tuple[Verhaal, ...] = ()
    middelen: tuple[Middel, ...] = ()
    berichten: tuple[Bericht, ...] = ()
    lijn: Lijn = field(default=Lijn())
    #: the targets of every plan of the gemeente, that in view too, oldest plan first
    planstreefwaarden: tuple[Planstreefwaarde, ...] = ()

    @cached_property
    def actie(self) -> Mapping[int, Actie]:
        """Acties by id."""
        return {actie.id: actie for actie in self.acties}

    @cached_property
    def doel(self) -> Mapping[int, Doel]:
        """Doelen by id."""
        return {doel.id: doel for doel in self.doelen}

    @cached_property
    def thema(self) -> Mapping[int, Thema]:
        """Thema's by id."""
        return {thema.id: thema for thema in self.themas}

    @cached_property
    def wijk(self) -> Mapping[int, Wijk]:
        """Wijken by id."""
        return {wijk.id: wijk for wijk in self.wijken}

    def wijknaam(self, wijk_id: int | None, anders: str = "") -> str:
        """The name of a wijk; `anders` for the stad as a whole (None) and for a wijk that is not there."""
        wijk = self.wijk.get(wijk_id) if wijk_id is not None else None
        return wijk.naam if wijk else anders

    @cached_property
    def indicator(self) -> Mapping[int, Indicator]:
        """Indicatoren by id."""
        return {indicator.id: indicator for indicator in self.indicatoren}

    @cached_property
    def bron(self) -> Mapping[int, Bron]:
        """Bronnen by id."""
        return {bron.id: bron for bron in self.bronnen}

    @cached_property
    def gebied(self) -> Mapping[int, Gebied]:
        """Gebieden by id."""
        return {gebied.id: gebied for gebied in self.gebieden}

    @cached_property
    def streefwaarde_van_doel(self) -> Mapping[int, tuple[Streefwaarde, ...]]:
        """The streefwaarden of each doel that has any."""
        per_doel: dict[int, tuple[Streefwaarde, ...]] = {}
        for streefwaarde in self.streefwaarden:
            per_doel[streefwaarde.doel_id] = (*per_doel.get(streefwaarde.doel_id, ()), streefwaarde)
        return per_doel

    @cached_property
    def acties_van_thema(self) -> Mapping[int, tuple[Actie, ...]]:
        """The acties of each thema, in the order of the plan."""
        per_thema: dict[int, list[Actie]] = {thema.id: [] for thema in self.themas}
        for actie in self.acties:
            per_thema.setdefault(actie.thema_id, []).append(actie)
        return {sleutel: tuple(rijen) for sleutel, rijen in per_thema.items()}

    @cached_property
    def _standen(self) -> Mapping[tuple[int, int | None], StandVanZaken]:
        return {(stand.actie_id, stand.wijk_id): stand for stand in self.standen}

    @cached_property
    def _standen_van_wijken(self) -> Mapping[int, tuple[StandVanZaken, ...]]:
        per_actie: dict[int, tuple[StandVanZaken, ...]] = {}
        for stand in self.standen:
            if stand.wijk_id is not None:
                per_actie[stand.actie_id] = (*per_actie.get(stand.actie_id, ()), stand)
        return per_actie

    @cached_property
    def reeksen(self) -> Mapping[tuple[int, int | None], Mapping[int, Meting]]:
        """The chosen meting per year, for each (indicator, wijk or None)."""
        per_reeks: dict[tuple[int, int | None], dict[int, Meting]] = {}
        for meting in self.metingen:
            if meting.gekozen:
                per_reeks.setdefault((meting.indicator_id, meting.wijk_id), {})[meting.periode] = meting
        return per_reeks

    def reeks(self, indicator_id: int, wijk_id: int | None) -> Mapping[int, Meting]:
        """The chosen metingen of an indicator in an area, year -> meting; empty when there are none."""
        return self.reeksen.get((indicator_id, wijk_id), {})

    def alle_metingen(self, indicator_id: int, wijk_id: int | None) -> tuple[Meting, ...]:
        """Every value of every bron of an indicator in an area, by year, the chosen one first."""
        rijen = [m for m in self.metingen if m.indicator_id == indicator_id and m.wijk_id == wijk_id]
        return tuple(sorted(rijen, key=lambda m: (m.periode, not m.gekozen, m.id)))

    def zicht(self, actie_id: int, wijk_id: int | None) -> Zicht:
        """The status of an actie as seen from a wijk, or from the stad (None).

        A wijk that set onbekend has no status of its own, and sees the stad's.
        """
        hier = self._standen.get((actie_id, wijk_id))
        if hier is not None and (wijk_id is None or hier.status is not Status.ONBEKEND):
            return Zicht(hier.status, True, hier, hier)
        stad = self._standen.get((actie_id, None)) if wijk_id is not None else None
        if stad is not None:
            return Zicht(stad.status, False, stad, hier)
        return Zicht(Status.ONBEKEND, hier is not None or wijk_id is None, hier, hier)

    def standen_in_wijken(self, actie_id: int) -> tuple[StandVanZaken, ...]:
        """What the wijken themselves set for an actie, beside the status of the stad."""
        return self._standen_van_wijken.get(actie_id, ())

    def acties_in(self, wijk_id: int | None, thema_id: int | None = None) -> tuple[Actie, ...]:
        """The acties whose scope covers a wijk, of the whole plan or of one thema."""
        acties = self.acties if thema_id is None else self.acties_van_thema.get(thema_id, ())
        return tuple(actie for actie in acties if actie.geldt_in(wijk_id))

    def voortgang(self, acties: Iterable[Actie], wijk_id: int | None) -> Voortgang:
        """Progress over acties: gereed / (all − vervallen); in a wijk only its own statuses count.

        The rule is that of docs/begrippen.md, "voortgang".
        """
        gereed = onbekend = aandacht = achter = van = 0
        for actie in acties:
            zicht = self.zicht(actie.id, wijk_id)
            status = zicht.status if zicht.eigen else Status.ONBEKEND
            van += status is not Status.VERVALLEN
            gereed += status is Status.GEREED
            onbekend += status is Status.ONBEKEND
            aandacht += status is Status.AANDACHT
            achter += status is Status.LOOPT_ACHTER
        return Voortgang(gereed, van, onbekend, aandacht, achter)

    def oordeel(self, streefwaarde: Streefwaarde, peiljaar: int) -> Oordeel:
        """The oordeel on a streefwaarde by the stad's own figures; a wijk has none."""
        indicator = self.indicator[streefwaarde.indicator_id]
        reeks = self.reeks(streefwaarde.indicator_id, None)
        return beoordeel(streefwaarde, indicator.eenheid, reeks, peiljaar, indicator.lager_is_beter)

    def doelen_van(self, thema_id: int | None) -> tuple[Doel, ...]:
        """The doelen of a thema, or the hoofddoelen (None)."""
        return tuple(doel for doel in self.doelen if doel.thema_id == thema_id)

    def met_stand(self, nieuw: StandVanZaken, logboek_id: int) -> "Stand":
        """The same snapshot with one status replaced: what a status key needs, without reading the file again."""
        sleutel = (nieuw.actie_id, nieuw.wijk_id)
        rest = tuple(stand for stand in self.standen if (stand.actie_id, stand.wijk_id) != sleutel)
        return replace(self, standen=(*rest, nieuw), logboek_id=logboek_id)


def plan_dat_geldt(plannen: Iterable[Plan], bij: Plan, dit_jaar: int) -> Plan | None:
    """The plan of the gemeente of `bij` that is in force in a year, the newest of several; None where there is none."""
    nu = [p for p in plannen if p.gemeente_id == bij.gemeente_id and p.geldt_in(dit_jaar)]
    return nu[-1] if nu else None


def standaard_peiljaar(plan: Plan, dit_jaar: int) -> int:
    """The year to judge by when nobody chose one: the plan's last year or this year, the earlier."""
    return min(plan.tot, dit_jaar)
