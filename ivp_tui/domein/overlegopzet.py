"""What a new meeting begins with: sensible from the last one of its series, and all of it to change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.overleg import Overleg, Reeks, reeks_van
from ivp_tui.domein.plan import Overlegsoort
from ivp_tui.domein.stand import Stand

#: what a meeting is called where nothing says so
NAAM = "Overleg"


@dataclass(frozen=True, slots=True)
class Opzet:
    """A meeting before it begins: of a kind of the plan, or (`soort` None) by its own name.

    `zelf_aanwezig` tells that somebody typed who is there; then another kind or wijk leaves that as it is.
    """

    soort: Overlegsoort | None
    naam: str
    wijk_id: int | None
    datum: date
    aanwezig: str = ""
    zelf_aanwezig: bool = False

    @property
    def titel(self) -> str:
        """What it is called."""
        return self.soort.naam if self.soort is not None else self.naam

    def reeks(self, gemeente_id: int) -> Reeks:
        """The series it will belong to."""
        return reeks_van(gemeente_id, self.wijk_id, self.soort.naam if self.soort else "", self.naam)


def eerste_opzet(
    stand: Stand, soorten: Sequence[Overlegsoort], overleggen: Iterable[Overleg], wijk_id: int | None, vandaag: date
) -> Opzet:
    """As the last meeting of this wijk (None: the stad) was; else the first kind that the plan in view names.

    `soorten` are the kinds to choose from, of all plans of the gemeente.
    """
    eerder = [o for o in overleggen if o.wijk_id == wijk_id]
    soort, naam = (stand.overlegsoorten[0] if stand.overlegsoorten else None), NAAM
    if eerder:
        laatste = max(eerder, key=lambda o: o.plaats_in_tijd)
        soort = next((s for s in soorten if laatste.soort and _gelijk(s.naam, laatste.soort)), None)
        naam = laatste.soort or laatste.naam
    return vul_aan(Opzet(soort, soort.naam if soort else naam, wijk_id, vandaag), stand, overleggen)


def _gelijk(een: str, ander: str) -> bool:
    return " ".join(een.casefold().split()) == " ".join(ander.casefold().split())


def vul_aan(opzet: Opzet, stand: Stand, overleggen: Iterable[Overleg]) -> Opzet:
    """Who is there as the last time in this series, else as the plan has it; what was typed stays."""
    if opzet.zelf_aanwezig:
        return opzet
    reeks = opzet.reeks(stand.plan.gemeente_id)
    eerder = [o for o in overleggen if o.reeks == reeks]
    laatste = max(eerder, key=lambda o: o.plaats_in_tijd, default=None)
    plan = opzet.soort.deelnemers if opzet.soort is not None else ""
    return replace(opzet, aanwezig=laatste.aanwezig if laatste is not None else plan)


def opmerking(opzet: Opzet, gemeente_id: int, overleggen: Iterable[Overleg]) -> str:
    """What is to be known before it begins: that there is one already on this day, or that one is open still."""
    reeks = opzet.reeks(gemeente_id)
    zelfde = [o for o in overleggen if o.reeks == reeks]
    die_dag = [o for o in zelfde if o.datum == opzet.datum]
    if die_dag:
        hoe = "en is nog open" if any(o.is_open for o in die_dag) else "en is gesloten"
        return f"er is al een {opzet.titel} van {schrijf_datum(opzet.datum)} {hoe}; dit wordt er nog een"
    # it may be a later one, where this is written down afterwards
    open_ = max((o for o in zelfde if o.is_open), key=lambda o: o.plaats_in_tijd, default=None)
    if open_ is not None:
        return f"dat van {schrijf_datum(open_.datum)} is nog open"
    later = max((o.datum for o in zelfde), default=opzet.datum)
    return f"er is al een later overleg in deze reeks ({schrijf_datum(later)})" if later > opzet.datum else ""
