"""The command `ivp`: the workbench, and what can be asked of the plan file without it.

Nothing heavier than click is imported before it is known what was asked: every start waits for it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ivp_tui import __version__, paden
from ivp_tui.opdrachtregel.onderhoud import ONDERHOUD, bouw_meegeleverd, demobestand
from ivp_tui.opdrachtregel.taal import (
    BEVINDINGEN,
    GEBRUIK,
    Hoofdopdracht,
    bedoelt_u,
    heeft_terminal,
    json_optie,
    toon_json,
    zeg,
)

if TYPE_CHECKING:
    from ivp_tui.domein.stand import Stand
    from ivp_tui.opslag.bestand import Bestand

F = TypeVar("F", bound=Callable[..., Any])

_VOORBEELDEN = """\b
Voorbeelden:
  ivp                                    de werkbank
  ivp --plan utrecht-2015-2018 --wijk Overvecht
  ivp stand --peiljaar 2017              het scorebord als tekst
  ivp --db kopie.db boom --json          het plan voor een ander programma

\b
Aanvullen met Tab, voor bash (zsh: zsh_source, fish: fish_source):
  eval "$(_IVP_COMPLETE=bash_source ivp)"

\b
Bij einde: 0 goed, 1 fout, 2 verkeerd gebruik, 3 er klopt iets niet."""


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What was asked for before the subcommand; None is not given."""

    db: str | None
    plan: str | None
    wijk: str | None
    alleen_lezen: bool

    @property
    def pad(self) -> Path:
        """The plan file."""
        return paden.bestand(self.db, os.environ, Path.cwd())


@click.group(cls=Hoofdopdracht, invoke_without_command=True, epilog=_VOORBEELDEN, options_metavar="[OPTIES]",
             subcommand_metavar="[OPDRACHT …]")  # fmt: skip
@click.option("--db", metavar="PAD", help="Het planbestand; anders IVP_DB, of data/ivp.db van de checkout.")
@click.option("--plan", metavar="SLUG", help="Het plan, zoals utrecht-2015-2018.")
@click.option("--wijk", metavar="NAAM", help="De wijk, of stad.")
@click.option("--alleen-lezen", is_flag=True, help="Niets kunnen wijzigen.")
@click.version_option(__version__, prog_name="ivp", message="%(prog)s %(version)s", help="Toon de versie.")
@click.pass_context
def ivp(ctx: click.Context, db: str | None, plan: str | None, wijk: str | None, alleen_lezen: bool) -> None:
    """De werkbank voor een Integraal Veiligheidsplan.

    Zonder opdracht opent de werkbank.
    """
    ctx.obj = Keuzes(db, plan, wijk, alleen_lezen)
    if ctx.invoked_subcommand is None:
        raise SystemExit(_open_werkbank(ctx.obj))


def main() -> None:
    """Run `ivp` on the arguments of this process, and exit."""
    ivp.main()


def _open_werkbank(keuzes: Keuzes) -> int:
    if not heeft_terminal():
        return GEBRUIK
    _vul_eerste_keer(keuzes)
    with _als_gebruik(keuzes):
        from ivp_tui.tui.app import start
        from ivp_tui.tui.begin import OnbekendeWijk

        try:
            return start(keuzes.pad, keuzes.plan, keuzes.wijk, keuzes.alleen_lezen)
        except OnbekendeWijk as fout:
            namen = str(fout).partition("; wel: ")[2].split(", ")
            raise click.UsageError(f"{fout}{bedoelt_u(keuzes.wijk or '', namen)}") from fout


@contextmanager
def _als_gebruik(keuzes: Keuzes) -> Iterator[None]:
    """Turn what reading a plan raises into what the person can do about it."""
    try:
        yield
    except Exception as fout:
        from ivp_tui.opslag.bestand import BestandFout, is_schade, leg_uit
        from ivp_tui.opslag.lezen import OnbekendPlan

        if fout.beschadigd if isinstance(fout, BestandFout) else is_schade(fout):
            from ivp_tui.opslag.aangetast import uitweg

            zin = fout if isinstance(fout, BestandFout) else f"{keuzes.pad}: {leg_uit(fout)}"
            raise click.ClickException(f"{zin}. {uitweg(keuzes.pad)}") from fout
        if not isinstance(fout, OnbekendPlan):
            raise
        if not fout.slugs:
            raise click.ClickException(
                f"{keuzes.pad}: er staat geen plan in; kies een ander bestand met --db"
            ) from fout
        raise click.UsageError(f"{fout}{bedoelt_u(keuzes.plan or '', fout.slugs)}") from fout


