"""Dutch dates and ages."""

import calendar
import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.datum import MAANDEN, DatumFout, StrengeLezer, leeftijd, lees_datum, schrijf_dag, schrijf_datum

VIJF_DECEMBER = datetime.date(2026, 12, 5)
DATA = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    "tekst",
    [
        "5-12-2026",
        "05-12-2026",
        "5/12/2026",
        " 5 december 2026 ",
        "5 dec 2026",
        "5 DEC. 2026",
        "2026-12-05",
        "5-dec-2026",
        "5 - 12 - 2026",
        "5 12 2026",
        "5\xa0december\xa02026",
    ],
)
def test_reads_a_date(tekst):
    assert lees_datum(tekst) == VIJF_DECEMBER


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("31-2-2026", "Dag 31 bestaat niet: februari 2026 heeft 28 dagen."),
        ("29-2-2100", "Dag 29 bestaat niet: februari 2100 heeft 28 dagen."),
        ("0-1-2026", "Dag 0 bestaat niet: januari 2026 heeft 31 dagen."),
        ("5-13-2026", "Maand 13 bestaat niet; een datum is dag-maand-jaar, zoals 5-12-2026."),
        ("5-0-2026", "Maand 0 bestaat niet; een datum is dag-maand-jaar, zoals 5-12-2026."),
        ("31-12-1989", "Het jaar 1989 ligt buiten 1990 tot en met 2100."),
        ("1-1-2101", "Het jaar 2101 ligt buiten 1990 tot en met 2100."),
        ("5-12-26", "Schrijf het jaar met vier cijfers: bedoelt u 5-12-2026?"),
        ("5 dec 26", "Schrijf het jaar met vier cijfers: bedoelt u 5-dec-2026?"),
    ],
)
def test_refuses_with_a_reason(tekst, zin):
    with pytest.raises(DatumFout) as fout:
        lees_datum(tekst)
    assert str(fout.value) == zin


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        " ",
        "morgen",
        "5 december",
        "5-12",
        "5-12-202",
        "5-12-20266",
        "005-12-2026",
        "5-012-2026",
        "5-12/2026",
        "5 dcember 2026",
        "٥-12-2026",
        "5-²-2026",
        "-5-12-2026",
        "5--2026",
        "12.5.2026",
        "1-2-3-4",
        "999999999999999999",
    ],
)
def test_refuses_what_is_no_date(tekst):
    with pytest.raises(DatumFout, match="zoals 5-12-2026 of 5 dec 2026"):
        lees_datum(tekst)


@given(st.text() | st.text(alphabet="0123456789-/ .decmrt", max_size=14))
def test_nothing_but_datumfout_is_raised(tekst):
    with contextlib.suppress(DatumFout):
        assert 1990 <= lees_datum(tekst).year <= 2100


@given(DATA)
def test_what_is_written_is_read_back(datum):
    voluit = f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"
    for tekst in (schrijf_datum(datum), voluit, datum.isoformat(), f"{datum.day}/{datum.month}/{datum.year}"):
        assert lees_datum(tekst) == datum


@given(st.integers(1990, 2100), st.integers(1, 12))
def test_a_month_is_as_long_as_the_calendar_says(jaar, maand):
    lengte = calendar.monthrange(jaar, maand)[1]
    assert lees_datum(f"{lengte}-{maand}-{jaar}").day == lengte
    with pytest.raises(DatumFout):
        lees_datum(f"{lengte + 1}-{maand}-{jaar}")


def test_writes_a_short_date():
    assert schrijf_datum(VIJF_DECEMBER) == "5 dec 2026"
    assert schrijf_datum(datetime.date(2015, 3, 31)) == "31 mrt 2015"


def test_an_echo_has_the_day_of_the_week():
    assert schrijf_dag(VIJF_DECEMBER) == "za 5 dec 2026"
    assert schrijf_dag(datetime.date(2026, 11, 30)) == "ma 30 nov 2026"


def test_without_a_calendar_of_words_only_whole_dates_are_read():
    lezer = StrengeLezer()
    assert lezer.dag("5 dec 2026", vooruit=False) == VIJF_DECEMBER
    assert lezer.aanhef("5 dec 2026: brief") == (VIJF_DECEMBER, "brief")
    assert lezer.aanhef("5-12 brief") is None
    with pytest.raises(DatumFout):
        lezer.dag("vrijdag", vooruit=True)


@pytest.mark.parametrize(
    ("toen", "tekst"),
    [
        ("2026-12-06", "in de toekomst"),
        ("2026-12-05", "vandaag"),
        ("2026-12-04", "gisteren"),
        ("2026-12-03", "2 dagen"),
        ("2026-11-22", "13 dagen"),
        ("2026-11-21", "2 weken"),
        ("2026-11-15", "2 weken"),
        ("2026-11-14", "3 weken"),
        ("2026-10-06", "8 weken"),
        ("2026-10-05", "2 maanden"),
        ("2026-08-06", "3 maanden"),
        ("2026-08-05", "4 maanden"),
        ("2024-12-06", "23 maanden"),
        ("2024-12-05", "2 jaar"),
        ("2016-12-06", "9 jaar"),
    ],
)
def test_the_age_of_a_status(toen, tekst):
    assert leeftijd(datetime.date.fromisoformat(toen), VIJF_DECEMBER) == tekst


@given(DATA, DATA)
def test_an_age_is_short_and_never_singular_by_mistake(toen, nu):
    tekst = leeftijd(toen, nu)
    assert len(tekst) <= 14
    assert not tekst.startswith(("1 ", "0 "))
