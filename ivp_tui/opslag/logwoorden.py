"""Journal rows in words: which item a row belongs to, by name, and its values as a person reads them.

Rows that are gone, or were put away, go by what the journal last held of them. Table and field names come from the
journal, which is data: only those that the schema knows are asked for.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.getal import schrijf_getal
from ivp_tui.domein.logboek import Logitem, schrijf_tijdstip
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: the fields of one row, as text or number, None where there is nothing
Rij = dict[str, object]

#: where the name of a row stands; other tables have no name of their own
_NAAMVELD = {
    **dict.fromkeys(("plan", "thema", "doel", "actie", "toezegging", "verhaal", "bron"), "titel"),
    **dict.fromkeys(("gemeente", "wijk", "gebied", "partner", "indicator", "overlegsoort", "overleg"), "naam"),
    **dict.fromkeys(("kenmerk", "afspraak"), "tekst"),
}

#: what a row is of that is no item itself, in the order in which the fields are tried
BIJ: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("stand", "actie_doel", "actie_wijk", "actie_gebied", "actie_partner"), ("actie_id",)),
    "bericht": ("actie_id", "toezegging_id"),
    "thema_partner": ("thema_id",),
    "middel": ("thema_id",),
    "streefwaarde": ("doel_id",),
    "meting": ("indicator_id",),
    "agendapunt": ("overleg_id",),
    "notitie": ("afspraak_id", "actie_id", "doel_id", "thema_id", "overleg_id"),
    "gebied_wijk": ("gebied_id",),
    "vervolg": tuple(f"{kant}_{soort}_id" for kant in ("van", "naar") for soort in ("thema", "doel", "actie")),
}

#: fields that only keep the file together: told nowhere
STIL = frozenset({"volgorde", "sleutel", "plan_id"})

_JA_NEE = {"0": "nee", "1": "ja"}
_WOORDEN = {
    "archief": {"0": "nee", "1": "ja"},
    "prioriteit": _JA_NEE,
    "gekozen": _JA_NEE,
    "lager_is_beter": _JA_NEE,
    "behandeld": _JA_NEE,
}
_GETALLEN = ("waarde", "basiswaarde", "doelwaarde", "begroot", "gerealiseerd")
_DAGEN = ("datum", "deadline", "termijn", "afgedaan_op")
_TIJDEN = ("begonnen_op", "gesloten_op")
_VELDNAMEN = {
    "bestaat": "is er",
    "archief": "in het archief",
    "gewijzigd_op": "gezet op",
    "lager_is_beter": "lager is beter",
    "van_thema_id": "van thema",
    "van_doel_id": "van doel",
    "van_actie_id": "van actie",
    "naar_thema_id": "naar thema",
    "naar_doel_id": "naar doel",
    "naar_actie_id": "naar actie",
}
#: what a row of a table without a name is called
SOORTNAMEN = {
    "stand": "stand",
    "actie_doel": "doel",
    "actie_wijk": "wijk",
    "actie_gebied": "gebied",
    "actie_partner": "partner",
    "thema_partner": "partner",
    "gebied_wijk": "wijk",
    "middel": "middelen",
    "overlegsoort": "overleg",
}
#: of a link row: what it links to
_ANDERE_KANT = {
    "actie_doel": "doel_id",
    "actie_wijk": "wijk_id",
    "actie_gebied": "gebied_id",
    "actie_partner": "partner_id",
    "thema_partner": "partner_id",
    "gebied_wijk": "wijk_id",
}


def veldnaam(veld: str) -> str:
    """The name of a field as it is read: "thema" for thema_id."""
    return _VELDNAMEN.get(veld) or veld.removesuffix("_id").replace("_", " ")


def plaatselijke_dag(tekst: str) -> str:
    """A day of the file as "5 dec 2026"; what is no day stays as it is."""
    try:
        return schrijf_datum(date.fromisoformat(tekst[:10]))
    except ValueError:
        return tekst


class Namen:
    """What rows are called and belong to, for the length of one reading; each row is looked up once."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Read in this open file."""
        self._conn = conn
        self._rijen: dict[tuple[str, int], tuple[Rij, bool]] = {}
        self._plannen: dict[int, tuple[str, str, str]] = {
            nummer: (slug, f"{van}–{tot}" if van != tot else str(van), titel)
            for nummer, slug, van, tot, titel in conn.execute("SELECT id, slug, van, tot, titel FROM plan").fetchall()
        }

    def rij(self, tabel: str, nummer: int) -> tuple[Rij, bool]:
        """The fields of a row, and whether it is there now; of one that is gone as they last were."""
        plek = tabel, nummer
        if plek not in self._rijen:
            self._rijen[plek] = self._lees(tabel, nummer)
        return self._rijen[plek]

    def _lees(self, tabel: str, nummer: int) -> tuple[Rij, bool]:
        if tabel in ALLE_TABELLEN:
            cursor = self._conn.execute(f"SELECT * FROM {tabel} WHERE id = ?", (nummer,))
            gevonden = cursor.fetchone()
            if gevonden is not None:
                return dict(zip((kolom[0] for kolom in cursor.description), gevonden, strict=True)), True
        # of each field the last value that was not nothing: the journal tells each field as the row went
        velden = self._conn.execute(
            "SELECT veld, coalesce(nieuw, oud) FROM logboek WHERE tabel = ? AND rij = ? ORDER BY id", (tabel, nummer)
        )
        return dict(velden.fetchall()), False

    def item(self, tabel: str, nummer: int, diepte: int = 0) -> Logitem:
        """The item that a row is, or belongs to."""
        velden, is_er = self.rij(tabel, nummer)
        for veld in BIJ.get(tabel, ()):
            waarde = velden.get(veld)
            if waarde is not None and diepte < 3:
                return self.item(_tabel_van(veld), _geheel(waarde), diepte + 1)
        naam = velden.get(_NAAMVELD.get(tabel, ""))
        slug, looptijd, plantitel = self._plan(tabel, nummer, velden)
        titel = str(naam) if naam not in (None, "") else f"{tabel} {nummer}"
        if tabel == "plan":
            titel = plantitel or titel
        archief = str(velden.get("archief", "0")) == "1"
        weg = "verwijderd" if not is_er else "in het archief" if archief else ""
        return Logitem(tabel, nummer, titel, slug, looptijd, weg)

    def _plan(self, tabel: str, nummer: int, velden: Rij) -> tuple[str, str, str]:
        plan = nummer if tabel == "plan" else _geheel(velden.get("plan_id"))
        return self._plannen.get(plan, ("", "", ""))

    def wijk(self, tabel: str, nummer: int) -> str:
        """The name of the wijk that a row is of, "stad" for a stand of the whole gemeente, '' where it has none."""
        velden, _ = self.rij(tabel, nummer)
        if tabel == "wijk":
            return str(velden.get("naam") or "")
        wijk = velden.get("wijk_id")
        if wijk is None:
            return "stad" if tabel == "stand" and velden else ""
        return self.titel("wijk", _geheel(wijk))

    def titel(self, tabel: str, nummer: int) -> str:
        """The name of a row."""
        return self.item(tabel, nummer).titel

    def bij_naam(self, tabel: str, nummer: int) -> str:
        """What a row is called beside its item: "partner Halt", "stand"; '' for the item itself."""
        if tabel not in BIJ:
            return ""
        velden, _ = self.rij(tabel, nummer)
        soort = SOORTNAMEN.get(tabel, tabel)
        kant = _ANDERE_KANT.get(tabel)
        if kant is not None and velden.get(kant) is not None:
            return f"{soort} {self.titel(_tabel_van(kant), _geheel(velden[kant]))}"
        jaar = velden.get("periode") if tabel == "meting" else velden.get("jaar") if tabel == "middel" else None
        return f"{soort} {jaar}" if jaar is not None else soort

    def waarde(self, tabel: str, nummer: int, veld: str, tekst: str | None) -> str:
        """A value of the journal in words; '' for nothing."""
        if tekst is None or tekst == "":
            return ""
        if veld in _WOORDEN:
            return _WOORDEN[veld].get(tekst, tekst)
        if veld.endswith("_id"):
            return self.titel(_tabel_van(veld), _geheel(tekst))
        if veld in _TIJDEN:
            return schrijf_tijdstip(tekst)
        if veld in _DAGEN:
            return plaatselijke_dag(tekst)
        if veld in _GETALLEN:
            return self._getal(tabel, nummer, tekst)
        return tekst

    def _getal(self, tabel: str, nummer: int, tekst: str) -> str:
        try:
            getal = schrijf_getal(float(tekst))
        except ValueError:
            return tekst
        velden, _ = self.rij(tabel, nummer)
        if tabel == "middel":
            return f"€ {getal}"
        indicator, _ = self.rij("indicator", _geheel(velden.get("indicator_id")))
        return getal + ("%" if indicator.get("eenheid") == "%" else "")


