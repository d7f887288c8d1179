"""Reading one's own notities: for one's own screen only, and imported by nothing that makes a report or a beamer."""

import sqlite3
from typing import Any

from ivp_tui.domein.notitie import Notitie
from ivp_tui.domein.overleg import Item

_SOORTEN = ("actie", "doel", "thema", "afspraak")

_SQL = """SELECT id, overleg_id, wijk_id, actie_id, doel_id, thema_id, afspraak_id, tekst, gewijzigd_op FROM notitie
    WHERE {0} ORDER BY id"""


def _notitie(r: tuple[Any, ...]) -> Notitie:
    item = next(((soort, n) for soort, n in zip(_SOORTEN, r[3:7], strict=True) if n is not None), None)
    return Notitie(r[0], r[1], r[2], item, r[7], r[8])


def lees_notities_bij(conn: sqlite3.Connection, item: Item) -> tuple[Notitie, ...]:
    """The notities beside an item or an afspraak, oldest first; raises ValueError for what can have none."""
    if item[0] not in _SOORTEN:
        raise ValueError(item[0])
    return tuple(map(_notitie, conn.execute(_SQL.format(f"{item[0]}_id = ?"), (item[1],)).fetchall()))


def lees_notities_van(conn: sqlite3.Connection, overleg_id: int) -> tuple[Notitie, ...]:
    """All notities that were made in one overleg."""
    return tuple(map(_notitie, conn.execute(_SQL.format("overleg_id = ?"), (overleg_id,)).fetchall()))
