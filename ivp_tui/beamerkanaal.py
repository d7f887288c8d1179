"""What a workbench tells a second screen: which item is in view, as ids, in a small file beside the state.

One file a plan file, <state>/beamer/<uuid>.json, readable by its owner only and replaced in one go. It names a lock
that its writer holds, so that a reader can tell whether that program still runs, also after kill -9. Of several
workbenches on one file the one that told last is followed. Why a file: docs/besluiten/0031-beamer.md.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ivp_tui import paden
from ivp_tui.domein.toont import Toont
from ivp_tui.prive import maak_map, open_tekst
from ivp_tui.slot import Slot

#: more than this many bytes is no file of ours, and is not read
GROOTST = 4096


def _kanaal(uuid: str) -> Path | None:
    """The file for a plan file; None where its uuid, which anybody may have written, can be no name of a file."""
    return paden.beamer() / f"{uuid}.json" if paden.naam_van_map(uuid) else None


class Zender:
    """The side of the workbench; nothing is made on disk before there is something to tell."""

    def __init__(self, uuid: str) -> None:
        """Of the plan file with this uuid."""
        self._pad = _kanaal(uuid)
        self._slot: Slot | None = None
        self._naam = f"{os.getpid()}-{os.urandom(4).hex()}"

    def zend(self, toont: Toont) -> bool:
        """Tell what is in view now; False when the disk does not take it, and then it can be tried again."""
        if self._pad is None:
            return True
        nieuw = self._pad.with_name(f"{self._pad.stem}.{self._naam}.nieuw")
        try:
            self._neem_slot(self._pad)
            with open_tekst(nieuw) as stroom:
                json.dump({"van": self._naam, "toont": asdict(toont)}, stroom)
            # no fsync: what somebody had in view is worth nothing after a power cut
            nieuw.replace(self._pad)
        except OSError:
            with suppress(OSError):
                nieuw.unlink(missing_ok=True)
            return False
        return True

    def _neem_slot(self, pad: Path) -> None:
        if self._slot is None:
            maak_map(pad.parent)
            for oud in pad.parent.glob(f"{pad.stem}.*.slot"):
                if (slot := Slot.neem(oud)) is not None:
                    slot.laat_los(weg=True)  # of a program that was killed
            self._slot = Slot.neem(_slotpad(pad, self._naam))

    def sluit(self) -> None:
        """Take away what was told, unless another told something since; once is enough."""
        slot, self._slot = self._slot, None
        if slot is None or self._pad is None:
            return
        try:
            if _lees(self._pad)[0] == self._naam:
                self._pad.unlink(missing_ok=True)
            slot.laat_los(weg=True)
        except OSError:
            return  # the lock goes with this program, and that tells enough


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What was told last, None when nothing ever was, and whether the workbench that told it is still there."""

    toont: Toont | None
    open: bool


class Ontvanger:
    """The side of the second screen; it writes nothing but what a lock asks."""

    def __init__(self, uuid: str) -> None:
        """Of the plan file with this uuid."""
        self._pad = _kanaal(uuid)
        self._gezien: tuple[int, int, int] | None = None
        self._van = ""
        self._toont: Toont | None = None

    def kijk(self) -> Ontvangst:
        """What is told now; cheap as long as nothing new is."""
        try:
            er_is = self._pad is not None and self._ververs(self._pad)
        except OSError:
            er_is = bool(self._van)  # being replaced at this moment: the next look reads it
        return Ontvangst(self._toont, er_is and self._leeft())

    def _ververs(self, pad: Path) -> bool:
        try:
            info = pad.stat()
        except FileNotFoundError:
            self._gezien = None
            return False
        kenteken = info.st_mtime_ns, info.st_size, info.st_ino
        if kenteken != self._gezien:
            van, toont = _lees(pad)
            self._gezien = kenteken
            if toont is not None:
                self._van, self._toont = van, toont
        return True

    def _leeft(self) -> bool:
        assert self._pad is not None  # there is a file to have read
        slotpad = _slotpad(self._pad, self._van)
        if not self._van or not slotpad.exists():
            return False
        try:
            slot = Slot.neem(slotpad)
        except OSError:
            return True  # it cannot be told
        if slot is not None:
            slot.laat_los()
        return slot is None


def _slotpad(pad: Path, naam: str) -> Path:
    return pad.with_name(f"{pad.stem}.{naam}.slot")


def _lees(pad: Path) -> tuple[str, Toont | None]:
    """Who told and what; nothing where it makes no sense. Raises OSError."""
    if pad.stat().st_size > GROOTST:
        return "", None
    try:
        rij = json.loads(pad.read_text(encoding="utf-8"))
        van, toont = rij["van"], Toont(**rij["toont"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return "", None
    goed = isinstance(van, str) and paden.naam_van_map(van) and _klopt(toont)
    return (van, toont) if goed else ("", None)


def _klopt(toont: Toont) -> bool:
    def is_id(waarde: Any) -> bool:
        return type(waarde) is int and 0 <= waarde < 2**63

    ids = (toont.wijk_id, toont.overleg_id, toont.punt_id)
    teksten = isinstance(toont.plan, str) and isinstance(toont.soort, str)
    return teksten and is_id(toont.nummer) and all(waarde is None or is_id(waarde) for waarde in ids)
