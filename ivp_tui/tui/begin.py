"""How the workbench begins: in which wijk and year, with which lines folded."""

from datetime import date

from ivp_tui.domein.stand import standaard_peiljaar
from ivp_tui.instellingen import Herinnering
from ivp_tui.regie import Regie
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Sleutel


class OnbekendeWijk(Exception):
    """The wijk asked for is not one of the plan's gemeente; the text names those that are."""


def eerste_blik(regie: Regie, herinnering: Herinnering, wijk: str | None, vandaag: date) -> Blik:
    """How to begin: the wijk asked for, else the remembered one; raises OnbekendeWijk."""
    stand = regie.stand
    namen = {w.naam.casefold(): w.id for w in stand.wijken}
    gezocht = (wijk if wijk is not None else herinnering.wijk).casefold()
    if wijk is not None and gezocht not in (*namen, "stad", ""):
        kan = ", ".join(w.naam for w in stand.wijken) or "geen; deze gemeente heeft er geen"
        raise OnbekendeWijk(f"er is geen wijk «{wijk}»; wel: {kan}")
    dicht = onthouden_vouwen(herinnering).get(stand.plan.slug, frozenset())
    return Blik(standaard_peiljaar(stand.plan, vandaag.year), vandaag, namen.get(gezocht), dicht=dicht)


def onthouden_vouwen(herinnering: Herinnering) -> dict[str, frozenset[Sleutel]]:
    """The remembered folds by plan; a line that makes no sense is left out."""
    paren = {slug: [regel.split() for regel in regels] for slug, regels in herinnering.dicht.items()}
    return {
        slug: frozenset((paar[0], int(paar[1]), 0) for paar in rij if len(paar) == 2 and paar[1].isdecimal())
        for slug, rij in paren.items()
    }
