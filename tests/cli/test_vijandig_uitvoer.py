"""Every command over a file full of hostile text: what comes out is inert for people and faithful for programs."""

import ast
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from ivp_tui import opdrachtregel
from ivp_tui.cli import ivp
from tests.vijandig import ALLE, SOORTEN, besmet, keur_tekst

#: each command -> ways to call it; {slug}, {toml} and {uit} are filled in. A new command is one line here
OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "": ("--help", "--version", "--onzin", "--plan {slug} stand", "--wijk {raar} stand", "{raar}"),
    "stand": (
        "stand",
        "stand --json",
        "stand --plan {slug}",
        "stand --plan {raar}",
        "stand --wijk {raar}",
        "stand --sinds 1-1-2020",
        "stand --sinds 1-1-2020 --json",
        "stand --sinds {raar}",
        "stand --sinds vorig",
    ),
    "boom": ("boom", "boom --json", "boom --plan {slug} --json", "boom --wijk {raar}"),
    "demo": ("demo", "demo --bewaar {raar}"),
    "beamer": ("beamer", "beamer --plan {raar}"),
    "nieuw": ("nieuw {uit} --leeg", "nieuw {db}"),
    "controle": ("controle", "controle --json", "controle --inhoud", "controle --inhoud --json", "controle --repareer"),
    "reservekopie": ("reservekopie {uit}", "reservekopie", "reservekopie {db}"),
    "waar": ("waar", "waar --json"),
    "toetsen": ("toetsen", "toetsen --json"),
    "logboek": ("logboek", "logboek --json", "logboek --aantal 5 --wie {raar}", "logboek --sinds {raar}"),
    "overleg lijst": ("overleg lijst", "overleg lijst --json", "overleg lijst --wijk {raar}"),
    "overleg verslag": (
        "overleg verslag",
        "overleg verslag 1 --soort html",
        "overleg verslag 1 --naar {uit}",
        "overleg verslag 1 --soort docx --naar {uit}",
        "overleg verslag {raar}",
    ),
    "terugzetten": ("terugzetten", "terugzetten {kopie}", "terugzetten {kopie} --json", "terugzetten {raar}"),
    "wissen": (
        "wissen --tekst {raar}",
        "wissen --tekst {raar} --json",
        "wissen actie 1",
        "wissen actie 1 --veld {raar}",
        "wissen {raar} 1",
        "wissen afspraak 1 --uitvoeren",
        "wissen notitie 1 --uitvoeren --json",
        "wissen --tekst {raar} --ook-wie --uitvoeren",
    ),
    "plan lijst": ("plan lijst", "plan lijst --json"),
    "plan nieuw": ("plan nieuw --proef", "plan nieuw --proef --json", "plan nieuw --proef --titel {raar}"),
    "plan exporteer": ("plan exporteer {slug}", "plan exporteer {slug} {uit}", "plan exporteer {raar}"),
    "plan importeer": ("plan importeer {toml} --proef", "plan importeer {raar}", "plan importeer {toml} --slug {raar}"),
}


def _bladen(groep: click.Group, voor: str = "") -> Iterator[str]:
    with click.Context(groep) as ctx:
        for naam in groep.list_commands(ctx):
            onder = groep.get_command(ctx, naam)
            if isinstance(onder, click.Group):
                yield from _bladen(onder, f"{voor}{naam} ")
            else:
                yield f"{voor}{naam}"


def test_every_command_is_in_the_table():
    assert set(_bladen(ivp)) == set(OPDRACHTEN) - {""}


@dataclass
class Uitkomst:
    code: int
    uit: str
    fout: str


@pytest.fixture
def roep(capfdbinary, monkeypatch):
    """Run `ivp` with words, as the command line does; gives the exit code and both streams."""
    monkeypatch.setenv("COLUMNS", "100")

    def doe(*woorden: str) -> Uitkomst:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as einde:
            ivp.main(list(woorden))
        uit, fout = capfdbinary.readouterr()
        return Uitkomst(int(einde.value.code or 0), uit.decode(), fout.decode())

    return doe


def _woorden(regel: str, vervang: dict[str, str]) -> list[str]:
    return [woord.format_map(vervang) if "{" in woord else woord for woord in regel.split()]


@pytest.fixture
def wereld(klein_pad: Path, tmp_path: Path, roep):
    """Make a hostile file of one kind of text with a hostile name, a backup of before and an export of it."""

    def maak(soort: str) -> dict[str, str]:
        kopie = tmp_path / "kopie\x1b[2J\u202e.db"
        assert roep("--db", str(klein_pad), "reservekopie", str(kopie)).code == 0
        db = klein_pad.rename(tmp_path / "pl\x1b]0;a\x07an\nx.db")
        besmet(db, SOORTEN[soort], beurt=2)
        with closing(sqlite3.connect(db)) as conn:
            slugs = [slug for (slug,) in conn.execute("SELECT slug FROM plan") if not slug.startswith("-")]
            bruikbaar = [slug for slug in slugs if "\0" not in slug]
        toml = tmp_path / "plan\x1b[31m.toml"
        roep("--db", str(db), "plan", "exporteer", bruikbaar[0], str(toml))
        raar = SOORTEN[soort][0].replace("\0", "")
        return {"db": str(db), "slug": bruikbaar[0], "raar": raar, "kopie": str(kopie), "toml": str(toml)}

    return maak


