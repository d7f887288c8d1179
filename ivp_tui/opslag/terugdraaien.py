"""Undo and redo of a groep that was chosen in the logboek, whoever wrote it, also past ivp.

What was done, undone and done again is one chain: its first groep holds whether it counts now. So a groep that was
undone is not undone twice, and what plain undo and redo find next follows from the same two columns
(docs/besluiten/0018-logboekscherm.md).
"""

import sqlite3
from typing import TYPE_CHECKING

from ivp_tui.domein.logboek import schrijf_tijdstip
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd, Wijziging
from ivp_tui.domein.wijziging_logboek import MaakOngedaan, MaakOpnieuw
from ivp_tui.opslag.journaal import draai_om
from ivp_tui.opslag.lezen_logboek import lees_groep

if TYPE_CHECKING:
    from ivp_tui.opslag.journaal import Terug


def draai_groep_terug(conn: sqlite3.Connection, wijziging: Wijziging) -> "Terug":
    """Carry out such an intent in the open transaction; gives message, item and the groep that was turned back.

    Raises Geweigerd where it cannot be, with the reason.
    """
    assert isinstance(wijziging, MaakOngedaan | MaakOpnieuw)  # no other intent is about a groep
    eerste, terug = _keten(conn, wijziging.groep)
    door = _ongedaan_door(conn, eerste)
    # to undo an undo is to do again what it took back
    if isinstance(wijziging, MaakOngedaan) and not terug:
        if door is not None:
            raise Geweigerd(f"dit is al ongedaan gemaakt{_wanneer(conn, door)}")
        doel, woord = eerste, "ongedaan"
    else:
        if door is None or (isinstance(wijziging, MaakOngedaan) and door != wijziging.groep):
            raise Geweigerd("dit geldt al; er is niets om opnieuw te doen")
        doel, woord = door, "opnieuw"
    item = draai_om(conn, doel)
    return f"{woord}: {_noem(conn, eerste)}", item, doel


def _keten(conn: sqlite3.Connection, groep: int) -> tuple[int, bool]:
    """The first groep of the chain that this one is in, and whether this one was an undo."""
    if conn.execute("SELECT 1 FROM logboek WHERE groep = ? LIMIT 1", (groep,)).fetchone() is None:
        raise Geweigerd("deze wijziging staat niet in het logboek")
    gezien = [groep]
    while True:
        vorige = conn.execute("SELECT maakt_ongedaan FROM groep WHERE id = ?", (gezien[-1],)).fetchone()
        if vorige is None or vorige[0] is None:
            return gezien[-1], len(gezien) % 2 == 0
        if vorige[0] >= gezien[-1]:
            raise Geweigerd("het logboek is beschadigd; kijk met: ivp controle")
        gezien.append(vorige[0])


def _ongedaan_door(conn: sqlite3.Connection, groep: int) -> int | None:
    rij = conn.execute("SELECT ongedaan_door FROM groep WHERE id = ?", (groep,)).fetchone()
    return None if rij is None else rij[0]


def _wanneer(conn: sqlite3.Connection, groep: int) -> str:
    rij = conn.execute("SELECT wie, tijd FROM logboek WHERE groep = ? ORDER BY id LIMIT 1", (groep,)).fetchone()
    return f" door {schoon(rij[0])}, {schrijf_tijdstip(rij[1])}" if rij else ""


def _noem(conn: sqlite3.Connection, groep: int) -> str:
    """What a groep was; one that came in past ivp gets its row in the table of groepen now, to be marked undone."""
    rij = conn.execute("SELECT omschrijving FROM groep WHERE id = ?", (groep,)).fetchone()
    if rij is not None and rij[0]:
        return str(rij[0])
    gelezen = lees_groep(conn, groep)
    assert gelezen is not None  # it was just turned back
    conn.execute(
        "INSERT INTO groep (id, wie, omschrijving) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (groep, gelezen.wie, gelezen.omschrijving[:200]),
    )
    return gelezen.omschrijving
