"""The dialog that writes the verslag of an overleg: of which one, as what, and where; Enter writes it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from ivp_tui.domein.overleg import Overleg
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.opslag.bestand import leg_uit
from ivp_tui.opslag.lezen_overleg import lees_overleggen
from ivp_tui.rapport.vormen import VORMEN, bestandsnaam
from ivp_tui.tui.schermen.dialogen import Kiesscherm, Lijstdialoog
from ivp_tui.tui.widgets.invoerveld import Bewerker
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.regel import Regel, Sleutel, vul, wikkel

if TYPE_CHECKING:
    from ivp_tui.domein.verslag import Verslag
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.tui.app import IvpApp

OVERLEG: Sleutel = ("overleg", 0, 0)
VORM: Sleutel = ("vorm", 0, 0)
PAD: Sleutel = ("pad", 0, 0)
SCHRIJF: Sleutel = ("schrijf", 0, 0)

_LABELS = 10


class Verslagscherm(Lijstdialoog):
    """What to write; the result is the path of what was written, or None."""

    VOET = (("ga", "schrijft of wijzigt"), ("terug", "terug"), ("hulp", "hulp"))
    # the layout is here: the stylesheet of the start need not know a screen that is opened later
    CSS = """
    Verslagscherm #kader { height: 16; max-height: 90%; }
    """

    def __init__(self, overleggen: tuple[Overleg, ...], map_: Path, vandaag: date, overleg_id: int | None) -> None:
        """Of these, the newest first: `overleg_id`, else the one that is open, else the last; in the folder `map_`."""
        super().__init__()
        self.overleggen = overleggen
        voorkeur = [*(o for o in overleggen if o.id == overleg_id), *(o for o in overleggen if o.is_open), *overleggen]
        self.overleg = next(iter(voorkeur), None)
        self.vorm = next(iter(VORMEN))
        self.vandaag = vandaag
        self.bewerker: Bewerker | None = None
        self._map = map_
        self._eigen_pad: Path | None = None
        self._cursor = SCHRIJF
        self._bericht: tuple[str, bool] = ("", False)
        # the path about which it was asked whether it may be replaced
        self._gevraagd: Path | None = None

    def on_resize(self, event: events.Resize) -> None:
        """The lines are as long as there is room."""
        self.teken()

    @property
    def pad(self) -> Path:
        """Where it goes: what was typed, else a name of its own in the folder."""
        if self._eigen_pad is not None:
            return self._eigen_pad
        o = self.overleg
        naam = bestandsnaam(o.naam, o.wijk, o.datum, self.vorm) if o is not None else f"verslag.{self.vorm}"
        return self._map / naam

    def teken(self) -> None:
        """Draw the choices, the path in full, and what there is to say."""
        breed = min(84, self.app.size.width * 96 // 100) - 3
        if self.overleg is None:
            regels = [Regel(("leeg", 0, 0), ((" Er is nog geen overleg om een verslag van te schrijven.", "dof"),))]
            self.beeld = Lijstbeeld(tuple(regels), 0, "Verslag — Esc sluit")
            return
        loopt = " (nog open)" if self.overleg.is_open else ""
        vormen = "  ".join(f"[{naam}]" if vorm == self.vorm else f" {naam} " for vorm, naam in VORMEN.items())
        regels = [*_regel(OVERLEG, "Overleg", self.overleg.titel() + loopt, breed)]
        regels += _regel(VORM, "Vorm", vormen, breed)
        regels += _regel(PAD, "Bestand", str(self.pad), breed)
        regels += [Regel(("leeg", 1, 0), (), kiesbaar=False)]
        regels += [Regel(SCHRIJF, ((" ▸ Schrijf het verslag", "kop-tekst"),))]
        tekst, fout = self._bericht
        if tekst:
            regels += [Regel(("leeg", 2, 0), (), kiesbaar=False)]
            for nummer, stuk in enumerate(wikkel(schoon(tekst), breed - 2)):
                regels.append(Regel(("zin", nummer, 0), ((f" {stuk}", "fout" if fout else "bericht"),), kiesbaar=False))
        cursor = next((i for i, regel in enumerate(regels) if regel.sleutel == self._cursor), 0)
        self.beeld = Lijstbeeld(tuple(regels), cursor, "Verslag — Enter schrijft of wijzigt, Esc sluit")

    def watch_beeld(self, beeld: Lijstbeeld) -> None:
        """Remember where the cursor is."""
        if 0 <= beeld.cursor < len(beeld.regels):
            self._cursor = beeld.regels[beeld.cursor].sleutel

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something beneath the choices; nothing of the plan is written here, so there is no confirmation."""
        self._bericht = tekst, fout
        self.teken()

    # choosing

    async def toets(self, event: events.Key) -> bool:
        """While the path is typed the keys are its own; any key but Enter takes back the question to replace."""
        if self.bewerker is not None:
            if event.key not in ("escape", "enter", "tab"):
                return False
            await self._sluit_pad(houd=event.key != "escape")
            return True
        if self._gevraagd is not None and event.key != "enter":
            self._gevraagd = None
            self.meld("")
        return await super().toets(event)

    async def doe_vouw(self) -> None:
        """Space: the next form; elsewhere as Enter."""
        await self.doe_ga()

    async def doe_ga(self) -> None:
        """Enter: write, or change what the line tells."""
        if self._cursor == SCHRIJF:
            await self.schrijf()
        elif self._cursor == VORM:
            self._volgende_vorm()
        elif self._cursor == PAD:
            await self._open_pad()
        elif self._cursor == OVERLEG:
            titel = "Welk overleg — typ, Enter kiest"
            await self.ivp.push_screen(Kiesscherm(titel, self._overlegregels), self._na_overleg)
        else:
            self.dismiss(None)

    def _volgende_vorm(self) -> None:
        vormen = list(VORMEN)
        self.vorm = vormen[(vormen.index(self.vorm) + 1) % len(vormen)]
        if self._eigen_pad is not None:
            self._eigen_pad = self._eigen_pad.with_suffix(f".{self.vorm}")
        self.meld("")

    async def _overlegregels(self, tekst: str) -> tuple[Regel, ...]:
        woorden = tekst.casefold().split()
        regels = tuple(
            Regel(("overleg", o.id, 0), ((f" {schoon(o.titel())}", ""),), (("open " if o.is_open else "", "dof"),))
            for o in self.overleggen
            if all(woord in o.titel().casefold() for woord in woorden)
        )
        return regels or (Regel(("leeg", 0, 0), ((" niets gevonden", "dof"),), kiesbaar=False),)

    def _na_overleg(self, gekozen: object) -> None:
        self.overleg = next((o for o in self.overleggen if gekozen == ("overleg", o.id, 0)), self.overleg)
        self.meld("")

    # where

    async def _open_pad(self) -> None:
        bewerker = Bewerker("Bestand", str(self.pad), toetsen="Enter houdt · Esc terug")
        lijst = self.lijst
        y = lijst.region.y + (lijst.rij_op_scherm(self.beeld.cursor) or 0)
        bewerker.styles.offset = (lijst.region.x, max(0, min(y, self.app.size.height - 2)))
        bewerker.styles.width = lijst.region.width
        bewerker.palet = self.palet
        self.bewerker = bewerker
        await self.mount(bewerker)
        self.set_focus(bewerker.veld, scroll_visible=False)
        bewerker.meld("een map, of een bestand dat eindigt op .docx, .html of .md")

    async def _sluit_pad(self, houd: bool) -> None:
        bewerker, self.bewerker = self.bewerker, None
        assert bewerker is not None  # the path was open
        tekst = bewerker.tekst.strip()
        self.set_focus(self.lijst, scroll_visible=False)
        await bewerker.remove()
        if houd and tekst and tekst != str(self.pad):
            self._zet_pad(Path(tekst))
        self.meld("")

    def _zet_pad(self, getypt: Path) -> None:
        try:
            pad = self._map / getypt.expanduser()
        except RuntimeError:
            pad = self._map / getypt  # there is no home folder of that name
        if pad.is_dir():
            self._map, self._eigen_pad = pad, None
            return
        vorm = pad.suffix.lower().removeprefix(".")
        if vorm in VORMEN:
            self.vorm = vorm
        else:
            pad = pad.with_name(f"{pad.name}.{self.vorm}")
        self._eigen_pad = pad

    # writing

    async def schrijf(self) -> None:
        """Write it; what is there already is replaced only when the key is given again."""
        from ivp_tui.rapport.bewaren import BestaatAl, BewaarFout

        pad, vorm, overleg = self.pad, self.vorm, self.overleg
        if overleg is None:
            return
        overschrijf, self._gevraagd = self._gevraagd == pad, None
        self.meld("schrijft het verslag …")
        try:
            verslag = await self._lees(overleg)
            # off the event loop: what makes a Word document takes a while to come in, and needs no file
            await asyncio.to_thread(_schrijf, verslag, vorm, pad, overschrijf)
        except BestaatAl as fout:
            self._gevraagd = pad
            self.meld(f"{fout}; nog eens Enter vervangt het, elke andere toets laat het zo", fout=True)
        except (BewaarFout, Geweigerd, LookupError, ValueError) as fout:
            weg = "dit overleg is intussen verwijderd" if isinstance(fout, LookupError) else str(fout)
            waarom = leg_uit(fout) if isinstance(fout, ValueError) else weg
            self.meld(f"geen verslag geschreven: {waarom}", fout=True)
        else:
            self.dismiss(str(pad))

    async def _lees(self, overleg: Overleg) -> Verslag:
        from ivp_tui.opslag.lezen import lees_stand
        from ivp_tui.opslag.lezen_verslag import lees_verslag

        jaar = self.vandaag.year

        def haal(bestand: Bestand) -> Verslag:
            stand = lees_stand(bestand.conn, overleg.plan, jaar)
            return lees_verslag(bestand.conn, overleg.id, stand, bestand.demo)

        return await self.ivp.regie.vraag(haal)


