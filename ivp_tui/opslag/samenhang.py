"""What hangs on an item, and the line from plan to plan: rows that hang wrong, a sentence each."""

import sqlite3
from collections.abc import Iterator

from ivp_tui.domein.schoon import schoon
from ivp_tui.opslag.tabellen import KOPPELTABELLEN


def _aantal(*velden: str) -> str:
    return " + ".join(f"({veld} IS NOT NULL)" for veld in velden)


_VAN, _NAAR = (_aantal(*(f"{kant}_{soort}_id" for soort in ("thema", "doel", "actie"))) for kant in ("van", "naar"))

#: table -> when a row of it hangs wrong, and what to tell; a CHECK of the file too, that SQLite does not test read-only
_HANGEND: dict[str, tuple[str, str]] = {
    "vervolg": (f"{_VAN} <> 1 OR {_NAAR} <> 1", "heeft niet aan elke kant precies één item"),
    "bericht": (f"{_aantal('actie_id', 'toezegging_id')} <> 1", "hoort niet bij precies één actie of toezegging"),
    "verhaal": (f"{_aantal('thema_id', 'doel_id', 'actie_id')} > 1", "hoort bij meer dan één item"),
}


def samenhangfouten(conn: sqlite3.Connection) -> Iterator[str]:
    """What hangs on an item hangs on one; the line leads to a later plan, or no plan text could give it back."""
    for tabel, (fout, zin) in _HANGEND.items():
        rijen = conn.execute(f"SELECT id FROM {tabel} WHERE {fout} ORDER BY id").fetchall()
        yield from (f"{tabel} {nummer} {zin}; verwijder die rij" for (nummer,) in rijen)
    rijen = conn.execute(
        """SELECT vervolg_id, van.slug, naar.slug FROM v_vervolg JOIN plan AS van ON van.slug = van_plan
        JOIN plan AS naar ON naar.slug = naar_plan WHERE van.van >= naar.van OR van.gemeente_id <> naar.gemeente_id"""
    ).fetchall()
    raad = "dat is geen later plan van dezelfde gemeente; verwijder die rij"
    yield from (schoon(f"vervolg {nummer} loopt van {van} naar {naar}: {raad}") for nummer, van, naar in rijen)


def losse_verwijzingen(conn: sqlite3.Connection) -> tuple[list[tuple[str, int, str]], list[tuple[str, int, str]]]:
    """Rows that point at nothing as (table, id, what it points at): those that can go without loss, and the others.

    A link between two items says nothing by itself when one of them is gone, unless it has a text of its own.
    """
    weg: list[tuple[str, int, str]] = []
    blijft: list[tuple[str, int, str]] = []
    for tabel, rij, naar, _ in conn.execute("PRAGMA foreign_key_check").fetchall():
        kan_weg = tabel in KOPPELTABELLEN and not _heeft_tekst(conn, tabel, rij)
        (weg if kan_weg else blijft).append((str(tabel), int(rij), str(naar)))
    return weg, blijft


def _heeft_tekst(conn: sqlite3.Connection, tabel: str, rij: int) -> bool:
    cursor = conn.execute(f"SELECT * FROM {tabel} WHERE id = ?", (rij,))
    namen = [kolom[0] for kolom in cursor.description]
    velden = dict(zip(namen, cursor.fetchone() or (), strict=False))
    return any(velden.get(veld) for veld in ("rol", "vindplaats"))
