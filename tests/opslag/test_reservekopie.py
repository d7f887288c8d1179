"""A backup is whole, private and overwrites nothing; when it cannot be made nothing is left behind."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetStatus
from ivp_tui.opslag.bestand import Bestand, BestandFout, open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.reservekopie import maak_reservekopie, standaardpad
from tests.klein import bouw_inhoud, doe, toestand


@pytest.fixture
def doel(tmp_path: Path) -> Path:
    """A place for the copy in a folder of its own, to see what else comes there."""
    (tmp_path / "kopie").mkdir()
    return tmp_path / "kopie" / "maandag.db"


def test_the_copy_is_the_plan_and_stands_alone(klein: Bestand, doel: Path) -> None:
    laatste = doe(klein, ZetStatus(1, None, Status.GEREED)).logboek_id
    maak_reservekopie(klein, doel)
    assert [pad.name for pad in doel.parent.iterdir()] == ["maandag.db"]
    uitkomst = controleer(doel, bouw_inhoud())
    assert (uitkomst.bevindingen, uitkomst.logboek_id) == ([], laatste)
    kopie = open_bestand(doel)
    assert (kopie.uuid, toestand(kopie.conn)) == (klein.uuid, toestand(klein.conn))
    kopie.sluit()


def test_the_plan_can_be_written_after_it(klein: Bestand, doel: Path) -> None:
    maak_reservekopie(klein, doel)
    assert doe(klein, ZetStatus(1, None, Status.GEREED)).gewijzigd


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_its_owner_may_read_it(klein: Bestand, doel: Path) -> None:
    oud = os.umask(0)
    try:
        maak_reservekopie(klein, doel)
    finally:
        os.umask(oud)
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600


def test_what_is_there_is_never_overwritten(klein: Bestand, doel: Path) -> None:
    doel.write_text("van iemand anders")
    with pytest.raises(BestandFout, match="bestaat al"):
        maak_reservekopie(klein, doel)
    assert doel.read_text() == "van iemand anders"
    doel.unlink()
    doel.symlink_to(doel.with_name("nergens"))
    with pytest.raises(BestandFout, match="bestaat al"):
        maak_reservekopie(klein, doel)


def test_what_came_there_meanwhile_is_not_overwritten_either(
    klein: Bestand, doel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fout in (FileExistsError, PermissionError):  # PermissionError: what a USB stick says to a hard link

        def link(van: Path, naar: Path, fout: type[OSError] = fout) -> None:
            naar.write_text("van iemand anders")
            raise fout

        monkeypatch.setattr(os, "link", link)
        with pytest.raises(BestandFout, match="bestaat al"):
            maak_reservekopie(klein, doel)
        assert doel.read_text() == "van iemand anders"
        doel.unlink()
        assert list(doel.parent.iterdir()) == []


def test_a_disk_without_hard_links(klein: Bestand, doel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def geen_link(van: Path, naar: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", geen_link)
    maak_reservekopie(klein, doel)
    assert controleer(doel, bouw_inhoud()).in_orde


def test_a_folder_that_is_not_there(klein: Bestand, tmp_path: Path) -> None:
    with pytest.raises(BestandFout, match="maak die eerst"):
        maak_reservekopie(klein, tmp_path / "geen" / "x.db")


def test_a_damaged_plan_gives_no_copy(klein_pad: Path, doel: Path) -> None:
    with closing(sqlite3.connect(klein_pad)) as conn:
        bladzijde = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'kenmerk'").fetchone()[0]
    with klein_pad.open("r+b") as stroom:
        stroom.seek((bladzijde - 1) * 4096)
        stroom.write(b"\xff" * 4096)
    bestand = open_bestand(klein_pad)
    with pytest.raises(BestandFout, match="ivp controle") as fout:
        maak_reservekopie(bestand, doel)
    bestand.sluit()
    assert fout.value.beschadigd
    assert list(doel.parent.iterdir()) == []


def test_a_file_opened_read_only(klein_pad: Path, doel: Path) -> None:
    bestand = open_bestand(klein_pad, alleen_lezen=True)
    maak_reservekopie(bestand, doel)
    bestand.sluit()
    assert controleer(doel, bouw_inhoud()).in_orde


def test_the_name_tells_the_time_and_is_free(tmp_path: Path) -> None:
    nu = datetime(2026, 12, 5, 9, 30)
    eerste = standaardpad(tmp_path, "ivp.db", nu)
    assert eerste == tmp_path / "ivp-2026-12-05-093000.db"
    eerste.touch()
    assert standaardpad(tmp_path, "ivp.db", nu) == tmp_path / "ivp-2026-12-05-093000-2.db"
