"""Values that nobody knows: what got into the file past its own checks and would stop a screen."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ivp_tui.domein.cijfers import Onbekend, Richting
from ivp_tui.domein.getal import GROOTSTE
from ivp_tui.domein.overleg import Afspraakstatus, Herkomst
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging_verantwoording import KEUZEVELDEN
from ivp_tui.opslag.tabellen import ALLE_TABELLEN


@dataclass(frozen=True, slots=True)
class Waardefout:
    """A value that is not of its kind: where it stands, what it is as text, and what it should be."""

    tabel: str
    rij: int
    veld: str
    waarde: str
    wat: str


def _keuze(tabel: str, veld: str, waarden: tuple[str, ...]) -> tuple[str, str, str, str]:
    lijst = ", ".join(f"'{waarde}'" for waarde in waarden)
    return tabel, veld, f"{veld} NOT IN ({lijst})", "een van: " + ", ".join(waarden)


def _datum(tabel: str, veld: str = "datum") -> tuple[str, str, str, str]:
    # SQLite counts on before the year 1, a calendar does not
    fout = f"date({veld}, '+0 days') IS NOT {veld} OR {veld} < '0001'"
    return tabel, veld, fout, "een datum als 2026-12-05"


def _getal(tabel: str, veld: str) -> tuple[str, str, str, str]:
    return tabel, veld, f"abs({veld}) > {GROOTSTE}", "een getal"


#: (table, field, SQL that holds for a value nobody knows, what it should be)
REGELS: tuple[tuple[str, str, str, str], ...] = (
    _keuze("stand", "status", tuple(Status)),
    _keuze("meting", "onbekend", tuple(Onbekend)),
    _keuze("meting", "status", ("definitief", "voorlopig")),
    _getal("meting", "waarde"),
    _getal("streefwaarde", "basiswaarde"),
    _getal("streefwaarde", "doelwaarde"),
    _getal("middel", "begroot"),
    _getal("middel", "gerealiseerd"),
    _keuze("streefwaarde", "richting", tuple(Richting)),
    _keuze("indicator", "eenheid", ("aantal", "%")),
    _keuze("doel", "soort", ("meetbaar", "kwalitatief")),
    _keuze("actie", "soort", ("lopend", "nieuw", "eigen")),
    *(_keuze(tabel, veld, woorden) for (tabel, veld), woorden in KEUZEVELDEN.items()),
    _keuze("afspraak", "status", tuple(Afspraakstatus)),
    _keuze("agendapunt", "herkomst", tuple(Herkomst)),
    _datum("actie", "deadline"),
    _datum("overleg"),
    _datum("toezegging"),
    _datum("afspraak", "termijn"),
    _datum("afspraak", "afgedaan_op"),
    _datum("bericht"),
    _datum("verhaal"),
    ("stand", "gewijzigd_op", "julianday(gewijzigd_op) IS NULL", "een tijd als 2026-12-05T09:00:00Z"),
)


#: the texts that are no item but are read with one: the journal and who wrote it
_EIGEN = (("logboek", ("wie", "oud", "nieuw")), ("groep", ("wie", "omschrijving")))


def geen_tekst(conn: sqlite3.Connection) -> Iterator[Waardefout]:
    """Every text in the file that is no UTF-8, which SQLite takes from another program and no screen can read."""
    tabellen = [(tabel, [r[1] for r in conn.execute(f"PRAGMA table_info({tabel})") if r[2] == "TEXT"])
                for tabel in ALLE_TABELLEN]  # fmt: skip
    for tabel, velden in (*tabellen, *_EIGEN):
        for veld in velden:
            for rij, bytes_ in conn.execute(f"SELECT id, CAST({veld} AS BLOB) FROM {tabel} ORDER BY id").fetchall():
                try:
                    (bytes_ or b"").decode()
                except UnicodeDecodeError:
                    yield Waardefout(tabel, rij, veld, bytes_.decode(errors="replace"), "tekst in UTF-8")


def onbekende_waarden(conn: sqlite3.Connection) -> Iterator[Waardefout]:
    """Every value in the file that is not of its kind; NULL is never one. Raises sqlite3.Error."""
    for tabel, veld, fout, wat in REGELS:
        sql = f"SELECT id, CAST({veld} AS TEXT) FROM {tabel} WHERE {veld} IS NOT NULL AND ({fout}) ORDER BY id"
        for rij, waarde in conn.execute(sql).fetchall():
            yield Waardefout(tabel, rij, veld, waarde, wat)
