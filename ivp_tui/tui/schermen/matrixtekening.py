"""What stands on the screen of the matrix: its parts, how they are drawn, and where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import var

from ivp_tui.domein.plan import Thema
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstvoet import voetregel
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.widgets.lijnvlak import Lijnvlak
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.matrix import Matrix, Matrixbeeld, indeling
from ivp_tui.weergave.matrixstrook import strook, strooktitel, titelregel
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.tui.schermen.plannen import Plannen

#: from how many rows of the screen the strip has how many
_STROOK = ((46, 16), (28, 10), (20, 6), (10, 3), (0, 0))

#: what the footer tells: commands whose keys go together, and the word for them
_VOET = (
    (("dicht", "omlaag", "omhoog", "open"), "vak"),
    (("ga",), "erheen"),
    (("vorige-wijk", "volgende-wijk"), "wijk"),
    (("peiljaar-terug", "peiljaar-verder"), "peiljaar"),
    (("plan",), "plan"),
    (("matrix",), "terug"),
    (("hulp",), "hulp"),
)


class Matrixtekening(Toetsscherm):
    """The matrix, the strip about the cell with the cursor, and the footer, drawn from the Stand of the werkbank."""

    palet: var[Palet | None] = var(None)
    titel: var[Regel | None] = var(None)
    vlakbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    strookbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    voet: var[Regel | None] = var(None)

    def __init__(self, bank: Plannen, thema_id: int | None, wijk_id: int | None) -> None:
        """Begin at a thema, or the first, in a wijk, or the stad (None)."""
        super().__init__()
        self._bank = bank
        self._matrix = Matrix(bank.stand, bank.blik)
        # the column is kept by what it is of: a plan of another gemeente has others
        self._kolom = self._matrix.kolommen[self._matrix.kolom_van(wijk_id)]
        self._thema_id = thema_id or 0
        self._rij = 0
        self._beeld: Matrixbeeld | None = None
        self._maat: Size | None = None
        self._melding = ""

    def compose(self) -> ComposeResult:
        """Title, the matrix, the strip about the cell with the cursor, and the footer."""
        yield Vasteregel("titel").data_bind(regel=Matrixtekening.titel, palet=Matrixtekening.palet).add_class("regel")
        vlak = Lijnvlak("matrixvlak", met_titel=False)
        yield vlak.data_bind(beeld=Matrixtekening.vlakbeeld, palet=Matrixtekening.palet)
        onder = Lijst("matrixstrook").data_bind(beeld=Matrixtekening.strookbeeld, palet=Matrixtekening.palet)
        onder.can_focus = False
        yield onder
        voet = Vasteregel("voet", "panel").data_bind(regel=Matrixtekening.voet, palet=Matrixtekening.palet)
        yield voet.add_class("regel")

    def on_mount(self) -> None:
        """Draw it before the first frame: the next key may be there already."""
        self.palet = self.ivp.palet
        self.set_focus(self.query_one("#matrixvlak"), scroll_visible=False)
        self._maat = self.app.size
        self.teken()

    def on_resize(self, event: events.Resize) -> None:
        """Another size: other columns."""
        if event.size != self._maat:
            self._maat = event.size
            self.teken()

    def volg_stand(self) -> None:
        """The werkbank was drawn anew: another plan, peiljaar or filter, or a change; the cursor keeps its cell."""
        self._matrix = Matrix(self._bank.stand, self._bank.blik)
        if self._maat is not None and self.is_attached:
            self.teken()

    async def toets(self, event: events.Key) -> bool:
        """What was told is gone at the next key."""
        if self._melding:
            self._melding = ""
            self.voet = self._voetregel()
        return await super().toets(event)

    # drawing

    @property
    def _strookhoogte(self) -> int:
        """What the thema's leave, and at least what is needed to tell something."""
        hoogte = self.app.size.height
        minst = next(regels for vanaf, regels in _STROOK if hoogte >= vanaf)
        return max(minst, hoogte - 4 - self._rijen(self._ruim)) if minst else 0

    def _rijen(self, ruim: bool) -> int:
        return len(self._matrix.themas) * (1 + ruim)

    @property
    def _ruim(self) -> bool:
        """Whether a line can stay open between two thema's: title, head and footer take one each."""
        hoogte = self.app.size.height
        return 3 + self._rijen(True) + next(regels for vanaf, regels in _STROOK if hoogte >= vanaf) <= hoogte

    def teken(self) -> None:
        """Draw everything anew, the cursor on its thema and column, or what stands in their place now."""
        themas, kolommen = self._matrix.themas, self._matrix.kolommen
        plek = next((i for i, thema in enumerate(themas) if thema.id == self._thema_id), -1)
        if plek < 0 and themas:
            self._thema_id = themas[min(self._rij, len(themas) - 1)].id
        self._rij = max(0, plek)
        kolom = self._kolomnummer()
        self._kolom = kolommen[kolom]
        eerste = self._beeld.vlak.eerste if self._beeld is not None else 0
        vlak = indeling(self._matrix, self.app.size.width - 1, kolom, eerste)
        self._beeld = beeld = Matrixbeeld(self._matrix, self._thema_id, kolom, vlak, self._ruim)
        self.vlakbeeld = Lijstbeeld(beeld.regels, beeld.cursor, kop=(beeld.kop,))
        hoogte = self._strookhoogte
        self.query_one("#matrixstrook").styles.height = hoogte
        # text wider than this is hard to read, on however wide a screen
        cellen = min(self.app.size.width - 1, 160)
        thema = self._thema
        titel = strooktitel(self._matrix, thema, self._kolom) if thema is not None else "dit plan heeft geen thema's"
        self.strookbeeld = Lijstbeeld(strook(beeld, cellen, hoogte - 1), -1, titel)
        self.titel = titelregel(beeld, self.ivp.regie.bestand.demo, self.app.size.width)
        self.voet = self._voetregel()

    @property
    def _thema(self) -> Thema | None:
        return self._matrix.stand.thema.get(self._thema_id)

    def _kolomnummer(self) -> int:
        """The column with the cursor; that of the stad where it is there no more."""
        gelijk = (
            nummer
            for nummer, kolom in enumerate(self._matrix.kolommen)
            if (kolom.wijk_id, kolom.is_oordeel) == (self._kolom.wijk_id, self._kolom.is_oordeel)
        )
        return next(gelijk, self._matrix.kolom_van(None))

    def _voetregel(self) -> Regel:
        """What was to be told, or else the keys that fit."""
        if self._melding:
            return Regel(("voet", 0, 0), ((f" {self._melding}", "bericht"),))
        return voetregel(self.ivp.opdrachten, _VOET, self.app.size.width, tussen="")

    def _meld(self, tekst: str) -> None:
        self._melding = tekst
        self.voet = self._voetregel()
