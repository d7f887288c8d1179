"""Reading overleggen: the meetings, their agenda, and the afspraken and besluiten of a gemeente.

What is for oneself alone (lezen_notitie.py) is never read here: reports and the second screen go by this module.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from ivp_tui.domein.overleg import (
    STATUSSEN,
    Afspraak,
    Afspraakkeus,
    Afspraakstatus,
    Agendapunt,
    Herkomst,
    Item,
    Overleg,
    nummersleutel,
    op_urgentie,
    reeks_van,
    vorige,
)
from ivp_tui.domein.plan import Overlegsoort

_SOORTEN = ("actie", "doel", "thema")

_OVERLEG = """SELECT o.id, o.plan_id, plan.slug, plan.gemeente_id, o.overlegsoort_id, coalesce(soort.naam, ''),
    o.wijk_id, coalesce(wijk.naam, ''), o.naam, o.datum, o.aanwezig, o.begonnen_op, o.gesloten_op
    FROM overleg AS o JOIN plan ON plan.id = o.plan_id LEFT JOIN wijk ON wijk.id = o.wijk_id
    LEFT JOIN overlegsoort AS soort ON soort.id = o.overlegsoort_id"""

_TITELS = """LEFT JOIN actie ON actie.id = {0}.actie_id LEFT JOIN doel ON doel.id = {0}.doel_id
    LEFT JOIN thema ON thema.id = {0}.thema_id"""

_AFSPRAAK = f"""SELECT a.id, a.plan_id, coalesce(a.overleg_id, 0), coalesce(o.naam, ''), o.datum, a.nummer, a.wijk_id,
    coalesce(wijk.naam, ''), a.actie_id, a.doel_id, a.thema_id,
    coalesce(actie.titel, doel.titel, thema.titel, ''), a.soort, a.tekst, a.actiehouder, a.termijn, a.status,
    a.afgedaan_op, plan.gemeente_id, o.wijk_id, coalesce(soort.naam, '')
    FROM afspraak AS a JOIN plan ON plan.id = a.plan_id LEFT JOIN overleg AS o ON o.id = a.overleg_id
    LEFT JOIN overlegsoort AS soort ON soort.id = o.overlegsoort_id LEFT JOIN wijk ON wijk.id = a.wijk_id
    {_TITELS.format("a")}"""

_AGENDA = f"""SELECT p.id, p.overleg_id, p.volgorde, p.herkomst, p.titel, p.actie_id, p.doel_id, p.thema_id,
    p.afspraak_id, p.behandeld, CASE WHEN p.titel <> '' THEN p.titel WHEN a.id IS NOT NULL
    THEN trim(a.nummer || ' ' || a.tekst) ELSE coalesce(actie.titel, doel.titel, thema.titel, '') END
    FROM agendapunt AS p LEFT JOIN afspraak AS a ON a.id = p.afspraak_id {_TITELS.format("p")}
    WHERE p.overleg_id = ? ORDER BY p.volgorde, p.id"""


def _item(ids: Iterable[int | None]) -> Item | None:
    return next(((soort, n) for soort, n in zip(_SOORTEN, ids, strict=True) if n is not None), None)


def _overleg(r: tuple[Any, ...]) -> Overleg:
    return Overleg(*(*r[:9], date.fromisoformat(r[9]), *r[10:]))


def lees_soorten(conn: sqlite3.Connection, gemeente_id: int, plan_id: int) -> tuple[Overlegsoort, ...]:
    """The kinds of overleg that the plans of a gemeente name, those of this plan first, then newest plan first.

    An overleg goes on when its plan is followed by one that does not name it; each name is there once.
    """
    rijen = conn.execute(
        """SELECT s.id, s.thema_id, s.naam, s.ritme, s.voorzitter, s.deelnemers, s.taak, s.bron_id, s.vindplaats
        FROM overlegsoort AS s JOIN plan ON plan.id = s.plan_id WHERE plan.gemeente_id = ?
        ORDER BY plan.id <> ?, plan.van DESC, s.id""",
        (gemeente_id, plan_id),
    )
    per_naam: dict[str, Overlegsoort] = {}
    for rij in rijen.fetchall():
        per_naam.setdefault(" ".join(rij[2].casefold().split()), Overlegsoort(*rij))
    return tuple(per_naam.values())


def lees_overleggen(conn: sqlite3.Connection, gemeente_id: int) -> tuple[Overleg, ...]:
    """The meetings of a gemeente, through all its plans, the newest first."""
    rijen = conn.execute(f"{_OVERLEG} WHERE plan.gemeente_id = ?", (gemeente_id,)).fetchall()
    return tuple(sorted(map(_overleg, rijen), key=lambda o: o.plaats_in_tijd, reverse=True))


def lees_overleg(conn: sqlite3.Connection, overleg_id: int) -> Overleg | None:
    """One meeting, None where it is not there."""
    rij = conn.execute(f"{_OVERLEG} WHERE o.id = ?", (overleg_id,)).fetchone()
    return None if rij is None else _overleg(rij)


def lees_open_overleg(conn: sqlite3.Connection, gemeente_id: int) -> Overleg | None:
    """The meeting that was begun last and is not closed: where a program that was cut off goes on."""
    rij = conn.execute(
        f"{_OVERLEG} WHERE plan.gemeente_id = ? AND o.begonnen_op IS NOT NULL AND o.gesloten_op IS NULL "
        "ORDER BY o.id DESC LIMIT 1",
        (gemeente_id,),
    ).fetchone()
    return None if rij is None else _overleg(rij)


def lees_vorige(conn: sqlite3.Connection, overleg: Overleg) -> Overleg | None:
    """The meeting of its series that went before it."""
    return vorige(overleg, lees_overleggen(conn, overleg.gemeente_id))


def lees_agenda(conn: sqlite3.Connection, overleg_id: int) -> tuple[Agendapunt, ...]:
    """The agenda of a meeting in its order."""
    return tuple(
        Agendapunt(r[0], r[1], r[2], Herkomst(r[3]), r[4], _item(r[5:8]), r[8], bool(r[9]), r[10])
        for r in conn.execute(_AGENDA, (overleg_id,)).fetchall()
    )


def _dag(tekst: str | None) -> date | None:
    """A day; what another program wrote there and is none is no day, so that the rest can still be read."""
    try:
        return None if tekst is None else date.fromisoformat(tekst)
    except ValueError:
        return None


def _status(soort: str, tekst: str) -> Afspraakstatus:
    """What another program wrote there may be any text: then it is not known to be done."""
    mag = STATUSSEN.get(soort, STATUSSEN["afspraak"])
    return next((status for status in mag if status == tekst), mag[0])


def _afspraak(r: tuple[Any, ...]) -> Afspraak:
    datum = _dag(r[4]) or date.min
    reeks = reeks_van(r[18], r[19], r[20], r[3])
    waar, item = (*r[:4], datum, *r[5:8]), _item(r[8:11])
    einde = _dag(r[15]), _status(r[12], r[16]), _dag(r[17])
    return Afspraak(*(*waar, item, *r[11:15], *einde, reeks))


def _lees(conn: sqlite3.Connection, waar: str, *waarden: object) -> list[Afspraak]:
    return [_afspraak(r) for r in conn.execute(f"{_AFSPRAAK} WHERE {waar} ORDER BY a.id", waarden).fetchall()]


def lees_afspraken_van(conn: sqlite3.Connection, overleg_id: int) -> tuple[Afspraak, ...]:
    """What was agreed and decided in one meeting, in order."""
    return tuple(_lees(conn, "a.overleg_id = ?", overleg_id))


def lees_afspraak(conn: sqlite3.Connection, afspraak_id: int) -> Afspraak | None:
    """One afspraak or besluit, None where it is not there."""
    return next(iter(_lees(conn, "a.id = ?", afspraak_id)), None)


def lees_open_van_reeks(conn: sqlite3.Connection, overleg: Overleg) -> tuple[Afspraak, ...]:
    """What was agreed in earlier meetings of its series and is open, overdue first as of its day."""
    return tuple(op_urgentie(_eerdere(conn, overleg, "AND a.status = 'open'"), overleg.datum))


def lees_eerdere_van_reeks(conn: sqlite3.Connection, overleg: Overleg) -> tuple[Afspraak, ...]:
    """What was agreed in earlier meetings of its series, done or not, as it was made."""
    return tuple(_eerdere(conn, overleg))


def _eerdere(conn: sqlite3.Connection, overleg: Overleg, welke: str = "") -> list[Afspraak]:
    eerder = {o.id for o in lees_overleggen(conn, overleg.gemeente_id) if _gaat_voor(o, overleg)}
    alle = _lees(conn, f"plan.gemeente_id = ? AND a.soort = 'afspraak' {welke}", overleg.gemeente_id)
    return [a for a in alle if a.overleg_id in eerder]


def lees_open_zonder_overleg(conn: sqlite3.Connection, gemeente_id: int) -> tuple[Afspraak, ...]:
    """The open afspraken of a gemeente that were made outside any meeting."""
    waar = "a.overleg_id IS NULL AND plan.gemeente_id = ? AND a.soort = 'afspraak' AND a.status = 'open'"
    return tuple(_lees(conn, waar, gemeente_id))


def lees_losse_op_agenda(conn: sqlite3.Connection, overleg: Overleg) -> tuple[Afspraak, ...]:
    """Those made outside any meeting that this one has on its agenda, done or not."""
    erop = "a.id IN (SELECT afspraak_id FROM agendapunt WHERE overleg_id = ?)"
    return tuple(_lees(conn, f"a.overleg_id IS NULL AND a.soort = 'afspraak' AND {erop}", overleg.id))


def _gaat_voor(o: Overleg, overleg: Overleg) -> bool:
    return o.reeks == overleg.reeks and o.plaats_in_tijd < overleg.plaats_in_tijd


def lees_actielijst(
    conn: sqlite3.Connection, gemeente_id: int, keus: Afspraakkeus, vandaag: date
) -> tuple[Afspraak, ...]:
    """The afspraken of a gemeente that `keus` lets through: open ones by urgency, then what is done, newest first."""
    alle = [a for a in _lees(conn, "plan.gemeente_id = ? AND a.soort = 'afspraak'", gemeente_id) if keus.past(a)]
    klaar = sorted((a for a in alle if not a.is_open), key=lambda a: (a.afgedaan_op or date.min, a.id), reverse=True)
    return (*op_urgentie((a for a in alle if a.is_open), vandaag), *klaar)


def lees_besluitenlijst(conn: sqlite3.Connection, gemeente_id: int, keus: Afspraakkeus) -> tuple[Afspraak, ...]:
    """The besluiten of a gemeente that `keus` lets through, the newest meeting first, then by number."""
    alle = [a for a in _lees(conn, "plan.gemeente_id = ? AND a.soort = 'besluit'", gemeente_id) if keus.past(a)]
    alle.sort(key=lambda a: nummersleutel(a.nummer))
    return tuple(sorted(alle, key=lambda a: (a.datum, a.overleg_id), reverse=True))
