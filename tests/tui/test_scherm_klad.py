"""What was typed and not saved when ivp ended: offered at the next start, wherever it was typed."""

from pathlib import Path

import pytest

from ivp_tui import paden
from tests.tui.hulp import bank, een, sql, tot


async def _laat_achter(pad: Path, veld: str, tekst: str, *, actie: str = "Toezicht op hotspots") -> None:
    """Type in a field of an actie, and have ivp end in the middle of it as after SIGTERM."""
    async with bank(pad) as b:
        await b.naar("actie", actie)
        await b.toets(veld)
        await b.typ(tekst)
        await b.app.verlaat(143)


def _klad() -> str:
    """All that is kept on disk."""
    return "".join(p.read_text() for p in paden.klad().rglob("*.json"))


@pytest.mark.parametrize("veld", ["e", "t"])
async def test_wat_getypt_was_wordt_aangeboden_en_staat_in_het_veld(pad: Path, veld: str) -> None:
    await _laat_achter(pad, veld, "een nieuwe tekst")
    async with bank(pad) as b:
        assert "niet opgeslagen tekst van" in b.status
        assert "bij actie «Toezicht" in b.status
        assert b.status.endswith("Esc laat het")
        await b.toets("enter")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "een nieuwe tekst"
        await b.doe("enter" if not b.werkbank.bewerker.meerregelig else "ctrl+s")
        assert een(pad, "SELECT count(*) FROM v_logboek WHERE nieuw = 'een nieuwe tekst'") == 1
    assert _klad() == ""
    async with bank(pad) as b:
        assert "niet opgeslagen" not in b.status


async def test_met_escape_blijft_het_bewaard_tot_het_veld_leeg_wordt_gelaten(pad: Path) -> None:
    await _laat_achter(pad, "e", "een nieuwe titel")
    async with bank(pad) as b:
        await b.toets("escape")
        assert "blijft bewaard" in b.status
        await b.naar("actie", "Toezicht op hotspots")
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "een nieuwe titel"
        await b.toets("escape")
    async with bank(pad) as b:
        await b.toets("e", "ctrl+u", "delete", "escape")
        assert b.werkbank.bewerker is None
    assert not paden.klad().exists() or _klad() == ""


async def test_een_andere_toets_doet_wat_hij_altijd_doet_en_het_aanbod_is_voorbij(pad: Path) -> None:
    await _laat_achter(pad, "e", "een nieuwe titel")
    async with bank(pad) as b:
        hier = b.hier()
        await b.toets("j")
        assert b.hier() != hier
        await b.toets("enter")
        assert b.werkbank.bewerker is None


async def test_een_nieuwe_actie_die_half_getypt_was_komt_weer_op_haar_plek(pad: Path) -> None:
    await _laat_achter(pad, "a", "Iets heel nieuws")
    async with bank(pad) as b:
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "Iets heel nieuws"
        await b.doe("enter")
        thema = een(pad, "SELECT DISTINCT thema_id FROM v_boom WHERE actie LIKE 'Toezicht op hotspots%'")
        assert een(pad, "SELECT DISTINCT thema_id FROM v_boom WHERE actie = 'Iets heel nieuws'") == thema


