import sqlite3

import pytest

from ivp_tui.domein.cijfers import Onbekend, Richting
from ivp_tui.domein.plan import Rol
from ivp_tui.opslag.lezen import OnbekendPlan, kies_plan, laatste_logboek, lees_plannen, lees_stand
from tests.klein import ANDER_PLAN, PLAN, buiten, lees, nummer


def op_titel(rijen, begin):
    return next(rij for rij in rijen if rij.titel.startswith(begin))


def test_only_the_plan_in_view_is_read(stand):
    assert stand.plan.slug == PLAN
    assert [plan.slug for plan in stand.plannen] == [ANDER_PLAN, PLAN]
    assert (len(stand.themas), len(stand.doelen), len(stand.acties), len(stand.streefwaarden)) == (2, 5, 12, 4)
    assert [wijk.naam for wijk in stand.wijken] == ["Noord", "Zuid", "Oost"]
    assert {indicator.naam for indicator in stand.indicatoren} == {
        "Woninginbraken",
        "Fietsendiefstallen",
        "Jongerenoverlast",
        "Tevreden over de gemeente",
    }


def test_a_gemeente_without_wijken_is_a_plan_too(klein):
    stand = lees(klein, ANDER_PLAN)
    assert (stand.wijken, stand.metingen, len(stand.acties)) == ((), (), 2)
    assert stand.plan.gemeente == "Kleinoord"


def test_priorities_come_first_and_then_the_order_of_the_plan(stand):
    assert [thema.titel for thema in stand.themas] == ["Veilig wonen", "Jeugd op straat"]
    assert [s.doel_id for s in stand.streefwaarden] == [5, 6, 3, 4]
    jeugd = stand.themas[1]
    assert [actie.titel[:5] for actie in stand.acties_van_thema[jeugd.id]] == [
        "Café-",
        "Jonge",
        "Hangp",
        "Ouder",
        "Coörd",
    ]


def test_an_actie_with_all_that_belongs_to_it(stand):
    lok = op_titel(stand.acties, "Lokfiets")
    assert [stand.doel[doel].titel[:5] for doel in lok.doelen] == ["30% m", "Minde"]
    assert [stand.wijk[wijk].naam for wijk in lok.wijken] == ["Noord"]
    assert [stand.gebied[gebied].naam for gebied in lok.gebieden] == ["Stationsplein"]
    avond = op_titel(stand.acties, "Preventieavond")
    assert avond.partners == (
        Rol(1, "Politie Kleindam", "politie", ""),
        Rol(3, "Woningcorporatie Thuis", "", "nodigt uit"),
    )
    straat = op_titel(stand.acties, "Jongerenwerk")
    assert (straat.soort, straat.trekker, str(straat.deadline)) == ("nieuw", "Jongerenwerk", "2021-12-31")
    assert (straat.schakels, stand.bron[straat.bron_id].sleutel) == ("preventie, nazorg", "plan-kleindam")
    assert op_titel(stand.acties, "Heling").deadline is None


def test_figures_keep_their_kind_and_their_bron(stand):
    pm = next(m for m in stand.metingen if m.periode == 2022 and m.indicator_id == 1)
    assert (pm.waarde, pm.onbekend, pm.status, pm.gekozen) == (None, Onbekend.PM, "voorlopig", True)
    dubbel = stand.alle_metingen(1, None)
    assert [(m.waarde, m.bron, m.gekozen) for m in dubbel if m.periode == 2021] == [
        (950.0, "Monitor Kleindam", True),
        (930.0, "Jaarverslag Kleindam", False),
    ]
    zonder_basis = next(s for s in stand.streefwaarden if s.doel_id == 6)
    assert (zonder_basis.basisjaar, zonder_basis.basiswaarde, zonder_basis.richting) == (None, None, Richting.OMLAAG)


def test_the_rest_of_the_plan(stand):
    assert [(k.thema_id, k.soort) for k in stand.kenmerken] == [(None, "pijler"), (3, "focus")]
    assert [(o.naam, o.ritme, o.voorzitter) for o in stand.overlegsoorten] == [
        ("Driehoek", "maandelijks", "burgemeester")
    ]
    assert [(g.naam, g.wijken) for g in stand.gebieden] == [("Lange Straat", (1, 2)), ("Stationsplein", (1,))]
    assert stand.themas[1].partners[0].rol == "surveilleert"
    assert [doel.titel for doel in stand.doelen_van(None)] == ["Kleindam wordt veiliger"]


def test_archived_items_are_not_read(klein):
    klein.conn.execute("UPDATE actie SET archief = 1 WHERE id = 14")
    klein.conn.execute("UPDATE doel SET archief = 1 WHERE id = 5")
    stand = lees(klein)
    assert 14 not in stand.actie
    assert 5 not in stand.doel
    assert 5 not in stand.streefwaarde_van_doel


@pytest.mark.parametrize(("jaar", "slug"), [(2013, ANDER_PLAN), (2020, PLAN), (2023, PLAN), (2030, PLAN), (1990, PLAN)])
def test_without_a_slug_the_plan_in_force_else_the_last(klein, jaar, slug):
    assert kies_plan(lees_plannen(klein.conn), None, jaar).slug == slug


def test_an_unknown_plan_names_those_there_are(klein):
    with pytest.raises(OnbekendPlan, match=f"geen plan «x» in het bestand; wel: {ANDER_PLAN}, {PLAN}"):
        lees_stand(klein.conn, "x", 2021)
    with pytest.raises(OnbekendPlan, match="geen enkel"):
        kies_plan((), None, 2021)
    assert not klein.conn.in_transaction


def test_the_stand_is_one_moment_and_knows_which(klein, klein_pad):
    buiten(klein_pad, "UPDATE actie SET titel = 'Nieuw' WHERE id = 3")
    assert laatste_logboek(klein.conn) == lees(klein).logboek_id == 1
    assert not klein.conn.in_transaction  # or another could not write


def test_a_title_of_100_kB_that_is_in_the_file_can_be_read(klein, klein_pad):
    buiten(klein_pad, "UPDATE actie SET titel = replace(hex(zeroblob(50000)), '0', 'x') WHERE id = 14")
    assert lees(klein).actie[14].titel == "x" * 100_000


def test_a_status_nobody_knows_is_an_error_and_not_a_guess(klein, klein_pad):
    buiten(
        klein_pad, "PRAGMA ignore_check_constraints = 1", "INSERT INTO stand (actie_id, status) VALUES (14, 'klaar')"
    )
    with pytest.raises(ValueError, match="klaar"):
        lees(klein)
    assert not klein.conn.in_transaction


def test_a_locked_file_is_an_error_of_sqlite(klein, klein_pad):
    klein.conn.execute("PRAGMA busy_timeout = 1")
    ander = sqlite3.connect(klein_pad, isolation_level=None)
    ander.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        lees(klein)
    ander.close()
    assert nummer(klein.conn, "actie", "Heling") == 14
