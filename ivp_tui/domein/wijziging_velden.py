"""The intents about any field of any row, and about rows of the smaller tables; imported at the first of them."""

from dataclasses import dataclass

from ivp_tui.domein.wijziging import Intent

#: what a field can hold: text or a day in ISO, a number, an id, ids, or nothing
Waarde = str | int | float | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class ZetVeld(Intent):
    """Set a field of `ivp_tui.domein.velden`; `verwacht` is what stood in it when editing began."""

    tabel: str
    rij: int
    veld: str
    waarde: Waarde
    verwacht: Waarde


@dataclass(frozen=True, slots=True)
class NieuweRij(Intent):
    """Add a row with these fields; `onder` are the ids of what it belongs to: (("plan_id", 3), ("thema_id", None))."""

    tabel: str
    waarden: tuple[tuple[str, Waarde], ...]
    onder: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class VerwijderRij(Intent):
    """Take a row away that nothing refers to; undo brings it back."""

    tabel: str
    rij: int
