"""The sleutel by which the plan text names a thema, doel or actie; what was made on the screen gets one here."""

import re
import sqlite3
from unicodedata import category, normalize

SOORTEN = ("thema", "doel", "actie")

_LANGSTE = 40


class Sleutels:
    """A sleutel for every item of every plan in the file, unique within its plan and kind.

    A stored one stays. An item without, or with one that an older item has already, gets one from its title: the
    same every time, as long as the titles are.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Read them from the file."""
        self._van: dict[tuple[str, int], str] = {}
        self._plan: dict[tuple[str, int], str] = {}
        for soort in SOORTEN:
            per_plan: dict[str, list[tuple[int, str, str]]] = {}
            sql = f"SELECT slug, t.id, sleutel, t.titel FROM {soort} AS t JOIN plan ON plan.id = plan_id ORDER BY t.id"
            for slug, *rest in conn.execute(sql).fetchall():
                per_plan.setdefault(slug, []).append((rest[0], rest[1], rest[2]))
            for slug, items in per_plan.items():
                for nummer, sleutel in _deel_uit(soort, items).items():
                    self._van[soort, nummer] = sleutel
                    self._plan[soort, nummer] = slug

    def van(self, soort: str, nummer: int | None, plan: str | None = None) -> str:
        """The sleutel of an item; '' for none, one that is gone, or one of another plan than is asked for."""
        if nummer is None or (plan is not None and self._plan.get((soort, nummer)) != plan):
            return ""
        return self._van.get((soort, nummer), "")

    def plan_van(self, soort: str, nummer: int) -> str:
        """The slug of the plan that an item belongs to; '' where it is not there."""
        return self._plan.get((soort, nummer), "")


def _deel_uit(soort: str, items: list[tuple[int, str, str]]) -> dict[int, str]:
    """(id, sleutel, titel) of one kind in one plan, by id -> the sleutel of each."""
    uit: dict[int, str] = {}
    bezet: set[str] = set()
    for nummer, sleutel, _ in items:
        if sleutel not in bezet and _bruikbaar(sleutel):
            uit[nummer] = sleutel
            bezet.add(sleutel)
    for nummer, _, titel in items:
        if nummer not in uit:
            uit[nummer] = _vrij(maak_sleutel(titel) or soort, bezet)
            bezet.add(uit[nummer])
    return uit


def _bruikbaar(sleutel: str) -> bool:
    return bool(sleutel.strip()) and not any(category(teken) == "Cc" for teken in sleutel)


def _vrij(stam: str, bezet: set[str]) -> str:
    sleutel, nummer = stam, 2
    while sleutel in bezet:
        sleutel, nummer = f"{stam}-{nummer}", nummer + 1
    return sleutel


def maak_sleutel(titel: str) -> str:
    """A title as a sleutel: letters without accents, digits and hyphens, cut between words; '' where it has none."""
    kaal = normalize("NFKD", titel).encode("ascii", "ignore").decode().lower()
    sleutel = ""
    for woord in re.findall(r"[a-z0-9]+", kaal):
        langer = f"{sleutel}-{woord}" if sleutel else woord[:_LANGSTE]
        if len(langer) > _LANGSTE:
            break
        sleutel = langer
    return sleutel
