"""The matrix as text: its columns, its cells, what fits, and the cell in words."""

from dataclasses import replace

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.lijn import CEL
from ivp_tui.weergave.matrix import Matrix, Matrixbeeld, indeling
from ivp_tui.weergave.matrixnamen import afkortingen
from ivp_tui.weergave.matrixstrook import strook, strooktitel, titelregel
from ivp_tui.weergave.regel import breedte, pas_in, plat
from tests.weergave.hulp import BLIK, VIJANDIG, actie_id, met, met_vijandige_namen, stijl, tekst, wijk_id

UTRECHT = (
    "West", "Noordwest", "Overvecht", "Noordoost", "Oost", "Binnenstad", "Zuid", "Zuidwest", "Leidsche Rijn",
    "Vleuten-De Meern",
)  # fmt: skip


def _beeld(stand: Stand, cellen: int, thema: int = 0, kolom: int = 1, ruim: bool = False) -> Matrixbeeld:
    matrix = Matrix(stand, BLIK)
    thema_id = stand.themas[thema].id
    return Matrixbeeld(matrix, thema_id, kolom, indeling(matrix, cellen, kolom), ruim)


@pytest.mark.parametrize(
    ("cellen", "verwacht"),
    [
        (4, "West NW Ove. NO Oost Bin. Zuid ZW LR VDM"),
        (7, "West NW Overve. NO Oost Binnen. Zuid ZW LR VDM"),
        (9, "West Noordwest Overvecht Noordoost Oost Binnenst. Zuid Zuidwest LR VDM"),
        (16, " ".join(UTRECHT)),
    ],
)
def test_namen_worden_afgekort_zoals_men_ze_kent(cellen: int, verwacht: str) -> None:
    kort = afkortingen(UTRECHT, cellen)
    assert " ".join(kort) == verwacht
    assert len(set(kort)) == len(UTRECHT)
    assert all(breedte(naam) <= cellen for naam in kort)


@pytest.mark.parametrize("namen", [("Buurt A1", "Buurt A2", "Buurt A3"), ("Kanaleneiland",) * 12, VIJANDIG])
def test_geen_twee_afkortingen_zijn_gelijk(namen: tuple[str, ...]) -> None:
    for cellen in (2, 3, 4, 6):
        kort = afkortingen([naam[:500] for naam in namen], cellen)
        assert all(breedte(naam) <= cellen for naam in kort), (cellen, kort)
        if cellen > 3:
            afgekort = [k for k, naam in zip(kort, namen, strict=True) if k != naam]
            assert len(set(afgekort)) == len(afgekort), kort


def test_een_rij_per_thema_en_een_kolom_per_wijk(utrecht: Stand) -> None:
    hotspots = actie_id(utrecht, "Toezicht op hotspots jongeren")
    thema = utrecht.actie[hotspots].thema_id
    overvecht = wijk_id(utrecht, "Overvecht")
    stand = met(met(utrecht, hotspots, Status.AANDACHT), hotspots, Status.LOOPT_ACHTER, overvecht)
    beeld = _beeld(stand, 199)
    kop = plat(beeld.kop.links).split()
    assert kop[:3] == ["thema", "Oordeel", "Stad"]
    assert kop[3:6] == ["West", "Noordwest", "Overvecht"]
    assert [regel.sleutel[1] for regel in beeld.regels] == [t.id for t in stand.themas]
    rij = next(r for r in beeld.regels if r.sleutel[1] == thema)
    aantal = len(stand.acties_in(None, thema))
    cellen = [deel.strip() for deel, _ in rij.links[2:]]
    assert cellen[1] == f"▲A 1/{aantal}"
    assert cellen[2] == f"▲a 1/{len(stand.acties_in(wijk_id(stand, 'West'), thema))}"
    assert cellen[4].startswith("■L 1/")
    # the stad's is dimmed and her own is not
    assert stijl(rij, "▲a") == "dof"
    assert stijl(rij, "■L") == "status-loopt-achter"
    # the oordeel of jongerenoverlast in 2018
    assert cellen[0].startswith("✗ 1/")


def test_een_kaal_onbekend_is_gedimd(utrecht: Stand) -> None:
    beeld = _beeld(utrecht, 199, kolom=0)
    for regel in beeld.regels:
        assert {stijl for deel, stijl in regel.links[3:] if deel.strip().startswith("?")} <= {"dof"}


def test_leeg_waar_geen_actie_geldt(utrecht: Stand) -> None:
    west = wijk_id(utrecht, "West")
    alleen_west = tuple(replace(actie, wijken=(west,)) for actie in utrecht.acties)
    stand = replace(utrecht, acties=alleen_west)
    cellen = [deel.strip() for deel, _ in _beeld(stand, 199, kolom=1).regels[0].links[2:]]
    assert cellen[2].startswith("?")
    assert cellen[3:] == [""] * 9


@pytest.mark.parametrize("cellen", [19, 30, 39, 60, 79, 119, 199])
@pytest.mark.parametrize("kolom", [0, 1, 2, 6, 11])
def test_de_cursor_is_altijd_in_beeld_en_alles_past(utrecht: Stand, cellen: int, kolom: int) -> None:
    beeld = _beeld(utrecht, cellen, thema=1, kolom=kolom)
    assert kolom in beeld.vlak.kolommen
    for regel in (beeld.kop, *beeld.regels):
        assert sum(breedte(deel) for deel, _ in pas_in(regel, cellen)) == cellen
        assert breedte(plat(regel.links)) <= cellen
    (cel,) = [deel for regel in beeld.regels for deel, stijl in regel.links if stijl == CEL]
    assert cel.startswith("▸" + ("?" if kolom else "✗"))
    assert beeld.regels[beeld.cursor].sleutel[1] == utrecht.themas[1].id


