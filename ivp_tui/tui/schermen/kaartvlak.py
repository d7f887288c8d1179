"""What a card and a list of rows share: a field over the lines, giving what was typed, and what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.reactive import var

from ivp_tui.domein.bewerken import VRIJE_TEKST, Veld, VeldSoort
from ivp_tui.domein.bewerken_velden import VELDSOORT
from ivp_tui.domein.datum import Datumlezer, StrengeLezer
from ivp_tui.domein.rem import Rem
from ivp_tui.domein.rijen import woord
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.velden import Waardesoort
from ivp_tui.domein.veldregels import Kaartveld
from ivp_tui.domein.wijziging import Geweigerd, Ongedaan, Opnieuw, Wijziging, ZetMeting
from ivp_tui.domein.wijziging_velden import NieuweRij
from ivp_tui.regie import Bon
from ivp_tui.tui.opdrachten import KAART
from ivp_tui.tui.schermen.dialogen import Hulpscherm, Lijstdialoog
from ivp_tui.tui.schermen.lijstvoet import berichtdelen
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Regel, Sleutel, plat

if TYPE_CHECKING:
    from ivp_tui.tui.app import IvpApp
    from ivp_tui.tui.schermen.concepten import Concepten

#: reads what stands in the open field: what it gives, and the echo
Leest = Callable[[str], tuple[Any, str]]


class Kaartvlak(Lijstdialoog):
    """A dialog of lines in which fields are edited; subclasses read the lines."""

    WAAR = KAART
    bericht: var[Regel | None] = var(None)

    def __init__(self, vandaag: date) -> None:
        """Days are read as seen from `vandaag`."""
        super().__init__()
        self.bewerker: Bewerker | None = None
        self.vandaag = vandaag
        self._veld: Kaartveld | None = None
        self._leest: Leest | None = None
        self._daarna: Callable[[Any], Awaitable[None]] | None = None
        # what was given and is not carried out yet, with the field it came from
        self._gegeven: dict[Bon, Veld | None] = {}
        # the field that the intent which is given now comes from
        self._bij: Veld | None = None
        self._rem = Rem()
        self._gevraagd = ""  # the holder about whom it was asked

    def compose(self) -> ComposeResult:
        """The lines in a frame, and beneath them what became of a change."""
        with Vertical(id="kader"):
            yield Lijst("lijst").data_bind(beeld=Lijstdialoog.beeld, palet=Lijstdialoog.palet)
            yield Vasteregel("kaartbericht", hoogstens=3).data_bind(regel=Kaartvlak.bericht, palet=Lijstdialoog.palet)
        yield self.maak_voet()

    async def herlees(self) -> None:
        """Read the lines anew; the cursor stays on its line."""
        raise NotImplementedError

    @property
    def cellen(self) -> int:
        """How many cells a line has; known before the first layout, so that the first frame has all lines."""
        return self._kader()[2] - 3

    def _kader(self) -> tuple[int, int, int]:
        """Where the frame stands (x, y) and how wide it is: as werkbank.tcss has it."""
        kader = self.query_one("#kader").region if self.is_mounted else Region()
        if kader.width:
            # where it is: the height of 80% is rounded, and the frame centred, by the layout
            return kader.x, kader.y, kader.width
        breed = min(84, self.app.size.width * 96 // 100)
        return (self.app.size.width - breed) // 2, self.app.size.height // 10, breed

    async def on_resize(self, event: events.Resize) -> None:
        """Another width wraps the lines elsewhere."""
        await self.herlees()

    @property
    def regel(self) -> Sleutel:
        """The key of the line with the cursor."""
        regels, cursor = self.beeld.regels, self.beeld.cursor
        return regels[cursor].sleutel if 0 <= cursor < len(regels) else ("geen", 0, 0)

    def zet_regels(self, regels: tuple[Regel, ...], titel: str, bij: Sleutel | None = None) -> None:
        """Show these lines, with the cursor on the line `bij`, else on the one it was on."""
        zoek = bij or self.regel
        kiesbaar = [nummer for nummer, regel in enumerate(regels) if regel.kiesbaar]
        zelfde = [nummer for nummer in kiesbaar if regels[nummer].sleutel == zoek]
        anders = [nummer for nummer in kiesbaar if nummer <= self.beeld.cursor][-1:] or kiesbaar[:1]
        self.beeld = Lijstbeeld(regels, (zelfde or anders or [-1])[0], titel)

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something beneath the lines; `nummer` is the confirmation, given only after COMMIT."""
        self.bericht = Regel(("bericht", 0, 0), berichtdelen(tekst, fout, nummer))

    def meld_ongelezen(self, fout: Geweigerd) -> None:
        """Tell that the file cannot be read now, after what stands there: that says what was saved and what was not."""
        zin = f"nu niet te lezen: {schoon(str(fout))}"
        stond = self.bericht.links if self.bericht else ()
        if not stond:
            self.meld(zin)
        elif not plat(stond).endswith(zin):
            self.bericht = Regel(("bericht", 0, 0), (*stond, (f"; {zin}", "bericht")))

    # giving, and what became of it

    def mag(self) -> bool:
        """Whether this file may be written; says so where it may not."""
        bestand = self.ivp.regie.bestand
        if bestand.alleen_lezen:
            self.meld(f"alleen lezen ({bestand.reden_alleen_lezen})", fout=True)
        return not bestand.alleen_lezen

    def geef(self, wijziging: Wijziging) -> None:
        """Give an intent to the regie; what was typed is kept where it is refused."""
        if self.mag():
            bon = self.ivp.regie.geef(wijziging)
            self._gegeven[bon] = self._bij
            if self._bij is not None:
                self.concepten.geef(bon)

    def bij_nieuws(self) -> None:
        """Say what became of what was given here, and read anew."""
        for bon in [bon for bon in self._gegeven if bon.klaar.is_set()]:
            veld = self._gegeven.pop(bon)
            if bon.fout is not None:
                # the werkbank heard of it first, and kept what was typed
                bewaard = veld is not None and self.concepten.heeft(veld)
                staart = "; uw tekst staat er weer als u het veld opent" if bewaard else ""
                niets = isinstance(bon.wijziging, Ongedaan | Opnieuw)
                self.meld(f"{bon.fout}{staart}", fout=not niets)
            elif bon.uitslag is not None:
                self.meld(bon.uitslag.bericht, nummer=bon.uitslag.logboek_id)
                if isinstance(bon.wijziging, NieuweRij | ZetMeting) and bon.uitslag.item:
                    self.nieuw_is_er(*bon.uitslag.item)
        self.call_later(self.herlees)

    def nieuw_is_er(self, tabel: str, rij: int) -> None:
        """A row was made here; the cursor may go to it at the next reading."""

    async def doe_ongedaan(self) -> None:
        """Undo one's last change."""
        self.geef(Ongedaan())

    async def doe_opnieuw(self) -> None:
        """Redo what was undone."""
        self.geef(Opnieuw())

    async def doe_hulp(self) -> None:
        """All keys."""
        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    # a field over the lines

    async def open_bewerker(self, veld: Kaartveld, leest: Leest, daarna: Callable[[Any], Awaitable[None]]) -> None:
        """Open a field over the line with the cursor; `daarna` gets what `leest` makes of it when it is kept."""
        soort = VELDSOORT.get(veld.kolom.soort, VeldSoort.WAARDE)
        meerregelig = soort is VeldSoort.LANGE_TEKST
        los = self._los(veld)
        begin = schoon(self.concepten.haal(los), meerregelig=meerregelig)
        label = veld.kolom.label if veld.rij else f"{veld.kolom.label} (nieuw: {woord(veld.tabel)})"
        bewerker = Bewerker(label, begin, meerregelig)
        x, y, breed = self._kader()
        hoogte, rij = 9 if meerregelig else 2, self.lijst.rij_op_scherm(self.beeld.cursor) or 0
        bewerker.styles.offset = (x + 1, max(0, min(y + 1 + rij, self.app.size.height - hoogte)))
        bewerker.styles.width = breed - 2
        bewerker.palet = self.palet
        self.bewerker, self._veld, self._leest, self._daarna = bewerker, veld, leest, daarna
        self.concepten.open(los, self.ivp.werkbank.herkomst(los), lambda: bewerker.tekst)
        self.dialoogvoet = bewerker.voet
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        self._lees_voor()

    @property
    def concepten(self) -> Concepten:
        """What was typed and is not saved, here and on the werkbank."""
        return self.ivp.werkbank.concepten

    @staticmethod
    def _los(veld: Kaartveld) -> Veld:
        """The same field as it is in the detail of the werkbank."""
        soort = VELDSOORT.get(veld.kolom.soort, VeldSoort.WAARDE)
        return Veld(soort, veld.kolom.label, veld.tekst, veld.tabel, veld.rij, veld.kolom.naam, kaartveld=veld)

    def _lees_voor(self) -> None:
        if self.bewerker is None or self._leest is None:
            return
        try:
            _, lezing = self._leest(self.bewerker.tekst)
        except Geweigerd as fout:
            self.bewerker.meld(str(fout) if self.bewerker.tekst.strip() else "", fout=True)
        else:
            self.bewerker.meld(lezing)

    async def geklikt(self) -> None:
        """A click opens the line; where a field is open it puts that back."""
        if self.bewerker is not None:
            await self._laat()
        else:
            await self.doe_ga()

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it."""
        if self.bewerker is None:
            return await super().toets(event)
        if event.key == "escape":
            await self._laat()
        elif event.key == "ctrl+s" or (event.key in ("enter", "tab") and not self.bewerker.meerregelig):
            await self._bewaar()
        else:
            return False
        return True

    def na_toets(self) -> None:
        """After the field has taken a key: read it aloud; a question stays as long as its text does."""
        self.ivp.werkbank.klad_getypt()
        if self.bewerker and self._veld and not self._rem.wacht(self._los(self._veld).sleutel, self.bewerker.tekst):
            self._lees_voor()

    async def _bewaar(self) -> None:
        bewerker, veld, leest, daarna = self.bewerker, self._veld, self._leest, self._daarna
        if bewerker is None or veld is None or leest is None or daarna is None:
            return
        tekst = bewerker.tekst
        try:
            gelezen, _ = leest(tekst)
        except Geweigerd as fout:
            bewerker.meld(str(fout), fout=True)
            return
        onveranderd = bool(veld.rij) and veld.is_zoals(tekst)
        if not onveranderd and self._vraagt_houder(veld, tekst):
            return
        vrij = VELDSOORT.get(veld.kolom.soort) in VRIJE_TEKST
        if vrij and not onveranderd and bewerker.vraagt(self._rem, self._los(veld).sleutel):
            return
        await self._sluit_bewerker()
        if onveranderd:
            self.concepten.gooi_weg()
            return
        self._bij = self._los(veld)
        await daarna(gelezen)
        self._bij = None
        if self.bewerker is None:
            # given, or nothing became of it
            self.concepten.gooi_weg()

    def _vraagt_houder(self, veld: Kaartveld, tekst: str) -> bool:
        """Whether it is asked first: a private person as holder, or who is no partner yet."""
        from ivp_tui.domein.houder import VRAAG, vraag_bij
        from ivp_tui.domein.overleg import houders

        partners = self.ivp.regie.stand.partners
        vraag = vraag_bij(houders(tekst, (p.naam for p in partners)), partners)
        waar = (veld.tabel, veld.kolom.naam) == ("afspraak", "actiehouder")
        if not waar or not vraag or self._gevraagd == tekst or self.bewerker is None:
            return False
        self._gevraagd = tekst
        kort = "een houder is geen persoon" if VRAAG in vraag else "dit wordt een nieuwe partner"
        self.bewerker.meld(f"{kort}; nog eens Enter bewaart", fout=True)
        return True

    async def _laat(self) -> None:
        if self.bewerker is not None and self._veld is not None:
            # what looked personal, was asked about and was not saved is to be nowhere but here, until ivp closes
            tekst = self.bewerker.tekst
            gevraagd = self._rem.wacht(self._los(self._veld).sleutel, tekst) or (tekst and self._gevraagd == tekst)
            if self.concepten.laat(op_schijf=not gevraagd):
                self.meld("niet gewijzigd; wat u typte staat er weer als u het veld opent")
        await self._sluit_bewerker()

    async def _sluit_bewerker(self) -> None:
        bewerker, self.bewerker = self.bewerker, None
        self._veld = self._leest = self._daarna = None
        self._gevraagd = ""
        self._rem.laat()
        self.dialoogvoet = self.voetregel(self.VOET)
        self.set_focus(self.lijst, scroll_visible=False)
        if bewerker is not None:
            await bewerker.remove()


def lezer_van(veld: Kaartveld, vandaag: date) -> Datumlezer:
    """What reads a day in this field, as seen from `vandaag`; only a day is read in words."""
    if veld.kolom.soort is not Waardesoort.DAG:
        return StrengeLezer()
    from ivp_tui.invoer.datumtaal import Datumtaal

    return Datumtaal(vandaag)


async def open_scherm(ivp: IvpApp, scherm: Kaartvlak) -> None:
    """Read the lines, then open: a key that follows fast finds them there."""
    await scherm.herlees()
    await ivp.push_screen(scherm)
