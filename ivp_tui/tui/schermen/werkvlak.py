"""The face of the workbench: wijken, plan tree, scorebord and detail, drawn from one Stand and one Blik.

What is in view is kept here and in the Stand, never in a widget: the lists get a beeld and say where was pointed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import var

from ivp_tui.domein.cijfers import Streefwaarde
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.tui.opdrachten import WERKBANK, Opdracht
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstvoet import berichtdelen
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import boom
from ivp_tui.weergave.bord import bord
from ivp_tui.weergave.detail import detail, regels
from ivp_tui.weergave.kop import titelregel
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, breedte, plat
from ivp_tui.weergave.wijken import wijken

if TYPE_CHECKING:
    from ivp_tui.regie import Regie

PANELEN = ("wijken", "boom", "bord", "detail")
_TITELS = {"wijken": "Wijken", "boom": "Plan", "bord": "Scorebord", "detail": "Detail"}
GEEN: Sleutel = ("geen", 0, 0)

#: below this many columns three panes would leave the tree too little: then there is one at a time
SMAL = 110


class Werkvlak(Toetsscherm):
    """What is in view and how it is drawn; the commands are in the classes that build on it."""

    WAAR = WERKBANK
    EIGEN_DEMOMERK = True
    # Textual declares these as plain lists on the instance
    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (SMAL, "-gewoon"), (160, "-ruim")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-krap"), (16, "-laag"), (28, "-middel"), (46, "-hoog")]  # noqa: RUF012

    palet: var[Palet | None] = var(None)
    wijkbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    boombeeld: var[Lijstbeeld] = var(Lijstbeeld())
    bordbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    detailbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    titel: var[Regel | None] = var(None)
    status: var[Regel | None] = var(None)
    voet: var[Regel | None] = var(None)
    schade: var[Regel | None] = var(None)

    def __init__(self, regie: Regie, blik: Blik) -> None:
        """Show the Stand of this regie as seen through `blik`."""
        super().__init__()
        self.regie = regie
        self.blik = blik
        self.paneel = "boom"
        self.modus = "detail"
        self.keuze: dict[str, Sleutel] = dict.fromkeys(PANELEN, GEEN)
        self.laatste_lijst = "boom"
        self._maat: Size | None = None
        self._detail_wacht = False
        #: whether the status line tells of a refusal, and no key was pressed since
        self.weigert = False

    @property
    def stand(self) -> Stand:
        """The newest Stand."""
        return self.regie.stand

    def compose(self) -> ComposeResult:
        """Title, the three lists, the detail, the status line and the footer."""
        yield Vasteregel("titel").data_bind(regel=Werkvlak.titel, palet=Werkvlak.palet).add_class("regel")
        with Horizontal(id="panelen"):
            yield Lijst("wijken").data_bind(beeld=Werkvlak.wijkbeeld, palet=Werkvlak.palet)
            yield Lijst("boom", scheiding=True).data_bind(beeld=Werkvlak.boombeeld, palet=Werkvlak.palet)
            yield Lijst("bord", scheiding=True).data_bind(beeld=Werkvlak.bordbeeld, palet=Werkvlak.palet)
        yield Lijst("detail").data_bind(beeld=Werkvlak.detailbeeld, palet=Werkvlak.palet)
        yield Vasteregel("schade").data_bind(regel=Werkvlak.schade, palet=Werkvlak.palet).add_class("regel")
        yield (
            Vasteregel("status", hoogstens=3).data_bind(regel=Werkvlak.status, palet=Werkvlak.palet).add_class("regel")
        )
        yield Vasteregel("voet", "panel").data_bind(regel=Werkvlak.voet, palet=Werkvlak.palet).add_class("regel")

    def lijst(self, naam: str) -> Lijst:
        """The list widget of a pane."""
        return self.query_one(f"#{naam}", Lijst)

    def on_resize(self, event: events.Resize) -> None:
        """Another size means other lines: what is wrapped, and what has room for words."""
        if event.size != self._maat:
            self._maat = event.size
            self.teken()

    def _boombreed(self) -> int:
        """About how many cells the tree has; known before the first layout, so that the first frame has all rows."""
        breed = self.app.size.width
        return breed if self._een_paneel() else breed - 74

    def _een_paneel(self) -> bool:
        return self.app.size.width < SMAL or self.has_class("-zoom")

    # drawing: from Stand and Blik to the four lists and three lines

    def teken(self) -> None:
        """Draw everything anew; every list keeps its cursor on the item it was on."""
        self.blik = replace(self.blik, bezig=self.regie.bezig)
        self.wijkbeeld = self._lijstbeeld("wijken", self.wijkbeeld, wijken(self.stand, self.blik))
        self.boombeeld = self._lijstbeeld("boom", self.boombeeld, boom(self.stand, self.blik, self._boombreed()))
        bordregels = bord(self.stand, self.blik)
        beeld = self._lijstbeeld("bord", self.bordbeeld, bordregels.regels)
        self.bordbeeld = replace(beeld, kop=(bordregels.kop,))
        bestand = self.regie.bestand
        self.titel = titelregel(self.stand, self.blik, bestand.alleen_lezen, self.app.size.width, bestand.demo)
        self.toon_schade()
        self.teken_detail()
        self.teken_voet()

    def zet_palet(self, palet: Palet) -> None:
        """Other colours: draw everything anew."""
        self.palet = palet
        self.teken()

    def toon_schade(self, twijfel: str = "") -> None:
        """From the moment that damage shows, or doubt, a line says so, and stays: what the status line tells goes."""
        schade = self.regie.bestand.beschadigd
        zin = " beschadigd: alleen lezen · ivp controle --repareer of ivp terugzetten" if schade else twijfel
        if not zin or (self.schade is not None and zin in plat(self.schade.links)):
            return
        self.schade = Regel(("schade", 0, 0), ((zin, "fout"),))
        self.add_class("-schade")
        if schade:
            self.titel = titelregel(self.stand, self.blik, True, self.app.size.width, self.regie.bestand.demo)

    def _lijstbeeld(self, naam: str, oud: Lijstbeeld, nieuw: tuple[Regel, ...]) -> Lijstbeeld:
        nieuw = oud.regels if nieuw == oud.regels else nieuw
        cursor = self._vind(nieuw, self.keuze[naam], oud.cursor)
        if nieuw and cursor >= 0:
            self.keuze[naam] = nieuw[cursor].sleutel
        return Lijstbeeld(nieuw, cursor, self._paneeltitel(naam))

    @staticmethod
    def _vind(alle: tuple[Regel, ...], sleutel: Sleutel, anders: int) -> int:
        """Where the item is now: the same line, else the same item elsewhere, else the line at the same height."""
        elders = -1
        for index, regel in enumerate(alle):
            if regel.sleutel == sleutel:
                return index
            if elders < 0 and regel.sleutel[:2] == sleutel[:2]:
                elders = index
        if elders >= 0 or not alle:
            return elders
        index = min(max(anders, 0), len(alle) - 1)
        return index if alle[index].kiesbaar else next((i for i, r in enumerate(alle) if r.kiesbaar), -1)

    def _paneeltitel(self, naam: str) -> str:
        if not self._een_paneel():
            return self._lange_titel(naam)
        return " │ ".join(f"[{_TITELS[p]}]" if p == naam else _TITELS[p] for p in PANELEN[:3])

    def _lange_titel(self, naam: str) -> str:
        if naam == "boom":
            return f"Plan: thema → doel → actie, {self.blik.plek(self.stand)}"
        if naam == "bord":
            return f"Scorebord {self.blik.peiljaar}, {self.blik.plek(self.stand)}"
        return _TITELS[naam]

    @property
    def onderwerp(self) -> Sleutel:
        """What the detail is about: the line with the cursor in the list that has, or last had, the focus."""
        return self.keuze[self.laatste_lijst]

    def teken_detail_straks(self) -> None:
        """Draw the detail when the cursor has been drawn: a key held down must not wait for it."""
        if not self._detail_wacht:
            self._detail_wacht = True
            self.call_after_refresh(self.teken_detail_nu)

    def teken_detail_nu(self) -> None:
        """Draw the detail if it is still waiting: before anything that reads or edits it."""
        if self._detail_wacht:
            self.teken_detail()

    async def doe(self, opdracht: Opdracht) -> bool:
        """Carry out a command; all but the moving ones find the detail up to date."""
        if opdracht.actie not in ("verplaats", "blader"):
            self.teken_detail_nu()
        return await super().doe(opdracht)

    def teken_detail(self) -> None:
        """Draw the detail of what is selected, or its sources or trend, as chosen."""
        self._detail_wacht = False
        lijst = self.lijst("detail")
        # text wider than this is hard to read, on however wide a screen
        cellen = min(self.app.size.width - 1, 140)
        if self.modus == "trend":
            inhoud, titel = self.trendregels(cellen, lijst.hoogte), "Trend — x of Esc sluit"
        elif self.modus == "bron":
            inhoud, titel = self.bronregels(cellen), "Bronnen — b of Esc sluit"
        else:
            inhoud, titel = regels(detail(self.stand, self.blik, self.onderwerp), cellen), _TITELS["detail"]
        oud = self.detailbeeld
        if inhoud == oud.regels:
            inhoud = oud.regels
        zelfde = self.keuze["detail"] == self.onderwerp
        self.keuze["detail"] = self.onderwerp
        eerste = next((i for i, r in enumerate(inhoud) if r.kiesbaar), -1)
        cursor = self._zelfde_regel(oud, inhoud) if zelfde and eerste >= 0 else -1
        self.detailbeeld = Lijstbeeld(inhoud, cursor if cursor >= 0 else eerste, titel)

    @staticmethod
    def _zelfde_regel(oud: Lijstbeeld, nieuw: tuple[Regel, ...]) -> int:
        """Where the field or figure with the cursor is now, for lines may have come before it; else the same place."""
        if not 0 <= oud.cursor < len(oud.regels):
            return -1
        vorige = oud.regels[oud.cursor]
        for index, regel in enumerate(nieuw):
            zelfde_veld = (
                vorige.veld is not None and regel.veld is not None and regel.veld.sleutel == vorige.veld.sleutel
            )
            if regel.kiesbaar and (zelfde_veld or (vorige.veld is None and regel.sleutel == vorige.sleutel)):
                return index
        return oud.cursor if oud.cursor < len(nieuw) and nieuw[oud.cursor].kiesbaar else -1

    def teken_voet(self) -> None:
        """The footer: as many live keys as fit whole, the most needed first."""
        delen: list[Deel] = []
        ruimte = self.app.size.width
        levend = sorted((o for o in self.ivp.opdrachten if o.voet and WERKBANK in o.waar), key=lambda o: o.voet)
        vast = [o for o in levend if o.id in ("hulp", "sluit")]
        status: tuple[Deel, Deel] = ((" 0–6", "toets"), (" status ", "dof"))
        stukken = [status] + [
            ((f" {toetsnaam(o.toetsen[0])}", "toets"), (f" {o.voetnaam or o.naam} ", "dof")) for o in levend
        ]
        eind = [stukken[1 + levend.index(o)] for o in vast]
        ruimte -= sum(breedte(a[0] + b[0]) for a, b in eind)
        for stuk in (s for s in stukken if s not in eind):
            lengte = breedte(stuk[0][0] + stuk[1][0])
            if lengte > ruimte:
                break
            delen += stuk
            ruimte -= lengte
        self.voet = Regel(("voet", 0, 0), (*delen, *(deel for stuk in eind for deel in stuk)))

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something on the status line; `nummer` is the confirmation, given only after COMMIT."""
        self.weigert = fout
        links = berichtdelen(tekst, fout, nummer)
        naam = f"{schoon(self.regie.bestand.pad.name)} "
        # what there is to say goes before the name of the file
        past = breedte(plat(links)) + 1 + breedte(naam) <= self.app.size.width
        self.status = Regel(("status", 0, 0), links, ((naam, "dof"),) if past else ())

    # what can stand in the place of the detail

    def indicator_in_beeld(self) -> tuple[int, Streefwaarde | None] | None:
        """The indicator in question: of the board's row, of the doel, or of the doel an actie stands under."""
        soort, nummer, bij = self.onderwerp
        if soort == "indicator":
            return nummer, None
        doel_id = {"doel": nummer, "actie": bij}.get(soort, 0)
        for streef in self.stand.streefwaarden:
            if (soort == "streefwaarde" and streef.id == nummer) or (doel_id and streef.doel_id == doel_id):
                return streef.indicator_id, streef
        return None

    def trendregels(self, cellen: int, hoogte: int) -> tuple[Regel, ...]:
        """The lines of the trend for the detail pane."""
        from ivp_tui.weergave.trend import trend

        indicator = self.indicator_in_beeld()
        if indicator is None:
            return (Regel(("leeg", 0, 0), ((" geen indicator bij deze regel", "dof"),), kiesbaar=False),)
        # a wijk without figures of its own still sees how the stad went
        eigen = self.stand.reeks(indicator[0], self.blik.wijk_id)
        blik = self.blik if eigen else replace(self.blik, wijk_id=None)
        return trend(self.stand, blik, indicator[0], indicator[1], cellen, hoogte)

    def bronregels(self, cellen: int) -> tuple[Regel, ...]:
        """The lines of the sources for the detail pane."""
        from ivp_tui.weergave.bronnen import bronnen

        return bronnen(self.stand, self.blik, self.onderwerp, cellen)
