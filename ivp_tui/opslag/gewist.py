"""What was erased from the file, by its own journal: undo, restore and the check go by it.

An erasure is a groep whose description begins with "gewist: "; each of its journal rows names a field whose history
was blanked, and what it has held since (docs/besluiten/0023-wissen.md).
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ivp_tui.domein.logboek import schrijf_tijdstip
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_wissen import Wisplek
from ivp_tui.opslag.journaal import IS_WISGROEP
from ivp_tui.opslag.wisvelden import blanco

_IN_WISGROEP = f"groep IN (SELECT id FROM groep WHERE {IS_WISGROEP})"


@dataclass(frozen=True, slots=True)
class Gewist:
    """That a field was erased: the last journal row that says so."""

    id: int
    groep: int
    tijd: str
    wie: str

    @property
    def wanneer(self) -> str:
        """As half a sentence: gewist op 5 dec 2026 14:30 door anna."""
        return f"gewist op {schrijf_tijdstip(self.tijd)} door {schoon(self.wie)}"


def lees_gewist(conn: sqlite3.Connection) -> dict[Wisplek, Gewist]:
    """Every field that was erased, each with the last time."""
    rijen = conn.execute(
        f"""SELECT tabel, rij, veld, id, groep, tijd, wie FROM logboek
        WHERE {_IN_WISGROEP} ORDER BY id"""
    )
    return {Wisplek(*rij[:3]): Gewist(*rij[3:]) for rij in rijen.fetchall()}


def gebleven(conn: sqlite3.Connection, plek: Wisplek, was: Gewist) -> frozenset[str]:
    """The values of an erased field that the erasure left standing."""
    sql = "SELECT oud, nieuw FROM logboek WHERE tabel = ? AND rij = ? AND veld = ? AND id <= ?"
    rijen = conn.execute(sql, (*plek, was.id)).fetchall()
    return frozenset(waarde for rij in rijen for waarde in rij if waarde is not None)


def keur_gewist(conn: sqlite3.Connection, groep: int) -> None:
    """Refuse to turn back an erasure, or a groep of which something was erased since; raises Geweigerd."""
    eigen = conn.execute(
        f"SELECT tabel, rij, veld, id, groep, tijd, wie FROM logboek WHERE groep = ? AND {_IN_WISGROEP} LIMIT 1",
        (groep,),
    ).fetchone()
    if eigen is not None:
        raise Geweigerd(f"wissen is niet ongedaan te maken: {Gewist(*eigen[3:]).wanneer}")
    geraakt = conn.execute(
        f"""SELECT l.tabel, l.rij, l.veld, w.id, w.groep, w.tijd, w.wie FROM logboek AS l
        JOIN logboek AS w ON w.tabel = l.tabel AND w.rij = l.rij AND w.veld = l.veld AND w.id > l.id
        WHERE l.groep = ? AND w.{_IN_WISGROEP} ORDER BY w.id DESC LIMIT 1""",
        (groep,),
    ).fetchone()
    if geraakt is not None:
        from ivp_tui.opslag.weigering import is_gewist

        raise is_gewist(conn, Wisplek(*geraakt[:3]), Gewist(*geraakt[3:]).wanneer)


def eerste_te_keren(conn: sqlite3.Connection, rijen: list[tuple[int, str]]) -> tuple[int, str, list[tuple[int, str]]]:
    """The first of these groepen (id, description) of which nothing was erased, and those passed over before it.

    Raises Geweigerd as `keur_gewist` does for the first where there is no such groep.
    """
    eerste: Geweigerd | None = None
    over: list[tuple[int, str]] = []
    for groep, omschrijving in rijen:
        try:
            keur_gewist(conn, groep)
        except Geweigerd as fout:
            eerste = eerste or fout
            over.append((groep, omschrijving))
            continue
        return groep, omschrijving, over
    raise eerste or Geweigerd("er is niets van u om ongedaan te maken")


def meld_overgeslagen(conn: sqlite3.Connection, wie: str, over: list[tuple[int, str]]) -> str:
    """A tail that names what an undo passed over, '' for none and where the undo of something older told it before."""
    al = conn.execute(
        f"""SELECT min(id) FROM groep WHERE wie = ?
        AND ongedaan_door > (SELECT max(groep.id) FROM groep WHERE {IS_WISGROEP})""",
        (wie,),
    ).fetchone()[0]
    nieuw = [omschrijving for groep, omschrijving in over if al is None or groep < al]
    if not nieuw:
        return ""
    meer = f" en nog {len(nieuw) - 1}" if len(nieuw) > 1 else ""
    return f" (niet «{nieuw[0]}»{meer}: daarvan is iets gewist)"


def houd_gewist(
    conn: sqlite3.Connection, kopie: sqlite3.Connection, tabellen: Mapping[str, Mapping[int, Mapping[str, Any]]]
) -> tuple[dict[str, dict[int, dict[str, Any]]], list[tuple[Wisplek, Gewist]]]:
    """The content of a backup with what was erased from the file since blanked in it too, and which fields those were.

    A backup that was made after an erasure has it in its own journal; what it holds of that field came later.
    """
    uit = {tabel: {rij: dict(velden) for rij, velden in rijen.items()} for tabel, rijen in tabellen.items()}
    geraakt: list[tuple[Wisplek, Gewist]] = []
    for plek, was in lees_gewist(conn).items():
        velden = uit.get(plek.tabel, {}).get(plek.rij, {})
        waarde = velden.get(plek.veld)
        if waarde in (None, "", blanco(plek)) or waarde in gebleven(conn, plek, was):
            continue
        erin = kopie.execute("SELECT groep, tijd FROM logboek WHERE id = ?", (was.id,)).fetchone()
        if erin != (was.groep, was.tijd):
            velden[plek.veld] = blanco(plek)
            geraakt.append((plek, was))
    return uit, geraakt
