"""A new plan in the file: what goes along, what stays behind, the line to the old plan, and back again with undo."""

from dataclasses import replace

import pytest

from ivp_tui.domein.nieuwplan import Ontwerp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.plankeus import Keus, keus_vooraf, wissel
from ivp_tui.domein.wijziging import Archiveer, Geweigerd, NieuweActie, Ongedaan, Opnieuw, ZetStatus, ZetStreefwaarde
from ivp_tui.domein.wijziging_plan import NieuwPlan
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht, NieuweToezegging, NieuwVerhaal, ZetMiddel
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.controle import controleer
from tests.klein import ANDER_PLAN, PLAN, bouw_inhoud, buiten, doe, geen_gaten, lees, nummer, toestand, views

SLUG = "kleindam-2024-2027"


def ontwerp(klein):
    return Ontwerp.uit(lees(klein))


def maak(klein, **keus):
    plan = ontwerp(klein)
    return doe(klein, replace(plan, keus=replace(plan.keus, **keus)).wijziging())


def rijen(klein, sql, *waarden):
    return klein.conn.execute(sql, waarden).fetchall()


def plan_id(klein, slug=SLUG):
    return rijen(klein, "SELECT id FROM plan WHERE slug = ?", slug)[0][0]


def acties(klein, velden):
    return rijen(klein, f"SELECT {velden} FROM actie WHERE plan_id = ? ORDER BY volgorde, id", plan_id(klein))


@pytest.fixture
def bewerkt(klein):
    """The plan with everything that must stay behind."""
    actie, thema = nummer(klein.conn, "actie", "Jongerenwerk"), nummer(klein.conn, "thema", "Jeugd")
    dag = lees(klein).actie[actie].deadline
    for wijziging in (
        ZetStatus(actie, None, Status.OP_SCHEMA),
        ZetStatus(actie, 1, Status.AANDACHT),
        NieuwBericht("actie", actie, dag, "Gesproken."),
        NieuweToezegging(thema, "Een toezegging", dag),
        NieuwVerhaal(("actie", actie), None, "Een verhaal", dag),
        ZetMiddel(thema, 2021, "begroot", 10_000.0, None),
        ZetStatus(nummer(klein.conn, "actie", "Heling"), None, Status.GEREED),
        Archiveer(nummer(klein.conn, "actie", "Ouders")),
    ):
        doe(klein, wijziging)
    return klein


def test_the_plan_itself(klein):
    uitslag = maak(klein)
    assert uitslag.item == ("plan", plan_id(klein))
    assert uitslag.bericht == "nieuw plan Veilig Kleindam 2024–2027: 2 thema's, 5 doelen, 12 acties"
    oud, nieuw = (
        rijen(klein, "SELECT titel, van, tot, gemeente_id, bron_id, missie, vindplaats FROM plan WHERE slug = ?", slug)
        for slug in (PLAN, SLUG)
    )
    herkomst = "overgenomen uit Veilig Kleindam 2020–2023; voorblad"
    assert nieuw == [("Veilig Kleindam 2024–2027", 2024, 2027, *oud[0][3:5], "", herkomst)]


def test_items_keep_their_sleutel_bron_and_order(klein):
    maak(klein)
    for soort in ("thema", "doel", "actie"):
        oud, nieuw = (
            rijen(
                klein,
                f"SELECT sleutel, titel, toelichting, volgorde, bron_id, vindplaats FROM {soort} WHERE plan_id = ? "
                "ORDER BY id",
                plan_id(klein, slug),
            )
            for slug in (PLAN, SLUG)
        )
        assert sorted(rij[:5] for rij in nieuw) == sorted(rij[:5] for rij in oud)
        assert {rij[5] for rij in nieuw} == {f"overgenomen uit Veilig Kleindam 2020–2023; {rij[5]}" for rij in oud}
        assert len(nieuw) == len(oud) > 1


