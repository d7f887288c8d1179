"""A document as Markdown: GitHub's tables, everything that people typed made inert."""

from collections.abc import Iterator

from ivp_tui.rapport.blokken import Alinea, Blok, Document, Kop, Opsomming, Tabel
from ivp_tui.rapport.onschadelijk import markdown


def als_markdown(document: Document) -> str:
    """The document as text, ending in a newline."""
    return "\n\n".join("\n".join(_regels(blok)) for blok in document.blokken) + "\n"


def _regels(blok: Blok) -> Iterator[str]:
    match blok:
        case Kop():
            yield f"{'#' * blok.niveau} {markdown(blok.tekst)}"
        case Alinea():
            yield (f"**{markdown(blok.nadruk)}:** " if blok.nadruk else "") + markdown(blok.tekst)
        case Opsomming():
            yield from (f"- {markdown(punt)}" for punt in blok.punten)
        case Tabel():
            yield _rij(blok.koppen)
            yield "|" + " --- |" * len(blok.koppen)
            yield from (_rij(rij) for rij in blok.rijen)


def _rij(cellen: tuple[str, ...]) -> str:
    return "| " + " | ".join(markdown(cel, cel=True) for cel in cellen) + " |"
