"""A file that is held by another program for a while, or that may not be written for now: what can be waited for."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.bestand import Bestand, LeesFout

T = TypeVar("T")

#: how long one attempt waits (ms), and the pause before the next (s): between them a person can leave it
POGING, PAUZE = 50, 0.1

#: the pauses (s) before a read is tried again that the disk failed at
WEER = (0.05, 0.25)


class InDraad(Protocol):
    """Has something done on the thread of the file, and gives what it gave."""

    def __call__(self, doe: Callable[[], Any]) -> Awaitable[Any]:
        """Wait for it."""


async def geduldig(
    bestand: Bestand, lees: Callable[[], T], in_draad: InDraad, gestopt: Callable[[], bool] = lambda: False
) -> T:
    """What `lees` reads, tried again while another program holds the file, as long as any write waits for it.

    A disk that fails is tried again too, but only in a moment (`nog_eens`).

    Raises Geweigerd when `gestopt` says that nobody waits any more, and else what `lees` raises.
    """
    lus = asyncio.get_running_loop()
    duur: int = await in_draad(lambda: bestand.conn.execute("PRAGMA busy_timeout").fetchone()[0])
    eind = lus.time() + duur / 1000
    while True:
        try:
            gelezen: T = await in_draad(lambda: _kort(bestand, lees, min(POGING, duur), duur))
            return gelezen
        except LeesFout as fout:
            naam = getattr(fout, "sqlite_errorname", "") or ""
            if not naam.startswith("SQLITE_BUSY") or lus.time() >= eind:
                raise
        if gestopt():
            raise Geweigerd("het bestand is bezet; gelaten zoals het was")
        await asyncio.sleep(PAUZE)


def _kort(bestand: Bestand, lees: Callable[[], T], poging: int, daarna: int) -> T:
    bestand.conn.execute(f"PRAGMA busy_timeout = {poging}")
    try:
        return nog_eens(lees)
    finally:
        bestand.conn.execute(f"PRAGMA busy_timeout = {daarna}")


def nog_eens(lees: Callable[[], T]) -> T:
    """What `lees` reads, tried again in a moment where the disk failed: one that failed a call may well do the next.

    A screen left behind by one failed call would clash with the change it had just saved. Raises what the last attempt
    raised. A lock is no such failure: SQLite has waited for it by itself.
    """
    for pauze in WEER:
        try:
            return lees()
        except LeesFout as fout:
            if (getattr(fout, "sqlite_errorname", "") or "").startswith("SQLITE_BUSY"):
                raise
            time.sleep(pauze)
    return lees()


def keur_schrijfbaar(bestand: Bestand) -> None:
    """Raise Geweigerd when the file was made read-only after it was opened: an open file could still be written."""
    try:
        mag = bool(bestand.pad.stat().st_mode & 0o222)
    except OSError:
        return  # gone: the write itself tells that
    if not mag and not bestand.alleen_lezen:
        raise Geweigerd("het bestand is alleen-lezen gemaakt; maak het weer schrijfbaar en probeer het opnieuw")
