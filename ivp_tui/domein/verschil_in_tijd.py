"""What changed between two moments, net: a pure function over the rows of the journal.

Of each field the value at the first moment is laid beside that at the last; what went from a to b and back to a is
unchanged. Rows go by their id and never by their time: a clock may be set back. What undo took away vanishes by itself.
Only the tables that are told are looked at; notities are not among them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ivp_tui.domein.overleg import Item
from ivp_tui.domein.plan import VRAAGT_REDEN
from ivp_tui.domein.sinds import TABELLEN, Itemverandering, Logrij, Sinds, Verandering

#: stands for a text that was erased (`ivp wissen`) where nothing was left in its place
GEWIST = "[gewist]"

#: the fields of a row in the text of the journal; what is NULL is not in it
Velden = Mapping[str, str]

#: gives the fields of a row as they are now, None where it is not there
Nu = Callable[[str, int], Velden | None]


def maak_sinds(rijen: Iterable[Logrij], nu: Nu, tot: int | None = None) -> Sinds:
    """What the rows up to and including id `tot` (None: all) came to, in the order of the first change of each item.

    `rijen` are all rows of TABELLEN after the first moment, also those beyond `tot`: these tell how it was then. Rows
    of one field may be put together already, on each side of `tot`: the first old value with the last new one. A row
    that has the same value twice is of an erasure: what was there before says so.
    """
    standen = _Standen(nu)
    for rij in sorted(rijen):
        standen.neem(rij, tot is not None and rij.id > tot)
    verzameld: dict[Item, list[Verandering]] = {}
    for tabel, nummer in standen.gewijzigd():
        if tabel in _TABEL:
            for plek, verandering in _TABEL[tabel](standen, tabel, nummer):
                verzameld.setdefault(plek, []).append(verandering)
    for plek, verandering in _cijfers(standen):
        verzameld.setdefault(plek, []).append(verandering)
    return Sinds(tuple(_item(standen, plek, delen) for plek, delen in verzameld.items()))


@dataclass(slots=True)
class _Standen:
    """Any row as it was at the first moment and as it was at the last."""

    nu: Nu
    #: row -> field -> value at the first moment, at the last one, and as the rows after it found it
    begin: dict[Item, dict[str, str | None]] = field(default_factory=dict)
    eind: dict[Item, dict[str, str | None]] = field(default_factory=dict)
    na: dict[Item, dict[str, str | None]] = field(default_factory=dict)
    gewist: set[tuple[str, int, str]] = field(default_factory=set)

    def neem(self, r: Logrij, erna: bool) -> None:
        """Take in the next row of the journal."""
        if r.tabel not in TABELLEN:
            return
        plek = r.tabel, r.rij
        if r.oud == r.nieuw:
            self.gewist.add((*plek, r.veld))
            return
        if erna:
            self.na.setdefault(plek, {}).setdefault(r.veld, r.oud)
            return
        self.begin.setdefault(plek, {}).setdefault(r.veld, r.oud)
        self.eind.setdefault(plek, {})[r.veld] = r.nieuw

    def gewijzigd(self) -> list[Item]:
        """The rows of which a field is not as it was."""
        return [plek for plek, velden in self.begin.items() if velden != self.eind[plek]]

    def toen(self, tabel: str, nummer: int) -> dict[str, str]:
        """The fields at the last moment; {} where it was not there."""
        velden: dict[str, str | None] = dict(self.nu(tabel, nummer) or {})
        velden |= self.na.get((tabel, nummer), {})
        velden |= self.eind.get((tabel, nummer), {})
        return self._gevuld(tabel, nummer, velden)

    def eerst(self, tabel: str, nummer: int) -> dict[str, str]:
        """The fields at the first moment; {} where it was not there."""
        velden: dict[str, str | None] = dict(self.nu(tabel, nummer) or {})
        velden |= self.na.get((tabel, nummer), {})
        velden |= self.begin.get((tabel, nummer), {})
        return self._gevuld(tabel, nummer, velden)

    def _gevuld(self, tabel: str, nummer: int, velden: Mapping[str, str | None]) -> dict[str, str]:
        # a row that is not there has no `bestaat`, or NULL in it
        if velden.get("bestaat") is None:
            return {}
        uit = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
        for veld in (v for t, n, v in self.gewist if (t, n) == (tabel, nummer)):
            uit[veld] = uit.get(veld) or GEWIST
        return uit

    def ooit(self, tabel: str, nummer: int) -> dict[str, str]:
        """The fields at the last moment, else at the first: what it is called when it is gone."""
        return self.toen(tabel, nummer) or self.eerst(tabel, nummer)


_Delen = Iterator[tuple[Item, Verandering]]

#: the fields of an item that are told, and what the change of each is called
_VELDEN = {
    "titel": "titel",
    "toelichting": "toelichting",
    "deadline": "deadline",
    "trekker": "trekker",
    "tekst": "tekst",
    "termijn": "termijn",
    "actiehouder": "actiehouder",
    "status": "status",
    "datum": "datum",
}


def _geheel(tekst: str | None) -> int | None:
    return int(tekst) if tekst is not None and tekst.isascii() and tekst.isdigit() else None


def _bestaan(oud: Velden, nieuw: Velden) -> str:
    """What became of the row itself: "erbij", "weg", "archief", "terug", or '' where it stayed."""
    er, nog = bool(oud), bool(nieuw)
    if er != nog:
        return "erbij" if nog else "weg"
    archief = oud.get("archief", "0"), nieuw.get("archief", "0")
    return {("0", "1"): "archief", ("1", "0"): "terug"}.get(archief, "")


def _van_item(standen: _Standen, tabel: str, nummer: int) -> _Delen:
    """An actie, doel, thema, toezegging, verhaal or afspraak: that it came or went, else which fields changed."""
    oud, nieuw = standen.eerst(tabel, nummer), standen.toen(tabel, nummer)
    plek = tabel, nummer
    wijk = _geheel((nieuw or oud).get("wijk_id"))
    wat = _bestaan(oud, nieuw)
    if wat in ("erbij", "weg"):
        if nieuw.get("archief", oud.get("archief", "0")) != "1":
            yield plek, Verandering(wat, "", nieuw.get("status", ""), wijk)
        return
    if wat:
        yield plek, Verandering(wat, "", "", wijk)
    for veld, soort in _VELDEN.items():
        was, werd = oud.get(veld, ""), nieuw.get(veld, "")
        if was != werd:
            yield plek, Verandering(soort, was, werd, wijk)


def _van_stand(standen: _Standen, tabel: str, nummer: int) -> _Delen:
    oud, nieuw = standen.eerst(tabel, nummer), standen.toen(tabel, nummer)
    actie = _geheel((nieuw or oud).get("actie_id"))
    if actie is None:
        return
    wijk = _geheel((nieuw or oud).get("wijk_id"))
    was, werd = oud.get("status", "onbekend"), nieuw.get("status", "onbekend")
    reden = nieuw.get("toelichting", "")
    if was != werd:
        # a text that was there already is of the status before, unless the new one asks for a reason as well
        oude = werd not in VRAAGT_REDEN and reden == oud.get("toelichting", "")
        yield ("actie", actie), Verandering("status", was, werd, wijk, "" if oude else reden)
    elif oud.get("toelichting", "") != reden:
        yield ("actie", actie), Verandering("reden", oud.get("toelichting", ""), reden, wijk, werd)


def _van_streefwaarde(standen: _Standen, tabel: str, nummer: int) -> _Delen:
    oud, nieuw = standen.eerst(tabel, nummer), standen.toen(tabel, nummer)
    doel = _geheel((nieuw or oud).get("doel_id"))
    if doel is None:
        return
    for veld in ("basiswaarde", "doelwaarde", "doeljaar", "richting"):
        was, werd = oud.get(veld, ""), nieuw.get(veld, "")
        if was != werd:
            yield ("doel", doel), Verandering("streefwaarde", was, werd, None, veld)


def _van_bericht(standen: _Standen, tabel: str, nummer: int) -> _Delen:
    oud, nieuw = standen.eerst(tabel, nummer), standen.toen(tabel, nummer)
    velden = nieuw or oud
    soort = next((s for s in ("actie", "toezegging") if velden.get(f"{s}_id")), "")
    rij = _geheel(velden.get(f"{soort}_id"))
    if rij is not None and oud.get("tekst", "") != nieuw.get("tekst", ""):
        dag = velden.get("datum", "")
        yield (soort, rij), Verandering("bericht", oud.get("tekst", ""), nieuw.get("tekst", ""), None, dag)


def _cijfers(standen: _Standen) -> _Delen:
    """The chosen figure of each year and area that changed: one change, of however many rows it was made."""
    per: dict[tuple[str | None, ...], list[int]] = {}
    for tabel, nummer in standen.gewijzigd():
        if tabel == "meting":
            velden = standen.ooit(tabel, nummer)
            per.setdefault(tuple(velden.get(v) for v in ("indicator_id", "wijk_id", "periode")), []).append(nummer)
    for (indicator, wijk, jaar), rijen in per.items():
        waarvan = _geheel(indicator)
        was, werd = _gekozen(rijen, standen.eerst), _gekozen(rijen, standen.toen)
        if waarvan is not None and was != werd:
            yield ("indicator", waarvan), Verandering("cijfer", was, werd, _geheel(wijk), jaar or "")


def _gekozen(rijen: list[int], velden_van: Callable[[str, int], dict[str, str]]) -> str:
    for nummer in rijen:
        velden = velden_van("meting", nummer)
        if velden.get("gekozen") == "1":
            return velden.get("waarde") or velden.get("onbekend", "")
    return ""


_TABEL: dict[str, Callable[[_Standen, str, int], _Delen]] = {
    **dict.fromkeys(("actie", "doel", "thema", "afspraak", "toezegging", "verhaal"), _van_item),
    "stand": _van_stand,
    "streefwaarde": _van_streefwaarde,
    "bericht": _van_bericht,
}


def _item(standen: _Standen, plek: Item, delen: list[Verandering]) -> Itemverandering:
    velden = standen.ooit(*plek)
    titel = velden.get("titel") or velden.get("naam") or ""
    van = None
    if plek[0] == "afspraak":
        titel = f"{velden.get('soort', 'afspraak')} {velden.get('nummer', '')} {velden.get('tekst', '')}".strip()
        van = next(((s, int(velden[f"{s}_id"])) for s in ("actie", "doel", "thema") if velden.get(f"{s}_id")), None)
    titel = titel or f"{plek[0]} {plek[1]}"
    gemeente = _geheel(velden.get("gemeente_id"))
    return Itemverandering(plek, titel, _geheel(velden.get("plan_id")), tuple(delen), van, gemeente)
