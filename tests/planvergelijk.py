"""A plan as its text and as its views, to compare one file with another; imported as `tests.planvergelijk`."""

import sqlite3
from pathlib import Path

from ivp_tui.invoer.planschrijven import Planschrijver
from ivp_tui.opslag.planuitvoer import lees_planinhoud

VIEWS = (
    "v_plan", "v_boom", "v_doel", "v_streefwaarde", "v_meting", "v_stand", "v_toezegging", "v_bericht", "v_verhaal",
    "v_middel",
)  # fmt: skip


def tekst_van(conn: sqlite3.Connection, slug: str, **keuze: bool) -> str:
    """The plan as it is exported, of which nothing may be remarked."""
    schrijver = Planschrijver()
    tekst = schrijver.tekst(lees_planinhoud(conn, slug, **keuze))
    assert schrijver.opmerkingen == []
    return tekst


def als_bestand(pad: Path, tekst: str) -> Path:
    """Put the text in a file and give its path."""
    pad.write_bytes(tekst.encode())
    return pad


def beelden(conn: sqlite3.Connection, slug: str) -> dict[str, list[tuple]]:
    """The views of one plan and of the figures of its gemeente, without ids."""
    gemeente = conn.execute("SELECT gemeente FROM v_plan WHERE plan = ?", (slug,)).fetchone()[0]
    uit = {}
    for view in VIEWS:
        wat, waarde = ("gemeente", gemeente) if view == "v_meting" else ("plan", slug)
        rijen = conn.execute(f"SELECT * FROM {view} WHERE {wat} = ?", (waarde,))
        namen = [kolom[0] for kolom in rijen.description]
        heel = [{n: w for n, w in zip(namen, rij, strict=True) if not n.endswith("_id")} for rij in rijen]
        uit[view] = sorted((tuple(rij.values()) for rij in heel), key=repr)
    return uit
