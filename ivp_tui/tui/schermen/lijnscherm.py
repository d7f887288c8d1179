"""The screen of the doorlopende lijn: plans as columns, and a cursor that walks along what continues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.lijn import Plek
from ivp_tui.tui.opdrachten import LIJN
from ivp_tui.tui.schermen.lijntekening import Lijntekening
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.widgets.lijnvlak import Lijnvlak
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.lijnkaart import Cel, lijnkaart

if TYPE_CHECKING:
    from ivp_tui.regie import Regie


class Lijnscherm(Lijntekening):
    """How everything continues from plan to plan; its answer is the item to go to on the werkbank, or None."""

    WAAR = LIJN

    def __init__(self, regie: Regie, jaar: int, plek: Plek) -> None:
        """Begin at an item; `jaar` is this year, by which a plan is in force."""
        super().__init__(regie, jaar, plek)
        self._vorige: Plek | None = None
        # the column one walks in, also past rows that have nothing there
        self._kolom = self._kaart.kolom.get(self._cel[1], 0)

    def begin(self) -> None:
        """Unfold where one came from."""
        # a thema shows already: what is under it only where everything then still fits
        if self._cel[1][0] != "thema" or len(self._kaart.rijen({self._cel[0]}, self._ruim)) <= self._hoogte:
            self._open = frozenset({self._cel[0]})

    def volg_stand(self) -> None:
        """The file was changed, by another or by an undo: draw it as it is now, the cursor on its item."""
        self._kaart = lijnkaart(self._regie.stand)
        if not self._kaart.is_daar(self._cel):
            self._cel = self._kaart.cel(self._cel[1]) or self._eerste_cel()
        if self._maat is not None and self.is_attached:
            self.teken()

    # moving

    def _ga_naar(self, cel: Cel, kolom: int | None = None) -> None:
        self._vorige, self._cel = self._cel[1], cel
        self._kolom = self._kaart.kolom[cel[1]] if kolom is None else kolom
        self.teken()

    def _naar_rij(self, index: int) -> None:
        """To a row, in the column of the cursor, or else the nearest."""
        assert self._beeld is not None  # nothing moves before it is drawn
        rij = self._beeld.rijen[index]
        if rij.cellen:
            dichtst = min(rij.cellen, key=lambda k: (abs(k - self._kolom), k))
            self._ga_naar((rij.blok.sleutel, rij.cellen[dichtst]), self._kolom)

    def _stap(self, hoeveel: int) -> None:
        if self._beeld is not None and self._beeld.cursor >= 0:
            self._naar_rij(stap(self._beeld.regels, self._beeld.cursor, hoeveel))

    async def doe_verplaats(self, hoeveel: str) -> None:
        """A row up or down."""
        self._stap(int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """A page up or down."""
        self._stap(int(hoeveel) * max(1, self._hoogte - 2))

    async def doe_begin(self) -> None:
        """To the first row."""
        self._stap(-10_000)

    async def doe_einde(self) -> None:
        """To the last row."""
        self._stap(10_000)

    def _langs(self, richting: int) -> bool:
        """To the later (1) or earlier (-1) item of the line, the one come from if it is among several."""
        buren = self._kaart.buren(self._cel[1], richting) if self._kaart.is_daar(self._cel) else ()
        if not buren:
            return False
        buur = self._vorige if self._vorige in buren else buren[0]
        assert buur is not None  # one of buren
        cel = (self._cel[0], buur)
        if not self._kaart.is_daar(cel):
            cel = self._kaart.cel(buur) or self._cel
        self._ga_naar(cel)
        return True

    async def doe_open(self) -> None:
        """Along the line to the later plan; where it goes no further, unfold."""
        if not self._langs(1) and self._cel[0] not in self._open:
            await self.doe_vouw()

    async def doe_dicht(self) -> None:
        """Along the line to the earlier plan; where it begins, fold."""
        if not self._langs(-1) and self._cel[0] in self._open:
            await self.doe_vouw()

    async def doe_vervolg(self, richting: str) -> None:
        """Along the line, and say so where it ends."""
        if not self._langs(int(richting)):
            self._meld("hiervan is geen vervolg in een " + ("later" if richting == "1" else "eerder") + " plan bekend")

    async def doe_vouw(self) -> None:
        """Fold or unfold what is under this row of thema's; the cursor goes to the thema when it folds."""
        sleutel, plek = self._cel
        groep, blok = self._kaart.blok.get(sleutel, (None, None))
        if groep is None or blok is None or groep.raster is None or not blok.onder:
            self._meld("hieronder loopt niets door")
            return
        self._open ^= {sleutel}
        if sleutel not in self._open and not self._kaart.is_thema(self._cel):
            thema = ("thema", self._kaart.lijn.punt[plek].thema_id or 0)
            self._cel = sleutel, thema if self._kaart.is_thema((sleutel, thema)) else sleutel
        self.teken()

    # going, closing, the mouse

    async def doe_ga(self) -> None:
        """Go to this item in its plan."""
        self.dismiss(self._cel[1] if self._kaart.is_daar(self._cel) else None)

    async def doe_lijn(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    async def doe_hulp(self) -> None:
        """All keys."""
        from ivp_tui.tui.schermen.dialogen import Hulpscherm

        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    async def on_lijnvlak_celaangewezen(self, message: Lijnvlak.Celaangewezen) -> None:
        """A click puts the cursor on a cell, on the fold sign it folds, and a second one goes there."""
        assert self._beeld is not None  # drawn, for it was clicked
        rij, kolom = self._beeld.rijen[message.index], self._beeld.vlak.kolom_op(message.x)
        if kolom is None or kolom not in rij.cellen:
            if message.x < self._beeld.vlak.begin(self._beeld.vlak.eerste) and rij.cellen:
                self._naar_rij(message.index)
                await self.doe_vouw()
            return
        cel = rij.blok.sleutel, rij.cellen[kolom]
        if cel == self._cel:
            await self.doe_ga()
        else:
            self._ga_naar(cel)

    def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel moves the cursor."""
        self._stap(message.regels)
