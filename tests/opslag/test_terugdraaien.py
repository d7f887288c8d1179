"""Undo of any groep in the logboek, by anyone: what it gives back and refuses, and what plain undo finds after it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    Archiveer,
    Geweigerd,
    NieuweActie,
    Ongedaan,
    Opnieuw,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStatus,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.domein.wijziging_logboek import MaakOngedaan, MaakOpnieuw
from ivp_tui.domein.wijziging_plan import ZetTerug
from ivp_tui.domein.wijziging_verantwoording import NieuweToezegging
from ivp_tui.opslag.terugzetten import lees_tabellen
from tests.klein import buiten, doe, geen_gaten, nummer, toestand, views


def zet(actie, tekst, verwacht="Heling tegengaan"):
    return ZetTekst("actie", actie, "titel", tekst, verwacht)


def trekker(actie, tekst, verwacht=""):
    return ZetTekst("actie", actie, "trekker", tekst, verwacht)


def laatste_groep(conn):
    return conn.execute("SELECT max(groep) FROM logboek").fetchone()[0]


def test_a_groep_in_the_middle_goes_back_and_leaves_the_others(klein, heling):
    doe(klein, trekker(heling, "politie"))
    voor = toestand(klein.conn)
    midden = doe(klein, zet(heling, "Anders")).groep
    doe(klein, ZetDeadline(heling, date(2022, 2, 2), None))
    uit = doe(klein, MaakOngedaan(midden), "bert")
    na = toestand(klein.conn)
    assert na.pop(("actie", heling, "deadline")) == "2022-02-02"
    assert na == voor
    assert uit.bericht == "ongedaan: titel van actie"
    assert uit.item == ("actie", heling)
    geen_gaten(klein.conn)


def test_it_is_not_undone_twice_and_says_who_did_and_when(klein, heling, klok):
    groep = doe(klein, zet(heling, "Anders")).groep
    doe(klein, MaakOngedaan(groep), "bert")
    with pytest.raises(Geweigerd, match=r"al ongedaan gemaakt door bert, \d+ \w+ \d{4} \d\d:\d\d"):
        doe(klein, MaakOngedaan(groep))
    doe(klein, MaakOpnieuw(groep))
    with pytest.raises(Geweigerd, match="geldt al"):
        doe(klein, MaakOpnieuw(groep))


def test_to_undo_an_undo_does_it_again_and_to_undo_that_undoes_it(klein, heling):
    begin = toestand(klein.conn)
    groep = doe(klein, zet(heling, "Anders")).groep
    daarna = toestand(klein.conn)
    terug = doe(klein, MaakOngedaan(groep)).groep
    opnieuw = doe(klein, MaakOngedaan(terug))
    assert opnieuw.bericht == "opnieuw: titel van actie"
    assert toestand(klein.conn) == daarna
    with pytest.raises(Geweigerd, match="geldt al"):
        doe(klein, MaakOngedaan(terug))
    weer = doe(klein, MaakOngedaan(opnieuw.groep))
    assert weer.bericht == "ongedaan: titel van actie"
    assert toestand(klein.conn) == begin
    for nog_eens in (groep, opnieuw.groep):
        with pytest.raises(Geweigerd, match="al ongedaan gemaakt"):
            doe(klein, MaakOngedaan(nog_eens))
    # an undo that was overtaken by a newer one is not the one to turn back
    with pytest.raises(Geweigerd, match="geldt al"):
        doe(klein, MaakOngedaan(terug))
    doe(klein, MaakOngedaan(weer.groep))
    assert toestand(klein.conn) == daarna


def test_plain_undo_and_redo_go_on_sensibly_after_it(klein, heling):
    begin = toestand(klein.conn)
    een = doe(klein, zet(heling, "Een")).groep
    doe(klein, trekker(heling, "politie"))
    beide = toestand(klein.conn)
    doe(klein, MaakOngedaan(een))
    # redo finds what was undone last, undo the last that still counts
    assert doe(klein, Opnieuw()).bericht == "opnieuw: titel van actie"
    assert toestand(klein.conn) == beide
    doe(klein, MaakOngedaan(een))
    assert doe(klein, Ongedaan()).bericht == "ongedaan: trekker van actie"
    assert toestand(klein.conn) == begin
    with pytest.raises(Geweigerd, match="niets van u"):
        doe(klein, Ongedaan())
    doe(klein, Opnieuw())
    doe(klein, Opnieuw())
    assert toestand(klein.conn) == beide


def test_what_another_undid_is_redone_by_the_one_who_undid_it(klein, heling):
    groep = doe(klein, zet(heling, "Van anna"), "anna").groep
    daarna = toestand(klein.conn)
    doe(klein, MaakOngedaan(groep), "bert")
    with pytest.raises(Geweigerd, match="niets van u"):
        doe(klein, Ongedaan(), "anna")
    with pytest.raises(Geweigerd, match="niets om opnieuw"):
        doe(klein, Opnieuw(), "anna")
    doe(klein, Opnieuw(), "bert")
    assert toestand(klein.conn) == daarna
    doe(klein, Ongedaan(), "anna")


def test_what_came_in_past_ivp_is_undone_and_redone_too(klein, klein_pad, heling):
    begin = toestand(klein.conn)
    buiten(klein_pad, f"UPDATE actie SET titel = 'Van buiten' WHERE id = {heling}")
    daarna, groep = toestand(klein.conn), laatste_groep(klein.conn)
    assert doe(klein, MaakOngedaan(groep)).bericht == "ongedaan: titel van actie"
    assert toestand(klein.conn) == begin
    with pytest.raises(Geweigerd, match="al ongedaan gemaakt door anna"):
        doe(klein, MaakOngedaan(groep))
    assert doe(klein, Opnieuw()).bericht == "opnieuw: titel van actie"
    assert toestand(klein.conn) == daarna
    # it is still not anna's own
    with pytest.raises(Geweigerd, match="niets van u"):
        doe(klein, Ongedaan())


def test_a_row_deleted_past_ivp_comes_back(klein, klein_pad, heling):
    doe(klein, ZetStatus(heling, 1, Status.GEREED))
    begin = views(klein.conn)
    buiten(klein_pad, f"DELETE FROM stand WHERE actie_id = {heling}")
    doe(klein, MaakOngedaan(laatste_groep(klein.conn)))
    assert views(klein.conn) == begin


def test_a_later_change_is_named_with_field_item_person_and_time(klein, heling, klok):
    groep = doe(klein, zet(heling, "Een")).groep
    doe(klein, zet(heling, "Twee \x1b[2J", "Een"), "bert")
    voor = toestand(klein.conn)
    with pytest.raises(Geweigerd) as fout:
        doe(klein, MaakOngedaan(groep))
    assert "titel van actie «Twee ␛[2J» is daarna gewijzigd door bert, " in str(fout.value)
    assert str(fout.value)[-5:-3].isdigit()
    assert toestand(klein.conn) == voor


def test_what_hangs_on_it_is_named(klein, heling):
    nieuw = doe(klein, NieuweActie(3, None, None, "Eigen"))
    doe(klein, ZetStatus(nieuw.item[1], None, Status.GEREED), "bert")
    with pytest.raises(Geweigerd, match=r"aan gekoppeld: stand van actie «Eigen» door bert, "):
        doe(klein, MaakOngedaan(nieuw.groep))


@pytest.mark.parametrize("groep", [0, 999, -1])
def test_a_groep_that_is_not_there_is_said(klein, groep):
    with pytest.raises(Geweigerd, match="staat niet in het logboek"):
        doe(klein, MaakOngedaan(groep))


def test_a_chain_that_was_tampered_with_ends(klein, klein_pad, heling):
    groep = doe(klein, zet(heling, "Een")).groep
    buiten(klein_pad, f"UPDATE groep SET maakt_ongedaan = {groep} WHERE id = {groep}")
    with pytest.raises(Geweigerd, match="beschadigd"):
        doe(klein, MaakOngedaan(groep))


#: changes of which none touches a field of another
LOS = (
    lambda a: ZetStatus(a, None, Status.GEREED),
    lambda a: ZetReden(a, 1, "omdat"),
    lambda a: zet(a, "Anders"),
    lambda a: trekker(a, "politie"),
    lambda a: ZetDeadline(a, date(2022, 2, 2), None),
    lambda a: ZetWijken(a, (1, 3), ()),
    lambda a: ZetPartners(a, ("Openbaar Ministerie", "Halt"), ()),
    lambda a: ZetMeting(1, None, 2021, 949.5, None, 4, (950.0, None)),
    lambda a: ZetStreefwaarde(1, "doelwaarde", None, 40.0),
    lambda a: NieuweActie(3, 5, 2, "Eigen actie"),
    lambda a: NieuweToezegging(2, "Elk jaar een brief", date(2021, 3, 4)),
    lambda a: Archiveer(a),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    volgorde=st.permutations(range(len(LOS))),
    terugweg=st.permutations(range(len(LOS))),
    hoeveel=st.integers(0, len(LOS)),
)
def test_undoing_independent_groepen_in_any_order_is_as_if_never_done(klein, volgorde, terugweg, hoeveel):
    """Each example starts from the same content: what it did is undone at its end, which is the same property again.

    Everything is drawn before anything is done: an example broken off while drawing would leave the file changed.
    """
    heling = nummer(klein.conn, "actie", "Heling")
    begin = views(klein.conn)
    weg, blijven = terugweg[:hoeveel], terugweg[hoeveel:]
    groepen = {i: doe(klein, LOS[i](heling), f"p{i % 3}").groep for i in volgorde}
    for i in weg:
        doe(klein, MaakOngedaan(groepen[i]), "bert")
    gedeeltelijk = _zonder_ids(klein)
    for i in blijven:
        doe(klein, MaakOngedaan(groepen[i]), "bert")
    assert views(klein.conn) == begin
    # what was never done at all: only the ones that stay, on the same file
    over = {i: doe(klein, LOS[i](heling), "p").groep for i in volgorde if i in blijven}
    assert _zonder_ids(klein) == gedeeltelijk
    # redone and undone again by the plain keys
    for groep in reversed(over.values()):
        doe(klein, MaakOngedaan(groep), "p")
    for _ in over:
        doe(klein, Opnieuw(), "p")
    assert _zonder_ids(klein) == gedeeltelijk
    for _ in over:
        doe(klein, Ongedaan(), "p")
    assert views(klein.conn) == begin
    geen_gaten(klein.conn)


def _zonder_ids(bestand):
    """The values of the file without the numbers of rows, which are never given out twice, and without times."""
    uit = []
    for (tabel, _, veld), waarde in toestand(bestand.conn).items():
        if veld != "gewijzigd_op" and not veld.endswith("_id"):
            uit.append((tabel, veld, waarde))
    return sorted(uit)


def test_undo_takes_what_was_done_again_last_and_not_what_was_first_done_last(klein, heling):
    een = doe(klein, zet(heling, "Een")).groep
    doe(klein, MaakOngedaan(een))
    doe(klein, zet(heling, "Twee"))
    doe(klein, zet(heling, "Heling tegengaan", "Twee"))
    begin = toestand(klein.conn)
    doe(klein, MaakOpnieuw(een))
    assert doe(klein, Ongedaan()).bericht == "ongedaan: titel van actie"
    assert toestand(klein.conn) == begin
    doe(klein, Ongedaan())
    doe(klein, Ongedaan())
    with pytest.raises(Geweigerd, match="niets van u"):
        doe(klein, Ongedaan())


def test_a_field_that_was_changed_and_changed_back_since_is_not_undone_under_those_changes(klein, heling):
    """Else the later two could never be undone any more: what they found is gone."""
    begin = toestand(klein.conn)
    een = doe(klein, zet(heling, "Een")).groep
    doe(klein, zet(heling, "Twee", "Een"), "bert")
    doe(klein, zet(heling, "Een", "Twee"), "bert")
    with pytest.raises(Geweigerd, match=r"titel van actie «Een» is daarna gewijzigd door bert, "):
        doe(klein, MaakOngedaan(een))
    doe(klein, Ongedaan(), "bert")
    doe(klein, Ongedaan(), "bert")
    doe(klein, MaakOngedaan(een))
    assert toestand(klein.conn) == begin


def test_a_new_row_whose_empty_field_was_filled_since_is_not_taken_away(klein, heling):
    nieuw = doe(klein, NieuweActie(3, None, None, "Eigen"))
    doe(klein, ZetDeadline(nieuw.item[1], date(2022, 2, 2), None), "bert")
    with pytest.raises(Geweigerd, match=r"deadline van actie «Eigen» is daarna gewijzigd door bert, "):
        doe(klein, MaakOngedaan(nieuw.groep))


def test_a_reason_joins_the_groep_of_its_status_only_while_that_is_the_last(klein, heling):
    begin = toestand(klein.conn)
    status = doe(klein, ZetStatus(heling, None, Status.AANDACHT)).groep
    assert doe(klein, ZetReden(heling, None, "omdat", status)).groep == status
    ander = doe(klein, ZetReden(heling, None, "toch niet")).groep
    later = doe(klein, ZetReden(heling, None, "omdat", status)).groep
    assert later > ander > status
    for _ in range(3):
        doe(klein, Ongedaan())
    assert toestand(klein.conn) == begin


def test_a_row_that_came_back_by_undo_goes_again_unless_an_empty_field_was_filled_since(klein, heling):
    nieuw = doe(klein, NieuweActie(3, None, None, "Eigen"))
    begin = toestand(klein.conn)
    tabellen = {t: {r: dict(v) for r, v in rijen.items() if t != "actie" or r != nieuw.item[1]}
                for t, rijen in lees_tabellen(klein.conn).items()}  # fmt: skip
    weg = doe(klein, ZetTerug(tabellen, "teruggezet")).groep
    zonder = toestand(klein.conn)
    doe(klein, Ongedaan())
    doe(klein, Ongedaan())
    doe(klein, Opnieuw())
    assert toestand(klein.conn) == begin
    doe(klein, Opnieuw())
    assert toestand(klein.conn) == zonder
    doe(klein, Ongedaan())
    doe(klein, ZetDeadline(nieuw.item[1], date(2022, 2, 2), None), "bert")
    with pytest.raises(Geweigerd, match=r"deadline van actie «Eigen» is daarna gewijzigd door bert, "):
        doe(klein, MaakOpnieuw(weg))
