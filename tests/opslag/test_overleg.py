"""Overleggen, agenda's, afspraken and notities in the file: made, numbered, followed, refused, undone."""

from datetime import date

import pytest

from ivp_tui.domein.overleg import Afspraakkeus, Afspraakstatus
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Ongedaan, Opnieuw
from ivp_tui.domein.wijziging_overleg import (
    HeropenOverleg,
    NieuweAfspraak,
    SluitOverleg,
    ZetAfspraak,
    ZetAfspraakstatus,
    ZetBehandeld,
    ZetOverleg,
)
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.lezen_overleg import (
    lees_actielijst,
    lees_afspraak,
    lees_afspraken_van,
    lees_agenda,
    lees_besluitenlijst,
    lees_open_overleg,
    lees_overleg,
    lees_overleggen,
    lees_soorten,
    lees_vorige,
)
from ivp_tui.opslag.lezen_telaat import tel_afspraken
from tests.klein import ANDER_PLAN, doe, geen_gaten, lees
from tests.vergadering import DAG, LATER, begin, spreek_af, van

GEMEENTE = 1


@pytest.fixture
def overleg(klein):
    return begin(klein)


def test_an_overleg_begins_closes_twice_and_opens_again(klein, klok):
    nummer_ = begin(klein, aanwezig="politie, T&H")
    o = lees_overleg(klein.conn, nummer_)
    assert (o.naam, o.datum, o.aanwezig, o.is_open, o.wijk) == ("Wijkoverleg", DAG, "politie, T&H", True, "")
    assert lees_open_overleg(klein.conn, GEMEENTE) == o
    assert doe(klein, SluitOverleg(nummer_)).gewijzigd
    dicht = lees_overleg(klein.conn, nummer_)
    weer = doe(klein, SluitOverleg(nummer_))
    assert (weer.gewijzigd, weer.bericht) == (False, "dit overleg is al gesloten")
    assert lees_overleg(klein.conn, nummer_) == dicht
    assert not dicht.is_open
    assert lees_open_overleg(klein.conn, GEMEENTE) is None
    assert doe(klein, HeropenOverleg(nummer_)).gewijzigd
    assert doe(klein, HeropenOverleg(nummer_)).bericht == "dit overleg is al open"
    assert lees_overleg(klein.conn, nummer_).is_open


def test_an_overleg_of_a_kind_that_the_plan_names_takes_its_name(klein):
    soort = lees(klein).overlegsoorten[0]
    o = lees_overleg(klein.conn, begin(klein, naam="", soort=soort.id))
    assert (o.naam, o.soort) == (soort.naam, soort.naam)
    with pytest.raises(Geweigerd, match="naam mag niet leeg"):
        begin(klein, naam=" ")
    with pytest.raises(Geweigerd, match="intussen verwijderd"):
        begin(klein, soort=999)


def test_its_fields_are_set_against_what_was_on_the_screen(klein, overleg):
    doe(klein, ZetOverleg(overleg, "aanwezig", "OM", ""))
    doe(klein, ZetOverleg(overleg, "datum", date(2021, 3, 5), DAG))
    doe(klein, ZetOverleg(overleg, "wijk_id", 2, None))
    o = lees_overleg(klein.conn, overleg)
    assert (o.aanwezig, o.datum, o.wijk_id) == ("OM", date(2021, 3, 5), 2)
    with pytest.raises(Botsing, match="intussen gewijzigd in «OM»"):
        doe(klein, ZetOverleg(overleg, "aanwezig", "politie", ""))
    with pytest.raises(Geweigerd, match="altijd een datum"):
        doe(klein, ZetOverleg(overleg, "datum", None, DAG))


def test_a_series_is_of_one_kind_or_name_and_one_wijk_and_two_on_a_day_follow_each_other(klein):
    eerste, tweede = begin(klein), begin(klein, naam=" wijkOverleg ")
    begin(klein, wijk=1)
    begin(klein, naam="Driehoek")
    derde = begin(klein, LATER)
    vroeger = begin(klein, date(2020, 1, 1))
    ids = {n: lees_overleg(klein.conn, n) for n in (eerste, tweede, derde, vroeger)}
    assert lees_vorige(klein.conn, ids[derde]).id == tweede
    assert lees_vorige(klein.conn, ids[tweede]).id == eerste
    assert lees_vorige(klein.conn, ids[eerste]).id == vroeger
    assert lees_vorige(klein.conn, ids[vroeger]) is None
    assert lees_overleggen(klein.conn, GEMEENTE)[0].id == derde


