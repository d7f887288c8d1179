"""The clock while the program runs: midnight passes, somebody sets it back; and q, which closes what is open first."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.tui.hulp import VANDAAG, bank, sql, tot

TITEL = "Toezicht op hotspots"


def _wordt(monkeypatch: pytest.MonkeyPatch, dag: date) -> None:
    class Anderedag(date):
        @classmethod
        def today(cls) -> date:
            return date(dag.year, dag.month, dag.day)

    monkeypatch.setattr("ivp_tui.tui.app.date", Anderedag)


async def test_na_middernacht_is_vandaag_de_nieuwe_dag_en_blijft_het_peiljaar(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("2")
        assert "op schema, vandaag" in b.detail
        peiljaar = b.werkbank.blik.peiljaar
        _wordt(monkeypatch, VANDAAG + timedelta(days=1))
        await b.app._kijk()
        await tot(b.pilot, lambda: "op schema, gisteren" in b.detail)
        assert b.werkbank.blik.vandaag == VANDAAG + timedelta(days=1)
        assert b.werkbank.blik.peiljaar == peiljaar
        _wordt(monkeypatch, VANDAAG - timedelta(days=3))
        await b.app._kijk()
        await tot(b.pilot, lambda: "op schema, in de toekomst" in b.detail)
        assert "toekomst geleden" not in b.detail


async def test_met_de_klok_terug_staat_het_logboek_in_de_volgorde_waarin_het_gebeurde(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Klok(datetime):
        uur = 12

        @classmethod
        def now(cls, tz: object = None) -> "Klok":
            return cls(2026, 3, 4, cls.uur, tzinfo=tz)  # type: ignore[arg-type]

    monkeypatch.setattr("ivp_tui.opslag.schrijven.datetime", Klok)
    async with bank(pad) as b:
        await b.naar("actie", TITEL)
        await b.doe("2")
        Klok.uur = 9
        await b.doe("5")
        await b.toets("L")
        tekst = b.scherm
        assert tekst.index("gereed") < tekst.index("op schema")  # the last thing done stands first
        await b.toets("escape", "u")
        await b.klaar()
        assert sql(pad, "SELECT status FROM v_stand WHERE wijk IS NULL AND actie LIKE ?", f"{TITEL}%") == [
            ("op schema",)
        ]


@pytest.mark.parametrize("toets", ["x", "b"])
async def test_q_sluit_eerst_trend_of_bronnen_en_dan_pas_ivp(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        await b.naar("doel", "Overvallen")
        await b.toets(toets)
        assert b.werkbank.modus != "detail"
        await b.toets("q")
        assert b.werkbank.modus == "detail"
        assert not b.app._exit
        await b.toets("q")
        assert b.app._exit
