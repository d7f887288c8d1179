"""Figures as CSV: what is read, and what is refused with its line."""

import pytest

from ivp_tui.domein.schoon import is_schoon
from ivp_tui.invoer.planbestand import InvoerFout, lees_cijfers
from tests.klein import MAP

KOP = "indicator;wijk;periode;waarde;onbekend;status;bron;uitgave;vindplaats;gekozen;toelichting\n"
GOED = "inbraak;;2018;1.000;;definitief;monitor;2023;tabel 1;1;\n"


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
        ("inbraak;;2018;veel;;definitief;monitor;;;1;\n", "is geen getal"),
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
        (KOP.encode() + b'"' + b"x" * 200_000, "regel 2: geen geldige CSV: een waarde is te lang"),
        (KOP.encode() + b'"x', "regel 2: geen geldige CSV: een aanhalingsteken is niet gesloten"),
        (KOP.encode() + b'"x"y;', "regel 2: geen geldige CSV: na een sluitend aanhalingsteken hoort ;"),
        (KOP.encode() + GOED.replace("tabel", "a\0b").encode(), "regel 2: vindplaats bevat een stuurteken (U+0000)"),
        (KOP.encode() + GOED.replace("2018", "0018").encode(), "regel 2: periode moet een jaar zijn van 1900"),
        (KOP.encode() + GOED.replace("inbraak", " ").encode(), "regel 2: indicator is leeg"),
        (KOP.encode() + GOED.replace("definitief", "\x1b[2J" * 90).encode(), "regel 2: status is «␛[2J"),
    ],
)
def test_a_file_of_figures_that_is_none_is_named(tmp_path, bytes_, zegt):
    pad = tmp_path / "cijfers-x.csv"
    pad.write_bytes(bytes_)
    with pytest.raises(InvoerFout) as fout:
        lees_cijfers(pad)
    assert str(fout.value).startswith(f"cijfers-x.csv, {zegt}")
    assert is_schoon(str(fout.value))
