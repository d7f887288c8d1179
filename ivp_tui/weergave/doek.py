"""The canvas of a chart: cells with a sign and a style, and the scale that says where a year and a value lie."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ivp_tui.weergave.regel import Deel

#: a fine point or a cell: column and row
Punt = tuple[int, int]

_RUIMSTE_JAAR = 20  # cells a year at most: three years are not drawn over a whole wide screen
_PUNTJES = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # the dot of braille at [y % 4][x % 2]


class Doek(dict[Punt, Deel]):
    """The cells of a chart, each a sign with a style; what is put last lies on top."""

    def zet(self, x: int, y: int, tekst: str, stijl: str) -> None:
        """Put a text of one-cell signs, its first sign at column x of row y."""
        self.update({(x + plaats, y): (teken, stijl) for plaats, teken in enumerate(tekst)})

    def streep(self, van: Punt, tot: Punt, teken: str, stijl: str) -> None:
        """Put the same sign in every cell on the way between two fine points."""
        self.update({(x // 2, y // 4): (teken, stijl) for x, y in _tussen(van, tot)})

    def lijnen(self, paren: Iterable[tuple[Punt, Punt]], stijl: str) -> None:
        """Draw fine lines in braille, each between two fine points."""
        braille: dict[Punt, int] = {}
        for x, y in (punt for paar in paren for punt in _tussen(*paar)):
            braille[x // 2, y // 4] = braille.get((x // 2, y // 4), 0x2800) | _PUNTJES[y % 4][x % 2]
        self.update({cel: (chr(code), stijl) for cel, code in braille.items()})

    def regel(self, y: int) -> list[Deel]:
        """One row as pieces of text, up to its last sign."""
        cellen = [self.get((x, y), (" ", "")) for x in range(max((x for x, rij in self if rij == y), default=-1) + 1)]
        return [("".join(t for t, _ in groep), stijl) for stijl, groep in groupby(cellen, key=lambda cel: cel[1])]


@dataclass(frozen=True, slots=True)
class Schaal:
    """Where a year and a value lie: in cells, or in fine points, 2 × 4 to a cell; the first year is at `marge`.

    `trappen` are the values to label, from low to high; they fill `rijen` rows.
    """

    jaren: tuple[int, int]
    marge: int
    kolommen: int
    trappen: tuple[float, ...]
    rijen: int

    def kolom(self, jaar: int) -> int:
        """The column of a year."""
        span = self.jaren[1] - self.jaren[0]
        return self.marge + (round((jaar - self.jaren[0]) * (self.kolommen - 1) / span) if span else 0)

    def punt(self, jaar: int, waarde: float) -> Punt:
        """The fine point of a value in a year."""
        deel = (self.trappen[-1] - waarde) / (self.trappen[-1] - self.trappen[0])
        return 2 * self.kolom(jaar), int(deel * (self.rijen - 1) * 4 + 1.5)

    def cel(self, jaar: int, waarde: float) -> Punt:
        """The cell of a value in a year."""
        return self.kolom(jaar), self.punt(jaar, waarde)[1] // 4


def maak_schaal(
    jaren: Sequence[int], waarden: Sequence[float], telt: bool, getal: Callable[[float], str], cellen: int, rijen: int
) -> Schaal:
    """The scale that holds every year and value in so many cells and at most so many rows.

    `telt` says that the values are counts, `getal` how a value is written beside the axis.
    """
    trappen, hoogte = _trappen(min(waarden), max(waarden), telt, rijen)
    marge = max(len(getal(trap)) for trap in trappen) + 3
    ruimte, span = cellen - marge - 3, max(max(jaren) - min(jaren), 1)  # the last label reaches further than its tick
    # evenly spaced years look better, as long as that does not leave a quarter of the room empty
    breed = span * min((ruimte - 1) // span, _RUIMSTE_JAAR) + 1
    if breed * 4 < ruimte * 3 and breed <= span * _RUIMSTE_JAAR:
        breed = ruimte
    return Schaal((min(jaren), max(jaren)), marge, breed, trappen, hoogte)


def _trappen(laag: float, hoog: float, telt: bool, rijen: int) -> tuple[tuple[float, ...], int]:
    """The values to label, evenly spaced, and the rows that takes: the choice that gives the figures most room."""
    # a count is read from 0 unless all of them lie high; a percentage only when it comes near 0 anyhow
    if laag == hoog or 0 <= laag <= hoog * (2 / 3 if telt else 1 / 3):
        laag, hoog = min(laag, 0.0), max(hoog, 0.0) or 1.0
    begin = max(math.floor(math.log10(max(hoog - laag, 1))) - 2, 0 if telt else -2)
    keus: tuple[tuple[float, bool], tuple[float, ...], int] = ((0.0, False), (laag, hoog), rijen)
    mooi = (1, 2, 2.5, 5) if rijen > 3 else (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)  # two steps must fit more closely
    for stap in (n * 10.0**macht for macht in range(begin, begin + 6) for n in mooi):
        # rounded, for 20,6 / 0,2 must not become a step more by its last bit
        onder = math.floor(round(laag / stap, 6))
        aantal = max(math.ceil(round(hoog / stap, 6)) - onder, 2)
        hoogte = (rijen - 1) // aantal * aantal + 1
        past = hoogte > 1 and aantal <= max(6, rijen // 4) and not (telt and stap % 1)
        gevuld = round((hoog - laag) / (aantal * stap) * hoogte * past, 6)
        rustig = past and (aantal <= 4 or hoogte > aantal + 1)  # of equals no label on every row of a high chart
        trappen = tuple((onder + i) * stap for i in range(aantal + 1))
        keus = max(keus, ((gevuld, rustig), trappen, hoogte), key=lambda k: k[0])
    return keus[1:]


def _tussen(a: Punt, b: Punt) -> set[Punt]:
    """The fine points on the straight line between two of them."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = max(abs(dx), abs(dy), 1)
    return {(a[0] + round(dx * i / n), a[1] + round(dy * i / n)) for i in range(n + 1)}
