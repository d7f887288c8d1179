"""One thin list on Textual's Line API: it draws the lines of a beeld, and only those that changed.

Stock Tree and DataTable relayout and repaint more than a line for a cursor key (docs/besluiten/0005-lijsten.md).
"""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from ivp_tui.tui.widgets.lijnen import Lijnen
from ivp_tui.weergave.regel import Regel, Sleutel, pas_in


@dataclass(frozen=True, slots=True)
class Lijstbeeld:
    """What a list shows: head lines that stand still, lines, the line with the cursor, and the title.

    `cursor` is an index in `regels`, -1 for none.
    """

    regels: tuple[Regel, ...] = ()
    cursor: int = -1
    titel: str = ""
    kop: tuple[Regel, ...] = ()


class Lijst(Lijnen, can_focus=True):
    """A list of lines with a cursor; everything it shows is in `beeld`, everything it says is a message."""

    beeld: var[Lijstbeeld] = var(Lijstbeeld(), always_update=True)

    @dataclass
    class Aangewezen(Message):
        """The mouse pointed at a line; `opnieuw` when it already had the cursor."""

        lijst: "Lijst"
        sleutel: Sleutel
        opnieuw: bool

        @property
        def control(self) -> "Lijst":
            """The list it came from."""
            return self.lijst

    @dataclass
    class Gedraaid(Message):
        """The mouse wheel asks to go a number of lines."""

        lijst: "Lijst"
        regels: int

    def __init__(self, id: str, scheiding: bool = False, met_titel: bool = True) -> None:
        """`scheiding` draws a line at the left of the pane; without a title the list begins at its first row."""
        super().__init__(id=id)
        self._scheiding = scheiding
        self._met_titel = met_titel
        self._boven = 0
        self._getekend: list[tuple[Regel | None, bool]] = []
        self._stroken: dict[tuple[Regel | None, bool, bool, bool], Strip] = {}

    # what is asked of it

    @property
    def hoogte(self) -> int:
        """How many lines of the list fit."""
        return max(1, self.size.height - self._kopregels)

    @property
    def binnenbreed(self) -> int:
        """How many cells a line has: without the separation and the column of the scroll mark."""
        return max(1, self.size.width - self._met_lijn - 1)

    @property
    def linkerkant(self) -> int:
        """The column of the screen at which the lines begin."""
        return self.region.x + self._met_lijn

    @property
    def _met_lijn(self) -> bool:
        # a list that stands at the edge of the screen is separated from nothing
        return self._scheiding and self.region.x > 0

    @property
    def _kopregels(self) -> int:
        return self._met_titel + len(self.beeld.kop)

    def rij_op_scherm(self, index: int) -> int | None:
        """The line of the widget at which a row is drawn, or None when it is scrolled away."""
        rij = index - self._boven
        return rij + self._kopregels if 0 <= rij < self.hoogte else None

    # drawing

    def watch_beeld(self, oud: Lijstbeeld, nieuw: Lijstbeeld) -> None:
        """Keep the cursor in view and redraw the lines that differ."""
        if not self.size:
            return
        self._schuif(oud)
        if (oud.titel, oud.kop) != (nieuw.titel, nieuw.kop):
            self._vernieuw()
            return
        zichtbaar = self._zichtbaar()
        if len(zichtbaar) != len(self._getekend):
            self._vernieuw()
            return
        anders = [y for y, (a, b) in enumerate(zip(self._getekend, zichtbaar, strict=True)) if a != b]
        self._getekend = zichtbaar
        if oud.regels is not nieuw.regels:
            self._stroken.clear()
            # the scroll mark stands at the right of every line
            if len(oud.regels) != len(nieuw.regels):
                self.refresh()
                return
        for y in anders:
            self.refresh(Region(0, y + self._kopregels, self.size.width, 1))

    def watch_palet(self) -> None:
        """Other colours: everything anew."""
        self._vernieuw()

    def _vernieuw(self) -> None:
        self._stroken.clear()
        self._getekend = self._zichtbaar()
        self.refresh()

    def _schuif(self, oud: Lijstbeeld) -> None:
        """Choose the first line: the cursor stays in view, and stays where it was on the screen after a reread."""
        cursor, aantal, hoogte = self.beeld.cursor, len(self.beeld.regels), self.hoogte
        if oud.regels is not self.beeld.regels and 0 <= oud.cursor < len(oud.regels) and cursor >= 0:
            self._boven = cursor - (oud.cursor - self._boven)
        if cursor >= 0:
            rand = min(2, (hoogte - 1) // 2)
            self._boven = min(self._boven, cursor - rand)
            self._boven = max(self._boven, cursor + rand - hoogte + 1)
        self._boven = max(0, min(self._boven, aantal - hoogte))

    def schuif_regels(self, aantal: int) -> None:
        """Scroll without moving the cursor: for a list that is only read."""
        self._boven = max(0, min(self._boven + aantal, len(self.beeld.regels) - self.hoogte))
        self._getekend = self._zichtbaar()
        self.refresh()

    def _zichtbaar(self) -> list[tuple[Regel | None, bool]]:
        regels, cursor = self.beeld.regels, self.beeld.cursor
        uit: list[tuple[Regel | None, bool]] = []
        for index in range(self._boven, self._boven + self.hoogte):
            uit.append((regels[index] if index < len(regels) else None, index == cursor))
        return uit

    def render_line(self, y: int) -> Strip:
        """One line of the widget: title, head or row."""
        if self.palet is None:
            return Strip.blank(self.size.width)
        if self._met_titel and y == 0:
            return self._titelstrook()
        if y < self._kopregels:
            return self._strook(self.beeld.kop[y - self._met_titel], False)
        index = self._boven + y - self._kopregels
        regel = self.beeld.regels[index] if index < len(self.beeld.regels) else None
        op_cursor = index == self.beeld.cursor
        strook = self._strook(regel, op_cursor)
        if self._schuifmerk(y):
            merk = Segment("▐", self.palet.stijl("lijn"))
            strook = Strip([*strook.crop(0, self.size.width - 1), merk], self.size.width)
        return strook

    def _titelstrook(self) -> Strip:
        assert self.palet is not None  # render_line looked
        naam = "kop-actief" if self.has_focus else "kop"
        titel = Regel(("titel", 0, 0), (("▌" if self.has_focus else " ", "gekozen"), (self.beeld.titel, naam)))
        return self._maak(titel, "surface")

    def _strook(self, regel: Regel | None, op_cursor: bool) -> Strip:
        # a list can come beside another one without another size, and so without a resize
        sleutel = (regel, op_cursor, self.has_focus, self._met_lijn)
        strook = self._stroken.get(sleutel)
        if strook is None:
            grond = ("ivp-cursor" if self.has_focus else "ivp-cursor-rust") if op_cursor else "background"
            strook = self._maak(regel, grond)
            if len(self._stroken) > 2000:
                self._stroken.clear()
            self._stroken[sleutel] = strook
        return strook

    def _maak(self, regel: Regel | None, grond: str) -> Strip:
        assert self.palet is not None  # render_line looked
        stijl = self.palet.stijl
        delen = [Segment("│", stijl("lijn"))] if self._met_lijn else []
        if regel is None:
            delen.append(Segment(" " * (self.binnenbreed + 1), stijl("", grond)))
        else:
            delen += [Segment(tekst, stijl(naam, grond)) for tekst, naam in pas_in(regel, self.binnenbreed)]
            delen.append(Segment(" ", stijl("", grond)))
        return Strip(delen, self.size.width)

    def _schuifmerk(self, y: int) -> bool:
        aantal, hoogte = len(self.beeld.regels), self.hoogte
        if aantal <= hoogte:
            return False
        lengte = max(1, hoogte * hoogte // aantal)
        begin = self._boven * (hoogte - lengte) // max(1, aantal - hoogte)
        return begin <= y - self._kopregels < begin + lengte

    # what happens to it

    def on_resize(self) -> None:
        """Another size: everything anew, with the cursor in view."""
        self._schuif(self.beeld)
        self._vernieuw()

    def on_focus(self) -> None:
        """The cursor and the title show where the keys go."""
        self._vernieuw()

    def on_blur(self) -> None:
        """The cursor stays, quieter."""
        self._vernieuw()

    def on_click(self, event: events.Click) -> None:
        """Point at a line."""
        index = self._boven + event.y - self._kopregels
        if event.y >= self._kopregels and index < len(self.beeld.regels) and self.beeld.regels[index].kiesbaar:
            self.post_message(self.Aangewezen(self, self.beeld.regels[index].sleutel, index == self.beeld.cursor))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines down."""
        event.stop()
        self.post_message(self.Gedraaid(self, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines up."""
        event.stop()
        self.post_message(self.Gedraaid(self, -3))
