"""`ivp plan nieuw`: a new plan out of an old one, without the screen.

Nothing heavier than click is imported before it is known what was asked.
"""

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from ivp_tui.opdrachtregel.taal import Onderdeel, bedoelt_u, json_optie, toon, toon_json, zeg

if TYPE_CHECKING:
    from ivp_tui.domein.nieuwplan import Ontwerp
    from ivp_tui.domein.stand import Stand
    from ivp_tui.opslag.bestand import Bestand

_VOORBEELDEN = """\b
Voorbeelden:
  ivp plan nieuw --proef
  ivp plan nieuw --uit utrecht-2023-2026 --zonder-thema "Digitale veiligheid"
  ivp plan nieuw --slug utrecht-2027-2028 --titel "Veilig Utrecht" --tot 2028"""


@click.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog=_VOORBEELDEN)
@click.option("--uit", metavar="SLUG", help="Het plan waar het uit komt; anders het plan dat nu geldt.")
@click.option("--slug", metavar="SLUG", help="De slug van het nieuwe plan, zoals utrecht-2027-2030.")
@click.option("--titel", metavar="TITEL", help="De titel; anders die van het oude plan met de nieuwe jaren.")
@click.option("--van", metavar="JAAR", help="Het eerste jaar; anders het jaar na het oude plan.")
@click.option("--tot", metavar="JAAR", help="Het laatste jaar; anders even lang als het oude plan.")
@click.option("--zonder-thema", "weg", multiple=True, metavar="TITELBEGIN", help="Laat dit thema achter; mag vaker.")
@click.option("--zonder-acties", is_flag=True, help="Neem alleen thema's en doelen mee.")
@click.option("--met-kenmerken", is_flag=True, help="Neem ook de kenmerken en de missie mee.")
@click.option("--zonder-partners", is_flag=True, help="Laat partners en hun rollen achter.")
@click.option("--zonder-overleggen", is_flag=True, help="Laat de overleggen achter.")
@click.option("--proef", is_flag=True, help="Zeg alleen wat er zou komen.")
@json_optie
@click.pass_context
def nieuw(ctx: click.Context, /, uit: str | None, proef: bool, als_json: bool, **wat: Any) -> None:
    """Maak een nieuw plan uit een oud plan.

    Thema's, doelen en acties gaan mee, met waar ze vandaan komen; acties die gereed of vervallen zijn niet. Statussen,
    deadlines en berichten blijven achter, en streefwaarden zijn nog in te vullen. In de werkbank haalt u het met u
    weer weg.
    """
    from ivp_tui.opslag.bestand import open_bestand

    bestand = open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen)
    try:
        ontwerp = _ontwerp(_stand(bestand, uit or ctx.obj.plan), wat)
        _keur(ontwerp)
        nummer = None if proef else _maak(bestand, ontwerp)
    finally:
        bestand.sluit()
    if als_json:
        toon_json({**_gegevens(ontwerp), "gemaakt": nummer is not None, "logboek_id": nummer})
    else:
        _vertel(ontwerp, nummer, ctx.obj.db or "")


def _stand(bestand: "Bestand", slug: str | None) -> "Stand":
    from datetime import date

    from ivp_tui.opslag.bestand import leg_uit
    from ivp_tui.opslag.lezen import OnbekendPlan, lees_stand

    try:
        return lees_stand(bestand.conn, slug, date.today().year)
    except OnbekendPlan as fout:
        if not fout.slugs:
            raise click.ClickException(
                f"{bestand.pad}: er staat geen plan in; kies een ander bestand met --db"
            ) from fout
        raise click.UsageError(f"{fout}{bedoelt_u(slug or '', fout.slugs)}") from fout
    except ValueError as fout:
        raise click.ClickException(f"{bestand.pad}: {leg_uit(fout)}") from fout


def _ontwerp(stand: "Stand", wat: dict[str, Any]) -> "Ontwerp":
    """The proposal with what was asked for; raises UsageError for a thema that is not there."""
    from ivp_tui.domein.nieuwplan import VELDEN, Ontwerp
    from ivp_tui.domein.plankeus import is_gekozen, wissel

    ontwerp = Ontwerp.uit(stand)
    for naam in VELDEN:
        if wat[naam] is not None:
            ontwerp = ontwerp.vul_in(naam, wat[naam])
    keus = ontwerp.keus
    for begin in wat["weg"]:
        plek = ("thema", _thema(stand, begin), 0)
        keus = wissel(keus, stand, plek) if is_gekozen(keus, stand, plek) else keus
    return replace(
        ontwerp,
        keus=replace(
            keus,
            acties=frozenset() if wat["zonder_acties"] else keus.acties,
            partners=not wat["zonder_partners"],
            overleggen=not wat["zonder_overleggen"],
            kenmerken=wat["met_kenmerken"],
        ),
    )


