"""What an overleg is: the meeting, its agenda, its afspraken and besluiten, and the reeks (series) it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ivp_tui.domein.datum import schrijf_datum

#: an item: ("actie", 17)
Item = tuple[str, int]


class Herkomst(StrEnum):
    """Why something is on the agenda, in the order in which it comes there."""

    AFSPRAAK = "afspraak"
    WIJZIGING = "wijziging"
    STATUS = "status"
    PRIORITEIT = "prioriteit"
    EIGEN = "eigen"


class Afspraakstatus(StrEnum):
    """How an afspraak stands: open, gereed or vervallen; a besluit is genomen or vervallen."""

    OPEN = "open"
    GEREED = "gereed"
    VERVALLEN = "vervallen"
    GENOMEN = "genomen"


#: what can be said of each kind; the first is how it begins
STATUSSEN: dict[str, tuple[Afspraakstatus, ...]] = {
    "afspraak": (Afspraakstatus.OPEN, Afspraakstatus.GEREED, Afspraakstatus.VERVALLEN),
    "besluit": (Afspraakstatus.GENOMEN, Afspraakstatus.VERVALLEN),
}


class Reeks(NamedTuple):
    """The series an overleg belongs to: same kind or name, same wijk, one gemeente; it runs through plans."""

    gemeente_id: int
    wijk_id: int | None
    naam: str


def reeks_van(gemeente_id: int, wijk_id: int | None, soort: str, naam: str) -> Reeks:
    """The series of an overleg of a kind (`soort`, '' for none), else of its own name; case and spaces do not count.

    It goes by the name of the kind: every plan names its kinds anew.
    """
    return Reeks(gemeente_id, wijk_id, " ".join((soort or naam).casefold().split()))


@dataclass(frozen=True, slots=True)
class Overleg:
    """One meeting. `soort` is the name of its kind, '' where it has only a `naam`; the times are UTC as in the file."""

    id: int
    plan_id: int
    plan: str
    gemeente_id: int
    overlegsoort_id: int | None
    soort: str
    wijk_id: int | None
    wijk: str
    naam: str
    datum: date
    aanwezig: str
    begonnen_op: str | None
    gesloten_op: str | None

    @property
    def reeks(self) -> Reeks:
        """The series it belongs to."""
        return reeks_van(self.gemeente_id, self.wijk_id, self.soort, self.naam)

    @property
    def is_open(self) -> bool:
        """Whether it was begun and not closed yet."""
        return self.begonnen_op is not None and self.gesloten_op is None

    @property
    def plaats_in_tijd(self) -> tuple[date, int]:
        """By what the meetings of a series follow each other: two on a day in the order in which they were made."""
        return self.datum, self.id

    def titel(self, zonder_wijk: str = "stad") -> str:
        """Such as "Driehoek · stad · 5 dec 2026"."""
        return f"{self.naam} · {self.wijk or zonder_wijk} · {schrijf_datum(self.datum)}"


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """One thing to go through: an afspraak, an item, or a text of one's own.

    `naam` is what it is called now: its own `titel`, else the text of the afspraak or the title of the item.
    """

    id: int
    overleg_id: int
    volgorde: int
    herkomst: Herkomst
    titel: str
    item: Item | None
    afspraak_id: int | None
    behandeld: bool
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What was agreed, or decided (`soort` "besluit"); `overleg` and `datum` are of the meeting where it was."""

    id: int
    plan_id: int
    overleg_id: int
    overleg: str
    datum: date
    nummer: str
    wijk_id: int | None
    wijk: str
    item: Item | None
    itemtitel: str
    soort: str
    tekst: str
    actiehouder: str
    termijn: date | None
    status: Afspraakstatus
    afgedaan_op: date | None
    reeks: Reeks

    @property
    def aanduiding(self) -> str:
        """What it is and its number: "besluit B2026-01"; without one, as another program may have added it."""
        return f"{self.soort} {self.nummer}".strip()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status is Afspraakstatus.OPEN

    def te_laat(self, vandaag: date) -> bool:
        """Whether it is open and its termijn lies before this day."""
        return self.is_open and self.termijn is not None and self.termijn < vandaag


def vorige(overleg: Overleg, alle: Iterable[Overleg]) -> Overleg | None:
    """The meeting of the same series that went before, None for the first."""
    eerder = [o for o in alle if o.reeks == overleg.reeks and o.plaats_in_tijd < overleg.plaats_in_tijd]
    return max(eerder, key=lambda o: o.plaats_in_tijd, default=None)


