"""The one writer: an intent in, one transaction, and after COMMIT what became of it.

BEGIN IMMEDIATE, compare with what the screen last knew, change, journal by trigger, COMMIT. Nothing here is
called saved before COMMIT has returned, and a COMMIT that failed is looked up in the file before it is called lost.
"""

import sqlite3
from datetime import UTC, date, datetime
from time import sleep

from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Geweigerd, Ongedaan, Opnieuw, Uitslag, Wijziging
from ivp_tui.opslag.bestand import Bestand, leg_uit
from ivp_tui.opslag.journaal import maak_ongedaan, maak_opnieuw
from ivp_tui.opslag.lezen import laatste_logboek
from ivp_tui.opslag.schema import VERSIE
from ivp_tui.opslag.uitvoeren import voer_uit

#: items that stand in one plan
_MET_PLAN = ("thema", "doel", "actie", "toezegging", "verhaal")


def schrijf(bestand: Bestand, wijziging: Wijziging, stand: Stand | None, wie: str) -> Uitslag:
    """Carry out one intent against the newest Stand, as user `wie`; gives the Uitslag after COMMIT.

    Taking in content asks for no Stand: the file may hold no plan yet.

    Raises Geweigerd (Botsing when somebody else changed the same field) with a Dutch sentence; then nothing of it
    is in the file.
    """
    _keur(bestand)
    conn = bestand.conn
    tijdstip = datetime.now(UTC)
    nu = tijdstip.strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        bestand.vergeet()
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as fout:
        raise Geweigerd(leg_uit(fout)) from fout
    try:
        _keur_inhoud(conn, bestand)
        waarschuwing = _zorg_voor_kopie(bestand, tijdstip.astimezone().date())
        vooraf = laatste_logboek(conn)
        groep = _open_groep(conn, wijziging, wie)
        bericht, item, maakt_ongedaan = _doe(conn, wijziging, stand, wie, nu)
        conn.execute("UPDATE schrijver SET groep = NULL, wie = NULL")
        laatste = laatste_logboek(conn)
        if laatste == vooraf:
            conn.execute("ROLLBACK")
            return Uitslag(vooraf, None, bericht, item, False, waarschuwing)
        _leg_groep_vast(conn, groep, wie, bericht, maakt_ongedaan)
    except sqlite3.Error as fout:
        _draai_terug(conn)
        raise Geweigerd(leg_uit(fout)) from fout
    except BaseException:
        _draai_terug(conn)
        raise
    _bevestig(conn, groep, laatste)
    return Uitslag(laatste, groep, bericht, item, waarschuwing=waarschuwing)


def _doe(
    conn: sqlite3.Connection, wijziging: Wijziging, stand: Stand | None, wie: str, nu: str
) -> tuple[str, tuple[str, int] | None, int | None]:
    """Do it inside the transaction; gives the message, the item, and the groep that was undone, if any."""
    match wijziging:
        case Ongedaan():
            bericht, item, groep = maak_ongedaan(conn, wie)
            return bericht + _elders(conn, item, stand, bericht), item, groep
        case Opnieuw():
            bericht, item, groep = maak_opnieuw(conn, wie)
            return bericht + _elders(conn, item, stand, bericht), item, groep
        case _ if wijziging.OVER_GROEP:
            from ivp_tui.opslag.terugdraaien import draai_groep_terug  # only the logboek asks for it

            bericht, item, groep = draai_groep_terug(conn, wijziging)
            return bericht + _elders(conn, item, stand, bericht), item, groep
        case _:
            return (*voer_uit(conn, wijziging, stand, nu), None)


def _elders(conn: sqlite3.Connection, item: tuple[str, int] | None, stand: Stand | None, bericht: str) -> str:
    """In which plan it was, where that is not the one in view nor told: what was turned back is not on the screen."""
    if item is None or stand is None or item[0] not in _MET_PLAN:
        return ""
    gevonden = conn.execute(
        f"SELECT titel FROM plan WHERE id = (SELECT plan_id FROM {item[0]} WHERE id = ?) AND id <> ?",
        (item[1], stand.plan.id),
    ).fetchone()
    return f", in {gevonden[0]}" if gevonden and gevonden[0] not in bericht else ""


def _keur(bestand: Bestand) -> None:
    if bestand.alleen_lezen:
        raise Geweigerd(f"alleen lezen ({bestand.reden_alleen_lezen})")
    if not bestand.is_nog_hetzelfde():
        raise Geweigerd(
            f"{bestand.pad.name} is verplaatst, verwijderd of vervangen; zet het terug, dan gaat ivp verder"
        )


