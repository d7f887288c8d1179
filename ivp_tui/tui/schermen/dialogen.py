"""The dialogs over the werkbank: help, and choosing from a list that narrows while typing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.css.scalar import Unit
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Input

from ivp_tui.tui.opdracht import GROEPEN
from ivp_tui.tui.opdrachten import Opdracht, toetsen_tekst
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm, stap, verzet
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.tui.widgets.invoerveld import Regelveld
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Deel, Regel, Sleutel

#: no more of what is pasted is searched by: each word narrows, and nobody reads what a page of them finds
ZOEKGRENS = 200


class Lijstdialoog(Toetsscherm, ModalScreen[object]):
    """A dialog with one list; subclasses fill it and say what Enter does."""

    beeld: var[Lijstbeeld] = var(Lijstbeeld())
    palet: var[Palet | None] = var(None)
    dialoogvoet: var[Regel | None] = var(None)
    #: the keys that count here: the id of a command, and what it does in this dialog
    VOET: ClassVar[tuple[tuple[str, str], ...]] = (("terug", "terug"), ("hulp", "hulp"))
    #: as high as its first lines need, not always as high as fits; it grows with them, and never jumps back
    PAST = False
    #: rows of the frame that are not for a line: its edges and the title of the list
    RAND = 3

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical(id="kader"):
            yield Lijst("lijst").data_bind(beeld=Lijstdialoog.beeld, palet=Lijstdialoog.palet)
        yield self.maak_voet()

    def maak_voet(self) -> Vasteregel:
        """The footer, over that of the screen below, whose keys do not count here."""
        self.set_reactive(Lijstdialoog.dialoogvoet, self.voetregel(self.VOET))
        voet = Vasteregel("dialoogvoet", "panel").add_class("regel")
        return voet.data_bind(regel=Lijstdialoog.dialoogvoet, palet=Lijstdialoog.palet)

    def voetregel(self, toetsen: tuple[tuple[str, str], ...]) -> Regel:
        """The footer with these commands under the words given."""
        per_id = {opdracht.id: opdracht for opdracht in self.ivp.opdrachten}
        delen: list[Deel] = []
        for naam, woord in toetsen:
            delen += [(f" {toetsnaam(per_id[naam].toetsen[0])}", "toets"), (f" {woord} ", "dof")]
        return Regel(("voet", 0, 0), tuple(delen))

    def on_mount(self) -> None:
        """Take the colours of the app."""
        self.palet = self.ivp.palet
        self.pas()

    def watch_beeld(self, beeld: Lijstbeeld) -> None:
        """Other lines may need more room."""
        self.pas()

    def pas(self) -> None:
        """Make the frame high enough for the lines; the stylesheet says what is too high."""
        if not (self.PAST and self.beeld.regels):
            return
        nodig = len(self.beeld.regels) + self.RAND
        for kader in self.query("#kader"):  # none yet where the lines come before the frame
            nu = kader.styles.height
            if nu is None or nu.unit != Unit.CELLS or nu.value < nodig:
                kader.styles.height = nodig

    @property
    def lijst(self) -> Lijst:
        """The list of this dialog."""
        return self.query_one("#lijst", Lijst)

    async def doe_verplaats(self, hoeveel: str) -> None:
        """Move or scroll."""
        self.beeld = verzet(self.lijst, self.beeld, int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """A page further or back."""
        self.beeld = verzet(self.lijst, self.beeld, int(hoeveel) * max(1, self.lijst.hoogte - 1))

    async def doe_begin(self) -> None:
        """To the first line."""
        self.beeld = verzet(self.lijst, self.beeld, -len(self.beeld.regels))

    async def doe_einde(self) -> None:
        """To the last line."""
        self.beeld = verzet(self.lijst, self.beeld, len(self.beeld.regels))

    async def on_lijst_aangewezen(self, message: Lijst.Aangewezen) -> None:
        """A click chooses the line, and carries it out; not for a subclass to have too, for Textual calls both."""
        indexen = [i for i, regel in enumerate(self.beeld.regels) if regel.sleutel == message.sleutel]
        self.beeld = replace(self.beeld, cursor=indexen[0])
        await self.geklikt()

    async def geklikt(self) -> None:
        """What a click does with the line, which has the cursor now."""
        await self.doe_ga()

    def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel moves or scrolls."""
        self.beeld = verzet(self.lijst, self.beeld, message.regels)

    async def doe_ga(self) -> None:
        """Enter: nothing to choose here, so it closes."""
        self.dismiss(None)


