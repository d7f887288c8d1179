"""How the workbench starts, what it remembers, and settings that cannot be used."""

import os
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.plan import Status
from ivp_tui.tui.app import OnbekendeWijk, maak_app
from tests.klein import ANDER_PLAN
from tests.tui.hulp import PLAN, bank, een


def _schrijf(pad: Path, tekst: str) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")


async def test_het_begin(pad: Path) -> None:
    async with bank(pad) as b:
        assert b.werkbank.focused is b.werkbank.lijst("boom")
        assert b.hier() == ("thema", b.stand.themas[0].id, 0)
        assert b.stand.themas[0].prioriteit
        assert b.status.startswith("#0. ")
        acties = {r.sleutel[1] for r in b.werkbank.boombeeld.regels if r.sleutel[0] == "actie"}
        assert acties == set(b.stand.actie)
        assert b.titel.split() == [
            "Utrecht",
            "2015–2018",
            "·",
            "Stad",
            "·",
            "peiljaar",
            "2018",
            "114",
            "acties",
            "?114",
        ]
        for deel in ("Scorebord 2018, Stad", "Vleuten-De Meern", "★ High Impact Crimes", " #0. ", "q sluit"):
            assert deel in b.scherm


async def test_een_bestand_met_een_logboek_begint_bij_het_laatste_nummer(pad: Path) -> None:
    async with bank(pad) as b:
        await b.naar("actie", "Gay-alert")
        await b.doe("2")
        nummer = een(pad, "SELECT max(id) FROM v_logboek")
    async with bank(pad) as b:
        assert b.status.startswith(f"#{nummer}. ")
        await b.naar("actie", "Gay-alert")
        assert "op schema" in b.detail


async def test_wijk_vouwen_en_kleuren_worden_onthouden(pad: Path) -> None:
    async with bank(pad, plan=None) as b:
        await b.toets("space", "right_square_bracket", "T", "q")
        assert b.app.return_value == 0
        thema, wijk = b.app.theme, b.werkbank.blik.wijk_id
    async with bank(pad, plan=None) as b:
        assert b.app.theme == thema != "ivp-donker"
        assert b.werkbank.blik.wijk_id == wijk is not None
        assert b.regel("boom", "Veiliger wijken").vouw is False
        assert b.regel("wijken", "West").links[0][0] == "● "


async def test_een_gevraagde_wijk_gaat_voor_en_een_onbekende_wordt_geweigerd(pad: Path) -> None:
    async with bank(pad, wijk="overvecht") as b:
        assert "Overvecht" in b.titel
    with pytest.raises(OnbekendeWijk, match="er is geen wijk «Nergens»; wel: West, Noordwest"):
        maak_app(pad, PLAN, "Nergens", False)


async def test_een_plan_zonder_wijken(klein_pad: Path) -> None:
    async with bank(klein_pad, plan=ANDER_PLAN) as b:
        assert b.regels("wijken") == ["● Kleinoord 2"]
        await b.toets("right_square_bracket", "left_square_bracket")
        assert b.werkbank.blik.wijk_id is None
        await b.naar("actie", "Buurtwacht")
        await b.doe("2")
        assert [s.status for s in b.stand.standen] == [Status.OP_SCHEMA]
        await b.naar_veld("Gebied")
        await b.toets("enter")
        await b.typ("Noord")
        await b.toets("enter")
        assert "deze gemeente heeft geen wijken" in b.uitleg


async def test_kapotte_kleuren_worden_gemeld_en_het_programma_start(pad: Path) -> None:
    eigen = paden.gebruikersmap("config") / "themes.toml"
    _schrijf(eigen, '[lelijk]\nprimary = "geen kleur"\n')
    async with bank(pad) as b:
        assert "thema «lelijk» is niet te gebruiken" in b.status
        assert b.app.theme == "ivp-donker"
    _schrijf(eigen, "dit is geen TOML [[[")
    async with bank(pad) as b:
        assert "themes.toml is niet te lezen" in b.status
        assert b.status.startswith("#0. ")


async def test_eigen_kleuren_doen_mee(pad: Path) -> None:
    eigen = paden.gebruikersmap("config") / "themes.toml"
    _schrijf(eigen, '[mijn]\nprimary = "#123456"\nbackground = "#fefefe"\ndark = false\n')
    async with bank(pad) as b:
        gezien = []
        for _ in range(4):
            await b.toets("T")
            gezien.append(b.app.theme)
            assert b.status == f"kleuren: {b.app.theme}"
        assert gezien == ["ivp-licht", "ivp-contrast", "mijn", "ivp-donker"]
        await b.toets("T", "T", "T")
        assert b.werkbank.palet is not None
        assert b.werkbank.palet.kleur("background").lower() == "#fefefe"


async def test_eigen_toetsen(pad: Path) -> None:
    _schrijf(paden.instellingen(), 'wie = "anna"\n[toetsen]\ntrend = "X"\nvolgende-wijk = "W )"\n')
    async with bank(pad) as b:
        assert "nu geldt: Veiligheidsagenda Utrecht 2023–2026 (w wisselt van plan)" in b.status
        await b.toets("W")
        assert "West" in b.titel
        await b.toets(")")
        assert "Noordwest" in b.titel
        await b.toets("right_square_bracket")
        assert "Noordwest" in b.titel


@pytest.mark.parametrize(
    ("toetsen", "melding"),
    [
        ('trend = "q"', "«q» is al van sluit; de standaard van trend geldt"),
        ('trend = "/"', "«/» is al van zoek"),
        ('vliegen = "v"', "er is geen opdracht «vliegen»"),
        ('trend = ""', "trend heeft geen toets"),
        ("trend = 3", "[toetsen] moet regels hebben als"),
    ],
)
async def test_toetsen_die_niet_kunnen_worden_gemeld(pad: Path, toetsen: str, melding: str) -> None:
    _schrijf(paden.instellingen(), f"[toetsen]\n{toetsen}\n")
    async with bank(pad) as b:
        assert melding in b.status
        await b.naar("doel", "Jeugdoverlast")
        await b.toets("x")
        assert b.werkbank.modus == "trend"


async def test_alleen_lezen(pad: Path) -> None:
    vooraf = pad.read_bytes()
    async with bank(pad, alleen_lezen=True) as b:
        assert b.status.startswith("#0. alleen lezen: ")
        assert "ALLEEN LEZEN" in b.titel
        await b.naar("actie", "Gay-alert")
        for toets in ("2", "3", "D", "u", "ctrl+r", "e", "t", "a"):
            await b.doe(toets)
            assert b.werkbank.bewerker is None, toets
            assert b.status.startswith("NIET OPGESLAGEN: alleen lezen"), toets
    assert pad.read_bytes() == vooraf


async def test_een_bestand_dat_niet_geschreven_mag_worden(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad.chmod(0o444)
    mag = os.access
    monkeypatch.setattr(os, "access", lambda wat, hoe, **rest: hoe != os.W_OK and mag(wat, hoe, **rest))
    vooraf = pad.read_bytes()
    async with bank(pad) as b:
        await b.naar("actie", "Gay-alert")
        await b.doe("2")
        assert "NIET OPGESLAGEN" in b.status or os.geteuid() == 0
    assert pad.read_bytes() == vooraf or os.geteuid() == 0
