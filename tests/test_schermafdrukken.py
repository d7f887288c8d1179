"""The pictures of the README are those of the program as it is, of a demo, whatever day it is."""

import html
import re
from pathlib import Path

import pytest

from bench.schermafdrukken import MAP, SCHERMEN, maak_alle


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every picture, made now."""
    return {pad.stem: pad.read_text(encoding="utf-8") for pad in maak_alle(tmp_path_factory.mktemp("schermen"))}


def woorden(plaatje: str) -> str:
    """What stands in a picture, as text."""
    stukken = re.findall(r"<text [^>]*>([^<]*)</text>", plaatje)
    return html.unescape(" ".join(stukken)).replace("\xa0", " ")


@pytest.mark.parametrize("naam", SCHERMEN)
def test_the_pictures_are_current(gemaakt: dict[str, str], naam: str) -> None:
    # `make schermafdrukken` makes them anew; look at them before they are committed
    assert gemaakt[naam] == (MAP / f"{naam}.svg").read_text(encoding="utf-8")


def test_there_are_no_other_pictures() -> None:
    assert {pad.stem for pad in MAP.glob("*.svg")} == set(SCHERMEN)


@pytest.mark.parametrize("naam", SCHERMEN)
def test_every_picture_is_marked_as_a_demo(gemaakt: dict[str, str], naam: str) -> None:
    assert " DEMO " in woorden(gemaakt[naam])


def test_they_show_the_board_with_its_targets_a_wijk_and_a_trend(gemaakt: dict[str, str]) -> None:
    for naam in ("werkbank-120x36", "werkbank-80x24"):
        assert "≤2.160" in woorden(gemaakt[naam])
        assert "niet gehaald" in woorden(gemaakt[naam])
    for naam in ("wijk-120x36", "trend-120x36"):
        assert "Overvecht · peiljaar 2018" in woorden(gemaakt[naam])
    assert "Verloop" in woorden(gemaakt["trend-120x36"]) or "Trend" in woorden(gemaakt["trend-120x36"])
    assert not re.search("Trend|Verloop", woorden(gemaakt["wijk-120x36"]))


def test_they_are_the_same_when_made_again(gemaakt: dict[str, str], tmp_path: Path) -> None:
    assert {pad.stem: pad.read_text(encoding="utf-8") for pad in maak_alle(tmp_path)} == gemaakt
