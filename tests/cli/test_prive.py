"""What ivp makes is its owner's only, also where the umask would give it to everybody."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bench.terminal import clean_env
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.rechten import maak_prive, opmerking
from tests.klein import doe, lees
from tests.tui.hulp import bank

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of a file as POSIX has them")

WORTEL = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def open_umask():
    oud = os.umask(0)
    yield
    os.umask(oud)


def ivp(thuis: Path, *woorden: object, cwd: Path = WORTEL) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ivp_tui", *map(str, woorden)],
        cwd=cwd, env=clean_env(thuis, PYTHONPATH=str(WORTEL)), stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False, timeout=60,
    )  # fmt: skip


def rechten(pad: Path) -> int:
    return stat.S_IMODE(pad.stat().st_mode)


def keur_map(map_: Path) -> set[str]:
    """Every file and folder in it is for its owner only; gives the names of the files."""
    alles = sorted(map_.rglob("*"))
    assert {str(pad): oct(rechten(pad)) for pad in alles if rechten(pad) & 0o077} == {}
    return {pad.name for pad in alles if pad.is_file()}


def test_what_the_commands_make(tmp_path):
    thuis, elders = tmp_path / "thuis", tmp_path / "elders"
    for map_ in (thuis, elders):
        map_.mkdir(mode=0o700)
    assert ivp(thuis, "stand", cwd=elders).returncode == 0
    assert ivp(thuis, "nieuw", elders / "eigen.db").returncode == 0
    db = ("--db", elders / "eigen.db")
    assert ivp(thuis, *db, "reservekopie", elders / "kopie.db").returncode == 0
    assert ivp(thuis, *db, "reservekopie").returncode == 0
    assert ivp(thuis, *db, "plan", "exporteer", "leusden-2016-2019", elders / "uit.toml").returncode == 0
    (elders / "oud.toml").write_text("x", encoding="utf-8")
    assert (
        ivp(thuis, *db, "plan", "exporteer", "leusden-2016-2019", elders / "oud.toml", "--overschrijf").returncode == 0
    )
    assert ivp(thuis, *db, "plan", "nieuw", "--uit", "leusden-2016-2019").returncode == 0
    assert keur_map(elders) == {"eigen.db", "kopie.db", "uit.toml", "oud.toml"}
    namen = keur_map(thuis)
    assert {"ivp.db"} < namen
    assert any(naam.startswith("eigen-") for naam in namen)  # the backup
    assert any(naam.startswith("20") for naam in namen)  # that of the day


async def test_what_the_workbench_makes(klein_pad, eigen_thuis):
    eigen_thuis.chmod(0o700)
    async with bank(klein_pad, plan=None) as deze:
        deze.werkbank.ga_naar(("actie", deze.stand.acties[0].id, 0))
        await deze.doe("2")
        await deze.doe("y")
        pad = deze.app.bewaar_kopie("regel")
        Path(pad).chmod(0o644)
        deze.app.bewaar_kopie("een andere regel")
    assert {"gekopieerd.txt", "toestand.toml"} < keur_map(eigen_thuis)
    assert rechten(klein_pad) == 0o600


def test_the_log(tmp_path):
    thuis = tmp_path / "thuis"
    thuis.mkdir(mode=0o700)
    code = "from ivp_tui.opdrachtregel.taal import meld_fout; meld_fout(RuntimeError('x'))"
    subprocess.run([sys.executable, "-c", code], cwd=WORTEL, env=clean_env(thuis), capture_output=True, check=True)
    assert keur_map(thuis) == {"ivp.log"}


def test_the_journal_of_a_write_and_the_copies_of_a_check(klein, tmp_path):
    conn = klein.conn
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("UPDATE actie SET trekker = 'x'")
    ernaast = klein.pad.with_name(f"{klein.pad.name}-journal")
    assert rechten(ernaast) == rechten(klein.pad) == 0o600
    conn.execute("ROLLBACK")


@pytest.mark.parametrize("was", [0o644, 0o664, 0o666, 0o640])
def test_a_wider_file_of_ones_own_is_tightened_when_it_is_opened_to_write(klein_pad, was):
    if os.getegid() != os.geteuid() and was & 0o020:
        pytest.skip("here one's own group has others in it")
    klein_pad.chmod(was)
    assert "chmod 600" in opmerking(klein_pad)
    open_bestand(klein_pad, alleen_lezen=True).sluit()
    assert rechten(klein_pad) == was
    open_bestand(klein_pad).sluit()
    assert rechten(klein_pad) == 0o600
    assert opmerking(klein_pad) == ""


class Gegeven:
    """What stat tells, with another owner or group."""

    def __init__(self, pad: Path, **anders: int) -> None:
        echt = pad.stat()
        self.st_mode, self.st_uid, self.st_gid = echt.st_mode, os.geteuid(), os.getegid()
        for naam, waarde in anders.items():
            setattr(self, naam, waarde)


@pytest.mark.parametrize("anders", [{"st_uid": 4242}, {"st_gid": 4242}])
def test_a_file_of_another_or_of_a_group_stays_shared(klein_pad, anders):
    klein_pad.chmod(0o660)
    maak_prive(klein_pad, Gegeven(klein_pad, **anders))
    assert rechten(klein_pad) == 0o660


def test_in_a_folder_for_a_group_it_stays_shared_and_the_check_says_so(klein_pad):
    klein_pad.chmod(0o660)
    klein_pad.parent.chmod(0o2770)
    open_bestand(klein_pad).sluit()
    assert rechten(klein_pad) == 0o660
    uitkomst = controleer(klein_pad)
    assert uitkomst.in_orde
    assert any("de groep mag klein.db lezen en wijzigen" in zin for zin in uitkomst.opmerkingen)


def test_a_change_keeps_the_rights(klein_pad):
    from ivp_tui.domein.plan import Status
    from ivp_tui.domein.wijziging import ZetStatus

    bestand = open_bestand(klein_pad)
    doe(bestand, ZetStatus(lees(bestand).acties[0].id, None, Status.GEREED))
    bestand.sluit()
    assert rechten(klein_pad) == 0o600
    with closing(sqlite3.connect(klein_pad)) as conn:
        assert conn.execute("SELECT count(*) FROM stand").fetchone() == (1,)
