"""The filter menu: the kept filters on the number row, alone and together, kept, renamed and taken away."""

from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.plan import Status
from ivp_tui.filterbestand import lees_filters
from ivp_tui.tui.schermen.filterscherm import Filterscherm
from ivp_tui.tui.schermen.naamscherm import Naamscherm
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, een, sql, tot

HOTSPOTS = "Toezicht op hotspots jongeren"


def _menu(b: Bank) -> Filterscherm:
    assert isinstance(b.app.screen, Filterscherm)
    return b.app.screen


def _gekozen(b: Bank) -> list[str]:
    regels = [" ".join(f"{plat(r.links)} {plat(r.rechts)}".split()) for r in _menu(b).beeld.regels]
    return [regel.removeprefix("[x] ") for regel in regels if regel.startswith("[x]")]


def _namen() -> list[str]:
    return [bewaard.naam for bewaard in lees_filters(paden.filters()).filters]


def _acties(b: Bank) -> set[int]:
    return {regel.sleutel[1] for regel in b.werkbank.boombeeld.regels if regel.sleutel[0] == "actie"}


async def _naam(b: Bank, tekst: str) -> None:
    """Write a name over what stands in the field."""
    assert isinstance(b.app.screen, Naamscherm)
    b.app.screen.invoer.value = ""
    await b.typ(tekst)
    await b.toets("enter")
    await b.pilot.pause()


async def test_een_cijfer_kiest_en_meer_cijfers_samen(pad: Path) -> None:
    async with bank(pad) as b:
        sql(
            pad, "UPDATE actie SET deadline = '2026-02-01' WHERE titel LIKE 'Pilot ISD%' OR titel LIKE 'Toezicht op h%'"
        )
        await b.app.regie.kijk()
        await b.toets("f", "2", "enter")
        politie = {
            a.id
            for a in b.stand.acties
            if "politie" in f"{a.trekker} {' '.join(r.naam + ' ' + r.afkorting for r in a.partners)}".lower()
        }
        assert 0 < len(politie) < len(b.stand.acties)
        assert _acties(b) == politie
        assert b.status == f"filter: politie: {len(politie)} acties"
        await b.toets("f", "3")
        assert _gekozen(b) == ["2 politie", "3 te laat"]
        await b.toets("enter")
        assert "filter: politie + te laat" in b.titel
        laat = {a.id for a in b.stand.acties if a.deadline is not None}
        assert _acties(b) == politie & laat
        await b.toets("f", "2", "enter")
        assert _acties(b) == laat
        await b.toets("escape")
        assert "filter" not in b.titel
        assert len(_acties(b)) > len(politie)


