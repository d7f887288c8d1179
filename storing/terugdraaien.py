"""Proof 6: any sequence of changes, undone one after the other to the start, gives back the start in every view."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    Archiveer,
    Geweigerd,
    KiesMeting,
    NieuweActie,
    Ongedaan,
    Opnieuw,
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
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht, NieuweToezegging, NieuwVerhaal, ZetMiddel
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf
from storing.toneel import PLAN, Uitkomst, keur_heel, maak_bestand

WIE, JAAR = "proef", 2018
#: with what a change of the sequence is drawn: its kind, two choices among what is there, and a text
Zet = tuple[str, int, int, str]
_TEKST = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
SOORTEN = (
    "status", "wijkstatus", "reden", "titel", "toelichting", "themanaam", "deadline", "wijken", "partners", "meting",
    "onbekend", "keuze", "streefwaarde", "actie", "archief", "middel", "toezegging", "verhaal", "bericht", "ongedaan",
    "opnieuw",
)  # fmt: skip
ZETTEN = st.lists(st.tuples(st.sampled_from(SOORTEN), st.integers(0, 999), st.integers(0, 999), _TEKST), max_size=14)


_WIJKEN = f"SELECT id FROM wijk WHERE gemeente_id = (SELECT gemeente_id FROM plan WHERE slug = '{PLAN}') ORDER BY id"


def beeld(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every view of the file but v_logboek, without the time of change."""
    namen = [rij[0] for rij in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    uit = {}
    for naam in namen:
        # the others are the journal's own tools, and hold the time
        if naam == "v_logboek" or not naam.startswith("v_"):
            continue
        rijen = conn.execute(f"SELECT * FROM {naam}")
        kolommen = [kolom[0] for kolom in rijen.description]
        waarden = [tuple(w for k, w in zip(kolommen, rij, strict=True) if k != "gewijzigd_op") for rij in rijen]
        uit[naam] = sorted((rij for rij in waarden if "gewijzigd_op" not in rij), key=repr)
    return uit


def _kies(conn: sqlite3.Connection, vraag: str, welke: int) -> tuple[object, ...]:
    rijen = conn.execute(vraag).fetchall()
    rij: tuple[object, ...] = rijen[welke % len(rijen)]
    return rij


def _getal(waarde: object) -> int:
    return int(str(waarde))


def bedoel(conn: sqlite3.Connection, zet: Zet) -> Wijziging:
    """The intent that a drawn change stands for, in the file as it is now."""
    soort, a, b, tekst = zet
    plan = f"plan_id = (SELECT id FROM plan WHERE slug = '{PLAN}')"
    actie_id, titel, toelichting, deadline = _kies(
        conn, f"SELECT id, titel, toelichting, deadline FROM actie WHERE archief = 0 AND {plan} ORDER BY id", a % 5
    )
    actie = _getal(actie_id)
    wijk = _getal(_kies(conn, _WIJKEN, b)[0])
    thema_id, themanaam = _kies(conn, f"SELECT id, titel FROM thema WHERE {plan} ORDER BY id", a)
    thema, dag = _getal(thema_id), date(2016, 1 + b % 12, 1 + a % 28)
    match soort:
        case "status" | "wijkstatus":
            return ZetStatus(actie, wijk if soort == "wijkstatus" else None, list(Status)[b % len(Status)])
        case "reden":
            return ZetReden(actie, None, tekst)
        case "titel":
            return ZetTekst("actie", actie, "titel", tekst, str(titel))
        case "toelichting":
            return ZetTekst("actie", actie, "toelichting", tekst, str(toelichting))
        case "themanaam":
            return ZetTekst("thema", thema, "titel", tekst, str(themanaam))
        case "deadline":
            return ZetDeadline(actie, dag if b % 3 else None, date.fromisoformat(str(deadline)) if deadline else None)
        case "wijken" | "partners":
            return _verband(conn, soort, actie, wijk, tekst)
        case "meting" | "onbekend" | "keuze" | "streefwaarde":
            return _cijfer(conn, soort, a, b)
        case "actie":
            return NieuweActie(thema, None, wijk if b % 2 else None, tekst)
        case "archief":
            return Archiveer(actie)
        case "middel":
            return ZetMiddel(thema, 2016 + b % 3, "begroot", float(a), None)
        case "toezegging":
            return NieuweToezegging(thema, tekst, dag)
        case "verhaal":
            return NieuwVerhaal(("actie", actie), wijk, tekst, dag)
        case "bericht":
            return NieuwBericht("actie", actie, dag, tekst)
    return Ongedaan() if soort == "ongedaan" else Opnieuw()


def _verband(conn: sqlite3.Connection, soort: str, actie: int, wijk: int, tekst: str) -> Wijziging:
    stand = lees_stand(conn, PLAN, JAAR)
    if soort == "wijken":
        return ZetWijken(actie, (wijk,), tuple(sorted(stand.actie[actie].wijken)))
    return ZetPartners(actie, (tekst.strip() or "x", "Halt"), tuple(rol.naam for rol in stand.actie[actie].partners))


def _cijfer(conn: sqlite3.Connection, soort: str, a: int, b: int) -> Wijziging:
    if soort == "streefwaarde":
        nummer, was = _kies(conn, "SELECT id, doelwaarde FROM streefwaarde ORDER BY id", a)
        return ZetStreefwaarde(_getal(nummer), "doelwaarde", float(b), None if was is None else float(str(was)))
    # of the plan in view: the Stand knows its indicatoren
    stand = lees_stand(conn, PLAN, JAAR)
    plek = ", ".join(map(str, sorted(stand.indicator)))
    vraag = f"""SELECT id, indicator_id, wijk_id, periode, waarde, onbekend FROM meting
        WHERE indicator_id IN ({plek}) {"AND gekozen = 1" if soort != "keuze" else ""} ORDER BY id"""
    nummer, indicator, wijk, periode, waarde, onbekend = _kies(conn, vraag, a)
    if soort == "keuze":
        return KiesMeting(_getal(nummer))
    was = (None if waarde is None else float(str(waarde)), None if onbekend is None else str(onbekend))
    nieuw = (None, "PM") if soort == "onbekend" else (float(b), None)
    gebied = None if wijk is None else _getal(wijk)
    return ZetMeting(_getal(indicator), gebied, _getal(periode), nieuw[0], nieuw[1], _getal(nummer), was)


def doe_en_terug(bestand: Bestand, zetten: list[Zet], uit: Uitkomst) -> None:
    """Carry out a sequence, undo all of it, and compare with the start."""
    conn = bestand.conn
    begin = beeld(conn)
    for zet in zetten:
        try:
            uitslag = schrijf(bestand, bedoel(conn, zet), lees_stand(conn, PLAN, JAAR), WIE)
        except Geweigerd:
            uit.tel("geweigerde wijzigingen")
            continue
        uit.tel("wijzigingen", int(uitslag.gewijzigd))
    while True:
        try:
            schrijf(bestand, Ongedaan(), lees_stand(conn, PLAN, JAAR), WIE)
        except Geweigerd as fout:
            if "niets van u" not in str(fout):
                raise
            break
        uit.tel("keren ongedaan")
    einde = beeld(conn)
    for naam, rijen in begin.items():
        assert einde[naam] == rijen, naam
    uit.tel("reeksen terug bij het begin")


def proef(map_: Path, aantal: int, zaad: int) -> Uitkomst:
    """Draw so many sequences; the file is the same one all along, each sequence ends where it began."""
    uit = Uitkomst("ongedaan tot het begin")
    uit.cijfers |= {
        "reeksen terug bij het begin": 0,
        "wijzigingen": 0,
        "geweigerde wijzigingen": 0,
        "keren ongedaan": 0,
    }
    vers = maak_bestand(map_)

    @seed(zaad)
    @settings(
        max_examples=aantal,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    @given(ZETTEN)
    def alle(zetten: list[Zet]) -> None:
        bestand = open_bestand(Path(shutil.copy(vers, map_ / "terug.db")))
        try:
            doe_en_terug(bestand, zetten, uit)
        finally:
            bestand.sluit()

    try:
        alle()
    except Exception as fout:
        # more than one kind of failure comes as a group; each says with which sequence it was found
        for deel in getattr(fout, "exceptions", (fout,)):
            uit.fouten.append("\n".join([repr(deel), *getattr(deel, "__notes__", ())]))
    uit.cijfers["weergaven vergeleken"] = _aantal_weergaven(vers)
    uit.fouten += keur_heel(map_ / "terug.db")
    return uit


def _aantal_weergaven(db: Path) -> int:
    bestand = open_bestand(db, alleen_lezen=True)
    try:
        return len(beeld(bestand.conn))
    finally:
        bestand.sluit()
