"""The trend: what is drawn, what is left open, and that it always fits."""

import math
import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp_tui.domein.cijfers import Indicator, Meting, Onbekend, Richting, Streefwaarde
from ivp_tui.domein.plan import Plan, Wijk
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import breedte, plat
from ivp_tui.weergave.trend import KLEINSTE_CELLEN, KLEINSTE_HOOGTE, trend

OVERVECHT = 3
PM = Onbekend.PM
STIJLEN = {"", "cijfer", "dof", "doellijn", "nulmeting", "label", "kop-tekst", "merk"}
JONGEREN = dict(zip(range(2006, 2019), (42, 34, 35, 29, 33, 33, 32, 33, 40, 41, 45, 38, 32), strict=True)) | {
    2019: 38, 2021: 37, 2023: 31, 2025: 39,
}  # fmt: skip
INBRAAK = {2011: 2700, 2012: 2445, 2013: 2227, 2014: PM, 2015: 1654, 2016: 1654, 2017: 1474, 2018: 1036, 2019: 926}
DOEL = Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 2700, 2018, 2160)


def metingen(waarden, wijk_id=None, bron=1):
    """Chosen metingen from year -> value or Onbekend; `bron` is an id, or gives one for a year."""
    for jaar, w in waarden.items():
        waarde, onbekend = (None, w) if isinstance(w, Onbekend) else (w, None)
        bron_id = bron(jaar) if callable(bron) else bron
        yield Meting(jaar, 1, wijk_id, jaar, waarde, onbekend, "definitief", bron_id, "b", "", "", True)


def maak_stand(*reeksen, eenheid="aantal", naam="Woninginbraken", wijk="Overvecht"):
    plan = Plan(1, "utrecht", "Plan", 1, "Utrecht", 2015, 2018, "", None, "")
    alle = tuple(meting for reeks in reeksen for meting in reeks)
    indicator = Indicator(1, "i", naam, eenheid, True)
    wijken = (Wijk(OVERVECHT, "WK034403", wijk),)
    return Stand(plan, (plan,), wijken, (), (), (), (indicator,), (), alle, (), (), (), (), (), (), 0)


def teken(stand, streef=None, cellen=118, hoogte=14, wijk_id=None, peiljaar=2018):
    return trend(stand, Blik(peiljaar, date(2025, 1, 1), wijk_id), 1, streef, cellen, hoogte)


def tekst(*args, **kwargs):
    return [plat(regel.links) for regel in teken(*args, **kwargs)]


def vlak(regels):
    """Only the rows between the y axis and the x axis, so that sign and column can be looked up."""
    return [regel for regel in regels[1:-1] if "│" in regel or "┤" in regel]


def plekken(regels, tekens):
    """The (column, row) of each of these signs in the chart."""
    return sorted((x, y) for y, regel in enumerate(vlak(regels)) for x, t in enumerate(regel) if t in tekens)


def as_x(regels):
    return next(regel for regel in regels if "└" in regel)


def jarenregel(regels):
    return regels[regels.index(as_x(regels)) + 1]


# -- what is drawn


def test_head_and_legend_say_what_it_is():
    regels = tekst(maak_stand(metingen(INBRAAK, bron=lambda jaar: 1 if jaar < 2014 else 2)), DOEL, cellen=160)
    assert regels[0] == "Woninginbraken (aantal) · Stad · 2011–2019"
    assert regels[-1].split("  ")[1:] == [
        "╌◇ doellijn ≤2.160 (in 2018)",
        "◆ nulmeting (2.700 in 2011)",
        "≠ reeksbreuk (andere bron)",
        "? gat: PM",
        "[2018] peiljaar",
    ]


def test_neighbouring_years_of_one_bron_are_joined_and_a_missing_year_is_a_gap():
    regels = tekst(maak_stand(metingen({2011: 20, 2012: 20, 2014: 20, 2015: 20}), eenheid="%"))
    rij = next(regel for regel in vlak(regels) if "●" in regel)
    _, een, gat, drie, _ = rij.split("●")
    assert een.strip()
    assert drie.strip()
    assert " " not in een + drie
    assert not gat.strip()
    assert len(gat) > len(een)
    assert regels[-1].startswith("  ● ● gat (geen cijfer)")


def test_another_bron_breaks_the_line_and_marks_the_axis():
    regels = tekst(maak_stand(metingen({2011: 20, 2012: 20, 2013: 20, 2014: 20}, bron=lambda j: 1 + (j > 2012))))
    rij = next(regel for regel in vlak(regels) if "●" in regel)
    _, een, breuk, drie, _ = rij.split("●")
    assert een.strip()
    assert drie.strip()
    assert not breuk.strip()
    x = plekken(regels, "●")[2][0]
    assert as_x(regels)[x] == "≠"
    assert {kolom for kolom, _ in plekken(regels, "┊")} == {x}
    assert "≠ reeksbreuk" in regels[-1]


def test_another_bron_after_a_gap_is_a_break_too():
    regels = tekst(maak_stand(metingen({2011: 20, 2013: 20}, bron=lambda jaar: jaar)))
    assert as_x(regels)[plekken(regels, "●")[1][0]] == "≠"


