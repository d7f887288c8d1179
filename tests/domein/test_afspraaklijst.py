"""The list of afspraken: what narrows it, and what is typed in its cells."""

from datetime import date, timedelta

import pytest

from ivp_tui.domein.afspraakcel import CELLEN, cellen_van, celtekst, lees_cel, lees_nieuw
from ivp_tui.domein.afspraaklijst import Lijstdeel, Lijstkeus, dagen_te_laat, kies_uit, telwoord
from ivp_tui.domein.afspraakregel import Waar
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, reeks_van
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_overleg import NieuweAfspraak, ZetAfspraak
from ivp_tui.invoer.datumtaal import Datumtaal

DAG = date(2026, 3, 4)
LEZER = Datumtaal(DAG)
WIJK = reeks_van(1, 1, "Wijkoverleg", "")


def afspraak(nummer=1, tekst="hek plaatsen", houder="Politie, OM", status="open", soort="afspraak", **meer):
    velden = {"termijn": DAG - timedelta(days=3), "wijk_id": 1, "wijk": "Noord", "reeks": WIJK} | meer
    return Afspraak(
        nummer, 1, 7, "Wijkoverleg", DAG, f"2026-{nummer:02d}", velden["wijk_id"], velden["wijk"], None, "", soort,
        tekst, houder, velden["termijn"], Afspraakstatus(status), None, velden["reeks"],
    )  # fmt: skip


ALLE = (
    afspraak(1),
    afspraak(2, "verlichting", "Gemeente", termijn=None, wijk_id=None, wijk=""),
    afspraak(3, "brief", status="gereed"),
    afspraak(4, "we gaan door", "", "genomen", "besluit"),
    afspraak(5, "los", reeks=reeks_van(1, None, "", "")),
)


@pytest.mark.parametrize(
    ("keus", "nummers"),
    [
        (Lijstkeus(), [1, 2, 5]),
        (Lijstkeus(Lijstdeel.ALLES), [1, 2, 3, 5]),
        (Lijstkeus(Lijstdeel.BESLUITEN), [4]),
        (Lijstkeus(houder="om"), [1, 5]),
        (Lijstkeus(wijk=(None,)), [2]),
        (Lijstkeus(wijk=(1,)), [1, 5]),
        (Lijstkeus(reeks=WIJK), [1, 2]),
        (Lijstkeus(te_laat=True), [1, 5]),
        (Lijstkeus().met_woorden("HEK noord"), [1]),
        (Lijstkeus().met_woorden("2026-02"), [2]),
        (Lijstkeus(houder="om").met_woorden("verlichting"), []),
    ],
)
def test_what_narrows_the_list(keus, nummers):
    assert [a.id for a in kies_uit(ALLE, keus, DAG)] == nummers


def test_the_parts_go_round_and_what_narrows_stays():
    keus = Lijstkeus(houder="OM")
    delen = [keus.deel]
    for _ in range(3):
        keus = keus.met_deel(1)
        delen.append(keus.deel)
    assert delen == [Lijstdeel.OPEN, Lijstdeel.ALLES, Lijstdeel.BESLUITEN, Lijstdeel.OPEN]
    assert keus.houder == "OM"
    assert not keus.leeg
    assert Lijstkeus(Lijstdeel.ALLES).leeg


def test_days_overdue_and_how_many():
    assert [dagen_te_laat(a, DAG) for a in ALLE] == [3, 0, 0, 0, 3]
    assert dagen_te_laat(afspraak(termijn=DAG), DAG) == 0
    assert [telwoord(n) for n in (0, 1, 2)] == ["", "1 afspraak te laat", "2 afspraken te laat"]


@pytest.mark.parametrize(
    ("cel", "tekst", "waarde", "echo"),
    [
        ("tekst", "  een  hoger hek ", "een hoger hek", ""),
        ("termijn", "vrijdag", date(2026, 3, 6), "= vr 6 mrt 2026"),
        ("termijn", "", None, "= geen termijn"),
        ("wijk_id", "zui", 2, "= Zuid"),
        ("wijk_id", "stad", None, "= stad"),
        ("wijk_id", "", None, "= stad"),
        ("actiehouder", "@politie kleindam, Buurtteam", "Politie Kleindam, Buurtteam",
         "= Politie Kleindam, Buurtteam (nieuwe partner: Buurtteam)"),
        ("actiehouder", "", "", "= geen houder"),
    ],
)  # fmt: skip
def test_a_cell_is_read_with_an_echo(stand, cel, tekst, waarde, echo):
    a = afspraak()
    gelezen = lees_cel(a, cel, tekst, stand, LEZER)
    verwacht = {"tekst": a.tekst, "actiehouder": a.actiehouder, "termijn": a.termijn, "wijk_id": a.wijk_id}[cel]
    assert gelezen.wijziging == ZetAfspraak(1, cel, waarde, verwacht)
    assert gelezen.echo == echo


@pytest.mark.parametrize(
    ("cel", "tekst", "zin"),
    [
        ("tekst", "  ", "heeft een tekst"),
        ("tekst", "x" * 1001, "te lang: 1001 tekens, hoogstens 1000"),
        ("termijn", "ooit eens", "geen datum"),
        ("wijk_id", "Oz", "geen wijk"),
        ("wijk_id", "Noord, Zuid", "één wijk"),
        ("actiehouder", "x" * 101, "te lang"),
    ],
)
def test_what_a_cell_refuses(stand, cel, tekst, zin):
    with pytest.raises(Geweigerd, match=zin):
        lees_cel(afspraak(), cel, tekst, stand, LEZER)


def test_a_private_person_is_asked_about(stand):
    assert "geen personen" in lees_cel(afspraak(), "actiehouder", "Jan de Vries", stand, LEZER).vraag


def test_every_cell_saved_as_it_stands_means_the_same(stand):
    a = afspraak(houder="Politie Kleindam")
    for cel in CELLEN:
        intent = lees_cel(a, cel, celtekst(a, cel), stand, LEZER).wijziging
        assert isinstance(intent, ZetAfspraak)
        assert intent.waarde == intent.verwacht, cel
    assert cellen_van("besluit") == ("tekst", "wijk_id")


def test_a_new_line_hangs_on_the_item_unless_it_says_not(stand):
    waar = Waar(stand.partners, stand.wijken, stand.gebieden, 1, ("actie", 3))
    gelezen = lees_nieuw("@politie hek dicht voor vrijdag", waar, "Heling", LEZER)
    assert isinstance(gelezen.wijziging, NieuweAfspraak)
    assert (gelezen.wijziging.overleg_id, gelezen.wijziging.item, gelezen.wijziging.tekst) == (
        None, ("actie", 3), "hek dicht",
    )  # fmt: skip
    assert gelezen.echo.endswith("bij «Heling»")
    los = lees_nieuw("hek dicht voor vrijdag zonder item", waar, "Heling", LEZER)
    assert isinstance(los.wijziging, NieuweAfspraak)
    assert (los.wijziging.item, los.wijziging.tekst, los.wijziging.termijn) == (None, "hek dicht", date(2026, 3, 6))
    with pytest.raises(Geweigerd, match="typ een afspraak"):
        lees_nieuw("zonder item", waar, "Heling", LEZER)
