"""What stands on the screen of the afspraken: its parts, how they are drawn, and reading them anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.reactive import var

from ivp_tui.domein.afspraakcel import Cel, cellen_van
from ivp_tui.domein.afspraaklijst import LOS, Lijstdeel, Lijstkeus, kies_uit
from ivp_tui.domein.overleg import Afspraak, Afspraakkeus, Item
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.bestand import leg_uit
from ivp_tui.opslag.lezen_overleg import lees_actielijst, lees_besluitenlijst
from ivp_tui.tui.opdrachten import AFSPRAKEN
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.schermen.lijstloop import Lijstloop
from ivp_tui.tui.schermen.lijstvoet import berichtdelen, voetregel
from ivp_tui.tui.widgets.cellenlijst import Cellenlijst
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.afspraken import (
    Indeling,
    afspraakregels,
    keuswoorden,
    kopregel,
    leegregel,
    velden,
    veldtitel,
)
from ivp_tui.weergave.regel import Deel, Regel

if TYPE_CHECKING:
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.regie import Regie

#: from how many rows of the screen the fields below the list have how many, their title included
_ONDER = ((34, 9), (24, 8), (16, 4), (0, 0))

#: what the footer tells: commands whose keys go together, and the word for them
_VOET = (
    (("status-gereed",), "gereed"),
    (("status-vervallen",), "vervallen"),
    (("wijzig",), "wijzig"),
    (("nieuw",), "nieuw"),
    (("ga",), "erheen"),
    (("terug",), "terug"),
    (("volgend-paneel",), "open/alles/besluiten"),
    (("filter",), "filter"),
    (("zoek",), "woorden"),
    (("status-niet-gestart",), "weer open"),
    (("dicht", "open"), "kolom"),
    (("ongedaan",), "ongedaan"),
    (("kopieer",), "kopieer"),
    (("hulp",), "hulp"),
)


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """Where the list was opened: the day, and the wijk and the item one was at, for a new afspraak."""

    vandaag: date
    wijk_id: int | None = None
    item: Item | None = None
    itemtitel: str = ""


class Afspraaktekening(Lijstloop):
    """The list, the chosen one in full, status and footer, drawn from what was read."""

    WAAR = AFSPRAKEN

    palet: var[Palet | None] = var(None)
    titel: var[Regel | None] = var(None)
    veldbeeld: var[Lijstbeeld] = var(Lijstbeeld())
    status: var[Regel | None] = var(None)
    voet: var[Regel | None] = var(None)
    deel: var[int] = var(-1)

    def __init__(self, regie: Regie, aanleiding: Aanleiding) -> None:
        """Begin with what is open, the most urgent first."""
        super().__init__()
        self._regie = regie
        self.aanleiding = aanleiding
        self.keus = Lijstkeus()
        self.alle: tuple[Afspraak, ...] = ()
        self.gekozen = 0
        self.cel: Cel = "tekst"
        self._melding: tuple[str, bool, int | None] = ("", False, None)
        #: tells which afspraken were changed here and are not on disk yet
        self.bezig: Callable[[], frozenset[int]] = frozenset

    def compose(self) -> ComposeResult:
        """Title, the list, the fields of one, the status line and the footer."""
        klas = Afspraaktekening
        yield Vasteregel("titel").data_bind(regel=klas.titel, palet=klas.palet).add_class("regel")
        yield Cellenlijst("afspraaklijst", met_titel=False).data_bind(
            beeld=klas.lijstbeeld, palet=klas.palet, deel=klas.deel
        )
        yield Lijst("afspraakvelden").data_bind(beeld=klas.veldbeeld, palet=klas.palet)
        yield Vasteregel("status").data_bind(regel=klas.status, palet=klas.palet).add_class("regel")
        yield Vasteregel("voet", "panel").data_bind(regel=klas.voet, palet=klas.palet).add_class("regel")

    def on_mount(self) -> None:
        """Draw what was read before the first frame."""
        self.palet = self.ivp.palet
        self.query_one("#afspraakvelden").can_focus = False
        self.set_focus(self.lijst, scroll_visible=False)
        self._maat = self.app.size
        self.meld(*self._melding)
        self.teken()

    @property
    def lijst(self) -> Cellenlijst:
        """The list."""
        return self.query_one("#afspraaklijst", Cellenlijst)

    @property
    def vandaag(self) -> date:
        """The day, which may become another while one looks."""
        return self.ivp.werkbank.blik.vandaag if self.is_attached else self.aanleiding.vandaag

    @property
    def in_beeld(self) -> tuple[Afspraak, ...]:
        """What the list shows."""
        return kies_uit(self.alle, self.keus, self.vandaag)

    @property
    def afspraak(self) -> Afspraak | None:
        """The one with the cursor."""
        return next((a for a in self.in_beeld if a.id == self.gekozen), None)

    # reading

    async def lees(self) -> None:
        """Read all of them anew; the cursor stays on its own."""
        gemeente, vandaag = self._regie.stand.plan.gemeente_id, self.vandaag

        def haal(bestand: Bestand) -> tuple[Afspraak, ...]:
            afspraken = lees_actielijst(bestand.conn, gemeente, Afspraakkeus(), vandaag)
            return (*afspraken, *lees_besluitenlijst(bestand.conn, gemeente, Afspraakkeus(soort="besluit")))

        try:
            self.alle = await self._regie.vraag(haal)
        except (Geweigerd, ValueError) as fout:
            # another program may have put there what is no status or day
            self.meld(f"nu niet te lezen: {leg_uit(fout) if isinstance(fout, ValueError) else fout}")
            return
        except RuntimeError:
            return  # ivp is closing: its thread takes nothing more
        self.teken()

    # drawing

    def teken(self) -> None:
        """Draw everything from what was read, the cursor on its afspraak, or on what came in its place."""
        if not self.is_attached:
            return
        breed, hoog = self.app.size
        afspraken, besluiten = self.in_beeld, self.keus.deel is Lijstdeel.BESLUITEN
        plaats = next((i for i, a in enumerate(afspraken) if a.id == self.gekozen), None)
        if plaats is None:
            plaats = min(max(self.lijstbeeld.cursor, 0), len(afspraken) - 1)
            self.gekozen = afspraken[plaats].id if afspraken else 0
        indeling = Indeling(breed - 1, besluiten)
        regels = afspraakregels(afspraken, indeling, self.vandaag, self.bezig()) or (leegregel(self.keus),)
        self.lijstbeeld = Lijstbeeld(regels, plaats if afspraken else -1, kop=(kopregel(indeling, besluiten),))
        onder = next(h for vanaf, h in _ONDER if hoog >= vanaf)
        vak = self.query_one("#afspraakvelden")
        vak.display = bool(onder)
        vak.styles.height = onder or 1
        self._kies_cel(indeling)
        self.teken_velden()
        self.titel = self._titelregel()
        self.voet = voetregel(self.ivp.opdrachten, _VOET, breed)

    def _kies_cel(self, indeling: Indeling) -> None:
        """Keep the cell on one that is there; none where nothing can be edited."""
        a = self.afspraak
        mag = [cel for cel in cellen_van(a.soort) if indeling.deel(cel) >= 0] if a is not None else []
        if mag and self.cel not in mag:
            self.cel = mag[0]
        self.deel = indeling.deel(self.cel) if mag else -1

    def kolommen(self) -> tuple[Cel, ...]:
        """The cells that are on the screen for the chosen one, from left to right."""
        a = self.afspraak
        indeling = Indeling(self.app.size.width - 1, self.keus.deel is Lijstdeel.BESLUITEN)
        return tuple(cel for cel in cellen_van(a.soort) if indeling.deel(cel) >= 0) if a is not None else ()

    def celplaats(self, cel: Cel) -> int:
        """The column of the screen where a cell begins."""
        indeling = Indeling(self.app.size.width - 1, self.keus.deel is Lijstdeel.BESLUITEN)
        nummer = indeling.deel(cel)
        return 1 + sum(list(indeling.kolommen.values())[: nummer - 1]) if nummer > 0 else 1

    def teken_velden(self) -> None:
        """Draw the chosen one in full."""
        regels = velden(self.afspraak, min(self.app.size.width - 1, 140), self.vandaag)
        self.veldbeeld = Lijstbeeld(regels, -1, veldtitel(self.afspraak))

    def _titelregel(self) -> Regel:
        links: list[Deel] = [(" Afspraken  ", "titel-sterk")]
        for deel in Lijstdeel:
            keus = Lijstkeus(deel)
            aantal = sum(keus.hoort_in(a) for a in self.alle)
            aan = deel is self.keus.deel
            tekst = f"{deel.value} {aantal}"
            links += [(f"[{tekst}]" if aan else f" {tekst} ", "titel-sterk" if aan else "titel")]
        if not self.keus.leeg:
            links.append((f" · filter: {self._keuswoorden()} ({len(self.in_beeld)})", "titel-sterk"))
        if self._regie.bestand.alleen_lezen:
            links.append((" · ALLEEN LEZEN", "titel-sterk"))
        laat = sum(a.soort != "besluit" and a.te_laat(self.vandaag) for a in self.alle)
        rechts = ((f"▲ {laat} te laat ", "status-loopt-achter"),) if laat else ()
        return Regel(("titel", 0, 0), tuple(links), rechts)

    def _keuswoorden(self) -> str:
        wijk = self._regie.stand.wijknaam(self.keus.wijk[0], "stad") if self.keus.wijk else ""
        return keuswoorden(self.keus, wijk, self.reeksnamen().get(self.keus.reeks, "") if self.keus.reeks else "")

    def reeksnamen(self) -> dict[object, str]:
        """The series that the afspraken are of, by the name of their newest meeting and its wijk."""
        namen: dict[object, str] = {}
        stand = self._regie.stand
        for a in sorted(self.alle, key=lambda a: a.datum, reverse=True):
            waar = stand.wijknaam(a.reeks.wijk_id, "stad")
            namen.setdefault(a.reeks, f"{a.overleg} ({waar})" if a.overleg_id else LOS)
        return namen

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something on the status line; `nummer` is the confirmation, given only after COMMIT."""
        self._melding = tekst, fout, nummer
        self.status = Regel(("status", 0, 0), berichtdelen(tekst, fout, nummer))
