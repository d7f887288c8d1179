"""A plan with everything under it into the tables: thema's, doelen, acties and what hangs on them."""

from collections.abc import Iterable
from typing import Any

from ivp_tui.domein.inhoud import Plan_inhoud, Rij
from ivp_tui.opslag.inzetten import InhoudFout, Inzetter, plek_van

#: rows of content by themselves, as the readers give them and as tests make them
Rijen = Iterable[Rij]


def zet_plan(inzetter: Inzetter, inhoud: Plan_inhoud) -> int:
    """Put in a plan and give its id; raises InhoudFout when it is there already or does not hang together."""
    rij, bron = inhoud.plan, inhoud.plan.get("bron")
    waar = plek_van(rij, "plan")
    inzetter.gemeente, inzetter.plan = rij["gemeente"], rij["slug"]
    if inzetter.kent("plan", rij["slug"]):
        raise InhoudFout(f"{waar}: er is al een plan «{rij['slug']}» in het bestand; geef het een andere slug")
    plan = inzetter.zet(
        "plan",
        rij["slug"],
        plek_van(rij, ""),
        slug=rij["slug"],
        titel=rij["titel"],
        gemeente_id=inzetter.nummer("gemeente", rij["gemeente"], waar),
        van=rij["van"],
        tot=rij["tot"],
        missie=rij.get("missie", ""),
        **inzetter.bron(rij, bron, waar),
    )
    _Planbouw(inzetter, plan, bron).alles(inhoud)
    return plan


