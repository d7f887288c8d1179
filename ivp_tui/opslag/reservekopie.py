"""A copy of the plan file that is whole or not there: made beside its place, checked, then given its name."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ivp_tui.opslag.bestand import Bestand, BestandFout, is_schade, leg_uit
from ivp_tui.opslag.ernaast import verwijder_met_resten


def standaardpad(map_: Path, naam: str, nu: datetime) -> Path:
    """A path in a folder that is free, with the name of the file and the time in it: ivp-2026-12-05-093000.db."""
    stam = f"{Path(naam).stem}-{nu:%Y-%m-%d-%H%M%S}"
    pad = map_ / f"{stam}.db"
    nummer = 2
    while pad.exists():
        pad = map_ / f"{stam}-{nummer}.db"
        nummer += 1
    return pad


def maak_reservekopie(bestand: Bestand, doel: Path) -> None:
    """Copy an open plan file to `doel`, which must not be there yet, readable by its owner only.

    Raises BestandFout when it is there, cannot be written, or when the copy is not whole; then nothing is left behind.
    """
    if doel.exists() or doel.is_symlink():
        raise BestandFout(f"{doel} bestaat al; kies een ander pad, ivp overschrijft niets")
    if not doel.parent.is_dir():
        raise BestandFout(f"de map {doel.parent} bestaat niet; maak die eerst")
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}.kopie")
    try:
        _kopieer(bestand.conn, tijdelijk)
        _geef_naam(tijdelijk, doel)
        _leg_vast(doel.parent)
    except FileExistsError:
        raise BestandFout(f"{doel} bestaat al; kies een ander pad, ivp overschrijft niets") from None
    except sqlite3.Error as fout:
        wat = "het plan is beschadigd; kijk met: ivp controle" if is_schade(fout) else leg_uit(fout)
        raise BestandFout(f"de reservekopie is niet gemaakt: {wat}", is_schade(fout)) from fout
    except OSError as fout:
        raise BestandFout(f"de reservekopie is niet gemaakt: {leg_uit(fout)}") from fout
    finally:
        verwijder_met_resten(tijdelijk)


def _kopieer(conn: sqlite3.Connection, pad: Path) -> None:
    os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    # holding a read lock first: without it backup() waits for ever on a file that another program holds
    conn.execute("BEGIN")
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(pad, isolation_level=None)) as kopie:
            kopie.execute("PRAGMA synchronous=EXTRA")
            conn.backup(kopie)
            kopie.execute("PRAGMA journal_mode=DELETE")
            melding = kopie.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if melding != "ok":
                raise BestandFout(
                    "de reservekopie is niet gemaakt: het plan is beschadigd; kijk met: ivp controle", beschadigd=True
                )
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def _geef_naam(tijdelijk: Path, doel: Path) -> None:
    """Give the copy its name without overwriting what may have come there meanwhile."""
    try:
        os.link(tijdelijk, doel)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        # a USB stick has no hard links; there the check and the rename are as close together as can be
        if doel.exists():
            raise FileExistsError from None
        tijdelijk.rename(doel)


def _leg_vast(map_: Path) -> None:
    """Have the new name on disk too; Windows does that by itself and cannot be asked."""
    if os.name == "nt":
        return
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)
