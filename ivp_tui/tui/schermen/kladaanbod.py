"""Typed text outlives the program: it is written down shortly after it was typed, and offered at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.tui.opdrachten import WERKBANK
from ivp_tui.tui.schermen.bewerking import Bewerking
from ivp_tui.tui.schermen.concepten import NIEUW_PLAN
from ivp_tui.weergave.regel import breedte

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from ivp_tui.klad import Kladtekst
    from ivp_tui.regie import Bon, Regie
    from ivp_tui.weergave.blik import Blik
    from ivp_tui.weergave.regel import Sleutel

#: how long after the first letter that is not on disk yet what was typed is written down, in seconds
VASTLEGTIJD = 1.0

#: the table in the field of a text whose own item is gone
_WEES = "klad"


class Kladaanbod(Bewerking):
    """Keeps what is typed, and offers what was typed before the program ended."""

    def __init__(self, regie: Regie, blik: Blik, gevouwen: dict[str, frozenset[Sleutel]] | None = None) -> None:
        """Nothing is offered yet."""
        super().__init__(regie, blik, gevouwen)
        self._aanbod: tuple[Kladtekst, ...] = ()
        self._wees: Kladtekst | None = None
        self._vastlegklok: Timer | None = None

    # keeping

    def _straks_vastleggen(self) -> None:
        """Write down what is typed in a moment: not at every key, and not on the way of any."""
        if self._vastlegklok is None and self.is_running:
            self._vastlegklok = self.set_timer(VASTLEGTIJD, self._leg_vast)

    def _leg_vast(self) -> None:
        self._vastlegklok = None
        self.concepten.leg_vast()

    def klad_getypt(self) -> None:
        """Something was typed in a field of a screen over this one."""
        self.concepten.getypt()
        self._straks_vastleggen()

    def na_toets(self) -> None:
        """After a key: what it changed is written down in a moment."""
        super().na_toets()
        if self.bewerker is not None:
            self.concepten.getypt()
        self._straks_vastleggen()

    def bij_bon(self, bon: Bon) -> None:
        """What was saved need not be kept any longer; what was refused is."""
        super().bij_bon(bon)
        self._straks_vastleggen()

    # offering

    def kladaanbod(self) -> str:
        """What an ivp that ended left behind, in a sentence that fits the status line; '' when that is nothing."""
        self._aanbod = self.concepten.neem_over()
        return self._aanbodzin()

    @property
    def biedt_klad(self) -> bool:
        """Whether a text is offered, and the next key decides about it."""
        return bool(self._aanbod)

    def _aanbodzin(self) -> str:
        if not self._aanbod:
            return ""
        klad = self._aanbod[0]
        dag = "" if klad.tijd.date() == self.blik.vandaag else f"{klad.tijd.day}-{klad.tijd.month} "
        wanneer = f"{dag}{klad.tijd:%H:%M}"
        meer = f" (en nog {len(self._aanbod) - 1})" if len(self._aanbod) > 1 else ""
        # beside it stand the confirmation and the name of the file
        ruimte = self.app.size.width - 10 - breedte(schoon(self.regie.bestand.pad.name))
        soort, titel, slot = schoon(klad.bij).partition(" «")
        begin = f"niet opgeslagen tekst van {wanneer}"
        for vorm in (
            f"{begin} bij {soort}{titel}{{}}{meer}: Enter of e opent het veld, Esc laat het",
            f"{begin}{meer}: Enter of e opent, Esc laat het",
        ):
            over = ruimte - breedte(vorm) + 2
            if "{}" in vorm and len(slot) > max(over, 12):
                slot = f"{slot[: max(over, 12) - 2].rstrip()}…»"
            zin = vorm.replace("{}", slot)
            if breedte(zin) <= ruimte:
                return zin
        return f"niet opgeslagen tekst ({wanneer}): Enter opent, Esc laat"

    async def toets(self, event: events.Key) -> bool:
        """While a text is offered Enter and e open it and Esc leaves it; any other key does what it always does."""
        if self.bewerker is None and event.key == "escape" and self.stop_wissel():
            return True
        if not self._aanbod or self.bewerker is not None:
            return await super().toets(event)
        klad, *rest = self._aanbod
        self._aanbod = ()
        opdracht = self.ivp.per_toets[WERKBANK].get(event.key)
        actie = opdracht.actie if opdracht is not None else ""
        if actie in ("ga", "wijzig"):
            await self._open_klad(klad)
            self._aanbod = tuple(rest)
        elif actie == "terug":
            self.meld(
                "de tekst blijft bewaard en staat er als u het veld opent; maak het veld leeg om hem weg te gooien"
            )
        else:
            return await super().toets(event)
        return True

    async def _sluit_bewerker(self) -> None:
        self._wees = None
        await super()._sluit_bewerker()

    async def _open_klad(self, klad: Kladtekst) -> None:
        """Open the field of a kept text where it was; its item may be gone, or read otherwise by now."""
        try:
            await self._ga_naar_herkomst(klad)
        except Geweigerd as fout:
            self.meld(f"{schoon(str(fout))}; de tekst blijft bewaard")
            return
        if klad.veld.tabel == NIEUW_PLAN and klad.veld.rij == self.stand.plan.id:
            await self.doe_nieuw_plan()  # it takes what was typed itself
            return
        if klad.veld.tabel == "afspraak" and await self.ivp.werkbank.hervat_afspraak(klad.veld.rij, klad.veld.veld):
            return
        gevonden = klad.plan == self.stand.plan.slug and self.ga_naar(klad.cursor)
        self.teken_detail()
        velden = (regel.veld for regel in self.detailbeeld.regels if regel.veld is not None) if gevonden else iter(())
        veld = next((veld for veld in velden if veld.sleutel == klad.veld.sleutel), None)
        if veld is None and gevonden and klad.veld.rij:
            veld = klad.veld
        if veld is not None:
            await self._bewerk(veld, self._plaats_onder_cursor())
            if veld.tekst != klad.veld.tekst:
                self.meld(f"intussen gewijzigd; er staat nu: «{veld.tekst[:200]}»")
            return
        methode = getattr(self, f"doe_{klad.opdracht[0]}", None) if gevonden and klad.opdracht[0] else None
        if methode is not None:
            self._opdracht = klad.opdracht
            await (methode(klad.opdracht[1]) if klad.opdracht[1] else methode())
        if self.bewerker is None:
            await self._toon_wees(klad)

    async def _ga_naar_herkomst(self, klad: Kladtekst) -> None:
        plan = next((plan for plan in self.stand.plannen if plan.slug == klad.plan), None)
        if plan is not None:
            await self._breng_in_beeld(plan)
            if klad.wijk_id is None or klad.wijk_id in self.stand.wijk:
                self.zet_wijk(klad.wijk_id)

    # what has no field any more

    async def _toon_wees(self, klad: Kladtekst) -> None:
        """Show the text of an item that is gone, to be copied or thrown away."""
        veld = Veld(VeldSoort.LANGE_TEKST, "Niet opgeslagen tekst", "", _WEES, 0, klad.tijd.isoformat())
        self.concepten.haal(klad.veld)
        await self._open_bewerker(veld, klad.tekst, self._plaats_onder_cursor(), "ctrl+s kopieert en sluit · Esc houdt")
        self.concepten.gooi_weg()
        self.concepten.houd(klad)
        self._wees = klad
        self.meld(
            f"{schoon(klad.bij)} is er niet meer; dit is wat u er typte. ctrl+s kopieert het en gooit het hier weg"
        )

    def _lees_voor(self) -> None:
        if self._wees is None:
            super()._lees_voor()

    async def _bewaar(self) -> bool:
        klad, bewerker = self._wees, self.bewerker
        if klad is None or bewerker is None:
            return await super()._bewaar()
        tekst = bewerker.tekst
        self.ivp.copy_to_clipboard(tekst)
        pad = self.ivp.bewaar_kopie(tekst)
        if pad:
            # only then: a terminal does not tell whether it took the text
            self.concepten.haal(klad.veld)
        await self._sluit_bewerker()
        self.meld(f"gekopieerd, ook in {pad}" if pad else "gekopieerd; het blijft ook bewaard")
        return True

    async def _laat(self) -> None:
        if self._wees is None:
            await super()._laat()
            return
        if self.bewerker is not None and not self.bewerker.tekst.strip():
            self.concepten.haal(self._wees.veld)
        await self._sluit_bewerker()
        self.meld("")
