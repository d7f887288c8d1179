"""Reading what lies in the archive of a plan; imported when the archive is opened."""

import sqlite3

from ivp_tui.domein.archief import Archiefstuk

_ONDER = {
    "thema": "''",
    "doel": "(SELECT titel FROM thema WHERE id = item.thema_id)",
    "actie": "(SELECT titel FROM thema WHERE id = item.thema_id)",
    "toezegging": "''",
    "verhaal": "''",
}


def _vraag(soort: str) -> str:
    mee = "(SELECT count(*) FROM actie WHERE thema_id = item.id AND archief = 0)" if soort == "thema" else "0"
    legde = f"""(SELECT max(id) FROM logboek
        WHERE tabel = '{soort}' AND rij = item.id AND veld = 'archief' AND nieuw = '1')"""
    return f"""SELECT item.id, item.titel, coalesce(log.tijd, ''), coalesce(log.wie, ''),
        coalesce({_ONDER[soort]}, ''), {mee}
        FROM {soort} AS item LEFT JOIN logboek AS log ON log.id = {legde}
        WHERE item.plan_id = ? AND item.archief = 1 ORDER BY log.id DESC, item.id"""


def lees_archief(conn: sqlite3.Connection, plan_id: int) -> tuple[Archiefstuk, ...]:
    """What lies in the archive of a plan: thema's first, then doelen, acties, toezeggingen and verhalen; newest first.

    Raises sqlite3.Error.
    """
    return tuple(
        Archiefstuk(soort, *rij) for soort in _ONDER for rij in conn.execute(_vraag(soort), (plan_id,)).fetchall()
    )
