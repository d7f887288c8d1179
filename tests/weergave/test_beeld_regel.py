import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from ivp_tui.domein.schoon import MERKTEKEN, schoon
from ivp_tui.weergave.regel import Regel, breedte, in_regels, kort, pas_in, plat, vast, vul, wikkel

BREED = st.sampled_from("漢字テ한👩🇳🇱é́̈\u200d\ufe0f\u0301 \u00a0…✓■abc12")
# what is drawn went through schoon first
RUW = st.one_of(st.text(max_size=60), st.text(BREED, max_size=60), st.text("ab ", max_size=60))
TEKST = RUW.map(schoon)
DELEN = st.lists(st.tuples(TEKST, st.sampled_from(["", "dof", "thema"])), max_size=5).map(tuple)


@given(DELEN, DELEN, st.integers(0, 120))
@settings(max_examples=400)
def test_een_regel_is_precies_zo_breed_als_gevraagd(links: tuple, rechts: tuple, cellen: int) -> None:
    delen = pas_in(Regel(("x", 1, 0), links, rechts), cellen)
    assert sum(breedte(tekst) for tekst, _ in delen) == cellen


@given(DELEN, DELEN, st.integers(0, 120))
def test_rechts_staat_er_heel_of_niet(links: tuple, rechts: tuple, cellen: int) -> None:
    uit = plat(pas_in(Regel(("x", 1, 0), links, rechts), cellen))
    past = sum(breedte(tekst) for tekst, _ in rechts) <= cellen - 8
    assert not past or uit.endswith(vast(plat(rechts)))


@given(TEKST, st.integers(0, 80))
@settings(max_examples=400)
def test_kort_is_nooit_te_breed_en_zegt_dat_er_meer_is(tekst: str, cellen: int) -> None:
    uit = kort(tekst, cellen)
    assert breedte(uit) <= cellen
    assert uit == vast(tekst) or cellen == 0 or uit.endswith("…")


@given(TEKST, st.integers(0, 80), st.booleans())
def test_vul_is_precies_zo_breed_als_gevraagd(tekst: str, cellen: int, rechts: bool) -> None:
    assert breedte(vul(tekst, cellen, rechts)) == cellen


@given(RUW, st.integers(2, 60))
@settings(max_examples=400)
def test_wikkel_verliest_niets_en_blijft_binnen_de_breedte(tekst: str, cellen: int) -> None:
    tekst = schoon(tekst, meerregelig=True)
    regels = wikkel(tekst, cellen)
    assert all(breedte(regel) <= cellen for regel in regels)
    assert "".join("".join(regels).split()) == "".join(vast(tekst).split())


@pytest.mark.parametrize(
    ("tekst", "cellen", "regels"),
    [
        ("", 10, [""]),
        ("een twee drie", 8, ["een twee", "drie"]),
        ("een twee drie", 7, ["een", "twee", "drie"]),
        ("regel\n\nnog een", 20, ["regel", "", "nog een"]),
        ("Veiligheidsregio", 10, ["Veiligheid", "sregio"]),
        ("de Veiligheidsregio", 10, ["de", "Veiligheid", "sregio"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("a b", 0, ["a", "b"]),
    ],
)
def test_wikkel_breekt_tussen_woorden_en_binnen_een_woord_alleen_als_het_moet(
    tekst: str, cellen: int, regels: list[str]
) -> None:
    assert wikkel(tekst, cellen) == regels


@pytest.mark.parametrize(
    ("tekst", "cellen", "uit"),
    [("heel", 4, "heel"), ("te lang", 4, "te…"), ("lang", 0, ""), ("lang", 1, "…"), ("漢字漢字", 4, "漢…")],
)
def test_kort(tekst: str, cellen: int, uit: str) -> None:
    assert kort(tekst, cellen) == uit


def test_links_wijkt_voor_rechts_en_smal_wijkt_rechts_helemaal() -> None:
    regel = Regel(("x", 1, 0), (("Overvallen in de stad", ""),), (("0/3", "dof"),))
    assert plat(pas_in(regel, 16)) == "Overvallen… 0/3".replace("… ", "…  ")
    assert plat(pas_in(regel, 10)) == "Overvalle…"


@pytest.mark.parametrize(
    ("tekst", "getekend"),
    [
        ("👩\u200d🚒 in dienst", "👩🚒 in dienst"),
        ("⚠\ufe0f let op", "⚠ let op"),
        ("👩🏽\u200d🚒", "👩🚒"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("🏽 los", f"{MERKTEKEN} los"),
        ("漢字 é 🇳🇱", "漢字 é 🇳🇱"),
    ],
)
def test_an_emoji_is_drawn_in_parts_of_which_every_terminal_knows_the_width(tekst: str, getekend: str) -> None:
    assert vast(tekst) == getekend
    assert breedte(tekst) == cell_len(getekend) == wcswidth(getekend)
    assert plat(pas_in(Regel(("x", 1, 0), ((tekst, ""),), ((tekst, ""),)), 60)).count(getekend) == 2


@given(DELEN, TEKST, st.integers(1, 120), st.integers(1, 4))
@settings(max_examples=400)
def test_een_lange_regel_gaat_verder_op_de_volgende_zonder_dat_er_iets_wegvalt(
    voor: tuple, tekst: str, cellen: int, hoogstens: int
) -> None:
    geheel = (*voor, (tekst, "fout"))
    regels = in_regels(Regel(("x", 1, 0), geheel), cellen, hoogstens)
    assert 1 <= len(regels) <= hoogstens
    gezegd = "".join(plat(regel.links) for regel in regels)
    assert "".join(vast(gezegd).split()) == "".join(vast(plat(geheel)).split())
    past = breedte(plat(voor)) < cellen and all(breedte(plat(regel.links)) <= cellen for regel in regels[:-1])
    assert past or breedte(plat(voor)) >= cellen


def test_een_weigering_in_twee_regels() -> None:
    regel = Regel(("x", 1, 0), ((" ", ""), ("NIET: ", "fout"), ("de schijf is vol; maak ruimte", "fout")))
    assert [plat(r.links) for r in in_regels(regel, 24, 3)] == [" NIET: de schijf is vol;", " maak ruimte"]
    assert [plat(r.links) for r in in_regels(regel, 40, 3)] == [plat(regel.links)]
    assert [plat(r.links) for r in in_regels(regel, 24, 1)] == [plat(regel.links)]
