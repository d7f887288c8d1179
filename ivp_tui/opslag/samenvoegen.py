"""Making one of two acties, doelen or partners: worked out and shown first, then done exactly so.

What points at the one that goes points at the one that stays afterwards, without doubles. An actie or doel that goes
up in another is put in the archive, with what would have been double; a partner has no archive and is deleted.
"""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import MAXIMUM, Geweigerd
from ivp_tui.domein.wijziging_structuur import Samensoort, Samenvoeging, VoegSamen
from ivp_tui.opslag.doen import Doener, Gedaan, aantal, titel_van

_VERVOLG = tuple(f"{kant}_{soort}_id" for kant in ("van", "naar") for soort in ("thema", "doel", "actie"))

_AGENDA = ("overleg_id", "herkomst", "titel", "afspraak_id")


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A column that points at what is merged: what its rows are called, and which columns make two of them the same.

    `gelijk` empty: never the same, all go over.
    """

    woord: str
    meer: str
    gelijk: tuple[str, ...] = ()


#: kind -> (table, column) that points at it -> how its rows go over; a test holds it against the tables
VERWIJZINGEN: dict[str, dict[tuple[str, str], Verwijzing]] = {
    "actie": {
        ("actie_doel", "actie_id"): Verwijzing("doel", "doelen", ("doel_id",)),
        ("actie_wijk", "actie_id"): Verwijzing("wijk", "wijken", ("wijk_id",)),
        ("actie_gebied", "actie_id"): Verwijzing("gebied", "gebieden", ("gebied_id",)),
        ("actie_partner", "actie_id"): Verwijzing("partner", "partners", ("partner_id",)),
        ("stand", "actie_id"): Verwijzing("status", "statussen", ("wijk_id",)),
        ("bericht", "actie_id"): Verwijzing("bericht", "berichten", ("datum", "tekst")),
        ("verhaal", "actie_id"): Verwijzing("verhaal", "verhalen"),
        ("afspraak", "actie_id"): Verwijzing("afspraak", "afspraken"),
        ("agendapunt", "actie_id"): Verwijzing("agendapunt", "agendapunten", _AGENDA),
        ("notitie", "actie_id"): Verwijzing("notitie", "notities"),
        ("vervolg", "van_actie_id"): Verwijzing("vervolg", "vervolgen", _VERVOLG),
        ("vervolg", "naar_actie_id"): Verwijzing("vervolg van eerder", "vervolgen van eerder", _VERVOLG),
    },
    "doel": {
        ("actie_doel", "doel_id"): Verwijzing("actie", "acties", ("actie_id",)),
        ("streefwaarde", "doel_id"): Verwijzing(
            "streefwaarde",
            "streefwaarden",
            ("indicator_id", "richting", "basisjaar", "basiswaarde", "doeljaar", "doelwaarde"),
        ),
        ("verhaal", "doel_id"): Verwijzing("verhaal", "verhalen"),
        ("afspraak", "doel_id"): Verwijzing("afspraak", "afspraken"),
        ("agendapunt", "doel_id"): Verwijzing("agendapunt", "agendapunten", _AGENDA),
        ("notitie", "doel_id"): Verwijzing("notitie", "notities"),
        ("vervolg", "van_doel_id"): Verwijzing("vervolg", "vervolgen", _VERVOLG),
        ("vervolg", "naar_doel_id"): Verwijzing("vervolg van eerder", "vervolgen van eerder", _VERVOLG),
    },
    "partner": {
        ("actie_partner", "partner_id"): Verwijzing("actie", "acties", ("actie_id",)),
        ("thema_partner", "partner_id"): Verwijzing("thema", "thema's", ("thema_id",)),
    },
}

#: the fields of the one that stays that are filled from the other where they are empty; told where both are filled
_VELDEN = {
    "actie": ("trekker", "deadline", "schakels", "aanpak"),
    "doel": (),
    "partner": ("afkorting", "soort"),
}

#: what has a name of its own, and the column that it stands in; so many of them are named
_NAAM = {"thema": "titel", "doel": "titel", "actie": "titel", "wijk": "naam", "gebied": "naam", "partner": "naam"}
_NOEM = 3

Rij = dict[str, Any]


def bekijk(conn: sqlite3.Connection, soort: Samensoort, blijft: int, op: int) -> Samenvoeging:
    """What it comes down to when `op` goes up in `blijft`; raises Geweigerd where that cannot be."""
    return _Werk(conn, soort, blijft, op).alles()


def _rijen(conn: sqlite3.Connection, sql: str, *waarden: object) -> list[Rij]:
    cursor = conn.execute(sql, waarden)
    namen = [kolom[0] for kolom in cursor.description]
    return [dict(zip(namen, rij, strict=True)) for rij in cursor]


@dataclass
class _Werk:
    """Works out one merge; changes nothing."""

    conn: sqlite3.Connection
    soort: Samensoort
    blijft: int
    op: int
    zetten: list[tuple[str, int, str, object]] = field(default_factory=list)
    weg: list[tuple[str, int]] = field(default_factory=list)
    regels: list[tuple[str, str]] = field(default_factory=list)
    foto: list[tuple[object, ...]] = field(default_factory=list)

    def alles(self) -> Samenvoeging:
        """All of it, in the order in which it is told."""
        hier, daar = self._item(self.blijft), self._item(self.op)
        naam = "naam" if self.soort == "partner" else "titel"
        self._velden(hier, daar)
        if self.soort != "partner":
            self._toelichting(hier, daar)
        for (tabel, kolom), verwijzing in VERWIJZINGEN[self.soort].items():
            self._verwijzing(tabel, kolom, verwijzing)
        self._einde(daar)
        titels = str(hier[naam]), str(daar[naam])
        delen = (tuple(self.zetten), tuple(self.weg), tuple(self.regels), tuple(self.foto))
        return Samenvoeging(self.soort, self.blijft, self.op, titels, *delen)

    def _item(self, rij: int) -> Rij:
        if self.blijft == self.op:
            raise Geweigerd("kies een ander item om mee samen te voegen")
        gevonden = _rijen(self.conn, f"SELECT * FROM {self.soort} WHERE id = ?", rij)
        if not gevonden or gevonden[0].get("archief"):
            raise Geweigerd(f"een van de twee ({self.soort}) is intussen weg; kies opnieuw")
        self.foto.append(tuple(gevonden[0].values()))
        return gevonden[0]

    def _velden(self, hier: Rij, daar: Rij) -> None:
        for veld in _VELDEN[self.soort]:
            if daar[veld] and not hier[veld]:
                self.zetten.append((self.soort, self.blijft, veld, daar[veld]))
                self.regels.append(("over", f"{veld}: {daar[veld]}"))
            elif daar[veld] and daar[veld] != hier[veld]:
                self.regels.append(("vervalt", f"{veld} «{daar[veld]}»; «{hier[veld]}» blijft"))
        if self.soort == "doel" and (hier["soort"], daar["soort"]) == ("kwalitatief", "meetbaar"):
            self.zetten.append(("doel", self.blijft, "soort", "meetbaar"))
            self.regels.append(("over", "het wordt een meetbaar doel"))

    def _toelichting(self, hier: Rij, daar: Rij) -> None:
        erbij = str(daar["toelichting"]).strip()
        self.regels.append(("vervalt", f"de titel «{daar['titel']}»"))
        if not erbij or erbij in hier["toelichting"]:
            return
        tekst = f"{hier['toelichting']}\n\nUit «{daar['titel']}»: {erbij}".strip()
        if len(tekst) > MAXIMUM["toelichting"]:
            raise Geweigerd("de toelichtingen zijn samen te lang (20.000 tekens); kort er eerst een in")
        self.zetten.append((self.soort, self.blijft, "toelichting", tekst))
        self.regels.append(("over", "de toelichting, achter die van wat blijft"))

    def _verwijzing(self, tabel: str, kolom: str, verwijzing: Verwijzing) -> None:
        """The rows of one column: which go over, and which would be double."""
        hier = _rijen(self.conn, f"SELECT * FROM {tabel} WHERE {kolom} = ? ORDER BY id", self.blijft)
        daar = _rijen(self.conn, f"SELECT * FROM {tabel} WHERE {kolom} = ? ORDER BY id", self.op)
        self.foto += [(tabel, kolom, *rij.values()) for rij in (*hier, *daar)]
        if tabel == "actie_wijk":
            self._wijken(hier, daar)
            return
        bekend = {self._sleutel(rij, kolom, verwijzing): rij for rij in hier}
        over: list[Rij] = []
        dubbel: list[Rij] = []
        for rij in daar:
            sleutel = self._sleutel(rij, kolom, verwijzing)
            al = bekend.get(sleutel) if verwijzing.gelijk else None
            if al is not None or self._naar_zichzelf(rij, kolom):
                dubbel.append(rij)
                self._dubbel(tabel, al, rij)
                continue
            over.append(rij)
            self.zetten.append((tabel, rij["id"], kolom, self.blijft))
            bekend[sleutel] = rij
        self._vertel(verwijzing, over, dubbel)

    @staticmethod
    def _sleutel(rij: Rij, kolom: str, verwijzing: Verwijzing) -> tuple[object, ...]:
        return tuple(rij[k] for k in verwijzing.gelijk if k != kolom)

    def _naar_zichzelf(self, rij: Rij, kolom: str) -> bool:
        """Whether a vervolg would lead from what stays to itself."""
        andere = kolom.replace("van_", "naar_") if kolom.startswith("van_") else kolom.replace("naar_", "van_")
        return andere != kolom and rij[andere] == self.blijft

    def _dubbel(self, tabel: str, al: Rij | None, rij: Rij) -> None:
        """A row that what stays has already: its role is kept; with a partner that goes it goes too."""
        if al is not None and rij.get("rol") and rij["rol"] not in al["rol"]:
            al["rol"] = f"{al['rol']}; {rij['rol']}" if al["rol"] else rij["rol"]
            self.zetten.append((tabel, al["id"], "rol", al["rol"]))
            self.regels.append(("over", f"rol: {rij['rol']}"))
        if self.soort == "partner":
            self.weg.append((tabel, rij["id"]))

    def _vertel(self, verwijzing: Verwijzing, over: list[Rij], dubbel: list[Rij]) -> None:
        if over:
            self.regels.append(("over", self._genoemd(verwijzing, over)))
        if dubbel:
            wat = self._genoemd(verwijzing, dubbel)
            waarom = "die van wat blijft geldt" if verwijzing.woord == "status" else "dubbel"
            self.regels.append(("vervalt", f"{wat}: {waarom}"))

    def _genoemd(self, verwijzing: Verwijzing, rijen: list[Rij]) -> str:
        """How many, and the names of the first where what they lead to has one: "2 doelen «…», «…»"."""
        wat, tabel = aantal(len(rijen), verwijzing.woord, verwijzing.meer), verwijzing.woord
        if tabel not in _NAAM:
            return wat
        eerste = [
            _rijen(self.conn, f"SELECT {_NAAM[tabel]} AS naam FROM {tabel} WHERE id = ?", rij[f"{tabel}_id"])[0]["naam"]
            for rij in rijen[:_NOEM]
        ]
        meer = f" en nog {len(rijen) - _NOEM}" if len(rijen) > _NOEM else ""
        return f"{wat} {', '.join(f'«{naam}»' for naam in eerste)}{meer}"

    def _wijken(self, hier: list[Rij], daar: list[Rij]) -> None:
        """Without wijken an actie is of the whole stad, and so is what it becomes with one that has them."""
        if not hier:
            if daar:
                self.regels.append(("vervalt", "het gebied van de ander: wat blijft geldt voor de hele stad"))
        elif not daar:
            self.weg += [("actie_wijk", rij["id"]) for rij in hier]
            self.regels.append(("over", "het gebied: de hele stad"))
        else:
            heeft = {rij["wijk_id"] for rij in hier}
            over = [rij for rij in daar if rij["wijk_id"] not in heeft]
            self.zetten += [("actie_wijk", rij["id"], "actie_id", self.blijft) for rij in over]
            self._vertel(VERWIJZINGEN["actie"]["actie_wijk", "actie_id"], over, [])

    def _einde(self, daar: Rij) -> None:
        if self.soort == "partner":
            self.weg.append(("partner", self.op))
            self.regels.append(("vervalt", f"de partner «{daar['naam']}» zelf"))
        else:
            if self.soort == "doel":
                self._elders(daar)
            self.zetten.append((self.soort, self.op, "archief", 1))
            self.regels.append(("archief", f"«{daar['titel']}», met wat hierboven vervalt"))

    def _elders(self, daar: Rij) -> None:
        """Acties stand under a thema of their own: those of a doel elsewhere stay there, linked."""
        thema = _rijen(self.conn, "SELECT thema_id FROM doel WHERE id = ?", self.blijft)[0]["thema_id"]
        staan = _rijen(
            self.conn,
            """SELECT count(*) AS n FROM actie_doel JOIN actie ON actie.id = actie_id
            WHERE doel_id = ? AND actie.archief = 0 AND actie.thema_id IS NOT ?""",
            self.op,
            thema,
        )[0]["n"]
        if staan and daar["thema_id"] != thema:
            wat = aantal(staan, "actie blijft", "acties blijven")
            self.regels.append(("blijft", f"{wat} onder het eigen thema staan, wel gekoppeld"))


def _voeg_samen(conn: sqlite3.Connection, w: VoegSamen, stand: Stand, nu: str) -> Gedaan:
    gezien = w.gezien
    if bekijk(conn, gezien.soort, gezien.blijft, gezien.op) != gezien:
        raise Geweigerd("een van de twee is intussen gewijzigd en er is niets samengevoegd; kies opnieuw")
    for tabel, rij in (plek for plek in gezien.weg if plek[0] != "partner"):
        conn.execute(f"DELETE FROM {tabel} WHERE id = ?", (rij,))
    for tabel, rij, veld, waarde in gezien.zetten:
        conn.execute(f"UPDATE {tabel} SET {veld} = ? WHERE id = ?", (waarde, rij))
    for _, rij in (plek for plek in gezien.weg if plek[0] == "partner"):
        conn.execute("DELETE FROM partner WHERE id = ?", (rij,))
    if gezien.soort == "partner":
        return f"partner {gezien.titels[1]} ging op in {gezien.titels[0]}", None
    naam = titel_van(conn, gezien.soort, gezien.blijft)
    op = titel_van(conn, gezien.soort, gezien.op)
    return f"{gezien.soort} {op} ging op in {naam}", (gezien.soort, gezien.blijft)


DOENERS_SAMEN: dict[type, Doener] = {VoegSamen: _voeg_samen}
