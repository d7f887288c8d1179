"""The filters one keeps under a name, in a file of one's own: read, added to, renamed and taken away.

Where there is no file the shipped ones are there; the first change writes them down with it, so that the file is the
whole list from then on, in the order of the number row. What cannot be used is told and skipped, and kept in the file.
"""

import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ivp_tui.domein.bewaard import Bewaard
from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import AANDACHT_STATUSSEN, Filter

#: how long a name may be: it stands in the title line
NAAMLENGTE = 40

#: how many are kept, at most
HOOGSTENS = 60

_TEKSTLENGTE = 200
_SOORTEN = ("lopend", "nieuw", "eigen")

STANDAARD: tuple[Bewaard, ...] = (
    Bewaard("mijn wijk + aandacht", Filter(statussen=AANDACHT_STATUSSEN), mijn_wijk=True),
    Bewaard("politie", Filter(partner="politie")),
    Bewaard("te laat", Filter(te_laat=True)),
    Bewaard("zonder toelichting", Filter(zonder_toelichting=True)),
)


class FilterFout(Exception):
    """The file cannot be changed as asked; the text says in Dutch what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Filterlijst:
    """The filters in their order, and Dutch sentences about what in the file could not be used."""

    filters: tuple[Bewaard, ...]
    meldingen: tuple[str, ...] = ()


class _Onbruikbaar(Exception):
    """An entry that is skipped; the text says why."""


def lees_filters(pad: Path) -> Filterlijst:
    """The filters in the file, the shipped ones where there is none; never raises."""
    try:
        rijen = _lees_rijen(pad)
    except FilterFout as fout:
        return Filterlijst(STANDAARD, (f"{fout}; de meegeleverde gelden",))
    filters: dict[str, Bewaard] = {}
    meldingen = []
    for nummer, rij in enumerate(rijen, 1):
        try:
            bewaard = _uit_rij(rij)
            if bewaard.naam.casefold() in filters:
                raise _Onbruikbaar(f"de naam «{bewaard.naam}» staat er al")
            filters[bewaard.naam.casefold()] = bewaard
        except _Onbruikbaar as fout:
            meldingen.append(f"{pad.name}, filter {nummer} overgeslagen: {fout}")
    return Filterlijst(tuple(filters.values()), tuple(meldingen))


def voeg_toe(pad: Path, bewaard: Bewaard) -> None:
    """Keep a filter, as the last; raises FilterFout."""
    rijen = _lees_rijen(pad)
    _keur_naam(rijen, bewaard.naam)
    if len(rijen) >= HOOGSTENS:
        raise FilterFout(f"er zijn al {len(rijen)} filters bewaard; haal er eerst een weg met D")
    _schrijf(pad, [*rijen, _als_rij(bewaard)])


def hernoem(pad: Path, oud: str, nieuw: str) -> None:
    """Give a kept filter another name; raises FilterFout."""
    rijen = _lees_rijen(pad)
    plek = _vind(rijen, oud)
    _keur_naam([rij for nummer, rij in enumerate(rijen) if nummer != plek], nieuw)
    _schrijf(pad, [{**rij, "naam": nieuw} if nummer == plek else rij for nummer, rij in enumerate(rijen)])


def haal_weg(pad: Path, naam: str) -> None:
    """Take a kept filter away; raises FilterFout."""
    rijen = _lees_rijen(pad)
    plek = _vind(rijen, naam)
    _schrijf(pad, [rij for nummer, rij in enumerate(rijen) if nummer != plek])


def _lees_rijen(pad: Path) -> list[Any]:
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return [_als_rij(bewaard) for bewaard in STANDAARD]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fout:
        raise FilterFout(f"{pad.name} is niet te lezen ({schoon(str(fout))})") from fout
    rijen = inhoud.get("filter", [])
    if not isinstance(rijen, list):
        raise FilterFout(f"{pad.name}: schrijf elk filter onder [[filter]]")
    return rijen


def _schrijf(pad: Path, rijen: list[Any]) -> None:
    import tomli_w

    from ivp_tui.prive import open_tekst

    tijdelijk = pad.with_name(f"{pad.name}.{os.getpid()}")
    try:
        with open_tekst(tijdelijk) as stroom:
            stroom.write(tomli_w.dumps({"filter": rijen}))
        tijdelijk.replace(pad)
    except OSError as fout:
        with suppress(OSError):
            tijdelijk.unlink(missing_ok=True)
        raise FilterFout(f"{pad.name} is niet te schrijven ({fout.strerror})") from fout


def _vind(rijen: list[Any], naam: str) -> int:
    for nummer, rij in enumerate(rijen):
        if isinstance(rij, dict) and schoon(str(rij.get("naam", ""))).strip() == naam:
            return nummer
    raise FilterFout(f"het filter «{naam}» staat er niet meer")


def _keur_naam(rijen: list[Any], naam: str) -> None:
    if not naam.strip():
        raise FilterFout("een filter heeft een naam; typ er een of druk Esc")
    if len(naam) > NAAMLENGTE:
        raise FilterFout(f"te lang: {len(naam)} tekens, hoogstens {NAAMLENGTE}")
    if any(isinstance(rij, dict) and str(rij.get("naam", "")).casefold() == naam.casefold() for rij in rijen):
        raise FilterFout(f"er is al een filter «{naam}»; kies een andere naam")


def _als_rij(bewaard: Bewaard) -> dict[str, Any]:
    filter_ = bewaard.filter
    rij: dict[str, Any] = {
        "naam": bewaard.naam,
        "mijn_wijk": bewaard.mijn_wijk,
        "statussen": [status.value for status in Status if status in filter_.statussen],
        "te_laat": filter_.te_laat,
        "zonder_toelichting": filter_.zonder_toelichting,
        "soorten": sorted(filter_.soorten),
        "partner": filter_.partner,
        "tekst": filter_.tekst,
    }
    return {sleutel: waarde for sleutel, waarde in rij.items() if waarde}


def _uit_rij(rij: Any) -> Bewaard:
    if not isinstance(rij, dict):
        raise _Onbruikbaar("schrijf elk filter onder [[filter]]")
    rij = dict(rij)
    naam = _tekst(rij, "naam", NAAMLENGTE)
    mijn_wijk = _ja_of_nee(rij, "mijn_wijk")
    filter_ = Filter(
        frozenset(Status(status) for status in _keuze(rij, "statussen", tuple(Status))),
        _ja_of_nee(rij, "te_laat"),
        _ja_of_nee(rij, "zonder_toelichting"),
        frozenset(_keuze(rij, "soorten", _SOORTEN)),
        _tekst(rij, "tekst", _TEKSTLENGTE),
        _tekst(rij, "partner", _TEKSTLENGTE),
    )
    if rij:
        raise _Onbruikbaar(f"«{schoon(str(next(iter(rij)))[:40])}» is geen onderdeel van een filter")
    if not naam:
        raise _Onbruikbaar('het heeft geen naam; schrijf: naam = "…"')
    if filter_.leeg and not mijn_wijk:
        raise _Onbruikbaar(f"«{naam}» vraagt niets")
    return Bewaard(naam, filter_, mijn_wijk)


def _tekst(rij: dict[str, Any], sleutel: str, lengte: int) -> str:
    waarde = rij.pop(sleutel, "")
    if not isinstance(waarde, str) or len(waarde) > lengte:
        raise _Onbruikbaar(f"{sleutel} is een tekst tussen aanhalingstekens, van hoogstens {lengte} tekens")
    return schoon(waarde).strip()


def _ja_of_nee(rij: dict[str, Any], sleutel: str) -> bool:
    waarde = rij.pop(sleutel, False)
    if not isinstance(waarde, bool):
        raise _Onbruikbaar(f"{sleutel} is true of false")
    return waarde


def _keuze(rij: dict[str, Any], sleutel: str, kan: tuple[str, ...]) -> list[str]:
    waarde = rij.pop(sleutel, [])
    if not isinstance(waarde, list) or not all(isinstance(deel, str) and deel in kan for deel in waarde):
        raise _Onbruikbaar(f"{sleutel} is een lijst uit: {', '.join(kan)}")
    return waarde
