"""Where each table and key of a TOML document stands: tomllib reads the values, this counts the lines.

It walks over text that tomllib has accepted and asks no more of it than where a statement begins and ends. On text
that tomllib refuses it stops where it no longer understands.
"""

import re
import tomllib
from collections.abc import Iterator

Weg = tuple[str | int, ...]
"""The way to a table or key: names, and after the name of a list of tables the number in it, from 0."""

DIEPST = 32
"""The most parts of one dotted key; tomllib takes quadratic time over them and no plan has five."""

# A possessive quantifier (*+) never tries again, so a megabyte of text costs one pass.
_DEEL = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_DELEN = re.compile(_DEEL)
_SLEUTEL = rf"{_DEEL}(?:[ \t]*+\.[ \t]*+{_DEEL})*+"
_WIT = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_KOP = re.compile(rf"(\[\[?)[ \t]*+({_SLEUTEL})[ \t]*+\]\]?")
_PAAR = re.compile(rf"({_SLEUTEL})[ \t]*+=")
_STUK = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+""""{0,2}'''
    r"""|'''(?:[^']++|'(?!''))*+''''{0,2}"""
    r"""|"(?!"")(?:[^"\\\n]++|\\.)*+"|'(?!'')[^'\n]*+\'"""
    r"""|\#[^\n]*+|[\[{]|[\]}]|\n|[^"'#\[\]{}\n]++""",
    re.DOTALL,
)
_TE_DIEP = re.compile(
    rf"(?:^|[{{,])[ \t]*+\[{{0,2}}[ \t]*+{_DEEL}(?:[ \t]*+\.[ \t]*+{_DEEL}){{{DIEPST}}}", re.MULTILINE
)


def regelnummers(tekst: str) -> dict[Weg, int]:
    """The line (from 1) of every table and key in the document, by its way; `()` is the document, line 1.

    A table has the line of its header, else of the first key that makes it. What stands inside a list or an inline
    table is not in it: that stands where its key does.
    """
    loper = _Loper()
    for regel, haken, sleutel in _stukken(tekst.replace("\r\n", "\n")):
        loper.neem(regel, haken, sleutel)
    return loper.plaatsen


def te_diep(tekst: str) -> int | None:
    """The line of the first dotted key of more than DIEPST parts, or None."""
    gevonden = _TE_DIEP.search(tekst)
    return tekst.count("\n", 0, gevonden.start()) + 1 if gevonden else None


def _stukken(tekst: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """(line, brackets, key) of each header, and of each key with its value (brackets "")."""
    pos, regel = 0, 1
    while True:
        begin = _einde(_WIT, tekst, pos)
        regel += tekst.count("\n", pos, begin)
        kop = _KOP.match(tekst, begin)
        paar = None if kop else _PAAR.match(tekst, begin)
        if kop:
            yield regel, kop[1], _ontleed(kop[2])
            pos = kop.end()
        elif paar:
            yield regel, "", _ontleed(paar[1])
            pos = _einde_waarde(tekst, paar.end())
        else:
            return
        regel += tekst.count("\n", begin, pos)


def _einde(patroon: re.Pattern[str], tekst: str, pos: int) -> int:
    gevonden = patroon.match(tekst, pos)
    return gevonden.end() if gevonden else pos


def _einde_waarde(tekst: str, pos: int) -> int:
    """Where the value that begins at `pos` ends: at the end of a line outside every string and bracket."""
    diepte = 0
    while stuk := _STUK.match(tekst, pos):
        teken = stuk[0][0]
        if teken == "\n" and diepte <= 0:
            return pos
        diepte += (teken in "[{") - (teken in "]}")
        pos = stuk.end()
    return len(tekst)


def _ontleed(sleutel: str) -> tuple[str, ...]:
    return tuple(_naam(deel) for deel in _DELEN.findall(sleutel))


def _naam(deel: str) -> str:
    if deel[0] == '"' and "\\" in deel:
        try:
            naam = tomllib.loads(f"k = {deel}")["k"]
        except tomllib.TOMLDecodeError:
            return deel
        return str(naam)
    return deel[1:-1] if deel[0] in "\"'" else deel


class _Loper:
    """Keeps where we are: the table in hand, and how many there are of each list of tables."""

    def __init__(self) -> None:
        self.plaatsen: dict[Weg, int] = {(): 1}
        self.aantal: dict[Weg, int] = {}
        self.hier: Weg = ()

    def neem(self, regel: int, haken: str, sleutel: tuple[str, ...]) -> None:
        """Take in one statement."""
        *ouders, laatste = sleutel
        weg = self.hier if not haken else ()
        for ouder in ouders:
            weg = self._in(weg, ouder)
            self.plaatsen.setdefault(weg, regel)
        weg = (*weg, laatste)
        if haken == "[[":
            self.plaatsen.setdefault(weg, regel)
            nummer = self.aantal.get(weg, 0)
            self.aantal[weg] = nummer + 1
            weg = (*weg, nummer)
        if haken:
            self.hier = weg
        # a table that a deeper header made first stands where its own header is
        self.plaatsen[weg] = regel

    def _in(self, weg: Weg, naam: str) -> Weg:
        weg = (*weg, naam)
        return (*weg, self.aantal[weg] - 1) if weg in self.aantal else weg


def begin_van(tekst: str, regel: int) -> int:
    """The line where the statement begins that is still running at `regel`; for text that tomllib refuses."""
    begin = 1
    for nummer, _, _ in _stukken(tekst.replace("\r\n", "\n")):
        if nummer > regel:
            break
        begin = nummer
    return begin
