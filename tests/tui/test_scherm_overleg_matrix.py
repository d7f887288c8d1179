"""The matrix over a meeting: begun where one is, back at the same agendapunt, or on to a place."""

from ivp_tui.tui.schermen.matrixscherm import Matrixscherm
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from tests.tui.hulp import een, sql, tot
from tests.tui.overleghulp import OVERVECHT, TOEZICHT, actie_id, agenda, bereid, gelezen, overleg, punt, status


async def _naar_matrix(b):
    await b.toets("m")
    await tot(b.pilot, lambda: isinstance(b.app.screen, Matrixscherm))
    await b.pilot.pause()
    return b.app.screen


async def test_m_opens_at_the_wijk_and_thema_of_the_point_and_esc_comes_back_to_it(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        assert b.werkbank.blik.wijk_id is None
        matrix = await _naar_matrix(b)
        assert matrix._kolom.wijk_id == OVERVECHT
        assert matrix._thema_id == b.stand.actie[actie_id(pad)].thema_id
        for toets in ("escape", "m", "q"):
            await b.toets("down", "right", toets)
            await tot(b.pilot, lambda: b.app.screen is scherm)
            assert TOEZICHT in punt(scherm)
            assert b.werkbank.bovenop is None
            await b.toets("j")
            assert scherm.index == 1
            await b.toets("k")
            await _naar_matrix(b)
        await b.toets("escape")
        await tot(b.pilot, lambda: b.app.screen is scherm)
        # and it is still the meeting of this wijk
        await b.toets("2")
        await gelezen(b, scherm)
        assert een(pad, "SELECT status FROM stand WHERE wijk_id = ?", OVERVECHT) == "op schema"


async def test_enter_leaves_for_the_place_and_o_comes_back_to_the_meeting(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("2")
        await gelezen(b, scherm)
        await _naar_matrix(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and b.hier("boom")[:2] == ("actie", actie_id(pad)))
        assert b.werkbank.blik.wijk_id == OVERVECHT
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert TOEZICHT in punt(b.app.screen)


async def test_another_plan_chosen_in_the_matrix_gives_way_to_that_of_the_meeting(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        matrix = await _naar_matrix(b)
        await b.toets("w")
        await tot(b.pilot, lambda: b.app.screen is not matrix)
        await b.typ("2019")
        await b.toets("enter")
        await tot(b.pilot, lambda: b.stand.plan.slug == "utrecht-2019-2022")
        await b.pilot.pause()
        await b.toets("escape")
        await tot(b.pilot, lambda: b.app.screen is scherm and b.stand.plan.slug == "utrecht-2015-2018")
        await gelezen(b, scherm)
        assert TOEZICHT in punt(scherm)
        assert not scherm.zitting.elders
        await b.toets("2")
        await gelezen(b, scherm)
        assert een(pad, "SELECT status FROM stand WHERE wijk_id = ?", OVERVECHT) == "op schema"
        assert "#" in status(scherm)


async def test_an_empty_agenda_has_a_matrix_too_and_a_meeting_that_goes_under_it_closes(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("D")
        await gelezen(b, scherm)
        await b.toets("D")
        await gelezen(b, scherm)
        await b.toets("D")
        await gelezen(b, scherm)
        assert scherm.zitting.agenda == ()
        assert not [regel for regel in agenda(scherm) if TOEZICHT in regel]
        await _naar_matrix(b)
        await b.toets("escape")
        await tot(b.pilot, lambda: b.app.screen is scherm)
        await _naar_matrix(b)
        sql(pad, "DELETE FROM overleg")
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: scherm._weg)
        await b.toets("escape")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
