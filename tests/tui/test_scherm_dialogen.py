"""Filter, search, help, palette."""

import gc
from pathlib import Path

import pytest
from textual._styles_cache import StylesCache

from ivp_tui.domein.plan import Status
from ivp_tui.tui.opdrachten import OPDRACHTEN, WERKBANK, toetsen_tekst
from ivp_tui.tui.schermen.dialogen import Kiesscherm, Lijstdialoog
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.regel import Regel, plat
from tests.tui.hulp import Bank, bank, een, tot

HOTSPOTS = "Toezicht op hotspots jongeren"


def _dialoog(b: Bank) -> Lijstdialoog:
    assert isinstance(b.app.screen, Lijstdialoog)
    return b.app.screen


def _regels(b: Bank) -> list[str]:
    return [" ".join(f"{plat(r.links)} {plat(r.rechts)}".split()) for r in _dialoog(b).beeld.regels]


def _gekozen(b: Bank) -> list[str]:
    return [regel.split(maxsplit=3)[-1] for regel in _regels(b) if regel.startswith("[x]")]


async def test_het_filter(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.doe("3", "escape", "f")
        assert "cijfer of spatie kiest" in b.scherm
        # past the kept filters: onbekend, niet gestart, op schema, aandacht
        await b.toets(*["down"] * 5, "space", "down", "down", "space")
        assert _gekozen(b) == ["niet gestart", "aandacht"]
        await b.toets("up", "up", "space", "enter")
        assert b.status == "filter: aandacht: 1 actie"
        assert "filter: aandacht" in b.titel
        soorten = [r.sleutel[0] for r in b.werkbank.boombeeld.regels]
        assert soorten == ["thema", "doel", "actie"]
        await b.doe("5")
        assert HOTSPOTS not in "\n".join(b.regels("boom"))
        await b.toets("f", "escape")
        assert b.werkbank.blik.filter.statussen == {Status.AANDACHT}
        await b.toets("escape")
        assert b.status == "filter gewist"
        assert HOTSPOTS in "\n".join(b.regels("boom"))


async def test_filter_op_soort_en_te_laat(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("f", "G", *["up"] * 3, "space", "enter")
        aantal = sum(actie.soort == "nieuw" for actie in b.stand.acties)
        assert b.status == f"filter: nieuw: {aantal} acties"
        await b.naar("actie", HOTSPOTS)
        await b.toets("f", "G", *["up"] * 6, "space", "enter")
        assert b.status == "filter: te laat: 0 acties"
        assert b.werkbank.boombeeld.regels == ()
        await b.doe("2", "D", "3")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
        await b.toets("escape")
        assert HOTSPOTS in b.regels("boom")[b.werkbank.boombeeld.cursor]


async def test_zoeken_en_verder_met_n(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("slash")
        await b.typ("cameratoez")
        await tot(b.pilot, lambda: len(_regels(b)) > 3)
        treffers = _regels(b)
        assert any(regel.startswith("actie Publiek cameratoezicht") for regel in treffers)
        await b.toets("down", "enter")
        assert b.status.startswith(f"treffer 2 van {len(treffers)}: ")
        plekken = [b.hier()]
        for toets in ("n", "N", "N"):
            await b.toets(toets)
            plekken.append(b.hier())
        assert plekken[0] == plekken[2]
        assert b.status.startswith("treffer 1 van ")
        await b.toets("slash")
        assert _dialoog(b).query_one("Regelveld").value == "cameratoez"  # type: ignore[attr-defined]
        await b.typ("zzzz")
        await tot(b.pilot, lambda: _regels(b) == ["niets gevonden"])
        await b.toets("enter")
        assert _regels(b) == ["niets gevonden"]
        await b.toets("escape")
        assert b.app.screen is b.werkbank


async def test_zoeken_vindt_wat_dichtgevouwen_is_en_in_een_andere_wijk_geldt(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.toets("space", "slash")
        await b.typ("amsterdamsestraatweg intens")
        await tot(b.pilot, lambda: any("intensiveren" in regel for regel in _regels(b)))
        await b.toets("enter")
        assert "intensiveren" in b.regels("boom")[b.werkbank.boombeeld.cursor]
        assert "Stad" in b.titel


async def test_gekke_tekens_in_het_zoekveld(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("slash")
        for tekst in ("C++", "o'neil", '"', "(", "a AND", "*", "[b]"):
            _dialoog(b).query_one("Regelveld").value = tekst  # type: ignore[attr-defined]
            await b.pilot.pause()
            assert _regels(b)
        await b.toets("escape")
        assert b.app.screen is b.werkbank


async def test_de_hulp_noemt_elke_opdracht(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("question_mark")
        regels = _regels(b)
        for opdracht in OPDRACHTEN:
            toets = toetsen_tekst(opdracht) if opdracht.toetsen else opdracht.naam
            assert f"{toets} {opdracht.uitleg}" in regels
        eerste = b.scherm
        await b.toets("pagedown")
        assert b.scherm != eerste
        await b.toets("q")
        assert b.app.screen is b.werkbank
        await b.toets("f1", "question_mark")
        assert b.app.screen is b.werkbank


async def test_het_palet_voert_uit(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("colon")
        assert len(_regels(b)) == sum(WERKBANK in opdracht.waar for opdracht in OPDRACHTEN)
        await b.typ("op schema")
        await tot(b.pilot, lambda: len(_regels(b)) == 1)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.status.startswith("#4") or "op schema (stad)" in b.status)
        assert een(pad, "SELECT status FROM stand") == "op schema"
        await b.toets("ctrl+p")
        await b.typ("bestaat niet")
        await tot(b.pilot, lambda: _regels(b) == ["geen opdracht"])
        await b.toets("enter", "escape")
        assert b.app.screen is b.werkbank


async def test_een_klik_kiest_in_een_dialoog(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("f")
        await b.pilot.click(_dialoog(b).lijst, offset=(6, 9))
        assert _gekozen(b) == ["aandacht"]
        await b.toets("escape", "colon")
        await b.typ("een regel omlaag")
        await b.pilot.pause()
        await b.pilot.click(_dialoog(b).lijst, offset=(6, 1))
        await b.pilot.pause()
        assert b.app.screen is b.werkbank
        assert b.werkbank.boombeeld.cursor == 2


@pytest.mark.parametrize("toetsen", [("question_mark", "escape"), ("slash", "escape"), ("f", "escape")])
async def test_wat_dicht_is_houdt_niets_vast(pad: Path, toetsen: tuple[str, str]) -> None:
    def over() -> int:
        gc.collect()
        return sum(isinstance(ding, StylesCache) for ding in gc.get_objects())

    async with bank(pad) as b:
        await b.toets(*toetsen * 3)
        voor = over()
        await b.toets(*toetsen * 12)
        # the last one may still be going
        await tot(b.pilot, lambda: over() <= voor + 4)


async def test_een_korte_lijst_staat_in_een_klein_kader_dat_bij_het_typen_niet_verspringt(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("w")
        kader = b.app.screen.query_one("#kader")
        hoog, regels = kader.size.height, len(b.app.screen.query_one("#lijst", Lijst).beeld.regels)
        assert hoog == regels + 2  # the field and the title of the list
        await b.typ("leus")
        assert kader.size.height == hoog
        await b.typ("zzz")
        assert kader.size.height == hoog
        await b.toets("escape")

        async def bron(tekst: str) -> tuple[Regel, ...]:
            return tuple(Regel(("x", n, 0), ((naam, ""),)) for n, naam in enumerate(("een", "twee")) if tekst in naam)

        await b.app.push_screen(Kiesscherm("Kies", bron))
        await b.typ("z")
        assert "niets gevonden" in b.scherm
        await b.toets("enter")  # nothing to choose
        assert isinstance(b.app.screen, Kiesscherm)
        await b.toets("escape")
        await b.toets("f")
        assert b.app.screen.query_one("#kader").size.height == len(_dialoog(b).beeld.regels) + 1
        await b.toets("escape")
        # searching has nothing to show before a word: it begins as high as it can become
        await b.toets("slash")
        assert b.app.screen.query_one("#kader").size.height > 20
