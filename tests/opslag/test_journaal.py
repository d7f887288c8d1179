"""The journal is written by triggers, whoever writes: by ivp, by sqlite3, by sqlite_utils."""

import sqlite3
from contextlib import closing

import pytest
import sqlite_utils

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, NieuweActie, Ongedaan, ZetReden, ZetStatus, ZetTekst, ZetWijken
from ivp_tui.opslag import schrijven
from tests.klein import buiten, doe, geen_gaten, lees, logboek, naspelen, nummer, toestand

BUITEN = "buiten ivp om"


@pytest.fixture
def begin(klein):
    return toestand(klein.conn)


def test_a_fresh_file_has_an_empty_journal(klein):
    assert logboek(klein.conn) == []
    assert lees(klein).logboek_id == 0


def test_a_row_per_field_that_changed(klein, heling):
    doe(klein, ZetTekst("actie", heling, "titel", "Heling stoppen", "Heling tegengaan"))
    uitslag = doe(klein, ZetTekst("actie", heling, "trekker", "politie", ""), "bert")
    assert logboek(klein.conn) == [
        (1, "anna", "actie", heling, "titel", "Heling tegengaan", "Heling stoppen"),
        (2, "bert", "actie", heling, "trekker", "", "politie"),
    ]
    assert (uitslag.logboek_id, uitslag.groep) == (2, 2)


def test_several_fields_and_rows_of_one_intent_are_one_groep(klein, heling):
    doe(klein, ZetStatus(heling, 1, Status.GEREED))
    groep, wie, *_ = logboek(klein.conn)[0]
    velden = {rij[4] for rij in logboek(klein.conn) if rij[:2] == (groep, wie)}
    assert velden == {"bestaat", "actie_id", "wijk_id", "status", "toelichting", "vindplaats", "gewijzigd_op"} - {
        "vindplaats"
    }
    doe(klein, ZetWijken(heling, (1, 2), ()))
    erbij = [rij for rij in logboek(klein.conn) if rij[2] == "actie_wijk" and rij[4] == "bestaat"]
    assert [(rij[0], rij[5], rij[6]) for rij in erbij] == [(2, None, "1")] * 2


def test_a_status_and_its_reason_are_one_groep(klein, heling):
    uitslag = doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    reden = doe(klein, ZetReden(heling, None, "te weinig mensen", uitslag.groep))
    assert reden.groep == uitslag.groep
    assert {rij[0] for rij in logboek(klein.conn)} == {uitslag.groep}
    doe(klein, Ongedaan())
    assert lees(klein).standen == ()


def test_a_reason_does_not_join_a_groep_that_was_undone_meanwhile(klein, heling):
    uitslag = doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    doe(klein, Ongedaan())
    reden = doe(klein, ZetReden(heling, None, "te weinig mensen", uitslag.groep))
    assert reden.groep != uitslag.groep
    doe(klein, Ongedaan())
    assert lees(klein).standen == ()


def test_a_reason_does_not_join_the_groep_of_another_user(klein, heling):
    uitslag = doe(klein, ZetStatus(heling, None, Status.AANDACHT), "bert")
    assert doe(klein, ZetReden(heling, None, "mijn reden", uitslag.groep), "anna").groep != uitslag.groep


def test_an_insert_and_a_delete_from_outside_tell_bestaat_and_every_value(klein, klein_pad, begin, heling):
    buiten(klein_pad, f"INSERT INTO actie_wijk (actie_id, wijk_id) VALUES ({heling}, 3)")
    rij = klein.conn.execute("SELECT id FROM actie_wijk WHERE actie_id = ?", (heling,)).fetchone()[0]
    assert logboek(klein.conn) == [
        (1, BUITEN, "actie_wijk", rij, "bestaat", None, "1"),
        (1, BUITEN, "actie_wijk", rij, "actie_id", None, str(heling)),
        (1, BUITEN, "actie_wijk", rij, "wijk_id", None, "3"),
    ]
    buiten(klein_pad, f"DELETE FROM actie_wijk WHERE id = {rij}")
    assert [regel[4:] for regel in logboek(klein.conn, 3)] == [
        ("actie_id", str(heling), None),
        ("wijk_id", "3", None),
        ("bestaat", "1", None),
    ]
    assert naspelen(begin, klein.conn) == begin == toestand(klein.conn)


