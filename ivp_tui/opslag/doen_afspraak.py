"""What the intents about afspraken, besluiten and one's own notities do to the tables, in the open transaction."""

import sqlite3
from datetime import date
from typing import Any

from ivp_tui.domein.houder import vind_partner
from ivp_tui.domein.logboek import plaatselijk
from ivp_tui.domein.overleg import STATUSSEN, Afspraakstatus, Overleg, houders, reeks_van, volgend_nummer
from ivp_tui.domein.plan import Partner
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Botsing, Geweigerd
from ivp_tui.domein.wijziging_overleg import NieuweAfspraak, ZetAfspraak, ZetAfspraakstatus, ZetNotitie
from ivp_tui.opslag.afspraaknummers import gegeven_nummers
from ivp_tui.opslag.doen import Doener, Gedaan, bestaat, een, keur_tekst
from ivp_tui.opslag.doen_overleg import het_overleg, item_kolommen, voeg_in, zet_veld


def _keur_afspraak(tekst: str, actiehouder: str) -> None:
    if not tekst.strip():
        raise Geweigerd("een afspraak of besluit heeft een tekst; typ die of druk Esc")
    keur_tekst("afspraak", tekst)
    keur_tekst("actiehouder", actiehouder)


def _nieuwe_afspraak(conn: sqlite3.Connection, w: NieuweAfspraak, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id) if w.overleg_id is not None else None
    if w.soort not in STATUSSEN:
        raise Geweigerd(f"«{w.soort}» is geen afspraak of besluit")
    _keur_afspraak(w.tekst, w.actiehouder)
    if w.soort == "besluit" and (w.actiehouder or w.termijn):
        raise Geweigerd("een besluit heeft geen houder of termijn; maak er een afspraak van")
    if overleg is None and w.soort == "besluit":
        raise Geweigerd("een besluit wordt in een overleg genomen; begin er een, of maak er een afspraak van")
    plan = overleg.plan_id if overleg is not None else stand.plan.id
    if w.item is not None:
        item_kolommen(w.item)
        bestaat(conn, w.item[0], w.item[1], f"dit item ({w.item[0]})")
        plan = een(conn, f"SELECT plan_id FROM {w.item[0]} WHERE id = ?", w.item[1])
    if w.wijk_id is not None:
        bestaat(conn, "wijk", w.wijk_id, "deze wijk")
    nummer = _nummer(conn, w.soort, overleg, stand, nu)
    kolommen: dict[str, Any] = {"plan_id": plan, "overleg_id": w.overleg_id, "nummer": nummer, "wijk_id": w.wijk_id}
    kolommen |= item_kolommen(w.item)
    kolommen |= {"soort": w.soort, "tekst": w.tekst.strip(), "actiehouder": _bekende_houders(conn, w.actiehouder)}
    kolommen |= {"termijn": w.termijn.isoformat() if w.termijn else None, "status": STATUSSEN[w.soort][0].value}
    rij = voeg_in(conn, "afspraak", kolommen)
    return f"{w.soort} {nummer}", ("afspraak", rij)


def _nummer(conn: sqlite3.Connection, soort: str, overleg: Overleg | None, stand: Stand, nu: str) -> str:
    """The next number: of the series and the year of the meeting, or of what is outside any and of this day."""
    if overleg is not None:
        return volgend_nummer(soort, overleg.datum.year, gegeven_nummers(conn, overleg.reeks))
    moment = plaatselijk(nu)
    jaar = moment.year if moment is not None else int(nu[:4])
    return volgend_nummer(soort, jaar, gegeven_nummers(conn, reeks_van(stand.plan.gemeente_id, None, "", "")))


def _bekende_houders(conn: sqlite3.Connection, tekst: str) -> str:
    """The holders by the name they have as partners; who is none yet becomes one."""
    namen = []
    for naam in houders(tekst, [rij[0] for rij in conn.execute("SELECT naam FROM partner WHERE naam LIKE '%,%'")]):
        partners = [Partner(*rij) for rij in conn.execute("SELECT id, naam, afkorting, soort FROM partner ORDER BY id")]
        partner = vind_partner(naam, partners)
        if partner is None:
            keur_tekst("naam", naam)
            conn.execute("INSERT INTO partner (naam) VALUES (?)", (naam,))
        namen.append(partner.naam if partner else naam)
    return ", ".join(dict.fromkeys(namen))


