"""Dutch numbers: what is read, what is refused with which question, and that writing and reading agree."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.domein.getal import GetalFout, Lezing, lees_getal, schrijf_getal, schrijf_verschil, schrijf_waarde


@pytest.mark.parametrize(
    ("tekst", "waarde", "lezing"),
    [
        ("2.700", 2700, "= 2.700"),
        ("2700", 2700, "= 2.700"),
        ("2,9%", 2.9, "= 2,9%"),
        ("2,9 %", 2.9, "= 2,9%"),
        ("1.234.567,8", 1234567.8, "= 1.234.567,8"),
        ("-3", -3, "= -3"),
        ("−3,50", -3.5, "= -3,5"),
        ("-0", 0, "= 0"),
        ("0", 0, "= 0"),
        ("0,05", 0.05, "= 0,05"),
        ("30,09", 30.09, "= 30,09"),
        ("\u00a0 12 \u202f", 12, "= 12"),
        ("1.000.000.000.000", 1e12, "= 1.000.000.000.000"),
    ],
)
def test_reads_a_number(tekst, waarde, lezing):
    assert lees_getal(tekst) == Lezing(waarde, None, "%" if "%" in tekst else "", lezing)
    assert math.copysign(1, lees_getal(tekst).waarde) == (1 if waarde == 0 else math.copysign(1, waarde))


@pytest.mark.parametrize(
    ("tekst", "onbekend"),
    [
        ("PM", Onbekend.PM),
        (" pm ", Onbekend.PM),
        ("p.m.", Onbekend.PM),
        ("nvt", Onbekend.NVT),
        ("N.v.t.", Onbekend.NVT),
        ("n.v.t", Onbekend.NVT),
        ("niet gemeten", Onbekend.NIET_GEMETEN),
        ("geheim", Onbekend.GEHEIM),
        ("onbekend", Onbekend.ONBEKEND),
        ("?", Onbekend.ONBEKEND),
    ],
)
def test_reads_every_kind_of_unknown(tekst, onbekend):
    assert lees_getal(tekst) == Lezing(None, onbekend, "", f"= {onbekend.value}")


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("12.5", "12.5: bedoelt u 12,5 of 125?"),
        ("12.5%", "12.5%: bedoelt u 12,5% of 125%?"),
        ("1.00", "1.00: bedoelt u 1 of 100?"),
        ("1.0000", "1.0000: bedoelt u 10.000?"),
        ("1,234", "1,234: bedoelt u 1.234?"),
        ("0.5", "0.5: bedoelt u 0,5?"),
        ("1,234.5", "1,234.5: bedoelt u 1.234,5?"),
        ("-1.5", "-1.5: bedoelt u -1,5 of -15?"),
        ("2 700", "2 700: bedoelt u 2.700?"),
        (",5", ",5: bedoelt u 0,5?"),
        ("05", "05: bedoelt u 5?"),
        ("+5", "+5: bedoelt u 5?"),
        ("2.700,-", "2.700,-: bedoelt u 2.700?"),
    ],
)
def test_asks_instead_of_guessing(tekst, vraag):
    with pytest.raises(GetalFout) as fout:
        lees_getal(tekst)
    assert str(fout.value) == vraag


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "  ",
        "%",
        "-",
        ".",
        ",",
        "5,",
        "1_000",
        "1e5",
        "inf",
        "nan",
        "-inf",
        "٣",
        "²",
        "１２",
        "--3",
        "-−3",
        "+3",
        "- ",
        "007",
        "00",
        "1.23.456,5",
        "12.34,56,7",
        "PM%",
        "abc",
        "3 %%",
        "12,3456",
        "1.000.000.000.001",
        "99999999999999999999999999999999999999999",
    ],
)
def test_refuses(tekst):
    with pytest.raises(GetalFout) as fout:
        lees_getal(tekst)
    assert str(fout.value).endswith((".", "?"))
    assert len(str(fout.value)) < 100
    assert "bedoelt u 0" not in str(fout.value)


def test_the_message_is_inert():
    with pytest.raises(GetalFout, match="␛\\[31m"):
        lees_getal("\x1b[31m")


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (2700, None, "2.700"),
        (20.6, None, "20,6"),
        (30.09, None, "30,09"),
        (1.234, None, "1,23"),
        (-1234.5, None, "-1.234,5"),
        (-0.001, None, "0"),
        (-0.0, 1, "0,0"),
        (100, None, "100"),
        (12, 1, "12,0"),
        (12.34, 0, "12"),
        (0.5, 2, "0,50"),
        (math.inf, None, "?"),
        (math.nan, 2, "?"),
    ],
)
def test_writes_a_number(waarde, decimalen, tekst):
    assert schrijf_getal(waarde, decimalen) == tekst


@pytest.mark.parametrize("decimalen", [-1, 3])
def test_writes_no_form_that_reads_as_something_else(decimalen):
    with pytest.raises(ValueError, match="0 to 2 decimals"):
        schrijf_getal(1.234, decimalen)


@pytest.mark.parametrize(
    ("waarde", "onbekend", "eenheid", "tekst"),
    [
        (20.6, None, "%", "20,6%"),
        (2160, None, "aantal", "2.160"),
        (0, None, "aantal", "0"),
        (None, Onbekend.PM, "%", "PM"),
        (None, Onbekend.NVT, "aantal", "n.v.t."),
        (None, None, "aantal", "onbekend"),
    ],
)
def test_writes_a_figure_with_its_unit(waarde, onbekend, eenheid, tekst):
    assert schrijf_waarde(waarde, onbekend, eenheid) == tekst


@pytest.mark.parametrize(
    ("verschil", "eenheid", "tekst"),
    [
        (3.2, "%", "+3,2 pp"),
        (20.6 - 19, "%", "+1,6 pp"),
        (-12, "aantal", "-12"),
        (1234, "aantal", "+1.234"),
        (0, "aantal", "0"),
        (0.001, "%", "0 pp"),
        (math.inf, "aantal", "?"),
    ],
)
def test_writes_a_difference_with_its_sign(verschil, eenheid, tekst):
    assert schrijf_verschil(verschil, eenheid) == tekst


@given(st.integers(-(10**14), 10**14).map(lambda honderdsten: honderdsten / 100))
def test_what_is_written_is_read_back(waarde):
    assert lees_getal(schrijf_getal(waarde)).waarde == waarde
    assert lees_getal(schrijf_getal(waarde, 2) + "%").waarde == waarde


@given(st.floats(-1e12, 1e12), st.sampled_from([None, 0, 1, 2]))
def test_any_number_is_read_back_to_the_precision_it_was_written_in(waarde, decimalen):
    assert lees_getal(schrijf_getal(waarde, decimalen)).waarde == round(waarde, 2 if decimalen is None else decimalen)


@given(st.text() | st.text(alphabet="0123456789.,-−%+ PMpm?", max_size=12))
def test_nothing_but_getalfout_is_raised_and_the_lezing_reads_the_same(tekst):
    with contextlib.suppress(GetalFout):
        lezing = lees_getal(tekst)
        assert (lezing.waarde is None) != (lezing.onbekend is None)
        assert lees_getal(lezing.lezing.removeprefix("= ")) == lezing


@pytest.mark.parametrize("onbekend", Onbekend)
def test_every_kind_of_unknown_is_read_back(onbekend):
    assert lees_getal(schrijf_waarde(None, onbekend, "%")).onbekend is onbekend
