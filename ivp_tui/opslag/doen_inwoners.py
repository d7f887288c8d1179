"""How many people live somewhere, as a meting of the indicator that counts them, which is made where it is missing."""

import sqlite3

from ivp_tui.domein.cijfers import INWONERS
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Geweigerd, Wijziging, ZetMeting
from ivp_tui.domein.wijziging_inwoners import ZetInwoners


def als_meting(conn: sqlite3.Connection, w: Wijziging, stand: Stand) -> ZetMeting | None:
    """The ZetMeting that a ZetInwoners comes down to, in the open transaction; None for any other intent.

    Raises Geweigerd where the gemeente has an indicator of that name that counts nothing.
    """
    if not isinstance(w, ZetInwoners):
        return None
    gemeente = stand.plan.gemeente_id
    rij = conn.execute(
        "SELECT id, eenheid FROM indicator WHERE gemeente_id = ? AND sleutel = ?", (gemeente, INWONERS)
    ).fetchone()
    if rij is not None and rij[1] != "aantal":
        raise Geweigerd(f"de indicator «{INWONERS}» van dit bestand is geen aantal maar {rij[1]}")
    indicator = rij[0] if rij is not None else _nieuwe_indicator(conn, gemeente)
    return ZetMeting(indicator, w.wijk_id, w.periode, w.waarde, w.onbekend, w.meting_id, w.verwacht)


def _nieuwe_indicator(conn: sqlite3.Connection, gemeente: int) -> int:
    nummer = conn.execute(
        """INSERT INTO indicator (gemeente_id, sleutel, naam, eenheid, lager_is_beter, toelichting)
        VALUES (?, ?, 'Inwoners', 'aantal', 0, ?)""",
        (gemeente, INWONERS, "Hoeveel mensen er wonen; de noemer waarmee aantallen per 1.000 inwoners staan"),
    ).lastrowid
    assert nummer is not None  # an INSERT of one row has a rowid
    return nummer
