"""The command `ivp logboek`: who changed what and when, newest first.

Nothing heavier than click is imported before it is known what was asked.
"""

from typing import TYPE_CHECKING, Any

import click

from ivp_tui.opdrachtregel.taal import Onderdeel, bedoelt_u, json_optie, toon_json, zeg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ivp_tui.domein.logboek import Loggroep, Logkeus
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.weergave.regel import Regel

_VOORBEELDEN = """\b
Voorbeelden:
  ivp logboek
  ivp logboek --sinds 1-12-2026 --wijk Overvecht
  ivp logboek --wie anna --aantal 500 --json"""

#: how many are shown when nothing is said, and at most
_AANTAL, _HOOGSTENS = 50, 100_000


@click.command("logboek", cls=Onderdeel, options_metavar="[OPTIES]", epilog=_VOORBEELDEN)
@click.option("--sinds", metavar="DATUM", help="Vanaf deze dag, zoals 5-12-2026 of vrijdag.")
@click.option("--wie", metavar="NAAM", help="Alleen wat deze persoon wijzigde.")
@click.option("--wijk", metavar="NAAM", help="Alleen wat over deze wijk gaat.")
@click.option(
    "--aantal",
    type=click.IntRange(1, _HOOGSTENS),
    default=_AANTAL,
    metavar="N",
    help=f"Hoogstens zoveel wijzigingen; anders {_AANTAL}.",
)
@click.option("--met-notities", is_flag=True, help="Toon ook wat in eigen notities staat.")
@json_optie
@click.pass_context
def logboek(
    ctx: click.Context,
    sinds: str | None,
    wie: str | None,
    wijk: str | None,
    aantal: int,
    met_notities: bool,
    als_json: bool,
) -> None:
    """Toon wie wat wanneer wijzigde, het nieuwste eerst.

    Ongedaan maken gaat op de werkbank, met L.
    """
    from ivp_tui.domein.logboek import Logkeus, sinds_dag
    from ivp_tui.opslag.bestand import open_bestand

    dag = sinds_dag(_lees_dag(sinds)) if sinds is not None else ""
    bestand = open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen)
    try:
        wijken = _wijken(bestand, wijk or ctx.obj.wijk)
        # one more than is shown tells whether there is more
        groepen = list(_lees(bestand, Logkeus(wijken=wijken, wie=wie or "", sinds=dag), aantal + 1, met_notities))
        demo = bestand.demo
    finally:
        bestand.sluit()
    if als_json:
        toon_json([{**({"demo": True} if demo else {}), **_json(groep)} for groep in groepen[:aantal]])
        return
    _toon(groepen[:aantal], demo)
    if len(groepen) > aantal:
        zeg(f"Er is meer; toon het met: ivp logboek --aantal {min(aantal * 10, _HOOGSTENS)}")


def _lees_dag(tekst: str) -> "date":
    from datetime import date

    from ivp_tui.domein.datum import DatumFout
    from ivp_tui.invoer.datumtaal import Datumtaal

    try:
        return Datumtaal(date.today()).dag(tekst, vooruit=False)
    except DatumFout as fout:
        raise click.UsageError(f"--sinds «{tekst[:40]}»: {fout}") from fout


def _wijken(bestand: "Bestand", naam: str | None) -> tuple[int, ...] | None:
    """The ids of the wijken of this name, None where none was asked for."""
    if naam is None or naam.casefold() in ("", "stad"):
        return None
    rijen = bestand.conn.execute("SELECT id, naam FROM wijk ORDER BY volgorde, id").fetchall()
    gevonden = tuple(nummer for nummer, titel in rijen if titel.casefold() == naam.casefold())
    if not gevonden:
        namen = [titel for _, titel in rijen]
        wel = ", ".join(namen) or "geen; er staan geen wijken in dit bestand"
        raise click.UsageError(f"er is geen wijk «{naam}»; wel: {wel}{bedoelt_u(naam, namen)}")
    return gevonden


def _lees(bestand: "Bestand", keus: "Logkeus", aantal: int, met_notities: bool) -> "Iterator[Loggroep]":
    from ivp_tui.opslag.lezen_logboek import BLAD, lees_blad

    vanaf: int | None = None
    while aantal > 0:
        blad = lees_blad(bestand.conn, keus, vanaf, min(aantal, BLAD), met_notities=met_notities)
        yield from blad.groepen
        aantal -= len(blad.groepen)
        vanaf = blad.verder
        if vanaf is None:
            return


def _json(groep: "Loggroep") -> dict[str, Any]:
    return {
        "groep": groep.id,
        "tijd": groep.tijd,
        "wie": groep.wie,
        "omschrijving": groep.omschrijving,
        "buiten_ivp_om": groep.buiten_om,
        "maakt_ongedaan": groep.maakt_ongedaan,
        "ongedaan_door": groep.ongedaan_door,
        "wijken": list(groep.waar),
        "items": [
            {"soort": item.soort, "id": item.nummer, "titel": item.titel, "plan": item.plan or None, "weg": item.weg}
            for item in groep.items
        ],
        "regels": groep.regels,
        "velden": [
            {"soort": v.item.soort, "id": v.item.nummer, "veld": v.naam, "oud": v.oud, "nieuw": v.nieuw}
            for v in groep.velden
        ],
    }


def _toon(groepen: list["Loggroep"], demo: bool) -> None:
    from datetime import date

    from ivp_tui.opdrachtregel.uitvoer import BREEDTE, demoregels, toon_regels
    from ivp_tui.weergave.logboek import logregels

    if not groepen:
        zeg("Het logboek heeft hiervan niets.")
        return
    per = {groep.id: groep for groep in groepen}
    regels: list[Regel] = demoregels(demo)
    for regel in logregels(groepen, BREEDTE, date.today()):
        regels.append(regel)
        if regel.sleutel[0] == "groep":
            regels += _velden(per[regel.sleutel[1]])
    toon_regels(regels)


#: of one groep at most so many fields are printed; --json gives more
_VELDEN = 8


def _velden(groep: "Loggroep") -> list["Regel"]:
    from ivp_tui.domein.schoon import schoon
    from ivp_tui.weergave.logboek import veranderd
    from ivp_tui.weergave.regel import Regel

    uit: list[Regel] = []
    for veld in groep.velden[:_VELDEN]:
        bij = f"{veld.item.soort} «{veld.item.titel[:60]}»: " if len(groep.items) > 1 else ""
        label = (f"          {schoon(bij + veld.naam)}: ", "dof")
        uit.append(Regel(("veld", groep.id, len(uit)), (label, *veranderd(veld))))
    if len(groep.velden) > _VELDEN:
        tekst = f"          en nog {max(groep.regels, len(groep.velden)) - _VELDEN} in het logboek"
        uit.append(Regel(("veld", groep.id, len(uit)), ((tekst, "dof"),)))
    return uit
