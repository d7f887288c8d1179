"""The inwoners in the file: the indicator is made at the first figure, in the same groep, and undo takes both."""

import pytest

from ivp_tui.domein.cijfers import INWONERS
from ivp_tui.domein.vergelijking import inwoners, inwonersindicator
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Ongedaan
from ivp_tui.domein.wijziging_inwoners import ZetInwoners
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.schrijven import schrijf
from tests.klein import doe, lees, nummer, toestand

JAAR = 2021


def _zet(wijk: int | None, waarde: float | None, onbekend: str | None = None) -> ZetInwoners:
    return ZetInwoners(wijk, JAAR, waarde, onbekend, None, None)


def test_the_first_figure_makes_the_indicator_in_the_same_groep(klein: Bestand) -> None:
    begin = toestand(klein.conn)
    assert inwonersindicator(lees(klein)) is None
    noord = nummer(klein.conn, "wijk", "Noord")
    uitslag = doe(klein, _zet(noord, 12_500.0))
    assert uitslag.bericht == f"inwoners {JAAR} (Noord)"
    stand = lees(klein)
    meting = inwoners(stand, noord)[JAAR]
    assert (meting.waarde, meting.gekozen, meting.vindplaats) == (12_500.0, True, "eigen invoer")
    indicator = inwonersindicator(stand)
    assert indicator is not None
    assert (indicator.naam, indicator.eenheid) == ("Inwoners", "aantal")
    doe(klein, Ongedaan())
    assert inwonersindicator(lees(klein)) is None
    assert toestand(klein.conn) == begin


def test_a_second_figure_uses_the_indicator_that_is_there(klein: Bestand) -> None:
    noord = nummer(klein.conn, "wijk", "Noord")
    doe(klein, _zet(noord, 12_500.0))
    doe(klein, _zet(None, 80_000.0))
    rijen = klein.conn.execute("SELECT count(*) FROM indicator WHERE sleutel = ?", (INWONERS,)).fetchall()
    assert rijen == [(1,)]
    assert inwoners(lees(klein), None)[JAAR].waarde == 80_000.0
    # undo takes the last one only
    doe(klein, Ongedaan())
    assert inwoners(lees(klein), None) == {}
    assert inwoners(lees(klein), noord)[JAAR].waarde == 12_500.0


def test_two_who_make_it_at_once_have_one_indicator(klein: Bestand) -> None:
    noord, zuid = (nummer(klein.conn, "wijk", naam) for naam in ("Noord", "Zuid"))
    oud = lees(klein)  # the second one has not seen the first
    schrijf(klein, _zet(noord, 1.0), oud, "anna")
    schrijf(klein, _zet(zuid, 2.0), oud, "bert")
    assert {inwoners(lees(klein), wijk)[JAAR].waarde for wijk in (noord, zuid)} == {1.0, 2.0}


def test_a_figure_of_somebody_else_is_not_written_over(klein: Bestand) -> None:
    noord = nummer(klein.conn, "wijk", "Noord")
    doe(klein, _zet(noord, 12_500.0))
    with pytest.raises(Botsing, match=r"12\.500.*12\.600"):
        doe(klein, _zet(noord, 12_600.0))
    al = inwoners(lees(klein), noord)[JAAR]
    doe(klein, ZetInwoners(noord, JAAR, None, "PM", al.id, (12_500.0, None)))
    assert inwoners(lees(klein), noord)[JAAR].waarde is None


def test_an_indicator_of_that_name_that_is_no_count_is_refused(klein: Bestand) -> None:
    klein.conn.execute(
        "INSERT INTO indicator (gemeente_id, sleutel, naam, eenheid) SELECT gemeente_id, ?, 'Inwoners', '%' FROM plan "
        "WHERE slug = 'kleindam-2020-2023'",
        (INWONERS,),
    )
    with pytest.raises(Geweigerd, match="geen aantal maar %"):
        doe(klein, _zet(None, 12_500.0))


def test_another_gemeente_has_its_own(klein: Bestand) -> None:
    doe(klein, _zet(None, 12_500.0))
    assert inwonersindicator(lees(klein, "kleinoord-2012-2015")) is None
