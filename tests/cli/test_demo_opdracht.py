"""`ivp demo` and `ivp controle --inhoud` as they are met; whatever ends a demo, nothing stays behind."""

import json
import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bench.terminal import Terminal, clean_env
from ivp_tui.cli import ivp
from ivp_tui.opdrachtregel.onderhoud import demobestand
from ivp_tui.opslag import demo as demomodule
from ivp_tui.opslag.demo import kopieer, maak_demo
from tests.klein import PLAN, WORTEL, buiten

VANDAAG = date(2021, 6, 1)
IVP = [sys.executable, "-m", "ivp_tui"]


def roep(*woorden: object) -> Result:
    """Run `ivp` in this process, which has no terminal."""
    return CliRunner().invoke(ivp, [str(woord) for woord in woorden])


def is_demo(pad: Path) -> int:
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as conn:
        return int(conn.execute("SELECT demo FROM bestand").fetchone()[0])


@pytest.fixture
def demo(klein_pad: Path, tmp_path: Path) -> Path:
    """A demo of the small file."""
    pad = tmp_path / "demo.db"
    kopieer(klein_pad, pad)
    maak_demo(pad, VANDAAG)
    return pad


@pytest.fixture
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which folders for a while are made."""
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    return map_


# the text commands


@pytest.mark.parametrize("opdracht", ["stand", "boom"])
def test_what_is_printed_of_a_demo_says_so_on_its_first_line(demo: Path, klein_pad: Path, opdracht: str) -> None:
    eerste, *rest = roep("--db", demo, opdracht).stdout.splitlines()
    assert eerste.startswith(" DEMO ")
    assert "verzonnen" in eerste
    assert "DEMO" not in "\n".join(rest)
    assert "DEMO" not in roep("--db", klein_pad, opdracht).stdout


def test_json_says_so_too_and_only_then(demo: Path, klein_pad: Path) -> None:
    assert json.loads(roep("--db", demo, "stand", "--json").stdout)["demo"] is True
    assert "demo" not in json.loads(roep("--db", klein_pad, "stand", "--json").stdout)
    assert all(rij["demo"] is True for rij in json.loads(roep("--db", demo, "boom", "--json").stdout))
    assert not any("demo" in rij for rij in json.loads(roep("--db", klein_pad, "boom", "--json").stdout))


def test_a_demo_is_in_order(demo: Path) -> None:
    uit = roep("--db", demo, "controle")
    assert (uit.exit_code, uit.stdout.startswith("in orde")) == (0, True)


# no terminal


def test_without_a_terminal_it_is_the_sentence_of_the_workbench_and_nothing_is_made(
    klein_pad: Path, tijdelijk: Path, tmp_path: Path, eigen_thuis: Path
) -> None:
    voor = klein_pad.read_bytes()
    uit = roep("--db", klein_pad, "demo", "--bewaar", tmp_path / "bewaard.db")
    gewoon = roep("--db", klein_pad)
    assert (uit.exit_code, uit.stderr, uit.stdout) == (gewoon.exit_code, gewoon.stderr, gewoon.stdout)
    assert uit.exit_code == 2
    assert list(tijdelijk.iterdir()) == []
    assert list(eigen_thuis.iterdir()) == []
    assert not (tmp_path / "bewaard.db").exists()
    assert klein_pad.read_bytes() == voor


# the file for a while


def test_the_folder_is_private_and_goes_away(klein_pad: Path, tijdelijk: Path) -> None:
    with demobestand(klein_pad, VANDAAG, None) as pad:
        assert pad.parent.parent == tijdelijk
        assert pad.parent.stat().st_mode & 0o777 == 0o700
        assert is_demo(pad) == 1
    assert list(tijdelijk.iterdir()) == []
    assert is_demo(klein_pad) == 0


def test_it_goes_away_after_an_exception(klein_pad: Path, tijdelijk: Path) -> None:
    with pytest.raises(KeyError), demobestand(klein_pad, VANDAAG, None):
        raise KeyError
    assert list(tijdelijk.iterdir()) == []


def stuur(sein: signal.Signals) -> Callable[..., None]:
    def nu(*_: object) -> None:
        os.kill(os.getpid(), sein)

    return nu


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("waar", ["maak_demo", "in gebruik"])
def test_it_goes_away_after_a_signal_and_the_old_handler_is_back(
    klein_pad: Path, tijdelijk: Path, monkeypatch: pytest.MonkeyPatch, sein: signal.Signals, waar: str
) -> None:
    voor = signal.getsignal(sein)
    if waar == "maak_demo":
        monkeypatch.setattr(demomodule, "maak_demo", stuur(sein))
    with pytest.raises(SystemExit) as einde, demobestand(klein_pad, VANDAAG, None):
        stuur(sein)()
    assert einde.value.code == 128 + sein
    assert list(tijdelijk.iterdir()) == []
    assert signal.getsignal(sein) == voor


def test_kept_it_stays_as_it_was_left(klein_pad: Path, tijdelijk: Path, tmp_path: Path) -> None:
    bewaard = tmp_path / "bewaard.db"
    with demobestand(klein_pad, VANDAAG, bewaard) as pad:
        assert pad == bewaard
        buiten(pad, "UPDATE thema SET titel = 'geprobeerd'")
    assert list(tijdelijk.iterdir()) == []
    assert is_demo(bewaard) == 1
    assert "geprobeerd" in roep("--db", bewaard, "--plan", PLAN, "boom").stdout


# the real program in a terminal


@pytest.fixture
def venster(klein_pad: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start `ivp ARGUMENTS…` in a window, with a folder for a while and a home of its own."""
    for naam in ("thuis", "weg"):
        (tmp_path / naam).mkdir()
    with ExitStack() as vensters:

        def open_(*woorden: object, cwd: Path = WORTEL, **env: str) -> Terminal:
            omgeving = clean_env(tmp_path / "thuis", TMPDIR=str(tmp_path / "weg"), PYTHONPATH=str(WORTEL), **env)
            return vensters.enter_context(Terminal([*IVP, *map(str, woorden)], 80, 24, omgeving, cwd))

        yield open_


