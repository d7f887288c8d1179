"""The lines of the screen on which a new plan is made: its fields, the switches, and the tree of what goes along."""

from collections.abc import Iterator, Mapping
from typing import Literal

from ivp_tui.domein.nieuwplan import VELDEN, Ontwerp
from ivp_tui.domein.plan import Actie, Doel, Thema
from ivp_tui.domein.plankeus import KLAAR, acties_onder, is_gekozen, telling
from ivp_tui.domein.schoon import schoon
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, breedte, plat, wikkel
from ivp_tui.weergave.tekens import statusstijl, statusteken

#: the line that makes the plan
MAAK: Sleutel = ("maak", 0, 0)

#: where one begins: the first field
BEGIN: Sleutel = ("veld", 0, 0)

#: the names of the switches in a Keus, in the order of the screen
SCHAKELAARS: tuple[Literal["partners", "overleggen", "kenmerken"], ...] = ("partners", "overleggen", "kenmerken")

_LABELBREED = 8
_FOUTTEKEN = "✗ "
_OPEN, _DICHT, _GEEN = "▾ ", "▸ ", "  "


def regels(ontwerp: Ontwerp, dicht: frozenset[Sleutel], cellen: int) -> tuple[Regel, ...]:
    """All lines for a list of a number of cells; of what is in `dicht` the lines below are left out."""
    fouten = ontwerp.fouten
    return (
        *_velden(ontwerp.velden, fouten, cellen),
        *_schakelaars(ontwerp, cellen),
        _kop("Wat gaat mee"),
        *(_foutregels(fouten["keus"], 1, cellen) if "keus" in fouten else ()),
        *_boom(ontwerp, dicht),
        _kop(""),
        Regel(MAAK, ((" → Maak dit plan", "dof" if fouten else "gekozen"),), (("ctrl+s ", "toets"),)),
    )


def telregel(ontwerp: Ontwerp, cellen: int) -> Regel:
    """What it will become: "5 thema's, 13 doelen, 40 acties gaan mee"."""
    tekst = f" {ontwerp.keus.tekst} gaan mee"
    if breedte(tekst) > cellen:
        tekst = tekst.removesuffix(" gaan mee")
    streefwaarden = telling(ontwerp.keus, ontwerp.stand).streefwaarden
    erbij = f" · {streefwaarden} streefwaarden nog in te vullen"
    rest = ((erbij, "dof"),) if streefwaarden and breedte(tekst + erbij) < cellen else ()
    return Regel(("telling", 0, 0), ((tekst, "titel-sterk"), *rest))


def veldnaam(sleutel: Sleutel) -> str:
    """The name of the field that a line is of, '' where it is of none."""
    return VELDEN[sleutel[1]] if sleutel[0] == "veld" else ""


def _kop(tekst: str) -> Regel:
    return Regel(("kop", 0, 0), ((f" {tekst}", "kop-tekst"),), kiesbaar=False)


def _velden(velden: Mapping[str, str], fouten: Mapping[str, str], cellen: int) -> Iterator[Regel]:
    """Each field, with what is wrong beside it, or beneath it where there is no room."""
    for nummer, naam in enumerate(VELDEN):
        delen: tuple[Deel, ...] = ((f" {naam.capitalize():<{_LABELBREED}}", "label"), (schoon(velden[naam]), ""))
        fout = fouten.get(naam, "")
        ernaast = f"   {_FOUTTEKEN}{fout}"
        past = fout and breedte(plat(delen) + ernaast) <= cellen
        yield Regel(("veld", nummer, 0), (*delen, (ernaast, "fout")) if past else delen)
        if fout and not past:
            yield from _foutregels(fout, _LABELBREED + 1, cellen)


def _foutregels(fout: str, inspringing: int, cellen: int) -> Iterator[Regel]:
    teken = _FOUTTEKEN
    for stuk in wikkel(fout, cellen - inspringing - len(_FOUTTEKEN)):
        yield Regel(("fout", 0, 0), ((f"{'':<{inspringing}}{teken}{stuk}", "fout"),), kiesbaar=False)
        teken = " " * len(_FOUTTEKEN)


def _vak(aan: bool) -> Deel:
    return ("[x] ", "toets") if aan else ("[ ] ", "dof")


