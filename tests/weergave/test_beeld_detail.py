from dataclasses import replace

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.detail import LABELBREED, detail, regels
from ivp_tui.weergave.regel import breedte, plat
from tests.weergave.hulp import BLIK, actie_id, alinea_tekst, met, wijk_id


def _detail(stand: Stand, soort: str, nummer: int, wijk: int | None = None) -> str:
    return alinea_tekst(detail(stand, replace(BLIK, wijk_id=wijk), (soort, nummer, 0)))


def _thema_of_plan(stand: Stand, thema_id: int | None) -> str:
    return _detail(stand, "thema", thema_id) if thema_id else _detail(stand, "plan", stand.plan.id)


def test_elk_kenmerk_staat_bij_zijn_thema_of_bij_het_plan(utrecht: Stand) -> None:
    for kenmerk in utrecht.kenmerken:
        assert f"{kenmerk.tekst} ({kenmerk.vindplaats})" in _thema_of_plan(utrecht, kenmerk.thema_id), kenmerk
    assert len(utrecht.kenmerken) > 100


def test_elk_overleg_staat_bij_zijn_thema_of_bij_het_plan(utrecht: Stand) -> None:
    for overleg in utrecht.overlegsoorten:
        inhoud = _thema_of_plan(utrecht, overleg.thema_id)
        for deel in (overleg.naam, overleg.ritme, overleg.voorzitter, overleg.deelnemers, overleg.taak):
            assert deel in inhoud, overleg
        assert f"({overleg.vindplaats})" in inhoud


def test_elke_partner_staat_met_zijn_rol_waar_hij_bij_hoort(utrecht: Stand) -> None:
    for thema in utrecht.themas:
        inhoud = _detail(utrecht, "thema", thema.id)
        for rol in thema.partners:
            naam = f"{rol.naam} ({rol.afkorting})" if rol.afkorting else rol.naam
            assert (f"{naam} — {rol.rol}" if rol.rol else naam) + f" ({rol.vindplaats})" in inhoud, rol
    for actie in utrecht.acties:
        inhoud = _detail(utrecht, "actie", actie.id)
        for rol in actie.partners:
            assert (f"{rol.naam} ({rol.rol})" if rol.rol else rol.naam) in inhoud, rol


def test_elke_partner_is_ergens_te_zien(utrecht: Stand) -> None:
    alles = _detail(utrecht, "plan", utrecht.plan.id)
    alles += "".join(_detail(utrecht, "thema", thema.id) for thema in utrecht.themas)
    alles += "".join(_detail(utrecht, "actie", actie.id) for actie in utrecht.acties)
    weg = [p.naam for p in utrecht.partners if not any(n and n.lower() in alles.lower() for n in (p.naam, p.afkorting))]
    assert weg == []


def test_elk_gebied_staat_bij_zijn_actie_en_zijn_wijk(utrecht: Stand) -> None:
    stad = _detail(utrecht, "wijk", 0)
    for gebied in utrecht.gebieden:
        assert gebied.naam in stad
        for wijk in gebied.wijken:
            assert f"{gebied.naam}: " in _detail(utrecht, "wijk", wijk)
        for actie in (actie for actie in utrecht.acties if gebied.id in actie.gebieden):
            inhoud = _detail(utrecht, "actie", actie.id)
            assert gebied.naam in inhoud
            assert all(utrecht.wijknaam(wijk) in inhoud for wijk in gebied.wijken)


def test_alles_van_een_actie_staat_in_het_detail(utrecht: Stand) -> None:
    for actie in utrecht.acties:
        inhoud = _detail(utrecht, "actie", actie.id)
        bron = utrecht.bron[actie.bron_id or 0].titel
        delen = [actie.titel, actie.toelichting, actie.soort, actie.aanpak, actie.schakels, actie.trekker, bron]
        delen += [actie.vindplaats, *(utrecht.doel[doel].titel for doel in actie.doelen)]
        delen += [utrecht.wijknaam(wijk) for wijk in actie.wijken] or ["Gebied: hele stad"]
        for deel in delen:
            assert deel in inhoud, (actie.titel, deel)
        assert ("voor het hele thema" in inhoud) is (not actie.doelen)


