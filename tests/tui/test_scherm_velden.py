"""Every field that the detail shows is edited there, and a line that shows another row opens its card."""

from pathlib import Path

import pytest

from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.kaartscherm import Kaartscherm
from ivp_tui.weergave.detail import KAART
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import Bank, bank, een, sql, tot

HOTSPOTS = "Toezicht op hotspots jongeren"


def regel_van(b: Bank, label: str) -> str:
    regels = (" ".join(plat(r.links).split()) for r in b.werkbank.detailbeeld.regels)
    return next(regel for regel in regels if regel.startswith(label))


@pytest.mark.parametrize(
    ("soort", "begin", "label", "tekst", "lezing", "getoond", "kolom", "waarde"),
    [
        ("actie", HOTSPOTS, "Soort", "nieuw", "= nieuw", "Soort nieuw", "soort", "nieuw"),
        ("actie", HOTSPOTS, "Aanpak", "ge", "= gebiedsgericht", "Aanpak gebiedsgericht", "aanpak", "gebiedsgericht"),
        ("actie", HOTSPOTS, "Schakels", "rep, preve", "= preventie, repressie", "Schakels preventie, repressie",
         "schakels", "preventie, repressie"),
        ("actie", HOTSPOTS, "Vindplaats", "bladzijde 12", "", "Vindplaats bladzijde 12", "vindplaats", "bladzijde 12"),
        ("doel", "Overvallen 41%", "Soort", "k", "= kwalitatief", "Soort kwalitatief", "soort", "kwalitatief"),
        ("thema", "High", "Voorrang", "n", "= nee", "Voorrang nee", "prioriteit", 0),
        ("streefwaarde", "Overvallen", "Basisjaar", "2010", "= 2010", "Basisjaar 2010", "basisjaar", 2010),
        ("streefwaarde", "Overvallen", "Richting", "omh", "= omhoog", "Richting omhoog", "richting", "omhoog"),
    ],
)  # fmt: skip
async def test_een_veld_in_het_detail(
    pad: Path, soort: str, begin: str, label: str, tekst: str, lezing: str, getoond: str, kolom: str, waarde: object
) -> None:
    async with bank(pad) as b:
        nummer = await b.naar(soort, begin)
        oud = een(pad, f"SELECT {kolom} FROM {soort} WHERE id = ?", nummer)
        await b.naar_veld(label)
        await b.toets("enter")
        await b.typ(tekst)
        assert lezing in b.uitleg
        await b.doe("enter")
        assert een(pad, f"SELECT {kolom} FROM {soort} WHERE id = ?", nummer) == waarde
        assert regel_van(b, label) == getoond
        await b.doe("u")
        assert een(pad, f"SELECT {kolom} FROM {soort} WHERE id = ?", nummer) == oud


async def test_de_looptijd_van_het_plan(pad: Path) -> None:
    async with bank(pad) as b:
        await b.toets("g")
        await b.naar_veld("Looptijd van")
        await b.toets("enter")
        await b.typ("2020")
        await b.doe("enter")
        assert "ligt na het laatste (2018)" in b.uitleg
        await b.toets("escape")
        await b.toets("down", "enter")
        await b.typ("2019")
        await b.doe("enter")
        assert een(pad, "SELECT tot FROM plan WHERE slug = 'utrecht-2015-2018'") == 2019
        assert "2015–2019" in b.titel or "2015–2018" in b.titel  # the title of the plan itself stays
        assert b.stand.plan.tot == 2019


async def test_de_bron_wordt_gekozen_uit_een_lijst(pad: Path) -> None:
    async with bank(pad) as b:
        actie = await b.naar("actie", HOTSPOTS)
        await b.naar_veld("Bron")
        await b.toets("enter")
        assert isinstance(b.app.screen, Kiesscherm)
        await b.toets("escape")
        assert b.app.screen is b.werkbank
        await b.toets("enter")
        await b.typ("jaarverslag")
        await b.doe("enter")
        await tot(b.pilot, lambda: b.status.startswith("#"))
        await tot(b.pilot, lambda: "bron van actie" in b.status)
        bron = een(pad, "SELECT bron.titel FROM actie JOIN bron ON bron.id = bron_id WHERE actie.id = ?", actie)
        assert bron.startswith("Jaarverslag")
        assert bron in b.detail


