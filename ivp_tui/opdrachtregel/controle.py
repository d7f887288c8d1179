"""`ivp controle`: whether the file is whole, what each finding means, and mending it; imported when asked for."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from ivp_tui import paden
from ivp_tui.opdrachtregel.taal import BEVINDINGEN, Onderdeel, json_optie, toon, toon_json, zeg

if TYPE_CHECKING:
    from ivp_tui.opslag.controle import Controle
    from ivp_tui.opslag.herstel import Verslag

#: how many findings of one kind are told one by one
HOOGSTENS = 5

_VOORBEELDEN = """\b
Voorbeelden:
  ivp controle
  ivp --db kopie.db controle --json
  ivp controle --repareer
  ivp controle --repareer --boek-bij"""

#: kind of finding -> what it means for who works in the file
UITLEG = {
    "kop": "Het begin van het bestand klopt niet: geen ivp-bestand, een andere versie, of er ontbreekt een stuk.",
    "ernaast": "SQLite past zo'n bestand bij het openen toe op het plan. Dit is van een ander bestand of van vroeger"
    " en zou het plan bederven. ivp opent het plan daarom alleen om te lezen.",
    "schade": "Een deel van het bestand is door schijf, kabel of synchronisatie bedorven. Wat nog te lezen is kunt u"
    " redden; een reservekopie van voor de schade is beter.",
    "index": "Een index is een wegwijzer naar de rijen. Er is niets weg, maar zoeken en tellen kan mis gaan.",
    "opbouw": "Iemand heeft de opbouw van het bestand gewijzigd, met een ander programma.",
    "verwijzing": "Een rij hoort bij iets dat er niet is. Dat komt van een ander programma dat er niet op let.",
    "logboek": "Er zijn regels uit het logboek gehaald. Wat er nu in het plan staat hoeft niet fout te zijn, maar is"
    " niet meer helemaal na te gaan.",
    "naspelen": "Er staat iets anders in het plan dan het logboek zegt: door schade, of omdat iemand buiten het"
    " logboek om iets wijzigde. Kijk of wat er staat klopt.",
    "schrijver": "Een ander programma brak een wijziging halverwege af.",
    "kenmerk": "Zonder kenmerk weet ivp niet welk bestand dit is; het gaat niet open.",
    "gekozen": "Van elk cijfer telt er precies een. Kies het in de werkbank met b.",
    "samenhang": "Zo'n rij is niet te tonen en doet niet mee.",
    "waarde": "Een waarde die ivp niet kent is niet te tonen. Wat het moet zijn weet alleen u.",
    "zoeken": "Het zoekregister staat niet in het bestand maar wordt uit de tabellen gemaakt; daar is iets niet te"
    " lezen.",
}

#: what mends it -> what to do
HERSTEL = {
    "repareer": "Herstellen zonder verlies: ivp controle --repareer",
    "boek-bij": "Klopt wat er nu staat? Leg het vast met: ivp controle --repareer --boek-bij. Anders: ivp terugzetten",
    "redden": "Liefst een reservekopie: ivp terugzetten. Redden in een nieuw bestand: ivp controle --repareer",
    "": "Dit herstelt ivp niet vanzelf: verbeter het zelf, of zet een reservekopie terug met: ivp terugzetten",
}


@click.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog=_VOORBEELDEN)
@click.option("--inhoud", "van_inhoud", is_flag=True, help="Tel wat erin staat en noem wat niet volledig is.")
@click.option("--repareer", is_flag=True, help="Herstel wat zonder verlies kan; maakt eerst een kopie.")
@click.option("--boek-bij", is_flag=True, help="Met --repareer: zet in het logboek wat er nu staat.")
@json_optie
@click.pass_context
def controle(ctx: click.Context, van_inhoud: bool, repareer: bool, boek_bij: bool, als_json: bool) -> None:
    """Kijk na of het bestand heel is en het logboek klopt.

    Wijzigt niets, behalve met --repareer. Vindt het iets, of blijft er iets over, dan is de code bij einde 3.
    """
    from ivp_tui.opslag.controle import controleer

    if boek_bij and not repareer:
        raise click.UsageError("--boek-bij hoort bij --repareer")
    if van_inhoud and repareer:
        raise click.UsageError("kies --inhoud of --repareer, niet allebei")
    if van_inhoud:
        _controleer_inhoud(controleer(ctx.obj.pad), als_json)
        return
    from ivp_tui.invoer.planbestand import lees_inhoud

    inhoud = lees_inhoud(paden.PLANNEN)
    if repareer:
        from ivp_tui.instellingen import lees_instellingen
        from ivp_tui.opslag import herstel

        wie = lees_instellingen(paden.instellingen()).wie
        _toon_verslag(herstel.repareer(ctx.obj.pad, inhoud, boek_bij, wie), als_json)
        return
    uitkomst = controleer(ctx.obj.pad, inhoud)
    _zie_om(uitkomst)
    _toon_controle(uitkomst, als_json)


def _zie_om(uitkomst: "Controle") -> None:
    """Where the file stands and what lies beside it, as remarks: that is no fault of the file."""
    from ivp_tui.opslag.conflictkopie import conflictkopieen, vergelijk
    from ivp_tui.opslag.omgeving import waarschuwing

    uitkomst.opmerkingen += filter(None, [waarschuwing(uitkomst.pad)])
    for kopie in conflictkopieen(uitkomst.pad):
        uitkomst.opmerkingen += vergelijk(uitkomst.pad, kopie)


def _gegevens(uitkomst: "Controle") -> dict[str, Any]:
    bevindingen = [
        {"soort": b.soort, "tekst": b.tekst, "uitleg": UITLEG.get(b.soort, ""), "herstel": b.herstel}
        for b in uitkomst.bevindingen
    ]
    velden = {"in_orde": uitkomst.in_orde, "logboek_id": uitkomst.logboek_id, "bevindingen": bevindingen}
    return {"bestand": str(uitkomst.pad), **velden, "opmerkingen": uitkomst.opmerkingen}


def _toon_controle(uitkomst: "Controle", als_json: bool) -> None:
    if als_json:
        toon_json(_gegevens(uitkomst))
    else:
        for regel in controleregels(uitkomst):
            toon(regel)
    if not uitkomst.in_orde:
        raise SystemExit(BEVINDINGEN)


def controleregels(uitkomst: "Controle") -> Iterator[str]:
    """That the file is in order, or the findings by kind with what each means and what to do; then the remarks."""
    from ivp_tui.domein.schoon import schoon

    if uitkomst.in_orde:
        yield schoon(f"in orde: {uitkomst.pad} (logboek t/m #{uitkomst.logboek_id})")
    else:
        yield schoon(f"niet in orde: {uitkomst.pad}")
        for (soort, herstel), groep in groupby(uitkomst.bevindingen, key=lambda b: (b.soort, b.herstel)):
            rij = list(groep)
            yield from (f"- {schoon(bevinding.tekst)}" for bevinding in rij[:HOOGSTENS])
            if len(rij) > HOOGSTENS and not rij[HOOGSTENS].tekst.startswith("en nog"):
                yield f"- en nog {len(rij) - HOOGSTENS} van zulke delen"
            elif len(rij) > HOOGSTENS:
                yield f"- {rij[HOOGSTENS].tekst}"
            yield f"  {UITLEG[soort]}"
            yield f"  {HERSTEL[herstel]}"
    yield from (f"  ({schoon(zin)})" for zin in uitkomst.opmerkingen)


def _toon_verslag(verslag: "Verslag", als_json: bool) -> None:
    from ivp_tui.domein.schoon import schoon

    if als_json:
        kopie, gered = (str(pad) if pad else None for pad in (verslag.kopie, verslag.gered))
        velden = {"gedaan": verslag.gedaan, "gelaten": verslag.gelaten, "kopie": kopie, "gered": gered}
        toon_json(_gegevens(verslag.na) | velden)
    else:
        if verslag.kopie is not None:
            toon(schoon(f"kopie van ervoor: {verslag.kopie}"))
        for zin in verslag.gedaan:
            toon(schoon(f"+ {zin}"))
        for zin in verslag.gelaten:
            toon(schoon(f"! {zin}"))
        if not verslag.gedaan and not verslag.gelaten:
            toon("er is niets hersteld")
        if verslag.gered is not None:
            toon(schoon(f"kijk het geredde bestand na met: ivp --db {verslag.gered} controle"))
        for regel in controleregels(verslag.na):
            toon(regel)
    if not verslag.na.in_orde:
        raise SystemExit(BEVINDINGEN)


def _controleer_inhoud(heel: "Controle", als_json: bool) -> None:
    """Report on the content of a file that was checked first: of what cannot be read the check says what is wrong."""
    from ivp_tui.opdrachtregel.inhoudtekst import als_waarden, inhoudtekst
    from ivp_tui.opslag.inhoudscontrole import controleer_inhoud

    verslag = controleer_inhoud(heel)
    if verslag is None:
        _toon_controle(heel, als_json)
        return
    if als_json:
        toon_json(als_waarden(verslag))
    else:
        for regel in inhoudtekst(verslag).split("\n"):
            toon(regel)
    if not heel.in_orde:
        zeg("Let op: er is meer mis met dit bestand; kijk met: ivp controle")
    if not verslag.volledig:
        raise SystemExit(BEVINDINGEN)
