"""Is the content complete: counts for each plan and gemeente, and what in it lacks a source or contradicts itself.

`ivp controle` asks whether the file is whole; this asks whether what is in it is. It only reads.
"""

import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.opslag.bestand import _keur_kop, _keur_pad, _lees_kop
from ivp_tui.opslag.controle import Controle
from ivp_tui.opslag.ernaast import open_lezer
from ivp_tui.opslag.tabellen import IN_BEELD

#: the widest that a title may be to be read in a tree, in characters
TITEL_HOOGSTENS = 90

#: what stands for a vindplaats where a person made it herself; then there is no bron either
EIGEN = ("eigen actie", "eigen invoer")


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that is not complete: its kind, the row it is about, and a sentence that says what and where.

    `plan` is the slug, or the gemeente for what belongs to no plan.
    """

    soort: str
    tabel: str
    rij: int
    plan: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How much there is of a plan or gemeente: what it is called, and word -> number, in the order to show them."""

    naam: str
    titel: str
    aantallen: dict[str, int]


@dataclass(slots=True)
class Inhoudsverslag:
    """The counts, what was found, and remarks that are no fault."""

    pad: Path
    plannen: list[Telling] = field(default_factory=list)
    gemeenten: list[Telling] = field(default_factory=list)
    bevindingen: list[Gebrek] = field(default_factory=list)
    opmerkingen: list[Gebrek] = field(default_factory=list)

    @property
    def volledig(self) -> bool:
        """Whether nothing was found."""
        return not self.bevindingen


def controleer_inhoud(heel: Controle) -> Inhoudsverslag | None:
    """Count and judge what is in the plan file that was checked; None where the check found it cannot be read.

    Archived items are left out. Raises BestandFout or sqlite3.Error when it cannot be read any more.
    """
    if heel.logboek_id is None or any(bevinding.soort == "schade" for bevinding in heel.bevindingen):
        return None
    info, kop = _keur_pad(heel.pad), _lees_kop(heel.pad)
    _keur_kop(heel.pad, kop, info.st_size)
    try:
        with ExitStack() as opruimen:
            return _maak_verslag(heel.pad, open_lezer(heel.pad, kop, opruimen).conn)
    except sqlite3.Error:
        # such as a view that is not there: the check has a sentence for it
        if heel.in_orde:
            raise
        return None


def _maak_verslag(pad: Path, conn: sqlite3.Connection) -> Inhoudsverslag:
    conn.execute("BEGIN")
    verslag = Inhoudsverslag(pad)
    verslag.plannen = [_telling(conn, _PLANTELLINGEN, *rij) for rij in conn.execute(_PLANNEN).fetchall()]
    verslag.gemeenten = [_telling(conn, _GEMEENTETELLINGEN, *rij) for rij in conn.execute(_GEMEENTEN).fetchall()]
    for soort, tabel, sql in _regels():
        verslag.bevindingen += [Gebrek(soort, tabel, *rij) for rij in conn.execute(sql)]
    verslag.opmerkingen = [Gebrek("zonder getal", "streefwaarde", *rij) for rij in conn.execute(_ZONDER_GETAL)]
    return verslag


def _telling(conn: sqlite3.Connection, vragen: dict[str, str], nummer: int, naam: str, titel: str) -> Telling:
    return Telling(
        naam, titel, {woord: conn.execute(sql, {"id": nummer}).fetchone()[0] for woord, sql in vragen.items()}
    )


# counting

_PLANNEN = "SELECT id, slug, titel FROM plan ORDER BY van, slug"
_GEMEENTEN = "SELECT id, naam, naam FROM gemeente ORDER BY naam"


def _van_plan(tabel: str, rest: str = "archief = 0") -> str:
    return f"SELECT count(*) FROM {tabel} WHERE plan_id = :id AND {rest}"


_ZICHTBAAR = f"archief = 0 AND {IN_BEELD}"
_STREEF = f"SELECT count(*) FROM streefwaarde JOIN doel ON doel.id = doel_id WHERE plan_id = :id AND {_ZICHTBAAR}"


def _vervolgen(kant: str) -> str:
    """How many vervolgen have an item of the plan at this side."""
    kanten = " OR ".join(
        f"{kant}_{soort}_id IN (SELECT id FROM {soort} WHERE plan_id = :id)" for soort in ("thema", "doel", "actie")
    )
    return f"SELECT count(*) FROM vervolg WHERE {kanten}"


