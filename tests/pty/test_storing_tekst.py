"""The program ends in the middle of typing: what was typed comes back, and the terminal is as it was."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.terminal import Terminal, clean_env

ROOT = Path(__file__).parents[2]
START = re.compile(r"#\d+\. ")
TEKST = "half geschreven uitleg"


def klad(home: Path) -> list[Path]:
    return sorted((home / "state" / "ivp" / "klad").rglob("*.json"))


def typ(window: Terminal) -> None:
    window.wait_for(START)
    window.send("jjjt" + TEKST)
    window.wait_for(TEKST)


def komt_terug(window: Terminal) -> None:
    window.wait_for("niet opgeslagen tekst van")
    window.press("enter")
    window.wait_for(TEKST)
    window.press("enter")
    window.wait_for(re.compile(r"#[1-9]\d*\. "))
    window.wait_gone("niet opgeslagen")


def sluit(window: Terminal) -> None:
    """Close the window: end of file, errors at writing, and SIGHUP for the one who leads the session."""
    os.close(window._fd)
    window._fd, window.eof = -1, True


@pytest.mark.parametrize(("sein", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_keeps_what_was_typed(
    terminal: Callable[..., Terminal], home: Path, sein: signal.Signals, code: int
) -> None:
    window = terminal()
    typ(window)
    window.kill(sein)
    assert window.wait_exit() == code
    assert not window.alternate
    assert [pad.stat().st_mode & 0o777 for pad in klad(home)] == [0o600]
    komt_terug(terminal())
    # what is saved need not be kept: the next look finds nothing
    deadline = time.monotonic() + 10
    while klad(home) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert klad(home) == []


def test_a_terminal_that_is_closed_ends_it_and_keeps_what_was_typed(
    terminal: Callable[..., Terminal], home: Path
) -> None:
    window = terminal()
    typ(window)
    sluit(window)
    assert window._running.wait(20) == 129
    assert len(klad(home)) == 1
    komt_terug(terminal())


def test_a_terminal_that_is_gone_without_a_signal_ends_it_too(db: Path, home: Path) -> None:
    # as under a shell that keeps SIGHUP to itself: only reading and writing tell it
    opdracht = f"trap '' HUP; {sys.executable} -m ivp_tui --db {db} --plan utrecht-2015-2018; echo $? > {home}/code"
    with Terminal(["sh", "-c", opdracht], env=clean_env(home), cwd=ROOT) as window:
        typ(window)
        sluit(window)
        window._running.wait(20)
    assert (home / "code").read_text() == "129\n"
    assert len(klad(home)) == 1


def test_kill_9_a_moment_after_typing_keeps_what_was_typed(terminal: Callable[..., Terminal], home: Path) -> None:
    window = terminal()
    typ(window)
    deadline = time.monotonic() + 10
    while not klad(home) and time.monotonic() < deadline:
        window.rest(0.05)
    window.kill(signal.SIGKILL)
    window.wait_exit()
    komt_terug(terminal())


def test_q_keeps_what_was_left_in_a_field(terminal: Callable[..., Terminal], home: Path) -> None:
    window = terminal()
    typ(window)
    window.press("esc")
    window.wait_for("niet gewijzigd")
    window.press("q")
    assert window.wait_exit() == 0
    komt_terug(terminal())


def test_esc_followed_at_once_by_a_key_is_esc_and_that_key(terminal: Callable[..., Terminal]) -> None:
    window = terminal()
    typ(window)
    window.send(b"\x1bq")
    assert window.wait_exit() == 0
