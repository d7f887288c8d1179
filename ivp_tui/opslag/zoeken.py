"""Search over everything with FTS5: each word as typed, the last one as the beginning of a word, then within words.

The index lives in memory and is made anew when the file has changed since: it is small (a few thousand rows, some
10 ms), and what is not in the file cannot be out of step with it (docs/besluiten/0004-zoekindex-in-geheugen.md).
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ivp_tui.opslag.tabellen import IN_BEELD

#: what can be searched: table -> (kind shown, expression of the name, expression of the text)
ZOEKBAAR: dict[str, tuple[str, str, str]] = {
    "plan": ("plan", "titel", "missie"),
    "thema": ("thema", "titel", "toelichting"),
    "doel": ("doel", "titel", "toelichting"),
    "actie": ("actie", "titel", "toelichting || ' ' || trekker"),
    "kenmerk": ("kenmerk", "tekst", "soort"),
    "partner": ("partner", "naam", "afkorting"),
    "gebied": ("gebied", "naam", "toelichting"),
    "wijk": ("wijk", "naam", "code"),
    "overlegsoort": ("overleg", "naam", "taak || ' ' || deelnemers"),
    "indicator": ("indicator", "naam", "toelichting"),
    "bron": ("bron", "titel", "uitgever || ' ' || toelichting"),
    "stand": ("stand", "toelichting", "status"),
    "toezegging": ("toezegging", "nummer || ' ' || titel", "toelichting || ' ' || soort"),
    "bericht": ("bericht", "tekst", "datum"),
    "verhaal": ("verhaal", "titel", "tekst"),
}


#: from how many letters a word is also looked for within other words; of fewer there would be too many
KORTSTE_MIDDENIN = 4


@dataclass(frozen=True, slots=True)
class Treffer:
    """A hit: what kind of thing, its row, its name, a piece of its text, and the item in the tree it belongs to.

    `doel` is such as ("actie", 17): where Enter goes. None when it stands nowhere in the plan in view.
    """

    soort: str
    rij: int
    naam: str
    fragment: str
    doel: tuple[str, int] | None


def vraag_voor_fts(tekst: str) -> str:
    """An FTS5 query of what a person typed: every word quoted, so that no sign in it means anything, '' if empty."""
    # half a surrogate pair, as a broken paste has, cannot go into SQLite at all
    tekst = tekst.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    woorden = [woord.replace('"', '""') for woord in tekst.split()]
    delen = [f'"{woord}"' for woord in woorden if any(teken.isalnum() for teken in woord)]
    return " ".join(delen) + ("*" if delen else "")


#: for each kind that is no line of the tree itself: the SQL that finds the line it belongs to, ? = row, ? = plan
_WAAR: dict[str, str] = {
    "kenmerk": "SELECT coalesce('thema ' || thema_id, 'plan ' || plan_id) FROM kenmerk WHERE id = ? AND plan_id = ?",
    "overleg": """SELECT coalesce('thema ' || thema_id, 'plan ' || plan_id) FROM overlegsoort
        WHERE id = ? AND plan_id = ?""",
    "partner": f"""SELECT 'thema ' || thema_id FROM thema_partner JOIN thema ON thema.id = thema_id
        WHERE partner_id = ? AND plan_id = ? AND archief = 0 UNION ALL
        SELECT 'actie ' || actie_id FROM actie_partner JOIN actie ON actie.id = actie_id
        WHERE partner_id = ?1 AND plan_id = ?2 AND archief = 0 AND {IN_BEELD} LIMIT 1""",
    "gebied": f"""SELECT 'actie ' || actie_id FROM actie_gebied JOIN actie ON actie.id = actie_id
        WHERE gebied_id = ? AND plan_id = ? AND archief = 0 AND {IN_BEELD} UNION ALL
        SELECT 'wijk ' || wijk_id FROM gebied_wijk JOIN wijk ON wijk.id = wijk_id JOIN plan USING (gemeente_id)
        WHERE gebied_id = ?1 AND plan.id = ?2 LIMIT 1""",
    "indicator": f"""SELECT 'streefwaarde ' || streefwaarde.id FROM streefwaarde JOIN doel ON doel.id = doel_id
        WHERE indicator_id = ? AND plan_id = ? AND archief = 0 AND {IN_BEELD} UNION ALL
        SELECT 'indicator ' || indicator.id FROM indicator JOIN plan USING (gemeente_id)
        WHERE indicator.id = ?1 AND plan.id = ?2 LIMIT 1""",
    "stand": f"""SELECT 'actie ' || actie_id FROM stand JOIN actie ON actie.id = actie_id
        WHERE stand.id = ? AND plan_id = ? AND archief = 0 AND {IN_BEELD}""",
    "toezegging": "SELECT 'toezegging ' || id FROM toezegging WHERE id = ? AND plan_id = ? AND archief = 0",
    "verhaal": "SELECT 'verhaal ' || id FROM verhaal WHERE id = ? AND plan_id = ? AND archief = 0",
    "bericht": f"""SELECT 'actie ' || actie_id FROM bericht JOIN actie ON actie.id = actie_id
        WHERE bericht.id = ? AND plan_id = ? AND archief = 0 AND {IN_BEELD} UNION ALL
        SELECT 'toezegging ' || toezegging_id FROM bericht JOIN toezegging ON toezegging.id = toezegging_id
        WHERE bericht.id = ?1 AND plan_id = ?2 AND archief = 0 LIMIT 1""",
    "bron": "SELECT 'plan ' || id FROM plan WHERE bron_id = ? AND id = ?",
    "wijk": "SELECT 'wijk ' || wijk.id FROM wijk JOIN plan USING (gemeente_id) WHERE wijk.id = ? AND plan.id = ?",
    "thema": "SELECT 'thema ' || id FROM thema WHERE id = ? AND plan_id = ? AND archief = 0",
    "doel": f"SELECT 'doel ' || id FROM doel WHERE id = ? AND plan_id = ? AND archief = 0 AND {IN_BEELD}",
    "actie": f"SELECT 'actie ' || id FROM actie WHERE id = ? AND plan_id = ? AND archief = 0 AND {IN_BEELD}",
    "plan": "SELECT 'plan ' || id FROM plan WHERE id = ? AND id = ?",
}


def _waar(conn: sqlite3.Connection, soort: str, rij: int, plan_id: int) -> tuple[str, int] | None:
    sql = _WAAR.get(soort)
    gevonden = conn.execute(sql, (rij, plan_id)).fetchone() if sql else None
    if not gevonden or not gevonden[0]:
        return None
    naam, nummer = gevonden[0].split(" ")
    return naam, int(nummer)


class Zoekindex:
    """The index over one open file, made at the first search and again after a change."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Over the file of this connection; nothing is read yet. To be used on the thread of the connection."""
        self._conn = conn
        self._index: sqlite3.Connection | None = None
        self._versie: tuple[int, int] | None = None

    def zoek(self, tekst: str, plan_id: int, hoogstens: int = 60) -> tuple[Treffer, ...]:
        """The best hits for what was typed, those in the plan in view only; names weigh heavier than texts."""
        vraag = vraag_voor_fts(tekst)
        if not vraag:
            return ()
        index = self._bijgewerkt()
        # no LIMIT here: what is in another plan falls away below and may not push out what is in view
        rijen = index.execute(
            """SELECT soort, rij, naam, snippet(zoek, 1, '', '', '…', 12) FROM zoek WHERE zoek MATCH ?
            ORDER BY bm25(zoek, 8.0, 1.0), rowid""",
            (vraag,),
        )
        gevonden = {
            (treffer.soort, treffer.rij): treffer for treffer in islice(self._in_plan(rijen, plan_id), hoogstens)
        }
        if len(gevonden) < hoogstens:
            # Dutch makes one word of two: «inbraak» must find Woninginbraken too, after what begins with it
            for treffer in islice(self._in_plan(_middenin(index, tekst), plan_id), hoogstens):
                gevonden.setdefault((treffer.soort, treffer.rij), treffer)
        return tuple(islice(gevonden.values(), hoogstens))

    def tel(self) -> tuple[int, int]:
        """How many rows the tables have that can be found, and how many the index holds; raises sqlite3.Error."""
        hoort = sum(self._conn.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] for tabel in ZOEKBAAR)
        return hoort, self._bijgewerkt().execute("SELECT count(*) FROM zoek").fetchone()[0]

    def _in_plan(self, rijen: Iterable[tuple[str, int, str, str]], plan_id: int) -> Iterator[Treffer]:
        """The hits that stand somewhere in the plan in view."""
        for soort, rij, naam, fragment in rijen:
            doel = _waar(self._conn, soort, rij, plan_id)
            if doel is not None:
                yield Treffer(soort, rij, naam, fragment or "", doel)

    def _bijgewerkt(self) -> sqlite3.Connection:
        # total_changes sees our own writes, data_version those of others
        versie = (self._conn.execute("PRAGMA data_version").fetchone()[0], self._conn.total_changes)
        if self._index is None or versie != self._versie:
            self.sluit()
            self._index = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            _vul(self._index, self._conn)
            self._versie = versie
        return self._index

    def sluit(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()
            self._index = None


def _middenin(index: sqlite3.Connection, tekst: str) -> Iterable[tuple[str, int, str, str]]:
    """The rows that hold every word somewhere, also within another word; those that hold it in their name first."""
    woorden = tekst.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8").lower().split()
    if not woorden or len(woorden) > 20 or any(not KORTSTE_MIDDENIN <= len(woord) <= 100 for woord in woorden):
        return []
    # instr and not LIKE: no sign in what was typed means anything
    naam = " AND ".join(["instr(lower(naam), ?)"] * len(woorden))
    alles = " AND ".join(["instr(lower(naam || ' ' || tekst), ?)"] * len(woorden))
    return index.execute(
        f"SELECT soort, rij, naam, substr(tekst, 1, 90) FROM zoek WHERE {alles} ORDER BY NOT ({naam}), rowid",
        (*woorden, *woorden),
    )


def _vul(index: sqlite3.Connection, conn: sqlite3.Connection) -> None:
    index.execute(
        "CREATE VIRTUAL TABLE zoek USING fts5(naam, tekst, soort UNINDEXED, rij UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    for tabel, (soort, naam, tekst) in ZOEKBAAR.items():
        rijen = conn.execute(f"SELECT {naam}, {tekst}, ?, id FROM {tabel}", (soort,)).fetchall()
        index.executemany("INSERT INTO zoek (naam, tekst, soort, rij) VALUES (?, ?, ?, ?)", rijen)
