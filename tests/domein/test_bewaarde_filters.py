"""Filters under a name: together all that they ask, from one's own wijk, and as one to keep."""

from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.bewaard import Bewaard, Onverenigbaar, als_een
from ivp_tui.domein.plan import StandVanZaken, Status
from ivp_tui.domein.selectie import Filter

NOORD, ZUID = 1, 2
CAFE, PREVENTIE, KEURMERK, LOK = 3, 8, 9, 10
VANDAAG = date(2021, 7, 1)  # after the deadline of KEURMERK

AANDACHT = Filter(statussen=frozenset({Status.AANDACHT, Status.LOOPT_ACHTER}))
POLITIE = Bewaard("politie", Filter(partner="politie"))
TE_LAAT = Bewaard("te laat", Filter(te_laat=True))
ACHTER = Bewaard("achter", AANDACHT)
IN_NOORD = Bewaard("mijn wijk", replace(AANDACHT, wijk_id=NOORD), mijn_wijk=True)


@pytest.fixture
def bezig(stand):
    """Noord says LOK is behind, the stad says CAFE and PREVENTIE ask for attention."""
    rijen = (
        (CAFE, None, Status.AANDACHT),
        (PREVENTIE, None, Status.AANDACHT),
        (LOK, NOORD, Status.LOOPT_ACHTER),
    )
    acties = tuple(replace(a, trekker="Wijkagent Politie") if a.id == LOK else a for a in stand.acties)
    return replace(stand, acties=acties, standen=tuple(StandVanZaken(a, w, s, "", None) for a, w, s in rijen))


def door(filter_, stand, wijk=None):
    return {a.id for a in stand.acties_in(wijk) if filter_.past(a, stand, wijk, VANDAAG)}


@pytest.mark.parametrize(
    ("filter_", "wijk", "verwacht"),
    [
        (POLITIE.filter, None, {CAFE, PREVENTIE, LOK}),
        (Filter(bewaard=(POLITIE,)), None, {CAFE, PREVENTIE, LOK}),
        (Filter(bewaard=(TE_LAAT,)), None, {KEURMERK}),
        # all of them must hold, with what one asks beside them
        (Filter(bewaard=(POLITIE, TE_LAAT)), None, set()),
        (Filter(bewaard=(POLITIE, ACHTER)), None, {CAFE, PREVENTIE}),
        (Filter(bewaard=(POLITIE, ACHTER), tekst="nodigt uit"), None, {PREVENTIE}),
        # from one's own wijk, whichever is in view
        (Filter(bewaard=(IN_NOORD,)), NOORD, {LOK}),
        (Filter(bewaard=(IN_NOORD,)), None, {LOK}),
        (Filter(bewaard=(IN_NOORD,)), ZUID, set()),
        (Filter(bewaard=(IN_NOORD, POLITIE)), NOORD, {LOK}),
        (Filter(wijk_id=ZUID), NOORD, None),
    ],
)
def test_what_passes(bezig, filter_, wijk, verwacht):
    if verwacht is None:
        verwacht = {a.id for a in bezig.acties_in(NOORD) if a.geldt_in(ZUID)}
    assert door(filter_, bezig, wijk) == verwacht


def test_the_partner_is_not_looked_for_in_the_text(bezig):
    nu = replace(bezig, acties=tuple(replace(a, toelichting="met de politie") for a in bezig.acties))
    assert door(POLITIE.filter, nu) == {CAFE, PREVENTIE, LOK}


@pytest.mark.parametrize(
    ("filter_", "tekst"),
    [
        (Filter(bewaard=(POLITIE, TE_LAAT)), "politie + te laat"),
        (Filter(bewaard=(POLITIE,), zonder_toelichting=True), "politie + zonder toelichting"),
        (Filter(partner="OM"), "partner «OM»"),
    ],
)
def test_in_words(filter_, tekst):
    assert filter_.omschrijving == tekst
    assert not filter_.leeg


@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        (Filter(bewaard=(POLITIE, TE_LAAT)), Filter(te_laat=True, partner="politie")),
        (Filter(statussen=frozenset({Status.AANDACHT}), bewaard=(ACHTER,)), Filter(frozenset({Status.AANDACHT}))),
        (Filter(soorten=frozenset({"nieuw"}), tekst="jeugd"), Filter(soorten=frozenset({"nieuw"}), tekst="jeugd")),
        (Filter(partner="Politie", bewaard=(POLITIE,)), Filter(partner="politie")),
        # the wijk is looked up anew when it is chosen
        (Filter(bewaard=(IN_NOORD,)), AANDACHT),
        (Filter(bewaard=(Bewaard("samen", Filter(bewaard=(POLITIE, ACHTER))),)), replace(AANDACHT, partner="politie")),
    ],
)
def test_as_one(filter_, verwacht):
    assert als_een(filter_) == verwacht


@pytest.mark.parametrize(
    ("filter_", "zegt"),
    [
        (Filter(statussen=frozenset({Status.GEREED}), bewaard=(ACHTER,)), "geen status past"),
        (Filter(partner="OM", bewaard=(POLITIE,)), "één partner"),
        (Filter(soorten=frozenset({"nieuw"}), bewaard=(Bewaard("e", Filter(soorten=frozenset({"eigen"}))),)), "soort"),
        (Filter(tekst="qqx", bewaard=(Bewaard("b", Filter(tekst="zzx")),)), "één tekst"),
    ],
)
def test_what_cannot_be_one_is_refused_but_can_be_chosen_together(bezig, filter_, zegt):
    with pytest.raises(Onverenigbaar, match=zegt):
        als_een(filter_)
    assert door(filter_, bezig) == set()
