"""The commands about meetings: which there were, and the verslag of one as Markdown, HTML or DOCX.

Nothing heavier than click is imported before it is known what was asked.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivp_tui.opdrachtregel.taal import Groep, Onderdeel, bedoelt_u, json_optie, toon, toon_json, zeg

if TYPE_CHECKING:
    from ivp_tui.domein.overleg import Overleg
    from ivp_tui.domein.stand import Stand
    from ivp_tui.opslag.bestand import Bestand

_VOORBEELDEN = """\b
Voorbeelden:
  ivp overleg lijst
  ivp overleg verslag > verslag.md
  ivp overleg verslag 12 --soort docx --naar verslag.docx"""

SOORTEN = ("md", "html", "docx")


@click.group("overleg", cls=Groep, options_metavar="", subcommand_metavar="OPDRACHT …", epilog=_VOORBEELDEN)
def overleg() -> None:
    """Overleggen bekijken, en het verslag van een overleg schrijven."""


@contextmanager
def _open(ctx: click.Context) -> Iterator["Bestand"]:
    """The open file; a value in it that is not of its kind is told as such."""
    from ivp_tui.opslag.bestand import leg_uit, open_bestand

    bestand = open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen)
    try:
        yield bestand
    except ValueError as fout:
        raise click.ClickException(f"{bestand.pad}: {leg_uit(fout)}") from fout
    finally:
        bestand.sluit()


def _lees_stand(bestand: "Bestand", slug: str | None) -> "Stand":
    from datetime import date

    from ivp_tui.opslag.lezen import OnbekendPlan, lees_stand

    try:
        return lees_stand(bestand.conn, slug, date.today().year)
    except OnbekendPlan as fout:
        if not fout.slugs:
            raise click.ClickException(
                f"{bestand.pad}: er staat geen plan in; kies een ander bestand met --db"
            ) from fout
        raise click.UsageError(f"{fout}{bedoelt_u(slug or '', fout.slugs)}") from fout


def _overleggen(bestand: "Bestand", stand: "Stand", wijk: str | None) -> tuple["Overleg", ...]:
    """The meetings of the gemeente of the plan in view, the newest first; of one wijk where that was asked."""
    from ivp_tui.opslag.lezen_overleg import lees_overleggen

    alle = lees_overleggen(bestand.conn, stand.plan.gemeente_id)
    if wijk is None:
        return alle
    if wijk.casefold() == "stad":
        return tuple(o for o in alle if o.wijk_id is None)
    namen = [w.naam for w in stand.wijken]
    if wijk.casefold() not in [naam.casefold() for naam in namen]:
        wel = ", ".join(namen) or "geen; deze gemeente heeft er geen"
        raise click.UsageError(f"er is geen wijk «{wijk}»; wel: {wel}{bedoelt_u(wijk, namen)}")
    return tuple(o for o in alle if o.wijk.casefold() == wijk.casefold())


@overleg.command(
    cls=Onderdeel,
    options_metavar="[OPTIES]",
    short_help="Toon de overleggen, het nieuwste eerst.",
    epilog="Voorbeeld: ivp overleg lijst --wijk Overvecht",
)
@click.option("--wijk", metavar="NAAM", help="Alleen de overleggen van deze wijk, of stad.")
@json_optie
@click.pass_context
def lijst(ctx: click.Context, wijk: str | None, als_json: bool) -> None:
    """Toon de overleggen, het nieuwste eerst: nummer, datum, naam, wijk en hoeveel er is afgesproken."""
    with _open(ctx) as bestand:
        stand, waar = _lees_stand(bestand, ctx.obj.plan), wijk or ctx.obj.wijk
        rijen = [_rij(bestand, o) for o in _overleggen(bestand, stand, waar)]
    if als_json:
        toon_json(rijen)
    elif rijen:
        for rij in rijen:
            toon(_regel(rij))
    else:
        zeg(f"Er is nog geen overleg van {waar}." if waar else "Er is nog geen overleg in dit bestand.")


def _rij(bestand: "Bestand", o: "Overleg") -> dict[str, Any]:
    from ivp_tui.opslag.lezen_overleg import lees_afspraken_van, lees_agenda

    gemaakt = lees_afspraken_van(bestand.conn, o.id)
    agenda = lees_agenda(bestand.conn, o.id)
    return {
        **({"demo": True} if bestand.demo else {}),
        "overleg_id": o.id,
        "overleg": o.naam,
        "soort": o.soort or None,
        "plan": o.plan,
        "wijk": o.wijk or None,
        "datum": o.datum.isoformat(),
        "aanwezig": o.aanwezig,
        "open": o.is_open,
        "agendapunten": len(agenda),
        "behandeld": sum(punt.behandeld for punt in agenda),
        "afspraken": sum(a.soort == "afspraak" for a in gemaakt),
        "besluiten": sum(a.soort == "besluit" for a in gemaakt),
    }


_GETELD = (("afspraak", "afspraken"), ("besluit", "besluiten"))


def _regel(rij: dict[str, Any]) -> str:
    from datetime import date

    from ivp_tui.domein.datum import schrijf_datum

    stand = "  (open)" if rij["open"] else ""
    telling = ", ".join(f"{rij[veel]} {een if rij[veel] == 1 else veel}" for een, veel in _GETELD)
    dag = schrijf_datum(date.fromisoformat(rij["datum"]))
    return f"{rij['overleg_id']:>4}  {dag:<11}  {rij['overleg']} ({rij['wijk'] or 'stad'}): {telling}{stand}"


@overleg.command(
    cls=Onderdeel,
    options_metavar="[OPTIES]",
    short_help="Schrijf het verslag van een overleg.",
    epilog="""\b
