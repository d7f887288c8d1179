"""Moving over the workbench: the cursor, the panes, folding, and the link between tree and board."""

from __future__ import annotations

from dataclasses import replace

from ivp_tui.domein.cijfers import INWONERS
from ivp_tui.tui.schermen.toetsscherm import verzet
from ivp_tui.tui.schermen.werkvlak import Werkvlak
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.regel import Regel, Sleutel, breedte

#: the var that holds the beeld of each pane
_BEELD = {"wijken": "wijkbeeld", "boom": "boombeeld", "bord": "bordbeeld", "detail": "detailbeeld"}


class Beweging(Werkvlak):
    """The commands that move."""

    def beeld_van(self, naam: str) -> Lijstbeeld:
        """The beeld of a pane."""
        beeld: Lijstbeeld = getattr(self, _BEELD[naam])
        return beeld

    def huidige(self, naam: str) -> Regel | None:
        """The line with the cursor in a pane."""
        beeld = self.beeld_van(naam)
        return beeld.regels[beeld.cursor] if 0 <= beeld.cursor < len(beeld.regels) else None

    def naar_paneel(self, naam: str) -> None:
        """Give a pane the focus; the detail follows the list that had it last."""
        self.paneel = naam
        for ander in ("wijken", "boom", "bord", "detail"):
            self.lijst(ander).set_class(ander == naam or (naam == "detail" and ander == self.laatste_lijst), "-actief")
        self.set_class(naam == "detail", "-zoom-detail")
        if naam != "detail" and naam != self.laatste_lijst:
            self.laatste_lijst = naam
            self.teken_detail()
        self.set_focus(self.lijst(naam), scroll_visible=False)

    async def doe_paneel(self, richting: str) -> None:
        """To the next or previous pane."""
        volgorde = ("wijken", "boom", "bord", "detail")
        self.naar_paneel(volgorde[(volgorde.index(self.paneel) + int(richting)) % 4])

    def verzet_in(self, naam: str, hoeveel: int) -> None:
        """Move the cursor of a pane a number of lines."""
        beeld = self.beeld_van(naam)
        nieuw = verzet(self.lijst(naam), beeld, hoeveel)
        if nieuw.cursor == beeld.cursor:
            return
        if naam == "detail":
            self.detailbeeld = nieuw
        else:
            self.kies(naam, nieuw.regels[nieuw.cursor].sleutel)

    def kies(self, naam: str, sleutel: Sleutel) -> None:
        """Select a line: a wijk is seen at once, a doel selects its row of the board, and a row its doel."""
        self.keuze[naam] = sleutel
        beeld = self.beeld_van(naam)
        cursor = next((i for i, regel in enumerate(beeld.regels) if regel.sleutel == sleutel), beeld.cursor)
        setattr(self, _BEELD[naam], replace(beeld, cursor=cursor))
        if naam == "wijken":
            self.zet_wijk(sleutel[1] or None)
            return
        if naam == "boom":
            self._kies_op_bord(sleutel)
        elif naam == "bord" and sleutel[0] == "streefwaarde":
            self._kies_in_boom(("doel", sleutel[2], 0))
        if naam == self.laatste_lijst:
            self.teken_detail_straks()

    def _kies_op_bord(self, sleutel: Sleutel) -> None:
        doel_id = sleutel[1] if sleutel[0] == "doel" else sleutel[2]
        for index, regel in enumerate(self.bordbeeld.regels):
            if doel_id and regel.sleutel[0] == "streefwaarde" and regel.sleutel[2] == doel_id:
                self.keuze["bord"] = regel.sleutel
                if index != self.bordbeeld.cursor:
                    self.bordbeeld = replace(self.bordbeeld, cursor=index)
                return

    def _kies_in_boom(self, sleutel: Sleutel) -> None:
        for index, regel in enumerate(self.boombeeld.regels):
            if regel.sleutel == sleutel:
                self.keuze["boom"] = sleutel
                self.boombeeld = replace(self.boombeeld, cursor=index)
                return

    def ga_naar(self, sleutel: Sleutel) -> bool:
        """Bring an item of the tree or the board in view, unfolding and if need be leaving filter and wijk."""
        soort, nummer, _ = sleutel
        if soort == "indicator" and any((i.id, i.sleutel) == (nummer, INWONERS) for i in self.stand.indicatoren):
            # they are not on the board but at the wijken
            soort, nummer = "wijk", self.blik.wijk_id or 0
        if soort == "wijk":
            self.naar_paneel("wijken")
            self.kies("wijken", ("wijk", nummer, 0))
            return True
        naam = "bord" if soort in ("streefwaarde", "indicator") else "boom"
        if naam == "boom":
            self._maak_zichtbaar(soort, nummer)
        gevonden = [r.sleutel for r in self.beeld_van(naam).regels if r.sleutel[:2] == (soort, nummer)]
        if not gevonden:
            return False
        self.naar_paneel(naam)
        self.kies(naam, sleutel if sleutel in gevonden else gevonden[0])
        return True

    def _maak_zichtbaar(self, soort: str, nummer: int) -> None:
        stand, blik = self.stand, self.blik
        if soort == "actie" and nummer in stand.actie:
            actie = stand.actie[nummer]
            boven = {("thema", actie.thema_id, 0), ("themabreed", actie.thema_id, 0)}
            boven |= {("doel", doel, 0) for doel in actie.doelen}
            if actie not in blik.acties(stand):
                blik = replace(blik, filter=type(blik.filter)())
            if not actie.geldt_in(blik.wijk_id):
                blik = replace(blik, wijk_id=None)
        elif soort == "doel" and nummer in stand.doel:
            thema_id = stand.doel[nummer].thema_id
            boven = {("thema", thema_id, 0)} if thema_id else set()
            if thema_id is None:
                # the plan line is the other way round: being in `dicht` opens it
                blik = replace(blik, dicht=blik.dicht | {("plan", stand.plan.id, 0)})
            blik = replace(blik, filter=type(blik.filter)()) if not blik.filter.leeg else blik
        elif soort in ("toezegging", "verhaal"):
            boven = {("toezeggingen", stand.plan.id, 0), ("verhalen", stand.plan.id, 0)}
            blik = replace(blik, filter=type(blik.filter)())
            elders = {v.id for v in stand.verhalen if v.wijk_id not in (None, blik.wijk_id)}
            if soort == "verhaal" and nummer in elders:
                blik = replace(blik, wijk_id=None)
        else:
            boven = set()
        nieuw = replace(blik, dicht=blik.dicht - boven)
        if nieuw != self.blik:
            self.blik = nieuw
            self.keuze["wijken"] = ("wijk", nieuw.wijk_id or 0, 0)
            self.teken()

    async def doe_verplaats(self, hoeveel: str) -> None:
        """A line up or down in the pane with the focus."""
        self.verzet_in(self.paneel, int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """A page up or down."""
        self.verzet_in(self.paneel, int(hoeveel) * max(1, self.lijst(self.paneel).hoogte - 2))

    async def doe_begin(self) -> None:
        """To the first line."""
        self.verzet_in(self.paneel, -len(self.beeld_van(self.paneel).regels))

    async def doe_einde(self) -> None:
        """To the last line."""
        self.verzet_in(self.paneel, len(self.beeld_van(self.paneel).regels))

    async def doe_dicht(self) -> None:
        """Fold, or go to the line above in the hierarchy; outside the tree, to the pane at the left."""
        regel = self.huidige("boom")
        if self.paneel != "boom":
            await self.doe_paneel("-1") if self.paneel == "bord" else None
        elif regel is not None and regel.vouw:
            self.vouw(regel)
        elif regel is not None and regel.ouder is not None:
            self.kies("boom", regel.ouder)

    async def doe_open(self) -> None:
        """Unfold, or go to the first line below; from the wijken, to the tree."""
        regel = self.huidige("boom")
        if self.paneel == "wijken":
            self.naar_paneel("boom")
        elif self.paneel == "boom" and regel is not None and regel.vouw is False:
            self.vouw(regel)
        elif self.paneel == "boom" and regel is not None and regel.vouw:
            self.verzet_in("boom", 1)

    def vouw(self, regel: Regel) -> None:
        """Fold or unfold a line of the tree; the cursor stays on it."""
        self.blik = replace(self.blik, dicht=self.blik.dicht ^ {regel.sleutel})
        self.keuze["boom"] = regel.sleutel
        self.teken()

    async def doe_vouw(self) -> None:
        """Fold where the cursor is; on an actie, what it hangs under."""
        regel = self.huidige("boom")
        if self.paneel != "boom" or regel is None:
            return
        if regel.vouw is None and regel.ouder is not None:
            regel = next((r for r in self.boombeeld.regels if r.sleutel == regel.ouder), regel)
        if regel.vouw is not None:
            self.vouw(regel)

    def eerste_veld(self, veld: str) -> int:
        """The line in the detail that shows a field, or -1."""
        regels = self.detailbeeld.regels
        return next((i for i, r in enumerate(regels) if r.veld is not None and r.veld.veld == veld and r.kiesbaar), -1)

    def zet_wijk(self, wijk_id: int | None) -> None:
        """See the plan from a wijk, or from the stad (None)."""
        if wijk_id != self.blik.wijk_id:
            self.blik = replace(self.blik, wijk_id=wijk_id)
            self.keuze["wijken"] = ("wijk", wijk_id or 0, 0)
            self.teken()

    # where a field opens

    def _plaats(self, naam: str) -> tuple[int, int, int]:
        """Where on the screen a field opens: over the line with the cursor, in cells (x, y, width)."""
        lijst, beeld = self.lijst(naam), self.beeld_van(naam)
        rij = lijst.rij_op_scherm(beeld.cursor)
        regel = self.huidige(naam)
        # the text of a line is its last piece: the field opens right over it (the field pads one cell itself)
        voor = sum(breedte(tekst) for tekst, _ in regel.links[:-1]) - 1 if regel is not None else 0
        x = max(0, lijst.linkerkant + min(voor, lijst.region.width // 3))
        return x, lijst.region.y + (rij or 0), lijst.region.width - (x - lijst.region.x)

    def _plaats_onder_cursor(self) -> tuple[int, int, int]:
        naam = self.paneel if self.paneel != "wijken" else "boom"
        x, y, breed = self._plaats(naam)
        return x, y + 1, breed
