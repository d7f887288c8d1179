"""The Textual application: it starts the workbench, keeps the keys in order, and leaves the terminal as it was."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual import events, work
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

from ivp_tui import paden
from ivp_tui.instellingen import Herinnering, Instellingen, bewaar_herinnering, lees_herinnering, lees_instellingen
from ivp_tui.opening import Opening
from ivp_tui.regie import Bon, Regie
from ivp_tui.tui.begin import OnbekendeWijk, eerste_blik, onthouden_vouwen
from ivp_tui.tui.opdrachten import OPDRACHTEN, OVERAL, per_toets
from ivp_tui.tui.palet import STANDAARD, Palet
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.schermen.werkbank import Werkbank
from ivp_tui.tui.terminal import OPGEHANGEN, draai, is_weg, noem_sluiten, noteer_fout
from ivp_tui.tui.thema import lees_themas
from ivp_tui.weergave.blik import Blik

if TYPE_CHECKING:
    from ivp_tui.tui.beamervolger import Volger

#: how often is looked whether another process changed the file, in seconds
KIJKTIJD = 1.0


class IvpApp(App[int]):
    """The workbench on one open file."""

    CSS_PATH = "werkbank.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS = []  # noqa: RUF012  # Textual declares it so; all keys come from the registry
    TITLE = "ivp"

    def __init__(self, regie: Regie, blik: Blik, instellingen: Instellingen, herinnering: Herinnering) -> None:
        """Show the Stand of `regie` as seen through `blik`, in the remembered colours."""
        super().__init__()
        self.regie = regie
        self.instellingen = instellingen
        self.opdrachten = OPDRACHTEN
        meldingen: tuple[str, ...] = ()
        if instellingen.toetsen:
            from ivp_tui.tui.eigentoetsen import met_eigen_toetsen

            self.opdrachten, meldingen = met_eigen_toetsen(instellingen.toetsen)
        self.per_toets = {waar: per_toets(self.opdrachten, waar) for waar in OVERAL}
        themas, themameldingen = lees_themas(paden.themas(), paden.meegeleverde_themas())
        for thema in themas:
            self.register_theme(thema)
        self._themas = [thema.name for thema in themas] or ["textual-dark"]
        gewenst = instellingen.thema or herinnering.thema
        self.theme = gewenst if gewenst in self._themas else self._themas[0]
        self._meldingen = (*instellingen.meldingen, *meldingen, *themameldingen)
        self.palet = self._maak_palet()
        self.werkbank = Werkbank(regie, blik, onthouden_vouwen(herinnering))
        #: tells a beamer what is in view; made at the first key
        self.volger: Volger | None = None
        self._verlaten = False
        self._afscheid: asyncio.Future[None] | None = None

    def get_default_screen(self) -> Screen[Any]:
        """The workbench is the first screen."""
        return self.werkbank

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours for themes that do not set them."""
        return dict.fromkeys(STANDAARD, "#808080")

    def on_mount(self) -> None:
        """Begin writing, looking for changes of others, and listening to the operating system."""
        self.regie.bij_bon = self._bij_bon
        self.regie.bij_stand = self._bij_stand
        self.regie.bij_wachten = self._bij_wachten
        self.regie.start()
        # a worker: a timer would have the keys wait while another program holds the file
        self._let_op()
        # after the first frame: no start waits for it
        self.call_after_refresh(self._zie_om)
        if os.name == "posix":
            lus = asyncio.get_running_loop()
            for sein in (signal.SIGTERM, signal.SIGHUP):
                lus.add_signal_handler(sein, self._bij_sein, sein)

    def _bij_sein(self, sein: int) -> None:
        """Asked to end by the operating system, or the terminal is gone: end as with q, with the code shells expect."""
        self._afscheid = self._afscheid or asyncio.ensure_future(self.verlaat(128 + sein))

    def panic(self, *renderables: RenderableType) -> None:
        """The keyboard cannot be read any more, as when the terminal was closed: keep what was typed, and end."""
        self._bij_sein(OPGEHANGEN)

    def meld_begin(self) -> None:
        """Confirm that the rows are on screen, up to which logboek row, and tell what was wrong with settings."""
        bestand = self.regie.bestand
        meer = f" (en nog {len(self._meldingen) - 1})" if len(self._meldingen) > 1 else ""
        melding = self._meldingen[0] + meer if self._meldingen else ""
        if bestand.alleen_lezen:
            melding = f"alleen lezen: {bestand.reden_alleen_lezen}"
        elif klad := self.werkbank.kladaanbod():
            # before all else: it waits for the next key
            melding = klad
        elif bestand.mededeling and not melding:
            melding = bestand.mededeling
        elif bestand.bijgewerkt and not melding:
            melding = "bijgewerkt naar deze ivp; de andere plannen komen erbij met: ivp plan importeer --meegeleverd"
        self.werkbank.meld(melding or self.werkbank.aanbod(), nummer=self.regie.stand.logboek_id)

    # keys

    action_help_quit = noem_sluiten

    async def on_event(self, event: events.Event) -> None:
        """Handle keys one by one: the next is looked at when this one has done all it does."""
        if isinstance(event, events.InputEvent):
            self._volg()
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self.werkbank.bij_toets()
        scherm = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(event, events.Key) and event.key.startswith("alt+") and self._is_esc_en_toets(event):
            # a terminal sends Esc and a key typed right after it as it sends that key with Alt; nothing here has an Alt
            await self.on_event(events.Key("escape", "\x1b"))
            await self.on_event(events.Key(event.key.removeprefix("alt+"), event.character))
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and isinstance(scherm, Toetsscherm):
            if isinstance(event, events.Key) and await scherm.toets(event):
                return
            await super().on_event(event)
            await self._wacht_op(self.focused)
            scherm.na_toets()
            return
        await super().on_event(event)

    def _is_esc_en_toets(self, event: events.Key) -> bool:
        return not event.is_forwarded and not any(event.key in toetsen for toetsen in self.per_toets.values())

    @staticmethod
    async def _wacht_op(pomp: MessagePump | None) -> None:
        """Wait until a widget has taken what was given to it before; it answers in the order of its queue."""
        if pomp is None:
            return
        klaar = asyncio.Event()
        if pomp.call_later(klaar.set):
            try:
                await asyncio.wait_for(klaar.wait(), 1)
            except TimeoutError:
                return  # a widget that is being removed does not answer, and no longer needs the key

    def _volg(self) -> None:
        """Something else may come in view: a beamer that follows is told of it."""
        if self.volger is None:
            from ivp_tui.tui.beamervolger import Volger

            self.volger = Volger(self)
        self.volger.straks()

    # regie

    def _bij_bon(self, bon: Bon) -> None:
        try:
            self.werkbank.bij_bon(bon)
            self._vertel()
        except Exception as fout:
            # the one who writes must go on writing; the program ends as after any other fault
            self._handle_exception(fout)

    def _bij_stand(self, bericht: str) -> None:
        self.werkbank.teken()
        self.werkbank.meld_nieuws(bericht)
        self._vertel()

    def _bij_wachten(self) -> None:
        """The file is held by another program: say so on the screen that waits."""
        meld = getattr(self.screen, "meld", self.werkbank.meld)
        meld("wacht op het bestand; een ander programma houdt het bezet …")

    def _vertel(self) -> None:
        """Tell the screens over the werkbank that there is something new in the file."""
        for scherm in self.screen_stack[1:]:
            if isinstance(scherm, Toetsscherm):
                scherm.bij_nieuws()

    @work
    async def _let_op(self) -> None:
        while not self._exit:
            await asyncio.sleep(KIJKTIJD)
            await self._kijk()

    async def _kijk(self) -> None:
        if not self.is_headless and is_weg():
            self._bij_sein(OPGEHANGEN)
            return
        vandaag = date.today()
        if vandaag != self.werkbank.blik.vandaag:
            # midnight has passed, or somebody set the clock
            self.regie.dit_jaar = vandaag.year
            self.werkbank.zet_dag(vandaag)
        await self.regie.kijk()
        self.werkbank.toon_schade()
        if self.volger is not None:
            self.volger.straks()  # what came in view without a key

    async def _zie_om(self) -> None:
        # imported on a thread: the first keys must not wait for it
        module = await asyncio.to_thread(import_module, "ivp_tui.tui.uitkijk")
        self.run_worker(module.Uitkijk(self).begin)

    # window

    def _maak_palet(self) -> Palet:
        # straight from the theme: theme_variables are still those of the theme before while one is being set
        thema = self.available_themes[self.theme]
        return Palet({**thema.to_color_system().generate(), **thema.variables})

    def volgend_thema(self) -> None:
        """The next colour theme of those in the files."""
        nu = self._themas.index(self.theme) if self.theme in self._themas else -1
        self.theme = self._themas[(nu + 1) % len(self._themas)]
        self.palet = self._maak_palet()
        for scherm in self.screen_stack:
            if isinstance(scherm, Toetsscherm):
                scherm.zet_palet(self.palet)

    def bewaar_kopie(self, regel: str) -> str:
        """Put a copied line in a file too, for terminals that do not take it; gives its path, '' when it cannot."""
        from ivp_tui.prive import open_tekst

        pad = paden.gekopieerd()
        try:
            with open_tekst(pad) as stroom:
                stroom.write(regel + "\n")
        except OSError:
            return ""  # the clipboard may have it; the message then names no file
        return str(pad)

    async def verlaat(self, code: int = 0) -> None:
        """Write what is still to be written, remember what was in view, and leave with this exit code."""
        if self._verlaten:
            return
        self._verlaten = True
        self.workers.cancel_all()  # what looks around must not find the file closed
        if self.volger is not None:
            await self.volger.sluit()
        # before the file is waited for, which another may hold, and again for what it then refused
        self.werkbank.concepten.leg_nu_vast()
        await self.regie.sluit()
        self.werkbank.concepten.leg_nu_vast(laatste=True)
        blik, stand = self.werkbank.blik, self.regie.stand
        wijk = stand.wijknaam(blik.wijk_id)
        dicht = {**self.werkbank.gevouwen, stand.plan.slug: blik.dicht}
        per_plan = {slug: tuple(f"{soort} {n}" for soort, n, _ in sorted(regels)) for slug, regels in dicht.items()}
        herinnering = Herinnering(stand.plan.slug, wijk, self.theme, per_plan)
        if not self.regie.bestand.demo:
            # a demo is thrown away, and nothing of it is worth remembering
            bewaar_herinnering(paden.toestand(), self.regie.bestand.uuid, herinnering)
        self.exit(code, return_code=code)

    def _handle_exception(self, error: Exception) -> None:
        """Something that should not happen: end with a sentence, the fault in the log without any text of the plan."""
        self._return_code = 1
        with suppress(Exception):  # the fault that brought us here is the one to tell
            self.werkbank.concepten.leg_nu_vast()
        zin = f"ivp is gestopt door een fout in het programma; zie {noteer_fout(error)}"
        self.exit(1, return_code=1, message=zin)
        self._exception = error
        self._exception_event.set()


def maak_app(pad: Path, plan: str | None, wijk: str | None, alleen_lezen: bool) -> IvpApp:
    """The app on a file, not yet running; raises BestandFout, OnbekendPlan or OnbekendeWijk."""
    vandaag = date.today()
    opening = Opening(pad, plan, vandaag.year, alleen_lezen, lambda uuid: lees_herinnering(paden.toestand(), uuid).plan)
    instellingen = lees_instellingen(paden.instellingen())
    regie = Regie(opening, instellingen.wie, vandaag.year)
    herinnering = lees_herinnering(paden.toestand(), regie.bestand.uuid)
    try:
        blik = eerste_blik(regie, herinnering, wijk, vandaag)
    except OnbekendeWijk:
        regie.bestand.sluit()
        opening.draad.shutdown()
        raise
    return IvpApp(regie, blik, instellingen, herinnering)


def start(pad: Path, plan: str | None, wijk: str | None, alleen_lezen: bool) -> int:
    """Open the workbench and give the exit code; raises what maak_app raises, before the screen opens."""
    return draai(maak_app(pad, plan, wijk, alleen_lezen))
