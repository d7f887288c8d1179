"""The one who owns the current Stand: turns intents into writes one by one, and takes over what others changed.

One thread owns the connection. Intents are carried out in the order in which they were given, each against the
newest Stand, so that of two fast keys both count. A write that has begun is never cancelled.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from ivp_tui.domein.plan import StandVanZaken
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Uitslag, Wijziging, ZetReden, ZetStatus
from ivp_tui.opslag.bestand import Bestand, BestandFout, LeesFout, leg_uit, open_bestand
from ivp_tui.opslag.lezen import OnbekendPlan, laatste_logboek, lees_plannen, lees_stand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.opslag.zoeken import Treffer, Zoekindex

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Bon:
    """The ticket of an intent that waits to be carried out; `bij` is the ticket whose groep it joins."""

    wijziging: Wijziging
    bij: "Bon | None" = None
    uitslag: Uitslag | None = None
    fout: Geweigerd | None = None
    klaar: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Oogst:
    """What opening a file gave: the open file and the first Stand."""

    bestand: Bestand
    stand: Stand
    kenteken: "Kenteken"


#: what tells that the file was changed: SQLite's data_version (others' commits), and time and size on disk
Kenteken = tuple[int, int, int]
ONGELEZEN: Kenteken = (-1, -1, -1)  # of a file that must be read anew at the next look


def _kenteken(bestand: Bestand) -> Kenteken:
    info = bestand.pad.stat()
    versie: int = bestand.conn.execute("PRAGMA data_version").fetchone()[0]
    return versie, info.st_mtime_ns, info.st_size


class Opening:
    """Opens and reads the file on its own thread, while the program is still starting up."""

    def __init__(
        self,
        pad: Path,
        slug: str | None,
        dit_jaar: int,
        alleen_lezen: bool = False,
        laatste_plan: Callable[[str], str] = lambda uuid: "",
    ) -> None:
        """Begin at once; `oogst` waits for the end.

        Without a slug the plan opens that was last in view of this file: `laatste_plan` gives it by the file's uuid,
        '' when nothing is remembered, and then it is the plan in force in `dit_jaar`.
        """
        self.draad = ThreadPoolExecutor(1, thread_name_prefix="ivp-bestand")
        self._toekomst: Future[Oogst] = self.draad.submit(self._open, pad, slug, dit_jaar, alleen_lezen, laatste_plan)

    @staticmethod
    def _open(
        pad: Path, slug: str | None, dit_jaar: int, alleen_lezen: bool, laatste_plan: Callable[[str], str]
    ) -> Oogst:
        bestand = open_bestand(pad, alleen_lezen)
        try:
            if slug is None:
                onthouden = laatste_plan(bestand.uuid)
                slug = onthouden if onthouden in {plan.slug for plan in lees_plannen(bestand.conn)} else None
            kenteken = _kenteken(bestand)
            return Oogst(bestand, lees_stand(bestand.conn, slug, dit_jaar), kenteken)
        except ValueError as fout:
            bestand.sluit()
            raise BestandFout(f"{pad}: {leg_uit(fout)}", beschadigd=True) from fout
        except BaseException:
            bestand.sluit()
            raise

    def oogst(self) -> Oogst:
        """The open file and its Stand; raises what opening or reading raised, with the thread ended."""
        try:
            return self._toekomst.result()
        except BaseException:
            self.draad.shutdown()
            raise


class Regie:
    """Owns the Stand of an open file; `bij_stand` and `bij_bon` are called on the event loop when something came."""

    def __init__(self, opening: Opening, wie: str, dit_jaar: int) -> None:
        """Take over an opened file, for user `wie`; raises what opening raised."""
        oogst = opening.oogst()
        self.bestand: Bestand = oogst.bestand
        self.stand: Stand = oogst.stand
        self.wie = wie
        self.bij_stand: Callable[[str], None] = lambda bericht: None
        self.bij_bon: Callable[[Bon], None] = lambda bon: None
        self._dit_jaar = dit_jaar
        self._draad = opening.draad
        self._rij: asyncio.Queue[Bon] = asyncio.Queue()
        self._taak: asyncio.Task[None] | None = None
        self._lopend: tuple[Bon, ...] = ()
        self._gesloten = False
        self._gezien = oogst.kenteken
        # what the thread of the file read last: `stand` gets it a moment later, on the event loop
        self._gelezen = oogst.stand
        self._zoekindex = Zoekindex(oogst.bestand.conn)

    def start(self) -> None:
        """Begin carrying out intents; needs a running event loop."""
        self._taak = asyncio.create_task(self._werk())

    async def _in_draad(self, doe: Callable[[], T]) -> T:
        # shielded: cancelling the one who waits must not cancel a write that waits its turn on the thread
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._draad, doe))

    @property
    def bezig(self) -> frozenset[tuple[int, int | None]]:
        """The (actie, wijk) whose status was given but is not on disk yet."""
        wachtend = [*self._lopend, *self._rij._queue] if self._taak else []  # type: ignore[attr-defined]
        return frozenset(plek for bon in wachtend for plek in bon.wijziging.raakt)

    def geef(self, wijziging: Wijziging, bij: Bon | None = None) -> Bon:
        """Give an intent to be carried out after those before it; tells by `bij_bon` when it is done or refused."""
        bon = Bon(wijziging, bij)
        self._rij.put_nowait(bon)
        return bon

    async def _werk(self) -> None:
        while True:
            bon = await self._rij.get()
            self._lopend = (bon,)
            try:
                await self._voer_uit(bon)
            except Geweigerd as fout:
                bon.fout = fout
            except Exception as fout:
                # whatever went wrong, the person must hear that it was not saved, and the next key must still work
                bon.fout = Geweigerd(leg_uit(fout))
            self._lopend = ()
            if isinstance(bon.fout, Botsing):
                await self._herlees_als_het_kan()
            bon.klaar.set()
            self._rij.task_done()
            self.bij_bon(bon)

    async def _voer_uit(self, bon: Bon) -> None:
        wijziging, stand = bon.wijziging, self.stand
        if bon.bij is not None and wijziging.VOEGT_BIJ:
            if bon.bij.uitslag is None:
                raise Geweigerd("de status waar deze toelichting bij hoort is niet opgeslagen")
            # whatever joins a groep has this field, as ZetReden has
            wijziging = replace(cast(ZetReden, wijziging), groep=bon.bij.uitslag.groep)
        bon.uitslag, self.stand = await self._in_draad(lambda: self._schrijf_en_lees(wijziging, stand))

    def _schrijf_en_lees(self, wijziging: Wijziging, stand: Stand) -> tuple[Uitslag, Stand]:
        """Write, and read back in one go on the thread: a look in between would take our own write for a stranger's."""
        uitslag = schrijf(self.bestand, wijziging, stand, self.wie)
        try:
            return uitslag, self._na_schrijven(wijziging)
        except Exception:
            # it is saved; that it cannot be read back now makes it no less so
            self._gezien = ONGELEZEN
            return uitslag, stand

    async def _herlees_als_het_kan(self) -> None:
        """After a Botsing; where the file cannot be read now, the next look does it."""
        try:
            await self.herlees("")
        except Exception:
            self._gezien = ONGELEZEN

    def _na_schrijven(self, wijziging: Wijziging) -> Stand:
        """The Stand after a write, on the thread of the file: one status is put in, anything else is read anew."""
        conn = self.bestand.conn
        nu = _kenteken(self.bestand)
        alleen_wij = nu[0] == self._gezien[0]
        if alleen_wij and isinstance(wijziging, ZetStatus | ZetReden):
            rij = conn.execute(
                "SELECT status, toelichting, gewijzigd_op FROM stand WHERE actie_id = ? AND wijk_id IS ?",
                (wijziging.actie_id, wijziging.wijk_id),
            ).fetchone()
            if rij is not None:
                self._gezien = nu
                stand = StandVanZaken.uit_rij(wijziging.actie_id, wijziging.wijk_id, *rij)
                self._gelezen = self._gelezen.met_stand(stand, laatste_logboek(conn))
                return self._gelezen
        return self._lees()

    def _lees(self, slug: str | None = None) -> Stand:
        # the mark is taken before reading: a change in between is seen again, never missed
        self.bestand.vergeet()
        kenteken = _kenteken(self.bestand)
        try:
            self._gelezen = lees_stand(self.bestand.conn, slug or self._gelezen.plan.slug, self._dit_jaar)
        except OnbekendPlan:
            if slug is not None:
                raise
            # the plan in view is gone, as after undoing its import: then the one in force
            self._gelezen = lees_stand(self.bestand.conn, None, self._dit_jaar)
        self._gezien = kenteken
        return self._gelezen

    async def wissel(self, slug: str) -> None:
        """Bring another plan in view, after all that was given before; raises Geweigerd with the reason.

        The Stand is the new plan's when this returns; nothing is told by `bij_stand`.
        """
        if self._taak is not None:
            await self._rij.join()
        try:
            self.stand = await self._in_draad(lambda: self._lees(slug))
        except OnbekendPlan as fout:
            raise Geweigerd(str(fout)) from fout
        except (ValueError, LeesFout) as fout:
            raise Geweigerd(leg_uit(fout)) from fout

    def _is_vreemd(self) -> bool:
        """Whether the file changed since it was last read, other than by this program."""
        try:
            return _kenteken(self.bestand) != self._gezien
        except OSError:
            return False  # gone between two looks; the next one says so

    async def kijk(self) -> None:
        """Look whether another process changed the file, and take it over; tells by `bij_stand`."""
        if self._gesloten:
            return
        if not self.bestand.is_nog_hetzelfde():
            self.bij_stand(f"LET OP: {self.bestand.pad.name} is verplaatst, verwijderd of vervangen; start ivp opnieuw")
            return
        try:
            if await self._in_draad(self._is_vreemd):
                await self._neem_over()
        except (OnbekendPlan, ValueError) as fout:
            # told once; what is on screen stays
            self._gezien = await self._in_draad(lambda: _kenteken(self.bestand))
            waarom = fout if isinstance(fout, OnbekendPlan) else leg_uit(fout)
            self.bij_stand(f"LET OP: iemand anders wijzigde het plan en het is niet meer te tonen: {waarom}")
        except LeesFout:
            return  # what is on screen stays; the next look, or a write, will tell

    async def _neem_over(self) -> None:
        """Read what another changed, and say so, and also when the plan that was in view is there no more."""
        self.stand, was = await self._in_draad(self._lees_weer)
        self.bij_stand(
            f"LET OP: iemand anders wijzigde het plan «{was}» of haalde het weg; dit is {self.stand.plan.slug}"
            if self.stand.plan.slug != was
            else "ververst: iemand anders wijzigde het plan"
        )

    def _lees_weer(self) -> tuple[Stand, str]:
        """The plan in view anew, and its slug before that: on the thread, where a change of plan is done or not."""
        was = self._gelezen.plan.slug
        return self._lees(), was

    async def herlees(self, bericht: str) -> None:
        """Read the file anew and tell it with a message."""
        self.stand = await self._in_draad(self._lees)
        self.bij_stand(bericht)

    async def zoek(self, tekst: str) -> tuple[Treffer, ...]:
        """Search the file for what was typed, in the plan in view; raises Geweigerd where it cannot be read now."""
        plan_id = self.stand.plan.id
        return await self.vraag(lambda _: self._zoekindex.zoek(tekst, plan_id))

    async def vraag(self, lees: Callable[[Bestand], T]) -> T:
        """Have something read from the file, on its thread; raises Geweigerd where it cannot be read now."""
        try:
            return await self._in_draad(lambda: lees(self.bestand))
        except LeesFout as fout:
            raise Geweigerd(leg_uit(fout)) from fout

    async def sluit(self) -> None:
        """Wait until all that was given is carried out, then close the file and its thread; once is enough."""
        if self._gesloten:
            return
        self._gesloten = True
        if self._taak is not None:
            await self._rij.join()
            self._taak.cancel()
        self._zoekindex.sluit()
        await self._in_draad(self.bestand.sluit)
        self._draad.shutdown()
