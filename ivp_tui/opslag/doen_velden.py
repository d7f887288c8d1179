"""What setting any field does to the tables, and adding and taking away a row, in the open transaction.

What the schema would refuse is refused here first, in Dutch.
"""

import re
import sqlite3
from collections.abc import Mapping
from typing import Any

from ivp_tui.domein.rijen import VRAAGT, WEG, deze, woord
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.velden import OVERAL_VAST, UNIEK, VAST, VELDEN, Waardesoort
from ivp_tui.domein.veldregels import Kaartveld, gevolgen, keur_samen, keur_waarde, kolom_van, toon
from ivp_tui.domein.wijziging import Botsing, Geweigerd
from ivp_tui.domein.wijziging_velden import NieuweRij, VerwijderRij, ZetVeld
from ivp_tui.opslag.doen import Doener, Gedaan, bestaat, een
from ivp_tui.opslag.lezen_kaart import lees_veld
from ivp_tui.opslag.logwoorden import Namen
from ivp_tui.opslag.rijnamen import eenheid_van, keuzen, lees_rij, naam_van
from ivp_tui.opslag.schema import kolommen
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: where a figure belongs: of each such place exactly one counts
_PLEK = ("indicator_id", "wijk_id", "periode")


def _zet_veld(conn: sqlite3.Connection, w: ZetVeld, stand: Stand, nu: str) -> Gedaan:
    kolom = kolom_van(w.tabel, w.veld)
    if kolom.soort in (Waardesoort.CIJFER, Waardesoort.BEDRAG):
        raise Geweigerd(f"{kolom.label.lower()} wordt gezet als cijfer met zijn bron")
    keur_waarde(kolom, w.waarde)
    veld = lees_veld(conn, w.tabel, w.rij, w.veld)
    if veld is None:
        raise Geweigerd(f"{deze(w.tabel)} is intussen verwijderd")
    wat = f"{kolom.label.lower()} van {woord(w.tabel)}"
    if veld.waarde not in (w.verwacht, w.waarde):
        raise Botsing(wat, _in_woorden(veld, w.waarde), _in_woorden(veld, veld.waarde))
    if veld.waarde == w.waarde:
        return wat, (w.tabel, w.rij)
    _keur_keus(veld, w.waarde)
    ook = gevolgen(w.tabel, w.veld, w.waarde)
    rij = {**veld.rest, w.veld: w.waarde, **ook}
    keur_samen(w.tabel, rij)
    _keur_uniek(conn, w.tabel, rij)
    _keur_eenheid(conn, w.tabel, rij)
    if kolom.soort is Waardesoort.VERZAMELING:
        _zet_verzameling(conn, veld, w.waarde)
    elif w.tabel == "meting" and w.veld in _PLEK:
        _verplaats_meting(conn, veld.rest, rij)
    else:
        zetten = ", ".join(f"{naam} = ?" for naam in (w.veld, *ook))
        conn.execute(f"UPDATE {w.tabel} SET {zetten} WHERE id = ?", (w.waarde, *ook.values(), w.rij))
    return wat, (w.tabel, w.rij)


def _in_woorden(veld: Kaartveld, waarde: Any) -> str:
    """A value as a person knows it: never an id."""
    return toon(veld.kolom, waarde, dict(veld.keuzen), veld.rest, veld.eenheid) or veld.kolom.niets


def _keur_keus(veld: Kaartveld, waarde: Any) -> None:
    """A row that is pointed at must be there, and of the same plan or gemeente."""
    kolom = veld.kolom
    gekozen = waarde if isinstance(waarde, tuple) else () if waarde is None else (waarde,)
    if kolom.naar and not set(gekozen) <= {nummer for nummer, _ in veld.keuzen}:
        raise Geweigerd(f"{deze(kolom.naar)} is intussen verwijderd, of hoort hier niet; kies een andere")


def _keur_uniek(conn: sqlite3.Connection, tabel: str, rij: Mapping[str, Any]) -> None:
    velden = UNIEK.get(tabel)
    if velden is None:
        return
    waar = " AND ".join(f"{veld} IS ?" for veld in velden)
    ander = een(
        conn, f"SELECT id FROM {tabel} WHERE {waar} AND id IS NOT ?", *(rij[veld] for veld in velden), rij.get("id")
    )
    if ander is not None:
        raise Geweigerd(
            f"er is al zo'n {woord(tabel)}: «{naam_van(conn, tabel, ander)}»; neem die, of kies iets anders"
        )


