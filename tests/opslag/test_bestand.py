import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, ZetStatus
from ivp_tui.opslag import bestand as bestand_module
from ivp_tui.opslag.bestand import BestandFout, leg_uit, open_bestand
from ivp_tui.opslag.lezen import laatste_logboek
from ivp_tui.opslag.schema import APPLICATION_ID, VERSIE
from tests.klein import doe, lees, tegelijk

GEREED = ZetStatus(8, None, Status.GEREED)


def pragma(conn, naam):
    return conn.execute(f"PRAGMA {naam}").fetchone()[0]


def test_the_pragmas_are_those_that_lose_nothing(klein):
    gezet = {n: pragma(klein.conn, n) for n in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")}
    assert gezet == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0}
    assert pragma(klein.conn, "busy_timeout") == 5000
    assert pragma(klein.conn, "cell_size_check") == 1


def test_at_rest_the_plan_is_one_file(klein_pad):
    bestand = open_bestand(klein_pad)
    doe(bestand, GEREED)
    bestand.sluit()
    assert [pad.name for pad in klein_pad.parent.iterdir()] == ["klein.db"]


def _kop(versie=VERSIE, eigenaar=APPLICATION_ID):
    def maak(pad: Path) -> None:
        with closing(sqlite3.connect(pad)) as conn:
            conn.execute("CREATE TABLE t (a)")
            conn.execute(f"PRAGMA application_id = {eigenaar}")
            conn.execute(f"PRAGMA user_version = {versie}")

    return maak


@pytest.mark.parametrize(
    ("maak", "zegt"),
    [
        (lambda pad: None, "bestaat niet; maak een nieuw bestand met: ivp nieuw"),
        (lambda pad: pad.mkdir(), "is een map"),
        (lambda pad: pad.write_bytes(b""), "is leeg"),
        (lambda pad: pad.write_bytes(b"S"), "is leeg"),
        (lambda pad: pad.write_text("Beste allemaal,\n" * 50), "geen ivp-bestand"),
        (lambda pad: pad.write_bytes(b"SQLite format 3\x00" + bytes(20)), "is afgekapt"),
        (_kop(eigenaar=0), "van een ander programma"),
        (_kop(versie=VERSIE + 1), f"nieuwere ivp (bestandsversie {VERSIE + 1}"),
        (_kop(), "is niet te openen"),
        (lambda pad: pad.symlink_to(pad.with_name("weg")), "bestaat niet"),
        (lambda pad: pad.symlink_to(pad), "is niet te bereiken"),
        (os.mkfifo, "geen gewoon bestand"),
    ],
)
def test_what_is_no_plan_file_is_named_and_left_alone(tmp_path, maak, zegt):
    pad = tmp_path / "wat.db"
    maak(pad)
    voor = pad.read_bytes() if pad.is_file() else None
    with pytest.raises(BestandFout) as fout:
        open_bestand(pad)
    assert str(pad) in str(fout.value)
    assert zegt in str(fout.value)
    assert (pad.read_bytes() if pad.is_file() else None) == voor
    assert [p for p in tmp_path.iterdir() if p != pad] == []


def test_a_file_nobody_may_read(klein_pad):
    klein_pad.chmod(0)
    with pytest.raises(BestandFout, match="mag niet gelezen worden"):
        open_bestand(klein_pad)


@pytest.mark.parametrize("deel", [0.01, 0.5, 0.99])
def test_a_truncated_file_is_told_as_damage(klein_pad, deel):
    inhoud = klein_pad.read_bytes()
    klein_pad.write_bytes(inhoud[: int(len(inhoud) * deel)])
    with pytest.raises(BestandFout, match="afgekapt") as fout:
        open_bestand(klein_pad)
    assert fout.value.beschadigd


def test_a_file_without_its_mark_is_incomplete(klein_pad):
    with closing(sqlite3.connect(klein_pad)) as conn:
        conn.execute("DELETE FROM bestand")
        conn.commit()
    with pytest.raises(BestandFout, match="onvolledig") as fout:
        open_bestand(klein_pad)
    assert fout.value.beschadigd


def test_a_garbled_page_is_told_as_damage(klein_pad):
    inhoud = bytearray(klein_pad.read_bytes())
    inhoud[100:4096] = b"\xff" * 3996
    klein_pad.write_bytes(inhoud)
    with pytest.raises(BestandFout, match="beschadigd") as fout:
        open_bestand(klein_pad)
    assert fout.value.beschadigd


