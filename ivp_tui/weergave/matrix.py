"""The screen "matrix": a row for each thema, a column for the oordeel, the stad and each wijk; worst status and count.

Shape, letter and number tell it without colour. What is the stad's and not the wijk's own is dimmed, and its letter
small.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ivp_tui.domein.matrix import Oordeelvak, Vak, oordeelvak, vak
from ivp_tui.domein.plan import Status, Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.lijn import CEL, kort_op_woord
from ivp_tui.weergave.matrixnamen import afkortingen
from ivp_tui.weergave.regel import Deel, Regel, breedte, vul
from ivp_tui.weergave.tekens import OORDEELTEKENS, STATUSTEKENS, oordeelstijl, statusstijl

#: cells before the title of a thema, for the sign of a prioriteit
KANT = 3

#: the title of a thema gets at least so many cells where the screen has them, and at most so many
SMALST, BREEDST = 20, 60

#: a column wider than this is hard to read along
KOLOM_BREEDST = 18

#: a column narrower than this has no name that can be read
KOLOM_SMALST = 5


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: the oordeel of the gemeente, or a place (`wijk_id` None is the stad); `naam` is inert."""

    naam: str
    wijk_id: int | None = None
    is_oordeel: bool = False


@dataclass(frozen=True)
class Matrix:
    """What there is to show of a Stand as one looks at it (peiljaar and filter of `blik`; its wijk plays no part)."""

    stand: Stand
    blik: Blik

    @cached_property
    def kolommen(self) -> tuple[Kolom, ...]:
        """The oordeel where the plan has streefwaarden, the stad or gemeente, and the wijken in their own order."""
        oordeel = (Kolom("Oordeel", is_oordeel=True),) if self.stand.streefwaarden else ()
        wijken = (Kolom(schoon(wijk.naam), wijk.id) for wijk in self.stand.wijken)
        return (*oordeel, Kolom("Stad" if self.stand.wijken else "Gemeente"), *wijken)

    @property
    def themas(self) -> tuple[Thema, ...]:
        """The rows, prioriteiten first."""
        return self.stand.themas

    @cached_property
    def vakken(self) -> Mapping[tuple[int, int | None], Vak | None]:
        """(thema, wijk or None) -> what stands there, None where no actie holds that the filter lets through."""
        uit = {}
        for kolom in self.kolommen:
            blik = replace(self.blik, wijk_id=kolom.wijk_id)
            for thema in () if kolom.is_oordeel else self.themas:
                uit[thema.id, kolom.wijk_id] = vak(self.stand, blik.acties(self.stand, thema.id), kolom.wijk_id)
        return uit

    @cached_property
    def oordelen(self) -> Mapping[int, Oordeelvak | None]:
        """Thema -> the worst oordeel of the gemeente at the peiljaar."""
        return {thema.id: oordeelvak(self.stand, thema.id, self.blik.peiljaar) for thema in self.themas}

    def kolom_van(self, wijk_id: int | None) -> int:
        """The place of the column of a wijk; that of the stad where it is not there."""
        plekken = {kolom.wijk_id: nummer for nummer, kolom in enumerate(self.kolommen) if not kolom.is_oordeel}
        return plekken.get(wijk_id, plekken[None])

    def tekst(self, thema: Thema, kolom: Kolom, ruimte: int) -> Deel:
        """What stands in a cell and its style: "■L2", with the whole it is counted of "■L2/12", or wide "■L 2/12"."""
        inhoud = self.oordelen[thema.id] if kolom.is_oordeel else self.vakken[thema.id, kolom.wijk_id]
        if inhoud is None:
            return "", ""
        hoeveel = (f"{inhoud.aantal}", f"{inhoud.aantal}/{inhoud.van}", f" {inhoud.aantal}/{inhoud.van}")[ruimte]
        if isinstance(inhoud, Oordeelvak):
            return OORDEELTEKENS[inhoud.soort] + hoeveel, oordeelstijl(inhoud.soort)
        return vakteken(inhoud.status, inhoud.eigen) + hoeveel, statusstijl(inhoud.status, inhoud.eigen)

    def breedste(self, ruimte: int) -> int:
        """The cells of the widest cell, with one before it."""
        teksten = (self.tekst(thema, kolom, ruimte)[0] for thema in self.themas for kolom in self.kolommen)
        return max([KOLOM_SMALST, *(breedte(tekst) + 1 for tekst in teksten)])


def vakteken(status: Status, eigen: bool) -> str:
    """Shape and letter of a status; a small letter for what is not the wijk's own."""
    _, vorm, letter = STATUSTEKENS[status]
    return vorm + (letter if eigen else letter.lower())


