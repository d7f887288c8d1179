"""What the tests of the screen of a meeting share: a meeting in a file, and how one writes in it."""

from contextlib import asynccontextmanager

from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import bank, een, sql, tot

TOEZICHT = "Toezicht op hotspots jongeren"
OVERVECHT = 3


def bereid(pad, wijk=OVERVECHT, open_=True, datum="2026-03-04", gesloten=None):
    """An overleg in the file with three points: an actie, a doel and a text of one's own; gives its id."""
    plan = een(pad, "SELECT id FROM plan WHERE slug = 'utrecht-2015-2018'")
    sql(
        pad,
        "INSERT INTO overleg (plan_id, naam, datum, wijk_id, begonnen_op, gesloten_op) VALUES (?, ?, ?, ?, ?, ?)",
        plan,
        "Wijkoverleg",
        datum,
        wijk,
        f"{datum}T09:00:00.000Z" if open_ else None,
        gesloten,
    )
    nummer = een(pad, "SELECT max(id) FROM overleg")
    actie = een(pad, "SELECT min(id) FROM actie WHERE titel LIKE ? AND plan_id = ?", f"{TOEZICHT}%", plan)
    doel = een(pad, "SELECT min(id) FROM doel WHERE titel LIKE 'Jeugdoverlast in eigen%'")
    for kolommen, waarden in (("actie_id", (actie,)), ("doel_id", (doel,)), ("titel", ("Rondvraag",))):
        sql(
            pad,
            f"INSERT INTO agendapunt (overleg_id, volgorde, {kolommen}) VALUES (?, ?, ?)",
            nummer,
            een(pad, "SELECT count(*) FROM agendapunt"),
            *waarden,
        )
    return nummer


def actie_id(pad):
    return een(pad, "SELECT actie_id FROM agendapunt WHERE actie_id IS NOT NULL ORDER BY id LIMIT 1")


@asynccontextmanager
async def overleg(pad, maat=(120, 36), **meer):
    """The workbench with the open meeting on the screen."""
    async with bank(pad, maat, **meer) as b:
        await b.toets("o")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Overlegscherm))
        await b.pilot.pause()
        yield b, b.app.screen


async def gelezen(b, scherm):
    """Wait until what was given is in the file and was read back."""
    await b.klaar()
    await tot(b.pilot, lambda: not scherm._leest)
    await b.pilot.pause()
    await tot(b.pilot, lambda: not scherm._leest)


def status(scherm):
    return plat(scherm.status.links).strip()


def agenda(scherm):
    return [plat(r.links) for r in scherm.agendabeeld.regels]


def punt(scherm):
    return "\n".join(plat(r.links) for r in scherm.puntbeeld.regels)


async def tik(b, toets, tekst):
    """Open the line with a key and type in it."""
    await b.toets(toets)
    await b.typ(tekst)


async def geef(b, scherm, toets, tekst):
    """Write a line, and give it: it is in the file and was read back."""
    await tik(b, toets, tekst)
    await b.toets("enter")
    await gelezen(b, scherm)


async def vraagt_eerst(b, scherm, toets, tekst, zin):
    """Write a line that is asked about with `zin`: nothing is saved until it is given once more."""
    voor = een(b.pad, "SELECT count(*) FROM afspraak")
    await tik(b, toets, tekst)
    await b.toets("enter")
    assert zin in b.scherm
    assert een(b.pad, "SELECT count(*) FROM afspraak") == voor
    await b.toets("enter")
    await gelezen(b, scherm)
    assert een(b.pad, "SELECT count(*) FROM afspraak") == voor + 1
