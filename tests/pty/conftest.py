"""The real program in a played terminal, each test with a home and a database of its own.

This folder has no __init__.py: as a package it could be taken for the standard library's `pty`.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.terminal import Terminal, clean_env

ROOT = Path(__file__).parents[2]
IVP = [sys.executable, "-m", "ivp_tui"]


@pytest.fixture(scope="session")
def fresh_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, made once by `ivp nieuw`; copy it, never open it."""
    folder = tmp_path_factory.mktemp("fresh")
    path = folder / "ivp.db"
    made = subprocess.run(
        [*IVP, "nieuw", str(path)], cwd=ROOT, env=clean_env(folder), text=True, capture_output=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return path


@pytest.fixture
def db(fresh_db: Path, tmp_path: Path) -> Path:
    """The database of this test."""
    return Path(shutil.copy(fresh_db, tmp_path / "ivp.db"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The empty home folder of this test."""
    path = tmp_path / "home"
    path.mkdir()
    return path


@pytest.fixture
def terminal(db: Path, home: Path) -> Iterator[Callable[..., Terminal]]:
    """Start `ivp --db <this test's> --plan … ARGUMENTS…` in a window; what still runs is ended after the test."""
    with ExitStack() as windows:

        def start(*arguments: str, columns: int = 120, lines: int = 40, **env: str) -> Terminal:
            # the plan whose board has targets, whatever is in force today
            plan = () if "--plan" in arguments else ("--plan", "utrecht-2015-2018")
            command = [*IVP, "--db", str(db), *plan, *arguments]
            return windows.enter_context(Terminal(command, columns, lines, clean_env(home, **env), ROOT))

        yield start
