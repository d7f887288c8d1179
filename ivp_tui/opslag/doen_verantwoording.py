"""What the intents about toezeggingen, verhalen, middelen and berichten do to the tables, in the open transaction."""

import sqlite3
from typing import Any

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.getal import schrijf_getal
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Botsing, Geweigerd
from ivp_tui.domein.wijziging_verantwoording import (
    KEUZEVELDEN,
    NieuwBericht,
    NieuweToezegging,
    NieuwVerhaal,
    ZetDatum,
    ZetKeuze,
    ZetMiddel,
    ZetVerhaalwijk,
)
from ivp_tui.opslag.doen import Doener, Gedaan, bestaat, een, keur_tekst, plek_in


def _zet_keuze(conn: sqlite3.Connection, w: ZetKeuze, stand: Stand, nu: str) -> Gedaan:
    if w.waarde not in KEUZEVELDEN[w.tabel, w.veld]:
        raise Geweigerd(f"{w.veld} kan niet «{w.waarde}» zijn; kies uit: {', '.join(KEUZEVELDEN[w.tabel, w.veld])}")
    bestaat(conn, w.tabel, w.rij, f"deze {w.tabel}")
    nu_in_bestand = een(conn, f"SELECT {w.veld} FROM {w.tabel} WHERE id = ?", w.rij)
    if nu_in_bestand not in (w.verwacht, w.waarde):
        raise Botsing(f"{w.veld} van {w.tabel}", w.waarde, nu_in_bestand)
    conn.execute(f"UPDATE {w.tabel} SET {w.veld} = ? WHERE id = ?", (w.waarde, w.rij))
    return f"{w.waarde} ({w.tabel})", (w.tabel, w.rij)


def _zet_datum(conn: sqlite3.Connection, w: ZetDatum, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, w.tabel, w.rij, f"dit item ({w.tabel})")
    if w.datum is None and w.tabel == "verhaal":
        raise Geweigerd("een verhaal heeft altijd een datum; typ er een of druk Esc")
    nieuw, verwacht = (dag.isoformat() if dag else None for dag in (w.datum, w.verwacht))
    nu_in_bestand = een(conn, f"SELECT datum FROM {w.tabel} WHERE id = ?", w.rij)
    if nu_in_bestand not in (verwacht, nieuw):
        raise Botsing("de datum", nieuw or "geen", nu_in_bestand or "geen")
    conn.execute(f"UPDATE {w.tabel} SET datum = ? WHERE id = ?", (nieuw, w.rij))
    return f"datum van {w.tabel}", (w.tabel, w.rij)


def _zet_verhaalwijk(conn: sqlite3.Connection, w: ZetVerhaalwijk, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "verhaal", w.verhaal_id, "dit verhaal")
    nu_in_bestand = een(conn, "SELECT wijk_id FROM verhaal WHERE id = ?", w.verhaal_id)
    if nu_in_bestand not in (w.verwacht, w.wijk_id):
        raise Botsing("de wijk", plek_in(stand, w.wijk_id), plek_in(stand, nu_in_bestand))
    conn.execute("UPDATE verhaal SET wijk_id = ? WHERE id = ?", (w.wijk_id, w.verhaal_id))
    return f"wijk van verhaal: {plek_in(stand, w.wijk_id)}", ("verhaal", w.verhaal_id)


def _euro(bedrag: float | None) -> str:
    return "onbekend" if bedrag is None else f"€ {schrijf_getal(bedrag)}"


def _zet_middel(conn: sqlite3.Connection, w: ZetMiddel, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "thema", w.thema_id, "dit thema")
    rij = conn.execute(
        f"SELECT id, {w.veld}, bron_id FROM middel WHERE thema_id = ? AND jaar = ?", (w.thema_id, w.jaar)
    ).fetchone()
    in_bestand = rij[1] if rij else None
    if in_bestand not in (w.verwacht, w.bedrag):
        raise Botsing(f"{w.veld} {w.jaar}", _euro(w.bedrag), _euro(in_bestand))
    if rij is not None:
        if rij[2] is not None and in_bestand != w.bedrag:
            _maak_eigen(conn, rij[0])
        conn.execute(f"UPDATE middel SET {w.veld} = ? WHERE id = ?", (w.bedrag, rij[0]))
    elif w.bedrag is not None:
        conn.execute(
            f"INSERT INTO middel (thema_id, jaar, {w.veld}, vindplaats) VALUES (?, ?, ?, 'eigen invoer')",
            (w.thema_id, w.jaar, w.bedrag),
        )
    return f"{w.veld} {w.jaar}: {_euro(w.bedrag)}", ("thema", w.thema_id)


