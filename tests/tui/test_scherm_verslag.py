"""One key writes the verslag: which overleg, in which form and where; nothing is overwritten unasked."""

import os
import stat
from pathlib import Path

import pytest

from ivp_tui.rapport.vormen import bestandsnaam
from ivp_tui.tui.schermen.verslagscherm import Verslagscherm
from tests.tui.hulp import VANDAAG, Bank, bank, tot
from tests.tui.test_scherm_afspraken import vul


@pytest.fixture
def gevuld(pad: Path) -> Path:
    vul(pad)
    return pad


async def open_verslag(b: Bank) -> Verslagscherm:
    await b.toets("r")
    await tot(b.pilot, lambda: isinstance(b.app.screen, Verslagscherm))
    await b.pilot.pause()
    assert isinstance(b.app.screen, Verslagscherm)
    return b.app.screen


async def test_r_enter_schrijft_naast_het_plan_en_zegt_waar(gevuld: Path) -> None:
    naam = gevuld.parent / "verslag-2026-02-18-wijkoverleg-overvecht.docx"
    async with bank(gevuld, maat=(200, 50)) as b:
        await open_verslag(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.status == f"verslag: {naam}"
        assert naam.read_bytes().startswith(b"PK")
        if os.name != "nt":
            assert stat.S_IMODE(naam.stat().st_mode) == 0o600
        # what is there is replaced only when the key is given again
        naam.write_text("van mij", encoding="utf-8")
        scherm = await open_verslag(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: "bestaat al" in b.scherm)
        await b.toets("up", "down", "enter")
        await tot(b.pilot, lambda: scherm._gevraagd is not None)
        assert naam.read_text(encoding="utf-8") == "van mij"
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert naam.read_bytes().startswith(b"PK")


async def test_een_andere_vorm_en_een_eigen_plaats(gevuld: Path, tmp_path: Path) -> None:
    async with bank(gevuld) as b:
        scherm = await open_verslag(b)
        await b.toets("up", "up", "enter", "enter")
        assert scherm.vorm == "md"
        assert scherm.pad.suffix == ".md"
        await b.toets("down", "enter")
        await b.typ(str(tmp_path / "mijn.html"))
        await b.toets("enter")
        assert (scherm.vorm, scherm.pad) == ("html", tmp_path / "mijn.html")
        await b.toets("down", "enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert "hek plaatsen" in (tmp_path / "mijn.html").read_text(encoding="utf-8")


async def test_een_map_die_er_niet_is_wordt_gezegd(gevuld: Path, tmp_path: Path) -> None:
    async with bank(gevuld) as b:
        scherm = await open_verslag(b)
        await b.toets("up", "enter")
        await b.typ(str(tmp_path / "weg" / "v.md"))
        await b.toets("enter", "down", "enter")
        await tot(b.pilot, lambda: "geen verslag geschreven" in b.scherm)
        assert scherm is b.app.screen


async def test_zonder_overleg_een_zin(pad: Path) -> None:
    async with bank(pad) as b:
        await open_verslag(b)
        assert "nog geen overleg" in b.scherm
        await b.toets("enter")
        assert b.app.screen is b.werkbank


def test_de_naam_van_het_bestand_is_van_gewone_letters() -> None:
    assert bestandsnaam("Driehoek", "", VANDAAG, "md") == "verslag-2026-03-04-driehoek.md"
    assert bestandsnaam("../é ∕ Über", "Zuid/West", VANDAAG, "docx") == "verslag-2026-03-04-e-uber-zuid-west.docx"
    assert len(bestandsnaam("x" * 300, "y" * 300, VANDAAG, "html")) < 110
