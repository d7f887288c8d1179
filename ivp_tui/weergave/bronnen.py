"""Where it comes from: the bron of an item, and of a figure every value by every bron with the chosen one marked."""

from collections.abc import Iterator

from ivp_tui.domein.cijfers import INWONERS, Indicator
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.bord import waarde_tekst
from ivp_tui.weergave.detail import Alinea, kaartregel, regels
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, vul


def bronnen(stand: Stand, blik: Blik, sleutel: Sleutel, cellen: int) -> tuple[Regel, ...]:
    """The sources of the selected line; a line of a figure has key ("meting", id, 0) and can be chosen with Enter."""
    indicatoren = _indicatoren(stand, sleutel)
    uit = list(regels(_item(stand, sleutel), cellen))
    hier = (sleutel[1] or None) if sleutel[0] == "wijk" else blik.wijk_id
    plekken = [hier] if hier is None else [hier, None]
    for indicator in indicatoren:
        for wijk_id in plekken:
            uit.extend(_metingen(stand, indicator, wijk_id))
    bron_ids = {m.bron_id for i in indicatoren for w in plekken for m in stand.alle_metingen(i.id, w)}
    uit.extend(regels(_bronnen(stand, sorted(bron_ids)), cellen))
    return tuple(uit)


def _indicatoren(stand: Stand, sleutel: Sleutel) -> list[Indicator]:
    soort, nummer, _ = sleutel
    if soort == "indicator":
        return [stand.indicator[nummer]] if nummer in stand.indicator else []
    if soort == "wijk":
        return [i for i in stand.indicatoren if i.sleutel == INWONERS]
    gezocht = [s for s in stand.streefwaarden if (soort, nummer) in (("streefwaarde", s.id), ("doel", s.doel_id))]
    return [stand.indicator[streef.indicator_id] for streef in gezocht]


def _item(stand: Stand, sleutel: Sleutel) -> Iterator[Alinea]:
    soort, nummer, _ = sleutel
    if soort == "actie" and nummer in stand.actie:
        actie = stand.actie[nummer]
        yield from _van_item(stand, "Actie", actie.titel, actie.bron_id, actie.vindplaats)
    elif soort == "doel" and nummer in stand.doel:
        doel = stand.doel[nummer]
        yield from _van_item(stand, "Doel", doel.titel, doel.bron_id, doel.vindplaats)
    elif soort in ("thema", "themabreed") and nummer in stand.thema:
        thema = stand.thema[nummer]
        yield from _van_item(stand, "Thema", thema.titel, thema.bron_id, thema.vindplaats)
    elif soort == "plan":
        plan = stand.plan
        yield from _van_item(stand, "Plan", plan.titel, plan.bron_id, plan.vindplaats)
    elif soort == "streefwaarde":
        for streef in (s for s in stand.streefwaarden if s.id == nummer):
            yield Alinea("Streefwaarde", f"{streef.vindplaats} {streef.toelichting}".strip() or "–")


def _van_item(stand: Stand, label: str, titel: str, bron_id: int | None, vindplaats: str) -> Iterator[Alinea]:
    yield Alinea(label, titel, "kop-tekst")
    yield Alinea("Vindplaats", vindplaats or "onbekend")
    yield from _bronnen(stand, [bron_id] if bron_id else [])


def _bronnen(stand: Stand, bron_ids: list[int]) -> Iterator[Alinea]:
    for bron_id in bron_ids:
        bron = stand.bron.get(bron_id)
        if bron is None:
            continue
        delen = [bron.titel, bron.uitgever if bron.uitgever not in bron.titel else "", str(bron.jaar or "")]
        yield kaartregel("Bron", ", ".join(deel for deel in delen if deel), "bron", bron.id)
        if bron.url:
            yield Alinea("", bron.url, "dof")
        if bron.toelichting:
            yield Alinea("", bron.toelichting, "dof")


def _metingen(stand: Stand, indicator: Indicator, wijk_id: int | None) -> Iterator[Regel]:
    kop = f" {indicator.naam}, {stand.wijknaam(wijk_id, 'stad')}: elke waarde van elke bron (Enter kiest)"
    yield Regel(("kop", indicator.id, 0), ((schoon(kop), "kop-tekst"),), kiesbaar=False)
    vorig = 0
    for meting in reversed(stand.alle_metingen(indicator.id, wijk_id)):
        jaar = str(meting.periode) if meting.periode != vorig else ""
        vorig = meting.periode
        herkomst = ", ".join(d for d in (meting.bron, meting.uitgave, meting.vindplaats) if d) or "eigen invoer"
        opmerking = f" · {meting.toelichting}" if meting.toelichting else ""
        delen: tuple[Deel, ...] = (
            (f" {jaar:>5} ", "label"),
            ("● " if meting.gekozen else "  ", "gekozen"),
            (vul(waarde_tekst(meting, indicator), 7, True), "cijfer" if meting.gekozen else ""),
            (f"  {schoon(herkomst + opmerking)}", "" if meting.gekozen else "dof"),
        )
        yield Regel(("meting", meting.id, 0), delen)
    if not vorig:
        yield Regel(("leeg", indicator.id, 0), (("  geen enkel cijfer voor dit gebied", "dof"),), kiesbaar=False)
