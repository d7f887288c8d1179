"""The intents about an overleg: its agenda, afspraken and besluiten, and one's own notities; imported at the first."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ivp_tui.domein.wijziging import Intent

#: an item: ("actie", 17); the kinds an agendapunt, afspraak or notitie may be about
Item = tuple[str, int]


@dataclass(frozen=True, slots=True)
class BeginOverleg(Intent):
    """Begin an overleg of the plan in view: of a kind that the plan names (`overlegsoort_id`), or with its own name.

    Its agenda makes itself, in the same groep. `datum` may lie behind us; a second one on the same day is another one.
    """

    NAAR_ITEM = True

    overlegsoort_id: int | None
    naam: str
    wijk_id: int | None
    datum: date
    aanwezig: str = ""


@dataclass(frozen=True, slots=True)
class SluitOverleg(Intent):
    """Close an overleg; closing it twice changes nothing, and says so."""

    overleg_id: int


@dataclass(frozen=True, slots=True)
class HeropenOverleg(Intent):
    """Open a closed overleg again; one that is open stays so, and says so."""

    overleg_id: int


@dataclass(frozen=True, slots=True)
class ZetOverleg(Intent):
    """Set one field of an overleg; `waarde` and `verwacht` are a text, a day (`datum`) or a wijk id (`wijk_id`)."""

    overleg_id: int
    veld: Literal["naam", "aanwezig", "datum", "wijk_id"]
    waarde: str | date | int | None
    verwacht: str | date | int | None


@dataclass(frozen=True, slots=True)
class VerversAgenda(Intent):
    """Make the agenda anew from what is known now; what is behandeld, added or taken off by hand stays so."""

    overleg_id: int


@dataclass(frozen=True, slots=True)
class NieuwAgendapunt(Intent):
    """Put something on the agenda: an item, or a text of one's own; at `plaats` (0 is first), None at the end."""

    overleg_id: int
    titel: str = ""
    item: Item | None = None
    plaats: int | None = None


@dataclass(frozen=True, slots=True)
class NieuweAgendapunten(Intent):
    """Put items on the agenda at its end, at once; one that is there already is left out."""

    overleg_id: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class VerwijderAgendapunt(Intent):
    """Take something off the agenda."""

    agendapunt_id: int


@dataclass(frozen=True, slots=True)
class VerplaatsAgendapunt(Intent):
    """Move something on the agenda so many places down (negative: up); it stops at the ends."""

    agendapunt_id: int
    stap: int


@dataclass(frozen=True, slots=True)
class ZetBehandeld(Intent):
    """Mark an agendapunt as done, or not."""

    agendapunt_id: int
    behandeld: bool


@dataclass(frozen=True, slots=True)
class NieuweAfspraak(Intent):
    """Write down what was agreed or decided in an overleg; the number is given as it is written.

    `overleg_id` is None for an afspraak outside any overleg; those are a series of their own. Of a besluit
    `actiehouder` and `termijn` stay empty. A holder that is no partner yet becomes one.
    """

    overleg_id: int | None
    tekst: str
    actiehouder: str = ""
    termijn: date | None = None
    wijk_id: int | None = None
    item: Item | None = None
    soort: Literal["afspraak", "besluit"] = "afspraak"


@dataclass(frozen=True, slots=True)
class ZetAfspraakstatus(Intent):
    """Say how an afspraak or besluit stands, on the day `op`; `verwacht` is what was on the screen."""

    afspraak_id: int
    status: str
    verwacht: str
    op: date


@dataclass(frozen=True, slots=True)
class ZetAfspraak(Intent):
    """Set one field of an afspraak; `waarde` and `verwacht` are a text, a day (`termijn`) or a wijk id (`wijk_id`)."""

    afspraak_id: int
    veld: Literal["tekst", "actiehouder", "termijn", "wijk_id"]
    waarde: str | date | int | None
    verwacht: str | date | int | None


@dataclass(frozen=True, slots=True)
class ZetNotitie(Intent):
    """Write a notitie of one's own beside an item, an afspraak or an overleg; an empty text takes it away.

    `notitie_id` is None for a new one; `verwacht` is the text that was on the screen. Notities go nowhere else.
    """

    tekst: str
    notitie_id: int | None = None
    overleg_id: int | None = None
    item: Item | None = None
    wijk_id: int | None = None
    verwacht: str = ""
