"""What a command is, and where and under which heading it stands; the registry itself is opdrachten.py."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivp_tui.tui.toetsnamen import toetsnaam

#: where a command counts: the workbench, a dialog or a card over it, or the screen of the doorlopende lijn, the
#: logboek or an overleg
WERKBANK, DIALOOG, LIJN, LOGBOEK, KAART, OVERLEG = "werkbank", "dialoog", "lijn", "logboek", "kaart", "overleg"

WIJZIGEN, KIJKEN, PROGRAMMA = "Wijzigen", "Kijken", "Programma"


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
    groep: str = "Bewegen"
    voet: int = 0
    voetnaam: str = ""


def toetsen_tekst(opdracht: Opdracht) -> str:
    """All keys of a command as text: "↓ j"; one without a key of its own is chosen by name."""
    return " ".join(toetsnaam(toets) for toets in opdracht.toetsen) or "via :"


def per_toets(opdrachten: Iterable[Opdracht], waar: str) -> dict[str, Opdracht]:
    """Key -> command in one place."""
    return {toets: opdracht for opdracht in opdrachten if waar in opdracht.waar for toets in opdracht.toetsen}
