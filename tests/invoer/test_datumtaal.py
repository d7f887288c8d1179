"""Days as they are typed in Dutch, seen from a given day."""

import contextlib
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ivp_tui.domein.datum import MAANDEN, WEEKDAGEN, DatumFout, lees_datum, schrijf_dag, schrijf_datum
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.invoer.datumtaal import Datumtaal
from tests.invoer.datumtabel import TERUG, VOORUIT

ZATERDAG = date(2026, 11, 21)
DAGEN = st.dates(date(1990, 1, 1), date(2100, 12, 31))


GEEN_DATUM = (
    "2700|2.700|2,9%|12,5|-5|14 030|1e5|100%|PM|n.v.t.|?|nvt|maandelijks|doorlopend|jaarlijks|dezelfde|dinsdags"
    "|meisje|decennium|maartje|zomer|najaar|kerst|nu|nooit|5 dcember|vrijdg|over weken|over een paar weken"
    "|over 1000 dagen"
    "|5-12-|-5-12|5--12|5-12-2026-1|5 12|1 2|5-12-202|123-1|eind|begin|half|week|kwartaal|voor|om 5 uur|10 uur|dec 5"
    "|vrijdag 13|vrijdagavond|BU03440111|06-12345678|3543 AB 12|2015-2018|١-٢|5-¹|over ² weken|q5|5e kwartaal|"
)
BROKKEN = (
    "5 12 31 29 0 99 2026 26 '26 - / . , : dec mei februari maart vr vrijdag zo week wk 53 over een twee 2 weken maand"
    " jaar dagen geleden morgen volgende vorige deze komende afgelopen eind begin half van de"
    " het q1 kwartaal voor op"
)
GEEN_AANHEF = (
    "brief verzonden|morgen overleg|volgende vrijdag overleg|komende vrijdag overleg|volgende week dinsdag overleg"
    "|over 2 weken klaar|zo snel mogelijk gebeld|za gebeld|maandag en dinsdag gecontroleerd|5-12 en 6-12 besproken"
    "|24/7 bereikbaar|1/3 van de jongeren|3-4 keer per week|5-6 jongeren gesproken|10-20 mensen|40-6 gewonnen"
    "|12.5 procent|2.700 brieven|2700 brieven|14 030 gebeld|mei was druk|eind maart afgerond|week 47 besproken"
    "|2015-2018 bekeken|vrijdagavond controle|2 mei-viering|PM|"
)


def rijen(tabel: str) -> list[tuple[str, date, str]]:
    """What is typed, from which day, and the day that is read, of each cell."""
    aanhef, *regels = tabel.strip().splitlines()
    dagen = [lees_datum(dag.strip()[3:]) for dag in aanhef.split("|")[1:]]
    uit = []
    for regel in regels:
        tekst, *cellen = (cel.strip() for cel in regel.split("|"))
        uit += [(tekst, dag, cel) for dag, cel in zip(dagen, cellen, strict=True)]
    return uit


def gelezen(tekst: str, vandaag: date = ZATERDAG, vooruit: bool = True) -> str:
    return schrijf_dag(Datumtaal(vandaag).dag(tekst, vooruit=vooruit))


def zin(tekst: str, vandaag: date = ZATERDAG, vooruit: bool = True) -> str:
    with pytest.raises(DatumFout) as fout:
        Datumtaal(vandaag).dag(tekst, vooruit=vooruit)
    return str(fout.value)


def test_the_tables_are_large_enough():
    assert len({rij[0] for rij in rijen(VOORUIT)}) >= 120
    assert len({rij[1] for rij in rijen(VOORUIT)}) == 3


