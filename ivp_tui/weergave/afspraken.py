"""The list of afspraken and besluiten as lines: columns, the chosen one in full beneath, and one line to copy."""

from collections.abc import Iterable
from datetime import date

from ivp_tui.domein.afspraakcel import Cel
from ivp_tui.domein.afspraaklijst import LOS, Lijstdeel, Lijstkeus, dagen_te_laat
from ivp_tui.domein.datum import schrijf_dag, schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus
from ivp_tui.domein.schoon import schoon
from ivp_tui.weergave.regel import Deel, Regel, kort, vul, wikkel

#: from so many cells there is room for the date, the wijk and the status in words; from so many for the item too
_GEWOON, _RUIM = 100, 140

#: the sign of a status, with its letter; overdue has ▲ and its days, in the column of the termijn
TEKENS = {
    Afspraakstatus.OPEN: ("○", "O", "status-niet-gestart"),
    Afspraakstatus.GEREED: ("✓", "G", "status-gereed"),
    Afspraakstatus.VERVALLEN: ("–", "V", "dof"),
    Afspraakstatus.GENOMEN: ("●", "B", "status-op-schema"),
}

#: what to say where there is nothing in a part of the list
_LEEG = {
    Lijstdeel.OPEN: "er staat geen afspraak open; a maakt er een",
    Lijstdeel.ALLES: "er is nog geen afspraak gemaakt; a maakt er een",
    Lijstdeel.BESLUITEN: "er is nog geen besluit genomen; dat gebeurt in een overleg",
}


class Indeling:
    """How wide each column is in a line of so many cells, and which piece of the line a field is."""

    def __init__(self, cellen: int, besluiten: bool) -> None:
        """`besluiten` leaves out holder and termijn, which a besluit has not."""
        gewoon = cellen >= _GEWOON
        self.kolommen: dict[str, int] = {"nummer": 10}
        if gewoon:
            self.kolommen["datum"] = 12
        self.kolommen["tekst"] = 0
        if not besluiten:
            self.kolommen |= {"actiehouder": 16 if gewoon else 12, "termijn": 25 if gewoon else 19}
        if gewoon:
            self.kolommen["wijk_id"] = 12
        if cellen >= _RUIM:
            self.kolommen["item"] = (cellen - 80) // 3
        self.kolommen["status"] = 12 if gewoon else 6
        self.kolommen["tekst"] = max(8, cellen - 1 - sum(self.kolommen.values()))

    def deel(self, cel: Cel) -> int:
        """The index of the piece of a line that shows this field, -1 where it is not shown."""
        namen = list(self.kolommen)
        # the line begins with a space
        return namen.index(cel) + 1 if cel in namen else -1


_KOPPEN = {"nummer": "Nummer", "datum": "Van", "tekst": "Afspraak", "actiehouder": "Houder", "termijn": "Termijn"} | {
    "wijk_id": "Wijk",
    "item": "Bij",
    "status": "Stand",
}


def kopregel(indeling: Indeling, besluiten: bool) -> Regel:
    """The headings of the columns."""
    koppen = _KOPPEN | ({"tekst": "Besluit"} if besluiten else {})
    delen = [(vul(koppen[naam], breed), "kop") for naam, breed in indeling.kolommen.items()]
    return Regel(("kop", 0, 0), ((" ", "kop"), *delen), kiesbaar=False)


def afspraakregels(
    afspraken: Iterable[Afspraak], indeling: Indeling, vandaag: date, bezig: frozenset[int] = frozenset()
) -> tuple[Regel, ...]:
    """A line each, by the key ("afspraak", id, 0); those in `bezig` are not on disk yet and carry …"""
    return tuple(_regel(a, indeling, vandaag, a.id in bezig) for a in afspraken)


def _regel(a: Afspraak, indeling: Indeling, vandaag: date, bezig: bool) -> Regel:
    smal = indeling.kolommen["status"] < 8
    klaar = a.status in (Afspraakstatus.GEREED, Afspraakstatus.VERVALLEN)
    teken, letter, stijl = TEKENS[a.status]
    status = "…" if bezig else f"{teken} {letter if smal else a.status.value}"
    waarden: dict[str, Deel] = {
        "nummer": (a.nummer or "–", "label"),
        "datum": (schrijf_datum(a.datum) if a.overleg_id else "", "dof"),
        "tekst": (a.tekst, "dof" if klaar else ""),
        "actiehouder": (a.actiehouder or "–", "dof" if klaar or not a.actiehouder else "kop-tekst"),
        "termijn": _termijn(a, vandaag, smal),
        "wijk_id": (a.wijk or "stad", "dof"),
        "item": (a.itemtitel, "dof"),
        "status": (status, "bezig" if bezig else stijl),
    }
    delen: list[Deel] = [(" ", "")]
    for naam, breed in indeling.kolommen.items():
        tekst, stijl = waarden[naam]
        delen.append((vul(schoon(tekst[:1200]), breed - 1) + " ", stijl))
    return Regel(("afspraak", a.id, 0), tuple(delen))


