"""Writing a document to a file of its owner's only: whole or not at all, and never over something else unasked."""

import os
from pathlib import Path

import click


def bewaar(pad: Path, inhoud: bytes, overschrijf: bool) -> None:
    """Write a file that is its owner's only, whole or not at all; raises ClickException where it is in the way."""
    if not overschrijf and (pad.exists() or pad.is_symlink()):
        raise click.ClickException(f"{pad} bestaat al; kies een ander bestand of geef --overschrijf")
    if pad.is_dir():
        raise click.ClickException(f"{pad} is een map; geef de naam van een bestand")
    if _is_sqlite(pad):
        raise click.ClickException(f"{pad} is een planbestand of een ander SQLite-bestand; kies een ander bestand")
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    try:
        with os.fdopen(os.open(tijdelijk, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stroom:
            stroom.write(inhoud)
        _zet_neer(tijdelijk, pad, overschrijf)
    except FileNotFoundError:
        raise click.ClickException(f"de map {pad.parent} bestaat niet; maak die eerst") from None
    finally:
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
            raise click.ClickException(f"{pad} bestaat al; kies een ander bestand of geef --overschrijf") from None
    try:
        tijdelijk.replace(pad)
    except OSError:
        if not overschrijf:
            pad.unlink(missing_ok=True)
        raise
