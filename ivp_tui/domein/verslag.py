"""The verslag of a meeting: what stands in it, whatever it is written as. Notities of one's own are not among it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivp_tui.domein.agenda import reden
from ivp_tui.domein.overleg import Afspraak, Agendapunt, Item, Overleg, op_urgentie
from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.sindstekst import itemnaam, veranderregels
from ivp_tui.domein.stand import Stand


@dataclass(frozen=True, slots=True)
class Verslagpunt:
    """One thing on the agenda: why it was there, and what was said of it, a line each."""

    naam: str
    reden: str
    behandeld: bool
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verslag:
    """All that a verslag tells; `eerder` are the open afspraken of earlier meetings, `peildag` says what is overdue."""

    overleg: Overleg
    plaats: str
    plan: str
    besluiten: tuple[Afspraak, ...]
    afspraken: tuple[Afspraak, ...]
    eerder: tuple[Afspraak, ...]
    punten: tuple[Verslagpunt, ...]
    sinds: tuple[tuple[str, tuple[str, ...]], ...]
    vorige: Overleg | None = None
    demo: bool = False

    @property
    def peildag(self) -> date:
        """The day by which an afspraak is overdue: that of the meeting."""
        return self.overleg.datum


@dataclass(frozen=True, slots=True)
class Bouwstof:
    """What was read for a verslag: the agenda, what was agreed, and what changed before and during the meeting."""

    overleg: Overleg
    vorige: Overleg | None
    agenda: tuple[Agendapunt, ...]
    gemaakt: tuple[Afspraak, ...]
    eerder: tuple[Afspraak, ...]
    tijdens: Sinds
    ervoor: Sinds
    demo: bool = False


def maak_verslag(stof: Bouwstof, stand: Stand) -> Verslag:
    """Put a verslag together; what changed in the meeting without being on its agenda comes last."""
    overleg = stof.overleg
    besluiten = tuple(a for a in stof.gemaakt if a.soort == "besluit")
    afspraken = tuple(a for a in stof.gemaakt if a.soort != "besluit")
    stad = "stad" if stand.wijken else stand.plan.gemeente
    return Verslag(
        overleg,
        overleg.wijk or stad,
        stand.plan.titel,
        besluiten,
        afspraken,
        tuple(op_urgentie(stof.eerder, overleg.datum)),
        tuple(_punten(stof, stand)),
        tuple((itemnaam(item), veranderregels(item, stand)) for item in stof.ervoor.items),
        stof.vorige,
        stof.demo,
    )


def _punten(stof: Bouwstof, stand: Stand) -> Iterable[Verslagpunt]:
    verteld: set[Item] = set()
    per = {a.id: a for a in (*stof.eerder, *stof.gemaakt)}
    nieuw = {("afspraak", a.id) for a in stof.gemaakt}
    for punt in stof.agenda:
        regels: list[str] = []
        plekken = [("afspraak", punt.afspraak_id)] if punt.afspraak_id is not None else []
        for plek in [*plekken, *([punt.item] if punt.item is not None else [])]:
            if plek not in verteld:
                # under an afspraak it must be said of which item it is that a status changed
                van = punt.afspraak_id is not None and plek == punt.item
                regels += _van_item(stof, plek, nieuw, verteld, stand, van)
        waarom = reden(punt, stand, stof.overleg.wijk_id, stof.overleg.datum, per.get(punt.afspraak_id or 0))
        yield Verslagpunt(punt.naam, waarom, punt.behandeld, tuple(regels))
    over = [i for i in stof.tijdens.items if i.plek not in verteld and i.plek not in nieuw]
    for item in over:
        yield Verslagpunt(itemnaam(item), "buiten de agenda", True, veranderregels(item, stand))


def _van_item(
    stof: Bouwstof, plek: Item, nieuw: set[Item], verteld: set[Item], stand: Stand, noem: bool
) -> Iterable[str]:
    """What changed of an item in the meeting, and what was agreed and decided about it."""
    verteld.add(plek)
    for item in stof.tijdens.over(plek):
        # what was agreed just now stands below by itself, and an afspraak has its own place on the agenda
        if item.plek == plek:
            voor = f"{itemnaam(item)}: " if noem else ""
            yield from (f"{voor}{regel}" for regel in veranderregels(item, stand))
    for a in stof.gemaakt:
        if a.item == plek and plek not in nieuw:
            yield f"{a.soort} {a.nummer}: {a.tekst}" + (f" ({a.actiehouder})" if a.actiehouder else "")
