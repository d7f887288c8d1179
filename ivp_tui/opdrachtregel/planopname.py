"""What `ivp plan importeer` does: which content is wanted, putting it in, and telling what came of it."""

import shlex
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import click

from ivp_tui import paden
from ivp_tui.domein.inhoud import Inhoud, Rij
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_plan import NeemOp
from ivp_tui.instellingen import lees_instellingen
from ivp_tui.invoer.bundel import lees_bestanden, met_slug, nog_niet_in
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opdrachtregel.taal import zeg
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.opnemen import Opname, probeer
from ivp_tui.opslag.schrijven import schrijf

#: table -> what one row and more of it are called, in the order in which they are told
WOORDEN = {
    "gemeente": ("gemeente", "gemeenten"),
    "wijk": ("wijk", "wijken"),
    "gebied": ("gebied", "gebieden"),
    "indicator": ("indicator", "indicatoren"),
    "meting": ("cijfer", "cijfers"),
    "bron": ("bron", "bronnen"),
    "partner": ("partner", "partners"),
    "plan": ("plan", "plannen"),
    "thema": ("thema", "thema's"),
    "doel": ("doel", "doelen"),
    "streefwaarde": ("streefwaarde", "streefwaarden"),
    "actie": ("actie", "acties"),
    "stand": ("status", "statussen"),
    "kenmerk": ("kenmerk", "kenmerken"),
    "overlegsoort": ("overleg", "overleggen"),
    "toezegging": ("toezegging", "toezeggingen"),
    "bericht": ("bericht", "berichten"),
    "verhaal": ("verhaal", "verhalen"),
    "middel": ("jaar met middelen", "jaren met middelen"),
    "vervolg": ("vervolg", "vervolgen"),
}


def in_woorden(tabel: str, aantal: int) -> str:
    """A number of rows as a reader calls them, such as "1 thema"."""
    return f"{aantal} {WOORDEN[tabel][aantal != 1]}"


def slugs_van(inhoud: Inhoud) -> list[str]:
    """The slugs of the plans in this content."""
    return [deel.plan["slug"] for deel in inhoud.plannen]


def wens_meegeleverd(slugs: Collection[str]) -> NeemOp:
    """To take in the shipped plans that are not among these; raises InvoerFout."""
    inhoud, bekend = nog_niet_in(lees_inhoud(paden.PLANNEN), set(slugs))
    return NeemOp(inhoud, f"opgenomen: {', '.join(slugs_van(inhoud))}", bekend)


def wens_van(bestanden: Iterable[Path], slug: str | None, slugs: Collection[str]) -> NeemOp:
    """To take in these files, their one plan under another slug where one is given.

    Raises InvoerFout, UsageError where a slug is given for more plans, ClickException where a plan is there already.
    """
    bestanden = tuple(bestanden)
    inhoud = lees_bestanden(bestanden)
    if slug is not None:
        if len(inhoud.plannen) != 1:
            raise click.UsageError(f"--slug hoort bij één plan; in deze bestanden staan er {len(inhoud.plannen)}")
        inhoud = met_slug(inhoud, slug)
    gezien = set(slugs)
    for deel in inhoud.plannen:
        eigen = deel.plan["slug"]
        if eigen in gezien:
            vrij = next(f"{eigen}-{nummer}" for nummer in range(2, 10_000) if f"{eigen}-{nummer}" not in gezien)
            raise click.ClickException(
                f"{deel.plan.waar}: er is al een plan «{eigen}»; neem dit op onder een andere slug, zoals --slug {vrij}"
            )
        gezien.add(eigen)
    return NeemOp(inhoud, f"opgenomen: {', '.join(slugs_van(inhoud)) or bestanden[0].name}")


def neem_wens_op(bestand: Bestand, wens: NeemOp, proef: bool) -> tuple[Opname, int | None]:
    """Try it in memory and then, unless it is only a trial, do it; gives what came in and the logboek id.

    Raises ClickException with the reason when it cannot be; then the file is as it was.
    """
    try:
        opname = probeer(bestand, wens)
        if proef or not opname.gewijzigd:
            return opname, None
        wie = lees_instellingen(paden.instellingen()).wie
        uitslag = schrijf(bestand, wens, None, wie)
    except Geweigerd as fout:
        raise click.ClickException(f"er is niets opgenomen: {fout}") from fout
    if uitslag.waarschuwing:
        zeg(uitslag.waarschuwing)
    return opname, uitslag.logboek_id


def uitkomst(inhoud: Inhoud, opname: Opname, slugs: Collection[str], nummer: int | None, db: str) -> Iterator[str]:
    """The lines that say what came in, what was left out, and how to open it; `slugs` are the plans in the file.

    `nummer` is the logboek id, None where nothing was written; `db` is the file as it was asked for, '' if it was not.
    """
    aantallen = ", ".join(in_woorden(tabel, opname.aantallen[tabel]) for tabel in WOORDEN if tabel in opname.aantallen)
    if not opname.gewijzigd:
        yield "Er is niets nieuws: alles staat al in het bestand."
    elif nummer is None:
        yield f"Proef, er is niets geschreven. Erin zou komen: {aantallen or 'wat sleutels'}."
    else:
        yield f"#{nummer}. Opgenomen: {aantallen or 'wat sleutels'}."
    for deel in inhoud.plannen:
        yield schoon(f"  {deel.plan['slug']}: {deel.plan['titel']}")
    yield from _weggelaten(opname.weggelaten, {*slugs, *slugs_van(inhoud)})
    if nummer is not None:
        waar = f"--db {shlex.quote(db)} " if db else ""
        yield from (f"Open het met: ivp {waar}--plan {slug}" for slug in slugs_van(inhoud))


def _weggelaten(vervolgen: Iterable[Rij], slugs: Collection[str]) -> Iterator[str]:
    """A sentence for each plan that vervolgen lead to and that is not there, and one for items that are gone."""
    ontbreekt: dict[str, int] = {}
    for rij in vervolgen:
        plan = next((rij[kant]["plan"] for kant in ("van", "naar") if rij[kant]["plan"] not in slugs), "")
        ontbreekt[plan] = ontbreekt.get(plan, 0) + 1
    for plan, aantal in sorted(ontbreekt.items()):
        waarom = f"plan «{plan}» staat niet in het bestand" if plan else "een van de einden staat niet in zijn plan"
        yield schoon(f"Weggelaten: {in_woorden('vervolg', aantal)}, want {waarom}.")
