"""The line through the plans as the detail of an item tells it: what it continues, and what it continues as."""

from collections.abc import Iterator

from ivp_tui.domein.lijn import Plek, Vervolg
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.detail import Alinea


def vervolgregels(stand: Stand, plek: Plek) -> Iterator[Alinea]:
    """A line for each continuation; Enter on it, or { and }, goes there."""
    lijn = stand.lijn
    for nummer, vervolg in enumerate(lijn.eerder(plek)):
        yield _regel(stand, vervolg, vervolg.van, "Vervolg van" if nummer == 0 else "", -1)
    for nummer, vervolg in enumerate(lijn.verder(plek)):
        yield _regel(stand, vervolg, vervolg.naar, "Gaat verder" if nummer == 0 else "", 1)


def _regel(stand: Stand, vervolg: Vervolg, ander: Plek, label: str, richting: int) -> Alinea:
    punt = stand.lijn.punt[ander]
    plan = next((p for p in stand.plannen if p.id == punt.plan_id), None)
    wanneer = plan.looptijd if plan else "?"
    als = "als " if richting > 0 else ""
    waarom = f": {vervolg.grond}" if vervolg.grond else ""
    # the vindplaats of a vervolg names its document by itself
    herkomst = f" ({vervolg.vindplaats})" if vervolg.vindplaats else ""
    tekst = f"{als}{punt.naam} in {wanneer}{waarom}{herkomst}"
    return Alinea(label, tekst, sleutel=("vervolg", vervolg.id, richting))
