"""Saving what can be read of a damaged file into a new one beside it; the damaged file is not touched.

Table by table and row by row: where a page cannot be read its rows are gone round, and counted.
"""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ivp_tui import __version__
from ivp_tui.opslag.aangetast import verbind_aangetast
from ivp_tui.opslag.bestand import BestandFout, leg_uit
from ivp_tui.opslag.ernaast import verwijder_met_resten
from ivp_tui.opslag.proef import lees_begin, merk
from ivp_tui.opslag.schema import APPLICATION_ID, MIGRATIES, VERSIE, kolommen, leg_vast
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: tables that every fresh file fills itself
_VAN_ZELF = ("schrijver",)
#: the highest rowid that is looked for where the file itself cannot say how far it goes
_HOOGSTE = 1 << 20
#: how many pieces of one table are tried: of one that is wholly gone each row would be
_POGINGEN = 20_000


@dataclass(slots=True)
class Redding:
    """What came of it: the new file, table -> rows saved, and table -> rows lost (None: not known how many)."""

    pad: Path
    gered: dict[str, int] = field(default_factory=dict)
    verloren: dict[str, int | None] = field(default_factory=dict)

    @property
    def gelukt(self) -> str:
        """What was saved, in plain words."""
        return f"{sum(self.gered.values())} rijen gered in {self.pad}"

    @property
    def mislukt(self) -> list[str]:
        """What was not saved, a sentence for each table."""
        zinnen = []
        for tabel, aantal in self.verloren.items():
            hoeveel = "een onbekend aantal rijen" if aantal is None else "1 rij" if aantal == 1 else f"{aantal} rijen"
            zinnen.append(f"niet te lezen: {hoeveel} van {tabel}")
        return zinnen


def red(pad: Path, doel: Path) -> Redding:
    """Read what can be read of `pad` into a new plan file at `doel`; raises BestandFout where there is nothing."""
    uitkomst = Redding(doel)
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}.nieuw")
    try:
        with closing(verbind_aangetast(pad)) as bron:
            # bytes that damage made no text must not end the reading
            bron.text_factory = lambda tekst: tekst.decode(errors="replace")
            bron.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            os.close(os.open(tijdelijk, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(tijdelijk, isolation_level=None)) as naar:
                _schrijf_over(bron, naar, uitkomst)
        if not uitkomst.gered.get("plan"):
            raise BestandFout(f"van {pad} is geen plan meer te lezen; er is niets gered", beschadigd=True)
        os.link(tijdelijk, doel)
    except sqlite3.Error as fout:
        raise BestandFout(f"van {pad} is niets te redden: {leg_uit(fout)}", beschadigd=True) from fout
    except OSError as fout:
        raise BestandFout(f"{doel} is niet te maken: {leg_uit(fout)}") from fout
    finally:
        verwijder_met_resten(tijdelijk)
    return uitkomst


def _schrijf_over(bron: sqlite3.Connection, naar: sqlite3.Connection, uitkomst: Redding) -> None:
    naar.execute("BEGIN IMMEDIATE")
    for _, doe in MIGRATIES:
        doe(naar)
    # a value that breaks a rule is told by the check afterwards; here it is kept
    naar.execute("PRAGMA ignore_check_constraints=ON")
    for tabel in ("bestand", "migratie", *ALLE_TABELLEN, "groep", "logboek"):
        _schrijf_tabel(bron, naar, tabel, uitkomst)
    _vul_aan(bron, naar)
    leg_vast(naar)
    if not lees_begin(naar):
        # where the old mark came along and something was lost the file goes on saying so, until a person accepts it
        merk(naar)
    naar.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    naar.execute(f"PRAGMA user_version = {VERSIE}")
    naar.execute("COMMIT")


def _vul_aan(bron: sqlite3.Connection, naar: sqlite3.Connection) -> None:
    """What a file must have whatever was lost, and the last number that the logboek gave out."""
    nu = datetime.now(UTC).isoformat(timespec="seconds")
    eigen = (str(uuid.uuid4()), nu, f"gered door ivp {__version__}")
    naar.execute("INSERT OR IGNORE INTO bestand (id, uuid, gemaakt_op, programma) VALUES (1, ?, ?, ?)", eigen)
    for nummer, (naam, _) in enumerate(MIGRATIES, 1):
        naar.execute("INSERT OR IGNORE INTO migratie (nummer, naam, op) VALUES (?, ?, ?)", (nummer, naam, nu))
    try:
        for naam, laatste in bron.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            if isinstance(laatste, int):
                naar.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (laatste, naam))
    except sqlite3.Error:
        return  # not to be read: then the numbers go on after the last row that was saved


def _schrijf_tabel(bron: sqlite3.Connection, naar: sqlite3.Connection, tabel: str, uitkomst: Redding) -> None:
    namen = kolommen(naar, tabel)
    try:
        er_zijn = set(kolommen(bron, tabel))
    except sqlite3.Error:
        er_zijn = set()
    namen = [naam for naam in namen if naam in er_zijn]
    if not namen:
        uitkomst.verloren[tabel] = None
        return
    sql = f"INSERT OR FAIL INTO {tabel} ({', '.join(namen)}) VALUES ({', '.join('?' * len(namen))})"
    gered, weg, onbekend = 0, 0, False
    for rij in _rijen(bron, tabel, ", ".join(namen)):
        if rij is None:
            onbekend = True
            continue
        try:
            naar.execute(sql, rij)
            gered += 1
        except (sqlite3.Error, OverflowError):
            weg += 1
    uitkomst.gered[tabel] = gered
    hoort = _aantal(bron, tabel)
    if onbekend:
        uitkomst.verloren[tabel] = hoort - gered if hoort is not None and hoort > gered else None
    elif weg:
        uitkomst.verloren[tabel] = weg


def _aantal(bron: sqlite3.Connection, tabel: str) -> int | None:
    """How many rows there are by the table or an index of it, None where neither can be read."""
    try:
        return int(bron.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0])
    except sqlite3.Error:
        return None


def _rijen(bron: sqlite3.Connection, tabel: str, namen: str) -> Iterator[tuple[object, ...] | None]:
    """The rows that can be read, and None for a piece that cannot; a piece that fails is halved until it is one row."""
    sql = f"SELECT {namen} FROM {tabel} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
    stapel, over = [(-(1 << 63), 0), (1, _hoogste(bron, tabel))], _POGINGEN
    # beyond what the file says there may be more, where it says so wrongly
    stapel.insert(0, (stapel[1][1] + 1, (1 << 63) - 1))
    while stapel and over:
        van, tot = stapel.pop()
        over -= 1
        try:
            yield from bron.execute(sql, (van, tot)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError, OverflowError):
            if van == tot or van < 0 or tot > _HOOGSTE:
                yield None
                continue
            midden = (van + tot) // 2
            stapel += [(midden + 1, tot), (van, midden)]
    if stapel:
        yield None


def _hoogste(bron: sqlite3.Connection, tabel: str) -> int:
    for sql in (f"SELECT max(rowid) FROM {tabel}", f"SELECT seq FROM sqlite_sequence WHERE name = '{tabel}'"):
        try:
            rij = bron.execute(sql).fetchone()
        except sqlite3.Error:
            continue
        if rij and isinstance(rij[0], int) and 0 < rij[0] <= _HOOGSTE:
            return int(rij[0])
    return _HOOGSTE
