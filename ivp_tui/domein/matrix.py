"""The matrix: what one wijk, or the stad, shows of one thema: its worst status, and how many acties stand so.

The worst is what asks for something first. Onbekend asks for nothing, so it comes after op schema; it comes before
gereed, for a ✓ must mean that all is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ivp_tui.domein.cijfers import Streefwaarde
from ivp_tui.domein.oordeel import Oordeel, OordeelSoort
from ivp_tui.domein.plan import Actie, Status
from ivp_tui.domein.stand import Stand, Zicht

#: worst first
ERNST: tuple[Status, ...] = (
    Status.LOOPT_ACHTER,
    Status.AANDACHT,
    Status.NIET_GESTART,
    Status.OP_SCHEMA,
    Status.ONBEKEND,
    Status.GEREED,
    Status.VERVALLEN,
)

#: worst first, by the same rule
OORDEELERNST: tuple[OordeelSoort, ...] = (
    OordeelSoort.NIET_GEHAALD,
    OordeelSoort.VERSLECHTERD,
    OordeelSoort.ACHTER,
    OordeelSoort.OP_KOERS,
    OordeelSoort.ONBEKEND,
    OordeelSoort.BEHAALD_TUSSENSTAND,
    OordeelSoort.BEHAALD,
)

_RANG = {status: rang for rang, status in enumerate(ERNST)}
_OORDEELRANG = {soort: rang for rang, soort in enumerate(OORDEELERNST)}


@dataclass(frozen=True, slots=True)
class Vak:
    """One thema in one place: its worst status, of how many acties, of how many that hold there.

    `eigen` is False where the wijk has nothing of its own to tell, and this is how the stad stands there. `acties`
    are all of them with what is seen of each, worst first and then in the order of the plan.
    """

    status: Status
    aantal: int
    van: int
    eigen: bool
    acties: tuple[tuple[Actie, Zicht], ...]


def vak(stand: Stand, acties: Iterable[Actie], wijk_id: int | None) -> Vak | None:
    """The vak of acties that hold in a wijk, or in the stad (None); None where there are none.

    A wijk tells its own worst status; what it did not set itself is onbekend. Where that leaves onbekend as the worst
    the stad's statuses are told instead, as this wijk sees them.
    """
    gezien = [(actie, stand.zicht(actie.id, wijk_id)) for actie in acties]
    if not gezien:
        return None
    eigen = [zicht.status if zicht.eigen else Status.ONBEKEND for _, zicht in gezien]
    ergste = _ergste(eigen)
    statussen, is_eigen = eigen, wijk_id is None or ergste is not Status.ONBEKEND
    if not is_eigen:
        statussen = [zicht.status for _, zicht in gezien]
        ergste = _ergste(statussen)
    volgorde = sorted(zip(gezien, statussen, strict=True), key=lambda paar: _RANG[paar[1]])
    return Vak(ergste, statussen.count(ergste), len(gezien), is_eigen, tuple(paar for paar, _ in volgorde))


def _ergste(statussen: Sequence[Status]) -> Status:
    return min(statussen, key=_RANG.__getitem__)


@dataclass(frozen=True, slots=True)
class Oordeelvak:
    """The worst oordeel of a thema, of how many of its streefwaarden, of how many; with each of them, worst first."""

    soort: OordeelSoort
    aantal: int
    van: int
    streefwaarden: tuple[tuple[Streefwaarde, Oordeel], ...]


def oordeelvak(stand: Stand, thema_id: int, peiljaar: int) -> Oordeelvak | None:
    """The oordeel of the gemeente on a thema at a peiljaar; None for a thema without a streefwaarde."""
    streefwaarden = [s for d in stand.doelen_van(thema_id) for s in stand.streefwaarde_van_doel.get(d.id, ())]
    paren = [(streef, stand.oordeel(streef, peiljaar)) for streef in streefwaarden]
    if not paren:
        return None
    paren.sort(key=lambda paar: _OORDEELRANG[paar[1].soort])
    ergste = paren[0][1].soort
    return Oordeelvak(ergste, sum(oordeel.soort is ergste for _, oordeel in paren), len(paren), tuple(paren))
