"""The plan tree as lines: thema → doel → actie, priorities first, with status, age and progress."""

from collections.abc import Iterable, Iterator
from datetime import date

from ivp_tui.domein.datum import leeftijd, schrijf_datum
from ivp_tui.domein.plan import Actie, Doel, Status, Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import te_laat
from ivp_tui.domein.stand import Stand, Voortgang, Zicht
from ivp_tui.domein.verantwoording import Toezeggingstatus
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Deel, Regel, Sleutel
from ivp_tui.weergave.tekens import (
    OORDEEL_KORT,
    OORDEELTEKENS,
    STATUSTEKENS,
    TELVOLGORDE,
    TOEZEGGINGTEKENS,
    oordeelstijl,
    statusstijl,
    statusteken,
    toezeggingstijl,
)

_OPEN, _DICHT, _GEEN = "▾ ", "▸ ", "  "
_SOORTTEKENS = {"nieuw": "+", "eigen": "*"}


#: from how many cells the tree has room for words at the right instead of signs
RUIM = 70


def boom(stand: Stand, blik: Blik, cellen: int = RUIM) -> tuple[Regel, ...]:
    """The visible lines of the tree: folded parts left out, and with a filter only what passes and its way up.

    In a pane of fewer than RUIM cells progress and oordeel are told in signs, so that the titles keep their room.
    """
    return tuple(_regels(stand, blik, cellen >= RUIM))


def _regels(stand: Stand, blik: Blik, ruim: bool) -> Iterator[Regel]:
    if blik.filter.leeg:
        yield from _plan(stand, blik)
    for thema in stand.themas:
        acties = blik.acties(stand, thema.id)
        if acties or blik.filter.leeg:
            yield from _thema(stand, blik, thema, acties, ruim)
    if blik.filter.leeg:
        yield from _toezeggingen(stand, blik)
        yield from _verhalen(stand, blik)


def _toezeggingen(stand: Stand, blik: Blik) -> Iterator[Regel]:
    sleutel: Sleutel = ("toezeggingen", stand.plan.id, 0)
    is_open = sleutel not in blik.dicht
    aantal = sum(t.status is Toezeggingstatus.OPEN for t in stand.toezeggingen)
    hoeveel = f"{aantal} open" if stand.toezeggingen else "geen"
    teken = (_OPEN if is_open else _DICHT) if stand.toezeggingen else _GEEN
    vouw = is_open if stand.toezeggingen else None
    yield Regel(sleutel, ((teken, "dof"), ("Toezeggingen en moties", "themabreed")), ((hoeveel, "dof"),), vouw)
    for t in stand.toezeggingen if is_open else ():
        merk: Deel = (f"    {TOEZEGGINGTEKENS[t.status]} ", toezeggingstijl(t.status))
        dag = ((schrijf_datum(t.datum) if t.datum else "", "dof"),)
        yield Regel(("toezegging", t.id, 0), (merk, (schoon(t.naam), "")), dag, None, sleutel)


def _verhalen(stand: Stand, blik: Blik) -> Iterator[Regel]:
    """The verhalen of the place in view; those of the stad as a whole are seen from everywhere."""
    sleutel: Sleutel = ("verhalen", stand.plan.id, 0)
    verhalen = [v for v in stand.verhalen if blik.wijk_id is None or v.wijk_id in (None, blik.wijk_id)]
    is_open = sleutel not in blik.dicht
    teken = (_OPEN if is_open else _DICHT) if verhalen else _GEEN
    hoeveel = str(len(verhalen)) if verhalen else "geen"
    vouw = is_open if verhalen else None
    yield Regel(sleutel, ((teken, "dof"), ("Verhalen", "themabreed")), ((hoeveel, "dof"),), vouw)
    for v in verhalen if is_open else ():
        rechts = f"{schoon(stand.wijknaam(v.wijk_id, 'stad'))} {schrijf_datum(v.datum)}"
        yield Regel(("verhaal", v.id, 0), (("    ¶ ", "dof"), (schoon(v.titel), "")), ((rechts, "dof"),), None, sleutel)


