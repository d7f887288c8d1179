"""A line under the logboek: where a person accepted the file as it was, though the logboek no longer accounted for it.

It is a row of the logboek itself, so it can be seen and has a name and a time; it holds a mark of everything that was
in the file. What came after it is proven by replay as before; what came before cannot be (docs/besluiten/0021).
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivp_tui.domein.logboek import schrijf_tijdstip
from ivp_tui.domein.schoon import schoon
from ivp_tui.opslag.schema import VERSIE

#: how such a row is known in the logboek
TABEL, VELD = "logboek", "hersteld"


@dataclass(frozen=True, slots=True)
class Streep:
    """The last line under the logboek: its row, and the version of the file and the mark of its content there."""

    id: int
    tijd: str
    wie: str
    versie: str
    kenmerk: str

    @property
    def zin(self) -> str:
        """Who drew it and when, as a remark."""
        wanneer = schrijf_tijdstip(self.tijd)
        return f"bij #{self.id} is het logboek hersteld ({schoon(self.wie)}, {wanneer}); daarvoor is niets na te spelen"


def laatste_streep(conn: sqlite3.Connection) -> Streep | None:
    """The last line under the logboek, None where there is none."""
    rij = conn.execute(
        "SELECT id, tijd, wie, oud, nieuw FROM logboek WHERE tabel = ? AND veld = ? ORDER BY id DESC LIMIT 1",
        (TABEL, VELD),
    ).fetchone()
    return Streep(rij[0], *(str(deel) for deel in rij[1:])) if rij else None


def kenmerk(toestand: Mapping[tuple[str, int, str], str]) -> str:
    """A mark of everything that v_toestand gives: two files with the same mark hold the same."""
    per_tabel: dict[str, list[str]] = {}
    for plek, waarde in toestand.items():
        per_tabel.setdefault(plek[0], []).append(regel_van(plek, waarde))
    return kenmerk_van((tabel, per_tabel[tabel]) for tabel in sorted(per_tabel, key=repr))


def regel_van(plek: tuple[str, int, str], waarde: str) -> str:
    """One field of the state as it goes into the mark."""
    return repr((plek, waarde))


def kenmerk_van(tabellen: Iterable[tuple[str, list[str]]]) -> str:
    """The mark of lines that come a table at a time, the tables in the order of their repr: never all are in memory."""
    som = hashlib.sha256()
    for _, regels in tabellen:
        for regel in sorted(regels):
            som.update(regel.encode())
    return som.hexdigest()


def zet_begin(conn: sqlite3.Connection, som: str) -> None:
    """Put the mark of the start in the file: of the state at the last line, or before the first row of the logboek."""
    conn.execute("UPDATE bestand SET begin = ?", (som,))


def zet_streep(conn: sqlite3.Connection, toestand: Mapping[tuple[str, int, str], str], wie: str, nu: str) -> int:
    """Draw a line inside the open transaction, as a groep of its own that no undo takes back; gives its id."""
    groep, volgende = conn.execute(
        """SELECT 1 + max((SELECT coalesce(max(groep), 0) FROM logboek), (SELECT coalesce(max(id), 0) FROM groep)),
        1 + max((SELECT coalesce(max(id), 0) FROM logboek),
                coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'logboek'), 0))"""
    ).fetchone()
    som = kenmerk(toestand)
    conn.execute(
        "INSERT INTO logboek (id, groep, tijd, wie, tabel, rij, veld, oud, nieuw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (volgende, groep, nu, wie, TABEL, volgende, VELD, str(VERSIE), som),
    )
    # from here on this is where playing back ends
    zet_begin(conn, som)
    return int(volgende)


def herijk(conn: sqlite3.Connection, streep: Streep, som: str) -> None:
    """Give a line that is there another mark, inside the open transaction: an erasure blanked some of that state.

    Only for a line whose mark was right until then; a wrong one must go on being told.
    """
    conn.execute("UPDATE logboek SET nieuw = ? WHERE id = ?", (som, streep.id))


def gaten(conn: sqlite3.Connection, vanaf: int = 0) -> list[str]:
    """Sentences on numbers that are missing after `vanaf`: they rise by one, up to the last that was given out."""
    nummers = {rij[0] for rij in conn.execute("SELECT id FROM logboek")}
    uitgegeven = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'logboek'").fetchone()
    if uitgegeven is not None and not isinstance(uitgegeven[0], int):
        return ["het laatste nummer van het logboek is niet te lezen"]
    laatste = max(max(nummers, default=0), uitgegeven[0] if uitgegeven else 0)
    zinnen = []
    # counted rather than listed: a number that damage made enormous must not fill the memory
    ontbreekt = laatste - vanaf - sum(nummer > vanaf for nummer in nummers)
    if ontbreekt:
        eerste = next(nummer for nummer in range(vanaf + 1, laatste + 1) if nummer not in nummers)
        hoeveel = "ontbreekt een regel" if ontbreekt == 1 else f"ontbreken {ontbreekt} regels"
        zinnen.append(f"uit het logboek {hoeveel}, de eerste is #{eerste}")
    if vanaf == 0 and min(nummers, default=1) < 1:
        zinnen.append(f"het logboek begint bij #{min(nummers)} in plaats van #1")
    return zinnen
