"""The regie: intents one by one in the order they were given, each against the newest Stand, none lost."""

import asyncio
import os
import shutil
import sqlite3
import threading
from datetime import datetime

import pytest
from click.testing import CliRunner

from ivp_tui import regie as regie_module
from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Ongedaan, Opnieuw, ZetReden, ZetStatus, ZetTekst
from ivp_tui.opening import Opening
from ivp_tui.opslag import schrijven
from ivp_tui.opslag.bestand import BestandFout
from ivp_tui.opslag.lezen import OnbekendPlan
from ivp_tui.regie import Regie
from tests.klein import ANDER_PLAN, DIT_JAAR, PLAN, buiten, logboek


class Spel:
    """A regie on the small file, with what it told."""

    def __init__(self, pad):
        self.pad = pad
        self.regie = Regie(Opening(pad, PLAN, DIT_JAAR), "anna", DIT_JAAR)
        self.berichten, self.bonnen = [], []
        self.regie.bij_stand = self.berichten.append
        self.regie.bij_bon = self.bonnen.append
        self.regie.start()

    def rijen(self):
        """The journal as another program reads it."""
        with sqlite3.connect(self.pad) as conn:
            regels = logboek(conn)
        conn.close()
        return regels

    def houd_tegen(self):
        """Keep the thread of the file busy until the event that this gives is set."""
        los = threading.Event()
        self.regie._draad.submit(los.wait, 30)
        return los


@pytest.fixture
async def spel(klein_pad):
    spel = Spel(klein_pad)
    yield spel
    await asyncio.wait_for(spel.regie.sluit(), 30)


@pytest.fixture
def heling(spel):
    return next(actie.id for actie in spel.regie.stand.acties if actie.titel.startswith("Heling"))


#: a day that is none, in the plan that is not in view
GEEN_DATUM = (
    "PRAGMA ignore_check_constraints = ON",
    f"INSERT INTO toezegging (plan_id, titel, datum) SELECT id, 'x', 'ooit' FROM plan WHERE slug = '{ANDER_PLAN}'",
)


def titel(actie, tekst, verwacht="Heling tegengaan"):
    return ZetTekst("actie", actie, "titel", tekst, verwacht)


async def test_fast_keys_on_one_actie_both_count_and_end_in_order(spel, heling):
    los = spel.houd_tegen()
    eerste = spel.regie.geef(ZetStatus(heling, None, Status.AANDACHT))
    tweede = spel.regie.geef(ZetStatus(heling, None, Status.GEREED))
    await asyncio.sleep(0)
    assert (heling, None) in spel.regie.bezig
    assert spel.regie.stand.zicht(heling, None).status is Status.ONBEKEND  # drawn as saved only after COMMIT
    los.set()
    await tweede.klaar.wait()
    assert (eerste.fout, tweede.fout) == (None, None)
    assert eerste.uitslag.groep < tweede.uitslag.groep
    assert spel.regie.stand.zicht(heling, None).status is Status.GEREED
    assert spel.regie.stand.logboek_id == tweede.uitslag.logboek_id
    assert [rij[5:] for rij in spel.rijen() if rij[4] == "status"] == [(None, "aandacht"), ("aandacht", "gereed")]
    assert spel.bonnen == [eerste, tweede]
    assert spel.regie.bezig == frozenset()


async def test_a_reason_given_before_its_status_is_on_disk_joins_its_groep(spel, heling):
    los = spel.houd_tegen()
    status = spel.regie.geef(ZetStatus(heling, 1, Status.LOOPT_ACHTER))
    reden = spel.regie.geef(ZetReden(heling, 1, "te weinig mensen"), bij=status)
    los.set()
    await reden.klaar.wait()
    assert reden.uitslag.groep == status.uitslag.groep
    assert {rij[0] for rij in spel.rijen()} == {status.uitslag.groep}
    gezien = spel.regie.stand.zicht(heling, 1).stand
    assert (gezien.status, gezien.toelichting) == (Status.LOOPT_ACHTER, "te weinig mensen")
    await spel.regie.geef(Ongedaan()).klaar.wait()
    assert spel.regie.stand.standen == ()


