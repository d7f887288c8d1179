"""Copies that OneDrive and the like put beside the file when two computers changed it: found, and laid beside it.

Only a copy with the uuid of this very file is one. It is read without touching it: no journal is made, none applied.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ivp_tui.domein.logboek import Loggroep, schrijf_tijdstip
from ivp_tui.domein.schoon import schoon
from ivp_tui.opslag.bestand import APPLICATION_ID, BestandFout, _verbind, is_schade
from ivp_tui.opslag.lezen_logboek import lees_groep

#: how many changes are told in words
HOOGSTENS = 5

#: what stands between the stem of the name and .db: OneDrive the name of a computer, Google Drive a number
_VORM = re.compile(r"(?i:.*conflict.*)|-(?=.*[A-Z])[^()]{1,60}| \(\d{1,3}\)")

_RIJ = "SELECT id, groep, tijd, wie, tabel, rij, veld, oud, nieuw FROM logboek ORDER BY id"


def is_naam(naam: str, van: str) -> bool:
    """Whether a file name is what such a program makes of the name `van`."""
    stam, punt, eind = van.rpartition(".")
    stam, eind = (stam, punt + eind) if punt else (van, "")
    if naam == van or not naam.startswith(stam) or not naam.endswith(eind):
        return False
    # a name of a computer has a capital; ivp-maandag.db is a copy that somebody made
    return bool(_VORM.fullmatch(naam[len(stam) : len(naam) - len(eind)]))


def conflictkopieen(pad: Path) -> list[Path]:
    """The conflict copies beside a file, in order of name; empty where the folder cannot be read."""
    try:
        namen = sorted(buur.name for buur in pad.parent.iterdir() if is_naam(buur.name, pad.name))
        uuid = uuid_van(pad) if namen else ""
        return [pad.with_name(naam) for naam in namen if uuid and uuid_van(pad.with_name(naam)) == uuid]
    except OSError:
        return []


def uuid_van(pad: Path) -> str:
    """The uuid of a plan file, '' for what is none or cannot be read."""
    try:
        with pad.open("rb") as stroom:
            kop = stroom.read(100)
        if len(kop) < 100 or int.from_bytes(kop[68:72], "big") != APPLICATION_ID:
            return ""
        with closing(_verbind(pad, True, "&immutable=1")) as conn:
            return str(conn.execute("SELECT uuid FROM bestand").fetchone()[0])
    except (OSError, sqlite3.Error, TypeError, UnicodeDecodeError):
        return ""


def melding(kopieen: list[Path]) -> str:
    """That there are conflict copies and what to do, '' for none."""
    if not kopieen:
        return ""
    namen = kopieen[0].name if len(kopieen) == 1 else f"{kopieen[0].name} en nog {len(kopieen) - 1}"
    # what to do first: a name as such programs make it is longer than a line
    return schoon(f"LET OP: conflictkopie ernaast, kijk met ivp controle: {namen}")


def vergelijk(pad: Path, kopie: Path) -> list[str]:
    """What a conflict copy has that the file has not, from where their logboeken part, in sentences."""
    begin = f"{kopie.name} is een conflictkopie van dit bestand"
    try:
        with (
            closing(_verbind(pad, True, "&immutable=1")) as hier,
            closing(_verbind(kopie, True, "&immutable=1")) as daar,
        ):
            return list(_zinnen(begin, kopie, hier, daar))
    except (sqlite3.Error, BestandFout, UnicodeDecodeError) as fout:
        waarom = "is beschadigd" if not isinstance(fout, sqlite3.Error) or is_schade(fout) else "is niet te lezen"
        return [schoon(f"{begin} en {waarom}; verplaats haar naar een andere map")]


def _zinnen(begin: str, kopie: Path, hier: sqlite3.Connection, daar: sqlite3.Connection) -> Iterator[str]:
    vanaf = _splitsing(hier, daar)
    rijen, groepen = _telling(daar, vanaf)
    eigen, _ = _telling(hier, vanaf)
    if not rijen:
        yield schoon(f"{begin}: er staat niets in wat hier niet staat; u kunt haar weggooien")
        return
    waar = f"na #{vanaf - 1}" if vanaf > 1 else "van het begin af"
    hoeveel = "1 regel" if rijen == 1 else f"{rijen} regels"
    yield schoon(
        f"{begin}: {waar} lopen ze uiteen; daar {hoeveel} in het logboek die hier niet staan, hier {eigen} die daar "
        "niet staan. Doe over wat u mist, en verplaats haar daarna naar een andere map. Bekijken: "
        f"ivp --alleen-lezen --db «{kopie}»"
    )
    for nummer in groepen[:HOOGSTENS]:
        groep = lees_groep(daar, nummer)
        if groep is not None:
            yield schoon(_in_woorden(groep))
    if len(groepen) > HOOGSTENS:
        yield f"en nog {len(groepen) - HOOGSTENS} wijzigingen"


def _splitsing(hier: sqlite3.Connection, daar: sqlite3.Connection) -> int:
    """The first logboek id at which two files do not hold the same row; one beyond the last where they never do."""
    laatste = 0
    een, ander = hier.execute(_RIJ), daar.execute(_RIJ)
    while True:
        a, b = een.fetchone(), ander.fetchone()
        if a is None or b is None or a != b:
            return laatste + 1
        laatste = a[0]


def _telling(conn: sqlite3.Connection, vanaf: int) -> tuple[int, list[int]]:
    rijen = conn.execute("SELECT groep, id FROM logboek WHERE id >= ? ORDER BY id", (vanaf,)).fetchall()
    return len(rijen), list(dict.fromkeys(groep for groep, _ in rijen))


def _in_woorden(groep: Loggroep) -> str:
    wat = f"{groep.items[0].soort} «{groep.items[0].titel[:50]}»" if groep.items else ""
    waarden = "; ".join(f"{veld.naam}: {veld.nieuw or 'leeg'}" for veld in groep.velden[:2] if veld.nieuw != veld.oud)
    delen = [deel for deel in (groep.omschrijving, wat, waarden) if deel]
    return f"{schrijf_tijdstip(groep.tijd)}, {groep.wie}: {', '.join(delen)[:200]}"
