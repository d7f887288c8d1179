"""Proof 5: files damaged by flipped bits, cut ends and swapped pages: told, no traceback, no silent wrong figure."""

import json
import random
import shutil
import traceback
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from click.testing import CliRunner

from bench.terminal import clean_env
from ivp_tui.cli import ivp
from ivp_tui.opdrachtregel.taal import _bekende_fout
from ivp_tui.opening import Opening
from ivp_tui.opslag.lezen import OnbekendPlan
from storing.samen import TEGELIJK, verdeel
from storing.toneel import PLAN, Uitkomst, keur_heel, maak_bestand

BLADZIJDE = 4096
JAAR = 2018
#: opening the workbench and mending cost most: these are done for one in so many files
OPENEN_OM_DE = 10


def _bits(inhoud: bytearray, toeval: random.Random) -> str:
    plekken = [(toeval.randrange(len(inhoud)), toeval.randrange(8)) for _ in range(toeval.choice((1, 1, 1, 2, 8)))]
    for plek, bit in plekken:
        inhoud[plek] ^= 1 << bit
    return f"bits omgezet op {', '.join(f'{plek}.{bit}' for plek, bit in plekken)}"


def _kap(inhoud: bytearray, toeval: random.Random) -> str:
    over = toeval.choice((toeval.randrange(len(inhoud)), toeval.randrange(len(inhoud) // BLADZIJDE) * BLADZIJDE))
    del inhoud[over:]
    return f"afgekapt op {over}"


def _wissel(inhoud: bytearray, toeval: random.Random) -> str:
    een, ander = toeval.sample(range(len(inhoud) // BLADZIJDE), 2)
    a, b = slice(een * BLADZIJDE, (een + 1) * BLADZIJDE), slice(ander * BLADZIJDE, (ander + 1) * BLADZIJDE)
    inhoud[a], inhoud[b] = inhoud[b], inhoud[a]
    return f"bladzijden {een + 1} en {ander + 1} verwisseld"


SOORTEN: dict[str, Callable[[bytearray, random.Random], str]] = {
    "omgezette bits": _bits,
    "afgekapt": _kap,
    "verwisselde bladzijden": _wissel,
}


def _gezegd(db: Path, *woorden: str) -> tuple[int, str, str]:
    """Exit code and output of `ivp` with these words, and what it said of a fault in the program, if it did."""
    gedaan = CliRunner(env=clean_env(db.parent)).invoke(ivp, ["--db", str(db), *woorden])
    # an error that nobody foresaw is told as one in the program itself, which damage may never be
    mis = [regel for regel in gedaan.output.splitlines() if "fout in het programma" in regel or "Traceback" in regel]
    return gedaan.exit_code, gedaan.output, "".join(mis[:1])


def _open(db: Path) -> tuple[bool, str]:
    """Whether opening the workbench on a file tells of damage, and the error that it has no sentence for."""
    opening = Opening(db, PLAN, JAAR)
    try:
        bestand = opening.oogst().bestand
        opening.draad.submit(bestand.sluit).result()
        opening.draad.shutdown()
        return bestand.beschadigd, ""
    except Exception as fout:
        bekend = isinstance(fout, OnbekendPlan) or bool(_bekende_fout(fout))
        return True, "" if bekend else "".join(traceback.format_exception(fout)[-2:])


def _repareer(uit: Uitkomst, db: Path, bevonden: bool) -> str:
    """Have a copy mended; gives what was said of a fault in the program, or what the mending did that it may not."""
    map_ = db.parent / "herstel"
    map_.mkdir()
    try:
        kopie = Path(shutil.copy(db, map_ / db.name))
        code, _, spoor = _gezegd(kopie, "controle", "--repareer")
        if not bevonden and kopie.read_bytes() != db.read_bytes():
            return "controle --repareer wijzigde een gaaf bestand"
        gered = list(map_.glob("*-gered-*.db"))
        uit.tel("--repareer: daarna in orde", int(bevonden and code == 0))
        uit.tel("--repareer: gered in een nieuw bestand", len(gered))
        uit.tel("  waarvan in orde", sum(not keur_heel(pad) for pad in gered))
        return spoor or next((fout for pad in gered if (fout := _gezegd(pad, "stand")[2])), "")
    finally:
        shutil.rmtree(map_)


def proef(map_: Path, aantal: int, zaad: int, alleen: Collection[int] = ()) -> Uitkomst:
    """Damage so many files, each anew, and look at each; with `alleen` only the files of these numbers.

    Each is read and checked; one in `OPENEN_OM_DE` is opened and mended too, and each that is named.
    """
    uit = Uitkomst("beschadigde bestanden")
    uit.cijfers |= {"beschadigde bestanden": 0, "waarvan ook de werkbank geopend en --repareer gedaan": 0}
    uit.cijfers |= {"tracebacks": 0, "door controle gemeld": 0}
    uit.cijfers |= {"door openen of ivp stand zelf gemeld": 0, "gelezen wordt precies het oorspronkelijke": 0}
    uit.cijfers |= {
        "ivp stand of boom anders, en controle meldt het": 0,
        "ivp stand of boom anders, niets meldt het": 0,
    }
    nummers = tuple(alleen) or range(aantal)
    # another of each ten, for the kind of damage goes round by five; who names files wants to know all of these
    helemaal = frozenset(n for n in nummers if alleen or n % OPENEN_OM_DE == n // OPENEN_OM_DE % OPENEN_OM_DE)
    vers = maak_bestand(map_)
    verdeel(uit, _deel, [(vers, map_ / f"deel-{n}", nummers[n::TEGELIJK], zaad, helemaal) for n in range(TEGELIJK)])
    return uit


def _deel(vers: Path, map_: Path, nummers: Sequence[int], zaad: int, helemaal: frozenset[int]) -> Uitkomst:
    """Some of the files, in a folder of their own."""
    uit = Uitkomst("beschadigde bestanden")
    map_.mkdir()
    begin = vers.read_bytes()
    db = map_ / "schade.db"
    db.write_bytes(begin)
    stand_hoort = [_gezegd(db, "stand", "--plan", plan, "--json")[1] for plan in PLANNEN]
    boom_hoort = [_gezegd(db, "boom", "--plan", plan, "--json")[1] for plan in PLANNEN[:1]]
    assert all(json.loads(tekst) for tekst in (*stand_hoort, *boom_hoort))
    namen = list(SOORTEN)
    for nummer in nummers:
        toeval, inhoud = random.Random(f"{zaad}-{nummer}"), bytearray(begin)
        soort = namen[0] if nummer % 5 < 3 else namen[nummer % 5 - 2]
        wat = SOORTEN[soort](inhoud, toeval)
        db.write_bytes(inhoud)
        uit.tel("beschadigde bestanden")
        uit.tel(f"  waarvan {soort}")
        _een(uit, db, f"{nummer}, {wat}", (stand_hoort, boom_hoort), helemaal=nummer in helemaal)
    return uit


PLANNEN = (PLAN, "utrecht-2019-2022", "utrecht-2023-2026", "leusden-2016-2019")


def _een(uit: Uitkomst, db: Path, waar: str, horen: tuple[list[str], list[str]], helemaal: bool) -> None:
    """Look at one damaged file: always with stand, boom and controle; `helemaal` by opening and mending it too."""
    sporen, gemeld, anders = [], False, False
    try:
        bevonden = bool(keur_heel(db))
    except BaseException as fout:
        bevonden = False
        sporen.append("".join(traceback.format_exception(fout)[-3:]))
    verteld = False
    if helemaal:
        uit.tel("waarvan ook de werkbank geopend en --repareer gedaan")
        verteld, spoor = _open(db)
        sporen.append(spoor)
    for woord, hoort in zip(("stand", "boom"), horen, strict=True):
        for plan, tekst in zip(PLANNEN, hoort, strict=False):
            code, gezegd, spoor = _gezegd(db, woord, "--plan", plan, "--json")
            sporen.append(spoor)
            gemeld |= code != 0
            anders |= code == 0 and gezegd != tekst
    sporen.append(_gezegd(db, "controle")[2])
    if helemaal:
        sporen.append(_repareer(uit, db, bevonden))
    if any(sporen):
        uit.tel("tracebacks")
        uit.fouten.append(f"bestand {waar}: {next(filter(None, sporen)).splitlines()[-1]}")
    uit.tel("door controle gemeld", int(bevonden))
    uit.tel("door openen of ivp stand zelf gemeld", int(gemeld or verteld))
    uit.tel("gelezen wordt precies het oorspronkelijke", int(not anders and not gemeld))
    uit.tel("ivp stand of boom anders, en controle meldt het", int(anders and bevonden))
    if anders and not bevonden:
        uit.tel("ivp stand of boom anders, niets meldt het")
        uit.fouten.append(f"bestand {waar}: een ander cijfer zonder melding")
