"""The title line: plan, place, peiljaar, counts, filter, and whether this may be written."""

from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Deel, Regel, breedte, plat
from ivp_tui.weergave.tekens import STATUSTEKENS, TELVOLGORDE


def titelregel(stand: Stand, blik: Blik, alleen_lezen: bool, cellen: int) -> Regel:
    """One line over the whole width; where it is narrow the last counts give way to where and when one looks."""
    acties = blik.acties(stand)
    per: dict[Status, int] = {}
    for actie in acties:
        zicht = stand.zicht(actie.id, blik.wijk_id)
        status = zicht.status if zicht.eigen else Status.ONBEKEND
        per[status] = per.get(status, 0) + 1
    tellingen = [f"{STATUSTEKENS[s][1]}{per[s]}" for s in TELVOLGORDE if s in per]
    links: list[Deel] = [
        (f" {schoon(stand.plan.gemeente)} {stand.plan.van}–{stand.plan.tot}", "titel-sterk"),
        (f" · {blik.plek(stand)} · {'peiljaar ' if cellen >= 60 else ''}{blik.peiljaar}", "titel"),
    ]
    if not blik.filter.leeg:
        links.append((f" · filter: {schoon(blik.filter.omschrijving)}", "titel-sterk"))
    if alleen_lezen:
        links.append((" · ALLEEN LEZEN", "titel-sterk"))
    hoeveel = f"{len(acties)} acties  " if cellen >= 60 else ""
    ruimte = cellen - breedte(plat(links)) - 2
    while cellen < 60 and tellingen and breedte(" ".join(tellingen)) > ruimte:
        tellingen.pop()
    return Regel(("titel", 0, 0), tuple(links), ((f"{hoeveel}{' '.join(tellingen)} ", "titel"),))
