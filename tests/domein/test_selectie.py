"""What the filter lets through, and what asks for attention."""

from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.plan import StandVanZaken, Status
from ivp_tui.domein.selectie import Filter, te_laat, vraagt_aandacht

NOORD, ZUID, OOST = 1, 2, 3
CAFE, STRAAT, HANGPLEK, OUDERS, GROEP, PREVENTIE, KEURMERK, LOK, DONKER, APP, SCAN, HELING = range(3, 15)
VOOR, NA = date(2021, 5, 1), date(2021, 7, 1)  # the deadline of KEURMERK is 1 june, of STRAAT 31 december
ALLE = set(range(3, 15))


@pytest.fixture
def bezig(stand):
    """The Stand with statuses of the stad and of Noord."""
    rijen = (
        (CAFE, None, Status.AANDACHT, ""),
        (STRAAT, None, Status.GEREED, "klaar"),
        (KEURMERK, None, Status.OP_SCHEMA, "loopt"),
        (LOK, NOORD, Status.LOOPT_ACHTER, "regen"),
        (APP, None, Status.VERVALLEN, ""),
    )
    return replace(stand, standen=tuple(StandVanZaken(a, w, s, t, None) for a, w, s, t in rijen))


def door(filter_, stand, wijk=None, vandaag=VOOR):
    return {actie.id for actie in stand.acties if filter_.past(actie, stand, wijk, vandaag)}


@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        (Filter(), ALLE),
        (Filter(statussen=frozenset({Status.GEREED})), {STRAAT}),
        (Filter(statussen=frozenset({Status.GEREED, Status.AANDACHT})), {STRAAT, CAFE}),
        (Filter(statussen=frozenset({Status.ONBEKEND})), ALLE - {CAFE, STRAAT, KEURMERK, APP}),
        (Filter(statussen=frozenset({Status.LOOPT_ACHTER})), set()),
        (Filter(zonder_toelichting=True), ALLE - {STRAAT, KEURMERK}),
        (Filter(soorten=frozenset({"nieuw"})), {STRAAT, HANGPLEK, LOK, DONKER}),
        (Filter(soorten=frozenset({"nieuw"}), tekst="lok"), {LOK}),
        (Filter(tekst="POLITIE"), {CAFE, PREVENTIE}),
        (Filter(tekst="jongerenwerk"), {STRAAT}),
        (Filter(tekst="nodigt uit"), {PREVENTIE}),
        (Filter(tekst="financiële"), {GROEP}),
        (Filter(tekst="bestaat niet"), set()),
        (Filter(statussen=frozenset({Status.GEREED}), tekst="keurmerk"), set()),
    ],
)
def test_all_that_is_asked_must_hold(bezig, filter_, verwacht):
    assert door(filter_, bezig) == verwacht


def test_a_wijk_filters_by_its_own_status(bezig):
    assert door(Filter(statussen=frozenset({Status.LOOPT_ACHTER})), bezig, NOORD) == {LOK}
    assert door(Filter(statussen=frozenset({Status.GEREED})), bezig, NOORD) == set()
    assert STRAAT in door(Filter(statussen=frozenset({Status.ONBEKEND})), bezig, NOORD)


@pytest.mark.parametrize(
    ("vandaag", "verwacht"),
    [(VOOR, set()), (date(2021, 6, 1), set()), (date(2021, 6, 2), {KEURMERK}), (date(2023, 1, 1), {KEURMERK})],
)
def test_late_is_past_the_deadline_and_not_done(bezig, vandaag, verwacht):
    assert door(Filter(te_laat=True), bezig, None, vandaag) == verwacht


@pytest.mark.parametrize("status", list(Status))
def test_late_by_status(stand, status):
    assert te_laat(stand.actie[KEURMERK], status, NA) is (status not in (Status.GEREED, Status.VERVALLEN))
    assert not te_laat(stand.actie[HELING], status, NA)


def test_the_filter_in_words():
    assert Filter().leeg
    assert Filter().omschrijving == ""
    filter_ = Filter(frozenset({Status.GEREED, Status.AANDACHT}), True, True, frozenset({"nieuw", "eigen"}), "politie")
    assert filter_.omschrijving == "aandacht of gereed + te laat + zonder toelichting + eigen of nieuw + «politie»"
    assert not filter_.leeg


def test_the_visit_takes_the_prioriteit_first_and_doelen_and_acties_that_ask_for_it(bezig):
    # peiljaar 2021: inbraak achter (5), overlast verslechterd (3), tevreden achter (4), fietsen onbekend (6)
    assert vraagt_aandacht(bezig, None, 2021, NA) == (
        ("doel", 5),
        ("actie", KEURMERK),
        ("doel", 3),
        ("actie", CAFE),
        ("doel", 4),
    )


def test_the_visit_before_the_deadline_and_at_the_end_of_the_plan(bezig):
    assert ("actie", KEURMERK) not in vraagt_aandacht(bezig, None, 2021, VOOR)
    doelen = [plek for plek in vraagt_aandacht(bezig, None, 2023, VOOR) if plek[0] == "doel"]
    assert doelen == [("doel", 5), ("doel", 6)]  # niet gehaald; overlast is onbekend, tevreden behaald


def test_a_bare_onbekend_is_never_visited(stand):
    assert [plek for plek in vraagt_aandacht(stand, None, 2021, VOOR) if plek[0] == "actie"] == []
    alles_stil = replace(stand, metingen=())
    assert vraagt_aandacht(alles_stil, None, 2021, VOOR) == ()


def test_a_wijk_is_visited_by_its_own_status_and_scope(bezig):
    acties = {
        wijk: [p[1] for p in vraagt_aandacht(bezig, wijk, 2021, VOOR) if p[0] == "actie"] for wijk in (NOORD, ZUID)
    }
    assert acties == {NOORD: [LOK], ZUID: []}


def test_the_visit_follows_the_order_of_the_tree(bezig):
    # doel 5 with its acties comes before doel 6 and its acties, and what is thema-wide comes last; nothing twice
    standen = tuple(StandVanZaken(a, None, Status.AANDACHT, "", None) for a in (HELING, LOK, PREVENTIE))
    plekken = vraagt_aandacht(replace(bezig, standen=standen), None, 2023, VOOR)
    assert plekken[:5] == (("doel", 5), ("actie", PREVENTIE), ("actie", LOK), ("doel", 6), ("actie", HELING))
    assert len(set(plekken)) == len(plekken)
