"""Opening the file: what it must be, how the connection is set, and in plain Dutch what is wrong with it if not.

Why a rollback journal with synchronous=EXTRA and not WAL stands in docs/besluiten/0002-rollback-journal.md.
"""

import errno
import os
import sqlite3
import stat
import struct
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

from ivp_tui.opslag.rechten import maak_prive
from ivp_tui.opslag.schema import APPLICATION_ID, VERSIE, migreer

#: how long another program may hold the file before a write or read gives up, in milliseconds
WACHTTIJD = 5000

_KOP = b"SQLite format 3\x00"


#: what SQLite raises when the file cannot be read now: locked for a moment, or worse
LeesFout = sqlite3.Error


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


def _verbind(pad: Path, alleen_lezen: bool) -> sqlite3.Connection:
    adres = f"file:{quote(str(pad.absolute().as_posix()))}?mode={'ro' if alleen_lezen else 'rw'}"
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


def open_bestand(pad: Path, alleen_lezen: bool = False) -> Bestand:
    """Open a plan file, brought to this version; raises BestandFout with a Dutch sentence when that cannot be.

    A file or folder that may not be written opens read-only, with the reason in the result. The connection may
    be made on one thread and used on another, but only on one.
    """
    info = _keur_pad(pad)
    kop = _lees_kop(pad)
    _keur_kop(pad, kop, info.st_size)
    reden = "zo geopend" if alleen_lezen else _waarom_alleen_lezen(pad, info)
    if not reden:
        maak_prive(pad, info)
    conn = _verbind(pad, bool(reden))
    try:
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
    return Bestand(
        pad, conn, rij[0], (info.st_dev, info.st_ino), bool(reden), reden, demo=rij[1] == 1, bijgewerkt=bijgewerkt
    )


def is_schade(fout: BaseException) -> bool:
    """Whether an SQLite error tells of a damaged file rather than of a full disk or a lock."""
    naam = getattr(fout, "sqlite_errorname", "") or ""
    # the last is of Python's sqlite3, which gives no name with it: a text that is none
    return naam.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or any(
        woord in str(fout) for woord in ("malformed", "Could not decode")
    )


_UITLEG = {
    "SQLITE_BUSY": "een ander programma houdt het bestand bezet; sluit dat of probeer het zo weer",
    "SQLITE_LOCKED": "een ander programma houdt het bestand bezet; sluit dat of probeer het zo weer",
    "SQLITE_FULL": "de schijf is vol; maak ruimte en probeer het weer",
    "SQLITE_READONLY_ROLLBACK": "naast het bestand staat een onafgemaakte wijziging; open het eenmaal met schrijfrecht",
    "SQLITE_READONLY": "het bestand of de map is alleen-lezen",
    "SQLITE_CANTOPEN": "het bestand of de map is niet te openen; kijk of de schijf er nog is",
    "SQLITE_IOERR": "de schijf gaf een fout bij lezen of schrijven; kijk of de schijf er nog is",
    "SQLITE_CORRUPT": "het bestand is beschadigd; kijk met: ivp controle",
    "SQLITE_NOTADB": "het bestand is beschadigd of geen ivp-bestand; kijk met: ivp controle",
    "SQLITE_CONSTRAINT": "de wijziging past niet in het bestand",
    "SQLITE_TOOBIG": "de tekst is te lang voor het bestand",
    "SQLITE_SCHEMA": "het bestand is intussen door een andere versie gewijzigd; start ivp opnieuw",
}


_BESTURING = {
    errno.ENOSPC: "de schijf is vol; maak ruimte en probeer het weer",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.EIO: "de schijf gaf een fout bij lezen of schrijven; kijk of de schijf er nog is",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENAMETOOLONG: "het pad is te lang",
    errno.ELOOP: "het pad verwijst in een kring",
    errno.EMFILE: "er staan te veel bestanden open; sluit andere programma's",
}


def leg_uit(fout: BaseException) -> str:
    """What an SQLite or operating system error means, as a Dutch half-sentence without code words.

    A ValueError is a value that is not of its kind: a status that nobody knows, a date that is none.
    """
    if isinstance(fout, PermissionError):
        return "u hebt er geen recht toe"
    if isinstance(fout, ValueError):
        return "er staat een waarde in die ivp niet kent; kijk met: ivp controle"
    naam = getattr(fout, "sqlite_errorname", "") or ""
    for begin, uitleg in _UITLEG.items():
        if naam.startswith(begin):
            return uitleg
    if isinstance(fout, sqlite3.Error) and is_schade(fout):
        return _UITLEG["SQLITE_CORRUPT"]
    if isinstance(fout, OSError):
        return _BESTURING.get(fout.errno or 0, "het besturingssysteem weigert")
    return "onverwachte fout in het bestand; kijk met: ivp controle"
