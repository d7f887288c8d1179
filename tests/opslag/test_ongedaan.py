"""Undo and redo: a groep is turned back as a groep of its own, or refused with the reason."""

from datetime import UTC, date, datetime

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    Archiveer,
    Geweigerd,
    KiesMeting,
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
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht, NieuweToezegging, NieuwVerhaal, ZetMiddel
from ivp_tui.opslag import schrijven
from ivp_tui.opslag.bestand import open_bestand
from tests.klein import buiten, doe, geen_gaten, lees, nummer, toestand, views


def titel(bestand, actie):
    return bestand.conn.execute("SELECT titel FROM actie WHERE id = ?", (actie,)).fetchone()[0]


def zet_titel(actie, tekst, verwacht="Heling tegengaan"):
    return ZetTekst("actie", actie, "titel", tekst, verwacht)


ALLE_SOORTEN = {
    "status": lambda a: ZetStatus(a, None, Status.GEREED),
    "wijkstatus": lambda a: ZetStatus(a, 2, Status.AANDACHT),
    "toelichting": lambda a: ZetReden(a, 1, "omdat"),
    "titel": lambda a: zet_titel(a, "Anders"),
    "deadline": lambda a: ZetDeadline(a, date(2022, 2, 2), None),
    "wijken": lambda a: ZetWijken(a, (1, 3), ()),
    "partners": lambda a: ZetPartners(a, ("Openbaar Ministerie", "Halt"), ()),
    "meting": lambda a: ZetMeting(1, None, 2021, 949.5, None, 4, (950.0, None)),
    "meting naar PM": lambda a: ZetMeting(1, None, 2021, None, "PM", 4, (950.0, None)),
    "nieuwe meting": lambda a: ZetMeting(1, 3, 2021, None, "geheim", None, None),
    "keuze": lambda a: KiesMeting(5),
    "streefwaarde": lambda a: ZetStreefwaarde(1, "doelwaarde", None, 40.0),
    "nieuwe actie": lambda a: NieuweActie(3, 5, 2, "Eigen actie"),
    "archief": lambda a: Archiveer(a),
    "middel": lambda a: ZetMiddel(2, 2021, "begroot", 12_500.0, None),
    "nieuwe toezegging": lambda a: NieuweToezegging(2, "Elk jaar een brief", date(2021, 3, 4)),
    "nieuw verhaal": lambda a: NieuwVerhaal(("actie", a), 2, "Een goed gesprek", date(2021, 3, 4)),
    "bericht": lambda a: NieuwBericht("actie", a, date(2021, 3, 4), "gedaan"),
}


@pytest.mark.parametrize("soort", ALLE_SOORTEN)
def test_every_kind_of_change_goes_back_and_forth(klein, heling, klok, soort):
    begin = toestand(klein.conn)
    gedaan = doe(klein, ALLE_SOORTEN[soort](heling))
    daarna = toestand(klein.conn)
    assert gedaan.gewijzigd
    assert daarna != begin
    for _ in range(2):
        terug = doe(klein, Ongedaan())
        assert toestand(klein.conn) == begin
        assert terug.bericht == f"ongedaan: {gedaan.bericht}"
        weer = doe(klein, Opnieuw())
        assert toestand(klein.conn) == daarna
        assert weer.bericht == f"opnieuw: {gedaan.bericht}"
    assert terug.groep == gedaan.groep + 3
    geen_gaten(klein.conn)


def test_one_after_the_other_back_to_the_start_and_forth_again(klein, heling, klok):
    beelden = [toestand(klein.conn)]
    for status in (Status.OP_SCHEMA, Status.AANDACHT, Status.GEREED):
        doe(klein, ZetStatus(heling, None, status))
        beelden.append(toestand(klein.conn))
    for beeld in reversed(beelden[:-1]):
        doe(klein, Ongedaan())
        assert toestand(klein.conn) == beeld
    for beeld in beelden[1:]:
        doe(klein, Opnieuw())
        assert toestand(klein.conn) == beeld


