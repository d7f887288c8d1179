"""`ivp plan nieuw` as a person or script meets it: what it says, its exit codes, and what is in the file."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.opslag.controle import controleer

WORTEL = Path(__file__).parents[2]
NIEUW = "kleindam-2024-2027"


def ivp(pad, *woorden, wie="toets"):
    uit = subprocess.run(
        [sys.executable, "-m", "ivp_tui", "--db", str(pad), "plan", "nieuw", *woorden],
        cwd=WORTEL,
        env={**os.environ, "IVP_WIE": wie, "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in uit.stderr
    return uit


def sql(pad, opdracht, *waarden):
    with closing(sqlite3.connect(pad)) as conn, conn:
        return conn.execute(opdracht, waarden).fetchall()


def slugs(pad):
    return {rij[0] for rij in sql(pad, "SELECT plan FROM v_plan")}


def test_it_says_what_was_made_and_how_to_open_it(klein_pad):
    uit = ivp(klein_pad, "--uit", "kleindam-2020-2023")
    laatste = sql(klein_pad, "SELECT max(id) FROM v_logboek")[0][0]
    assert (uit.returncode, uit.stderr) == (0, "")
    assert uit.stdout.splitlines() == [
        f"#{laatste}. Gemaakt: {NIEUW}: Veilig Kleindam 2024–2027, uit kleindam-2020-2023",
        "  mee: 2 thema's, 5 doelen, 12 acties, 4 streefwaarden om in te vullen, 2 partners, 1 overleg",
        f"Open het met: ivp --db {klein_pad} --plan {NIEUW}",
    ]
    assert sql(klein_pad, "SELECT DISTINCT groep, wie FROM v_logboek") == [(1, "toets")]
    assert controleer(klein_pad).in_orde


def test_it_opens_at_the_next_start(klein_pad, eigen_thuis):
    toestand = eigen_thuis / ".local" / "state"
    ivp(klein_pad, "--uit", "kleindam-2020-2023", "--proef")
    assert not list(toestand.rglob("*.toml"))
    ivp(klein_pad, "--uit", "kleindam-2020-2023")
    (onthouden,) = [tomllib.loads(pad.read_text(encoding="utf-8")) for pad in toestand.rglob("*.toml")]
    assert [rij["plan"] for rij in onthouden.values()] == [NIEUW]


def test_the_plan_in_force_is_where_it_comes_from(klein_pad):
    sql(klein_pad, "UPDATE plan SET tot = 2199 WHERE slug = 'kleinoord-2012-2015'")
    uit = json.loads(ivp(klein_pad, "--json", "--proef", "--van", "2100", "--tot", "2101").stdout)
    assert uit["uit"] == "kleinoord-2012-2015"


def test_everything_can_be_said(klein_pad):
    uit = ivp(
        klein_pad, "--uit", "kleindam-2020-2023", "--slug", "veilig", "--titel", "Veilig door", "--van", "2025",
        "--tot", "2026", "--zonder-thema", "veilig w", "--zonder-acties", "--met-kenmerken", "--zonder-partners",
        "--zonder-overleggen", "--json",
    )  # fmt: skip
    assert uit.returncode == 0, uit.stderr
    gezegd = json.loads(uit.stdout)
    assert gezegd == {
        "plan": "veilig", "titel": "Veilig door", "van": 2025, "tot": 2026, "uit": "kleindam-2020-2023",
        "themas": 1, "doelen": 3, "acties": 0, "streefwaarden": 2, "partners": 0, "overleggen": 0, "kenmerken": 1,
        "gemaakt": True, "logboek_id": sql(klein_pad, "SELECT max(id) FROM v_logboek")[0][0],
    }  # fmt: skip
    assert sql(klein_pad, "SELECT titel, gemeente, van, tot FROM v_plan WHERE plan = 'veilig'") == [
        ("Veilig door", "Kleindam", 2025, 2026)
    ]
    assert sql(klein_pad, "SELECT DISTINCT thema, actie FROM v_boom WHERE plan = 'veilig'") == [
        ("Jeugd op straat", None)
    ]


def test_a_trial_writes_nothing(klein_pad):
    voor = klein_pad.read_bytes()
    uit = ivp(klein_pad, "--uit", "kleindam-2020-2023", "--proef")
    assert (uit.returncode, klein_pad.read_bytes()) == (0, voor)
    assert uit.stdout.startswith("Proef, er is niets geschreven. Er zou komen: kleindam-2024-2027: ")
    assert "Open het" not in uit.stdout
    als_json = json.loads(ivp(klein_pad, "--uit", "kleindam-2020-2023", "--proef", "--json").stdout)
    assert (als_json["gemaakt"], als_json["logboek_id"], als_json["acties"]) == (False, None, 12)
    assert klein_pad.read_bytes() == voor


def test_finished_acties_stay_behind_and_that_is_said(klein_pad):
    sql(klein_pad, "INSERT INTO stand (actie_id, status) SELECT id, 'gereed' FROM actie WHERE titel LIKE 'Heling%'")
    uit = ivp(klein_pad, "--uit", "kleindam-2020-2023")
    assert "11 acties" in uit.stdout
    assert "niet mee: 1 actie, gereed of vervallen" in uit.stdout
    assert sql(klein_pad, "SELECT count(*) FROM v_boom WHERE plan = ? AND actie LIKE 'Heling%'", NIEUW) == [(0,)]


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (("--uit", "kleindam"), 2, "er is geen plan «kleindam» in het bestand; wel: "),
        (("--slug", "kleinoord-2012-2015"), 1, "er is al een plan «kleinoord-2012-2015»; kies een andere slug"),
        (("--slug", "Klein Dam"), 2, "--slug: een slug heeft alleen kleine letters, cijfers en koppeltekens"),
        (("--slug", ""), 2, "--slug: de slug is leeg"),
        (("--titel", " "), 2, "--titel: de titel is leeg"),
        (("--van", "2019"), 2, "--van: het nieuwe plan moet na 2020 beginnen"),
        (("--van", "morgen"), 2, "--van: «morgen» is geen jaar"),
        (("--van", "2205"), 2, "--van: 2205 ligt buiten 1900 tot en met 2200"),
        (("--tot", "2021"), 2, "--tot: het plan eindigt (2021) voor het begint (2024)"),
        (("--zonder-thema", "Zorg"), 2, "begint met «Zorg»; wel: Veilig wonen; Jeugd op straat"),
        (("--zonder-thema", ""), 2, "begint met «»"),
        (("--wat",), 2, "de optie --wat bestaat niet"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_made(klein_pad, woorden, code, zin):
    voor = slugs(klein_pad)
    uit = ivp(klein_pad, *(() if "--uit" in woorden else ("--uit", "kleindam-2020-2023")), *woorden)
    assert (uit.returncode, uit.stdout) == (code, "")
    assert zin in uit.stderr
    assert slugs(klein_pad) == voor


def test_a_beginning_that_fits_two_thema_s_is_asked_back(klein_pad):
    sql(klein_pad, "UPDATE thema SET titel = 'Veilig op straat' WHERE titel = 'Jeugd op straat'")
    uit = ivp(klein_pad, "--uit", "kleindam-2020-2023", "--zonder-thema", "veilig")
    assert uit.returncode == 2
    assert "past op meer thema's: Veilig wonen; Veilig op straat; geef meer van de titel" in uit.stderr


def test_nothing_chosen(klein_pad):
    sql(klein_pad, "DELETE FROM doel WHERE thema_id IS NULL")
    themas = ("--zonder-thema", "Veilig", "--zonder-thema", "Jeugd")
    uit = ivp(klein_pad, "--uit", "kleindam-2020-2023", *themas)
    assert (uit.returncode, slugs(klein_pad)) == (2, {"kleindam-2020-2023", "kleinoord-2012-2015"})
    assert "er gaat niets mee" in uit.stderr


def test_twice_is_once(klein_pad):
    assert ivp(klein_pad, "--uit", "kleindam-2020-2023").returncode == 0
    tweede = ivp(klein_pad, "--uit", "kleindam-2020-2023")
    assert tweede.returncode == 1
    assert f"er is al een plan «{NIEUW}»" in tweede.stderr
    assert len(slugs(klein_pad)) == 3


def test_a_file_that_may_only_be_read_or_is_not_there(klein_pad, tmp_path):
    alleen = subprocess.run(
        [sys.executable, "-m", "ivp_tui", "--db", str(klein_pad), "--alleen-lezen", "plan", "nieuw", "--uit",
         "kleindam-2020-2023"],
        cwd=WORTEL, env=dict(os.environ), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (alleen.returncode, len(slugs(klein_pad))) == (1, 2)
    assert "er is niets gemaakt: alleen lezen" in alleen.stderr
    weg = ivp(tmp_path / "weg.db")
    assert weg.returncode == 1
    assert "bestaat niet" in weg.stderr


def test_help_is_dutch_with_examples(klein_pad):
    hulp = ivp(klein_pad, "--help")
    assert hulp.returncode == 0
    assert "Gebruik: ivp plan nieuw" in hulp.stdout
    assert "Voorbeelden:" in hulp.stdout


def test_a_path_with_a_space_can_be_copied(klein_pad, tmp_path):
    pad = shutil.copy(klein_pad, tmp_path / "mijn plan.db")
    uit = ivp(pad, "--uit", "kleindam-2020-2023")
    assert f"ivp --db '{pad}' --plan {NIEUW}" in uit.stdout
