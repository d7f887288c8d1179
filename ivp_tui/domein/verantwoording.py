"""What stands beside the plan to account for it: toezeggingen and moties, verhalen, middelen, and dated berichten."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Toezeggingstatus(StrEnum):
    """How a toezegging or motie stands; the values are the words in the file and in v_toezegging."""

    OPEN = "open"
    AFGEDAAN = "afgedaan"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True)
class Bericht:
    """One dated line of the log of an actie (what was reported of it) or of a toezegging; one of both ids is set."""

    id: int
    actie_id: int | None
    toezegging_id: int | None
    datum: date
    tekst: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Toezegging:
    """A toezegging to the raad, or a motie of it: `soort` is "toezegging" or "motie"; `thema_id` None is plan-wide.

    `nummer` is '' where it has none, `datum` None where the source gives none.
    """

    id: int
    thema_id: int | None
    soort: str
    nummer: str
    titel: str
    status: Toezeggingstatus
    datum: date | None
    toelichting: str
    bron_id: int | None
    vindplaats: str

    @property
    def naam(self) -> str:
        """Number and title: "M309 Samen voor inclusie"."""
        return f"{self.nummer} {self.titel}".strip()


@dataclass(frozen=True, slots=True)
class Verhaal:
    """A story from practice beside the figures (Rijker verantwoorden), of a day, a wijk (None: stad) and an item.

    `item` is such as ("actie", 17), or None for the plan as a whole.
    """

    id: int
    datum: date
    wijk_id: int | None
    item: tuple[str, int] | None
    titel: str
    tekst: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Middel:
    """What a thema may cost in one year and what it did, in euro; None is unknown, never 0."""

    id: int
    thema_id: int
    jaar: int
    begroot: float | None
    gerealiseerd: float | None
    toelichting: str
    bron_id: int | None
    vindplaats: str
