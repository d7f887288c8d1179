"""A fresh plan file from content: built beside its place, checked, and only then put there."""

import os
import sqlite3
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ivp_tui import __version__
from ivp_tui.domein.inhoud import Gemeente_inhoud, Inhoud, Plan_inhoud, Rij
from ivp_tui.opslag.bestand import BestandFout, leg_uit
from ivp_tui.opslag.schema import kolommen, migreer


class InhoudFout(Exception):
    """Content that does not hang together: which row of what names something that is not there, in Dutch."""


class _Bouwer:
    """Puts content into an empty, migrated database and remembers which sleutel got which number.

    A sleutel means something within its plan or gemeente only: the sleutel is kept with where it was given.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.nummers: dict[tuple[str, str, str], int] = {}
        self.binnen_gemeente = ""
        self.binnen_plan = ""
        self.laatste = "het begin"

    def _plek(self, tabel: str, sleutel: str) -> tuple[str, str, str]:
        if tabel in ("wijk", "gebied", "indicator"):
            return tabel, self.binnen_gemeente, sleutel
        return tabel, self.binnen_plan if tabel in ("thema", "doel", "actie") else "", sleutel

    def kent(self, tabel: str, sleutel: str) -> bool:
        """Whether this sleutel was given out already."""
        return self._plek(tabel, sleutel) in self.nummers

    def zet(self, tabel: str, sleutel: str | None = None, /, **velden: Any) -> int:
        """Insert one row, leaving out what is None; gives its id. Raises InhoudFout when it does not fit."""
        gegeven = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
        naam = next((f" «{gegeven[n]}»" for n in ("titel", "naam", "sleutel", "tekst") if n in gegeven), "")
        if sleutel is not None and self.kent(tabel, sleutel):
            raise InhoudFout(f"{tabel}{naam}: de sleutel «{sleutel}» staat er twee keer")
        vreemd = gegeven.keys() - set(kolommen(self.conn, tabel))
        if vreemd:
            raise InhoudFout(f"{tabel}{naam}: heeft een onbekend veld «{min(vreemd)}»")
        vragen = ", ".join("?" * len(gegeven))
        try:
            nummer = self.conn.execute(
                f"INSERT INTO {tabel} ({', '.join(gegeven)}) VALUES ({vragen})", tuple(gegeven.values())
            ).lastrowid
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OverflowError) as fout:
            raise InhoudFout(f"{tabel}{naam}: past niet in het bestand ({fout})") from fout
        assert nummer is not None  # an INSERT of one row has a rowid
        self.laatste = f"{tabel}{naam}"
        if sleutel is not None:
            self.nummers[self._plek(tabel, sleutel)] = nummer
        return nummer

    def nummer(self, tabel: str, sleutel: str, waar: str) -> int:
        """The id of what has this sleutel; raises InhoudFout that says where it was named."""
        try:
            return self.nummers[self._plek(tabel, sleutel)]
        except KeyError:
            raise InhoudFout(f"{waar}: {tabel} «{sleutel}» bestaat niet") from None

    def bron(self, rij: Rij, standaard: str | None, waar: str) -> dict[str, Any]:
        """The bron_id and vindplaats of a row, the plan's own bron where it names none."""
        sleutel = rij.get("bron") or standaard
        return {
            "bron_id": self.nummer("bron", sleutel, waar) if sleutel else None,
            "vindplaats": rij.get("vindplaats", ""),
        }

    def bronnen(self, rijen: Iterable[Rij]) -> None:
        """Every source once: a plan may name one that the gemeente already has."""
        for rij in rijen:
            if not self.kent("bron", rij["sleutel"]):
                self.zet("bron", rij["sleutel"], **rij)

    def gemeente(self, inhoud: Gemeente_inhoud) -> None:
        """A gemeente with its wijken, gebieden, indicatoren and figures."""
        gemeente = self.zet("gemeente", inhoud.gemeente["sleutel"], **inhoud.gemeente)
        self.binnen_gemeente = inhoud.gemeente["sleutel"]
        for volgorde, rij in enumerate(inhoud.wijken):
            self.zet("wijk", rij["naam"], gemeente_id=gemeente, volgorde=volgorde, **rij)
        for rij in inhoud.gebieden:
            velden = {naam: rij[naam] for naam in ("naam", "ligging", "toelichting") if naam in rij}
            gebied = self.zet(
                "gebied", rij["naam"], gemeente_id=gemeente, **velden, **self.bron(rij, None, f"gebied {rij['naam']}")
            )
            for wijk in rij.get("wijken", ()):
                wijk_id = self.nummer("wijk", wijk, f"gebied {rij['naam']}")
                self.zet("gebied_wijk", gebied_id=gebied, wijk_id=wijk_id)
        for rij in inhoud.indicatoren:
            self.zet("indicator", rij["sleutel"], gemeente_id=gemeente, **rij)
        for nummer, rij in enumerate(inhoud.cijfers, 2):
            self.cijfer(rij, rij.get("waar", f"cijfers, regel {nummer}"))

    def cijfer(self, rij: Rij, waar: str) -> None:
        """One meting."""
        velden = {naam: rij[naam] for naam in ("periode", "waarde", "onbekend", "status", "uitgave", "toelichting")}
        velden["indicator_id"] = self.nummer("indicator", rij["indicator"], waar)
        velden["wijk_id"] = self.nummer("wijk", rij["wijk"], waar) if rij["wijk"] else None
        velden |= self.bron(rij, None, waar)
        try:
            self.zet("meting", gekozen=int(rij["gekozen"]), **velden)
        except InhoudFout as fout:
            raise InhoudFout(f"{waar}: {fout}") from fout

    def plan(self, inhoud: Plan_inhoud) -> None:
        """A plan with everything under it."""
        p, bron = inhoud.plan, inhoud.plan.get("bron")
        self.binnen_gemeente, self.binnen_plan = p["gemeente"], p["slug"]
        plan = self.zet(
            "plan",
            p["slug"],
            slug=p["slug"],
            titel=p["titel"],
            gemeente_id=self.nummer("gemeente", p["gemeente"], "plan"),
            van=p["van"],
            tot=p["tot"],
            missie=p.get("missie", ""),
            **self.bron(p, bron, "plan"),
        )
        for rij in inhoud.partners:
            if not self.kent("partner", rij["naam"]):
                self.zet("partner", rij["naam"], **rij)
        for volgorde, rij in enumerate(inhoud.hoofddoelen):
            self.doel(plan, None, volgorde, {"soort": "kwalitatief", **rij}, bron)
        self.kenmerken(plan, None, inhoud.kenmerken, bron)
        for volgorde, rij in enumerate(inhoud.themas):
            self.thema(plan, volgorde, rij, bron)
        for rij in inhoud.overleggen:
            velden = {n: rij[n] for n in ("naam", "ritme", "voorzitter", "deelnemers", "taak") if n in rij}
            thema = self.nummer("thema", rij["thema"], f"overleg {rij['naam']}") if rij.get("thema") else None
            self.zet("overlegsoort", plan_id=plan, thema_id=thema, **velden, **self.bron(rij, bron, "overleg"))

    def kenmerken(self, plan: int, thema: int | None, rijen: Iterable[Rij], bron: str | None) -> None:
        """Pijlers, focus, schakels and the like of a plan or thema."""
        for volgorde, rij in enumerate(rijen):
            velden = {"soort": rij["soort"], "tekst": rij["tekst"], "volgorde": volgorde}
            self.zet("kenmerk", plan_id=plan, thema_id=thema, **velden, **self.bron(rij, bron, "kenmerk"))

    def thema(self, plan: int, volgorde: int, rij: Rij, bron: str | None) -> None:
        """A thema with its kenmerken, partners, doelen and acties."""
        waar = f"thema {rij['titel']}"
        thema = self.zet(
            "thema",
            rij["sleutel"],
            plan_id=plan,
            volgorde=volgorde,
            titel=rij["titel"],
            prioriteit=int(rij.get("prioriteit", False)),
            toelichting=rij.get("toelichting", ""),
            **self.bron(rij, bron, waar),
        )
        self.kenmerken(plan, thema, rij.get("kenmerk", ()), bron)
        for partner in rij.get("partner", ()):
            partner_id = self.nummer("partner", partner["naam"], waar)
            rol = partner.get("rol", "")
            self.zet("thema_partner", thema_id=thema, partner_id=partner_id, rol=rol, **self.bron(partner, bron, waar))
        for plaats, doel in enumerate(rij.get("doel", ())):
            self.doel(plan, thema, plaats, doel, bron)
        for plaats, actie in enumerate(rij.get("actie", ())):
            self.actie(plan, thema, plaats, actie, bron)

    def doel(self, plan: int, thema: int | None, volgorde: int, rij: Rij, bron: str | None) -> None:
        """A doel with its streefwaarden."""
        waar = f"doel {rij['titel']}"
        velden = {naam: rij[naam] for naam in ("titel", "toelichting", "soort") if naam in rij}
        doel = self.zet(
            "doel",
            rij["sleutel"],
            plan_id=plan,
            thema_id=thema,
            volgorde=volgorde,
            **velden,
            **self.bron(rij, bron, waar),
        )
        getallen = ("basisjaar", "basiswaarde", "doeljaar", "doelwaarde")
        for streef in rij.get("streefwaarde", ()):
            self.zet(
                "streefwaarde",
                doel_id=doel,
                indicator_id=self.nummer("indicator", streef["indicator"], waar),
                richting=streef["richting"],
                toelichting=streef.get("toelichting", ""),
                **{naam: streef.get(naam) for naam in getallen},
                **self.bron(streef, bron, waar),
            )

    def actie(self, plan: int, thema: int, volgorde: int, rij: Rij, bron: str | None) -> None:
        """An actie with its links to doelen, wijken, gebieden and partners."""
        waar = f"actie {rij['titel']}"
        velden = {naam: rij[naam] for naam in ("titel", "toelichting", "soort", "trekker") if naam in rij}
        actie = self.zet(
            "actie",
            rij["sleutel"],
            plan_id=plan,
            thema_id=thema,
            volgorde=volgorde,
            **velden,
            deadline=rij.get("deadline") or None,
            schakels=", ".join(rij.get("schakels", ())),
            aanpak=", ".join(rij.get("aanpak", ())),
            **self.bron(rij, bron, waar),
        )
        for tabel, sleutels in (
            ("doel", rij.get("doelen", ())),
            ("wijk", rij.get("wijken", ())),
            ("gebied", rij.get("gebieden", ())),
        ):
            for sleutel in sleutels:
                self.zet(f"actie_{tabel}", actie_id=actie, **{f"{tabel}_id": self.nummer(tabel, sleutel, waar)})
        for partner in rij.get("partners", ()):
            partner_id = self.nummer("partner", partner["naam"], waar)
            self.zet("actie_partner", actie_id=actie, partner_id=partner_id, rol=partner.get("rol", ""))


