"""The line of a meeting: what was agreed, decided and noted, and what is asked before it is saved."""

import pytest

from ivp_tui.weergave.regel import plat
from tests.tui.hulp import een, sql, tot
from tests.tui.overleghulp import bereid, gelezen, overleg, status, tik, vraagt_eerst


async def test_while_typing_the_holder_completes_and_the_parts_are_shown(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await tik(b, "a", "@")
        await b.pilot.pause()
        assert len(scherm.bewerker.aanvulbeeld.regels) == 5
        await b.typ("toez")
        await b.pilot.pause()
        namen = [plat(r.links).strip() for r in scherm.bewerker.aanvulbeeld.regels]
        assert namen
        assert all("toez" in naam.casefold() for naam in namen)
        await b.toets("down", "up", "right")
        assert scherm.bewerker.tekst.startswith('@"') or scherm.bewerker.tekst.startswith("@Toez")
        assert not scherm.bewerker.aanvulbeeld.regels
        await b.typ("kijkt in de Kanaalstraat voor 5 dec")
        await b.pilot.pause()
        assert [s.soort for s in scherm.bewerker.stukken] == ["houder", "wijk", "termijn"]
        for woord in ("houder ", "termijn za 5 dec 2026", "(Kanaalstraat)", "bij actie"):
            assert woord in b.scherm
        await b.toets("escape")
        assert "staat er weer" in status(scherm)
        await b.toets("a")
        assert scherm.bewerker.tekst.endswith("voor 5 dec")


async def test_an_unknown_holder_and_one_like_a_person_are_asked_about_once(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await tik(b, "a", "@Speeltuinvereniging ruimt op")
        await b.pilot.pause()
        assert "nieuwe partner" in b.scherm
        await b.toets("enter")
        assert "«Speeltuinvereniging» wordt een nieuwe partner. Enter nog eens bewaart het zo" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 0
        await b.toets("enter")
        await gelezen(b, scherm)
        assert een(pad, "SELECT actiehouder FROM afspraak") == "Speeltuinvereniging"
        zin = "houders zijn functies of organisaties, geen personen. Enter nog eens bewaart het zo"
        await vraagt_eerst(b, scherm, "a", "@Jan de Vries belt de school", zin)


async def test_a_new_holder_that_resembles_a_partner_is_asked(pad):
    bereid(pad)
    async with overleg(pad) as (b, _):
        await tik(b, "a", "bel terug @Poli")
        await b.toets("enter")
        assert "of bedoelt u Politie. Enter nog eens bewaart het zo" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 0


async def test_the_avg_brake_asks_about_the_text(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await vraagt_eerst(b, scherm, "c", "bel 06-12345678 terug", "telefoonnummer")
        assert een(pad, "SELECT tekst FROM afspraak") == "bel 06-12345678 terug"


async def test_a_holder_of_two_hundred_characters_is_refused_and_the_text_stays(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await tik(b, "a", "@" + "x" * 200 + " doet iets")
        await b.toets("enter")
        assert "te lang" in b.scherm
        assert scherm.bewerker is not None
        await b.toets("escape")
    assert een(pad, "SELECT count(*) FROM afspraak") == 0


async def test_a_termijn_that_is_over_is_asked_about(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await tik(b, "a", "@Politie hek voor 5 dec 2020")
        await b.pilot.pause()
        assert "al voorbij" in b.scherm  # while it is typed already
        await b.toets("escape", "escape")
        zin = "deze termijn is al voorbij. Enter nog eens bewaart het zo"
        await vraagt_eerst(b, scherm, "a", "@Politie hek voor 5 dec 2020", zin)
        assert een(pad, "SELECT termijn FROM afspraak") == "2020-12-05"


@pytest.mark.parametrize(("houder", "wat"), [("jan@example.nl", "e-mailadres"), ("06-12345678", "telefoonnummer")])
async def test_a_holder_that_is_an_address_or_a_number_meets_the_avg_brake(pad, houder, wat):
    bereid(pad)
    async with overleg(pad) as (b, _):
        await tik(b, "a", f"@{houder} terugbellen")
        await b.toets("enter")
        assert "wordt een nieuwe partner" in b.scherm
        await b.toets("enter")
        assert wat in b.scherm
        await b.toets("escape")
    assert een(pad, "SELECT count(*) FROM afspraak") == 0
    assert een(pad, "SELECT count(*) FROM partner WHERE naam = ?", houder) == 0


async def test_an_empty_line_and_an_ambiguous_day_are_no_afspraak(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("a", "enter")
        assert scherm.bewerker is not None
        await b.typ("iets doen voor 31 feb")
        await b.toets("enter")
        assert "zonder termijn" in b.scherm
        await b.toets("escape")
    assert een(pad, "SELECT count(*) FROM afspraak") == 0


async def test_a_note_is_marked_as_private_and_stands_nowhere_on_the_screen(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("i")
        await b.pilot.pause()
        assert "PRIVÉ, alleen voor u" in b.scherm
        await b.typ("buurman is lastig")
        await b.toets("enter")
        await gelezen(b, scherm)
        assert een(pad, "SELECT tekst FROM notitie") == "buurman is lastig"
        assert "lastig" not in b.scherm
        await b.toets("i")
        await b.pilot.pause()
        assert "lastig" in b.scherm  # while it is edited, and only then
        await b.toets("end", "space")
        await b.typ("vandaag")
        await b.toets("enter")
        await gelezen(b, scherm)
        assert sql(pad, "SELECT tekst FROM notitie") == [("buurman is lastig vandaag",)]
        assert "lastig" not in b.scherm
        await b.toets("o")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        assert "lastig" not in b.scherm
