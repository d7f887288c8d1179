"""Two real processes on one file: the workbench, and the second screen that follows it and knows nothing private."""

import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bench.terminal import Terminal, clean_env

ROOT = Path(__file__).parents[2]
START = re.compile(r"#\d+\. ")
DICHT = "de werkbank is dicht"
#: plenty, for a machine that is busy; a person sees it within two seconds
GEDULD = 30.0
PRIVE = ("NOTITIETOKEN7", "KLADTOKEN7", "OUDTOKEN7")

#: runs ivp with every statement that SQLite gets written down
MEELEZER = """
import sqlite3, sys
echt, log = sqlite3.connect, open(sys.argv.pop(1), "a", encoding="utf-8")
def connect(*a, **k):
    conn = echt(*a, **k)
    conn.set_trace_callback(lambda sql: print(sql, file=log, flush=True))
    return conn
sqlite3.connect = connect
from ivp_tui.cli import main
main()
"""


@pytest.fixture
def spoor(tmp_path: Path) -> Path:
    """Where the second screen's statements are written down."""
    return tmp_path / "spoor.sql"


@pytest.fixture
def beamer(db: Path, home: Path, spoor: Path) -> Iterator[Terminal]:
    """The second screen, opened on the file of this test."""
    opdracht = [sys.executable, "-c", MEELEZER, str(spoor), "--db", str(db), "beamer", "--plan", "utrecht-2015-2018"]
    with Terminal(opdracht, 100, 30, clean_env(home), ROOT) as scherm:
        scherm.wait_for("114 onbekend", GEDULD)
        yield scherm


def doe(db: Path, *opdrachten: str) -> None:
    with closing(sqlite3.connect(db)) as conn, conn:
        for opdracht in opdrachten:
            conn.execute(opdracht)


def zoek(window: Terminal, woorden: str) -> None:
    window.send("/")
    window.wait_for("Zoek")
    window.send(woorden)
    window.wait_for(re.compile(rf"(?i)\b{woorden}.*\n"))
    window.wait_still(0.5)
    window.press("enter")


def test_it_follows_and_never_tells_what_is_private(
    terminal: Callable[..., Terminal], beamer: Terminal, db: Path, home: Path, spoor: Path
) -> None:
    doe(
        db,
        "INSERT INTO notitie (plan_id, tekst) SELECT id, 'NOTITIETOKEN7' FROM plan",
        "INSERT INTO notitie (plan_id, actie_id, tekst) SELECT plan_id, id, 'NOTITIETOKEN7' FROM actie",
        "UPDATE notitie SET tekst = 'OUDTOKEN7'",
        "UPDATE notitie SET tekst = 'NOTITIETOKEN7'",
    )
    werkbank = terminal()
    werkbank.wait_for(START)
    zoek(werkbank, "toezicht op hotspots")
    beamer.wait_for("Toezicht op hotspots jongeren", GEDULD)
    werkbank.send("2")
    werkbank.wait_for(re.compile(r"#[1-9]\d*\. op schema"))
    beamer.wait_for("● S  op schema", GEDULD)
    werkbank.send("]]]")
    beamer.wait_for(re.compile(r"2015–2018 +Overvecht"), GEDULD)
    beamer.wait_for("van de stad", GEDULD)
    werkbank.send("4te weinig mensen\r")
    beamer.wait_for("te weinig mensen", GEDULD)
    assert "■ L  loopt achter" in beamer.screen_text()
    werkbank.send("t KLADTOKEN7")
    klad = home / "state" / "ivp" / "klad"
    while not any("KLADTOKEN7" in pad.read_text(encoding="utf-8") for pad in klad.rglob("*.json")):
        werkbank.rest(0.1)
    beamer.rest(1.5)
    werkbank.press("esc")
    werkbank.wait_still(0.3)
    werkbank.press("esc")
    (kanaal,) = (home / "state" / "ivp" / "beamer").glob("*.json")
    assert json.loads(kanaal.read_text())["toont"]["soort"] == "actie"
    werkbank.kill()
    werkbank.wait_exit()
    beamer.wait_for(DICHT, GEDULD)
    assert "te weinig mensen" in beamer.screen_text()
    beamer.press("q")
    assert beamer.wait_exit() == 0
    gevraagd = spoor.read_text(encoding="utf-8")
    assert gevraagd.count("SELECT") > 100
    for token in PRIVE:
        assert token.encode() not in beamer.raw
        assert token not in gevraagd
    assert not re.search("notitie|logboek|v_toestand", gevraagd)


def test_a_workbench_that_is_killed_is_missed_and_the_next_one_is_followed(
    terminal: Callable[..., Terminal], beamer: Terminal
) -> None:
    import signal

    een = terminal()
    een.wait_for(START)
    een.send("j")
    beamer.wait_gone("114 onbekend", GEDULD)
    een.kill(signal.SIGKILL)
    een.wait_exit()
    beamer.wait_for(DICHT, GEDULD)
    twee = terminal("--wijk", "Overvecht")
    twee.wait_for(START)
    twee.send("j")
    beamer.wait_gone(DICHT, GEDULD)
    beamer.wait_for(re.compile(r"2015–2018 +Overvecht"), GEDULD)
    twee.press("q")
    assert twee.wait_exit() == 0
    beamer.wait_for(DICHT, GEDULD)


def test_it_stays_up_when_the_file_is_taken_away(beamer: Terminal, db: Path) -> None:
    elders = db.with_name("elders.db")
    db.rename(elders)
    beamer.wait_for("verplaatst, verwijderd of vervangen", GEDULD)
    assert "114 onbekend" in beamer.screen_text()
    elders.rename(db)
    beamer.wait_gone("verplaatst, verwijderd of vervangen", GEDULD)
    beamer.kill()
    assert beamer.wait_exit() == 128 + 15


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (("--plan", "bestaat-niet", "beamer"), 2, "er is geen plan"),
        (("beamer", "--wijk", "Overvegt"), 2, "bedoelt u «Overvecht»"),
        (("beamer", "--help"), 0, "tweede scherm"),
    ],
)
def test_the_command_says_what_is_wrong(
    terminal: Callable[..., Terminal], woorden: tuple[str, ...], code: int, zin: str
) -> None:
    window = terminal(*woorden)
    assert window.wait_exit() == code
    assert zin in " ".join(window.screen_text().split())
