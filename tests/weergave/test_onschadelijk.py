"""Hostile text in Markdown, HTML and CSV, read back by a real reader: plain text and nothing else."""

import csv
import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import assume, given
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
LEZER = MarkdownIt("gfm-like", {"html": True, "linkify": True}).enable(["table", "strikethrough"])
# a bare name such as utrecht.nl is a link to this reader only
LEZER.linkify.set({"fuzzy_link": False})


#: where GitHub finds an address that stands by itself (GFM 6.9)
BARE_LINK = re.compile(r"://|www\.|mailto:|xmpp:|\S@\S")


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
@pytest.mark.parametrize("voor", ["x", "x ", ""])
@pytest.mark.parametrize(
    "vorm",
    ["{}", "# {}", "### {}", "- {}", "1. {}", "> {}", "tekst {} tekst", "**Wie:** {}", "| a |\n|---|\n| {} |"],
)
def test_markdown_reads_as_its_own_text(vorm, voor, tekst):
    uit = markdown(tekst, cel="|" in vorm)
    assert "\n" not in uit
    assume(voor + uit)
    leeg = lees_html(LEZER.render(vorm.format("xyz")))
    lezer = lees_html(LEZER.render(vorm.format(f"{voor}{uit}")))
    assert lezer.tags == leeg.tags
    assert not lezer.rest
    assert " ".join(lezer.tekst.split()) == " ".join(
        leeg.tekst.replace("xyz", f"{voor}{schoon(tekst).strip()}").split()
    )


@pytest.mark.parametrize(
    "tekst",
    [
        "politie, T&H, wijkbureau (West)",
        "Proef met buurtBOA's gaat door: start 1-1-2027, 22:00-02:00!",
        "2026-01, zie #12; 50% minder; 3 < 5 > 2; 2 * 3 _ 4 ~ 5",
        "partners_in_de_wijk; vóór_na; a/b = c + d; «zo» → zus]; @Politie; C:\\plan",
        "-5 graden",
        "+31 30 123",
        "1.5 en 2.000",
        "B2026-01",
        "#veilig",
        "AT&T, &; R&D",
    ],
)
def test_markdown_leaves_what_is_no_markup_as_it_was_typed(tekst):
    assert markdown(tekst) == tekst


@pytest.mark.parametrize(
    ("tekst", "uit", "cel"),
    [
        ("# kop", r"\# kop", "# kop"),
        ("## kop ##", r"\## kop \##", "## kop ##"),
        ("#", r"\#", "#"),
        ("- punt", r"\- punt", "- punt"),
        ("+ punt", r"\+ punt", "+ punt"),
        ("* punt", r"\* punt", r"\* punt"),
        ("---", r"\---", "---"),
        ("- - -", r"\- - -", "- - -"),
        ("===", r"\===", "==="),
        ("***", r"\*\*\*", r"\*\*\*"),
        ("___", r"\_\_\_", r"\_\_\_"),
        ("1. een", r"1\. een", "1. een"),
        ("12) twaalf", r"12\) twaalf", "12) twaalf"),
        ("> zegt", r"\> zegt", "> zegt"),
        ("```sh", r"\`\`\`sh", r"\`\`\`sh"),
        ("~~~", r"\~\~\~", r"\~\~\~"),
        ("a | b", "a | b", r"a \| b"),
        ("a *b* c", r"a \*b\* c", r"a \*b\* c"),
        ("a _b_ c", r"a \_b\_ c", r"a \_b\_ c"),
        ("~~weg~~", r"\~\~weg\~\~", r"\~\~weg\~\~"),
        ("[x](y) ![x](y)", r"\[x](y) !\[x](y)", r"\[x](y) !\[x](y)"),
        ("[x]: http:y", r"\[x]: http:y", r"\[x]: http:y"),
        ("[ ] doen", r"\[ ] doen", r"\[ ] doen"),
        ("<b>&amp; <!-- -->", "&lt;b>&amp;amp; &lt;!-- -->", "&lt;b>&amp;amp; &lt;!-- -->"),
        ("&#35; &#x23;", "&amp;#35; &amp;#x23;", "&amp;#35; &amp;#x23;"),
        ("https://a.nl", "https&#58;//a.nl", "https&#58;//a.nl"),
        ("www.a.nl", "www&#46;a.nl", "www&#46;a.nl"),
        ("a@b.nl", "a&#64;b.nl", "a&#64;b.nl"),
        ("<https://a.nl>", "&lt;https&#58;//a.nl>", "&lt;https&#58;//a.nl>"),
        (r"\* \a einde\\"[:-1], r"\\\* \a einde\\", r"\\\* \a einde\\"),
    ],
)
def test_markdown_marks_what_would_be_markup_there(tekst, uit, cel):
    assert (markdown(tekst), markdown(tekst, cel=True)) == (uit, cel)


@given(TEKST)
def test_markdown_begins_nothing_and_gives_no_link(tekst):
    """Alone on its line, where a heading, list, table, fence, quote or HTML could begin, with all links looked for."""
    uit = markdown(tekst)
    lezer = lees_html(LEZER.render(uit))
    assert {tag for tag, _ in lezer.tags} <= {"p"}
    assert " ".join(lezer.tekst.split()) == " ".join(schoon(tekst).split())
    assert not BARE_LINK.search(uit.lower())


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