def _vul_eerste_keer(keuzes: Keuzes) -> None:
    """Make the user's own file from the shipped content when nothing else was asked for and it is not there yet."""
    if keuzes.db or os.environ.get("IVP_DB") or keuzes.pad.exists() or paden.checkout(Path.cwd()):
        return
    from ivp_tui.prive import maak_map

    maak_map(keuzes.pad.parent)
    bouw_meegeleverd(keuzes.pad)
    zeg(f"Eerste start: {keuzes.pad} is gemaakt met de meegeleverde plannen.")


@contextmanager
def _open(keuzes: Keuzes) -> Iterator[tuple["Bestand", "Stand", int | None]]:
    """The open file, the Stand of the plan asked for, and the id of the wijk (None: stad).

    What makes its figures uncertain is told beside them, and is the exit code when they have been printed.
    """
    from datetime import date

    from ivp_tui.opslag.bestand import BESCHADIGD, leg_uit, open_bestand
    from ivp_tui.opslag.lezen import lees_van
    from ivp_tui.opslag.proef import proef

    _vul_eerste_keer(keuzes)
    with _als_gebruik(keuzes):
        bestand = open_bestand(keuzes.pad, keuzes.alleen_lezen)
    if bestand.beschadigd:
        zeg(f"Let op: {keuzes.pad} is {BESCHADIGD}")
    try:
        with _als_gebruik(keuzes):
            stand = lees_van(bestand, keuzes.plan, date.today().year)
            twijfel = "" if bestand.beschadigd else proef(bestand.conn)
    except ValueError as fout:
        bestand.sluit()
        raise click.ClickException(f"{keuzes.pad}: {leg_uit(fout)}") from fout
    except BaseException:
        bestand.sluit()
        raise
    try:
        wijk_id = _wijk(stand, keuzes.wijk)
        if twijfel:
            zeg(f"LET OP: {twijfel}")
        yield bestand, stand, wijk_id
    finally:
        bestand.sluit()
    if twijfel or bestand.beschadigd:
        raise SystemExit(BEVINDINGEN)


def _wijk(stand: "Stand", naam: str | None) -> int | None:
    if naam is None or naam.casefold() in ("", "stad"):
        return None
    gevonden = [wijk.id for wijk in stand.wijken if wijk.naam.casefold() == naam.casefold()]
    if not gevonden:
        namen = [wijk.naam for wijk in stand.wijken]
        wel = ", ".join(namen) or "geen; deze gemeente heeft er geen"
        raise click.UsageError(f"er is geen wijk «{naam}»; wel: {wel}{bedoelt_u(naam, namen)}")
    return gevonden[0]


def _plan_en_wijk(functie: F) -> F:
    functie = click.option("--wijk", metavar="NAAM", help="De wijk, of stad.")(functie)
    return click.option("--plan", metavar="SLUG", help="Het plan; anders het plan dat nu geldt.")(functie)


def _met(ctx: click.Context, plan: str | None, wijk: str | None) -> Keuzes:
    """What was asked for, with what was given after the subcommand going before."""
    keuzes: Keuzes = ctx.obj
    return replace(keuzes, plan=plan or keuzes.plan, wijk=wijk or keuzes.wijk)


