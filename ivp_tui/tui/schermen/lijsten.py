"""From the workbench to the afspraken, to what changed, and to the verslag; and how many afspraken are overdue."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.tui.schermen.overleggen import Overleggen
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.weergave.kop import met_merk

if TYPE_CHECKING:
    from datetime import date

    from ivp_tui.domein.logboek import Logitem
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.tui.schermen.afspraaktekening import Aanleiding

#: the items that an afspraak can hang on, but for a thema: there the cursor is when one came for nothing in particular
_ITEMS = ("actie", "doel")


class Lijsten(Overleggen):
    """The commands about what was agreed and what changed."""

    #: how many afspraken are overdue, and of which state of the file and which day that was counted
    _te_laat = 0
    _geteld: tuple[int, int, date] | None = None

    def on_mount(self) -> None:
        """Count what is overdue after the first frame: no start waits for it."""
        self.call_after_refresh(self._tel)

    # overdue

    def teken(self) -> None:
        """Draw everything anew; where the file or the day is another one, count what is overdue again."""
        super().teken()
        if self._te_laat and self.titel is not None:
            toets = toetsnaam(next(o.toetsen[0] for o in self.ivp.opdrachten if o.id == "afspraken"))
            self.titel = met_merk(self.titel, self._te_laat, toets, self.app.size.width)
        if self._geteld is not None and self._geteld != self._nu():
            self._geteld = self._nu()
            self._tel()

    def _nu(self) -> tuple[int, int, date]:
        return self.stand.logboek_id, self.stand.plan.gemeente_id, self.blik.vandaag

    # a worker: the keys must not wait while another program holds the file
    @work(group="tellen", exclusive=True)
    async def _tel(self) -> None:
        nu = self._geteld = self._nu()

        def haal(bestand: Bestand) -> int:
            # imported on the thread of the file: the first keys must not wait for it
            from ivp_tui.opslag.lezen_telaat import tel_als_het_kan

            telling = tel_als_het_kan(bestand, nu[1], nu[2])
            return telling.te_laat if telling is not None else 0

        # locked, or gone for a moment: the next change counts again; RuntimeError: ivp is closing
        with suppress(Geweigerd, RuntimeError):
            aantal = await self.regie.vraag(haal)
            if aantal != self._te_laat:
                self._te_laat = aantal
                self.teken()

    # the screens

    async def doe_afspraken(self, veld: str = "") -> None:
        """The afspraken and besluiten; with `veld` "nieuw" a new one is being typed there."""
        from ivp_tui.tui.schermen.afspraakscherm import open_afspraken

        scherm = await open_afspraken(self.ivp, self._aanleiding(), self.na_logboek)
        if veld:
            await scherm.hervat(0, veld)

    async def hervat_afspraak(self, afspraak_id: int, veld: str) -> bool:
        """Open the field of a kept text in the list of afspraken; False where that is no field there."""
        from ivp_tui.domein.afspraakcel import CELLEN
        from ivp_tui.tui.schermen.afspraakscherm import open_afspraken
        from ivp_tui.tui.schermen.afspraakwerk import NIEUW

        if veld not in (NIEUW, *CELLEN):
            return False  # a field of its card
        scherm = await open_afspraken(self.ivp, self._aanleiding(), self.na_logboek)
        gelukt = await scherm.hervat(afspraak_id, veld)
        if not gelukt:
            scherm.dismiss(None)
        return gelukt

    def _aanleiding(self) -> Aanleiding:
        from ivp_tui.tui.schermen.afspraaktekening import Aanleiding

        soort, nummer, _ = self.keuze["boom"]
        titels = {a.id: a.titel for a in (self.stand.acties if soort == "actie" else self.stand.doelen)}
        item = (soort, nummer) if soort in _ITEMS and nummer in titels else None
        return Aanleiding(self.blik.vandaag, self.blik.wijk_id, item, titels[nummer] if item is not None else "")

    def na_logboek(self, gekozen: object) -> None:
        """Go to what was chosen in a list over it; None to stay."""
        if gekozen is not None:
            # not here: the screen must be gone before another plan is drawn
            self.call_later(self._naar_logitem, gekozen)

    async def _naar_logitem(self, item: Logitem) -> None:
        plan = next((plan for plan in self.stand.plannen if plan.slug == item.plan), self.stand.plan)
        if plan.id != self.stand.plan.id:
            await self.naar_plan(plan)
        soort = {"meting": "indicator"}.get(item.soort, item.soort)
        if self.stand.plan.id != plan.id:
            return  # it could not be opened, and that was told
        if not self.ga_naar((soort, item.nummer, 0)):
            self.meld(f"{item.soort} «{schoon(item.titel[:100])}» heeft op de werkbank geen eigen regel")

    async def doe_sinds(self) -> None:
        """What changed since the last overleg of the wijk in view, or another moment."""
        from ivp_tui.tui.schermen.sindsscherm import open_sinds

        await open_sinds(self.ivp, self.blik.wijk_id, self.blik.vandaag, self.na_sinds)

    def na_sinds(self, gekozen: object) -> None:
        """Go to what was chosen among the changes; None to stay."""
        from ivp_tui.tui.schermen.sindsscherm import Bestemming

        if isinstance(gekozen, Bestemming):
            self.zet_wijk(gekozen.wijk_id)
            self.na_logboek(gekozen.item)

    async def doe_rapport(self) -> None:
        """Write the verslag of an overleg."""
        from ivp_tui.tui.schermen.verslagscherm import open_verslag

        try:
            await open_verslag(self.ivp, self.blik.vandaag, self._na_rapport)
        except Geweigerd as fout:
            self.meld(f"nu niet te lezen: {fout}")

    def _na_rapport(self, pad: object) -> None:
        if isinstance(pad, str):
            heel, ruimte = schoon(pad), self.app.size.width - len(schoon(self.regie.bestand.pad.name)) - 14
            # where there is no room for all of it the name goes before the folder
            naam, _, map_ = heel[::-1].partition(os.sep)
            self.meld(f"verslag: {heel}" if len(heel) <= ruimte else f"verslag: {naam[::-1]} in {map_[::-1]}")