@pytest.mark.parametrize("soort", SOORTEN)
def test_what_every_command_prints_is_inert(wereld, roep, tmp_path, soort):
    vervang = wereld(soort)
    nummer = 0
    for regels in OPDRACHTEN.values():
        for regel in regels:
            nummer += 1
            woorden = _woorden(regel, vervang | {"uit": str(tmp_path / f"uit{nummer}\x1b[5m.db")})
            uitkomst = roep("--db", vervang["db"], *woorden)
            assert uitkomst.code in (0, 1, 2, 3), (regel, uitkomst)
            assert "Traceback" not in uitkomst.fout, regel
            assert "fout in het programma" not in uitkomst.fout, (regel, uitkomst.fout)
            keur_tekst(uitkomst.uit, regel)
            keur_tekst(uitkomst.fout, regel)
            if "--json" in woorden and uitkomst.uit:
                assert uitkomst.uit.isascii(), regel
                json.loads(uitkomst.uit)


def test_json_gives_the_very_text(klein_pad, roep):
    besmet(klein_pad, ALLE)
    with closing(sqlite3.connect(klein_pad)) as conn:
        slug = conn.execute("SELECT slug FROM plan ORDER BY id DESC").fetchone()[0]
        verwacht = [rij[0] for rij in conn.execute("SELECT actie FROM v_boom WHERE plan = ?", (slug,))]
        namen = {rij[0] for rij in conn.execute("SELECT titel FROM plan")}
    rijen = json.loads(roep("--db", str(klein_pad), "boom", "--plan", slug, "--json").uit)
    assert [rij["actie"] for rij in rijen] == verwacht
    assert {rij["titel"] for rij in json.loads(roep("--db", str(klein_pad), "plan", "lijst", "--json").uit)} == namen


def test_nothing_is_printed_past_the_two_that_make_it_inert():
    """click.echo stands only where the text went through schoon, or is our own."""
    mag = {"taal.py", "uitvoer.py"}
    for pad in sorted(Path(opdrachtregel.__file__).parent.glob("*.py")):
        roepen = [
            knoop
            for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
            if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) in ("click.echo", "click.secho", "print")
        ]
        assert not roepen or pad.name in mag, pad.name


#: what the plan text holds to a form; the rest of a plan is free text
VORM = ("sleutel", "plan.slug", "indicator.eenheid", "actie.schakels", "actie.aanpak", "toezegging.nummer")


def _boom(pad: Path, plan: str) -> list[tuple]:
    sql = """SELECT thema, doel, actie, actie_toelichting, bron, vindplaats FROM v_boom WHERE plan = ?
        ORDER BY thema_id, doel_id, actie_id"""
    with closing(sqlite3.connect(pad)) as conn:
        return conn.execute(sql, (plan,)).fetchall()


def _zonder_lijn(toml: Path) -> str:
    """The text of a plan without its line to other plans: those are not in the file it goes into."""
    return re.sub(r"^\[\[vervolg\]\]\n(.+\n)+\n?", "", toml.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_plan_goes_out_and_in_the_very_same_or_says_what_it_could_not_keep(klein_pad, roep, tmp_path, soort):
    """Only control characters do not go along: they become the signs the screen shows, and each place is told."""
    teksten = [tekst[:180] for tekst in SOORTEN[soort]]
    besmet(klein_pad, teksten, behalve=VORM)
    toml, leeg, toml2 = tmp_path / "uit.toml", tmp_path / "leeg.db", tmp_path / "nogmaals.toml"
    uit = roep("--db", str(klein_pad), "plan", "exporteer", "kleindam-2020-2023", str(toml))
    assert uit.code == 0
    assert "zo niet" not in uit.fout
    assert roep("nieuw", str(leeg), "--leeg").code == 0
    erin = roep("--db", str(leeg), "plan", "importeer", str(toml))
    assert erin.code == 0, erin.fout
    voor, na = _boom(klein_pad, "kleindam-2020-2023"), _boom(leeg, "kleindam-2020-2023")
    if soort in ("ansi", "besturing", "uitvoer"):
        assert "stuurtekens" in uit.fout
        stuur = dict.fromkeys([*range(9), *range(11, 32), *range(0x7F, 0xA0)])
        kaal = [tuple(str(deel or "").translate(stuur) for deel in rij) for rij in na]
        assert [tuple(map(str, [deel or "" for deel in rij])) for rij in na] == kaal
    else:
        assert uit.fout.count("\n") == 1
        assert na == voor
    assert roep("--db", str(leeg), "plan", "exporteer", "kleindam-2020-2023", str(toml2)).code == 0
    assert _zonder_lijn(toml2) == _zonder_lijn(toml)
