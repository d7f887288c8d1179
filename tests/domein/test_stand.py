"""The questions that screens ask of a Stand: scope, the view of a wijk, progress, figures."""

from dataclasses import replace

import pytest

from ivp_tui.domein.cijfers import Meting, Onbekend
from ivp_tui.domein.oordeel import OordeelSoort
from ivp_tui.domein.plan import StandVanZaken, Status
from ivp_tui.domein.stand import Voortgang, Zicht, plan_dat_geldt, standaard_peiljaar
from ivp_tui.domein.wijziging import Botsing

NOORD, ZUID, OOST = 1, 2, 3
WONEN, JEUGD = 3, 2
PREVENTIE, KEURMERK, LOK, DONKER, APP, SCAN, HELING = range(8, 15)


def met(stand, *standen):
    """The Stand with these (actie, wijk, status)."""
    return replace(stand, standen=tuple(StandVanZaken(a, w, s, "", None) for a, w, s in standen))


def test_the_stad_shows_every_actie_and_a_wijk_those_within_its_scope(stand):
    assert len(stand.acties_in(None)) == 12
    assert LOK in {a.id for a in stand.acties_in(NOORD)}
    assert LOK not in {a.id for a in stand.acties_in(ZUID)}
    assert {a.id for a in stand.acties_in(ZUID, WONEN)} == {PREVENTIE, KEURMERK, DONKER, APP, SCAN, HELING}
    assert [len(stand.acties_in(wijk)) for wijk in (NOORD, ZUID, OOST)] == [11, 10, 10]
    assert stand.acties_in(None, 999) == ()


def test_a_wijk_has_its_own_status_else_that_of_the_stad_dimmed(stand):
    nu = met(stand, (HELING, None, Status.GEREED), (HELING, NOORD, Status.AANDACHT))
    assert nu.zicht(HELING, NOORD) == Zicht(Status.AANDACHT, True, nu.standen[1], nu.standen[1])
    assert nu.zicht(HELING, ZUID) == Zicht(Status.GEREED, False, nu.standen[0])
    assert nu.zicht(HELING, None) == Zicht(Status.GEREED, True, nu.standen[0], nu.standen[0])


def test_a_wijk_that_set_onbekend_sees_the_stad_again(stand):
    nu = met(stand, (HELING, None, Status.GEREED), (HELING, NOORD, Status.ONBEKEND))
    assert nu.zicht(HELING, NOORD) == Zicht(Status.GEREED, False, nu.standen[0], nu.standen[1])
    alleen = met(stand, (HELING, NOORD, Status.ONBEKEND))
    assert alleen.zicht(HELING, NOORD) == Zicht(Status.ONBEKEND, True, alleen.standen[0], alleen.standen[0])


def test_the_stad_is_never_derived_from_its_wijken(stand):
    nu = met(stand, (HELING, NOORD, Status.GEREED), (HELING, ZUID, Status.GEREED), (HELING, OOST, Status.GEREED))
    assert nu.zicht(HELING, None) == Zicht(Status.ONBEKEND, True, None)
    assert nu.standen_in_wijken(HELING) == nu.standen
    assert nu.standen_in_wijken(KEURMERK) == ()


def test_without_any_status_it_is_onbekend(stand):
    assert stand.zicht(HELING, NOORD) == Zicht(Status.ONBEKEND, False, None)


def test_progress_leaves_out_what_was_dropped(stand):
    nu = met(
        stand,
        (PREVENTIE, None, Status.GEREED),
        (KEURMERK, None, Status.VERVALLEN),
        (LOK, None, Status.AANDACHT),
        (DONKER, None, Status.LOOPT_ACHTER),
        (APP, None, Status.OP_SCHEMA),
    )
    voortgang = nu.voortgang(nu.acties_van_thema[WONEN], None)
    assert voortgang == Voortgang(gereed=1, van=6, onbekend=2, aandacht=1, achter=1)
    assert voortgang.tekst == "1 van 6, 2 onbekend"


def test_in_a_wijk_only_its_own_statuses_count(stand):
    nu = met(stand, (HELING, None, Status.GEREED), (APP, None, Status.VERVALLEN), (APP, NOORD, Status.GEREED))
    acties = [nu.actie[HELING], nu.actie[APP]]
    assert nu.voortgang(acties, NOORD) == Voortgang(1, 2, 1, 0, 0)
    assert nu.voortgang(acties, ZUID) == Voortgang(0, 2, 2, 0, 0)
    assert nu.voortgang(acties, None) == Voortgang(1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("waarden", "tekst"), [((3, 12, 7, 0, 0), "3 van 12, 7 onbekend"), ((3, 3, 0, 0, 0), "3 van 3")]
)
def test_progress_in_words(waarden, tekst):
    assert Voortgang(*waarden).tekst == tekst


