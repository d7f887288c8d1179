"""Changing afspraken where they stand in the list: status, a cell, a new line; and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from ivp_tui.domein.afspraakcel import CELLEN, Cel, Lezing, cellen_van, celtekst, lees_cel, lees_nieuw, vul_houder_aan
from ivp_tui.domein.afspraakregel import Waar
from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.overleg import STATUSSEN, Afspraak, Afspraakstatus
from ivp_tui.domein.rem import Rem
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd, Ongedaan, Opnieuw, Wijziging
from ivp_tui.domein.wijziging_overleg import NieuweAfspraak, ZetAfspraakstatus
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.tui.schermen.afspraaktekening import Aanleiding, Afspraaktekening
from ivp_tui.tui.schermen.concepten import Herkomst
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.weergave.regel import kort

if TYPE_CHECKING:
    from ivp_tui.regie import Bon, Regie

#: the field of a new line among the texts that are kept
NIEUW = "nieuw"

#: the keys of the statuses of acties, and what they mean for an afspraak
_STATUS = {
    "gereed": Afspraakstatus.GEREED,
    "vervallen": Afspraakstatus.VERVALLEN,
    "niet gestart": Afspraakstatus.OPEN,
    "onbekend": Afspraakstatus.OPEN,
}


class Afspraakwerk(Afspraaktekening):
    """The commands that change something."""

    def __init__(self, regie: Regie, aanleiding: Aanleiding) -> None:
        """Nothing is being edited yet."""
        super().__init__(regie, aanleiding)
        self.bewerker: Bewerker | None = None
        self._veld: Veld | None = None
        self._leest: Callable[[str], Lezing] | None = None
        self._bons: dict[Bon, Veld | None] = {}
        self._wacht_op: dict[Bon, int] = {}
        self._rem = Rem()
        # the text about which it was asked whether it names a private person
        self._gevraagd = ""
        self.bezig = lambda: frozenset(self._wacht_op.values())

    # giving, and what became of it

    def mag(self) -> bool:
        """Whether this file may be written; says so where it may not."""
        bestand = self._regie.bestand
        if bestand.alleen_lezen:
            self.meld(f"alleen lezen ({bestand.reden_alleen_lezen})", fout=True)
        return not bestand.alleen_lezen

    def geef(self, wijziging: Wijziging, veld: Veld | None = None, afspraak_id: int = 0) -> Bon | None:
        """Give an intent to the regie; the line of the afspraak carries … until it is on disk."""
        if not self.mag():
            return None
        bon = self._regie.geef(wijziging)
        self._bons[bon] = veld
        if afspraak_id:
            self._wacht_op[bon] = afspraak_id
            self.teken()
        return bon

    def bij_nieuws(self) -> None:
        """Say what became of what was given here, and read anew."""
        for bon in [bon for bon in self._bons if bon.klaar.is_set()]:
            veld = self._bons.pop(bon)
            self._wacht_op.pop(bon, None)
            if bon.fout is not None:
                # the werkbank heard of it first, and kept what was typed
                bewaard = veld is not None and self.ivp.werkbank.concepten.heeft(veld)
                staart = "; uw tekst staat er weer als u het veld opent" if bewaard else ""
                niets = isinstance(bon.wijziging, Ongedaan | Opnieuw)
                self.meld(f"{bon.fout}{staart}", fout=not niets)
            elif bon.uitslag is not None:
                uitslag = bon.uitslag
                self.meld(uitslag.bericht + ("" if uitslag.gewijzigd else ": was al zo"), nummer=uitslag.logboek_id)
                terug = isinstance(bon.wijziging, NieuweAfspraak | Ongedaan | Opnieuw)
                if terug and uitslag.item is not None and uitslag.item[0] == "afspraak":
                    self.gekozen = uitslag.item[1]
        self.call_later(self.lees)

    async def doe_status(self, naam: str) -> None:
        """Say how the chosen one stands: 5 gereed, 6 vervallen, 1 or 0 open again."""
        a = self.afspraak
        if a is None:
            return
        status = _STATUS.get(naam)
        if a.soort == "besluit" and status is Afspraakstatus.OPEN:
            status = Afspraakstatus.GENOMEN
        if status not in STATUSSEN[a.soort]:
            wat = "genomen (1) of vervallen (6)" if a.soort == "besluit" else "open (1), gereed (5) of vervallen (6)"
            self.meld(f"een {a.soort} is {wat}")
            return
        if status is not None and status is not a.status:
            self.geef(ZetAfspraakstatus(a.id, status.value, a.status.value, self.vandaag), afspraak_id=a.id)
        elif status is not None:
            self.meld(f"{a.aanduiding} is al {status.value}")

    async def doe_ongedaan(self) -> None:
        """Undo one's last change."""
        self.geef(Ongedaan())

    async def doe_opnieuw(self) -> None:
        """Redo what was undone."""
        self.geef(Opnieuw())

    # a cell, a new line

    async def doe_wijzig(self) -> None:
        """Edit the cell under the cursor; Tab goes on to the next one."""
        if self.afspraak is not None:
            await self.wijzig_cel(self.cel)

    async def wijzig_cel(self, cel: Cel) -> None:
        """Edit this field of the chosen one."""
        a = self.afspraak
        if a is None or not self.mag():
            return
        self.cel = cel
        self.teken()
        veld = Veld(VeldSoort.WAARDE, CELLEN[cel], celtekst(a, cel), "afspraak", a.id, cel)
        lezer, stand = Datumtaal(self.vandaag), self._regie.stand
        x = self.celplaats(cel)
        breed = max(84, breed_van(veld.tekst) + 4)
        await self._open(veld, lambda tekst: lees_cel(a, cel, tekst, stand, lezer), x, breed, self._bij(a))

    @staticmethod
    def _bij(a: Afspraak) -> str:
        return f"{a.soort} «{kort(schoon(a.tekst[:300]), 60)}»"

    async def doe_nieuw(self) -> None:
        """Write down an afspraak outside any overleg, in one line."""
        if not self.mag():
            return
        stand, van = self._regie.stand, self.aanleiding
        wijk = self.keus.wijk[0] if self.keus.wijk is not None else van.wijk_id
        waar = Waar(stand.partners, stand.wijken, stand.gebieden, wijk, van.item, self.vandaag)
        lezer = Datumtaal(self.vandaag)
        veld = Veld(VeldSoort.TEKST, "Nieuwe afspraak", "", "afspraak", 0, NIEUW)
        await self._open(veld, lambda tekst: lees_nieuw(tekst, waar, van.itemtitel, lezer), 0, 400, "nieuwe afspraak")

    async def _open(self, veld: Veld, leest: Callable[[str], Lezing], x: int, breed: int, bij: str) -> None:
        concepten, werkbank = self.ivp.werkbank.concepten, self.ivp.werkbank
        nieuw = veld.veld == NIEUW
        toetsen = "Tab vult aan · Enter bewaart · Esc" if nieuw else "Enter bewaart · Tab volgende · Esc"
        bewerker = Bewerker(veld.label, concepten.haal(veld), toetsen=toetsen)
        hoog, ruim = self.app.size.height, self.app.size.width
        y = hoog - 4 if nieuw else self.lijst.region.y + (self.lijst.rij_op_scherm(self.lijstbeeld.cursor) or 0)
        breed = min(breed, ruim)
        bewerker.styles.offset = (max(0, min(x - 1, ruim - breed)), max(0, min(y, hoog - 2)))
        bewerker.styles.width = breed
        bewerker.palet = self.palet
        self.bewerker, self._veld, self._leest, self._gevraagd = bewerker, veld, leest, ""
        opdracht = ("afspraken", NIEUW) if nieuw else ("", "")
        waar = Herkomst(self._regie.stand.plan.slug, werkbank.blik.wijk_id, werkbank.onderwerp, bij, opdracht)
        concepten.open(veld, waar, lambda: bewerker.tekst)
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        self._lees_voor()

    def _lees_voor(self) -> None:
        if self.bewerker is None or self._leest is None:
            return
        tekst = self.bewerker.tekst
        try:
            gelezen = self._leest(tekst)
        except Geweigerd as fout:
            # an empty line is a beginning, not yet a mistake
            self.bewerker.meld(str(fout), fout=bool(tekst.strip()))
        else:
            self.bewerker.meld(gelezen.echo)

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it."""
        if self._veld is None or self.bewerker is None:
            return await super().toets(event)
        if event.key == "escape":
            await self._laat()
        elif event.key == "tab" and self._veld.veld == NIEUW:
            self._vul_aan()
        elif event.key in ("enter", "ctrl+s"):
            await self._bewaar()
        elif event.key in ("tab", "shift+tab"):
            await self._verder(1 if event.key == "tab" else -1)
        else:
            return False
        return True

    def na_toets(self) -> None:
        """After the field has taken a key: read it aloud; a question stays as long as its text does."""
        if self.bewerker is not None and self._veld is not None:
            self.ivp.werkbank.klad_getypt()
            if not self._rem.wacht(self._veld.sleutel, self.bewerker.tekst):
                self._lees_voor()

    async def on_input_changed(self, event: Input.Changed) -> None:
        """What a key of the field itself took away, such as backspace, comes after na_toets: read it aloud again."""
        self.na_toets()

    def _vul_aan(self) -> None:
        """Complete the holder that is being typed."""
        assert self.bewerker is not None  # a field was open
        vol = vul_houder_aan(self.bewerker.tekst, self._regie.stand.partners)
        if vol is not None:
            self.bewerker.zet(vol)
            self.na_toets()

    async def _verder(self, stap: int) -> None:
        """Keep what stands here, and go on to the next or previous field of the same afspraak."""
        a, cel = self.afspraak, self.cel
        if not await self._bewaar() or a is None:
            return
        cellen = cellen_van(a.soort)
        plaats = cellen.index(cel) + stap
        if 0 <= plaats < len(cellen) and self.afspraak is not None and self.afspraak.id == a.id:
            await self.wijzig_cel(cellen[plaats])

    async def _bewaar(self) -> bool:
        """Give what was typed to the regie and close the field; False leaves it open with what is wrong."""
        bewerker, veld, leest = self.bewerker, self._veld, self._leest
        if bewerker is None or veld is None or leest is None:
            return True
        tekst = bewerker.tekst
        if veld.is_zoals(tekst):
            self.ivp.werkbank.concepten.gooi_weg()
            await self._sluit()
            return True
        try:
            gelezen = leest(tekst)
        except Geweigerd as fout:
            bewerker.meld(str(fout), fout=True)
            return False
        if gelezen.vraag and self._gevraagd != tekst:
            self._gevraagd = tekst
            bewerker.meld(f"{gelezen.vraag}; nog eens Enter bewaart toch", fout=True)
            return False
        if veld.veld in (NIEUW, "tekst", "actiehouder") and bewerker.vraagt(self._rem, veld.sleutel):
            return False
        bon = self.geef(gelezen.wijziging, veld, veld.rij)
        if bon is None:
            return False  # told; damage may have shown since the field was opened
        await self._sluit()
        self.ivp.werkbank.concepten.geef(bon)
        return True

    async def _laat(self) -> None:
        """Put the field back as it was; a text that was typed can be fetched back."""
        assert self.bewerker is not None  # a field was open
        assert self._veld is not None
        # what looked personal, was asked about and was not saved is to be nowhere but here, until ivp closes
        gevraagd = self._rem.wacht(self._veld.sleutel, self.bewerker.tekst) or self._gevraagd == self.bewerker.tekst
        if self.ivp.werkbank.concepten.laat(op_schijf=not (gevraagd and self.bewerker.tekst)):
            self.meld("niet gewijzigd; wat u typte staat er weer als u het veld opent")
        await self._sluit()

    async def _sluit(self) -> None:
        bewerker, self.bewerker = self.bewerker, None
        self._veld = self._leest = None
        self._rem.laat()
        self.set_focus(self.lijst, scroll_visible=False)
        if bewerker is not None:
            await bewerker.remove()


def breed_van(tekst: str) -> int:
    """How many cells a text takes in a field, as far as one looks at it whole."""
    from ivp_tui.weergave.regel import breedte

    return breedte(schoon(tekst[:400]))
