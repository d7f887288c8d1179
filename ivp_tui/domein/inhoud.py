"""Plan content as it comes out of the text files, before it has numbers: plain tables by sleutel."""

from dataclasses import dataclass, field
from typing import Any

#: one row of content: field name -> value as TOML or CSV gave it
Rij = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gemeente_inhoud:
    """What belongs to a gemeente and runs through its plans: wijken, gebieden, indicatoren, bronnen and figures."""

    gemeente: Rij
    bronnen: tuple[Rij, ...] = ()
    wijken: tuple[Rij, ...] = ()
    gebieden: tuple[Rij, ...] = ()
    indicatoren: tuple[Rij, ...] = ()
    cijfers: tuple[Rij, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan_inhoud:
    """One plan with everything under it; a thema carries its own kenmerken, partners, doelen and acties."""

    plan: Rij
    bronnen: tuple[Rij, ...] = ()
    hoofddoelen: tuple[Rij, ...] = ()
    kenmerken: tuple[Rij, ...] = ()
    partners: tuple[Rij, ...] = ()
    overleggen: tuple[Rij, ...] = ()
    themas: tuple[Rij, ...] = ()


@dataclass(frozen=True, slots=True)
class Inhoud:
    """All content that goes into a fresh file."""

    gemeenten: tuple[Gemeente_inhoud, ...] = ()
    plannen: tuple[Plan_inhoud, ...] = field(default=())
