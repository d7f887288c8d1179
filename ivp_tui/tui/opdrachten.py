"""The registry of commands: one line each feeds the keys, the footer, the help, the palette and the docs.

A key has one meaning on every screen. `actie` is the method of the screen (doe_<actie>) that carries it out.
"""

from ivp_tui.tui.opdracht import (
    AFSPRAKEN,
    DIALOOG,
    KAART,
    KIJKEN,
    LIJN,
    LOGBOEK,
    MATRIX,
    OVERLEG,
    PROGRAMMA,
    SINDS,
    STATUS,
    WERKBANK,
    WIJZIGEN,
    Opdracht,
    per_toets,
    toetsen_tekst,
)
from ivp_tui.tui.opdrachten_kaart import KAARTEN
from ivp_tui.tui.opdrachten_lijn import DOORLOPEND
from ivp_tui.tui.opdrachten_lijsten import LIJSTEN
from ivp_tui.tui.opdrachten_overleg import OVERLEGGEN, met_overleg
from ivp_tui.tui.opdrachten_structuur import STRUCTUUR

__all__ = [
    "AFSPRAKEN",
    "DIALOOG",
    "KAART",
    "KIJKEN",
    "LIJN",
    "LOGBOEK",
    "MATRIX",
    "OPDRACHTEN",
    "OVERAL",
    "OVERLEG",
    "PROGRAMMA",
    "SINDS",
    "WERKBANK",
    "WIJZIGEN",
]
__all__ += ["Opdracht", "per_toets", "toetsen_tekst"]

#: what the afspraken have too
MET_LIJST = (WERKBANK, AFSPRAKEN)


def _status(toets: str, status: str, uitleg: str) -> Opdracht:
    naam = status.replace(" ", "-")
    return Opdracht(f"status-{naam}", (toets,), status, uitleg, "status", status, MET_LIJST, STATUS)


OVERAL = (WERKBANK, DIALOOG, LIJN, LOGBOEK, KAART, MATRIX, AFSPRAKEN, SINDS, OVERLEG)
#: where there is room beside, to go left and right
BREED = (WERKBANK, LIJN)
ZIJWAARTS = (*BREED, MATRIX, AFSPRAKEN)
#: what the logboek and the afspraken have too
OOK_LOG = (*MET_LIJST, LOGBOEK)
#: what a card or a list of rows has too, and with the logboek
OOK_KAART = (*MET_LIJST, KAART)
#: with the menus over it that have rows of one's own
OOK_DIALOOG = (*MET_LIJST, KAART, DIALOOG)
OOK_BEIDE = (*OOK_LOG, KAART)
#: what is per wijk
PER_WIJK = (*MET_LIJST, MATRIX, SINDS)

