"""Between the werkbank and a meeting: to it, back from it at the same item, and what is in view for a second screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.tui.schermen.concepten import OVERLEGVELD
from ivp_tui.tui.schermen.structuur import Structuur

if TYPE_CHECKING:
    from ivp_tui.domein.overleg import Overleg
    from ivp_tui.klad import Kladtekst
    from ivp_tui.overlegstand import Overlegstand


class Overleggen(Structuur):
    """The commands that go to a meeting; all that it needs is imported at the first."""

    #: where one was in each meeting; None until the first is opened
    plekken: Overlegstand | None = None

    async def doe_overleg(self) -> None:
        """To the meeting that is open, at the same item where that is on its agenda; else choose or begin one."""
        from ivp_tui.tui.schermen.overlegkeuze import ga_naar_overleg

        await ga_naar_overleg(self.ivp.werkbank)

    async def doe_nieuw_overleg(self) -> None:
        """Begin a new meeting."""
        from ivp_tui.tui.schermen.overlegkeuze import begin_overleg

        await begin_overleg(self.ivp.werkbank)

    async def doe_overleggen(self) -> None:
        """Choose an earlier meeting, open or closed, or begin one."""
        from ivp_tui.tui.schermen.overlegkeuze import kies_overleg

        await kies_overleg(self.ivp.werkbank)

    def na_overleg(self, antwoord: object) -> None:
        """A meeting was left: with the overleg and an item to go to it, None to stay where one was."""
        if isinstance(antwoord, tuple):
            self.call_later(self._naar_item, *antwoord)

    def _naar_item(self, overleg: Overleg, item: tuple[str, int] | None) -> None:
        self.zet_wijk(overleg.wijk_id if overleg.wijk_id in self.stand.wijk else None)
        if item is not None and not self.ga_naar((*item, 0)):
            self.meld(f"dit item ({item[0]}) is in dit plan niet te zien; o gaat terug naar het overleg")

    async def overlegaanbod(self) -> str:
        """What to say at the start of a meeting that is still open, as when the program was cut off; '' for none."""
        import asyncio
        from importlib import import_module

        gemeente = self.stand.plan.gemeente_id
        # imported on a thread: the first keys must not wait for it
        lezen = await asyncio.to_thread(import_module, "ivp_tui.opslag.lezen_overleg")
        try:
            overleg = await self.regie.vraag(lambda bestand: lezen.lees_open_overleg(bestand.conn, gemeente))
        except Geweigerd:
            return ""  # locked, or gone for a moment: o will tell
        titel = overleg.titel("stad" if self.stand.wijken else "gemeente") if overleg is not None else ""
        return f"o gaat verder met het open overleg: {titel}" if titel else ""

    async def _open_klad(self, klad: Kladtekst) -> None:
        """Open the field of a kept text; one of a meeting over its screen, at its agendapunt."""
        if klad.veld.tabel != OVERLEGVELD:
            await super()._open_klad(klad)
            return
        from ivp_tui.tui.schermen.overlegkeuze import open_overleg

        scherm = await open_overleg(self.ivp.werkbank, klad.veld.rij, klad.veld.periode)
        if scherm is None:
            await self._toon_wees(klad)
            return
        await scherm.open_soort(klad.veld.veld)
