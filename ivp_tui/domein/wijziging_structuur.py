"""The intents about the shape of the plan and about many items at once; imported at the first, not at every start."""

from dataclasses import dataclass
from typing import Literal

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Intent

#: what stands in an order of its own, and so can be moved up and down
Schuifbaar = Literal["thema", "doel", "actie", "toezegging"]

#: what can be put in the archive
Archiefsoort = Literal["thema", "doel", "actie", "toezegging", "verhaal"]

#: what can be made one of two
Samensoort = Literal["actie", "doel", "partner"]


@dataclass(frozen=True, slots=True)
class NieuwDoel(Intent):
    """Add a doel under a thema, or a hoofddoel of the plan (None)."""

    NAAR_ITEM = True

    thema_id: int | None
    titel: str


@dataclass(frozen=True, slots=True)
class NieuwThema(Intent):
    """Add a thema to the plan in view, after those that are there."""

    NAAR_ITEM = True

    titel: str


@dataclass(frozen=True, slots=True)
class Schuif(Intent):
    """Move an item past its next (1) or previous (-1) neighbour among those beside it on the screen, `tussen`.

    It names no place: of two fast keys both count. `hoe` is what to tell beside the direction, such as that the
    order is that of the thema.
    """

    soort: Schuifbaar
    rij: int
    richting: Literal[-1, 1]
    tussen: tuple[int, ...]
    hoe: str = ""


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where an actie was when a person chose where it is to go: its thema, and all doelen it serves.

    `onder` is the doel under which it was seen, None where it was seen thema-wide.
    """

    actie_id: int
    thema_id: int
    doelen: frozenset[int]
    onder: int | None = None


@dataclass(frozen=True, slots=True)
class VerplaatsActies(Intent):
    """Bring acties to a thema, and under one of its doelen where `doel_id` is given; else they become thema-wide."""

    NAAR_ITEM = True

    van: tuple[Plaats, ...]
    thema_id: int
    doel_id: int | None


@dataclass(frozen=True, slots=True)
class VerplaatsDoel(Intent):
    """Bring a doel to another thema (None: make it a hoofddoel), with the acties that serve nothing else there."""

    NAAR_ITEM = True

    doel_id: int
    thema_id: int | None
    verwacht: int | None


@dataclass(frozen=True, slots=True)
class Koppeling:
    """The doelen of one actie: as a person saw them, and as they must become."""

    actie_id: int
    verwacht: frozenset[int]
    doelen: frozenset[int]


@dataclass(frozen=True, slots=True)
class KoppelDoelen(Intent):
    """Set which doelen acties serve; what was linked and stays keeps its herkomst."""

    koppelingen: tuple[Koppeling, ...]


@dataclass(frozen=True, slots=True)
class ZetStatussen(Intent):
    """Set one status for many acties, for one wijk (None: the stad): all of them or none."""

    acties: tuple[int, ...]
    wijk_id: int | None
    status: Status

    @property
    def raakt(self) -> frozenset[tuple[int, int | None]]:
        """All of them wait."""
        return frozenset((actie, self.wijk_id) for actie in self.acties)


@dataclass(frozen=True, slots=True)
class ZetRedenen(Intent):
    """Say of many acties why they stand as they do, in the same groep as their status."""

    VOEGT_BIJ = True

    acties: tuple[int, ...]
    wijk_id: int | None
    tekst: str
    groep: int | None = None


@dataclass(frozen=True, slots=True)
class ArchiveerMeer(Intent):
    """Put several items away at once."""

    soort: Archiefsoort
    rijen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HaalTerug(Intent):
    """Take an item out of the archive."""

    NAAR_ITEM = True

    soort: Archiefsoort
    rij: int


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """What it comes down to when one item goes up in another, worked out before anything is changed.

    `zetten` are (table, row, field, value) in the order of writing, `weg` the (table, row) that are deleted.
    `regels` tell it: what kind of sentence ("over", "blijft", "vervalt"), and the sentence. `foto` are the rows it
    was worked out from, so that a change in between is seen.
    """

    soort: Samensoort
    blijft: int
    op: int
    titels: tuple[str, str]
    zetten: tuple[tuple[str, int, str, object], ...]
    weg: tuple[tuple[str, int], ...]
    regels: tuple[tuple[str, str], ...]
    foto: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class VoegSamen(Intent):
    """Make one of two acties, doelen or partners, exactly as it was shown."""

    NAAR_ITEM = True

    gezien: Samenvoeging
