"""The footer of a screen that names its own keys: as many as fit whole, the most needed first."""

from collections.abc import Iterable

from ivp_tui.tui.opdrachten import Opdracht
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.weergave.regel import Deel, Regel, breedte, plat


def voetregel(opdrachten: Iterable[Opdracht], woorden: Iterable[tuple[tuple[str, ...], str]], cellen: int) -> Regel:
    """The keys of these commands by id, each with a word for it; what does not fit is left out."""
    per_id = {opdracht.id: opdracht for opdracht in opdrachten}
    delen: list[Deel] = []
    for namen, woord in woorden:
        toetsen = " ".join(toetsnaam(per_id[naam].toetsen[0]) for naam in namen)
        stuk: tuple[Deel, Deel] = (f" {toetsen}", "toets"), (f" {woord} ", "dof")
        if breedte(plat((*delen, *stuk))) <= cellen:
            delen += stuk
    return Regel(("voet", 0, 0), tuple(delen))
