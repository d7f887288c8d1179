"""The verslag of a meeting: what stands in it, whatever it is written as. Notities of one's own are not among it.

It tells of the meeting as it was, with what became of an afspraak since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ivp_tui.domein.beamer import sinds_voor_beamer
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Agendapunt, Herkomst, Item, Overleg, op_urgentie
from ivp_tui.domein.plan import VRAAGT_REDEN, Status
from ivp_tui.domein.sinds import Itemverandering, Sinds
from ivp_tui.domein.sindstekst import itemnaam, veranderregels
from ivp_tui.domein.stand import Stand


@dataclass(frozen=True, slots=True)
class Verslagpunt:
    """One thing that was gone through: why it was there, '' where that says nothing, and what was said of it."""

    naam: str
    reden: str
    behandeld: bool
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verslag:
    """All that a verslag tells; `peildag` says what is overdue.

    `eerder` are the afspraken of earlier meetings that were open at its end, `afgehandeld` those that were done since
    the meeting before; `buiten` is what changed besides the agenda, `los` what was agreed about no item.
    """

    overleg: Overleg
    gemeente: str
    plan: str
    besluiten: tuple[Afspraak, ...]
    afspraken: tuple[Afspraak, ...]
    eerder: tuple[Afspraak, ...]
    afgehandeld: tuple[Afspraak, ...]
    punten: tuple[Verslagpunt, ...]
    buiten: tuple[Verslagpunt, ...]
    los: tuple[str, ...]
    sinds: tuple[tuple[str, tuple[str, ...]], ...]
    vorige: Overleg | None = None
    demo: bool = False

    @property
    def peildag(self) -> date:
        """The day by which an afspraak is overdue: that of the meeting."""
        return self.overleg.datum


@dataclass(frozen=True, slots=True)
class Bouwstof:
    """What was read for a verslag: the agenda, what was agreed, and what changed before, during and after the meeting.

    `eerder` are all afspraken of earlier meetings of its reeks, done or not.
    """

    overleg: Overleg
    vorige: Overleg | None
    agenda: tuple[Agendapunt, ...]
    gemaakt: tuple[Afspraak, ...]
    eerder: tuple[Afspraak, ...]
    tijdens: Sinds
    ervoor: Sinds
    daarna: Sinds
    demo: bool = False


def maak_verslag(stof: Bouwstof, stand: Stand) -> Verslag:
    """Put a verslag together; it goes to others, so counts in a wijk under 5 are hidden as on the second screen."""
    stof = replace(stof, tijdens=_deelbaar(stof.tijdens, stand), ervoor=_deelbaar(stof.ervoor, stand))
    open_toen, afgehandeld = _eerdere(stof)
    punten = _Punten(stof, stand, {a.id for a in open_toen})
    agenda = tuple(punten.agenda())
    return Verslag(
        stof.overleg,
        stand.plan.gemeente,
        stand.plan.titel,
        tuple(a for a in stof.gemaakt if a.soort == "besluit"),
        tuple(a for a in stof.gemaakt if a.soort != "besluit"),
        tuple(op_urgentie(open_toen, stof.overleg.datum)),
        tuple(sorted(afgehandeld, key=lambda a: (a.afgedaan_op or date.max, a.id))),
        agenda,
        tuple(punten.buiten()),
        tuple(_gemaaktregel(a) for a in stof.gemaakt if a.item is None),
        tuple(_ervoor(stof, stand, {("afspraak", a.id) for a in afgehandeld})),
        stof.vorige,
        stof.demo,
    )


def _deelbaar(sinds: Sinds, stand: Stand) -> Sinds:
    """What changed as everybody may see it; what can then no longer be seen to change is left out."""
    items = []
    for item in sinds_voor_beamer(sinds, stand).items:
        anders = tuple(v for v in item.veranderingen if v.soort != "cijfer" or v.oud != v.nieuw)
        if anders:
            items.append(replace(item, veranderingen=anders))
    return Sinds(tuple(items))


def _eerdere(stof: Bouwstof) -> tuple[list[Afspraak], list[Afspraak]]:
    """The afspraken of earlier meetings that were open at the end of this one, and those done since the one before."""
    voor_het_eind, erna = _met_status(stof.ervoor) | _met_status(stof.tijdens), _met_status(stof.daarna)
    open_toen, afgehandeld = [], []
    for a in stof.eerder:
        # what is of another wijk is not among the changes: of that the day must tell
        dag = date.min if a.afgedaan_op is None or a.id in voor_het_eind else a.afgedaan_op
        if a.is_open or a.id in erna or dag > stof.overleg.datum:
            open_toen.append(a)
        elif a.id in voor_het_eind or (stof.vorige is not None and dag > stof.vorige.datum):
            afgehandeld.append(a)
    return open_toen, afgehandeld


def _met_status(sinds: Sinds) -> set[int]:
    return {item.plek[1] for item in sinds.items if item.plek[0] == "afspraak" and item.met("status")}


def _ervoor(stof: Bouwstof, stand: Stand, verteld: set[Item]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What changed before the meeting, but for an afspraak that is told of as done."""
    for item in stof.ervoor.items:
        if item.plek not in verteld or len(item.veranderingen) > len(item.met("status")):
            yield itemnaam(item), veranderregels(item, stand, _stad(stof))


def _stad(stof: Bouwstof) -> str:
    """What the stad is called in a line: in the verslag of a wijk it must be told from the wijk."""
    return "stad" if stof.overleg.wijk_id is not None else ""


def _genoemd(a: Afspraak) -> str:
    # not capitalize(): that makes the letter of a besluit a small one
    return a.aanduiding[:1].upper() + a.aanduiding[1:]


def _gemaaktregel(a: Afspraak) -> str:
    return f"{_genoemd(a)}: {a.tekst}" + (f" ({a.actiehouder})" if a.actiehouder else "")