def _maak_eigen(conn: sqlite3.Connection, middel: int) -> None:
    """Of a row that is about to hold an amount of one's own: what its bron said goes to the toelichting."""
    titel, vindplaats, toelichting, begroot, gerealiseerd = conn.execute(
        """SELECT titel, vindplaats, middel.toelichting, begroot, gerealiseerd FROM middel
        JOIN bron ON bron.id = bron_id WHERE middel.id = ?""",
        (middel,),
    ).fetchone()
    waar = ", ".join(deel for deel in (titel, vindplaats) if deel)
    zei = f"volgens {waar}: begroot {_euro(begroot)}, gerealiseerd {_euro(gerealiseerd)}"
    conn.execute(
        "UPDATE middel SET bron_id = NULL, vindplaats = 'eigen invoer', toelichting = ? WHERE id = ?",
        ("; ".join(deel for deel in (toelichting, zei) if deel), middel),
    )


def _nieuwe_toezegging(conn: sqlite3.Connection, w: NieuweToezegging, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("titel", w.titel)
    if w.thema_id is not None:
        bestaat(conn, "thema", w.thema_id, "dit thema")
    nummer = conn.execute(
        """INSERT INTO toezegging (plan_id, thema_id, volgorde, titel, datum, vindplaats)
        VALUES (?1, ?2, 1 + coalesce((SELECT max(volgorde) FROM toezegging WHERE plan_id = ?1), 0), ?3, ?4,
        'eigen invoer')""",
        (stand.plan.id, w.thema_id, w.titel, w.datum.isoformat()),
    ).lastrowid
    return "nieuwe toezegging", ("toezegging", nummer or 0)


def _nieuw_verhaal(conn: sqlite3.Connection, w: NieuwVerhaal, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("titel", w.titel)
    kolommen: dict[str, Any] = {"plan_id": stand.plan.id, "wijk_id": w.wijk_id, "datum": w.datum.isoformat()}
    if w.item is not None:
        bestaat(conn, w.item[0], w.item[1], f"dit item ({w.item[0]})")
        kolommen[f"{w.item[0]}_id"] = w.item[1]
    kolommen |= {"titel": w.titel, "vindplaats": "eigen invoer"}
    vragen = ", ".join("?" * len(kolommen))
    nummer = conn.execute(
        f"INSERT INTO verhaal ({', '.join(kolommen)}) VALUES ({vragen})", tuple(kolommen.values())
    ).lastrowid
    return f"nieuw verhaal ({plek_in(stand, w.wijk_id)})", ("verhaal", nummer or 0)


def _nieuw_bericht(conn: sqlite3.Connection, w: NieuwBericht, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("tekst", w.tekst)
    if not w.tekst.strip():
        raise Geweigerd("een bericht mag niet leeg zijn; typ een tekst of druk Esc")
    bestaat(conn, w.tabel, w.rij, f"dit item ({w.tabel})")
    conn.execute(
        f"INSERT INTO bericht ({w.tabel}_id, datum, tekst, vindplaats) VALUES (?, ?, ?, 'eigen invoer')",
        (w.rij, w.datum.isoformat(), w.tekst),
    )
    return f"bericht van {schrijf_datum(w.datum)}", (w.tabel, w.rij)


DOENERS_VERANTWOORDING: dict[type, Doener] = {
    ZetKeuze: _zet_keuze,
    ZetDatum: _zet_datum,
    ZetVerhaalwijk: _zet_verhaalwijk,
    ZetMiddel: _zet_middel,
    NieuweToezegging: _nieuwe_toezegging,
    NieuwVerhaal: _nieuw_verhaal,
    NieuwBericht: _nieuw_bericht,
}