def _plan(stand: Stand, blik: Blik) -> Iterator[Regel]:
    sleutel: Sleutel = ("plan", stand.plan.id, 0)
    hoofddoelen = stand.doelen_van(None)
    # the tree opens at its first thema: the plan line is closed until asked for, the other way round from the rest
    is_open = sleutel in blik.dicht
    teken = (_OPEN if is_open else _DICHT) if hoofddoelen else _GEEN
    hoeveel = f"{len(hoofddoelen)} {'hoofddoel' if len(hoofddoelen) == 1 else 'hoofddoelen'}" if hoofddoelen else ""
    yield Regel(
        sleutel,
        ((teken, "dof"), (schoon(stand.plan.titel), "plan")),
        ((hoeveel, "dof"),),
        is_open if hoofddoelen else None,
    )
    if is_open:
        for doel in hoofddoelen:
            yield Regel(("doel", doel.id, 0), (("    ◇ ", "dof"), (schoon(doel.titel), "doel")), ouder=sleutel)


def _thema(stand: Stand, blik: Blik, thema: Thema, acties: tuple[Actie, ...], ruim: bool) -> Iterator[Regel]:
    sleutel: Sleutel = ("thema", thema.id, 0)
    is_open = sleutel not in blik.dicht
    voortgang = stand.voortgang(acties, blik.wijk_id)
    ster = "★ " if thema.prioriteit else ""
    yield Regel(
        sleutel,
        ((_OPEN if is_open else _DICHT, "dof"), (ster, "ster"), (schoon(thema.titel), "thema")),
        (*_aandacht(voortgang), (_voortgang(voortgang, ruim) if acties else "", "dof")),
        is_open,
    )
    if is_open:
        yield from _onder_thema(stand, blik, thema, acties, sleutel, ruim)


def _onder_thema(
    stand: Stand, blik: Blik, thema: Thema, acties: tuple[Actie, ...], ouder: Sleutel, ruim: bool
) -> Iterator[Regel]:
    doelen = stand.doelen_van(thema.id)
    eigen = {doel.id for doel in doelen}
    for doel in doelen:
        erbij = tuple(actie for actie in acties if doel.id in actie.doelen)
        if erbij or blik.filter.leeg:
            yield from _doel(stand, blik, doel, erbij, ouder, ruim)
    wijd = tuple(actie for actie in acties if not eigen.intersection(actie.doelen))
    if wijd:
        sleutel: Sleutel = ("themabreed", thema.id, 0)
        is_open = sleutel not in blik.dicht
        voortgang = stand.voortgang(wijd, blik.wijk_id)
        yield Regel(
            sleutel,
            (("  " + (_OPEN if is_open else _DICHT), "dof"), ("voor het hele thema", "themabreed")),
            (*_aandacht(voortgang), (_kort_voortgang(voortgang), "dof")),
            is_open,
            ouder,
        )
        if is_open:
            yield from (_actie(stand, blik, actie, 0, sleutel, ruim) for actie in wijd)


def _doel(
    stand: Stand, blik: Blik, doel: Doel, acties: tuple[Actie, ...], ouder: Sleutel, ruim: bool
) -> Iterator[Regel]:
    sleutel: Sleutel = ("doel", doel.id, 0)
    is_open = sleutel not in blik.dicht
    teken = (_OPEN if is_open else _DICHT) if acties else _GEEN
    voortgang = stand.voortgang(acties, blik.wijk_id)
    rechts: list[Deel] = [*_aandacht(voortgang)] if acties else []
    for streef in stand.streefwaarde_van_doel.get(doel.id, ()):
        soort = stand.oordeel(streef, blik.peiljaar).soort
        woord = f" {OORDEEL_KORT[soort]}" if ruim else ""
        rechts.append((f"{OORDEELTEKENS[soort]}{woord} ", oordeelstijl(soort)))
    rechts.append((f"{_kort_voortgang(voortgang) if acties else '':>4}", "dof"))
    vorm = "◆ " if doel.soort == "meetbaar" else "◇ "
    yield Regel(
        sleutel,
        (("  " + teken, "dof"), (vorm, "doelteken"), (schoon(doel.titel), "doel")),
        tuple(rechts),
        is_open if acties else None,
        ouder,
    )
    if is_open:
        yield from (_actie(stand, blik, actie, doel.id, sleutel, ruim) for actie in acties)


