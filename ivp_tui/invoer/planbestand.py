"""The plan content as reviewable text: TOML for gemeenten and plannen, CSV for figures (docs/planbestand.md)."""

import csv
import io
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.domein.getal import GetalFout, lees_getal
from ivp_tui.domein.inhoud import Gemeente_inhoud, Inhoud, Plan_inhoud, Rij

FORMAAT = 1

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


class InvoerFout(Exception):
    """An input file that cannot be used: which file, where in it, what is wrong, in Dutch."""

    def __init__(self, pad: Path, waar: str, wat: str) -> None:
        """Make the sentence from the file, the place in it and what is wrong there."""
        super().__init__(f"{pad.name}{', ' + waar if waar else ''}: {wat}")


def _lees_toml(pad: Path) -> dict[str, Any]:
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as fout:
        raise InvoerFout(pad, "", f"geen geldige TOML: {fout}") from fout
    except UnicodeDecodeError as fout:
        raise InvoerFout(pad, f"byte {fout.start}", "geen UTF-8; sla het bestand op als UTF-8") from fout
    except OSError as fout:
        raise InvoerFout(pad, "", f"niet te lezen ({fout.strerror})") from fout
    if inhoud.get("formaat") != FORMAAT:
        raise InvoerFout(pad, "formaat", f"is {inhoud.get('formaat')!r}; deze ivp leest formaat {FORMAAT}")
    return inhoud


def _tabel(pad: Path, inhoud: dict[str, Any], sleutel: str) -> Rij:
    if not isinstance(inhoud.get(sleutel), dict):
        raise InvoerFout(pad, "", f"er is geen tabel [{sleutel}]")
    rij: Rij = inhoud[sleutel]
    return rij


def _lijst(pad: Path, inhoud: dict[str, Any], sleutel: str) -> tuple[Rij, ...]:
    rijen = inhoud.get(sleutel, [])
    if not (isinstance(rijen, list) and all(isinstance(rij, dict) for rij in rijen)):
        raise InvoerFout(pad, sleutel, f"schrijf elk als een tabel onder [[{sleutel}]]")
    return tuple(rijen)


def lees_cijfers(pad: Path) -> tuple[Rij, ...]:
    """The figures of a CSV file; waarde as float or None, periode as int, gekozen as bool, `waar` where it stands.

    Raises InvoerFout with the line of the first thing that is wrong.
    """
    try:
        # Excel writes a byte order mark before UTF-8
        tekst = pad.read_bytes().decode("utf-8-sig")
        lezer = csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";")
        if lezer.fieldnames != list(CIJFERKOLOMMEN):
            raise InvoerFout(pad, "regel 1", f"de kolommen moeten zijn: {';'.join(CIJFERKOLOMMEN)}")
        return tuple(_cijfer(pad, lezer.line_num, rij) for rij in lezer)
    except UnicodeDecodeError as fout:
        regel = fout.object.count(b"\n", 0, fout.start) + 1
        raise InvoerFout(pad, f"regel {regel}", "geen UTF-8; sla het bestand op als UTF-8") from fout
    except csv.Error as fout:
        raise InvoerFout(pad, "", f"geen geldige CSV: {fout}") from fout
    except OSError as fout:
        raise InvoerFout(pad, "", f"niet te lezen ({fout.strerror})") from fout


#: what a column may hold, where not just anything
_KEUZE = {
    "onbekend": ("", *(soort.value for soort in Onbekend)),
    "status": ("definitief", "voorlopig"),
    "gekozen": ("0", "1"),
}


def _cijfer(pad: Path, regel: int, rij: dict[str, str]) -> Rij:
    waar = f"regel {regel}"
    if None in rij.values() or None in rij:
        raise InvoerFout(pad, waar, f"heeft niet {len(CIJFERKOLOMMEN)} kolommen")
    for kolom, keuze in _KEUZE.items():
        if rij[kolom] not in keuze:
            kan = ", ".join(woord for woord in keuze if woord)
            raise InvoerFout(pad, waar, f"{kolom} is «{rij[kolom]}»; kies uit: {kan}")
    if not (rij["periode"].isascii() and rij["periode"].isdigit() and len(rij["periode"]) == 4):
        raise InvoerFout(pad, waar, f"periode «{rij['periode']}» is geen jaar van vier cijfers")
    try:
        waarde = lees_getal(rij["waarde"]).waarde if rij["waarde"] else None
    except GetalFout as fout:
        raise InvoerFout(pad, waar, str(fout)) from fout
    if (waarde is None) == (rij["onbekend"] == ""):
        raise InvoerFout(pad, waar, "geef een waarde of een soort onbekend, niet allebei of geen van beide")
    return {
        **rij,
        "waarde": waarde,
        "onbekend": rij["onbekend"] or None,
        "periode": int(rij["periode"]),
        "gekozen": rij["gekozen"] == "1",
        "waar": f"{pad.name}, {waar}",
    }


def lees_gemeente(pad: Path, cijferbestanden: Iterable[Path] = ()) -> Gemeente_inhoud:
    """A gemeente file with the figures that go with it."""
    inhoud = _lees_toml(pad)
    gemeente = _tabel(pad, inhoud, "gemeente")
    cijfers = tuple(rij for bestand in cijferbestanden for rij in lees_cijfers(bestand))
    bronnen, wijken, gebieden, indicatoren = (
        _lijst(pad, inhoud, sleutel) for sleutel in ("bron", "wijk", "gebied", "indicator")
    )
    return Gemeente_inhoud(gemeente, bronnen, wijken, gebieden, indicatoren, cijfers)


def lees_plan(pad: Path) -> Plan_inhoud:
    """A plan file."""
    inhoud = _lees_toml(pad)
    plan = _tabel(pad, inhoud, "plan")
    delen = (
        _lijst(pad, inhoud, sleutel) for sleutel in ("bron", "hoofddoel", "kenmerk", "partner", "overleg", "thema")
    )
    return Plan_inhoud(plan, *delen)


def lees_inhoud(map_: Path) -> Inhoud:
    """All content in a folder: gemeente-NAAM.toml with cijfers-NAAM.csv, and every other TOML file as a plan."""
    gemeenten, plannen = [], []
    for pad in sorted(map_.glob("*.toml")):
        if pad.name.startswith("gemeente-"):
            naam = pad.stem.removeprefix("gemeente-")
            gemeenten.append(lees_gemeente(pad, sorted(map_.glob(f"cijfers-{naam}*.csv"))))
        else:
            plannen.append(lees_plan(pad))
    return Inhoud(tuple(gemeenten), tuple(plannen))
