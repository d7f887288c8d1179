"""What a command is, and where and under which heading it stands; the registry itself is opdrachten.py."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivp_tui.tui.toetsnamen import toetsnaam

#: where a command counts: the workbench, a dialog or a card over it, or the screen of the lijn, logboek or matrix
WERKBANK, DIALOOG, LIJN, LOGBOEK, KAART, MATRIX = "werkbank", "dialoog", "lijn", "logboek", "kaart", "matrix"
#: or the screen of the afspraken, of what changed, or of a meeting
AFSPRAKEN, SINDS, OVERLEG = "afspraken", "sinds", "overleg"

STATUS, WIJZIGEN, KIJKEN, PROGRAMMA, BEWEGEN = "Status", "Wijzigen", "Kijken", "Programma", "Bewegen"
#: as the help and the list of commands show them: what one looks up first; how to move is known after a day
OVERLEGGROEP = "Overleg"
GROEPEN = (STATUS, WIJZIGEN, OVERLEGGROEP, KIJKEN, PROGRAMMA, BEWEGEN)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A command: its id (for the keymap), keys as Textual names them, short name, help, and where it counts.

    `voet` is its place in the footer, 0 for none, and `voetnaam` its name there where that is shorter; `waarde` goes
    to the method as argument.
    """

    id: str
    toetsen: tuple[str, ...]
    naam: str
    uitleg: str
    actie: str
    waarde: str = ""
    waar: tuple[str, ...] = (WERKBANK,)
    groep: str = BEWEGEN
    voet: int = 0
    voetnaam: str = ""


def toetsen_tekst(opdracht: Opdracht) -> str:
    """All keys of a command as text: "↓ j"; one without a key of its own is chosen by name."""
    return " ".join(toetsnaam(toets) for toets in opdracht.toetsen) or "via :"


def per_toets(opdrachten: Iterable[Opdracht], waar: str) -> dict[str, Opdracht]:
    """Key -> command in one place."""
    return {toets: opdracht for opdracht in opdrachten if waar in opdracht.waar for toets in opdracht.toetsen}
