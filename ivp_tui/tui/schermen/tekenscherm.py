"""Screens that are drawn whole from what was read, and anew at another size; and a field with a strip below it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import var

from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstvoet import voetregel
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.widgets.lijnvlak import Lijnvlak
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Regel


class Tekenscherm(Toetsscherm):
    """A screen that a subclass draws; it is drawn anew when its size is another one."""

    #: the size it was drawn for, None before the first time
    _maat: Size | None = None

    def teken(self) -> None:
        """Draw everything anew."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Another size: other columns and lines."""
        if event.size != self._maat:
            self._maat = event.size
            self.teken()


class Vlakscherm(Tekenscherm):
    """A title, a field with a cursor, a strip about what the cursor is on, and a footer."""

    #: what the widgets are called: VLAK + "vlak" and VLAK + "strook"
    VLAK: ClassVar[str]
    #: what the footer tells: commands whose keys go together, and the word for them
    VOET: ClassVar[tuple[tuple[tuple[str, ...], str], ...]]

    palet: var[Palet | None] = var(None)
    titel: var[Regel | None] = var(None)
    vlakbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    strookbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    voet: var[Regel | None] = var(None)

    _melding = ""

    def compose(self) -> ComposeResult:
        """Title, the field, the strip and the footer."""
        klas = Vlakscherm
        yield Vasteregel("titel").data_bind(regel=klas.titel, palet=klas.palet).add_class("regel")
        yield Lijnvlak(f"{self.VLAK}vlak", met_titel=False).data_bind(beeld=klas.vlakbeeld, palet=klas.palet)
        strook = Lijst(f"{self.VLAK}strook").data_bind(beeld=klas.strookbeeld, palet=klas.palet)
        strook.can_focus = False
        yield strook
        yield Vasteregel("voet", "panel").data_bind(regel=klas.voet, palet=klas.palet).add_class("regel")

    def on_mount(self) -> None:
        """Draw it before the first frame: the next key may be there already."""
        self.palet = self.ivp.palet
        self.set_focus(self.query_one(f"#{self.VLAK}vlak"), scroll_visible=False)
        self.begin()
        self._maat = self.app.size
        self.teken()

    def begin(self) -> None:
        """What is still to be done before it is drawn for the first time."""

    async def toets(self, event: events.Key) -> bool:
        """What was told is gone at the next key."""
        if self._melding:
            self._meld("")
        return await super().toets(event)

    def _voetregel(self) -> Regel:
        """What was to be told, or else the keys that fit."""
        if self._melding:
            return Regel(("voet", 0, 0), ((f" {self._melding}", "bericht"),))
        return voetregel(self.ivp.opdrachten, self.VOET, self.app.size.width, tussen="")

    def _meld(self, tekst: str) -> None:
        self._melding = tekst
        self.voet = self._voetregel()
