"""`ivp plan`: what a person types and reads, which exit code, and that a refusal leaves the file as it was."""

import json
import os
import sqlite3
import stat
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivp_tui import paden
from ivp_tui.cli import ivp
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.bouwen import bouw
from tests.klein import ANDER_PLAN, MAP, PLAN

SLUGS = ["utrecht-2015-2018", "leusden-2016-2019", "utrecht-2019-2022", "utrecht-2023-2026"]


def roep(*woorden: object) -> Result:
    """Run `ivp` in this process."""
    return CliRunner().invoke(ivp, [str(woord) for woord in woorden])


def vraag(pad: Path, sql: str) -> list[tuple]:
    with sqlite3.connect(f"file:{pad}?mode=ro", uri=True) as conn:
        return conn.execute(sql).fetchall()


@pytest.fixture
def leeg(tmp_path: Path) -> Path:
    pad = tmp_path / "leeg.db"
    assert roep("nieuw", pad, "--leeg").exit_code == 0
    return pad


@pytest.fixture
def toml(klein_pad: Path, tmp_path: Path) -> Path:
    """The plan of the small file as text."""
    pad = tmp_path / "plan.toml"
    assert roep("--db", klein_pad, "plan", "exporteer", PLAN, pad).exit_code == 0
    return pad


@pytest.mark.parametrize("woorden", [["plan"], ["plan", "lijst"], ["plan", "exporteer"], ["plan", "importeer"]])
def test_help_is_dutch_and_has_examples(woorden: list[str]) -> None:
    hulp = roep(*woorden, "--help")
    assert hulp.exit_code == 0
    assert "Gebruik: ivp plan" in hulp.stdout
    assert "Voorbeeld" in hulp.stdout
    assert "Usage" not in hulp.stdout


def test_the_group_by_itself_tells_what_can_be_asked() -> None:
    uit = roep("plan")
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "exporteer" in uit.stderr
    assert "Fout" not in uit.stderr


def test_an_empty_file_holds_nothing_and_says_how_to_go_on(leeg: Path) -> None:
    assert vraag(leeg, "SELECT * FROM v_toestand") == []
    uit = roep("--db", leeg, "plan", "lijst")
    assert (uit.exit_code, uit.stdout) == (0, "")
    assert "ivp plan importeer" in uit.stderr
    assert json.loads(roep("--db", leeg, "plan", "lijst", "--json").stdout) == []
    assert "plan importeer" in roep("nieuw", leeg.with_name("x.db"), "--leeg").stdout
    assert roep("--db", leeg, "controle").exit_code == 0


def test_the_list_tells_of_each_plan(klein_pad: Path) -> None:
    rijen = json.loads(roep("--db", klein_pad, "plan", "lijst", "--json").stdout)
    assert [rij["plan"] for rij in rijen] == [ANDER_PLAN, PLAN]
    assert rijen[1] == {
        "plan": PLAN, "titel": "Veilig Kleindam 2020–2023", "gemeente": "Kleindam", "van": 2020, "tot": 2023,
        "themas": 2, "doelen": 5, "acties": 12, "geldt": False,
    }  # fmt: skip
    with sqlite3.connect(klein_pad) as conn:
        conn.execute("UPDATE plan SET tot = 2199, titel = 'a\x1b[31m' WHERE slug = ?", (PLAN,))
        conn.execute("UPDATE actie SET archief = 1 WHERE sleutel = 'w1'")
    uit = roep("--db", klein_pad, "plan", "lijst").stdout
    assert "a␛[31m  (geldt nu)\n" in uit
    assert "Kleindam, 2020–2199: 2 thema's, 5 doelen, 11 acties" in uit
    assert uit.count("geldt nu") == 1


