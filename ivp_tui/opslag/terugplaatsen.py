"""A whole backup in the place of a damaged file, which is kept beside it under another name."""

import os
from datetime import datetime
from pathlib import Path

from ivp_tui.opslag.bestand import Bestand, BestandFout, leg_uit
from ivp_tui.opslag.demo import kopieer
from ivp_tui.opslag.ernaast import naast, verwijder_met_resten
from ivp_tui.opslag.terugzetten import lees_kopie


def plaats_terug(bestand: Bestand, kopie: Path) -> Path:
    """Put a backup where a damaged file is; gives the new name of the damaged one. Closes `bestand`.

    Raises BestandFout where the backup is of another file or not whole, or nothing can be written; then all stays.
    """
    lees_kopie(bestand, kopie)
    bestand.sluit()
    pad = bestand.pad.resolve()
    opzij = pad.with_name(f"{pad.name}.beschadigd-{datetime.now():%Y%m%d-%H%M%S}")
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.terug")
    try:
        kopieer(kopie, tijdelijk)
        os.link(pad, opzij)
        for staart in ("-journal", "-wal"):
            if naast(pad, staart).exists():
                naast(pad, staart).rename(naast(opzij, staart))
        tijdelijk.replace(pad)
    except OSError as fout:
        raise BestandFout(f"{pad} is niet terug te plaatsen: {leg_uit(fout)}") from fout
    finally:
        verwijder_met_resten(tijdelijk)
    return opzij
