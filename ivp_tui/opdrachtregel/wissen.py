"""`ivp wissen`: erase what was written, with its history and in the backups; a dry run unless it is asked for.

Imported when asked for; nothing heavier than click is imported before it is known what was asked.
"""

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from ivp_tui import paden
from ivp_tui.opdrachtregel.taal import FOUT, Onderdeel, bedoelt_u, json_optie, toon, zeg

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_wissen import Wis
    from ivp_tui.klad import Kladwissing
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.opslag.wiskopieen import Kopiewerk
    from ivp_tui.opslag.wisresten import Rest
    from ivp_tui.opslag.wiszoek import Vondst

#: of a shorter text far too much would be found, in characters
KORTST = 3

_VOORBEELDEN = """\b
Voorbeelden:
  ivp wissen --tekst "Jan de Vries"
  ivp wissen --tekst "Jan de Vries" --uitvoeren
  ivp wissen --tekst "Jan de Vries" --kies 1,3-5 --uitvoeren
  ivp wissen actie 17 --veld toelichting --uitvoeren
  ivp wissen verhaal 3"""


@dataclass(slots=True)
class Opdracht:
    """What was asked, what was found, and what came of it; `tekst` is in zoekvorm."""

    tekst: str = ""
    ook_wie: bool = False
    vondsten: list["Vondst"] = field(default_factory=list)
    gekozen: list["Vondst"] = field(default_factory=list)
    namen: dict[str, int] = field(default_factory=dict)
    logboek_id: int | None = None
    kopiewerk: list["Kopiewerk"] = field(default_factory=list)
    resten: list["Rest"] = field(default_factory=list)
    klad: "Kladwissing | None" = None
    over: list[str] = field(default_factory=list)

    @property
    def alles(self) -> bool:
        """Whether all that was found was chosen."""
        return len(self.gekozen) == len(self.vondsten)

    @property
    def klad_geraakt(self) -> bool:
        """Whether kept typed text has it too."""
        return self.klad is not None and bool(self.klad.weg or self.klad.bezet)

    @property
    def iets(self) -> bool:
        """Whether there is anything to erase."""
        return bool(self.gekozen or (self.ook_wie and self.namen))


@click.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog=_VOORBEELDEN)
@click.argument("soort", required=False, metavar="[SOORT")
@click.argument("nummer", required=False, type=int, metavar="NUMMER]")
@click.option("--veld", "velden", multiple=True, metavar="VELD", help="Alleen dit veld; mag vaker.")
@click.option("--tekst", metavar="TEKST", help="Alles waar deze tekst in staat of stond.")
@click.option("--kies", metavar="NUMMERS", help="Bij --tekst: alles, of welke uit de lijst, zoals 1,3-5.")
@click.option("--ook-wie", is_flag=True, help="Bij --tekst: ook als naam van wie iets wijzigde.")
@click.option("--proef", is_flag=True, help="Zeg alleen wat er weg zou gaan; zo gaat het ook vanzelf.")
@click.option("--uitvoeren", is_flag=True, help="Wis het. Dit is niet terug te draaien.")
@json_optie
@click.pass_context
def wissen(
    ctx: click.Context,
    soort: str | None,
    nummer: int | None,
    velden: tuple[str, ...],
    tekst: str | None,
    kies: str | None,
    ook_wie: bool,
    proef: bool,
    uitvoeren: bool,
    als_json: bool,
) -> None:
    """Wis wat er over iemand geschreven is, voorgoed.

    Met SOORT en NUMMER (actie 17) gaat wat mensen in dat item schreven, met --veld één veld. Ook de geschiedenis in
    het logboek en de reservekopieën van ivp worden gewist. Zonder --uitvoeren ziet u alleen wat er weg zou gaan.
    """
    from ivp_tui.opslag.bestand import open_bestand

    _keur_keuzes(soort, nummer, velden, tekst, kies, ook_wie, proef and uitvoeren)
    bestand = open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen)
    try:
        opdracht = _zoek(bestand, soort, nummer, velden, tekst, ook_wie)
        opdracht.gekozen = _kies(opdracht.vondsten, kies) if kies else opdracht.vondsten
        _voer_op(bestand, opdracht, uitvoeren, als_json, vraag=tekst is not None and kies is None)
    finally:
        bestand.sluit()
    if opdracht.over:
        raise SystemExit(FOUT)


