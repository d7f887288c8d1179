"""The program never goes on the network, starts nothing of its own accord and opens no browser."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.terminal import Terminal, clean_env

ROOT = Path(__file__).parents[2]

#: looks along with all that Python does, and runs `ivp`; what is not allowed is written down, and refused
WACHT = """
import os, socket, sys
nooit = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostby",
         "socket.getnameinfo", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "webbrowser.",
         "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
def kijk(naam, waarden):
    net = naam == "socket.__new__" and waarden[1] not in (-1, socket.AF_UNIX)
    if net or naam.startswith(nooit):
        with open(os.environ["GEZIEN"], "a") as stroom:
            stroom.write(f"{naam} {waarden!r}\\n")
        raise PermissionError(naam)
sys.addaudithook(kijk)
from ivp_tui.cli import main
main()
"""

#: every command that does something by itself
OPDRACHTEN = [
    ["--version"],
    ["--help"],
    ["stand"],
    ["stand", "--json"],
    ["boom"],
    ["boom", "--json"],
    ["controle"],
    ["controle", "--inhoud"],
    ["waar"],
    ["toetsen", "--json"],
    ["reservekopie"],
    ["logboek"],
    ["terugzetten"],
    ["plan", "lijst"],
    ["plan", "nieuw", "--proef"],
    ["plan", "nieuw", "--uit", "leusden-2016-2019"],
    ["plan", "exporteer", "leusden-2016-2019"],
    ["plan", "importeer", "--meegeleverd"],
    ["plan", "importeer", "weg.toml"],
    ["nieuw", "bestaat/niet.db"],
]


def omgeving(home: Path, tmp_path: Path) -> dict[str, str]:
    return clean_env(home, GEZIEN=str(tmp_path / "gezien"), PYTHONPATH=str(ROOT))


def gezien(tmp_path: Path) -> str:
    pad = tmp_path / "gezien"
    return pad.read_text(encoding="utf-8") if pad.exists() else ""


def test_the_guard_sees_what_it_must(home, tmp_path):
    for doen in (
        "socket.create_connection(('127.0.0.1', 9), 1)",
        "socket.getaddrinfo('a.nl', 80)",
        "socket.socket(socket.AF_INET)",
        "__import__('subprocess').run(['true'])",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",
    ):
        code = WACHT.replace("from ivp_tui.cli import main\nmain()", doen)
        uit = subprocess.run(
            [sys.executable, "-c", code], env=omgeving(home, tmp_path), capture_output=True, text=True, check=False
        )
        assert gezien(tmp_path), (doen, uit.stderr)
        (tmp_path / "gezien").unlink()


@pytest.mark.parametrize("woorden", OPDRACHTEN, ids=" ".join)
def test_a_command_stays_off_the_network(db, home, tmp_path, woorden):
    uit = subprocess.run(
        [sys.executable, "-c", WACHT, "--db", str(db), *woorden],
        cwd=tmp_path, env=omgeving(home, tmp_path), stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    assert uit.returncode in (0, 1, 2)
    assert b"programma" not in uit.stderr
    assert gezien(tmp_path) == ""


def speel(command: list[str], env: dict[str, str]) -> None:
    """A session in a terminal: look at all there is, change something, and leave."""
    with Terminal(command, 120, 40, env, ROOT) as window:
        window.wait_for("#0.")
        window.press("down", "x", "x", "b", "escape", "d")
        window.press("escape", "L", "escape", "?", "escape", "y", "T")
        window.press("j", "j", "j", "2")
        window.wait_still(0.5)
        window.press("q")
        window.wait_exit()


def test_the_workbench_stays_off_the_network(db, home, tmp_path):
    speel([sys.executable, "-c", WACHT, "--db", str(db), "--plan", "utrecht-2015-2018"], omgeving(home, tmp_path))
    assert gezien(tmp_path) == ""


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace here")
def test_no_library_beneath_python_opens_a_socket_to_outside(db, home, tmp_path):
    log = tmp_path / "strace"
    volg = ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,execve", "-o", str(log)]
    proef = subprocess.run([*volg, "true"], capture_output=True, check=False)
    if proef.returncode:
        pytest.skip("strace may not look along here")
    speel([*volg, sys.executable, "-m", "ivp_tui", "--db", str(db), "--plan", "utrecht-2015-2018"], clean_env(home))
    regels = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert sum("execve(" in regel and "= 0" in regel for regel in regels) == 1, regels
    assert [regel for regel in regels if "AF_INET" in regel or "AF_NETLINK" in regel or "connect(" in regel] == []


def test_no_module_of_ours_imports_what_talks_to_others():
    mag_niet = {"socket", "ssl", "urllib.request", "http", "webbrowser", "requests", "httpx", "ftplib", "smtplib"}
    for pad in (ROOT / "ivp_tui").rglob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            namen = [n.name for n in knoop.names] if isinstance(knoop, ast.Import) else []
            namen += [knoop.module or ""] if isinstance(knoop, ast.ImportFrom) else []
            for naam in namen:
                assert naam not in mag_niet, pad
                assert naam.split(".")[0] not in mag_niet, pad
    # what starts another program: one's own editor, a window for the second screen, and on a Mac the list of mounts
    starters = {pad.name for pad in (ROOT / "ivp_tui").rglob("*.py") if "subprocess" in pad.read_text(encoding="utf-8")}
    assert starters == {"buiten.py", "beamerstart.py", "omgeving.py"}
