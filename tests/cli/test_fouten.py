"""Whatever goes wrong ends in one Dutch sentence and an exit code: no traceback, and no text of a plan in the log."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import ivp_tui.rapport.stand
from ivp_tui import paden
from ivp_tui.cli import ivp
from tests.klein import ANDER_PLAN, PLAN, WORTEL, buiten


def roep(*woorden: object) -> Result:
    """Run `ivp` in this process."""
    return CliRunner().invoke(ivp, [str(woord) for woord in woorden])


def proces(*woorden: object, **extra: object) -> "subprocess.CompletedProcess[str]":
    """Run `ivp` as a process of its own."""
    opdracht = [sys.executable, "-m", "ivp_tui", *map(str, woorden)]
    return subprocess.run(  # type: ignore[call-overload]
        opdracht, cwd=WORTEL, stderr=subprocess.PIPE, text=True, check=False, timeout=60, **extra
    )


def breekt(fout: BaseException) -> Callable[..., object]:
    def rapport(*_: object) -> object:
        geheim = "tekst van het plan"
        assert geheim
        raise fout

    return rapport


def test_a_fault_of_ours_is_logged_without_values(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ivp_tui.rapport.stand, "standrapport", breekt(KeyError("tekst van een actie")))
    uit = roep("--db", klein_pad, "stand", "--json")
    assert uit.exit_code == 1
    assert "fout in het programma (KeyError)" in uit.stderr
    assert str(paden.logbestand()) in uit.stderr
    assert len(uit.stderr.splitlines()) == 1
    log = paden.logbestand().read_text(encoding="utf-8")
    assert "in rapport" in log
    assert "tekst van een actie" not in log


def test_a_log_that_cannot_be_written_is_told(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paden.logbestand().parent.parent.mkdir(parents=True)
    paden.logbestand().parent.write_text("geen map")
    monkeypatch.setattr(ivp_tui.rapport.stand, "standrapport", breekt(KeyError()))
    uit = roep("--db", klein_pad, "stand", "--json")
    assert (uit.exit_code, "is niet te schrijven" in uit.stderr) == (1, True)


def test_an_error_while_telling_an_error_is_a_sentence_too(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ivp_tui.rapport.stand, "standrapport", breekt(KeyError()))
    monkeypatch.setattr(paden, "logbestand", breekt(ImportError()))
    uit = roep("--db", klein_pad, "stand", "--json")
    assert (uit.exit_code, "KeyError, ImportError" in uit.stderr) == (1, True)


def test_ctrl_c_is_quiet(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ivp_tui.rapport.stand, "standrapport", breekt(KeyboardInterrupt()))
    uit = roep("--db", klein_pad, "stand", "--json")
    assert (uit.exit_code, uit.stdout, uit.stderr.strip()) == (130, "", "")


def test_a_value_that_nobody_knows_points_to_the_check(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = klein_pad.read_bytes()
    assert inhoud.count(b"niet gemetendefinitief") == 1
    klein_pad.write_bytes(inhoud.replace(b"niet gemetendefinitief", b"niet gewetendefinitief"))
    uit = roep("--db", klein_pad, "stand")
    assert (uit.exit_code, "kijk met: ivp controle" in uit.stderr) == (1, True)
    assert roep("--db", klein_pad, "controle").exit_code == 3


def test_a_schema_that_is_no_text_any_more(klein_pad: Path) -> None:
    inhoud = klein_pad.read_bytes()
    klein_pad.write_bytes(inhoud.replace(b"CREATE VIEW v_plan AS", b"CREATE VI\xa0W v_plan AS"))
    uit = roep("--db", klein_pad, "stand")
    assert (uit.exit_code, "ivp controle" in uit.stderr) == (1, True)
    assert roep("--db", klein_pad, "controle").exit_code == 3


def test_a_file_and_folder_that_may_not_be_written_can_be_read(klein_pad: Path) -> None:
    klein_pad.chmod(0o444)
    for woorden in (("stand",), ("boom",), ("controle",), ("--alleen-lezen", "stand")):
        assert roep("--db", klein_pad, *woorden).exit_code == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(klein_pad: Path) -> None:
    klein_pad.parent.chmod(0)
    uit = roep("--db", klein_pad, "stand")
    klein_pad.parent.chmod(0o700)
    assert (uit.exit_code, "is niet te bereiken" in uit.stderr) == (1, True)


def test_a_wrong_plan_or_wijk_lists_those_there_are_and_guesses(klein_pad: Path) -> None:
    uit = roep("--db", klein_pad, "stand", "--plan", "kleindam-2020-2024")
    assert uit.exit_code == 2
    assert "wel: kleinoord-2012-2015, kleindam-2020-2023; bedoelt u «kleindam-2020-2023»?" in uit.stderr
    uit = roep("--db", klein_pad, "--wijk", "Nord", "boom", "--plan", PLAN)
    assert uit.exit_code == 2
    assert "wel: Noord, Zuid, Oost; bedoelt u «Noord»?" in uit.stderr
    uit = roep("--db", klein_pad, "boom", "--wijk", "Noord", "--plan", ANDER_PLAN)
    assert (uit.exit_code, "deze gemeente heeft er geen" in uit.stderr) == (2, True)


def test_what_stands_after_the_subcommand_goes_before(klein_pad: Path) -> None:
    uit = roep("--db", klein_pad, "--plan", "bestaat-niet", "boom", "--plan", ANDER_PLAN, "--json")
    assert uit.exit_code == 0
    assert "Buurtwacht in Kleinoord" in uit.stdout


@pytest.mark.parametrize("term", ["xterm", "dumb", ""])
def test_not_a_terminal_names_stand(klein_pad: Path, term: str) -> None:
    uit = proces("--db", klein_pad, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=os.environ | {"TERM": term})
    assert (uit.returncode, uit.stdout) == (2, "")
    assert "ivp stand" in uit.stderr


@pytest.mark.skipif(os.name == "nt", reason="the shell of POSIX")
@pytest.mark.parametrize(
    ("eromheen", "code", "zin"),
    [
        ("{} boom --json | true", 0, ""),
        ("{} stand <&-", 0, ""),
        ("{} stand >&-", 0, ""),
        ("{} 2>&- <&-", 2, ""),
    ],
)
def test_streams_that_are_closed(klein_pad: Path, eromheen: str, code: int, zin: str) -> None:
    uit = subprocess.run(
        ["sh", "-c", eromheen.format(f"{sys.executable} -m ivp_tui --db {klein_pad}")],
        cwd=WORTEL, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (uit.returncode, uit.stderr) == (code, zin)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_stdout(klein_pad: Path) -> None:
    with Path("/dev/full").open("w") as vol:
        uit = proces("--db", klein_pad, "boom", stdout=vol, stdin=subprocess.DEVNULL)
    assert uit.returncode == 1
    assert uit.stderr.startswith("Fout: de uitvoer: ")
    assert len(uit.stderr.splitlines()) == 1


def test_own_keys_are_applied_and_what_cannot_be_is_told() -> None:
    paden.instellingen().parent.mkdir(parents=True)
    paden.instellingen().write_text('[toetsen]\ntrend = "ctrl+t"\nzoom = "q"\nvliegen = "v"\n', encoding="utf-8")
    uit = roep("toetsen")
    assert uit.exit_code == 0
    assert any(regel.split()[:2] == ["trend", "ctrl+t"] for regel in uit.stdout.splitlines())
    assert "er is geen opdracht «vliegen»" in uit.stderr
    assert "«q» is al van sluit" in uit.stderr


def test_ivp_db_is_used_and_first_start_is_not_for_it(klein_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IVP_DB", str(klein_pad))
    assert "Kleindam" in roep("stand", "--plan", PLAN).stdout
    monkeypatch.setenv("IVP_DB", str(klein_pad.with_name("weg.db")))
    assert roep("stand").exit_code == 1
    assert not klein_pad.with_name("weg.db").exists()


def test_backup_without_a_path_goes_to_the_state_folder(klein_pad: Path) -> None:
    for _ in range(2):
        assert roep("--db", klein_pad, "reservekopie").exit_code == 0
    gemaakt = sorted((paden.gebruikersmap("state") / "reservekopieen").iterdir())
    assert [pad.name[:6] for pad in gemaakt] == ["klein-", "klein-"]
    assert all(roep("--db", pad, "controle").exit_code == 0 for pad in gemaakt)


def test_shell_completion_is_there() -> None:
    uit = proces(stdout=subprocess.PIPE, env=os.environ | {"_IVP_COMPLETE": "bash_source"})
    assert (uit.returncode, "_IVP_COMPLETE=bash_complete" in uit.stdout) == (0, True)


def test_the_tree_as_text_cuts_no_title(klein_pad: Path) -> None:
    lang = " ".join(f"woord{n}" for n in range(40))
    buiten(klein_pad, f"UPDATE actie SET titel = '{lang}' WHERE titel = 'Heling tegengaan'")
    regels = roep("--db", klein_pad, "boom", "--plan", PLAN).stdout.splitlines()
    assert any("Café-overleg in het uitgaansgebied" in regel for regel in regels)
    assert all(len(regel) <= 100 for regel in regels)
    assert lang in " ".join(" ".join(regels).split())


def test_a_text_that_damage_made_none_is_told_as_damage(klein_pad: Path) -> None:
    buiten(klein_pad, "UPDATE actie SET toelichting = CAST(x'4AC3' AS TEXT)")
    uit = roep("--db", klein_pad, "boom", "--plan", PLAN)
    assert uit.exit_code == 1
    assert "het bestand is beschadigd; kijk met: ivp controle" in uit.stderr
    assert not paden.logbestand().exists()
