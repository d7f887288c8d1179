"""What was typed into a field becomes an intent, with how it was read; or one Dutch sentence why not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.bewerken import Veld, VeldSoort, lees_invoer
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.domein.wijziging import (
    Geweigerd,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.domein.wijziging_inwoners import ZetInwoners

HELING, STRAAT, LOK, PREVENTIE = 14, 4, 10, 8
TITEL = Veld(VeldSoort.TEKST, "Titel", "Heling tegengaan", "actie", HELING, "titel")
TREKKER = Veld(VeldSoort.TEKST, "Trekker", "", "actie", HELING, "trekker")
LANG = Veld(VeldSoort.LANGE_TEKST, "Toelichting", "oud", "doel", 5, "toelichting")
REDEN = Veld(VeldSoort.REDEN, "Toelichting", "", "stand", HELING, "toelichting", wijk_id=2)
DATUM = Veld(VeldSoort.DATUM, "Deadline", "31-12-2021", "actie", STRAAT, "deadline")
WIJKEN = Veld(VeldSoort.WIJKEN, "Gebied", "Noord", "actie", LOK, "wijken")
PARTNERS = Veld(VeldSoort.PARTNERS, "Partners", "", "actie", PREVENTIE, "partners")
AANTAL = Veld(VeldSoort.CIJFER, "Cijfer 2021", "950", "meting", 1, "waarde", None, 1, 2021, 4)
NIEUW_CIJFER = replace(AANTAL, tekst="", wijk_id=3, meting_id=None)
PROCENT = Veld(VeldSoort.CIJFER, "Cijfer 2021", "21,3", "meting", 3, "waarde", None, 3, 2021, 16)
DOEL = Veld(VeldSoort.STREEFWAARDE, "Doel", "15", "streefwaarde", 2, "doelwaarde", indicator_id=3)
MENSEN = Veld(VeldSoort.INWONERS, "Inwoners 2021", "", "inwoners", 0, "waarde", 2, periode=2021)
BASIS = replace(DOEL, tekst="20,5", veld="basiswaarde")

GOED = [
    (TITEL, "  Heling stoppen ", ZetTekst("actie", 14, "titel", "Heling stoppen", "Heling tegengaan"), ""),
    (
        TITEL,
        "x" * 91,
        ZetTekst("actie", 14, "titel", "x" * 91, "Heling tegengaan"),
        "91 tekens; een titel leest het best tot 90",
    ),
    (TITEL, "x" * 90, ZetTekst("actie", 14, "titel", "x" * 90, "Heling tegengaan"), ""),
    (TITEL, "twee\nregels", ZetTekst("actie", 14, "titel", "twee regels", "Heling tegengaan"), ""),
    (TREKKER, "", ZetTekst("actie", 14, "trekker", "", ""), ""),
    (LANG, "een\r\ntwee", ZetTekst("doel", 5, "toelichting", "een\ntwee", "oud"), ""),
    (REDEN, "te weinig\nmensen", ZetReden(14, 2, "te weinig mensen"), ""),
    (REDEN, "", ZetReden(14, 2, ""), ""),
    (DATUM, "5-12-2022", ZetDeadline(4, date(2022, 12, 5), date(2021, 12, 31)), "= ma 5 dec 2022"),
    (DATUM, " ", ZetDeadline(4, None, date(2021, 12, 31)), "geen deadline"),
    (WIJKEN, "Zuid, noord", ZetWijken(10, (1, 2), (1,)), "= Noord, Zuid"),
    (WIJKEN, "oo, Oost", ZetWijken(10, (3,), (1,)), "= Oost"),
    (WIJKEN, "", ZetWijken(10, (), (1,)), "= hele stad"),
    (WIJKEN, "hele stad", ZetWijken(10, (), (1,)), "= hele stad"),
    (WIJKEN, "Kleindam", ZetWijken(10, (), (1,)), "= hele stad"),
    (
        PARTNERS,
        "om, Halt",
        ZetPartners(8, ("Openbaar Ministerie", "Halt"), ("Politie Kleindam", "Woningcorporatie Thuis")),
        "nieuwe partner: Halt",
    ),
    (
        PARTNERS,
        "POLITIE, politie kleindam, ,",
        ZetPartners(8, ("Politie Kleindam",), ("Politie Kleindam", "Woningcorporatie Thuis")),
        "",
    ),
    (PARTNERS, "", ZetPartners(8, (), ("Politie Kleindam", "Woningcorporatie Thuis")), ""),
    (AANTAL, "1.020", ZetMeting(1, None, 2021, 1020.0, None, 4, (950.0, None)), "= 1.020"),
    (AANTAL, "pm", ZetMeting(1, None, 2021, None, "PM", 4, (950.0, None)), "= PM"),
    (AANTAL, "0", ZetMeting(1, None, 2021, 0.0, None, 4, (950.0, None)), "= 0"),
    (NIEUW_CIJFER, "12", ZetMeting(1, 3, 2021, 12.0, None, None, None), "= 12"),
    (PROCENT, "20,6%", ZetMeting(3, None, 2021, 20.6, None, 16, (21.3, None)), "= 20,6%"),
    (PROCENT, "20,6", ZetMeting(3, None, 2021, 20.6, None, 16, (21.3, None)), "= 20,6%"),
    (PROCENT, "100", ZetMeting(3, None, 2021, 100.0, None, 16, (21.3, None)), "= 100%"),
    (MENSEN, "34.120", ZetInwoners(2, 2021, 34120.0, None, None, None), "= 34.120 inwoners"),
    (MENSEN, "geheim", ZetInwoners(2, 2021, None, "geheim", None, None), "= geheim"),
    (DOEL, "12,5", ZetStreefwaarde(2, "doelwaarde", 12.5, 15.0), "= 12,5%"),
    (DOEL, "", ZetStreefwaarde(2, "doelwaarde", None, 15.0), "= onbekend"),
    (BASIS, "PM", ZetStreefwaarde(2, "basiswaarde", None, 20.5), "= onbekend"),
]
FOUT = [
    (TITEL, "  ", "een titel mag niet leeg zijn"),
    (TITEL, "x" * 301, "te lang: 301 tekens, hoogstens 300"),
    (TITEL, "x" * 100_000, "te lang: 100.000 tekens, hoogstens 300"),
    (TREKKER, "x" * 201, "te lang: 201 tekens, hoogstens 200"),
    (LANG, "x" * 20_001, "te lang: 20.001 tekens, hoogstens 20.000"),
    (REDEN, "x" * 20_001, "te lang"),
    (replace(TITEL, tabel="wijk"), "x", "Titel is hier niet te wijzigen"),
    (replace(TITEL, soort=VeldSoort.VAST), "x", "Titel is hier niet te wijzigen"),
    (DATUM, "31-2-2022", "februari 2022 heeft 28 dagen"),
    (DATUM, "5-12-22", "bedoelt u 5-12-2022"),
    (DATUM, "morgen", "Schrijf een datum"),
    (WIJKEN, "West", "«West» is geen wijk; kies uit: Noord, Zuid, Oost"),
    (PARTNERS, "x" * 201, "te lang"),
    (AANTAL, "", "Vul een getal in"),
    (AANTAL, "12.5", "bedoelt u"),
    (AANTAL, "12%", "dit cijfer is een aantal, geen %"),
    (AANTAL, "-1", "een aantal is niet negatief"),
    (PROCENT, "100,1", "een percentage ligt tussen 0 en 100"),
    (PROCENT, "-1", "een percentage ligt tussen 0 en 100"),
    (MENSEN, "12,5", "inwoners zijn een heel getal"),
    (MENSEN, "-3", "een aantal is niet negatief"),
    (DOEL, "veel", "is geen getal"),
    (DOEL, "150", "een percentage ligt tussen 0 en 100"),
    (replace(DOEL, indicator_id=1, rij=999), "1", "deze streefwaarde is intussen verwijderd"),
]


@pytest.mark.parametrize(("veld", "tekst", "wijziging", "lezing"), GOED)
def test_what_is_typed_becomes_an_intent_and_is_read_back(stand, veld, tekst, wijziging, lezing):
    assert lees_invoer(veld, tekst, stand) == (wijziging, lezing)


@pytest.mark.parametrize(("veld", "tekst", "zegt"), FOUT)
def test_what_cannot_be_read_is_refused_in_dutch(stand, veld, tekst, zegt):
    with pytest.raises(Geweigerd) as fout:
        lees_invoer(veld, tekst, stand)
    assert zegt in str(fout.value)


#: these have a table of their own in test_bewerken_verantwoording.py, and a WAARDE in tests/opslag/test_velden.py
ELDERS = {VeldSoort.KEUZE, VeldSoort.DAG, VeldSoort.VERHAALWIJK, VeldSoort.MIDDEL, VeldSoort.BERICHT, VeldSoort.WAARDE}


def test_every_kind_of_field_is_tried_both_ways():
    assert {rij[0].soort for rij in GOED} == set(VeldSoort) - {VeldSoort.VAST} - ELDERS
    assert {rij[0].soort for rij in FOUT} == set(VeldSoort) - ELDERS


def test_a_beginning_that_fits_two_wijken_asks_which(stand):
    twee = replace(stand, wijken=(*stand.wijken, replace(stand.wijken[0], id=4, naam="Noordoost")))
    with pytest.raises(Geweigerd, match="«noo» is niet één wijk; kies uit: Noord, Noordoost"):
        lees_invoer(WIJKEN, "noo", twee)
    assert lees_invoer(WIJKEN, "noord", twee)[0].wijken == (1,)  # the whole name is one wijk


def test_a_gemeente_without_wijken_says_so(stand):
    with pytest.raises(Geweigerd, match="deze gemeente heeft geen wijken"):
        lees_invoer(WIJKEN, "Noord", replace(stand, wijken=()))


@pytest.mark.parametrize("veld", [TITEL, LANG, REDEN, TREKKER, PARTNERS])
@pytest.mark.parametrize(
    "tekst",
    [
        "[red]x[/red]",
        "a\x1b]52;c;x\x07b",
        "\x1b[2Jweg",
        "a\x00b",
        "\u202eomgekeerd",
        "a\u0085b",
        "x\udc80y",
        "a\u200bb",
        "\x7f",
    ],
)
def test_hostile_text_is_made_inert(stand, veld, tekst):
    wijziging, lezing = lees_invoer(veld, tekst, stand)
    gezet = "".join(wijziging.namen) if isinstance(wijziging, ZetPartners) else wijziging.tekst
    assert gezet
    assert is_schoon(gezet, meerregelig=veld is LANG)
    assert not set(gezet + lezing) & set("\x1b\x00\u202e\u0085\x07\udc80\u200b\x7f")
    if tekst.startswith("["):
        assert gezet == tekst  # brackets are text, and stay


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(veld=st.sampled_from([rij[0] for rij in GOED]), tekst=st.text(st.characters(), max_size=20))
def test_whatever_is_typed_gives_an_intent_or_a_sentence(stand, veld, tekst):
    try:
        _, lezing = lees_invoer(veld, tekst, stand)
    except Geweigerd as fout:
        lezing = str(fout)
        assert lezing
    assert is_schoon(lezing)


def test_a_field_is_the_same_after_the_screen_was_read_anew():
    assert TITEL.sleutel == replace(TITEL, tekst="anders", label="T").sleutel
    assert len({TITEL.sleutel, TREKKER.sleutel, REDEN.sleutel, replace(REDEN, wijk_id=None).sleutel}) == 4
    assert AANTAL.sleutel != replace(AANTAL, periode=2020).sleutel


@pytest.mark.parametrize(
    ("soort", "bewaard", "in_het_veld", "zo"),
    [
        (VeldSoort.TEKST, "Titel", "Titel", True),
        (VeldSoort.TEKST, "\x1b[31mrood\u202e\n ", "␛[31mrood\ufffd", True),
        (VeldSoort.TEKST, "\x1b[31mrood", "␛[31mblauw", False),
        (VeldSoort.LANGE_TEKST, "een\r\ntwee\x07", "een\ntwee␇", True),
        (VeldSoort.LANGE_TEKST, "een\ntwee", "een twee", False),
    ],
)
def test_a_field_that_shows_the_signs_of_what_it_holds_is_not_changed(soort, bewaard, in_het_veld, zo):
    assert Veld(soort, "Titel", bewaard).is_zoals(in_het_veld) is zo
