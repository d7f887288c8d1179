"""Around the matrix: its title, and below it the cell with the cursor in words: which acties, how, and since when."""

from collections.abc import Iterator
from datetime import date

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.matrix import Oordeelvak, Vak
from ivp_tui.domein.plan import Actie, Status, Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand, Zicht
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import ouderdom
from ivp_tui.weergave.cijferdetail import oordeelzin
from ivp_tui.weergave.kop import aantal_acties
from ivp_tui.weergave.matrix import Kolom, Matrix, Matrixbeeld, vakteken
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort, plat
from ivp_tui.weergave.tekens import OORDEELTEKENS, STATUSTEKENS, TELVOLGORDE, oordeelstijl, statusstijl

_KLEIN = "kleine letter: status van de stad"


def titelregel(beeld: Matrixbeeld, demo: bool, cellen: int) -> Regel:
    """Whose matrix it is, at which peiljaar and through which filter, and how many columns are not in view.

    The mark of a demo stands before it.
    """
    stand, blik = beeld.matrix.stand, beeld.matrix.blik
    links: list[Deel] = [
        (f" {schoon(stand.plan.gemeente)} {stand.plan.looptijd}", "titel-sterk"),
        (f" · matrix · {blik.peiljaar}", "titel"),
    ]
    if not blik.filter.leeg:
        links.append((f" · filter: {schoon(blik.filter.omschrijving)}", "titel-sterk"))
    vlak, alle = beeld.vlak, len(beeld.matrix.kolommen)
    over = alle - len(vlak.kolommen)
    rechts = f"{'‹ ' if vlak.eerste > vlak.vast else ''}nog {over} {'›' if vlak.kolommen[-1] < alle - 1 else ''} "
    ruimte = cellen - breedte(plat(links)) - 7 * demo
    tekst = rechts if over and breedte(rechts) < ruimte else ""
    return Regel(("titel", 0, 0), tuple(links), ((tekst, "dof"),))


def strooktitel(matrix: Matrix, thema: Thema, kolom: Kolom) -> str:
    """The cell in one sentence, also for who hears the screen: "Overvecht · Jeugd: loopt achter, 2 van 12 acties"."""
    waar = "Oordeel over de gemeente" if kolom.is_oordeel else kolom.naam
    return f"{waar} · {schoon(thema.titel[:300])}: {celzin(matrix, thema, kolom)}"


def celzin(matrix: Matrix, thema: Thema, kolom: Kolom) -> str:
    """What a cell says, in words."""
    if kolom.is_oordeel:
        oordeel = matrix.oordelen[thema.id]
        if oordeel is None:
            return "geen streefwaarde"
        return f"{oordeel.soort.value}, {oordeel.aantal} van {oordeel.van} in {matrix.blik.peiljaar}"
    vak = matrix.vakken[thema.id, kolom.wijk_id]
    if vak is None:
        return "geen acties" if matrix.blik.filter.leeg else "geen acties die door het filter komen"
    van = "" if vak.eigen or vak.status is Status.ONBEKEND else " (status van de stad)"
    return f"{vak.status.value}{van}, {vak.aantal} van {aantal_acties(vak.van)}"


def strook(beeld: Matrixbeeld, cellen: int, hoogte: int) -> tuple[Regel, ...]:
    """At most `hoogte` lines about the cell with the cursor, the last of them what the short names mean."""
    matrix = beeld.matrix
    thema = matrix.stand.thema.get(beeld.thema_id)
    if thema is None or hoogte < 1:
        return ()
    kolom = matrix.kolommen[beeld.kolom]
    if kolom.is_oordeel:
        regels = list(_oordeel(matrix, matrix.oordelen[thema.id]))
    else:
        regels = list(_vak(matrix, matrix.vakken[thema.id, kolom.wijk_id]))
    sleutel = legenda(beeld, cellen)
    ruimte = hoogte - 1 if sleutel and hoogte > 1 else hoogte
    if len(regels) > ruimte:
        meer = len(regels) - ruimte + 1
        regels[ruimte - 1 :] = [(((f" … en nog {meer}", "dof"),), ())]
    if ruimte < hoogte:
        regels += [((), ())] * (ruimte - len(regels)) + [(((f" {sleutel}", "dof"),), ())]
    return tuple(Regel(("strook", i, 0), links, rechts, kiesbaar=False) for i, (links, rechts) in enumerate(regels))


_Regel = tuple[tuple[Deel, ...], tuple[Deel, ...]]


def _oordeel(matrix: Matrix, vak: Oordeelvak | None) -> Iterator[_Regel]:
    for streef, oordeel in vak.streefwaarden if vak is not None else ():
        indicator = matrix.stand.indicator[streef.indicator_id]
        teken: Deel = (f" {OORDEELTEKENS[oordeel.soort]}  {oordeel.tekst}: ", oordeelstijl(oordeel.soort))
        yield (teken, (f"{schoon(indicator.naam)}, {oordeelzin(oordeel, streef, indicator)}", "")), ()


def _vak(matrix: Matrix, vak: Vak | None) -> Iterator[_Regel]:
    """How many stand how, then every actie of which something is known, worst first."""
    if vak is None:
        return
    per: dict[Status, int] = {}
    for _, zicht in vak.acties:
        per[zicht.status] = per.get(zicht.status, 0) + 1
    tellingen = [f"{STATUSTEKENS[status][1]} {per[status]} {status.value}" for status in TELVOLGORDE if status in per]
    yield ((f" {'  '.join(tellingen)}", "label"),), ()
    for actie, zicht in vak.acties:
        if zicht.status is not Status.ONBEKEND:
            yield _actieregel(matrix.stand, matrix.blik, actie, zicht)


def _actieregel(stand: Stand, blik: Blik, actie: Actie, zicht: Zicht) -> _Regel:
    reden = zicht.stand.toelichting if zicht.stand is not None else ""
    ontbreekt = zicht.stand is not None and zicht.stand.reden_ontbreekt
    uitleg = schoon(reden[:300]) if reden else "reden ontbreekt" if ontbreekt else ""
    links: tuple[Deel, ...] = (
        (f" {vakteken(zicht.status, zicht.eigen)} ", statusstijl(zicht.status, zicht.eigen)),
        (schoon(actie.titel[:300]), ""),
        (f": {uitleg}" if uitleg else "", "dof"),
    )
    waar = "" if zicht.eigen else "stad, "
    return links, ((f"{waar}{_sinds(zicht, blik.vandaag)} ", "dof"),)


def _sinds(zicht: Zicht, vandaag: date) -> str:
    """Since when a status stands: "sinds 2 mrt 2026 (2 dagen)"."""
    op = zicht.stand.gewijzigd_op if zicht.stand is not None else None
    if not op:
        return "sinds onbekend"
    try:
        return f"sinds {schrijf_datum(date.fromisoformat(op[:10]))} ({ouderdom(op, vandaag)})"
    except ValueError:
        return "sinds onbekend"


def legenda(beeld: Matrixbeeld, cellen: int) -> str:
    """What the short names in view stand for, and the small letter, as far as there is room."""
    kolommen, namen = beeld.matrix.kolommen, beeld.namen
    delen = [f"{namen[n]} {kolommen[n].naam}" for n in beeld.vlak.kolommen if namen[n] != kolommen[n].naam]
    if any(vak is not None and not vak.eigen for vak in beeld.matrix.vakken.values()):
        delen.insert(0, _KLEIN)
    return kort(" · ".join(delen), max(1, cellen - 1))
