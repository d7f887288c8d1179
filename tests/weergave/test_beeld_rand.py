"""The wijken at the left, the title line, and the copied line."""

from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.selectie import Filter
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.verantwoording import Toezegging, Toezeggingstatus, Verhaal
from ivp_tui.weergave.kop import titelregel
from ivp_tui.weergave.kopie import kopie
from ivp_tui.weergave.regel import pas_in, plat
from ivp_tui.weergave.wijken import wijken
from tests.weergave.hulp import BLIK, actie_id, met, stijl, tekst, wijk_id


def test_stad_en_wijken_met_hun_acties_en_de_gekozene_gemerkt(stand: Stand) -> None:
    zuid = wijk_id(stand, "Zuid")
    assert tekst(wijken(stand, replace(BLIK, wijk_id=zuid)), 14) == [
        "  Stad      12",
        "  Noord     11",
        "● Zuid      10",
        "  Oost      10",
    ]


def test_een_wijk_telt_haar_eigen_statussen(stand: Stand) -> None:
    nummer, zuid = actie_id(stand, "Ouders"), wijk_id(stand, "Zuid")
    gezet = met(stand, nummer, Status.GEREED)
    gezet = met(gezet, nummer, Status.LOOPT_ACHTER, zuid)
    gezet = met(gezet, actie_id(stand, "Heling"), Status.AANDACHT, zuid)
    regels = wijken(gezet, BLIK)
    assert [plat(r.rechts) for r in regels] == ["✓1 ", "11", "■1 ▲1 ", "10"]
    assert stijl(regels[2], "■1") == "status-loopt-achter"


def test_zonder_wijken_staat_de_gemeente_er(stand: Stand) -> None:
    assert tekst(wijken(replace(stand, wijken=()), BLIK), 16) == ["● Kleindam    12"]


@pytest.mark.parametrize(
    ("cellen", "regel"),
    [
        (60, " Kleindam 2020–2023 · Stad · peiljaar 2018    12 acties  ?12 "),
        (40, " Kleindam 2020–2023 · Stad · 2018   ?12 "),
    ],
)
def test_de_titelregel(stand: Stand, cellen: int, regel: str) -> None:
    uit = plat(pas_in(titelregel(stand, BLIK, False, cellen), cellen))
    assert " ".join(uit.split()) == " ".join(regel.split())
    assert len(uit) == cellen


def test_smal_wijken_de_laatste_tellingen_voor_plek_en_jaar(stand: Stand) -> None:
    for nummer, status in zip(stand.actie, Status, strict=False):
        stand = met(stand, nummer, status)
    uit = plat(pas_in(titelregel(stand, BLIK, False, 40), 40))
    assert uit.startswith(" Kleindam 2020–2023 · Stad · 2018 ")
    assert uit.rstrip().endswith("■1 ▲1")


def test_de_titelregel_zegt_filter_en_alleen_lezen(stand: Stand) -> None:
    blik = replace(BLIK, filter=Filter(te_laat=True, tekst="politie"))
    uit = plat(titelregel(stand, blik, True, 120).links)
    assert "· filter: te laat + «politie» · ALLEEN LEZEN" in uit


def test_de_titelregel_telt_wat_aandacht_vraagt_eerst(stand: Stand) -> None:
    for nummer, status in zip(stand.actie, Status, strict=False):
        stand = met(stand, nummer, status)
    assert plat(titelregel(stand, BLIK, False, 120).rechts) == "12 acties  ■1 ▲1 ●1 ✓1 ○1 –1 ?6 "


def test_een_actie_als_een_regel_met_bron(stand: Stand) -> None:
    nummer = actie_id(stand, "Ouders")
    bron = "[Integraal Veiligheidsplan Kleindam, h. 2, r. 13]"
    assert kopie(stand, BLIK, ("actie", nummer, 0)) == f"Ouders op huisbezoek — onbekend (Stad) {bron}"
    gezet = met(stand, nummer, Status.AANDACHT, reden="te weinig mensen")
    assert "— aandacht (Stad): te weinig mensen [" in kopie(gezet, BLIK, ("actie", nummer, 0))


def test_alles_is_te_kopieren_met_een_bron(utrecht: Stand) -> None:
    sleutels = [("plan", utrecht.plan.id, 0)]
    for soort, rijen in (
        ("thema", utrecht.themas),
        ("themabreed", utrecht.themas),
        ("doel", utrecht.doelen),
        ("actie", utrecht.acties),
        ("streefwaarde", utrecht.streefwaarden),
        ("indicator", utrecht.indicatoren),
    ):
        sleutels += [(soort, rij.id, 0) for rij in rijen]
    for sleutel in sleutels:
        for wijk in (None, wijk_id(utrecht, "Overvecht")):
            regel = kopie(utrecht, replace(BLIK, wijk_id=wijk), sleutel)
            assert regel.endswith("]"), sleutel
            assert "\n" not in regel
    for sleutel in (("actie", 999, 0), ("indicator", 999, 0), ("wijk", 1, 0), ("geen", 0, 0)):
        assert kopie(utrecht, BLIK, sleutel) == ""


def test_een_cijfer_als_een_regel(utrecht: Stand) -> None:
    streef = next(s for s in utrecht.streefwaarden if utrecht.indicator[s.indicator_id].naam.startswith("Jongeren"))
    stad = kopie(utrecht, BLIK, ("streefwaarde", streef.id, streef.doel_id))
    assert stad.startswith("Jongerenoverlast (vaak) — niet gehaald: 20,6% in 2018, doel ≤17% in 2018, nulmeting 19%")
    wijk = kopie(utrecht, replace(BLIK, wijk_id=wijk_id(utrecht, "Overvecht")), ("streefwaarde", streef.id, 0))
    assert wijk.startswith("Jongerenoverlast (vaak), Overvecht: 32% in 2018, +11,4 pp t.o.v. de stad")


def test_een_toezegging_en_een_verhaal_zijn_te_kopieren(utrecht: Stand) -> None:
    toezegging = Toezegging(7, None, "motie", "M309", "Inclusie", Toezeggingstatus.AFGEDAAN, None, "", None, "r. 12")
    verhaal = Verhaal(8, date(2026, 2, 3), None, None, "De straatcoach", "Zij kent\niedereen.", None, "eigen invoer")
    stand = replace(utrecht, toezeggingen=(toezegging,), verhalen=(verhaal,))
    assert kopie(stand, BLIK, ("toezegging", 7, 0)).startswith("motie M309 Inclusie — afgedaan [")
    assert kopie(stand, BLIK, ("verhaal", 8, 0)) == (
        "De straatcoach — 3 feb 2026, stad: Zij kent iedereen. [eigen invoer]"
    )
    wijk = utrecht.wijken[0]
    stil = replace(stand, verhalen=(replace(verhaal, wijk_id=wijk.id, tekst=""),))
    assert kopie(stil, BLIK, ("verhaal", 8, 0)) == f"De straatcoach — 3 feb 2026, {wijk.naam} [eigen invoer]"


def test_een_enkele_actie_heet_geen_acties(utrecht: Stand) -> None:
    een = replace(utrecht, acties=utrecht.acties[:1])
    assert plat(titelregel(een, BLIK, False, 120).rechts) == "1 actie  ?1 "
