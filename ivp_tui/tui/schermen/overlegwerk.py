"""What is decided about one item of a meeting: its status, afspraken, besluiten and notities; and its trend."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Item
from ivp_tui.domein.plan import VRAAGT_REDEN, Status
from ivp_tui.domein.wijziging import Geweigerd, ZetStatus
from ivp_tui.domein.wijziging_overleg import (
    ZetAfspraakstatus,
)
from ivp_tui.opslag.lezen_notitie import lees_notities_bij, lees_notities_van
from ivp_tui.tui.schermen.overlegveld import Overlegveld
from ivp_tui.tui.schermen.puntlijst import Puntlijst, status_van_toets
from ivp_tui.weergave.overlegpunt import rij_van
from ivp_tui.weergave.regel import Regel
from ivp_tui.weergave.trend import trend

if TYPE_CHECKING:
    from ivp_tui.domein.cijfers import Streefwaarde
    from ivp_tui.domein.notitie import Notitie
    from ivp_tui.opslag.bestand import Bestand


class Overlegwerk(Overlegveld):
    """The commands about the agendapunt in view."""

    # status and toelichting

    def _actie(self) -> int | None:
        """The actie of this agendapunt; where there is none that can be changed here it is told why."""
        item = self.item
        if item is not None and item[0] == "actie" and item[1] in self.stand.actie:
            return item[1]
        if item is not None and item in self.zitting.elders:
            self.meld(f"dit item {self.zitting.elders[item]}; de status is hier niet te zetten")
        else:
            self.meld("bij dit agendapunt is geen actie; een status hoort bij een actie")
        return None

    async def doe_status(self, naam: str) -> None:
        """Set the status of the actie for the wijk of the meeting; aandacht and loopt achter ask why.

        At an afspraak that is about no actie it is the afspraak that is open, gereed or vervallen.
        """
        punt, status = self.punt, Status(naam)
        afspraak = self.zitting.afspraak(punt) if punt is not None else None
        if afspraak is not None and (self.item is None or self.item[0] != "actie"):
            self.zet_afspraakstatus(afspraak, status)
            return
        actie_id = self._actie()
        if actie_id is None:
            return
        wijk = self.zitting.overleg.wijk_id
        if not self.stand.actie[actie_id].geldt_in(wijk):
            self.meld(f"deze actie geldt niet in {self.stand.wijknaam(wijk)}; zet de status op de werkbank (o)")
            return
        bon = self.geef(ZetStatus(actie_id, wijk, status))
        if bon is not None and status in VRAAGT_REDEN:
            await self.open_tekst(self._toelichtingveld(actie_id, "Reden"), bon)

    def zet_afspraakstatus(self, afspraak: Afspraak, status: Status) -> None:
        """Say how an afspraak or besluit stands, by the key of a status."""
        nieuw = status_van_toets(afspraak, status)
        if nieuw is None:
            mag = "1 open, 5 gereed, 6 vervallen" if afspraak.soort == "afspraak" else "1 genomen, 6 vervallen"
            self.meld(f"{afspraak.aanduiding}: {mag}")
            return
        vandaag = self.werkbank.blik.vandaag
        self.geef(ZetAfspraakstatus(afspraak.id, nieuw.value, Afspraakstatus(afspraak.status).value, vandaag))

    def _toelichtingveld(self, actie_id: int, label: str) -> Veld:
        wijk = self.zitting.overleg.wijk_id
        zicht = self.stand.zicht(actie_id, wijk)
        tekst = zicht.hier.toelichting if zicht.hier else ""
        return Veld(VeldSoort.REDEN, label, tekst, "stand", actie_id, "toelichting", wijk)

    async def doe_toelichting(self) -> None:
        """Write the note of the actie in this wijk, or the toelichting of the doel or thema."""
        if not self.mag():
            return
        item = self.item
        rij = rij_van(self.stand, item)
        if item is None or rij is None:
            self.meld("bij dit agendapunt is niets toe te lichten; i is voor een notitie van uzelf")
        elif item[0] == "actie":
            await self.open_tekst(self._toelichtingveld(item[1], "Toelichting"))
        else:
            veld = Veld(VeldSoort.LANGE_TEKST, "Toelichting", rij.toelichting, item[0], item[1], "toelichting")
            await self.open_tekst(veld)

    # afspraken, besluiten, notities

    async def doe_nieuw(self) -> None:
        """Write down an afspraak about this agendapunt."""
        await self.open_regel("afspraak")

    async def doe_besluit(self) -> None:
        """Write down a besluit about this agendapunt."""
        await self.open_regel("besluit")

    async def doe_agendapunt(self) -> None:
        """Put something on the agenda, after this agendapunt."""
        await self.open_regel("punt")

    async def doe_notitie(self) -> None:
        """A note of one's own beside this item: the last one is gone on with."""
        if not self.mag():
            return
        item, overleg_id = self.item, self.zitting.overleg.id
        if item is None and self.punt is not None and self.punt.afspraak_id is not None:
            item = ("afspraak", self.punt.afspraak_id)
        try:
            notities = await self.regie.vraag(lambda bestand: _notities(bestand, item, overleg_id))
        except Geweigerd as fout:
            self.meld(f"nu niet te lezen: {fout}")
            return
        await self.open_notitie(notities[-1] if notities else None)

    async def doe_ga(self) -> None:
        """The afspraken and besluiten of this agendapunt, to follow and edit them."""
        await self.ivp.push_screen(Puntlijst(self))

    async def doe_wijzig(self) -> None:
        """Edit the afspraak of this agendapunt; where there are more they are listed first."""
        afspraken = self.afspraken()
        if len(afspraken) == 1:
            await self.werkbank.open_kaart("afspraak", afspraken[0].id)
        elif afspraken:
            await self.doe_ga()
        elif self.item is not None and self.item not in self.zitting.elders:
            await self.werkbank.open_kaart(*self.item)
        else:
            self.meld("hier is nog geen afspraak om te wijzigen; a maakt er een")

    def afspraken(self) -> tuple[Afspraak, ...]:
        """The afspraken and besluiten of this agendapunt; of one about no item also those of the meeting itself."""
        punt = self.punt
        los = self.zitting.over_niets() if self.item is None else ()
        eigen = self.zitting.bij(punt, self.werkbank.blik.vandaag) if punt is not None else ()
        return tuple(dict.fromkeys((*eigen, *los)))

    # the trend

    def _indicator(self) -> tuple[int, Streefwaarde | None] | None:
        """The indicator of the doel, of the first doel of the actie that has one, or of the thema."""
        item, stand = self.item, self.stand
        doelen: tuple[int, ...] = ()
        if item is not None and item[0] == "doel":
            doelen = (item[1],)
        elif item is not None and item[0] == "actie" and item[1] in stand.actie:
            doelen = tuple(stand.actie[item[1]].doelen)
        elif item is not None and item[0] == "thema":
            doelen = tuple(doel.id for doel in stand.doelen_van(item[1]))
        for doel_id in doelen:
            for streef in stand.streefwaarde_van_doel.get(doel_id, ()):
                return streef.indicator_id, streef
        return None

    def trendregels(self, cellen: int, hoogte: int) -> tuple[Regel, ...]:
        """The trend of the indicator of this item; a wijk without figures of its own sees how the stad went."""
        indicator = self._indicator()
        if indicator is None:
            return ()
        eigen = self.stand.reeks(indicator[0], self.blik.wijk_id)
        blik = self.blik if eigen else replace(self.blik, wijk_id=None)
        return trend(self.stand, blik, indicator[0], indicator[1], cellen, hoogte)

    async def doe_trend(self) -> None:
        """The trend of the indicator of this item in the place of the item, and back."""
        if self.modus != "trend" and self._indicator() is None:
            self.meld("bij dit agendapunt hoort geen cijfer")
            return
        self.modus = "punt" if self.modus == "trend" else "trend"
        self.teken()
        self.lijst("punt").schuif_regels(-100_000)

    async def open_soort(self, soort: str) -> None:
        """Open a line by its kind, as when what was typed in it is found back."""
        await (self.doe_notitie() if soort == "notitie" else self.open_regel(soort))


def _notities(bestand: Bestand, item: Item | None, overleg_id: int) -> tuple[Notitie, ...]:
    """The notes beside an item, or those of a meeting that are about nothing else."""
    if item is not None:
        return lees_notities_bij(bestand.conn, item)
    return tuple(notitie for notitie in lees_notities_van(bestand.conn, overleg_id) if notitie.item is None)
