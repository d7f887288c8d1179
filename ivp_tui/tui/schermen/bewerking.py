"""Changing things on the workbench: status with its reason, fields in place, adding, putting away, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual import events

from ivp_tui.domein.bewerken import DAGSOORTEN, VRIJE_TEKST, Veld, VeldSoort, lees_invoer
from ivp_tui.domein.plan import VRAAGT_REDEN, Status
from ivp_tui.domein.rem import Rem
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd, Nietsgedaan, Ongedaan, Opnieuw, Wijziging, ZetStatus
from ivp_tui.tui.schermen.concepten import Concepten, Herkomst, noem
from ivp_tui.tui.schermen.plannen import Plannen
from ivp_tui.tui.schermen.werkvlak import GEEN
from ivp_tui.weergave.regel import Sleutel

if TYPE_CHECKING:
    from ivp_tui.regie import Bon, Regie
    from ivp_tui.tui.opdrachten import Opdracht
    from ivp_tui.tui.widgets.invoerveld import Bewerker
    from ivp_tui.weergave.blik import Blik

#: what is wrong with a figure, with what to type instead, is as wide as this
LEESBREED = 72

#: keys that leave the reason and then do what they do in the tree
_VERLAAT_REDEN = ("up", "down", "tab", "shift+tab", "escape", "enter", "pageup", "pagedown")


class Bewerking(Plannen):
    """The commands that change something."""

    def __init__(self, regie: Regie, blik: Blik, gevouwen: dict[str, frozenset[Sleutel]] | None = None) -> None:
        """Nothing is being edited yet."""
        super().__init__(regie, blik, gevouwen)
        self.bewerker: Bewerker | None = None
        self._veld: Veld | None = None
        self._reden_bij: Bon | None = None
        self._nieuw: Callable[[str], Wijziging] | None = None
        # a demo is thrown away, and nothing of it is worth keeping
        self.concepten = Concepten("" if regie.bestand.demo else regie.bestand.uuid)
        self._opdracht = ("", "")
        self._rem = Rem()

    def gekozen_verantwoording(self) -> tuple[Literal["toezegging", "verhaal"], int] | None:
        """The toezegging or verhaal with the cursor in the tree, or None."""
        regel = self.huidige("boom")
        soort, nummer, _ = regel.sleutel if regel is not None else GEEN
        if self.paneel not in ("boom", "detail") or self.laatste_lijst != "boom":
            return None
        return ("toezegging", nummer) if soort == "toezegging" else ("verhaal", nummer) if soort == "verhaal" else None

    # statuses

    def _gekozen_actie(self) -> int | None:
        # what a filter or a fold hides is remembered, but no key may change what is not on the screen
        regel = self.huidige("boom")
        sleutel = regel.sleutel if regel is not None else GEEN
        if self.paneel in ("boom", "detail") and self.laatste_lijst == "boom" and sleutel[0] == "actie":
            return sleutel[1]
        return None

    async def doe_status(self, naam: str) -> None:
        """Set the status of the selected actie for the chosen wijk; aandacht and loopt achter ask why."""
        # only in the tree: digits meant for a field that is not open yet must not set statuses
        actie_id = self._gekozen_actie() if self.paneel == "boom" else None
        if actie_id is None:
            self.meld("kies eerst een actie in het plan; een cijfertoets zet daar de status")
            return
        status = Status(naam)
        bon = self.geef(ZetStatus(actie_id, self.blik.wijk_id, status))
        if bon is not None and status in VRAAGT_REDEN:
            await self._vraag_reden(actie_id, bon)

    async def _vraag_reden(self, actie_id: int, bon: Bon) -> None:
        zicht = self.stand.zicht(actie_id, self.blik.wijk_id)
        oud = zicht.hier.toelichting if zicht.hier else ""
        veld = Veld(VeldSoort.REDEN, "Reden", oud, "stand", actie_id, "toelichting", self.blik.wijk_id)
        await self.open_reden(veld, bon)

    async def open_reden(self, veld: Veld, bon: Bon) -> None:
        """Open the field of a reason, which joins the groep of the status that was given."""
        self._reden_bij = bon
        begin = self.concepten.haal(veld)
        await self._open_bewerker(veld, begin, self._plaats_onder_cursor(), "Enter of ↑ ↓ bewaart")
        self._lees_voor()

    def geef(self, wijziging: Wijziging, bij: Bon | None = None) -> Bon | None:
        """Give an intent to the regie and draw it as waiting; None when this file may only be read."""
        if self.regie.bestand.alleen_lezen:
            self.meld(f"alleen lezen ({self.regie.bestand.reden_alleen_lezen})", fout=True)
            return None
        bon = self.regie.geef(wijziging, bij)
        if wijziging.raakt:
            self.teken()
        return bon

    def bij_bon(self, bon: Bon) -> None:
        """An intent was carried out or refused: draw the new Stand and say so."""
        if bon.fout is not None:
            self._bij_weigering(bon, bon.fout)
        elif bon.uitslag is not None:
            self.concepten.uitslag(bon)
            uitslag = bon.uitslag
            if bon.wijziging.NAAR_ITEM and uitslag.item:
                self.teken()
                self.ga_naar((uitslag.item[0], uitslag.item[1], 0))
            al = uitslag.gewijzigd or " al " in uitslag.bericht
            tekst = uitslag.bericht if al else f"{uitslag.bericht}: was al zo"
            meer = f"; {uitslag.waarschuwing}" if uitslag.waarschuwing else ""
            self.meld(schoon(tekst + meer), nummer=uitslag.logboek_id)
        self.teken()

    def _bij_weigering(self, bon: Bon, fout: Geweigerd) -> None:
        if self.concepten.uitslag(bon):
            self.meld(f"{schoon(str(fout))}; uw tekst staat er weer als u het veld opent", fout=True)
        else:
            terug = isinstance(bon.wijziging, Ongedaan | Opnieuw) or bon.wijziging.OVER_GROEP
            self.meld(schoon(str(fout)), fout=not (terug or isinstance(fout, Nietsgedaan)))

    # fields

    async def doe_toelichting(self) -> None:
        """Write the note of the selected actie in this wijk, or the toelichting of a doel or thema."""
        actie_id = self._gekozen_actie()
        soort, nummer, _ = self.keuze["boom"]
        if actie_id is not None:
            zicht = self.stand.zicht(actie_id, self.blik.wijk_id)
            tekst = zicht.hier.toelichting if zicht.hier else ""
            veld = Veld(VeldSoort.REDEN, "Toelichting", tekst, "stand", actie_id, "toelichting", self.blik.wijk_id)
        elif soort == "doel" and nummer in self.stand.doel:
            tekst = self.stand.doel[nummer].toelichting
            veld = Veld(VeldSoort.LANGE_TEKST, "Toelichting", tekst, "doel", nummer, "toelichting")
        elif soort in ("thema", "themabreed") and nummer in self.stand.thema:
            tekst = self.stand.thema[nummer].toelichting
            veld = Veld(VeldSoort.LANGE_TEKST, "Toelichting", tekst, "thema", nummer, "toelichting")
        elif (gekozen := self.gekozen_verantwoording()) is not None:
            index = self.eerste_veld("toelichting" if gekozen[0] == "toezegging" else "tekst")
            gevonden = self.detailbeeld.regels[index].veld if index >= 0 else None
            if gevonden is None:
                return
            veld = gevonden
        else:
            self.meld("kies een actie, doel, thema, toezegging of verhaal om toe te lichten")
            return
        await self._bewerk(veld, self._plaats_onder_cursor())

    async def _bewerk(self, veld: Veld, plaats: tuple[int, int, int]) -> None:
        if self.regie.bestand.alleen_lezen and not self.concepten.heeft(veld):
            self.meld(f"alleen lezen ({self.regie.bestand.reden_alleen_lezen})", fout=True)
            return
        await self._open_bewerker(veld, self.concepten.haal(veld), plaats)
        self._lees_voor()

    async def wijzig_in(self, veld: Veld, tekst: str) -> None:
        """Give a field a text that was written elsewhere; it stays open with it where it cannot be saved yet."""
        await self._open_bewerker(veld, tekst, self._plaats_onder_cursor())
        await self._bewaar()

    async def _open_bewerker(self, veld: Veld, begin: str, plaats: tuple[int, int, int], toetsen: str = "") -> None:
        # the fields for typing are heavy, and not needed before the first edit
        from ivp_tui.tui.widgets.invoerveld import Bewerker

        meerregelig = veld.soort is VeldSoort.LANGE_TEKST
        bewerker = Bewerker(veld.label, begin, meerregelig, toetsen)
        hoogte = 9 if meerregelig else 2
        x, y, breed = plaats
        # what is wrong with a figure must be readable beside a narrow board too: the field comes to the left for it
        breed = min(max(breed, LEESBREED), self.size.width)
        bewerker.styles.offset = (min(x, self.size.width - breed), max(0, min(y, self.size.height - hoogte)))
        bewerker.styles.width = breed
        bewerker.palet = self.palet
        self.bewerker, self._veld = bewerker, veld
        self.concepten.open(veld, self.herkomst(veld), lambda: bewerker.tekst)
        self.teken_voet()
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)

    def teken_voet(self) -> None:
        """The footer: of the open field, else of the workbench."""
        if self.bewerker is None:
            super().teken_voet()
        else:
            self.voet = self.bewerker.voet

    def herkomst(self, veld: Veld) -> Herkomst:
        """Where a field opens, to find it back when the program has ended."""
        soort, nummer, _ = self.onderwerp
        # a row that is there is found by itself; of a new one there is only the command that asks for it
        opdracht = ("", "") if veld.rij else self._opdracht
        bij = noem(self.stand, soort, nummer)
        return Herkomst(self.stand.plan.slug, self.blik.wijk_id, self.onderwerp, bij, opdracht)

    async def doe(self, opdracht: Opdracht) -> bool:
        """Carry out a command, and remember which it was."""
        self._opdracht = (opdracht.actie, opdracht.waarde)
        return await super().doe(opdracht)

    def _lees(self, veld: Veld, tekst: str) -> tuple[Wijziging, str]:
        if veld.soort not in DAGSOORTEN or veld.vandaag is None:
            return lees_invoer(veld, tekst, self.stand)
        # what reads a day in words costs a start some milliseconds, and most sessions type none
        from ivp_tui.invoer.datumtaal import Datumtaal

        return lees_invoer(veld, tekst, self.stand, Datumtaal(veld.vandaag))

    def _lees_voor(self) -> None:
        """Say beneath the field how what stands there would be read."""
        if self.bewerker is None or self._veld is None:
            return
        if self._reden_bij is not None:
            self.bewerker.meld("leeg laten mag")
            return
        try:
            _, lezing = self._lees(self._veld, self.bewerker.tekst)
        except Geweigerd as fout:
            # an empty field is a beginning, not yet a mistake
            self.bewerker.meld(str(fout) if self.bewerker.tekst.strip() else "", fout=True)
        else:
            self.bewerker.meld(lezing)

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it."""
        if self.bewerker is None:
            return await super().toets(event)
        is_reden = self._reden_bij is not None
        if is_reden and event.key in _VERLAAT_REDEN:
            if await self._bewaar():
                return event.key in ("escape", "enter") or await super().toets(event)
            return True
        if event.key == "escape":
            await self._laat()
        elif event.key == "ctrl+s" or (event.key in ("enter", "tab") and not self.bewerker.meerregelig):
            await self._bewaar()
        else:
            return False
        return True

    def na_toets(self) -> None:
        """After the field has taken a key: read it aloud; a question stays as long as its text does."""
        if self.bewerker and self._veld and not self._rem.wacht(self._veld.sleutel, self.bewerker.tekst):
            self._lees_voor()

    async def _bewaar(self) -> bool:
        """Give what was typed to the regie and close the field; False leaves it open with what is wrong."""
        if self.bewerker is None or self._veld is None:
            return True
        tekst = self.bewerker.tekst
        try:
            wijziging, _ = self._lees(self._veld, tekst)
        except Geweigerd as fout:
            self.bewerker.meld(str(fout), fout=True)
            return False
        bij, nieuw, onveranderd = self._reden_bij, self._nieuw, self._veld.is_zoals(tekst)
        sleutel, vrij = self._veld.sleutel, self._veld.soort in VRIJE_TEKST
        if vrij and not onveranderd and self.bewerker.vraagt(self._rem, sleutel, elke_toets=bij is not None):
            return False
        if not onveranderd and self.regie.bestand.alleen_lezen:
            self.geef(wijziging, bij)  # refused, and told; damage may have shown since the field was opened
            return False
        await self._sluit_bewerker()
        bon = None
        if not onveranderd:
            bon = self.geef(nieuw(schoon(tekst).strip()) if nieuw is not None else wijziging, bij)
        self.concepten.geef(bon)
        return True

    async def _laat(self) -> None:
        """Put the field back as it was; a text that was typed can be fetched back."""
        # what looked personal, was asked about and was not saved is to be nowhere but here, until ivp closes
        veld, bewerker = self._veld, self.bewerker
        gevraagd = veld is not None and bewerker is not None and self._rem.wacht(veld.sleutel, bewerker.tekst)
        if self.concepten.laat(op_schijf=not gevraagd):
            self.meld("niet gewijzigd; wat u typte staat er weer als u het veld opent")
        await self._sluit_bewerker()

    async def _sluit_bewerker(self) -> None:
        bewerker, self.bewerker, self._veld = self.bewerker, None, None
        self._reden_bij = self._nieuw = None
        self._rem.laat()
        self.teken_voet()
        self.set_focus(self.lijst(self.paneel), scroll_visible=False)
        if bewerker is not None:
            await bewerker.remove()