def _thema(stand: "Stand", begin: str) -> int:
    gezocht = begin.strip().casefold()
    gevonden = [thema for thema in stand.themas if gezocht and thema.titel.casefold().startswith(gezocht)]
    if len(gevonden) == 1:
        return gevonden[0].id
    titels = [thema.titel for thema in gevonden or stand.themas]
    if gevonden:
        raise click.UsageError(f"«{begin}» past op meer thema's: {'; '.join(titels)}; geef meer van de titel")
    raise click.UsageError(
        f"geen thema van {stand.plan.slug} begint met «{begin}»; wel: {'; '.join(titels)}{bedoelt_u(begin, titels)}"
    )


def _keur(ontwerp: "Ontwerp") -> None:
    """Refuse what cannot be; raises ClickException where the file is in the way, UsageError for what was asked."""
    for naam, zin in ontwerp.fouten.items():
        if naam == "keus":
            raise click.UsageError(zin)
        if ontwerp.velden["slug"] in {plan.slug for plan in ontwerp.stand.plannen} and naam == "slug":
            raise click.ClickException(f"{zin} (een andere geeft u met --slug)")
        raise click.UsageError(f"--{naam}: {zin}")


def _maak(bestand: "Bestand", ontwerp: "Ontwerp") -> int:
    """Write it, have it open at the next start, and give the logboek id; raises ClickException."""
    from ivp_tui import paden
    from ivp_tui.domein.wijziging import Geweigerd
    from ivp_tui.instellingen import bewaar_herinnering, lees_herinnering, lees_instellingen
    from ivp_tui.opslag.schrijven import schrijf

    wie = lees_instellingen(paden.instellingen()).wie
    try:
        uitslag = schrijf(bestand, ontwerp.wijziging(), ontwerp.stand, wie)
    except Geweigerd as fout:
        raise click.ClickException(f"er is niets gemaakt: {fout}") from fout
    if uitslag.waarschuwing:
        zeg(uitslag.waarschuwing)
    herinnering = lees_herinnering(paden.toestand(), bestand.uuid)
    bewaar_herinnering(paden.toestand(), bestand.uuid, replace(herinnering, plan=ontwerp.velden["slug"]))
    return uitslag.logboek_id


def _gegevens(ontwerp: "Ontwerp") -> dict[str, Any]:
    from dataclasses import asdict

    from ivp_tui.domein.plankeus import telling

    velden = ontwerp.velden
    return {
        "plan": velden["slug"],
        "titel": velden["titel"],
        "van": int(velden["van"]),
        "tot": int(velden["tot"]),
        "uit": ontwerp.plan.slug,
        **asdict(telling(ontwerp.keus, ontwerp.stand)),
    }


def _vertel(ontwerp: "Ontwerp", nummer: int | None, db: str) -> None:
    from ivp_tui.domein.plankeus import gaat_vooraf_mee, telling
    from ivp_tui.opdrachtregel.planopname import in_woorden

    velden, stand, keus = ontwerp.velden, ontwerp.stand, ontwerp.keus
    begin = "Proef, er is niets geschreven. Er zou komen" if nummer is None else f"#{nummer}. Gemaakt"
    toon(f"{begin}: {velden['slug']}: {velden['titel']}, uit {ontwerp.plan.slug}")
    aantal = telling(keus, stand)
    stukken = [keus.tekst]
    if aantal.streefwaarden:
        stukken.append(f"{in_woorden('streefwaarde', aantal.streefwaarden)} om in te vullen")
    erbij = {"partner": aantal.partners, "overlegsoort": aantal.overleggen, "kenmerk": aantal.kenmerken}
    stukken += [in_woorden(tabel, hoeveel) for tabel, hoeveel in erbij.items() if hoeveel]
    toon(f"  mee: {', '.join(stukken)}")
    klaar = sum(not gaat_vooraf_mee(stand, actie) and actie.id not in keus.acties for actie in stand.acties)
    if klaar:
        toon(f"  niet mee: {in_woorden('actie', klaar)}, gereed of vervallen")
    if nummer is not None:
        waar = f"--db {shlex.quote(db)} " if db else ""
        toon(f"Open het met: ivp {waar}--plan {velden['slug']}")
