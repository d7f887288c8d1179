"""Plan content as it comes out of the text files, before it has numbers: plain tables by sleutel."""

from dataclasses import dataclass, field
from typing import Any


class Rij(dict[str, Any]):
    """One row of content: field name -> value as TOML or CSV gave it; `waar` is file and line, '' where not known."""

    def __init__(self, velden: dict[str, Any] | None = None, waar: str = "", /, **rest: Any) -> None:
        """Take over the fields of a table that stands at `waar`, such as "plan.toml, regel 12"."""
        super().__init__(velden or {}, **rest)
        self.waar = waar


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
    """One plan with everything under it; a thema carries its own kenmerken, partners, doelen, acties and middelen."""

    plan: Rij
    bronnen: tuple[Rij, ...] = ()
    hoofddoelen: tuple[Rij, ...] = ()
    kenmerken: tuple[Rij, ...] = ()
    partners: tuple[Rij, ...] = ()
    overleggen: tuple[Rij, ...] = ()
    themas: tuple[Rij, ...] = ()
    toezeggingen: tuple[Rij, ...] = ()
    verhalen: tuple[Rij, ...] = ()
    vervolgen: tuple[Rij, ...] = ()


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """What another document says of plans that are there already: each row names its plan, a vervolg its two."""

    bronnen: tuple[Rij, ...] = ()
    kenmerken: tuple[Rij, ...] = ()
    toezeggingen: tuple[Rij, ...] = ()
    verhalen: tuple[Rij, ...] = ()
    vervolgen: tuple[Rij, ...] = ()


@dataclass(frozen=True, slots=True)
class Inhoud:
    """All content that goes into a file; what belongs to no single plan comes last."""

    gemeenten: tuple[Gemeente_inhoud, ...] = ()
    plannen: tuple[Plan_inhoud, ...] = field(default=())
    aanvullingen: tuple[Aanvulling, ...] = field(default=())
