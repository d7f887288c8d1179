"""What was typed on the workbench and is not in the file: kept by field, and on disk for when the program ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivp_tui.domein.bewerken import Veld
    from ivp_tui.domein.plan import Actie, Doel, Thema
    from ivp_tui.domein.stand import Stand
    from ivp_tui.domein.verantwoording import Toezegging, Verhaal
    from ivp_tui.klad import Kladmap, Kladtekst
    from ivp_tui.regie import Bon

#: the table in the fields of a plan that is being made; their row is the plan it comes from
NIEUW_PLAN = "nieuw-plan"

#: the table in the fields of a meeting; their row is the overleg, their field the kind and their year the agendapunt
OVERLEGVELD = "overlegveld"

#: what makes two fields the same one
Veldsleutel = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a field was opened: the plan, the wijk in view, the line with the cursor, and what opens it again."""

    plan: str
    wijk_id: int | None
    cursor: tuple[str, int, int]
    bij: str
    opdracht: tuple[str, str] = ("", "")


class Concepten:
    """The texts that are not saved: of fields that were left, of what is on its way to the file, and of the open one.

    `tekst_nu` gives what stands in the open field.
    """

    def __init__(self, uuid: str, klok: Callable[[], datetime] | None = None) -> None:
        """Of the plan file with this uuid, '' to keep nothing on disk; `klok` is this machine's own time."""
        self._uuid = uuid
        self._klok = klok or (lambda: datetime.now())
        self._verlaten: dict[Veldsleutel, Kladtekst] = {}
        self._niet_op_schijf: set[Kladtekst] = set()
        self._onderweg: dict[Bon, Kladtekst] = {}
        self._open: tuple[Veld, Herkomst, Callable[[], str]] | None = None
        self._tijd = self._klok()
        self._map: Kladmap | None = None
        self._draad: ThreadPoolExecutor | None = None
        self._op_schijf: tuple[Kladtekst, ...] = ()
        self._schrijft: Future[bool] | None = None

    # fields

    def open(self, veld: Veld, herkomst: Herkomst, tekst_nu: Callable[[], str]) -> None:
        """A field was opened."""
        self._open, self._tijd = (veld, herkomst, tekst_nu), self._klok()

    def getypt(self) -> None:
        """Something was typed in the open field."""
        self._tijd = self._klok()

    def haal(self, veld: Veld) -> str:
        """What the field begins with: what was typed in it before and is not saved, else what it holds."""
        klad = self._verlaten.pop(veld.sleutel, None)
        return veld.tekst if klad is None else klad.tekst

    def heeft(self, veld: Veld) -> bool:
        """Whether something was typed in the field before that is not saved."""
        return veld.sleutel in self._verlaten

    def laat(self, op_schijf: bool = True) -> bool:
        """The open field is left without saving; whether something in it was worth keeping.

        Without `op_schijf` it is kept in memory only.
        """
        klad, self._open = self._lopend(), None
        if klad is not None:
            self.houd(klad)
            if not op_schijf:
                self._niet_op_schijf.add(klad)
        return klad is not None

    def geef(self, bon: Bon | None) -> None:
        """The open field was given to be saved by this ticket; None when there was nothing to save."""
        klad, self._open = self._lopend(), None
        if bon is not None and klad is not None:
            self._onderweg[bon] = klad

    def uitslag(self, bon: Bon) -> bool:
        """A ticket is done; when it was refused its text is kept, and then this gives True."""
        klad = self._onderweg.pop(bon, None)
        if klad is not None and bon.fout is not None:
            self.houd(klad)
            return True
        return False

    def houd(self, klad: Kladtekst) -> None:
        """Keep a text for when its field opens."""
        self._verlaten[klad.veld.sleutel] = klad

    def van(self, tabel: str, rij: int) -> tuple[Kladtekst, ...]:
        """The texts that are kept for the fields of one row."""
        return tuple(klad for klad in self._verlaten.values() if (klad.veld.tabel, klad.veld.rij) == (tabel, rij))

    def vergeet(self, tabel: str, rij: int) -> None:
        """What was kept for the fields of one row has been saved."""
        for klad in self.van(tabel, rij):
            del self._verlaten[klad.veld.sleutel]

    def gooi_weg(self) -> None:
        """The open field closes, and what stands in it is not wanted any more."""
        self._open = None

    def _lopend(self) -> Kladtekst | None:
        if self._open is None:
            return None
        veld, herkomst, tekst_nu = self._open
        tekst = tekst_nu()
        if not tekst.strip() or veld.is_zoals(tekst):
            return None
        from ivp_tui.domein.bewerken import VeldSoort
        from ivp_tui.klad import Kladtekst

        if veld.kaartveld is not None:
            # what was read from the file to edit it is read anew when the field opens
            veld = replace(veld, soort=VeldSoort.WAARDE, kaartveld=None)
        waar = (herkomst.bij, herkomst.plan, herkomst.wijk_id, herkomst.cursor, herkomst.opdracht)
        return Kladtekst(veld, tekst, self._tijd, *waar)

    # disk

    def neem_over(self) -> tuple[Kladtekst, ...]:
        """What an ivp that ended left behind for this file, newest first; kept here from now on."""
        from ivp_tui import paden

        if not self._uuid or not paden.naam_van_map(self._uuid) or not paden.klad(self._uuid).is_dir():
            return ()
        teksten = self._kladmap().neem_over()
        for klad in reversed(teksten):
            self.houd(klad)
        self._op_schijf = self._alle()
        return teksten

    def _kladmap(self) -> Kladmap:
        if self._map is None:
            from ivp_tui.klad import Kladmap

            self._map = Kladmap(self._uuid)
        return self._map

    def _alle(self) -> tuple[Kladtekst, ...]:
        lopend = self._lopend()
        self._niet_op_schijf.intersection_update(self._verlaten.values())
        verlaten = (klad for klad in self._verlaten.values() if klad not in self._niet_op_schijf)
        rest = (*verlaten, *self._onderweg.values())
        return (*rest, lopend) if lopend is not None else rest

    def leg_vast(self) -> None:
        """Have all of it written down, on a thread of its own; nothing is done where nothing changed."""
        teksten = self._alle()
        if not self._uuid or (self._schrijft and not self._schrijft.done()):
            return
        # what the disk did not take is tried again
        gelukt = self._schrijft is None or self._schrijft.result()
        if gelukt and teksten == self._op_schijf:
            return
        if self._draad is None:
            self._draad = ThreadPoolExecutor(1, thread_name_prefix="ivp-klad")
        self._op_schijf = teksten
        self._schrijft = self._draad.submit(self._kladmap().bewaar, teksten)

    def leg_nu_vast(self, laatste: bool = False) -> None:
        """Have all of it written down before this returns; with `laatste` the program ends after it."""
        if self._draad is not None:
            self._draad.shutdown()
            self._draad = None
        teksten = self._alle()
        if self._uuid and (teksten or self._map is not None):
            self._kladmap().bewaar(teksten)
            self._op_schijf = teksten
            if laatste:
                self._kladmap().sluit()


def noem(stand: Stand, soort: str, nummer: int) -> str:
    """An item in words: "actie «Heling tegengaan»"; what has no title is called by its kind."""
    rijen: dict[str, Iterable[Thema | Doel | Actie | Toezegging | Verhaal]] = {
        "thema": stand.themas,
        "themabreed": stand.themas,
        "doel": stand.doelen,
        "actie": stand.acties,
        "toezegging": stand.toezeggingen,
        "verhaal": stand.verhalen,
    }
    titels = {rij.id: rij.titel for rij in rijen.get(soort, ())}
    naam = {"themabreed": "thema", "streefwaarde": "doelcijfer", "indicator": "cijfer"}.get(soort, soort)
    return f"{naam} «{titels[nummer]}»" if nummer in titels else naam
