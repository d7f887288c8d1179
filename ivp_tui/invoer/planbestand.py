"""The plan content as reviewable text: TOML for gemeenten and plannen, CSV for figures (docs/planbestand.md)."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ivp_tui.domein.inhoud import Aanvulling, Gemeente_inhoud, Inhoud, Plan_inhoud, Rij
from ivp_tui.invoer.cijferbestand import CIJFERKOLOMMEN, lees_cijfers
from ivp_tui.invoer.formaat import VAN_AANVULLING, VAN_GEMEENTE, VAN_PLAN
from ivp_tui.invoer.fout import InvoerFout
from ivp_tui.invoer.keuring import Keuring
from ivp_tui.invoer.tomlbestand import FORMAAT, lees_toml

__all__ = [
    "CIJFERKOLOMMEN",
    "FORMAAT",
    "InvoerFout",
    "lees_bestand",
    "lees_cijfers",
    "lees_gemeente",
    "lees_inhoud",
    "lees_plan",
]

_Rijen = Mapping[str, tuple[Rij, ...]]

#: a figure in TOML has every column of the CSV; what is left out is this
_CIJFER = {
    "wijk": "",
    "waarde": None,
    "status": "definitief",
    "bron": "",
    "uitgave": "",
    "vindplaats": "",
    "gekozen": False,
    "toelichting": "",
}


#: the table that makes a file of its kind -> all that such a file may hold
_SOORTEN = {"gemeente": VAN_GEMEENTE, "plan": VAN_PLAN}


def lees_bestand(pad: Path, cijferbestanden: Iterable[Path] = ()) -> Inhoud:
    """One TOML file of any kind: a gemeente (with the figures that go with it), a plan, both, or an aanvulling.

    Raises InvoerFout with the line of the first thing that is not as docs/planbestand.md says.
    """
    return _lees(pad, cijferbestanden)


def lees_gemeente(pad: Path, cijferbestanden: Iterable[Path] = ()) -> Gemeente_inhoud:
    """A gemeente file with the figures that go with it; raises InvoerFout."""
    return _lees(pad, cijferbestanden, "gemeente").gemeenten[0]


def lees_plan(pad: Path) -> Plan_inhoud:
    """A plan file; raises InvoerFout."""
    return _lees(pad, moet="plan").plannen[0]


def lees_inhoud(map_: Path) -> Inhoud:
    """All content in a folder: gemeente-NAAM.toml with its cijfers-NAAM*.csv, and every other TOML file by itself.

    Raises InvoerFout, also for a cijfers-*.csv that goes with no gemeente file.
    """
    namen = {pad: pad.stem.removeprefix("gemeente-") for pad in sorted(map_.glob("gemeente-*.toml"))}
    cijfers: dict[str, list[Path]] = {naam: [] for naam in namen.values()}
    for csv in sorted(map_.glob("cijfers-*.csv")):
        cijfers[_gemeente_van(csv, namen.values())].append(csv)
    delen = [
        _lees(pad, cijfers[namen[pad]], "gemeente") if pad in namen else _lees(pad)
        for pad in sorted(map_.glob("*.toml"))
    ]
    return Inhoud(
        tuple(gemeente for deel in delen for gemeente in deel.gemeenten),
        tuple(plan for deel in delen for plan in deel.plannen),
        tuple(aanvulling for deel in delen for aanvulling in deel.aanvullingen),
    )


def _gemeente_van(csv: Path, namen: Iterable[str]) -> str:
    """The gemeente whose figures these are: the longest name, for one may begin as another does."""
    passend = [naam for naam in namen if csv.stem.startswith(f"cijfers-{naam}")]
    if not passend:
        raise InvoerFout(csv, "", "hoort bij geen gemeente; noem het bestand cijfers-NAAM.csv naast gemeente-NAAM.toml")
    return max(passend, key=len)


def _lees(pad: Path, cijferbestanden: Iterable[Path] = (), moet: str = "") -> Inhoud:
    """One file; `moet` is the table that it must hold."""
    document = lees_toml(pad)
    cijferbestanden = tuple(cijferbestanden)
    moet = moet or ("gemeente" if cijferbestanden else "")
    if moet and moet not in document.inhoud:
        raise InvoerFout(pad, "regel 1", f"er is geen tabel [{moet}]; zet die onder formaat = {FORMAAT}")
    soorten = [naam for naam in _SOORTEN if naam in document.inhoud]
    tabellen = {naam: tabel for soort in soorten for naam, tabel in _SOORTEN[soort].items()}
    rijen = Keuring(document).bestand(tabellen or VAN_AANVULLING)
    if not rijen:
        raise InvoerFout(pad, "regel 1", "er staat geen tabel in; begin met [plan] of [gemeente]")
    csv = tuple(rij for bestand in cijferbestanden for rij in lees_cijfers(bestand))
    return Inhoud(
        (_gemeente(rijen, csv),) if "gemeente" in soorten else (),
        (_plan(rijen),) if "plan" in soorten else (),
        () if soorten else (Aanvulling(*_delen(rijen, "bron kenmerk toezegging verhaal vervolg")),),
    )


def _delen(rijen: _Rijen, namen: str) -> Iterable[tuple[Rij, ...]]:
    return (rijen.get(naam, ()) for naam in namen.split())


def _gemeente(rijen: _Rijen, csv: tuple[Rij, ...]) -> Gemeente_inhoud:
    bronnen, wijken, gebieden, indicatoren = _delen(rijen, "bron wijk gebied indicator")
    cijfers = tuple(_cijfer(rij) for rij in rijen.get("cijfer", ()))
    return Gemeente_inhoud(rijen["gemeente"][0], bronnen, wijken, gebieden, indicatoren, cijfers + csv)


def _cijfer(rij: Rij) -> Rij:
    return Rij({**_CIJFER, **rij, "onbekend": rij.get("onbekend") or None, "waar": rij.waar}, rij.waar)


def _plan(rijen: _Rijen) -> Plan_inhoud:
    plan = rijen["plan"][0]
    for kant in (vervolg[kant] for vervolg in rijen.get("vervolg", ()) for kant in ("van", "naar")):
        kant["plan"] = kant.get("plan") or plan["slug"]
    namen = "bron hoofddoel kenmerk partner overleg thema toezegging verhaal vervolg"
    return Plan_inhoud(plan, *_delen(rijen, namen))
