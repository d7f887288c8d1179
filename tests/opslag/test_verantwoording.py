"""Toezeggingen, verhalen, middelen and berichten in the file: written, read back, refused, and what v_stand tells."""

from datetime import date

import pytest

from ivp_tui.domein.verantwoording import Toezeggingstatus
from ivp_tui.domein.wijziging import Archiveer, Botsing, Geweigerd, Ongedaan, Opnieuw, ZetTekst
from ivp_tui.domein.wijziging_verantwoording import (
    NieuwBericht,
    NieuweToezegging,
    NieuwVerhaal,
    ZetDatum,
    ZetKeuze,
    ZetMiddel,
    ZetVerhaalwijk,
)
from ivp_tui.opslag.schrijven import schrijf
from tests.klein import buiten, doe, lees, nummer, toestand

DAG = date(2021, 3, 4)


@pytest.fixture
def toezegging(klein):
    """The id of a toezegging under the first thema."""
    return doe(klein, NieuweToezegging(2, "Elk jaar een brief", DAG)).item[1]


@pytest.fixture
def verhaal(klein):
    """The id of a verhaal of wijk 2, beside an actie."""
    return doe(klein, NieuwVerhaal(("actie", 14), 2, "Een goed gesprek", DAG)).item[1]


def test_a_toezegging_has_its_fields_and_a_dated_log(klein, toezegging):
    doe(klein, ZetTekst("toezegging", toezegging, "nummer", "T12", ""))
    doe(klein, ZetKeuze("toezegging", toezegging, "status", "afgedaan", "open"))
    doe(klein, ZetDatum("toezegging", toezegging, None, DAG))
    doe(klein, NieuwBericht("toezegging", toezegging, date(2021, 9, 1), "brief verzonden"))
    stand = lees(klein)
    (t,) = stand.toezeggingen
    assert (t.naam, t.status, t.datum, t.thema_id) == ("T12 Elk jaar een brief", Toezeggingstatus.AFGEDAAN, None, 2)
    assert [(b.datum, b.tekst, b.toezegging_id) for b in stand.berichten] == [
        (date(2021, 9, 1), "brief verzonden", toezegging)
    ]
    rij = klein.conn.execute("SELECT plan, nummer, toezegging, status FROM v_toezegging").fetchone()
    assert rij == ("kleindam-2020-2023", "T12", "Elk jaar een brief", "afgedaan")


def test_a_verhaal_belongs_to_an_item_and_a_wijk(klein, verhaal):
    doe(klein, ZetTekst("verhaal", verhaal, "tekst", "Twee\nregels", ""))
    doe(klein, ZetVerhaalwijk(verhaal, None, 2))
    doe(klein, ZetDatum("verhaal", verhaal, date(2021, 5, 6), DAG))
    (v,) = lees(klein).verhalen
    assert (v.item, v.wijk_id, v.datum, v.tekst) == (("actie", 14), None, date(2021, 5, 6), "Twee\nregels")
    doe(klein, Archiveer(verhaal, "verhaal"))
    assert lees(klein).verhalen == ()


def test_middelen_are_empty_until_somebody_fills_them_and_never_zero_by_themselves(klein):
    assert lees(klein).middelen == ()
    doe(klein, ZetMiddel(2, 2021, "begroot", 1000.0, None))
    doe(klein, ZetMiddel(2, 2021, "gerealiseerd", 0.0, None))
    (m,) = lees(klein).middelen
    assert (m.jaar, m.begroot, m.gerealiseerd) == (2021, 1000.0, 0.0)
    doe(klein, ZetMiddel(2, 2021, "gerealiseerd", None, 0.0))
    assert klein.conn.execute("SELECT begroot, gerealiseerd FROM v_middel").fetchall() == [(1000.0, None)]
    # clearing what is not there makes no row
    assert not doe(klein, ZetMiddel(2, 2022, "begroot", None, None)).gewijzigd