def _regel(sleutel: Sleutel, label: str, tekst: str, breed: int) -> list[Regel]:
    """A choice, in as many lines as it takes: a path is read to its end."""
    uit = []
    for nummer, stuk in enumerate(wikkel(schoon(tekst), breed - _LABELS - 2)):
        voor = vul(f" {label}" if nummer == 0 else "", _LABELS + 1)
        plek = sleutel if nummer == 0 else (f"{sleutel[0]}-verder", nummer, 0)
        uit.append(Regel(plek, ((voor, "label"), (stuk, "")), kiesbaar=nummer == 0))
    return uit


def _schrijf(verslag: Verslag, vorm: str, pad: Path, overschrijf: bool) -> None:
    from ivp_tui.rapport.bewaren import bewaar
    from ivp_tui.rapport.verslag import verslagdocument
    from ivp_tui.rapport.vormen import als_bytes

    bewaar(pad, als_bytes(verslagdocument(verslag), vorm), overschrijf)


def verslagmap(planbestand: Path) -> Path:
    """The folder for documents of this person, where there is one; else beside the plan file."""
    import platformdirs

    documenten = Path(platformdirs.user_documents_dir())
    return documenten if documenten.is_dir() else planbestand.resolve().parent


async def open_verslag(ivp: IvpApp, vandaag: date, na: Callable[[object], None], overleg_id: int | None = None) -> None:
    """Read which overleggen there are, then open the dialog on one; `na` gets the path that was written, or None."""
    gemeente = ivp.regie.stand.plan.gemeente_id
    try:
        overleggen = await ivp.regie.vraag(lambda bestand: lees_overleggen(bestand.conn, gemeente))
    except ValueError as fout:
        # another program may have put there what is no day
        raise Geweigerd(leg_uit(fout)) from fout
    map_ = verslagmap(ivp.regie.bestand.pad)
    await ivp.push_screen(Verslagscherm(overleggen, map_, vandaag, overleg_id), na)