def test_export_goes_to_the_screen_or_to_a_private_file(klein_pad: Path, toml: Path) -> None:
    scherm = roep("--db", klein_pad, "plan", "exporteer", PLAN)
    assert (scherm.exit_code, scherm.stderr) == (0, "")
    assert scherm.stdout_bytes == toml.read_bytes()
    assert tomllib.loads(scherm.stdout)["plan"]["slug"] == PLAN
    if os.name != "nt":
        assert stat.S_IMODE(toml.stat().st_mode) == 0o600
    assert str(toml.parent) not in scherm.stdout
    kort = roep("--db", klein_pad, "plan", "exporteer", PLAN, "--zonder-cijfers", "--zonder-stand").stdout
    assert "[[cijfer]]" in scherm.stdout
    assert "[[cijfer]]" not in kort
    assert sorted(pad.name for pad in toml.parent.iterdir()) == ["klein.db", "plan.toml"]


def test_export_overwrites_only_where_asked_and_never_a_plan_file(klein_pad: Path, toml: Path, tmp_path: Path) -> None:
    toml.write_text("van mij")
    uit = roep("--db", klein_pad, "plan", "exporteer", PLAN, toml)
    assert (uit.exit_code, toml.read_text()) == (1, "van mij")
    assert "--overschrijf" in uit.stderr
    assert roep("--db", klein_pad, "plan", "exporteer", PLAN, toml, "--overschrijf").exit_code == 0
    assert toml.read_text().startswith("# Veiligheidsplan")
    voor = klein_pad.read_bytes()
    uit = roep("--db", klein_pad, "plan", "exporteer", PLAN, klein_pad, "--overschrijf")
    assert (uit.exit_code, klein_pad.read_bytes() == voor) == (1, True)
    for pad, zin in ((tmp_path, "is een map"), (tmp_path / "weg" / "x.toml", "bestaat niet")):
        uit = roep("--db", klein_pad, "plan", "exporteer", PLAN, pad, "--overschrijf")
        assert (uit.exit_code, zin in uit.stderr) == (1, True)


def test_an_unknown_plan_is_wrong_use_with_a_guess(klein_pad: Path) -> None:
    uit = roep("--db", klein_pad, "plan", "exporteer", "kleindam-2020-2024")
    assert uit.exit_code == 2
    assert f"bedoelt u «{PLAN}»?" in uit.stderr


def test_a_demo_says_so_in_what_it_exports(klein_pad: Path) -> None:
    with sqlite3.connect(klein_pad) as conn:
        conn.execute("UPDATE bestand SET demo = 1")
    uit = roep("--db", klein_pad, "plan", "exporteer", PLAN)
    assert "verzonnen" in uit.stdout.splitlines()[1]
    assert "verzonnen" in uit.stderr
    assert "verzonnen" not in roep("--db", klein_pad, "plan", "exporteer", PLAN, "--zonder-stand").output


def test_what_goes_not_over_as_it_stands_is_said(klein_pad: Path, tmp_path: Path) -> None:
    with sqlite3.connect(klein_pad) as conn:
        conn.execute("UPDATE actie SET toelichting = 'a\x1b]0;x' WHERE sleutel = 'w1'")
    uit = roep("--db", klein_pad, "plan", "exporteer", PLAN, tmp_path / "x.toml")
    assert "[[thema.actie]] «Preventieavond per buurt»: «toelichting» had stuurtekens" in uit.stderr
    assert "\x1b" not in uit.stderr


def test_import_says_what_came_in_and_how_to_open_it(leeg: Path, toml: Path) -> None:
    voor = leeg.read_bytes()
    proef = roep("--db", leeg, "plan", "importeer", toml, "--proef")
    assert proef.exit_code == 0
    assert proef.stdout.startswith("Proef, er is niets geschreven. Erin zou komen: 1 gemeente, 3 wijken, 2 gebieden,")
    assert leeg.read_bytes() == voor
    uit = roep("--db", leeg, "plan", "importeer", toml, "--uitvoeren")
    assert uit.exit_code == 0
    nummer = vraag(leeg, "SELECT max(id) FROM v_logboek")[0][0]
    assert uit.stdout.startswith(f"#{nummer}. Opgenomen: 1 gemeente, ")
    assert proef.stdout.splitlines()[0].partition("komen: ")[2] == uit.stdout.splitlines()[0].partition("genomen: ")[2]
    assert f"Open het met: ivp --db {leeg} --plan {PLAN}" in uit.stdout
    assert vraag(leeg, "SELECT count(DISTINCT groep), max(wie) FROM v_logboek") == [(1, "toets")]
    assert "Preventieavond" in roep("--db", leeg, "--plan", PLAN, "boom").stdout
    assert roep("--db", leeg, "controle").exit_code == 0


