"""The file of kept filters: the shipped ones, one's own, and what a hand can write into it."""

import os
from pathlib import Path

import pytest

from ivp_tui.domein.bewaard import Bewaard
from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import is_schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.filterbestand import (
    HOOGSTENS,
    STANDAARD,
    FilterFout,
    Filterlijst,
    haal_weg,
    hernoem,
    lees_filters,
    voeg_toe,
)

MIJN = Bewaard(
    "jeugd",
    Filter(frozenset({Status.AANDACHT, Status.GEREED}), True, True, frozenset({"nieuw", "eigen"}), "jeugd", "OM"),
    True,
)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "config" / "filters.toml"


def _namen(pad: Path) -> list[str]:
    return [bewaard.naam for bewaard in lees_filters(pad).filters]


def test_without_a_file_the_shipped_ones_are_there(pad: Path) -> None:
    assert lees_filters(pad) == Filterlijst(STANDAARD)
    assert _namen(pad) == ["mijn wijk + aandacht", "politie", "te laat", "zonder toelichting"]
    assert not pad.exists()


def test_what_is_kept_comes_last_and_is_read_back(pad: Path) -> None:
    voeg_toe(pad, MIJN)
    assert lees_filters(pad) == Filterlijst((*STANDAARD, MIJN))
    assert [kind.name for kind in pad.parent.iterdir()] == ["filters.toml"]
    # what one filters by is nobody else's business
    assert os.name != "posix" or pad.stat().st_mode & 0o777 == 0o600


def test_renaming_and_taking_away_go_for_the_shipped_ones_too(pad: Path) -> None:
    hernoem(pad, "politie", "de politie")
    haal_weg(pad, "te laat")
    assert _namen(pad) == ["mijn wijk + aandacht", "de politie", "zonder toelichting"]
    for naam in _namen(pad):
        haal_weg(pad, naam)
    assert lees_filters(pad) == Filterlijst(())


@pytest.mark.parametrize(
    ("doe", "zegt"),
    [
        (lambda pad: voeg_toe(pad, Bewaard("  ", MIJN.filter)), "heeft een naam"),
        (lambda pad: voeg_toe(pad, Bewaard("x" * 41, MIJN.filter)), "te lang: 41 tekens, hoogstens 40"),
        (lambda pad: voeg_toe(pad, Bewaard("POLITIE", MIJN.filter)), "er is al een filter «POLITIE»"),
        (lambda pad: hernoem(pad, "politie", "te laat"), "er is al een filter «te laat»"),
        (lambda pad: hernoem(pad, "weg", "anders"), "staat er niet meer"),
        (lambda pad: haal_weg(pad, "weg"), "staat er niet meer"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(pad: Path, doe, zegt: str) -> None:
    with pytest.raises(FilterFout, match=zegt):
        doe(pad)
    assert not pad.exists()


def test_a_name_may_change_its_capitals(pad: Path) -> None:
    hernoem(pad, "politie", "Politie")
    assert "Politie" in _namen(pad)


def test_there_is_an_end_to_it(pad: Path) -> None:
    for nummer in range(HOOGSTENS - len(STANDAARD)):
        voeg_toe(pad, Bewaard(f"filter {nummer}", MIJN.filter))
    with pytest.raises(FilterFout, match=f"al {HOOGSTENS} filters"):
        voeg_toe(pad, Bewaard("nog een", MIJN.filter))


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("te_laat = true", "geen naam"),
        ('naam = "a"', "vraagt niets"),
        ('naam = "a"\nstatussen = ["klaar"]', "statussen is een lijst uit: onbekend, niet gestart"),
        ('naam = "a"\nstatussen = "aandacht"', "statussen is een lijst"),
        ('naam = "a"\nsoorten = ["oud"]', "soorten is een lijst uit: lopend, nieuw, eigen"),
        ('naam = "a"\nte_laat = "ja"', "te_laat is true of false"),
        ("naam = 3\nte_laat = true", "naam is een tekst"),
        (f'naam = "{"x" * 41}"\nte_laat = true', "hoogstens 40 tekens"),
        ('naam = "a"\nwijk = "West"\nte_laat = true', "«wijk» is geen onderdeel"),
        ('naam = "goed"\nte_laat = true', "de naam «goed» staat er al"),
    ],
)
def test_a_bad_entry_is_told_skipped_and_kept(pad: Path, tekst: str, zegt: str) -> None:
    pad.parent.mkdir()
    pad.write_text(f'[[filter]]\nnaam = "goed"\npartner = "OM"\n\n[[filter]]\n{tekst}\n', encoding="utf-8")
    lijst = lees_filters(pad)
    assert [bewaard.naam for bewaard in lijst.filters] == ["goed"]
    (melding,) = lijst.meldingen
    assert melding.startswith("filters.toml, filter 2 overgeslagen: ")
    assert zegt in melding
    voeg_toe(pad, MIJN)
    assert _namen(pad) == ["goed", "jeugd"]
    # it is still there, to be mended
    assert len(lees_filters(pad).meldingen) == 1


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"[[filter]\n", "is niet te lezen"),
        (b"\xff\xfe", "is niet te lezen"),
        (b'filter = "politie"', "schrijf elk filter onder"),
    ],
)
def test_a_file_that_is_none_gives_the_shipped_ones_and_is_not_written_over(
    pad: Path, inhoud: bytes, zegt: str
) -> None:
    pad.parent.mkdir()
    pad.write_bytes(inhoud)
    lijst = lees_filters(pad)
    assert lijst.filters == STANDAARD
    assert zegt in lijst.meldingen[0]
    with pytest.raises(FilterFout, match=zegt):
        voeg_toe(pad, MIJN)
    assert pad.read_bytes() == inhoud


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    with pytest.raises(FilterFout, match="is niet te"):
        voeg_toe(tmp_path / "bestand" / "filters.toml", MIJN)


def test_a_name_that_could_steer_the_terminal_is_made_inert_and_can_be_taken_away(pad: Path) -> None:
    pad.parent.mkdir()
    pad.write_text('[[filter]]\nnaam = "\\u001b[2Jweg"\nte_laat = true\n', encoding="utf-8")
    (bewaard,) = lees_filters(pad).filters
    assert is_schoon(bewaard.naam)
    haal_weg(pad, bewaard.naam)
    assert lees_filters(pad).filters == ()