def test_deleting_a_row_journals_what_goes_with_it(klein, begin):
    nr = nummer(klein.conn, "actie", "Donkere")
    klein.conn.execute("DELETE FROM actie WHERE id = ?", (nr,))
    weg = {rij[2] for rij in logboek(klein.conn) if rij[4] == "bestaat"}
    assert weg == {"actie", "actie_wijk", "actie_gebied"}
    assert naspelen(begin, klein.conn) == toestand(klein.conn)


def test_outside_changes_each_have_a_groep_of_their_own_apart_from_ours(klein, klein_pad, heling):
    doe(klein, ZetTekst("actie", heling, "trekker", "politie", ""))
    buiten(klein_pad, "UPDATE actie SET trekker = 'a' WHERE id = 3", "UPDATE actie SET trekker = 'b' WHERE id = 3")
    doe(klein, ZetTekst("actie", heling, "trekker", "OM", "politie"))
    assert [(rij[0], rij[1]) for rij in logboek(klein.conn)] == [(1, "anna"), (2, BUITEN), (3, BUITEN), (4, "anna")]


def test_a_status_from_outside_gets_its_time(klein, klein_pad, heling):
    buiten(klein_pad, f"INSERT INTO stand (actie_id, status) VALUES ({heling}, 'gereed')")
    assert lees(klein).zicht(heling, None).stand.gewijzigd_op is not None
    buiten(klein_pad, "UPDATE stand SET gewijzigd_op = '2020-01-01T00:00:00Z'")
    buiten(klein_pad, "UPDATE stand SET status = 'aandacht'")
    assert lees(klein).zicht(heling, None).stand.gewijzigd_op > "2021"


def test_an_update_that_changes_nothing_is_not_journalled(klein, klein_pad):
    buiten(klein_pad, "UPDATE actie SET titel = titel", "UPDATE meting SET waarde = waarde")
    assert logboek(klein.conn) == []


def test_sqlite_utils_is_journalled_or_refused_and_never_silent(klein, klein_pad, begin, heling):
    with closing(sqlite3.connect(klein_pad)) as conn:
        db = sqlite_utils.Database(conn)
        db["actie"].update(heling, {"titel": "Via sqlite-utils"})
        db["stand"].insert({"actie_id": heling, "status": "gereed"})
        db["actie_partner"].delete(1)
        actie = conn.execute("SELECT plan_id, thema_id FROM actie WHERE id = ?", (heling,)).fetchone()
        rij = {"id": heling, "plan_id": actie[0], "thema_id": actie[1], "titel": "Overschreven"}
        for doet in (
            lambda: db["actie"].insert(rij, replace=True),
            lambda: db["actie"].upsert(rij, pk="id"),
            lambda: db["stand"].insert({"actie_id": heling, "status": "aandacht"}, replace=True),
        ):
            voor = toestand(klein.conn)
            try:
                doet()
                conn.commit()
            except sqlite3.IntegrityError:
                conn.rollback()
                assert toestand(klein.conn) == voor
    assert naspelen(begin, klein.conn) == toestand(klein.conn)
    assert [rij[4] for rij in logboek(klein.conn) if rij[2] == "actie"] == ["titel"]
    assert [rij[4] for rij in logboek(klein.conn) if rij[2] == "actie_partner"][-1] == "bestaat"
    geen_gaten(klein.conn)


