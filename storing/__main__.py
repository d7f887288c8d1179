"""`python -m storing`: every proof, or those that are named, with their figures; exit code 1 when one fails.

Most proofs do two trials at a time. `duur` is one long trial, which mostly waits: it runs beside the other proofs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from storing import bitschade, doodslag, duur, schijffout, schrijvers, stroomuitval, terugdraaien
from storing.toneel import WORTEL, Uitkomst

ZAAD = 2026
#: what takes the folder to work in, how many times, and the seed; how many times in a full run
Proef = Callable[[Path, int, int], Uitkomst]
PROEVEN: dict[str, tuple[Proef, int]] = {
    "kill": (doodslag.proef, 200),
    "stroom": (stroomuitval.proef, 1000),
    # every call of every edit: there is no number of times, and nothing is drawn
    "schijf": (lambda map_, aantal, zaad: schijffout.proef(map_), 1),
    "schrijvers": (lambda map_, aantal, zaad: schrijvers.proef(map_, aantal), 500),
    "schade": (bitschade.proef, 1000),
    "ongedaan": (terugdraaien.proef, 300),
    "duur": (duur.proef, 100_000),
}
#: what runs beside the others where there are others
ERNAAST = "duur"


def main(woorden: Sequence[str] | None = None) -> int:
    """Run the proofs that are asked for and print what each gave; gives the exit code."""
    uitleg = argparse.ArgumentParser(prog="python -m storing", description=__doc__)
    uitleg.add_argument("proef", nargs="*", metavar="PROEF", help=f"one of: {', '.join(PROEVEN)}; none is all")
    uitleg.add_argument("--zaad", type=int, default=ZAAD, help="the seed of everything that is drawn")
    uitleg.add_argument("--deel", type=float, default=1.0, help="this part of the full number of times")
    uitleg.add_argument("--alleen", type=int, nargs="*", default=(), help="of `schade` only the files of these numbers")
    gevraagd = uitleg.parse_args(woorden)
    if onbekend := [naam for naam in gevraagd.proef if naam not in PROEVEN]:
        uitleg.error(f"there is no proof {', '.join(onbekend)}")
    print(f"zaad {gevraagd.zaad}, deel {gevraagd.deel:g}", flush=True)
    namen = list(dict.fromkeys(gevraagd.proef)) or list(PROEVEN)
    hoe = gevraagd.deel, gevraagd.zaad, tuple(gevraagd.alleen)
    goed = True
    ernaast = _begin_ernaast(*hoe[:2]) if len(namen) > 1 and ERNAAST in namen else None
    try:
        for naam in namen:
            if naam != ERNAAST or ernaast is None:
                gelukt, tekst = _doe(naam, *hoe)
                print(tekst, flush=True)
                goed &= gelukt
        if ernaast is not None:
            tekst = ernaast.communicate()[0]
            # without its first line, the seed, which was told
            print(tekst.partition("\n")[2], end="", flush=True)
            goed &= ernaast.returncode == 0
    finally:
        if ernaast is not None:
            ernaast.kill()
            ernaast.wait()
    return 0 if goed else 1


def _begin_ernaast(deel: float, zaad: int) -> subprocess.Popen[str]:
    """The one that runs beside the others, in a process of its own."""
    opdracht = [sys.executable, "-m", "storing", ERNAAST, "--deel", str(deel), "--zaad", str(zaad)]
    return subprocess.Popen(opdracht, cwd=WORTEL, stdout=subprocess.PIPE, text=True)


def _doe(naam: str, deel: float, zaad: int, alleen: Sequence[int]) -> tuple[bool, str]:
    """Run one proof; gives whether it is good, and its figures with how long it took."""
    proef, aantal = PROEVEN[naam]
    if naam == "schade" and alleen:
        proef = partial(bitschade.proef, alleen=alleen)
    begin, gerekend = monotonic(), sum(os.times()[:4])
    with tempfile.TemporaryDirectory(prefix="ivp-storing-") as map_:
        try:
            uitkomst = proef(Path(map_), max(1, round(aantal * deel)), zaad)
        except Exception as fout:
            # the others go on: half an hour of them must not be lost to one
            uitkomst = Uitkomst(naam, fouten=["".join(traceback.format_exception(fout))])
    duurde, gerekend = monotonic() - begin, sum(os.times()[:4]) - gerekend
    tekst = f"{uitkomst.tekst()}\n  duurde {duurde:.0f} s, met {gerekend:.0f} s rekentijd\n"
    return not uitkomst.fouten, tekst


if __name__ == "__main__":
    sys.exit(main())
