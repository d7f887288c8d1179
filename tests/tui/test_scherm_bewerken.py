"""Editing in place: what is typed is read aloud, saved by Enter, and never lost."""

from pathlib import Path

import pytest

from tests.tui.hulp import bank, een, sql

TITEL = "Toezicht op hotspots jongeren"
NUMMER = 22  # its id in a fresh file


def _actie(pad: Path, veld: str) -> object:
    return een(pad, f"SELECT {veld} FROM actie WHERE id = ?", NUMMER)


async def test_een_titel_in_de_boom(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == TITEL
        await b.typ("Toezicht op hotspots 's avonds")
        await b.doe("enter")
        assert _actie(pad, "titel") == "Toezicht op hotspots 's avonds"
        assert b.status == f"#{een(pad, 'SELECT max(id) FROM v_logboek')}. titel van actie"
        assert "'s avonds" in b.regels("boom")[b.werkbank.boombeeld.cursor]
        await b.toets("e", "ctrl+u", "x", "backspace", "enter")
        assert "mag niet leeg zijn" in b.uitleg
        await b.toets("escape")
        assert _actie(pad, "titel") == "Toezicht op hotspots 's avonds"


async def test_esc_zet_terug_en_wat_u_typte_komt_terug(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        await b.typ("Half af")
        await b.doe("escape")
        assert _actie(pad, "titel") == TITEL
        assert TITEL in b.regels("boom")[b.werkbank.boombeeld.cursor]
        assert "wat u typte staat er weer" in b.status
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "Half af"
        await b.doe("enter")
        assert _actie(pad, "titel") == "Half af"


async def test_de_toelichting_van_een_doel_in_meer_regels(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("doel", "Overvallen 41%")
        await b.toets("t")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.meerregelig
        assert "ctrl+s bewaart" in b.scherm
        await b.toets("end", "enter")
        await b.typ("Tweede regel")
        await b.doe("ctrl+s")
        tekst = een(pad, "SELECT toelichting FROM doel WHERE id = ?", nummer)
        assert tekst.count("Tweede regel") == 1
        assert "Tweede regel" in b.detail


async def test_de_inhoud_van_een_actie_in_het_detail(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.naar_veld("Inhoud")
        await b.toets("enter", "end")
        await b.typ(" Ook [b]hier[/b]")
        await b.doe("ctrl+s")
        assert str(_actie(pad, "toelichting")).endswith(" Ook [b]hier[/b]")
        assert "[b]hier[/b]" in b.scherm
        assert b.werkbank.paneel == "detail"


@pytest.mark.parametrize(
    ("label", "getypt", "lezing", "kolom", "waarde"),
    [
        ("Trekker", "Politie Noord", "", "trekker", "Politie Noord"),
        ("Deadline", "5-12-2026", "= za 5 dec 2026", "deadline", "2026-12-05"),
        # the day of these tests is wo 4 mrt 2026
        ("Deadline", "5 dec", "= za 5 dec 2026", "deadline", "2026-12-05"),
        ("Deadline", "3-3", "= wo 3 mrt 2027", "deadline", "2027-03-03"),
        ("Deadline", "over 2 weken", "= wo 18 mrt 2026", "deadline", "2026-03-18"),
        ("Deadline", "vrijdag", "= vr 6 mrt 2026", "deadline", "2026-03-06"),
        ("Deadline", "eind maart", "= di 31 mrt 2026", "deadline", "2026-03-31"),
        ("Deadline", "volgende week dinsdag", "= di 10 mrt 2026", "deadline", "2026-03-10"),
    ],
)
async def test_een_veld_van_een_actie(pad: Path, label: str, getypt: str, lezing: str, kolom: str, waarde: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.naar_veld(label)
        await b.toets("e")
        await b.typ(getypt)
        assert lezing in b.uitleg
        await b.doe("enter")
        assert _actie(pad, kolom) == waarde
        assert b.hier("detail")[0] == "veld"


async def test_een_datum_die_niet_bestaat_wordt_niet_bewaard_en_blijft_staan(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.naar_veld("Deadline")
        await b.toets("e")
        await b.typ("31-11-2026")
        await b.doe("enter")
        assert "Dag 31 bestaat niet: november 2026 heeft 30 dagen." in b.scherm
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "31-11-2026"
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
        await b.toets("home", "delete", "delete", "3", "0")
        await b.doe("enter")
        assert _actie(pad, "deadline") == "2026-11-30"
        await b.doe("e", "ctrl+u", "delete", "enter")
        assert _actie(pad, "deadline") is None


async def test_een_deadline_die_twee_dagen_kan_zijn_wordt_gevraagd(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.naar_veld("Deadline")
        await b.toets("e")
        await b.typ("volgende vrijdag")
        vraag = "Bedoelt u vr 6 mrt of vr 13 mrt 2026? Typ bijvoorbeeld 6-3-2026."
        assert vraag in b.scherm
        await b.doe("enter")
        assert vraag in b.scherm
        assert b.werkbank.bewerker is not None
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
        await b.toets("ctrl+u")
        await b.typ("12.5")
        assert "Een punt hoort bij een getal; schrijf de datum als 12-5." in b.scherm
        await b.toets("ctrl+u")
        await b.typ("vr 13 mrt")
        assert "= vr 13 mrt 2026" in b.uitleg
        await b.doe("enter")
        assert _actie(pad, "deadline") == "2026-03-13"
        await b.doe("u")
        assert _actie(pad, "deadline") is None


async def test_partners(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        await b.naar_veld("Partners")
        await b.toets("e")
        await b.typ("Politie, Buurtvaders Noord")
        assert "nieuwe partner: Buurtvaders Noord" in b.uitleg
        await b.doe("enter")
        vraag = "SELECT naam FROM partner JOIN actie_partner ON partner.id = partner_id WHERE actie_id = ?"
        assert {naam for (naam,) in sql(pad, vraag, nummer)} == {"Politie", "Buurtvaders Noord"}
        assert "Politie · Buurtvaders Noord" in b.detail or "Buurtvaders Noord · Politie" in b.detail


async def test_gebied(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        await b.naar_veld("Gebied")
        await b.toets("e")
        await b.typ("oost, nergens")
        await b.doe("enter")
        assert "«nergens» is geen wijk" in b.scherm
        await b.toets("home", "ctrl+k")
        await b.typ("overv, west")
        assert "= West, Overvecht" in b.uitleg
        await b.doe("enter")
        wijken = sql(pad, "SELECT naam FROM wijk JOIN actie_wijk ON wijk.id = wijk_id WHERE actie_id = ?", nummer)
        assert {naam for (naam,) in wijken} == {"West", "Overvecht"}
        for _ in range(2):
            await b.toets("right_square_bracket")
        assert TITEL not in "\n".join(b.regels("boom"))


async def test_een_cijfer_op_het_bord(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("streefwaarde", "Jongerenoverlast")
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "20,6"
        await b.typ("12.5")
        assert "12.5: bedoelt u 12,5" in b.uitleg
        await b.doe("enter")
        assert b.werkbank.bewerker is not None
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
        await b.toets("home", "ctrl+k")
        await b.typ("16,5%")
        assert "= 16,5%" in b.uitleg
        await b.doe("enter")
        assert "✓ behaald" in plat_rij(b.regels("bord"), "Jongerenoverlast")
        vraag = """SELECT waarde FROM v_meting WHERE indicator LIKE 'Jongerenoverlast%' AND wijk IS NULL
            AND periode = 2018 AND gekozen = 1"""
        assert een(pad, vraag) == 16.5
        await b.toets("e")
        await b.typ("PM")
        await b.doe("enter")
        assert "? laatste" in plat_rij(b.regels("bord"), "Jongerenoverlast")


def plat_rij(regels: list[str], begin: str) -> str:
    return next(regel for regel in regels if begin in regel)


async def test_een_cijfer_van_een_wijk_dat_er_nog_niet_was(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.naar("streefwaarde", "Woninginbraken")
        await b.toets("e")
        await b.typ("1.234")
        assert "= 1.234" in b.uitleg
        await b.doe("enter")
        vraag = """SELECT waarde, gekozen, vindplaats FROM v_meting WHERE indicator = 'Woninginbraken'
            AND wijk = 'Overvecht' AND periode = 2018"""
        assert sql(pad, vraag) == [(1234.0, 1, "eigen invoer")]
        assert "1.234" in plat_rij(b.regels("bord"), "Woninginbraken")
        await b.doe("u")
        assert sql(pad, vraag) == []


async def test_een_streefwaarde(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("streefwaarde", "Autokraken")
        await b.naar_veld("Streefwaarde")
        await b.toets("e")
        await b.typ("5.100")
        await b.doe("enter")
        assert een(pad, "SELECT doelwaarde FROM streefwaarde WHERE id = ?", nummer) == 5100
        assert "✓ behaald" in plat_rij(b.regels("bord"), "Autokraken")