def vul(conn: sqlite3.Connection, inhoud: Inhoud) -> None:
    """Put content into an empty, migrated database in one transaction, with an empty journal.

    Raises InhoudFout when something names what is not there, lacks a field or breaks a check of the file.
    """
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("BEGIN IMMEDIATE")
    bouwer = _Bouwer(conn)
    try:
        for bronnen in [*(g.bronnen for g in inhoud.gemeenten), *(p.bronnen for p in inhoud.plannen)]:
            bouwer.bronnen(bronnen)
        for gemeente in inhoud.gemeenten:
            bouwer.gemeente(gemeente)
        for plan in sorted(inhoud.plannen, key=lambda plan: (plan.plan["van"], plan.plan["slug"])):
            bouwer.plan(plan)
    except KeyError as fout:
        raise InhoudFout(f"na {bouwer.laatste}: het veld {fout} ontbreekt") from fout
    except (TypeError, AttributeError, ValueError) as fout:
        raise InhoudFout(f"na {bouwer.laatste}: een veld is niet van zijn soort ({fout})") from fout
    # the content is where the journal starts from, not a change in it
    conn.execute("DELETE FROM logboek")
    conn.execute("DELETE FROM sqlite_sequence WHERE name = 'logboek'")
    conn.execute("COMMIT")


