"""Moving among items: the order that comes out is the one asked for, and only what must gets another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.volgorde import herorden, schuif


def _na(oud: list[tuple[int, int]], anders: dict[int, int]) -> list[int]:
    return [rij for _, rij in sorted((anders.get(rij, volgorde), rij) for rij, volgorde in oud)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "anders"),
    [
        # numbered 1, 2, 3: the two that change place change number
        ([(1, 1), (2, 2), (3, 3)], [2, 1, 3], {1: 2, 2: 1}),
        # with room between, one number is enough
        ([(1, 10), (2, 20), (3, 30)], [2, 1, 3], {2: 1}),
        # at the end there is always room
        ([(1, 1), (2, 2), (3, 3)], [1, 3, 2], {2: 4}),
        # all the same: only what comes after must move
        ([(1, 0), (2, 0), (3, 0)], [2, 1, 3], {1: 1, 3: 2}),
        ([(1, 5), (2, 5)], [2, 1], {2: 1}),
        ([(1, 1), (2, 2)], [1, 2], {}),
    ],
)
def test_only_what_must_gets_another_number(oud, nieuw, anders):
    assert herorden(oud, nieuw) == anders
    assert _na(oud, anders) == nieuw


@st.composite
def _zet(draw: st.DrawFn) -> tuple[list[tuple[int, int]], int, list[int], int]:
    getallen = draw(st.lists(st.integers(-2, 6), min_size=1, max_size=9))
    oud = sorted(((i + 1, getal) for i, getal in enumerate(getallen)), key=lambda r: (r[1], r[0]))
    rij = draw(st.sampled_from([r for r, _ in oud]))
    tussen = draw(st.lists(st.sampled_from([r for r, _ in oud]), unique=True))
    return oud, rij, tussen, draw(st.sampled_from([-1, 1]))


@given(_zet())
def test_any_move_gives_the_order_asked_for(zet):
    oud, rij, tussen, richting = zet
    volgorde = [r for r, _ in oud]
    nieuw = schuif(volgorde, rij, tussen, richting)
    buren = [r for r in volgorde if r in tussen or r == rij]
    if nieuw is None:
        assert buren[0 if richting < 0 else -1] == rij
        return
    anders = herorden(oud, nieuw, rij)
    assert _na(oud, anders) == nieuw
    # the others stay as they are among themselves, and it stands right beside its neighbour
    assert [r for r in nieuw if r != rij] == [r for r in volgorde if r != rij]
    assert nieuw[nieuw.index(rij) - richting] == buren[buren.index(rij) + richting]
    assert all(anders[r] != dict(oud)[r] for r in anders)
    assert len(anders) > 1 or anders == herorden(oud, nieuw) or rij in anders