def test_a_wal_file_opens_and_becomes_one_file_again(klein_pad):
    conn = sqlite3.connect(klein_pad)
    assert pragma(conn, "journal_mode=WAL") == "wal"
    conn.execute("UPDATE actie SET titel = 'In de WAL' WHERE id = 1")
    conn.commit()
    # a copy with its -wal, as a crash leaves it: the change is not in the .db yet
    kopie = klein_pad.with_name("kopie.db")
    for staart in ("", "-wal"):
        shutil.copy(f"{klein_pad}{staart}", f"{kopie}{staart}")
    conn.close()
    bestand = open_bestand(kopie)
    try:
        assert pragma(bestand.conn, "journal_mode") == "delete"
        assert bestand.conn.execute("SELECT titel FROM actie WHERE id = 1").fetchone() == ("In de WAL",)
        doe(bestand, GEREED)
    finally:
        bestand.sluit()
    assert not Path(f"{kopie}-wal").exists()
    assert kopie.read_bytes()[18:20] == b"\x01\x01"


@pytest.mark.parametrize(
    "naam", ["met spatie.db", "a#b.db", "wat?.db", "100%.db", "%41.db", "a&mode=memory.db", "é.db"]
)
def test_any_name_leads_to_the_very_file(klein_pad, naam):
    pad = klein_pad.rename(klein_pad.with_name(naam))
    bestand = open_bestand(pad)
    doe(bestand, GEREED)
    bestand.sluit()
    assert [p.name for p in pad.parent.iterdir()] == [naam]
    with closing(sqlite3.connect(pad)) as conn:
        assert conn.execute("SELECT status FROM stand").fetchall() == [("gereed",)]


def test_through_a_symlink_and_a_relative_path(klein_pad, monkeypatch):
    wijzer = klein_pad.with_name("wijzer.db")
    wijzer.symlink_to(klein_pad)
    monkeypatch.chdir(klein_pad.parent)
    bestand = open_bestand(Path("wijzer.db"))
    doe(bestand, GEREED)
    bestand.sluit()
    assert wijzer.is_symlink()
    with closing(sqlite3.connect(klein_pad)) as conn:
        assert laatste_logboek(conn) > 0


def test_a_symlink_that_is_pointed_elsewhere_is_another_file(klein_pad):
    wijzer, ander = klein_pad.with_name("wijzer.db"), klein_pad.with_name("ander.db")
    shutil.copy(klein_pad, ander)
    wijzer.symlink_to(klein_pad)
    bestand = open_bestand(wijzer)
    assert bestand.is_nog_hetzelfde()
    wijzer.unlink()
    wijzer.symlink_to(ander)
    assert not bestand.is_nog_hetzelfde()
    bestand.sluit()


def _alleen_lezen(pad, hoe, monkeypatch):
    if hoe == "bestand":
        pad.chmod(0o444)
    elif hoe == "map":
        # root may write anywhere, so the folder is made read-only for what asks
        mag = os.access
        monkeypatch.setattr(bestand_module.os, "access", lambda p, m: Path(p) != pad.parent and mag(p, m))
    return open_bestand(pad, alleen_lezen=hoe == "gevraagd")


@pytest.mark.parametrize(
    ("hoe", "reden"),
    [("gevraagd", "zo geopend"), ("bestand", "het bestand is alleen-lezen"), ("map", "de map is alleen-lezen")],
)
def test_read_only_reads_and_refuses_to_write_with_the_reason(klein_pad, monkeypatch, hoe, reden):
    voor = klein_pad.read_bytes()
    bestand = _alleen_lezen(klein_pad, hoe, monkeypatch)
    try:
        assert (bestand.alleen_lezen, bestand.reden_alleen_lezen) == (True, reden)
        assert len(lees(bestand).acties) == 12
        with pytest.raises(Geweigerd, match=f"alleen lezen .{reden}"):
            doe(bestand, GEREED)
        with pytest.raises(sqlite3.OperationalError):
            bestand.conn.execute("DELETE FROM stand")
    finally:
        bestand.sluit()
    assert klein_pad.read_bytes() == voor


def test_read_only_leaves_a_wal_file_in_wal_mode(klein_pad):
    with closing(sqlite3.connect(klein_pad)) as conn:
        pragma(conn, "journal_mode=WAL")
    bestand = open_bestand(klein_pad, alleen_lezen=True)
    assert len(lees(bestand).acties) == 12
    bestand.sluit()
    assert klein_pad.read_bytes()[18:20] == b"\x02\x02"


