"""The screen of a meeting: begun in two keys, gone through, decided in, left and found back."""

import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import date

import pytest

from ivp_tui.domein.toont import Toont
from ivp_tui.domein.wijziging_overleg import SluitOverleg
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.overlegformulier import Overlegformulier
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.tui.schermen.puntlijst import Puntlijst
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import VANDAAG, bank, een, sql, tot

TOEZICHT = "Toezicht op hotspots jongeren"
OVERVECHT = 3


def bereid(pad, wijk=OVERVECHT, open_=True, datum="2026-03-04", gesloten=None):
    """An overleg in the file with three points: an actie, a doel and a text of one's own; gives its id."""
    plan = een(pad, "SELECT id FROM plan WHERE slug = 'utrecht-2015-2018'")
    sql(
        pad,
        "INSERT INTO overleg (plan_id, naam, datum, wijk_id, begonnen_op, gesloten_op) VALUES (?, ?, ?, ?, ?, ?)",
        plan,
        "Wijkoverleg",
        datum,
        wijk,
        f"{datum}T09:00:00.000Z" if open_ else None,
        gesloten,
    )
    nummer = een(pad, "SELECT max(id) FROM overleg")
    actie = een(pad, "SELECT min(id) FROM actie WHERE titel LIKE ? AND plan_id = ?", f"{TOEZICHT}%", plan)
    doel = een(pad, "SELECT min(id) FROM doel WHERE titel LIKE 'Jeugdoverlast in eigen%'")
    for kolommen, waarden in (("actie_id", (actie,)), ("doel_id", (doel,)), ("titel", ("Rondvraag",))):
        sql(
            pad,
            f"INSERT INTO agendapunt (overleg_id, volgorde, {kolommen}) VALUES (?, ?, ?)",
            nummer,
            een(pad, "SELECT count(*) FROM agendapunt"),
            *waarden,
        )
    return nummer


def actie_id(pad):
    return een(pad, "SELECT actie_id FROM agendapunt WHERE actie_id IS NOT NULL ORDER BY id LIMIT 1")


@asynccontextmanager
async def overleg(pad, maat=(120, 36), **meer):
    """The workbench with the open meeting on the screen."""
    async with bank(pad, maat, **meer) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        await b.pilot.pause()
        yield b, b.app.screen


async def gelezen(b, scherm):
    """Wait until what was given is in the file and was read back."""
    await b.klaar()
    await tot(b.pilot, lambda: not scherm._leest)
    await b.pilot.pause()
    await tot(b.pilot, lambda: not scherm._leest)


def status(scherm):
    return plat(scherm.status.links).strip()


def agenda(scherm):
    return [plat(r.links) for r in scherm.agendabeeld.regels]


def punt(scherm):
    return "\n".join(plat(r.links) for r in scherm.puntbeeld.regels)


# beginning and finding back


async def test_the_first_meeting_begins_with_o_and_enter(pad):
    async with bank(pad) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        assert "Driehoeksoverleg" in b.scherm
        assert "burgemeester" in b.scherm
        assert "wo 4 mrt 2026 (vandaag)" in b.scherm
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        await b.pilot.pause()
        assert "overleg begonnen: Driehoeksoverleg" in b.scherm
        assert status(b.app.screen).startswith(f"#{een(pad, 'SELECT max(id) FROM logboek')}.")
    assert sql(pad, "SELECT naam, wijk_id, datum FROM overleg") == [("Driehoeksoverleg", None, "2026-03-04")]


async def test_a_new_meeting_is_gone_through_from_its_first_point_wherever_one_was(pad):
    nummer = bereid(pad, gesloten="2026-03-04T11:00:00.000Z")
    plan = een(pad, "SELECT plan_id FROM overleg WHERE id = ?", nummer)
    sql(pad, "INSERT INTO afspraak (plan_id, overleg_id, tekst) VALUES (?, ?, 'hek plaatsen')", plan, nummer)
    async with bank(pad, wijk="Overvecht") as b:
        await b.naar("thema", b.stand.themas[1].titel)
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Kiesscherm) and "nieuw overleg" in b.scherm)
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert ("thema", b.stand.themas[1].id) in [p.item for p in b.app.screen.zitting.agenda]
        assert b.app.screen.index == 0
        assert "hek plaatsen" in punt(b.app.screen)


