"""A new plan out of an old one into the tables, in the open transaction: what was chosen, and where it came from."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from ivp_tui.domein.nieuwplan import keur
from ivp_tui.domein.plan import Plan
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_plan import NieuwPlan
from ivp_tui.opslag.doen import Doener, Gedaan
from ivp_tui.opslag.lezen import lees_plannen
from ivp_tui.opslag.plansleutels import Sleutels

#: why an item of the new plan continues that of the old one
GROND = "overgenomen in het nieuwe plan"

#: table -> the fields that go over as they are; statuses, deadlines, figures and what was reported stay behind
_VELDEN: dict[str, str] = {
    "plan": "gemeente_id, bron_id",
    "thema": "volgorde, titel, prioriteit, toelichting, bron_id",
    "doel": "volgorde, titel, toelichting, soort, bron_id",
    "actie": "volgorde, titel, toelichting, trekker, schakels, aanpak, bron_id",
    "streefwaarde": "indicator_id, richting, bron_id",
    "kenmerk": "volgorde, soort, tekst, bron_id",
    "overlegsoort": "naam, ritme, voorzitter, deelnemers, taak, bron_id",
    "thema_partner": "partner_id, rol, bron_id",
    "actie_partner": "partner_id, rol",
    "actie_wijk": "wijk_id",
    "actie_gebied": "gebied_id",
}

#: the tables without a vindplaats: they say nothing that the row they hang on does not
_ZONDER_VINDPLAATS = ("actie_partner", "actie_wijk", "actie_gebied")

#: table and id in the old plan -> id in the new one
Kopieen = dict[tuple[str, int], int]


def _maak_plan(conn: sqlite3.Connection, w: NieuwPlan, stand: Stand, nu: str) -> Gedaan:
    plannen = lees_plannen(conn)
    oud = next((plan for plan in plannen if plan.id == w.uit_id), None)
    if oud is None:
        raise Geweigerd("het plan waar dit uit komt is intussen verwijderd; kies een ander plan")
    velden = {"titel": w.titel, "slug": w.slug, "van": str(w.van), "tot": str(w.tot)}
    for zin in keur(velden, oud, plannen).values():
        raise Geweigerd(zin)
    if w.keus.leeg:
        raise Geweigerd("er gaat niets mee; kies ten minste een thema of hoofddoel")
    return _Overname(conn, oud, w).alles()


class _Overname:
    """Takes over one plan, and keeps which row became which."""

    def __init__(self, conn: sqlite3.Connection, oud: Plan, w: NieuwPlan) -> None:
        self.conn = conn
        self.oud = oud
        self.w = w
        self.sleutels = Sleutels(conn)
        self.kopieen: Kopieen = {}
        self.plan = 0

    def alles(self) -> Gedaan:
        """The plan, its items, what hangs on them, and the line to the old plan; gives what was made."""
        w, keus = self.w, self.w.keus
        missie = self._een("SELECT missie FROM plan WHERE id = ?", self.oud.id) if keus.kenmerken else ""
        namen = {"slug": w.slug, "titel": w.titel, "van": w.van, "tot": w.tot, "missie": missie}
        self.plan = self._kopie("plan", self.oud.id, namen)
        self._themas()
        self._doelen()
        self._acties()
        if keus.partners:
            self._hangend("thema_partner", "thema", keus.themas)
        if keus.overleggen:
            self._van_plan("overlegsoort")
        if keus.kenmerken:
            self._van_plan("kenmerk")
        self._vervolgen()
        return f"nieuw plan {schoon(w.titel)}: {keus.tekst}", ("plan", self.plan)

    def _een(self, sql: str, *waarden: object) -> Any:
        return self.conn.execute(sql, waarden).fetchone()[0]

    def _rijen(self, sql: str, *waarden: object) -> list[tuple[Any, ...]]:
        return self.conn.execute(sql, waarden).fetchall()

    def _kopie(self, tabel: str, rij: int, anders: Mapping[str, object]) -> int:
        """One row once more, with `anders` for what is different in it; gives its id."""
        herkomst = "" if tabel in _ZONDER_VINDPLAATS else f"overgenomen uit {self.oud.titel}"
        vindplaats = ", CASE vindplaats WHEN '' THEN ? ELSE ? || '; ' || vindplaats END" if herkomst else ""
        namen = ", ".join([_VELDEN[tabel], *(["vindplaats"] if herkomst else []), *anders])
        waarden = [*([herkomst] * 2 if herkomst else []), *anders.values(), rij]
        nummer = self.conn.execute(
            f"INSERT INTO {tabel} ({namen}) SELECT {_VELDEN[tabel]}{vindplaats}{', ?' * len(anders)} FROM {tabel} "
            "WHERE id = ?",
            waarden,
        ).lastrowid
        assert nummer is not None  # an INSERT of one row has a rowid
        return nummer

    def _items(self, soort: str, gekozen: frozenset[int], velden: str) -> list[tuple[Any, ...]]:
        """(id, the `velden`) of the chosen items in the order of the plan; raises Geweigerd when one is gone."""
        rijen = self._rijen(
            f"SELECT id, {velden} FROM {soort} WHERE plan_id = ? AND archief = 0 ORDER BY volgorde, id", self.oud.id
        )
        mee = [rij for rij in rijen if rij[0] in gekozen]
        if len(mee) != len(gekozen):
            raise Geweigerd(f"een gekozen {soort} is intussen verwijderd; kijk de keuze na en maak het plan dan")
        return mee

    def _in_thema(self, thema: int | None, wat: str) -> int | None:
        """The new thema of what stood under this one; raises Geweigerd when that does not go along."""
        if thema is None:
            return None
        if ("thema", thema) not in self.kopieen:
            raise Geweigerd(f"{wat} staat onder een thema dat niet meegaat; kijk de keuze na en maak het plan dan")
        return self.kopieen["thema", thema]

    def _neem(self, soort: str, nummer: int, anders: Mapping[str, object]) -> int:
        vast = {"plan_id": self.plan, "sleutel": self.sleutels.van(soort, nummer)}
        self.kopieen[soort, nummer] = nieuw = self._kopie(soort, nummer, {**vast, **anders})
        return nieuw

    def _themas(self) -> None:
        for nummer, _ in self._items("thema", self.w.keus.themas, "titel"):
            self._neem("thema", nummer, {})

    def _doelen(self) -> None:
        """The doelen with their streefwaarden: the same indicator and direction, the figures still to be filled."""
        jaren = {"basisjaar": self.w.van - 1, "doeljaar": self.w.tot}
        for nummer, thema in self._items("doel", self.w.keus.doelen, "thema_id"):
            doel = self._neem("doel", nummer, {"thema_id": self._in_thema(thema, "een doel")})
            for (streef,) in self._rijen("SELECT id FROM streefwaarde WHERE doel_id = ? ORDER BY id", nummer):
                self._kopie("streefwaarde", streef, {"doel_id": doel, **jaren})

    def _acties(self) -> None:
        acties = self.w.keus.acties
        for nummer, thema, soort in self._items("actie", acties, "thema_id, soort"):
            # what was new in the old plan is no longer
            anders = {"thema_id": self._in_thema(thema, "een actie"), "soort": "lopend" if soort == "nieuw" else soort}
            actie = self._neem("actie", nummer, anders)
            for doel, herkomst in self._rijen(
                "SELECT doel_id, herkomst FROM actie_doel WHERE actie_id = ? ORDER BY id", nummer
            ):
                if ("doel", doel) in self.kopieen:
                    self.conn.execute(
                        "INSERT INTO actie_doel (actie_id, doel_id, herkomst) VALUES (?, ?, ?)",
                        (actie, self.kopieen["doel", doel], herkomst),
                    )
        for tabel in ("actie_wijk", "actie_gebied", *(["actie_partner"] if self.w.keus.partners else [])):
            self._hangend(tabel, "actie", acties)

    def _hangend(self, tabel: str, soort: str, gekozen: frozenset[int]) -> None:
        """The rows of a table that hang on the chosen items."""
        for rij, ouder in self._rijen(f"SELECT id, {soort}_id FROM {tabel} ORDER BY id"):
            if ouder in gekozen:
                self._kopie(tabel, rij, {f"{soort}_id": self.kopieen[soort, ouder]})

    def _van_plan(self, tabel: str) -> None:
        """The rows of the plan itself and of the thema's that go along."""
        for rij, thema in self._rijen(f"SELECT id, thema_id FROM {tabel} WHERE plan_id = ? ORDER BY id", self.oud.id):
            if thema is None or ("thema", thema) in self.kopieen:
                nieuw = self.kopieen["thema", thema] if thema is not None else None
                self._kopie(tabel, rij, {"plan_id": self.plan, "thema_id": nieuw})

    def _vervolgen(self) -> None:
        for (soort, van), naar in self.kopieen.items():
            self.conn.execute(
                f"INSERT INTO vervolg (van_{soort}_id, naar_{soort}_id, grond) VALUES (?, ?, ?)", (van, naar, GROND)
            )


DOENERS_NIEUWPLAN: dict[type, Doener] = {NieuwPlan: _maak_plan}
