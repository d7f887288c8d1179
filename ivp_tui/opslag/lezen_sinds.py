"""The rows of the journal from a moment on, and which moments there are: a day, and the begin and end of an overleg.

A moment is the id of the last row before it. Rows go by id; a day begins at the first row that was written after
midnight here.
"""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta

from ivp_tui.domein.logboek import plaatselijk, sinds_dag
from ivp_tui.domein.overleg import Item, Overleg
from ivp_tui.domein.sinds import TABELLEN, Logrij, Sinds
from ivp_tui.domein.verschil_in_tijd import Nu, Velden, maak_sinds

#: what is read of the tables that give names and places, besides those whose changes are told
_OOK = ("indicator",)

_WELKE = ", ".join(f"'{tabel}'" for tabel in TABELLEN)


def lees_sinds(
    conn: sqlite3.Connection, na: int, plannen: frozenset[int], gemeente_id: int, tot: int | None = None
) -> Sinds:
    """The net change of these plans after journal row `na`, up to and including row `tot` (None: until now).

    Raises sqlite3.Error.
    """
    rijen = [Logrij(*rij) for rij in conn.execute(_RIJEN, {"na": na, "tot": 2**62 if tot is None else tot})]
    # an erasure writes a row of its own that changes nothing; where it has one, the text that went says so
    wis = conn.execute(_GEWIST, {"na": na}).fetchall()
    rijen += [Logrij(*rij) for rij in wis]
    return maak_sinds(rijen, lezer_van_nu(conn), tot).van_plannen(plannen, gemeente_id)


# Of each field only its first and last row count, before and beyond `tot`: thousands of rows come down to a few. By id,
# as it stands in the file: what changed since the last meeting is the tail, and the index would be gone through whole.
_RIJEN = f"""
    WITH grens AS MATERIALIZED (
        SELECT tabel, rij, veld, min(id) AS eerst, max(id) AS laatst FROM logboek NOT INDEXED
        WHERE id > :na AND tabel IN ({_WELKE}) GROUP BY tabel, rij, veld, id > :tot
    )
    SELECT eerst, grens.tabel, grens.rij, grens.veld, begin.oud, eind.nieuw FROM grens
    JOIN logboek AS begin ON begin.id = eerst JOIN logboek AS eind ON eind.id = laatst
    WHERE begin.oud IS NOT eind.nieuw"""

# groepen rise with the rows: only those since are looked through
_GEWIST = f"""
    SELECT l.id, l.tabel, l.rij, l.veld, l.oud, l.nieuw FROM groep
    CROSS JOIN logboek AS l INDEXED BY logboek_groep ON l.groep = groep.id
    WHERE groep.id >= coalesce((SELECT groep FROM logboek WHERE id = :na), 0)
    AND substr(omschrijving, 1, 8) = 'gewist: ' AND l.id > :na AND l.tabel IN ({_WELKE})"""


def lezer_van_nu(conn: sqlite3.Connection) -> Nu:
    """Gives the fields of a row as they are now; a table is read whole at the first question about it."""
    gelezen: dict[str, dict[int, Velden]] = {}

    def nu(tabel: str, nummer: int) -> Velden | None:
        if tabel not in (*TABELLEN, *_OOK):
            return None
        if tabel not in gelezen:
            gelezen[tabel] = _tabel(conn, tabel)
        return gelezen[tabel].get(nummer)

    return nu


def _tabel(conn: sqlite3.Connection, tabel: str) -> dict[int, Velden]:
    cursor = conn.execute(f"SELECT * FROM {tabel}")
    namen = [kolom[0] for kolom in cursor.description]
    uit: dict[int, Velden] = {}
    for rij in cursor.fetchall():
        velden = {naam: str(waarde) for naam, waarde in zip(namen, rij, strict=True) if waarde is not None}
        uit[int(velden.pop("id"))] = velden | {"bestaat": "1"}
    return uit


# moments


def voor_dag(conn: sqlite3.Connection, dag: date) -> int:
    """The last row before this day began here; 0 when there is none."""
    rij = conn.execute("SELECT id FROM logboek WHERE tijd >= ? ORDER BY id LIMIT 1", (sinds_dag(dag),)).fetchone()
    return (rij[0] - 1) if rij else _laatste(conn)


def _laatste(conn: sqlite3.Connection) -> int:
    nummer: int = conn.execute("SELECT coalesce(max(id), 0) FROM logboek").fetchone()[0]
    return nummer


def na_overleg(conn: sqlite3.Connection, overleg: Overleg) -> int:
    """The moment an overleg was over: when it was last closed, else when it was begun.

    One that was written down on a later day than it was held is over at the end of its own day.
    """
    begonnen = plaatselijk(overleg.begonnen_op) if overleg.begonnen_op else None
    if begonnen is None or begonnen.date() > overleg.datum:
        return voor_dag(conn, overleg.datum + timedelta(days=1))
    return begin_van(conn, overleg) if overleg.gesloten_op is None else _bij_sluiten(conn, overleg)


def begin_van(conn: sqlite3.Connection, overleg: Overleg) -> int:
    """The moment an overleg was begun: the last row of the groep that made it and its agenda."""
    rij = conn.execute(
        """SELECT max(id) FROM logboek WHERE groep = (SELECT groep FROM logboek WHERE tabel = 'overleg' AND rij = ?
        AND veld = 'bestaat' AND nieuw IS NOT NULL ORDER BY id DESC LIMIT 1)""",
        (overleg.id,),
    ).fetchone()
    return int(rij[0]) if rij and rij[0] is not None else _laatste(conn)


def tijdens(conn: sqlite3.Connection, overleg: Overleg) -> tuple[int, int | None]:
    """From which row to which an overleg was going on; None at the end: it still is."""
    begin = begin_van(conn, overleg)
    return begin, None if overleg.gesloten_op is None else max(begin, _bij_sluiten(conn, overleg))


def _bij_sluiten(conn: sqlite3.Connection, overleg: Overleg) -> int:
    """The row by which an overleg was last closed; where there is none, the last row of the journal."""
    rij = conn.execute(
        """SELECT max(id) FROM logboek WHERE tabel = 'overleg' AND rij = ? AND veld = 'gesloten_op'
        AND nieuw IS NOT NULL""",
        (overleg.id,),
    ).fetchone()
    return int(rij[0]) if rij[0] is not None else _laatste(conn)


def geldt_in(conn: sqlite3.Connection) -> Callable[[Item, int], bool]:
    """Whether an item has to do with a wijk: an actie by its scope, anything else always."""
    wijken: dict[int, set[int]] = {}
    for actie, wijk in conn.execute("SELECT actie_id, wijk_id FROM actie_wijk").fetchall():
        wijken.setdefault(actie, set()).add(wijk)

    def geldt(item: Item, wijk_id: int) -> bool:
        return item[0] != "actie" or item[1] not in wijken or wijk_id in wijken[item[1]]

    return geldt


def plannen_van(conn: sqlite3.Connection, gemeente_id: int) -> frozenset[int]:
    """The ids of the plans of a gemeente."""
    rijen = conn.execute("SELECT id FROM plan WHERE gemeente_id = ?", (gemeente_id,)).fetchall()
    return frozenset(rij[0] for rij in rijen)
