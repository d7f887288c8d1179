"""The forms in which a document is written, and what it is called; what makes one is imported when it is asked for."""

import unicodedata
from datetime import date

from ivp_tui.rapport.blokken import Document

#: what a file is called at its end -> what it is for a reader
VORMEN = {"docx": "Word", "html": "webpagina", "md": "Markdown"}


def als_bytes(document: Document, vorm: str) -> bytes:
    """The document as the bytes of a file: "docx", "html" or else Markdown."""
    if vorm == "docx":
        from ivp_tui.rapport.als_docx import als_docx

        return als_docx(document)
    if vorm == "html":
        from ivp_tui.rapport.als_html import als_html

        return als_html(document).encode()
    from ivp_tui.rapport.als_markdown import als_markdown

    return als_markdown(document).encode()


def bestandsnaam(naam: str, waar: str, dag: date, vorm: str) -> str:
    """Such as "verslag-2026-11-21-wijkoverleg-overvecht.docx": plain letters, for any system."""
    delen = [deel for deel in (_kaal(naam), _kaal(waar)) if deel]
    return "-".join(["verslag", dag.isoformat(), *delen]) + f".{vorm}"


def _kaal(tekst: str) -> str:
    """Small ASCII letters and digits with single hyphens, at most forty."""
    plat = unicodedata.normalize("NFKD", tekst[:200].casefold()).encode("ascii", "ignore").decode()
    woorden = "".join(teken if teken.isalnum() else " " for teken in plat).split()
    return "-".join(woorden)[:40].strip("-")
