"""The figures of a gemeente as CSV, a row a figure (docs/planbestand.md)."""

import csv
import io
import re
from pathlib import Path

from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.domein.getal import GetalFout, lees_getal
from ivp_tui.domein.inhoud import Rij
from ivp_tui.invoer.fout import InvoerFout, kort, lees_tekst, plaats
from ivp_tui.invoer.soorten import Soortfout, jaar, tekst

CIJFERKOLOMMEN = [
    "indicator",
    "wijk",
    "periode",
    "waarde",
    "onbekend",
    "status",
    "bron",
    "uitgave",
    "vindplaats",
    "gekozen",
    "toelichting",
]

#: what a column may hold, where not just anything
_KEUZE = {
    "onbekend": ("", *(soort.value for soort in Onbekend)),
    "status": ("definitief", "voorlopig"),
    "gekozen": ("0", "1"),
}

#: what Python says of a file that is no CSV -> what we say
_ZINNEN = (
    ("field larger", "een waarde is te lang; staat er een aanhalingsteken dat niet gesloten wordt?"),
    ("unexpected end", "een aanhalingsteken is niet gesloten; sluit het"),
    ("expected after", "na een sluitend aanhalingsteken hoort ; of een nieuwe regel"),
)


def lees_cijfers(pad: Path) -> tuple[Rij, ...]:
    """The figures of a CSV file; waarde as float or None, periode as int, gekozen as bool, `waar` where it stands.

    Raises InvoerFout with the line of the first thing that is wrong.
    """
    lezer = csv.DictReader(io.StringIO(lees_tekst(pad), newline=""), delimiter=";", strict=True)
    try:
        if lezer.fieldnames != list(CIJFERKOLOMMEN):
            raise InvoerFout(pad, "regel 1", f"de kolommen moeten zijn: {';'.join(CIJFERKOLOMMEN)}")
        return tuple(_cijfer(pad, lezer.line_num, rij) for rij in lezer)
    except csv.Error as fout:
        wat = next((zin for begin, zin in _ZINNEN if begin in str(fout)), "een regel is niet te lezen als CSV")
        regel = lezer.reader.line_num
        raise InvoerFout(pad, f"regel {max(regel, 1)}", f"geen geldige CSV: {wat}") from fout


def _cijfer(pad: Path, regel: int, rij: dict[str, str]) -> Rij:
    waar = f"regel {regel}"
    if None in rij.values() or None in rij:
        raise InvoerFout(pad, waar, f"heeft niet {len(CIJFERKOLOMMEN)} kolommen")
    for kolom in CIJFERKOLOMMEN:
        _keur(pad, waar, kolom, rij[kolom])
    try:
        waarde = lees_getal(rij["waarde"]).waarde if rij["waarde"] else None
    except GetalFout as fout:
        raise InvoerFout(pad, waar, str(fout)) from fout
    if (waarde is None) == (rij["onbekend"] == ""):
        raise InvoerFout(pad, waar, "geef een waarde of een soort onbekend, niet allebei of geen van beide")
    plek = plaats(pad, waar)
    velden = {
        "waarde": waarde,
        "onbekend": rij["onbekend"] or None,
        "periode": int(rij["periode"]),
        "gekozen": rij["gekozen"] == "1",
        "waar": plek,
    }
    return Rij({**rij, **velden}, plek)


def _keur(pad: Path, waar: str, kolom: str, waarde: str) -> None:
    """Refuse what a column cannot hold; figures are read later."""
    keuze = _KEUZE.get(kolom, (waarde,))
    if waarde not in keuze:
        kan = ", ".join(woord for woord in keuze if woord)
        raise InvoerFout(pad, waar, f"{kolom} is «{kort(waarde)}»; kies uit: {kan}")
    if kolom == "indicator" and not waarde.strip():
        raise InvoerFout(pad, waar, "indicator is leeg; vul een sleutel in")
    try:
        tekst(waarde)
        if kolom == "periode":
            if not re.fullmatch(r"[0-9]{4}", waarde):
                raise InvoerFout(pad, waar, f"periode «{kort(waarde)}» is geen jaar van vier cijfers")
            jaar(int(waarde))
    except Soortfout as fout:
        raise InvoerFout(pad, waar, f"{kolom} {fout}") from fout
