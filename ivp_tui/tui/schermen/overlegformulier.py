"""Beginning a meeting: what it is, where, when and who is there, with all of it filled in already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var

from ivp_tui.domein.bewerken import keur_lengte
from ivp_tui.domein.datum import DatumFout, schrijf_dag
from ivp_tui.domein.overleg import Overleg
from ivp_tui.domein.overlegopzet import eerste_opzet, opmerking, vul_aan
from ivp_tui.domein.plan import Overlegsoort
from ivp_tui.domein.rem import Rem
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import MAXIMUM, Geweigerd
from ivp_tui.domein.wijziging_overleg import BeginOverleg
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.tui.schermen.dialogen import Hulpscherm, Kiesscherm, Lijstdialoog
from ivp_tui.tui.schermen.lijstvoet import berichtdelen
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, vul

if TYPE_CHECKING:
    from ivp_tui.tui.schermen.werkbank import Werkbank

_LABEL = 12
_VELDEN = ("soort", "wijk", "datum", "aanwezig")
_BEGIN: Sleutel = ("begin", 0, 0)


def _begint(naam: str, woorden: list[str]) -> bool:
    """Whether each word that was typed begins one of the name: such a name stands before one that only holds it."""
    delen = naam.casefold().split()
    return all(any(deel.startswith(woord) for deel in delen) for woord in woorden)


class Overlegformulier(Lijstdialoog):
    """One calm form; its answer is the id of the meeting that was begun, None when one left."""

    CSS = """
    Overlegformulier #kader { height: 13; }
    """

    VOET = (("omlaag", "omlaag"), ("ga", "wijzigt, en begint"), ("terug", "terug"), ("hulp", "hulp"))
    bericht: var[Regel | None] = var(None)

    def __init__(self, werkbank: Werkbank, soorten: tuple[Overlegsoort, ...], overleggen: tuple[Overleg, ...]) -> None:
        """Begin with what the last meeting of the chosen wijk was; `soorten` are the kinds to choose from."""
        super().__init__()
        self._werkbank = werkbank
        self._soorten_hier = soorten
        self._overleggen = overleggen
        blik = werkbank.blik
        self.opzet = eerste_opzet(werkbank.stand, soorten, overleggen, blik.wijk_id, blik.vandaag)
        self.bewerker: Bewerker | None = None
        self._naam = ""
        self._rem = Rem()

    def compose(self) -> ComposeResult:
        """The lines in a frame, and beneath them what is to be known."""
        klas = Overlegformulier
        with Vertical(id="kader"):
            yield Lijst("lijst").data_bind(beeld=Lijstdialoog.beeld, palet=Lijstdialoog.palet)
            yield Vasteregel("kaartbericht").data_bind(regel=klas.bericht, palet=Lijstdialoog.palet)
        yield self.maak_voet()

    def on_mount(self) -> None:
        """Draw it before the first frame, the cursor where Enter begins; the base class is called too."""
        self.teken(_BEGIN)

    # drawing

    def teken(self, bij: Sleutel | None = None) -> None:
        """Draw the lines; the cursor stays on its line."""
        opzet, stand, vandaag = self.opzet, self._werkbank.stand, self._werkbank.blik.vandaag
        stad = "stad" if stand.wijken else "hele gemeente"
        dag = schrijf_dag(opzet.datum) + (" (vandaag)" if opzet.datum == vandaag else "")
        eigen = "" if opzet.soort is not None else "  (eigen naam)"
        teksten = {
            "soort": schoon(opzet.titel) + eigen,
            "wijk": schoon(stand.wijknaam(opzet.wijk_id, stad)),
            "datum": dag,
            "aanwezig": schoon(opzet.aanwezig) or "nog niemand ingevuld",
        }
        regels = [self._leeg(0)]
        for nummer, naam in enumerate(_VELDEN):
            delen: tuple[Deel, ...] = ((vul(f" {naam.capitalize()}", _LABEL), "label"), (teksten[naam], ""))
            regels.append(Regel(("veld", nummer, 0), delen))
        regels += [self._leeg(1), Regel(_BEGIN, ((" Begin het overleg", "gekozen"), ("   Enter", "dof")))]
        zoek = bij or self._sleutel
        cursor = next((n for n, regel in enumerate(regels) if regel.sleutel == zoek), len(regels) - 1)
        self.beeld = Lijstbeeld(tuple(regels), cursor, "Nieuw overleg — Enter op een regel wijzigt die, Esc terug")
        self.meld(opmerking(opzet, stand.plan.gemeente_id, self._overleggen))

    @staticmethod
    def _leeg(nummer: int) -> Regel:
        return Regel(("wit", nummer, 0), ((" ", ""),), kiesbaar=False)

    @property
    def _sleutel(self) -> Sleutel:
        regels, cursor = self.beeld.regels, self.beeld.cursor
        return regels[cursor].sleutel if 0 <= cursor < len(regels) else _BEGIN

    def meld(self, tekst: str, fout: bool = False) -> None:
        """Tell something beneath the lines."""
        self.bericht = Regel(("bericht", 0, 0), berichtdelen(tekst, fout))

    # choosing and typing

    async def doe_ga(self) -> None:
        """Enter: change the field, or begin."""
        soort, nummer, _ = self._sleutel
        if soort == "begin":
            await self._begin()
        elif _VELDEN[nummer] == "soort":
            await self.ivp.push_screen(Kiesscherm("Soort — kies, of typ een eigen naam", self._soorten), self._na_soort)
        elif _VELDEN[nummer] == "wijk":
            nu = ("wijk", self.opzet.wijk_id or 0, 0)
            await self.ivp.push_screen(Kiesscherm("Wijk — typ, Enter kiest", self._wijken, bij=nu), self._na_wijk)
        else:
            await self._open(_VELDEN[nummer])

    async def doe_vouw(self) -> None:
        """Space changes the field too; it does not begin."""
        if self._sleutel != _BEGIN:
            await self.doe_ga()

    async def _soorten(self, tekst: str) -> tuple[Regel, ...]:
        self._getypt = " ".join(schoon(tekst).split())
        woorden = tekst.casefold().split()
        regels = [
            Regel(("soort", s.id, 0), ((f" {schoon(s.naam)}", ""), (f"  {schoon(s.ritme)}" if s.ritme else "", "dof")))
            for s in sorted(self._soorten_hier, key=lambda s: not _begint(s.naam, woorden))
            if all(woord in s.naam.casefold() for woord in woorden)
        ]
        namen = {o.naam for o in self._overleggen if not o.soort}
        if self._getypt and self._getypt not in namen:
            regels.append(Regel(("eigen", 0, 0), ((f" «{self._getypt}»", ""), ("  eigen naam", "dof"))))
        self._namen = sorted(naam for naam in namen if all(woord in naam.casefold() for woord in woorden))
        for nummer, naam in enumerate(self._namen, 1):
            regels.append(Regel(("eigen", nummer, 0), ((f" {schoon(naam)}", ""), ("  eerder gebruikt", "dof"))))
        leeg = Regel(("leeg", 0, 0), ((" typ hoe het overleg heet", "dof"),), kiesbaar=False)
        return tuple(regels) or (leeg,)

    def _na_soort(self, gekozen: object) -> None:
        if not isinstance(gekozen, tuple) or gekozen[0] not in ("soort", "eigen"):
            return
        wat, nummer, _ = gekozen
        if wat == "soort":
            soort = next(s for s in self._soorten_hier if s.id == nummer)
            self._zet(soort=soort, naam=soort.naam)
            return
        naam = self._namen[nummer - 1] if nummer else self._getypt
        try:
            keur_lengte("naam", naam)
        except Geweigerd as fout:
            self.meld(str(fout))
            return
        self._zet(soort=None, naam=naam)

    async def _wijken(self, tekst: str) -> tuple[Regel, ...]:
        stand = self._werkbank.stand
        alle = [(0, "stad" if stand.wijken else "hele gemeente"), *((w.id, schoon(w.naam)) for w in stand.wijken)]
        return tuple(
            Regel(("wijk", nummer, 0), ((f" {naam}", ""),))
            for nummer, naam in alle
            if tekst.casefold().strip() in naam.casefold()
        )

    def _na_wijk(self, gekozen: object) -> None:
        if isinstance(gekozen, tuple) and gekozen[0] == "wijk":
            self._zet(wijk_id=gekozen[1] or None)

    def _zet(self, **anders: object) -> None:
        self.opzet = vul_aan(replace(self.opzet, **anders), self._werkbank.stand, self._overleggen)  # type: ignore[arg-type]
        self.teken()

    async def _open(self, naam: str) -> None:
        datum = self.opzet.datum
        begin = f"{datum.day}-{datum.month}-{datum.year}" if naam == "datum" else self.opzet.aanwezig
        bewerker = Bewerker(naam.capitalize(), begin, toetsen="Enter houdt · Esc terug")
        lijst = self.lijst
        bewerker.styles.offset = (lijst.region.x, lijst.region.y + (lijst.rij_op_scherm(self.beeld.cursor) or 0))
        bewerker.styles.width = lijst.size.width
        bewerker.palet = self.palet
        self.bewerker, self._naam = bewerker, naam
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        self._lees_voor()

    def _lees(self, tekst: str) -> dict[str, object]:
        """What the open field gives; raises Geweigerd."""
        if self._naam == "aanwezig":
            keur_lengte("aanwezig", tekst)
            return {"aanwezig": tekst, "zelf_aanwezig": True}
        try:
            # a meeting is of today or was before: without a year it is the last such day
            return {"datum": Datumtaal(self._werkbank.blik.vandaag).dag(tekst, vooruit=False)}
        except DatumFout as fout:
            raise Geweigerd(str(fout)) from fout

    def _lees_voor(self) -> None:
        if self.bewerker is None or self._rem.wacht(self._naam, self.bewerker.tekst):
            return
        try:
            gelezen = self._lees(self.bewerker.tekst.strip())
        except Geweigerd as fout:
            self.bewerker.meld(str(fout), fout=True)
        else:
            dag = gelezen.get("datum")
            self.bewerker.meld(f"= {schrijf_dag(dag)}" if dag is not None else "functies en organisaties")  # type: ignore[arg-type]

    def na_toets(self) -> None:
        """After the field has taken a key: read it aloud."""
        self._lees_voor()

    async def toets(self, event: events.Key) -> bool:
        """While a field is open the keys are its own, but for the ones that leave it."""
        bewerker = self.bewerker
        if bewerker is None:
            return await super().toets(event)
        if event.key == "escape":
            await self._sluit_veld()
            return True
        if event.key not in ("enter", "tab", "ctrl+s"):
            return False
        try:
            gelezen = self._lees(schoon(bewerker.tekst).strip())
        except Geweigerd as fout:
            bewerker.meld(str(fout), fout=True)
            return True
        nieuw = bewerker.tekst.strip() != schoon(self.opzet.aanwezig).strip()
        if self._naam == "aanwezig" and nieuw and bewerker.vraagt(self._rem, "aanwezig", doet="houdt het"):
            return True
        await self._sluit_veld()
        self._zet(**gelezen)
        return True

    async def _sluit_veld(self) -> None:
        bewerker, self.bewerker = self.bewerker, None
        self._rem.laat()
        self.set_focus(self.lijst, scroll_visible=False)
        if bewerker is not None:
            await bewerker.remove()

    # beginning

    async def _begin(self) -> None:
        """Have it written, and leave when it is in the file."""
        opzet = self.opzet
        soort_id = opzet.soort.id if opzet.soort is not None else None
        # what another program wrote in the plan may be longer than a meeting takes; it must not keep one from beginning
        naam, wie = opzet.titel[: MAXIMUM["naam"]], opzet.aanwezig[: MAXIMUM["aanwezig"]]
        bon = self._werkbank.geef(BeginOverleg(soort_id, naam, opzet.wijk_id, opzet.datum, wie))
        if bon is None:
            self.bericht = self._werkbank.status
            return
        await bon.klaar.wait()
        if bon.fout is not None:
            self.meld(str(bon.fout), fout=True)
        elif bon.uitslag is not None and bon.uitslag.item is not None:
            self.dismiss(bon.uitslag.item[1])

    async def doe_hulp(self) -> None:
        """All keys."""
        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))
