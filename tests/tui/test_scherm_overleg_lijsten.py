"""The lists over a meeting: who goes to an item there leaves the meeting for the werkbank, and o comes back."""

import pytest

from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.tui.schermen.verslagscherm import Verslagscherm
from tests.tui.hulp import een, sql, tot
from tests.tui.overleghulp import OVERVECHT, TOEZICHT, actie_id, bereid, overleg, punt


@pytest.mark.parametrize("toets", ["A", "s"])
async def test_an_item_of_a_list_is_gone_to_and_the_meeting_found_back(pad, toets):
    nummer = bereid(pad)
    plan = een(pad, "SELECT plan_id FROM overleg WHERE id = ?", nummer)
    sql(
        pad,
        "INSERT INTO afspraak (plan_id, overleg_id, tekst, actie_id, wijk_id) VALUES (?, ?, ?, ?, ?)",
        *(plan, nummer, "hek plaatsen", actie_id(pad), OVERVECHT),
    )
    async with overleg(pad) as (b, scherm):
        await b.toets(toets)
        await tot(b.pilot, lambda: b.app.screen is not scherm and "hek plaatsen" in b.scherm)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        await tot(b.pilot, lambda: b.hier("boom")[:2] == ("actie", actie_id(pad)))
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert TOEZICHT in punt(b.app.screen)


async def test_the_verslag_is_of_the_meeting_in_view_and_not_of_another_that_is_open(pad):
    deze = bereid(pad, datum="2026-03-04")
    async with overleg(pad) as (b, scherm):
        bereid(pad, wijk=None, datum="2026-03-05")
        await b.app.regie.kijk()
        assert scherm.zitting.overleg.id == deze
        await b.toets("r")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Verslagscherm))
        assert b.app.screen.overleg.id == deze
