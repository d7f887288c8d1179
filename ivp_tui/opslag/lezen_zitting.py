"""Reading a meeting for its screen, in one go. What is for oneself alone is not read here."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from ivp_tui.domein.overleg import Afspraakkeus, Item, Overleg
from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.zitting import Zitting
from ivp_tui.opslag.lezen_overleg import (
    lees_actielijst,
    lees_agenda,
    lees_besluitenlijst,
    lees_overleg,
    lees_vorige,
)
from ivp_tui.opslag.lezen_sinds import geldt_in, lees_sinds, na_overleg, plannen_van


def lees_zitting(conn: sqlite3.Connection, overleg_id: int, plan_id: int, vandaag: date) -> Zitting | None:
    """A meeting as it lies on the table, with the plan `plan_id` in view; None where it is not there any more."""
    overleg = lees_overleg(conn, overleg_id)
    if overleg is None:
        return None
    agenda = lees_agenda(conn, overleg.id)
    vorig = lees_vorige(conn, overleg)
    afspraken = (
        *lees_actielijst(conn, overleg.gemeente_id, Afspraakkeus(), vandaag),
        *lees_besluitenlijst(conn, overleg.gemeente_id, Afspraakkeus("besluit")),
    )
    items = [punt.item for punt in agenda] + [a.item for a in afspraken]
    elders = _elders(conn, (item for item in items if item is not None), plan_id)
    return Zitting(overleg, agenda, afspraken, vorig, _sinds(conn, overleg, vorig), elders)


def _sinds(conn: sqlite3.Connection, overleg: Overleg, vorig: Overleg | None) -> Sinds:
    """What changed after the meeting before, as far as this wijk has to do with it; nothing for the first."""
    if vorig is None:
        return Sinds()
    plannen = plannen_van(conn, overleg.gemeente_id)
    sinds = lees_sinds(conn, na_overleg(conn, vorig), plannen, overleg.gemeente_id)
    return sinds.in_wijk(overleg.wijk_id, geldt_in(conn))


def _elders(conn: sqlite3.Connection, items: Iterable[Item], plan_id: int) -> dict[Item, str]:
    """Of each item that is not in the plan in view where it is: in the archive, or in another plan."""
    uit: dict[Item, str] = {}
    for soort, nummer in dict.fromkeys(items):
        # the thema above puts what is under it in the archive too
        boven = "thema.archief" if soort == "thema" else f"max({soort}.archief, coalesce(thema.archief, 0))"
        bij = "" if soort == "thema" else f"LEFT JOIN thema ON thema.id = {soort}.thema_id"
        rij = conn.execute(
            f"SELECT {soort}.plan_id, {boven}, plan.slug FROM {soort} {bij} JOIN plan ON plan.id = {soort}.plan_id "
            f"WHERE {soort}.id = ?",
            (nummer,),
        ).fetchone()
        if rij is None:
            uit[soort, nummer] = "is er niet meer"
        elif rij[1]:
            uit[soort, nummer] = "ligt in het archief"
        elif rij[0] != plan_id:
            uit[soort, nummer] = f"hoort bij {rij[2]}"
    return uit
