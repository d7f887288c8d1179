"""The agenda that makes itself: a pure function of what is known when an overleg begins, and of what came since."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Agendapunt, Herkomst, Item, op_urgentie
from ivp_tui.domein.plan import Status
from ivp_tui.domein.sinds import Sinds
from ivp_tui.domein.stand import Stand


@dataclass(frozen=True, slots=True)
class Punt:
    """Something that belongs on the agenda, before it is a row: why, and which afspraak or item it is."""

    herkomst: Herkomst
    item: Item | None = None
    afspraak_id: int | None = None

    @property
    def sleutel(self) -> tuple[str, int]:
        """By what it is the same as one that is there: the afspraak, else the item."""
        if self.afspraak_id is not None:
            return "afspraak", self.afspraak_id
        return self.item or ("", 0)


def maak_agenda(
    stand: Stand, wijk_id: int | None, datum: date, afspraken: Iterable[Afspraak], sinds: Sinds
) -> tuple[Punt, ...]:
    """What an overleg of this wijk (None: the stad) goes through on `datum`; no item twice, the first reason stays.

    In order: the open `afspraken` of its series, overdue first; the items that changed since the meeting before
    (`sinds`); acties that run behind or ask for attention, as the wijk sees them; the priorities.
    """
    punten = [Punt(Herkomst.AFSPRAAK, a.item, a.id) for a in op_urgentie((a for a in afspraken if a.is_open), datum)]
    gezien = {punt.item for punt in punten if punt.item is not None}
    delen = (
        (Herkomst.WIJZIGING, _gewijzigd(stand, wijk_id, sinds)),
        (Herkomst.STATUS, _zorgelijk(stand, wijk_id)),
        (Herkomst.PRIORITEIT, _prioriteiten(stand, wijk_id)),
    )
    for herkomst, items in delen:
        for item in items:
            if item not in gezien:
                gezien.add(item)
                punten.append(Punt(herkomst, item))
    return tuple(punten)


def _gewijzigd(stand: Stand, wijk_id: int | None, sinds: Sinds) -> list[Item]:
    """The items of the plan in view that changed and are there, in the order of the plan; a figure by its doelen."""
    anders = {item.plek for item in sinds.items}
    indicatoren = {nummer for soort, nummer in anders if soort == "indicator"}
    anders |= {("doel", s.doel_id) for s in stand.streefwaarden if s.indicator_id in indicatoren}
    return [item for item in _in_volgorde(stand, wijk_id) if item in anders]


def _in_volgorde(stand: Stand, wijk_id: int | None) -> Iterator[Item]:
    for doel in stand.doelen_van(None):
        yield "doel", doel.id
    for thema in stand.themas:
        yield "thema", thema.id
        yield from (("doel", doel.id) for doel in stand.doelen_van(thema.id))
        yield from (("actie", actie.id) for actie in stand.acties_in(wijk_id, thema.id))


def _zorgelijk(stand: Stand, wijk_id: int | None) -> Iterator[Item]:
    for status in (Status.LOOPT_ACHTER, Status.AANDACHT):
        for thema in stand.themas:
            for actie in stand.acties_in(wijk_id, thema.id):
                if stand.zicht(actie.id, wijk_id).status is status:
                    yield "actie", actie.id


def _prioriteiten(stand: Stand, wijk_id: int | None) -> Iterator[Item]:
    """The priorities with something for this wijk; one without acties is for every wijk."""
    for thema in stand.themas:
        if thema.prioriteit and (stand.acties_in(wijk_id, thema.id) or not stand.acties_van_thema.get(thema.id)):
            yield "thema", thema.id


@dataclass(frozen=True, slots=True)
class Bijwerking:
    """How an agenda becomes that of now: ids of the rows that go, and what comes at the end, in order."""

    weg: tuple[int, ...]
    erbij: tuple[Punt, ...]


def ververs_agenda(
    agenda: Iterable[Agendapunt], nieuw: Iterable[Punt], weggehaald: Collection[tuple[str, int]] = ()
) -> Bijwerking:
    """What must change in an agenda to be that of now; what is behandeld or was put there by hand stays as it is.

    `weggehaald` are the afspraken and items that somebody took off it: they do not come back by themselves.
    """
    rijen, punten = tuple(agenda), tuple(nieuw)
    nog = {punt.sleutel for punt in punten}
    blijft = [r for r in rijen if r.behandeld or r.herkomst is Herkomst.EIGEN or sleutel_van(r) in nog]
    # an item that stays under an afspraak, or that somebody put there, needs no second place
    bezet = {sleutel_van(r) for r in blijft} | {r.item for r in blijft if r.item is not None} | set(weggehaald)
    weg = tuple(r.id for r in rijen if r not in blijft)
    return Bijwerking(weg, tuple(p for p in punten if p.sleutel not in bezet))


def sleutel_van(rij: Agendapunt) -> tuple[str, int]:
    """By what a row of the agenda is known: the afspraak, else the item; a text of one's own only by itself."""
    if rij.afspraak_id is not None:
        return "afspraak", rij.afspraak_id
    return rij.item or ("eigen", rij.id)


def reden(punt: Agendapunt, stand: Stand, wijk_id: int | None, datum: date, afspraak: Afspraak | None) -> str:
    """Why it is on the agenda of `datum`, in a few words: "afspraak 2026-03, te laat (termijn 5 dec 2026)"."""
    match punt.herkomst:
        case Herkomst.AFSPRAAK if afspraak is not None:
            los = "" if afspraak.overleg_id else "losse "
            return f"{los}{afspraak.aanduiding}" + _termijn(afspraak, datum)
        case Herkomst.WIJZIGING:
            return "gewijzigd sinds vorig overleg"
        case Herkomst.STATUS if punt.item is not None and punt.item[0] == "actie":
            return stand.zicht(punt.item[1], wijk_id).status.value
        case Herkomst.PRIORITEIT:
            return "prioriteit"
        case Herkomst.EIGEN:
            return "toegevoegd"
    return punt.herkomst.value


def _termijn(afspraak: Afspraak, datum: date) -> str:
    if not afspraak.is_open:
        return f", {afspraak.status.value}"
    if afspraak.termijn is None:
        return ", zonder termijn"
    termijn = f"termijn {schrijf_datum(afspraak.termijn)}"
    return f", te laat ({termijn})" if afspraak.te_laat(datum) else f", {termijn}"
