"""What each intent does to the tables, inside the open transaction; the journal follows by trigger."""

import sqlite3

from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.domein.getal import schrijf_waarde
from ivp_tui.domein.plan import Status
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import (
    TEKSTVELDEN,
    Archiveer,
    Botsing,
    Geweigerd,
    KiesMeting,
    NieuweActie,
    Wijziging,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStatus,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.opslag.doen import Doener, Gedaan, bestaat, een, keur_tekst, plek_in


def voer_uit(conn: sqlite3.Connection, wijziging: Wijziging, stand: Stand | None, nu: str) -> Gedaan:
    """Apply an intent; raises Geweigerd when it cannot be, Botsing when the file holds something unseen."""
    doener = _DOENERS.get(type(wijziging))
    if doener is None:
        return _doe_zelden(conn, wijziging, stand, nu)
    if stand is None:
        raise Geweigerd("er is geen plan in beeld")
    return doener(conn, wijziging, stand, nu)


def _doe_zelden(conn: sqlite3.Connection, wijziging: Wijziging, stand: Stand | None, nu: str) -> Gedaan:
    """What a day of work may well pass without; imported at the first, not at every start."""
    from ivp_tui.domein.wijziging_plan import BoekBij, NeemOp, RuimOp, ZetTerug

    if isinstance(wijziging, RuimOp | BoekBij):
        from ivp_tui.opslag.bijboeken import boek_bij, ruim_op

        return ruim_op(conn, wijziging) if isinstance(wijziging, RuimOp) else boek_bij(conn, wijziging)
    if isinstance(wijziging, NeemOp):
        from ivp_tui.opslag.opnemen import neem_op

        neem_op(conn, wijziging)
        return wijziging.omschrijving, None
    if isinstance(wijziging, ZetTerug):
        from ivp_tui.opslag.terugzetten import zet_terug

        return zet_terug(conn, wijziging)
    from ivp_tui.domein.wijziging_wissen import Wis

    if isinstance(wijziging, Wis):
        from ivp_tui.opslag.wissen import wis

        return wis(conn, wijziging)
    if stand is None:
        raise Geweigerd("er is geen plan in beeld")
    from ivp_tui.opslag.doen_inwoners import als_meting

    meting = als_meting(conn, wijziging, stand)
    if meting is not None:
        _, item = _zet_meting(conn, meting, stand, nu)
        return f"inwoners {meting.periode} ({plek_in(stand, meting.wijk_id)})", item
    return _zoek_doener(wijziging)(conn, wijziging, stand, nu)


def _zoek_doener(wijziging: Wijziging) -> Doener:
    """Who carries it out; what belongs together is imported together."""
    if type(wijziging).__module__.endswith(".wijziging_overleg"):
        from ivp_tui.opslag.doen_afspraak import DOENERS_AFSPRAAK
        from ivp_tui.opslag.doen_overleg import DOENERS_OVERLEG

        return (DOENERS_OVERLEG | DOENERS_AFSPRAAK)[type(wijziging)]
    from ivp_tui.opslag.doen_nieuwplan import DOENERS_NIEUWPLAN
    from ivp_tui.opslag.doen_structuur import DOENERS_STRUCTUUR
    from ivp_tui.opslag.doen_velden import DOENERS_VELDEN
    from ivp_tui.opslag.doen_verantwoording import DOENERS_VERANTWOORDING

    return (DOENERS_VERANTWOORDING | DOENERS_NIEUWPLAN | DOENERS_STRUCTUUR | DOENERS_VELDEN)[type(wijziging)]


def _zet_status(conn: sqlite3.Connection, w: ZetStatus, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "actie", w.actie_id, "deze actie")
    gezien = stand.zicht(w.actie_id, w.wijk_id).hier
    verwacht = gezien.status if gezien else None
    rij = conn.execute(
        "SELECT id, status FROM stand WHERE actie_id = ? AND wijk_id IS ?", (w.actie_id, w.wijk_id)
    ).fetchone()
    in_bestand = Status(rij[1]) if rij else None
    if in_bestand not in (verwacht, w.status):
        raise Botsing("de status", w.status.value, in_bestand.value if in_bestand else "onbekend")
    if rij is None:
        conn.execute(
            "INSERT INTO stand (actie_id, wijk_id, status, gewijzigd_op) VALUES (?, ?, ?, ?)",
            (w.actie_id, w.wijk_id, w.status.value, nu),
        )
    else:
        conn.execute("UPDATE stand SET status = ?, gewijzigd_op = ? WHERE id = ?", (w.status.value, nu, rij[0]))
    return f"{w.status.value} ({plek_in(stand, w.wijk_id)})", ("actie", w.actie_id)


def _zet_reden(conn: sqlite3.Connection, w: ZetReden, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("toelichting", w.tekst)
    gezien = stand.zicht(w.actie_id, w.wijk_id).hier
    verwacht = gezien.toelichting if gezien else ""
    rij = conn.execute(
        "SELECT id, toelichting FROM stand WHERE actie_id = ? AND wijk_id IS ?", (w.actie_id, w.wijk_id)
    ).fetchone()
    if rij is None:
        # a note on an actie that has no status here yet: the status stays unknown, the note is kept
        bestaat(conn, "actie", w.actie_id, "deze actie")
        conn.execute(
            "INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op) VALUES (?, ?, ?, ?, ?)",
            (w.actie_id, w.wijk_id, Status.ONBEKEND.value, w.tekst, nu),
        )
    elif rij[1] not in (verwacht, w.tekst):
        raise Botsing("de toelichting", w.tekst, rij[1])
    else:
        conn.execute("UPDATE stand SET toelichting = ? WHERE id = ?", (w.tekst, rij[0]))
    return "toelichting", ("actie", w.actie_id)


def _zet_tekst(conn: sqlite3.Connection, w: ZetTekst, stand: Stand, nu: str) -> Gedaan:
    if w.veld not in TEKSTVELDEN[w.tabel]:
        raise Geweigerd(f"{w.veld} van {w.tabel} is geen tekst om te wijzigen")
    keur_tekst(w.veld, w.tekst)
    bestaat(conn, w.tabel, w.rij, f"dit item ({w.tabel})")
    nu_in_bestand = een(conn, f"SELECT {w.veld} FROM {w.tabel} WHERE id = ?", w.rij)
    if nu_in_bestand not in (w.verwacht, w.tekst):
        raise Botsing(f"{w.veld} van {w.tabel}", w.tekst, nu_in_bestand)
    conn.execute(f"UPDATE {w.tabel} SET {w.veld} = ? WHERE id = ?", (w.tekst, w.rij))
    return f"{w.veld} van {w.tabel}", (w.tabel, w.rij)


def _zet_deadline(conn: sqlite3.Connection, w: ZetDeadline, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "actie", w.actie_id, "deze actie")
    nieuw, verwacht = (d.isoformat() if d else None for d in (w.deadline, w.verwacht))
    nu_in_bestand = een(conn, "SELECT deadline FROM actie WHERE id = ?", w.actie_id)
    if nu_in_bestand not in (verwacht, nieuw):
        raise Botsing("de deadline", nieuw or "geen", nu_in_bestand or "geen")
    conn.execute("UPDATE actie SET deadline = ? WHERE id = ?", (nieuw, w.actie_id))
    return "deadline", ("actie", w.actie_id)


def _zet_wijken(conn: sqlite3.Connection, w: ZetWijken, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "actie", w.actie_id, "deze actie")
    hier = {rij[0] for rij in conn.execute("SELECT wijk_id FROM actie_wijk WHERE actie_id = ?", (w.actie_id,))}
    if hier not in (set(w.verwacht), set(w.wijken)):
        namen = ", ".join(plek_in(stand, wijk) for wijk in sorted(hier)) or "stad"
        raise Botsing("het gebied", ", ".join(plek_in(stand, wijk) for wijk in w.wijken) or "stad", namen)
    for wijk in sorted(hier - set(w.wijken)):
        conn.execute("DELETE FROM actie_wijk WHERE actie_id = ? AND wijk_id = ?", (w.actie_id, wijk))
    for wijk in sorted(set(w.wijken) - hier):
        conn.execute("INSERT INTO actie_wijk (actie_id, wijk_id) VALUES (?, ?)", (w.actie_id, wijk))
    return "gebied van actie", ("actie", w.actie_id)


def _zet_partners(conn: sqlite3.Connection, w: ZetPartners, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, "actie", w.actie_id, "deze actie")
    hier: dict[str, int] = dict(
        conn.execute(
            "SELECT naam, partner_id FROM actie_partner JOIN partner ON partner.id = partner_id WHERE actie_id = ?",
            (w.actie_id,),
        ).fetchall()
    )
    if set(hier) not in (set(w.verwacht), set(w.namen)):
        raise Botsing("de partners", ", ".join(w.namen) or "geen", ", ".join(hier) or "geen")
    for naam in hier.keys() - set(w.namen):
        conn.execute("DELETE FROM actie_partner WHERE actie_id = ? AND partner_id = ?", (w.actie_id, hier[naam]))
    for naam in (naam for naam in w.namen if naam not in hier):
        keur_tekst("naam", naam)
        partner = een(conn, "SELECT id FROM partner WHERE naam = ?", naam)
        if partner is None:
            partner = conn.execute("INSERT INTO partner (naam) VALUES (?)", (naam,)).lastrowid
        conn.execute("INSERT INTO actie_partner (actie_id, partner_id) VALUES (?, ?)", (w.actie_id, partner))
    return "partners", ("actie", w.actie_id)


def _figuur(waarde: float | None, onbekend: str | None, eenheid: str) -> str:
    return schrijf_waarde(waarde, Onbekend(onbekend) if onbekend else None, eenheid)


def _zet_meting(conn: sqlite3.Connection, w: ZetMeting, stand: Stand, nu: str) -> Gedaan:
    # the card of a figure may be of an indicator that the plan in view does not have
    eenheid = een(conn, "SELECT eenheid FROM indicator WHERE id = ?", w.indicator_id)
    if eenheid is None:
        raise Geweigerd("deze indicator is intussen verwijderd")
    if w.meting_id is None:
        return _nieuwe_meting(conn, w, eenheid)
    rij = conn.execute("SELECT waarde, onbekend, bron_id FROM meting WHERE id = ?", (w.meting_id,)).fetchone()
    if rij is None:
        raise Geweigerd("deze meting is intussen verwijderd")
    if w.verwacht is not None and rij[:2] not in (w.verwacht, (w.waarde, w.onbekend)):
        raise Botsing("het cijfer", _figuur(w.waarde, w.onbekend, eenheid), _figuur(rij[0], rij[1], eenheid))
    if rij[2] is not None and rij[:2] != (w.waarde, w.onbekend):
        # what a bron says stays as it says it: one's own figure stands beside it and is the one chosen
        conn.execute("UPDATE meting SET gekozen = 0 WHERE id = ?", (w.meting_id,))
        return _nieuwe_meting(conn, w, eenheid)
    conn.execute("UPDATE meting SET waarde = ?, onbekend = ? WHERE id = ?", (w.waarde, w.onbekend, w.meting_id))
    return f"cijfer {w.periode}", ("meting", w.meting_id)


def _nieuwe_meting(conn: sqlite3.Connection, w: ZetMeting, eenheid: str) -> Gedaan:
    al = conn.execute(
        "SELECT waarde, onbekend FROM meting WHERE indicator_id = ? AND wijk_id IS ? AND periode = ? AND gekozen = 1",
        (w.indicator_id, w.wijk_id, w.periode),
    ).fetchone()
    if al == (w.waarde, w.onbekend):
        return f"cijfer {w.periode}", None
    if al is not None:
        hier, daar = _figuur(w.waarde, w.onbekend, eenheid), _figuur(al[0], al[1], eenheid)
        raise Botsing(f"het cijfer van {w.periode}", hier, daar)
    nummer = conn.execute(
        """INSERT INTO meting (indicator_id, wijk_id, periode, waarde, onbekend, status, gekozen, vindplaats)
        VALUES (?, ?, ?, ?, ?, 'definitief', 1, 'eigen invoer')""",
        (w.indicator_id, w.wijk_id, w.periode, w.waarde, w.onbekend),
    ).lastrowid
    return f"cijfer {w.periode}", ("meting", nummer or 0)


def _kies_meting(conn: sqlite3.Connection, w: KiesMeting, stand: Stand, nu: str) -> Gedaan:
    rij = conn.execute("SELECT indicator_id, wijk_id, periode FROM meting WHERE id = ?", (w.meting_id,)).fetchone()
    if rij is None:
        raise Geweigerd("deze meting is intussen verwijderd")
    conn.execute(
        """UPDATE meting SET gekozen = 0 WHERE indicator_id = ? AND wijk_id IS ? AND periode = ? AND gekozen = 1
        AND id <> ?""",
        (*rij, w.meting_id),
    )
    conn.execute("UPDATE meting SET gekozen = 1 WHERE id = ? AND gekozen = 0", (w.meting_id,))
    return f"gekozen cijfer {rij[2]}", ("meting", w.meting_id)


def _zet_streefwaarde(conn: sqlite3.Connection, w: ZetStreefwaarde, stand: Stand, nu: str) -> Gedaan:
    rij = conn.execute(f"SELECT {w.veld} FROM streefwaarde WHERE id = ?", (w.streefwaarde_id,)).fetchone()
    if rij is None:
        raise Geweigerd("deze streefwaarde is intussen verwijderd")
    if rij[0] not in (w.verwacht, w.waarde):
        raise Botsing(f"de {w.veld}", str(w.waarde), str(rij[0]))
    conn.execute(f"UPDATE streefwaarde SET {w.veld} = ? WHERE id = ?", (w.waarde, w.streefwaarde_id))
    return w.veld, ("streefwaarde", w.streefwaarde_id)


def _nieuwe_actie(conn: sqlite3.Connection, w: NieuweActie, stand: Stand, nu: str) -> Gedaan:
    keur_tekst("titel", w.titel)
    bestaat(conn, "thema", w.thema_id, "dit thema")
    nummer = conn.execute(
        """INSERT INTO actie (plan_id, thema_id, volgorde, titel, soort, vindplaats)
        SELECT plan_id, id, 1 + coalesce((SELECT max(volgorde) FROM actie WHERE thema_id = thema.id), 0), ?, 'eigen',
        'eigen actie' FROM thema WHERE id = ?""",
        (w.titel, w.thema_id),
    ).lastrowid
    assert nummer is not None  # an INSERT of one row has a rowid
    if w.doel_id is not None:
        conn.execute("INSERT INTO actie_doel (actie_id, doel_id) VALUES (?, ?)", (nummer, w.doel_id))
    if w.wijk_id is not None:
        conn.execute("INSERT INTO actie_wijk (actie_id, wijk_id) VALUES (?, ?)", (nummer, w.wijk_id))
    return f"nieuwe actie ({plek_in(stand, w.wijk_id)})", ("actie", nummer)


def _archiveer(conn: sqlite3.Connection, w: Archiveer, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, w.tabel, w.rij, f"dit item ({w.tabel})")
    conn.execute(f"UPDATE {w.tabel} SET archief = 1 WHERE id = ?", (w.rij,))
    mee = ""
    if w.tabel in ("thema", "doel"):
        from ivp_tui.opslag.doen_meer import gaat_mee

        mee = gaat_mee(conn, w.tabel, w.rij)
    return f"{w.tabel} in het archief{mee}", (w.tabel, w.rij)


_DOENERS: dict[type, Doener] = {
    ZetStatus: _zet_status,
    ZetReden: _zet_reden,
    ZetTekst: _zet_tekst,
    ZetDeadline: _zet_deadline,
    ZetWijken: _zet_wijken,
    ZetPartners: _zet_partners,
    ZetMeting: _zet_meting,
    KiesMeting: _kies_meting,
    ZetStreefwaarde: _zet_streefwaarde,
    NieuweActie: _nieuwe_actie,
    Archiveer: _archiveer,
}
