"""Undo and redo from the journal: a groep is turned back as a groep of its own, or refused with the reason.

The journal is append-only: an undo adds rows. It is refused where a field no longer holds what the groep put there,
because then somebody changed it since, and also where it does again after later changes that still count: under them
nothing may go (docs/besluiten/0003-journaal.md).
"""

import sqlite3
from dataclasses import dataclass

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.latere import keur_later
from ivp_tui.opslag.terugbrengen import Plaats, breng_terug, is_er, veilige_naam

Terug = tuple[str, tuple[str, int] | None, int | None]

#: how the description of an erasure begins; no other groep's does
WISKOP = "gewist: "
IS_WISGROEP = f"substr(groep.omschrijving, 1, {len(WISKOP)}) = '{WISKOP}'"


@dataclass(frozen=True, slots=True)
class _Rij:
    """One journal row of the groep that is turned back."""

    tabel: str
    rij: int
    veld: str
    oud: str | None
    nieuw: str | None


def maak_ongedaan(conn: sqlite3.Connection, wie: str) -> Terug:
    """Turn back the last groep of this user that is not undone; gives message, item and the groep undone.

    What was done again counts from then: it may lie on what came between. An erasure is passed over, and so is a groep
    of which something was erased: neither can ever be undone, and they would stand in the way of what came before them
    for good. The message names such a groep the first time.
    """
    rijen: list[tuple[int, str]] = conn.execute(
        f"""WITH opnieuw AS (
            SELECT terug.maakt_ongedaan AS eerste, max(weer.id) AS sinds
            FROM groep AS weer JOIN groep AS terug ON terug.id = weer.maakt_ongedaan
            WHERE terug.maakt_ongedaan IS NOT NULL GROUP BY terug.maakt_ongedaan
        )
        SELECT groep.id, groep.omschrijving FROM groep LEFT JOIN opnieuw ON opnieuw.eerste = groep.id
        WHERE wie = ? AND ongedaan_door IS NULL AND maakt_ongedaan IS NULL AND NOT {IS_WISGROEP}
        ORDER BY coalesce(opnieuw.sinds, groep.id) DESC""",
        (wie,),
    ).fetchall()
    if not rijen:
        raise Geweigerd("er is niets van u om ongedaan te maken")
    groep, omschrijving = rijen[0]
    erbij = ""
    if heeft_gewist(conn):
        from ivp_tui.opslag.gewist import eerste_te_keren, meld_overgeslagen

        groep, omschrijving, over = eerste_te_keren(conn, rijen)
        erbij = meld_overgeslagen(conn, wie, over)
    item = draai_om(conn, groep)
    return f"ongedaan: {omschrijving}{erbij}", item, groep


def heeft_gewist(conn: sqlite3.Connection) -> bool:
    """Whether anything was ever erased from this file."""
    return conn.execute(f"SELECT 1 FROM groep WHERE {IS_WISGROEP} LIMIT 1").fetchone() is not None


def maak_opnieuw(conn: sqlite3.Connection, wie: str) -> Terug:
    """Redo what this user last undid, unless a newer change of theirs came in between."""
    gevonden = conn.execute(
        f"""SELECT u.id, g.omschrijving FROM groep AS u JOIN groep AS g ON g.id = u.maakt_ongedaan
        WHERE u.wie = ? AND u.ongedaan_door IS NULL AND g.maakt_ongedaan IS NULL
        AND NOT EXISTS (SELECT 1 FROM groep AS later WHERE later.wie = u.wie AND later.id > u.id
                        AND later.maakt_ongedaan IS NULL AND NOT {IS_WISGROEP.replace("groep.", "later.")})
        ORDER BY u.id DESC LIMIT 1""",
        (wie,),
    ).fetchone()
    if gevonden is None:
        raise Geweigerd("er is niets om opnieuw te doen")
    item = draai_om(conn, gevonden[0])
    return f"opnieuw: {gevonden[1]}", item, gevonden[0]


def draai_om(conn: sqlite3.Connection, groep: int) -> tuple[str, int] | None:
    """Put back what a groep changed, inside the open transaction; gives the item it was about.

    Raises Geweigerd when one of its fields was changed or erased since, or a row it made is in use elsewhere.
    """
    if heeft_gewist(conn):
        from ivp_tui.opslag.gewist import keur_gewist

        keur_gewist(conn, groep)
    los = losse_einden(conn)
    rijen = [
        _Rij(*rij)
        for rij in conn.execute(
            "SELECT tabel, rij, veld, oud, nieuw FROM logboek WHERE groep = ? ORDER BY id", (groep,)
        )
    ]
    if any(rij.tabel == "logboek" for rij in rijen):
        raise Geweigerd("een streep onder het logboek is niet terug te draaien")
    _keur(conn, rijen)
    doelen = _doelen(rijen)
    keur_later(conn, groep, _laatste(rijen), [plaats for plaats, velden in doelen.items() if velden is None])
    breng_terug(conn, doelen)
    blijven = {plaats for plaats in _meegenomen(conn) if doelen.get(plaats, {}) is not None}
    hangt = {(str(rij[0]), int(str(rij[1]))) for rij in losse_einden(conn) - los}
    hangt |= {plaats for plaats in blijven if not is_er(conn, plaats)}
    if hangt:
        from ivp_tui.opslag.weigering import iets_gekoppeld

        raise iets_gekoppeld(conn, hangt)
    return _item(conn, rijen)


