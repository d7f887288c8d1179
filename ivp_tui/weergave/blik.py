"""How one looks at the plan: wijk, peiljaar, filter, folds, and what is being written at this moment."""

from dataclasses import dataclass, field
from datetime import date

from ivp_tui.domein.plan import Actie
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.regel import Sleutel


@dataclass(frozen=True, slots=True)
class Blik:
    """The view state that every beeld is made with; `vandaag` stands in for the clock.

    `bezig` are the (actie, wijk) whose status is not on disk yet; `dicht` are the folded lines,
    and `aangevinkt` the acties that a person chose to change together.
    """

    peiljaar: int
    vandaag: date
    wijk_id: int | None = None
    filter: Filter = field(default=Filter())
    dicht: frozenset[Sleutel] = field(default=frozenset())
    bezig: frozenset[tuple[int, int | None]] = field(default=frozenset())
    aangevinkt: frozenset[int] = field(default=frozenset())

    def acties(self, stand: Stand, thema_id: int | None = None) -> tuple[Actie, ...]:
        """The acties in scope of the wijk that pass the filter, of the plan or of one thema."""
        acties = stand.acties_in(self.wijk_id, thema_id)
        if self.filter.leeg:
            return acties
        return tuple(a for a in acties if self.filter.past(a, stand, self.wijk_id, self.vandaag))

    def plek(self, stand: Stand) -> str:
        """The name of where one looks, inert: the wijk, or the gemeente as a whole."""
        return schoon(stand.wijknaam(self.wijk_id, "Stad" if stand.wijken else "Gemeente"))
