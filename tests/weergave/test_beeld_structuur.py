"""The lines of the dialogs about the shape of the plan, on any text and at any width."""

import pytest

from ivp_tui.domein.archief import Archiefstuk
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging_structuur import Samenvoeging
from ivp_tui.weergave.regel import breedte
from ivp_tui.weergave.structuur import HOOFD, anderen, archief, bestemmingen, doelkeuzes, samenvoeging, vraag
from tests.weergave.hulp import VIJANDIG, actie_id, tekst


def _thema(stand: Stand, begin: str) -> int:
    return next(t.id for t in stand.themas if t.titel.startswith(begin))


def test_waarheen_het_eigen_thema_eerst_en_smaller_met_wat_men_typt(stand: Stand) -> None:
    jeugd = _thema(stand, "Jeugd")
    alle = bestemmingen(stand, "", jeugd, True)
    assert next(r.sleutel for r in alle if r.sleutel[0] == "thema") == ("thema", jeugd, 0)
    assert {r.sleutel[1] for r in alle if r.sleutel[0] == "doel"} == {d.id for d in stand.doelen if d.thema_id}
    assert tekst(bestemmingen(stand, "JONGEREN", jeugd, True)) == ["doel Minder jongerenoverlast Jeugd op straat"]
    assert tekst(bestemmingen(stand, "bestaat niet", jeugd, True)) == ["niets gevonden"]
    # a doel goes to another thema than its own, or to the plan itself
    anders = [("thema", thema.id, 0) for thema in stand.themas if thema.id != jeugd]
    assert [r.sleutel for r in bestemmingen(stand, "", jeugd, False)] == [*anders, HOOFD]
    assert {r.sleutel for r in bestemmingen(stand, "", None, False)} == {("thema", t.id, 0) for t in stand.themas}
    assert bestemmingen(stand, "hoofd", jeugd, False)[-1].sleutel == HOOFD


def test_doelen_met_een_kruis_een_streep_of_niets(stand: Stand) -> None:
    jeugd = _thema(stand, "Jeugd")
    eerste, tweede = (d.id for d in stand.doelen_van(jeugd))
    regels = doelkeuzes(stand, jeugd, {eerste: True, tweede: None})
    assert tekst(regels)[:3] == [
        "Jeugd op straat",
        "[x] Minder jongerenoverlast",
        "[-] Meer inwoners tevreden over de gemeente",
    ]
    assert sum(r.kiesbaar for r in regels) == len(stand.doelen)
    assert tekst(regels)[-2:] == ["Hoofddoelen", "[ ] Kleindam wordt veiliger"]


def test_met_wie_samen_zonder_zichzelf_en_het_eigen_thema_eerst(stand: Stand) -> None:
    heling = actie_id(stand, "Heling")
    acties = anderen(stand, "", "actie", heling)
    assert len(acties) == len(stand.acties) - 1
    thema = stand.actie[heling].thema_id
    zelfde = [stand.actie[r.sleutel[1]].thema_id == thema for r in acties]
    assert zelfde == sorted(zelfde, reverse=True)
    assert tekst(anderen(stand, "om", "partner", 0))[:1] == ["Openbaar Ministerie (OM)"]
    assert len(anderen(stand, "", "doel", 0)) == len(stand.doelen)


def test_het_archief_zegt_wat_wanneer_en_wie() -> None:
    stukken = (
        Archiefstuk("thema", 2, "Veilig wonen", "2026-03-04T10:00:00Z", "anna", "", 7),
        Archiefstuk("thema", 3, "Klein", "", "", "", 1),
        Archiefstuk("actie", 9, "Heling", "2026-03-04T10:00:00Z", "bert", "Veilig wonen", 0),
    )
    assert tekst(archief(stukken)) == [
        "thema      Veilig wonen  7 acties 4 mrt 2026 anna",
        "thema      Klein  1 actie",
        "actie      Heling  Veilig wonen 4 mrt 2026 bert",
    ]
    assert not archief(())[0].kiesbaar


@pytest.mark.parametrize("vreemd", VIJANDIG)
def test_wat_iemand_typte_stuurt_de_terminal_niet(vreemd: str) -> None:
    s = Samenvoeging("actie", 1, 2, (vreemd, vreemd), (), (), (("over", vreemd), ("vervalt", vreemd)), ())
    stuk = Archiefstuk("actie", 9, vreemd, vreemd, vreemd, vreemd, 0)
    regels = (*samenvoeging(s, 40), *archief((stuk,)), *vraag((vreemd,), 40))
    for regel in regels:
        assert all(schoon(deel) == deel for deel, _ in (*regel.links, *regel.rechts))
    for regel in (*samenvoeging(s, 40), *vraag((vreemd,), 40)):
        assert sum(breedte(deel) for deel, _ in regel.links) <= 40