_PLANTELLINGEN: dict[str, str] = {
    "thema's": _van_plan("thema"),
    "hoofddoelen": _van_plan("doel", "thema_id IS NULL AND archief = 0"),
    "doelen": _van_plan("doel", f"thema_id IS NOT NULL AND {_ZICHTBAAR}"),
    "acties": _van_plan("actie", _ZICHTBAAR),
    "kenmerken": _van_plan("kenmerk", "1"),
    "streefwaarden": _STREEF,
    "streefwaarden met getal": f"{_STREEF} AND doelwaarde IS NOT NULL",
    "toezeggingen": _van_plan("toezegging"),
    "verhalen": _van_plan("verhaal"),
    "berichten": """SELECT count(*) FROM bericht LEFT JOIN actie ON actie.id = actie_id
        LEFT JOIN toezegging ON toezegging.id = toezegging_id
        WHERE coalesce(actie.plan_id, toezegging.plan_id) = :id""",
    "middelen": "SELECT count(*) FROM middel JOIN thema ON thema.id = thema_id WHERE plan_id = :id",
    "vervolgen erin": _vervolgen("naar"),
    "vervolgen eruit": _vervolgen("van"),
}


def _van_gemeente(tabel: str) -> str:
    return f"SELECT count(*) FROM {tabel} WHERE gemeente_id = :id"


_CIJFERS = """SELECT count(*) FROM meting JOIN indicator ON indicator.id = indicator_id WHERE gemeente_id = :id"""

_GEMEENTETELLINGEN: dict[str, str] = {
    "wijken": _van_gemeente("wijk"),
    "gebieden": _van_gemeente("gebied"),
    "indicatoren": _van_gemeente("indicator"),
    "cijfers": _CIJFERS,
    "cijfers met waarde": f"{_CIJFERS} AND waarde IS NOT NULL",
    # the kind is a word of the domain, never text of a person
    **{f"cijfers {soort}": f"{_CIJFERS} AND onbekend = '{soort}'" for soort in Onbekend},
    "cijfers gekozen": f"{_CIJFERS} AND gekozen = 1",
}


# findings: each question gives row, plan or gemeente, and a sentence

_PLAN = "JOIN plan ON plan.id = t.plan_id"
_BIJ_GEMEENTE = "JOIN gemeente ON gemeente.id = t.gemeente_id"
_INDICATOR = "JOIN indicator ON indicator.id = t.indicator_id"
_WIJK = "JOIN gemeente ON gemeente.id = indicator.gemeente_id LEFT JOIN wijk ON wijk.id = t.wijk_id"
_CIJFER = "indicator.naam || ', ' || coalesce(wijk.naam, 'stad') || ', ' || t.periode"
_DOEL = "JOIN doel ON doel.id = t.doel_id JOIN plan ON plan.id = doel.plan_id"
_VERVOLG = "JOIN v_vervolg AS v ON v.vervolg_id = t.id"

#: table -> what names a row, the joins to where it belongs, what that is called, and when a row counts
_ITEMS: dict[str, tuple[str, str, str, str]] = {
    "thema": ("t.titel", _PLAN, "slug", "t.archief = 0"),
    "doel": ("t.titel", _PLAN, "slug", "t.archief = 0"),
    "actie": ("t.titel", _PLAN, "slug", "t.archief = 0"),
    "kenmerk": ("t.soort || ' ' || t.tekst", _PLAN, "slug", "1"),
    "streefwaarde": ("indicator.naam || ' bij ' || doel.titel", f"{_DOEL} {_INDICATOR}", "slug", "doel.archief = 0"),
    "meting": (_CIJFER, f"{_INDICATOR} {_WIJK}", "gemeente.naam", "1"),
    "toezegging": ("t.titel", _PLAN, "slug", "t.archief = 0"),
    "overlegsoort": ("t.naam", _PLAN, "slug", "1"),
    "vervolg": ("v.van_titel || ' naar ' || v.naar_titel", _VERVOLG, "v.naar_plan", "1"),
    "gebied": ("t.naam", _BIJ_GEMEENTE, "gemeente.naam", "1"),
}

