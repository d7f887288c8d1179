"""The card of any row, with its fields to edit and what hangs under it; and the lists from which a card is chosen."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from ivp_tui.domein.bewerken_velden import kies, lees_veld
from ivp_tui.domein.kaart import Kaart, Kaartregel, Lijstrij
from ivp_tui.domein.rijen import VRAAGT, WEG, WOORD, Kinderen, woord
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.velden import Waardesoort
from ivp_tui.domein.wijziging import Geweigerd, Wijziging
from ivp_tui.domein.wijziging_velden import VerwijderRij
from ivp_tui.opslag.lezen_kaart import lees_kaart, lees_lijst, onder_van
from ivp_tui.opslag.lezen_kaart import lees_veld as haal_veld
from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.kaartvlak import lezer_van, open_scherm
from ivp_tui.tui.schermen.keuzelijst import kies_rij
from ivp_tui.tui.schermen.rijvraag import Rijvraag
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.detail import KAART
from ivp_tui.weergave.kaart import kaartregels, kaartsleutels, lijstregels
from ivp_tui.weergave.regel import Regel, Sleutel, kort, plat

#: the cards that Esc goes back over; who followed more of them than this is beyond remembering where it began
PADLENGTE = 50
#: what the card and the list both have at the end
_OOK = (("ongedaan", "ongedaan"), ("terug", "terug"), ("hulp", "hulp"))


class Kaartscherm(Rijvraag):
    """The card of one row, and of each row that is followed from there: they take turns on this one screen.

    A screen for each would be drawn by the one above it, and so on: some fifty of them ended the program.
    """

    VOET = (("ga", "wijzigt"), ("open", "volgt"), ("nieuw", "erbij"), ("archief", "weg"), *_OOK)

    def __init__(self, tabel: str, rij: int, vandaag: date) -> None:
        """Of the row with this id."""
        super().__init__(vandaag)
        self.tabel, self.rij = tabel, rij
        self.kaart: Kaart | None = None
        self._naar: Sleutel | None = None
        # the cards one came by: table, row, card and the line with the cursor
        self._pad: deque[tuple[str, int, Kaart | None, Sleutel]] = deque(maxlen=PADLENGTE)

    async def begin_nieuw(self, tabel: str) -> None:
        """Ask for a new row of a table under this one."""
        if self.kaart is None:
            return
        for regel, sleutel in zip(self.kaart.regels, kaartsleutels(self.kaart), strict=True):
            if regel.kinderen is not None and regel.kinderen.tabel == tabel:
                # the cursor goes to where the row will stand: another a adds there again
                self.zet_regels(self.beeld.regels, self.beeld.titel, sleutel)
                await self._nieuw(regel.kinderen)
                return

    async def herlees(self) -> None:
        """Read the card anew from the file; a row that is gone says so."""
        plek = (self.tabel, self.rij)
        try:
            kaart = await self._haal(*plek)
        except Geweigerd as fout:
            self.meld_ongelezen(fout)
            return
        if plek == (self.tabel, self.rij):  # else another card came in view while this one was read
            self._toon(kaart)

    async def _haal(self, tabel: str, rij: int) -> Kaart | None:
        return await self.ivp.regie.vraag(lambda bestand: lees_kaart(bestand.conn, tabel, rij))

    def _toon(self, kaart: Kaart | None) -> None:
        self.kaart = kaart
        if kaart is None:
            self.zet_regels((), f"{woord(self.tabel).capitalize()} — is er niet meer; Esc sluit, u haalt terug")
            return
        cellen = self.cellen
        self.zet_regels(kaartregels(kaart, cellen), kort(schoon(kaart.titel), cellen), self._naar)
        self._naar = None

    def _wissel(self, tabel: str, rij: int, kaart: Kaart | None, bij: Sleutel | None = None) -> None:
        """Bring another card in view, with the cursor on the line `bij`, else on the first."""
        self.tabel, self.rij, self.bericht, self._naar = tabel, rij, None, bij
        self.beeld = Lijstbeeld()
        self._toon(kaart)

    def huidige(self) -> Kaartregel | None:
        """The line of the card with the cursor."""
        if self.kaart is None:
            return None
        return dict(zip(kaartsleutels(self.kaart), self.kaart.regels, strict=True)).get(self.regel)

    async def doe_ga(self) -> None:
        """Enter: edit the field, open what hangs under it, or add the first of it."""
        regel = self.huidige()
        if regel is None:
            return
        if regel.veld:
            await self._wijzig(regel.veld)
        elif regel.naar is not None:
            await self.doe_open()
        elif regel.kinderen is not None:
            await self._nieuw(regel.kinderen)

    async def doe_wijzig(self) -> None:
        """Edit, as Enter does."""
        await self.doe_ga()

    async def _wijzig(self, naam: str) -> None:
        if not self.mag():
            return
        tabel, rij = self.tabel, self.rij
        try:
            veld = await self.ivp.regie.vraag(lambda bestand: haal_veld(bestand.conn, tabel, rij, naam))
        except Geweigerd as fout:
            self.meld_ongelezen(fout)
            return
        if veld is None:
            await self.herlees()
            return
        if veld.kolom.soort is Waardesoort.VERWIJZING:
            await kies_rij(self.ivp, veld, lambda nummer: self.geef(kies(veld, nummer)))
            return

        async def daarna(wijziging: Any) -> None:
            self.geef(wijziging)

        lezer = lezer_van(veld, self.vandaag)
        await self.open_bewerker(veld, lambda tekst: lees_veld(veld, tekst, lezer), daarna)

    async def doe_open(self) -> None:
        """To the card of what the line points at; Esc comes back."""
        regel = self.huidige()
        if regel is None or regel.naar is None:
            self.meld("deze regel wijst niet naar iets anders")
            return
        hier = (self.tabel, self.rij, self.kaart, self.regel)
        try:
            kaart = await self._haal(*regel.naar)
        except Geweigerd as fout:
            self.meld_ongelezen(fout)
            return
        self._pad.append(hier)
        self._wissel(*regel.naar, kaart)

    async def doe_terug(self) -> None:
        """Back to the card one came from, as it was and then read anew; from the first one, out."""
        if not self._pad:
            await super().doe_terug()
            return
        self._wissel(*self._pad.pop())
        self.call_later(self.herlees)

    async def doe_sluit(self) -> None:
        """Leave this card, as Esc does."""
        await self.doe_terug()

    async def doe_nieuw(self) -> None:
        """Add a row of the kind of the line with the cursor, or of the only kind that can stand here."""
        regel = self.huidige()
        soorten = (
            {r.kinderen for r in self.kaart.regels if r.kinderen and _kan_erbij(r.kinderen)} if self.kaart else set()
        )
        soort = regel.kinderen if regel is not None and regel.kinderen else None
        if soort is None and len(soorten) == 1:
            (soort,) = soorten
        if soort is not None and _kan_erbij(soort):
            await self._nieuw(soort)
            return
        kan = ", ".join(sorted({s.label.lower() for s in soorten}))
        self.meld(f"zet de cursor op {kan}; daar komt de nieuwe regel" if kan else "hier is niets toe te voegen")

    async def _nieuw(self, soort: Kinderen) -> None:
        tabel, rij, wijk = self.tabel, self.rij, self.ivp.werkbank.blik.wijk_id
        onder = await self.ivp.regie.vraag(lambda bestand: onder_van(bestand.conn, tabel, rij, soort, wijk))
        await self.vraag_rij(soort.tabel, onder)

    def _straks(self, daarna: Callable[[Any], Awaitable[None]], waarde: Any) -> None:
        plek = (self.tabel, self.rij)

        async def als_nog_hier(waarde: Any) -> None:
            # a key that followed fast may have brought another card: a field of this one is not to open over it
            if plek == (self.tabel, self.rij):
                await daarna(waarde)

        super()._straks(als_nog_hier, waarde)

    def nieuw_is_er(self, tabel: str, rij: int) -> None:
        """The cursor goes to what was added."""
        regels = self.kaart.regels if self.kaart else ()
        kolommen = [regel.kinderen.kolom for regel in regels if regel.kinderen and regel.kinderen.tabel == tabel]
        self._naar = (f"{KAART}{tabel} {kolommen[0]}", rij, 0) if kolommen else None

    async def doe_archief(self) -> None:
        """Take away the row of the line with the cursor; u brings it back."""
        regel = self.huidige()
        if regel is None or regel.kinderen is None or regel.naar is None or regel.kinderen.via:
            self.meld("zet de cursor op een regel onder de velden; een veld maakt u leeg met Enter")
        elif regel.kinderen.tabel not in WEG:
            self.meld(f"een {woord(regel.kinderen.tabel)} gaat hier niet weg")
        else:
            self.geef(VerwijderRij(*regel.naar))


def _kan_erbij(soort: Kinderen) -> bool:
    return soort.tabel in VRAAGT and not soort.via


class Rijlijst(Rijvraag):
    """A list of the rows of one table: Enter opens the card, a adds, D takes away, / narrows."""

    VOET = (("ga", "opent"), ("nieuw", "erbij"), ("archief", "weg"), ("zoek", "zoekt"), *_OOK)

    def __init__(self, tabel: str, vandaag: date) -> None:
        """The rows of `tabel` for the plan in view and its gemeente."""
        super().__init__(vandaag)
        self.tabel = tabel
        self._rijen: tuple[Lijstrij, ...] = ()
        self._naar: Sleutel | None = None

    async def herlees(self) -> None:
        """Read the rows anew from the file."""
        plan, tabel = self.ivp.regie.stand.plan, self.tabel
        try:
            vraag = self.ivp.regie.vraag
            self._rijen = await vraag(lambda bestand: lees_lijst(bestand.conn, tabel, plan.id, plan.gemeente_id))
        except Geweigerd as fout:
            self.meld_ongelezen(fout)
            return
        titel = f"{WOORD[tabel][1].capitalize()} ({len(self._rijen)})"
        self.zet_regels(lijstregels(tabel, self._rijen, self.cellen), titel, self._naar)
        self._naar = None

    async def doe_ga(self) -> None:
        """Enter: the card."""
        if self.regel[0].startswith(KAART):
            await open_scherm(self.ivp, Kaartscherm(self.tabel, self.regel[1], self.vandaag))

    async def doe_open(self) -> None:
        """The card, as Enter."""
        await self.doe_ga()

    async def doe_wijzig(self) -> None:
        """The card, as Enter."""
        await self.doe_ga()

    async def doe_nieuw(self) -> None:
        """Add a row."""
        plan = self.ivp.regie.stand.plan
        per_plan, per_gemeente = ("kenmerk", "overlegsoort"), ("gebied", "indicator")
        onder: tuple[tuple[str, int | None], ...] = ()
        if self.tabel in per_plan:
            onder = (("plan_id", plan.id),)
        elif self.tabel in per_gemeente:
            onder = (("gemeente_id", plan.gemeente_id),)
        await self.vraag_rij(self.tabel, onder)

    def nieuw_is_er(self, tabel: str, rij: int) -> None:
        """The cursor goes to what was added."""
        self._naar = (f"{KAART}{tabel}", rij, 0)

    async def doe_archief(self) -> None:
        """Take the row away where nothing refers to it; u brings it back."""
        if self.regel[0].startswith(KAART):
            wijziging: Wijziging = VerwijderRij(self.tabel, self.regel[1])
            self.geef(wijziging)

    async def doe_zoek(self) -> None:
        """Narrow by typing; Enter goes to the row."""

        async def regels(tekst: str) -> tuple[Regel, ...]:
            woorden = schoon(tekst).casefold().split()
            gevonden = tuple(r for r in self.beeld.regels if all(w in plat(r.links).casefold() for w in woorden))
            return gevonden or (Regel(("leeg", 0, 0), ((" niets gevonden", "dof"),), kiesbaar=False),)

        def gekozen(sleutel: object) -> None:
            if isinstance(sleutel, tuple) and sleutel[0].startswith(KAART):
                self.zet_regels(self.beeld.regels, self.beeld.titel, sleutel)

        await self.ivp.push_screen(Kiesscherm(f"Zoek in {WOORD[self.tabel][1]}", regels, bij=self.regel), gekozen)
