"""The card of one row: its fields and what hangs under it, as lines of label and text."""

from dataclasses import dataclass

from ivp_tui.domein.rijen import Kinderen


@dataclass(frozen=True, slots=True)
class Kaartregel:
    """A line of a card: a field (`veld` is its column), or a row that hangs under it (`kinderen` says of what kind).

    `naar` is the row that it points at, (table, id), None where there is none. `tekst` is '' where nothing is known,
    and `niets` what is said then.
    """

    label: str
    tekst: str
    veld: str = ""
    naar: tuple[str, int] | None = None
    kinderen: Kinderen | None = None
    niets: str = "–"


@dataclass(frozen=True, slots=True)
class Kaart:
    """One row of a table with all its fields; `titel` names it, with the item it belongs to."""

    tabel: str
    rij: int
    titel: str
    regels: tuple[Kaartregel, ...]


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """A row in a list of rows: its id, its name, and what says more of it."""

    rij: int
    naam: str
    bij: str = ""
