import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.wijziging import Archiveer, ZetReden, ZetTekst
from ivp_tui.opslag.zoeken import Zoekindex, vraag_voor_fts
from tests.klein import buiten, doe, lees, nummer

PLAN_ID, ANDER_ID = 2, 1


@pytest.fixture
def zoek(klein):
    index = Zoekindex(klein.conn)
    yield lambda tekst, plan=PLAN_ID, **rest: index.zoek(tekst, plan, **rest)
    index.sluit()


def namen(treffers):
    return [treffer.naam for treffer in treffers]


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("heling", "Heling tegengaan"),
        ("HELING", "Heling tegengaan"),
        ("cafe", "Café-overleg in het uitgaansgebied"),
        ("café", "Café-overleg in het uitgaansgebied"),
        ("coordinatie", "Coördinatie groepsaanpak"),
        ("financiele bijdr", "Coördinatie groepsaanpak"),
        ("preventieavond bu", "Preventieavond per buurt"),
        ("buurt preventieavond", "Preventieavond per buurt"),
        ("woningscan,", "Woningscan door vrijwilligers"),
        ('"woningscan"', "Woningscan door vrijwilligers"),
        ("groepsaanpak*", "Coördinatie groepsaanpak"),
    ],
)
def test_words_as_typed_and_the_last_one_as_a_beginning(zoek, tekst, naam):
    assert namen(zoek(tekst)) == [naam]


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("prevent buurt", ["Preventieavond per buurt", "Buurtpreventie-app"]),
        ("inbrak", ["30% minder woninginbraken"]),
        ("pt%bl", []),
        ("scan", ["Woningscan door vrijwilligers"]),
        ("can", []),
        ("woningscan onzin", []),
    ],
)
def test_within_words_too_after_what_begins_with_it(zoek, tekst, gevonden):
    hits = namen(zoek(tekst))
    assert hits[: len(gevonden)] == gevonden
    assert bool(hits) == bool(gevonden)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "  ",
        "(",
        "*",
        '"',
        "++",
        "'",
        "NEAR",
        "NOT",
        "AND",
        "zzz OR heling",
        "naam:heling",
        "^",
        "-",
        "\x00",
        "zxcv",
    ],
)
def test_signs_and_operators_mean_nothing(zoek, tekst):
    assert zoek(tekst) == ()


@pytest.mark.parametrize(
    ("titel", "vraag"),
    [
        ("Cursus C++", "c++"),
        ("Project O'Neil (2)", "o'neil"),
        ("Project O'Neil (2)", "(2)"),
        ("NEAR de brug", "NEAR"),
        ("50% minder", "50%"),
    ],
)
def test_signs_in_what_is_looked_for(zoek, klein_pad, titel, vraag):
    buiten(klein_pad, f"UPDATE actie SET titel = '{titel.replace(chr(39), chr(39) * 2)}' WHERE id = 14")
    assert titel in namen(zoek(vraag))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_nothing_that_can_be_typed_breaks_the_search(zoek, tekst):
    zoek(tekst)


@pytest.mark.parametrize("tekst", ["a " * 3000, "x" * 100_000, "a\udc80"])
def test_a_pasted_book_or_broken_text_does_not_break_the_search(zoek, tekst):
    zoek(tekst)


def test_the_query_is_words_in_quotes():
    assert vraag_voor_fts('say "hi" *') == '"say" """hi"""*'
    assert vraag_voor_fts("-- ++") == ""


def test_only_the_plan_in_view(zoek):
    assert "Minder inbraken in Kleinoord" in namen(zoek("kleinoord", ANDER_ID))
    assert not [t for t in zoek("kleinoord") if t.soort in ("actie", "doel", "thema", "plan", "indicator")]
    assert namen(zoek("keurmerk veilig")) == ["Keurmerk Veilig Wonen"]
    assert namen(zoek("keurmerk veilig", ANDER_ID)) == ["Keurmerk veilig wonen"]


def test_many_hits_in_another_plan_do_not_hide_those_in_view(zoek, klein_pad):
    rijen = ", ".join("(1, 1, 'Heling')" for _ in range(400))
    buiten(klein_pad, f"INSERT INTO actie (plan_id, thema_id, titel) VALUES {rijen}")
    assert namen(zoek("heling")) == ["Heling tegengaan"]
    assert len(zoek("heling", ANDER_ID)) == 60
    assert len(zoek("heling", ANDER_ID, hoogstens=5)) == 5


def test_where_enter_goes(zoek, klein):
    doe(klein, ZetReden(14, 1, "Wacht op xylofoon"))
    for tekst, soort, doel in (
        ("heling", "actie", ("actie", 14)),
        ("jongerenoverlast", "doel", ("doel", nummer(klein.conn, "doel", "Minder jong"))),
        ("veilig wonen", "thema", ("thema", nummer(klein.conn, "thema", "Veilig"))),
        ("voorkomen", "kenmerk", ("plan", PLAN_ID)),
        ("woningen zonder", "kenmerk", ("thema", nummer(klein.conn, "thema", "Veilig"))),
        ("xylofoon", "stand", ("actie", 14)),
        ("noord", "wijk", ("wijk", 1)),
        ("stationsplein", "gebied", ("actie", 10)),
        ("lange straat", "gebied", ("actie", 11)),
        ("OM", "partner", None),
        ("driehoek", "overleg", ("plan", PLAN_ID)),
    ):
        gevonden = [(t.soort, t.doel) for t in zoek(tekst)]
        assert ((soort, doel) in gevonden) is (doel is not None), tekst
        assert soort in ("kenmerk", "overleg") or not [
            t for t in zoek(tekst, ANDER_ID) if t.soort == soort and t.doel == doel
        ]


def test_names_weigh_more_than_texts(zoek, klein_pad):
    buiten(klein_pad, "UPDATE actie SET toelichting = 'heling heling heling' WHERE id = 3")
    assert namen(zoek("heling"))[0] == "Heling tegengaan"
    assert "heling" in zoek("heling")[1].fragment


def test_after_a_change_the_new_text_is_found_and_the_old_one_not(zoek, klein, klein_pad):
    assert namen(zoek("heling")) == ["Heling tegengaan"]
    doe(klein, ZetTekst("actie", 14, "titel", "Zwartboek", "Heling tegengaan"))
    assert namen(zoek("heling")) == []
    assert namen(zoek("zwartboek")) == ["Zwartboek"]
    buiten(klein_pad, "UPDATE actie SET titel = 'Witboek' WHERE id = 14")
    assert namen(zoek("witboek")) == ["Witboek"]
    doe(klein, Archiveer(14))
    assert namen(zoek("witboek")) == []
    assert lees(klein).actie.get(14) is None