async def test_a_refused_status_makes_its_reason_refused_and_the_text_is_kept(spel, heling):
    buiten(spel.pad, f"INSERT INTO stand (actie_id, status) VALUES ({heling}, 'vervallen')")
    status = spel.regie.geef(ZetStatus(heling, None, Status.AANDACHT))
    reden = spel.regie.geef(ZetReden(heling, None, "te weinig mensen"), bij=status)
    await reden.klaar.wait()
    assert isinstance(status.fout, Botsing)
    assert (status.uitslag, reden.uitslag) == (None, None)
    assert "niet opgeslagen" in str(reden.fout)
    assert reden.wijziging.tekst == "te weinig mensen"
    assert "toelichting" not in {rij[4] for rij in spel.rijen() if rij[1] == "anna"}
    assert spel.regie.stand.zicht(heling, None).status is Status.VERVALLEN  # a clash rereads


async def test_after_a_refusal_the_next_key_works(spel, heling):
    fout = spel.regie.geef(titel(heling, ""))
    goed = spel.regie.geef(titel(heling, "Heling stoppen"))
    await goed.klaar.wait()
    assert "mag niet leeg" in str(fout.fout)
    assert spel.regie.stand.actie[heling].titel == "Heling stoppen"


async def test_closing_waits_for_all_that_was_given(klein_pad):
    spel = Spel(klein_pad)
    actie = spel.regie.stand.acties[0].id
    los = spel.houd_tegen()
    bonnen = [spel.regie.geef(ZetStatus(actie, wijk, Status.GEREED)) for wijk in (None, 1, 2, 3)]
    sluiten = asyncio.create_task(spel.regie.sluit())
    await asyncio.sleep(0)
    assert not sluiten.done()
    los.set()
    await asyncio.wait_for(sluiten, 30)
    assert all(bon.uitslag for bon in bonnen)
    assert len([rij for rij in spel.rijen() if rij[4] == "status"]) == 4


async def test_whoever_stops_waiting_loses_nothing(spel, heling):
    los = spel.houd_tegen()
    bon = spel.regie.geef(titel(heling, "Heling stoppen"))
    wachters = [asyncio.create_task(bon.klaar.wait()), asyncio.create_task(spel.regie.zoek("heling"))]
    sluiter = asyncio.create_task(spel.regie.sluit())
    await asyncio.sleep(0)
    for taak in (*wachters, sluiter):
        taak.cancel()
    await asyncio.gather(*wachters, sluiter, return_exceptions=True)
    los.set()
    await bon.klaar.wait()
    assert bon.fout is None
    assert [rij[6] for rij in spel.rijen()] == ["Heling stoppen"]


async def test_a_write_that_has_begun_ends_though_its_task_is_cancelled(klein_pad):
    spel, heling_id = Spel(klein_pad), 14
    los = spel.houd_tegen()
    spel.regie.geef(titel(heling_id, "Heling stoppen"))
    while not spel.regie._lopend:
        await asyncio.sleep(0)
    spel.regie._taak.cancel()
    await asyncio.gather(spel.regie._taak, return_exceptions=True)
    los.set()
    spel.regie._draad.submit(spel.regie.bestand.sluit).result(30)
    spel.regie._draad.shutdown()
    assert [rij[6] for rij in spel.rijen()] == ["Heling stoppen"]


async def test_what_another_changed_is_noticed_and_taken_over(spel, heling):
    await spel.regie.kijk()
    assert spel.berichten == []
    buiten(spel.pad, f"UPDATE actie SET titel = 'Van buiten' WHERE id = {heling}")
    await spel.regie.kijk()
    assert spel.regie.stand.actie[heling].titel == "Van buiten"
    assert spel.regie.stand.logboek_id == 1
    assert spel.berichten == ["ververst: iemand anders wijzigde het plan"]
    await spel.regie.kijk()
    assert len(spel.berichten) == 1


async def test_our_own_write_is_not_taken_for_anothers(spel, heling):
    for wijziging in (ZetStatus(heling, None, Status.GEREED), titel(heling, "Mijn"), Ongedaan(), Opnieuw()):
        await spel.regie.geef(wijziging).klaar.wait()
        await spel.regie.kijk()
    assert spel.berichten == []


async def test_a_status_key_after_a_change_of_another_takes_that_over_too(spel, heling):
    buiten(spel.pad, "UPDATE actie SET titel = 'Van buiten' WHERE id = 3")
    await spel.regie.geef(ZetStatus(heling, None, Status.GEREED)).klaar.wait()
    assert spel.regie.stand.actie[3].titel == "Van buiten"
    assert spel.regie.stand.zicht(heling, None).status is Status.GEREED