def losse_einden(conn: sqlite3.Connection) -> set[tuple[object, ...]]:
    """Rows that point at nothing: a delete with sqlite3 may have left some, and they are not ours to judge."""
    return set(conn.execute("PRAGMA foreign_key_check"))


def _meegenomen(conn: sqlite3.Connection) -> set[tuple[str, int]]:
    """The rows that went away in this transaction, also those that ON DELETE CASCADE took along."""
    return set(
        conn.execute(
            """SELECT tabel, rij FROM logboek WHERE groep = (SELECT groep FROM schrijver) AND veld = 'bestaat'
            AND nieuw IS NULL"""
        )
    )


def _doelen(rijen: list[_Rij]) -> dict[Plaats, dict[str, str | None] | None]:
    """What each row must hold again, None where it was not there before the groep; the last one changed goes first.

    Strictly the other way round: of two figures one must stop being the chosen one before the other can be.
    """
    per: dict[Plaats, dict[str, str | None]] = {}
    bestond: dict[Plaats, bool] = {}
    for r in rijen:
        if r.veld == "bestaat":
            # what was deleted and made again in one groep was there before it
            bestond.setdefault((r.tabel, r.rij), r.oud is not None)
        else:
            velden = per.pop((r.tabel, r.rij), {})
            per[r.tabel, r.rij] = {r.veld: r.oud, **velden}
    return {plaats: velden if bestond.get(plaats, True) else None for plaats, velden in reversed(per.items())}


def _laatste(rijen: list[_Rij]) -> dict[tuple[str, int, str], str | None]:
    return {(r.tabel, r.rij, r.veld): r.nieuw for r in rijen}


def _keur(conn: sqlite3.Connection, rijen: list[_Rij]) -> None:
    """Every field must still hold what the groep left there."""
    for (tabel, rij, veld), nieuw in _laatste(rijen).items():
        uitdrukking = "'1'" if veld == "bestaat" else f"CAST({veilige_naam(veld)} AS TEXT)"
        nu = conn.execute(f"SELECT {uitdrukking} FROM {veilige_naam(tabel)} WHERE id = ?", (rij,)).fetchone()
        if (nu[0] if nu else None) != nieuw:
            from ivp_tui.opslag.weigering import daarna_gewijzigd

            raise daarna_gewijzigd(conn, tabel, rij, veld)


#: what belongs to an item without being one itself, and by which columns
_HOORT_BIJ = ("actie_", "stand", "bericht", "middel")
_BIJ_KOLOMMEN = ("actie_id", "toezegging_id", "thema_id")


def _item(conn: sqlite3.Connection, rijen: list[_Rij]) -> tuple[str, int] | None:
    """The item on screen that the rows are about: a stand, a bericht or a link belongs to another."""
    for r in rijen:
        if r.tabel in ("actie", "doel", "thema", "plan", "toezegging", "verhaal"):
            return r.tabel, r.rij
    for r in rijen:
        if r.tabel.startswith(_HOORT_BIJ):
            item = _hoort_bij(conn, r, rijen)
            if item is not None:
                return item
    return (rijen[0].tabel, rijen[0].rij) if rijen else None


def _hoort_bij(conn: sqlite3.Connection, r: _Rij, rijen: list[_Rij]) -> tuple[str, int] | None:
    """The item that a row belongs to, by what stands in the file, or where it is gone by what the journal holds."""
    namen = {rij[1] for rij in conn.execute(f"PRAGMA table_info({veilige_naam(r.tabel)})")}
    for kolom in (kolom for kolom in _BIJ_KOLOMMEN if kolom in namen):
        rij = conn.execute(f"SELECT {kolom} FROM {veilige_naam(r.tabel)} WHERE id = ?", (r.rij,)).fetchone()
        oud = [s.oud or s.nieuw for s in rijen if (s.tabel, s.rij, s.veld) == (r.tabel, r.rij, kolom)]
        nummer = rij[0] if rij else next(iter(oud), None)
        if nummer is not None:
            return kolom.removesuffix("_id"), int(nummer)
    return None
