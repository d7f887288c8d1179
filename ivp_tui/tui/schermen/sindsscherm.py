"""The screen of what changed: net, by thema, since the last overleg or another moment, for the stad or a wijk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.reactive import var

from ivp_tui.domein.logboek import Logitem
from ivp_tui.domein.overleg import Item, Overleg
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.sinds import Itemverandering, Sinds
from ivp_tui.domein.sindsmoment import Moment, gewoon_moment
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.bestand import leg_uit
from ivp_tui.opslag.lezen_moment import lees_sinds_moment
from ivp_tui.opslag.lezen_overleg import lees_overleggen
from ivp_tui.tui.opdrachten import SINDS
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstloop import Lijstloop
from ivp_tui.tui.schermen.lijstvoet import berichtdelen, voetregel
from ivp_tui.tui.schermen.sindskeuze import Momentkeus, momenten, momentregels
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Deel, Regel
from ivp_tui.weergave.sinds import kopieregel, sindsregels, telling

if TYPE_CHECKING:
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.regie import Regie
    from ivp_tui.tui.app import IvpApp

_VOET = (
    (("ga",), "erheen"),
    (("terug",), "terug"),
    (("sinds",), "ander moment"),
    (("vorige-wijk", "volgende-wijk"), "wijk"),
    (("kopieer",), "kopieer"),
    (("hulp",), "hulp"),
)


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where to go on the werkbank: the item, and the wijk one looked at."""

    item: Logitem
    wijk_id: int | None


