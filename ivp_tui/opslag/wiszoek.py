"""Finding what is to be erased: a field, what people wrote in a row, or every place where a text stands or stood."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ivp_tui.domein.wijziging_wissen import Wis, Wisplek, zoekvorm
from ivp_tui.opslag.journaal import IS_WISGROEP
from ivp_tui.opslag.logwoorden import Namen
from ivp_tui.opslag.schema import kolommen
from ivp_tui.opslag.tabellen import ALLE_TABELLEN
from ivp_tui.opslag.wissen import stand_van, waarden_van, weg_te_halen
from ivp_tui.opslag.wisvelden import EIGEN, blanco, is_tekst, itemvelden, tekstvelden

#: rows that say something of another one
_HOORT_BIJ = frozenset({"stand", "bericht", "verhaal", "afspraak", "notitie"})


@dataclass(frozen=True, slots=True)
class Vondst:
    """A field to erase: what it is called, where it stands, and the text as it is or last was.

    `nu` says that the field holds it now; `eerder` is how many journal rows do. `weg` is "verwijderd" or "in het
    archief" for a row that is not in view. `wordt` is what stands there afterwards, None where it stays as it is.
    """

    plek: Wisplek
    naam: str
    nu: bool
    eerder: int
    weg: str
    tekst: str
    wordt: str | None


def zoek_plek(conn: sqlite3.Connection, plek: Wisplek) -> Vondst | None:
    """One field with all of its history; None where there is nothing to erase."""
    weg = weg_te_halen(conn, Wis((plek,)), plek)
    return _vondst(conn, Namen(conn), plek, "") if weg else None


def zoek_item(conn: sqlite3.Connection, tabel: str, rij: int, velden: tuple[str, ...] = ()) -> list[Vondst]:
    """What people wrote in a row, or these fields of it, where there is something to erase."""
    plekken = [Wisplek(tabel, rij, veld) for veld in velden or itemvelden(conn, tabel)]
    return [vondst for plek in plekken if (vondst := zoek_plek(conn, plek)) is not None]


def bij_item(conn: sqlite3.Connection, tabel: str, rij: int) -> list[Wisplek]:
    """What people wrote in rows that belong to this one: its standen, berichten and verhalen."""
    uit = []
    for ander in (ander for ander in ALLE_TABELLEN if ander != tabel and f"{tabel}_id" in kolommen(conn, ander)):
        velden = [veld for veld in itemvelden(conn, ander) if veld in ("toelichting", "tekst")]
        for veld in velden if ander in _HOORT_BIJ else ():
            sql = f"SELECT id FROM {ander} WHERE {tabel}_id = ? AND {veld} <> '' ORDER BY id"
            uit += [Wisplek(ander, nummer, veld) for (nummer,) in conn.execute(sql, (rij,)).fetchall()]
    return uit


def ooit_geweest(conn: sqlite3.Connection, tabel: str, rij: int) -> bool:
    """Whether a row is in the file or was, by its journal."""
    in_tabel = conn.execute(f"SELECT 1 FROM {tabel} WHERE id = ?", (rij,)).fetchone()
    in_logboek = conn.execute("SELECT 1 FROM logboek WHERE tabel = ? AND rij = ? LIMIT 1", (tabel, rij)).fetchone()
    return (in_tabel or in_logboek) is not None


def zoek_tekst(conn: sqlite3.Connection, tekst: str) -> list[Vondst]:
    """Every field in which a text (in zoekvorm) stands or stood, also of rows that are gone; raises sqlite3.Error."""
    namen = Namen(conn)
    return [_vondst(conn, namen, plek, tekst) for plek in plekken_met(conn, tekst)]


def plekken_met(conn: sqlite3.Connection, tekst: str) -> list[Wisplek]:
    """The fields in which a text (in zoekvorm) stands or stood, table by table."""
    gevonden = {plek for plek, waarde in _alle_tekst(conn) if tekst in zoekvorm(waarde) and waarde != blanco(plek)}
    rang = {tabel: nummer for nummer, tabel in enumerate(ALLE_TABELLEN)}
    return sorted(gevonden, key=lambda plek: (rang.get(plek.tabel, len(rang)), *plek))


def _alle_tekst(conn: sqlite3.Connection) -> Iterator[tuple[Wisplek, str]]:
    """Every text in the file with the field it is of; the journal names fields of rows that are gone."""
    for tabel in ALLE_TABELLEN:
        for veld in tekstvelden(conn, tabel):
            rijen = conn.execute(f"SELECT id, {veld} FROM {tabel} WHERE {veld} <> ''").fetchall()
            yield from ((Wisplek(tabel, rij, veld), waarde) for rij, waarde in rijen)
    for (tabel, veld), sleutel in EIGEN.items():
        # what an erasure is called says where it was, never what
        waar = f"WHERE NOT {IS_WISGROEP}" if tabel == "groep" else ""
        for rij, waarde in conn.execute(f"SELECT {sleutel}, {veld} FROM {tabel} {waar}").fetchall():
            yield Wisplek(tabel, rij, veld), waarde
    for tabel, rij, veld, oud, nieuw in conn.execute("SELECT tabel, rij, veld, oud, nieuw FROM logboek"):
        if is_tekst(tabel, veld):
            yield from ((Wisplek(tabel, rij, veld), waarde) for waarde in (oud, nieuw) if waarde)


def _vondst(conn: sqlite3.Connection, namen: Namen, plek: Wisplek, tekst: str) -> Vondst:
    is_er, nu = stand_van(conn, plek)
    leeg = blanco(plek)

    def raakt(waarde: str | None) -> bool:
        return waarde not in (None, "", leeg) and tekst in zoekvorm(str(waarde))

    sql = "SELECT oud, nieuw FROM logboek WHERE tabel = ? AND rij = ? AND veld = ? ORDER BY id DESC"
    regels = [rij for rij in conn.execute(sql, plek).fetchall() if raakt(rij[0]) or raakt(rij[1])]
    ooit = next((waarde for rij in regels for waarde in reversed(rij) if raakt(waarde)), "")
    item = namen.item(plek.tabel, plek.rij) if plek.tabel in ALLE_TABELLEN else None
    weg = "verwijderd" if item is not None and not is_er else item.weg if item is not None else ""
    naam = f"{item.soort} «{item.titel}»" if item is not None else f"{plek.tabel} {plek.rij}"
    blijft = not raakt(nu)
    return Vondst(plek, naam, raakt(nu), len(regels), weg, nu if raakt(nu) and nu else ooit, None if blijft else leeg)


def zelfde_tekst(conn: sqlite3.Connection, vondsten: list[Vondst], vanaf: int = 12) -> list[Wisplek]:
    """Other fields that hold a text that is to be erased, whole; short words are left out."""
    gekozen = {vondst.plek for vondst in vondsten}
    waarden = {waarde for plek in gekozen for waarde in waarden_van(conn, plek) | {stand_van(conn, plek)[1] or ""}}
    vormen = {vorm for waarde in waarden if len(vorm := zoekvorm(waarde)) >= vanaf}
    anders = {plek for plek, waarde in _alle_tekst(conn) if plek not in gekozen and zoekvorm(waarde) in vormen}
    return sorted(anders)
