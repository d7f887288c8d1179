"""Where a list stands decides whether a line separates it from its neighbour, also when it moves and keeps its size."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from ivp_tui.tui.palet import STANDAARD, Palet
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.weergave.regel import Regel


async def test_een_lijst_die_opschuift_krijgt_haar_streep_op_elke_regel() -> None:
    class Proef(App[None]):
        CSS = "Static { width: 10; display: none; } Lijst { width: 20; height: 5; } .-ook Static { display: block; }"

        def compose(self) -> ComposeResult:
            with Horizontal():
                yield Static("buur")
                yield Lijst("lijst", scheiding=True, met_titel=False)

    app = Proef()
    async with app.run_test(size=(60, 10)) as pilot:
        lijst = app.query_one(Lijst)
        lijst.palet = Palet({**app.theme_variables, **dict.fromkeys(STANDAARD, "#808080")})
        lijst.beeld = Lijstbeeld(tuple(Regel(("x", n, 0), ((f"regel {n}", ""),)) for n in range(3)), 0)
        await pilot.pause()
        assert lijst.render_line(0).text.startswith("regel 0")
        app.screen.add_class("-ook")
        await pilot.pause()
        assert lijst.region.x == 10
        regels = ["".join(deel.text for deel in strook)[10:] for strook in app.screen._compositor.render_strips()]
        assert [regel[:8] for regel in regels[:3]] == ["│regel 0", "│regel 1", "│regel 2"]
