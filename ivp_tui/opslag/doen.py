"""What every change needs: one value from the file, whether a row is still there, and whether a text will do."""

import sqlite3
from collections.abc import Callable
from typing import Any

from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import MAXIMUM, Geweigerd

#: what a change gives back: what to tell, and the item it was about
Gedaan = tuple[str, tuple[str, int] | None]

#: what carries out one kind of intent, against the Stand it was given in, at a time as text
Doener = Callable[[sqlite3.Connection, Any, Stand, str], Gedaan]


def een(conn: sqlite3.Connection, sql: str, *waarden: object) -> Any:
    """The first value of the first row, None where there is none."""
    rij = conn.execute(sql, waarden).fetchone()
    return None if rij is None else rij[0]


def bestaat(conn: sqlite3.Connection, tabel: str, rij: int, wat: str) -> None:
    """Raise Geweigerd when a row is not there any more."""
    if een(conn, f"SELECT 1 FROM {tabel} WHERE id = ?", rij) is None:
        raise Geweigerd(f"{wat} is intussen verwijderd")


def keur_tekst(veld: str, tekst: str) -> None:
    """Refuse a text that is empty where it may not be, or too long; raises Geweigerd."""
    grens = MAXIMUM.get(veld, 20_000)
    if len(tekst) > grens:
        lengte, hoogstens = f"{len(tekst):,}".replace(",", "."), f"{grens:,}".replace(",", ".")
        raise Geweigerd(f"{veld} is te lang: {lengte} tekens, hoogstens {hoogstens}; kort de tekst in")
    if veld in ("titel", "naam") and not tekst.strip():
        raise Geweigerd(f"{veld} mag niet leeg zijn; typ een tekst of druk Esc")


def plek_in(stand: Stand, wijk_id: int | None) -> str:
    """The name of a wijk, or "stad"; of a gemeente without wijken "gemeente"."""
    return stand.wijknaam(wijk_id, "stad" if stand.wijken else "gemeente")
