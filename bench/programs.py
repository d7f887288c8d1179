"""The programs that are measured: the workbench, a meeting in it, and two bare ones."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from bench.terminal import clean_env

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Program:
    """What to start, and the pattern that tells that its rows are on the screen."""

    name: str
    command: list[str]
    ready: re.Pattern[str]
    keys: bool = True
    database: Path | None = None  # a copy of it goes with every start
    to_actie: tuple[str, ...] = ()  # the keys to an actie, which takes a status
    enter: tuple[str, re.Pattern[str]] | None = (
        None  # the key to the screen that is measured, and what tells it is there
    )


BARE_APP = Program("bare_app", [sys.executable, "-m", "bench.bare_app"], re.compile("READY"), keys=False)
BARE_TREE = Program("bare_tree", [sys.executable, "-m", "bench.bare_tree"], re.compile("READY"))


def workbench(folder: Path) -> Program:
    """The workbench with a new database, made by its own command line."""
    folder.mkdir(exist_ok=True)
    database = folder / "bench.db"
    command = [sys.executable, "-m", "ivp_tui"]
    made = subprocess.run(
        [*command, "nieuw", str(database)], cwd=ROOT, env=clean_env(folder), text=True, capture_output=True, check=False
    )
    if made.returncode:
        sys.exit(f"'ivp nieuw' mislukt; een ander programma meten kan met --programma.\n{made.stderr}")
    return Program("ivp", command, re.compile(r"#\d+\."), database=database, to_actie=("home", *["down"] * 3))


#: a meeting of sixty acties, so that the keys scroll
_MEETING = """
INSERT INTO overleg (plan_id, naam, datum, begonnen_op)
    SELECT id, 'Overleg', '2026-03-04', '2026-03-04T09:00:00.000Z' FROM plan WHERE slug = 'utrecht-2023-2026';
INSERT INTO agendapunt (overleg_id, volgorde, actie_id)
    SELECT 1, id, id FROM actie WHERE plan_id = (SELECT plan_id FROM overleg) ORDER BY id LIMIT 60;
INSERT INTO agendapunt (overleg_id, volgorde, titel)
    SELECT 1, -id, 'punt ' || id FROM actie ORDER BY id LIMIT 60;
"""


def meeting(folder: Path) -> Program:
    """The same program with a meeting open, measured on the screen of that meeting."""
    made = workbench(folder / "overleg")
    assert made.database is not None
    with closing(sqlite3.connect(made.database)) as conn:
        conn.executescript(_MEETING)
    return replace(made, name="overleg", to_actie=("end",), enter=("o", re.compile("Agenda")))
