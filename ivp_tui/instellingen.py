"""Two files that are kept apart: settings that a person writes, and what the program remembers by itself."""

import os
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Instellingen:
    """What a person set in ivp.toml: name in the journal, theme, keys by command, and the wijk one works in.

    `houders` is whether a beamer names who holds what; also False where the file does not tell it plainly.
    `meldingen` are Dutch sentences about what in the file could not be used.
    """

    wie: str
    thema: str = ""
    toetsen: dict[str, str] = field(default_factory=dict)
    meldingen: tuple[str, ...] = ()
    mijn_wijk: str = ""
    houders: bool = True
    #: whether a meeting shows its clock
    klok: bool = True


@dataclass(frozen=True, slots=True)
class Herinnering:
    """What was last in view of one plan file: plan slug, wijk, theme, and the folded lines by plan slug."""

    plan: str = ""
    wijk: str = ""
    thema: str = ""
    dicht: dict[str, tuple[str, ...]] = field(default_factory=dict)


def gebruiker() -> str:
    """The name under which this person's changes stand in the journal: that of the operating system."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "onbekend"  # no user name is a fact about this machine, not a reason to refuse work


def lees_instellingen(pad: Path) -> Instellingen:
    """The settings; a file that cannot be read gives the standard ones with the reason in `meldingen`."""
    standaard = Instellingen(os.environ.get("IVP_WIE") or gebruiker())
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return standaard
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fout:
        zin = f"{pad.name} is niet te lezen, de standaard geldt: {fout}"
        # a line that leaves holders out may well stand in it
        return replace(standaard, meldingen=(zin,), houders=False)
    toetsen = inhoud.get("toetsen", {})
    goed = isinstance(toetsen, dict) and all(isinstance(toets, str) for toets in toetsen.values())
    meldingen = () if goed else (f'{pad.name}: [toetsen] moet regels hebben als: trend = "x"',)
    beamer = inhoud.get("beamer", {})
    houders = beamer.get("houders", True) if isinstance(beamer, dict) else None
    if not isinstance(houders, bool):
        meldingen = (*meldingen, f"{pad.name}: [beamer] moet een regel hebben als: houders = false")
    return Instellingen(
        wie=str(os.environ.get("IVP_WIE") or inhoud.get("wie") or standaard.wie)[:100],
        thema=str(inhoud.get("thema", "")),
        toetsen=dict(toetsen) if goed else {},
        klok=inhoud.get("klok") is not False,
        meldingen=meldingen,
        mijn_wijk=str(inhoud.get("mijn_wijk", ""))[:200],
        houders=houders is True,
    )


def lees_herinnering(pad: Path, bestand: str) -> Herinnering:
    """What is remembered of a plan file (by its uuid); nothing where there is nothing, or where it is broken.

    A broken state file is no fault to bother a person with: it is only what the program noted for itself.
    """
    try:
        alles = tomllib.loads(pad.read_text(encoding="utf-8"))
        rij = alles.get(bestand, {})
        plan, dicht = str(rij.get("plan", "")), rij.get("dicht", {})
        # the first version kept the folds of the last plan only, as a list
        per_plan = {plan: dicht} if isinstance(dicht, list) else dicht
        return Herinnering(
            plan,
            str(rij.get("wijk", "")),
            str(rij.get("thema", "")),
            {str(slug): tuple(str(regel) for regel in regels) for slug, regels in per_plan.items()},
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError, TypeError):
        return Herinnering()


def bewaar_herinnering(pad: Path, bestand: str, herinnering: Herinnering) -> None:
    """Remember what was in view of a plan file; a folder that cannot be written is left alone."""
    import tomli_w

    from ivp_tui.prive import open_tekst

    try:
        alles: dict[str, Any] = tomllib.loads(pad.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        alles = {}
    alles[bestand] = {
        "plan": herinnering.plan,
        "wijk": herinnering.wijk,
        "thema": herinnering.thema,
        "dicht": {slug: list(regels) for slug, regels in herinnering.dicht.items() if regels},
    }
    tijdelijk = pad.with_name(f"{pad.name}.{os.getpid()}")
    try:
        with open_tekst(tijdelijk) as stroom:
            stroom.write(tomli_w.dumps(alles))
        tijdelijk.replace(pad)
    except OSError:
        # remembering is a courtesy: a full disk or a read-only home must not stand in the way of closing
        tijdelijk.unlink(missing_ok=True)