def _keur_eenheid(conn: sqlite3.Connection, tabel: str, rij: Mapping[str, Any]) -> None:
    """Of a percentage no figure is above 100."""
    if tabel == "indicator" and rij["eenheid"] == "%":
        jaar = een(conn, "SELECT periode FROM meting WHERE indicator_id = ? AND waarde > 100", rij.get("id"))
        doel = een(
            conn,
            "SELECT id FROM streefwaarde WHERE indicator_id = ? AND (basiswaarde > 100 OR doelwaarde > 100)",
            rij.get("id"),
        )
        if jaar is not None or doel is not None:
            waar = f"het cijfer van {jaar}" if jaar is not None else "een streefwaarde"
            raise Geweigerd(f"deze indicator is geen percentage: {waar} is meer dan 100")
    waarden = [rij.get(naam) or 0 for naam in ("waarde", "basiswaarde", "doelwaarde")]
    if tabel in ("meting", "streefwaarde") and max(waarden) > 100 and eenheid_van(conn, rij) == "%":
        raise Geweigerd("een percentage ligt tussen 0 en 100, en hier staat meer; kies een andere indicator of waarde")


def _zet_verzameling(conn: sqlite3.Connection, veld: Kaartveld, waarde: Any) -> None:
    tabel, eigen, ander = veld.kolom.via
    for nummer in sorted(set(veld.waarde) - set(waarde)):
        conn.execute(f"DELETE FROM {tabel} WHERE {eigen} = ? AND {ander} = ?", (veld.rij, nummer))
    for nummer in sorted(set(waarde) - set(veld.waarde)):
        conn.execute(f"INSERT INTO {tabel} ({eigen}, {ander}) VALUES (?, ?)", (veld.rij, nummer))


# of the figures of one indicator, area and year exactly one counts


