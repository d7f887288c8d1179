"""What our own widgets share: they draw line by line in the colours of the palet."""

from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from ivp_tui.tui.palet import Palet


def vergeet_opmaak() -> None:
    """Let go of the drawn lines of widgets that are gone.

    Textual 8 remembers two colours by widget cache for the last 1,024 of them, and so keeps each cache with every line
    in it: some 200 KiB for every dialog that was opened, up to 100 MiB. The colours are made again in no time.
    """
    StylesCache.get_inner_outer.cache_clear()


class Lijnen(Widget):
    """A widget that is drawn by render_line alone; a subclass says what a line is."""

    ALLOW_SELECT = False
    palet: var[Palet | None] = var(None)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget, straight from render_line: there is no border or padding to lay around."""
        strips = [self.render_line(y) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width == self.size.width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]
