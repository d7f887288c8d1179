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

#: keys and how often; q is left out, it would end the program, and ctrl+q and ctrl+c with it
_VAAK = ("j", "k", "down", "up", "h", "l", "tab", "enter", "esc", "space", "1", "2", "5", "0", "u")
_SOMS = (*"gGnNpPfbxwdztaeyDT[]<>{}/:?346rvLJK,.-AZ", "pageup", "pagedown", "ctrl+r", "ctrl+s", "backspace")
_TEKST = "abcdefgh ijklm0123456789éë"
DEEL = 50  # keys before the program is waited for
AANLOOP = 10_000  # keys after which memory is measured
GROEI = 10.0  # MiB
RUST = 0.08  # seconds in which a program that has taken its keys does next to nothing


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
    """Press so many keys; memory is compared with that after `aanloop` of them."""
    uit = Uitkomst("duur")
    db = Path(shutil.copy(maak_bestand(map_), map_ / "ivp.db"))
    toeval, begin, hoogste = random.Random(zaad), 0.0, 0.0
    with venster(db, map_) as window:
        window.wait_for(START)
        for gedaan in range(0, aantal, DEEL):
            if gedaan >= aanloop and not begin:
                begin = geheugen(window.pid)
            try:
                window.send(_toetsen(toeval, DEEL))
                _laat_bijkomen(window)
            except AssertionError as fout:
                uit.fouten.append(f"na {gedaan} toetsen: {fout}")
                break
            if window.eof:
                uit.fouten.append(f"na {gedaan} toetsen eindigde het programma: {window.wait_exit()}")
                break
            hoogste = max(hoogste, geheugen(window.pid))
            uit.tel("toetsen", DEEL)
        else:
            einde = geheugen(window.pid)
            uit.cijfers |= {f"geheugen na {aanloop} toetsen (MiB)": round(begin, 1)}
            uit.cijfers |= {"geheugen aan het einde (MiB)": round(einde, 1), "hoogste (MiB)": round(hoogste, 1)}
            uit.cijfers["groei (MiB)"] = round(einde - begin, 1)
            if einde - begin >= GROEI:
                uit.fouten.append(f"het geheugen groeide {einde - begin:.1f} MiB")
    uit.cijfers["geschreven regels in het logboek"] = _logboek(db)
    logs = (pad.read_text(encoding="utf-8") for pad in map_.rglob("ivp.log"))
    uit.fouten += [f"het log: {log[:3000]}" for log in logs if log]
    uit.fouten += keur_heel(db)
    return uit


def _logboek(db: Path) -> int:
    from storing.toneel import lees

    return int(str(lees(db, "SELECT coalesce(max(id), 0) FROM v_logboek")[0][0]))


def _tikken(pid: int) -> int:
    """How long the processor worked for a process, in ticks of 10 ms."""
    velden = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    return int(velden[11]) + int(velden[12])


def _laat_bijkomen(window: "Terminal") -> None:
    """Wait until the keys have been taken; what was drawn is let go, or it would fill our own memory.

    A program that draws nothing for a moment may have thousands of keys waiting in memory, which is no leak: it has
    taken them when the processor has nothing more to do for it.
    """
    while not window.eof:
        voor = _tikken(window.pid)
        window.rest(RUST)
        if _tikken(window.pid) - voor <= 1:
            break
    window.chunks.clear()
    window._drawn = 0
