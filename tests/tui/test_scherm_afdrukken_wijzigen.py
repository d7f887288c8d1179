"""Pictures of what changes the plan and of what was changed: taken over as those of test_scherm_afdrukken."""

import os
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ivp_tui.tui.app import IvpApp, maak_app
from tests.tui.hulp import PLAN, Bank, sql, tot

TITEL = "Toezicht op hotspots jongeren"
GROOT, KLEIN = (120, 36), (80, 24)


async def _opdracht(b: Bank, naam: str) -> None:
    await b.toets("colon")
    await b.typ(naam)
    await b.toets("enter")
    await b.pilot.pause()


async def _logboek(b: Bank) -> None:
    await b.naar("actie", TITEL)
    await b.toets("L", "down")
    await b.pilot.pause()


async def _kaart(b: Bank) -> None:
    await b.naar("actie", TITEL)
    await b.toets("ctrl+k", *["down"] * 6, "enter")
    await b.typ("5-12")
    await b.pilot.pause()


async def _samen(b: Bank) -> None:
    await b.naar("actie", TITEL)
    await _opdracht(b, "voeg samen met")
    await b.typ("cameratoezicht")
    await b.toets("enter")
    await b.pilot.pause()


async def _vink(b: Bank) -> None:
    await b.naar("actie", "Aanpak Jeugdgroepen")
    await b.toets("v", "v", "v", "4")
    await b.klaar()
    await b.typ("te weinig mensen")
    await b.pilot.pause()


async def _archief(b: Bank) -> None:
    await _opdracht(b, "archief")


async def _hulp(b: Bank) -> None:
    await b.toets("question_mark", "pagedown")
    await b.pilot.pause()


async def _palet(b: Bank) -> None:
    await b.toets("colon")
    await b.pilot.pause()


SCHERMEN: dict[str, Callable[[Bank], Awaitable[None]]] = {
    "logboek": _logboek,
    "kaart": _kaart,
    "samen": _samen,
    "vink": _vink,
    "archief": _archief,
    "hulp": _hulp,
    "palet": _palet,
}


def _met_werk(pad: Path) -> None:
    """Changes by two people and from outside, on three days."""
    for wie, tijd, opdracht in (
        ("anna", "2026-02-27T09:12:00.000Z", f"UPDATE actie SET trekker = 'politie' WHERE titel = '{TITEL}'"),
        ("bert", "2026-03-03T13:40:00.000Z", "UPDATE actie SET archief = 1 WHERE titel LIKE 'Pilot ISD%'"),
        (None, "2026-03-04T08:05:00.000Z", "UPDATE thema SET toelichting = 'Vooral in de avond.' WHERE id = 2"),
        ("anna", "2026-03-04T10:31:00.000Z", f"UPDATE actie SET deadline = '2026-06-01' WHERE titel = '{TITEL}'"),
    ):
        sql(pad, "UPDATE schrijver SET wie = ?, tijd = ?", wie, tijd)
        sql(pad, opdracht)
    sql(pad, "UPDATE schrijver SET wie = NULL, tijd = NULL")


@pytest.fixture
def hollandse_tijd(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the wall in Utrecht, wherever the test runs."""
    oud = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    yield
    if oud is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", oud)
    time.tzset()


@pytest.mark.usefixtures("afdrukken", "hollandse_tijd")
@pytest.mark.parametrize("maat", [GROOT, KLEIN], ids=["120x36", "80x24"])
@pytest.mark.parametrize("naam", SCHERMEN)
def test_wijzigen(
    pad: Path,
    naam: str,
    maat: tuple[int, int],
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for veld in (Input, TextArea):
        monkeypatch.setattr(veld.cursor_blink, "_default", False)
    _met_werk(pad)
    app: IvpApp = maak_app(pad, PLAN, None, False)

    async def speel(pilot: Pilot[int]) -> None:
        b = Bank(app, pilot, pad)
        await tot(pilot, lambda: b.status)
        await SCHERMEN[naam](b)
        await pilot.pause()

    assert snap_compare(app, terminal_size=maat, run_before=speel)
