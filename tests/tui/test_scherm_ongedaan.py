"""Adding, putting away, undo and redo, and what others do to the same file."""

from pathlib import Path

import pytest

from tests.tui.hulp import Bank, bank, een, sql

TITEL = "Toezicht op hotspots jongeren"


def _status(pad: Path) -> str:
    return str(een(pad, "SELECT status FROM v_stand WHERE actie = ? AND wijk IS NULL", TITEL))


async def test_een_actie_erbij_onder_een_doel(pad: Path) -> None:
    async with bank(pad) as b:
        doel = await b.naar("doel", "Overvallen 41%")
        await b.toets("a")
        assert "Nieuwe actie (Stad)" in b.scherm
        await b.typ("Extra cameras")
        await b.doe("enter")
        rij = sql(pad, "SELECT actie_id, doel_id, actie_soort FROM v_boom WHERE actie = 'Extra cameras'")
        assert rij == [(b.hier()[1], doel, "eigen")]
        assert b.hier() == ("actie", rij[0][0], doel)
        assert "*Extra cameras" in b.scherm
        await b.doe("5", "u", "u")
        assert sql(pad, "SELECT 1 FROM v_boom WHERE actie = 'Extra cameras'") == []
        assert "Extra cameras" not in "\n".join(b.regels("boom"))
        await b.doe("ctrl+r")
        assert "Extra cameras" in "\n".join(b.regels("boom"))


async def test_een_eigen_actie_van_een_wijk(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.naar("thema", "Veilige wijken")
        await b.toets("a")
        await b.typ("Buurtvaders")
        await b.doe("enter")
        assert "nieuwe actie (Overvecht)" in b.status
        assert "Buurtvaders" in "\n".join(b.regels("boom"))
        await b.toets("left_square_bracket")
        assert "Buurtvaders" not in "\n".join(b.regels("boom"))
        wijken = sql(pad, "SELECT naam FROM wijk JOIN actie_wijk ON wijk.id = wijk_id JOIN actie ON actie.id = actie_id"
                     " WHERE titel = 'Buurtvaders'")  # fmt: skip
        assert wijken == [("Overvecht",)]


async def test_een_nieuwe_actie_zonder_titel_komt_er_niet(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("thema", "Veilige wijken")
        await b.toets("a", "enter")
        assert "titel mag niet leeg zijn" in b.scherm
        await b.doe("escape")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


async def test_archief_en_terug(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", "Gay-alert")
        await b.doe("D")
        assert een(pad, "SELECT archief FROM actie WHERE id = ?", nummer) == 1
        assert "Gay-alert" not in "\n".join(b.regels("boom"))
        assert b.hier()[0] == "actie"
        await b.doe("u")
        assert een(pad, "SELECT archief FROM actie WHERE id = ?", nummer) == 0
        assert b.hier()[:2] == ("actie", nummer)
        await b.doe("g", "D")
        assert "kies een thema, doel, actie" in b.status


async def test_ongedaan_opnieuw_en_weer_ongedaan(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("2", "5")
        gezien = []
        for toets in ("u", "u", "u", "ctrl+r", "ctrl+r", "ctrl+r", "u"):
            await b.doe(toets)
            gezien.append(_status(pad))
            if b.status.startswith("#"):
                assert b.status.startswith(f"#{een(pad, 'SELECT max(id) FROM v_logboek')}. ")
        assert gezien == ["op schema", "onbekend", "onbekend", "op schema", "gereed", "gereed", "op schema"]


async def test_status_en_reden_gaan_samen_ongedaan(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("3", "d", "r", "u", "k", "enter", "u")
        assert _status(pad) == "onbekend"
        assert "druk" not in b.detail


async def test_ongedaan_na_een_herstart(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("2", "5", "q")
    async with bank(pad) as b:
        await b.doe("u")
        assert _status(pad) == "op schema"
        assert b.hier()[:2] == ("actie", een(pad, "SELECT id FROM actie WHERE titel = ?", TITEL))
    async with bank(pad) as b:
        await b.doe("u")
        assert _status(pad) == "onbekend"


async def test_ongedaan_over_andermans_werk_heen_wordt_geweigerd(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("2")
        sql(pad, "UPDATE stand SET status = 'gereed'")
        await b.doe("u")
        assert not b.status.startswith("#")
        assert _status(pad) == "gereed"


async def _bots(b: Bank, eigen: str) -> None:
    await b.naar("actie", TITEL)
    await b.toets("e")
    await b.typ(eigen)
    sql(b.pad, "UPDATE actie SET titel = 'Die van een ander' WHERE titel = ?", TITEL)
    await b.doe("enter")


async def test_een_botsing_toont_beide_en_verliest_niets(pad: Path) -> None:
    async with bank(pad) as b:
        await _bots(b, "Die van mij")
        assert b.status.startswith("NIET OPGESLAGEN: ")
        assert "Die van een ander" in b.status
        assert "Die van mij" in b.status
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = 'Die van mij'") == 0
        assert "Die van een ander" in "\n".join(b.regels("boom"))
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "Die van mij"
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = 'Die van mij'") == 1
        assert b.status.startswith("#")


@pytest.mark.parametrize("veld_open", [False, True])
async def test_wat_een_ander_wijzigt_komt_in_beeld_en_de_cursor_blijft(pad: Path, veld_open: bool) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        if veld_open:
            await b.toets("e")
            await b.typ("Half")
        sql(pad, "UPDATE actie SET archief = 1 WHERE titel LIKE 'Werken volgens%'")
        sql(pad, "INSERT INTO stand (actie_id, status) VALUES (?, 'gereed')", nummer)
        await b.app.regie.kijk()
        await b.pilot.pause()
        assert b.hier("boom")[:2] == ("actie", nummer)
        assert b.regel("boom", TITEL).links[1][0] == "✓G"
        assert "Werken volgens" not in "\n".join(b.regels("boom"))
        assert b.status == "ververst: iemand anders wijzigde het plan"
        if veld_open:
            assert b.werkbank.bewerker is not None
            assert b.werkbank.bewerker.tekst == "Half"
            assert b.werkbank.focused is b.werkbank.bewerker.veld


async def test_een_status_die_een_ander_net_zette_wordt_niet_overschreven(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        sql(pad, "INSERT INTO stand (actie_id, status) VALUES (?, 'gereed')", nummer)
        await b.doe("2")
        assert b.status.startswith("NIET OPGESLAGEN: ")
        assert _status(pad) == "gereed"
        assert b.regel("boom", TITEL).links[1][0] == "✓G"
        await b.doe("2")
        assert _status(pad) == "op schema"


async def test_een_bestand_dat_weg_is_wordt_gemeld_en_niets_heet_bewaard(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        pad.rename(pad.with_name("weg.db"))
        await b.app.regie.kijk()
        assert b.status.startswith("LET OP: ivp.db is verplaatst")
        await b.doe("2")
        assert b.status.startswith("NIET OPGESLAGEN: ")
        assert b.regel("boom", TITEL).links[1][0] == "? "


async def test_de_rest_wordt_geschreven_voor_het_sluiten(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("2", "q")
        assert b.app.return_value == 0
    assert _status(pad) == "op schema"
