"""The second screen as a program: what it follows, what it survives, and what it does not import."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from ivp_tui import paden
from ivp_tui.beamerbron import DICHT
from ivp_tui.beamerkanaal import Ontvanger, Zender
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.domein.toont import Toont
from ivp_tui.opslag.lezen import OnbekendPlan
from ivp_tui.tui.beamer import BeamerApp, OnbekendeWijk, maak_beamer
from tests.klein import WORTEL
from tests.tui.hulp import PLAN, Vastedag, bank, een, schermtekst, sql, tot
from tests.vijandig import SOORTEN, besmet


@pytest.fixture(autouse=True)
def zelfde_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp_tui.tui.beamer.date", Vastedag)


@asynccontextmanager
async def beamer(
    pad: Path, maat: tuple[int, int] = (100, 30), plan: str | None = PLAN, wijk: str | None = None
) -> AsyncIterator[tuple[BeamerApp, Pilot[int]]]:
    app = maak_beamer(pad, plan, wijk)
    try:
        async with app.run_test(size=maat) as pilot:
            await pilot.pause()
            yield app, pilot
    finally:
        app.sluit()


def tekst(app: BeamerApp) -> str:
    return "\n".join(schermtekst(app))  # type: ignore[arg-type]


async def kijk(app: BeamerApp, pilot: Pilot[int]) -> str:
    await app.kijk()
    await pilot.pause()
    return tekst(app)


def actie(pad: Path, begin: str) -> int:
    nummer: int = een(pad, "SELECT min(id) FROM actie WHERE titel LIKE ? || '%'", begin)
    return nummer


def zender(pad: Path) -> Zender:
    return Zender(een(pad, "SELECT uuid FROM bestand"))


# what it follows


async def test_it_follows_selection_status_wijk_and_plan_and_tells_when_the_workbench_is_gone(pad: Path) -> None:
    nummer, hier = actie(pad, "Toezicht op hotspots jongeren"), zender(pad)
    async with beamer(pad) as (app, pilot):
        assert "Integraal Veiligheidsplan Utrecht 2015–2018" in tekst(app)
        hier.zend(Toont(PLAN, None, "actie", nummer))
        assert "Toezicht op hotspots jongeren" in await kijk(app, pilot)
        sql(pad, "INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, 3, 'gereed')", nummer)
        assert "✓ G" not in await kijk(app, pilot)
        hier.zend(Toont(PLAN, 3, "actie", nummer))
        assert "✓ G  gereed" in await kijk(app, pilot)
        assert "Overvecht" in tekst(app)
        hier.zend(Toont("leusden-2016-2019"))
        assert "Leusden" in await kijk(app, pilot)
        assert DICHT not in tekst(app)
        hier.sluit()
        assert DICHT in await kijk(app, pilot)
        assert "Leusden" in tekst(app)


async def test_the_workbench_tells_what_is_chosen_and_takes_it_away_at_the_end(pad: Path) -> None:
    ontvanger = Ontvanger(een(pad, "SELECT uuid FROM bestand"))
    async with bank(pad) as b:
        assert not list(paden.beamer().glob("*"))
        nummer = await b.naar("actie", "Publiek cameratoezicht")
        await b.toets("right_square_bracket")
        wijk = b.stand.wijken[0].id
        await tot(b.pilot, lambda: ontvanger.kijk().toont == Toont(PLAN, wijk, "actie", nummer))
        await b.naar("streefwaarde", "Jongerenoverlast")
        await b.toets("down", "up")
        doel = b.hier()[2]
        await tot(b.pilot, lambda: ontvanger.kijk().toont == Toont(PLAN, wijk, "doel", doel))
        await b.toets("question_mark", "escape", "shift+tab", "shift+tab")
        await tot(b.pilot, lambda: ontvanger.kijk().toont == Toont(PLAN, wijk))
        assert ontvanger.kijk().open
    assert not ontvanger.kijk().open
    assert not list(paden.beamer().glob("*"))


async def test_nothing_is_written_while_the_selection_stays(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gezonden: list[Toont] = []
    echt = Zender.zend
    monkeypatch.setattr(Zender, "zend", lambda zelf, toont: gezonden.append(toont) or echt(zelf, toont))
    async with bank(pad) as b:
        await b.naar("actie", "Publiek cameratoezicht")
        await b.toets("2")
        await tot(b.pilot, lambda: gezonden)
        await b.doe("3", "escape", "5", "question_mark", "escape")
        b.app.volger.nu()  # type: ignore[union-attr]
        await b.pilot.pause(0.3)
        assert len(gezonden) == 1


async def test_the_plan_and_wijk_asked_for_stand_there_until_a_workbench_tells_otherwise(pad: Path) -> None:
    async with beamer(pad, plan="utrecht-2019-2022", wijk="overvecht") as (app, pilot):
        assert "2019–2022" in tekst(app)
        assert "Overvecht" in tekst(app)
        assert DICHT not in await kijk(app, pilot)
    with pytest.raises(OnbekendPlan):
        maak_beamer(pad, "bestaat-niet", None)
    with pytest.raises(OnbekendeWijk, match=r"wel: .*Overvecht"):
        maak_beamer(pad, PLAN, "Overvegt")


async def test_without_being_asked_it_opens_where_the_workbench_was_last(pad: Path) -> None:
    async with bank(pad, wijk="Overvecht") as b:
        await b.pilot.pause()
    async with beamer(pad, plan=None) as (app, _):
        assert "Integraal Veiligheidsplan Utrecht 2015–2018" in tekst(app)
        assert "Overvecht" in tekst(app)


# keys, colours, settings


@pytest.mark.parametrize("toets", ["q", "escape", "ctrl+q", "ctrl+c"])
async def test_it_is_closed_by(pad: Path, toets: str) -> None:
    async with beamer(pad) as (app, pilot):
        await pilot.press(toets)
        await pilot.pause()
    assert app.return_code == 0


async def test_the_few_keys_there_are_change_nothing_but_the_screen(pad: Path) -> None:
    voor = pad.read_bytes()
    async with beamer(pad) as (app, pilot):
        assert app.theme == "ivp-contrast"
        await pilot.press("question_mark")
        assert "q of Esc sluit dit scherm" in tekst(app)
        await pilot.press("escape")
        assert "q of Esc" not in tekst(app)
        await pilot.press("T", *"1234560jkaeDux/:", "enter", "space")
        assert app.theme != "ivp-contrast"
        assert app.is_running
        await pilot.resize_terminal(60, 16)
        await pilot.pause()
        assert {len(regel) for regel in schermtekst(app)} == {60}  # type: ignore[arg-type]
        assert "…" not in tekst(app)
        assert tekst(app).splitlines()[0].rstrip().endswith("Stad")
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert tekst(app).splitlines()[1].rstrip() == f"{'       Utrecht':<109}Stad"
    assert pad.read_bytes() == voor


@pytest.mark.parametrize(
    ("inhoud", "te_zien"),
    [
        ("", True),
        ("[beamer]\nhouders = true", True),
        ("[beamer]\nhouders = false", False),
        ("[beamer]\nhouders = 'nee'", False),
        ("beamer = 3", False),
        ("[beamer\nhouders = false", False),
    ],
)
async def test_who_does_what_is_left_out_where_so_set(pad: Path, inhoud: str, te_zien: bool) -> None:
    paden.instellingen().parent.mkdir(parents=True)
    paden.instellingen().write_text(inhoud)
    nummer, hier = actie(pad, "Publiek cameratoezicht"), zender(pad)
    sql(pad, "UPDATE actie SET trekker = 'De Trekker' WHERE id = ?", nummer)
    hier.zend(Toont(PLAN, None, "actie", nummer))
    async with beamer(pad) as (app, _):
        assert ("De Trekker" in tekst(app)) == te_zien
    hier.sluit()


async def test_a_demo_is_marked(pad: Path) -> None:
    sql(pad, "UPDATE bestand SET demo = 1")
    async with beamer(pad) as (app, _):
        assert " DEMO " in tekst(app)


# what it survives


async def test_a_file_that_is_gone_is_told_and_gone_on_with_when_it_is_back(pad: Path) -> None:
    elders = pad.with_name("elders.db")
    async with beamer(pad) as (app, pilot):
        pad.rename(elders)
        assert "ivp.db is verplaatst, verwijderd of vervangen" in await kijk(app, pilot)
        assert "Integraal Veiligheidsplan" in tekst(app)
        shutil.copy(elders, pad)
        sql(pad, "UPDATE plan SET titel = 'Een ander plan' WHERE slug = ?", PLAN)
        assert "Een ander plan" in await kijk(app, pilot)
        assert "verplaatst" not in tekst(app)
        pad.unlink()
        shutil.copy(elders, pad)
        sql(pad, "UPDATE bestand SET uuid = 'van-een-ander'")
        assert "op de plek van ivp.db staat een ander bestand" in await kijk(app, pilot)


async def test_a_file_that_is_held_is_told(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp_tui.opslag.afscherming.WACHTTIJD", 10)
    async with beamer(pad) as (app, pilot):
        with closing(sqlite3.connect(pad, isolation_level=None)) as conn:
            conn.execute("BEGIN EXCLUSIVE")
            assert "een ander programma houdt het bestand bezet" in await kijk(app, pilot)
            assert "Integraal Veiligheidsplan" in tekst(app)
            conn.execute("ROLLBACK")
        assert "bezet" not in await kijk(app, pilot)


async def test_a_file_that_is_damaged_under_it_is_told_and_what_was_read_stays(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as conn:
        (blad,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'actie'").fetchone()
    async with beamer(pad) as (app, pilot):
        with pad.open("r+b") as stroom:
            stroom.seek((blad - 1) * 4096)
            stroom.write(b"\xff" * 4096)
        assert "beschadigd; dit is wat er het laatst te lezen was" in await kijk(app, pilot)
        assert "114 onbekend" in tekst(app)


async def test_a_file_that_was_damaged_before_shows_what_can_be_read(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as conn:
        (blad,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'logboek'").fetchone()
    with pad.open("r+b") as stroom:
        stroom.seek((blad - 1) * 4096)
        stroom.write(b"\xff" * 4096)
    async with beamer(pad) as (app, pilot):
        assert "114 onbekend" in tekst(app)
        assert "het bestand is beschadigd" in await kijk(app, pilot)


async def test_a_value_that_nobody_knows_and_a_plan_that_is_gone_are_told(pad: Path) -> None:
    hier = zender(pad)
    async with beamer(pad) as (app, pilot):
        hier.zend(Toont("weg"))
        assert "het plan «weg» is er niet meer" in await kijk(app, pilot)
        hier.zend(Toont(PLAN))
        assert "er niet meer" not in await kijk(app, pilot)
        with closing(sqlite3.connect(pad)) as conn, conn:
            conn.execute("PRAGMA ignore_check_constraints = ON")
            conn.execute("INSERT INTO stand (actie_id, status) SELECT min(id), 'onzin' FROM actie")
        assert "er staat een waarde in die ivp niet kent" in await kijk(app, pilot)
    hier.sluit()


# hostile text


def keur(app: BeamerApp) -> None:
    for strook in app.screen._compositor.render_strips():
        regel = "".join(deel.text for deel in strook)
        assert is_schoon(regel), ascii(regel)
        assert not {"\u200d", "\ufe0f", "\U0001f3fd"} & set(regel), ascii(regel)
        assert sum(cell_len(deel.text) for deel in strook) == app.size.width == cell_len(regel), ascii(regel)
        for deel in strook:
            assert deel.control is None
            assert deel.style is None or (deel.style.link is None and "@click" not in deel.style.meta)


@pytest.mark.parametrize("soort", SOORTEN)
async def test_hostile_text_everywhere_is_inert(klein_pad: Path, soort: str) -> None:
    pad = besmet(klein_pad, SOORTEN[soort])
    hier = Zender(een(pad, "SELECT uuid FROM bestand"))
    async with beamer(pad, plan=None) as (app, pilot):
        keur(app)
        slug, plan_id = sql(pad, "SELECT slug, id FROM plan WHERE slug LIKE '%' ORDER BY id DESC")[0]
        items = [
            ("thema", een(pad, "SELECT min(id) FROM thema WHERE plan_id = ?", plan_id)),
            ("doel", een(pad, "SELECT min(id) FROM doel WHERE plan_id = ?", plan_id)),
            ("actie", een(pad, "SELECT min(id) FROM actie WHERE plan_id = ?", plan_id)),
            ("afspraak", een(pad, "SELECT min(id) FROM afspraak WHERE plan_id = ?", plan_id)),
            ("", 0),
        ]
        punt, overleg = sql(pad, "SELECT id, overleg_id FROM agendapunt ORDER BY id LIMIT 1")[0]
        for item in items:
            for waar in ((), (overleg, punt)):
                hier.zend(Toont(slug, 1, *item, *waar))
                await kijk(app, pilot)
                keur(app)
        hier.zend(Toont("".join(SOORTEN[soort])[:300]))
        await kijk(app, pilot)
        keur(app)
    hier.sluit()


# what it does not have


_NIET = ("klad", "zoek", "notitie", "schrijv", "regie", "concept", "journaal", "lezen_log", "tui.app", "schermen")


def test_what_is_private_is_not_even_imported(pad: Path) -> None:
    code = (
        "import json, sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "import ivp_tui.cli, ivp_tui.opdrachtregel.beamer\nfrom ivp_tui.tui.beamer import maak_beamer\n"
        "app = maak_beamer(Path(sys.argv[1]), None, None)\napp._bron.kijk(date.today())\napp._bron.sluit()\n"
        "app._draad.shutdown()\nprint(json.dumps([m for m in sys.modules if m.startswith('ivp_tui')]))"
    )
    uit = subprocess.run([sys.executable, "-c", code, str(pad)], cwd=WORTEL, capture_output=True, text=True, check=True)
    modules = json.loads(uit.stdout)
    assert "ivp_tui.opslag.lezen_beamer" in modules
    assert [m for m in modules if any(woord in m for woord in _NIET)] == []


def test_the_start_of_the_workbench_imports_nothing_of_it() -> None:
    code = (
        "import json, sys, ivp_tui.cli, ivp_tui.tui.app\n"
        "print(json.dumps([m for m in sys.modules if 'beamer' in m or 'toont' in m]))"
    )
    uit = subprocess.run([sys.executable, "-c", code], cwd=WORTEL, capture_output=True, text=True, check=True)
    assert json.loads(uit.stdout) == []
