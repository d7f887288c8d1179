"""The agenda of a meeting on its screen: added to, moved, followed, closed; and its clock."""

from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.tui.schermen.puntlijst import Puntlijst
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import bank, een, sql, tot
from tests.tui.overleghulp import actie_id, agenda, bereid, gelezen, overleg, punt, status


async def test_points_are_added_moved_and_removed(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("plus")
        await b.typ("Jaarmarkt")
        await b.toets("enter")
        await gelezen(b, scherm)
        assert [p.naam for p in scherm.zitting.agenda][1] == "Jaarmarkt"
        assert scherm.punt.naam == "Jaarmarkt"
        await b.toets("J")
        await gelezen(b, scherm)
        assert [p.naam for p in scherm.zitting.agenda][2] == "Jaarmarkt"
        assert scherm.index == 2
        await b.toets("D")
        await gelezen(b, scherm)
        assert "Jaarmarkt" not in "".join(agenda(scherm))
        await b.toets("u")
        await gelezen(b, scherm)
        assert "Jaarmarkt" in "".join(agenda(scherm))


async def test_an_item_of_the_plan_is_chosen_while_typing(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("plus")
        await b.typ("publiek camerat")
        await b.pilot.pause()
        await b.toets("down", "enter")
        await gelezen(b, scherm)
        assert scherm.punt.naam == "Publiek cameratoezicht"
        assert scherm.punt.item[0] == "actie"
        # it is there now, and not offered again
        await b.toets("plus")
        await b.typ("publiek camerat")
        assert scherm.punt.item not in [item for item, _ in scherm._items]


async def test_the_acties_of_the_filter_come_on_the_agenda_at_once(pad):
    bereid(pad)
    async with bank(pad) as b:
        await b.toets("f", *["down"] * 9, "space", "enter")
        assert not b.werkbank.blik.filter.leeg
        aantal = len(b.werkbank.blik.acties(b.stand))
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        scherm = b.app.screen
        await b.toets("colon")
        await b.typ("filter op agenda")
        await b.toets("enter")
        await tot(b.pilot, lambda: len(scherm.zitting.agenda) >= aantal)
        await b.toets("u")
        await tot(b.pilot, lambda: len(scherm.zitting.agenda) == 3)


async def test_the_afspraken_of_a_point_are_followed_and_edited(pad):
    nummer = bereid(pad)
    sql(
        pad,
        """INSERT INTO afspraak (plan_id, overleg_id, actie_id, nummer, tekst, actiehouder, termijn)
        SELECT plan_id, ?, ?, '2026-01', 'hek plaatsen', 'Politie', '2026-02-20' FROM overleg WHERE id = ?""",
        nummer, actie_id(pad), nummer,
    )  # fmt: skip
    async with overleg(pad) as (b, scherm):
        assert "▲ 2026-01 Politie: hek plaatsen · 12 dagen te laat (termijn 20 feb 2026)" in " ".join(
            punt(scherm).split()
        )
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Puntlijst))
        await b.toets("5")
        await gelezen(b, scherm)
        assert een(pad, "SELECT status FROM afspraak") == "gereed"
        await tot(b.pilot, lambda: "✓ 2026-01" in b.scherm)
        await b.toets("4")
        assert "5 gereed, 6 vervallen" in b.scherm
        await b.toets("escape", "e")
        await tot(b.pilot, lambda: "hek plaatsen" in b.scherm and type(b.app.screen).__name__ == "Kaartscherm")
        await b.toets("escape")
        assert b.app.screen is scherm


