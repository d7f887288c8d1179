"""The registry of commands: every key has one meaning, and every command is carried out somewhere."""

import re

import pytest
from textual.keys import _character_to_key

from ivp_tui.tui.eigentoetsen import met_eigen_toetsen
from ivp_tui.tui.opdrachten import (
    AFSPRAKEN,
    DIALOOG,
    KAART,
    LIJN,
    LOGBOEK,
    MATRIX,
    OPDRACHTEN,
    OVERLEG,
    SINDS,
    WERKBANK,
    Opdracht,
)
from ivp_tui.tui.schermen.afspraakscherm import Afspraakscherm
from ivp_tui.tui.schermen.dialogen import Hulpscherm, Kiesscherm
from ivp_tui.tui.schermen.filterscherm import Filterscherm
from ivp_tui.tui.schermen.kaartscherm import Kaartscherm, Rijlijst
from ivp_tui.tui.schermen.overlegscherm import Overlegscherm
from ivp_tui.tui.schermen.sindsscherm import Sindsscherm
from ivp_tui.tui.schermen.structuurschermen import Archiefscherm
from ivp_tui.tui.schermen.werkbank import Werkbank
from ivp_tui.tui.toetsnamen import toetsnaam

# the keys that people rely on, and what they are for
VAST = {
    "down": "omlaag", "j": "omlaag", "up": "omhoog", "k": "omhoog", "left": "dicht", "h": "dicht",
    "right": "open", "l": "open", "g": "begin", "G": "einde", "tab": "volgend-paneel", "slash": "zoek",
    "n": "volgende-treffer", "N": "vorige-treffer", "f": "filter", "p": "volgende-aandacht", "P": "vorige-aandacht",
    "left_square_bracket": "vorige-wijk", "right_square_bracket": "volgende-wijk",
    "less_than_sign": "peiljaar-terug", "greater_than_sign": "peiljaar-verder", "enter": "ga", "space": "vouw",
    "e": "wijzig", "a": "nieuw", "D": "archief", "t": "toelichting", "b": "bron", "x": "trend", "u": "ongedaan",
    "ctrl+r": "opnieuw", "y": "kopieer", "z": "zoom", "T": "kleuren", "colon": "palet", "ctrl+p": "palet",
    "question_mark": "hulp", "f1": "hulp", "escape": "terug", "q": "sluit", "0": "status-onbekend",
    "1": "status-niet-gestart", "2": "status-op-schema", "3": "status-aandacht", "4": "status-loopt-achter",
    "5": "status-gereed", "6": "status-vervallen", "L": "logboek", "m": "matrix",
    "J": "schuif-omlaag", "K": "schuif-omhoog", "v": "vink", "B": "beamer",
    "A": "afspraken", "s": "sinds", "r": "rapport",
    "o": "overleg", "c": "besluit", "i": "notitie", "plus": "agendapunt", "full_stop": "klok", "S": "sluit-overleg",
}  # fmt: skip
# keys of commands that later issues bring
LATER: tuple[str, ...] = ()


def test_elke_vaste_toets_doet_wat_is_afgesproken() -> None:
    assert {toets: o.id for o in OPDRACHTEN for toets in o.toetsen if toets in VAST} == VAST


def test_wat_later_komt_heeft_nog_geen_toets() -> None:
    assert not {toets for o in OPDRACHTEN for toets in o.toetsen} & set(LATER)


@pytest.mark.parametrize("waar", [WERKBANK, DIALOOG, LIJN, LOGBOEK, KAART, MATRIX, AFSPRAKEN, SINDS, OVERLEG])
def test_geen_toets_heeft_twee_betekenissen(waar: str) -> None:
    toetsen = [toets for o in OPDRACHTEN if waar in o.waar for toets in o.toetsen]
    assert len(toetsen) == len(set(toetsen))
    assert len({toets for o in OPDRACHTEN for toets in o.toetsen}) == sum(len(o.toetsen) for o in OPDRACHTEN)


def test_elke_opdracht_heeft_een_methode_op_haar_scherm() -> None:
    for opdracht in OPDRACHTEN:
        methode = f"doe_{opdracht.actie}"
        if WERKBANK in opdracht.waar:
            assert hasattr(Werkbank, methode), opdracht.id
        if DIALOOG in opdracht.waar:
            assert any(hasattr(s, methode) for s in (Filterscherm, Hulpscherm, Kiesscherm, Archiefscherm)), opdracht.id
        if OVERLEG in opdracht.waar:
            assert hasattr(Overlegscherm, methode), opdracht.id
        if KAART in opdracht.waar and opdracht.actie not in ("vouw",):
            assert any(hasattr(s, methode) for s in (Kaartscherm, Rijlijst)), opdracht.id
        for waar, scherm in ((AFSPRAKEN, Afspraakscherm), (SINDS, Sindsscherm)):
            if waar in opdracht.waar and opdracht.actie not in ("vouw",):
                assert hasattr(scherm, methode), (opdracht.id, waar)


def test_elke_methode_heeft_een_opdracht() -> None:
    acties = {opdracht.actie for opdracht in OPDRACHTEN if WERKBANK in opdracht.waar}
    methoden = {naam.removeprefix("doe_") for naam in dir(Werkbank) if naam.startswith("doe_")}
    assert methoden == acties


def test_id_naam_en_uitleg() -> None:
    assert len({o.id for o in OPDRACHTEN}) == len(OPDRACHTEN)
    for opdracht in OPDRACHTEN:
        assert re.fullmatch(r"[a-z-]+", opdracht.id)
        assert opdracht.naam
        assert opdracht.uitleg
        # what is done seldom is chosen by its name, with :
        assert opdracht.toetsen or set(opdracht.waar) <= {WERKBANK, OVERLEG}
    plekken = [o.voet for o in OPDRACHTEN if o.voet]
    assert len(plekken) == len(set(plekken))


@pytest.mark.parametrize("teken", "!@#$%^&*()-_=+[]{};:',.<>/?~`|\\\"€é")
def test_elk_teken_is_als_toets_op_te_geven(teken: str) -> None:
    opdrachten, _ = met_eigen_toetsen({"trend": teken})
    bezet = {toets for o in OPDRACHTEN for toets in o.toetsen}
    toets = _character_to_key(teken)
    trend = next(o for o in opdrachten if o.id == "trend")
    assert trend.toetsen == (("x",) if toets in bezet else (toets,))
    assert toetsnaam(toets) == teken


def _toetsen(opdrachten: tuple[Opdracht, ...]) -> list[str]:
    return [toets for o in opdrachten if WERKBANK in o.waar for toets in o.toetsen]


def test_eigen_toetsen_ruilen_en_botsen() -> None:
    # a key that is given up may be taken, in the order of the file
    opdrachten, meldingen = met_eigen_toetsen({"trend": "X", "bron": "x"})
    assert meldingen == ()
    assert {o.id: o.toetsen for o in opdrachten if o.id in ("trend", "bron")} == {"trend": ("X",), "bron": ("x",)}
    opdrachten, meldingen = met_eigen_toetsen({"bron": "x", "trend": "X"})
    assert meldingen == ("toetsen: «x» is al van trend; de standaard van bron geldt",)
    assert len(_toetsen(opdrachten)) == len(set(_toetsen(opdrachten)))
