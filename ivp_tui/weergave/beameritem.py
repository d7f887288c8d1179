"""What the second screen says of one item, in blocks of lines: the first is its title, the second how it stands."""

from collections.abc import Iterable

from ivp_tui.domein.beamer import HOUDER
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.plan import Actie, Doel, Status, Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import ouderdom
from ivp_tui.weergave.cijferdetail import oordeelzin, wijkzin
from ivp_tui.weergave.regel import Deel, kort, vul, wikkel
from ivp_tui.weergave.tekens import OORDEELTEKENS, STATUSTEKENS, TELVOLGORDE, oordeelstijl, statusstijl

#: lines that stay together
Blok = list[list[Deel]]

#: no text is wrapped that would fill more than some screens
_LANGST = 4000

_LABELBREED = 12


def tekstblok(tekst: str, stijl: str, cellen: int, hoogstens: int = 4) -> Blok:
    """A text in at most so many lines; nothing for an empty one."""
    regels = wikkel(schoon(tekst[:_LANGST], meerregelig=True).strip(), cellen) if tekst.strip() else []
    if len(regels) > hoogstens:
        regels = [*regels[: hoogstens - 1], kort(f"{regels[hoogstens - 1]} …" + " " * cellen, cellen)]
    return [[(regel, stijl)] for regel in regels]


def met_label(label: str, tekst: str, stijl: str, cellen: int, hoogstens: int = 3, breed: int = _LABELBREED) -> Blok:
    """A text beside its label; above it where there is no room."""
    if cellen < 3 * breed:
        return [*tekstblok(label, "label", cellen, 1), *tekstblok(tekst, stijl, cellen, hoogstens)]
    regels = tekstblok(tekst, stijl, cellen - breed, hoogstens)
    return [
        [(vul(schoon(label), breed - 1) + " " if n == 0 else " " * breed, "label"), *r] for n, r in enumerate(regels)
    ]


def actieblokken(stand: Stand, blik: Blik, actie: Actie, cellen: int) -> list[Blok]:
    """An actie: its thema and title, its status, what it serves with how far that is, and who and when."""
    thema = stand.thema.get(actie.thema_id)
    rest: Blok = []
    if actie.trekker and actie.trekker != HOUDER:
        rest += met_label("trekker", actie.trekker, "", cellen)
    if actie.deadline:
        rest += met_label("deadline", schrijf_datum(actie.deadline), "", cellen)
    doelen = [stand.doel[nummer] for nummer in actie.doelen if nummer in stand.doel]
    return [
        [*(_themaregel(thema, cellen) if thema else []), *tekstblok(actie.titel, "plan", cellen)],
        _status(stand, blik, actie, cellen),
        *(
            [*met_label("doel", doel.titel, "", cellen, 2), *_oordelen(stand, blik, doel, cellen, 1)]
            for doel in doelen[:1]
        ),
        *([rest] if rest else []),
    ]


def _themaregel(thema: Thema, cellen: int) -> Blok:
    """What the item is part of, and a blank line that lets its own title stand out."""
    return [*tekstblok(f"{'★ ' if thema.prioriteit else ''}{thema.titel}", "label", cellen, 1), []]


def _status(stand: Stand, blik: Blik, actie: Actie, cellen: int) -> Blok:
    zicht = stand.zicht(actie.id, blik.wijk_id)
    _, vorm, letter = STATUSTEKENS[zicht.status]
    teken = f"{vorm} {letter}".strip()
    delen = [f"{teken}  {zicht.status.value}"]
    if not zicht.eigen and zicht.stand is not None:
        delen.append("van de stad")
    if zicht.stand is not None and zicht.stand.gewijzigd_op:
        oud = schoon(ouderdom(zicht.stand.gewijzigd_op, blik.vandaag))
        delen.append(f"{oud} geleden" if oud[:1].isdigit() else oud)
    reden = zicht.stand.toelichting if zicht.stand is not None else ""
    stijl = statusstijl(zicht.status, zicht.eigen)
    return [*tekstblok(" · ".join(delen), stijl, cellen, 2), *tekstblok(reden, "", cellen, 3)]


