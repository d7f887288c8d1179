"""`controleer` on every kind of damage: each gives its own finding, and none of it writes the file."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlite_utils import Database

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import NieuweActie, Ongedaan, ZetReden, ZetStatus, ZetTekst
from ivp_tui.opslag import bestand as bestandmodule
from ivp_tui.opslag.bestand import Bestand, BestandFout, open_bestand
from ivp_tui.opslag.controle import HOOGSTENS, Controle, controleer
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.planuitvoer import lees_planinhoud
from ivp_tui.opslag.schema import verwacht
from tests.klein import bouw_inhoud, buiten, doe, lees, nummer


def na(pad: Path) -> Controle:
    """The outcome of a check that must leave everything as it is."""
    voor = {p.name: p.read_bytes() for p in pad.parent.iterdir() if p.is_file()}
    uitkomst = controleer(pad, bouw_inhoud())
    assert {p.name: p.read_bytes() for p in pad.parent.iterdir() if p.is_file()} == voor
    return uitkomst


def soorten(uitkomst: Controle) -> set[str]:
    return {bevinding.soort for bevinding in uitkomst.bevindingen}


def teksten(uitkomst: Controle) -> str:
    return "\n".join(bevinding.tekst for bevinding in uitkomst.bevindingen)


def vul_logboek(pad: Path) -> None:
    """Four changes by ivp, one of them undone, so that there is a journal to damage."""
    bestand = open_bestand(pad)
    actie = nummer(bestand.conn, "actie", "Heling")
    doe(bestand, ZetStatus(actie, None, Status.AANDACHT))
    doe(bestand, ZetReden(actie, None, "te weinig mensen"))
    doe(bestand, ZetTekst("actie", actie, "titel", "Heling stoppen", lees(bestand).actie[actie].titel))
    doe(bestand, Ongedaan())
    doe(bestand, NieuweActie(lees(bestand).themas[0].id, None, None, "Iets nieuws"))
    bestand.sluit()


def test_a_fresh_file_is_in_order_and_compared_with_the_content(klein_pad: Path) -> None:
    uitkomst = na(klein_pad)
    assert (uitkomst.bevindingen, uitkomst.opmerkingen, uitkomst.logboek_id) == ([], [], 0)


def test_changes_undone_ones_and_those_by_sqlite_utils_keep_it_in_order(klein_pad: Path) -> None:
    vul_logboek(klein_pad)
    with closing(sqlite3.connect(klein_pad)) as conn:
        db = Database(conn)
        db["actie"].update(1, {"trekker": "van buiten"})
        db["stand"].insert({"actie_id": 2, "status": "gereed"})
        db["actie"].delete(max(rij["id"] for rij in db["actie"].rows))
        conn.commit()
        laatste = conn.execute("SELECT max(id) FROM logboek").fetchone()[0]
        assert conn.execute("SELECT count(*) FROM logboek WHERE wie = 'buiten ivp om'").fetchone()[0] > 3
    uitkomst = na(klein_pad)
    assert (uitkomst.bevindingen, uitkomst.opmerkingen, uitkomst.logboek_id) == ([], [], laatste)


@pytest.mark.parametrize("programma", [None, "ivp 0.0.0"])
def test_a_file_of_other_origin_without_a_mark_is_replayed_within_itself_and_that_is_said(
    klein_pad: Path, programma: str | None
) -> None:
    vul_logboek(klein_pad)
    if programma:
        buiten(klein_pad, f"UPDATE bestand SET programma = '{programma}'")
    inhoud = bouw_inhoud() if programma else None
    # with its mark the start is proven, whatever built it
    assert (controleer(klein_pad, inhoud).bevindingen, controleer(klein_pad, inhoud).opmerkingen) == ([], [])
    buiten(klein_pad, "UPDATE bestand SET begin = ''")
    uitkomst = controleer(klein_pad, inhoud)
    assert uitkomst.in_orde
    assert "in zichzelf nagespeeld" in uitkomst.opmerkingen[0]


def stil(pad: Path, *opdrachten: str) -> None:
    """Change rows with the triggers away, and put the triggers back as they were."""
    with closing(sqlite3.connect(pad)) as conn:
        horen = {naam: sql for naam, sql in verwacht(conn).items() if sql.startswith("CREATE TRIGGER")}
        for naam in horen:
            conn.execute(f"DROP TRIGGER {naam}")
        conn.execute("PRAGMA ignore_check_constraints=ON")
        for opdracht in (*opdrachten, *horen.values()):
            conn.execute(opdracht)
        conn.commit()


def anders(naam: str, oud: str, nieuw: str) -> str:
    """SQL that rewrites the definition of a part of the schema where it stands."""
    return f"UPDATE sqlite_master SET sql = replace(sql, '{oud}', '{nieuw}') WHERE name = '{naam}'"


def schrijf_schema(pad: Path, opdracht: str) -> None:
    with closing(sqlite3.connect(pad)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute(opdracht)
        conn.commit()


SCHADE: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "trigger weg": (lambda p: buiten(p, "DROP TRIGGER journaal_actie_anders"), "opbouw", "journaal_actie_anders ontbr"),
    "trigger leeg": (
        lambda p: buiten(
            p,
            "DROP TRIGGER journaal_stand_eraf",
            "CREATE TRIGGER journaal_stand_eraf AFTER DELETE ON stand BEGIN SELECT 1; END",
        ),
        "opbouw",
        "trigger journaal_stand_eraf is veranderd",
    ),
    "vreemde trigger": (
        lambda p: buiten(p, "CREATE TRIGGER x AFTER UPDATE ON actie BEGIN DELETE FROM stand; END"),
        "opbouw",
        "de trigger x is niet van ivp",
    ),
    "weergave weg": (lambda p: buiten(p, "DROP VIEW v_boom"), "opbouw", "de weergave v_boom ontbreekt"),
    "weergave anders": (
        lambda p: buiten(p, "DROP VIEW v_plan", "CREATE VIEW v_plan AS SELECT slug AS plan FROM plan"),
        "opbouw",
        "de weergave v_plan is veranderd",
    ),
    "index weg": (lambda p: buiten(p, "DROP INDEX meting_gekozen"), "opbouw", "de index meting_gekozen ontbreekt"),
    "tabel weg": (lambda p: buiten(p, "DROP TABLE afspraak"), "opbouw", "de tabel afspraak ontbreekt"),
    "tabel anders": (
        lambda p: schrijf_schema(p, anders("migratie", "op TEXT NOT NULL", "op TEXT")),
        "opbouw",
        "de tabel migratie is veranderd",
    ),
    "regel uit het logboek": (lambda p: buiten(p, "DELETE FROM logboek WHERE id = 2"), "logboek", "de eerste is #2"),
    "einde van het logboek": (
        lambda p: buiten(p, "DELETE FROM logboek WHERE id >= (SELECT max(id) - 1 FROM logboek)"),
        "logboek",
        "ontbreken 2 regels",
    ),
    "logboek teruggezet": (
        lambda p: buiten(
            p,
            "DELETE FROM logboek WHERE id >= (SELECT max(id) - 1 FROM logboek)",
            "UPDATE sqlite_sequence SET seq = seq - 2 WHERE name = 'logboek'",
        ),
        "naspelen",
        "buiten het logboek om",
    ),
    "logboek herschreven": (
        lambda p: buiten(p, "UPDATE logboek SET nieuw = 'gereed' WHERE nieuw = 'aandacht'"),
        "naspelen",
        "buiten het logboek om",
    ),
    "schrijver bezig": (lambda p: buiten(p, "UPDATE schrijver SET wie = 'x'"), "schrijver", "niet in rust"),
    "schrijver weg": (lambda p: buiten(p, "DELETE FROM schrijver"), "schrijver", "niet in rust"),
    "kenmerk weg": (lambda p: buiten(p, "DELETE FROM bestand"), "kenmerk", "niet precies één rij"),
    "niets gekozen": (
        lambda p: buiten(p, "UPDATE meting SET gekozen = 0 WHERE periode = 2018 AND wijk_id IS NULL"),
        "gekozen",
        "Woninginbraken, stad, 2018: geen enkel gekozen cijfer",
    ),
    "onbekende status": (
        lambda p: stil(p, "UPDATE stand SET status = 'weet niet'"),
        "waarde",
        "«weet niet» kent ivp niet",
    ),
    "datum die er niet is": (
        lambda p: stil(p, "UPDATE actie SET deadline = '2021-02-31' WHERE deadline = '2021-06-01'"),
        "waarde",
        "deadline: «2021-02-31» kent ivp niet",
    ),
    "verwijzing": (
        lambda p: buiten(p, "UPDATE actie SET thema_id = 999 WHERE id = 3"),
        "verwijzing",
        "actie 3 verwijst naar een thema die er niet is",
    ),
    "veld buiten het logboek": (
        lambda p: stil(p, "UPDATE actie SET trekker = 'stil' WHERE id = 3"),
        "naspelen",
        "actie 3, trekker: er staat «stil» waar de meegeleverde inhoud «» heeft",
    ),
    "rij buiten het logboek": (
        lambda p: stil(p, "DELETE FROM kenmerk"),
        "naspelen",
        "kenmerk 1, bestaat: er staat niets",
    ),
    "veld uit het logboek": (
        lambda p: stil(p, "UPDATE stand SET toelichting = 'stil'"),
        "naspelen",
        "stand 1, toelichting: na #",
    ),
}


@pytest.mark.parametrize("naam", SCHADE)
def test_each_damage_has_its_finding(klein_pad: Path, naam: str) -> None:
    bederf, soort, zin = SCHADE[naam]
    vul_logboek(klein_pad)
    assert na(klein_pad).in_orde
    bederf(klein_pad)
    uitkomst = na(klein_pad)
    assert not uitkomst.in_orde
    assert soort in soorten(uitkomst)
    assert zin in teksten(uitkomst)


VREEMD = {
    "status": ("INSERT INTO toezegging (plan_id, titel, status) VALUES (1, 'x', 'zoek')", "status: «zoek»"),
    "soort": ("INSERT INTO toezegging (plan_id, titel, soort) VALUES (1, 'x', 'brief')", "soort: «brief»"),
    "dag van een toezegging": ("INSERT INTO toezegging (plan_id, titel, datum) VALUES (1, 'x', '')", "datum: «»"),
    "dag van een verhaal": ("INSERT INTO verhaal (plan_id, titel, datum) VALUES (1, 'x', '5 mei')", "datum: «5 mei»"),
    "dag van een bericht": ("INSERT INTO bericht (actie_id, tekst, datum) VALUES (3, 'x', '2021')", "datum: «2021»"),
    "jaar 0": ("INSERT INTO verhaal (plan_id, titel, datum) VALUES (1, 'x', '0000-01-01')", "«0000-01-01»"),
    "begroot": ("INSERT INTO middel (thema_id, jaar, begroot) VALUES (1, 2021, 9e999)", "begroot: «Inf»"),
    "gerealiseerd": ("INSERT INTO middel (thema_id, jaar, gerealiseerd) VALUES (1, 2021, -1e13)", "gerealiseerd: «-1"),
}


@pytest.mark.parametrize("naam", VREEMD)
def test_a_value_of_no_kind_is_named_and_the_plan_is_read_or_refused_for_it(klein_pad: Path, naam: str) -> None:
    opdracht, zin = VREEMD[naam]
    stil(klein_pad, opdracht)
    assert f"{zin}" in teksten(na(klein_pad))
    with closing(open_bestand(klein_pad).conn) as conn, suppress(ValueError):
        lees_stand(conn, None, 2021)


def test_a_vervolg_that_leads_nowhere_or_back_is_told_and_stops_no_screen(klein_pad: Path) -> None:
    buiten(klein_pad, "INSERT INTO vervolg (van_thema_id, naar_thema_id) SELECT min(id), max(id) FROM thema")
    assert "vervolg 1 loopt van kleinoord-2012-2015 naar kleindam-2020-2023: dat is geen later" in teksten(
        na(klein_pad)
    )
    stil(klein_pad, "UPDATE vervolg SET van_thema_id = NULL, naar_thema_id = NULL")
    assert "vervolg 1 heeft niet aan elke kant precies één item" in teksten(na(klein_pad))
    with closing(open_bestand(klein_pad).conn) as conn:
        assert lees_stand(conn, None, 2021).lijn.vervolgen == ()
        assert lees_planinhoud(conn, "kleindam-2020-2023").plannen[0].vervolgen == ()


def test_of_many_alike_the_first_few_and_how_many_more(klein_pad: Path) -> None:
    stil(klein_pad, "UPDATE actie SET trekker = 'x'")
    uitkomst = na(klein_pad)
    assert len(uitkomst.bevindingen) == HOOGSTENS + 1
    assert "en nog 9 keer zoiets" in uitkomst.bevindingen[-1].tekst


def test_hostile_text_in_a_finding_is_inert(klein_pad: Path) -> None:
    stil(klein_pad, "UPDATE actie SET trekker = 'x' || char(27) || '[2J' || char(8238) WHERE id = 3")
    assert teksten(na(klein_pad)).isprintable()


# bytes


def test_a_changed_letter_that_sqlite_cannot_see_is_found(klein_pad: Path) -> None:
    inhoud = klein_pad.read_bytes()
    assert inhoud.count(b"Heling tegengaan") == 1
    klein_pad.write_bytes(inhoud.replace(b"Heling tegengaan", b"Heling tegengaaN"))
    with closing(sqlite3.connect(klein_pad)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert soorten(na(klein_pad)) == {"naspelen"}


def test_pages_of_zeros_are_damage(klein_pad: Path) -> None:
    with klein_pad.open("r+b") as stroom:
        stroom.seek(2 * 4096)
        stroom.write(b"\0" * 4096 * 3)
    assert soorten(na(klein_pad)) == {"schade"}


@pytest.mark.parametrize("deel", [0.5, 0.01, 0.0003])
def test_a_cut_off_file(klein_pad: Path, deel: float) -> None:
    os.truncate(klein_pad, int(klein_pad.stat().st_size * deel))
    uitkomst = na(klein_pad)
    assert soorten(uitkomst) == {"kop"}
    assert "afgekapt" in teksten(uitkomst)


def _kop(plek: int, inhoud: bytes) -> Callable[[Path], object]:
    def bederf(pad: Path) -> None:
        with pad.open("r+b") as stroom:
            stroom.seek(plek)
            stroom.write(inhoud)

    return bederf


@pytest.mark.parametrize(
    ("bederf", "zin"),
    [
        (lambda p: p.write_bytes(b""), "is leeg"),
        (lambda p: p.write_text("geen database\n" * 20), "geen SQLite-bestand"),
        (_kop(0, b"x"), "geen SQLite-bestand"),
        (_kop(68, b"\0\0\0\0"), "van een ander programma"),
        (_kop(60, b"\0\0\x03\xe7"), "nieuwere ivp"),
        (_kop(60, b"\0\0\0\0"), "oudere ivp"),
    ],
)
def test_what_is_no_file_of_this_ivp(klein_pad: Path, bederf: Callable[[Path], object], zin: str) -> None:
    bederf(klein_pad)
    uitkomst = na(klein_pad)
    assert soorten(uitkomst) == {"kop"}
    assert zin in teksten(uitkomst)


def test_whatever_bytes_are_damaged_it_ends_in_an_outcome(klein_gebouwd: Path, tmp_path: Path) -> None:
    gok = random.Random(20151218)
    gezond = klein_gebouwd.read_bytes()
    for ronde in range(100):
        pad = tmp_path / f"{ronde}.db"
        bytes_ = bytearray(gezond)
        for _ in range(gok.choice((1, 20))):
            bytes_[gok.randrange(len(bytes_))] ^= 1 << gok.randrange(8)
        pad.write_bytes(bytes_)
        assert isinstance(controleer(pad, bouw_inhoud()), Controle)
        pad.unlink()


# what lies beside it


def naast(pad: Path, staart: str) -> Path:
    return pad.with_name(pad.name + staart)


def _midden_in_een_wijziging(pad: Path, doel: Path) -> None:
    """Copy a file and its journal as they are when the power goes while a change is being written."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size=1")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE actie SET toelichting = printf('%5000s', 'x')")
        conn.execute("UPDATE meting SET toelichting = printf('%5000s', 'x')")
        shutil.copy(pad, doel)
        shutil.copy(naast(pad, "-journal"), naast(doel, "-journal"))
        conn.execute("ROLLBACK")


