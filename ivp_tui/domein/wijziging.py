"""What a person can want to change: a closed union of intents, each one groep in the journal.

An intent names what is wanted, never a value computed from what a widget saw; `verwacht` is what the newest Stand
held when it was carried out, so that the writer can refuse to overwrite what somebody else changed in between.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from ivp_tui.domein.plan import Status

#: fields of items that are plain text or plain values and can be set one at a time
TEKSTVELDEN: dict[str, tuple[str, ...]] = {
    "plan": ("titel", "missie"),
    "thema": ("titel", "toelichting"),
    "doel": ("titel", "toelichting"),
    "actie": ("titel", "toelichting", "trekker"),
    "toezegging": ("titel", "nummer", "toelichting"),
    "verhaal": ("titel", "tekst"),
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
    "actiehouder": 100,
    "afspraak": 1_000,
    "aanwezig": 2_000,
}


class Intent:
    """What every intent shares: whether the cursor goes to what it made or turned back.

    `OVER_GROEP` says that it is about a groep of the logboek, which it turns back, `VOEGT_BIJ` that it joins the
    groep that its field `groep` names.
    """

    __slots__ = ()
    NAAR_ITEM: ClassVar[bool] = False
    OVER_GROEP: ClassVar[bool] = False
    VOEGT_BIJ: ClassVar[bool] = False

    @property
    def raakt(self) -> frozenset[tuple[int, int | None]]:
        """The (actie, wijk) whose status it sets: drawn as waiting until it is on disk."""
        return frozenset()


@dataclass(frozen=True, slots=True)
class ZetStatus(Intent):
    """Set the status of one actie for one wijk (None: the stad)."""

    actie_id: int
    wijk_id: int | None
    status: Status

    @property
    def raakt(self) -> frozenset[tuple[int, int | None]]:
        """This one."""
        return frozenset({(self.actie_id, self.wijk_id)})


@dataclass(frozen=True, slots=True)
class ZetReden(Intent):
    """Say why an actie stands as it does, in the same groep as its status when `groep` is that one."""

    VOEGT_BIJ = True

    actie_id: int
    wijk_id: int | None
    tekst: str
    groep: int | None = None


@dataclass(frozen=True, slots=True)
class ZetTekst(Intent):
    """Set a text field of an item; `verwacht` is the text that was on screen when editing began."""

    tabel: Literal["plan", "thema", "doel", "actie", "toezegging", "verhaal"]
    rij: int
    veld: str
    tekst: str
    verwacht: str


@dataclass(frozen=True, slots=True)
class ZetDeadline(Intent):
    """Set or clear the deadline of an actie."""

    actie_id: int
    deadline: date | None
    verwacht: date | None


@dataclass(frozen=True, slots=True)
class ZetWijken(Intent):
    """Set the scope of an actie: wijk ids, none for the whole gemeente."""

    actie_id: int
    wijken: tuple[int, ...]
    verwacht: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ZetPartners(Intent):
    """Set the partners of an actie by name; a name that is not there yet becomes a new partner."""

    actie_id: int
    namen: tuple[str, ...]
    verwacht: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZetMeting(Intent):
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
class KiesMeting(Intent):
    """Choose which of several values of one indicator, area and year counts."""

    meting_id: int


@dataclass(frozen=True, slots=True)
class ZetStreefwaarde(Intent):
    """Set the base value or the target value of a streefwaarde; None is unknown."""

    streefwaarde_id: int
    veld: Literal["basiswaarde", "doelwaarde"]
    waarde: float | None
    verwacht: float | None


@dataclass(frozen=True, slots=True)
class NieuweActie(Intent):
    """Add an actie of one's own under a thema, and a doel where one was selected; `wijk_id` makes it the wijk's."""

    NAAR_ITEM = True

    thema_id: int
    doel_id: int | None
    wijk_id: int | None
    titel: str


@dataclass(frozen=True, slots=True)
class Archiveer(Intent):
    """Put an item away; it stays in the file, with what stands under a thema, and comes back from the archive."""

    rij: int
    tabel: Literal["thema", "doel", "actie", "toezegging", "verhaal"] = "actie"


@dataclass(frozen=True, slots=True)
class Ongedaan(Intent):
    """Undo the last groep of this user that is not undone yet."""

    NAAR_ITEM = True


@dataclass(frozen=True, slots=True)
class Opnieuw(Intent):
    """Redo what was last undone."""

    NAAR_ITEM = True


if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_inwoners import ZetInwoners
    from ivp_tui.domein.wijziging_logboek import MaakOngedaan, MaakOpnieuw
    from ivp_tui.domein.wijziging_overleg import (
        BeginOverleg,
        HeropenOverleg,
        NieuwAgendapunt,
        NieuweAfspraak,
        NieuweAgendapunten,
        SluitOverleg,
        VerplaatsAgendapunt,
        VerversAgenda,
        VerwijderAgendapunt,
        ZetAfspraak,
        ZetAfspraakstatus,
        ZetBehandeld,
        ZetNotitie,
        ZetOverleg,
    )
    from ivp_tui.domein.wijziging_plan import BoekBij, NeemOp, NieuwPlan, RuimOp, ZetTerug
    from ivp_tui.domein.wijziging_structuur import (
        ArchiveerMeer,
        HaalTerug,
        KoppelDoelen,
        NieuwDoel,
        NieuwThema,
        Schuif,
        VerplaatsActies,
        VerplaatsDoel,
        VoegSamen,
        ZetRedenen,
        ZetStatussen,
    )
    from ivp_tui.domein.wijziging_velden import NieuweRij, VerwijderRij, ZetVeld
    from ivp_tui.domein.wijziging_verantwoording import (
        NieuwBericht,
        NieuweToezegging,
        NieuwVerhaal,
        ZetDatum,
        ZetKeuze,
        ZetMiddel,
        ZetVerhaalwijk,
    )
    from ivp_tui.domein.wijziging_wissen import Wis

    Wijziging: TypeAlias = (
        ZetStatus | ZetReden | ZetTekst | ZetDeadline | ZetWijken | ZetPartners | ZetMeting | KiesMeting
        | ZetStreefwaarde | NieuweActie | ZetKeuze | ZetDatum | ZetVerhaalwijk | ZetMiddel | NieuweToezegging
        | NieuwVerhaal | NieuwBericht | NieuwPlan | Archiveer | NeemOp | ZetTerug | Wis | RuimOp | BoekBij
        | Ongedaan | Opnieuw | MaakOngedaan | MaakOpnieuw
        | ArchiveerMeer | HaalTerug | KoppelDoelen | NieuwDoel | NieuwThema | Schuif | VerplaatsActies | VerplaatsDoel
        | VoegSamen | ZetRedenen | ZetStatussen
        | BeginOverleg | SluitOverleg | HeropenOverleg | ZetOverleg | VerversAgenda | NieuwAgendapunt
        | NieuweAgendapunten | VerwijderAgendapunt | VerplaatsAgendapunt | ZetBehandeld | NieuweAfspraak
        | ZetAfspraakstatus | ZetAfspraak | ZetNotitie | ZetVeld | NieuweRij | VerwijderRij | ZetInwoners
    )  # fmt: skip
else:
    # at run time the name is only an annotation: the intents that are seldom wanted are imported at the first of them
    Wijziging = Intent


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What became of an intent after COMMIT: the highest logboek id, its groep, and what to tell.

    `logboek_id` is that of the file when nothing had to change. `item` is (table, id) of what was made or touched.
    `waarschuwing` is a Dutch sentence on something else that went wrong and that is told once, '' when nothing did.
    """

    logboek_id: int
    groep: int | None
    bericht: str
    item: tuple[str, int] | None = None
    gewijzigd: bool = True
    waarschuwing: str = ""


class Geweigerd(Exception):
    """A change that was not made; the text says in Dutch what is wrong and what to do, and what was typed stays."""


class Nietsgedaan(Geweigerd):
    """There was nothing to do: what was asked is there already, or cannot go further. No reason for alarm."""


class Botsing(Geweigerd):
    """Somebody else changed the same field in between; `hier` and `daar` are both values."""

    def __init__(self, wat: str, hier: str, daar: str) -> None:
        """Make the sentence from what was changed, our value and theirs."""
        super().__init__(f"{wat} is intussen gewijzigd in «{daar}»; uw «{hier}» is niet opgeslagen")
        self.hier = hier
        self.daar = daar
