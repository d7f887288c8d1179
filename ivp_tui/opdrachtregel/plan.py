"""The commands about whole plans: which there are, and a plan out of the file or into it as text.

Nothing heavier than click is imported before it is known what was asked. Another command is a function with
@plan.command(cls=Onderdeel, …) of its own.
"""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivp_tui.opdrachtregel.nieuwplan import nieuw
from ivp_tui.opdrachtregel.taal import Groep, Onderdeel, bedoelt_u, json_optie, toon, toon_json, zeg

if TYPE_CHECKING:
    from ivp_tui.opslag.bestand import Bestand

_VOORBEELDEN = """\b
Voorbeelden:
  ivp plan lijst
  ivp plan nieuw --proef
  ivp plan exporteer utrecht-2019-2022 utrecht.toml
  ivp plan importeer utrecht.toml --proef"""


@click.group("plan", cls=Groep, options_metavar="", subcommand_metavar="OPDRACHT …", epilog=_VOORBEELDEN)
def plan() -> None:
    """Plannen bekijken, maken, en als tekst eruit of erin."""


plan.add_command(nieuw)


@contextmanager
def _open(ctx: click.Context) -> Iterator["Bestand"]:
    from ivp_tui.opslag.bestand import open_bestand

    bestand = open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen)
    try:
        yield bestand
    finally:
        bestand.sluit()


@plan.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog="Voorbeeld: ivp plan lijst --json")
@json_optie
@click.pass_context
def lijst(ctx: click.Context, als_json: bool) -> None:
    """Toon welke plannen er in het bestand staan."""
    from datetime import date

    with _open(ctx) as bestand:
        rijen = _plannen(bestand, date.today().year)
    if als_json:
        toon_json(rijen)
    elif rijen:
        for rij in rijen:
            _toon_plan(rij, min(max(len(rij["plan"]) for rij in rijen), _SLUGBREED) + 2)
    else:
        zeg("Er staat geen plan in dit bestand; neem er een op met: ivp plan importeer BESTAND")


def _plannen(bestand: "Bestand", jaar: int) -> list[dict[str, Any]]:
    from ivp_tui.opslag.lezen import lees_plannen
    from ivp_tui.opslag.tabellen import IN_BEELD

    rijen = []
    for een in lees_plannen(bestand.conn):
        telling = {
            f"{soort}{meervoud}": bestand.conn.execute(
                f"SELECT count(*) FROM {soort} WHERE plan_id = ? AND archief = 0{boven}", (een.id,)
            ).fetchone()[0]
            for soort, meervoud, boven in (
                ("thema", "s", ""),
                ("doel", "en", f" AND {IN_BEELD}"),
                ("actie", "s", f" AND {IN_BEELD}"),
            )
        }
        velden = {"plan": een.slug, "titel": een.titel, "gemeente": een.gemeente, "van": een.van, "tot": een.tot}
        rijen.append({**velden, **telling, "geldt": een.geldt_in(jaar)})
    return rijen


def _toon_plan(rij: dict[str, Any], breed: int) -> None:
    from ivp_tui.domein.schoon import schoon
    from ivp_tui.opdrachtregel.planopname import in_woorden
    from ivp_tui.weergave.regel import vul

    geldt = "  (geldt nu)" if rij["geldt"] else ""
    telling = ", ".join(in_woorden(naam, rij[meervoud]) for naam, meervoud in _GETELD)
    toon(f"{vul(schoon(rij['plan']), breed)}{schoon(rij['titel'])}{geldt}")
    toon(f"{'':<{breed}}{schoon(rij['gemeente'])}, {rij['van']}–{rij['tot']}: {telling}")


#: of a slug that is longer the column of titles does not wait
_SLUGBREED = 60

_GETELD = (("thema", "themas"), ("doel", "doelen"), ("actie", "acties"))


#: so many sentences on what could not be written as it stands; a file that another program filled may give thousands
_HOOGSTENS = 20