def test_an_item_without_vindplaats_or_sleutel_gets_both(klein):
    thema = nummer(klein.conn, "thema", "Jeugd")
    doe(klein, NieuweActie(thema, None, None, "Eigen actie hier"))
    doe(klein, NieuweActie(thema, None, None, "Eigen actie hier"))
    buiten(klein.pad, "UPDATE actie SET vindplaats = '' WHERE titel = 'Eigen actie hier'")
    maak(klein)
    eigen = [rij for rij in acties(klein, "titel, sleutel, vindplaats, soort") if rij[0] == "Eigen actie hier"]
    assert [rij[1] for rij in eigen] == ["eigen-actie-hier", "eigen-actie-hier-2"]
    assert {rij[2:] for rij in eigen} == {("overgenomen uit Veilig Kleindam 2020–2023", "eigen")}


def test_the_links_go_along(klein):
    maak(klein)
    stand, oud = lees(klein, SLUG), lees(klein)

    def beeld(s):
        def wat(a):
            doelen = sorted(s.doel[d].titel for d in a.doelen)
            rollen = sorted((rol.partner_id, rol.rol) for rol in a.partners)
            return s.thema[a.thema_id].titel, doelen, a.wijken, a.gebieden, rollen, a.schakels, a.aanpak, a.trekker

        return {actie.titel: wat(actie) for actie in s.acties}

    assert beeld(stand) == beeld(oud)
    assert beeld(stand)["Lokfiets en lokwoning"][1:3] == (
        ["30% minder woninginbraken", "Minder fietsendiefstallen"],
        (nummer(klein.conn, "wijk", "Noord"),),
    )
    assert [[rol.rol for rol in t.partners] for t in stand.themas] == [
        [rol.rol for rol in t.partners] for t in oud.themas
    ]
    assert [t.prioriteit for t in stand.themas] == [True, False]
    assert [o.naam for o in stand.overlegsoorten] == ["Driehoek"]


def test_whether_the_source_gave_a_link_is_kept(klein):
    actie = nummer(klein.conn, "actie", "Preventieavond")
    buiten(klein.pad, f"UPDATE actie_doel SET herkomst = 'bron' WHERE actie_id = {actie}")
    maak(klein)
    sql = """SELECT herkomst, count(*) FROM actie_doel JOIN actie ON actie.id = actie_id WHERE plan_id = ?
        GROUP BY herkomst ORDER BY 1"""
    assert rijen(klein, sql, plan_id(klein)) == [("bron", 1), ("lezing", 5)]


def test_what_was_reported_and_agreed_stays_behind(bewerkt):
    maak(bewerkt)
    stand = lees(bewerkt, SLUG)
    assert (stand.standen, stand.berichten, stand.toezeggingen, stand.verhalen, stand.middelen) == ((),) * 5
    assert {actie.deadline for actie in stand.acties} == {None}
    assert not {actie.titel for actie in stand.acties} & {"Heling tegengaan", "Ouders op huisbezoek"}
    oud = lees(bewerkt)
    assert len(oud.standen) == 3
    assert oud.actie[nummer_in(oud, "Jongerenwerk")].deadline is not None


def nummer_in(stand, begin):
    return next(actie.id for actie in stand.acties if actie.titel.startswith(begin))


def test_what_was_new_is_not_new_any_more(klein):
    maak(klein)
    assert dict(acties(klein, "titel, soort")) == {
        titel: "lopend" if soort == "nieuw" else soort
        for titel, soort in rijen(klein, "SELECT titel, soort FROM actie WHERE plan_id = ?", plan_id(klein, PLAN))
    }


def test_targets_are_to_be_filled(klein):
    maak(klein)
    oud, nieuw = lees(klein), lees(klein, SLUG)
    assert [(s.indicator_id, s.richting) for s in nieuw.streefwaarden] == [
        (s.indicator_id, s.richting) for s in oud.streefwaarden
    ]
    assert {(s.basisjaar, s.basiswaarde, s.doeljaar, s.doelwaarde) for s in nieuw.streefwaarden} == {
        (2023, None, 2027, None)
    }
    streef = nieuw.streefwaarden[0]
    assert streef.vindplaats.startswith("overgenomen uit Veilig Kleindam 2020–2023; h. ")
    doe(klein, ZetStreefwaarde(streef.id, "doelwaarde", 12.0, None))
    assert lees(klein, SLUG).streefwaarden[0].doelwaarde == 12.0


