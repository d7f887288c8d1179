"""What a person can want to change: a closed union of intents, each one groep in the journal.

An intent names what is wanted, never a value computed from what a widget saw; `verwacht` is what the newest Stand
held when it was carried out, so that the writer can refuse to overwrite what somebody else changed in between.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ivp_tui.domein.plan import Status
from ivp_tui.domein.verantwoording import Toezeggingstatus

if TYPE_CHECKING:  # a whole plan is taken in or made once in years, and every start would wait for what it is made of
    from ivp_tui.domein.inhoud import Inhoud, Plan_inhoud
    from ivp_tui.domein.plankeus import Keus

#: fields of items that are plain text or plain values and can be set one at a time
TEKSTVELDEN: dict[str, tuple[str, ...]] = {
    "plan": ("titel", "missie"),
    "thema": ("titel", "toelichting"),
    "doel": ("titel", "toelichting"),
    "actie": ("titel", "toelichting", "trekker"),
    "toezegging": ("titel", "nummer", "toelichting"),
    "verhaal": ("titel", "tekst"),
}

#: fields that hold one of a few words
KEUZEVELDEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("toezegging", "soort"): ("toezegging", "motie"),
    ("toezegging", "status"): tuple(status.value for status in Toezeggingstatus),
}

#: how long a text may be, in characters, per field name; more is refused with the number
MAXIMUM = {
    "titel": 300,
    "trekker": 200,
    "toelichting": 20_000,
    "tekst": 20_000,
    "missie": 5_000,
    "naam": 200,
    "rol": 200,
    "nummer": 40,
}


@dataclass(frozen=True, slots=True)
class ZetStatus:
    """Set the status of one actie for one wijk (None: the stad)."""

    actie_id: int
    wijk_id: int | None
    status: Status


@dataclass(frozen=True, slots=True)
class ZetReden:
    """Say why an actie stands as it does, in the same groep as its status when `groep` is that one."""

    actie_id: int
    wijk_id: int | None
    tekst: str
    groep: int | None = None


@dataclass(frozen=True, slots=True)
class ZetTekst:
    """Set a text field of an item; `verwacht` is the text that was on screen when editing began."""

    tabel: Literal["plan", "thema", "doel", "actie", "toezegging", "verhaal"]
    rij: int
    veld: str
    tekst: str
    verwacht: str


@dataclass(frozen=True, slots=True)
class ZetKeuze:
    """Set a field that holds one of the words of KEUZEVELDEN."""

    tabel: Literal["toezegging"]
    rij: int
    veld: str
    waarde: str
    verwacht: str


@dataclass(frozen=True, slots=True)
class ZetDatum:
    """Set the day of a toezegging (None clears it) or of a verhaal, which always has one."""

    tabel: Literal["toezegging", "verhaal"]
    rij: int
    datum: date | None
    verwacht: date | None


@dataclass(frozen=True, slots=True)
class ZetVerhaalwijk:
    """Set the wijk a verhaal is of; None is the stad."""

    verhaal_id: int
    wijk_id: int | None
    verwacht: int | None


@dataclass(frozen=True, slots=True)
class ZetMiddel:
    """Set what a thema may cost in a year (begroot) or did cost (gerealiseerd), in euro; None is unknown."""

    thema_id: int
    jaar: int
    veld: Literal["begroot", "gerealiseerd"]
    bedrag: float | None
    verwacht: float | None


@dataclass(frozen=True, slots=True)
class ZetDeadline:
    """Set or clear the deadline of an actie."""

    actie_id: int
    deadline: date | None
    verwacht: date | None


@dataclass(frozen=True, slots=True)
class ZetWijken:
    """Set the scope of an actie: wijk ids, none for the whole gemeente."""

    actie_id: int
    wijken: tuple[int, ...]
    verwacht: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ZetPartners:
    """Set the partners of an actie by name; a name that is not there yet becomes a new partner."""

    actie_id: int
    namen: tuple[str, ...]
    verwacht: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZetMeting:
    """Set a figure: of an existing meting of one's own, or a new one that becomes the chosen one of its year and area.

    What a bron gave is never written over: then one's own figure stands beside it.
    """

    indicator_id: int
    wijk_id: int | None
    periode: int
    waarde: float | None
    onbekend: str | None
    meting_id: int | None
    verwacht: tuple[float | None, str | None] | None


@dataclass(frozen=True, slots=True)
class KiesMeting:
    """Choose which of several values of one indicator, area and year counts."""

    meting_id: int


@dataclass(frozen=True, slots=True)
class ZetStreefwaarde:
    """Set the base value or the target value of a streefwaarde; None is unknown."""

    streefwaarde_id: int
    veld: Literal["basiswaarde", "doelwaarde"]
    waarde: float | None
    verwacht: float | None


@dataclass(frozen=True, slots=True)
class NieuweActie:
    """Add an actie of one's own under a thema, and a doel where one was selected; `wijk_id` makes it the wijk's."""

    thema_id: int
    doel_id: int | None
    wijk_id: int | None
    titel: str


@dataclass(frozen=True, slots=True)
class NieuweToezegging:
    """Add a toezegging of today's raad or college, under a thema or of the plan as a whole (None)."""

    thema_id: int | None
    titel: str
    datum: date


