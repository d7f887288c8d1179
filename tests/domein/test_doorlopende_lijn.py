"""The line through the plans: what continues what, how far it reaches, and what an item of it is called."""

from ivp_tui.domein.lijn import Lijn, Lijnpunt, Vervolg

A, B, C, D = ("thema", 1), ("thema", 2), ("doel", 3), ("actie", 4)
LOS = ("thema", 9)


def vervolg(nummer, van, naar):
    return Vervolg(nummer, van, naar, "", None, "")


PUNTEN = tuple(Lijnpunt(soort, nummer, nummer, f"titel {nummer}") for soort, nummer in (A, B, C, D, LOS))
#: A splits in B and C, which join in D
LIJN = Lijn(PUNTEN, (vervolg(1, A, B), vervolg(2, A, C), vervolg(3, B, D), vervolg(4, C, D)))


def test_both_ways_in_the_order_of_the_file():
    assert [v.naar for v in LIJN.verder(A)] == [B, C]
    assert [v.van for v in LIJN.eerder(D)] == [B, C]
    assert LIJN.eerder(A) == LIJN.verder(D) == LIJN.verder(LOS) == ()


def test_the_keten_is_all_before_and_after_but_not_what_merely_runs_beside():
    assert LIJN.keten(A) == LIJN.keten(D) == {A, B, C, D}
    assert LIJN.keten(B) == {A, B, D}
    assert LIJN.keten(LOS) == {LOS}


def test_a_ring_that_another_program_made_ends():
    ring = Lijn(PUNTEN, (*LIJN.vervolgen, vervolg(5, D, A)))
    assert ring.keten(B) == {A, B, C, D}


def test_what_is_not_there_is_no_continuation():
    half = Lijn(PUNTEN[1:], LIJN.vervolgen)
    assert half.eerder(B) == ()
    assert [v.naar for v in half.verder(B)] == [D]
    assert A not in half.punt


def test_an_item_is_called_by_its_kind_but_for_a_thema():
    assert [punt.naam for punt in PUNTEN[:3]] == ["«titel 1»", "«titel 2»", "doel «titel 3»"]
    assert PUNTEN[3].plek == D
