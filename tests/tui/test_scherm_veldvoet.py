"""The footer of the workbench while a field is open: the keys that work then, and no letters, which are text."""

from pathlib import Path

import pytest

from tests.tui.hulp import bank


@pytest.mark.parametrize(
    ("toets", "voet"),
    [
        ("e", "Enter, ctrl+s bewaart  Esc laat het zo"),
        ("t", "Enter, ctrl+s bewaart  Esc laat het zo"),
        ("3", "Enter, Esc, ↑, ↓ bewaart"),
    ],
)
async def test_de_voet_noemt_de_toetsen_die_werken_terwijl_een_veld_openstaat(pad: Path, toets: str, voet: str) -> None:
    async with bank(pad, (80, 24)) as b:
        await b.naar("actie", "Toezicht op hotspots")
        gewoon = b.scherm.splitlines()[-1]
        assert "status" in gewoon
        await b.doe(toets)
        await b.typ("q?")
        assert b.scherm.splitlines()[-1].strip() == voet
        await b.doe("escape")
        assert b.scherm.splitlines()[-1] == gewoon


async def test_de_voet_van_een_lang_veld_noemt_ctrl_s(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("doel", "Overvallen")
        await b.toets("t")
        assert b.scherm.splitlines()[-1].strip() == "ctrl+s bewaart  Esc laat het zo"
