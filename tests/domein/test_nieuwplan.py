"""The proposal for a new plan: its fields, what may not be, and what goes along."""

from dataclasses import replace

import pytest

from ivp_tui.domein.nieuwplan import Ontwerp, voorstel
from ivp_tui.domein.plan import StandVanZaken, Status
from ivp_tui.domein.plankeus import (
    Keus,
    acties_onder,
    bijgewerkt,
    is_gekozen,
    keus_vooraf,
    telling,
    wissel,
    wissel_geheel,
)


@pytest.fixture
def ontwerp(stand):
    return Ontwerp.uit(stand)


def nummer(stand, soort, begin):
    rijen = {"thema": stand.themas, "doel": stand.doelen, "actie": stand.acties}[soort]
    return next(rij.id for rij in rijen if rij.titel.startswith(begin))


def met_status(stand, begin, status, wijk=None):
    return stand.met_stand(StandVanZaken(nummer(stand, "actie", begin), wijk, status, "", None), 1)


# the fields


def test_the_proposal_begins_behind_the_old_plan_and_is_as_long(ontwerp):
    assert ontwerp.velden == {
        "titel": "Veilig Kleindam 2024–2027",
        "slug": "kleindam-2024-2027",
        "van": "2024",
        "tot": "2027",
    }
    assert ontwerp.fouten == {}


@pytest.mark.parametrize(
    ("titel", "wordt"),
    [
        ("Veilig Kleindam 2020–2023", "Veilig Kleindam 2024–2027"),
        ("Plan 2020-2023 van Kleindam", "Plan 2024-2027 van Kleindam"),
        ("Plan 2020 - 2023", "Plan 2024 - 2027"),
        ("Plan 2020 t/m 2023", "Plan 2024 t/m 2027"),
        ("Plan 2020 tot en met 2023", "Plan 2024 tot en met 2027"),
        ("Veilig Kleindam", "Veilig Kleindam 2024–2027"),
        ("Veilig na 2020", "Veilig na 2020 2024–2027"),
        ("Vervolg op 2016–2019", "Vervolg op 2016–2019 2024–2027"),
        ("12020–20233", "12020–20233 2024–2027"),
    ],
)
def test_the_years_in_the_title_are_replaced(stand, titel, wordt):
    assert voorstel(replace(stand.plan, titel=titel), {})["titel"] == wordt


def test_a_plan_of_one_year(stand):
    velden = voorstel(replace(stand.plan, titel="Jaarplan 2023", van=2023), {})
    assert velden == {"titel": "Jaarplan 2024", "slug": "kleindam-2024-2024", "van": "2024", "tot": "2024"}
    langer = voorstel(replace(stand.plan, titel="Jaarplan 2023", van=2023), {"tot": "2026"})
    assert langer["titel"] == "Jaarplan 2024–2026"


@pytest.mark.parametrize(
    ("gemeente", "stam"), [("'s-Gravenhage", "s-gravenhage"), ("Súdwest-Fryslân", "sudwest-fryslan"), ("東京", "plan")]
)
def test_the_slug_is_of_the_gemeente(stand, gemeente, stam):
    assert voorstel(replace(stand.plan, gemeente=gemeente), {})["slug"] == f"{stam}-2024-2027"


def test_what_was_not_filled_in_follows_what_was(ontwerp):
    later = ontwerp.vul_in("van", "2030")
    assert later.velden == {
        "titel": "Veilig Kleindam 2030–2033",
        "slug": "kleindam-2030-2033",
        "van": "2030",
        "tot": "2033",
    }
    eigen = later.vul_in("titel", " Anders ").vul_in("slug", "anders").vul_in("tot", "2031").vul_in("van", "2029")
    assert eigen.velden == {"titel": "Anders", "slug": "anders", "van": "2029", "tot": "2031"}
    assert eigen.fouten == {}


def test_a_field_put_back_follows_again(ontwerp):
    weer = ontwerp.vul_in("slug", "anders").vul_in("slug", "kleindam-2024-2027").vul_in("van", "2030")
    assert weer.velden["slug"] == "kleindam-2030-2033"


def test_a_year_that_is_none_leaves_the_other_fields(ontwerp):
    fout = ontwerp.vul_in("van", "later")
    assert fout.velden == {**ontwerp.velden, "van": "later"}
    assert list(fout.fouten) == ["van"]


