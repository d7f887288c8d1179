"""The file goes wrong under the running program: said at once, nothing lost, and gone on with when it is mended."""

import re
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.terminal import Terminal

START = re.compile(r"#\d+\. ")
GELUKT = re.compile(r"#[1-9]\d*\. titel van actie")
TITEL = "Een heel nieuwe titel"


@contextmanager
def schijf_vol(window: Terminal, db: Path) -> Iterator[None]:
    """No file of the program may grow: what SQLite then gets is an error at writing, as of a disk that is full."""
    soft, hard = resource.prlimit(window.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (2048, hard))
    try:
        yield
    finally:
        resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def weg(window: Terminal, db: Path) -> Iterator[None]:
    """The file is moved away, and back."""
    elders = db.with_name("elders.db")
    db.rename(elders)
    try:
        yield
    finally:
        elders.rename(db)


@contextmanager
def alleen_lezen(window: Terminal, db: Path) -> Iterator[None]:
    """The file is made read-only."""
    db.chmod(0o444)
    try:
        yield
    finally:
        db.chmod(0o644)


@contextmanager
def bezet(window: Terminal, db: Path) -> Iterator[None]:
    """Another program holds the file."""
    slot = sqlite3.connect(db, isolation_level=None)
    slot.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        slot.execute("ROLLBACK")
        slot.close()


@contextmanager
def vervangen(window: Terminal, db: Path) -> Iterator[None]:
    """Another plan stands in its place, until the file itself is moved back."""
    elders, ander = db.with_name("elders.db"), db.with_name("ander.db")
    shutil.copy(db, ander)
    with sqlite3.connect(ander) as conn:
        conn.execute("UPDATE bestand SET uuid = 'een-ander'")
    conn.close()
    db.rename(elders)
    ander.rename(db)
    try:
        yield
    finally:
        elders.rename(db)


@pytest.mark.parametrize("storing", [schijf_vol, weg, alleen_lezen, bezet, vervangen])
def test_it_says_so_keeps_the_text_and_goes_on_when_it_is_over(
    terminal: Callable[..., Terminal], db: Path, home: Path, storing: Callable[..., object]
) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjje" + TITEL)
    window.wait_for(TITEL)
    with storing(window, db):  # type: ignore[attr-defined]
        window.send("\r")
        window.wait_for("NIET OPGESLAGEN", timeout=20)
        # and the screen goes on working
        window.send("j")
        window.send("k")
        window.wait_still()
    window.send("e")
    window.wait_for(TITEL)
    window.send("\r")
    window.wait_for(GELUKT)
    with sqlite3.connect(db) as conn:
        assert conn.execute("SELECT count(*) FROM v_logboek WHERE nieuw = ?", (TITEL,)).fetchone() == (1,)
    conn.close()


# the lock is there before what is looked up after the first frame: none of that may hold up a key
def test_another_plan_on_a_locked_file_is_waited_for_in_words_and_left_with_escape(
    terminal: Callable[..., Terminal], db: Path
) -> None:
    window = terminal()
    window.wait_for(START)
    with bezet(window, db):
        window.send("w")
        window.wait_for("Plannen — Enter opent")
        window.send("\r")
        window.wait_for("wacht op het bestand")
        window.send("j")  # the screen is not waiting itself
        window.wait_for("Detail")
        window.press("esc")
        # by Esc, or on a slow machine because it took as long as a write waits
        window.wait_for("is niet te openen")
    window.press("w")
    window.wait_for("Plannen — Enter opent")
    window.send("\r")
    window.wait_for("Utrecht 2023–2026 · Stad")
