"""A meeting on the table: what stands at each agendapunt, where one goes next, and how a meeting ends."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Agendapunt, Herkomst, Overleg, reeks_van
from ivp_tui.domein.zitting import KOPPEN, Zitting

DAG = date(2026, 12, 5)
ITEM = ("actie", 7)
REEKS = reeks_van(1, None, "", "x")
OVERLEG = Overleg(5, 1, "plan", 1, None, "", None, "", "x", DAG, "", "2026-12-05T09:00:00Z", None)


def afspraak(nummer, *, item=ITEM, status="open", soort="afspraak", overleg=4, termijn=None, afgedaan=None):
    return Afspraak(
        nummer, 1, overleg, "x", DAG, f"2026-{nummer:02d}", None, "", item, "", soort, "tekst", "", termijn,
        Afspraakstatus(status), afgedaan, REEKS,
    )  # fmt: skip


def punt(nummer, item=ITEM, afspraak_id=None, behandeld=False):
    return Agendapunt(nummer, 5, nummer, Herkomst.EIGEN, "", item, afspraak_id, behandeld)


def zitting(agenda=(), afspraken=(), overleg=OVERLEG):
    return Zitting(overleg, tuple(agenda), tuple(afspraken))


def bij(deze, hier):
    return [a.id for a in deze.bij(hier, DAG)]


def test_open_ones_by_urgency_then_what_is_done_here_then_besluiten_of_here_the_newest_first():
    alle = (
        afspraak(1),
        afspraak(2, termijn=date(2026, 12, 4)),
        afspraak(3, termijn=date(2026, 12, 9)),
        afspraak(4, status="gereed", afgedaan=DAG),
        afspraak(5, status="gereed", afgedaan=date(2026, 12, 1)),
        afspraak(6, soort="besluit", status="genomen", overleg=4),
        afspraak(7, soort="besluit", status="genomen", overleg=5),
        afspraak(8, soort="besluit", status="genomen", overleg=5),
        afspraak(9, soort="besluit", status="vervallen", overleg=5),
        afspraak(10, item=("actie", 8)),
        afspraak(11, item=("doel", 7)),
        afspraak(12, item=None),
    )
    assert bij(zitting(afspraken=alle), punt(1)) == [2, 3, 1, 4, 8, 7, 6]


def test_what_is_done_stays_at_its_own_point_and_a_text_of_ones_own_has_nothing():
    oud = afspraak(5, status="gereed", afgedaan=date(2026, 11, 1))
    deze = zitting(afspraken=(oud, afspraak(12, item=None)))
    assert bij(deze, punt(1, item=None, afspraak_id=5)) == [5]
    assert deze.item(punt(1, item=None, afspraak_id=5)) == ITEM
    assert bij(deze, punt(1, item=None)) == []
    assert bij(deze, punt(1, item=None, afspraak_id=99)) == []  # gone meanwhile
    assert deze.item(punt(1, item=None, afspraak_id=99)) is None


@pytest.mark.parametrize(
    ("begonnen", "gesloten", "afgedaan", "hier"),
    [
        # a meeting of last week that is written down today: what is done now was done in it
        ("2026-12-12T12:00:00Z", None, date(2026, 12, 12), True),
        ("2026-12-12T12:00:00Z", "2026-12-12T13:00:00Z", date(2026, 12, 12), True),
        ("2026-12-12T12:00:00Z", "2026-12-12T13:00:00Z", date(2026, 12, 13), False),
        ("2026-12-12T12:00:00Z", None, date(2026, 12, 11), False),
        # past midnight
        ("2026-12-05T12:00:00Z", None, date(2026, 12, 6), True),
        # of its own day, whatever the clock says
        (None, None, DAG, True),
        ("wanneer?", None, DAG, True),
        ("wanneer?", None, date(2026, 12, 6), False),
        ("2026-12-12T12:00:00Z", None, None, False),
    ],
)
def test_what_is_done_in_a_meeting_is_seen_to_be_done_also_where_it_has_a_date_in_the_past(
    begonnen, gesloten, afgedaan, hier
):
    overleg = replace(OVERLEG, begonnen_op=begonnen, gesloten_op=gesloten)
    deze = zitting(afspraken=(afspraak(4, status="gereed", afgedaan=afgedaan),), overleg=overleg)
    assert bij(deze, punt(1)) == ([4] if hier else [])


def test_what_was_agreed_about_nothing_is_of_this_meeting_alone():
    deze = zitting(afspraken=(afspraak(1, item=None, overleg=5), afspraak(2, item=None), afspraak(3, overleg=5)))
    assert [a.id for a in deze.over_niets()] == [1]


AGENDA = st.lists(st.booleans(), max_size=8).map(
    lambda gedaan: [punt(n, ("actie", n), behandeld=b) for n, b in enumerate(gedaan, 1)]
)


@given(AGENDA, st.integers(0, 9))
def test_space_comes_past_every_point_and_ends_at_one_that_is_not_done(agenda, index):
    deze = zitting(agenda)
    assert deze.behandeld == sum(p.behandeld for p in agenda)
    assert [deze.plaats(p.id) for p in agenda] == list(range(len(agenda)))
    assert deze.plaats(0) == -1
    index = min(index, max(len(agenda) - 1, 0))
    daarna = deze.volgend_open(index)
    assert 0 <= daarna <= max(len(agenda) - 1, 0)
    if index + 1 < len(agenda):
        assert daarna == index + 1
    elif any(not p.behandeld for n, p in enumerate(agenda) if n != index):
        assert not agenda[daarna].behandeld
    else:
        assert daarna == max(len(agenda) - 1, 0)


def test_every_reason_to_be_on_the_agenda_has_its_heading():
    assert list(KOPPEN) == list(Herkomst)


ALLES = st.lists(
    st.builds(
        afspraak,
        st.integers(1, 9),
        item=st.sampled_from([None, ITEM, ("doel", 7)]),
        status=st.sampled_from(["open", "gereed", "vervallen"]),
        overleg=st.sampled_from([0, 4, 5]),
        termijn=st.sampled_from([None, DAG, date(2026, 12, 1)]),
        afgedaan=st.sampled_from([None, DAG]),
    ),
    max_size=9,
    unique_by=lambda a: a.id,
)


@given(ALLES, st.sampled_from([None, ITEM]), st.integers(0, 9))
def test_nothing_stands_twice_and_nothing_open_is_left_out(alle, item, over):
    hier, deze = punt(1, item, over or None), zitting(afspraken=alle)
    over_wat = deze.item(hier)
    gezien = deze.bij(hier, DAG)
    assert len(gezien) == len({a.id for a in gezien})
    assert {a for a in gezien if a.is_open} == {
        a for a in alle if a.is_open and (a.id == over or (over_wat is not None and a.item == over_wat))
    }
    assert deze.afspraak(hier) == next((a for a in alle if a.id == over), None)
