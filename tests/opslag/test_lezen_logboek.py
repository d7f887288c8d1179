"""The logboek as it is read: names, values in words, stretches of a long journal, and what one asks to see of it."""

import sqlite3
from datetime import date

import pytest

from ivp_tui.domein.logboek import Logkeus, plaatselijk, schrijf_tijdstip, sinds_dag
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    Archiveer,
    NieuweActie,
    Ongedaan,
    Opnieuw,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStatus,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht, ZetMiddel
from ivp_tui.opslag.lezen_logboek import laatste_groepen, lees_blad, lees_groep
from ivp_tui.opslag.logwoorden import TEKSTMAAT, verkort
from tests.klein import buiten, doe, nummer


def laatste(bestand):
    return lees_blad(bestand.conn, Logkeus(), aantal=1).groepen[0]


def velden(groep):
    return {veld.naam: (veld.oud, veld.nieuw) for veld in groep.velden}


def vul(conn: sqlite3.Connection, aantal: int) -> None:
    """So many groepen of one row each, by anna and bert in turn."""
    conn.execute(
        """WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw)
        SELECT i, '2021-01-01T00:00:00.000Z', iif(i % 2, 'anna', 'bert'), 'thema', 1 + i % 2, 'toelichting',
        'oud' || i, 'nieuw' || i FROM n""",
        (aantal,),
    )


def test_who_when_what_where_and_the_values_in_words(klein, heling):
    doe(klein, ZetStatus(heling, 2, Status.AANDACHT))
    groep = laatste(klein)
    wijk = klein.conn.execute("SELECT naam FROM wijk WHERE id = 2").fetchone()[0]
    assert (groep.id, groep.wie, groep.omschrijving) == (1, "anna", f"aandacht ({wijk})")
    assert [(i.plek, i.titel, i.plan, i.weg) for i in groep.items] == [
        (("actie", heling), "Heling tegengaan", "kleindam-2020-2023", "")
    ]
    assert groep.waar == (wijk,)
    assert velden(groep) == {"stand": ("", "toegevoegd"), "wijk": ("", wijk), "status": ("", "aandacht")}
    assert not groep.buiten_om


WAARDEN = {
    "deadline": (lambda a: ZetDeadline(a, date(2026, 12, 5), None), {"deadline": ("", "5 dec 2026")}),
    "titel": (
        lambda a: ZetTekst("actie", a, "titel", "Anders", "Heling tegengaan"),
        {"titel": ("Heling tegengaan", "Anders")},
    ),
    "archief": (lambda a: Archiveer(a), {"in het archief": ("nee", "ja")}),
    "eigen cijfer": (
        lambda a: ZetMeting(1, None, 2021, 1949.5, None, 4, (950.0, None)),
        {"meting 2021: waarde": ("", "1.949,5"), "meting 2021: gekozen": ("", "ja")},
    ),
    "partners": (lambda a: ZetPartners(a, ("Halt",), ()), {"partner": ("", "toegevoegd"), "naam": ("", "Halt")}),
    "gebied": (lambda a: ZetWijken(a, (1,), ()), {"wijk Noord": ("", "toegevoegd")}),
    "middel": (lambda a: ZetMiddel(2, 2021, "begroot", 12_500.0, None), {"middelen 2021: begroot": ("", "€ 12.500")}),
    "bericht": (
        lambda a: NieuwBericht("actie", a, date(2021, 3, 4), "gedaan"),
        {"bericht: datum": ("", "4 mrt 2021"), "bericht: tekst": ("", "gedaan")},
    ),
}


@pytest.mark.parametrize("soort", WAARDEN)
def test_every_kind_of_value_reads_as_on_the_screen(klein, heling, soort):
    maak, verwacht = WAARDEN[soort]
    doe(klein, maak(heling))
    gelezen = velden(laatste(klein))
    assert {naam: gelezen.get(naam) for naam in verwacht} == verwacht
    assert not any(naam.endswith("_id") for naam in gelezen)


def test_links_belong_to_their_item(klein, heling):
    for wijziging in (ZetWijken(heling, (1,), ()), ZetReden(heling, 1, "omdat"), NieuwBericht("actie", heling,
                      date(2021, 3, 4), "x"), ZetPartners(heling, ("Openbaar Ministerie",), ())):  # fmt: skip
        doe(klein, wijziging)
        assert ("actie", heling) in [item.plek for item in laatste(klein).items]


