"""What a field of a plan file may hold: one reader a kind, which gives the value on or says in Dutch what it is not."""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from unicodedata import category

from ivp_tui.domein.datum import DatumFout, lees_datum
from ivp_tui.domein.getal import GROOTSTE, schrijf_getal
from ivp_tui.invoer.fout import kort

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2200

Lezer = Callable[[Any], Any]
"""Takes a value of TOML and gives it as the content has it, None for not there; raises Soortfout."""


class Soortfout(ValueError):
    """A value that is not of its kind; the message continues a sentence that begins with the name of the field."""


def tekst(waarde: Any) -> str:
    """Text of any number of lines, without control characters."""
    if not isinstance(waarde, str):
        raise Soortfout(f'moet tekst tussen aanhalingstekens zijn, zoals "…"; er staat {toon(waarde)}')
    if not waarde.isprintable():
        fout = next((t for t in waarde if category(t) == "Cc" and t not in "\n\t"), None)
        if fout is not None:
            raise Soortfout(f"bevat een stuurteken (U+{ord(fout):04X}); haal het weg uit {toon(waarde)}")
    return waarde


def een_regel(waarde: Any) -> str:
    """Text of one line."""
    gelezen = tekst(waarde)
    if "\n" in gelezen:
        raise Soortfout(f"moet op één regel passen; haal de regelovergang weg uit {toon(waarde)}")
    return gelezen


def slug(waarde: Any) -> str:
    """The short name of a plan: lower-case letters, digits and hyphens."""
    gelezen = een_regel(waarde)
    if gelezen.strip() and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", gelezen):
        wat = "bestaat uit kleine letters, cijfers en streepjes, zoals utrecht-2019-2022"
        raise Soortfout(f"{wat}; er staat {toon(waarde)}")
    return gelezen


def jaar(waarde: Any) -> int:
    """A year of four digits."""
    if not isinstance(waarde, int) or isinstance(waarde, bool):
        raise Soortfout(f"moet een jaar zijn als 2019, zonder aanhalingstekens; er staat {toon(waarde)}")
    if not EERSTE_JAAR <= waarde <= LAATSTE_JAAR:
        raise Soortfout(f"moet een jaar zijn van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}; er staat {toon(waarde)}")
    return waarde


def getal(waarde: Any) -> float:
    """A finite number that is not too large to be meant."""
    if not isinstance(waarde, int | float) or isinstance(waarde, bool):
        raise Soortfout(f"moet een getal zijn als 1200 of 20.6, zonder aanhalingstekens; er staat {toon(waarde)}")
    if isinstance(waarde, float) and not math.isfinite(waarde):
        raise Soortfout("moet een eindig getal zijn; laat het veld weg als het getal niet bekend is")
    if abs(waarde) > GROOTSTE:
        raise Soortfout(f"is te groot; het grootste getal is {schrijf_getal(GROOTSTE)}")
    return waarde


def ja_nee(waarde: Any) -> bool:
    """true or false."""
    if not isinstance(waarde, bool):
        raise Soortfout(f"moet true of false zijn, zonder aanhalingstekens; er staat {toon(waarde)}")
    return waarde


def datum(waarde: Any) -> str | None:
    """A day, as TOML has it or as text, in ISO; None where the text is empty."""
    if waarde == "":
        return None
    if isinstance(waarde, date) and not isinstance(waarde, datetime):
        waarde = waarde.isoformat()
    if not isinstance(waarde, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        raise Soortfout(f"moet een dag zijn als 2024-12-31, zonder tijd; er staat {toon(waarde)}")
    try:
        lees_datum(waarde)
    except DatumFout as fout:
        bezwaar = str(fout).rstrip(".")
        wat = f"{bezwaar[0].lower()}{bezwaar[1:]}"
        raise Soortfout(f"is geen datum ({toon(waarde)}): {wat}; schrijf een dag als 2024-12-31") from fout
    return waarde


_TIJD = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def moment(waarde: Any) -> str | None:
    """A day or a time, in ISO; a time with another offset than UTC is given on in UTC."""
    if isinstance(waarde, datetime):
        waarde = waarde.isoformat()
    gevonden = _TIJD.fullmatch(waarde) if isinstance(waarde, str) else None
    if gevonden is None:
        if isinstance(waarde, str | date) and len(str(waarde)) <= 10:
            return datum(waarde)
        raise Soortfout(f"moet een dag of tijd zijn als 2024-12-31 of 2024-12-31T09:00:00Z; er staat {toon(waarde)}")
    datum(gevonden[1])
    try:
        tijd = datetime.fromisoformat(waarde)
        return waarde if not tijd.utcoffset() else f"{tijd.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    except (ValueError, OverflowError) as fout:
        raise Soortfout(f"is geen tijd; schrijf een tijd als 2024-12-31T09:00:00Z, er staat {toon(waarde)}") from fout


def een_van(*keuze: str) -> Lezer:
    """A reader of one of these words."""

    def lees(waarde: Any) -> str:
        gelezen = tekst(waarde)
        if gelezen not in keuze:
            raise Soortfout(f"is {toon(gelezen)}; kies uit: {', '.join(woord for woord in keuze if woord)}")
        return gelezen

    return lees


def lijst(waarde: Any) -> list[str]:
    """A list of texts of one line, none empty and none twice."""
    if not isinstance(waarde, list) or not all(isinstance(deel, str) for deel in waarde):
        raise Soortfout(f'moet een lijst van teksten zijn, zoals ["Oost", "Zuid"]; er staat {toon(waarde)}')
    gezien: set[str] = set()
    for deel in waarde:
        if not een_regel(deel).strip():
            raise Soortfout("heeft een lege tekst in de lijst; haal die weg")
        if deel in gezien:
            raise Soortfout(f"noemt {toon(deel)} twee keer; laat er één staan")
        gezien.add(deel)
    return waarde


def toon(waarde: Any) -> str:
    """A value of TOML as a sentence names it; short, whatever it is."""
    match waarde:
        case bool():
            return "true" if waarde else "false"
        case str():
            return f"«{kort(waarde)}»"
        case int() if abs(waarde) >= 10**20:  # str() refuses a number of thousands of digits
            return "een getal van meer dan twintig cijfers"
        case int() | float():
            return str(waarde)
        case date() | time():
            return waarde.isoformat()
        case list():
            return "een lijst"
        case _:
            return "een tabel"
