"""Why a groep cannot be turned back, in words: which field, of what, by whom and when; imported at a refusal."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ivp_tui.domein.logboek import schrijf_tijdstip
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.logwoorden import Namen, veldnaam

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_wissen import Wisplek

#: how much of a title a sentence can bear
_TITEL = 50


def daarna_gewijzigd(conn: sqlite3.Connection, tabel: str, rij: int, veld: str, groep: int | None = None) -> Geweigerd:
    """A field was changed after the groep: who did so last, and when; `groep` is which one did, where known."""
    namen = Namen(conn)
    wat = _wat(namen, tabel, rij)
    door = _door(conn, tabel, rij, veld, "1" if groep is None else f"groep = {groep:d}")
    if veld == "bestaat":
        _, is_er = namen.rij(tabel, rij)
        return Geweigerd(f"kan niet terug: {wat} is daarna gewijzigd: {'teruggezet' if is_er else 'verwijderd'}{door}")
    return Geweigerd(f"kan niet terug: {veldnaam(veld)} van {wat} is daarna gewijzigd{door}")


def is_gewist(conn: sqlite3.Connection, plek: "Wisplek", wanneer: str) -> Geweigerd:
    """What the groep did was erased since: which field, when and by whom."""
    wat = _wat(Namen(conn), plek.tabel, plek.rij)
    raad = "andere wijzigingen draait u terug in het logboek (L)"
    return Geweigerd(f"kan niet terug: {veldnaam(plek.veld)} van {wat} is {wanneer}; {raad}")


def iets_gekoppeld(conn: sqlite3.Connection, rijen: Iterable[tuple[str, int]]) -> Geweigerd:
    """Rows hang on what the groep made: which, and whose."""
    tabel, rij = min(rijen)
    return Geweigerd(
        f"kan niet terug: er is intussen iets aan gekoppeld: {_wat(Namen(conn), tabel, rij)}"
        f"{_door(conn, tabel, rij, 'bestaat', 'nieuw IS NOT NULL')}"
    )


def _wat(namen: Namen, tabel: str, rij: int) -> str:
    """A row by name: actie «Heling tegengaan», or what belongs to it: partner Halt van actie «…»."""
    item, bij = namen.item(tabel, rij), namen.bij_naam(tabel, rij)
    titel = item.titel if len(item.titel) <= _TITEL else item.titel[: _TITEL - 1] + "…"
    return schoon(f"{f'{bij} van ' if bij else ''}{item.soort} «{titel}»")


def _door(conn: sqlite3.Connection, tabel: str, rij: int, veld: str, waar: str = "1") -> str:
    gevonden = conn.execute(
        f"SELECT wie, tijd FROM logboek WHERE tabel = ? AND rij = ? AND veld = ? AND {waar} ORDER BY id DESC LIMIT 1",
        (tabel, rij, veld),
    ).fetchone()
    return f" door {schoon(gevonden[0])}, {schrijf_tijdstip(gevonden[1])}" if gevonden else ""
