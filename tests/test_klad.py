"""Typed text on disk: private, whole or not at all, one file a program, and taken over from those that ended."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.klad import Kladmap, Kladtekst

UUID = "0b1c2d3e-0000-4000-8000-000000000001"


def tekst(inhoud: str, rij: int = 1, minuut: int = 0) -> Kladtekst:
    veld = Veld(VeldSoort.TEKST, "Titel", "was", "actie", rij, "titel", vandaag=date(2026, 3, 4))
    tijd = datetime(2026, 3, 4, 10, minuut)
    return Kladtekst(veld, inhoud, tijd, "actie «A»", "plan-1", None, ("actie", rij, 0), ("nieuw", ""))


def bestanden(soort: str) -> list[Path]:
    return sorted(paden.klad(UUID).glob(f"*.{soort}"))


def laat_achter(*teksten: Kladtekst) -> None:
    """As a program that was killed does: the lock is lifted by the system, the file stays."""
    kladmap = Kladmap(UUID)
    assert kladmap.bewaar(teksten)
    assert kladmap._slot is not None
    kladmap._slot.laat_los()


def test_what_was_kept_comes_back_as_it_was_newest_first() -> None:
    een, ander = tekst("één\nregel \ud800", 1, 5), tekst("twee", 2, 9)
    laat_achter(een, ander)
    gelezen = Kladmap(UUID).neem_over()
    assert gelezen[0] == ander
    assert (gelezen[1].veld, gelezen[1].tijd, gelezen[1].cursor) == (een.veld, een.tijd, een.cursor)
    assert gelezen[1].tekst == "één\nregel ?"  # half a character cannot be written down


def test_nobody_else_may_read_it() -> None:
    laat_achter(tekst("x"))
    assert [pad.stat().st_mode & 0o777 for pad in (*bestanden("json"), *bestanden("slot"))] == [0o600, 0o600]
    assert paden.klad(UUID).stat().st_mode & 0o777 == 0o700


def test_nothing_to_keep_makes_nothing_and_leaves_nothing() -> None:
    kladmap = Kladmap(UUID)
    assert kladmap.bewaar(())
    assert not paden.klad(UUID).exists()
    assert kladmap.bewaar([tekst("x")])
    assert kladmap.bewaar(())
    kladmap.sluit()
    assert not paden.klad(UUID).exists()


def test_of_a_program_that_runs_nothing_is_taken_over_or_overwritten() -> None:
    een, ander = Kladmap(UUID), Kladmap(UUID)
    assert een.bewaar([tekst("van de een")])
    assert ander.neem_over() == ()
    assert ander.bewaar([tekst("van de ander")])
    een.sluit()
    assert [klad.tekst for klad in Kladmap(UUID).neem_over()] == ["van de een"]


def test_what_was_taken_over_is_in_ones_own_file_and_not_offered_twice() -> None:
    laat_achter(tekst("x"))
    een = Kladmap(UUID)
    assert len(een.neem_over()) == 1
    assert Kladmap(UUID).neem_over() == ()
    assert len(bestanden("json")) == 1
    een.sluit()
    assert [klad.tekst for klad in Kladmap(UUID).neem_over()] == ["x"]


def test_a_disk_that_takes_nothing_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    kladmap = Kladmap(UUID)
    assert kladmap.bewaar([tekst("eerst")])

    def vol(fd: int) -> None:
        raise OSError(28, "vol")

    with monkeypatch.context() as even:
        even.setattr("ivp_tui.klad.os.fsync", vol)
        assert not kladmap.bewaar([tekst("daarna")])
    assert bestanden("nieuw") == []
    kladmap.sluit()
    laatste = Kladmap(UUID)
    with monkeypatch.context() as even:
        even.setattr("ivp_tui.klad.os.fsync", vol)
        assert [klad.tekst for klad in laatste.neem_over()] == ["eerst"]
    laatste.sluit()
    assert [klad.tekst for klad in Kladmap(UUID).neem_over()] == ["eerst"]


@pytest.mark.parametrize("inhoud", ["", "{", "[1, {}]", '[{"veld": 3}]', "null", "[" * 100_000, "\x00"])
def test_a_file_that_makes_no_sense_is_passed_over(inhoud: str) -> None:
    laat_achter(tekst("x"))
    bestanden("json")[0].write_text(inhoud)
    laat_achter(tekst("heel"))
    assert [klad.tekst for klad in Kladmap(UUID).neem_over()] == ["heel"]


@pytest.mark.parametrize("uuid", ["", "../../x", "a/b", "x" * 100, ".."])
def test_a_uuid_that_is_no_name_of_a_folder_keeps_nothing(uuid: str) -> None:
    kladmap = Kladmap(uuid)
    assert not kladmap.bewaar([tekst("x")])
    assert kladmap.neem_over() == ()
    assert not paden.klad().exists()


def test_it_can_all_be_thrown_away() -> None:
    laat_achter(tekst("x"))
    assert paden.wis_klad("../..") == 0
    assert paden.wis_klad(UUID) == 1
    assert not paden.klad(UUID).exists()
    laat_achter(tekst("x"))
    assert paden.wis_klad() == 1
    assert paden.wis_klad() == 0


def test_it_survives_a_process_that_is_killed() -> None:
    code = (
        "import os, signal; from tests.test_klad import *; kladmap = Kladmap(UUID)\n"
        "kladmap.bewaar([tekst('van een ander proces')]); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=False)
    assert [klad.tekst for klad in Kladmap(UUID).neem_over()] == ["van een ander proces"]
