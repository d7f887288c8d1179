"""What came after a groep and still counts: under that nothing is turned back.

The value of a field alone does not tell: it may have been changed since and changed back. Were the groep turned back
then, those later changes would not find what they left, and could never be undone any more.
"""

import sqlite3
from collections.abc import Iterable
from typing import NoReturn

from ivp_tui.opslag.terugbrengen import Plaats, veilige_naam


def keur_later(
    conn: sqlite3.Connection, groep: int, velden: Iterable[tuple[str, int, str]], weg: Iterable[Plaats]
) -> None:
    """Refuse to turn back a groep where a later one that counts changed one of its fields, or a row that must go.

    `velden` are the fields of the groep. Of a groep that was an undo itself only is looked at what it did not know of
    the rows that must go: to do something again is a change like any other. Raises Geweigerd.
    """
    ketens, bekend = _Ketens(conn), set(velden)
    eerste, geldt = ketens.van(groep)
    if not geldt:
        _keur_onbekend(conn, bekend, weg)
        return
    for tabel, rij in weg:
        namen = conn.execute("SELECT DISTINCT veld FROM logboek WHERE tabel = ? AND rij = ?", (tabel, rij)).fetchall()
        bekend |= {(tabel, rij, veld) for (veld,) in namen}
    for plek in bekend:
        _keur_veld(conn, ketens, plek, eerste)


def _keur_onbekend(conn: sqlite3.Connection, bekend: set[tuple[str, int, str]], weg: Iterable[Plaats]) -> None:
    """A field of a row that must go, that was empty when the groep made the row, must be empty still."""
    for tabel, rij in weg:
        cursor = conn.execute(f"SELECT * FROM {veilige_naam(tabel)} WHERE id = ?", (rij,))
        namen = [kolom[0] for kolom in cursor.description]
        for veld, waarde in zip(namen, cursor.fetchone() or (), strict=False):
            if waarde is not None and veld != "id" and (tabel, rij, veld) not in bekend:
                _weiger(conn, (tabel, rij, veld))


def _keur_veld(conn: sqlite3.Connection, ketens: "_Ketens", plek: tuple[str, int, str], eerste: int) -> None:
    """The last change of a field that counts must be of this chain."""
    sql = "SELECT groep FROM logboek WHERE tabel = ? AND rij = ? AND veld = ? ORDER BY id DESC"
    for (groep,) in conn.execute(sql, plek):
        wie, geldt = ketens.van(groep)
        if geldt and wie != eerste:
            _weiger(conn, plek, groep)
        if geldt:
            return


def _weiger(conn: sqlite3.Connection, plek: tuple[str, int, str], groep: int | None = None) -> NoReturn:
    from ivp_tui.opslag.weigering import daarna_gewijzigd

    raise daarna_gewijzigd(conn, *plek, groep)


class _Ketens:
    """Of each groep the first of its chain of undo and redo, and whether that counts now."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.gezien: dict[int, tuple[int, bool]] = {}

    def van(self, groep: int) -> tuple[int, bool]:
        """The first groep of the chain, and whether what it did counts; one from outside ivp has no row and does."""
        if groep not in self.gezien:
            rij = self.conn.execute("SELECT maakt_ongedaan, ongedaan_door FROM groep WHERE id = ?", (groep,)).fetchone()
            if rij is None or rij[0] is None or rij[0] >= groep:
                self.gezien[groep] = groep, rij is None or rij[1] is None
            else:
                self.gezien[groep] = self.van(rij[0])
        return self.gezien[groep]
