"""One item of the agenda in large calm type, to be read from three metres."""

from collections.abc import Iterator

from ivp_tui.domein.agenda import reden
from ivp_tui.domein.datum import schrijf_dag, schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Agendapunt, Item
from ivp_tui.domein.plan import Actie, Doel, Status, Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.sindstekst import itemnaam, veranderregels
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.zitting import Zitting
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import ouderdom
from ivp_tui.weergave.overleg import AFSPRAAKTEKENS, afspraakzin, naam_van, op_een_regel, te_laat_tekst
from ivp_tui.weergave.regel import Deel, Regel, kort, vul, wikkel
from ivp_tui.weergave.tekens import STATUSTEKENS, statusstijl

#: from three metres a line of more than this is not read in one look
TITELBREED = 45
#: wider than this the smaller text is hard to read, on however wide a screen
TEKSTBREED = 84
_LABEL = 13

#: no more changes and afspraken than this are told of one item; the rest is counted
_MEESTE = 6


def puntregels(zitting: Zitting, stand: Stand, blik: Blik, index: int, cellen: int) -> tuple[Regel, ...]:
    """One agendapunt in large calm type, in lines of `cellen` cells."""
    if not 0 <= index < len(zitting.agenda):
        regels = _leeg(zitting)
    else:
        regels = _punt(zitting, stand, blik, zitting.agenda[index], cellen - 2 * _marge(cellen))
    marge = " " * _marge(cellen)
    return tuple(
        Regel(("regel", n, 0), ((marge, ""), *delen) if delen else (), kiesbaar=False)
        for n, delen in enumerate([(), *regels])
    )


def _marge(cellen: int) -> int:
    return 2 if cellen < 60 else 4 if cellen < 110 else 8


def _leeg(zitting: Zitting) -> list[tuple[Deel, ...]]:
    return [
        (),
        (("De agenda is leeg", "kop-tekst"),),
        (),
        (("+  zet er iets op: een onderwerp, of een actie, doel of thema uit het plan", ""),),
        (("a  maakt een afspraak, c een besluit: dat kan ook zonder agendapunt", ""),),
        (("S  sluit het overleg", ""),),
    ]


def _punt(zitting: Zitting, stand: Stand, blik: Blik, punt: Agendapunt, cellen: int) -> list[tuple[Deel, ...]]:
    afspraak, item = zitting.afspraak(punt), zitting.item(punt)
    titel = op_een_regel(afspraak.tekst) if afspraak is not None and not punt.titel else naam_van(punt)
    uit: list[tuple[Deel, ...]] = [_reden(zitting, stand, blik, punt, afspraak), ()]
    # one title is one block, however many lines it takes: a blank line within it would read as two
    uit += [((regel, "kop-tekst"),) for regel in wikkel(titel, min(TITELBREED, cellen))]
    uit += [()]
    breed = min(TEKSTBREED, cellen)
    delen = (
        _afspraakdelen(afspraak, blik) if afspraak is not None else (),
        _itemdelen(zitting, stand, item, afspraak) if item is not None else (),
        _standdelen(stand, blik, item, breed),
        _feiten(stand, blik, item),
        _afsprakendelen(zitting, blik, punt, afspraak),
        _sindsdelen(zitting, stand, item, afspraak),
        _inhoud(stand, item),
    )
    for deel in delen:
        regels = [regel for label, tekst, stijl in deel for regel in _veld(label, tekst, stijl, breed)]
        if regels:
            uit += [*regels, ()]
    return uit


#: a label, its text and the style of the text
_Feit = tuple[str, str, str]


def _veld(label: str, tekst: str, stijl: str, cellen: int) -> Iterator[tuple[Deel, ...]]:
    for plaats, stuk in enumerate(wikkel(schoon(tekst), max(10, cellen - _LABEL))):
        yield ((vul(label if plaats == 0 else "", _LABEL), "label"), (stuk, stijl))


def _reden(zitting: Zitting, stand: Stand, blik: Blik, punt: Agendapunt, afspraak: Afspraak | None) -> tuple[Deel, ...]:
    waarom = reden(punt, stand, blik.wijk_id, blik.vandaag, afspraak)
    gedaan: tuple[Deel, ...] = (("✓ behandeld · ", "status-gereed"),) if punt.behandeld else ()
    return (*gedaan, (schoon(waarom), "label"))


def _afspraakdelen(a: Afspraak, blik: Blik) -> Iterator[_Feit]:
    teken, stijl = AFSPRAAKTEKENS[a.status]
    laat = te_laat_tekst(a, blik)
    yield "Afspraak", f"{a.nummer} · {a.overleg}, {schrijf_datum(a.datum)}", ""
    yield "Houder", a.actiehouder or "geen", "" if a.actiehouder else "dof"
    if laat:
        yield "Termijn", laat, "status-loopt-achter"
    elif a.termijn is not None:
        yield "Termijn", schrijf_dag(a.termijn), ""
    if not a.is_open:
        wanneer = f", {schrijf_datum(a.afgedaan_op)}" if a.afgedaan_op else ""
        yield "", f"{teken} {a.status.value}{wanneer}", stijl


def _itemdelen(zitting: Zitting, stand: Stand, item: Item, afspraak: Afspraak | None) -> Iterator[_Feit]:
    soort = item[0]
    if item in zitting.elders:
        titel = f"«{op_een_regel(afspraak.itemtitel)}» " if afspraak is not None and afspraak.itemtitel else ""
        yield soort.capitalize(), f"{titel}{zitting.elders[item]}", "dof"
    elif afspraak is not None:
        rij = rij_van(stand, item)
        if rij is not None:
            yield soort.capitalize(), op_een_regel(rij.titel), ""


