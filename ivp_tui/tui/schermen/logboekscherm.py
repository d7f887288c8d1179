"""The screen of the logboek: who changed what and when, narrowed by words and filter, and any of it undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from ivp_tui.domein.datum import DatumFout, schrijf_dag
from ivp_tui.domein.logboek import Logkeus, sinds_dag
from ivp_tui.domein.wijziging_logboek import MaakOngedaan, MaakOpnieuw
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.tui.opdrachten import LOGBOEK
from ivp_tui.tui.schermen.logbeweging import Logbeweging
from ivp_tui.tui.schermen.logfilter import DATUM, Logfilterscherm
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.logboek import vooruitblik

if TYPE_CHECKING:
    from ivp_tui.regie import Regie
    from ivp_tui.tui.schermen.logtekening import Aanleiding


class Logboekscherm(Logbeweging):
    """The logboek; its answer is the item to go to on the werkbank, or None."""

    WAAR = LOGBOEK

    def __init__(self, regie: Regie, aanleiding: Aanleiding) -> None:
        """Nothing is narrowed yet."""
        super().__init__(regie, aanleiding)
        self.bewerker: Bewerker | None = None
        self._veld = ""
        self._woorden = ""
        # the groep of which it was told what undoing it would change
        self._gevraagd = 0

    def on_mount(self) -> None:
        """Draw what was read before the first frame."""
        self.palet = self.ivp.palet
        self.set_focus(self.lijst, scroll_visible=False)
        self._maat = self.app.size
        self.meld(self._melding)
        self.teken()
        self._zoek_door()

    def bij_nieuws(self) -> None:
        """The file was changed: read it anew around the cursor; at the newest groep, what came shows above it."""
        self.call_later(self.lees, self._gekozen or None)

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it."""
        if self.bewerker is not None:
            if event.key not in ("escape", "enter", "tab", "up", "down"):
                return False
            await self._sluit_veld(houd=event.key != "escape")
            return True
        opdracht = self.ivp.per_toets[LOGBOEK].get(event.key)
        if opdracht is None or opdracht.actie != "ongedaan":
            if self._gevraagd:
                self.meld("")
            self._gevraagd = 0
        return await super().toets(event)

    async def doe_ga(self) -> None:
        """To the item that the groep is about, also in another plan."""
        groep = self.groep
        item = next((item for item in groep.items if not item.weg), None) if groep is not None else None
        if item is None:
            self.meld("wat hier gewijzigd is staat niet meer in het plan; u zet het terug" if groep else "")
            return
        self.dismiss(item)

    # narrowing

    async def doe_zoek(self) -> None:
        """Narrow by words: item, who, or what was there before and after."""
        await self._open_veld("woorden", "Woorden", self._woorden, "Enter houdt · Esc terug")

    async def doe_filter(self) -> None:
        """Choose what to see."""
        await self.ivp.push_screen(Logfilterscherm(self.keus, self.aanleiding, self._regie.wie), self._na_filter)

    def _na_filter(self, gekozen: object) -> None:
        if isinstance(gekozen, Logkeus):
            self.call_later(self._zet_keus, gekozen)
        elif isinstance(gekozen, tuple) and gekozen[0] == DATUM:
            self.keus = gekozen[1]
            self.call_later(self._open_veld, "datum", "Sinds", "", "Enter kiest · Esc terug")

    async def _zet_keus(self, keus: Logkeus) -> None:
        rond = self._gekozen or None
        self.keus = keus
        await self.lees(rond if keus.leeg else None)

    async def _open_veld(self, naam: str, label: str, begin: str, toetsen: str) -> None:
        bewerker = Bewerker(label, begin, toetsen=toetsen)
        bewerker.styles.offset = (0, max(0, self.size.height - 3))
        bewerker.styles.width = self.size.width
        bewerker.palet = self.palet
        self.bewerker, self._veld = bewerker, naam
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        bewerker.meld(
            "een dag, zoals 5 dec, vrijdag of 5-12-2026" if naam == "datum" else "in item, naam, oud of nieuw"
        )

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Words narrow with every letter; of a date it is told how it is read."""
        if self.bewerker is None:
            return
        if self._veld == "woorden":
            keus = self.keus.met_woorden(event.value[:200])
            if keus != self.keus:
                await self._zet_keus(keus)
        elif event.value.strip():
            try:
                self.bewerker.meld(f"= {schrijf_dag(self._dag(event.value))}")
            except DatumFout as fout:
                self.bewerker.meld(str(fout), fout=True)

    def _dag(self, tekst: str) -> date:
        """The day that was typed, the last such day where no year was; raises DatumFout."""
        return Datumtaal(self.aanleiding.vandaag).dag(tekst, vooruit=False)

    async def _sluit_veld(self, houd: bool) -> None:
        bewerker, naam = self.bewerker, self._veld
        assert bewerker is not None  # a field was open
        if naam == "datum" and houd and bewerker.tekst.strip():
            try:
                keus = replace(self.keus, sinds=sinds_dag(self._dag(bewerker.tekst)))
            except DatumFout as fout:
                bewerker.meld(str(fout), fout=True)
                return
        else:
            if naam == "woorden":
                self._woorden = bewerker.tekst[:200] if houd else self._woorden
            keus = self.keus.met_woorden(self._woorden)
        self.bewerker = None
        self.set_focus(self.lijst, scroll_visible=False)
        await bewerker.remove()
        await self._zet_keus(keus)

    # undo and redo

    async def doe_ongedaan(self) -> None:
        """Undo the chosen groep; of one that is not the last it is told first what that changes."""
        groep = self.groep
        if groep is None:
            return
        if groep.id not in self._laatsten and self._gevraagd != groep.id and groep.ongedaan_door is None:
            self._gevraagd = groep.id
            self.meld(f"nog eens u: {vooruitblik(groep)}; elke andere toets laat het zo")
            return
        await self._schrijf(MaakOngedaan(groep.id))

    async def doe_opnieuw(self) -> None:
        """Do the chosen groep again, where it was undone."""
        if self.groep is not None:
            await self._schrijf(MaakOpnieuw(self.groep.id))

    async def _schrijf(self, wijziging: MaakOngedaan | MaakOpnieuw) -> None:
        self._gevraagd = 0
        if self._regie.bestand.alleen_lezen:
            self.meld(f"alleen lezen ({self._regie.bestand.reden_alleen_lezen})", fout=True)
            return
        bon = self._regie.geef(wijziging)
        await bon.klaar.wait()
        if bon.fout is not None:
            # a refusal by rule says enough; what has a cause, such as a full disk, was to be saved and is not
            self.meld(str(bon.fout), fout=bon.fout.__cause__ is not None)
        elif bon.uitslag is not None:
            self.meld(bon.uitslag.bericht, nummer=bon.uitslag.logboek_id)

    # leaving, the mouse

    async def doe_terug(self) -> None:
        """Out of the fields, then the filter, then back where one came from."""
        if self.query_one("#logvelden").has_focus:
            await self.doe_paneel("1")
        elif not self.keus.leeg:
            self._woorden = ""
            await self._zet_keus(Logkeus())
        else:
            self.dismiss(None)

    async def doe_logboek(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    async def doe_hulp(self) -> None:
        """All keys."""
        from ivp_tui.tui.schermen.dialogen import Hulpscherm

        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    async def on_lijst_aangewezen(self, message: Lijst.Aangewezen) -> None:
        """A click chooses a groep, a second one goes to its item."""
        if message.opnieuw:
            await self.doe_ga()
            return
        cursor = next((i for i, regel in enumerate(self.logbeeld.regels) if regel.sleutel == message.sleutel), -1)
        if cursor >= 0:
            self.kies(cursor)