def _schakelaars(ontwerp: Ontwerp, cellen: int) -> Iterator[Regel]:
    keus = ontwerp.keus
    aantal = telling(keus, ontwerp.stand)
    stukken = (
        ("partners en hun rollen", keus.partners, aantal.partners),
        ("overleggen", keus.overleggen, aantal.overleggen),
        ("kenmerken en missie (van het oude plan)", keus.kenmerken, aantal.kenmerken),
    )
    for nummer, (tekst, aan, hoeveel) in enumerate(stukken):
        past = aan and breedte(tekst) + 12 < cellen
        yield Regel(
            ("schakelaar", nummer, 0), ((" ", ""), _vak(aan), (tekst, "")), ((f"{hoeveel} ", "dof"),) if past else ()
        )


def _boom(ontwerp: Ontwerp, dicht: frozenset[Sleutel]) -> Iterator[Regel]:
    stand = ontwerp.stand
    hoofddoelen = stand.doelen_van(None)
    if hoofddoelen:
        boven: Sleutel = ("hoofddoelen", 0, 0)
        yield _regel(ontwerp, boven, 0, "hoofddoelen", "themabreed", boven not in dicht)
        if boven not in dicht:
            yield from (_doel(ontwerp, doel, boven, 1, None) for doel in hoofddoelen)
    for thema in stand.themas:
        yield from _thema(ontwerp, thema, dicht)


def _thema(ontwerp: Ontwerp, thema: Thema, dicht: frozenset[Sleutel]) -> Iterator[Regel]:
    stand = ontwerp.stand
    sleutel: Sleutel = ("thema", thema.id, 0)
    acties = acties_onder(stand, sleutel)
    mee = sum(actie.id in ontwerp.keus.acties for actie in acties)
    rechts: Deel = (f"{mee} van {len(acties)} " if acties else "", "dof")
    doelen, breed = stand.doelen_van(thema.id), acties_onder(stand, ("themabreed", thema.id, 0))
    vouw = sleutel not in dicht if doelen or breed else None
    ster = "★ " if thema.prioriteit else ""
    yield _regel(ontwerp, sleutel, 0, f"{ster}{thema.titel}", "thema", vouw, rechts=rechts)
    if vouw is not True:
        return
    for doel in doelen:
        onder: Sleutel = ("doel", doel.id, 0)
        acties = acties_onder(stand, onder)
        yield _doel(ontwerp, doel, sleutel, 1, onder not in dicht if acties else None)
        if onder not in dicht:
            yield from (_actie(ontwerp, actie, onder, doel.id) for actie in acties)
    if breed:
        onder = ("themabreed", thema.id, 0)
        yield _regel(ontwerp, onder, 1, "voor het hele thema", "themabreed", onder not in dicht, sleutel)
        if onder not in dicht:
            yield from (_actie(ontwerp, actie, onder, 0) for actie in breed)


def _doel(ontwerp: Ontwerp, doel: Doel, ouder: Sleutel, diepte: int, vouw: bool | None) -> Regel:
    vorm = "◆ " if doel.soort == "meetbaar" else "◇ "
    return _regel(ontwerp, ("doel", doel.id, 0), diepte, f"{vorm}{doel.titel}", "doel", vouw, ouder)


def _actie(ontwerp: Ontwerp, actie: Actie, ouder: Sleutel, doel_id: int) -> Regel:
    status = ontwerp.stand.zicht(actie.id, None).status
    rechts: Deel = (f"{statusteken(status)} " if status in KLAAR else "", statusstijl(status))
    return _regel(ontwerp, ("actie", actie.id, doel_id), 2, actie.titel, "", None, ouder, rechts)


def _regel(
    ontwerp: Ontwerp,
    sleutel: Sleutel,
    diepte: int,
    titel: str,
    stijl: str,
    vouw: bool | None,
    ouder: Sleutel | None = None,
    rechts: Deel = ("", ""),
) -> Regel:
    """A line of the tree; what does not go along is dimmed."""
    aan = is_gekozen(ontwerp.keus, ontwerp.stand, sleutel)
    teken = _GEEN if vouw is None else _OPEN if vouw else _DICHT
    delen = ((f" {'  ' * diepte}{teken}", "dof"), _vak(aan), (schoon(titel), stijl if aan else "dof"))
    return Regel(sleutel, delen, (rechts,) if rechts[0] else (), vouw, ouder)
