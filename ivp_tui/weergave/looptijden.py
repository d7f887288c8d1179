"""The periods of a gemeente's plans under the years of a chart: a bracket for each plan, that in view drawn heavy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ivp_tui.domein.plan import Plan
from ivp_tui.weergave.doek import Doek, Schaal

#: begin, middle and end of a bracket; heavy, because colour alone does not tell which plan is in view
_LICHT, _ZWAAR = ("├", "─", "┤"), ("┣", "━", "┫")


@dataclass(frozen=True, slots=True)
class Looptijd:
    """The years of a plan that are shown, on which row under the axis; fewer than the plan has where it is cut."""

    plan: Plan
    jaren: tuple[int, int]
    rij: int


def looptijd_kort(plan: Plan) -> str:
    """The years of a plan in few signs: "15–18", or "15" for one year."""
    return "–".join(dict.fromkeys(f"{jaar % 100:02}" for jaar in (plan.van, plan.tot)))


def verdeel(plannen: Iterable[Plan], jaren: tuple[int, int], rijen: int) -> tuple[Looptijd, ...]:
    """The plans that the axis reaches, over at most `rijen` rows; the earlier named go before.

    Plans that share years go on rows of their own; where there is none left, a plan keeps the longest part that is
    free, and one without such a part is left out.
    """
    bezet: list[set[int]] = [set() for _ in range(rijen)]
    uit: list[Looptijd] = []
    for plan in plannen:
        alle = range(max(plan.van, jaren[0]), min(plan.tot, jaren[1]) + 1)
        stukken = [(len(stuk), -rij, stuk) for rij in range(rijen) for stuk in _vrij(alle, bezet[rij])]
        if stukken:
            _, rij, stuk = max(stukken)
            bezet[-rij].update(stuk)
            uit.append(Looptijd(plan, (stuk[0], stuk[-1]), -rij))
    return tuple(uit)


def _vrij(jaren: Sequence[int], bezet: set[int]) -> list[list[int]]:
    return [list(groep) for is_bezet, groep in groupby(jaren, key=bezet.__contains__) if not is_bezet]


def teken_looptijden(doek: Doek, schaal: Schaal, looptijden: Iterable[Looptijd], plan_id: int, y: int) -> None:
    """Put the brackets on the canvas from row y down; the plan with `plan_id` is the one in view."""
    for looptijd in looptijden:
        begin, eind = _cellen(schaal, *looptijd.jaren)
        in_beeld = looptijd.plan.id == plan_id
        tekst = _haak(looptijd, eind - begin, _ZWAAR if in_beeld else _LICHT)
        doek.zet(begin, y + looptijd.rij, tekst, "kop-tekst" if in_beeld else "dof")


def _cellen(schaal: Schaal, van: int, tot: int) -> tuple[int, int]:
    """The first cell of a period and the one after its last: halfway to the next years, as far as the labels reach."""
    links, rechts = schaal.marge - 2, schaal.marge + schaal.kolommen + 2
    if schaal.jaren[0] == schaal.jaren[1]:
        return links, rechts
    return max(_midden(schaal, van), links), min(_midden(schaal, tot + 1), rechts)


def _midden(schaal: Schaal, jaar: int) -> int:
    """The first cell that belongs to a year and not to the one before."""
    return (schaal.kolom(jaar - 1) + schaal.kolom(jaar) + 1) // 2


def _haak(looptijd: Looptijd, cellen: int, tekens: tuple[str, str, str]) -> str:
    """A bracket of exactly so many cells, open where the plan goes on unseen, with its years as far as they fit."""
    if cellen < 1:
        return ""
    plan, (open_, streep, dicht) = looptijd.plan, tekens
    links = open_ if looptijd.jaren[0] == plan.van else streep
    rechts = dicht if looptijd.jaren[1] == plan.tot else streep
    lang = "–".join(dict.fromkeys((str(plan.van), str(plan.tot))))
    for label in (f" {lang} ", f" {looptijd_kort(plan)} ", looptijd_kort(plan), ""):
        if len(label) + 2 <= cellen:
            return links + label.center(cellen - 2, streep) + rechts
    return links if links == open_ else rechts
