"""The trend through plans: the period and the target of every plan of the gemeente."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp_tui.domein.cijfers import Planstreefwaarde, Richting, Streefwaarde
from ivp_tui.weergave.trend import KLEINSTE_CELLEN, KLEINSTE_HOOGTE
from tests.weergave.trendhulp import (
    DOEL,
    INBRAAK,
    OVERVECHT,
    as_x,
    controleer,
    jarenregel,
    kolom,
    looptijden,
    maak_stand,
    met_doelen,
    met_plannen,
    metingen,
    plekken,
    teken,
    tekst,
    vlak,
)

LANG = {jaar: 1000 + jaar for jaar in range(2011, 2023)}
DRIE = ((2015, 2018), (2019, 2022), (2023, 2026))
ONVEILIG = {2011: 26, 2012: 31, 2013: 31, 2015: 32, 2016: 33, 2017: 30, 2018: 29}
BEHOUD = Streefwaarde(2, 1, 1, Richting.NIET_SLECHTER, 2018, 29, 2022, 29)


def stijlen(regels, tekens):
    """The styles in which these signs are drawn, the legend aside."""
    return {stijl for regel in regels[:-1] for stuk, stijl in regel.links if set(stuk) & set(tekens)}


def onveilig(in_beeld=0):
    """The percentages of 2011-2018 with a target of both the first plans."""
    stand = met_plannen(maak_stand(metingen(ONVEILIG), eenheid="%"), *DRIE, in_beeld=in_beeld)
    stand = met_doelen(stand, (1, 2011, 26, 2018, 26))
    return replace(stand, planstreefwaarden=(*stand.planstreefwaarden, Planstreefwaarde(2, BEHOUD)))


# -- periods


@pytest.mark.parametrize("cellen", range(KLEINSTE_CELLEN, 201, 7))
def test_neighbouring_plans_join_halfway_between_their_years(cellen):
    regels = tekst(met_plannen(maak_stand(metingen(LANG)), *DRIE, in_beeld=1), cellen=cellen, peiljaar=2018)
    (regel,) = looptijden(regels)
    assert re.fullmatch(r" +├─+ ?(20)?15–(20)?18 ?─*┤┣━+ ?(20)?19–(20)?22 ?━*┫", regel)
    naad, stap = regel.index("┣"), (kolom(regels, 2018) - kolom(regels, 2011)) / 7
    assert abs(naad - (kolom(regels, 2018) + stap / 2)) <= 1
    assert abs(regel.index("├") - (kolom(regels, 2018) - 3.5 * stap)) <= 1
    assert len(regel) <= len(as_x(regels)) + 2


def test_a_plan_at_either_end_of_the_axis_stays_under_it():
    regels = tekst(maak_stand(metingen({2015: 5, 2018: 4})))
    (regel,) = looptijden(regels)
    assert regel.index("┣") == as_x(regels).index("└")
    assert regel.index("┫") == kolom(regels, 2018) + 2


@pytest.mark.parametrize("in_beeld", [0, 1])
def test_the_plan_in_view_stands_out_without_colour_too(in_beeld):
    regels = teken(met_plannen(maak_stand(metingen(LANG)), *DRIE, in_beeld=in_beeld))
    assert stijlen(regels, "┣━┫") == {"kop-tekst"}
    zwaar = next(stuk for regel in regels for stuk, _ in regel.links if "┣" in stuk)
    assert f"{DRIE[in_beeld][0]}–{DRIE[in_beeld][1]}" in zwaar
    andere = [(stuk, stijl) for stuk, stijl in regels[-2].links if "20" in stuk and "┣" not in stuk]
    assert andere
    assert {stijl for _, stijl in andere} == {"dof"}


def test_only_plans_of_the_own_gemeente_count():
    stand = met_plannen(maak_stand(metingen(LANG)), *DRIE)
    vreemd = replace(stand.plan, id=9, gemeente_id=2, van=2011, tot=2014)
    anders = replace(stand, plannen=(vreemd, *stand.plannen))
    streef = Planstreefwaarde(9, Streefwaarde(9, 1, 1, Richting.OMLAAG, 2011, 1, 2014, 1))
    assert tekst(replace(anders, planstreefwaarden=(streef,))) == tekst(stand)


def test_where_no_plan_reaches_the_axis_its_line_is_left_to_the_chart():
    ver = tekst(met_plannen(maak_stand(metingen({1990: 3, 1994: 2})), *DRIE), peiljaar=1994)
    assert looptijden(ver) == []
    bij = tekst(met_plannen(maak_stand(metingen({1990: 3, 1994: 2})), (1991, 1992)), peiljaar=1994)
    assert len(looptijden(bij)) == 1


def test_a_plan_that_goes_on_outside_the_axis_is_open_at_that_side():
    regels = tekst(met_plannen(maak_stand(metingen(LANG)), (2008, 2012), (2013, 2020), (2021, 2024), in_beeld=1))
    (regel,) = looptijden(regels)
    assert re.fullmatch(r" +─+ 2008–2012 ─+┤┣━+ 2013–2020 ━+┫├─+ 2021–2024 ─+", regel)


@pytest.mark.parametrize(
    ("span", "vorm"),
    [(12, "2015–2018"), (20, "15–18"), (35, "┣━+┫"), (98, "┣┫")],
)
def test_a_narrow_period_is_told_shorter(span, vorm):
    regels = tekst(maak_stand(metingen({2018 - span: 3, 2019: 4})), cellen=60, peiljaar=2018)
    assert re.search(vorm, looptijden(regels)[0])


def test_a_plan_of_one_year_and_an_axis_of_one_year():
    regels = tekst(met_plannen(maak_stand(metingen({2011: 3, 2018: 4})), (2015, 2015)))
    assert re.search(r"┣━+ ?(20)?15 ?━+┫", looptijden(regels)[0])
    regels = tekst(met_plannen(maak_stand(metingen({2018: 4})), (2016, 2020)), peiljaar=2018)
    assert "2016–2020" in looptijden(regels)[0]


def test_plans_that_share_years_get_a_line_each_or_share_one():
    stand = met_plannen(maak_stand(metingen(LANG)), (2015, 2018), (2017, 2020), (2019, 2022))
    ruim, krap = (tekst(stand, cellen=118, hoogte=hoogte) for hoogte in (12, 11))
    eerste, tweede = looptijden(ruim)
    assert "2015–2018" in eerste
    assert "2019–2022" in eerste
    assert tweede.strip().startswith("├")
    assert "2017–2020" in tweede
    (een,) = looptijden(krap)
    assert re.fullmatch(r" +┣━+ 2015–2018 ━+┫─+ 2017–2020 ─+┤─+ 2019–2022 ─+┤", een)


def test_a_plan_wholly_under_another_leaves_its_line_to_it():
    stand = met_plannen(maak_stand(metingen(LANG)), (2013, 2020), (2015, 2018))
    (een,) = looptijden(tekst(stand, hoogte=10))
    assert "2013–2020" in een
    assert "2015–2018" not in een


@pytest.mark.parametrize("eenheid", ["aantal", "%"])
def test_a_wijk_has_the_periods_and_only_for_percentages_the_targets(eenheid):
    stand = maak_stand(metingen(LANG), metingen(INBRAAK, OVERVECHT), eenheid=eenheid)
    stand = met_doelen(met_plannen(stand, *DRIE), (1, 2011, 2700, 2018, 2160), (2, 2018, 900, 2022, 800))
    regels = tekst(stand, DOEL, wijk_id=OVERVECHT)
    assert "2015–2018" in looptijden(regels)[0]
    assert len(plekken(regels, "◇")) == (2 if eenheid == "%" else 0)
    assert bool(plekken(regels, "╌┈")) == (eenheid == "%")


# -- targets


def test_every_plans_target_is_drawn_and_only_the_own_one_stands_out():
    regels = teken(onveilig(), onveilig().planstreefwaarden[0].streefwaarde)
    plat = tekst(onveilig(), onveilig().planstreefwaarden[0].streefwaarde)
    assert {kolom(plat, 2018), kolom(plat, 2022)} == {x for x, _ in plekken(plat, "◇")}
    assert stijlen(regels, "╌") == {"doellijn"}
    assert stijlen(regels, "┈") == {"dof"}
    assert {stijl for regel in regels[:-1] for stuk, stijl in regel.links if "◇" in stuk} == {"doellijn", "dof"}
    assert [y for _, y in plekken(plat, "◆")] == [plekken(plat, "◇")[0][1]]
    legenda = plat[-1].split("  ")
    assert legenda[1:3] == ["╌◇ doel 15–18 ≤26% (in 2018)", "┈◇ doel 19–22 ≤29% (in 2022)"]


def test_from_the_other_plan_the_same_targets_change_places():
    een, twee = (tekst(onveilig(n), onveilig().planstreefwaarden[n].streefwaarde) for n in (0, 1))
    assert plekken(een, "◇") == plekken(twee, "◇")
    assert {y for _, y in plekken(een, "╌")} == {y for _, y in plekken(twee, "┈")}
    assert twee[-1].startswith("  ╌◇ doel 19–22 ≤29% (in 2022)  ┈◇ doel 15–18 ≤26%")


def test_not_worse_is_a_limit_over_the_years_of_its_plan():
    stand = met_plannen(maak_stand(metingen(ONVEILIG), eenheid="%"), *DRIE, in_beeld=1)
    regels = tekst(stand, BEHOUD)
    lijn = plekken(regels, "╌")
    assert {y for _, y in lijn} == {plekken(regels, "◇")[0][1]} == {plekken(regels, "◆")[0][1]}
    assert lijn[0][0] == kolom(regels, 2019)
    assert kolom(regels, 2018) == plekken(regels, "◆")[0][0]


def test_a_target_of_only_another_plan_is_shown_with_whose_it_is():
    stand = met_doelen(met_plannen(maak_stand(metingen(LANG)), *DRIE), (2, 2018, 3000, 2022, 2000))
    regels = tekst(stand)
    assert plekken(regels, "◇") == [(kolom(regels, 2022), plekken(regels, "◇")[0][1])]
    assert plekken(regels, "┈")
    assert regels[-1].startswith("  ┈◇ doel 19–22 ≤2.000 (in 2022)")
    assert "doel 19–22 ≤2.000" in " ".join(tekst(stand, cellen=40, hoogte=6))


def test_where_two_targets_coincide_the_one_in_view_lies_on_top():
    rij = (2011, 3000, 2018, 2000)
    stand = met_doelen(met_plannen(maak_stand(metingen(LANG)), *DRIE, in_beeld=1), (1, *rij), (2, *rij))
    regels = teken(stand, stand.planstreefwaarden[1].streefwaarde)
    assert not stijlen(regels, "┈")
    assert {stijl for regel in regels[:-1] for stuk, stijl in regel.links if "◇" in stuk} == {"doellijn"}


def test_the_asked_target_is_not_drawn_twice():
    stand = met_doelen(met_plannen(maak_stand(metingen(LANG)), *DRIE), (1, 2011, 3000, 2018, 2000))
    (rij,) = stand.planstreefwaarden
    assert tekst(stand, rij.streefwaarde) == tekst(replace(stand, planstreefwaarden=()), rij.streefwaarde)
    assert tekst(stand, rij.streefwaarde)[-1].startswith("  ╌◇ doellijn ≤2.000 (in 2018)")


@pytest.mark.parametrize("rij", [(None, None, 2022, 2000), (None, None, None, 2000), (2024, 5, 2022, 2000)])
def test_a_target_of_another_plan_without_a_beginning_keeps_to_the_years_of_its_plan(rij):
    regels = tekst(met_doelen(met_plannen(maak_stand(metingen(LANG)), *DRIE), (2, *rij)))
    lijn = plekken(regels, "┈◇")
    assert len({y for _, y in lijn}) == 1
    assert (lijn[0][0], lijn[-1][0]) == (kolom(regels, 2019), kolom(regels, 2022))
    assert bool(plekken(regels, "◇")) == (rij[2] is not None)


def test_a_target_without_a_number_is_not_drawn_nor_told():
    stand = met_plannen(maak_stand(metingen(LANG)), *DRIE)
    assert tekst(met_doelen(stand, (2, 2018, 3000, 2022, None))) == tekst(stand)


def test_with_too_many_targets_the_legend_still_tells_what_comes_after():
    stand = met_plannen(maak_stand(metingen(LANG, bron=lambda jaar: jaar // 2016)), *DRIE, (2027, 2030), (2031, 2034))
    stand = met_doelen(stand, *((n, 2011, 3000, 2010 + 4 * n, 10**7 * n) for n in range(1, 6)))
    regels = tekst(stand, stand.planstreefwaarden[0].streefwaarde, cellen=60)
    assert regels[-1].startswith("  ╌◇ doel 15–18 ≤10.000.000")
    assert "…" not in regels[-1]


# -- how far the axis reaches


@pytest.mark.parametrize(
    ("jaren", "in_beeld", "doel", "eerste", "laatste"),
    [
        ((2011, 2016), 0, None, 2011, 2018),  # the plan in view is wholly visible
        ((2016, 2017), 0, None, 2015, 2018),
        ((2011, 2014), 0, None, 2011, 2014),  # but not where there is no figure in its years
        ((2011, 2017), 1, None, 2011, 2017),
        ((2011, 2017), 1, (1, 2010, 5, 2018, 4), 2010, 2018),  # a target of whichever plan reaches further
        ((2016, 2018), 0, (2, 2018, 5, 2022, 4), 2015, 2022),
        ((2016, 2018), 0, (2, 2018, 5, 20222, 4), 2015, 2022),  # a slip: the plan's own last year
    ],
)
def test_the_axis_reaches_from_the_first_to_the_last_of_figures_targets_and_peiljaar(
    jaren, in_beeld, doel, eerste, laatste
):
    stand = met_plannen(maak_stand(metingen(dict.fromkeys(jaren, 5))), *DRIE, in_beeld=in_beeld)
    regels = tekst(met_doelen(stand, doel) if doel else stand, peiljaar=jaren[1])
    woorden = re.findall(r"\d{4}", jarenregel(regels))
    assert (int(woorden[0]), int(woorden[-1])) == (eerste, laatste)


def test_a_gap_and_a_break_stay_what_they_are_under_the_periods():
    regels = tekst(met_plannen(maak_stand(metingen({2015: 81, 2017: 107})), *DRIE, in_beeld=1), peiljaar=2018)
    assert len(plekken(regels, "●")) == 2
    assert not [t for regel in vlak(regels) for t in regel if "\u2800" <= t <= "\u28ff"]
    assert "● ● gat (geen cijfer)" in regels[-1]
    regels = tekst(met_plannen(maak_stand(metingen({2015: 81, 2016: 107}, bron=lambda j: j)), *DRIE), peiljaar=2018)
    assert as_x(regels)[plekken(regels, "┊")[0][0]] == "≠"


# -- it always fits


@pytest.mark.parametrize("hoogte", [KLEINSTE_HOOGTE, 9, 12, 14, 24])
def test_it_fits_at_every_width_and_no_legend_word_is_cut(hoogte):
    for cellen in range(1, 201):
        controleer(teken(onveilig(), BEHOUD, cellen, hoogte), cellen, hoogte)
        if cellen >= KLEINSTE_CELLEN:
            assert "…" not in tekst(onveilig(), BEHOUD, cellen, hoogte)[-1]


JAREN = st.integers(2005, 2035) | st.integers(1890, 2210) | st.integers()
GETALLEN = st.none() | st.floats() | st.floats(0, 5000)
PLANNEN = st.lists(st.tuples(JAREN, JAREN), min_size=1, max_size=7)
DOELEN = st.lists(
    st.builds(
        lambda plan, n, richting, *rest: Planstreefwaarde(plan, Streefwaarde(n, 1, 1, richting, *rest)),
        st.integers(0, 8), st.integers(1, 5), st.sampled_from(list(Richting)),
        st.none() | JAREN, GETALLEN, st.none() | JAREN, GETALLEN,
    ),
    max_size=7,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.integers(2005, 2026), st.floats() | st.integers(0, 5000), max_size=20), PLANNEN, DOELEN,
    st.booleans(), st.sampled_from(["aantal", "%"]), st.sampled_from([None, OVERVECHT]),
    st.integers(1, 220), st.integers(1, 60), JAREN,
)  # fmt: skip
def test_whatever_plans_and_targets_there_are_it_fits(
    waarden, plannen, doelen, gevraagd, eenheid, wijk_id, cellen, hoogte, peiljaar
):
    stand = maak_stand(metingen(waarden), metingen(waarden, OVERVECHT), eenheid=eenheid)
    stand = replace(met_plannen(stand, *plannen), planstreefwaarden=tuple(doelen))
    streef = doelen[0].streefwaarde if gevraagd and doelen else None
    regels = teken(stand, streef, cellen, hoogte, wijk_id, peiljaar)
    controleer(regels, cellen, hoogte)
    assert regels == teken(stand, streef, cellen, hoogte, wijk_id, peiljaar)
