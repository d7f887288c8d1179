"""Opening the file: what it must be, how the connection is set, and in plain Dutch what is wrong with it if not.

Why a rollback journal with synchronous=EXTRA and not WAL stands in docs/besluiten/0002-rollback-journal.md.
"""

import os
import sqlite3
import stat
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from ivp_tui.opslag.foutuitleg import is_schade, leg_uit
from ivp_tui.opslag.rechten import maak_prive
from ivp_tui.opslag.schema import APPLICATION_ID, VERSIE, migreer

__all__ = [
    "APPLICATION_ID",
    "BESCHADIGD",
    "WACHTTIJD",
    "Bestand",
    "BestandFout",
    "LeesFout",
    "heeft_schade",
    "is_schade",
    "leg_uit",
    "open_bestand",
]

#: how long another program may hold the file before a write or read gives up, in milliseconds
WACHTTIJD = 5000

#: a file up to this size, in bytes, is looked through at opening; a larger one takes longer, and is after that
NAKIJKMAAT = 4_000_000

T = TypeVar("T")

_KOP = b"SQLite format 3\x00"


#: what SQLite raises when the file cannot be read now: locked for a moment, or worse
LeesFout = sqlite3.Error


#: why a damaged file opens read-only, and the way out; stands on the screen as long as the file is open
BESCHADIGD = "beschadigd; ivp controle --repareer of ivp terugzetten"


class BestandFout(Exception):
    """The file cannot be used; the text says in Dutch what is wrong and what to do. `beschadigd` marks damage."""

    def __init__(self, tekst: str, beschadigd: bool = False) -> None:
        """Keep the sentence and whether it is about damage."""
        super().__init__(tekst)
        self.beschadigd = beschadigd


@dataclass(slots=True)
class Bestand:
    """An open plan file: its one connection, who it was on disk when opened, and whether it may be written.

    `demo` is True for a copy with invented statuses, which every screen must say. `bijgewerkt` is True when opening it
    brought it from an older version to this one. `kopiedag` is the last day whose backup was seen to.
    """

    pad: Path
    conn: sqlite3.Connection
    uuid: str
    inode: tuple[int, int]
    alleen_lezen: bool
    reden_alleen_lezen: str = ""
    demo: bool = False
    bijgewerkt: bool = False
    kopiedag: date | None = None
    beschadigd: bool = False
    mededeling: str = ""

    def lees_voortaan_alleen(self, fout: BaseException) -> None:
        """After an error that tells of damage nothing is written any more: that could end what can still be read."""
        gezien: BaseException | None = fout
        while gezien is not None and not is_schade(gezien):
            gezien = gezien.__cause__
        if gezien is not None:
            from ivp_tui.opslag.aangetast import was_leesfout

            if was_leesfout(self.conn, gezien):
                return
            self.beschadigd = self.alleen_lezen = True
            self.reden_alleen_lezen = BESCHADIGD

    def zoek_schade(self) -> None:
        """Look through a file that was too large to do so at opening; raises sqlite3.Error for a lock."""
        if not self.beschadigd and self.pad.stat().st_size > NAKIJKMAAT and heeft_schade(self.conn):
            self.beschadigd, self.alleen_lezen, self.reden_alleen_lezen = True, True, BESCHADIGD

    def bewaakt(self, doe: "Callable[[], T]") -> "T":
        """Do something with the file and give its outcome; damage that shows in doing it is remembered."""
        try:
            return doe()
        except Exception as fout:
            self.lees_voortaan_alleen(fout)
            raise

    def is_nog_hetzelfde(self) -> bool:
        """Whether the path still leads to the very file that was opened, and not to a new or moved one."""
        try:
            nu = self.pad.stat()
        except OSError:
            return False
        return (nu.st_dev, nu.st_ino) == self.inode

    def vergeet(self) -> None:
        """Let go of the pages SQLite keeps, so that the file itself is read.

        It trusts them while the change counter in the file is the same, and another plan that was copied over this
        one may well have the same: a write would then mix the two.
        """
        self.conn.execute("PRAGMA shrink_memory")

    def sluit(self) -> None:
        """Close the connection; a half-made transaction is rolled back by SQLite."""
        self.conn.close()


