"""The trend of one indicator: its figures by year drawn in cells, with the target line and what breaks the series.

Nothing is interpolated: a line joins two figures only when they are of neighbouring years and of one bron. It is drawn
on a small canvas of its own; docs/besluiten says why no plot library serves.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ivp_tui.domein.cijfers import Indicator, Meting, Onbekend, Streefwaarde
from ivp_tui.domein.getal import GROOTSTE, schrijf_waarde
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.bord import doelgrens
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort, pas_in, wikkel

#: with less room than this the legend lacks words or the chart rows: then a row of blocks says more
KLEINSTE_CELLEN, KLEINSTE_HOOGTE = 60, 8

_JAREN = range(1900, 2201)  # what the file allows as periode; a slip in a doeljaar must not stretch the axis
_RUIMSTE_JAAR = 20  # cells a year at most: three years are not drawn over a whole wide screen
_BLOKKEN = "▁▂▃▄▅▆▇█"
_PUNTJES = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # the dot of braille at [y % 4][x % 2]


@dataclass(frozen=True, slots=True)
class _Reeks:
    """The chosen figures of one area by year; what cannot be drawn is in `onbekend`."""

    waarden: Mapping[int, float]
    onbekend: Mapping[int, Onbekend]
    bronnen: Mapping[int, int]

    def breuken(self) -> list[int]:
        """The first year of every other bron, also where years without a figure lie between."""
        return [b for a, b in pairwise(sorted(self.waarden)) if self.bronnen[a] != self.bronnen[b]]

    def stukken(self) -> list[tuple[int, int]]:
        """The pairs of years that a line may join."""
        return [(j, j + 1) for j in self.waarden if j + 1 in self.waarden and self.bronnen[j] == self.bronnen[j + 1]]


@dataclass(frozen=True, slots=True)
class _Beeld:
    """What is drawn: the area's figures, the stad's beside a wijk, and the target as far as it can be drawn."""

    indicator: Indicator
    plek: str
    peiljaar: int
    eigen: _Reeks
    ander: _Reeks
    zonder_stad: bool
    nulmeting: tuple[int, float] | None = None
    doelwaarde: float | None = None
    doeljaar: int | None = None
    doeltekst: str = ""

    def punten(self) -> tuple[list[int], list[float]]:
        """Every year and every value that the axes must hold."""
        reeksen, nul = (self.eigen, self.ander), self.nulmeting or (None, None)
        jaren = [jaar for reeks in reeksen for jaar in (*reeks.waarden, *reeks.onbekend)]
        waarden = [waarde for reeks in reeksen for waarde in reeks.waarden.values()]
        jaren += [jaar for jaar in (self.peiljaar, self.doeljaar, nul[0]) if jaar is not None and jaar in _JAREN]
        return jaren, waarden + [waarde for waarde in (self.doelwaarde, nul[1]) if waarde is not None]

    def getal(self, waarde: float) -> str:
        return schrijf_waarde(waarde, None, self.indicator.eenheid)


def trend(
    stand: Stand, blik: Blik, indicator_id: int, streef: Streefwaarde | None, cellen: int, hoogte: int
) -> tuple[Regel, ...]:
    """The trend in the area in view as at most `hoogte` lines of at most `cellen` cells: head, chart, legend.

    Where there is no room for a chart it is a row of blocks between the first and the last figure; without any figure
    it is one line that says so. An indicator that is not there gives nothing.
    """
    indicator = stand.indicator.get(indicator_id)
    if indicator is None or cellen < 1 or hoogte < 1:
        return ()
    beeld = _beeld(stand, blik, indicator, streef)
    if not beeld.eigen.waarden:
        soorten = sorted(set(beeld.eigen.onbekend.values()))
        regels = [[(", ".join((f"nog geen cijfers voor {schoon(indicator.naam)}", beeld.plek, *soorten)), "dof")]]
    elif cellen < KLEINSTE_CELLEN or hoogte < KLEINSTE_HOOGTE:
        regels = _blokregels(beeld, cellen)[hoogte == 1 :]  # of one line only the figures are worth it
    else:
        regels = [_kop(beeld, cellen), *_grafiek(beeld, cellen, hoogte - 4), _legenda(beeld, cellen)]
    kaal = (Regel(("trend", n, 0), tuple(delen), kiesbaar=False) for n, delen in enumerate(regels[:hoogte]))
    return tuple(replace(regel, links=tuple(pas_in(regel, cellen)[:-1])) for regel in kaal)  # [-1] only fills up


def _beeld(stand: Stand, blik: Blik, indicator: Indicator, streef: Streefwaarde | None) -> _Beeld:
    in_wijk, plek = blik.wijk_id is not None, kort(blik.plek(stand), 24)
    # Counts of a wijk and of the stad have no scale in common: on one axis the wijk would lie flat on the bottom.
    apart = in_wijk and indicator.eenheid != "%"
    eigen, stad = (_reeks(stand.reeks(indicator.id, wijk_id)) for wijk_id in (blik.wijk_id, None))
    ander = stad if in_wijk and not apart else _reeks({})
    if streef is None or apart:
        return _Beeld(indicator, plek, blik.peiljaar, eigen, ander, apart)
    jaar, begin, doel = streef.basisjaar, _tekenbaar(streef.basiswaarde), _tekenbaar(streef.doelwaarde)
    nul = (jaar, begin) if jaar is not None and jaar in _JAREN and begin is not None else None
    eind = streef.doeljaar if doel is not None and streef.doeljaar in _JAREN else None
    return _Beeld(indicator, plek, blik.peiljaar, eigen, ander, apart, nul, doel, eind, doelgrens(streef, indicator))


def _reeks(metingen: Mapping[int, Meting]) -> _Reeks:
    binnen = {jaar: meting for jaar, meting in metingen.items() if jaar in _JAREN}
    waarden = {jaar: w for jaar, meting in binnen.items() if (w := _tekenbaar(meting.waarde)) is not None}
    onbekend = {jaar: m.onbekend or Onbekend.ONBEKEND for jaar, m in binnen.items() if jaar not in waarden}
    return _Reeks(waarden, onbekend, {jaar: meting.bron_id for jaar, meting in binnen.items()})


def _tekenbaar(waarde: float | None) -> float | None:
    return waarde if waarde is not None and abs(waarde) <= GROOTSTE else None  # inf and nan fall out here too


def _kop(beeld: _Beeld, cellen: int) -> list[Deel]:
    jaren = "–".join(dict.fromkeys((str(min(beeld.eigen.waarden)), str(max(beeld.eigen.waarden)))))
    staart = f" ({schoon(beeld.indicator.eenheid)}) · {beeld.plek} · {jaren}"
    return [(kort(schoon(beeld.indicator.naam), max(cellen - breedte(staart), 6)), "kop-tekst"), (staart, "label")]


class _Doek(dict[tuple[int, int], Deel]):
    """The cells of a chart, each a sign with a style; what is put last lies on top."""

    def zet(self, x: int, y: int, tekst: str, stijl: str) -> None:
        self.update({(x + plaats, y): (teken, stijl) for plaats, teken in enumerate(tekst)})

    def regel(self, y: int) -> list[Deel]:
        cellen = [self.get((x, y), (" ", "")) for x in range(max((x for x, rij in self if rij == y), default=-1) + 1)]
        return [("".join(t for t, _ in groep), stijl) for stijl, groep in groupby(cellen, key=lambda cel: cel[1])]


@dataclass(frozen=True, slots=True)
class _Schaal:
    """Where a year and a value lie: in cells, or in fine points, 2 × 4 to a cell; the first year is at `marge`."""

    jaren: tuple[int, int]
    marge: int
    kolommen: int
    trappen: tuple[float, ...]
    rijen: int

    def kolom(self, jaar: int) -> int:
        span = self.jaren[1] - self.jaren[0]
        return self.marge + (round((jaar - self.jaren[0]) * (self.kolommen - 1) / span) if span else 0)

    def punt(self, jaar: int, waarde: float) -> tuple[int, int]:
        deel = (self.trappen[-1] - waarde) / (self.trappen[-1] - self.trappen[0])
        return 2 * self.kolom(jaar), int(deel * (self.rijen - 1) * 4 + 1.5)

    def cel(self, jaar: int, waarde: float) -> tuple[int, int]:
        return self.kolom(jaar), self.punt(jaar, waarde)[1] // 4


def _schaal(beeld: _Beeld, cellen: int, rijen: int) -> _Schaal:
    jaren, (trappen, hoogte) = beeld.punten()[0], _trappen(beeld, rijen)
    marge = max(len(beeld.getal(trap)) for trap in trappen) + 3
    ruimte, span = cellen - marge - 3, max(max(jaren) - min(jaren), 1)  # the last label reaches further than its tick
    # evenly spaced years look better, as long as that does not leave a quarter of the room empty
    breed = span * min((ruimte - 1) // span, _RUIMSTE_JAAR) + 1
    if breed * 4 < ruimte * 3 and breed <= span * _RUIMSTE_JAAR:
        breed = ruimte
    return _Schaal((min(jaren), max(jaren)), marge, breed, trappen, hoogte)


def _trappen(beeld: _Beeld, rijen: int) -> tuple[tuple[float, ...], int]:
    """The values to label, evenly spaced, and the rows that takes: the choice that gives the figures most room."""
    waarden, telt = beeld.punten()[1], beeld.indicator.eenheid == "aantal"
    laag, hoog = min(waarden), max(waarden)
    # a count is read from 0 unless all of them lie high; a percentage only when it comes near 0 anyhow
    if laag == hoog or 0 <= laag <= hoog * (2 / 3 if telt else 1 / 3):
        laag, hoog = min(laag, 0.0), max(hoog, 0.0) or 1.0
    begin = max(math.floor(math.log10(max(hoog - laag, 1))) - 2, 0 if telt else -2)
    keus: tuple[float, tuple[float, ...], int] = (0.0, (laag, hoog), rijen)
    for stap in (n * 10.0**macht for macht in range(begin, begin + 6) for n in (1, 2, 2.5, 5)):
        # rounded, for 20,6 / 0,2 must not become a step more by its last bit
        onder = math.floor(round(laag / stap, 6))
        aantal = max(math.ceil(round(hoog / stap, 6)) - onder, 2)
        hoogte = (rijen - 1) // aantal * aantal + 1
        past = hoogte > 1 and aantal <= max(6, rijen // 4) and not (telt and stap % 1)
        gevuld = (hoog - laag) / (aantal * stap) * hoogte * past
        keus = max(keus, (gevuld, tuple((onder + i) * stap for i in range(aantal + 1)), hoogte), key=lambda k: k[0])
    return keus[1:]


def _grafiek(beeld: _Beeld, cellen: int, hoogte: int) -> Iterator[list[Deel]]:
    schaal, doek = _schaal(beeld, cellen, hoogte), _Doek()
    for y in range(schaal.rijen):
        doek.zet(schaal.marge - 2, y, "│", "dof")
        for jaar in beeld.eigen.breuken():
            doek.zet(schaal.kolom(jaar), y, "┊", "merk")
    for trap in schaal.trappen:
        label, (_, y) = beeld.getal(trap), schaal.cel(schaal.jaren[0], trap)
        doek.zet(schaal.marge - 3 - len(label), y, label, "label")
        doek.zet(schaal.marge - 2, y, "┤", "dof")
    _teken_reeks(doek, schaal, beeld.ander, "○", "dof")
    _teken_doel(doek, schaal, beeld)
    _teken_reeks(doek, schaal, beeld.eigen, "●", "cijfer")
    if beeld.nulmeting:
        doek[schaal.cel(*beeld.nulmeting)] = ("◆", "nulmeting")
    _teken_jaren(doek, schaal, beeld)
    return (doek.regel(y) for y in range(schaal.rijen + 2))


def _teken_doel(doek: _Doek, schaal: _Schaal, beeld: _Beeld) -> None:
    if beeld.doelwaarde is None:
        return
    begin, eind = beeld.nulmeting, (beeld.doeljaar or schaal.jaren[1], beeld.doelwaarde)
    if not begin or not beeld.doeljaar or begin[0] >= beeld.doeljaar:
        begin = (schaal.jaren[0], beeld.doelwaarde)
    doek.update({(x // 2, y // 4): ("╌", "doellijn") for x, y in _tussen(schaal.punt(*begin), schaal.punt(*eind))})
    if beeld.doeljaar:
        doek[schaal.cel(*eind)] = ("◇", "doellijn")


def _teken_reeks(doek: _Doek, schaal: _Schaal, reeks: _Reeks, teken: str, stijl: str) -> None:
    braille: dict[tuple[int, int], int] = {}
    for paar in reeks.stukken():
        for x, y in _tussen(*(schaal.punt(jaar, reeks.waarden[jaar]) for jaar in paar)):
            braille[x // 2, y // 4] = braille.get((x // 2, y // 4), 0x2800) | _PUNTJES[y % 4][x % 2]
    doek.update({cel: (chr(code), stijl) for cel, code in braille.items()})
    doek.update({schaal.cel(jaar, waarde): (teken, stijl) for jaar, waarde in reeks.waarden.items()})


def _tussen(a: tuple[int, int], b: tuple[int, int]) -> set[tuple[int, int]]:
    """The fine points on the straight line between two of them."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = max(abs(dx), abs(dy), 1)
    return {(a[0] + round(dx * i / n), a[1] + round(dy * i / n)) for i in range(n + 1)}


