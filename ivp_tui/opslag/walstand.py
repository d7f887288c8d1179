"""A file that arrives in WAL mode: made one file again where that can be, else read without touching it.

ivp keeps its file in DELETE mode (docs/besluiten/0002-rollback-journal.md); another program, or Datasette, may have
put it in WAL. What stands in the -wal only is part of the file and is never lost.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ivp_tui.opslag.bestand import _verbind
from ivp_tui.opslag.ernaast import naast, vreemd_naast

_BEZET = "het staat in WAL-stand en een ander programma heeft het open; sluit dat programma en open het opnieuw"
_VERS = "; wat een ander programma daarna wijzigt ziet u pas na opnieuw openen"


@dataclass(frozen=True, slots=True)
class Verbinding:
    """An open connection, why it may not be written ('' where it may), and what to tell of how it was opened."""

    conn: sqlite3.Connection
    reden: str = ""
    mededeling: str = ""


def verbind(pad: Path, kop: bytes, reden: str) -> Verbinding:
    """Open a file that is in WAL mode or has something beside it; `reden` is why it may not be written, '' if it may.

    Raises sqlite3.Error, OSError.
    """
    vreemd = vreemd_naast(pad, kop)
    if vreemd is not None:
        zin = f"{vreemd.name} ligt ernaast en hoort er niet bij; herstellen: ivp controle --repareer"
        return Verbinding(_onaangeroerd(pad), reden or zin)
    if kop[18] != 2:
        return Verbinding(_verbind(pad, bool(reden)), reden)
    if reden:
        return _lees_alleen(pad, reden)
    return _zet_om(pad)


def _onaangeroerd(pad: Path) -> sqlite3.Connection:
    return _verbind(pad, True, "&immutable=1")


def _zet_om(pad: Path) -> Verbinding:
    conn = _verbind(pad, False)
    try:
        # checkpoints first, and only where nobody else has the file open
        conn.execute("PRAGMA busy_timeout=500")
        stand = conn.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.Error as fout:
        conn.close()
        if not fout.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise
        return _lees_alleen(pad, _BEZET)
    if stand != "delete":
        conn.close()
        return _lees_alleen(pad, _BEZET)
    return Verbinding(conn, mededeling="het bestand stond in WAL-stand en is omgezet; er is niets verloren")


def _lees_alleen(pad: Path, reden: str) -> Verbinding:
    """Read it as it is; where SQLite cannot, for it wants to write beside it, from a copy in memory."""
    conn = _verbind(pad, True)
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        conn.close()
        return Verbinding(_in_geheugen(pad), reden + _VERS)
    return Verbinding(conn, reden)


def _in_geheugen(pad: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory(prefix="ivp-wal-") as map_:
        kopie = Path(map_) / pad.name
        for bron in (pad, naast(pad, "-wal")):
            if bron.is_file():
                shutil.copyfile(bron, kopie.with_name(bron.name))
        conn = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with closing(_verbind(kopie, False)) as bron_conn:
            bron_conn.backup(conn)
    return conn
