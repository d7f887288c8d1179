"""What lies beside a plan file as -journal or -wal, and how to read the file without that being applied to it.

SQLite applies such a file at the next opening, whether it belongs there or not. So it is told apart before opening;
what it would do is tried out on a copy.
"""

import shutil
import sqlite3
import struct
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ivp_tui.opslag.bestand import APPLICATION_ID, _verbind

#: seconds that a file may be younger than the journal of its own cut-off write; with more the journal is stale
_SPELING = 60

_JOURNAALMERK = bytes.fromhex("d9d505f920a163d7")
_WALMERKEN = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True)
class Lezer:
    """A connection to check by, with a sentence on what is wrong beside the file, or a remark; '' is nothing."""

    conn: sqlite3.Connection
    bevinding: str = ""
    opmerking: str = ""


def naast(pad: Path, staart: str) -> Path:
    """What SQLite would look for beside a file: naast(pad, "-journal")."""
    return pad.with_name(pad.name + staart)


def verwijder_met_resten(pad: Path) -> None:
    """Remove a file, where it is there, and then what SQLite left beside it, as after a disk that was full.

    Raises OSError; the file goes first, for without what lies beside it it may not be whole.
    """
    for deel in (pad, *(naast(pad, staart) for staart in ("-journal", "-wal", "-shm"))):
        deel.unlink(missing_ok=True)


def vreemd_naast(pad: Path, kop: bytes) -> Path | None:
    """The -journal or -wal that lies beside a file and is of another one, or of an earlier state; None is none.

    `kop` is the first 100 bytes of the file. Two looks at the folder where nothing lies there. Raises OSError.
    """
    # another program may be writing: what did not fit at the first look may be its next write
    vreemd: Path | None = None
    for _ in range(3):
        try:
            vreemd = _vreemde(pad, kop)
        except FileNotFoundError:
            continue
        if vreemd is None:
            return None
        with pad.open("rb") as stroom:
            kop = stroom.read(100)
    return vreemd


def _vreemde(pad: Path, kop: bytes) -> Path | None:
    wal, journaal = naast(pad, "-wal"), naast(pad, "-journal")
    if _is_iets(wal) and not wal_past(pad, kop):
        return wal
    if _is_iets(journaal) and _is_heet(journaal) and not journaal_past(pad, kop):
        return journaal
    return None


def _is_iets(pad: Path) -> bool:
    try:
        return pad.is_file() and pad.stat().st_size > 0
    except OSError:
        return False


def _is_heet(journaal: Path) -> bool:
    """SQLite takes a journal that begins with a zero byte as finished."""
    with journaal.open("rb") as stroom:
        return stroom.read(1) not in (b"", b"\0")


def _getal(bytes_: bytes, plek: int) -> int:
    return int.from_bytes(bytes_[plek : plek + 4], "big")


def journaal_past(pad: Path, kop: bytes) -> bool:
    """Whether a rollback journal is of the write that was cut off in this very file (sqlite.org/fileformat2.html).

    The journal holds the first page as it was before. The change counter in it is that of the file, or one less
    where the new first page was written already. Without that page the file must still have its old size.
    """
    with naast(pad, "-journal").open("rb") as stroom:
        begin = stroom.read(28)
        bladzijde = int.from_bytes(kop[16:18], "big")
        if not begin.startswith(_JOURNAALMERK) or _getal(begin, 24) != (65536 if bladzijde == 1 else bladzijde):
            return False
        eerste = _eerste_bladzijde(stroom)
    if eerste is None:
        return _getal(begin, 16) == _getal(kop, 28)
    verder = (_getal(kop, 24) - _getal(eerste, 24)) % 2**32
    return verder in (0, 1) and _getal(eerste, 68) == APPLICATION_ID