async def test_van_een_wijk_en_een_ander_plan_gaat_het_veld_daar_open(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.naar("actie", "Toezicht op hotspots")
        await b.toets("t")
        await b.typ("in deze wijk loopt het")
        await b.app.verlaat(143)
    async with bank(pad, plan="utrecht-2019-2022", wijk="stad") as b:
        await b.toets("enter")
        assert b.stand.plan.slug == "utrecht-2015-2018"
        assert b.stand.wijknaam(b.werkbank.blik.wijk_id) == "Overvecht"
        await b.doe("enter")
    rij = sql(pad, "SELECT wijk FROM v_stand WHERE toelichting = 'in deze wijk loopt het'")
    assert rij == [("Overvecht",)]


async def test_een_item_dat_intussen_anders_is_zegt_dat_en_verliest_niets(pad: Path) -> None:
    await _laat_achter(pad, "e", "mijn titel")
    sql(pad, "UPDATE actie SET titel = 'titel van een ander' WHERE titel LIKE 'Toezicht op hotspots%'")
    async with bank(pad) as b:
        await b.toets("enter")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "mijn titel"
        assert "intussen gewijzigd; er staat nu: «titel van een ander»" in b.status


async def test_van_een_item_dat_weg_is_kan_de_tekst_worden_gekopieerd(pad: Path) -> None:
    await _laat_achter(pad, "e", "mijn titel")
    sql(pad, "UPDATE actie SET archief = 1 WHERE titel LIKE 'Toezicht op hotspots%'")
    async with bank(pad) as b:
        await b.toets("enter")
        assert "is er niet meer" in b.status
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "mijn titel"
        await b.toets("escape")
    assert "mijn titel" in _klad()
    async with bank(pad) as b:
        await b.toets("enter", "ctrl+s")
        assert "gekopieerd, ook in" in b.status
        assert paden.toestand().with_name("gekopieerd.txt").read_text() == "mijn titel\n"
        assert een(pad, "SELECT count(*) FROM v_logboek WHERE nieuw = 'mijn titel'") == 0
    assert _klad() == ""


async def test_meer_teksten_worden_een_voor_een_aangeboden(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", "Toezicht op hotspots")
        for veld, tekst in (("e", "mijn titel"), ("t", "mijn uitleg")):
            await b.toets(veld)
            await b.typ(tekst)
            await b.toets("escape")
            if veld == "t":
                break
    async with bank(pad) as b:
        assert "(en nog 1)" in b.status
        await b.toets("enter", "escape", "enter", "escape")
    assert "mijn titel" in _klad()
    assert "mijn uitleg" in _klad()


async def test_van_een_ander_die_nog_open_is_wordt_niets_aangeboden(pad: Path) -> None:
    async with bank(pad) as een_bank:
        await een_bank.naar("actie", "Toezicht op hotspots")
        await een_bank.toets("e")
        await een_bank.typ("van de een")
        await tot(een_bank.pilot, lambda: "van de een" in _klad())  # a moment after typing, without any end
        async with bank(pad) as ander:
            assert "niet opgeslagen" not in ander.status
            await ander.naar("actie", "Toezicht op hotspots")
            await ander.toets("e")
            await ander.typ("van de ander")
            await ander.app.verlaat()
        assert "van de een" in _klad()
        assert "van de ander" in _klad()


async def test_een_fout_in_het_programma_bewaart_de_tekst_en_zet_hem_in_geen_log(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gaat_mis() -> None:
        async with bank(pad) as b:
            await b.naar("actie", "Toezicht op hotspots")
            await b.toets("t")
            await b.typ("geheime aantekening")

            assert b.werkbank.bewerker is not None
            tekst = b.werkbank.bewerker.tekst

            def kapot() -> None:
                raise ZeroDivisionError(tekst)

            monkeypatch.setattr(b.werkbank, "na_toets", kapot)
            await b.toets("x")

    with pytest.raises(ZeroDivisionError):
        await gaat_mis()
    assert "geheime aantekening" in _klad()
    assert "geheime" not in paden.logbestand().read_text()


async def test_in_80_kolommen_past_het_aanbod_op_de_regel(pad: Path) -> None:
    await _laat_achter(pad, "e", "een nieuwe titel")
    async with bank(pad, maat=(80, 24)) as b:
        (regel,) = (r for r in b.scherm.splitlines() if "niet opgeslagen tekst" in r)
        assert "Esc laat" in regel
        assert "Enter" in regel


async def test_van_een_demo_wordt_niets_bewaard(pad: Path) -> None:
    sql(pad, "UPDATE bestand SET demo = 1")
    await _laat_achter(pad, "e", "een nieuwe titel")
    assert not paden.klad().exists()


async def test_de_titel_van_een_nieuw_plan_die_half_getypt_was_komt_terug_tot_het_plan_er_is(pad: Path) -> None:
    async with bank(pad, plan="utrecht-2023-2026") as b:
        await b.werkbank.doe_nieuw_plan()
        await b.pilot.pause()
        await b.toets("enter")
        await b.typ("Een plan dat nog geen naam had")
        await b.app.verlaat(143)
    async with bank(pad, plan="utrecht-2023-2026") as b:
        assert "bij nieuw plan:" in b.status
        await b.toets("enter")
        assert "Een plan dat nog geen naam had" in b.scherm
        await b.doe("ctrl+s")
        assert een(pad, "SELECT count(*) FROM plan WHERE titel = 'Een plan dat nog geen naam had'") == 1
    assert _klad() == ""
