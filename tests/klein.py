"""Short ways to ask the small plan file what a test wants to know; imported as `tests.klein`."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Uitslag, Wijziging
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf

WORTEL = Path(__file__).parents[1]
MAP = Path(__file__).parent / "inhoud_klein"
PLAN = "kleindam-2020-2023"
ANDER_PLAN = "kleinoord-2012-2015"
DIT_JAAR = 2021

VIEWS = ("v_plan", "v_boom", "v_doel", "v_streefwaarde", "v_meting", "v_stand", "v_afspraak", "v_toestand")


def bouw_inhoud() -> Inhoud:
    """The content of tests/inhoud_klein."""
    return lees_inhoud(MAP)


def lees(bestand: Bestand, plan: str = PLAN) -> Stand:
    """The Stand as it is in the file now."""
    return lees_stand(bestand.conn, plan, DIT_JAAR)


def doe(bestand: Bestand, wijziging: Wijziging, wie: str = "anna") -> Uitslag:
    """Write one intent against what is in the file now."""
    return schrijf(bestand, wijziging, lees(bestand), wie)


def nummer(conn: sqlite3.Connection, tabel: str, begin: str) -> int:
    """The id of the one row of the main gemeente or plan whose titel or naam begins so."""
    kolom = "naam" if tabel in ("wijk", "indicator", "partner", "gebied") else "titel"
    rijen = conn.execute(f"SELECT id FROM {tabel} WHERE substr({kolom}, 1, length(?1)) = ?1", (begin,)).fetchall()
    assert len(rijen) == 1, (tabel, begin, rijen)
    return int(rijen[0][0])


def buiten(pad: Path, *opdrachten: str) -> None:
    """Change the file as somebody with plain sqlite3 does, each statement on its own."""
    with closing(sqlite3.connect(pad)) as conn:
        for opdracht in opdrachten:
            conn.execute(opdracht)
            conn.commit()


def logboek(conn: sqlite3.Connection, vanaf: int = 0) -> list[tuple]:
    """(groep, wie, tabel, rij, veld, oud, nieuw) of each journal row after an id."""
    return conn.execute(
        "SELECT groep, wie, tabel, rij, veld, oud, nieuw FROM v_logboek WHERE id > ? ORDER BY id", (vanaf,)
    ).fetchall()


def toestand(conn: sqlite3.Connection) -> dict[tuple, str]:
    """(table, row, field) -> value, as v_toestand gives it."""
    return {(t, r, v): w for t, r, v, w in conn.execute("SELECT tabel, rij, veld, waarde FROM v_toestand")}


def naspelen(begin: dict[tuple, str], conn: sqlite3.Connection) -> dict[tuple, str]:
    """The state that a fresh build and the journal give together; each row's old value must be what is there."""
    nu = dict(begin)
    for tabel, rij, veld, oud, nieuw in conn.execute("SELECT tabel, rij, veld, oud, nieuw FROM v_logboek ORDER BY id"):
        plek = (tabel, rij, veld)
        assert nu.get(plek) == oud, plek
        if nieuw is None:
            nu.pop(plek, None)
        else:
            nu[plek] = nieuw
    return nu


def geen_gaten(conn: sqlite3.Connection) -> None:
    """The journal ids are 1, 2, 3, … and the next one is not one that was given out before."""
    ids = [rij[0] for rij in conn.execute("SELECT id FROM v_logboek ORDER BY id")]
    assert ids == list(range(1, len(ids) + 1))


def views(conn: sqlite3.Connection) -> dict[str, list[tuple]]:
    """Every stable view but the journal, times left out."""
    beeld = {}
    for view in VIEWS:
        rijen = conn.execute(f"SELECT * FROM {view}")
        namen = [kolom[0] for kolom in rijen.description]
        uit = [tuple(w for n, w in zip(namen, rij, strict=True) if n != "gewijzigd_op") for rij in rijen]
        beeld[view] = sorted((rij for rij in uit if rij[2:3] != ("gewijzigd_op",)), key=repr)
    return beeld


def start_python(code: str, *argumenten: str) -> "subprocess.Popen[str]":
    """Another process of this program, running `code` with sys.argv[1:] = argumenten."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *argumenten],
        cwd=WORTEL,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def tegelijk(code: str, *argumenten: tuple[str, ...]) -> list[str]:
    """Run `code` in a process for each tuple of arguments, let go at once; each must end well. Gives what they print.

    `code` calls `wacht()` when it is ready for the others.
    """
    aanloop = "def wacht():\n    print('klaar', flush=True)\n    input()\n"
    processen = [start_python(aanloop + code, *deel) for deel in argumenten]
    for proces in processen:
        assert proces.stdout is not None
        assert proces.stdout.readline() == "klaar\n", proces.communicate()[1]
    for proces in processen:
        assert proces.stdin is not None
        proces.stdin.write("\n")
        proces.stdin.flush()
    uit = []
    for proces in processen:
        gezegd, fouten = proces.communicate(timeout=60)
        assert proces.returncode == 0, fouten
        uit.append(gezegd)
    return uit
