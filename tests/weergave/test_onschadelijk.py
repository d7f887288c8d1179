"""Hostile text in Markdown, HTML and CSV, read back by a real reader: plain text and nothing else."""

import csv
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ivp_tui.domein.schoon import schoon
from ivp_tui.rapport.onschadelijk import csv_cel, csv_regels, html, html_attribuut, markdown
from tests.vijandig import ALLE

TEKST = st.one_of(
    st.sampled_from(ALLE),
    st.text(max_size=40),
    st.text(st.sampled_from("=+-@'\"`*_~[](){}<>!#|\\&;:./ \n\twa1x"), max_size=30),
    st.lists(st.sampled_from(ALLE), min_size=2, max_size=3).map("".join),
)
#: CommonMark with all that GitHub adds, and raw HTML let through
LEZER = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


class Platte_tekst(HTMLParser):
    """Keeps what was text, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tekst = ""
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.rest: list[str] = []

    def handle_data(self, data: str) -> None:
        self.tekst += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.rest.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def lees_html(tekst: str) -> Platte_tekst:
    lezer = Platte_tekst()
    lezer.feed(tekst)
    lezer.close()
    return lezer


@given(TEKST)
def test_html_reads_as_its_own_text(tekst):
    lezer = lees_html(f"<p>{html(tekst)}</p>")
    assert lezer.tekst == schoon(tekst)
    assert [tag for tag, _ in lezer.tags] == ["p"]
    assert not lezer.rest


@given(TEKST)
def test_html_in_a_style_or_script_that_is_open_does_not_close_it(tekst):
    for element in ("style", "script", "title", "textarea"):
        assert f"</{element}" not in html(tekst).lower()
    assert "<" not in html(tekst)


@given(TEKST)
def test_html_over_more_lines_has_only_breaks(tekst):
    lezer = lees_html(f"<p>{html(tekst, meerregelig=True)}</p>")
    schone = schoon(tekst, meerregelig=True)
    assert lezer.tekst == schone.replace("\n", "")
    assert [tag for tag, _ in lezer.tags] == ["p"] + ["br"] * schone.count("\n")


@given(TEKST)
def test_an_attribute_is_one_attribute(tekst):
    lezer = lees_html(f"<p title={html_attribuut(tekst)}>x</p>")
    assert lezer.tags == [("p", [("title", schoon(tekst))])]
    assert lezer.tekst == "x"


@given(TEKST)
@pytest.mark.parametrize("vorm", ["{}", "# {}", "- {}", "1. {}", "> {}", "tekst {} tekst", "| a |\n|---|\n| {} |"])
def test_markdown_reads_as_its_own_text(vorm, tekst):
    uit = markdown(tekst)
    assert "\n" not in uit
    leeg = lees_html(LEZER.render(vorm.format("x")))
    lezer = lees_html(LEZER.render(vorm.format(f"x{uit}")))
    assert lezer.tags == leeg.tags
    assert not lezer.rest
    assert " ".join(lezer.tekst.split()) == " ".join(leeg.tekst.replace("x", f"x{schoon(tekst).strip()}", 1).split())


@given(TEKST)
def test_markdown_begins_nothing_and_gives_no_link(tekst):
    """Alone on its line, where a heading, list, table, fence, quote or HTML could begin, with all links looked for."""
    uit = markdown(tekst)
    lezer = lees_html(LEZER.render(uit))
    assert {tag for tag, _ in lezer.tags} <= {"p"}
    assert " ".join(lezer.tekst.split()) == " ".join(schoon(tekst).split())
    for begin in ("://", "www.", "@", "mailto:"):
        assert begin not in uit.lower()


#: what a spreadsheet could take for a formula, after the quotes and spaces it drops
FORMULE = tuple("=+-@\t\r＝＋－＠")


@given(TEKST)
def test_a_cell_is_no_formula_and_only_an_apostrophe_longer(tekst):
    cel = csv_cel(tekst)
    assert not cel.lstrip(' "').startswith(FORMULE)
    assert cel in (schoon(tekst), f"'{schoon(tekst)}")


@given(st.lists(st.lists(TEKST | st.integers() | st.none(), min_size=2, max_size=4), min_size=1, max_size=4))
def test_rows_come_back_as_they_went(rijen):
    for scheiding in ";,\t":
        uit = csv_regels(rijen, scheiding)
        terug = list(csv.reader(StringIO(uit, newline=""), delimiter=scheiding, strict=True))
        assert terug == [["" if c is None else csv_cel(c) if isinstance(c, str) else str(c) for c in r] for r in rijen]


@pytest.mark.parametrize(
    ("tekst", "cel"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+31 30 123", "'+31 30 123"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "' =1+1"),
        ("\r=1+1", "' =1+1"),
        (" =1+1", "' =1+1"),
        ("'=1+1", "''=1+1"),
        ("＝1+1", "'＝1+1"),
        ("Overvallen - 5", "Overvallen - 5"),
        ("", ""),
    ],
)
def test_formulas(tekst, cel):
    assert csv_cel(tekst) == cel


def test_numbers_stay_numbers():
    assert csv_regels([["a", -5, 2.5, None]]) == "a;-5;2.5;\r\n"
