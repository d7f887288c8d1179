"""The filter menu: the kept filters on the number row, and below them what one asks for oneself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from ivp_tui.domein.bewaard import Bewaard, Onverenigbaar, als_een
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.filterbestand import NAAMLENGTE, FilterFout, haal_weg, hernoem, lees_filters, voeg_toe
from ivp_tui.tui.schermen.dialogen import Lijstdialoog
from ivp_tui.tui.schermen.naamscherm import Naamscherm
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.filtermenu import Keuze, bij_mijn_wijk, keuzes, menuregels, zet_woord
from ivp_tui.weergave.kop import aantal_acties
from ivp_tui.weergave.regel import Sleutel

if TYPE_CHECKING:
    from ivp_tui.tui.schermen.kijken import Kijken

_TITEL = "Filter — cijfer of spatie kiest, Enter past toe, Esc laat het zo"

#: how long a word to filter by may be
_WOORDLENGTE = 100


async def open_filter(bank: Kijken) -> None:
    """Open the menu over the werkbank; what is chosen there is what the werkbank shows."""
    from ivp_tui.paden import filters

    wijk_id, melding = _mijn_wijk(bank)

    def na(gekozen: object) -> None:
        if isinstance(gekozen, Filter):
            _pas_toe(bank, gekozen)

    scherm = Filterscherm(bank.blik.filter, filters(), (wijk_id, bank.stand.wijknaam(wijk_id)), melding)
    await bank.ivp.push_screen(scherm, na)


def _mijn_wijk(bank: Kijken) -> tuple[int | None, str]:
    """One's own wijk by the settings, else the one in view; and what is wrong with the setting."""
    naam = bank.ivp.instellingen.mijn_wijk.strip()
    gevonden = next((wijk.id for wijk in bank.stand.wijken if wijk.naam.casefold() == naam.casefold()), None)
    if not naam or gevonden is not None or not bank.stand.wijken:
        return (gevonden if naam else bank.blik.wijk_id), ""
    return (
        bank.blik.wijk_id,
        f"ivp.toml: mijn_wijk «{schoon(naam)}» is geen wijk van {schoon(bank.stand.plan.gemeente)}",
    )


def _pas_toe(bank: Kijken, filter_: Filter) -> None:
    """Show what was chosen; one that looks from a wijk brings that wijk in view when it is chosen, not later."""
    al = {bewaard.naam for bewaard in bank.blik.filter.bewaard}
    wijken = [b.filter.wijk_id for b in filter_.bewaard if b.filter.wijk_id is not None and b.naam not in al]
    wijk_id = wijken[0] if wijken else bank.blik.wijk_id
    bank.blik = replace(bank.blik, filter=filter_, wijk_id=wijk_id)
    bank.keuze["wijken"] = ("wijk", wijk_id or 0, 0)
    bank.teken()
    if filter_.leeg:
        bank.meld("geen filter")
        return
    bank.meld(f"filter: {filter_.omschrijving}: {aantal_acties(len(bank.blik.acties(bank.stand)))}")


