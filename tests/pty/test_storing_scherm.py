"""Storms from the terminal: hundreds of sizes with keys between them, and a megabyte pasted anywhere."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.terminal import Terminal

START = re.compile(r"#\d+\. ")
MEGABYTE = b"een lang verhaal " * 62_000
#: what a terminal would obey: clear, a clipboard, another title, the end of a paste, bidi
GEVAARLIJK = "\x1b[2J\x1b]52;c;aGFsbG8=\x07\x1b]0;titel\x07\x9b31m\u202eom \x00 einde"


def plak(window: Terminal, tekst: bytes) -> None:
    window.send(b"\x1b[200~" + tekst + b"\x1b[201~")


def test_a_storm_of_hundreds_of_sizes_with_keys_between(terminal: Callable[..., Terminal], home: Path) -> None:
    toeval = random.Random(2026)
    window = terminal()
    window.wait_for(START)
    maten = [(1, 1), (400, 150), (2, 60), (300, 1), (7, 3)]
    for nummer in range(295):
        # one in ten as large as they come: the rest is drawn in a fifth of the time, so the storm blows harder
        breedst, hoogst = (400, 150) if nummer % 10 == 0 else (160, 50)
        maten.append((toeval.randint(1, breedst), toeval.randint(1, hoogst)))
    for nummer, (columns, lines) in enumerate(maten):
        window.resize(columns, lines)
        if nummer % 5 == 0:
            window.send(toeval.choice(["j", "k", "\t", "x", "b", "z", "]", "/", "?", "e", "d", "L", "f"]))
        if nummer % 5 == 2:
            window.press("esc")
        if nummer % 40 == 0:
            window.rest(0.05)
    window.resize(120, 36)
    window.wait_still(0.6, timeout=60)
    for _ in range(4):
        window.press("esc")
    window.send("g")
    window.wait_still(0.3, timeout=60)
    tekst = window.screen_text()
    assert "Scorebord" in tekst
    assert "0–6 status" in tekst
    assert not list(home.rglob("ivp.log"))
    # the same picture as of a window that always had this size
    window.resize(121, 37)
    window.wait_still(0.3, timeout=60)
    window.resize(120, 36)
    window.wait_still(0.3, timeout=60)
    assert window.screen_text() == tekst


@pytest.mark.parametrize("waar", ["boom", "zoek", "titel", "lang"])
def test_a_megabyte_pasted_leaves_what_was_there_and_the_program_working(
    terminal: Callable[..., Terminal], home: Path, waar: str
) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj")
    open_veld = {"boom": "", "zoek": "/", "titel": "e", "lang": "\tjjj\r"}[waar]
    if waar == "lang":
        window.send("kk")  # a doel: its toelichting is a long text
        window.send("t")
        window.wait_for("ctrl+s bewaart")
    elif open_veld:
        window.send(open_veld)
        window.wait_for("Zoek in alles" if waar == "zoek" else "Enter bewaart")
    plak(window, MEGABYTE)
    if waar != "boom":
        window.wait_for("te lang" if waar in ("titel", "lang") else "afgekapt", timeout=40)
    window.press("esc")
    window.wait_gone("Esc terug")
    window.wait_gone("Zoek in alles")
    window.send("g")
    window.send("jjjj2")
    window.wait_for("op schema (stad)", timeout=20)
    assert not list(home.rglob("ivp.log"))


@pytest.mark.parametrize("waar", ["zoek", "titel", "lang"])
def test_what_a_terminal_would_obey_is_pasted_inert(terminal: Callable[..., Terminal], waar: str) -> None:
    window = terminal()
    window.wait_for(START)
    window.send({"zoek": "/", "titel": "jjje", "lang": "jjjkkt"}[waar])
    window.wait_for("Zoek in alles" if waar == "zoek" else "Esc terug")
    voor = len(window.raw)
    plak(window, GEVAARLIJK.encode())
    window.wait_for("einde")
    gestuurd = window.raw[voor:]
    assert b"\x1b]52" not in gestuurd
    assert b"\x1b]0;" not in gestuurd
    assert b"\x1b[2J" not in gestuurd
    assert "\u202e".encode() not in gestuurd
    assert "\x9b".encode() not in gestuurd
