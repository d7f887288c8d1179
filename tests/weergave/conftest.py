"""The shipped plan as a Stand, read once a worker: a Stand cannot be spoilt."""

import pytest

from ivp_tui.domein.stand import Stand
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.lezen import lees_stand
from tests.weergave.hulp import PLAN, bouw_echt


@pytest.fixture(scope="session")
def utrecht(tmp_path_factory: pytest.TempPathFactory) -> Stand:
    """The plan Utrecht 2015-2018 as shipped."""
    bestand = open_bestand(bouw_echt(tmp_path_factory.mktemp("utrecht") / "ivp.db"))
    stand = lees_stand(bestand.conn, PLAN, 2026)
    bestand.sluit()
    return stand
