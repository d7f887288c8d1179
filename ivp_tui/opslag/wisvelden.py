"""Which fields hold text of people's own, and what stands there once it is erased; read from the schema."""

import re
import sqlite3

from ivp_tui.domein.wijziging_wissen import Wisplek
from ivp_tui.opslag.schema import kolommen
from ivp_tui.opslag.tabellen import ALLE_TABELLEN, EIGEN_TABELLEN

MERK = "[gewist]"

#: text of the file about itself that can hold words of a plan: (table, field) -> its key
EIGEN: dict[tuple[str, str], str] = {("groep", "omschrijving"): "id", ("migratie", "naam"): "nummer"}

#: words and days of a fixed form, never text of a person
_VAST = frozenset({"bestaat", "datum", "deadline", "eenheid", "status"})

#: what keeps the file together or says where something stands: erased only when it is asked for by name or by text
_BIJKOMEND = frozenset(
    {"sleutel", "slug", "code", "url", "vindplaats", "uitgave", "nummer", "termijn", "schakels", "aanpak", "soort"}
)

#: the same in one table: by its naam an overleg without overlegsoort is known as one of a series, which has numbers
_BIJKOMEND_VAN = frozenset({("overleg", "naam")})


def is_tekst(tabel: str, veld: str) -> bool:
    """Whether a field can hold any text; of a table that this ivp does not know every field may."""
    # of the journal itself only the mark of a line under it is named as a field: a sum, in which any letters may stand
    if tabel == "logboek" or veld in _VAST or veld.endswith(("_id", "_op")):
        return False
    return f"{veld} IN (" not in ALLE_TABELLEN.get(tabel, "")


def tekstvelden(conn: sqlite3.Connection, tabel: str) -> list[str]:
    """The fields of a table of the file that can hold any text."""
    soorten = {rij[1]: rij[2] for rij in conn.execute(f"PRAGMA table_info({tabel})")}
    return [veld for veld in kolommen(conn, tabel) if soorten[veld] == "TEXT" and is_tekst(tabel, veld)]


def itemvelden(conn: sqlite3.Connection, tabel: str) -> list[str]:
    """The fields that go where a whole row is to be erased: what people wrote, not what keeps the file together."""
    velden = tekstvelden(conn, tabel)
    return [veld for veld in velden if veld not in _BIJKOMEND and (tabel, veld) not in _BIJKOMEND_VAN]


def blanco(plek: Wisplek) -> str:
    """What stands in a field once it is erased: nothing, or a mark where it may not be empty."""
    if (plek.tabel, plek.veld) in EIGEN:
        return MERK
    sql = ALLE_TABELLEN.get(plek.tabel, "")
    veld = re.escape(plek.veld)
    if not re.search(rf"\b{veld} TEXT NOT NULL(?! DEFAULT)", sql):
        return ""
    if not re.search(rf"\b{veld} TEXT NOT NULL UNIQUE|UNIQUE \([^)]*\b{veld}\b", sql):
        return MERK
    # no two rows may have the same; a slug and a sleutel are typed at a command line
    return f"gewist-{plek.rij}" if plek.veld in ("slug", "sleutel") else f"[gewist {plek.rij}]"


def vreemde_tabellen(conn: sqlite3.Connection) -> list[str]:
    """The tables that ivp did not make and does not look into, such as a search index of another program."""
    eigen = ALLE_TABELLEN.keys() | EIGEN_TABELLEN.keys()
    rijen = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
    return sorted(naam for (naam,) in rijen if naam not in eigen)
