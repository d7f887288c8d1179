"""Erasing from our own backups: each is written anew without the text beside its place, and then takes its name.

What was erased from the file says its own journal, so that a run that was cut off can be finished by any later one.
"""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ivp_tui import paden
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_wissen import Wis
from ivp_tui.opslag.bestand import Bestand, BestandFout, _verbind, leg_uit, open_bestand
from ivp_tui.opslag.dagkopie import kopiemap
from ivp_tui.opslag.demo import kopieer
from ivp_tui.opslag.ernaast import naast, verwijder_met_resten
from ivp_tui.opslag.gewist import gebleven, lees_gewist
from ivp_tui.opslag.reservekopie import _leg_vast
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.opslag.wissen import ruim_op
from ivp_tui.opslag.wiszoek import plekken_met

#: what a copy is called while it is made, after the name it was to have
_HALF = re.compile(r"\.(.+\.db)\.\d+\.kopie(-journal)?")

#: how long somebody may be at making a copy, in seconds; what is older was cut off
_BEZIG = 3600

#: what SQLite may have left beside a file
_STAARTEN = ("-journal", "-wal")


@dataclass(frozen=True, slots=True)
class Kopiewerk:
    """What became of a backup: "gewist", "nagekeken" (it did not have the text), "verwijderd", or "niet" with a reason.

    Of one that is "niet" something may remain: the person must know.
    """

    pad: Path
    uitkomst: str
    reden: str = ""


def eigen_kopieen(bestand: Bestand) -> list[Path]:
    """The backups of this file in the state folder, of each day and made by hand, also damaged ones."""
    map_ = kopiemap(bestand.uuid)
    kopieen = sorted(pad for pad in _bestanden(map_) if pad.suffix == ".db" and not pad.name.startswith("."))
    los = sorted(pad for pad in _bestanden(paden.reservekopieen()) if pad.suffix == ".db" and not _HALF.match(pad.name))
    los += sorted(pad for pad in _bestanden(voor_herstel()) if pad.suffix == ".db" and not _HALF.match(pad.name))
    hier = bestand.pad.resolve()
    return [pad for pad in kopieen + [pad for pad in los if _is_van(bestand, pad)] if pad.resolve() != hier]


def voor_herstel() -> Path:
    """Where `ivp controle --repareer` puts the file as it was before it mends."""
    return paden.reservekopieen() / "voor-herstel"


def wis_kopieen(bestand: Bestand, tekst: str, alles: bool, ook_wie: bool, wie: str) -> Iterator[Kopiewerk]:
    """Take all that was ever erased from the file out of its backups, one by one.

    With `alles` also whatever else in them has `tekst` (in zoekvorm) in it; with `ook_wie` the names that have it.
    """
    _ruim_halve_op(bestand)
    for pad in eigen_kopieen(bestand):
        if pad.parent == voor_herstel() and any(naast(pad, staart).exists() for staart in _STAARTEN):
            # with what lay beside a damaged file it cannot be opened without that being applied to it
            yield _zonder(pad, "een kopie van voor een herstel")
            continue
        try:
            yield Kopiewerk(pad, "gewist" if _herschrijf(bestand, pad, tekst, alles, ook_wie, wie) else "nagekeken")
        except BestandFout as fout:
            yield _zonder(pad) if fout.beschadigd or _is_wrak(pad) else Kopiewerk(pad, "niet", str(fout))
        except (sqlite3.Error, OSError, Geweigerd) as fout:
            yield Kopiewerk(pad, "niet", str(fout) if isinstance(fout, Geweigerd) else leg_uit(fout))


def heeft_tekst(pad: Path, tekst: str) -> bool:
    """Whether a backup has a text (in zoekvorm, '' is in none) in it; one that cannot be read is taken not to."""
    if not tekst:
        return False
    try:
        with closing(_verbind(pad, alleen_lezen=True)) as conn:
            return bool(plekken_met(conn, tekst))
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _is_wrak(pad: Path) -> bool:
    """Whether a backup is no SQLite file any more, and can be read."""
    try:
        with pad.open("rb") as stroom:
            return stroom.read(15) != b"SQLite format 3"
    except OSError:
        return False


