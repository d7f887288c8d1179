"""The worst of a thema in a wijk: what asks for something first, and a bare onbekend never as an alarm."""

from dataclasses import replace

import pytest

from ivp_tui.domein.matrix import ERNST, OORDEELERNST, oordeelvak, vak
from ivp_tui.domein.oordeel import OordeelSoort
from ivp_tui.domein.plan import StandVanZaken, Status

NOORD = 1
A, S, L, N, G, V, ONB = (
    Status.AANDACHT,
    Status.OP_SCHEMA,
    Status.LOOPT_ACHTER,
    Status.NIET_GESTART,
    Status.GEREED,
    Status.VERVALLEN,
    Status.ONBEKEND,
)


def gezet(stand, stad=(), noord=()):
    """The stand with statuses of the stad and of Noord for the first acties."""
    ids = [actie.id for actie in stand.acties]
    rijen = [StandVanZaken(a, None, s, "", None) for a, s in zip(ids, stad, strict=False) if s]
    rijen += [StandVanZaken(a, NOORD, s, "", None) for a, s in zip(ids, noord, strict=False) if s]
    return replace(stand, standen=tuple(rijen))


def uit(stand, aantal, wijk):
    gevonden = vak(stand, stand.acties[:aantal], wijk)
    return gevonden.status, gevonden.aantal, gevonden.van, gevonden.eigen


@pytest.mark.parametrize(
    ("statussen", "verwacht"),
    [
        ((), (ONB, 3, 3)),
        ((S,), (S, 1, 3)),
        ((S, S, A), (A, 1, 3)),
        ((L, A, L), (L, 2, 3)),
        ((N, S, S), (N, 1, 3)),
        ((N, A, None), (A, 1, 3)),
        # a ✓ stands only where all is done or dropped
        ((G, None, None), (ONB, 2, 3)),
        ((G, G, G), (G, 3, 3)),
        ((G, V, G), (G, 2, 3)),
        ((V, V, V), (V, 3, 3)),
    ],
)
def test_the_worst_of_the_stad(stand, statussen, verwacht):
    assert uit(gezet(stand, stad=statussen), 3, None) == (*verwacht, True)


@pytest.mark.parametrize(
    ("stad", "noord", "verwacht"),
    [
        # her own comes first, however the stad stands
        ((L, L, L), (S,), (S, 1, 3, True)),
        ((None, L), (A,), (A, 1, 3, True)),
        # with nothing of her own it is the stad's
        ((L, S), (), (L, 1, 3, False)),
        ((), (), (ONB, 3, 3, False)),
        # what she set that asks for nothing does not hide what the stad says
        ((None, A), (G,), (A, 1, 3, False)),
        ((A,), (G, G, G), (G, 3, 3, True)),
        # one that she turned back to onbekend is the stad's again
        ((A,), (ONB,), (A, 1, 3, False)),
    ],
)
def test_the_worst_of_a_wijk(stand, stad, noord, verwacht):
    assert uit(gezet(stand, stad, noord), 3, NOORD) == verwacht


def test_the_acties_of_a_vak_come_worst_first(stand):
    gevonden = vak(gezet(stand, stad=(S, L, None, A)), stand.acties[:4], None)
    ids = [actie.id for actie in stand.acties[:4]]
    assert [actie.id for actie, _ in gevonden.acties] == [ids[1], ids[3], ids[0], ids[2]]


def test_without_acties_there_is_nothing(stand):
    assert vak(stand, (), None) is None


def test_every_status_and_oordeel_has_its_place():
    assert set(ERNST) == set(Status)
    assert set(OORDEELERNST) == set(OordeelSoort)
    assert ERNST.index(ONB) > ERNST.index(S)
    assert OORDEELERNST.index(OordeelSoort.ONBEKEND) > OORDEELERNST.index(OordeelSoort.ACHTER)


def test_the_worst_oordeel_of_a_thema_counts_and_sorts(stand):
    vakken = {thema.id: oordeelvak(stand, thema.id, 2021) for thema in stand.themas}
    met = {nummer: gevonden for nummer, gevonden in vakken.items() if gevonden is not None}
    for nummer, gevonden in met.items():
        soorten = [oordeel.soort for _, oordeel in gevonden.streefwaarden]
        van_thema = [s for d in stand.doelen_van(nummer) for s in stand.streefwaarde_van_doel.get(d.id, ())]
        assert gevonden.van == len(soorten) == len(van_thema)
        assert soorten == sorted(soorten, key=OORDEELERNST.index)
        assert (gevonden.soort, gevonden.aantal) == (soorten[0], soorten.count(soorten[0]))
    # the prioriteit has inbraak achter in 2021
    assert met[stand.themas[0].id].soort is OordeelSoort.ACHTER
    leeg = replace(stand, streefwaarden=())
    assert all(oordeelvak(leeg, thema.id, 2021) is None for thema in leeg.themas)
