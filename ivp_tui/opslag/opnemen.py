"""Taking content into a file that is in use, beside what is there; and the same on a copy in memory, as a trial."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from ivp_tui.domein.inhoud import Inhoud, Plan_inhoud, Rij
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.domein.wijziging_plan import NeemOp
from ivp_tui.opslag.bestand import Bestand, leg_uit
from ivp_tui.opslag.bouwen import InhoudFout, zet_inhoud
from ivp_tui.opslag.lezen import laatste_logboek
from ivp_tui.opslag.plansleutels import SOORTEN


@dataclass(frozen=True, slots=True)
class Opname:
    """What came in, as rows by table, and the vervolgen that were left out because one of their ends is not there.

    `gewijzigd` is False where the file had it all already.
    """

    aantallen: dict[str, int]
    weggelaten: tuple[Rij, ...]
    gewijzigd: bool


def neem_op(conn: sqlite3.Connection, wens: NeemOp) -> list[Rij]:
    """Put the content into the open transaction; gives the vervolgen left out. Raises Geweigerd."""
    try:
        if not wens.bekend:
            return zet_inhoud(conn, wens.inhoud)
        for plan in wens.bekend:
            _geef_sleutels(conn, plan)
        inhoud, los = _zonder_losse(conn, wens.inhoud)
        return [*los, *zet_inhoud(conn, inhoud)]
    except InhoudFout as fout:
        raise Geweigerd(str(fout)) from fout


def probeer(bestand: Bestand, wens: NeemOp) -> Opname:
    """What taking in the content would do, tried on a copy in memory; raises Geweigerd where it cannot be."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as kopie:
        try:
            _kopieer(bestand.conn, kopie)
            vooraf = laatste_logboek(kopie)
            kopie.execute("BEGIN")
            weggelaten = neem_op(kopie, wens)
            aantallen = dict(
                kopie.execute(
                    """SELECT tabel, count(*) FROM logboek WHERE id > ? AND veld = 'bestaat' AND nieuw = '1'
                    GROUP BY tabel""",
                    (vooraf,),
                ).fetchall()
            )
            gewijzigd = laatste_logboek(kopie) > vooraf
        except sqlite3.Error as fout:
            raise Geweigerd(leg_uit(fout)) from fout
    return Opname(aantallen, tuple(weggelaten), gewijzigd)


def _kopieer(conn: sqlite3.Connection, kopie: sqlite3.Connection) -> None:
    # holding a read lock first: without it backup() waits for ever on a file that another program holds
    conn.execute("BEGIN")
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        conn.backup(kopie)
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
    kopie.execute("PRAGMA foreign_keys=ON")


def _items(plan: Plan_inhoud) -> Iterator[tuple[str, Rij, str]]:
    """Every thema, doel and actie of a plan: kind, row, and the title of the thema it is of or under."""
    for doel in plan.hoofddoelen:
        yield "doel", doel, ""
    for thema in plan.themas:
        yield "thema", thema, thema["titel"]
        for soort in ("doel", "actie"):
            for rij in thema.get(soort, ()):
                yield soort, rij, thema["titel"]


def _geef_sleutels(conn: sqlite3.Connection, plan: Plan_inhoud) -> None:
    """Give the items of a plan that is in the file the sleutel they lack, known by their title.

    A file of before the line through the plans has none, and without them the line has nothing to hold on to.
    """
    for soort, rij, thema in _items(plan):
        onder = "t.id" if soort == "thema" else "t.thema_id"
        zonder = conn.execute(
            f"""SELECT t.id, coalesce((SELECT titel FROM thema WHERE id = {onder}), '')
            FROM {soort} AS t JOIN plan ON plan.id = t.plan_id WHERE slug = ? AND t.titel = ? AND t.sleutel = ''
            AND NOT EXISTS (SELECT 1 FROM {soort} AS al WHERE al.plan_id = plan.id AND al.sleutel = ?)""",
            (plan.plan["slug"], rij["titel"], rij["sleutel"]),
        ).fetchall()
        # the same title may stand in two thema's
        passend = [nummer for nummer, titel in zonder if titel == thema] or [nummer for nummer, _ in zonder]
        if len(passend) == 1:
            conn.execute(f"UPDATE {soort} SET sleutel = ? WHERE id = ?", (rij["sleutel"], passend[0]))


def _zonder_losse(conn: sqlite3.Connection, inhoud: Inhoud) -> tuple[Inhoud, list[Rij]]:
    """The content without the vervolgen of which an end is gone from a plan that is there, and those."""
    einden = {(plan.plan["slug"], soort, rij["sleutel"]) for plan in inhoud.plannen for soort, rij, _ in _items(plan)}
    for soort in SOORTEN:
        sql = f"SELECT slug, sleutel FROM {soort} AS t JOIN plan ON plan.id = plan_id WHERE sleutel <> ''"
        einden |= {(slug, soort, sleutel) for slug, sleutel in conn.execute(sql)}
    los: list[Rij] = []

    def vast(vervolgen: Iterable[Rij]) -> tuple[Rij, ...]:
        kan: list[Rij] = []
        for rij in vervolgen:
            kanten = [(rij[kant]["plan"], rij[kant]["soort"], rij[kant]["sleutel"]) for kant in ("van", "naar")]
            (kan if all(kant in einden for kant in kanten) else los).append(rij)
        return tuple(kan)

    plannen = tuple(replace(plan, vervolgen=vast(plan.vervolgen)) for plan in inhoud.plannen)
    aanvullingen = tuple(replace(deel, vervolgen=vast(deel.vervolgen)) for deel in inhoud.aanvullingen)
    return replace(inhoud, plannen=plannen, aanvullingen=aanvullingen), los
