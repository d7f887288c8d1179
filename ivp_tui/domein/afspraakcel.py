"""What is typed in a cell of the list of afspraken, or as a new line of it: the intent that makes, and the echo."""

import re
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from ivp_tui.domein.afspraakregel import Waar, lees_afspraak
from ivp_tui.domein.bewerken import lees_wijken
from ivp_tui.domein.datum import DatumFout, Datumlezer, schrijf_dag, schrijf_datum
from ivp_tui.domein.houder import aanvullingen, aanvultekst, vind_partner, vraag_bij
from ivp_tui.domein.overleg import Afspraak, houders
from ivp_tui.domein.plan import Partner
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import MAXIMUM, Geweigerd
from ivp_tui.domein.wijziging_overleg import NieuweAfspraak, ZetAfspraak

#: a field of an afspraak that can be edited in the list
Cel = Literal["tekst", "actiehouder", "termijn", "wijk_id"]

#: the fields in the order of the columns, with what they are called
CELLEN: dict[Cel, str] = {"tekst": "Tekst", "actiehouder": "Houder", "termijn": "Termijn", "wijk_id": "Wijk"}


class Lezing(NamedTuple):
    """What was read: the intent, the echo, and a question that Enter a second time answers ('' for none)."""

    wijziging: ZetAfspraak | NieuweAfspraak
    echo: str
    vraag: str = ""


def cellen_van(soort: str) -> tuple[Cel, ...]:
    """The fields that an afspraak or besluit has: a besluit has no holder and no termijn."""
    return ("tekst", "wijk_id") if soort == "besluit" else tuple(CELLEN)


def celtekst(a: Afspraak, cel: Cel) -> str:
    """What an editor of this field begins with."""
    if cel == "termijn":
        return schrijf_datum(a.termijn) if a.termijn else ""
    if cel == "wijk_id":
        return a.wijk
    return a.tekst if cel == "tekst" else a.actiehouder


def lees_cel(a: Afspraak, cel: Cel, tekst: str, stand: Stand, lezer: Datumlezer) -> Lezing:
    """Read what stands in a field; raises Geweigerd with a Dutch sentence."""
    tekst = " ".join(schoon(tekst).split())
    if cel == "termijn":
        return _termijn(a, tekst, lezer)
    if cel == "wijk_id":
        return _wijk(a, tekst, stand)
    if cel == "actiehouder":
        return _houder(a, tekst, stand)
    if not tekst:
        raise Geweigerd("een afspraak of besluit heeft een tekst; typ die of druk Esc")
    _keur_lengte("afspraak", "de tekst", tekst)
    return Lezing(ZetAfspraak(a.id, "tekst", tekst, a.tekst), "")


def _keur_lengte(veld: str, naam: str, tekst: str) -> None:
    if len(tekst) > MAXIMUM[veld]:
        raise Geweigerd(f"{naam} is te lang: {len(tekst)} tekens, hoogstens {MAXIMUM[veld]}; kort in")


def _termijn(a: Afspraak, tekst: str, lezer: Datumlezer) -> Lezing:
    dag: date | None = None
    if tekst:
        try:
            dag = lezer.dag(tekst, vooruit=True)
        except DatumFout as fout:
            raise Geweigerd(str(fout)) from fout
    echo = f"= {schrijf_dag(dag)}" if dag else "= geen termijn"
    return Lezing(ZetAfspraak(a.id, "termijn", dag, a.termijn), echo)


def _wijk(a: Afspraak, tekst: str, stand: Stand) -> Lezing:
    wijken = lees_wijken(tekst, stand)
    if len(wijken) > 1:
        raise Geweigerd("een afspraak is van één wijk, of van de stad; typ één naam")
    wijk = wijken[0] if wijken else None
    return Lezing(ZetAfspraak(a.id, "wijk_id", wijk, a.wijk_id), f"= {stand.wijknaam(wijk, 'stad')}")


def _houder(a: Afspraak, tekst: str, stand: Stand) -> Lezing:
    namen, nieuw = [], []
    for naam in houders(tekst, (p.naam for p in stand.partners)):
        kaal = naam.removeprefix("@").strip('"“”„ ')
        partner = vind_partner(kaal, stand.partners)
        if kaal:
            namen.append(partner.naam if partner else kaal)
        if kaal and partner is None:
            nieuw.append(kaal)
    waarde = ", ".join(dict.fromkeys(namen))
    _keur_lengte("actiehouder", "de houder", waarde)
    echo = f"= {waarde or 'geen houder'}" + (f" (nieuwe partner: {', '.join(nieuw)})" if nieuw else "")
    return Lezing(ZetAfspraak(a.id, "actiehouder", waarde, a.actiehouder), echo, vraag_bij(nieuw, stand.partners))


_ZONDER_ITEM = re.compile(r"(?<!\w)(?:zonder|geen) item[ .;,!]*$", re.IGNORECASE)


def lees_nieuw(regel: str, waar: Waar, itemtitel: str, lezer: Datumlezer) -> Lezing:
    """An afspraak outside any overleg from one line; "zonder item" at its end leaves the item off. Raises Geweigerd."""
    zonder = _ZONDER_ITEM.search(regel)
    if zonder is not None:
        regel, waar = regel[: zonder.start()], replace(waar, item=None)
    if not regel.strip():
        raise Geweigerd("typ een afspraak, zoals: @Politie extra surveillance voor 5 dec")
    gelezen = lees_afspraak(regel, waar, lezer)
    delen = [*gelezen.lezing, f"bij «{schoon(itemtitel)}»" if gelezen.item is not None else "bij geen item"]
    intent = NieuweAfspraak(
        None, gelezen.tekst, gelezen.actiehouder, gelezen.termijn, gelezen.wijk_id, gelezen.item, "afspraak"
    )
    return Lezing(intent, " · ".join(delen), gelezen.vraag)


_BEGONNEN = re.compile(r"(?<![^\s(,])@([^@,;:()]*)$")


def vul_houder_aan(regel: str, partners: tuple[Partner, ...]) -> str | None:
    """The line with the holder at its end completed to the likeliest partner, None where nothing is begun or known."""
    begonnen = _BEGONNEN.search(regel)
    namen = aanvullingen(begonnen[1], partners) if begonnen is not None else ()
    if begonnen is None or not namen:
        return None
    return f"{regel[: begonnen.start()]}@{aanvultekst(namen[0])} "