Voorbeelden:
  ivp overleg verslag --naar verslag.md
  ivp overleg verslag laatste --wijk Overvecht --soort html --naar verslag.html
  ivp overleg verslag 12 --soort docx --naar verslag.docx --overschrijf""",
)
@click.argument("welk", default="laatste", metavar="[NUMMER|laatste]")
@click.option(
    "--soort", type=click.Choice(SOORTEN), metavar="SOORT", help="md, html of docx; vanzelf zoals --naar eindigt."
)
@click.option(
    "--naar", type=click.Path(path_type=Path), metavar="PAD", help="Het bestand; zonder --naar op het scherm."
)
@click.option("--wijk", metavar="NAAM", help="Het laatste overleg van deze wijk, of stad.")
@click.option("--overschrijf", is_flag=True, help="Vervang het bestand als het er al is.")
@click.pass_context
def verslag(
    ctx: click.Context, welk: str, soort: str | None, naar: Path | None, wijk: str | None, overschrijf: bool
) -> None:
    """Schrijf het verslag van een overleg: besluiten, afspraken, wat er veranderde en wat er besproken is.

    NUMMER staat voorop in ivp overleg lijst; zonder is het dat van het laatste overleg. Eigen notities staan er nooit
    in, en een aantal onder 5 in een wijk staat er als <5.
    """
    from ivp_tui.opdrachtregel.bewaren import bewaar
    from ivp_tui.opslag.lezen_verslag import lees_verslag

    keus = _soort(soort, naar)
    with _open(ctx) as bestand:
        gekozen = _kies(bestand, _lees_stand(bestand, ctx.obj.plan), welk, wijk, ctx.obj.wijk)
        stand = _lees_stand(bestand, gekozen.plan)
        inhoud = _schrijf(keus, lees_verslag(bestand.conn, gekozen.id, stand, bestand.demo))
        demo = bestand.demo
    if naar is None:
        # as bytes: the text is UTF-8, whatever the terminal speaks
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()
    else:
        bewaar(naar, inhoud, overschrijf)
        zeg(f"{naar} is geschreven: {gekozen.titel()}")
    if demo:
        zeg("Let op: dit is een demo; de statussen zijn verzonnen")


def _soort(soort: str | None, naar: Path | None) -> str:
    """Which kind is wanted: what was said, else what the file is called, else Markdown."""
    achtervoegsel = naar.suffix.lower().removeprefix(".") if naar else ""
    if soort is None and achtervoegsel not in ("", *SOORTEN):
        raise click.UsageError(f"{naar} eindigt niet op .md, .html of .docx; geef een andere naam, of --soort")
    if soort is not None and achtervoegsel in SOORTEN and achtervoegsel != soort:
        raise click.UsageError(
            f"{naar} is de naam van een {achtervoegsel}, en --soort is {soort}; kies een van de twee"
        )
    keus = soort or achtervoegsel or "md"
    if keus == "docx" and naar is None:
        raise click.UsageError("een docx gaat niet naar het scherm; geef een bestand, zoals --naar verslag.docx")
    return keus


def _kies(bestand: "Bestand", stand: "Stand", welk: str, wijk: str | None, mijn: str | None) -> "Overleg":
    """The meeting that is meant: by its number, of `wijk` where given, else the last of `wijk` or `mijn`."""
    from ivp_tui.opslag.lezen_overleg import lees_overleg

    if welk.casefold() == "laatste":
        alle = _overleggen(bestand, stand, wijk or mijn)
        if not alle:
            waar = f" van {wijk or mijn}" if wijk or mijn else ""
            raise click.ClickException(f"er is nog geen overleg{waar}; kijk met: ivp overleg lijst")
        return alle[0]
    nummer = int(welk) if welk.isascii() and welk.isdigit() and len(welk) < 10 else None
    if nummer is None:
        raise click.UsageError(f"«{welk[:40]}» is geen overleg; geef een nummer uit ivp overleg lijst, of laatste")
    gevonden = lees_overleg(bestand.conn, nummer)
    if gevonden is None:
        raise click.UsageError(f"er is geen overleg {nummer}; kijk met: ivp overleg lijst")
    if wijk is not None and gevonden.id not in [o.id for o in _overleggen(bestand, stand, wijk)]:
        raise click.UsageError(
            f"overleg {nummer} is van {gevonden.wijk or 'de stad'}, niet van {wijk}; laat --wijk of het nummer weg"
        )
    return gevonden


def _schrijf(soort: str, wat: Any) -> bytes:
    """The verslag as the bytes of a file of this kind."""
    from ivp_tui.rapport.verslag import verslagdocument
    from ivp_tui.rapport.vormen import als_bytes

    return als_bytes(verslagdocument(wat), soort)