def test_one_status_put_in_gives_a_new_stand_and_leaves_the_old_one(stand):
    oud = met(stand, (HELING, None, Status.AANDACHT), (HELING, NOORD, Status.GEREED))
    assert oud.zicht(HELING, None).status is Status.AANDACHT  # what was asked before may not stick
    nieuw = oud.met_stand(StandVanZaken(HELING, None, Status.GEREED, "klaar", "2021-01-01T00:00:00Z"), 7)
    assert nieuw.zicht(HELING, None).stand.toelichting == "klaar"
    assert nieuw.zicht(HELING, NOORD).status is Status.GEREED
    assert (len(nieuw.standen), nieuw.logboek_id) == (2, 7)
    assert oud.zicht(HELING, None).status is Status.AANDACHT
    erbij = nieuw.met_stand(StandVanZaken(HELING, ZUID, Status.GEREED, "", None), 8)
    assert {s.wijk_id for s in erbij.standen_in_wijken(HELING)} == {NOORD, ZUID}


def test_a_reason_is_missing_only_where_one_is_asked_for():
    for status in Status:
        zonder = StandVanZaken(1, None, status, "", None)
        assert zonder.reden_ontbreekt is (status in (Status.AANDACHT, Status.LOOPT_ACHTER))
        assert not replace(zonder, toelichting="omdat").reden_ontbreekt


def test_a_reeks_is_the_chosen_figure_of_each_year(stand):
    reeks = stand.reeks(1, None)
    assert {jaar: meting.waarde for jaar, meting in reeks.items()} == {
        2018: 1000.0,
        2019: 980.0,
        2020: 900.0,
        2021: 950.0,
        2022: None,
        2023: 720.0,
    }
    assert reeks[2022].onbekend is Onbekend.PM
    assert set(stand.reeks(1, NOORD)) == {2018, 2021, 2023}
    assert stand.reeks(1, OOST) == {}


def test_all_figures_by_year_the_chosen_one_first(stand):
    omgekeerd = replace(stand, metingen=tuple(reversed(stand.metingen)))
    rijen = [(m.periode, m.waarde) for m in omgekeerd.alle_metingen(1, None)]
    assert rijen == [
        (2018, 1000.0),
        (2019, 980.0),
        (2020, 900.0),
        (2021, 950.0),
        (2021, 930.0),
        (2022, None),
        (2023, 720.0),
    ]


@pytest.mark.parametrize(
    ("doel", "peiljaar", "soort"),
    [
        (5, 2021, OordeelSoort.ACHTER),
        (5, 2023, OordeelSoort.NIET_GEHAALD),
        (6, 2021, OordeelSoort.ONBEKEND),
        (6, 2023, OordeelSoort.NIET_GEHAALD),
        (3, 2021, OordeelSoort.VERSLECHTERD),
        (3, 2023, OordeelSoort.ONBEKEND),
        (4, 2021, OordeelSoort.ACHTER),
        (4, 2023, OordeelSoort.BEHAALD),
    ],
)
def test_the_oordeel_is_on_the_figures_of_the_stad(stand, doel, peiljaar, soort):
    (streef,) = stand.streefwaarde_van_doel[doel]
    assert stand.oordeel(streef, peiljaar).soort is soort
    # a figure of a wijk or one that was not chosen changes nothing
    los = Meting(99, streef.indicator_id, NOORD, peiljaar, 0.0, None, "definitief", 1, "", "", "", True)
    meer = replace(stand, metingen=(*stand.metingen, los, replace(los, wijk_id=None, gekozen=False)))
    assert meer.oordeel(streef, peiljaar).soort is soort


def test_items_by_id_and_doelen_by_thema(stand):
    assert stand.thema[WONEN].prioriteit
    assert [doel.id for doel in stand.doelen_van(WONEN)] == [5, 6]
    assert [doel.thema_id for doel in stand.doelen_van(None)] == [None]
    assert stand.indicator[3].eenheid == "%"
    assert stand.gebied[stand.actie[LOK].gebieden[0]].naam == "Stationsplein"
    assert set(stand.acties_van_thema) == {WONEN, JEUGD}


def test_the_peiljaar_is_the_last_year_of_the_plan_or_this_year(stand):
    assert [standaard_peiljaar(stand.plan, jaar) for jaar in (2021, 2023, 2030)] == [2021, 2023, 2023]


def test_a_plan_of_one_year_names_it_once_and_is_in_force_that_year(stand):
    plan = replace(stand.plan, van=2020, tot=2023)
    assert plan.looptijd == "2020–2023"
    assert [jaar for jaar in range(2018, 2026) if plan.geldt_in(jaar)] == [2020, 2021, 2022, 2023]
    assert replace(plan, van=2023).looptijd == "2023"


def test_of_two_plans_in_force_the_newest_of_ones_own_gemeente_is_the_one(stand):
    oud = replace(stand.plan, id=1, van=2015, tot=2020)
    nieuw, elders = replace(oud, id=2, van=2018), replace(oud, id=3, van=2019, gemeente_id=99)
    assert plan_dat_geldt((oud, nieuw, elders), oud, 2019) is nieuw
    assert plan_dat_geldt((oud, nieuw, elders), elders, 2019) is elders
    assert plan_dat_geldt((oud, nieuw, elders), oud, 2021) is None


def test_a_conflict_tells_both_values():
    fout = Botsing("de status", "gereed", "aandacht")
    assert (fout.hier, fout.daar) == ("gereed", "aandacht")
    assert str(fout) == "de status is intussen gewijzigd in «aandacht»; uw «gereed» is niet opgeslagen"
