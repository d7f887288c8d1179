"""From when one wants to know what changed: the last overleg that is over, of the wijk, else a week ago."""

from datetime import date

import pytest

from ivp_tui.domein.overleg import Overleg
from ivp_tui.domein.sindsmoment import Moment, gewoon_moment, laatste_overleg

VANDAAG = date(2026, 12, 5)
#: the newest first: one still open, one of a wijk, one of the stad, one that was never begun
OPEN, WIJK, STAD, NOOIT = 4, 3, 2, 1


def overleg(nummer: int, wijk: int | None, begonnen: bool = True, gesloten: bool = True) -> Overleg:
    begin, einde = ("2026-11-01T09:00:00Z" if begonnen else None), ("2026-11-01T10:00:00Z" if gesloten else None)
    naam = "" if wijk is None else "West"
    return Overleg(nummer, 1, "plan", 1, None, "", wijk, naam, "Driehoek", date(2026, 11, nummer), "", begin, einde)


ALLE = (overleg(OPEN, 7, gesloten=False), overleg(WIJK, 7), overleg(STAD, None), overleg(NOOIT, 8, False, False))


@pytest.mark.parametrize(
    ("wijk", "wordt"),
    [
        (None, WIJK),  # the stad looks at all of them, but not at one that goes on
        (7, WIJK),
        (8, NOOIT),  # one that was written down by another program is over too
        (9, None),
    ],
)
def test_the_last_one_that_is_over(wijk: int | None, wordt: int | None) -> None:
    gevonden = laatste_overleg(ALLE, wijk)
    assert (gevonden.id if gevonden else None) == wordt


def test_a_week_where_there_was_none() -> None:
    assert gewoon_moment(ALLE, 9, VANDAAG) == Moment(dag=date(2026, 11, 28))
    assert gewoon_moment(ALLE, 7, VANDAAG) == Moment(ALLE[1])
    assert gewoon_moment((), None, VANDAAG) == Moment(dag=date(2026, 11, 28))


def test_how_it_is_said() -> None:
    assert Moment(ALLE[1]).tekst == "sinds Driehoek · West · 3 nov 2026"
    assert Moment(ALLE[2]).tekst == "sinds Driehoek · stad · 2 nov 2026"
    assert Moment(dag=VANDAAG).tekst == "sinds za 5 dec 2026"
    assert Moment().tekst == ""