class Filterscherm(Lijstdialoog):
    """The menu; the result is a Filter, or None."""

    PAST = True
    VOET = (("vouw", "kiest"), ("ga", "past toe"), ("terug", "laat het zo"), ("hulp", "hulp"))

    def __init__(self, filter: Filter, pad: Path, mijn_wijk: tuple[int | None, str], melding: str = "") -> None:
        """Start from the filter that is on; `pad` is the file of the kept ones, `mijn_wijk` id and name."""
        super().__init__()
        self._filter = self._begin = filter
        self._pad = pad
        self._mijn_wijk = mijn_wijk
        self._lijst = lees_filters(pad)
        self._melding = melding
        # the kept filter that D was pressed on once
        self._weg = ""
        self._keuzes: dict[Sleutel, Keuze] = {}
        self.set_reactive(Lijstdialoog.beeld, self._beeld(("bewaard", 0, 0)))

    # drawing

    def _beeld(self, bij: Sleutel) -> Lijstbeeld:
        alle = keuzes(self._filter, self._lijst.filters, self._mijn_wijk)
        self._keuzes = {keuze.sleutel: keuze for keuze in alle}
        regels = menuregels(alle, self._lijst.meldingen)
        cursor = next((i for i, regel in enumerate(regels) if regel.sleutel == bij), -1)
        if cursor < 0:
            cursor = next(i for i, regel in enumerate(regels) if regel.kiesbaar)
        return Lijstbeeld(regels, cursor, f"Filter — {self._melding}" if self._melding else _TITEL)

    def _teken(self, melding: str = "", bij: Sleutel | None = None) -> None:
        self._melding = melding
        self.beeld = self._beeld(bij or self._hier)

    @property
    def _hier(self) -> Sleutel:
        return self.beeld.regels[self.beeld.cursor].sleutel

    # choosing

    async def toets(self, event: events.Key) -> bool:
        """The number row chooses the kept filters."""
        opdracht = self.ivp.per_toets[self.WAAR].get(event.key)
        if opdracht is None or opdracht.actie != "archief":
            self._weg = ""
        if len(event.key) == 1 and event.key in "123456789":
            sleutel = ("bewaard", int(event.key) - 1, 0)
            if sleutel in self._keuzes:
                await self._wissel(sleutel)
            else:
                self._teken(f"er is geen filter {event.key}")
            return True
        return await super().toets(event)

    async def _wissel(self, sleutel: Sleutel) -> None:
        if sleutel[0] in ("partner", "tekst") and not self._keuzes[sleutel].aan:
            await self._vraag_woord(sleutel[0])
            return
        self._filter = self._keuzes[sleutel].wissel(self._filter)
        self._teken(bij=sleutel)

    async def doe_vouw(self) -> None:
        """Space turns the line on or off; a word is asked for."""
        await self._wissel(self._hier)

    async def geklikt(self) -> None:
        """A click turns the line on or off."""
        await self.doe_vouw()

    async def doe_ga(self) -> None:
        """Enter: this filter; on a line that asks for a word and has none yet, it is asked first."""
        veld = self._hier[0]
        if veld in ("partner", "tekst") and not getattr(self._filter, veld) and not getattr(self._begin, veld):
            await self._vraag_woord(veld)
            return
        self.dismiss(self._filter)

    async def _vraag_woord(self, veld: str) -> None:
        begin = self._filter.partner if veld == "partner" else self._filter.tekst
        naam = "Partner of trekker" if veld == "partner" else "Woord in titel, toelichting, trekker of partner"

        def keur(tekst: str) -> str:
            return f"hoogstens {_WOORDLENGTE} tekens" if len(tekst) > _WOORDLENGTE else ""

        def na(tekst: object) -> None:
            if isinstance(tekst, str):
                self._filter = zet_woord(self._filter, veld, tekst)
                self._teken()

        await self.ivp.push_screen(Naamscherm(naam, begin, keur), na)

    # keeping

    def _gekozen(self) -> Bewaard | None:
        """The kept filter with the cursor."""
        soort, nummer, _ = self._hier
        return self._lijst.filters[nummer] if soort == "bewaard" and nummer < len(self._lijst.filters) else None

    async def doe_nieuw(self) -> None:
        """Keep what is chosen now under a name."""
        try:
            heel = als_een(self._filter)
        except Onverenigbaar as fout:
            self._teken(str(fout))
            return
        mijn_wijk = self._filter.mijn_wijk
        if heel.leeg and not mijn_wijk:
            self._teken("kies eerst wat het filter moet laten zien")
            return

        def bewaar(naam: str) -> str:
            return self._probeer(lambda: voeg_toe(self._pad, Bewaard(naam, heel, mijn_wijk)))

        def na(naam: object) -> None:
            if isinstance(naam, str):
                self._lijst = lees_filters(self._pad)
                nieuw = next((b for b in self._lijst.filters if b.naam == naam), None)
                # from now on it goes by its name
                self._filter = (
                    Filter(bewaard=(bij_mijn_wijk(nieuw, self._mijn_wijk[0]),)) if nieuw is not None else self._filter
                )
                self._teken(f"bewaard als «{naam}»", ("bewaard", len(self._lijst.filters) - 1, 0))

        begin = schoon(self._filter.omschrijving)[:NAAMLENGTE]
        await self.ivp.push_screen(Naamscherm("Naam van het filter", begin, bewaar), na)

    async def doe_wijzig(self) -> None:
        """Give the kept filter with the cursor another name, or write the word."""
        oud = self._gekozen()
        if oud is None:
            if self._hier[0] in ("partner", "tekst"):
                await self._vraag_woord(self._hier[0])
            else:
                self._teken("e hernoemt een bewaard filter, of wijzigt een woord")
            return
        van = oud.naam

        def bewaar(naam: str) -> str:
            return self._probeer(lambda: hernoem(self._pad, van, naam)) if naam != van else ""

        def na(naam: object) -> None:
            if isinstance(naam, str):
                anders = tuple(replace(b, naam=naam) if b.naam == van else b for b in self._filter.bewaard)
                self._filter = replace(self._filter, bewaard=anders)
                self._lijst = lees_filters(self._pad)
                self._teken(f"heet nu «{naam}»")

        await self.ivp.push_screen(Naamscherm("Andere naam", van, bewaar), na)

    async def doe_archief(self) -> None:
        """Take the kept filter with the cursor away, at the second time: nothing brings it back."""
        oud = self._gekozen()
        if oud is None:
            self._teken("D haalt een bewaard filter weg; zet de cursor erop")
        elif self._weg != oud.naam:
            self._weg = oud.naam
            self._teken(f"nog eens D haalt «{oud.naam}» weg")
        else:
            self._weg = ""
            fout = self._probeer(lambda: haal_weg(self._pad, oud.naam))
            if not fout:
                over = tuple(bewaard for bewaard in self._filter.bewaard if bewaard.naam != oud.naam)
                self._filter = replace(self._filter, bewaard=over)
                self._lijst = lees_filters(self._pad)
            self._teken(fout or f"«{oud.naam}» is weg")

    @staticmethod
    def _probeer(doe: Callable[[], None]) -> str:
        """Carry it out; gives what is wrong, '' when nothing is."""
        try:
            doe()
        except FilterFout as fout:
            return str(fout)
        return ""
