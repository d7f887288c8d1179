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
from ivp_tui.opslag.schema import VERSIE, migreer
from ivp_tui.opslag.streep import Streep, kenmerk, laatste_streep
from ivp_tui.opslag.wisvelden import blanco

#: (table, row, field): what the journal names
Plek = tuple[str, int, str]

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

    The start is compared with a fresh build of `inhoud` where this very version built the file from these plans.
    """
    toestand, streep = lees_toestand(conn), laatste_streep(conn)
    zinnen = [
        f"{tabel} {rij}, {veld}: na #{nummer} moet er {_citeer(nieuw)} staan, maar er stond {_citeer(stond)}; {_RAAD}"
        for nummer, (tabel, rij, veld), nieuw, stond in _draai_terug(conn, toestand, streep.id if streep else 0)
    ]
    if streep is not None:
        if not zinnen and streep.versie == str(VERSIE) and kenmerk(toestand) != streep.kenmerk:
            zinnen = [f"sinds #{streep.id}, waar het logboek hersteld is, veranderde er iets; {_RAAD}"]
        return zinnen, streep.zin
    programma = conn.execute("SELECT programma FROM bestand").fetchone()
    if inhoud is None or programma is None or programma[0] != f"ivp {__version__}":
        return zinnen, "het logboek is in zichzelf nagespeeld: het bestand is door een andere ivp gebouwd"
    with closing(vers_bestand(inhoud)) as vers:
        begin = lees_toestand(vers)
    if _slugs(toestand) != _slugs(begin):
        return zinnen, "het logboek is in zichzelf nagespeeld: het begin is niet de meegeleverde inhoud"
    # what was erased has its blank from the start: played forwards it ends there too, for the erasure is in the journal
    for plek in lees_gewist(conn):
        if plek in begin and toestand.get(plek) == blanco(plek):
            begin[plek] = blanco(plek)
    # a field that did not fit was told above, and would only be told again
    return zinnen or list(_verschillen(toestand, begin)), ""


def ongeboekt(conn: sqlite3.Connection, inhoud: Inhoud | None) -> dict[Plek, tuple[str | None, str | None]]:
    """Each field that holds something else than the logboek left there: place -> (by the logboek, in the file).

    Where the start is known also what never was in the logboek. Only what an added row can account for: a logboek
    that contradicts itself, or was cut short, stays so.
    """
    toestand, streep = lees_toestand(conn), laatste_streep(conn)
    nu, los = dict(toestand), {}
    al: set[Plek] = set()
    for _, plek, nieuw, stond in _draai_terug(conn, toestand, streep.id if streep else 0, al):
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


def toestand_bij(conn: sqlite3.Connection, streep: Streep) -> dict[Plek, str]:
    """What every field was at a line under the logboek, by what came after it."""
    toestand = lees_toestand(conn)
    # what does not fit on the way is not asked here: the check tells it, row by row
    for _ in _draai_terug(conn, toestand, streep.id):
        pass
    return toestand


def lees_toestand(conn: sqlite3.Connection) -> dict[Plek, str]:
    """Every field of the file as v_toestand gives it; raises sqlite3.Error."""
    # str: a damaged view may give a number where the canonical form is text, and that must be told too
    return {(t, r, v): str(w) for t, r, v, w in conn.execute("SELECT tabel, rij, veld, waarde FROM v_toestand")}


def _draai_terug(
    conn: sqlite3.Connection, toestand: dict[Plek, str], tot: int, gezien: set[Plek] | None = None
) -> Iterator[tuple[int, Plek, str | None, str | None]]:
    """Play the journal back in `toestand`, down to row `tot`; gives each row that does not fit.

    As id, place, what it left there, what stood there. `gezien` gets every place that the journal names.
    """
    sql = "SELECT id, tabel, rij, veld, oud, nieuw FROM logboek WHERE id > ? ORDER BY id DESC"
    for nummer, tabel, rij, veld, oud, nieuw in conn.execute(sql, (tot if tot else -(2**63),)).fetchall():
        if gezien is not None:
            gezien.add((tabel, rij, veld))
        stond = toestand.pop((tabel, rij, veld), None)
        if stond != nieuw:
            yield nummer, (tabel, rij, veld), nieuw, stond
        if oud is not None:
            toestand[tabel, rij, veld] = oud


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
