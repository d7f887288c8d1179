"""A damaged file: seen at opening, read as far as that can be, and the way out in a sentence. Seldom imported.

A damaged file is never written: a write could end what can still be read.
"""

import sqlite3
import types
import typing
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path

from ivp_tui import paden
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.stand import Stand
from ivp_tui.opslag.bestand import BESCHADIGD, Bestand, BestandFout, _verbind
from ivp_tui.opslag.dagkopie import dagkopieen, kopiemap
from ivp_tui.opslag.schema import VERSIE


def verbind_aangetast(pad: Path) -> sqlite3.Connection:
    """A connection that reads what SQLite by itself refuses, such as a file that was cut off; it writes nothing."""
    conn = _verbind(pad, True, "&immutable=1")
    conn.execute("PRAGMA query_only=ON")
    # SQLite reads a file that is shorter than it says only for one who mends the schema; nothing is mended here
    conn.execute("PRAGMA writable_schema=ON")
    conn.execute("PRAGMA trusted_schema=OFF")
    conn.execute("PRAGMA cell_size_check=ON")
    return conn


def open_aangetast(pad: Path, waarom: BestandFout) -> Bestand:
    """Open a file read-only that cannot be opened otherwise; raises `waarom` where too little of it can be read."""
    try:
        info = pad.stat()
        conn = verbind_aangetast(pad)
    except (OSError, sqlite3.Error):
        raise waarom from None
    try:
        if conn.execute("PRAGMA user_version").fetchone()[0] != VERSIE:
            raise waarom
        rij = conn.execute("SELECT uuid, demo FROM bestand").fetchone()
        if rij is None or not isinstance(rij[0], str):
            raise waarom
    except (sqlite3.Error, UnicodeDecodeError):
        conn.close()
        raise waarom from None
    except BaseException:
        conn.close()
        raise
    return Bestand(
        pad, conn, rij[0], (info.st_dev, info.st_ino), True, BESCHADIGD, demo=rij[1] == 1, beschadigd=True
    )  # fmt: skip


def keur_stand(stand: Stand) -> None:
    """Refuse a Stand with a value that is not of its kind, for no screen could draw it; raises ValueError.

    SQLite gives what it finds, and damage in the head of a row makes a number of what was text.
    """
    for veld in fields(stand):
        waarde = getattr(stand, veld.name)
        for deel in waarde if isinstance(waarde, tuple) else (waarde,):
            if is_dataclass(deel) and not isinstance(deel, type):
                _keur_rij(deel)


_SOORTEN: dict[type, dict[str, tuple[type, ...]]] = {}


def _keur_rij(rij: typing.Any) -> None:
    soort = type(rij)
    if soort not in _SOORTEN:
        _SOORTEN[soort] = {naam: _mag(hint) for naam, hint in typing.get_type_hints(soort).items()}
    for naam, mag in _SOORTEN[soort].items():
        if mag and not isinstance(getattr(rij, naam), mag):
            raise ValueError(f"{soort.__name__}.{naam} is niet van haar soort")


def _mag(hint: object) -> tuple[type, ...]:
    """The classes that a value may be of, () where that is not simply told."""
    delen = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    mag: list[type] = []
    for deel in delen:
        kaal = typing.get_origin(deel) or deel
        if not isinstance(kaal, type):
            return ()
        mag += (int, float) if kaal is float else (kaal,)
    return tuple(mag)


def uitweg(pad: Path) -> str:
    """What to do with a file that cannot be used, beginning with the newest backup that is whole."""
    return f"{_nieuwste_kopie(pad)} Redden wat er te lezen is: ivp --db {pad} controle --repareer"


def _nieuwste_kopie(pad: Path) -> str:
    try:
        with closing(verbind_aangetast(pad)) as conn:
            uuid = str(conn.execute("SELECT uuid FROM bestand").fetchone()[0])
        kopieen = list(dagkopieen(kopiemap(uuid)).items())
    except (sqlite3.Error, OSError, BestandFout, TypeError, UnicodeDecodeError):
        return f"Uw reservekopieën staan in {paden.reservekopieen()}; open er een met: ivp --db PAD."
    for dag, kopie in reversed(kopieen):
        if _is_heel(kopie):
            return f"De nieuwste goede reservekopie is van {schrijf_datum(dag)}; open haar met: ivp --db {kopie}."
    return f"Van dit bestand is er geen goede dagkopie; kijk ook in {paden.reservekopieen()}."


def _is_heel(pad: Path) -> bool:
    try:
        with closing(_verbind(pad, True)) as conn:
            return bool(conn.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def was_leesfout(conn: sqlite3.Connection, fout: BaseException) -> bool:
    """Whether an error that tells of damage was only a disk that failed to read for a moment: the file is whole now.

    Of a read that gives EIO SQLite says SQLITE_CORRUPT, as of a damaged file; the file read anew tells them apart.
    """
    if getattr(fout, "sqlite_errorname", "") != "SQLITE_CORRUPT":
        return False
    try:
        conn.execute("PRAGMA shrink_memory")
        return bool(conn.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)])
    except (sqlite3.Error, UnicodeDecodeError):
        return False
