"""The AVG brake by table and by property: what looks personal is seen, what this field is full of is not."""

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.avg import Vermoeden, VermoedenSoort, vermoedens, vraag
from ivp_tui.domein.avg_nummers import is_bsn

PERSOONLIJK = {
    VermoedenSoort.BSN: [
        ("BSN 123456782", "123456782"),
        ("bsn: 123456782, zie dossier", "123456782"),
        ("BSN123456782", "123456782"),
        ("111222333 is de dader", "111222333"),
        ("(111222333)", "111222333"),
        ("cliënt 1234.56.782 in de aanpak", "1234.56.782"),
        ("cliënt 123.456.782.", "123.456.782"),
        ("cliënt 123 456 782 en zijn broer", "123 456 782"),
        ("1 2 3 4 5 6 7 8 2", "1 2 3 4 5 6 7 8 2"),
        ("123-456-782", "123-456-782"),
        ("1234-56-782", "1234-56-782"),
        ("acht cijfers: 10000008", "10000008"),
        ("met een nul: 010000008", "010000008"),
        ("jongere (BSN 10.000.008) in beeld", "10.000.008"),
        ("BSN 123.456 782", "123.456 782"),
        ("sofinummer 123456782", "123456782"),
        ("in 2018 123456782 gemeld", "123456782"),
        ("zie 2018. 123456782", "123456782"),
        ("123456782\nbesproken", "123456782"),
        ("123\u00a0456\u00a0782", "123\u00a0456\u00a0782"),
    ],
    VermoedenSoort.TELEFOON: [
        ("bel 06-12345678", "06-12345678"),
        ("bel 06 12345678", "06 12345678"),
        ("bel 0612345678", "0612345678"),
        ("bel 06 - 12 34 56 78", "06 - 12 34 56 78"),
        ("bel 06.12.34.56.78", "06.12.34.56.78"),
        ("bel 06 1234 5678 na zessen", "06 1234 5678"),
        ("+31612345678", "+31612345678"),
        ("+31 6 12345678", "+31 6 12345678"),
        ("+31 (0)6 12 34 56 78", "+31 (0)6 12 34 56 78"),
        ("0031 6 12345678", "0031 6 12345678"),
        ("+31 30 286 10 00", "+31 30 286 10 00"),
        ("tel.030-2861000", "030-2861000"),
        ("tel. 030 286 10 00.", "030 286 10 00"),
        ("tel. (030) 286 10 00", "(030) 286 10 00"),
        ("tel. 030 - 286 1000", "030 - 286 1000"),
        ("tel. 0346-123456", "0346-123456"),
        ("tel. 0346 12 34 56", "0346 12 34 56"),
        ("tel. 088-1234567", "088-1234567"),
        ("zijn moeder: +32 475 12 34 56", "+32 475 12 34 56"),
        ("zijn oom: +49 171 1234567", "+49 171 1234567"),
    ],
    VermoedenSoort.EMAIL: [
        ("mail j.jansen@voorbeeld.nl", "j.jansen@voorbeeld.nl"),
        ("mail j.jansen@voorbeeld.nl.", "j.jansen@voorbeeld.nl"),
        ("J.Jansen@Utrecht.NL", "J.Jansen@Utrecht.NL"),
        ("<piet+buurt@mail.voorbeeld.co.uk>", "piet+buurt@mail.voorbeeld.co.uk"),
        ("info@wijk-2.nl,", "info@wijk-2.nl"),
        ("mailto:o_k@a-b.org", "o_k@a-b.org"),
        ("josé@voorbeeld.eu", "josé@voorbeeld.eu"),
        ("12345@voorbeeld.nl", "12345@voorbeeld.nl"),
    ],
    VermoedenSoort.ADRES: [
        ("Kanaalstraat 12, 3531 CJ Utrecht", "Kanaalstraat 12, 3531 CJ"),
        ("Kanaalstraat 12 3531CJ", "Kanaalstraat 12 3531CJ"),
        ("Kanaalstraat 12a\n3531 CJ", "Kanaalstraat 12a\n3531 CJ"),
        ("Kanaalstraat 12-3, 3531 CJ", "Kanaalstraat 12-3, 3531 CJ"),
        ("Kanaalstraat 12 bis, 3531 CJ", "Kanaalstraat 12 bis, 3531 CJ"),
        ("Kanaalstraat 12 (3531 CJ)", "Kanaalstraat 12 (3531 CJ"),
        ("'s-Gravenweg 1, 3531 CJ", "s-Gravenweg 1, 3531 CJ"),
        ("3531 CJ 12", "3531 CJ 12"),
        ("3531CJ 12", "3531CJ 12"),
        ("3531cj 12", "3531cj 12"),
        ("3531 cj 12", "3531 cj 12"),
        ("3531 CJ, 12", "3531 CJ, 12"),
        ("3531CJ12", "3531CJ12"),
        ("3531 CJ nr. 12", "3531 CJ nr. 12"),
        ("3531 CJ huisnummer 12", "3531 CJ huisnummer 12"),
        ("3531 CJ 12-b", "3531 CJ 12-b"),
        ("3531 CJ 112 A.", "3531 CJ 112 A"),
    ],
    VermoedenSoort.KENTEKEN: [
        ("auto AB-12-34", "AB-12-34"),
        ("auto 12-34-AB", "12-34-AB"),
        ("auto 12-UB-34", "12-UB-34"),
        ("auto GB-12-XX", "GB-12-XX"),
        ("auto NL-XB-12", "NL-XB-12"),
        ("auto 12-XB-NL", "12-XB-NL"),
        ("auto 12-KBB-3", "12-KBB-3"),
        ("auto 1-KBB-23", "1-KBB-23"),
        ("auto TB-001-B", "TB-001-B"),
        ("auto N-001-SB", "N-001-SB"),
        ("auto GBB-01-B", "GBB-01-B"),
        ("scooter D-12-XXX", "D-12-XXX"),
        ("auto 1-XX-234", "1-XX-234"),
        ("auto 123-XX-4", "123-XX-4"),
        ("auto 12-xb-nl gezien", "12-xb-nl"),
        ("auto tb-001-b", "tb-001-b"),
        ("auto TB001B.", "TB001B"),
        ("auto tb001b", "tb001b"),
        ("auto 12KBB3", "12KBB3"),
        ("auto 1KBB23,", "1KBB23"),
        ("auto N001SB", "N001SB"),
        ("auto 12XBNL", "12XBNL"),
        ("auto GH1234", "GH1234"),
        ("auto 12GH34", "12GH34"),
        ("auto 0123GH", "0123GH"),
        ("auto TB 001 B", "TB 001 B"),
        ("auto 12 XB NL", "12 XB NL"),
        ("oplegger OB-12-XX", "OB-12-XX"),
        ("kenteken:12-AB-34", "12-AB-34"),
        ("(12-AB-34)", "12-AB-34"),
    ],
    VermoedenSoort.GEBOORTEDATUM: [
        ("geboren 12-3-1990", "12-3-1990"),
        ("geboren op 12 maart 1990 te Utrecht", "12 maart 1990"),
        ("geboren te Utrecht op 3 mei 1980", "3 mei 1980"),
        ("Geb. 12/03/1990", "12/03/1990"),
        ("geb 12.03.1990", "12.03.1990"),
        ("(geb. 12-03-90)", "12-03-90"),
        ("geb. 12 mrt '90", "12 mrt '90"),
        ("geboortedatum: 12031990", "12031990"),
        ("geboortedatum 1990-03-12", "1990-03-12"),
        ("Geboortedatum\u00a0: 1 jan. 2001", "1 jan. 2001"),
        ("geb.datum 12-3-1990", "12-3-1990"),
        ("geb. dat. 12 03 1990", "12 03 1990"),
        ("g.d. 12-3-1990", "12-3-1990"),
        ("jongere, op 12-3-2004 geboren", "12-3-2004"),
        ("op 12 maart 1990 in Zeist geboren", "12 maart 1990"),
        ("J. Jansen (12-3-1990)", "12-3-1990"),
        ("J.P. van den Berg (12 maart 2004)", "12 maart 2004"),
        ("mw. De Vries (3-4-1985)", "3-4-1985"),
        ("de heer Jansen (3-4-1985)", "3-4-1985"),
        ("Jan Jansen (12-3-1985)", "12-3-1985"),
        ("Mohamed El Amrani (3-4-1998)", "3-4-1998"),
    ],
}

