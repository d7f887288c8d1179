"""Tells a second screen what is in view here: a moment after the last key, off the event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivp_tui.beamerkanaal import Zender
    from ivp_tui.domein.toont import Toont
    from ivp_tui.tui.app import IvpApp

#: how long it is quiet before something is told, and how long a key held down can put it off, in seconds
RUST, LANGST = 0.2, 0.5


class Volger:
    """Follows what this app shows; nothing is written while that stays the same."""

    def __init__(self, app: IvpApp) -> None:
        """Of this app; made at the first key, for no start should wait for it."""
        self._app = app
        self._wacht: asyncio.TimerHandle | None = None
        self._sinds = 0.0
        self._gezegd: Toont | None = None
        self._taak: asyncio.Future[None] | None = None
        self._zender: Zender | None = None
        self._dicht = False

    def straks(self) -> None:
        """Something else may come in view: look a moment after the last of this."""
        lus = asyncio.get_running_loop()
        if self._dicht:
            return
        if self._wacht is None:
            self._sinds = lus.time()
        elif lus.time() - self._sinds > LANGST:
            return
        else:
            self._wacht.cancel()
        self._wacht = lus.call_later(RUST, self.nu)

    def nu(self) -> None:
        """Tell what is in view, if that is another than was told; a write that still goes on is not overtaken."""
        self._wacht = None
        if self._taak is not None and not self._taak.done():
            self.straks()
            return
        toont = onderwerp(self._app)
        if toont is not None and toont != self._gezegd:
            self._taak = asyncio.ensure_future(self._zend(toont))

    async def _zend(self, toont: Toont) -> None:
        if await asyncio.to_thread(self._schrijf, toont):
            self._gezegd = toont

    def _schrijf(self, toont: Toont) -> bool:
        """On a thread: the first time the channel is imported too."""
        from ivp_tui.beamerkanaal import Zender

        if self._zender is None:
            self._zender = Zender(self._app.regie.bestand.uuid)
        return self._zender.zend(toont)

    async def sluit(self) -> None:
        """Take away what was told: who follows then knows that this workbench is closed."""
        self._dicht = True
        if self._wacht is not None:
            self._wacht.cancel()
        if self._taak is not None:
            await self._taak
        if self._zender is not None:
            self._zender.sluit()


def onderwerp(app: IvpApp) -> Toont | None:
    """What the uppermost screen that can tell is about; a dialog over it changes nothing."""
    for scherm in reversed(app.screen_stack):
        vraag = getattr(scherm, "onderwerp_beamer", None)
        if vraag is not None:
            toont: Toont | None = vraag()
            return toont
    return None
