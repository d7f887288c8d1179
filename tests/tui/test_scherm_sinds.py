"""The screen of what changed: since when, per wijk, by thema, where Enter goes; and what it does not show."""

from datetime import date, timedelta, tzinfo
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetReden, ZetStatus
from ivp_tui.domein.wijziging_overleg import BeginOverleg, NieuweAfspraak, SluitOverleg, ZetAfspraakstatus
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.tui.schermen.sindskeuze import momenten, momentregels
from ivp_tui.tui.schermen.sindsscherm import Sindsscherm
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import PLAN, VANDAAG, Bank, Vasteklok, bank, een, schermtekst, sql, tot

EEN, TWEE = "Toezicht op hotspots jongeren", "Publiek cameratoezicht"


class _Toen(Vasteklok):
    """The clock of the day of the meeting."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "_Toen":
        return cls(2026, 2, 18, 12, tzinfo=tz)


@pytest.fixture
def gevuld(pad: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed meeting in wijk 3 two weeks ago, and since then: a status, one there and back, an afspraak done."""
    monkeypatch.setattr("ivp_tui.opslag.schrijven.datetime", _Toen)
    bestand = open_bestand(pad)

    def doe(wijziging):
        return schrijf(bestand, wijziging, lees_stand(bestand.conn, PLAN, VANDAAG.year), "toets").item

    def actie(titel: str) -> int:
        vraag = "SELECT min(id) FROM actie WHERE titel LIKE ? || '%'"
        return int(bestand.conn.execute(vraag, (titel,)).fetchone()[0])

    overleg = doe(BeginOverleg(None, "Wijkoverleg", 3, VANDAAG - timedelta(days=14)))[1]
    doe(NieuweAfspraak(overleg, "hek plaatsen", "Politie", None, 3, ("actie", actie(EEN))))
    doe(SluitOverleg(overleg))
    monkeypatch.setattr("ivp_tui.opslag.schrijven.datetime", Vasteklok)
    doe(ZetStatus(actie(EEN), 3, Status.AANDACHT))
    doe(ZetReden(actie(EEN), 3, "te weinig mensen"))
    doe(ZetStatus(actie(TWEE), None, Status.GEREED))
    doe(ZetStatus(actie(TWEE), None, Status.ONBEKEND))
    doe(ZetAfspraakstatus(1, "gereed", "open", VANDAAG))
    doe(NieuweAfspraak(None, "belrondje"))
    bestand.sluit()
    return pad


def scherm(b: Bank) -> Sindsscherm:
    assert isinstance(b.app.screen, Sindsscherm), b.app.screen
    return b.app.screen


def regels(b: Bank) -> list[str]:
    return [" ".join(plat((*r.links, (" ", ""), *r.rechts)).split()) for r in scherm(b).lijstbeeld.regels]


def titel(b: Bank) -> str:
    regel = scherm(b).titel
    return " ".join(plat((*regel.links, *regel.rechts)).split()) if regel else ""


async def open_sinds(b: Bank) -> None:
    await b.toets("s")
    await tot(b.pilot, lambda: isinstance(b.app.screen, Sindsscherm))


async def test_sinds_het_vorig_overleg_van_de_wijk_netto_en_per_thema(gevuld: Path) -> None:
    async with bank(gevuld, wijk="Overvecht") as b:
        await open_sinds(b)
        assert titel(b).startswith("Veranderd sinds Wijkoverleg · Overvecht · 18 feb 2026 · Overvecht")
        tekst = regels(b)
        assert "▲ A Overvecht: onbekend → aandacht (te weinig mensen)" in tekst
        assert "✓ G open → gereed" in tekst
        # there and back again is no change
        assert not any(TWEE in regel for regel in tekst)
        kop = next(i for i, r in enumerate(tekst) if r.startswith("★"))
        assert kop < next(i for i, r in enumerate(tekst) if EEN in r)
        assert any(r.startswith("Afspraken zonder item") for r in tekst)
        assert "+ afspraak 2026-01 belrondje nieuw" in tekst


