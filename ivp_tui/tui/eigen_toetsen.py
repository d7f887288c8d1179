"""A person's own keys, laid over those of the registry."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ivp_tui.tui.opdracht import Opdracht
from ivp_tui.tui.opdrachten import OPDRACHTEN
from ivp_tui.tui.toetsnamen import toets_van, toetsnaam


def met_eigen_toetsen(eigen: Mapping[str, str]) -> tuple[tuple[Opdracht, ...], tuple[str, ...]]:
    """The commands with a person's own keys, and Dutch sentences about what of those could not be used.

    `eigen` is command id -> keys separated by spaces. A key that another command has in the same place is refused.
    """
    opdrachten = {opdracht.id: opdracht for opdracht in OPDRACHTEN}
    meldingen: list[str] = []
    for naam, toetsen in eigen.items():
        if naam not in opdrachten:
            meldingen.append(f"toetsen: er is geen opdracht «{naam}» (zie: ivp toetsen)")
            continue
        nieuw = replace(opdrachten[naam], toetsen=tuple(map(toets_van, toetsen.split())))
        bezet = _botsing(nieuw, opdrachten.values())
        if not nieuw.toetsen:
            meldingen.append(f"toetsen: {naam} heeft geen toets; de standaard geldt")
        elif bezet:
            meldingen.append(f"toetsen: «{bezet[0]}» is al van {bezet[1]}; de standaard van {naam} geldt")
        else:
            opdrachten[naam] = nieuw
    return tuple(opdrachten.values()), tuple(meldingen)


def _botsing(nieuw: Opdracht, alle: Iterable[Opdracht]) -> tuple[str, str] | None:
    for ander in alle:
        if ander.id != nieuw.id and set(ander.waar) & set(nieuw.waar):
            for toets in nieuw.toetsen:
                if toets in ander.toetsen:
                    return toetsnaam(toets), ander.id
    return None
