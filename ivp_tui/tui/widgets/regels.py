"""The fixed lines of the screen: title, status with confirmation, and the footer of live keys."""

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from ivp_tui.tui.widgets.lijnen import Lijnen
from ivp_tui.weergave.regel import Regel, pas_in


class Vasteregel(Lijnen):
    """One line that shows a Regel; it never takes focus."""

    regel: var[Regel | None] = var(None)

    def __init__(self, id: str, grond: str = "surface") -> None:
        """`grond` is the colour variable of the background."""
        super().__init__(id=id)
        self._grond = grond

    def watch_regel(self) -> None:
        """Another text: draw the line."""
        self.refresh()

    def watch_palet(self) -> None:
        """Other colours: draw the line."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line over the whole width."""
        if self.palet is None or self.regel is None or y:
            return Strip.blank(self.size.width)
        stijl = self.palet.stijl
        delen = [Segment(tekst, stijl(naam, self._grond)) for tekst, naam in pas_in(self.regel, self.size.width)]
        return Strip(delen, self.size.width)