async def test_een_wijk_zonder_overleg_kijkt_een_week_terug(gevuld: Path) -> None:
    async with bank(gevuld, wijk="Zuid") as b:
        await open_sinds(b)
        assert titel(b).startswith("Veranderd sinds wo 25 feb 2026 · Zuid")
        assert not any(EEN in regel for regel in regels(b))
        for _ in range(len(b.stand.wijken)):
            if "hele stad" not in titel(b):
                await b.toets("left_square_bracket")
                await b.pilot.pause()
        # each wijk has its own last meeting
        assert "Wijkoverleg" in titel(b)


async def test_een_ander_moment_kiezen_of_typen(gevuld: Path) -> None:
    async with bank(gevuld, wijk="Overvecht") as b:
        await open_sinds(b)
        await b.toets("s")
        await b.typ("5 jan")
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Sindsscherm) and "ma 5 jan 2026" in titel(b))
        assert any("hek plaatsen" in regel for regel in regels(b))
        await b.toets("right_square_bracket")
        await tot(b.pilot, lambda: "Noordoost" in titel(b))
        # what somebody chose stays
        assert "ma 5 jan 2026" in titel(b)
        await b.toets("s", "enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Sindsscherm) and "5 jan" not in titel(b))


async def test_niets_is_een_zin(pad: Path) -> None:
    async with bank(pad) as b:
        await open_sinds(b)
        assert regels(b)[0].startswith("Er is niets veranderd sinds wo 25 feb 2026.")
        await b.toets("down", "G", "g", "enter", "y", "pagedown", "q")
        assert b.app.screen is b.werkbank


async def test_enter_gaat_naar_het_item_in_de_wijk_van_het_scherm(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_sinds(b)
        for _ in b.stand.wijken:
            if scherm(b).wijk_id != 3:
                await b.toets("right_square_bracket")
                await b.pilot.pause()
        await b.toets("g", "enter")
        await tot(b.pilot, lambda: b.app.screen is b.werkbank and b.hier("boom")[0] == "actie")
        assert b.stand.actie[b.hier("boom")[1]].titel.startswith(EEN)
        assert b.werkbank.blik.wijk_id == 3


async def test_een_losse_afspraak_heeft_geen_item(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_sinds(b)
        await b.toets("G", "enter")
        assert "hangt niet aan een item" in b.scherm


async def test_wat_een_ander_wijzigt_komt_er_zelf_bij(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_sinds(b)
        await b.toets("down")
        plek = scherm(b).item.plek
        sql(
            gevuld,
            "UPDATE actie SET titel = 'Heel anders' WHERE id = (SELECT min(id) FROM actie WHERE titel LIKE 'P%')",
        )
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: any("→ Heel anders" in regel for regel in regels(b)))
        assert scherm(b).item.plek == plek


async def test_y_kopieert_het_item_met_wat_er_veranderde(gevuld: Path) -> None:
    async with bank(gevuld, wijk="Overvecht") as b:
        await open_sinds(b)
        await b.toets("g", "y")
        assert b.app.clipboard.startswith(EEN)
        assert "onbekend → aandacht (te weinig mensen)" in b.app.clipboard
        assert een(gevuld, "SELECT count(*) FROM stand WHERE status = 'aandacht'") == 1


@pytest.mark.parametrize("maat", [(120, 36), (80, 24), (40, 10), (200, 50)], ids=str)
async def test_elke_maat(gevuld: Path, maat: tuple[int, int]) -> None:
    async with bank(gevuld, maat=maat) as b:
        await open_sinds(b)
        await b.pilot.pause()
        tekst = schermtekst(b.app)
        assert len(tekst) == maat[1]
        assert {len(regel) for regel in tekst} == {maat[0]}


def test_momenten_lezen_een_dag_ook_als_hij_nergens_staat() -> None:
    dag = date(2026, 3, 4)
    keuzen = momenten((), None, dag)
    assert [keus.naam for keus in keuzen] == [
        "vanzelf",
        "vandaag",
        "gisteren",
        "een week geleden",
        "vier weken geleden",
    ]
    (eerste, *_) = momentregels(keuzen, "5 dec", dag)
    assert eerste.sleutel == ("dag", date(2025, 12, 5).toordinal(), 0)
    (fout,) = momentregels(keuzen, "onzin", dag)
    assert not fout.kiesbaar
    assert "geen datum" in plat(fout.links)
