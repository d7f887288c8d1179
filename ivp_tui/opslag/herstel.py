"""`ivp controle --repareer`: mends what can be mended without losing anything, each time after a whole copy.

What a person must decide is left, and told. A file with damaged pages is never written: what can be read of it goes
into a new file (redding.py).
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ivp_tui import paden
from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_plan import BoekBij, RuimOp
from ivp_tui.opslag.bestand import Bestand, BestandFout, _lees_kop, leg_uit, open_bestand
from ivp_tui.opslag.controle import Bevinding, Controle, controleer
from ivp_tui.opslag.ernaast import naast, vreemd_naast
from ivp_tui.opslag.naspelen import lees_toestand, ongeboekt, speel_na, vers_bestand
from ivp_tui.opslag.proef import merk, past
from ivp_tui.opslag.redding import red
from ivp_tui.opslag.reservekopie import standaardpad
from ivp_tui.opslag.samenhang import losse_verwijzingen
from ivp_tui.opslag.schema import verwacht
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.opslag.streep import gaten, laatste_streep, zet_streep


@dataclass(slots=True)
class Verslag:
    """What was done, a sentence each, where the copy of before is, and what the check says afterwards."""

    na: Controle
    gedaan: list[str] = field(default_factory=list)
    gelaten: list[str] = field(default_factory=list)
    kopie: Path | None = None
    gered: Path | None = None


def repareer(pad: Path, inhoud: Inhoud | None, boek_bij: bool, wie: str) -> Verslag:
    """Check a file and mend what can be; on a sound file nothing is written. Raises BestandFout.

    With `boek_bij` the present state is taken as right where the logboek does not account for it.
    """
    verslag = Verslag(controleer(pad, inhoud))
    soorten = {bevinding.herstel for bevinding in verslag.na.bevindingen}
    wal = _lees_kop(pad)[18:19] == b"\x02"
    if not soorten & {"repareer", "redden"} and not (boek_bij and "boek-bij" in soorten) and not wal:
        return verslag
    _keur_vrij(pad)
    verslag.kopie = _kopieer(pad)
    try:
        _leg_vreemde_weg(pad, verslag)
        if "redden" in {bevinding.herstel for bevinding in controleer(pad, inhoud).bevindingen}:
            _red(pad, verslag)
        else:
            _herstel(pad, inhoud, boek_bij, wie, verslag)
    except sqlite3.Error as fout:
        verslag.gelaten.append(f"verder herstellen lukte niet: {leg_uit(fout)}")
    except Geweigerd as fout:
        verslag.gelaten.append(f"verder herstellen lukte niet: {fout}")
    except OSError as fout:
        raise BestandFout(f"{pad} is niet te herstellen: {leg_uit(fout)}") from fout
    verslag.na = controleer(pad, inhoud)
    return verslag


def _keur_vrij(pad: Path) -> None:
    """Refuse a file that may not be written; one that another program is writing in is refused by SQLite."""
    import os

    if not os.access(pad, os.W_OK) or not os.access(pad.parent, os.W_OK):
        raise BestandFout(f"{pad} is niet te herstellen: het bestand of de map is alleen-lezen")


def _kopieer(pad: Path) -> Path:
    """The file as it is, byte by byte, with what lies beside it: SQLite's own copy would refuse what is damaged."""
    map_ = paden.reservekopieen() / "voor-herstel"
    try:
        map_.mkdir(parents=True, exist_ok=True, mode=0o700)
        doel = standaardpad(map_, pad.name, datetime.now())
        for staart in ("", "-journal", "-wal"):
            if naast(pad, staart).is_file():
                shutil.copyfile(naast(pad, staart), naast(doel, staart))
                naast(doel, staart).chmod(0o600)
    except OSError as fout:
        raise BestandFout(f"er is niets hersteld, want er kon geen kopie gemaakt worden: {leg_uit(fout)}") from fout
    return doel


def _leg_vreemde_weg(pad: Path, verslag: Verslag) -> None:
    """What lies beside the file and is not of it gets another name, under which SQLite does not look."""
    vreemd = vreemd_naast(pad, _lees_kop(pad))
    if vreemd is None:
        vreemd = next(
            (naast(pad, s) for s in ("-journal",) if _oud_journaal(verslag) and naast(pad, s).is_file()), None
        )
    if vreemd is None:
        return
    opzij = vreemd.with_name(f"{vreemd.name}.opzij-{datetime.now():%Y%m%d-%H%M%S}")
    vreemd.rename(opzij)
    verslag.gedaan.append(f"{vreemd.name} hoorde niet bij het bestand en heet nu {opzij.name}")


def _oud_journaal(verslag: Verslag) -> bool:
    return any(bevinding.soort == "ernaast" for bevinding in verslag.na.bevindingen)


def _red(pad: Path, verslag: Verslag) -> None:
    doel = standaardpad(pad.parent, f"{pad.stem}-gered.db", datetime.now())
    try:
        redding = red(pad, doel)
    except BestandFout as fout:
        verslag.gelaten.append(str(fout))
        return
    verslag.gered = doel
    verslag.gedaan.append(redding.gelukt)
    verslag.gelaten += redding.mislukt


