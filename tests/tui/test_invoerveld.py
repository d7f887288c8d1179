"""The fields for typing, by themselves."""

import gc
import weakref

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


@pytest.mark.parametrize("soort", [Tekstveld, Regelveld])
async def test_a_field_that_is_gone_is_not_kept_in_memory(soort: type[Tekstveld] | type[Regelveld]) -> None:
    async with App[None]().run_test() as pilot:
        resten = []
        for _ in range(5):
            veld = soort("wat er stond")
            await pilot.app.mount(veld)
            veld.focus()
            await pilot.pause()
            await veld.remove()
            resten.append(weakref.ref(veld))
            del veld
        await pilot.pause()
        gc.collect()
        # the last one may still be what had the focus; those before it must be gone
        assert [rest() for rest in resten[:-1]] == [None] * 4
