"""Colour themes from TOML files: each tried out before it is used, because a bad one would stop the program."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from textual.css.stylesheet import Stylesheet, StylesheetParseError
from textual.theme import Theme

from ivp_tui.tui.palet import STANDAARD


def lees_themas(paden: Iterable[Path], beproefd: Path | None = None) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The usable themes of the files, a later one replacing an earlier of the same name, and what was wrong.

    The file that is `beproefd` was tried out by the tests and need not be at every start. The messages are Dutch
    sentences that name the file, the theme and the fault.
    """
    themas: dict[str, Theme] = {}
    meldingen: list[str] = []
    for pad in paden:
        try:
            inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fout:
            meldingen.append(f"{pad.name} is niet te lezen: {fout}")
            continue
        for naam, tabel in inhoud.items():
            try:
                themas[naam] = _maak(naam, tabel, proef=pad != beproefd)
            except StylesheetParseError:
                meldingen.append(f"{pad.name}: thema «{naam}» is niet te gebruiken: een kleur is niet te lezen")
            except Exception as fout:  # a theme is only colour: whatever is wrong with it, the program goes on
                meldingen.append(f"{pad.name}: thema «{naam}» is niet te gebruiken: {fout}")
    return tuple(themas.values()), tuple(meldingen)


def _maak(naam: str, tabel: object, proef: bool) -> Theme:
    if not isinstance(tabel, dict):
        raise ValueError("geen tabel")
    thema = Theme(name=naam, **tabel)
    if proef:
        _beproef(thema)
    return thema


def _beproef(thema: Theme) -> None:
    """Parse a stylesheet with its colours; raises what Textual would raise when the theme is used."""
    eigen = dict.fromkeys(STANDAARD, "#808080")
    stijlblad = Stylesheet(variables={**eigen, **thema.to_color_system().generate(), **thema.variables})
    regels = " ".join(f"color: ${variabele};" for variabele in (*STANDAARD, "foreground", "primary", "error"))
    stijlblad.add_source(f"* {{ {regels} }}", read_from=("thema", thema.name))
    stijlblad.parse()
