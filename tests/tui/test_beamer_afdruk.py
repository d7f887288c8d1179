"""The second screen as a picture at the size of a projector; looked at, and taken over with --snapshot-update."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ivp_tui.domein.toont import Toont
from ivp_tui.tui.beamer import maak_beamer
from tests.tui.hulp import PLAN, Vastedag, een, sql


@pytest.mark.usefixtures("afdrukken")
def test_scherm(pad: Path, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp_tui.tui.beamer.date", Vastedag)
    actie = een(pad, "SELECT min(id) FROM actie WHERE titel LIKE 'Toezicht op hotspots jongeren%'")
    wijk = een(pad, "SELECT id FROM wijk WHERE naam = 'Overvecht'")
    sql(
        pad,
        """INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op)
        VALUES (?, ?, 'loopt achter', 'te weinig toezichthouders in de avond', '2026-03-02T09:00:00Z')""",
        actie, wijk,
    )  # fmt: skip
    app = maak_beamer(pad, PLAN, "Overvecht")
    app._bron._begin = Toont(PLAN, wijk, "actie", actie)

    async def speel(pilot: Pilot[int]) -> None:
        await app.kijk()
        await pilot.pause()

    assert snap_compare(app, terminal_size=(100, 30), run_before=speel)
    app.sluit()
