"""What changed, in words: for the screen, the verslag and the command line alike."""

from datetime import date

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.getal import schrijf_getal
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.sinds import Itemverandering, Verandering
from ivp_tui.domein.stand import Stand

#: so many characters of a text are told
LANGST = 160

_HEEL = {"erbij": "toegevoegd", "weg": "verwijderd", "archief": "naar het archief", "terug": "uit het archief"}
_DAGEN = ("deadline", "termijn", "datum")
_SOORT = {"indicator": "cijfer", "toezegging": "toezegging", "verhaal": "verhaal"}


def veranderregels(item: Itemverandering, stand: Stand, stad: str = "") -> tuple[str, ...]:
    """Each change of an item as one line: "Overvecht: op schema → aandacht (te weinig mensen)".

    `stad` is what stands before a status or figure of the stad; '' is nothing.
    """
    return tuple(_regel(item, v, stand, stad) for v in item.veranderingen)


def itemnaam(item: Itemverandering) -> str:
    """What an item is called in a list of changes; other than an actie, doel or thema it says what it is."""
    soort = _SOORT.get(item.plek[0], "")
    titel = _kort(item.titel)
    return f"{soort} {titel}" if soort else titel


def _regel(item: Itemverandering, v: Verandering, stand: Stand, stad: str) -> str:
    # of an afspraak the wijk is where it belongs to, not whose status it is
    waar = stand.wijknaam(v.wijk_id) if v.wijk_id is not None and item.plek[0] in ("actie", "indicator") else ""
    if v.wijk_id is None and v.soort in ("status", "reden", "cijfer") and item.plek[0] in ("actie", "indicator"):
        waar = stad
    tussen = " " if v.soort == "cijfer" else ": "  # "Zuid 2021: 4 → 12"
    return schoon((f"{waar}{tussen}" if waar else "") + _zin(item, v, stand))


def _zin(item: Itemverandering, v: Verandering, stand: Stand) -> str:
    if v.soort in _HEEL:
        return "nieuw" if v.soort == "erbij" and item.plek[0] == "afspraak" else _HEEL[v.soort]
    if v.soort == "status":
        reden = f" ({_kort(v.bij)})" if v.bij else ""
        return f"{_of_geen(v.oud)} → {_of_geen(v.nieuw)}{reden}"
    if v.soort == "reden":
        return f"toelichting: {_of_geen(_kort(v.nieuw))}"
    if v.soort == "bericht":
        return f"bericht {_dag(v.bij)}: {_of_geen(_kort(v.nieuw))}"
    if v.soort == "cijfer":
        indicator = stand.indicator.get(item.plek[1])
        procent = "%" if indicator is not None and indicator.eenheid == "%" else ""
        return f"{v.bij}: {_getal(v.oud, procent)} → {_getal(v.nieuw, procent)}"
    if v.soort == "streefwaarde":
        return f"{v.bij}: {_getal(v.oud, '')} → {_getal(v.nieuw, '')}"
    if v.soort in _DAGEN:
        return f"{v.soort}: {_dag(v.oud)} → {_dag(v.nieuw)}"
    return f"{v.soort}: {_of_geen(_kort(v.oud))} → {_of_geen(_kort(v.nieuw))}"


def _of_geen(tekst: str) -> str:
    return tekst or "geen"


def _kort(tekst: str) -> str:
    """One line, no longer than is read in passing; what was erased says so."""
    if tekst.startswith("[gewist") and tekst.endswith("]"):
        return "gewist"
    kern = " ".join(schoon(tekst).split())
    return kern if len(kern) <= LANGST else kern[: LANGST - 1] + "…"


def _dag(tekst: str) -> str:
    try:
        return schrijf_datum(date.fromisoformat(tekst)) if tekst else "geen"
    except ValueError:
        return _kort(tekst)


def _getal(tekst: str, procent: str) -> str:
    try:
        return schrijf_getal(float(tekst)) + procent if tekst else "geen"
    except ValueError:
        return _kort(tekst)
