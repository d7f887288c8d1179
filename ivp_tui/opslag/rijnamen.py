"""What a row of any table is called, where it belongs, and between which rows a field of it can choose."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.getal import schrijf_getal, schrijf_waarde
from ivp_tui.domein.rijen import woord
from ivp_tui.opslag.doen import een

Rij = Mapping[str, Any]

#: the columns by which a row belongs to another, in the order in which they are tried
_OUDERS = (
    "toezegging", "actie", "doel", "thema", "indicator", "gebied", "overleg",
    "van_thema", "van_doel", "van_actie",
)  # fmt: skip


def lees_rij(conn: sqlite3.Connection, tabel: str, rij: int) -> dict[str, Any] | None:
    """All columns of a row, None where it is gone."""
    cursor = conn.execute(f"SELECT * FROM {tabel} WHERE id = ?", (rij,))
    namen = [kolom[0] for kolom in cursor.description]
    gevonden = cursor.fetchone()
    return dict(zip(namen, gevonden, strict=True)) if gevonden is not None else None


def hoort_bij(conn: sqlite3.Connection, tabel: str, rij: Rij) -> tuple[int | None, int | None]:
    """The ids of the plan and the gemeente that a row is of; None where it is of no one plan, or gemeente."""
    if tabel == "gemeente":
        return None, rij.get("id")
    if tabel == "plan":
        return rij.get("id"), rij.get("gemeente_id")
    if rij.get("plan_id") is not None:
        return rij["plan_id"], een(conn, "SELECT gemeente_id FROM plan WHERE id = ?", rij["plan_id"])
    if rij.get("gemeente_id") is not None:
        return None, rij["gemeente_id"]
    for ouder in _OUDERS:
        nummer = rij.get(f"{ouder}_id")
        if nummer is not None:
            naar = ouder.removeprefix("van_")
            return hoort_bij(conn, naar, lees_rij(conn, naar, nummer) or {})
    return None, None


#: table -> the rows of it that can be chosen: name and the condition, with :plan, :gemeente and :nu (the one chosen)
_KEUZEN = {
    "bron": "SELECT id, titel FROM bron ORDER BY titel, id",
    "partner": "SELECT id, naam FROM partner ORDER BY naam, id",
    "indicator": "SELECT id, naam FROM indicator WHERE gemeente_id = :gemeente ORDER BY naam, id",
    "wijk": "SELECT id, naam FROM wijk WHERE gemeente_id = :gemeente ORDER BY volgorde, id",
    "gebied": "SELECT id, naam FROM gebied WHERE gemeente_id = :gemeente ORDER BY naam, id",
    "overlegsoort": "SELECT id, naam FROM overlegsoort WHERE plan_id = :plan ORDER BY naam, id",
    **{
        tabel: f"SELECT id, titel FROM {tabel} WHERE plan_id = :plan AND (archief = 0 OR id = :nu) ORDER BY titel, id"
        for tabel in ("thema", "doel", "actie")
    },
}


def keuzen(conn: sqlite3.Connection, tabel: str, rij: Rij, naar: str, nu: object = None) -> tuple[tuple[int, str], ...]:
    """The rows of `naar` that a field of this row can point at, (id, name); `nu` is the one it points at already."""
    plan, gemeente = hoort_bij(conn, tabel, rij)
    waarden = {"plan": plan, "gemeente": gemeente, "nu": nu if isinstance(nu, int) else None}
    return tuple(conn.execute(_KEUZEN[naar], waarden).fetchall())


def rijnaam(conn: sqlite3.Connection, tabel: str, rij: Rij) -> str:
    """What a row is called, in one line."""
    match tabel:
        case "streefwaarde":
            return _streefwaarde(conn, rij)
        case "meting":
            return _meting(conn, rij)
        case "actie_partner" | "thema_partner":
            naam = naam_van(conn, "partner", rij["partner_id"])
            return f"{naam} — {rij['rol']}" if rij["rol"] else naam
        case "actie_doel":
            herkomst = " (onze lezing)" if rij["herkomst"] == "lezing" else ""
            return naam_van(conn, "doel", rij["doel_id"]) + herkomst
        case "bericht":
            return f"{_dag(rij['datum'])}: {rij['tekst']}"
        case "middel":
            delen = [f"{veld} € {schrijf_getal(rij[veld])}" for veld in ("begroot", "gerealiseerd") if rij[veld]]
            return f"{rij['jaar']}: {', '.join(delen) or 'onbekend'}"
        case "kenmerk":
            return f"{rij['soort']}: {rij['tekst']}"
        case "vervolg":
            return " → ".join(_kant(conn, rij, kant) for kant in ("van", "naar"))
        case "partner" if rij["afkorting"]:
            return f"{rij['naam']} ({rij['afkorting']})"
        case _:
            return str(rij.get("titel") or rij.get("naam") or rij.get("tekst") or f"{woord(tabel)} {rij['id']}")


def naam_van(conn: sqlite3.Connection, tabel: str, nummer: int) -> str:
    """The name of a row by its id, "?" where it is gone."""
    rij = lees_rij(conn, tabel, nummer)
    return rijnaam(conn, tabel, rij) if rij is not None else "?"


def eenheid_van(conn: sqlite3.Connection, rij: Rij) -> str:
    """The eenheid of the indicator that a row is of, '' where it is of none."""
    return een(conn, "SELECT eenheid FROM indicator WHERE id = ?", rij.get("indicator_id")) or ""


def _dag(tekst: str) -> str:
    try:
        return schrijf_datum(date.fromisoformat(tekst))
    except ValueError:
        return tekst


def _kant(conn: sqlite3.Connection, rij: Rij, kant: str) -> str:
    for tabel in ("thema", "doel", "actie"):
        nummer = rij[f"{kant}_{tabel}_id"]
        if nummer is not None:
            plan = een(conn, f"SELECT slug FROM plan JOIN {tabel} ON plan_id = plan.id WHERE {tabel}.id = ?", nummer)
            return f"{naam_van(conn, tabel, nummer)} ({plan})"
    return "?"


def _streefwaarde(conn: sqlite3.Connection, rij: Rij) -> str:
    doel = schrijf_waarde(rij["doelwaarde"], None, eenheid_van(conn, rij)) if rij["doelwaarde"] is not None else ""
    wanneer = f" in {rij['doeljaar']}" if rij["doeljaar"] else ""
    delen = (rij["richting"], f"{doel}{wanneer}".strip())
    return f"{naam_van(conn, 'indicator', rij['indicator_id'])}: {', '.join(deel for deel in delen if deel)}"


def _meting(conn: sqlite3.Connection, rij: Rij) -> str:
    waar = naam_van(conn, "wijk", rij["wijk_id"]) if rij["wijk_id"] is not None else "stad"
    onbekend = Onbekend(rij["onbekend"]) if rij["onbekend"] else None
    cijfer = schrijf_waarde(rij["waarde"], onbekend, eenheid_van(conn, rij))
    telt = "" if rij["gekozen"] else " (telt niet)"
    return f"{naam_van(conn, 'indicator', rij['indicator_id'])}, {waar} {rij['periode']}: {cijfer}{telt}"
