"""The intent to erase text for good, and when a text counts as found; imported when `ivp wissen` is asked for."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ivp_tui.domein.wijziging import Intent

#: characters that nobody sees and that would keep two equal words apart: soft hyphen, zero width, byte order mark
_ONZICHTBAAR = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Wisplek(NamedTuple):
    """One field of one row, also of a row that only the journal still knows."""

    tabel: str
    rij: int
    veld: str

    def __str__(self) -> str:
        """As a person types it: actie 17 toelichting."""
        return f"{self.tabel} {self.rij} {self.veld}"


@dataclass(frozen=True, slots=True)
class Wis(Intent):
    """Erase these fields with all that the journal holds of them.

    With `tekst` (in `zoekvorm`) what a field holds now, and what the file was built with, stay where that text is not
    in them: then only what came in between goes. `behoud` says of a field which values stay, and no others. With
    `ook_wie` a name that has the text in it goes from the journal as well.
    """

    plekken: tuple[Wisplek, ...]
    tekst: str = ""
    behoud: Mapping[Wisplek, frozenset[str]] = field(default_factory=dict)
    ook_wie: bool = False


def zoekvorm(tekst: str) -> str:
    """A text made comparable: case, kinds of space, how an accent is written and unseen characters do not matter."""
    plat = unicodedata.normalize("NFKC", tekst.translate(_ONZICHTBAAR)).casefold()
    return " ".join(unicodedata.normalize("NFKC", plat).split())
