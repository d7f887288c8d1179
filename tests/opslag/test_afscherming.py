"""The connection of the second screen: SQLite refuses whatever could tell a notitie, and every change."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from ivp_tui.beamerbron import Beamerbron
from ivp_tui.domein.toont import Toont
from ivp_tui.domein.wijziging_overleg import SluitOverleg, ZetNotitie
from ivp_tui.opslag.afscherming import VERBODEN, open_afgeschermd
from ivp_tui.opslag.lezen_beamer import lees_beeld_van
from ivp_tui.opslag.lezen_notitie import lees_notities_bij
from tests.klein import DIT_JAAR, PLAN, doe, lees
from tests.opslag.test_overleg_sinds import DAG, begin, spreek_af

TOKEN = "GEHEIMTOKEN7431"


@pytest.fixture
def besproken(klein):
    """A meeting with an afspraak and notities that hold the token; gives (overleg, item)."""
    item = ("actie", lees(klein).acties[0].id)
    overleg = begin(klein)
    afspraak = spreek_af(klein, overleg, actiehouder="Openbaar Ministerie", item=item)
    doe(klein, ZetNotitie(TOKEN, overleg_id=overleg))
    doe(klein, ZetNotitie(TOKEN, item=item))
    doe(klein, ZetNotitie(TOKEN, item=("afspraak", afspraak)))
    return overleg, item


@pytest.fixture
def schild(klein, besproken):
    bestand = open_afgeschermd(klein.pad)
    yield bestand
    bestand.sluit()


def _tabellen(klein):
    rijen = klein.conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    return [naam for (naam,) in rijen]


def test_whatever_holds_a_token_is_refused(klein, schild):
    """Also of a table that comes later: one that holds a notitie and is not refused makes this fail."""
    met_token = {
        naam for naam in _tabellen(klein) if TOKEN in repr(klein.conn.execute(f"SELECT * FROM {naam}").fetchall())
    }
    assert met_token >= {"notitie", "logboek", "v_logboek", "v_toestand"}
    for naam in met_token | VERBODEN:
        with pytest.raises(sqlite3.DatabaseError, match=r"prohibited|not authorized"):
            schild.conn.execute(f"SELECT * FROM {naam}")


@pytest.mark.parametrize(
    "vraag",
    [
        "SELECT count(*) FROM notitie",
        "SELECT 1 FROM NOTITIE",
        "SELECT max(id) FROM logboek",
        "SELECT (SELECT tekst FROM notitie LIMIT 1)",
        "WITH n AS (SELECT tekst AS t FROM notitie) SELECT t FROM n",
        "SELECT a.id FROM actie AS a JOIN notitie AS n ON n.actie_id = a.id",
        "SELECT id FROM actie WHERE EXISTS (SELECT 1 FROM notitie WHERE actie_id = actie.id)",
        "SELECT * FROM v_stand",
        "SELECT * FROM main.logboek",
        "UPDATE actie SET titel = 'x'",
        "DELETE FROM actie",
        "CREATE TEMP TABLE t (a)",
        "ATTACH ':memory:' AS b",
        "VACUUM INTO '/nonexistent/x.db'",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "SELECT load_extension('x')",
    ],
)
def test_no_question_gets_round_it(schild, vraag):
    with pytest.raises(sqlite3.DatabaseError):
        schild.conn.execute(vraag).fetchall()


def test_the_reader_of_notities_cannot_use_this_connection(schild, besproken):
    with pytest.raises(sqlite3.DatabaseError):
        lees_notities_bij(schild.conn, besproken[1])


@pytest.mark.parametrize("met_houders", [True, False])
def test_all_that_a_beamer_shows_can_be_read_through_it(klein, schild, besproken, met_houders):
    overleg, item = besproken
    voor = klein.pad.read_bytes()
    (punt,) = klein.conn.execute("SELECT min(id) FROM agendapunt").fetchone()
    for toont in (Toont(PLAN), Toont(""), Toont(PLAN, 1, *item), Toont(PLAN, None, *item, overleg, punt)):
        beeld = lees_beeld_van(schild, toont, DIT_JAAR, met_houders)
        assert TOKEN not in repr(beeld)
        assert beeld.stand.acties
        assert ("Openbaar Ministerie" in repr(beeld.gemaakt)) == met_houders
    assert klein.pad.read_bytes() == voor


def test_an_afspraak_in_view_is_there_also_when_it_is_done(klein, schild, besproken):
    """By itself, and at the agendapunt of a later meeting."""
    item = besproken[1]
    doe(klein, SluitOverleg(besproken[0]))
    later = begin(klein, DAG + timedelta(14))
    (punt,) = klein.conn.execute(
        "SELECT id FROM agendapunt WHERE overleg_id = ? AND afspraak_id IS NOT NULL", (later,)
    ).fetchone()
    with closing(sqlite3.connect(klein.pad)) as conn, conn:
        conn.execute("UPDATE afspraak SET status = 'gereed'")
        (nummer,) = conn.execute("SELECT id FROM afspraak").fetchone()
    for toont in (Toont(PLAN, None, "afspraak", nummer), Toont(PLAN, None, *item, later, punt)):
        beeld = lees_beeld_van(schild, toont, DIT_JAAR, True)
        assert [a.id for a in (*beeld.gemaakt, *beeld.eerder)] == [nummer]


def test_no_query_of_a_whole_session_names_what_is_private(klein, besproken):
    overleg, item = besproken
    bron = Beamerbron(klein.pad, PLAN, None, DAG, True)
    vragen = []
    bron._bestand.conn.set_trace_callback(vragen.append)
    from ivp_tui.beamerkanaal import Zender

    zender = Zender(klein.uuid)
    for toont in (Toont(PLAN, 1, *item), Toont(PLAN, None, *item, overleg, 1), Toont(PLAN, None, "afspraak", 1)):
        zender.zend(toont)
        assert bron.kijk(DAG).toont == toont
        doe(klein, ZetNotitie(f"{TOKEN} {toont.nummer}", item=item))
        assert TOKEN not in repr(bron.kijk(DAG))
    zender.sluit()
    bron.sluit()
    assert len(vragen) > 60
    assert [v for v in vragen if any(woord in v.casefold() for woord in ("notitie", "logboek", TOKEN.casefold()))] == []