def test_v_stand_tells_the_last_bericht_where_nobody_set_a_status(klein):
    doe(klein, NieuwBericht("actie", 14, date(2020, 12, 31), "later"))
    doe(klein, NieuwBericht("actie", 14, date(2019, 12, 31), "eerder"))
    sql = "SELECT status, toelichting, gewijzigd_op FROM v_stand WHERE actie_id = 14 AND wijk IS NULL"
    assert klein.conn.execute(sql).fetchone() == ("onbekend", "later", "2020-12-31")
    klein.conn.execute("INSERT INTO stand (actie_id, status) VALUES (14, 'gereed')")
    status, toelichting, op = klein.conn.execute(sql).fetchone()
    assert (status, toelichting) == ("gereed", "")
    assert op > "2026"


BOTSINGEN = {
    "status": (lambda t, v: ZetKeuze("toezegging", t, "status", "afgedaan", "open"),
               "UPDATE toezegging SET status = 'vervallen'", "afgedaan", "vervallen"),
    "datum": (lambda t, v: ZetDatum("verhaal", v, date(2021, 1, 1), DAG),
              "UPDATE verhaal SET datum = '2021-02-02'", "2021-01-01", "2021-02-02"),
    "wijk": (lambda t, v: ZetVerhaalwijk(v, 1, 2), "UPDATE verhaal SET wijk_id = 3", "Noord", "Oost"),
    "middel": (lambda t, v: ZetMiddel(2, 2021, "begroot", 5.0, None),
               "INSERT INTO middel (thema_id, jaar, begroot) VALUES (2, 2021, 1250)", "€ 5", "€ 1.250"),
    "nummer": (lambda t, v: ZetTekst("toezegging", t, "nummer", "A", ""), "UPDATE toezegging SET nummer = 'B'",
               "A", "B"),
}  # fmt: skip


@pytest.mark.parametrize("soort", BOTSINGEN)
def test_what_another_connection_changed_is_not_overwritten(klein, klein_pad, toezegging, verhaal, soort):
    maak, opdracht, hier, daar = BOTSINGEN[soort]
    gezien = lees(klein)
    buiten(klein_pad, opdracht)
    with pytest.raises(Botsing) as fout:
        schrijf(klein, maak(toezegging, verhaal), gezien, "anna")
    assert (fout.value.hier, fout.value.daar) == (hier, daar)


VERDWENEN = {
    "toezegging": (lambda t, v: ZetKeuze("toezegging", t, "status", "open", "open"), "DELETE FROM toezegging"),
    "verhaal": (lambda t, v: ZetDatum("verhaal", v, DAG, DAG), "DELETE FROM verhaal"),
    "wijk van verhaal": (lambda t, v: ZetVerhaalwijk(v, 1, 2), "DELETE FROM verhaal"),
    "bericht": (lambda t, v: NieuwBericht("toezegging", t, DAG, "x"), "DELETE FROM toezegging"),
    "thema": (lambda t, v: ZetMiddel(99, 2021, "begroot", 5.0, None), "SELECT 1"),
    "thema van toezegging": (lambda t, v: NieuweToezegging(99, "x", DAG), "SELECT 1"),
    "item van verhaal": (lambda t, v: NieuwVerhaal(("doel", 99), None, "x", DAG), "SELECT 1"),
    "archief": (lambda t, v: Archiveer(v, "verhaal"), "DELETE FROM verhaal"),
}


@pytest.mark.parametrize("soort", VERDWENEN)
def test_what_is_gone_meanwhile_is_said(klein, klein_pad, toezegging, verhaal, soort):
    maak, opdracht = VERDWENEN[soort]
    gezien = lees(klein)
    buiten(klein_pad, opdracht)
    with pytest.raises(Geweigerd, match="is intussen verwijderd"):
        schrijf(klein, maak(toezegging, verhaal), gezien, "anna")


