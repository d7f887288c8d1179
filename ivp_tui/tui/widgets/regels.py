"""The fixed lines of the screen: title, status with confirmation, and the footer of live keys."""

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from ivp_tui.tui.widgets.lijnen import Lijnen
from ivp_tui.weergave.kop import DEMOMERK
from ivp_tui.weergave.regel import Deel, Regel, breedte, pas_in


class Vasteregel(Lijnen):
    """One line that shows a Regel; it never takes focus."""

    regel: var[Regel | None] = var(None)
    #: whether the mark of a demo stands before the line, which then has so much less room
    demo: var[bool] = var(False)

    def __init__(self, id: str, grond: str = "surface") -> None:
        """`grond` is the colour variable of the background."""
        super().__init__(id=id)
        self._grond = grond

    def watch_regel(self) -> None:
        """Another text: draw the line."""
        self.refresh()

    def watch_demo(self) -> None:
        """With or without the mark: draw the line."""
        self.refresh()

    def watch_palet(self) -> None:
        """Other colours: draw the line."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line over the whole width."""
        if self.palet is None or self.regel is None or y:
            return Strip.blank(self.size.width)
        stijl = self.palet.stijl
        voorop: list[Deel] = [DEMOMERK] if self.demo else []
        delen = [*voorop, *pas_in(self.regel, self.size.width - sum(breedte(tekst) for tekst, _ in voorop))]
        return Strip([Segment(tekst, stijl(naam, self._grond)) for tekst, naam in delen], self.size.width)
