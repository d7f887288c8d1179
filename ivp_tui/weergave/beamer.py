"""The second screen as lines: one item in large calm type, or how the plan as a whole stands; never everything.

It is given what everybody in the room may see (domein/beamer.py) and hides nothing by itself.
"""

from datetime import date

from ivp_tui.domein.beamer import HOUDER, Beamerbeeld
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Agendapunt
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import standaard_peiljaar
from ivp_tui.domein.toont import Toont
from ivp_tui.weergave.beameritem import Blok, actieblokken, doelblokken, met_label, planblokken, tekstblok, themablokken
from ivp_tui.weergave.beamertrend import trendblok
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.kop import DEMOMERK
from ivp_tui.weergave.regel import Deel, Regel

#: what `?` shows; the screen has no footer
HULP = ("q of Esc sluit dit scherm", "T kiest andere kleuren", "? laat dit zien, en weer het onderwerp")

#: so many lines of what was agreed are shown, the last ones
_HOOGSTENS = 6


def beamerregels(
    beeld: Beamerbeeld, toont: Toont, vandaag: date, maat: tuple[int, int], zin: str = "", demo: bool = False,
    hulp: bool = False,
) -> tuple[Regel, ...]:  # fmt: skip
    """Exactly as many lines as `maat` (cells, lines) has; `zin` stands at the bottom where something is the matter."""
    breed, hoog = maat
    marge = breed // 16
    stand = beeld.stand
    wijk_id = toont.wijk_id if toont.wijk_id in stand.wijk else None
    blik = Blik(standaard_peiljaar(stand.plan, vandaag.year), vandaag, wijk_id)
    boven: list[list[Deel]] = [[]] if hoog > 16 else []
    ruimte = max(hoog - len(boven) - 2 - bool(zin), 1)
    cellen = max(breed - 2 * marge, 1)
    blokken = [tekstblok("\n".join(HULP), "", cellen)] if hulp else _blokken(beeld, toont, blik, cellen)
    inhoud = _stapel(blokken, ruimte)
    over = ruimte - len(inhoud) - 1
    if over >= 2 and not hulp and (verloop := trendblok(stand, blik, _item(beeld, toont), cellen, over)):
        inhoud = [*inhoud, [], *verloop]
    midden = [*inhoud, *([[]] * (ruimte - len(inhoud)))]
    links, rechts = _kop(beeld, toont, blik)
    kop = Regel(("kop", 0, 0), ((" " * marge, ""), *links), (*rechts, *([DEMOMERK] if demo else []), (" " * marge, "")))
    onder = [Regel(("zin", 0, 0), ((" " * marge, ""), (schoon(zin), "fout")))] if zin else []
    lijnen = [*boven, [], *midden]
    vlak = [Regel(("lijn", n, 0), ((" " * marge, "lijn"), *delen)) for n, delen in enumerate(lijnen)]
    return (*vlak[: len(boven)], kop, *vlak[len(boven) :], *onder)[:hoog]


def _stapel(blokken: list[Blok], ruimte: int) -> list[list[Deel]]:
    """The blocks below each other with a blank line between, without where they do not fit, and cut at the end."""
    los = [regel for blok in blokken for regel in (*blok, [])][:-1]
    dicht = los if len(los) <= ruimte else [regel for blok in blokken for regel in blok]
    if len(dicht) <= ruimte:
        return dicht
    return [*dicht[: ruimte - 1], [("…", "dof")]]


def _kop(beeld: Beamerbeeld, toont: Toont, blik: Blik) -> tuple[list[Deel], list[Deel]]:
    plek = (blik.plek(beeld.stand), "kop-tekst")
    overleg = beeld.overleg if toont.overleg_id is not None else None
    if overleg is None:
        # the plan as a whole has its title below
        plan = beeld.stand.plan
        return [(schoon(plan.titel if _item(beeld, toont)[0] else plan.gemeente), "label")], [plek]
    titel = [(schoon(f"{overleg.naam} · {schrijf_datum(overleg.datum)}"), "label")]
    plaats = next((n for n, punt in enumerate(beeld.agenda, 1) if punt.id == toont.punt_id), 0)
    punt = [(f"punt {plaats} van {len(beeld.agenda)} · ", "label")] if plaats else []
    return titel, [*punt, plek]


