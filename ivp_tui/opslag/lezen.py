"""Reading the plan in view into one immutable Stand: a handful of plain queries in one read transaction."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from ivp_tui.domein.cijfers import Indicator, Meting, Onbekend, Richting, Streefwaarde
from ivp_tui.domein.plan import (
    Actie,
    Bron,
    Doel,
    Gebied,
    Kenmerk,
    Overlegsoort,
    Partner,
    Plan,
    Rol,
    StandVanZaken,
    Status,
    Thema,
    Wijk,
)
from ivp_tui.domein.stand import Stand
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.lezen_lijn import lees_lijn, lees_planstreefwaarden
from ivp_tui.opslag.lezen_verantwoording import lees_berichten, lees_middelen, lees_toezeggingen, lees_verhalen
from ivp_tui.opslag.tabellen import IN_BEELD

#: rows of sqlite3 have no static type
Rijen = list[tuple[Any, ...]]


class OnbekendPlan(Exception):
    """There is no plan with that slug in the file; `slugs` are the ones there are."""

    def __init__(self, slug: str, slugs: Iterable[str]) -> None:
        """Make the Dutch sentence that names the plans there are."""
        self.slugs = tuple(slugs)
        super().__init__(f"er is geen plan «{slug}» in het bestand; wel: {', '.join(self.slugs) or 'geen enkel'}")


def _per(rijen: Rijen) -> dict[int, tuple[int, ...]]:
    per: dict[int, tuple[int, ...]] = {}
    for sleutel, waarde in rijen:
        per[sleutel] = (*per.get(sleutel, ()), waarde)
    return per


def _rollen(rijen: Rijen) -> dict[int, tuple[Rol, ...]]:
    per: dict[int, tuple[Rol, ...]] = {}
    for sleutel, *rest in rijen:
        per[sleutel] = (*per.get(sleutel, ()), Rol(*rest))
    return per


def _meting(r: tuple[Any, ...]) -> Meting:
    velden = list(r)
    velden[5] = Onbekend(r[5]) if r[5] is not None else None
    velden[11] = bool(r[11])
    return Meting(*velden)


_METINGEN = """SELECT m.id, m.indicator_id, m.wijk_id, m.periode, m.waarde, m.onbekend, m.status,
    coalesce(m.bron_id, 0), coalesce(bron.titel, ''), m.uitgave, m.vindplaats, m.gekozen, m.toelichting
    FROM meting AS m JOIN indicator ON indicator.id = m.indicator_id LEFT JOIN bron ON bron.id = m.bron_id
    WHERE indicator.gemeente_id = ? ORDER BY m.id"""

_ACTIES = f"""SELECT id, thema_id, titel, toelichting, soort, schakels, aanpak, trekker, deadline, bron_id, vindplaats
    FROM actie WHERE plan_id = ? AND archief = 0 AND {IN_BEELD} ORDER BY volgorde, id"""


def laatste_logboek(conn: sqlite3.Connection) -> int:
    """The highest logboek id of the file, 0 for a fresh one."""
    nummer: int = conn.execute("SELECT coalesce(max(id), 0) FROM logboek").fetchone()[0]
    return nummer


def lees_plannen(conn: sqlite3.Connection) -> tuple[Plan, ...]:
    """All plans in the file, oldest first."""
    rijen = conn.execute(
        """SELECT plan.id, slug, titel, gemeente_id, gemeente.naam, van, tot, missie, bron_id, vindplaats
        FROM plan JOIN gemeente ON gemeente.id = plan.gemeente_id ORDER BY van, slug"""
    ).fetchall()
    return tuple(Plan(*rij) for rij in rijen)


def kies_plan(plannen: tuple[Plan, ...], slug: str | None, dit_jaar: int) -> Plan:
    """The plan by its slug, or without one the plan in force this year, else the last one.

    Raises OnbekendPlan when there is none.
    """
    if slug is not None:
        gevonden = [plan for plan in plannen if plan.slug == slug]
        if not gevonden:
            raise OnbekendPlan(slug, (plan.slug for plan in plannen))
        return gevonden[0]
    if not plannen:
        raise OnbekendPlan("", ())
    nu = [plan for plan in plannen if plan.geldt_in(dit_jaar)]
    return nu[-1] if nu else max(plannen, key=lambda plan: (plan.tot, plan.van))


def _lees_acties(conn: sqlite3.Connection, plan_id: int) -> tuple[Actie, ...]:
    binnen = "WHERE actie_id IN (SELECT id FROM actie WHERE plan_id = ?)"

    def koppeling(sql: str) -> Rijen:
        return conn.execute(sql.format(binnen=binnen), (plan_id,)).fetchall()

    met_doel = koppeling("SELECT actie_id, doel_id, herkomst FROM actie_doel {binnen} ORDER BY id")
    doelen = _per([rij[:2] for rij in met_doel])
    doelen_bron = _per([rij[:2] for rij in met_doel if rij[2] == "bron"])
    wijken = _per(koppeling("SELECT actie_id, wijk_id FROM actie_wijk {binnen} ORDER BY wijk_id"))
    gebieden = _per(koppeling("SELECT actie_id, gebied_id FROM actie_gebied {binnen} ORDER BY id"))
    partners = _rollen(
        koppeling(
            "SELECT actie_id, partner_id, partner.naam, partner.afkorting, rol FROM actie_partner "
            "JOIN partner ON partner.id = partner_id {binnen} ORDER BY actie_partner.id"
        )
    )
    acties = []
    for r in conn.execute(_ACTIES, (plan_id,)).fetchall():
        koppelingen = (per.get(r[0], ()) for per in (doelen, wijken, gebieden, partners))
        deadline = date.fromisoformat(r[8]) if r[8] else None
        acties.append(Actie(*(*r[:5], *koppelingen, *r[5:8], deadline, *r[9:], doelen_bron.get(r[0], ()))))
    return tuple(acties)


def _lees_themas(conn: sqlite3.Connection, plan_id: int) -> tuple[Thema, ...]:
    partners = _rollen(
        conn.execute(
            """SELECT thema_id, partner_id, partner.naam, partner.afkorting, rol, bron_id, vindplaats, thema_partner.id
            FROM thema_partner JOIN partner ON partner.id = partner_id
            WHERE thema_id IN (SELECT id FROM thema WHERE plan_id = ?) ORDER BY thema_partner.id""",
            (plan_id,),
        ).fetchall()
    )
    rijen = conn.execute(
        """SELECT id, titel, prioriteit, toelichting, bron_id, vindplaats FROM thema
        WHERE plan_id = ? AND archief = 0 ORDER BY prioriteit DESC, volgorde, id""",
        (plan_id,),
    ).fetchall()
    return tuple(Thema(r[0], r[1], bool(r[2]), r[3], partners.get(r[0], ()), r[4], r[5]) for r in rijen)


def _lees_doelen(conn: sqlite3.Connection, plan_id: int) -> tuple[Doel, ...]:
    rijen = conn.execute(
        f"""SELECT id, thema_id, titel, toelichting, soort, bron_id, vindplaats FROM doel
        WHERE plan_id = ? AND archief = 0 AND {IN_BEELD} ORDER BY volgorde, id""",
        (plan_id,),
    ).fetchall()
    return tuple(Doel(*rij) for rij in rijen)


def _lees_streefwaarden(conn: sqlite3.Connection, plan_id: int) -> tuple[Streefwaarde, ...]:
    rijen = conn.execute(
        """SELECT s.id, doel_id, indicator_id, richting, basisjaar, basiswaarde, doeljaar, doelwaarde, s.vindplaats,
        s.toelichting FROM streefwaarde AS s JOIN doel ON doel.id = doel_id LEFT JOIN thema ON thema.id = doel.thema_id
        WHERE doel.plan_id = ? AND doel.archief = 0 AND coalesce(thema.archief, 0) = 0
        ORDER BY coalesce(thema.prioriteit, 0) DESC, thema.volgorde, doel.volgorde, s.id""",
        (plan_id,),
    ).fetchall()
    return tuple(Streefwaarde(*(*r[:3], Richting(r[3]), *r[4:])) for r in rijen)


def lees_standen(conn: sqlite3.Connection, plan_id: int) -> tuple[StandVanZaken, ...]:
    """All statuses that were set for the acties of a plan."""
    rijen = conn.execute(
        """SELECT actie_id, wijk_id, status, stand.toelichting, gewijzigd_op FROM stand
        JOIN actie ON actie.id = actie_id WHERE plan_id = ? ORDER BY stand.id""",
        (plan_id,),
    ).fetchall()
    return tuple(StandVanZaken(r[0], r[1], Status(r[2]), r[3], r[4]) for r in rijen)


def _lees_wijken(conn: sqlite3.Connection, gemeente_id: int) -> tuple[Wijk, ...]:
    rijen = conn.execute(
        "SELECT id, code, naam FROM wijk WHERE gemeente_id = ? ORDER BY volgorde, id", (gemeente_id,)
    ).fetchall()
    return tuple(Wijk(*r) for r in rijen)


def _lees_gebieden(conn: sqlite3.Connection, gemeente_id: int) -> tuple[Gebied, ...]:
    wijken = _per(conn.execute("SELECT gebied_id, wijk_id FROM gebied_wijk ORDER BY wijk_id").fetchall())
    rijen = conn.execute(
        "SELECT id, naam, ligging, toelichting, bron_id, vindplaats FROM gebied WHERE gemeente_id = ? ORDER BY naam",
        (gemeente_id,),
    ).fetchall()
    return tuple(Gebied(r[0], r[1], wijken.get(r[0], ()), *r[2:]) for r in rijen)


def _lees_indicatoren(conn: sqlite3.Connection, gemeente_id: int) -> tuple[Indicator, ...]:
    rijen = conn.execute(
        """SELECT id, sleutel, naam, eenheid, lager_is_beter, toelichting FROM indicator
        WHERE gemeente_id = ? ORDER BY id""",
        (gemeente_id,),
    ).fetchall()
    return tuple(Indicator(*(*r[:4], bool(r[4]), r[5])) for r in rijen)


def _lees_kenmerken(conn: sqlite3.Connection, plan_id: int) -> tuple[Kenmerk, ...]:
    rijen = conn.execute(
        "SELECT id, thema_id, soort, tekst, bron_id, vindplaats FROM kenmerk WHERE plan_id = ? ORDER BY volgorde, id",
        (plan_id,),
    ).fetchall()
    return tuple(Kenmerk(*r) for r in rijen)


def _lees_overlegsoorten(conn: sqlite3.Connection, plan_id: int) -> tuple[Overlegsoort, ...]:
    rijen = conn.execute(
        """SELECT id, thema_id, naam, ritme, voorzitter, deelnemers, taak, bron_id, vindplaats FROM overlegsoort
        WHERE plan_id = ? ORDER BY id""",
        (plan_id,),
    ).fetchall()
    return tuple(Overlegsoort(*r) for r in rijen)


def _lees_stand(conn: sqlite3.Connection, slug: str | None, dit_jaar: int, met_logboek: bool) -> Stand:
    plannen = lees_plannen(conn)
    plan = kies_plan(plannen, slug, dit_jaar)
    metingen = conn.execute(_METINGEN, (plan.gemeente_id,)).fetchall()
    partners = conn.execute("SELECT id, naam, afkorting, soort FROM partner ORDER BY naam").fetchall()
    bronnen = conn.execute("SELECT id, sleutel, titel, uitgever, jaar, url, toelichting FROM bron").fetchall()
    return Stand(
        plan=plan,
        plannen=plannen,
        wijken=_lees_wijken(conn, plan.gemeente_id),
        themas=_lees_themas(conn, plan.id),
        doelen=_lees_doelen(conn, plan.id),
        acties=_lees_acties(conn, plan.id),
        indicatoren=_lees_indicatoren(conn, plan.gemeente_id),
        streefwaarden=_lees_streefwaarden(conn, plan.id),
        metingen=tuple(_meting(r) for r in metingen),
        standen=lees_standen(conn, plan.id),
        kenmerken=_lees_kenmerken(conn, plan.id),
        overlegsoorten=_lees_overlegsoorten(conn, plan.id),
        partners=tuple(Partner(*r) for r in partners),
        gebieden=_lees_gebieden(conn, plan.gemeente_id),
        bronnen=tuple(Bron(*r) for r in bronnen),
        logboek_id=laatste_logboek(conn) if met_logboek else 0,
        toezeggingen=lees_toezeggingen(conn, plan.id),
        verhalen=lees_verhalen(conn, plan.id),
        middelen=lees_middelen(conn, plan.id),
        berichten=lees_berichten(conn, plan.id),
        lijn=lees_lijn(conn, plan.gemeente_id),
        planstreefwaarden=lees_planstreefwaarden(conn, plan.gemeente_id),
    )


def lees_stand(conn: sqlite3.Connection, slug: str | None, dit_jaar: int, met_logboek: bool = True) -> Stand:
    """Read the plan in view as one consistent snapshot; without a slug the plan in force in `dit_jaar`.

    Who may not read the logboek goes without its last number: that is 0 then.

    Raises OnbekendPlan, and sqlite3.Error when the file cannot be read. A value that is not of its kind (a status
    that nobody knows, a date that is none) raises ValueError: the file was changed past its own checks.
    """
    conn.execute("BEGIN")
    try:
        return _lees_stand(conn, slug, dit_jaar, met_logboek)
    except (TypeError, AttributeError) as fout:
        # damage in the head of a row makes a number of what was text, and SQLite gives it as it finds it
        raise ValueError("een waarde is niet van haar soort") from fout
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def lees_van(bestand: Bestand, slug: str | None, dit_jaar: int) -> Stand:
    """As lees_stand, of an open file; of a damaged one each value is looked at, for no screen can draw a wrong one."""
    stand = lees_stand(bestand.conn, slug, dit_jaar)
    if bestand.beschadigd:
        from ivp_tui.opslag.aangetast import keur_stand

        keur_stand(stand)
    return stand
