"""Parts of a proof, two at a time, each in a process of its own; what they gave is added up."""

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from storing.meegeleverd import onthoud
from storing.toneel import Uitkomst

#: as many as the cores that the issue speaks of
TEGELIJK = 2


def verdeel(uit: Uitkomst, doe: Callable[..., Uitkomst], delen: Iterable[tuple[Any, ...]]) -> list[Uitkomst]:
    """Call `doe` with the words of each part, and add its figures and faults to `uit`, in the order of the parts.

    `doe` must be a function of a module; gives the outcomes themselves too. A figure in words is taken over as it is.
    """
    with ProcessPoolExecutor(TEGELIJK, multiprocessing.get_context("spawn"), onthoud) as beide:
        taken = [beide.submit(doe, *woorden) for woorden in delen]
        uitkomsten = [taak.result() for taak in taken]
    for deel in uitkomsten:
        for naam, hoeveel in deel.cijfers.items():
            if isinstance(hoeveel, int):
                uit.tel(naam, hoeveel)
            elif isinstance(hoeveel, str):
                uit.cijfers[naam] = hoeveel
        uit.fouten += deel.fouten
    return uitkomsten
