"""A meeting that another window or program changes, and meetings that are odd."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from ivp_tui.domein.wijziging_overleg import SluitOverleg
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.tui.schermen.overlegformulier import Overlegformulier
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from tests.tui.hulp import VANDAAG, bank, een, sql, tot
from tests.tui.overleghulp import (
    OVERVECHT,
    TOEZICHT,
    actie_id,
    agenda,
    bereid,
    geef,
    gelezen,
    overleg,
    punt,
    status,
    tik,
)


async def test_a_meeting_closed_by_another_window_is_closed_here_and_closing_it_again_is_harmless(pad):
    nummer = bereid(pad)
    async with overleg(pad) as (b, scherm):
        ander = open_bestand(pad)
        schrijf(ander, SluitOverleg(nummer), b.stand, "bert")
        ander.sluit()
        eerst = een(pad, "SELECT gesloten_op FROM overleg")
        # this window has not seen it yet
        await b.toets("S", "S")
        await gelezen(b, scherm)
        assert "dit overleg is al gesloten" in status(scherm)
        assert een(pad, "SELECT gesloten_op FROM overleg") == eerst
        assert "GESLOTEN" in b.scherm
        # what was forgotten can still be written down
        await geef(b, scherm, "a", "@Politie nog iets")
    assert een(pad, "SELECT count(*) FROM afspraak") == 1


async def test_a_wijk_that_another_program_takes_away_leaves_a_meeting_that_can_be_gone_through(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        with closing(sqlite3.connect(pad)) as conn:
            conn.execute("DELETE FROM wijk WHERE id = ?", (OVERVECHT,))
            conn.commit()
        await b.app.regie.kijk()
        await gelezen(b, scherm)
        assert OVERVECHT not in b.stand.wijk
        for toets in ("2", "j", "k", "x", "x", "m", "escape", "s", "escape", "A", "escape", "space"):
            await b.toets(toets)
            await b.klaar()
            await b.pilot.pause()
        assert b.app.screen is scherm
        assert een(pad, "SELECT count(*) FROM stand WHERE wijk_id = ?", OVERVECHT) == 0
        await b.toets("o")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert b.werkbank.blik.wijk_id is None


async def test_what_another_changes_is_followed_with_the_cursor_on_its_point(pad):
    nummer = bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("G")
        sql(pad, "INSERT INTO agendapunt (overleg_id, volgorde, titel) VALUES (?, -1, 'Van een ander')", nummer)
        await tot(b.pilot, lambda: "Van een ander" in "".join(agenda(scherm)))
        assert scherm.punt.naam == "Rondvraag"
        assert "iemand anders wijzigde" in status(scherm)
        sql(pad, "DELETE FROM agendapunt WHERE titel = 'Rondvraag'")
        await tot(b.pilot, lambda: "Rondvraag" not in "".join(agenda(scherm)))
        assert scherm.punt is scherm.zitting.agenda[-1]


async def test_a_conflict_is_shown_with_both_values(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        # before this program looks again
        sql(
            pad,
            "INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, ?, 'gereed')",
            actie_id(pad),
            OVERVECHT,
        )
        await b.toets("2")
        await gelezen(b, scherm)
        assert "«gereed»" in status(scherm)
        assert "«op schema» is niet opgeslagen" in status(scherm)


@pytest.mark.parametrize("wat", ["termijn", "datum"])
async def test_a_day_that_another_program_wrote_and_is_none_is_told_and_ends_nothing(pad, wat):
    nummer = bereid(pad)
    plan = een(pad, "SELECT plan_id FROM overleg WHERE id = ?", nummer)
    sql(pad, "INSERT INTO afspraak (plan_id, overleg_id, tekst, termijn) VALUES (?, ?, 'hek', '5 dec')", plan, nummer)
    async with overleg(pad) as (b, scherm):
        await b.toets("A")
        await tot(b.pilot, lambda: b.app.screen is not scherm and "hek" in b.scherm)
        await b.toets("escape")
        await tot(b.pilot, lambda: b.app.screen is scherm)
        if wat == "datum":
            sql(pad, "UPDATE overleg SET datum = '31 feb'")
            await b.app.regie.kijk()
            await tot(b.pilot, lambda: "een waarde in die ivp niet kent; kijk met: ivp controle" in status(scherm))
            assert TOEZICHT in punt(scherm)
    if wat == "datum":
        async with bank(pad) as b:
            await b.toets("o")
            await tot(b.pilot, lambda: "een waarde in die ivp niet kent; kijk met: ivp controle" in b.status)


async def test_a_meeting_that_is_undone_closes_its_screen(pad):
    async with bank(pad) as b:
        await b.toets("o", "enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        await b.toets("u")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert "dit overleg is er niet meer" in b.status


async def test_an_empty_agenda_says_what_can_be_done_and_takes_afspraken(pad):
    nummer = bereid(pad)
    sql(pad, "DELETE FROM agendapunt")
    async with overleg(pad) as (b, scherm):
        assert "De agenda is leeg" in punt(scherm)
        for toets in ("space", "j", "k", "4", "t", "x", "v", "J", "D", "e", "G", "pagedown"):
            await b.toets(toets)
        assert b.app.screen is scherm
        await tik(b, "a", "iets doen voor 5 dec")
        await b.toets("enter", "S")
        await gelezen(b, scherm)
    assert sql(pad, "SELECT tekst, overleg_id, actie_id FROM afspraak") == [("iets doen", nummer, None)]
    assert een(pad, "SELECT gesloten_op FROM overleg") is not None


async def test_the_start_tells_of_a_meeting_that_is_open(pad):
    bereid(pad)
    async with bank(pad) as b:
        await tot(b.pilot, lambda: "open overleg" in b.status)
        # the key first: on a narrow screen the end is cut
        assert "o gaat verder met het open overleg: Wijkoverleg · Overvecht · 4 mrt 2026" in b.status


async def test_what_was_typed_when_the_program_ended_is_offered_and_opens_in_the_meeting(pad):
    bereid(pad)
    async with overleg(pad) as (b, _):
        await b.toets("j", "a")
        await b.typ("nog niet klaar met ty")
        await b.toets("escape")
    async with bank(pad) as b:
        assert "niet opgeslagen tekst" in b.status
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm) and b.app.screen.bewerker is not None)
        assert b.app.screen.bewerker.tekst == "nog niet klaar met ty"
        assert b.app.screen.index == 1


async def test_leusden_has_no_wijken_and_meets_as_a_gemeente(pad):
    async with bank(pad, plan="leusden-2016-2019") as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        assert "hele gemeente" in b.scherm
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert " · gemeente · 4 mrt 2026" in b.scherm
        await b.toets("space")
        await gelezen(b, b.app.screen)


async def test_a_meeting_of_another_plan_brings_that_plan_in_view(pad):
    bereid(pad)
    async with bank(pad, plan="utrecht-2023-2026") as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert b.stand.plan.slug == "utrecht-2015-2018"


async def test_only_reading_looks_and_changes_nothing(pad):
    bereid(pad)
    voor = een(pad, "SELECT max(id) FROM logboek")
    async with overleg(pad, alleen_lezen=True) as (b, scherm):
        for toets in ("space", "2", "4", "a", "c", "i", "t", "plus", "v", "J", "D", "S", "u"):
            await b.toets(toets)
            assert scherm.bewerker is None, toets
        assert "alleen lezen" in status(scherm)
        assert "ALLEEN LEZEN" in b.scherm
    assert een(pad, "SELECT max(id) FROM logboek") == voor


@pytest.mark.parametrize("maat", [(80, 24), (100, 30), (200, 50), (40, 10)])
async def test_it_fits_every_size(pad, maat):
    bereid(pad)
    async with overleg(pad, maat) as (b, scherm):
        assert (maat[0] >= 96) == ("Agenda" in b.scherm)
        if maat[0] == 80:
            assert "1 van 3" in b.scherm.splitlines()[1]
        await b.toets("space")
        await gelezen(b, scherm)
        assert scherm.index == 1


def test_the_day_of_these_tests():
    assert date(2026, 3, 4) == VANDAAG
