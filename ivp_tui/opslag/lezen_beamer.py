"""Reading what the second screen shows: nothing of what is for oneself alone is asked of the file here."""

import sqlite3

from ivp_tui.domein.beamer import Beamerbeeld, maak_beamerbeeld
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.lezen_overleg import (
    lees_afspraken_van,
    lees_agenda,
    lees_open_overleg,
    lees_open_van_reeks,
    lees_overleg,
)


def lees_beamerbeeld(
    conn: sqlite3.Connection, slug: str | None, dit_jaar: int, overleg_id: int | None = None, met_houders: bool = True
) -> Beamerbeeld:
    """The plan and the meeting (without an id the one that is going on) as everybody in the room may see them.

    Raises what `lees_stand` raises.
    """
    stand = lees_stand(conn, slug, dit_jaar)
    gemeente = stand.plan.gemeente_id
    overleg = lees_open_overleg(conn, gemeente) if overleg_id is None else lees_overleg(conn, overleg_id)
    if overleg is None:
        return maak_beamerbeeld(Beamerbeeld(stand, None), met_houders)
    beeld = Beamerbeeld(
        stand,
        overleg,
        lees_agenda(conn, overleg.id),
        lees_afspraken_van(conn, overleg.id),
        lees_open_van_reeks(conn, overleg),
    )
    return maak_beamerbeeld(beeld, met_houders)
