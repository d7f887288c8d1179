"""Reading what stands beside the plan in view: toezeggingen and moties, verhalen, middelen and dated berichten."""

import sqlite3
from datetime import date

from ivp_tui.domein.verantwoording import Bericht, Middel, Toezegging, Toezeggingstatus, Verhaal


def lees_toezeggingen(conn: sqlite3.Connection, plan_id: int) -> tuple[Toezegging, ...]:
    """The toezeggingen and moties of a plan in its own order."""
    rijen = conn.execute(
        """SELECT id, thema_id, soort, nummer, titel, status, datum, toelichting, bron_id, vindplaats FROM toezegging
        WHERE plan_id = ? AND archief = 0 ORDER BY volgorde, id""",
        (plan_id,),
    ).fetchall()
    return tuple(
        Toezegging(*(*r[:5], Toezeggingstatus(r[5]), date.fromisoformat(r[6]) if r[6] else None, *r[7:])) for r in rijen
    )


def lees_verhalen(conn: sqlite3.Connection, plan_id: int) -> tuple[Verhaal, ...]:
    """The stories of a plan, newest first."""
    rijen = conn.execute(
        """SELECT id, datum, wijk_id, thema_id, doel_id, actie_id, titel, tekst, bron_id, vindplaats FROM verhaal
        WHERE plan_id = ? AND archief = 0 ORDER BY datum DESC, id DESC""",
        (plan_id,),
    ).fetchall()
    uit = []
    for nummer, datum, wijk_id, *items, titel, tekst, bron_id, vindplaats in rijen:
        soorten = zip(("thema", "doel", "actie"), items, strict=True)
        item = next(((soort, id_) for soort, id_ in soorten if id_ is not None), None)
        uit.append(Verhaal(nummer, date.fromisoformat(datum), wijk_id, item, titel, tekst, bron_id, vindplaats))
    return tuple(uit)


def lees_middelen(conn: sqlite3.Connection, plan_id: int) -> tuple[Middel, ...]:
    """The middelen of the thema's of a plan that are not in the archive, by thema and year."""
    rijen = conn.execute(
        """SELECT middel.id, thema_id, jaar, begroot, gerealiseerd, middel.toelichting, middel.bron_id,
        middel.vindplaats FROM middel JOIN thema ON thema.id = thema_id WHERE plan_id = ? AND archief = 0
        ORDER BY thema_id, jaar""",
        (plan_id,),
    ).fetchall()
    return tuple(Middel(*rij) for rij in rijen)


def lees_berichten(conn: sqlite3.Connection, plan_id: int) -> tuple[Bericht, ...]:
    """The dated berichten on acties and toezeggingen of a plan, oldest first."""
    rijen = conn.execute(
        """SELECT id, actie_id, toezegging_id, datum, tekst, bron_id, vindplaats FROM bericht
        WHERE actie_id IN (SELECT id FROM actie WHERE plan_id = ?1)
        OR toezegging_id IN (SELECT id FROM toezegging WHERE plan_id = ?1) ORDER BY datum, id""",
        (plan_id,),
    ).fetchall()
    return tuple(Bericht(*(*r[:3], date.fromisoformat(r[3]), *r[4:])) for r in rijen)
