"""The title line: plan, place, peiljaar, counts, filter, and whether this may be written."""

from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Deel, Regel, breedte, plat
from ivp_tui.weergave.tekens import STATUSTEKENS, TELVOLGORDE

#: stands on every screen of a file whose statuses are invented, in a style that is turned round without colour too
DEMOMERK: Deel = (" DEMO ", "demo")


def demoregel() -> Regel:
    """The first line of what is printed of such a file."""
    return Regel(("demo", 0, 0), (DEMOMERK, (" de statussen, redenen en deadlines zijn verzonnen", "titel-sterk")))


def titelregel(stand: Stand, blik: Blik, alleen_lezen: bool, cellen: int, demo: bool = False) -> Regel:
    """One line over the whole width; where it is narrow the last counts give way to where and when one looks."""
    acties = blik.acties(stand)
    per: dict[Status, int] = {}
    for actie in acties:
        zicht = stand.zicht(actie.id, blik.wijk_id)
        status = zicht.status if zicht.eigen else Status.ONBEKEND
        per[status] = per.get(status, 0) + 1
    tellingen = [f"{STATUSTEKENS[s][1]}{per[s]}" for s in TELVOLGORDE if s in per]
    links = _links(stand, blik, alleen_lezen, demo, "")
    hoeveel = f"{aantal_acties(len(acties))}  " if cellen >= 60 else ""
    ruimte = cellen - breedte(plat(links)) - 2
    while cellen < 60 and tellingen and breedte(" ".join(tellingen)) > ruimte:
        tellingen.pop()
    rechts = f"{hoeveel}{' '.join(tellingen)} "
    # the word "peiljaar" stands there only where nothing is cut for it
    if cellen >= 60 and breedte(f"peiljaar {rechts}") <= ruimte + 1:
        links = _links(stand, blik, alleen_lezen, demo, "peiljaar ")
    return Regel(("titel", 0, 0), links, ((rechts, "titel"),))


def aantal_acties(aantal: int) -> str:
    """How many acties, in words: "1 actie", "44 acties"."""
    return "1 actie" if aantal == 1 else f"{aantal} acties"


def _links(stand: Stand, blik: Blik, alleen_lezen: bool, demo: bool, woord: str) -> tuple[Deel, ...]:
    delen: list[Deel] = [
        *((DEMOMERK,) if demo else ()),
        (f" {schoon(stand.plan.gemeente)} {stand.plan.looptijd}", "titel-sterk"),
        (f" · {blik.plek(stand)} · {woord}{blik.peiljaar}", "titel"),
    ]
    if blik.aangevinkt:
        delen.append((f" · {len(blik.aangevinkt)} aangevinkt", "titel-sterk"))
    if not blik.filter.leeg:
        delen.append((f" · filter: {schoon(blik.filter.omschrijving)}", "titel-sterk"))
    if alleen_lezen:
        delen.append((" · ALLEEN LEZEN", "titel-sterk"))
    return tuple(delen)


def met_merk(titel: Regel, te_laat: int, toets: str, cellen: int) -> Regel:
    """The title line with how many afspraken are overdue, in words as far as nothing else is cut for it."""
    afspraken = "afspraak" if te_laat == 1 else "afspraken"
    ruimte = cellen - breedte(plat(titel.links)) - breedte(plat(titel.rechts)) - 1
    for tekst in (f" · ▲ {te_laat} {afspraken} te laat ({toets})", f" · ▲ {te_laat} te laat ({toets})", f" ▲{te_laat}"):
        if breedte(tekst) <= ruimte:
            return Regel(titel.sleutel, (*titel.links, (tekst, "status-loopt-achter")), titel.rechts)
    return titel
