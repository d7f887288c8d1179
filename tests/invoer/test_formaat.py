"""docs/planbestand.md names every table and field of the format, in bold what must be there, and nothing else."""

import re
from pathlib import Path

import pytest

from ivp_tui.domein.cijfers import Onbekend, Richting
from ivp_tui.domein.plan import Status
from ivp_tui.domein.verantwoording import Toezeggingstatus
from ivp_tui.invoer.cijferbestand import CIJFERKOLOMMEN
from ivp_tui.invoer.formaat import CIJFER, VAN_AANVULLING, VAN_GEMEENTE, VAN_PLAN
from ivp_tui.invoer.tabel import Tabel

DOCUMENT = (Path(__file__).parents[2] / "docs" / "planbestand.md").read_text(encoding="utf-8")
EERSTE_VELD = re.compile(r"^\s*\* `(\[[^`]*\]|\w+ = [^`]*)`(.*?)(?=^\s*\* |^\S|\Z)", re.MULTILINE | re.DOTALL)


def alle(tabellen: dict[str, Tabel]):
    for tabel in tabellen.values():
        yield tabel
        yield from alle(dict(tabel.onder))


TABELLEN = {tabel.kop: tabel for tabel in alle({**VAN_AANVULLING, **VAN_GEMEENTE, **VAN_PLAN})}
BESCHREVEN = dict(EERSTE_VELD.findall(DOCUMENT))


def test_every_table_is_described_and_no_other():
    assert BESCHREVEN.keys() == TABELLEN.keys()


@pytest.mark.parametrize("kop", TABELLEN)
def test_every_field_is_described_and_in_bold_where_it_must_be_there(kop):
    tabel = TABELLEN[kop]
    namen = re.findall(r"(\*\*)?`(\w+)`", BESCHREVEN[kop])
    genoemd = {naam for _, naam in namen}
    assert genoemd == {*tabel.velden, *(naam for naam, onder in tabel.onder.items() if onder.kop[0] != "[")}
    vet = {naam for ster, naam in namen if ster}
    assert vet == {*tabel.verplicht, *(naam for naam, onder in tabel.onder.items() if onder.enkel)}


def test_the_words_that_can_be_chosen_are_in_the_document():
    tekst = " ".join(DOCUMENT.split())
    for woorden in (Onbekend, Richting, Status, Toezeggingstatus):
        assert [str(woord) for woord in woorden if str(woord) not in tekst] == []
    assert ";".join(CIJFERKOLOMMEN) in DOCUMENT


def test_a_figure_has_the_same_fields_in_toml_and_csv():
    assert CIJFER.velden.keys() == set(CIJFERKOLOMMEN)
