import sqlite3
from contextlib import closing

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.opslag import schema
from ivp_tui.opslag.schema import APPLICATION_ID, VERSIE, migreer, verwacht
from ivp_tui.opslag.tabellen import ALLE_TABELLEN, EIGEN_TABELLEN, STATUSSEN
from tests.klein import ANDER_PLAN, PLAN, buiten, nummer

# docs/bestand.md: what scripts of others stand on
KOLOMMEN = {
    "v_plan": "plan titel gemeente van tot",
    "v_boom": "plan thema_id thema prioriteit doel_id doel doel_soort actie_id actie actie_toelichting actie_soort "
    "bron vindplaats",
    "v_doel": "plan thema_id thema doel_id doel toelichting soort bron vindplaats",
    "v_streefwaarde": "plan doel_id doel indicator_id indicator eenheid richting basisjaar basiswaarde doeljaar "
    "doelwaarde bron vindplaats",
    "v_meting": "meting_id gemeente indicator_id indicator eenheid wijk periode waarde onbekend status bron uitgave "
    "vindplaats gekozen",
    "v_stand": "plan actie_id actie wijk status toelichting gewijzigd_op",
    "v_afspraak": "afspraak_id plan overleg_id overleg datum nummer wijk doel_id actie_id soort tekst actiehouder "
    "termijn status",
    "v_logboek": "id groep tijd wie tabel rij veld oud nieuw",
    "v_vervolg": "vervolg_id van_plan van_soort van_id van_titel naar_plan naar_soort naar_id naar_titel grond bron "
    "vindplaats",
    "v_toezegging": "toezegging_id plan thema_id thema soort nummer toezegging status datum toelichting bron "
    "vindplaats",
    "v_bericht": "bericht_id plan actie_id toezegging_id datum tekst bron vindplaats",
    "v_verhaal": "verhaal_id plan datum wijk thema_id doel_id actie_id verhaal tekst bron vindplaats",
    "v_middel": "plan thema_id thema jaar begroot gerealiseerd bron vindplaats",
    "v_toestand": "tabel rij veld waarde",
}


def rijen(conn, sql, *waarden):
    return conn.execute(sql, waarden).fetchall()


@pytest.mark.parametrize("view", KOLOMMEN)
def test_every_view_has_exactly_the_promised_columns(klein, view):
    namen = [kolom[0] for kolom in klein.conn.execute(f"SELECT * FROM {view}").description]
    assert namen == KOLOMMEN[view].split()


