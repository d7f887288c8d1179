"""What every test stands on: a home of its own, and a small plan file that it may spoil."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp_tui.domein.stand import Stand
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.bouwen import bouw
from tests.klein import bouw_inhoud, lees


@pytest.fixture(autouse=True)
def eigen_thuis(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; nothing of the person who runs the tests is read or written."""
    thuis = tmp_path_factory.mktemp("thuis")
    for naam in [naam for naam in os.environ if naam.startswith(("IVP_", "TEXTUAL"))]:
        monkeypatch.delenv(naam)
    for naam in ("NO_COLOR", "FORCE_COLOR", "COLORFGBG"):
        monkeypatch.delenv(naam, raising=False)
    for naam in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(naam, str(thuis))
    for naam, map_ in {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state", "CACHE": ".cache"}.items():
        monkeypatch.setenv(f"XDG_{naam}_HOME", str(thuis / map_))
    for naam in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(naam, str(thuis / naam))
    monkeypatch.setenv("IVP_WIE", "toets")
    return thuis


@pytest.fixture(scope="session")
def klein_gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan file, built once a worker; copy it, never open it."""
    pad = tmp_path_factory.mktemp("gebouwd") / "klein.db"
    bouw(pad, bouw_inhoud())
    return pad


@pytest.fixture
def klein_pad(klein_gebouwd: Path, tmp_path: Path) -> Path:
    """A fresh copy of the small plan file for this test."""
    return Path(shutil.copy(klein_gebouwd, tmp_path / "klein.db"))


@pytest.fixture
def klein(klein_pad: Path) -> Iterator[Bestand]:
    """The small plan file, open."""
    bestand = open_bestand(klein_pad)
    yield bestand
    bestand.sluit()


@pytest.fixture
def stand(klein: Bestand) -> Stand:
    """The Stand of the main plan of the small file, as freshly built."""
    return lees(klein)
