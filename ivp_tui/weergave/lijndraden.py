"""The wires of a raster as box-drawing signs: light ones, and heavy ones along the line that is followed."""

from collections.abc import Collection, Mapping, Sequence

from ivp_tui.domein.lijn import Plek
from ivp_tui.weergave.lijnraster import Draad, Raster
from ivp_tui.weergave.regel import Deel, breedte

LICHT, ZWAAR = 1, 2

#: every sign by the weight of its arms, 0 to 2: 27 × up + 9 × down + 3 × left + right
_TEKENS = " ╶╺╴─╼╸╾━╷┌┍┐┬┮┑┭┯╻┎┏┒┰┲┓┱┳╵└┕┘┴┶┙┵┷│├┝┤┼┾┥┽┿╽┟┢┧╁╆┪╅╈╹┖┗┚┸┺┛┹┻╿┞┡┦╀╄┩╃╇┃┠┣┨╂╊┫╉╋"

#: the index of each arm
_OP, _NEER, _LINKS, _RECHTS = range(4)


def teken(op: int = 0, neer: int = 0, links: int = 0, rechts: int = 0) -> str:
    """The sign whose arms have these weights."""
    return _TEKENS[27 * op + 9 * neer + 3 * links + rechts]


def streep(gewicht: int, cellen: int) -> Deel:
    """A straight wire; of weight 0 only the room for it."""
    return teken(0, 0, gewicht, gewicht) * max(cellen, 0), stijl(gewicht)


def stijl(gewicht: int) -> str:
    """The style of a wire."""
    return "gekozen" if gewicht == ZWAAR else "dof" if gewicht else ""


def leg_over(delen: Sequence[Deel], x: int, gewicht: int) -> list[Deel]:
    """The same pieces with a wire going down over them at cell x, where there is nothing but a wire or room for it."""
    uit: list[Deel] = []
    for tekst, naam in delen:
        if 0 <= x < len(tekst) and tekst[x] in " ─━":
            uit += [(tekst[:x], naam), (teken(gewicht, gewicht), stijl(gewicht)), (tekst[x + 1 :], naam)]
        else:
            uit.append((tekst, naam))
        x -= breedte(tekst)
    return uit


