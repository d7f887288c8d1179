"""The disk as it may be found after the power went: what was synced stays, of the rest any part may be missing."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storing.spoor import Stap

SECTOR = 512  # bytes that a disk writes whole

#: what becomes of the writes that were not synced: all gone, all there, the first ones, any of them, or any with
#: sectors missing from them
WIJZEN = ("niets", "alles", "eerste", "enkele", "gescheurd")


@dataclass(eq=False, slots=True)
class Inode:
    """A file on the disk: the bytes that are safe, and the writes since the last sync (None: cut off at that place)."""

    veilig: bytearray = field(default_factory=bytearray)
    los: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """What was written is safe."""
        self.veilig = _pas_toe(self.veilig, self.los)
        self.los = []

    def beeld(self, wijze: str, toeval: random.Random) -> bytes:
        """One state in which the file may be found."""
        los = self.los
        if wijze == "niets":
            los = []
        elif wijze == "eerste":
            los = los[: toeval.randint(0, len(los))]
        elif wijze in ("enkele", "gescheurd"):
            # any subset: the disk may write in any order, so any of them may be missing when the power goes
            los = [schrijf for schrijf in los if toeval.random() < 0.5]
        if wijze == "gescheurd":
            los = [stuk for schrijf in los for stuk in _scheur(schrijf, toeval)]
        return bytes(_pas_toe(self.veilig, los))


def _pas_toe(begin: bytearray, schrijven: Sequence[tuple[int, bytes | None]]) -> bytearray:
    uit = bytearray(begin)
    for plek, inhoud in schrijven:
        if inhoud is None:
            del uit[plek:]
            continue
        if len(uit) < plek:
            uit.extend(bytes(plek - len(uit)))  # never written: zeros
        uit[plek : plek + len(inhoud)] = inhoud
    return uit


def _scheur(schrijf: tuple[int, bytes | None], toeval: random.Random) -> Iterator[tuple[int, bytes | None]]:
    plek, inhoud = schrijf
    if inhoud is None:
        yield schrijf
        return
    begin = 0
    while begin < len(inhoud):
        einde = min(len(inhoud), begin + SECTOR - (plek + begin) % SECTOR)
        if toeval.random() < 0.5:
            yield plek + begin, inhoud[begin:einde]
        begin = einde


class Schijf:
    """The folder of the plan file: which names are safe in it, and what happened to names since it was synced."""

    def __init__(self, naam: str, inhoud: bytes) -> None:
        """A folder with one file, safe."""
        self.nu = {naam: Inode(bytearray(inhoud))}
        self.veilig = dict(self.nu)
        self.los: list[tuple[str, Inode | None]] = []

    def doe(self, stap: Stap) -> None:
        """Carry out one step of a session."""
        match stap.soort:
            case "schrijf":
                self.nu[stap.naam].los.append((stap.plek, stap.bytes))
            case "kap":
                self.nu[stap.naam].los.append((stap.plek, None))
            case "sync" if stap.naam:
                if stap.naam in self.nu:
                    self.nu[stap.naam].sync()
            case "sync":
                self.veilig = dict(self.nu)
                self.los = []
            case "maak":
                if stap.naam not in self.nu:
                    self.nu[stap.naam] = Inode()
                    self.los.append((stap.naam, self.nu[stap.naam]))
            case "weg":
                self.nu.pop(stap.naam, None)
                self.los.append((stap.naam, None))
            case "scherm":
                pass

    @property
    def in_de_lucht(self) -> bool:
        """Whether anything is not synced."""
        return bool(self.los) or any(inode.los for inode in self.nu.values())

    def beeld(self, toeval: random.Random) -> dict[str, bytes]:
        """One state in which the folder may be found: name -> content."""
        namen = dict(self.veilig)
        # a file system keeps the order of names, but not that of names and contents
        for naam, inode in self.los[: toeval.randint(0, len(self.los))]:
            if inode is None:
                namen.pop(naam, None)
            else:
                namen[naam] = inode
        return {naam: inode.beeld(toeval.choice(WIJZEN), toeval) for naam, inode in namen.items()}