_ALLE: tuple[Opdracht, ...] = (
    Opdracht("omlaag", ("down", "j"), "omlaag", "een regel omlaag", "verplaats", "1", OVERAL),
    Opdracht("omhoog", ("up", "k"), "omhoog", "een regel omhoog", "verplaats", "-1", OVERAL),
    Opdracht("bladzijde-omlaag", ("pagedown", "ctrl+d"), "blad omlaag", "een bladzijde omlaag", "blader", "1", OVERAL),
    Opdracht("bladzijde-omhoog", ("pageup", "ctrl+b"), "blad omhoog", "een bladzijde omhoog", "blader", "-1", OVERAL),
    Opdracht("begin", ("g", "home"), "begin", "naar de eerste regel", "begin", waar=OVERAL),
    Opdracht("einde", ("G", "end"), "einde", "naar de laatste regel", "einde", waar=OVERAL),
    Opdracht("dicht", ("left", "h"), "dicht", "vouw dicht, of ga naar wat erboven staat", "dicht", waar=ZIJWAARTS),
    Opdracht(
        "open", ("right", "l"), "open", "vouw open, of ga naar wat eronder staat", "open", waar=(*ZIJWAARTS, KAART)
    ),
    Opdracht("vouw", ("space",), "vouw", "vouw open of dicht; kies; in een overleg: behandeld", "vouw", waar=OVERAL),
    Opdracht("ga", ("enter",), "ga", "open, ga erheen of wijzig het veld", "ga", waar=OVERAL),
    Opdracht("volgend-paneel", ("tab",), "paneel", "naar het volgende paneel", "paneel", "1", OOK_LOG, voet=12),
    Opdracht("vorig-paneel", ("shift+tab",), "paneel terug", "naar het vorige paneel", "paneel", "-1", OOK_LOG),
    _status("1", "niet gestart", "○ N: nog niet begonnen"),
    _status("2", "op schema", "● S: loopt zoals bedoeld"),
    _status("3", "aandacht", "▲ A: vraagt aandacht; daarna de reden"),
    _status("4", "loopt achter", "■ L: loopt achter; daarna de reden"),
    _status("5", "gereed", "✓ G: klaar"),
    _status("6", "vervallen", "– V: gaat niet door; telt niet mee"),
    _status("0", "onbekend", "? : de stand is niet bekend"),
    Opdracht(
        "wijzig",
        ("e",),
        "wijzig",
        "wijzig waar de cursor staat; Esc zet het terug",
        "wijzig",
        waar=OOK_DIALOOG,
        groep=WIJZIGEN,
        voet=20,
    ),
    Opdracht(
        "toelichting",
        ("t",),
        "toelichting",
        "schrijf de toelichting",
        "toelichting",
        groep=WIJZIGEN,
        voet=30,
        voetnaam="tekst",
    ),
    Opdracht(
        "nieuw",
        ("a",),
        "nieuwe actie",
        "voeg toe wat past; in een overleg een afspraak",
        "nieuw",
        waar=OOK_DIALOOG,
        groep=WIJZIGEN,
        voet=55,
        voetnaam="nieuw",
    ),
    Opdracht("editor", ("E",), "editor", "schrijf de lange tekst in uw eigen editor", "editor", groep=WIJZIGEN),
    Opdracht(
        "nieuw-verhaal",
        (),
        "nieuw verhaal",
        "voeg een verhaal toe bij het gekozen item",
        "nieuw_verhaal",
        groep=WIJZIGEN,
    ),
    Opdracht(
        "nieuwe-toezegging",
        (),
        "nieuwe toezegging",
        "voeg een toezegging toe bij het gekozen thema",
        "nieuwe_toezegging",
        groep=WIJZIGEN,
    ),
    Opdracht("nieuw-plan", (), "nieuw plan", "maak een nieuw plan uit dit plan", "nieuw_plan", groep=WIJZIGEN),
    *STRUCTUUR,
    *KAARTEN,
    Opdracht(
        "ongedaan",
        ("u",),
        "ongedaan",
        "maak uw laatste wijziging ongedaan (in L de gekozen)",
        "ongedaan",
        waar=OOK_BEIDE,
        groep=WIJZIGEN,
        voet=50,
    ),
    Opdracht("opnieuw", ("ctrl+r",), "opnieuw", "doe het ongedane opnieuw", "opnieuw", waar=OOK_BEIDE, groep=WIJZIGEN),
    *OVERLEGGEN,
    Opdracht(
        "vorige-wijk",
        ("left_square_bracket",),
        "vorige wijk",
        "naar de vorige wijk",
        "wijk",
        "-1",
        PER_WIJK,
        groep=KIJKEN,
    ),
    Opdracht(
        "volgende-wijk",
        ("right_square_bracket",),
        "volgende wijk",
        "naar de volgende wijk",
        "wijk",
        "1",
        PER_WIJK,
        groep=KIJKEN,
        voet=35,
        voetnaam="wijk",
    ),
    Opdracht(
        "peiljaar-terug",
        ("less_than_sign",),
        "peiljaar terug",
        "een peiljaar terug",
        "peiljaar",
        "-1",
        (WERKBANK, MATRIX),
        groep=KIJKEN,
    ),
    Opdracht(
        "peiljaar-verder",
        ("greater_than_sign",),
        "peiljaar verder",
        "een peiljaar verder",
        "peiljaar",
        "1",
        (WERKBANK, MATRIX),
        groep=KIJKEN,
    ),
    Opdracht(
        "volgende-aandacht",
        ("p",),
        "aandacht",
        "naar het volgende dat aandacht vraagt",
        "aandacht",
        "1",
        groep=KIJKEN,
        voet=45,
    ),
    Opdracht(
        "vorige-aandacht",
        ("P",),
        "aandacht terug",
        "naar het vorige dat aandacht vraagt",
        "aandacht",
        "-1",
        groep=KIJKEN,
    ),
    Opdracht("zoek", ("slash",), "zoek", "zoek in alles", "zoek", waar=OOK_BEIDE, groep=KIJKEN, voet=10),
    Opdracht("volgende-treffer", ("n",), "volgende treffer", "naar de volgende treffer", "treffer", "1", groep=KIJKEN),
    Opdracht("vorige-treffer", ("N",), "vorige treffer", "naar de vorige treffer", "treffer", "-1", groep=KIJKEN),
    Opdracht(
        "filter",
        ("f",),
        "filter",
        "laat alleen zien wat u kiest; Esc wist het filter",
        "filter",
        waar=OOK_LOG,
        groep=KIJKEN,
        voet=70,
    ),
    Opdracht("bron", ("b",), "bron", "elke bron en elke waarde van een cijfer", "bron", groep=KIJKEN, voet=75),
    Opdracht("trend", ("x",), "trend", "het verloop van de gekozen indicator", "trend", groep=KIJKEN, voet=76),
    Opdracht("plan", ("w",), "plan", "wissel van plan", "plan", waar=(WERKBANK, MATRIX), groep=KIJKEN, voet=37),
    *DOORLOPEND,
    Opdracht(
        "matrix",
        ("m",),
        "matrix",
        "thema's en wijken naast elkaar, het ergste voorop",
        "matrix",
        waar=(WERKBANK, MATRIX),
        groep=KIJKEN,
    ),
    Opdracht(
        "logboek",
        ("L",),
        "logboek",
        "wie wat wanneer wijzigde, en het ongedaan maken",
        "logboek",
        waar=(WERKBANK, LOGBOEK),
        groep=KIJKEN,
        voet=52,
        voetnaam="log",
    ),
    Opdracht("zoom", ("z",), "zoom", "maak dit paneel groot, en weer klein", "zoom", groep=KIJKEN),
    Opdracht(
        "kopieer",
        ("y",),
        "kopieer",
        "kopieer als één regel met bron",
        "kopieer",
        waar=(*MET_LIJST, SINDS),
        groep=KIJKEN,
    ),
    *LIJSTEN,
    Opdracht("beamer", ("B",), "beamer", "een tweede scherm voor de zaal, dat dit volgt", "beamer", groep=KIJKEN),
    Opdracht("kleuren", ("T",), "kleuren", "het volgende kleurenthema", "kleuren", groep=PROGRAMMA),
    Opdracht(
        "palet", ("colon", "ctrl+p"), "opdrachten", "kies een opdracht bij naam", "palet", groep=PROGRAMMA, voet=94
    ),
    Opdracht("hulp", ("question_mark", "f1"), "hulp", "alle toetsen", "hulp", waar=OVERAL, groep=PROGRAMMA, voet=95),
    Opdracht(
        "terug",
        ("escape",),
        "terug",
        "verlaat veld, dialoog, selectie, dan filter",
        "terug",
        waar=OVERAL,
        groep=PROGRAMMA,
    ),
    Opdracht(
        "sluit",
        ("q",),
        "sluit",
        "sluit het scherm; op de werkbank ivp zelf",
        "sluit",
        waar=OVERAL,
        groep=PROGRAMMA,
        voet=99,
    ),
)

OPDRACHTEN: tuple[Opdracht, ...] = tuple(map(met_overleg, _ALLE))