@pytest.mark.parametrize(
    ("veld", "tekst", "zin"),
    [
        ("slug", "kleindam-2020-2023", "er is al een plan «kleindam-2020-2023»; kies een andere slug of open dat plan"),
        ("slug", "kleinoord-2012-2015", "er is al een plan «kleinoord-2012-2015»"),
        ("slug", "Kleindam", "kleine letters, cijfers en koppeltekens"),
        ("slug", "klein dam", "kleine letters, cijfers en koppeltekens"),
        ("slug", "klein_dam", "kleine letters, cijfers en koppeltekens"),
        ("slug", "kléindam", "kleine letters, cijfers en koppeltekens"),
        ("slug", "-proef", "kleine letters, cijfers en koppeltekens"),
        ("slug", "٣", "kleine letters, cijfers en koppeltekens"),
        ("slug", "", "de slug is leeg"),
        ("slug", "a" * 101, "de slug heeft 101 tekens"),
        ("titel", "   ", "de titel is leeg"),
        ("titel", "x" * 301, "de titel heeft 301 tekens; kort in tot hoogstens 300"),
        ("van", "2020", "moet na 2020 beginnen"),
        ("van", "2019", "moet na 2020 beginnen"),
        ("van", "27", "«27» is geen jaar; typ vier cijfers"),
        ("van", "２０２７", "is geen jaar"),
        ("van", "", "het jaar is leeg"),
        ("van", "2201", "2201 ligt buiten 1900 tot en met 2200"),
        ("van", "1899", "1899 ligt buiten 1900 tot en met 2200"),
        ("tot", "2023", "het plan eindigt (2023) voor het begint (2024)"),
        ("tot", "9999", "9999 ligt buiten 1900 tot en met 2200"),
        ("tot", "tien", "«tien» is geen jaar"),
    ],
)
def test_what_may_not_be_is_told_at_its_field(ontwerp, veld, tekst, zin):
    fouten = ontwerp.vul_in(veld, tekst).fouten
    assert zin in fouten[veld]
    # the others follow the first year, and may then be wrong too
    assert set(fouten) <= ({veld, "tot", "slug"} if veld == "van" else {veld})


def test_every_sentence_is_another_one(ontwerp):
    zinnen = {
        ontwerp.vul_in(veld, tekst).fouten[veld]
        for veld, tekst in [("slug", "kleindam-2020-2023"), ("slug", "A"), ("titel", ""), ("van", "2020"),
                            ("van", "2300"), ("tot", "2000")]
    }  # fmt: skip
    zinnen.add(replace(ontwerp, keus=Keus()).fouten["keus"])
    assert len(zinnen) == 7


def test_the_plan_may_begin_before_the_old_one_ends(ontwerp):
    assert ontwerp.vul_in("van", "2021").fouten == {}


def test_nothing_chosen_is_refused_but_hoofddoelen_alone_are_something(ontwerp, stand):
    assert "kies ten minste een thema of hoofddoel" in replace(ontwerp, keus=Keus()).fouten["keus"]
    hoofd = frozenset(doel.id for doel in stand.doelen_van(None))
    assert replace(ontwerp, keus=Keus(doelen=hoofd)).fouten == {}


def test_the_intent_says_what_was_chosen(ontwerp, stand):
    wijziging = ontwerp.vul_in("tot", "2025").wijziging()
    assert (wijziging.uit_id, wijziging.titel, wijziging.slug) == (
        stand.plan.id,
        "Veilig Kleindam 2024–2025",
        "kleindam-2024-2025",
    )
    assert (wijziging.van, wijziging.tot, wijziging.keus) == (2024, 2025, ontwerp.keus)


# what goes along


def test_all_goes_along_but_what_the_stad_has_done_with(stand):
    stand = met_status(stand, "Café-overleg", Status.GEREED)
    stand = met_status(stand, "Hangplek", Status.VERVALLEN)
    stand = met_status(stand, "Ouders", Status.LOOPT_ACHTER)
    # what only a wijk has done with is not done for the stad
    stand = met_status(stand, "Heling", Status.GEREED, stand.wijken[0].id)
    keus = keus_vooraf(stand)
    weg = {nummer(stand, "actie", begin) for begin in ("Café-overleg", "Hangplek")}
    assert keus.acties == frozenset(stand.actie) - weg
    assert (keus.themas, keus.doelen) == (frozenset(stand.thema), frozenset(stand.doel))
    assert (keus.partners, keus.overleggen, keus.kenmerken) == (True, True, False)
    assert keus.tekst == "2 thema's, 5 doelen, 10 acties"


def test_a_thema_takes_its_children_and_brings_them_back(stand):
    stand = met_status(stand, "Café-overleg", Status.GEREED)
    keus, plek = keus_vooraf(stand), ("thema", nummer(stand, "thema", "Jeugd"), 0)
    zonder = wissel(keus, stand, plek)
    assert zonder.tekst == "1 thema, 3 doelen, 7 acties"
    assert not zonder.acties & {actie.id for actie in acties_onder(stand, plek)}
    assert wissel(zonder, stand, plek) == keus


