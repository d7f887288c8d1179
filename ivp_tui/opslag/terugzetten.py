"""Reading a backup and putting its content back: as one groep through the journal, so that it can be undone."""

import sqlite3
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ivp_tui import paden
from ivp_tui.domein.verschil import Tabellen
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_plan import ZetTerug
from ivp_tui.opslag.bestand import (
    Bestand,
    BestandFout,
    _keur_kop,
    _keur_pad,
    _lees_kop,
    _verbind,
    leg_uit,
    open_bestand,
)
from ivp_tui.opslag.dagkopie import dagkopieen, kopiemap
from ivp_tui.opslag.demo import kopieer
from ivp_tui.opslag.doen import Gedaan
from ivp_tui.opslag.journaal import IS_WISGROEP, losse_einden
from ivp_tui.opslag.lezen import laatste_logboek
from ivp_tui.opslag.schema import kolommen
from ivp_tui.opslag.tabellen import ALLE_TABELLEN
from ivp_tui.opslag.terugbrengen import Plaats, breng_terug

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_wissen import Wisplek
    from ivp_tui.opslag.gewist import Gewist


@dataclass(frozen=True, slots=True)
class Kopie:
    """A backup in the list: its day (None: made by hand), its size in bytes, and what has changed in the file since.

    `sindsdien` is (changes, table -> rows touched); None where `bezwaar` says why it is of no use, or the journal of
    the file is not that of the backup and what came after.
    """

    pad: Path
    dag: date | None
    grootte: int
    bezwaar: str = ""
    sindsdien: tuple[int, dict[str, int]] | None = None


def lees_kopieen(bestand: Bestand) -> list[Kopie]:
    """The backups of this file in the state folder, the newest first: of each day, and those made by hand."""
    kopieen = [_bekijk(bestand, pad, dag) for dag, pad in reversed(dagkopieen(kopiemap(bestand.uuid)).items())]
    met_de_hand = sorted(paden.reservekopieen().glob("*.db"), reverse=True)
    alle = [_bekijk(bestand, pad, None) for pad in met_de_hand if pad.is_file()]
    # of another file, or beyond telling whose it was: no backup of this one
    return [*kopieen, *(kopie for kopie in alle if not kopie.bezwaar)]


def _bekijk(bestand: Bestand, pad: Path, dag: date | None) -> Kopie:
    try:
        info = _keur_pad(pad)
        _keur_kop(pad, _lees_kop(pad), info.st_size)
        conn = _verbind(pad, alleen_lezen=True)
        try:
            _keur_eigenaar(bestand, pad, conn)
            # an erasure in a backup has its own row there, which the file does not know
            laatste = conn.execute(
                f"""SELECT id, groep, tijd FROM logboek WHERE groep NOT IN (SELECT id FROM groep WHERE {IS_WISGROEP})
                ORDER BY id DESC LIMIT 1"""
            ).fetchone()
        finally:
            conn.close()
    except BestandFout as fout:
        return Kopie(pad, dag, pad.stat().st_size if pad.exists() else 0, str(fout))
    except (sqlite3.Error, OSError) as fout:
        return Kopie(pad, dag, 0, leg_uit(fout))
    # the journal of a damaged file may not be readable
    return Kopie(pad, dag, info.st_size, sindsdien=None if bestand.beschadigd else _sinds(bestand.conn, laatste))


def _sinds(conn: sqlite3.Connection, laatste: tuple[int, int, str] | None) -> tuple[int, dict[str, int]] | None:
    if laatste is not None:
        zelfde = conn.execute("SELECT id, groep, tijd FROM logboek WHERE id = ?", (laatste[0],)).fetchone()
        if zelfde != laatste:
            return None
    vanaf = laatste[0] if laatste else 0
    keer = conn.execute("SELECT count(DISTINCT groep) FROM logboek WHERE id > ?", (vanaf,)).fetchone()[0]
    sql = "SELECT tabel, count(DISTINCT rij) FROM logboek WHERE id > ? GROUP BY tabel"
    return keer, dict(conn.execute(sql, (vanaf,)).fetchall())