def _keur_inhoud(conn: sqlite3.Connection, bestand: Bestand) -> None:
    """Within the write lock: still our version, still this very plan file."""
    if conn.execute("PRAGMA user_version").fetchone()[0] != VERSIE:
        raise Geweigerd("het bestand is intussen door een andere versie van ivp bijgewerkt; start ivp opnieuw")
    rij = conn.execute("SELECT uuid FROM bestand").fetchone()
    if rij is None or rij[0] != bestand.uuid:
        raise Geweigerd(f"{bestand.pad.name} is door een ander bestand vervangen; start ivp opnieuw")


def _zorg_voor_kopie(bestand: Bestand, vandaag: date) -> str:
    """Before the first change of a day the file as it is goes to the backups; gives what to tell where that failed.

    It is done within the write lock: of two instances the second finds it made, and nobody changes the file meanwhile.
    """
    if bestand.kopiedag == vandaag:
        return ""
    from ivp_tui.opslag.dagkopie import zorg_voor_dagkopie

    waarom = zorg_voor_dagkopie(bestand, vandaag)
    bestand.kopiedag = vandaag
    return f"LET OP: er is geen reservekopie van vandaag: {waarom}" if waarom else ""


def _open_groep(conn: sqlite3.Connection, wijziging: Wijziging, wie: str) -> int:
    """Tell the triggers whose groep this is; a reason joins the groep of its status while nothing lies on that."""
    bij = getattr(wijziging, "groep", None) if wijziging.VOEGT_BIJ else None
    # a groep that was undone, or has a later one on top, is closed: what joined it could never be undone
    groep: int = conn.execute(
        """SELECT coalesce((SELECT id FROM groep WHERE id = ? AND wie = ? AND ongedaan_door IS NULL
            AND NOT EXISTS (SELECT 1 FROM groep AS later WHERE later.id > groep.id AND later.wie = groep.wie)
            AND NOT EXISTS (SELECT 1 FROM logboek AS hier JOIN logboek AS later USING (tabel, rij)
                            WHERE hier.groep = groep.id AND later.groep > groep.id)),
        1 + max((SELECT coalesce(max(groep), 0) FROM logboek), (SELECT coalesce(max(id), 0) FROM groep)))""",
        (bij, wie),
    ).fetchone()[0]
    conn.execute("UPDATE schrijver SET groep = ?, wie = ?", (groep, wie))
    return groep


def _leg_groep_vast(
    conn: sqlite3.Connection, groep: int, wie: str, omschrijving: str, maakt_ongedaan: int | None
) -> None:
    conn.execute(
        "INSERT INTO groep (id, wie, omschrijving, maakt_ongedaan) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (groep, wie, omschrijving[:200], maakt_ongedaan),
    )
    if maakt_ongedaan is not None:
        conn.execute("UPDATE groep SET ongedaan_door = ? WHERE id = ?", (groep, maakt_ongedaan))
        # redoing a groep makes it count again, so that the next undo finds it
        conn.execute(
            "UPDATE groep SET ongedaan_door = NULL WHERE id = (SELECT maakt_ongedaan FROM groep WHERE id = ?)",
            (maakt_ongedaan,),
        )


def _draai_terug(conn: sqlite3.Connection) -> None:
    # after a full disk SQLite has rolled back by itself, and a second ROLLBACK would hide the first error
    if conn.in_transaction:
        try:
            conn.execute("ROLLBACK")
        except sqlite3.Error:
            return  # the connection is beyond use; the error that brought us here is the one to tell


def _bevestig(conn: sqlite3.Connection, groep: int, laatste: int) -> None:
    """COMMIT; when it fails, look in the file: a commit whose folder could not be synced may be in it after all."""
    try:
        conn.execute("COMMIT")
    except sqlite3.Error as fout:
        _draai_terug(conn)
        er_in = _kijk_na(conn, groep, laatste)
        if er_in is None:
            raise Geweigerd(f"niet zeker of dit is opgeslagen ({leg_uit(fout)}); kijk het na in het logboek") from fout
        if not er_in:
            raise Geweigerd(leg_uit(fout)) from fout


def _kijk_na(conn: sqlite3.Connection, groep: int, laatste: int) -> bool | None:
    """Whether a row of the logboek is in the file with this groep; None where that cannot be read, also not in a while.

    A disk that failed at one call may well do the next: one look would call lost what is there.
    """
    for wachten in (0.0, 0.05, 0.25):
        sleep(wachten)
        try:
            return (
                conn.execute("SELECT 1 FROM logboek WHERE id = ? AND groep = ?", (laatste, groep)).fetchone()
                is not None
            )
        except sqlite3.Error:
            continue  # the next look, or the sentence that nobody knows
    return None
