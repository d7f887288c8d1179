"""The AVG brake: what in a free text looks like it tells who somebody is. It asks, it never forbids.

Seen are, the most specific first; what two rules both see belongs to the first of them:

1. **e-mailadres**: something@domain.tld.
2. **geboortedatum**: a date after geboren, geb. or geboortedatum (up to forty characters on), a date before
   "geboren", and a full date in brackets right after a person: initials or dhr./mw. with a name for the years 1920 to
   2015, two names in full for 1920 to 1999. Documents of this field carry dates in brackets too: later ones ask only
   after initials. A year alone never does.
3. **telefoonnummer**: ten digits from 0 (netnummers of the Nummerplan telefoon- en ISDN-diensten), +31 or 0031, with
   spaces, hyphens or dots; neighbouring countries with +. Not 112, 14 030, 0800 and 0900: those are nobody's.
4. **BSN**: eight or nine digits that pass the elfproef with the last one counted as −1 (Besluit burgerservicenummer,
   Logisch Ontwerp BSN); together, or with dots or with spaces between, or with hyphens as 3-3-3, 4-2-3 or 2-3-3. After
   the word BSN any mix of these. Not an amount, a date, two years, or digits that belong to a longer number or code.
5. **adres**: a postcode (NEN 5825: 1000 or more, not SA, SD, SS) with a house number after it, or street and number
   before. Alone it is no address; a number that reads as a year is no house number, and a Postbus nobody's house.
6. **kenteken**: sidecodes 1 to 14 of the RDW, with hyphens, without, or with spaces. From sidecode 4 without vowels,
   C, Q and Y (O only in front), and without the combinations the RDW leaves out. Without hyphens sidecode 2 is a
   postcode (1234AB) and not seen, and sidecode 1 not where it is a code (BU0344, SV2025).

Every pattern is bounded, so the time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ivp_tui.domein.avg_nummers import adressen, bsns, kentekens, telefoonnummers


class VermoedenSoort(StrEnum):
    """What a text looks like it holds, the most specific first; the value stands in the question."""

    EMAIL = "e-mailadres"
    GEBOORTEDATUM = "geboortedatum"
    TELEFOON = "telefoonnummer"
    BSN = "BSN"
    ADRES = "adres"
    KENTEKEN = "kenteken"


@dataclass(frozen=True, slots=True)
class Vermoeden:
    """One piece of a text that looks personal: `fragment` is tekst[begin:einde]."""

    soort: VermoedenSoort
    fragment: str
    begin: int
    einde: int


#: so many characters of what was seen stand in the question
_GETOOND = 6

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}(?![\w-])")

_DAG = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MAANDNUMMER = r"(?:0?[1-9]|1[0-2])"
_MAANDNAAM = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_JAAR = r"(?:19|20)[0-9]{2}"
# a full date, with a year of four digits
_VOL = (
    rf"(?<![0-9])(?:{_DAG} ?[-/. ] ?{_MAANDNUMMER} ?[-/. ] ?{_JAAR}|{_DAG}e?[ -]{_MAANDNAAM}[ -]{_JAAR}"
    rf"|{_JAAR}-{_MAANDNUMMER}-{_DAG})(?![0-9])"
)
# what may stand after a word that says it is one: also without separators, or a year of two digits
_KORT = (
    rf"(?:{_VOL}|(?<![0-9])(?:{_DAG}[-/. ]{_MAANDNUMMER}[-/. ]|{_DAG} {_MAANDNAAM} )'?[0-9]{{2}}(?![0-9])"
    rf"|(?<![0-9])(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2]){_JAAR}(?![0-9]))"
)
_NA_GEBOREN = re.compile(
    r"(?<![^\W_])(?:geboren|geboorte-?(?:datum|dag)|geb\.? ?dat(?:um|\.)?|geb\.?|g\.d\.)"
    rf"(?![^\W_])[^0-9\n;]{{0,40}}?({_KORT})",
    re.IGNORECASE,
)
_VOOR_GEBOREN = re.compile(rf"({_VOL})(?: (?:is|was|te|in) ?[^\W\d_]{{0,20}})? geboren\b", re.IGNORECASE)

_TUSSEN = r"(?:(?:van|de|der|den|el|al|la|ten|ter|te|'t|ben|bin) ){0,3}"
_NAAM = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
_HAAKJES = rf" ?\(({_VOL})\)"
_MET_VOORLETTERS = re.compile(
    r"(?<!\w)(?:(?:[A-Z]\. ?){1,4}|(?:[Dd]hr|[Mm]w|[Mm]evr|[Hh]r)\.? |[Dd]e heer |[Mm]evrouw )(?:[A-Z]\. ?){0,4}"
    + _TUSSEN
    + rf"{_NAAM}(?:[ -]{_NAAM}){{0,2}}{_HAAKJES}"
)
_MET_VOORNAAM = re.compile(rf"(?<![\w-]){_NAAM} {_TUSSEN}{_NAAM}{_HAAKJES}")


def vermoedens(tekst: str) -> tuple[Vermoeden, ...]:
    """What in `tekst` looks personal, never overlapping, the most specific first and then as it stands in the text."""
    bezet = bytearray(len(tekst))
    gevonden: list[Vermoeden] = []
    for soort, zoek in _REGELS:
        for begin, einde in zoek(tekst):
            if not any(bezet[begin:einde]):
                bezet[begin:einde] = b"\x01" * (einde - begin)
                gevonden.append(Vermoeden(soort, tekst[begin:einde], begin, einde))
    return tuple(gevonden)


def vraag(gevonden: tuple[Vermoeden, ...], toets: str, doet: str = "bewaart") -> tuple[str, ...]:
    """What to ask about them, from the fullest wording to the shortest; `toets` pressed again `doet` it after all.

    Without a `toets` any key does, and there is no going back with Esc. Only the beginning of what was seen is shown:
    enough to find it. None found gives no wording.
    """
    if not gevonden:
        return ()
    eerste, meer = gevonden[0], len(gevonden) - 1
    begin = " ".join(eerste.fragment[:_GETOOND].split()) + "…"
    soort = eerste.soort.value
    wat = f"een {soort}: {begin}" + (f" (en nog {meer})" if meer else "")
    nog = f"nog eens {toets}".strip()
    toch = f"{nog} {doet} toch"
    vol = f"{toch}, Esc terug" if toets else toch
    return (f"lijkt op {wat}; {vol}", f"{wat}? {vol}", f"{soort}? {vol}", f"{soort}? {toch}", f"{soort}? {nog}")


def _emails(tekst: str) -> Iterator[tuple[int, int]]:
    return (treffer.span() for treffer in _EMAIL.finditer(tekst)) if "@" in tekst else iter(())


def _geboortedata(tekst: str) -> Iterator[tuple[int, int]]:
    for patroon in (_NA_GEBOREN, _VOOR_GEBOREN):
        yield from (treffer.span(1) for treffer in patroon.finditer(tekst))
    for patroon, laatste in ((_MET_VOORLETTERS, 2015), (_MET_VOORNAAM, 1999)):
        for treffer in patroon.finditer(tekst):
            jaar = re.search(_JAAR, treffer[1])
            if jaar is not None and 1920 <= int(jaar[0]) <= laatste:
                yield treffer.span(1)


_REGELS: tuple[tuple[VermoedenSoort, Callable[[str], Iterable[tuple[int, int]]]], ...] = (
    (VermoedenSoort.EMAIL, _emails),
    (VermoedenSoort.GEBOORTEDATUM, _geboortedata),
    (VermoedenSoort.TELEFOON, telefoonnummers),
    (VermoedenSoort.BSN, bsns),
    (VermoedenSoort.ADRES, adressen),
    (VermoedenSoort.KENTEKEN, kentekens),
)
