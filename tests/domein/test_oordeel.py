"""The rules of docs/begrippen.md, Oordeel, by table and by property."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.cijfers import Meting, Onbekend, Richting, Streefwaarde
from ivp_tui.domein.oordeel import (
    Merk,
    Oordeel,
    OordeelSoort,
    Tempo,
    beoordeel,
    grens,
    haalt,
    lager_is_goed,
    lijnwaarde,
    tempo_bij,
    verandering,
    verschil,
)

BEHAALD, NIET_GEHAALD = OordeelSoort.BEHAALD, OordeelSoort.NIET_GEHAALD
TUSSENSTAND, VERSLECHTERD = OordeelSoort.BEHAALD_TUSSENSTAND, OordeelSoort.VERSLECHTERD
OP_KOERS, ACHTER, ONBEKEND = OordeelSoort.OP_KOERS, OordeelSoort.ACHTER, OordeelSoort.ONBEKEND
BRON, AFRONDING, TOEVAL = Merk.ANDERE_BRON, Merk.BINNEN_AFRONDING, Merk.KAN_TOEVAL_ZIJN
VOORLOPIG, SLECHTER = Merk.VOORLOPIG, Merk.SLECHTER_DAN_NULMETING
OMLAAG, OMHOOG, NIET_SLECHTER = Richting.OMLAAG, Richting.OMHOOG, Richting.NIET_SLECHTER


def meting(jaar, waarde, bron=1, status="definitief"):
    onbekend = Onbekend.PM if waarde is None else None
    return Meting(jaar, 1, None, jaar, waarde, onbekend, status, bron, f"bron {bron}", "", "", True)


def cijfers(waarden, bron=1, status="definitief"):
    return {jaar: meting(jaar, waarde, bron, status) for jaar, waarde in waarden.items()}


def doel(richting=OMLAAG, y0=2011, v0=2700, y1=2018, v1=2160):
    return Streefwaarde(1, 1, 1, richting, y0, v0, y1, v1)


def soort(streefwaarde, waarden, peiljaar, eenheid="aantal", lager_is_beter=True):
    return beoordeel(streefwaarde, eenheid, cijfers(waarden), peiljaar, lager_is_beter).soort


# Utrecht 2015-2018: the plan's own tables (bron 1) up to 2013, 2014 PM; the Utrecht Monitor (bron 2) after that.
UTRECHT = [
    ("woninginbraak", "aantal", (OMLAAG, 2011, 2700, 2018, 2160), {2011: 2700, 2012: 2445, 2013: 2227},
     {2015: 1654, 2016: 1654, 2017: 1474, 2018: 1036}, BEHAALD, {BRON}, "behaald"),
    ("overvallen", "aantal", (OMLAAG, 2011, 51, 2018, 30.09), {2011: 51, 2012: 38, 2013: 21},
     {2015: 27, 2016: 22, 2017: 14, 2018: 15}, BEHAALD, {BRON}, "behaald"),
    ("straatroven", "aantal", (OMLAAG, 2011, 320, 2018, 182.4), {2011: 320, 2012: 253, 2013: 201},
     {2015: 149, 2016: 141, 2017: 87, 2018: 96}, BEHAALD, {BRON}, "behaald"),
    ("aangiftebereidheid geweld", "%", (OMHOOG, None, None, 2018, None), {},
     {2015: 61, 2016: 56, 2017: 54, 2018: 58}, ONBEKEND, set(), "onbekend (laatste: 2018)"),
    ("jongerenoverlast", "%", (OMLAAG, 2011, 19, 2018, 17), {2011: 19, 2012: 21, 2013: 19},
     {2016: 23.5, 2017: 21.1, 2018: 20.6}, NIET_GEHAALD, {BRON, SLECHTER}, "niet gehaald"),
    ("jeugdige verdachten", "%", (NIET_SLECHTER, 2011, 2.9, 2018, 2.9), {2011: 2.9}, {}, ONBEKEND, set(),
     "onbekend (laatste: 2011)"),
    ("autokraak", "aantal", (OMLAAG, 2011, 6041, 2018, 4530.75), {2011: 6041, 2012: 5627, 2013: 4994},
     {2015: 5761, 2016: 6007, 2017: 5921, 2018: 5026}, NIET_GEHAALD, {BRON}, "niet gehaald"),
    ("fietsendiefstal", "aantal", (OMLAAG, 2011, 2708, 2018, 2708), {2011: 2708, 2012: 2447, 2013: 3070},
     {2016: 4429, 2017: 4336, 2018: 4019}, NIET_GEHAALD, {BRON, SLECHTER}, "niet gehaald"),
    ("zakkenrollen", "aantal", (OMLAAG, 2011, 1208, 2018, 1147.6), {2011: 1208, 2012: 1257, 2013: 1445}, {},
     ONBEKEND, set(), "onbekend (laatste: 2013)"),
    ("winkeldiefstal", "aantal", (OMLAAG, 2011, 1469, 2018, 1469), {2011: 1469, 2012: 1469, 2013: 1577},
     {2016: 1472, 2017: 1403, 2018: 1329}, BEHAALD, {BRON}, "behaald"),
    ("onveiligheidsgevoel", "%", (OMLAAG, None, None, 2018, 26), {2011: 26, 2012: 31, 2013: 31},
     {2015: 32, 2016: 33, 2017: 30, 2018: 29}, NIET_GEHAALD, set(), "niet gehaald"),
    ("tevredenheid gemeente", "%", (OMHOOG, None, None, 2018, 42), {}, {}, ONBEKEND, set(), "onbekend"),
    ("tevredenheid politie", "%", (OMHOOG, None, None, 2018, 37), {}, {}, ONBEKEND, set(), "onbekend"),
]  # fmt: skip


@pytest.mark.parametrize("rij", UTRECHT, ids=[rij[0] for rij in UTRECHT])
def test_utrecht_2015_2018_at_peiljaar_2018(rij):
    _, eenheid, velden, eigen, monitor, verwacht, merken, tekst = rij
    gekozen = cijfers(eigen) | cijfers({2014: None}) | cijfers(monitor, bron=2)
    oordeel = beoordeel(doel(*velden), eenheid, gekozen, 2018, velden[0] is not OMHOOG)
    assert (oordeel.soort, set(oordeel.merken), oordeel.tekst) == (verwacht, merken, tekst)
    assert oordeel.meting is (None if verwacht is ONBEKEND else gekozen[2018])
    assert oordeel.tempo is None


@pytest.mark.parametrize(
    ("waarden", "peiljaar", "tekst"),
    [
        ({}, 2018, "onbekend"),
        ({2014: None}, 2018, "onbekend"),
        ({2011: 2700}, 2018, "onbekend (laatste: 2011)"),
        ({2009: 1, 2010: 2, 2011: None}, 2018, "onbekend (laatste: 2010)"),
        ({2011: 2700, 2015: 1000}, 2011, "onbekend (laatste: 2011)"),
        ({2011: 2700, 2015: 1000}, 2010, "onbekend"),
        ({2013: 2000, 2018: None}, 2018, "onbekend (laatste: 2013)"),
        ({2013: 2000, 2019: 1000}, 2020, "onbekend (laatste: 2013)"),
        ({2019: 1000}, 2020, "onbekend"),
    ],
)
def test_without_a_value_in_time_it_is_onbekend(waarden, peiljaar, tekst):
    oordeel = beoordeel(doel(), "aantal", cijfers(waarden), peiljaar, True)
    assert (oordeel.tekst, oordeel.meting, oordeel.merken, oordeel.tempo) == (tekst, None, (), None)


def test_the_doeljaar_alone_decides_and_later_years_show_as_nadien():
    gekozen = cijfers({2017: 9, 2018: 2161, 2019: 100, 2020: None, 2021: 5000, 2022: 1})
    oordeel = beoordeel(doel(), "aantal", gekozen, 2021, True)
    assert (oordeel.soort, oordeel.meting) == (NIET_GEHAALD, gekozen[2018])
    assert oordeel.nadien == (gekozen[2019], gekozen[2021])
    assert oordeel.lijnwaarde == 2160


def test_nadien_shows_beside_onbekend_too():
    gekozen = cijfers({2013: 1, 2019: 2})
    assert beoordeel(doel(), "aantal", gekozen, 2019, True).nadien == (gekozen[2019],)


@pytest.mark.parametrize(
    ("velden", "waarde", "verwacht"),
    [
        ({}, 2160, TUSSENSTAND),
        ({}, 2161, OP_KOERS),
        ({}, 2390, OP_KOERS),  # the line in 2015 is 2.391,43
        ({}, 2392, ACHTER),
        ({}, 2700, ACHTER),
        ({}, 2701, VERSLECHTERD),
        ({"v0": None}, 2160, TUSSENSTAND),
        ({"v0": None}, 2161, ONBEKEND),
        ({"y0": None}, 2161, ONBEKEND),
        ({"y0": None}, 2701, VERSLECHTERD),
        ({"y0": None, "v0": None}, 2160, TUSSENSTAND),
        ({"y1": None}, 2160, TUSSENSTAND),
        ({"y1": None}, 2161, ONBEKEND),
        ({"y1": None}, 2701, VERSLECHTERD),
        ({"v1": None}, 1, ONBEKEND),
        ({"v1": 2700}, 2700, TUSSENSTAND),
        ({"v1": 2700}, 2701, VERSLECHTERD),  # down to the level of 2011: worse than the target is worse than then
        ({"v1": 3000}, 2900, TUSSENSTAND),
        ({"richting": NIET_SLECHTER, "v1": 2700}, 2700, TUSSENSTAND),
        ({"richting": NIET_SLECHTER, "v1": 2700}, 2701, VERSLECHTERD),
        ({"richting": OMHOOG, "v0": 30, "v1": 37}, 37, TUSSENSTAND),
        ({"richting": OMHOOG, "v0": 30, "v1": 37}, 34, OP_KOERS),
        ({"richting": OMHOOG, "v0": 30, "v1": 37}, 33, ACHTER),
        ({"richting": OMHOOG, "v0": 30, "v1": 37}, 29, VERSLECHTERD),
    ],
)
def test_before_the_doeljaar(velden, waarde, verwacht):
    oordeel = beoordeel(doel(**velden), "aantal", cijfers({2015: waarde}), 2016, True)
    assert oordeel.soort is verwacht
    if verwacht is ONBEKEND:
        assert oordeel.tekst == "onbekend (laatste: 2015)"


def test_the_latest_value_up_to_the_peiljaar_is_judged():
    waarden = {2013: 3000, 2015: 2300, 2016: None, 2017: 9999}
    assert soort(doel(), waarden, 2016) is OP_KOERS
    assert soort(doel(), waarden, 2014) is VERSLECHTERD


def test_on_the_line_is_op_koers_whatever_floating_point_makes_of_it():
    streefwaarde = doel(OMHOOG, 2010, 0.1, 2015, 1.1)
    assert lijnwaarde(streefwaarde, 2011) > 0.3
    assert soort(streefwaarde, {2011: 0.3}, 2012, "%", False) is OP_KOERS


@pytest.mark.parametrize(
    ("richting", "v1", "waarde", "lager_is_beter", "verwacht"),
    [
        (OMLAAG, 30.09, 30, True, BEHAALD),
        (OMLAAG, 30.09, 31, True, NIET_GEHAALD),
        (OMLAAG, 30.09, 30, False, BEHAALD),  # the plan's richting, not the indicator's
        (OMHOOG, 30.09, 31, True, BEHAALD),
        (OMHOOG, 30.09, 30, True, NIET_GEHAALD),
        (NIET_SLECHTER, 2.9, 2.9, True, BEHAALD),
        (NIET_SLECHTER, 2.9, 3.0, True, NIET_GEHAALD),
        (NIET_SLECHTER, 2.9, 3.0, False, BEHAALD),
        (NIET_SLECHTER, 2.9, 2.8, False, NIET_GEHAALD),
    ],
)
def test_the_limit_in_the_doeljaar(richting, v1, waarde, lager_is_beter, verwacht):
    streefwaarde = doel(richting, None, None, 2018, v1)
    assert soort(streefwaarde, {2018: waarde}, 2018, "%", lager_is_beter) is verwacht


def merken(streefwaarde, gekozen, peiljaar, eenheid="aantal", lager_is_beter=True):
    return set(beoordeel(streefwaarde, eenheid, gekozen, peiljaar, lager_is_beter).merken)


def test_mark_another_bron_needs_a_nulmeting_with_a_value():
    streefwaarde = doel()
    later = cijfers({2018: 1000}, bron=2)
    assert merken(streefwaarde, cijfers({2011: 2700}) | later, 2018) == {BRON}
    assert merken(streefwaarde, cijfers({2011: 2700}, bron=2) | later, 2018) == set()
    assert merken(streefwaarde, cijfers({2011: None}) | later, 2018) == set()
    assert merken(streefwaarde, later, 2018) == set()
    assert merken(doel(y0=None), cijfers({2011: 2700}) | later, 2018) == set()


def test_mark_voorlopig_is_about_the_judged_figure_only():
    vroeger = cijfers({2012: 2300}, status="voorlopig")
    assert merken(doel(), vroeger, 2018) == set()
    assert merken(doel(), vroeger, 2012) == {VOORLOPIG}
    assert merken(doel(), vroeger | cijfers({2013: 2300}), 2013) == set()


@pytest.mark.parametrize(
    ("waarde", "v1", "gemarkeerd"),
    [
        (26, 26, True),  # 26% may be 26,4: rounding could still change the answer
        (26, 26.5, True),
        (27, 26.5, True),
        (27, 26.4, False),
        (25, 26, False),
        (26.3, 26.5, False),  # measured in tenths
        (math.inf, 26, False),
    ],
)
def test_mark_whole_percentages_within_half_a_point(waarde, v1, gemarkeerd):
    streefwaarde = doel(OMLAAG, None, None, 2018, v1)
    assert (AFRONDING in merken(streefwaarde, cijfers({2018: waarde}), 2018, "%")) is gemarkeerd
    assert AFRONDING not in merken(streefwaarde, cijfers({2018: waarde}), 2018, "aantal")


@pytest.mark.parametrize(
    ("v0", "v1", "waarde", "verwacht", "gemarkeerd"),
    [
        (40, 26, 33, OP_KOERS, True),  # the line in 2014 is 33
        (41, 26, 33, OP_KOERS, True),  # 33,5
        (41, 26, 34, ACHTER, True),
        (40, 26, 35, ACHTER, False),
        (28, 25.6, 26, OP_KOERS, True),  # the target would be met by 25,6
        (28.6, 20, 29, VERSLECHTERD, True),
        (28, 20, 29, VERSLECHTERD, False),
    ],
)
def test_before_the_doeljaar_rounding_is_held_against_line_target_and_nulmeting(v0, v1, waarde, verwacht, gemarkeerd):
    streefwaarde = doel(OMLAAG, 2010, v0, 2018, v1)
    oordeel = beoordeel(streefwaarde, "%", cijfers({2014: waarde}), 2015, True)
    assert oordeel.soort is verwacht
    assert (AFRONDING in oordeel.merken) is gemarkeerd


@pytest.mark.parametrize(
    ("waarde", "v1", "gemarkeerd"),
    [
        (15, 30.09, False),  # 2,25
        (20, 30.09, True),
        (30, 30.09, True),
        (8, 0, False),  # 8 / sqrt 8 = 2,83
        (4, 0, False),  # exactly 2 is not less than 2
        (3, 0, True),
        (0, 0, False),  # A + B = 0
        (-3, 1, False),
        (2000, 2160, False),
        (2100, 2160, True),
    ],
)
def test_mark_counts_that_may_be_chance(waarde, v1, gemarkeerd):
    streefwaarde = doel(OMLAAG, None, None, 2018, v1)
    assert (TOEVAL in merken(streefwaarde, cijfers({2018: waarde}), 2018)) is gemarkeerd
    assert TOEVAL not in merken(streefwaarde, cijfers({2018: waarde}), 2018, "%")


@pytest.mark.parametrize(
    ("waarde", "verwacht", "gemarkeerd"),
    [
        (95, OP_KOERS, True),  # the line in 2014 is 100
        (80, OP_KOERS, True),
        (70, OP_KOERS, False),
        (110, ACHTER, True),
        (149, ACHTER, False),
        (151, VERSLECHTERD, True),  # held against the nulmeting, 150
        (200, VERSLECHTERD, False),
        (45, TUSSENSTAND, True),  # against the target, 50
        (20, TUSSENSTAND, False),
    ],
)
def test_before_the_doeljaar_chance_is_held_against_what_decided(waarde, verwacht, gemarkeerd):
    oordeel = beoordeel(doel(OMLAAG, 2010, 150, 2018, 50), "aantal", cijfers({2014: waarde}), 2015, True)
    assert oordeel.soort is verwacht
    assert (TOEVAL in oordeel.merken) is gemarkeerd


def test_slechter_dan_nulmeting_marks_the_doeljaar_only():
    assert SLECHTER in merken(doel(), cijfers({2018: 2701}), 2018)
    assert SLECHTER not in merken(doel(), cijfers({2018: 2700}), 2018)
    assert SLECHTER not in merken(doel(v0=None), cijfers({2018: 2701}), 2018)
    assert SLECHTER not in merken(doel(), cijfers({2017: 2701}), 2017)
    assert SLECHTER in merken(doel(NIET_SLECHTER, v0=2.9, v1=3.5), cijfers({2018: 3.2}), 2018, "%")


def test_tempo_is_achieved_and_needed_a_year():
    oordeel = beoordeel(doel(v0=2700, v1=2000), "aantal", cijfers({2015: 2300}), 2015, True)
    assert oordeel.tempo == Tempo(bereikt=-100, nodig=-100)
    assert oordeel.lijnwaarde == 2300


@pytest.mark.parametrize(
    ("velden", "jaar", "waarde", "verwacht"),
    [
        ({}, 2011, 2700, None),
        ({}, 2018, 2100, None),
        ({}, 2015, None, None),
        ({"v0": None, "v1": 2000}, 2016, 2200, Tempo(None, -100)),
        ({"y0": None, "v1": 2000}, 2016, 2200, Tempo(None, -100)),
        ({"v1": None}, 2013, 2500, Tempo(-100, None)),
        ({"y1": None}, 2013, 2500, Tempo(-100, None)),
        ({"y0": None, "y1": None}, 2013, 2500, None),
    ],
)
def test_tempo_where_the_plan_leaves_an_end_open(velden, jaar, waarde, verwacht):
    assert tempo_bij(doel(**velden), meting(jaar, waarde)) == verwacht


@pytest.mark.parametrize(
    ("velden", "jaar", "verwacht"),
    [
        ({}, 2011, 2700),
        ({}, 2018, 2160),
        ({"v1": 2000}, 2014, 2400),
        ({}, 2010, None),
        ({}, 2019, None),
        ({"y0": 2018}, 2018, None),
        ({"y0": 2019}, 2018, None),
        ({"y0": None}, 2014, None),
        ({"v0": None}, 2014, None),
        ({"y1": None}, 2014, None),
        ({"v1": None}, 2014, None),
    ],
)
def test_lijnwaarde(velden, jaar, verwacht):
    assert lijnwaarde(doel(**velden), jaar) == verwacht


@pytest.mark.parametrize(
    ("doelwaarde", "richting", "lager_is_beter", "eenheid", "verwacht"),
    [
        (30.09, OMLAAG, True, "aantal", 30),
        (30.09, OMHOOG, True, "aantal", 31),
        (30.09, NIET_SLECHTER, True, "aantal", 30),
        (30.09, NIET_SLECHTER, False, "aantal", 31),
        (4530.75, OMLAAG, True, "aantal", 4530),
        (2160.0, OMHOOG, True, "aantal", 2160),
        (0.57 * 100, OMLAAG, True, "aantal", 57),  # 56,99999999999999
        (2.9, OMLAAG, True, "%", 2.9),
        (math.inf, OMLAAG, True, "aantal", math.inf),
    ],
)
def test_grens_is_the_last_whole_number_that_meets_the_target(doelwaarde, richting, lager_is_beter, eenheid, verwacht):
    assert grens(doelwaarde, richting, lager_is_beter, eenheid) == verwacht


def test_verandering_and_verschil():
    assert verandering(meting(2011, 19), meting(2018, 20.5)) == 1.5
    assert verandering(None, meting(2018, 1)) is None
    assert verandering(meting(2011, 1), None) is None
    assert verandering(meting(2011, None), meting(2018, 1)) is None
    assert verandering(meting(2011, 1), meting(2018, None)) is None
    assert verschil(meting(2018, 44), meting(2018, 29), "%") == 15
    assert verschil(meting(2018, 44), meting(2018, 29), "aantal") is None
    assert verschil(None, meting(2018, 29), "%") is None


def test_tekst_of_every_soort_is_its_wording():
    assert [Oordeel(een).tekst for een in OordeelSoort] == [een.value for een in OordeelSoort]


JAREN = st.integers(2005, 2025)
GETALLEN = st.one_of(st.integers(-50, 50).map(float), st.floats(-1e6, 1e6))
DOELEN = st.builds(
    doel, st.sampled_from(Richting), st.none() | JAREN, st.none() | GETALLEN, st.none() | JAREN, st.none() | GETALLEN
)
STATUS = st.sampled_from(["definitief", "voorlopig"])
METINGEN = st.builds(meting, JAREN, st.none() | GETALLEN, st.integers(1, 3), STATUS)
REEKSEN = st.lists(METINGEN, max_size=8).map(lambda rij: {een.periode: een for een in rij})
EENHEDEN = st.sampled_from(["aantal", "%"])


@given(DOELEN, EENHEDEN, REEKSEN, JAREN, st.booleans())
def test_an_oordeel_always_holds_together(streefwaarde, eenheid, gekozen, peiljaar, lager_is_beter):
    oordeel = beoordeel(streefwaarde, eenheid, gekozen, peiljaar, lager_is_beter)
    assert (oordeel.meting is None) == (oordeel.soort is ONBEKEND)
    if oordeel.meting is None:
        assert (oordeel.merken, oordeel.tempo, oordeel.lijnwaarde) == ((), None, None)
    else:
        assert oordeel.laatste is None
    getoond = [een for een in (oordeel.meting, oordeel.laatste, *oordeel.nadien) if een is not None]
    assert all(een.waarde is not None and een.periode <= peiljaar for een in getoond)
    assert len({een.periode for een in getoond}) == len(getoond)


GEK = st.floats()


@given(
    st.builds(doel, st.sampled_from(Richting), JAREN, GEK, JAREN, GEK),
    EENHEDEN,
    st.dictionaries(JAREN, GEK, max_size=4),
    JAREN,
    st.booleans(),
)
def test_it_never_raises_not_even_on_what_no_file_holds(streefwaarde, eenheid, waarden, peiljaar, lager_is_beter):
    assert beoordeel(streefwaarde, eenheid, cijfers(waarden), peiljaar, lager_is_beter).tekst
    grens(streefwaarde.doelwaarde, streefwaarde.richting, lager_is_beter, eenheid)


def gespiegeld(waarde):
    return None if waarde is None else -waarde


@given(DOELEN, EENHEDEN, REEKSEN, JAREN, st.booleans())
def test_up_is_down_in_a_mirror(streefwaarde, eenheid, gekozen, peiljaar, lager_is_beter):
    om = {OMLAAG: OMHOOG, OMHOOG: OMLAAG, NIET_SLECHTER: NIET_SLECHTER}
    gedraaid = dataclasses.replace(
        streefwaarde,
        richting=om[streefwaarde.richting],
        basiswaarde=gespiegeld(streefwaarde.basiswaarde),
        doelwaarde=gespiegeld(streefwaarde.doelwaarde),
    )
    spiegel = {jaar: dataclasses.replace(een, waarde=gespiegeld(een.waarde)) for jaar, een in gekozen.items()}
    recht = beoordeel(streefwaarde, eenheid, gekozen, peiljaar, lager_is_beter)
    assert beoordeel(gedraaid, eenheid, spiegel, peiljaar, not lager_is_beter).soort is recht.soort


@given(DOELEN, REEKSEN, JAREN, st.booleans())
def test_marks_never_change_the_soort(streefwaarde, gekozen, peiljaar, lager_is_beter):
    kaal = {jaar: dataclasses.replace(een, bron_id=1, status="definitief") for jaar, een in gekozen.items()}
    met = beoordeel(streefwaarde, "%", gekozen, peiljaar, lager_is_beter)
    zonder = beoordeel(streefwaarde, "anders", kaal, peiljaar, lager_is_beter)
    assert met.soort is zonder.soort
    assert set(zonder.merken) <= {SLECHTER}


@given(DOELEN, REEKSEN, JAREN, GETALLEN)
def test_what_comes_after_the_peiljaar_changes_nothing(streefwaarde, gekozen, peiljaar, waarde):
    eerder = beoordeel(streefwaarde, "%", gekozen, peiljaar, True)
    assert beoordeel(streefwaarde, "%", gekozen | cijfers({2030: waarde}), peiljaar, True) == eerder


@given(st.floats(-1e6, 1e6), st.integers(-1000, 1000), st.sampled_from(Richting), st.booleans())
def test_the_grens_shown_agrees_with_the_oordeel_on_every_count(doelwaarde, aantal, richting, lager_is_beter):
    lager = lager_is_goed(richting, lager_is_beter)
    getoond = grens(doelwaarde, richting, lager_is_beter, "aantal")
    waarde = math.trunc(doelwaarde) + aantal
    assert haalt(waarde, doelwaarde, lager) == haalt(waarde, getoond, lager)
