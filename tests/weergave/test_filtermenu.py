"""The filter menu as lines: what is on, what turning a line gives, and names that stay inert."""

import pytest

from ivp_tui.domein.bewaard import Bewaard
from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.filterbestand import STANDAARD
from ivp_tui.weergave.filtermenu import keuzes, menuregels
from ivp_tui.weergave.regel import breedte, pas_in, plat
from tests.weergave.hulp import VIJANDIG

WEST = (3, "West")


def test_elke_regel_wisselt_zichzelf_en_terug() -> None:
    for keuze in keuzes(Filter(), STANDAARD, WEST):
        nieuw = keuze.wissel(Filter())
        if keuze.sleutel[0] in ("partner", "tekst"):
            assert nieuw == Filter()  # a word is typed
            continue
        assert not nieuw.leeg
        weer = next(ander for ander in keuzes(nieuw, STANDAARD, WEST) if ander.sleutel == keuze.sleutel)
        assert weer.aan
        assert weer.wissel(nieuw) == Filter()


def test_mijn_wijk_wordt_de_wijk_en_alleen_waar_dat_gevraagd_is() -> None:
    eerste, tweede, *_ = keuzes(Filter(), STANDAARD, WEST)
    (bewaard,) = eerste.wissel(Filter()).bewaard
    assert bewaard.filter.wijk_id == 3
    assert eerste.rechts == "West"
    (bewaard,) = tweede.wissel(Filter()).bewaard
    assert bewaard.filter == Filter(partner="politie")
    assert tweede.rechts == ""


def test_wat_uit_het_bestand_verdween_is_nog_uit_te_zetten() -> None:
    weg = Bewaard("weg", Filter(te_laat=True))
    aan = Filter(statussen=frozenset({Status.GEREED}), bewaard=(weg,))
    (keuze,) = [k for k in keuzes(aan, (), WEST) if k.sleutel[0] == "bewaard"]
    assert keuze.aan
    assert keuze.wissel(aan).bewaard == ()


def test_na_de_negende_staat_er_geen_cijfer() -> None:
    veel = [Bewaard(f"f{nummer}", Filter(te_laat=True)) for nummer in range(11)]
    teksten = [k.tekst for k in keuzes(Filter(), veel, WEST) if k.sleutel[0] == "bewaard"]
    assert teksten[8:] == ["9  f8", "   f9", "   f10"]


@pytest.mark.parametrize("naam", VIJANDIG, ids=lambda naam: ascii(naam[:20]))
def test_vijandige_namen_blijven_onschadelijk(naam: str) -> None:
    bewaard = Bewaard(naam, Filter(te_laat=True), mijn_wijk=True)
    aan = Filter(partner=naam, tekst=naam, bewaard=(bewaard,))
    regels = menuregels(keuzes(aan, [bewaard], (3, naam)), [naam])
    assert any("[x]" in plat(regel.links) for regel in regels)
    for regel in regels:
        delen = pas_in(regel, 70)
        assert all(is_schoon(deel) for deel, _ in delen)
        assert sum(breedte(deel) for deel, _ in delen) == 70
