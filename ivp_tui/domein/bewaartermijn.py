"""Which daily backups stay: the newest of the last days, weeks and months that have one.

Why stands in docs/besluiten/0017-dagkopie.md.
"""

from collections.abc import Callable, Iterable
from datetime import date

Tijdvak = Callable[[date], tuple[int, ...]]

DAGEN, WEKEN, MAANDEN = 7, 4, 12


def te_bewaren(dagen: Iterable[date], vandaag: date) -> frozenset[date]:
    """Of the days that have a backup, those to keep: today, and the newest of 7 days, 4 ISO weeks and 12 months.

    Counted are days, weeks and months that have a backup: who was away for a year keeps what there was. At most 23.
    Days after `vandaag` count as any other, for a clock may have been set back.
    """
    nieuwste_eerst = sorted(set(dagen), reverse=True)
    # today goes first, whatever a clock that ran ahead left behind
    blijft = sorted(nieuwste_eerst, key=lambda dag: dag != vandaag)[:DAGEN]
    blijft += _nieuwste(nieuwste_eerst, lambda dag: dag.isocalendar()[:2], WEKEN)
    blijft += _nieuwste(nieuwste_eerst, lambda dag: (dag.year, dag.month), MAANDEN)
    return frozenset(blijft)


def _nieuwste(nieuwste_eerst: list[date], tijdvak: Tijdvak, aantal: int) -> list[date]:
    """The newest day of each of the last `aantal` weeks or months that are there."""
    per: dict[tuple[int, ...], date] = {}
    for dag in nieuwste_eerst:
        per.setdefault(tijdvak(dag), dag)
    return list(per.values())[:aantal]
