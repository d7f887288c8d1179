"""From when one wants to know what changed: an overleg, or a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ivp_tui.domein.datum import schrijf_dag
from ivp_tui.domein.overleg import Overleg

#: how far one looks back where there was no overleg yet
TERUG = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of an overleg, or else the beginning of a day; one of both is there."""

    overleg: Overleg | None = None
    dag: date | None = None

    @property
    def tekst(self) -> str:
        """Such as "sinds Driehoek · stad · 5 dec 2026" or "sinds za 5 dec 2026"."""
        if self.overleg is not None:
            return f"sinds {self.overleg.titel()}"
        return f"sinds {schrijf_dag(self.dag)}" if self.dag is not None else ""


def laatste_overleg(alle: Iterable[Overleg], wijk_id: int | None) -> Overleg | None:
    """The last overleg that is over, of this wijk, or of any for the stad; `alle` has the newest first."""
    return next((o for o in alle if not o.is_open and wijk_id in (None, o.wijk_id)), None)


def gewoon_moment(alle: Iterable[Overleg], wijk_id: int | None, vandaag: date) -> Moment:
    """From when one most likely wants to know: the last overleg of the wijk, else a week ago."""
    overleg = laatste_overleg(alle, wijk_id)
    return Moment(overleg) if overleg is not None else Moment(dag=vandaag - TERUG)