def _oordelen(stand: Stand, blik: Blik, doel: Doel, cellen: int, hoogstens: int) -> Blok:
    """The oordeel of each streefwaarde with the figures it rests on, and the wijk's own figure."""
    blok: Blok = []
    for streef in stand.streefwaarde_van_doel.get(doel.id, ())[:hoogstens]:
        indicator, oordeel = stand.indicator[streef.indicator_id], stand.oordeel(streef, blik.peiljaar)
        kop = f"{OORDEELTEKENS[oordeel.soort]} {oordeel.tekst}: {indicator.naam}"
        blok += met_label("oordeel", kop, oordeelstijl(oordeel.soort), cellen, 2)
        blok += met_label("", oordeelzin(oordeel, streef, indicator), "", cellen)
        if blik.wijk_id is not None:
            # why something is not compared, and where to type what is missing, is for the one at the keyboard
            zin = wijkzin(stand, blik, indicator, streef.basisjaar).partition("; geen vergelijking")[0]
            blok += met_label(blik.plek(stand), zin, "cijfer", cellen)
    return blok


def doelblokken(stand: Stand, blik: Blik, doel: Doel, cellen: int) -> list[Blok]:
    """A doel: its thema and title, the oordeel with the figures, and how its acties stand."""
    thema = stand.thema.get(doel.thema_id or 0)
    acties = [actie for actie in stand.acties_in(blik.wijk_id) if doel.id in actie.doelen]
    return [
        [*(_themaregel(thema, cellen) if thema else []), *tekstblok(doel.titel, "plan", cellen)],
        _oordelen(stand, blik, doel, cellen, 3) or tekstblok("zonder streefwaarde", "dof", cellen),
        *([_tellingen(stand, blik, acties, cellen)] if acties else []),
    ]


def themablokken(stand: Stand, blik: Blik, thema: Thema, cellen: int) -> list[Blok]:
    """A thema: its title, how its acties stand, and each doel with its oordeel."""
    acties = stand.acties_in(blik.wijk_id, thema.id)
    doelen: Blok = []
    for doel in stand.doelen_van(thema.id)[:8]:
        streef = next(iter(stand.streefwaarde_van_doel.get(doel.id, ())), None)
        soort = stand.oordeel(streef, blik.peiljaar).soort if streef is not None else None
        teken, stijl = (OORDEELTEKENS[soort], oordeelstijl(soort)) if soort else ("◇", "dof")
        doelen.append([(f"{teken} ", stijl), (kort(schoon(doel.titel), max(cellen - 2, 1)), "")])
    return [
        [*tekstblok("prioriteit" if thema.prioriteit else "thema", "label", cellen), [], *tekstblok(
            thema.titel, "plan", cellen)],
        _tellingen(stand, blik, acties, cellen),
        *([doelen] if doelen else []),
    ]  # fmt: skip


def planblokken(stand: Stand, blik: Blik, cellen: int) -> list[Blok]:
    """The plan as a whole: its title, how far it is, and how many acties have which status, one below the other."""
    plan, acties = stand.plan, stand.acties_in(blik.wijk_id)
    voortgang = f"{plan.van}–{plan.tot} · gereed: {stand.voortgang(acties, blik.wijk_id).tekst}"
    aantallen = _tel(stand, blik, acties)
    return [
        tekstblok(plan.titel, "plan", cellen),
        tekstblok(voortgang if acties else f"{plan.van}–{plan.tot} · geen acties", "", cellen),
        [[(_woorden(status, f"{n:>4}"), statusstijl(status))] for status, n in aantallen],
    ]


def _tel(stand: Stand, blik: Blik, acties: Iterable[Actie]) -> list[tuple[Status, int]]:
    """How many acties have which status here, what asks for attention first; a wijk counts only its own."""
    gevonden = [z.status if z.eigen else Status.ONBEKEND for a in acties for z in (stand.zicht(a.id, blik.wijk_id),)]
    return [(status, gevonden.count(status)) for status in TELVOLGORDE if status in gevonden]


def _woorden(status: Status, aantal: str) -> str:
    _, vorm, letter = STATUSTEKENS[status]
    return f"{vorm} {letter} {aantal} {status.value}"


def _tellingen(stand: Stand, blik: Blik, acties: Iterable[Actie], cellen: int) -> Blok:
    """The counts beside each other, as many on a line as fit whole."""
    blok: Blok = []
    rest = 0
    for status, n in _tel(stand, blik, acties):
        tekst = kort(f"{' '.join(_woorden(status, str(n)).split())}   ", cellen)
        if len(tekst) > rest:
            blok.append([])
            rest = cellen
        blok[-1].append((tekst, statusstijl(status)))
        rest -= len(tekst)
    return blok or tekstblok("hier gelden geen acties", "dof", cellen)
