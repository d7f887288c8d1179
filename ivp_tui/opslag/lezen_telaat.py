"""How many afspraken are open and how many overdue: one small query, for a screen that shows it at once."""

import sqlite3
from datetime import date

from ivp_tui.domein.overleg import Telling
from ivp_tui.opslag.bestand import Bestand


def tel_afspraken(
    conn: sqlite3.Connection, gemeente_id: int, vandaag: date, wijk: tuple[int | None] | None = None
) -> Telling:
    """The open and the overdue afspraken of a gemeente through all its plans; `wijk` in a one-tuple narrows it."""
    waar, waarden = ("", ()) if wijk is None else (" AND afspraak.wijk_id IS ?", wijk)
    rij = conn.execute(
        """SELECT count(*), coalesce(sum(termijn < ?), 0) FROM afspraak JOIN plan ON plan.id = afspraak.plan_id
        WHERE gemeente_id = ? AND afspraak.soort = 'afspraak' AND status = 'open'"""
        + waar,
        (vandaag.isoformat(), gemeente_id, *waarden),
    ).fetchone()
    return Telling(rij[0], rij[1])


def tel_als_het_kan(
    bestand: Bestand, gemeente_id: int, vandaag: date, wijk: tuple[int | None] | None = None
) -> Telling | None:
    """As tel_afspraken; None where the file is damaged just there, so that the rest can still be shown."""
    try:
        return tel_afspraken(bestand.conn, gemeente_id, vandaag, wijk)
    except sqlite3.Error:
        if bestand.beschadigd:
            return None
        raise
