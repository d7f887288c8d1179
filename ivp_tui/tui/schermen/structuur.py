"""The shape of the plan by keyboard: up and down, to another place, linking, merging, and the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from ivp_tui.domein.wijziging import Archiveer
from ivp_tui.tui.schermen.toevoegen import Toevoegen
from ivp_tui.tui.schermen.werkvlak import GEEN

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_structuur import Archiefsoort, Schuifbaar


class Structuur(Toevoegen):
    """The commands that change the shape of the plan."""

    def item(self) -> tuple[str, int, int]:
        """What the cursor of the tree is on, where the keys go to the tree or its detail; else nothing."""
        regel = self.huidige("boom")
        hier = self.paneel in ("boom", "detail") and self.laatste_lijst == "boom"
        return regel.sleutel if regel is not None and hier else GEEN

    def acties(self) -> tuple[tuple[int, ...], str]:
        """The acties a command is about, and what to tell of chosen ones that are not on the screen."""
        if self.blik.aangevinkt:
            return self.verdeel()
        soort, nummer, _ = self.item()
        return ((nummer,) if soort == "actie" else ()), ""

    def mag(self) -> bool:
        """Whether this file may be changed; says so where it may not."""
        if self.regie.bestand.alleen_lezen:
            self.meld(f"alleen lezen ({self.regie.bestand.reden_alleen_lezen})", fout=True)
        return not self.regie.bestand.alleen_lezen

    # up and down

    async def doe_schuif(self, richting: str) -> None:
        """Move the selected item past its neighbour on the screen."""
        regel = self.huidige("boom")
        soort, nummer, _ = regel.sleutel if regel is not None else GEEN
        if self.paneel != "boom" or regel is None or soort not in ("thema", "doel", "actie", "toezegging"):
            self.meld(
                "verhalen staan op datum; die schuiven niet"
                if soort == "verhaal"
                else "zet de cursor in het plan op een thema, doel, actie of toezegging om te schuiven"
            )
            return
        from ivp_tui.domein.wijziging_structuur import Schuif

        tussen = tuple(r.sleutel[1] for r in self.boombeeld.regels if r.sleutel[0] == soort and r.ouder == regel.ouder)
        hoe = ""
        if soort == "actie" and nummer in self.stand.actie:
            onder = sum(doel in self.stand.doel for doel in self.stand.actie[nummer].doelen)
            hoe = f" (staat onder {onder} doelen; de volgorde is die van het thema)" if onder > 1 else ""
        kant: Literal[-1, 1] = 1 if int(richting) > 0 else -1
        self.geef(Schuif(cast("Schuifbaar", soort), nummer, kant, tussen, hoe))

    # the archive

    async def doe_archief(self) -> None:
        """Put the selected item, or all chosen acties, in the archive; a thema asks first."""
        if self.blik.aangevinkt:
            await self._archiveer_aangevinkt()
            return
        soort, nummer, _ = self.item()
        if soort == "thema" and nummer in self.stand.thema:
            from ivp_tui.tui.schermen.structuurwerk import vraag_thema

            await vraag_thema(self, nummer)
        elif soort in ("doel", "actie", "toezegging", "verhaal"):
            self.geef(Archiveer(nummer, cast("Archiefsoort", soort)))
        else:
            self.meld("kies een thema, doel, actie, toezegging of verhaal om in het archief te leggen")

    async def _archiveer_aangevinkt(self) -> None:
        from ivp_tui.domein.wijziging_structuur import ArchiveerMeer

        mee, rest = self.verdeel()
        if self.paneel not in ("boom", "detail") or not mee:
            self.meld(f"geen aangevinkte actie is hier te zien{f': {rest}' if rest else ''}; Esc laat ze los")
            return
        self.geef_met(ArchiveerMeer("actie", mee), rest)

    async def doe_archief_tonen(self) -> None:
        """What lies in the archive of this plan; one of it can come back."""
        from ivp_tui.tui.schermen.structuurwerk import toon_archief

        await toon_archief(self)

    async def doe_verplaats_naar(self) -> None:
        """Choose the thema or doel where the selected acties or doel are to go."""
        from ivp_tui.tui.schermen.structuurwerk import verplaats_naar

        await verplaats_naar(self)

    async def doe_koppel_doel(self) -> None:
        """Choose which doelen the selected acties serve."""
        from ivp_tui.tui.schermen.structuurwerk import koppel_doel

        await koppel_doel(self)

    async def doe_voeg_samen(self) -> None:
        """Make one of the two chosen acties, or of the selected actie or doel and another from a list."""
        from ivp_tui.tui.schermen.structuurwerk import voeg_samen

        await voeg_samen(self)

    async def doe_voeg_partners_samen(self) -> None:
        """Make one of two partners: the one that stays is chosen first."""
        from ivp_tui.tui.schermen.structuurwerk import voeg_partners_samen

        await voeg_partners_samen(self)
