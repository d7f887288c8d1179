"""The AVG brake on the screen: what looks personal asks once before it is saved, wherever a text is typed."""

from pathlib import Path

import pytest
from textual.events import Key

from tests.tui.hulp import Bank, bank, een, sql
from tests.tui.test_scherm_nieuwplan import _maak, _naar, _open, _scherm

TITEL = "Toezicht op hotspots jongeren"
NUMMER = 22  # its id in a fresh file
BSN = "jongen met 123456782 erbij"
VRAAG = "lijkt op een BSN: 123456…; nog eens Enter bewaart toch, Esc terug"


def _logboek(b: Bank) -> int:
    return int(een(b.pad, "SELECT count(*) FROM v_logboek"))


def _toelichting(b: Bank) -> object:
    rijen = sql(b.pad, "SELECT toelichting FROM v_stand WHERE actie_id = ? AND wijk IS NULL", NUMMER)
    return rijen[0][0] if rijen else None


def _staat_nergens(pad: Path, stuk: str) -> bool:
    """Whether a text is in no file beside the plan or in the state of the program."""
    mappen = [pad.parent, Path.home()]
    bestanden = [p for map_ in mappen for p in map_.rglob("*") if p.is_file()]
    return not any(stuk.encode() in p.read_bytes() for p in bestanden)


