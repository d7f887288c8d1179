"""Reading what a verslag is made of. Nothing of what is for oneself alone is asked of the file here."""

import sqlite3

from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.verslag import Bouwstof, Verslag, maak_verslag
from ivp_tui.opslag.lezen_overleg import (
    lees_afspraken_van,
    lees_agenda,
    lees_eerdere_van_reeks,
    lees_losse_op_agenda,
    lees_overleg,
    lees_vorige,
)
from ivp_tui.opslag.lezen_sinds import geldt_in, lees_sinds, na_overleg, plannen_van, tijdens


def lees_verslag(conn: sqlite3.Connection, overleg_id: int, stand: Stand, demo: bool = False) -> Verslag:
    """The verslag of a meeting of the plan in view; raises LookupError where it is not there."""
    overleg = lees_overleg(conn, overleg_id)
    if overleg is None:
        raise LookupError(overleg_id)
    plannen, geldt = plannen_van(conn, overleg.gemeente_id), geldt_in(conn)
    vorige = lees_vorige(conn, overleg)

    def sinds(na: int, tot: int | None) -> Sinds:
        if tot is not None and tot <= na:
            return Sinds()
        return lees_sinds(conn, na, plannen, overleg.gemeente_id, tot).in_wijk(overleg.wijk_id, geldt)

    begin, einde = tijdens(conn, overleg)
    stof = Bouwstof(
        overleg,
        vorige,
        lees_agenda(conn, overleg.id),
        lees_afspraken_van(conn, overleg.id),
        (*lees_eerdere_van_reeks(conn, overleg), *lees_losse_op_agenda(conn, overleg)),
        sinds(begin, einde),
        Sinds() if vorige is None else sinds(na_overleg(conn, vorige), begin),
        Sinds() if einde is None else sinds(einde, None),
        demo,
    )
    return maak_verslag(stof, stand)
