"""Bringing rows to what they must hold, in whatever order the unique keys allow; undo and restore both do it so.

A row may stand in the way of another, and two may have swapped their key. What cannot be written yet waits, what must
go away goes when nothing can be moved out of its care any more, and of rows that wait for each other the keys are put
aside for a moment. Foreign keys are judged at COMMIT.
"""

import re
import sqlite3
from collections.abc import Mapping
from typing import Any

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: table and id
Plaats = tuple[str, int]

#: the tables whose rows take others along when they go
_MET_AANHANG = frozenset(
    naam for sql in ALLE_TABELLEN.values() for naam in re.findall(r"REFERENCES (\w+)\(id\) ON DELETE CASCADE", sql)
)

#: columns of unique keys: the first of them that a row has is put aside when rows wait for each other
_SLEUTELKOLOMMEN = (
    *("sleutel", "slug", "naam", "gebied_id", "actie_id", "indicator_id"),
    *(f"van_{soort}_id" for soort in ("thema", "doel", "actie")),
    "thema_id",
)


def veilige_naam(naam: str) -> str:
    """A table or column name from the journal, made safe: the journal is data, and data may have been tampered with."""
    if not naam.isidentifier():
        raise Geweigerd("het logboek is beschadigd; kijk met: ivp controle")
    return naam


def breng_terug(conn: sqlite3.Connection, doelen: Mapping[Plaats, Mapping[str, Any] | None]) -> None:
    """Give each row its fields, make it where it is not there, and delete it where they are None.

    Rows are written in the order given as far as that can be. Raises sqlite3.IntegrityError where no order will do.
    """
    conn.execute("PRAGMA defer_foreign_keys=ON")
    zetten = {plaats: velden for plaats, velden in doelen.items() if velden is not None}
    weg = sorted((plaats for plaats, velden in doelen.items() if velden is None), key=_laatste_eerst)
    los = [plaats for plaats in weg if plaats[0] not in _MET_AANHANG]
    ouders = [plaats for plaats in weg if plaats[0] in _MET_AANHANG]
    geparkeerd = False
    while zetten:
        fouten = {plaats: fout for plaats, velden in zetten.items() if (fout := _zet(conn, plaats, velden))}
        if len(fouten) == len(zetten):
            # nothing could be written: make room, the least harmful way first
            if los:
                los = _verwijder(conn, los)
            elif not geparkeerd:
                geparkeerd = True
                for plaats in fouten:
                    _parkeer(conn, plaats)
            elif ouders:
                ouders = _verwijder(conn, ouders)
            else:
                raise next(iter(fouten.values()))
        zetten = {plaats: zetten[plaats] for plaats in fouten}
    _verwijder(conn, [*los, *ouders])


def _laatste_eerst(plaats: Plaats) -> int:
    # children before parents; a table that is not one of ours will be refused by SQLite
    return -list(ALLE_TABELLEN).index(plaats[0]) if plaats[0] in ALLE_TABELLEN else 0


def is_er(conn: sqlite3.Connection, plaats: Plaats) -> bool:
    """Whether a row is in the file."""
    gevonden = conn.execute(f"SELECT 1 FROM {veilige_naam(plaats[0])} WHERE id = ?", (plaats[1],)).fetchone()
    return gevonden is not None


def _zet(conn: sqlite3.Connection, plaats: Plaats, velden: Mapping[str, Any]) -> sqlite3.IntegrityError | None:
    """Write one row, all fields at once, for a check may hold between them; gives why it could not be."""
    tabel, rij = veilige_naam(plaats[0]), plaats[1]
    namen = [veilige_naam(veld) for veld in velden]
    try:
        if is_er(conn, plaats):
            zetten = ", ".join(f"{naam} = ?" for naam in namen)
            conn.execute(f"UPDATE {tabel} SET {zetten} WHERE id = ?", (*velden.values(), rij))
        else:
            vragen = ", ".join("?" * (len(namen) + 1))
            conn.execute(
                f"INSERT INTO {tabel} ({', '.join(['id', *namen])}) VALUES ({vragen})", (rij, *velden.values())
            )
    except sqlite3.IntegrityError as fout:
        return fout
    return None


def _verwijder(conn: sqlite3.Connection, plaatsen: list[Plaats]) -> list[Plaats]:
    """Delete rows, in this order; gives what remains to be deleted: nothing."""
    for tabel, rij in plaatsen:
        conn.execute(f"DELETE FROM {veilige_naam(tabel)} WHERE id = ?", (rij,))
    return []


def _parkeer(conn: sqlite3.Connection, plaats: Plaats) -> None:
    """Give a row that is there a key that no other can have, until its own is free."""
    tabel, rij = plaats
    for info in sorted(conn.execute(f"PRAGMA table_info({tabel})").fetchall(), key=lambda info: _rang(info[1])):
        naam, soort = info[1], info[2]
        if naam not in _SLEUTELKOLOMMEN:
            return
        apart = -rij if soort == "INTEGER" else f"(wisselt) {tabel} {rij}"
        sql = f"UPDATE {tabel} SET {naam} = ? WHERE id = ? AND {naam} IS NOT NULL"
        if conn.execute(sql, (apart, rij)).rowcount:
            return


def _rang(kolom: str) -> int:
    return _SLEUTELKOLOMMEN.index(kolom) if kolom in _SLEUTELKOLOMMEN else len(_SLEUTELKOLOMMEN)
