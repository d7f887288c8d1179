"""Typing in a meeting: one line at the bottom for a reason, an afspraak, a besluit, a notitie or an agendapunt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from textual import events

from ivp_tui.domein.bewerken import Veld, VeldSoort, lees_invoer
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd, Wijziging
from ivp_tui.domein.wijziging_overleg import NieuwAgendapunt, NieuweAfspraak, ZetNotitie
from ivp_tui.tui.schermen.concepten import OVERLEGVELD, Herkomst
from ivp_tui.tui.schermen.overleglezing import LABELS, Overleglezing
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.tui.widgets.overlegregel import Overlegregel

if TYPE_CHECKING:
    from ivp_tui.domein.notitie import Notitie
    from ivp_tui.regie import Bon

#: keys that leave the reason and then do what they do in the meeting
_VERLAAT_REDEN = ("up", "down", "tab", "shift+tab", "escape", "enter", "pageup", "pagedown")


class Overlegveld(Overleglezing):
    """One field at a time, over the status line and the footer."""

    def geef(self, wijziging: Wijziging, bij: Bon | None = None) -> Bon | None:
        """Give an intent to the regie; None, and told, where this file may only be read."""
        bon = self.werkbank.geef(wijziging, bij)
        if bon is None:
            self.status = self.werkbank.status
        elif wijziging.raakt:
            self.teken()
        return bon

    def mag(self) -> bool:
        """Whether this file may be changed; says so where it may not."""
        bestand = self.regie.bestand
        if bestand.alleen_lezen:
            self.meld(f"alleen lezen ({bestand.reden_alleen_lezen})", fout=True)
        return not bestand.alleen_lezen

    # opening

    def veld_van(self, soort: str) -> Veld:
        """The field of a line about the agendapunt in view: by it what was typed is found back."""
        return Veld(
            VeldSoort.TEKST, LABELS[soort], "", OVERLEGVELD, self.zitting.overleg.id, soort, None, 0, self.punt_id
        )

    async def open_regel(self, soort: str) -> None:
        """Open the line for an afspraak, a besluit or an agendapunt."""
        if not self.mag():
            return
        veld = self.veld_van(soort)
        toetsen = "Tab kiest · Enter bewaart · Esc houdt" if soort != "besluit" else "Enter bewaart · Esc houdt"
        await self.open_veld(soort, veld, Overlegregel(veld.label, self._begin(veld), toetsen))

    async def open_notitie(self, notitie: Notitie | None) -> None:
        """Open the note of one's own; one of several lines in a larger field."""
        self._notitie = notitie
        veld = replace(self.veld_van("notitie"), tekst=notitie.tekst if notitie is not None else "")
        if "\n" in veld.tekst:
            veld = replace(veld, soort=VeldSoort.LANGE_TEKST)
            bewerker: Bewerker = Bewerker(veld.label, self._begin(veld), meerregelig=True)
        else:
            bewerker = Overlegregel(veld.label, self._begin(veld))
        await self.open_veld("notitie", veld, bewerker)

    async def open_tekst(self, veld: Veld, bon: Bon | None = None) -> None:
        """Open a field of the plan: the reason of a status (which joins the groep of `bon`), or a toelichting."""
        self._reden_bij = bon
        if veld.soort is VeldSoort.LANGE_TEKST:
            await self.open_veld("tekst", veld, Bewerker(veld.label, self._begin(veld), meerregelig=True))
        else:
            toetsen = "Enter of ↑ ↓ bewaart" if bon is not None else ""
            await self.open_veld("tekst", veld, Overlegregel(veld.label, self._begin(veld), toetsen))

    def _begin(self, veld: Veld) -> str:
        return self.werkbank.concepten.haal(veld)

    async def open_veld(self, soort: str, veld: Veld, bewerker: Bewerker) -> None:
        """Open a field at the bottom, over the whole width."""
        hoogte = 9 if bewerker.meerregelig else 2
        bewerker.styles.offset = (0, max(0, self.app.size.height - hoogte))
        bewerker.styles.width = self.app.size.width
        bewerker.onderaan = True
        bewerker.palet = self.palet
        self.bewerker, self._veld, self._soort, self._gevraagd = bewerker, veld, soort, ""
        overleg = self.zitting.overleg
        cursor = ("overleg", overleg.id, self.punt_id)
        bij = f"overleg «{overleg.naam}»"
        herkomst = Herkomst(self.stand.plan.slug, self.werkbank.blik.wijk_id, cursor, bij, ("overleg", ""))
        self.werkbank.concepten.open(veld, herkomst, lambda: bewerker.tekst)
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        self._lees_voor()

    # keys and the mouse

    async def on_lijst_aangewezen(self, message: Lijst.Aangewezen) -> None:
        """A click takes what can be meant, or brings an agendapunt in view."""
        if message.lijst.id == "agenda" and self.bewerker is None:
            self.naar(self.zitting.plaats(message.sleutel[1]))
        elif message.lijst.id == "aanvul" and isinstance(self.bewerker, Overlegregel):
            self.bewerker.verzet_keuze(message.sleutel[1] - self.bewerker.keuze)
            await self._neem_aanvulling()

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it or choose what is meant."""
        bewerker = self.bewerker
        if bewerker is None:
            return await super().toets(event)
        if self._reden_bij is not None and event.key in _VERLAAT_REDEN:
            if await self._bewaar():
                return event.key in ("escape", "enter") or await super().toets(event)
            return True
        if isinstance(bewerker, Overlegregel) and await self._kies_aanvulling(bewerker, event.key):
            return True
        if event.key == "escape":
            await self._laat()
        elif event.key == "ctrl+s" or (event.key == "enter" and not bewerker.meerregelig):
            await self._bewaar()
        else:
            # a Tab too many must not save a line that was not read over
            return event.key == "tab" and not bewerker.meerregelig
        return True

    async def _kies_aanvulling(self, bewerker: Overlegregel, toets: str) -> bool:
        if not bewerker.aanvulbeeld.regels:
            return False
        if toets in ("down", "up"):
            bewerker.verzet_keuze(1 if toets == "down" else -1)
            if self._soort == "punt":
                gekozen = self._items[bewerker.keuze][1]
                bewerker.toon_lezing([(f"kiest «{gekozen}»", "bericht")])
            return True
        aan_eind = bewerker.regelveld.cursor_position == len(bewerker.tekst)
        if toets == "tab" or (toets == "right" and aan_eind):
            await self._neem_aanvulling()
            return True
        return False

    async def _neem_aanvulling(self) -> None:
        bewerker = self.bewerker
        assert isinstance(bewerker, Overlegregel)  # only there something can be chosen
        if self._houders is not None and bewerker.keuze >= 0:
            bewerker.vervang(self._houders.begin, self._houders.einde, self._houders.tekst(bewerker.keuze))
            self._lees_voor()
        elif self._items:
            if bewerker.keuze < 0:
                bewerker.verzet_keuze(1)
            await self._bewaar()

    def na_toets(self) -> None:
        """After the field has taken a key: read it aloud; a question stays as long as its text does."""
        self.werkbank.klad_getypt()
        bewerker, veld = self.bewerker, self._veld
        if bewerker is None or veld is None:
            return
        if self._rem.wacht(veld.sleutel, bewerker.tekst) or (self._gevraagd and self._gevraagd == bewerker.tekst):
            return
        self._lees_voor()

    # saving

    def _wijziging(self, tekst: str) -> tuple[Wijziging, str]:
        """The intent that the line makes, and what to ask before; raises Geweigerd."""
        veld, overleg = self._veld, self.zitting.overleg
        assert veld is not None  # a field is open
        if self._soort == "tekst":
            return lees_invoer(veld, tekst, self.stand)[0], ""
        if self._soort == "notitie":
            return self._notitiewijziging(tekst), ""
        if self._soort == "punt":
            keuze = self.bewerker.keuze if isinstance(self.bewerker, Overlegregel) else -1
            if self._items and keuze >= 0:
                return NieuwAgendapunt(overleg.id, item=self._items[keuze][0], plaats=self._hierna), ""
            if not tekst:
                raise Geweigerd("typ een onderwerp, of kies met ↓ iets uit het plan; Esc laat het")
            return NieuwAgendapunt(overleg.id, titel=tekst, plaats=self._hierna), ""
        regel = self._lees_regel(tekst)
        soort: Literal["afspraak", "besluit"] = "besluit" if self._soort == "besluit" else "afspraak"
        wijziging = NieuweAfspraak(
            overleg.id, regel.tekst, regel.actiehouder, regel.termijn, regel.wijk_id, regel.item, soort
        )
        return wijziging, f"{regel.vraag}." if regel.vraag else ""

    @property
    def _hierna(self) -> int:
        return self.index + 1 if self.zitting.agenda else 0

    def _notitiewijziging(self, tekst: str) -> ZetNotitie:
        overleg, oud = self.zitting.overleg, self._notitie
        if oud is not None:
            return ZetNotitie(tekst, oud.id, verwacht=oud.tekst)
        item = self.item
        if item is None and self.punt is not None and self.punt.afspraak_id is not None:
            item = ("afspraak", self.punt.afspraak_id)
        return ZetNotitie(tekst, None, overleg.id, item, overleg.wijk_id)

    async def _bewaar(self) -> bool:
        """Give what was typed to the regie and close the field; False leaves it open with what is wrong."""
        bewerker, veld = self.bewerker, self._veld
        if bewerker is None or veld is None:
            return True
        tekst = schoon(bewerker.tekst, meerregelig=bewerker.meerregelig).strip()
        try:
            wijziging, vraag = self._wijziging(tekst)
        except Geweigerd as fout:
            bewerker.meld(str(fout), fout=True)
            return False
        onveranderd = veld.is_zoals(bewerker.tekst) and self._soort in ("tekst", "notitie")
        if not onveranderd:
            if vraag and self._gevraagd != bewerker.tekst:
                self._gevraagd = bewerker.tekst
                if isinstance(bewerker, Overlegregel):
                    bewerker.vraag(f"{vraag} Enter nog eens bewaart het zo")
                return False
            if bewerker.vraagt(self._rem, veld.sleutel, elke_toets=self._reden_bij is not None) or not self.mag():
                return False
        bij, is_punt = self._reden_bij, self._soort == "punt"
        await self._sluit_veld()
        bon = None if onveranderd else self.geef(wijziging, bij)
        self.werkbank.concepten.geef(bon)
        if is_punt:
            self._nieuw_punt = bon
        return True

    def neem_nieuw_punt(self) -> int:
        """The agendapunt that was put on the agenda here just now: it comes in view when it was read."""
        bon = self._nieuw_punt
        if bon is None or not bon.klaar.is_set():
            return 0
        self._nieuw_punt = None
        return bon.uitslag.item[1] if bon.uitslag is not None and bon.uitslag.item is not None else 0

    async def _laat(self) -> None:
        """Leave the field; a text that was typed stands there again when it is opened."""
        veld, bewerker = self._veld, self.bewerker
        gevraagd = veld is not None and bewerker is not None and self._rem.wacht(veld.sleutel, bewerker.tekst)
        # nor is who looks like a private person, was asked about and was not saved
        gevraagd = gevraagd or (bewerker is not None and bool(self._gevraagd) and self._gevraagd == bewerker.tekst)
        if self.werkbank.concepten.laat(op_schijf=not gevraagd):
            self.meld("niet bewaard; wat u typte staat er weer als u het veld opent")
        await self._sluit_veld()

    async def _sluit_veld(self) -> None:
        bewerker, self.bewerker, self._veld = self.bewerker, None, None
        self._reden_bij = self._notitie = self._houders = None
        self._items, self._gevraagd = (), ""
        self._rem.laat()
        self.set_focus(self.lijst("agenda"), scroll_visible=False)
        if bewerker is not None:
            await bewerker.remove()
