"""Which daily backups stay, by table and by property."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.bewaartermijn import te_bewaren

VANDAAG = date(2026, 11, 21)  # a Saturday


def terug(*dagen: int) -> set[date]:
    return {VANDAAG - timedelta(days=dag) for dag in dagen}


@pytest.mark.parametrize(
    ("er_is", "blijft"),
    [
        (set(), set()),
        (terug(0), terug(0)),
        (terug(0, 1, 2, 3, 4, 5, 6), terug(0, 1, 2, 3, 4, 5, 6)),
        # a month of every day: the week, then the Sundays of the two weeks before it, then 31 October
        (terug(*range(31)), terug(0, 1, 2, 3, 4, 5, 6, 13, 20, 21)),
        # long ago is not too long ago where there is nothing newer
        (terug(0, 4000), terug(0, 4000)),
        (terug(900), terug(900)),
        # the newest of a month, not the first
        (terug(*range(7)) | {date(2026, 3, 3), date(2026, 3, 20), date(2026, 3, 31)}, None),
    ],
)
def test_the_table(er_is: set[date], blijft: set[date] | None) -> None:
    if blijft is None:
        # three weeks and two months have a backup: the weeks of March are two of the four
        blijft = terug(*range(7)) | {date(2026, 3, 20), date(2026, 3, 31)}
    assert te_bewaren(er_is, VANDAAG) == blijft


def test_of_two_years_of_every_day_remain_a_week_the_weeks_and_the_months() -> None:
    blijft = te_bewaren(terug(*range(730)), VANDAAG)
    assert blijft >= terug(*range(7)) | {date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)}
    assert {(dag.year, dag.month) for dag in blijft} == {(2025, 12), *((2026, maand) for maand in range(1, 12))}
    assert date(2026, 2, 28) in blijft


def test_a_clock_that_ran_ahead_does_not_cost_the_backup_of_today() -> None:
    later = {VANDAAG + timedelta(days=dag) for dag in range(1, 60)}
    blijft = te_bewaren(later | {VANDAAG}, VANDAAG)
    assert VANDAAG in blijft
    assert len(blijft) <= 23


_dagen = st.sets(st.dates(date(2020, 1, 1), date(2032, 1, 1)), max_size=80) | st.sets(
    st.integers(-40, 800).map(lambda dag: VANDAAG - timedelta(days=dag)), max_size=200
)


@given(_dagen)
def test_what_always_holds(er_is: set[date]) -> None:
    blijft = te_bewaren(er_is, VANDAAG)
    assert blijft <= er_is
    assert len(blijft) <= 23
    assert (VANDAAG in blijft) == (VANDAAG in er_is)
    assert bool(blijft) == bool(er_is)
    assert not er_is or max(er_is) in blijft
    # deciding again removes nothing more
    assert te_bewaren(blijft, VANDAAG) == blijft


@given(_dagen, st.integers(1, 400))
def test_day_after_day_there_is_something_of_every_time(er_is: set[date], dagen: int) -> None:
    er_is = {dag for dag in er_is if dag <= VANDAAG}
    for later in range(dagen):
        vandaag = VANDAAG + timedelta(days=later)
        er_is = set(te_bewaren(er_is | {vandaag}, vandaag))
    laatste = VANDAAG + timedelta(days=dagen - 1)
    assert {laatste - timedelta(days=dag) for dag in range(min(dagen, 7))} <= er_is
    maanden = {(dag.year, dag.month) for dag in er_is}
    verwacht = {(dag.year, dag.month) for dag in (VANDAAG + timedelta(days=d) for d in range(dagen))}
    assert set(sorted(verwacht)[-12:]) <= maanden
