"""What somebody took off an agenda: the journal knows it, so that making the agenda anew does not bring it back."""

import sqlite3

#: how the groep of such a removal is described; by it this is told apart from what a refresh took away
ERAF = "agendapunt eraf"

_SOORTEN = ("afspraak", "actie", "doel", "thema")

_WAT = ", ".join(f"max(CASE WHEN wat.veld = '{soort}_id' THEN wat.oud END)" for soort in _SOORTEN)

# Each row of this agenda that went, the last one last, with what it was about. An undo puts back what was before it,
# so neither it nor what it undid counts; what came in past ivp is of no groep, and somebody did it.
_GEGAAN = f"""SELECT coalesce(groep.omschrijving, :eraf) = :eraf, {_WAT} FROM logboek AS weg
    LEFT JOIN groep ON groep.id = weg.groep
    JOIN logboek AS wat ON wat.groep = weg.groep AND wat.tabel = weg.tabel AND wat.rij = weg.rij AND wat.nieuw IS NULL
    WHERE weg.tabel = 'agendapunt' AND weg.veld = 'overleg_id' AND weg.oud = :overleg AND weg.nieuw IS NULL
    AND groep.maakt_ongedaan IS NULL AND groep.ongedaan_door IS NULL
    GROUP BY weg.id ORDER BY weg.id"""


def lees_weggehaald(conn: sqlite3.Connection, overleg_id: int) -> frozenset[tuple[str, int]]:
    """What went off this agenda by hand, the last time it went: ("afspraak", id) or an item; it may be back by now."""
    laatst: dict[tuple[str, int], bool] = {}
    for hand, *ids in conn.execute(_GEGAAN, {"eraf": ERAF, "overleg": str(overleg_id)}).fetchall():
        wat = next(((soort, int(n)) for soort, n in zip(_SOORTEN, ids, strict=True) if n is not None), None)
        if wat is not None:
            laatst[wat] = bool(hand)
    return frozenset(wat for wat, hand in laatst.items() if hand)
