"""Erasing text for good, inside the open transaction and after it: rows, journal, descriptions, and the free pages.

The journal keeps its ids. Of an erased field each value that goes becomes one and the same blank, in the table and in
the journal alike, so that what the journal tells still follows from row to row and ends in what the table holds.
"""

import sqlite3
from dataclasses import dataclass, field

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek, zoekvorm
from ivp_tui.opslag.bestand import Bestand, BestandFout, leg_uit
from ivp_tui.opslag.doen import Gedaan
from ivp_tui.opslag.journaal import IS_WISGROEP, WISKOP
from ivp_tui.opslag.proef import lees_begin, meet_begin
from ivp_tui.opslag.schema import VERSIE, kolommen
from ivp_tui.opslag.streep import Streep, herijk, laatste_streep, zet_begin
from ivp_tui.opslag.tabellen import ALLE_TABELLEN
from ivp_tui.opslag.wisvelden import EIGEN, MERK, blanco

#: of a text that a description had cut short so much is enough to know it by, and no less; in characters
_HERKENBAAR, _KORTST = 20, 3

#: names that stand in the descriptions of groepen about other rows: in which plan, in which wijk
_IN_OMSCHRIJVING = frozenset({("plan", "titel"), ("plan", "slug"), ("wijk", "naam")})


@dataclass(slots=True)
class _Werk:
    """What was erased so far: the fields, and the values that each groep of the journal had set or replaced."""

    plekken: list[Wisplek] = field(default_factory=list)
    per_groep: dict[int, set[str]] = field(default_factory=dict)


def wis(conn: sqlite3.Connection, w: Wis) -> Gedaan:
    """Erase in the open transaction; what is blank already stays, without a word in the journal. Raises Geweigerd."""
    werk = _Werk()
    streep, gemerkt = _goede_merken(conn) if w.plekken else (None, False)
    for plek in w.plekken:
        _wis_plek(conn, w, plek, werk)
    if streep is not None or gemerkt:
        # what was blanked gives another state when it is played back
        som, _ = meet_begin(conn)
        if streep is not None:
            herijk(conn, streep, som)
        if gemerkt:
            zet_begin(conn, som)
    _wis_omschrijvingen(conn, werk)
    wie = _wis_namen(conn, w.tekst) if w.ook_wie and w.tekst else False
    if wie and not werk.plekken:
        _teken_aan(conn, Wisplek("logboek", 0, "wie"), None)
    eerste = next((plek for plek in werk.plekken if plek.tabel in ALLE_TABELLEN), None)
    return omschrijf(werk.plekken, wie), eerste[:2] if eerste else None


def _goede_merken(conn: sqlite3.Connection) -> tuple[Streep | None, bool]:
    """The last line under the logboek where its mark is right, and whether the mark of the start is.

    One that is not right stays as it is, so that it is told.
    """
    streep = laatste_streep(conn)
    som, _ = meet_begin(conn)
    goed = streep is not None and streep.versie == str(VERSIE) and som == streep.kenmerk
    return streep if goed else None, som == lees_begin(conn)


def omschrijf(plekken: list[Wisplek], wie: bool = False) -> str:
    """What an erasure is called in the logboek: where, never what."""
    delen = [str(plek) for plek in plekken[:3]]
    if len(plekken) > 3:
        delen.append(f"en nog {len(plekken) - 3}")
    return WISKOP + ", ".join([*delen, *(["namen in het logboek"] if wie else [])])


def stand_van(conn: sqlite3.Connection, plek: Wisplek) -> tuple[bool, str | None]:
    """Whether the row of a field is there now, and what the field holds."""
    eigen = (plek.tabel, plek.veld) in EIGEN
    # table and field may come from the journal, which is data
    if not eigen and (plek.tabel not in ALLE_TABELLEN or plek.veld not in kolommen(conn, plek.tabel)):
        return False, None
    sleutel = EIGEN.get((plek.tabel, plek.veld), "id")
    rij = conn.execute(f"SELECT {plek.veld} FROM {plek.tabel} WHERE {sleutel} = ?", (plek.rij,)).fetchone()
    return (False, None) if rij is None else (True, rij[0])


def waarden_van(conn: sqlite3.Connection, plek: Wisplek) -> set[str]:
    """Every text that the journal holds of a field."""
    sql = "SELECT oud, nieuw FROM logboek WHERE tabel = ? AND rij = ? AND veld = ?"
    return {waarde for rij in conn.execute(sql, plek) for waarde in rij if waarde is not None}


def weg_te_halen(conn: sqlite3.Connection, w: Wis, plek: Wisplek) -> set[str]:
    """The values of a field that go."""
    is_er, nu = stand_van(conn, plek)
    blijft = {"", blanco(plek)} | w.behoud.get(plek, frozenset())
    if plek not in w.behoud and w.tekst:
        # what it holds now and what it was built with stay where the text is not in them
        eigen = {nu if is_er else None, _begin(conn, plek)}
        blijft |= {waarde for waarde in eigen if waarde is not None and w.tekst not in zoekvorm(waarde)}
    return (waarden_van(conn, plek) | ({nu} if nu is not None else set())) - blijft


def _begin(conn: sqlite3.Connection, plek: Wisplek) -> str | None:
    """What a field held before the journal first told of it."""
    sql = "SELECT oud FROM logboek WHERE tabel = ? AND rij = ? AND veld = ? ORDER BY id LIMIT 1"
    rij = conn.execute(sql, plek).fetchone()
    return None if rij is None else rij[0]


