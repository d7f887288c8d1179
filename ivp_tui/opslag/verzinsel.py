"""What a demo shows: invented statuses, reasons, deadlines, berichten, verhalen and middelen; never a figure.

The same file on the same day always gives the same: chance has a fixed seed for each plan.
"""

import random
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ivp_tui.domein.plan import VRAAGT_REDEN, Status

ZAAD = "ivp demo"

#: how far back the invented changes begin, in days
TERUG = 170

_MENGSEL = {
    Status.NIET_GESTART: 14,
    Status.OP_SCHEMA: 38,
    Status.AANDACHT: 16,
    Status.LOOPT_ACHTER: 9,
    Status.GEREED: 19,
    Status.VERVALLEN: 4,
}
_REDENEN = (
    "wacht op een besluit van de partners",
    "het overleg loopt, er is nog geen datum",
    "krap in mensen tot de zomer",
    "de cijfers zijn nog niet binnen",
    "de trekker wisselt deze maand",
    "meer meldingen dan verwacht",
    "begint een kwartaal later",
    "wacht op geld uit de begroting",
    "nog geen trekker gevonden",
)
_TREKKERS = ("wijkteam", "gebiedsmanager", "jongerenwerk", "programmaleider", "beleidsadviseur", "toezicht")
_BERICHTEN = (
    "stand gevraagd bij de trekker",
    "besproken met de portefeuillehouder",
    "tussenbericht aan de raad in voorbereiding",
    "afgestemd met de partners",
)
_VERHALEN = (
    ("de buurt zet de lamp aan", "Bewoners van één straat spraken af de buitenlamp aan te laten."),
    ("van melding naar gesprek", "Een terugkerende melding werd een gesprek aan tafel met alle betrokkenen."),
    ("de sleutel van het speelveld", "Ouders openen en sluiten het speelveld nu zelf, volgens een rooster."),
)
_VERHAALSLOT = " Dit verhaal is verzonnen; het laat zien hoe een verhaal naast de cijfers staat."

_STATUS_ERBIJ = "INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op) VALUES (?, ?, ?, ?, ?)"
_STATUS_ANDERS = "UPDATE stand SET status = ?, toelichting = ?, gewijzigd_op = ? WHERE actie_id = ? AND wijk_id IS ?"


@dataclass(frozen=True, slots=True)
class Voorval:
    """One invented change: when (UTC), what the journal calls it, and its SQL with values."""

    tijd: datetime
    omschrijving: str
    sql: str
    waarden: tuple[object, ...] = ()


def verzin(conn: sqlite3.Connection, vandaag: date) -> list[Voorval]:
    """The invented changes for every plan of the file, in order of time, all before `vandaag`; writes nothing.

    The statuses that somebody set go first: of a demo nobody must wonder which status is real.
    """
    begin = datetime.combine(vandaag - timedelta(days=TERUG + 90), time(8), UTC)
    uit = []
    if conn.execute("SELECT count(*) FROM stand").fetchone()[0]:
        uit.append(Voorval(begin, "statussen gewist", "DELETE FROM stand"))
    wijknamen = dict(conn.execute("SELECT id, naam FROM wijk").fetchall())
    for plan, slug in conn.execute("SELECT id, slug FROM plan ORDER BY id").fetchall():
        uit += _Planverzinsel(conn, plan, slug, vandaag, wijknamen).alles()
    return sorted(uit, key=lambda voorval: voorval.tijd)