class _Planbouw:
    """Puts in what hangs under one plan."""

    def __init__(self, inzetter: Inzetter, plan: int, bron: str | None) -> None:
        """For the plan with this id, whose rows come from `bron` where they name none."""
        self.inzetter = inzetter
        self.plan = plan
        self.standaard = bron
        # (actie, row, place): links to a doel of a thema that is yet to come
        self._later: list[tuple[int, Rij, str]] = []

    def alles(self, inhoud: Plan_inhoud) -> None:
        """Every part of the plan in the order in which they refer to each other; vervolgen come later."""
        self.inzetter.eenmaal("partner", "naam", inhoud.partners)
        for volgorde, rij in enumerate(inhoud.hoofddoelen):
            self.doel(None, volgorde, Rij({"soort": "kwalitatief", **rij}, plek_van(rij, "")))
        self.kenmerken(None, inhoud.kenmerken)
        for volgorde, rij in enumerate(inhoud.themas):
            self.thema(volgorde, rij)
        for actie, rij, waar in self._later:
            self._doelen(actie, rij, waar)
        for rij in inhoud.overleggen:
            self.overleg(rij)
        for volgorde, rij in enumerate(inhoud.toezeggingen):
            self.toezegging(volgorde, rij)
        for rij in inhoud.verhalen:
            self.verhaal(rij)

    def bron(self, rij: Rij, waar: str) -> dict[str, Any]:
        """The bron_id and vindplaats of a row."""
        return self.inzetter.bron(rij, self.standaard, waar)

    def kenmerken(self, thema: int | None, rijen: Rijen, vanaf: int = 0) -> None:
        """Pijlers, focus, schakels and the like of the plan or a thema."""
        for volgorde, rij in enumerate(rijen, vanaf):
            velden = {"soort": rij["soort"], "tekst": rij["tekst"], "volgorde": volgorde}
            waar = plek_van(rij, "kenmerk")
            self.inzetter.zet(
                "kenmerk", None, plek_van(rij, ""), plan_id=self.plan, thema_id=thema, **velden, **self.bron(rij, waar)
            )

    def thema(self, volgorde: int, rij: Rij) -> None:
        """A thema with its kenmerken, partners, doelen, acties and middelen."""
        waar = plek_van(rij, f"thema {rij['titel']}")
        thema = self.inzetter.zet(
            "thema",
            rij["sleutel"],
            plek_van(rij, ""),
            sleutel=rij["sleutel"],
            plan_id=self.plan,
            volgorde=volgorde,
            titel=rij["titel"],
            prioriteit=int(rij.get("prioriteit", False)),
            toelichting=rij.get("toelichting", ""),
            archief=int(rij.get("archief", False)),
            **self.bron(rij, waar),
        )
        self.kenmerken(thema, rij.get("kenmerk", ()))
        for partner in rij.get("partner", ()):
            self._partner("thema", thema, partner, waar, **self.bron(partner, plek_van(partner, waar)))
        for plaats, doel in enumerate(rij.get("doel", ())):
            self.doel(thema, plaats, doel)
        for plaats, actie in enumerate(rij.get("actie", ())):
            self.actie(thema, plaats, actie)
        for middel in rij.get("middel", ()):
            self._middel(thema, middel)

    def _partner(self, tabel: str, nummer: int, rij: Rij, waar: str, **bron: Any) -> None:
        waar = plek_van(rij, waar)
        partner = self.inzetter.nummer("partner", rij["naam"], waar)
        velden = {f"{tabel}_id": nummer, "partner_id": partner, "rol": rij.get("rol", ""), **bron}
        self.inzetter.zet(f"{tabel}_partner", None, plek_van(rij, ""), **velden)

    def _middel(self, thema: int, rij: Rij) -> None:
        waar = plek_van(rij, f"middelen {rij['jaar']}")
        velden = {naam: rij.get(naam) for naam in ("jaar", "begroot", "gerealiseerd", "toelichting")}
        self.inzetter.zet("middel", None, plek_van(rij, ""), thema_id=thema, **velden, **self.bron(rij, waar))

    def doel(self, thema: int | None, volgorde: int, rij: Rij) -> None:
        """A doel with its streefwaarden."""
        waar = plek_van(rij, f"doel {rij['titel']}")
        velden = {naam: rij[naam] for naam in ("titel", "toelichting", "soort", "sleutel") if naam in rij}
        doel = self.inzetter.zet(
            "doel",
            rij["sleutel"],
            plek_van(rij, ""),
            plan_id=self.plan,
            thema_id=thema,
            volgorde=volgorde,
            archief=int(rij.get("archief", False)),
            **velden,
            **self.bron(rij, waar),
        )
        for streef in rij.get("streefwaarde", ()):
            self._streefwaarde(doel, streef, plek_van(streef, waar))

    def _streefwaarde(self, doel: int, rij: Rij, waar: str) -> None:
        getallen = ("basisjaar", "basiswaarde", "doeljaar", "doelwaarde")
        self.inzetter.zet(
            "streefwaarde",
            None,
            plek_van(rij, ""),
            doel_id=doel,
            indicator_id=self.inzetter.nummer("indicator", rij["indicator"], waar),
            richting=rij["richting"],
            toelichting=rij.get("toelichting", ""),
            **{naam: rij.get(naam) for naam in getallen},
            **self.bron(rij, waar),
        )

    def actie(self, thema: int, volgorde: int, rij: Rij) -> None:
        """An actie with its links, its statuses and what was reported of it."""
        waar = plek_van(rij, f"actie {rij['titel']}")
        velden = {naam: rij[naam] for naam in ("titel", "toelichting", "soort", "trekker", "sleutel") if naam in rij}
        actie = self.inzetter.zet(
            "actie",
            rij["sleutel"],
            plek_van(rij, ""),
            plan_id=self.plan,
            thema_id=thema,
            volgorde=volgorde,
            **velden,
            deadline=rij.get("deadline") or None,
            schakels=", ".join(rij.get("schakels", ())),
            aanpak=", ".join(rij.get("aanpak", ())),
            archief=int(rij.get("archief", False)),
            **self.bron(rij, waar),
        )
        self._koppelingen(actie, rij, waar)
        for partner in rij.get("partners", ()):
            self._partner("actie", actie, partner, waar)
        for bericht in rij.get("bericht", ()):
            self._bericht("actie", actie, bericht)
        for stand in rij.get("stand", ()):
            self._stand(actie, stand)

    def _koppelingen(self, actie: int, rij: Rij, waar: str) -> None:
        nummer = self.inzetter.nummer
        if all(self.inzetter.kent("doel", doel) for doel in (*rij.get("doelen", ()), *rij.get("doelen_bron", ()))):
            self._doelen(actie, rij, waar)
        else:
            self._later.append((actie, rij, waar))
        for tabel, namen in (("wijk", rij.get("wijken", ())), ("gebied", rij.get("gebieden", ()))):
            for naam in namen:
                velden = {"actie_id": actie, f"{tabel}_id": nummer(tabel, naam, waar)}
                self.inzetter.zet(f"actie_{tabel}", None, waar, **velden)

    def _doelen(self, actie: int, rij: Rij, waar: str) -> None:
        for herkomst, sleutels in (("lezing", rij.get("doelen", ())), ("bron", rij.get("doelen_bron", ()))):
            for sleutel in sleutels:
                doel = self.inzetter.nummer("doel", sleutel, waar)
                self.inzetter.zet("actie_doel", None, waar, actie_id=actie, doel_id=doel, herkomst=herkomst)

    def _bericht(self, tabel: str, nummer: int, rij: Rij) -> None:
        waar = plek_van(rij, "bericht")
        velden = {f"{tabel}_id": nummer, "datum": rij["datum"], "tekst": rij["tekst"]}
        self.inzetter.zet("bericht", None, plek_van(rij, ""), **velden, **self.bron(rij, waar))

    def _stand(self, actie: int, rij: Rij) -> None:
        waar = plek_van(rij, "stand")
        wijk = self.inzetter.nummer_of_niets("wijk", rij.get("wijk"), waar)
        velden = {"status": rij["status"], "toelichting": rij.get("toelichting", ""), "gewijzigd_op": rij.get("datum")}
        self.inzetter.zet("stand", None, plek_van(rij, ""), actie_id=actie, wijk_id=wijk, **velden)

    def overleg(self, rij: Rij) -> None:
        """A kind of overleg that the plan names."""
        waar = plek_van(rij, f"overleg {rij['naam']}")
        velden = {n: rij[n] for n in ("naam", "ritme", "voorzitter", "deelnemers", "taak") if n in rij}
        thema = self.inzetter.nummer_of_niets("thema", rij.get("thema"), waar)
        self.inzetter.zet(
            "overlegsoort", None, plek_van(rij, ""), plan_id=self.plan, thema_id=thema, **velden, **self.bron(rij, waar)
        )

    def toezegging(self, volgorde: int, rij: Rij) -> None:
        """A toezegging or motie with its log."""
        waar = plek_van(rij, f"toezegging {rij['titel']}")
        namen = ("sleutel", "soort", "nummer", "titel", "status", "toelichting")
        toezegging = self.inzetter.zet(
            "toezegging",
            None,
            plek_van(rij, ""),
            plan_id=self.plan,
            thema_id=self.inzetter.nummer_of_niets("thema", rij.get("thema"), waar),
            volgorde=volgorde,
            datum=rij.get("datum") or None,
            archief=int(rij.get("archief", False)),
            **{naam: rij[naam] for naam in namen if naam in rij},
            **self.bron(rij, waar),
        )
        for bericht in rij.get("bericht", ()):
            self._bericht("toezegging", toezegging, bericht)

    def verhaal(self, rij: Rij) -> None:
        """A story with the wijk and the item it belongs to."""
        waar = plek_van(rij, f"verhaal {rij['titel']}")
        nummer = self.inzetter.nummer_of_niets
        self.inzetter.zet(
            "verhaal",
            None,
            plek_van(rij, ""),
            plan_id=self.plan,
            **{f"{soort}_id": nummer(soort, rij.get(soort), waar) for soort in ("thema", "doel", "actie", "wijk")},
            **{naam: rij[naam] for naam in ("datum", "titel", "tekst") if naam in rij},
            archief=int(rij.get("archief", False)),
            **self.bron(rij, waar),
        )


