"""Choosing several acties with v, and one status with one reason for all of them that are on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.plan import VRAAGT_REDEN, Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.schermen.kaarten import Kaarten
from ivp_tui.weergave.kop import aantal_acties
from ivp_tui.weergave.regel import kort

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging import Wijziging
    from ivp_tui.regie import Bon, Regie
    from ivp_tui.weergave.blik import Blik
    from ivp_tui.weergave.regel import Sleutel


class Aanvinken(Kaarten):
    """What is chosen, by id: it stays through every refresh, and what is gone drops out."""

    def __init__(self, regie: Regie, blik: Blik, gevouwen: dict[str, frozenset[Sleutel]] | None = None) -> None:
        """Nothing is chosen yet."""
        super().__init__(regie, blik, gevouwen)
        # what to tell beside the confirmation, such as what was passed over
        self._erbij: dict[Bon, str] = {}

    def teken(self) -> None:
        """Draw everything anew, without what was chosen and is not in the plan any more."""
        if self.blik.aangevinkt:
            self.blik = replace(self.blik, aangevinkt=self.blik.aangevinkt & self.stand.actie.keys())
        super().teken()

    async def doe_vink(self) -> None:
        """Choose the actie with the cursor, or let it go, and on to the next actie."""
        actie_id = self._gekozen_actie() if self.paneel == "boom" else None
        if actie_id is None:
            self.meld("zet de cursor in het plan op een actie; v vinkt haar aan")
            return
        self.blik = replace(self.blik, aangevinkt=self.blik.aangevinkt ^ {actie_id})
        regels, cursor = self.boombeeld.regels, self.boombeeld.cursor
        # an actie stands under every doel it serves: a run of v passes over what was just chosen above
        klaar = self.blik.aangevinkt if actie_id in self.blik.aangevinkt else frozenset()
        onder = (r.sleutel for r in regels[cursor + 1 :] if r.sleutel[0] == "actie")
        verder = next((sleutel for sleutel in onder if sleutel[1] not in klaar), None)
        self.teken()
        if verder is not None:
            self.kies("boom", verder)
        aantal = len(self.blik.aangevinkt)
        self.meld(f"{aantal_acties(aantal)} aangevinkt; Esc laat los" if aantal else "niets meer aangevinkt")

    def verdeel(self) -> tuple[tuple[int, ...], str]:
        """The chosen acties that are on the screen, in the order of the tree, and what to tell of the others.

        A fold or filter may hide some: no key may change what is not on the screen.
        """
        te_zien = dict.fromkeys(r.sleutel[1] for r in self.boombeeld.regels if r.sleutel[0] == "actie")
        mee = tuple(nummer for nummer in te_zien if nummer in self.blik.aangevinkt)
        over = [a for a in self.stand.acties if a.id in self.blik.aangevinkt and a.id not in te_zien]
        elders = [f"«{kort(schoon(a.titel), 40)}»" for a in over if not a.geldt_in(self.blik.wijk_id)]
        verborgen = len(over) - len(elders)
        delen = []
        if elders:
            meer = f" en nog {len(elders) - 1} gelden" if len(elders) > 1 else " geldt"
            delen.append(f"{elders[0]}{meer} hier niet: overgeslagen")
        if verborgen:
            delen.append(f"{aantal_acties(verborgen)} niet te zien en niet gewijzigd")
        return mee, "; ".join(delen)

    async def doe_status(self, naam: str) -> None:
        """Set the status of the chosen acties at once; of the one with the cursor where none are chosen."""
        if not self.blik.aangevinkt or self.paneel != "boom":
            await super().doe_status(naam)
            return
        from ivp_tui.domein.wijziging_structuur import ZetRedenen, ZetStatussen

        mee, rest = self.verdeel()
        if not mee:
            self.meld(f"geen aangevinkte actie is hier te zien: {rest}; Esc laat ze los")
            return
        wijk_id, status = self.blik.wijk_id, Status(naam)
        bon = self.geef_met(ZetStatussen(mee, wijk_id, status), rest)
        if bon is not None and status in VRAAGT_REDEN:
            label = f"Reden voor {aantal_acties(len(mee))}"
            await self.open_reden(Veld(VeldSoort.REDEN, label, "", "stand", 0, "toelichting", wijk_id), bon)
            self._nieuw = lambda tekst: ZetRedenen(mee, wijk_id, tekst)

    def geef_met(self, wijziging: Wijziging, rest: str) -> Bon | None:
        """Give an intent, with what to tell beside its confirmation."""
        bon = self.geef(wijziging)
        if bon is not None and rest:
            self._erbij[bon] = rest
        return bon

    def bij_bon(self, bon: Bon) -> None:
        """Tell what was passed over behind the confirmation."""
        super().bij_bon(bon)
        rest = self._erbij.pop(bon, "")
        if rest and bon.uitslag is not None and self.status is not None:
            self.status = replace(self.status, links=(*self.status.links, (f"; {rest}", "bericht")))

    async def doe_terug(self) -> None:
        """One step back: what lies over the tree first, then the selection, and then the filter."""
        erover = self.modus != "detail" or self.paneel == "detail" or self.has_class("-zoom")
        if erover or not self.blik.aangevinkt:
            await super().doe_terug()
            return
        self.blik = replace(self.blik, aangevinkt=frozenset())
        self.teken()
        self.meld("niets meer aangevinkt")