def test_numbers_run_per_series_and_year_and_are_never_given_twice(klein, overleg):
    een, twee = spreek_af(klein, overleg), spreek_af(klein, overleg)
    besluit = spreek_af(klein, overleg, soort="besluit")
    assert [van(klein, n).nummer for n in (een, twee, besluit)] == ["2021-01", "2021-02", "B2021-01"]
    doe(klein, Ongedaan())
    doe(klein, Ongedaan())
    assert [a.nummer for a in lees_afspraken_van(klein.conn, overleg)] == ["2021-01"]
    assert van(klein, spreek_af(klein, overleg)).nummer == "2021-03"
    assert van(klein, spreek_af(klein, overleg, soort="besluit")).nummer == "B2021-02"
    volgende, ander = begin(klein, LATER), begin(klein, wijk=1)
    assert van(klein, spreek_af(klein, volgende)).nummer == "2021-04"
    assert van(klein, spreek_af(klein, ander)).nummer == "2021-01"
    assert van(klein, spreek_af(klein, begin(klein, date(2022, 1, 1)))).nummer == "2022-01"


def test_a_number_stays_taken_when_its_whole_overleg_is_undone_and_done_again(klein, overleg):
    spreek_af(klein, overleg)
    doe(klein, Ongedaan())
    doe(klein, Ongedaan())
    assert lees_overleg(klein.conn, overleg) is None
    ander = begin(klein)
    assert van(klein, spreek_af(klein, ander)).nummer == "2021-02"
    doe(klein, Ongedaan())
    doe(klein, Opnieuw())
    assert [a.nummer for a in lees_afspraken_van(klein.conn, ander)] == ["2021-02"]


def test_an_overleg_may_not_move_to_a_series_where_its_numbers_are_taken(klein, overleg):
    spreek_af(klein, overleg)
    ander = begin(klein, wijk=1)
    spreek_af(klein, ander)
    with pytest.raises(Geweigerd, match="2021-01 is in de reeks van Wijkoverleg al gegeven"):
        doe(klein, ZetOverleg(ander, "wijk_id", None, 1))
    doe(klein, ZetOverleg(ander, "naam", "Iets anders", "Wijkoverleg"))


def test_an_afspraak_is_followed_edited_and_shows_in_the_view(klein, overleg, heling):
    een = spreek_af(klein, overleg, actiehouder="om", termijn=date(2021, 4, 1), wijk_id=1, item=("actie", heling))
    a = van(klein, een)
    assert (a.actiehouder, a.termijn, a.item, a.itemtitel) == (
        "Openbaar Ministerie",
        date(2021, 4, 1),
        ("actie", heling),
        "Heling tegengaan",
    )
    doe(klein, ZetAfspraak(een, "termijn", date(2021, 5, 1), date(2021, 4, 1)))
    doe(klein, ZetAfspraak(een, "tekst", "hek weghalen", "hek plaatsen"))
    with pytest.raises(Botsing):
        doe(klein, ZetAfspraak(een, "termijn", None, date(2021, 4, 1)))
    doe(klein, ZetAfspraakstatus(een, "gereed", "open", LATER))
    assert van(klein, een).afgedaan_op == LATER
    with pytest.raises(Botsing):
        doe(klein, ZetAfspraakstatus(een, "vervallen", "open", LATER))
    doe(klein, ZetAfspraakstatus(een, "open", "gereed", LATER))
    assert (van(klein, een).status, van(klein, een).afgedaan_op) == (Afspraakstatus.OPEN, None)
    rij = klein.conn.execute("SELECT plan, overleg, datum, nummer, wijk, actie_id, tekst, status FROM v_afspraak")
    assert rij.fetchall() == [
        ("kleindam-2020-2023", "Wijkoverleg", "2021-03-04", "2021-01", "Noord", heling, "hek weghalen", "open")
    ]


@pytest.mark.parametrize(
    ("wat", "waarom"),
    [
        ({"tekst": " "}, "heeft een tekst"),
        ({"actiehouder": "x" * 200}, "actiehouder is te lang: 200 tekens, hoogstens 100"),
        ({"tekst": "x" * 1001}, "afspraak is te lang: 1.001 tekens"),
        ({"item": ("plan", 1)}, "kies een actie, doel of thema"),
        ({"item": ("actie", 999)}, "intussen verwijderd"),
        ({"wijk_id": 99}, "deze wijk is intussen verwijderd"),
        ({"soort": "besluit", "termijn": DAG}, "een besluit heeft geen houder of termijn"),
        ({"overleg_id": 99}, "dit overleg is intussen verwijderd"),
    ],
)
def test_what_is_no_afspraak_is_refused_and_nothing_of_it_is_written(klein, overleg, wat, waarom):
    vooraf = klein.conn.execute("SELECT max(id) FROM logboek").fetchone()
    velden = {"overleg_id": overleg, "tekst": "iets"} | wat
    with pytest.raises(Geweigerd, match=waarom):
        doe(klein, NieuweAfspraak(**velden))
    assert klein.conn.execute("SELECT max(id) FROM logboek").fetchone() == vooraf


