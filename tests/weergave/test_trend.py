"""The trend: what is drawn and what is left open."""

import pytest

from ivp_tui.domein.cijfers import Onbekend, Richting, Streefwaarde
from ivp_tui.weergave.regel import plat
from tests.weergave.trendhulp import (
    DOEL,
    INBRAAK,
    JONGEREN,
    OVERVECHT,
    as_x,
    jarenregel,
    maak_stand,
    metingen,
    plekken,
    teken,
    tekst,
    vlak,
)


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
