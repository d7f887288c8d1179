"""The commands about the shape of the plan: part of the registry, among those that change something."""

from ivp_tui.tui.opdracht import DIALOOG, KAART, OVERLEG, WERKBANK, WIJZIGEN, Opdracht


def _via_naam(id_: str, naam: str, uitleg: str, actie: str) -> Opdracht:
    """A command without a key of its own."""
    return Opdracht(id_, (), naam, uitleg, actie, groep=WIJZIGEN)


STRUCTUUR: tuple[Opdracht, ...] = (
    _via_naam("nieuw-doel", "nieuw doel", "voeg een doel toe aan het thema, of een hoofddoel", "nieuw_doel"),
    _via_naam("nieuw-thema", "nieuw thema", "voeg een thema toe aan het plan", "nieuw_thema"),
    Opdracht(
        "schuif-omlaag",
        ("J",),
        "schuif omlaag",
        "schuif het gekozen item een plaats omlaag",
        "schuif",
        "1",
        (WERKBANK, OVERLEG),
        groep=WIJZIGEN,
    ),
    Opdracht(
        "schuif-omhoog",
        ("K",),
        "schuif omhoog",
        "schuif het gekozen item een plaats omhoog",
        "schuif",
        "-1",
        (WERKBANK, OVERLEG),
        groep=WIJZIGEN,
    ),
    Opdracht(
        "vink",
        ("v",),
        "vink aan",
        "vink aan of uit; in een overleg: behandeld of niet",
        "vink",
        waar=(WERKBANK,),
        groep=WIJZIGEN,
    ),
    _via_naam("verplaats-naar", "verplaats naar", "breng een actie of doel naar een doel of thema", "verplaats_naar"),
    _via_naam("koppel-doel", "koppel doel", "kies welke doelen een actie dient", "koppel_doel"),
    _via_naam("voeg-samen", "voeg samen met", "maak van twee acties of twee doelen één", "voeg_samen"),
    _via_naam("voeg-partners-samen", "voeg partners samen", "maak van twee partners één", "voeg_partners_samen"),
    # before the key: who types its name wants to see it first
    _via_naam("archief-tonen", "archief", "wat in het archief ligt, en het terughalen", "archief_tonen"),
    Opdracht(
        "archief",
        ("D",),
        "in archief",
        "in het archief of terug; van de agenda",
        "archief",
        waar=(WERKBANK, DIALOOG, KAART),
        groep=WIJZIGEN,
    ),
)