def _teken_jaren(doek: _Doek, schaal: _Schaal, beeld: _Beeld) -> None:
    y, alle = schaal.rijen, range(schaal.jaren[0], schaal.jaren[1] + 1)
    doek.zet(schaal.marge - 2, y, "└" + "─" * (schaal.kolommen + 1), "dof")
    om = next((n for n in (1, 2, 5, 10, 20, 50) if n * (schaal.kolommen - 1) >= 6 * len(alle[1:])), 100)
    # the important years first: a label that would touch an earlier one is left out
    rest = (jaar for jaar in alle if (jaar - beeld.peiljaar) % om == 0)
    for jaar in (jaar for jaar in (beeld.peiljaar, alle[0], alle[-1], *rest) if jaar in alle):
        nu, x = jaar == beeld.peiljaar, schaal.kolom(jaar)
        tekst, begin = f"[{jaar}]" if nu else str(jaar), x - 1 - nu
        if not any((cel, y + 1) in doek for cel in range(begin - 1, begin + len(tekst) + 1)):
            doek.zet(begin, y + 1, tekst, "kop-tekst" if nu else "label")
            doek.zet(x, y, "┬", "dof")
    doek.update({(schaal.kolom(jaar), y): ("?", "label") for jaar in beeld.eigen.onbekend})
    doek.update({(schaal.kolom(jaar), y): ("≠", "merk") for jaar in beeld.eigen.breuken()})


