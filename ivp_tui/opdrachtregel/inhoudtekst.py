"""What `ivp controle --inhoud` prints: a table of the plans, one of the gemeenten, and what is not complete."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from ivp_tui.domein.schoon import schoon
from ivp_tui.opslag.inhoudscontrole import Gebrek, Inhoudsverslag, Telling
from ivp_tui.weergave.regel import breedte, vul, wikkel

#: the widest line, in cells
BREEDTE = 100

#: how many of one kind are told one by one; --json gives them all
HOOGSTENS = 10

#: the cells of the words at the left, and the most that a column has for the name of its plan
_WOORD, _NAAM = 24, 22


def inhoudtekst(verslag: Inhoudsverslag) -> str:
    """The whole report, in lines of at most 100 cells."""
    kop = wikkel(f"inhoud van {schoon(str(verslag.pad))}", BREEDTE)
    regels = [*kop, "", *_tabel(verslag.plannen), *_tabel(verslag.gemeenten)]
    regels += [*_gezocht(verslag), ""]
    if verslag.volledig:
        regels.append("volledig: niets gevonden")
    else:
        regels += [f"niet volledig: {_hoeveel(len(verslag.bevindingen))}", *_lijst(verslag.bevindingen, "- ")]
    if verslag.opmerkingen:
        regels += ["", "geen fout, wel goed om te weten:", *_lijst(verslag.opmerkingen, "  ")]
    return "\n".join(regels)


#: what is looked for, in the words of the report, and the kinds of finding that are it
_GEZOCHT = (
    ("zonder vindplaats", ("zonder vindplaats",)),
    ("zonder bron", ("zonder bron",)),
    ("titel langer dan 90 tekens", ("lange titel",)),
    ("cijfer zonder, of met meer dan één gekozen waarde", ("gekozen",)),
)


def _gezocht(verslag: Inhoudsverslag) -> Iterator[str]:
    """How many there are of what may not be there, a zero too: that nothing was found is said for each."""
    for woorden, soorten in _GEZOCHT:
        yield f"{sum(gebrek.soort in soorten for gebrek in verslag.bevindingen):>4}  {woorden}"


def als_waarden(verslag: Inhoudsverslag) -> dict[str, Any]:
    """The whole report as plain values for another program."""
    return {
        "bestand": str(verslag.pad),
        "volledig": verslag.volledig,
        "plannen": [{"plan": t.naam, "titel": t.titel, **t.aantallen} for t in verslag.plannen],
        "gemeenten": [{"gemeente": t.naam, **t.aantallen} for t in verslag.gemeenten],
        "bevindingen": [asdict(gebrek) for gebrek in verslag.bevindingen],
        "opmerkingen": [asdict(gebrek) for gebrek in verslag.opmerkingen],
    }


def _hoeveel(aantal: int) -> str:
    return "1 bevinding" if aantal == 1 else f"{aantal} bevindingen"


def _tabel(tellingen: list[Telling]) -> Iterator[str]:
    """A row for each word and a column for each plan, so many columns beside each other as fit, then the next."""
    namen = [schoon(telling.naam) for telling in tellingen]
    breed = min(max([breedte(naam) for naam in namen], default=0), _NAAM)
    naast = max(1, (BREEDTE - _WOORD) // (breed + 2))
    for begin in range(0, len(tellingen), naast):
        stuk = tellingen[begin : begin + naast]
        yield _rij("", namen[begin : begin + naast], breed)
        for woord in stuk[0].aantallen:
            yield _rij(woord, [str(telling.aantallen[woord]) for telling in stuk], breed)
        yield ""


def _rij(woord: str, cellen: Iterable[str], breed: int) -> str:
    return (vul(woord, _WOORD) + "".join(f"  {vul(cel, breed, rechts=True)}" for cel in cellen)).rstrip()


def _lijst(gebreken: list[Gebrek], teken: str) -> Iterator[str]:
    """The findings by kind, of many the first few; what does not fit on a line goes on beneath it."""
    for soort, groep in groupby(sorted(gebreken, key=lambda gebrek: gebrek.soort), key=lambda gebrek: gebrek.soort):
        alle = list(groep)
        zinnen = [f"{gebrek.plan}: {gebrek.tekst} ({gebrek.tabel} {gebrek.rij})" for gebrek in alle[:HOOGSTENS]]
        if len(alle) > HOOGSTENS:
            zinnen.append(f"en nog {len(alle) - HOOGSTENS} keer {soort}; alles geeft: ivp controle --inhoud --json")
        for zin in zinnen:
            eerste, *verder = wikkel(schoon(zin), BREEDTE - 4)
            yield teken + eerste
            yield from (f"    {deel}" for deel in verder)
