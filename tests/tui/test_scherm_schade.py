"""A damaged file on the screen: read, not written, with the way out in a line that stays; and what lies around it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetStatus
from ivp_tui.opslag import bestand as bestandmodule
from ivp_tui.opslag.bestand import BestandFout, open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.tui import app as app_module
from ivp_tui.tui import uitkijk
from ivp_tui.tui.app import maak_app
from tests.tui.hulp import PLAN, bank, een, tot

REGEL = "beschadigd: alleen lezen · ivp controle --repareer of ivp terugzetten"


def bederf(pad: Path, tabel: str) -> None:
    with closing(sqlite3.connect(pad)) as conn:
        blad = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tabel,)).fetchone()[0]
    with pad.open("r+b") as stroom:
        stroom.seek((blad - 1) * 4096)
        stroom.write(b"\xff" * 4096)


async def test_een_beschadigd_bestand_opent_om_te_lezen_en_de_regel_blijft(pad: Path) -> None:
    bederf(pad, "afspraak")
    voor = pad.read_bytes()
    async with bank(pad) as b:
        assert REGEL in b.scherm
        assert "ALLEEN LEZEN" in b.titel
        await b.naar("actie", "Gay-alert")
        await b.doe("2")
        assert b.status.startswith("NIET OPGESLAGEN: alleen lezen")
        await b.toets("question_mark", "escape", "tab")
        assert REGEL in b.scherm
    assert pad.read_bytes() == voor


async def test_een_groot_bestand_wordt_na_het_eerste_beeld_nagekeken(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bestandmodule, "NAKIJKMAAT", 1)
    bederf(pad, "afspraak")
    async with bank(pad) as b:
        await tot(b.pilot, lambda: REGEL in b.scherm)
        assert b.app.regie.bestand.alleen_lezen


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
async def test_een_heel_bestand_heeft_die_regel_niet(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        assert "beschadigd" not in b.scherm
        assert not b.werkbank.query_one("#schade").display


async def test_een_afgekapt_bestand_opent_als_het_plan_te_lezen_is(pad: Path) -> None:
    with pad.open("ab") as stroom:
        stroom.truncate(pad.stat().st_size - 4096)
    async with bank(pad) as b:
        assert REGEL in b.scherm


def test_is_het_plan_niet_te_lezen_dan_een_zin(pad: Path) -> None:
    bederf(pad, "actie")
    with pytest.raises(BestandFout, match="beschadigd") as fout:
        maak_app(pad, PLAN, None, False)
    assert fout.value.beschadigd


@pytest.mark.parametrize("blijkt", ["bij het schrijven", "voor het schrijven"])
async def test_schade_die_tijdens_het_werk_blijkt_schrijft_niets_meer_en_houdt_wat_getypt_is(
    pad: Path, monkeypatch: pytest.MonkeyPatch, blijkt: str
) -> None:
    if blijkt == "bij het schrijven":
        monkeypatch.setattr(app_module, "KIJKTIJD", 1000)
    async with bank(pad) as b:
        await b.naar("actie", "Gay-alert")
        await b.naar_veld("Trekker")
        await b.toets("enter")
        await b.typ("mijn lange zin over deze actie")
        # the disk, or a program that synchronises, spoils the file under a running program
        bederf(pad, "actie")
        kapot = pad.read_bytes()
        if blijkt == "voor het schrijven":
            await tot(b.pilot, lambda: REGEL in b.scherm)
        await b.doe("enter")
        await tot(b.pilot, lambda: REGEL in b.scherm)
        assert b.status.startswith("NIET OPGESLAGEN: ")
        assert b.app.regie.bestand.alleen_lezen
        if blijkt == "bij het schrijven":
            await b.toets("enter")
        assert "mijn lange zin" in b.scherm
        await b.toets("escape")
        await b.doe("2")
        assert pad.read_bytes() == kapot


async def test_waar_het_bestand_staat_wordt_eenmaal_gezegd(pad: Path) -> None:
    map_ = pad.parent / "OneDrive - Gemeente Utrecht"
    map_.mkdir()
    daar = Path(shutil.copy(pad, map_ / "ivp.db"))
    async with bank(daar) as b:
        await tot(b.pilot, lambda: "dit bestand staat in OneDrive: open het op één computer tegelijk" in b.status)
        assert b.status.startswith("#0. ")


async def test_een_conflictkopie_wordt_gezegd_ook_terwijl_men_werkt(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uitkijk, "OMKIJKTIJD", 0.05)
    kopie = pad.with_name("ivp-LAPTOP123.db")
    shutil.copy(pad, kopie)
    async with bank(pad) as b:
        await tot(b.pilot, lambda: "conflictkopie ernaast, kijk met ivp controle: ivp-LAPTOP123.db" in b.status)
        await b.naar("actie", "Gay-alert")
        await b.doe("2")
        await tot(b.pilot, lambda: "op schema" in b.status)
        shutil.copy(kopie, pad.with_name("ivp (1).db"))
        await tot(b.pilot, lambda: "conflictkopie ernaast, kijk met ivp controle: ivp (1).db" in b.status)
        assert een(pad, "SELECT count(*) FROM stand") == 1


async def test_een_bestand_in_walstand_wordt_omgezet_en_dat_wordt_gezegd(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
    async with bank(pad) as b:
        assert "WAL-stand en is omgezet; er is niets verloren" in b.status
    bestand = open_bestand(pad)
    stand = lees_stand(bestand.conn, PLAN, 2026)
    assert schrijf(bestand, ZetStatus(stand.acties[0].id, None, Status.GEREED), stand, "an").groep
    bestand.sluit()


def wijzig_stil(pad: Path) -> None:
    """A figure that changed in the file past the journal, as by a bit that flipped: SQLite finds nothing."""
    with closing(sqlite3.connect(pad)) as conn:
        trigger = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'journaal_meting_anders'").fetchone()[0]
        conn.execute("DROP TRIGGER journaal_meting_anders")
        conn.execute("UPDATE meting SET waarde = waarde + 1 WHERE id = (SELECT min(id) FROM meting WHERE waarde > 0)")
        conn.execute(trigger)
        conn.commit()


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
async def test_een_cijfer_dat_buiten_het_logboek_om_anders_is_wordt_gezegd_en_het_bestand_blijft_te_schrijven(
    pad: Path, monkeypatch: pytest.MonkeyPatch, maat: tuple[int, int]
) -> None:
    monkeypatch.setattr(uitkijk, "PROEFTIJD", 0.05)
    wijzig_stil(pad)
    async with bank(pad, maat) as b:
        await tot(b.pilot, lambda: "een cijfer kan anders zijn: ivp controle" in b.scherm)
        await b.naar("actie", "Gay-alert")
        await b.doe("2")
        await tot(b.pilot, lambda: "op schema" in b.status)
        assert "een cijfer kan anders zijn: ivp controle" in b.scherm
        # what is worse takes its place
        bederf(pad, "actie")
        await tot(b.pilot, lambda: REGEL in b.scherm)


async def test_een_heel_bestand_wordt_beproefd_en_er_komt_geen_regel(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    klaar: list[str] = []

    def proef(conn: sqlite3.Connection) -> str:
        klaar.append(echte_proef(conn))
        return klaar[-1]

    echte_proef = uitkijk.proef
    monkeypatch.setattr(uitkijk, "PROEFTIJD", 0.05)
    monkeypatch.setattr(uitkijk, "proef", proef)
    async with bank(pad) as b:
        await tot(b.pilot, lambda: klaar == [""])
        await b.pilot.pause()
        assert not b.werkbank.query_one("#schade").display