def _keur_pad(pad: Path) -> os.stat_result:
    """Look at the file before SQLite does, because SQLite would make, or take as empty, what is not a plan."""
    try:
        info = pad.stat()
    except FileNotFoundError:
        raise BestandFout(f"{pad} bestaat niet; maak een nieuw bestand met: ivp nieuw {pad}") from None
    except OSError as fout:
        raise BestandFout(f"{pad} is niet te bereiken: {leg_uit(fout)}") from fout
    if stat.S_ISDIR(info.st_mode):
        raise BestandFout(f"{pad} is een map; geef het pad van een bestand, zoals {pad / 'ivp.db'}")
    if not stat.S_ISREG(info.st_mode):
        raise BestandFout(f"{pad} is geen gewoon bestand; geef het pad van een ivp-bestand")
    if not info.st_mode & 0o444:
        raise BestandFout(f"{pad} mag niet gelezen worden; geef uzelf leesrecht op het bestand")
    return info


def _lees_kop(pad: Path) -> bytes:
    try:
        with pad.open("rb") as stroom:
            return stroom.read(100)
    except OSError as fout:
        raise BestandFout(f"{pad} is niet te lezen: {leg_uit(fout)}") from fout


def _keur_kop(pad: Path, kop: bytes, grootte: int) -> None:
    """Judge the first 100 bytes (sqlite.org/fileformat2.html): empty, foreign, newer or cut off."""
    if grootte <= 1:
        raise BestandFout(f"{pad} is leeg; zet een reservekopie terug of maak een nieuw bestand met: ivp nieuw PAD")
    if not kop.startswith(_KOP):
        raise BestandFout(f"{pad} is geen ivp-bestand (het is geen SQLite-bestand); kies een ander bestand met --db")
    if len(kop) < 100:
        raise BestandFout(f"{pad} is afgekapt (maar {grootte} bytes); zet een reservekopie terug", beschadigd=True)
    versie, eigenaar = struct.unpack(">I", kop[60:64])[0], struct.unpack(">I", kop[68:72])[0]
    if eigenaar != APPLICATION_ID:
        raise BestandFout(f"{pad} is een SQLite-bestand van een ander programma; kies een ivp-bestand met --db")
    if versie > VERSIE:
        raise BestandFout(
            f"{pad} is gemaakt met een nieuwere ivp (bestandsversie {versie}, deze kent {VERSIE}); werk ivp bij"
        )
    bladzijde = struct.unpack(">H", kop[16:18])[0]
    bladzijde = 65536 if bladzijde == 1 else bladzijde
    aantal, teller, geldig_bij = (struct.unpack(">I", kop[i : i + 4])[0] for i in (28, 24, 92))
    # with a journal beside it the power may have gone in the middle of growing: SQLite turns that back at opening
    midden_in = pad.with_name(f"{pad.name}-journal").is_file()
    if teller == geldig_bij and aantal * bladzijde > grootte and not midden_in:
        raise BestandFout(
            f"{pad} is afgekapt: {grootte} van {aantal * bladzijde} bytes; zet een reservekopie terug", beschadigd=True
        )


def _verbind(pad: Path, alleen_lezen: bool, extra: str = "") -> sqlite3.Connection:
    adres = f"file:{quote(str(pad.absolute().as_posix()))}?mode={'ro' if alleen_lezen else 'rw'}{extra}"
    return sqlite3.connect(adres, uri=True, isolation_level=None, timeout=WACHTTIJD / 1000, check_same_thread=False)


def _stel_in(conn: sqlite3.Connection, alleen_lezen: bool) -> None:
    """Set the pragmas and read back the ones that guard against loss."""
    conn.execute(f"PRAGMA busy_timeout={WACHTTIJD}")
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("PRAGMA trusted_schema=OFF")
    conn.execute("PRAGMA cell_size_check=ON")
    if alleen_lezen:
        conn.execute("PRAGMA query_only=ON")
        return
    if conn.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
        conn.execute("PRAGMA journal_mode=DELETE")
    conn.execute("PRAGMA synchronous=EXTRA")
    conn.execute("PRAGMA fullfsync=1")
    gezet = (
        conn.execute("PRAGMA journal_mode").fetchone()[0],
        conn.execute("PRAGMA synchronous").fetchone()[0],
        conn.execute("PRAGMA foreign_keys").fetchone()[0],
    )
    if gezet != ("delete", 3, 1):
        raise BestandFout(f"het bestand is niet veilig in te stellen (gezet: {gezet}); open het met --alleen-lezen")


