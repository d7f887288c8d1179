"""The fixed lines of the screen: title, status with confirmation, and the footer of live keys."""

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from ivp_tui.tui.palet import Palet
from ivp_tui.weergave.regel import Regel, pas_in


class Vasteregel(Widget):
    """One line that shows a Regel; it never takes focus."""

    ALLOW_SELECT = False
    regel: var[Regel | None] = var(None)
    palet: var[Palet | None] = var(None)

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget, straight from render_line: there is no border or padding to lay around."""
        strips = [self.render_line(y) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width == self.size.width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """The line over the whole width."""
        if self.palet is None or self.regel is None or y:
            return Strip.blank(self.size.width)
        stijl = self.palet.stijl
        delen = [Segment(tekst, stijl(naam, self._grond)) for tekst, naam in pas_in(self.regel, self.size.width)]
        return Strip(delen, self.size.width)