def _herstel(pad: Path, inhoud: Inhoud | None, boek_bij: bool, wie: str, verslag: Verslag) -> None:
    bestand = open_bestand(pad)
    try:
        if bestand.mededeling:
            verslag.gedaan.append(bestand.mededeling)
        if bestand.alleen_lezen:
            verslag.gelaten.append(f"het bestand is niet te schrijven: {bestand.reden_alleen_lezen}")
            return
        verslag.gedaan += _maak_delen(bestand.conn, verslag.na.bevindingen, verslag)
        _ruim_koppelingen(bestand, wie, verslag)
        if boek_bij:
            _boek(bestand, inhoud, wie, verslag)
    finally:
        bestand.sluit()


# the schema: nothing of it is content, so it can always be made anew


def _maak_delen(conn: sqlite3.Connection, bevindingen: list[Bevinding], verslag: Verslag) -> list[str]:
    """Make anew what is missing or changed, all or nothing; gives a sentence for each kind."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        gedaan = list(_delen(conn, bevindingen, verslag))
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    return gedaan


def _delen(conn: sqlite3.Connection, bevindingen: list[Bevinding], verslag: Verslag) -> Iterator[str]:
    horen = verwacht(conn)
    with closing(vers_bestand(None)) as vers:
        indexen = dict(vers.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
    er_is = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())
    for soort, delen in (("weergave", "CREATE VIEW"), ("trigger", "CREATE TRIGGER")):
        namen = [naam for naam, sql in horen.items() if sql.startswith(delen) and er_is.get(naam) != sql]
        for naam in namen:
            conn.execute(f"DROP {delen.split()[1]} IF EXISTS {naam}")
            conn.execute(horen[naam])
        if namen:
            yield f"opnieuw gemaakt: {soort} {', '.join(namen[:5])}{' …' if len(namen) > 5 else ''} ({len(namen)})"
    for naam in (naam for naam, sql in indexen.items() if er_is.get(naam) != sql):
        conn.execute("SAVEPOINT index_")
        try:
            conn.execute(f"DROP INDEX IF EXISTS {naam}")
            conn.execute(indexen[naam])
            yield f"opnieuw gemaakt: index {naam}"
        except sqlite3.IntegrityError:
            conn.execute("ROLLBACK TO index_")
            verslag.gelaten.append(f"de index {naam} kan niet: er staan dubbele rijen; haal die eerst weg")
        conn.execute("RELEASE index_")
    for naam in (b.deel for b in bevindingen if b.soort == "index"):
        try:
            conn.execute(f'REINDEX "{naam}"')
            yield f"opnieuw opgebouwd: index {naam}"
        except sqlite3.IntegrityError:
            verslag.gelaten.append(f"de index {schoon(naam)} kan niet: er staan dubbele rijen; haal die eerst weg")
    if conn.execute("SELECT id, groep, wie, tijd FROM schrijver").fetchall() != [(1, None, None, None)]:
        conn.execute("DELETE FROM schrijver")
        conn.execute("INSERT INTO schrijver (id) VALUES (1)")
        yield "de tabel schrijver is weer in rust"


# rows: each change is a groep of its own, so that it is in the logboek and can be undone


def _ruim_koppelingen(bestand: Bestand, wie: str, verslag: Verslag) -> None:
    """Links whose other end is gone and that hold no text of their own: nothing is lost with them."""
    los, blijft = losse_verwijzingen(bestand.conn)
    rijen = tuple(dict.fromkeys((tabel, rij) for tabel, rij, _ in los))
    if rijen:
        schrijf(bestand, RuimOp(rijen, "hersteld: koppelingen naar wat er niet meer is"), None, wie)
        wat = ", ".join(f"{tabel} {rij}" for tabel, rij in rijen[:5]) + (" …" if len(rijen) > 5 else "")
        verslag.gedaan.append(f"weggehaald: koppelingen naar wat er niet meer is ({len(rijen)}: {wat})")
    if blijft:
        hoeveel = "1 verwijzing" if len(blijft) == 1 else f"{len(blijft)} verwijzingen"
        verslag.gelaten.append(f"{hoeveel} naar wat er niet is: zo'n rij heeft eigen tekst of cijfers")


def _boek(bestand: Bestand, inhoud: Inhoud | None, wie: str, verslag: Verslag) -> None:
    """Bring the logboek up to what stands in the file; where no added row can do that, draw a line under it."""
    los, klopte = ongeboekt(bestand.conn, inhoud), past(bestand.conn)
    if los:
        boeking = tuple((*plek, oud, nieuw) for plek, (oud, nieuw) in los.items())
        zin = "hersteld: wat buiten het logboek om veranderd was"
        schrijf(bestand, BoekBij(boeking, zin), None, wie)
        hoeveel = "1 veld" if len(los) == 1 else f"{len(los)} velden"
        verslag.gedaan.append(f"{hoeveel} alsnog in het logboek gezet (terug te draaien met u)")
    conn = bestand.conn
    if klopte and not past(conn):
        # what was booked now lies between the start and what stands there
        merk(conn)
    streep = laatste_streep(conn)
    if not gaten(conn, streep.id if streep else 0) and not speel_na(conn, inhoud)[0]:
        return
    conn.execute("BEGIN IMMEDIATE")
    try:
        nummer = zet_streep(conn, lees_toestand(conn), wie, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    verslag.gedaan.append(f"#{nummer}. Streep onder het logboek: wat ervoor staat is niet meer na te spelen")
