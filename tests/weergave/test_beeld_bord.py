from dataclasses import replace

import pytest

from ivp_tui.domein.oordeel import Merk
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.bord import bord, merktekens
from ivp_tui.weergave.cijferdetail import cijferdetail, wijkzin
from ivp_tui.weergave.regel import plat
from tests.weergave.hulp import BLIK, alinea_tekst, tekst, wijk_id

# as the plan and the figures of the stad give it at peiljaar 2018 (docs/begrippen.md); nothing here is computed
IN_2018 = """
Woninginbraken          ≤2.160  1.036 ✓ behaald     ≠
Overvallen                 ≤30     15 ✓ behaald     ≠
Straatroven               ≤182     96 ✓ behaald     ≠
Aangiftebereidheid           ?    58% ? zonder getal
Jongerenoverlast (vaak)   ≤17%  20,6% ✗ niet gehaald ≠↓
Jeugdige verdachten      ≤2,9%      – ? laatste 2011
Autokraken              ≤4.530  5.026 ✗ niet gehaald ≠
Fietsendiefstallen      ≤2.708  4.019 ✗ niet gehaald ≠↓
Zakkenrollen            ≤1.147      – ? laatste 2013
Winkeldiefstallen       ≤1.469  1.329 ✓ behaald     ≠
Onveilig in eigen buurt   ≤26%    29% ✗ niet gehaald ≠↓
Tevreden: gemeente    ≥42%      – ? onbekend
Tevreden: politie     ≥37%      – ? onbekend
zonder streefwaarde
Geweld tegen personen             201¹³
Huiselijk geweld                  451
Vernielingen                    2.364¹³
Cybercrime                         46
Misdrijven totaal              26.618
Demonstraties                     107¹⁷
Voetbalwedstrijden                 37¹⁷
Evenementen                       869¹⁷
"""

IN_OVERVECHT = """
 Woninginbraken                           1.036        –      –      –
 Overvallen                                  15        –      –      –
 Straatroven                                 96        –      –      –
 Aangiftebereidheid                         58%        –      –      –
 Jongerenoverlast (vaak)                  20,6%      32%  +11,4     -1
 Jeugdige verdachten                     2,9%¹¹        –      –      –
 Autokraken                               5.026        –      –      –
 Fietsendiefstallen                       4.019        –      –      –
 Zakkenrollen                           1.445¹³        –      –      –
 Winkeldiefstallen                        1.329        –      –      –
 Onveilig in eigen buurt                    29%      44%    +15     +3
 Tevreden: gemeente                           –        –      –      –
 Tevreden: politie                            –        –      –      –
 zonder streefwaarde
 Geweld tegen personen                    201¹³        –      –      –
 Huiselijk geweld                           451        –      –      –
 Vernielingen                           2.364¹³        –      –      –
 Cybercrime                                  46        –      –      –
 Misdrijven totaal                       26.618        –      –      –
 Demonstraties                            107¹⁷        –      –      –
 Voetbalwedstrijden                        37¹⁷        –      –      –
 Evenementen                              869¹⁷        –      –      –
"""


def _rijen(stand: Stand, wijk: str = "", cellen: int = 62) -> list[str]:
    blik = replace(BLIK, wijk_id=wijk_id(stand, wijk) if wijk else None)
    return [" ".join(regel.split()) for regel in tekst(bord(stand, blik).regels, cellen)]


def _verwacht(blok: str) -> list[str]:
    return [" ".join(regel.split()) for regel in blok.strip().splitlines()]


def test_elke_regel_van_het_bord_van_2018(utrecht: Stand) -> None:
    assert _rijen(utrecht) == _verwacht(IN_2018)


def test_een_wijk_toont_eigen_cijfers_zonder_oordeel(utrecht: Stand) -> None:
    assert _rijen(utrecht, "Overvecht") == _verwacht(IN_OVERVECHT)
    kop = plat(bord(utrecht, replace(BLIK, wijk_id=3)).kop.rechts)
    assert kop.split() == ["stad", "wijk", "±", "stad", "±", "nul"]


def test_een_plan_zonder_streefwaarden_geeft_de_namen_de_ruimte(utrecht: Stand) -> None:
    zonder = replace(utrecht, streefwaarden=())
    beeld = bord(zonder, BLIK)
    assert plat(beeld.kop.rechts).split() == ["2018"]
    rijen = [" ".join(regel.split()) for regel in tekst(beeld.regels, 40)]
    assert "Jongerenoverlast (vaak) 20,6%" in rijen
    assert "Geweld tegen personen 201¹³" in rijen
    assert "zonder streefwaarde" not in rijen


@pytest.mark.parametrize("wijk", ["", "Overvecht"])
def test_kolommen_staan_recht_onder_hun_kop(utrecht: Stand, wijk: str) -> None:
    beeld = bord(utrecht, replace(BLIK, wijk_id=wijk_id(utrecht, wijk) if wijk else None))
    breed = {sum(len(deel) for deel, _ in regel.rechts) for regel in beeld.regels if regel.rechts}
    kop = sum(len(deel) for deel, _ in beeld.kop.rechts)
    assert len(breed) == 1
    assert breed.pop() - kop in (0, 2)  # the marks have no head


