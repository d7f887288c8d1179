"""The overleg screen as lines: the agenda at the side, afspraken in a sentence, the title and the clock."""

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Agendapunt, Herkomst
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.zitting import KOPPEN, Zitting
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort
from ivp_tui.weergave.tekens import STATUSTEKENS, statusstijl

#: how an afspraak or besluit stands: shape and style
AFSPRAAKTEKENS: dict[Afspraakstatus, tuple[str, str]] = {
    Afspraakstatus.OPEN: ("○", ""),
    Afspraakstatus.GEREED: ("✓", "status-gereed"),
    Afspraakstatus.VERVALLEN: ("–", "dof"),
    Afspraakstatus.GENOMEN: ("◆", ""),
}


def naam_van(punt: Agendapunt) -> str:
    """What an agendapunt is called, inert and on one line; one that lost its item says so."""
    return " ".join(schoon(punt.naam).split()) or "(zonder titel)"


def op_een_regel(tekst: str) -> str:
    """Text from the file, inert and on one line."""
    return " ".join(schoon(tekst).split())


# the agenda


def agendaregels(zitting: Zitting, stand: Stand, blik: Blik) -> tuple[Regel, ...]:
    """The agenda: its points under the reason why they are there, done ones with ✓."""
    uit: list[Regel] = []
    vorige: Herkomst | None = None
    for nummer, punt in enumerate(zitting.agenda, 1):
        if punt.herkomst is not vorige:
            vorige = punt.herkomst
            uit.append(Regel(("kop", nummer, 0), ((f" {KOPPEN[punt.herkomst]}", "label"),), kiesbaar=False))
        uit.append(_agendaregel(zitting, stand, blik, nummer, punt))
    if not uit:
        uit.append(Regel(("leeg", 0, 0), ((" de agenda is leeg; + zet er iets op", "dof"),), kiesbaar=False))
    return tuple(uit)


def _agendaregel(zitting: Zitting, stand: Stand, blik: Blik, nummer: int, punt: Agendapunt) -> Regel:
    afspraak, item = zitting.afspraak(punt), zitting.item(punt)
    teken, stijl = " ", ""
    if afspraak is not None:
        teken, stijl = AFSPRAAKTEKENS[afspraak.status]
        if afspraak.te_laat(blik.vandaag):
            teken, stijl = "▲", "status-loopt-achter"
    elif item is not None and item[0] == "actie" and item[1] in stand.actie:
        zicht = stand.zicht(item[1], blik.wijk_id)
        teken, stijl = STATUSTEKENS[zicht.status][1], statusstijl(zicht.status, zicht.eigen)
    delen: tuple[Deel, ...] = (
        (" ✓" if punt.behandeld else "  ", "status-gereed"),
        (f"{nummer:>3} ", "dof"),
        (f"{teken} ", stijl),
        (naam_van(punt), "dof" if punt.behandeld else ""),
    )
    return Regel(("punt", punt.id, 0), delen)


# afspraken in a sentence


def te_laat_tekst(a: Afspraak, blik: Blik) -> str:
    """Of an overdue afspraak: "▲ 12 dagen te laat (termijn 5 dec 2026)"; '' of any other."""
    if a.termijn is None or not a.te_laat(blik.vandaag):
        return ""
    dagen = (blik.vandaag - a.termijn).days
    return f"▲ {dagen} {'dag' if dagen == 1 else 'dagen'} te laat (termijn {schrijf_datum(a.termijn)})"


def afspraakzin(a: Afspraak, blik: Blik) -> tuple[str, str]:
    """An afspraak in one sentence and the style of it: "▲ 2026-03 Politie: hek · 12 dagen te laat"."""
    teken, stijl = AFSPRAAKTEKENS[a.status]
    wie = f"{op_een_regel(a.actiehouder)}: " if a.actiehouder else ""
    wanneer = f" · termijn {schrijf_datum(a.termijn)}" if a.termijn is not None and a.is_open else ""
    laat = te_laat_tekst(a, blik)
    if laat:
        teken, stijl, wanneer = "▲", "status-loopt-achter", f" · {laat[2:]}"
    return f"{teken} {op_een_regel(a.nummer)} {wie}{op_een_regel(a.tekst)}{wanneer}", stijl


# the lines above and beneath


def titelregel(zitting: Zitting, stand: Stand, index: int, alleen_lezen: bool, smal: bool) -> Regel:
    """The title: the meeting, how far it is, and whether it is closed or may not be written."""
    overleg = zitting.overleg
    plek = op_een_regel(overleg.wijk) or ("stad" if stand.wijken else "gemeente")
    aantal = len(zitting.agenda)
    waar = f"{index + 1} van {aantal}" if aantal else "geen agendapunten"
    delen: list[Deel] = [
        (f" {kort(op_een_regel(overleg.naam), 24 if smal else 60)}", "titel-sterk"),
        (f" · {plek} · {schrijf_datum(overleg.datum)} · {waar}", "titel"),
    ]
    if zitting.behandeld:
        delen.append((f" · ✓ {zitting.behandeld}", "titel"))
    if overleg.gesloten_op is not None:
        delen.append((" · GESLOTEN", "titel-sterk"))
    if alleen_lezen:
        delen.append((" · ALLEEN LEZEN", "titel-sterk"))
    return Regel(("titel", 0, 0), tuple(delen))


def klokregel(punt: int, totaal: int, loopt: bool) -> Regel:
    """The clock: seconds of this item and of all, "2:10 · 34:05"; standing still it says so."""
    stil = "" if loopt else "‖ "
    # at the left of a field just as wide: what stands at the right is left out where the left would have no room
    return Regel(("klok", 0, 0), ((f" {stil}{duur(punt)} · {duur(totaal)} ", "dof"),))


def duur(seconden: int) -> str:
    """Seconds as minutes or hours: "2:10", "1:02:10"."""
    uren, rest = divmod(max(0, seconden), 3600)
    minuten, over = divmod(rest, 60)
    return f"{uren}:{minuten:02d}:{over:02d}" if uren else f"{minuten}:{over:02d}"


def klokbreed(regel: Regel) -> int:
    """How many cells the clock takes."""
    return sum(breedte(tekst) for tekst, _ in regel.links)
