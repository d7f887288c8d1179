"""How the command line speaks: click's own words in Dutch, and every error one sentence with its exit code.

Exit codes: 0 ok, 1 error, 2 usage, 3 findings, 130 interrupted. Only click is imported here, for speed.
"""

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import click

FOUT, GEBRUIK, BEVINDINGEN, ONDERBROKEN = 1, 2, 3, 130

_KOPPEN = {"Options": "Opties", "Commands": "Opdrachten", "Positional arguments": "Argumenten"}


class Opmaak(click.HelpFormatter):
    """Help with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        super().write_usage(prog, args, "Gebruik: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading and indent what comes under it."""
        with super().section(_KOPPEN.get(name, name)):
            yield


class Verband(click.Context):
    """A context whose help is Dutch."""

    formatter_class = Opmaak


class _Nederlands(click.Command):
    context_class = Verband

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in Dutch."""
        optie = super().get_help_option(ctx)
        if optie is not None:
            optie.help = "Toon deze hulp."
        return optie


class Onderdeel(_Nederlands):
    """A subcommand."""


class Groep(_Nederlands, click.Group):
    """A group of subcommands."""

    command_class = Onderdeel


class Hoofdopdracht(Groep):
    """The whole command: whatever goes wrong in it ends in one Dutch sentence and an exit code, never a traceback.

    `LUI` are commands and groups that are imported when they are asked for: name -> (module, name in it).
    """

    LUI: ClassVar[dict[str, tuple[str, str]]] = {
        "beamer": ("ivp_tui.opdrachtregel.beamer", "beamer"),
        "controle": ("ivp_tui.opdrachtregel.controle", "controle"),
        "plan": ("ivp_tui.opdrachtregel.plan", "plan"),
        "logboek": ("ivp_tui.opdrachtregel.logboek", "logboek"),
        "overleg": ("ivp_tui.opdrachtregel.overleg", "overleg"),
        "terugzetten": ("ivp_tui.opdrachtregel.terugzetten", "terugzetten"),
        "wissen": ("ivp_tui.opdrachtregel.wissen", "wissen"),
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), *self.LUI})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None where there is none."""
        if cmd_name in self.LUI:
            module, naam = self.LUI[cmd_name]
            gevonden: click.Command = getattr(import_module(module), naam)
            return gevonden
        return super().get_command(ctx, cmd_name)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run and exit, as click's own main does."""
        for stroom in (sys.stdout, sys.stderr):
            if hasattr(stroom, "reconfigure"):
                stroom.reconfigure(errors="replace")  # a terminal that is not UTF-8 shows ? and goes on
        extra.update(prog_name="ivp", standalone_mode=False)
        try:
            code = super().main(*args, **extra)
        except (click.Abort, KeyboardInterrupt):
            code = ONDERBROKEN
        except Exception as fout:
            code = _meld_altijd(fout)
        sys.exit(code or 0)


def bedoelt_u(gezocht: str, keuzes: Iterable[str]) -> str:
    """A tail for a sentence that offers what comes nearest to what was typed, '' where nothing does."""
    from difflib import get_close_matches

    echt = {keuze.casefold(): keuze for keuze in keuzes}
    dichtbij = get_close_matches(gezocht.casefold(), echt, n=1, cutoff=0.5)
    return f"; bedoelt u «{echt[dichtbij[0]]}»?" if dichtbij else ""


def zeg(tekst: str) -> None:
    """Print a sentence on stderr, with nothing in it that could move the cursor."""
    from ivp_tui.domein.schoon import schoon

    click.echo(schoon(tekst, meerregelig=True), err=True)


def heeft_terminal(wat: str = "de werkbank") -> bool:
    """Whether a screen can be shown; where not, that is told of what was asked for."""
    # all three: keys come from stdin, the screen is drawn on stderr, and who sends stdout to a file wants text
    stromen = (sys.stdin, sys.stdout, sys.stderr)
    dom = os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb")
    if dom or not all(stroom is not None and stroom.isatty() for stroom in stromen):
        zeg(f"Fout: {wat} heeft een terminal nodig; het plan als tekst geeft: ivp stand")
        return False
    return True


def toon(zin: str) -> None:
    """Print one line on stdout, with nothing in it that could move the cursor: a path or a title may hold anything."""
    from ivp_tui.domein.schoon import schoon

    click.echo(schoon(zin))


def _meld_altijd(fout: Exception) -> int:
    """Tell an error, also when what is needed for telling it properly is broken itself."""
    try:
        return meld_fout(fout)
    except Exception as nog_een:
        soorten = f"{type(fout).__name__}, {type(nog_een).__name__}"
        click.echo(f"Fout: ivp is gestopt door een fout in het programma ({soorten}); installeer ivp opnieuw", err=True)
        return FOUT


def meld_fout(fout: Exception) -> int:
    """Tell an error as a sentence and give the exit code that belongs to it."""
    if isinstance(fout, click.UsageError):
        _meld_gebruik(fout)
        return GEBRUIK
    if isinstance(fout, click.ClickException):
        zeg(f"Fout: {fout.format_message()}")
        return FOUT
    zin = _bekende_fout(fout)
    zeg(f"Fout: {zin}" if zin else _onbekende_fout(fout))
    return FOUT


