"""Days as they are typed in Dutch (5 dec, 5-12, over 2 weken, vrijdag, eind maart), seen from a given day.

What could be two days is refused with both as a question; what is no date is never read as one.
"""

import re
from datetime import date

from ivp_tui.domein.datum import LANGSTE, DatumFout, GeenDatum, lees_datum
from ivp_tui.domein.schoon import schoon
from ivp_tui.invoer.datumpeil import Peil
from ivp_tui.invoer.datumvormen import VOORBEELD, lees_aanhefvorm, lees_vorm

_GELIJK = {"één": "een", "vóór": "voor", "a.s.": "komende", "as.": "komende", "aanstaande": "komende"} | {
    "aankomende": "komende",
    "jl.": "afgelopen",
    "j.l.": "afgelopen",
    "jongstleden": "afgelopen",
}
#: behind a day with a figure in it: whether it says that the day is to come (5 december a.s., 5 dec jl.)
_ACHTERAAN = ((" komende", True), (" afgelopen", False))
_VOORZETSELS = ("op ", "uiterlijk ", "per ")
#: the longest day in words has as many: "vrijdag 5 december 2026"
_AANHEFWOORDEN = 4
#: after one of these the words before it are part of the sentence: "maandag en dinsdag gecontroleerd"
_VERBINDT = frozenset({"en", "of", "tot", "t/m", "&", "+", "-", "–"})
#: after one of these two figures are a range: "3-4 keer per week", "5-10 jongeren"
_GETELD = frozenset(
    {"keer", "maal", "x", "per", "uur", "dagen", "weken", "maanden", "jaar", "personen", "mensen", "jongeren", "%"}
)
_TWEE_GETALLEN = re.compile(r"(\d{1,2}) ?([-/]) ?(\d{1,2})", re.ASCII)
_KORTE_DAGEN = frozenset({"ma", "di", "wo", "do", "vr", "za", "zo"})


class Datumtaal:
    """Reads days as seen from `vandaag`; the same text gives the same day, whatever the clock says."""

    def __init__(self, vandaag: date) -> None:
        self._vandaag = date(vandaag.year, vandaag.month, vandaag.day)

    def dag(self, tekst: str, *, vooruit: bool) -> date:
        """The day that is meant; without a year the next such day with `vooruit`, else the last, today included.

        Raises DatumFout with a question when it could be two days, or a sentence with an example.
        """
        if len(tekst) > LANGSTE:
            raise GeenDatum(f"Dit is te lang voor een datum; schrijf {VOORBEELD}.")
        kaal = _gewoon(tekst)
        for voorzetsel in _VOORZETSELS:
            kaal = kaal.removeprefix(voorzetsel)
        for achteraan, kant in _ACHTERAAN:
            if kaal.endswith(achteraan) and any(map(str.isdecimal, kaal)):
                kaal, vooruit = kaal.removesuffix(achteraan), kant
        try:
            return lees_datum(kaal)
        except DatumFout:
            datum = lees_vorm(kaal, Peil(self._vandaag, vooruit))
        if datum is None:
            kort = tekst if len(tekst) <= 20 else f"{tekst[:19]}…"
            raise GeenDatum(f"«{schoon(kort)}» is geen datum; schrijf {VOORBEELD}.")
        return datum

    def aanhef(self, tekst: str) -> tuple[date, str] | None:
        """The day that a bericht begins with and the words after it; None when it begins with none.

        A bericht tells what was: a day ahead counts only when its year is written, else its words are text. Raises
        DatumFout when it begins with a day that does not exist or that could be two.
        """
        woorden = tekst[: 2 * LANGSTE].split()[: _AANHEFWOORDEN + 1]
        for hoeveel in range(min(_AANHEFWOORDEN, len(woorden)), 0, -1):
            stuk = " ".join(woorden[:hoeveel])
            if len(stuk) > LANGSTE or (hoeveel < len(woorden) and woorden[hoeveel] in _VERBINDT):
                continue
            datum = self._aanhefdag(stuk, woorden[hoeveel] if hoeveel < len(woorden) else "")
            if datum is not None:
                return datum, _na(tekst, hoeveel).lstrip(": ")
        return None

    def _aanhefdag(self, stuk: str, erna: str) -> date | None:
        kaal = _gewoon(stuk.rstrip(":,"))
        try:
            return lees_datum(kaal)
        except DatumFout:
            pass
        if not stuk.endswith((":", ",")) and _lijkt_maar(kaal, erna.lower()):
            return None
        datum = lees_aanhefvorm(kaal, Peil(self._vandaag, False))
        # without a year every day is behind us, but for those of "morgen" and "vrijdag volgende week"
        return datum if datum is None or datum <= self._vandaag or kaal[-1].isdigit() else None


def _lijkt_maar(kaal: str, erna: str) -> bool:
    """Whether what begins a sentence only looks like a day: "zo snel mogelijk", "24/7 bereikbaar", "10-20 mensen"."""
    if kaal.rstrip(".") in _KORTE_DAGEN or kaal.startswith(("volgende ", "komende ")):
        return True
    twee = _TWEE_GETALLEN.fullmatch(kaal)
    if twee is None:
        return False
    dag, maand = int(twee[1]), int(twee[3])
    return twee[2] == "/" or erna in _GETELD or not (1 <= dag <= 31 and 1 <= maand <= 12)


def _gewoon(tekst: str) -> str:
    """In small letters, one space between words, and one spelling of words that mean the same."""
    woorden = (_GELIJK.get(woord, woord) for woord in tekst.lower().split())
    return " ".join(woorden)


def _na(tekst: str, hoeveel: int) -> str:
    """What stands after so many words, as it was typed."""
    delen = tekst.split(maxsplit=hoeveel)
    return delen[hoeveel] if len(delen) > hoeveel else ""
