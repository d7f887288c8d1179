"""The harness itself, on the bare programs and on small scripts."""

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from bench.screen import Screen
from bench.terminal import Terminal, clean_env, process_tree
from bench.xterm import encode_key

ROOT = Path(__file__).parents[2]
#: Raw mode, then every key as it arrives, until q.
ECHO = """
import os, sys, tty
tty.setraw(0)
os.write(1, SETUP + b"READY")
while (key := os.read(0, 99)) != b"q":
    os.write(1, b"<" + key.hex().encode() + b">")
os.write(1, b"\\x1b[?1049l")
"""


def script(tmp_path: Path, source: str, columns: int = 80, lines: int = 10) -> Terminal:
    return Terminal([sys.executable, "-c", source], columns, lines, clean_env(tmp_path))


def bare(tmp_path: Path, module: str, columns: int = 120, lines: int = 40) -> Terminal:
    return Terminal([sys.executable, "-m", f"bench.{module}"], columns, lines, clean_env(tmp_path), ROOT)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a", b"a"), ("é", "é".encode()), ("enter", b"\r"), ("esc", b"\x1b"), ("tab", b"\t"), ("shift+tab", b"\x1b[Z"),
        ("space", b" "), ("backspace", b"\x7f"), ("down", b"\x1b[B"), ("ctrl+right", b"\x1b[1;5C"), ("f1", b"\x1bOP"),
        ("f5", b"\x1b[15~"), ("f12", b"\x1b[24~"), ("pagedown", b"\x1b[6~"), ("shift+f5", b"\x1b[15;2~"),
        ("ctrl+q", b"\x11"), ("alt+x", b"\x1bx"), ("shift+a", b"A"), ("ctrl+space", b"\0"), ("+", b"+"),
    ],
)  # fmt: skip
def test_keys_are_sent_as_xterm_sends_them(name: str, sent: bytes) -> None:
    assert encode_key(name) == sent


def test_arrow_keys_follow_the_application_cursor_mode() -> None:
    assert encode_key("up", application_cursor=True) == b"\x1bOA"
    assert encode_key("ctrl+up", application_cursor=True) == b"\x1b[1;5A"


@pytest.mark.parametrize("name", ["dwon", "hyper+a", "f13", ""])
def test_an_unknown_key_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="unknown"):
        encode_key(name)


def test_a_screen_without_colours_holds_the_same_text() -> None:
    sent = [b"\x1b[38;2;1;2;3mab\x1b[0m\x1b[4:3mc\x1b[2;3H\x1b[1", b";31md\x1b[K\x1b[m\x1b[?1049h\x1b[7mnieuw\x1b[27m"]
    coloured, plain = Screen(12, 3), Screen(12, 3, plain=True)
    for part in sent:
        coloured.feed(part)
        plain.feed(part)
        assert plain.lines() == coloured.lines()
    assert plain.lines() == ["", "   nieuw", ""]


def test_bare_app_starts_and_quits(tmp_path: Path) -> None:
    with bare(tmp_path, "bare_app") as terminal:
        terminal.wait_for("READY")
        assert terminal.alternate
        assert terminal.lines()[0] == "READY"
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert not terminal.alternate
        assert "READY" not in terminal.screen_text()


def test_textual_uses_synchronized_updates_with_us(tmp_path: Path) -> None:
    with bare(tmp_path, "bare_app") as terminal:
        terminal.wait_for("READY")
        terminal.wait_still()
        assert any(chunk.ended for chunk in terminal.chunks)
        assert not terminal.chunks[-1].open
        stamps = [chunk.stamp for chunk in terminal.chunks]
        assert stamps == sorted(stamps)
        assert stamps[0] > terminal.started > 0


def test_bare_tree_has_the_focus_and_moves(tmp_path: Path) -> None:
    with bare(tmp_path, "bare_tree") as terminal:
        terminal.wait_for("READY")
        terminal.wait_still()
        before = terminal.screen_text()
        assert [changed for _, changed in terminal.replay()] == []
        terminal.press("down")
        terminal.wait_still()
        assert any(changed for _, changed in terminal.replay()), "a move shows in the style of two rows"
        assert terminal.screen_text() == before
        terminal.press(*["down"] * 60)
        terminal.wait_gone("READY")


def test_resize_reaches_the_program(tmp_path: Path) -> None:
    with bare(tmp_path, "bare_tree") as terminal:
        terminal.wait_for("Archief")
        terminal.resize(80, 24)
        terminal.wait_for(re.compile(r"(?m)^(.*\n){23}.*Archief"))
        assert len(terminal.lines()) == 24
        terminal.resize(160, 50)
        terminal.wait_for(re.compile(r"(?m)^(.*\n){49}.*Archief"))


def test_a_failed_wait_shows_the_screen(tmp_path: Path) -> None:
    with bare(tmp_path, "bare_app") as terminal:
        terminal.wait_for("READY")
        with pytest.raises(AssertionError, match=r"'NEVER' did not appear \(running(.|\n)*\|READY "):
            terminal.wait_for("NEVER", timeout=0.05)


def test_a_wait_ends_when_the_program_does(tmp_path: Path) -> None:
    with script(tmp_path, "print('last words')") as terminal:
        with pytest.raises(AssertionError, match="last words"):
            terminal.wait_for("NEVER", timeout=60)
        with pytest.raises(AssertionError, match="no longer listens"):
            terminal.press("a")


