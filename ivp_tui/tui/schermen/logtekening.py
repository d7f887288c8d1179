"""What stands on the screen of the logboek: its parts, how they are drawn, and the stretch of groepen that is read.

Only a stretch around the cursor is ever in memory; it grows at either end as one goes there, and is read anew around
the cursor when the file changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.reactive import var

from ivp_tui.domein.logboek import Logblad, Loggroep, Logitem, Logkeus
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.lezen_logboek import BLAD, HOOGSTENS, laatste_groepen, lees_blad
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstvoet import berichtdelen, voetregel
from ivp_tui.tui.schermen.tekenscherm import Tekenscherm
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.logboek import detailregels, detailtitel, keuswoorden, logregels
from ivp_tui.weergave.regel import Deel, Regel

if TYPE_CHECKING:
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.regie import Regie

T = TypeVar("T")

#: from how many rows of the screen the fields below the list have how many, their title included
_ONDER = ((46, 18), (34, 13), (24, 9), (16, 6), (0, 3))

#: what the footer tells: commands whose keys go together, and the word for them
_VOET = (
    (("ongedaan",), "ongedaan"),
    (("zoek",), "woorden"),
    (("filter",), "filter"),
    (("ga",), "erheen"),
    (("terug",), "terug"),
    (("opnieuw",), "opnieuw"),
    (("begin", "einde"), "nieuwste/oudste"),
    (("volgend-paneel",), "velden"),
    (("hulp",), "hulp"),
)


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """Where the logboek was opened: the item with the cursor, the wijk in view (id and name), and the day."""

    item: Logitem | None
    wijk: tuple[int, str] | None
    vandaag: date


class Logtekening(Tekenscherm):
    """The list of groepen, the fields of the chosen one, status and footer, drawn from what was read."""

    palet: var[Palet | None] = var(None)
    titel: var[Regel | None] = var(None)
    logbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    veldbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    status: var[Regel | None] = var(None)
    voet: var[Regel | None] = var(None)

    def __init__(self, regie: Regie, aanleiding: Aanleiding) -> None:
        """Begin at the newest groep."""
        super().__init__()
        self._regie = regie
        self.aanleiding = aanleiding
        self.keus = Logkeus()
        self.groepen: tuple[Loggroep, ...] = ()
        # the groep beyond which there may be more, at the newer and the older end; None where that is the end
        self._nieuwer: int | None = None
        self._ouder: int | None = None
        self._laatsten = (0, 0)
        self._gekozen = 0
        self._leesbeurt = 0
        self._melding = ""

    def compose(self) -> ComposeResult:
        """Title, the groepen, the fields of one, the status line and the footer."""
        klas = Logtekening
        yield Vasteregel("titel").data_bind(regel=klas.titel, palet=klas.palet).add_class("regel")
        yield Lijst("loglijst", met_titel=False).data_bind(beeld=klas.logbeeld, palet=klas.palet)
        yield Lijst("logvelden").data_bind(beeld=klas.veldbeeld, palet=klas.palet)
        yield Vasteregel("status").data_bind(regel=klas.status, palet=klas.palet).add_class("regel")
        yield Vasteregel("voet", "panel").data_bind(regel=klas.voet, palet=klas.palet).add_class("regel")

    @property
    def lijst(self) -> Lijst:
        """The list of groepen."""
        return self.query_one("#loglijst", Lijst)

    @property
    def groep(self) -> Loggroep | None:
        """The groep with the cursor."""
        return next((groep for groep in self.groepen if groep.id == self._gekozen), None)

    # reading

    async def _vraag(self, haal: Callable[[Bestand], T]) -> T | None:
        """What was read; None where it cannot be read now, which is told."""
        try:
            return await self._regie.vraag(haal)
        except Geweigerd as fout:
            self.meld(f"nu niet te lezen: {fout}")
        except RuntimeError:
            pass  # ivp is closing: its thread takes nothing more
        return None

    async def lees(self, rond: int | None = None) -> None:
        """Read anew: around a groep, or from the newest; the cursor goes there, or to what comes nearest."""
        self._leesbeurt += 1
        keus, beurt, stond = self.keus, self._leesbeurt, self._gekozen

        def haal(bestand: Bestand) -> tuple[Logblad, Logblad, tuple[int, int]]:
            conn = bestand.conn
            boven = Logblad((), None) if rond is None else lees_blad(conn, keus, rond, BLAD // 2, nieuwer=True)
            onder = lees_blad(conn, keus, None if rond is None else rond + 1, BLAD)
            return boven, onder, laatste_groepen(conn)

        gelezen = await self._vraag(haal)
        if gelezen is None or beurt != self._leesbeurt:
            return
        boven, onder, self._laatsten = gelezen
        self.groepen = (*boven.groepen, *onder.groepen)
        self._nieuwer, self._ouder = boven.verder, onder.verder
        eerste = onder.groepen or boven.groepen[-1:]
        # a key may have moved the cursor while this was read
        verzet = self._gekozen != stond and self.groep is not None
        if not verzet:
            self._gekozen = eerste[0].id if eerste else 0
        self.teken()
        self._zoek_door()

    async def lees_oudste(self) -> None:
        """Read the oldest stretch, the cursor at its end."""
        self._leesbeurt += 1
        keus = self.keus
        blad = await self._vraag(lambda b: lees_blad(b.conn, keus, None, BLAD, nieuwer=True))
        if blad is not None and blad.groepen:
            self.groepen, self._nieuwer, self._ouder = blad.groepen, blad.verder, None
            self._gekozen = blad.groepen[-1].id
            self.teken()
        elif blad is not None and blad.verder is not None:
            self.meld("in de oudste wijzigingen staat dit niet; zoek van boven af")

    async def lees_bij(self, nieuwer: bool) -> bool:
        """Read the next stretch at one end; False where that is the end already."""
        vanaf, keus, beurt = self._nieuwer if nieuwer else self._ouder, self.keus, self._leesbeurt
        if vanaf is None:
            return False
        blad = await self._vraag(lambda b: lees_blad(b.conn, keus, vanaf, BLAD, nieuwer))
        # read meanwhile by another: a stretch is not put there twice
        if blad is None or beurt != self._leesbeurt or vanaf != (self._nieuwer if nieuwer else self._ouder):
            return False
        if nieuwer:
            self.groepen, self._nieuwer = (*blad.groepen, *self.groepen), blad.verder
        else:
            self.groepen, self._ouder = (*self.groepen, *blad.groepen), blad.verder
        if not self._gekozen and self.groepen:
            self._gekozen = self.groepen[0].id
        self.teken()
        return True

    def _zoek_door(self) -> None:
        """Where words are rare, look on stretch by stretch until the screen is full; keys go before."""
        if self.is_attached and self._ouder is not None and len(self.groepen) < self.app.size.height:
            beurt = self._leesbeurt
            self.set_timer(0.01, lambda: self._zoek_verder(beurt))

    async def _zoek_verder(self, beurt: int) -> None:
        if beurt == self._leesbeurt and await self.lees_bij(nieuwer=False):
            self._zoek_door()

    # drawing

    def teken(self) -> None:
        """Draw everything from what was read, the cursor on its groep."""
        if not self.is_attached:
            return
        breed, hoog = self.app.size
        regels = logregels(self.groepen, breed - 1, self.aanleiding.vandaag)
        if not regels:
            tekst = " er is nog niets gewijzigd" if self.keus.leeg else " niets gevonden"
            tekst = f" zoekt verder (van {HOOGSTENS} tegelijk)" if self._ouder is not None else tekst
            regels = (Regel(("leeg", 0, 0), ((tekst, "dof"),), kiesbaar=False),)
        sleutel = ("groep", self._gekozen, 0)
        cursor = next((i for i, regel in enumerate(regels) if regel.sleutel == sleutel), -1)
        self.query_one("#logvelden").styles.height = next(h for vanaf, h in _ONDER if hoog >= vanaf)
        self.logbeeld = Lijstbeeld(regels, cursor)
        self.teken_velden()
        self.titel = self._titelregel(breed)
        self.voet = voetregel(self.ivp.opdrachten, _VOET, breed)

    def teken_velden(self) -> None:
        """Draw the fields of the chosen groep."""
        regels = detailregels(self.groep, min(self.app.size.width - 1, 140))
        self.veldbeeld = Lijstbeeld(regels, -1, detailtitel(self.groep))

    def _titelregel(self, breed: int) -> Regel:
        aanleiding = self.aanleiding
        namen = {("item", 0, 0): aanleiding.item.titel if aanleiding.item else ""}
        namen["wijk", 0, 0] = aanleiding.wijk[1] if aanleiding.wijk else ""
        links: list[Deel] = [(" Logboek", "titel-sterk")]
        if not self.keus.leeg:
            links.append((f" · filter: {keuswoorden(self.keus, namen)}", "titel-sterk"))
        if self._regie.bestand.alleen_lezen:
            links.append((" · ALLEEN LEZEN", "titel-sterk"))
        rechts = "Esc wist het filter " if not self.keus.leeg and breed >= 60 else ""
        return Regel(("titel", 0, 0), tuple(links), ((rechts, "titel"),))

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something on the status line; `nummer` is the confirmation, given only after COMMIT."""
        self._melding = tekst
        self.status = Regel(("status", 0, 0), berichtdelen(tekst, fout, nummer))
