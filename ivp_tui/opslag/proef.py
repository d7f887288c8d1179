"""The proof of a file against itself: its journal played back must end in the start that the mark in it is of.

It is what `ivp controle` replays by, and short enough to be asked before figures are shown (docs/besluiten/0021). The
mark is of the state at the last line under the logboek, or before the first row of it.
"""

import sqlite3
from collections.abc import Iterator

from ivp_tui.opslag.foutuitleg import is_schade
from ivp_tui.opslag.schema import kolommen, verwacht
from ivp_tui.opslag.streep import kenmerk_van, laatste_streep, regel_van, zet_begin
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: (table, row, field): what the journal names
Plek = tuple[str, int, str]

_ANDERS = "het logboek en het plan kloppen niet met elkaar; een cijfer kan veranderd zijn: ivp controle"
_ONVINDBAAR = "een index of overzicht van het bestand klopt niet; een cijfer kan anders zijn of ontbreken: ivp controle"

#: what SQLite's check says of a value that breaks a rule of ours, in pages that are whole
_REGELMELDING = ("ok", "CHECK constraint", "NULL value", "TEXT value", "NUMERIC value", "non-")


def lees_toestand(conn: sqlite3.Connection) -> dict[Plek, str]:
    """Every field of the file as v_toestand gives it, of every table that is there; raises sqlite3.Error.

    From the tables themselves, each read once: the view reads one for every column, and by an index where it can.
    """
    return {plek: waarde for tabel in ALLE_TABELLEN for plek, waarde in _lees_tabel(conn, tabel)}


def _lees_tabel(conn: sqlite3.Connection, tabel: str) -> Iterator[tuple[Plek, str]]:
    velden = [naam for naam in kolommen(conn, tabel) if naam != "id"]
    if not velden:
        return  # of a version of the file before this table
    waarden = ", ".join(f"CAST({veld} AS TEXT)" for veld in velden)
    for rij, *gelezen in conn.execute(f"SELECT id, {waarden} FROM {tabel} NOT INDEXED"):
        yield (tabel, rij, "bestaat"), "1"
        for veld, waarde in zip(velden, gelezen, strict=True):
            if waarde is not None:
                yield (tabel, rij, veld), waarde


def draai_terug(
    conn: sqlite3.Connection, toestand: dict[Plek, str], tot: int, gezien: set[Plek] | None = None
) -> Iterator[tuple[int, Plek, str | None, str | None]]:
    """Play the journal back in `toestand`, down to row `tot`; gives each row that does not fit.

    As id, place, what it left there, what stood there. `gezien` gets every place that the journal names.
    """
    sql = "SELECT id, tabel, rij, veld, oud, nieuw FROM logboek WHERE id > ? ORDER BY id DESC"
    for nummer, tabel, rij, veld, oud, nieuw in conn.execute(sql, (tot if tot else -(2**63),)).fetchall():
        if gezien is not None:
            gezien.add((tabel, rij, veld))
        stond = toestand.pop((tabel, rij, veld), None)
        if stond != nieuw:
            yield nummer, (tabel, rij, veld), nieuw, stond
        if oud is not None:
            toestand[tabel, rij, veld] = oud


def lees_begin(conn: sqlite3.Connection) -> str:
    """The mark of the start that the file holds, '' where it has none."""
    rij = conn.execute("SELECT begin FROM bestand").fetchone()
    return str(rij[0]) if rij else ""


def meet_begin(conn: sqlite3.Connection) -> tuple[str, bool]:
    """The mark of the start as the journal played back gives it, and whether every row fitted on the way.

    Only the rows that the journal names are played back, and of the rest one table at a time is in memory: the
    workbench does this while somebody works.
    """
    streep = laatste_streep(conn)
    sinds = streep.id if streep else 0
    genoemd: dict[str, set[int]] = {}
    for tabel, rij in conn.execute(
        "SELECT DISTINCT tabel, rij FROM logboek WHERE id > ?", (sinds if sinds else -(2**63),)
    ):
        genoemd.setdefault(tabel, set()).add(rij)
    gespeeld = {
        plek: waarde
        for tabel in ALLE_TABELLEN
        if tabel in genoemd
        for plek, waarde in _lees_tabel(conn, tabel)
        if plek[1] in genoemd[tabel]
    }
    los = sum(1 for _ in draai_terug(conn, gespeeld, sinds))

    def per_tabel() -> Iterator[tuple[str, list[str]]]:
        for tabel in sorted({*ALLE_TABELLEN, *(plek[0] for plek in gespeeld)}, key=repr):
            wel, terug = genoemd.get(tabel, set()), [item for item in gespeeld.items() if item[0][0] == tabel]
            rest = _lees_tabel(conn, tabel) if tabel in ALLE_TABELLEN else ()
            yield tabel, [regel_van(*i) for i in terug] + [regel_van(*i) for i in rest if i[0][1] not in wel]

    return kenmerk_van(per_tabel()), not los


def past(conn: sqlite3.Connection) -> bool | None:
    """Whether the mark of the start is right; None where the file has none, as one of before there was such a mark."""
    if "begin" not in kolommen(conn, "bestand"):
        return None
    begin = lees_begin(conn)
    return meet_begin(conn)[0] == begin if begin else None


def merk(conn: sqlite3.Connection) -> None:
    """Mark the start as it is by the journal now, inside the open transaction where there is one.

    Only for a file whose mark was right until then, or that had none: a wrong one must go on being told.
    """
    zet_begin(conn, meet_begin(conn)[0])


def proef(conn: sqlite3.Connection) -> str:
    """What makes the figures of this file uncertain, as half a sentence with the way out; '' for nothing.

    Raises sqlite3.Error where the file cannot be read now, as for a lock.
    """
    eigen = not conn.in_transaction
    try:
        # one moment for all that is compared, whoever writes meanwhile
        if eigen:
            conn.execute("BEGIN")
        return _vind(conn)
    except UnicodeDecodeError:
        return _ANDERS
    except sqlite3.Error as fout:
        if not is_schade(fout):
            raise
        return _ANDERS
    finally:
        if eigen and conn.in_transaction:
            conn.execute("ROLLBACK")


def _vind(conn: sqlite3.Connection) -> str:
    if not _is_vindbaar(conn):
        return _ONVINDBAAR
    gemeten, rijen_passen = meet_begin(conn)
    return "" if rijen_passen and lees_begin(conn) in ("", gemeten) else _ANDERS


def _is_vindbaar(conn: sqlite3.Connection) -> bool:
    """Whether what is read by an index or a view is what the tables hold."""
    for (melding,) in conn.execute("PRAGMA integrity_check(20)").fetchall():
        if "index" in melding or not melding.startswith(_REGELMELDING):
            return False
    er_is = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    horen = {naam: sql for naam, sql in verwacht(conn).items() if sql.startswith("CREATE VIEW")}
    return all(er_is.get(naam) == sql for naam, sql in horen.items())
