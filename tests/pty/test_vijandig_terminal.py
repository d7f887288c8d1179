"""What really goes to the terminal over a hostile file: only what Textual draws with, and a clean clipboard."""

import base64
import re
from pathlib import Path

import pytest

from ivp_tui.opslag.bouwen import bouw
from tests.klein import PLAN, bouw_inhoud
from tests.vijandig import SOORTEN, besmet, keur_tekst

#: what the program itself writes: cursor and modes (CSI), the pointer's shape and the clipboard (OSC), questions (DCS)
_CSI = re.compile(r"\x1b\[[0-9;:?<>=$ ]*[A-Za-z]")
_KLEMBORD = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
_AANWIJZER = re.compile(r"\x1b\]22;[a-z-]*(?:\x07|\x1b\\)")
_VRAAG = re.compile(r"\x1bP[=+]?[a-z0-9;]*\x1b\\|\x1b[=>78]")

#: sequences that would act and that no line of ours needs: title, link, reset, keys, reports, print
_VERBODEN = re.compile(r"\x1b\][0128];|\x1b\]8|\x1bk|\x1b_|\x1bX|\x1b\^|\x1bc|\x1b#|\x1b\[[56]n|\x1b\[2?1t|\x1b\[5i")


@pytest.fixture(params=["ansi", "besturing", "onzichtbaar"])
def db(request, tmp_path: Path) -> Path:
    """A file with one kind of hostile text in every field but the slug, by which it is opened."""
    pad = tmp_path / "v.db"
    bouw(pad, bouw_inhoud())
    return besmet(pad, SOORTEN[request.param], behalve=("plan.slug",))


def test_nothing_from_the_file_acts_on_the_terminal(terminal):
    window = terminal("--plan", PLAN)
    window.wait_for(re.compile(r"#\d+\."))
    for keys in (
        ("j", "j", "j"),
        ("y",),
        ("x", "x"),
        ("b", "escape"),
        ("L",),
        ("escape",),
        ("d",),
        ("escape",),
        ("w",),
    ):
        window.press(*keys)
        window.wait_still(0.2)
    window.press("escape")
    window.press("q")
    window.wait_exit()
    raw = window.raw.decode("utf-8", errors="surrogateescape")
    assert not _VERBODEN.search(raw)
    geplakt = [base64.b64decode(tekst).decode() for tekst in _KLEMBORD.findall(raw)]
    assert len(geplakt) == 1
    assert "\n" not in geplakt[0]
    keur_tekst(geplakt[0])
    over = raw
    for vorm in (_KLEMBORD, _AANWIJZER, _CSI, _VRAAG):
        over = vorm.sub("", over)
    keur_tekst(re.sub(r"[\r\n\x0e\x0f]", "", over))
