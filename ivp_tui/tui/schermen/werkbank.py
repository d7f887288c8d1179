"""The workbench: the face, the moving, the looking and the changing together; undoing; the mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import KiesMeting, Ongedaan, Opnieuw
from ivp_tui.tui.schermen.lijsten import Lijsten
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.domein.logboek import Logitem
    from ivp_tui.domein.toont import Toont

#: what a beamer can be about; with anything else chosen it shows the plan as a whole
ITEMSOORTEN = ("thema", "doel", "actie")


class Werkbank(Lijsten):
    """The main screen."""

    def on_mount(self) -> None:
        """Begin in the tree, at the first thema, with everything drawn before the first frame."""
        self.palet = self.ivp.palet
        self.keuze["wijken"] = ("wijk", self.blik.wijk_id or 0, 0)
        eerste = self.stand.themas[0].id if self.stand.themas else 0
        self.keuze["boom"] = ("thema", eerste, 0)
        self._maat = self.app.size
        self.teken()
        self.naar_paneel("boom")
        self.ivp.meld_begin()

    async def doe_ga(self) -> None:
        """Enter: fold in the tree, edit in the detail, choose a figure, go from wijken and board to the tree."""
        regel = self.huidige(self.paneel)
        if regel is None:
            return
        if self.paneel == "wijken":
            self.naar_paneel("boom")
        elif self.paneel == "boom":
            if regel.vouw is not None:
                self.vouw(regel)
            else:
                self.naar_paneel("detail")
        elif self.paneel == "bord":
            if regel.sleutel[0] == "streefwaarde":
                self.ga_naar(("doel", regel.sleutel[2], 0))
        elif self.modus == "bron":
            self.kies_meting(regel)
        elif regel.sleutel[0] == "vervolg":
            await self.volg_regel(regel.sleutel)
        elif regel.veld is None and regel.sleutel[0] in ("toezegging", "verhaal"):
            self.ga_naar(regel.sleutel)
        else:
            await self.doe_wijzig()

    async def doe_editor(self) -> None:
        """Write the long text of the selected item in one's own editor; what comes back is saved as if typed here."""
        veld = self._lang_veld()
        if veld is None:
            self.meld("hier is geen lange tekst; kies een actie, doel, thema, toezegging of verhaal")
            return
        if self.regie.bestand.alleen_lezen:
            self.meld(f"alleen lezen ({self.regie.bestand.reden_alleen_lezen})", fout=True)
            return
        from ivp_tui.tui.buiten import EditorFout, schrijf_buiten

        # what another program wrote is shown by its signs there too
        begin = schoon(veld.tekst, meerregelig=True)
        try:
            tekst = schrijf_buiten(self.ivp, begin)
        except EditorFout as fout:
            self.meld(str(fout))
            return
        if tekst == begin.strip():
            self.meld("niet gewijzigd")
            return
        # through the field: it refuses what is too long and asks about what looks personal, with the text kept
        await self.wijzig_in(veld, tekst)

    def _lang_veld(self) -> Veld | None:
        """The long text with the cursor in the detail, else the first one of the selected item."""
        regel = self.huidige("detail") if self.paneel == "detail" else None
        regels = ([regel] if regel is not None else []) + list(
            self.detailbeeld.regels if self.modus == "detail" else ()
        )
        velden = (r.veld for r in regels if r.veld is not None)
        return next((veld for veld in velden if veld.soort is VeldSoort.LANGE_TEKST), None)

    def kies_meting(self, regel: Regel) -> None:
        """Make another value the one that counts for its year."""
        if regel.sleutel[0] == "meting":
            self.geef(KiesMeting(regel.sleutel[1]))

    async def doe_ongedaan(self) -> None:
        """Undo one's last change."""
        self.geef(Ongedaan())

    async def doe_opnieuw(self) -> None:
        """Redo what was undone."""
        self.geef(Opnieuw())

    # the logboek

    async def doe_logboek(self) -> None:
        """Who changed what and when; from there to an item, or back to the same place."""
        from ivp_tui.tui.schermen.logboekscherm import Logboekscherm
        from ivp_tui.tui.schermen.logtekening import Aanleiding

        wijk_id = self.blik.wijk_id
        wijk = (wijk_id, self.stand.wijknaam(wijk_id)) if wijk_id is not None else None
        scherm = Logboekscherm(self.regie, Aanleiding(self._logitem(), wijk, self.blik.vandaag))
        await scherm.lees()
        await self.ivp.push_screen(scherm, self.na_logboek)

    def _logitem(self) -> Logitem | None:
        """The item with the cursor, for the filter of the logboek; None for a line that is no item."""
        from ivp_tui.domein.logboek import Logitem

        soort, nummer, _ = self.keuze["boom"]
        soort = "thema" if soort == "themabreed" else soort
        if soort == "plan":
            return Logitem("plan", nummer, self.stand.plan.titel)
        stand = self.stand
        titels = {
            "thema": {rij.id: rij.titel for rij in stand.themas},
            "doel": {rij.id: rij.titel for rij in stand.doelen},
            "actie": {rij.id: rij.titel for rij in stand.acties},
            "toezegging": {rij.id: rij.titel for rij in stand.toezeggingen},
            "verhaal": {rij.id: rij.titel for rij in stand.verhalen},
        }
        titel = titels.get(soort, {}).get(nummer)
        return Logitem(soort, nummer, titel) if titel is not None else None

    # the second screen

    def onderwerp_beamer(self) -> Toont:
        """What a beamer shows of this: the item with the cursor, of a row of the scorebord its doel."""
        from ivp_tui.domein.toont import Toont

        soort, nummer, bij = self.onderwerp
        naar = {"streefwaarde": ("doel", bij), "themabreed": ("thema", nummer)}
        item = naar.get(soort, (soort, nummer))
        return Toont(self.stand.plan.slug, self.blik.wijk_id, *(item if item[0] in ITEMSOORTEN else ("", 0)))

    async def doe_beamer(self) -> None:
        """A second screen for everybody in the room, in a window of its own."""
        from ivp_tui.tui.beamerstart import open_beamer

        open_beamer(self.ivp, self.meld)

    # the mouse

    async def on_lijst_aangewezen(self, message: Lijst.Aangewezen) -> None:
        """A click selects, a second one on the same line opens."""
        naam = message.lijst.id or "boom"
        self.naar_paneel(naam)
        if naam == "detail":
            index = next(i for i, r in enumerate(self.detailbeeld.regels) if r.sleutel == message.sleutel)
            self.detailbeeld = replace(self.detailbeeld, cursor=index)
        else:
            self.kies(naam, message.sleutel)
        if message.opnieuw:
            await self.doe_ga()

    def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel moves the cursor of the list under the mouse."""
        self.verzet_in(message.lijst.id or "boom", message.regels)