@pytest.mark.parametrize(
    "opdracht",
    [
        "REPLACE INTO bron (id, sleutel, titel) VALUES (1, 'x', 'y')",
        "REPLACE INTO bron (sleutel, titel) VALUES ('monitor', 'y')",
        "INSERT OR REPLACE INTO wijk (gemeente_id, naam) VALUES (1, 'Noord')",
        "INSERT OR REPLACE INTO stand (actie_id, status) VALUES (3, 'gereed')",
        "INSERT OR REPLACE INTO stand (actie_id, wijk_id, status) VALUES (3, 1, 'gereed')",
        "INSERT OR REPLACE INTO meting (indicator_id, periode, waarde, gekozen) VALUES (1, 2018, 5, 1)",
        "UPDATE OR REPLACE wijk SET naam = 'Noord' WHERE naam = 'Oost'",
        "UPDATE OR REPLACE bron SET sleutel = 'monitor' WHERE sleutel = 'jaarverslag'",
        "UPDATE OR REPLACE stand SET wijk_id = NULL WHERE wijk_id = 1",
        "UPDATE OR REPLACE meting SET gekozen = 1 WHERE gekozen = 0",
        "UPDATE OR REPLACE actie SET id = 4 WHERE id = 3",
        "INSERT OR IGNORE INTO wijk (gemeente_id, naam) VALUES (1, 'Noord')",
    ],
)
def test_replacing_a_row_is_refused_because_no_trigger_sees_it_go(klein, klein_pad, begin, opdracht):
    buiten(
        klein_pad,
        "INSERT INTO stand (actie_id, status) VALUES (3, 'aandacht')",
        "INSERT INTO stand (actie_id, wijk_id, status) VALUES (3, 1, 'aandacht')",
    )
    voor = toestand(klein.conn)
    with pytest.raises(sqlite3.IntegrityError):
        buiten(klein_pad, opdracht)
    assert toestand(klein.conn) == voor == naspelen(begin, klein.conn)


def test_every_unique_index_is_guarded_against_replace(klein):
    # a new unique index without a guard would lose rows silently: name it here when it has one
    namen = {
        rij[0]
        for rij in klein.conn.execute(
            "SELECT il.name FROM sqlite_master AS m, pragma_index_list(m.name) AS il "
            "WHERE m.type = 'table' AND il.\"unique\" AND il.origin = 'c'"
        )
    }
    assert namen == {"stand_actie_wijk", "meting_gekozen", "vervolg_kanten"}


def test_ids_have_no_gaps_and_are_never_reused_after_a_refused_or_rolled_back_write(klein, klein_pad, heling):
    doe(klein, ZetTekst("actie", heling, "trekker", "politie", ""))
    with pytest.raises(Geweigerd):  # the journal rows of the actie are made before the doel is found missing
        doe(klein, NieuweActie(2, 9999, None, "Zonder doel"))
    with closing(sqlite3.connect(klein_pad)) as conn:
        conn.execute("UPDATE actie SET trekker = 'weg' WHERE id = 3")
        conn.rollback()
    with pytest.raises(sqlite3.IntegrityError):
        buiten(klein_pad, "UPDATE actie SET titel = CASE id WHEN 3 THEN 'a' ELSE '' END")
    doe(klein, ZetTekst("actie", heling, "trekker", "OM", "politie"))
    assert len(logboek(klein.conn)) == 2
    geen_gaten(klein.conn)


def test_rows_taken_out_of_the_journal_do_not_free_their_numbers(klein, klein_pad, heling):
    doe(klein, ZetTekst("actie", heling, "trekker", "politie", ""))
    buiten(klein_pad, "DELETE FROM logboek")
    assert doe(klein, ZetTekst("actie", heling, "trekker", "OM", "politie")).logboek_id == 2


def test_our_name_and_groep_never_leak_to_others(klein, klein_pad, heling):
    def schrijver():
        return klein.conn.execute("SELECT groep, wie, tijd FROM schrijver").fetchall()

    assert schrijver() == [(None, None, None)]
    doe(klein, ZetTekst("actie", heling, "trekker", "politie", ""))
    assert schrijver() == [(None, None, None)]
    doe(klein, ZetTekst("actie", heling, "trekker", "politie", "politie"))  # nothing to change: rolled back
    with pytest.raises(Geweigerd):
        doe(klein, ZetTekst("actie", heling, "titel", " ", "Heling tegengaan"))
    assert schrijver() == [(None, None, None)]
    buiten(klein_pad, "UPDATE actie SET trekker = 'x' WHERE id = 3")
    assert logboek(klein.conn, 1)[0][:2] == (2, BUITEN)


def test_a_write_that_breaks_off_leaves_neither_name_nor_rows(klein, klein_pad, heling, monkeypatch):
    def breek_af(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(schrijven, "_leg_groep_vast", breek_af)
    with pytest.raises(KeyboardInterrupt):
        doe(klein, ZetTekst("actie", heling, "trekker", "politie", ""))
    assert not klein.conn.in_transaction
    assert logboek(klein.conn) == []
    buiten(klein_pad, "UPDATE actie SET trekker = 'x' WHERE id = 3")
    assert [rij[1] for rij in logboek(klein.conn)] == [BUITEN]
