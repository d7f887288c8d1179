"""A demo: a copy of a plan file in which the statuses are invented, and which says so of itself for good."""

import sqlite3
import uuid
from contextlib import closing
from datetime import date
from pathlib import Path

from ivp_tui.opslag.bestand import (
    Bestand,
    BestandFout,
    _keur_kop,
    _keur_pad,
    _lees_kop,
    _verbind,
    is_schade,
    leg_uit,
    open_bestand,
)
from ivp_tui.opslag.reservekopie import _kopieer, maak_reservekopie
from ivp_tui.opslag.verzinsel import Voorval, verzin

#: who the invented changes are by, in the journal
WIE = "demo"


def kopieer(bron: Path, doel: Path) -> None:
    """Copy a plan file, of this version or an older one, also while it is open; the file itself is only read.

    Raises BestandFout when there is no plan file or it cannot be read.
    """
    info = _keur_pad(bron)
    _keur_kop(bron, _lees_kop(bron), info.st_size)
    try:
        with closing(_verbind(bron, alleen_lezen=True)) as conn:
            _kopieer(conn, doel)
    except sqlite3.Error as fout:
        raise BestandFout(f"{bron} is niet te lezen: {leg_uit(fout)}", is_schade(fout)) from fout


def maak_demo(pad: Path, vandaag: date) -> None:
    """Make a demo of this file: invented statuses, the mark, and a uuid of its own; a demo stays as it is.

    Never to be given a file somebody works in. Raises BestandFout when it cannot be written.
    """
    bestand = open_bestand(pad)
    try:
        if bestand.alleen_lezen:
            raise BestandFout(f"{pad} is niet te schrijven: {bestand.reden_alleen_lezen}")
        if not bestand.demo:
            had_notities = _verander(bestand, verzin(bestand.conn, vandaag))
            if had_notities:
                from ivp_tui.opslag.wissen import ruim_op

                ruim_op(bestand)
    except sqlite3.Error as fout:
        raise BestandFout(f"de demo is niet gemaakt: {leg_uit(fout)}", is_schade(fout)) from fout
    finally:
        bestand.sluit()


def bewaar(pad: Path, doel: Path) -> None:
    """Put a demo where it stays, at `doel`, which must not be there yet; raises BestandFout."""
    bestand = open_bestand(pad, alleen_lezen=True)
    try:
        maak_reservekopie(bestand, doel)
    finally:
        bestand.sluit()


def _verander(bestand: Bestand, voorvallen: list[Voorval]) -> bool:
    """Write all in one transaction, each change as a groep of its own; the journal follows by trigger.

    Gives whether there were notities to leave out: of those something is left in the free pages.
    """
    conn = bestand.conn
    conn.execute("BEGIN IMMEDIATE")
    # the mark first: there is no moment at which the invented stands in a file that does not say so
    conn.execute("UPDATE bestand SET demo = 1, uuid = ?", (str(uuid.uuid4()),))
    laatste: int = conn.execute(
        "SELECT max((SELECT coalesce(max(groep), 0) FROM logboek), (SELECT coalesce(max(id), 0) FROM groep))"
    ).fetchone()[0]
    for groep, voorval in enumerate(voorvallen, laatste + 1):
        tijd = f"{voorval.tijd:%Y-%m-%dT%H:%M:%S}.000Z"
        conn.execute("UPDATE schrijver SET groep = ?, wie = ?, tijd = ?", (groep, WIE, tijd))
        conn.execute(voorval.sql, voorval.waarden)
        conn.execute("INSERT INTO groep (id, wie, omschrijving) VALUES (?, ?, ?)", (groep, WIE, voorval.omschrijving))
    had_notities = _laat_notities_weg(conn, laatste + len(voorvallen) + 1)
    conn.execute("UPDATE schrijver SET groep = NULL, wie = NULL, tijd = NULL")
    conn.execute("COMMIT")
    return had_notities


def _laat_notities_weg(conn: sqlite3.Connection, groep: int) -> bool:
    """One's own notities do not go along: a demo is for showing to others. Gives whether there ever were any."""
    rijen = conn.execute("SELECT id FROM notitie UNION SELECT rij FROM logboek WHERE tabel = 'notitie'").fetchall()
    if not rijen:
        return False
    from ivp_tui.domein.wijziging_wissen import Wis, Wisplek
    from ivp_tui.opslag.wissen import wis

    conn.execute("UPDATE schrijver SET groep = ?, wie = ?, tijd = NULL", (groep, WIE))
    omschrijving, _ = wis(conn, Wis(tuple(Wisplek("notitie", rij, "tekst") for (rij,) in rijen)))
    conn.execute("DELETE FROM notitie")
    conn.execute("INSERT INTO groep (id, wie, omschrijving) VALUES (?, ?, ?)", (groep, WIE, omschrijving))
    return True
