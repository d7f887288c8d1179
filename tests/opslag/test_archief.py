"""What stands in the archive is out of sight everywhere: in the views, in the Stand, in the line and in the search."""

import pytest

from ivp_tui.domein.wijziging import Archiveer
from ivp_tui.domein.wijziging_structuur import HaalTerug
from ivp_tui.opslag.lezen_archief import lees_archief
from ivp_tui.opslag.zoeken import Zoekindex
from tests.klein import PLAN, buiten, doe, lees, nummer

#: the views that show what stands under a thema, and by which column an item of it is found
VIEWS = ("v_boom", "v_doel", "v_streefwaarde", "v_stand")


def _themas(klein):
    return nummer(klein.conn, "thema", "Veilig wonen"), nummer(klein.conn, "thema", "Jeugd op straat")


def _onder(klein, soort, thema):
    return {rij[0] for rij in klein.conn.execute(f"SELECT id FROM {soort} WHERE thema_id = ?", (thema,))}


@pytest.mark.parametrize("view", VIEWS)
def test_an_archived_thema_takes_what_is_beneath_it_out_of_the_views(klein, view):
    weg, blijft = _themas(klein)
    klein.conn.execute(
        "INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, 2, 'gereed')", (min(_onder(klein, "actie", weg)),)
    )
    klein.conn.execute("UPDATE thema SET archief = 1 WHERE id = ?", (weg,))
    kolom, soort = ("actie_id", "actie") if view == "v_stand" else ("doel_id", "doel")
    gezien = {r[0] for r in klein.conn.execute(f"SELECT {kolom} FROM {view} WHERE plan = ?", (PLAN,))}
    assert not gezien & _onder(klein, soort, weg)
    assert gezien & _onder(klein, soort, blijft)
    if view == "v_doel":
        assert nummer(klein.conn, "doel", "Kleindam wordt veiliger") in gezien


def test_the_views_and_the_stand_agree_on_what_is_in_sight(klein):
    weg, _ = _themas(klein)
    klein.conn.execute("UPDATE thema SET archief = 1 WHERE id = ?", (weg,))
    stand = lees(klein)
    views = {
        "acties": "SELECT DISTINCT actie_id FROM v_stand WHERE plan = ?",
        "doelen": "SELECT doel_id FROM v_doel WHERE plan = ?",
    }
    gezien = {naam: {r[0] for r in klein.conn.execute(sql, (PLAN,))} for naam, sql in views.items()}
    assert gezien["acties"] == set(stand.actie)
    assert gezien["doelen"] == set(stand.doel)
    streef = {r[0] for r in klein.conn.execute("SELECT doel_id FROM v_streefwaarde WHERE plan = ?", (PLAN,))}
    assert streef == {s.doel_id for s in stand.streefwaarden} == set(stand.streefwaarde_van_doel)
    assert {p.streefwaarde.doel_id for p in stand.planstreefwaarden if p.plan_id == stand.plan.id} == streef
    assert not {punt.plek for punt in stand.lijn.punten} & {("thema", weg)}


def test_an_archived_doel_takes_its_target_off_the_board(klein):
    doel = nummer(klein.conn, "doel", "30%")
    klein.conn.execute("UPDATE doel SET archief = 1 WHERE id = ?", (doel,))
    stand = lees(klein)
    assert doel not in stand.streefwaarde_van_doel
    assert not klein.conn.execute("SELECT 1 FROM v_streefwaarde WHERE doel_id = ?", (doel,)).fetchall()
    assert [a.id for a in stand.acties if doel in a.doelen]  # they stay, and stay linked


def test_the_search_does_not_lead_to_what_stands_under_an_archived_thema(klein):
    weg, _ = _themas(klein)
    plan = lees(klein).plan.id
    index = Zoekindex(klein.conn)
    assert index.zoek("Heling", plan)
    klein.conn.execute("UPDATE thema SET archief = 1 WHERE id = ?", (weg,))
    assert not [t for t in index.zoek("Heling", plan) if t.soort == "actie"]
    index.sluit()


def test_the_list_tells_what_when_and_by_whom(klein, klein_pad):
    wonen, heling = nummer(klein.conn, "thema", "Veilig wonen"), nummer(klein.conn, "actie", "Heling")
    plan = lees(klein).plan.id
    assert lees_archief(klein.conn, plan) == ()
    doe(klein, Archiveer(heling), "anna")
    doe(klein, Archiveer(wonen, "thema"), "bert")
    buiten(klein_pad, "UPDATE doel SET archief = 1 WHERE titel LIKE 'Minder jong%'")
    stukken = lees_archief(klein.conn, plan)
    assert [(s.soort, s.titel, s.wie, s.erin, s.mee) for s in stukken] == [
        ("thema", "Veilig wonen", "bert", "", 6),
        ("doel", "Minder jongerenoverlast", "buiten ivp om", "Jeugd op straat", 0),
        ("actie", "Heling tegengaan", "anna", "Veilig wonen", 0),
    ]
    assert all(s.tijd for s in stukken)
    # once more: the last time counts
    doe(klein, HaalTerug("actie", heling), "anna")
    doe(klein, Archiveer(heling), "carla")
    assert lees_archief(klein.conn, plan)[-1].wie == "carla"
