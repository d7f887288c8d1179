"""The one writer: what is told as saved is in the file, and what is refused is not."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    MAXIMUM,
    Archiveer,
    Botsing,
    Geweigerd,
    KiesMeting,
    NieuweActie,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStatus,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.opslag import schrijven
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.opslag.schema import VERSIE
from ivp_tui.opslag.schrijven import schrijf
from tests.klein import bouw_inhoud, buiten, doe, geen_gaten, lees, logboek, toestand


@pytest.fixture
def haast(klein):
    """Nobody waits for a lock in a test."""
    klein.conn.execute("PRAGMA busy_timeout = 1")


def zet_titel(actie, tekst, verwacht="Heling tegengaan"):
    return ZetTekst("actie", actie, "titel", tekst, verwacht)


def weiger(bestand, wijziging, zegt, stand=None):
    """The intent is refused with this sentence, and the file is as it was; gives the exception."""
    voor = bestand.pad.read_bytes() if bestand.pad.is_file() else None
    with pytest.raises(Geweigerd) as fout:
        schrijf(bestand, wijziging, stand or lees(bestand), "anna")
    assert zegt in str(fout.value)
    assert not bestand.conn.in_transaction
    assert (bestand.pad.read_bytes() if bestand.pad.is_file() else None) == voor
    return fout.value


def test_what_is_told_as_saved_is_in_the_file_for_others(klein, klein_pad, heling):
    uitslag = doe(klein, zet_titel(heling, "Heling stoppen"))
    with closing(sqlite3.connect(klein_pad)) as ander:
        assert ander.execute("SELECT max(id) FROM v_logboek").fetchone() == (uitslag.logboek_id,)
        assert ander.execute("SELECT titel FROM actie WHERE id = ?", (heling,)).fetchone() == ("Heling stoppen",)
    assert (uitslag.item, uitslag.gewijzigd) == (("actie", heling), True)


def test_what_is_already_so_is_no_change(klein, heling):
    doe(klein, zet_titel(heling, "Anders"))
    uitslag = doe(klein, zet_titel(heling, "Anders", "Anders"))
    assert (uitslag.gewijzigd, uitslag.groep, uitslag.logboek_id) == (False, None, 1)


BOTSINGEN = {
    "titel": (lambda a: zet_titel(a, "Mijn"), "UPDATE actie SET titel = 'Hun' WHERE id = {a}", "Mijn", "Hun"),
    "status": (
        lambda a: ZetStatus(a, None, Status.GEREED),
        "INSERT INTO stand (actie_id, status) VALUES ({a}, 'vervallen')",
        "gereed",
        "vervallen",
    ),
    "reden": (
        lambda a: ZetReden(a, None, "mijn"),
        "INSERT INTO stand (actie_id, status, toelichting) VALUES ({a}, 'aandacht', 'hun')",
        "mijn",
        "hun",
    ),
    "deadline": (
        lambda a: ZetDeadline(a, date(2022, 1, 1), None),
        "UPDATE actie SET deadline = '2023-01-01' WHERE id = {a}",
        "2022-01-01",
        "2023-01-01",
    ),
    "wijken": (
        lambda a: ZetWijken(a, (1,), ()),
        "INSERT INTO actie_wijk (actie_id, wijk_id) VALUES ({a}, 2)",
        "Noord",
        "Zuid",
    ),
    "partners": (
        lambda a: ZetPartners(a, ("Halt",), ()),
        "INSERT INTO actie_partner (actie_id, partner_id) VALUES ({a}, 2)",
        "Halt",
        "Openbaar Ministerie",
    ),
    "cijfer": (
        lambda a: ZetMeting(1, None, 2021, 900.0, None, 4, (950.0, None)),
        "UPDATE meting SET waarde = 901 WHERE id = 4",
        "900",
        "901",
    ),
    "nieuw cijfer": (
        lambda a: ZetMeting(1, 3, 2021, None, "PM", None, None),
        "INSERT INTO meting (indicator_id, wijk_id, periode, waarde, gekozen) VALUES (1, 3, 2021, 5, 1)",
        "PM",
        "5",
    ),
    "streefwaarde": (
        lambda a: ZetStreefwaarde(4, "doelwaarde", 600.0, 700.0),
        "UPDATE streefwaarde SET doelwaarde = 650 WHERE id = 4",
        "600.0",
        "650.0",
    ),
}


@pytest.mark.parametrize("soort", BOTSINGEN)
def test_what_another_connection_changed_is_not_overwritten(klein, klein_pad, heling, soort):
    maak, opdracht, hier, daar = BOTSINGEN[soort]
    gezien = lees(klein)
    buiten(klein_pad, opdracht.format(a=heling))
    fout = weiger(klein, maak(heling), "is intussen gewijzigd in", gezien)
    assert isinstance(fout, Botsing)
    assert (fout.hier, fout.daar) == (hier, daar)


@pytest.mark.parametrize("soort", ["titel", "status", "deadline", "wijken", "cijfer", "streefwaarde"])
def test_two_who_want_the_same_do_not_clash(klein, heling, soort):
    gezien = lees(klein)
    wijziging = BOTSINGEN[soort][0](heling)
    doe(klein, wijziging, "bert")
    voor = {plek: w for plek, w in toestand(klein.conn).items() if plek[2] != "gewijzigd_op"}
    schrijf(klein, wijziging, gezien, "anna")
    assert {plek: w for plek, w in toestand(klein.conn).items() if plek[2] != "gewijzigd_op"} == voor


def test_a_change_of_another_field_is_no_clash(klein, klein_pad, heling):
    gezien = lees(klein)
    buiten(klein_pad, f"UPDATE actie SET trekker = 'politie' WHERE id = {heling}")
    schrijf(klein, zet_titel(heling, "Mijn"), gezien, "anna")
    actie = lees(klein).actie[heling]
    assert (actie.titel, actie.trekker) == ("Mijn", "politie")


VERDWENEN = {
    "actie": (lambda a: zet_titel(a, "x"), "DELETE FROM actie WHERE id = {a}"),
    "actie van status": (lambda a: ZetStatus(a, None, Status.GEREED), "DELETE FROM actie WHERE id = {a}"),
    "actie van reden": (lambda a: ZetReden(a, 1, "x"), "DELETE FROM actie WHERE id = {a}"),
    "actie van archief": (lambda a: Archiveer(a), "DELETE FROM actie WHERE id = {a}"),
    "meting": (lambda a: ZetMeting(1, None, 2021, 900.0, None, 4, None), "DELETE FROM meting WHERE id = 4"),
    "keuze": (lambda a: KiesMeting(5), "DELETE FROM meting WHERE id = 5"),
    "streefwaarde": (lambda a: ZetStreefwaarde(4, "doelwaarde", 1.0, 700.0), "DELETE FROM streefwaarde WHERE id = 4"),
    "thema": (lambda a: NieuweActie(2, None, None, "x"), "DELETE FROM thema WHERE id = 2"),
}


@pytest.mark.parametrize("soort", VERDWENEN)
def test_what_is_gone_meanwhile_is_said(klein, klein_pad, heling, soort):
    maak, opdracht = VERDWENEN[soort]
    gezien = lees(klein)
    buiten(klein_pad, opdracht.format(a=heling))
    weiger(klein, maak(heling), "is intussen verwijderd", gezien)


@pytest.mark.parametrize(
    ("wijziging", "zegt"),
    [
        (zet_titel(14, " \t"), "titel mag niet leeg zijn"),
        (zet_titel(14, "x" * 301), "titel is te lang: 301 tekens, hoogstens 300"),
        (ZetReden(14, None, "x" * 20_001), "toelichting is te lang: 20.001 tekens, hoogstens 20.000"),
        (ZetPartners(14, ("x" * 201,), ()), "naam is te lang"),
        (NieuweActie(3, None, None, ""), "titel mag niet leeg zijn"),
        (NieuweActie(3, 999, None, "x"), "past niet in het bestand"),
        (ZetStatus(14, 999, Status.GEREED), "past niet in het bestand"),
        (ZetMeting(1, None, 2021, None, "weet niet", 4, None), "past niet in het bestand"),
    ],
)
def test_what_cannot_be_is_refused(klein, wijziging, zegt):
    weiger(klein, wijziging, zegt)


@pytest.mark.parametrize("slot", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_lock_of_another_program_is_said_and_nothing_is_written(klein, klein_pad, heling, haast, slot):
    gezien = lees(klein)
    with closing(sqlite3.connect(klein_pad, isolation_level=None)) as ander:
        ander.execute(slot)
        weiger(klein, zet_titel(heling, "Mijn"), "een ander programma houdt het bestand bezet", gezien)
    doe(klein, zet_titel(heling, "Mijn"))


def test_another_that_is_still_reading_at_commit_is_said_and_nothing_is_written(klein, klein_pad, heling, haast):
    with closing(sqlite3.connect(klein_pad, isolation_level=None)) as ander:
        ander.execute("BEGIN")
        ander.execute("SELECT * FROM actie").fetchone()
        weiger(klein, zet_titel(heling, "Mijn"), "een ander programma houdt het bestand bezet")
    assert logboek(klein.conn) == []
    doe(klein, zet_titel(heling, "Mijn"))
    geen_gaten(klein.conn)


def test_a_full_disk_is_said_and_nothing_is_written(klein, heling):
    bladen = klein.conn.execute("PRAGMA page_count").fetchone()[0]
    klein.conn.execute(f"PRAGMA max_page_count = {bladen}")
    weiger(klein, ZetReden(heling, None, "x" * 20_000), "de schijf is vol")
    klein.conn.execute("PRAGMA max_page_count = 1000000")
    doe(klein, ZetReden(heling, None, "x" * 20_000))
    geen_gaten(klein.conn)


def _vervang_in_plaats(pad: Path) -> None:
    ander = pad.with_name("ander.db")
    bouw(ander, bouw_inhoud())
    pad.write_bytes(ander.read_bytes())


WEG = {
    "verwijderd": Path.unlink,
    "hernoemd": lambda pad: pad.rename(pad.with_name("anders.db")),
    "vervangen": lambda pad: shutil.copy(pad, pad.with_name("kopie")).rename(pad),
}


@pytest.mark.parametrize("hoe", WEG)
def test_a_file_that_is_no_longer_there_is_not_written(klein, klein_pad, heling, hoe):
    gezien = lees(klein)
    WEG[hoe](klein_pad)
    weiger(klein, zet_titel(heling, "Mijn"), "klein.db is verplaatst, verwijderd of vervangen", gezien)


def test_another_plan_written_over_the_file_is_not_written(klein, klein_pad, heling):
    gezien = lees(klein)
    _vervang_in_plaats(klein_pad)
    weiger(klein, zet_titel(heling, "Mijn"), "door een ander bestand vervangen", gezien)


def test_a_file_that_a_newer_version_took_over_is_not_written(klein, klein_pad, heling):
    buiten(klein_pad, f"PRAGMA user_version = {VERSIE + 1}")
    weiger(klein, zet_titel(heling, "Mijn"), "door een andere versie van ivp bijgewerkt")


def test_a_commit_that_fails_but_is_in_the_file_after_all_counts(klein, heling):
    class Haperend:
        """A connection whose folder cannot be synced: SQLite has committed and says it has not."""

        def __init__(self, conn):
            self._conn = conn

        def __getattr__(self, naam):
            return getattr(self._conn, naam)

        def execute(self, sql, *waarden):
            antwoord = self._conn.execute(sql, *waarden)
            if sql == "COMMIT":
                raise sqlite3.OperationalError("disk I/O error")
            return antwoord

    echt, klein.conn = klein.conn, Haperend(klein.conn)
    assert doe(klein, zet_titel(heling, "Mijn")).gewijzigd
    klein.conn = echt
    assert lees(klein).actie[heling].titel == "Mijn"


@pytest.mark.parametrize(
    "tekst",
    ["[red]x[/red]", "\x1b[2J", "a\x00b", "‮omgekeerd", "'; DROP TABLE actie; --", "👩‍👧", "x" * MAXIMUM["titel"]],
)
def test_any_text_comes_back_as_it_was_written(klein, klein_pad, heling, tekst):
    doe(klein, zet_titel(heling, tekst))
    bestand = open_bestand(klein_pad)
    assert lees(bestand).actie[heling].titel == tekst
    bestand.sluit()
    assert logboek(klein.conn)[0][-1] == tekst


class _Schijf:
    """A connection whose COMMIT fails at the folder's sync, and whose first looks after it fail too."""

    in_transaction = False

    def __init__(self, mislukt, er_in):
        self.mislukt, self.er_in = mislukt, er_in

    def execute(self, sql, waarden=()):
        if sql == "COMMIT":
            raise sqlite3.OperationalError("disk I/O error")
        if self.mislukt:
            self.mislukt -= 1
            raise sqlite3.OperationalError("disk I/O error")
        return self

    def fetchone(self):
        return (1,) if self.er_in else None


def test_a_commit_that_failed_is_looked_up_again_before_it_is_called_lost():
    schrijven._bevestig(_Schijf(mislukt=2, er_in=True), 1, 1)
    with pytest.raises(Geweigerd) as weigering:
        schrijven._bevestig(_Schijf(mislukt=2, er_in=False), 1, 1)
    assert "niet zeker" not in str(weigering.value)


def test_what_cannot_be_looked_up_is_not_called_lost():
    with pytest.raises(Geweigerd, match="niet zeker of dit is opgeslagen"):
        schrijven._bevestig(_Schijf(mislukt=99, er_in=True), 1, 1)
