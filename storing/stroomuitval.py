"""Proof 2: a recorded session is replayed as the disk may be found when the power went at any moment of it.

The two wrong programs are caught beside each other; of the real one's images two are judged at a time.
"""

import hashlib
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from storing.naslag import Schijf
from storing.samen import TEGELIJK, verdeel
from storing.spoor import OPROEPEN, STRACE, Stap, lees_spoor
from storing.toneel import START, Toetsenloop, Uitkomst, boom, keur_heel, keur_statussen, maak_bestand, venster
from storing.verkeerd import EERST_TEKENEN, ZONDER_SYNC

VERLOREN, BEELDEN = "beelden met een verloren bevestigde wijziging", "verschillende beelden"


@dataclass(frozen=True, slots=True)
class Opname:
    """A recorded session: the file before it, its steps, and the statuses that were set in it."""

    begin: bytes
    stappen: list[Stap]
    verwacht: list[tuple[int, str]]


def neem_op(vers: Path, map_: Path, wijzigingen: int, toeval: random.Random, verkeerd: str = "") -> Opname:
    """Set statuses in the real program under strace, or in the wrong program of that name."""
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir()
    # a folder of its own: the home of the program is elsewhere, and only this folder is rebuilt
    (map_ / "plan").mkdir()
    db = Path(shutil.copy(vers, map_ / "plan" / "ivp.db")).resolve()
    loop = Toetsenloop.maak(toeval, boom(db)[:7], wijzigingen)
    spoor = map_ / "spoor"
    module, env = ("storing.verkeerd", {"IVP_STORING": verkeerd}) if verkeerd else ("ivp_tui", {})
    with venster(db, map_, (*STRACE, OPROEPEN, "-o", str(spoor)), module, **env) as window:
        window.wait_for(START, timeout=60)
        for toetsen in loop.toetsen:
            window.send(toetsen)
            window.rest(toeval.choice((0.0, 0.0, 0.05)))
        window.wait_still(1.0, timeout=60)
        window.press("q")
        window.wait_exit(30)
    fouten = keur_statussen(db, loop.verwacht, 0)
    if fouten:
        raise AssertionError(f"the session itself went wrong: {fouten}")
    return Opname(vers.read_bytes(), lees_spoor(spoor, db), loop.verwacht)


def speel_na(
    opname: Opname, map_: Path, aantal: int, begin: str, heel: bool, deel: tuple[int, int] = (0, 1)
) -> Uitkomst:
    """Judge so many different crash images, spread over the session; `heel`: each by `ivp controle` too.

    They are drawn with `begin`, the same ones for every `deel`; of part (n, of so many) only one in so many is judged.
    """
    uit, toeval = Uitkomst("beelden"), random.Random(begin)
    schijf, gezien, gehad = Schijf("ivp.db", opname.begin), 0, set[bytes]()
    gedaan, stappen = 0, len(opname.stappen)
    for nummer, stap in enumerate(opname.stappen):
        schijf.doe(stap)
        gezien = max(gezien, stap.plek) if stap.soort == "scherm" else gezien
        for _ in range(12):
            # so many as belong to this part of the session; where nothing new can be made, later parts give them
            if gedaan >= aantal * (nummer + 1) / stappen:
                break
            beeld = schijf.beeld(toeval)
            merk = _merk(gezien, beeld)
            if merk in gehad:
                continue
            gehad.add(merk)
            gedaan += 1
            if gedaan % deel[1] != deel[0]:
                continue
            fouten = _keur(beeld, map_, opname, gezien, heel)
            uit.tel(VERLOREN, int(any("verloren" in f for f in fouten)))
            uit.tel("beelden van een beschadigd bestand", int(any("verloren" not in f for f in fouten)))
            uit.tel("beelden met een half journaal ernaast", int("ivp.db-journal" in beeld))
            uit.tel(BEELDEN)
            uit.fouten += [f"na stap {nummer} ({stap.soort} {stap.naam}): {fout}" for fout in fouten]
    return uit


def _merk(gezien: int, beeld: dict[str, bytes]) -> bytes:
    """What tells one image from another."""
    som = hashlib.sha256(repr((gezien, [(naam, len(beeld[naam])) for naam in sorted(beeld)])).encode())
    for naam in sorted(beeld):
        som.update(beeld[naam])
    return som.digest()


def _keur(beeld: dict[str, bytes], map_: Path, opname: Opname, gezien: int, heel: bool) -> list[str]:
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir()
    for naam, inhoud in beeld.items():
        (map_ / naam).write_bytes(inhoud)
    fouten = keur_statussen(map_ / "ivp.db", opname.verwacht, gezien)
    return fouten + (keur_heel(map_ / "ivp.db") if heel else [])


def proef(map_: Path, aantal: int, zaad: int, wijzigingen: int = 60) -> Uitkomst:
    """First catch the two wrong programs, then judge so many crash images of the real one."""
    uit = Uitkomst("stroomuitval")
    if shutil.which("strace") is None:
        uit.overgeslagen = "strace is er niet; zet het op deze machine en doe het weer"
        return uit
    vers = maak_bestand(map_)
    minder = max(4, wijzigingen // 4), max(120, aantal // 5)
    verdeel(uit, _pak, [(vers, map_, verkeerd, *minder, zaad) for verkeerd in (ZONDER_SYNC, EERST_TEKENEN)])
    begin = f"{zaad}-goed"
    opname = neem_op(vers, map_ / "opname", wijzigingen, random.Random(begin))
    uit.cijfers["stappen in de opname"] = len(opname.stappen)
    uit.cijfers["bevestigingen op het scherm"] = len({s.plek for s in opname.stappen if s.soort == "scherm" and s.plek})
    delen = [(n, TEGELIJK) for n in range(TEGELIJK)]
    verdeel(uit, speel_na, [(opname, map_ / f"beeld-{deel[0]}", aantal, begin, True, deel) for deel in delen])
    if uit.cijfers.get(BEELDEN) != aantal:
        uit.fouten.append(f"er werden {uit.cijfers.get(BEELDEN, 0)} verschillende beelden gekeurd, niet {aantal}")
    return uit


def _pak(vers: Path, map_: Path, verkeerd: str, wijzigingen: int, aantal: int, zaad: int) -> Uitkomst:
    """Record the wrong program of this name and see whether its losses are seen: what else is wrong with it is not."""
    uit, begin = Uitkomst(verkeerd), f"{zaad}-{verkeerd}"
    opname = neem_op(vers, map_ / verkeerd, wijzigingen, random.Random(begin), verkeerd)
    cijfers = speel_na(opname, map_ / f"beeld-{verkeerd}", aantal, begin, heel=False).cijfers
    gepakt = cijfers.get(VERLOREN, 0)
    uit.cijfers[f"verkeerd programma «{verkeerd}»: verliezen gezien"] = f"{gepakt} van {cijfers.get(BEELDEN, 0)}"
    if not gepakt:
        uit.fouten.append(f"het verkeerde programma «{verkeerd}» werd niet gepakt: de proef bewijst niets")
    return uit
