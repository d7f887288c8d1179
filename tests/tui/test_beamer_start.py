"""The window of the second screen: how it is opened on each system, and what is told where it cannot be."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.tui import beamerstart
from ivp_tui.tui.app import IvpApp
from ivp_tui.tui.beamerstart import getypt, manier, opdracht
from tests.tui.hulp import bank, tot

RAAR = "/tmp/een map/'$(touch x)';&\"b.db;"


def zoek(*namen: str):
    return lambda naam: f"/usr/bin/{naam}" if naam in namen else None


def test_in_tmux_a_window_of_its_own_in_which_every_word_arrives_as_it_is() -> None:
    woorden = ["python", "--db", RAAR, "beamer"]
    hoe = manier(woorden, {"TMUX": "x", "HOME": "/h", "DISPLAY": ":0"}, "linux", zoek("tmux", "x-terminal-emulator"))
    assert hoe[:5] == ["/usr/bin/tmux", "new-window", "-d", "-n", "ivp-beamer"]
    assert hoe[5:] == ["env", "HOME=/h", "python", "--db", f"{RAAR[:-1]}\\;", "beamer"]


@pytest.mark.parametrize(
    ("omgeving", "platform", "er_is", "begin"),
    [
        ({"DISPLAY": ":0"}, "linux", ("x-terminal-emulator",), ["/usr/bin/x-terminal-emulator", "-e"]),
        ({"WAYLAND_DISPLAY": "w"}, "linux", ("x-terminal-emulator",), ["/usr/bin/x-terminal-emulator", "-e"]),
        ({"TMUX": "x", "DISPLAY": ":0"}, "linux", ("x-terminal-emulator",), ["/usr/bin/x-terminal-emulator", "-e"]),
        ({}, "win32", (), []),
    ],
)
def test_elsewhere_a_terminal_gets_the_words_one_by_one(omgeving, platform, er_is, begin) -> None:
    assert manier(["p", RAAR], omgeving, platform, zoek(*er_is)) == [*begin, "p", RAAR]


@pytest.mark.parametrize(
    ("omgeving", "platform", "er_is"),
    [({}, "linux", ("x-terminal-emulator", "tmux")), ({"DISPLAY": ":0"}, "linux", ()), ({"TMUX": "x"}, "linux", ())],
)
def test_where_no_window_can_be_opened(omgeving, platform, er_is) -> None:
    assert manier(["p"], omgeving, platform, zoek(*er_is)) == []


def test_on_a_mac_terminal_gets_a_file_in_which_everything_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    gestart: list[list[str]] = []

    class Nep:
        def wait(self, tijd: float) -> int:
            return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(beamerstart, "_start", lambda hoe: gestart.append(hoe) or Nep())
    monkeypatch.delenv("TMUX", raising=False)
    assert beamerstart.open_venster(["p", RAAR, "beamer"])
    ((*begin, script),) = gestart
    assert begin == ["open", "-a", "Terminal"]
    assert shlex.split(Path(script).read_text().splitlines()[-1]) == ["exec", "p", RAAR, "beamer"]
    assert Path(script).parent == paden.beamer()


def test_what_is_typed_comes_back_as_the_same_words() -> None:
    woorden = opdracht(Path(RAAR))
    assert woorden[0] == sys.executable
    assert woorden[-3:] == ["--db", RAAR, "beamer"]
    assert shlex.split(getypt(woorden)) == woorden


@pytest.mark.parametrize(("code", "gelukt"), [(0, True), (3, False)])
def test_a_window_that_cannot_open_says_so(monkeypatch: pytest.MonkeyPatch, code: int, gelukt: bool) -> None:
    monkeypatch.setattr(beamerstart, "manier", lambda *a: [sys.executable, "-c", f"raise SystemExit({code})"])
    monkeypatch.setattr(beamerstart, "WACHTTIJD", 30.0)
    assert beamerstart.open_venster([]) is gelukt


def test_a_window_that_stays_and_a_program_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beamerstart, "WACHTTIJD", 0.01)
    monkeypatch.setattr(beamerstart, "manier", lambda *a: [sys.executable, "-c", "import time; time.sleep(60)"])
    assert beamerstart.open_venster([])
    proces = beamerstart._geopend.pop()
    proces.kill()
    proces.wait()
    monkeypatch.setattr(beamerstart, "manier", lambda *a: ["/nergens/terminal"])
    assert not beamerstart.open_venster([])


async def test_b_opens_it_or_gives_the_command(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    geplakt: list[str] = []
    gevraagd: list[list[str]] = []
    monkeypatch.setattr(IvpApp, "copy_to_clipboard", lambda self, tekst: geplakt.append(tekst))
    monkeypatch.setattr(beamerstart, "open_venster", lambda woorden: gevraagd.append(woorden) or len(gevraagd) == 1)
    async with bank(pad) as b:
        await b.toets("B")
        await tot(b.pilot, lambda: "de beamer staat in" in b.status)
        assert geplakt == []
        await b.toets("B")
        await tot(b.pilot, lambda: "typ in een andere terminal" in b.status)
        assert shlex.split(geplakt[0]) == gevraagd[1] == opdracht(pad)
        assert paden.gekopieerd().read_text() == geplakt[0] + "\n"


def test_the_command_that_is_given_runs(pad: Path) -> None:
    uit = subprocess.run([*opdracht(pad), "--help"], capture_output=True, text=True, check=True)
    assert "tweede scherm" in uit.stdout
