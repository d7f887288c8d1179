"""The shape of the plan on disk: adding, moving, linking, many at once, and the archive; undo turns each back."""

from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    Archiveer,
    Botsing,
    Geweigerd,
    Nietsgedaan,
    Ongedaan,
    Opnieuw,
    ZetReden,
    ZetStatus,
)
from ivp_tui.domein.wijziging_structuur import (
    ArchiveerMeer,
    HaalTerug,
    KoppelDoelen,
    Koppeling,
    NieuwDoel,
    NieuwThema,
    Plaats,
    Schuif,
    VerplaatsActies,
    VerplaatsDoel,
    ZetRedenen,
    ZetStatussen,
)
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.schrijven import schrijf
from tests.klein import buiten, doe, geen_gaten, lees, nummer, toestand, views


def thema(klein, begin="Veilig wonen"):
    return nummer(klein.conn, "thema", begin)


def acties(klein, thema_id):
    return [a.id for a in lees(klein).acties_van_thema[thema_id]]


def plaats(klein, actie, onder=None):
    rij = lees(klein).actie[actie]
    return Plaats(actie, rij.thema_id, frozenset(rij.doelen), onder)


def heen_en_terug(klein, wijziging):
    """Do it, undo it and do it again; gives the Uitslag. Each leaves the whole file as it must."""
    begin, beeld = toestand(klein.conn), views(klein.conn)
    uitslag = doe(klein, wijziging)
    daarna, nieuw = toestand(klein.conn), views(klein.conn)
    assert uitslag.gewijzigd
    assert daarna != begin
    terug = doe(klein, Ongedaan())
    assert (toestand(klein.conn), views(klein.conn)) == (begin, beeld)
    doe(klein, Opnieuw())
    assert (toestand(klein.conn), views(klein.conn)) == (daarna, nieuw)
    assert terug.groep == uitslag.groep + 1
    geen_gaten(klein.conn)
    return uitslag


# adding


def test_a_doel_a_hoofddoel_and_a_thema_come_after_what_is_there(klein):
    wonen = thema(klein)
    doel = heen_en_terug(klein, NieuwDoel(wonen, "Minder fietsendiefstal")).item[1]
    assert lees(klein).doelen_van(wonen)[-1].id == doel
    hoofd = doe(klein, NieuwDoel(None, "Iedereen veilig thuis"))
    assert hoofd.bericht == "nieuw hoofddoel"
    assert lees(klein).doelen_van(None)[-1].id == hoofd.item[1]
    nieuw = heen_en_terug(klein, NieuwThema("Ondermijning")).item[1]
    assert lees(klein).themas[-1].id == nieuw
    with pytest.raises(Geweigerd, match="titel mag niet leeg zijn"):
        doe(klein, NieuwThema(" "))
    doe(klein, Archiveer(wonen, "thema"))
    with pytest.raises(Geweigerd, match="ligt intussen in het archief"):
        doe(klein, NieuwDoel(wonen, "Te laat"))


# up and down


def test_a_key_moves_one_place_and_the_last_says_so(klein):
    wonen = thema(klein)
    voor = acties(klein, wonen)
    heen_en_terug(klein, Schuif("actie", voor[0], 1, tuple(voor)))
    assert acties(klein, wonen) == [voor[1], voor[0], *voor[2:]]
    logboek = lees(klein).logboek_id
    with pytest.raises(Nietsgedaan, match="staat al onderaan"):
        doe(klein, Schuif("actie", voor[-1], 1, tuple(voor)))
    with pytest.raises(Nietsgedaan, match="staat al bovenaan"):
        doe(klein, Schuif("actie", voor[1], -1, tuple(voor)))
    assert lees(klein).logboek_id == logboek


def test_what_is_not_on_the_screen_is_passed_over(klein):
    wonen = thema(klein)
    voor = acties(klein, wonen)
    doe(klein, Schuif("actie", voor[0], 1, (voor[0], voor[3])))
    assert acties(klein, wonen) == [*voor[1:4], voor[0], *voor[4:]]
    # what went to the archive meanwhile is no neighbour any more
    doe(klein, Archiveer(voor[3]))
    with pytest.raises(Nietsgedaan):
        doe(klein, Schuif("actie", voor[0], -1, (voor[0], voor[3])))


