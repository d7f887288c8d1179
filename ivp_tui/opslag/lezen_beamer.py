"""Reading what the second screen shows: nothing of what is for oneself alone is asked of the file here."""

import sqlite3
from dataclasses import replace

from ivp_tui.domein.beamer import Beamerbeeld, maak_beamerbeeld
from ivp_tui.domein.toont import Toont
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.lezen_overleg import (
    lees_afspraak,
    lees_afspraken_van,
    lees_agenda,
    lees_losse_op_agenda,
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
    return maak_beamerbeeld(_lees(conn, slug, dit_jaar, overleg_id), met_houders)


def lees_beeld_van(bestand: Bestand, toont: Toont, dit_jaar: int, met_houders: bool) -> Beamerbeeld:
    """What a workbench has in view, as everybody may see it; without a slug of the plan that is in force.

    The afspraak in view is among `eerder` also where it is done. Raises what `lees_van` raises.
    """
    beeld = _lees(bestand.conn, toont.plan or None, dit_jaar, toont.overleg_id)
    if bestand.beschadigd:
        from ivp_tui.opslag.aangetast import keur_stand

        keur_stand(beeld.stand)
    nummer = _afspraak_in_beeld(beeld, toont)
    if nummer is not None and nummer not in {a.id for a in (*beeld.gemaakt, *beeld.eerder)}:
        afspraak = lees_afspraak(bestand.conn, nummer)
        beeld = replace(beeld, eerder=(*beeld.eerder, *([afspraak] if afspraak else ())))
    return maak_beamerbeeld(beeld, met_houders)


def _afspraak_in_beeld(beeld: Beamerbeeld, toont: Toont) -> int | None:
    """The afspraak that is shown by itself, or that the agendapunt in view is about."""
    if toont.soort == "afspraak":
        return toont.nummer
    return next((punt.afspraak_id for punt in beeld.agenda if punt.id == toont.punt_id), None)


def _lees(conn: sqlite3.Connection, slug: str | None, dit_jaar: int, overleg_id: int | None) -> Beamerbeeld:
    # not the logboek: the connection of a second screen may not even ask for its last number
    stand = lees_stand(conn, slug, dit_jaar, met_logboek=False)
    gemeente = stand.plan.gemeente_id
    overleg = lees_open_overleg(conn, gemeente) if overleg_id is None else lees_overleg(conn, overleg_id)
    if overleg is None:
        return Beamerbeeld(stand, None)
    return Beamerbeeld(
        stand,
        overleg,
        lees_agenda(conn, overleg.id),
        lees_afspraken_van(conn, overleg.id),
        (*lees_open_van_reeks(conn, overleg), *lees_losse_op_agenda(conn, overleg)),
    )
