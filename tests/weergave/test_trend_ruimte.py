"""The trend: its axes, and what it does with much and with little room."""

import re
from datetime import date
from itertools import product

import pytest

from ivp_tui.domein.cijfers import Richting, Streefwaarde
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import breedte
from ivp_tui.weergave.trend import KLEINSTE_CELLEN, KLEINSTE_HOOGTE, trend
from tests.weergave.trendhulp import (
    DOEL,
    INBRAAK,
    JONGEREN,
    OVERVECHT,
    PM,
    as_x,
    controleer,
    jarenregel,
    maak_stand,
    metingen,
    teken,
    tekst,
    vlak,
)

# -- axes


@pytest.mark.parametrize(
    ("waarden", "eenheid", "labels"),
    [
        ({2011: 2700, 2018: 1036}, "aantal", ["3.000", "2.000", "1.000", "0"]),
        ({2011: 5663, 2018: 4800}, "aantal", ["5.750", "5.500", "5.250", "5.000", "4.750"]),
        ({2011: 20.6, 2018: 20.9}, "%", ["20,9%", "20,8%", "20,7%", "20,6%"]),
        ({2011: 29, 2018: 45}, "%", ["45%", "40%", "35%", "30%", "25%"]),
        ({2011: 2, 2018: 10}, "%", ["10%", "7,5%", "5%", "2,5%", "0%"]),
        ({2011: 0, 2018: 0}, "aantal", ["2", "1", "0"]),
        ({2011: 3}, "aantal", ["3", "2", "1", "0"]),
        ({2011: 100}, "%", ["100%", "75%", "50%", "25%", "0%"]),
        ({2011: -5, 2018: -5}, "aantal", ["1", "0", "-1", "-2", "-3", "-4", "-5"]),
    ],
)
def test_the_y_axis_has_dutch_labels_from_0_or_from_near_the_figures(waarden, eenheid, labels):
    regels = tekst(maak_stand(metingen(waarden), eenheid=eenheid), hoogte=14)
    assert [r.partition("┤")[0].strip() for r in vlak(regels) if "┤" in r] == labels


@pytest.mark.parametrize("cellen", range(KLEINSTE_CELLEN, 201, 7))
@pytest.mark.parametrize("span", [1, 2, 8, 20, 60, 250])
def test_year_labels_never_touch_and_stand_under_their_tick(cellen, span):
    stand = maak_stand(metingen({1950: 5, 1950 + span: 7}))
    regels = tekst(stand, cellen=cellen, peiljaar=1951)
    jaren, x_as = jarenregel(regels), as_x(regels)
    assert all(re.fullmatch(r"\d{4}|\[\d{4}\]", woord) for woord in jaren.split())
    assert "[1951]" in jaren
    for gevonden in re.finditer(r"\d{4}", jaren):
        assert x_as[gevonden.start() + 1] == "┬"


# -- room


def test_little_room_gives_a_row_of_blocks_with_a_space_for_a_gap():
    stand = maak_stand(metingen({2011: 1, 2012: 8, 2013: PM, 2014: 4}, bron=lambda jaar: 1 + (jaar > 2012)))
    streef = Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 5, 2018, 3.9)
    assert tekst(stand, streef, 40, 6) == [
        "Woninginbra… (aantal) · Stad · 2011–2014",
        "1 ▁█ ▄ 4",
        "2011–2014, ▁ 1, █ 8, spatie: gat, doel",
        "≤3, reeksbreuk in 2014",
    ]
    assert tekst(stand, streef, 40, 1) == ["1 ▁█ ▄ 4"]


def test_a_row_of_blocks_that_is_too_long_keeps_the_latest_years():
    regels = tekst(maak_stand(metingen({jaar: jaar for jaar in range(1950, 2020)})), cellen=30, hoogte=3)
    assert regels[1].endswith("█ 2.019")
    assert breedte(regels[1]) <= 30
    assert regels[2].startswith("2002–2019")


@pytest.mark.parametrize("wijk_id", [None, OVERVECHT])
def test_without_figures_there_is_one_line(wijk_id):
    plek = "Overvecht" if wijk_id else "Stad"
    assert tekst(maak_stand(), DOEL, wijk_id=wijk_id) == [f"nog geen cijfers voor Woninginbraken, {plek}"]
    stand = maak_stand(metingen({2014: PM}, wijk_id))
    assert tekst(stand, wijk_id=wijk_id) == [f"nog geen cijfers voor Woninginbraken, {plek}, PM"]


def test_an_indicator_that_is_gone_or_no_room_at_all_gives_nothing():
    stand = maak_stand(metingen(INBRAAK))
    assert trend(stand, Blik(2018, date(2025, 1, 1)), 99, None, 80, 20) == ()
    assert teken(stand, cellen=0) == teken(stand, hoogte=0) == ()


@pytest.mark.parametrize("hoogte", [1, 2, KLEINSTE_HOOGTE, 9, 14, 40])
def test_every_line_fits_at_every_width(hoogte):
    wijk = maak_stand(metingen(JONGEREN, OVERVECHT), metingen(JONGEREN), eenheid="%")
    stad = maak_stand(metingen(INBRAAK, bron=lambda jaar: 1 if jaar < 2014 else 2))
    for cellen, (stand, wijk_id) in product(range(1, 201), ((wijk, OVERVECHT), (stad, None))):
        controleer(teken(stand, DOEL, cellen, hoogte, wijk_id), cellen, hoogte)


def test_every_sign_in_the_chart_is_one_cell_and_no_legend_word_is_cut():
    stand = maak_stand(metingen(INBRAAK, bron=lambda jaar: 1 if jaar < 2014 else 2))
    for cellen in range(KLEINSTE_CELLEN, 201):
        regels = tekst(stand, DOEL, cellen)
        assert all(len(regel) == breedte(regel) for regel in regels)
        assert "…" not in regels[-1]
        assert "≠ reeksbreuk" in regels[-1]
        assert "gat: PM" in regels[-1]