def test_a_child_brings_its_parents(stand):
    thema, doel = nummer(stand, "thema", "Jeugd"), nummer(stand, "doel", "Minder jongerenoverlast")
    actie = nummer(stand, "actie", "Jongerenwerk")
    niets = replace(keus_vooraf(stand), themas=frozenset(), doelen=frozenset(), acties=frozenset())
    een = wissel(niets, stand, ("actie", actie, doel))
    assert (een.themas, een.doelen, een.acties) == ({thema}, {doel}, {actie})
    breed = wissel(niets, stand, ("actie", nummer(stand, "actie", "Hangplek"), 0))
    assert (breed.themas, breed.doelen) == ({thema}, frozenset())
    van_doel = wissel(niets, stand, ("doel", doel, 0))
    assert (van_doel.themas, van_doel.doelen, len(van_doel.acties)) == ({thema}, {doel}, 2)


def test_a_doel_takes_only_the_acties_that_serve_no_other(stand):
    keus = keus_vooraf(stand)
    zonder = wissel(keus, stand, ("doel", nummer(stand, "doel", "30% minder"), 0))
    weg = {nummer(stand, "actie", begin) for begin in ("Preventieavond", "Keurmerk")}
    assert keus.acties - zonder.acties == weg
    ook_fiets = wissel(zonder, stand, ("doel", nummer(stand, "doel", "Minder fietsen"), 0))
    assert zonder.acties - ook_fiets.acties == {nummer(stand, "actie", "Lokfiets")}
    assert ook_fiets.themas == keus.themas


def test_the_lines_over_several(stand):
    keus = keus_vooraf(stand)
    breed = ("themabreed", nummer(stand, "thema", "Jeugd"), 0)
    zonder = wissel(keus, stand, breed)
    assert len(keus.acties - zonder.acties) == 3
    assert not is_gekozen(zonder, stand, breed)
    assert wissel(zonder, stand, breed) == keus
    hoofd = ("hoofddoelen", 0, 0)
    assert wissel(keus, stand, hoofd).doelen == keus.doelen - {doel.id for doel in stand.doelen_van(None)}
    assert wissel(wissel(keus, stand, hoofd), stand, hoofd) == keus


def test_a_line_of_only_finished_acties_can_still_be_chosen(stand):
    for begin in ("Hangplek", "Ouders", "Coördinatie"):
        stand = met_status(stand, begin, Status.GEREED)
    breed = ("themabreed", nummer(stand, "thema", "Jeugd"), 0)
    keus = keus_vooraf(stand)
    assert not is_gekozen(keus, stand, breed)
    assert len(wissel(keus, stand, breed).acties - keus.acties) == 3


def test_what_others_changed_meanwhile(stand):
    weg, nieuw = nummer(stand, "actie", "Heling"), max(stand.actie) + 1
    thema, ander = nummer(stand, "thema", "Jeugd"), nummer(stand, "thema", "Veilig wonen")
    erbij = tuple(
        replace(stand.actie[weg], id=nieuw + n, thema_id=onder, titel="Nieuw") for n, onder in enumerate((thema, ander))
    )
    later = replace(stand, acties=(*(a for a in stand.acties if a.id != weg), *erbij))
    keus = wissel(keus_vooraf(stand), stand, ("thema", ander, 0))
    bij = bijgewerkt(keus, stand, later)
    assert bij.acties == keus.acties | {nieuw}
    zonder_thema = replace(later, themas=tuple(t for t in later.themas if t.id != thema))
    leeg = bijgewerkt(bij, later, zonder_thema)
    assert (leeg.themas, leeg.acties) == (frozenset(), frozenset())
    assert leeg.doelen == {doel.id for doel in stand.doelen_van(None)}


def test_the_counts(stand):
    alles = telling(replace(keus_vooraf(stand), kenmerken=True), stand)
    assert (alles.themas, alles.doelen, alles.acties, alles.streefwaarden) == (2, 5, 12, 4)
    assert (alles.partners, alles.overleggen, alles.kenmerken) == (2, 1, 2)
    zonder = wissel(keus_vooraf(stand), stand, ("thema", nummer(stand, "thema", "Veilig wonen"), 0))
    minder = telling(replace(zonder, overleggen=False), stand)
    assert (minder.streefwaarden, minder.partners, minder.overleggen, minder.kenmerken) == (2, 1, 0, 0)


@pytest.mark.parametrize("wat", ["partners", "overleggen", "kenmerken"])
def test_what_goes_along_as_a_whole_is_turned_on_and_off(ontwerp, wat):
    om = wissel_geheel(ontwerp.keus, wat)
    assert getattr(om, wat) is not getattr(ontwerp.keus, wat)
    assert wissel_geheel(om, wat) == ontwerp.keus


def test_the_proposal_over_a_newer_stand_keeps_what_was_filled_in_and_chosen(stand, ontwerp):
    zonder = wissel(ontwerp.keus, stand, ("thema", stand.themas[-1].id, 0))
    gekozen = replace(ontwerp, keus=zonder).vul_in("titel", "Anders")
    assert gekozen.bij(stand) is gekozen
    later = gekozen.bij(replace(stand, logboek_id=99))
    assert (later.stand.logboek_id, later.velden["titel"], later.keus) == (99, "Anders", gekozen.keus)
