"""What lies around the file: told once after the first frame, and again when a conflict copy comes beside it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.conflictkopie import conflictkopieen, melding
from ivp_tui.opslag.omgeving import waarschuwing
from ivp_tui.opslag.proef import proef

if TYPE_CHECKING:
    from ivp_tui.tui.app import IvpApp

#: how often is looked whether something came beside the file, in seconds
OMKIJKTIJD = 5.0

#: how long after the first frame the file is proven against itself, in seconds: the first keys go before it
PROEFTIJD = 2.0

#: how long that waits at most for somebody who goes on typing, in seconds
PROEFUITSTEL = 30.0

#: what stays on the screen of a file that does not prove itself; short, for the narrowest screen must tell the way out
TWIJFEL = " het bestand klopt niet in zichzelf; een cijfer kan anders zijn: ivp controle"


class Uitkijk:
    """Looks around on a thread of its own: a network that does not answer must not hold up a write or a key."""

    def __init__(self, app: IvpApp) -> None:
        """For the file that this app has open."""
        self._app = app
        self._pad: Path = app.regie.bestand.pad
        self._tijd = -1
        self._gezien: set[Path] = set()
        self._bezig = False

    async def begin(self) -> None:
        """Tell where the file stands and what lies beside it, and go on looking."""
        if self._gedaan:
            return
        self._app.set_interval(OMKIJKTIJD, self.kijk)
        # a task of its own: a timer would have the keys wait until it was done. Not the coroutine itself: nobody would
        # await it where the program ends first; mypy takes it for a function that gives one
        self._app.run_worker(self.beproef, exit_on_error=False)  # type: ignore[arg-type]
        # what begins on the screen was put there by the start; a message that came since goes before this one
        eerst = self._app.werkbank.status
        # locked, or gone for a moment: a write or the next look will tell; RuntimeError: the program just ended
        with suppress(Geweigerd, OSError, RuntimeError):
            await self._app.regie.vraag(lambda bestand: bestand.zoek_schade())
        if not self._gedaan:
            self._app.werkbank.toon_schade()
        waar = await asyncio.to_thread(waarschuwing, self._pad)
        # a meeting that is open goes before where the file stands; a text that waits for the next key before both
        if not await self.kijk() and not self._gedaan and not self._app.werkbank.biedt_klad:
            zin = await self._app.werkbank.overlegaanbod() or waar
            if zin and self._app.werkbank.status == eerst and not self._gedaan:
                self._app.werkbank.meld(zin, nummer=self._app.regie.stand.logboek_id)

    async def beproef(self) -> None:
        """Once: have the file proven against itself when nobody waits for it, and tell what makes a figure uncertain.

        It stays writable: it may as well be somebody's work with another program, and what is written is journalled.
        """
        begin = monotonic()
        await asyncio.sleep(PROEFTIJD)
        while self._bezet(begin) and not self._gedaan:
            await asyncio.sleep(PROEFTIJD / 4)
        if self._gedaan:
            return
        twijfel = ""
        # locked, gone for a moment, or closing: the next start, or ivp controle, will tell; what is damaged says so
        with suppress(Geweigerd, OSError, RuntimeError, ValueError):
            twijfel = await self._app.regie.vraag(lambda bestand: "" if bestand.beschadigd else proef(bestand.conn))
        if twijfel and not self._gedaan:
            self._app.werkbank.toon_schade(TWIJFEL)

    def _bezet(self, begin: float) -> bool:
        """Whether somebody writes, or types: a key goes before it, but not for ever."""
        if not self._app.regie.rustig:
            return True
        nu = monotonic()
        return nu - self._app.werkbank.laatste_toets < PROEFTIJD and nu - begin < PROEFUITSTEL

    @property
    def _gedaan(self) -> bool:
        """Whether the program is ending: then its file is closed, and there is nothing to tell it on."""
        return self._app._exit or not self._app.is_running

    async def kijk(self) -> bool:
        """Look in the folder when it changed; gives whether a new conflict copy was told."""
        if self._bezig or self._gedaan:
            return False
        self._bezig = True
        try:
            nieuw = await asyncio.to_thread(self._nieuwe)
        finally:
            self._bezig = False
        if nieuw and not self._gedaan:
            self._app.werkbank.meld(melding(nieuw))
        return bool(nieuw)

    def _nieuwe(self) -> list[Path]:
        try:
            tijd = self._pad.parent.stat().st_mtime_ns
        except OSError:
            return []
        if tijd == self._tijd:
            return []
        self._tijd = tijd
        alle = set(conflictkopieen(self._pad))
        nieuw, self._gezien = sorted(alle - self._gezien), alle
        return nieuw
