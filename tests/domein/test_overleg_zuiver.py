"""The rules of a meeting without a file: series, numbers, urgency, the agenda, and what a beamer may show."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.agenda import Punt, maak_agenda, reden, ververs_agenda
from ivp_tui.domein.beamer import sinds_voor_beamer, verhul, voor_beamer, zonder_houders
from ivp_tui.domein.cijfers import Meting
from ivp_tui.domein.getal import schrijf_waarde
from ivp_tui.domein.overleg import (
    Afspraak,
    Afspraakstatus,
    Agendapunt,
    Herkomst,
    houders,
    nummersleutel,
    op_urgentie,
    reeks_van,
    volgend_nummer,
)
from ivp_tui.domein.sinds import Itemverandering, Sinds, Verandering

DAG = date(2026, 12, 5)


def afspraak(nummer: int, termijn: date | None = None, status: str = "open", item=None, houder: str = "") -> Afspraak:
    reeks = reeks_van(1, None, "", "x")
    return Afspraak(
        nummer, 1, 1, "Overleg", DAG, f"2026-{nummer:02d}", None, "", item, "", "afspraak", "tekst", houder, termijn,
        Afspraakstatus(status), None, reeks,
    )  # fmt: skip


def test_a_series_goes_by_the_kind_else_by_the_name():
    assert reeks_van(1, None, "Driehoek", "maart") == reeks_van(1, None, "", " driehoek ")
    assert reeks_van(1, None, "", "a") != reeks_van(1, 2, "", "a")
    assert reeks_van(1, None, "", "a") != reeks_van(2, None, "", "a")


@pytest.mark.parametrize(
    ("soort", "gegeven", "wordt"),
    [
        ("afspraak", [], "2026-01"),
        ("afspraak", ["2026-01", "2026-09", "2025-77", "B2026-50"], "2026-10"),
        ("afspraak", ["2026-99"], "2026-100"),
        ("besluit", ["2026-09", "B2026-02", "B2025-09"], "B2026-03"),
        ("afspraak", ["2026-", "2026-x", "iets"], "2026-01"),
    ],
)
def test_numbers(soort, gegeven, wordt):
    assert volgend_nummer(soort, 2026, gegeven) == wordt


@given(st.lists(st.sampled_from(["afspraak", "besluit"]), max_size=130))
def test_numbers_are_unique_and_in_the_order_in_which_they_were_given(soorten):
    gegeven: list[str] = []
    for soort in soorten:
        gegeven.append(volgend_nummer(soort, 2026, gegeven))
    assert len(set(gegeven)) == len(gegeven)
    for soort in ("afspraak", "besluit"):
        van = [n for n in gegeven if n.startswith("B") == (soort == "besluit")]
        assert sorted(van, key=nummersleutel) == van


def test_what_has_no_number_is_named_without_one():
    een = afspraak(1)
    assert een.aanduiding == f"afspraak {een.nummer}"
    assert replace(een, nummer="").aanduiding == "afspraak"


def test_overdue_goes_first_then_by_termijn_then_without_one():
    laat, straks, ooit = afspraak(3, date(2026, 12, 4)), afspraak(2, DAG), afspraak(1)
    assert op_urgentie([ooit, straks, laat], DAG) == [laat, straks, ooit]
    assert (laat.te_laat(DAG), straks.te_laat(DAG), ooit.te_laat(DAG)) == (True, False, False)
    assert not replace(laat, status=Afspraakstatus.GEREED).te_laat(DAG)
    assert houders("a, b,") == ("a", "b")


def test_an_item_is_on_the_agenda_once_for_its_first_reason(stand):
    actie = stand.acties[0]
    open_ = [afspraak(1, item=("actie", actie.id)), afspraak(2, item=("actie", actie.id)), afspraak(3, status="gereed")]
    anders = Itemverandering(("actie", actie.id), "x", 1, (Verandering("titel", "a", "b"),))
    cijfer = Itemverandering(
        ("indicator", stand.streefwaarden[0].indicator_id), "x", None, (Verandering("cijfer", "1", "2"),)
    )
    punten = maak_agenda(stand, None, DAG, open_, Sinds((anders, cijfer)))
    assert [p.afspraak_id for p in punten[:2]] == [1, 2]
    assert ("actie", actie.id) not in [p.item for p in punten[2:]]
    assert Punt(Herkomst.WIJZIGING, ("doel", stand.streefwaarden[0].doel_id)) in punten
    items = [p.item for p in punten if p.afspraak_id is None]
    assert len(items) == len(set(items))


def rij(nummer, herkomst, item=None, afspraak_id=None, behandeld=False):
    return Agendapunt(nummer, 1, nummer, Herkomst(herkomst), "", item, afspraak_id, behandeld, "")


RIJEN = st.lists(
    st.tuples(st.sampled_from(list(Herkomst)[1:]), st.integers(1, 6), st.booleans()),
    max_size=8,
    unique_by=lambda deel: deel[1],
)
PUNTEN = st.lists(st.integers(1, 6), max_size=6, unique=True)


@given(RIJEN, PUNTEN)
def test_refreshing_keeps_what_was_done_or_added_and_doubles_nothing(rijen, nieuw):
    agenda = [rij(n, h, ("actie", item), behandeld=b) for n, (h, item, b) in enumerate(rijen, 1)]
    punten = [Punt(Herkomst.STATUS, ("actie", item)) for item in nieuw]
    anders = ververs_agenda(agenda, punten)
    blijft = [r for r in agenda if r.id not in anders.weg]
    assert all(r in blijft for r in agenda if r.behandeld or r.herkomst is Herkomst.EIGEN)
    items = [r.item for r in blijft] + [p.item for p in anders.erbij]
    assert len(items) == len(set(items))
    assert {("actie", n) for n in nieuw} <= set(items)


def test_the_reason_shows(stand):
    actie = stand.acties[0].id
    laat = afspraak(3, date(2026, 12, 1))
    assert (
        reden(rij(1, "afspraak", afspraak_id=3), stand, None, DAG, laat)
        == "afspraak 2026-03, te laat (termijn 1 dec 2026)"
    )
    assert reden(rij(1, "afspraak"), stand, None, DAG, afspraak(3)) == "afspraak 2026-03, zonder termijn"
    assert reden(rij(1, "afspraak"), stand, None, DAG, replace(laat, status=Afspraakstatus.GEREED)).endswith("gereed")
    assert reden(rij(1, "status", ("actie", actie)), stand, None, DAG, None) == "onbekend"
    assert reden(rij(1, "wijziging", ("actie", actie)), stand, None, DAG, None) == "gewijzigd sinds vorig overleg"
    assert reden(rij(1, "prioriteit"), stand, None, DAG, None) == "prioriteit"
    assert reden(rij(1, "eigen"), stand, None, DAG, None) == "toegevoegd"


# what a beamer may show


def meting(waarde, wijk_id=1):
    return Meting(1, 1, wijk_id, 2021, waarde, None, "definitief", 0, "", "", "", True, "drie zaken")


@pytest.mark.parametrize(("waarde", "getoond"), [(0, "<5"), (1, "<5"), (4.99, "<5"), (5, "5"), (2700, "2.700")])
def test_small_counts_in_a_wijk_are_not_to_be_seen(waarde, getoond):
    verhuld = verhul(meting(waarde), "aantal")
    assert schrijf_waarde(verhuld.waarde, verhuld.onbekend, "aantal") == getoond
    assert (verhuld.toelichting == "") == (getoond == "<5")


def test_percentages_and_the_stad_stay():
    assert verhul(meting(3), "%") == meting(3)
    assert verhul(meting(3, None), "aantal") == meting(3, None)


def test_the_whole_stand_has_no_small_count_left(stand):
    aantal = next(i for i in stand.indicatoren if i.eenheid == "aantal")
    klein = replace(meting(3), indicator_id=aantal.id, periode=1999)
    veilig = voor_beamer(replace(stand, metingen=(*stand.metingen, klein)))
    for m in veilig.metingen:
        if m.wijk_id is not None and veilig.indicator[m.indicator_id].eenheid == "aantal":
            assert m.waarde is None or m.waarde >= 5
    assert len(veilig.metingen) == len(stand.metingen) + 1
    assert veilig.reeks(aantal.id, 1)[1999].waarde is None


def test_holders_can_be_left_out(stand):
    met, zonder = zonder_houders([afspraak(1, houder="Politie"), afspraak(2)])
    assert (met.actiehouder, zonder.actiehouder) == ("(houder)", "")
    aantal = next(i for i in stand.indicatoren if i.eenheid == "aantal")
    anders = (Verandering("cijfer", "3.0", "12.0", 1), Verandering("cijfer", "3.0", "", None))
    cijfers = Itemverandering(("indicator", aantal.id), "x", None, anders)
    houder = Itemverandering(("afspraak", 1), "x", 1, (Verandering("actiehouder", "Politie", "OM"),))
    uit = sinds_voor_beamer(Sinds((cijfers, houder)), stand, met_houders=False)
    assert [(v.oud, v.nieuw) for i in uit.items for v in i.veranderingen] == [("<5", "12.0"), ("3.0", "")]
    assert len(sinds_voor_beamer(Sinds((houder,)), stand).items) == 1
