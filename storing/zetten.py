"""Every change a person can make, drawn: for each intent how it is made out of two numbers and a text.

Of a new intent the model test must know: what is neither here nor in UITGEZONDERD fails tests/storing.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ivp_tui.domein.plan import Status
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.verschil import Tabellen
from ivp_tui.domein.wijziging import (
    TEKSTVELDEN,
    Archiveer,
    Geweigerd,
    Intent,
    KiesMeting,
    NieuweActie,
    Ongedaan,
    Opnieuw,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStatus,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.domein.wijziging_verantwoording import (
    KEUZEVELDEN,
    NieuwBericht,
    NieuweToezegging,
    NieuwVerhaal,
    ZetDatum,
    ZetKeuze,
    ZetMiddel,
    ZetVerhaalwijk,
)
from ivp_tui.domein.wijziging_wissen import Wis

#: what no undo takes back, so that it is no part of the model, with the reason
UITGEZONDERD: dict[type[Intent], str] = {
    Wis: "wissen is for ever: oud and nieuw are gone from the logboek too (tests/opslag/test_wissen.py)",
}

#: how many rows of a table are drawn from: few enough to meet the same one again
WEINIG = 6


@dataclass(frozen=True, slots=True)
class Trek:
    """What an intent is made from: the file as it is now, two numbers and a text; `begin` are the tables at first."""

    conn: sqlite3.Connection
    stand: Stand
    a: int
    b: int
    tekst: str
    begin: Tabellen = field(default_factory=dict)

    def rijen(self, vraag: str, *waarden: object) -> list[tuple[Any, ...]]:
        """The rows that a question gives."""
        return self.conn.execute(vraag, waarden).fetchall()

    def kies(self, vraag: str, *waarden: object, welke: int | None = None, uit: int = WEINIG) -> tuple[Any, ...]:
        """One of the first few rows, by `welke` or the first number; raises Geweigerd where there is none."""
        rijen = self.rijen(vraag, *waarden)[:uit]
        if not rijen:
            raise Geweigerd("er is niets om te kiezen")
        return rijen[(self.a if welke is None else welke) % len(rijen)]

    def een(self, tabel: str, welke: int | None = None, waar: str = "1") -> int:
        """The id of a row: a few of the first, and the last ones, which the sequence itself may have made."""
        nummers = [rij[0] for rij in self.rijen(f"SELECT id FROM {tabel} WHERE {waar} ORDER BY id")]
        if not nummers:
            raise Geweigerd(f"er is geen {tabel}")
        enkele = [*nummers[: WEINIG - 2], *nummers[-2:]]
        return int(enkele[(self.a if welke is None else welke) % len(enkele)])

    def van_plan(self, tabel: str, welke: int | None = None, waar: str = "archief = 0") -> int:
        """The id of a row of the plan in view."""
        return self.een(tabel, welke, f"plan_id = {self.stand.plan.id} AND {waar}")

    def veld(self, tabel: str, rij: int, naam: str) -> Any:
        """What stands in a field."""
        return self.kies(f"SELECT {naam} FROM {tabel} WHERE id = ?", rij)[0]

    def verwacht(self, tabel: str, rij: int, naam: str) -> Any:
        """What stands in a field that holds a day."""
        dag = self.veld(tabel, rij, naam)
        return date.fromisoformat(dag) if dag else None

    @property
    def wijk(self) -> int | None:
        """A wijk, or the stad."""
        wijken = self.stand.wijken[:2]
        return None if self.b % 3 == 0 or not wijken else wijken[self.b % len(wijken)].id

    @property
    def dag(self) -> date:
        """A day."""
        return date(2016, 1 + self.b % 12, 1 + self.a % 28)

    @property
    def status(self) -> Status:
        """A status."""
        return list(Status)[self.b % 4]

    @property
    def item(self) -> tuple[str, int] | None:
        """An actie, doel or thema, or nothing."""
        soort = ("actie", "doel", "thema", "")[self.b % 4]
        return (soort, self.van_plan(soort)) if soort else None


Maker = Callable[[Trek], Intent]


def _reden(t: Trek) -> Intent:
    groep = t.rijen("SELECT max(id) FROM groep WHERE maakt_ongedaan IS NULL AND ongedaan_door IS NULL")[0][0]
    # as after a status: in the same groep as what was done last, or in that of one before
    return ZetReden(t.van_plan("actie"), t.wijk, t.tekst, (groep, None, max(1, groep - 1), None)[t.b % 4])


def _tekst(t: Trek) -> Intent:
    tabel = list(TEKSTVELDEN)[t.a % len(TEKSTVELDEN)]
    veld = TEKSTVELDEN[tabel][t.b % len(TEKSTVELDEN[tabel])]
    rij = t.een(tabel, t.b)
    return ZetTekst(tabel, rij, veld, t.tekst, t.veld(tabel, rij, veld))  # type: ignore[arg-type]


def _deadline(t: Trek) -> Intent:
    actie = t.van_plan("actie")
    return ZetDeadline(actie, t.dag if t.b % 3 else None, t.verwacht("actie", actie, "deadline"))


def _wijken(t: Trek) -> Intent:
    actie = t.van_plan("actie")
    hier = t.rijen("SELECT wijk_id FROM actie_wijk WHERE actie_id = ? ORDER BY 1", actie)
    wijken = tuple(wijk.id for wijk in t.stand.wijken)
    return ZetWijken(actie, wijken[t.b % 3 : t.b % 4], tuple(rij[0] for rij in hier))


def _partners(t: Trek) -> Intent:
    actie = t.van_plan("actie")
    hier = t.rijen("SELECT naam FROM actie_partner JOIN partner ON partner.id = partner_id WHERE actie_id = ?", actie)
    namen = (t.tekst.strip() or "x", "Halt", t.kies("SELECT naam FROM partner ORDER BY id", welke=t.b)[0])
    return ZetPartners(actie, tuple(dict.fromkeys(namen[t.b % 3 :])), tuple(rij[0] for rij in hier))


def _meting(t: Trek) -> Intent:
    plek = ", ".join(map(str, sorted(t.stand.indicator)))
    vraag = f"""SELECT id, indicator_id, wijk_id, periode, waarde, onbekend FROM meting
        WHERE indicator_id IN ({plek}) AND gekozen = 1 ORDER BY id"""
    nummer, indicator, wijk, periode, waarde, onbekend = t.kies(vraag)
    cijfer, soort = (None, "PM") if t.b % 3 == 0 else (float(t.b % 5), None)
    if t.b % 4 == 3:
        return ZetMeting(indicator, wijk, 2010 + t.a % 3, cijfer, soort, None, None)
    return ZetMeting(indicator, wijk, periode, cijfer, soort, nummer, (waarde, onbekend))


def _kies_meting(t: Trek) -> Intent:
    # the places with more than one figure first: there is something to choose
    vraag = """SELECT m.id FROM meting AS m ORDER BY (SELECT count(*) FROM meting AS n WHERE
        n.indicator_id = m.indicator_id AND n.wijk_id IS m.wijk_id AND n.periode = m.periode) DESC, id"""
    return KiesMeting(t.kies(vraag)[0])


def _streefwaarde(t: Trek) -> Intent:
    veld = ("basiswaarde", "doelwaarde")[t.b % 2]
    rij = t.een("streefwaarde")
    waarde = None if t.b % 3 == 0 else float(t.b % 5)
    return ZetStreefwaarde(rij, veld, waarde, t.veld("streefwaarde", rij, veld))  # type: ignore[arg-type]


def _nieuwe_actie(t: Trek) -> Intent:
    doel = t.van_plan("doel", t.b) if t.b % 2 else None
    return NieuweActie(t.van_plan("thema"), doel, t.wijk, t.tekst)


def _keuze(t: Trek) -> Intent:
    (tabel, veld), woorden = list(KEUZEVELDEN.items())[t.b % len(KEUZEVELDEN)]
    rij = t.een(tabel)
    return ZetKeuze(tabel, rij, veld, woorden[t.b % len(woorden)], t.veld(tabel, rij, veld))  # type: ignore[arg-type]


def _datum(t: Trek) -> Intent:
    tabel = ("toezegging", "verhaal")[t.b % 2]
    rij = t.een(tabel)
    dag = None if t.b % 5 == 0 else t.dag
    return ZetDatum(tabel, rij, dag, t.verwacht(tabel, rij, "datum"))  # type: ignore[arg-type]


def _verhaalwijk(t: Trek) -> Intent:
    rij = t.een("verhaal")
    return ZetVerhaalwijk(rij, t.wijk, t.veld("verhaal", rij, "wijk_id"))


def _middel(t: Trek) -> Intent:
    thema, jaar, veld = t.van_plan("thema"), 2016 + t.b % 2, ("begroot", "gerealiseerd")[t.b % 2]
    hier = t.rijen(f"SELECT {veld} FROM middel WHERE thema_id = ? AND jaar = ?", thema, jaar)
    bedrag = None if t.b % 5 == 0 else float(t.a)
    return ZetMiddel(thema, jaar, veld, bedrag, hier[0][0] if hier else None)  # type: ignore[arg-type]


def _archiveer(t: Trek) -> Intent:
    soort = ("thema", "doel", "actie", "toezegging", "verhaal")[t.b % 5]
    return Archiveer(t.een(soort), soort)  # type: ignore[arg-type]


#: what stands in the daily screens
MAKERS_DAGELIJKS: dict[type[Intent], Maker] = {
    ZetStatus: lambda t: ZetStatus(t.van_plan("actie"), t.wijk, t.status),
    ZetReden: _reden,
    ZetTekst: _tekst,
    ZetDeadline: _deadline,
    ZetWijken: _wijken,
    ZetPartners: _partners,
    ZetMeting: _meting,
    KiesMeting: _kies_meting,
    ZetStreefwaarde: _streefwaarde,
    NieuweActie: _nieuwe_actie,
    Archiveer: _archiveer,
    Ongedaan: lambda t: Ongedaan(),
    Opnieuw: lambda t: Opnieuw(),
    ZetKeuze: _keuze,
    ZetDatum: _datum,
    ZetVerhaalwijk: _verhaalwijk,
    ZetMiddel: _middel,
    NieuweToezegging: lambda t: NieuweToezegging(t.van_plan("thema") if t.b % 2 else None, t.tekst, t.dag),
    NieuwVerhaal: lambda t: NieuwVerhaal(t.item, t.wijk, t.tekst, t.dag),
    NieuwBericht: lambda t: NieuwBericht(
        ("actie", "toezegging")[t.b % 2],
        t.een(("actie", "toezegging")[t.b % 2]),
        t.dag,
        t.tekst,
    ),
}
