"""Reading the logboek in stretches of groepen, newest first: a journal of any length is never read whole.

The next groep is found by one step in the index, not by going through the rows of the one before: a groep may be a
whole plan. What the journal itself can answer (who, since when, which item or wijk) is asked of SQLite; words are
looked for in what a person would read.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from ivp_tui.domein.logboek import EIGEN_NOTITIE, Logblad, Loggroep, Logitem, Logkeus, Logveld, Plek
from ivp_tui.opslag.logwoorden import BIJ, SOORTNAMEN, STIL, Namen, uniek, veldnaam, verkort
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: how many groepen are read at a time, and how many are looked through at most for words before one hears of it
BLAD, HOOGSTENS = 200, 2000

#: of one groep at most so many rows are told; a whole plan has thousands
_RIJEN = 60

#: a journal row: table, row, field, old, new
_Rij = tuple[str, int, str, str | None, str | None]

#: which item names a groep, where it is about more than one
_VOORAAN = ("plan", "actie", "doel", "toezegging", "verhaal", "thema", "indicator")


def lees_blad(
    conn: sqlite3.Connection,
    keus: Logkeus,
    vanaf: int | None = None,
    aantal: int = BLAD,
    nieuwer: bool = False,
    hoogstens: int = HOOGSTENS,
    met_notities: bool = False,
) -> Logblad:
    """Up to `aantal` groepen older than `vanaf` (None: from the newest), or with `nieuwer` those that came after it.

    What a notitie says is told only with `met_notities`: others look along, and what is printed goes round.
    After `hoogstens` groepen it stops where it is, also when fewer were found; `verder` tells where to go on.
    Raises sqlite3.Error.
    """
    conn.execute("BEGIN")
    try:
        namen, gezien, verder = Namen(conn), 0, None
        gevonden: list[Loggroep] = []
        sql, waarden = _zoekvraag(keus, nieuwer)
        begin = vanaf if vanaf is not None else 0 if nieuwer else 2**62
        nummers = [n for (n,) in conn.execute(sql, {**waarden, "vanaf": begin, "aantal": hoogstens + 1})]
        for nummer in nummers:
            if gezien == hoogstens or len(gevonden) == aantal:
                break
            gezien, verder = gezien + 1, nummer
            groep = _groep(conn, namen, nummer, met_notities)
            if all(woord in groep.tekst for woord in keus.woorden):
                gevonden.append(groep)
        over = gezien < len(nummers)
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
    return Logblad(tuple(reversed(gevonden) if nieuwer else gevonden), verder if over else None)


def lees_groep(conn: sqlite3.Connection, nummer: int) -> Loggroep | None:
    """One groep, without what notities say, None where the journal does not have it; raises sqlite3.Error."""
    if conn.execute("SELECT 1 FROM logboek WHERE groep = ? LIMIT 1", (nummer,)).fetchone() is None:
        return None
    return _groep(conn, Namen(conn), nummer)


def laatste_groepen(conn: sqlite3.Connection) -> tuple[int, int]:
    """The newest groep, and the newest that was not undone and is no undo itself; 0 where there is none."""
    nieuwste = conn.execute("SELECT coalesce(max(groep), 0) FROM logboek").fetchone()[0]
    sql, waarden = _zoekvraag(Logkeus(), nieuwer=False)
    terug = "SELECT 1 FROM groep WHERE id = ? AND (maakt_ongedaan IS NOT NULL OR ongedaan_door IS NOT NULL)"
    for (nummer,) in conn.execute(sql, {**waarden, "vanaf": 2**62, "aantal": BLAD}).fetchall():
        if conn.execute(terug, (nummer,)).fetchone() is None:
            return nieuwste, nummer
    return nieuwste, 0


# which groepen


def _zoekvraag(keus: Logkeus, nieuwer: bool) -> tuple[str, dict[str, object]]:
    """The SQL that gives the numbers of the groepen beyond :vanaf, and its values."""
    kies, teken, orde = ("min", ">", "ASC") if nieuwer else ("max", "<", "DESC")
    voorwaarden, waarden = _voorwaarden(keus)
    if not voorwaarden:
        # from groep to groep by the index alone
        stap = f"SELECT {kies}(groep) FROM logboek WHERE groep {teken}"
        alle = f"alle(n) AS ({stap} :vanaf UNION ALL SELECT ({stap} n) FROM alle WHERE n IS NOT NULL)"
        return f"WITH RECURSIVE {alle} SELECT n FROM alle WHERE n IS NOT NULL LIMIT :aantal", {}
    waar = " AND ".join(voorwaarden)
    return (
        f"SELECT DISTINCT groep FROM logboek WHERE groep {teken} :vanaf AND {waar} ORDER BY groep {orde} LIMIT :aantal",
        waarden,
    )


def _voorwaarden(keus: Logkeus) -> tuple[list[str], dict[str, object]]:
    uit: list[str] = []
    waarden: dict[str, object] = {}
    if keus.wie:
        uit.append("wie = :wie COLLATE NOCASE")
    if keus.zonder:
        uit.append("wie <> :zonder")
    if keus.sinds:
        uit.append("tijd >= :sinds")
    waarden |= {"wie": keus.wie, "zonder": keus.zonder, "sinds": keus.sinds}
    if keus.item is not None:
        uit.append(f"groep IN (SELECT groep FROM logboek WHERE {_van_item(keus.item)})")
        waarden |= {"soort": keus.item[0], "nummer": keus.item[1], "nummertekst": str(keus.item[1])}
    if keus.wijken is not None:
        uit.append(f"groep IN (SELECT groep FROM logboek WHERE {_van_wijk(keus.wijken)})")
    return uit, waarden


def _van_item(item: Plek) -> str:
    """Journal rows of an item, and of what belongs or belonged to it."""
    delen = ["(tabel = :soort AND rij = :nummer)"]
    for tabel, velden in BIJ.items():
        for veld in (veld for veld in velden if veld.removeprefix("van_").removeprefix("naar_") == f"{item[0]}_id"):
            delen.append(
                f"(tabel = '{tabel}' AND rij IN (SELECT id FROM {tabel} WHERE {veld} = :nummer UNION "
                f"SELECT rij FROM logboek WHERE tabel = '{tabel}' AND veld = '{veld}' "
                "AND :nummertekst IN (oud, nieuw)))"
            )
    return f"({' OR '.join(delen)})"


def _van_wijk(wijken: Iterable[int]) -> str:
    """Journal rows of rows that are or were of these wijken, and of the wijken themselves."""
    ids = ", ".join(str(int(wijk)) for wijk in wijken) or "0"
    teksten = ", ".join(f"'{int(wijk)}'" for wijk in wijken) or "''"
    delen = [f"(tabel = 'wijk' AND rij IN ({ids}))"]
    for tabel in (tabel for tabel, kolommen in ALLE_TABELLEN.items() if "wijk_id INTEGER" in kolommen):
        delen.append(
            f"(tabel = '{tabel}' AND rij IN (SELECT id FROM {tabel} WHERE wijk_id IN ({ids}) UNION "
            f"SELECT rij FROM logboek WHERE tabel = '{tabel}' AND veld = 'wijk_id' "
            f"AND (oud IN ({teksten}) OR nieuw IN ({teksten}))))"
        )
    return f"({' OR '.join(delen)})"


# what a groep was


def _groep(conn: sqlite3.Connection, namen: Namen, nummer: int, met_notities: bool = False) -> Loggroep:
    regels, laatste = conn.execute("SELECT count(*), max(id) FROM logboek WHERE groep = ?", (nummer,)).fetchone()
    # the last row tells the time: the reason joins the groep of its status later
    tijd, wie = conn.execute("SELECT tijd, wie FROM logboek WHERE id = ?", (laatste,)).fetchone()
    rijen: list[_Rij] = conn.execute(
        "SELECT tabel, rij, veld, oud, nieuw FROM logboek WHERE groep = ? ORDER BY id LIMIT ?", (nummer, _RIJEN)
    ).fetchall()
    items = _items(namen, rijen)
    omschrijving, maakt, door, opnieuw = _kop(conn, nummer)
    waar = dict.fromkeys(namen.wijk(tabel, rij) for tabel, rij in dict.fromkeys(r[:2] for r in rijen))
    velden = tuple(_velden(namen, rijen, met_notities))
    return Loggroep(
        nummer,
        tijd,
        wie,
        omschrijving or _samenvatting(namen, rijen),
        items,
        tuple(naam for naam in waar if naam),
        velden,
        regels,
        maakt,
        door,
        opnieuw,
    )


def _kop(conn: sqlite3.Connection, nummer: int) -> tuple[str, int | None, int | None, bool]:
    """What ivp wrote down of a groep, nothing of one that came in past it: text, what it undid, what undid it, redo."""
    rij = conn.execute(
        """SELECT groep.omschrijving, groep.maakt_ongedaan, groep.ongedaan_door, terug.maakt_ongedaan,
            eerst.ongedaan_door
        FROM groep LEFT JOIN groep AS terug ON terug.id = groep.maakt_ongedaan
        LEFT JOIN groep AS eerst ON eerst.id = terug.maakt_ongedaan WHERE groep.id = ?""",
        (nummer,),
    ).fetchone()
    if rij is None:
        return "", None, None, False
    omschrijving, maakt, door, eerste, eerste_door = rij
    opnieuw = eerste is not None
    # what was done again is undone as soon as what it repeated is
    return omschrijving, maakt, eerste_door if opnieuw and door is None else door, opnieuw


def _items(namen: Namen, rijen: list[_Rij]) -> tuple[Logitem, ...]:
    items = uniek(namen.item(tabel, rij) for tabel, rij in dict.fromkeys(r[:2] for r in rijen))
    rang = {soort: plaats for plaats, soort in enumerate(_VOORAAN)}
    return tuple(sorted(items, key=lambda item: rang.get(item.soort, len(rang))))


def _velden(namen: Namen, rijen: list[_Rij], met_notities: bool) -> Iterator[Logveld]:
    """The fields in words; a field that was set more than once goes from its first value to its last."""
    eerst: dict[tuple[str, int, str], str | None] = {}
    laatst: dict[tuple[str, int, str], str | None] = {}
    for tabel, rij, veld, oud, nieuw in rijen:
        eerst.setdefault((tabel, rij, veld), oud)
        laatst[tabel, rij, veld] = nieuw
    gezet = {(tabel, rij) for tabel, rij, veld in laatst if veld != "gewijzigd_op"}
    for (tabel, rij, veld), nieuw in laatst.items():
        oud = eerst[tabel, rij, veld]
        stil = veld in STIL or oud == nieuw or (veld == "gewijzigd_op" and (tabel, rij) in gezet)
        if (tabel, veld) == ("notitie", "tekst") and not met_notities and oud != nieuw:
            was, werd = (EIGEN_NOTITIE if waarde else "" for waarde in (oud, nieuw))
            yield Logveld(namen.item(tabel, rij), "notitie: tekst", was, werd)
        elif not stil and not _herhaalt(tabel, veld):
            regel = _veld(namen, (tabel, rij, veld, oud, nieuw))
            if regel.oud != regel.nieuw:
                yield regel


def _herhaalt(tabel: str, veld: str) -> bool:
    """Whether a field of what belongs to an item only says which item that is, or the same as its name does."""
    if tabel in ("stand", "meting", "bericht", "streefwaarde"):
        return veld in BIJ[tabel] and veld.startswith(("actie", "toezegging", "indicator", "doel"))
    return tabel in SOORTNAMEN and (veld in BIJ.get(tabel, ()) or veld.endswith("_id") or veld == "jaar")


def _veld(namen: Namen, rij: _Rij) -> Logveld:
    tabel, nummer, veld, oud, nieuw = rij
    bij = namen.bij_naam(tabel, nummer)
    item = namen.item(tabel, nummer)
    if veld == "bestaat":
        woord = bij or item.soort
        return Logveld(item, woord, "" if oud is None else "was er", "verwijderd" if nieuw is None else "toegevoegd")
    was, werd = verkort(namen.waarde(tabel, nummer, veld, oud), namen.waarde(tabel, nummer, veld, nieuw))
    naam = veldnaam(veld)
    return Logveld(item, naam if not bij or bij in ("stand", naam) else f"{bij}: {naam}", was, werd)


def _samenvatting(namen: Namen, rijen: list[_Rij]) -> str:
    """What a change past ivp comes down to: nobody wrote that down."""
    tabel, nummer, veld, _, nieuw = next((r for r in rijen if r[2] == "bestaat"), rijen[0])
    wat = namen.bij_naam(tabel, nummer) or tabel
    if veld == "bestaat":
        return f"{wat} {'verwijderd' if nieuw is None else 'toegevoegd'}"
    if veld == "archief":
        return f"{wat} {'in' if nieuw == '1' else 'uit'} het archief"
    if veld == "status" and nieuw:
        return nieuw
    return veldnaam(veld) if tabel in BIJ else f"{veldnaam(veld)} van {wat}"