def test_changes_within_one_second_go_back_one_after_the_other_too(klein, heling, monkeypatch):
    class Vast(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2020, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(schrijven, "datetime", Vast)
    begin = toestand(klein.conn)
    for status in (Status.OP_SCHEMA, Status.AANDACHT):
        doe(klein, ZetStatus(heling, None, status))
        assert lees(klein).zicht(heling, None).stand.gewijzigd_op == "2020-01-01T00:00:00Z"
    doe(klein, Ongedaan())
    doe(klein, Ongedaan())
    assert toestand(klein.conn) == begin


def test_nothing_to_undo_or_redo_is_said(klein):
    with pytest.raises(Geweigerd, match="niets van u om ongedaan te maken"):
        doe(klein, Ongedaan())
    with pytest.raises(Geweigerd, match="niets om opnieuw te doen"):
        doe(klein, Opnieuw())


def test_a_new_change_ends_what_could_be_redone(klein, heling):
    doe(klein, zet_titel(heling, "Een"))
    doe(klein, Ongedaan())
    doe(klein, zet_titel(heling, "Twee"))
    with pytest.raises(Geweigerd, match="niets om opnieuw"):
        doe(klein, Opnieuw())
    doe(klein, Ongedaan())
    assert titel(klein, heling) == "Heling tegengaan"


def test_what_somebody_else_changed_since_is_not_undone(klein, klein_pad, heling):
    doe(klein, zet_titel(heling, "Van anna"))
    buiten(klein_pad, f"UPDATE actie SET titel = 'Van buiten' WHERE id = {heling}")
    voor = toestand(klein.conn)
    with pytest.raises(Geweigerd, match="titel van actie «Van buiten» is daarna gewijzigd door buiten ivp om, "):
        doe(klein, Ongedaan())
    assert toestand(klein.conn) == voor


def test_another_field_that_changed_since_does_not_stand_in_the_way(klein, klein_pad, heling):
    doe(klein, zet_titel(heling, "Van anna"))
    buiten(klein_pad, f"UPDATE actie SET trekker = 'politie' WHERE id = {heling}")
    doe(klein, Ongedaan())
    assert lees(klein).actie[heling].titel == "Heling tegengaan"
    assert lees(klein).actie[heling].trekker == "politie"


def test_redo_is_refused_too_where_somebody_changed_the_field(klein, klein_pad, heling):
    doe(klein, zet_titel(heling, "Van anna"))
    doe(klein, Ongedaan())
    buiten(klein_pad, f"UPDATE actie SET titel = 'Van buiten' WHERE id = {heling}")
    with pytest.raises(Geweigerd, match="gewijzigd door buiten ivp om"):
        doe(klein, Opnieuw())
    assert titel(klein, heling) == "Van buiten"


def test_a_row_that_is_gone_is_said(klein, klein_pad, heling):
    doe(klein, zet_titel(heling, "Van anna"))
    buiten(klein_pad, f"DELETE FROM actie WHERE id = {heling}")
    with pytest.raises(Geweigerd, match="daarna gewijzigd"):
        doe(klein, Ongedaan())


@pytest.mark.parametrize(
    "gebruik",
    [
        "INSERT INTO stand (actie_id, status) VALUES ({}, 'gereed')",
        "INSERT INTO afspraak (plan_id, actie_id, tekst) VALUES (2, {}, 'x')",
    ],
)
def test_a_new_actie_that_others_use_by_now_is_not_taken_away(klein, klein_pad, gebruik):
    soort, nieuw = doe(klein, NieuweActie(3, None, None, "Eigen")).item
    assert soort == "actie"
    buiten(klein_pad, gebruik.format(nieuw))
    voor = toestand(klein.conn)
    with pytest.raises(Geweigerd, match="aan gekoppeld"):
        doe(klein, Ongedaan())
    assert toestand(klein.conn) == voor


def test_a_partner_that_another_actie_uses_by_now_is_not_taken_away(klein, klein_pad, heling):
    doe(klein, ZetPartners(heling, ("Halt",), ()))
    buiten(klein_pad, "INSERT INTO actie_partner (actie_id, partner_id) SELECT 5, id FROM partner WHERE naam = 'Halt'")
    with pytest.raises(Geweigerd, match="aan gekoppeld"):
        doe(klein, Ongedaan())
    assert [rol.naam for rol in lees(klein).actie[heling].partners] == ["Halt"]


def test_undo_still_works_after_a_delete_from_outside_left_loose_ends(klein, klein_pad, heling):
    doe(klein, zet_titel(heling, "Van anna"))
    # sqlite3 and sqlite-utils do not keep foreign keys unless told to
    buiten(klein_pad, f"DELETE FROM actie WHERE id = {nummer(klein.conn, 'actie', 'Donkere')}")
    assert klein.conn.execute("PRAGMA foreign_key_check").fetchall() != []
    doe(klein, Ongedaan())
    assert titel(klein, heling) == "Heling tegengaan"


def test_each_user_undoes_their_own(klein, heling):
    ander = nummer(klein.conn, "actie", "Ouders")
    doe(klein, zet_titel(heling, "Van anna"), "anna")
    doe(klein, ZetTekst("actie", ander, "titel", "Van bert", "Ouders op huisbezoek"), "bert")
    doe(klein, Ongedaan(), "anna")
    assert (titel(klein, heling), titel(klein, ander)) == ("Heling tegengaan", "Van bert")
    with pytest.raises(Geweigerd):
        doe(klein, Ongedaan(), "anna")
    with pytest.raises(Geweigerd):
        doe(klein, Opnieuw(), "bert")
    doe(klein, Ongedaan(), "bert")
    doe(klein, Opnieuw(), "anna")
    assert (titel(klein, heling), titel(klein, ander)) == ("Van anna", "Ouders op huisbezoek")


def test_undo_survives_closing_the_file(klein_pad):
    bestand = open_bestand(klein_pad)
    begin = views(bestand.conn)
    heling = nummer(bestand.conn, "actie", "Heling")
    doe(bestand, zet_titel(heling, "Een"))
    doe(bestand, zet_titel(heling, "Twee", "Een"))
    doe(bestand, Ongedaan())
    bestand.sluit()
    bestand = open_bestand(klein_pad)
    doe(bestand, Opnieuw())
    assert titel(bestand, heling) == "Twee"
    doe(bestand, Ongedaan())
    doe(bestand, Ongedaan())
    assert views(bestand.conn) == begin
    bestand.sluit()


def test_undo_tells_the_item_it_was_about(klein, heling):
    doe(klein, ZetStatus(heling, 1, Status.GEREED))
    assert doe(klein, Ongedaan()).item == ("actie", heling)
    doe(klein, ZetWijken(heling, (1,), ()))
    assert doe(klein, Ongedaan()).item == ("actie", heling)
    doe(klein, ZetMeting(1, None, 2021, 1.0, None, 4, (950.0, None)))
    assert doe(klein, Ongedaan()).item == ("meting", 4)


def test_a_journal_that_was_tampered_with_is_no_sql(klein, klein_pad, heling):
    doe(klein, zet_titel(heling, "Van anna"))
    buiten(klein_pad, "UPDATE logboek SET tabel = 'actie; DROP TABLE stand'")
    with pytest.raises(Geweigerd, match="logboek is beschadigd"):
        doe(klein, Ongedaan())