def test_what_is_gone_or_put_away_goes_by_its_last_name(klein, klein_pad, heling):
    doe(klein, ZetStatus(heling, None, Status.GEREED))
    doe(klein, Archiveer(heling))
    assert laatste(klein).items[0].weg == "in het archief"
    nieuw = doe(klein, NieuweActie(3, None, None, "Eerst zo")).item[1]
    doe(klein, ZetTekst("actie", nieuw, "titel", "Toen zo", "Eerst zo"))
    buiten(klein_pad, f"DELETE FROM stand WHERE actie_id = {heling}", f"DELETE FROM actie WHERE id = {nieuw}")
    weg, stand = lees_blad(klein.conn, Logkeus(), aantal=2).groepen
    assert (weg.items[0].titel, weg.items[0].weg) == ("Toen zo", "verwijderd")
    assert weg.omschrijving == "actie verwijderd"
    assert weg.buiten_om
    assert velden(weg)["actie"] == ("was er", "verwijderd")
    assert stand.items[0].plek == ("actie", heling)
    assert velden(stand)["status"] == ("gereed", "")
    # and the change of its title, by what it was called last
    assert lees_blad(klein.conn, Logkeus(item=("actie", nieuw))).groepen[-1].items[0].titel == "Toen zo"


def test_undone_undo_and_done_again_are_told_apart(klein, heling):
    doe(klein, ZetTekst("actie", heling, "titel", "Anders", "Heling tegengaan"))
    doe(klein, Ongedaan(), "anna")

    def stand():
        return [
            (g.id, g.maakt_ongedaan, g.ongedaan_door, g.opnieuw)
            for g in reversed(lees_blad(klein.conn, Logkeus()).groepen)
        ]

    assert stand() == [(1, None, 2, False), (2, 1, None, False)]
    assert laatste_groepen(klein.conn) == (2, 0)
    doe(klein, Opnieuw())
    assert stand() == [(1, None, None, False), (2, 1, 3, False), (3, 2, None, True)]
    assert laatste_groepen(klein.conn) == (3, 1)
    doe(klein, Ongedaan())
    # what was done again no longer counts either
    assert stand() == [(1, None, 4, False), (2, 1, 3, False), (3, 2, 4, True), (4, 1, None, False)]


def test_a_reason_that_joins_later_is_one_groep_with_its_status(klein, klein_pad, heling):
    uit = doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    buiten(klein_pad, f"UPDATE actie SET trekker = 'x' WHERE id = {heling}")
    doe(klein, ZetReden(heling, None, "omdat", uit.groep))
    buitenom, groep = lees_blad(klein.conn, Logkeus()).groepen
    assert (buitenom.id, groep.id) == (2, 1)
    assert velden(groep)["toelichting"] == ("", "omdat")
    assert velden(groep)["status"] == ("", "aandacht")


def test_stretches_join_without_gaps_in_both_directions(klein):
    vul(klein.conn, 501)
    gezien, vanaf = [], None
    while True:
        blad = lees_blad(klein.conn, Logkeus(), vanaf, 100)
        gezien += [groep.id for groep in blad.groepen]
        vanaf = blad.verder
        if vanaf is None:
            break
    assert gezien == list(range(501, 0, -1))
    onder = lees_blad(klein.conn, Logkeus(), None, 100, nieuwer=True)
    assert [groep.id for groep in onder.groepen] == list(range(100, 0, -1))
    boven = lees_blad(klein.conn, Logkeus(), onder.verder, 500, nieuwer=True)
    assert [groep.id for groep in boven.groepen] == list(range(501, 100, -1))
    assert boven.verder is None


def test_a_long_journal_is_not_read_whole(klein):
    vul(klein.conn, 100_000)
    regels = []
    klein.conn.set_progress_handler(lambda: regels.append(1) and 0, 1000)
    blad = lees_blad(klein.conn, Logkeus())
    laatste_groepen(klein.conn)
    klein.conn.set_progress_handler(None, 0)
    assert (len(blad.groepen), blad.verder) == (200, 99_801)
    # steps of the virtual machine, in thousands: a whole reading takes some 2,000
    assert len(regels) < 400
    # rare words are looked for in pieces, of which each says where to go on
    keus = Logkeus(woorden=("nieuw7",))
    stuk = lees_blad(klein.conn, keus, 90_000, hoogstens=500)
    assert (stuk.groepen, stuk.verder) == ((), 89_500)
    assert lees_blad(klein.conn, keus, 78, hoogstens=500).groepen[0].id == 77