@dataclass(frozen=True, slots=True)
class NieuwVerhaal:
    """Add a verhaal of a day and a wijk (None: stad), with the item it belongs to: ("actie", 17), or None."""

    item: tuple[str, int] | None
    wijk_id: int | None
    titel: str
    datum: date


@dataclass(frozen=True, slots=True)
class NieuwBericht:
    """Add a dated line to the log of an actie or a toezegging."""

    tabel: Literal["actie", "toezegging"]
    rij: int
    datum: date
    tekst: str


@dataclass(frozen=True, slots=True)
class Archiveer:
    """Put an actie, toezegging or verhaal away; it stays in the file and comes back with undo."""

    rij: int
    tabel: Literal["actie", "toezegging", "verhaal"] = "actie"


@dataclass(frozen=True, slots=True)
class NeemOp:
    """Take in content beside what is there, such as a plan from a file.

    `bekend` are plans of the same content that are in the file already: their items get the sleutel they lack, and
    what of the line through the plans does not fit them is left out.
    """

    inhoud: "Inhoud"
    omschrijving: str
    bekend: "tuple[Plan_inhoud, ...]" = ()


@dataclass(frozen=True, slots=True)
class NieuwPlan:
    """Make a plan for the years `van` up to and including `tot` out of the plan `uit_id`, with what was chosen."""

    uit_id: int
    titel: str
    slug: str
    van: int
    tot: int
    keus: "Keus"


@dataclass(frozen=True, slots=True)
class Ongedaan:
    """Undo the last groep of this user that is not undone yet."""


@dataclass(frozen=True, slots=True)
class Opnieuw:
    """Redo what was last undone."""


Wijziging = (
    ZetStatus | ZetReden | ZetTekst | ZetDeadline | ZetWijken | ZetPartners | ZetMeting | KiesMeting | ZetStreefwaarde
    | NieuweActie | ZetKeuze | ZetDatum | ZetVerhaalwijk | ZetMiddel | NieuweToezegging | NieuwVerhaal | NieuwBericht
    | NieuwPlan | Archiveer | NeemOp | Ongedaan | Opnieuw
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What became of an intent after COMMIT: the highest logboek id, its groep, and what to tell.

    `logboek_id` is that of the file when nothing had to change. `item` is (table, id) of what was made or touched.
    """

    logboek_id: int
    groep: int | None
    bericht: str
    item: tuple[str, int] | None = None
    gewijzigd: bool = True


class Geweigerd(Exception):
    """A change that was not made; the text says in Dutch what is wrong and what to do, and what was typed stays."""


class Botsing(Geweigerd):
    """Somebody else changed the same field in between; `hier` and `daar` are both values."""

    def __init__(self, wat: str, hier: str, daar: str) -> None:
        """Make the sentence from what was changed, our value and theirs."""
        super().__init__(f"{wat} is intussen gewijzigd in «{daar}»; uw «{hier}» is niet opgeslagen")
        self.hier = hier
        self.daar = daar
