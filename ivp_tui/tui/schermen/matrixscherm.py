"""The screen of the matrix: thema's and wijken, and a cursor that goes over both; Enter goes to the place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ivp_tui.domein.plan import Status
from ivp_tui.tui.opdrachten import MATRIX
from ivp_tui.tui.schermen.matrixtekening import Matrixtekening
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.widgets.lijnvlak import Lijnvlak
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.weergave.matrix import Kolom
from ivp_tui.weergave.regel import Sleutel
from ivp_tui.weergave.sinds import thema_van

if TYPE_CHECKING:
    from ivp_tui.tui.schermen.plannen import Plannen


#: the wijk (None: the stad) and the item of a cell; what the screen gives back
Vakplek = tuple[int | None, Sleutel]


async def open_matrix(bank: Plannen, na: Callable[[Vakplek | None], None] | None = None, *hier: Vakplek) -> None:
    """Show the matrix over what is on the screen, with the cursor where one is there: `hier`, else on the werkbank.

    Its answer is a place to go to: `na` is told, else the werkbank goes there.
    """

    def klaar(gekozen: object) -> None:
        bank.bovenop = None
        plek: Vakplek | None = gekozen if isinstance(gekozen, tuple) else None
        if na is not None:
            na(plek)
        elif plek is not None:
            # not here: the screen must be gone before the werkbank is drawn
            bank.call_later(ga_naar_vak, bank, *plek)

    wijk_id, (soort, nummer, _) = hier[0] if hier else (bank.blik.wijk_id, bank.keuze["boom"])
    thema_id = thema_van(("thema" if soort == "themabreed" else soort, nummer), bank.stand)
    bank.bovenop = scherm = Matrixscherm(bank, thema_id, wijk_id)
    await bank.ivp.push_screen(scherm, klaar)


async def ga_naar_vak(bank: Plannen, wijk_id: int | None, sleutel: Sleutel) -> None:
    """Bring a wijk in view on the werkbank, with the cursor on an item."""
    bank.zet_wijk(wijk_id if wijk_id in bank.stand.wijk else None)
    if not bank.ga_naar(sleutel):
        bank.meld("dat is er niet meer")


class Matrixscherm(Matrixtekening):
    """The matrix of the plan in view; its answer is (wijk, item) to go to on the werkbank, or None.

    Plan, peiljaar and filter are those of the werkbank, which keeps them.
    """

    WAAR = MATRIX

    # moving

    def _stap(self, hoeveel: int) -> None:
        if self._beeld is not None and self._beeld.cursor >= 0:
            self._thema_id = self._beeld.regels[stap(self._beeld.regels, self._beeld.cursor, hoeveel)].sleutel[1]
            self.teken()

    def _naar_kolom(self, kolom: Kolom) -> None:
        self._kolom = kolom
        self.teken()

    async def doe_verplaats(self, hoeveel: str) -> None:
        """A thema up or down."""
        self._stap(int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """A page up or down."""
        self._stap(int(hoeveel) * max(1, self.query_one("#matrixvlak", Lijnvlak).hoogte - 1))

    async def doe_begin(self) -> None:
        """To the first thema."""
        self._stap(-10_000)

    async def doe_einde(self) -> None:
        """To the last thema."""
        self._stap(10_000)

    async def doe_open(self) -> None:
        """A column to the right."""
        self._naar_kolom(self._matrix.kolommen[min(self._kolomnummer() + 1, len(self._matrix.kolommen) - 1)])

    async def doe_dicht(self) -> None:
        """A column to the left."""
        self._naar_kolom(self._matrix.kolommen[max(self._kolomnummer() - 1, 0)])

    async def doe_wijk(self, richting: str) -> None:
        """To the next or previous wijk, round and round, past the oordeel."""
        plekken = [kolom for kolom in self._matrix.kolommen if not kolom.is_oordeel]
        nu = plekken.index(self._kolom) if self._kolom in plekken else (0 if int(richting) < 0 else -1)
        self._naar_kolom(plekken[(nu + int(richting)) % len(plekken)])

    async def doe_peiljaar(self, richting: str) -> None:
        """A year on or back, on the werkbank too; it draws this one after itself."""
        voor = self._bank.blik.peiljaar
        await self._bank.doe_peiljaar(richting)
        if self._bank.blik.peiljaar == voor:
            self._meld(f"er zijn geen cijfers van {voor + int(richting)}")

    async def doe_plan(self) -> None:
        """Choose another plan; the matrix is that of the plan then."""
        await self._bank.doe_plan()

    # going, closing, the mouse

    async def doe_ga(self) -> None:
        """To this wijk and thema on the werkbank, with the cursor on the worst actie, or the doel of the oordeel."""
        thema = self._thema
        if thema is None:
            self.dismiss(None)
            return
        sleutel: Sleutel = ("thema", thema.id, 0)
        if self._kolom.is_oordeel:
            oordeel = self._matrix.oordelen[thema.id]
            if oordeel is not None:
                sleutel = ("doel", oordeel.streefwaarden[0][0].doel_id, 0)
        else:
            vak = self._matrix.vakken[thema.id, self._kolom.wijk_id]
            if vak is None:
                self._meld("hier geldt geen actie van dit thema")
                return
            if vak.status is not Status.ONBEKEND:
                sleutel = ("actie", vak.acties[0][0].id, 0)
        self.dismiss((self._kolom.wijk_id, sleutel))

    async def doe_matrix(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    async def doe_hulp(self) -> None:
        """All keys."""
        from ivp_tui.tui.schermen.dialogen import Hulpscherm

        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    async def on_lijnvlak_celaangewezen(self, message: Lijnvlak.Celaangewezen) -> None:
        """A click puts the cursor on a cell, and a second one goes there."""
        assert self._beeld is not None  # drawn, for it was clicked
        kolom = self._beeld.vlak.kolom_op(message.x)
        regel = self._beeld.regels[message.index]
        if not regel.kiesbaar:
            return
        thema_id = regel.sleutel[1]
        if (thema_id, kolom) == (self._thema_id, self._kolomnummer()):
            await self.doe_ga()
            return
        self._thema_id = thema_id
        self._naar_kolom(self._matrix.kolommen[kolom] if kolom is not None else self._kolom)

    def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel moves the cursor."""
        self._stap(message.regels)
