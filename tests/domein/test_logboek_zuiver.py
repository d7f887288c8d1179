"""The logboek as values: what is searched in a groep, what a keus asks, and times of the file as they are read here."""

import time
from datetime import date

import pytest

from ivp_tui.domein.logboek import BUITEN_OM, Loggroep, Logitem, Logkeus, Logveld, schrijf_tijdstip, sinds_dag

ITEM = Logitem("actie", 12, "Toezicht op Hotspots", "plan", "2015–2018")


def groep(wie: str = "Anna") -> Loggroep:
    veld = Logveld(ITEM, "titel", "Oud", "Nieuw")
    return Loggroep(3, "2026-12-05T13:30:00Z", wie, "titel van actie", (ITEM,), ("West",), (veld,), 1)


@pytest.fixture(params=["UTC", "Europe/Amsterdam", "America/New_York"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """Somewhere in the world."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set here")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_all_that_is_read_is_searched_in_one_case() -> None:
    for woord in ("anna", "titel van actie", "toezicht op hotspots", "2015–2018", "west", "oud", "nieuw"):
        assert woord in groep().tekst
    assert ITEM.plek == ("actie", 12)


def test_what_was_written_past_ivp_is_known_by_its_name() -> None:
    assert groep(BUITEN_OM).buiten_om
    assert not groep().buiten_om


def test_a_keus_that_asks_nothing_is_empty() -> None:
    assert Logkeus().leeg
    assert Logkeus().met_woorden("  ").leeg
    keus = Logkeus(wie="Anna").met_woorden("Hotspots  WEST")
    assert not keus.leeg
    assert (keus.wie, keus.woorden) == ("Anna", ("hotspots", "west"))


@pytest.mark.parametrize(
    ("tijd", "daar"),
    [
        ("2026-12-05T23:30:00Z", {"UTC": "5 dec 2026 23:30", "Europe/Amsterdam": "6 dec 2026 00:30"}),
        # without a zone it is of the file, and so UTC
        ("2026-07-01T12:00:00", {"Europe/Amsterdam": "1 jul 2026 14:00", "America/New_York": "1 jul 2026 08:00"}),
    ],
)
def test_a_time_is_read_as_the_clock_on_the_wall_had_it(zone: str, tijd: str, daar: dict[str, str]) -> None:
    if zone in daar:
        assert schrijf_tijdstip(tijd) == daar[zone]


@pytest.mark.parametrize("tijd", ["gisteren", "", "2026-13-45T00:00:00Z", "\x1b[31mrood"])
def test_what_is_no_time_stands_as_it_is_and_is_inert(tijd: str) -> None:
    assert "\x1b" not in schrijf_tijdstip(tijd)
    assert schrijf_tijdstip("x" * 100) == "x" * 40


def test_a_day_begins_at_midnight_here(zone: str) -> None:
    hoort = {"UTC": "2026-12-05T00:00:00", "Europe/Amsterdam": "2026-12-04T23:00:00"}
    assert sinds_dag(date(2026, 12, 5)) == hoort.get(zone, "2026-12-05T05:00:00")
    assert sinds_dag(date(1, 1, 1))  # a day that no calendar of the machine holds
