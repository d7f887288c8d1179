"""A notitie: what somebody wrote for themselves beside an item, an afspraak or an overleg. It goes nowhere else."""

from dataclasses import dataclass

from ivp_tui.domein.overleg import Item


@dataclass(frozen=True, slots=True)
class Notitie:
    """A note of one's own; `item` may also be ("afspraak", 3), and None is of the overleg alone."""

    id: int
    overleg_id: int | None
    wijk_id: int | None
    item: Item | None
    tekst: str
    gewijzigd_op: str | None