def _keur_eigenaar(bestand: Bestand, pad: Path, conn: sqlite3.Connection) -> None:
    """Refuse a backup of another file, and a demo; raises BestandFout."""
    rij = conn.execute("SELECT * FROM bestand").fetchone()
    velden = dict(zip(kolommen(conn, "bestand"), rij, strict=True)) if rij else {}
    if velden.get("demo"):
        raise BestandFout(f"{pad} is een demo: de statussen zijn verzonnen; kies een andere reservekopie")
    if velden.get("uuid") != bestand.uuid:
        raise BestandFout(
            f"{pad} is geen reservekopie van {bestand.pad} maar een ander bestand; open het met: ivp --db {pad}"
        )


def lees_kopie(bestand: Bestand, pad: Path) -> Tabellen:
    """The content of a backup, of this version or an older one; the backup itself is only read.

    What was erased from the file since stays erased. Raises BestandFout as `lees_kopie_zonder` does.
    """
    return lees_kopie_zonder(bestand, pad)[0]


def lees_kopie_zonder(bestand: Bestand, pad: Path) -> "tuple[Tabellen, list[tuple[Wisplek, Gewist]]]":
    """The content of a backup without what was erased from the file since it was made, and the fields that lack it.

    Raises BestandFout where it is of another file, a demo, of a newer ivp, damaged, or not to be read.
    """
    with tempfile.TemporaryDirectory(prefix="ivp-terug-") as map_:
        tijdelijk = Path(map_) / "kopie.db"
        try:
            # the copy is checked page by page, and brought to this version where it is older
            kopieer(pad, tijdelijk)
            kopie = open_bestand(tijdelijk)
        except BestandFout as fout:
            zin = str(fout).replace(str(tijdelijk), str(pad))
            if fout.beschadigd:
                zin = f"{pad} is beschadigd en niet terug te zetten; kies een andere reservekopie"
            raise BestandFout(zin, fout.beschadigd) from fout
        try:
            _keur_eigenaar(bestand, pad, kopie.conn)
            from ivp_tui.opslag.gewist import houd_gewist

            return houd_gewist(bestand.conn, kopie.conn, lees_tabellen(kopie.conn))
        except (sqlite3.Error, UnicodeDecodeError) as fout:
            raise BestandFout(f"{pad} is beschadigd en niet terug te zetten; kies een andere reservekopie") from fout
        finally:
            kopie.sluit()


def lees_tabellen(conn: sqlite3.Connection) -> Tabellen:
    """Every row of every journalled table."""
    tabellen = {}
    for tabel in ALLE_TABELLEN:
        namen = kolommen(conn, tabel)
        rijen = conn.execute(f"SELECT {', '.join(namen)} FROM {tabel} ORDER BY id").fetchall()
        plek = namen.index("id")
        tabellen[tabel] = {
            rij[plek]: {naam: waarde for naam, waarde in zip(namen, rij, strict=True) if naam != "id"} for rij in rijen
        }
    return tabellen


def zet_terug(conn: sqlite3.Connection, w: ZetTerug) -> Gedaan:
    """Bring every table to the content of the backup, inside the open transaction; raises Geweigerd."""
    if w.gezien is not None and laatste_logboek(conn) != w.gezien:
        raise Geweigerd("er is intussen iets gewijzigd; kijk opnieuw wat er zou veranderen")
    los = losse_einden(conn)
    # a second look for what a trigger or a cascade did in the first
    for _ in range(3):
        doelen = _doelen(lees_tabellen(conn), w.tabellen)
        if not doelen:
            break
        breng_terug(conn, doelen)
    else:
        raise Geweigerd("de reservekopie is niet terug te zetten: niet elke rij neemt haar oude inhoud aan")
    if losse_einden(conn) - los:
        raise Geweigerd("de reservekopie is niet terug te zetten: er zijn rijen die naar niets verwijzen")
    return w.omschrijving, None


def _doelen(nu: Tabellen, dan: Tabellen) -> dict[Plaats, dict[str, object] | None]:
    """What to write: parents first, each row that differs with all its fields, None for one that must go."""
    doelen: dict[Plaats, dict[str, object] | None] = {}
    for tabel in ALLE_TABELLEN:
        for rij in nu[tabel].keys() | dan[tabel].keys():
            velden = dan[tabel].get(rij)
            if nu[tabel].get(rij) != velden:
                doelen[tabel, rij] = dict(velden) if velden is not None else None
    return doelen
