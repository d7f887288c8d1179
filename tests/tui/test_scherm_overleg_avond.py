"""A whole evening of meetings as somebody lives it who never used this before."""

import pytest

from ivp_tui.tui.schermen.overlegformulier import Overlegformulier
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.tui.schermen.puntlijst import Puntlijst
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import bank, sql, tot
from tests.tui.overleghulp import bereid, gelezen, overleg, status


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


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
async def test_the_clock_is_read_however_long_it_takes_and_while_it_stands_still(pad, monkeypatch, maat):
    bereid(pad)
    nu = [100.0]
    for waar in ("overlegvlak", "overlegscherm"):
        monkeypatch.setattr(f"ivp_tui.tui.schermen.{waar}.monotonic", lambda: nu[0])
    async with overleg(pad, maat) as (b, scherm):
        for seconden, klok in ((754, "12:34 · 12:34"), (7200, "2:12:34 · 2:12:34")):
            nu[0] += seconden
            scherm._tik()
            await b.pilot.pause()
            assert b.scherm.splitlines()[0].endswith(f" {klok} ")
        await b.toets("full_stop")
        await b.pilot.pause()
        assert b.scherm.splitlines()[0].endswith(" ‖ 2:12:34 · 2:12:34 ")
        assert "Wijkoverleg · Overvecht · 4 mrt 2026 · 1 van 3" in b.scherm.splitlines()[0]


async def test_one_escape_too_many_leaves_no_meeting_and_the_way_back_is_told(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("3", "escape", "escape")
        assert b.app.screen is scherm
        assert "nog eens Esc gaat naar de werkbank" in status(scherm)
        await b.toets("j", "escape")  # another key withdraws the question
        assert b.app.screen is scherm
        await b.toets("escape")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.status == "het overleg is nog open; o gaat terug"


async def test_a_title_of_two_lines_is_one_block(pad):
    nummer = bereid(pad)
    sql(pad, "UPDATE agendapunt SET titel = ? WHERE titel = 'Rondvraag'", "een lange titel " * 5)
    async with overleg(pad) as (b, scherm):
        assert nummer
        await b.toets("G")
        regels = [plat(r.links).strip() for r in scherm.puntbeeld.regels]
        eerste = next(n for n, regel in enumerate(regels) if regel.startswith("een lange titel"))
        assert regels[eerste + 1].endswith("titel")
        assert not regels[eerste + 2]


async def test_a_closed_meeting_says_what_comes_next_and_is_left_with_one_escape(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("S", "S")
        await gelezen(b, scherm)
        assert status(scherm).endswith("overleg gesloten: Wijkoverleg; r schrijft het verslag")
        await b.toets("S")
        await gelezen(b, scherm)
        assert status(scherm).endswith("dit overleg is al gesloten")
        await b.toets("escape")
        assert b.app.screen is b.werkbank


async def test_the_agenda_is_wider_on_a_wide_screen_and_gone_when_zoomed(pad):
    bereid(pad)
    async with overleg(pad, (200, 50)) as (b, scherm):
        assert scherm.lijst("agenda").size.width == 56
        await b.toets("z")
        await b.pilot.pause()
        assert not scherm.lijst("agenda").display
        assert scherm.query_one("#vouwregel").display
    async with overleg(pad, (80, 24)) as (_, scherm):
        assert not scherm.lijst("agenda").display


async def test_a_line_that_is_begun_is_no_mistake_yet(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("a")
        for tekst, zin in (("@Poli", "Tab kiest Politie"), ("tie ", "wat er gebeurt, en voor wanneer")):
            await b.typ(tekst)
            await b.pilot.pause()
            regel = scherm.bewerker._uitleg.regel
            assert zin in plat(regel.links)
            assert "fout" not in [stijl for _, stijl in regel.links]
        await b.toets("enter")
        regel = scherm.bewerker._uitleg.regel
        assert "nog niet wat er gebeurt" in plat(regel.links)
        assert "fout" in [stijl for _, stijl in regel.links]


async def test_an_open_field_stays_on_a_screen_that_becomes_smaller_and_larger(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("a")
        await b.typ("@Politie kijkt rond")
        for breed, hoog in ((80, 24), (120, 36), (100, 30)):
            await b.pilot.resize_terminal(breed, hoog)
            await b.pilot.pause()
            assert "@Politie kijkt rond" in b.scherm.splitlines()[hoog - 2]
            assert "houder Politie" in b.scherm.splitlines()[hoog - 1]
            assert scherm.bewerker.size.width == breed


async def test_ctrl_c_says_in_dutch_what_closes(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("ctrl+c")
        assert "q sluit dit scherm" in status(scherm)
        assert not b.app._notifications