def test_it_opens_marked_and_leaves_nothing_behind(
    venster: Callable[..., Terminal], klein_pad: Path, tmp_path: Path
) -> None:
    voor = klein_pad.read_bytes()
    scherm = venster("--db", klein_pad, "demo", "--plan", PLAN)
    scherm.wait_for(" DEMO ")
    (map_,) = (tmp_path / "weg").iterdir()
    assert map_.stat().st_mode & 0o777 == 0o700
    scherm.press("q")
    assert scherm.wait_exit() == 0
    assert list((tmp_path / "weg").iterdir()) == []
    assert klein_pad.read_bytes() == voor


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_it_is_open_leaves_nothing_behind(
    venster: Callable[..., Terminal], klein_pad: Path, tmp_path: Path, sein: signal.Signals
) -> None:
    scherm = venster("--db", klein_pad, "demo")
    scherm.wait_for(" DEMO ")
    scherm.kill(sein)
    scherm.wait_exit()
    assert list((tmp_path / "weg").iterdir()) == []
    assert not scherm.alternate


def test_an_unknown_wijk_is_wrong_use_and_leaves_nothing_behind(
    venster: Callable[..., Terminal], klein_pad: Path, tmp_path: Path
) -> None:
    scherm = venster("--db", klein_pad, "demo", "--plan", PLAN, "--wijk", "Nergens")
    assert scherm.wait_exit() == 2
    assert "erisgeenwijk" in "".join(scherm.screen_text().split())
    assert list((tmp_path / "weg").iterdir()) == []


@pytest.mark.parametrize("env", [{}, {"IVP_DB": "weg.db"}])
def test_a_file_that_was_asked_for_must_be_there(
    venster: Callable[..., Terminal], tmp_path: Path, env: dict[str, str]
) -> None:
    woorden = [] if env else ["--db", tmp_path / "weg.db"]
    scherm = venster(*woorden, "demo", cwd=tmp_path / "thuis", **env)
    assert scherm.wait_exit() == 1
    assert "bestaatniet" in "".join(scherm.screen_text().split())  # the terminal breaks it anywhere
    assert list((tmp_path / "weg").iterdir()) == []


def test_without_a_file_of_ones_own_it_is_the_shipped_content_and_none_is_made(
    venster: Callable[..., Terminal], tmp_path: Path
) -> None:
    scherm = venster("demo", "--plan", "utrecht-2015-2018", cwd=tmp_path / "thuis")
    scherm.wait_for(" DEMO ", timeout=30)
    scherm.press("q")
    assert scherm.wait_exit() == 0
    assert not (tmp_path / "thuis" / "data").exists()
    assert list((tmp_path / "weg").iterdir()) == []


def test_what_is_kept_opens_as_a_demo_the_next_time(
    venster: Callable[..., Terminal], klein_pad: Path, tmp_path: Path
) -> None:
    bewaard = tmp_path / "bewaard.db"
    eerste = venster("--db", klein_pad, "demo", "--bewaar", bewaard)
    eerste.wait_for(" DEMO ")
    eerste.press("q")
    assert eerste.wait_exit() == 0
    volgende = venster("--db", bewaard)
    volgende.wait_for(" DEMO ")
    weer = venster("--db", klein_pad, "demo", "--bewaar", bewaard)
    assert weer.wait_exit() == 1
    assert "bestaatal" in "".join(weer.screen_text().split())
    assert [pad.name for pad in (tmp_path / "weg").iterdir()] == []