def bouw(pad: Path, inhoud: Inhoud) -> None:
    """Make a fresh plan file at `pad`, which must not be there yet.

    Raises BestandFout when it is there or cannot be written, InhoudFout when the content does not hang together;
    in both cases nothing is left behind.
    """
    if pad.exists():
        raise BestandFout(f"{pad} bestaat al; kies een ander pad, ivp overschrijft niets")
    if not pad.parent.is_dir():
        raise BestandFout(f"de map {pad.parent} bestaat niet; maak die eerst")
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    try:
        _bouw_in(tijdelijk, inhoud)
        _zet_neer(tijdelijk, pad)
    except FileExistsError:
        raise BestandFout(f"{pad} bestaat al; kies een ander pad, ivp overschrijft niets") from None
    except (OSError, sqlite3.Error) as fout:
        raise BestandFout(f"{pad} is niet te maken: {leg_uit(fout)}") from fout
    finally:
        tijdelijk.unlink(missing_ok=True)


def _zet_neer(tijdelijk: Path, pad: Path) -> None:
    """Give the finished file its name, and never that of a file that came in between."""
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        raise
    except OSError:
        # a USB stick or a share may know no hard links
        os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        tijdelijk.replace(pad)


def _bouw_in(pad: Path, inhoud: Inhoud) -> None:
    os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    conn = sqlite3.connect(pad, isolation_level=None)
    try:
        conn.execute("PRAGMA journal_mode=DELETE")
        nu = datetime.now(UTC).isoformat(timespec="seconds")
        migreer(conn, nu)
        conn.execute(
            "INSERT INTO bestand (id, uuid, gemaakt_op, programma) VALUES (1, ?, ?, ?)",
            (str(uuid.uuid4()), nu, f"ivp {__version__}"),
        )
        vul(conn, inhoud)
        conn.execute("VACUUM")
    finally:
        conn.close()