class Sindsscherm(Lijstloop):
    """What changed; its answer is the Bestemming on the werkbank, or None."""

    WAAR = SINDS
    # the layout is here: the stylesheet of the start need not know a screen that is opened later
    CSS = """
    Sindsscherm #sindslijst { height: 1fr; }
    """

    palet: var[Palet | None] = var(None)
    titel: var[Regel | None] = var(None)
    status: var[Regel | None] = var(None)
    voet: var[Regel | None] = var(None)

    def __init__(self, regie: Regie, wijk_id: int | None, vandaag: date) -> None:
        """For the stad (None) or a wijk, since the moment that one most likely means."""
        super().__init__()
        self._regie = regie
        self.wijk_id = wijk_id
        self.vandaag = vandaag
        self.moment: Moment | None = None
        #: the moment somebody chose; without one each wijk has its own
        self.gekozen: Moment | None = None
        self.sinds = Sinds()
        self._overleggen: tuple[Overleg, ...] = ()
        self._plek: Item | None = None
        self._leesbeurt = 0

    def compose(self) -> ComposeResult:
        """Title, the list, the status line and the footer."""
        klas = Sindsscherm
        yield Vasteregel("titel").data_bind(regel=klas.titel, palet=klas.palet).add_class("regel")
        yield Lijst("sindslijst", met_titel=False).data_bind(beeld=klas.lijstbeeld, palet=klas.palet)
        yield Vasteregel("status").data_bind(regel=klas.status, palet=klas.palet).add_class("regel")
        yield Vasteregel("voet", "panel").data_bind(regel=klas.voet, palet=klas.palet).add_class("regel")

    def on_mount(self) -> None:
        """Draw what was read before the first frame."""
        self.palet = self.ivp.palet
        self._maat = self.app.size
        self.set_focus(self.lijst, scroll_visible=False)
        self.meld("")
        self.teken()

    @property
    def lijst(self) -> Lijst:
        """The list."""
        return self.query_one("#sindslijst", Lijst)

    # reading

    def bij_nieuws(self) -> None:
        """The file was changed: read it anew, the cursor on its item."""
        self.call_later(self.lees)

    async def lees(self) -> None:
        """Read what changed; the cursor stays on its item."""
        self._leesbeurt += 1
        beurt, stand, gekozen = self._leesbeurt, self._regie.stand, self.gekozen
        wijk_id, vandaag = self.wijk_id, self.vandaag

        def haal(bestand: Bestand) -> tuple[tuple[Overleg, ...], Moment, Sinds]:
            alle = lees_overleggen(bestand.conn, stand.plan.gemeente_id)
            moment = gekozen or gewoon_moment(alle, wijk_id, vandaag)
            return alle, moment, lees_sinds_moment(bestand.conn, moment, stand, wijk_id)

        try:
            gelezen = await self._regie.vraag(haal)
        except (Geweigerd, ValueError) as fout:
            # another program may have put there what is no status or day
            self.call_after_refresh(
                self.meld, f"nu niet te lezen: {leg_uit(fout) if isinstance(fout, ValueError) else fout}"
            )
            return
        except RuntimeError:
            return  # ivp is closing: its thread takes nothing more
        if beurt == self._leesbeurt:
            self._overleggen, self.moment, self.sinds = gelezen
            self.teken()

    # drawing

    def teken(self) -> None:
        """Draw everything from what was read, the cursor on its item."""
        if not self.is_attached:
            return
        breed = self.app.size.width
        regels = sindsregels(self.sinds, self._regie.stand, breed - 1)
        if not regels:
            tekst = f" Er is niets veranderd {schoon(self._vanaf)}. s kiest een ander moment, [ en ] een andere wijk."
            regels = (Regel(("leeg", 0, 0), ((tekst, "dof"),), kiesbaar=False),)
        plek = self._plek
        zelfde = [
            i for i, r in enumerate(regels) if r.sleutel[0] == "sinds" and self.sinds.items[r.sleutel[1]].plek == plek
        ]
        anders = stap(regels, min(max(self.lijstbeeld.cursor, 0), len(regels) - 1) - 1, 1)
        cursor = zelfde[0] if zelfde else anders if 0 <= anders < len(regels) and regels[anders].kiesbaar else -1
        self.lijstbeeld = Lijstbeeld(regels, cursor)
        self._onthoud()
        links: list[Deel] = [
            (f" Veranderd {schoon(self._vanaf)}", "titel-sterk"),
            (f" · {self._waar()}", "titel-sterk"),
        ]
        self.titel = Regel(("titel", 0, 0), tuple(links), ((f"{telling(self.sinds)} ", "titel"),))
        self.voet = voetregel(self.ivp.opdrachten, _VOET, breed)

    def _waar(self) -> str:
        stand = self._regie.stand
        return schoon(stand.wijknaam(self.wijk_id, "hele stad" if stand.wijken else stand.plan.gemeente))

    @property
    def _vanaf(self) -> str:
        return self.moment.tekst if self.moment is not None else ""

    @property
    def item(self) -> Itemverandering | None:
        """The one with the cursor."""
        regels, cursor = self.lijstbeeld.regels, self.lijstbeeld.cursor
        return self.sinds.items[regels[cursor].sleutel[1]] if 0 <= cursor < len(regels) else None

    def _onthoud(self) -> None:
        self._plek = self.item.plek if self.item is not None else None

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something on the status line; nothing is written here, so there is never a confirmation."""
        self.status = Regel(("status", 0, 0), berichtdelen(tekst, fout))

    # moving

    def zet_cursor(self, cursor: int) -> None:
        """Choose the item of a line."""
        self.lijstbeeld = replace(self.lijstbeeld, cursor=cursor)
        self._onthoud()

    async def doe_wijk(self, richting: str) -> None:
        """What the next or previous wijk has to do with, round and round."""
        plekken: list[int | None] = [None, *(wijk.id for wijk in self._regie.stand.wijken)]
        nu = plekken.index(self.wijk_id) if self.wijk_id in plekken else 0
        self.wijk_id = plekken[(nu + int(richting)) % len(plekken)]
        await self.lees()

    # from when

    async def doe_sinds(self) -> None:
        """Choose from when: an overleg, a few days that are often meant, or any day that one types."""
        from ivp_tui.tui.schermen.dialogen import Kiesscherm

        titel = "Sinds wanneer — kies, of typ een dag, zoals 5 dec of vorige week dinsdag"
        await self.ivp.push_screen(Kiesscherm(titel, self._momentregels), self._na_moment)

    def _momenten(self) -> list[Momentkeus]:
        return momenten(self._overleggen, self.wijk_id, self.vandaag)

    async def _momentregels(self, tekst: str) -> tuple[Regel, ...]:
        return momentregels(self._momenten(), tekst, self.vandaag)

    def _na_moment(self, gekozen: object) -> None:
        if not isinstance(gekozen, tuple):
            return
        keuzen = self._momenten()
        if gekozen[0] == "dag":
            self.gekozen = Moment(dag=date.fromordinal(gekozen[1]))
        elif gekozen[0] == "moment" and gekozen[1] < len(keuzen):
            self.gekozen = keuzen[gekozen[1]].moment
        self.call_later(self.lees)

    # going, copying, leaving

    async def doe_ga(self) -> None:
        """To the item, in the wijk that one looks at."""
        item = self.item
        if item is None:
            return
        soort, nummer = item.van or item.plek
        if soort == "afspraak":
            self.meld("deze afspraak hangt niet aan een item van het plan; A geeft op de werkbank de afspraken")
            return
        plan = next((p.slug for p in self._regie.stand.plannen if p.id == item.plan_id), "")
        self.dismiss(Bestemming(Logitem(soort, nummer, item.titel, plan), self.wijk_id))

    async def doe_kopieer(self) -> None:
        """Copy the item with all that changed of it as one line."""
        self.kopieer(kopieregel(self.item, self._vanaf, self._regie.stand) if self.item is not None else "")


async def open_sinds(ivp: IvpApp, wijk_id: int | None, vandaag: date, na: Callable[[object], None]) -> Sindsscherm:
    """Read what changed, then open the screen; `na` gets the Bestemming, or None."""
    scherm = Sindsscherm(ivp.regie, wijk_id, vandaag)
    await scherm.lees()
    await ivp.push_screen(scherm, na)
    return scherm
