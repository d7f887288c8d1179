"""Hostile texts in one place, and a plan file in which another program has put them in every text field.

Imported as `tests.vijandig`. Each text is short, so that several of them come on one screen.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path

from ivp_tui.domein.schoon import is_schoon
from ivp_tui.opslag.tabellen import ALLE_TABELLEN

#: kind -> texts; what a person, a paste, an import or another program can have put in a field
SOORTEN: dict[str, tuple[str, ...]] = {
    "opmaak": (
        "[red]rood[/red]",
        "[@click=app.bell]klik[/]",
        "[link=https://a.nl]l[/link]",
        "[/] los",
        "[/x] [b",
        "[Noord] 12%",
        "$primary $t {x} %s %(a)s",
        "einde\\",
        "\\[b]",
        ":boom: :smiley:",
    ),
    "ansi": (
        "\x1b[31mrood\x1b[0m",
        "\x1b[2J\x1b[Hleeg",
        "\x1b]0;titel\x07 t",
        "\x1b]52;c;aGFsbG8=\x07 k",
        "\x1b]8;;https://a.nl\x1b\\link\x1b]8;;\x1b\\",
        "\x1bP1$r0m\x1b\\ dcs",
        "\x1b_Gi=1\x1b\\ apc",
        "\x1bktmux\x1b\\ tm",
        "\x1b[6n\x1b[c vraag",
        "\x9b31mc1\x9d0;t\x9c",
        "\x90q\x9c \x85nel",
    ),
    "besturing": (
        "a\x00b nul",
        "\x07bel\x08\x08bs",
        "goed\rfout cr",
        "vt\x0b ff\x0c so\x0e",
        "del\x7f sub\x1a",
        "regel\nnog een",
        "tab\there",
        "crlf\r\neen",
        "  rand  ",
    ),
    "onzichtbaar": (
        "\u202egnorw\u202c rlo",
        "\u202a\u202b\u202d em",
        "\u2066en\u2067\u2068\u2069 iso",
        "nul\u200bbreed\u200c\u200d",
        "merk\u200e\u200f\u061c",
        "\ufeffbom\u2060wj",
        "tag\U000e0041\U000e007f",
        "regel\u2028al\u2029inea",
        "zacht\u00adstreep",
        "prive\ue000 \ufffe \ufff9",
        "leeg\u3164\u2800\u115f",
    ),
    "breed": (
        "z" + "\u0301\u0302\u0489" * 20 + "algo",
        "\u0301voorop",
        "漢字テスト住居",
        "👩\u200d👩\u200d👧 gezin",
        "👩🏽\u200d🚒 brand",
        "⚠\ufe0f let op ✈\ufe0e",
        "🇳🇱 vlag 🇳",
        "halve½ § ※ ±",
        "العربية עברית",
        "ทดสอบ नमस्ते 가각",
        "1\ufe0f\u20e3 toets",
        "ﷺ 𒐫 breed",
    ),
    "lang": ("x" * 3000, "漢" * 900, "woord " * 400, "é\u0301" * 700, "-" * 999),
    "uitvoer": (
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "＝1+1",
        "a;b,c\"d'e",
        "<script>alert(1)</script>",
        "<img src=x onerror=a()>",
        "a & b &lt; &#60;",
        "</style></td> \"' `x`",
        "](javascript:x) ![i](a)",
        "# kop",
        "| a | b |",
        "```\ncode",
        "- lijst\n1. een",
        "***vet*** _c_ ~~d~~",
        "<!-- c --> <b>",
        "https://a.nl www.a.nl x@a.nl",
        "\"\"\" ''' = # [a]",
    ),
}
ALLE = tuple(chain.from_iterable(SOORTEN.values()))

#: text columns that the file keeps to a set of values or a form, and so hold no free text
VAST = frozenset(
    {"deadline", "richting", "onbekend", "gewijzigd_op", "termijn", "begonnen_op", "gesloten_op", "afgedaan_op"}
    | {f"{tabel}.soort" for tabel in ("doel", "actie", "afspraak", "toezegging")}
    | {f"{tabel}.status" for tabel in ("meting", "stand", "toezegging")}
    | {
        "actie_doel.herkomst",
        "agendapunt.herkomst",
        "toezegging.datum",
        "bericht.datum",
        "verhaal.datum",
        "overleg.datum",
    }
)

#: a row for each table that the small content leaves empty
_ERBIJ = """
INSERT INTO stand (actie_id, wijk_id, status, toelichting, gewijzigd_op)
    SELECT id, NULL, 'aandacht', 'r', '2021-01-01T10:00:00.000Z' FROM actie;
