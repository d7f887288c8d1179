"""A plan out of the tables as content, with its gemeente: the very rows that the plan text can hold and give back.

Numbers do not leave the file: an item is named by its sleutel, and one that has none gets it here from its title.
"""

import sqlite3
from collections.abc import Iterable

from ivp_tui.domein.inhoud import Gemeente_inhoud, Inhoud, Plan_inhoud, Rij
from ivp_tui.domein.plan import Plan
from ivp_tui.opslag.lezen import kies_plan, lees_plannen
from ivp_tui.opslag.planrijen import Rijlezer, Velden
from ivp_tui.opslag.plansleutels import SOORTEN, Sleutels


def lees_planinhoud(conn: sqlite3.Connection, slug: str, cijfers: bool = True, standen: bool = True) -> Inhoud:
    """One plan with its gemeente as content, in the order of the screen; without figures or statuses where so asked.

    Raises OnbekendPlan, and sqlite3.Error when the file cannot be read.
    """
    conn.execute("BEGIN")
    try:
        uitvoer = _Uitvoer(conn, kies_plan(lees_plannen(conn), slug, 0), standen)
        gemeente = uitvoer.gemeente(cijfers)
        return Inhoud((gemeente,), (uitvoer.plan_inhoud(),))
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


class _Uitvoer(Rijlezer):
    """Makes the content of one plan, and keeps which bronnen and partners it names."""

    def __init__(self, conn: sqlite3.Connection, plan: Plan, standen: bool) -> None:
        super().__init__(conn, plan.bron_id)
        self.plan = plan
        self.standen = standen
        self.sleutels = Sleutels(conn)
        self.namen: dict[str, dict[int, str]] = {
            "wijk": dict(conn.execute("SELECT id, naam FROM wijk").fetchall()),
            "indicator": dict(conn.execute("SELECT id, sleutel FROM indicator").fetchall()),
            "partner": dict(conn.execute("SELECT id, naam FROM partner").fetchall()),
        }
        self.partners: set[str] = set()

    def gemeente(self, cijfers: bool) -> Gemeente_inhoud:
        """The gemeente of the plan with its wijken, gebieden, indicatoren and figures; its bronnen go with the plan."""
        nummer = self.plan.gemeente_id
        metingen = "indicator_id IN (SELECT id FROM indicator WHERE gemeente_id = ?) ORDER BY indicator_id, "
        metingen += "(SELECT volgorde FROM wijk WHERE id = wijk_id), wijk_id, periode, gekozen DESC, id"
        return Gemeente_inhoud(
            self.los("gemeente", self.rijen("gemeente", "id = ?", nummer)[0]),
            wijken=tuple(
                self.los("wijk", r) for r in self.rijen("wijk", "gemeente_id = ? ORDER BY volgorde, id", nummer)
            ),
            gebieden=tuple(self._gebied(r) for r in self.rijen("gebied", "gemeente_id = ? ORDER BY id", nummer)),
            indicatoren=tuple(
                self.los("indicator", r) for r in self.rijen("indicator", "gemeente_id = ? ORDER BY id", nummer)
            ),
            cijfers=tuple(self._cijfer(r) for r in self.rijen("meting", metingen, nummer)) if cijfers else (),
        )

    def _gebied(self, velden: Velden) -> Rij:
        sql = "SELECT naam FROM gebied_wijk JOIN wijk ON wijk.id = wijk_id WHERE gebied_id = ? ORDER BY gebied_wijk.id"
        return self.los("gebied", velden, wijken=self.kolom(sql, velden["id"]))

    def _cijfer(self, velden: Velden) -> Rij:
        indicator, wijk = self.namen["indicator"].get(velden["indicator_id"]), self.namen["wijk"].get(velden["wijk_id"])
        return self.los("meting", velden, indicator=indicator, wijk=wijk)

    def plan_inhoud(self) -> Plan_inhoud:
        """The plan with everything under it; bronnen and partners last, for then it is known which are named."""
        van_plan = "plan_id = ?"
        nummer = self.plan.id
        (plan,) = self.rijen("plan", "id = ?", nummer)
        (gemeente,) = self.kolom("SELECT sleutel FROM gemeente WHERE id = ?", self.plan.gemeente_id)
        delen = {
            "hoofddoelen": [
                self._doel(r) for r in self.op_volgorde("doel", f"{van_plan} AND thema_id IS NULL", nummer)
            ],
            "kenmerken": self._kenmerken("thema_id IS NULL", ()),
            "overleggen": [self._overleg(r) for r in self.rijen("overlegsoort", f"{van_plan} ORDER BY id", nummer)],
            "themas": [self._thema(r) for r in self.op_volgorde("thema", van_plan, nummer)],
            "toezeggingen": [self._toezegging(r) for r in self.op_volgorde("toezegging", van_plan, nummer)],
            "verhalen": [self._verhaal(r) for r in self.rijen("verhaal", f"{van_plan} ORDER BY id", nummer)],
            "vervolgen": self._vervolgen(),
        }
        partners = [r for r in self.rijen("partner", "1 ORDER BY naam") if r["naam"] in self.partners]
        bronnen = [r for r in self.rijen("bron", "1 ORDER BY sleutel") if r["sleutel"] in self.gebruikt]
        return Plan_inhoud(
            self.los("plan", plan, gemeente=gemeente),
            bronnen=tuple(self.los("bron", r) for r in bronnen),
            partners=tuple(self.los("partner", r) for r in partners),
            **{naam: tuple(rijen) for naam, rijen in delen.items()},
        )

    def _kenmerken(self, waar: str, waarden: Iterable[object]) -> list[Rij]:
        rijen = self.op_volgorde("kenmerk", f"plan_id = ? AND {waar}", self.plan.id, *waarden)
        return [self.rij("kenmerk", r) for r in rijen]

    def _overleg(self, velden: Velden) -> Rij:
        return self.rij("overlegsoort", velden, thema=self.sleutels.van("thema", velden["thema_id"]))

    def _thema(self, velden: Velden) -> Rij:
        nummer = velden["id"]
        van_thema = "plan_id = ? AND thema_id = ?"
        return self.rij(
            "thema",
            velden,
            sleutel=self.sleutels.van("thema", nummer),
            kenmerk=self._kenmerken("thema_id = ?", (nummer,)),
            partner=[self._themapartner(r) for r in self.rijen("thema_partner", "thema_id = ? ORDER BY id", nummer)],
            doel=[self._doel(r) for r in self.op_volgorde("doel", van_thema, self.plan.id, nummer)],
            actie=[self._actie(r) for r in self.op_volgorde("actie", van_thema, self.plan.id, nummer)],
            middel=[self.rij("middel", r) for r in self.rijen("middel", "thema_id = ? ORDER BY jaar", nummer)],
        )

    def _partner(self, velden: Velden) -> str:
        naam = self.namen["partner"][velden["partner_id"]]
        self.partners.add(naam)
        return naam

    def _themapartner(self, velden: Velden) -> Rij:
        return self.rij("thema_partner", velden, naam=self._partner(velden))

    def _actiepartner(self, velden: Velden) -> Rij:
        """A partner of an actie has no bron of its own."""
        return Rij(naam=self._partner(velden), **({"rol": velden["rol"]} if velden["rol"] else {}))

    def _doel(self, velden: Velden) -> Rij:
        streefwaarden = self.rijen("streefwaarde", "doel_id = ? ORDER BY id", velden["id"])
        return self.rij(
            "doel",
            velden,
            sleutel=self.sleutels.van("doel", velden["id"]),
            streefwaarde=[
                self.rij("streefwaarde", r, indicator=self.namen["indicator"].get(r["indicator_id"]))
                for r in streefwaarden
            ],
        )

    def _actie(self, velden: Velden) -> Rij:
        nummer = velden["id"]
        doelen: dict[str, list[str]] = {"lezing": [], "bron": []}
        for koppeling in self.rijen("actie_doel", "actie_id = ? ORDER BY id", nummer):
            sleutel = self.sleutels.van("doel", koppeling["doel_id"], self.plan.slug)
            if sleutel:
                doelen[koppeling["herkomst"]].append(sleutel)
        namen = {
            tabel: self.kolom(
                f"""SELECT naam FROM actie_{tabel} JOIN {tabel} ON {tabel}.id = {tabel}_id WHERE actie_id = ?
                ORDER BY actie_{tabel}.id""",
                nummer,
            )
            for tabel in ("wijk", "gebied")
        }
        return self.rij(
            "actie",
            velden,
            sleutel=self.sleutels.van("actie", nummer),
            doelen=doelen["lezing"],
            doelen_bron=doelen["bron"],
            wijken=namen["wijk"],
            gebieden=namen["gebied"],
            schakels=woordenlijst(velden["schakels"]),
            aanpak=woordenlijst(velden["aanpak"]),
            partners=[self._actiepartner(r) for r in self.rijen("actie_partner", "actie_id = ? ORDER BY id", nummer)],
            bericht=self._berichten("actie", nummer),
            stand=self._standen(nummer) if self.standen else [],
        )

    def _berichten(self, tabel: str, nummer: int) -> list[Rij]:
        return [self.rij("bericht", r) for r in self.rijen("bericht", f"{tabel}_id = ? ORDER BY id", nummer)]

    def _standen(self, actie: int) -> list[Rij]:
        orde = "(SELECT volgorde FROM wijk WHERE id = wijk_id), wijk_id"
        uit = []
        for r in self.rijen("stand", f"actie_id = ? ORDER BY {orde}", actie):
            velden = {
                "wijk": self.namen["wijk"].get(r["wijk_id"]),
                "status": r["status"],
                "datum": r["gewijzigd_op"],
                "toelichting": r["toelichting"],
            }
            uit.append(Rij({naam: waarde for naam, waarde in velden.items() if waarde}))
        return uit

    def _toezegging(self, velden: Velden) -> Rij:
        thema = self.sleutels.van("thema", velden["thema_id"])
        return self.rij("toezegging", velden, thema=thema, bericht=self._berichten("toezegging", velden["id"]))

    def _verhaal(self, velden: Velden) -> Rij:
        items = {soort: self.sleutels.van(soort, velden[f"{soort}_id"]) for soort in SOORTEN}
        return self.rij("verhaal", velden, wijk=self.namen["wijk"].get(velden["wijk_id"]), **items)

    def _vervolgen(self) -> list[Rij]:
        """The line to and from other plans, by plan: the number of a vervolg depends on which plan came first."""
        gevonden = []
        for r in self.rijen("vervolg", "1 ORDER BY id"):
            kanten = {kant: self._kant(r, kant) for kant in ("van", "naar")}
            plannen = tuple(kant["plan"] for kant in kanten.values())
            if self.plan.slug in plannen and all(plannen):
                for kant in kanten.values():
                    if kant["plan"] == self.plan.slug:
                        del kant["plan"]
                gevonden.append((plannen, self.los("vervolg", r, **kanten)))
        return [rij for _, rij in sorted(gevonden, key=lambda deel: deel[0])]

    def _kant(self, velden: Velden, kant: str) -> Rij:
        soort = next((soort for soort in SOORTEN if velden[f"{kant}_{soort}_id"] is not None), SOORTEN[0])
        nummer = velden[f"{kant}_{soort}_id"]
        return Rij(plan=self.sleutels.plan_van(soort, nummer), soort=soort, sleutel=self.sleutels.van(soort, nummer))


def woordenlijst(tekst: str) -> list[str]:
    """The words of a field that holds several, such that ", " puts the very same text together again."""
    woorden = tekst.split(", ")
    heel = all(woord.strip() for woord in woorden) and len(set(woorden)) == len(woorden)
    return (woorden if heel else [tekst]) if tekst else []