def test_een_groot_cijfer_met_zijn_jaar_staat_los_van_het_doel(utrecht: Stand) -> None:
    streef = next(s for s in utrecht.streefwaarden if utrecht.indicator[s.indicator_id].sleutel == "fietsendiefstal")
    ver = replace(streef, doelwaarde=26_618.0)
    groot = tuple(replace(m, waarde=24_117.0) if m.indicator_id == streef.indicator_id else m for m in utrecht.metingen)
    stand = replace(utrecht, streefwaarden=(ver,), metingen=groot)
    beeld = bord(stand, replace(BLIK, peiljaar=2024))
    assert plat(beeld.regels[0].rechts).startswith("≤26.618 24.117¹⁸ ")
    assert plat(beeld.kop.rechts).startswith("   doel     2024 oordeel")
    assert len({len(plat(regel.rechts)) for regel in beeld.regels if regel.rechts}) == 1


@pytest.mark.parametrize("jaar", range(2010, 2027))
def test_elk_peiljaar_geeft_dezelfde_rijen(utrecht: Stand, jaar: int) -> None:
    regels = bord(utrecht, replace(BLIK, peiljaar=jaar)).regels
    assert [r.sleutel for r in regels] == [r.sleutel for r in bord(utrecht, BLIK).regels]


def test_pm_staat_er_als_pm_en_nooit_als_nul(utrecht: Stand) -> None:
    onbekend = [m for m in utrecht.metingen if m.onbekend and m.gekozen and m.wijk_id is None]
    assert onbekend
    for meting in onbekend:
        naam = utrecht.indicator[meting.indicator_id].naam
        assert f"Stad {meting.periode}: {meting.onbekend.value:>7}" in _detail(utrecht, naam)
        rijen = [r for r in bord(utrecht, replace(BLIK, peiljaar=meting.periode)).regels if naam in plat(r.links)]
        assert all(f" {waarde}" not in plat(r.rechts) for r in rijen for waarde in ("0 ", "0% "))


def test_elk_merk_heeft_een_teken_van_een_cel(utrecht: Stand) -> None:
    oordeel = utrecht.oordeel(utrecht.streefwaarden[0], 2018)
    tekens = [merktekens(replace(oordeel, merken=(merk,))) for merk in Merk]
    assert len(set(tekens)) == len(Merk)
    assert all(len(teken) == 1 for teken in tekens)


def _detail(stand: Stand, naam: str, wijk: str = "", peiljaar: int = 2018) -> str:
    indicator = next(i for i in stand.indicatoren if i.naam == naam)
    streef = next((s for s in stand.streefwaarden if s.indicator_id == indicator.id), None)
    sleutel = ("streefwaarde", streef.id, streef.doel_id) if streef else ("indicator", indicator.id, 0)
    blik = replace(BLIK, peiljaar=peiljaar, wijk_id=wijk_id(stand, wijk) if wijk else None)
    return alinea_tekst(cijferdetail(stand, blik, sleutel))


@pytest.mark.parametrize(
    ("naam", "staat_er"),
    [
        ("Jongerenoverlast (vaak)", "✗ niet gehaald: 20,6% in 2018, doel ≤17% in 2018, nulmeting 19% in 2011"),
        ("Overvallen", "✓ behaald: 15 in 2018, doel ≤30 (precies 30,09) in 2018, nulmeting 51 in 2011"),
        ("Zakkenrollen", "? onbekend (laatste: 2013)"),
        ("Aangiftebereidheid", "doel zonder getal (omhoog)"),
        ("Tevreden: politie", "doel ≥37% in 2018"),
        ("Onveilig in eigen buurt", "slechter dan de nulmeting"),
        ("Fietsendiefstallen", "andere bron dan de nulmeting"),
    ],
)
def test_het_oordeel_in_een_zin(utrecht: Stand, naam: str, staat_er: str) -> None:
    assert staat_er in _detail(utrecht, naam)


def test_de_wijk_in_een_zin(utrecht: Stand) -> None:
    zin = "32% in 2018, +11,4 pp t.o.v. de stad, -1 pp sinds 2011 (33%)"
    assert zin in _detail(utrecht, "Jongerenoverlast (vaak)", "Overvecht")
    indicator = next(i for i in utrecht.indicatoren if i.naam == "Woninginbraken")
    blik = replace(BLIK, wijk_id=wijk_id(utrecht, "Overvecht"))
    assert wijkzin(utrecht, blik, indicator, 2011) == "geen cijfer voor 2018"


@pytest.mark.parametrize("wijk", ["", "Overvecht"])
def test_elk_jaar_met_een_cijfer_staat_in_het_detail(utrecht: Stand, wijk: str) -> None:
    nummer = wijk_id(utrecht, wijk) if wijk else None
    for indicator in utrecht.indicatoren:
        inhoud = _detail(utrecht, indicator.naam, wijk)
        for jaar in {2018, *utrecht.reeks(indicator.id, nummer)}:
            assert f"{(wijk or 'Stad')[:9]} {jaar}: " in inhoud


def test_onderweg_staan_lijn_en_tempo_erbij(utrecht: Stand) -> None:
    inhoud = _detail(utrecht, "Jongerenoverlast (vaak)", peiljaar=2015)
    assert "lijn " in inhoud
    assert "Tempo: bereikt " in inhoud
    assert " per jaar" in inhoud


def test_latere_jaren_veranderen_niets(utrecht: Stand) -> None:
    inhoud = _detail(utrecht, "Woninginbraken", peiljaar=2022)
    assert "✓ behaald: 1.036 in 2018" in inhoud
    assert "Nadien: 2019: " in inhoud
    assert "(verandert het oordeel niet)" in inhoud


def test_van_een_rij_die_weg_is_valt_niets_te_zeggen(utrecht: Stand) -> None:
    assert list(cijferdetail(utrecht, BLIK, ("streefwaarde", 999, 1))) == []
    assert list(cijferdetail(utrecht, BLIK, ("indicator", 999, 0))) == []