def test_the_break_of_the_stad_is_not_marked_as_one_of_the_wijk():
    stad = metingen({2011: 20, 2012: 20}, bron=lambda jaar: jaar)
    regels = tekst(maak_stand(stad, metingen({2011: 30, 2012: 30}, OVERVECHT), eenheid="%"), wijk_id=OVERVECHT)
    assert "≠" not in "".join(regels)
    assert not next(regel for regel in vlak(regels) if "○" in regel).split("○")[1].strip()


@pytest.mark.parametrize("soort", list(Onbekend))
def test_an_unknown_is_never_drawn_as_a_figure(soort):
    regels = tekst(maak_stand(metingen({2011: 2000, 2012: soort, 2013: 1000})))
    punten = plekken(regels, "●")
    assert len(punten) == 2
    onderste = len(vlak(regels)) - 1
    assert vlak(regels)[onderste].strip() == "0 ┤"
    assert not next(r for r in vlak(regels) if "●" in r).partition("●")[2].strip(" │┤⠀")
    assert as_x(regels).count("?") == 1
    assert as_x(regels).index("?") == (punten[0][0] + punten[1][0]) // 2
    assert f"? gat: {soort.value}" in regels[-1]


@pytest.mark.parametrize(("cellen", "hoogte"), [(118, 14), (78, 9), (198, 20), (60, 40)])
def test_the_target_line_runs_from_the_nulmeting_to_the_target(cellen, hoogte):
    streef = Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 3000, 2018, 2000)
    regels = tekst(maak_stand(metingen({2011: 3000, 2019: 500})), streef, cellen, hoogte)
    (einde,) = plekken(regels, "◇")
    (begin,) = plekken(regels, "◆")
    lijn = plekken(regels, "╌")
    assert einde[0] == jarenregel(regels).index("[2018]") + 2
    assert einde[1] == next(y for y, regel in enumerate(vlak(regels)) if "2.000" in regel)
    assert begin[1] == next(y for y, regel in enumerate(vlak(regels)) if "3.000" in regel)
    assert begin[0] < lijn[0][0]
    assert lijn[-1][0] == einde[0] - 1
    assert [y for _, y in lijn] == sorted(y for _, y in lijn)
    assert all(begin[1] <= y <= einde[1] for _, y in lijn)


@pytest.mark.parametrize(
    "streef",
    [
        Streefwaarde(1, 1, 1, Richting.OMLAAG, None, None, 2018, 1000),
        Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, None, 2018, 1000),
        Streefwaarde(1, 1, 1, Richting.OMLAAG, None, None, None, 1000),
        Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 2000, None, 1000),
        Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 2000, 99999, 1000),
    ],
)
def test_without_both_ends_the_target_is_a_horizontal(streef):
    regels = tekst(maak_stand(metingen({2011: 2000, 2018: 1500})), streef)
    rijen = {y for _, y in plekken(regels, "╌")}
    assert rijen == {next(y for y, regel in enumerate(vlak(regels)) if "1.000" in regel)}
    assert len(plekken(regels, "◇")) == (streef.doeljaar == 2018)
    assert len(plekken(regels, "◆")) == (streef.basiswaarde is not None)


def test_a_target_without_a_number_is_no_line():
    streef = Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 2000, 2018, None)
    regels = tekst(maak_stand(metingen({2011: 2000, 2018: 1500})), streef)
    assert not plekken(regels, "╌◇")
    assert len(plekken(regels, "◆")) == 1
    assert "doellijn" not in regels[-1]


def test_a_wijk_has_the_stad_dimmed_beside_it_for_percentages():
    stand = maak_stand(metingen(JONGEREN, OVERVECHT), metingen({2012: 20, 2013: 21}), eenheid="%")
    regels = teken(stand, wijk_id=OVERVECHT)
    delen = [deel for regel in regels for deel in regel.links]
    assert plat(regels[0].links).endswith("· Overvecht · 2006–2025")
    assert {stijl for stuk, stijl in delen if "○" in stuk} == {"dof"}
    assert {stijl for stuk, stijl in delen if "●" in stuk} == {"cijfer"}
    assert plat(regels[-1].links).startswith("  ● wijk  ○ stad")


def test_counts_of_a_wijk_are_not_drawn_on_the_scale_of_the_stad():
    stand = maak_stand(metingen(INBRAAK), metingen({2012: 200, 2013: 180}, OVERVECHT))
    regels = tekst(stand, DOEL, wijk_id=OVERVECHT)
    assert not plekken(regels, "○◆◇╌")
    assert "200 ┤" in "".join(regels)
    assert "2.000" not in "".join(regels)
    assert "zonder stad" in regels[-1]


def test_the_peiljaar_is_in_brackets_also_where_it_has_no_figure():
    assert "[2020]" in jarenregel(tekst(maak_stand(metingen({2011: 20, 2013: 20})), peiljaar=2020))
    assert "[9999]" not in "".join(tekst(maak_stand(metingen({2011: 20, 2013: 20})), peiljaar=9999))


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


# -- hostile and odd input


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


def controleer(regels, cellen, hoogte):
    assert 0 < len(regels) <= hoogte
    for nummer, regel in enumerate(regels):
        assert regel.sleutel == ("trend", nummer, 0)
        assert not regel.kiesbaar
        assert not regel.rechts
        assert breedte(plat(regel.links)) <= cellen
        assert {stijl for _, stijl in regel.links} <= STIJLEN


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
