"""Screens as pictures: what changes here is looked at, and taken over with `pytest tests/tui --snapshot-update`."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ivp_tui.tui.app import IvpApp, maak_app
from tests.tui.hulp import PLAN, Bank, sql, tot

Doen = Callable[[Bank], Awaitable[None]]


async def _niets(b: Bank) -> None:
    await b.pilot.pause()


async def _overvecht(b: Bank) -> None:
    for _ in range(3):
        await b.toets("right_square_bracket")
    await b.naar("doel", "Jeugdoverlast in eigen buurt")


async def _bord(b: Bank) -> None:
    await b.naar("streefwaarde", "Jongerenoverlast")


async def _reden(b: Bank) -> None:
    await b.naar("actie", "Toezicht op hotspots jongeren")
    await b.doe("4")
    await b.typ("te weinig toezichthouders")


async def _zoek(b: Bank) -> None:
    await b.toets("slash")
    await b.typ("cameratoezicht")
    await tot(b.pilot, lambda: "flexibel cameratoezicht" in b.scherm.lower())
    await b.toets("down")


async def _filter(b: Bank) -> None:
    await b.toets("f", "3", "4", "down", "down")


async def _contrast(b: Bank) -> None:
    await b.toets("T", "T")
    await b.naar("actie", "Publiek cameratoezicht")


async def _trend(b: Bank) -> None:
    await _overvecht(b)
    await b.toets("x")
    await b.pilot.pause()


async def _lijn(b: Bank) -> None:
    await b.naar("thema", "Georganiseerde ondermijnende")
    await b.toets("d")
    await b.pilot.pause()


async def _plannen(b: Bank) -> None:
    await b.toets("w")
    await b.pilot.pause()


async def _ander_plan(b: Bank, slug: str) -> None:
    plan = next(plan for plan in b.stand.plannen if plan.slug == slug)
    await b.werkbank.naar_plan(plan)
    await b.pilot.pause()


async def _nieuw_plan(b: Bank) -> None:
    await _ander_plan(b, "utrecht-2023-2026")
    await b.toets("colon")
    await b.typ("nieuw plan")
    await b.toets("enter")
    await b.toets("down", "down", "down", "down")
    await b.pilot.pause()


async def _motie(b: Bank) -> None:
    await _ander_plan(b, "utrecht-2023-2026")
    await b.toets("G", "up", "up", "up", "up")


async def _leusden(b: Bank) -> None:
    await _ander_plan(b, "leusden-2016-2019")


async def _trend_plannen(b: Bank) -> None:
    await _ander_plan(b, "utrecht-2019-2022")
    await b.naar("streefwaarde", "Misdrijven totaal")
    await b.toets("x")
    await b.pilot.pause()


SCHERMEN: dict[str, tuple[tuple[int, int], Doen]] = {
    "begin_120x36": ((120, 36), _niets),
    "overvecht_120x36": ((120, 36), _overvecht),
    "trend_120x36": ((120, 36), _trend),
    "boom_80x24": ((80, 24), _niets),
    "bord_80x24": ((80, 24), _bord),
    "ruim_200x50": ((200, 50), _overvecht),
    "reden_120x36": ((120, 36), _reden),
    "zoek_120x36": ((120, 36), _zoek),
    "filter_80x24": ((80, 24), _filter),
    "contrast_120x36": ((120, 36), _contrast),
    "klein_40x10": ((40, 10), _niets),
    "lijn_120x36": ((120, 36), _lijn),
    "lijn_80x24": ((80, 24), _lijn),
    "plannen_80x24": ((80, 24), _plannen),
    "nieuwplan_120x36": ((120, 36), _nieuw_plan),
    "motie_120x36": ((120, 36), _motie),
    "leusden_120x36": ((120, 36), _leusden),
    "trend_plannen_120x36": ((120, 36), _trend_plannen),
}


def _met_werk(pad: Path) -> None:
    """Some statuses of some weeks ago, so that there is something to see."""
    for titel, wijk, status, reden, dag in (
        ("Werken volgens het Overvalprotocol", None, "gereed", "", "2026-02-20"),
        ("Extra nazorg ex-gedetineerden", None, "op schema", "", "2026-01-12"),
        ("Programma Veilige Publieke Taak", None, "aandacht", "wacht op het convenant", "2026-02-27"),
        ("Toezicht op hotspots jongeren", 3, "loopt achter", "te weinig toezichthouders", "2026-03-02"),
        ("Aanpak Jeugdgroepen: groep", None, "op schema", "", "2026-03-03"),
        ("Jongerenwerk Utrecht", None, "aandacht", "", "2026-02-11"),
        ("Publiek cameratoezicht", None, "niet gestart", "", "2025-12-01"),
    ):
        sql(
            pad,
            """INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op)
            SELECT min(id), ?, ?, ?, ? FROM actie WHERE titel LIKE ? || '%'""",
            wijk, status, reden, f"{dag}T09:00:00Z", titel,
        )  # fmt: skip
    sql(pad, "UPDATE actie SET deadline = '2026-02-01' WHERE titel LIKE 'Pilot ISD%'")


@pytest.mark.usefixtures("afdrukken")
@pytest.mark.parametrize("naam", SCHERMEN)
def test_scherm(pad: Path, naam: str, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    for veld in (Input, TextArea):
        monkeypatch.setattr(veld.cursor_blink, "_default", False)
    _met_werk(pad)
    maat, doe = SCHERMEN[naam]
    app: IvpApp = maak_app(pad, PLAN, None, False)

    async def speel(pilot: Pilot[int]) -> None:
        b = Bank(app, pilot, pad)
        await tot(pilot, lambda: b.status)
        await doe(b)
        await pilot.pause()

    assert snap_compare(app, terminal_size=maat, run_before=speel)