class _Punten:
    """What was said of each thing, once: at its own place on the agenda, at that of its thema, or outside it."""

    def __init__(self, stof: Bouwstof, stand: Stand, open_toen: set[int]) -> None:
        self.stof, self.stand = stof, stand
        self.open_toen = open_toen
        self.afspraak = {a.id: a for a in (*stof.eerder, *stof.gemaakt)}
        self.nieuw = {("afspraak", a.id) for a in stof.gemaakt}
        self.verteld: set[Item] = set()
        self.eigen_plek = {plek for punt in stof.agenda for plek in _plekken(punt)}

    def agenda(self) -> Iterator[Verslagpunt]:
        """The agenda in its order."""
        for punt in self.stof.agenda:
            regels: list[str] = []
            for plek in _plekken(punt):
                # under an afspraak it must be said of which item it is that a status changed
                van = punt.afspraak_id is not None and plek == punt.item
                regels += self._van_item(plek, noem=van)
            if punt.item is not None and punt.item[0] == "thema":
                for plek in self._onder_thema(punt.item[1]):
                    regels += self._van_item(plek, noem=True, ook_gemaakt=True)
            yield Verslagpunt(self._naam(punt), self._reden(punt), punt.behandeld, tuple(regels))

    def buiten(self) -> Iterator[Verslagpunt]:
        """What changed or was agreed of an item without that being on the agenda."""
        for plek in self._geraakt():
            regels = tuple(self._van_item(plek, noem=False))
            if regels:
                yield Verslagpunt(self._titel(plek), "", True, regels)

    def _geraakt(self) -> list[Item]:
        """The items of which something changed, was agreed or decided in the meeting."""
        plekken = [item.plek for item in self.stof.tijdens.items]
        plekken += [a.item for a in self.stof.gemaakt if a.item is not None]
        return [plek for plek in dict.fromkeys(plekken) if plek not in self.nieuw]

    def _onder_thema(self, thema_id: int) -> list[Item]:
        onder = {("actie", actie.id) for actie in self.stand.acties_van_thema.get(thema_id, ())}
        onder |= {("doel", doel.id) for doel in self.stand.doelen_van(thema_id)}
        return [plek for plek in self._geraakt() if plek in onder - self.eigen_plek]

    def _van_item(self, plek: Item, noem: bool, ook_gemaakt: bool = False) -> Iterator[str]:
        """What changed of an item in the meeting, and what was agreed and decided about it; nothing the second time.

        With `noem` a change says of what, with `ook_gemaakt` what was agreed as well.
        """
        if plek in self.verteld:
            return
        self.verteld.add(plek)
        voor = f"{self._titel(plek)}: " if noem else ""
        for item in self.stof.tijdens.items:
            # what was agreed just now stands below by itself, and an afspraak has its own place on the agenda
            if item.plek == plek:
                yield from (f"{voor}{regel}" for regel in veranderregels(item, self.stand, _stad(self.stof)))
        for a in self.stof.gemaakt:
            if a.item == plek and plek not in self.nieuw:
                yield (voor if ook_gemaakt else "") + _gemaaktregel(a)

    def _titel(self, plek: Item) -> str:
        veranderd = next((item for item in self.stof.tijdens.items if item.plek == plek), None)
        over = next((a.itemtitel for a in self.stof.gemaakt if a.item == plek), "")
        return itemnaam(veranderd or Itemverandering(plek, over, None, ()))

    def _naam(self, punt: Agendapunt) -> str:
        a = self.afspraak.get(punt.afspraak_id or 0)
        return f"{_genoemd(a)}: {a.tekst}" if a is not None and not punt.titel else punt.naam

    def _reden(self, punt: Agendapunt) -> str:
        """Why it was on the agenda, as it was when the meeting began."""
        match punt.herkomst:
            case Herkomst.AFSPRAAK:
                return self._termijn(self.afspraak.get(punt.afspraak_id or 0))
            case Herkomst.WIJZIGING:
                return "gewijzigd sinds vorig overleg"
            case Herkomst.STATUS if punt.item is not None and punt.item[0] == "actie":
                status = _status_bij_begin(self.stof, self.stand, punt.item[1])
                return status if status in VRAAGT_REDEN else ""
            case Herkomst.PRIORITEIT:
                return "prioriteit"
        return ""

    def _termijn(self, a: Afspraak | None) -> str:
        if a is None or a.termijn is None:
            return ""
        laat = "te laat, " if a.id in self.open_toen and a.termijn < self.stof.overleg.datum else ""
        return f"{laat}termijn {schrijf_datum(a.termijn)}"


def _plekken(punt: Agendapunt) -> Iterable[Item]:
    if punt.afspraak_id is not None:
        yield "afspraak", punt.afspraak_id
    if punt.item is not None:
        yield punt.item


def _status_bij_begin(stof: Bouwstof, stand: Stand, actie_id: int) -> str:
    """The status of an actie as the wijk of the meeting, or the stad, saw it when the meeting began."""
    status = _eigen_bij_begin(stof, stand, actie_id, stof.overleg.wijk_id)
    if status == Status.ONBEKEND and stof.overleg.wijk_id is not None:
        return _eigen_bij_begin(stof, stand, actie_id, None)
    return status


def _eigen_bij_begin(stof: Bouwstof, stand: Stand, actie_id: int, wijk_id: int | None) -> str:
    for sinds in (stof.tijdens, stof.daarna):
        for item in sinds.items:
            for v in item.met("status") if item.plek == ("actie", actie_id) else ():
                if v.wijk_id == wijk_id:
                    return v.oud
    zicht = stand.zicht(actie_id, wijk_id)
    return zicht.status.value if zicht.eigen else Status.ONBEKEND.value
