"""The clock of a meeting: what it counts, whatever the clock of the machine does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.overlegklok import Klokstand, Overlegklok

STAPPEN = st.lists(
    st.tuples(st.floats(-5, 60), st.sampled_from(["tijd", "wissel", "punt 0", "punt 1", "punt 2"])), max_size=20
)


@given(STAPPEN, st.floats(0, 1e6), st.booleans())
def test_the_points_are_part_of_the_whole_and_nothing_ever_counts_back(stappen, begin, stil):
    nu = 100.0
    klok = Overlegklok(Klokstand(begin, {1: min(begin, 3.0)}, stil), nu)
    totaal, punt, loopt = begin, 0, not stil
    for verder, wat in stappen:
        nu += verder
        verwacht = totaal + max(0.0, verder) * loopt
        if wat == "wissel":
            klok.wissel(nu)
            loopt = not loopt
        elif wat != "tijd":
            punt = int(wat[-1])
            klok.naar(punt, nu)
        stand = klok.stand(nu)
        assert stand.totaal == pytest.approx(verwacht)
        assert stand.stil is not loopt
        assert klok.loopt is loopt
        assert sum(stand.punten.values()) <= stand.totaal + min(begin, 3.0) + 1e-6
        assert 0 not in stand.punten
        totaal = stand.totaal
        # what is kept goes on from there
        assert Overlegklok(stand, 5.0).stand(5.0) == stand


def test_it_counts_for_the_point_in_view_and_stands_still_when_it_must():
    klok = Overlegklok(Klokstand(), 0.0)
    assert klok.tijden(10.0) == (0, 10)
    klok.naar(7, 10.0)
    assert klok.tijden(14.9) == (4, 14)
    klok.wissel(15.0)
    assert (klok.loopt, klok.tijden(500.0)) == (False, (5, 15))
    klok.naar(8, 600.0)
    klok.wissel(600.0)
    assert klok.tijden(601.0) == (1, 16)
    # the clock of the machine is put back
    assert klok.tijden(100.0) == (1, 16)
    assert klok.stand(102.0) == Klokstand(18.0, {7: 5.0, 8: 3.0}, False)