class _Planverzinsel:
    """Invents what one plan shows."""

    def __init__(
        self, conn: sqlite3.Connection, plan: int, slug: str, vandaag: date, wijknamen: Mapping[int, str]
    ) -> None:
        self.conn = conn
        self.plan = plan
        self.vandaag = vandaag
        self.wijknamen = wijknamen
        self.kans = random.Random(f"{ZAAD} {slug}")
        self.wijken: list[int] = self._lijst(
            "SELECT wijk.id FROM wijk JOIN plan ON plan.gemeente_id = wijk.gemeente_id WHERE plan.id = ? ORDER BY 1"
        )

    def _lijst(self, sql: str) -> list[int]:
        return [rij[0] for rij in self.conn.execute(sql, (self.plan,))]

    def alles(self) -> Iterator[Voorval]:
        """Everything, not in order of time."""
        acties = self.conn.execute(
            """SELECT actie.id, trekker, deadline FROM actie JOIN thema ON thema.id = thema_id
            WHERE actie.plan_id = ? AND actie.archief = 0 AND thema.archief = 0 ORDER BY actie.id""",
            (self.plan,),
        ).fetchall()
        for actie, trekker, deadline in acties:
            yield from self._statussen(actie)
            yield from self._velden(actie, trekker, deadline)
        yield from self._berichten()
        yield from self._verhalen()
        yield from self._middelen()

    def _moment(self, vroegst: int = TERUG, laatst: int = 1) -> datetime:
        """A moment in office hours, so many days back."""
        dag = self.vandaag - timedelta(days=self.kans.randint(laatst, vroegst))
        return datetime.combine(dag, time(self.kans.randint(8, 16), self.kans.randrange(60)), UTC)

    def _statussen(self, actie: int) -> Iterator[Voorval]:
        if self.kans.random() < 0.7:
            yield from self._status(actie, None)
        waar = self.conn.execute("SELECT wijk_id FROM actie_wijk WHERE actie_id = ? ORDER BY 1", (actie,))
        wijken = [rij[0] for rij in waar] or self.wijken
        if wijken and self.kans.random() < 0.28:
            for wijk in sorted(self.kans.sample(wijken, min(len(wijken), self.kans.randint(1, 4)))):
                yield from self._status(actie, wijk)

    def _status(self, actie: int, wijk: int | None) -> Iterator[Voorval]:
        """A status with its reason, and in some cases the status before it."""
        status = self.kans.choices(list(_MENGSEL), list(_MENGSEL.values()))[0]
        plek = self.wijknamen.get(wijk or 0, "stad")
        reden = ""
        if status in VRAAGT_REDEN and self.kans.random() < 0.85:
            reden = f"voorbeeld: {self.kans.choice(_REDENEN)}"
        tijd = self._moment()
        wanneer = f"{tijd:%Y-%m-%dT%H:%M:%SZ}"
        if status is Status.NIET_GESTART or self.kans.random() < 0.7:
            yield Voorval(tijd, f"{status} ({plek})", _STATUS_ERBIJ, (actie, wijk, status.value, reden, wanneer))
            return
        eerder = tijd - timedelta(days=self.kans.randint(10, 80))
        vorige = Status.NIET_GESTART if status is Status.OP_SCHEMA else Status.OP_SCHEMA
        waarden = (actie, wijk, vorige.value, "", f"{eerder:%Y-%m-%dT%H:%M:%SZ}")
        yield Voorval(eerder, f"{vorige} ({plek})", _STATUS_ERBIJ, waarden)
        yield Voorval(tijd, f"{status} ({plek})", _STATUS_ANDERS, (status.value, reden, wanneer, actie, wijk))

    def _velden(self, actie: int, trekker: str, deadline: str | None) -> Iterator[Voorval]:
        """A deadline, now and then past, and who does it, by function; only where nothing stands."""
        if deadline is None and self.kans.random() < 0.12:
            dag = self.vandaag + timedelta(days=self.kans.randint(-60, 240))
            sql = "UPDATE actie SET deadline = ? WHERE id = ?"
            yield Voorval(self._moment(), "deadline", sql, (dag.isoformat(), actie))
        if not trekker and self.kans.random() < 0.15:
            naam = f"voorbeeld: {self.kans.choice(_TREKKERS)}"
            yield Voorval(self._moment(), "trekker", "UPDATE actie SET trekker = ? WHERE id = ?", (naam, actie))

    def _berichten(self) -> Iterator[Voorval]:
        sql = "INSERT INTO bericht (toezegging_id, datum, tekst, vindplaats) VALUES (?, ?, ?, 'voorbeeld')"
        for toezegging in self._lijst(
            "SELECT id FROM toezegging WHERE plan_id = ? AND archief = 0 AND status = 'open' ORDER BY id"
        ):
            for _ in range(self.kans.randint(0, 2)):
                tijd = self._moment()
                tekst = f"voorbeeld: {self.kans.choice(_BERICHTEN)}"
                yield Voorval(tijd, "bericht", sql, (toezegging, tijd.date().isoformat(), tekst))

    def _themas(self) -> list[int]:
        return self._lijst(
            "SELECT id FROM thema WHERE plan_id = ? AND archief = 0 ORDER BY prioriteit DESC, volgorde, id"
        )

    def _verhalen(self) -> Iterator[Voorval]:
        sql = """INSERT INTO verhaal (plan_id, thema_id, wijk_id, datum, titel, tekst, vindplaats)
            VALUES (?, ?, ?, ?, ?, ?, 'voorbeeld')"""
        themas = self._themas()
        for thema, (titel, tekst) in zip(themas[: self.kans.randint(1, 2)], self._door_elkaar(), strict=False):
            tijd = self._moment()
            wijk = self.kans.choice(self.wijken) if self.wijken else None
            waarden = (self.plan, thema, wijk, tijd.date().isoformat(), f"Voorbeeld: {titel}", tekst + _VERHAALSLOT)
            yield Voorval(tijd, "verhaal", sql, waarden)

    def _door_elkaar(self) -> list[tuple[str, str]]:
        return self.kans.sample(_VERHALEN, len(_VERHALEN))

    def _middelen(self) -> Iterator[Voorval]:
        """Budgets for the first thema's, where there are none; what was spent only for years that are over."""
        sql = """INSERT INTO middel (thema_id, jaar, begroot, gerealiseerd, toelichting, vindplaats)
            VALUES (?, ?, ?, ?, 'voorbeeld: verzonnen bedrag', 'voorbeeld')"""
        van, tot = self.conn.execute("SELECT van, tot FROM plan WHERE id = ?", (self.plan,)).fetchone()
        heeft = set(self._lijst("SELECT thema_id FROM middel JOIN thema ON thema.id = thema_id WHERE plan_id = ?"))
        for thema in [thema for thema in self._themas()[:3] if thema not in heeft]:
            begroot = self.kans.randint(4, 40) * 25_000
            for jaar in range(van, min(tot, van + 9) + 1):
                besteed = round(begroot * self.kans.uniform(0.8, 1.08), -3) if jaar < self.vandaag.year else None
                yield Voorval(self._moment(), f"middelen {jaar}", sql, (thema, jaar, float(begroot), besteed))
