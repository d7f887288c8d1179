"""The oordeel: is a streefwaarde met, at one peiljaar, by the figures at hand (docs/begrippen.md).

A streefwaarde runs from (basisjaar, basiswaarde) to (doeljaar, doelwaarde). Everything here is a pure function of
what is passed in; years are calendar years, values are in the unit of the indicator ("aantal" or "%").
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ivp_tui.domein.cijfers import Meting, Richting, Streefwaarde


class OordeelSoort(StrEnum):
    """The seven answers to "are we on target"; the value is how the answer is worded on the screen."""

    BEHAALD = "behaald"
    NIET_GEHAALD = "niet gehaald"
    BEHAALD_TUSSENSTAND = "behaald (tussenstand)"
    VERSLECHTERD = "verslechterd"
    OP_KOERS = "op koers"
    ACHTER = "achter"
    ONBEKEND = "onbekend"


class Merk(StrEnum):
    """A reason for caution beside an oordeel; it never changes the oordeel itself."""

    ANDERE_BRON = "≠ bron"
    BINNEN_AFRONDING = "binnen afronding"
    KAN_TOEVAL_ZIJN = "kan toeval zijn"
    VOORLOPIG = "voorlopig"
    SLECHTER_DAN_NULMETING = "slechter dan nulmeting"


@dataclass(frozen=True, slots=True)
class Tempo:
    """Change a year, in the unit of the indicator: `bereikt` since the nulmeting, `nodig` until the doeljaar."""

    bereikt: float | None
    nodig: float | None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """An oordeel and what it rests on.

    `meting` is the figure judged by, None exactly when `soort` is onbekend; `laatste` is set only then: the last
    figure with a value, if there is one. `nadien` holds the figures after the doeljaar up to the peiljaar, oldest
    first, to show only. `lijnwaarde` is the straight line at the year of `meting`.
    """

    soort: OordeelSoort
    meting: Meting | None = None
    laatste: Meting | None = None
    nadien: tuple[Meting, ...] = ()
    merken: tuple[Merk, ...] = ()
    tempo: Tempo | None = None
    lijnwaarde: float | None = None

    @property
    def tekst(self) -> str:
        """The wording for the board, such as "op koers" or "onbekend (laatste: 2013)"."""
        if self.laatste is None:
            return self.soort.value
        return f"{self.soort.value} (laatste: {self.laatste.periode})"


@dataclass(frozen=True, slots=True)
class _Vraag:
    """What every step of one oordeel needs; `lager` says that down is the good side of `doelwaarde`."""

    streefwaarde: Streefwaarde
    doelwaarde: float
    eenheid: str
    nulmeting: Meting | None
    lager: bool


def beoordeel(
    streefwaarde: Streefwaarde, eenheid: str, gekozen: Mapping[int, Meting], peiljaar: int, lager_is_beter: bool
) -> Oordeel:
    """Judge a streefwaarde at `peiljaar`; the first rule of docs/begrippen.md that holds decides, nothing raises.

    `gekozen` maps a year to the one chosen meting of indicator and gemeente in that year (its `periode`); a meting
    without waarde counts as none, and nothing later than `peiljaar` is looked at. A streefwaarde without doelwaarde
    is onbekend; one without basisjaar takes every earlier figure into account.
    """
    reeks = tuple(gekozen[jaar] for jaar in sorted(gekozen) if jaar <= peiljaar and gekozen[jaar].waarde is not None)
    na_nulmeting = [m for m in reeks if streefwaarde.basisjaar is None or m.periode > streefwaarde.basisjaar]
    if streefwaarde.doelwaarde is None or not na_nulmeting:
        return _onbekend(reeks)
    nulmeting = None if streefwaarde.basisjaar is None else gekozen.get(streefwaarde.basisjaar)
    lager = lager_is_goed(streefwaarde.richting, lager_is_beter)
    vraag = _Vraag(streefwaarde, streefwaarde.doelwaarde, eenheid, nulmeting, lager)
    if streefwaarde.doeljaar is not None and peiljaar >= streefwaarde.doeljaar:
        return _oordeel_van_doeljaar(vraag, reeks, streefwaarde.doeljaar)
    return _oordeel_onderweg(vraag, reeks)


def lager_is_goed(richting: Richting, lager_is_beter: bool) -> bool:
    """Whether down is the good side of a target: the plan's richting says so, "niet slechter" asks the indicator."""
    if richting is Richting.NIET_SLECHTER:
        return lager_is_beter
    return richting is Richting.OMLAAG


