"""What `ivp wissen` prints: what would go and where, and what became of the file and of each backup."""

import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ivp_tui.domein.wijziging_wissen import zoekvorm
from ivp_tui.opdrachtregel import wisernaast
from ivp_tui.opdrachtregel.taal import toon, zeg
from ivp_tui.opslag.wisvelden import vreemde_tabellen
from ivp_tui.opslag.wiszoek import bij_item, zelfde_tekst

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_wissen import Wisplek
    from ivp_tui.opdrachtregel.wissen import Opdracht
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.opslag.wiszoek import Vondst

#: how much of a text is shown, and how much of that stands before what was looked for, in characters
_LENGTE, _AANLOOP = 60, 20

ELDERS = (
    "Wat u zelf elders bewaarde (kopieën, demo's, plannen als tekst) vindt ivp niet:",
    "verwijder het, of wis daarin met: ivp --db PAD wissen …",
)


def toon_lijst(bestand: "Bestand", opdracht: "Opdracht", kopieen: int, uitvoeren: bool) -> None:
    """Print what was found, what is not looked into, and how to do it."""
    if bestand.demo:
        toon("Dit is een demo; in het bestand waarvan hij gemaakt is blijft de tekst staan.")
    for nummer, vondst in enumerate(opdracht.vondsten, 1):
        mee = "" if vondst in opdracht.gekozen else "  (niet gekozen)"
        toon(f"{nummer:>3}. {vondst.plek}, {vondst.naam}{mee}")
        toon(f"     {_waar(vondst)}: {_stuk(vondst.tekst, opdracht.tekst)}")
    if not opdracht.vondsten:
        toon("In het bestand staat dit niet (meer).")
    for zin in _opmerkingen(bestand, opdracht):
        toon(zin)
    for zin in wisernaast.zinnen(opdracht, gedaan=False) if not uitvoeren else ():
        toon(zin)
    if not uitvoeren:
        toon(f"Proef, er is niets gewist. Ook gaat het uit {_kopieen(kopieen)} van dit bestand.")
        for zin in ELDERS:
            toon(zin)
        toon("Wissen is niet terug te draaien. Het doet: dezelfde opdracht met --uitvoeren")


def _kopieen(aantal: int) -> str:
    return f"{aantal} {'reservekopie' if aantal == 1 else 'reservekopieën'}"


def _opmerkingen(bestand: "Bestand", opdracht: "Opdracht") -> Iterator[str]:
    for wie, aantal in opdracht.namen.items():
        gaat = "gaat ook weg" if opdracht.ook_wie else "blijft staan; weg met --ook-wie"
        keer = "1 wijziging" if aantal == 1 else f"{aantal} wijzigingen"
        yield f"De naam «{wie}» staat bij {keer} als wie ze deed: die {gaat}."
    if not opdracht.tekst:
        elders = zelfde_tekst(bestand.conn, opdracht.gekozen)
        if elders:
            yield f"Dezelfde tekst staat ook in {_som_op(elders)}; daar blijft zij staan."
        for tabel, rij in dict.fromkeys(vondst.plek[:2] for vondst in opdracht.gekozen):
            erbij = bij_item(bestand.conn, tabel, rij)
            if erbij:
                yield f"Bij {tabel} {rij} hoort ook {_som_op(erbij)}; daar blijft de tekst staan."
    vreemd = vreemde_tabellen(bestand.conn)
    if vreemd:
        namen = ", ".join(vreemd[:5]) + ("…" if len(vreemd) > 5 else "")
        yield f"LET OP: in tabellen die niet van ivp zijn kijkt ivp niet ({namen}); verwijder die zelf."


def _som_op(plekken: list["Wisplek"]) -> str:
    meer = f" en nog {len(plekken) - 5} plekken" if len(plekken) > 5 else ""
    return ", ".join(map(str, plekken[:5])) + meer