ZEGT_NIETS = [
    "", " ", "BU03440111", "WK034401", "GM0344", "BU 03440111", "wk034410 en bu03441011", "2.700", "14 030",
    "tel. wijkbureau 14 030", "bel 14 030 of 112", "0900-8844", "0900 8844", "0800-7000", "0800-1234567",
    "Meld Misdaad Anoniem 0800 - 7000", "bel 144", "116 117", "M246", "M309", "M246 en M309", "maatregel M246, M309",
    "Kanaalstraat 12", "Kanaalstraat 12-14 en Damstraat 3", "r. 236-240; § 1.3", "r. 123-456", "r. 391", "26.618",
    "€ 1.234.567", "€ 12.345.678", "€ 123.456.782", "123.456.782 euro", "EUR 123456782", "KvK 12345678",
    "SV 2025 nr. 11", "SV2025", "SV 2015-2018", "2015-2018", "2015–2018", "2014 2015 2016 2017", "2012 2013",
    "22-02-2018", "22-2-2018", "22-FEB-18", "5-mrt-18", "12-mnd-6", "vergadering 12-3-2014", "06-12-2018 10:30 uur",
    "op 06 12 2018 10 uur", "2018-02-22", "22022018", "van 1-1-2015 tot 31-12-2018", "2,9%", "van 35,0% naar 20,6%",
    "12.5", "= 2.700", "−41% in 2018 ten opzichte van 2011–2013", "1 januari 2015", "besluit (18-12-2014)",
    "Integraal Veiligheidsplan (18-12-2014)", "Gemeenteraad Utrecht (12 maart 2015)", "college van B&W (12-3-2015)",
    "geboren in 1990", "jongeren geboren na 2000", "het idee is geboren", "3 geboren en 12 verhuisd", "3531 CJ",
    "3531CJ Utrecht", "postcodegebied 3531", "3531 CJ en 3532 AB", "2015 en 12 wijken", "2014 op 31 december",
    "1200 in 2014", "2015 EN 2016", "1500 km 12", "3511 SA 12", "3531 CJ 2015", "Postbus 16200, 3500 CE Utrecht",
    "sinds 2015, 3511 AB", "A12", "A2", "N230", "art. 13b Opiumwet", "art. 172a en 174a Gemeentewet", "151c", "HIC",
    "Top-600", "COVID-19", "15-18-jarigen", "18-23 jr", "12-18-jr", "24/7", "24-uurs", "4.2.3", "§ 12.3.4",
    "p. 12-13", "blz. 101-102", "nr. 2015-123", "dossier 2015/1234", "Raadsvoorstel 2018-045", "motie 2018/143",
    "M 2018/143", "TK2014", "29 628, nr. 482", "Kamerstuk 29628-482", "ID1234", "NEN 5825", "ISO 27001",
    "versie 1.2.3", "3x3", "2 x 12 x 4", "@burgernet", "a@b", "50 @ 12", "50 woninginbraken in 12 buurten", "1 op 12",
    "12-PVV-3", "PSV-12-3", "12 TBS 3", "100.000 inwoners", "342.876 inwoners", "12345678", "123456789", "12.345.679",
    "1234567", "1234567820", "0123456782,5", "1.123456782", "123456782a", "x123456782", "NL12", "Eén 100% reden",
    "06", "06-2018", "030", "030-gebied", "+31", "+12", "+2.700", "010101", "1 2 3", "12 15 18",
    "Overlast 2014: 1.234; 2015: 1.345; 2016: 1.456", "PM", "n.v.t.", "AB 12 34", "12 ab 34", "van 20 tot 22 uur",
    "ZSM", "Kanaleneiland 3526", "000000000", "00000000", "012345678",
]  # fmt: skip