def test_a_groep_of_thousands_of_rows_is_told_by_its_first(klein):
    klein.conn.execute(
        """WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw)
        SELECT 1, '2021-01-01T00:00:00.000Z', 'anna', 'thema', i, 'titel', 'a', 'b' FROM n"""
    )
    groep = laatste(klein)
    assert groep.regels == 20_000
    assert 0 < len(groep.velden) < 100


def test_what_is_asked_is_what_comes(klein, klein_pad, heling):
    ander = nummer(klein.conn, "actie", "Ouders")
    doe(klein, ZetStatus(heling, 1, Status.GEREED), "anna")
    doe(klein, ZetStatus(heling, 1, Status.AANDACHT), "bert")
    doe(klein, ZetWijken(heling, (1, 3), ()), "bert")
    doe(klein, ZetWijken(heling, (3,), (1, 3)), "bert")
    doe(klein, ZetTekst("actie", ander, "trekker", "Politié", ""), "anna")
    buiten(
        klein_pad,
        "UPDATE schrijver SET tijd = '2020-01-01T10:00:00.000Z'",
        "UPDATE thema SET toelichting = 'x' WHERE id = 1",
        f"DELETE FROM stand WHERE actie_id = {heling}",
        "UPDATE schrijver SET tijd = NULL",
    )

    def vind(**keus):
        return [groep.id for groep in lees_blad(klein.conn, Logkeus(**keus)).groepen]

    assert vind() == [7, 6, 5, 4, 3, 2, 1]
    # the stand is gone, and yet all that was done to it belongs to the actie and to its wijk
    assert vind(item=("actie", heling)) == [7, 4, 3, 2, 1]
    assert vind(item=("actie", ander)) == [5]
    assert vind(item=("thema", 1)) == [6]
    assert vind(wijken=(1,)) == [7, 4, 3, 2, 1]
    assert vind(wijken=(3,)) == [3]
    assert vind(wijken=(2,)) == vind(wijken=()) == []
    assert vind(wie="ANNA") == [5, 1]
    assert vind(zonder="anna") == [7, 6, 4, 3, 2]
    assert vind(sinds="2020-01-02") == [5, 4, 3, 2, 1]
    assert vind(woorden=("politié",)) == [5]
    assert vind(woorden=("heling", "bert")) == [4, 3, 2]
    assert vind(item=("actie", heling), wie="bert", woorden=("aandacht",)) == [2]


def test_a_journal_that_was_tampered_with_is_shown_as_it_is(klein, klein_pad, heling):
    doe(klein, ZetTekst("actie", heling, "titel", "Anders", "Heling tegengaan"))
    buiten(
        klein_pad,
        "UPDATE logboek SET tabel = 'actie; DROP TABLE stand', veld = 'x y', tijd = 'nooit'",
        "INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw) "
        "VALUES (9, '', '', 'meting', 99999, 'waarde', 'geen getal', '1e400'), "
        "(9, '', '', 'stand', 0, 'actie_id', 'x', 'y')",
    )
    groepen = lees_blad(klein.conn, Logkeus()).groepen
    assert [groep.id for groep in groepen] == [9, 1]
    assert groepen[1].items[0].soort == "actie; DROP TABLE stand"
    assert klein.conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'stand'").fetchone() == (1,)


def test_one_groep_by_its_number(klein, heling):
    assert lees_groep(klein.conn, 1) is None
    doe(klein, ZetStatus(heling, 1, Status.GEREED))
    assert lees_groep(klein.conn, 1) == laatste(klein)
    assert laatste_groepen(klein.conn) == (1, 1)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("kort", "korter"),
        ("", "x" * 5000),
        ("x" * 5000, ""),
        ("a" * 3000 + "b", "a" * 3000 + "c"),
        ("a" * 300, "a" * 301),
    ],
)
def test_long_texts_are_told_where_they_begin_to_differ(oud, nieuw):
    a, b = verkort(oud, nieuw)
    assert max(len(a), len(b)) <= TEKSTMAAT + 1
    assert a != b
    if len(oud) > 1000 and len(nieuw) > 1000:
        assert (a, b) == ("…" + "a" * 30 + "b", "…" + "a" * 30 + "c")


def test_a_time_of_the_file_and_the_day_here_agree():
    dag = date(2026, 7, 5)
    assert plaatselijk(sinds_dag(dag)).date() == dag
    assert schrijf_tijdstip(sinds_dag(dag)) == "5 jul 2026 00:00"
    assert schrijf_tijdstip("nooit \x1b") == "nooit ␛"
