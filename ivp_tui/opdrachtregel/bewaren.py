"""Writing a document from the command line: what stands in its way is told as a mistake of the command."""

from pathlib import Path

import click


def bewaar(pad: Path, inhoud: bytes, overschrijf: bool) -> None:
    """Write a file that is its owner's only, whole or not at all; raises ClickException where it is in the way."""
    from ivp_tui.rapport import bewaren

    try:
        bewaren.bewaar(pad, inhoud, overschrijf)
    except bewaren.BestaatAl as fout:
        raise click.ClickException(f"{fout}; kies een ander bestand of geef --overschrijf") from fout
    except bewaren.BewaarFout as fout:
        raise click.ClickException(str(fout)) from fout
