"""Adding to the plan: a thema, doel, actie, toezegging or verhaal, each by its titel."""

from __future__ import annotations

from collections.abc import Callable

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import NieuweActie, Wijziging
from ivp_tui.tui.schermen.aanvinken import Aanvinken
from ivp_tui.weergave.regel import Sleutel, kort


class Toevoegen(Aanvinken):
    """The commands that add something."""

    async def doe_nieuw(self) -> None:
        """Add what belongs where the cursor is: an actie (in a wijk its own), hoofddoel, toezegging or verhaal."""
        soort = self.keuze["boom"][0]
        if soort in ("toezegging", "toezeggingen"):
            await self._nieuwe_toezegging(None)
            return
        if soort in ("verhaal", "verhalen"):
            await self._nieuw_verhaal(None)
            return
        if self._bij_hoofddoelen():
            await self._nieuw_doel(None)
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

    def _bij_hoofddoelen(self) -> bool:
        """Whether the cursor stands on the line of the plan or on a hoofddoel."""
        soort, nummer, _ = self.keuze["boom"]
        is_hoofddoel = soort == "doel" and nummer in self.stand.doel and self.stand.doel[nummer].thema_id is None
        return self.paneel in ("boom", "detail") and (soort == "plan" or is_hoofddoel)

    async def doe_nieuw_doel(self) -> None:
        """Add a doel to the thema of the selected item; on the plan or a hoofddoel, a hoofddoel."""
        plek = self._plek_voor_actie(self.keuze["boom"])
        if plek is None and not self._bij_hoofddoelen():
            self.meld("zet de cursor in het plan op een thema, doel of actie; in dat thema komt het nieuwe doel")
            return
        await self._nieuw_doel(plek[0] if plek is not None else None)

    async def _nieuw_doel(self, thema_id: int | None) -> None:
        from ivp_tui.domein.wijziging_structuur import NieuwDoel

        thema = self.stand.thema.get(thema_id or 0)
        label = f"Nieuw doel ({kort(schoon(thema.titel), 40)})" if thema is not None else "Nieuw hoofddoel"
        await self._vraag_titel(label, "doel", lambda titel: NieuwDoel(thema_id, titel))

    async def doe_nieuw_thema(self) -> None:
        """Add a thema to the plan in view."""
        from ivp_tui.domein.wijziging_structuur import NieuwThema

        await self._vraag_titel("Nieuw thema", "thema", NieuwThema)
