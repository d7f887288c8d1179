"""Rows of the tables as rows of content: what is empty left out, numbers of bronnen as their sleutel."""

import sqlite3
from typing import Any

from ivp_tui.domein.inhoud import Rij

#: table -> the fields that go over as they are; what links, orders or numbers rows is made out below
_VELDEN: dict[str, tuple[str, ...]] = {
    "gemeente": ("sleutel", "naam", "code"),
    "bron": ("sleutel", "titel", "uitgever", "jaar", "url", "toelichting"),
    "wijk": ("naam", "code"),
    "gebied": ("naam", "ligging", "toelichting"),
    "indicator": ("sleutel", "naam", "eenheid", "lager_is_beter", "toelichting"),
    "meting": ("periode", "waarde", "onbekend", "status", "uitgave", "gekozen", "toelichting"),
    "plan": ("slug", "titel", "van", "tot", "missie"),
    "partner": ("naam", "afkorting", "soort"),
    "kenmerk": ("soort", "tekst"),
    "overlegsoort": ("naam", "ritme", "voorzitter", "deelnemers", "taak"),
    "thema_partner": ("rol",),
    "thema": ("titel", "prioriteit", "toelichting", "archief"),
    "doel": ("titel", "soort", "toelichting", "archief"),
    "streefwaarde": ("richting", "basisjaar", "basiswaarde", "doeljaar", "doelwaarde", "toelichting"),
    "actie": ("titel", "toelichting", "soort", "trekker", "deadline", "archief"),
    "bericht": ("datum", "tekst"),
    "middel": ("jaar", "begroot", "gerealiseerd", "toelichting"),
    "toezegging": ("sleutel", "soort", "nummer", "titel", "status", "datum", "toelichting", "archief"),
    "verhaal": ("datum", "titel", "tekst", "archief"),
    "vervolg": ("grond",),
}

#: yes-or-no fields -> what they are where they are left out
_JA_NEE = {"prioriteit": False, "archief": False, "gekozen": False, "lager_is_beter": True}

#: a row of a table, by column
Velden = dict[str, Any]


class Rijlezer:
    """Reads rows within the open transaction, and keeps in `gebruikt` which bronnen they name."""

    def __init__(self, conn: sqlite3.Connection, planbron: int | None) -> None:
        """For a plan whose rows come from the bron with this id where they say nothing else."""
        self.conn = conn
        self.gebruikt: set[str] = set()
        self._bronnen: dict[int, str] = dict(conn.execute("SELECT id, sleutel FROM bron").fetchall())
        self._planbron = self._bron(planbron)

    def rijen(self, tabel: str, waar: str, *waarden: object) -> list[Velden]:
        """The rows of a table as they are; `waar` is what comes after WHERE."""
        loop = self.conn.execute(f"SELECT {tabel}.* FROM {tabel} WHERE {waar}", waarden)
        kolommen = [kolom[0] for kolom in loop.description]
        return [dict(zip(kolommen, rij, strict=True)) for rij in loop.fetchall()]

    def op_volgorde(self, tabel: str, waar: str, *waarden: object) -> list[Velden]:
        """The rows of a table that has an order of its own, in that order."""
        return self.rijen(tabel, f"{waar} ORDER BY volgorde, id", *waarden)

    def kolom(self, sql: str, *waarden: object) -> list[str]:
        """The one column that a query gives."""
        return [rij[0] for rij in self.conn.execute(sql, waarden).fetchall()]

    def _bron(self, nummer: int | None) -> str:
        # a bron that somebody deleted past the foreign keys is none
        sleutel = self._bronnen.get(nummer, "") if nummer is not None else ""
        if sleutel:
            self.gebruikt.add(sleutel)
        return sleutel

    def rij(self, tabel: str, velden: Velden, **rest: Any) -> Rij:
        """A row of the plan with what is filled, the `rest` included.

        Its bron is named where it is another than that of the plan; none at all is then said too, with an empty one.
        """
        return self._maak(tabel, velden, self._planbron, rest)

    def los(self, tabel: str, velden: Velden, **rest: Any) -> Rij:
        """A row whose bron does not fall back on that of the plan."""
        return self._maak(tabel, velden, "", rest)

    def _maak(self, tabel: str, velden: Velden, standaard: str, rest: Velden) -> Rij:
        uit = Rij()
        for naam in _VELDEN[tabel]:
            waarde = velden[naam]
            if naam in _JA_NEE:
                if bool(waarde) != _JA_NEE[naam]:
                    uit[naam] = bool(waarde)
            elif waarde is not None and waarde != "":
                uit[naam] = waarde
        uit |= {naam: waarde for naam, waarde in rest.items() if waarde not in (None, "", [])}
        bron = self._bron(velden.get("bron_id"))
        if "bron_id" in velden and bron != standaard:
            uit["bron"] = bron
        if velden.get("vindplaats"):
            uit["vindplaats"] = velden["vindplaats"]
        return uit