def _gevallen() -> list[tuple[VermoedenSoort, str, str]]:
    return [(soort, tekst, stuk) for soort, rijen in PERSOONLIJK.items() for tekst, stuk in rijen]


@pytest.mark.parametrize(("soort", "tekst", "stuk"), _gevallen())
def test_wat_persoonlijk_lijkt_wordt_gezien(soort: VermoedenSoort, tekst: str, stuk: str) -> None:
    begin = tekst.index(stuk)
    assert vermoedens(tekst) == (Vermoeden(soort, stuk, begin, begin + len(stuk)),)


@pytest.mark.parametrize("tekst", ZEGT_NIETS)
def test_wat_dit_vak_schrijft_zegt_niets(tekst: str) -> None:
    assert vermoedens(tekst) == ()


def test_de_tabellen_zijn_lang_genoeg() -> None:
    assert len(_gevallen()) >= 80
    assert len(set(ZEGT_NIETS)) == len(ZEGT_NIETS) >= 80


def test_het_meest_eigene_eerst_en_niets_twee_keer() -> None:
    tekst = "12-AB-34 van J. Jansen (3-4-1985), Kanaalstraat 12, 3531 CJ, BSN 123456782, 06-12345678, j@voorbeeld.nl"
    gezien = vermoedens(tekst)
    assert [v.soort for v in gezien] == list(VermoedenSoort)
    assert [v.fragment for v in vermoedens("123456782 en 111222333")] == ["123456782", "111222333"]
    assert [v.soort.value for v in vermoedens("06 12345678")] == ["telefoonnummer"]


def test_de_vraag_laat_genoeg_zien_en_niet_alles() -> None:
    gezien = vermoedens("BSN 123456782 en 06-12345678")
    zinnen = vraag(gezien, "Enter")
    assert zinnen == (
        "lijkt op een telefoonnummer: 06-123… (en nog 1); nog eens Enter bewaart toch, Esc terug",
        "een telefoonnummer: 06-123… (en nog 1)? nog eens Enter bewaart toch, Esc terug",
        "telefoonnummer? nog eens Enter bewaart toch, Esc terug",
        "telefoonnummer? nog eens Enter bewaart toch",
        "telefoonnummer? nog eens Enter",
    )
    assert vraag(gezien[1:], "")[0] == "lijkt op een BSN: 123456…; nog eens bewaart toch"
    assert vraag((), "Enter") == ()