def _eerste_bladzijde(stroom: BinaryIO) -> bytes | None:
    """Page 1 as a journal holds it, None where it is not in it or its checksum is wrong."""
    lengte, plek = stroom.seek(0, 2), 0
    while True:
        stroom.seek(plek)
        kop = stroom.read(28)
        if not kop.startswith(_JOURNAALMERK) or len(kop) < 28:
            return None
        aantal, toeval, _, sector, bladzijde = struct.unpack(">5I", kop[8:28])
        if not 0 < sector <= 65536 or not 512 <= bladzijde <= 65536:
            return None
        plek, een = plek + sector, bladzijde + 8
        aantal = min(aantal, max(0, lengte - plek) // een)
        for nummer in range(aantal):
            stroom.seek(plek + nummer * een)
            if stroom.read(4) == b"\0\0\0\1":
                inhoud, som = stroom.read(bladzijde), int.from_bytes(stroom.read(4), "big")
                klopt = (toeval + sum(inhoud[i] for i in range(bladzijde - 200, 0, -200))) % 2**32 == som
                return inhoud if klopt else None
        if not aantal:
            return None
        plek = -(-(plek + aantal * een) // sector) * sector


def wal_past(pad: Path, kop: bytes) -> bool:
    """Whether a -wal is of this very file: the same pages, no older than they are, and with it the file is whole."""
    wal = naast(pad, "-wal")
    with wal.open("rb") as stroom:
        begin = stroom.read(32)
        bladzijde = int.from_bytes(kop[16:18], "big")
        bladzijde = 65536 if bladzijde == 1 else bladzijde
        if kop[18] != 2 or len(begin) < 32 or _getal(begin, 0) not in _WALMERKEN or _getal(begin, 8) != bladzijde:
            return False
        while len(raam := stroom.read(24 + bladzijde)) == 24 + bladzijde and raam[8:16] == begin[16:24]:
            if _getal(raam, 0) == 1 and (
                _getal(raam, 24 + 24) < _getal(kop, 24) or _getal(raam, 24 + 68) != APPLICATION_ID
            ):
                return False
    with ExitStack() as opruimen:
        try:
            met, zonder = _open_kopie(pad, (wal,), opruimen), _open_kopie(pad, (), opruimen)
            uuids = {conn.execute("SELECT uuid FROM bestand").fetchone() for conn in (met, zonder)}
            return len(uuids) == 1 and met.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        except sqlite3.Error:
            # what is damaged without it as well says nothing of the -wal: then it is better not applied
            return False


def open_lezer(pad: Path, kop: bytes, opruimen: ExitStack) -> Lezer:
    """A connection that leaves the file and what lies beside it untouched; `kop` is its first 100 bytes.

    Raises sqlite3.Error when the file cannot be read, OSError when no copy can be made.
    """
    wal = naast(pad, "-wal")
    if _is_iets(wal) and not wal_past(pad, kop):
        return Lezer(_open_kopie(pad, (), opruimen), bevinding=_vreemd(wal, pad))
    if kop[18] == 2:
        tekst = f"{pad.name} staat in WAL-stand; ivp zet dat bij het openen om"
        return Lezer(_open_kopie(pad, (wal,), opruimen), opmerking=tekst)
    conn = _verbonden(pad, True, opruimen)
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as fout:
        if fout.sqlite_errorname == "SQLITE_READONLY_ROLLBACK":
            return _open_met_journaal(pad, kop, opruimen)
        raise
    return Lezer(conn)


def _open_met_journaal(pad: Path, kop: bytes, opruimen: ExitStack) -> Lezer:
    """Tell the journal of a write that was cut off, which SQLite turns back by itself, from one of something else."""
    journaal = naast(pad, "-journal")
    past = journaal_past(pad, kop)
    # what does not belong there would only spoil the copy that is looked at
    conn = _open_kopie(pad, (journaal,) if past else (), opruimen)
    if past and pad.stat().st_mtime - journaal.stat().st_mtime <= _SPELING:
        tekst = f"naast {pad.name} ligt een afgebroken wijziging, die ivp bij het openen terugdraait"
        return Lezer(conn, opmerking=f"{tekst}; nagekeken is hoe het bestand dan is")
    return Lezer(conn, bevinding=_vreemd(journaal, pad))


def _vreemd(ernaast: Path, pad: Path) -> str:
    tekst = f"{ernaast.name} ligt naast {pad.name} en hoort er niet bij"
    return (
        f"{tekst}; verplaats het voordat u het bestand met een ander programma opent, anders wordt het erop toegepast"
    )


def _open_kopie(pad: Path, ernaast: tuple[Path, ...], opruimen: ExitStack) -> sqlite3.Connection:
    map_ = Path(opruimen.enter_context(tempfile.TemporaryDirectory(prefix="ivp-controle-")))
    for bron in (pad, *ernaast):
        if bron.is_file():
            shutil.copyfile(bron, map_ / bron.name)
    return _verbonden(map_ / pad.name, False, opruimen)


def _verbonden(pad: Path, alleen_lezen: bool, opruimen: ExitStack) -> sqlite3.Connection:
    conn = opruimen.enter_context(closing(_verbind(pad, alleen_lezen)))
    # text that damage made no text must be told as what differs there, not stop the check
    conn.text_factory = lambda tekst: tekst.decode(errors="backslashreplace")
    return conn
