"""Short ways to read a beeld as plain text; imported as `tests.weergave.hulp`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from ivp_tui import paden
from ivp_tui.domein.plan import StandVanZaken, Status
from ivp_tui.domein.stand import Stand
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.detail import Alinea
from ivp_tui.weergave.regel import Regel, pas_in, plat

PLAN = "utrecht-2015-2018"
VANDAAG = date(2026, 3, 4)
BLIK = Blik(2018, VANDAAG)

#: text as it can come from a person, a paste or an import, and what may never reach a terminal
VIJANDIG = (
    "[b]vet[/b] [/x] [Noord] 12%",
    "\x1b[2J\x1b]0;titel\x07 kleur \x1b[31m",
    "\x1b]52;c;aGFsbG8=\x07",
    "links \u202erechts\u202c \u2066en\u2069",
    "\x9b2J\x7f\x00\x85 einde",
    "tab\tregel\nnog een\r\nen \u2028 ook \u200b\ufeff",
    "漢字テスト 👩‍👩‍👧 é\u0301\u0302\u0303\u0304\u0305",
    "x" * 100_000,
    "\\",
)


def bouw_echt(pad: Path) -> Path:
    """A fresh file with the shipped content."""
    bouw(pad, lees_inhoud(paden.PLANNEN))
    return pad


def tekst(regels: Iterable[Regel], cellen: int = 0) -> list[str]:
    """The lines as text: laid out in so many cells, or left and right with one space between."""
    if cellen:
        return [plat(pas_in(regel, cellen)).rstrip() for regel in regels]
    return [f"{plat(regel.links)} {' '.join(plat(regel.rechts).split())}".strip() for regel in regels]


def stijl(regel: Regel, stuk: str) -> str:
    """The style of the first piece of a line that holds a text."""
    return next(stijl for inhoud, stijl in (*regel.links, *regel.rechts) if stuk in inhoud)


def alinea_tekst(alineas: Iterable[Alinea]) -> str:
    """Everything the detail says, as one text."""
    return "\n".join(f"{alinea.label}: {alinea.tekst}" for alinea in alineas)


def met(
    stand: Stand, actie_id: int, status: Status, wijk_id: int | None = None, reden: str = "", op: str = "2026-03-01"
) -> Stand:
    """The stand with one status set."""
    return stand.met_stand(StandVanZaken(actie_id, wijk_id, status, reden, f"{op}T10:00:00Z" if op else None), 1)


def actie_id(stand: Stand, titel: str) -> int:
    """The id of the one actie whose title begins so."""
    (nummer,) = [actie.id for actie in stand.acties if actie.titel.startswith(titel)]
    return nummer


def wijk_id(stand: Stand, naam: str) -> int:
    """The id of a wijk."""
    return next(wijk.id for wijk in stand.wijken if wijk.naam == naam)


def met_vijandige_namen(stand: Stand, tekst: str) -> Stand:
    """The stand with `tekst` in every name, title and note that a person can write."""

    def overal(rijen: tuple, *velden: str) -> tuple:
        return tuple(replace(rij, **dict.fromkeys(velden, tekst)) for rij in rijen)

    acties = overal(stand.acties, "titel", "toelichting", "trekker", "schakels", "aanpak", "vindplaats")
    acties = tuple(replace(a, partners=overal(a.partners, "naam", "rol")) for a in acties)
    themas = overal(stand.themas, "titel", "toelichting", "vindplaats")
    themas = tuple(replace(t, partners=overal(t.partners, "naam", "rol")) for t in themas)
    eerste = stand.acties[0].id
    return replace(
        stand,
        plan=replace(stand.plan, titel=tekst, gemeente=tekst, missie=tekst, vindplaats=tekst),
        wijken=overal(stand.wijken, "naam", "code"),
        themas=themas,
        doelen=overal(stand.doelen, "titel", "toelichting", "vindplaats"),
        acties=acties,
        indicatoren=overal(stand.indicatoren, "naam", "toelichting"),
        streefwaarden=overal(stand.streefwaarden, "vindplaats", "toelichting"),
        metingen=overal(stand.metingen, "bron", "uitgave", "vindplaats", "toelichting"),
        standen=(StandVanZaken(eerste, None, Status.AANDACHT, tekst, "2026-03-01T10:00:00Z"),),
        kenmerken=overal(stand.kenmerken, "soort", "tekst", "vindplaats"),
        overlegsoorten=overal(stand.overlegsoorten, "naam", "ritme", "voorzitter", "deelnemers", "taak", "vindplaats"),
        partners=overal(stand.partners, "naam", "afkorting"),
        gebieden=overal(stand.gebieden, "naam", "ligging", "toelichting", "vindplaats"),
        bronnen=overal(stand.bronnen, "titel", "uitgever", "url", "toelichting"),
    )