def test_an_unknown_holder_becomes_a_partner_and_goes_with_undo(klein, overleg):
    spreek_af(klein, overleg, actiehouder="Buurtvereniging, politie")
    assert "Buurtvereniging" in [p.naam for p in lees(klein).partners]
    assert lees_afspraken_van(klein.conn, overleg)[0].actiehouder == "Buurtvereniging, Politie Kleindam"
    doe(klein, Ongedaan())
    assert "Buurtvereniging" not in [p.naam for p in lees(klein).partners]


def test_a_partner_with_a_comma_in_its_name_stays_one_holder(klein, overleg):
    klein.conn.execute("INSERT INTO partner (naam, afkorting) VALUES ('Volksgezondheid, Welzijn en Sport', 'VWS')")
    hoeveel = klein.conn.execute("SELECT count(*) FROM partner").fetchone()
    afspraak = spreek_af(klein, overleg, "schrijven", actiehouder="volksgezondheid, welzijn en sport, Politie Kleindam")
    assert van(klein, afspraak).actiehouder == "Volksgezondheid, Welzijn en Sport, Politie Kleindam"
    doe(klein, ZetAfspraak(afspraak, "actiehouder", "VWS", van(klein, afspraak).actiehouder))
    assert van(klein, afspraak).actiehouder == "Volksgezondheid, Welzijn en Sport"
    assert klein.conn.execute("SELECT count(*) FROM partner").fetchone() == hoeveel
    keus = Afspraakkeus(actiehouder="Volksgezondheid, welzijn en Sport")
    assert [a.id for a in lees_actielijst(klein.conn, GEMEENTE, keus, DAG)] == [afspraak]


def test_a_besluit_is_taken_or_dropped(klein, overleg):
    besluit = spreek_af(klein, overleg, soort="besluit")
    assert van(klein, besluit).status is Afspraakstatus.GENOMEN
    with pytest.raises(Geweigerd, match="kies uit: genomen, vervallen"):
        doe(klein, ZetAfspraakstatus(besluit, "gereed", "genomen", DAG))
    doe(klein, ZetAfspraakstatus(besluit, "vervallen", "genomen", DAG))
    with pytest.raises(Geweigerd, match="geen houder of termijn"):
        doe(klein, ZetAfspraak(besluit, "actiehouder", "OM", ""))


def test_everything_of_a_meeting_is_in_the_file_when_it_is_opened_again(klein, overleg):
    doe(klein, ZetBehandeld(lees_agenda(klein.conn, overleg)[0].id, True))
    spreek_af(klein, overleg)
    klein.sluit()
    weer = open_bestand(klein.pad)
    open_ = lees_open_overleg(weer.conn, GEMEENTE)
    assert open_ is not None
    assert lees_agenda(weer.conn, open_.id)[0].behandeld
    assert [a.nummer for a in lees_afspraken_van(weer.conn, open_.id)] == ["2021-01"]
    geen_gaten(weer.conn)
    weer.sluit()
    assert controleer(klein.pad).in_orde


# the lists