def _keur_keuzes(
    soort: str | None,
    nummer: int | None,
    velden: tuple[str, ...],
    tekst: str | None,
    kies: str | None,
    ook_wie: bool,
    tegelijk: bool,
) -> None:
    """Refuse what cannot go together; raises UsageError."""
    if tegelijk:
        raise click.UsageError("kies --proef of --uitvoeren, niet allebei")
    if tekst is not None and (soort is not None or velden):
        raise click.UsageError("--tekst gaat niet samen met SOORT, NUMMER of --veld")
    if tekst is None and (kies is not None or ook_wie):
        raise click.UsageError("--kies en --ook-wie horen bij --tekst")
    if tekst is None and (soort is None or nummer is None):
        raise click.UsageError("er ontbreekt iets: SOORT en NUMMER, zoals actie 17, of --tekst")
    if kies is not None and kies.strip() != "alles" and not re.fullmatch(r"\d+(-\d+)?(,\d+(-\d+)?)*", _plat(kies)):
        raise click.UsageError(f"--kies «{kies[:40]}»: geef alles, of nummers zoals 1,3-5")


def _plat(kies: str) -> str:
    return "".join(kies.split())


def _zoek(
    bestand: "Bestand", soort: str | None, nummer: int | None, velden: tuple[str, ...], tekst: str | None, ook_wie: bool
) -> Opdracht:
    """What there is to erase; raises UsageError or ClickException where the question cannot be understood."""
    from ivp_tui.domein.wijziging_wissen import zoekvorm
    from ivp_tui.opslag.wissen import namen_met
    from ivp_tui.opslag.wiszoek import zoek_item, zoek_tekst

    if tekst is None:
        # _keur_keuzes saw to it
        assert soort is not None
        assert nummer is not None
        _keur_plek(bestand, soort, nummer, velden)
        return Opdracht(vondsten=zoek_item(bestand.conn, soort, nummer, velden))
    vorm = zoekvorm(tekst)
    if len(vorm) < KORTST:
        raise click.UsageError(f"--tekst «{tekst[:40]}» is te kort; geef minstens {KORTST} tekens")
    return Opdracht(vorm, ook_wie, zoek_tekst(bestand.conn, vorm), namen=namen_met(bestand.conn, vorm))


def _keur_plek(bestand: "Bestand", soort: str, nummer: int, velden: tuple[str, ...]) -> None:
    from ivp_tui.opslag.tabellen import ALLE_TABELLEN
    from ivp_tui.opslag.wisvelden import itemvelden, tekstvelden
    from ivp_tui.opslag.wiszoek import ooit_geweest

    soorten = [tabel for tabel in ALLE_TABELLEN if itemvelden(bestand.conn, tabel)]
    if soort not in ALLE_TABELLEN:
        raise click.UsageError(f"er is geen soort «{soort[:40]}»; wel: {', '.join(soorten)}{bedoelt_u(soort, soorten)}")
    wel = tekstvelden(bestand.conn, soort)
    for veld in velden:
        if veld not in wel:
            zin = f"{soort} heeft geen tekstveld «{veld[:40]}»"
            raise click.UsageError(f"{zin}; wel: {', '.join(wel) or 'geen'}{bedoelt_u(veld, wel)}")
    if not -(2**63) <= nummer < 2**63 or not ooit_geweest(bestand.conn, soort, nummer):
        raise click.ClickException(f"{soort} {nummer} is er niet en was er nooit; nummers geeft: ivp boom --json")


def _kies(vondsten: list["Vondst"], kies: str) -> list["Vondst"]:
    """Those of these numbers, counted from 1; raises ClickException for a number that is not in the list."""
    if kies.strip() == "alles":
        return vondsten
    gekozen: set[int] = set()
    for deel in _plat(kies).split(","):
        van, _, tot = deel.partition("-")
        hoogste = int(tot or van)
        if not 1 <= int(van) <= hoogste <= len(vondsten):
            raise click.ClickException(f"{deel} staat niet in de lijst; die gaat van 1 tot en met {len(vondsten)}")
        gekozen |= set(range(int(van), hoogste + 1))
    return [vondst for nummer, vondst in enumerate(vondsten, 1) if nummer in gekozen]


