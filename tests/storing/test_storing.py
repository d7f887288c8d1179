"""A small part of each proof of `make fault`; the full numbers, and what they gave, are in docs/betrouwbaarheid.md."""

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.invoer import planbestand
from ivp_tui.opslag import naspelen
from ivp_tui.paden import PLANNEN
from storing import __main__ as storing_main
from storing import bitschade, doodslag, duur, schijffout, schrijvers, stroomuitval, terugdraaien
from storing.__main__ import PROEVEN, main
from storing.meegeleverd import onthoud
from storing.naslag import Inode, Schijf
from storing.samen import verdeel
from storing.spoor import Stap
from storing.toneel import Uitkomst, bevestigd, keur_statussen, maak_bestand

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the played terminal is for Linux")


def _mag_strace() -> bool:
    return shutil.which("strace") is not None


met_strace = pytest.mark.skipif(not _mag_strace(), reason="strace is not on this machine")


def goed(uit: Uitkomst) -> Uitkomst:
    assert not uit.fouten, uit.tekst()
    assert not uit.overgeslagen
    return uit


def test_nothing_confirmed_is_lost_by_kill_9(tmp_path: Path) -> None:
    # how much was confirmed before the kill depends on the machine; that it is all there does not
    assert goed(doodslag.proef(tmp_path, 3, zaad=3)).cijfers["keren gedood"] == 3


@met_strace
def test_nothing_confirmed_is_lost_by_a_power_cut_and_wrong_programs_are_caught(tmp_path: Path) -> None:
    uit = goed(stroomuitval.proef(tmp_path, 20, zaad=1, wijzigingen=6))
    assert uit.cijfers["verschillende beelden"] == 20
    assert sum("verkeerd programma" in naam for naam in uit.cijfers) == 2


@met_strace
def test_an_edit_that_the_disk_refuses_is_told_kept_and_saved_on_retry(tmp_path: Path) -> None:
    uit = goed(schijffout.proef(tmp_path, schijffout.WIJZIGINGEN[:1], ("fdatasync",)))
    assert uit.cijfers["plekken waar een oproep faalde"]


def test_four_writers_lose_nothing(tmp_path: Path) -> None:
    uit = goed(schrijvers.proef(tmp_path, 6))
    assert uit.cijfers["wijzigingen"] == 24


def test_content_that_was_built_before_is_what_a_build_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    # put back after it: only a process of the proofs may remember
    monkeypatch.setattr(planbestand, "lees_inhoud", lees := planbestand.lees_inhoud)
    monkeypatch.setattr(naspelen, "vers_bestand", bouw := naspelen.vers_bestand)
    onthoud()
    inhoud = planbestand.lees_inhoud(PLANNEN)
    assert inhoud is planbestand.lees_inhoud(PLANNEN)
    assert inhoud == lees(PLANNEN)
    for wat in (None, inhoud):
        with closing(bouw(wat)) as echt, closing(naspelen.vers_bestand(wat)) as kopie:
            assert list(kopie.iterdump()) == list(echt.iterdump())
            kopie.execute("DELETE FROM logboek")
            kopie.execute("DELETE FROM actie")
        with closing(bouw(wat)) as echt, closing(naspelen.vers_bestand(wat)) as kopie:
            assert naspelen.lees_toestand(kopie) == naspelen.lees_toestand(echt)


def test_damage_is_told(tmp_path: Path) -> None:
    uit = goed(bitschade.proef(tmp_path, 10, zaad=1))
    assert uit.cijfers["door controle gemeld"]


def test_all_undone_is_the_start(tmp_path: Path) -> None:
    uit = goed(terugdraaien.proef(tmp_path, 6, zaad=1))
    assert uit.cijfers["keren ongedaan"]


def test_random_keys_end_nothing(tmp_path: Path) -> None:
    uit = goed(duur.proef(tmp_path, 1000, zaad=1, aanloop=500))
    assert uit.cijfers["toetsen"] == 1000


# the harness itself: a proof that cannot fail proves nothing


def test_a_confirmed_id_that_is_not_in_the_file_is_a_loss(tmp_path: Path) -> None:
    db = maak_bestand(tmp_path)
    assert keur_statussen(db, [], 0) == []
    assert keur_statussen(db, [], 5) == ["verloren: #5 was bevestigd, het logboek eindigt bij #0"]


def test_a_state_that_does_not_follow_from_the_keys_is_found(tmp_path: Path) -> None:
    db = maak_bestand(tmp_path)
    with closing(sqlite3.connect(db)) as conn:
        conn.execute("INSERT INTO stand (actie_id, status) VALUES (1, 'gereed')")
        conn.commit()
    assert keur_statussen(db, [(1, "gereed")], 5) == []
    assert len(keur_statussen(db, [(2, "gereed")], 5)) == 1


def test_confirmations_are_read_from_what_the_program_sends() -> None:
    assert bevestigd(b"\x1b[1m#5. \x1b[0mop schema\x1b[1m#12. \x1b[0m art. #7 ") == [5, 12]


