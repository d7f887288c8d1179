"""The screen of the doorlopende lijn: opening it where one is, walking along a line, and going to an item."""

from pathlib import Path

import pytest

from ivp_tui.domein.lijn import Plek
from ivp_tui.tui.schermen.lijnscherm import Lijnscherm
from ivp_tui.weergave.lijn import CEL
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, sql, tot

NU = "utrecht-2023-2026"
MIDDEN = "utrecht-2019-2022"


def _scherm(b: Bank) -> Lijnscherm:
    assert isinstance(b.app.screen, Lijnscherm)
    return b.app.screen


def _hier(b: Bank) -> str:
    """The title of the cell with the cursor, which is drawn once, on the row of the cursor."""
    beeld = _scherm(b).vlakbeeld
    delen = [(i, tekst) for i, r in enumerate(beeld.regels) for tekst, stijl in r.links if stijl == CEL]
    ((index, tekst),) = delen
    assert index == beeld.cursor
    return tekst.strip()


def _item(b: Bank) -> Plek:
    return _scherm(b)._cel[1]


def _titel(b: Bank) -> str:
    return b.stand.lijn.punt[_item(b)].titel


def _strook(b: Bank) -> str:
    return " ".join(" ".join(plat(r.links) for r in _scherm(b).strookbeeld.regels).split())


async def _open_bij(b: Bank, soort: str, begin: str) -> None:
    await b.naar(soort, begin)
    await b.toets("d")
    await b.pilot.pause()
    assert _scherm(b)


async def test_d_laat_alle_plannen_zien_met_de_cursor_waar_men_was(pad: Path) -> None:
    async with bank(pad) as b:
        await _open_bij(b, "thema", "Georganiseerde")
        assert _item(b) == b.werkbank.keuze["boom"][:2]
        scherm = b.scherm
        for jaren in ("● 2015–2018", "2019–2022", "2023–2026  geldt nu"):
            assert jaren in scherm.split("\n")[1]
        rij = next(regel for regel in scherm.split("\n") if "Georganiseerde ondermijnende" in regel)
        # the whole line is on one row and drawn heavy
        assert "Ondermijning steviger aanpakken" in rij
        assert "Ontwrichtende effecten" in rij
        assert "━━★" in rij
        assert "gaat verder als «Ondermijning steviger aanpakken» (2019–2022): " in _strook(b)
        assert "§ 1.3" in _strook(b)


