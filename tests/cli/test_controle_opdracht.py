"""`ivp controle` and what it says of a damaged, doubled or wrongly placed file; mending by command."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetStatus
from ivp_tui.opslag import dagkopie
from ivp_tui.opslag.bestand import open_bestand
from tests.klein import buiten, doe


def roep(*woorden: object) -> Result:
    """Run `ivp` in this process."""
    return CliRunner().invoke(ivp, [str(woord) for woord in woorden])


def bederf(pad: Path, tabel: str = "kenmerk") -> None:
    with closing(sqlite3.connect(pad)) as conn:
        blad = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tabel,)).fetchone()[0]
    with pad.open("r+b") as stroom:
        stroom.seek((blad - 1) * 4096)
        stroom.write(b"\xff" * 4096)


def test_a_finding_is_explained_and_mended_and_then_gone(klein_pad: Path) -> None:
    buiten(klein_pad, "DROP TRIGGER journaal_actie_anders")
    uit = roep("--db", klein_pad, "controle")
    assert uit.exit_code == 3
    assert "de trigger journaal_actie_anders ontbreekt: wijzigingen komen niet in het logboek" in uit.stdout
    assert "Herstellen zonder verlies: ivp controle --repareer" in uit.stdout
    uit = roep("--db", klein_pad, "controle", "--repareer")
    assert uit.exit_code == 0, uit.output
    assert "+ opnieuw gemaakt: trigger journaal_actie_anders" in uit.stdout
    assert "kopie van ervoor: " in uit.stdout
    assert roep("--db", klein_pad, "controle").exit_code == 0


def test_what_is_left_gives_exit_3_and_boek_bij_ends_it(klein_pad: Path) -> None:
    buiten(klein_pad, "UPDATE actie SET trekker = 'x' WHERE id = 3", "DELETE FROM logboek WHERE id = 1")
    assert roep("--db", klein_pad, "controle", "--repareer").exit_code == 3
    uit = roep("--db", klein_pad, "controle", "--repareer", "--boek-bij", "--json")
    gegevens = json.loads(uit.stdout)
    assert (uit.exit_code, gegevens["in_orde"], gegevens["gered"]) == (0, True, None)
    assert gegevens["gedaan"]
    assert Path(gegevens["kopie"]).is_file()


@pytest.mark.parametrize("woorden", [("--boek-bij",), ("--inhoud", "--repareer")])
def test_options_that_do_not_go_together(klein_pad: Path, woorden: tuple[str, ...]) -> None:
    assert roep("--db", klein_pad, "controle", *woorden).exit_code == 2


def test_json_of_a_finding_has_what_it_means_and_what_mends_it(klein_pad: Path) -> None:
    buiten(klein_pad, "DROP VIEW v_boom")
    (bevinding,) = json.loads(roep("--db", klein_pad, "controle", "--json").stdout)["bevindingen"]
    assert (bevinding["soort"], bevinding["herstel"]) == ("opbouw", "repareer")
    assert bevinding["uitleg"]


def test_a_damaged_file_points_to_the_newest_whole_backup(klein_pad: Path) -> None:
    bestand = open_bestand(klein_pad)
    map_ = dagkopie.kopiemap(bestand.uuid)
    doe(bestand, ZetStatus(8, None, Status.GEREED))
    bestand.sluit()
    (kopie,) = dagkopie.dagkopieen(map_).values()
    kopie.rename(map_ / "2026-11-19.db")
    shutil.copy(map_ / "2026-11-19.db", map_ / "2026-11-20.db")
    os.truncate(map_ / "2026-11-20.db", 9000)
    bederf(klein_pad, "plan")
    uit = roep("--db", klein_pad, "stand")
    assert uit.exit_code == 1
    assert "De nieuwste goede reservekopie is van 19 nov 2026; open haar met: ivp --db" in uit.stderr
    assert "controle --repareer" in uit.stderr
    assert date(2026, 11, 19) in dagkopie.dagkopieen(map_)


def test_a_damaged_file_that_can_be_read_is_shown_with_a_warning(klein_pad: Path) -> None:
    bederf(klein_pad, "afspraak")
    uit = roep("--db", klein_pad, "stand")
    assert uit.exit_code == 3
    assert uit.stdout
    assert "Let op: " in uit.stderr
    assert "beschadigd; ivp controle --repareer of ivp terugzetten" in uit.stderr


def test_where_the_file_stands_is_a_remark_and_no_finding(klein_pad: Path, tmp_path: Path) -> None:
    map_ = tmp_path / "Dropbox"
    map_.mkdir()
    pad = Path(shutil.copy(klein_pad, map_ / "klein.db"))
    uit = roep("--db", pad, "controle")
    assert uit.exit_code == 0
    assert "(dit bestand staat in Dropbox: open het op één computer tegelijk" in uit.stdout
    uit = roep("--db", pad, "waar")
    assert "Let op: dit bestand staat in Dropbox" in uit.stderr
    assert json.loads(roep("--db", pad, "waar", "--json").stdout)["let_op"].startswith("dit bestand staat in Dropbox")
    assert "let_op" in json.loads(roep("--db", klein_pad, "waar", "--json").stdout)


def test_a_conflict_copy_is_laid_beside_the_file(klein_pad: Path) -> None:
    kopie = Path(shutil.copy(klein_pad, klein_pad.with_name("klein-LAPTOP123.db")))
    bestand = open_bestand(kopie)
    doe(bestand, ZetStatus(8, None, Status.GEREED), "bert")
    bestand.sluit()
    uit = roep("--db", klein_pad, "controle")
    assert uit.exit_code == 0
    assert "klein-LAPTOP123.db is een conflictkopie van dit bestand: van het begin af lopen ze uiteen" in uit.stdout
    assert "bert: gereed (stad), actie «" in uit.stdout


@pytest.mark.parametrize("tabel", ["afspraak", "plan", "logboek"])
def test_a_backup_takes_the_place_of_a_damaged_file_which_is_kept(klein_pad: Path, tabel: str) -> None:
    bestand = open_bestand(klein_pad)
    map_ = dagkopie.kopiemap(bestand.uuid)
    doe(bestand, ZetStatus(8, None, Status.GEREED))
    bestand.sluit()
    (dag,) = dagkopie.dagkopieen(map_)
    bederf(klein_pad, tabel)
    kapot = klein_pad.read_bytes()
    assert str(dag) in roep("--db", klein_pad, "terugzetten").stdout
    uit = roep("--db", klein_pad, "terugzetten", str(dag))
    assert (uit.exit_code, "niets geschreven" in uit.stdout) == (0, True), uit.output
    assert klein_pad.read_bytes() == kapot
    uit = roep("--db", klein_pad, "terugzetten", str(dag), "--uitvoeren")
    assert uit.exit_code == 0, uit.output
    assert roep("--db", klein_pad, "controle").exit_code == 0
    (opzij,) = klein_pad.parent.glob("*.beschadigd-*")
    assert opzij.read_bytes() == kapot


def test_a_figure_that_changed_past_the_journal_is_shown_with_a_warning(klein_pad: Path) -> None:
    opdrachten = [(woord, *json_) for woord in ("stand", "boom") for json_ in ((), ("--json",))]
    assert [roep("--db", klein_pad, *woorden).exit_code for woorden in opdrachten] == [0] * 4
    with closing(sqlite3.connect(klein_pad)) as conn:
        trigger = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'journaal_meting_anders'").fetchone()[0]
        conn.execute("DROP TRIGGER journaal_meting_anders")
        conn.execute("UPDATE meting SET waarde = waarde + 1 WHERE id = 4")
        conn.execute(trigger)
        conn.commit()
    for woorden in opdrachten:
        uit = roep("--db", klein_pad, *woorden)
        assert uit.exit_code == 3
        assert uit.stderr == (
            "LET OP: het logboek en het plan kloppen niet met elkaar; een cijfer kan veranderd zijn: ivp controle\n"
        )
        assert json.loads(uit.stdout) if "--json" in woorden else uit.stdout
    assert roep("--db", klein_pad, "--alleen-lezen", "stand").exit_code == 3
