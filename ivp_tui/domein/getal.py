"""Dutch numbers, read and written: a point between thousands, a comma before at most two decimals.

A figure in a plan never has three decimals. So a comma before three digits is asked about instead of guessed at, and
what is written here is always read back as the same number.
"""

import math
from dataclasses import dataclass

from ivp_tui.domein.cijfers import Onbekend, Verhuld
from ivp_tui.domein.schoon import schoon

GROOTSTE = 1e12
"""The largest absolute value that is read; anything larger is a slip of the keyboard."""

DECIMALEN = 2
"""The most decimals that are read or written."""

_ONBEKEND = {
    "pm": Onbekend.PM,
    "p.m.": Onbekend.PM,
    "nvt": Onbekend.NVT,
    "n.v.t.": Onbekend.NVT,
    "n.v.t": Onbekend.NVT,
    "niet gemeten": Onbekend.NIET_GEMETEN,
    "geheim": Onbekend.GEHEIM,
    "onbekend": Onbekend.ONBEKEND,
    "?": Onbekend.ONBEKEND,
}
_PUNT_EN_KOMMA = str.maketrans(".,", ",.")


class GetalFout(ValueError):
    """What was typed is no figure; the message is one Dutch sentence for beside the field."""


@dataclass(frozen=True, slots=True)
class Lezing:
    """How a typed figure was read: exactly one of `waarde` and `onbekend` is set.

    `eenheid` is "%" where a percent sign was typed, else ""; `lezing` repeats it in canonical notation: "= 2.700".
    """

    waarde: float | None
    onbekend: Onbekend | None
    eenheid: str
    lezing: str


def lees_getal(tekst: str) -> Lezing:
    """Read a figure as a Dutch reader would ("2.700", "20,6%", "PM"); raises GetalFout where two readings are possible.

    Digits are 0-9 only. White space around it is ignored, also a no-break space; none is allowed inside.
    """
    kaal = tekst.strip()
    if not kaal:
        raise GetalFout("Vul een getal in, of PM, n.v.t., niet gemeten, geheim of ? als het er niet is.")
    onbekend = _ONBEKEND.get(kaal.lower())
    if onbekend is not None:
        return Lezing(None, onbekend, "", f"= {onbekend.value}")
    eenheid = "%" if kaal.endswith("%") else ""
    romp = kaal.removesuffix("%").rstrip()
    waarde = _waarde(romp)
    if waarde is None:
        raise GetalFout(_bezwaar(kaal, romp, eenheid))
    if abs(waarde) > GROOTSTE:
        raise GetalFout(f"{_kort(kaal)}: dat is te groot; het grootste getal is {schrijf_getal(GROOTSTE)}.")
    return Lezing(waarde, None, eenheid, f"= {schrijf_getal(waarde)}{eenheid}")


def schrijf_getal(waarde: float, decimalen: int | None = None) -> str:
    """Write a number the Dutch way ("2.700", "20,6", "-3"); what cannot be written ("inf") becomes "?".

    With `decimalen` (0 to 2) it has exactly so many, else at most two and no trailing zeros. Raises ValueError for
    more: "1,234" would be read as 1.234.
    """
    if decimalen is not None and not 0 <= decimalen <= DECIMALEN:
        raise ValueError(f"a figure has 0 to {DECIMALEN} decimals, not {decimalen}")
    if not math.isfinite(waarde):
        return "?"
    plaatsen = DECIMALEN if decimalen is None else decimalen
    tekst = f"{round(waarde, plaatsen) + 0.0:,.{plaatsen}f}"  # + 0.0 turns a rounded -0.0 into 0.0
    if decimalen is None:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.translate(_PUNT_EN_KOMMA)


def schrijf_waarde(waarde: float | None, onbekend: Onbekend | Verhuld | None, eenheid: str) -> str:
    """Write the figure of a meting: "20,6%", "2.160", or the kind of unknown it is ("PM"), never 0 for that."""
    if waarde is None:
        return (onbekend or Onbekend.ONBEKEND).value
    return schrijf_getal(waarde) + ("%" if eenheid == "%" else "")


def schrijf_verschil(verschil: float, eenheid: str) -> str:
    """Write a difference with its sign: "+3,2 pp" (procentpunt) where `eenheid` is "%", else "-12"; none is "0"."""
    tekst = schrijf_getal(verschil)
    teken = "+" if verschil > 0 and tekst not in ("0", "?") else ""
    return teken + tekst + (" pp" if eenheid == "%" else "")


def schrijf_per_duizend(waarde: float, met_teken: bool = False) -> str:
    """Write a number per 1.000 inwoners: "8,3"; below 1 with two decimals "+0,04", from 100 with none; "0" is none."""
    decimalen = 2 if abs(waarde) < 1 else 1 if abs(waarde) < 100 else 0
    tekst = schrijf_getal(waarde, decimalen)
    if tekst == "0,00":
        return "0"
    return f"+{tekst}" if met_teken and waarde > 0 else tekst


def _waarde(romp: str) -> float | None:
    """The value of an unambiguous Dutch number without unit, or None."""
    negatief = romp[:1] in ("-", "−")
    geheel, komma, decimalen = romp[negatief:].partition(",")
    if not _is_geheel(geheel) or (komma and not (_is_cijfers(decimalen) and len(decimalen) <= DECIMALEN)):
        return None
    waarde = float(f"{geheel.replace('.', '')}.{decimalen or 0}")
    return -waarde if negatief and waarde else waarde


def _is_geheel(tekst: str) -> bool:
    eerste, *groepen = tekst.split(".")
    if not _is_cijfers(eerste) or (eerste[0] == "0" and tekst != "0"):
        return False
    return not groepen or (len(eerste) <= 3 and all(_is_cijfers(groep) and len(groep) == 3 for groep in groepen))


def _is_cijfers(tekst: str) -> bool:
    return tekst.isascii() and tekst.isdigit()


def _bezwaar(kaal: str, romp: str, eenheid: str) -> str:
    """Why it is refused: the readings it could have, as a question, else what a number looks like."""
    lezingen = [f"{schrijf_getal(waarde)}{eenheid}" for waarde in _mogelijk(romp)]
    if lezingen:
        return f"{_kort(kaal)}: bedoelt u {' of '.join(lezingen)}?"
    if _is_cijfers(romp.partition(",")[2]):
        return f"{_kort(kaal)}: hoogstens twee decimalen, zoals 20,65."
    return f"{_kort(kaal)} is geen getal; schrijf het als 2.700 of 20,6."


def _mogelijk(romp: str) -> list[float]:
    pogingen = (
        romp.replace(".", ","),
        romp.replace(".", ""),
        romp.translate(_PUNT_EN_KOMMA),
        "".join(romp.split()),
        f"0{romp}" if romp.startswith(",") else "",
        romp.lstrip("+0"),
        romp.removesuffix(",-"),
    )
    waarden = map(_waarde, pogingen)
    return list(dict.fromkeys(w for w in waarden if w is not None and abs(w) <= GROOTSTE))


def _kort(tekst: str) -> str:
    return schoon(tekst if len(tekst) <= 24 else f"{tekst[:23]}…")
