"""The documents tell the truth: views, keys, commands and links are compared with the code.

`python -m tests.test_docs` writes the table of keys into the manual anew.
"""

import re
import sqlite3
from itertools import groupby
from pathlib import Path

import pytest

from ivp_tui.domein.cijfers import Onbekend, Richting
from ivp_tui.domein.oordeel import Merk, OordeelSoort
from ivp_tui.domein.plan import Status
from ivp_tui.opslag import schema
from ivp_tui.tui.opdrachten import OPDRACHTEN, toetsen_tekst
from ivp_tui.weergave.bord import _MERKTEKENS
from ivp_tui.weergave.tekens import STATUSTEKENS

WORTEL = Path(__file__).parent.parent
HANDLEIDING = WORTEL / "docs" / "handleiding.md"
DOCUMENTEN = sorted([*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md"), *(WORTEL / "bench").glob("*.md")])


def toetsentabel() -> str:
    regels = []
    for groep, leden in groupby(OPDRACHTEN, key=lambda opdracht: opdracht.groep):
        regels += [f"### {groep}", "", "| toets | opdracht | wat |", "| --- | --- | --- |"]
        regels += [f"| `{toetsen_tekst(lid)}` | {lid.id} | {lid.uitleg} |" for lid in leden]
        regels.append("")
    return "\n".join(regels)


def met_tabel(tekst: str) -> str:
    begin, einde = "<!-- toetsen -->", "<!-- /toetsen -->"
    voor, na = tekst.split(begin)[0], tekst.split(einde)[1]
    return f"{voor}{begin}\n\n{toetsentabel()}\n{einde}{na}"


def test_every_command_is_in_the_manual_as_it_is_in_the_registry():
    tekst = HANDLEIDING.read_text(encoding="utf-8")
    assert tekst == met_tabel(tekst), "run: .venv/bin/python -m tests.test_docs"


def test_every_view_and_column_is_described_and_nothing_else():
    conn = sqlite3.connect(":memory:", isolation_level=None)
    schema.migreer(conn, "2026-01-01")
    views = [
        rij[0]
        for rij in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE 'v~_%' ESCAPE '~'")
    ]
    echt = {view: [(rij[1], rij[2]) for rij in conn.execute(f"PRAGMA table_info({view})")] for view in views}
    delen = re.split(r"^## (v_\w+)$", (WORTEL / "docs" / "bestand.md").read_text(encoding="utf-8"), flags=re.M)
    beschreven = {
        naam: re.findall(r"^\| `(\w+)` \| (\w+) \|", deel.split("\n## ")[0], flags=re.M)
        for naam, deel in zip(delen[1::2], delen[2::2], strict=True)
    }
    assert {view: [naam for naam, _ in kolommen] for view, kolommen in beschreven.items()} == {
        view: [naam for naam, _ in kolommen] for view, kolommen in echt.items()
    }
    # a column that is made by an expression has no declared type to compare with
    anders = [
        (view, naam, soort, echte_soort)
        for view, kolommen in echt.items()
        for (naam, echte_soort), (_, soort) in zip(kolommen, beschreven[view], strict=True)
        if echte_soort not in ("", soort)
    ]
    assert anders == []


def test_every_status_oordeel_mark_and_kind_of_unknown_is_among_the_terms():
    tekst = " ".join((WORTEL / "docs" / "begrippen.md").read_text(encoding="utf-8").split())
    woorden = [*Status, *OordeelSoort, *Onbekend, *Richting, *(merk.removeprefix("≠ ") for merk in Merk)]
    assert [str(woord) for woord in woorden if str(woord) not in tekst] == []
    tekens = [*_MERKTEKENS.values(), *(f"{vorm} {letter}".strip() for _, vorm, letter in STATUSTEKENS.values())]
    assert [teken for teken in tekens if teken not in tekst] == []


def test_every_document_that_the_code_names_is_there():
    bestanden = [pad for map_ in ("ivp_tui", "bench") for pad in (WORTEL / map_).rglob("*.py")]
    genoemd = {naam for pad in bestanden for naam in re.findall(r"docs/[\w/-]+\.md", pad.read_text(encoding="utf-8"))}
    assert "docs/begrippen.md" in genoemd
    assert [naam for naam in sorted(genoemd) if not (WORTEL / naam).is_file()] == []


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_links_lead_somewhere_and_nothing_local_is_named(document):
    tekst = document.read_text(encoding="utf-8")
    for doel in re.findall(r"\]\(([^)#]+)\)", tekst):
        if "://" not in doel:
            assert (document.parent / doel).exists(), doel
    assert not re.search(r"/(work|root|home|tmp)/|shared/|DESIGN|pypi|simple/|--(extra-)?index-url", tekst)


def test_the_commands_of_the_readme_exist():
    from ivp_tui.cli import ivp

    tekst = (WORTEL / "README.md").read_text(encoding="utf-8")
    genoemd = set(re.findall(r"`ivp (\w+)", tekst))
    assert genoemd == set(ivp.list_commands(None))  # type: ignore[arg-type]
    doelen = set(re.findall(r"^(\w+):", (WORTEL / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    assert set(re.findall(r"(?:`|^)make (\w+)", tekst, flags=re.M)) <= doelen


if __name__ == "__main__":
    HANDLEIDING.write_text(met_tabel(HANDLEIDING.read_text(encoding="utf-8")), encoding="utf-8")
