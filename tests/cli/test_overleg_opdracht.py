"""`ivp overleg` and what `ivp stand` tells of the meeting: lists, the verslag in every format, what changed since."""

import errno
import json
import os
import re
import stat
import zipfile
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.shared import Mm

from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetReden, ZetStatus
from ivp_tui.domein.wijziging_overleg import (
    BeginOverleg,
    NieuweAfspraak,
    SluitOverleg,
    ZetBehandeld,
    ZetNotitie,
)
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.lezen_overleg import lees_agenda
from ivp_tui.opslag.lezen_verslag import lees_verslag
from ivp_tui.rapport.als_docx import als_docx
from ivp_tui.rapport.als_html import als_html
from ivp_tui.rapport.als_markdown import als_markdown
from ivp_tui.rapport.bewaren import BewaarFout, bewaar
from ivp_tui.rapport.verslag import verslagdocument
from tests.klein import doe, lees, nummer

TOKEN = "GEHEIMTOKEN"
VIJANDIG = "hek | <script>alert(1)</script> **vet** [x](http://kwaad.nl) \x1b[2J"
#: read-only tests of the file make no backup, and a meeting is of today for the clock of the machine
VANDAAG = date.today()


def roep(pad: Path, *woorden: object) -> Result:
    return CliRunner().invoke(ivp, ["--db", str(pad), *(str(woord) for woord in woorden)])


@pytest.fixture
def gevuld(klein_pad: Path) -> Path:
    """Meeting 1 is closed and left an overdue afspraak; 2 of the same series is open, with all there can be in it."""
    bestand = open_bestand(klein_pad)
    heling = nummer(bestand.conn, "actie", "Heling")
    een = doe(bestand, BeginOverleg(None, "Wijkoverleg", None, VANDAAG)).item[1]
    laat = VANDAAG - timedelta(days=2)
    doe(bestand, NieuweAfspraak(een, "brief sturen", "OM", laat, item=("actie", heling)))
    doe(bestand, NieuweAfspraak(een, "nog eens kijken"))
    doe(bestand, ZetStatus(heling, 1, Status.OP_SCHEMA))
    doe(bestand, SluitOverleg(een))
    doe(bestand, ZetStatus(heling, 1, Status.AANDACHT))
    twee = doe(bestand, BeginOverleg(None, "Wijkoverleg", None, VANDAAG, "politie, T&H")).item[1]
    doe(bestand, ZetBehandeld(lees_agenda(bestand.conn, twee)[0].id, True))
    doe(bestand, ZetStatus(heling, 1, Status.LOOPT_ACHTER))
    doe(bestand, ZetReden(heling, 1, "te weinig mensen"))
    doe(bestand, NieuweAfspraak(twee, VIJANDIG, "Politie Kleindam", VANDAAG + timedelta(days=7), 1, ("actie", heling)))
    doe(bestand, NieuweAfspraak(twee, "we gaan door", item=("actie", heling), soort="besluit"))
    doe(bestand, ZetNotitie(f"{TOKEN} bij de actie", overleg_id=twee, item=("actie", heling)))
    doe(bestand, ZetNotitie(f"{TOKEN} bij het overleg", overleg_id=twee))
    bestand.sluit()
    return klein_pad


def test_the_list(gevuld: Path) -> None:
    uit = roep(gevuld, "overleg", "lijst")
    assert (uit.exit_code, uit.stderr) == (0, "")
    een, twee = uit.stdout.splitlines()
    assert "Wijkoverleg (stad): 1 afspraak, 1 besluit  (open)" in een
    assert "2 afspraken, 0 besluiten" in twee
    rijen = json.loads(roep(gevuld, "overleg", "lijst", "--json").stdout)
    assert [(rij["overleg_id"], rij["open"], rij["behandeld"], rij["wijk"]) for rij in rijen] == [
        (2, True, 1, None),
        (1, False, 0, None),
    ]
    assert json.loads(roep(gevuld, "overleg", "lijst", "--json", "--wijk", "noord").stdout) == []
    assert len(json.loads(roep(gevuld, "overleg", "lijst", "--json", "--wijk", "stad").stdout)) == 2
    assert roep(gevuld, "overleg", "lijst", "--wijk", "noord").stderr == "Er is nog geen overleg van noord.\n"


