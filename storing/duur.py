"""Proof 7: random keys for a long time in the real program: no exception, and memory that does not grow."""

import random
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bench.xterm import encode_key
from storing.toneel import START, Uitkomst, keur_heel, maak_bestand, venster

if TYPE_CHECKING:
    from bench.terminal import Terminal

#: keys and how often; q, ctrl+q and ctrl+c are left out, which end the program, and E, which starts an editor
_VAAK = ("j", "k", "down", "up", "h", "l", "tab", "enter", "esc", "space", "1", "2", "5", "0", "u")
_SOMS = (
    *"gGnNpPfbxwdztaeyDT[]<>{}/:?346rvLJK,.-AZm",
    *("pageup", "pagedown", "ctrl+k", "ctrl+r", "ctrl+s", "backspace", "shift+tab"),
)
_TEKST = "abcdefgh ijklm0123456789éë"
DEEL = 50  # keys before the program is waited for
AANLOOP = 10_000  # keys after which memory is measured
GROEI = 10.0  # MiB
RUST = 0.08  # seconds in which a program that has taken its keys does next to nothing
STILTE = 1.2  # the same before memory is measured: a field that is being taken away may keep keys waiting for a second


def geheugen(pid: int) -> float:
    """The memory in use (VmRSS) of a process, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    gevonden = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(gevonden[1]) / 1024 if gevonden else 0.0


def _toetsen(toeval: random.Random, aantal: int) -> bytes:
    namen = [
        toeval.choice(_VAAK if keus < 0.7 else _SOMS) if keus < 0.9 else toeval.choice(_TEKST)
        for keus in (toeval.random() for _ in range(aantal))
    ]
    # in one burst: an Esc that is followed at once by another key may count as alt with that key, which is random too
    return b"".join(encode_key(naam, False) for naam in namen)


def proef(map_: Path, aantal: int, zaad: int, aanloop: int = AANLOOP) -> Uitkomst:
    """Press so many keys; memory is measured each `aanloop` of them, and compared with the first time."""
    uit = Uitkomst("duur")
    db = Path(shutil.copy(maak_bestand(map_), map_ / "ivp.db"))
    toeval, verloop = random.Random(zaad), [(0, 0.0)]
    with venster(db, map_) as window:
        window.wait_for(START)
        for gedaan in range(0, aantal, DEEL):
            try:
                if gedaan >= verloop[-1][0] + aanloop:
                    _laat_bijkomen(window, STILTE)
                    verloop.append((gedaan, geheugen(window.pid)))
                window.send(_toetsen(toeval, DEEL))
                _laat_bijkomen(window)
            except AssertionError as fout:
                uit.fouten.append(f"na {gedaan} toetsen: {fout}")
                break
            if window.eof:
                uit.fouten.append(f"na {gedaan} toetsen eindigde het programma: {window.wait_exit()}")
                break
            uit.tel("toetsen", DEEL)
        else:
            _laat_bijkomen(window, STILTE)
            _weeg(uit, [*verloop[1:], (aantal, geheugen(window.pid))])
    uit.cijfers["geschreven regels in het logboek"] = _logboek(db)
    logs = (pad.read_text(encoding="utf-8") for pad in map_.rglob("ivp.log"))
    uit.fouten += [f"het log: {log[:3000]}" for log in logs if log]
    uit.fouten += keur_heel(db)
    return uit


def _weeg(uit: Uitkomst, verloop: list[tuple[int, float]]) -> None:
    """Tell the memory after so many keys, and whether it grew too much from the first time to the last."""
    uit.cijfers |= {f"geheugen na {toetsen} toetsen (MiB)": round(mib, 1) for toetsen, mib in verloop}
    groei = verloop[-1][1] - verloop[0][1]
    uit.cijfers["groei (MiB)"] = round(groei, 1)
    if groei >= GROEI:
        uit.fouten.append(f"het geheugen groeide {groei:.1f} MiB")


def _logboek(db: Path) -> int:
    from storing.toneel import lees

    return int(str(lees(db, "SELECT coalesce(max(id), 0) FROM v_logboek")[0][0]))


def _tikken(pid: int) -> int:
    """How long the processor worked for a process, in ticks of 10 ms."""
    velden = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    return int(velden[11]) + int(velden[12])


def _laat_bijkomen(window: "Terminal", rust: float = RUST) -> None:
    """Wait until the keys have been taken; what was drawn is let go, or it would fill our own memory.

    A program that draws nothing for a moment may have thousands of keys waiting in memory, which is no leak: it has
    taken them when the processor has nothing more to do for it.
    """
    while not window.eof:
        voor = _tikken(window.pid)
        window.rest(rust)
        if _tikken(window.pid) - voor <= max(1, rust * 10):
            break
    window.chunks.clear()
    window._drawn = 0
