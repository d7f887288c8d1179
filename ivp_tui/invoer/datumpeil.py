"""From where a day is seen, and the question that is asked when it could be two.

The calendar (a month on, the end of a month, the next vrijdag) is that of dateutil.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from ivp_tui.domein.datum import EERSTE_JAAR, LAATSTE_JAAR, DatumFout, schrijf_dag

_WEEKDAG = (MO, TU, WE, TH, FR, SA, SU)


class DatumVraag(DatumFout):
    """It could be more than one day; the message asks which."""


@dataclass(frozen=True, slots=True)
class Peil:
    """From where a day is seen: `vandaag`, and whether a day without a year is ahead of it or behind it."""

    vandaag: date
    vooruit: bool

    def kies_jaar(self, maak: Callable[[int], date | None]) -> date | None:
        """The nearest day in the direction of this Peil, today included, of those that `maak` gives for a year."""
        stap = 1 if self.vooruit else -1
        for jaar in range(self.vandaag.year - stap, self.vandaag.year + 9 * stap, stap):
            dag = maak(jaar)
            if dag is not None and (dag >= self.vandaag if self.vooruit else dag <= self.vandaag):
                return dag
        return None

    def eerste(self, weekdag: int) -> date:
        """The first such day of the week after today."""
        return leesbaar(self.vandaag + relativedelta(days=1, weekday=_WEEKDAG[weekdag](1)))

    def laatste(self, weekdag: int) -> date:
        """The last such day of the week before today."""
        return leesbaar(self.vandaag + relativedelta(days=-1, weekday=_WEEKDAG[weekdag](-1)))

    def in_week(self, weekdag: int, weken: int = 0) -> date:
        """That day of this week (it begins on maandag), or of so many weeks further."""
        return leesbaar(self.vandaag + relativedelta(days=weekdag - self.vandaag.weekday(), weeks=weken))


def vraag(*dagen: date, reden: str = "") -> DatumVraag:
    """The question which of these days is meant: "Bedoelt u vr 27 nov of vr 4 dec 2026? Typ …"."""
    een, twee = sorted(dagen)
    eerste = schrijf_dag(een).removesuffix(f" {twee.year}")
    if reden:
        return DatumVraag(f"{reden}: bedoelt u {eerste} of {schrijf_dag(twee)}?")
    return DatumVraag(f"Bedoelt u {eerste} of {schrijf_dag(twee)}? Typ bijvoorbeeld {een.day}-{een.month}-{een.year}.")


def een_van(*dagen: date) -> date:
    """The day that they all are; raises DatumVraag with the first two when they differ."""
    if len(set(dagen)) > 1:
        raise vraag(*sorted(set(dagen))[:2])
    return dagen[0]


def welke_dag(waar: str, voorbeeld: str) -> DatumVraag:
    """The question which day in a month, week or year is meant."""
    return DatumVraag(f"Welke dag in {waar}? Schrijf bijvoorbeeld {voorbeeld}.")


def leesbaar(moment: date) -> date:
    """The same day; raises DatumFout when it lies outside the years that are read."""
    if not EERSTE_JAAR <= moment.year <= LAATSTE_JAAR:
        raise DatumFout(f"Het jaar {moment.year} ligt buiten {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
    return moment


def verder(dag: date, **hoeveel: int) -> date:
    """So many days, weeks, months or years on (or back); the 31st of a shorter month is its last day."""
    return leesbaar(dag + relativedelta(**hoeveel))


def laatste_van_maand(jaar: int, maand: int) -> date:
    """The last day of a month."""
    laatste: date = date(jaar, maand, 1) + relativedelta(day=31)
    return laatste


def heel_jaar(getypt: str) -> int:
    """A year that was typed in four digits; raises DatumFout when it lies outside those that are read."""
    return leesbaar(date(max(int(getypt), 1), 1, 1)).year


def mogelijke_dag(jaar: int, maand: int, dag: int) -> date | None:
    """That day, or None where the month has no such day."""
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None