def test_there_is_no_view_that_is_not_promised(klein):
    namen = {rij[0] for rij in rijen(klein.conn, "SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert namen - {"journaal_nu"} == set(KOLOMMEN)


def test_v_plan_names_plan_and_gemeente(klein):
    assert rijen(klein.conn, "SELECT * FROM v_plan") == [
        (ANDER_PLAN, "Veilig Kleinoord 2012–2015", "Kleinoord", 2012, 2015),
        (PLAN, "Veilig Kleindam 2020–2023", "Kleindam", 2020, 2023),
    ]


def eerste_versie(pad):
    """A file as the first version of ivp made it: the first migration only."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as conn:
        naam, doe = schema.MIGRATIES[0]
        doe(conn)
        conn.execute("INSERT INTO migratie VALUES (1, ?, '')", (naam,))
        conn.execute("PRAGMA user_version = 1")
        conn.execute("INSERT INTO gemeente (sleutel, naam) VALUES ('g', 'G')")
        conn.execute("INSERT INTO plan (slug, titel, gemeente_id, van, tot) VALUES ('p', 'P', 1, 2020, 2023)")
        conn.execute("INSERT INTO thema (plan_id, titel) VALUES (1, 'T')")
        conn.execute("INSERT INTO actie (plan_id, thema_id, titel) VALUES (1, 1, 'A')")
        conn.execute("INSERT INTO stand (actie_id, status) VALUES (1, 'gereed')")


def test_a_file_of_the_first_version_keeps_all_and_gets_what_is_new(tmp_path):
    eerste_versie(tmp_path / "oud.db")
    with closing(sqlite3.connect(tmp_path / "oud.db", isolation_level=None)) as conn:
        assert migreer(conn, "nu") == VERSIE - 1
        assert rijen(conn, "SELECT actie, status FROM v_stand") == [("A", "gereed")]
        assert rijen(conn, "SELECT sleutel FROM thema UNION ALL SELECT sleutel FROM actie") == [("",), ("",)]
        opbouw = dict(rijen(conn, "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"))
        assert opbouw == verwacht(conn)
        conn.execute("INSERT INTO middel (thema_id, jaar, begroot) VALUES (1, 2021, 5)")
        assert ("middel", "begroot", "5.0") in rijen(conn, "SELECT tabel, veld, nieuw FROM v_logboek")


def test_v_boom_has_a_row_per_doel_and_actie_priorities_first(klein):
    boom = rijen(klein.conn, "SELECT thema, prioriteit, doel, actie, bron FROM v_boom WHERE plan = ?", PLAN)
    assert len(boom) == 14
    assert [rij[1] for rij in boom] == [1] * 8 + [0] * 6
    assert [rij[3][:5] for rij in boom if rij[2] == "30% minder woninginbraken"] == ["Preve", "Keurm", "Lokfi"]
    assert [rij[2] for rij in boom if rij[3] == "Lokfiets en lokwoning"] == [
        "30% minder woninginbraken",
        "Minder fietsendiefstallen",
    ]
    assert [rij[2] for rij in boom if rij[3] is None] == ["Meer inwoners tevreden over de gemeente"]
    assert [rij[3] for rij in boom if rij[2] is None and rij[1] == 0] == [
        "Hangplek verplaatsen",
        "Ouders op huisbezoek",
        "Coördinatie groepsaanpak",
    ]
    assert {rij[4] for rij in boom} == {"Integraal Veiligheidsplan Kleindam"}


def test_an_archived_actie_leaves_v_boom_and_v_stand_but_not_the_file(klein):
    nr = nummer(klein.conn, "actie", "Heling")
    klein.conn.execute("UPDATE actie SET archief = 1 WHERE id = ?", (nr,))
    for view in ("v_boom", "v_stand"):
        assert rijen(klein.conn, f"SELECT * FROM {view} WHERE actie_id = ?", nr) == []
    assert rijen(klein.conn, "SELECT waarde FROM v_toestand WHERE tabel = 'actie' AND rij = ? AND veld = 'titel'", nr)


def test_an_actie_under_an_archived_doel_stays_visible_thema_wide(klein):
    klein.conn.execute("UPDATE doel SET archief = 1 WHERE id = ?", (nummer(klein.conn, "doel", "Minder jong"),))
    assert rijen(klein.conn, "SELECT doel FROM v_boom WHERE actie LIKE 'Café%'") == [(None,)]


def test_v_doel_has_the_hoofddoel_without_thema(klein):
    doelen = rijen(klein.conn, "SELECT doel, thema, soort FROM v_doel WHERE plan = ?", PLAN)
    assert len(doelen) == 5
    assert doelen[0] == ("Kleindam wordt veiliger", None, "kwalitatief")


def test_v_streefwaarde_has_the_indicator_of_its_own_gemeente(klein):
    rij = rijen(klein.conn, "SELECT * FROM v_streefwaarde WHERE doel LIKE '30%'")[0]
    assert rij[4:11] == ("Woninginbraken", "aantal", "omlaag", 2018, 1000.0, 2023, 700.0)
    ander = rijen(klein.conn, "SELECT indicator, richting, basisjaar FROM v_streefwaarde WHERE plan = ?", ANDER_PLAN)
    assert ander == [("Inbraken in Kleinoord", "niet slechter", None)]


def test_v_meting_keeps_unknown_apart_from_zero_and_chooses_one(klein):
    assert len(rijen(klein.conn, "SELECT * FROM v_meting")) == 22
    pm = rijen(klein.conn, "SELECT waarde, onbekend, status FROM v_meting WHERE periode = 2022 AND eenheid = 'aantal'")
    assert pm == [(None, "PM", "voorlopig")]
    dubbel = rijen(
        klein.conn,
        "SELECT waarde, bron, gekozen FROM v_meting WHERE indicator = 'Woninginbraken' AND wijk IS NULL "
        "AND periode = 2021",
    )
    assert dubbel == [(950.0, "Monitor Kleindam", 1), (930.0, "Jaarverslag Kleindam", 0)]
    per_plek = rijen(klein.conn, "SELECT sum(gekozen) FROM v_meting GROUP BY indicator_id, wijk, periode")
    assert {rij[0] for rij in per_plek} == {1}


def test_v_stand_has_the_stad_always_and_a_wijk_where_it_was_set(klein):
    nr = nummer(klein.conn, "actie", "Heling")
    assert rijen(klein.conn, "SELECT wijk, status, toelichting, gewijzigd_op FROM v_stand WHERE actie_id = ?", nr) == [
        (None, "onbekend", "", None)
    ]
    klein.conn.execute("INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, 1, 'gereed')", (nr,))
    assert rijen(klein.conn, "SELECT wijk, status FROM v_stand WHERE actie_id = ? ORDER BY wijk", nr) == [
        (None, "onbekend"),
        ("Noord", "gereed"),
    ]
    assert rijen(klein.conn, "SELECT count(*) FROM v_stand WHERE plan = ? AND wijk IS NULL", PLAN) == [(12,)]


def test_v_afspraak_names_overleg_and_wijk(klein):
    klein.conn.execute(
        "INSERT INTO overleg (plan_id, naam, datum) SELECT id, 'Driehoek', '2021-03-01' FROM plan WHERE slug = ?",
        (PLAN,),
    )
    klein.conn.execute(
        "INSERT INTO afspraak (plan_id, overleg_id, wijk_id, soort, tekst) SELECT plan_id, id, 2, 'besluit', 'Doen' "
        "FROM overleg"
    )
    assert rijen(klein.conn, "SELECT plan, overleg, datum, wijk, soort, tekst, status FROM v_afspraak") == [
        (PLAN, "Driehoek", "2021-03-01", "Zuid", "besluit", "Doen", "open")
    ]


def test_v_toestand_has_every_row_and_no_nulls(klein):
    bestaat = dict(rijen(klein.conn, "SELECT tabel, count(*) FROM v_toestand WHERE veld = 'bestaat' GROUP BY tabel"))
    assert bestaat == {t: n for t in ALLE_TABELLEN if (n := rijen(klein.conn, f"SELECT count(*) FROM {t}")[0][0])}
    assert bestaat["actie"] == 14
    assert rijen(klein.conn, "SELECT * FROM v_toestand WHERE waarde IS NULL") == []


def test_every_table_is_strict(klein):
    tabellen = {rij[1]: rij[5] for rij in rijen(klein.conn, "PRAGMA table_list") if rij[2] == "table"}
    eigen = {naam: strikt for naam, strikt in tabellen.items() if not naam.startswith("sqlite_")}
    assert set(eigen) == set(ALLE_TABELLEN) | set(EIGEN_TABELLEN)
    assert set(eigen.values()) == {1}


def test_the_file_tells_whose_it_is(klein):
    assert rijen(klein.conn, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rijen(klein.conn, "PRAGMA user_version") == [(VERSIE,)]


def test_every_link_is_a_foreign_key(klein):
    for tabel in ALLE_TABELLEN:
        kolommen = {rij[1] for rij in rijen(klein.conn, f"PRAGMA table_info({tabel})") if rij[1].endswith("_id")}
        assert kolommen == {rij[3] for rij in rijen(klein.conn, f"PRAGMA foreign_key_list({tabel})")}, tabel


def test_statuses_of_file_and_domein_are_the_same_words():
    assert set(STATUSSEN) == {status.value for status in Status}


@pytest.mark.parametrize(
    "opdracht",
    [
        "INSERT INTO stand (actie_id, status) VALUES (1, 'klaar')",
        "INSERT INTO stand (actie_id, status) VALUES (999, 'gereed')",
        "UPDATE meting SET waarde = NULL WHERE id = 1",
        "UPDATE meting SET onbekend = 'PM' WHERE id = 1",
        "UPDATE meting SET waarde = 'veel' WHERE id = 1",
        "UPDATE meting SET gekozen = 1 WHERE gekozen = 0",
        "UPDATE actie SET titel = '' WHERE id = 1",
        "UPDATE actie SET deadline = '31-12-2021' WHERE id = 1",
        "UPDATE actie SET deadline = '2021-02-30' WHERE id = 1",
        "UPDATE actie SET deadline = '2021-12-31 ' WHERE id = 1",
        "UPDATE actie SET deadline = '2459000' WHERE id = 1",
        "UPDATE plan SET van = 2030 WHERE id = 1",
        "UPDATE actie SET id = 900 WHERE id = 2",
        "UPDATE actie SET rowid = 900 WHERE id = 2",
        "DELETE FROM thema WHERE id = 1",
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_no_journal(klein, opdracht):
    with pytest.raises(sqlite3.IntegrityError):
        klein.conn.execute(opdracht)
    assert rijen(klein.conn, "SELECT * FROM v_logboek") == []


def test_triggers_and_views_in_the_file_are_those_the_tables_ask_for(klein):
    in_bestand = dict(rijen(klein.conn, "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"))
    assert in_bestand == verwacht(klein.conn)


def test_a_migration_remakes_the_triggers_for_a_new_column(klein_pad, monkeypatch):
    def erbij(conn):
        conn.execute("ALTER TABLE actie ADD COLUMN kosten TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(schema, "MIGRATIES", (*schema.MIGRATIES, ("kosten", erbij)))
    monkeypatch.setattr(schema, "VERSIE", VERSIE + 1)
    with closing(sqlite3.connect(klein_pad, isolation_level=None)) as conn:
        assert migreer(conn, "2021-01-01") == 1
        assert migreer(conn, "2021-01-02") == 0
        conn.execute("UPDATE actie SET kosten = '100' WHERE id = 1")
        assert rijen(conn, "SELECT veld, nieuw FROM v_logboek") == [("kosten", "100")]
        assert rijen(conn, "SELECT naam, op FROM migratie ORDER BY nummer")[-1] == ("kosten", "2021-01-01")


def test_a_migration_that_fails_leaves_the_file_as_it_was(klein_pad, monkeypatch):
    def stuk(conn):
        conn.execute("DROP TABLE afspraak")
        raise sqlite3.OperationalError("halverwege")

    monkeypatch.setattr(schema, "MIGRATIES", (*schema.MIGRATIES, ("stuk", stuk)))
    monkeypatch.setattr(schema, "VERSIE", VERSIE + 1)
    with closing(sqlite3.connect(klein_pad, isolation_level=None)) as conn:
        with pytest.raises(sqlite3.OperationalError, match="halverwege"):
            migreer(conn, "2021-01-01")
        assert rijen(conn, "PRAGMA user_version") == [(VERSIE,)]
        assert rijen(conn, "SELECT * FROM v_afspraak") == []


def test_a_number_is_never_given_out_twice(klein_pad):
    buiten(
        klein_pad,
        "INSERT INTO partner (naam) VALUES ('een')",
        "DELETE FROM partner WHERE naam = 'een'",
        "INSERT INTO partner (naam) VALUES ('twee')",
    )
    with closing(sqlite3.connect(klein_pad)) as conn:
        ids = {rij[0] for rij in rijen(conn, "SELECT rij FROM v_logboek WHERE veld = 'bestaat' AND nieuw = '1'")}
    assert len(ids) == 2
