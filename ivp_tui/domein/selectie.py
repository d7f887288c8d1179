"""Which items a person asks for: the filter, and the visit of what asks for attention."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ivp_tui.domein.oordeel import OordeelSoort
from ivp_tui.domein.plan import Actie, Status
from ivp_tui.domein.stand import Stand

if TYPE_CHECKING:
    from ivp_tui.domein.bewaard import Bewaard

#: what `p` visits: an actie at one of these, a doel at one of those
AANDACHT_STATUSSEN = frozenset({Status.AANDACHT, Status.LOOPT_ACHTER})
AANDACHT_OORDELEN = frozenset({OordeelSoort.ACHTER, OordeelSoort.VERSLECHTERD, OordeelSoort.NIET_GEHAALD})

#: a place in the plan tree: (soort, id), with the doel under which an actie stands
Plek = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Filter:
    """What acties to show; empty parts ask nothing, and all that is asked must hold, of each in `bewaard` too.

    `partner` is part of the name of a partner or of the trekker. With a `wijk_id` it looks from that wijk, whichever
    is in view.
    """

    statussen: frozenset[Status] = field(default=frozenset())
    te_laat: bool = False
    zonder_toelichting: bool = False
    soorten: frozenset[str] = field(default=frozenset())
    tekst: str = ""
    partner: str = ""
    wijk_id: int | None = None
    bewaard: "tuple[Bewaard, ...]" = ()

    @property
    def leeg(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter()

    @property
    def omschrijving(self) -> str:
        """What is asked, for the title line: "politie + te laat" by name, or "aandacht of gereed + «jeugd»"."""
        delen = [bewaard.naam for bewaard in self.bewaard]
        delen += [" of ".join(status.value for status in Status if status in self.statussen)]
        delen += ["te laat"] if self.te_laat else []
        delen += ["zonder toelichting"] if self.zonder_toelichting else []
        delen += [" of ".join(sorted(self.soorten))]
        delen += [f"«{self.tekst}»"] if self.tekst else []
        delen += [f"partner «{self.partner}»"] if self.partner else []
        return " + ".join(deel for deel in delen if deel)

    def past(self, actie: Actie, stand: Stand, wijk_id: int | None, vandaag: date) -> bool:
        """Whether an actie passes, as seen from a wijk (its own status only) or the stad, on the day `vandaag`."""
        if not all(bewaard.filter.past(actie, stand, wijk_id, vandaag) for bewaard in self.bewaard):
            return False
        plek = wijk_id if self.wijk_id is None else self.wijk_id
        zicht = stand.zicht(actie.id, plek)
        status = zicht.status if zicht.eigen else Status.ONBEKEND
        if not actie.geldt_in(plek) or (self.statussen and status not in self.statussen):
            return False
        if self.te_laat and not te_laat(actie, zicht.status, vandaag):
            return False
        if self.zonder_toelichting and zicht.hier is not None and zicht.hier.toelichting:
            return False
        if self.soorten and actie.soort not in self.soorten:
            return False
        if self.partner and self.partner.casefold() not in _wie(actie):
            return False
        return not self.tekst or self.tekst.casefold() in _doorzoekbaar(actie)

    @property
    def mijn_wijk(self) -> bool:
        """Whether a part of it looks from one's own wijk."""
        return any(bewaard.mijn_wijk for bewaard in self.bewaard)


def _wie(actie: Actie) -> str:
    return f"{actie.trekker} {' '.join(f'{rol.naam} {rol.afkorting}' for rol in actie.partners)}".casefold()


def _doorzoekbaar(actie: Actie) -> str:
    namen = " ".join(f"{rol.naam} {rol.afkorting} {rol.rol}" for rol in actie.partners)
    return f"{actie.titel} {actie.toelichting} {actie.trekker} {namen}".casefold()


def te_laat(actie: Actie, status: Status, vandaag: date) -> bool:
    """Whether the deadline is past and the actie neither gereed nor vervallen."""
    klaar = status in (Status.GEREED, Status.VERVALLEN)
    return actie.deadline is not None and actie.deadline < vandaag and not klaar


def vraagt_aandacht(stand: Stand, wijk_id: int | None, peiljaar: int, vandaag: date) -> tuple[Plek, ...]:
    """What `p` visits, prioriteit thema's first and then in the order of the tree; never a bare onbekend.

    Doelen at achter, verslechterd or niet gehaald, acties at aandacht or loopt achter or past their deadline.
    """
    plekken: dict[Plek, None] = {}  # in order, and an actie that serves two doelen once
    for thema in stand.themas:
        acties = [a for a in stand.acties_in(wijk_id, thema.id) if _vraagt_aandacht(a, stand, wijk_id, vandaag)]
        for doel in stand.doelen_van(thema.id):
            oordelen = (stand.oordeel(s, peiljaar).soort for s in stand.streefwaarde_van_doel.get(doel.id, ()))
            if any(soort in AANDACHT_OORDELEN for soort in oordelen):
                plekken["doel", doel.id] = None
            plekken |= {("actie", actie.id): None for actie in acties if doel.id in actie.doelen}
        plekken |= {("actie", actie.id): None for actie in acties}
    return tuple(plekken)


def _vraagt_aandacht(actie: Actie, stand: Stand, wijk_id: int | None, vandaag: date) -> bool:
    zicht = stand.zicht(actie.id, wijk_id)
    status = zicht.status if zicht.eigen else Status.ONBEKEND
    return status in AANDACHT_STATUSSEN or te_laat(actie, zicht.status, vandaag)
