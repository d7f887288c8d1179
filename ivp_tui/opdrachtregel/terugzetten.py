"""`ivp terugzetten`: which backups there are, what one of them would change, and putting it back.

Imported when asked for; nothing heavier than click is imported before it is known what was asked.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivp_tui import paden
from ivp_tui.opdrachtregel.taal import Onderdeel, json_optie, toon, toon_json, zeg

if TYPE_CHECKING:
    from ivp_tui.domein.verschil import Verschil
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.opslag.terugzetten import Kopie

#: how many changes are told by name; --json gives them all
HOOGSTENS = 12

#: how long a value may be in a line of the preview, in characters
_LENGTE = 40

_VOORBEELDEN = """\b
Voorbeelden:
  ivp terugzetten
  ivp terugzetten 2026-12-05
  ivp terugzetten 2026-12-05 --uitvoeren
  ivp terugzetten /media/usb/ivp-maandag.db --json"""


@click.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog=_VOORBEELDEN)
@click.argument("kopie", required=False, metavar="[DATUM|PAD]")
@click.option("--proef", is_flag=True, help="Zeg alleen wat er zou veranderen; zo gaat het ook vanzelf.")
@click.option("--uitvoeren", is_flag=True, help="Zet de reservekopie terug.")
@json_optie
@click.pass_context
def terugzetten(ctx: click.Context, kopie: str | None, proef: bool, uitvoeren: bool, als_json: bool) -> None:
    """Toon de reservekopieën, of zet er een terug.

    Zonder DATUM of PAD staan ze er alle, met wat er sindsdien gewijzigd is. Terugzetten is één wijziging: in de
    werkbank draait u haar terug met u.
    """
    if proef and uitvoeren:
        raise click.UsageError("kies --proef of --uitvoeren, niet allebei")
    if uitvoeren and kopie is None:
        raise click.UsageError("er ontbreekt iets: DATUM of PAD van de reservekopie")
    bestand = _open(ctx)
    try:
        if uitvoeren and bestand.beschadigd and ctx.obj.alleen_lezen:
            raise click.ClickException("er is niets teruggezet: alleen lezen (zo geopend)")
        if kopie is None:
            _toon_lijst(bestand, als_json)
        else:
            _zet_terug(bestand, kopie, uitvoeren, als_json)
    finally:
        bestand.sluit()


def _open(ctx: click.Context) -> "Bestand":
    from ivp_tui.opslag.bestand import BestandFout, open_bestand

    try:
        return open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen, ook_beschadigd=True)
    except BestandFout as fout:
        if not fout.beschadigd:
            raise
        # what cannot be opened cannot be written either: then a backup takes its place
        raise click.ClickException(
            f"{fout}. Uw reservekopieën staan in {paden.reservekopieen()}; open er een met: ivp --db PAD"
        ) from fout


def _toon_lijst(bestand: "Bestand", als_json: bool) -> None:
    from ivp_tui.opslag.terugzetten import lees_kopieen

    kopieen = lees_kopieen(bestand)
    if als_json:
        toon_json([_gegevens(kopie) for kopie in kopieen])
    elif bestand.demo:
        toon("Dit is een demo; daarvan maakt ivp geen reservekopieën.")
    elif not kopieen:
        toon("Er is nog geen reservekopie; ivp maakt er een voor de eerste wijziging van elke dag.")
    else:
        for kopie in kopieen:
            toon(f"{_noem(kopie):<12} {_grootte(kopie.grootte):>8}  {_sindsdien(kopie)}")
        toon(f"Bekijk wat er zou veranderen met: ivp terugzetten {_noem(kopieen[0])}")


def _gegevens(kopie: "Kopie") -> dict[str, Any]:
    keer, rijen = kopie.sindsdien or (None, None)
    velden = {"pad": str(kopie.pad), "datum": str(kopie.dag) if kopie.dag else None, "grootte": kopie.grootte}
    return {**velden, "bezwaar": kopie.bezwaar, "wijzigingen_sindsdien": keer, "rijen_sindsdien": rijen}


def _noem(kopie: "Kopie") -> str:
    return str(kopie.dag) if kopie.dag else kopie.pad.name


def _grootte(bytes_: int) -> str:
    return (
        f"{max(1, round(bytes_ / 1024))} kB" if bytes_ < 1_000_000 else f"{bytes_ / 1_000_000:.1f} MB".replace(".", ",")
    )


def _sindsdien(kopie: "Kopie") -> str:
    if kopie.bezwaar:
        return f"niet te gebruiken: {kopie.bezwaar}"
    if kopie.sindsdien is None:
        return "het logboek van het bestand gaat niet verder op deze reservekopie"
    keer, rijen = kopie.sindsdien
    if not keer:
        return "sindsdien is er niets gewijzigd"
    waar = ", ".join(_aantal(tabel, aantal) for tabel, aantal in rijen.items())
    return f"sindsdien {keer} {'wijziging' if keer == 1 else 'wijzigingen'}: {waar}"


def _aantal(tabel: str, aantal: int) -> str:
    from ivp_tui.opdrachtregel.planopname import WOORDEN, in_woorden

    return in_woorden(tabel, aantal) if tabel in WOORDEN else f"{aantal} {tabel}"


def _zet_terug(bestand: "Bestand", kopie: str, uitvoeren: bool, als_json: bool) -> None:
    from ivp_tui.domein.verschil import verschillen
    from ivp_tui.domein.wijziging_plan import ZetTerug
    from ivp_tui.opslag.lezen import laatste_logboek
    from ivp_tui.opslag.terugzetten import lees_kopie_zonder, lees_tabellen

    pad, noemer = _zoek(bestand, kopie)
    if bestand.beschadigd:
        _plaats_terug(bestand, pad, noemer, uitvoeren)
        return
    gezien = laatste_logboek(bestand.conn)
    dan, gewist = lees_kopie_zonder(bestand, pad)
    alle = list(verschillen(lees_tabellen(bestand.conn), dan))
    nummer = None
    if uitvoeren and alle:
        nummer = _schrijf(bestand, ZetTerug(dan, f"teruggezet: de reservekopie {noemer}", gezien))
    if als_json:
        rijen = [
            {"tabel": v.tabel, "rij": v.rij, "wat": v.soort, "naam": v.naam, "velden": dict(v.velden)} for v in alle
        ]
        velden = {"pad": str(pad), "uitgevoerd": nummer is not None, "logboek_id": nummer, "verschillen": rijen}
        toon_json({**velden, "blijft_gewist": [plek._asdict() for plek, _ in gewist]})
        return
    for zin in _voorproef(alle, noemer):
        toon(zin)
    for plek, was in gewist[:HOOGSTENS]:
        toon(f"Blijft gewist, al staat het nog in deze reservekopie: {plek} ({was.wanneer})")
    if len(gewist) > HOOGSTENS:
        toon(f"en nog {len(gewist) - HOOGSTENS} velden die gewist blijven; alles geeft --json")
    if nummer is not None:
        toon(f"#{nummer}. Teruggezet. In de werkbank draait u dit terug met u.")
    elif alle:
        toon(f"Proef, er is niets geschreven. Terugzetten doet: ivp terugzetten {shlex.quote(kopie)} --uitvoeren")


def _plaats_terug(bestand: "Bestand", pad: Path, noemer: str, uitvoeren: bool) -> None:
    """A damaged file is never written: the backup takes its place, and it is kept under another name."""
    if not uitvoeren:
        toon(f"Het bestand is beschadigd. Met --uitvoeren komt de reservekopie {noemer} ervoor in de plaats;")
        toon("het beschadigde bestand blijft ernaast staan. Proef, er is niets geschreven.")
        return
    from ivp_tui.opslag.terugplaatsen import plaats_terug

    opzij = plaats_terug(bestand, pad)
    toon(f"Teruggeplaatst: de reservekopie {noemer}. Het beschadigde bestand heet nu {opzij.name}.")


def _zoek(bestand: "Bestand", kopie: str) -> tuple[Path, str]:
    """The backup that was asked for by day, by its name in the folder or by its path, and what to call it."""
    from ivp_tui.domein.datum import DatumFout, lees_datum, schrijf_datum
    from ivp_tui.opslag.dagkopie import dagkopieen, kopiemap

    pad = Path(kopie).expanduser()
    if pad.exists():
        return pad, pad.name
    if (paden.reservekopieen() / pad.name).is_file() and pad.name == kopie:
        return paden.reservekopieen() / pad.name, pad.name
    try:
        dag = lees_datum(kopie)
    except DatumFout:
        raise click.ClickException(f"{pad} bestaat niet; de reservekopieën toont: ivp terugzetten") from None
    gevonden = dagkopieen(kopiemap(bestand.uuid)).get(dag)
    if gevonden is None:
        raise click.ClickException(f"er is geen reservekopie van {schrijf_datum(dag)}; welke er zijn: ivp terugzetten")
    return gevonden, f"van {schrijf_datum(dag)}"


def _schrijf(bestand: "Bestand", wijziging: Any) -> int:
    """Do it and give the logboek id; raises ClickException with the reason when it cannot be."""
    from ivp_tui.domein.wijziging import Geweigerd
    from ivp_tui.instellingen import lees_instellingen
    from ivp_tui.opslag.schrijven import schrijf

    try:
        uitslag = schrijf(bestand, wijziging, None, lees_instellingen(paden.instellingen()).wie)
    except Geweigerd as fout:
        raise click.ClickException(f"er is niets teruggezet: {fout}") from fout
    if uitslag.waarschuwing:
        zeg(uitslag.waarschuwing)
    return uitslag.logboek_id


def _voorproef(alle: list["Verschil"], noemer: str) -> Iterator[str]:
    """What changes in each table, and the first changes by name."""
    from ivp_tui.domein.verschil import tel

    if not alle:
        yield f"De reservekopie {noemer} is gelijk aan het bestand; er is niets terug te zetten."
        return
    yield f"Wat er verandert met de reservekopie {noemer}:"
    for tabel, per in tel(alle).items():
        delen = [f"{aantal} {soort}" for soort, aantal in sorted(per.items())]
        yield f"  {_aantal(tabel, per.total())}: {', '.join(delen)}"
    yield "De eerste wijzigingen:" if len(alle) > HOOGSTENS else "De wijzigingen:"
    for verschil in alle[:HOOGSTENS]:
        yield from (f"  {zin}" for zin in _zinnen(verschil))
    if len(alle) > HOOGSTENS:
        yield f"  en nog {len(alle) - HOOGSTENS}; alles geeft --json"


def _zinnen(verschil: "Verschil") -> Iterator[str]:
    wat = f"{verschil.tabel} {_citeer(verschil.naam) if verschil.naam else verschil.rij}"
    if verschil.soort != "anders":
        yield f"{wat}: {'komt terug' if verschil.soort == 'terug' else 'gaat weg'}"
        return
    for veld, (nu, dan) in verschil.velden.items():
        yield f"{wat}, {veld}: nu {_citeer(nu)}, dan {_citeer(dan)}"


def _citeer(waarde: str) -> str:
    if not waarde:
        return "leeg"
    return f"«{waarde if len(waarde) <= _LENGTE else waarde[: _LENGTE - 1] + '…'}»"
