"""A dialog that asks for one line of text, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.schermen.dialogen import Lijstdialoog
from ivp_tui.tui.widgets.invoerveld import Regelveld
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.weergave.regel import Regel


class Naamscherm(Lijstdialoog):
    """The question; the result is the text as it was accepted, or None."""

    def __init__(self, vraag: str, begin: str, keur: Callable[[str], str]) -> None:
        """`begin` stands in the field; `keur` gives what is wrong with a text, '' when it is accepted."""
        super().__init__()
        self._keur = keur
        self.invoer = Regelveld(schoon(begin), select_on_focus=True, compact=True)
        self.set_reactive(Lijstdialoog.beeld, Lijstbeeld((), -1, f"{vraag} — Enter bewaart, Esc terug"))

    def compose(self) -> ComposeResult:
        """The field above what is wrong."""
        with Vertical(id="kader"):
            yield self.invoer
            yield Lijst("lijst").data_bind(beeld=Lijstdialoog.beeld, palet=Lijstdialoog.palet)

    def on_mount(self) -> None:
        """The field has the focus."""
        super().on_mount()
        self.invoer.focus()

    async def toets(self, event: events.Key) -> bool:
        """Only what is no text is a command here."""
        if event.is_printable or event.key in ("left", "right", "home", "end"):
            return False
        return await super().toets(event)

    async def doe_ga(self) -> None:
        """Enter: this text, if it will do."""
        tekst = schoon(self.invoer.value).strip()
        fout = self._keur(tekst)
        if not fout:
            self.dismiss(tekst)
            return
        regel = Regel(("fout", 0, 0), ((f" {schoon(fout)}", "fout"),), kiesbaar=False)
        self.beeld = Lijstbeeld((regel,), -1, self.beeld.titel)
