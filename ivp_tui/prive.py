"""Files and folders that are their owner's only, whatever the umask says; on Windows their folder decides."""

import os
from pathlib import Path
from typing import TextIO


def maak_map(pad: Path) -> None:
    """Make a folder, and what is missing above it, for its owner only; one that is there stays as it is."""
    for een in (*reversed(pad.parents), pad):
        if not een.is_dir():
            een.mkdir(mode=0o700, exist_ok=True)


def open_tekst(pad: Path, erbij: bool = False) -> TextIO:
    """Open a text file to write for its owner only, empty or at its end, in a folder that is made; raises OSError."""
    maak_map(pad.parent)
    vlaggen = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if erbij else os.O_TRUNC)
    nummer = os.open(pad, vlaggen, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(nummer, 0o600)  # one of an older version may be there, for everybody to read
        return os.fdopen(nummer, "a" if erbij else "w", encoding="utf-8")
    except BaseException:
        os.close(nummer)
        raise