@pytest.mark.parametrize(
    ("wijziging", "zegt"),
    [
        (ZetTekst("toezegging", 1, "status", "klaar", "open"), "status van toezegging is geen tekst om te wijzigen"),
        (ZetKeuze("toezegging", 1, "status", "klaar", "open"), "kies uit: open, afgedaan, vervallen"),
        (ZetDatum("verhaal", 1, None, DAG), "een verhaal heeft altijd een datum"),
        (NieuweToezegging(None, " ", DAG), "titel mag niet leeg zijn"),
        (NieuwVerhaal(None, None, "x" * 301, DAG), "titel is te lang"),
        (NieuwBericht("actie", 14, DAG, " "), "een bericht mag niet leeg zijn"),
    ],
)
def test_what_cannot_be_is_refused(klein, toezegging, verhaal, wijziging, zegt):
    with pytest.raises(Geweigerd, match=zegt):
        doe(klein, wijziging)


def test_a_toezegging_of_the_whole_plan_comes_last_in_its_order(klein, toezegging):
    doe(klein, NieuweToezegging(None, "Nog een", DAG))
    assert [(t.titel, t.thema_id) for t in lees(klein).toezeggingen] == [("Elk jaar een brief", 2), ("Nog een", None)]
    assert nummer(klein.conn, "toezegging", "Nog een") == 2


TERUG = {
    "status": lambda t, v: ZetKeuze("toezegging", t, "status", "afgedaan", "open"),
    "soort": lambda t, v: ZetKeuze("toezegging", t, "soort", "motie", "toezegging"),
    "geen datum": lambda t, v: ZetDatum("toezegging", t, None, DAG),
    "wijk": lambda t, v: ZetVerhaalwijk(v, None, 2),
    "begroot": lambda t, v: ZetMiddel(2, 2022, "begroot", 1000.5, None),
    "toezegging": lambda t, v: NieuweToezegging(None, "Nog een", DAG),
    "verhaal": lambda t, v: NieuwVerhaal(("doel", 2), None, "Nog een", DAG),
    "bericht": lambda t, v: NieuwBericht("toezegging", t, DAG, "verzonden"),
    "archief": lambda t, v: Archiveer(t, "toezegging"),
}


@pytest.mark.parametrize("soort", TERUG)
def test_undo_gives_back_what_was_and_redo_what_was_set(klein, toezegging, verhaal, soort):
    voor = toestand(klein.conn)
    assert doe(klein, TERUG[soort](toezegging, verhaal)).gewijzigd
    na = toestand(klein.conn)
    assert na != voor
    doe(klein, Ongedaan())
    assert toestand(klein.conn) == voor
    doe(klein, Opnieuw())
    assert toestand(klein.conn) == na


def test_undo_of_a_bericht_or_an_amount_goes_to_the_item_it_is_of(klein, toezegging):
    doe(klein, NieuwBericht("actie", 14, DAG, "gemeld"))
    assert doe(klein, Ongedaan()).item == ("actie", 14)
    doe(klein, NieuwBericht("toezegging", toezegging, DAG, "gemeld"))
    assert doe(klein, Ongedaan()).item == ("toezegging", toezegging)
    doe(klein, ZetMiddel(2, 2021, "begroot", 5.0, None))
    assert doe(klein, Ongedaan()).item == ("thema", 2)


def test_a_toezegging_that_another_reported_on_is_not_undone(klein, klein_pad):
    nieuw = doe(klein, NieuweToezegging(None, "Elk jaar een brief", DAG)).item[1]
    buiten(klein_pad, f"INSERT INTO bericht (toezegging_id, datum, tekst) VALUES ({nieuw}, '2021-01-01', 'x')")
    with pytest.raises(Geweigerd, match="er is intussen iets aan gekoppeld"):
        doe(klein, Ongedaan())
    assert [t.id for t in lees(klein).toezeggingen] == [nieuw]