def test_the_line_leads_from_each_old_item_to_its_new_one(klein):
    maak(klein)
    oud, nieuw = lees(klein), lees(klein, SLUG)
    for soort, oude, nieuwe in (
        ("thema", oud.themas, nieuw.themas),
        ("doel", oud.doelen, nieuw.doelen),
        ("actie", oud.acties, nieuw.acties),
    ):
        per_titel = {item.titel: item.id for item in nieuwe}
        for item in oude:
            (verder,) = oud.lijn.verder((soort, item.id))
            assert verder.naar == (soort, per_titel[item.titel])
            assert verder.grond == "overgenomen in het nieuwe plan"
            assert nieuw.lijn.eerder(verder.naar)[0].van == (soort, item.id)


def test_only_what_is_chosen_goes_along(klein):
    stand = lees(klein)
    keus = wissel(keus_vooraf(stand), stand, ("thema", nummer(klein.conn, "thema", "Jeugd"), 0))
    doe(klein, replace(ontwerp(klein), keus=keus).wijziging())
    nieuw = lees(klein, SLUG)
    assert [thema.titel for thema in nieuw.themas] == ["Veilig wonen"]
    assert {doel.titel for doel in nieuw.doelen_van(None)} == {"Kleindam wordt veiliger"}
    assert len(nieuw.acties) == 7
    assert rijen(klein, "SELECT count(*) FROM vervolg") == [(1 + 3 + 7,)]


def test_an_actie_whose_doelen_stay_behind_is_for_the_whole_thema(klein):
    keus = keus_vooraf(lees(klein))
    doe(klein, replace(ontwerp(klein), keus=replace(keus, doelen=frozenset())).wijziging())
    assert {actie.doelen for actie in lees(klein, SLUG).acties} == {()}


def test_what_goes_along_as_a_whole(klein):
    maak(klein, partners=False, overleggen=False, kenmerken=True)
    stand = lees(klein, SLUG)
    assert {rol for deel in (*stand.themas, *stand.acties) for rol in deel.partners} == set()
    assert stand.overlegsoorten == ()
    assert [(k.soort, k.tekst) for k in stand.kenmerken] == [(k.soort, k.tekst) for k in lees(klein).kenmerken]
    assert {k.thema_id for k in stand.kenmerken} == {None, nummer_thema(stand, "Veilig wonen")}
    assert stand.plan.missie == "Samen veilig."


def nummer_thema(stand, titel):
    return next(thema.id for thema in stand.themas if thema.titel == titel)


def test_the_other_plans_and_figures_are_as_they_were(klein):
    voor = views(klein.conn)
    maak(klein)
    na = views(klein.conn)
    assert na["v_meting"] == voor["v_meting"]
    for view in ("v_plan", "v_boom", "v_doel", "v_streefwaarde", "v_stand"):
        assert [rij for rij in na[view] if rij[0] != SLUG] == voor[view]


# one groep


def test_one_groep_and_back_with_one_undo(bewerkt):
    voor = toestand(bewerkt.conn)
    laatste = rijen(bewerkt, "SELECT max(id) FROM v_logboek")[0][0]
    uitslag = maak(bewerkt)
    erbij = rijen(bewerkt, "SELECT DISTINCT groep, wie FROM v_logboek WHERE id > ?", laatste)
    assert erbij == [(uitslag.groep, "anna")]
    met = toestand(bewerkt.conn)
    terug = doe(bewerkt, Ongedaan())
    assert terug.bericht.startswith("ongedaan: nieuw plan Veilig Kleindam 2024–2027")
    assert toestand(bewerkt.conn) == voor
    doe(bewerkt, Opnieuw())
    assert toestand(bewerkt.conn) == met
    geen_gaten(bewerkt.conn)
    bewerkt.sluit()
    uitkomst = controleer(bewerkt.pad, bouw_inhoud())
    assert (uitkomst.bevindingen, uitkomst.in_orde) == ([], True)


