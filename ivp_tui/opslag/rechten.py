"""Who may read the plan file: its owner only, unless it is shared with a group on purpose.

What tells the two apart stands in docs/besluiten/0020-eigen-bestanden.md.
"""

import os
import stat
from pathlib import Path

#: the rights that others than the owner can have
_ANDEREN = 0o077


def maak_prive(pad: Path, info: os.stat_result) -> None:
    """Take away the rights of others on a file of one's own; one that is shared on purpose, or not ours, stays."""
    if os.name == "nt" or not info.st_mode & _ANDEREN or _is_gedeeld(pad, info):
        return
    try:
        pad.chmod(stat.S_IMODE(info.st_mode) & ~_ANDEREN)
    except OSError:
        return  # a stick or share without rights of its own; ivp controle tells what it is


def opmerking(pad: Path) -> str:
    """A remark for the check where others than the owner can read or write the file; '' where they cannot."""
    info = pad.stat()
    if os.name == "nt" or not info.st_mode & _ANDEREN:
        return ""
    wie = "iedereen op deze computer" if info.st_mode & 0o007 else "de groep"
    wat = "lezen en wijzigen" if info.st_mode & 0o022 else "lezen"
    return f"{wie} mag {pad.name} {wat}; alleen voor uzelf wordt het met: chmod 600"


def _is_gedeeld(pad: Path, info: os.stat_result) -> bool:
    """Whether it is somebody else's, or a group was given it: its own group, writing together, a folder or list for it.

    A group that is nobody's but the owner's has the owner's number; most systems make one for each person.
    """
    if info.st_uid != os.geteuid() or info.st_gid != os.getegid():
        return True
    samen = bool(info.st_mode & stat.S_IWGRP) and info.st_gid != info.st_uid
    return samen or bool(pad.parent.stat().st_mode & stat.S_ISGID) or _heeft_lijst(pad)


def _heeft_lijst(pad: Path) -> bool:
    """Whether persons or groups were given rights one by one; those hang on the rights of the group."""
    try:
        return "system.posix_acl_access" in os.listxattr(pad)
    except (OSError, AttributeError):
        return False
