"""What a second screen shows, from two sides: what a workbench has in view, and the file, which is only read.

Whatever goes wrong, what was read last stays, with a sentence that says what is the matter.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ivp_tui.beamerkanaal import Ontvanger
from ivp_tui.domein.beamer import Beamerbeeld
from ivp_tui.domein.toont import Toont
from ivp_tui.opening import ONGELEZEN, Kenteken, neem_kenteken
from ivp_tui.opslag.afscherming import open_afgeschermd
from ivp_tui.opslag.bestand import Bestand, BestandFout, LeesFout, is_schade, leg_uit
from ivp_tui.opslag.lezen import OnbekendPlan
from ivp_tui.opslag.lezen_beamer import lees_beeld_van

DICHT = "de werkbank is dicht; dit is wat er het laatst te zien was"


class OnbekendeWijk(Exception):
    """The wijk asked for is not one of the plan's gemeente; `namen` are those that are."""

    def __init__(self, naam: str, namen: Iterable[str]) -> None:
        """Make the Dutch sentence that names the wijken there are."""
        self.namen = tuple(namen)
        wel = ", ".join(self.namen) or "geen; deze gemeente heeft er geen"
        super().__init__(f"er is geen wijk «{naam}»; wel: {wel}")


@dataclass(frozen=True, slots=True)
class Vertoning:
    """What there is to show: what was read, what it is about, and a sentence for below it, '' when all is well.

    `demo` marks a copy with invented statuses.
    """

    beeld: Beamerbeeld
    toont: Toont
    vandaag: date
    zin: str = ""
    demo: bool = False


class Beamerbron:
    """One file and the workbench on it; everything here may take a moment and belongs on one thread."""

    def __init__(
        self, pad: Path, plan: str | None, wijk: str | None, vandaag: date, met_houders: bool,
        onthouden: Callable[[str], tuple[str, str]] = lambda uuid: ("", ""),
    ) -> None:  # fmt: skip
        """Open and read the file; without a workbench this plan and wijk are shown.

        What was not asked for is what was last in view: `onthouden` gives plan and wijk by the uuid of the file.
        Raises BestandFout, OnbekendPlan, OnbekendeWijk, and what reading raises.
        """
        self._bestand: Bestand = open_afgeschermd(pad)
        self._met_houders = met_houders
        self._ontvanger = Ontvanger(self._bestand.uuid)
        self._kenteken: Kenteken = ONGELEZEN
        try:
            was_plan, was_wijk = onthouden(self._bestand.uuid)
            try:
                self._toon = self._lees(Toont(plan or was_plan), vandaag)
            except OnbekendPlan:
                if plan:
                    raise
                self._toon = self._lees(Toont(""), vandaag)
            wijk_id = self._wijk_id(was_wijk if wijk is None else wijk, wijk is not None)
            self._begin = replace(self._toon.toont, wijk_id=wijk_id)
            self.kijk(vandaag)
        except BaseException:
            self._bestand.sluit()
            raise

    def _wijk_id(self, naam: str, gevraagd: bool) -> int | None:
        stand = self._toon.beeld.stand
        namen = {wijk.naam.casefold(): wijk.id for wijk in stand.wijken}
        if gevraagd and naam.casefold() not in (*namen, "stad", ""):
            raise OnbekendeWijk(naam, (wijk.naam for wijk in stand.wijken))
        return namen.get(naam.casefold())

    @property
    def vertoning(self) -> Vertoning:
        """What was read last."""
        return self._toon

    def kijk(self, vandaag: date) -> Vertoning:
        """Look at the workbench and at the file, and read it anew where either is another than it was."""
        ontvangst = self._ontvanger.kijk()
        # a workbench that was never there is not missed
        zin = DICHT if ontvangst.toont is not None and not ontvangst.open else ""
        toont = ontvangst.toont or self._begin
        zin = self._volg_bestand() or self._ververs(toont, vandaag) or zin
        if zin != self._toon.zin:
            self._toon = Vertoning(self._toon.beeld, self._toon.toont, vandaag, zin, self._bestand.demo)
        return self._toon

    def _ververs(self, toont: Toont, vandaag: date) -> str:
        """Read when there is something new; gives why it could not, '' when it could or need not."""
        try:
            zelfde = (toont, vandaag) == (self._toon.toont, self._toon.vandaag)
            if not zelfde or neem_kenteken(self._bestand) != self._kenteken:
                self._toon = self._lees(toont, vandaag)
        except OnbekendPlan:
            return f"het plan «{toont.plan}» is er niet meer; dit is wat er het laatst te zien was"
        except (LeesFout, ValueError, OSError) as fout:
            if is_schade(fout):
                return "het bestand is beschadigd; dit is wat er het laatst te lezen was"
            return f"{leg_uit(fout)}; dit is wat er het laatst te lezen was"
        return "het bestand is beschadigd; dit is wat er te lezen is" if self._bestand.beschadigd else ""

    def _lees(self, toont: Toont, vandaag: date) -> Vertoning:
        # the mark is taken before reading: a change in between is seen again, never missed
        self._bestand.vergeet()
        kenteken = neem_kenteken(self._bestand)
        beeld = lees_beeld_van(self._bestand, toont, vandaag.year, self._met_houders)
        self._kenteken = kenteken
        return Vertoning(beeld, toont, vandaag, demo=self._bestand.demo)

    def _volg_bestand(self) -> str:
        """Go on with the file that came in the place of one that is gone; gives why that cannot be, '' when it can."""
        if self._bestand.is_nog_hetzelfde():
            return ""
        naam = self._bestand.pad.name
        try:
            nieuw = open_afgeschermd(self._bestand.pad)
        except (BestandFout, OSError):
            return f"{naam} is verplaatst, verwijderd of vervangen; dit is wat er het laatst in stond"
        if nieuw.uuid != self._bestand.uuid:
            nieuw.sluit()
            return f"op de plek van {naam} staat een ander bestand; dit is wat er het laatst in stond"
        self._bestand.sluit()
        self._bestand, self._kenteken = nieuw, ONGELEZEN
        return ""

    def sluit(self) -> None:
        """Close the file."""
        self._bestand.sluit()