def test_an_empty_list_and_wrong_use_are_said(klein_pad: Path) -> None:
    leeg = roep(klein_pad, "overleg", "lijst")
    assert (leeg.exit_code, leeg.stdout) == (0, "")
    assert "nog geen overleg" in leeg.stderr
    for woorden, code, zin in (
        (["overleg", "lijst", "--wijk", "noort"], 2, "bedoelt u «Noord»?"),
        (["overleg", "verslag"], 1, "er is nog geen overleg"),
        (["overleg", "verslag", "7"], 2, "er is geen overleg 7"),
        (["overleg", "verslag", "morgen"], 2, "«morgen» is geen overleg"),
        (["overleg", "verslag", "--soort", "pdf"], 2, "bij --soort hoort een van: md, html, docx"),
        (["overleg", "verslag", "--naar", "v.pdf"], 2, "v.pdf eindigt niet op .md, .html of .docx"),
        (["overleg", "verslag", "--soort", "md", "--naar", "v.docx"], 2, "v.docx is de naam van een docx"),
        (["overleg", "verslag", "--wijk", "Noord"], 1, "er is nog geen overleg van Noord"),
        (["overleg", "verslag", "--soort", "docx"], 2, "--naar verslag.docx"),
        (["--plan", "x", "overleg", "lijst"], 2, "er is geen plan «x»"),
        (["stand", "--sinds", "ooit"], 2, "--sinds «ooit»"),
        (["stand", "--sinds", "vorig"], 1, "er is nog geen overleg gesloten"),
    ):
        fout = roep(klein_pad, *woorden)
        assert (fout.exit_code, fout.stdout) == (code, ""), woorden
        assert zin in fout.stderr


def test_the_verslag_as_markdown_tells_it_all(gevuld: Path) -> None:
    tekst = roep(gevuld, "overleg", "verslag").stdout
    assert re.findall(r"^##+ (.*)", tekst, re.M)[:5] == [
        "Besluiten",
        "Afspraken",
        "Nieuw",
        "Nog open van eerder",
        "Veranderd sinds vorig overleg",
    ]
    jaar = VANDAAG.year
    assert "**Aanwezig:** politie, T&H" in tekst
    assert f"| B{jaar}-01 | we gaan door |" in tekst
    assert "brief sturen" in tekst
    assert "| te laat |" in tekst
    assert "Noord: aandacht → loopt achter (te weinig mensen)" in tekst
    assert "op schema → aandacht" in tekst
    assert "### Nog niet behandeld\n\n- " in tekst
    assert "**Concept:** het overleg is nog niet gesloten" in tekst
    assert "<script" not in tekst
    assert "\x1b" not in tekst


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.labels: list[str] = []
        self.adressen: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.labels.append(tag)
        self.adressen += [w or "" for n, w in attrs if n in ("href", "src", "action", "background", "data")]


def test_the_verslag_as_html_is_one_file_that_fetches_and_runs_nothing(gevuld: Path, tmp_path: Path) -> None:
    pad = tmp_path / "verslag.html"
    assert roep(gevuld, "overleg", "verslag", "2", "--naar", pad).exit_code == 0
    tekst = pad.read_text(encoding="utf-8")
    lezer = _Lezer()
    lezer.feed(tekst)
    assert not {"script", "img", "link", "iframe", "a"} & set(lezer.labels)
    assert lezer.adressen == []
    assert "url(" not in tekst
    assert "@import" not in tekst
    assert '<html lang="nl">' in tekst
    assert "size: A4" in tekst
    assert lezer.labels.count("h1") == 1
    assert lezer.labels.count("table") == lezer.labels.count("caption") == lezer.labels.count("thead")
    assert '<th scope="col">Houder</th>' in tekst
    assert "te laat" in tekst


