"""Asking for a new row: the fields it needs, one after the other, over a card or a list of rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from ivp_tui.domein.bewerken_velden import lees_cijfer, lees_waarde
from ivp_tui.domein.rijen import VRAAGT
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.velden import Waardesoort
from ivp_tui.domein.veldregels import Kaartveld, keur_waarde
from ivp_tui.domein.wijziging import ZetMeting
from ivp_tui.domein.wijziging_velden import NieuweRij
from ivp_tui.opslag.lezen_kaart import is_er_al, nieuw_veld
from ivp_tui.tui.schermen.kaartvlak import Kaartvlak, lezer_van
from ivp_tui.tui.schermen.keuzelijst import kies_rij

#: the ids of what a new row belongs to, by column
Onder = tuple[tuple[str, int | None], ...]


class Rijvraag(Kaartvlak):
    """What can add a row."""

    async def vraag_rij(self, tabel: str, onder: Onder) -> None:
        """Ask the fields that a new row of `tabel` needs, beginning with the first, and add it."""
        if self.mag():
            await self._vraag(tabel, onder, {}, VRAAGT[tabel])

    async def _vraag(self, tabel: str, onder: Onder, gehad: dict[str, Any], nog: tuple[str, ...]) -> None:
        if not nog:
            self.geef(NieuweRij(tabel, tuple(gehad.items()), onder))
            return
        regie, rest = self.ivp.regie, {**dict(onder), **gehad}
        veld = await regie.vraag(lambda bestand: nieuw_veld(bestand.conn, tabel, nog[0], rest))

        async def daarna(waarde: Any) -> None:
            if tabel == "meting" and nog[0] == "periode" and not await self._jaar_is_vrij(rest, waarde):
                return
            if tabel == "meting" and nog[0] == "waarde":
                onbekend = None if isinstance(waarde, float) else waarde
                getal = waarde if isinstance(waarde, float) else None
                wijk = rest.get("wijk_id")
                self.geef(ZetMeting(rest["indicator_id"], wijk, rest["periode"], getal, onbekend, None, None))
                return
            await self._vraag(tabel, onder, {**gehad, nog[0]: waarde}, nog[1:])

        if veld.kolom.soort is Waardesoort.VERWIJZING:
            await kies_rij(self.ivp, veld, lambda nummer: self._straks(daarna, nummer))
            return
        await self.open_bewerker(veld, lambda tekst: self._lees_nieuw(veld, tekst), daarna)

    def _straks(self, daarna: Callable[[Any], Awaitable[None]], waarde: Any) -> None:
        # when the list is gone: a field opens over this screen, not over one that is going
        self.call_later(daarna, waarde)

    def _lees_nieuw(self, veld: Kaartveld, tekst: str) -> tuple[Any, str]:
        kaal = schoon(tekst, meerregelig=veld.kolom.soort is Waardesoort.LANG).strip()
        if veld.kolom.soort is Waardesoort.CIJFER:
            getal, onbekend, lezing = lees_cijfer(kaal, veld.eenheid)
            return getal if onbekend is None else onbekend.value, lezing
        waarde, lezing = lees_waarde(veld, kaal, lezer_van(veld, self.vandaag))
        keur_waarde(veld.kolom, waarde)
        return waarde, lezing

    async def _jaar_is_vrij(self, rest: dict[str, Any], jaar: int) -> bool:
        vraag = self.ivp.regie.vraag
        al = await vraag(lambda b: is_er_al(b.conn, rest["indicator_id"], rest.get("wijk_id"), jaar))
        if al:
            self.meld(f"er is al een cijfer van {jaar}; open dat met Enter en wijzig het")
        return not al