def test_alles_van_een_doel_en_een_thema_staat_in_het_detail(utrecht: Stand) -> None:
    for doel in utrecht.doelen:
        inhoud = _detail(utrecht, "doel", doel.id)
        for deel in (doel.titel, doel.toelichting, doel.soort, doel.vindplaats):
            assert deel in inhoud, doel
        assert inhoud.startswith("Doel: " if doel.thema_id else "Hoofddoel: ")
    for thema in utrecht.themas:
        inhoud = _detail(utrecht, "thema", thema.id)
        for deel in (thema.titel, thema.toelichting, thema.vindplaats):
            assert deel in inhoud, thema
        assert _detail(utrecht, "themabreed", thema.id) == inhoud
        assert inhoud.startswith("Prioriteit: " if thema.prioriteit else "Thema: ")
    plan = _detail(utrecht, "plan", utrecht.plan.id)
    for deel in (utrecht.plan.titel, utrecht.plan.missie, *(d.titel for d in utrecht.doelen_van(None))):
        assert deel in plan


def test_elke_vindplaats_heeft_een_bron(utrecht: Stand) -> None:
    for rij in (*utrecht.themas, *utrecht.doelen, *utrecht.acties, *utrecht.kenmerken, *utrecht.overlegsoorten):
        assert rij.bron_id in utrecht.bron, rij
        assert rij.vindplaats, rij


def test_een_wijk_toont_code_voortgang_en_wat_alleen_daar_geldt(utrecht: Stand) -> None:
    for wijk in utrecht.wijken:
        inhoud = _detail(utrecht, "wijk", wijk.id)
        assert f"CBS-code: {wijk.code}" in inhoud
        for actie in utrecht.acties:
            assert (f": {actie.titel}\n" in f"{inhoud}\n") is (wijk.id in actie.wijken)


@pytest.mark.parametrize(
    ("status", "reden", "wijk", "kijkt", "regels_"),
    [
        (None, "", "", "", ["Status: ? onbekend (Stad); zet hem met 1–6"]),
        (Status.AANDACHT, "", "", "", ["Status: ▲ aandacht, 3 dagen geleden (Stad)", "  waarom: reden ontbreekt"]),
        (Status.AANDACHT, "druk", "", "", ["  waarom: druk"]),
        (Status.GEREED, "", "", "Zuid", ["(van de stad; Zuid zette er zelf geen)"]),
        (Status.GEREED, "klaar", "Zuid", "Zuid", ["Status: ✓ gereed, 3 dagen geleden (Zuid)", "  waarom: klaar"]),
        (Status.GEREED, "klaar", "Zuid", "", ["Status: ? onbekend (Stad)", "  in wijken: Zuid ✓"]),
    ],
)
def test_de_status_in_woorden(
    stand: Stand, status: Status | None, reden: str, wijk: str, kijkt: str, regels_: list[str]
) -> None:
    nummer = actie_id(stand, "Ouders")
    if status is not None:
        stand = met(stand, nummer, status, wijk_id(stand, wijk) if wijk else None, reden)
    inhoud = _detail(stand, "actie", nummer, wijk_id(stand, kijkt) if kijkt else None)
    for regel in regels_:
        assert regel in inhoud


def test_van_wat_weg_is_valt_niets_te_zeggen(stand: Stand) -> None:
    for soort in ("actie", "doel", "thema", "themabreed", "streefwaarde", "indicator", "geen"):
        assert _detail(stand, soort, 999) == ""


@pytest.mark.parametrize("cellen", [20, 39, 79, 119, 199])
def test_de_regels_breken_tussen_woorden_en_passen(utrecht: Stand, cellen: int) -> None:
    for sleutel in (("plan", 1, 0), ("thema", utrecht.themas[0].id, 0), ("actie", utrecht.acties[5].id, 0)):
        alineas = detail(utrecht, BLIK, sleutel)
        uit = regels(alineas, cellen)
        assert all(breedte(plat(regel.links)) <= max(cellen, LABELBREED + 2) for regel in uit)
        heel = " ".join(" ".join(regel.links[1][0] for regel in uit).split())
        if cellen >= 79:
            assert heel == " ".join(" ".join(alinea.tekst for alinea in alineas).split())
        assert [r.veld for r in uit if r.kiesbaar] == [a.veld for a in alineas]
