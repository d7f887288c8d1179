"""Moving over the logboek: the cursor, the ends, and reading on where it comes near the end of what was read."""

from __future__ import annotations

from dataclasses import replace

from ivp_tui.tui.schermen.logtekening import Logtekening
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.widgets.lijst import Lijst

#: how near to the end of what was read the next stretch is fetched
_RAND = 40


class Logbeweging(Logtekening):
    """The commands that move."""

    async def _naar(self, hoeveel: int) -> None:
        velden = self.query_one("#logvelden", Lijst)
        if velden.has_focus:
            velden.schuif_regels(hoeveel)
            return
        await self._haal_bij(hoeveel)
        cursor = stap(self.logbeeld.regels, self.logbeeld.cursor, hoeveel)
        if 0 <= cursor < len(self.logbeeld.regels) and self.logbeeld.regels[cursor].kiesbaar:
            self.kies(cursor)

    def kies(self, cursor: int) -> None:
        """Put the cursor on a line of the list."""
        self._gekozen = self.logbeeld.regels[cursor].sleutel[1]
        self.logbeeld = replace(self.logbeeld, cursor=cursor)
        self.teken_velden()

    async def _haal_bij(self, hoeveel: int) -> None:
        """Read on where the cursor comes near the end of what was read."""
        plaats = next((i for i, groep in enumerate(self.groepen) if groep.id == self._gekozen), 0)
        if hoeveel > 0 and plaats + hoeveel + _RAND > len(self.groepen):
            await self.lees_bij(nieuwer=False)
        elif hoeveel < 0 and plaats + hoeveel < _RAND:
            await self.lees_bij(nieuwer=True)

    async def doe_verplaats(self, hoeveel: str) -> None:
        """A groep up or down."""
        await self._naar(int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """A page up or down."""
        await self._naar(int(hoeveel) * max(1, self.lijst.hoogte - 2))

    async def doe_begin(self) -> None:
        """To the newest."""
        await self.lees()

    async def doe_einde(self) -> None:
        """To the oldest."""
        await self.lees_oudste()

    async def doe_paneel(self, richting: str) -> None:
        """Between the groepen and the fields, which then scroll."""
        naam = "#loglijst" if self.query_one("#logvelden").has_focus else "#logvelden"
        self.set_focus(self.query_one(naam), scroll_visible=False)

    async def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel moves the cursor, or scrolls the fields."""
        if message.lijst.id == "logvelden":
            message.lijst.schuif_regels(message.regels)
        else:
            await self._naar(message.regels)