def test_the_verslag_as_docx_reads_back(gevuld: Path, tmp_path: Path) -> None:
    pad = tmp_path / "verslag.docx"
    assert roep(gevuld, "overleg", "verslag", "--soort", "docx", "--naar", pad).exit_code == 0
    with zipfile.ZipFile(pad) as archief:
        assert archief.testzip() is None
        stijlen = archief.read("word/styles.xml").decode()
        assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', stijlen)) == {"nl-NL"}
        assert b"w:rFonts" not in archief.read("word/document.xml")
        assert b"w:tblHeader" in archief.read("word/document.xml")
    word = Document(str(pad))
    blad = word.sections[0]
    assert (round(blad.page_width / Mm(1)), round(blad.page_height / Mm(1))) == (210, 297)
    koppen = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert koppen[0][0] == "Title"
    assert [tekst for stijl, tekst in koppen if stijl == "Heading 1"] == [
        "Besluiten",
        "Afspraken",
        "Veranderd sinds vorig overleg",
        "Agenda",
    ]
    besluiten, afspraken, eerder, sinds = word.tables
    assert [cel.text for cel in besluiten.rows[0].cells] == ["Nummer", "Besluit"]
    assert afspraken.rows[1].cells[1].text == VIJANDIG.replace("\x1b", "␛")
    assert [rij.cells[4].text for rij in eerder.rows] == ["Stand", "te laat", "open"]
    assert sinds.rows[1].cells[1].text.startswith("Noord: op schema → aandacht")
    assert word.core_properties.author == ""
    assert word.core_properties.language == "nl-NL"


def test_a_notitie_is_in_no_verslag_and_the_table_is_never_asked(gevuld: Path, tmp_path: Path) -> None:
    for soort in ("md", "html", "docx"):
        pad = tmp_path / f"v.{soort}"
        assert roep(gevuld, "overleg", "verslag", "--naar", pad).exit_code == 0
        inhoud = pad.read_bytes()
        if soort == "docx":
            with zipfile.ZipFile(pad) as archief:
                inhoud = b"".join(archief.read(naam) for naam in archief.namelist())
        assert b"Wijkoverleg" in inhoud
        assert TOKEN.encode() not in inhoud
    bestand = open_bestand(gevuld, alleen_lezen=True)
    vragen: list[str] = []
    bestand.conn.set_trace_callback(vragen.append)
    document = verslagdocument(lees_verslag(bestand.conn, 2, lees(bestand)))
    bestand.conn.set_trace_callback(None)
    bestand.sluit()
    assert len(vragen) > 20
    assert [vraag for vraag in vragen if "notitie" in vraag.lower()] == []
    assert TOKEN not in als_markdown(document) + als_html(document) + repr(als_docx(document))


def test_no_other_command_gives_a_notitie_away(gevuld: Path, tmp_path: Path) -> None:
    slug = "kleindam-2020-2023"
    for woorden in (
        ["plan", "exporteer", slug],
        ["stand", "--sinds", "vorig", "--plan", slug],
        ["stand", "--sinds", "vandaag", "--plan", slug, "--json"],
        ["boom", "--plan", slug],
        ["overleg", "lijst", "--json"],
    ):
        uit = roep(gevuld, *woorden)
        assert uit.exit_code == 0, uit.stderr
        assert TOKEN not in uit.stdout


def test_the_file_is_its_owners_only_and_nothing_is_overwritten_unasked(gevuld: Path, tmp_path: Path) -> None:
    pad = tmp_path / "v.md"
    assert roep(gevuld, "overleg", "verslag", "--naar", pad).exit_code == 0
    if os.name != "nt":
        assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    pad.write_text("van mij", encoding="utf-8")
    fout = roep(gevuld, "overleg", "verslag", "--naar", pad)
    assert (fout.exit_code, pad.read_text(encoding="utf-8")) == (1, "van mij")
    assert "--overschrijf" in fout.stderr
    assert roep(gevuld, "overleg", "verslag", "--naar", pad, "--overschrijf").exit_code == 0
    assert pad.read_text(encoding="utf-8").startswith("# Verslag")
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".nieuw")] == []
    assert roep(gevuld, "overleg", "verslag", "--soort", "md", "--naar", gevuld, "--overschrijf").exit_code == 1