def _standdelen(stand: Stand, blik: Blik, item: Item | None, cellen: int) -> Iterator[_Feit]:
    if item is None:
        return
    soort, nummer = item
    if soort == "actie" and nummer in stand.actie:
        plekken = dict.fromkeys((blik.wijk_id, None))
        for wijk_id in plekken:
            yield from _status(stand, blik, nummer, wijk_id)
        return
    if soort == "doel" and nummer in stand.doel and nummer in stand.streefwaarde_van_doel:
        from ivp_tui.weergave.cijferdetail import oordeelregels

        for streef in stand.streefwaarde_van_doel[nummer]:
            for alinea in oordeelregels(stand, blik, streef):
                if alinea.label in ("Oordeel", "Wijk", ""):
                    yield alinea.label, alinea.tekst, alinea.stijl
    acties = _acties_onder(stand, blik, item)
    if acties:
        yield "Voortgang", f"{stand.voortgang(acties, blik.wijk_id).tekst} ({blik.plek(stand)})", ""


def _acties_onder(stand: Stand, blik: Blik, item: Item) -> tuple[Actie, ...]:
    soort, nummer = item
    if soort == "thema":
        return stand.acties_in(blik.wijk_id, nummer)
    return tuple(a for a in stand.acties_in(blik.wijk_id) if nummer in a.doelen) if soort == "doel" else ()


def _status(stand: Stand, blik: Blik, actie_id: int, wijk_id: int | None) -> Iterator[_Feit]:
    """The status in one place with its age, and the reason beneath it; a wijk without one says so."""
    zicht = stand.zicht(actie_id, wijk_id)
    stad = "Stad" if stand.wijken else "Gemeente"
    plek = kort(op_een_regel(stand.wijknaam(wijk_id, stad)), _LABEL - 1)
    if (actie_id, wijk_id) in blik.bezig:
        yield plek, "… wordt opgeslagen", "bezig"
        return
    hier = zicht.hier if zicht.hier is not None and zicht.eigen else None
    if hier is None or hier.status is Status.ONBEKEND:
        yield plek, "?  onbekend" if wijk_id is None else "?  geen eigen status", "dof"
    else:
        _, vorm, letter = STATUSTEKENS[hier.status]
        oud = ouderdom(hier.gewijzigd_op, blik.vandaag) if hier.gewijzigd_op else ""
        yield plek, f"{vorm} {letter}  {hier.status.value}{f'   · {oud}' if oud else ''}", statusstijl(hier.status)
    if zicht.hier is not None and zicht.hier.toelichting:
        yield "", op_een_regel(zicht.hier.toelichting), ""
    elif zicht.hier is not None and zicht.hier.reden_ontbreekt:
        yield "", "reden ontbreekt", "dof"


def _feiten(stand: Stand, blik: Blik, item: Item | None) -> Iterator[_Feit]:
    actie = stand.actie.get(item[1]) if item is not None and item[0] == "actie" else None
    if actie is None:
        return
    if actie.trekker:
        yield "Trekker", op_een_regel(actie.trekker), ""
    if actie.deadline is not None:
        klaar = stand.zicht(actie.id, blik.wijk_id).status in (Status.GEREED, Status.VERVALLEN)
        laat = (blik.vandaag - actie.deadline).days
        if laat > 0 and not klaar:
            yield "Deadline", f"▲ {schrijf_datum(actie.deadline)}, {laat} dagen voorbij", "status-loopt-achter"
        else:
            yield "Deadline", schrijf_dag(actie.deadline), ""


def _afsprakendelen(zitting: Zitting, blik: Blik, punt: Agendapunt, zelf: Afspraak | None) -> Iterator[_Feit]:
    alle = [a for a in zitting.bij(punt, blik.vandaag) if zelf is None or a.id != zelf.id]
    if zitting.item(punt) is None:
        alle += [a for a in zitting.over_niets() if a not in alle and a != zelf]
    eerste = {"afspraak": "Afspraken", "besluit": "Besluiten"}
    for a in alle[:_MEESTE]:
        yield eerste.pop(a.soort, ""), *afspraakzin(a, blik)
    if len(alle) > _MEESTE:
        yield "", f"en nog {len(alle) - _MEESTE}: Enter toont ze alle", "dof"


def _sindsdelen(zitting: Zitting, stand: Stand, item: Item | None, afspraak: Afspraak | None) -> Iterator[_Feit]:
    if zitting.vorig is None:
        return
    plek = item or (("afspraak", afspraak.id) if afspraak is not None else None)
    regels = []
    for anders in zitting.sinds.over(plek) if plek is not None else ():
        zelf = anders.plek == item
        regels += [f"{'' if zelf else f'{itemnaam(anders)}: '}{zin}" for zin in veranderregels(anders, stand)]
    label = f"Sinds {zitting.vorig.datum.day}-{zitting.vorig.datum.month}"
    for nummer, zin in enumerate(regels[:_MEESTE]):
        yield label if nummer == 0 else "", f"Δ {zin}", ""
    if len(regels) > _MEESTE:
        yield "", f"en nog {len(regels) - _MEESTE}", "dof"


def _inhoud(stand: Stand, item: Item | None) -> Iterator[_Feit]:
    rij = rij_van(stand, item)
    if rij is not None and rij.toelichting:
        yield "Inhoud", op_een_regel(rij.toelichting), ""


def rij_van(stand: Stand, item: Item | None) -> Actie | Doel | Thema | None:
    """The actie, doel or thema that an item is, None where it is not in the plan in view."""
    if item is None:
        return None
    soort, nummer = item
    if soort == "actie":
        return stand.actie.get(nummer)
    return stand.doel.get(nummer) if soort == "doel" else stand.thema.get(nummer)
