"""A fresh plan file from content: built beside its place, checked, and only then put there."""

import os
import sqlite3
import uuid
from datetime import UTC, datetime
from pathlib import Path

from ivp_tui import __version__
from ivp_tui.domein.inhoud import Inhoud, Rij
from ivp_tui.opslag.bestand import BestandFout, leg_uit
from ivp_tui.opslag.ernaast import verwijder_met_resten
from ivp_tui.opslag.gemeentebouw import zet_gemeente
from ivp_tui.opslag.inzetten import InhoudFout, Inzetter
from ivp_tui.opslag.lijnbouw import zet_vervolg
from ivp_tui.opslag.planbouw import vul_plan_aan, zet_plan
from ivp_tui.opslag.proef import merk
from ivp_tui.opslag.schema import migreer

__all__ = ["InhoudFout", "bouw", "vul", "zet_inhoud"]


def vul(conn: sqlite3.Connection, inhoud: Inhoud) -> None:
    """Put content into an empty, migrated database in one transaction, with an empty journal.

    Raises InhoudFout when something names what is not there, lacks a field or breaks a check of the file.
    """
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("BEGIN IMMEDIATE")
    los = zet_inhoud(conn, inhoud)
    if los:
        raise InhoudFout(f"{los[0].waar or 'vervolg'}: het plan waarnaar dit vervolg wijst is er niet")
    # the content is where the journal starts from, not a change in it
    conn.execute("DELETE FROM logboek")
    conn.execute("DELETE FROM sqlite_sequence WHERE name = 'logboek'")
    conn.execute("COMMIT")


def zet_inhoud(conn: sqlite3.Connection, inhoud: Inhoud) -> list[Rij]:
    """Put content into the open transaction, beside what is there; gives the vervolgen whose other plan is not there.

    Raises InhoudFout when something names what is not there, lacks a field or breaks a check of the file.
    """
    inzetter = Inzetter(conn)
    try:
        return _zet_alles(inzetter, inhoud)
    except KeyError as fout:
        raise InhoudFout(f"na {inzetter.laatste}: het veld {fout} ontbreekt") from fout
    except (TypeError, AttributeError, ValueError) as fout:
        raise InhoudFout(f"na {inzetter.laatste}: een veld is niet van zijn soort ({fout})") from fout


def _zet_alles(inzetter: Inzetter, inhoud: Inhoud) -> list[Rij]:
    plannen = sorted(inhoud.plannen, key=lambda plan: (plan.plan["van"], plan.plan["slug"]))
    bronnen = [deel.bronnen for deel in inhoud.gemeenten] + [deel.bronnen for deel in plannen]
    for rijen in bronnen + [deel.bronnen for deel in inhoud.aanvullingen]:
        inzetter.eenmaal("bron", "sleutel", rijen)
    for gemeente in inhoud.gemeenten:
        zet_gemeente(inzetter, gemeente)
    for plan in plannen:
        zet_plan(inzetter, plan)
    for aanvulling in inhoud.aanvullingen:
        for soort, rijen in (
            ("kenmerk", aanvulling.kenmerken),
            ("toezegging", aanvulling.toezeggingen),
            ("verhaal", aanvulling.verhalen),
        ):
            for rij in rijen:
                vul_plan_aan(inzetter, soort, rij)
    # the line last: it runs between plans that must all be there
    vervolgen = [(rij, plan.plan["slug"]) for plan in plannen for rij in plan.vervolgen]
    vervolgen += [(rij, "") for aanvulling in inhoud.aanvullingen for rij in aanvulling.vervolgen]
    return [rij for rij, slug in vervolgen if not zet_vervolg(inzetter, rij, slug)]


def bouw(pad: Path, inhoud: Inhoud) -> None:
    """Make a fresh plan file at `pad`, which must not be there yet.

    Raises BestandFout when it is there or cannot be written, InhoudFout when the content does not hang together;
    in both cases nothing is left behind.
    """
    if pad.exists():
        raise BestandFout(f"{pad} bestaat al; kies een ander pad, ivp overschrijft niets")
    if not pad.parent.is_dir():
        raise BestandFout(f"de map {pad.parent} bestaat niet; maak die eerst")
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    try:
        _bouw_in(tijdelijk, inhoud)
        _zet_neer(tijdelijk, pad)
    except FileExistsError:
        raise BestandFout(f"{pad} bestaat al; kies een ander pad, ivp overschrijft niets") from None
    except (OSError, sqlite3.Error) as fout:
        raise BestandFout(f"{pad} is niet te maken: {leg_uit(fout)}") from fout
    finally:
        verwijder_met_resten(tijdelijk)


def _zet_neer(tijdelijk: Path, pad: Path) -> None:
    """Give the finished file its name, and never that of a file that came in between."""
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        raise
    except OSError:
        # a USB stick or a share may know no hard links
        os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        tijdelijk.replace(pad)


def _bouw_in(pad: Path, inhoud: Inhoud) -> None:
    os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    conn = sqlite3.connect(pad, isolation_level=None)
    try:
        conn.execute("PRAGMA journal_mode=DELETE")
        nu = datetime.now(UTC).isoformat(timespec="seconds")
        migreer(conn, nu)
        conn.execute(
            "INSERT INTO bestand (id, uuid, gemaakt_op, programma) VALUES (1, ?, ?, ?)",
            (str(uuid.uuid4()), nu, f"ivp {__version__}"),
        )
        vul(conn, inhoud)
        merk(conn)
        conn.execute("VACUUM")
    finally:
        conn.close()
