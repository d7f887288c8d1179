"""What stands on the second screen, at every size, and what never does."""

from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.beamer import Beamerbeeld, maak_beamerbeeld
from ivp_tui.domein.cijfers import INWONERS, Indicator, Meting
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Agendapunt, Herkomst, Overleg, Reeks
from ivp_tui.domein.plan import Status
from ivp_tui.domein.toont import Toont
from ivp_tui.weergave.beamer import beamerregels
from ivp_tui.weergave.regel import breedte, pas_in, plat
from tests.vijandig import SOORTEN, keur_tekst
from tests.weergave.hulp import VANDAAG, met

MAAT = (100, 30)
DAG = date(2026, 3, 4)


def scherm(beeld, toont, maat=MAAT, **meer):
    regels = beamerregels(beeld, toont, VANDAAG, maat, **meer)
    assert len(regels) == maat[1]
    return "\n".join(plat(pas_in(regel, maat[0])).rstrip() for regel in regels)


def zoek(rijen, begin):
    return next(rij for rij in rijen if rij.titel.startswith(begin))


def toon(stand, soort, begin, wijk_id=None, beeld=None, **meer):
    rijen = {"actie": stand.acties, "doel": stand.doelen, "thema": stand.themas}[soort]
    toont = Toont(stand.plan.slug, wijk_id, soort, zoek(rijen, begin).id)
    return scherm(beeld or maak_beamerbeeld(Beamerbeeld(stand, None)), toont, **meer)


def test_an_actie_has_its_title_status_doel_and_trend(utrecht):
    actie = zoek(utrecht.acties, "Toezicht op hotspots jongeren")
    wijk = next(w.id for w in utrecht.wijken if w.naam == "Overvecht")
    anders = met(utrecht, actie.id, Status.AANDACHT, wijk, "te weinig toezichthouders")
    tekst = toon(anders, "actie", "Toezicht op hotspots jongeren", wijk)
    for deel in (
        actie.titel,
        "▲ A  aandacht · 3 dagen geleden",
        "te weinig toezichthouders",
        "Overvecht",
        "niet gehaald",
    ):
        assert deel in tekst, deel
    assert "[2018]" in tekst
    assert "van de stad" in toon(met(utrecht, actie.id, Status.GEREED), "actie", "Toezicht op hotspots jongeren", wijk)
    assert "?  onbekend" in toon(utrecht, "actie", "Toezicht op hotspots jongeren")


def test_a_doel_and_a_thema_have_their_oordeel_and_counts(utrecht):
    tekst = toon(utrecht, "doel", "Jeugdoverlast in eigen buurt")
    assert "✗ niet gehaald" in tekst
    assert "20,6% in 2018" in tekst
    thema = next(t for t in utrecht.themas if t.prioriteit)
    tekst = toon(utrecht, "thema", thema.titel)
    assert "prioriteit" in tekst
    assert "✓ Woninginbraken" in tekst
    assert "16 onbekend" in tekst


@pytest.mark.parametrize("toont", [("", 0), ("actie", 10**6), ("doel", 10**6), ("afspraak", 10**6), ("onzin", 1)])
def test_without_an_item_it_is_the_plan_with_its_counts(utrecht, toont):
    tekst = scherm(maak_beamerbeeld(Beamerbeeld(utrecht, None)), Toont(utrecht.plan.slug, 10**6, *toont))
    assert "114 onbekend" in tekst
    assert "High Impact" not in tekst


