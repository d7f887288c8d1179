"""Every size of the terminal, and names that want to do harm."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.domein.schoon import is_schoon
from ivp_tui.tui.opdrachten import OPDRACHTEN
from ivp_tui.tui.toetsnamen import toetsnaam
from ivp_tui.weergave.regel import breedte
from tests.tui.hulp import Bank, bank, schermtekst
from tests.weergave.hulp import VIJANDIG

MATEN = [(40, 10), (60, 16), (80, 24), (100, 30), (120, 36), (200, 50)]


def _past(b: Bank, maat: tuple[int, int]) -> list[str]:
    regels = schermtekst(b.app)
    assert len(regels) == maat[1]
    assert {breedte(regel) for regel in regels} == {maat[0]}
    return regels


def _voet_is_heel(regel: str) -> None:
    """The footer holds whole keys with their names only."""
    rest = regel.strip()
    stukken = ["0–6 status", *(f"{toetsnaam(o.toetsen[0])} {o.voetnaam or o.naam}" for o in OPDRACHTEN if o.voet)]
    for stuk in stukken:
        rest = rest.replace(stuk, "", 1)
    assert not rest.strip(), regel


@pytest.mark.parametrize("maat", MATEN, ids=lambda m: f"{m[0]}x{m[1]}")
async def test_elke_maat(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat=maat) as b:
        regels = _past(b, maat)
        _voet_is_heel(regels[-1])
        assert "? hulp" in regels[-1]
        assert "q sluit" in regels[-1]
        assert regels[0].strip().startswith("Utrecht 2015–2018 · Stad · ")
        assert regels[0].rstrip().endswith("?114")
        assert "#0." in regels[-2]
        assert "…" not in regels[0] + regels[-1]
        samen = [naam for naam in ("wijken", "boom", "bord") if b.werkbank.lijst(naam).display]
        assert samen == (["boom"] if maat[0] <= 100 else ["wijken", "boom", "bord"])
        if maat[0] <= 100:
            assert "Wijken │ [Plan] │ Scorebord" in regels[1]
        for paneel in ("bord", "detail", "wijken", "boom"):
            await b.toets("tab")
            await b.pilot.pause()
            lijst = b.werkbank.lijst(paneel)
            assert (b.werkbank.paneel, lijst.display) == (paneel, True)
            assert lijst.size.height > 1
            assert b.werkbank.focused is lijst
            _past(b, maat)
            if paneel == "detail":
                # it follows the list that had the focus last
                assert "Indicator" in b.scherm
                assert "Woninginbraken" in b.scherm


@pytest.mark.parametrize("maat", MATEN, ids=lambda m: f"{m[0]}x{m[1]}")
async def test_de_dialogen_en_velden_passen(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat=maat) as b:
        await b.naar("actie", "Toezicht op hotspots jongeren")
        for toets in ("question_mark", "f", "slash", "colon", "x", "b", "e", "t", "3"):
            await b.doe(toets)
            _past(b, maat)
            if b.werkbank.bewerker is not None:
                veld = b.werkbank.bewerker.region
                assert veld.width >= 20
                assert veld.right <= maat[0]
                assert veld.bottom <= maat[1]
            await b.doe("escape")
            b.werkbank.naar_paneel("boom")
        assert b.werkbank.bewerker is None
        await b.toets("z")
        _past(b, maat)


async def test_een_ander_formaat_onderweg(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", "Gay-alert")
        for maat in ((80, 24), (40, 10), (200, 50), (120, 36)):
            await b.pilot.resize_terminal(*maat)
            await b.pilot.pause()
            _past(b, maat)
            assert b.hier("boom")[:2] == ("actie", nummer)
            assert "Gay-alert" in b.scherm


def _vervuil(pad: Path, tekst: str) -> None:
    """Put a text in every name, without the newline that SQLite would keep as it is."""
    with closing(sqlite3.connect(pad)) as conn, conn:
        for tabel, kolom in (("thema", "titel"), ("doel", "titel"), ("actie", "titel"), ("indicator", "naam")):
            conn.execute(f"UPDATE {tabel} SET {kolom} = ?", (tekst,))
        for tabel, kolom in (("kenmerk", "soort"), ("actie", "trekker"), ("bron", "titel"), ("meting", "uitgave")):
            conn.execute(f"UPDATE {tabel} SET {kolom} = ?", (tekst,))
        conn.execute("UPDATE plan SET titel = ?", (tekst,))
        conn.execute("UPDATE wijk SET naam = ? || id", (tekst,))
        conn.execute("UPDATE gemeente SET naam = ?", (tekst,))
        conn.execute("UPDATE partner SET naam = ? || id", (tekst,))


@pytest.mark.parametrize("tekst", VIJANDIG, ids=lambda tekst: ascii(tekst[:20]))
async def test_namen_die_kwaad_willen_doen_niets(pad: Path, tekst: str) -> None:
    _vervuil(pad, tekst)
    async with bank(pad) as b:
        await b.toets("right_square_bracket", "l", "down", "down")
        for toets in ("b", "x", "y", "a", "slash", "e", "t"):
            await b.doe(toets)
            regels = schermtekst(b.app)
            assert all(is_schoon(regel) for regel in regels), toets
            # in an open field an emoji of several parts is drawn by Textual, which counts its parts
            if toets not in ("e", "t"):
                assert {breedte(regel) for regel in regels} == {120}, toets
            await b.doe("escape")
            b.werkbank.naar_paneel("boom")
        await b.naar("actie", tekst[:20])
        await b.doe("D", "u")
        assert all(is_schoon(regel) for regel in schermtekst(b.app))
        assert is_schoon(b.app.clipboard)
