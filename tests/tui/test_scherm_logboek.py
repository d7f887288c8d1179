"""The screen of the logboek: what it shows, narrowing it, going to an item, and undoing any groep of it."""

from pathlib import Path

import pytest

from ivp_tui.tui.schermen.logboekscherm import Logboekscherm
from ivp_tui.tui.schermen.logfilter import Logfilterscherm
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, een, sql, tot

TITEL = "Toezicht op hotspots jongeren"
NU = "utrecht-2023-2026"


def _scherm(b: Bank) -> Logboekscherm:
    assert isinstance(b.app.screen, Logboekscherm), b.app.screen
    return b.app.screen


def _regels(b: Bank) -> list[str]:
    return [f"{plat(r.links)}  {plat(r.rechts)}".rstrip() for r in _scherm(b).logbeeld.regels]


def _groepen(b: Bank) -> list[int]:
    return [r.sleutel[1] for r in _scherm(b).logbeeld.regels if r.sleutel[0] == "groep"]


def _velden(b: Bank) -> str:
    return " ".join(" ".join(plat(r.links) for r in _scherm(b).veldbeeld.regels).split())


def _meld(b: Bank) -> str:
    regel = _scherm(b).status
    return plat(regel.links).strip() if regel else ""


async def _vul(b: Bank) -> None:
    """Three changes: groep 1 a status of one's own, groep 2 from outside, groep 3 a title."""
    actie = await b.naar("actie", TITEL)
    await b.doe("2")
    sql(b.pad, "UPDATE actie SET trekker = 'politie' WHERE id = ?", actie)
    await b.app.regie.kijk()
    await b.naar("actie", TITEL)
    await b.toets("e")
    await b.typ("Toezicht anders")
    await b.doe("enter")


async def _open(b: Bank) -> None:
    await b.toets("L")
    await b.pilot.pause()
    assert _scherm(b)


