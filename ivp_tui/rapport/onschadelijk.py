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

#: ASCII punctuation, all of which CommonMark lets a backslash stand before (spec 0.31, section 2.4)
_LEESTEKENS = re.compile(r"([!-/:-@\[-`{-~])")

#: what a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), with the full-width forms of them
_FORMULE = tuple("=+-@\t\r\n＝＋－＠")

#: spreadsheets drop quotes and spaces before they look; then the next sign decides
_WEG = " '\"\u2018\u2019"


def markdown(tekst: str) -> str:
    """The text as one piece of Markdown that reads as itself: in a paragraph, heading, list item or table cell.

    A newline becomes a space: a line of its own could begin a heading, a list or a table.
    """
    # entities are for what no backslash stops: raw HTML, and a bare address that GitHub makes a link
    uit = _LEESTEKENS.sub(r"\\\1", schoon(tekst).strip())
    uit = uit.replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")
    uit = uit.replace("\\@", "&#64;").replace("\\:", "&#58;")
    # "1." and "1)" begin a list, and "www." an address, only with the sign right behind: that has its backslash already
    return re.sub(r"(?i)\b(www)\\\.", r"\1&#46;", uit)


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
