"""A meeting as it lies on the table: its agenda, what was agreed about it, and what changed since the last one.

Notities of one's own are not among it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ivp_tui.domein.logboek import plaatselijk
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Agendapunt, Herkomst, Item, Overleg, op_urgentie
from ivp_tui.domein.sinds import Sinds


@dataclass(frozen=True, slots=True)
class Zitting:
    """One meeting with all that its screen shows beside the Stand.

    `afspraken` are those of the gemeente, besluiten among them. `vorig` is the meeting of its series that went before,
    `sinds` what changed after it. `elders` tells of an item that is not in the plan in view where it is.
    """

    overleg: Overleg
    agenda: tuple[Agendapunt, ...]
    afspraken: tuple[Afspraak, ...] = ()
    vorig: Overleg | None = None
    sinds: Sinds = field(default=Sinds())
    elders: Mapping[Item, str] = field(default_factory=dict)
    _per_id: dict[int, Afspraak] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the afspraken by their id: the agenda asks for many of them at each key."""
        object.__setattr__(self, "_per_id", {a.id: a for a in self.afspraken})

    def plaats(self, punt_id: int) -> int:
        """The index of an agendapunt, -1 where it is not there."""
        return next((n for n, punt in enumerate(self.agenda) if punt.id == punt_id), -1)

    def afspraak(self, punt: Agendapunt) -> Afspraak | None:
        """The afspraak that an agendapunt is about."""
        return self._per_id.get(punt.afspraak_id or 0)

    def item(self, punt: Agendapunt) -> Item | None:
        """The item of an agendapunt, else that of its afspraak."""
        afspraak = self.afspraak(punt)
        return punt.item or (afspraak.item if afspraak is not None else None)

    def bij(self, punt: Agendapunt, vandaag: date) -> tuple[Afspraak, ...]:
        """The afspraken and besluiten at an agendapunt: what is open by urgency, then what this meeting decided.

        What was done in this meeting stays, so that it is seen to be done.
        """
        item = self.item(punt)
        over = [a for a in self.afspraken if a.id == punt.afspraak_id or (item is not None and a.item == item)]
        if item is None and punt.afspraak_id is None:
            over = []
        besluiten = [a for a in over if a.soort == "besluit" and a.status is Afspraakstatus.GENOMEN]
        klaar = [a for a in over if self._hier_afgedaan(a) or (a.id == punt.afspraak_id and not a.is_open)]
        open_ = op_urgentie((a for a in over if a.is_open), vandaag)
        hier = [b for b in besluiten if b.overleg_id == self.overleg.id]
        eerder = [b for b in besluiten if b.overleg_id != self.overleg.id]
        return tuple(dict.fromkeys((*open_, *klaar, *reversed(hier), *reversed(eerder))))

    def _hier_afgedaan(self, a: Afspraak) -> bool:
        """Done on the day of the meeting, or while it was open: it may be of last week and written down today."""
        if a.soort != "afspraak" or a.is_open or a.afgedaan_op is None:
            return False
        begin, einde = _dag(self.overleg.begonnen_op), _dag(self.overleg.gesloten_op)
        terwijl = begin is not None and begin <= a.afgedaan_op and (einde is None or a.afgedaan_op <= einde)
        return terwijl or a.afgedaan_op == self.overleg.datum

    def over_niets(self) -> tuple[Afspraak, ...]:
        """What this meeting agreed and decided about no item: shown at the points that are about none."""
        return tuple(a for a in self.afspraken if a.overleg_id == self.overleg.id and a.item is None)

    @property
    def behandeld(self) -> int:
        """How many agendapunten were dealt with."""
        return sum(punt.behandeld for punt in self.agenda)

    def volgend_open(self, index: int) -> int:
        """The agendapunt after this one; at the end the first one that was not dealt with, else the last."""
        if index + 1 < len(self.agenda):
            return index + 1
        over = (n for n, punt in enumerate(self.agenda) if not punt.behandeld and n != index)
        return next(over, max(len(self.agenda) - 1, 0))


def _dag(tijd: str | None) -> date | None:
    moment = plaatselijk(tijd) if tijd else None
    return moment.date() if moment is not None else None


#: by which heading an agendapunt stands on the agenda
KOPPEN: dict[Herkomst, str] = {
    Herkomst.AFSPRAAK: "Open afspraken",
    Herkomst.WIJZIGING: "Gewijzigd sinds vorige keer",
    Herkomst.STATUS: "Achter of aandacht",
    Herkomst.PRIORITEIT: "Prioriteiten",
    Herkomst.EIGEN: "Toegevoegd",
}