class Weefsel:
    """The signs of one raster, with heavy wires between the items of `keten`.

    `kanalen` is how many cells there are after each column, and `vrij` how many lanes there are of something else.
    """

    def __init__(
        self, raster: Raster, keten: Collection[Plek], kanalen: Sequence[int], vrij: Mapping[int, int] | None = None
    ) -> None:
        """Weave it."""
        self._keten = keten
        self._kanalen = kanalen
        self._vrij = vrij or {}
        self._armen: dict[tuple[int, int, int], list[int]] = {}
        self._uit: dict[tuple[int, int], int] = {}
        self._in: dict[tuple[int, int], int] = {}
        self._poort: dict[tuple[int, int], list[int]] = {}
        self._van: dict[tuple[int, int, int], int] = {}
        for draad in raster.draden:
            self._staand(draad)
        for draad in raster.draden:
            self._liggend(draad)
        for rij, kolom, ketting in raster.doorgaand:
            self._poort[rij, kolom] = [0, 0, self.gewicht(ketting), 0]
        for kolom, van_rij, poort_rij, ketting in raster.poorten:
            self._langs_poorten(kolom, van_rij, poort_rij, self.gewicht(ketting))

    def _x(self, draad: Draad) -> int:
        """The cell of its lane."""
        return 1 + draad.baan + self._vrij.get(draad.kolom, 0)

    def gewicht(self, ketting: tuple[Plek, Plek]) -> int:
        """Heavy for a wire of which both ends are in the line that is followed."""
        return ZWAAR if ketting[0] in self._keten and ketting[1] in self._keten else LICHT

    def _arm(self, plek: tuple[int, int, int], arm: int, gewicht: int) -> None:
        armen = self._armen.setdefault(plek, [0, 0, 0, 0])
        armen[arm] = max(armen[arm], gewicht)

    def _staand(self, draad: Draad) -> None:
        """The part in the lane; who it is of is kept, for others must not seem to touch it."""
        boven, onder = sorted((draad.van_rij, draad.naar_rij))
        x, gewicht = self._x(draad), self.gewicht(draad.ketting)
        for rij in range(boven, onder + 1) if boven < onder else ():
            plek = (rij, draad.kolom, x)
            self._van[plek] = draad.net
            if rij > boven:
                self._arm(plek, _OP, gewicht)
            if rij < onder:
                self._arm(plek, _NEER, gewicht)

    def _liggend(self, draad: Draad) -> None:
        """From the item to the lane, and from the lane to what it goes to; under another's lane it passes unseen."""
        x, kolom, gewicht = self._x(draad), draad.kolom, self.gewicht(draad.ketting)
        uit, binnen = (draad.van_rij, kolom), (draad.naar_rij, kolom + 1)
        self._uit[uit] = max(self._uit.get(uit, 0), gewicht)
        self._in[binnen] = max(self._in.get(binnen, 0), gewicht)
        recht = draad.van_rij == draad.naar_rij
        armen: list[tuple[int, int, tuple[int, ...]]] = [(draad.van_rij, i, (_LINKS, _RECHTS)) for i in range(x)]
        armen += [(draad.van_rij, x, (_LINKS,)), (draad.naar_rij, x, (_RECHTS,))]
        armen += [(draad.naar_rij, i, (_LINKS, _RECHTS)) for i in range(x + 1, self._kanalen[kolom])]
        for rij, i, kanten in armen:
            plek = (rij, kolom, i)
            if self._van.get(plek, draad.net) == draad.net or (not recht and i == x):
                for kant in kanten:
                    self._arm(plek, kant, gewicht)

    def _langs_poorten(self, kolom: int, van_rij: int, poort_rij: int, gewicht: int) -> None:
        """From the item down to the row of one of its poorten."""
        for rij in range(van_rij + 1, poort_rij + 1):
            armen = self._poort.setdefault((rij, kolom), [0, 0, 0, 0])
            armen[_OP] = max(armen[_OP], gewicht)
            if rij < poort_rij:
                armen[_NEER] = max(armen[_NEER], gewicht)
            else:
                armen[_RECHTS] = gewicht

    # what is asked of it

    def kanaal(self, rij: int, kolom: int) -> list[Deel]:
        """The signs after a column, one piece each; empty where there are none."""
        plekken = [(rij, kolom, x) for x in range(self._kanalen[kolom])] if kolom >= 0 else []
        if not any(plek in self._armen for plek in plekken):
            return []
        delen = []
        for plek in plekken:
            armen = self._armen.get(plek, [0, 0, 0, 0])
            delen.append((teken(*armen), stijl(max(armen))))
        return delen

    def uit(self, rij: int, kolom: int) -> int:
        """The weight of the wire that leaves a cell, 0 for none."""
        return self._uit.get((rij, kolom), 0)

    def binnen(self, rij: int, kolom: int) -> int:
        """The weight of the wire that comes into a cell, 0 for none."""
        return self._in.get((rij, kolom), 0)

    def zonder_item(self, rij: int, kolom: int, cellen: int, inspring: int) -> list[Deel]:
        """What passes a cell that holds no item: a wire on its way, or one to a poort; empty where there is none."""
        armen = self._poort.get((rij, kolom))
        if armen is None:
            return []
        if not armen[_OP]:
            return [streep(armen[_LINKS], cellen)]
        bocht = (teken(armen[_OP], armen[_NEER], 0, armen[_RECHTS]), stijl(max(armen)))
        return [(" " * inspring, ""), bocht, streep(armen[_RECHTS], cellen - inspring - 1)]

    def onder_kanaal(self, rij: int, kolom: int) -> list[tuple[int, int]]:
        """(cell, weight) of the wires after a column that go on down below a row."""
        armen = [(x, self._armen.get((rij + 1, kolom, x))) for x in range(self._kanalen[kolom])]
        return [(x, arm[_OP]) for x, arm in armen if arm is not None and arm[_OP]]

    def onder_vak(self, rij: int, kolom: int) -> int:
        """The weight of the wire to a poort that goes on down below a cell, 0 for none."""
        armen = self._poort.get((rij + 1, kolom))
        return armen[_OP] if armen else 0