class Hulpscherm(Lijstdialoog):
    """All keys by group, from the registry."""

    VOET = (("terug", "terug"),)

    def __init__(self, opdrachten: tuple[Opdracht, ...]) -> None:
        """Show these commands."""
        super().__init__()
        regels: list[Regel] = []
        groepen = [(groep, [o for o in opdrachten if o.groep == groep and o.toetsen]) for groep in GROEPEN]
        # last of all the ones without a key: under the name that one types
        bij_naam = [o for o in opdrachten if not o.toetsen]
        for groep, leden in (*groepen, (f"Bij naam: {self._palettoets(opdrachten)} en het begin ervan", bij_naam)):
            regels.append(Regel(("kop", len(regels), 0), ((f" {groep}", "kop-tekst"),), kiesbaar=False))
            for lid in leden:
                toets = toetsen_tekst(lid) if lid.toetsen else lid.naam
                delen: tuple[Deel, ...] = ((f"   {toets:<{16 if lid.toetsen else 20}}", "toets"), (lid.uitleg, ""))
                regels.append(Regel(("opdracht", len(regels), 0), delen, kiesbaar=False))
        self.set_reactive(Lijstdialoog.beeld, Lijstbeeld(tuple(regels), -1, "Toetsen — Esc sluit"))

    @staticmethod
    def _palettoets(opdrachten: tuple[Opdracht, ...]) -> str:
        return next((toetsnaam(o.toetsen[0]) for o in opdrachten if o.id == "palet"), ":")

    async def doe_hulp(self) -> None:
        """The help key closes the help too."""
        self.dismiss(None)


#: gives the lines for what was typed
Regelbron = Callable[[str], Awaitable[tuple[Regel, ...]]]


class Kiesscherm(Lijstdialoog):
    """Choose one of many by typing: the list narrows; the result is the key of the chosen line, or None."""

    #: here letters are text
    VOET = (("ga", "kiest"), ("terug", "terug"))
    PAST = True
    RAND = 4  # and the field

    def __init__(self, titel: str, bron: Regelbron, begin: str = "", bij: Sleutel | None = None) -> None:
        """`bron` gives the lines for a text, `begin` is the text to start with and `bij` the line."""
        super().__init__()
        self._bij = bij
        self._titel = titel
        self._bron = bron
        self._gezocht: str | None = None
        self.invoer = Regelveld(begin, select_on_focus=True, compact=True)
        self.invoer.grens = ZOEKGRENS

    def compose(self) -> ComposeResult:
        """The field above the list."""
        with Vertical(id="kader"):
            yield self.invoer
            yield Lijst("lijst").data_bind(beeld=Lijstdialoog.beeld, palet=Lijstdialoog.palet)
        yield self.maak_voet()

    def on_mount(self) -> None:
        """The field has the focus; the list fills at once."""
        super().on_mount()
        self.invoer.focus()
        self.call_later(self._ververs, self.invoer.value)

    async def toets(self, event: events.Key) -> bool:
        """Only what is no text is a command here."""
        if event.is_printable or event.key in ("left", "right", "home", "end"):
            return False
        return await super().toets(event)

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Another text: other lines."""
        await self._ververs(event.value)

    async def _ververs(self, tekst: str) -> None:
        regels = await self._bron(tekst)
        if self._gezocht is None:
            # what has nothing to choose from before a word is typed, as searching, is as high as it can be at once
            self.PAST = not tekst and any(regel.kiesbaar for regel in regels)
        self._gezocht = tekst
        if tekst and not regels:
            regels = (Regel(("leeg", 0, 0), ((" niets gevonden", "dof"),), kiesbaar=False),)
        eerste = stap(regels, -1, 1)
        cursor = next((i for i, regel in enumerate(regels) if regel.sleutel == self._bij and not tekst), eerste)
        te_lang = f"Alleen de eerste {ZOEKGRENS} tekens zijn geplakt, de rest is afgekapt"
        self.beeld = Lijstbeeld(regels, cursor, te_lang if self.invoer.afgekapt else self._titel)

    async def doe_ga(self) -> None:
        """Enter: the chosen line is the answer, for the text as it stands now; where nothing is found there is none."""
        if self._gezocht != self.invoer.value:
            await self._ververs(self.invoer.value)
        regels, cursor = self.beeld.regels, self.beeld.cursor
        if 0 <= cursor < len(regels):
            self.dismiss(regels[cursor].sleutel)
