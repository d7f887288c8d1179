"""Is the file whole: every check that `ivp controle` makes, each finding one Dutch sentence. Never writes the file.

Half of all single flipped bits pass SQLite's own check; replaying the journal (naspelen.py) finds those too.
"""

import re
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.schoon import schoon
from ivp_tui.opslag import rechten
from ivp_tui.opslag.bestand import BestandFout, _keur_kop, _keur_pad, _lees_kop, is_schade, leg_uit
from ivp_tui.opslag.ernaast import open_lezer
from ivp_tui.opslag.naspelen import speel_na, vers_bestand
from ivp_tui.opslag.samenhang import losse_verwijzingen, samenhangfouten
from ivp_tui.opslag.schema import VERSIE, verwacht
from ivp_tui.opslag.streep import gaten, laatste_streep
from ivp_tui.opslag.waarden import geen_tekst, onbekende_waarden
from ivp_tui.opslag.zoeken import Zoekindex

#: how many findings of one kind are told one by one
HOOGSTENS = 5

_TERUG = "zet een reservekopie terug"
_REPAREER = "herstellen: ivp controle --repareer"

#: what SQLite's check says of a value that breaks a rule in a file that is otherwise whole
_WAARDEMELDING = ("CHECK constraint", "NULL value", "non-", "TEXT value", "NUMERIC value")


#: the views that the rest of the check reads by
_WEERGAVEN_NODIG = ("v_toestand", "v_vervolg", "journaal_nu")

#: what SQLite's check says of an index that does not fit its table: the rows themselves are whole
_INDEXMELDING = re.compile(r"(row \d+ missing from|wrong # of entries in|non-unique entry in) index (\S+)")


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that is wrong: which check found it, and a sentence that says what, where and what to do.

    `herstel` says what mends it: "repareer" without any loss, "boek-bij" when a person accepts what stands there,
    "redden" into a new file, "" where only she can tell what it must be. `deel` names the part of the schema.
    """

    soort: str
    tekst: str
    herstel: str = ""
    deel: str = ""


@dataclass(slots=True)
class Controle:
    """What came of checking a file: findings, remarks that are no fault, and the last logboek id (None: unreadable)."""

    pad: Path
    bevindingen: list[Bevinding] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    logboek_id: int | None = None

    @property
    def in_orde(self) -> bool:
        """Whether nothing was found."""
        return not self.bevindingen

    def meld(self, soort: str, *zinnen: str, herstel: str = "") -> None:
        """Add findings of one kind; of many the first few, and how many more there are."""
        self.bevindingen += [Bevinding(soort, zin, herstel) for zin in zinnen[:HOOGSTENS]]
        if len(zinnen) > HOOGSTENS:
            meer = f"en nog {len(zinnen) - HOOGSTENS} keer zoiets"
            self.bevindingen.append(Bevinding(soort, meer, herstel))


def controleer(pad: Path, inhoud: Inhoud | None = None) -> Controle:
    """Check a file against itself, and against a fresh build of `inhoud` where it was built from that.

    Raises BestandFout when there is nothing to check: no file, no right to read it, or another program that holds it.
    """
    info = _keur_pad(pad)
    kop = _lees_kop(pad)
    controle = Controle(pad)
    try:
        _keur_kop(pad, kop, info.st_size)
    except BestandFout as fout:
        controle.meld("kop", str(fout), herstel="redden" if fout.beschadigd else "")
        return controle
    if int.from_bytes(kop[60:64], "big") < VERSIE:
        controle.meld("kop", f"{pad} is van een oudere ivp; open het eenmaal met ivp, dan wordt het bijgewerkt")
        return controle
    with ExitStack() as opruimen:
        try:
            _loop_na(controle, kop, inhoud, opruimen)
        except (sqlite3.Error, UnicodeDecodeError) as fout:
            _vertaal(controle, fout)
        except OSError as fout:
            raise BestandFout(f"{pad} is niet na te kijken: {leg_uit(fout)}") from fout
    return controle


def _vertaal(controle: Controle, fout: sqlite3.Error | UnicodeDecodeError) -> None:
    """A check that SQLite broke off: damage is a finding, a lock or a failing disk is for the caller."""
    # UnicodeDecodeError: the message of SQLite names a part of the file whose name damage made no text
    if is_schade(fout) or isinstance(fout, UnicodeDecodeError):
        controle.meld(
            "schade", f"{controle.pad} is beschadigd: SQLite kan niet verder lezen; {_TERUG}", herstel="redden"
        )
    elif getattr(fout, "sqlite_errorname", "") == "SQLITE_ERROR":
        controle.meld(
            "opbouw",
            f"de opbouw van {controle.pad} klopt niet (SQLite: {schoon(str(fout))}); {_TERUG}",
            herstel="redden",
        )
    else:
        raise BestandFout(f"{controle.pad} is niet na te kijken: {leg_uit(fout)}") from fout


def _loop_na(controle: Controle, kop: bytes, inhoud: Inhoud | None, opruimen: ExitStack) -> None:
    lezer = open_lezer(controle.pad, kop, opruimen)
    controle.meld("ernaast", *filter(None, [lezer.bevinding]), herstel="repareer")
    controle.opmerkingen += filter(None, [lezer.opmerking, rechten.opmerking(controle.pad)])
    conn = lezer.conn
    conn.execute("BEGIN")
    if not _keur_bladzijden(controle, conn) or not _keur_opbouw(controle, conn):
        return  # what follows would only tell the same fault in other words
    controle.logboek_id = conn.execute("SELECT coalesce(max(id), 0) FROM logboek").fetchone()[0]
    for stap in _STAPPEN:
        stap(controle, conn)
    zinnen, opmerking = speel_na(conn, inhoud)
    controle.meld("naspelen", *zinnen, herstel="boek-bij")
    controle.opmerkingen += filter(None, [opmerking])


def _keur_bladzijden(controle: Controle, conn: sqlite3.Connection) -> bool:
    """SQLite's own check; gives whether the rest can be read."""
    meldingen = [schoon(rij[0].split("\n")[0]) for rij in conn.execute("PRAGMA integrity_check(20)")]
    if meldingen == ["ok"]:
        return True
    indexen = {gevonden[2] for melding in meldingen if (gevonden := _INDEXMELDING.match(melding))}
    meldingen = [melding for melding in meldingen if not _INDEXMELDING.match(melding)]
    for naam in sorted(indexen):
        zin = f"de index {naam} past niet bij zijn tabel; de rijen zelf zijn heel; {_REPAREER}"
        controle.bevindingen.append(Bevinding("index", zin, "repareer", naam))
    waarden = [melding for melding in meldingen if melding.startswith(_WAARDEMELDING)]
    controle.meld("waarde", *(f"een waarde breekt de regels van het bestand ({m}); {_TERUG}" for m in waarden))
    schade = [melding for melding in meldingen if melding not in waarden]
    if schade:
        hoeveel = f"op {len(schade)} plekken" if len(schade) > 1 else "op een plek"
        zin = f"{controle.pad} is beschadigd {hoeveel} ({'; '.join(schade[:3])}); {_TERUG}"
        controle.meld("schade", zin, herstel="redden")
    return not schade


