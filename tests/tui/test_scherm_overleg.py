"""The screen of a meeting: begun in two keys, gone through, left and found back."""

from ivp_tui.domein.toont import Toont
from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.overlegformulier import Overlegformulier
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from tests.tui.hulp import bank, een, sql, tot
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
        await tik(b, "a", "iets doen")
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
        await geef(b, scherm, "t", "wacht op de gemeente")
        assert "wacht op de gemeente" in punt(scherm)
        await b.toets("j", "t")
        await b.typ("meer hierover later")
        await b.toets("ctrl+s")
        await gelezen(b, scherm)
        assert "meer hierover later" in punt(scherm).replace("\n", " ")
        await b.toets("j", "t")
        assert "niets toe te lichten" in status(scherm)