INSERT INTO stand (actie_id, wijk_id, status, toelichting) SELECT a.id, w.id, 'loopt achter', 'w'
    FROM actie AS a JOIN plan AS p ON p.id = a.plan_id JOIN wijk AS w ON w.gemeente_id = p.gemeente_id LIMIT 9;
INSERT INTO overleg (plan_id, naam, datum) SELECT id, 'o', '2021-02-02' FROM plan;
INSERT INTO afspraak (plan_id, actie_id, tekst) SELECT plan_id, id, 't' FROM actie;
INSERT INTO toezegging (plan_id, thema_id, titel, sleutel) SELECT plan_id, id, 't', 's' || id FROM thema;
INSERT INTO bericht (actie_id, datum, tekst) SELECT id, '2021-03-03', 'b' FROM actie;
INSERT INTO bericht (toezegging_id, datum, tekst) SELECT id, '2021-03-03', 'b' FROM toezegging;
INSERT INTO verhaal (plan_id, thema_id, datum, titel) SELECT plan_id, id, '2021-04-04', 'v' FROM thema;
INSERT INTO verhaal (plan_id, actie_id, datum, titel) SELECT plan_id, id, '2021-04-04', 'v' FROM actie LIMIT 3;
INSERT INTO middel (thema_id, jaar, begroot) SELECT id, 2021, 5.0 FROM thema;
INSERT INTO vervolg (van_thema_id, naar_thema_id, grond)
    SELECT a.id, b.id, 'g' FROM thema AS a, thema AS b WHERE a.plan_id > b.plan_id LIMIT 2;
INSERT INTO agendapunt (overleg_id, titel) SELECT id, 'a' FROM overleg;
INSERT INTO notitie (plan_id, tekst) SELECT id, 'n' FROM plan
"""


def vrije_velden(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Each (table, column) of the file that holds whatever text somebody puts there."""
    uit = []
    for tabel in ALLE_TABELLEN:
        for _, kolom, soort, *_ in conn.execute(f"PRAGMA table_info({tabel})").fetchall():
            if soort == "TEXT" and not {kolom, f"{tabel}.{kolom}"} & VAST:
                uit.append((tabel, kolom))
    return uit


def _uniek(conn: sqlite3.Connection, tabel: str) -> set[str]:
    namen = set()
    for index in conn.execute(f"PRAGMA index_list({tabel})").fetchall():
        if index[2]:
            namen |= {rij[2] for rij in conn.execute(f"PRAGMA index_info({index[1]})").fetchall()}
    return namen


def besmet(pad: Path, teksten: Iterable[str], beurt: int = 0, behalve: Iterable[str] = ()) -> Path:
    """Put the texts in every free field of every table and in the journal, as plain sqlite3 does; gives the path.

    They go round: every row and column has another one, and another `beurt` begins with another. Where no two rows
    may be alike the number of the row comes behind it. `behalve` are columns that keep what they hold.
    """
    rij_teksten = tuple(teksten)
    with closing(sqlite3.connect(pad)) as conn, conn:
        for opdracht in _ERBIJ.split(";"):
            conn.execute(opdracht)
        for tabel, _ in vrije_velden(conn):
            assert conn.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0], f"{tabel} has no row: give _ERBIJ one"
        velden = [veld for veld in vrije_velden(conn) if not {veld[1], ".".join(veld)} & set(behalve)]
        for plek, (tabel, kolom) in enumerate(velden):
            staart = kolom in _uniek(conn, tabel) or kolom == "sleutel"
            for (nummer,) in conn.execute(f"SELECT id FROM {tabel} ORDER BY id").fetchall():
                tekst = rij_teksten[(beurt + plek + nummer) % len(rij_teksten)]
                waarde = f"{tekst}{nummer}" if staart else tekst
                conn.execute(f"UPDATE {tabel} SET {kolom} = ? WHERE id = ?", (waarde, nummer))
        groepen = conn.execute("SELECT DISTINCT groep, wie FROM logboek").fetchall()
        for groep, wie in groepen:
            tekst = rij_teksten[(beurt + groep) % len(rij_teksten)]
            conn.execute("INSERT OR IGNORE INTO groep (id, wie) VALUES (?, ?)", (groep, wie))
            conn.execute("UPDATE groep SET wie = ?, omschrijving = ? WHERE id = ?", (tekst, tekst, groep))
            conn.execute("UPDATE logboek SET wie = ? WHERE groep = ?", (tekst, groep))
    return pad


def keur_tekst(tekst: str, waar: object = "") -> None:
    """Fails where a text for people holds anything but newlines that could move, hide or reorder."""
    for regel in tekst.split("\n"):
        assert is_schoon(regel), (waar, ascii(regel[:300]))
