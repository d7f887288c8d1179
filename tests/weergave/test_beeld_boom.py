from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.selectie import Filter
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import RUIM, boom, ouderdom
from ivp_tui.weergave.kop import titelregel
from ivp_tui.weergave.regel import Regel, plat
from tests.weergave.hulp import actie_id, met, stijl, tekst, wijk_id

BLIK = Blik(2021, date(2021, 7, 1))
KEURMERK = "Keurmerk Veilig Wonen"


def _regel(regels: tuple[Regel, ...], begin: str) -> Regel:
    return next(r for r in regels if any(begin in deel for deel, _ in r.links))


def test_de_hele_boom_in_volgorde_met_prioriteiten_voorop(stand: Stand) -> None:
    assert tekst(boom(stand, BLIK)) == [
        "▸ Veilig Kleindam 2020–2023 1 hoofddoel",
        "▾ ★ Veilig wonen 0 van 7, 7 onbekend",
        "▾ ◆ 30% minder woninginbraken ■ achter 0/3",
        "?  Preventieavond per buurt",
        "?  Keurmerk Veilig Wonen te laat 1 jun 2021",
        "? +Lokfiets en lokwoning",
        "▾ ◆ Minder fietsendiefstallen ? onbekend 0/1",
        "? +Lokfiets en lokwoning",
        "▾ voor het hele thema 0/4",
        "? +Donkeredagenoffensief",
        "?  Buurtpreventie-app",
        "?  Woningscan door vrijwilligers",
        "?  Heling tegengaan",
        "▾ Jeugd op straat 0 van 5, 5 onbekend",
        "▾ ◆ Minder jongerenoverlast ▼ verslechterd 0/2",
        "?  Café-overleg in het uitgaansgebied",
        "? +Jongerenwerk op straat",
        "◆ Meer inwoners tevreden over de gemeente ■ achter",
        "▾ voor het hele thema 0/3",
        "? +Hangplek verplaatsen",
        "?  Ouders op huisbezoek",
        "?  Coördinatie groepsaanpak",
        "Toezeggingen en moties geen",
        "Verhalen geen",
    ]


def test_smal_zijn_voortgang_en_oordeel_tekens(stand: Stand) -> None:
    smal = tekst(boom(stand, BLIK, RUIM - 1))
    assert smal[1] == "▾ ★ Veilig wonen 0/7 ?7"
    assert smal[2] == "▾ ◆ 30% minder woninginbraken ■ 0/3"


def test_elke_actie_staat_er_en_elk_doel(utrecht: Stand) -> None:
    regels = boom(utrecht, Blik(2018, date(2026, 3, 4), dicht=frozenset({("plan", utrecht.plan.id, 0)})))
    assert {r.sleutel[1] for r in regels if r.sleutel[0] == "actie"} == set(utrecht.actie)
    assert {r.sleutel[1] for r in regels if r.sleutel[0] == "doel"} == set(utrecht.doel)
    assert len({r.sleutel for r in regels}) == len(regels)


def test_een_wijk_ziet_alleen_wat_er_geldt(stand: Stand) -> None:
    hangplek = actie_id(stand, "Hangplek")
    for naam, ziet in (("Noord", False), ("Zuid", False), ("Oost", True)):
        regels = boom(stand, replace(BLIK, wijk_id=wijk_id(stand, naam)))
        assert (hangplek in {r.sleutel[1] for r in regels if r.sleutel[0] == "actie"}) is ziet


def test_dicht_blijft_de_regel_staan_en_het_onderliggende_niet(stand: Stand) -> None:
    thema, doel = ("thema", stand.themas[0].id, 0), ("doel", stand.doelen_van(stand.themas[1].id)[0].id, 0)
    breed = ("themabreed", stand.themas[1].id, 0)
    regels = boom(stand, replace(BLIK, dicht=frozenset({thema, doel, breed, ("plan", stand.plan.id, 0)})))
    assert tekst(regels) == [
        "▾ Veilig Kleindam 2020–2023 1 hoofddoel",
        "◇ Kleindam wordt veiliger",
        "▸ ★ Veilig wonen 0 van 7, 7 onbekend",
        "▾ Jeugd op straat 0 van 5, 5 onbekend",
        "▸ ◆ Minder jongerenoverlast ▼ verslechterd 0/2",
        "◆ Meer inwoners tevreden over de gemeente ■ achter",
        "▸ voor het hele thema 0/3",
        "Toezeggingen en moties geen",
        "Verhalen geen",
    ]
    assert [r.vouw for r in regels] == [True, None, False, True, False, None, False, None, None]


def test_met_een_filter_alleen_wat_past_en_de_weg_erheen(stand: Stand) -> None:
    gezet = met(stand, actie_id(stand, "Ouders"), Status.GEREED)
    regels = boom(gezet, replace(BLIK, filter=Filter(statussen=frozenset({Status.GEREED}))))
    assert tekst(regels) == [
        "▾ Jeugd op straat 1 van 1",
        "▾ voor het hele thema 1/1",
        "✓G Ouders op huisbezoek in de toekomst",
    ]


