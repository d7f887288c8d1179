"""Writing a document to a file of its owner's only: whole or not at all, and never over something else unasked."""

import os
from contextlib import suppress
from pathlib import Path


class BewaarFout(Exception):
    """The file was not written; the text says in Dutch why."""


class BestaatAl(BewaarFout):
    """There is a file of this name already, and it was not asked to be replaced."""


def bewaar(pad: Path, inhoud: bytes, overschrijf: bool) -> None:
    """Write a file that is its owner's only, whole or not at all; raises BewaarFout where that cannot be."""
    if not overschrijf and (pad.exists() or pad.is_symlink()):
        raise BestaatAl(f"{pad} bestaat al")
    if pad.is_dir():
        raise BewaarFout(f"{pad} is een map; geef de naam van een bestand")
    if _is_sqlite(pad):
        raise BewaarFout(f"{pad} is een planbestand of een ander SQLite-bestand; kies een ander bestand")
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    try:
        with os.fdopen(os.open(tijdelijk, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stroom:
            stroom.write(inhoud)
        _zet_neer(tijdelijk, pad, overschrijf)
    except (FileNotFoundError, NotADirectoryError):
        raise BewaarFout(f"de map {pad.parent} bestaat niet; maak die eerst") from None
    except OSError as fout:
        raise BewaarFout(f"{pad} is niet te schrijven: {fout.strerror or fout}; kies een andere plaats") from fout
    finally:
        with suppress(OSError):
            tijdelijk.unlink(missing_ok=True)


def _is_sqlite(pad: Path) -> bool:
    if not pad.is_file():
        return False
    with pad.open("rb") as stroom:
        return stroom.read(15) == b"SQLite format 3"


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
