"""The picture of the doorlopende lijn as a list: not the line but one cell of it has the cursor."""

from dataclasses import dataclass, replace

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.weergave.lijn import CEL
from ivp_tui.weergave.regel import Regel, pas_in


class Lijnvlak(Lijst):
    """A list of which not the line but one cell has the cursor, and that tells where in a line was pointed."""

    @dataclass
    class Celaangewezen(Message):
        """The mouse pointed at a cell of a line."""

        index: int
        x: int

    def _schuif(self, oud: Lijstbeeld) -> None:
        """Every step draws other lines here, and yet the cursor moves over them."""
        super()._schuif(replace(oud, regels=self.beeld.regels))

    def _maak(self, regel: Regel | None, grond: str) -> Strip:
        assert self.palet is not None  # render_line looked
        if regel is None:
            return super()._maak(regel, "background")
        rest = "surface" if regel.sleutel[0] == "kop" else "background"
        cursor = "ivp-cursor" if self.has_focus else "ivp-cursor-rust"
        delen = [
            Segment(tekst, self.palet.stijl("titel-sterk", cursor) if naam == CEL else self.palet.stijl(naam, rest))
            for tekst, naam in (*pas_in(regel, self.binnenbreed), (" ", ""))
        ]
        return Strip(delen, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Point at a cell."""
        event.prevent_default()
        index = self._boven + event.y - self._kopregels
        if event.y >= self._kopregels and index < len(self.beeld.regels):
            self.post_message(self.Celaangewezen(index, event.x))