def _waar(vondst: "Vondst") -> str:
    delen = ["nu"] if vondst.nu else []
    if vondst.eerder:
        delen.append(f"{vondst.eerder} keer in het logboek")
    uit = " en ".join(delen) + (f" ({vondst.weg})" if vondst.weg else "")
    return uit if vondst.nu or vondst.weg == "verwijderd" else f"{uit}; wat er nu staat blijft"


def _stuk(tekst: str, gezocht: str) -> str:
    """Some of a text, around what was looked for."""
    plat = " ".join(tekst.split())
    plek = zoekvorm(plat).find(gezocht) if gezocht else 0
    begin = max(0, plek - _AANLOOP)
    voor, na = ("…" if begin else ""), ("…" if begin + _LENGTE < len(plat) else "")
    return f"«{voor}{plat[begin : begin + _LENGTE]}{na}»"


def toon_uitkomst(bestand: "Bestand", opdracht: "Opdracht") -> None:
    """Print what was done with the file and each backup; what is left to do goes to stderr."""
    if opdracht.logboek_id is not None:
        hoeveel = len(opdracht.gekozen)
        wat = f"{hoeveel} {'veld' if hoeveel == 1 else 'velden'}" if hoeveel else "de naam"
        toon(f"#{opdracht.logboek_id}. Gewist: {wat}, met de geschiedenis in het logboek.")
    else:
        toon("In het bestand was niets meer te wissen; wat eerder gewist is, is nagelopen.")
    for werk in opdracht.kopiewerk:
        if werk.uitkomst == "gewist":
            toon(f"Reservekopie {werk.pad.name}: gewist.")
        elif werk.uitkomst == "verwijderd":
            toon(f"Reservekopie {werk.pad.name}: VERWIJDERD, zij was {werk.reden} en niet te herschrijven.")
    telling = Counter(werk.uitkomst for werk in opdracht.kopiewerk)
    if telling["nagekeken"]:
        toon(f"In {_kopieen(telling['nagekeken'])} stond het niet.")
    if not opdracht.kopiewerk:
        toon("Er zijn geen reservekopieën van dit bestand.")
    for zin in wisernaast.zinnen(opdracht, gedaan=True):
        toon(zin)
    for zin in ELDERS:
        toon(zin)
    for zin in opdracht.over:
        zeg(f"NOG NIET KLAAR: {zin}")
    if opdracht.over:
        zeg(f"Geef de opdracht daarna nog eens; ivp maakt dan af wat er over is: {_weer(bestand)}")


def _weer(bestand: "Bestand") -> str:
    return f"ivp --db {shlex.quote(str(bestand.pad))} wissen … --uitvoeren"


def als_gegevens(bestand: "Bestand", opdracht: "Opdracht", kopieen: list[Path], uitvoeren: bool) -> dict[str, Any]:
    """The same for another program."""
    gevonden = [
        {
            "nummer": nummer,
            **vondst.plek._asdict(),
            "naam": vondst.naam,
            "nu": vondst.nu,
            "in_logboek": vondst.eerder,
            "weg": vondst.weg,
            "tekst": vondst.tekst,
            "wordt": vondst.wordt,
            "gekozen": vondst in opdracht.gekozen,
        }
        for nummer, vondst in enumerate(opdracht.vondsten, 1)
    ]
    return {
        **({"demo": True} if bestand.demo else {}),
        "gevonden": gevonden,
        "namen": opdracht.namen,
        "vreemde_tabellen": vreemde_tabellen(bestand.conn),
        "reservekopieen": [
            {"pad": str(werk.pad), "uitkomst": werk.uitkomst, "reden": werk.reden} for werk in opdracht.kopiewerk
        ]
        or [{"pad": str(pad), "uitkomst": "", "reden": ""} for pad in kopieen],
        **wisernaast.als_gegevens(opdracht),
        "uitgevoerd": uitvoeren,
        "logboek_id": opdracht.logboek_id,
        "nog_te_doen": opdracht.over,
    }
