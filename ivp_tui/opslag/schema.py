"""Schema and migrations: from any older version to this one, with the triggers and views made anew from the tables.

The journal is written by triggers alone, so that a change made with sqlite3 or Datasette is in it too; they are
generated from the columns that are really there, which is why every migration ends by remaking them.
"""

import sqlite3
from collections.abc import Callable

from ivp_tui.opslag.tabellen import (
    ALLE_TABELLEN,
    EIGEN_INDEXEN,
    EIGEN_TABELLEN,
    INDEXEN,
    INDEXEN_2,
    INDEXEN_3,
    KOLOMMEN_3,
    MET_SLEUTEL,
    SLEUTELS,
    TABELLEN,
    TABELLEN_2,
    TABELLEN_3,
)
from ivp_tui.opslag.weergaven import WEERGAVEN

#: "IVPu" as a number: tells `file` and ourselves that this SQLite file is ours
APPLICATION_ID = 0x49565075

type_migratie = Callable[[sqlite3.Connection], None]


def _eerste(conn: sqlite3.Connection) -> None:
    for naam, kolommen in {**EIGEN_TABELLEN, **TABELLEN}.items():
        conn.execute(f"CREATE TABLE {naam} ({kolommen}) STRICT")
    for opdracht in (*INDEXEN, *EIGEN_INDEXEN):
        conn.execute(opdracht)
    conn.execute("INSERT INTO schrijver (id) VALUES (1)")


def _tweede(conn: sqlite3.Connection) -> None:
    for naam, kolommen in TABELLEN_2.items():
        conn.execute(f"CREATE TABLE {naam} ({kolommen}) STRICT")
    for opdracht in INDEXEN_2:
        conn.execute(opdracht)
    for tabel in MET_SLEUTEL:
        conn.execute(f"ALTER TABLE {tabel} ADD COLUMN sleutel TEXT NOT NULL DEFAULT ''")
    conn.execute("ALTER TABLE bestand ADD COLUMN demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))")


def _derde(conn: sqlite3.Connection) -> None:
    for tabel, kolom in KOLOMMEN_3:
        conn.execute(f"ALTER TABLE {tabel} ADD COLUMN {kolom}")
    for naam, velden in TABELLEN_3.items():
        conn.execute(f"CREATE TABLE {naam} ({velden}) STRICT")
    for opdracht in INDEXEN_3:
        conn.execute(opdracht)


#: (name, what it does), in order; the number of the last one is the file's user_version
MIGRATIES: tuple[tuple[str, type_migratie], ...] = (
    ("eerste opzet", _eerste),
    ("doorlopende lijn, toezeggingen, verhalen en middelen", _tweede),
    ("agenda van een overleg en notities", _derde),
)

VERSIE = len(MIGRATIES)


def kolommen(conn: sqlite3.Connection, tabel: str) -> list[str]:
    """The column names of a table in the file, in order."""
    return [rij[1] for rij in conn.execute(f"PRAGMA table_info({tabel})")]


def _zelfde_sleutel(conn: sqlite3.Connection, tabel: str) -> list[str]:
    """When a row has a unique key of NEW: a condition for each UNIQUE constraint, and those of SLEUTELS."""
    voorwaarden = [SLEUTELS[tabel]] if tabel in SLEUTELS else []
    for rij in conn.execute(f"PRAGMA index_list({tabel})").fetchall():
        if rij[3] == "u":
            namen = [info[2] for info in conn.execute(f"PRAGMA index_info({rij[1]})")]
            voorwaarden.append(" AND ".join(f"{naam} = NEW.{naam}" for naam in namen))
    return [f"({voorwaarde})" for voorwaarde in voorwaarden]


def _wachters(tabel: str, sleutels: list[str]) -> dict[str, str]:
    """Triggers against what the journal cannot see: REPLACE deletes rows without firing delete triggers."""

    def wacht(naam: str, wanneer: str, voorwaarde: str, waarom: str) -> str:
        return (
            f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} WHEN {voorwaarde} "
            f"BEGIN SELECT RAISE(ABORT, '{waarom}'); END"
        )

    al, id_vast = f"UNIQUE: deze {tabel} bestaat al; gebruik UPDATE", "het id van een rij staat vast"
    erbij, anders, id_ = f"journaal_{tabel}_botsing", f"journaal_{tabel}_botsing_anders", f"journaal_{tabel}_id"
    bezet = " OR ".join(["id = NEW.id", *sleutels])
    triggers = {
        erbij: wacht(erbij, "INSERT", f"EXISTS (SELECT 1 FROM {tabel} WHERE {bezet})", al),
        # not UPDATE OF id: that would let SET rowid pass
        id_: wacht(id_, "UPDATE", "NEW.id IS NOT OLD.id", id_vast),
    }
    if sleutels:
        bezet = f"EXISTS (SELECT 1 FROM {tabel} WHERE id <> OLD.id AND ({' OR '.join(sleutels)}))"
        triggers[anders] = wacht(anders, "UPDATE", bezet, al)
    return triggers


