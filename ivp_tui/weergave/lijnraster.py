"""Where the items of a line stand, in rows and columns, and the wires between them; nothing of drawing yet.

A wire that splits or joins runs through a lane between two columns. Where splitting and joining meet (A → x, B → x and
B → y) a shared lane would tell that A → y too; there the source gets a row for each of its wires: a poort.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ivp_tui.domein.lijn import Plek, Vervolg

#: an item, or ("", n): a place where a wire passes a plan that the item skips
Knoop = Plek


@dataclass(frozen=True, slots=True)
class Draad:
    """A piece of wire between column `kolom` and the next, from row to row, through lane `baan`.

    `net` is equal for wires that may touch: they come from one item or go to one. `ketting` are the items that the
    whole wire connects, over however many columns.
    """

    kolom: int
    van_rij: int
    naar_rij: int
    baan: int
    net: int
    ketting: tuple[Plek, Plek]


@dataclass(frozen=True, slots=True)
class Raster:
    """Items that hang together, laid out: `plaats` gives the (row, column) of each.

    `poorten` are (column, row of the item, row of the poort, ketting), `doorgaand` (row, column, ketting) where a wire
    passes a plan, and `banen` the lanes needed after each column, where any is.
    """

    rijen: int
    plaats: Mapping[Plek, tuple[int, int]]
    draden: tuple[Draad, ...]
    poorten: tuple[tuple[int, int, int, tuple[Plek, Plek]], ...]
    doorgaand: tuple[tuple[int, int, tuple[Plek, Plek]], ...]
    banen: Mapping[int, int]

    def langs(self, rij: int, kolom: int) -> int:
        """The lanes after a column that are wanted free between a row and the next, for wires that pass there."""
        door = (d for d in self.draden if d.kolom == kolom and sorted((d.van_rij, d.naar_rij))[0] <= rij)
        return max((d.baan + 1 for d in door if rij < max(d.van_rij, d.naar_rij)), default=0)


def samenhang(plekken: Iterable[Plek], vervolgen: Iterable[Vervolg]) -> tuple[tuple[Plek, ...], ...]:
    """The items grouped by what hangs together, in the order given."""
    plekken = tuple(plekken)
    buren: dict[Plek, list[Plek]] = {plek: [] for plek in plekken}
    for vervolg in vervolgen:
        buren[vervolg.van].append(vervolg.naar)
        buren[vervolg.naar].append(vervolg.van)
    groep: dict[Plek, int] = {}
    for nummer, begin in enumerate(plekken):
        rij = [begin] if begin not in groep else []
        while rij:
            plek = rij.pop()
            if plek not in groep:
                groep[plek] = nummer
                rij += buren[plek]
    groepen: dict[int, list[Plek]] = {}
    for plek in plekken:
        groepen.setdefault(groep[plek], []).append(plek)
    return tuple(map(tuple, groepen.values()))


def leg(plekken: Iterable[Plek], kolom: Mapping[Plek, int], vervolgen: Iterable[Vervolg]) -> Raster:
    """Lay out items that hang together; every vervolg must go to a later column."""
    legger = _Legger(tuple(plekken), kolom, tuple(vervolgen))
    legger.leg()
    return legger.raster()


class _Legger:
    """Gives rows: an item continues in its own row, what it splits into comes beneath, and then what joins.

    What comes of several items stands in the row of the first of them in the order of the file: that is its own line.
    """

    def __init__(self, plekken: tuple[Plek, ...], kolom: Mapping[Plek, int], vervolgen: tuple[Vervolg, ...]) -> None:
        self.plekken = plekken
        self.kolom: dict[Knoop, int] = {plek: kolom[plek] for plek in plekken}
        self.verder: dict[Knoop, list[Knoop]] = {plek: [] for plek in plekken}
        self.eerder: dict[Knoop, list[Knoop]] = {plek: [] for plek in plekken}
        self.ketting: dict[tuple[Knoop, Knoop], tuple[Plek, Plek]] = {}
        for vervolg in vervolgen:
            if vervolg.naar not in self.verder[vervolg.van]:
                self._span(vervolg)
        self.rij: dict[Knoop, int] = {}
        self.poort: dict[tuple[Knoop, Knoop], int] = {}
        self.rijen = 0

    def _span(self, vervolg: Vervolg) -> None:
        """Put in a wire, in pieces of one column each."""
        ketting = vervolg.van, vervolg.naar
        pad: list[Knoop] = [vervolg.van]
        for kolom in range(self.kolom[vervolg.van] + 1, self.kolom[vervolg.naar]):
            tussen: Knoop = ("", len(self.kolom))
            self.kolom[tussen] = kolom
            self.verder[tussen], self.eerder[tussen] = [], []
            pad.append(tussen)
        for van, naar in pairwise([*pad, vervolg.naar]):
            self.verder[van].append(naar)
            self.eerder[naar].append(van)
            self.ketting[van, naar] = ketting

    # rows

    def leg(self) -> None:
        """Give every item a row, sources that join as near as can be to what they join."""
        for plek in self.plekken:
            if plek in self.rij:
                continue
            self._plaats(self._begin(plek), self._nieuwe_rij())
            while (bij := self._open_buur()) is not None:
                self._plaats(self._begin(bij), self._nieuwe_rij())

    def _nieuwe_rij(self) -> int:
        self.rijen += 1
        return self.rijen - 1

    def _open_buur(self) -> Knoop | None:
        """What hangs with an item that has a row and has none itself: first what goes to it, then what comes of it."""
        volgorde = sorted(self.rij, key=lambda k: (self.rij[k], self.kolom[k]))
        for buren in (self.eerder, self.verder):
            for knoop in volgorde:
                buur = next((buur for buur in buren[knoop] if buur not in self.rij), None)
                if buur is not None:
                    return buur
        return None

    def _begin(self, knoop: Knoop) -> Knoop:
        """The first without a row on the way that leads here."""
        while True:
            eerder = next((bron for bron in self.eerder[knoop] if bron not in self.rij), None)
            if eerder is None:
                return knoop
            knoop = eerder

    def _gemengd(self, knoop: Knoop) -> bool:
        """Whether it splits into something that others join: then each wire has its own row."""
        naar = self.verder[knoop]
        return len(naar) > 1 and any(len(self.eerder[n]) > 1 for n in naar)

    def _plaats(self, knoop: Knoop, rij: int) -> None:
        self.rij[knoop] = rij
        gemengd = self._gemengd(knoop)

        # upwards first, then what is its own line, then downwards: so the wires need not cross
        def waarheen(naar: Knoop) -> int:
            return 0 if naar in self.rij else 1 if self.eerder[naar][0] == knoop else 2

        for nummer, naar in enumerate(sorted(self.verder[knoop], key=waarheen)):
            eigen = waarheen(naar) == 1
            verder = rij if nummer == 0 or not (gemengd or eigen) else self._nieuwe_rij()
            self.poort[knoop, naar] = verder if gemengd else rij
            if eigen:
                self._plaats(naar, verder)

    # wires

    def _net(self, van: Knoop, naar: Knoop) -> Knoop:
        """The item whose wires may share a lane with this one."""
        return van if len(self.verder[van]) > 1 and not self._gemengd(van) else naar

    def _banen(self) -> dict[tuple[int, Knoop], int]:
        """The lane of each net after each column: nets that pass the same row get another."""
        spanne: dict[tuple[int, Knoop], set[int]] = {}
        for (van, naar), poort in self.poort.items():
            spanne.setdefault((self.kolom[van], self._net(van, naar)), set()).update((poort, self.rij[naar]))
        banen: dict[tuple[int, Knoop], int] = {}
        einde: dict[tuple[int, int], int] = {}
        for net, rijen in sorted(spanne.items(), key=lambda paar: (min(paar[1]), max(paar[1]))):
            baan = 0
            while len(rijen) > 1 and einde.get((net[0], baan), -1) >= min(rijen):
                baan += 1
            banen[net] = baan
            if len(rijen) > 1:
                einde[net[0], baan] = max(rijen)
        return banen

    def raster(self) -> Raster:
        """What was laid out."""
        banen = self._banen()
        nummers = {net: nummer for nummer, net in enumerate(dict.fromkeys(net for _, net in banen))}
        draden = []
        for (van, naar), poort in self.poort.items():
            kolom, net = self.kolom[van], self._net(van, naar)
            ketting = self.ketting[van, naar]
            draden.append(Draad(kolom, poort, self.rij[naar], banen[kolom, net], nummers[net], ketting))
        per_kolom: dict[int, int] = {}
        for draad in draden:
            if draad.van_rij != draad.naar_rij:
                per_kolom[draad.kolom] = max(per_kolom.get(draad.kolom, 0), draad.baan + 1)
        return Raster(
            self.rijen,
            {plek: (self.rij[plek], self.kolom[plek]) for plek in self.plekken},
            tuple(draden),
            tuple(
                (self.kolom[van], self.rij[van], poort, self.ketting[van, naar])
                for (van, naar), poort in self.poort.items()
                if poort != self.rij[van]
            ),
            tuple(
                (self.rij[knoop], self.kolom[knoop], self.ketting[knoop, self.verder[knoop][0]])
                for knoop in self.rij
                if not knoop[0]
            ),
            per_kolom,
        )