def _legenda(beeld: _Beeld, cellen: int) -> list[Deel]:
    """The signs in words; where they do not fit, the last ones without what stands in brackets, then not at all."""
    lang = list(_uitleg(beeld))
    kaal = [(teken, stijl, woorden.partition(" (")[0]) for teken, stijl, woorden in lang]
    regel, hoeveel = list[Deel](), range(len(lang), -1, -1)
    for keus in (*(lang[:n] + kaal[n:] for n in hoeveel), *(kaal[:n] for n in hoeveel)):
        regel = [deel for teken, stijl, woorden in keus for deel in ((f"  {teken}", stijl), (f" {woorden}", "label"))]
        if sum(breedte(tekst) for tekst, _ in regel) <= cellen:
            break
    return regel


def _uitleg(beeld: _Beeld) -> Iterator[tuple[str, str, str]]:
    """Sign, style and words of what is in the chart, the important first; what can be missed stands in brackets."""
    eigen, stads = beeld.eigen, "stad, " if beeld.ander.waarden else ""
    if stads:  # the head names the wijk, and with one line says whose it is
        yield from (("●", "cijfer", "wijk"), ("○", "dof", "stad"))
    if beeld.doelwaarde is not None:
        wanneer = f" ({stads}in {beeld.doeljaar})" if beeld.doeljaar else ""
        yield "╌◇" if wanneer else "╌╌", "doellijn", f"doellijn {beeld.doeltekst}{wanneer}"
    if beeld.nulmeting:
        yield "◆", "nulmeting", f"nulmeting ({stads}{beeld.getal(beeld.nulmeting[1])} in {beeld.nulmeting[0]})"
    if eigen.breuken():
        yield "≠", "merk", "reeksbreuk (andere bron)"
    if eigen.onbekend:
        yield "?", "label", f"gat: {', '.join(sorted(set(eigen.onbekend.values())))}"
    if {*range(min(eigen.waarden), max(eigen.waarden))} - {*eigen.waarden, *eigen.onbekend}:
        yield "● ●", "cijfer", "gat (geen cijfer)"
    if beeld.zonder_stad:
        yield "–", "dof", "zonder stad (aantallen: andere schaal)"
    if beeld.peiljaar in _JAREN:
        yield f"[{beeld.peiljaar}]", "kop-tekst", "peiljaar"


