"""Reading what changed since a moment that somebody chose."""

import sqlite3

from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.sindsmoment import Moment
from ivp_tui.domein.stand import Stand
from ivp_tui.opslag.lezen_sinds import geldt_in, lees_sinds, na_overleg, voor_dag


def lees_sinds_moment(conn: sqlite3.Connection, moment: Moment, stand: Stand, wijk_id: int | None) -> Sinds:
    """What changed of the plan in view and the figures of its gemeente, as far as a wijk has to do with it."""
    if moment.overleg is not None:
        na = na_overleg(conn, moment.overleg)
    else:
        assert moment.dag is not None  # a moment is one of both
        na = voor_dag(conn, moment.dag)
    gelezen = lees_sinds(conn, na, frozenset({stand.plan.id}), stand.plan.gemeente_id)
    return gelezen.in_wijk(wijk_id, geldt_in(conn))