def _meld_gebruik(fout: click.UsageError) -> None:
    if isinstance(fout, click.exceptions.NoArgsIsHelpError):
        zeg(fout.format_message())  # a group by itself: what can be asked of it
        return
    if fout.ctx is not None:
        click.echo(fout.ctx.get_usage(), err=True)
        click.echo(f"Hulp: {fout.ctx.command_path} --help\n", err=True)
    zeg(f"Fout: {_zin(fout)}")


def _zin(fout: click.UsageError) -> str:
    """A usage error in Dutch; click's own English is only kept where it says what kind of value it wants."""
    match fout:
        case click.NoSuchOption():
            return f"de optie {fout.option_name} bestaat niet{bedoelt_u(fout.option_name, fout.possibilities or ())}"
        case click.exceptions.NoSuchCommand():
            groep = fout.ctx.command if fout.ctx else None
            keuzes = groep.list_commands(fout.ctx) if isinstance(groep, click.Group) and fout.ctx else []
            wel = f"; wel: {', '.join(keuzes)}" if keuzes else ""
            return f"er is geen opdracht «{fout.command_name}»{wel}{bedoelt_u(fout.command_name, keuzes)}"
        case click.MissingParameter():
            return f"er ontbreekt iets: {_parameternaam(fout)}"
        case click.BadOptionUsage() if "does not take" in fout.message:
            return f"bij de optie {fout.option_name} hoort geen waarde"
        case click.BadOptionUsage():
            return f"bij de optie {fout.option_name} hoort een waarde"
        case click.BadParameter() if fout.param is not None and fout.param.type is click.INT:
            return f"bij {_parameternaam(fout)} hoort een geheel getal"
        case click.BadParameter() if fout.param is not None and isinstance(fout.param.type, click.Choice):
            return f"bij {_parameternaam(fout)} hoort een van: {', '.join(map(str, fout.param.type.choices))}"
        case click.BadParameter():
            return f"de waarde van {_parameternaam(fout)} is niet te gebruiken ({fout.message.rstrip('.')})"
    if fout.message.startswith("Got unexpected extra"):
        return f"te veel argumenten: {fout.message.partition('(')[2].rstrip(')')}"
    return fout.message


def _parameternaam(fout: click.BadParameter) -> str:
    if fout.param is None:
        return "een argument"
    return fout.param.opts[0] if isinstance(fout.param, click.Option) else str(fout.param.metavar or fout.param.name)


def _bekende_fout(fout: Exception) -> str:
    """The sentence of an error that we know, '' for one that we do not."""
    from ivp_tui.invoer.planbestand import InvoerFout
    from ivp_tui.opslag.bestand import BestandFout, LeesFout, leg_uit
    from ivp_tui.opslag.bouwen import InhoudFout

    if isinstance(fout, BestandFout | InvoerFout | InhoudFout):
        return str(fout)
    if isinstance(fout, LeesFout):
        return leg_uit(fout)
    if isinstance(fout, UnicodeDecodeError):
        return "er staat iets in het bestand dat geen tekst is; kijk met: ivp controle"
    if isinstance(fout, OSError):
        _laat_uitvoer_los()
        return f"{fout.filename or 'de uitvoer'}: {leg_uit(fout)}"
    return ""


def _laat_uitvoer_los() -> None:
    """What could not be written to stdout would be tried again, and complained of, when Python ends."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  # it stays open to the end


def _onbekende_fout(fout: Exception) -> str:
    from ivp_tui import paden

    pad = paden.logbestand()
    waar = f"het staat in {pad}" if _noteer(pad, fout) else f"{pad} is niet te schrijven"
    soort = type(fout).__name__
    return f"Fout: ivp is gestopt door een fout in het programma ({soort}); {waar}; kijk ook met: ivp controle"


def _noteer(pad: Path, fout: BaseException) -> bool:
    """Write where it went wrong to the log, without values and without the message: those may hold text of a plan."""
    from ivp_tui.prive import open_tekst

    regels = [f"{type(fout).__name__}\n", *traceback.format_tb(fout.__traceback__)]
    oorzaak = fout.__cause__ or fout.__context__
    if oorzaak is not None:
        regels += [f"na {type(oorzaak).__name__}\n", *traceback.format_tb(oorzaak.__traceback__)]
    try:
        with open_tekst(pad, erbij=True) as stroom:
            stroom.write("".join(regels) + "\n")
    except OSError:
        return False
    return True


#: the option of every command that can give its outcome to another program
json_optie = click.option("--json", "als_json", is_flag=True, help="Gegevens voor een ander programma.")


def toon_json(waarde: object) -> None:
    """Print a value as JSON."""
    import json

    # ASCII only: the same bytes in every encoding, and nothing in it that a terminal obeys
    click.echo(json.dumps(waarde, indent=2))
