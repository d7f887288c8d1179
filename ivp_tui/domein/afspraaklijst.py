"""The list of afspraken and besluiten as one looks at it: which part of it, and narrowed to what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ivp_tui.domein.overleg import Afspraak, Reeks, houdt

#: how the afspraken outside any overleg are called
LOS = "buiten overleg"


class Lijstdeel(StrEnum):
    """A part of the list, in the order of the tabs."""

    OPEN = "open"
    ALLES = "alles"
    BESLUITEN = "besluiten"


@dataclass(frozen=True, slots=True)
class Lijstkeus:
    """What to see: a part, and what narrows it; empty parts ask nothing. `wijk` is the id in a one-tuple."""

    deel: Lijstdeel = Lijstdeel.OPEN
    woorden: tuple[str, ...] = ()
    houder: str = ""
    wijk: tuple[int | None] | None = None
    reeks: Reeks | None = None
    te_laat: bool = False

    @property
    def leeg(self) -> bool:
        """Whether nothing narrows it."""
        return self == Lijstkeus(self.deel)

    def met_woorden(self, tekst: str) -> "Lijstkeus":
        """The same, narrowed to what holds all these words."""
        return replace(self, woorden=tuple(tekst.casefold().split()))

    def met_deel(self, stap: int) -> "Lijstkeus":
        """The same of the next or previous part, round and round."""
        delen = tuple(Lijstdeel)
        return replace(self, deel=delen[(delen.index(self.deel) + stap) % len(delen)])

    def past(self, a: Afspraak, vandaag: date) -> bool:
        """Whether an afspraak or besluit is in view."""
        return self.hoort_in(a) and self._smal(a, vandaag)

    def hoort_in(self, a: Afspraak) -> bool:
        """Whether it belongs to the part in view, whatever narrows that."""
        if self.deel is Lijstdeel.BESLUITEN:
            return a.soort == "besluit"
        return a.soort != "besluit" and (a.is_open or self.deel is Lijstdeel.ALLES)

    def _smal(self, a: Afspraak, vandaag: date) -> bool:
        if self.wijk is not None and a.wijk_id != self.wijk[0]:
            return False
        if self.reeks not in (None, a.reeks) or (self.te_laat and not a.te_laat(vandaag)):
            return False
        if self.houder and not houdt(a.actiehouder, self.houder):
            return False
        tekst = " ".join((a.nummer, a.tekst, a.actiehouder, a.itemtitel, a.wijk, a.overleg or LOS)).casefold()
        return all(woord in tekst for woord in self.woorden)


def kies_uit(alle: Iterable[Afspraak], keus: Lijstkeus, vandaag: date) -> tuple[Afspraak, ...]:
    """Those that `keus` lets through, in the order they came."""
    return tuple(a for a in alle if keus.past(a, vandaag))


def dagen_te_laat(a: Afspraak, vandaag: date) -> int:
    """How many days the termijn of an open afspraak lies behind us, 0 where it does not."""
    return (vandaag - a.termijn).days if a.termijn is not None and a.te_laat(vandaag) else 0


def telwoord(aantal: int) -> str:
    """How many are overdue, for the title of the screen: "1 afspraak te laat"; '' for none."""
    return "" if not aantal else f"{aantal} {'afspraak' if aantal == 1 else 'afspraken'} te laat"
