"""What changed since a meeting, notities of one's own, and what a second screen reads, in a real file."""

from datetime import date

import pytest

from ivp_tui.domein.overleg import Herkomst
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Ongedaan, ZetMeting, ZetReden, ZetStatus
from ivp_tui.domein.wijziging_overleg import (
    BeginOverleg,
    HeropenOverleg,
    NieuwAgendapunt,
    NieuweAfspraak,
    SluitOverleg,
    VerplaatsAgendapunt,
    VerversAgenda,
    ZetAfspraak,
    ZetAfspraakstatus,
    ZetBehandeld,
    ZetNotitie,
    ZetOverleg,
)
from ivp_tui.opslag.lezen_beamer import lees_beamerbeeld
from ivp_tui.opslag.lezen_notitie import lees_notities_bij, lees_notities_van
from ivp_tui.opslag.lezen_overleg import (
    lees_agenda,
    lees_overleg,
)
from ivp_tui.opslag.lezen_sinds import geldt_in, lees_sinds, na_overleg, plannen_van, tijdens, voor_dag
from tests.klein import buiten, doe, geen_gaten, lees, naspelen, nummer, toestand

DAG = date(2021, 3, 4)
LATER = date(2021, 3, 18)
GEMEENTE = 1


def begin(klein, datum=DAG, wijk=None, naam="Wijkoverleg", soort=None, **meer):
    uitslag = doe(klein, BeginOverleg(soort, naam, wijk, datum, **meer))
    assert uitslag.item is not None
    return uitslag.item[1]


def spreek_af(klein, overleg, tekst="hek plaatsen", **meer):
    return doe(klein, NieuweAfspraak(overleg, tekst, **meer)).item[1]


@pytest.fixture
def overleg(klein):
    return begin(klein)


# since the meeting before


def sinds(klein, na, tot=None, wijk=None):
    uit = lees_sinds(klein.conn, na, plannen_van(klein.conn, GEMEENTE), GEMEENTE, tot)
    return uit.in_wijk(wijk, geldt_in(klein.conn))


def op(klein, tijd, actie, trekker):
    """The trekker of an actie set at a time of the journal."""
    buiten(
        klein.pad,
        f"UPDATE schrijver SET tijd = '{tijd}'",
        f"UPDATE actie SET trekker = '{trekker}' WHERE id = {actie}",
        "UPDATE schrijver SET tijd = NULL",
    )


def test_the_changes_after_and_during_an_overleg(klein, overleg, heling):
    buiten(klein.pad, "UPDATE overleg SET datum = date('now', 'localtime')")
    doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    doe(klein, ZetReden(heling, None, "te weinig mensen"))
    spreek_af(klein, overleg)
    doe(klein, SluitOverleg(overleg))
    doe(klein, ZetStatus(heling, None, Status.GEREED))
    o = lees_overleg(klein.conn, overleg)
    (tijdens_,) = sinds(klein, *tijdens(klein.conn, o)).over(("actie", heling))
    assert [(v.soort, v.oud, v.nieuw, v.bij) for v in tijdens_.veranderingen] == [
        ("status", "onbekend", "aandacht", "te weinig mensen")
    ]
    (erna,) = sinds(klein, na_overleg(klein.conn, o)).items
    assert [(v.soort, v.oud, v.nieuw) for v in erna.veranderingen] == [("status", "aandacht", "gereed")]


def test_an_overleg_of_long_ago_that_was_written_down_today_ended_on_its_own_day(klein, heling):
    op(klein, "2021-03-05T12:00:00.000Z", heling, "OM")
    overleg = lees_overleg(klein.conn, begin(klein))
    doe(klein, SluitOverleg(overleg.id))
    (item,) = sinds(klein, na_overleg(klein.conn, overleg)).items
    assert (item.plek, item.veranderingen[0].soort) == (("actie", heling), "trekker")