async def test_the_next_one_is_as_the_last_of_this_wijk_and_warns_for_a_second_on_a_day(pad):
    nummer = bereid(pad, gesloten="2026-03-04T11:00:00.000Z")
    sql(pad, "UPDATE overleg SET aanwezig = 'politie, T&H' WHERE id = ?", nummer)
    async with bank(pad, wijk="Overvecht") as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Kiesscherm) and "nieuw overleg" in b.scherm)
        assert "Wijkoverleg · Overvecht · 4 mrt 2026" in b.scherm
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        assert "politie, T&H" in b.scherm
        assert "er is al een Wijkoverleg van 4 mrt 2026 en is gesloten; dit wordt er nog een" in b.scherm
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
    assert sql(pad, "SELECT naam, wijk_id, aanwezig FROM overleg ORDER BY id")[1] == (
        "Wijkoverleg",
        OVERVECHT,
        "politie, T&H",
    )


async def test_every_field_of_the_form_is_changed_in_place(pad):
    async with bank(pad) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        await b.toets("g", "enter")
        await b.typ("buurtschouw")
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        assert b.app.screen.opzet.titel == "buurtschouw"
        await b.toets("down", "enter")
        await b.typ("zuidw")
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegformulier))
        await b.toets("down", "enter")
        await b.typ("20 feb")
        assert "= vr 20 feb 2026" in b.scherm
        await b.toets("enter", "down", "enter")
        await b.typ("bel 06-12345678 even")
        await b.toets("enter")
        assert "telefoonnummer" in b.scherm  # the AVG brake asks once
        await b.toets("enter", "G", "enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
    ((naam, wijk, dag, wie),) = sql(
        pad, "SELECT o.naam, w.naam, datum, aanwezig FROM overleg AS o JOIN wijk AS w ON w.id = wijk_id"
    )
    assert (naam, wijk, dag, wie) == ("buurtschouw", "Zuidwest", "2026-02-20", "bel 06-12345678 even")


async def test_a_closed_meeting_is_opened_again_from_the_choice(pad):
    nummer = bereid(pad, gesloten="2026-03-04T11:00:00.000Z")
    async with bank(pad) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: "heropenen" in b.scherm)
        await b.toets("down", "enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
    assert een(pad, "SELECT gesloten_op FROM overleg WHERE id = ?", nummer) is None


async def test_o_goes_to_the_same_item_and_back_to_the_same_place(pad):
    nummer = bereid(pad)
    async with bank(pad) as b:
        await b.naar("actie", "Publiek cameratoezicht")
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        await b.toets("j")
        scherm = b.app.screen
        doel = scherm.punt.item
        assert doel[0] == "doel"
        await b.toets("o")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)
        await tot(b.pilot, lambda: b.hier()[:2] == doel)
        assert b.werkbank.blik.wijk_id == OVERVECHT
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert b.app.screen.punt.item == doel
        await b.toets("q")
        # the werkbank on another item of the agenda: o goes there
        await b.naar("actie", TOEZICHT)
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        assert b.app.screen.punt.item == ("actie", actie_id(pad))
        toont = b.app.screen.onderwerp_beamer()
        assert toont == Toont("utrecht-2015-2018", OVERVECHT, "actie", actie_id(pad), nummer, b.app.screen.punt_id)
        await b.toets("q")
        assert b.werkbank.onderwerp_beamer() == Toont("utrecht-2015-2018", OVERVECHT, "actie", actie_id(pad))


# going through it