def test_a_small_count_is_not_there_nor_what_could_be_derived_from_it(utrecht):
    """Also not as a difference with the nulmeting, nor as a point of the trend, which says that it is left out."""
    doel = next(d for d in utrecht.doelen if d.titel.startswith("Overvallen"))
    streef = utrecht.streefwaarde_van_doel[doel.id][0]
    wijk = utrecht.wijken[0].id
    cijfers = {2011: 31, 2015: 12, 2016: 3, 2018: 4}
    eigen = tuple(
        Meting(10**6 + jaar, streef.indicator_id, wijk, jaar, waarde, None, "definitief", 1, "b", "", "", True, "noot")
        for jaar, waarde in cijfers.items()
    )
    rest = tuple(m for m in utrecht.metingen if (m.indicator_id, m.wijk_id) != (streef.indicator_id, wijk))
    mensen = next((i for i in utrecht.indicatoren if i.sleutel == INWONERS), None)
    mensen = mensen or Indicator(10**6, INWONERS, "Inwoners", "aantal", False)
    erbij = tuple(
        Meting(10**7 + n, mensen.id, plek, 2018, 1000.0, None, "definitief", 1, "b", "", "", True)
        for n, plek in enumerate((wijk, None))
    )
    rest = tuple(m for m in rest if m.indicator_id != mensen.id)
    indicatoren = (*(i for i in utrecht.indicatoren if i.id != mensen.id), mensen)
    utrecht = replace(utrecht, indicatoren=indicatoren)
    rest = (*rest, *erbij)
    anders = replace(utrecht, metingen=(*rest, *eigen))
    tekst = toon(anders, "doel", "Overvallen", wijk)
    assert "<5 in 2018" in tekst
    assert "sinds 2011" not in tekst
    assert "-27" not in tekst
    assert "niet getekend, want kleiner dan 5: 2016, 2018" in tekst
    assert "Overvallen (aantal) · West" in tekst
    # the same figures unhidden: there is something to hide
    open_en_bloot = " ".join(toon(anders, "doel", "Overvallen", wijk, Beamerbeeld(anders, None)).split())
    assert "4 in 2018, 4,0 per 1.000 inwoners" in open_en_bloot
    assert "-27 sinds 2011" in open_en_bloot
    assert "per 1.000" not in tekst
    alles_klein = tuple(replace(m, waarde=2.0) for m in eigen)
    tekst = toon(replace(utrecht, metingen=(*rest, *alles_klein)), "doel", "Overvallen", wijk)
    assert "nog geen cijfers voor Overvallen" in tekst
    assert "<5" in tekst


# in an overleg


def overleg():
    return Overleg(3, 1, "p", 1, None, "", None, "", "Wijkoverleg", DAG, "Politie", "2026-03-04T10:00:00Z", None)


def afspraak(nummer, item, soort="afspraak", houder="Politie", status=Afspraakstatus.OPEN, termijn=date(2026, 4, 1)):
    tekst, reeks = f"tekst {nummer}", Reeks(1, None, "wijkoverleg")
    waar = (nummer, 1, 3, "Wijkoverleg", DAG, f"2026-{nummer:02}", None, "", item, "")
    return Afspraak(*waar, soort, tekst, houder, termijn, status, None, reeks)


def vergadering(stand):
    hier, elders = ("actie", stand.acties[0].id), ("actie", stand.acties[1].id)
    agenda = (
        Agendapunt(1, 3, 1, Herkomst.STATUS, "", elders, None, True, stand.acties[1].titel),
        Agendapunt(2, 3, 2, Herkomst.AFSPRAAK, "", hier, 9, False, "2026-09 tekst 9"),
        Agendapunt(3, 3, 3, Herkomst.EIGEN, "Rondvraag", None, None, False, "Rondvraag"),
    )
    gemaakt = (
        afspraak(1, hier),
        afspraak(2, hier, "besluit", "", Afspraakstatus.GENOMEN, None),
        afspraak(3, elders),
    )
    return hier, Beamerbeeld(stand, overleg(), agenda, gemaakt, (afspraak(9, hier, termijn=date(2026, 2, 1)),))


@pytest.mark.parametrize("met_houders", [True, False])
def test_an_agendapunt_with_what_was_decided_and_agreed_there(utrecht, met_houders):
    hier, beeld = vergadering(utrecht)
    tekst = scherm(maak_beamerbeeld(beeld, met_houders), Toont(utrecht.plan.slug, None, *hier, 3, 1))
    for deel in (
        "Wijkoverleg · 4 mrt 2026",
        "punt 1 van 3",
        utrecht.acties[0].titel,
        "tekst 1",
        "besluit     2026-02  ",
        "tekst 2",
    ):
        assert deel in tekst, deel
    assert "tekst 3" not in tekst
    assert ("Politie" in tekst) == met_houders
    assert "voor 1 apr 2026" in tekst
    assert "(houder)" not in tekst