@dataclass(frozen=True, slots=True)
class Indeling:
    """How wide the titles and the columns are, and which columns are in view.

    The first `vast` columns stay where they are; after them come `aantal` columns from `eerste`. `ruimte` says how
    much a cell tells.
    """

    thema: int
    breed: int
    ruimte: int
    vast: int
    eerste: int
    aantal: int

    @property
    def kolommen(self) -> tuple[int, ...]:
        """The columns in view, from left to right."""
        return (*range(self.vast), *range(self.eerste, self.eerste + self.aantal))

    def kolom_op(self, x: int) -> int | None:
        """The column at a cell of a line, None over the titles and past the last."""
        plaats = (x - self.thema) // self.breed
        return self.kolommen[plaats] if x >= self.thema and plaats < len(self.kolommen) else None


def indeling(matrix: Matrix, cellen: int, kolom: int, eerste: int = 0) -> Indeling:
    """All columns where they fit, with the whole they count of where that fits too; else some, `kolom` among them.

    `eerste` is the first that was in view, which it stays where it can.
    """
    alle = len(matrix.kolommen)
    langste = max([0, *(breedte(schoon(thema.titel[:BREEDST])) for thema in matrix.themas)])
    wens = KANT + min(langste, BREEDST) + 1
    for ruimte in (2, 1, 0):
        # to have every wijk in view the titles give way most
        smal = min(wens, max(8, min(SMALST + KANT, cellen // (3 if ruimte else 4))))
        breed = matrix.breedste(ruimte)
        if smal + alle * breed <= cellen:
            breed = max(breed, min(KOLOM_BREEDST, (cellen - wens) // alle))
            return Indeling(min(wens, cellen - alle * breed), breed, ruimte, alle, alle, 0)
    breed = matrix.breedste(0)
    vast = matrix.kolom_van(None) + 1
    if smal + (vast + 1) * breed > cellen:
        vast = 0
    aantal = max(1, min(alle - vast, (cellen - smal) // breed - vast))
    begin = min(max(eerste, vast), alle - aantal)
    if kolom >= vast:
        begin = min(max(begin, kolom - aantal + 1), kolom)
    return Indeling(max(1, cellen - (vast + aantal) * breed), breed, 0, vast, begin, aantal)


@dataclass(frozen=True)
class Matrixbeeld:
    """The picture: a line for each thema, with the cell of the cursor at (`thema_id`, `kolom`).

    `ruim` leaves a line open between two thema's.
    """

    matrix: Matrix
    thema_id: int
    kolom: int
    vlak: Indeling
    ruim: bool = False

    @cached_property
    def namen(self) -> tuple[str, ...]:
        """The names of all columns as they fit."""
        return afkortingen([kolom.naam for kolom in self.matrix.kolommen], self.vlak.breed - 1)

    @cached_property
    def kop(self) -> Regel:
        """The names of the columns in view; that of the cursor stands out."""
        delen: list[Deel] = [(vul(f"{' ' * KANT}thema", self.vlak.thema), "kop")]
        for nummer in self.vlak.kolommen:
            naam = vul(f" {self.namen[nummer]}", self.vlak.breed)
            delen.append((naam, "kop-tekst" if nummer == self.kolom else "kop"))
        return Regel(("kop", 0, 0), tuple(delen), kiesbaar=False)

    @cached_property
    def regels(self) -> tuple[Regel, ...]:
        """A line for each thema, and the open ones between them."""
        uit: list[Regel] = []
        for thema in self.matrix.themas:
            if self.ruim and uit:
                uit.append(Regel(("leeg", thema.id, 0), (), kiesbaar=False))
            uit.append(self._regel(thema))
        return tuple(uit)

    @property
    def cursor(self) -> int:
        """The line with the cursor, -1 where there is no thema."""
        return next((i for i, regel in enumerate(self.regels) if regel.sleutel == ("thema", self.thema_id, 0)), -1)

    def _regel(self, thema: Thema) -> Regel:
        ruimte = max(0, self.vlak.thema - KANT - 1)
        titel = vul(kort_op_woord(schoon(thema.titel[:300]), ruimte), ruimte + 1)
        delen: list[Deel] = [
            (" ★ " if thema.prioriteit else " " * KANT, "ster"),
            (titel, "thema" if thema.prioriteit else ""),
        ]
        for nummer in self.vlak.kolommen:
            tekst, stijl = self.matrix.tekst(thema, self.matrix.kolommen[nummer], self.vlak.ruimte)
            hier = thema.id == self.thema_id and nummer == self.kolom
            # the sign before it tells where the cursor is without colour
            delen.append((vul(f"{'▸' if hier else ' '}{tekst}", self.vlak.breed), CEL if hier else stijl))
        return Regel(("thema", thema.id, 0), tuple(delen))