async def test_space_marks_and_goes_on_j_and_k_only_look(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        assert [r.split()[0] for r in agenda(scherm)][1:] == ["1", "2", "3"]
        await b.toets("j", "k")
        assert scherm.index == 0
        await b.toets("space")
        assert scherm.index == 1
        await gelezen(b, scherm)
        assert agenda(scherm)[1].startswith(" ✓")
        assert "1 van 3" not in b.scherm.splitlines()[0]
        await b.toets("k", "v")
        await gelezen(b, scherm)
        assert een(pad, "SELECT sum(behandeld) FROM agendapunt") == 0
        await b.toets("G")
        assert scherm.index == 2
        await b.toets("g", "space", "space", "space")
        await gelezen(b, scherm)
        assert een(pad, "SELECT sum(behandeld) FROM agendapunt") == 3
        assert scherm.index == 2
        assert "laatste punt" in b.scherm or "behandeld" in status(scherm)


async def test_a_status_a_besluit_and_an_afspraak_on_one_item_in_at_most_twelve_keys(pad):
    bereid(pad)
    woorden = ["te weinig mensen", "camera blijft hangen", "extra surveillance voor 5 dec"]
    async with overleg(pad) as (b, scherm):
        voor = een(pad, "SELECT max(id) FROM logboek")
        toetsen = 0

        async def druk(*welke):
            nonlocal toetsen
            toetsen += len(welke)
            await b.toets(*welke)

        await druk("4")
        await b.typ(woorden[0])
        await druk("enter", "c")
        await b.typ(woorden[1])
        await druk("enter", "a")
        await b.typ("@poli")  # the beginning of a name counts as a word
        await druk("tab")
        await b.typ(woorden[2])
        await druk("enter")
        await gelezen(b, scherm)
        assert toetsen <= 12
        laatste = een(pad, "SELECT max(id) FROM logboek")
        assert laatste > voor
        assert status(scherm) == f"#{laatste}. afspraak 2026-01"
        beeld = punt(scherm)
        assert "■ L  loopt achter   · vandaag" in beeld
        assert "te weinig mensen" in beeld
        assert "○ 2026-01 Politie: extra surveillance · termijn 5 dec 2026" in beeld
        assert "◆ B2026-01 camera blijft hangen" in beeld
    item = actie_id(pad)
    assert sql(pad, "SELECT status, toelichting, wijk_id FROM stand") == [
        ("loopt achter", "te weinig mensen", OVERVECHT)
    ]
    assert sql(pad, "SELECT soort, tekst, actiehouder, termijn, actie_id, wijk_id FROM afspraak ORDER BY id") == [
        ("besluit", "camera blijft hangen", "", None, item, OVERVECHT),
        ("afspraak", "extra surveillance", "Politie", "2026-12-05", item, OVERVECHT),
    ]
    # the status and its reason are one groep
    assert len(sql(pad, "SELECT DISTINCT groep FROM logboek WHERE tabel = 'stand'")) == 1


async def test_undo_corrects_a_status_and_an_afspraak(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("2", "5")
        await gelezen(b, scherm)
        assert "✓ G  gereed" in punt(scherm)
        await b.toets("u")
        await gelezen(b, scherm)
        assert "● S  op schema" in punt(scherm)
        await b.toets("a")
        await b.typ("iets doen")
        await b.toets("enter", "u")
        await gelezen(b, scherm)
        assert een(pad, "SELECT count(*) FROM afspraak") == 0
        await b.toets("ctrl+r")
        await gelezen(b, scherm)
        assert een(pad, "SELECT count(*) FROM afspraak") == 1


async def test_a_status_is_told_where_there_is_no_actie_or_it_lies_in_the_archive(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("j", "3")
        assert "geen actie" in status(scherm)
        sql(pad, "UPDATE actie SET archief = 1 WHERE id = ?", actie_id(pad))
        await tot(b.pilot, lambda: "ligt in het archief" in repr(scherm.zitting.elders))
        await b.toets("g", "4")
        assert "ligt in het archief; de status is hier niet te zetten" in status(scherm)
        assert "ligt in het archief" in punt(scherm)
    assert een(pad, "SELECT count(*) FROM stand") == 0


async def test_a_toelichting_of_an_actie_and_of_a_doel(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("t")
        await b.typ("wacht op de gemeente")
        await b.toets("enter")
        await gelezen(b, scherm)
        assert "wacht op de gemeente" in punt(scherm)
        await b.toets("j", "t")
        await b.typ("meer hierover later")
        await b.toets("ctrl+s")
        await gelezen(b, scherm)
        assert "meer hierover later" in punt(scherm).replace("\n", " ")
        await b.toets("j", "t")
        assert "niets toe te lichten" in status(scherm)


# the line


async def test_while_typing_the_holder_completes_and_the_parts_are_shown(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("a")
        await b.typ("@")
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
        await b.toets("a")
        await b.typ("@Speeltuinvereniging ruimt op")
        await b.pilot.pause()
        assert "nieuwe partner" in b.scherm
        await b.toets("enter")
        assert "«Speeltuinvereniging» wordt een nieuwe partner. Enter nog eens bewaart het zo" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 0
        await b.toets("enter")
        await gelezen(b, scherm)
        assert een(pad, "SELECT actiehouder FROM afspraak") == "Speeltuinvereniging"
        await b.toets("a")
        await b.typ("@Jan de Vries belt de school")
        await b.toets("enter")
        assert "houders zijn functies of organisaties, geen personen. Enter nog eens bewaart het zo" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 1
        await b.toets("enter")
        await gelezen(b, scherm)
        assert een(pad, "SELECT count(*) FROM afspraak") == 2


async def test_a_new_holder_that_resembles_a_partner_is_asked(pad):
    bereid(pad)
    async with overleg(pad) as (b, _):
        await b.toets("a")
        await b.typ("bel terug @Poli")
        await b.toets("enter")
        assert "of bedoelt u Politie. Enter nog eens bewaart het zo" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 0


async def test_the_avg_brake_asks_about_the_text(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("c")
        await b.typ("bel 06-12345678 terug")
        await b.toets("enter")
        assert "telefoonnummer" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 0
        await b.toets("enter")
        await gelezen(b, scherm)
        assert een(pad, "SELECT tekst FROM afspraak") == "bel 06-12345678 terug"


async def test_a_holder_of_two_hundred_characters_is_refused_and_the_text_stays(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("a")
        await b.typ("@" + "x" * 200 + " doet iets")
        await b.toets("enter")
        assert "te lang" in b.scherm
        assert scherm.bewerker is not None
        await b.toets("escape")
    assert een(pad, "SELECT count(*) FROM afspraak") == 0


async def test_a_termijn_that_is_over_is_asked_about(pad):
    bereid(pad)
    async with overleg(pad) as (b, scherm):
        await b.toets("a")
        await b.typ("@Politie hek voor 5 dec 2020")
        await b.pilot.pause()
        assert "al voorbij" in b.scherm
        await b.toets("enter")
        assert "deze termijn is al voorbij. Enter nog eens bewaart het zo" in b.scherm
        assert een(pad, "SELECT count(*) FROM afspraak") == 0
        await b.toets("enter")
        await gelezen(b, scherm)
        assert een(pad, "SELECT termijn FROM afspraak") == "2020-12-05"


@pytest.mark.parametrize(("houder", "wat"), [("jan@example.nl", "e-mailadres"), ("06-12345678", "telefoonnummer")])
async def test_a_holder_that_is_an_address_or_a_number_meets_the_avg_brake(pad, houder, wat):
    bereid(pad)
    async with overleg(pad) as (b, _):
        await b.toets("a")
        await b.typ(f"@{houder} terugbellen")
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


# the agenda


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


# others, and odd ones


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
        await b.toets("a")
        await b.typ("@Politie nog iets")
        await b.toets("enter")
        await gelezen(b, scherm)
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
        await b.toets("a")
        await b.typ("iets doen voor 5 dec")
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
