"""What a new meeting begins with, and what is to be known before it does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.overleg import Overleg, reeks_van
from ivp_tui.domein.overlegopzet import NAAM, Opzet, eerste_opzet, opmerking, vul_aan
from ivp_tui.domein.plan import Overlegsoort

DAG = date(2026, 12, 5)
EERDER, LATER = date(2026, 11, 21), date(2026, 12, 19)


def soort(nummer, naam, deelnemers=""):
    return Overlegsoort(nummer, None, naam, "", "", deelnemers, "", None, "")


DRIEHOEK, WIJK = soort(1, "Driehoek", "burgemeester, OM"), soort(2, "Wijkoverleg", "wijkagent")


def overleg(nummer, naam="Wijkoverleg", wijk=None, datum=EERDER, soort="", wie="", dicht=True):
    klaar = "2026-11-21T10:00:00Z" if dicht else None
    return Overleg(nummer, 1, "plan", 1, None, soort, wijk, "", naam, datum, wie, "2026-11-21T09:00:00Z", klaar)


@pytest.fixture
def plan(stand):
    return replace(stand, overlegsoorten=(DRIEHOEK, WIJK))


@pytest.mark.parametrize(
    ("eerder", "wijk", "titel", "van_soort", "wie"),
    [
        ((), None, "Driehoek", True, "burgemeester, OM"),
        ((), 1, "Driehoek", True, "burgemeester, OM"),
        ((overleg(1, wijk=1),), None, "Driehoek", True, "burgemeester, OM"),  # of another wijk
        ((overleg(1, soort="wijkoverleg ", wie="T&H"),), None, "Wijkoverleg", True, "T&H"),
        ((overleg(1, soort="Opgeheven", wie="T&H"),), None, "Opgeheven", False, "T&H"),
        ((overleg(1, "Buurtschouw", wie="T&H"),), None, "Buurtschouw", False, "T&H"),
        # the last one by day, and of two on a day by when it was made
        ((overleg(2, "a"), overleg(3, "b"), overleg(1, "c", datum=LATER)), None, "c", False, ""),
        ((overleg(2, "a"), overleg(3, "b")), None, "b", False, ""),
        # who was there is of the series, not of the wijk
        ((overleg(1, "a", wie="A"), overleg(2, "b", wie="B"), overleg(3, "a", wie="")), None, "a", False, ""),
    ],
)
def test_it_begins_as_the_last_of_this_wijk(plan, eerder, wijk, titel, van_soort, wie):
    opzet = eerste_opzet(plan, plan.overlegsoorten, eerder, wijk, DAG)
    assert (opzet.titel, opzet.soort is not None, opzet.aanwezig) == (titel, van_soort, wie)
    assert (opzet.wijk_id, opzet.datum) == (wijk, DAG)


def test_a_plan_that_names_no_kinds_begins_with_a_name(stand):
    leeg = replace(stand, overlegsoorten=())
    assert eerste_opzet(leeg, (), (), None, DAG).titel == NAAM


def test_who_was_typed_stays_and_a_series_runs_on_whether_by_kind_or_by_name(plan):
    eerder = (overleg(1, "Driehoek", wie="T&H"),)
    met_soort = Opzet(DRIEHOEK, "Driehoek", None, DAG)
    assert vul_aan(met_soort, plan, eerder).aanwezig == "T&H"
    assert vul_aan(replace(met_soort, wijk_id=1), plan, eerder).aanwezig == "burgemeester, OM"
    getypt = replace(met_soort, aanwezig="zelf", zelf_aanwezig=True)
    assert vul_aan(getypt, plan, eerder) == getypt
    assert met_soort.reeks(1) == Opzet(None, " driehoek", None, DAG).reeks(1) == reeks_van(1, None, "DRIEHOEK", "")


@pytest.mark.parametrize(
    ("eerder", "zin"),
    [
        ((), ""),
        ((overleg(1, wijk=3, datum=DAG),), ""),
        ((overleg(1),), ""),
        ((overleg(1, dicht=False),), "dat van 21 nov 2026 is nog open"),
        ((overleg(1, datum=DAG),), "er is al een Wijkoverleg van 5 dec 2026 en is gesloten; dit wordt er nog een"),
        (
            (overleg(1, datum=DAG, dicht=False), overleg(2, datum=DAG)),
            "er is al een Wijkoverleg van 5 dec 2026 en is nog open; dit wordt er nog een",
        ),
        ((overleg(1, datum=LATER),), "er is al een later overleg in deze reeks (19 dec 2026)"),
        # a date in the past: the one that is open is no earlier one
        ((overleg(1, datum=LATER, dicht=False),), "dat van 19 dec 2026 is nog open"),
        # of more that are open the last one is named
        (
            (overleg(2, datum=EERDER, dicht=False), overleg(1, datum=LATER, dicht=False)),
            "dat van 19 dec 2026 is nog open",
        ),
    ],
)
def test_what_is_to_be_known(eerder, zin):
    opzet = Opzet(None, "wijkoverleg", None, DAG)
    assert opmerking(opzet, 1, eerder).replace("wijkoverleg", "Wijkoverleg") == zin


OVERLEGGEN = st.lists(
    st.builds(
        overleg,
        st.integers(1, 99),
        naam=st.sampled_from(["Driehoek", "driehoek ", "Schouw", ""]),
        wijk=st.sampled_from([None, 1, 2]),
        datum=st.dates(date(2026, 11, 1), date(2026, 12, 31)),
        soort=st.sampled_from(["", "Driehoek", "Wijkoverleg"]),
        wie=st.text(max_size=5),
        dicht=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda o: o.id,
)


@given(st.data())
def test_it_goes_on_with_the_series_of_the_last_meeting_of_the_wijk(data):
    eerder, wijk = data.draw(OVERLEGGEN), data.draw(st.sampled_from([None, 1, 2]))

    class Kaal:
        overlegsoorten = (DRIEHOEK, WIJK)
        plan = type("Plan", (), {"gemeente_id": 1})

    opzet = eerste_opzet(Kaal, (DRIEHOEK, WIJK), eerder, wijk, DAG)
    hier = [o for o in eerder if o.wijk_id == wijk]
    if hier:
        laatste = max(hier, key=lambda o: (o.datum, o.id))
        assert opzet.reeks(1) == laatste.reeks
        assert opzet.aanwezig == laatste.aanwezig
    zin = opmerking(opzet, 1, eerder)
    assert ("dit wordt er nog een" in zin) == any(o.reeks == opzet.reeks(1) and o.datum == DAG for o in eerder)
