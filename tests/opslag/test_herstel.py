"""Every kind of damage: made on a real file, found, explained, and mended or honestly not."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, NieuweActie, Ongedaan, ZetReden, ZetStatus, ZetTekst
from ivp_tui.domein.wijziging_logboek import MaakOngedaan
from ivp_tui.opdrachtregel.controle import HERSTEL, UITLEG, controleregels
from ivp_tui.opslag.bestand import BestandFout, open_bestand
from ivp_tui.opslag.controle import Controle, controleer
from ivp_tui.opslag.herstel import Verslag, repareer
from ivp_tui.opslag.schema import verwacht
from tests.klein import bouw_inhoud, buiten, doe, lees, nummer, toestand

BLADZIJDE = 4096


@pytest.fixture
def gevuld(klein_pad: Path) -> Path:
    """A file in whose logboek there are five changes, one of them an undo."""
    bestand = open_bestand(klein_pad)
    actie = nummer(bestand.conn, "actie", "Heling")
    doe(bestand, ZetStatus(actie, None, Status.AANDACHT))
    doe(bestand, ZetReden(actie, None, "te weinig mensen"))
    doe(bestand, ZetTekst("actie", actie, "titel", "Heling stoppen", lees(bestand).actie[actie].titel))
    doe(bestand, Ongedaan())
    doe(bestand, NieuweActie(lees(bestand).themas[0].id, None, None, "Iets nieuws"))
    bestand.sluit()
    return klein_pad


def mend(pad: Path, boek_bij: bool = False) -> Verslag:
    return repareer(pad, bouw_inhoud(), boek_bij, "anna")


def soorten(uitkomst: Controle) -> set[str]:
    return {bevinding.soort for bevinding in uitkomst.bevindingen}


def inhoud(pad: Path) -> dict[tuple, str]:
    """What the tables hold, whatever became of the views."""
    with closing(sqlite3.connect(pad)) as conn:
        conn.execute("DROP VIEW IF EXISTS v_toestand")
        conn.execute(verwacht(conn)["v_toestand"])
        gelezen = toestand(conn)
        conn.rollback()
    return gelezen


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


def schema(pad: Path, opdracht: str) -> None:
    with closing(sqlite3.connect(pad)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute(opdracht)
        conn.commit()


def bladzijde(pad: Path, tabel: str) -> None:
    """Spoil the first page of a table or index."""
    with closing(sqlite3.connect(pad)) as conn:
        blad = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tabel,)).fetchone()[0]
    with pad.open("r+b") as stroom:
        stroom.seek((blad - 1) * BLADZIJDE)
        stroom.write(b"\xff" * BLADZIJDE)


def index_stuk(pad: Path) -> None:
    """An index that lacks rows: as if it had been another one while they were written."""
    schema(
        pad,
        "UPDATE sqlite_master SET sql = replace(sql, '(plan_id)', '(plan_id) WHERE id < 0') WHERE name = 'actie_plan'",
    )
    with closing(sqlite3.connect(pad)) as conn:
        conn.execute("REINDEX actie_plan")
        conn.commit()
    schema(pad, "UPDATE sqlite_master SET sql = replace(sql, ' WHERE id < 0', '') WHERE name = 'actie_plan'")


def rommel(staart: str) -> Callable[[Path], object]:
    return lambda pad: pad.with_name(pad.name + staart).write_bytes(b"rommel" * 1000)


#: damage -> (how, kind of finding)
ZONDER_VERLIES: dict[str, tuple[Callable[[Path], object], str]] = {
    "trigger weg": (lambda p: buiten(p, "DROP TRIGGER journaal_actie_anders"), "opbouw"),
    "alle triggers weg": (
        lambda p: buiten(p, *(f"DROP TRIGGER journaal_{t}_erbij" for t in ("actie", "doel", "thema", "stand", "plan"))),
        "opbouw",
    ),
    "trigger leeg": (
        lambda p: buiten(
            p,
            "DROP TRIGGER journaal_stand_eraf",
            "CREATE TRIGGER journaal_stand_eraf AFTER DELETE ON stand BEGIN SELECT 1; END",
        ),
        "opbouw",
    ),
    "weergave weg": (lambda p: buiten(p, "DROP VIEW v_boom"), "opbouw"),
    "weergave waar de controle zelf van leest weg": (lambda p: buiten(p, "DROP VIEW v_toestand"), "opbouw"),
    "weergave anders": (
        lambda p: buiten(p, "DROP VIEW v_plan", "CREATE VIEW v_plan AS SELECT slug AS plan FROM plan"),
        "opbouw",
    ),
    "index weg": (lambda p: buiten(p, "DROP INDEX meting_gekozen"), "opbouw"),
    "index past niet": (index_stuk, "index"),
    "schrijver bezig": (lambda p: buiten(p, "UPDATE schrijver SET wie = 'x'"), "schrijver"),
    "schrijver weg": (lambda p: buiten(p, "DELETE FROM schrijver"), "schrijver"),
    "vreemd journaal": (rommel("-journal"), "ernaast"),
    "vreemde wal": (rommel("-wal"), "ernaast"),
}


@pytest.mark.parametrize("naam", ZONDER_VERLIES)
def test_what_can_be_mended_without_loss(gevuld: Path, naam: str) -> None:
    bederf, soort = ZONDER_VERLIES[naam]
    vooraf = inhoud(shutil.copy(gevuld, gevuld.with_name("vooraf.db")))
    bederf(gevuld)
    kapot = gevuld.read_bytes()
    gevonden = controleer(gevuld, bouw_inhoud())
    assert soort in soorten(gevonden)
    tekst = "\n".join(controleregels(gevonden))
    assert UITLEG[soort] in tekst
    assert HERSTEL["repareer"] in tekst
    verslag = mend(gevuld)
    assert verslag.na.in_orde, verslag.na.bevindingen
    assert verslag.gedaan
    assert verslag.kopie is not None
    assert verslag.kopie.read_bytes() == kapot
    assert inhoud(gevuld) == vooraf
    assert mend(gevuld).gedaan == []


#: what stands otherwise than the logboek says; mended only when a person says that it is right
MET_BOEKING: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "veld buiten het logboek": (
        lambda p: stil(p, "UPDATE actie SET trekker = 'stil' WHERE id = 3"),
        "naspelen",
        "1 veld alsnog in het logboek",
    ),
    "veld dat in het logboek staat": (
        lambda p: stil(p, "UPDATE stand SET toelichting = 'stil'"),
        "naspelen",
        "1 veld alsnog in het logboek",
    ),
    "rij buiten het logboek": (
        lambda p: stil(p, "DELETE FROM kenmerk WHERE id = 1"),
        "naspelen",
        "alsnog in het logboek",
    ),
    "regel uit het logboek": (lambda p: buiten(p, "DELETE FROM logboek WHERE id = 2"), "logboek", "Streep"),
    "einde van het logboek": (
        lambda p: buiten(p, "DELETE FROM logboek WHERE id >= (SELECT max(id) - 1 FROM logboek)"),
        "logboek",
        "Streep",
    ),
    "logboek herschreven": (
        lambda p: buiten(p, "UPDATE logboek SET oud = 'x' WHERE veld = 'titel' AND oud IS NOT NULL"),
        "naspelen",
        "Streep",
    ),
}


@pytest.mark.parametrize("naam", MET_BOEKING)
def test_what_the_logboek_does_not_account_for_is_only_recorded_when_asked(gevuld: Path, naam: str) -> None:
    bederf, soort, gezegd = MET_BOEKING[naam]
    bederf(gevuld)
    kapot, staat = gevuld.read_bytes(), inhoud(shutil.copy(gevuld, gevuld.with_name("vooraf.db")))
    verslag = mend(gevuld)
    assert soort in soorten(verslag.na)
    assert HERSTEL["boek-bij"] in "\n".join(controleregels(verslag.na))
    assert gevuld.read_bytes() == kapot
    verslag = mend(gevuld, boek_bij=True)
    assert verslag.na.in_orde, verslag.na.bevindingen
    assert gezegd in "\n".join(verslag.gedaan)
    # nothing of the plan itself changed: only the logboek
    assert inhoud(shutil.copy(gevuld, gevuld.with_name("erna.db"))) == staat


def test_what_was_recorded_can_be_undone_and_says_so(gevuld: Path) -> None:
    stil(gevuld, "UPDATE actie SET trekker = 'stil' WHERE id = 3")
    mend(gevuld, boek_bij=True)
    bestand = open_bestand(gevuld)
    rij = bestand.conn.execute("SELECT wie, veld, oud, nieuw FROM logboek ORDER BY id DESC LIMIT 1").fetchone()
    assert rij == ("anna", "trekker", "", "stil")
    assert "hersteld" in doe(bestand, Ongedaan()).bericht
    assert lees(bestand).actie[3].trekker == ""
    bestand.sluit()
    assert controleer(gevuld, bouw_inhoud()).in_orde


def test_after_a_line_under_the_logboek_every_later_change_is_proven_and_no_undo_takes_it_back(gevuld: Path) -> None:
    buiten(gevuld, "DELETE FROM logboek WHERE id = 2")
    verslag = mend(gevuld, boek_bij=True)
    assert "daarvoor is niets na te spelen" in verslag.na.opmerkingen[0]
    bestand = open_bestand(gevuld)
    groep = bestand.conn.execute("SELECT max(groep) FROM logboek").fetchone()[0]
    with pytest.raises(Geweigerd, match="streep"):
        doe(bestand, MaakOngedaan(groep))
    doe(bestand, ZetStatus(3, None, Status.GEREED))
    bestand.sluit()
    assert controleer(gevuld, bouw_inhoud()).in_orde
    stil(gevuld, "UPDATE actie SET trekker = 'stil' WHERE id = 4")
    assert "hersteld is, veranderde er iets" in controleer(gevuld, bouw_inhoud()).bevindingen[0].tekst
    buiten(gevuld, "DELETE FROM logboek WHERE id = (SELECT max(id) FROM logboek)")
    assert "logboek" in soorten(controleer(gevuld, bouw_inhoud()))


def test_links_to_what_is_gone_go_as_a_groep_and_a_row_with_text_stays(gevuld: Path) -> None:
    with closing(sqlite3.connect(gevuld)) as conn:
        wijk, partner = (conn.execute(f"SELECT min({v}_id) FROM actie_{v}").fetchone()[0] for v in ("wijk", "partner"))
        conn.execute("UPDATE actie_partner SET rol = 'trekt' WHERE partner_id = ?", (partner,))
        conn.commit()
    buiten(gevuld, f"DELETE FROM wijk WHERE id = {wijk}", f"DELETE FROM partner WHERE id = {partner}")
    gevonden = controleer(gevuld, bouw_inhoud())
    los = {(b.tekst.split()[0], b.herstel) for b in gevonden.bevindingen}
    assert {("actie_wijk", "repareer"), ("actie_partner", "")} <= los
    verslag = mend(gevuld)
    assert "koppelingen naar wat er niet meer is" in verslag.gedaan[0]
    blijft = {b.tekst.split()[0] for b in verslag.na.bevindingen}
    assert "actie_wijk" not in blijft
    assert "actie_partner" in blijft
    assert verslag.gelaten
    with closing(sqlite3.connect(gevuld)) as conn:
        weg = conn.execute(
            "SELECT count(*) FROM logboek WHERE tabel = 'actie_wijk' AND veld = 'bestaat' AND wie = 'anna'"
        )
        assert weg.fetchone()[0]
        zin = conn.execute("SELECT omschrijving FROM groep ORDER BY id DESC LIMIT 1").fetchone()[0]
    assert zin.startswith("hersteld: ")


#: what only a person can mend, or only a backup
NIET_VANZELF: dict[str, tuple[Callable[[Path], object], str]] = {
    "onbekende status": (lambda p: stil(p, "UPDATE stand SET status = 'weet niet'"), "waarde"),
    "niets gekozen": (lambda p: buiten(p, "UPDATE meting SET gekozen = 0 WHERE periode = 2018"), "gekozen"),
    "vreemde trigger": (
        lambda p: buiten(p, "CREATE TRIGGER x AFTER UPDATE ON actie BEGIN DELETE FROM stand; END"),
        "opbouw",
    ),
    "tabel weg": (lambda p: buiten(p, "DROP TABLE afspraak"), "opbouw"),
    "tabel anders": (
        lambda p: schema(
            p, "UPDATE sqlite_master SET sql = replace(sql, 'op TEXT NOT NULL', 'op TEXT') WHERE name = 'migratie'"
        ),
        "opbouw",
    ),
    "kenmerk weg": (lambda p: buiten(p, "DELETE FROM bestand"), "kenmerk"),
    "verwijzing": (lambda p: buiten(p, "UPDATE actie SET thema_id = 999 WHERE id = 3"), "verwijzing"),
    "vervolg zonder kant": (
        lambda p: stil(p, "INSERT INTO vervolg (van_thema_id, naar_thema_id) SELECT min(id), max(id) FROM thema"),
        "samenhang",
    ),
    "geen ivp-bestand": (lambda p: p.write_text("geen database\n" * 20), "kop"),
}


@pytest.mark.parametrize("naam", NIET_VANZELF)
def test_what_is_not_mended_is_explained_and_left(gevuld: Path, naam: str) -> None:
    bederf, soort = NIET_VANZELF[naam]
    bederf(gevuld)
    kapot = gevuld.read_bytes()
    verslag = mend(gevuld)
    assert soort in soorten(verslag.na)
    tekst = "\n".join(controleregels(verslag.na))
    assert UITLEG[soort] in tekst
    assert HERSTEL[""] in tekst
    assert gevuld.read_bytes() == kapot


#: damage to bytes: what can be read goes into a new file
BYTES: dict[str, Callable[[Path], object]] = {
    "bladzijde van een tabel": lambda p: bladzijde(p, "kenmerk"),
    "bladzijde van de metingen": lambda p: bladzijde(p, "meting"),
    "bladzijde van het logboek": lambda p: bladzijde(p, "logboek"),
    "afgekapt": lambda p: os.truncate(p, p.stat().st_size * 3 // 4),
    "half": lambda p: os.truncate(p, p.stat().st_size // 2),
}


@pytest.mark.parametrize("naam", BYTES)
def test_what_can_be_read_is_saved_into_a_new_file(gevuld: Path, naam: str) -> None:
    heel = inhoud(shutil.copy(gevuld, gevuld.with_name("heel.db")))
    with closing(sqlite3.connect(gevuld)) as conn:
        hoort = conn.execute("SELECT count(*) FROM logboek").fetchone()[0]
    BYTES[naam](gevuld)
    kapot = gevuld.read_bytes()
    assert {b.herstel for b in controleer(gevuld, bouw_inhoud()).bevindingen} == {"redden"}
    verslag = mend(gevuld)
    assert gevuld.read_bytes() == kapot
    assert not verslag.na.in_orde
    assert verslag.gered is not None
    assert any("rijen gered" in zin for zin in verslag.gedaan)
    gered = controleer(verslag.gered, bouw_inhoud())
    assert "schade" not in soorten(gered)
    # what was saved is what it was, and that something is not there is told
    over = inhoud(verslag.gered)
    assert over.items() <= heel.items()
    with closing(sqlite3.connect(verslag.gered)) as conn:
        regels = conn.execute("SELECT count(*) FROM logboek").fetchone()[0]
    alles = over == heel and regels == hoort
    assert alles or any(zin.startswith("niet te lezen: ") for zin in verslag.gelaten)
    assert len(over) > len(heel) / 4
    open_bestand(verslag.gered).sluit()


def test_of_a_table_with_one_bad_page_the_other_rows_are_saved_and_the_lost_are_counted(klein_pad: Path) -> None:
    getallen = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
    rijen = "SELECT 1, 'focus', printf('regel %d %0200d', i, i) FROM n"
    stil(klein_pad, f"{getallen} INSERT INTO kenmerk (plan_id, soort, tekst) {rijen}")
    inhoud_ = bytearray(klein_pad.read_bytes())
    blad = inhoud_.index(b"regel 200 ") // BLADZIJDE * BLADZIJDE
    inhoud_[blad : blad + BLADZIJDE] = b"\xff" * BLADZIJDE
    klein_pad.write_bytes(inhoud_)
    verslag = mend(klein_pad)
    assert verslag.gered is not None
    with closing(sqlite3.connect(verslag.gered)) as conn:
        over = {rij[0] for rij in conn.execute("SELECT tekst FROM kenmerk WHERE tekst LIKE 'regel %'")}
    assert 370 < len(over) < 400
    assert any("niet te lezen: " in zin and "rijen van kenmerk" in zin for zin in verslag.gelaten)


def test_a_foreign_journal_goes_aside_and_its_content_is_kept(gevuld: Path) -> None:
    rommel("-journal")(gevuld)
    mend(gevuld)
    (opzij,) = gevuld.parent.glob("*.opzij-*")
    assert opzij.read_bytes() == b"rommel" * 1000
    assert not gevuld.with_name(gevuld.name + "-journal").exists()


def test_on_a_sound_file_not_a_byte_changes(gevuld: Path) -> None:
    voor = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in gevuld.parent.iterdir()}
    for boek_bij in (False, True):
        verslag = mend(gevuld, boek_bij)
        assert verslag.na.in_orde
        assert (verslag.gedaan, verslag.gelaten, verslag.kopie) == ([], [], None)
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in gevuld.parent.iterdir()} == voor
    assert not (paden.reservekopieen() / "voor-herstel").exists()


def test_without_a_copy_nothing_is_mended(gevuld: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    buiten(gevuld, "DROP VIEW v_boom")
    kapot = gevuld.read_bytes()
    monkeypatch.setattr(paden, "reservekopieen", lambda: gevuld / "kan niet")
    with pytest.raises(BestandFout, match="er is niets hersteld, want er kon geen kopie"):
        mend(gevuld)
    assert gevuld.read_bytes() == kapot


def test_a_file_in_wal_mode_is_made_one_file(gevuld: Path) -> None:
    with closing(sqlite3.connect(gevuld)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
    verslag = mend(gevuld)
    assert verslag.na.in_orde
    assert "omgezet" in verslag.gedaan[0]
    assert gevuld.read_bytes()[18:20] == b"\x01\x01"
