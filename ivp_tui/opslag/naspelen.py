"""Replay: the file must be what it was built from plus its journal, field by field.

It is played backwards. A start that fits row by row and equals the content proves the same as a replay forwards,
and where the start is not known it still proves that no field was changed past the journal since it is in it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from ivp_tui import __version__
from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.schoon import schoon
from ivp_tui.opslag.bouwen import vul
from ivp_tui.opslag.gewist import lees_gewist
from ivp_tui.opslag.proef import Plek, draai_terug, lees_begin, lees_toestand
from ivp_tui.opslag.schema import VERSIE, migreer
from ivp_tui.opslag.streep import kenmerk, laatste_streep
from ivp_tui.opslag.wisvelden import blanco

__all__ = ["Plek", "lees_toestand", "ongeboekt", "speel_na", "vers_bestand"]

_RAAD = "er is buiten het logboek om gewijzigd, zet een reservekopie terug"


def vers_bestand(inhoud: Inhoud | None) -> sqlite3.Connection:
    """A fresh file in memory, empty or with content; raises InhoudFout when that does not hang together."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    migreer(conn, "")
    if inhoud is not None:
        vul(conn, inhoud)
    return conn


def speel_na(conn: sqlite3.Connection, inhoud: Inhoud | None) -> tuple[list[str], str]:
    """Sentences on every field that the journal does not account for, and a remark on what could not be compared.

    The start must be what the mark in the file says; it is also compared with a fresh build of `inhoud` where this
    very version built the file from these plans, which can name the field.
    """
    toestand, streep = lees_toestand(conn), laatste_streep(conn)
    zinnen = [
        f"{tabel} {rij}, {veld}: na #{nummer} moet er {_citeer(nieuw)} staan, maar er stond {_citeer(stond)}; {_RAAD}"
        for nummer, (tabel, rij, veld), nieuw, stond in draai_terug(conn, toestand, streep.id if streep else 0)
    ]
    som, merk = kenmerk(toestand), lees_begin(conn)
    if streep is not None:
        bij = {merk} - {""} | ({streep.kenmerk} if streep.versie == str(VERSIE) else set())
        if not zinnen and bij - {som}:
            zinnen = [f"sinds #{streep.id}, waar het logboek hersteld is, veranderde er iets; {_RAAD}"]
        return zinnen, streep.zin
    # a field that did not fit was told above, and would only be told again
    anders, opmerking = ([], "") if zinnen else _vergelijk_met(conn, toestand, inhoud)
    if not zinnen and not anders and merk not in ("", som):
        anders = [f"het begin van het logboek is niet dat van dit bestand; {_RAAD}"]
    return zinnen or anders, "" if merk == som else opmerking


def _vergelijk_met(conn: sqlite3.Connection, toestand: dict[Plek, str], inhoud: Inhoud | None) -> tuple[list[str], str]:
    """Sentences on where the start differs from a fresh build, and a remark where the two cannot be compared."""
    programma = conn.execute("SELECT programma FROM bestand").fetchone()
    if inhoud is None or programma is None or programma[0] != f"ivp {__version__}":
        return [], "het logboek is in zichzelf nagespeeld: het bestand is door een andere ivp gebouwd"
    with closing(vers_bestand(inhoud)) as vers:
        begin = lees_toestand(vers)
    if _slugs(toestand) != _slugs(begin):
        return [], "het logboek is in zichzelf nagespeeld: het begin is niet de meegeleverde inhoud"
    # what was erased has its blank from the start: played forwards it ends there too, for the erasure is in the journal
    for plek in lees_gewist(conn):
        if plek in begin and toestand.get(plek) == blanco(plek):
            begin[plek] = blanco(plek)
    return list(_verschillen(toestand, begin)), ""


def ongeboekt(conn: sqlite3.Connection, inhoud: Inhoud | None) -> dict[Plek, tuple[str | None, str | None]]:
    """Each field that holds something else than the logboek left there: place -> (by the logboek, in the file).

    Where the start is known also what never was in the logboek. Only what an added row can account for: a logboek
    that contradicts itself, or was cut short, stays so.
    """
    toestand, streep = lees_toestand(conn), laatste_streep(conn)
    nu, los = dict(toestand), {}
    al: set[Plek] = set()
    for _, plek, nieuw, stond in draai_terug(conn, toestand, streep.id if streep else 0, al):
        if stond == nu.get(plek):
            los[plek] = (nieuw, stond)
    programma = conn.execute("SELECT programma FROM bestand").fetchone()
    if streep is None and inhoud is not None and programma == (f"ivp {__version__}",):
        with closing(vers_bestand(inhoud)) as vers:
            begin = lees_toestand(vers)
        if _slugs(toestand) == _slugs(begin):
            anders = {plek for plek in toestand.keys() | begin.keys() if toestand.get(plek) != begin.get(plek)} - al
            los |= {plek: (begin.get(plek), nu.get(plek)) for plek in anders}
    return los


def _verschillen(toestand: dict[Plek, str], begin: dict[Plek, str]) -> Iterator[str]:
    for plek in sorted(toestand.keys() | begin.keys(), key=repr):
        is_nu, hoort = toestand.get(plek), begin.get(plek)
        if is_nu != hoort:
            tabel, rij, veld = plek
            zin = f"{tabel} {rij}, {veld}: er staat {_citeer(is_nu)} waar de meegeleverde inhoud {_citeer(hoort)} heeft"
            yield f"{zin}; {_RAAD}"


def _slugs(toestand: dict[Plek, str]) -> set[str]:
    return {waarde for (tabel, _, veld), waarde in toestand.items() if (tabel, veld) == ("plan", "slug")}


def _citeer(waarde: str | None) -> str:
    if waarde is None:
        return "niets"
    waarde = str(waarde)
    return f"«{schoon(waarde if len(waarde) <= 40 else waarde[:39] + '…')}»"
