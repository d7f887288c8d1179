"""What somebody has before them: of a plan, a wijk and an item; so that a second screen can follow it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toont:
    """What a screen is about now. `plan` is the slug, `wijk_id` None the stad.

    `soort` and `nummer` are the item, as in ("actie", 17): "thema", "doel", "actie" or "afspraak"; "" and 0 when it is
    about no item. `overleg_id` and `punt_id` (the agendapunt) are None outside an overleg.
    """

    plan: str
    wijk_id: int | None = None
    soort: str = ""
    nummer: int = 0
    overleg_id: int | None = None
    punt_id: int | None = None