def _opbouw(conn: sqlite3.Connection, soort: str) -> dict[str, str]:
    rijen = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (soort,))
    return {naam: sql for naam, sql in rijen if not naam.startswith("sqlite_")}


def _keur_opbouw(controle: Controle, conn: sqlite3.Connection) -> bool:
    """Tables, indexes, triggers and views are those that this ivp makes; gives whether the rest can be read."""
    with closing(vers_bestand(None)) as vers:
        horen = {soort: _opbouw(vers, soort) for soort in ("table", "index")}
    weg = horen["table"].keys() - _opbouw(conn, "table").keys()
    _vergelijk(controle, "tabel", horen["table"], _opbouw(conn, "table"), "een deel van het plan is niet te lezen", "")
    _vergelijk(
        controle, "index", horen["index"], _opbouw(conn, "index"), "dubbele rijen worden niet geweigerd", "repareer"
    )
    if weg:
        return False
    alle, triggers = verwacht(conn), _opbouw(conn, "trigger")
    delen = {naam: sql for naam, sql in alle.items() if sql.startswith("CREATE TRIGGER")}
    _vergelijk(controle, "trigger", delen, triggers, "wijzigingen komen niet in het logboek", "repareer")
    delen, views = {naam: sql for naam, sql in alle.items() if sql.startswith("CREATE VIEW")}, _opbouw(conn, "view")
    _vergelijk(controle, "weergave", delen, views, "overzichten kloppen niet", "repareer")
    vreemd = sorted(triggers.keys() - alle.keys())
    raad = "die kan het plan ongemerkt wijzigen; verwijder hem als u hem niet kent"
    controle.meld("opbouw", *(f"de trigger {schoon(naam)} is niet van ivp: {raad}" for naam in vreemd))
    if all(views.get(naam) == alle[naam] for naam in _WEERGAVEN_NODIG):
        return True
    controle.opmerkingen.append("de rest is pas na te kijken als de weergaven hersteld zijn")
    return False


