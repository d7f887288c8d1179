"""Several files read as one body of content, and what of it is wanted: under another slug, or only what is new."""

from collections.abc import Iterable, Set
from dataclasses import replace
from pathlib import Path

from ivp_tui.domein.inhoud import Aanvulling, Inhoud, Plan_inhoud, Rij
from ivp_tui.invoer.fout import InvoerFout
from ivp_tui.invoer.planbestand import lees_bestand


def lees_bestanden(paden: Iterable[Path]) -> Inhoud:
    """All files together: TOML of any kind, and CSV with the figures of a gemeente whose TOML is among them.

    Raises InvoerFout with file and line of the first thing that is wrong.
    """
    uniek = list(dict.fromkeys(paden))
    csvs = [pad for pad in uniek if pad.suffix.lower() == ".csv"]
    cijfers: dict[Path, list[Path]] = {pad: [] for pad in uniek if pad not in csvs}
    for csv in csvs:
        cijfers[_gemeente_van(csv, cijfers)].append(csv)
    delen = [lees_bestand(pad, erbij) for pad, erbij in cijfers.items()]
    return Inhoud(
        tuple(gemeente for deel in delen for gemeente in deel.gemeenten),
        tuple(plan for deel in delen for plan in deel.plannen),
        tuple(aanvulling for deel in delen for aanvulling in deel.aanvullingen),
    )


def _gemeente_van(csv: Path, toml: Iterable[Path]) -> Path:
    """The file of the gemeente whose figures these are, by its name; the longest, for one may begin as another does."""
    naam = {pad: pad.stem.removeprefix("gemeente-") for pad in toml}
    passend = [pad for pad in naam if csv.stem.startswith(f"cijfers-{naam[pad]}")]
    if not passend:
        raise InvoerFout(csv, "", "hoort bij geen gemeente; noem het cijfers-NAAM.csv en geef gemeente-NAAM.toml erbij")
    return max(passend, key=lambda pad: len(naam[pad]))


def met_slug(inhoud: Inhoud, slug: str) -> Inhoud:
    """The content with its one plan under another slug, also where the rest of it names that plan."""
    (plan,) = inhoud.plannen
    oud = plan.plan["slug"]

    def om(rij: Rij) -> Rij:
        return Rij({**rij, "plan": slug}, rij.waar) if rij.get("plan") == oud else rij

    def lijn(vervolgen: Iterable[Rij]) -> tuple[Rij, ...]:
        return tuple(Rij({**rij, "van": om(rij["van"]), "naar": om(rij["naar"])}, rij.waar) for rij in vervolgen)

    anders = replace(plan, plan=Rij({**plan.plan, "slug": slug}, plan.plan.waar), vervolgen=lijn(plan.vervolgen))
    aanvullingen = (
        replace(
            deel,
            kenmerken=tuple(om(rij) for rij in deel.kenmerken),
            toezeggingen=tuple(om(rij) for rij in deel.toezeggingen),
            verhalen=tuple(om(rij) for rij in deel.verhalen),
            vervolgen=lijn(deel.vervolgen),
        )
        for deel in inhoud.aanvullingen
    )
    return Inhoud(inhoud.gemeenten, (anders,), tuple(aanvullingen))


def nog_niet_in(inhoud: Inhoud, slugs: Set[str]) -> tuple[Inhoud, tuple[Plan_inhoud, ...]]:
    """The plans whose slug is not among these, with their gemeenten and the line to all others; and the other plans.

    What other documents say comes along for the plans that are there too: what is there already is not put in twice.
    """
    nieuw = tuple(plan for plan in inhoud.plannen if plan.plan["slug"] not in slugs)
    erin = {plan.plan["slug"] for plan in nieuw}
    van = {plan.plan["gemeente"] for plan in nieuw}

    def raakt(vervolgen: Iterable[Rij]) -> tuple[Rij, ...]:
        return tuple(rij for rij in vervolgen if erin & {rij["van"]["plan"], rij["naar"]["plan"]})

    def eigen(rijen: Iterable[Rij]) -> tuple[Rij, ...]:
        return tuple(rij for rij in rijen if rij["plan"] in erin | slugs)

    oud = tuple(plan for plan in inhoud.plannen if plan not in nieuw)
    over = [
        Aanvulling(
            deel.bronnen, eigen(deel.kenmerken), eigen(deel.toezeggingen), eigen(deel.verhalen), raakt(deel.vervolgen)
        )
        for deel in inhoud.aanvullingen
    ]
    over += [Aanvulling(deel.bronnen, vervolgen=raakt(deel.vervolgen)) for deel in oud if raakt(deel.vervolgen)]
    gemeenten = tuple(deel for deel in inhoud.gemeenten if deel.gemeente["sleutel"] in van)
    return Inhoud(gemeenten, nieuw, tuple(over)), oud