@pytest.mark.parametrize(("vooruit", "tabel"), [(True, VOORUIT), (False, TERUG)])
def test_every_cell_of_the_table(vooruit, tabel):
    anders = []
    for tekst, vandaag, dag in rijen(tabel):
        try:
            uit = gelezen(tekst, vandaag, vooruit)
        except DatumFout:
            uit = "?"
        if uit != dag:
            anders.append((tekst, str(vandaag), uit, dag))
    assert anders == []


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("volgende vrijdag", "Bedoelt u vr 27 nov of vr 4 dec 2026? Typ bijvoorbeeld 27-11-2026."),
        ("vorige vrijdag", "Bedoelt u vr 13 nov of vr 20 nov 2026? Typ bijvoorbeeld 13-11-2026."),
        ("zaterdag", "Vandaag is het zaterdag: bedoelt u za 21 nov of za 28 nov 2026?"),
        ("deze vrijdag", "Bedoelt u vr 20 nov of vr 27 nov 2026? Typ bijvoorbeeld 20-11-2026."),
        ("vrijdag over 2 weken", "Bedoelt u vr 4 dec of vr 11 dec 2026? Typ bijvoorbeeld 4-12-2026."),
        ("afgelopen week dinsdag", "Bedoelt u di 10 nov of di 17 nov 2026? Typ bijvoorbeeld 10-11-2026."),
        ("vr 5 dec", "5 dec 2026 is een zaterdag: bedoelt u vr 4 dec of za 5 dec 2026?"),
        ("zondag 5-12-2026", "5 dec 2026 is een zaterdag: bedoelt u za 5 dec of zo 6 dec 2026?"),
        ("vóór 1 mei", "Bedoelt u vr 30 apr of za 1 mei 2027? Typ bijvoorbeeld 30-4-2027."),
        ("voor 1 jan", "Bedoelt u do 31 dec 2026 of vr 1 jan 2027? Typ bijvoorbeeld 31-12-2026."),
        ("eind volgende week", "Bedoelt u vr 27 nov of zo 29 nov 2026? Typ bijvoorbeeld 27-11-2026."),
        ("half volgende week", "Bedoelt u wo 25 nov of do 26 nov 2026? Typ bijvoorbeeld 25-11-2026."),
        ("week 48", "Welke dag in week 48: bedoelt u ma 23 nov of vr 27 nov 2026?"),
        ("wk53", "Welke dag in week 53: bedoelt u ma 28 dec 2026 of vr 1 jan 2027?"),
        ("eind week 3 2027", "Bedoelt u vr 22 jan of zo 24 jan 2027? Typ bijvoorbeeld 22-1-2027."),
        ("5-12-95", "Bedoelt u 5-12-1995 of 5-12-2095? Schrijf het hele jaar."),
        ("5 dec '00", "Bedoelt u 5-12-2000 of 5-12-2100? Schrijf het hele jaar."),
        ("mei", "Welke dag in mei? Schrijf bijvoorbeeld 5 mei of eind mei."),
        ("mrt 2027", "Welke dag in maart 2027? Schrijf bijvoorbeeld 5 maart of eind maart."),
        ("2027", "Welke dag in 2027? Schrijf bijvoorbeeld eind 2027."),
        ("volgende week", "Welke dag in volgende week? Schrijf bijvoorbeeld volgende week dinsdag."),
        ("volgende maand", "Welke dag in volgende maand? Schrijf bijvoorbeeld eind volgende maand."),
        ("Q1", "Welke dag in q1? Schrijf bijvoorbeeld eind q1."),
        ("half 2027", "Halverwege is hier geen dag; schrijf bijvoorbeeld eind juni of 1 juli."),
        ("5e", "Welke maand? Schrijf bijvoorbeeld 5 december of 5-12."),
    ],
)
def test_what_could_be_two_days_is_asked(tekst, vraag):
    assert zin(tekst) == vraag


def test_the_day_of_today_is_asked_about_in_the_direction_of_the_field():
    assert zin("zaterdag", vooruit=False) == "Vandaag is het zaterdag: bedoelt u za 14 nov of za 21 nov 2026?"
    # on that day itself there is one next and one last
    assert gelezen("volgende zaterdag") == "za 28 nov 2026"
    assert gelezen("vorige zaterdag") == "za 14 nov 2026"


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("31-2", "Dag 31 bestaat niet: februari heeft hoogstens 29 dagen."),
        ("31 april", "Dag 31 bestaat niet: april heeft hoogstens 30 dagen."),
        ("29-2-2027", "Dag 29 bestaat niet: februari 2027 heeft 28 dagen."),
        ("32 dec", "Dag 32 bestaat niet: december heeft hoogstens 31 dagen."),
        ("0-5", "Dag 0 bestaat niet: mei heeft hoogstens 31 dagen."),
        ("5-13", "Maand 13 bestaat niet; een datum is dag-maand, zoals 5-12, of 5 dec."),
        ("5-13-26", "Maand 13 bestaat niet; een datum is dag-maand-jaar, zoals 5-12-2026."),
        ("5-0", "Maand 0 bestaat niet; een datum is dag-maand, zoals 5-12, of 5 dec."),
        ("week 54", "Week 54 bestaat niet; een jaar heeft er 52 of 53."),
        ("vrijdag week 53 2027", "Week 53 bestaat niet in 2027."),
        ("over 99 jaar", "Het jaar 2125 ligt buiten 1990 tot en met 2100."),
        ("eind 0000", "Het jaar 1 ligt buiten 1990 tot en met 2100."),
        ("12.5", "Een punt hoort bij een getal; schrijf de datum als 12-5."),
        ("5.12.2026", "Een punt hoort bij een getal; schrijf de datum als 5-12-2026."),
    ],
)
def test_what_does_not_exist_is_refused_with_the_reason(tekst, reden):
    assert zin(tekst) == reden