def _blokregels(beeld: _Beeld, cellen: int) -> list[list[Deel]]:
    """The head, the figures as a row of blocks between the first and the last, and in words what they are."""
    waarden, breuken = beeld.eigen.waarden, beeld.eigen.breuken()
    laatste, laag, hoog = max(waarden), min(waarden.values()), max(waarden.values())
    ruimte = cellen - 2 - 2 * max(len(beeld.getal(waarde)) for waarde in waarden.values())
    eerste = min(jaar for jaar in waarden if jaar > laatste - max(ruimte, 1))  # the latest years, where it must
    hoogten = {jaar: _BLOKKEN[round((waarde - laag) / ((hoog - laag) or 1) * 7)] for jaar, waarde in waarden.items()}
    blokken = "".join(hoogten.get(jaar, " ") for jaar in range(eerste, laatste + 1))
    uitleg = f"{eerste}–{laatste}, ▁ {beeld.getal(laag)}, █ {beeld.getal(hoog)}{', spatie: gat' * (' ' in blokken)}"
    uitleg += f", doel {beeld.doeltekst}" if beeld.doelwaarde is not None else ""
    uitleg += f", reeksbreuk in {', '.join(map(str, breuken))}" if breuken else ""
    begin, eind = f"{beeld.getal(waarden[eerste])} ", f" {beeld.getal(waarden[laatste])}"
    rij: list[Deel] = [(begin, "label"), (blokken, "cijfer"), (eind, "kop-tekst")]
    return [_kop(beeld, cellen), rij, *([(regel, "label")] for regel in wikkel(uitleg, cellen))]
