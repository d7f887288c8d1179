"""What was taken off an agenda stays off it, and what nobody has on an agenda yet comes on the next one."""

from datetime import date

import pytest

from ivp_tui.domein.agenda import reden
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Ongedaan, Opnieuw, ZetStatus
from ivp_tui.domein.wijziging_logboek import MaakOngedaan
from ivp_tui.domein.wijziging_overleg import (
    NieuwAgendapunt,
    NieuweAfspraak,
    SluitOverleg,
    VerversAgenda,
    VerwijderAgendapunt,
    ZetAfspraakstatus,
)
from ivp_tui.opslag.lezen_beamer import lees_beamerbeeld
from ivp_tui.opslag.lezen_overleg import lees_afspraak, lees_agenda
from ivp_tui.opslag.lezen_verslag import lees_verslag
from tests.klein import DIT_JAAR, PLAN, doe, lees
from tests.vergadering import DAG, LATER, begin, punten, spreek_af

HELING = ("status", "Heling tegengaan")
NOG_LATER = date(2021, 4, 1)
#: after any day on which these tests are run: what is outside a meeting was made by the clock of the machine
VER = date(2190, 3, 4)


def haal_weg(klein, overleg, naam):
    punt = next(p for p in lees_agenda(klein.conn, overleg) if naam in p.naam)
    return doe(klein, VerwijderAgendapunt(punt.id))


def ververs(klein, overleg):
    doe(klein, VerversAgenda(overleg))
    return punten(klein, overleg)


@pytest.fixture
def zorg(klein, heling):
    """A meeting with the worry on its agenda."""
    doe(klein, ZetStatus(heling, None, Status.LOOPT_ACHTER))
    return begin(klein)


def test_what_was_taken_off_stays_off_and_undo_brings_it_back(klein, zorg):
    assert HELING in punten(klein, zorg)
    eerst = punten(klein, zorg)
    haal_weg(klein, zorg, "Heling")
    assert HELING not in ververs(klein, zorg)
    assert not doe(klein, VerversAgenda(zorg)).gewijzigd
    doe(klein, Ongedaan())
    assert ververs(klein, zorg) == eerst
    doe(klein, Opnieuw())
    assert HELING not in ververs(klein, zorg)
    # it is off this agenda alone
    assert HELING in punten(klein, begin(klein, naam="Ander"))


def test_it_is_put_back_by_hand_and_what_a_refresh_took_off_comes_back_by_itself(klein, zorg, heling):
    haal_weg(klein, zorg, "Heling")
    doe(klein, NieuwAgendapunt(zorg, item=("actie", heling)))
    assert ("eigen", "Heling tegengaan") in ververs(klein, zorg)
    doe(klein, Ongedaan())  # of the putting back: the removal counts again
    assert HELING not in ververs(klein, zorg)
    doe(klein, Ongedaan())
    assert HELING in punten(klein, zorg)
    doe(klein, ZetStatus(heling, None, Status.OP_SCHEMA))
    assert HELING not in ververs(klein, zorg)
    doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    assert HELING in ververs(klein, zorg)


def test_undoing_what_was_put_there_by_hand_is_no_removal(klein, heling):
    overleg = begin(klein)
    doe(klein, NieuwAgendapunt(overleg, item=("actie", heling)))
    doe(klein, Ongedaan())
    doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    assert HELING in ververs(klein, overleg)


def test_a_removal_that_is_undone_in_the_logboek_or_made_past_ivp_counts_as_it_should(klein, zorg):
    haal_weg(klein, zorg, "Heling")
    groep = klein.conn.execute("SELECT max(groep) FROM logboek").fetchone()[0]
    doe(klein, MaakOngedaan(groep), wie="bert")
    assert HELING in ververs(klein, zorg)
    klein.conn.execute("DELETE FROM agendapunt WHERE herkomst = 'status'")
    assert HELING not in ververs(klein, zorg)