def _tabel_van(veld: str) -> str:
    """The table that a field points at: van_doel_id and doel_id at doel."""
    naam = veld.removesuffix("_id")
    return naam.removeprefix("van_").removeprefix("naar_")


def _geheel(waarde: object) -> int:
    """The id in a value that was read; 0, which no row has, for what is none."""
    try:
        return int(str(waarde))
    except ValueError:
        return 0


#: how much of a text is told, and how much stands before where two of them part
TEKSTMAAT, _AANLOOP = 240, 30


def verkort(oud: str, nieuw: str) -> tuple[str, str]:
    """Two values short enough to lay beside each other: of long texts the stretch where they begin to differ."""
    if max(len(oud), len(nieuw)) <= TEKSTMAAT:
        return oud, nieuw
    gelijk = next((i for i, (a, b) in enumerate(zip(oud, nieuw, strict=False)) if a != b), min(len(oud), len(nieuw)))
    begin = max(0, gelijk - _AANLOOP) if oud and nieuw else 0
    return _stuk(oud, begin), _stuk(nieuw, begin)


def _stuk(tekst: str, begin: int) -> str:
    voor, rest = ("…" if begin and tekst else ""), tekst[begin:]
    return voor + (rest if len(rest) <= TEKSTMAAT else rest[: TEKSTMAAT - 1] + "…")


def uniek(items: Iterable[Logitem]) -> tuple[Logitem, ...]:
    """Each item once, in order."""
    return tuple(dict.fromkeys(items))