def test_a_plan_that_is_there_needs_another_slug(leeg: Path, toml: Path) -> None:
    roep("--db", leeg, "plan", "importeer", toml)
    voor = leeg.read_bytes()
    uit = roep("--db", leeg, "plan", "importeer", toml)
    assert (uit.exit_code, leeg.read_bytes() == voor) == (1, True)
    assert f"plan.toml, regel 5: er is al een plan «{PLAN}»" in uit.stderr
    assert f"--slug {PLAN}-2" in uit.stderr
    uit = roep("--db", leeg, "plan", "importeer", toml, "--slug", f"{PLAN}-2")
    assert (uit.exit_code, f"--plan {PLAN}-2" in uit.stdout) == (0, True)
    twee = roep("--db", leeg, "plan", "importeer", toml, toml.rename(toml.with_name("b.toml")), "--slug", "c")
    assert twee.exit_code == 1  # plan.toml is gone


def test_a_gemeente_by_itself_and_once_more(leeg: Path) -> None:
    gemeente = MAP / "gemeente-kleindam.toml"
    uit = roep("--db", leeg, "plan", "importeer", gemeente, MAP / "cijfers-kleindam.csv")
    assert "3 wijken, 2 gebieden, 4 indicatoren, 22 cijfers" in uit.stdout
    assert "Open het met" not in uit.stdout
    voor = leeg.read_bytes()
    uit = roep("--db", leeg, "plan", "importeer", gemeente, MAP / "cijfers-kleindam.csv")
    assert (uit.exit_code, uit.stdout) == (0, "Er is niets nieuws: alles staat al in het bestand.\n")
    assert leeg.read_bytes() == voor
    assert roep("--db", leeg, "plan", "importeer", MAP / f"{PLAN}.toml").exit_code == 0


def wijzig(oud: str, nieuw: str, tekst: str) -> str:
    assert oud in tekst
    return tekst.replace(oud, nieuw, 1)


FOUTEN = {
    "toml": ("titel = ", "titel ", "plan.toml, regel 7, kolom 7: "),
    "jaren": ("van = 2020", "van = 2024", "plan.toml, regel 10: «van» (2024) ligt na «tot» (2023)"),
    "gemeente": ('gemeente = "kleindam"', 'gemeente = "elders"', "gemeente «elders» bestaat niet"),
    "wijk": ('wijken = ["Oost"]', 'wijken = ["West"]', "wijk «West» bestaat niet"),
    "veld": ("missie = ", "misie = ", "onbekend veld «misie» in [plan]; bedoelt u «missie»?"),
    "formaat": ("formaat = 1", "formaat = 2", "plan.toml, regel 3: dit formaat kent deze ivp niet"),
    "indicator": ('indicator = "overlast"', 'indicator = "rust"', "indicator «rust» bestaat niet"),
}


@pytest.mark.parametrize("soort", FOUTEN)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_written(leeg: Path, toml: Path, soort: str) -> None:
    oud, nieuw, zegt = FOUTEN[soort]
    toml.write_text(wijzig(oud, nieuw, toml.read_text()))
    voor = leeg.read_bytes()
    for extra in ([], ["--proef"]):
        uit = roep("--db", leeg, "plan", "importeer", toml, *extra)
        assert uit.exit_code == 1, uit.stderr
        assert zegt in uit.stderr
        assert "plan.toml, regel" in uit.stderr
        assert len(uit.stderr.splitlines()) == 1
    assert leeg.read_bytes() == voor
    assert not leeg.with_name("leeg.db-journal").exists()


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        ([], "er ontbreekt iets: BESTAND, of --meegeleverd"),
        (["x.toml", "--meegeleverd"], "--meegeleverd gaat niet samen"),
        (["--meegeleverd", "--slug", "x"], "--meegeleverd gaat niet samen"),
        (["x.toml", "--proef", "--uitvoeren"], "niet allebei"),
        (["x.toml", "--slug", "Met Hoofdletters"], "een slug bestaat uit kleine letters"),
        (["x.toml", "--slug", " "], "een slug bestaat uit kleine letters"),
        ([MAP / "gemeente-kleindam.toml", "--slug", "x"], "--slug hoort bij één plan"),
    ],
)
def test_wrong_use_is_2(leeg: Path, woorden: list[object], zegt: str) -> None:
    uit = roep("--db", leeg, "plan", "importeer", *woorden)
    assert uit.exit_code == 2
    assert zegt in uit.stderr


