"""The command of the second screen. Nothing heavier than click is imported before it is known what was asked."""

import click

from ivp_tui.opdrachtregel.taal import GEBRUIK, Onderdeel, bedoelt_u, heeft_terminal


@click.command(
    cls=Onderdeel,
    options_metavar="[OPTIES]",
    epilog="Voorbeeld: ivp beamer --wijk Overvecht. Op de werkbank opent B hem in een eigen venster.",
)
@click.option("--plan", metavar="SLUG", help="Het plan, zolang geen werkbank iets anders toont.")
@click.option("--wijk", metavar="NAAM", help="De wijk, of stad, zolang geen werkbank iets anders toont.")
@click.pass_context
def beamer(ctx: click.Context, plan: str | None, wijk: str | None) -> None:
    """Toon op een tweede scherm wat de werkbank op hetzelfde bestand laat zien.

    Hij volgt vanzelf, kan niets wijzigen, en laat weg wat niet voor de zaal is: eigen notities en aantallen onder de 5
    in een wijk. Met houders = false onder [beamer] in ivp.toml ook wie iets doet.
    """
    if not heeft_terminal("de beamer"):
        raise SystemExit(GEBRUIK)
    from ivp_tui.opslag.bestand import BestandFout, leg_uit
    from ivp_tui.opslag.lezen import OnbekendPlan
    from ivp_tui.tui.beamer import OnbekendeWijk, start

    pad, slug, naam = ctx.obj.pad, plan or ctx.obj.plan, wijk or ctx.obj.wijk
    try:
        code = start(pad, slug, naam)
    except OnbekendeWijk as fout:
        raise click.UsageError(f"{fout}{bedoelt_u(naam or '', fout.namen)}") from fout
    except OnbekendPlan as fout:
        if not fout.slugs:
            raise click.ClickException(f"{pad}: er staat geen plan in; kies een ander bestand met --db") from fout
        raise click.UsageError(f"{fout}{bedoelt_u(slug or '', fout.slugs)}") from fout
    except ValueError as fout:
        raise click.ClickException(f"{pad}: {leg_uit(fout)}") from fout
    except BestandFout as fout:
        if not fout.beschadigd:
            raise
        from ivp_tui.opslag.aangetast import uitweg

        raise click.ClickException(f"{fout}. {uitweg(pad)}") from fout
    raise SystemExit(code)