def _voer_op(bestand: "Bestand", opdracht: Opdracht, uitvoeren: bool, als_json: bool, vraag: bool) -> None:
    """Show what was found, and do it where that was asked."""
    from ivp_tui.opdrachtregel.wisernaast import ruim_ernaast
    from ivp_tui.opdrachtregel.wistekst import als_gegevens, toon_lijst, toon_uitkomst
    from ivp_tui.opslag.gewist import lees_gewist
    from ivp_tui.opslag.wiskopieen import eigen_kopieen, heeft_tekst

    kopieen = eigen_kopieen(bestand)
    # what was erased before may have been cut off before it was done: then it is finished
    afmaken = uitvoeren and bool(lees_gewist(bestand.conn))
    ruim_ernaast(bestand, opdracht, proef=True)
    elders = opdracht.klad_geraakt or any(heeft_tekst(pad, opdracht.tekst) for pad in kopieen)
    if not opdracht.iets and not afmaken and not elders:
        raise click.ClickException(_niets(opdracht))
    if not als_json:
        toon_lijst(bestand, opdracht, len(kopieen), uitvoeren)
    if uitvoeren and vraag and opdracht.vondsten and not als_json and sys.stdin.isatty() and sys.stdout.isatty():
        opdracht.gekozen = _vraag_welke(opdracht.vondsten)
        if not opdracht.gekozen:
            toon("Er is niets gewist.")
            return
    if uitvoeren:
        _wis(bestand, opdracht)
    if als_json:
        from ivp_tui.opdrachtregel.taal import toon_json

        toon_json(als_gegevens(bestand, opdracht, kopieen, uitvoeren))
    elif uitvoeren:
        toon_uitkomst(bestand, opdracht)


def _niets(opdracht: Opdracht) -> str:
    if not opdracht.tekst:
        return "daar staat geen tekst, en in het logboek ook niet; er is niets te wissen"
    if opdracht.namen:
        return "die tekst is alleen de naam van wie iets wijzigde; wis hem met --ook-wie"
    ernaast = "".join(f"; kijk wel naar {rest.pad}: {rest.reden}" for rest in opdracht.resten[:3])
    return f"die tekst staat niet in het bestand en niet in het logboek; er is niets te wissen{ernaast}"


def _vraag_welke(vondsten: list["Vondst"]) -> list["Vondst"]:
    while True:
        antwoord: str = click.prompt("Wat wissen? alles, nummers zoals 1,3-5, of niets", default="niets")
        if antwoord.strip().casefold() in ("niets", "nee", "n", ""):
            return []
        try:
            _keur_keuzes(None, None, (), "", antwoord.casefold(), False, False)
            return _kies(vondsten, antwoord.casefold())
        except (click.UsageError, click.ClickException) as fout:
            toon(fout.message)


def _wis(bestand: "Bestand", opdracht: Opdracht) -> None:
    """First the file, in one transaction; then its free pages; then the backups. What stays undone goes in `over`."""
    from ivp_tui.domein.wijziging_wissen import Wis
    from ivp_tui.instellingen import lees_instellingen
    from ivp_tui.opdrachtregel.wisernaast import ruim_ernaast
    from ivp_tui.opslag.bestand import BestandFout, leg_uit
    from ivp_tui.opslag.wiskopieen import wis_kopieen
    from ivp_tui.opslag.wissen import ruim_op

    wie = lees_instellingen(paden.instellingen()).wie
    if opdracht.iets:
        plekken = tuple(vondst.plek for vondst in opdracht.gekozen)
        _schrijf(bestand, Wis(plekken, opdracht.tekst, ook_wie=opdracht.ook_wie), wie, opdracht)
    try:
        ruim_op(bestand)
    except BestandFout as fout:
        opdracht.over.append(str(fout))
    try:
        # the line that was last copied from the screen may well be this one
        paden.gekopieerd().unlink(missing_ok=True)
    except OSError as fout:
        opdracht.over.append(f"{paden.gekopieerd()}: {leg_uit(fout)}")
    for werk in wis_kopieen(bestand, opdracht.tekst, opdracht.alles, opdracht.ook_wie, wie):
        opdracht.kopiewerk.append(werk)
        if werk.uitkomst == "niet":
            opdracht.over.append(f"{werk.pad}: {werk.reden}")
    ruim_ernaast(bestand, opdracht)


def _schrijf(bestand: "Bestand", wijziging: "Wis", wie: str, opdracht: Opdracht) -> None:
    from ivp_tui.domein.wijziging import Geweigerd
    from ivp_tui.opslag.schrijven import schrijf
    from ivp_tui.opslag.wissen import schrijf_over

    schrijf_over(bestand.conn)
    try:
        uitslag = schrijf(bestand, wijziging, None, wie)
    except Geweigerd as fout:
        raise click.ClickException(f"er is niets gewist: {fout}") from fout
    if uitslag.waarschuwing:
        zeg(uitslag.waarschuwing)
    opdracht.logboek_id = uitslag.logboek_id if uitslag.gewijzigd else None
