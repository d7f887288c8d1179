"""A list of columns: of the line with the cursor one cell is underlined, the one that a key would edit."""

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.regel import Regel, pas_in

#: in every theme and without colour too
_CEL = Style(underline=True, bold=True)


class Cellenlijst(Lijst):
    """A list whose lines are cells: piece `deel` of the line with the cursor stands out, -1 for none."""

    deel: var[int] = var(-1)

    def watch_deel(self) -> None:
        """Another cell: the line with the cursor is drawn anew."""
        if self.size:
            self._vernieuw()

    def _maak(self, regel: Regel | None, grond: str) -> Strip:
        if regel is None or self.deel < 0 or grond == "background" or self.palet is None:
            return super()._maak(regel, grond)
        stijl = self.palet.stijl
        delen = [
            Segment(tekst, stijl(naam, grond) + _CEL if nummer == self.deel else stijl(naam, grond))
            for nummer, (tekst, naam) in enumerate(pas_in(regel, self.binnenbreed))
        ]
        return Strip([*delen, Segment(" ", stijl("", grond))], self.size.width)
