"""The intents about a groep of the logboek; imported when the logboek is opened, not at every start."""

from dataclasses import dataclass

from ivp_tui.domein.wijziging import Intent


@dataclass(frozen=True, slots=True)
class MaakOngedaan(Intent):
    """Undo this groep, whoever wrote it; of one that was an undo itself: do again what it took back."""

    OVER_GROEP = True

    groep: int


@dataclass(frozen=True, slots=True)
class MaakOpnieuw(Intent):
    """Do again what this groep did and what was undone since."""

    OVER_GROEP = True

    groep: int
