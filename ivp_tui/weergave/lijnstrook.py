"""Around the line: its title, and below which item has the cursor, what it continues, why, and where that stands."""

from collections.abc import Sequence

from ivp_tui.domein.lijn import Plek, Vervolg
from ivp_tui.domein.schoon import schoon
from ivp_tui.weergave.lijnkaart import Lijnkaart
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort, plat, wikkel

#: what the signs mean, the most needed first
_LEGENDA = ("★ prioriteit", "━ deze lijn", "◇ doel", "· actie")

_VAN, _NAAR = "vervolg van ", "gaat verder als "

#: cells before the text of a vervolg
_LABEL = 18


def titelregel(kaart: Lijnkaart, demo: bool, cellen: int) -> Regel:
    """Whose line it is and through how many plans, with as much of the legend as fits.

    The mark of a demo stands over the last seven cells.
    """
    plannen = kaart.plannen
    gemeente = schoon(plannen[0].gemeente) if plannen else ""
    hoeveel = f"{len(plannen)} plannen" if len(plannen) > 1 else "het enige plan in het bestand"
    links: tuple[Deel, ...] = (
        (f" {gemeente}: doorlopende lijn", "titel-sterk"),
        (f" · {hoeveel}", "titel"),
    )
    ruimte = cellen - breedte(plat(links)) - 7 * demo
    legenda = ""
    for deel in _LEGENDA:
        legenda += f"{deel}  " if breedte(legenda + deel) + 4 <= ruimte else ""
    return Regel(("titel", 0, 0), links, ((legenda + " " * 7 * demo, "dof"),))


def strook(kaart: Lijnkaart, plek: Plek, cellen: int, hoogte: int) -> tuple[Regel, ...]:
    """At most `hoogte` lines about an item; where there is too little room every vervolg still has its first line."""
    punt = kaart.lijn.punt.get(plek)
    if punt is None or plek not in kaart.kolom:
        return ()
    uit: list[tuple[Deel, ...]] = [((f" {tekst}", "titel-sterk"),) for tekst in wikkel(schoon(punt.titel), cellen - 2)]
    uit += [((f" {zin}", "dof"),) for zin in _randen(kaart, plek)]
    kanten = [(_VAN, v, v.van) for v in kaart.lijn.eerder(plek)] + [(_NAAR, v, v.naar) for v in kaart.lijn.verder(plek)]
    blokken = [_vervolg(kaart, label, vervolg, ander, cellen) for label, vervolg, ander in kanten]
    uit += _verdeel(blokken, hoogte - len(uit), cellen)
    uit += [((f" {zin}", "dof"),) for zin in _eronder(kaart, plek)]
    return tuple(Regel(("strook", i, 0), delen, kiesbaar=False) for i, delen in enumerate(uit[:hoogte]))


def strooktitel(kaart: Lijnkaart, plek: Plek, jaar: int) -> str:
    """What kind of item it is and of which plan: "Thema, prioriteit · Veiligheidsagenda 2023–2026, geldt nu"."""
    punt = kaart.lijn.punt.get(plek)
    if punt is None or plek not in kaart.kolom:
        return ""
    plan = kaart.plan(plek)
    soort = "Hoofddoel" if punt.soort == "doel" and punt.thema_id is None else punt.soort.capitalize()
    prioriteit = ", prioriteit" if punt.prioriteit else ""
    geldt = ", geldt nu" if plan.geldt_in(jaar) else ""
    return f"{soort}{prioriteit} · {schoon(plan.titel)}{geldt}"


def _randen(kaart: Lijnkaart, plek: Plek) -> list[str]:
    """The thema it stands under, and that nothing comes before or after it where another plan could have had it."""
    if len(kaart.plannen) == 1:
        return [f"Van {schoon(kaart.plannen[0].gemeente)} staat geen ander plan in het bestand."]
    zinnen = []
    thema = kaart.lijn.punt.get(("thema", kaart.lijn.punt[plek].thema_id or 0))
    if thema is not None and thema.plek != plek:
        zinnen.append(f"onder «{schoon(thema.titel)}»")
    if kaart.kolom[plek] > 0 and not kaart.lijn.eerder(plek):
        zinnen.append("begint in dit plan")
    if kaart.kolom[plek] + 1 < len(kaart.plannen) and not kaart.lijn.verder(plek):
        zinnen.append("geen vervolg bekend in een later plan")
    return ["; ".join(zinnen)] if zinnen else []


def _eronder(kaart: Lijnkaart, plek: Plek) -> list[str]:
    """How much is under a row of thema's."""
    cel = kaart.cel(plek) if plek[0] == "thema" else None
    aantal = len(kaart.blok[cel[0]][1].onder) if cel else 0
    if not aantal:
        return []
    return [f"hieronder {'loopt 1 lijn' if aantal == 1 else f'lopen {aantal} lijnen'} van doelen en acties"]


def _vervolg(kaart: Lijnkaart, label: str, vervolg: Vervolg, ander: Plek, cellen: int) -> list[tuple[Deel, ...]]:
    """One vervolg in lines: what, in which years, why, and the vindplaats."""
    punt = kaart.lijn.punt[ander]
    wanneer = kaart.plan(ander).looptijd if ander in kaart.kolom else "?"
    waarom = f": {schoon(vervolg.grond)}" if vervolg.grond else ""
    waar = f" [{schoon(vervolg.vindplaats)}]" if vervolg.vindplaats else ""
    tekst = f"{schoon(punt.naam)} ({wanneer}){waarom}{waar}"
    inspring = _LABEL if cellen >= 60 else 2
    if inspring < _LABEL:
        tekst, label = f"{label}{tekst}", ""
    regels = wikkel(tekst, cellen - inspring - 1)
    labels = [f" {label:<{inspring - 1}}", *[" " * inspring] * (len(regels) - 1)]
    return [((voor, "label"), (regel, "")) for voor, regel in zip(labels, regels, strict=True)]


def _verdeel(blokken: Sequence[Sequence[tuple[Deel, ...]]], hoogte: int, cellen: int) -> list[tuple[Deel, ...]]:
    """The lines of all that fit: each its first, then the others in turn; … where something is left out."""
    if len(blokken) > hoogte:
        over = len(blokken) - max(0, hoogte - 1)
        blokken = [*blokken[: max(0, hoogte - 1)], [((f" … en nog {over}", "dof"),)]]
    krijgt = [1] * len(blokken)
    over = hoogte - len(blokken)
    while over > 0 and any(k < len(b) for k, b in zip(krijgt, blokken, strict=True)):
        for nummer, blok in enumerate(blokken):
            if over > 0 and krijgt[nummer] < len(blok):
                krijgt[nummer] += 1
                over -= 1
    uit: list[tuple[Deel, ...]] = []
    for aantal, blok in zip(krijgt, blokken, strict=True):
        uit += blok[:aantal]
        if aantal < len(blok):
            voor, (tekst, stijl) = uit[-1]
            uit[-1] = voor, (kort(f"{tekst} …", max(1, cellen - breedte(voor[0]) - 1)), stijl)
    return uit