def vul_plan_aan(inzetter: Inzetter, soort: str, rij: Rij) -> None:
    """Add one kenmerk, toezegging or verhaal of another document to the plan it names, once; raises InhoudFout."""
    waar = plek_van(rij, f"{soort} bij plan {rij['plan']}")
    plan = inzetter.nummer("plan", rij["plan"], waar)
    gemeente, bron = inzetter.conn.execute(
        """SELECT gemeente.sleutel, bron.sleutel FROM plan JOIN gemeente ON gemeente.id = gemeente_id
        LEFT JOIN bron ON bron.id = bron_id WHERE plan.id = ?""",
        (plan,),
    ).fetchone()
    inzetter.gemeente, inzetter.plan = gemeente, rij["plan"]
    if _staat_er_al(inzetter, soort, plan, rij):
        return
    bouw = _Planbouw(inzetter, plan, bron)
    al = inzetter.conn.execute(f"SELECT count(*) FROM {soort} WHERE plan_id = ?", (plan,)).fetchone()[0]
    if soort == "kenmerk":
        bouw.kenmerken(inzetter.nummer_of_niets("thema", rij.get("thema"), waar), (rij,), al)
    elif soort == "toezegging":
        bouw.toezegging(al, rij)
    else:
        bouw.verhaal(rij)


#: by which fields a row of another document is known again, when the document is taken in once more
_KENBAAR = {"kenmerk": ("soort", "tekst"), "toezegging": ("titel",), "verhaal": ("titel", "datum")}


def _staat_er_al(inzetter: Inzetter, soort: str, plan: int, rij: Rij) -> bool:
    velden = _KENBAAR[soort]
    sql = f"SELECT 1 FROM {soort} WHERE plan_id = ? AND {' AND '.join(f'{veld} = ?' for veld in velden)}"
    return inzetter.conn.execute(sql, (plan, *(rij[veld] for veld in velden))).fetchone() is not None