def _zonder(pad: Path, waarom: str = "beschadigd") -> Kopiewerk:
    """A damaged backup cannot be rewritten, and what is in it cannot be known: it goes."""
    try:
        verwijder_met_resten(pad)
        _leg_vast(pad.parent)
    except OSError as fout:
        return Kopiewerk(pad, "niet", f"{waarom}, en niet te verwijderen: {leg_uit(fout)}")
    return Kopiewerk(pad, "verwijderd", waarom)


def _herschrijf(bestand: Bestand, pad: Path, tekst: str, alles: bool, ook_wie: bool, wie: str) -> bool:
    """Write one backup anew; gives whether anything in it had to go. Its day, its time and its rights stay."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.kopie")
    info = pad.stat()
    try:
        verwijder_met_resten(tijdelijk)
        try:
            kopieer(pad, tijdelijk)
            kopie = open_bestand(tijdelijk)
        except BestandFout as fout:
            raise BestandFout(str(fout).replace(str(tijdelijk), str(pad)), fout.beschadigd) from fout
        try:
            # no backup of a backup
            kopie.kopiedag = datetime.now(UTC).astimezone().date()
            gewist = schrijf(kopie, _opdracht(bestand, kopie, tekst, alles, ook_wie), None, wie).gewijzigd
            ruim_op(kopie)
            if kopie.conn.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise BestandFout(f"{pad} is niet herschreven: de nieuwe kopie is niet heel")
        finally:
            kopie.sluit()
        tijdelijk.chmod(info.st_mode & 0o777)
        os.utime(tijdelijk, ns=(info.st_atime_ns, info.st_mtime_ns))
        tijdelijk.replace(pad)
        _leg_vast(pad.parent)
    finally:
        verwijder_met_resten(tijdelijk)
    return gewist


def _opdracht(bestand: Bestand, kopie: Bestand, tekst: str, alles: bool, ook_wie: bool) -> Wis:
    """What must go from a backup: what the file lost after it was made, and what else has the text in it."""
    behoud = {}
    for plek, was in lees_gewist(bestand.conn).items():
        erin = kopie.conn.execute("SELECT groep, tijd FROM logboek WHERE id = ?", (was.id,)).fetchone()
        if erin != (was.groep, was.tijd):
            behoud[plek] = gebleven(bestand.conn, plek, was)
    erbij = [plek for plek in plekken_met(kopie.conn, tekst) if plek not in behoud] if tekst and alles else []
    return Wis((*behoud, *erbij), tekst, behoud, ook_wie)


def _is_van(bestand: Bestand, pad: Path) -> bool:
    """Whether a file is a copy of this one; of a damaged one by its bytes."""
    try:
        with closing(_verbind(pad, alleen_lezen=True)) as conn:
            rij = conn.execute("SELECT uuid FROM bestand").fetchone()
        return rij is not None and rij[0] == bestand.uuid
    except (sqlite3.Error, UnicodeDecodeError):
        return heeft_kenmerk(pad, bestand.uuid)


def heeft_kenmerk(pad: Path, uuid: str) -> bool:
    """Whether the bytes of a uuid stand in a file, whatever became of it."""
    try:
        return uuid.encode() in pad.read_bytes()
    except OSError:
        return False


def _ruim_halve_op(bestand: Bestand) -> None:
    """Take away what a copy that was cut off left behind: of a backup that is there, or too old to be under way."""
    for map_ in (kopiemap(bestand.uuid), paden.reservekopieen()):
        for pad in _bestanden(map_):
            half = _HALF.fullmatch(pad.name)
            if half is None:
                continue
            oud = time.time() - pad.stat().st_mtime > _BEZIG
            if pad.with_name(half[1]).exists() or (
                oud and (map_.name == bestand.uuid or heeft_kenmerk(pad, bestand.uuid))
            ):
                pad.unlink(missing_ok=True)


def _bestanden(map_: Path) -> list[Path]:
    try:
        return [pad for pad in map_.iterdir() if pad.is_file() and not pad.is_symlink()]
    except FileNotFoundError:
        return []