def test_a_write_that_was_cut_off_is_a_remark(klein_pad: Path, tmp_path: Path) -> None:
    (tmp_path / "na").mkdir()
    doel = tmp_path / "na" / "klein.db"
    _midden_in_een_wijziging(klein_pad, doel)
    assert doel.read_bytes() != klein_pad.read_bytes()
    uitkomst = na(doel)
    assert uitkomst.in_orde
    assert "afgebroken wijziging" in uitkomst.opmerkingen[0]


def test_an_old_journal_beside_a_newer_file_is_foreign(klein_pad: Path, tmp_path: Path) -> None:
    doel = tmp_path / "later.db"
    _midden_in_een_wijziging(klein_pad, doel)
    shutil.copy(klein_pad, doel)
    os.utime(naast(doel, "-journal"), (1_000_000_000, 1_000_000_000))
    uitkomst = na(doel)
    assert "ernaast" in soorten(uitkomst)
    assert "anders wordt het erop toegepast" in teksten(uitkomst)


@pytest.mark.parametrize("staart", ["-journal", "-wal"])
def test_rubbish_beside_it_is_foreign(klein_pad: Path, staart: str) -> None:
    naast(klein_pad, staart).write_bytes(b"rommel" * 1000)
    uitkomst = na(klein_pad)
    assert soorten(uitkomst) == {"ernaast"}
    assert f"klein.db{staart} ligt naast klein.db" in teksten(uitkomst)