async def test_een_veld_dat_een_ander_wijzigde_zegt_het_in_namen(pad: Path) -> None:
    async with bank(pad) as b:
        actie = await b.naar("actie", HOTSPOTS)
        await b.naar_veld("Bron")
        await b.toets("enter")
        sql(pad, "UPDATE actie SET bron_id = (SELECT id FROM bron WHERE titel LIKE 'CBS%') WHERE id = ?", actie)
        await b.typ("jaarverslag")
        await b.doe("enter")
        await tot(b.pilot, lambda: "bron van actie is intussen gewijzigd in «CBS" in b.status)
        assert "uw «Jaarverslag" in b.status


async def test_enter_op_een_regel_van_een_andere_rij_opent_haar_kaart(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("thema", "High")
        tabellen = {r.sleutel[0] for r in b.werkbank.detailbeeld.regels if r.sleutel[0].startswith(KAART)}
        assert {f"{KAART}kenmerk", f"{KAART}thema_partner"} <= tabellen
        b.werkbank.naar_paneel("detail")
        gezien = set()
        for _ in range(len(b.werkbank.detailbeeld.regels)):
            soort, nummer, _ = b.hier("detail")
            if soort.startswith(KAART) and soort not in gezien:
                gezien.add(soort)
                await b.toets("enter")
                scherm = b.app.screen
                assert isinstance(scherm, Kaartscherm)
                assert (f"{KAART}{scherm.tabel}", scherm.rij) == (soort, nummer)
                await b.toets("escape")
                assert b.hier("detail")[:2] == (soort, nummer)
            await b.toets("down")
        assert gezien == tabellen


async def test_e_op_een_cijfer_van_de_bronnen_opent_zijn_kaart(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("streefwaarde", "Woninginbra")
        await b.toets("b")
        while b.hier("detail")[0] != "meting":
            await b.toets("down")
        meting = b.hier("detail")[1]
        await b.toets("e")
        scherm = b.app.screen
        assert isinstance(scherm, Kaartscherm)
        assert (scherm.tabel, scherm.rij) == ("meting", meting)
        await b.toets("escape")
        while b.hier("detail")[0] != f"{KAART}bron":
            await b.toets("down")
        await b.toets("e")
        assert "Bron «" in b.scherm
        await b.toets("escape")


async def test_een_bedrag_over_dat_van_een_bron_zegt_het_voor_het_bewaren(pad: Path) -> None:
    async with bank(pad) as b:
        thema = await b.naar("thema", "High")
        sql(pad, "INSERT INTO middel (thema_id, jaar, begroot, bron_id, vindplaats) VALUES (?, 2015, 100, 1, 'p. 3')",
            thema)  # fmt: skip
        await b.app.regie.kijk()
        await b.naar_veld("Middelen 2015")
        await b.toets("enter")
        await b.typ("200")
        assert "= € 200; wordt eigen invoer; wat «" in b.uitleg
        await b.doe("enter")
        begroot, bron, zei = sql(pad, "SELECT begroot, bron_id, toelichting FROM middel")[0]
        assert (begroot, bron) == (200, None)
        assert "p. 3: begroot € 100" in zei
        await b.doe("u")
        assert sql(pad, "SELECT begroot, bron_id, toelichting FROM middel") == [(100, 1, "")]


async def test_a_bij_de_bronnen_van_een_actie_blijft_een_nieuwe_actie(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", HOTSPOTS)
        await b.toets("b", "a")
        assert b.app.screen is b.werkbank
        assert b.werkbank.bewerker is not None
        await b.toets("escape")


async def test_de_kaart_van_een_cijfer_vanuit_het_detail(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("streefwaarde", "Woninginbra")
        await b.naar_veld("Stad 2018")
        await b.toets("ctrl+k")
        assert "Cijfer «Woninginbraken, stad 2018" in b.scherm
        await b.toets("escape")
        await b.toets("g")
        b.werkbank.naar_paneel("bord")
        await b.toets("ctrl+k")
        assert "Streefwaarde «" in b.scherm
        await b.toets("escape")
