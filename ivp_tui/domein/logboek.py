"""The logboek as a person reads it: groepen with who, when and what, and what one wants to see of them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.schoon import schoon

#: an item: (table, id)
Plek = tuple[str, int]

#: who changed what came in past ivp, as the triggers name them
BUITEN_OM = "buiten ivp om"


@dataclass(frozen=True, slots=True)
class Logitem:
    """What a change was about, by the name it has or last had; `plan` is the slug of its plan, '' for none.

    `weg` says why it is not to be gone to: "verwijderd" or "in het archief", '' where it is there.
    """

    soort: str
    nummer: int
    titel: str
    plan: str = ""
    looptijd: str = ""
    weg: str = ""

    @property
    def plek(self) -> Plek:
        """Table and id."""
        return self.soort, self.nummer


@dataclass(frozen=True, slots=True)
class Logveld:
    """One field that was set: of which item, its name, and the old and the new value in words ('' is nothing)."""

    item: Logitem
    naam: str
    oud: str
    nieuw: str


#: what stands where a notitie would be read: that there is one may be seen, what it says is for who wrote it
EIGEN_NOTITIE = "(eigen notitie)"


@dataclass(frozen=True, slots=True)
class Loggroep:
    """One groep of the journal; `tijd` is UTC as in the file, `regels` how many journal rows it has.

    `velden` are the first of those in words. `maakt_ongedaan` is the groep it turned back, `ongedaan_door` the one
    that undid it, and `opnieuw` says that it turned back an undo, and so did again what was done before.
    """

    id: int
    tijd: str
    wie: str
    omschrijving: str
    items: tuple[Logitem, ...]
    waar: tuple[str, ...]
    velden: tuple[Logveld, ...]
    regels: int
    maakt_ongedaan: int | None = None
    ongedaan_door: int | None = None
    opnieuw: bool = False

    @property
    def buiten_om(self) -> bool:
        """Whether it was written past ivp, as with sqlite3 or Datasette."""
        return self.wie == BUITEN_OM

    @property
    def tekst(self) -> str:
        """All that is to be searched in it, folded to one case."""
        items = " ".join(f"{item.soort} {item.titel} {item.looptijd}" for item in self.items)
        velden = " ".join(f"{veld.naam} {veld.oud} {veld.nieuw}" for veld in self.velden)
        return f"{self.wie} {self.omschrijving} {items} {' '.join(self.waar)} {velden}".casefold()


@dataclass(frozen=True, slots=True)
class Logkeus:
    """What to show of the logboek; empty parts ask nothing, and all that is asked must hold.

    `sinds` is a time in UTC as in the file; `wie` is a name and `zonder` a name to leave out; each of `woorden` must
    stand somewhere in a groep; `wijken` are ids, None is any.
    """

    item: Plek | None = None
    wijken: tuple[int, ...] | None = None
    wie: str = ""
    zonder: str = ""
    sinds: str = ""
    woorden: tuple[str, ...] = field(default=())

    @property
    def leeg(self) -> bool:
        """Whether it lets everything through."""
        return self == Logkeus()

    def met_woorden(self, tekst: str) -> "Logkeus":
        """The same, narrowed by the words of a text."""
        return replace(self, woorden=tuple(tekst.casefold().split()))


@dataclass(frozen=True, slots=True)
class Logblad:
    """A stretch of the logboek, newest first; `verder` is the groep beyond which there may be more, None at the end."""

    groepen: tuple[Loggroep, ...]
    verder: int | None


def plaatselijk(tijd: str) -> datetime | None:
    """A time of the file (UTC) as the clock on the wall had it; None for what is no time."""
    try:
        moment = datetime.fromisoformat(tijd)
        return moment.astimezone() if moment.tzinfo else moment.replace(tzinfo=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return None  # written past ivp, or beyond what a calendar holds


def schrijf_tijdstip(tijd: str) -> str:
    """A time of the file as it is read here: "5 dec 2026 14:30"; what is no time as it stands."""
    moment = plaatselijk(tijd)
    return f"{schrijf_datum(moment.date())} {moment:%H:%M}" if moment is not None else schoon(tijd[:40])


def sinds_dag(dag: date) -> str:
    """The beginning of a day here as a time of the file, to compare with."""
    try:
        begin = datetime(dag.year, dag.month, dag.day).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        begin = datetime(dag.year, dag.month, dag.day, tzinfo=UTC)
    return begin.strftime("%Y-%m-%dT%H:%M:%S")
