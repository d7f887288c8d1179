"""Moving, folding, panes, linked selection, wijk and peiljaar, attention, zoom, mouse, copying."""

from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from ivp_tui import paden
from ivp_tui.domein.selectie import vraagt_aandacht
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import VANDAAG, bank, tot

HOTSPOTS = "Toezicht op hotspots jongeren"


async def test_de_cursor(pad: Path) -> None:
    async with bank(pad) as b:
        hoogte = b.werkbank.lijst("boom").hoogte
        plekken = []
        for toetsen in (["down"], ["j"], ["k"], ["up"], ["G"], ["g"], ["pagedown"], ["pageup"], ["up"], ["up"]):
            await b.toets(*toetsen)
            plekken.append(b.werkbank.boombeeld.cursor)
        einde = len(b.werkbank.boombeeld.regels) - 1
        assert plekken == [2, 3, 2, 1, einde, 0, hoogte - 2, 0, 0, 0]
        await b.toets("end")
        assert plat(b.werkbank.boombeeld.regels[-1].links).strip()[:25] in b.scherm


async def test_vouwen(pad: Path) -> None:
    async with bank(pad) as b:
        alle = len(b.werkbank.boombeeld.regels)
        await b.toets("h")
        assert b.regel("boom", "High Impact").vouw is False
        assert len(b.werkbank.boombeeld.regels) < alle
        await b.toets("l", "l")
        assert len(b.werkbank.boombeeld.regels) == alle
        assert b.hier()[0] == "doel"
        await b.naar("actie", "Werken volgens")
        await b.toets("h")
        assert b.hier()[0] == "doel"
        await b.toets("space")
        assert b.regel("boom", "Overvallen 41%").vouw is False
        await b.toets("enter", "left", "left")
        assert b.hier() == ("thema", b.stand.themas[0].id, 0)
        await b.toets("g", "right")
        assert "◇ Minder criminaliteit" in b.scherm


async def test_panelen(pad: Path) -> None:
    async with bank(pad) as b:
        gezien = []
        for toets in ("tab", "tab", "tab", "tab", "shift+tab", "shift+tab"):
            await b.toets(toets)
            gezien.append(b.werkbank.paneel)
            assert b.werkbank.focused is b.werkbank.lijst(b.werkbank.paneel)
        assert gezien == ["bord", "detail", "wijken", "boom", "wijken", "detail"]


async def test_doel_en_bordrij_kiezen_elkaar(pad: Path) -> None:
    async with bank(pad) as b:
        for streef in b.stand.streefwaarden[::4]:
            await b.naar("doel", b.stand.doel[streef.doel_id].titel)
            assert b.hier("bord") == ("streefwaarde", streef.id, streef.doel_id)
        b.werkbank.naar_paneel("bord")
        await b.toets("g")
        for streef in b.stand.streefwaarden[:3]:
            assert b.hier("bord")[1] == streef.id
            assert b.hier("boom")[:2] == ("doel", streef.doel_id)
            await b.toets("down")
        await b.toets("enter")
        assert (b.werkbank.paneel, b.hier()[0]) == ("boom", "doel")


