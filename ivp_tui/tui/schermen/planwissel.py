"""Another plan in view: read, drawn with its own folds and cursor, and given up where the file keeps one waiting."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from ivp_tui.domein.lijn import Plek
from ivp_tui.domein.plan import Plan
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.domein.stand import standaard_peiljaar
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.regie import GEDULD
from ivp_tui.tui.schermen.kijken import Kijken
from ivp_tui.weergave.regel import Sleutel

if TYPE_CHECKING:
    from ivp_tui.regie import Regie
    from ivp_tui.weergave.blik import Blik


class Planwissel(Kijken):
    """Brings another plan in view, and remembers how each was looked at."""

    def __init__(self, regie: Regie, blik: Blik, gevouwen: dict[str, frozenset[Sleutel]] | None = None) -> None:
        """`gevouwen` is what was folded in each plan, by slug; kept here while another plan is in view."""
        super().__init__(regie, blik)
        self.gevouwen = dict(gevouwen or {})
        self._cursors: dict[str, Sleutel] = {}
        self._vorig_plan = ""
        self._in_beeld = regie.stand.plan
        self._wissel: asyncio.Future[None] | None = None
        self._wissel_gestopt = False

    async def naar_plan(self, plan: Plan, item: Plek | None = None) -> None:
        """Bring a plan in view, with the cursor on an item of it or where it was; says which plan it is.

        One that cannot be read is told, and what was in view stays. This returns sooner when another program holds
        the file: then it goes on behind the screen, until Esc.
        """
        self._wissel_gestopt = False
        # by a name of its own: another key may begin the next one before this one is done
        self._wissel = taak = asyncio.ensure_future(self._wissel_naar(plan, item))
        if (await asyncio.wait({taak}, timeout=GEDULD))[0]:
            taak.result()
        else:
            self.meld("wacht op het bestand; een ander programma houdt het bezet … Esc laat het zo")
            taak.add_done_callback(self._na_wissel)

    def _na_wissel(self, taak: asyncio.Future[None]) -> None:
        fout = None if taak.cancelled() else taak.exception()
        if isinstance(fout, Exception):
            self.ivp._handle_exception(fout)

    def stop_wissel(self) -> bool:
        """Leave a plan that the file keeps one waiting for; False when there is none."""
        if self._wissel is None or self._wissel.done():
            return False
        self._wissel_gestopt = True
        return True

    async def _wissel_naar(self, plan: Plan, item: Plek | None) -> None:
        try:
            await self._breng_in_beeld(plan)
        except Geweigerd as fout:
            self.meld(f"{schoon(plan.titel)} is niet te openen: {schoon(str(fout))}")
            return
        if item is not None:
            self.ga_naar((*item, 0))
        voorbij = ": voorbij, peiljaar is het laatste jaar" if plan.tot < self.blik.vandaag.year else ""
        self.meld(f"{schoon(plan.titel)}{voorbij}")

    async def _breng_in_beeld(self, plan: Plan) -> None:
        """Raises Geweigerd when it cannot be read."""
        if plan.id != self.stand.plan.id:
            await self.regie.wissel(plan.slug, lambda: self._wissel_gestopt)
            self._onthoud()
            self.volg_plan()

    def _onthoud(self) -> None:
        self._vorig_plan = self._in_beeld.slug
        self.gevouwen[self._in_beeld.slug] = self.blik.dicht
        self._cursors[self._in_beeld.slug] = self.keuze["boom"]

    def volg_plan(self) -> None:
        """Look at the plan that is in the Stand now: its last year, its folds, and the same wijk where it has it."""
        stand, blik = self.stand, self.blik
        self._in_beeld = stand.plan
        self.blik = replace(
            blik,
            peiljaar=standaard_peiljaar(stand.plan, blik.vandaag.year),
            wijk_id=blik.wijk_id if blik.wijk_id in stand.wijk else None,
            filter=Filter(),
            dicht=self.gevouwen.get(stand.plan.slug, frozenset()),
        )
        eerste = ("thema", stand.themas[0].id if stand.themas else 0, 0)
        self.keuze["boom"] = self._cursors.get(stand.plan.slug, eerste)
        self.keuze["wijken"] = ("wijk", self.blik.wijk_id or 0, 0)
        self.keuze["bord"] = ("geen", 0, 0)
        self.modus = "detail"
        self.remove_class("-groot-detail")
        self.teken()
        self.naar_paneel("boom")

    def teken(self) -> None:
        """Draw everything anew; a plan that went away under us, as by undo, gives way to the one before it."""
        if self.stand.plan.id == self._in_beeld.id:
            super().teken()
            return
        self.volg_plan()
        # the one in force is in view at once; where one came from another, that is read behind it
        vorig = next((plan for plan in self.stand.plannen if plan.slug == self._vorig_plan), self.stand.plan)
        if vorig.id != self.stand.plan.id:
            self.call_later(self._keer_terug, vorig)

    async def _keer_terug(self, plan: Plan) -> None:
        with suppress(Geweigerd):  # then the one in force stays in view
            await self.regie.wissel(plan.slug)
            self.volg_plan()
