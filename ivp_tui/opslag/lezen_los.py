"""Afspraken outside any meeting: the first meeting of their wijk takes them up, and from then on its series does."""

import sqlite3
from datetime import date

from ivp_tui.domein.logboek import plaatselijk
from ivp_tui.domein.overleg import Afspraak, Overleg
from ivp_tui.opslag.lezen_overleg import lees_open_zonder_overleg, lees_overleggen


def lees_losse(conn: sqlite3.Connection, overleg: Overleg) -> tuple[Afspraak, ...]:
    """The open ones that belong on the agenda of this meeting: of its wijk, and not gone through in another series.

    One that was written down after the day of the meeting was not there yet.
    """
    los = [a for a in lees_open_zonder_overleg(conn, overleg.gemeente_id) if a.wijk_id == overleg.wijk_id]
    if not los:
        return ()
    elders = _in_andere_reeks(conn, overleg)
    return tuple(a for a in los if a.id not in elders and _gemaakt(conn, a.id) <= overleg.datum)


def _in_andere_reeks(conn: sqlite3.Connection, overleg: Overleg) -> set[int]:
    reeks = {o.id for o in lees_overleggen(conn, overleg.gemeente_id) if o.reeks == overleg.reeks}
    rijen = conn.execute("SELECT afspraak_id, overleg_id FROM agendapunt WHERE afspraak_id IS NOT NULL").fetchall()
    return {afspraak for afspraak, waar in rijen if waar not in reeks}


def _gemaakt(conn: sqlite3.Connection, afspraak_id: int) -> date:
    """The day here on which an afspraak was written down; the first of all days where the journal does not know."""
    rij = conn.execute(
        "SELECT min(tijd) FROM logboek WHERE tabel = 'afspraak' AND rij = ? AND veld = 'bestaat' AND oud IS NULL",
        (afspraak_id,),
    ).fetchone()
    moment = plaatselijk(rij[0]) if rij[0] else None
    return moment.date() if moment is not None else date.min
