"""Where one was in a meeting: kept on the disk, and never in the way, whatever stands there."""

import json
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui import paden
from ivp_tui.domein.overlegklok import Klokstand
from ivp_tui.overlegstand import Overlegstand, Plek

UUID = "0b7c1c1e-1111-2222-3333-444455556666"


def schrijf(tekst):
    pad = paden.overlegstand(UUID)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    return pad


def test_what_is_kept_is_found_back_and_the_last_meeting_is_last():
    eerst = Overlegstand(UUID)
    assert (eerst.laatste, eerst.plek(3), eerst.vers) == (0, Plek(), True)
    een, twee = Plek(7, Klokstand(61.25, {7: 2.0}, True)), Plek(9, Klokstand(1.0))
    eerst.zet(3, een)
    eerst.zet(4, twee)
    eerst.zet(3, een)
    eerst.sluit()
    eerst.sluit()
    weer = Overlegstand(UUID)
    assert (weer.laatste, weer.plek(4), weer.plek(99)) == (3, twee, Plek())
    assert weer.plek(3) == Plek(7, Klokstand(61.2, {7: 2.0}, True))
    weer.zet(4, twee)  # after closing it goes on
    weer.sluit()
    assert Overlegstand(UUID).laatste == 4


def test_of_twenty_meetings_it_is_remembered_and_only_the_owner_can_read_it():
    stand = Overlegstand(UUID)
    for nummer in range(1, 31):
        stand.zet(nummer, Plek(nummer))
    stand.sluit()
    rijen = json.loads(paden.overlegstand(UUID).read_text())
    assert [rij["overleg"] for rij in rijen] == list(range(11, 31))
    assert stat.S_IMODE(paden.overlegstand(UUID).stat().st_mode) == 0o600
    assert [pad.name for pad in paden.overlegstand(UUID).parent.iterdir()] == [f"{UUID}.json"]


@pytest.mark.parametrize("uuid", ["", "../x", "a" * 65, "a/b"])
def test_a_uuid_that_names_no_file_keeps_nothing_on_the_disk(uuid):
    stand = Overlegstand(uuid)
    stand.zet(3, Plek(7))
    stand.sluit()
    assert stand.plek(3) == Plek(7)
    assert not (paden.gebruikersmap("state") / "overleg").exists()


def rij(**anders):
    return {"overleg": 3, "punt": 7, "totaal": 1.0, "stil": False, "punten": {"7": 1.0}} | anders


@pytest.mark.parametrize(
    "tekst",
    [
        "", "{", "null", "3", '"x"', "{}", "[3]", "[[]]", b"\xff\xfe", "[" * 20_000,
        json.dumps([{"overleg": 3}]),
        json.dumps([rij(overleg="x")]),
        json.dumps([rij(punt=None)]),
        json.dumps([rij(punten=[1])]),
        json.dumps([rij(punten={"x": 1})]),
        json.dumps([rij(overleg=float("inf"))]),
        json.dumps([rij(punt=float("nan"))]),
        json.dumps([rij(totaal=float("nan"))]),
        json.dumps([rij(totaal=float("inf"))]),
        json.dumps([rij(totaal=-5)]),
        json.dumps([rij(punten={"7": float("inf")})]),
        json.dumps([rij(punten={"7": -1})]),
        json.dumps([rij(totaal=10**400)]),
    ],
)  # fmt: skip
def test_what_is_broken_is_left_alone(tekst):
    schrijf(tekst)
    stand = Overlegstand(UUID)
    assert (stand.laatste, stand.plek(3)) == (0, Plek())
    stand.zet(3, Plek(8))
    stand.sluit()
    assert Overlegstand(UUID).plek(3) == Plek(8)


def test_one_that_is_broken_takes_no_other_along():
    schrijf(json.dumps([rij(overleg=1), rij(overleg=2, totaal=float("nan")), rij(overleg=3), 7]))
    stand = Overlegstand(UUID)
    assert (stand.laatste, stand.plek(1).punt_id, stand.plek(2), stand.plek(3).punt_id) == (3, 7, Plek(), 7)


def test_a_folder_that_cannot_be_written_is_no_matter():
    pad = paden.overlegstand(UUID)
    pad.parent.parent.mkdir(parents=True)
    pad.parent.write_text("a file in its place")
    stand = Overlegstand(UUID)
    stand.zet(3, Plek(7))
    stand.sluit()
    assert stand.plek(3) == Plek(7)


SECONDEN = st.floats(0, 1e6).map(lambda s: round(s, 1))
PLEKKEN = st.lists(
    st.tuples(
        st.integers(1, 30),
        st.builds(
            Plek,
            st.integers(0, 99),
            st.builds(Klokstand, SECONDEN, st.dictionaries(st.integers(1, 9), SECONDEN), st.booleans()),
        ),
    ),
    max_size=25,
)


@given(PLEKKEN)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_places_are_found_back_as_they_were(eigen_thuis, plekken):
    paden.overlegstand(UUID).unlink(missing_ok=True)
    stand = Overlegstand(UUID)
    laatst = {}
    for nummer, plek in plekken:
        stand.zet(nummer, plek)
        laatst.pop(nummer, None)
        laatst[nummer] = plek
    stand.sluit()
    blijft = dict(list(laatst.items())[-20:])
    weer = Overlegstand(UUID)
    assert {nummer: weer.plek(nummer) for nummer in range(31)} == {n: blijft.get(n, Plek()) for n in range(31)}
    assert weer.laatste == next(reversed(blijft), 0)