def _waarom_alleen_lezen(pad: Path, info: os.stat_result) -> str:
    if not info.st_mode & 0o222 or not os.access(pad, os.W_OK):
        return "het bestand is alleen-lezen"
    if not os.access(pad.parent, os.W_OK):
        return "de map is alleen-lezen"
    return ""


def open_bestand(pad: Path, alleen_lezen: bool = False, ook_beschadigd: bool = False) -> Bestand:
    """Open a plan file, brought to this version; raises BestandFout with a Dutch sentence when that cannot be.

    A file or folder that may not be written opens read-only, with the reason in the result, and so does a file with
    damage in it; with `ook_beschadigd` also one that SQLite by itself refuses. The connection may be made on one
    thread and used on another, but only on one.
    """
    try:
        return _open(pad, alleen_lezen)
    except BestandFout as fout:
        if not fout.beschadigd or not ook_beschadigd:
            raise
        from ivp_tui.opslag.aangetast import open_aangetast

        return open_aangetast(pad, fout)


def _open(pad: Path, alleen_lezen: bool) -> Bestand:
    info = _keur_pad(pad)
    kop = _lees_kop(pad)
    _keur_kop(pad, kop, info.st_size)
    reden = "zo geopend" if alleen_lezen else _waarom_alleen_lezen(pad, info)
    if not reden:
        maak_prive(pad, info)
    conn, reden, mededeling = _verbind_voorzichtig(pad, kop, reden)
    try:
        schade = info.st_size <= NAKIJKMAAT and heeft_schade(conn)
        if schade and not reden:
            conn.close()
            conn, reden = _verbind(pad, True), BESCHADIGD
        versie: int = conn.execute("PRAGMA user_version").fetchone()[0]
        bijgewerkt = False
        if versie < VERSIE and not reden:
            bijgewerkt = migreer(conn, datetime.now(UTC).isoformat(timespec="seconds")) > 0
        elif versie < VERSIE:
            raise BestandFout(f"{pad} is van een oudere ivp en alleen-lezen; open het eenmaal met schrijfrecht")
        _stel_in(conn, bool(reden))
        rij = conn.execute("SELECT uuid, demo FROM bestand").fetchone()
        if rij is None:
            raise BestandFout(f"{pad} is onvolledig (geen kenmerk); zet een reservekopie terug", beschadigd=True)
    except UnicodeDecodeError as fout:
        # sqlite3 raises this, and no error of its own, where the text of the schema itself is damaged
        conn.close()
        raise BestandFout(f"{pad} is beschadigd; kijk met: ivp controle", beschadigd=True) from fout
    except sqlite3.Error as fout:
        conn.close()
        raise BestandFout(f"{pad} is niet te openen: {leg_uit(fout)}", beschadigd=is_schade(fout)) from fout
    except BaseException:
        conn.close()
        raise
    wie = info.st_dev, info.st_ino
    reden = BESCHADIGD if schade else reden
    return Bestand(pad, conn, rij[0], wie, bool(reden), reden, rij[1] == 1, bijgewerkt, None, schade, mededeling)


def _verbind_voorzichtig(pad: Path, kop: bytes, reden: str) -> tuple[sqlite3.Connection, str, str]:
    """A connection, why it may not be written, and what to tell; what lies beside the file is looked at first.

    SQLite applies a -journal or -wal at opening, whether it is of this file or not.
    """
    ernaast = any(pad.with_name(pad.name + staart).exists() for staart in ("-journal", "-wal"))
    if kop[18] != 2 and not ernaast:
        return _verbind(pad, bool(reden)), reden, ""
    from ivp_tui.opslag.walstand import verbind

    try:
        verbinding = verbind(pad, kop, reden)
    except (sqlite3.Error, OSError) as fout:
        raise BestandFout(f"{pad} is niet te openen: {leg_uit(fout)}", is_schade(fout)) from fout
    return verbinding.conn, verbinding.reden, verbinding.mededeling


def heeft_schade(conn: sqlite3.Connection) -> bool:
    """Whether pages or rows are damaged, indexes not looked at; a value that only breaks a rule of ours is no damage.

    Raises sqlite3.Error for a lock or a disk that fails.
    """
    try:
        rijen = conn.execute("PRAGMA quick_check(5)").fetchall()
    except UnicodeDecodeError:
        return True  # a name that damage made no text
    except sqlite3.Error as fout:
        if not is_schade(fout):
            raise
        return True
    return any(not rij[0].startswith(("ok", "CHECK constraint")) for rij in rijen)
