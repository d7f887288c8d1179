"""The commands about the file and the program itself, from nieuw to toetsen, and the file of a demo.

Nothing heavier than click is imported before it is known what was asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ivp_tui import paden
from ivp_tui.opdrachtregel.taal import Onderdeel, json_optie, toon, toon_json, zeg

if TYPE_CHECKING:
    from datetime import date


def bouw_meegeleverd(pad: Path) -> None:
    """Make a fresh file of the shipped content; raises BestandFout, InhoudFout or InvoerFout."""
    from ivp_tui.invoer.planbestand import lees_inhoud
    from ivp_tui.opslag.bouwen import bouw

    bouw(pad, lees_inhoud(paden.PLANNEN))


def bouw_leeg(pad: Path) -> None:
    """Make a fresh file without content; raises BestandFout."""
    from ivp_tui.domein.inhoud import Inhoud
    from ivp_tui.opslag.bouwen import bouw

    bouw(pad, Inhoud())


@contextmanager
def demobestand(plan: Path | None, vandaag: "date", bewaar: Path | None) -> Iterator[Path]:
    """A demo of this plan file, of the shipped content where it is None; gone afterwards, whatever ends it.

    With `bewaar` the demo stands there and stays. Raises BestandFout, InhoudFout or InvoerFout.
    """
    import tempfile

    from ivp_tui.opdrachtregel.demomap import merk_in_gebruik
    from ivp_tui.opslag import demo

    # mkdtemp makes it for this person only
    with _seinen_als_einde() as laat_begaan, tempfile.TemporaryDirectory(prefix="ivp-demo-") as map_:
        slot = merk_in_gebruik(Path(map_))
        pad = Path(map_) / "demo.db"
        if plan is None:
            bouw_meegeleverd(pad)
        else:
            demo.kopieer(plan, pad)
        demo.maak_demo(pad, vandaag)
        if bewaar is not None:
            demo.bewaar(pad, bewaar)
        try:
            yield bewaar or pad
        finally:
            laat_begaan()
            if slot is not None:
                slot.laat_los()


@contextmanager
def _seinen_als_einde() -> Iterator[Callable[[], None]]:
    """Let a signal to stop end the program the ordinary way; gives what ignores them while things are put away."""
    import signal

    def stop(nummer: int, _: object) -> NoReturn:
        raise SystemExit(128 + nummer)

    seinen = [getattr(signal, naam) for naam in ("SIGTERM", "SIGHUP") if hasattr(signal, naam)]
    oud = {sein: signal.signal(sein, stop) for sein in seinen}

    def laat_begaan() -> None:
        for sein in seinen:
            signal.signal(sein, signal.SIG_IGN)

    try:
        yield laat_begaan
    finally:
        for sein, deed in oud.items():
            signal.signal(sein, deed)


@click.command(
    cls=Onderdeel,
    options_metavar="[OPTIES]",
    epilog="""\b
Voorbeelden:
  ivp nieuw ~/veiligheid/ivp.db
  ivp nieuw eigen.db --leeg""",
)
@click.argument("pad", type=click.Path(path_type=Path), metavar="PAD")
@click.option("--leeg", is_flag=True, help="Zonder plannen, voor een eigen plan.")
def nieuw(pad: Path, leeg: bool) -> None:
    """Maak een nieuw bestand met de meegeleverde plannen."""
    if leeg:
        bouw_leeg(pad)
        toon(f"{pad} is gemaakt; neem een plan op met: ivp --db {pad} plan importeer BESTAND")
        return
    bouw_meegeleverd(pad)
    toon(f"{pad} is gemaakt; open het met: ivp --db {pad}")


@click.command(cls=Onderdeel, options_metavar="", epilog="Voorbeeld: ivp reservekopie /media/usb/ivp-maandag.db")
@click.argument("pad", required=False, type=click.Path(path_type=Path), metavar="[PAD]")
@click.pass_context
def reservekopie(ctx: click.Context, pad: Path | None) -> None:
    """Maak een reservekopie, ook als ivp open staat."""
    from datetime import datetime

    from ivp_tui.opslag.bestand import open_bestand
    from ivp_tui.opslag.reservekopie import maak_reservekopie, standaardpad
    from ivp_tui.prive import maak_map

    bestand = open_bestand(ctx.obj.pad, ctx.obj.alleen_lezen)
    try:
        if pad is None:
            map_ = paden.reservekopieen()
            maak_map(map_)
            pad = standaardpad(map_, bestand.pad.name, datetime.now())
        maak_reservekopie(bestand, pad)
    finally:
        bestand.sluit()
    toon(f"reservekopie: {pad}")


@click.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog="Voorbeeld: ivp waar")
@json_optie
@click.pass_context
def waar(ctx: click.Context, als_json: bool) -> None:
    """Toon waar alles staat."""
    plaatsen: dict[str, Any] = {
        "bestand": str(ctx.obj.pad),
        "instellingen": str(paden.instellingen()),
        "toestand": str(paden.toestand()),
        "log": str(paden.logbestand()),
        "themas": [str(pad) for pad in paden.themas()],
        "inhoud": str(paden.PLANNEN),
        "reservekopieen": str(paden.reservekopieen()),
    }
    from ivp_tui.opslag.omgeving import waarschuwing

    zin = waarschuwing(ctx.obj.pad)
    if als_json:
        toon_json(plaatsen | {"let_op": zin})
        return
    for naam, plaats in plaatsen.items():
        for pad in plaats if isinstance(plaats, list) else [plaats]:
            toon(f"{naam:<15} {pad}{'' if Path(pad).exists() else '  (is er nog niet)'}")
    if zin:
        zeg(f"Let op: {zin}")


@click.command(cls=Onderdeel, options_metavar="[OPTIES]", epilog="Voorbeeld: ivp toetsen --json")
@json_optie
def toetsen(als_json: bool) -> None:
    """Toon elke opdracht met haar toetsen, ook uw eigen."""
    from ivp_tui.instellingen import lees_instellingen
    from ivp_tui.tui.eigen_toetsen import met_eigen_toetsen
    from ivp_tui.tui.opdrachten import toetsen_tekst
    from ivp_tui.tui.toetsnamen import toetsnaam

    instellingen = lees_instellingen(paden.instellingen())
    opdrachten, meldingen = met_eigen_toetsen(instellingen.toetsen)
    for melding in (*instellingen.meldingen, *meldingen):
        zeg(f"Let op: {melding}")
    if als_json:
        toon_json(
            {
                o.id: {
                    "toetsen": [toetsnaam(toets) for toets in o.toetsen],
                    "textual": list(o.toetsen),
                    "naam": o.naam,
                    "uitleg": o.uitleg,
                    "groep": o.groep,
                    "waar": list(o.waar),
                }
                for o in opdrachten
            }
        )
        return
    for o in opdrachten:
        toon(f"{o.id:<20} {toetsen_tekst(o):<16} {o.uitleg}")


ONDERHOUD = (nieuw, reservekopie, waar, toetsen)