def lijnwaarde(streefwaarde: Streefwaarde, jaar: int) -> float | None:
    """The value at `jaar` of the straight line from nulmeting to target; None outside it or where an end is open."""
    basisjaar, basiswaarde = streefwaarde.basisjaar, streefwaarde.basiswaarde
    doeljaar, doelwaarde = streefwaarde.doeljaar, streefwaarde.doelwaarde
    if basisjaar is None or basiswaarde is None or doeljaar is None or doelwaarde is None:
        return None
    if not basisjaar <= jaar <= doeljaar or basisjaar == doeljaar:
        return None
    if jaar == doeljaar:
        return doelwaarde  # the promise itself, not the sum that floating point makes of it
    return basiswaarde + (doelwaarde - basiswaarde) * (jaar - basisjaar) / (doeljaar - basisjaar)


def tempo_bij(streefwaarde: Streefwaarde, meting: Meting) -> Tempo | None:
    """The change a year achieved up to `meting` and needed after it; None at the ends of the line or if both lack."""
    jaar, waarde = meting.periode, meting.waarde
    basisjaar, doeljaar = streefwaarde.basisjaar, streefwaarde.doeljaar
    if waarde is None or jaar in (basisjaar, doeljaar):
        return None
    bereikt = nodig = None
    if basisjaar is not None and streefwaarde.basiswaarde is not None:
        bereikt = (waarde - streefwaarde.basiswaarde) / (jaar - basisjaar)
    if doeljaar is not None and streefwaarde.doelwaarde is not None:
        nodig = (streefwaarde.doelwaarde - waarde) / (doeljaar - jaar)
    return None if bereikt is None and nodig is None else Tempo(bereikt, nodig)


def grens(doelwaarde: float, richting: Richting, lager_is_beter: bool, eenheid: str) -> float:
    """The limit as it is shown: for a count the last whole number that still meets it (30,09 omlaag: 30), else as is.

    `haalt` compares with the exact doelwaarde; for whole figures both give the same answer.
    """
    if eenheid != "aantal" or not math.isfinite(doelwaarde):
        return doelwaarde
    if _gelijk(doelwaarde, round(doelwaarde)):
        return float(round(doelwaarde))
    return float(math.floor(doelwaarde) if lager_is_goed(richting, lager_is_beter) else math.ceil(doelwaarde))


def verandering(van: Meting | None, naar: Meting | None) -> float | None:
    """How much a figure changed, in its own unit (procentpunt for "%"); None where either has no value."""
    if van is None or naar is None or van.waarde is None or naar.waarde is None:
        return None
    return naar.waarde - van.waarde


def verschil(wijk: Meting | None, stad: Meting | None, eenheid: str) -> float | None:
    """How far a wijk lies above the stad, in procentpunt; None for counts, which need a denominator to compare."""
    return verandering(stad, wijk) if eenheid == "%" else None


def haalt(waarde: float, maat: float, lager: bool) -> bool:
    """Whether `waarde` is at or on the good side of `maat`; `lager` says that down is good."""
    return _gelijk(waarde, maat) or (waarde < maat if lager else waarde > maat)


def _gelijk(een: float, ander: float) -> bool:
    # A figure on the line must not fall off it by the last bit of a sum; no figure has as many as nine decimals.
    return math.isclose(een, ander, rel_tol=1e-12, abs_tol=1e-9)


def _onbekend(reeks: tuple[Meting, ...], nadien: tuple[Meting, ...] = ()) -> Oordeel:
    return Oordeel(OordeelSoort.ONBEKEND, laatste=reeks[-1] if reeks else None, nadien=nadien)