@pytest.mark.parametrize(
    "tekst",
    GEEN_DATUM.split("|"),
)
@pytest.mark.parametrize("vooruit", [True, False])
def test_nothing_is_read_as_a_date_that_is_none(tekst, vooruit):
    assert zin(tekst, vooruit=vooruit).startswith(
        (f"«{tekst}» is geen datum; schrijf 5 dec,", "Schrijf de laatste dag")
    )


@pytest.mark.parametrize("tekst", ["5 dec " * 200_000, "9" * 1_000_000, "vrijdag" + " " * 1_000_000, "\n" * 1_000_000])
def test_a_megabyte_is_refused_unread(tekst):
    taal = Datumtaal(ZATERDAG)
    assert zin(tekst) == "Dit is te lang voor een datum; schrijf 5 dec, 5-12-2026 of over 2 weken."
    aanhef = taal.aanhef("5-12 " + tekst)
    assert aanhef is None or aanhef[0] == date(2025, 12, 5)
    with pytest.raises(DatumFout):
        lees_datum(tekst)


@given(DAGEN, DAGEN, st.booleans())
def test_what_is_written_is_read_back_as_the_same_day(dag, vandaag, vooruit):
    taal = Datumtaal(vandaag)
    voluit = f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
    for tekst in (schrijf_datum(dag), schrijf_dag(dag), voluit, f"{dag.day}-{dag.month}-{dag.year}", dag.isoformat()):
        assert taal.dag(tekst, vooruit=vooruit) == dag
        assert taal.aanhef(f"{tekst}: brief") == (dag, "brief")


@given(DAGEN, DAGEN)
def test_without_a_year_it_is_the_nearest_such_day_ahead_or_behind(dag, vandaag):
    for tekst in (
        f"{dag.day}-{dag.month}",
        f"{dag.day} {MAANDEN[dag.month - 1][:4].replace('maar', 'mrt')}"[:6].strip(),
    ):
        with contextlib.suppress(DatumFout):  # beyond the years that are read
            vooruit = Datumtaal(vandaag).dag(tekst, vooruit=True)
            assert vandaag <= vooruit < vandaag + timedelta(days=366 if (dag.day, dag.month) != (29, 2) else 8 * 366)
            assert (vooruit.day, vooruit.month) == (dag.day, dag.month)
        with contextlib.suppress(DatumFout):
            terug = Datumtaal(vandaag).dag(tekst, vooruit=False)
            assert vandaag - timedelta(days=366 if (dag.day, dag.month) != (29, 2) else 8 * 366) < terug <= vandaag
            assert (terug.day, terug.month) == (dag.day, dag.month)


WOORDEN = st.sampled_from(BROKKEN.split())


def _dag_of_zin(lees: Callable[[], date]) -> date | str:
    try:
        return lees()
    except DatumFout as fout:
        return str(fout)


@given(st.text() | st.lists(WOORDEN, max_size=6).map(" ".join) | st.lists(WOORDEN, max_size=6).map("".join), DAGEN)
@example("voor " * 16, ZATERDAG)
@example("eind 9999", ZATERDAG)
@example("over 999 jaar", date(2100, 12, 31))
@example("999 jaar geleden", date(1990, 1, 1))
@example("voor vandaag", date(1990, 1, 1))
@example("vorige vrijdag", date(1990, 1, 1))
@example("zondag week 52", date(2100, 12, 31))
def test_any_text_gives_a_day_or_a_clean_sentence(tekst, vandaag):
    taal = Datumtaal(vandaag)
    for lees in (lambda: taal.dag(tekst, vooruit=True), lambda: taal.dag(tekst, vooruit=False)):
        uit = _dag_of_zin(lees)
        assert is_schoon(uit) and len(uit) <= 90 if isinstance(uit, str) else 1990 <= uit.year <= 2100
    with contextlib.suppress(DatumFout):
        taal.aanhef(tekst)


