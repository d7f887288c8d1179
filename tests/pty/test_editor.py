"""`E`: the long text of an item in the editor of one's own choice, in the real program."""

import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the played editor is a shell script")


def _editor(map_: Path, opdracht: str) -> str:
    pad = map_ / "editor.sh"
    pad.write_text(f"#!/bin/sh\n{opdracht}\n")
    pad.chmod(pad.stat().st_mode | stat.S_IXUSR)
    return str(pad)


def _thema(db: Path) -> str:
    with sqlite3.connect(db) as conn:
        rij = conn.execute("SELECT toelichting FROM thema WHERE titel = 'High Impact Crimes'").fetchone()
        return str(rij[0])


def test_what_was_written_there_is_saved_and_leaves_nothing_behind(
    terminal: Callable[..., Terminal], db: Path, tmp_path: Path
) -> None:
    editor = _editor(tmp_path, f'printf "Eerste regel\\nTweede regel" > "$1"; echo "$1" > {tmp_path}/waar')
    window = terminal(EDITOR=editor)
    window.wait_for("#0. ")
    window.send("E")
    window.wait_for("#1. ")
    assert _thema(db) == "Eerste regel\nTweede regel"
    assert "Scorebord" in window.screen_text()
    assert not Path((tmp_path / "waar").read_text().strip()).parent.exists()


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [("true", "niet gewijzigd"), ("exit 3", "er is niets gewijzigd"), ('printf "\\377" > "$1"', "geen UTF-8")],
)
def test_what_cannot_be_taken_over_is_said_and_changes_nothing(
    terminal: Callable[..., Terminal], db: Path, tmp_path: Path, opdracht: str, zegt: str
) -> None:
    voor = _thema(db)
    window = terminal(EDITOR=_editor(tmp_path, opdracht))
    window.wait_for("#0. ")
    window.send("E")
    window.wait_for(zegt)
    assert _thema(db) == voor


def test_an_editor_that_is_not_there_is_named(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    window = terminal(EDITOR=str(tmp_path / "weg"))
    window.wait_for("#0. ")
    window.send("E")
    window.wait_for("zet EDITOR op een programma dat er is")


def test_what_looks_personal_asks_here_too(terminal: Callable[..., Terminal], db: Path, tmp_path: Path) -> None:
    voor = _thema(db)
    window = terminal(EDITOR=_editor(tmp_path, 'printf "mail naar jan@voorbeeld.nl" > "$1"'))
    window.wait_for("#0. ")
    window.send("E")
    window.wait_for("lijkt op")
    assert _thema(db) == voor
    window.send("\x13")
    window.wait_for("#1. ")
    assert _thema(db) == "mail naar jan@voorbeeld.nl"