async def test_een_titel_vraagt_en_dezelfde_tekst_nog_eens_bewaart(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        await b.typ(BSN)
        assert "lijkt op" not in b.uitleg
        await b.doe("enter")
        assert b.uitleg == VRAAG
        assert VRAAG in b.scherm
        assert _logboek(b) == 0
        await b.doe("enter")
        assert b.werkbank.bewerker is None
        assert een(pad, "SELECT titel FROM actie WHERE id = ?", NUMMER) == BSN
        assert b.status.startswith("#")


async def test_een_andere_tekst_vraagt_opnieuw_ook_als_ze_terug_verandert(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        await b.typ(BSN)
        await b.toets("enter", "left")
        assert b.uitleg == VRAAG
        await b.toets("end", "x")
        assert "lijkt op" not in b.uitleg
        await b.doe("enter")
        assert b.uitleg == VRAAG
        await b.toets("y", "backspace")
        assert "lijkt op" not in b.uitleg
        await b.doe("enter")
        assert b.uitleg == VRAAG
        assert _logboek(b) == 0
        await b.toets("home", "ctrl+k")
        await b.typ("gewone titel, 2.700 en 14 030 in BU03440111")
        await b.doe("enter")
        assert een(pad, "SELECT titel FROM actie WHERE id = ?", NUMMER) == "gewone titel, 2.700 en 14 030 in BU03440111"


async def test_esc_bewaart_niets_en_daarna_vraagt_het_weer(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        await b.typ(BSN)
        await b.doe("enter", "escape")
        assert b.werkbank.bewerker is None
        assert _logboek(b) == 0
        await b.toets("e", "enter")
        assert b.uitleg == VRAAG
        await b.doe("escape")
        assert _logboek(b) == 0


async def test_wat_eenmaal_bevestigd_is_vraagt_niet_nog_eens(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        await b.typ(BSN)
        await b.doe("enter", "enter")
        # unchanged it is not even saved; put back after another text it was confirmed before
        await b.doe("e", "enter")
        assert b.werkbank.bewerker is None
        await b.toets("e")
        await b.typ("iets anders")
        await b.doe("enter")
        await b.toets("e")
        await b.typ(BSN)
        await b.doe("enter")
        assert b.werkbank.bewerker is None
        assert een(pad, "SELECT titel FROM actie WHERE id = ?", NUMMER) == BSN
        # in another field the same text does ask
        await b.naar_veld("Trekker")
        await b.toets("e")
        await b.typ(BSN)
        await b.doe("enter")
        assert b.uitleg == VRAAG


async def test_wat_bevestigd_en_geweigerd_is_vraagt_niet_nog_eens(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("e")
        await b.typ(BSN)
        await b.toets("enter")
        sql(pad, "UPDATE actie SET titel = 'van een ander' WHERE id = ?", NUMMER)
        await b.doe("enter")
        assert "NIET OPGESLAGEN" in b.status
        await b.doe("e", "enter")
        assert "lijkt op" not in b.scherm
        assert een(pad, "SELECT titel FROM actie WHERE id = ?", NUMMER) in (BSN, "van een ander")


@pytest.mark.parametrize("toets", ["up", "down", "tab", "escape", "enter"])
async def test_de_reden_vraagt_bij_de_eerste_toets_en_gaat_bij_de_tweede(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        voor = b.hier()
        await b.doe("3")
        assert "leeg laten mag" in b.uitleg
        await b.typ("bel 06-12345678")
        await b.doe(toets)
        assert b.uitleg == "lijkt op een telefoonnummer: 06-123…; nog eens bewaart toch"
        assert (b.werkbank.paneel, b.hier("boom")) == ("boom", voor)
        assert _toelichting(b) == ""
        await b.doe(toets)
        assert b.werkbank.bewerker is None
        assert _toelichting(b) == "bel 06-12345678"
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1
        assert (b.werkbank.paneel, b.hier("boom") == voor) == (
            "bord" if toets == "tab" else "boom",
            toets not in ("up", "down"),
        )


async def test_na_de_vraag_gaat_typen_in_de_reden_gewoon_door(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("4")
        await b.typ("mail j@voorbeeld.nl")
        await b.doe("enter", "5")
        # the 5 belongs to the text: a status is not set by it
        assert b.uitleg.endswith("leeg laten mag")
        assert een(pad, "SELECT status FROM v_stand WHERE actie_id = ? AND wijk IS NULL", NUMMER) == "loopt achter"
        await b.toets("home", "ctrl+k")
        await b.typ("te weinig mensen")
        await b.doe("down")
        assert _toelichting(b) == "te weinig mensen"


async def test_ctrl_s_in_een_lange_tekst_vraagt_ook(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("doel", "Overvallen 41%")
        oud = een(pad, "SELECT toelichting FROM doel WHERE id = ?", nummer)
        await b.toets("t", "end", "enter")
        await b.typ("Kanaalstraat 12\n3531 CJ Utrecht")
        await b.doe("ctrl+s")
        assert b.uitleg == "lijkt op een adres: Kanaal…; nog eens ctrl+s bewaart toch, Esc terug"
        assert een(pad, "SELECT toelichting FROM doel WHERE id = ?", nummer) == oud
        # Enter is a new line here: the text changed
        await b.toets("enter", "x")
        assert "lijkt op" not in b.uitleg
        await b.doe("ctrl+s", "ctrl+s")
        assert b.werkbank.bewerker is None
        assert "3531 CJ Utrecht\nx" in een(pad, "SELECT toelichting FROM doel WHERE id = ?", nummer)


@pytest.mark.parametrize("label", ["Trekker", "Partners", "Inhoud"])
async def test_elk_vrij_veld_van_een_actie_vraagt(pad: Path, label: str) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.naar_veld(label)
        toets = "ctrl+s" if label == "Inhoud" else "enter"
        await b.toets("e", "end")
        await b.typ(", J. Jansen (3-4-1985)")
        await b.doe(toets)
        assert "lijkt op een geboortedatum: 3-4-19…" in b.uitleg
        assert _logboek(b) == 0
        await b.doe(toets)
        assert b.werkbank.bewerker is None
        assert _logboek(b) > 0


async def test_de_toelichting_met_t_vraagt_ook_bij_tab(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("t")
        await b.typ("kenteken 12-AB-34")
        await b.doe("tab")
        assert b.uitleg == "lijkt op een kenteken: 12-AB-…; nog eens Enter bewaart toch, Esc terug"
        await b.doe("tab")
        assert _toelichting(b) == "kenteken 12-AB-34"


async def test_een_toezegging_en_een_bericht_erbij_vragen(pad: Path) -> None:
    async with bank(pad, plan="utrecht-2023-2026") as b:
        await b.toets("colon")
        await b.typ("nieuwe toezegging")
        await b.toets("enter")
        await b.typ("Gesprek met j@voorbeeld.nl")
        await b.doe("enter")
        assert "lijkt op een e-mailadres" in b.uitleg
        await b.doe("enter")
        assert b.hier("boom")[0] == "toezegging"
        await b.naar_veld("Nieuw bericht")
        await b.toets("enter")
        await b.typ("1-4-2026 brief aan j@voorbeeld.nl")
        await b.doe("enter")
        assert "lijkt op een e-mailadres" in b.uitleg
        assert een(pad, "SELECT count(*) FROM bericht WHERE tekst LIKE '%voorbeeld%'") == 0
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM bericht WHERE tekst LIKE '%voorbeeld%'") == 1


async def test_een_nieuwe_actie_vraagt_voor_ze_er_is(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        hoeveel = een(pad, "SELECT count(*) FROM actie")
        await b.toets("a")
        await b.typ(BSN)
        await b.doe("enter")
        assert b.uitleg == VRAAG
        assert een(pad, "SELECT count(*) FROM actie") == hoeveel
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM actie WHERE titel = ?", BSN) == 1


async def test_datums_en_cijfers_vragen_nooit(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.naar_veld("Deadline")
        await b.toets("e")
        await b.typ("12-3-1990")
        await b.doe("enter")
        assert een(pad, "SELECT deadline FROM actie WHERE id = ?", NUMMER) == "1990-03-12"
        await b.naar("streefwaarde", "Woninginbraken")
        await b.toets("e")
        await b.typ("123456782")
        await b.doe("enter")
        assert b.werkbank.bewerker is None
        assert een(pad, "SELECT count(*) FROM v_meting WHERE waarde = 123456782") == 1


async def test_snelle_toetsen_bewaren_niets_ongevraagds(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        # all at once, as somebody types who does not look: Enter asks, what follows is text, and that asks anew
        for toets in ("3", *"123456782", "enter", "space", "5", "down"):
            b.app.post_message(Key(toets, toets if len(toets) == 1 else " " if toets == "space" else None))
        await b.klaar()
        assert b.werkbank.bewerker is not None
        assert b.werkbank.bewerker.tekst == "123456782 5"
        assert "lijkt op een BSN" in b.uitleg
        assert _toelichting(b) == ""
        for _ in range(2):
            b.app.post_message(Key("down", None))
        await b.klaar()
        # the first saved and went on; the second went one further
        assert _toelichting(b) == "123456782 5"
        assert b.werkbank.bewerker is None


@pytest.mark.parametrize(
    ("breed", "zin"), [(48, "telefoonnummer? nog eens Enter"), (60, "Enter bewaart toch"), (80, "06-123…")]
)
async def test_de_vraag_is_ook_smal_tot_het_einde_te_lezen(pad: Path, breed: int, zin: str) -> None:
    async with bank(pad, maat=(breed, 24)) as b:
        await b.naar("actie", TITEL)
        await b.toets("t")
        await b.typ("bel 06-12345678")
        await b.doe("enter")
        assert "telefoonnummer" in b.uitleg
        assert zin in b.uitleg
        assert b.uitleg in b.scherm


async def test_wat_gevraagd_en_niet_bewaard_is_staat_nergens(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.toets("t")
        await b.typ(BSN)
        await b.doe("enter", "escape")
        await b.app.verlaat()
    assert _staat_nergens(pad, "123456782")


async def test_de_titel_van_een_nieuw_plan_vraagt(pad: Path) -> None:
    async with bank(pad, plan="utrecht-2023-2026") as b:
        await _open(b)
        await _naar(b, " Titel ")
        await b.toets("enter", "backspace")
        await b.typ(BSN)
        scherm = _scherm(b)
        for toets in ("enter", "tab"):
            await b.toets(toets, "x")
            assert scherm.bewerker is not None
            await b.toets("backspace")
        await _maak(b)
        assert "lijkt op een BSN: 123456…" in b.scherm
        assert een(pad, "SELECT count(*) FROM plan WHERE titel = ?", BSN) == 0
        await _maak(b)
        assert een(pad, "SELECT count(*) FROM plan WHERE titel = ?", BSN) == 1
