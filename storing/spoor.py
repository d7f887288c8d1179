"""A session recorded by strace, read back as what it did to the plan file, its journal and their folder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storing.toneel import bevestigd

#: what records a session (seccomp: only the calls that are asked for stop the program)
#: -xx writes every string in hexadecimal, paths too
STRACE = ("strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e")
OPROEPEN = "trace=pwrite64,write,fdatasync,fsync,ftruncate,unlink,unlinkat,openat,rename"

Soort = Literal["schrijf", "kap", "sync", "weg", "maak", "scherm"]

_REGEL = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(.*)$")
_HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"^\(\d+<([^>]*)>")
# what SQLite does not do, and the crash images would get wrong
_ONVERWACHT = {"rename"}


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing that was done: to which file name (the folder itself is ''), where, and with which bytes.

    `scherm` is output to the terminal, with in `plek` the last logboek id that it called saved.
    """

    soort: Soort
    naam: str = ""
    plek: int = 0
    bytes: bytes = b""


def _uit_hex(tekst: str) -> bytes:
    return bytes.fromhex(tekst.replace("\\x", ""))


def _regels(spoor: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Call, its arguments, its result, and whether it had begun before: one that another thread cut in two comes at
    its begin with an empty result, and at its end with the arguments of its begin."""
    open_: dict[str, str] = {}
    with spoor.open(encoding="ascii") as stroom:
        for regel in stroom:
            gevonden = _REGEL.match(regel.rstrip("\n"))
            if gevonden is None:
                continue
            draad, oproep, rest = gevonden.groups()
            if rest.endswith("<unfinished ...>"):
                open_[draad] = rest.removesuffix("<unfinished ...>")
                yield oproep, open_[draad], "", False
            else:
                hervat = " resumed>" in rest[:10]
                rest = open_.pop(draad, "") + rest.partition(" resumed>")[2] if hervat else rest
                argumenten, _, uitkomst = rest.rpartition(" = ")
                yield oproep, argumenten, uitkomst, hervat


def lees_spoor(spoor: Path, db: Path) -> list[Stap]:
    """The steps in their order. A change counts from where its call begins, a sync from where it has ended."""
    stappen: list[Stap] = []
    gezien, scherm = 0, b""
    map_ = str(db.parent.resolve()).encode()
    for oproep, argumenten, uitkomst, hervat in _regels(spoor):
        einde = oproep in ("fdatasync", "fsync", "openat")
        if (not uitkomst and einde) or (hervat and not einde) or uitkomst.startswith("-1"):
            continue
        if (fd := _FD.match(argumenten)) and _uit_hex(fd[1]).startswith(b"/dev/pts/"):
            scherm = scherm[-64:] + b"".join(_uit_hex(stuk) for stuk in _HEX.findall(argumenten))
            gezien = max(gezien, *bevestigd(scherm), 0)
            stappen.append(Stap("scherm", plek=gezien))
            continue
        stap = _stap(oproep, argumenten, uitkomst, map_)
        if stap is not None and stap.naam in ("", db.name, f"{db.name}-journal"):
            if oproep in _ONVERWACHT:
                raise ValueError(f"{oproep} on the plan file: not known to this replay")
            stappen.append(stap)
    return stappen


def _stap(oproep: str, argumenten: str, uitkomst: str, map_: bytes) -> Stap | None:
    if oproep in ("unlink", "unlinkat", "rename"):
        pad = _uit_hex(_HEX.findall(argumenten)[0])
    elif oproep == "openat":
        if "O_CREAT" not in argumenten:
            return None
        pad = _uit_hex(_HEX.findall(argumenten)[0])
    else:
        fd = _FD.match(argumenten)
        if fd is None:
            return None
        pad = _uit_hex(re.sub(r"[^\\x0-9a-f]", "", fd[1]))
    if pad != map_ and pad.rpartition(b"/")[0] != map_:
        return None
    naam = "" if pad == map_ else pad.rpartition(b"/")[2].decode()
    match oproep:
        case "pwrite64":
            plek = int(argumenten.rstrip(") ").rsplit(", ", 1)[1])
            return Stap("schrijf", naam, plek, _uit_hex(_HEX.findall(argumenten)[0]))
        case "ftruncate":
            return Stap("kap", naam, int(argumenten.rstrip(") ").rsplit(", ", 1)[1]))
        case "fdatasync" | "fsync":
            return Stap("sync", naam)
        case "unlink" | "unlinkat":
            return Stap("weg", naam)
        case "openat":
            return Stap("maak", naam)
        case "rename":
            return Stap("maak", naam)
    raise ValueError(f"{oproep} on {naam}: not known to this replay")