async def test_wie_wat_wanneer_met_oud_en_nieuw(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        await _open(b)
        regels = _regels(b)
        assert sum("toets" in r for r in regels) == 2
        assert any("buiten ivp om" in r and "trekker van actie" in r for r in regels)
        assert any("op schema (Stad)" in r or "op schema (stad)" in r for r in regels)
        assert all("2015–2018" in r for r in regels if "toets" in r)
        assert _velden(b).count(f"{TITEL}") == 1
        assert "→ Toezicht anders" in _velden(b)
        await b.toets("down")
        assert "politie" in _velden(b)
        assert "buiten ivp om" in _velden(b)


@pytest.mark.parametrize("toets", ["L", "escape", "q"])
async def test_sluiten_brengt_terug_op_dezelfde_plek(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        hier = b.hier("boom")
        await _open(b)
        assert "er is nog niets gewijzigd" in b.scherm
        await b.toets("down", "up", "g", "G", "u", "ctrl+r", "enter", "pagedown", "tab", "tab", toets)
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert (b.hier("boom"), b.werkbank.paneel) == (hier, "boom")
        assert not b.app._exit
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


async def test_u_op_de_laatste_gaat_meteen_en_wordt_bevestigd(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        await _open(b)
        await b.doe("u")
        laatste = een(pad, "SELECT max(id) FROM v_logboek")
        assert _meld(b).startswith(f"#{laatste}. ongedaan: titel van actie")
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = ?", TITEL) == 1
        await tot(b.pilot, lambda: len(_groepen(b)) == 4)
        # the cursor stayed on the groep that was undone; ctrl+r does it again
        assert "ongedaan gemaakt" in _velden(b)
        await b.doe("ctrl+r")
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = 'Toezicht anders'") == 1
        assert "opnieuw: titel van actie" in _meld(b)


async def test_u_op_een_oudere_vraagt_eerst(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        await _open(b)
        await b.toets("G")
        await b.doe("u")
        assert "nog eens u" in _meld(b)
        assert een(pad, "SELECT count(*) FROM stand") == 1
        # any other key leaves it
        await b.toets("up", "down")
        await b.doe("u")
        assert "nog eens u" in _meld(b)
        await b.doe("u")
        assert een(pad, "SELECT count(*) FROM stand") == 0
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = 'Toezicht anders'") == 1


async def test_wat_niet_terug_kan_zegt_waarom(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        sql(pad, "UPDATE actie SET titel = 'Van een ander' WHERE titel = 'Toezicht anders'")
        await b.app.regie.kijk()
        await _open(b)
        await b.toets("down")
        await b.doe("u", "u")
        assert "titel van actie «Van een ander» is daarna gewijzigd door buiten ivp om" in _meld(b)
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = 'Van een ander'") == 1


async def test_woorden_maken_de_lijst_korter_en_esc_weer_lang(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        await _open(b)
        alle = _groepen(b)
        await b.toets("slash", *"POLIT")
        await tot(b.pilot, lambda: len(_groepen(b)) == 1)
        assert "politie" in _velden(b)
        await b.toets("enter")
        assert "«polit»" in b.scherm
        await b.toets("slash", *"x", "escape")
        await tot(b.pilot, lambda: len(_groepen(b)) == 1)
        await b.toets("escape")
        await tot(b.pilot, lambda: _groepen(b) == alle)
        assert _scherm(b)


async def test_filter_op_item_wijk_wie_en_tijd(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.naar("actie", TITEL)
        await b.doe("2")
        sql(pad, "UPDATE thema SET toelichting = 'x' WHERE id = 1")
        sql(pad, "UPDATE schrijver SET tijd = '2020-01-01T10:00:00.000Z'")
        sql(pad, "UPDATE plan SET missie = 'oud' WHERE id = 1")
        sql(pad, "UPDATE schrijver SET tijd = NULL")
        await b.app.regie.kijk()
        await _open(b)
        assert len(_groepen(b)) == 3

        async def kies(*toetsen: str) -> None:
            await b.toets("f")
            assert isinstance(b.app.screen, Logfilterscherm)
            await b.toets(*toetsen, "space", "enter")
            await tot(b.pilot, lambda: isinstance(b.app.screen, Logboekscherm) and not _scherm(b).keus.leeg)
            await b.pilot.pause()

        async def wis() -> None:
            await b.toets("escape")
            await tot(b.pilot, lambda: len(_groepen(b)) == 3)

        await kies()
        assert TITEL[:20] in b.scherm.split("\n")[0]
        assert "op schema (Overvecht)" in " ".join(_regels(b))
        assert len(_groepen(b)) == 1
        await wis()
        await kies("down")
        assert len(_groepen(b)) == 1
        assert "filter: Overvecht" in b.scherm
        await wis()
        await kies("down", "down")
        assert len(_groepen(b)) == 1
        await wis()
        await kies("down", "down", "down")
        assert len(_groepen(b)) == 2
        await wis()
        # a date that is typed; one that is none is told and the field stays open
        await b.toets("f", "G", "enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Logboekscherm) and _scherm(b).bewerker is not None)
        await b.toets(*"31-2", "enter")
        assert _scherm(b).bewerker is not None
        await b.toets(*"-2021", "enter")
        assert "bestaat niet" in b.scherm
        await b.toets("home", *["delete"] * 9, *"1-2-2021")
        assert "1 feb 2021" in b.scherm
        await b.toets("enter")
        await tot(b.pilot, lambda: len(_groepen(b)) == 2)
        assert "sinds 1 feb 2021" in b.scherm


async def test_enter_gaat_naar_het_item_ook_in_een_ander_plan(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        actie = b.werkbank.keuze["boom"][1]
        await b.toets("w")
        await b.pilot.pause()
        plan = next(p for p in b.stand.plannen if p.slug == NU)
        await b.toets("escape")
        await b.werkbank.naar_plan(plan)
        assert b.stand.plan.slug == NU
        await _open(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and b.stand.plan.slug != NU)
        assert b.hier("boom")[:2] == ("actie", actie)


async def test_wat_een_ander_wijzigt_komt_erbij_met_de_cursor_op_zijn_plek(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
        await _open(b)
        await b.toets("down")
        hier = _scherm(b)._gekozen
        sql(pad, "UPDATE thema SET toelichting = 'nieuws van buiten' WHERE id = 1")
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: len(_groepen(b)) == 4)
        assert _scherm(b)._gekozen == hier
        assert _scherm(b).logbeeld.regels[_scherm(b).logbeeld.cursor].sleutel == ("groep", hier, 0)


async def test_een_lang_logboek_wordt_bij_stukken_gelezen(pad: Path) -> None:
    sql(
        pad,
        """WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw)
        SELECT i, '2021-01-01T00:00:00.000Z', 'anna', 'thema', 1, 'toelichting', 'a' || i, 'b' || i FROM n""",
    )
    async with bank(pad) as b:
        await _open(b)
        assert _scherm(b)._gekozen == 3000
        assert len(_groepen(b)) < 500
        for verwacht in range(2999, 2960, -1):
            await b.toets("down")
            assert _scherm(b)._gekozen == verwacht
        for _ in range(12):
            await b.toets("pagedown")
        groepen = _groepen(b)
        assert groepen == list(range(3000, 3000 - len(groepen), -1))
        await b.toets("G")
        assert (_scherm(b)._gekozen, _groepen(b)[-1]) == (1, 1)
        for _ in range(12):
            await b.toets("pageup")
        groepen = _groepen(b)
        assert groepen == list(range(groepen[0], 0, -1))
        assert len(groepen) > 200
        # words that stand only far back are found stretch by stretch
        await b.toets("g", "slash", *"b7", "enter")
        assert _scherm(b)._gekozen == 2999 - 200 or "b7" in _velden(b)


@pytest.mark.parametrize("maat", [(120, 36), (80, 24), (200, 50), (40, 10), (20, 6)])
async def test_elke_maat_met_vijandige_tekst(pad: Path, maat: tuple[int, int]) -> None:
    sql(pad, "UPDATE schrijver SET wie = ?", "an\x1b]0;x\x07na‮[b]")
    sql(pad, "UPDATE actie SET titel = ? WHERE id = 1", "[/x]\x1b[2J\x07‮ 漢字 " + "é́́́́" * 40 + "=HYPERLINK()" * 60)
    sql(pad, "UPDATE logboek SET tijd = 'nooit' WHERE id = 1")
    sql(pad, "UPDATE schrijver SET wie = NULL")
    async with bank(pad, maat) as b:
        await _open(b)
        await b.toets("down", "tab", "down", "tab", "f", "escape", "slash", "escape", "question_mark", "escape")
        regels = b.scherm.split("\n")
        assert not any(teken in b.scherm for teken in "\x1b\x07‮")
        assert len(regels) == maat[1]
        await b.toets("u")
        await b.toets("u")
        await b.klaar()
        assert _scherm(b)


async def test_alleen_lezen_maakt_niets_ongedaan(pad: Path) -> None:
    async with bank(pad) as b:
        await _vul(b)
    async with bank(pad, alleen_lezen=True) as b:
        await _open(b)
        assert "ALLEEN LEZEN" in b.scherm
        await b.doe("u")
        assert "NIET OPGESLAGEN: alleen lezen" in _meld(b)


async def test_wat_de_schijf_weigert_heet_niet_opgeslagen(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with bank(pad) as b:
        await _vul(b)
        await _open(b)
        b.app.regie.bestand.conn.execute("PRAGMA query_only = 1")
        await b.doe("u")
        assert _meld(b).startswith("NIET OPGESLAGEN: ")
        b.app.regie.bestand.conn.execute("PRAGMA query_only = 0")
        await b.doe("u")
        assert "ongedaan: titel van actie" in _meld(b)
