"""The card of any row, and the lists of rows: editing, refusing, following, adding, taking away, and undo."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.tui.schermen.kaartscherm import Kaartscherm, Rijlijst
from ivp_tui.tui.schermen.kaartvlak import Kaartvlak
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, een, sql, tot

HOTSPOTS = "Toezicht op hotspots jongeren"


def kaart(b: Bank) -> Kaartvlak:
    assert isinstance(b.app.screen, Kaartvlak)
    return b.app.screen


def regels(b: Bank) -> list[str]:
    return [" ".join(plat(r.links).split()) for r in kaart(b).beeld.regels]


def hier(b: Bank) -> str:
    return regels(b)[kaart(b).beeld.cursor]


def bericht(b: Bank) -> str:
    regel = kaart(b).bericht
    return plat(regel.links).strip() if regel else ""


def uitleg(b: Bank) -> str:
    bewerker = kaart(b).bewerker
    assert bewerker is not None
    regel = bewerker._uitleg.regel
    return plat(regel.links).strip() if regel else ""


async def naar(b: Bank, label: str) -> None:
    """Put the cursor of the card on the line that begins so."""
    await b.toets("g")
    for _ in range(len(regels(b))):
        if hier(b).startswith(label):
            return
        await b.toets("down")
    raise AssertionError(f"geen regel {label}: {regels(b)}")


async def kies_lijst(b: Bank, naam: str) -> None:
    await b.werkbank.doe_lijst(naam)
    await b.pilot.pause()


async def test_de_kaart_van_een_actie_wijzigt_elk_veld(pad: Path) -> None:
    async with bank(pad) as b:
        actie = await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        assert f"Actie «{HOTSPOTS}" in b.scherm
        assert isinstance(b.app.screen, Kaartscherm)
        await naar(b, "Schakels")
        await b.toets("enter")
        await b.typ("nazorg, prev")
        assert uitleg(b) == "Schakels: = preventie, nazorg"
        await b.doe("enter")
        assert hier(b) == "Schakels preventie, nazorg"
        assert bericht(b).startswith("#")
        assert een(pad, "SELECT schakels FROM actie WHERE id = ?", actie) == "preventie, nazorg"
        await naar(b, "Soort")
        await b.toets("e")
        await b.typ("nie")
        await b.doe("enter")
        assert hier(b) == "Soort nieuw"
        await b.doe("u")
        assert hier(b) == "Soort lopend"
        assert "ongedaan" in bericht(b)
        await b.doe("ctrl+r")
        assert hier(b) == "Soort nieuw"
        await b.toets("escape")
        assert b.app.screen is b.werkbank


async def test_verkeerde_invoer_blijft_staan_en_esc_zet_terug(pad: Path) -> None:
    async with bank(pad) as b:
        doel = await b.naar("doel", "Overvallen 41%")
        await b.toets("ctrl+k")
        await naar(b, "Soort")
        await b.toets("enter")
        await b.typ("xyz")
        assert "kies uit: meetbaar, kwalitatief" in uitleg(b)
        await b.doe("enter")
        assert kaart(b).bewerker is not None
        await b.toets("escape")
        assert kaart(b).bewerker is None
        assert hier(b) == "Soort meetbaar"
        assert "staat er weer" in bericht(b)
        await b.toets("enter")
        bewerker = kaart(b).bewerker
        assert bewerker is not None
        assert bewerker.tekst == "xyz"
        await b.toets("escape", "escape")
        assert een(pad, "SELECT soort FROM doel WHERE id = ?", doel) == "meetbaar"


async def test_een_ander_wijzigde_hetzelfde_veld(pad: Path) -> None:
    async with bank(pad) as b:
        doel = await b.naar("doel", "Overvallen 41%")
        await b.toets("ctrl+k")
        await naar(b, "Bron")
        ander = een(pad, "SELECT min(id) FROM bron WHERE id <> (SELECT bron_id FROM doel WHERE id = ?)", doel)
        await naar(b, "Vindplaats")
        await b.toets("enter")
        await b.typ("hoofdstuk 9")
        sql(pad, "UPDATE doel SET vindplaats = 'hoofdstuk 7' WHERE id = ?", doel)
        await b.doe("enter")
        assert "is intussen gewijzigd in «hoofdstuk 7»; uw «hoofdstuk 9» is niet opgeslagen" in bericht(b)
        assert hier(b) == "Vindplaats hoofdstuk 7"
        await b.toets("enter")
        assert kaart(b).bewerker.tekst == "hoofdstuk 9"
        await b.doe("enter")
        assert een(pad, "SELECT vindplaats FROM doel WHERE id = ?", doel) == "hoofdstuk 9"
        # what another writes shows by itself, with the cursor where it was
        sql(pad, "UPDATE doel SET soort = 'kwalitatief', bron_id = ? WHERE id = ?", ander, doel)
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: "Soort kwalitatief" in regels(b))
        assert hier(b).startswith("Vindplaats")


async def test_wat_opgeslagen_is_blijft_zo_heten_als_de_kaart_daarna_niet_te_lezen_is(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    async with bank(pad) as b:
        actie = await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await naar(b, "Trekker")
        await b.toets("enter")
        await b.typ("politie")
        monkeypatch.setattr("ivp_tui.tui.schermen.kaartscherm.lees_kaart", stuk)
        await b.toets("enter")
        await tot(b.pilot, lambda: "nu niet te lezen" in bericht(b))
        assert een(pad, "SELECT trekker FROM actie WHERE id = ?", actie) == "politie"
        assert bericht(b).startswith("#1. trekker van actie; nu niet te lezen: ")
        assert "NIET OPGESLAGEN" not in bericht(b)
        # told once, however often it is tried
        await b.app.regie.herlees("")
        await b.pilot.pause(0.5)
        assert bericht(b).count("nu niet te lezen") == 1


async def test_een_kaart_die_niet_te_lezen_is_heet_geen_weigering(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await naar(b, "Trekker")
        monkeypatch.setattr("ivp_tui.tui.schermen.kaartscherm.haal_veld", stuk)
        await b.toets("enter")
        await tot(b.pilot, lambda: bericht(b) != "")
        assert bericht(b).startswith("nu niet te lezen: ")


async def test_een_bron_kiezen_en_volgen(pad: Path) -> None:
    async with bank(pad) as b:
        thema = await b.naar("thema", "")
        await b.toets("ctrl+k")
        await naar(b, "Bron")
        was = hier(b)
        await b.toets("enter")
        await b.typ("begroting")
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Kaartscherm) and hier(b) != was)
        assert "egroting" in hier(b)
        nieuw = een(pad, "SELECT bron.titel FROM bron JOIN thema ON bron_id = bron.id WHERE thema.id = ?", thema)
        assert "egroting" in nieuw
        await b.toets("l")
        assert "Bron «" in b.scherm
        await naar(b, "Jaar")
        await b.toets("enter")
        await b.typ("1789")
        assert "ligt buiten 1900" in uitleg(b)
        await b.toets(*["backspace"] * 4)
        await b.typ("2031")
        await b.doe("enter")
        assert hier(b) == "Jaar 2031"
        await b.toets("escape")
        assert hier(b).startswith("Bron ")
        assert "deze regel wijst niet" not in bericht(b)
        await naar(b, "Titel")
        await b.toets("l")
        assert "wijst niet naar iets anders" in bericht(b)


async def test_een_lijst_waarop_een_rij_erbij_komt_en_weg_gaat(pad: Path) -> None:
    async with bank(pad) as b:
        await kies_lijst(b, "partner")
        assert isinstance(b.app.screen, Rijlijst)
        aantal = een(pad, "SELECT count(*) FROM partner")
        assert f"Partners ({aantal})" in b.scherm
        await b.toets("a")
        await b.doe("enter")
        assert "mag niet leeg" in uitleg(b)
        await b.typ("Wijkplatform Zuid")
        await b.doe("enter")
        assert hier(b).startswith("Wijkplatform Zuid")
        await b.toets("enter")
        await naar(b, "Afkorting")
        await b.toets("e")
        await b.typ("WPZ")
        await b.doe("enter", "escape")
        assert hier(b).startswith("Wijkplatform Zuid (WPZ)")
        await b.doe("D")
        assert een(pad, "SELECT count(*) FROM partner") == aantal
        await b.doe("u")
        assert een(pad, "SELECT afkorting FROM partner WHERE naam = 'Wijkplatform Zuid'") == "WPZ"
        gebruikt = een(pad, "SELECT naam FROM partner JOIN actie_partner ON partner.id = partner_id LIMIT 1")
        await b.toets("slash")
        await b.typ(gebruikt)
        await b.pilot.pause()
        await b.toets("enter")
        assert hier(b).startswith(gebruikt)
        await b.doe("D")
        assert "is nog in gebruik bij" in bericht(b)
        assert een(pad, "SELECT count(*) FROM partner") == aantal + 1


async def test_een_nieuwe_naam_die_er_al_is_blijft_bewaard(pad: Path) -> None:
    async with bank(pad) as b:
        await kies_lijst(b, "partner")
        bezet = een(pad, "SELECT naam FROM partner ORDER BY naam LIMIT 1")
        await b.toets("a")
        await b.typ(bezet)
        await b.doe("enter")
        assert "er is al zo'n partner" in bericht(b)
        await b.toets("a")
        assert kaart(b).bewerker.tekst == bezet


async def test_een_streefwaarde_erbij_vanaf_het_bord(pad: Path) -> None:
    async with bank(pad) as b:
        voor = een(pad, "SELECT count(*) FROM streefwaarde")
        await b.naar("streefwaarde", "Woninginbra")
        await b.toets("a")
        assert isinstance(b.app.screen, Kaartvlak) is False  # the list to choose an indicator from
        await b.typ("fiets")
        await b.pilot.pause()
        await b.toets("enter")
        await b.pilot.pause()
        assert "Richting (nieuw: streefwaarde)" in b.scherm
        await b.typ("oml")
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM streefwaarde") == voor + 1
        assert "Fiets" in hier(b)
        await b.doe("D")
        assert een(pad, "SELECT count(*) FROM streefwaarde") == voor


async def test_een_cijfer_van_een_ander_jaar_bij_de_bronnen(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("streefwaarde", "Woninginbra")
        await b.toets("b", "a")
        assert "Jaar (nieuw: cijfer)" in b.scherm
        await b.typ("2015")
        await b.doe("enter")
        assert "er is al een cijfer van 2015" in bericht(b)
        await b.toets("a")
        await b.typ("2031")
        await b.doe("enter")
        await b.typ("1.234")
        assert "= 1.234" in uitleg(b)
        await b.doe("enter")
        assert "stad 2031: 1.234" in hier(b)
        assert een(pad, "SELECT waarde FROM meting WHERE periode = 2031") == 1234
        await b.doe("enter")
        assert "Cijfer «Woninginbraken, stad 2031: 1.234»" in b.scherm
        await naar(b, "Jaar")
        await b.toets("enter")
        await b.typ("2032")
        await b.doe("enter", "escape")
        assert "stad 2032: 1.234" in hier(b)
        await b.doe("D")
        assert een(pad, "SELECT count(*) FROM meting WHERE periode > 2030") == 0


async def test_de_kaart_van_een_wijk_en_van_de_gemeente(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        b.werkbank.naar_paneel("wijken")
        await b.toets("ctrl+k")
        assert "Wijk «Overvecht»" in b.scherm
        await b.toets("enter")
        await b.typ("Overvecht-Noord")
        await b.doe("enter")
        assert "Overvecht-Noord" in b.titel
        await b.toets("escape")
        await b.toets("g", "ctrl+k")
        assert "Gemeente «Utrecht»" in b.scherm
        await naar(b, "Gebieden")
        await b.toets("enter")
        assert "Gebied «" in b.scherm
        await naar(b, "Wijken")
        await b.toets("enter")
        await b.typ("oost, zuid")
        assert "= Zuid, Oost" in uitleg(b) or "= Oost, Zuid" in uitleg(b)
        await b.doe("enter")
        assert {"Oost", "Zuid"} == set(hier(b).removeprefix("Wijken ").split(", "))


async def test_de_rem_vraagt_ook_op_een_kaart(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await naar(b, "Trekker")
        await b.toets("enter")
        await b.typ("bel 06-12345678")
        await b.doe("enter")
        assert kaart(b).bewerker is not None
        assert "Enter bewaart" in uitleg(b)
        await b.doe("enter")
        assert hier(b) == "Trekker bel 06-12345678"


async def test_alleen_lezen_opent_de_kaart_en_wijzigt_niets(pad: Path) -> None:
    async with bank(pad, alleen_lezen=True) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k", "enter")
        assert kaart(b).bewerker is None
        assert "alleen lezen" in bericht(b)


@pytest.mark.parametrize("maat", [(80, 24), (200, 60)])
async def test_de_kaart_past_en_het_veld_staat_op_het_scherm(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat=maat) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await b.toets("G")
        assert hier(b).split()[0] in b.scherm
        await naar(b, "Toelichting")
        await b.toets("enter")
        bewerker = kaart(b).bewerker
        assert bewerker is not None
        assert bewerker.region.right <= maat[0]
        assert bewerker.region.bottom <= maat[1]
        assert bewerker.region.x >= kaart(b).lijst.region.x
        assert "ctrl+s bewaart" in b.scherm
        await b.toets("escape", "escape")


async def test_vijandige_namen_doen_niets_op_de_kaart(pad: Path) -> None:
    naam = "\x1b[2J[bold]Bron[/x]\u202e \x9b31m"
    with closing(sqlite3.connect(pad)) as conn, conn:
        conn.execute("UPDATE bron SET titel = ?, uitgever = ?, toelichting = ?", (naam, naam, naam * 20))
        conn.execute("UPDATE partner SET soort = ?", (naam,))
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await naar(b, "Bron")
        for toets in ("l", "enter", "escape", "escape", "enter", "escape"):
            await b.toets(toets)
            await b.pilot.pause()
            for teken in ("\x1b", "\u202e", "\x9b"):
                assert teken not in b.scherm
        await b.toets("escape")
        await kies_lijst(b, "partner")
        assert "\x1b" not in b.scherm
        assert "[bold]" in b.scherm


async def test_een_rij_die_een_ander_weghaalde(pad: Path) -> None:
    async with bank(pad) as b:
        await kies_lijst(b, "partner")
        await b.toets("a")
        await b.typ("Tijdelijk")
        await b.doe("enter")
        await b.toets("enter")
        assert "Partner «Tijdelijk»" in b.scherm
        sql(pad, "DELETE FROM partner WHERE naam = 'Tijdelijk'")
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: "is er niet meer" in b.scherm)
        await b.toets("enter", "e", "l", "D", "escape")
        assert "Tijdelijk" not in "".join(regels(b))


async def test_de_muis_opent_een_regel_en_zet_een_open_veld_terug(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await b.pilot.pause()
        lijst = kaart(b).lijst
        rij = next(i for i, regel in enumerate(regels(b)) if regel.startswith("Soort")) + 1
        await b.pilot.click(lijst, offset=(20, rij))
        await b.pilot.pause()
        assert kaart(b).bewerker is not None
        await b.typ("nieuw")
        await b.pilot.click(lijst, offset=(20, rij + 5))
        await b.pilot.pause()
        assert kaart(b).bewerker is None
        await b.pilot.click(lijst, offset=(20, rij))
        await b.pilot.pause()
        bewerker = kaart(b).bewerker
        assert bewerker is not None
        assert bewerker.tekst == "nieuw"
        await b.doe("enter")
        assert "Soort nieuw" in regels(b)


async def test_een_partner_met_rol_bij_een_thema(pad: Path) -> None:
    async with bank(pad) as b:
        thema = await b.naar("thema", "High")
        voor = een(pad, "SELECT count(*) FROM thema_partner WHERE thema_id = ?", thema)
        await b.toets("ctrl+k")
        await naar(b, "Partners")
        await b.toets("a")
        nieuw = een(
            pad,
            """SELECT naam FROM partner WHERE id NOT IN (SELECT partner_id FROM thema_partner WHERE thema_id = ?)
            AND length(naam) > 12 ORDER BY naam LIMIT 1""",
            thema,
        )
        await b.typ(nieuw)
        await b.pilot.pause()
        await b.toets("enter")
        await b.pilot.pause()
        assert "Rol (nieuw: partner)" in b.scherm
        await b.typ("denkt mee")
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM thema_partner WHERE thema_id = ?", thema) == voor + 1
        assert f"{nieuw} — denkt mee" in hier(b)
        await b.doe("u")
        assert een(pad, "SELECT count(*) FROM thema_partner WHERE thema_id = ?", thema) == voor


@pytest.mark.parametrize("maat", [(120, 36), (80, 24), (200, 50), (97, 31)])
async def test_een_veld_opent_op_zijn_eigen_regel(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("ctrl+k")
        await naar(b, "Deadline")
        rij = kaart(b).lijst.rij_op_scherm(kaart(b).beeld.cursor)
        assert rij is not None
        await b.toets("enter")
        await b.pilot.pause()
        bewerker = kaart(b).bewerker
        assert bewerker is not None
        assert bewerker.region.y == kaart(b).lijst.region.y + rij
        assert bewerker.region.x == kaart(b).lijst.region.x
        assert bewerker.region.width == kaart(b).lijst.region.width
