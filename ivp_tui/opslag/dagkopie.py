"""The backup of a day: before the first change, once a file, whoever starts; and which of the older ones may go.

They lie in <state>/reservekopieen/<uuid of the file>/<yyyy-mm-dd>.db, folder and files for their owner only.
"""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from ivp_tui import paden
from ivp_tui.domein.bewaartermijn import te_bewaren
from ivp_tui.opslag.bestand import Bestand, BestandFout, _verbind, leg_uit
from ivp_tui.opslag.reservekopie import maak_reservekopie
from ivp_tui.prive import maak_map

_NAAM = re.compile(r"(\d{4}-\d\d-\d\d)\.db")
#: what a copy is called while it is made; one that was cut off stays behind
_HALF = re.compile(r"\.(\d{4}-\d\d-\d\d)\.db\.\d+\.kopie(-journal)?")
_UUID = re.compile(r"[0-9A-Za-z-]{1,64}")


def kopiemap(uuid: str) -> Path:
    """The folder of the daily backups of a file; raises BestandFout where its uuid could be no name of a folder."""
    if not _UUID.fullmatch(uuid):
        raise BestandFout("het kenmerk van het bestand is geen uuid; kijk met: ivp controle", beschadigd=True)
    return paden.reservekopieen() / uuid


def dagkopieen(map_: Path) -> dict[date, Path]:
    """The daily backups in a folder, by day, oldest first; anything else that lies there is left out."""
    gevonden = {dag: pad for pad in _inhoud(map_) if (dag := _dag(_NAAM, pad)) is not None}
    return dict(sorted(gevonden.items()))


def zorg_voor_dagkopie(bestand: Bestand, vandaag: date) -> str:
    """See to it that there is a backup of today; gives '' or, in half a Dutch sentence, why there is none.

    A demo gets none. To be called within the write lock of the file; never raises, for the change goes before the copy.
    """
    if bestand.demo:
        return ""
    try:
        map_ = kopiemap(bestand.uuid)
        doel = map_ / f"{vandaag}.db"
        if not doel.exists():
            _maak_map(map_)
            _maak(bestand, doel)
            _ruim_op(map_, vandaag)
    except BestandFout as fout:
        return str(fout).removeprefix("de reservekopie is niet gemaakt: ")
    except Exception as fout:
        return leg_uit(fout) if isinstance(fout, OSError | sqlite3.Error) else "onverwachte fout bij het kopiëren"
    return ""


def _maak_map(map_: Path) -> None:
    maak_map(map_)


def _maak(bestand: Bestand, doel: Path) -> None:
    try:
        # on a connection that reads: SQLite copies nothing from one that holds the write lock, and would wait for ever
        with closing(_verbind(bestand.pad, alleen_lezen=True)) as lezer:
            maak_reservekopie(replace(bestand, conn=lezer), doel)
    except BestandFout:
        # a copy of this file elsewhere has the same uuid, and was sooner
        if not doel.exists():
            raise


def _ruim_op(map_: Path, vandaag: date) -> None:
    """Take away the backups that need not stay, and what a copy that was cut off on an earlier day left behind."""
    kopieen = dagkopieen(map_)
    blijft = te_bewaren(kopieen, vandaag)
    weg = [pad for dag, pad in kopieen.items() if dag not in blijft]
    weg += [pad for pad in _inhoud(map_) if (dag := _dag(_HALF, pad)) is not None and dag < vandaag]
    for pad in weg:
        try:
            pad.unlink(missing_ok=True)
        except OSError:
            continue  # one too many is no harm; tomorrow it is tried again


def _inhoud(map_: Path) -> list[Path]:
    try:
        return [pad for pad in map_.iterdir() if pad.is_file() and not pad.is_symlink()]
    except FileNotFoundError:
        return []


def _dag(vorm: re.Pattern[str], pad: Path) -> date | None:
    gevonden = vorm.fullmatch(pad.name)
    try:
        return date.fromisoformat(gevonden[1]) if gevonden else None
    except ValueError:
        return None