def test_undo_is_refused_when_somebody_works_in_the_new_plan(klein):
    maak(klein)
    actie = lees(klein, SLUG).acties[0].id
    doe(klein, ZetStatus(actie, None, Status.OP_SCHEMA), wie="bob")
    with pytest.raises(Geweigerd, match="er is intussen iets aan gekoppeld"):
        doe(klein, Ongedaan())
    assert len(lees(klein, SLUG).acties) == 12


def test_a_plan_out_of_the_new_plan(klein):
    maak(klein)
    tweede = Ontwerp.uit(lees(klein, SLUG))
    doe(klein, tweede.wijziging())
    stand = lees(klein, "kleindam-2028-2031")
    assert stand.plan.titel == "Veilig Kleindam 2028–2031"
    assert stand.themas[0].vindplaats == (
        "overgenomen uit Veilig Kleindam 2024–2027; overgenomen uit Veilig Kleindam 2020–2023; h. 3"
    )
    assert len(stand.lijn.keten(("thema", stand.themas[0].id))) == 3


def test_a_plan_of_another_gemeente(klein):
    plan = Ontwerp.uit(lees(klein, ANDER_PLAN))
    doe(klein, plan.wijziging())
    stand = lees(klein, "kleinoord-2016-2019")
    assert (stand.plan.gemeente, len(stand.acties)) == ("Kleinoord", 2)
    assert stand.streefwaarden[0].indicator_id in stand.indicator


# refused, and then nothing is in the file


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"slug": PLAN}, "er is al een plan «kleindam-2020-2023»"),
        ({"slug": "Klein Dam"}, "kleine letters"),
        ({"titel": " "}, "de titel is leeg"),
        ({"van": 2028}, "eindigt .2027. voor het begint .2028."),
        ({"van": 2020}, "moet na 2020 beginnen"),
        ({"tot": 2201}, "2201 ligt buiten"),
        ({"keus": Keus()}, "er gaat niets mee"),
        ({"uit_id": 99}, "het plan waar dit uit komt is intussen verwijderd"),
    ],
)
def test_what_may_not_be_is_refused(klein, anders, zin):
    voor = toestand(klein.conn)
    with pytest.raises(Geweigerd, match=zin):
        doe(klein, replace(ontwerp(klein).wijziging(), **anders))
    assert toestand(klein.conn) == voor
    assert rijen(klein, "SELECT count(*) FROM v_logboek") == [(0,)]


def test_a_chosen_item_that_went_away_meanwhile_is_told(klein):
    plan = ontwerp(klein)
    doe(klein, Archiveer(nummer(klein.conn, "actie", "Heling")), wie="bob")
    with pytest.raises(Geweigerd, match="een gekozen actie is intussen verwijderd"):
        doe(klein, plan.wijziging())
    thema = nummer(klein.conn, "thema", "Jeugd")
    los = replace(plan, keus=replace(plan.keus, themas=plan.keus.themas - {thema}))
    with pytest.raises(Geweigerd, match="een doel staat onder een thema dat niet meegaat"):
        doe(klein, los.wijziging())
    assert len(lees(klein).plannen) == 2


def test_two_at_once_give_one_plan(klein):
    tweede = open_bestand(klein.pad)
    try:
        plan = ontwerp(klein).wijziging()
        doe(klein, plan)
        with pytest.raises(Geweigerd, match=f"er is al een plan «{SLUG}»"):
            doe(tweede, plan, wie="bob")
    finally:
        tweede.sluit()


def test_a_title_that_would_steer_the_terminal_is_told_inert(klein):
    kwaad = "Plan \x1b[2J nieuw"
    uitslag = doe(klein, NieuwPlan(plan_id(klein, PLAN), kwaad, SLUG, 2024, 2027, keus_vooraf(lees(klein))))
    assert "\x1b" not in uitslag.bericht
