"""One's own notities: what they say goes out of the file nowhere but where it is asked for, and a demo has none."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivp_tui.cli import ivp
from ivp_tui.domein.logboek import Logkeus
from ivp_tui.domein.wijziging_overleg import BeginOverleg, NieuweAfspraak, ZetNotitie
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.demo import bewaar, kopieer, maak_demo
from ivp_tui.opslag.lezen_logboek import lees_blad
from ivp_tui.opslag.reservekopie import maak_reservekopie
from ivp_tui.opslag.zoeken import Zoekindex
from tests.klein import PLAN, doe, lees, nummer, toestand
from tests.vergadering import DAG

TEKEN, TEKEN2 = "Xanthippe", "Querkelaar"


def roep(pad: Path, *woorden: object) -> Result:
    return CliRunner().invoke(ivp, ["--db", str(pad), *(str(woord) for woord in woorden)])


@pytest.fixture
def met(klein: Bestand) -> Bestand:
    """A file with notities beside an actie, an afspraak and an overleg: changed, and one thrown away."""
    heling = nummer(klein.conn, "actie", "Heling")
    overleg = doe(klein, BeginOverleg(None, "Wijkoverleg", None, DAG)).item[1]
    afspraak = doe(klein, NieuweAfspraak(overleg, "hek plaatsen")).item[1]
    eerste = doe(klein, ZetNotitie(f"{TEKEN} een", item=("actie", heling))).item[1]
    doe(klein, ZetNotitie(f"{TEKEN2} anders", eerste, item=("actie", heling), verwacht=f"{TEKEN} een"))
    weg = doe(klein, ZetNotitie(f"{TEKEN} twee", item=("afspraak", afspraak))).item[1]
    doe(klein, ZetNotitie("", weg, item=("afspraak", afspraak), verwacht=f"{TEKEN} twee"))
    doe(klein, ZetNotitie(f"{TEKEN} drie", overleg_id=overleg))
    return klein


def als_demo(pad: Path, map_: Path) -> Path:
    """What `ivp demo --bewaar` puts down; the command itself asks for a terminal."""
    tijdelijk, demo = map_ / "tijdelijk.db", map_ / "demo.db"
    kopieer(pad, tijdelijk)
    maak_demo(tijdelijk, date(2026, 3, 4))
    bewaar(tijdelijk, demo)
    return demo


def zwijgt(tekst: str) -> None:
    assert TEKEN not in tekst
    assert TEKEN2 not in tekst


@pytest.mark.parametrize("opties", [(), ("--json",), ("--aantal", "100", "--json")])
def test_the_logboek_tells_of_it_and_not_what_it_says(met: Bestand, opties: tuple[str, ...]) -> None:
    uit = roep(met.pad, "logboek", *opties)
    assert uit.exit_code == 0
    zwijgt(uit.output)
    assert "(eigen notitie)" in uit.stdout
    alles = roep(met.pad, "logboek", "--met-notities", *opties)
    assert TEKEN in alles.stdout
    assert TEKEN2 in alles.stdout


def test_of_a_change_it_is_seen_that_there_was_one(met: Bestand) -> None:
    velden = [veld for groep in json.loads(roep(met.pad, "logboek", "--json").stdout) for veld in groep["velden"]]
    assert [(v["oud"], v["nieuw"]) for v in velden if v["veld"] == "notitie: tekst"] == [
        ("", "(eigen notitie)"),
        ("(eigen notitie)", ""),
        ("", "(eigen notitie)"),
        ("(eigen notitie)", "(eigen notitie)"),
        ("", "(eigen notitie)"),
    ]


def test_the_screen_of_the_logboek_reads_the_same_and_its_filter_finds_nothing_of_it(met: Bestand) -> None:
    groepen = lees_blad(met.conn, Logkeus()).groepen
    zwijgt(repr(groepen))
    assert lees_blad(met.conn, Logkeus(woorden=(TEKEN.casefold(),))).groepen == ()


@pytest.mark.parametrize(
    "woorden",
    [
        ("boom",),
        ("boom", "--json"),
        ("stand",),
        ("stand", "--json"),
        ("stand", "--sinds", "1-1-2020"),
        ("stand", "--sinds", "1-1-2020", "--json"),
        ("plan", "exporteer", PLAN),
        ("overleg", "lijst", "--json"),
        ("overleg", "verslag", "1"),
        ("overleg", "verslag", "1", "--soort", "html"),
        ("controle",),
        ("controle", "--inhoud", "--json"),
    ],
)
def test_what_is_printed_does_not_have_it(met: Bestand, woorden: tuple[str, ...]) -> None:
    uit = roep(met.pad, *woorden)
    assert uit.exit_code in (0, 3), uit.output
    assert uit.stdout
    zwijgt(uit.output)


def test_search_does_not_find_it(met: Bestand) -> None:
    zoekindex = Zoekindex(met.conn)
    assert zoekindex.zoek(TEKEN, lees(met).plan.id) == ()


def test_what_a_restore_or_a_conflict_copy_would_change_names_it_only(met: Bestand, tmp_path: Path) -> None:
    kopie, conflict = tmp_path / "ooit.db", met.pad.with_name(f"{met.pad.stem}-PC12.db")
    maak_reservekopie(met, kopie)
    shutil.copy(met.pad, conflict)
    doe(met, ZetNotitie(f"{TEKEN} vier", 3, verwacht=f"{TEKEN} drie"))
    doe(met, ZetNotitie(f"{TEKEN} vijf", item=("actie", 1)))
    for opties in ((), ("--json",)):
        uit = roep(met.pad, "terugzetten", kopie, *opties)
        assert "(eigen notitie)" in uit.stdout
        zwijgt(uit.output)
    for pad in (met.pad, conflict):
        zwijgt(roep(pad, "controle").output)


def test_a_demo_has_none_not_even_in_its_free_pages(met: Bestand, tmp_path: Path) -> None:
    demo = als_demo(met.pad, tmp_path)
    inhoud = demo.read_bytes()
    assert TEKEN.encode() not in inhoud
    assert TEKEN2.encode() not in inhoud
    with closing(sqlite3.connect(demo)) as conn:
        assert conn.execute("SELECT count(*) FROM notitie").fetchone() == (0,)
    assert controleer(demo).bevindingen == []
    # the file itself keeps them: it is hers
    assert TEKEN2 in repr(toestand(met.conn))


def test_a_demo_without_them_is_made_as_before(klein: Bestand, tmp_path: Path) -> None:
    demo = als_demo(klein.pad, tmp_path)
    with closing(sqlite3.connect(demo)) as conn:
        assert conn.execute("SELECT count(*) FROM groep WHERE omschrijving LIKE 'gewist%'").fetchone() == (0,)
