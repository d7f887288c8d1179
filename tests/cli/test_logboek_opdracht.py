"""`ivp logboek`: what it prints, what it gives another program, and what it says of wrong use."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Ongedaan, ZetStatus, ZetTekst
from ivp_tui.opslag.bestand import open_bestand
from tests.klein import buiten, doe, nummer


def roep(pad: Path, *woorden: object) -> Result:
    return CliRunner().invoke(ivp, ["--db", str(pad), "logboek", *(str(woord) for woord in woorden)])


@pytest.fixture
def gevuld(klein_pad: Path) -> Path:
    """Groep 1: a wijk status of anna; 2: a title of bert, undone by 3; 4: from outside, long ago."""
    bestand = open_bestand(klein_pad)
    heling = nummer(bestand.conn, "actie", "Heling")
    wijk = bestand.conn.execute("SELECT min(id) FROM wijk").fetchone()[0]
    doe(bestand, ZetStatus(heling, wijk, Status.GEREED), "anna")
    doe(bestand, ZetTekst("actie", heling, "titel", "Anders \x1b[2J" + "x" * 200, "Heling tegengaan"), "bert")
    doe(bestand, Ongedaan(), "bert")
    bestand.sluit()
    buiten(
        klein_pad,
        "UPDATE schrijver SET tijd = '2020-01-01T10:00:00.000Z'",
        f"UPDATE actie SET trekker = 'politie' WHERE id = {heling}",
        "UPDATE schrijver SET tijd = NULL",
    )
    return klein_pad


def wijknaam(pad: Path) -> str:
    bestand = open_bestand(pad, alleen_lezen=True)
    naam = bestand.conn.execute("SELECT naam FROM wijk ORDER BY id").fetchone()[0]
    bestand.sluit()
    return str(naam)


def test_it_tells_who_when_what_old_and_new_within_100_cells(gevuld: Path) -> None:
    uit = roep(gevuld)
    assert (uit.exit_code, uit.stderr) == (0, "")
    regels = uit.stdout.splitlines()
    assert max(map(cell_len, regels)) <= 100
    assert "\x1b" not in uit.stdout
    assert "woensdag 1 jan 2020" in uit.stdout
    assert "anna" in uit.stdout
    assert "buiten ivp om" in uit.stdout
    assert "trekker: politie" in uit.stdout
    assert "␛[2J" in uit.stdout
    assert uit.stdout.index("buiten ivp om") < uit.stdout.index("bert") < uit.stdout.index("anna")


def test_as_json_newest_first_with_what_undid_what(gevuld: Path) -> None:
    rijen = json.loads(roep(gevuld, "--json").stdout)
    assert [rij["groep"] for rij in rijen] == [4, 3, 2, 1]
    assert [(rij["maakt_ongedaan"], rij["ongedaan_door"]) for rij in rijen[1:3]] == [(2, None), (None, 3)]
    assert [rij["buiten_ivp_om"] for rij in rijen] == [True, False, False, False]
    velden = {veld["veld"]: (veld["soort"], veld["oud"], veld["nieuw"]) for veld in rijen[3]["velden"]}
    assert velden["status"] == ("actie", "", "gereed")
    assert velden["wijk"] == ("actie", "", rijen[3]["wijken"][0])
    assert rijen[3]["items"][0]["titel"] == "Heling tegengaan"


@pytest.mark.parametrize(
    ("woorden", "groepen"),
    [
        (["--wie", "anna"], [1]),
        (["--wie", "BERT"], [3, 2]),
        (["--wie", "niemand"], []),
        (["--sinds", "2-1-2020"], [3, 2, 1]),
        (["--sinds", "gisteren"], [3, 2, 1]),
        (["--sinds", "31-12-2019"], [4, 3, 2, 1]),
        (["--aantal", 2], [4, 3]),
        (["--wie", "bert", "--aantal", 1], [3]),
    ],
)
def test_it_is_narrowed(gevuld: Path, woorden: list[object], groepen: list[int]) -> None:
    assert [rij["groep"] for rij in json.loads(roep(gevuld, "--json", *woorden).stdout)] == groepen


def test_a_wijk_narrows_it_and_an_unknown_one_is_wrong_use(gevuld: Path) -> None:
    naam = wijknaam(gevuld)
    for woorden in (["--wijk", naam.upper()],):
        assert [rij["groep"] for rij in json.loads(roep(gevuld, "--json", *woorden).stdout)] == [1]
    fout = roep(gevuld, "--wijk", naam + "x")
    assert fout.exit_code == 2
    assert f"er is geen wijk «{naam}x»; wel: " in fout.stderr
    assert f"bedoelt u «{naam}»?" in fout.stderr


@pytest.mark.parametrize("woorden", [["--sinds", "ooit"], ["--sinds", "31-2-2026"], ["--aantal", "0"]])
def test_wrong_use_is_said(gevuld: Path, woorden: list[str]) -> None:
    fout = roep(gevuld, *woorden)
    assert (fout.exit_code, fout.stdout) == (2, "")
    assert "Fout: " in fout.stderr


def test_more_than_was_asked_for_is_told(gevuld: Path) -> None:
    assert "Er is meer" in roep(gevuld, "--aantal", 3).stderr
    assert roep(gevuld, "--aantal", 4).stderr == ""


def test_an_empty_logboek_is_said(klein_pad: Path) -> None:
    uit = roep(klein_pad)
    assert (uit.exit_code, uit.stdout) == (0, "")
    assert "heeft hiervan niets" in uit.stderr
    assert json.loads(roep(klein_pad, "--json").stdout) == []


def test_help_is_dutch() -> None:
    hulp = CliRunner().invoke(ivp, ["logboek", "--help"]).stdout
    assert "Gebruik: ivp logboek" in hulp
    assert "Voorbeelden" in hulp
    assert "Usage" not in hulp
