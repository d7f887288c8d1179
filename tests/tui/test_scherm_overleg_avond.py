"""A whole evening of meetings as somebody lives it who never used this before."""

from ivp_tui.tui.schermen.overlegformulier import Overlegformulier
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.tui.schermen.puntlijst import Puntlijst
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import bank, sql, tot
from tests.tui.test_scherm_overleg import bereid, overleg


async def test_a_kind_that_the_plan_names_is_chosen_in_the_form(pad):
    async with bank(pad, wijk="Overvecht") as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        await b.toets("g", "enter")
        await b.typ("handh")
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        assert b.app.screen.opzet.titel == "Handhavingsoverleg in de wijk"
        assert "tweewekelijks" not in b.app.screen.opzet.titel
        await b.toets("G", "enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
    ((naam, soort),) = sql(
        pad, "SELECT o.naam, s.naam FROM overleg AS o JOIN overlegsoort AS s ON s.id = o.overlegsoort_id"
    )
    assert naam == soort == "Handhavingsoverleg in de wijk"


async def test_a_kind_that_begins_with_what_was_typed_stands_first(pad):
    async with bank(pad) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        await b.toets("g", "enter")
        await b.typ("handhaving")
        namen = [plat(r.links).strip() for r in b.app.screen.beeld.regels]
        assert namen[0].startswith("Handhavingsoverleg in de wijk")
        assert namen[1].startswith("Afspraken verkeershandhaving")


async def test_the_form_and_the_list_of_a_point_name_their_own_keys(pad):
    async with bank(pad) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        await b.pilot.pause()
        assert "zoek" not in b.scherm.splitlines()[-1]
        assert "Esc terug" in b.scherm.splitlines()[-1]
    bereid(pad)
    async with overleg(pad) as (b, _):
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Puntlijst))
        await b.pilot.pause()
        voet = b.scherm.splitlines()[-1]
        assert "behandeld" not in voet
        assert "Enter wijzigt  5 gereed  6 vervallen  1 open" in voet