async def test_on_the_card_a_holder_is_asked_about_and_takes_the_name_of_the_partner_too(pad):
    nummer = bereid(pad)
    plan = een(pad, "SELECT plan_id FROM overleg WHERE id = ?", nummer)
    sql(
        pad,
        "INSERT INTO afspraak (plan_id, overleg_id, actie_id, tekst) VALUES (?, ?, ?, 'hek plaatsen')",
        *(plan, nummer, actie_id(pad)),
    )
    async with overleg(pad) as (b, _):
        await b.toets("e")
        await tot(b.pilot, lambda: type(b.app.screen).__name__ == "Kaartscherm" and "Actiehouder" in b.scherm)
        regels = [plat(r.links) for r in b.app.screen.beeld.regels]
        await b.toets("g", *["down"] * next(n for n, r in enumerate(regels) if "Actiehouder" in r), "enter")
        await b.typ("Jan de Vries")
        await b.toets("enter")
        assert "een houder is geen persoon; nog eens Enter bewaart" in b.scherm
        assert een(pad, "SELECT actiehouder FROM afspraak") == ""
        await b.toets(*["backspace"] * 12)
        await b.typ("om")
        await b.toets("enter")
        await b.klaar()
        await tot(b.pilot, lambda: een(pad, "SELECT actiehouder FROM afspraak") == "Openbaar Ministerie")
        await b.pilot.pause()
        assert "Openbaar Ministerie" in b.scherm


async def test_trend_zoom_scroll_and_colours(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("G", "x")
        assert "hoort geen cijfer" in status(scherm)
        await b.toets("k", "x")
        assert "Jongerenoverlast" in punt(scherm)
        await b.toets("escape")
        assert scherm.modus == "punt"
        await b.toets("z")
        await b.pilot.pause()
        assert "2 van 3" in plat(scherm.vouwregel.links)
        await b.toets("escape", "pagedown", "pageup")
        kleur = b.app.theme
        await b.toets("T")
        assert b.app.theme != kleur
        assert b.app.screen is scherm
        await b.toets("question_mark")
        assert b.app.screen is not scherm
        await b.toets("escape", "q")
        assert b.app.screen is b.werkbank


async def test_closing_asks_once_and_twice_is_harmless(pad):
    nummer = bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("S")
        assert "3 punten zijn nog niet behandeld" in status(scherm)
        await b.toets("j", "S")  # another key withdraws the question
        await gelezen(b, scherm)
        assert een(pad, "SELECT gesloten_op FROM overleg WHERE id = ?", nummer) is None
        await b.toets("S")
        await gelezen(b, scherm)
        dicht = een(pad, "SELECT gesloten_op FROM overleg WHERE id = ?", nummer)
        assert dicht is not None
        await tot(b.pilot, lambda: "GESLOTEN" in b.scherm)
        await b.toets("S")
        await gelezen(b, scherm)
        assert "al gesloten" in status(scherm)
        assert een(pad, "SELECT gesloten_op FROM overleg WHERE id = ?", nummer) == dicht
        await b.toets("u")
        await tot(b.pilot, lambda: "GESLOTEN" not in b.scherm)


# the clock


async def test_the_clock_runs_alone_stands_still_and_is_kept(pad, monkeypatch):
    bereid(pad)
    nu = [100.0]
    for waar in ("overlegvlak", "overlegscherm"):
        monkeypatch.setattr(f"ivp_tui.tui.schermen.{waar}.monotonic", lambda: nu[0])
    async with overleg(pad) as (b, scherm):
        nu[0] += 130
        beelden = scherm.agendabeeld, scherm.puntbeeld, scherm.titel
        scherm._tik()
        assert plat(scherm.klok.links).strip() == "2:10 · 2:10"
        assert (scherm.agendabeeld, scherm.puntbeeld, scherm.titel) == beelden
        assert scherm.focused is scherm.lijst("agenda")
        await b.toets("j", "full_stop")
        assert "staat stil" in status(scherm)
        nu[0] += 1000
        scherm._tik()
        assert plat(scherm.klok.links).strip() == "‖ 0:00 · 2:10"
        await b.toets("full_stop", "o")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
    async with overleg(pad) as (_, scherm):
        scherm._tik()
        assert plat(scherm.klok.links).strip() == "0:00 · 2:10"
        assert scherm.index == 1


async def test_the_clock_goes_on_from_the_second_it_was_left_at(pad, monkeypatch):
    bereid(pad)
    nu = [100.0]
    for waar in ("overlegvlak", "overlegscherm"):
        monkeypatch.setattr(f"ivp_tui.tui.schermen.{waar}.monotonic", lambda: nu[0])
    async with overleg(pad) as (b, scherm):
        nu[0] += 9
        await b.toets("o")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and not scherm.is_attached)
        nu[0] += 1000  # on the werkbank it stands still
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert b.app.screen.tijd.tijden(nu[0]) == (9, 9)