def test_a_file_held_by_another_says_so_in_dutch(klein_pad, monkeypatch):
    monkeypatch.setattr(bestand_module, "WACHTTIJD", 1)
    with closing(sqlite3.connect(klein_pad, isolation_level=None)) as ander:
        ander.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BestandFout, match="een ander programma houdt het bestand bezet") as fout:
            open_bestand(klein_pad)
    assert not fout.value.beschadigd
    open_bestand(klein_pad).sluit()


MIGREER = """
import sqlite3, sys
from ivp_tui.opslag.schema import migreer
wacht()
conn = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
print(migreer(conn, "nu"))
"""


def test_of_processes_that_migrate_at_once_one_does_and_the_others_find_it_done(tmp_path):
    gedaan = tegelijk(MIGREER, *[(str(tmp_path / "nieuw.db"),)] * 3)
    assert sorted(int(n) for n in gedaan) == [0, 0, VERSIE]


OPEN = """
import sys
from pathlib import Path
from ivp_tui.opslag import bestand, schema
if sys.argv[2] == "nieuwer":
    erbij = lambda conn: conn.execute("ALTER TABLE actie ADD COLUMN kosten TEXT")
    schema.MIGRATIES += (("kosten", erbij),)
    schema.VERSIE = bestand.VERSIE = len(schema.MIGRATIES)
wacht()
open_ = bestand.open_bestand(Path(sys.argv[1]))
print(open_.conn.execute("SELECT group_concat(naam, ', ') FROM migratie").fetchone()[0])
"""


OPZET = "eerste opzet, doorlopende lijn, toezeggingen, verhalen en middelen, agenda van een overleg en notities"


@pytest.mark.parametrize(("versie", "migraties"), [("deze", OPZET), ("nieuwer", f"{OPZET}, kosten")])
def test_processes_open_a_file_at_once_and_it_is_migrated_once(klein_pad, versie, migraties):
    assert tegelijk(OPEN, *[(str(klein_pad), versie)] * 3) == [f"{migraties}\n"] * 3


@pytest.mark.parametrize(
    ("fout", "zegt"),
    [
        (PermissionError(13, "Permission denied"), "geen recht"),
        (sqlite3.OperationalError("vreemd"), "ivp controle"),
        (OSError(5, "Input/output error"), "de schijf gaf een fout"),
        (ValueError("iets"), "ivp controle"),
    ],
)
def test_an_error_is_told_without_code_words(fout, zegt):
    assert zegt in leg_uit(fout)
    assert "SQLITE" not in leg_uit(fout)


def test_a_write_that_the_power_cut_after_the_header_is_turned_back_and_not_called_cut_off(klein_pad, tmp_path):
    begin = klein_pad.read_bytes()
    conn = sqlite3.connect(klein_pad, isolation_level=None)
    conn.execute("PRAGMA cache_size = 1")  # so that pages, and the journal before them, are written before COMMIT
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("UPDATE actie SET toelichting = printf('%.15000c', 'x')")
    journaal = klein_pad.with_name("klein.db-journal").read_bytes()
    conn.execute("ROLLBACK")
    conn.close()
    # the first page is on the disk, with the new number of pages, and the new pages are not
    kop = bytearray(begin)
    kop[28:32] = (len(begin) // 4096 + 2).to_bytes(4, "big")
    half = tmp_path / "half.db"
    half.write_bytes(kop)
    half.with_name("half.db-journal").write_bytes(journaal)
    bestand = open_bestand(half)
    assert bestand.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    bestand.sluit()
    assert half.read_bytes() == begin


def _schadefout():
    fout = sqlite3.DatabaseError("database disk image is malformed")
    fout.sqlite_errorname = "SQLITE_CORRUPT"
    return fout


def test_a_disk_that_failed_to_read_for_a_moment_is_no_damaged_file(klein):
    """SQLite calls both SQLITE_CORRUPT; a file that is whole when read anew may be written."""
    klein.lees_voortaan_alleen(_schadefout())
    assert not klein.beschadigd
    assert not klein.alleen_lezen


def test_an_error_of_damage_in_a_file_that_is_damaged_makes_it_read_only(klein_pad):
    bestand = open_bestand(klein_pad)
    inhoud = bytearray(klein_pad.read_bytes())
    inhoud[8192:16384] = bytes(8192)
    klein_pad.write_bytes(inhoud)
    bestand.lees_voortaan_alleen(_schadefout())
    assert bestand.beschadigd
    assert bestand.alleen_lezen
    bestand.sluit()
