"""Typed text that is not in the plan file yet, kept in the state folder until it is.

Every running ivp has one file of its own in <state>/klad/<uuid of the plan file>/, readable by its owner only, and a
lock beside it. What lies there and is locked by nobody is of a program that ended: the next start takes it over.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ivp_tui import paden
from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.slot import Slot

#: more than this is no file of ours, and is not read
GROOTST = 20_000_000


@dataclass(frozen=True, slots=True)
class Kladtekst:
    """A text that was typed at `tijd` (this machine's own time) into `veld`, and is not in the file.

    `bij` names the item in words; `plan`, `wijk_id` and `cursor` (a line's key) are where the field was opened, and
    `opdracht` (command, value) is what opens it anew for something that has no row yet.
    """

    veld: Veld
    tekst: str
    tijd: datetime
    bij: str
    plan: str
    wijk_id: int | None
    cursor: tuple[str, int, int]
    opdracht: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Kladwissing:
    """What became of kept texts: how many went, of how many files an ivp that runs keeps some, what could not go."""

    weg: int = 0
    bezet: int = 0
    mislukt: list[Path] = field(default_factory=list)


class Kladmap:
    """The kept texts of one plan file; nothing is made on disk before there is something to keep."""

    def __init__(self, uuid: str) -> None:
        """Of the plan file with this uuid."""
        self._map = paden.klad(uuid) if paden.naam_van_map(uuid) else None
        self._slot: Slot | None = None

    def neem_over(self) -> tuple[Kladtekst, ...]:
        """The texts that programs which are gone left behind, newest first; from now on they are kept here.

        What is of a program that still runs stays its own; what cannot be read stays where it is.
        """
        gevonden = [(pad, slot) for pad in self._bestanden() if (slot := _van_niemand(pad)) is not None]
        alle = [tekst for pad, _ in gevonden for tekst in _lees(pad)]
        teksten = tuple(sorted(alle, key=lambda klad: klad.tijd, reverse=True))
        # theirs goes only when it stands in ours
        bewaard = self.bewaar(teksten) if teksten else True
        for pad, slot in gevonden:
            try:
                if bewaard:
                    pad.unlink(missing_ok=True)
                slot.laat_los(weg=bewaard)
            except OSError:
                continue  # it is offered once more than needed
        return teksten

    def bewaar(self, teksten: Iterable[Kladtekst]) -> bool:
        """Keep these and nothing else; False when the disk does not take them, and then the former ones are there.

        The new file takes the place of the old one in one go, after it is on the disk.
        """
        rijen = list(teksten)
        try:
            pad = self._eigen_bestand(bool(rijen))
            if pad is None:
                return not rijen
            if not rijen:
                pad.unlink(missing_ok=True)
            else:
                _vervang(pad, _als_bytes(rijen))
        except OSError:
            # a full disk or a read-only home must not stand in the way of working
            return False
        return True

    def wis(self, raakt: Callable[[Kladtekst], bool], proef: bool = False) -> Kladwissing:
        """Throw away the kept texts for which `raakt` says so, and files that cannot be read; with `proef` only count.

        The file of a program that runs is its own: it would be written anew from what that program holds.
        """
        uit = Kladwissing()
        for pad in self._bestanden():
            teksten, heel = _lees_rijen(pad)
            blijft = [klad for klad in teksten if not raakt(klad)]
            slot = _van_niemand(pad)
            weg = len(teksten) - len(blijft) + (not heel)
            if slot is None:
                uit.bezet += bool(weg)
                continue
            uit.weg += weg
            try:
                if weg and not proef:
                    # what was cut off while it was written may hold anything
                    pad.with_suffix(".nieuw").unlink(missing_ok=True)
                    _houd(pad, blijft)
                slot.laat_los(weg=not blijft and not proef)
            except OSError:
                uit.mislukt.append(pad)
        return uit

    def sluit(self) -> None:
        """Let go: with nothing kept nothing stays behind."""
        slot, self._slot = self._slot, None
        if slot is None:
            return
        try:
            slot.laat_los(weg=not slot.pad.with_suffix(".json").exists())
            if self._map is not None:
                self._map.rmdir()
        except OSError:
            return  # not empty: something is kept, or another program is there

    def _bestanden(self) -> list[Path]:
        """What was kept by others, also what was cut off before it was whole."""
        eigen = self._slot.pad.stem if self._slot is not None else ""
        try:
            alle = sorted(self._map.iterdir()) if self._map is not None else []
        except OSError:
            return []
        namen = {pad.stem for pad in alle if pad.suffix in (".json", ".slot", ".nieuw")} - {eigen}
        return [pad.parent / f"{naam}.json" for pad in alle[:1] for naam in sorted(namen)]

    def _eigen_bestand(self, maak: bool) -> Path | None:
        if self._map is None or (self._slot is None and not maak):
            return None
        if self._slot is None or not self._slot.pad.exists():
            self._map.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._map.mkdir(mode=0o700, exist_ok=True)
            self._slot = Slot.neem(self._map / f"{os.getpid()}-{os.urandom(4).hex()}.slot")
        return self._slot.pad.with_suffix(".json") if self._slot is not None else None


def _van_niemand(pad: Path) -> Slot | None:
    """The lock of a kept file whose program is gone; None when it still runs, or it cannot be told."""
    try:
        return Slot.neem(pad.with_suffix(".slot"))
    except OSError:
        return None


def _houd(pad: Path, teksten: list[Kladtekst]) -> None:
    if teksten:
        _vervang(pad, _als_bytes(teksten))
    else:
        pad.unlink(missing_ok=True)


def _als_bytes(teksten: Iterable[Kladtekst]) -> bytes:
    return json.dumps([_als_rij(klad) for klad in teksten], ensure_ascii=False).encode("utf-8", "replace")


def _vervang(pad: Path, inhoud: bytes) -> None:
    nieuw = pad.with_suffix(".nieuw")
    nieuw.unlink(missing_ok=True)
    fd = os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(fd, "wb") as stroom:
            stroom.write(inhoud)
            stroom.flush()
            os.fsync(stroom.fileno())
        nieuw.replace(pad)
    except OSError:
        nieuw.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        map_ = os.open(pad.parent, os.O_RDONLY)
        try:
            os.fsync(map_)
        finally:
            os.close(map_)


def _als_rij(klad: Kladtekst) -> dict[str, Any]:
    rij = asdict(klad)
    rij["tijd"] = klad.tijd.isoformat(timespec="seconds")
    rij["veld"]["vandaag"] = klad.veld.vandaag.isoformat() if klad.veld.vandaag else None
    return rij


def _lees(pad: Path) -> list[Kladtekst]:
    """What was kept in a file; what makes no sense is left out."""
    pad.with_suffix(".nieuw").unlink(missing_ok=True)
    return _lees_rijen(pad)[0]


def _lees_rijen(pad: Path) -> tuple[list[Kladtekst], bool]:
    """The texts in a file that make sense, and whether that is all there is."""
    try:
        if pad.stat().st_size > GROOTST:
            return [], False
        rijen = json.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return [], not pad.with_suffix(".nieuw").exists()
    except (OSError, ValueError, RecursionError):
        return [], False
    teksten = [_uit_rij(rij) for rij in rijen] if isinstance(rijen, list) else [None]
    goed = [klad for klad in teksten if klad is not None]
    return goed, len(goed) == len(teksten)


def _uit_rij(rij: Any) -> Kladtekst | None:
    try:
        veld = dict(rij["veld"])
        veld["soort"] = VeldSoort(veld["soort"])
        veld["vandaag"] = date.fromisoformat(veld["vandaag"]) if veld["vandaag"] else None
        soort, nummer, bij = rij["cursor"]
        actie, waarde = rij["opdracht"]
        return Kladtekst(
            Veld(**veld),
            str(rij["tekst"]),
            datetime.fromisoformat(rij["tijd"]).replace(tzinfo=None),
            str(rij["bij"]),
            str(rij["plan"]),
            None if rij["wijk_id"] is None else int(rij["wijk_id"]),
            (str(soort), int(nummer), int(bij)),
            (str(actie), str(waarde)),
        )
    except (KeyError, TypeError, ValueError):
        return None
