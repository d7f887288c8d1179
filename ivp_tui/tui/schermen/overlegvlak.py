"""A meeting on the screen: where one is in it, its clock, and what others change in it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from ivp_tui.domein.overlegklok import Overlegklok
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.zitting import Zitting
from ivp_tui.opslag.lezen_zitting import lees_zitting
from ivp_tui.overlegstand import Overlegstand, Plek
from ivp_tui.tui.schermen.overlegtekening import Overlegtekening
from ivp_tui.weergave.overleg import klokbreed, klokregel

if TYPE_CHECKING:
    from ivp_tui.regie import Regie
    from ivp_tui.tui.schermen.werkbank import Werkbank

#: every so many seconds it is written down what the clock says
_BEWAARTIJD = 15


class Overlegvlak(Overlegtekening):
    """Keeps the place in the meeting; the commands are in the classes that build on it."""

    def __init__(self, regie: Regie, werkbank: Werkbank, zitting: Zitting, plekken: Overlegstand, punt_id: int) -> None:
        """Show a meeting at an agendapunt; 0, or one that is gone, is where one was, else the first."""
        super().__init__(regie, werkbank, zitting)
        self.plekken = plekken
        #: called when the meeting was read anew; a list over this screen draws itself by it
        self.na_lezing: Callable[[], None] = lambda: None
        self._leest = self._weer = self._weg = False
        self._tikken = 0
        plek = plekken.plek(zitting.overleg.id)
        self.tijd = Overlegklok(plek.klok, monotonic())
        wens = punt_id if zitting.plaats(punt_id) >= 0 else plek.punt_id
        self._kies(max(zitting.plaats(wens), 0))

    def on_mount(self) -> None:
        """Draw everything before the first frame, and let the clock run; the base class is called too."""
        self.palet = self.ivp.palet
        self._maat = self.app.size
        self.teken()
        self._tik()
        self.set_interval(1.0, self._tik)
        self.set_focus(self.lijst("agenda"), scroll_visible=False)

    def on_unmount(self) -> None:
        """Left: the clock goes on from here when one comes back; the base class is called too."""
        self.bewaar_plek()

    # where one is

    def _kies(self, index: int) -> None:
        agenda = self.zitting.agenda
        self.index = min(max(index, 0), max(len(agenda) - 1, 0))
        nieuw = agenda[self.index].id if agenda else 0
        if nieuw != self.punt_id:
            self.punt_id = nieuw
            self.tijd.naar(nieuw, monotonic())
            self.bewaar_plek()

    def naar(self, index: int) -> None:
        """Bring another agendapunt in view."""
        self.modus = "punt"
        self._kies(index)
        self.teken()
        self.lijst("punt").schuif_regels(-100_000)
        self._tik()

    def bewaar_plek(self) -> None:
        """Remember where one is and what the clock says."""
        if not self.regie.bestand.demo:
            self.plekken.zet(self.zitting.overleg.id, Plek(self.punt_id, self.tijd.stand(monotonic())))

    # the clock

    def _tik(self) -> None:
        """Draw the clock, and nothing else."""
        punt, totaal = self.tijd.tijden(monotonic())
        if self.ivp.instellingen.klok:
            self.klok = klokregel(punt, totaal, self.tijd.loopt)
            self._pas_klok(klokbreed(self.klok))
        self._tikken += 1
        if self._tikken % _BEWAARTIJD == 0:
            self.bewaar_plek()

    def _pas_klok(self, cellen: int) -> None:
        """Just as wide as it reads; that is another width some times an hour, and else nothing is laid out."""
        veld = self.query_one("#klok")
        if veld.styles.width is None or veld.styles.width.value != cellen:
            veld.styles.width = cellen

    # reading

    def bij_nieuws(self) -> None:
        """Something came into the file: draw the new Stand, tell what the werkbank tells, and read the rest anew."""
        self.status = self.werkbank.status
        self.teken()
        self.call_later(self.herlees)

    async def herlees(self) -> None:
        """Read the meeting anew; the cursor stays on its agendapunt. One that is gone closes this screen."""
        if self._leest:
            self._weer = True
            return
        self._leest = True
        try:
            while True:
                self._weer = False
                await self._lees_een_keer()
                if not self._weer:
                    return
        finally:
            self._leest = False

    async def _lees_een_keer(self) -> None:
        nummer, plan, vandaag = self.zitting.overleg.id, self.stand.plan.id, self.werkbank.blik.vandaag
        try:
            zitting = await self.regie.vraag(lambda b: lees_zitting(b.conn, nummer, plan, vandaag))
        except Geweigerd as fout:
            self.meld(f"nu niet te lezen: {fout}")
            return
        if not self.is_attached:
            return
        if zitting is None:
            self._weg = True
            self._sluit_als_weg()
            return
        self.neem(zitting)

    def neem(self, zitting: Zitting) -> None:
        """Show what was read, the cursor on its agendapunt, else on the one that took its place."""
        self.zitting = zitting
        index = zitting.plaats(self.neem_nieuw_punt() or self.punt_id)
        self._kies(index if index >= 0 else self.index)
        self.teken()
        self.na_lezing()

    def neem_nieuw_punt(self) -> int:
        """The agendapunt that was put on the agenda here just now, once; 0 for none."""
        return 0

    def _sluit_als_weg(self) -> None:
        if self._weg and self.is_current:
            self.werkbank.meld("dit overleg is er niet meer")
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        """Back from a screen over this one: the meeting may be gone by now."""
        self._sluit_als_weg()