def test_what_was_synced_stays_and_what_was_not_may_go() -> None:
    schijf = Schijf("a.db", b"oud")
    for stap in (Stap("schrijf", "a.db", 0, b"NIE"), Stap("sync", "a.db"), Stap("schrijf", "a.db", 3, b"UW")):
        schijf.doe(stap)
    beelden = {schijf.beeld(random.Random(n))["a.db"] for n in range(50)}
    assert {b"NIE", b"NIEUW"} <= beelden
    assert all(beeld.startswith(b"NIE") for beeld in beelden)


def test_a_name_is_safe_when_its_folder_was_synced() -> None:
    schijf = Schijf("a.db", b"")
    schijf.doe(Stap("maak", "a.db-journal"))
    assert {len(schijf.beeld(random.Random(n))) for n in range(20)} == {1, 2}
    schijf.doe(Stap("sync"))
    assert {len(schijf.beeld(random.Random(n))) for n in range(20)} == {2}
    schijf.doe(Stap("weg", "a.db-journal"))
    assert {len(schijf.beeld(random.Random(n))) for n in range(20)} == {1, 2}


def test_a_write_is_torn_at_sectors() -> None:
    inode = Inode(bytearray(b"o" * 2048), [(0, b"n" * 2048)])
    beelden = {inode.beeld("gescheurd", random.Random(n)) for n in range(50)}
    assert len(beelden) > 5
    for beeld in beelden:
        assert all(len(set(beeld[at : at + 512])) == 1 for at in range(0, 2048, 512))


def test_a_status_whose_row_the_journal_lost_is_another_change_than_that_of_the_keys(tmp_path: Path) -> None:
    db = maak_bestand(tmp_path)
    with closing(sqlite3.connect(db)) as conn:
        conn.execute("INSERT INTO stand (actie_id, status) VALUES (1, 'gereed')")
        # as a torn image of a program that syncs nothing may be found
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
        conn.commit()
    with closing(sqlite3.connect(db)) as conn:
        conn.execute("DELETE FROM logboek WHERE veld = 'actie_id'")
        conn.commit()
    assert any("andere wijzigingen dan de toetsen" in fout for fout in keur_statussen(db, [(1, "gereed")], 0))


def _een_schaap(n: int) -> Uitkomst:
    return Uitkomst(f"deel {n}", {"schapen": n, "welk": "zwart"}, [f"fout {n}"] * (n > 1))


def test_parts_that_ran_beside_each_other_give_one_total() -> None:
    uit = Uitkomst("alles", {"schapen": 0})
    verdeel(uit, _een_schaap, [(1,), (2,), (3,)])
    assert (uit.cijfers, uit.fouten) == ({"schapen": 6, "welk": "zwart"}, ["fout 2", "fout 3"])


def test_the_parts_of_a_power_cut_are_the_same_images_as_the_whole(tmp_path: Path) -> None:
    stappen = [Stap("maak", "ivp.db-journal"), *(Stap("schrijf", "ivp.db", n, bytes([n])) for n in range(8))]
    opname = stroomuitval.Opname(b"geen plan", stappen, [])

    def fouten(deel: tuple[int, int], map_: str) -> list[str]:
        return stroomuitval.speel_na(opname, tmp_path / map_, 10, "1", False, deel).fouten

    samen = fouten((0, 2), "a") + fouten((1, 2), "b")
    assert len(samen) == 10
    assert sorted(fout.replace("/a/", "/x/").replace("/b/", "/x/") for fout in samen) == sorted(fouten((0, 1), "x"))


def test_the_long_proof_runs_beside_the_others_and_counts_with_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def goed_of_fout(code: int) -> int:
        program = f"print('zaad'); print('duur: dit'); raise SystemExit({code})"
        apart = [sys.executable, "-c", program]
        monkeypatch.setattr(
            storing_main, "_begin_ernaast", lambda *_: subprocess.Popen(apart, stdout=subprocess.PIPE, text=True)
        )
        monkeypatch.setitem(PROEVEN, "kill", (lambda *_: Uitkomst("kill"), 1))
        return main(["duur", "kill"])

    assert goed_of_fout(0) == 0
    gezegd = capsys.readouterr().out.splitlines()
    assert [regel for regel in gezegd if ":" in regel] == ["kill: goed", "duur: dit"]
    assert goed_of_fout(1) == 1


def test_a_proof_that_stops_halfway_is_a_fault_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopt(*_: object) -> Uitkomst:
        raise KeyError("weg")

    monkeypatch.setitem(PROEVEN, "kill", (stopt, 1))
    monkeypatch.setitem(PROEVEN, "schrijvers", (lambda *_: Uitkomst("schrijvers"), 1))
    assert main(["kill", "schrijvers"]) == 1
    gezegd = capsys.readouterr().out
    assert "KeyError: 'weg'" in gezegd
    assert "schrijvers: goed" in gezegd


def test_a_proof_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as fout:
        main(["bestaat-niet"])
    assert fout.value.code == 2
    assert set(PROEVEN) == {"kill", "stroom", "schijf", "schrijvers", "schade", "ongedaan", "duur"}
