"""When a played workbench has come to rest, seen from its event loop instead of guessed from the clock.

Textual's pilot takes a process that used little CPU for 20 ms for one that is done: that costs 40 ms a key and more,
and on a busy machine a program that got no turn counts as done. Here it is done when its event loop has nothing left to
run, nothing that is due in a moment, and no thread whose answer is awaited.
"""

import asyncio
from asyncio.base_events import BaseEventLoop
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic, process_time
from typing import Any

import pytest

#: what is due within this many seconds is waited for
_ZO = 0.02
#: a thread that computes nothing for this many seconds waits for something itself, as for a lock that a test holds
_VAST = 0.1
#: how often a thread is looked at, how long a look at its computing lasts, and how much of that is none; in seconds
_KIJK, _STUK, _NIETS = 0.002, 0.02, 0.004


class Stilte:
    """Takes the place of `wait_for_idle` of Textual for one test, and keeps what its threads were given to do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._werk: list[asyncio.Future[Any] | Future[Any]] = []
        uitvoeren, geven = BaseEventLoop.run_in_executor, ThreadPoolExecutor.submit

        # both: a thread is done a moment before the event loop knows, and some are never awaited
        def run_in_executor(lus: BaseEventLoop, *args: Any) -> Any:
            werk = uitvoeren(lus, *args)
            self._werk.append(werk)
            return werk

        def submit(draad: ThreadPoolExecutor, *args: Any, **kwargs: Any) -> Any:
            werk = geven(draad, *args, **kwargs)
            self._werk.append(werk)
            return werk

        monkeypatch.setattr(BaseEventLoop, "run_in_executor", run_in_executor)
        monkeypatch.setattr(ThreadPoolExecutor, "submit", submit)
        for module in ("textual.pilot", "textual.app"):
            monkeypatch.setattr(f"{module}.wait_for_idle", self.wacht)
        # a frame comes as soon as it can: nothing here is measured, and each key waits for its frame
        monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)

    @property
    def _bezig(self) -> bool:
        self._werk = [werk for werk in self._werk if not werk.done()]
        return bool(self._werk)

    async def wacht(self, min_sleep: float = 0, max_sleep: float = 1) -> None:
        """Until there is nothing to do, at most `max_sleep` seconds; called as Textual's own is."""
        lus: Any = asyncio.get_running_loop()
        einde = monotonic() + max_sleep
        grens = lus.time() + _ZO  # from the beginning: a clock that ticks on is not waited for
        while monotonic() < einde:
            await asyncio.sleep(0)
            if lus._ready:
                continue
            zo = [klok.when() for klok in lus._scheduled if not klok.cancelled() and klok.when() <= grens]
            if zo:
                await asyncio.sleep(max(0, min(zo) - lus.time()))
            elif not self._bezig or not await self._vordert(einde):
                return

    async def _vordert(self, einde: float) -> bool:
        """Wait for the threads; False when they stand still, or at the end of the time."""
        stil = 0
        while stil * _STUK < _VAST:
            cpu, stuk = process_time(), monotonic() + _STUK
            while monotonic() < stuk:
                await asyncio.sleep(_KIJK)
                if not self._bezig:
                    return True
            if monotonic() >= einde:
                return False
            stil = stil + 1 if process_time() - cpu < _NIETS else 0
        return False
