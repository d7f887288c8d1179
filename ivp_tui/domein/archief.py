"""What lies in the archive of a plan, as a person chooses from it; imported when the archive is opened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Archiefstuk:
    """One item in the archive.

    `tijd` (ISO, UTC) and `wie` are of when it was put away, '' where the journal does not know; `erin` is what it
    stands under, '' for nothing, and `mee` how many acties went out of sight with a thema.
    """

    soort: str
    id: int
    titel: str
    tijd: str
    wie: str
    erin: str
    mee: int
