import shutil

import pytest

from ivp_tui.invoer.planbestand import InvoerFout, lees_cijfers, lees_gemeente, lees_inhoud, lees_plan
from ivp_tui.paden import PLANNEN
from tests.klein import MAP

KOP = "indicator;wijk;periode;waarde;onbekend;status;bron;uitgave;vindplaats;gekozen;toelichting\n"
GOED = "inbraak;;2018;1.000;;definitief;monitor;2023;tabel 1;1;\n"


@pytest.fixture
def map_(tmp_path):
    return shutil.copytree(MAP, tmp_path / "inhoud")


def test_a_folder_gives_gemeenten_with_figures_and_plans():
    inhoud = lees_inhoud(MAP)
    assert [(g.gemeente["sleutel"], len(g.wijken), len(g.cijfers)) for g in inhoud.gemeenten] == [
        ("kleindam", 3, 22),
        ("kleinoord", 0, 0),
    ]
    assert [(p.plan["slug"], len(p.themas), len(p.partners)) for p in inhoud.plannen] == [
        ("kleindam-2020-2023", 2, 3),
        ("kleinoord-2012-2015", 1, 0),
    ]


def test_figures_keep_their_kind():
    cijfers = lees_cijfers(MAP / "cijfers-kleindam.csv")
    assert (cijfers[0]["waarde"], cijfers[0]["periode"], cijfers[0]["gekozen"]) == (1000.0, 2018, True)
    assert (cijfers[4]["waarde"], cijfers[4]["gekozen"], cijfers[4]["toelichting"]) == (
        930.0,
        False,
        "telt pogingen niet mee",
    )
    assert (cijfers[5]["waarde"], cijfers[5]["onbekend"]) == (None, "PM")
    assert cijfers[14]["waarde"] == 20.5
    assert cijfers[14]["waar"] == "cijfers-kleindam.csv, regel 16"


def test_more_than_one_file_of_figures_goes_with_a_gemeente(map_):
    (map_ / "cijfers-kleindam-wijken.csv").write_text(KOP + GOED, encoding="utf-8")
    assert len(lees_inhoud(map_).gemeenten[0].cijfers) == 23


def test_what_excel_saves_can_be_read(tmp_path):
    pad = tmp_path / "cijfers-x.csv"
    pad.write_text(KOP + GOED, encoding="utf-8-sig", newline="\r\n")
    assert [rij["indicator"] for rij in lees_cijfers(pad)] == ["inbraak"]


@pytest.mark.parametrize(
    ("regel", "zegt"),
    [
        ("inbraak;;2018;1.000;;definitief;monitor;2023;tabel 1;1\n", "heeft niet 11 kolommen"),
        ("inbraak;;2018;1.000;;definitief;monitor;2023;tabel 1;1;;extra\n", "heeft niet 11 kolommen"),
        ("inbraak;;2018;;;definitief;monitor;;;1;\n", "geef een waarde of een soort onbekend"),
        ("inbraak;;2018;5;PM;definitief;monitor;;;1;\n", "geef een waarde of een soort onbekend"),
        ("inbraak;;2018;PM;;definitief;monitor;;;1;\n", "geef een waarde of een soort onbekend"),
        ("inbraak;;2018;20.5;;definitief;monitor;;;1;\n", "bedoelt u 20,5"),
        ("inbraak;;2018;veel;;definitief;monitor;;;1;\n", "dat is geen getal"),
        ("inbraak;;2018-2019;5;;definitief;monitor;;;1;\n", "periode «2018-2019» is geen jaar"),
        ("inbraak;;20_18;5;;definitief;monitor;;;1;\n", "periode «20_18» is geen jaar"),
        ("inbraak;;2018;;zoek;definitief;monitor;;;1;\n", "onbekend is «zoek»; kies uit: PM"),
        ("inbraak;;2018;5;;klaar;monitor;;;1;\n", "status is «klaar»; kies uit: definitief, voorlopig"),
        ("inbraak;;2018;5;;definitief;monitor;;;ja;\n", "gekozen is «ja»; kies uit: 0, 1"),
    ],
)
def test_a_figure_that_cannot_be_read_is_named_by_file_and_line(tmp_path, regel, zegt):
    pad = tmp_path / "cijfers-x.csv"
    pad.write_text(KOP + GOED + regel + GOED, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_cijfers(pad)
    assert str(fout.value).startswith("cijfers-x.csv, regel 3: ")
    assert zegt in str(fout.value)


@pytest.mark.parametrize(
    ("bytes_", "zegt"),
    [
        (b"", "regel 1: de kolommen moeten zijn: indicator;wijk"),
        (KOP.replace(";", ",").encode(), "regel 1: de kolommen moeten zijn"),
        (KOP.encode() + "é".encode("latin-1"), "regel 2: geen UTF-8"),
        (KOP.encode() + b'"' + b"x" * 200_000, "geen geldige CSV"),
    ],
)
def test_a_file_of_figures_that_is_none_is_named(tmp_path, bytes_, zegt):
    pad = tmp_path / "cijfers-x.csv"
    pad.write_bytes(bytes_)
    with pytest.raises(InvoerFout) as fout:
        lees_cijfers(pad)
    assert str(fout.value).startswith("cijfers-x.csv, ") or zegt == "geen geldige CSV"
    assert zegt in str(fout.value)


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("formaat = 2\n[plan]\n", "x.toml, formaat: is 2; deze ivp leest formaat 1"),
        ("[plan]\n", "x.toml, formaat: is None"),
        ("formaat = 1\n[plan\n", "x.toml: geen geldige TOML:"),
        ("formaat = 1\ntitel = 5\n[[thema]]\n", "x.toml: er is geen tabel [plan]"),
        ("formaat = 1\nplan = 5\n", "x.toml: er is geen tabel [plan]"),
        ("formaat = 1\n[plan]\n[thema]\ntitel = 'x'\n", "x.toml, thema: schrijf elk als een tabel onder [[thema]]"),
        ("formaat = 1\nthema = ['x']\n[plan]\n", "x.toml, thema: schrijf elk als een tabel"),
    ],
)
def test_a_plan_file_that_is_none_is_named(tmp_path, tekst, zegt):
    pad = tmp_path / "x.toml"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_plan(pad)
    assert str(fout.value).startswith(zegt)


def test_toml_errors_tell_the_line(tmp_path):
    pad = tmp_path / "x.toml"
    pad.write_text("formaat = 1\n[plan]\ntitel = \n", encoding="utf-8")
    with pytest.raises(InvoerFout, match="line 3"):
        lees_plan(pad)


def test_what_is_not_utf8_or_not_there_is_named(tmp_path):
    pad = tmp_path / "gemeente-x.toml"
    with pytest.raises(InvoerFout, match=r"^gemeente-x\.toml: niet te lezen"):
        lees_gemeente(pad)
    pad.write_bytes(b"formaat = 1 # \xff")
    with pytest.raises(InvoerFout, match=r"^gemeente-x\.toml, byte 14: geen UTF-8"):
        lees_gemeente(pad)
    pad.write_bytes(b"\xef\xbb\xbfformaat = 1\n[wijk]")
    with pytest.raises(InvoerFout, match=r"^gemeente-x.toml: er is geen tabel \[gemeente\]"):
        lees_gemeente(pad)


def test_the_shipped_content_can_be_read():
    inhoud = lees_inhoud(PLANNEN)
    assert "utrecht" in {gemeente.gemeente["sleutel"] for gemeente in inhoud.gemeenten}
