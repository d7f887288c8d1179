"""The line through the plans: which thema, doel or actie continues in which later one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

#: what can continue: kind and id, as in ("thema", 3)
Plek = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Lijnpunt:
    """A thema, doel or actie of some plan, as far as the line needs it; `thema_id` is the thema it stands under.

    `thema_id` is None for a hoofddoel and the id itself for a thema.
    """

    soort: str
    id: int
    plan_id: int
    titel: str
    thema_id: int | None = None
    prioriteit: bool = False

    @property
    def plek(self) -> Plek:
        """Kind and id."""
        return self.soort, self.id

    @property
    def naam(self) -> str:
        """Its title in quotes, with the kind before it where it is no thema: "doel «Minder overlast»"."""
        return f"«{self.titel}»" if self.soort == "thema" else f"{self.soort} «{self.titel}»"


@dataclass(frozen=True, slots=True)
class Vervolg:
    """What continues where: `van` in the older plan, `naar` in the later; `grond` says what that rests on."""

    id: int
    van: Plek
    naar: Plek
    grond: str
    bron_id: int | None
    vindplaats: str


@dataclass(frozen=True)
class Lijn:
    """All that continues within one gemeente: every thema of its plans, and the doelen and acties that take part."""

    punten: tuple[Lijnpunt, ...] = ()
    vervolgen: tuple[Vervolg, ...] = ()

    @cached_property
    def punt(self) -> Mapping[Plek, Lijnpunt]:
        """Points by kind and id."""
        return {punt.plek: punt for punt in self.punten}

    @cached_property
    def _verder(self) -> Mapping[Plek, tuple[Vervolg, ...]]:
        return _per_plek((v.van, v) for v in self.vervolgen if v.naar in self.punt)

    @cached_property
    def _eerder(self) -> Mapping[Plek, tuple[Vervolg, ...]]:
        return _per_plek((v.naar, v) for v in self.vervolgen if v.van in self.punt)

    def verder(self, plek: Plek) -> tuple[Vervolg, ...]:
        """Where an item continues, in the order of the file."""
        return self._verder.get(plek, ())

    def eerder(self, plek: Plek) -> tuple[Vervolg, ...]:
        """What an item continues."""
        return self._eerder.get(plek, ())

    def keten(self, plek: Plek) -> frozenset[Plek]:
        """The item itself, all it comes from and all that comes of it, over any number of plans."""
        uit = {plek}
        for buren in (self._verder, self._eerder):
            vooruit, rij = buren is self._verder, [plek]
            while rij:
                for vervolg in buren.get(rij.pop(), ()):
                    ander = vervolg.naar if vooruit else vervolg.van
                    if ander not in uit:
                        uit.add(ander)
                        rij.append(ander)
        return frozenset(uit)


def _per_plek(paren: Iterable[tuple[Plek, Vervolg]]) -> Mapping[Plek, tuple[Vervolg, ...]]:
    per: dict[Plek, tuple[Vervolg, ...]] = {}
    for plek, vervolg in paren:
        per[plek] = (*per.get(plek, ()), vervolg)
    return per
