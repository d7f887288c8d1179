"""What the intents about an overleg and its agenda do to the tables, in the open transaction."""

import sqlite3
from datetime import date
from typing import Any

from ivp_tui.domein.agenda import Punt, maak_agenda, ververs_agenda
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.overleg import Herkomst, Item, Overleg, reeks_van
from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Botsing, Geweigerd
from ivp_tui.domein.wijziging_overleg import (
    BeginOverleg,
    HeropenOverleg,
    NieuwAgendapunt,
    NieuweAgendapunten,
    SluitOverleg,
    VerplaatsAgendapunt,
    VerversAgenda,
    VerwijderAgendapunt,
    ZetBehandeld,
    ZetOverleg,
)
from ivp_tui.opslag.afspraaknummers import gegeven_nummers, nummers_van
from ivp_tui.opslag.agendaweg import ERAF, lees_weggehaald
from ivp_tui.opslag.doen import Doener, Gedaan, bestaat, een, keur_tekst, plek_in
from ivp_tui.opslag.lezen_los import lees_losse
from ivp_tui.opslag.lezen_overleg import lees_agenda, lees_open_van_reeks, lees_overleg, lees_vorige
from ivp_tui.opslag.lezen_sinds import geldt_in, lees_sinds, na_overleg, plannen_van


def het_overleg(conn: sqlite3.Connection, overleg_id: int) -> Overleg:
    """The overleg; raises Geweigerd where it is gone."""
    overleg = lees_overleg(conn, overleg_id)
    if overleg is None:
        raise Geweigerd("dit overleg is intussen verwijderd")
    return overleg


