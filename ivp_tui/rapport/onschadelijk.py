"""Text of people and files in a document: nothing in it acts in Markdown, HTML or a spreadsheet, whatever it says.

Every function also takes out what moves, hides or reorders (domein.schoon). Why so, and where not, stands in
docs/besluiten/0019-onschadelijke-uitvoer.md.
"""

import csv
import re
from collections.abc import Iterable
from html import escape
from io import StringIO

from ivp_tui.domein.schoon import schoon

#: what a backslash stops where it stands (CommonMark 0.31, 6.1 to 6.5; GFM 6.5): a backslash before a sign it would
#: act on; code, links and images, formulas; emphasis and strikethrough, but not between spaces, and _ not in a word
_IN_REGEL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[`\[$]|(?<! )[*~]|[*~](?! )|(?!(?<=[^\W_])_[^\W_])(?!(?<= )_ )_",
)

#: before what a backslash goes at the start of a line, where else a block would begin (4.1 to 4.3, 5.1 to 5.3): a
#: heading, a quote, a list, a line
_AAN_HET_BEGIN = re.compile(r"^(?:(\d+)(?=[.)](?: |$))|(?=#+(?: |$)|>|[-+=](?:[-+=]| |$)))")

#: signs that close a heading (4.2)
_AAN_HET_EIND = re.compile(r"(?<= )#+$")

#: what is for an entity, as a backslash does not stop all readers: raw HTML (6.6), entities (2.5), and a bare address
#: that GitHub makes a link (GFM 6.9)
_ENTITEIT = re.compile(
    r"<(?=[a-z/!?])|&(?=#\d+;|#x[0-9a-f]+;|[a-z][a-z0-9]*;)|(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=\S)@(?=\S)",
    re.IGNORECASE,
)

_ENTITEITEN = {"<": "&lt;", "&": "&amp;", ".": "&#46;", ":": "&#58;", "@": "&#64;"}

#: what a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), with the full-width forms of them
_FORMULE = tuple("=+-@\t\r\n＝＋－＠")

#: spreadsheets drop quotes and spaces before they look; then the next sign decides
_WEG = " '\"\u2018\u2019"


def markdown(tekst: str, cel: bool = False) -> str:
    """The text as one piece of Markdown that reads as itself: in a paragraph, heading or list item, or a table cell.

    Only what would be markup where it stands is marked, so that it also reads well as it is. A newline becomes a space:
    a line of its own could begin a heading, a list or a table.
    """
    schone = schoon(tekst).strip()
    uit = _IN_REGEL.sub(r"\\\g<0>", schone)
    uit = _ENTITEIT.sub(lambda teken: _ENTITEITEN[teken[0]], uit)
    # in a cell no block can begin, and there it ends nothing but the cell
    return uit.replace("|", "\\|") if cel else _AAN_HET_EIND.sub(r"\\\g<0>", _AAN_HET_BEGIN.sub(r"\1\\", uit))


def html(tekst: str, meerregelig: bool = False) -> str:
    """The text for between two tags; with `meerregelig` a newline becomes <br>, else a space."""
    uit = escape(schoon(tekst, meerregelig), quote=True).replace("`", "&#96;")
    return uit.replace("\n", "<br>")


def html_attribuut(tekst: str) -> str:
    """The text as the value of an attribute, with the quotes around it; not for an address, style or handler."""
    return f'"{html(tekst)}"'


def csv_cel(tekst: str) -> str:
    """The text of one cell such that no spreadsheet takes it for a formula: an apostrophe before it where it might.

    The quotes that CSV itself wants are for csv_regels. Not for figures: give those as numbers.
    """
    schone = schoon(tekst)
    kaal = tekst.lstrip(_WEG)
    gevaar = tekst[:1] in _FORMULE or kaal[:1] in _FORMULE or schone.lstrip(_WEG)[:1] in _FORMULE
    return f"'{schone}" if tekst and gevaar else schone


def csv_regels(rijen: Iterable[Iterable[str | int | float | None]], scheiding: str = ";") -> str:
    """Rows as CSV with a semicolon, as Dutch Excel opens it; texts inert, numbers as they are, None empty."""
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=scheiding, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    for rij in rijen:
        schrijver.writerow(csv_cel(cel) if isinstance(cel, str) else cel for cel in rij)
    return uit.getvalue()