@pytest.mark.parametrize("toets", ["d", "escape", "q"])
async def test_sluiten_brengt_terug_op_dezelfde_plek(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", "Nazorg")
        hier, plan = b.hier("boom"), b.stand.plan.slug
        await b.toets("d", "right", "down", "space", toets)
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert (b.hier("boom"), b.stand.plan.slug, b.werkbank.paneel) == (hier, plan, "boom")
        assert not b.app._exit


async def test_langs_de_lijn_en_terug_en_dan_naar_het_item(pad: Path) -> None:
    async with bank(pad) as b:
        await _open_bij(b, "thema", "Georganiseerde")
        namen = [_titel(b)]
        for toets in ("right_curly_bracket", "l", "h", "left", "right", "right_curly_bracket"):
            await b.toets(toets)
            namen.append(_titel(b))
        oud, midden, nu = namen[:3]
        assert namen == [oud, midden, nu, midden, oud, midden, nu]
        assert nu.startswith("Ontwrichtende effecten")
        await b.toets("right_curly_bracket")
        assert "geen vervolg in een later plan bekend" in b.scherm.split("\n")[-1]
        await b.toets("enter")
        await tot(b.pilot, lambda: b.stand.plan.slug == NU and b.app.screen is b.werkbank)
        assert b.hier("boom")[:2] == next((("thema", t.id) for t in b.stand.themas if t.titel == nu), None)


async def test_terug_gaat_men_langs_de_weg_die_men_kwam(pad: Path) -> None:
    async with bank(pad) as b:
        await _open_bij(b, "thema", "Veilige wijken")
        van = _item(b)
        assert len(b.stand.lijn.verder(van)) == 2
        # where two lines join one comes back on one's own
        for _ in range(2):
            await b.toets("right", "left")
            assert _item(b) == van


async def test_een_actie_staat_uitgevouwen_met_haar_hele_lijn(pad: Path) -> None:
    async with bank(pad, plan=MIDDEN) as b:
        await _open_bij(b, "actie", "Nazorg: ex-gedetineerden")
        assert _titel(b).startswith("Nazorg: ex-gedetineerden")
        assert _hier(b).startswith("Nazorg: ex-")
        assert _strook(b).count("vervolg van") >= 2
        assert "gaat verder als" in _strook(b)
        assert "onder «" in _strook(b)
        await b.toets("space")
        # folded away, the cursor is on its thema
        assert _item(b)[0] == "thema"
        assert _hier(b)


async def test_wat_geen_lijn_heeft_begint_bij_zijn_thema(pad: Path) -> None:
    async with bank(pad) as b:
        los = next(a for a in b.stand.acties if ("actie", a.id) not in b.stand.lijn.punt)
        b.werkbank.ga_naar(("actie", los.id, 0))
        await b.toets("d")
        assert _item(b) == ("thema", los.thema_id)


async def test_op_en_neer_blijft_in_de_kolom_en_toont_elke_rij(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:
        await b.toets("d", "g")
        await b.toets("right", "right")
        kolommen = set()
        vorige = -1
        while _scherm(b).vlakbeeld.cursor > vorige:
            vorige = _scherm(b).vlakbeeld.cursor
            kolommen.add(_scherm(b)._kaart.kolom[_item(b)])
            assert _hier(b) in b.scherm
            await b.toets("j")
        assert kolommen == {0, 1, 2} or kolommen == {1, 2}
        laatste = _item(b)
        await b.toets("g", "G")
        assert _item(b) == laatste
        await b.toets("pageup", "pagedown")
        assert _item(b) == laatste


async def test_vouwen_met_spatie_en_met_de_pijlen(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        await _open_bij(b, "thema", "Digitale veiligheid")
        dicht = len(_scherm(b).vlakbeeld.regels)
        if _scherm(b)._open:
            await b.toets("space")
            dicht = len(_scherm(b).vlakbeeld.regels)
        # at the end of the line the arrow unfolds, at its beginning it folds
        await b.toets("right")
        assert len(_scherm(b).vlakbeeld.regels) > dicht
        await b.toets("left", "left")
        assert len(_scherm(b).vlakbeeld.regels) == dicht
        await b.toets("space", "space")
        assert len(_scherm(b).vlakbeeld.regels) == dicht


async def test_een_klik_kiest_een_cel_en_de_tweede_gaat_erheen(pad: Path) -> None:
    async with bank(pad) as b:
        await _open_bij(b, "thema", "Georganiseerde")
        regels = b.scherm.split("\n")
        y = next(i for i, regel in enumerate(regels) if "Een veiliger digitale" in regel)
        x = regels[y].index("Een veiliger digitale") + 3
        await b.pilot.click("#lijnvlak", offset=(x, y - 1))
        await b.pilot.pause()
        assert _titel(b) == "Een veiliger digitale stad"
        aantal = len(_scherm(b).vlakbeeld.regels)
        await b.pilot.click("#lijnvlak", offset=(0, y - 1))
        await b.pilot.pause()
        assert len(_scherm(b).vlakbeeld.regels) != aantal
        await b.pilot.click("#lijnvlak", offset=(x, y - 1))
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and b.stand.plan.slug == MIDDEN)


async def test_wat_een_ander_wijzigt_staat_er_met_de_cursor_op_zijn_plek(pad: Path) -> None:
    async with bank(pad) as b:
        await _open_bij(b, "thema", "Georganiseerde")
        await b.toets("right")
        item = _item(b)
        sql(pad, "UPDATE thema SET titel = 'Anders genoemd' WHERE id = ?", item[1])
        await b.app.regie.kijk()
        await b.pilot.pause()
        assert _item(b) == item
        assert _hier(b) == "Anders genoemd"


async def test_een_gemeente_met_een_plan_zegt_dat(pad: Path) -> None:
    async with bank(pad, plan="leusden-2016-2019") as b:
        await b.toets("d")
        assert "het enige plan in het bestand" in b.scherm
        assert "Van Leusden staat geen ander plan in het bestand." in _strook(b)
        await b.toets("down", "right", "left", "space", "right_curly_bracket", "G")
        assert _hier(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.stand.plan.slug == "leusden-2016-2019"
        assert b.hier("boom")[0] == "thema"


@pytest.mark.parametrize(
    ("maat", "kolommen"), [((40, 10), 1), ((80, 24), 2), ((120, 36), 3), ((200, 50), 3), ((20, 5), 1)]
)
async def test_op_elke_maat_staat_de_cel_in_beeld(pad: Path, maat: tuple[int, int], kolommen: int) -> None:
    async with bank(pad, maat) as b:
        await b.toets("d")
        await b.pilot.pause()
        for toets in ("right", "right", "space", "down", "down", "left", "G", "up", "g"):
            await b.toets(toets)
            assert _hier(b) in b.scherm
            assert all(len(regel) == maat[0] for regel in b.scherm.split("\n"))
        assert sum("–20" in deel for deel in b.scherm.split("\n")[1].split()) == kolommen
        await b.pilot.resize_terminal(100, 30)
        await b.pilot.pause()
        assert _hier(b) in b.scherm


async def test_hulp_en_snelle_toetsen(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("thema", "Georganiseerde")
        # the keys may be there before the screen is drawn
        await b.toets("d", "right", "right")
        assert _titel(b).startswith("Ontwrichtende")
        await b.toets("question_mark", "escape")
        assert _titel(b).startswith("Ontwrichtende")
