"""The screen of the afspraken and besluiten: narrowed, edited in place, followed to their item, copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from ivp_tui.domein.afspraakcel import CELLEN, Cel
from ivp_tui.domein.afspraaklijst import Lijstdeel, Lijstkeus
from ivp_tui.domein.logboek import Logitem
from ivp_tui.domein.overleg import houders
from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.schermen.afspraaktekening import Aanleiding
from ivp_tui.tui.schermen.afspraakwerk import NIEUW, Afspraakwerk
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.weergave.afspraken import kopieregel
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.regie import Regie
    from ivp_tui.tui.app import IvpApp

#: a choice of the filter: what it reads, how many it gives, whether it is on, and the Lijstkeus when it is turned
_Keuze = tuple[str, int, bool, Lijstkeus]


class Afspraakscherm(Afspraakwerk):
    """The list; its answer is the item to go to on the werkbank, or None."""

    # the layout is here: the stylesheet of the start need not know a screen that is opened later
    CSS = """
    Afspraakscherm #afspraaklijst { height: 1fr; }
    """

    def __init__(self, regie: Regie, aanleiding: Aanleiding) -> None:
        """Nothing is narrowed yet."""
        super().__init__(regie, aanleiding)
        self._zoekt = False
        self._woorden = ""
        self._keuzes: list[_Keuze] = []

    async def toets(self, event: events.Key) -> bool:
        """While words are typed the keys are theirs, but for the ones that leave them."""
        if not self._zoekt:
            return await super().toets(event)
        if event.key not in ("escape", "enter", "tab", "up", "down"):
            return False
        await self._sluit_woorden(houd=event.key != "escape")
        return True

    # moving

    def zet_cursor(self, cursor: int) -> None:
        """Choose the afspraak of a line."""
        if self.bewerker is None:
            self.gekozen = self.lijstbeeld.regels[cursor].sleutel[1]
            self.lijstbeeld = replace(self.lijstbeeld, cursor=cursor)
            self.teken_velden()

    async def doe_dicht(self) -> None:
        """A cell to the left."""
        self._naar_cel(-1)

    async def doe_open(self) -> None:
        """A cell to the right."""
        self._naar_cel(1)

    def _naar_cel(self, richting: int) -> None:
        cellen = self.kolommen()
        if cellen:
            plaats = cellen.index(self.cel) if self.cel in cellen else 0
            self.cel = cellen[min(max(plaats + richting, 0), len(cellen) - 1)]
            self.teken()

    # narrowing

    def _zet_keus(self, keus: Lijstkeus) -> None:
        if keus != self.keus:
            self.keus = keus
            self.teken()

    async def doe_paneel(self, richting: str) -> None:
        """What is open, all of them, or the besluiten."""
        self._zet_keus(self.keus.met_deel(int(richting)))

    async def doe_wijk(self, richting: str) -> None:
        """Those of all wijken, of the stad, or of one wijk, round and round."""
        plekken: list[tuple[int | None] | None] = [None, (None,), *((w.id,) for w in self._regie.stand.wijken)]
        nu = plekken.index(self.keus.wijk) if self.keus.wijk in plekken else 0
        wijk = plekken[(nu + int(richting)) % len(plekken)]
        self._zet_keus(replace(self.keus, wijk=wijk))
        naam = "alle wijken" if wijk is None else self._regie.stand.wijknaam(wijk[0], "stad")
        self.meld(f"{naam}: {len(self.in_beeld)}")

    async def doe_zoek(self) -> None:
        """Narrow by words: number, text, holder, item, wijk or meeting."""
        bewerker = Bewerker("Woorden", self._woorden, toetsen="Enter houdt · Esc terug")
        bewerker.styles.offset = (0, max(0, self.size.height - 3))
        bewerker.styles.width = self.size.width
        bewerker.palet = self.palet
        self.bewerker, self._zoekt = bewerker, True
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        bewerker.meld("in nummer, tekst, houder, item, wijk en overleg")

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Words narrow with every letter."""
        if self._zoekt:
            self._zet_keus(self.keus.met_woorden(event.value[:200]))

    async def _sluit_woorden(self, houd: bool) -> None:
        bewerker, self.bewerker, self._zoekt = self.bewerker, None, False
        assert bewerker is not None  # the words were open
        self._woorden = bewerker.tekst[:200] if houd else self._woorden
        self.set_focus(self.lijst, scroll_visible=False)
        await bewerker.remove()
        self._zet_keus(self.keus.met_woorden(self._woorden))

    async def doe_filter(self) -> None:
        """Narrow to one holder, wijk or series, or to what is overdue; the same choice again lets it go."""
        from ivp_tui.tui.schermen.dialogen import Kiesscherm

        self._keuzes = self._maak_keuzes()
        await self.ivp.push_screen(Kiesscherm("Filter — typ, Enter zet aan of uit", self._keuzeregels), self._na_filter)

    def _maak_keuzes(self) -> list[_Keuze]:
        keus, stand = self.keus, self._regie.stand
        deel = [a for a in self.alle if keus.hoort_in(a)]
        laat = sum(a.te_laat(self.vandaag) for a in deel)
        uit: list[_Keuze] = [("te laat", laat, keus.te_laat, replace(keus, te_laat=not keus.te_laat))]
        bekend = [partner.naam for partner in stand.partners]
        for houder, aantal in Counter(naam for a in deel for naam in houders(a.actiehouder, bekend)).most_common():
            aan = keus.houder.casefold() == houder.casefold()
            uit.append((f"houder {houder}", aantal, aan, replace(keus, houder="" if aan else houder)))
        for wijk, aantal in Counter(a.wijk_id for a in deel).most_common():
            aan = keus.wijk == (wijk,)
            naam = f"wijk {stand.wijknaam(wijk)}" if wijk is not None else "stad"
            uit.append((naam, aantal, aan, replace(keus, wijk=None if aan else (wijk,))))
        reeksen = Counter(a.reeks for a in deel)
        for reeks, naam in self.reeksnamen().items():
            telt = next((n for r, n in reeksen.items() if r == reeks), 0)
            gekozen = next((r for r in reeksen if r == reeks), None)
            if telt:
                aan = keus.reeks == reeks
                uit.append((f"overleg {naam}", telt, aan, replace(keus, reeks=None if aan else gekozen)))
        return uit

    async def _keuzeregels(self, tekst: str) -> tuple[Regel, ...]:
        woorden = tekst.casefold().split()
        regels = tuple(
            Regel(
                ("keuze", nummer, 0),
                ((" [x] " if aan else " [ ] ", "toets" if aan else "dof"), (schoon(naam[:300]), "")),
                ((f"{aantal} ", "dof"),),
            )
            for nummer, (naam, aantal, aan, _) in enumerate(self._keuzes)
            if all(woord in naam.casefold() for woord in woorden)
        )
        return regels or (Regel(("leeg", 0, 0), ((" niets gevonden", "dof"),), kiesbaar=False),)

    def _na_filter(self, gekozen: object) -> None:
        if isinstance(gekozen, tuple) and gekozen[0] == "keuze":
            self._zet_keus(self._keuzes[gekozen[1]][3])
            self.meld("")

    # going, copying, leaving

    async def doe_ga(self) -> None:
        """To the item that it is about, also in another plan."""
        a = self.afspraak
        if a is None or a.item is None:
            self.meld("" if a is None else f"{a.aanduiding} hangt niet aan een item van het plan")
            return
        plan = next((p.slug for p in self._regie.stand.plannen if p.id == a.plan_id), "")
        self.dismiss(Logitem(a.item[0], a.item[1], a.itemtitel, plan))

    async def doe_kopieer(self) -> None:
        """Copy the chosen one as one line, to the clipboard and to a file beside the state."""
        self.kopieer(kopieregel(self.afspraak, self.vandaag) if self.afspraak is not None else "")

    async def doe_terug(self) -> None:
        """Out of the filter, then back where one came from."""
        if self.keus.leeg:
            self.dismiss(None)
            return
        self._woorden = ""
        self._zet_keus(Lijstkeus(self.keus.deel))
        self.meld("filter gewist")

    async def doe_afspraken(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    # what was typed before ivp ended

    async def hervat(self, afspraak_id: int, veld: str) -> bool:
        """Open the field of a kept text: a new line, or a cell of an afspraak; False where that is gone."""
        if veld == NIEUW:
            await self.doe_nieuw()
            return True
        cel: Cel | None = next((cel for cel in CELLEN if cel == veld), None)
        if cel is None or all(a.id != afspraak_id for a in self.alle):
            return False
        soort = next(a.soort for a in self.alle if a.id == afspraak_id)
        self.keus, self.gekozen = Lijstkeus(Lijstdeel.BESLUITEN if soort == "besluit" else Lijstdeel.ALLES), afspraak_id
        self.teken()
        await self.wijzig_cel(cel)
        return True


async def open_afspraken(ivp: IvpApp, aanleiding: Aanleiding, na: Callable[[object], None]) -> Afspraakscherm:
    """Read the list, then open it: a key that follows fast finds it there. `na` gets the item to go to, or None."""
    scherm = Afspraakscherm(ivp.regie, aanleiding)
    await scherm.lees()
    await ivp.push_screen(scherm, na)
    return scherm
