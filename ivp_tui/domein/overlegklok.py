"""The clock of a meeting: how long it goes on, and how long each item of the agenda was before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Klokstand:
    """What the clock of a meeting says: seconds in all and by agendapunt, and whether it was put to a stop."""

    totaal: float = 0.0
    punten: Mapping[int, float] = field(default_factory=dict)
    stil: bool = False


class Overlegklok:
    """Counts seconds for the agendapunt in view; the time itself (`nu`, in seconds) is given to every call."""

    def __init__(self, begin: Klokstand, nu: float) -> None:
        """Go on from what it said before; the time in between does not count."""
        self._punten = dict(begin.punten)
        self._totaal = begin.totaal
        self._stil = begin.stil
        self._punt = 0
        self._sinds = nu

    @property
    def loopt(self) -> bool:
        """Whether it is running."""
        return not self._stil

    def _boek(self, nu: float) -> None:
        # a clock of the machine that is put back gives nothing
        verstreken = max(0.0, nu - self._sinds)
        self._sinds = nu
        if self._stil:
            return
        self._totaal += verstreken
        if self._punt:
            self._punten[self._punt] = self._punten.get(self._punt, 0.0) + verstreken

    def naar(self, punt_id: int, nu: float) -> None:
        """Another agendapunt is in view from now on; 0 for none."""
        self._boek(nu)
        self._punt = punt_id

    def wissel(self, nu: float) -> None:
        """Stop, or go on."""
        self._boek(nu)
        self._stil = not self._stil

    def stand(self, nu: float) -> Klokstand:
        """What it says now, to keep."""
        self._boek(nu)
        return Klokstand(self._totaal, dict(self._punten), self._stil)

    def tijden(self, nu: float) -> tuple[int, int]:
        """Whole seconds of the agendapunt in view, and of all."""
        self._boek(nu)
        return int(self._punten.get(self._punt, 0.0)), int(self._totaal)
