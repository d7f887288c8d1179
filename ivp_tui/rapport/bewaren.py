"""Writing a document to a file of its owner's only: whole or not at all, and never over something else unasked."""

import errno
import os
from contextlib import suppress
from pathlib import Path

#: why it cannot be written, in words; else those of the system
_WAAROM = {
    errno.EACCES: "u mag daar niet schrijven",
    errno.EPERM: "u mag daar niet schrijven",
    errno.EROFS: "daar kan alleen gelezen worden",
    errno.ENOSPC: "de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class BewaarFout(Exception):
    """The file was not written; the text says in Dutch why."""


class BestaatAl(BewaarFout):
    """There is a file of this name already, and it was not asked to be replaced."""


def bewaar(pad: Path, inhoud: bytes, overschrijf: bool) -> None:
    """Write a file that is its owner's only, whole or not at all; raises BewaarFout where that cannot be."""
    try:
        _keur(pad, overschrijf)
        _schrijf(pad, inhoud, overschrijf)
    except OSError as fout:
        if isinstance(fout, FileNotFoundError | NotADirectoryError) and not pad.parent.is_dir():
            raise BewaarFout(f"de map {pad.parent} bestaat niet; maak die eerst") from None
        waarom = _WAAROM.get(fout.errno or 0, fout.strerror or fout)
        raise BewaarFout(f"{pad} is niet te schrijven: {waarom}; kies een andere plaats") from fout


def _keur(pad: Path, overschrijf: bool) -> None:
    """Whether it may be written there; raises OSError where that cannot be seen."""
    if pad.is_dir():
        raise BewaarFout(f"{pad} is een map; geef de naam van een bestand")
    if not overschrijf and (pad.exists() or pad.is_symlink()):
        raise BestaatAl(f"{pad} bestaat al")
    # what is no plain file, such as a pipe, would be waited for
    if pad.is_file():
        with pad.open("rb") as stroom:
            if stroom.read(15) == b"SQLite format 3":
                raise BewaarFout(f"{pad} is een planbestand of een ander SQLite-bestand; kies een ander bestand")


def _schrijf(pad: Path, inhoud: bytes, overschrijf: bool) -> None:
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    try:
        with os.fdopen(os.open(tijdelijk, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stroom:
            stroom.write(inhoud)
        _zet_neer(tijdelijk, pad, overschrijf)
    finally:
        with suppress(OSError):
            tijdelijk.unlink(missing_ok=True)


def _zet_neer(tijdelijk: Path, pad: Path, overschrijf: bool) -> None:
    if not overschrijf:
        try:
            # takes the name at once, or fails because it is taken meanwhile
            os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise BestaatAl(f"{pad} bestaat al") from None
    try:
        tijdelijk.replace(pad)
    except OSError:
        if not overschrijf:
            pad.unlink(missing_ok=True)
        raise
