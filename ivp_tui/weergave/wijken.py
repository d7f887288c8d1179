"""The wijken at the left: the stad and each wijk with what its own statuses count up to."""

from collections.abc import Iterator

from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import Deel, Regel
from ivp_tui.weergave.tekens import STATUSTEKENS, statusstijl


def wijken(stand: Stand, blik: Blik) -> tuple[Regel, ...]:
    """A line for the stad (key 0) and one for each wijk: its own statuses, or how many acties when it set none."""
    return tuple(_regels(stand, blik))


def _regels(stand: Stand, blik: Blik) -> Iterator[Regel]:
    plekken: list[tuple[int | None, str]] = [(None, "Stad" if stand.wijken else stand.plan.gemeente)]
    plekken += [(wijk.id, wijk.naam) for wijk in stand.wijken]
    for wijk_id, naam in plekken:
        gekozen = wijk_id == blik.wijk_id
        acties = stand.acties_in(wijk_id)
        voortgang = stand.voortgang(acties, wijk_id)
        rechts: list[Deel] = []
        for status, aantal in (
            (Status.LOOPT_ACHTER, voortgang.achter),
            (Status.AANDACHT, voortgang.aandacht),
            (Status.GEREED, voortgang.gereed),
        ):
            if aantal:
                rechts.append((f"{STATUSTEKENS[status][1]}{aantal} ", statusstijl(status)))
        if not rechts:
            rechts.append((str(len(acties)), "dof"))
        links: tuple[Deel, ...] = (("● " if gekozen else "  ", "gekozen"), (schoon(naam), "thema" if gekozen else ""))
        yield Regel(("wijk", wijk_id or 0, 0), links, tuple(rechts))
