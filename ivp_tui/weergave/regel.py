"""A line of a list as it will be drawn: styled pieces at the left and at the right, and what it is of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells, set_cell_size

from ivp_tui.domein.bewerken import Veld
from ivp_tui.domein.schoon import MERKTEKEN

#: a piece of text with the name of its style ("" is the plain one)
Deel = tuple[str, str]

#: what a line is about, such as ("actie", 17, 3): kind, id and, for an actie, the doel it stands under
Sleutel = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. `vouw` is None where there is nothing to fold, else whether it is open.

    `ouder` is the line it hangs under, and `veld` the field it shows, in the detail pane.
    """

    sleutel: Sleutel
    links: tuple[Deel, ...]
    rechts: tuple[Deel, ...] = ()
    vouw: bool | None = None
    ouder: Sleutel | None = None
    veld: Veld | None = None
    kiesbaar: bool = True


#: an emoji that is put together: terminals draw it in 1, 2 or 4 cells, and the one cell tears all that is beside it
_SAMENGESTELD = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
_LOSSE_KLEUR = re.compile("(^|[ -~])[\U0001f3fb-\U0001f3ff]")


def vast(tekst: str) -> str:
    """The text as it is drawn: emoji in parts that every terminal gives the same width, without their skin colour.

    What is stored, copied and written keeps them whole.
    """
    if tekst.isascii() or _SAMENGESTELD.search(tekst) is None:
        return tekst
    return _SAMENGESTELD.sub("", _LOSSE_KLEUR.sub(rf"\1{MERKTEKEN}", tekst))


def breedte(tekst: str) -> int:
    """The width of a text in terminal cells, as it is drawn."""
    return len(tekst) if tekst.isascii() else cell_len(vast(tekst))


def kort(tekst: str, cellen: int) -> str:
    """The text, cut to a number of cells with … as the last where it does not fit."""
    begin, tekst = vast(tekst[: 8 * cellen + 64]), vast(tekst)
    if len(begin) < len(tekst) and breedte(begin) > cellen:
        tekst = begin  # the beginning of a very long text tells that it does not fit
    elif breedte(tekst) <= cellen:
        return tekst
    if cellen < 1:
        return ""
    return set_cell_size(tekst, cellen - 1).rstrip() + "…"


def vul(tekst: str, cellen: int, rechts: bool = False) -> str:
    """The text, cut and padded to exactly a number of cells, to the right where asked."""
    tekst = kort(tekst, cellen)
    ruimte = " " * (cellen - breedte(tekst))
    return ruimte + tekst if rechts else tekst + ruimte


def wikkel(tekst: str, cellen: int) -> list[str]:
    """The text in lines of at most a number of cells, broken between words, and within one only when it must."""
    cellen = max(cellen, 1)
    regels: list[str] = []
    for alinea in vast(tekst).split("\n"):
        regel = ""
        for woord in alinea.split(" "):
            if breedte(woord) > cellen:
                if regel:
                    regels.append(regel)
                    regel = ""
                *stukken, woord = chop_cells(woord, cellen)
                regels += stukken
            proef = f"{regel} {woord}" if regel else woord
            if breedte(proef) > cellen:
                regels.append(regel)
                regel = woord
            else:
                regel = proef
        regels.append(regel)
    return regels


def pas_in(regel: Regel, cellen: int) -> list[Deel]:
    """The pieces of a line laid out in exactly a number of cells: the left is cut before the right is."""
    rechts = [(vast(tekst), stijl) for tekst, stijl in regel.rechts if tekst]
    rechts_breed = sum(breedte(tekst) for tekst, _ in rechts)
    if rechts_breed > cellen - 8:
        # so narrow that the right would leave nothing to tell what it is of
        rechts, rechts_breed = [], 0
    ruimte = cellen - rechts_breed - (1 if rechts else 0)
    uit: list[Deel] = []
    for tekst, stijl in regel.links:
        if ruimte <= 0:
            break
        stuk = kort(tekst, ruimte)
        uit.append((stuk, stijl))
        ruimte -= breedte(stuk)
    uit.append((" " * (ruimte + (1 if rechts else 0)), ""))
    return uit + rechts


def in_regels(regel: Regel, cellen: int, hoogstens: int) -> list[Regel]:
    """A line as the lines it takes: the last piece of the left goes on below, broken between words, cut in the last."""
    if not regel.links or breedte(plat(regel.links)) <= cellen:
        return [regel]
    *voor, (tekst, stijl) = regel.links
    rest, regels = vast(tekst).strip(), [Regel(regel.sleutel, (*voor, ("", "")), regel.rechts)]
    while rest and len(regels) <= hoogstens:
        *voor, _ = regels[-1].links
        ruimte = cellen - breedte(plat(voor))
        stuk = rest if len(regels) == hoogstens else wikkel(rest, ruimte)[0]
        regels[-1] = Regel(regel.sleutel, (*voor, (stuk, stijl)), regels[-1].rechts)
        rest = rest[len(stuk) :].lstrip()
        if rest:
            regels.append(Regel(regel.sleutel, ((" ", ""), ("", ""))))
    return regels


def plat(delen: Iterable[Deel]) -> str:
    """Only the text of pieces."""
    return "".join(tekst for tekst, _ in delen)