def test_themas_doelen_and_toezeggingen_move_too_and_a_prioriteit_stays_above(klein):
    wonen, jeugd = thema(klein), thema(klein, "Jeugd")
    with pytest.raises(Nietsgedaan, match="prioriteiten gaan altijd voor"):
        doe(klein, Schuif("thema", wonen, 1, (wonen, jeugd)))
    nieuw = doe(klein, NieuwThema("Ondermijning")).item[1]
    doe(klein, Schuif("thema", nieuw, -1, (jeugd, nieuw)))
    assert [t.id for t in lees(klein).themas] == [wonen, nieuw, jeugd]
    doelen = [d.id for d in lees(klein).doelen_van(jeugd)]
    doe(klein, Schuif("doel", doelen[0], 1, tuple(doelen)))
    assert [d.id for d in lees(klein).doelen_van(jeugd)] == [doelen[1], doelen[0], *doelen[2:]]
    plan = lees(klein).plan.id
    for naam in ("Een", "Twee"):
        klein.conn.execute("INSERT INTO toezegging (plan_id, titel) VALUES (?, ?)", (plan, naam))
    toe = [t.id for t in lees(klein).toezeggingen]
    doe(klein, Schuif("toezegging", toe[-1], -1, tuple(toe)))
    assert [t.id for t in lees(klein).toezeggingen] == [*toe[:-2], toe[-1], toe[-2]]


def test_a_move_and_a_move_of_another_both_count(klein, klein_pad):
    wonen = thema(klein)
    voor = acties(klein, wonen)
    ander = open_bestand(klein_pad)
    oud = lees(klein)  # what this one still has on the screen when the other has moved it already
    schrijf(ander, Schuif("actie", voor[0], 1, tuple(voor)), lees(ander), "bert")
    schrijf(klein, Schuif("actie", voor[0], 1, tuple(voor)), oud, "anna")
    assert acties(klein, wonen) == [voor[1], voor[2], voor[0], *voor[3:]]
    ander.sluit()


_ZETTEN = st.lists(st.tuples(st.sampled_from(["actie", "doel", "thema"]), st.integers(0, 30), st.sampled_from([-1, 1])))