def _actie(stand: Stand, blik: Blik, actie: Actie, doel_id: int, ouder: Sleutel, ruim: bool) -> Regel:
    zicht = stand.zicht(actie.id, blik.wijk_id)
    if (actie.id, blik.wijk_id) in blik.bezig:
        teken: Deel = ("… ", "bezig")
    else:
        teken = (statusteken(zicht.status), statusstijl(zicht.status, zicht.eigen))
    # + is new in this plan, * is one's own; the detail says it in words
    soort: Deel = (_SOORTTEKENS.get(actie.soort, " "), "doelteken")
    titel: Deel = (schoon(actie.titel), "" if zicht.eigen else "erft")
    vink: Deel = ("[x] ", "toets") if blik.aangevinkt and actie.id in blik.aangevinkt else ("    ", "")
    links: tuple[Deel, ...] = (vink, teken, soort, titel)
    return Regel(("actie", actie.id, doel_id), links, _rechts_van_actie(stand, blik, actie, zicht, ruim), None, ouder)


def _rechts_van_actie(stand: Stand, blik: Blik, actie: Actie, zicht: Zicht, ruim: bool) -> tuple[Deel, ...]:
    rechts: list[Deel] = []
    if zicht.stand is not None and zicht.eigen and zicht.stand.reden_ontbreekt:
        rechts.append(("reden ontbreekt " if ruim else "reden? ", "status-aandacht"))
    if blik.wijk_id is None:
        rechts += tellingen(stand, actie)
    elif not zicht.eigen and zicht.stand is not None:
        rechts.append(("stad ", "dof"))
    if te_laat(actie, zicht.status, blik.vandaag) and actie.deadline:
        rechts.append((f"te laat {schrijf_datum(actie.deadline)} ", "status-loopt-achter"))
    if zicht.stand is not None and zicht.stand.gewijzigd_op:
        oud = ouderdom(zicht.stand.gewijzigd_op, blik.vandaag)
        rechts.append((oud if ruim else _korte_tijd(oud), "dof"))
    return tuple(rechts)


def ouderdom(gewijzigd_op: str, vandaag: date) -> str:
    """How long ago a status was set, such as "3 dagen"; what is no time is said to be of an unknown day."""
    try:
        return leeftijd(date.fromisoformat(gewijzigd_op[:10]), vandaag)
    except ValueError:
        return "dag onbekend"


def _korte_tijd(tekst: str) -> str:
    """An age for a narrow pane: "3 dagen" is "3d", a day that is not known stays a word."""
    if tekst in ("vandaag", "gisteren"):
        return "0d" if tekst == "vandaag" else "1d"
    aantal, _, eenheid = tekst.partition(" ")
    return aantal + eenheid[:1] if aantal.isdigit() else tekst


def tellingen(stand: Stand, actie: Actie) -> list[Deel]:
    """How many wijken set which status for an actie themselves, worst first: "▲2 ■1"."""
    per: dict[Status, int] = {}
    for eigen in stand.standen_in_wijken(actie.id):
        per[eigen.status] = per.get(eigen.status, 0) + 1
    return [(f"{STATUSTEKENS[s][1]}{per[s]} ", statusstijl(s)) for s in TELVOLGORDE if s in per]


def _aandacht(voortgang: Voortgang) -> Iterable[Deel]:
    if voortgang.achter:
        yield f"■{voortgang.achter} ", statusstijl(Status.LOOPT_ACHTER)
    if voortgang.aandacht:
        yield f"▲{voortgang.aandacht} ", statusstijl(Status.AANDACHT)


def _voortgang(voortgang: Voortgang, ruim: bool) -> str:
    if ruim:
        return voortgang.tekst
    return _kort_voortgang(voortgang) + (f" ?{voortgang.onbekend}" if voortgang.onbekend else "")


def _kort_voortgang(voortgang: Voortgang) -> str:
    return f"{voortgang.gereed}/{voortgang.van}"
