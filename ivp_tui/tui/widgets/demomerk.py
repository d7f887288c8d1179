"""The mark of a file with invented statuses, for every screen that does not draw it itself."""

from textual.screen import Screen
from textual.widget import Widget

from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.kop import DEMOMERK


class Demomerk(Widget):
    """The word DEMO in the upper right corner, over whatever is there; it follows the colour theme."""

    DEFAULT_CSS = """
    Demomerk {
        dock: right; layer: boven; width: 6; height: 1;
        color: $accent; background: $background; text-style: bold reverse;
    }
    """

    def render(self) -> str:
        """The mark."""
        return DEMOMERK[0]


def merk(scherm: Screen[object]) -> None:
    """Mark a screen once: in the frame of a dialog, else in the title line, else in its corner."""
    for kader in scherm.query("#kader"):
        kader.border_title = DEMOMERK[0]
        kader.styles.border_title_style = "bold reverse"
        return
    for titel in scherm.query("#titel").results(Vasteregel):
        titel.demo = True
        return
    if not scherm.query(Demomerk):
        scherm.mount(Demomerk())
