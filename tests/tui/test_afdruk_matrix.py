"""The matrix as a picture: what changes here is looked at, and taken over with --snapshot-update."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ivp_tui.tui.app import IvpApp, maak_app
from tests.tui.hulp import PLAN, Bank, sql, tot

#: what the stad (None) and some wijken set, by the beginning of the title
_GEZET = (
    ("Werken volgens het Overvalprotocol", None, "gereed", "", "2026-02-20"),
    ("Extra nazorg ex-gedetineerden", None, "op schema", "", "2026-01-12"),
    ("Programma Veilige Publieke Taak", None, "aandacht", "wacht op het convenant", "2026-02-27"),
    ("Toezicht op hotspots jongeren", 3, "loopt achter", "te weinig toezichthouders", "2026-03-02"),
    ("Aanpak Jeugdgroepen: groep", 3, "op schema", "", "2026-03-03"),
    ("Jongerenwerk Utrecht", None, "aandacht", "", "2026-02-11"),
    ("Publiek cameratoezicht", 6, "niet gestart", "", "2025-12-01"),
)


@pytest.mark.usefixtures("afdrukken")
@pytest.mark.parametrize("maat", [(120, 36), (80, 24)], ids=lambda maat: f"{maat[0]}x{maat[1]}")
def test_matrix(pad: Path, maat: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    for titel, wijk, status, reden, dag in _GEZET:
        sql(
            pad,
            """INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op)
            SELECT min(id), ?, ?, ?, ? FROM actie WHERE titel LIKE ? || '%'""",
            wijk, status, reden, f"{dag}T09:00:00Z", titel,
        )  # fmt: skip
    app: IvpApp = maak_app(pad, PLAN, "Overvecht", False)

    async def speel(pilot: Pilot[int]) -> None:
        b = Bank(app, pilot, pad)
        await tot(pilot, lambda: b.status)
        await b.naar("actie", "Toezicht op hotspots jongeren")
        await b.toets("m")
        await pilot.pause()

    assert snap_compare(app, terminal_size=maat, run_before=speel)