def _journaal_triggers(conn: sqlite3.Connection, tabel: str) -> dict[str, str]:
    velden = [naam for naam in kolommen(conn, tabel) if naam != "id"]

    def rijen(oud: str, nieuw: str) -> str:
        return " UNION ALL ".join(
            f"SELECT '{veld}' AS veld, {oud.format(veld)} AS oud, {nieuw.format(veld)} AS nieuw" for veld in velden
        )

    def schrijf(kant: str, bron: str) -> str:
        return (
            "INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw) "
            f"SELECT nu.groep, nu.tijd, nu.wie, '{tabel}', {kant}.id, v.veld, v.oud, v.nieuw "
            f"FROM journaal_nu AS nu, ({bron}) AS v WHERE v.oud IS NOT v.nieuw;"
        )

    als_oud, als_nieuw = "CAST(OLD.{0} AS TEXT)", "CAST(NEW.{0} AS TEXT)"
    erbij = "SELECT 'bestaat' AS veld, NULL AS oud, '1' AS nieuw UNION ALL " + rijen("NULL", als_nieuw)
    eraf = rijen(als_oud, "NULL") + " UNION ALL SELECT 'bestaat', '1', NULL"
    return _wachters(tabel, _zelfde_sleutel(conn, tabel)) | {
        f"journaal_{tabel}_erbij": (
            f"CREATE TRIGGER journaal_{tabel}_erbij AFTER INSERT ON {tabel} BEGIN {schrijf('NEW', erbij)} END"
        ),
        f"journaal_{tabel}_anders": (
            f"CREATE TRIGGER journaal_{tabel}_anders AFTER UPDATE ON {tabel} "
            f"BEGIN {schrijf('NEW', rijen(als_oud, als_nieuw))} END"
        ),
        f"journaal_{tabel}_eraf": (
            f"CREATE TRIGGER journaal_{tabel}_eraf AFTER DELETE ON {tabel} BEGIN {schrijf('OLD', eraf)} END"
        ),
    }


def _stand_trigger() -> dict[str, str]:
    """A status set from outside without a time still gets one: every status shows its age.

    ivp itself gives the time, and an undo gives back the old one.
    """
    tijd = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
    zet = f"UPDATE stand SET gewijzigd_op = {tijd} WHERE id = NEW.id;"
    return {
        "stand_tijd_erbij": (
            f"CREATE TRIGGER stand_tijd_erbij AFTER INSERT ON stand WHEN NEW.gewijzigd_op IS NULL BEGIN {zet} END"
        ),
        "stand_tijd_anders": (
            "CREATE TRIGGER stand_tijd_anders AFTER UPDATE OF status ON stand WHEN NEW.status IS NOT OLD.status "
            f"AND NEW.gewijzigd_op IS OLD.gewijzigd_op AND (SELECT groep FROM schrijver) IS NULL BEGIN {zet} END"
        ),
    }


def _toestand(conn: sqlite3.Connection) -> str:
    delen = []
    for tabel in ALLE_TABELLEN:
        delen.append(f"SELECT '{tabel}' AS tabel, id AS rij, 'bestaat' AS veld, '1' AS waarde FROM {tabel}")
        delen += [
            f"SELECT '{tabel}', id, '{veld}', CAST({veld} AS TEXT) FROM {tabel} WHERE {veld} IS NOT NULL"
            for veld in kolommen(conn, tabel)
            if veld != "id"
        ]
    return " UNION ALL ".join(delen)


_JOURNAAL_NU = """
    SELECT coalesce(groep, (SELECT coalesce(max(groep), 0) + 1 FROM logboek)) AS groep,
        coalesce(tijd, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) AS tijd, coalesce(wie, 'buiten ivp om') AS wie
    FROM schrijver"""


def verwacht(conn: sqlite3.Connection) -> dict[str, str]:
    """Every trigger and view that belongs in the file, name -> SQL, made from the tables that are there."""
    delen = {naam: f"CREATE VIEW {naam} AS {sql.strip()}" for naam, sql in WEERGAVEN.items()}
    delen["journaal_nu"] = f"CREATE VIEW journaal_nu AS {_JOURNAAL_NU.strip()}"
    delen["v_toestand"] = f"CREATE VIEW v_toestand AS {_toestand(conn)}"
    for tabel in ALLE_TABELLEN:
        delen |= _journaal_triggers(conn, tabel)
    return delen | _stand_trigger()


def leg_vast(conn: sqlite3.Connection) -> None:
    """Remake all triggers and views inside the open transaction; journalling is off while they are away."""
    oud = conn.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
    for soort, naam in sorted(oud):
        conn.execute(f'DROP {soort.upper()} IF EXISTS "{naam}"')
    for opdracht in verwacht(conn).values():
        conn.execute(opdracht)


def _mag_gemerkt(conn: sqlite3.Connection) -> bool:
    """Whether the mark of the start may be made anew: it is right, or the file is of before there was one."""
    from ivp_tui.opslag.proef import past  # only where something is to be done: no start waits for it

    return past(conn) is not False


def migreer(conn: sqlite3.Connection, nu: str) -> int:
    """Bring the file to this version and give how many migrations ran; `nu` is the time to record.

    The write lock is taken before it is read what is pending: of two instances that start at once, one migrates
    and the other finds it done.
    """
    conn.execute("BEGIN IMMEDIATE")
    try:
        van: int = conn.execute("PRAGMA user_version").fetchone()[0]
        moet_gemerkt = 0 < van < VERSIE and _mag_gemerkt(conn)
        for nummer, (naam, doe) in enumerate(MIGRATIES[van:], van + 1):
            doe(conn)
            conn.execute("INSERT INTO migratie (nummer, naam, op) VALUES (?, ?, ?)", (nummer, naam, nu))
        if van < VERSIE:
            leg_vast(conn)
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.execute(f"PRAGMA user_version = {VERSIE}")
        if moet_gemerkt:
            from ivp_tui.opslag.proef import merk

            # a column that came makes the same content another state
            merk(conn)
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    return VERSIE - van