async def test_wat_het_filter_verbergt_is_niet_te_wijzigen(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("f", "3", "enter")
        assert b.status == "filter: te laat: 0 acties"
        await b.doe("2", "D", "3")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


async def test_mijn_wijk_is_die_van_de_instellingen_en_komt_in_beeld(pad: Path) -> None:
    instellingen = paden.instellingen()
    instellingen.parent.mkdir(parents=True, exist_ok=True)
    instellingen.write_text('mijn_wijk = "overvecht"\n', encoding="utf-8")
    async with bank(pad, wijk="West") as b:
        overvecht = next(w.id for w in b.stand.wijken if w.naam == "Overvecht")
        nummer = await b.naar("actie", HOTSPOTS)
        sql(pad, "INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, ?, 'loopt achter')", nummer, overvecht)
        await b.app.regie.kijk()
        await b.toets("f", "1")
        assert _gekozen(b) == ["1 mijn wijk + aandacht Overvecht"]
        await b.toets("enter")
        assert b.werkbank.blik.wijk_id == overvecht
        assert _acties(b) == {nummer}
        assert b.titel.startswith(" Utrecht 2015–2018 · Overvecht")
        # it keeps looking from there, and opening the menu again does not bring one back
        await b.toets("left_square_bracket", "f", "enter")
        assert b.werkbank.blik.wijk_id != overvecht
        assert _acties(b) == {nummer}


async def test_zonder_instelling_is_mijn_wijk_die_in_beeld_en_een_verkeerde_wordt_gezegd(pad: Path) -> None:
    instellingen = paden.instellingen()
    instellingen.parent.mkdir(parents=True, exist_ok=True)
    instellingen.write_text('mijn_wijk = "Kanaleneiland [b]"\n', encoding="utf-8")
    async with bank(pad, wijk="West") as b:
        await b.toets("f", "1")
        assert _gekozen(b) == ["1 mijn wijk + aandacht West"]
        await b.toets("escape", "f")
        assert "mijn_wijk «Kanaleneiland [b]» is geen wijk van Utrecht" in b.scherm


async def test_bewaren_hernoemen_en_weghalen(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("f", "2", *["down"] * 6, "space")
        assert _gekozen(b) == ["2 politie", "▲ A aandacht"]
        await b.toets("a")
        await b.pilot.pause()
        await _naam(b, "politie die vastloopt")
        assert _gekozen(b) == ["5 politie die vastloopt"]
        await b.toets("enter")
        assert "filter: politie die vastloopt" in b.titel
        (bewaard,) = b.werkbank.blik.filter.bewaard
        assert bewaard.filter.statussen == {Status.AANDACHT}
        assert bewaard.filter.partner == "politie"
    # it is there the next time
    async with bank(pad) as b:
        await b.toets("f", "5", "e")
        await b.pilot.pause()
        await _naam(b, "te laat")
        assert "er is al een filter «te laat»" in b.scherm
        await _naam(b, "vast [b]")
        assert _namen()[-1] == "vast [b]"
        assert _gekozen(b) == ["5 vast [b]"]
        await b.toets("D")
        assert "nog eens D haalt «vast [b]» weg" in b.scherm
        # another key in between and it must be asked again
        await b.toets("up", "down", "D")
        assert _namen()[-1] == "vast [b]"
        await b.toets("D")
        assert _namen()[-1] == "zonder toelichting"
        assert _gekozen(b) == []
        await b.toets("enter")
        assert b.status == "geen filter"


async def test_een_woord_of_partner_zoals_men_hem_typt(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("f", "G", "space")
        await b.pilot.pause()
        await _naam(b, "hotspots")
        assert _gekozen(b) == ["woord in de tekst: hotspots"]
        await b.toets("enter")
        assert "«hotspots»" in b.titel
        assert HOTSPOTS in "\n".join(b.regels("boom"))
        await b.toets("f", "G", "space", "enter")
        assert b.status == "geen filter"
        await b.toets("f", "G", "up", "e")
        await b.pilot.pause()
        await _naam(b, "x" * 101)
        assert "hoogstens 100 tekens" in b.scherm
        await b.toets("escape", "escape")
        assert b.app.screen is b.werkbank


async def test_enter_on_a_line_that_asks_for_a_word_asks_it(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("f", "G", "enter")
        await b.pilot.pause()
        await _naam(b, "hotspots")
        await b.toets("enter")
        assert b.app.screen is b.werkbank
        assert "«hotspots»" in b.titel


@pytest.mark.parametrize(
    ("toetsen", "zegt"),
    [
        (("a",), "kies eerst wat het filter moet laten zien"),
        (("7",), "er is geen filter 7"),
        (("G", "D"), "zet de cursor erop"),
        (("down", "down", "down", "down", "e"), "e hernoemt een bewaard filter"),
        (("1", *["down"] * 9, "space", "a"), "geen status past bij alles wat gekozen is"),
    ],
)
async def test_wat_niet_kan_zegt_het_menu(pad: Path, toetsen: tuple[str, ...], zegt: str) -> None:
    async with bank(pad) as b:
        await b.toets("f", *toetsen)
        assert zegt in b.scherm
        assert _namen() == ["mijn wijk + aandacht", "politie", "te laat", "zonder toelichting"]


async def test_een_kapot_filterbestand_wordt_in_het_menu_gezegd(pad: Path) -> None:
    paden.filters().parent.mkdir(parents=True, exist_ok=True)
    paden.filters().write_text('[[filter]]\nnaam = "a"\nstatussen = ["klaar"]\n', encoding="utf-8")
    async with bank(pad, (80, 24)) as b:
        await b.toets("f")
        assert "filters.toml, filter 1 overgeslagen" in b.scherm
        await b.toets("1")
        assert "er is geen filter 1" in b.scherm


@pytest.mark.parametrize("maat", [(80, 24), (40, 10)])
async def test_op_een_klein_scherm(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        await b.toets("f", "2", "G", "g", "enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.werkbank.blik.filter.omschrijving == "politie"
        assert "politie" in b.titel
