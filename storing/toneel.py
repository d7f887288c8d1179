"""What every proof stands on: a fresh plan file, the real program in a window, and what must be in the file after."""

import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.terminal import Terminal, clean_env
from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bestand import BestandFout, open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.paden import PLANNEN

WORTEL = Path(__file__).parent.parent
PLAN = "utrecht-2015-2018"
#: rows are on the screen: the status line shows the last id of the file
START = re.compile(r"#\d+\. ")
# as the program sends it: the id in a style of its own at the begin of the status line
_BEVESTIGING = re.compile(rb"m#(\d+)\. ")

#: lines of the tree, counted from its first one, that hold the first acties of the plan as `boom` gives them
ACTIELIJNEN = (3, 4, 5, 7, 8, 10, 11)
#: status keys that ask for no reason
STATUSTOETS = {"0": "onbekend", "1": "niet gestart", "2": "op schema", "5": "gereed", "6": "vervallen"}


@dataclass(slots=True)
class Uitkomst:
    """What a proof gave: its figures in the order in which they are printed, and each fault it found in a sentence."""

    naam: str
    cijfers: dict[str, int | float | str] = field(default_factory=dict)
    fouten: list[str] = field(default_factory=list)
    overgeslagen: str = ""

    def tel(self, naam: str, erbij: int = 1) -> None:
        """Add to a figure that counts."""
        nu = self.cijfers.get(naam, 0)
        self.cijfers[naam] = (nu if isinstance(nu, int) else 0) + erbij

    def tekst(self) -> str:
        """The figures, a line each, and the first faults."""
        kop = f"{self.naam}: {'OVERGESLAGEN, ' + self.overgeslagen if self.overgeslagen else self.oordeel}"
        regels = [f"  {naam:<58} {waarde}" for naam, waarde in self.cijfers.items()]
        return "\n".join([kop, *regels, *(f"  FOUT {fout}" for fout in self.fouten[:20])])

    @property
    def oordeel(self) -> str:
        """In one word."""
        return f"{len(self.fouten)} FOUTEN" if self.fouten else "goed"


def maak_bestand(map_: Path) -> Path:
    """A new plan file with the shipped content, made by `ivp nieuw`; copy it, never open it."""
    pad = map_ / "vers.db"
    opdracht = [sys.executable, "-m", "ivp_tui", "nieuw", str(pad)]
    subprocess.run(opdracht, cwd=WORTEL, env=clean_env(map_), check=True, capture_output=True)
    return pad


def venster(
    db: Path, thuis: Path, voor: Sequence[str] = (), module: str = "ivp_tui", plan: str = PLAN, **env: str
) -> Terminal:
    """The real program on a file, in a window that is not open yet; `voor` is what starts it, such as strace."""
    opdracht = [*voor, sys.executable, "-m", module, "--db", str(db), "--plan", plan]
    return Terminal(opdracht, 120, 40, clean_env(thuis, IVP_WIE="proef", **env), WORTEL, plain=True)


def bevestigd(uitvoer: bytes) -> list[int]:
    """Every logboek id that the program showed as saved, in the order in which it did."""
    return [int(nummer) for nummer in _BEVESTIGING.findall(uitvoer)]


def lees(db: Path, vraag: str, *waarden: object) -> list[tuple[object, ...]]:
    """What a file answers, read by plain sqlite3 as anybody would."""
    with closing(sqlite3.connect(db)) as conn:
        return conn.execute(vraag, waarden).fetchall()


def boom(db: Path) -> list[int]:
    """The acties of the plan, from the top of the tree."""
    rijen = lees(db, "SELECT actie_id FROM v_boom WHERE actie_id IS NOT NULL AND plan = ?", PLAN)
    return [int(str(rij[0])) for rij in rijen]


@dataclass(slots=True)
class Toetsenloop:
    """A walk over the first acties that sets statuses: the keys, and what they must leave in the file, in order."""

    toetsen: list[str]
    verwacht: list[tuple[int, str]]

    @classmethod
    def maak(cls, toeval: random.Random, acties: Sequence[int], aantal: int) -> "Toetsenloop":
        """Draw `aantal` changes; the first key of all brings the cursor from the top to the first actie."""
        plek, nu, loop = 0, dict.fromkeys(acties, ""), cls(["j" * ACTIELIJNEN[0]], [])
        while len(loop.verwacht) < aantal:
            naar = toeval.randrange(len(ACTIELIJNEN))
            stap = ACTIELIJNEN[naar] - ACTIELIJNEN[plek]
            toets = toeval.choice([t for t, status in STATUSTOETS.items() if status != nu[acties[naar]]])
            loop.toetsen.append(("j" * stap if stap > 0 else "k" * -stap) + toets)
            plek, nu[acties[naar]] = naar, STATUSTOETS[toets]
            loop.verwacht.append((acties[naar], STATUSTOETS[toets]))
        return loop


def gezette_statussen(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    """(actie, status) of every status of the stad in the journal, in its order; actie 0 where the journal lost it."""
    actie = {
        rij: int(nieuw)
        for rij, nieuw in conn.execute(
            "SELECT rij, nieuw FROM v_logboek WHERE tabel = 'stand' AND veld = 'actie_id' AND nieuw IS NOT NULL"
        )
    }
    rijen = conn.execute("SELECT rij, nieuw FROM v_logboek WHERE tabel = 'stand' AND veld = 'status' ORDER BY id")
    return [(actie.get(rij, 0), nieuw) for rij, nieuw in rijen if nieuw is not None]


def keur_statussen(db: Path, verwacht: Sequence[tuple[int, str]], gezien: int) -> list[str]:
    """What is wrong with the statuses in a file, where id `gezien` was the last one confirmed; empty is nothing.

    The journal must hold the changes in the order in which the keys were given, up to `gezien` at least, without a
    gap, and v_stand what the journal says. A write that was cut off is rolled back by opening the file.
    """
    try:
        bestand = open_bestand(db)
    except BestandFout as fout:
        return [f"niet te openen: {fout}"]
    try:
        conn = bestand.conn
        nummers = [rij[0] for rij in conn.execute("SELECT id FROM v_logboek ORDER BY id")]
        gezet = gezette_statussen(conn)
        rijen = conn.execute("SELECT actie_id, status FROM v_stand WHERE wijk IS NULL AND gewijzigd_op IS NOT NULL")
        staat = dict(rijen.fetchall())
    except sqlite3.Error as fout:
        return [f"niet te lezen: {fout}"]
    finally:
        bestand.sluit()
    fouten = []
    laatste = max(nummers, default=0)
    if laatste < gezien:
        fouten.append(f"verloren: #{gezien} was bevestigd, het logboek eindigt bij #{laatste}")
    if nummers != list(range(1, len(nummers) + 1)):
        fouten.append("het logboek heeft gaten")
    if gezet != list(verwacht[: len(gezet)]):
        fouten.append(f"het logboek houdt andere wijzigingen dan de toetsen ({len(gezet)} gezet)")
    horen = dict(gezet)
    if any(staat.get(actie) != status for actie, status in horen.items()):
        fouten.append("v_stand zegt iets anders dan het logboek")
    return fouten


_INHOUD: list[Inhoud] = []


def keur_heel(db: Path) -> list[str]:
    """What `ivp controle` finds in a file, against the shipped content too."""
    if not _INHOUD:
        _INHOUD.append(lees_inhoud(PLANNEN))
    try:
        return [bevinding.tekst for bevinding in controleer(db, _INHOUD[0]).bevindingen]
    except BestandFout as fout:
        return [str(fout)]
