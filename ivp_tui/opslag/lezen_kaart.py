"""Reading the card of any row, one field of it to edit, and the lists of rows; in SQL, at the moment it is asked."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from ivp_tui.domein.kaart import Kaart, Kaartregel, Lijstrij
from ivp_tui.domein.rijen import KINDEREN, Kinderen, woord
from ivp_tui.domein.velden import VELDEN, Kolom, Waardesoort
from ivp_tui.domein.veldregels import Kaartveld, kolom_van, toon
from ivp_tui.opslag.doen import een
from ivp_tui.opslag.logwoorden import BIJ, Namen
from ivp_tui.opslag.rijnamen import eenheid_van, hoort_bij, keuzen, lees_rij, naam_van, rijnaam
from ivp_tui.opslag.schema import kolommen


def lees_veld(conn: sqlite3.Connection, tabel: str, rij: int, naam: str) -> Kaartveld | None:
    """A field of a row with what reading a new value needs; None where the row is gone.

    Raises Geweigerd for what is no field, and sqlite3.Error.
    """
    kolom = kolom_van(tabel, naam)
    waarden = lees_rij(conn, tabel, rij)
    return None if waarden is None else _veld(conn, tabel, kolom, waarden)


def nieuw_veld(conn: sqlite3.Connection, tabel: str, naam: str, onder: Mapping[str, Any]) -> Kaartveld:
    """A field of a row that is not there yet, to ask for; `onder` is what it belongs to."""
    kolom = kolom_van(tabel, naam)
    leeg = () if kolom.soort is Waardesoort.VERZAMELING else None
    uit = keuzen(conn, tabel, onder, kolom.naar) if kolom.naar else ()
    return Kaartveld(tabel, 0, kolom, leeg, onder, uit, eenheid_van(conn, onder))


def _veld(conn: sqlite3.Connection, tabel: str, kolom: Kolom, rij: dict[str, Any]) -> Kaartveld:
    waarde = _waarde(conn, kolom, rij)
    uit = keuzen(conn, tabel, rij, kolom.naar, waarde) if kolom.naar else ()
    bron = naam_van(conn, "bron", rij["bron_id"]) if rij.get("bron_id") else ""
    return Kaartveld(tabel, rij["id"], kolom, waarde, rij, uit, eenheid_van(conn, rij), bron)


def _waarde(conn: sqlite3.Connection, kolom: Kolom, rij: Mapping[str, Any]) -> Any:
    if kolom.soort is not Waardesoort.VERZAMELING:
        return rij[kolom.naam]
    tabel, eigen, ander = kolom.via
    return tuple(r[0] for r in conn.execute(f"SELECT {ander} FROM {tabel} WHERE {eigen} = ? ORDER BY 1", (rij["id"],)))


def lees_kaart(conn: sqlite3.Connection, tabel: str, rij: int) -> Kaart | None:
    """The card of a row, None where it is gone; raises sqlite3.Error, and ValueError for a value nobody knows."""
    waarden = lees_rij(conn, tabel, rij)
    if waarden is None:
        return None
    velden = tuple(_regel(conn, _veld(conn, tabel, kolom, waarden)) for kolom in VELDEN[tabel])
    kinderen = tuple(regel for soort in KINDEREN.get(tabel, ()) for regel in _kinderen(conn, rij, soort))
    return Kaart(tabel, rij, _titel(conn, tabel, waarden), velden + kinderen)


def _titel(conn: sqlite3.Connection, tabel: str, rij: dict[str, Any]) -> str:
    naam = f"{woord(tabel).capitalize()} «{rijnaam(conn, tabel, rij)}»"
    if tabel not in BIJ:
        return naam
    item = Namen(conn).item(tabel, rij["id"])
    return f"{naam}, {item.soort} «{item.titel}»"


def _regel(conn: sqlite3.Connection, veld: Kaartveld) -> Kaartregel:
    kolom = veld.kolom
    tekst = toon(kolom, veld.waarde, dict(veld.keuzen), veld.rest, veld.eenheid)
    naar = (kolom.naar, veld.waarde) if kolom.soort is Waardesoort.VERWIJZING and veld.waarde is not None else None
    return Kaartregel(kolom.label, tekst, kolom.naam, naar, None, kolom.niets)


def _kinderen(conn: sqlite3.Connection, rij: int, soort: Kinderen) -> Iterator[Kaartregel]:
    if soort.via:
        waar = f"id IN (SELECT {soort.tabel}_id FROM {soort.via} WHERE {soort.kolom} = ?)"
    else:
        waar = f"{soort.kolom} = ?"
        # a plan's own kenmerken: those of its thema's stand on the card of the thema
        waar += " AND thema_id IS NULL" if soort.kolom == "plan_id" else ""
    orde = {"meting": "periode DESC, wijk_id, gekozen DESC, id", "bericht": "datum, id", "middel": "jaar"}
    volgorde = orde.get(soort.tabel, "id")
    nummers = conn.execute(f"SELECT id FROM {soort.tabel} WHERE {waar} ORDER BY {volgorde}", (rij,)).fetchall()
    for plaats, (nummer,) in enumerate(nummers):
        label = soort.label if plaats == 0 else ""
        yield Kaartregel(label, naam_van(conn, soort.tabel, nummer), "", (soort.tabel, nummer), soort)
    if not nummers and soort.tabel not in ("vervolg", "actie_doel") and not soort.via:
        yield Kaartregel(soort.label, "", "", None, soort, "– (a voegt toe)")


#: table -> how its list is ordered and narrowed, and what is said beside the name
_LIJST = {
    "partner": ("1 ORDER BY naam, id", "soort"),
    "bron": ("1 ORDER BY titel, id", "uitgever"),
    "indicator": ("gemeente_id = :gemeente ORDER BY naam, id", "eenheid"),
    "gebied": ("gemeente_id = :gemeente ORDER BY naam, id", "ligging"),
    "overlegsoort": ("plan_id = :plan ORDER BY naam, id", "ritme"),
    "kenmerk": ("plan_id = :plan ORDER BY soort, volgorde, id", "vindplaats"),
}


def lees_lijst(conn: sqlite3.Connection, tabel: str, plan: int, gemeente: int) -> tuple[Lijstrij, ...]:
    """The rows of a table for a plan and its gemeente, by name; raises sqlite3.Error."""
    waar, bij = _LIJST[tabel]
    vraag = f"SELECT id, {bij} FROM {tabel} WHERE {waar}"
    rijen = conn.execute(vraag, {"plan": plan, "gemeente": gemeente}).fetchall()
    return tuple(Lijstrij(nummer, naam_van(conn, tabel, nummer), tekst or "") for nummer, tekst in rijen)


def is_er_al(conn: sqlite3.Connection, indicator: int, wijk: int | None, jaar: int) -> bool:
    """Whether an indicator has a figure for an area and year."""
    vraag = "SELECT 1 FROM meting WHERE indicator_id = ? AND wijk_id IS ? AND periode = ?"
    return een(conn, vraag, indicator, wijk, jaar) is not None


def onder_van(
    conn: sqlite3.Connection, tabel: str, rij: int, soort: Kinderen, wijk: int | None
) -> tuple[tuple[str, int | None], ...]:
    """What a new row under this one belongs to, by column; a figure is of the wijk in view where that is of here."""
    onder: dict[str, int | None] = {soort.kolom: rij}
    if "plan_id" in kolommen(conn, soort.tabel):
        onder["plan_id"] = hoort_bij(conn, tabel, lees_rij(conn, tabel, rij) or {})[0]
    if soort.tabel == "meting":
        van_hier = keuzen(conn, "meting", onder, "wijk")
        onder["wijk_id"] = wijk if wijk in dict(van_hier) else None
    return tuple(onder.items())