@plan.command(
    cls=Onderdeel,
    options_metavar="[OPTIES]",
    epilog="""\b
Voorbeelden:
  ivp plan exporteer leusden-2016-2019 leusden.toml
  ivp plan exporteer leusden-2016-2019 --zonder-cijfers | less""",
)
@click.argument("slug", metavar="SLUG")
@click.argument("naar", required=False, type=click.Path(path_type=Path), metavar="[BESTAND]")
@click.option("--zonder-cijfers", is_flag=True, help="Laat de cijfers van de gemeente weg.")
@click.option("--zonder-stand", is_flag=True, help="Laat de statussen weg.")
@click.option("--overschrijf", is_flag=True, help="Vervang het bestand als het er al is.")
@click.pass_context
def exporteer(
    ctx: click.Context, slug: str, naar: Path | None, zonder_cijfers: bool, zonder_stand: bool, overschrijf: bool
) -> None:
    """Schrijf een plan met zijn gemeente als tekst (TOML).

    Zonder BESTAND komt de tekst op het scherm. Inlezen gaat met ivp plan importeer, ook bij een andere gemeente.
    """
    from ivp_tui.invoer.fout import GROOTSTE_BESTAND
    from ivp_tui.invoer.planschrijven import Planschrijver
    from ivp_tui.opdrachtregel.bewaren import bewaar
    from ivp_tui.opslag.lezen import OnbekendPlan
    from ivp_tui.opslag.planuitvoer import lees_planinhoud

    with _open(ctx) as bestand:
        try:
            inhoud = lees_planinhoud(bestand.conn, slug, not zonder_cijfers, not zonder_stand)
        except OnbekendPlan as fout:
            raise click.UsageError(f"{fout}{bedoelt_u(slug, fout.slugs)}") from fout
        demo = bestand.demo and not zonder_stand
    schrijver = Planschrijver()
    tekst = schrijver.tekst(inhoud, "DEMO: de statussen zijn verzonnen." if demo else "")
    if naar is None:
        # as bytes: the text is UTF-8, whatever the terminal speaks
        sys.stdout.buffer.write(tekst.encode())
        sys.stdout.buffer.flush()
    else:
        bewaar(naar, tekst.encode(), overschrijf)
    if demo:
        zeg("Let op: dit is een demo; de statussen zijn verzonnen")
    if len(tekst.encode()) > GROOTSTE_BESTAND:
        zeg("Let op: dit is meer dan ivp weer inleest; laat iets weg, zoals met --zonder-cijfers")
    for opmerking in schrijver.opmerkingen[:_HOOGSTENS]:
        zeg(f"Let op: {opmerking}")
    if len(schrijver.opmerkingen) > _HOOGSTENS:
        zeg(f"Let op: en nog {len(schrijver.opmerkingen) - _HOOGSTENS} van deze meldingen")
    if naar is not None and schrijver.onleesbaar:
        zeg(f"{naar} is geschreven, maar zo niet in te lezen; verbeter eerst wat hierboven staat")
    elif naar is not None:
        zeg(f"{naar} is geschreven; inlezen kan met: ivp plan importeer {shlex.quote(str(naar))}")


@plan.command(
    cls=Onderdeel,
    options_metavar="[OPTIES]",
    epilog="""\b
Voorbeelden:
  ivp plan importeer leusden.toml --proef
  ivp plan importeer gemeente-x.toml cijfers-x.csv plan-x.toml
  ivp plan importeer leusden.toml --slug leusden-kopie
  ivp plan importeer --meegeleverd""",
)
@click.argument("bestanden", nargs=-1, type=click.Path(path_type=Path), metavar="BESTAND…")
@click.option("--slug", metavar="NIEUW", help="Neem het plan op onder deze slug.")
@click.option("--proef", is_flag=True, help="Zeg alleen wat erin zou komen.")
@click.option("--uitvoeren", is_flag=True, help="Neem het op; zo gaat het ook vanzelf.")
@click.option("--meegeleverd", is_flag=True, help="Neem de meegeleverde plannen op die er nog niet zijn.")
@click.pass_context
def importeer(
    ctx: click.Context, bestanden: tuple[Path, ...], slug: str | None, proef: bool, uitvoeren: bool, meegeleverd: bool
) -> None:
    """Neem een plan op uit tekst (TOML), naast wat er al is.

    Alles wordt eerst gelezen en nagekeken. Klopt er iets niet, dan verandert er niets. In de werkbank draait u het
    opnemen terug met u.
    """
    _keur_keuzes(bestanden, slug, proef, uitvoeren, meegeleverd)
    from ivp_tui.opdrachtregel.planopname import neem_wens_op, uitkomst, wens_meegeleverd, wens_van

    with _open(ctx) as bestand:
        slugs = [rij[0] for rij in bestand.conn.execute("SELECT slug FROM plan")]
        wens = wens_meegeleverd(slugs) if meegeleverd else wens_van(bestanden, slug, slugs)
        opname, nummer = neem_wens_op(bestand, wens, proef)
    for zin in uitkomst(wens.inhoud, opname, slugs, nummer, ctx.obj.db or ""):
        toon(zin)


def _keur_keuzes(
    bestanden: tuple[Path, ...], slug: str | None, proef: bool, uitvoeren: bool, meegeleverd: bool
) -> None:
    """Refuse what cannot go together; raises UsageError."""
    if meegeleverd and (bestanden or slug):
        raise click.UsageError("--meegeleverd gaat niet samen met bestanden of --slug")
    if not meegeleverd and not bestanden:
        raise click.UsageError("er ontbreekt iets: BESTAND, of --meegeleverd")
    if proef and uitvoeren:
        raise click.UsageError("kies --proef of --uitvoeren, niet allebei")
    if slug is not None:
        from ivp_tui.invoer.soorten import Soortfout
        from ivp_tui.invoer.soorten import slug as lees_slug

        try:
            lees_slug(slug.strip() or "-")
        except Soortfout as fout:
            raise click.UsageError(f"een slug {fout}") from fout
