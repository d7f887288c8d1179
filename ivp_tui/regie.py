"""The one who owns the current Stand: turns intents into writes one by one, and takes over what others changed.

One thread owns the connection. Intents are carried out in the order in which they were given, each against the
newest Stand, so that of two fast keys both count. A write that has begun is never cancelled.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from ivp_tui.domein.plan import StandVanZaken
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Uitslag, Wijziging, ZetReden, ZetStatus
from ivp_tui.geduld import geduldig, keur_schrijfbaar, nog_eens
from ivp_tui.opening import ONGELEZEN, Opening, heropen, neem_kenteken
from ivp_tui.opslag.bestand import Bestand, BestandFout, LeesFout, leg_uit
from ivp_tui.opslag.lezen import OnbekendPlan, laatste_logboek, lees_van
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.opslag.zoeken import Treffer, Zoekindex

T = TypeVar("T")

#: told when what another changed is now on screen; it never goes before a refusal that was not read yet
VERVERST = "ververst: iemand anders wijzigde het plan"

#: how long a person waits for the file before it is told, in seconds
GEDULD = 0.4


@dataclass(slots=True, eq=False)
class Bon:
    """The ticket of an intent that waits to be carried out; `bij` is the ticket whose groep it joins."""

    wijziging: Wijziging
    bij: "Bon | None" = None
    uitslag: Uitslag | None = None
    fout: Geweigerd | None = None
    klaar: asyncio.Event = field(default_factory=asyncio.Event)


class Regie:
    """Owns the Stand of an open file; `bij_stand` and `bij_bon` are called on the event loop when something came.

    `bij_wachten` is called there when the file keeps somebody waiting.
    """

    def __init__(self, opening: Opening, wie: str, dit_jaar: int) -> None:
        """Take over an opened file, for user `wie`; raises what opening raised."""
        oogst = opening.oogst()
        self.bestand: Bestand = oogst.bestand
        self.stand: Stand = oogst.stand
        self.wie = wie
        self.bij_stand: Callable[[str], None] = lambda bericht: None
        self.bij_bon: Callable[[Bon], None] = lambda bon: None
        self.bij_wachten: Callable[[], None] = lambda: None
        #: the year that decides which plan is in force; a program may be open at midnight
        self.dit_jaar = dit_jaar
        self._draad = opening.draad
        self._rij: asyncio.Queue[Bon] = asyncio.Queue()
        self._taak: asyncio.Task[None] | None = None
        self._lopend: tuple[Bon, ...] = ()
        self._gesloten = False
        self._gezien = oogst.kenteken
        # what the thread of the file read last: `stand` gets it a moment later, on the event loop
        self._gelezen = oogst.stand
        # whether a write of our own failed since: rolled back, it left another time and perhaps another size
        self._mislukt = False
        self._zoekindex = Zoekindex(oogst.bestand.conn)
        self._weg = ""  # why the file is not to be used, told once; '' while it is

    def start(self) -> None:
        """Begin carrying out intents; needs a running event loop."""
        self._taak = asyncio.create_task(self._werk())

    async def _in_draad(self, doe: Callable[[], T]) -> T:
        # shielded: cancelling the one who waits must not cancel a write that waits its turn on the thread
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._draad, self.bestand.bewaakt, doe))

    async def _in_draad_met_melding(self, doe: Callable[[], T]) -> T:
        """The same for what a person waits for: it is told when it takes long."""
        taak = asyncio.ensure_future(self._in_draad(doe))
        if not (await asyncio.wait({taak}, timeout=GEDULD))[0]:
            self.bij_wachten()
        return await taak

    @property
    def bezig(self) -> frozenset[tuple[int, int | None]]:
        """The (actie, wijk) whose status was given but is not on disk yet."""
        wachtend = [*self._lopend, *self._rij._queue] if self._taak else []  # type: ignore[attr-defined]
        return frozenset(plek for bon in wachtend for plek in bon.wijziging.raakt)

    @property
    def rustig(self) -> bool:
        """Whether no intent is being carried out or waits for it."""
        return not self._lopend and self._rij.empty()

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
        bon.uitslag, self.stand = await self._in_draad_met_melding(lambda: self._schrijf_en_lees(wijziging, stand))

    def _schrijf_en_lees(self, wijziging: Wijziging, stand: Stand) -> tuple[Uitslag, Stand]:
        """Write, and read back in one go on the thread: a look in between would take our own write for a stranger's."""
        keur_schrijfbaar(self.bestand)
        self._mislukt = True
        uitslag = schrijf(self.bestand, wijziging, stand, self.wie)
        self._mislukt = False
        try:
            return uitslag, nog_eens(lambda: self._na_schrijven(wijziging))
        except Exception:
            # it is saved; that it cannot be read back now makes it no less so
            self._gezien = ONGELEZEN
            return uitslag, self._gelezen

    async def _herlees_als_het_kan(self) -> None:
        """After a Botsing; where the file cannot be read now, the next look does it."""
        try:
            await self.herlees("")
        except Exception:
            self._gezien = ONGELEZEN

    def _na_schrijven(self, wijziging: Wijziging) -> Stand:
        """The Stand after a write, on the thread of the file: one status is put in, anything else is read anew."""
        conn = self.bestand.conn
        nu = neem_kenteken(self.bestand)
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
        kenteken = neem_kenteken(self.bestand)
        try:
            self._gelezen = lees_van(self.bestand, slug or self._gelezen.plan.slug, self.dit_jaar)
        except OnbekendPlan:
            if slug is not None:
                raise
            # the plan in view is gone, as after undoing its import: then the one in force
            self._gelezen = lees_van(self.bestand, None, self.dit_jaar)
        self._gezien, self._mislukt = kenteken, False
        return self._gelezen

    async def wissel(self, slug: str, gestopt: Callable[[], bool] = lambda: False) -> None:
        """Bring another plan in view, after all that was given before; raises Geweigerd with the reason.

        The Stand is the new plan's when this returns; nothing is told by `bij_stand`. While another program holds the
        file it is tried again, as long as a write waits, until `gestopt`.
        """
        if self._taak is not None:
            await self._rij.join()
        try:
            self.stand = await geduldig(self.bestand, lambda: self._lees(slug), self._in_draad, gestopt)
        except OnbekendPlan as fout:
            raise Geweigerd(str(fout)) from fout
        except (ValueError, LeesFout) as fout:
            raise Geweigerd(leg_uit(fout)) from fout

    def _is_vreemd(self) -> bool:
        """Whether the file changed since it was last read, other than by this program."""
        try:
            return neem_kenteken(self.bestand) != self._gezien
        except OSError:
            return False  # gone between two looks; the next one says so

    async def kijk(self) -> None:
        """Look whether another process changed the file, and take it over; tells by `bij_stand`."""
        if self._gesloten:
            return
        if not self.bestand.is_nog_hetzelfde():
            await self._zoek_terug()
            return
        if self._weg:
            self._weg = ""
            await self.herlees(f"{self.bestand.pad.name} is er weer; dit is wat er nu in staat")
            return
        try:
            if await self._in_draad(self._is_vreemd):
                await self._neem_over()
        except (OnbekendPlan, ValueError) as fout:
            # told once; what is on screen stays
            self._gezien = await self._in_draad(lambda: neem_kenteken(self.bestand))
            waarom = fout if isinstance(fout, OnbekendPlan) else leg_uit(fout)
            self.bij_stand(f"LET OP: iemand anders wijzigde het plan en het is niet meer te tonen: {waarom}")
        except LeesFout:
            return  # what is on screen stays; the next look, or a write, will tell

    async def _zoek_terug(self) -> None:
        """The file is not where it was: go on when it is there again, copied back or put back by another program."""
        naam = self.bestand.pad.name
        try:
            nieuw = await self._in_draad(lambda: heropen(self.bestand))
            waarom = f"LET OP: op de plek van {naam} staat een ander bestand; zet het terug of start ivp opnieuw"
        except (BestandFout, OSError):
            nieuw = None
            waarom = f"LET OP: {naam} is verplaatst, verwijderd of vervangen; zet het terug, dan gaat ivp verder"
        if nieuw is not None:
            await self._in_draad(lambda: self._neem_in_gebruik(nieuw))
            self.stand, _ = await self._in_draad(self._lees_weer)
            self._weg = ""
            self.bij_stand(f"LET OP: {naam} is teruggezet; dit is wat er nu in staat")
        elif self._weg != waarom:
            self._weg = waarom
            self.bij_stand(waarom)

    def _neem_in_gebruik(self, nieuw: Bestand) -> None:
        """On the thread of the file: from now on this is the file."""
        oud, self.bestand = self.bestand, nieuw
        self._zoekindex.sluit()
        self._zoekindex = Zoekindex(nieuw.conn)
        oud.sluit()

    async def _neem_over(self) -> None:
        """Read what another changed, and say so, and also when the plan that was in view is there no more."""
        self.stand, bericht = await self._in_draad(self._lees_anders)
        self.bij_stand(bericht)

    def _lees_anders(self) -> tuple[Stand, str]:
        """The plan in view anew, and what to say of it: nothing where only a write of our own touched the file."""
        # data_version does not tell: after a failed write SQLite drops what it holds, and counts on
        was, eigen = self._gelezen, self._mislukt or self._gezien == ONGELEZEN
        nu = self._lees()
        if nu.plan.slug != was.plan.slug:
            return (
                nu,
                f"LET OP: iemand anders wijzigde het plan «{was.plan.slug}» of haalde het weg; dit is {nu.plan.slug}",
            )
        return nu, "" if eigen and nu == was else VERVERST

    def _lees_weer(self) -> tuple[Stand, str]:
        """The plan in view anew, and its slug before that: on the thread, where a change of plan is done or not."""
        was = self._gelezen.plan.slug
        return self._lees(), was

    async def herlees(self, bericht: str) -> None:
        """Read the file anew and tell it with a message."""
        self.stand = await self._in_draad(lambda: nog_eens(self._lees))
        self.bij_stand(bericht)

    async def zoek(self, tekst: str) -> tuple[Treffer, ...]:
        """Search the file for what was typed, in the plan in view; raises Geweigerd where it cannot be read now."""
        plan_id = self.stand.plan.id
        return await self.vraag(lambda _: self._zoekindex.zoek(tekst, plan_id))

    async def vraag(self, lees: Callable[[Bestand], T]) -> T:
        """Have something read from the file, others first while it is locked; raises Geweigerd where it cannot be."""
        try:
            return await geduldig(self.bestand, lambda: lees(self.bestand), self._in_draad)
        except (ValueError, LeesFout) as fout:
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
