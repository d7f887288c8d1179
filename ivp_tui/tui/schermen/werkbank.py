"""The workbench: the face, the moving, the looking and the changing together; adding and undoing; the mouse."""

from __future__ import annotations

from dataclasses import replace

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.wijziging import Archiveer, KiesMeting, Ongedaan, Opnieuw
from ivp_tui.tui.schermen.bewerking import Bewerking
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.regel import Regel, Sleutel


class Werkbank(Bewerking):
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
        else:
            await self.doe_wijzig()

    # items

    async def doe_nieuw(self) -> None:
        """Add an actie under the thema or doel of the cursor; in a wijk it is the wijk's own."""
        plek = self._plek_voor_actie(self.keuze["boom"])
        if plek is None or self.paneel not in ("boom", "detail"):
            self.meld("zet de cursor in het plan op een thema, doel of actie; daar komt de nieuwe actie")
            return
        label = f"Nieuwe actie ({self.blik.plek(self.stand)})"
        veld = Veld(VeldSoort.TEKST, label, "", "actie", 0, "titel")
        await self._bewerk(veld, self._plaats_onder_cursor())
        if self.bewerker is not None:
            self._nieuw_bij = plek

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
        """Put the selected actie away; u brings it back."""
        actie_id = self._gekozen_actie()
        if actie_id is None:
            self.meld("kies een actie om in het archief te leggen")
        else:
            self.geef(Archiveer(actie_id))

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
