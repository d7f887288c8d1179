"""The workbench: the face, the moving and the looking together, with the mouse."""

from __future__ import annotations

from dataclasses import replace

from ivp_tui.tui.schermen.kijken import Kijken
from ivp_tui.tui.widgets.lijst import Lijst


class Werkbank(Kijken):
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
