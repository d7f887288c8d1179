"""Opening the second screen in a window of its own; where that cannot be, the command to type elsewhere."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ivp_tui import paden
from ivp_tui.domein.schoon import schoon
from ivp_tui.prive import open_tekst

if TYPE_CHECKING:
    from ivp_tui.tui.app import IvpApp

#: how long a window has to say that it cannot open, in seconds; after that it is there
WACHTTIJD = 1.0

#: of these a window of tmux would get those of whoever started tmux
_OMGEVING = ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")

#: the windows that were opened, so that nobody waits for them and none is complained of
_geopend: list[subprocess.Popen[bytes]] = []
_taken: set[asyncio.Future[None]] = set()


def opdracht(pad: Path) -> list[str]:
    """What opens a second screen on a plan file, wherever it is typed."""
    return [sys.executable, "-m", "ivp_tui", "--db", str(pad.absolute()), "beamer"]


def getypt(woorden: Sequence[str]) -> str:
    """A command as it is typed in a terminal of this system, every path in quotes that needs them."""
    return subprocess.list2cmdline(woorden) if os.name == "nt" else shlex.join(woorden)


def manier(
    woorden: Sequence[str], omgeving: Mapping[str, str], platform: str, zoek: Callable[[str], str | None] = shutil.which
) -> list[str]:
    """The command that opens a window with `woorden` in it; empty where no window can be opened.

    No shell reads it: each word arrives as it is.
    """
    if omgeving.get("TMUX") and (tmux := zoek("tmux")):
        eigen = [f"{naam}={omgeving[naam]}" for naam in _OMGEVING if naam in omgeving]
        # tmux takes a word that ends in ; as the end of its command
        veilig = [f"{w[:-1]}\\;" if w.endswith(";") else w for w in ("env", *eigen, *woorden)]
        return [tmux, "new-window", "-d", "-n", "ivp-beamer", *veilig]
    if platform == "win32":
        return list(woorden)
    if platform == "darwin":
        return ["open", "-a", "Terminal"]
    scherm = omgeving.get("DISPLAY") or omgeving.get("WAYLAND_DISPLAY")
    if scherm and (terminal := zoek("x-terminal-emulator")):
        return [terminal, "-e", *woorden]
    return []


def open_venster(woorden: Sequence[str]) -> bool:
    """Open a window with a command in it, on a thread: this waits a moment; False where it did not come to that."""
    hoe = manier(woorden, os.environ, sys.platform)
    if not hoe:
        return False
    try:
        if sys.platform == "darwin" and hoe[0] == "open":
            hoe.append(str(_script(woorden)))
        proces = _start(hoe)
    except OSError:
        return False
    _geopend.append(proces)
    try:
        return proces.wait(WACHTTIJD) == 0
    except subprocess.TimeoutExpired:
        return True


def _start(hoe: list[str]) -> subprocess.Popen[bytes]:
    """A session of its own, and a console of its own on Windows: it stays when ivp closes. Raises OSError."""
    console: int = getattr(subprocess, "CREATE_NEW_CONSOLE", 0)
    if console:
        return subprocess.Popen(hoe, creationflags=console)
    niets = subprocess.DEVNULL
    return subprocess.Popen(hoe, stdin=niets, stdout=niets, stderr=niets, start_new_session=True)


def _script(woorden: Sequence[str]) -> Path:
    """What Terminal on a Mac opens: a file, for it takes no command with words."""
    pad = paden.beamer() / "beamer.command"
    with open_tekst(pad) as stroom:
        stroom.write(f"#!/bin/sh\ncd {shlex.quote(str(Path.cwd()))}\nexec {shlex.join(woorden)}\n")
    pad.chmod(0o700)
    return pad


def open_beamer(ivp: IvpApp, meld: Callable[[str], None]) -> None:
    """Open the second screen behind what one is doing, and tell by `meld` where it is."""
    taak = asyncio.ensure_future(_open(ivp, meld))
    # the loop holds on to a task only loosely
    _taken.add(taak)
    taak.add_done_callback(_taken.discard)


async def _open(ivp: IvpApp, meld: Callable[[str], None]) -> None:
    woorden = opdracht(ivp.regie.bestand.pad)
    if await asyncio.to_thread(open_venster, woorden):
        eigen = "een eigen venster; schuif het naar het tweede scherm"
        meld(f"de beamer staat in {'het tmux-venster «ivp-beamer»' if os.environ.get('TMUX') else eigen}; q sluit hem")
        return
    regel = getypt(woorden)
    ivp.copy_to_clipboard(regel)
    pad = ivp.bewaar_kopie(regel)
    meld(f"typ in een andere terminal (gekopieerd{f', ook in {pad}' if pad else ''}): {schoon(regel)}")
