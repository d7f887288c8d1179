"""The second screen: a program of its own that reads the file, follows a workbench, and changes nothing.

It imports neither regie nor anything that writes, searches or keeps what was typed; a test holds that.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from rich.console import RenderableType
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from ivp_tui import paden
from ivp_tui.beamerbron import Beamerbron, OnbekendeWijk, Vertoning
from ivp_tui.instellingen import lees_herinnering, lees_instellingen
from ivp_tui.tui.palet import STANDAARD, Palet
from ivp_tui.tui.terminal import OPGEHANGEN, draai, is_weg, noteer_fout
from ivp_tui.tui.thema import lees_themas
from ivp_tui.tui.widgets.lijnen import Lijnen
from ivp_tui.weergave.beamer import beamerregels
from ivp_tui.weergave.regel import Regel, pas_in

__all__ = ["BeamerApp", "OnbekendeWijk", "maak_beamer", "start"]

#: how often is looked whether something else is to be shown, in seconds
KIJKTIJD = 0.5

#: to be read from the back of a room, by daylight
THEMA = "ivp-contrast"


class Beamervlak(Lijnen):
    """The whole screen: the lines of what is shown."""

    regels: var[tuple[Regel, ...]] = var(())

    def watch_regels(self) -> None:
        """Something else to show: draw it."""
        self.refresh()

    def watch_palet(self) -> None:
        """Other colours: draw it."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line over the whole width."""
        if self.palet is None or y >= len(self.regels):
            return Strip.blank(self.size.width)
        delen = pas_in(self.regels[y], self.size.width)
        return Strip([Segment(tekst, self.palet.stijl(naam)) for tekst, naam in delen], self.size.width)


class BeamerApp(App[int], inherit_bindings=False):
    """What everybody in the room may see of one file."""

    CSS = "Screen { background: $background; color: $foreground; } Beamervlak { width: 100%; height: 100%; }"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TITLE = "ivp"

    def __init__(self, bron: Beamerbron, draad: ThreadPoolExecutor, meldingen: Iterable[str] = ()) -> None:
        """Show what `bron` has, which is used on its one thread; `meldingen` are told until there is something else."""
        super().__init__()
        self._bron, self._draad = bron, draad
        self._vertoning: Vertoning = bron.vertoning
        themas, themameldingen = lees_themas(paden.themas(), paden.meegeleverde_themas())
        for thema in themas:
            self.register_theme(thema)
        self._themas = [thema.name for thema in themas] or ["textual-dark"]
        self.theme = THEMA if THEMA in self._themas else self._themas[0]
        self._melding = next(iter((*meldingen, *themameldingen)), "")
        self._hulp = self._bezig = self._gesloten = False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours for themes that do not set them."""
        return dict.fromkeys(STANDAARD, "#808080")

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Beamervlak()

    def on_mount(self) -> None:
        """Draw what was read, and begin to look."""
        self._teken()
        self.set_interval(KIJKTIJD, self.kijk)
        if os.name == "posix":
            lus = asyncio.get_running_loop()
            for sein in (signal.SIGTERM, signal.SIGHUP):
                lus.add_signal_handler(sein, self.verlaat, 128 + sein)

    def panic(self, *renderables: RenderableType) -> None:
        """The keyboard cannot be read any more, as when the terminal was closed: end."""
        self.verlaat(128 + OPGEHANGEN)

    async def kijk(self) -> None:
        """Look once, on the thread of the file, and draw what is another; a look that takes long is the only one."""
        if not self.is_headless and is_weg():
            self.verlaat(128 + OPGEHANGEN)
        if self._bezig or self._gesloten:
            return
        self._bezig = True
        try:
            lus = asyncio.get_running_loop()
            nieuw = await lus.run_in_executor(self._draad, self._bron.kijk, date.today())
        finally:
            self._bezig = False
        if nieuw is not self._vertoning and not self._gesloten:
            self._vertoning, self._melding = nieuw, ""
            self._teken()

    def on_resize(self, event: events.Resize) -> None:
        """Another size means other lines."""
        self._teken(event.size)

    async def on_key(self, event: events.Key) -> None:
        """The few keys there are; nothing of them changes anything but this screen."""
        match event.key:
            case "q" | "ctrl+q" | "ctrl+c":
                self.verlaat()
            case "escape" if not self._hulp:
                self.verlaat()
            case "T":
                nu = self._themas.index(self.theme) if self.theme in self._themas else -1
                self.theme = self._themas[(nu + 1) % len(self._themas)]
                self._teken()
            case "question_mark" | "f1" | "escape":
                self._hulp = not self._hulp
                self._teken()

    def _teken(self, maat: Size | None = None) -> None:
        # at a resize the app itself still has the size it had
        breed, hoog = maat or self.size
        for vlak in self.query(Beamervlak):
            v = self._vertoning
            # straight from the theme: theme_variables are still those of the theme before while one is being set
            thema = self.available_themes[self.theme]
            vlak.palet = Palet({**thema.to_color_system().generate(), **thema.variables})
            zin = v.zin or self._melding
            vlak.regels = beamerregels(v.beeld, v.toont, v.vandaag, (breed, hoog), zin, v.demo, self._hulp)

    def verlaat(self, code: int = 0) -> None:
        """End with this exit code."""
        self._gesloten = True
        self.exit(code, return_code=code)

    def sluit(self) -> None:
        """Let go of the file and its thread, after the screen has closed."""
        self._draad.submit(self._bron.sluit)
        self._draad.shutdown()

    def _handle_exception(self, error: Exception) -> None:
        """Something that should not happen: end with a sentence, the fault in the log without any text of the plan."""
        self._return_code, self._gesloten = 1, True
        zin = f"ivp is gestopt door een fout in het programma; zie {noteer_fout(error)}"
        self.exit(1, return_code=1, message=zin)
        self._exception = error
        self._exception_event.set()


def maak_beamer(pad: Path, plan: str | None, wijk: str | None) -> BeamerApp:
    """The app on a file, not yet running; raises what Beamerbron raises."""
    instellingen = lees_instellingen(paden.instellingen())

    def onthouden(uuid: str) -> tuple[str, str]:
        herinnering = lees_herinnering(paden.toestand(), uuid)
        return herinnering.plan, herinnering.wijk

    bron = Beamerbron(pad, plan, wijk, date.today(), instellingen.houders, onthouden)
    return BeamerApp(bron, ThreadPoolExecutor(1, thread_name_prefix="ivp-beamer"), instellingen.meldingen)


def start(pad: Path, plan: str | None, wijk: str | None) -> int:
    """Open the second screen and give the exit code; raises what maak_beamer raises, before the screen opens."""
    app = maak_beamer(pad, plan, wijk)
    try:
        return draai(app)
    finally:
        app.sluit()
