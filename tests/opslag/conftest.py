"""What more than one test of the store needs: an actie of the small file, and a clock that steps."""

from datetime import UTC, datetime, timedelta

import pytest

from ivp_tui.opslag import schrijven
from tests.klein import nummer


@pytest.fixture
def heling(klein):
    """The id of an actie without status, deadline or partners."""
    return nummer(klein.conn, "actie", "Heling")


@pytest.fixture
def klok(monkeypatch):
    """Every write is a minute later than the one before."""

    class Klok(datetime):
        nu = datetime(2020, 1, 1, tzinfo=UTC)

        @classmethod
        def now(cls, tz=None):
            cls.nu += timedelta(minutes=1)
            return cls.nu

    monkeypatch.setattr(schrijven, "datetime", Klok)