@pytest.mark.parametrize("status", list(Status))
def test_elke_status_heeft_vorm_en_letter(stand: Stand, status: Status) -> None:
    tekens = dict(zip(Status, ("? ", "○N", "●S", "▲A", "■L", "✓G", "–V"), strict=True))
    gezet = met(stand, actie_id(stand, "Ouders"), status, reden="druk")
    regel = _regel(boom(gezet, BLIK), "Ouders")
    assert regel.links[1][0] == tekens[status]
    assert regel.rechts[-1] == ("in de toekomst", "dof")


def test_zonder_reden_staat_erbij_dat_die_ontbreekt(stand: Stand) -> None:
    nummer = actie_id(stand, "Ouders")
    for status in Status:
        regel = _regel(boom(met(stand, nummer, status, op="2021-06-28"), BLIK), "Ouders")
        ontbreekt = "reden ontbreekt " in [deel for deel, _ in regel.rechts]
        assert ontbreekt is (status in (Status.AANDACHT, Status.LOOPT_ACHTER))
        assert regel.rechts[-1][0] == "3 dagen"


def test_wat_een_wijk_erft_is_gedimd_en_telt_niet(stand: Stand) -> None:
    zuid, nummer = wijk_id(stand, "Zuid"), actie_id(stand, "Ouders")
    regels = boom(met(stand, nummer, Status.GEREED, op="2021-06-28"), replace(BLIK, wijk_id=zuid))
    regel = _regel(regels, "Ouders")
    assert regel.links[1] == ("✓G", "dof")
    assert stijl(regel, "Ouders") == "erft"
    assert [deel for deel, _ in regel.rechts] == ["stad ", "3 dagen"]
    assert _regel(regels, "Jeugd op straat").rechts[-1][0] == "0 van 4, 4 onbekend"
    eigen = met(met(stand, nummer, Status.GEREED), nummer, Status.AANDACHT, zuid, "wacht", op="2021-06-30")
    regels = boom(eigen, replace(BLIK, wijk_id=zuid))
    regel = _regel(regels, "Ouders")
    assert (regel.links[1], stijl(regel, "Ouders"), regel.rechts[-1][0]) == (("▲A", "status-aandacht"), "", "gisteren")
    assert _regel(regels, "Jeugd op straat").rechts[0] == ("▲1 ", "status-aandacht")


def test_naast_de_stad_staan_de_tellingen_van_de_wijken(stand: Stand) -> None:
    nummer = actie_id(stand, "Ouders")
    for naam, status in (("Noord", Status.LOOPT_ACHTER), ("Zuid", Status.AANDACHT), ("Oost", Status.AANDACHT)):
        stand = met(stand, nummer, status, wijk_id(stand, naam), "druk")
    regel = _regel(boom(stand, BLIK), "Ouders")
    assert regel.links[1][0] == "? "
    assert [deel for deel, _ in regel.rechts] == ["■1 ", "▲2 "]


@pytest.mark.parametrize(
    ("status", "dag", "laat"),
    [
        (Status.ONBEKEND, "2021-06-02", True),
        (Status.ONBEKEND, "2021-06-01", False),
        (Status.AANDACHT, "2021-07-01", True),
        (Status.GEREED, "2021-07-01", False),
        (Status.VERVALLEN, "2021-07-01", False),
    ],
)
def test_te_laat(stand: Stand, status: Status, dag: str, laat: bool) -> None:
    gezet = met(stand, actie_id(stand, KEURMERK), status, reden="x", op="")
    regel = _regel(boom(gezet, replace(BLIK, vandaag=date.fromisoformat(dag))), KEURMERK)
    assert ("te laat 1 jun 2021 " in [deel for deel, _ in regel.rechts]) is laat


def test_wat_nog_niet_op_schijf_staat_draagt_puntjes(stand: Stand) -> None:
    nummer, noord = actie_id(stand, "Ouders"), wijk_id(stand, "Noord")
    bezig = replace(BLIK, bezig=frozenset({(nummer, None)}))
    assert _regel(boom(stand, bezig), "Ouders").links[1] == ("… ", "bezig")
    assert _regel(boom(stand, replace(bezig, wijk_id=noord)), "Ouders").links[1][0] == "? "


@pytest.mark.parametrize(
    ("op", "leeftijd"),
    [("2021-07-01T00:00:00Z", "vandaag"), ("2021-04-01", "3 maanden"), ("gisteren", "dag onbekend")],
)
def test_ouderdom(op: str, leeftijd: str) -> None:
    assert ouderdom(op, date(2021, 7, 1)) == leeftijd


def test_wat_aangevinkt_is_heeft_een_kruis_onder_elk_doel_en_telt_in_de_titel(stand: Stand) -> None:
    lokfiets = actie_id(stand, "Lokfiets")
    kaal, regels = boom(stand, BLIK), boom(stand, replace(BLIK, aangevinkt=frozenset({lokfiets})))
    anders = [(voor, na) for voor, na in zip(kaal, regels, strict=True) if voor != na]
    assert [na.sleutel[1] for _, na in anders] == [lokfiets] * len(stand.actie[lokfiets].doelen)
    assert all((voor.links[0][0], na.links[0][0]) == ("    ", "[x] ") for voor, na in anders)
    assert all(voor.links[1:] == na.links[1:] for voor, na in anders)
    titel = titelregel(stand, replace(BLIK, aangevinkt=frozenset({lokfiets})), False, 120)
    assert "1 aangevinkt" in plat(titel.links)
