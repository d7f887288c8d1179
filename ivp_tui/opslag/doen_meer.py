"""What the intents about many acties and about the archive do to the tables: all of it or nothing."""

import sqlite3
from collections.abc import Iterable

from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Botsing, Wijziging, ZetReden, ZetStatus
from ivp_tui.domein.wijziging_structuur import ArchiveerMeer, HaalTerug, ZetRedenen, ZetStatussen
from ivp_tui.opslag.doen import Doener, Gedaan, aantal, bestaat, een, in_beeld, plek_in, titel_van
from ivp_tui.opslag.uitvoeren import voer_uit


def _een_voor_een(
    conn: sqlite3.Connection, acties: Iterable[tuple[int, Wijziging]], wat: str, stand: Stand, nu: str
) -> None:
    """Carry out one intent an actie; where one of them was changed by another, say which, and that none was saved."""
    alle = list(acties)
    for actie, wijziging in alle:
        in_beeld(conn, "actie", actie)
        try:
            voer_uit(conn, wijziging, stand, nu)
        except Botsing as fout:
            botsing = Botsing(f"{wat} van {titel_van(conn, 'actie', actie)}", fout.hier, fout.daar)
            if len(alle) > 1:
                botsing.args = (f"{botsing}, en ook van de andere {len(alle) - 1} is niets opgeslagen",)
            raise botsing from fout


def _zet_statussen(conn: sqlite3.Connection, w: ZetStatussen, stand: Stand, nu: str) -> Gedaan:
    _een_voor_een(conn, ((a, ZetStatus(a, w.wijk_id, w.status)) for a in w.acties), "de status", stand, nu)
    hoeveel = aantal(len(w.acties), "actie", "acties")
    return f"{w.status.value} ({plek_in(stand, w.wijk_id)}) voor {hoeveel}", ("actie", w.acties[0])


def _zet_redenen(conn: sqlite3.Connection, w: ZetRedenen, stand: Stand, nu: str) -> Gedaan:
    def tekst(actie: int) -> str:
        """The reason, with what was noted there before behind it: one sentence for many must not wipe out theirs."""
        hier = stand.zicht(actie, w.wijk_id).hier
        oud = hier.toelichting if hier else ""
        return w.tekst if oud in ("", w.tekst) else f"{w.tekst} (eerder: {oud})"

    redenen = ((a, ZetReden(a, w.wijk_id, tekst(a))) for a in w.acties)
    _een_voor_een(conn, redenen, "de toelichting", stand, nu)
    return f"toelichting van {aantal(len(w.acties), 'actie', 'acties')}", ("actie", w.acties[0])


# the archive


def gaat_mee(conn: sqlite3.Connection, soort: str, rij: int) -> str:
    """What goes out of sight with a thema, or loses its doel, as the end of a sentence."""
    if soort == "thema":
        doelen = een(conn, "SELECT count(*) FROM doel WHERE thema_id = ? AND archief = 0", rij)
        acties = een(conn, "SELECT count(*) FROM actie WHERE thema_id = ? AND archief = 0", rij)
        delen = [(doelen, "doel", "doelen"), (acties, "actie", "acties")]
        mee = " en ".join(aantal(*deel) for deel in delen if deel[0])
        return f", met {mee}" if mee else ""
    los = een(
        conn,
        """SELECT count(*) FROM actie JOIN doel ON doel.id = ?1 AND doel.thema_id = actie.thema_id
        WHERE actie.archief = 0 AND actie.id IN (SELECT actie_id FROM actie_doel WHERE doel_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM actie_doel JOIN doel AS ander ON ander.id = doel_id
            WHERE actie_id = actie.id AND ander.archief = 0 AND ander.thema_id = actie.thema_id)""",
        rij,
    )
    return f"; {aantal(los, 'actie staat', 'acties staan')} nu bij het hele thema" if los else ""


def _archiveer_meer(conn: sqlite3.Connection, w: ArchiveerMeer, stand: Stand, nu: str) -> Gedaan:
    for rij in w.rijen:
        bestaat(conn, w.soort, rij, f"dit item ({w.soort})")
        conn.execute(f"UPDATE {w.soort} SET archief = 1 WHERE id = ?", (rij,))
    return f"{aantal(len(w.rijen), w.soort, f'{w.soort}s')} in het archief", (w.soort, w.rijen[0])


def _haal_terug(conn: sqlite3.Connection, w: HaalTerug, stand: Stand, nu: str) -> Gedaan:
    bestaat(conn, w.soort, w.rij, f"dit item ({w.soort})")
    conn.execute(f"UPDATE {w.soort} SET archief = 0 WHERE id = ?", (w.rij,))
    return f"{w.soort} terug uit het archief{_waar_terug(conn, w.soort, w.rij)}", (w.soort, w.rij)


def _waar_terug(conn: sqlite3.Connection, soort: str, rij: int) -> str:
    """Where an item that came back stands now, as the end of a sentence."""
    if soort == "thema":
        return gaat_mee(conn, soort, rij)
    if soort not in ("doel", "actie"):
        return f", bij de {'toezeggingen' if soort == 'toezegging' else 'verhalen'}"
    thema = een(conn, f"SELECT thema_id FROM {soort} WHERE id = ?", rij)
    if thema is None:
        return ", bij de hoofddoelen"
    if een(conn, "SELECT archief FROM thema WHERE id = ?", thema):
        naam = titel_van(conn, "thema", thema)
        return f", maar thema {naam} ligt er zelf nog in; haal dat ook terug"
    doel = een(
        conn,
        """SELECT doel.id FROM actie_doel JOIN doel ON doel.id = doel_id
        WHERE actie_id = ? AND doel.archief = 0 AND doel.thema_id = ? ORDER BY doel.volgorde, doel.id LIMIT 1""",
        rij if soort == "actie" else 0,
        thema,
    )
    return (
        f", onder doel {titel_van(conn, 'doel', doel)}" if doel else f", onder thema {titel_van(conn, 'thema', thema)}"
    )


DOENERS_MEER: dict[type, Doener] = {
    ZetStatussen: _zet_statussen,
    ZetRedenen: _zet_redenen,
    ArchiveerMeer: _archiveer_meer,
    HaalTerug: _haal_terug,
}
