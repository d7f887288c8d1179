"""The overleg screen as pictures, on a beamer and on a small laptop."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ivp_tui.tui.app import IvpApp, maak_app
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from tests.tui.hulp import PLAN, Bank, sql, tot
from tests.tui.overleghulp import actie_id, bereid


@pytest.mark.usefixtures("afdrukken")
@pytest.mark.parametrize("maat", [(100, 30), (80, 24)], ids=["beamer", "klein"])
def test_overleg(pad: Path, maat, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    for waar in ("overlegvlak", "overlegscherm"):
        monkeypatch.setattr(f"ivp_tui.tui.schermen.{waar}.monotonic", lambda: 100.0)
    nummer = bereid(pad)
    sql(
        pad,
        """INSERT INTO afspraak (plan_id, overleg_id, actie_id, nummer, tekst, actiehouder, termijn)
        SELECT plan_id, ?, ?, '2026-01', 'toezicht bij de flats', 'Politie', '2026-02-20' FROM overleg WHERE id = ?""",
        nummer, actie_id(pad), nummer,
    )  # fmt: skip
    sql(
        pad,
        """INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op)
        VALUES (?, 3, 'loopt achter', 'te weinig toezichthouders', '2026-02-20T09:00:00Z')""",
        actie_id(pad),
    )
    app: IvpApp = maak_app(pad, PLAN, None, False)

    async def speel(pilot: Pilot[int]) -> None:
        b = Bank(app, pilot, pad)
        await tot(pilot, lambda: b.status)
        await b.toets("o")
        await tot(pilot, lambda: isinstance(app.screen, Overlegscherm))
        await pilot.pause()

    assert snap_compare(app, terminal_size=maat, run_before=speel)