def test_op_80_staan_alle_wijken_in_beeld_en_op_120_ook_het_geheel(utrecht: Stand) -> None:
    assert _beeld(utrecht, 79).vlak.kolommen == tuple(range(12))
    assert "/" in plat(_beeld(utrecht, 119).regels[0].links)


def test_in_een_smal_venster_blijven_thema_oordeel_en_stad_staan(utrecht: Stand) -> None:
    matrix = Matrix(utrecht, BLIK)
    vlak = indeling(matrix, 45, 9)
    assert vlak.kolommen[:2] == (0, 1)
    assert vlak.kolommen[-1] == 9
    # going back moves only as far as it must
    terug = indeling(matrix, 45, 8, vlak.eerste)
    assert terug.eerste == vlak.eerste
    assert vlak.kolom_op(vlak.thema) == 0
    assert vlak.kolom_op(vlak.thema - 1) is None
    assert vlak.kolom_op(vlak.thema + len(vlak.kolommen) * vlak.breed) is None


def test_een_gemeente_zonder_wijken_en_een_plan_zonder_streefwaarden(utrecht: Stand) -> None:
    stand = replace(utrecht, wijken=(), streefwaarden=())
    matrix = Matrix(stand, BLIK)
    assert [kolom.naam for kolom in matrix.kolommen] == ["Gemeente"]
    beeld = Matrixbeeld(matrix, stand.themas[0].id, 0, indeling(matrix, 79, 0))
    assert beeld.cursor == 0
    assert strook(beeld, 79, 5)


def test_een_plan_zonder_themas(utrecht: Stand) -> None:
    matrix = Matrix(replace(utrecht, themas=()), BLIK)
    beeld = Matrixbeeld(matrix, 0, 0, indeling(matrix, 79, 0))
    assert (beeld.regels, beeld.cursor, strook(beeld, 79, 5)) == ((), -1, ())


def test_de_strook_zegt_in_woorden_welke_acties_en_sinds_wanneer(utrecht: Stand) -> None:
    hotspots = actie_id(utrecht, "Toezicht op hotspots jongeren")
    thema = utrecht.thema[utrecht.actie[hotspots].thema_id]
    stand = met(utrecht, hotspots, Status.AANDACHT, reden="te weinig toezichthouders", op="2026-02-27")
    matrix = Matrix(stand, BLIK)
    nummer = matrix.kolom_van(wijk_id(stand, "Overvecht"))
    beeld = Matrixbeeld(matrix, thema.id, nummer, indeling(matrix, 119, nummer))
    kolom = matrix.kolommen[nummer]
    titel = strooktitel(matrix, thema, kolom)
    assert titel.startswith(f"Overvecht · {thema.titel}: aandacht (status van de stad), 1 van ")
    regels = tekst(strook(beeld, 140, 8), 139)
    assert "▲a Toezicht op hotspots jongeren: te weinig toezichthouders" in regels[1]
    assert regels[1].endswith("stad, sinds 27 feb 2026 (5 dagen)")
    assert "kleine letter: status van de stad" in regels[-1]
    assert "Overve. Overvecht" in regels[-1]
    stad = matrix.kolommen[1]
    assert strooktitel(matrix, thema, stad).startswith(f"Stad · {thema.titel}: aandacht, 1 van ")
    oordeel = Matrixbeeld(matrix, thema.id, 0, indeling(matrix, 119, 0))
    assert "niet gehaald, 1 van" in strooktitel(matrix, thema, matrix.kolommen[0])
    assert "✗  niet gehaald: Jongerenoverlast (vaak), 20,6% in 2018" in tekst(strook(oordeel, 140, 8), 139)[0]


def test_te_weinig_ruimte_zegt_hoeveel_er_nog_zijn(utrecht: Stand) -> None:
    stand = utrecht
    thema = stand.themas[0].id
    for actie in stand.acties_in(None, thema)[:9]:
        stand = met(stand, actie.id, Status.OP_SCHEMA)
    beeld = _beeld(stand, 119)
    regels = tekst(strook(beeld, 119, 6))
    assert len(regels) == 6
    assert "… en nog 6" in regels[4]


def test_het_filter_geldt_ook_hier_en_staat_in_de_titel(utrecht: Stand) -> None:
    blik = replace(BLIK, filter=Filter(statussen=frozenset({Status.GEREED})))
    matrix = Matrix(utrecht, blik)
    assert not any(matrix.vakken.values())
    beeld = Matrixbeeld(matrix, utrecht.themas[0].id, 1, indeling(matrix, 119, 1))
    assert "filter: gereed" in plat(titelregel(beeld, False, 120).links)
    assert "geen acties die door het filter komen" in strooktitel(matrix, utrecht.themas[0], matrix.kolommen[1])


@pytest.mark.parametrize("naam", VIJANDIG, ids=lambda naam: ascii(naam[:20]))
def test_vijandige_namen_blijven_onschadelijk(utrecht: Stand, naam: str) -> None:
    stand = met_vijandige_namen(utrecht, naam[:3000])
    matrix = Matrix(stand, BLIK)
    thema = stand.thema[stand.acties[0].thema_id]
    for cellen in (39, 119):
        beeld = Matrixbeeld(matrix, thema.id, 1, indeling(matrix, cellen, 1))
        uit = (beeld.kop, *beeld.regels, *strook(beeld, cellen, 8), titelregel(beeld, True, cellen))
        for regel in uit:
            delen = pas_in(regel, cellen)
            assert all(is_schoon(deel) for deel, _ in delen)
            assert sum(breedte(deel) for deel, _ in delen) == cellen
        assert is_schoon(strooktitel(matrix, thema, matrix.kolommen[2]))
