"""The intents about toezeggingen, verhalen, middelen and berichten; imported at the first, not at every start."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ivp_tui.domein.verantwoording import Toezeggingstatus
from ivp_tui.domein.wijziging import Intent

#: fields that hold one of a few words
KEUZEVELDEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("toezegging", "soort"): ("toezegging", "motie"),
    ("toezegging", "status"): tuple(status.value for status in Toezeggingstatus),
}


@dataclass(frozen=True, slots=True)
class ZetKeuze(Intent):
    """Set a field that holds one of the words of KEUZEVELDEN."""

    tabel: Literal["toezegging"]
    rij: int
    veld: str
    waarde: str
    verwacht: str


@dataclass(frozen=True, slots=True)
class ZetDatum(Intent):
    """Set the day of a toezegging (None clears it) or of a verhaal, which always has one."""

    tabel: Literal["toezegging", "verhaal"]
    rij: int
    datum: date | None
    verwacht: date | None


@dataclass(frozen=True, slots=True)
class ZetVerhaalwijk(Intent):
    """Set the wijk a verhaal is of; None is the stad."""

    verhaal_id: int
    wijk_id: int | None
    verwacht: int | None


@dataclass(frozen=True, slots=True)
class ZetMiddel(Intent):
    """Set what a thema may cost in a year (begroot) or did cost (gerealiseerd), in euro; None is unknown."""

    thema_id: int
    jaar: int
    veld: Literal["begroot", "gerealiseerd"]
    bedrag: float | None
    verwacht: float | None


@dataclass(frozen=True, slots=True)
class NieuweToezegging(Intent):
    """Add a toezegging of today's raad or college, under a thema or of the plan as a whole (None)."""

    NAAR_ITEM = True

    thema_id: int | None
    titel: str
    datum: date


@dataclass(frozen=True, slots=True)
class NieuwVerhaal(Intent):
    """Add a verhaal of a day and a wijk (None: stad), with the item it belongs to: ("actie", 17), or None."""

    NAAR_ITEM = True

    item: tuple[str, int] | None
    wijk_id: int | None
    titel: str
    datum: date


@dataclass(frozen=True, slots=True)
class NieuwBericht(Intent):
    """Add a dated line to the log of an actie or a toezegging."""

    tabel: Literal["actie", "toezegging"]
    rij: int
    datum: date
    tekst: str
