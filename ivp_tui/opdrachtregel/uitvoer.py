"""What `ivp stand`, `ivp boom` and `ivp controle` print: the lines of the screen as text, at most 100 cells wide."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import date

import click

from ivp_tui.domein.oordeel import Merk, Oordeel, OordeelSoort
from ivp_tui.domein.overleg import Telling
from ivp_tui.domein.stand import Stand
from ivp_tui.rapport.stand import tellingen
from ivp_tui.rapport.tekst import Deel, als_tekst
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import boom
from ivp_tui.weergave.bord import bord, merktekens
from ivp_tui.weergave.kop import demoregel, titelregel
from ivp_tui.weergave.regel import Regel, breedte, pas_in, plat, wikkel
from ivp_tui.weergave.tekens import STATUSTEKENS, TELVOLGORDE, statusstijl

#: the widest line that is printed, in cells
BREEDTE = 100

_LEEG = Regel(("leeg", 0, 0), ())


def standregels(
    stand: Stand, peiljaar: int, wijk_id: int | None, vandaag: date, afspraken: Telling | None = None
) -> list[Regel]:
    """Title, counts in words, open afspraken, progress per thema and the board, with what its marks mean."""
    blik = Blik(peiljaar, vandaag, wijk_id, dicht=frozenset(("thema", thema.id, 0) for thema in stand.themas))
    score = bord(stand, blik)
    # folded thema's are the lines of the tree without what hangs under them; the fold sign says nothing on paper
    themas = [Regel(r.sleutel, r.links[1:], r.rechts) for r in boom(stand, blik) if r.sleutel[0] == "thema"]
    return [
        titelregel(stand, blik, False, _breed()),
        Regel(("tellingen", 0, 0), tuple(_tellingen(stand, wijk_id))),
        *([Regel(("afspraken", 0, 0), ((f" {afspraken.tekst}", ""),))] if afspraken is not None else ()),
        _LEEG,
        _kop("Voortgang per thema (gereed van de acties die doorgaan)"),
        *themas,
        _LEEG,
        score.kop,
        *score.regels,
        *_merken(stand, peiljaar, wijk_id),
    ]


def boomregels(stand: Stand, wijk_id: int | None, peiljaar: int, vandaag: date) -> list[Regel]:
    """The whole tree, nothing folded."""
    # the line of the plan is folded until it is in `dicht`, the other way round from the rest
    return list(boom(stand, Blik(peiljaar, vandaag, wijk_id, dicht=frozenset({("plan", stand.plan.id, 0)}))))


def demoregels(demo: bool) -> list[Regel]:
    """What stands above the rest when the statuses are invented; nothing otherwise."""
    return [demoregel()] if demo else []


def _kop(tekst: str) -> Regel:
    return Regel(("kop", 0, 0), ((tekst, "kop"),))


def _tellingen(stand: Stand, wijk_id: int | None) -> Iterator[Deel]:
    per = tellingen(stand, wijk_id)
    for status in TELVOLGORDE:
        if per[status]:
            yield f" {STATUSTEKENS[status][1]} {status.value} {per[status]}  ", statusstijl(status)


def _merken(stand: Stand, peiljaar: int, wijk_id: int | None) -> Iterator[Regel]:
    """What the signs behind an oordeel mean, those only that are on the board."""
    oordelen = [stand.oordeel(streef, peiljaar) for streef in stand.streefwaarden] if wijk_id is None else []
    gezien = {merk for oordeel in oordelen for merk in oordeel.merken}
    if not gezien:
        return
    yield _LEEG
    for merk in Merk:
        if merk in gezien:
            teken = merktekens(Oordeel(OordeelSoort.ONBEKEND, merken=(merk,)))
            yield Regel(("merk", 0, 0), ((f" {teken} ", "merk"), (_MERKUITLEG.get(merk, merk.value), "dof")))


#: where the wording of a mark is its sign again
_MERKUITLEG = {
    Merk.ANDERE_BRON: "andere bron dan de nulmeting",
    Merk.BINNEN_AFRONDING: "hele procenten binnen 0,5 van lijn of doel",
    Merk.KAN_TOEVAL_ZIJN: "het verschil kan toeval zijn",
}


def toon_regels(regels: Iterable[Regel]) -> None:
    """Print lines: in colour on a terminal and as wide as that, plain and 100 cells wide elsewhere."""
    op_scherm = _op_scherm() and os.environ.get("TERM") != "dumb"
    click.echo(als_tekst((deel for regel in regels for deel in _pas(regel, _breed())), op_scherm))


def _op_scherm() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _breed() -> int:
    return min(BREEDTE, shutil.get_terminal_size().columns) if _op_scherm() else BREEDTE


def _pas(regel: Regel, breed: int) -> Iterator[list[Deel]]:
    """The line laid out, over more lines where it does not fit: on paper nothing is cut."""
    tekst = plat(regel.links)
    rechts_breed = breedte(plat(regel.rechts))
    if breedte(tekst) + rechts_breed + 1 <= breed:
        yield pas_in(regel, breed)
        return
    inspringing = len(tekst) - len(tekst.lstrip())
    over = wikkel(tekst.strip(), max(breed - inspringing - 4 - rechts_breed - 1, 20))
    yield pas_in(Regel(regel.sleutel, ((" " * inspringing + over[0], ""),), regel.rechts), breed)
    for stuk in over[1:]:
        yield [(" " * (inspringing + 4) + stuk, "")]
