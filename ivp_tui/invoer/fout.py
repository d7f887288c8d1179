"""The refusal of an input file, and the reading of its bytes as text."""

from pathlib import Path

from ivp_tui.domein.schoon import schoon

GROOTSTE_BESTAND = 4_000_000
"""The most bytes of one input file; the largest plan that ships is a fortieth of it."""

_LANGSTE_NAAM = 80
_LANGSTE_ZIN = 300


class InvoerFout(Exception):
    """An input file that cannot be used: which file, where in it, what is wrong and what to do, in Dutch.

    The sentence is safe to print and at most some four hundred characters, whatever the file holds.
    """

    def __init__(self, pad: Path, waar: str, wat: str) -> None:
        """Make the sentence from the file, the place in it ("regel 12" or "") and what is wrong there."""
        super().__init__(f"{plaats(pad, waar)}: {kort(wat, _LANGSTE_ZIN)}")


def kort(tekst: str, tekens: int = 40) -> str:
    """At most so many characters of `tekst`, safe to print on one line; what is cut off leaves "…"."""
    return schoon(tekst if len(tekst) <= tekens else f"{tekst[: tekens - 1]}…")


def plaats(pad: Path, waar: str) -> str:
    """How a place in a file is named: "plan.toml, regel 12"; only the file where `waar` is ''."""
    naam = kort(pad.name, _LANGSTE_NAAM)
    return f"{naam}, {waar}" if waar else naam


def lees_tekst(pad: Path) -> str:
    """The text of a UTF-8 file, without a byte order mark, line ends as they are; raises InvoerFout."""
    try:
        with pad.open("rb") as stroom:
            ruw = stroom.read(GROOTSTE_BESTAND + 1)
    except (OSError, ValueError) as fout:
        raise InvoerFout(pad, "", _onleesbaar(fout)) from fout
    if len(ruw) > GROOTSTE_BESTAND:
        raise InvoerFout(pad, "", f"is groter dan {GROOTSTE_BESTAND // 1_000_000} MB; verdeel het over meer bestanden")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = fout.object.count(b"\n", 0, fout.start) + 1
        raise InvoerFout(pad, f"regel {regel}", "geen UTF-8; sla het bestand op als UTF-8") from fout


def _onleesbaar(fout: OSError | ValueError) -> str:
    match fout:
        case FileNotFoundError():
            return "niet te lezen: het bestand is er niet; kijk de naam en de map na"
        case PermissionError():
            return "niet te lezen: u mag er niet bij; vraag om leesrecht"
        case IsADirectoryError():
            return "niet te lezen: dit is een map; noem een bestand"
        case _:
            return f"niet te lezen ({fout}); kijk de naam en de map na"