def _begin(conn: sqlite3.Connection, w: BeginOverleg, stand: Stand, nu: str) -> Gedaan:
    naam = " ".join(w.naam.split())
    if w.overlegsoort_id is not None:
        bestaat(conn, "overlegsoort", w.overlegsoort_id, "deze soort overleg")
        naam = naam or een(conn, "SELECT naam FROM overlegsoort WHERE id = ?", w.overlegsoort_id)
    keur_tekst("naam", naam)
    keur_tekst("aanwezig", w.aanwezig)
    if w.wijk_id is not None:
        bestaat(conn, "wijk", w.wijk_id, "deze wijk")
    nummer = conn.execute(
        """INSERT INTO overleg (plan_id, overlegsoort_id, wijk_id, naam, datum, aanwezig, begonnen_op)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (stand.plan.id, w.overlegsoort_id, w.wijk_id, naam, w.datum.isoformat(), w.aanwezig, nu),
    ).lastrowid
    overleg = het_overleg(conn, nummer or 0)
    _zet_erbij(conn, overleg.id, _agenda(conn, overleg, stand), 1)
    return f"overleg begonnen: {naam} ({plek_in(stand, w.wijk_id)}), {schrijf_datum(w.datum)}", ("overleg", overleg.id)


def _agenda(conn: sqlite3.Connection, overleg: Overleg, stand: Stand) -> tuple[Punt, ...]:
    """The agenda by what the file knows now; the first meeting of a series has nothing to compare with."""
    eerder = lees_vorige(conn, overleg)
    sinds = Sinds()
    if eerder is not None:
        plannen = plannen_van(conn, overleg.gemeente_id)
        sinds = lees_sinds(conn, na_overleg(conn, eerder), plannen, overleg.gemeente_id)
        sinds = sinds.in_wijk(overleg.wijk_id, geldt_in(conn))
    afspraken = (*lees_open_van_reeks(conn, overleg), *lees_losse(conn, overleg))
    return maak_agenda(stand, overleg.wijk_id, overleg.datum, afspraken, sinds)


def _zet_erbij(conn: sqlite3.Connection, overleg_id: int, punten: tuple[Punt, ...], vanaf: int) -> None:
    for volgorde, punt in enumerate(punten, vanaf):
        kolommen = {"herkomst": punt.herkomst.value, "afspraak_id": punt.afspraak_id} | item_kolommen(punt.item)
        voeg_in(conn, "agendapunt", {"overleg_id": overleg_id, "volgorde": volgorde} | kolommen)


def item_kolommen(item: Item | None) -> dict[str, Any]:
    """The column that holds an item, nothing for none; raises Geweigerd for what is no actie, doel or thema."""
    if item is None:
        return {}
    if item[0] not in ("actie", "doel", "thema"):
        raise Geweigerd(f"dit gaat niet bij een {item[0]}; kies een actie, doel of thema")
    return {f"{item[0]}_id": item[1]}


def voeg_in(conn: sqlite3.Connection, tabel: str, kolommen: dict[str, Any]) -> int:
    """A new row with these fields; gives its id."""
    vragen = ", ".join("?" * len(kolommen))
    nummer = conn.execute(
        f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({vragen})", tuple(kolommen.values())
    ).lastrowid
    return nummer or 0


def _sluit(conn: sqlite3.Connection, w: SluitOverleg, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id)
    if overleg.gesloten_op is not None:
        return "dit overleg is al gesloten", ("overleg", overleg.id)
    conn.execute("UPDATE overleg SET gesloten_op = ? WHERE id = ?", (nu, overleg.id))
    return f"overleg gesloten: {overleg.naam}; r schrijft het verslag", ("overleg", overleg.id)


def _heropen(conn: sqlite3.Connection, w: HeropenOverleg, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id)
    if overleg.is_open:
        return "dit overleg is al open", ("overleg", overleg.id)
    conn.execute(
        "UPDATE overleg SET gesloten_op = NULL, begonnen_op = coalesce(begonnen_op, ?) WHERE id = ?", (nu, overleg.id)
    )
    return f"overleg heropend: {overleg.naam}", ("overleg", overleg.id)


def als_waarde(waarde: str | date | int | None) -> Any:
    """A value as the file holds it: a day as ISO text."""
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _toon(stand: Stand, veld: str, waarde: Any) -> str:
    if veld == "wijk_id":
        return plek_in(stand, waarde)
    return str(waarde) if waarde not in (None, "") else "geen"


def zet_veld(conn: sqlite3.Connection, tabel: str, rij: int, veld: str, waarden: tuple[Any, Any], stand: Stand) -> None:
    """Set one field to the first of `waarden` where it holds that or the second, which was on the screen."""
    nieuw, verwacht = (als_waarde(waarde) for waarde in waarden)
    in_bestand = een(conn, f"SELECT {veld} FROM {tabel} WHERE id = ?", rij)
    if in_bestand not in (verwacht, nieuw):
        naam = veld.removesuffix("_id")
        raise Botsing(f"{naam} van {tabel}", _toon(stand, veld, nieuw), _toon(stand, veld, in_bestand))
    conn.execute(f"UPDATE {tabel} SET {veld} = ? WHERE id = ?", (nieuw, rij))


def _zet_overleg(conn: sqlite3.Connection, w: ZetOverleg, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id)
    if w.veld not in ("naam", "aanwezig", "datum", "wijk_id"):
        raise Geweigerd(f"{w.veld} van een overleg is niet te wijzigen")
    if isinstance(w.waarde, str):
        keur_tekst(w.veld, w.waarde)
    if w.veld == "datum" and not isinstance(w.waarde, date):
        raise Geweigerd("een overleg heeft altijd een datum; typ er een of druk Esc")
    if w.veld in ("naam", "wijk_id"):
        _keur_reeks(conn, overleg, w)
    zet_veld(conn, "overleg", overleg.id, w.veld, (w.waarde, w.verwacht), stand)
    return f"{w.veld.removesuffix('_id')} van overleg", ("overleg", overleg.id)


def _keur_reeks(conn: sqlite3.Connection, overleg: Overleg, w: ZetOverleg) -> None:
    """In another series the numbers of its afspraken must be free; raises Geweigerd."""
    wijk = w.waarde if w.veld == "wijk_id" else overleg.wijk_id
    naam = str(w.waarde) if w.veld == "naam" else overleg.naam
    reeks = reeks_van(overleg.gemeente_id, wijk if isinstance(wijk, int) else None, overleg.soort, naam)
    dubbel = nummers_van(conn, overleg.id) & gegeven_nummers(conn, reeks) if reeks != overleg.reeks else set()
    if dubbel:
        raise Geweigerd(f"nummer {min(dubbel)} is in de reeks van {naam} al gegeven; laat de {w.veld[:4]} zoals die is")


# the agenda


def _ververs(conn: sqlite3.Connection, w: VerversAgenda, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id)
    if overleg.plan_id != stand.plan.id:
        raise Geweigerd(f"dit overleg hoort bij {overleg.plan}; wissel eerst naar dat plan")
    agenda = lees_agenda(conn, overleg.id)
    anders = ververs_agenda(agenda, _agenda(conn, overleg, stand), lees_weggehaald(conn, overleg.id))
    for nummer in anders.weg:
        conn.execute("DELETE FROM agendapunt WHERE id = ?", (nummer,))
    _zet_erbij(conn, overleg.id, anders.erbij, max((punt.volgorde for punt in agenda), default=0) + 1)
    return f"agenda ververst: {len(anders.erbij)} erbij, {len(anders.weg)} eraf", ("overleg", overleg.id)


def _nieuw_punt(conn: sqlite3.Connection, w: NieuwAgendapunt, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id)
    if w.item is None or w.titel:
        keur_tekst("titel", w.titel)
    rijen = list(lees_agenda(conn, overleg.id))
    if w.item is not None:
        item_kolommen(w.item)
        bestaat(conn, w.item[0], w.item[1], f"dit item ({w.item[0]})")
        if any(punt.item == w.item for punt in rijen):
            raise Geweigerd("dit staat al op de agenda")
    kolommen: dict[str, Any] = {"overleg_id": overleg.id, "titel": w.titel} | item_kolommen(w.item)
    nummer = voeg_in(conn, "agendapunt", kolommen)
    ids = [punt.id for punt in rijen]
    ids.insert(len(ids) if w.plaats is None else max(0, w.plaats), nummer)
    _nummer(conn, ids)
    return "agendapunt erbij", ("agendapunt", nummer)


def _nieuwe_punten(conn: sqlite3.Connection, w: NieuweAgendapunten, stand: Stand, nu: str) -> Gedaan:
    overleg = het_overleg(conn, w.overleg_id)
    agenda = lees_agenda(conn, overleg.id)
    al = {punt.item for punt in agenda}
    items = [item for item in dict.fromkeys(w.items) if item not in al]
    for soort, nummer in items:
        item_kolommen((soort, nummer))
        bestaat(conn, soort, nummer, f"dit item ({soort})")
    punten = tuple(Punt(Herkomst.EIGEN, item) for item in items)
    _zet_erbij(conn, overleg.id, punten, max((punt.volgorde for punt in agenda), default=0) + 1)
    return f"op de agenda: {len(items)} erbij", ("overleg", overleg.id)


def _nummer(conn: sqlite3.Connection, ids: list[int]) -> None:
    """The places 1, 2, 3, … in this order; a row that stands right is not touched."""
    for volgorde, nummer in enumerate(ids, 1):
        conn.execute("UPDATE agendapunt SET volgorde = ?1 WHERE id = ?2 AND volgorde <> ?1", (volgorde, nummer))


def _verwijder_punt(conn: sqlite3.Connection, w: VerwijderAgendapunt, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "agendapunt", w.agendapunt_id, "dit agendapunt")
    overleg_id = een(conn, "SELECT overleg_id FROM agendapunt WHERE id = ?", w.agendapunt_id)
    conn.execute("DELETE FROM agendapunt WHERE id = ?", (w.agendapunt_id,))
    return ERAF, ("overleg", overleg_id)


def _verplaats(conn: sqlite3.Connection, w: VerplaatsAgendapunt, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "agendapunt", w.agendapunt_id, "dit agendapunt")
    overleg_id = een(conn, "SELECT overleg_id FROM agendapunt WHERE id = ?", w.agendapunt_id)
    ids = [punt.id for punt in lees_agenda(conn, overleg_id)]
    plaats = ids.index(w.agendapunt_id)
    ids.insert(min(max(plaats + w.stap, 0), len(ids) - 1), ids.pop(plaats))
    _nummer(conn, ids)
    return "agendapunt verplaatst", ("agendapunt", w.agendapunt_id)


def _zet_behandeld(conn: sqlite3.Connection, w: ZetBehandeld, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "agendapunt", w.agendapunt_id, "dit agendapunt")
    conn.execute("UPDATE agendapunt SET behandeld = ? WHERE id = ?", (int(w.behandeld), w.agendapunt_id))
    return "behandeld" if w.behandeld else "niet behandeld", ("agendapunt", w.agendapunt_id)


DOENERS_OVERLEG: dict[type, Doener] = {
    BeginOverleg: _begin,
    SluitOverleg: _sluit,
    HeropenOverleg: _heropen,
    ZetOverleg: _zet_overleg,
    VerversAgenda: _ververs,
    NieuwAgendapunt: _nieuw_punt,
    NieuweAgendapunten: _nieuwe_punten,
    VerwijderAgendapunt: _verwijder_punt,
    VerplaatsAgendapunt: _verplaats,
    ZetBehandeld: _zet_behandeld,
}