async def test_a_file_written_over_in_place_is_noticed(spel, klein_gebouwd, heling):
    # the same bytes but for one title: SQLite's own change counter does not tell
    kopie = shutil.copy(klein_gebouwd, spel.pad.with_name("kopie.db"))
    inhoud = kopie.read_bytes()
    assert inhoud.count(b"Heling tegengaan") == 1
    spel.pad.write_bytes(inhoud.replace(b"Heling tegengaan", b"Heling overgaan!"))
    await spel.regie.kijk()
    assert spel.regie.stand.actie[heling].titel == "Heling overgaan!"


async def test_a_file_that_is_gone_is_said_and_what_is_typed_is_refused(spel, heling):
    spel.pad.rename(spel.pad.with_name("anders.db"))
    await spel.regie.kijk()
    assert spel.berichten == [
        "LET OP: klein.db is verplaatst, verwijderd of vervangen; zet het terug, dan gaat ivp verder"
    ]
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert "verplaatst, verwijderd of vervangen" in str(bon.fout)


async def test_a_file_that_is_put_back_is_gone_on_with(spel, heling):
    weg = spel.pad.with_name("anders.db")
    spel.pad.rename(weg)
    await spel.regie.kijk()
    buiten(weg, f"UPDATE actie SET titel = 'Van elders' WHERE id = {heling}")
    weg.rename(spel.pad)
    await spel.regie.kijk()
    assert spel.berichten[1:] == ["klein.db is er weer; dit is wat er nu in staat"]
    assert spel.regie.stand.actie[heling].titel == "Van elders"
    bon = spel.regie.geef(titel(heling, "Mijn", "Van elders"))
    await bon.klaar.wait()
    assert bon.fout is None


async def test_another_file_with_the_same_plan_is_gone_on_with(spel, heling):
    # as a program that keeps folders the same does: a new file, moved over the old one
    kopie = shutil.copy(spel.pad, spel.pad.with_name("kopie.db"))
    buiten(kopie, f"UPDATE actie SET titel = 'Van elders' WHERE id = {heling}")
    kopie.rename(spel.pad)
    await spel.regie.kijk()
    assert spel.berichten == ["LET OP: klein.db is teruggezet; dit is wat er nu in staat"]
    assert spel.regie.stand.actie[heling].titel == "Van elders"
    bon = spel.regie.geef(titel(heling, "Mijn", "Van elders"))
    await bon.klaar.wait()
    assert bon.fout is None
    assert (await spel.regie.zoek("Mijn"))[0].rij == heling
    await spel.regie.kijk()
    assert len(spel.berichten) == 1


async def test_another_plan_in_its_place_is_never_written_and_said_once(spel, heling):
    kopie = shutil.copy(spel.pad, spel.pad.with_name("kopie.db"))
    buiten(kopie, "UPDATE bestand SET uuid = 'een-ander'")
    kopie.rename(spel.pad)
    voor = spel.pad.read_bytes()
    for _ in range(3):
        await spel.regie.kijk()
    assert spel.berichten == [
        "LET OP: op de plek van klein.db staat een ander bestand; zet het terug of start ivp opnieuw"
    ]
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert bon.fout is not None
    assert spel.pad.read_bytes() == voor


async def test_another_plan_written_over_it_in_place_is_never_written(spel, heling):
    kopie = shutil.copy(spel.pad, spel.pad.with_name("kopie.db"))
    buiten(kopie, "UPDATE bestand SET uuid = 'een-ander'")
    spel.pad.write_bytes(kopie.read_bytes())
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert "door een ander bestand vervangen" in str(bon.fout)
    assert spel.pad.read_bytes() == kopie.read_bytes()


async def test_a_file_made_read_only_is_refused_and_written_when_it_may_be(spel, heling):
    spel.pad.chmod(0o444)  # an open file could still be written, and root always can
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert "alleen-lezen" in str(bon.fout)
    spel.pad.chmod(0o644)
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert bon.fout is None


async def test_who_waits_for_a_locked_file_is_told_and_can_leave(spel):
    gewacht = []
    spel.regie.bij_wachten = lambda: gewacht.append(True)
    slot = sqlite3.connect(spel.pad, isolation_level=None)
    slot.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Geweigerd, match="gelaten zoals het was"):
        await spel.regie.wissel(ANDER_PLAN, lambda: True)
    assert spel.regie.stand.plan.slug == PLAN
    bon = spel.regie.geef(ZetStatus(1, None, Status.GEREED))
    while not gewacht:
        await asyncio.sleep(0.01)
    assert not bon.klaar.is_set()
    slot.execute("ROLLBACK")
    slot.close()
    await bon.klaar.wait()
    assert bon.fout is None
    await spel.regie.wissel(ANDER_PLAN)
    assert spel.regie.stand.plan.slug == ANDER_PLAN


