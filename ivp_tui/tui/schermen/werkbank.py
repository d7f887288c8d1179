"""The workbench: the face, the moving, the looking and the changing together; adding and undoing; the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Archiveer, KiesMeting, NieuweActie, Ongedaan, Opnieuw, Wijziging
from ivp_tui.tui.schermen.kaarten import Kaarten
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.regel import Regel, Sleutel

if TYPE_CHECKING:
    from ivp_tui.domein.logboek import Logitem


class Werkbank(Kaarten):
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

    # items

    async def doe_nieuw(self) -> None:
        """Add what belongs where the cursor is: an actie (in a wijk its own), a toezegging or a verhaal."""
        soort = self.keuze["boom"][0]
        if soort in ("toezegging", "toezeggingen"):
            await self._nieuwe_toezegging(None)
            return
        if soort in ("verhaal", "verhalen"):
            await self._nieuw_verhaal(None)
            return
        plek = self._plek_voor_actie(self.keuze["boom"])
        if plek is None or self.paneel not in ("boom", "detail"):
            self.meld("zet de cursor in het plan op een thema, doel of actie; daar komt de nieuwe actie")
            return
        wijk_id = self.blik.wijk_id
        label = f"Nieuwe actie ({self.blik.plek(self.stand)})"
        await self._vraag_titel(label, "actie", lambda titel: NieuweActie(*plek, wijk_id, titel))

    async def _vraag_titel(self, label: str, tabel: str, maak: Callable[[str], Wijziging]) -> None:
        """Open a field for the title of something new, and give what `maak` makes of it."""
        await self._bewerk(Veld(VeldSoort.TEKST, label, "", tabel, 0, "titel"), self._plaats_onder_cursor())
        if self.bewerker is not None:
            self._nieuw = maak

    async def doe_nieuw_verhaal(self) -> None:
        """Add a verhaal to the selected item, of the wijk in view."""
        soort, nummer, _ = self.keuze["boom"]
        soort = "thema" if soort == "themabreed" else soort
        await self._nieuw_verhaal((soort, nummer) if soort in ("thema", "doel", "actie") else None)

    async def _nieuw_verhaal(self, item: tuple[str, int] | None) -> None:
        wijk_id, vandaag = self.blik.wijk_id, self.blik.vandaag
        label = f"Nieuw verhaal ({self.blik.plek(self.stand)})"
        from ivp_tui.domein.wijziging_verantwoording import NieuwVerhaal

        await self._vraag_titel(label, "verhaal", lambda titel: NieuwVerhaal(item, wijk_id, titel, vandaag))

    async def doe_nieuwe_toezegging(self) -> None:
        """Add a toezegging to the thema of the selected item."""
        plek = self._plek_voor_actie(self.keuze["boom"])
        await self._nieuwe_toezegging(plek[0] if plek is not None else None)

    async def _nieuwe_toezegging(self, thema_id: int | None) -> None:
        vandaag = self.blik.vandaag
        from ivp_tui.domein.wijziging_verantwoording import NieuweToezegging

        await self._vraag_titel("Nieuwe toezegging", "toezegging", lambda t: NieuweToezegging(thema_id, t, vandaag))

    def _plek_voor_actie(self, sleutel: Sleutel) -> tuple[int, int | None] | None:
        soort, nummer, onder = sleutel
        if soort in ("thema", "themabreed"):
            return nummer, None
        if soort == "doel" and nummer in self.stand.doel:
            thema_id = self.stand.doel[nummer].thema_id
            return (thema_id, nummer) if thema_id is not None else None
        if soort == "actie" and nummer in self.stand.actie:
            return self.stand.actie[nummer].thema_id, onder or None
        return None

    async def doe_archief(self) -> None:
        """Put the selected actie, toezegging or verhaal away; u brings it back."""
        actie_id, verantwoording = self._gekozen_actie(), self.gekozen_verantwoording()
        if actie_id is not None:
            self.geef(Archiveer(actie_id))
        elif verantwoording is not None:
            self.geef(Archiveer(verantwoording[1], verantwoording[0]))
        else:
            self.meld("kies een actie, toezegging of verhaal om in het archief te leggen")

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
        await self.ivp.push_screen(scherm, self._na_logboek)

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

    def _na_logboek(self, gekozen: object) -> None:
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