@given(_ZETTEN, st.lists(st.integers(0, 3), min_size=40, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_moves_keep_the_items_give_the_order_and_go_back(klein_gebouwd, tmp_path_factory, zetten, getallen):
    pad = tmp_path_factory.mktemp("zetten") / "klein.db"
    pad.write_bytes(klein_gebouwd.read_bytes())
    klein = open_bestand(pad)
    for soort in ("actie", "doel", "thema"):
        for getal, (rij,) in zip(getallen, klein.conn.execute(f"SELECT id FROM {soort}").fetchall(), strict=False):
            klein.conn.execute(f"UPDATE {soort} SET volgorde = ? WHERE id = ?", (getal, rij))
    begin, gedaan = toestand(klein.conn), 0
    model = _volgorden(klein)
    for soort, hoeveelste, richting in zetten:
        rijen = [rij for rijen in model[soort] for rij in rijen]
        rij = rijen[hoeveelste % len(rijen)]
        groep = next(r for r in model[soort] if rij in r)
        plek = groep.index(rij)
        try:
            doe(klein, Schuif(soort, rij, richting, tuple(groep)))
        except Nietsgedaan:
            assert plek == (0 if richting < 0 else len(groep) - 1)
            continue
        gedaan += 1
        groep[plek], groep[plek + richting] = groep[plek + richting], groep[plek]
        if soort == "thema":
            model = _volgorden(klein)  # what stands under them goes along
            assert [r.id for r in lees(klein).themas] == [r for rs in model["thema"] for r in rs]
        assert _volgorden(klein)[soort] == model[soort]
    for _ in range(gedaan):
        doe(klein, Ongedaan())
    assert toestand(klein.conn) == begin
    klein.sluit()


def _volgorden(klein):
    """Per kind the ids that stand together, in order."""
    stand = lees(klein)
    return {
        "thema": [[t.id for t in rij] for _, rij in groupby(stand.themas, key=lambda t: t.prioriteit)],
        "doel": [r for t in stand.themas if (r := [d.id for d in stand.doelen_van(t.id)])],
        "actie": [r for t in stand.themas if (r := [a.id for a in stand.acties_van_thema[t.id]])],
    }


# to another place


def test_an_actie_goes_to_another_doel_and_leaves_the_one_it_stood_under(klein):
    cafe = nummer(klein.conn, "actie", "Café")
    oud, nieuw = nummer(klein.conn, "doel", "Minder jong"), nummer(klein.conn, "doel", "30%")
    uitslag = heen_en_terug(klein, VerplaatsActies((plaats(klein, cafe, oud),), thema(klein), nieuw))
    actie = lees(klein).actie[cafe]
    assert (actie.thema_id, actie.doelen) == (thema(klein), (nieuw,))
    assert acties(klein, thema(klein))[-1] == cafe
    assert uitslag.bericht == "actie naar doel «30% minder woninginbraken»"


def test_to_a_thema_it_becomes_thema_wide(klein):
    cafe = nummer(klein.conn, "actie", "Café")
    jeugd = thema(klein, "Jeugd")
    heen_en_terug(klein, VerplaatsActies((plaats(klein, cafe),), jeugd, None))
    assert lees(klein).actie[cafe].doelen == ()


def test_many_go_together_or_not_at_all(klein, klein_pad):
    jeugd, wonen = thema(klein, "Jeugd"), thema(klein)
    mee = acties(klein, jeugd)[:3]
    van = tuple(plaats(klein, a) for a in mee)
    heen_en_terug(klein, VerplaatsActies(van, wonen, None))
    assert acties(klein, wonen)[-3:] == mee
    doe(klein, Ongedaan())
    buiten(klein_pad, f"UPDATE actie SET thema_id = {wonen} WHERE id = {mee[1]}")
    buiten(klein_pad, f"UPDATE actie SET thema_id = {jeugd} WHERE id = {acties(klein, wonen)[0]}")
    voor, doel = toestand(klein.conn), nummer(klein.conn, "doel", "Meer inw")
    with pytest.raises(Botsing, match="de plaats van «Jongerenwerk op straat»"):
        doe(klein, VerplaatsActies(van, jeugd, doel))
    assert toestand(klein.conn) == voor


def test_a_doel_takes_along_the_acties_that_serve_nothing_else(klein):
    doel, ander = nummer(klein.conn, "doel", "Minder jong"), nummer(klein.conn, "doel", "Meer inw")
    jeugd, wonen = thema(klein, "Jeugd"), thema(klein)
    eerst = [a.id for a in lees(klein).acties if doel in a.doelen]
    assert len(eerst) > 1
    klein.conn.execute("INSERT INTO actie_doel (actie_id, doel_id) VALUES (?, ?)", (eerst[0], ander))
    uitslag = heen_en_terug(klein, VerplaatsDoel(doel, wonen, jeugd))
    stand = lees(klein)
    assert stand.doel[doel].thema_id == wonen
    assert [stand.actie[a].thema_id for a in eerst] == [jeugd] + [wonen] * (len(eerst) - 1)
    assert all(doel in stand.actie[a].doelen for a in eerst)
    assert uitslag.bericht.endswith(f"met {len(eerst) - 1} actie; 1 actie blijft staan en gekoppeld")
    doe(klein, VerplaatsDoel(doel, None, wonen))
    assert lees(klein).doelen_van(None)[-1].id == doel
    with pytest.raises(Botsing, match="het thema van dit doel is intussen gewijzigd in «de hoofddoelen»"):
        doe(klein, VerplaatsDoel(doel, jeugd, wonen))


# linking


def test_links_come_and_go_and_what_stays_keeps_its_herkomst(klein):
    cafe, ander = nummer(klein.conn, "actie", "Café"), nummer(klein.conn, "doel", "Meer inw")
    klein.conn.execute("UPDATE actie_doel SET herkomst = 'bron' WHERE actie_id = ?", (cafe,))
    oud = frozenset(lees(klein).actie[cafe].doelen)
    heen_en_terug(klein, KoppelDoelen((Koppeling(cafe, oud, oud | {ander}),)))
    actie = lees(klein).actie[cafe]
    assert (frozenset(actie.doelen), frozenset(actie.doelen_bron)) == (oud | {ander}, oud)
    heen_en_terug(klein, KoppelDoelen((Koppeling(cafe, oud | {ander}, frozenset()),)))
    assert lees(klein).actie[cafe].doelen == ()


def test_links_that_another_changed_are_a_botsing_that_names_the_actie(klein, klein_pad):
    cafe, ander = nummer(klein.conn, "actie", "Café"), nummer(klein.conn, "doel", "Meer inw")
    oud = frozenset(lees(klein).actie[cafe].doelen)
    buiten(klein_pad, f"DELETE FROM actie_doel WHERE actie_id = {cafe}")
    voor = toestand(klein.conn)
    with pytest.raises(Botsing, match=r"de koppeling met doelen van «Café.*» is intussen gewijzigd in «geen doel»"):
        doe(klein, KoppelDoelen((Koppeling(cafe, oud, oud | {ander}),)))
    assert toestand(klein.conn) == voor


# many at once


def test_one_status_for_many_is_one_groep_with_its_reason(klein, klok):
    mee = tuple(acties(klein, thema(klein))[:4])
    begin = toestand(klein.conn)
    doe(klein, ZetReden(mee[0], 2, "wacht op geld"))
    met_reden = toestand(klein.conn)
    status = doe(klein, ZetStatussen(mee, 2, Status.AANDACHT))
    reden = doe(klein, ZetRedenen(mee, 2, "te weinig mensen", status.groep))
    assert reden.groep == status.groep
    assert status.bericht == "aandacht (Oost) voor 4 acties" or status.bericht.startswith("aandacht (")
    stand = lees(klein)
    assert {stand.zicht(a, 2).status for a in mee} == {Status.AANDACHT}
    assert [stand.zicht(a, 2).hier.toelichting for a in mee] == [
        "te weinig mensen (eerder: wacht op geld)",
        *["te weinig mensen"] * 3,
    ]
    doe(klein, Ongedaan())
    assert toestand(klein.conn) == met_reden
    doe(klein, Ongedaan())
    assert toestand(klein.conn) == begin


def test_when_one_of_many_was_changed_by_another_nothing_is_saved_and_it_is_named(klein, klein_pad):
    mee = tuple(acties(klein, thema(klein))[:3])
    oud = lees(klein)
    ander = open_bestand(klein_pad)
    schrijf(ander, ZetStatus(mee[2], None, Status.GEREED), lees(ander), "bert")
    voor = toestand(klein.conn)
    with pytest.raises(Botsing) as fout:
        schrijf(klein, ZetStatussen(mee, None, Status.OP_SCHEMA), oud, "anna")
    assert oud.actie[mee[2]].titel in str(fout.value)
    assert str(fout.value).endswith("«op schema» is niet opgeslagen, en ook van de andere 2 is niets opgeslagen")
    assert toestand(klein.conn) == voor
    ander.sluit()


# the archive


@pytest.mark.parametrize("soort", ["thema", "doel", "actie"])
def test_in_the_archive_and_out_of_it_again(klein, soort):
    begin = {"thema": "Veilig wonen", "doel": "30%", "actie": "Heling"}[soort]
    rij, voor = nummer(klein.conn, soort, begin), views(klein.conn)
    heen_en_terug(klein, Archiveer(rij, soort))
    heen_en_terug(klein, HaalTerug(soort, rij))
    na = views(klein.conn)
    assert na == voor


def test_what_goes_along_and_where_it_comes_back_is_said(klein):
    wonen, doel = thema(klein), nummer(klein.conn, "doel", "30%")
    heling = nummer(klein.conn, "actie", "Heling")
    onder = [a for a in lees(klein).acties if doel in a.doelen]
    assert doe(klein, Archiveer(doel, "doel")).bericht.startswith("doel in het archief; ")
    assert doe(klein, HaalTerug("doel", doel)).bericht.endswith("terug uit het archief, onder thema «Veilig wonen»")
    doe(klein, Archiveer(onder[0].id))
    uit = doe(klein, HaalTerug("actie", onder[0].id)).bericht
    assert uit.endswith("onder doel «30% minder woninginbraken»")
    doe(klein, Archiveer(heling))
    assert doe(klein, Archiveer(wonen, "thema")).bericht == "thema in het archief, met 2 doelen en 6 acties"
    assert "maar thema «Veilig wonen» ligt er zelf nog in" in doe(klein, HaalTerug("actie", heling)).bericht


def test_many_go_into_the_archive_as_one(klein):
    mee = tuple(acties(klein, thema(klein))[:3])
    assert heen_en_terug(klein, ArchiveerMeer("actie", mee)).bericht == "3 acties in het archief"
    assert not set(mee) & set(lees(klein).actie)
