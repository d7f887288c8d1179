"""Figures: what was measured (meting) and what was promised (streefwaarde)."""

from dataclasses import dataclass
from enum import StrEnum

#: the sleutel of the indicator that counts the people who live somewhere
INWONERS = "inwoners"


class Onbekend(StrEnum):
    """Why a figure has no value; every kind stays what it is and none of them is ever 0."""

    PM = "PM"
    NVT = "n.v.t."
    NIET_GEMETEN = "niet gemeten"
    GEHEIM = "geheim"
    ONBEKEND = "onbekend"


class Verhuld(StrEnum):
    """What is shown for a figure that not everybody may see; it is never in the file."""

    ONDER_VIJF = "<5"


class Richting(StrEnum):
    """Which way a streefwaarde wants the figure to go; it comes from the plan, never from a printed sign."""

    OMLAAG = "omlaag"
    OMHOOG = "omhoog"
    NIET_SLECHTER = "niet slechter"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured: `eenheid` is "aantal" or "%"; it belongs to the gemeente, not to one plan.

    `lager_is_beter` says which way is better for a change in a wijk and for "niet slechter".
    """

    id: int
    sleutel: str
    naam: str
    eenheid: str
    lager_is_beter: bool
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Meting:
    """One figure of one bron: `periode` is a year, `wijk_id` None is the whole gemeente.

    Exactly one of `waarde` and `onbekend` is set. `gekozen` marks the one that counts for its
    indicator, area and period; `status` is "definitief" or "voorlopig".
    """

    id: int
    indicator_id: int
    wijk_id: int | None
    periode: int
    waarde: float | None
    onbekend: Onbekend | Verhuld | None
    status: str
    bron_id: int
    bron: str
    uitgave: str
    vindplaats: str
    gekozen: bool
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Streefwaarde:
    """A target line from (basisjaar, basiswaarde) to (doeljaar, doelwaarde); what the plan leaves open is None."""

    id: int
    doel_id: int
    indicator_id: int
    richting: Richting
    basisjaar: int | None
    basiswaarde: float | None
    doeljaar: int | None
    doelwaarde: float | None
    vindplaats: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Planstreefwaarde:
    """A target of some plan of the gemeente, for the trend, which runs through plans."""

    plan_id: int
    streefwaarde: Streefwaarde
