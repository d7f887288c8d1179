"""What stands on the screen of the matrix: its parts, how they are drawn, and where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.plan import Thema
from ivp_tui.tui.schermen.tekenscherm import Vlakscherm
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.matrix import Matrix, Matrixbeeld, indeling
from ivp_tui.weergave.matrixstrook import strook, strooktitel, titelregel

if TYPE_CHECKING:
    from ivp_tui.tui.schermen.plannen import Plannen

#: from how many rows of the screen the strip has how many
_STROOK = ((46, 16), (28, 10), (20, 6), (10, 3), (0, 0))


class Matrixtekening(Vlakscherm):
    """The matrix, the strip about the cell with the cursor, and the footer, drawn from the Stand of the werkbank."""

    VLAK = "matrix"
    VOET = (
        (("dicht", "omlaag", "omhoog", "open"), "vak"),
        (("ga",), "erheen"),
        (("vorige-wijk", "volgende-wijk"), "wijk"),
        (("peiljaar-terug", "peiljaar-verder"), "peiljaar"),
        (("plan",), "plan"),
        (("matrix",), "terug"),
        (("hulp",), "hulp"),
    )

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

    def volg_stand(self) -> None:
        """The werkbank was drawn anew: another plan, peiljaar or filter, or a change; the cursor keeps its cell."""
        self._matrix = Matrix(self._bank.stand, self._bank.blik)
        if self._maat is not None and self.is_attached:
            self.teken()

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
