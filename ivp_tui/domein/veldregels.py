"""What stands in a field, in words, and what may: the rules of one value and those between the fields of a row."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.getal import GROOTSTE, schrijf_getal
from ivp_tui.domein.rijen import woord
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.velden import OVERAL_VAST, VAST, VELDEN, Kolom
from ivp_tui.domein.velden import Waardesoort as _S
from ivp_tui.domein.wijziging import Geweigerd

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Kaartveld:
    """A field of a row as it was read: what stands in it, and what reading a new value needs.

    `waarde` is as in the file (a day in ISO, ids for other rows, a sorted tuple of them for a VERZAMELING); `rij` and
    `rest` are the id and all columns of the row. `keuzen` are the rows that can be chosen, (id, name). `eenheid` is
    that of its indicator, `bron` the title of its bron.
    """

    tabel: str
    rij: int
    kolom: Kolom
    waarde: Any
    rest: Mapping[str, Any]
    keuzen: tuple[tuple[int, str], ...] = ()
    eenheid: str = ""
    bron: str = ""

    @property
    def tekst(self) -> str:
        """What stands in the field as it is typed: reading this gives the same value."""
        return invoertekst(self.kolom, self.waarde, dict(self.keuzen), self.rest)

    def is_zoals(self, tekst: str) -> bool:
        """Whether this is what the field was opened with; what another program wrote was shown by its signs."""
        return tekst.strip() == schoon(self.tekst, meerregelig=self.kolom.soort is _S.LANG).strip()


def kolom_van(tabel: str, naam: str) -> Kolom:
    """A field by table and name; raises Geweigerd where there is none to change."""
    for kolom in VELDEN.get(tabel, ()):
        if kolom.naam == naam:
            return kolom
    waarom = VAST.get(tabel, {}).get(naam) or OVERAL_VAST.get(naam, "dat veld is er niet")
    raise Geweigerd(f"{naam} van {woord(tabel)} is zo niet te wijzigen: {waarom}")


Namen = Mapping[int, str]


def invoertekst(kolom: Kolom, waarde: Any, namen: Namen, rij: Mapping[str, Any]) -> str:
    """A value as a person would type it; `namen` are those of the rows it may point at."""
    match kolom.soort:
        case _S.CIJFER:
            return str(rij.get("onbekend") or "") if waarde is None else schrijf_getal(waarde)
        case _S.VERZAMELING:
            return ", ".join(namen.get(nummer, "?") for nummer in waarde)
        case _ if waarde is None:
            return ""
        case _S.DAG:
            dag = _dag(waarde)
            return f"{dag.day}-{dag.month}-{dag.year}" if dag else str(waarde)
        case _S.GETAL | _S.BEDRAG:
            return schrijf_getal(waarde)
        case _S.JANEE:
            return "ja" if waarde else "nee"
        case _S.VERWIJZING:
            return namen.get(waarde, "?")
        case _:
            return str(waarde)


def _dag(waarde: str) -> date | None:
    """A day of the file; None for what came in past its checks."""
    try:
        return date.fromisoformat(waarde)
    except ValueError:
        return None


def toon(kolom: Kolom, waarde: Any, namen: Namen, rij: Mapping[str, Any], eenheid: str = "") -> str:
    """A value as it is read on the screen and in a sentence; '' where there is nothing."""
    tekst = invoertekst(kolom, waarde, namen, rij)
    if kolom.soort is _S.DAG and waarde:
        dag = _dag(waarde)
        return schrijf_datum(dag) if dag else tekst
    if waarde is not None and eenheid == "%" and kolom.soort in (_S.GETAL, _S.CIJFER):
        return f"{tekst}%"
    return f"€ {tekst}" if tekst and kolom.soort is _S.BEDRAG else tekst


# what may stand in a field


def keur_waarde(kolom: Kolom, waarde: Any) -> None:
    """Refuse a value that its field cannot hold; raises Geweigerd with a Dutch sentence."""
    if waarde in (None, "", ()):
        if not kolom.leeg:
            raise Geweigerd(f"{kolom.label.lower()} mag niet leeg zijn; {VOORBEELD[kolom.soort]} of druk Esc")
        if waarde is not None and kolom.soort in _OF_NIETS:
            raise Geweigerd(f"{kolom.label.lower()} kan niet «{waarde}» zijn")
        return
    if not _PAST[kolom.soort](kolom, waarde):
        raise Geweigerd(f"{kolom.label.lower()} kan niet «{waarde}» zijn; {_wat_wel(kolom)}")
    if isinstance(waarde, str) and len(waarde) > kolom.maximum:
        lengte, hoogstens = (f"{getal:,}".replace(",", ".") for getal in (len(waarde), kolom.maximum))
        raise Geweigerd(f"te lang: {lengte} tekens, hoogstens {hoogstens}; kort de tekst in")


#: the kinds of which nothing is NULL in the file, the others have ''
_OF_NIETS = (_S.DAG, _S.JAAR, _S.GETAL, _S.BEDRAG, _S.CIJFER, _S.VERWIJZING, _S.JANEE)

#: how to say what to type
VOORBEELD: dict[_S, str] = {
    _S.TEKST: "typ een tekst",
    _S.LANG: "typ een tekst",
    _S.KEUZE: "kies een van de woorden",
    _S.WOORDEN: "kies een van de woorden",
    _S.JANEE: "typ ja of nee",
    _S.DAG: "typ een datum zoals 5-12-2026",
    _S.JAAR: "typ een jaar zoals 2026",
    _S.GETAL: "typ een getal zoals 2.700 of 20,6",
    _S.BEDRAG: "typ een bedrag zoals 125.000",
    _S.CIJFER: "typ een getal, of PM, n.v.t., niet gemeten, geheim of ?",
    _S.VERWIJZING: "kies er een bij naam",
    _S.VERZAMELING: "kies ze bij naam",
}


def _wat_wel(kolom: Kolom) -> str:
    return f"kies uit: {', '.join(kolom.woorden)}" if kolom.woorden else VOORBEELD[kolom.soort]


def _is_dag(kolom: Kolom, waarde: Any) -> bool:
    try:
        return isinstance(waarde, str) and date.fromisoformat(waarde).isoformat() == waarde
    except ValueError:
        return False


def _is_getal(kolom: Kolom, waarde: Any) -> bool:
    goed = isinstance(waarde, int | float) and not isinstance(waarde, bool)
    return goed and math.isfinite(waarde) and 0 <= waarde <= GROOTSTE


def _is_geheel(waarde: Any) -> bool:
    return isinstance(waarde, int) and not isinstance(waarde, bool)


_PAST: dict[_S, Callable[[Kolom, Any], bool]] = {
    _S.TEKST: lambda kolom, waarde: isinstance(waarde, str) and "\n" not in waarde and bool(waarde.strip()),
    _S.LANG: lambda kolom, waarde: isinstance(waarde, str) and bool(waarde.strip()),
    _S.KEUZE: lambda kolom, waarde: waarde in kolom.woorden,
    _S.WOORDEN: lambda kolom, waarde: isinstance(waarde, str) and waarde == schrijf_woorden(kolom, waarde.split(", ")),
    _S.JANEE: lambda kolom, waarde: _is_geheel(waarde) and waarde in (0, 1),
    _S.DAG: _is_dag,
    _S.JAAR: lambda kolom, waarde: _is_geheel(waarde) and EERSTE_JAAR <= waarde <= LAATSTE_JAAR,
    _S.GETAL: _is_getal,
    _S.BEDRAG: _is_getal,
    _S.CIJFER: _is_getal,
    _S.VERWIJZING: lambda kolom, waarde: _is_geheel(waarde),
    _S.VERZAMELING: lambda kolom, waarde: isinstance(waarde, tuple) and all(_is_geheel(nummer) for nummer in waarde),
}


def schrijf_woorden(kolom: Kolom, gekozen: list[str]) -> str:
    """A set of words as it stands in the file: each once, in the order of the field."""
    return ", ".join(deel for deel in kolom.woorden if deel in gekozen)


def keur_samen(tabel: str, rij: Mapping[str, Any]) -> None:
    """Refuse what the fields of one row cannot be together; raises Geweigerd with a Dutch sentence."""
    if tabel == "plan" and rij["van"] > rij["tot"]:
        raise Geweigerd(f"het eerste jaar ({rij['van']}) ligt na het laatste ({rij['tot']}); wijzig eerst het andere")
    basis, doel = rij.get("basisjaar"), rij.get("doeljaar")
    if tabel == "streefwaarde" and basis is not None and doel is not None and basis >= doel:
        raise Geweigerd(f"het basisjaar ({basis}) moet voor het doeljaar ({doel}) liggen; wijzig eerst het andere")


def gevolgen(tabel: str, veld: str, waarde: Any) -> dict[str, None]:
    """The other fields of the row that are emptied by setting this one: a verhaal belongs to one item."""
    kanten = ("thema_id", "doel_id", "actie_id")
    if tabel == "verhaal" and veld in kanten and waarde is not None:
        return dict.fromkeys(kant for kant in kanten if kant != veld)
    return {}
