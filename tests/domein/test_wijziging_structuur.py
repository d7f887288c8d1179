"""Intents on many acties at once: what is drawn as waiting until all of it is on disk."""

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetStatus
from ivp_tui.domein.wijziging_structuur import ZetRedenen, ZetStatussen


@pytest.mark.parametrize("wijk", [None, 3])
def test_one_status_for_many_waits_for_each_of_them_where_it_is_set(wijk: int | None) -> None:
    alle = ZetStatussen((4, 5, 6), wijk, Status.GEREED)
    assert alle.raakt == {(4, wijk), (5, wijk), (6, wijk)}
    assert alle.raakt == frozenset().union(*(ZetStatus(n, wijk, Status.GEREED).raakt for n in (4, 5, 6)))


def test_the_reason_for_many_joins_the_groep_of_their_status_and_waits_for_nothing_more() -> None:
    reden = ZetRedenen((4, 5), None, "te weinig mensen")
    assert reden.VOEGT_BIJ
    assert reden.groep is None
    assert reden.raakt == frozenset()