async def test_a_plan_that_is_waited_for_comes_when_the_file_is_free(spel):
    slot = sqlite3.connect(spel.pad, isolation_level=None)
    slot.execute("BEGIN EXCLUSIVE")
    wissel = asyncio.ensure_future(spel.regie.wissel(ANDER_PLAN))
    await asyncio.wait({wissel}, timeout=0.3)
    assert not wissel.done()
    slot.execute("ROLLBACK")
    slot.close()
    await wissel
    assert spel.regie.stand.plan.slug == ANDER_PLAN


async def test_a_clock_set_back_changes_nothing_in_the_order_of_the_journal(spel, heling, monkeypatch):
    class Klok(datetime):
        uur = 12

        @classmethod
        def now(cls, tz=None):
            return cls(2026, 3, 4, cls.uur, tzinfo=tz)

    monkeypatch.setattr("ivp_tui.opslag.schrijven.datetime", Klok)
    for uur, status in ((12, Status.GEREED), (9, Status.VERVALLEN), (15, Status.OP_SCHEMA)):
        Klok.uur = uur
        bon = spel.regie.geef(ZetStatus(heling, None, status))
        await bon.klaar.wait()
        assert bon.fout is None
    conn = sqlite3.connect(spel.pad)
    rijen = conn.execute("SELECT id, substr(tijd, 12, 2), nieuw FROM v_logboek WHERE veld = 'status' ORDER BY id")
    ids, _, statussen = zip(*rijen.fetchall(), strict=True)
    conn.close()
    assert list(ids) == sorted(set(ids))
    assert statussen == ("gereed", "vervallen", "op schema")
    await spel.regie.geef(Ongedaan()).klaar.wait()
    assert spel.regie.stand.zicht(heling, None).status is Status.VERVALLEN  # the last one given, whatever its time


async def test_a_plan_that_another_took_away_gives_way_to_what_is_there_and_is_said_once(spel):
    buiten(spel.pad, f"UPDATE plan SET slug = 'anders' WHERE slug = '{PLAN}'")
    await spel.regie.kijk()
    await spel.regie.kijk()
    assert len(spel.berichten) == 1
    assert f"iemand anders wijzigde het plan «{PLAN}» of haalde het weg; dit is anders" in spel.berichten[0]
    assert spel.regie.stand.plan.slug == "anders"


async def test_without_any_plan_left_what_is_on_screen_stays_and_it_is_said_once(spel, heling):
    buiten(spel.pad, "PRAGMA foreign_keys = OFF", "DELETE FROM plan")
    await spel.regie.kijk()
    await spel.regie.kijk()
    assert len(spel.berichten) == 1
    assert "niet meer te tonen: er is geen plan" in spel.berichten[0]
    assert heling in spel.regie.stand.actie


async def test_another_plan_comes_in_view_after_what_was_given_before(spel, heling):
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await spel.regie.wissel(ANDER_PLAN)
    assert bon.uitslag is not None
    assert spel.regie.stand.plan.slug == ANDER_PLAN
    with pytest.raises(Geweigerd, match="er is geen plan «nergens»"):
        await spel.regie.wissel("nergens")
    await spel.regie.wissel(PLAN)
    assert spel.regie.stand.actie[heling].titel == "Mijn"


async def test_a_plan_with_a_value_nobody_knows_is_refused_and_what_was_in_view_stays(spel, heling):
    buiten(spel.pad, *GEEN_DATUM)
    with pytest.raises(Geweigerd, match="er staat een waarde in die ivp niet kent; kijk met: ivp controle"):
        await spel.regie.wissel(ANDER_PLAN)
    assert spel.regie.stand.plan.slug == PLAN
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert bon.uitslag is not None


async def test_a_change_of_another_during_a_change_of_plan_is_no_plan_that_went_away(spel, heling):
    buiten(spel.pad, f"UPDATE actie SET trekker = 'Politie' WHERE id = {heling}")
    await asyncio.gather(spel.regie.kijk(), spel.regie.wissel(ANDER_PLAN))
    assert spel.regie.stand.plan.slug == ANDER_PLAN
    assert not any("haalde het weg" in bericht for bericht in spel.berichten)


