"""Text made inert."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.schoon import MERKTEKEN, is_schoon, schoon

LASTIG = st.sampled_from(
    list(
        "a é\n\r\t\x00\x1b\x7f\x85\x9b\xa0\xad\u0301\u034f\u061c\u200b\u200d\u200e\u202e\u2028\u2060\u2066\u2764\u3000"
    )
    + list("\ufe0f\ufeff\ufffe\ue000\ud800\U0001f469\U0001f3fd\U0001f692\U000e0041\U000e0100\u20dd\u0903")
)
TEKST = st.text(st.characters(exclude_categories=[])) | st.lists(LASTIG, max_size=12).map("".join)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Woninginbraak in de hele stad",
        "Één café – ‘Lombok’ × 3 ≤ 30 … €",
        "● op schema ▲ ✓ ○ ■",
        "👩\u200d🚒 en 👩🏽\u200d⚖\ufe0f en ❤\ufe0f\u200d🔥",
        "e\u0301e\u0302\u0303\u0304",
        "Ωμέγα Кремль 漢字 العربية",
        "\U0001faf8",
    ],
)
def test_clean_text_stays_the_very_same(tekst):
    assert schoon(tekst) == tekst
    assert is_schoon(tekst)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("\x1b[31mrood\x07", "␛[31mrood␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("a\tb\nc\r\nd\re", "a b c d e"),
        ("\u009b31m\u0085", f"{MERKTEKEN}31m{MERKTEKEN}"),
        ("a\u202eb\u2066c\u200ed\u061c", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("a\u200bb\u2060c\ufeffd\u2028e\u2029", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"),
        ("beleids\u00admedewerker", "beleids-medewerker"),
        ("a\u00a0b\u202fc\u3000d", "a b c d"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("\U000e0041\U000e0100\ue000\ufffe\ufdd0\u2065\u3164\u2800", "\ufffd" * 8),
        ("a\u200db", "a\ufffdb"),
        ("👩\u200d", "👩\ufffd"),
        ("\u200d🚒", "\ufffd🚒"),
        ("\ufe0f\u200d🚒", "◌\ufe0f\ufffd🚒"),
        ("👩\u200d\u200d🚒", "👩\ufffd\ufffd🚒"),
        ("z" + "\u0301" * 9 + "z", "z" + "\u0301" * 3 + "z"),
        ("\u0301a", "◌\u0301a"),
    ],
)
def test_what_moves_hides_or_reorders_becomes_visible(tekst, verwacht):
    assert schoon(tekst) == verwacht
    assert not is_schoon(tekst)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("een\r\ntwee\rdrie\n", "een\ntwee\ndrie\n"),
        ("een\n\ttwee", "een\n twee"),
        ("één\n\x1b", "één\n␛"),
        ("–\n–", "–\n–"),
        ("漢\n\u0301", "漢\n◌\u0301"),
    ],
)
def test_a_newline_stays_where_lines_are_wanted(tekst, verwacht):
    assert schoon(tekst, meerregelig=True) == verwacht
    assert is_schoon(verwacht, meerregelig=True)
    assert not is_schoon(verwacht)


def test_no_single_character_gets_through():
    for code in range(sys.maxunicode + 1):
        uit = schoon(chr(code))
        assert unicodedata.category(uit[-1]) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}, hex(code)
        assert len(uit) == 1 + (uit[0] == "◌" != chr(code))


@given(TEKST, st.booleans())
def test_running_it_twice_adds_nothing(tekst, meerregelig):
    eens = schoon(tekst, meerregelig)
    assert schoon(eens, meerregelig) == eens
    assert is_schoon(eens, meerregelig)


@given(TEKST, st.booleans())
def test_nothing_is_left_that_acts_on_a_terminal(tekst, meerregelig):
    uit = schoon(tekst, meerregelig)
    over = {teken for teken in uit if unicodedata.category(teken) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    assert over <= ({"\u200d", "\n"} if meerregelig else {"\u200d"})
    stapel = 0
    for teken in uit:
        stapel = stapel + 1 if unicodedata.category(teken) in {"Mn", "Me"} else 0
        assert stapel <= 3
    uit.encode()
