"""The plan and what it promises: thema, doel, actie, and who and what belongs to them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How an actie stands; the values are the words in the file and in v_stand."""

    ONBEKEND = "onbekend"
    NIET_GESTART = "niet gestart"
    OP_SCHEMA = "op schema"
    AANDACHT = "aandacht"
    LOOPT_ACHTER = "loopt achter"
    GEREED = "gereed"
    VERVALLEN = "vervallen"


#: the statuses that ask for a reason
VRAAGT_REDEN = (Status.AANDACHT, Status.LOOPT_ACHTER)


@dataclass(frozen=True, slots=True)
class Bron:
    """A source: a document or publication, with its address where it has one."""

    id: int
    sleutel: str
    titel: str
    uitgever: str
    jaar: int | None
    url: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of one gemeente for the years `van` up to and including `tot`."""

    id: int
    slug: str
    titel: str
    gemeente_id: int
    gemeente: str
    van: int
    tot: int
    missie: str
    bron_id: int | None
    vindplaats: str

    @property
    def looptijd(self) -> str:
        """Its years: "2015–2018", or "2015" for one year."""
        return f"{self.van}–{self.tot}" if self.van != self.tot else str(self.van)

    def geldt_in(self, jaar: int) -> bool:
        """Whether it is in force in a year."""
        return self.van <= jaar <= self.tot


@dataclass(frozen=True, slots=True)
class Wijk:
    """A wijk of the gemeente with its CBS code."""

    id: int
    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Gebied:
    """A named place and the wijken it lies in; `ligging` says what that rests on."""

    id: int
    naam: str
    wijken: tuple[int, ...]
    ligging: str
    toelichting: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Rol:
    """A partner and the part it plays in a thema or an actie; `rol` is '' where the source only names it."""

    partner_id: int
    naam: str
    afkorting: str
    rol: str
    bron_id: int | None = None
    vindplaats: str = ""
    #: the row of thema_partner that says so, 0 for a part in an actie
    id: int = 0


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation or function that takes part."""

    id: int
    naam: str
    afkorting: str
    soort: str


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What a plan (`thema_id` None) or thema says beside its doelen: pijler, focus, schakel, aanpak, probleem."""

    id: int
    thema_id: int | None
    soort: str
    tekst: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Overlegsoort:
    """A kind of overleg that the plan names; `thema_id` None is plan-wide."""

    id: int
    thema_id: int | None
    naam: str
    ritme: str
    voorzitter: str
    deelnemers: str
    taak: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Thema:
    """A thema of the plan; the prioriteiten come first on every screen."""

    id: int
    titel: str
    prioriteit: bool
    toelichting: str
    partners: tuple[Rol, ...]
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Doel:
    """A doel of a thema, or a hoofddoel of the plan (`thema_id` None); `soort` is meetbaar or kwalitatief."""

    id: int
    thema_id: int | None
    titel: str
    toelichting: str
    soort: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Actie:
    """An actie under a thema; `doelen` are the doelen it serves, none means thema-wide.

    Which they are is our reading, but for those in `doelen_bron`, which the source says itself. `wijken` empty means
    the whole gemeente. `soort` is lopend, nieuw or eigen.
    """

    id: int
    thema_id: int
    titel: str
    toelichting: str
    soort: str
    doelen: tuple[int, ...]
    wijken: tuple[int, ...]
    gebieden: tuple[int, ...]
    partners: tuple[Rol, ...]
    schakels: str
    aanpak: str
    trekker: str
    deadline: date | None
    bron_id: int | None
    vindplaats: str
    doelen_bron: tuple[int, ...] = ()

    def geldt_in(self, wijk_id: int | None) -> bool:
        """Whether the actie belongs in the view of this wijk; the stad (None) shows them all."""
        return wijk_id is None or not self.wijken or wijk_id in self.wijken


@dataclass(frozen=True, slots=True)
class StandVanZaken:
    """The status somebody set for an actie in one wijk, or in the stad (`wijk_id` None).

    `gewijzigd_op` is an ISO time in UTC, or None where it is not known.
    """

    actie_id: int
    wijk_id: int | None
    status: Status
    toelichting: str
    gewijzigd_op: str | None

    @classmethod
    def uit_rij(
        cls, actie_id: int, wijk_id: int | None, status: str, toelichting: str, gewijzigd_op: str | None
    ) -> "StandVanZaken":
        """Make it from the plain values of a row; raises ValueError on a status nobody knows."""
        return cls(actie_id, wijk_id, Status(status), toelichting, gewijzigd_op)

    @property
    def reden_ontbreekt(self) -> bool:
        """Whether the status asks for a reason that was not given."""
        return self.status in VRAAGT_REDEN and not self.toelichting
