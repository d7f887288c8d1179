"""The small file by which a workbench tells a second screen what is in view."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.beamerkanaal import GROOTST, Ontvanger, Ontvangst, Zender
from ivp_tui.domein.toont import Toont

UUID = "65310283-706e-46f9-8731-36c024274d5d"
EEN = Toont("kleindam-2020-2023", 2, "actie", 17)
TWEE = Toont("kleindam-2020-2023", None, "doel", 3, 4, 5)


def bestanden() -> list[str]:
    return sorted(pad.name for pad in paden.beamer().iterdir()) if paden.beamer().is_dir() else []


def test_what_is_told_is_heard_and_is_gone_at_the_end():
    zender, ontvanger = Zender(UUID), Ontvanger(UUID)
    assert ontvanger.kijk() == Ontvangst(None, False)
    assert bestanden() == []
    assert zender.zend(EEN)
    assert ontvanger.kijk() == ontvanger.kijk() == Ontvangst(EEN, True)
    assert zender.zend(TWEE)
    assert ontvanger.kijk() == Ontvangst(TWEE, True)
    zender.sluit()
    zender.sluit()
    assert ontvanger.kijk() == Ontvangst(TWEE, False)
    assert bestanden() == []


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_it_is_its_owners_only_and_holds_ids_and_the_slug_only():
    zender = Zender(UUID)
    zender.zend(EEN)
    pad = paden.beamer() / f"{UUID}.json"
    assert [stat.S_IMODE(p.stat().st_mode) for p in (paden.beamer(), *paden.beamer().iterdir())] == [
        0o700,
        0o600,
        0o600,
    ]
    toont = json.loads(pad.read_text())["toont"]
    assert {naam for naam, waarde in toont.items() if isinstance(waarde, str)} == {"plan", "soort"}
    zender.sluit()


def test_of_two_workbenches_the_one_that_told_last_is_followed():
    een, twee, ontvanger = Zender(UUID), Zender(UUID), Ontvanger(UUID)
    een.zend(EEN)
    twee.zend(TWEE)
    assert ontvanger.kijk() == Ontvangst(TWEE, True)
    een.zend(EEN)
    assert ontvanger.kijk() == Ontvangst(EEN, True)
    twee.sluit()  # not the one that is followed
    assert ontvanger.kijk() == Ontvangst(EEN, True)
    een.sluit()
    assert not ontvanger.kijk().open


def test_a_workbench_that_was_killed_is_missed_and_its_lock_is_cleared_away():
    code = (
        "import os\nfrom ivp_tui.beamerkanaal import Zender\nfrom ivp_tui.domein.toont import Toont\n"
        f"z = Zender({UUID!r}); z.zend(Toont('kleindam-2020-2023', 2, 'actie', 17)); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[1])
    assert len(bestanden()) == 2
    ontvanger = Ontvanger(UUID)
    assert ontvanger.kijk() == Ontvangst(EEN, False)
    zender = Zender(UUID)
    zender.zend(TWEE)
    assert ontvanger.kijk() == Ontvangst(TWEE, True)
    assert len(bestanden()) == 2
    zender.sluit()
    assert bestanden() == []


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 50_000,
        b"\xff\xfe",
        b"x" * (GROOTST + 1),
        b'{"van": "a", "toont": {}}',
        b'{"van": "../../x", "toont": {"plan": "p"}}',
        b'{"van": "a", "toont": {"plan": 3}}',
        b'{"van": "a", "toont": {"plan": "p", "nummer": -1}}',
        b'{"van": "a", "toont": {"plan": "p", "nummer": true}}',
        b'{"van": "a", "toont": {"plan": "p", "wijk_id": "1"}}',
        b'{"van": "a", "toont": {"plan": "p", "nummer": 99999999999999999999999}}',
        b'{"van": "a", "toont": {"plan": "p", "meer": 1}}',
    ],
)
def test_what_makes_no_sense_changes_nothing(inhoud):
    zender, ontvanger = Zender(UUID), Ontvanger(UUID)
    zender.zend(EEN)
    ontvanger.kijk()
    (paden.beamer() / f"{UUID}.json").write_bytes(inhoud)
    assert ontvanger.kijk().toont == EEN
    assert Ontvanger(UUID).kijk() == Ontvangst(None, False)
    assert zender.zend(TWEE)
    assert ontvanger.kijk() == Ontvangst(TWEE, True)
    zender.sluit()


@pytest.mark.parametrize("uuid", ["", "../x", "a/b", "x" * 65, "é"])
def test_a_uuid_that_is_no_name_of_a_file_has_no_channel(uuid):
    zender = Zender(uuid)
    assert zender.zend(EEN)
    zender.sluit()
    assert Ontvanger(uuid).kijk() == Ontvangst(None, False)
    assert bestanden() == []


def test_a_state_folder_that_cannot_be_made_stops_nothing():
    paden.beamer().parent.parent.mkdir(parents=True)
    paden.beamer().parent.write_text("in the way")
    zender = Zender(UUID)
    assert not zender.zend(EEN)
    zender.sluit()
    assert Ontvanger(UUID).kijk() == Ontvangst(None, False)
