"""Content that means harm: always a sentence, inert and short, never another exception."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.invoer.fout import GROOTSTE_BESTAND
from ivp_tui.invoer.planbestand import InvoerFout, lees_bestand, lees_cijfers
from tests.klein import MAP

PLAN = (MAP / "kleindam-2020-2023.toml").read_bytes()
CIJFERS = (MAP / "cijfers-kleindam.csv").read_bytes()
BOOS = "\x1b]0;x\x07\u202e\u200b\u0301\u0301\u0301\u0301\ud7ff\ufffe"
LANG = "x" * 1_000_000


def uitkomst(lees, pad: Path, inhoud: bytes):
    """What was read, or the sentence, which must be fit to print."""
    pad.write_bytes(inhoud)
    try:
        return lees(pad)
    except InvoerFout as fout:
        zin = str(fout)
        assert is_schoon(zin)
        assert len(zin) <= 450
        return zin


@pytest.fixture(scope="module")
def pad(tmp_path_factory):
    return tmp_path_factory.mktemp("vijandig") / "x.toml"


@pytest.mark.parametrize(
    "tekst",
    [
        f'"{BOOS}" = 1',
        f'["{BOOS}"]',
        f'[plan]\n"{BOOS}" = 1',
        f'[plan]\nslug = "{BOOS}"',
        f'[[bron]]\nsleutel = "b"\ntitel = "{BOOS[9:]}\\u0000"',
        f"[{LANG}]",
        f"[plan]\n{LANG} = 1",
        f'[plan]\n"{LANG[1:]}\\u001b" = 1',
        f'[plan]\nslug = "{LANG}"',
        f'[plan]\nslug = "{LANG}',
        f"[plan]\nslug = '''{LANG}",
        f'[[bron]]\nsleutel = "b"\ntitel = "B"\ntoelichting = """{LANG}\n{LANG}"""',
        f"[plan]\nvan = {LANG}",
        f"[{LANG}]\n[{LANG}]",
        f"[plan]\nvan = 0x{'f' * 1_000_000}",
        f"[plan]\nvan = 1e{'9' * 1_000}",
        f"[plan]\nvan = [{'1, ' * 100_000}]",
        f"[plan]\nvan = {{{'.'.join('a' * 100_000)} = 1}}",
        f"[{'.'.join('a' * 100_000)}]",
        f"{'.'.join('a' * 100_000)} = 1",
        f"a = {'[' * 100_000}",
        f"a = {'{a=' * 100_000}",
        "[[a]]\n" * 100_000,
        '"' * 100_000,
        "'" * 100_000,
        "\\" * 100_000,
        "\0" * 100_000,
        "\n" * 100_000,
    ],
    ids=range(28),
)
def test_hostile_text_gets_a_sentence(pad, tekst):
    assert isinstance(uitkomst(lees_bestand, pad, f"formaat = 1\n{tekst}".encode()), str)


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"formaat = 1\n\n\xff", "x.toml, regel 3: geen UTF-8; sla het bestand op als UTF-8"),
        ("formaat = 1".encode("utf-16"), "x.toml, regel 1: geen UTF-8; sla het bestand op als UTF-8"),
        (b"\xef\xbb\xbf\xef\xbb\xbfformaat = 1", "x.toml, regel 1, kolom 1: hier staat een onzichtbaar teken (U+FEFF)"),
        (b"formaat = 1 # \xed\xa0\x80", "x.toml, regel 1: geen UTF-8"),
        (b"SQLite format 3\0" + b"\0" * 100, "x.toml, regel 1, kolom 8: na een naam hoort ="),
        (b"", "x.toml, regel 1: formaat ontbreekt"),
        (b"#" * (GROOTSTE_BESTAND + 1), "x.toml: is groter dan 4 MB; verdeel het over meer bestanden"),
    ],
)
def test_bytes_that_are_no_text_get_a_sentence(pad, inhoud, zegt):
    assert uitkomst(lees_bestand, pad, inhoud).startswith(zegt)


def test_the_name_of_a_file_is_made_inert_too(tmp_path):
    pad = tmp_path / f"\x1b[2J{'x' * 200}.toml"
    assert uitkomst(lees_bestand, pad, b"").startswith("␛[2Jxxx")
    assert uitkomst(lees_cijfers, pad, b"").startswith("␛[2Jxxx")
    pad.write_bytes(CIJFERS)
    assert is_schoon(lees_cijfers(pad)[0].waar)


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_get_another_exception(pad, ruis):
    assert uitkomst(lees_bestand, pad, ruis)
    assert uitkomst(lees_bestand, pad, b"formaat = 1\n[plan]\n" + ruis)
    assert uitkomst(lees_cijfers, pad, CIJFERS.splitlines(True)[0] + ruis) is not None


STUKKEN = [
    b'"',
    b"'",
    b'"""',
    b"[",
    b"]]",
    b"{",
    b"}",
    b"=",
    b".",
    b"\n",
    b"\r",
    b"\\",
    b"#",
    b"0",
    b"-",
    b"e9",
    b"\xff",
]
STUKKEN += [b"true", b"[[thema]]\n", b"[plan]\n", b"[thema.actie]\n", b"partners = [{}]\n", b"titel = 1\n", b";", b"\0"]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(PLAN)), st.integers(0, 30), st.sampled_from(STUKKEN)), min_size=1, max_size=3)
)
@example([(0, 0, b"\xff")])
def test_a_plan_with_bites_out_of_it_is_read_or_refused(pad, happen):
    plan, cijfers = PLAN, CIJFERS
    for plek, lengte, stuk in happen:
        plan = plan[:plek] + stuk + plan[plek + lengte :]
        cijfers = cijfers[:plek] + stuk + cijfers[plek + lengte :]
    assert isinstance(uitkomst(lees_bestand, pad, plan), Inhoud | str)
    assert isinstance(uitkomst(lees_cijfers, pad, cijfers), tuple | str)
