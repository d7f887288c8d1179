"""Filters that are kept under a name, and what several of them ask together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ivp_tui.domein.selectie import Filter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A filter that somebody kept under a name; `mijn_wijk` says that it looks from one's own wijk."""

    naam: str
    filter: Filter
    mijn_wijk: bool = False


class Onverenigbaar(ValueError):
    """Filters that cannot be kept as one; the text says in Dutch why and what to do."""


def als_een(filter_: Filter) -> Filter:
    """A filter without names: what is asked by all in it together, to keep; raises Onverenigbaar."""
    delen = (replace(filter_, bewaard=()), *(als_een(bewaard.filter) for bewaard in filter_.bewaard))
    return Filter(
        _samen("status", [deel.statussen for deel in delen]),
        any(deel.te_laat for deel in delen),
        any(deel.zonder_toelichting for deel in delen),
        _samen("soort", [deel.soorten for deel in delen]),
        _de_ene("tekst", [deel.tekst for deel in delen]),
        _de_ene("partner", [deel.partner for deel in delen]),
    )


def _samen(wat: str, keuzes: Sequence[frozenset[T]]) -> frozenset[T]:
    """What all choices have in common, where an empty choice asks nothing."""
    gevraagd = [keuze for keuze in keuzes if keuze]
    uit = frozenset.intersection(*gevraagd) if gevraagd else frozenset()
    if gevraagd and not uit:
        raise Onverenigbaar(f"geen {wat} past bij alles wat gekozen is; kies minder")
    return uit


def _de_ene(wat: str, teksten: Sequence[str]) -> str:
    verschillend = {tekst.casefold(): tekst for tekst in teksten if tekst}
    if len(verschillend) > 1:
        raise Onverenigbaar(f"een bewaard filter heeft één {wat}; bewaar ze apart, samen kiezen kan wel")
    return next(iter(verschillend.values()), "")
