"""What changed between two moments, by item; verschil_in_tijd.py makes it from the journal."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from ivp_tui.domein.overleg import Item

#: the tables whose changes are told
TABELLEN = (
    "stand",
    "actie",
    "doel",
    "thema",
    "meting",
    "streefwaarde",
    "afspraak",
    "toezegging",
    "bericht",
    "verhaal",
)


class Logrij(NamedTuple):
    """One row of the journal, without who and when."""

    id: int
    tabel: str
    rij: int
    veld: str
    oud: str | None
    nieuw: str | None


@dataclass(frozen=True, slots=True)
class Verandering:
    """One thing that changed: `soort` is what ("status", "titel", "cijfer", "erbij"), with the old and the new value.

    `wijk_id` is the wijk it is of, None the stad or no wijk at all. `bij` says more: the reason of a status, the year
    of a figure. Values are as in the file: a day is ISO, a number has a point.
    """

    soort: str
    oud: str
    nieuw: str
    wijk_id: int | None = None
    bij: str = ""


@dataclass(frozen=True, slots=True)
class Itemverandering:
    """An item with all that changed of it; `plek` is (kind, id), `van` the item that an afspraak is about.

    An indicator has no plan: it is of a gemeente.
    """

    plek: Item
    titel: str
    plan_id: int | None
    veranderingen: tuple[Verandering, ...]
    van: Item | None = None
    gemeente_id: int | None = None

    def met(self, soort: str) -> tuple[Verandering, ...]:
        """The changes of one kind."""
        return tuple(v for v in self.veranderingen if v.soort == soort)


@dataclass(frozen=True, slots=True)
class Sinds:
    """All that changed between two moments, by item."""

    items: tuple[Itemverandering, ...] = ()

    def in_wijk(self, wijk_id: int | None, geldt: Callable[[Item, int], bool]) -> "Sinds":
        """What a wijk has to do with: its own changes, and those of the stad to items that hold there (`geldt`)."""
        if wijk_id is None:
            return self
        uit = []
        for item in self.items:
            over = geldt(item.van or item.plek, wijk_id)
            eigen = tuple(v for v in item.veranderingen if v.wijk_id == wijk_id or (v.wijk_id is None and over))
            if eigen:
                uit.append(replace(item, veranderingen=eigen))
        return Sinds(tuple(uit))

    def van_plannen(self, plannen: frozenset[int], gemeente_id: int) -> "Sinds":
        """What is of these plans, and the figures of their gemeente."""
        return Sinds(tuple(i for i in self.items if i.plan_id in plannen or i.gemeente_id == gemeente_id))

    def over(self, item: Item) -> tuple[Itemverandering, ...]:
        """What changed of one item, and of what is about it."""
        return tuple(i for i in self.items if item in (i.plek, i.van))

    @property
    def aantal(self) -> int:
        """How many changes there are."""
        return sum(len(item.veranderingen) for item in self.items)
