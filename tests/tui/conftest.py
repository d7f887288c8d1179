"""A file of one's own with the shipped content, and a day that stands still."""

import os
import shutil
from pathlib import Path

import pytest

from tests.tui.hulp import Vastedag, Vasteklok
from tests.tui.stilte import Stilte
from tests.weergave.hulp import bouw_echt


@pytest.fixture(scope="session")
def echt_gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, built once a worker; copy it, never open it."""
    return bouw_echt(tmp_path_factory.mktemp("gebouwd") / "ivp.db")


@pytest.fixture
def pad(echt_gebouwd: Path, tmp_path: Path) -> Path:
    """A fresh plan file for this test."""
    return Path(shutil.copy(echt_gebouwd, tmp_path / "ivp.db"))


@pytest.fixture(scope="session")
def afdrukmap() -> str:
    """Where the snapshot plugin told its workers to put their findings."""
    return os.environ.get("TEXTUAL_SNAPSHOT_TEMPDIR", "")


@pytest.fixture
def afdrukken(afdrukmap: str, eigen_thuis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the plugin its own setting back, which the clean environment of a test took away."""
    monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", afdrukmap)


@pytest.fixture(autouse=True)
def vaste_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown and written never depends on the day of the test."""
    monkeypatch.setattr("ivp_tui.tui.app.date", Vastedag)
    monkeypatch.setattr("ivp_tui.opslag.schrijven.datetime", Vasteklok)


@pytest.fixture(autouse=True)
def stilte(monkeypatch: pytest.MonkeyPatch) -> Stilte:
    """A key and a pause last until the program is at rest, and no longer."""
    return Stilte(monkeypatch)
