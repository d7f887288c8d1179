"""A status key: on disk before the screen says so, with its reason in the same groep."""

from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from tests.tui.hulp import Bank, bank, een, sql

SLEUTELS = {
    str(nummer): status
    for nummer, status in zip((1, 2, 3, 4, 5, 6, 0), [*list(Status)[1:], Status.ONBEKEND], strict=False)
}
TITEL = "Toezicht op hotspots jongeren"


def _stand(pad: Path, wijk: str = "wijk IS NULL") -> tuple[str, str]:
    ((status, toelichting),) = sql(pad, f"SELECT status, toelichting FROM v_stand WHERE actie = ? AND {wijk}", TITEL)
    return status, toelichting


async def _bevestigd(b: Bank) -> None:
    await b.klaar()
    assert b.status.startswith(f"#{een(b.pad, 'SELECT max(id) FROM v_logboek')}. "), b.status


async def test_elke_cijfertoets_staat_op_schijf_en_wordt_bevestigd(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        for toets in ("1", "2", "5", "6", "0", "2"):
            await b.doe(toets)
            assert _stand(pad) == (SLEUTELS[toets].value, "")
            await _bevestigd(b)
        rij = b.regel("boom", TITEL)
        assert (rij.links[1][0], rij.rechts[-1][0]) == ("●S", "0d")
        await b.doe("2")
        assert b.status.endswith("op schema (stad): was al zo")


async def test_wat_nog_geschreven_wordt_draagt_puntjes(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        gezien = []
        teken = b.werkbank.teken

        def kijk() -> None:
            teken()
            gezien.append((b.regel("boom", TITEL).links[1][0], (nummer, None) in b.werkbank.blik.bezig))

        b.werkbank.teken = kijk  # type: ignore[method-assign]
        await b.doe("2")
        assert gezien[0] == ("… ", True)
        assert gezien[-1] == ("●S", False)


@pytest.mark.parametrize("paneel", ["wijken", "bord", "detail"])
async def test_alleen_in_het_plan_zet_een_cijfer_een_status(pad: Path, paneel: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        b.werkbank.naar_paneel(paneel)
        await b.doe("5", "3")
        assert b.werkbank.bewerker is None
        assert "kies eerst een actie in het plan" in b.status
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


async def test_op_een_doel_zet_een_cijfer_niets(pad: Path) -> None:
    async with bank(pad) as b:
        await b.doe("5")
        assert "kies eerst een actie" in b.status
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


@pytest.mark.parametrize("toets", ["3", "4"])
async def test_aandacht_en_achter_zijn_bewaard_voor_de_reden_er_is(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe(toets)
        assert b.werkbank.bewerker is not None
        assert _stand(pad) == (SLEUTELS[toets].value, "")
        await _bevestigd(b)
        await b.typ("j 3")
        assert _stand(pad)[1] == ""
        await b.doe("enter")
        assert _stand(pad) == (SLEUTELS[toets].value, "j 3")
        await _bevestigd(b)
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1


async def test_3_j_3_geeft_de_reden_j3(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("3", "j", "3", "enter")
        assert _stand(pad) == ("aandacht", "j3")
        assert b.hier()[0] == "actie"
        assert een(pad, "SELECT count(*) FROM v_stand WHERE status = 'aandacht'") == 1


@pytest.mark.parametrize(
    ("toets", "paneel", "verder"),
    [("up", "boom", -1), ("down", "boom", 1), ("tab", "bord", 0), ("escape", "boom", 0), ("enter", "boom", 0)],
)
async def test_elke_toets_die_de_reden_verlaat_bewaart_haar(pad: Path, toets: str, paneel: str, verder: int) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        voor = b.werkbank.boombeeld.cursor
        await b.doe("3", "d", "r", "u", "k", toets)
        assert _stand(pad) == ("aandacht", "druk")
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1
        assert b.werkbank.bewerker is None
        assert (b.werkbank.paneel, b.werkbank.boombeeld.cursor) == (paneel, voor + verder)
        assert b.werkbank.focused is b.werkbank.lijst(paneel)


async def test_leeg_is_reden_ontbreekt(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("4", "enter")
        assert _stand(pad) == ("loopt achter", "")
        assert "reden? " in [deel for deel, _ in b.regel("boom", TITEL).rechts]
        await b.doe("t")
        await b.typ("te weinig mensen")
        await b.doe("enter")
        assert _stand(pad) == ("loopt achter", "te weinig mensen")
        assert "reden ontbreekt" not in b.scherm


async def test_een_oude_reden_staat_klaar_en_is_te_wissen(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("3", "o", "u", "d", "enter", "4")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "oud"
        await b.doe("down")
        assert _stand(pad) == ("loopt achter", "oud")
        await b.doe("up", "3", "backspace", "enter")
        assert _stand(pad) == ("aandacht", "")


async def test_een_status_van_een_wijk_staat_naast_die_van_de_stad(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("5")
        for _ in range(3):
            await b.toets("right_square_bracket")
        assert "Overvecht" in b.titel
        assert b.regel("boom", TITEL).links[1] == ("✓G", "dof")
        assert "van de stad; Overvecht zette er zelf geen" in b.detail
        await b.doe("4")
        await b.typ("hier niet")
        await b.doe("enter")
        assert _stand(pad) == ("gereed", "")
        assert _stand(pad, "wijk = 'Overvecht'") == ("loopt achter", "hier niet")
        assert b.regel("wijken", "Overvecht").rechts[0][0] == "■1 "
        await b.toets("left_square_bracket", "left_square_bracket", "left_square_bracket")
        rij = b.regel("boom", TITEL)
        assert (rij.links[1][0], rij.rechts[0][0]) == ("✓G", "■1 ")


async def test_twee_snelle_toetsen_tellen_allebei(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("1", "2", "5", "down", "1")
        assert _stand(pad)[0] == "gereed"
        rijen = sql(pad, "SELECT nieuw FROM v_logboek WHERE tabel = 'stand' AND veld = 'status' ORDER BY id")
        assert [rij[0] for rij in rijen] == ["niet gestart", "op schema", "gereed", "niet gestart"]
