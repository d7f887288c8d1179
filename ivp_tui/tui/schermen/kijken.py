"""Looking from elsewhere: wijk, peiljaar, what asks for attention, search, filter, sources, trend, zoom, copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import Filter, vraagt_aandacht
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.regie import VERVERST
from ivp_tui.tui.schermen.beweging import Beweging
from ivp_tui.weergave.kop import aantal_acties
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.opslag.zoeken import Treffer
    from ivp_tui.regie import Regie
    from ivp_tui.weergave.blik import Blik


class Kijken(Beweging):
    """The commands that change the view and nothing else."""

    def __init__(self, regie: Regie, blik: Blik) -> None:
        """Nothing was searched yet."""
        super().__init__(regie, blik)
        self._zoektekst = ""
        self._treffers: tuple[Treffer, ...] = ()
        self._treffer = -1
        self.laatste_toets = 0.0  # monotonic()
        self._na_weigering = ""  # what came from the file while a refusal stood there

    async def doe_wijk(self, richting: str) -> None:
        """To the next or previous wijk, round and round, the stad between the last and the first."""
        plekken: list[int | None] = [None, *(wijk.id for wijk in self.stand.wijken)]
        nu = plekken.index(self.blik.wijk_id) if self.blik.wijk_id in plekken else 0
        self.zet_wijk(plekken[(nu + int(richting)) % len(plekken)])
        if not self.stand.wijken:
            self.meld(f"{schoon(self.stand.plan.gemeente)} heeft in dit bestand geen wijken")
            return
        self.meld(f"{self.blik.plek(self.stand)}: {aantal_acties(len(self.blik.acties(self.stand)))}")

    async def doe_peiljaar(self, richting: str) -> None:
        """A year on or back, as far as there are figures or plan years."""
        jaren = {meting.periode for meting in self.stand.metingen} | {self.stand.plan.van, self.stand.plan.tot}
        jaar = self.blik.peiljaar + int(richting)
        if not min(jaren) <= jaar <= max(*jaren, self.blik.vandaag.year):
            self.meld(f"er zijn geen cijfers van {jaar}")
            return
        self.blik = replace(self.blik, peiljaar=jaar)
        self.teken()
        self.meld(f"peiljaar {jaar}")

    def zet_dag(self, vandaag: date) -> None:
        """It is another day now: ages and what is too late follow, the chosen peiljaar stays."""
        self.blik = replace(self.blik, vandaag=vandaag)
        self.teken()

    # place, year and what asks for attention

    async def doe_aandacht(self, richting: str) -> None:
        """To the next or previous item that asks for attention, from where the cursor is."""
        plekken = vraagt_aandacht(self.stand, self.blik.wijk_id, self.blik.peiljaar, self.blik.vandaag)
        if not plekken:
            self.meld("niets vraagt aandacht")
            return
        hier = self.keuze["boom"][:2]
        if hier in plekken:
            index = (plekken.index(hier) + int(richting)) % len(plekken)
        else:
            index = 0 if int(richting) > 0 else len(plekken) - 1
        soort, nummer = plekken[index]
        self.ga_naar((soort, nummer, 0))
        self.meld(f"aandacht {index + 1} van {len(plekken)}")

    # search

    async def doe_zoek(self) -> None:
        """Search everything; Enter goes there, n and N go on."""
        from ivp_tui.tui.schermen.dialogen import Kiesscherm

        scherm = Kiesscherm("Zoek in alles — Enter gaat erheen, daarna n en N", self._zoekregels, self._zoektekst)
        await self.ivp.push_screen(scherm, self._na_zoeken)

    async def _zoekregels(self, tekst: str) -> tuple[Regel, ...]:
        self._zoektekst = tekst
        try:
            self._treffers = await self.regie.zoek(tekst)
        except Geweigerd as fout:
            self._treffers = ()
            return (Regel(("leeg", 0, 0), ((f" nu niet te doorzoeken: {fout}", "bericht"),), kiesbaar=False),)
        if not self._treffers:
            melding = "niets gevonden" if tekst.strip() else "typ een of meer woorden"
            return (Regel(("leeg", 0, 0), ((f" {melding}", "dof"),), kiesbaar=False),)
        return tuple(
            Regel(
                ("treffer", nummer, 0),
                (
                    (f" {t.soort:<10}", "label"),
                    (schoon(t.naam), ""),
                    (f"  {schoon(t.fragment)}" if t.fragment.strip() else "", "dof"),
                ),
            )
            for nummer, t in enumerate(self._treffers)
        )

    def _na_zoeken(self, gekozen: object) -> None:
        if isinstance(gekozen, tuple):
            self._treffer = gekozen[1]
            self._naar_treffer()

    def _naar_treffer(self) -> None:
        treffer = self._treffers[self._treffer]
        hoeveel = f"treffer {self._treffer + 1} van {len(self._treffers)}"
        gegaan = treffer.doel is not None and self.ga_naar((*treffer.doel, 0))
        self.meld(
            f"{hoeveel}: {schoon(treffer.soort)} {schoon(treffer.naam)}"
            if gegaan
            else f"{hoeveel} is hier niet te zien"
        )

    async def doe_treffer(self, richting: str) -> None:
        """To the next or previous hit of the last search."""
        if not self._treffers:
            self.meld("zoek eerst iets met /")
            return
        self._treffer = (self._treffer + int(richting)) % len(self._treffers)
        self._naar_treffer()

    # filter

    async def doe_filter(self) -> None:
        """Choose what to show."""
        from ivp_tui.tui.schermen.filterscherm import open_filter

        await open_filter(self)

    # what the detail shows

    def zet_modus(self, modus: str) -> None:
        """Show sources or trend in the detail, or the detail itself when they are shown already."""
        self.modus = "detail" if modus == self.modus else modus
        self.set_class(self.modus != "detail", "-groot-detail")
        self.keuze["detail"] = ("geen", 0, 0)
        self.call_after_refresh(self.teken_detail)

    async def doe_bron(self) -> None:
        """Where it comes from: every bron, and every value of a figure; Enter chooses one."""
        self.zet_modus("bron")
        if self.modus == "bron" and self.laatste_lijst != "wijken":
            self.naar_paneel("detail")
        elif self.paneel == "detail":
            self.naar_paneel(self.laatste_lijst)

    async def doe_trend(self) -> None:
        """The trend of the indicator of the selected doel or row of the board."""
        if self.modus != "trend" and self.indicator_in_beeld() is None:
            self.meld("kies een meetbaar doel (◆) of een regel van het scorebord voor de trend")
            return
        self.zet_modus("trend")

    # window and program

    async def doe_zoom(self) -> None:
        """Make the pane with the focus large, and small again."""
        self.toggle_class("-zoom")
        self.call_after_refresh(self.teken)

    async def doe_terug(self) -> None:
        """One step back: sources or trend, the detail, the zoom, and then the filter."""
        if self.modus != "detail":
            self.zet_modus(self.modus)
            self.naar_paneel(self.laatste_lijst)
        elif self.paneel == "detail":
            self.naar_paneel(self.laatste_lijst)
        elif self.has_class("-zoom"):
            await self.doe_zoom()
        elif not self.blik.filter.leeg:
            self.blik = replace(self.blik, filter=Filter())
            self.teken()
            self.meld("filter gewist")
        else:
            self.meld("q sluit ivp")

    async def doe_kopieer(self) -> None:
        """Copy the selected item as one line with its source, to the clipboard and to a file beside the state."""
        from ivp_tui.weergave.kopie import kopie

        regel = kopie(self.stand, self.blik, self.onderwerp)
        if not regel:
            self.meld("hier is niets te kopiëren")
            return
        self.ivp.copy_to_clipboard(regel)
        pad = self.ivp.bewaar_kopie(regel)
        # a terminal does not tell whether it took the text, so the file is named too
        self.meld(f"gekopieerd{f', ook in {pad}' if pad else ''}: {regel}")

    def meld_nieuws(self, tekst: str) -> None:
        """Tell what came from the file, '' is nothing; a refusal that was not read yet stays until the next key."""
        if not self.weigert:
            if tekst:
                self.meld(tekst)
        elif tekst != VERVERST:
            self._na_weigering = tekst or self._na_weigering

    def bij_toets(self) -> None:
        """A key was pressed: a refusal is read now, and what had to wait for that is told."""
        self.laatste_toets = monotonic()
        self.weigert, tekst = False, self._na_weigering
        self._na_weigering = ""
        if tekst:
            self.meld(tekst)

    async def doe_kleuren(self) -> None:
        """The next colour theme."""
        self.ivp.volgend_thema()
        self.meld(f"kleuren: {self.ivp.theme}")

    async def doe_palet(self) -> None:
        """Choose a command by its name."""
        from ivp_tui.tui.schermen.opdrachtkeuze import kies_opdracht

        await kies_opdracht(self)

    async def doe_hulp(self) -> None:
        """All keys."""
        from ivp_tui.tui.schermen.dialogen import Hulpscherm

        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    async def doe_sluit(self) -> None:
        """Close what stands in the place of the detail; else leave ivp, when all that was given is on disk."""
        if self.modus != "detail":
            await self.doe_terug()
            return
        await self.ivp.verlaat()
