"""The verslag of a meeting read from a real file: it tells of the meeting as it was, and what was done since."""

from datetime import date

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetStatus
from ivp_tui.domein.wijziging_overleg import (
    HeropenOverleg,
    NieuwAgendapunt,
    NieuweAfspraak,
    SluitOverleg,
    ZetAfspraakstatus,
)
from ivp_tui.opslag.lezen_overleg import lees_afspraak, lees_open_van_reeks, lees_overleg
from ivp_tui.opslag.lezen_verslag import lees_verslag
from ivp_tui.rapport.als_markdown import als_markdown
from ivp_tui.rapport.verslag import verslagdocument
from tests.klein import buiten, doe, lees, nummer
from tests.vergadering import begin, spreek_af

DAG = date.today()


def verslag(klein, overleg):
    return lees_verslag(klein.conn, overleg, lees(klein))


def zet(klein, afspraak, status="gereed"):
    was = lees_afspraak(klein.conn, afspraak).status.value
    doe(klein, ZetAfspraakstatus(afspraak, status, was, DAG))


@pytest.fixture
def drie(klein):
    """Three meetings of a reeks on one day, all closed; of four afspraken one is done before each end, one never."""
    een = begin(klein, DAG)
    a, b, c, d = (spreek_af(klein, een, tekst) for tekst in ("vroeg", "ertussen", "tijdens", "nooit"))
    zet(klein, a)
    doe(klein, SluitOverleg(een))
    zet(klein, b)
    twee = begin(klein, DAG)
    zet(klein, c)
    doe(klein, SluitOverleg(twee))
    drie = begin(klein, DAG)
    zet(klein, d, "vervallen")
    doe(klein, SluitOverleg(drie))
    return een, twee, drie


def test_each_meeting_tells_what_was_done_since_the_one_before(klein, drie):
    een, twee, derde = (verslag(klein, o) for o in drie)
    assert [(a.tekst, a.status) for a in een.afspraken] == [
        ("vroeg", "gereed"),
        ("ertussen", "gereed"),
        ("tijdens", "gereed"),
        ("nooit", "vervallen"),
    ]
    assert (een.eerder, een.afgehandeld) == ((), ())
    assert [a.tekst for a in twee.afgehandeld] == ["ertussen", "tijdens"]
    # it was open when the second one ended; that it was done since is said as well
    assert [(a.tekst, a.status, a.afgedaan_op) for a in twee.eerder] == [("nooit", "vervallen", DAG)]
    assert (derde.eerder, [a.tekst for a in derde.afgehandeld]) == ((), ["nooit"])


def test_the_document_says_the_day_on_which_it_was_done(klein, drie):
    tekst = als_markdown(verslagdocument(verslag(klein, drie[1])))
    open_toen, klaar = tekst.split("### Afgehandeld sinds vorig overleg")
    assert f"nooit | geen houder | geen termijn | vervallen op {DAG.day} " in open_toen
    assert f"ertussen | geen houder | gereed op {DAG.day} " in klaar


def test_a_meeting_opened_again_still_goes_on(klein, drie):
    _, twee, _ = drie
    doe(klein, HeropenOverleg(twee))
    assert verslag(klein, twee).eerder == ()
    assert [a.tekst for a in verslag(klein, twee).afgehandeld] == ["ertussen", "tijdens", "nooit"]


def test_what_is_open_for_an_agenda_is_as_it_was(klein, drie):
    """What another program wrote as a status is no open afspraak for a new agenda."""
    een, twee, _ = drie
    nieuw = doe(klein, NieuweAfspraak(een, "nieuw")).item[1]
    assert [a.id for a in lees_open_van_reeks(klein.conn, lees_overleg(klein.conn, twee))] == [nieuw]


def test_a_status_that_changed_after_the_meeting_does_not_change_why_it_was_there(klein):
    actie = nummer(klein.conn, "actie", "Heling")
    doe(klein, ZetStatus(actie, None, Status.LOOPT_ACHTER))
    overleg = begin(klein, DAG)
    doe(klein, NieuwAgendapunt(overleg, "Rondvraag"))
    doe(klein, SluitOverleg(overleg))
    voor = verslag(klein, overleg)
    doe(klein, ZetStatus(actie, None, Status.GEREED))
    na = verslag(klein, overleg)
    assert ("Heling tegengaan", "loopt achter") in [(p.naam, p.reden) for p in na.punten]
    assert na == voor


def test_an_afspraak_done_past_ivp_is_told(klein):
    een = begin(klein, DAG)
    a = spreek_af(klein, een, "hek")
    doe(klein, SluitOverleg(een))
    buiten(klein.pad, f"UPDATE afspraak SET status = 'gereed' WHERE id = {a}")
    twee = begin(klein, DAG)
    assert [(x.tekst, x.afgedaan_op) for x in verslag(klein, twee).afgehandeld] == [("hek", None)]
    assert "| hek | geen houder | gereed |" in als_markdown(verslagdocument(verslag(klein, twee)))