def test_a_file_that_is_not_there_or_may_not_be_written(leeg: Path, toml: Path, tmp_path: Path) -> None:
    uit = roep("--db", leeg, "plan", "importeer", tmp_path / "weg.toml")
    assert (uit.exit_code, "weg.toml: niet te lezen: het bestand is er niet" in uit.stderr) == (1, True)
    uit = roep("--db", leeg, "--alleen-lezen", "plan", "importeer", toml)
    assert (uit.exit_code, "er is niets opgenomen: alleen lezen" in uit.stderr) == (1, True)
    assert roep("--db", leeg, "--alleen-lezen", "plan", "importeer", toml, "--proef").exit_code == 0
    uit = roep("--db", tmp_path / "geen.db", "plan", "importeer", toml)
    assert (uit.exit_code, "bestaat niet" in uit.stderr) == (1, True)


def test_the_shipped_plans_come_in_where_they_are_not_yet(leeg: Path) -> None:
    een = paden.PLANNEN / "gemeente-utrecht.toml", paden.PLANNEN / "utrecht-2015-2018.toml"
    assert roep("--db", leeg, "plan", "importeer", *een).exit_code == 0
    uit = roep("--db", leeg, "plan", "importeer", "--meegeleverd")
    assert uit.exit_code == 0, uit.stderr
    assert [rij[0] for rij in vraag(leeg, "SELECT plan FROM v_plan")] == SLUGS
    vers = leeg.with_name("vers.db")
    bouw(vers, lees_inhoud(paden.PLANNEN))
    for view in ("v_vervolg", "v_toezegging", "v_bericht", "v_boom"):
        assert vraag(leeg, f"SELECT count(*) FROM {view}") == vraag(vers, f"SELECT count(*) FROM {view}")
    assert roep("--db", leeg, "plan", "importeer", "--meegeleverd").stdout.startswith("Er is niets nieuws")


def test_an_export_leaves_out_and_names_the_line_to_plans_that_are_not_there(leeg: Path, tmp_path: Path) -> None:
    vers = tmp_path / "vers.db"
    bouw(vers, lees_inhoud(paden.PLANNEN))
    toml = tmp_path / "u.toml"
    assert roep("--db", vers, "plan", "exporteer", SLUGS[3], toml).exit_code == 0
    uit = roep("--db", leeg, "plan", "importeer", toml).stdout
    aantal = vraag(vers, f"SELECT count(*) FROM v_vervolg WHERE naar_plan = '{SLUGS[3]}' AND van_plan = '{SLUGS[2]}'")[
        0
    ][0]
    assert f"Weggelaten: {aantal} vervolgen, want plan «{SLUGS[2]}» staat niet in het bestand." in uit
    bestand = open_bestand(leeg)
    assert bestand.conn.execute("SELECT count(*) FROM vervolg").fetchone() == (0,)
    bestand.sluit()


def test_what_another_document_says_is_taken_in_once(tmp_path: Path) -> None:
    pad = tmp_path / "vol.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    voor = pad.read_bytes()
    uit = roep("--db", pad, "plan", "importeer", paden.PLANNEN / "brief-2018.toml", paden.PLANNEN / "lijn.toml")
    assert (uit.exit_code, uit.stdout) == (0, "Er is niets nieuws: alles staat al in het bestand.\n")
    assert pad.read_bytes() == voor