async def test_een_wijk_herleest_boom_en_bord_en_de_cursor_blijft(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", HOTSPOTS)
        assert "Scorebord 2018, Stad" in b.scherm
        await b.toets("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert b.status == "Overvecht: 112 acties"
        assert b.hier()[:2] == ("actie", nummer)
        assert " ".join(b.regels("bord")[4].split()) == "Jongerenoverlast (vaak) 20,6% 32% +11,4 -1"
        assert "Amsterdamsestraatweg" not in "\n".join(b.regels("boom"))
        b.werkbank.naar_paneel("wijken")
        await b.toets("g")
        assert "Amsterdamsestraatweg" in "\n".join(b.regels("boom"))
        await b.toets("down", "down")
        assert "Noordwest" in b.titel
        await b.toets("enter")
        assert b.werkbank.paneel == "boom"
        await b.toets("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert "Vleuten-De Meern" in b.titel


async def test_peiljaar(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("less_than_sign")
        assert "peiljaar 2017" in b.titel
        assert "Scorebord 2017" in b.scherm
        jaren = [m.periode for m in b.stand.metingen]
        for _ in range(2017 - min(jaren) + 2):
            await b.toets("<")
        assert b.status == f"er zijn geen cijfers van {min(jaren) - 1}"
        await b.toets(">")
        assert f"peiljaar {min(jaren) + 1}" in b.titel


async def test_p_bezoekt_wat_aandacht_vraagt_en_nooit_een_kale_onbekende(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", "Gay-alert")
        await b.doe("3", "escape")
        await b.naar("actie", HOTSPOTS)
        await b.doe("4", "escape", "g")
        plekken = vraagt_aandacht(b.stand, None, 2018, VANDAAG)
        assert len(plekken) == 6  # four doelen that were not reached, two acties
        gezien = []
        for _ in plekken:
            await b.toets("p")
            gezien.append(b.hier()[:2])
            assert b.status == f"aandacht {len(gezien)} van 6"
        assert tuple(gezien) == plekken
        volgorde = [b.werkbank.boombeeld.regels.index(b.regel("boom", t)) for t in ("Jeugdoverlast in", "Gay-alert")]
        assert volgorde == sorted(volgorde)
        await b.toets("p", "P")
        assert b.hier()[:2] == plekken[-1]


async def test_zonder_iets_dat_aandacht_vraagt(klein_pad: Path) -> None:
    async with bank(klein_pad, plan="kleinoord-2012-2015") as b:
        await b.toets("<", "<", "<", "<", "p")
        assert b.status in ("niets vraagt aandacht", "aandacht 1 van 1")


async def test_zoom(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("z")
        assert b.werkbank.lijst("boom").size.width == 120
        assert not b.werkbank.lijst("detail").display
        await b.toets("tab")
        assert b.werkbank.lijst("bord").size.width == 120
        await b.toets("tab")
        assert b.werkbank.lijst("detail").size.height == 33
        await b.toets("z", "shift+tab")
        assert b.werkbank.lijst("wijken").display


async def test_de_muis_kiest_en_opent(pad: Path) -> None:
    async with bank(pad) as b:
        await b.klik("boom", "Overvallen 41%")
        assert b.hier("boom")[0] == "doel"
        assert b.regel("boom", "Overvallen 41%").vouw is True
        await b.klik("boom", "Overvallen 41%")
        assert b.regel("boom", "Overvallen 41%").vouw is False
        await b.klik("wijken", "Overvecht")
        assert "Overvecht" in b.titel
        await b.klik("bord", "Jongerenoverlast")
        assert (b.werkbank.paneel, b.hier("boom")[0]) == ("bord", "doel")
        await b.klik("bord", "Jongerenoverlast")
        assert b.werkbank.paneel == "boom"
        assert "Oordeel" in b.detail
        await b.klik("detail", "Oordeel")
        assert b.werkbank.paneel == "detail"
        await b.klik("detail", "Toelichting")
        await b.klik("detail", "Toelichting")
        assert b.werkbank.bewerker is not None


async def test_het_wiel_verzet_de_cursor(pad: Path) -> None:
    async with bank(pad) as b:
        lijst, voor = b.werkbank.lijst("boom"), b.werkbank.boombeeld.cursor
        for richting, na in ((MouseScrollDown, 3), (MouseScrollDown, 6), (MouseScrollUp, 3)):
            lijst.post_message(richting(lijst, 5, 5, 0, 0, 0, False, False, False))
            await tot(b.pilot, lambda na=na: b.werkbank.boombeeld.cursor == voor + na)


async def test_kopieren(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("doel", "Jeugdoverlast in eigen buurt")
        await b.toets("y")
        regel = b.app.clipboard
        assert "niet gehaald: 20,6% in 2018" in regel
        assert regel.endswith("]")
        bestand = paden.toestand().with_name("gekopieerd.txt")
        assert bestand.read_text(encoding="utf-8") == regel + "\n"
        assert b.status == f"gekopieerd, ook in {bestand}: {regel}"


@pytest.mark.parametrize("toets", ["x", "b"])
async def test_trend_en_bronnen_in_het_detail(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        await b.toets("g")
        await b.toets("x")
        assert "kies een meetbaar doel" in b.status
        await b.naar("doel", "Jeugdoverlast in eigen buurt")
        hoog = b.werkbank.lijst("detail").size.height
        await b.toets(toets)
        await b.pilot.pause()
        assert b.werkbank.modus == {"x": "trend", "b": "bron"}[toets]
        assert b.werkbank.lijst("detail").size.height > hoog
        assert {"x": "doellijn", "b": "elke waarde van elke bron"}[toets] in b.scherm
        await b.toets("escape")
        await b.pilot.pause()
        assert b.werkbank.modus == "detail"
        assert (b.werkbank.lijst("detail").size.height, b.werkbank.paneel) == (hoog, "boom")


async def test_een_ander_cijfer_kiezen(pad: Path) -> None:
    async with bank(pad) as b:
        met_doel = {streef.indicator_id: streef for streef in b.stand.streefwaarden}
        ander = next(m for m in b.stand.metingen if not m.gekozen and m.wijk_id is None and m.indicator_id in met_doel)
        await b.naar("doel", b.stand.doel[met_doel[ander.indicator_id].doel_id].titel)
        await b.toets("b")
        await b.pilot.pause()
        while b.hier("detail") != ("meting", ander.id, 0):
            await b.toets("down")
        await b.doe("enter")
        assert b.status.endswith(f"gekozen cijfer {ander.periode}")
        assert [m.id for m in b.stand.metingen if m.gekozen and m.id == ander.id] == [ander.id]
        assert b.hier("detail") == ("meting", ander.id, 0)
