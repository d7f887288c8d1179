"""What changed since a moment, as lines: by thema, an item with under it what became of it."""

from collections.abc import Iterable

from ivp_tui.domein.overleg import Item
from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.sinds import Itemverandering, Sinds, Verandering
from ivp_tui.domein.sindstekst import itemnaam, veranderregels
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.regel import Deel, Regel, wikkel
from ivp_tui.weergave.tekens import STATUSTEKENS, statusstijl

#: headings of what stands under no thema, in the order after the thema's
_PLAN, _CIJFERS, _LOS, _WEG = "Het hele plan", "Cijfers", "Afspraken zonder item", "Uit het plan"

#: what each kind is called, in the order in which they stand under a thema
_SOORTEN = {"thema": "thema", "doel": "doel", "indicator": "cijfer", "actie": "actie", "toezegging": "toezegging"} | {
    "verhaal": "verhaal",
    "afspraak": "afspraak",
}
#: what came or went: its sign, and the word behind the name
_HEEL = {"erbij": ("+", "nieuw"), "weg": ("–", "weg"), "archief": ("–", "archief"), "terug": ("+", "terug")}


def sindsregels(sinds: Sinds, stand: Stand, cellen: int) -> tuple[Regel, ...]:
    """A heading a thema, prioriteiten first; the key of an item is ("sinds", its place in `sinds.items`, 0)."""
    per: dict[str, list[int]] = {}
    for nummer, item in enumerate(sinds.items):
        per.setdefault(_kop(item, stand), []).append(nummer)
    themas = [schoon(t.titel) for t in sorted(stand.themas, key=lambda t: not t.prioriteit)]
    ster = {schoon(t.titel) for t in stand.themas if t.prioriteit}
    uit: list[Regel] = []
    for kop in dict.fromkeys((*themas, _PLAN, _CIJFERS, _LOS, _WEG)):
        if kop not in per:
            continue
        if uit:
            uit.append(Regel(("leeg", len(uit), 0), (), kiesbaar=False))
        # the names stand under each other, with a star or without
        voor: list[Deel] = [(" ★ ", "ster")] if kop in ster else [("   ", "")]
        aantal = f"{len(per[kop])} "
        uit.append(Regel(("kop", len(uit), 0), (*voor, (kop, "kop-tekst")), ((aantal, "dof"),), kiesbaar=False))
        for nummer in sorted(per[kop], key=lambda n: _rang(sinds.items[n])):
            uit += _item(nummer, sinds.items[nummer], stand, cellen)
    return tuple(uit)


def _rang(item: Itemverandering) -> int:
    soorten = list(_SOORTEN)
    return soorten.index(item.plek[0]) if item.plek[0] in soorten else len(soorten)


def _item(nummer: int, item: Itemverandering, stand: Stand, cellen: int) -> Iterable[Regel]:
    soort = _SOORTEN.get(item.plek[0], item.plek[0])
    naam = itemnaam(item).removeprefix(f"{soort} ")
    if soort == "afspraak" and naam.startswith("besluit "):
        soort, _, naam = naam.partition(" ")  # a besluit is a row of the same table
    heel = _HEEL.get(item.veranderingen[0].soort) if len(item.veranderingen) == 1 else None
    # what only came or went takes one line
    teken, woord = heel or ("", "")
    links: list[Deel] = [(f" {teken:<2}", "merk"), (f"{soort:<11}", "label"), (naam, "")]
    yield Regel(("sinds", nummer, 0), tuple(links), ((f"{woord} ", "dof"),) if woord else ())
    if heel is not None:
        return
    for plaats, (v, tekst) in enumerate(zip(item.veranderingen, veranderregels(item, stand), strict=True)):
        teken, stijl = _teken(item, v)
        for verder, stuk in enumerate(wikkel(tekst, cellen - 20)):
            voor = f"{teken:<4}" if verder == 0 else "    "
            delen = ((" " * 14, ""), (voor, stijl), (stuk, ""))
            yield Regel(("wat", nummer, 100 * plaats + verder), delen, kiesbaar=False)


def _teken(item: Itemverandering, v: Verandering) -> Deel:
    """The sign and letter of the status that it became; of anything else a sign that tells little."""
    if v.soort == "status" and item.plek[0] == "actie":
        for status in Status:
            if status.value == v.nieuw:
                _, vorm, letter = STATUSTEKENS[status]
                return f"{vorm} {letter}".strip(), statusstijl(status)
    if item.plek[0] == "afspraak" and v.soort == "status" and v.nieuw in ("gereed", "vervallen"):
        return ("✓ G", "status-gereed") if v.nieuw == "gereed" else ("– V", "dof")
    return _HEEL.get(v.soort, ("·",))[0], "dof"


def _kop(item: Itemverandering, stand: Stand) -> str:
    soort, nummer = plek = item.van or item.plek
    thema = thema_van(plek, stand)
    if thema in stand.thema:
        return schoon(stand.thema[thema or 0].titel)
    if soort == "indicator":
        return _CIJFERS
    if item.plek[0] == "afspraak" and item.van is None:
        return _LOS
    hoofddoel = soort == "doel" and nummer in stand.doel
    return _PLAN if hoofddoel or soort in ("toezegging", "verhaal") else _WEG


def thema_van(plek: Item, stand: Stand) -> int | None:
    """The thema that an item stands under; of a figure that of the first doel it is a measure of; None for none."""
    soort, nummer = plek
    if soort == "thema":
        return nummer
    if soort == "actie" and nummer in stand.actie:
        return stand.actie[nummer].thema_id
    if soort == "doel" and nummer in stand.doel:
        return stand.doel[nummer].thema_id
    if soort == "indicator":
        doelen = (stand.doel[s.doel_id] for s in stand.streefwaarden if s.indicator_id == nummer)
        return next((doel.thema_id for doel in doelen), None)
    if soort == "toezegging":
        return next((t.thema_id for t in stand.toezeggingen if t.id == nummer), None)
    return None


def kopieregel(item: Itemverandering, vanaf: str, stand: Stand) -> str:
    """An item and all that changed of it as one line."""
    return schoon(f"{itemnaam(item)} ({vanaf}): {'; '.join(veranderregels(item, stand))}")


def telling(sinds: Sinds) -> str:
    """How much changed: "1 item veranderd", "7 items veranderd"."""
    aantal = len(sinds.items)
    return "1 item veranderd" if aantal == 1 else f"{aantal} items veranderd"