@given(st.dates(date(1991, 1, 1), date(2099, 12, 1)), st.sampled_from(WEEKDAGEN), st.booleans())
def test_a_question_is_answered_by_either_of_its_days(vandaag, weekdag, vooruit):
    taal = Datumtaal(vandaag)
    uit = _dag_of_zin(lambda: taal.dag(f"volgende {weekdag}", vooruit=vooruit))
    if isinstance(uit, date):
        assert uit == vandaag + timedelta(days=7)  # said on that day itself
        return
    een, _, twee = uit.removeprefix("Bedoelt u ").partition("?")[0].partition(" of ")
    een = een if een[-4:].isdigit() else f"{een} {twee[-4:]}"
    eerste, tweede = taal.dag(een, vooruit=vooruit), taal.dag(twee, vooruit=vooruit)
    assert vandaag < eerste < tweede
    assert eerste.weekday() == tweede.weekday() == WEEKDAGEN.index(weekdag)


@pytest.mark.parametrize(
    ("tekst", "dag", "rest"),
    [
        ("vrijdag brief verzonden", "vr 20 nov 2026", "brief verzonden"),
        ("Vrijdag: brief", "vr 20 nov 2026", "brief"),
        ("vr: brief", "vr 20 nov 2026", "brief"),
        ("vr 20-11 brief", "vr 20 nov 2026", "brief"),
        ("5-12 besproken", "vr 5 dec 2025", "besproken"),
        ("5-12: besproken", "vr 5 dec 2025", "besproken"),
        ("5-12 : besproken", "vr 5 dec 2025", "besproken"),
        ("5/12: besproken", "vr 5 dec 2025", "besproken"),
        ("5 dec 20 jongeren gesproken", "vr 5 dec 2025", "20 jongeren gesproken"),
        ("5-12-26 brief", "za 5 dec 2026", "brief"),
        ("5-12-2030 brief", "do 5 dec 2030", "brief"),
        ("5 12 2025 brief", "vr 5 dec 2025", "brief"),
        ("gisteren gebeld", "vr 20 nov 2026", "gebeld"),
        ("vandaag 3-4 keer gebeld", "za 21 nov 2026", "3-4 keer gebeld"),
        ("afgelopen vrijdag  twee   spaties", "vr 20 nov 2026", "twee   spaties"),
        ("vorige week dinsdag gebeld", "di 10 nov 2026", "gebeld"),
        ("2 weken geleden gebeld", "za 7 nov 2026", "gebeld"),
        ("5 mei viering", "di 5 mei 2026", "viering"),
        ("5-12", "vr 5 dec 2025", ""),
    ],
)
def test_a_bericht_begins_with_its_day(tekst, dag, rest):
    aanhef = Datumtaal(ZATERDAG).aanhef(tekst)
    assert aanhef is not None
    assert (schrijf_dag(aanhef[0]), aanhef[1]) == (dag, rest)


@pytest.mark.parametrize(
    "tekst",
    GEEN_AANHEF.split("|"),
)
def test_a_bericht_without_a_day_keeps_all_its_words(tekst):
    assert Datumtaal(ZATERDAG).aanhef(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("31-2 brief", "februari heeft hoogstens 29 dagen"),
        ("31-2-2026 brief", "februari 2026 heeft 28 dagen"),
        ("zaterdag gesurveilleerd", "bedoelt u za 14 nov of za 21 nov 2026?"),
        ("vorige vrijdag brief", "Bedoelt u vr 13 nov of vr 20 nov 2026?"),
        ("za 5 dec brief", "bedoelt u vr 5 dec of za 6 dec 2025?"),
    ],
)
def test_a_bericht_whose_day_is_unclear_asks(tekst, zegt):
    with pytest.raises(DatumFout) as fout:
        Datumtaal(ZATERDAG).aanhef(tekst)
    assert zegt in str(fout.value)


def test_a_start_does_not_load_what_reads_days():
    code = (
        "import sys, ivp_tui.cli, ivp_tui.tui.app, ivp_tui.tui.schermen.werkbank as w; "
        "print([naam for naam in sys.modules if 'dateutil' in naam or 'datumtaal' in naam])"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
