"""From plan to plan on the screen: choosing, what is remembered, and following the line."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.tui.hulp import Bank, bank, sql, tot

NU = "utrecht-2023-2026"
OUD = "utrecht-2015-2018"


async def _kies(b: Bank, slug: str, *toetsen: str) -> None:
    await b.toets(*toetsen)
    await tot(b.pilot, lambda: b.stand.plan.slug == slug and b.app.screen is b.werkbank)


async def test_een_voorbij_plan_opent_op_zijn_laatste_jaar_en_het_geldende_wordt_aangeboden(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        assert "peiljaar 2018" in b.titel
        assert "nu geldt: Veiligheidsagenda Utrecht 2023–2026" in b.status
        await _kies(b, NU, "w", "enter")
        assert "Utrecht 2023–2026" in b.titel
        assert "peiljaar 2026" in b.titel
        # the other way round one comes back where one was
        await _kies(b, OUD, "w", "enter")
        assert "voorbij, peiljaar is het laatste jaar" in b.status


async def test_zonder_keuze_opent_wat_nu_geldt_en_daarna_wat_het_laatst_in_beeld_was(pad: Path) -> None:
    async with bank(pad, plan=None) as b:
        assert b.stand.plan.slug == NU
        assert "? geeft alle toetsen" in b.status
        await b.toets("w")
        await b.typ("leusden")
        await _kies(b, "leusden-2016-2019", "enter")
        await b.toets("q")
    async with bank(pad, plan=None) as b:
        assert b.stand.plan.slug == "leusden-2016-2019"


async def test_cursor_vouwen_en_wijk_blijven_per_plan(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        await b.toets("right_square_bracket", "space", "down")
        hier = b.hier("boom")
        await _kies(b, NU, "w", "enter")
        assert "West" in b.titel
        assert all(regel.vouw is not False for regel in b.werkbank.boombeeld.regels[1:])
        await _kies(b, OUD, "w", "enter")
        assert b.hier("boom") == hier
        assert b.regel("boom", "High Impact Crimes").vouw is False
        await b.toets("q")
    async with bank(pad, plan=OUD) as b:
        assert b.regel("boom", "High Impact Crimes").vouw is False


async def test_een_gemeente_zonder_wijken_heeft_een_plek_en_niets_breekt(pad: Path) -> None:
    async with bank(pad, plan="leusden-2016-2019", wijk=None) as b:
        assert [regel.split()[:2] for regel in b.regels("wijken")] == [["●", "Leusden"]]
        await b.toets("right_square_bracket")
        assert b.status == "Leusden heeft in dit bestand geen wijken"
        for toets in ("left_square_bracket", "p", "x", "escape", "b", "escape", "n", "G", "t"):
            await b.toets(toets)
        await b.toets("escape")
        await _kies(b, NU, "w", "enter")
        assert len(b.regels("wijken")) == 11


async def test_ondermijning_van_2015_tot_nu_in_twee_toetsen(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        await b.naar("thema", "Georganiseerde ondermijnende")
        assert "Gaat verder als «Ondermijning steviger aanpakken» in 2019–2022" in b.detail
        await _kies(b, "utrecht-2019-2022", "right_curly_bracket")
        assert b.regel("boom", "Ondermijning").sleutel == b.hier("boom")
        await _kies(b, NU, "right_curly_bracket")
        assert b.stand.thema[b.hier("boom")[1]].titel.startswith("Ontwrichtende effecten drugs")
        assert "Vervolg van «Ondermijning steviger aanpakken» in 2019–2022" in b.detail
        await b.toets("right_curly_bracket")
        assert "hiervan is geen vervolg in een later plan bekend" in b.status
        # it comes of more than one thema: one is chosen
        await b.toets("left_curly_bracket")
        await b.typ("ondermijning")
        await _kies(b, "utrecht-2019-2022", "enter")


async def test_een_actie_zonder_vervolg_gaat_met_haar_thema_mee(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        thema = await b.naar("thema", "Georganiseerde ondermijnende")
        van = {v.van for v in b.stand.lijn.vervolgen}
        actie = next(a for a in b.stand.acties if a.thema_id == thema and ("actie", a.id) not in van and not a.doelen)
        b.werkbank.ga_naar(("actie", actie.id, 0))
        await _kies(b, "utrecht-2019-2022", "right_curly_bracket")
        assert b.hier("boom")[0] == "thema"


async def test_van_meer_dan_een_vervolg_wordt_er_een_gekozen(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        await b.naar("thema", "Fysieke veiligheid")
        await b.toets("right_curly_bracket")
        assert "Gaat verder als" in b.scherm
        await b.typ("verkeer")
        await _kies(b, "utrecht-2019-2022", "enter")
        assert "verkeer" in b.stand.thema[b.hier("boom")[1]].titel


async def test_enter_op_een_vervolg_in_het_detail_gaat_erheen(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        await b.naar("thema", "High Impact Crimes")
        await b.naar_veld("Gaat verder")
        await _kies(b, "utrecht-2019-2022", "enter")
        assert "criminaliteit" in b.stand.thema[b.hier("boom")[1]].titel


async def test_een_status_die_net_gezet_is_gaat_niet_mee_naar_het_andere_plan(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        actie = b.stand.acties[0].id
        b.werkbank.ga_naar(("actie", actie, 0))
        await b.toets("2", "w", "enter")
        await tot(b.pilot, lambda: b.stand.plan.slug == NU)
        assert sql(pad, "SELECT actie_id, status FROM stand") == [(actie, "op schema")]
        # undo of a change in the other plan is told, and this plan stays in view
        await b.doe("u")
        assert b.stand.plan.slug == NU
        assert sql(pad, "SELECT count(*) FROM stand") == [(0,)]
        assert b.status.endswith("ongedaan: op schema (stad), in Integraal Veiligheidsplan Utrecht 2015–2018")
        await b.doe("ctrl+r")
        assert b.status.endswith("opnieuw: op schema (stad), in Integraal Veiligheidsplan Utrecht 2015–2018")


async def test_wie_niet_kiest_blijft(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        await b.toets("w", "escape")
        assert b.stand.plan.slug == OUD
        assert b.app.screen is b.werkbank


async def test_een_plan_dat_niet_te_lezen_is_wordt_gezegd_en_het_oude_blijft(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as conn, conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute("UPDATE bericht SET datum = 'ooit' WHERE actie_id IS NOT NULL")
    async with bank(pad, plan=OUD) as b:
        await b.toets("w", "enter")
        await tot(b.pilot, lambda: "is niet te openen" in b.status)
        # nothing was to be saved, so nothing failed to be
        assert "NIET OPGESLAGEN" not in b.status
        assert "er staat een waarde in die ivp niet kent; kijk met: ivp controle" in b.status
        assert b.stand.plan.slug == OUD


async def test_in_een_smal_scherm_zijn_de_plannen_van_een_gemeente_uit_elkaar_te_houden(pad: Path) -> None:
    async with bank(pad, maat=(40, 10), plan=OUD) as b:
        await b.toets("w")
        await tot(b.pilot, lambda: "Utrecht 2023–2026" in b.scherm and "Utrecht 2019–2022" in b.scherm)
        await b.typ("leusden")
        await _kies(b, "leusden-2016-2019", "enter")


async def test_een_plan_dat_een_ander_weghaalde_terwijl_men_koos_wordt_gezegd(pad: Path) -> None:
    async with bank(pad, plan=OUD) as b:
        await b.toets("w")
        await tot(b.pilot, lambda: "Veiligheidsagenda Utrecht 2023–2026" in b.scherm)
        b.app.regie.stand = replace(b.stand, plannen=tuple(p for p in b.stand.plannen if p.slug != NU))
        await b.toets("enter")
        assert b.app.screen is b.werkbank
        assert b.status == "dat plan is er niet meer"
        assert b.stand.plan.slug == OUD
