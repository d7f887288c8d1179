"""The fields for typing, by themselves."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from ivp_tui.tui.widgets.invoerveld import Regelveld, Tekstveld


@pytest.mark.parametrize("soort", [Tekstveld, Regelveld])
async def test_a_field_that_was_just_taken_away_can_still_be_drawn(soort: type[Tekstveld] | type[Regelveld]) -> None:
    # the screen draws by a timer: it may do so between the moment a field is gone and the next layout without it
    class Proef(App[None]):
        def compose(self) -> ComposeResult:
            yield soort("wat er stond")

    async with Proef().run_test() as pilot:
        veld = pilot.app.query_one(soort)
        await veld.remove()
        stroken = veld.render_lines(Region(0, 0, 20, 2))
        assert [strook.text.strip() for strook in stroken] == ["", ""]
