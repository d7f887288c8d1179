"""What is asked and answered can be read to its end, and a dialog says only what can be done in it."""

from pathlib import Path

import pytest

from tests.tui.hulp import bank

HOTSPOTS = "Toezicht op hotspots jongeren"


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
@pytest.mark.parametrize("wijk", [None, "Overvecht"])
async def test_wat_er_mis_is_met_een_cijfer_staat_er_heel(pad: Path, maat: tuple[int, int], wijk: str | None) -> None:
    async with bank(pad, maat, wijk) as b:
        await b.naar("streefwaarde", "Jongerenoverlast")
        b.werkbank.naar_paneel("bord")
        await b.toets("e")
        await b.typ("ca 500")
        await b.pilot.pause()
        assert "ca 500 is geen getal; schrijf het als 2.700 of 20,6." in b.scherm
        await b.toets("ctrl+u")
        await b.typ("?")
        await b.pilot.pause()
        assert "= onbekend" in b.scherm


async def test_enter_zonder_treffer_houdt_het_zoekveld_open(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:
        actie = await b.naar("actie", HOTSPOTS)
        await b.toets("colon")
        await b.typ("bestaat niet")
        await b.toets("enter")
        await b.pilot.pause()
        assert "geen opdracht" in b.scherm
        await b.toets("escape")
        await b.pilot.pause()
        assert b.hier()[:2] == ("actie", actie)


async def test_het_palet_begint_met_wat_geen_toets_heeft(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:
        await b.toets("colon")
        await b.pilot.pause()
        assert "nieuw verhaal" in b.scherm
        assert "een regel omlaag" not in b.scherm


async def test_de_hulp_noemt_wat_geen_toets_heeft_bij_naam(pad: Path) -> None:
    async with bank(pad, (120, 36)) as b:
        await b.toets("question_mark", "G")
        await b.pilot.pause()
        assert "voeg partners samen" in b.scherm
        assert "Bij naam" in b.scherm
        assert "via :" not in b.scherm


async def test_een_doel_dat_opgaat_heet_welk_doel(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:
        await b.naar("doel", "Jeugdoverlast in eigen buurt")
        await b.toets("colon")
        await b.typ("voeg samen met")
        await b.toets("enter")
        await b.pilot.pause()
        assert "Welk doel gaat hierin op" in b.scherm


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
async def test_de_voet_onder_een_dialoog_noemt_alleen_wat_daar_kan(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        assert "0–6 status" in b.scherm
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await b.pilot.pause()
        assert "0–6 status" not in b.scherm
        assert "Esc terug" in b.scherm.splitlines()[-1]
        await b.toets("question_mark")
        await b.pilot.pause()
        assert "0–6 status" not in b.scherm
        await b.toets("escape", "escape")
        await b.pilot.pause()
        assert "0–6 status" in b.scherm


async def test_het_logboek_staat_in_de_voet(pad: Path) -> None:
    async with bank(pad, (120, 36)) as b:
        assert " L log " in b.scherm.splitlines()[-1]


async def test_de_hulp_kapt_niets_af(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:
        await b.toets("question_mark", "g")
        for _ in range(8):
            await b.pilot.pause()
            kader = [regel for regel in b.scherm.splitlines() if regel[2:3] == "│"]
            assert kader
            assert not [regel for regel in kader if "…" in regel]
            await b.toets("pagedown")


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
async def test_wat_er_te_zeggen_is_gaat_voor_de_naam_van_het_bestand(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        assert b.scherm.splitlines()[-2].rstrip().endswith("ivp.db")
        b.werkbank.meld("de toelichting is intussen gewijzigd in «wacht op ons»", fout=True)
        await b.pilot.pause()
        assert "gewijzigd in «wacht op ons»" in b.scherm
