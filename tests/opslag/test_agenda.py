"""The agenda of an overleg: made by itself, edited by hand, refreshed without losing that, undone."""

from datetime import date

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, Ongedaan, Opnieuw, ZetStatus, ZetTekst
from ivp_tui.domein.wijziging_overleg import (
    BeginOverleg,
    NieuwAgendapunt,
    SluitOverleg,
    VerplaatsAgendapunt,
    VerversAgenda,
    VerwijderAgendapunt,
    ZetAfspraakstatus,
    ZetBehandeld,
)
from ivp_tui.opslag.lezen_overleg import lees_agenda
from tests.klein import doe, lees
from tests.vergadering import DAG, LATER, begin, punten, spreek_af, van


@pytest.fixture
def overleg(klein):
    return begin(klein)


def test_the_first_agenda_has_the_worries_and_the_priorities_and_no_item_twice(klein, heling):
    stand = lees(klein)
    ander = next(a for a in stand.acties if a.id != heling)
    doe(klein, ZetStatus(ander.id, None, Status.AANDACHT))
    doe(klein, ZetStatus(heling, None, Status.LOOPT_ACHTER))
    rijen = punten(klein, begin(klein))
    assert rijen[:2] == [("status", "Heling tegengaan"), ("status", ander.titel)]
    assert [naam for soort, naam in rijen if soort == "prioriteit"] == [t.titel for t in stand.themas if t.prioriteit]
    assert len(rijen) == len(set(rijen))


def test_the_next_agenda_has_the_open_afspraken_overdue_first_and_what_changed(klein, overleg, heling):
    laat = spreek_af(klein, overleg, "te laat", termijn=date(2021, 3, 10))
    spreek_af(klein, overleg, "straks", termijn=date(2021, 4, 1), item=("actie", heling))
    klaar = spreek_af(klein, overleg, "klaar")
    spreek_af(klein, overleg, "ooit")
    spreek_af(klein, begin(klein, wijk=1), "van een ander")
    doe(klein, SluitOverleg(overleg))
    doe(klein, ZetAfspraakstatus(klaar, "gereed", "open", LATER))
    ander = next(a for a in lees(klein).acties if a.id != heling)
    doe(klein, ZetTekst("actie", ander.id, "trekker", "OM", ander.trekker))
    doe(klein, ZetStatus(heling, None, Status.LOOPT_ACHTER))
    volgende = begin(klein, LATER)
    rijen = punten(klein, volgende)
    assert rijen[:4] == [
        ("afspraak", "2021-01 te laat"),
        ("afspraak", "2021-02 straks"),
        ("afspraak", "2021-04 ooit"),
        ("wijziging", ander.titel),
    ]
    assert "Heling tegengaan" not in [naam for _, naam in rijen]
    assert van(klein, laat).te_laat(LATER)


def test_an_empty_agenda_is_sensible(klein):
    doe(klein, BeginOverleg(None, "Eerste", None, DAG))
    klein.conn.execute("UPDATE thema SET prioriteit = 0")
    leeg = begin(klein, naam="Ander")
    assert lees_agenda(klein.conn, leeg) == ()
    doe(klein, VerversAgenda(leeg))
    assert lees_agenda(klein.conn, leeg) == ()


def test_the_agenda_is_edited_by_hand_and_refreshed_without_losing_that(klein, overleg, heling):
    doe(klein, NieuwAgendapunt(overleg, "Rondvraag"))
    punt = doe(klein, NieuwAgendapunt(overleg, item=("actie", heling), plaats=0)).item[1]
    assert lees_agenda(klein.conn, overleg)[0].naam == "Heling tegengaan"
    with pytest.raises(Geweigerd, match="staat al op de agenda"):
        doe(klein, NieuwAgendapunt(overleg, item=("actie", heling)))
    with pytest.raises(Geweigerd, match="titel mag niet leeg"):
        doe(klein, NieuwAgendapunt(overleg))
    doe(klein, VerplaatsAgendapunt(punt, 1))
    doe(klein, VerplaatsAgendapunt(punt, 99))
    namen = [p.naam for p in lees_agenda(klein.conn, overleg)]
    assert namen[-2:] == ["Rondvraag", "Heling tegengaan"]
    prioriteit = lees_agenda(klein.conn, overleg)[0]
    doe(klein, ZetBehandeld(prioriteit.id, True))
    klein.conn.execute("UPDATE thema SET prioriteit = 0")
    ander = next(a for a in lees(klein).acties if a.id != heling)
    doe(klein, ZetStatus(ander.id, None, Status.AANDACHT))
    doe(klein, VerversAgenda(overleg))
    assert punten(klein, overleg) == [
        ("prioriteit", prioriteit.naam),
        ("eigen", "Rondvraag"),
        ("eigen", "Heling tegengaan"),
        ("status", ander.titel),
    ]
    assert lees_agenda(klein.conn, overleg)[0].behandeld
    assert not doe(klein, VerversAgenda(overleg)).gewijzigd
    doe(klein, VerwijderAgendapunt(punt))
    assert "Heling tegengaan" not in [p.naam for p in lees_agenda(klein.conn, overleg)]
    doe(klein, Ongedaan())
    assert "Heling tegengaan" in [p.naam for p in lees_agenda(klein.conn, overleg)]


def test_undo_of_the_beginning_takes_the_agenda_along(klein, overleg):
    assert lees_agenda(klein.conn, overleg)
    doe(klein, Ongedaan())
    assert klein.conn.execute("SELECT count(*) FROM agendapunt").fetchone() == (0,)
    doe(klein, Opnieuw())
    assert lees_agenda(klein.conn, overleg)
