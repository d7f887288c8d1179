"""What the intents about the shape of the plan do to the tables: adding, moving, and linking doelen."""

import sqlite3
from typing import Any

from ivp_tui.domein.stand import Stand
from ivp_tui.domein.volgorde import herorden, schuif
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Nietsgedaan
from ivp_tui.domein.wijziging_structuur import (
    KoppelDoelen,
    NieuwDoel,
    NieuwThema,
    Plaats,
    Schuif,
    VerplaatsActies,
    VerplaatsDoel,
)
from ivp_tui.opslag.doen import Doener, Gedaan, aantal, een, in_beeld, keur_tekst, titel_van
from ivp_tui.opslag.doen_meer import DOENERS_MEER
from ivp_tui.opslag.samenvoegen import DOENERS_SAMEN

# adding


def _nieuw_doel(conn: sqlite3.Connection, w: NieuwDoel, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("titel", w.titel)
    if w.thema_id is not None:
        in_beeld(conn, "thema", w.thema_id)
    nummer = conn.execute(
        """INSERT INTO doel (plan_id, thema_id, volgorde, titel, vindplaats) VALUES (?1, ?2,
        1 + coalesce((SELECT max(volgorde) FROM doel WHERE plan_id = ?1 AND thema_id IS ?2), 0), ?3, 'eigen invoer')""",
        (stand.plan.id, w.thema_id, w.titel),
    ).lastrowid
    return "nieuw hoofddoel" if w.thema_id is None else "nieuw doel", ("doel", nummer or 0)


def _nieuw_thema(conn: sqlite3.Connection, w: NieuwThema, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("titel", w.titel)
    nummer = conn.execute(
        """INSERT INTO thema (plan_id, volgorde, titel, vindplaats)
        VALUES (?1, 1 + coalesce((SELECT max(volgorde) FROM thema WHERE plan_id = ?1), 0), ?2, 'eigen invoer')""",
        (stand.plan.id, w.titel),
    ).lastrowid
    return "nieuw thema", ("thema", nummer or 0)


# up and down

#: among what an item stands: the columns that siblings have in common
_SAMEN = {
    "thema": ("plan_id", "prioriteit"),
    "doel": ("plan_id", "thema_id"),
    "actie": ("thema_id",),
    "toezegging": ("plan_id",),
}


def _schuif(conn: sqlite3.Connection, w: Schuif, stand: Stand, nu: str) -> Gedaan:
    in_beeld(conn, w.soort, w.rij)
    waar = " AND ".join(f"{k} IS (SELECT {k} FROM {w.soort} WHERE id = ?1)" for k in _SAMEN[w.soort])
    rijen: list[tuple[int, int]] = conn.execute(
        f"SELECT id, volgorde FROM {w.soort} WHERE {waar} ORDER BY volgorde, id", (w.rij,)
    ).fetchall()
    weg = {rij[0] for rij in conn.execute(f"SELECT id FROM {w.soort} WHERE archief = 1")}
    nieuw = schuif([rij for rij, _ in rijen], w.rij, [rij for rij in w.tussen if rij not in weg], w.richting)
    if nieuw is None:
        deze = "dit" if w.soort in ("thema", "doel") else "deze"
        prio = "; prioriteiten gaan altijd voor" if w.soort == "thema" else ""
        raise Nietsgedaan(f"{deze} {w.soort} staat al {'onderaan' if w.richting > 0 else 'bovenaan'}{prio}")
    for rij, volgorde in herorden(rijen, nieuw, w.rij).items():
        conn.execute(f"UPDATE {w.soort} SET volgorde = ? WHERE id = ?", (volgorde, rij))
    return f"{w.soort} {'omlaag' if w.richting > 0 else 'omhoog'}{w.hoe}", (w.soort, w.rij)


# to another thema or doel


def _doelen(conn: sqlite3.Connection, actie: int) -> frozenset[int]:
    return frozenset(r[0] for r in conn.execute("SELECT doel_id FROM actie_doel WHERE actie_id = ?", (actie,)))


def _koppel(conn: sqlite3.Connection, actie: int, hier: frozenset[int], wordt: frozenset[int]) -> None:
    """Bring the links of an actie from what they are to what they must be; what stays is not touched."""
    for doel in sorted(hier - wordt):
        conn.execute("DELETE FROM actie_doel WHERE actie_id = ? AND doel_id = ?", (actie, doel))
    for doel in sorted(wordt - hier):
        conn.execute("INSERT INTO actie_doel (actie_id, doel_id, herkomst) VALUES (?, ?, 'lezing')", (actie, doel))


def _achteraan(conn: sqlite3.Connection, soort: str, thema: int | None) -> int:
    """The volgorde after everything under a thema, or after the hoofddoelen (None)."""
    hoogste: int = een(conn, f"SELECT coalesce(max(volgorde), 0) FROM {soort} WHERE thema_id IS ?", thema)
    return 1 + hoogste


def _na_verplaatsing(conn: sqlite3.Connection, plaats: Plaats, w: VerplaatsActies, thema: int) -> frozenset[int]:
    """Which doelen an actie serves when it is where it must go."""
    if w.doel_id is not None:
        onder = frozenset() if plaats.onder is None else frozenset({plaats.onder})
        return plaats.doelen - onder | {w.doel_id}
    van_themas = conn.execute("SELECT id FROM doel WHERE thema_id IN (?, ?)", (thema, w.thema_id))
    return plaats.doelen - {rij[0] for rij in van_themas}


def _verplaats_acties(conn: sqlite3.Connection, w: VerplaatsActies, stand: Stand, nu: str) -> Gedaan:
    in_beeld(conn, "thema", w.thema_id)
    if w.doel_id is not None:
        in_beeld(conn, "doel", w.doel_id)
        if een(conn, "SELECT thema_id FROM doel WHERE id = ?", w.doel_id) != w.thema_id:
            raise Geweigerd("het gekozen doel staat intussen onder een ander thema; kies opnieuw")
    naar = (
        f"doel {titel_van(conn, 'doel', w.doel_id)}" if w.doel_id else f"thema {titel_van(conn, 'thema', w.thema_id)}"
    )
    for plaats in w.van:
        _verplaats_actie(conn, plaats, w, naar)
    return f"{'actie' if len(w.van) == 1 else f'{len(w.van)} acties'} naar {naar}", ("actie", w.van[0].actie_id)


def _verplaats_actie(conn: sqlite3.Connection, plaats: Plaats, w: VerplaatsActies, naar: str) -> None:
    in_beeld(conn, "actie", plaats.actie_id)
    thema: int = een(conn, "SELECT thema_id FROM actie WHERE id = ?", plaats.actie_id)
    hier = _doelen(conn, plaats.actie_id)
    wordt = _na_verplaatsing(conn, plaats, w, plaats.thema_id)
    if (thema, hier) not in ((plaats.thema_id, plaats.doelen), (w.thema_id, wordt)):
        daar = ", ".join([titel_van(conn, "thema", thema), *_titels(conn, hier)]).replace("«", "").replace("»", "")
        raise Botsing(f"de plaats van {titel_van(conn, 'actie', plaats.actie_id)}", naar, daar)
    _koppel(conn, plaats.actie_id, hier, wordt)
    if thema != w.thema_id:
        conn.execute(
            "UPDATE actie SET thema_id = ?, volgorde = ? WHERE id = ?",
            (w.thema_id, _achteraan(conn, "actie", w.thema_id), plaats.actie_id),
        )


def _titels(conn: sqlite3.Connection, doelen: frozenset[int]) -> list[str]:
    return [titel_van(conn, "doel", doel) for doel in sorted(doelen)]


def _verplaats_doel(conn: sqlite3.Connection, w: VerplaatsDoel, stand: Stand, nu: str) -> Gedaan:
    in_beeld(conn, "doel", w.doel_id)
    if w.thema_id is not None:
        in_beeld(conn, "thema", w.thema_id)
    thema = een(conn, "SELECT thema_id FROM doel WHERE id = ?", w.doel_id)
    if thema not in (w.verwacht, w.thema_id):
        raise Botsing("het thema van dit doel", _waar(conn, w.thema_id), _waar(conn, thema))
    if thema == w.thema_id:
        return f"doel naar {_waar(conn, w.thema_id)}", ("doel", w.doel_id)
    mee = _gaan_mee(conn, w.doel_id, thema) if w.thema_id is not None else []
    conn.execute(
        "UPDATE doel SET thema_id = ?, volgorde = ? WHERE id = ?",
        (w.thema_id, _achteraan(conn, "doel", w.thema_id), w.doel_id),
    )
    for actie in mee:
        conn.execute(
            "UPDATE actie SET thema_id = ?, volgorde = ? WHERE id = ?",
            (w.thema_id, _achteraan(conn, "actie", w.thema_id), actie),
        )
    blijft = een(
        conn,
        """SELECT count(*) FROM actie_doel JOIN actie ON actie.id = actie_id
        WHERE doel_id = ? AND thema_id IS NOT ? AND archief = 0""",
        w.doel_id,
        w.thema_id,
    )
    zin = f", met {aantal(len(mee), 'actie', 'acties')}" if mee else ""
    zin += f"; {aantal(blijft, 'actie blijft', 'acties blijven')} staan en gekoppeld" if blijft else ""
    return f"doel naar {_waar(conn, w.thema_id)}{zin}", ("doel", w.doel_id)


def _waar(conn: sqlite3.Connection, thema: Any) -> str:
    return "de hoofddoelen" if thema is None else f"thema {titel_van(conn, 'thema', thema)[1:-1]}"


def _gaan_mee(conn: sqlite3.Connection, doel: int, thema: int | None) -> list[int]:
    """The acties in the same thema that serve this doel and no other, those in the archive too."""
    return [
        rij[0]
        for rij in conn.execute(
            """SELECT id FROM actie WHERE thema_id IS ?2 AND id IN (SELECT actie_id FROM actie_doel WHERE doel_id = ?1)
            AND NOT EXISTS (SELECT 1 FROM actie_doel WHERE actie_id = actie.id AND doel_id <> ?1)
            ORDER BY volgorde, id""",
            (doel, thema),
        )
    ]


# linking


def _koppel_doelen(conn: sqlite3.Connection, w: KoppelDoelen, stand: Stand, nu: str) -> Gedaan:
    erbij = eraf = 0
    for k in w.koppelingen:
        in_beeld(conn, "actie", k.actie_id)
        hier = _doelen(conn, k.actie_id)
        if hier not in (k.verwacht, k.doelen):
            namen = [", ".join(_titels(conn, wat)).replace("«", "").replace("»", "") for wat in (k.doelen, hier)]
            wat = f"de koppeling met doelen van {titel_van(conn, 'actie', k.actie_id)}"
            raise Botsing(wat, *(naam or "geen doel" for naam in namen))
        for doel in k.doelen - hier:
            in_beeld(conn, "doel", doel)
        _koppel(conn, k.actie_id, hier, k.doelen)
        erbij, eraf = erbij + len(k.doelen - hier), eraf + len(hier - k.doelen)
    if len(w.koppelingen) == 1:
        delen = [(erbij, "doel", "doelen", "gekoppeld"), (eraf, "doel", "doelen", "losgemaakt")]
        wie = ""
    else:
        delen = [(erbij, "koppeling", "koppelingen", "erbij"), (eraf, "koppeling", "koppelingen", "eraf")]
        wie = f"{len(w.koppelingen)} acties: "
    zin = " en ".join(f"{aantal(n, een_woord, meer)} {hoe}" for n, een_woord, meer, hoe in delen if n)
    return f"{wie}{zin or 'doelen'}", ("actie", w.koppelingen[0].actie_id)


DOENERS_STRUCTUUR: dict[type, Doener] = {
    NieuwDoel: _nieuw_doel,
    NieuwThema: _nieuw_thema,
    Schuif: _schuif,
    VerplaatsActies: _verplaats_acties,
    VerplaatsDoel: _verplaats_doel,
    KoppelDoelen: _koppel_doelen,
    **DOENERS_MEER,
    **DOENERS_SAMEN,
}