def test_an_empty_or_finished_journal_is_nothing(klein_pad: Path) -> None:
    for inhoud in (b"", b"\0" * 512):
        naast(klein_pad, "-journal").write_bytes(inhoud)
        assert na(klein_pad).in_orde


def test_a_file_that_another_program_put_in_wal_is_read_and_left_so(klein_pad: Path) -> None:
    with closing(sqlite3.connect(klein_pad)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("UPDATE actie SET trekker = 'x' WHERE id = 1")
        conn.commit()
        uitkomst = controleer(klein_pad, bouw_inhoud())
    assert uitkomst.in_orde
    assert uitkomst.logboek_id == 1
    assert "WAL-stand" in uitkomst.opmerkingen[0]


# nothing to check


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BestandFout, match="bestaat niet"):
        controleer(tmp_path / "weg.db")
    with pytest.raises(BestandFout, match="is een map"):
        controleer(tmp_path)


def test_a_file_that_another_program_holds(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestandmodule, "WACHTTIJD", 50)
    with closing(sqlite3.connect(klein_pad, isolation_level=None)) as slot:
        slot.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BestandFout, match="houdt het bestand bezet"):
            controleer(klein_pad)


def test_it_can_be_checked_while_ivp_has_it_open(klein: Bestand) -> None:
    doe(klein, ZetStatus(1, None, Status.GEREED))
    assert controleer(klein.pad, bouw_inhoud()).in_orde
    doe(klein, ZetStatus(2, None, Status.GEREED))


def test_text_that_is_no_utf8_is_found_where_it_stands(klein_pad):
    """SQLite takes any bytes for text; the screens cannot read them, so the check must not call the file in order."""
    buiten(klein_pad, "UPDATE actie SET trekker = CAST(x'61ff62' AS TEXT) WHERE id = 2")
    uitkomst = controleer(klein_pad)
    zinnen = [bevinding.tekst for bevinding in uitkomst.bevindingen]
    assert zinnen == [
        "actie 2, trekker: «a\N{REPLACEMENT CHARACTER}b» kent ivp niet; maak er tekst in UTF-8 van",
        "logboek 1, nieuw: «a\N{REPLACEMENT CHARACTER}b» kent ivp niet; maak er tekst in UTF-8 van",
    ]
