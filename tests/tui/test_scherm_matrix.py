"""The screen of the matrix: opening it where one is, going over it, going to a place, and following what changes."""

from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.tui.schermen.dialogen import Hulpscherm, Kiesscherm
from ivp_tui.tui.schermen.matrixscherm import Matrixscherm
from ivp_tui.weergave.lijn import CEL
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, sql, tot

HOTSPOTS = "Toezicht op hotspots jongeren"


def _scherm(b: Bank) -> Matrixscherm:
    assert isinstance(b.app.screen, Matrixscherm)
    return b.app.screen


def _cel(b: Bank) -> str:
    """The text of the cell with the cursor, which is drawn once."""
    (cel,) = [tekst for r in _scherm(b).vlakbeeld.regels for tekst, stijl in r.links if stijl == CEL]
    return cel.strip()


def _waar(b: Bank) -> str:
    """The cell in words, as it stands above the strip."""
    return _scherm(b).strookbeeld.titel


def _voet(b: Bank) -> str:
    voet = _scherm(b).voet
    return plat(voet.links) if voet else ""


async def _open(b: Bank, *toetsen: str) -> None:
    await b.toets("m", *toetsen)
    await b.pilot.pause()
    assert _scherm(b)


async def test_m_opent_waar_men_is(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.naar("actie", HOTSPOTS)
        await b.doe("4", "escape")
        await _open(b)
        thema = b.stand.thema[b.stand.actie[b.hier("boom")[1]].thema_id]
        assert _waar(b).startswith(f"Overvecht · {thema.titel}: loopt achter, 1 van ")
        assert _cel(b).startswith("▸■L1/")
        assert HOTSPOTS in b.scherm
        assert "sinds 4 mrt 2026 (vandaag)" in b.scherm


@pytest.mark.parametrize("toets", ["m", "escape", "q"])
async def test_sluiten_brengt_terug_op_dezelfde_plek(pad: Path, toets: str) -> None:
    async with bank(pad, wijk="West") as b:
        await b.naar("actie", "Nazorg")
        hier, blik = b.hier("boom"), b.werkbank.blik
        await b.toets("m", "down", "right", "G", toets)
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert (b.hier("boom"), b.werkbank.blik, b.werkbank.paneel) == (hier, blik, "boom")
        assert b.werkbank.bovenop is None
        assert not b.app._exit


async def test_enter_gaat_naar_de_wijk_en_de_ergste_actie(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", HOTSPOTS)
        ander = next(a.id for a in b.stand.acties_in(None, b.stand.actie[nummer].thema_id) if a.id != nummer)
        overvecht = next(w.id for w in b.stand.wijken if w.naam == "Overvecht")
        for actie, status in ((nummer, "loopt achter"), (ander, "op schema")):
            sql(pad, "INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, ?, ?)", actie, overvecht, status)
        await b.app.regie.kijk()
        await b.toets("g")
        await _open(b, *["down"] * 3, *["up"] * 2, "right_square_bracket", "right", "right")
        assert "Overvecht · Jeugdoverlast" in _waar(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and b.hier("boom")[:2] == ("actie", nummer))
        assert b.werkbank.blik.wijk_id == overvecht
        assert b.werkbank.paneel == "boom"
        # and what one does there is for this wijk
        await b.doe("2")
        assert b.stand.zicht(nummer, overvecht).status is Status.OP_SCHEMA


async def test_enter_bij_onbekend_gaat_naar_het_thema_en_bij_een_oordeel_naar_het_doel(pad: Path) -> None:
    async with bank(pad) as b:
        await _open(b, "down")
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        thema = b.stand.themas[1]
        assert b.hier("boom") == ("thema", thema.id, 0)
        await _open(b, "left")
        assert _waar(b).startswith(f"Oordeel over de gemeente · {thema.titel}: niet gehaald")
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and b.hier("boom")[0] == "doel")
        doel = b.stand.doel[b.hier("boom")[1]]
        assert "jeugdoverlast" in doel.titel.lower()


async def test_over_de_matrix_bewegen_houdt_aan_de_randen_op(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:
        await _open(b, *["h"] * 5, "k")
        assert _waar(b).startswith(f"Oordeel over de gemeente · {b.stand.themas[0].titel}")
        await b.toets(*["l"] * 20, "G", "j", "pagedown")
        assert _waar(b).startswith(f"{b.stand.wijken[-1].naam} · {b.stand.themas[-1].titel}")
        await b.toets("right_square_bracket")
        assert _waar(b).startswith("Stad · ")
        await b.toets("left_square_bracket", "pageup", "home")
        assert _waar(b).startswith(f"{b.stand.wijken[-1].naam} · {b.stand.themas[0].titel}")


async def test_een_ander_peiljaar_verandert_het_oordeel_ook_op_de_werkbank(pad: Path) -> None:
    async with bank(pad) as b:
        await _open(b, "down", "left", "less_than_sign")
        assert b.werkbank.blik.peiljaar == 2017
        assert "in 2017" in _waar(b)
        assert "· matrix · 2017" in b.scherm.split("\n")[0]
        await b.toets(*["greater_than_sign"] * 12)
        assert "er zijn geen cijfers van " in _voet(b)
        await b.toets("up")
        assert "er zijn geen cijfers" not in _voet(b)


async def test_een_ander_plan_met_w(pad: Path) -> None:
    async with bank(pad) as b:
        await _open(b, "right", "right")
        await b.toets("w")
        assert isinstance(b.app.screen, Kiesscherm)
        await b.typ("leusden")
        await b.toets("enter")
        await tot(b.pilot, lambda: b.stand.plan.slug == "leusden-2016-2019")
        await b.pilot.pause()
        # no wijken: only the gemeente, and the cursor is on it
        assert _waar(b).startswith(f"Gemeente · {b.stand.themas[0].titel}: onbekend")
        assert "Leusden 2016–2019 · matrix" in b.scherm.split("\n")[0]
        await b.toets("down", "enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.hier("boom") == ("thema", b.stand.themas[1].id, 0)


async def test_wat_een_ander_wijzigt_staat_er_meteen_en_de_cursor_blijft(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", HOTSPOTS)
        await _open(b, *["right"] * 3)
        waar = _waar(b).split(":")[0]
        assert _cel(b).startswith("▸?")
        sql(pad, "INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, NULL, 'aandacht')", nummer)
        await b.app.regie.kijk()
        await b.pilot.pause()
        assert _cel(b).startswith("▸▲a1")
        assert _waar(b).startswith(f"{waar}: aandacht (status van de stad)")
        # the thema is put away: the cursor goes to what stands in its place
        thema = b.stand.actie[nummer].thema_id
        sql(pad, "UPDATE thema SET archief = 1 WHERE id = ?", thema)
        await b.app.regie.kijk()
        await b.pilot.pause()
        assert _waar(b)
        assert _cel(b)


async def test_klikken_kiest_en_gaat(pad: Path) -> None:
    async with bank(pad) as b:
        await _open(b)
        beeld = _scherm(b)._beeld
        assert beeld is not None
        x = beeld.vlak.thema + 4 * beeld.vlak.breed + 2
        rij = next(i for i, r in enumerate(beeld.regels) if r.sleutel == ("thema", b.stand.themas[2].id, 0))
        await b.pilot.click("#matrixvlak", offset=(x, rij + 1))
        await b.pilot.pause()
        assert _waar(b).startswith(f"Overvecht · {b.stand.themas[2].titel}")
        # between two thema's there is nothing to click
        await b.pilot.click("#matrixvlak", offset=(x, rij + 2))
        assert _waar(b).startswith("Overvecht")
        await b.pilot.click("#matrixvlak", offset=(x, rij + 1))
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.stand.wijknaam(b.werkbank.blik.wijk_id) == "Overvecht"


async def test_op_een_heel_klein_scherm_en_na_een_andere_maat(pad: Path) -> None:
    async with bank(pad, (40, 10)) as b:
        await _open(b, *["right"] * 9)
        assert _cel(b).startswith("▸")
        assert "▸?" in b.scherm
        await b.pilot.resize_terminal(120, 36)
        await b.pilot.pause()
        assert "VDM" in b.scherm
        await b.toets("question_mark")
        assert isinstance(b.app.screen, Hulpscherm)
