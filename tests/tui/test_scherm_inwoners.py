"""Typing the inwoners, and what a wijk then says of its counts beside the stad."""

from pathlib import Path

from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, een, sql

INBRAAK = "woninginbraak"


async def _in_wijken(b: Bank, naam: str) -> None:
    b.werkbank.naar_paneel("wijken")
    await b.toets("g", *["down"] * next(i for i, r in enumerate(b.regels("wijken")) if naam in r))
    await b.pilot.pause()


async def test_inwoners_typen_en_dan_per_duizend_naast_de_stad(pad: Path) -> None:
    sql(
        pad,
        """INSERT INTO meting (indicator_id, wijk_id, periode, waarde, gekozen)
        SELECT indicator.id, wijk.id, 2018, 140, 1 FROM indicator, wijk
        WHERE sleutel = ? AND wijk.naam = 'Overvecht'""",
        INBRAAK,
    )
    async with bank(pad, (160, 40), wijk="Overvecht") as b:
        await b.naar("streefwaarde", "Woninginbraken")
        assert "140 in 2018" in b.detail
        assert (
            "geen vergelijking: inwoners van deze wijk en de stad in 2018 staan niet in het bestand; "
            "zet in Wijken de cursor op de wijk of de stad en typ ze met e"
        ) in b.detail
        assert plat(b.regel("bord", "Woninginbraken").rechts).split() == ["1.036", "140", "–", "–"]
        await _in_wijken(b, "Overvecht")
        assert "Inwoners onbekend in 2018" in b.detail
        await b.toets("e")
        await b.typ("35.000")
        assert b.uitleg.startswith("Inwoners 2018: = 35.000 inwoners")
        await b.doe("enter")
        assert b.status.endswith("inwoners 2018 (Overvecht)")
        assert "Inwoners 35.000 in 2018 eigen invoer" in b.detail
        await _in_wijken(b, "Stad")
        await b.toets("e")
        await b.typ("350.000")
        await b.doe("enter")
        await _in_wijken(b, "Overvecht")
        await b.naar("streefwaarde", "Woninginbraken")
        # 140 / 35 = 4,0 and 1.036 / 350 = 2,96
        assert "140 in 2018, 4,0 per 1.000 inwoners tegen 3,0 in de stad (+1,0)" in b.detail
        assert plat(b.regel("bord", "Woninginbraken").rechts).split() == ["1.036", "140", "+1,0‰", "–"]
        # undo takes them back one by one, and the comparison with them
        await b.doe("u")
        assert "+1,0‰" not in "\n".join(b.regels("bord"))


async def test_inwoners_van_een_ander_jaar_worden_genoemd_en_niet_gebruikt(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await _in_wijken(b, "Overvecht")
        await b.toets("e")
        await b.typ("35000")
        await b.doe("enter")
        await b.toets("less_than_sign")
        assert "onbekend in 2017 (wel van 2018)" in b.detail
        # a half person is refused beside the field, and what was typed stays
        await b.toets("e")
        await b.typ("12,5")
        await b.toets("enter")
        assert "heel getal" in b.uitleg
        await b.toets("escape")
        assert een(pad, "SELECT count(*) FROM meting WHERE vindplaats = 'eigen invoer'") == 1


async def test_een_gemeente_zonder_wijken_heeft_ook_inwoners(pad: Path) -> None:
    async with bank(pad, (80, 24), plan="leusden-2016-2019") as b:
        b.werkbank.naar_paneel("wijken")
        await b.pilot.pause()
        await b.toets("e")
        await b.typ("29500")
        await b.doe("enter")
        assert b.status.endswith("inwoners 2019 (gemeente)")


async def test_inwoners_staan_niet_op_het_scorebord_en_zijn_bij_de_wijken_te_vinden(pad: Path) -> None:
    async with bank(pad) as b:
        bord = b.regels("bord")
        await _in_wijken(b, "Stad")
        await b.toets("e")
        await b.typ("350.000")
        await b.doe("enter")
        assert b.regels("bord") == bord
        # who goes to it, as from what changed or the logboek, comes where it is typed
        indicator = een(pad, "SELECT id FROM indicator WHERE sleutel = 'inwoners'")
        b.werkbank.naar_paneel("boom")
        assert b.werkbank.ga_naar(("indicator", indicator, 0))
        await b.pilot.pause()
        assert b.werkbank.paneel == "wijken"
        assert "Inwoners 350.000 in 2018 eigen invoer" in b.detail
        await b.toets("e")
        await b.typ("350.001")
        await b.doe("enter")
        # every value of every bron is one key away there too
        await b.toets("b")
        assert "Inwoners, stad: elke waarde van elke bron" in b.detail
        assert "350.001" in b.detail


async def test_een_los_cijfer_zegt_in_een_wijk_ook_hoe_het_zich_verhoudt(pad: Path) -> None:
    async with bank(pad, wijk="West") as b:
        nummer = b.regel("bord", "Vernieling").sleutel[1]
        b.werkbank.ga_naar(("indicator", nummer, 0))
        await b.pilot.pause()
        assert "West geen cijfer voor 2018" in b.detail
