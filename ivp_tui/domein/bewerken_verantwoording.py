"""Reading what a person typed in the fields of a toezegging, a verhaal, the middelen, or as a bericht."""

from typing import Literal

from ivp_tui.domein.bewerken import Veld, VeldSoort, keur_lengte, lees_wijken
from ivp_tui.domein.datum import DatumFout, Datumlezer, schrijf_dag
from ivp_tui.domein.getal import GetalFout, lees_getal, schrijf_getal
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.verantwoording import Middel
from ivp_tui.domein.wijziging import Geweigerd, Wijziging
from ivp_tui.domein.wijziging_verantwoording import (
    KEUZEVELDEN,
    NieuwBericht,
    ZetDatum,
    ZetKeuze,
    ZetMiddel,
    ZetVerhaalwijk,
)


def lees_verantwoording(veld: Veld, tekst: str, stand: Stand, lezer: Datumlezer) -> tuple[Wijziging, str]:
    """The intent and how it was read; raises Geweigerd with a Dutch sentence when it cannot be read."""
    match veld.soort:
        case VeldSoort.KEUZE:
            return _keuze(veld, tekst)
        case VeldSoort.DAG:
            return _dag(veld, tekst, stand, lezer)
        case VeldSoort.VERHAALWIJK:
            return _verhaalwijk(veld, tekst, stand)
        case VeldSoort.MIDDEL:
            return _middel(veld, tekst, stand)
        case _:
            return _bericht(veld, tekst, lezer)


def _keuze(veld: Veld, tekst: str) -> tuple[Wijziging, str]:
    woorden = KEUZEVELDEN["toezegging", veld.veld]
    passend = [woord for woord in woorden if tekst and woord.startswith(tekst.lower())]
    if len(passend) != 1:
        raise Geweigerd(f"kies uit: {', '.join(woorden)}; de eerste letter is genoeg")
    return ZetKeuze("toezegging", veld.rij, veld.veld, passend[0], veld.tekst), f"= {passend[0]}"


def _dag(veld: Veld, tekst: str, stand: Stand, lezer: Datumlezer) -> tuple[Wijziging, str]:
    tabel: Literal["toezegging", "verhaal"] = "toezegging" if veld.tabel == "toezegging" else "verhaal"
    rijen = stand.toezeggingen if tabel == "toezegging" else stand.verhalen
    oud = next((rij.datum for rij in rijen if rij.id == veld.rij), None)
    if not tekst:
        if tabel == "verhaal":
            raise Geweigerd("een verhaal heeft altijd een datum, zoals 5-12-2026")
        return ZetDatum(tabel, veld.rij, None, oud), "geen datum"
    try:
        datum = lezer.dag(tekst, vooruit=False)
    except DatumFout as fout:
        raise Geweigerd(str(fout)) from fout
    return ZetDatum(tabel, veld.rij, datum, oud), f"= {schrijf_dag(datum)}"


def _verhaalwijk(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    oud = next((verhaal.wijk_id for verhaal in stand.verhalen if verhaal.id == veld.rij), None)
    wijken = lees_wijken(tekst, stand)
    if len(wijken) > 1:
        raise Geweigerd("een verhaal is van één wijk, of van de stad")
    wijk_id = wijken[0] if wijken else None
    return ZetVerhaalwijk(veld.rij, wijk_id, oud), f"= {stand.wijknaam(wijk_id, 'stad')}"


def _middel(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    kolom: Literal["begroot", "gerealiseerd"] = "begroot" if veld.veld == "begroot" else "gerealiseerd"
    rij = next((m for m in stand.middelen if m.thema_id == veld.rij and m.jaar == veld.periode), None)
    oud = (rij.begroot if kolom == "begroot" else rij.gerealiseerd) if rij else None
    kaal = tekst.removeprefix("€").strip().removesuffix("euro").strip()
    if not kaal:
        ook = _over_bron(rij, stand) if oud is not None else ""
        return ZetMiddel(veld.rij, veld.periode, kolom, None, oud), f"= onbekend{ook}"
    try:
        lezing = lees_getal(kaal)
    except GetalFout as fout:
        raise Geweigerd(str(fout)) from fout
    if lezing.eenheid or (lezing.waarde is not None and lezing.waarde < 0):
        raise Geweigerd("dit is een bedrag in euro, zoals 125.000")
    getoond = "onbekend" if lezing.waarde is None else f"€ {schrijf_getal(lezing.waarde)}"
    ook = _over_bron(rij, stand) if lezing.waarde != oud else ""
    return ZetMiddel(veld.rij, veld.periode, kolom, lezing.waarde, oud), f"= {getoond}{ook}"


def _over_bron(rij: Middel | None, stand: Stand) -> str:
    """What becomes of the bron of an amount that is typed over; '' where it has none."""
    bron = stand.bron.get(rij.bron_id or 0) if rij is not None else None
    return f"; wordt eigen invoer; wat «{bron.titel}» zei komt in de toelichting" if bron is not None else ""


def _bericht(veld: Veld, tekst: str, lezer: Datumlezer) -> tuple[Wijziging, str]:
    """A text with or without a day before it: "5-3-2026 brief verzonden" or "5 mrt 2026: brief verzonden"."""
    try:
        aanhef = lezer.aanhef(tekst)
    except DatumFout as fout:
        raise Geweigerd(str(fout)) from fout
    datum, rest = aanhef or (veld.vandaag, tekst)
    if datum is None:
        raise Geweigerd("begin met de datum, zoals 5-12-2026")
    if not rest:
        raise Geweigerd("typ wat er te melden is; een datum ervoor mag")
    keur_lengte("tekst", rest)
    tabel: Literal["actie", "toezegging"] = "actie" if veld.tabel == "actie" else "toezegging"
    return NieuwBericht(tabel, veld.rij, datum, rest), f"= van {schrijf_dag(datum)}"