def _zet_afspraakstatus(conn: sqlite3.Connection, w: ZetAfspraakstatus, stand: Stand, nu: str) -> Gedaan:
    rij = conn.execute("SELECT soort, status, nummer, tekst FROM afspraak WHERE id = ?", (w.afspraak_id,)).fetchone()
    if rij is None:
        raise Geweigerd("deze afspraak is intussen verwijderd")
    mag = [str(status) for status in STATUSSEN.get(rij[0], STATUSSEN["afspraak"])]
    if w.status not in mag:
        raise Geweigerd(f"een {rij[0]} kan niet «{w.status}» zijn; kies uit: {', '.join(mag)}")
    if rij[1] not in (w.verwacht, w.status):
        raise Botsing(f"de status van {rij[0]} {rij[2]}", w.status, rij[1])
    if rij[1] != w.status:
        klaar = w.status in (Afspraakstatus.GEREED, Afspraakstatus.VERVALLEN)
        conn.execute(
            "UPDATE afspraak SET status = ?, afgedaan_op = ? WHERE id = ?",
            (w.status, w.op.isoformat() if klaar else None, w.afspraak_id),
        )
    return f"{rij[0]} {rij[2]}: {w.status}", ("afspraak", w.afspraak_id)


def _zet_afspraak(conn: sqlite3.Connection, w: ZetAfspraak, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "afspraak", w.afspraak_id, "deze afspraak")
    soort, nummer = conn.execute("SELECT soort, nummer FROM afspraak WHERE id = ?", (w.afspraak_id,)).fetchone()
    waarde = w.waarde
    if w.veld == "tekst":
        _keur_afspraak(str(waarde or ""), "")
        waarde = str(waarde).strip()
    elif w.veld == "actiehouder":
        keur_tekst("actiehouder", str(waarde or ""))
        waarde = _bekende_houders(conn, str(waarde or ""))
    elif w.veld == "termijn" and not (waarde is None or isinstance(waarde, date)):
        raise Geweigerd("een termijn is een dag, zoals 5-12-2026")
    elif w.veld not in ("termijn", "wijk_id"):
        raise Geweigerd(f"{w.veld} van een afspraak is niet te wijzigen")
    if soort == "besluit" and w.veld in ("actiehouder", "termijn") and waarde:
        raise Geweigerd("een besluit heeft geen houder of termijn; maak er een afspraak van")
    zet_veld(conn, "afspraak", w.afspraak_id, w.veld, (waarde, w.verwacht), stand)
    return f"{w.veld.removesuffix('_id')} van {soort} {nummer}", ("afspraak", w.afspraak_id)


# what is for oneself alone


def _zet_notitie(conn: sqlite3.Connection, w: ZetNotitie, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("tekst", w.tekst)
    if w.notitie_id is None:
        return _nieuwe_notitie(conn, w, stand, nu)
    bestaat(conn, "notitie", w.notitie_id, "deze notitie")
    in_bestand = een(conn, "SELECT tekst FROM notitie WHERE id = ?", w.notitie_id)
    if in_bestand not in (w.verwacht, w.tekst):
        raise Botsing("de notitie", w.tekst, in_bestand)
    if not w.tekst.strip():
        conn.execute("DELETE FROM notitie WHERE id = ?", (w.notitie_id,))
        return "notitie weg", None
    if in_bestand != w.tekst:
        conn.execute("UPDATE notitie SET tekst = ?, gewijzigd_op = ? WHERE id = ?", (w.tekst, nu, w.notitie_id))
    return "notitie", ("notitie", w.notitie_id)


def _nieuwe_notitie(conn: sqlite3.Connection, w: ZetNotitie, stand: Stand, nu: str) -> Gedaan:
    if not w.tekst.strip():
        return "geen notitie", None
    kolommen: dict[str, Any] = {"plan_id": stand.plan.id, "wijk_id": w.wijk_id, "overleg_id": w.overleg_id}
    if w.overleg_id is not None:
        kolommen["plan_id"] = het_overleg(conn, w.overleg_id).plan_id
    if w.item is not None:
        if w.item[0] not in ("actie", "doel", "thema", "afspraak"):
            raise Geweigerd(f"een notitie gaat niet bij een {w.item[0]}; kies een actie, doel, thema of afspraak")
        bestaat(conn, w.item[0], w.item[1], f"dit item ({w.item[0]})")
        kolommen |= {f"{w.item[0]}_id": w.item[1]}
        kolommen["plan_id"] = een(conn, f"SELECT plan_id FROM {w.item[0]} WHERE id = ?", w.item[1])
    rij = voeg_in(conn, "notitie", kolommen | {"tekst": w.tekst, "gewijzigd_op": nu})
    # the words themselves do not go in the description of the groep
    return "notitie", ("notitie", rij)


DOENERS_AFSPRAAK: dict[type, Doener] = {
    NieuweAfspraak: _nieuwe_afspraak,
    ZetAfspraakstatus: _zet_afspraakstatus,
    ZetAfspraak: _zet_afspraak,
    ZetNotitie: _zet_notitie,
}
