"""When the AVG brake asks, and when not again."""

from ivp_tui.domein.rem import Rem

BSN = "met 123456782 erbij"
VELD = ("actie", 22, "titel")


def test_dezelfde_tekst_nog_eens_is_een_bevestiging() -> None:
    rem = Rem()
    assert rem.vraag(VELD, BSN, "Enter")[0].startswith("lijkt op een BSN: 123456…; nog eens Enter")
    assert rem.wacht(VELD, BSN)
    assert rem.vraag(VELD, f" {BSN}\n", "Enter") == ()
    assert rem.vraag(VELD, BSN, "Enter") == ()
    # of this field only
    assert rem.vraag(("actie", 22, "trekker"), BSN, "Enter") != ()


def test_een_andere_tekst_vraagt_opnieuw() -> None:
    rem = Rem()
    rem.vraag(VELD, BSN, "Enter")
    assert rem.vraag(VELD, f"{BSN}.", "Enter") != ()
    assert rem.vraag(VELD, BSN, "Enter") != ()
    assert not rem.wacht(VELD, "iets anders")
    assert rem.vraag(VELD, BSN, "Enter") != ()
    rem.laat()
    assert rem.vraag(VELD, BSN, "Enter") != ()


def test_gewone_tekst_vraagt_nooit() -> None:
    rem = Rem()
    assert rem.vraag(VELD, "2.700 in BU03440111, bel 14 030", "Enter") == ()
    assert not rem.wacht(VELD, "2.700 in BU03440111, bel 14 030")
