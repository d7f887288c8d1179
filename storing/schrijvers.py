"""Proof 4: four writers at once, of which one is the running program with keys; half of all changes on one row."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from bench.terminal import clean_env
from storing.toneel import PLAN, START, WORTEL, Uitkomst, boom, keur_heel, lees, maak_bestand, venster

if TYPE_CHECKING:
    from bench.terminal import Terminal

ANDEREN = 3
GEDULD = 60.0  # s that one change of the program may take while three others write

# each of the three: half of its changes on the toelichting of the shared actie, half on an actie of its own
_SCHRIJVER = f"""
import sys
from pathlib import Path
from ivp_tui.domein.wijziging import Botsing, Geweigerd, ZetTekst
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf
pad, wie, aantal, gedeeld, eigen = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
bestand = open_bestand(Path(pad))
bestand.conn.execute("PRAGMA busy_timeout = 60000")
stand = lees_stand(bestand.conn, {PLAN!r}, 2018)
gedaan = botsingen = 0
while gedaan < aantal:
    rij = gedeeld if gedaan % 2 else eigen
    nu = bestand.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (rij,)).fetchone()[0]
    try:
        uitslag = schrijf(bestand, ZetTekst("actie", rij, "toelichting", f"{{wie}}-{{gedaan}}", nu), stand, wie)
    except Botsing:
        botsingen += 1
    else:
        print(uitslag.logboek_id, flush=True)
        gedaan += 1
print("botsingen", botsingen, flush=True)
"""


def proef(map_: Path, aantal: int) -> Uitkomst:
    """Let each make so many changes; each must be in the journal once, without a gap."""
    uit = Uitkomst("vier schrijvers")
    vers = maak_bestand(map_)
    db = Path(shutil.copy(vers, map_ / "ivp.db"))
    acties = boom(db)
    andere = [nummer for nummer in dict.fromkeys(acties[4:]) if nummer not in acties[:2]][:ANDEREN]
    with venster(db, map_) as window:
        window.wait_for(START)
        opdrachten = [
            [sys.executable, "-c", _SCHRIJVER, str(db), f"s{n}", str(aantal), str(acties[0]), str(andere[n])]
            for n in range(ANDEREN)
        ]
        anderen = [
            subprocess.Popen(opdracht, cwd=WORTEL, env=clean_env(map_), text=True, stdout=subprocess.PIPE)
            for opdracht in opdrachten
        ]
        try:
            gezien = _toetsen(window, aantal, uit)
            gezegd = [proces.communicate(timeout=600)[0].split() for proces in anderen]
        finally:
            for proces in anderen:
                proces.kill()
                proces.wait()
        window.press("q")
        window.wait_exit(30)
    _keur(db, aantal, acties, gezien, gezegd, uit)
    return uit


def _toetsen(window: "Terminal", aantal: int, uit: Uitkomst) -> set[int]:
    """The program's own changes: the title of the shared actie and the status of the next one in turn.

    Gives the confirmed ids. What is refused because the file is busy is given again.
    """
    gezien: set[int] = set()
    for nummer in range(aantal):
        eind = monotonic() + GEDULD
        while monotonic() < eind:
            vanaf = len(window.chunks)
            # from the top each time: what others change must not matter to where the cursor is
            window.send(f"gjjjjeP-{nummer}\r" if nummer % 2 else f"gjjjjj{'25'[nummer // 2 % 2]}")
            wat = r"titel van actie" if nummer % 2 else ("op schema", "gereed")[nummer // 2 % 2]
            if nieuw := _antwoord(window, vanaf, wat, gezien):
                gezien.add(nieuw)
                break
            uit.tel("opnieuw gegeven na een weigering van het programma")
        else:
            uit.fouten.append(f"het programma kreeg wijziging {nummer} niet bewaard")
            break
    return gezien


def _antwoord(window: "Terminal", vanaf: int, wat: str, gezien: set[int]) -> int:
    """The id with which this change was confirmed; 0 when it was refused."""
    patroon = re.compile(rb"m#(\d+)\. \x1b\[0m\x1b\[[0-9;]*m" + wat.encode())
    eind = monotonic() + GEDULD
    while monotonic() < eind:
        gezegd = b"".join(chunk.data for chunk in window.chunks[vanaf:])
        nieuw = [n for n in map(int, patroon.findall(gezegd)) if n > max(gezien, default=0)]
        if nieuw:
            return nieuw[-1]
        if b"NIET OPGESLAGEN" in gezegd:
            return 0
        window.pump(0.05)
    return 0


def _keur(db: Path, aantal: int, acties: list[int], gezien: set[int], gezegd: list[list[str]], uit: Uitkomst) -> None:
    regels = lees(db, "SELECT id, wie, tabel, rij, veld, oud, nieuw FROM v_logboek ORDER BY id")
    nummers = [regel[0] for regel in regels]
    verwacht = {(f"s{n}", f"s{n}-{k}") for n in range(ANDEREN) for k in range(aantal)}
    verwacht |= {("proef", f"P-{k}") for k in range(1, aantal, 2)}
    gevonden = [(str(r[1]), str(r[6])) for r in regels if r[4] in ("toelichting", "titel") and r[2] == "actie"]
    statussen = [r for r in regels if r[4] == "status" and r[1] == "proef"]
    bevestigde = gezien | {int(n) for woorden in gezegd for n in woorden[:-2]}
    weg = len(verwacht - set(gevonden)) + max(0, (aantal + 1) // 2 - len(statussen))
    dubbel = len(gevonden) - len(set(gevonden)) + max(0, len(statussen) - (aantal + 1) // 2)
    botsingen = sum(int(woorden[-1]) for woorden in gezegd if woorden[-2:-1] == ["botsingen"])
    uit.cijfers |= {"schrijvers": 1 + ANDEREN, "wijzigingen": len(gevonden) + len(statussen)}
    uit.cijfers["daarvan op één rij"] = sum(r[2] == "actie" and r[3] == acties[0] for r in regels)
    uit.cijfers |= {"bevestigde nummers": len(bevestigde), "bevestigd en verloren": len(bevestigde - set(nummers))}
    uit.cijfers |= {"verloren wijzigingen": weg, "dubbele wijzigingen": dubbel}
    uit.cijfers["geweigerd als botsing en opnieuw gedaan"] = botsingen
    gaten = int(nummers != list(range(1, len(nummers) + 1)))
    uit.cijfers["gaten in het logboek"] = gaten
    if weg or dubbel or gaten or bevestigde - set(nummers):
        uit.fouten.append("verloren, dubbel of een gat: zie de cijfers")
    keten: dict[tuple[object, ...], object] = {}
    for _, _, tabel, rij, veld, oud, nieuw in regels:
        plek = (tabel, rij, veld)
        if plek in keten and keten[plek] != oud:
            uit.fouten.append(f"{plek}: een wijziging is ongezien overschreven")
        keten[plek] = nieuw
    uit.fouten += keur_heel(db)
