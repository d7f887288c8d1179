"""A document as DOCX, with python-docx: styles of the document itself, A4, Dutch; imported when one is asked for."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as leeg_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ivp_tui.domein.schoon import schoon
from ivp_tui.rapport.blokken import Alinea, Blok, Document, Kop, Opsomming, Tabel

#: what is between the margins of an A4, in mm
_BREED = 170

#: parts of the empty document that tell of who made it, or show that
_WEG = ("thumbnail", "extended-properties", "stylesWithEffects")

#: the same day in every file: the bytes are those of the text
_DAG = (1980, 1, 1, 0, 0, 0)


def als_docx(document: Document) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes on any day."""
    word = leeg_document()
    _zet_op(word, document)
    _stijl(word)
    _koptekst(word, schoon(document.titel))
    for blok in document.blokken:
        _schrijf(word, blok)
    uit = BytesIO()
    word.save(uit)
    return _tijdloos(uit)


def _tijdloos(bestand: BytesIO) -> bytes:
    """The same parts without the moment at which they were written."""
    uit = BytesIO()
    with ZipFile(bestand) as oud, ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            kop = ZipInfo(deel.filename, _DAG)
            kop.compress_type = ZIP_DEFLATED
            # which system it was made on is in it as well; this is what a zip says that nobody made
            kop.create_system = 0
            nieuw.writestr(kop, oud.read(deel))
    return uit.getvalue()


def _zet_op(word: Any, document: Document) -> None:
    """A4, the language of every style, and properties without anybody's name."""
    blad = word.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = Mm((210 - _BREED) // 2)
    blad.top_margin = blad.bottom_margin = Mm(20)
    for element in (word.styles.element, word.settings.element):
        for taal in (*element.iter(qn("w:lang")), *element.iter(qn("w:themeFontLang"))):
            taal.set(qn("w:val"), "nl-NL")
    for deel in (word.part.package, word.part):
        for nummer in [n for n, rel in deel.rels.items() if rel.reltype.endswith(_WEG)]:
            del deel.rels[nummer]
    eigen = word.core_properties
    eigen.title, eigen.language, eigen.author, eigen.comments = schoon(document.titel)[:255], "nl-NL", "", ""
    eigen.created = eigen.modified = datetime(document.dag.year, document.dag.month, document.dag.day)
    eigen.last_modified_by = ""


def _stijl(word: Any) -> None:
    """Dark on white and one letter, by the styles: who wants it otherwise changes a style, not every line."""
    stijlen = word.styles
    stijlen["Normal"].font.name, stijlen["Normal"].font.size = "Calibri", Pt(11)
    stijlen["Normal"].paragraph_format.space_after = Pt(4)
    for naam, punten in (("Title", 20), ("Heading 1", 15), ("Heading 2", 12)):
        stijlen[naam].font.size = Pt(punten)
        stijlen[naam].font.color.rgb = RGBColor(0x11, 0x11, 0x11)
        stijlen[naam].paragraph_format.keep_with_next = True
    stijlen["Heading 1"].paragraph_format.space_before = Pt(16)
    stijlen["Heading 1"].paragraph_format.space_after = stijlen["Heading 2"].paragraph_format.space_after = Pt(4)


def _koptekst(word: Any, titel: str) -> None:
    """The title above every page but the first, which begins with it, and the number of the page beneath each."""
    blad = word.sections[0]
    blad.different_first_page_header_footer = True
    blad.header.paragraphs[0].text = titel
    for voet in (blad.first_page_footer, blad.footer):
        alinea = voet.paragraphs[0]
        alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        alinea.add_run("Bladzijde ")
        _veld(alinea, "PAGE")
        alinea.add_run(" van ")
        _veld(alinea, "NUMPAGES")


def _veld(alinea: Any, naam: str) -> None:
    """A field that the reader fills in itself; "1" until then."""
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), naam)
    veld.append(alinea.add_run("1")._r)
    alinea._p.append(veld)


def _schrijf(word: Any, blok: Blok) -> None:
    match blok:
        case Kop(niveau=1):
            word.add_paragraph(schoon(blok.tekst), style="Title")
        case Kop():
            word.add_paragraph(schoon(blok.tekst), style=f"Heading {blok.niveau - 1}")
        case Alinea():
            alinea = word.add_paragraph()
            if blok.nadruk:
                alinea.add_run(f"{schoon(blok.nadruk)}:", style="Strong")
                alinea.add_run(" ")
            alinea.add_run(schoon(blok.tekst))
        case Opsomming():
            for punt in blok.punten:
                word.add_paragraph(schoon(punt), style="List Bullet")
        case Tabel():
            _tabel(word, blok)


def _tabel(word: Any, blok: Tabel) -> None:
    tabel = word.add_table(rows=1, cols=len(blok.koppen), style="Table Grid")
    # a layout of its own: a long text in one column leaves the others as wide as they are
    tabel.autofit = False
    _element(tabel._tbl.tblPr, "w:tblCaption", schoon(blok.bijschrift))
    _vul(tabel.rows[0], blok.koppen, "Strong")
    # the heading stands above the table on every page
    _element(tabel.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", "true")
    for rij in blok.rijen:
        _vul(tabel.add_row(), rij)
    heel = sum(blok.breedten)
    for kolom, breed in zip(tabel.columns, blok.breedten, strict=True):
        kolom.width = Mm(_BREED * breed / heel)
    for rij in tabel.rows:
        _element(rij._tr.get_or_add_trPr(), "w:cantSplit", "true")
        for cel, breed in zip(rij.cells, blok.breedten, strict=True):
            cel.width = Mm(_BREED * breed / heel)


def _element(ouder: Any, naam: str, waarde: str) -> None:
    element = OxmlElement(naam)
    element.set(qn("w:val"), waarde)
    ouder.append(element)


def _vul(rij: Any, cellen: tuple[str, ...], stijl: str | None = None) -> None:
    for cel, tekst in zip(rij.cells, cellen, strict=True):
        alinea = cel.paragraphs[0]
        alinea.paragraph_format.space_after = Pt(0)
        alinea.add_run(schoon(tekst), style=stijl)
