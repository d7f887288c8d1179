"""The screen "doorlopende lijn": plans as columns, and in each row how a thema, doel or actie continues.

A wire tells what continues as what: it splits, joins, begins and stops. The line of the item with the cursor is drawn
heavy, so that it is found without colour too.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from ivp_tui.domein.lijn import Lijnpunt, Plek
from ivp_tui.domein.plan import Plan
from ivp_tui.domein.schoon import schoon
from ivp_tui.weergave.lijndraden import LICHT, Weefsel, leg_over, streep, teken
from ivp_tui.weergave.lijnkaart import Cel, Lijnkaart, Lijnrij, rijleden
from ivp_tui.weergave.lijnraster import Raster
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort, vul

#: the style of the cell with the cursor, which the widget gives a ground of its own
CEL = "cel"

#: cells at the left for the fold sign and how many lines are under it
KANT = 4

#: a column narrower than this tells too little, and one wider is hard to read along
SMALST, BREEDST = 28, 60

#: the cell of a column where the wire to a poort goes down
_POORT = 2

#: with fewer cells a title tells more when it is cut within a word
WOORDEN = 24


def kort_op_woord(tekst: str, cellen: int) -> str:
    """The text, cut to a number of cells between two words; within one only where too little would be left."""
    uit = kort(tekst, cellen)
    stam = uit.removesuffix("…")
    if uit == tekst or cellen < WOORDEN or not tekst.startswith(stam) or tekst[len(stam) :].startswith(" "):
        return uit
    heel = stam.rpartition(" ")[0].rstrip(" ,;:")
    return f"{heel}…" if breedte(heel) * 5 >= cellen * 2 else uit


@dataclass(frozen=True, slots=True)
class Indeling:
    """Which columns are in view, from `eerste`, `aantal` of them, of `breed` cells each; `kanalen` after each column.

    What goes on at either side of the columns in view is seen to go on.
    """

    eerste: int
    aantal: int
    breed: int
    kanalen: tuple[int, ...]

    @property
    def kolommen(self) -> range:
        """The columns in view."""
        return range(self.eerste, self.eerste + self.aantal)

    @property
    def zichtbare_kanalen(self) -> range:
        """The columns whose channel is in view: also that before the first and that after the last."""
        return range(max(0, self.eerste - 1), min(self.eerste + self.aantal, len(self.kanalen) - 1))

    def begin(self, kolom: int) -> int:
        """The cell of a line at which a column begins."""
        kanalen = sum(self.kanalen[k] for k in self.zichtbare_kanalen if k < kolom)
        return KANT + kanalen + (kolom - self.eerste) * self.breed

    def kolom_op(self, x: int) -> int | None:
        """The column at a cell of a line, None beside them."""
        return next((k for k in self.kolommen if self.begin(k) <= x < self.begin(k) + self.breed), None)


def indeling(kaart: Lijnkaart, cellen: int, kolom: int, eerste: int = 0) -> Indeling:
    """As many columns as fit, with `kolom` among them, from `eerste` where that can be."""
    alle = max(1, len(kaart.plannen))
    # a lane has a cell, with one for the wire at either side of them
    kanalen = tuple(max(1, banen) + 2 for banen in kaart.banen) or (0,)
    vlak = Indeling(0, alle, BREEDST, kanalen)
    for aantal in range(alle, 0, -1):
        begin = max(min(eerste, kolom, alle - aantal), kolom - aantal + 1, 0)
        vlak = Indeling(begin, aantal, BREEDST, kanalen)
        breed = (cellen - KANT - sum(kanalen[k] for k in vlak.zichtbare_kanalen)) // aantal
        if breed >= SMALST or aantal == 1:
            return replace(vlak, breed=max(1, min(BREEDST, breed)))
    return vlak


@dataclass(frozen=True)
class Lijnbeeld:
    """The picture: what is drawn of `kaart`, with the cursor at `cel`, blocks in `open` unfolded.

    `plan_id` is the plan in view on the werkbank and `jaar` this year.
    """

    kaart: Lijnkaart
    cel: Cel
    open: frozenset[Plek]
    vlak: Indeling
    plan_id: int
    jaar: int
    ruim: bool = False
    _weefsels: dict[tuple[int, Plek], Weefsel] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def rijen(self) -> tuple[Lijnrij, ...]:
        """The rows, one for each of `regels`."""
        return self.kaart.rijen(self.open, self.ruim)

    @cached_property
    def keten(self) -> frozenset[Plek]:
        """The line of the item with the cursor."""
        return self.kaart.lijn.keten(self.cel[1])

    @property
    def cursor(self) -> int:
        """The row with the cursor, -1 for none."""
        return next((i for i, rij in enumerate(self.rijen) if self._hier(rij)), -1)

    def _hier(self, rij: Lijnrij) -> bool:
        return rij.blok.sleutel == self.cel[0] and self.cel[1] in rij.cellen.values()

    # drawing

    @property
    def kop(self) -> Regel:
        """The years above the columns: ● is the plan in view, and the one in force says so."""
        vlak = self.vlak
        delen: list[Deel] = [(" " * KANT, "")]
        if vlak.eerste:
            delen.append((vul(" ‹", vlak.kanalen[vlak.eerste - 1]), "toets"))
        for kolom in vlak.kolommen:
            delen += self._kolomkop(self.kaart.plannen[kolom]) if kolom < len(self.kaart.plannen) else []
            if kolom in vlak.zichtbare_kanalen:
                merk = "" if kolom + 1 in vlak.kolommen else " ›"
                delen.append((vul(merk, vlak.kanalen[kolom]), "toets"))
        return Regel(("kop", 0, 0), tuple(delen), kiesbaar=False)

    def _kolomkop(self, plan: Plan) -> list[Deel]:
        in_beeld = plan.id == self.plan_id
        merk = ("● " if in_beeld else "  ", "gekozen")
        naam = (plan.looptijd, "kop-tekst" if in_beeld else "kop")
        geldt = "  geldt nu" if plan.geldt_in(self.jaar) else ""
        ruimte = max(0, self.vlak.breed - breedte(merk[0] + naam[0]))
        return [merk, naam, (vul(geldt, ruimte), "kop")]

    @cached_property
    def regels(self) -> tuple[Regel, ...]:
        """The rows as lines of a list."""
        return tuple(self._regel(nummer, rij) for nummer, rij in enumerate(self.rijen))

    def _regel(self, nummer: int, rij: Lijnrij) -> Regel:
        sleutel = ("rij", nummer, 0)
        if rij.raster is None:
            tekst = "" if rij.nummer < 0 else f"{'':<{KANT + 2}}Hoofddoelen"
            return Regel(sleutel, ((tekst, "label"),), kiesbaar=False)
        weefsel, vlak = self._weefsel(rij, rij.raster), self.vlak
        delen: list[Deel] = [self._vouwteken(rij)]
        if vlak.eerste:
            delen += self._kanaal(rij, weefsel, vlak.eerste - 1)
        for kolom in vlak.kolommen:
            delen += self._vak(rij, weefsel, kolom)
            if kolom in vlak.zichtbare_kanalen:
                delen += self._kanaal(rij, weefsel, kolom)
        vouw = rij.blok.sleutel in self.open if rij.als_thema and rij.blok.onder else None
        return Regel(sleutel, tuple(delen), vouw=vouw, kiesbaar=bool(rij.cellen))

    def _weefsel(self, rij: Lijnrij, raster: Raster) -> Weefsel:
        """The wires of a raster; those under a thema leave the lanes free in which those of the thema's pass."""
        boven = rij.groep.raster
        if rij.als_thema or boven is None:
            naam, vrij = (id(raster), ("", 0)), {}
        else:
            naam = id(raster), rij.blok.sleutel
            vrij = {kolom: boven.langs(rij.blok.rij, kolom) for kolom in range(len(self.vlak.kanalen))}
        if naam not in self._weefsels:
            self._weefsels[naam] = Weefsel(raster, self.keten, self.vlak.kanalen, vrij)
        return self._weefsels[naam]

    def _boven(self, rij: Lijnrij) -> Weefsel | None:
        """The wires of the thema's that pass this row, which is of what is under one of them."""
        raster = rij.groep.raster
        return None if rij.als_thema or raster is None else self._weefsel(Lijnrij(rij.groep, rij.blok, raster), raster)

    def _vouwteken(self, rij: Lijnrij) -> Deel:
        if not rij.als_thema or not rij.blok.onder:
            return " " * KANT, ""
        merk = "▾" if rij.blok.sleutel in self.open else "▸"
        return vul(f"{merk}{len(rij.blok.onder)}", KANT), "dof"

    def _kanaal(self, rij: Lijnrij, weefsel: Weefsel, kolom: int) -> list[Deel]:
        """The wires after a column, or a loose end where a thema begins or stops."""
        breed = self.vlak.kanalen[kolom]
        delen = weefsel.kanaal(rij.nummer, kolom)
        if not delen and self._stopt(rij, kolom):
            eind = teken(links=LICHT, rechts=LICHT) * (breed - 2) + teken(links=LICHT)
            delen = [(vul(eind, breed), "dof")]
        elif not delen and self._begint(rij, kolom + 1):
            begin = teken(rechts=LICHT) + teken(links=LICHT, rechts=LICHT) * (breed - 2)
            delen = [(vul(begin, breed, rechts=True), "dof")]
        delen = delen or [(" " * breed, "")]
        boven = self._boven(rij)
        for x, gewicht in boven.onder_kanaal(rij.blok.rij, kolom) if boven else ():
            delen = leg_over(delen, x, gewicht)
        return delen

    def _vak(self, rij: Lijnrij, weefsel: Weefsel, kolom: int) -> list[Deel]:
        """A column of a row: the item in it, the wire that passes, or the word at a loose end."""
        breed, plek = self.vlak.breed, rij.cellen.get(kolom)
        if plek is not None:
            delen = self._item(rij, weefsel, kolom, self.kaart.lijn.punt[plek])
        else:
            delen = weefsel.zonder_item(rij.nummer, kolom, breed, _POORT if rij.als_thema else _POORT + 2)
        if not delen and not weefsel.kanaal(rij.nummer, kolom - 1) and self._stopt(rij, kolom - 1):
            delen = [(vul("stopt", breed), "dof")]
        elif not delen and not weefsel.kanaal(rij.nummer, kolom) and self._begint(rij, kolom + 1):
            delen = [(vul("nieuw", breed, rechts=True), "dof")]
        delen = delen or [(" " * breed, "")]
        boven = self._boven(rij)
        gewicht = boven.onder_vak(rij.blok.rij, kolom) if boven else 0
        return leg_over(delen, _POORT, gewicht) if gewicht else delen

    def _item(self, rij: Lijnrij, weefsel: Weefsel, kolom: int, punt: Lijnpunt) -> list[Deel]:
        """The title with its sign, between the wire that comes in and the one that goes on."""
        binnen, uit = weefsel.binnen(rij.nummer, kolom), weefsel.uit(rij.nummer, kolom)
        if self._begint(rij, kolom) and not weefsel.kanaal(rij.nummer, kolom - 1):
            binnen = LICHT
        eind = ""
        if self._stopt(rij, kolom):
            # where wires of others pass there is no room for the word beside
            uit, eind = LICHT, f"{teken(links=LICHT)} stopt " if weefsel.kanaal(rij.nummer, kolom) else ""
        delen = self._teken(punt, binnen, rij.als_thema)
        ruimte = max(0, self.vlak.breed - sum(breedte(tekst) for tekst, _ in delen) - len(eind))
        titel = kort(f" {kort_op_woord(schoon(punt.titel), max(ruimte - 2, 1))} ", ruimte)
        return [*delen, (titel, self._titelstijl(rij, punt)), streep(uit, ruimte - breedte(titel)), (eind, "dof")]

    def _teken(self, punt: Lijnpunt, binnen: int, als_thema: bool) -> list[Deel]:
        if als_thema:
            return [("★", "ster")] if punt.prioriteit else [streep(binnen, 1)]
        merk = {"doel": "◆" if punt.plek in self.kaart.meetbaar else "◇", "actie": "·"}.get(punt.soort, "▪")
        return [streep(binnen, 3), (f" {merk}", "doelteken" if merk in "◆◇" else "dof")]

    def _titelstijl(self, rij: Lijnrij, punt: Lijnpunt) -> str:
        if (rij.blok.sleutel, punt.plek) == self.cel:
            return CEL
        if punt.plek in self.keten:
            return "gekozen"
        if rij.als_thema:
            return "thema"
        # what stands here because its line passes here, but belongs to the thema of another block, is quieter
        thuis = rij.groep.raster is None or ("thema", punt.thema_id) in rijleden(rij.groep.raster, rij.blok.rij)
        return "" if thuis else "dof"

    def _stopt(self, rij: Lijnrij, kolom: int) -> bool:
        """Whether a thema is not continued, though there is a later plan."""
        plek = rij.cellen.get(kolom) if rij.als_thema else None
        return plek is not None and kolom + 1 < len(self.kaart.plannen) and not self.kaart.buren(plek, 1)

    def _begint(self, rij: Lijnrij, kolom: int) -> bool:
        """Whether a thema continues nothing, though there is an earlier plan."""
        plek = rij.cellen.get(kolom) if rij.als_thema else None
        return plek is not None and kolom > 0 and not self.kaart.buren(plek, -1)
