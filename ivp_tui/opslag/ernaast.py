"""What lies beside a plan file as -journal or -wal, and how to read the file without that being applied to it.

SQLite applies such a file at the next opening, whether it belongs there or not. What it would do is tried out on
a copy.
"""

import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from ivp_tui.opslag.bestand import _verbind

#: seconds that a file may be younger than the journal of its own cut-off write; with more the journal is stale
_SPELING = 60

_JOURNAALMERK = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True, slots=True)
class Lezer:
    """A connection to check by, with a sentence on what is wrong beside the file, or a remark; '' is nothing."""

    conn: sqlite3.Connection
    bevinding: str = ""
    opmerking: str = ""


def open_lezer(pad: Path, kop: bytes, opruimen: ExitStack) -> Lezer:
    """A connection that leaves the file and what lies beside it untouched; `kop` is its first 100 bytes.

    Raises sqlite3.Error when the file cannot be read, OSError when no copy can be made.
    """
    wal = pad.with_name(pad.name + "-wal")
    if kop[18] == 2:
        tekst = f"{pad.name} staat in WAL-stand; ivp zet dat bij het openen terug"
        return Lezer(_open_kopie(pad, (wal,), opruimen), opmerking=tekst)
    if wal.is_file() and wal.stat().st_size:
        return Lezer(_open_kopie(pad, (), opruimen), bevinding=_vreemd(wal, pad))
    conn = _verbonden(pad, True, opruimen)
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as fout:
        if fout.sqlite_errorname == "SQLITE_READONLY_ROLLBACK":
            return _open_met_journaal(pad, kop, opruimen)
        raise
    return Lezer(conn)


def _open_met_journaal(pad: Path, kop: bytes, opruimen: ExitStack) -> Lezer:
    """Tell the journal of a write that was cut off, which SQLite turns back by itself, from one of something else."""
    journaal = pad.with_name(pad.name + "-journal")
    with journaal.open("rb") as stroom:
        begin = stroom.read(28)
    past = begin.startswith(_JOURNAALMERK) and begin[26:28] == kop[16:18]
    conn = _open_kopie(pad, (journaal,), opruimen)
    if past and pad.stat().st_mtime - journaal.stat().st_mtime <= _SPELING:
        tekst = f"naast {pad.name} ligt een afgebroken wijziging, die ivp bij het openen terugdraait"
        return Lezer(conn, opmerking=f"{tekst}; nagekeken is hoe het bestand dan is")
    return Lezer(conn, bevinding=_vreemd(journaal, pad))


def _vreemd(ernaast: Path, pad: Path) -> str:
    tekst = f"{ernaast.name} ligt naast {pad.name} en hoort er niet bij"
    return f"{tekst}; verplaats het voordat u ivp start, anders wordt het op het plan toegepast"


def _open_kopie(pad: Path, ernaast: tuple[Path, ...], opruimen: ExitStack) -> sqlite3.Connection:
    map_ = Path(opruimen.enter_context(tempfile.TemporaryDirectory(prefix="ivp-controle-")))
    for bron in (pad, *ernaast):
        if bron.is_file():
            shutil.copyfile(bron, map_ / bron.name)
    return _verbonden(map_ / pad.name, False, opruimen)


def _verbonden(pad: Path, alleen_lezen: bool, opruimen: ExitStack) -> sqlite3.Connection:
    conn = opruimen.enter_context(closing(_verbind(pad, alleen_lezen)))
    # text that damage made no text must be told as what differs there, not stop the check
    conn.text_factory = lambda tekst: tekst.decode(errors="backslashreplace")
    return conn