async def test_saved_is_saved_though_it_cannot_be_read_back(spel, heling, monkeypatch):
    def stuk(*_):
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as even:
        even.setattr(regie_module, "lees_van", stuk)
        bon = spel.regie.geef(titel(heling, "Mijn"))
        await bon.klaar.wait()
    assert (bon.fout, bon.uitslag.logboek_id) == (None, 1)
    await spel.regie.kijk()
    assert spel.regie.stand.actie[heling].titel == "Mijn"


def _faalt_even(monkeypatch, keren=1):
    """A disk that fails the first reads of the plan, and does the next."""
    echt, over = regie_module.lees_van, [keren]

    def lees(*woorden):
        if over[0]:
            over[0] -= 1
            raise sqlite3.OperationalError("disk I/O error")
        return echt(*woorden)

    monkeypatch.setattr(regie_module, "lees_van", lees)


@pytest.mark.parametrize("keren", [1, 2])
async def test_what_was_saved_is_on_screen_though_the_first_read_after_it_failed(spel, heling, monkeypatch, keren):
    _faalt_even(monkeypatch, keren)
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    # at once, without a look: else the next key on it would clash with this very change
    assert spel.regie.stand.actie[heling].titel == "Mijn"
    volgend = spel.regie.geef(titel(heling, "Volgend", spel.regie.stand.actie[heling].titel))
    await volgend.klaar.wait()
    assert volgend.fout is None


async def test_after_a_clash_the_screen_knows_the_other_though_the_first_read_failed(spel, heling, monkeypatch):
    buiten(spel.pad, f"UPDATE actie SET titel = 'Van buiten' WHERE id = {heling}")
    _faalt_even(monkeypatch)
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert isinstance(bon.fout, Botsing)
    assert spel.regie.stand.actie[heling].titel == "Van buiten"


async def test_what_may_not_have_been_saved_shows_what_the_file_holds_and_can_be_given_again(spel, heling, monkeypatch):
    def bevestig(conn, *_):
        conn.execute("COMMIT")
        raise Geweigerd("niet zeker of dit is opgeslagen")

    with monkeypatch.context() as even:
        even.setattr(schrijven, "_bevestig", bevestig)
        bon = spel.regie.geef(titel(heling, "Mijn"))
        await bon.klaar.wait()
    assert "niet zeker" in str(bon.fout)
    # before the next look, by who typed it and still sees what stood there
    weer = spel.regie.geef(titel(heling, "Mijn"))
    await weer.klaar.wait()
    assert (weer.fout, weer.uitslag.gewijzigd, weer.uitslag.logboek_id) == (None, False, 1)
    await spel.regie.kijk()
    assert spel.regie.stand.actie[heling].titel == "Mijn"


async def test_what_is_asked_of_a_disk_that_fails_once_is_asked_again(spel, monkeypatch):
    _faalt_even(monkeypatch)
    await spel.regie.wissel(ANDER_PLAN)
    assert spel.regie.stand.plan.slug == ANDER_PLAN
    keren = []

    def lees(_):
        keren.append(1)
        if len(keren) == 1:
            raise sqlite3.OperationalError("disk I/O error")
        return "gelezen"

    assert await spel.regie.vraag(lees) == "gelezen"


async def test_a_clash_that_cannot_be_reread_does_not_stop_the_work(spel, heling, monkeypatch):
    def stuk(*_):
        raise sqlite3.OperationalError("database is locked")

    buiten(spel.pad, f"UPDATE actie SET titel = 'Van buiten' WHERE id = {heling}")
    with monkeypatch.context() as even:
        even.setattr(regie_module, "lees_van", stuk)
        bon = spel.regie.geef(titel(heling, "Mijn"))
        await asyncio.wait_for(bon.klaar.wait(), 30)
    assert isinstance(bon.fout, Botsing)
    await spel.regie.kijk()
    goed = spel.regie.geef(titel(heling, "Mijn", "Van buiten"))
    await asyncio.wait_for(goed.klaar.wait(), 30)
    assert goed.fout is None


async def test_what_nobody_thought_of_is_told_as_not_saved(spel, heling, monkeypatch):
    def stuk(*_):
        raise RuntimeError("onverwacht")

    monkeypatch.setattr(regie_module, "schrijf", stuk)
    bon = spel.regie.geef(titel(heling, "Mijn"))
    await bon.klaar.wait()
    assert "onverwachte fout" in str(bon.fout)


