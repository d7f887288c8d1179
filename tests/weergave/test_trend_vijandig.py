"""The trend: hostile and odd input, and that it always fits."""

import math
import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp_tui.domein.cijfers import Onbekend, Richting, Streefwaarde
from ivp_tui.weergave.regel import plat
from tests.weergave.trendhulp import (
    JONGEREN,
    OVERVECHT,
    PM,
    controleer,
    maak_stand,
    metingen,
    plekken,
    teken,
    tekst,
)


@pytest.mark.parametrize("naam", ["\x1b[31mrood\x1b[0m", "a\nb\tc", "\u202egnorw", "inbraak" * 40, "住居侵入" * 20, ""])
def test_hostile_text_is_inert(naam):
    for waarden, (cellen, hoogte) in product((JONGEREN, {2014: PM}), ((30, 4), (60, 9), (300, 14))):
        stand = maak_stand(metingen(waarden, OVERVECHT), eenheid="%", naam=naam, wijk=naam)
        regels = teken(stand, None, cellen, hoogte, OVERVECHT)
        controleer(regels, cellen, hoogte)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e]", "".join(plat(regel.links) for regel in regels))


@pytest.mark.parametrize("raar", [math.inf, -math.inf, math.nan, 1e300])
def test_a_value_that_no_figure_can_have_is_a_gap(raar):
    streef = Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, raar, 2018, raar)
    regels = tekst(maak_stand(metingen({2011: 5, 2012: raar, 2013: 7})), streef)
    assert len(plekken(regels, "●")) == 2
    assert not plekken(regels, "◆◇╌")


WAARDEN = st.one_of(st.floats(), st.floats(-10, 1e5), st.integers(0, 5000), st.sampled_from(list(Onbekend)))
REEKSEN = st.dictionaries(st.one_of(st.integers(2005, 2026), st.integers(1800, 2300)), WAARDEN, max_size=25)
JAREN = st.none() | st.integers(1990, 2030) | st.integers()
GRENZEN = st.none() | st.floats() | st.floats(0, 5000)
STREEFWAARDEN = st.none() | st.builds(
    lambda richting, y0, v0, y1, v1: Streefwaarde(1, 1, 1, richting, y0, v0, y1, v1),
    st.sampled_from(list(Richting)), JAREN, GRENZEN, JAREN, GRENZEN,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    REEKSEN, REEKSEN, STREEFWAARDEN, st.sampled_from(["aantal", "%"]), st.sampled_from([None, OVERVECHT, 99]),
    st.integers(1, 220), st.integers(1, 60), st.integers(1990, 2030) | st.integers(), st.text(max_size=40),
)  # fmt: skip
def test_it_never_raises_and_never_exceeds(stad, wijk, streef, eenheid, wijk_id, cellen, hoogte, peiljaar, naam):
    reeksen = (metingen(stad, bron=lambda jaar: jaar // 4), metingen(wijk, OVERVECHT, lambda jaar: jaar // 3))
    stand = maak_stand(*reeksen, eenheid=eenheid, naam=naam)
    regels = teken(stand, streef, cellen, hoogte, wijk_id, peiljaar)
    controleer(regels, cellen, hoogte)
    assert regels == teken(stand, streef, cellen, hoogte, wijk_id, peiljaar)
