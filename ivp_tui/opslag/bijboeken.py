"""What mending does to rows and to the logboek, inside the open transaction."""

import sqlite3

from ivp_tui.domein.wijziging_plan import BoekBij, RuimOp
from ivp_tui.opslag.doen import Gedaan
from ivp_tui.opslag.tabellen import KOPPELTABELLEN


def ruim_op(conn: sqlite3.Connection, w: RuimOp) -> Gedaan:
    """Take links away; the triggers write them down."""
    conn.execute("PRAGMA defer_foreign_keys=ON")
    for tabel, rij in w.rijen:
        assert tabel in KOPPELTABELLEN
        conn.execute(f"DELETE FROM {tabel} WHERE id = ?", (rij,))
    return w.omschrijving, None


def boek_bij(conn: sqlite3.Connection, w: BoekBij) -> Gedaan:
    """Write rows into the logboek: the one place where no trigger does, for nothing changes but what was written down.

    Which groep, when and by whom comes from where the triggers have it.
    """
    conn.executemany(
        """INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw)
        SELECT groep, tijd, wie, ?, ?, ?, ?, ? FROM journaal_nu""",
        w.regels,
    )
    return w.omschrijving, None
