"""A file that arrives in WAL mode, and a -journal or -wal beside it that is not its own."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, ZetStatus
from ivp_tui.opslag import bestand as bestandmodule
from ivp_tui.opslag import walstand
from ivp_tui.opslag.bestand import open_bestand
from tests.klein import doe, start_python

HOUD = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1])
conn.execute("PRAGMA journal_mode=WAL")
conn.execute("UPDATE actie SET titel = 'In de WAL' WHERE id = 1")
conn.commit()
print("klaar", flush=True)
input()
"""


def naast(pad: Path, staart: str) -> Path:
    return pad.with_name(pad.name + staart)


def titel(conn: sqlite3.Connection) -> str:
    return str(conn.execute("SELECT titel FROM actie WHERE id = 1").fetchone()[0])


@pytest.fixture
def wal_pad(klein_pad: Path, tmp_path: Path) -> Path:
    """A copy in WAL mode whose last change is in the -wal only, as a crash leaves it."""
    doel = tmp_path / "aangekomen" / "klein.db"
    doel.parent.mkdir()
    with closing(sqlite3.connect(klein_pad)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("UPDATE actie SET titel = 'In de WAL' WHERE id = 1")
        conn.commit()
        for staart in ("", "-wal"):
            shutil.copy(naast(klein_pad, staart), naast(doel, staart))
    assert naast(doel, "-wal").stat().st_size > 0
    with closing(sqlite3.connect(f"file:{doel}?immutable=1", uri=True)) as conn:
        assert titel(conn) != "In de WAL"
    return doel


def test_it_is_made_one_file_again_and_nothing_of_the_wal_is_lost(wal_pad: Path) -> None:
    bestand = open_bestand(wal_pad)
    assert (bestand.alleen_lezen, titel(bestand.conn)) == (False, "In de WAL")
    assert "WAL-stand en is omgezet" in bestand.mededeling
    doe(bestand, ZetStatus(8, None, Status.GEREED))
    bestand.sluit()
    assert [p.name for p in wal_pad.parent.iterdir()] == ["klein.db"]
    assert wal_pad.read_bytes()[18:20] == b"\x01\x01"


def test_while_another_process_has_it_open_it_is_read_and_left_so(klein_pad: Path) -> None:
    ander = start_python(HOUD, str(klein_pad))
    try:
        assert ander.stdout is not None
        assert ander.stdout.readline() == "klaar\n"
        bestand = open_bestand(klein_pad)
        assert bestand.alleen_lezen
        assert "een ander programma heeft het open" in bestand.reden_alleen_lezen
        assert titel(bestand.conn) == "In de WAL"
        with pytest.raises(Geweigerd, match="WAL-stand"):
            doe(bestand, ZetStatus(8, None, Status.GEREED))
        bestand.sluit()
        assert klein_pad.read_bytes()[18:20] == b"\x02\x02"
    finally:
        ander.communicate("\n", timeout=60)
    bestand = open_bestand(klein_pad)
    assert (bestand.alleen_lezen, titel(bestand.conn)) == (False, "In de WAL")
    bestand.sluit()


@pytest.fixture
def dicht(wal_pad: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same in a folder that may not be written; root may write anywhere, so for what asks it is so too."""
    mag = os.access
    monkeypatch.setattr(bestandmodule.os, "access", lambda p, m: Path(p) != wal_pad.parent and mag(p, m))
    wal_pad.parent.chmod(0o500)
    yield wal_pad
    wal_pad.parent.chmod(0o700)


def test_in_a_folder_that_may_not_be_written_it_is_read_with_the_wal(dicht: Path) -> None:
    bestand = open_bestand(dicht)
    assert bestand.alleen_lezen
    assert bestand.reden_alleen_lezen.startswith("de map is alleen-lezen")
    assert titel(bestand.conn) == "In de WAL"
    bestand.sluit()
    assert dicht.read_bytes()[18:20] == b"\x02\x02"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_in_a_folder_that_really_may_not_be_written(dicht: Path) -> None:
    bestand = open_bestand(dicht)
    assert "pas na opnieuw openen" in bestand.reden_alleen_lezen
    assert titel(bestand.conn) == "In de WAL"
    bestand.sluit()


def test_the_copy_in_memory_has_what_is_in_the_wal_and_leaves_nothing(wal_pad: Path) -> None:
    voor = {p.name: p.read_bytes() for p in wal_pad.parent.iterdir()}
    with closing(walstand._in_geheugen(wal_pad)) as conn:
        assert titel(conn) == "In de WAL"
    assert {p.name: p.read_bytes() for p in wal_pad.parent.iterdir()} == voor


# what is not its own


def test_a_wal_of_another_file_is_not_applied(wal_pad: Path, klein_gebouwd: Path, tmp_path: Path) -> None:
    los = tmp_path / "los.db"
    shutil.copy(klein_gebouwd, los)
    shutil.copy(naast(wal_pad, "-wal"), naast(los, "-wal"))
    voor = los.read_bytes()
    bestand = open_bestand(los)
    assert bestand.alleen_lezen
    assert "los.db-wal ligt ernaast en hoort er niet bij" in bestand.reden_alleen_lezen
    assert titel(bestand.conn) != "In de WAL"
    bestand.sluit()
    assert los.read_bytes() == voor
    assert naast(los, "-wal").exists()


def _afgebroken(pad: Path, doel: Path) -> None:
    """Copy a file and its journal as they are when the power goes while a change is being written."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size=1")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE actie SET toelichting = printf('%5000s', 'x')")
        conn.execute("UPDATE meting SET toelichting = printf('%5000s', 'x')")
        shutil.copy(pad, doel)
        shutil.copy(naast(pad, "-journal"), naast(doel, "-journal"))
        conn.execute("ROLLBACK")


def test_its_own_cut_off_write_is_turned_back(klein_pad: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.db"
    _afgebroken(klein_pad, half)
    bestand = open_bestand(half)
    assert not bestand.alleen_lezen
    bestand.sluit()
    assert half.read_bytes() == klein_pad.read_bytes()


def test_a_journal_of_an_earlier_state_is_not_applied(klein_pad: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.db"
    _afgebroken(klein_pad, half)
    bestand = open_bestand(klein_pad)
    for status in (Status.GEREED, Status.AANDACHT, Status.VERVALLEN):
        doe(bestand, ZetStatus(8, None, status))
    bestand.sluit()
    # somebody puts the newer file over the half one, and leaves its journal
    shutil.copy(klein_pad, half)
    bestand = open_bestand(half)
    assert bestand.alleen_lezen
    assert "half.db-journal ligt ernaast" in bestand.reden_alleen_lezen
    assert bestand.conn.execute("SELECT status FROM stand").fetchall() == [("vervallen",)]
    bestand.sluit()
    assert half.read_bytes() == klein_pad.read_bytes()