@pytest.mark.parametrize("soort", [("", 0), ("afspraak", 9)])
def test_an_agendapunt_of_an_afspraak(utrecht, soort):
    _, beeld = vergadering(utrecht)
    tekst = scherm(maak_beamerbeeld(beeld), Toont(utrecht.plan.slug, None, *soort, 3, 2))
    assert "tekst 9" in tekst
    assert "te laat" in tekst
    assert utrecht.acties[0].titel in tekst
    assert "punt 2 van 3" in tekst


def test_a_punt_of_ones_own_and_one_that_is_gone(utrecht):
    _, beeld = vergadering(utrecht)
    assert "Rondvraag" in scherm(maak_beamerbeeld(beeld), Toont(utrecht.plan.slug, None, "", 0, 3, 3))
    assert "114 onbekend" in scherm(maak_beamerbeeld(beeld), Toont(utrecht.plan.slug, None, "", 0, 3, 77))
    # outside the overleg nothing of it is told
    assert "Wijkoverleg" not in scherm(maak_beamerbeeld(beeld), Toont(utrecht.plan.slug))


def test_an_afspraak_in_view_is_told_once(utrecht):
    _, beeld = vergadering(utrecht)
    tekst = scherm(maak_beamerbeeld(beeld), Toont(utrecht.plan.slug, None, "afspraak", 1, 3, 2))
    assert tekst.count("tekst 1") == 1
    assert "besluit     2026-02  " in tekst


# sizes and hostile text


@pytest.mark.parametrize("maat", [(1, 1), (3, 2), (20, 5), (40, 10), (80, 24), (100, 30), (120, 36), (300, 90)])
def test_every_size_is_filled_and_not_gone_beyond(utrecht, maat):
    hier, beeld = vergadering(utrecht)
    for toont in (Toont(""), Toont("", None, *hier), Toont("", 1, "thema", utrecht.themas[0].id, 3, 2)):
        for meer in ({}, {"zin": "de werkbank is dicht", "demo": True}, {"hulp": True}):
            for regel in beamerregels(beeld, toont, VANDAAG, maat, **meer):
                assert sum(breedte(tekst) for tekst, _ in pas_in(regel, maat[0])) == maat[0]
            tekst = scherm(beeld, toont, maat, **meer)
            if maat[0] >= 80 and meer.get("demo"):
                assert "DEMO" in tekst
                assert tekst.endswith("de werkbank is dicht")


@pytest.mark.parametrize("soort", SOORTEN)
def test_hostile_text_is_inert(utrecht, soort):
    for vijandig in SOORTEN[soort]:
        actie = replace(utrecht.acties[0], titel=vijandig, trekker=vijandig)
        thema = replace(utrecht.thema[actie.thema_id], titel=vijandig)
        themas = tuple(thema if t.id == thema.id else t for t in utrecht.themas)
        plan = replace(utrecht.plan, titel=vijandig, gemeente=vijandig)
        gek = replace(utrecht, plan=plan, acties=(actie, *utrecht.acties[1:]), themas=themas)
        hier, beeld = vergadering(met(gek, actie.id, Status.AANDACHT, None, vijandig))
        gemaakt = tuple(replace(a, tekst=vijandig, actiehouder=vijandig, nummer=vijandig) for a in beeld.gemaakt)
        agenda = tuple(replace(punt, naam=vijandig) for punt in beeld.agenda)
        naam = replace(overleg(), naam=vijandig)
        beeld = replace(beeld, gemaakt=gemaakt, eerder=(), agenda=agenda, overleg=naam)
        for toont in (
            Toont(""),
            Toont("", None, *hier, 3, 1),
            Toont("", 1, "thema", thema.id),
            Toont("", 1, "", 0, 3, 3),
        ):
            for maat in (MAAT, (30, 12)):
                for regel in beamerregels(beeld, toont, VANDAAG, maat, vijandig):
                    keur_tekst(plat(pas_in(regel, maat[0])))
                    assert sum(breedte(tekst) for tekst, _ in pas_in(regel, maat[0])) == maat[0]