async def test_search_finds_what_was_just_written(spel, heling):
    assert await spel.regie.zoek("zwartboek") == ()
    await spel.regie.geef(titel(heling, "Zwartboek")).klaar.wait()
    assert [treffer.doel for treffer in await spel.regie.zoek("zwartboek")] == [("actie", heling)]


def test_opening_tells_what_is_wrong_and_ends_its_thread(tmp_path, klein_pad):
    for pad, slug, fout in ((tmp_path / "weg.db", None, BestandFout), (klein_pad, "x", OnbekendPlan)):
        opening = Opening(pad, slug, DIT_JAAR)
        with pytest.raises(fout):
            Regie(opening, "anna", DIT_JAAR)
        with pytest.raises(RuntimeError):
            opening.draad.submit(int)
    klein_pad.rename(tmp_path / "los.db")


@pytest.mark.parametrize(
    ("jaar", "onthouden", "slug"),
    [
        (2013, "", "kleinoord-2012-2015"),
        (2021, "", PLAN),
        (2030, "", PLAN),
        (2021, "kleinoord-2012-2015", "kleinoord-2012-2015"),
        (2021, "weg-2000-2001", PLAN),
    ],
)
def test_opening_without_a_plan_takes_the_last_in_view_or_that_of_this_year(klein_pad, jaar, onthouden, slug):
    opening = Opening(klein_pad, None, jaar, laatste_plan=lambda uuid: onthouden)
    oogst = opening.oogst()
    assert oogst.stand.plan.slug == slug
    opening.draad.submit(oogst.bestand.sluit).result()
    opening.draad.shutdown()


async def test_a_look_between_a_write_and_reading_it_back_sees_no_stranger(spel, heling):
    los = spel.houd_tegen()
    bon = spel.regie.geef(ZetStatus(heling, None, Status.GEREED))
    for _ in range(5):
        await asyncio.sleep(0)  # the write is in the queue of the thread now, and the look comes right behind it
    kijken = asyncio.create_task(spel.regie.kijk())
    for _ in range(5):
        await asyncio.sleep(0)
    los.set()
    await bon.klaar.wait()
    await kijken
    assert spel.berichten == []


async def test_what_another_process_erased_is_gone_from_the_stand_and_from_undo(spel, heling):
    tekst = "Xanthippe de Querk belde"
    bon = spel.regie.geef(ZetTekst("actie", heling, "toelichting", tekst, ""))
    await bon.klaar.wait()
    assert [t.rij for t in await spel.regie.zoek("Xanthippe")] == [heling]
    argumenten = ["--db", str(spel.pad), "wissen", "actie", str(heling), "--veld", "toelichting", "--uitvoeren"]
    uit = await asyncio.to_thread(CliRunner().invoke, ivp, argumenten)
    assert uit.exit_code == 0, uit.stderr
    assert spel.regie.bestand.is_nog_hetzelfde()
    await spel.regie.kijk()
    assert spel.berichten == ["ververst: iemand anders wijzigde het plan"]
    assert spel.regie.stand.actie[heling].toelichting == ""
    assert await spel.regie.zoek("Xanthippe") == ()
    terug = spel.regie.geef(Ongedaan())
    await terug.klaar.wait()
    assert "gewist op" in str(terug.fout)
    # and it goes on writing to the same file
    verder = spel.regie.geef(ZetStatus(heling, None, Status.GEREED))
    await verder.klaar.wait()
    assert verder.uitslag.logboek_id == spel.regie.stand.logboek_id


@pytest.mark.parametrize("ook_een_ander", [False, True])
async def test_an_own_write_that_failed_is_not_told_as_anothers(spel, heling, monkeypatch, ook_een_ander):
    def faalt(*_):
        # the disk failed after part of the file was written, and the journal put that back: another time, another size
        with spel.pad.open("ab") as bestand:
            bestand.write(b"\0" * 4096)
        with spel.pad.open("r+b") as bestand:
            bestand.truncate(spel.pad.stat().st_size - 4096)
        os.utime(spel.pad, ns=(1, 1))
        raise Geweigerd("de schijf gaf een fout")

    monkeypatch.setattr(regie_module, "schrijf", faalt)
    bon = spel.regie.geef(titel(heling, "Heling stoppen"))
    await bon.klaar.wait()
    if ook_een_ander:
        buiten(spel.pad, f"UPDATE actie SET titel = 'van een ander' WHERE id = {heling}")
    await spel.regie.kijk()
    await spel.regie.kijk()
    assert [bericht for bericht in spel.berichten if bericht] == [regie_module.VERVERST] * ook_een_ander