@ivp.command(options_metavar="[OPTIES]", epilog="Voorbeeld: ivp stand --wijk Overvecht --peiljaar 2017 --json")
@_plan_en_wijk
@click.option(
    "--peiljaar", type=int, metavar="JAAR", help="Het jaar waarin gekeken wordt; anders het laatste van het plan."
)
@click.option("--sinds", metavar="DATUM", help="Ook wat veranderde sinds deze dag, of sinds het vorig overleg (vorig).")
@json_optie
@click.pass_context
def stand(
    ctx: click.Context, plan: str | None, wijk: str | None, peiljaar: int | None, sinds: str | None, als_json: bool
) -> None:
    """Toon het scorebord, de tellingen, de voortgang en hoeveel afspraken open staan.

    Een oordeel is altijd van de stad; een wijk heeft eigen cijfers, zonder oordeel.
    """
    from datetime import date

    from ivp_tui.domein.datum import EERSTE_JAAR, LAATSTE_JAAR
    from ivp_tui.domein.stand import standaard_peiljaar
    from ivp_tui.opdrachtregel.uitvoer import demoregels, standregels, toon_regels
    from ivp_tui.opslag.lezen_telaat import tel_als_het_kan
    from ivp_tui.rapport.stand import standrapport

    if peiljaar is not None and not EERSTE_JAAR <= peiljaar <= LAATSTE_JAAR:
        raise click.UsageError(f"peiljaar {peiljaar} ligt niet tussen {EERSTE_JAAR} en {LAATSTE_JAAR}")
    with _open(_met(ctx, plan, wijk)) as (bestand, gelezen, wijk_id):
        from ivp_tui.opdrachtregel.sinds import lees_sinds_van, sinds_json, sindsregels

        vandaag = date.today()
        jaar = peiljaar if peiljaar is not None else standaard_peiljaar(gelezen.plan, vandaag.year)
        telling = tel_als_het_kan(bestand, gelezen.plan.gemeente_id, vandaag, None if wijk_id is None else (wijk_id,))
        anders = lees_sinds_van(bestand, gelezen, wijk_id, sinds) if sinds is not None else None
        if als_json:
            rapport = standrapport(gelezen, jaar, wijk_id, telling)
            rapport |= {"sinds": sinds_json(gelezen, *anders)} if anders else {}
            toon_json(_als_demo(bestand, rapport))
        else:
            regels = standregels(gelezen, jaar, wijk_id, vandaag, telling)
            toon_regels([*demoregels(bestand.demo), *regels, *(sindsregels(gelezen, *anders) if anders else ())])


@ivp.command(options_metavar="[OPTIES]", epilog="Voorbeeld: ivp boom --plan utrecht-2015-2018 | less")
@_plan_en_wijk
@json_optie
@click.pass_context
def boom(ctx: click.Context, plan: str | None, wijk: str | None, als_json: bool) -> None:
    """Toon het plan als boom: thema, doel, actie.

    Met --json zijn het de rijen van v_boom.
    """
    from datetime import date

    from ivp_tui.domein.stand import standaard_peiljaar
    from ivp_tui.opdrachtregel.uitvoer import boomregels, demoregels, toon_regels

    with _open(_met(ctx, plan, wijk)) as (bestand, gelezen, wijk_id):
        if not als_json:
            jaar = standaard_peiljaar(gelezen.plan, date.today().year)
            toon_regels([*demoregels(bestand.demo), *boomregels(gelezen, wijk_id, jaar, date.today())])
            return
        from sqlite_utils import Database

        rijen = Database(bestand.conn)["v_boom"].rows_where("plan = ?", [gelezen.plan.slug])
        in_beeld = {None, *(actie.id for actie in gelezen.acties_in(wijk_id))}
        toon_json([_als_demo(bestand, rij) for rij in rijen if rij["actie_id"] in in_beeld])


def _als_demo(bestand: "Bestand", rij: dict[str, Any]) -> dict[str, Any]:
    """What is given to another program, which must know when the statuses are invented."""
    return {"demo": True, **rij} if bestand.demo else rij


@ivp.command(options_metavar="[OPTIES]", epilog="Voorbeeld: ivp demo --plan utrecht-2015-2018 --wijk Overvecht")
@_plan_en_wijk
@click.option(
    "--bewaar", type=click.Path(path_type=Path), metavar="PAD", help="Zet de demo hier neer; anders gaat hij weg."
)
@click.pass_context
def demo(ctx: click.Context, plan: str | None, wijk: str | None, bewaar: Path | None) -> None:
    """Probeer alles uit op een kopie met verzonnen statussen.

    Uw eigen bestand blijft zoals het is. Op elk scherm staat DEMO.
    """
    from datetime import date

    keuzes = _met(ctx, plan, wijk)
    if not heeft_terminal():
        raise SystemExit(GEBRUIK)
    gevraagd = keuzes.db or os.environ.get("IVP_DB")
    # of a file that was asked for and is not there it is said so; without one the shipped plans will do
    bron = keuzes.pad if gevraagd or keuzes.pad.exists() else None
    with demobestand(bron, date.today(), bewaar) as pad:
        code = _open_werkbank(replace(keuzes, db=str(pad)))
    raise SystemExit(code)


for opdracht in ONDERHOUD:
    ivp.add_command(opdracht)
