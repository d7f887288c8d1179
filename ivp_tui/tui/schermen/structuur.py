"""The shape of the plan by keyboard: up and down, to another place, linking, merging, and the archive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Literal, cast

from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Archiveer, Geweigerd
from ivp_tui.tui.schermen.toevoegen import Toevoegen
from ivp_tui.tui.schermen.werkvlak import GEEN
from ivp_tui.weergave.kop import aantal_acties
from ivp_tui.weergave.regel import Regel, kort

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_structuur import Archiefsoort, Plaats, Samensoort, Schuifbaar

_NIET_HIER = "zet de cursor in het plan op een actie of doel"


class Structuur(Toevoegen):
    """The commands that change the shape of the plan."""

    def _item(self) -> tuple[str, int, int]:
        """What the cursor of the tree is on, where the keys go to the tree or its detail; else nothing."""
        regel = self.huidige("boom")
        hier = self.paneel in ("boom", "detail") and self.laatste_lijst == "boom"
        return regel.sleutel if regel is not None and hier else GEEN

    def _acties(self) -> tuple[tuple[int, ...], str]:
        """The acties a command is about, and what to tell of chosen ones that are not on the screen."""
        if self.blik.aangevinkt:
            return self.verdeel()
        soort, nummer, _ = self._item()
        return ((nummer,) if soort == "actie" else ()), ""

    def _mag(self) -> bool:
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
        soort, nummer, _ = self._item()
        if soort == "thema" and nummer in self.stand.thema:
            await self._vraag_thema(nummer)
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

    async def _vraag_thema(self, thema_id: int) -> None:
        if not self._mag():
            return
        from ivp_tui.tui.schermen.structuurschermen import Vraagscherm

        acties = aantal_acties(len(self.stand.acties_van_thema.get(thema_id, ())))
        doelen = len(self.stand.doelen_van(thema_id))
        zinnen = (
            f"«{schoon(self.stand.thema[thema_id].titel)}» gaat naar het archief.",
            f"Met het thema gaan {acties} en {doelen} {'doel' if doelen == 1 else 'doelen'} uit beeld.",
            "Terughalen kan met u, of later met de opdracht archief.",
        )

        def na(ja: object) -> None:
            if ja is True:
                self.geef(Archiveer(thema_id, "thema"))

        await self.ivp.push_screen(Vraagscherm("Naar het archief? — Enter of D: ja, Esc: nee", zinnen), na)

    async def doe_archief_tonen(self) -> None:
        """What lies in the archive of this plan; one of it can come back."""
        from ivp_tui.domein.wijziging_structuur import HaalTerug
        from ivp_tui.opslag.lezen_archief import lees_archief
        from ivp_tui.tui.schermen.structuurschermen import Archiefscherm

        plan_id = self.stand.plan.id
        try:
            stukken = await self.regie.vraag(lambda bestand: lees_archief(bestand.conn, plan_id))
        except Geweigerd as fout:
            self.meld(f"het archief is nu niet te lezen: {schoon(str(fout))}")
            return

        def na(gekozen: object) -> None:
            if isinstance(gekozen, tuple):
                self.geef(HaalTerug(gekozen[0], gekozen[1]))

        await self.ivp.push_screen(Archiefscherm(stukken), na)

    # to another place

    async def doe_verplaats_naar(self) -> None:
        """Choose the thema or doel where the selected acties or doel are to go."""
        if not self._mag():
            return
        soort, nummer, _ = self._item()
        if soort == "doel" and nummer in self.stand.doel and not self.blik.aangevinkt:
            await self._verplaats_doel(nummer)
            return
        mee, rest = self._acties()
        if not mee:
            self.meld(rest or _NIET_HIER)
            return
        van = tuple(self._plaats_van(actie) for actie in mee)
        wat = f"«{kort(schoon(self.stand.actie[mee[0]].titel), 40)}»" if len(mee) == 1 else aantal_acties(len(mee))
        from ivp_tui.domein.wijziging_structuur import VerplaatsActies

        def na(soort: str, nummer: int) -> None:
            thema_id = self.stand.doel[nummer].thema_id if soort == "doel" and nummer in self.stand.doel else nummer
            doel_id = nummer if soort == "doel" else None
            self.geef_met(VerplaatsActies(van, thema_id or 0, doel_id), rest)

        await self._kies_plek(wat, van[0].thema_id, True, na)

    async def _verplaats_doel(self, doel_id: int) -> None:
        from ivp_tui.domein.wijziging_structuur import VerplaatsDoel

        doel = self.stand.doel[doel_id]

        def na(soort: str, nummer: int) -> None:
            self.geef(VerplaatsDoel(doel_id, nummer if soort == "thema" else None, doel.thema_id))

        await self._kies_plek(f"«{kort(schoon(doel.titel), 40)}»", doel.thema_id, False, na)

    async def _kies_plek(self, wat: str, eigen: int | None, met_doelen: bool, na: Callable[[str, int], None]) -> None:
        from ivp_tui.tui.schermen.dialogen import Kiesscherm
        from ivp_tui.weergave.structuur import bestemmingen

        async def bron(tekst: str) -> tuple[Regel, ...]:
            return bestemmingen(self.stand, tekst, eigen, met_doelen)

        def gekozen(sleutel: object) -> None:
            if isinstance(sleutel, tuple):
                na(sleutel[0], sleutel[1])

        await self.ivp.push_screen(Kiesscherm(f"{wat} naar … — Enter verplaatst", bron), gekozen)

    def _plaats_van(self, actie_id: int) -> Plaats:
        """Where an actie stands; the doel it leaves is that of the cursor, or the only one it stands under."""
        from ivp_tui.domein.wijziging_structuur import Plaats

        actie = self.stand.actie[actie_id]
        eigen = [d for d in actie.doelen if d in self.stand.doel and self.stand.doel[d].thema_id == actie.thema_id]
        onder = eigen[0] if len(eigen) == 1 else None
        soort, nummer, bij = self._item()
        if not self.blik.aangevinkt and (soort, nummer) == ("actie", actie_id):
            onder = bij or None
        return Plaats(actie_id, actie.thema_id, frozenset(actie.doelen), onder)

    # linking

    async def doe_koppel_doel(self) -> None:
        """Choose which doelen the selected acties serve."""
        mee, rest = self._acties()
        if not self._mag():
            return
        if not mee:
            self.meld(rest or "zet de cursor in het plan op een actie om doelen te koppelen")
            return
        from ivp_tui.domein.wijziging_structuur import KoppelDoelen, Koppeling
        from ivp_tui.tui.schermen.structuurschermen import Koppelscherm

        acties = [self.stand.actie[nummer] for nummer in mee]
        hoeveel = {d.id: sum(d.id in actie.doelen for actie in acties) for d in self.stand.doelen}
        aan = {doel: True if n == len(acties) else None for doel, n in hoeveel.items() if n}

        def na(gekozen: object) -> None:
            if isinstance(gekozen, tuple) and any(gekozen):
                erbij, eraf = gekozen
                oud = {actie.id: frozenset(actie.doelen) for actie in acties}
                nieuw = tuple(Koppeling(nummer, was, (was | erbij) - eraf) for nummer, was in oud.items())
                self.geef_met(KoppelDoelen(nieuw), rest)
            elif gekozen is not None:
                self.meld("niets gewijzigd")

        titel = (
            f"Doelen van «{kort(schoon(acties[0].titel), 60)}»" if len(mee) == 1 else f"Doelen van {len(mee)} acties"
        )
        await self.ivp.push_screen(Koppelscherm(self.stand, titel, acties[0].thema_id, aan), na)

    # merging

    async def doe_voeg_samen(self) -> None:
        """Make one of the two chosen acties, or of the selected actie or doel and another from a list."""
        mee, _ = self.verdeel() if self.blik.aangevinkt else ((), "")
        soort, nummer, _ = self._item()
        if len(mee) == 2:
            await self._toon_samen("actie", mee[0], mee[1])
        elif self.blik.aangevinkt:
            self.meld("samenvoegen gaat met twee acties tegelijk; vink er twee aan, of geen (Esc)")
        elif soort in ("actie", "doel"):
            await self._kies_ander(cast("Samensoort", soort), nummer)
        else:
            self.meld(_NIET_HIER + "; partners: de opdracht voeg partners samen")

    async def doe_voeg_partners_samen(self) -> None:
        """Make one of two partners: the one that stays is chosen first."""
        await self._kies_een("partner", 0, "Welke partner blijft", lambda nr: self._kies_ander("partner", nr))

    async def _kies_ander(self, soort: Samensoort, nummer: int) -> None:
        await self._kies_een(
            soort, nummer, f"Welke {soort} gaat hierin op", lambda ander: self._toon_samen(soort, nummer, ander)
        )

    async def _kies_een(
        self, soort: Samensoort, behalve: int, titel: str, na: Callable[[int], Awaitable[None]]
    ) -> None:
        if not self._mag():
            return
        from ivp_tui.tui.schermen.dialogen import Kiesscherm
        from ivp_tui.weergave.structuur import anderen

        async def bron(tekst: str) -> tuple[Regel, ...]:
            return anderen(self.stand, tekst, soort, behalve)

        def gekozen(sleutel: object) -> None:
            if isinstance(sleutel, tuple) and sleutel[0] == soort:
                # not here: this dialog must be gone before the next opens
                self.call_later(na, sleutel[1])

        await self.ivp.push_screen(Kiesscherm(f"{titel} — Enter kiest", bron), gekozen)

    async def _toon_samen(self, soort: Samensoort, blijft: int, op: int) -> None:
        if not self._mag():
            return
        from ivp_tui.domein.wijziging_structuur import Samenvoeging, VoegSamen
        from ivp_tui.opslag.samenvoegen import bekijk
        from ivp_tui.tui.schermen.structuurschermen import Samenscherm

        try:
            heen, terug = await self.regie.vraag(
                lambda b: (bekijk(b.conn, soort, blijft, op), bekijk(b.conn, soort, op, blijft))
            )
        except Geweigerd as fout:
            self.meld(schoon(str(fout)))
            return

        def na(gekozen: object) -> None:
            if isinstance(gekozen, Samenvoeging):
                self.geef(VoegSamen(gekozen))

        await self.ivp.push_screen(Samenscherm(heen, terug), na)
