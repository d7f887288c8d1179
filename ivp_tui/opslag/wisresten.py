"""What else of ivp may hold a text that was erased: damaged files kept beside the file, copies there, cut-off work.

Away goes only what ivp made itself for this file and nobody works in; the rest is named, with what to do.
"""

import os
import re
import shlex
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ivp_tui.opslag.bestand import Bestand, _verbind, leg_uit
from ivp_tui.opslag.conflictkopie import uuid_van
from ivp_tui.opslag.ernaast import naast
from ivp_tui.opslag.wiskopieen import heeft_kenmerk
from ivp_tui.opslag.wiszoek import plekken_met

#: folders that a command makes for itself while it runs, and the one in which an editor has its text
_TIJDELIJK = re.compile(r"ivp-((terug|controle|wal)-)?[a-z0-9_]{8}")

#: how long a command or an editor may be at it, in seconds
_BEZIG = 24 * 3600

#: a time in a name, as ivp writes it
_TIJD = r"\d{8}-\d{6}"


@dataclass(frozen=True, slots=True)
class Rest:
    """Something beside the file or left by a run that was cut off: "verwijderd", "weg te halen", or "blijft".

    `reden` says what it is, and for one that stays what to do.
    """

    pad: Path
    uitkomst: str
    reden: str


def ruim_resten(bestand: Bestand, tekst: str, proef: bool = False) -> Iterator[Rest]:
    """Take away what is ours and name what is not ours to take; with `proef` only tell. `tekst` is in zoekvorm."""
    for pad in _ernaast(bestand.pad.resolve()):
        rest = _bekijk(bestand, pad, tekst)
        if rest is not None:
            yield rest if proef or rest.uitkomst == "blijft" else _verwijder(rest)
    for map_ in _tijdelijke():
        rest = Rest(map_, "weg te halen", "een tijdelijke map van een ivp die is afgebroken")
        yield rest if proef else _verwijder(rest)


def _ernaast(pad: Path) -> list[Path]:
    try:
        buren = sorted(pad.parent.iterdir())
    except OSError:
        return []
    return [buur for buur in buren if buur != pad and buur.is_file() and not buur.is_symlink()]


def _bekijk(bestand: Bestand, pad: Path, tekst: str) -> Rest | None:
    """What a file beside ours is, None for what has nothing to do with it."""
    naam = re.escape(bestand.pad.resolve().name)
    stam = re.escape(bestand.pad.resolve().stem)
    if re.fullmatch(rf"{naam}\.beschadigd-{_TIJD}", pad.name):
        if heeft_kenmerk(pad, bestand.uuid):
            return Rest(pad, "weg te halen", "het beschadigde bestand van voor het terugzetten")
        return Rest(pad, "blijft", "misschien het beschadigde bestand van vroeger; verwijder het als u het niet mist")
    if re.fullmatch(rf"{naam}-(journal|wal)\.opzij-{_TIJD}", pad.name):
        return Rest(pad, "blijft", "lag ooit naast het bestand; verwijder het als u het niet mist")
    if re.fullmatch(rf"\.{naam}\.\d+\.terug|\.{stam}-gered-.+\.\d+\.nieuw", pad.name):
        oud = time.time() - pad.stat().st_mtime > _BEZIG
        return Rest(pad, "weg te halen", "half werk dat is afgebroken") if oud else None
    gered = re.fullmatch(rf"{stam}-gered-.+\.db", pad.name) is not None
    if not gered and not (pad.suffix in (".db", bestand.pad.suffix) and _is_van(bestand, pad)):
        return None
    if tekst and _is_zonder(pad, tekst):
        return None
    wat = "wat gered is uit een beschadigd bestand" if gered else "een kopie van dit bestand"
    return Rest(pad, "blijft", f"{wat}; verwijder haar, of wis daarin met: ivp --db {shlex.quote(str(pad))} wissen …")


def _is_van(bestand: Bestand, pad: Path) -> bool:
    """Whether a file has our uuid, also where it cannot be opened any more; it is only read."""
    uuid = uuid_van(pad)
    return uuid == bestand.uuid if uuid else heeft_kenmerk(pad, bestand.uuid)


def _is_zonder(pad: Path, tekst: str) -> bool:
    """Whether a file was read and does not have a text; of one that cannot be read nobody knows."""
    try:
        with closing(_verbind(pad, True, "&immutable=1")) as conn:
            return not plekken_met(conn, tekst)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _verwijder(rest: Rest) -> Rest:
    try:
        if rest.pad.is_dir():
            shutil.rmtree(rest.pad)
        else:
            for pad in (rest.pad, naast(rest.pad, "-journal"), naast(rest.pad, "-wal")):
                pad.unlink(missing_ok=True)
    except OSError as fout:
        return Rest(rest.pad, "niet", f"{rest.reden}, en niet te verwijderen: {leg_uit(fout)}")
    return Rest(rest.pad, "verwijderd", rest.reden)


def _tijdelijke() -> Iterator[Path]:
    """Folders of ours that nothing was done in for a day."""
    map_ = Path(tempfile.gettempdir())
    for pad in sorted(map_.glob("ivp-*")):
        try:
            if _TIJDELIJK.fullmatch(pad.name) and _is_van_mij(pad) and time.time() - _laatst(pad) > _BEZIG:
                yield pad
        except OSError:
            continue  # it is gone by now, or not to be read


def _is_van_mij(pad: Path) -> bool:
    """Whether it is a folder of this person that nobody else can get into, as mkdtemp makes it."""
    info = pad.lstat()
    if pad.is_symlink() or not pad.is_dir():
        return False
    return os.name == "nt" or (info.st_uid == os.getuid() and not info.st_mode & 0o077)


def _laatst(pad: Path) -> float:
    """When something was last written in a folder."""
    return max(deel.lstat().st_mtime for deel in (pad, *pad.rglob("*")))
