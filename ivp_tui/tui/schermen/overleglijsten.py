"""What a meeting opens over itself: the lists, the verslag and the second screen; and what is asked twice there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.tui.schermen.overlegwerk import Overlegwerk

if TYPE_CHECKING:
    from ivp_tui.tui.opdrachten import Opdracht
    from ivp_tui.tui.schermen.matrixscherm import Vakplek


class Overleglijsten(Overlegwerk):
    """The commands of a meeting that open a list or a window; who goes to an item there leaves for the werkbank."""

    #: what was pressed once and is done when it is pressed again
    _nog_eens = ""

    async def doe(self, opdracht: Opdracht) -> bool:
        """Carry out a command; another one than was asked about withdraws the question."""
        if opdracht.actie != self._nog_eens:
            self._nog_eens = ""
        return await super().doe(opdracht)

    def _bevestigd(self, actie: str, vraag: str) -> bool:
        """Whether this was asked already; else it is asked now."""
        if self._nog_eens == actie:
            self._nog_eens = ""
            return True
        self._nog_eens = actie
        self.meld(vraag)
        return False

    async def doe_afspraken(self) -> None:
        """The afspraken and besluiten, of all meetings."""
        from ivp_tui.tui.schermen.afspraakscherm import open_afspraken
        from ivp_tui.tui.schermen.afspraaktekening import Aanleiding

        aanleiding = Aanleiding(self.werkbank.blik.vandaag, self.zitting.overleg.wijk_id)
        await open_afspraken(self.ivp, aanleiding, self._naar_werkbank)

    async def doe_sinds(self) -> None:
        """What changed since the last meeting of this wijk, or another moment."""
        from ivp_tui.tui.schermen.sindsscherm import open_sinds

        await open_sinds(self.ivp, self.zitting.overleg.wijk_id, self.werkbank.blik.vandaag, self._naar_werkbank)

    def _verlaat(self) -> None:
        # dismiss itself may not be called later: what it returns would be awaited by this screen, which ends ivp
        self.dismiss(None)

    def _naar_werkbank(self, gekozen: object) -> None:
        from ivp_tui.tui.schermen.sindsscherm import Bestemming

        if gekozen is None:
            return
        self.call_later(self._verlaat)
        na = self.werkbank.na_sinds if isinstance(gekozen, Bestemming) else self.werkbank.na_logboek
        self.werkbank.call_later(na, gekozen)

    async def doe_matrix(self) -> None:
        """The matrix, at the wijk of the meeting and the thema in view; Enter there leaves for the place."""
        from ivp_tui.tui.schermen.matrixscherm import open_matrix

        await open_matrix(self.werkbank, self._na_matrix, (self.zitting.overleg.wijk_id, (*(self.item or ("", 0)), 0)))

    def _na_matrix(self, plek: Vakplek | None) -> None:
        from ivp_tui.tui.schermen.matrixscherm import ga_naar_vak

        if plek is None:
            self.call_later(self._weer_in_overleg)
            return
        self.call_later(self._verlaat)
        self.werkbank.call_later(ga_naar_vak, self.werkbank, *plek)

    async def _weer_in_overleg(self) -> None:
        """Back in the meeting: its own plan in view again where another was chosen over it."""
        plan = next((p for p in self.stand.plannen if p.id == self.zitting.overleg.plan_id), None)
        if plan is not None and plan.id != self.stand.plan.id:
            await self.werkbank.naar_plan(plan)
            await self.herlees()
        self.teken()

    async def doe_rapport(self) -> None:
        """Write the verslag of this or another meeting."""
        from ivp_tui.tui.schermen.verslagscherm import open_verslag

        def na(pad: object) -> None:
            if isinstance(pad, str):
                self.meld(f"verslag: {pad}")

        try:
            await open_verslag(self.ivp, self.werkbank.blik.vandaag, na, self.zitting.overleg.id)
        except Geweigerd as fout:
            self.meld(f"nu niet te lezen: {fout}")

    async def doe_beamer(self) -> None:
        """A second screen for everybody in the room, in a window of its own."""
        from ivp_tui.tui.beamerstart import open_beamer

        open_beamer(self.ivp, self.meld)