def test_the_lists_and_the_counts(klein, overleg, heling):
    spreek_af(klein, overleg, "laat", termijn=date(2021, 3, 10), actiehouder="OM")
    spreek_af(klein, overleg, "noord", wijk_id=1)
    oud = spreek_af(klein, overleg, "oud")
    pas = spreek_af(klein, overleg, "pas", actiehouder="politie, OM", item=("actie", heling))
    doe(klein, ZetAfspraakstatus(oud, "gereed", "open", date(2021, 1, 1)))
    doe(klein, ZetAfspraakstatus(pas, "vervallen", "open", LATER))
    spreek_af(klein, overleg, "zo gaan we het doen", soort="besluit")

    def lijst(**meer):
        return [a.tekst for a in lees_actielijst(klein.conn, GEMEENTE, Afspraakkeus(**meer), LATER)]

    assert lijst() == ["laat", "noord", "pas", "oud"]
    assert lijst(afgedaan_sinds=DAG) == ["laat", "noord", "pas"]
    assert lijst(alleen_open=True) == ["laat", "noord"]
    assert lijst(te_laat_op=LATER) == ["laat"]
    assert lijst(wijk=(1,)) == ["noord"]
    assert lijst(wijk=(None,)) == ["laat", "pas", "oud"]
    assert lijst(actiehouder="openbaar ministerie") == ["laat", "pas"]
    assert lijst(item=("actie", heling)) == ["pas"]
    assert lijst(reeks=lees_overleg(klein.conn, overleg).reeks, plan_id=lees(klein).plan.id) == lijst()
    assert lijst(plan_id=lees(klein, ANDER_PLAN).plan.id) == []
    besluiten = lees_besluitenlijst(klein.conn, GEMEENTE, Afspraakkeus("besluit"))
    assert [(b.nummer, b.tekst) for b in besluiten] == [("B2021-01", "zo gaan we het doen")]
    telling = tel_afspraken(klein.conn, GEMEENTE, LATER)
    assert (telling.open, telling.te_laat) == (2, 1)
    assert tel_afspraken(klein.conn, GEMEENTE, date(2021, 3, 10)).te_laat == 0
    assert tel_afspraken(klein.conn, GEMEENTE, LATER, (1,)).open == 1
    assert tel_afspraken(klein.conn, 2, LATER).open == 0


def test_an_afspraak_outside_any_overleg_has_a_series_of_its_own(klein):
    overleg = begin(klein)
    spreek_af(klein, overleg)
    eerste = doe(klein, NieuweAfspraak(None, "los een", "Politie Kleindam"))
    tweede = doe(klein, NieuweAfspraak(None, "los twee"))
    jaar = een_waarde(klein, "SELECT substr(max(tijd), 1, 4) FROM logboek")
    assert [lees_afspraak(klein.conn, u.item[1]).nummer for u in (eerste, tweede)] == [f"{jaar}-01", f"{jaar}-02"]
    los = lees_afspraak(klein.conn, eerste.item[1])
    assert (los.overleg, los.overleg_id, los.actiehouder) == ("", 0, "Politie Kleindam")
    doe(klein, Ongedaan())
    derde = doe(klein, NieuweAfspraak(None, "los drie"))
    assert lees_afspraak(klein.conn, derde.item[1]).nummer == f"{jaar}-03"
    # the series of a meeting does not go on from there, nor the other way round
    assert lees_afspraak(klein.conn, spreek_af(klein, overleg, "nog een")).nummer == "2021-02"
    geen_gaten(klein.conn)


def test_a_besluit_is_taken_in_an_overleg(klein):
    with pytest.raises(Geweigerd, match="wordt in een overleg genomen"):
        doe(klein, NieuweAfspraak(None, "zo gaan we het doen", soort="besluit"))


def een_waarde(klein, vraag):
    return klein.conn.execute(vraag).fetchone()[0]


def test_the_kinds_to_choose_from_are_those_of_all_plans_of_the_gemeente_each_once(klein):
    plan = klein.conn.execute("SELECT id FROM plan WHERE slug = 'kleindam-2020-2023'").fetchone()[0]
    klein.conn.execute(
        """INSERT INTO plan (slug, titel, gemeente_id, van, tot)
        SELECT 'kleindam-2016-2019', 'Eerder', gemeente_id, 2016, 2019 FROM plan WHERE id = ?""",
        (plan,),
    )
    eerder = klein.conn.execute("SELECT id FROM plan WHERE slug = 'kleindam-2016-2019'").fetchone()[0]
    eigen = klein.conn.execute(
        "SELECT naam FROM overlegsoort WHERE plan_id = ? ORDER BY id LIMIT 1", (plan,)
    ).fetchone()[0]
    for naam in ("Handhavingsoverleg", eigen.upper()):
        klein.conn.execute("INSERT INTO overlegsoort (plan_id, naam) VALUES (?, ?)", (eerder, naam))
    gemeente = klein.conn.execute("SELECT gemeente_id FROM plan WHERE id = ?", (plan,)).fetchone()[0]
    namen = [soort.naam for soort in lees_soorten(klein.conn, gemeente, plan)]
    assert namen[0] == eigen
    assert namen[-1] == "Handhavingsoverleg"
    assert eigen.upper() not in namen[1:]
    assert lees_soorten(klein.conn, gemeente, eerder)[0].naam == "Handhavingsoverleg"
