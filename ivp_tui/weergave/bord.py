"""The scorebord: every streefwaarde with nulmeting, target, figure and oordeel; for a wijk its own figures beside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivp_tui.domein.cijfers import INWONERS, Indicator, Meting, Streefwaarde
from ivp_tui.domein.getal import schrijf_per_duizend, schrijf_verschil, schrijf_waarde
from ivp_tui.domein.oordeel import Merk, Oordeel, OordeelSoort, grens, verandering
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Deel, Regel, breedte, vul
from ivp_tui.weergave.tekens import OORDEEL_KORT, OORDEELTEKENS, oordeelstijl

if TYPE_CHECKING:
    from ivp_tui.domein.vergelijking import Vergelijking

#: the widths of the columns for figures, for a figure that may carry its year, and for the oordeel, in cells
CIJFERBREED = 7
JAARCIJFERBREED = 8
OORDEELBREED = 15
#: a figure of five digits with its small year and a space before it
WIJKCIJFERBREED = 9
MERKBREED = 3

_MERKTEKENS = {
    Merk.ANDERE_BRON: "≠",
    Merk.BINNEN_AFRONDING: "±",
    Merk.KAN_TOEVAL_ZIJN: "~",
    Merk.VOORLOPIG: "v",
    Merk.SLECHTER_DAN_NULMETING: "↓",
}


@dataclass(frozen=True, slots=True)
class Bord:
    """The board: the line with the names of the columns, and the rows."""

    kop: Regel
    regels: tuple[Regel, ...]


def bord(stand: Stand, blik: Blik) -> Bord:
    """The board; the columns stand at the right and the names get what is left."""
    return Bord(_kop(stand, blik), tuple(_regels(stand, blik)))


def _kop(stand: Stand, blik: Blik) -> Regel:
    if blik.wijk_id is None and not stand.streefwaarden:
        # without any target there is nothing to judge: the names get the room of those columns
        rest = vul(str(blik.peiljaar), JAARCIJFERBREED, True)
    elif blik.wijk_id is None:
        cijfers = vul("doel", CIJFERBREED, True) + vul(str(blik.peiljaar), _jaarbreed(stand, blik), True)
        rest = cijfers + vul(" oordeel", OORDEELBREED + MERKBREED)
    else:
        namen = (("stad", WIJKCIJFERBREED), ("wijk", WIJKCIJFERBREED), ("± stad", CIJFERBREED), ("± nul", CIJFERBREED))
        rest = "".join(vul(naam, breed, True) for naam, breed in namen)
    return Regel(("kop", 0, 0), ((" indicator", "kop"),), ((rest, "kop"),), kiesbaar=False)


def _regels(stand: Stand, blik: Blik) -> Iterator[Regel]:
    met_doel = {streef.indicator_id for streef in stand.streefwaarden}
    breed = _jaarbreed(stand, blik)
    for streef in stand.streefwaarden:
        yield _streefregel(stand, blik, streef, breed)
    # the inwoners are what counts are divided by, no figure of safety; they are at the wijken
    anders = [i for i in stand.indicatoren if i.id not in met_doel and i.sleutel != INWONERS]
    los = [i for i in anders if _heeft_cijfers(stand, blik, i)]
    if los and stand.streefwaarden:
        yield Regel(("kop", 1, 0), ((" zonder streefwaarde", "kop"),), kiesbaar=False)
    for indicator in los:
        yield _losse_regel(stand, blik, indicator, breed)


def _heeft_cijfers(stand: Stand, blik: Blik, indicator: Indicator) -> bool:
    return bool(stand.reeks(indicator.id, None) or stand.reeks(indicator.id, blik.wijk_id))


def doelgrens(streef: Streefwaarde, indicator: Indicator) -> str:
    """The target as it is read on the board: its integer bound with the direction, "≤2.160" or "≥42%"."""
    if streef.doelwaarde is None:
        return "?"
    waarde = grens(streef.doelwaarde, streef.richting, indicator.lager_is_beter, indicator.eenheid)
    omhoog = streef.richting == "omhoog" or (streef.richting == "niet slechter" and not indicator.lager_is_beter)
    return ("≥" if omhoog else "≤") + schrijf_waarde(waarde, None, indicator.eenheid)


def waarde_tekst(meting: Meting | None, indicator: Indicator) -> str:
    """A figure as it is read: "20,6%", "PM", or "–" where there is none."""
    if meting is None:
        return "–"
    return schrijf_waarde(meting.waarde, meting.onbekend, indicator.eenheid)


def merktekens(oordeel: Oordeel) -> str:
    """The signs of the marks on an oordeel, explained in the detail pane."""
    return "".join(_MERKTEKENS[merk] for merk in oordeel.merken)


_KLEIN = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _jaarmerk(meting: Meting | None, peiljaar: int) -> str:
    """The small year of a figure of another year than one looks at, '' for one of that year itself."""
    return f"{meting.periode % 100:02}".translate(_KLEIN) if meting is not None and meting.periode != peiljaar else ""


def _getoond(oordeel: Oordeel, stand: Stand, streef: Streefwaarde, peiljaar: int) -> tuple[str, str]:
    """The figure in the year column and its style: the judged one, small-dated where it is of another year."""
    indicator = stand.indicator[streef.indicator_id]
    if oordeel.meting is not None:
        jaar = _jaarmerk(oordeel.meting, peiljaar)
        return waarde_tekst(oordeel.meting, indicator) + jaar, "dof" if jaar else ""
    precies = stand.reeks(indicator.id, None).get(peiljaar)
    if precies is not None:
        return waarde_tekst(precies, indicator), "dof"
    return "–", "dof"


def _jaarbreed(stand: Stand, blik: Blik) -> int:
    """How wide the column of the year is: a dated figure that fills it would be read as one with the target."""
    if blik.wijk_id is not None:
        return JAARCIJFERBREED
    teksten = (_getoond(stand.oordeel(s, blik.peiljaar), stand, s, blik.peiljaar)[0] for s in stand.streefwaarden)
    return max([JAARCIJFERBREED, *(breedte(tekst) + 1 for tekst in teksten)])


def _streefregel(stand: Stand, blik: Blik, streef: Streefwaarde, breed: int) -> Regel:
    indicator = stand.indicator[streef.indicator_id]
    sleutel = ("streefwaarde", streef.id, streef.doel_id)
    naam: tuple[Deel, ...] = ((f" {schoon(indicator.naam)}", ""),)
    if blik.wijk_id is not None:
        return Regel(sleutel, naam, _wijkcijfers(stand, blik, indicator, streef.basisjaar))
    oordeel = stand.oordeel(streef, blik.peiljaar)
    tekst, stijl = _getoond(oordeel, stand, streef, blik.peiljaar)
    kort_oordeel = f" {OORDEELTEKENS[oordeel.soort]} {OORDEEL_KORT[oordeel.soort]}"
    if streef.doelwaarde is None:
        kort_oordeel = " ? zonder getal"
    elif oordeel.soort is OordeelSoort.ONBEKEND and oordeel.laatste is not None:
        kort_oordeel = f" ? laatste {oordeel.laatste.periode}"
    kolommen: tuple[Deel, ...] = (
        (vul(doelgrens(streef, indicator), CIJFERBREED, True), "dof"),
        (vul(tekst, breed, True), stijl),
        (vul(kort_oordeel, OORDEELBREED), oordeelstijl(oordeel.soort)),
        (vul(f" {merktekens(oordeel)}", MERKBREED), "merk"),
    )
    return Regel(sleutel, naam, kolommen)


def _wijkcijfers(stand: Stand, blik: Blik, indicator: Indicator, basisjaar: int | None) -> tuple[Deel, ...]:
    """Stad, wijk, difference with the stad and change since the nulmeting: figures without an oordeel.

    Where the wijk has no figure of the peiljaar it is her last one before it, with its year, beside the stad's of then.
    """
    from ivp_tui.domein.vergelijking import vergelijk  # only a wijk is compared

    reeks, stadsreeks = stand.reeks(indicator.id, blik.wijk_id), stand.reeks(indicator.id, None)
    wijkcijfer = _tot(reeks, blik.peiljaar)
    jaar = wijkcijfer.periode if wijkcijfer is not None else blik.peiljaar
    stadscijfer = stadsreeks.get(jaar) if wijkcijfer is not None else _tot(stadsreeks, jaar)
    nul = reeks.get(basisjaar) if basisjaar is not None else None
    vergeleken = vergelijk(stand, indicator, blik.wijk_id or 0, jaar)
    sinds_nul = verandering(nul, wijkcijfer)
    return (
        (vul(_gedateerd(stadscijfer, indicator, blik.peiljaar), WIJKCIJFERBREED, True), "dof"),
        (vul(_gedateerd(wijkcijfer, indicator, blik.peiljaar), WIJKCIJFERBREED, True), _wijkstijl(wijkcijfer, blik)),
        (vul(_naast_stad(vergeleken, indicator), CIJFERBREED, True), "dof" if vergeleken.verschil is None else ""),
        (vul(_plusmin(sinds_nul, indicator), CIJFERBREED, True), "dof" if sinds_nul is None else ""),
    )


def _tot(reeks: Mapping[int, Meting], jaar: int) -> Meting | None:
    """The figure of a year, else the last known one before it: one sees at once that there is one."""
    eerder = [ander for ander, meting in reeks.items() if ander < jaar and meting.waarde is not None]
    return reeks.get(jaar) or (reeks[max(eerder)] if eerder else None)


def _gedateerd(meting: Meting | None, indicator: Indicator, peiljaar: int) -> str:
    return waarde_tekst(meting, indicator) + _jaarmerk(meting, peiljaar)


def _wijkstijl(meting: Meting | None, blik: Blik) -> str:
    return "cijfer" if meting is not None and meting.periode == blik.peiljaar else "dof"


def _plusmin(waarde: float | None, indicator: Indicator) -> str:
    # the head of the column and the detail pane say that a difference of percentages is in procentpunt
    return "–" if waarde is None else schrijf_verschil(waarde, indicator.eenheid).removesuffix(" pp")


def _naast_stad(vergeleken: "Vergelijking", indicator: Indicator) -> str:
    """The difference with the stad: procentpunt, or ‰ for so many per 1.000 inwoners; – where nothing compares."""
    if vergeleken.verschil is None or vergeleken.per_inwoners is None:
        return _plusmin(vergeleken.verschil, indicator)
    return f"{schrijf_per_duizend(vergeleken.verschil, met_teken=True)}‰"


def _losse_regel(stand: Stand, blik: Blik, indicator: Indicator, breed: int) -> Regel:
    sleutel = ("indicator", indicator.id, 0)
    naam: tuple[Deel, ...] = ((f" {schoon(indicator.naam)}", "dof"),)
    if blik.wijk_id is not None:
        return Regel(sleutel, naam, _wijkcijfers(stand, blik, indicator, None))
    meting = _tot(stand.reeks(indicator.id, None), blik.peiljaar)
    cijfer = vul(_gedateerd(meting, indicator, blik.peiljaar), breed, True)
    if stand.streefwaarden:
        cijfer = " " * CIJFERBREED + cijfer + " " * (OORDEELBREED + MERKBREED)
    return Regel(sleutel, naam, ((cijfer, "dof"),))