def test_exit_code_and_last_output(tmp_path: Path) -> None:
    source = "import sys; sys.stdout.write('x' * 70000 + ' END'); sys.exit(3)"
    with script(tmp_path, source) as terminal:
        assert terminal.wait_exit() == 3
        assert terminal.raw == b"x" * 70000 + b" END"
        assert "END" in terminal.screen_text()


def test_kill_gives_the_signal_as_exit_code(tmp_path: Path) -> None:
    with script(tmp_path, "import time; print('READY'); time.sleep(60)") as terminal:
        terminal.wait_for("READY")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL


def test_close_leaves_no_process_behind(tmp_path: Path) -> None:
    source = """
import signal, subprocess, sys, time
for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
    signal.signal(number, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
print("READY", flush=True)
time.sleep(60)
"""
    with script(tmp_path, source) as terminal:
        terminal.wait_for("READY")
        family = process_tree(terminal.pid)
        assert len(family) == 3
    terminal.close()  # twice is once
    deadline = time.monotonic() + 10
    while (alive := [pid for pid in family if runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.02)  # somebody else's children are buried by init
    assert alive == []


def runs(pid: int) -> bool:
    """Whether this process is there and not just waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_the_program_has_a_controlling_terminal_of_the_given_size(tmp_path: Path) -> None:
    source = "import os; print(os.get_terminal_size(os.open('/dev/tty', os.O_RDWR)), os.getsid(0) == os.getpid())"
    with script(tmp_path, source, columns=77, lines=11) as terminal:
        assert terminal.wait_exit() == 0
        assert "columns=77, lines=11) True" in terminal.screen_text()


def test_keys_arrive_one_by_one_and_in_the_right_mode(tmp_path: Path) -> None:
    with script(tmp_path, ECHO.replace("SETUP", r"b'\x1b[?1h'")) as terminal:
        terminal.wait_for("READY")
        terminal.press("esc", "down")
        terminal.wait_for("<1b><1b4f42>")
        terminal.send("ë")
        terminal.wait_for("<c3ab>")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("\x1b[c", "\x1b[?64;"), ("\x1b[>0q", "\x1bP>|XTerm"), ("\x1b[5n", "\x1b[0n"),
        ("\x1b[?2026$p", "\x1b[?2026;2$y"), ("\x1b[?2048$p", "\x1b[?2048;0$y"), ("\x1b[18t", "\x1b[8;10;80t"),
        ("\x1b]11;?\x07", "\x1b]11;rgb:1e1e/"), ("\x1b]10;?\x1b\\", "\x1b]10;rgb:"),
    ],
)  # fmt: skip
def test_queries_are_answered(tmp_path: Path, query: str, answer: str) -> None:
    setup = repr(b"\x1b[?u" + query.encode())  # the kitty query before it stays unanswered
    with script(tmp_path, ECHO.replace("SETUP", setup)) as terminal:
        terminal.wait_for("READY")
        terminal.wait_for("<" + answer.encode().hex())
        assert terminal.lines()[0].startswith("READY<")


def test_an_update_that_is_under_way_is_not_looked_at(tmp_path: Path) -> None:
    source = """
import time
print("\\x1b[?2026hhalf", end="", flush=True); time.sleep(0.3)
print(" and whole\\x1b[?2026l", end="", flush=True); time.sleep(60)
"""
    with script(tmp_path, source) as terminal:
        assert terminal.wait_for("half").startswith("half and whole")
        assert [chunk.ended for chunk in terminal.chunks][-1]


def test_sequences_cut_in_two_and_unknown_ones_leave_no_trace(tmp_path: Path) -> None:
    source = r"""
import os, time
for part in (b"a\x1b", b"[1mb\x1b[>1", b"uc\x1b]0;ti", b"tle\x1b", b"\\d\x1bP+q54", b"4e\x1b\\e\x1b[?1049h\x1b[2J",
             b"\x1b[Hf\xc3", b"\xa9\x1b[4:3mg\x1b[<u"):
    os.write(1, part)
    time.sleep(0.02)
os.read(0, 1)
os.write(1, b"\x1b[?1049l")
"""
    with script(tmp_path, source) as terminal:
        terminal.wait_for("fég")
        assert terminal.lines()[0] == "fég"
        assert terminal.alternate
        terminal.send("\n")
        assert terminal.wait_exit() == 0
        assert terminal.lines()[0].startswith("abcde")
        assert b"\x1b]0;title\x1b\\" in terminal.raw


def test_still_means_still(tmp_path: Path) -> None:
    with script(tmp_path, "import time\nwhile True: print('.', end='', flush=True); time.sleep(0.01)") as terminal:
        terminal.wait_for(".")
        with pytest.raises(AssertionError, match="never still"):
            terminal.wait_still(5.0, timeout=0.1)


def test_a_clean_home_has_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("IVP_DB", "elders.db")
    env = clean_env(tmp_path, EXTRA="1")
    assert not {"NO_COLOR", "IVP_DB"} & set(env)
    assert env["EXTRA"] == "1"
    assert {Path(env[name]).is_relative_to(tmp_path) for name in env if name.startswith(("HOME", "XDG_"))} == {True}
    assert env["PATH"] == os.environ["PATH"]
