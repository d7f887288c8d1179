"""The last lines of a screen: what is told, and the keys that work there, the most needed first."""

from collections.abc import Iterable

from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.opdrachten import Opdracht
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.weergave.regel import Deel, Regel, breedte, plat


def voetregel(
    opdrachten: Iterable[Opdracht], woorden: Iterable[tuple[tuple[str, ...], str]], cellen: int, tussen: str = " "
) -> Regel:
    """The keys of these commands by id, each with a word for it; what does not fit is left out.

    `tussen` stands between the keys of one word.
    """
    per_id = {opdracht.id: opdracht for opdracht in opdrachten}
    delen: list[Deel] = []
    for namen, woord in woorden:
        toetsen = tussen.join(toetsnaam(per_id[naam].toetsen[0]) for naam in namen)
        stuk: tuple[Deel, Deel] = (f" {toetsen}", "toets"), (f" {woord} ", "dof")
        if breedte(plat((*delen, *stuk))) <= cellen:
            delen += stuk
    return Regel(("voet", 0, 0), tuple(delen))


def berichtdelen(tekst: str, fout: bool = False, nummer: int | None = None) -> tuple[Deel, ...]:
    """What a screen tells: `fout` is a write that failed, `nummer` the confirmation of one, given only after COMMIT."""
    links: list[Deel] = [(" ", "")]
    if nummer is not None:
        links.append((f"#{nummer}. ", "bevestigd"))
    if fout:
        links.append(("NIET OPGESLAGEN: ", "fout"))
    return (*links, (schoon(tekst), "fout" if fout else "bericht"))
