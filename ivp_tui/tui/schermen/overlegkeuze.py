"""To a meeting: the one that is open, else a choice of earlier ones, or a new one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ivp_tui.domein.overleg import Overleg
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_overleg import HeropenOverleg
from ivp_tui.domein.zitting import Zitting
from ivp_tui.opslag.lezen_overleg import lees_overleggen, lees_soorten
from ivp_tui.opslag.lezen_zitting import lees_zitting
from ivp_tui.overlegstand import Overlegstand
from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.overlegformulier import Overlegformulier
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.weergave.regel import Regel, plat

if TYPE_CHECKING:
    from ivp_tui.tui.schermen.werkbank import Werkbank


async def lees_alle(werkbank: Werkbank) -> tuple[Overleg, ...] | None:
    """The meetings of the gemeente, newest first; None where they cannot be read now, and that is told."""
    gemeente = werkbank.stand.plan.gemeente_id
    try:
        return await werkbank.regie.vraag(lambda bestand: lees_overleggen(bestand.conn, gemeente))
    except Geweigerd as fout:
        werkbank.meld(f"nu niet te lezen: {fout}")
        return None


async def plekken_van(werkbank: Werkbank) -> Overlegstand:
    """Where one was in each meeting; read from the disk once, beside the event loop."""
    if werkbank.plekken is None:
        bestand = werkbank.regie.bestand
        werkbank.plekken = await asyncio.to_thread(Overlegstand, "" if bestand.demo else bestand.uuid)
    return werkbank.plekken


async def ga_naar_overleg(werkbank: Werkbank) -> None:
    """Go on with the open meeting; with none open choose an earlier one, or begin."""
    overleggen = await lees_alle(werkbank)
    if overleggen is None:
        return
    open_ = {o.id: o for o in overleggen if o.is_open}
    laatste = (await plekken_van(werkbank)).laatste
    if open_:
        await open_overleg(werkbank, laatste if laatste in open_ else max(open_))
    else:
        await kies_overleg(werkbank, overleggen)


async def kies_overleg(werkbank: Werkbank, overleggen: tuple[Overleg, ...] | None = None) -> None:
    """Choose an earlier meeting, or begin a new one; the first ever is begun at once."""
    alle = await lees_alle(werkbank) if overleggen is None else overleggen
    if alle is None:
        return
    if not alle:
        await begin_overleg(werkbank, alle)
        return

    async def regels(tekst: str) -> tuple[Regel, ...]:
        return _keuzeregels(alle, tekst, "stad" if werkbank.stand.wijken else "gemeente")

    def gekozen(sleutel: object) -> None:
        if isinstance(sleutel, tuple):
            # not here: the list must be gone before another screen is there
            werkbank.call_later(_na_keuze, werkbank, alle, sleutel[1])

    scherm = Kiesscherm("Overleggen — Enter opent, een gesloten overleg gaat weer open", regels)
    await werkbank.ivp.push_screen(scherm, gekozen)


def _keuzeregels(alle: tuple[Overleg, ...], tekst: str, stad: str) -> tuple[Regel, ...]:
    woorden = tekst.casefold().split()
    regels = [Regel(("overleg", 0, 0), ((" + nieuw overleg …", "gekozen"),))]
    for o in alle:
        titel = " ".join(schoon(o.titel(stad)).split())
        if all(woord in titel.casefold() for woord in woorden):
            hoe = ("○ open: verder ", "status-op-schema") if o.is_open else ("✓ gesloten: heropenen ", "dof")
            regels.append(Regel(("overleg", o.id, 0), ((f" {titel}", ""),), (hoe,)))
    return tuple(regels)


async def _na_keuze(werkbank: Werkbank, alle: tuple[Overleg, ...], overleg_id: int) -> None:
    overleg = next((o for o in alle if o.id == overleg_id), None)
    if overleg is None:
        await begin_overleg(werkbank, alle)
        return
    if not overleg.is_open and not werkbank.regie.bestand.alleen_lezen:
        bon = werkbank.geef(HeropenOverleg(overleg.id))
        if bon is not None:
            await bon.klaar.wait()
    await open_overleg(werkbank, overleg.id)


async def begin_overleg(werkbank: Werkbank, overleggen: tuple[Overleg, ...] | None = None) -> None:
    """Begin a new meeting, with all that the last one of its series gives filled in."""
    alle = await lees_alle(werkbank) if overleggen is None else overleggen
    if alle is None or not werkbank.mag():
        return
    plan = werkbank.stand.plan
    try:
        soorten = await werkbank.regie.vraag(lambda b: lees_soorten(b.conn, plan.gemeente_id, plan.id))
    except Geweigerd as fout:
        werkbank.meld(f"nu niet te lezen: {fout}")
        return

    def begonnen(overleg_id: object) -> None:
        if isinstance(overleg_id, int):
            werkbank.call_later(_open_vooraan, werkbank, overleg_id)

    await werkbank.ivp.push_screen(Overlegformulier(werkbank, soorten, alle), begonnen)


async def _open_vooraan(werkbank: Werkbank, overleg_id: int) -> None:
    """One that was begun just now is gone through from its first agendapunt, wherever one was on the werkbank."""
    zitting = await _lees(werkbank, overleg_id)
    if zitting is not None:
        await open_overleg(werkbank, overleg_id, zitting.agenda[0].id if zitting.agenda else 0)


async def open_overleg(werkbank: Werkbank, overleg_id: int, punt_id: int = 0) -> Overlegscherm | None:
    """The screen of a meeting, with its plan in view: at the item of the werkbank where that is on the agenda."""
    zitting = await _lees(werkbank, overleg_id)
    if zitting is None:
        return None
    if zitting.overleg.plan_id != werkbank.stand.plan.id:
        plan = next((p for p in werkbank.stand.plannen if p.id == zitting.overleg.plan_id), None)
        if plan is not None:
            await werkbank.naar_plan(plan)
        zitting = await _lees(werkbank, overleg_id)
        if zitting is None:
            return None
    plekken = await plekken_van(werkbank)
    punt_id = punt_id or _punt_bij(werkbank, zitting, plekken.plek(overleg_id).punt_id, plekken.vers)
    plekken.vers = False
    scherm = Overlegscherm(werkbank.regie, werkbank, zitting, plekken, punt_id)
    verteld = plat(werkbank.status.links) if werkbank.status is not None else ""
    if "overleg begonnen" in verteld or "overleg heropend" in verteld:
        scherm.status = werkbank.status
    else:
        scherm.meld("spatie: behandeld, en verder · ? geeft alle toetsen")
    await werkbank.ivp.push_screen(scherm, werkbank.na_overleg)
    return scherm


async def _lees(werkbank: Werkbank, overleg_id: int) -> Zitting | None:
    plan, vandaag = werkbank.stand.plan.id, werkbank.blik.vandaag
    try:
        zitting = await werkbank.regie.vraag(lambda b: lees_zitting(b.conn, overleg_id, plan, vandaag))
    except Geweigerd as fout:
        werkbank.meld(f"nu niet te lezen: {fout}")
        return None
    if zitting is None:
        werkbank.meld("dit overleg is er niet meer")
    return zitting


def _punt_bij(werkbank: Werkbank, zitting: Zitting, was: int, vers: bool) -> int:
    """The agendapunt of the item that the werkbank is on; where one was goes first when that is about it.

    Right after a start (`vers`) nobody chose the first thema: then it is where one was.
    """
    soort, nummer, _ = werkbank.item()
    eerste = werkbank.stand.themas[0].id if werkbank.stand.themas else 0
    if vers and (soort, nummer) == ("thema", eerste) and zitting.plaats(was) >= 0:
        return was
    item = ("thema" if soort == "themabreed" else soort, nummer)
    erbij = [punt.id for punt in zitting.agenda if zitting.item(punt) == item]
    return was if was in erbij or not erbij else erbij[0]
