"""A connection that cannot tell what is for oneself alone: SQLite itself refuses each question about it.

The second screen reads by modules that ask for nothing private; this holds also when one of them would.
"""

import sqlite3
from pathlib import Path

from ivp_tui.opslag.bestand import Bestand, open_bestand

#: what holds notes, or what became of them
VERBODEN = frozenset({"notitie", "logboek"})

#: how long a second screen waits for the file: another look comes soon, and the ones who write should not wait for it
WACHTTIJD = 1000

_DOEN = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_RECURSIVE})
_PRAGMAS = frozenset({"data_version", "shrink_memory"})


def open_afgeschermd(pad: Path) -> Bestand:
    """Open a plan file to read and nothing else, shielded; a damaged one as far as it can be read.

    Raises BestandFout.
    """
    bestand = open_bestand(pad, alleen_lezen=True, ook_beschadigd=True)
    bestand.conn.execute(f"PRAGMA busy_timeout = {WACHTTIJD}")
    scherm_af(bestand.conn)
    return bestand


def scherm_af(conn: sqlite3.Connection) -> None:
    """From now on this connection reads tables of the plan and does nothing else; what is refused raises DatabaseError.

    Refused are notitie and logboek, every view (v_logboek and v_toestand tell what stands in those), any write, other
    files beside this one, and a PRAGMA that could change something.
    """
    conn.set_authorizer(_mag)


def _mag(doen: int, eerste: str | None, tweede: str | None, schema: str | None, binnen: str | None) -> int:
    """What SQLite asks when a statement is made; `binnen` is the view or trigger the question comes from."""
    if doen == sqlite3.SQLITE_READ:
        tabel = (eerste or "").casefold()
        goed = tabel not in VERBODEN and not tabel.startswith("v_") and binnen is None
    elif doen == sqlite3.SQLITE_PRAGMA:
        goed = (eerste or "").casefold() in _PRAGMAS and tweede is None
    elif doen == sqlite3.SQLITE_FUNCTION:
        goed = (tweede or "").casefold() != "load_extension"
    else:
        goed = doen in _DOEN
    return sqlite3.SQLITE_OK if goed else sqlite3.SQLITE_DENY
