"""The workbench played by a test: keys in, what stands on the screen out; imported as `tests.tui.hulp`."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import date, datetime, tzinfo
from pathlib import Path
from time import monotonic
from typing import Any

from textual.events import Paste
from textual.geometry import Offset
from textual.pilot import Pilot

from ivp_tui.domein.stand import Stand
from ivp_tui.tui.app import IvpApp, maak_app
from ivp_tui.tui.schermen.werkbank import Werkbank
from ivp_tui.weergave.regel import Regel, Sleutel, plat

PLAN = "utrecht-2015-2018"
VANDAAG = date(2026, 3, 4)
#: how long something may take that comes by itself, in seconds
GEDULD = 30


class Vastedag(date):
    """A calendar that stands still."""

    @classmethod
    def today(cls) -> "Vastedag":
        """Always the same day."""
        return cls(VANDAAG.year, VANDAAG.month, VANDAAG.day)


class Vasteklok(datetime):
    """A clock that stands still, at noon of the same day."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Vasteklok":
        """Always the same time."""
        return cls(VANDAAG.year, VANDAAG.month, VANDAAG.day, 12, tzinfo=tz)


def sql(pad: Path, opdracht: str, *waarden: object) -> list[tuple[Any, ...]]:
    """Ask or change the file as somebody else with plain sqlite3 does."""
    with closing(sqlite3.connect(pad)) as conn, conn:
        return conn.execute(opdracht, waarden).fetchall()


def een(pad: Path, opdracht: str, *waarden: object) -> Any:
    """The one value that a question gives."""
    ((waarde,),) = sql(pad, opdracht, *waarden)
    return waarde


def schermtekst(app: IvpApp) -> list[str]:
    """The lines of the screen as plain text, dialogs and fields over it included."""
    return ["".join(deel.text for deel in strook) for strook in app.screen._compositor.render_strips()]


async def tot(pilot: Pilot[int], voorwaarde: Callable[[], object]) -> None:
    """Wait until something holds; fails when it never does, after a time that a busy machine does not need."""
    einde = monotonic() + GEDULD
    while monotonic() < einde:
        if voorwaarde():
            return
        await pilot.pause(0.01)
    raise AssertionError("dit werd nooit waar: " + "\n".join(schermtekst(pilot.app)))  # type: ignore[arg-type]


class Bank:
    """A running workbench."""

    def __init__(self, app: IvpApp, pilot: Pilot[int], pad: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.pad = pad

    @property
    def werkbank(self) -> Werkbank:
        return self.app.werkbank

    @property
    def stand(self) -> Stand:
        return self.app.regie.stand

    async def toets(self, *toetsen: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*toetsen)

    async def typ(self, tekst: str) -> None:
        """Type a text; a long one comes in by pasting, which takes less time."""
        if len(tekst) <= 6:
            await self.pilot.press(*tekst)
            return
        self.app.post_message(Paste(tekst))
        await self.pilot.pause()

    async def klaar(self) -> None:
        """Wait until all that was given is carried out and drawn."""
        await self.app.regie._rij.join()
        await self.pilot.pause()

    async def doe(self, *toetsen: str) -> None:
        """Press keys and wait until what they gave is on disk."""
        await self.toets(*toetsen)
        await self.klaar()

    @property
    def status(self) -> str:
        """The status line."""
        regel = self.werkbank.status
        return plat(regel.links).strip() if regel else ""

    @property
    def titel(self) -> str:
        """The title line."""
        regel = self.werkbank.titel
        return f"{plat(regel.links)}  {plat(regel.rechts)}" if regel else ""

    @property
    def scherm(self) -> str:
        """The whole screen."""
        return "\n".join(schermtekst(self.app))

    def regels(self, paneel: str) -> list[str]:
        """The lines of a pane."""
        return [f"{plat(r.links)} {plat(r.rechts)}".strip() for r in self.werkbank.beeld_van(paneel).regels]

    @property
    def detail(self) -> str:
        """The whole detail pane, its wrapped lines put together."""
        return " ".join(" ".join(self.regels("detail")).split())

    def hier(self, paneel: str = "") -> Sleutel:
        """The key of the line with the cursor."""
        regel = self.werkbank.huidige(paneel or self.werkbank.paneel)
        return regel.sleutel if regel else ("geen", 0, 0)

    def regel(self, paneel: str, begin: str) -> Regel:
        """The first line of a pane that holds a text."""
        return next(r for r in self.werkbank.beeld_van(paneel).regels if begin in plat(r.links))

    async def naar(self, soort: str, begin: str) -> int:
        """Put the cursor of the tree or board on an item by the beginning of its name; gives its id."""
        rijen = {"actie": self.stand.acties, "doel": self.stand.doelen, "thema": self.stand.themas}
        if soort in rijen:
            nummer = next(rij.id for rij in rijen[soort] if rij.titel.startswith(begin))
        else:
            nummer = self.regel("bord", begin).sleutel[1]
        self.werkbank.ga_naar((soort, nummer, 0))
        await self.pilot.pause()
        return nummer

    async def naar_veld(self, label: str) -> None:
        """Put the cursor on a field of the detail pane."""
        self.werkbank.naar_paneel("detail")
        await self.pilot.pause()
        beeld = self.werkbank.detailbeeld
        doel = next(i for i, r in enumerate(beeld.regels) if r.links[0][0].strip() == label)
        while self.werkbank.detailbeeld.cursor < doel:
            oud = self.werkbank.detailbeeld.cursor
            await self.toets("down")
            assert self.werkbank.detailbeeld.cursor > oud, label
        assert self.werkbank.detailbeeld.cursor == doel

    @property
    def uitleg(self) -> str:
        """What stands beneath the open field."""
        assert self.werkbank.bewerker is not None
        regel = self.werkbank.bewerker._uitleg.regel
        return plat(regel.links).strip() if regel else ""

    async def klik(self, paneel: str, begin: str) -> None:
        """Click on the line of a pane that holds a text."""
        beeld = self.werkbank.beeld_van(paneel)
        index = beeld.regels.index(self.regel(paneel, begin))
        lijst = self.werkbank.lijst(paneel)
        rij = lijst.rij_op_scherm(index)
        assert rij is not None
        await self.pilot.click(lijst, offset=Offset(5, rij))
        await self.pilot.pause()


@asynccontextmanager
async def bank(
    pad: Path,
    maat: tuple[int, int] = (120, 36),
    wijk: str | None = None,
    alleen_lezen: bool = False,
    plan: str | None = PLAN,
) -> AsyncIterator[Bank]:
    """Open the workbench on a file, and leave it as a person does."""
    app = maak_app(pad, plan, wijk, alleen_lezen)
    async with app.run_test(size=maat) as pilot:
        deze = Bank(app, pilot, pad)
        await tot(pilot, lambda: deze.status)
        await pilot.pause()  # what begins after the first frame has begun
        try:
            yield deze
        finally:
            if not app._exit:
                await app.verlaat()
