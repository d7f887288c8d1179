"""The whole line of a gemeente in blocks: thema's that hang together, and under them the doelen and acties that do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ivp_tui.domein.lijn import Lijn, Plek, Vervolg
from ivp_tui.domein.plan import Plan
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.lijnraster import Raster, leg, samenhang

#: the block of the hoofddoelen, which stand under no thema, and that of a row with nothing but wires
HOOFDDOELEN: Plek = ("", 0)
_ALLEEN_DRAAD: Plek = ("", -1)

#: a place in the picture: the block, and the item in it; an item that concerns two blocks stands in both
Cel = tuple[Plek, Plek]


@dataclass(frozen=True, slots=True)
class Blok:
    """Row `rij` of thema's, named after the first of it, and the lines of what continues under any of them."""

    sleutel: Plek
    rij: int
    onder: tuple[Raster, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """Thema's that hang together, with a block for each row; `raster` is None for the hoofddoelen."""

    raster: Raster | None
    blokken: tuple[Blok, ...]

    def banen(self, kolom: int) -> int:
        """The most lanes that are needed after a column: those of the thema's, and beside what passes those under."""
        nodig = [self.raster.banen.get(kolom, 0) if self.raster else 0]
        for blok in self.blokken:
            langs = self.raster.langs(blok.rij, kolom) if self.raster else 0
            nodig += [langs + raster.banen[kolom] for raster in blok.onder if kolom in raster.banen]
        return max(nodig)


@dataclass(frozen=True)
class Lijnrij:
    """A row of the picture: row `nummer` of a raster; without raster it is blank, or the head of the hoofddoelen."""

    groep: Groep
    blok: Blok
    raster: Raster | None = None
    nummer: int = 0

    @property
    def als_thema(self) -> bool:
        """Whether it is a row of thema's."""
        return self.raster is not None and self.raster is self.groep.raster

    @cached_property
    def cellen(self) -> Mapping[int, Plek]:
        """The items of this row by column."""
        plaats = self.raster.plaats if self.raster else {}
        return {kolom: plek for plek, (rij, kolom) in plaats.items() if rij == self.nummer}


@dataclass(frozen=True)
class Lijnkaart:
    """The plans of a gemeente as columns, oldest first, and what is drawn beneath them."""

    lijn: Lijn
    plannen: tuple[Plan, ...]
    groepen: tuple[Groep, ...]
    meetbaar: frozenset[Plek]

    @cached_property
    def kolom(self) -> Mapping[Plek, int]:
        """The column of each item."""
        nummer = {plan.id: index for index, plan in enumerate(self.plannen)}
        return {punt.plek: nummer[punt.plan_id] for punt in self.lijn.punten if punt.plan_id in nummer}

    @cached_property
    def banen(self) -> tuple[int, ...]:
        """The lanes needed after each column."""
        return tuple(
            max((groep.banen(kolom) for groep in self.groepen), default=0) for kolom in range(len(self.plannen))
        )

    @cached_property
    def blok(self) -> Mapping[Plek, tuple[Groep, Blok]]:
        """The blocks by name, each with the group it is in."""
        return {blok.sleutel: (groep, blok) for groep in self.groepen for blok in groep.blokken}

    def plan(self, plek: Plek) -> Plan:
        """The plan of an item."""
        return self.plannen[self.kolom[plek]]

    def buren(self, plek: Plek, richting: int) -> tuple[Plek, ...]:
        """What an item continues as in later plans (1), or what it continues (-1)."""
        if richting > 0:
            anderen = [vervolg.naar for vervolg in self.lijn.verder(plek)]
        else:
            anderen = [vervolg.van for vervolg in self.lijn.eerder(plek)]
        hier = self.kolom[plek]
        return tuple(a for a in anderen if a in self.kolom and (self.kolom[a] - hier) * richting > 0)

    def rijen(self, open_: Collection[Plek], ruim: bool) -> tuple[Lijnrij, ...]:
        """All rows in order, with what is under the blocks in `open_`; `ruim` puts a blank row between groups."""
        return tuple(self._rijen(open_, ruim))

    def _rijen(self, open_: Collection[Plek], ruim: bool) -> Iterator[Lijnrij]:
        for nummer, groep in enumerate(self.groepen):
            if nummer and (ruim or groep.raster is None):
                yield Lijnrij(groep, groep.blokken[0], None, -1)
            for blok in groep.blokken:
                yield Lijnrij(groep, blok, groep.raster, blok.rij)
                if groep.raster is None or blok.sleutel in open_:
                    for raster in blok.onder:
                        yield from (Lijnrij(groep, blok, raster, rij) for rij in range(raster.rijen))

    def cel(self, plek: Plek) -> Cel | None:
        """The place of an item, in the block of its own thema; its thema where it has no line; None for neither."""
        punt = self.lijn.punt.get(plek)
        if punt is None or plek not in self.kolom:
            return None
        thema: Plek | None = ("thema", punt.thema_id) if punt.thema_id is not None else None
        for sleutel, (groep, blok) in self.blok.items():
            eigen = thema is None if groep.raster is None else thema in rijleden(groep.raster, blok.rij)
            if eigen and self.is_daar((sleutel, plek)):
                return sleutel, plek
        return self.cel(thema) if thema is not None and thema != plek else None

    def is_daar(self, cel: Cel) -> bool:
        """Whether this block still holds this item."""
        groep, blok = self.blok.get(cel[0], (None, None))
        if groep is None or blok is None:
            return False
        return self.is_thema(cel) or any(cel[1] in raster.plaats for raster in blok.onder)

    def is_thema(self, cel: Cel) -> bool:
        """Whether it is one of the thema's of the block, which are never folded away."""
        groep, blok = self.blok.get(cel[0], (None, None))
        return groep is not None and blok is not None and cel[1] in rijleden(groep.raster, blok.rij)


def rijleden(raster: Raster | None, rij: int) -> tuple[Plek, ...]:
    """The items in a row of a raster, by column."""
    plaats = raster.plaats if raster else {}
    return tuple(sorted((plek for plek, (nummer, _) in plaats.items() if nummer == rij), key=lambda p: plaats[p][1]))


def lijnkaart(stand: Stand) -> Lijnkaart:
    """The line through all plans of the gemeente in view."""
    plannen = sorted((p for p in stand.plannen if p.gemeente_id == stand.plan.gemeente_id), key=lambda p: (p.van, p.id))
    meetbaar = frozenset(("doel", paar.streefwaarde.doel_id) for paar in stand.planstreefwaarden)
    leeg = Lijnkaart(stand.lijn, tuple(plannen), (), meetbaar)
    return Lijnkaart(stand.lijn, tuple(plannen), tuple(_groepen(leeg)), meetbaar)


def _groepen(kaart: Lijnkaart) -> Iterator[Groep]:
    lijn, kolom = kaart.lijn, kaart.kolom
    # what goes back in time, or stays in one plan, cannot be drawn; the detail tells it all the same
    vervolgen = [v for v in lijn.vervolgen if v.van in kolom and v.naar in kolom and kolom[v.van] < kolom[v.naar]]
    van_themas = [v for v in vervolgen if v.van[0] == v.naar[0] == "thema"]
    rest = [v for v in vervolgen if not v.van[0] == v.naar[0] == "thema"]
    # a thema may continue as a doel, or the other way round: that hangs with the doelen
    mee = {plek for vervolg in rest for plek in (vervolg.van, vervolg.naar)}
    themas = [p.plek for p in lijn.punten if p.soort == "thema" and p.plek in kolom]
    los = [p.plek for p in lijn.punten if p.plek in kolom and (p.soort != "thema" or p.plek in mee)]
    lijnen = [leg(leden, kolom, _binnen(rest, leden)) for leden in samenhang(los, rest)]
    for leden in samenhang(themas, van_themas):
        raster = leg(leden, kolom, _binnen(van_themas, leden))
        yield Groep(raster, tuple(_blok(lijn, raster, rij, lijnen) for rij in range(raster.rijen)))
    zonder = tuple(raster for raster in lijnen if any(lijn.punt[plek].thema_id is None for plek in raster.plaats))
    if zonder:
        yield Groep(None, (Blok(HOOFDDOELEN, 0, zonder),))


def _binnen(vervolgen: Iterable[Vervolg], leden: Collection[Plek]) -> list[Vervolg]:
    return [v for v in vervolgen if v.van in leden]


def _blok(lijn: Lijn, raster: Raster, rij: int, lijnen: Iterable[Raster]) -> Blok:
    """A row of thema's with every line that has an item under one of them."""
    themas = rijleden(raster, rij)
    onder = [r for r in lijnen if any(("thema", lijn.punt[plek].thema_id) in themas for plek in r.plaats)]
    return Blok(themas[0], rij, tuple(onder)) if themas else Blok(_ALLEEN_DRAAD, rij, ())
