"""Proof 1: the program is killed (SIGKILL) at random moments while statuses are set as fast as keys can come."""

import random
import re
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

from storing.samen import TEGELIJK, verdeel
from storing.toneel import (
    START,
    Toetsenloop,
    Uitkomst,
    bevestigd,
    boom,
    keur_heel,
    keur_statussen,
    lees,
    maak_bestand,
    venster,
)

#: a change was confirmed
_EERSTE = re.compile(r"#[1-9]\d*\. ")


def proef(map_: Path, aantal: int, zaad: int) -> Uitkomst:
    """Kill it so many times; no confirmed change may be gone, no file damaged."""
    uit = Uitkomst("kill -9")
    uit.cijfers |= {"keren gedood": 0, "bevestigde wijzigingen": 0, "midden in een schrijfbeurt (journaal bleef)": 0}
    uit.cijfers |= {"bevestigd en verloren": 0, "beschadigde bestanden": 0}
    vers = maak_bestand(map_)
    verdeel(uit, _deel, [(vers, map_ / f"proef-{n}", range(n, aantal, TEGELIJK), zaad) for n in range(TEGELIJK)])
    return uit


def _deel(vers: Path, map_: Path, nummers: Sequence[int], zaad: int) -> Uitkomst:
    """Some of the times, in a folder of their own."""
    uit = Uitkomst("kill -9")
    for nummer in nummers:
        _een_keer(uit, vers, map_, random.Random(f"{zaad}-{nummer}"), nummer)
        uit.tel("keren gedood")
    return uit


def _een_keer(uit: Uitkomst, vers: Path, map_: Path, toeval: random.Random, nummer: int) -> None:
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir()
    db = Path(shutil.copy(vers, map_ / "ivp.db"))
    loop = Toetsenloop.maak(toeval, boom(db)[:7], 60)
    with venster(db, map_) as window:
        window.wait_for(START)
        over = toeval.uniform(0.0, 1.2)
        window.send("".join(loop.toetsen))
        if nummer % 4:
            # the backup before the first change of a day takes longer than many changes: one in four is killed in it
            window.wait_for(_EERSTE)
        window.rest(over)
        window.kill(signal.SIGKILL)
        window.wait_exit()
        gezien = bevestigd(window.raw)
    laatste = max(gezien, default=0)
    uit.tel("midden in een schrijfbeurt (journaal bleef)", int(db.with_name("ivp.db-journal").exists()))
    # checked as it was left, before anything is turned back, and then opened
    heel = keur_heel(db)
    fouten = keur_statussen(db, loop.verwacht, laatste)
    tot = "SELECT count(*) FROM v_logboek WHERE veld = 'status' AND id <= ?"
    uit.tel("bevestigde wijzigingen", int(str(lees(db, tot, laatste)[0][0])))
    uit.tel("bevestigd en verloren", sum("verloren" in fout for fout in fouten))
    uit.tel("beschadigde bestanden", int(bool(heel)))
    uit.fouten += [f"keer {nummer}: {fout}" for fout in (*heel, *fouten)]
