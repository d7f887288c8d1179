"""Where one was in each meeting and what its clock said: kept in the state folder, by the uuid of the plan file.

It is a courtesy: what is broken or cannot be written is left alone. What was decided stands in the plan file.
"""

import json
import math
import os
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ivp_tui import paden
from ivp_tui.domein.overlegklok import Klokstand

#: of no more meetings than this it is remembered where one was
_MEESTE = 20


@dataclass(frozen=True, slots=True)
class Plek:
    """Where one was in a meeting: the agendapunt in view, 0 for none, and its clock."""

    punt_id: int = 0
    klok: Klokstand = field(default=Klokstand())


class Overlegstand:
    """The places of one plan file, the last one last; writing goes on a thread of its own, the newest wins."""

    def __init__(self, uuid: str) -> None:
        """Of the plan file with this uuid, '' to keep nothing on disk. Reads the disk."""
        goed = bool(uuid) and paden.naam_van_map(uuid)
        self._pad = paden.overlegstand(uuid) if goed else None
        self._plekken = _lees(self._pad) if self._pad is not None else {}
        #: whether no meeting was opened yet since the program started
        self.vers = True
        self._draad: ThreadPoolExecutor | None = None
        self._schrijft: Future[None] | None = None

    @property
    def laatste(self) -> int:
        """The overleg one was in last, 0 for none."""
        return next(reversed(self._plekken), 0)

    def plek(self, overleg_id: int) -> Plek:
        """Where one was in a meeting; the beginning of one that is not known."""
        return self._plekken.get(overleg_id, Plek())

    def zet(self, overleg_id: int, plek: Plek) -> None:
        """Remember where one is; it is on its way to the disk when this returns."""
        self._plekken.pop(overleg_id, None)
        self._plekken[overleg_id] = plek
        while len(self._plekken) > _MEESTE:
            del self._plekken[next(iter(self._plekken))]
        if self._pad is not None:
            if self._draad is None:
                self._draad = ThreadPoolExecutor(1, thread_name_prefix="ivp-overleg")
            if self._schrijft is not None:
                # one that has not begun is overtaken by this one
                self._schrijft.cancel()
            self._schrijft = self._draad.submit(_bewaar, self._pad, dict(self._plekken))

    def sluit(self) -> None:
        """Wait until it is written."""
        if self._draad is not None:
            self._draad.shutdown()
            self._draad = None


def _lees(pad: Path) -> dict[int, Plek]:
    try:
        rijen = json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    plekken: dict[int, Plek] = {}
    for rij in rijen if isinstance(rijen, list) else ():
        with suppress(ValueError, TypeError, KeyError, OverflowError):
            plekken[int(rij["overleg"])] = _plek(rij)
    return plekken


def _plek(rij: dict[str, Any]) -> Plek:
    punten = {int(nummer): _seconden(hoeveel) for nummer, hoeveel in dict(rij["punten"]).items()}
    return Plek(int(rij["punt"]), Klokstand(_seconden(rij["totaal"]), punten, bool(rij["stil"])))


def _seconden(hoeveel: Any) -> float:
    """What a clock can say; raises ValueError for anything else, such as the NaN that JSON lets through."""
    seconden = float(hoeveel)
    if not (math.isfinite(seconden) and seconden >= 0):
        raise ValueError(hoeveel)
    return seconden


def _bewaar(pad: Path, plekken: dict[int, Plek]) -> None:
    from ivp_tui.prive import open_tekst

    rijen = [
        {
            "overleg": nummer,
            "punt": plek.punt_id,
            "totaal": round(plek.klok.totaal, 1),
            "stil": plek.klok.stil,
            "punten": {str(punt): round(seconden, 1) for punt, seconden in plek.klok.punten.items()},
        }
        for nummer, plek in plekken.items()
    ]
    tijdelijk = pad.with_name(f"{pad.name}.{os.getpid()}")
    try:
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open_tekst(tijdelijk) as stroom:
            stroom.write(json.dumps(rijen))
        tijdelijk.replace(pad)
    except OSError:
        tijdelijk.unlink(missing_ok=True)
