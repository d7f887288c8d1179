"""Putting rows of content into the tables: from sleutel to number, with a sentence when something does not fit."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from ivp_tui.domein.inhoud import Rij
from ivp_tui.opslag.schema import kolommen


class InhoudFout(Exception):
    """Content that does not hang together: which row of what names something that is not there, in Dutch."""


def plek_van(rij: Rij, anders: str) -> str:
    """Where a row stands: file and line where it was read from one, and what it is."""
    return ", ".join(deel for deel in (getattr(rij, "waar", ""), anders) if deel)


#: what has a sleutel within its gemeente, and what within its plan; the rest has one in the whole file
_VAN_GEMEENTE, _VAN_PLAN = ("wijk", "gebied", "indicator"), ("thema", "doel", "actie")

#: what is in the file already, as (table, gemeente or plan or '', sleutel, id)
_BEKEND = """
    SELECT 'gemeente', '', sleutel, id FROM gemeente UNION ALL
    SELECT 'bron', '', sleutel, id FROM bron UNION ALL
    SELECT 'partner', '', naam, id FROM partner UNION ALL
    SELECT 'plan', '', slug, id FROM plan UNION ALL
    SELECT 'wijk', g.sleutel, t.naam, t.id FROM wijk AS t JOIN gemeente AS g ON g.id = gemeente_id UNION ALL
    SELECT 'gebied', g.sleutel, t.naam, t.id FROM gebied AS t JOIN gemeente AS g ON g.id = gemeente_id UNION ALL
    SELECT 'indicator', g.sleutel, t.sleutel, t.id FROM indicator AS t JOIN gemeente AS g ON g.id = gemeente_id
    UNION ALL SELECT 'thema', slug, sleutel, t.id FROM thema AS t JOIN plan ON plan.id = plan_id
    UNION ALL SELECT 'doel', slug, sleutel, t.id FROM doel AS t JOIN plan ON plan.id = plan_id
    UNION ALL SELECT 'actie', slug, sleutel, t.id FROM actie AS t JOIN plan ON plan.id = plan_id"""


class Inzetter:
    """Inserts rows into a migrated database and knows which sleutel has which number, also of what was there before.

    A sleutel means something within its plan or gemeente only: it is kept with where it was given.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Over the open transaction of this connection; knows at once what is in the file."""
        self.conn = conn
        self.nummers: dict[tuple[str, str, str], int] = {
            (tabel, binnen, sleutel): nummer for tabel, binnen, sleutel, nummer in conn.execute(_BEKEND) if sleutel
        }
        self.gemeente = ""
        self.plan = ""
        self.laatste = "het begin"
        #: the last meting that was there before; later ones come from the content itself
        self.meting_voor: int = conn.execute("SELECT coalesce(max(id), 0) FROM meting").fetchone()[0]
        self._kolommen: dict[str, set[str]] = {}

    def _plaats(self, tabel: str, sleutel: str) -> tuple[str, str, str]:
        if tabel in _VAN_GEMEENTE:
            return tabel, self.gemeente, sleutel
        return tabel, self.plan if tabel in _VAN_PLAN else "", sleutel

    def kent(self, tabel: str, sleutel: str) -> bool:
        """Whether this sleutel was given out already."""
        return self._plaats(tabel, sleutel) in self.nummers

    def zet(self, tabel: str, sleutel: str | None = None, waar: str = "", /, **velden: Any) -> int:
        """Insert one row, leaving out what is None; gives its id. Raises InhoudFout when it does not fit."""
        gegeven = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
        naam = next((f" «{gegeven[n]}»" for n in ("titel", "naam", "sleutel", "tekst") if n in gegeven), "")
        wat = f"{waar}: {tabel}{naam}" if waar else f"{tabel}{naam}"
        if sleutel is not None and self.kent(tabel, sleutel):
            raise InhoudFout(f"{wat}: de sleutel «{sleutel}» staat er twee keer")
        if tabel not in self._kolommen:
            self._kolommen[tabel] = set(kolommen(self.conn, tabel))
        vreemd = gegeven.keys() - self._kolommen[tabel]
        if vreemd:
            raise InhoudFout(f"{wat}: heeft een onbekend veld «{min(vreemd)}»")
        vragen = ", ".join("?" * len(gegeven))
        try:
            nummer = self.conn.execute(
                f"INSERT INTO {tabel} ({', '.join(gegeven)}) VALUES ({vragen})", tuple(gegeven.values())
            ).lastrowid
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OverflowError) as fout:
            raise InhoudFout(f"{wat}: past niet in het bestand ({fout})") from fout
        assert nummer is not None  # an INSERT of one row has a rowid
        self.laatste = wat
        if sleutel is not None:
            self.nummers[self._plaats(tabel, sleutel)] = nummer
        return nummer

    def nummer(self, tabel: str, sleutel: str, waar: str) -> int:
        """The id of what has this sleutel; raises InhoudFout that says where it was named."""
        try:
            return self.nummers[self._plaats(tabel, sleutel)]
        except KeyError:
            raise InhoudFout(f"{waar}: {tabel} «{sleutel}» bestaat niet") from None

    def nummer_of_niets(self, tabel: str, sleutel: str | None, waar: str) -> int | None:
        """The id of what has this sleutel, None for an empty one; raises InhoudFout."""
        return self.nummer(tabel, sleutel, waar) if sleutel else None

    def bron(self, rij: Rij, standaard: str | None, waar: str) -> dict[str, Any]:
        """The bron_id and vindplaats of a row, the plan's own bron where it names none; an empty one is none at all."""
        return {
            "bron_id": self.nummer_of_niets("bron", rij.get("bron", standaard), waar),
            "vindplaats": rij.get("vindplaats", ""),
        }

    def eenmaal(self, tabel: str, naam: str, rijen: Iterable[Rij]) -> None:
        """Put in what is not there yet, known by the field `naam`: a plan may name what the gemeente already has."""
        for rij in rijen:
            if not self.kent(tabel, rij[naam]):
                self.zet(tabel, rij[naam], plek_van(rij, ""), **rij)
