"""The command line as a person or script meets it: sentences, exit codes, and figures that agree with the file."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.tui.opdrachten import OPDRACHTEN

WORTEL = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory):
    pad = tmp_path_factory.mktemp("cli") / "ivp.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    return pad


@pytest.fixture
def db(gebouwd, tmp_path):
    return Path(shutil.copy(gebouwd, tmp_path / "plan.db"))


def ivp(*woorden, thuis, env=None, cwd=WORTEL, stdin=subprocess.DEVNULL):
    omgeving = {"HOME": str(thuis), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(WORTEL)} | (
        env or {}
    )
    for soort in ("CONFIG", "DATA", "STATE"):
        omgeving[f"XDG_{soort}_HOME"] = str(thuis / soort.lower())
    return subprocess.run(
        [sys.executable, "-m", "ivp_tui", *map(str, woorden)],
        cwd=cwd, env=omgeving, stdin=stdin, capture_output=True, text=True, errors="replace", check=False, timeout=60,
    )  # fmt: skip


def alle(db, sql, *waarden):
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
        return conn.execute(sql, waarden).fetchall()


PLAN = "utrecht-2015-2018"


def test_version_and_help(tmp_path):
    assert ivp("--version", thuis=tmp_path).stdout.startswith("ivp 0.")
    hulp = ivp("--help", thuis=tmp_path)
    assert hulp.returncode == 0
    assert "Voorbeelden" in hulp.stdout


@pytest.mark.parametrize(
    "opdracht", ["stand", "boom", "nieuw", "controle", "reservekopie", "terugzetten", "wissen", "waar", "toetsen"]
)
def test_every_command_has_dutch_help_with_an_example(tmp_path, opdracht):
    hulp = ivp(opdracht, "--help", thuis=tmp_path)
    assert hulp.returncode == 0
    assert "Gebruik:" in hulp.stdout
    assert "Voorbeeld" in hulp.stdout
    assert "Usage" not in hulp.stdout


def test_board_as_json_agrees_with_the_views(db, tmp_path):
    uit = json.loads(ivp("--db", db, "--plan", PLAN, "stand", "--json", thuis=tmp_path).stdout)
    assert (uit["plan"], uit["peiljaar"], uit["wijk"]) == ("utrecht-2015-2018", 2018, None)
    doelen = alle(
        db, "SELECT doel_id, indicator_id, basiswaarde, doelwaarde, richting FROM v_streefwaarde WHERE plan = ?", PLAN
    )
    gekregen = [
        tuple(rij[k] for k in ("doel_id", "indicator_id", "basiswaarde", "doelwaarde", "richting"))
        for rij in uit["bord"]
    ]
    assert sorted(gekregen) == sorted(doelen)
    for rij in uit["bord"]:
        if rij["waarde"] is not None:
            assert alle(
                db,
                "SELECT waarde FROM v_meting WHERE indicator_id = ? AND wijk IS NULL AND periode = ? AND gekozen = 1",
                rij["indicator_id"],
                rij["jaar"],
            ) == [(rij["waarde"],)]
    oordelen = {rij["indicator"]: rij["oordeel"] for rij in uit["bord"]}
    assert oordelen["Jongerenoverlast (vaak)"] == "niet gehaald"
    assert oordelen["Woninginbraken"] == "behaald"
    assert (
        sum(uit["tellingen"].values())
        == alle(db, "SELECT count(*) FROM v_stand WHERE wijk IS NULL AND plan = ?", PLAN)[0][0]
    )


def test_board_of_a_wijk(db, tmp_path):
    uit = json.loads(ivp("--db", db, "--plan", PLAN, "stand", "--wijk", "Overvecht", "--json", thuis=tmp_path).stdout)
    rij = next(rij for rij in uit["bord"] if rij["indicator"] == "Jongerenoverlast (vaak)")
    assert (rij["wijk_waarde"], rij["wijk_jaar"]) == (32, 2018)
    assert rij["verschil_met_stad"] == pytest.approx(11.4)
    assert rij["verandering_sinds_nulmeting"] == -1


def test_board_as_text_fits_and_tells(db, tmp_path):
    uit = ivp("--db", db, "--plan", PLAN, "stand", thuis=tmp_path)
    assert uit.returncode == 0
    assert all(len(regel) <= 100 for regel in uit.stdout.splitlines())
    assert "20,6%" in uit.stdout
    assert "\x1b" not in uit.stdout


def test_tree_as_json_is_the_view(db, tmp_path):
    uit = json.loads(ivp("--db", db, "--plan", PLAN, "boom", "--json", thuis=tmp_path).stdout)
    verwacht = alle(db, "SELECT thema_id, doel_id, actie_id FROM v_boom WHERE plan = 'utrecht-2015-2018'")
    assert [(rij["thema_id"], rij["doel_id"], rij["actie_id"]) for rij in uit] == verwacht


def test_tree_as_text_has_every_actie(db, tmp_path):
    uit = ivp("--db", db, "--plan", PLAN, "boom", thuis=tmp_path, env={"COLUMNS": "200"}).stdout
    assert uit.count("?") >= alle(db, "SELECT count(DISTINCT actie_id) FROM v_boom WHERE plan = ?", PLAN)[0][0]


def test_hostile_text_is_printed_inert(db, tmp_path):
    with sqlite3.connect(db) as conn:
        conn.execute("UPDATE actie SET titel = ? WHERE id = 1", ("[red]x[/x]\x1b]52;c;eA==\x07\u202e",))
    uit = ivp("--db", db, "--plan", PLAN, "boom", thuis=tmp_path)
    assert uit.returncode == 0
    assert "[red]x[/x]" in uit.stdout
    assert "\x1b" not in uit.stdout
    assert "\u202e" not in uit.stdout


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (["--plan", "bestaat-niet", "stand"], 2, "er is geen plan «bestaat-niet»"),
        (["stand", "--wijk", "Overveecht"], 2, "Overvecht"),
        (["stand", "--peiljaar", "vijf"], 2, "peiljaar"),
        (["standd"], 2, "stand"),
        (["--onzin"], 2, "--onzin"),
    ],
)
def test_wrong_use_is_2_with_a_dutch_hint(db, tmp_path, woorden, code, zin):
    uit = ivp("--db", db, *woorden, thuis=tmp_path)
    assert uit.returncode == code
    assert zin in uit.stderr
    assert "Traceback" not in uit.stderr


def _leeg(pad):
    pad.write_bytes(b"")


def _tekst(pad):
    pad.write_text("dit is een brief", encoding="utf-8")


def _vreemd(pad):
    pad.unlink()
    with sqlite3.connect(pad) as conn:
        conn.execute("CREATE TABLE t (a)")


def _nieuwer(pad):
    with sqlite3.connect(pad) as conn:
        conn.execute("PRAGMA user_version = 99")


def _afgekapt(pad):
    pad.write_bytes(pad.read_bytes()[:200_000])


@pytest.mark.parametrize(
    ("bederf", "zin"),
    [
        (_leeg, "leeg"),
        (_tekst, "geen ivp-bestand"),
        (_vreemd, "ander programma"),
        (_nieuwer, "nieuwere"),
        (_afgekapt, "afgekapt"),
    ],
)
def test_a_file_that_cannot_be_used_is_1_with_a_sentence(db, tmp_path, bederf, zin):
    bederf(db)
    uit = ivp("--db", db, "--plan", PLAN, "stand", thuis=tmp_path)
    assert uit.returncode == 1
    assert zin in uit.stderr
    assert "Traceback" not in uit.stderr


def test_missing_and_folder(tmp_path):
    for pad, zin in ((tmp_path / "weg.db", "bestaat niet"), (tmp_path, "is een map")):
        uit = ivp("--db", pad, "stand", thuis=tmp_path)
        assert uit.returncode == 1
        assert zin in uit.stderr


def test_a_locked_file_is_told(db, tmp_path):
    slot = sqlite3.connect(db, isolation_level=None)
    slot.execute("BEGIN EXCLUSIVE")
    uit = ivp("--db", db, "--plan", PLAN, "stand", thuis=tmp_path)
    slot.execute("ROLLBACK")
    slot.close()
    assert uit.returncode == 1
    assert "bezet" in uit.stderr


def test_check_is_in_order_on_a_fresh_file_and_after_changes_from_outside(db, tmp_path):
    assert ivp("--db", db, "controle", thuis=tmp_path).returncode == 0
    with sqlite3.connect(db) as conn:
        conn.execute("UPDATE actie SET trekker = 'Politie' WHERE id = 1")
        conn.execute("INSERT INTO stand (actie_id, status) VALUES (2, 'gereed')")
    uit = ivp("--db", db, "controle", thuis=tmp_path)
    assert (uit.returncode, uit.stderr) == (0, "")


def _zonder_trigger(conn):
    conn.execute("DROP TRIGGER journaal_actie_anders")


def _gat_in_logboek(conn):
    conn.execute("UPDATE actie SET trekker = 'a' WHERE id = 1")
    conn.execute("UPDATE actie SET trekker = 'b' WHERE id = 1")
    conn.execute("DELETE FROM logboek WHERE id = 1")


def _buiten_het_journaal(conn):
    trigger = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'journaal_actie_anders'").fetchone()[0]
    conn.execute("DROP TRIGGER journaal_actie_anders")
    conn.execute("UPDATE actie SET titel = 'stiekem' WHERE id = 1")
    conn.execute(trigger)


def _zonder_weergave(conn):
    conn.execute("DROP VIEW v_boom")


def _twee_gekozen(conn):
    conn.execute("UPDATE meting SET gekozen = 0 WHERE id = 1")


@pytest.mark.parametrize(
    "schade", [_zonder_trigger, _gat_in_logboek, _buiten_het_journaal, _zonder_weergave, _twee_gekozen]
)
def test_check_finds_damage_and_is_3(db, tmp_path, schade):
    with sqlite3.connect(db) as conn:
        schade(conn)
    uit = ivp("--db", db, "controle", "--json", thuis=tmp_path)
    assert uit.returncode == 3
    assert json.loads(uit.stdout)
    assert "Traceback" not in uit.stderr


def test_check_of_a_cut_off_file_is_3(db, tmp_path):
    _afgekapt(db)
    assert ivp("--db", db, "controle", thuis=tmp_path).returncode == 3


def test_a_stray_journal_beside_the_file_is_found(db, tmp_path):
    Path(f"{db}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504)
    assert ivp("--db", db, "controle", thuis=tmp_path).returncode == 3


def test_backup_is_a_whole_private_copy_and_overwrites_nothing(db, tmp_path):
    doel = tmp_path / "kopie.db"
    assert ivp("--db", db, "reservekopie", doel, thuis=tmp_path).returncode == 0
    assert alle(doel, "SELECT count(*) FROM v_boom") == alle(db, "SELECT count(*) FROM v_boom")
    assert doel.stat().st_mode & 0o077 == 0
    opnieuw = ivp("--db", db, "reservekopie", doel, thuis=tmp_path)
    assert opnieuw.returncode == 1
    assert "bestaat al" in opnieuw.stderr


def test_new_refuses_what_is_there_and_a_folder_that_is_not(db, tmp_path):
    assert ivp("nieuw", db, thuis=tmp_path).returncode == 1
    uit = ivp("nieuw", tmp_path / "geen" / "map.db", thuis=tmp_path)
    assert uit.returncode == 1
    assert "bestaat niet" in uit.stderr


def test_first_start_fills_the_users_own_folder(tmp_path):
    elders = tmp_path / "elders"
    elders.mkdir()
    uit = ivp("stand", thuis=tmp_path, cwd=elders)
    assert uit.returncode == 0
    assert (tmp_path / "data" / "ivp" / "ivp.db").is_file()


def test_where_and_keys_as_json(db, tmp_path):
    waar = json.loads(ivp("--db", db, "waar", "--json", thuis=tmp_path).stdout)
    assert str(db) in json.dumps(waar)
    toetsen = json.loads(ivp("toetsen", "--json", thuis=tmp_path).stdout)
    assert len(toetsen) == len(OPDRACHTEN)


def test_output_in_a_locale_that_is_not_utf8(db, tmp_path):
    uit = ivp("--db", db, "--plan", PLAN, "stand", thuis=tmp_path, env={"PYTHONIOENCODING": "latin-1"})
    assert uit.returncode == 0
    assert "Traceback" not in uit.stderr


def test_the_way_to_the_screen_imports_nothing_heavy():
    code = "import sys, ivp_tui.cli; print([m for m in ('textual', 'sqlite_utils', 'rich') if m in sys.modules])"
    uit = subprocess.run([sys.executable, "-c", code], cwd=WORTEL, capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