def _verplaats_meting(conn: sqlite3.Connection, oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> None:
    """Give a figure another indicator, area or year: it counts there where nothing did, and here another does now."""
    plek = [nieuw[naam] for naam in _PLEK]
    bezet = een(conn, f"SELECT 1 FROM meting WHERE {_WAAR_PLEK} AND gekozen = 1", *plek)
    conn.execute(
        "UPDATE meting SET indicator_id = ?, wijk_id = ?, periode = ?, gekozen = ? WHERE id = ?",
        (*plek, int(bezet is None), nieuw["id"]),
    )
    if oud["gekozen"]:
        _kies_een(conn, oud)


_WAAR_PLEK = " AND ".join(f"{naam} IS ?" for naam in _PLEK)


def _kies_een(conn: sqlite3.Connection, plek: Mapping[str, Any]) -> None:
    """Have a figure count again where the one that did is gone: one with a value first, then the oldest row."""
    conn.execute(
        f"""UPDATE meting SET gekozen = 1 WHERE id = (SELECT id FROM meting WHERE {_WAAR_PLEK}
        ORDER BY waarde IS NULL, id LIMIT 1)""",
        [plek[naam] for naam in _PLEK],
    )


# rows


def _nieuwe_rij(conn: sqlite3.Connection, w: NieuweRij, stand: Stand, nu: str) -> Gedaan:
    if w.tabel not in VRAAGT or w.tabel == "meting":
        raise Geweigerd(f"een {woord(w.tabel)} komt er zo niet bij")
    namen = kolommen(conn, w.tabel)
    rij: dict[str, Any] = {}
    for kolom, nummer in w.onder:
        vast = kolom in OVERAL_VAST or kolom in VAST.get(w.tabel, {}) or kolom in {k.naam for k in VELDEN[w.tabel]}
        if kolom not in namen or not kolom.endswith("_id") or not vast:
            raise Geweigerd(f"een {woord(w.tabel)} hoort niet bij een {kolom.removesuffix('_id')}")
        if nummer is not None:
            bestaat(conn, kolom.removesuffix("_id"), nummer, deze(kolom.removesuffix("_id")))
        rij[kolom] = nummer
    _vul(conn, w, rij)
    if "vindplaats" in namen:
        rij.setdefault("vindplaats", "eigen invoer")
    rij |= _eigen_kolommen(conn, w.tabel, rij)
    keur_samen(w.tabel, rij)
    _keur_uniek(conn, w.tabel, rij)
    vragen = ", ".join("?" * len(rij))
    nummer = conn.execute(f"INSERT INTO {w.tabel} ({', '.join(rij)}) VALUES ({vragen})", tuple(rij.values())).lastrowid
    return f"nieuw: {woord(w.tabel)}", (w.tabel, nummer or 0)


def _vul(conn: sqlite3.Connection, w: NieuweRij, rij: dict[str, Any]) -> None:
    """Put the fields in that were asked, each as its field may be; raises Geweigerd for one that is missing."""
    gegeven = dict(w.waarden)
    for naam in {*VRAAGT[w.tabel], *gegeven}:
        kolom = kolom_van(w.tabel, naam)
        waarde = gegeven.get(naam, "" if kolom.soort is Waardesoort.TEKST else None)
        keur_waarde(kolom, waarde)
        if kolom.naar:
            _keur_keus(Kaartveld(w.tabel, 0, kolom, None, rij, keuzen(conn, w.tabel, rij, kolom.naar)), waarde)
        rij[naam] = waarde


def _eigen_kolommen(conn: sqlite3.Connection, tabel: str, rij: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that a person never sees: a sleutel that no other has, and a place at the end."""
    namen, uit = kolommen(conn, tabel), {}
    if "sleutel" in namen:
        stam = re.sub(r"[^a-z0-9]+", "-", str(rij.get("titel") or rij.get("naam")).casefold()).strip("-")[:40] or tabel
        bezet = {r[0] for r in conn.execute(f"SELECT sleutel FROM {tabel}")}
        proef = (stam if teller == 1 else f"{stam}-{teller}" for teller in range(1, len(bezet) + 3))
        uit["sleutel"] = next(sleutel for sleutel in proef if sleutel not in bezet)
    if "volgorde" in namen:
        ouder = "plan_id" if "plan_id" in namen else "gemeente_id"
        uit["volgorde"] = een(
            conn, f"SELECT 1 + coalesce(max(volgorde), 0) FROM {tabel} WHERE {ouder} IS ?", rij[ouder]
        )
    return uit


def _verwijder_rij(conn: sqlite3.Connection, w: VerwijderRij, stand: Stand, nu: str) -> Gedaan:
    if w.tabel not in WEG:
        raise Geweigerd(f"een {woord(w.tabel)} gaat zo niet weg; D legt hem op de werkbank in het archief")
    rij = lees_rij(conn, w.tabel, w.rij)
    if rij is None:
        raise Geweigerd(f"{deze(w.tabel)} is intussen verwijderd")
    if w.tabel == "meting" and rij["bron_id"] is not None:
        raise Geweigerd("dit cijfer is van een bron en blijft staan; met b, Enter kiest u welk cijfer telt")
    _keur_los(conn, w.tabel, w.rij)
    conn.execute(f"DELETE FROM {w.tabel} WHERE id = ?", (w.rij,))
    if w.tabel == "meting" and rij["gekozen"]:
        _kies_een(conn, rij)
    return f"weg: {woord(w.tabel)}", (w.tabel, w.rij)


def _keur_los(conn: sqlite3.Connection, tabel: str, rij: int) -> None:
    """Refuse to take away what something refers to; what goes along with it (ON DELETE CASCADE) does not count."""
    hangt: list[tuple[str, int]] = []
    for ander in ALLE_TABELLEN:
        for sleutel in conn.execute(f"PRAGMA foreign_key_list({ander})").fetchall():
            if sleutel[2] == tabel and sleutel[6] != "CASCADE":
                vraag = f"SELECT id FROM {ander} WHERE {sleutel[3]} = ? ORDER BY id"
                hangt += [(ander, gevonden[0]) for gevonden in conn.execute(vraag, (rij,))]
    if not hangt:
        return
    namen = Namen(conn)
    items = list(dict.fromkeys(namen.item(*plek) for plek in hangt))
    wie = ", ".join(f"{item.soort} «{item.titel[:50]}»" for item in items[:3])
    meer = f" en nog {len(items) - 3}" if len(items) > 3 else ""
    raise Geweigerd(f"{deze(tabel)} is nog in gebruik bij {wie}{meer}; wijzig dat eerst")


DOENERS_VELDEN: dict[type, Doener] = {
    ZetVeld: _zet_veld,
    NieuweRij: _nieuwe_rij,
    VerwijderRij: _verwijder_rij,
}
