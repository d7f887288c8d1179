"""The changes that the model of undo draws: every intent there is, each of them one that can be done and undone."""

import importlib
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivp_tui import domein
from ivp_tui.domein.wijziging import Geweigerd, Intent, Ongedaan, Opnieuw
from ivp_tui.domein.wijziging_logboek import MaakOngedaan, MaakOpnieuw
from ivp_tui.domein.wijziging_overleg import HeropenOverleg, VerversAgenda
from ivp_tui.domein.wijziging_plan import BoekBij, ZetTerug
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.naspelen import lees_toestand
from ivp_tui.opslag.terugzetten import lees_tabellen
from storing.terugdraaien import Zet, bedoel, bereid_voor, doe, open_snel
from storing.toneel import maak_bestand
from storing.zetten import UITGEZONDERD
from storing.zetten_meer import MAKERS


@pytest.fixture(scope="module")
def vers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh file with a little of everything in it."""
    pad = maak_bestand(tmp_path_factory.mktemp("zetten"))
    bestand = open_snel(pad)
    bereid_voor(bestand)
    bestand.sluit()
    return pad


@pytest.fixture
def bestand(vers: Path, tmp_path: Path) -> Iterator[Bestand]:
    """A copy of it, open."""
    bestand = open_snel(Path(shutil.copy(vers, tmp_path / "ivp.db")))
    yield bestand
    bestand.sluit()


def test_the_model_draws_from_every_intent_there_is() -> None:
    namen = [module.name for module in pkgutil.iter_modules(domein.__path__) if module.name.startswith("wijziging")]
    modules = [importlib.import_module(f"{domein.__name__}.{naam}") for naam in namen]
    dingen = {ding for module in modules for ding in vars(module).values() if isinstance(ding, type)}
    alle = {ding for ding in dingen if issubclass(ding, Intent) and ding is not Intent}
    assert len(alle) > 50
    assert alle == set(MAKERS) | set(UITGEZONDERD)
    assert not set(MAKERS) & set(UITGEZONDERD)


_STATUS = ("ZetStatus", 1, 1, "een")
_TERUG = ("Ongedaan", 1, 1, "een")
#: those about a change before them, which are no step of their own for undo
OVER_EERDER: dict[type[Intent], list[Zet]] = {
    Ongedaan: [_STATUS],
    Opnieuw: [_STATUS, _TERUG],
    MaakOngedaan: [_STATUS],
    MaakOpnieuw: [_STATUS, _TERUG],
}
#: what must have been done before there is something to do
EERST: dict[type[Intent], list[Zet]] = OVER_EERDER | {
    HeropenOverleg: [("SluitOverleg", 0, 0, "een")],
    VerversAgenda: [("ZetStatus", 0, 3, "een")],
    ZetTerug: [("ZetTekst", 1, 1, "een")],
}


@pytest.mark.parametrize("soort", MAKERS, ids=lambda soort: soort.__name__)
def test_each_can_be_done_undone_and_done_again(bestand: Bestand, soort: type[Intent]) -> None:
    """Of the numbers that a sequence draws from, some of the smallest will do."""
    tabellen = lees_tabellen(bestand.conn)
    for zet in EERST.get(soort, []):
        doe(bestand, bedoel(bestand.conn, zet, tabellen))
    begin, geweigerd = lees_toestand(bestand.conn), []
    for a, b in ((a, b) for a in range(6) for b in range(6)):
        try:
            if doe(bestand, bedoel(bestand.conn, (soort.__name__, a, b, "een"), tabellen)):
                break
        except Geweigerd as fout:
            geweigerd.append(str(fout))
    else:
        pytest.fail(f"never done: {sorted(set(geweigerd))}")
    daarna = lees_toestand(bestand.conn)
    if soort in OVER_EERDER:
        return
    doe(bestand, Ongedaan())
    if soort is not BoekBij:  # what it writes down was there before
        assert lees_toestand(bestand.conn) == begin
    doe(bestand, Opnieuw())
    assert lees_toestand(bestand.conn) == daarna
