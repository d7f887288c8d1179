"""What stands on the screen of the doorlopende lijn: its parts, how they are drawn, and how much fits of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.lijn import Plek
from ivp_tui.tui.schermen.tekenscherm import Vlakscherm
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.lijn import Lijnbeeld, indeling
from ivp_tui.weergave.lijnkaart import Cel, Lijnkaart, lijnkaart
from ivp_tui.weergave.lijnstrook import strook, strooktitel, titelregel

if TYPE_CHECKING:
    from ivp_tui.regie import Regie

#: from how many rows of the screen the strip has how many, and from how many on there is a blank row between blocks
_STROOK = ((46, 11), (28, 9), (16, 6), (0, 0))
_RUIM = 46


class Lijntekening(Vlakscherm):
    """The line, the strip about the item with the cursor, and the footer, drawn from the Stand."""

    VLAK = "lijn"
    VOET = (
        (("omhoog", "omlaag"), "regel"),
        (("dicht", "open"), "plan"),
        (("ga",), "erheen"),
        (("vouw",), "vouw"),
        (("vervolg-terug", "vervolg-verder"), "langs de lijn"),
        (("lijn",), "terug"),
        (("hulp",), "hulp"),
    )

    def __init__(self, regie: Regie, jaar: int, plek: Plek) -> None:
        """Begin at an item; `jaar` is this year, by which a plan is in force."""
        super().__init__()
        self._regie = regie
        self._jaar = jaar
        self._kaart: Lijnkaart = lijnkaart(regie.stand)
        self._cel: Cel = self._kaart.cel(plek) or self._eerste_cel()
        self._open: frozenset[Plek] = frozenset()
        self._beeld: Lijnbeeld | None = None

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