def test_where_it_cannot_be_written_is_said(gevuld: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def zonder_recht(pad: object, *args: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(pad))

    for naar, overschrijf, zin in (
        (tmp_path, [], "is een map; geef de naam van een bestand"),
        (tmp_path, ["--overschrijf"], "is een map; geef de naam van een bestand"),
        (tmp_path / "weg" / "v.md", [], f"de map {tmp_path / 'weg'} bestaat niet; maak die eerst"),
        (tmp_path / ("x" * 300 + ".md"), [], "is niet te schrijven: de naam is te lang; kies een andere plaats"),
    ):
        fout = roep(gevuld, "overleg", "verslag", "--soort", "md", "--naar", naar, *overschrijf)
        assert (fout.exit_code, zin in fout.stderr) == (1, True), fout.stderr
    monkeypatch.setattr("ivp_tui.rapport.bewaren.os.open", zonder_recht)
    fout = roep(gevuld, "overleg", "verslag", "--naar", tmp_path / "v.md")
    assert (fout.exit_code, fout.stderr) == (
        1,
        f"Fout: {tmp_path / 'v.md'} is niet te schrijven: u mag daar niet schrijven; kies een andere plaats\n",
    )


def test_a_folder_that_may_not_be_looked_into_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dicht(pad: Path, **_: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "Permission denied", str(pad))

    monkeypatch.setattr(Path, "stat", dicht)
    with pytest.raises(BewaarFout, match="u mag daar niet schrijven"):
        bewaar(tmp_path / "v.md", b"x", overschrijf=False)


def test_a_number_with_another_wijk_is_refused(gevuld: Path) -> None:
    fout = roep(gevuld, "overleg", "verslag", "2", "--wijk", "Noord")
    assert (fout.exit_code, fout.stdout) == (2, "")
    assert "overleg 2 is van de stad, niet van Noord; laat --wijk of het nummer weg" in fout.stderr
    assert roep(gevuld, "overleg", "verslag", "2", "--wijk", "stad").exit_code == 0
    # the wijk of all commands is only about which is the last
    assert roep(gevuld, "--wijk", "Noord", "overleg", "verslag", "2").exit_code == 0


def test_stand_counts_the_afspraken(gevuld: Path) -> None:
    plan = ("--plan", "kleindam-2020-2023")
    assert " afspraken: 3 open, 1 te laat" in roep(gevuld, "stand", *plan).stdout
    assert json.loads(roep(gevuld, "stand", "--json", *plan).stdout)["afspraken"] == {"open": 3, "te_laat": 1}
    noord = json.loads(roep(gevuld, "stand", "--json", "--wijk", "Noord", *plan).stdout)
    assert noord["afspraken"] == {"open": 1, "te_laat": 0}


def test_stand_since_a_day_or_the_meeting_before(gevuld: Path) -> None:
    plan = ("--plan", "kleindam-2020-2023")
    uit = roep(gevuld, "stand", "--sinds", "vorig", *plan)
    assert uit.exit_code == 0
    assert "Veranderd sinds Wijkoverleg" in uit.stdout
    assert "Noord: op schema → loopt achter (te weinig mensen)" in uit.stdout
    assert "brief sturen" not in uit.stdout
    json_ = json.loads(roep(gevuld, "stand", "--sinds", "vandaag", "--json", *plan).stdout)["sinds"]
    assert [(i["soort"], v["wat"], v["wijk"], v["nieuw"]) for i in json_["items"] for v in i["veranderingen"]][:2] == [
        ("afspraak", "erbij", None, "open"),
        ("afspraak", "erbij", None, "open"),
    ]
    zuid = json.loads(roep(gevuld, "stand", "--sinds", "vandaag", "--json", "--wijk", "Zuid", *plan).stdout)["sinds"]
    assert [i["soort"] for i in zuid["items"] if i["soort"] == "actie"] == []
    assert " niets" in roep(gevuld, "stand", "--sinds", "morgen", *plan).stdout


def test_help_is_dutch() -> None:
    for woorden in (["overleg"], ["overleg", "verslag"], ["overleg", "lijst"]):
        hulp = CliRunner().invoke(ivp, [*woorden, "--help"]).stdout
        assert "Gebruik: ivp overleg" in hulp
        assert "Usage" not in hulp
        assert "..." not in hulp


def test_the_same_verslag_gives_the_same_docx(gevuld: Path) -> None:
    bestand = open_bestand(gevuld, alleen_lezen=True)
    document = verslagdocument(lees_verslag(bestand.conn, 1, lees(bestand)))
    bestand.sluit()
    assert als_docx(document) == als_docx(document)
