"""A document as DOCX, with python-docx: styles of the document itself, A4, Dutch; imported when one is asked for."""

from io import BytesIO
from typing import Any

from docx import Document as leeg_document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from ivp_tui.domein.schoon import schoon
from ivp_tui.rapport.blokken import Alinea, Blok, Document, Kop, Opsomming, Tabel


def als_docx(document: Document) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same text on any day."""
    word = leeg_document()
    _zet_op(word, document)
    for blok in document.blokken:
        _schrijf(word, blok)
    uit = BytesIO()
    word.save(uit)
    return uit.getvalue()


def _zet_op(word: Any, document: Document) -> None:
    """A4, the language of every style, and properties without anybody's name."""
    from datetime import datetime

    blad = word.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = Mm(20)
    blad.top_margin = blad.bottom_margin = Mm(20)
    for taal in word.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), "nl-NL")
    eigen = word.core_properties
    eigen.title, eigen.language, eigen.author, eigen.comments = schoon(document.titel)[:255], "nl-NL", "", ""
    eigen.created = eigen.modified = datetime(document.dag.year, document.dag.month, document.dag.day)
    eigen.last_modified_by = ""


def _schrijf(word: Any, blok: Blok) -> None:
    match blok:
        case Kop(niveau=1):
            word.add_paragraph(_tekst(blok.tekst), style="Title")
        case Kop():
            word.add_paragraph(_tekst(blok.tekst), style=f"Heading {blok.niveau - 1}")
        case Alinea():
            alinea = word.add_paragraph()
            if blok.nadruk:
                alinea.add_run(f"{_tekst(blok.nadruk)}:", style="Strong")
                alinea.add_run(" ")
            alinea.add_run(_tekst(blok.tekst))
        case Opsomming():
            for punt in blok.punten:
                word.add_paragraph(_tekst(punt), style="List Bullet")
        case Tabel():
            _tabel(word, blok)


def _tabel(word: Any, blok: Tabel) -> None:
    word.add_paragraph(_tekst(blok.bijschrift), style="Caption")
    tabel = word.add_table(rows=1, cols=len(blok.koppen), style="Light Grid Accent 1")
    tabel.alignment = WD_TABLE_ALIGNMENT.LEFT
    _vul(tabel.rows[0], blok.koppen)
    # the heading stands above the table on every page
    herhaal = OxmlElement("w:tblHeader")
    herhaal.set(qn("w:val"), "true")
    tabel.rows[0]._tr.get_or_add_trPr().append(herhaal)
    for rij in blok.rijen:
        _vul(tabel.add_row(), rij)
    for rij in tabel.rows:
        heel = OxmlElement("w:cantSplit")
        rij._tr.get_or_add_trPr().append(heel)


def _vul(rij: Any, cellen: tuple[str, ...]) -> None:
    for cel, tekst in zip(rij.cells, cellen, strict=True):
        cel.text = _tekst(tekst)


def _tekst(tekst: str) -> str:
    """Text that XML can hold: controls become visible marks."""
    return schoon(tekst)