def _termijn(a: Afspraak, vandaag: date, smal: bool) -> Deel:
    if a.termijn is None:
        return ("–" if a.soort != "besluit" else "", "dof")
    dagen = dagen_te_laat(a, vandaag)
    if not dagen:
        return f"  {schrijf_datum(a.termijn)}", "" if a.is_open else "dof"
    hoeveel = f"{dagen}d" if smal else dagwoord(dagen)
    return f"▲ {schrijf_datum(a.termijn)} {hoeveel}", "status-loopt-achter"


def dagwoord(dagen: int) -> str:
    """So many days: "1 dag", "12 dagen"."""
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


def leegregel(keus: Lijstkeus) -> Regel:
    """What stands there when there is nothing to show."""
    tekst = _LEEG[keus.deel] if keus.leeg else "niets gevonden; Esc wist het filter"
    return Regel(("leeg", 0, 0), ((f" {tekst}", "dof"),), kiesbaar=False)


def velden(a: Afspraak | None, cellen: int, vandaag: date) -> tuple[Regel, ...]:
    """All of one afspraak, wrapped."""
    if a is None:
        return ()
    dagen = dagen_te_laat(a, vandaag)
    termijn = schrijf_dag(a.termijn) if a.termijn else "geen termijn"
    status = a.status.value + (f" op {schrijf_dag(a.afgedaan_op)}" if a.afgedaan_op else "")
    rijen: list[tuple[str, list[Deel]]] = [("Tekst", [(a.tekst, "kop-tekst")])]
    if a.soort != "besluit":
        laat: list[Deel] = [(f"  ▲ {dagwoord(dagen)} te laat", "status-loopt-achter")] if dagen else []
        rijen += [("Houder", [(a.actiehouder or "geen houder", "")]), ("Termijn", [(termijn, ""), *laat])]
    waar = a.wijk or "stad"
    soort = f"{a.item[0]} " if a.item else ""
    rijen.append(("Wijk", [(waar, "")]))
    rijen.append(("Bij", [(soort, "label"), (a.itemtitel or "geen item", "" if a.item else "dof")]))
    rijen.append(("Stand", [(f"{TEKENS[a.status][0]} {status}", TEKENS[a.status][2])]))
    uit: list[Regel] = []
    for label, delen in rijen:
        (eerste, stijl), *rest = delen
        stukken = wikkel(schoon(eerste[:2000]), cellen - 12) if not rest else [schoon(eerste[:2000])]
        for plaats, stuk in enumerate(stukken):
            voor = vul(f" {label}" if plaats == 0 else "", 11)
            meer = [(kort(schoon(t[:2000]), cellen - 12), s) for t, s in rest] if plaats == 0 else []
            uit.append(Regel(("veld", len(uit), 0), ((voor, "label"), (stuk, stijl), *meer), kiesbaar=False))
    return tuple(uit)


def veldtitel(a: Afspraak | None) -> str:
    """Over the fields: kind, number, and the meeting it is of."""
    return "Afspraak" if a is None else f"{a.soort.capitalize()} {schoon(a.nummer[:60])} · {vandaan(a)}".strip()


def vandaan(a: Afspraak) -> str:
    """The meeting it was made in, with its day."""
    return f"{schoon(a.overleg[:200])} van {schrijf_datum(a.datum)}" if a.overleg_id else LOS


def kopieregel(a: Afspraak, vandaag: date) -> str:
    """One line to paste elsewhere: number, holder, text, termijn, status, place and where it comes from."""
    dagen = dagen_te_laat(a, vandaag)
    delen = [
        a.aanduiding,
        a.actiehouder,
        a.tekst,
        f"termijn {schrijf_datum(a.termijn)}" if a.termijn else "",
        f"{dagwoord(dagen)} te laat" if dagen else a.status.value,
        a.wijk or "stad",
        f"bij «{a.itemtitel}»" if a.item else "",
        vandaan(a),
    ]
    return " · ".join(schoon(deel) for deel in delen if deel)


def keuswoorden(keus: Lijstkeus, wijk: str, reeks: str) -> str:
    """What the list is narrowed to, for the title: "Politie + Overvecht + te laat + «hek»"."""
    delen = [keus.houder] if keus.houder else []
    delen += [wijk] if keus.wijk is not None else []
    delen += [reeks] if keus.reeks is not None else []
    delen += ["te laat"] if keus.te_laat else []
    delen += [f"«{woord[:60]}»" for woord in keus.woorden]
    return " + ".join(schoon(deel[:100]) for deel in delen)
