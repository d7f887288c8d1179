"""A lock on a small file that tells whether the program that made it still runs; the system lifts it, also at kill -9.

Where a folder knows no locks (some network drives) nothing counts as held.
"""

import os
from pathlib import Path


class Slot:
    """A held lock; `laat_los` lifts it."""

    def __init__(self, fd: int, pad: Path) -> None:
        """Of an open file that is locked already; `neem` makes one."""
        self._fd, self.pad = fd, pad

    @classmethod
    def neem(cls, pad: Path) -> "Slot | None":
        """Lock the file at `pad`, made for its owner only when it is not there; None when another program holds it.

        Raises OSError where the file cannot be made.
        """
        fd = os.open(pad, os.O_RDWR | os.O_CREAT, 0o600)
        if _vergrendel(fd):
            return cls(fd, pad)
        os.close(fd)
        return None

    def laat_los(self, weg: bool = False) -> None:
        """Lift the lock, and with `weg` take the file away; once is enough."""
        if self._fd < 0:
            return
        fd, self._fd = self._fd, -1
        if weg and os.name == "posix":
            # while it is still held: nobody else can have got hold of it in between
            self.pad.unlink(missing_ok=True)
        os.close(fd)
        if weg and os.name != "posix":
            self.pad.unlink(missing_ok=True)


def _vergrendel(fd: int) -> bool:
    """Whether the lock was to be had; a system without locks gives it to everybody."""
    try:
        if os.name == "nt":
            import msvcrt

            # only checked there, and only Windows knows these names
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
