"""Reading what runs through the plans of a gemeente: the line from plan to plan, and the targets of every plan."""

import sqlite3

from ivp_tui.domein.cijfers import Planstreefwaarde, Richting, Streefwaarde
from ivp_tui.domein.lijn import Lijn, Lijnpunt, Vervolg
from ivp_tui.opslag.tabellen import IN_BEELD

#: every thema of the gemeente, and of doelen and acties those that continue or are a continuation
_PUNTEN = f"""
    SELECT 'thema', thema.id, plan_id, thema.titel, thema.id, prioriteit, plan.van, 0, thema.volgorde
    FROM thema JOIN plan ON plan.id = plan_id WHERE gemeente_id = ?1 AND archief = 0
    UNION ALL SELECT 'doel', doel.id, plan_id, doel.titel, thema_id, 0, plan.van, 1, doel.volgorde
    FROM doel JOIN plan ON plan.id = plan_id WHERE gemeente_id = ?1 AND archief = 0 AND {IN_BEELD}
    AND (doel.id IN (SELECT van_doel_id FROM vervolg) OR doel.id IN (SELECT naar_doel_id FROM vervolg))
    UNION ALL SELECT 'actie', actie.id, plan_id, actie.titel, thema_id, 0, plan.van, 2, actie.volgorde
    FROM actie JOIN plan ON plan.id = plan_id WHERE gemeente_id = ?1 AND archief = 0 AND {IN_BEELD}
    AND (actie.id IN (SELECT van_actie_id FROM vervolg) OR actie.id IN (SELECT naar_actie_id FROM vervolg))
    ORDER BY 7, 3, 6 DESC, 8, 9, 2"""


def _kant(kant: str) -> str:
    """The kind and the id of one side of a vervolg."""
    thema, doel, actie = (f"{kant}_{soort}_id" for soort in ("thema", "doel", "actie"))
    soort = f"CASE WHEN {thema} IS NOT NULL THEN 'thema' WHEN {doel} IS NOT NULL THEN 'doel' ELSE 'actie' END"
    return f"{soort}, coalesce({thema}, {doel}, {actie})"


_VERVOLGEN = f"SELECT id, {_kant('van')}, {_kant('naar')}, grond, bron_id, vindplaats FROM vervolg ORDER BY id"


def lees_lijn(conn: sqlite3.Connection, gemeente_id: int) -> Lijn:
    """The line through all plans of a gemeente."""
    punten = tuple(Lijnpunt(*(*rij[:5], bool(rij[5]))) for rij in conn.execute(_PUNTEN, (gemeente_id,)).fetchall())
    hier = {punt.plek for punt in punten}
    # an end that is in the archive, of another gemeente, or not there at all: that is no line
    vervolgen = (
        Vervolg(rij[0], rij[1:3], rij[3:5], *rij[5:])
        for rij in conn.execute(_VERVOLGEN).fetchall()
        if rij[1:3] in hier and rij[3:5] in hier
    )
    return Lijn(punten, tuple(vervolgen))


def lees_planstreefwaarden(conn: sqlite3.Connection, gemeente_id: int) -> tuple[Planstreefwaarde, ...]:
    """The targets of every plan of a gemeente, oldest plan first."""
    rijen = conn.execute(
        f"""SELECT doel.plan_id, s.id, doel_id, indicator_id, richting, basisjaar, basiswaarde, doeljaar, doelwaarde,
        s.vindplaats, s.toelichting FROM streefwaarde AS s JOIN doel ON doel.id = doel_id
        JOIN plan ON plan.id = doel.plan_id WHERE gemeente_id = ? AND doel.archief = 0 AND {IN_BEELD}
        ORDER BY plan.van, plan.id, s.id""",
        (gemeente_id,),
    ).fetchall()
    return tuple(Planstreefwaarde(r[0], Streefwaarde(*(*r[1:4], Richting(r[4]), *r[5:]))) for r in rijen)
