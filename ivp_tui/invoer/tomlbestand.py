"""A TOML file as tables with their lines; what tomllib refuses is said in Dutch with line and column."""

import ast
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ivp_tui.domein.schoon import is_schoon
from ivp_tui.invoer.fout import InvoerFout, kort, lees_tekst
from ivp_tui.invoer.regels import DIEPST, Weg, begin_van, regelnummers, te_diep

FORMAAT = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file as tomllib read it, and the line of each table and key in it."""

    pad: Path
    inhoud: dict[str, Any]
    regels: dict[Weg, int]

    def regel(self, weg: Weg) -> int:
        """The line where this stands; what is inside a list or inline table stands where its key does."""
        while weg not in self.regels:
            weg = weg[:-1]
        return self.regels[weg]


def lees_toml(pad: Path) -> Document:
    """Read a TOML file of our format; raises InvoerFout with line and column where it is none."""
    tekst = lees_tekst(pad)
    diep = te_diep(tekst)
    if diep is not None:
        raise InvoerFout(pad, f"regel {diep}", f"een naam met meer dan {DIEPST} punten; de punten horen daar niet")
    document = Document(pad, _ontleed(pad, tekst), regelnummers(tekst))
    formaat = document.inhoud.get("formaat")
    if formaat is None:
        raise InvoerFout(pad, "regel 1", f"formaat ontbreekt; zet bovenaan: formaat = {FORMAAT}")
    if type(formaat) is not int or formaat != FORMAAT:
        waar = f"regel {document.regel(('formaat',))}"
        raise InvoerFout(pad, waar, f"dit formaat kent deze ivp niet; zij leest formaat = {FORMAAT}")
    return document


def _ontleed(pad: Path, tekst: str) -> dict[str, Any]:
    try:
        return tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        melding, regel, kolom = _plek(str(fout), tekst)
        wat = _onzichtbaar(tekst, regel, kolom) or _vertaal(melding, tekst, regel)
        raise InvoerFout(pad, f"regel {regel}, kolom {kolom}", wat) from fout
    except RecursionError as fout:
        wat = "lijsten of tabellen staan te diep in elkaar; haal haken weg"
        raise InvoerFout(pad, _regel_van(r"(?:[\[{][^\[\]{}]*+){40}", tekst), wat) from fout
    except ValueError as fout:
        # Python reads no number of more than 4.300 digits, and tomllib lets that through as it is
        wat = "een getal heeft te veel cijfers; verbeter het"
        raise InvoerFout(pad, _regel_van(r"[0-9_]{4300}", tekst), wat) from fout


def _regel_van(patroon: str, tekst: str) -> str:
    gevonden = re.search(patroon, tekst)
    return f"regel {tekst.count(chr(10), 0, gevonden.start()) + 1}" if gevonden else ""


def _plek(melding: str, tekst: str) -> tuple[str, int, int]:
    """What tomllib said, and its line and column; the end of the document is where its last line ends."""
    delen = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", melding, re.DOTALL)
    if delen is None:
        return melding, 1, 1
    if delen[2]:
        return delen[1], int(delen[2]), int(delen[3])
    regels = tekst.replace("\r\n", "\n").rstrip("\n").split("\n")
    return delen[1], len(regels), len(regels[-1]) + 1


def _onzichtbaar(tekst: str, regel: int, kolom: int) -> str:
    """The sentence for a character at this place that nobody can see, '' where there is none."""
    hier = tekst.replace("\r\n", "\n").split("\n")[regel - 1][kolom - 1 : kolom]
    if not hier or hier == "\t" or (hier.isprintable() and is_schoon(hier)):
        return ""
    return f"hier staat een onzichtbaar teken (U+{ord(hier):04X}) dat niet mag; haal het weg"


def _vertaal(melding: str, tekst: str, regel: int) -> str:
    for patroon, zin in _ZINNEN:
        gevonden = re.fullmatch(patroon, melding, re.DOTALL)
        if gevonden:
            hier = zin if isinstance(zin, str) else zin(gevonden[1])
            begin = begin_van(tekst, regel) if hier.startswith(_OPEN) else regel
            return f"{hier} (begin: regel {begin})" if begin < regel else hier
    return "dit is geen geldige TOML; vergelijk de regel met die erboven"


def _kop(sleutel: str) -> str:
    try:
        return kort(".".join(ast.literal_eval(sleutel)))
    except (ValueError, SyntaxError, TypeError):
        return kort(sleutel)


_OPEN = ("de tekst is niet afgesloten", "de lijst is niet afgesloten")

#: what tomllib says -> what we say; a group of the message goes to the function
_ZINNEN: tuple[tuple[str, str | Callable[[str], str]], ...] = (
    (
        r"Cannot declare (.*) twice",
        lambda s: f"[{_kop(s)}] staat er al; zet alles ervan bij elkaar, of schrijf [[{_kop(s)}]] voor elk van een rij",
    ),
    (r"Cannot overwrite a value", "deze naam is hier al gebruikt; laat hem één keer staan"),
    (r"Duplicate inline table key (.*)", lambda s: f"«{kort(s[1:-1])}» staat twee keer tussen dezelfde accolades"),
    (
        r"Cannot (?:mutate immutable|redefine) namespace (.*)",
        lambda s: f"«{_kop(s)}» heeft al een waarde en is niet aan te vullen; zet alles ervan op één plaats",
    ),
    (r"Expected '\]' at the end of a table declaration", "een kop eindigt op ], zoals [plan]"),
    (r"Expected '\]\]' at the end of an array declaration", "deze kop eindigt op ]], zoals [[thema]]"),
    (r"Expected '=' after a key in a key/value pair", 'na een naam hoort =, zoals titel = "…"'),
    (r"Invalid initial character for a key part", "hier hoort een naam van letters, cijfers, - of _"),
    (r"Invalid statement", 'hier hoort een naam met =, of een kop tussen haken; begint er een tekst, zet er " voor'),
    (
        r"Expected newline or end of document after a statement",
        "na de waarde hoort een nieuwe regel; haal weg wat er nog staat",
    ),
    (r"Unclosed array", f"{_OPEN[1]}: zet na elke waarde een komma en sluit met ]"),
    (r"Unclosed inline table", "de accolade is niet gesloten: zet een komma tussen twee namen en } op dezelfde regel"),
    (r"Unterminated string|Expected [\"']+", f"{_OPEN[0]}: zet er een aanhalingsteken achter"),
    (
        r"Unescaped '\\+' in a string",
        "een \\ mag hier niet los staan; schrijf \\\\, of zet de tekst tussen ' in plaats van \"",
    ),
    (r"Invalid hex value", "na \\u horen vier cijfers en na \\U acht, van 0 tot en met f"),
    (r"Escaped character is not a Unicode scalar value", "dit teken bestaat niet; haal de \\u weg"),
    (r"Invalid date or datetime", "deze datum bestaat niet; schrijf een dag als 2024-12-31"),
    (
        r"Invalid value",
        'dit is geen waarde; tekst staat tussen "…", een getal met een punt (20.6), en kies true of false',
    ),
    # any other character that is refused is one that nobody can see
    (r"(?:Illegal|Found invalid) character .*", f"{_OPEN[0]}: zet het sluitende aanhalingsteken op dezelfde regel"),
)
