"""What `ivp stand --sinds` adds: what changed since a day, or since the meeting before."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ivp_tui.domein.datum import DatumFout
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.sindsmoment import Moment, laatste_overleg
from ivp_tui.domein.sindstekst import itemnaam, veranderregels
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.opslag.lezen_moment import lees_sinds_moment
from ivp_tui.opslag.lezen_overleg import lees_overleggen
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.domein.stand import Stand
    from ivp_tui.opslag.bestand import Bestand


def lees_sinds_van(bestand: "Bestand", stand: "Stand", wijk_id: int | None, tekst: str) -> tuple[str, Sinds]:
    """From when ("sinds za 5 dec 2026") and what changed of the plan in view; raises UsageError, ClickException."""
    if tekst.casefold() == "vorig":
        moment = _vorig(bestand, stand, wijk_id)
    else:
        try:
            moment = Moment(dag=Datumtaal(date.today()).dag(tekst, vooruit=False))
        except DatumFout as fout:
            raise click.UsageError(f"--sinds «{tekst[:40]}»: {fout} Sinds het vorig overleg: vorig.") from fout
    return moment.tekst, lees_sinds_moment(bestand.conn, moment, stand, wijk_id)


def _vorig(bestand: "Bestand", stand: "Stand", wijk_id: int | None) -> Moment:
    """The last meeting of this wijk (or of any, for the stad) that is over; not one that is going on."""
    overleg = laatste_overleg(lees_overleggen(bestand.conn, stand.plan.gemeente_id), wijk_id)
    if overleg is None:
        waar = f" van {stand.wijknaam(wijk_id)}" if wijk_id is not None else ""
        raise click.ClickException(f"er is nog geen overleg{waar} gesloten; geef een dag, zoals --sinds 5-12-2026")
    return Moment(overleg)


def sindsregels(stand: "Stand", vanaf: str, sinds: Sinds) -> list[Regel]:
    """What changed as lines: a heading, each item, and under it what became of it."""
    uit = [Regel(("leeg", 0, 0), ()), Regel(("kop", 0, 0), ((schoon(f"Veranderd {vanaf}"), "kop"),))]
    if not sinds.items:
        uit.append(Regel(("sinds", 0, 0), ((" niets", "dof"),)))
    for nummer, item in enumerate(sinds.items):
        uit.append(Regel(("sinds", nummer, 0), ((f" {itemnaam(item)}", ""),)))
        for plek, regel in enumerate(veranderregels(item, stand), 1):
            uit.append(Regel(("sinds", nummer, plek), ((f"    {regel}", "dof"),)))
    return uit


def sinds_json(stand: "Stand", vanaf: str, sinds: Sinds) -> dict[str, Any]:
    """What changed as plain values."""
    return {
        "vanaf": vanaf.removeprefix("sinds "),
        "items": [
            {
                "soort": item.plek[0],
                "id": item.plek[1],
                "titel": item.titel,
                "van": {"soort": item.van[0], "id": item.van[1]} if item.van else None,
                "veranderingen": [
                    {
                        "wat": v.soort,
                        "wijk": stand.wijknaam(v.wijk_id) or None,
                        "oud": v.oud,
                        "nieuw": v.nieuw,
                        "bij": v.bij,
                    }
                    for v in item.veranderingen
                ],
            }
            for item in sinds.items
        ],
    }
