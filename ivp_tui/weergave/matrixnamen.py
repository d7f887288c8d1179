"""Short names of wijken for narrow columns: as people in town would shorten them, and never two the same."""

import re
from collections.abc import Iterable, Sequence

from ivp_tui.weergave.regel import breedte, kort

#: a name of two of these is known by its initials: Noordwest is NW
_WINDSTREKEN = re.compile(r"(noord|zuid|oost|west|midden)(noord|zuid|oost|west|midden)", re.IGNORECASE)
_WOORD = re.compile(r"[^\W_]+")


def afkortingen(namen: Sequence[str], cellen: int) -> tuple[str, ...]:
    """The names in at most a number of cells each, in the same order; a whole name where it fits.

    Names that are the same already stay so where they fit; what is cut gets a number where it would equal another.
    """
    # whole names first: what has to be shortened must not take the name of another
    uit: dict[int, str] = {index: naam for index, naam in enumerate(namen) if breedte(naam) <= cellen}
    bezet = set(uit.values())
    for index, naam in enumerate(namen):
        if index not in uit:
            uit[index] = next((k for k in _kandidaten(naam, cellen) if k not in bezet), "")
            bezet.add(uit[index])
    return tuple(uit[index] for index in range(len(namen)))


def _kandidaten(naam: str, cellen: int) -> Iterable[str]:
    streken = _WINDSTREKEN.fullmatch(naam)
    woorden = _WOORD.findall(naam[:200])
    initialen = "".join(woord[0] for woord in (streken.groups() if streken else woorden)).upper()
    if len(initialen) > 1 and breedte(initialen) <= cellen:
        yield initialen
    if len(woorden) > 1 and breedte(woorden[0]) <= cellen:
        yield woorden[0]
    stam = kort(naam, cellen)
    yield f"{stam.removesuffix('…').rstrip()}." if stam.endswith("…") else stam
    for nummer in range(2, 1000):
        # the number goes before the letters do: it is what tells them apart
        staart = str(nummer)
        yield f"{kort(naam, max(1, cellen - len(staart))).removesuffix('…')}{staart}"[-max(1, cellen) :]