def _wis_plek(conn: sqlite3.Connection, w: Wis, plek: Wisplek, werk: _Werk) -> None:
    weg = weg_te_halen(conn, w, plek)
    if not weg:
        return
    leeg = blanco(plek)
    is_er, nu = stand_van(conn, plek)
    if nu in weg:
        sleutel = EIGEN.get((plek.tabel, plek.veld), "id")
        conn.execute(f"UPDATE {plek.tabel} SET {plek.veld} = ? WHERE {sleutel} = ?", (leeg, plek.rij))
        nu = leeg
    al = "SELECT 1 FROM logboek WHERE (tabel, rij, veld) = (?, ?, ?) AND groep = (SELECT groep FROM schrijver)"
    if conn.execute(al, plek).fetchone() is None:
        _teken_aan(conn, plek, nu if is_er and plek.tabel in ALLE_TABELLEN else None)
    sql = "SELECT id, groep, oud, nieuw FROM logboek WHERE tabel = ? AND rij = ? AND veld = ?"
    regels = [regel for regel in conn.execute(sql, plek).fetchall() if regel[2] in weg or regel[3] in weg]
    conn.executemany(
        "UPDATE logboek SET oud = ?, nieuw = ? WHERE id = ?",
        [(*(leeg if waarde in weg else waarde for waarde in regel[2:]), regel[0]) for regel in regels],
    )
    for _, groep, *waarden in regels:
        werk.per_groep.setdefault(groep, set()).update(weg.intersection(waarden))
    werk.plekken.append(plek)


def _teken_aan(conn: sqlite3.Connection, plek: Wisplek, waarde: str | None) -> None:
    """Say in the journal that a field was erased where no trigger did, for nothing changed in its table.

    From what it holds to what it holds: whoever replays the journal finds nothing to do.
    """
    conn.execute(
        """INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw)
        SELECT groep, tijd, wie, ?1, ?2, ?3, ?4, ?4 FROM journaal_nu""",
        (*plek, waarde),
    )


def _wis_omschrijvingen(conn: sqlite3.Connection, werk: _Werk) -> None:
    """A description that repeats what was erased becomes the mark: of the groepen that set it, or that tell a name."""
    overal: set[str] = set()
    if any((plek.tabel, plek.veld) in _IN_OMSCHRIJVING for plek in werk.plekken):
        overal = set().union(*werk.per_groep.values())
    for groep, omschrijving in conn.execute(f"SELECT id, omschrijving FROM groep WHERE NOT {IS_WISGROEP}").fetchall():
        waarden = werk.per_groep.get(groep, set()) | overal
        stukken = {vorm[:_HERKENBAAR] for waarde in waarden if len(vorm := zoekvorm(waarde)) >= _KORTST}
        vorm = zoekvorm(omschrijving) if stukken else ""
        if any(stuk in vorm for stuk in stukken):
            conn.execute("UPDATE groep SET omschrijving = ? WHERE id = ?", (MERK, groep))


def _wis_namen(conn: sqlite3.Connection, tekst: str) -> bool:
    """Take a name from the journal as the one who wrote; gives whether it was there."""
    (ik,) = conn.execute("SELECT wie FROM schrijver").fetchone()
    if ik is not None and tekst in zoekvorm(ik):
        raise Geweigerd("dit is de naam waaronder u zelf schrijft; zet eerst een andere wie in ivp.toml")
    gevonden = namen_met(conn, tekst)
    for tabel in ("logboek", "groep"):
        conn.executemany(f"UPDATE {tabel} SET wie = ? WHERE wie = ?", [(MERK, naam) for naam in gevonden])
    return bool(gevonden)


def namen_met(conn: sqlite3.Connection, tekst: str) -> dict[str, int]:
    """The names in the journal that have a text (in zoekvorm) in them, with how many changes each made."""
    rijen = conn.execute("SELECT wie, count(DISTINCT groep) FROM logboek GROUP BY wie").fetchall()
    rijen += [(wie, 0) for (wie,) in conn.execute("SELECT DISTINCT wie FROM groep")]
    gevonden: dict[str, int] = {}
    for wie, aantal in rijen:
        if tekst in zoekvorm(wie):
            gevonden[wie] = gevonden.get(wie, 0) + aantal
    return gevonden


def schrijf_over(conn: sqlite3.Connection) -> None:
    """Have SQLite write zeros over what it lets go of; to be called before the transaction."""
    conn.execute("PRAGMA secure_delete = ON")


def ruim_op(bestand: Bestand) -> None:
    """Write the file anew from what is in it, so that no free page or gap holds what was; raises BestandFout.

    Whatever cuts it off, the file is whole: SQLite turns back a VACUUM that was not finished.
    """
    conn = bestand.conn
    try:
        schrijf_over(conn)
        # samples of indexed values, which only some builds of SQLite keep
        steekproeven = "SELECT name FROM sqlite_master WHERE name IN ('sqlite_stat3', 'sqlite_stat4')"
        for (naam,) in conn.execute(steekproeven).fetchall():
            conn.execute(f"DELETE FROM {naam}")
        conn.execute("VACUUM")
    except sqlite3.Error as fout:
        raise BestandFout(f"{bestand.pad} is gewist, maar nog niet opgeruimd: {leg_uit(fout)}") from fout