# properties

PROZA = st.text(st.characters(exclude_categories=["Nd", "Nl", "No"], exclude_characters="@"), max_size=200)
LASTIG = st.lists(
    st.sampled_from([*"0123456789@.,-/ ()€+\nAXbz\u00a0é\u0663", "06", "+31", "geb. ", "3531 CJ", "J. Jansen ("]),
    max_size=60,
).map("".join)


@st.composite
def bsns(draw: st.DrawFn) -> str:
    """Eight or nine digits of which the last makes the elfproef right."""
    begin = draw(st.integers(1_000_000, 99_999_999))
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), f"{begin:08}", strict=True)) % 11
    if som == 10:
        return draw(bsns())
    nummer = f"{begin:08}{som}"
    return nummer.lstrip("0") if draw(st.booleans()) else nummer


@given(bsns(), st.sampled_from([" ", ".", "\u00a0", "  "]), st.sets(st.integers(1, 8)), PROZA)
def test_een_geldig_bsn_wordt_hoe_ook_geschreven_gezien(nummer: str, tussen: str, waar: set[int], proza: str) -> None:
    geschreven = "".join((tussen if plek in waar else "") + cijfer for plek, cijfer in enumerate(nummer))
    delen = geschreven.split(tussen)
    jaren = len(delen) == 2 and all(len(deel) == 4 and deel[:2] in ("19", "20") for deel in delen)
    datum = len(delen) == 3 and len(delen[2]) == 4 and delen[2][:2] in ("19", "20")
    stad = any(a == "14" and b.startswith("0") for a, b in pairwise(delen))
    if not (jaren or datum or stad):
        tekst = f"Besproken: {geschreven}; {proza}"
        assert any(v.soort is VermoedenSoort.BSN and v.fragment == geschreven for v in vermoedens(tekst))
    # after the word itself there is no other reading
    assert [v.fragment for v in vermoedens(f"{proza}\nBSN {geschreven}") if v.soort is VermoedenSoort.BSN] == [
        geschreven
    ]


@given(bsns(), st.integers(0, 8), st.integers(1, 9))
def test_een_verkeerd_cijfer_is_geen_bsn(nummer: str, plek: int, erbij: int) -> None:
    # every weight is prime to 11: one other digit always breaks it
    plek %= len(nummer)
    fout = nummer[:plek] + str((int(nummer[plek]) + erbij) % 10) + nummer[plek + 1 :]
    assert is_bsn(nummer)
    assert not is_bsn(fout)


@given(PROZA)
def test_proza_zonder_cijfers_zegt_nooit_iets(proza: str) -> None:
    assert vermoedens(proza) == ()


@given(st.text() | LASTIG)
def test_nooit_een_fout_nooit_overlap_en_het_fragment_staat_er(tekst: str) -> None:
    gezien = vermoedens(tekst)
    assert all(tekst[v.begin : v.einde] == v.fragment != "" for v in gezien)
    plaatsen = sorted((v.begin, v.einde) for v in gezien)
    assert all(a[1] <= b[0] for a, b in pairwise(plaatsen))
    volgorde = list(VermoedenSoort)
    assert [(volgorde.index(v.soort)) for v in gezien] == sorted(volgorde.index(v.soort) for v in gezien)


@pytest.mark.parametrize(
    "stuk", ["1 ", "1", "a@", "a.", "geboren ", "A. ", "3531 CJ ", "06-", "Jan Jan ", "123456782 ", "12-AB-34 ", " "]
)
def test_een_megabyte_komt_erdoor(stuk: str) -> None:
    # a pattern that goes back and forth over its text would not come to an end here
    vermoedens(stuk * (1_000_000 // len(stuk)))


def test_in_de_meegeleverde_plannen_slaat_de_rem_nergens_aan() -> None:
    bestanden = sorted((Path(__file__).parents[2] / "ivp_tui" / "plannen").glob("*.toml"))
    teksten = [tekst for bestand in bestanden for tekst in _teksten(tomllib.loads(bestand.read_text("utf-8")))]
    assert len(teksten) > 5_000
    assert [(tekst, gezien) for tekst in teksten if (gezien := vermoedens(tekst))] == []


def _teksten(inhoud: object) -> Iterator[str]:
    if isinstance(inhoud, str):
        yield inhoud
    elif isinstance(inhoud, dict | list):
        for deel in inhoud.values() if isinstance(inhoud, dict) else inhoud:
            yield from _teksten(deel)
