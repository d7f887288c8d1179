"""What stands on the screen of the doorlopende lijn: its parts, how they are drawn, and how much fits of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import var

from ivp_tui.domein.lijn import Plek
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstvoet import voetregel
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.widgets.lijnvlak import Lijnvlak
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.lijn import Lijnbeeld, indeling
from ivp_tui.weergave.lijnkaart import Cel, Lijnkaart, lijnkaart
from ivp_tui.weergave.lijnstrook import strook, strooktitel, titelregel
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.regie import Regie

#: from how many rows of the screen the strip has how many, and from how many on there is a blank row between blocks
_STROOK = ((46, 11), (28, 9), (16, 6), (0, 0))
_RUIM = 46

#: what the footer tells: commands whose keys go together, and the word for them
_VOET = (
    (("omhoog", "omlaag"), "regel"),
    (("dicht", "open"), "plan"),
    (("ga",), "erheen"),
    (("vouw",), "vouw"),
    (("vervolg-terug", "vervolg-verder"), "langs de lijn"),
    (("lijn",), "terug"),
    (("hulp",), "hulp"),
)


class Lijntekening(Toetsscherm):
    """The line, the strip about the item with the cursor, and the footer, drawn from the Stand."""

    palet: var[Palet | None] = var(None)
    titel: var[Regel | None] = var(None)
    vlakbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    strookbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    voet: var[Regel | None] = var(None)

    def __init__(self, regie: Regie, jaar: int, plek: Plek) -> None:
        """Begin at an item; `jaar` is this year, by which a plan is in force."""
        super().__init__()
        self._regie = regie
        self._jaar = jaar
        self._kaart: Lijnkaart = lijnkaart(regie.stand)
        self._cel: Cel = self._kaart.cel(plek) or self._eerste_cel()
        self._open: frozenset[Plek] = frozenset()
        self._beeld: Lijnbeeld | None = None
        self._maat: Size | None = None
        self._melding = ""

    def compose(self) -> ComposeResult:
        """Title, the line, the strip about the item with the cursor, and the footer."""
        yield Vasteregel("titel").data_bind(regel=Lijntekening.titel, palet=Lijntekening.palet).add_class("regel")
        vlak = Lijnvlak("lijnvlak", met_titel=False)
        yield vlak.data_bind(beeld=Lijntekening.vlakbeeld, palet=Lijntekening.palet)
        onder = Lijst("lijnstrook").data_bind(beeld=Lijntekening.strookbeeld, palet=Lijntekening.palet)
        onder.can_focus = False
        yield onder
        yield (
            Vasteregel("voet", "panel").data_bind(regel=Lijntekening.voet, palet=Lijntekening.palet).add_class("regel")
        )

    def on_resize(self, event: events.Resize) -> None:
        """Another size: other columns."""
        if event.size != self._maat:
            self._maat = event.size
            self.teken()

    @property
    def _ruim(self) -> bool:
        return self.app.size.height >= _RUIM

    @property
    def _strookhoogte(self) -> int:
        return next(hoogte for vanaf, hoogte in _STROOK if self.app.size.height >= vanaf)

    @property
    def _hoogte(self) -> int:
        """How many rows of the line fit: title, head and footer take one each."""
        return max(1, self.app.size.height - 3 - self._strookhoogte)

    def _eerste_cel(self) -> Cel:
        """The first thema of the plan in view, else whatever comes first."""
        stand = self._regie.stand
        for punt in sorted(stand.lijn.punten, key=lambda p: p.plan_id != stand.plan.id):
            cel = self._kaart.cel(punt.plek)
            if cel is not None:
                return cel
        return ("", 0), ("", 0)

    def teken(self) -> None:
        """Draw everything anew; the cursor is never on something folded away."""
        if not self._kaart.is_thema(self._cel):
            self._open |= {self._cel[0]}
        self._beeld = beeld = self._maak_beeld()
        self.vlakbeeld = Lijstbeeld(beeld.regels, beeld.cursor, kop=(beeld.kop,))
        self.query_one("#lijnstrook").styles.height = self._strookhoogte
        # text wider than this is hard to read, on however wide a screen
        breed = min(self.app.size.width - 1, 140)
        regels = strook(self._kaart, self._cel[1], breed, max(0, self._strookhoogte - 1))
        self.strookbeeld = Lijstbeeld(regels, -1, strooktitel(self._kaart, self._cel[1], self._jaar))
        self.titel = titelregel(self._kaart, self._regie.bestand.demo, self.app.size.width)
        self.voet = self._voetregel()

    def _maak_beeld(self) -> Lijnbeeld:
        kolom = self._kaart.kolom.get(self._cel[1], 0)
        eerste = self._beeld.vlak.eerste if self._beeld else 0
        vlak = indeling(self._kaart, self.app.size.width - 1, kolom, eerste)
        return Lijnbeeld(self._kaart, self._cel, self._open, vlak, self._regie.stand.plan.id, self._jaar, self._ruim)

    def _voetregel(self) -> Regel:
        """What was to be told, or else the keys that fit."""
        if self._melding:
            return Regel(("voet", 0, 0), ((f" {self._melding}", "bericht"),))
        return voetregel(self.ivp.opdrachten, _VOET, self.app.size.width, tussen="")

    def _meld(self, tekst: str) -> None:
        self._melding = tekst
        self.voet = self._voetregel()
