"""The fixed lines of the screen: title, status with confirmation, and the footer of live keys."""

from rich.segment import Segment
from textual import events
from textual.reactive import var
from textual.strip import Strip

from ivp_tui.tui.widgets.lijnen import Lijnen
from ivp_tui.weergave.kop import DEMOMERK
from ivp_tui.weergave.regel import Deel, Regel, breedte, in_regels, pas_in


class Vasteregel(Lijnen):
    """One line that shows a Regel; it never takes focus.

    With room for more (`hoogstens`) a refusal that is longer goes on below it: what to do stands at its end.
    """

    regel: var[Regel | None] = var(None)
    #: whether the mark of a demo stands before the line, which then has so much less room
    demo: var[bool] = var(False)

    def __init__(self, id: str, grond: str = "surface", hoogstens: int = 1) -> None:
        """`grond` is the colour variable of the background, `hoogstens` how many lines a refusal may take."""
        super().__init__(id=id)
        self._hoogstens = hoogstens
        self._grond = grond

    def watch_regel(self) -> None:
        """Another text: draw the line."""
        self._pas_hoogte()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Another width: a refusal may take more lines, or fewer."""
        self._pas_hoogte()

    def _pas_hoogte(self) -> None:
        if self._hoogstens > 1 and self.size.width:
            hoogte = len(self._regels())
            if self.styles.height is None or self.styles.height.value != hoogte:
                self.styles.height = hoogte

    def _regels(self) -> list[Regel]:
        if self.regel is None:
            return [Regel(("leeg", 0, 0), ())]
        if self._hoogstens == 1 or all(stijl != "fout" for _, stijl in self.regel.links):
            return [self.regel]
        return in_regels(self.regel, self.size.width, self._hoogstens)

    def watch_demo(self) -> None:
        """With or without the mark: draw the line."""
        self.refresh()

    def watch_palet(self) -> None:
        """Other colours: draw the line."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line over the whole width."""
        if self.palet is None or self.regel is None or y >= len(regels := self._regels()):
            return Strip.blank(self.size.width)
        stijl = self.palet.stijl
        voorop: list[Deel] = [DEMOMERK] if self.demo and not y else []
        delen = [*voorop, *pas_in(regels[y], self.size.width - sum(breedte(tekst) for tekst, _ in voorop))]
        return Strip([Segment(tekst, stijl(naam, self._grond)) for tekst, naam in delen], self.size.width)
