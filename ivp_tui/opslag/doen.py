"""What every change needs: one value from the file, whether a row is still there, and whether a text will do."""

import sqlite3
from collections.abc import Callable
from typing import Any

from ivp_tui.domein.schoon import schoon
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


def titel_van(conn: sqlite3.Connection, soort: str, rij: int) -> str:
    """The titel of an item, in guillemets and short enough for a sentence; raises Geweigerd when it is gone."""
    tekst = een(conn, f"SELECT titel FROM {soort} WHERE id = ?", rij)
    if tekst is None:
        raise Geweigerd(f"deze {soort} is intussen verwijderd")
    kort = schoon(tekst)
    return f"«{kort if len(kort) <= 60 else kort[:59].rstrip() + '…'}»"


def aantal(hoeveel: int, een_woord: str, meer: str) -> str:
    """How many, in words: "1 actie", "3 acties"."""
    return f"1 {een_woord}" if hoeveel == 1 else f"{hoeveel} {meer}"


def in_beeld(conn: sqlite3.Connection, soort: str, rij: int) -> None:
    """Raise Geweigerd where an item is gone or in the archive."""
    bestaat(conn, soort, rij, f"dit item ({soort})")
    if een(conn, f"SELECT archief FROM {soort} WHERE id = ?", rij):
        raise Geweigerd(f"{soort} {titel_van(conn, soort, rij)} ligt intussen in het archief")