def test_a_day_begins_at_midnight_here_and_a_clock_set_back_does_not_confuse_it(klein, heling, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    try:
        for tijd, trekker in (
            ("2021-03-03T22:59:00.000Z", "een"),
            ("2021-03-03T23:01:00.000Z", "twee"),
            ("2021-03-01T00:00:00.000Z", "drie"),
        ):
            op(klein, tijd, heling, trekker)
        (item,) = sinds(klein, voor_dag(klein.conn, DAG)).items
        (v,) = item.veranderingen
        assert (v.oud, v.nieuw) == ("een", "drie")
        assert sinds(klein, voor_dag(klein.conn, date(2021, 3, 5))).items == ()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_wijk_sees_its_own_changes_and_those_of_the_stad_that_hold_there(klein, heling):
    stand = lees(klein)
    alleen = next(a for a in stand.acties if a.wijken and 2 not in a.wijken)
    na = klein.conn.execute("SELECT coalesce(max(id), 0) FROM logboek").fetchone()[0]
    doe(klein, ZetStatus(heling, 1, Status.AANDACHT))
    doe(klein, ZetStatus(heling, 2, Status.GEREED))
    doe(klein, ZetStatus(alleen.id, None, Status.GEREED))
    (item,) = sinds(klein, na, wijk=2).items
    assert [(v.wijk_id, v.nieuw) for v in item.veranderingen] == [(2, "gereed")]
    assert len(sinds(klein, na).items) == 2


# notities


def test_a_notitie_is_set_changed_and_removed(klein, overleg, heling):
    een = doe(klein, ZetNotitie("let op", overleg_id=overleg, item=("actie", heling))).item[1]
    (notitie,) = lees_notities_bij(klein.conn, ("actie", heling))
    assert (notitie.id, notitie.tekst, notitie.overleg_id, notitie.item) == (een, "let op", overleg, ("actie", heling))
    doe(klein, ZetNotitie("anders", een, verwacht="let op"))
    with pytest.raises(Botsing):
        doe(klein, ZetNotitie("weer anders", een, verwacht="let op"))
    assert [n.tekst for n in lees_notities_van(klein.conn, overleg)] == ["anders"]
    doe(klein, ZetNotitie("", een, verwacht="anders"))
    assert lees_notities_van(klein.conn, overleg) == ()
    doe(klein, Ongedaan())
    assert [n.tekst for n in lees_notities_van(klein.conn, overleg)] == ["anders"]
    assert not doe(klein, ZetNotitie("")).gewijzigd
    with pytest.raises(Geweigerd, match="een notitie gaat niet bij"):
        doe(klein, ZetNotitie("x", item=("plan", 1)))


def test_a_notitie_is_no_change_that_is_told(klein, heling):
    doe(klein, ZetNotitie("GEHEIMTOKEN", item=("actie", heling)))
    assert sinds(klein, 0).items == ()


def test_the_reason_a_point_is_there_for_is_kept(klein, overleg):
    assert {p.herkomst for p in lees_agenda(klein.conn, overleg)} == {Herkomst.PRIORITEIT}
    assert nummer(klein.conn, "thema", lees_agenda(klein.conn, overleg)[0].naam)


# undone to the start


def test_undone_to_the_start_nothing_changed_and_nothing_is_left(klein, heling):
    vooraf = toestand(klein.conn)
    overleg = begin(klein)
    een = spreek_af(klein, overleg, actiehouder="Buurtvereniging", item=("actie", heling))
    spreek_af(klein, overleg, soort="besluit")
    doe(klein, ZetAfspraak(een, "termijn", LATER, None))
    doe(klein, ZetAfspraakstatus(een, "gereed", "open", LATER))
    doe(klein, NieuwAgendapunt(overleg, "Rondvraag", plaats=0))
    doe(klein, VerplaatsAgendapunt(lees_agenda(klein.conn, overleg)[0].id, 2))
    doe(klein, ZetBehandeld(lees_agenda(klein.conn, overleg)[0].id, True))
    doe(klein, ZetNotitie("let op", overleg_id=overleg, item=("actie", heling)))
    doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    doe(klein, VerversAgenda(overleg))
    doe(klein, SluitOverleg(overleg))
    doe(klein, HeropenOverleg(overleg))
    assert len(sinds(klein, 0).items) == 3
    for _ in range(klein.conn.execute("SELECT count(*) FROM groep").fetchone()[0]):
        doe(klein, Ongedaan())
    assert sinds(klein, 0).items == ()
    assert toestand(klein.conn) == vooraf
    assert naspelen(vooraf, klein.conn) == vooraf
    geen_gaten(klein.conn)


# the second screen


@pytest.mark.parametrize("met_houders", [True, False])
def test_the_second_screen_reads_no_notitie_no_small_count_and_no_holder_where_so_set(klein, overleg, met_houders):
    stand = lees(klein)
    aantal = next(i for i in stand.indicatoren if i.eenheid == "aantal")
    doe(klein, ZetMeting(aantal.id, 1, 2010, 3.0, None, None, None))
    spreek_af(klein, overleg, actiehouder="Openbaar Ministerie")
    doe(klein, ZetOverleg(overleg, "aanwezig", "Openbaar Ministerie", ""))
    doe(klein, ZetNotitie("GEHEIMTOKEN", overleg_id=overleg))
    vragen = []
    klein.conn.set_trace_callback(vragen.append)
    beeld = lees_beamerbeeld(klein.conn, stand.plan.slug, 2021, met_houders=met_houders)
    klein.conn.set_trace_callback(None)
    assert len(vragen) > 20
    assert [vraag for vraag in vragen if "notitie" in vraag.lower()] == []
    assert "GEHEIMTOKEN" not in repr(beeld)
    assert beeld.overleg.id == overleg
    assert beeld.stand.reeks(aantal.id, 1)[2010].onbekend == "<5"
    assert (beeld.gemaakt[0].actiehouder == "Openbaar Ministerie") == met_houders
    assert (beeld.overleg.aanwezig != "") == met_houders
    doe(klein, SluitOverleg(overleg))
    assert lees_beamerbeeld(klein.conn, stand.plan.slug, 2021).overleg is None
    assert lees_beamerbeeld(klein.conn, stand.plan.slug, 2021, overleg).gemaakt
