"""The screen on which a new plan is made out of the one in view: what it is called, and what goes along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Input

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.nieuwplan import VELDEN, Ontwerp
from ivp_tui.domein.plankeus import wissel, wissel_geheel
from ivp_tui.domein.rem import Rem
from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.opdrachten import WERKBANK
from ivp_tui.tui.schermen.concepten import NIEUW_PLAN, Herkomst
from ivp_tui.tui.schermen.dialogen import Lijstdialoog
from ivp_tui.tui.schermen.lijstvoet import berichtdelen
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.nieuwplan import BEGIN, MAAK, SCHAKELAARS, regels, telregel, veldnaam
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, breedte

#: commands of the werkbank that mean the same here
_OOK_HIER = ("dicht", "open", "wijzig")

#: makes the plan from anywhere on this screen, as it keeps a long text in a field
_MAAKTOETS = "ctrl+s"


@dataclass(slots=True)
class Planwerk:
    """What was filled in and chosen so far, kept while the program runs: the design, the folds and the cursor."""

    ontwerp: Ontwerp
    dicht: frozenset[Sleutel] = field(default=frozenset())
    cursor: Sleutel = BEGIN


class Nieuwplanscherm(Lijstdialoog):
    """Make a new plan; the result is the Uitslag when it is in the file, None when one left."""

    # the whole screen, where other lists have a frame
    CSS = """
    Nieuwplanscherm.-vol { align: left top; background: $background; }
    Nieuwplanscherm.-vol Lijst { height: 1fr; }
    """

    titel: var[Regel | None] = var(None)
    telling: var[Regel | None] = var(None)
    status: var[Regel | None] = var(None)
    voet: var[Regel | None] = var(None)

    def __init__(self, werk: Planwerk) -> None:
        """Go on with this work; it is changed in place."""
        super().__init__(classes="-vol")
        self.werk = werk
        self.bewerker: Bewerker | None = None
        self._veldnaam = ""
        self._rem = Rem()
        self._maat: Size | None = None

    def compose(self) -> ComposeResult:
        """Title, the one list, what it will become, the status line and the footer."""
        klas = Nieuwplanscherm
        yield Vasteregel("titel").data_bind(regel=klas.titel, palet=klas.palet).add_class("regel")
        yield Lijst("lijst", met_titel=False).data_bind(beeld=klas.beeld, palet=klas.palet)
        yield Vasteregel("telling").data_bind(regel=klas.telling, palet=klas.palet).add_class("regel")
        yield Vasteregel("status").data_bind(regel=klas.status, palet=klas.palet).add_class("regel")
        yield Vasteregel("voet", "panel").data_bind(regel=klas.voet, palet=klas.palet).add_class("regel")

    def on_mount(self) -> None:
        """Draw everything before the first frame; the base class sees to the colours, and is called too."""
        self._maat = self.app.size
        self.teken()
        self.meld("Esc gaat terug; wat u koos blijft staan")
        self.set_focus(self.lijst, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Another size: what is wrong may go beside the field or beneath it."""
        if event.size != self._maat:
            self._maat = event.size
            self.teken()

    def watch_beeld(self, beeld: Lijstbeeld) -> None:
        """Remember where the cursor is, for when one comes back."""
        if beeld.regels:
            self.werk.cursor = beeld.regels[beeld.cursor].sleutel

    @property
    def regel(self) -> Regel:
        """The line with the cursor."""
        return self.beeld.regels[self.beeld.cursor]

    # drawing

    def teken(self) -> None:
        """Draw everything anew over the newest Stand, the cursor on its line."""
        werk, stand = self.werk, self.ivp.regie.stand
        if stand.plan.id == werk.ontwerp.plan.id:
            werk.ontwerp = werk.ontwerp.bij(stand)
        cellen = self.app.size.width
        alle = regels(werk.ontwerp, werk.dicht, cellen - 1)
        waar = {regel.sleutel: index for index, regel in reversed(list(enumerate(alle))) if regel.kiesbaar}
        cursor = waar.get(werk.cursor, min(max(self.beeld.cursor, 0), len(alle) - 1))
        cursor = cursor if alle[cursor].kiesbaar else stap(alle, cursor, -1)
        self.beeld = Lijstbeeld(alle, cursor)
        plan = schoon(werk.ontwerp.plan.titel)
        self.titel = Regel(("titel", 0, 0), ((" Nieuw plan uit ", "titel"), (plan, "titel-sterk")))
        self.telling = telregel(werk.ontwerp, cellen)
        self.voet = Regel(("voet", 0, 0), tuple(self._voetdelen(cellen)))

    def _voetdelen(self, cellen: int) -> list[Deel]:
        """As many live keys as fit whole, the most needed first."""
        van = {opdracht.id: toetsnaam(opdracht.toetsen[0]) for opdracht in self.ivp.opdrachten if opdracht.toetsen}
        stukken = [
            (_MAAKTOETS, "maak"),
            (van["terug"], "terug"),
            (van["vouw"], "kies"),
            (van["ga"], "wijzig"),
            (f"{van['dicht']}{van['open']}", "vouw"),
            (van["hulp"], "hulp"),
        ]
        delen: list[Deel] = []
        for toets, naam in stukken:
            cellen -= breedte(f" {toets} {naam} ")
            if cellen < 0:
                break
            delen += [(f" {toets}", "toets"), (f" {naam} ", "dof")]
        return delen

    def meld(self, tekst: str, fout: bool = False) -> None:
        """Tell something on the status line; `fout` is a write that failed."""
        self.status = Regel(("status", 0, 0), berichtdelen(tekst, fout))

    # moving

    async def doe_dicht(self) -> None:
        """Fold, or go to the line above in the hierarchy."""
        if self.regel.vouw:
            self._vouw()
        elif self.regel.ouder is not None:
            self.werk.cursor = self.regel.ouder
            self.teken()

    async def doe_open(self) -> None:
        """Unfold, or go to the first line below."""
        if self.regel.vouw is False:
            self._vouw()
        elif self.regel.vouw:
            await self.doe_verplaats("1")

    def _vouw(self) -> None:
        self.werk.dicht = self.werk.dicht ^ {self.regel.sleutel}
        self.teken()

    async def geklikt(self) -> None:
        """A click does what Space does, and Enter where there is no box."""
        if not await self._sluit_veld(houd=True):
            return
        await (self.doe_ga() if self.regel.sleutel[0] in ("veld", "maak") else self.doe_vouw())

    # choosing

    async def doe_vouw(self) -> None:
        """Space: whether the line goes along."""
        sleutel, ontwerp = self.regel.sleutel, self.werk.ontwerp
        if sleutel[0] in ("veld", "maak"):
            self.meld("Enter wijzigt dit veld" if sleutel[0] == "veld" else "Enter maakt het plan")
            return
        if sleutel[0] == "schakelaar":
            keus = wissel_geheel(ontwerp.keus, SCHAKELAARS[sleutel[1]])
        else:
            keus = wissel(ontwerp.keus, ontwerp.stand, sleutel)
        self.werk.ontwerp = replace(ontwerp, keus=keus)
        self.meld("")
        self.teken()

    async def doe_ga(self) -> None:
        """Enter: edit a field, make the plan, fold a line that can be, else choose."""
        if self.regel.sleutel[0] == "veld":
            await self.doe_wijzig()
        elif self.regel.sleutel == MAAK:
            await self.maak()
        elif self.regel.vouw is not None:
            self._vouw()
        else:
            await self.doe_vouw()

    # the fields

    async def doe_wijzig(self) -> None:
        """Edit the field with the cursor in place."""
        naam = veldnaam(self.regel.sleutel)
        if not naam:
            self.meld("hier is geen veld; spatie kiest of iets meegaat")
            return
        lijst = self.lijst
        bewerker = Bewerker(naam.capitalize(), self.werk.ontwerp.velden[naam], toetsen="Enter houdt · Esc terug")
        x = breedte(self.regel.links[0][0]) - 1
        y = lijst.region.y + (lijst.rij_op_scherm(self.beeld.cursor) or 0)
        bewerker.styles.offset = (x, min(y, self.size.height - 2))
        bewerker.styles.width = max(self.size.width - x, 1)
        bewerker.palet = self.palet
        self.bewerker, self._veldnaam = bewerker, naam
        plan, begin = self.werk.ontwerp.plan, self.werk.ontwerp.velden[naam]
        veld = Veld(VeldSoort.TEKST, bewerker.label, begin, NIEUW_PLAN, plan.id, naam)
        herkomst = Herkomst(plan.slug, None, ("plan", plan.id, 0), "nieuw plan")
        self.ivp.werkbank.concepten.open(veld, herkomst, lambda: bewerker.tekst)
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        self._lees_voor()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every letter: what would be wrong with it."""
        self.ivp.werkbank.klad_getypt()
        self._lees_voor()

    def _lees_voor(self) -> None:
        if self.bewerker is not None and not self._rem.wacht(self._veldnaam, self.bewerker.tekst):
            proef = self.werk.ontwerp.vul_in(self._veldnaam, self.bewerker.tekst)
            self.bewerker.meld(proef.fouten.get(self._veldnaam, ""), fout=True)

    async def _sluit_veld(self, houd: bool) -> bool:
        """Close the field; what was typed stays, also when something is wrong with it: that is said beside it.

        False leaves it open, with the question of the AVG brake.
        """
        bewerker = self.bewerker
        if bewerker is None:
            return True
        # the title is the one free text; years and a slug take only what fits
        titel = self._veldnaam == "titel" and bewerker.tekst != self.werk.ontwerp.velden["titel"]
        if houd and titel and bewerker.vraagt(self._rem, "titel", doet="houdt het"):
            return False
        concepten = self.ivp.werkbank.concepten
        if houd:
            concepten.laat()
        else:
            concepten.gooi_weg()
        self.ivp.werkbank.klad_getypt()
        self.bewerker = None
        self._rem.laat()
        if houd:
            self.werk.ontwerp = self.werk.ontwerp.vul_in(self._veldnaam, bewerker.tekst)
            self.meld("")
        self.set_focus(self.lijst, scroll_visible=False)
        await bewerker.remove()
        self.teken()
        return True

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it."""
        if event.key == _MAAKTOETS:
            if await self._sluit_veld(houd=True):
                await self.maak()
            return True
        if self.bewerker is not None:
            if event.key not in ("escape", "enter", "tab"):
                return False
            await self._sluit_veld(houd=event.key != "escape")
            return True
        opdracht = self.ivp.per_toets[WERKBANK].get(event.key)
        if opdracht is not None and opdracht.actie in _OOK_HIER:
            return await self.doe(opdracht)
        return await super().toets(event)

    # making

    async def maak(self) -> None:
        """Have it written, and leave when it is in the file; what is wrong is told and the cursor goes there."""
        self.teken()
        fouten = self.werk.ontwerp.fouten
        if fouten:
            naam, zin = next(iter(fouten.items()))
            if naam in VELDEN:
                self.werk.cursor = ("veld", VELDEN.index(naam), 0)
                self.teken()
                zin = f"verbeter eerst «{naam.capitalize()}»; wat er mis is staat erbij"
            self.meld(f"nog niet gemaakt: {zin}")
            return
        bon = self.ivp.regie.geef(self.werk.ontwerp.wijziging())
        await bon.klaar.wait()
        if bon.fout is None:
            self.dismiss(bon.uitslag)
            return
        self.teken()
        self.meld(str(bon.fout), fout=True)

    async def doe_hulp(self) -> None:
        """All keys."""
        from ivp_tui.tui.schermen.dialogen import Hulpscherm

        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))
