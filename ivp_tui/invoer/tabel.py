"""How one kind of row is described: its fields with their kind, what must be there, and what no two may share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ivp_tui.invoer.soorten import Lezer

Bezwaar = tuple[str, str] | None
"""What is wrong with a row as a whole: the field it is told of, and the sentence."""


@dataclass(frozen=True, slots=True)
class Uniek:
    """What no two rows of one `soort` may share; `binnen` says that only rows under one parent are compared."""

    soort: str
    velden: tuple[str, ...] = ("sleutel",)
    binnen: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """One kind of row: `kop` is how it is written; `verplicht` fields must be there and hold something.

    `onder` are the tables inside it; one that is `enkel` stands there once and is asked for, else it is a list.
    `elders` says of a field that belongs in another kind of file or row what to do.
    """

    kop: str
    verplicht: Mapping[str, Lezer] = field(default_factory=dict)
    mag: Mapping[str, Lezer] = field(default_factory=dict)
    onder: Mapping[str, "Tabel"] = field(default_factory=dict)
    uniek: Uniek | None = None
    eis: Callable[[Mapping[str, Any]], Bezwaar] = lambda rij: None
    enkel: bool = False
    elders: Mapping[str, str] = field(default_factory=dict)

    @property
    def velden(self) -> dict[str, Lezer]:
        """Every field, those that must be there first."""
        return {**self.verplicht, **self.mag}
