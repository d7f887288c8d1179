"""The moments one can choose from to see what changed since, and how they read in a list that narrows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ivp_tui.domein.datum import DatumFout, schrijf_dag
from ivp_tui.domein.overleg import Overleg
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.sindsmoment import Moment, gewoon_moment
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.weergave.regel import Regel

#: how many overleggen can be chosen from
_HOOGSTENS = 200

#: days that are often meant, and how long ago they are
_DAGEN = (("vandaag", 0), ("gisteren", 1), ("een week geleden", 7), ("vier weken geleden", 28))


class Momentkeus(NamedTuple):
    """A choice: what it is called, when that is, and the moment; None is what goes by itself in each wijk."""

    naam: str
    wanneer: str
    moment: Moment | None


def momenten(overleggen: Iterable[Overleg], wijk_id: int | None, vandaag: date) -> list[Momentkeus]:
    """What goes by itself, a few days, and the overleggen, the newest first."""
    overleggen = tuple(overleggen)
    gewoon = gewoon_moment(overleggen, wijk_id, vandaag)
    uit = [Momentkeus("vanzelf", gewoon.tekst.removeprefix("sinds "), None)]
    for naam, terug in _DAGEN:
        dag = vandaag - timedelta(days=terug)
        uit.append(Momentkeus(naam, schrijf_dag(dag), Moment(dag=dag)))
    for overleg in overleggen[:_HOOGSTENS]:
        loopt = " (nog open)" if overleg.is_open else ""
        uit.append(Momentkeus("overleg", f"{overleg.titel()}{loopt}", Moment(overleg)))
    return uit


def momentregels(keuzen: Iterable[Momentkeus], tekst: str, vandaag: date) -> tuple[Regel, ...]:
    """Those that hold the words that were typed, after the day where the words are one: by ("dag", its ordinal, 0)."""
    woorden = tekst.casefold().split()
    regels = [
        Regel(("moment", nummer, 0), ((f" {keus.naam:<19}", "label"), (schoon(keus.wanneer), "")))
        for nummer, keus in enumerate(keuzen)
        if all(woord in f"{keus.naam} {keus.wanneer}".casefold() for woord in woorden)
    ]
    if not woorden:
        return tuple(regels)
    try:
        dag = Datumtaal(vandaag).dag(tekst, vooruit=False)
    except DatumFout as fout:
        return tuple(regels) or (Regel(("leeg", 0, 0), ((f" {fout}", "dof"),), kiesbaar=False),)
    delen = ((f" {'deze dag':<19}", "label"), (schrijf_dag(dag), ""))
    return (Regel(("dag", dag.toordinal(), 0), delen), *regels)