def op_urgentie(afspraken: Iterable[Afspraak], vandaag: date) -> list[Afspraak]:
    """Overdue first, then by termijn, then those without one; equal ones by number."""
    return sorted(
        afspraken,
        key=lambda a: (not a.te_laat(vandaag), a.termijn is None, a.termijn or date.max, nummersleutel(a.nummer), a.id),
    )


def nummersleutel(nummer: str) -> tuple[str, str, int]:
    """By what numbers are put in order: "2026-9" goes before "2026-10", and a besluit after the afspraken."""
    jaar, _, teller = nummer.rpartition("-")
    letter = jaar[:1] if jaar[:1].isalpha() else ""
    return letter, jaar.removeprefix(letter), int(teller) if teller.isascii() and teller.isdigit() else 0


def volgend_nummer(soort: str, jaar: int, gegeven: Iterable[str]) -> str:
    """The next number of a series in a year: "2026-01", of a besluit "B2026-01"; `gegeven` are all ever given in it.

    It goes one beyond the highest, so that a number that was undone is never given to another.
    """
    voor = f"{'B' if soort == 'besluit' else ''}{jaar:04d}-"
    tellers = (nummersleutel(nummer)[2] for nummer in gegeven if nummer.startswith(voor))
    return f"{voor}{max(tellers, default=0) + 1:02d}"


@dataclass(frozen=True, slots=True)
class Telling:
    """How many afspraken are open, and how many of those are overdue."""

    open: int
    te_laat: int

    @property
    def tekst(self) -> str:
        """Such as "afspraken: 3 open, 1 te laat"."""
        return f"afspraken: {self.open} open, {self.te_laat} te laat"


@dataclass(frozen=True, slots=True)
class Afspraakkeus:
    """Which afspraken one wants to see; empty parts ask nothing. `wijk` is the id in a one-tuple, (None,) the stad."""

    soort: str = "afspraak"
    wijk: tuple[int | None] | None = None
    plan_id: int | None = None
    reeks: Reeks | None = None
    actiehouder: str = ""
    item: Item | None = None
    alleen_open: bool = False
    te_laat_op: date | None = None
    afgedaan_sinds: date | None = None

    def past(self, a: Afspraak) -> bool:
        """Whether an afspraak is among them; of what is done only that of `afgedaan_sinds` on, where that is asked."""
        if a.soort != self.soort or (self.wijk is not None and a.wijk_id != self.wijk[0]):
            return False
        if self.plan_id not in (None, a.plan_id) or self.reeks not in (None, a.reeks):
            return False
        if self.item not in (None, a.item) or not self._van_houder(a):
            return False
        if self.te_laat_op is not None and not a.te_laat(self.te_laat_op):
            return False
        return self._staat_er_nog(a)

    def _van_houder(self, a: Afspraak) -> bool:
        return not self.actiehouder or houdt(a.actiehouder, self.actiehouder)

    def _staat_er_nog(self, a: Afspraak) -> bool:
        if a.is_open or a.status is Afspraakstatus.GENOMEN:
            return True
        if self.alleen_open:
            return False
        return self.afgedaan_sinds is None or (a.afgedaan_op is not None and a.afgedaan_op >= self.afgedaan_sinds)


def houders(tekst: str, bekend: Iterable[str] = ()) -> tuple[str, ...]:
    """The holders in a field that may name more than one: "Politie, OM".

    `bekend` are names of partners: one with a comma in it is one holder ("Ministerie van Volksgezondheid, Welzijn en
    Sport").
    """
    over = [deel.strip() for deel in tekst.split(",") if deel.strip()]
    lang = {tuple(map(_kern, naam.split(","))): naam for naam in bekend if "," in naam}
    uit: list[str] = []
    while over:
        heel = max((k for k in lang if k == tuple(map(_kern, over[: len(k)]))), key=len, default=None)
        uit.append(lang[heel] if heel else over[0])
        del over[: len(heel or over[:1])]
    return tuple(uit)


def _kern(naam: str) -> str:
    return " ".join(naam.strip().strip('@"“”„').casefold().split())


def houdt(actiehouder: str, houder: str) -> bool:
    """Whether `houder` is among the holders in a field."""
    return f", {', '.join(houders(houder.casefold()))}, " in f", {', '.join(houders(actiehouder.casefold()))}, "
