"""A demo: plausible, the same every time, in the journal, and never in the file it was made of."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ivp_tui import paden
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetReden, ZetStatus
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bestand import BestandFout, open_bestand
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.demo import WIE, bewaar, kopieer, maak_demo
from ivp_tui.opslag.inhoudscontrole import controleer_inhoud
from ivp_tui.opslag.schema import APPLICATION_ID, _eerste
from ivp_tui.opslag.verzinsel import TERUG
from tests.klein import bouw_inhoud, buiten, doe, geen_gaten, nummer

VANDAAG = date(2026, 3, 4)


@pytest.fixture(scope="module")
def echt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, built once; copy it, never open it."""
    pad = tmp_path_factory.mktemp("echt") / "ivp.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    return pad


@pytest.fixture(scope="module")
def demo(echt: Path) -> Path:
    """A demo of it, only to be read."""
    return maak(echt, echt.with_name("demo.db"))


def maak(bron: Path, doel: Path, vandaag: date = VANDAAG) -> Path:
    kopieer(bron, doel)
    maak_demo(doel, vandaag)
    return doel


def vraag(pad: Path, sql: str, *waarden: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as conn:
        return conn.execute(sql, waarden).fetchall()


def een(pad: Path, sql: str, *waarden: object) -> Any:
    ((waarde,),) = vraag(pad, sql, *waarden)
    return waarde


def test_every_plan_has_about_seven_of_ten_acties_with_a_status_in_a_mix(demo: Path) -> None:
    for (plan,) in vraag(demo, "SELECT slug FROM plan"):
        met = een(demo, "SELECT count(*) FROM v_stand WHERE plan = ? AND wijk IS NULL AND status <> 'onbekend'", plan)
        alle = een(demo, "SELECT count(*) FROM v_stand WHERE plan = ? AND wijk IS NULL", plan)
        assert 0.55 < met / alle < 0.85, plan
    per = dict(vraag(demo, "SELECT status, count(*) FROM stand WHERE wijk_id IS NULL GROUP BY 1"))
    assert per.keys() == set(Status) - {Status.ONBEKEND}
    assert max(per, key=per.__getitem__) == Status.OP_SCHEMA
    assert per[Status.VERVALLEN] < per[Status.GEREED]


def test_some_wijken_have_a_status_of_their_own_and_only_where_the_actie_holds(demo: Path) -> None:
    assert een(demo, "SELECT count(DISTINCT wijk_id) FROM stand WHERE wijk_id IS NOT NULL") > 5
    buiten_bereik = """SELECT count(*) FROM stand WHERE wijk_id IS NOT NULL
        AND EXISTS (SELECT 1 FROM actie_wijk AS w WHERE w.actie_id = stand.actie_id)
        AND NOT EXISTS (SELECT 1 FROM actie_wijk AS w
                        WHERE w.actie_id = stand.actie_id AND w.wijk_id = stand.wijk_id)"""
    assert een(demo, buiten_bereik) == 0
    elders = """SELECT count(*) FROM stand JOIN actie ON actie.id = actie_id JOIN plan ON plan.id = plan_id
        JOIN wijk ON wijk.id = stand.wijk_id WHERE wijk.gemeente_id <> plan.gemeente_id"""
    assert een(demo, elders) == 0


def test_a_reason_stands_where_one_belongs_and_says_that_it_is_an_example(demo: Path) -> None:
    redenen = vraag(demo, "SELECT status, toelichting FROM stand")
    assert {status for status, reden in redenen if reden} == {Status.AANDACHT, Status.LOOPT_ACHTER}
    assert all(reden.startswith("voorbeeld: ") for _, reden in redenen if reden)
    zonder = [status for status, reden in redenen if status in (Status.AANDACHT, Status.LOOPT_ACHTER) and not reden]
    assert 0 < len(zonder) < 0.35 * sum(bool(reden) for _, reden in redenen)


def test_deadlines_trekkers_berichten_verhalen_and_middelen_are_there_and_say_so(echt: Path, demo: Path) -> None:
    dagen = [rij[0] for rij in vraag(demo, "SELECT deadline FROM actie WHERE deadline IS NOT NULL")]
    assert min(dagen) < VANDAAG.isoformat() < max(dagen)
    nieuw = vraag(demo, "SELECT nieuw FROM logboek WHERE tabel = 'actie' AND veld = 'trekker'")
    assert nieuw
    assert all(tekst.startswith("voorbeeld: ") for (tekst,) in nieuw)
    voor = een(echt, "SELECT coalesce(max(id), 0) FROM bericht")
    berichten = vraag(demo, "SELECT tekst, datum, toezegging_id FROM bericht WHERE id > ?", voor)
    assert berichten
    assert all(tekst.startswith("voorbeeld: ") and dag < VANDAAG.isoformat() and bij for tekst, dag, bij in berichten)
    verhalen = vraag(demo, "SELECT plan, verhaal FROM v_verhaal WHERE verhaal LIKE 'Voorbeeld: %'")
    assert {plan for plan, _ in verhalen} == {slug for (slug,) in vraag(demo, "SELECT slug FROM plan")}
    middelen = vraag(demo, "SELECT jaar, begroot, gerealiseerd FROM middel WHERE toelichting LIKE 'voorbeeld:%'")
    assert middelen
    assert all((besteed is None) == (jaar >= VANDAAG.year) and begroot > 0 for jaar, begroot, besteed in middelen)


def test_what_the_plan_or_a_person_filled_in_stays(echt: Path, demo: Path) -> None:
    for veld in ("trekker", "deadline"):
        for rij, stond in vraag(echt, f"SELECT id, {veld} FROM actie WHERE coalesce({veld}, '') <> ''"):
            assert een(demo, f"SELECT {veld} FROM actie WHERE id = ?", rij) == stond


def test_only_these_fields_were_touched_and_never_a_figure(echt: Path, demo: Path) -> None:
    gezet = vraag(demo, "SELECT DISTINCT tabel, veld FROM logboek")
    assert {tabel for tabel, _ in gezet} == {"stand", "actie", "bericht", "verhaal", "middel"}
    assert {veld for tabel, veld in gezet if tabel == "actie"} == {"deadline", "trekker"}
    for view in ("v_meting", "v_streefwaarde", "v_doel", "v_boom", "v_toezegging"):
        assert vraag(demo, f"SELECT * FROM {view}") == vraag(echt, f"SELECT * FROM {view}"), view


def test_the_times_run_over_the_last_months_and_the_journal_in_their_order(demo: Path) -> None:
    tijden = [rij[0] for rij in vraag(demo, "SELECT tijd FROM logboek ORDER BY id")]
    assert tijden == sorted(tijden)
    assert tijden[-1] < VANDAAG.isoformat()
    assert (VANDAAG - date.fromisoformat(tijden[0][:10])).days > 100
    gezet = [date.fromisoformat(rij[0][:10]) for rij in vraag(demo, "SELECT gewijzigd_op FROM stand")]
    assert all(1 <= (VANDAAG - dag).days <= TERUG for dag in gezet)
    assert len({dag.month for dag in gezet}) >= 5


def test_the_journal_accounts_for_all_of_it_as_groepen_by_demo(demo: Path) -> None:
    uitkomst = controleer(demo, lees_inhoud(paden.PLANNEN))
    assert (uitkomst.bevindingen, uitkomst.opmerkingen) == ([], [])
    assert vraag(demo, "SELECT DISTINCT wie FROM logboek") == [(WIE,)]
    assert vraag(demo, "SELECT DISTINCT groep FROM logboek ORDER BY 1") == vraag(
        demo, "SELECT id FROM groep WHERE wie = ? AND omschrijving <> '' ORDER BY 1", WIE
    )


def test_what_is_invented_makes_the_content_no_less_complete(demo: Path) -> None:
    verslag = controleer_inhoud(controleer(demo))
    assert verslag is not None
    assert [gebrek.tekst for gebrek in verslag.bevindingen] == []


def test_the_same_file_and_day_give_the_same_and_another_day_does_not(echt: Path, demo: Path, tmp_path: Path) -> None:
    weer, later = maak(echt, tmp_path / "weer.db"), maak(echt, tmp_path / "later.db", date(2026, 3, 5))
    for view in ("v_toestand", "v_logboek"):
        assert vraag(weer, f"SELECT * FROM {view}") == vraag(demo, f"SELECT * FROM {view}")
    assert vraag(later, "SELECT * FROM v_toestand") != vraag(demo, "SELECT * FROM v_toestand")
    uuids = {een(pad, "SELECT uuid FROM bestand") for pad in (echt, demo, weer, later)}
    assert len(uuids) == 4


def test_the_file_it_was_made_of_is_only_read(klein_pad: Path, tmp_path: Path) -> None:
    bestand = open_bestand(klein_pad)
    actie = nummer(bestand.conn, "actie", "Heling")
    doe(bestand, ZetStatus(actie, None, Status.AANDACHT))
    doe(bestand, ZetReden(actie, None, "vertrouwelijk"))
    voor = klein_pad.read_bytes()
    kopie = maak(klein_pad, tmp_path / "kopie.db")
    assert klein_pad.read_bytes() == voor
    bestand.sluit()
    assert {pad.name for pad in tmp_path.iterdir()} == {"klein.db", "kopie.db"}
    # what somebody set is no part of what a demo shows
    assert een(kopie, "SELECT count(*) FROM stand WHERE toelichting = 'vertrouwelijk'") == 0
    assert een(klein_pad, "SELECT toelichting FROM stand") == "vertrouwelijk"
    with closing(sqlite3.connect(kopie)) as conn:
        geen_gaten(conn)
    uitkomst = controleer(kopie, bouw_inhoud())
    assert (uitkomst.bevindingen, uitkomst.opmerkingen) == ([], [])


def test_every_later_opening_knows_that_it_is_a_demo_and_the_real_one_that_it_is_not(
    klein_pad: Path, tmp_path: Path
) -> None:
    kopie = maak(klein_pad, tmp_path / "kopie.db")
    bewaar(kopie, tmp_path / "bewaard.db")
    for pad, is_demo in ((klein_pad, False), (kopie, True), (tmp_path / "bewaard.db", True)):
        for alleen_lezen in (False, True):
            bestand = open_bestand(pad, alleen_lezen)
            assert bestand.demo is is_demo
            bestand.sluit()


def test_a_demo_of_a_demo_is_the_same_demo(klein_pad: Path, tmp_path: Path) -> None:
    eerste = maak(klein_pad, tmp_path / "eerste.db")
    tweede = maak(eerste, tmp_path / "tweede.db", date(2026, 6, 1))
    for view in ("v_toestand", "v_logboek"):
        assert vraag(tweede, f"SELECT * FROM {view}") == vraag(eerste, f"SELECT * FROM {view}")


def test_when_inventing_fails_the_copy_is_as_it_was(klein_pad: Path, tmp_path: Path) -> None:
    kopie = tmp_path / "kopie.db"
    kopieer(klein_pad, kopie)
    buiten(kopie, "CREATE TRIGGER nee BEFORE INSERT ON middel BEGIN SELECT RAISE(ABORT, 'nee'); END")
    with pytest.raises(BestandFout, match="de demo is niet gemaakt"):
        maak_demo(kopie, VANDAAG)
    assert vraag(kopie, "SELECT demo, (SELECT count(*) FROM logboek), (SELECT groep FROM schrijver) FROM bestand") == [
        (0, 0, None)
    ]


def test_a_file_of_an_older_ivp_can_be_tried_out_without_bringing_it_up_to_date(tmp_path: Path) -> None:
    oud = tmp_path / "oud.db"
    with closing(sqlite3.connect(oud, isolation_level=None)) as conn:
        _eerste(conn)
        conn.execute("INSERT INTO bestand VALUES (1, 'u', '2025-01-01', 'ivp 0.1')")
        conn.execute("INSERT INTO migratie VALUES (1, 'eerste opzet', '2025-01-01')")
        conn.execute("INSERT INTO gemeente (sleutel, naam) VALUES ('g', 'G')")
        conn.execute("INSERT INTO plan (slug, titel, gemeente_id, van, tot) VALUES ('p', 'P', 1, 2020, 2023)")
        conn.execute("INSERT INTO thema (plan_id, titel) VALUES (1, 'T')")
        for nr in range(20):
            conn.execute("INSERT INTO actie (plan_id, thema_id, titel) VALUES (1, 1, ?)", (f"A{nr}",))
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute("PRAGMA user_version = 1")
    voor = oud.read_bytes()
    demo = maak(oud, tmp_path / "demo.db")
    assert oud.read_bytes() == voor
    assert een(demo, "SELECT count(*) FROM stand") > 5


@pytest.mark.parametrize(
    ("maak_bron", "zegt"),
    [
        (lambda pad: None, "bestaat niet"),
        (lambda pad: pad.write_bytes(b""), "is leeg"),
        (lambda pad: pad.write_text("gewone tekst " * 50), "is geen ivp-bestand"),
        (lambda pad: pad.mkdir(), "is een map"),
    ],
)
def test_what_is_no_plan_file_is_refused_with_its_sentence(tmp_path: Path, maak_bron: Any, zegt: str) -> None:
    bron = tmp_path / "bron.db"
    maak_bron(bron)
    with pytest.raises(BestandFout, match=zegt):
        kopieer(bron, tmp_path / "demo.db")
    assert not (tmp_path / "demo.db").exists()


def test_a_damaged_file_gives_a_sentence_and_no_copy_that_looks_whole(klein_pad: Path, tmp_path: Path) -> None:
    heel = klein_pad.read_bytes()
    klein_pad.write_bytes(heel[:4096] + b"\xff" * 40_000 + heel[44_096:])
    with pytest.raises(BestandFout, match="beschadigd"):
        maak(klein_pad, tmp_path / "demo.db")


def test_the_copy_is_readable_by_its_owner_only_and_nothing_is_overwritten(klein_pad: Path, tmp_path: Path) -> None:
    kopie = maak(klein_pad, tmp_path / "kopie.db")
    bewaar(kopie, tmp_path / "bewaard.db")
    for pad in (kopie, tmp_path / "bewaard.db"):
        assert pad.stat().st_mode & 0o777 == 0o600
    al = Path(shutil.copy(klein_pad, tmp_path / "al.db"))
    voor = al.read_bytes()
    with pytest.raises(BestandFout, match=re.escape("al.db bestaat al")):
        bewaar(kopie, al)
    assert al.read_bytes() == voor
