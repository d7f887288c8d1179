"""Names and texts from people and files come out inert in every beeld."""

from dataclasses import replace

import pytest

from ivp_tui.domein.schoon import is_schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.boom import boom
from ivp_tui.weergave.bord import bord
from ivp_tui.weergave.bronnen import bronnen
from ivp_tui.weergave.detail import detail, regels
from ivp_tui.weergave.kop import titelregel
from ivp_tui.weergave.kopie import kopie
from ivp_tui.weergave.regel import Regel, breedte, pas_in, plat
from ivp_tui.weergave.wijken import wijken
from tests.weergave.hulp import BLIK, VIJANDIG, met_vijandige_namen


def _sleutels(stand: Stand) -> list[tuple[str, int, int]]:
    return [
        ("plan", stand.plan.id, 0),
        ("thema", stand.themas[0].id, 0),
        ("doel", stand.streefwaarden[0].doel_id, 0),
        ("actie", stand.acties[0].id, 0),
        ("wijk", 0, 0),
        ("wijk", stand.wijken[0].id, 0),
        ("streefwaarde", stand.streefwaarden[0].id, stand.streefwaarden[0].doel_id),
        ("indicator", stand.indicatoren[0].id, 0),
    ]


def _alles(stand: Stand, blik_wijk: int | None) -> list[Regel]:
    blik = replace(BLIK, peiljaar=2021, wijk_id=blik_wijk, dicht=frozenset({("plan", stand.plan.id, 0)}))
    beeld = bord(stand, blik)
    uit = [*boom(stand, blik), *wijken(stand, blik), beeld.kop, *beeld.regels]
    uit.append(titelregel(stand, replace(blik, filter=Filter(tekst=stand.plan.titel[:50])), True, 120))
    for sleutel in _sleutels(stand):
        uit += [*regels(detail(stand, blik, sleutel), 119), *bronnen(stand, blik, sleutel, 119)]
    return uit


@pytest.mark.parametrize("tekst", VIJANDIG, ids=lambda tekst: ascii(tekst[:20]))
def test_elk_beeld_is_onschadelijk_en_past(stand: Stand, tekst: str) -> None:
    if len(tekst) > 1000:
        tekst = tekst[:2000]  # the long one has a test of its own
    vijandig = met_vijandige_namen(stand, tekst)
    for wijk in (None, vijandig.wijken[0].id):
        for regel in _alles(vijandig, wijk):
            delen = pas_in(regel, 119)
            assert all(is_schoon(deel) for deel, _ in delen), regel.sleutel
            assert sum(breedte(deel) for deel, _ in delen) == 119, regel.sleutel


def test_haken_blijven_staan(stand: Stand) -> None:
    vijandig = met_vijandige_namen(stand, "[b]vet[/b] [/x]")
    assert any("[b]vet[/b] [/x]" in plat(regel.links) for regel in boom(vijandig, BLIK))


@pytest.mark.parametrize("tekst", VIJANDIG, ids=lambda tekst: ascii(tekst[:20]))
def test_een_kopie_is_een_regel_zonder_besturing(stand: Stand, tekst: str) -> None:
    vijandig = met_vijandige_namen(stand, tekst)
    for sleutel in _sleutels(vijandig):
        assert is_schoon(kopie(vijandig, BLIK, sleutel))


def test_een_titel_van_100_kb_wordt_een_regel(stand: Stand) -> None:
    vijandig = replace(stand, acties=tuple(replace(actie, titel="x" * 100_000) for actie in stand.acties))
    for regel in boom(vijandig, BLIK):
        assert sum(breedte(deel) for deel, _ in pas_in(regel, 80)) == 80
    uit = regels(detail(vijandig, BLIK, ("actie", vijandig.acties[0].id, 0)), 119)
    assert sum(len(regel.links[1][0]) for regel in uit) >= 100_000
