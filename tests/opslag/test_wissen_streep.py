"""Erasing where there is a line under the logboek: its mark goes along where it was right, and only there."""

import pytest

from ivp_tui.domein.wijziging import ZetTekst
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek, zoekvorm
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.herstel import repareer
from ivp_tui.opslag.streep import laatste_streep
from ivp_tui.opslag.wissen import ruim_op, schrijf_over
from ivp_tui.opslag.wiszoek import zoek_tekst
from tests.klein import bouw_inhoud, buiten, doe

NAAM = "Xanthippe"


def zet(bestand: Bestand, actie: int, tekst: str) -> None:
    nu = bestand.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (actie,)).fetchone()[0]
    doe(bestand, ZetTekst("actie", actie, "toelichting", tekst, nu))


def wis(bestand: Bestand, actie: int) -> None:
    schrijf_over(bestand.conn)
    doe(bestand, Wis((Wisplek("actie", actie, "toelichting"),)))
    ruim_op(bestand)


def trek_streep(bestand: Bestand) -> None:
    """A row is taken from the journal past ivp, and the person accepts the file as it is."""
    buiten(bestand.pad, "DELETE FROM logboek WHERE id = 1")
    assert repareer(bestand.pad, bouw_inhoud(), True, "anna").na.in_orde
    assert laatste_streep(bestand.conn) is not None


def bevindingen(bestand: Bestand) -> list[str]:
    return [bevinding.tekst for bevinding in controleer(bestand.pad, bouw_inhoud()).bevindingen]


@pytest.mark.parametrize("ervoor", [True, False])
def test_an_erasure_after_the_line_leaves_the_file_in_order(klein: Bestand, heling: int, ervoor: bool) -> None:
    zet(klein, heling - 1, "iets")
    zet(klein, heling, NAAM if ervoor else "gewoon")
    trek_streep(klein)
    zet(klein, heling, f"{NAAM} belde")
    zet(klein, heling, f"{NAAM} belde nog eens")
    wis(klein, heling)
    assert bevindingen(klein) == []
    zet(klein, heling, "verder")
    wis(klein, heling)
    assert bevindingen(klein) == []
    assert NAAM.encode() not in klein.pad.read_bytes()
    # and what changes past the journal is told as before
    buiten(klein.pad, "DROP TRIGGER journaal_actie_anders", "UPDATE actie SET trekker = 'stil' WHERE id = 1")
    assert any("hersteld is, veranderde er iets" in zin for zin in bevindingen(klein))


def test_a_mark_that_was_wrong_before_stays_told(klein: Bestand, heling: int) -> None:
    zet(klein, heling - 1, "iets")
    trek_streep(klein)
    zet(klein, heling, NAAM)
    trigger = klein.conn.execute("SELECT sql FROM sqlite_master WHERE name = 'journaal_actie_anders'").fetchone()[0]
    stil = "UPDATE actie SET trekker = 'stil' WHERE id = 1"
    buiten(klein.pad, "DROP TRIGGER journaal_actie_anders", stil, trigger)
    ervoor = bevindingen(klein)
    assert len(ervoor) == 1
    assert "hersteld is, veranderde er iets" in ervoor[0]
    wis(klein, heling)
    assert bevindingen(klein) == ervoor


def test_the_letters_of_a_mark_are_no_text_to_be_found(klein: Bestand, heling: int) -> None:
    zet(klein, heling, "iets")
    trek_streep(klein)
    streep = laatste_streep(klein.conn)
    assert streep is not None
    assert zoek_tekst(klein.conn, zoekvorm(streep.kenmerk[:6])) == []
