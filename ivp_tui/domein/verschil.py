"""What would change when tables go back to other content: row by row, by the name a reader knows it by. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ivp_tui.domein.logboek import EIGEN_NOTITIE

#: table -> id -> field -> value
Tabellen = Mapping[str, Mapping[int, Mapping[str, Any]]]

Soort = Literal["anders", "terug", "weg"]

#: by which of its own fields a row is called
_EIGEN_NAAM = ("titel", "naam")
#: by which row it is called otherwise, the nearest first
_NAAM_VAN = (
    "actie",
    "toezegging",
    "doel",
    "indicator",
    "gebied",
    "van_actie",
    "van_doel",
    "van_thema",
    "thema",
    "plan",
)


@dataclass(frozen=True, slots=True)
class Verschil:
    """One row that changes: `velden` is field -> (now, then), and empty for a row that comes back or goes away."""

    tabel: str
    rij: int
    soort: Soort
    naam: str
    velden: Mapping[str, tuple[str, str]]


def verschillen(nu: Tabellen, dan: Tabellen) -> Iterator[Verschil]:
    """The rows that differ, table by table in the order of `dan`; raises KeyError where `nu` lacks a table of it."""
    for tabel, rijen in dan.items():
        for rij in sorted(nu[tabel].keys() | rijen.keys()):
            was, wordt = nu[tabel].get(rij), rijen.get(rij)
            if was is None and wordt is not None:
                yield Verschil(tabel, rij, "terug", naam(dan, tabel, wordt), {})
            elif wordt is None and was is not None:
                yield Verschil(tabel, rij, "weg", naam(nu, tabel, was), {})
            elif was is not None and wordt is not None and was != wordt:
                velden = {
                    veld.removesuffix("_id"): (_waarde(nu, veld, was[veld]), _waarde(dan, veld, waarde))
                    if (tabel, veld) != ("notitie", "tekst")
                    else (EIGEN_NOTITIE, EIGEN_NOTITIE)
                    for veld, waarde in wordt.items()
                    if was[veld] != waarde
                }
                yield Verschil(tabel, rij, "anders", naam(nu, tabel, was), velden)


def tel(alle: list[Verschil]) -> dict[str, Counter[Soort]]:
    """Table -> how many rows change, come back and go away, of the tables where any do."""
    per: dict[str, Counter[Soort]] = {}
    for verschil in alle:
        per.setdefault(verschil.tabel, Counter())[verschil.soort] += 1
    return per


def naam(tabellen: Tabellen, tabel: str, rij: Mapping[str, Any]) -> str:
    """What a reader calls a row: its title or name, else that of the item it belongs to; '' where nothing says so."""
    for veld in _EIGEN_NAAM:
        if rij.get(veld):
            return str(rij[veld])
    for soort in _NAAM_VAN:
        nummer = rij.get(f"{soort}_id")
        ouder = tabellen.get(_tabel(soort), {}).get(nummer) if nummer is not None else None
        if ouder is not None:
            return naam(tabellen, _tabel(soort), ouder)
    return ""


def _tabel(veld: str) -> str:
    return veld.removeprefix("van_").removeprefix("naar_").removesuffix("_id")


def _waarde(tabellen: Tabellen, veld: str, waarde: Any) -> str:
    """A value as text, '' for none; a link is the name of what it leads to."""
    if waarde is None:
        return ""
    ouder = tabellen.get(_tabel(veld), {}).get(waarde) if veld.endswith("_id") else None
    return naam(tabellen, _tabel(veld), ouder) if ouder is not None else str(waarde)
