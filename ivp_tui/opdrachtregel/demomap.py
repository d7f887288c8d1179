"""The folders of demos: locked while in use, so that what a killed ivp left behind can be told and taken away."""

import os
import shutil
import time
from pathlib import Path

from ivp_tui.slot import Slot

_SLOTNAAM = "in-gebruik"
_DAG = 24 * 60 * 60


def merk_in_gebruik(map_: Path) -> Slot | None:
    """Lock the folder of a demo for as long as it is used, and take away those beside it that nobody uses.

    None where it cannot be locked: then it stays when ivp is killed.
    """
    for oud in map_.parent.glob("ivp-demo-*"):
        if oud != map_ and _is_van_niemand(oud):
            shutil.rmtree(oud, ignore_errors=True)
    try:
        return Slot.neem(map_ / _SLOTNAAM)
    except OSError:
        return None


def _is_van_niemand(map_: Path) -> bool:
    """Whether it is a folder of ours without a program; one without a lock, just made or of an older ivp, has a day."""
    try:
        info = map_.lstat()
        if map_.is_symlink() or not map_.is_dir() or (os.name == "posix" and info.st_uid != os.getuid()):
            return False
        if not (map_ / _SLOTNAAM).exists():
            return time.time() - info.st_mtime > _DAG
        slot = Slot.neem(map_ / _SLOTNAAM)
    except OSError:
        return False
    if slot is not None:
        slot.laat_los()
    return slot is not None