def _oordeel_van_doeljaar(vraag: _Vraag, reeks: tuple[Meting, ...], doeljaar: int) -> Oordeel:
    nadien = tuple(m for m in reeks if m.periode > doeljaar)
    tot_en_met = tuple(m for m in reeks if m.periode <= doeljaar)
    if not tot_en_met or tot_en_met[-1].periode != doeljaar:
        return _onbekend(tot_en_met, nadien)
    meting = tot_en_met[-1]
    gehaald = haalt(_waarde(meting), vraag.doelwaarde, vraag.lager)
    soort = OordeelSoort.BEHAALD if gehaald else OordeelSoort.NIET_GEHAALD
    return _gewogen(vraag, soort, meting, vraag.doelwaarde, nadien)


def _oordeel_onderweg(vraag: _Vraag, reeks: tuple[Meting, ...]) -> Oordeel:
    meting = reeks[-1]
    waarde, basiswaarde = _waarde(meting), vraag.streefwaarde.basiswaarde
    lijn = lijnwaarde(vraag.streefwaarde, meting.periode)
    if haalt(waarde, vraag.doelwaarde, vraag.lager):
        return _gewogen(vraag, OordeelSoort.BEHAALD_TUSSENSTAND, meting, vraag.doelwaarde)
    if basiswaarde is not None and not haalt(waarde, basiswaarde, vraag.lager):
        return _gewogen(vraag, OordeelSoort.VERSLECHTERD, meting, basiswaarde)
    if lijn is None:
        return _onbekend(reeks)
    soort = OordeelSoort.OP_KOERS if haalt(waarde, lijn, vraag.lager) else OordeelSoort.ACHTER
    return _gewogen(vraag, soort, meting, lijn)


def _gewogen(
    vraag: _Vraag, soort: OordeelSoort, meting: Meting, maat: float, nadien: tuple[Meting, ...] = ()
) -> Oordeel:
    """The oordeel `soort` on `meting`, with its marks; `maat` is the value it was judged by."""
    lijn = lijnwaarde(vraag.streefwaarde, meting.periode)
    tempo = tempo_bij(vraag.streefwaarde, meting)
    merken = _merken(vraag, meting, maat, lijn)
    return Oordeel(soort, meting, nadien=nadien, merken=merken, tempo=tempo, lijnwaarde=lijn)


def _merken(vraag: _Vraag, meting: Meting, maat: float, lijn: float | None) -> tuple[Merk, ...]:
    waarde, nulmeting = _waarde(meting), vraag.nulmeting
    geldt = {
        Merk.ANDERE_BRON: nulmeting is not None
        and nulmeting.waarde is not None
        and nulmeting.bron_id != meting.bron_id,
        Merk.BINNEN_AFRONDING: vraag.eenheid == "%" and _binnen_afronding(waarde, (maat, vraag.doelwaarde, lijn)),
        Merk.KAN_TOEVAL_ZIJN: vraag.eenheid == "aantal" and _kan_toeval_zijn(waarde, maat),
        Merk.VOORLOPIG: meting.status == "voorlopig",
        Merk.SLECHTER_DAN_NULMETING: _slechter_dan_nulmeting(vraag, meting),
    }
    return tuple(merk for merk in Merk if geldt[merk])


def _slechter_dan_nulmeting(vraag: _Vraag, meting: Meting) -> bool:
    """Whether the figure of the doeljaar is worse than the nulmeting; before it "verslechterd" says so itself."""
    basiswaarde = vraag.streefwaarde.basiswaarde
    if meting.periode != vraag.streefwaarde.doeljaar or basiswaarde is None:
        return False
    return not haalt(_waarde(meting), basiswaarde, vraag.lager)


def _binnen_afronding(waarde: float, maten: tuple[float | None, ...]) -> bool:
    """Whether a whole percentage lies within 0,5 of a limit; equal counts, for behind 26% may stand 26,4%."""
    if waarde % 1 != 0:
        return False
    return any(maat is not None and (abs(waarde - maat) <= 0.5 or _gelijk(abs(waarde - maat), 0.5)) for maat in maten)


def _kan_toeval_zijn(een: float, ander: float) -> bool:
    """Whether two counts differ by less than twice the spread that counting alone gives, sqrt(A + B)."""
    som = een + ander
    return som > 0 and abs(een - ander) < 2 * math.sqrt(som)


def _waarde(meting: Meting) -> float:
    assert meting.waarde is not None  # only metingen with a value come this far
    return meting.waarde
