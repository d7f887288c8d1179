"""The verslag as a document in its three forms, each read back: what is in it, and what nobody can do with it."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lees_boom
from markdown_it import MarkdownIt

from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Overleg, reeks_van
from ivp_tui.domein.verslag import Verslag, Verslagpunt
from ivp_tui.rapport.als_docx import als_docx
from ivp_tui.rapport.als_html import als_html
from ivp_tui.rapport.als_markdown import als_markdown
from ivp_tui.rapport.blokken import Alinea, Kop, Opsomming, Tabel
from ivp_tui.rapport.verslag import verslagdocument
from tests.vijandig import ALLE

DAG = date(2026, 11, 19)
VORIG = date(2026, 10, 8)


def overleg(**meer):
    gewoon = Overleg(
        2, 1, "p", 1, None, "", 7, "West", "Wijkveiligheidsoverleg", DAG, "politie, T&H",
        "2026-11-19T13:00:00Z", "2026-11-19T14:00:00Z",
    )  # fmt: skip
    return replace(gewoon, **meer)


def afspraak(nummer, tekst="hek plaatsen", **meer):
    besluit = nummer.startswith("B")
    gewoon = Afspraak(
        1, 1, 2, "Wijkveiligheidsoverleg", DAG, nummer, 7, "West", None, "", "besluit" if besluit else "afspraak",
        tekst, "", None, Afspraakstatus.GENOMEN if besluit else Afspraakstatus.OPEN, None,
        reeks_van(1, 7, "", "Wijkveiligheidsoverleg"),
    )  # fmt: skip
    return replace(gewoon, **meer)


def verslag(**meer):
    gewoon = Verslag(overleg(), "Utrecht", "Plan", (), (), (), (), (), (), (), (), overleg(id=1, datum=VORIG), False)
    return replace(gewoon, **meer)


def vol(tekst="tekst"):
    """One of everything, with this text wherever text can be."""
    punt = Verslagpunt(tekst, tekst, True, (tekst, tekst))
    gedaan = {"status": Afspraakstatus.GEREED, "afgedaan_op": DAG}
    return verslag(
        overleg=overleg(aanwezig=tekst),
        besluiten=(afspraak("B2026-01", tekst), afspraak("B2026-02", tekst, wijk_id=None, wijk="")),
        afspraken=(afspraak("2026-02", tekst, actiehouder=tekst, termijn=DAG),),
        eerder=(afspraak("2026-01", tekst, termijn=VORIG, wijk_id=None, wijk=""),),
        afgehandeld=(afspraak("2025-09", tekst, **gedaan),),
        punten=(punt, replace(punt, regels=()), replace(punt, regels=(), behandeld=False)),
        buiten=(punt,),
        los=(tekst,),
        sinds=((tekst, (tekst, tekst)),),
    )


def koppen(v):
    return [(blok.niveau, blok.tekst) for blok in verslagdocument(v).blokken if isinstance(blok, Kop)]


def tabellen(v):
    return [blok for blok in verslagdocument(v).blokken if isinstance(blok, Tabel)]


def test_the_order_of_the_parts():
    assert koppen(vol()) == [
        (1, "Verslag Wijkveiligheidsoverleg West, 19 november 2026"),
        (2, "Besluiten"),
        (2, "Afspraken"),
        (3, "Nieuw"),
        (3, "Nog open van eerder"),
        (3, "Afgehandeld sinds vorig overleg"),
        (2, "Veranderd sinds vorig overleg"),
        (2, "Agenda"),
        (3, "Tekst"),
        (3, "Besproken, geen bijzonderheden"),
        (3, "Niet behandeld"),
        (2, "Buiten de agenda"),
        (3, "Tekst"),
    ]


def test_what_there_is_nothing_to_tell_of_is_left_out():
    leeg = verslag(vorige=None)
    assert [tekst for niveau, tekst in koppen(leeg) if niveau > 1] == ["Besluiten", "Afspraken", "Agenda"]
    zinnen = [blok.tekst for blok in verslagdocument(leeg).blokken if isinstance(blok, Alinea)]
    assert zinnen[-3:] == [
        "Er zijn geen besluiten genomen.",
        "Er zijn geen afspraken gemaakt.",
        "Er stond niets op de agenda.",
    ]
    assert "geen; dit is het eerste van deze reeks" in zinnen


def test_who_and_when():
    def kop(**meer):
        return {b.nadruk: b.tekst for b in verslagdocument(verslag(**meer)).blokken if isinstance(b, Alinea)}

    assert kop() == {
        "Datum": "donderdag 19 november 2026",
        "Wijk": "West, Utrecht",
        "Aanwezig": "politie, T&H",
        "Vorig overleg": "donderdag 8 oktober 2026",
        "Plan": "Plan",
        "": "Er stond niets op de agenda.",
    }
    stad = kop(overleg=overleg(wijk_id=None, wijk="", soort="Driehoek", aanwezig="", gesloten_op=None), demo=True)
    assert stad["Gemeente"] == "Utrecht"
    assert "Wijk" not in stad
    assert (stad["Overleg"], stad["Aanwezig"]) == ("Driehoek", "niet genoteerd")
    assert stad["DEMO"] == "de statussen zijn verzonnen"
    assert "nog niet gesloten" in stad["Concept"]


def test_a_title_has_the_wijk_once():
    assert (
        koppen(verslag(overleg=overleg(naam="Overleg wijk west")))[0][1]
        == "Verslag Overleg wijk west, 19 november 2026"
    )
    assert koppen(verslag(overleg=overleg(wijk="", wijk_id=None)))[0][1].startswith("Verslag Wijkveiligheidsoverleg, ")
    assert koppen(verslag(overleg=overleg(naam="Overleg Westbroek")))[0][1].startswith(
        "Verslag Overleg Westbroek West, "
    )


def test_a_column_stands_there_only_where_it_tells_something():
    besluit, gewoon = afspraak("B2026-01"), afspraak("2026-01", termijn=DAG)
    (een, twee) = tabellen(verslag(besluiten=(besluit,), afspraken=(gewoon,)))
    assert (een.koppen, twee.koppen) == (("Nummer", "Besluit"), ("Nummer", "Afspraak", "Houder", "Termijn"))
    assert twee.rijen == (("2026-01", "hek plaatsen", "geen houder", "19 nov 2026"),)
    elders = replace(besluit, wijk_id=None, wijk="", status=Afspraakstatus.VERVALLEN)
    (een,) = tabellen(verslag(besluiten=(besluit, elders)))
    assert een.koppen == ("Nummer", "Besluit", "Wijk", "Stand")
    assert [rij[2:] for rij in een.rijen] == [("West", "genomen"), ("stad", "vervallen")]
    gedaan = replace(gewoon, status=Afspraakstatus.GEREED, afgedaan_op=date(2026, 12, 1))
    (een,) = tabellen(verslag(eerder=(replace(gewoon, termijn=VORIG), gewoon, gedaan)))
    assert [rij[-1] for rij in een.rijen] == ["te laat", "open", "gereed op 1 dec 2026"]


def test_what_was_only_gone_through_is_one_list():
    stil = tuple(Verslagpunt(f"punt {n}", "prioriteit" * (n == 1), n < 3, ()) for n in range(1, 5))
    blokken = verslagdocument(verslag(punten=stil)).blokken
    assert blokken[-4:] == (
        Kop(3, "Besproken, geen bijzonderheden"),
        Opsomming(("Punt 1 – prioriteit", "Punt 2")),
        Kop(3, "Niet behandeld"),
        Opsomming(("Punt 3", "Punt 4")),
    )
    nog = verslagdocument(verslag(overleg=overleg(gesloten_op=None), punten=stil)).blokken
    assert Kop(3, "Nog niet behandeld") in nog


# markdown


def test_the_markdown_reads_as_a_document():
    tekst = als_markdown(verslagdocument(vol("politie, T&H: 1-1-2027 (West)")))
    assert "\\" not in tekst
    assert "&amp;" not in tekst
    assert "| 2026-02 | politie, T&H: 1-1-2027 (West) | politie, T&H: 1-1-2027 (West) | 19 nov 2026 |" in tekst


LEZER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
LEZER.linkify.set({"fuzzy_link": False})


@given(st.one_of(st.sampled_from(ALLE), st.text(st.sampled_from("=+-*_~`[](){}<>!#|\\&;:./1 \nxa@"), max_size=25)))
def test_whatever_is_in_it_the_document_has_the_same_parts(tekst):
    def vorm(v):
        return [(t.type, t.tag) for t in LEZER.parse(als_markdown(verslagdocument(v))) if t.type != "inline"]

    def binnen(v):
        delen = [t for t in LEZER.parse(als_markdown(verslagdocument(v))) if t.type == "inline"]
        return {kind.type for deel in delen for kind in deel.children}

    assert vorm(vol(f"x{tekst}")) == vorm(vol())
    assert binnen(vol(f"x{tekst}")) <= {"text", "text_special", "strong_open", "strong_close"}


# html


def test_the_html_can_be_read_aloud_and_asks_for_nothing():
    tekst = als_html(verslagdocument(vol("<img src=http://a.nl/x onerror=alert(1)> & \"'")))
    boom = lees_boom.document_fromstring(tekst)
    assert boom.get("lang") == "nl"
    assert boom.xpath("//img | //script | //link | //a | //iframe | //object") == []
    assert boom.xpath("//@src | //@href | //@*[starts-with(name(), 'on')]") == []
    assert "url(" not in tekst
    assert "@import" not in tekst
    assert boom.xpath("count(//h1)") == 1
    assert len(boom.xpath("//table")) == 5
    for tabel in boom.xpath("//table"):
        koppen = tabel.xpath("./thead/tr/th/@scope")
        assert set(koppen) == {"col"}
        assert tabel.xpath("./caption/text()") != [""]
        assert len(tabel.xpath("./colgroup/col")) == len(koppen)
        for rij in tabel.xpath("./tbody/tr"):
            assert [cel.tag for cel in rij] == ["th"] + ["td"] * (len(koppen) - 1)
            assert rij[0].get("scope") == "row"
    # a level is never skipped
    niveaus = [int(kop.tag[1]) for kop in boom.xpath("//h1 | //h2 | //h3")]
    assert all(later - eerder <= 1 for eerder, later in pairwise(niveaus))


# docx


@pytest.fixture(scope="module")
def inhoud():
    return als_docx(verslagdocument(vol("lange tekst " * 20)))


def test_the_docx_has_headings_and_tables_that_are_headings_and_tables(inhoud):
    word = open_docx(BytesIO(inhoud))
    stijlen = [p.style.name for p in word.paragraphs]
    assert stijlen[0] == "Title"
    assert {"Heading 1", "Heading 2", "List Bullet", "Normal"} <= set(stijlen)
    assert "" not in [p.text for p in word.paragraphs]
    for tabel in word.tables:
        assert [rij._tr.trPr.find(qn("w:tblHeader")) is not None for rij in tabel.rows] == [True] + [False] * (
            len(tabel.rows) - 1
        )
        assert all(rij._tr.trPr.find(qn("w:cantSplit")) is not None for rij in tabel.rows)


def test_the_columns_of_the_docx_are_as_wide_as_what_is_in_them(inhoud):
    for tabel in open_docx(BytesIO(inhoud)).tables:
        assert not tabel.autofit
        breedten = [cel.width for cel in tabel.rows[0].cells]
        assert abs(sum(breedten) - Mm(170)) < Mm(1)
        assert [kolom.width for kolom in tabel.columns] == breedten
        per_kop = dict(zip((cel.text for cel in tabel.rows[0].cells), breedten, strict=True))
        # a number, a day and a longest word are never broken, in a wide font either, however many columns there are
        for kop, minst in (("Nummer", 25), ("Termijn", 28), ("Stand", 27), ("Houder", 25)):
            assert per_kop.get(kop, Mm(170)) >= Mm(minst)
        # the text has the most room
        assert max(breedten) == per_kop.get("Afspraak", per_kop.get("Besluit", per_kop.get("Verandering")))


def test_the_docx_has_its_title_and_number_on_the_pages(inhoud):
    blad = open_docx(BytesIO(inhoud)).sections[0]
    assert blad.header.paragraphs[0].text == "Verslag Wijkveiligheidsoverleg West, 19 november 2026"
    # the first page begins with it already
    assert blad.different_first_page_header_footer
    assert blad.first_page_header.paragraphs[0].text == ""
    for voet in (blad.first_page_footer, blad.footer):
        velden = [veld.get(qn("w:instr")) for veld in voet._element.iter(qn("w:fldSimple"))]
        assert velden == ["PAGE", "NUMPAGES"]
        assert voet.paragraphs[0].text.startswith("Bladzijde ")


def test_the_docx_names_no_machine_library_or_person(inhoud):
    eigen = open_docx(BytesIO(inhoud)).core_properties
    assert (eigen.author, eigen.last_modified_by, eigen.comments, eigen.language) == ("", "", "", "nl-NL")
    assert eigen.title.startswith("Verslag Wijkveiligheidsoverleg West")
    with zipfile.ZipFile(BytesIO(inhoud)) as archief:
        alles = b"".join(archief.read(naam) for naam in archief.namelist())
        assert not re.search(rb"python|docx\b|macintosh", alles.replace(b"wordprocessingml", b""), re.IGNORECASE)
        assert "docProps/thumbnail.jpeg" not in archief.namelist()
        assert {deel.create_system for deel in archief.infolist()} == {0}
        for deel in ("word/styles.xml", "word/settings.xml"):
            talen = re.findall(rb'<w:(?:lang|themeFontLang) [^>]*w:val="([^"]+)"', archief.read(deel))
            assert set(talen) == {b"nl-NL"}


def test_the_same_docx_on_any_day(inhoud, monkeypatch):
    """The zip holds the moment at which it was written, but for this."""
    monkeypatch.setattr("zipfile.time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 0, 0))
    assert als_docx(verslagdocument(vol("lange tekst " * 20))) == inhoud
