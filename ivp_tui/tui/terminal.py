"""The terminal as it can be taken away: closed under the program, with or without a signal."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

#: the signal of a terminal that was closed; Windows does not know it
OPGEHANGEN = 1


class Schermuitvoer:
    """What the screen is written to; a terminal that is gone takes everything.

    Textual writes on a thread of its own that an error would end: whoever draws then waits for it for ever.
    """

    def __init__(self, stroom: IO[str]) -> None:
        """Write to `stroom` while it can be written."""
        self._stroom = stroom

    def write(self, tekst: str) -> int:
        """Write a text; gives its length, also where nobody sees it."""
        with suppress(OSError):
            self._stroom.write(tekst)
        return len(tekst)

    def flush(self) -> None:
        """Have it shown."""
        with suppress(OSError):
            self._stroom.flush()

    def __getattr__(self, naam: str) -> Any:
        """All else is that of the stream."""
        return getattr(self._stroom, naam)


def is_weg() -> bool:
    """Whether the keyboard is no terminal any more; where that cannot be told it is still there."""
    stroom = sys.__stdin__
    if os.name != "posix" or stroom is None:
        return False
    try:
        return not os.isatty(stroom.fileno())
    except (OSError, ValueError):
        return False


def laat_los() -> None:
    """Send what is still to be written to nowhere: a flush that fails would change the exit code."""
    with suppress(OSError):
        nergens = os.open(os.devnull, os.O_WRONLY)
        for fd in (1, 2):
            os.dup2(nergens, fd)
        os.close(nergens)


def draai(app: App[int]) -> int:
    """Run an app and give its exit code."""
    # the screen is drawn on stderr, in UTF-8 whatever the locale says: terminals understand it, locales lag behind
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
        sys.__stderr__ = Schermuitvoer(sys.__stderr__)  # type: ignore[misc,assignment]
    app.run()
    if is_weg():
        laat_los()
    return app.return_code or 0


def noem_sluiten(app: App[int]) -> None:
    """ctrl+c, which ends other programs: say on the status line what closes here; Textual says it in English."""
    meld = getattr(app.screen, "meld", None)
    if meld is not None:
        meld("ctrl+c sluit niet: q sluit dit scherm, ctrl+q sluit ivp; alles wat bewaard is staat op de schijf")


def noteer_fout(fout: Exception) -> Path:
    """Write where it went wrong to the log, without any text of the plan; gives where that is, '.' where it cannot."""
    import traceback

    from ivp_tui import paden
    from ivp_tui.prive import open_tekst

    pad = paden.logbestand()
    try:
        with open_tekst(pad, erbij=True) as stroom:
            stroom.write(f"{type(fout).__name__}\n{''.join(traceback.format_tb(fout.__traceback__))}\n")
    except OSError:
        return Path()  # a full disk: then there is only the sentence
    return pad
