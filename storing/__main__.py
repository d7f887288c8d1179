"""`python -m storing`: every proof, or those that are named, with their figures; exit code 1 when one fails."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from storing import bitschade, doodslag, duur, schijffout, schrijvers, stroomuitval, terugdraaien
from storing.toneel import Uitkomst

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
    goed = True
    for naam in gevraagd.proef or PROEVEN:
        proef, aantal = PROEVEN[naam]
        if naam == "schade" and gevraagd.alleen:
            proef = partial(bitschade.proef, alleen=gevraagd.alleen)
        begin = monotonic()
        with tempfile.TemporaryDirectory(prefix="ivp-storing-") as map_:
            uitkomst = proef(Path(map_), max(1, round(aantal * gevraagd.deel)), gevraagd.zaad)
        print(f"{uitkomst.tekst()}\n  duurde {monotonic() - begin:.0f} s\n", flush=True)
        goed &= not uitkomst.fouten
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
