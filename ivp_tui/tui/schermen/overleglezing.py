"""Reading aloud what is typed in a meeting: how a line would be read, and what can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.aanvulling import Houderkeus, zoek_houders, zoek_items
from ivp_tui.domein.afspraakregel import Afspraakregel, NogNiets, Waar, lees_afspraak, lees_besluit
from ivp_tui.domein.bewerken import Veld
from ivp_tui.domein.overleg import Item
from ivp_tui.domein.rem import Rem
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.tui.schermen.overlegvlak import Overlegvlak
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.overlegregel import Overlegregel
from ivp_tui.weergave.regel import Deel, kort

if TYPE_CHECKING:
    from ivp_tui.domein.notitie import Notitie
    from ivp_tui.domein.zitting import Zitting
    from ivp_tui.overlegstand import Overlegstand
    from ivp_tui.regie import Bon, Regie
    from ivp_tui.tui.schermen.werkbank import Werkbank

#: what each line is called
LABELS = {"afspraak": "Afspraak", "besluit": "Besluit", "notitie": "PRIVÉ, alleen voor u", "punt": "Op de agenda"}


class Overleglezing(Overlegvlak):
    """Says beneath the open field how what stands there is read."""

    def __init__(self, regie: Regie, werkbank: Werkbank, zitting: Zitting, plekken: Overlegstand, punt_id: int) -> None:
        """Nothing is being typed yet."""
        super().__init__(regie, werkbank, zitting, plekken, punt_id)
        self.bewerker: Bewerker | None = None
        self._veld: Veld | None = None
        self._soort = ""
        self._reden_bij: Bon | None = None
        self._notitie: Notitie | None = None
        self._nieuw_punt: Bon | None = None
        self._houders: Houderkeus | None = None
        self._items: tuple[tuple[Item, str], ...] = ()
        self._gevraagd = ""
        self._rem = Rem()

    # reading aloud

    @property
    def _waar(self) -> Waar:
        stand, item = self.stand, self.item
        if item is not None and self.zitting.elders.get(item) == "is er niet meer":
            item = None
        overleg = self.zitting.overleg
        return Waar(stand.partners, stand.wijken, stand.gebieden, overleg.wijk_id, item, overleg.datum)

    def _lees_regel(self, tekst: str) -> Afspraakregel:
        if self._soort == "besluit":
            return lees_besluit(tekst, self._waar)
        return lees_afspraak(tekst, self._waar, Datumtaal(self.zitting.overleg.datum))

    def _lees_voor(self) -> None:
        """Say beneath the field how what stands there would be read, and above it what can be meant."""
        bewerker = self.bewerker
        if bewerker is None:
            return
        if not isinstance(bewerker, Overlegregel) or self._soort in ("tekst", "notitie"):
            zin = "komt in geen verslag en niet op de beamer" if self._soort == "notitie" else ""
            bewerker.meld("leeg laten mag" if self._reden_bij is not None else zin)
            return
        self._vul_aan(bewerker)
        if self._soort == "punt":
            gekozen = self._items[bewerker.keuze][1] if self._items and bewerker.keuze >= 0 else ""
            zin = f"kiest «{gekozen}»" if gekozen else "een onderwerp; ↓ kiest uit het plan"
            bewerker.toon_lezing([(zin, "bericht")])
            return
        try:
            regel = self._lees_regel(bewerker.tekst)
        except Geweigerd as fout:
            if not isinstance(fout, NogNiets):
                bewerker.meld(str(fout), fout=True)
                return
            # a beginning is not yet a mistake: what comes next
            namen = self._houders.namen if self._houders is not None else ()
            begin = "@houder wat er gebeurt voor 5 dec" if self._soort == "afspraak" else "wat er besloten is"
            if bewerker.tekst.strip():
                begin = f"Tab kiest {schoon(namen[0])}" if namen else "wat er gebeurt, en voor wanneer"
            bewerker.meld(begin)
            return
        bewerker.toon_lezing(self._echo(regel), regel.stukken)

    def _echo(self, regel: Afspraakregel) -> list[Deel]:
        """The parts as they were read, then what it is about."""
        delen: list[Deel] = []
        for deel in regel.lezing:
            stijl = "gekozen" if deel.startswith("houder ") else "bevestigd" if deel.startswith("termijn ") else "merk"
            stijl = "dof" if deel.startswith("zonder ") else stijl
            delen += [(kort(deel, 60), stijl), (" · ", "dof")]
        over = f"bij {self.item[0]}" if regel.item is not None and self.item is not None else "bij geen item"
        return [*delen, (over, "dof")]

    def _vul_aan(self, bewerker: Overlegregel) -> None:
        self._houders, self._items = None, ()
        if self._soort == "afspraak":
            self._houders = zoek_houders(bewerker.tekst, bewerker.regelveld.cursor_position, self.stand.partners)
            namen = self._houders.namen if self._houders is not None else ()
            bewerker.toon_aanvullingen(tuple(((f" @{schoon(naam)}", ""),) for naam in namen))
        elif self._soort == "punt":
            al = frozenset(punt.item for punt in self.zitting.agenda if punt.item is not None)
            oud, self._items = bewerker.keuze, zoek_items(bewerker.tekst, self.stand, self.blik.wijk_id, al)
            teksten = tuple(((f" {item[0]:<6}", "label"), (titel, "")) for item, titel in self._items)
            bewerker.toon_aanvullingen(teksten, kies=False)
            if oud >= 0 and self._items:
                bewerker.verzet_keuze(1)
