"""Undo in a file from which something was erased: it goes past what can never come back, and says so once."""

import pytest

from ivp_tui.domein.wijziging import Geweigerd, Ongedaan, Opnieuw, ZetTekst
from ivp_tui.domein.wijziging_plan import NeemOp
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek
from ivp_tui.invoer.bundel import lees_bestanden, met_slug
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.wissen import ruim_op, schrijf_over
from tests.klein import MAP, PLAN, doe

TREKKER = "ongedaan: trekker van actie"
BLIJFT = " (niet «plan opgenomen»: daarvan is iets gewist)"


def zet(bestand: Bestand, actie: int, tekst: str, wie: str = "anna") -> None:
    nu = bestand.conn.execute("SELECT trekker FROM actie WHERE id = ?", (actie,)).fetchone()[0]
    doe(bestand, ZetTekst("actie", actie, "trekker", tekst, nu), wie)


def trekkers(bestand: Bestand) -> list[str]:
    return [rij[0] for rij in bestand.conn.execute("SELECT trekker FROM actie WHERE id IN (1, 2, 3) ORDER BY id")]


@pytest.fixture
def na_import(klein: Bestand) -> Bestand:
    """Two changes, the import of a plan of which one field is erased afterwards, and one more change."""
    zet(klein, 1, "een")
    zet(klein, 2, "twee")
    doe(klein, NeemOp(met_slug(lees_bestanden([MAP / f"{PLAN}.toml"]), "nog-een"), "plan opgenomen"), "anna")
    zet(klein, 3, "drie")
    schrijf_over(klein.conn)
    nieuw = klein.conn.execute("SELECT max(id) FROM actie").fetchone()[0]
    doe(klein, Wis((Wisplek("actie", nieuw, "titel"),)), "bram")
    ruim_op(klein)
    return klein


def test_it_goes_on_to_the_one_before_and_names_it_once(na_import: Bestand) -> None:
    plannen = na_import.conn.execute("SELECT count(*) FROM plan").fetchone()
    was = na_import.conn.execute("SELECT trekker FROM actie WHERE id = 1").fetchone()[0]
    assert was == "een"
    assert doe(na_import, Ongedaan(), "anna").bericht.partition(", in ")[0] == TREKKER
    assert doe(na_import, Ongedaan(), "anna").bericht.startswith(TREKKER + BLIJFT)
    assert trekkers(na_import)[0] == "een"
    assert doe(na_import, Ongedaan(), "anna").bericht.partition(", in ")[0] == TREKKER
    assert {"een", "twee", "drie"}.isdisjoint(trekkers(na_import))
    # the import itself stays whole, and at the end its own reason is told
    assert na_import.conn.execute("SELECT count(*) FROM plan").fetchone() == plannen
    with pytest.raises(Geweigerd, match=r"kan niet terug: titel van actie «\[gewist\]» is gewist op .* bram"):
        doe(na_import, Ongedaan(), "anna")
    for _ in range(3):
        assert doe(na_import, Opnieuw(), "anna").bericht.startswith("opnieuw: trekker van actie")
    assert trekkers(na_import) == ["een", "twee", "drie"]
    assert controleer(na_import.pad).bevindingen == []


def test_what_was_undone_before_the_erasure_does_not_make_it_silent(klein: Bestand) -> None:
    zet(klein, 1, "een")
    zet(klein, 2, "twee")
    doe(klein, Ongedaan(), "anna")
    zet(klein, 3, "drie")
    doe(klein, Wis((Wisplek("actie", 3, "trekker"),)), "bram")
    assert "»: daarvan is iets gewist)" in doe(klein, Ongedaan(), "anna").bericht
    assert "een" not in trekkers(klein)


def test_what_is_refused_for_another_reason_is_still_refused(klein: Bestand) -> None:
    zet(klein, 1, "een")
    zet(klein, 2, "twee")
    zet(klein, 2, "van bram", "bram")
    doe(klein, Wis((Wisplek("actie", 3, "titel"),)), "bram")
    with pytest.raises(Geweigerd, match="daarna gewijzigd"):
        doe(klein, Ongedaan(), "anna")
    assert trekkers(klein)[:2] == ["een", "van bram"]
