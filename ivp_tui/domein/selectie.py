"""Which items a person asks for: the filter, and the visit of what asks for attention."""

from dataclasses import dataclass, field
from datetime import date

from ivp_tui.domein.oordeel import OordeelSoort
from ivp_tui.domein.plan import Actie, Status
from ivp_tui.domein.stand import Stand

#: what `p` visits: an actie at one of these, a doel at one of those
AANDACHT_STATUSSEN = frozenset({Status.AANDACHT, Status.LOOPT_ACHTER})
AANDACHT_OORDELEN = frozenset({OordeelSoort.ACHTER, OordeelSoort.VERSLECHTERD, OordeelSoort.NIET_GEHAALD})

#: a place in the plan tree: (soort, id), with the doel under which an actie stands
Plek = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Filter:
    """What acties to show; empty parts ask nothing, and all that is asked must hold."""

    statussen: frozenset[Status] = field(default=frozenset())
    te_laat: bool = False
    zonder_toelichting: bool = False
    soorten: frozenset[str] = field(default=frozenset())
    tekst: str = ""

    @property
    def leeg(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter()

    @property
    def omschrijving(self) -> str:
        """What is asked, for the title line, such as "aandacht of gereed + te laat + «politie»"."""
        delen = [" of ".join(status.value for status in Status if status in self.statussen)]
        delen += ["te laat"] if self.te_laat else []
        delen += ["zonder toelichting"] if self.zonder_toelichting else []
        delen += [" of ".join(sorted(self.soorten))]
        delen += [f"«{self.tekst}»"] if self.tekst else []
        return " + ".join(deel for deel in delen if deel)

    def past(self, actie: Actie, stand: Stand, wijk_id: int | None, vandaag: date) -> bool:
        """Whether an actie passes, as seen from a wijk (its own status only) or the stad, on the day `vandaag`."""
        zicht = stand.zicht(actie.id, wijk_id)
        status = zicht.status if zicht.eigen else Status.ONBEKEND
        if self.statussen and status not in self.statussen:
            return False
        if self.te_laat and not te_laat(actie, zicht.status, vandaag):
            return False
        if self.zonder_toelichting and zicht.hier is not None and zicht.hier.toelichting:
            return False
        if self.soorten and actie.soort not in self.soorten:
            return False
        return not self.tekst or self.tekst.casefold() in _doorzoekbaar(actie)


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
