"""A demo says so on every screen, at every size, with and without colour; a real file never does."""

from datetime import date
from pathlib import Path

import pytest
from textual.app import ComposeResult

from ivp_tui.opslag.demo import maak_demo
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.tui.widgets.lijst import Lijst
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Regel
from tests.tui.hulp import VANDAAG, Bank, bank, schermtekst, sql

MATEN = ((120, 36), (80, 24), (40, 10))

#: what opens the help, search, the filter, the palette and the choice of plan
DIALOGEN = ("question_mark", "slash", "f", "colon", "w")


@pytest.fixture
def demo(pad: Path) -> Path:
    """A demo of the shipped content."""
    maak_demo(pad, date(VANDAAG.year, VANDAAG.month, VANDAAG.day))
    return pad


def omgekeerd(b: Bank) -> int:
    """How many times DEMO stands on the screen turned round."""
    stroken = b.app.screen._compositor.render_strips()
    return sum(" DEMO " in deel.text and bool(deel.style and deel.style.reverse) for s in stroken for deel in s)


@pytest.mark.parametrize("maat", MATEN)
async def test_the_title_line_says_so_first(demo: Path, maat: tuple[int, int]) -> None:
    async with bank(demo, maat) as b:
        regel = schermtekst(b.app)[0]
        assert regel.startswith(" DEMO  Utrecht 2015–2018 · Stad")
        assert "2018" in regel.removeprefix(" DEMO  Utrecht 2015–2018")
        assert "…" not in regel
        assert omgekeerd(b) == 1
        await b.toets("right_square_bracket", "z", "x")
        assert schermtekst(b.app)[0].startswith(" DEMO ")


@pytest.mark.parametrize("maat", MATEN)
@pytest.mark.parametrize("toets", DIALOGEN)
async def test_every_dialog_says_so_in_its_frame(demo: Path, maat: tuple[int, int], toets: str) -> None:
    async with bank(demo, maat) as b:
        await b.toets(toets)
        await b.pilot.pause()
        assert b.app.screen is not b.werkbank
        boven = next(regel for regel in schermtekst(b.app) if "╭" in regel)
        assert " DEMO " in boven
        assert omgekeerd(b) >= 1


class Vol(Toetsscherm):
    """A screen that knows nothing of demos."""

    def compose(self) -> ComposeResult:
        yield Lijst("vol")

    def on_mount(self) -> None:
        self.query_one(Lijst).palet = self.ivp.palet


class Getiteld(Toetsscherm):
    """One with a title line, which is as wide as the window."""

    def compose(self) -> ComposeResult:
        regel = Regel(("titel", 0, 0), (("x" * 100 + " woord" * 40, "titel"),), (("rechts ", "titel"),))
        self.regel = Vasteregel("titel")
        self.regel.set_reactive(Vasteregel.regel, regel)
        yield self.regel

    def on_mount(self) -> None:
        self.regel.palet = self.ivp.palet


class Gevoerd(Vol):
    """One that builds on it and calls what it builds on."""

    def on_mount(self) -> None:
        super().on_mount()


@pytest.mark.parametrize("maat", MATEN)
@pytest.mark.parametrize("soort", [Vol, Gevoerd])
async def test_a_screen_that_does_nothing_for_it_says_so_too(
    demo: Path, maat: tuple[int, int], soort: type[Toetsscherm]
) -> None:
    async with bank(demo, maat) as b:
        await b.app.push_screen(soort())
        await b.pilot.pause()
        assert schermtekst(b.app)[0].endswith(" DEMO ")
        assert sum("DEMO" in regel for regel in schermtekst(b.app)) == 1
        assert omgekeerd(b) == 1
        # it covers a corner and takes no room
        assert b.app.screen.query_one(Lijst).size == b.app.size
        b.app.pop_screen()
        await b.pilot.pause()


@pytest.mark.parametrize("maat", MATEN)
async def test_a_title_line_says_so_first_and_keeps_its_right_end(demo: Path, maat: tuple[int, int]) -> None:
    async with bank(demo, maat) as b:
        await b.app.push_screen(Getiteld())
        await b.pilot.pause()
        regel = schermtekst(b.app)[0]
        assert regel.startswith(" DEMO xxx")
        assert regel.endswith("… rechts ")
        assert len(regel) == maat[0]
        assert omgekeerd(b) == 1
        b.app.pop_screen()
        await b.pilot.pause()


async def test_a_real_file_never_says_so(pad: Path) -> None:
    async with bank(pad) as b:
        assert "DEMO" not in b.scherm
        for toets in DIALOGEN:
            await b.toets(toets)
            await b.pilot.pause()
            assert "DEMO" not in b.scherm
            await b.toets("escape")
        for scherm in (Vol(), Getiteld()):
            await b.app.push_screen(scherm)
            await b.pilot.pause()
            assert "DEMO" not in b.scherm
            b.app.pop_screen()
            await b.pilot.pause()


async def test_work_in_a_demo_is_saved_and_undone_as_ever_and_never_the_invented(demo: Path) -> None:
    async with bank(demo) as b:
        voor = sql(demo, "SELECT * FROM v_stand ORDER BY 2, 4")
        await b.naar("actie", "Publiek cameratoezicht")
        await b.doe("5")
        assert "gereed (stad)" in b.status
        await b.doe("u")
        assert [rij[:5] for rij in sql(demo, "SELECT * FROM v_stand ORDER BY 2, 4")] == [rij[:5] for rij in voor]
        await b.doe("u")
        assert "niets van u" in b.status
