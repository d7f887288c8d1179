"""Dates as they are typed and read in Dutch, and the age of a status. The clock stays outside: `nu` is passed in."""

import datetime
from typing import Protocol

EERSTE_JAAR = 1990
"""The first year that is read; no plan here is older."""

LAATSTE_JAAR = 2100
"""The last year that is read."""

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
"""The names of the months in Dutch; index 0 is januari."""

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""The names of the days in Dutch; index 0 is maandag, as in `date.weekday`."""

LANGSTE = 80
"""The most characters that a date may have; anything longer is refused unread."""

_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MAAND = {naam: nummer for namen in (MAANDEN, _KORT) for nummer, naam in enumerate(namen, 1)} | {"sept": 9}
_DAGEN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DatumFout(ValueError):
    """What was typed is no date; the message is one Dutch sentence for beside the field."""


class GeenDatum(DatumFout):
    """It does not even look like a date: in a longer text these are just words."""


class Datumlezer(Protocol):
    """Reads what a person types as a day, seen from a day it was given; domein itself knows `StrengeLezer` only."""

    def dag(self, tekst: str, *, vooruit: bool) -> datetime.date:
        """The day that is meant; without a year the next such day with `vooruit`, else the last. Raises DatumFout."""

    def aanhef(self, tekst: str) -> tuple[datetime.date, str] | None:
        """The day that a bericht begins with, and the words after it; None when there is none. Raises DatumFout."""


class StrengeLezer:
    """Reads whole dates only, as `lees_datum`: the same on any day."""

    def dag(self, tekst: str, *, vooruit: bool) -> datetime.date:
        """The date that is written out; raises DatumFout for anything else."""
        return lees_datum(tekst)

    def aanhef(self, tekst: str) -> tuple[datetime.date, str] | None:
        """The whole date of one or three words at the beginning, and the words after it."""
        woorden = tekst.split()
        for hoeveel in (1, 3):
            try:
                return lees_datum(" ".join(woorden[:hoeveel]).rstrip(":,")), " ".join(woorden[hoeveel:])
            except DatumFout:
                continue
        return None


def lees_datum(tekst: str) -> datetime.date:
    """Read a date: 5-12-2026, 5/12/2026, 5 december 2026, 5 dec 2026 or 2026-12-05; raises DatumFout otherwise.

    Day stands before month, the month may be a name, the year has four digits and lies in 1990 to 2100.
    """
    dag, maand, jaar = _delen(tekst)
    if len(jaar) == 2:
        raise DatumFout(f"Schrijf het jaar met vier cijfers: bedoelt u {dag}-{maand}-20{jaar}?")
    nummer = _MAAND.get(maand) or _geheel(maand)
    if not 1 <= nummer <= 12:
        raise DatumFout(f"Maand {nummer} bestaat niet; een datum is dag-maand-jaar, zoals 5-12-2026.")
    if not EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR:
        raise DatumFout(f"Het jaar {jaar} ligt buiten {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
    lengte = _lengte(nummer, int(jaar))
    if not 1 <= int(dag) <= lengte:
        raise DatumFout(f"Dag {int(dag)} bestaat niet: {MAANDEN[nummer - 1]} {jaar} heeft {lengte} dagen.")
    return datetime.date(int(jaar), nummer, int(dag))


def schrijf_datum(datum: datetime.date) -> str:
    """Write a date as it is shown everywhere: "5 dec 2026"; `lees_datum` reads it back."""
    return f"{datum.day} {_KORT[datum.month - 1]} {datum.year}"


def schrijf_dag(datum: datetime.date) -> str:
    """Write a date with its day of the week, as a reading is echoed: "za 5 dec 2026"."""
    return f"{WEEKDAGEN[datum.weekday()][:2]} {schrijf_datum(datum)}"


def schrijf_voluit(datum: datetime.date) -> str:
    """Write a date in full, as in a document: "5 december 2026"."""
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def leeftijd(toen: datetime.date, nu: datetime.date) -> str:
    """How long ago `toen` was, short: "vandaag", "gisteren", "3 dagen", "2 weken", "4 maanden", "2 jaar".

    Whole units, rounded down: days under two weeks, weeks under two months, months under two years. A day after
    `nu` is "in de toekomst".
    """
    dagen = (nu - toen).days
    if dagen < 0:
        return "in de toekomst"
    if dagen < 2:
        return "gisteren" if dagen else "vandaag"
    if dagen < 14:
        return f"{dagen} dagen"
    maanden = (nu.year - toen.year) * 12 + nu.month - toen.month - (nu.day < toen.day)
    if maanden < 2:
        return f"{dagen // 7} weken"
    return f"{maanden} maanden" if maanden < 24 else f"{maanden // 12} jaar"


def _delen(tekst: str) -> tuple[str, str, str]:
    """Day, month and year as typed: day is one or two digits, month that or a name, year two or four digits."""
    kaal = tekst.strip().lower() if len(tekst) <= LANGSTE else ""
    scheiding = next((teken for teken in "-/" if teken in kaal), None)
    delen = [deel.strip().removesuffix(".") for deel in kaal.split(scheiding)]
    if len(delen) == 3 and _geheel(delen[0]) >= 0 and len(delen[0]) == 4:
        delen.reverse()
    if len(delen) == 3:
        dag, maand, jaar = delen
        maand_goed = maand in _MAAND or (_geheel(maand) >= 0 and len(maand) <= 2)
        if _geheel(dag) >= 0 and len(dag) <= 2 and maand_goed and _geheel(jaar) >= 0 and len(jaar) in (2, 4):
            return dag, maand, jaar
    raise GeenDatum("Schrijf een datum met dag, maand en jaar, zoals 5-12-2026 of 5 dec 2026.")


def _geheel(tekst: str) -> int:
    """The number that a few ASCII digits make, or -1."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= 4 else -1


def _lengte(maand: int, jaar: int) -> int:
    schrikkeljaar = jaar % 4 == 0 and (jaar % 100 != 0 or jaar % 400 == 0)
    return 29 if maand == 2 and schrikkeljaar else _DAGEN[maand - 1]