def _vergelijk(
    controle: Controle, woord: str, horen: dict[str, str], er_is: dict[str, str], gevolg: str, herstel: str
) -> None:
    """Tell which parts of one kind are missing or were changed, and what comes of that; each is told by name."""
    for naam in (naam for naam, sql in horen.items() if er_is.get(naam) != sql):
        wat = "is veranderd" if naam in er_is else "ontbreekt"
        zin = f"de {woord} {naam} {wat}: {gevolg}; {_REPAREER if herstel else _TERUG}"
        controle.bevindingen.append(Bevinding("opbouw", zin, herstel, naam))


def _keur_verwijzingen(controle: Controle, conn: sqlite3.Connection) -> None:
    for rijen, herstel, raad in zip(losse_verwijzingen(conn), ("repareer", ""), (_REPAREER, _TERUG), strict=True):
        zinnen = (f"{tabel} {rij} verwijst naar een {naar} die er niet is; {raad}" for tabel, rij, naar in rijen)
        controle.meld("verwijzing", *zinnen, herstel=herstel)


def _keur_logboek(controle: Controle, conn: sqlite3.Connection) -> None:
    """The numbers rise from 1 without gaps, or from the last line that a person drew under the logboek."""
    streep = laatste_streep(conn)
    zinnen = gaten(conn, streep.id if streep else 0)
    controle.meld("logboek", *(f"{zin}; {_TERUG}" for zin in zinnen), herstel="boek-bij")


def _keur_eigen_rijen(controle: Controle, conn: sqlite3.Connection) -> None:
    if conn.execute("SELECT groep, wie, tijd FROM schrijver").fetchall() != [(None, None, None)]:
        gevolg = "nieuwe wijzigingen krijgen een verkeerde naam of groep"
        zin = f"de rij in de tabel schrijver is niet in rust: {gevolg}; {_REPAREER}"
        controle.meld("schrijver", zin, herstel="repareer")
    if conn.execute("SELECT count(*) FROM bestand").fetchone()[0] != 1:
        controle.meld("kenmerk", f"de tabel bestand heeft niet precies één rij met het kenmerk; {_TERUG}")


def _keur_gekozen(controle: Controle, conn: sqlite3.Connection) -> None:
    rijen = conn.execute(
        """SELECT indicator.naam, coalesce(wijk.naam, 'stad'), periode, sum(gekozen) FROM meting
        JOIN indicator ON indicator.id = indicator_id LEFT JOIN wijk ON wijk.id = wijk_id
        GROUP BY indicator_id, wijk_id, periode HAVING sum(gekozen) <> 1"""
    ).fetchall()
    zinnen = (
        schoon(f"{naam}, {plek}, {jaar}: {aantal or 'geen enkel'} gekozen cijfer in plaats van één; kies met b")
        for naam, plek, jaar, aantal in rijen
    )
    controle.meld("gekozen", *zinnen)


def _keur_waarden(controle: Controle, conn: sqlite3.Connection) -> None:
    zinnen = (
        f"{fout.tabel} {fout.rij}, {fout.veld}: «{schoon(fout.waarde[:40])}» kent ivp niet; maak er {fout.wat} van"
        for fout in (*geen_tekst(conn), *onbekende_waarden(conn))
    )
    controle.meld("waarde", *zinnen)


def _keur_zoeken(controle: Controle, conn: sqlite3.Connection) -> None:
    """The search index is made in memory from the tables (docs/besluiten/0004): that it can be, and holds every row."""
    index = Zoekindex(conn)
    try:
        hoort, is_er = index.tel()
    finally:
        index.sluit()
    if hoort != is_er:
        controle.meld("zoeken", f"zoeken vindt {is_er} van de {hoort} rijen; {_TERUG}")


def _keur_samenhang(controle: Controle, conn: sqlite3.Connection) -> None:
    controle.meld("samenhang", *samenhangfouten(conn))


_STAPPEN: tuple[Callable[[Controle, sqlite3.Connection], None], ...] = (
    _keur_verwijzingen,
    _keur_logboek,
    _keur_eigen_rijen,
    _keur_gekozen,
    _keur_samenhang,
    _keur_waarden,
    _keur_zoeken,
)
