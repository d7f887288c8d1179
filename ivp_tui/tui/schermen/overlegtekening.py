"""How a meeting is drawn: the agenda at the side, one item in large type; all of it from what is in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import var

from ivp_tui.domein.overleg import Agendapunt, Item
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.toont import Toont
from ivp_tui.domein.zitting import Zitting
from ivp_tui.tui.opdrachten import OVERLEG
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.overleg import agendaregels, naam_van, titelregel
from ivp_tui.weergave.overlegpunt import puntregels
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort

if TYPE_CHECKING:
    from ivp_tui.domein.stand import Stand
    from ivp_tui.regie import Regie
    from ivp_tui.tui.schermen.werkbank import Werkbank
    from ivp_tui.weergave.blik import Blik

#: below this many columns the agenda folds to one line
SMAL = 96

#: the footer: command and its name there, the most needed first
_VOET = (
    ("vouw", "behandeld"),
    ("nieuw", "afspraak"),
    ("besluit", "besluit"),
    ("toelichting", "tekst"),
    ("notitie", "notitie"),
    ("trend", "trend"),
    ("overleg", "werkbank"),
    ("ongedaan", "ongedaan"),
    ("agendapunt", "erbij"),
    ("sluit-overleg", "sluit overleg"),
    ("ga", "afspraken"),
    ("klok", "klok"),
    ("palet", "meer"),
)


class Overlegtekening(Toetsscherm):
    """What is in view of a meeting and how it is drawn."""

    WAAR = OVERLEG
    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (SMAL, "-gewoon"), (150, "-ruim")]  # noqa: RUF012
    # a scoped rule looks below the screen, and these classes are on the screen itself
    SCOPED_CSS = False
    CSS = """
    #overlegkop { height: 1; }
    #overlegkop #titel { width: 1fr; }
    #overlegkop #klok { width: 0; }
    #overlegvlak { height: 1fr; }
    #agenda { width: 34; }
    #punt { width: 1fr; }
    #vouwregel { display: none; }
    .-ruim #agenda { width: 56; }
    .-smal #agenda, .-zoom #agenda { display: none; }
    .-smal #vouwregel, .-zoom #vouwregel { display: block; }
    """

    palet: var[Palet | None] = var(None)
    agendabeeld: var[Lijstbeeld] = var(Lijstbeeld())
    puntbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    titel: var[Regel | None] = var(None)
    klok: var[Regel | None] = var(None)
    vouwregel: var[Regel | None] = var(None)
    status: var[Regel | None] = var(None)
    voet: var[Regel | None] = var(None)

    def __init__(self, regie: Regie, werkbank: Werkbank, zitting: Zitting) -> None:
        """Show a meeting."""
        super().__init__()
        self.regie = regie
        self.werkbank = werkbank
        self.zitting = zitting
        self.modus = "punt"
        self.punt_id = 0
        self.index = 0
        self._maat: Size | None = None

    def compose(self) -> ComposeResult:
        """Title and clock, the agenda beside the item, the status line and the footer."""
        klas = Overlegtekening
        with Horizontal(id="overlegkop"):
            yield Vasteregel("titel").data_bind(regel=klas.titel, palet=klas.palet)
            yield Vasteregel("klok").data_bind(regel=klas.klok, palet=klas.palet)
        yield Vasteregel("vouwregel", "background").data_bind(regel=klas.vouwregel, palet=klas.palet).add_class("regel")
        with Horizontal(id="overlegvlak"):
            yield Lijst("agenda").data_bind(beeld=klas.agendabeeld, palet=klas.palet)
            yield Lijst("punt", scheiding=True, met_titel=False).data_bind(beeld=klas.puntbeeld, palet=klas.palet)
        yield Vasteregel("status").data_bind(regel=klas.status, palet=klas.palet).add_class("regel")
        yield Vasteregel("voet", "panel").data_bind(regel=klas.voet, palet=klas.palet).add_class("regel")

    def on_resize(self, event: events.Resize) -> None:
        """Another size wraps the text elsewhere."""
        if event.size != self._maat:
            self._maat = event.size
            self.call_after_refresh(self.teken)

    def zet_palet(self, palet: Palet) -> None:
        """Other colours: draw everything anew."""
        self.palet = palet
        self.teken()

    def lijst(self, naam: str) -> Lijst:
        """The agenda or the item."""
        return self.query_one(f"#{naam}", Lijst)

    # what is in view

    @property
    def stand(self) -> Stand:
        """The newest Stand."""
        return self.regie.stand

    @property
    def blik(self) -> Blik:
        """How one looks: from the wijk of the meeting."""
        wijk = self.zitting.overleg.wijk_id
        return replace(self.werkbank.blik, wijk_id=wijk, bezig=self.regie.bezig)

    @property
    def punt(self) -> Agendapunt | None:
        """The agendapunt in view, None on an empty agenda."""
        agenda = self.zitting.agenda
        return agenda[self.index] if 0 <= self.index < len(agenda) else None

    @property
    def item(self) -> Item | None:
        """The item that the agendapunt in view is about."""
        return self.zitting.item(self.punt) if self.punt is not None else None

    def onderwerp_beamer(self) -> Toont:
        """What is in view, for a second screen to follow."""
        overleg, punt, item = self.zitting.overleg, self.punt, self.item
        if item is None and punt is not None and punt.afspraak_id is not None:
            item = ("afspraak", punt.afspraak_id)
        soort, nummer = item or ("", 0)
        return Toont(overleg.plan, overleg.wijk_id, soort, nummer, overleg.id, punt.id if punt is not None else None)

    # drawing

    def teken(self) -> None:
        """Draw everything anew from what is in memory."""
        if not self.is_attached:
            return
        breed, hoog = self.app.size
        regels = agendaregels(self.zitting, self.stand, self.blik)
        cursor = next((n for n, r in enumerate(regels) if r.sleutel == ("punt", self.punt_id, 0)), -1)
        titel = f"Agenda — ✓ {self.zitting.behandeld} van {len(self.zitting.agenda)}"
        self.agendabeeld = Lijstbeeld(regels, cursor, titel)
        if self.modus == "trend":
            self.puntbeeld = Lijstbeeld(self.trendregels(self._puntbreed(), max(3, hoog - 5)), -1)
        else:
            regels = puntregels(self.zitting, self.stand, self.blik, self.index, self._puntbreed())
            self.puntbeeld = Lijstbeeld(regels, -1)
        smal = breed < SMAL
        self.titel = titelregel(self.zitting, self.stand, self.index, self.regie.bestand.alleen_lezen, smal)
        self.vouwregel = self._vouwregel(breed)
        self.voet = Regel(("voet", 0, 0), tuple(self._voetdelen(breed)))

    def trendregels(self, cellen: int, hoogte: int) -> tuple[Regel, ...]:
        """The lines of the trend of this item; a subclass knows its indicator."""
        raise NotImplementedError

    def _puntbreed(self) -> int:
        breed = self.app.size.width
        if breed < SMAL or self.has_class("-zoom"):
            return breed - 1
        return breed - (56 if breed >= 150 else 34) - 2

    def _vouwregel(self, cellen: int) -> Regel:
        """The agenda on one line: how far, and what comes."""
        agenda = self.zitting.agenda
        waar = f" {self.index + 1} van {len(agenda)}" if agenda else " lege agenda"
        straks = self.index + 1
        hierna = f"  hierna: {naam_van(agenda[straks])}" if straks < len(agenda) else ""
        gedaan = f"✓ {self.zitting.behandeld} " if self.zitting.behandeld else ""
        return Regel(
            ("vouwregel", 0, 0), ((waar, "titel-sterk"), (kort(hierna, max(0, cellen - 20)), "dof")), ((gedaan, "dof"),)
        )

    def _voetdelen(self, cellen: int) -> list[Deel]:
        """As many live keys as fit whole, the most needed first."""
        van = {o.id: toetsnaam(o.toetsen[0]) for o in self.ivp.opdrachten if o.toetsen}
        stukken = [(van["vouw"], "behandeld"), ("0–6", "status"), *((van[id_], naam) for id_, naam in _VOET[1:])]
        eind = f" {van['hulp']} hulp "
        cellen -= breedte(eind)
        delen: list[Deel] = []
        for toets, naam in stukken:
            cellen -= breedte(f" {toets} {naam} ")
            if cellen < 0:
                break
            delen += [(f" {toets}", "toets"), (f" {naam} ", "dof")]
        return [*delen, (f" {van['hulp']}", "toets"), (" hulp ", "dof")]

    def meld(self, tekst: str, fout: bool = False) -> None:
        """Tell something on the status line; `fout` is a write that failed."""
        voor: tuple[Deel, ...] = (("NIET OPGESLAGEN: ", "fout"),) if fout else ()
        delen = ((" ", ""), *voor, (schoon(tekst), "fout" if fout else "bericht"))
        naam = schoon(self.regie.bestand.pad.name)
        self.status = Regel(("status", 0, 0), delen, ((f"{naam} ", "dof"),))