def _punt(beeld: Beamerbeeld, toont: Toont) -> Agendapunt | None:
    return next((punt for punt in beeld.agenda if punt.id == toont.punt_id), None)


def _afspraak(beeld: Beamerbeeld, toont: Toont) -> Afspraak | None:
    punt = _punt(beeld, toont)
    nummer = toont.nummer if toont.soort == "afspraak" else punt.afspraak_id if punt else None
    return next((a for a in (*beeld.gemaakt, *beeld.eerder) if a.id == nummer), None)


def _item(beeld: Beamerbeeld, toont: Toont) -> tuple[str, int]:
    """The item of the plan in question: what is told, else that of the agendapunt or afspraak; ("", 0) for none."""
    stand, punt, afspraak = beeld.stand, _punt(beeld, toont), _afspraak(beeld, toont)
    soort, nummer = toont.soort, toont.nummer
    if soort in ("", "afspraak"):
        soort, nummer = (punt.item if punt else None) or (afspraak.item if afspraak else None) or ("", 0)
    rijen = {"actie": stand.actie, "doel": stand.doel, "thema": stand.thema}.get(soort, {})
    return (soort, nummer) if nummer in rijen else ("", 0)


def _blokken(beeld: Beamerbeeld, toont: Toont, blik: Blik, cellen: int) -> list[Blok]:
    stand, (soort, nummer) = beeld.stand, _item(beeld, toont)
    punt, afspraak = _punt(beeld, toont), _afspraak(beeld, toont)
    over: list[Blok] = []
    if soort == "actie":
        over = actieblokken(stand, blik, stand.actie[nummer], cellen)
    elif soort == "doel":
        over = doelblokken(stand, blik, stand.doel[nummer], cellen)
    elif soort == "thema":
        over = themablokken(stand, blik, stand.thema[nummer], cellen)
    gemaakt = _gemaakt(beeld, toont, (soort, nummer), cellen)
    if afspraak is not None:
        # what was agreed is what it is about; of its item only what it is called and how it stands
        return [*_over_afspraak(afspraak, beeld, blik, cellen), *gemaakt, *over[:2]]
    if over:
        return [*over[:2], *gemaakt, *over[2:]]
    if punt is not None:
        return [tekstblok(punt.naam, "plan", cellen, 6), *gemaakt]
    return planblokken(stand, blik, cellen)


def _over_afspraak(a: Afspraak, beeld: Beamerbeeld, blik: Blik, cellen: int) -> list[Blok]:
    dag = beeld.overleg.datum if beeld.overleg is not None else blik.vandaag
    laat = a.te_laat(dag)
    regel = f"{a.aanduiding} van {schrijf_datum(a.datum)} · {'te laat' if laat else a.status.value}"
    return [
        tekstblok(a.tekst, "plan", cellen, 6),
        [*tekstblok(regel, "status-loopt-achter" if laat else "", cellen), *tekstblok(_wie_wanneer(a), "", cellen)],
    ]


def _wie_wanneer(a: Afspraak) -> str:
    termijn = f"voor {schrijf_datum(a.termijn)}" if a.termijn else ""
    houder = a.actiehouder if a.actiehouder != HOUDER else ""
    return " · ".join(deel for deel in (houder, termijn) if deel)


def _gemaakt(beeld: Beamerbeeld, toont: Toont, item: tuple[str, int], cellen: int) -> list[Blok]:
    """What was decided and agreed at this item in this meeting."""
    if toont.overleg_id is None or not item[0]:
        return []
    over = _afspraak(beeld, toont)
    hier = [a for a in beeld.gemaakt if a.item == item and a != over]
    blok: Blok = []
    eerste = {"besluit": "besluit", "afspraak": "afspraak"}
    for a in sorted(hier[-_HOOGSTENS:], key=lambda a: a.soort != "besluit"):
        staart = f" ({wie})" if (wie := _wie_wanneer(a)) else ""
        blok += met_label(eerste.pop(a.soort, ""), f"{a.nummer}  {a.tekst}{staart}", "", cellen, 2)
    return [blok] if blok else []
