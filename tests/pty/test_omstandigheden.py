"""The terminal and the file as they come: small, dumb, in another language, taken by somebody else, killed."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.terminal import Terminal, clean_env

ROOT = Path(__file__).parents[2]
START = re.compile(r"#\d+\. ")


def buiten(db: Path, sql: str, *waarden: object) -> None:
    """Change the file as another program would."""
    conn = sqlite3.connect(db)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute(sql, waarden)
    conn.commit()
    conn.close()


@pytest.mark.parametrize(("columns", "lines"), [(40, 10), (60, 16), (80, 24), (120, 36), (200, 50)])
def test_opens_works_and_closes_in_every_size(terminal: Callable[..., Terminal], columns: int, lines: int) -> None:
    window = terminal(columns=columns, lines=lines)
    window.wait_for(START)
    window.send("jjj2")
    window.wait_for("op schema")
    assert all(len(regel) <= columns for regel in window.lines())
    window.press("q")
    assert window.wait_exit() == 0


def test_no_color_still_tells_statuses_apart(terminal: Callable[..., Terminal]) -> None:
    window = terminal(NO_COLOR="1")
    window.wait_for(START)
    window.send("jjj2j5")
    window.wait_for("✓G")
    assert "●S" in window.screen_text()


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"}])
def test_opens_in_a_locale_that_is_not_utf8(terminal: Callable[..., Terminal], env: dict[str, str]) -> None:
    window = terminal(**env)
    window.wait_for(START)
    window.send("jjj2")
    window.wait_for("●S")


def test_term_dumb_is_refused_with_a_sentence(terminal: Callable[..., Terminal]) -> None:
    window = terminal(TERM="dumb")
    assert window.wait_exit() == 2
    assert "ivp stand" in window.screen_text()


def test_no_terminal_is_refused_with_a_sentence(db: Path, home: Path) -> None:
    command = [sys.executable, "-m", "ivp_tui", "--db", str(db)]
    done = subprocess.run(
        command, cwd=ROOT, env=clean_env(home), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "ivp stand" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_gives_the_terminal_back(
    terminal: Callable[..., Terminal], number: signal.Signals
) -> None:
    window = terminal()
    window.wait_for(START)
    window.kill(number)
    window.wait_exit()
    assert not window.alternate


def test_what_was_confirmed_survives_kill_9(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj2")
    window.wait_for("op schema (stad)")
    window.kill(signal.SIGKILL)
    window.wait_exit()
    again = terminal()
    again.wait_for(START)
    assert "●S" in again.screen_text()
    assert not Path(f"{db}-journal").exists()


def test_a_change_by_another_program_is_shown_with_the_cursor_kept(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj")
    window.wait_still()
    buiten(db, "UPDATE thema SET titel = 'Heel ander thema' WHERE prioriteit = 1 AND volgorde = 0")
    window.wait_for("Heel ander thema")
    window.send("2")
    window.wait_for("op schema (stad)")


def test_the_same_actie_in_two_windows_is_a_conflict_that_is_shown(terminal: Callable[..., Terminal], db: Path) -> None:
    een, ander = terminal(), terminal()
    een.wait_for(START)
    ander.wait_for(START)
    een.send("jjj")
    ander.send("jjj")
    een.wait_still()
    een.send("2")
    een.wait_for("op schema (stad)")
    ander.wait_for("ververst", timeout=5)
    assert "●S" in ander.screen_text()
    # both change the title before either has seen the other's
    een.send("eVan de een")
    ander.send("eVan de ander")
    een.wait_for("Van de een")
    ander.wait_for("Van de ander")
    een.send("\r")
    een.wait_for("titel van actie")
    ander.send("\r")
    tekst = ander.wait_for("NIET OPGESLAGEN")
    assert "Van de een" in tekst
    assert "Van de ander" in tekst


def test_a_locked_file_says_so_and_keeps_what_was_typed(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjjeNieuwe titel")
    window.wait_for("Nieuwe titel")
    slot = sqlite3.connect(db, isolation_level=None)
    slot.execute("BEGIN EXCLUSIVE")
    window.send("\r")
    window.wait_for("NIET OPGESLAGEN", timeout=20)
    slot.execute("ROLLBACK")
    slot.close()
    window.send("e")
    window.wait_for("Nieuwe titel")
    window.send("\r")
    window.wait_for(re.compile(r"#\d+\. titel van actie"))


def test_keys_faster_than_the_disk_are_all_written_when_it_can(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    slot = sqlite3.connect(db, isolation_level=None)
    slot.execute("BEGIN IMMEDIATE")
    window.send("jjj" + "2j" * 3)
    # nothing is confirmed yet; what it waits for may be told in place of the number at the start
    assert not re.search(r"#[1-9]", window.wait_for("    … "))
    slot.execute("ROLLBACK")
    slot.close()
    window.wait_gone("    … ")
    assert window.screen_text().count("●S") >= 3


def test_a_file_that_is_replaced_is_not_written(terminal: Callable[..., Terminal], db: Path, fresh_db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    nieuw = db.with_name("nieuw.db")
    nieuw.write_bytes(fresh_db.read_bytes())
    buiten(nieuw, "UPDATE bestand SET uuid = 'een-ander'")
    nieuw.replace(db)
    window.send("jjj2")
    window.wait_for("NIET OPGESLAGEN")
    with sqlite3.connect(db) as conn:
        assert conn.execute("SELECT count(*) FROM v_logboek").fetchone() == (0,)


def test_a_read_only_file_opens_and_says_so(terminal: Callable[..., Terminal], db: Path) -> None:
    db.chmod(0o444)
    window = terminal()
    tekst = window.wait_for(START)
    assert "ALLEEN LEZEN" in tekst
    window.send("jjj2")
    window.wait_for("NIET OPGESLAGEN")


def test_hostile_text_reaches_the_terminal_inert(terminal: Callable[..., Terminal], db: Path) -> None:
    eng = "[red]rood[/x] \x1b]52;c;aGFsbG8=\x07 \x1b[2J \u202eomgekeerd \x9b31m einde"
    buiten(db, "UPDATE actie SET titel = ?, toelichting = ? WHERE id = 1", eng, eng)
    buiten(db, "UPDATE actie SET titel = ? WHERE id = 2", "[b]" + "x" * 100_000)
    window = terminal()
    window.wait_for(START)
    window.send("/rood\r")
    window.wait_for("treffer 1 van")
    assert "[red]rood[/x]" in window.screen_text()
    assert b"\x1b]52;" not in window.raw
    assert "\u202e".encode() not in window.raw
    assert "\x9b".encode() not in window.raw


def test_a_storm_of_sizes_leaves_a_whole_screen(terminal: Callable[..., Terminal]) -> None:
    window = terminal()
    window.wait_for(START)
    for columns, lines in [(80, 24), (40, 10), (200, 50), (61, 17), (99, 30), (120, 36)] * 3:
        window.resize(columns, lines)
    window.wait_still(0.5)
    window.send("jjj2")
    window.wait_for("op schema (stad)")
    assert "Scorebord 2018" in window.screen_text()


def test_a_broken_theme_file_is_told_and_passed_over(terminal: Callable[..., Terminal], home: Path) -> None:
    waar = subprocess.run(
        [sys.executable, "-m", "ivp_tui", "waar", "--json"],
        cwd=ROOT, env=clean_env(home), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(home) in waar.stdout
    map_ = home / "config" / "ivp"
    map_.mkdir(parents=True)
    (map_ / "themes.toml").write_text('[kapot]\nprimary = "geen kleur"\n', encoding="utf-8")
    window = terminal()
    tekst = window.wait_for(START)
    assert "themes.toml" in tekst


def test_a_megabyte_pasted_into_a_field_is_refused_with_its_length(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjje")
    window.wait_for("Enter bewaart")
    window.send(b"\x1b[200~" + b"lang " * 200_000 + b"\x1b[201~")
    window.wait_for("te lang", timeout=30)
    window.press("esc")
    window.wait_gone("te lang")
    window.send("2")
    window.wait_for("op schema (stad)")


def test_files_of_its_own_are_private(terminal: Callable[..., Terminal], home: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("y")
    window.wait_for("gekopieerd")
    window.press("q")
    window.wait_exit()
    kopie = [Path(map_) / naam for map_, _, namen in os.walk(home) for naam in namen if naam == "gekopieerd.txt"]
    assert [pad.stat().st_mode & 0o077 for pad in kopie] == [0]
