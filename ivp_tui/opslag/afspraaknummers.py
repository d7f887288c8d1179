"""Which numbers of afspraken and besluiten were ever given in a series, also those that were undone since."""

import sqlite3

from ivp_tui.domein.overleg import Reeks
from ivp_tui.opslag.lezen_overleg import lees_overleggen


def gegeven_nummers(conn: sqlite3.Connection, reeks: Reeks) -> set[str]:
    """Every number that the journal or the table knows of an afspraak of this series.

    What belonged to a meeting that is gone counts for every series: a number more that is never used does no harm.
    """
    alle = {rij[0] for rij in conn.execute("SELECT id FROM overleg").fetchall()}
    andere = alle - {o.id for o in lees_overleggen(conn, reeks.gemeente_id) if o.reeks == reeks}
    van: dict[int, set[int]] = {}
    nummers: dict[int, set[str]] = {}
    rijen = conn.execute(
        """SELECT rij, veld, oud, nieuw FROM logboek WHERE tabel = 'afspraak' AND veld IN ('nummer', 'overleg_id')
        UNION ALL SELECT id, 'nummer', NULL, nummer FROM afspraak
        UNION ALL SELECT id, 'overleg_id', NULL, CAST(overleg_id AS TEXT) FROM afspraak"""
    ).fetchall()
    for rij, veld, *waarden in rijen:
        for waarde in (w for w in waarden if w):
            if veld == "nummer":
                nummers.setdefault(rij, set()).add(waarde)
            else:
                van.setdefault(rij, set()).add(int(waarde))
    # outside any overleg is a series of its own, the only one without a name
    return {n for rij, gegeven in nummers.items() if _telt(van.get(rij, set()), andere, reeks) for n in gegeven}


def _telt(van: set[int], andere: set[int], reeks: Reeks) -> bool:
    return not van <= andere if van else not reeks.naam


def nummers_van(conn: sqlite3.Connection, overleg_id: int) -> set[str]:
    """The numbers that the afspraken and besluiten of one meeting have."""
    rijen = conn.execute("SELECT nummer FROM afspraak WHERE overleg_id = ? AND nummer <> ''", (overleg_id,)).fetchall()
    return {rij[0] for rij in rijen}