# ivp controle --inhoud


@pytest.fixture
def schoon(klein_pad: Path) -> Path:
    """The small file without what the report finds in it."""
    for gebrek in json.loads(roep("--db", klein_pad, "controle", "--inhoud", "--json").stdout)["bevindingen"]:
        zet = "soort = 'kwalitatief'"
        if gebrek["soort"] != "zonder streefwaarde":
            zet = "bron_id = coalesce(bron_id, 1), vindplaats = 'h. 1'"
        buiten(klein_pad, f"UPDATE {gebrek['tabel']} SET {zet} WHERE id = {gebrek['rij']}")
    return klein_pad


def test_a_complete_file_ends_with_0_and_one_that_is_not_with_3(schoon: Path) -> None:
    goed = roep("--db", schoon, "controle", "--inhoud")
    assert (goed.exit_code, "volledig: niets gevonden" in goed.stdout.splitlines()) == (0, True)
    assert "   0  zonder vindplaats" in goed.stdout.splitlines()
    buiten(schoon, "UPDATE actie SET vindplaats = '' WHERE id = 1")
    fout = roep("--db", schoon, "controle", "--inhoud")
    assert (fout.exit_code, "niet volledig: 1 bevinding" in fout.stdout.splitlines()) == (3, True)
    als_json = roep("--db", schoon, "controle", "--inhoud", "--json")
    assert als_json.exit_code == 3
    uit = json.loads(als_json.stdout)
    assert uit["volledig"] is False
    assert [(b["soort"], b["tabel"], b["rij"]) for b in uit["bevindingen"]] == [("zonder vindplaats", "actie", 1)]
    assert [p["plan"] for p in uit["plannen"]] == ["kleinoord-2012-2015", PLAN]
    assert {"gemeente", "wijken", "gebieden", "indicatoren", "cijfers", "cijfers PM"} <= uit["gemeenten"][0].keys()


@pytest.mark.parametrize("extra", [[], ["--json"]])
@pytest.mark.parametrize("schade", ["afgekapt", "bladzijden", "geen ivp", "weg", "zonder weergave"])
def test_what_cannot_be_read_ends_as_controle_does(klein_pad: Path, schade: str, extra: list[str]) -> None:
    heel = klein_pad.read_bytes()
    match schade:
        case "afgekapt":
            klein_pad.write_bytes(heel[:20_000])
        case "bladzijden":
            klein_pad.write_bytes(heel[:8192] + b"\xff" * 60_000 + heel[68_192:])
        case "geen ivp":
            klein_pad.write_text("gewone tekst " * 50)
        case "weg":
            klein_pad.unlink()
        case "zonder weergave":
            buiten(klein_pad, "DROP VIEW v_vervolg")
    gewoon = roep("--db", klein_pad, "controle", *extra)
    inhoud = roep("--db", klein_pad, "controle", "--inhoud", *extra)
    assert gewoon.exit_code in (1, 3)
    # what cannot be compared with the shipped content is told of the whole check only
    opmerking = "het logboek is in zichzelf nagespeeld"
    regels = [[r for r in uit.stdout.splitlines() if opmerking not in r] for uit in (inhoud, gewoon)]
    assert (inhoud.exit_code, inhoud.stderr) == (gewoon.exit_code, gewoon.stderr)
    if not extra:
        assert regels[0] == regels[1]
    elif gewoon.stdout:
        assert json.loads(inhoud.stdout)["bevindingen"] == json.loads(gewoon.stdout)["bevindingen"]


def test_what_only_the_other_check_finds_is_told_beside_the_report(schoon: Path) -> None:
    buiten(schoon, "DELETE FROM logboek WHERE id = (SELECT min(id) FROM logboek)")
    uit = roep("--db", schoon, "controle", "--inhoud")
    assert uit.exit_code == 0
    assert "kijk met: ivp controle" in uit.stderr


def test_what_a_killed_demo_left_behind_goes_at_the_next_one(
    venster: Callable[..., Terminal], klein_pad: Path, tmp_path: Path
) -> None:
    scherm = venster("--db", klein_pad, "demo")
    scherm.wait_for(" DEMO ")
    scherm.kill(signal.SIGKILL)
    scherm.wait_exit()
    (achtergebleven,) = (tmp_path / "weg").iterdir()
    (tmp_path / "weg" / "ivp-demo-zonder-slot").mkdir()  # of one that is just being made
    open_demo = venster("--db", klein_pad, "demo")
    open_demo.wait_for(" DEMO ")
    assert not achtergebleven.exists()
    nog_een = venster("--db", klein_pad, "demo")
    nog_een.wait_for(" DEMO ")
    assert len(list((tmp_path / "weg").iterdir())) == 3  # the two that are open, and the one without a lock