def test_an_afspraak_that_was_taken_off_does_not_bring_its_item_back(klein, zorg, heling):
    spreek_af(klein, zorg, "hek", item=("actie", heling))
    doe(klein, SluitOverleg(zorg))
    volgende = begin(klein, LATER)
    assert ("afspraak", "2021-01 hek") in punten(klein, volgende)
    haal_weg(klein, volgende, "hek")
    assert not {"2021-01 hek", "Heling tegengaan"} & {naam for _, naam in ververs(klein, volgende)}


# what is on no agenda yet


def test_open_afspraken_of_a_meeting_that_was_never_closed_come_on_the_next_agenda(klein, heling):
    eerste = begin(klein)
    tweede = begin(klein, LATER)
    # agreed in the first after the second had begun
    spreek_af(klein, eerste, "straks", termijn=date(2021, 5, 1))
    spreek_af(klein, eerste, "te laat", termijn=date(2021, 3, 5))
    derde = begin(klein, NOG_LATER)
    assert punten(klein, derde)[:2] == [("afspraak", "2021-02 te laat"), ("afspraak", "2021-01 straks")]
    assert ververs(klein, tweede)[-2:] == [("afspraak", "2021-02 te laat"), ("afspraak", "2021-01 straks")]


def los(klein, tekst="los", wijk=None, **meer):
    return doe(klein, NieuweAfspraak(None, tekst, wijk_id=wijk, **meer)).item[1]


def namen(klein, overleg):
    return [naam.partition(" ")[2] for soort, naam in punten(klein, overleg) if soort == "afspraak"]


def test_a_loose_afspraak_comes_on_the_next_agenda_of_its_wijk_overdue_first(klein):
    eerste = begin(klein, date(2020, 1, 1), wijk=1)
    spreek_af(klein, eerste, "straks", termijn=date(2191, 5, 1))
    los(klein, "bel de school", wijk=1, termijn=date(2020, 12, 1))
    los(klein, "van een ander", wijk=2)
    los(klein, "van de stad")
    gedaan = los(klein, "al gedaan", wijk=1)
    doe(klein, ZetAfspraakstatus(gedaan, "gereed", "open", DAG))
    volgende = begin(klein, VER, wijk=1)
    assert namen(klein, volgende) == ["bel de school", "straks"]
    assert namen(klein, begin(klein, VER)) == ["van de stad"]
    verslag = lees_verslag(klein.conn, volgende, lees(klein))
    assert [a.tekst for a in verslag.eerder] == ["bel de school", "straks"]
    assert verslag.punten[0].naam.endswith(": bel de school")
    punt = lees_agenda(klein.conn, volgende)[0]
    waarom = reden(punt, lees(klein), 1, VER, lees_afspraak(klein.conn, punt.afspraak_id))
    assert waarom.startswith("losse afspraak ")
    assert waarom.endswith(", te laat (termijn 1 dec 2020)")


def test_the_first_series_that_takes_up_a_loose_afspraak_keeps_it_until_it_is_taken_off(klein):
    los(klein, "bel de school")
    eerste = begin(klein, VER)
    assert namen(klein, eerste) == ["bel de school"]
    ander = begin(klein, VER, naam="Driehoek")
    assert namen(klein, ander) == []
    tweede = begin(klein, VER)
    assert namen(klein, tweede) == ["bel de school"]  # two on one day: it goes along
    for overleg in (eerste, tweede):
        haal_weg(klein, overleg, "school")
    assert [a.tekst for a in lees_verslag(klein.conn, eerste, lees(klein)).eerder] == []
    ververs(klein, ander)
    assert namen(klein, ander) == ["bel de school"]


def test_a_meeting_of_a_day_before_a_loose_afspraak_was_made_does_not_have_it(klein):
    los(klein, "bel de school")
    assert namen(klein, begin(klein, date(2019, 12, 31))) == []
    assert namen(klein, begin(klein, VER)) == ["bel de school"]


def test_a_loose_afspraak_is_where_the_second_screen_looks_for_it(klein):
    nummer = los(klein, "bel de school")
    overleg = begin(klein, VER)
    assert nummer in [a.id for a in lees_beamerbeeld(klein.conn, PLAN, DIT_JAAR, overleg).eerder]