#: what has a title that must be read in a tree
_MET_TITEL = ("thema", "doel", "actie", "toezegging", "verhaal")

#: what has a sleutel within its plan
_MET_SLEUTEL = ("thema", "doel", "actie", "toezegging")


def _regels() -> list[tuple[str, str, str]]:
    """Every question that looks for what is not complete: (kind, table, SQL)."""
    eigen = ", ".join(f"'{woord}'" for woord in EIGEN)
    uit = []
    for tabel, (naam, joins, waar, telt) in _ITEMS.items():
        begin = f"SELECT t.id, {waar}, '{tabel} «' || {naam} || '»: er is geen "
        uit.append(
            (
                "zonder vindplaats",
                tabel,
                f"{begin}vindplaats' FROM {tabel} AS t {joins} WHERE {telt} AND trim(t.vindplaats) = '' ORDER BY t.id",
            )
        )
        zonder = f"t.bron_id IS NULL AND t.vindplaats NOT IN ({eigen})"
        uit.append(
            ("zonder bron", tabel, f"{begin}bron' FROM {tabel} AS t {joins} WHERE {telt} AND {zonder} ORDER BY t.id")
        )
    uit += [("lange titel", tabel, _lange_titel(tabel)) for tabel in _MET_TITEL]
    uit += [("dubbele sleutel", tabel, _dubbele_sleutel(tabel)) for tabel in _MET_SLEUTEL]
    return [
        *uit,
        ("gekozen", "meting", _GEKOZEN),
        ("leeg thema", "thema", _LEEG),
        ("zonder streefwaarde", "doel", _ZONDER_STREEFWAARDE),
    ]


def _lange_titel(tabel: str) -> str:
    zin = f"'{tabel} «' || t.titel || '»: de titel heeft ' || length(t.titel) || ' tekens, hoogstens {TITEL_HOOGSTENS}'"
    return f"""SELECT t.id, slug, {zin} FROM {tabel} AS t {_PLAN}
        WHERE t.archief = 0 AND length(t.titel) > {TITEL_HOOGSTENS} ORDER BY t.id"""


def _dubbele_sleutel(tabel: str) -> str:
    zin = f"'{tabel} «' || t.titel || '»: de sleutel «' || t.sleutel || '» staat er ' || count(*) || ' keer'"
    return f"""SELECT max(t.id), slug, {zin} FROM {tabel} AS t {_PLAN} WHERE t.sleutel <> ''
        GROUP BY t.plan_id, t.sleutel HAVING count(*) > 1 ORDER BY 1"""


_GEKOZEN = f"""SELECT max(t.id), gemeente.naam, {_CIJFER}
        || ': ' || CASE sum(t.gekozen) WHEN 0 THEN 'geen enkel' ELSE sum(t.gekozen) END
        || ' gekozen cijfer in plaats van één'
    FROM meting AS t {_INDICATOR} {_WIJK}
    GROUP BY t.indicator_id, t.wijk_id, t.periode HAVING sum(t.gekozen) <> 1 ORDER BY 1"""

_LEEG = f"""SELECT t.id, slug, 'thema «' || t.titel || '»: er staat geen doel en geen actie in'
    FROM thema AS t {_PLAN} WHERE archief = 0
    AND NOT EXISTS (SELECT 1 FROM doel WHERE thema_id = t.id AND archief = 0)
    AND NOT EXISTS (SELECT 1 FROM actie WHERE thema_id = t.id AND archief = 0) ORDER BY t.id"""

_ZONDER_STREEFWAARDE = f"""SELECT t.id, slug, 'doel «' || t.titel || '»: is meetbaar en heeft geen streefwaarde'
    FROM doel AS t {_PLAN} WHERE archief = 0 AND soort = 'meetbaar'
    AND NOT EXISTS (SELECT 1 FROM streefwaarde WHERE doel_id = t.id) ORDER BY t.id"""

_ZONDER_GETAL = """SELECT t.id, slug, 'streefwaarde «' || indicator.naam || '» bij doel «' || doel.titel
        || '»: alleen een richting (' || richting || '), geen getal'
    FROM streefwaarde AS t JOIN doel ON doel.id = doel_id JOIN plan ON plan.id = doel.plan_id
    JOIN indicator ON indicator.id = indicator_id WHERE doelwaarde IS NULL AND archief = 0 ORDER BY t.id"""
