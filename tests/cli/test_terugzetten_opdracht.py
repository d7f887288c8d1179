"""`ivp terugzetten`: what a person types and reads, and that nothing is written before it is asked for."""

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivp_tui import paden
from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Ongedaan, ZetStatus, ZetTekst
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.dagkopie import dagkopieen, kopiemap
from tests.klein import doe, nummer, toestand


def roep(*woorden: object) -> Result:
    return CliRunner().invoke(ivp, [str(woord) for woord in woorden])


@pytest.fixture
def gewijzigd(klein: Bestand) -> Bestand:
    """A file with a backup of today and two changes since, one of them hostile."""
    heling = nummer(klein.conn, "actie", "Heling")
    doe(klein, ZetStatus(heling, None, Status.GEREED), "toets")
    doe(klein, ZetTekst("actie", heling, "titel", "Anders \x1b]52;c;eA==\x07", "Heling tegengaan"), "toets")
    return klein


def dag(bestand: Bestand) -> str:
    return str(next(iter(dagkopieen(kopiemap(bestand.uuid)))))


def test_the_list(gewijzigd: Bestand) -> None:
    uit = roep("--db", gewijzigd.pad, "terugzetten")
    assert uit.exit_code == 0
    assert uit.stdout.startswith(f"{dag(gewijzigd)} ")
    assert "sindsdien 2 wijzigingen: 1 actie, 1 status" in uit.stdout
    (rij,) = json.loads(roep("--db", gewijzigd.pad, "terugzetten", "--json").stdout)
    assert (rij["datum"], rij["wijzigingen_sindsdien"]) == (dag(gewijzigd), 2)
    assert rij["rijen_sindsdien"] == {"actie": 1, "stand": 1}
    assert rij["grootte"] == Path(rij["pad"]).stat().st_size


def test_without_any_backup_it_says_when_there_will_be_one(klein_pad: Path) -> None:
    uit = roep("--db", klein_pad, "terugzetten")
    assert (uit.exit_code, "nog geen reservekopie" in uit.stdout) == (0, True)
    assert json.loads(roep("--db", klein_pad, "terugzetten", "--json").stdout) == []


@pytest.mark.parametrize("opties", [(), ("--proef",), ("--json",)])
def test_a_preview_writes_nothing(gewijzigd: Bestand, opties: tuple[str, ...]) -> None:
    voor = gewijzigd.pad.read_bytes()
    uit = roep("--db", gewijzigd.pad, "terugzetten", dag(gewijzigd), *opties)
    assert uit.exit_code == 0
    assert gewijzigd.pad.read_bytes() == voor
    assert "\x1b" not in uit.stdout
    if opties == ("--json",):
        gelezen = json.loads(uit.stdout)
        assert (gelezen["uitgevoerd"], [v["wat"] for v in gelezen["verschillen"]]) == (False, ["anders", "weg"])
        assert gelezen["verschillen"][0]["velden"]["titel"][1] == "Heling tegengaan"
    else:
        assert "1 actie: 1 anders" in uit.stdout
        assert "titel: nu «Anders " in uit.stdout
        assert "dan «Heling tegengaan»" in uit.stdout
        assert "gaat weg" in uit.stdout
        assert "Proef, er is niets geschreven." in uit.stdout


def test_it_is_done_when_asked_and_undone_with_one_key(gewijzigd: Bestand) -> None:
    voor = toestand(gewijzigd.conn)
    uit = roep("--db", gewijzigd.pad, "terugzetten", dag(gewijzigd), "--uitvoeren")
    assert uit.exit_code == 0, uit.stderr
    laatste = gewijzigd.conn.execute("SELECT max(id) FROM logboek").fetchone()[0]
    assert f"#{laatste}. Teruggezet." in uit.stdout
    assert roep("--db", gewijzigd.pad, "controle").exit_code == 0
    kopie = open_bestand(kopiemap(gewijzigd.uuid) / f"{dag(gewijzigd)}.db", alleen_lezen=True)
    assert toestand(gewijzigd.conn) == toestand(kopie.conn)
    kopie.sluit()
    weer = roep("--db", gewijzigd.pad, "terugzetten", dag(gewijzigd), "--uitvoeren")
    assert "is gelijk aan het bestand" in weer.stdout
    terug = doe(gewijzigd, Ongedaan(), "toets")
    assert terug.bericht.startswith("ongedaan: teruggezet: de reservekopie van ")
    assert toestand(gewijzigd.conn) == voor
    assert roep("--db", gewijzigd.pad, "controle").exit_code == 0


def test_one_made_by_hand_is_found_by_its_name_and_its_path(gewijzigd: Bestand, tmp_path: Path) -> None:
    assert roep("--db", gewijzigd.pad, "reservekopie").exit_code == 0
    assert roep("--db", gewijzigd.pad, "reservekopie", tmp_path / "hand.db").exit_code == 0
    naam = next(paden.reservekopieen().glob("*.db")).name
    assert naam in roep("--db", gewijzigd.pad, "terugzetten").stdout
    for welke in (naam, tmp_path / "hand.db"):
        assert "is gelijk aan het bestand" in roep("--db", gewijzigd.pad, "terugzetten", welke).stdout


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        ("1-1-2020", 1, "geen reservekopie van 1 jan 2020"),
        ("nergens.db", 1, "nergens.db bestaat niet"),
        ("--uitvoeren", 2, "er ontbreekt iets"),
        ("x --proef --uitvoeren", 2, "niet allebei"),
    ],
)
def test_what_cannot_be_is_told_in_dutch(klein_pad: Path, woorden: str, code: int, zin: str) -> None:
    uit = roep("--db", klein_pad, "terugzetten", *shlex.split(woorden))
    assert (uit.exit_code, zin in uit.stderr) == (code, True), uit.stderr


def test_a_file_that_may_only_be_read_shows_but_does_not_do(gewijzigd: Bestand) -> None:
    alles = ("--db", gewijzigd.pad, "--alleen-lezen", "terugzetten", dag(gewijzigd))
    assert roep(*alles).exit_code == 0
    uit = roep(*alles, "--uitvoeren")
    assert (uit.exit_code, "er is niets teruggezet: alleen lezen" in uit.stderr) == (1, True)


def test_a_file_that_is_beyond_opening_names_the_folder(klein_pad: Path) -> None:
    klein_pad.write_bytes(klein_pad.read_bytes()[:20_000])
    uit = roep("--db", klein_pad, "terugzetten")
    assert (uit.exit_code, str(paden.reservekopieen()) in uit.stderr) == (1, True)


def test_a_change_from_the_command_line_makes_the_backup_and_tells_when_it_cannot(klein: Bestand) -> None:
    paden.reservekopieen().parent.mkdir(parents=True)
    paden.reservekopieen().write_text("in de weg")
    uit = roep("--db", klein.pad, "plan", "nieuw", "--slug", "nieuw-2024", "--uit", "kleindam-2020-2023")
    assert uit.exit_code == 0, uit.stderr
    assert "geen reservekopie van vandaag" in uit.stderr
