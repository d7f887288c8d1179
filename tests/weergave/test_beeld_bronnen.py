from dataclasses import replace

from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.bord import waarde_tekst
from ivp_tui.weergave.bronnen import bronnen
from ivp_tui.weergave.regel import plat
from tests.weergave.hulp import BLIK, tekst, wijk_id


def _sleutel(stand: Stand, indicator_id: int) -> tuple[str, int, int]:
    for streef in stand.streefwaarden:
        if streef.indicator_id == indicator_id:
            return "streefwaarde", streef.id, streef.doel_id
    return "indicator", indicator_id, 0


def test_elke_waarde_van_elke_bron_staat_er_met_de_gekozene_gemerkt(utrecht: Stand) -> None:
    gezien = set()
    for indicator in utrecht.indicatoren:
        for wijk in (None, *(w.id for w in utrecht.wijken)):
            regels = bronnen(utrecht, replace(BLIK, wijk_id=wijk), _sleutel(utrecht, indicator.id), 400)
            per_meting = {r.sleutel[1]: r for r in regels if r.sleutel[0] == "meting"}
            for meting in utrecht.alle_metingen(indicator.id, wijk):
                regel = plat(per_meting[meting.id].links)
                for deel in (waarde_tekst(meting, indicator), meting.bron, meting.uitgave, meting.vindplaats):
                    assert deel in regel
                assert meting.toelichting in regel
                assert ("● " in regel) is meting.gekozen
                gezien.add(meting.id)
    assert gezien == {meting.id for meting in utrecht.metingen}


def test_elke_bron_van_een_cijfer_staat_er_met_adres(utrecht: Stand) -> None:
    for indicator in utrecht.indicatoren:
        heel = "".join("".join(tekst(bronnen(utrecht, BLIK, _sleutel(utrecht, indicator.id), 400))).split())
        for meting in utrecht.alle_metingen(indicator.id, None):
            bron = utrecht.bron[meting.bron_id]
            for deel in (bron.titel, bron.uitgever, bron.url, bron.toelichting):
                assert "".join(deel.split()) in heel


def test_van_een_wijk_staan_ook_de_cijfers_van_de_stad(utrecht: Stand) -> None:
    overlast = next(i for i in utrecht.indicatoren if i.naam.startswith("Jongerenoverlast"))
    blik = replace(BLIK, wijk_id=wijk_id(utrecht, "Overvecht"))
    koppen = [r for r in tekst(bronnen(utrecht, blik, _sleutel(utrecht, overlast.id), 120)) if "elke waarde" in r]
    assert ["Overvecht" in koppen[0], "stad" in koppen[1], len(koppen)] == [True, True, 2]


def test_van_een_actie_doel_thema_en_plan_staat_de_vindplaats(utrecht: Stand) -> None:
    bron = utrecht.bron[utrecht.plan.bron_id or 0]
    for soort, rijen in (("actie", utrecht.acties), ("doel", utrecht.doelen), ("thema", utrecht.themas)):
        for rij in rijen:
            heel = " ".join(" ".join(tekst(bronnen(utrecht, BLIK, (soort, rij.id, 0), 400))).split())
            assert rij.vindplaats in heel
            assert bron.titel in heel
    assert utrecht.plan.vindplaats in " ".join(tekst(bronnen(utrecht, BLIK, ("plan", utrecht.plan.id, 0), 400)))


def test_alleen_een_cijfer_is_te_kiezen(utrecht: Stand) -> None:
    regels = bronnen(utrecht, BLIK, _sleutel(utrecht, utrecht.indicatoren[0].id), 120)
    cijfers = [r for r in regels if r.sleutel[0] == "meting"]
    assert cijfers
    assert all(r.kiesbaar for r in cijfers)


def test_een_gebied_zonder_cijfers_zegt_dat(utrecht: Stand) -> None:
    blik = replace(BLIK, wijk_id=wijk_id(utrecht, "Overvecht"))
    inbraak = next(i for i in utrecht.indicatoren if i.naam == "Woninginbraken")
    assert any("geen enkel cijfer" in r for r in tekst(bronnen(utrecht, blik, _sleutel(utrecht, inbraak.id), 120)))
