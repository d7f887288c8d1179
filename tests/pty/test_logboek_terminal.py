"""The logboek in the real program: opened with L, a groep undone from it, and back where one was."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.terminal import Terminal

START = re.compile(r"#0\. ")


def vraag(db: Path, opdracht: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
        return conn.execute(opdracht).fetchall()


@pytest.mark.parametrize(("columns", "lines"), [(120, 36), (80, 24)])
def test_an_older_groep_is_undone_from_the_logboek(
    terminal: Callable[..., Terminal], db: Path, columns: int, lines: int
) -> None:
    window = terminal(columns=columns, lines=lines)
    window.wait_for(START)
    window.send("jjjj" + "2" + "j" + "5")
    window.wait_for(re.compile(r"#\d+\. gereed"))
    window.send("L")
    window.wait_for(re.compile(r"^ *Logboek", re.MULTILINE))
    window.wait_for("Groep 2")
    scherm = window.screen_text()
    assert "vandaag, " in scherm
    assert re.search(r"gereed \(stad\)", scherm)
    assert "ctrl+r opnieuw" in window.lines()[-1]
    # the older one is not the last: it is told first what changes, and done at the second u
    window.send("j")
    window.wait_for("Groep 1")
    window.send("u")
    window.wait_for(re.compile(r"nog eens u|u nog eens|weer u"))
    assert len(vraag(db, "SELECT * FROM v_stand WHERE wijk IS NULL AND status <> 'onbekend'")) == 2
    window.send("u")
    window.wait_for(re.compile(r"#\d+\. ongedaan"))
    assert vraag(db, "SELECT status FROM v_stand WHERE wijk IS NULL AND status <> 'onbekend'") == [("gereed",)]
    window.press("esc")
    window.wait_for("0–6 status")
    window.send("q")
    assert window.wait_exit() == 0
