"""The proof of a file against itself: every normal route keeps it fitting, and what changed past ivp is told."""

import hashlib
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, NieuweActie, Ongedaan, ZetStatus, ZetTekst
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek
from ivp_tui.opslag import schema
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.opslag.controle import Controle, controleer
from ivp_tui.opslag.demo import maak_demo
from ivp_tui.opslag.herstel import repareer
from ivp_tui.opslag.proef import draai_terug, lees_begin, lees_toestand, meet_begin, past, proef
from ivp_tui.opslag.redding import red
from ivp_tui.opslag.reservekopie import maak_reservekopie
from ivp_tui.opslag.schema import VERSIE, migreer, verwacht
from ivp_tui.opslag.streep import kenmerk, laatste_streep
from ivp_tui.opslag.wissen import ruim_op, schrijf_over
from tests.klein import bouw_inhoud, buiten, doe, lees, toestand

ANDERS = "het logboek en het plan kloppen niet met elkaar"


def stil(pad: Path, *opdrachten: str) -> None:
    """Change rows with the triggers away, and put the triggers back as they were."""
    with closing(sqlite3.connect(pad)) as conn:
        horen = {naam: sql for naam, sql in verwacht(conn).items() if sql.startswith("CREATE TRIGGER")}
        for naam in horen:
            conn.execute(f"DROP TRIGGER {naam}")
        for opdracht in (*opdrachten, *horen.values()):
            conn.execute(opdracht)
        conn.commit()


def oordeel(pad: Path) -> str:
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as conn:
        return proef(conn)


def journaalfouten(controle: Controle) -> list[str]:
    """What the check says of the journal; a DELETE from outside may leave rows that name what is gone."""
    return [b.tekst for b in controle.bevindingen if b.soort in ("naspelen", "logboek")]


@contextmanager
def open_kopie(gebouwd: Path) -> Iterator[Bestand]:
    with tempfile.TemporaryDirectory() as map_:
        bestand = open_bestand(Path(shutil.copy(gebouwd, Path(map_) / "klein.db")))
        try:
            yield bestand
        finally:
            bestand.sluit()


def test_a_fresh_file_proves_itself_and_the_state_is_that_of_the_view(klein: Bestand) -> None:
    assert proef(klein.conn) == ""
    assert past(klein.conn) is True
    assert lees_toestand(klein.conn) == toestand(klein.conn)
    assert not klein.conn.in_transaction


def test_a_file_without_any_plan_proves_itself(tmp_path: Path) -> None:
    from ivp_tui.domein.inhoud import Inhoud

    bouw(tmp_path / "leeg.db", Inhoud((), ()))
    assert oordeel(tmp_path / "leeg.db") == ""
    with closing(sqlite3.connect(tmp_path / "leeg.db")) as conn:
        assert past(conn) is True


ZETTEN: tuple[Callable[[int, str, int | None], object], ...] = (
    lambda actie, tekst, wijk: ZetStatus(actie, wijk, Status.GEREED),
    lambda actie, tekst, wijk: ("tekst", actie, tekst),
    lambda actie, tekst, wijk: NieuweActie(3, None, wijk, tekst),
    lambda actie, tekst, wijk: Ongedaan(),
    lambda actie, tekst, wijk: Wis((Wisplek("actie", actie, "toelichting"), Wisplek("actie", actie, "titel"))),
    lambda actie, tekst, wijk: f"UPDATE actie SET trekker = 'buiten {actie}' WHERE id = {actie}",
    lambda actie, tekst, wijk: f"DELETE FROM actie WHERE id = {actie}",
)


def _zet(bestand: Bestand, wat: object) -> None:
    if isinstance(wat, str):
        buiten(bestand.pad, wat)
        return
    if isinstance(wat, tuple):
        _, actie, tekst = wat
        nu = bestand.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (actie,)).fetchone()
        wat = ZetTekst("actie", actie, "toelichting", tekst, nu[0] if nu else "")
    try:
        doe(bestand, wat)  # type: ignore[arg-type]
    except (Geweigerd, KeyError):
        return  # what is not there any more
    if isinstance(wat, Wis):
        ruim_op(bestand)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    stappen=st.lists(
        st.tuples(
            st.sampled_from(ZETTEN),
            st.sampled_from((3, 4, 14)),
            st.sampled_from(("iets anders", "Xanthippe belde", "nog eens")),
            st.sampled_from((None, 1, 2)),
        ),
        max_size=14,
    ),
    streep=st.integers(0, 14),
)
def test_whatever_is_done_the_file_proves_itself(klein_gebouwd: Path, stappen: list[tuple], streep: int) -> None:
    with open_kopie(klein_gebouwd) as bestand:
        for nummer, (maak, *waarden) in enumerate(stappen):
            _zet(bestand, maak(*waarden))
            assert proef(bestand.conn) == ""
            assert past(bestand.conn) is True
            if nummer == streep and bestand.conn.execute("SELECT count(*) FROM logboek").fetchone()[0]:
                # a row is taken from the journal past ivp, and a person accepts the file as it is
                buiten(bestand.pad, "DELETE FROM logboek WHERE id = (SELECT max(id) FROM logboek)")
                assert journaalfouten(repareer(bestand.pad, bouw_inhoud(), True, "anna").na) == []
                assert past(bestand.conn) is True
        assert journaalfouten(controleer(bestand.pad, bouw_inhoud())) == []


STIL = {
    "een cijfer": "UPDATE meting SET waarde = waarde + 1 WHERE id = 4",
    "een woord": "UPDATE actie SET titel = 'iets anders' WHERE id = 3",
    "een doel": "UPDATE streefwaarde SET doelwaarde = 1 WHERE id = 4",
    "een rij weg": "DELETE FROM actie_partner WHERE id = 1",
    "een rij erbij": "INSERT INTO partner (naam) VALUES ('Halt')",
    "een regel van het logboek": "UPDATE logboek SET oud = 'x' WHERE id = 1",
}


@pytest.mark.parametrize("wat", STIL)
@pytest.mark.parametrize("programma", ["deze", "een andere"])
def test_what_changed_past_the_journal_is_told_of_any_file(klein: Bestand, wat: str, programma: str) -> None:
    doe(klein, ZetTekst("actie", 4, "trekker", "politie", lees(klein).actie[4].trekker))
    if programma != "deze":
        buiten(klein.pad, "UPDATE bestand SET programma = 'ivp 0.0.0'")
    stil(klein.pad, STIL[wat])
    assert ANDERS in proef(klein.conn)
    assert {b.herstel for b in controleer(klein.pad, bouw_inhoud()).bevindingen} == {"boek-bij"}
    assert repareer(klein.pad, bouw_inhoud(), True, "anna").na.in_orde
    assert proef(klein.conn) == ""


def test_a_byte_that_became_another_is_told(klein: Bestand) -> None:
    klein.conn.execute("UPDATE actie SET trekker = 'Xanthippe' WHERE id = 3")
    inhoud = klein.pad.read_bytes()
    klein.pad.write_bytes(inhoud.replace(b"Xanthippe", b"Xanthipqe", 1))
    assert ANDERS in oordeel(klein.pad)


def test_an_index_or_view_by_which_is_read_is_proven_too(klein: Bestand, tmp_path: Path) -> None:
    for naam, oud, nieuw in (("v_boom", "archief = 0", "archief = 1"), ("v_plan", "van", "tot")):
        pad = Path(shutil.copy(klein.pad, tmp_path / f"{naam}.db"))
        with closing(sqlite3.connect(pad)) as conn:
            sql = verwacht(conn)[naam]
            conn.execute(f"DROP VIEW {naam}")
            conn.execute(sql.replace(oud, nieuw, 1) + " ")
            conn.commit()
        assert "overzicht" in oordeel(pad)
    with closing(sqlite3.connect(klein.pad)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute("UPDATE sqlite_master SET sql = replace(sql, '(plan_id)', '(thema_id)') WHERE name = 'actie_plan'")
        conn.commit()
    assert "index" in oordeel(klein.pad)


def test_an_erasure_leaves_a_wrong_mark_wrong(klein: Bestand) -> None:
    stil(klein.pad, STIL["een cijfer"])
    nu = lees(klein).actie[3].toelichting
    doe(klein, ZetTekst("actie", 3, "toelichting", "Xanthippe", nu))
    schrijf_over(klein.conn)
    doe(klein, Wis((Wisplek("actie", 3, "toelichting"),)))
    assert ANDERS in proef(klein.conn)


# the other ways in which a file comes to be


def _als_versie(pad: Path, versie: int) -> None:
    """A file as an older ivp made it, with a history."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as conn:
        for nummer, (naam, doet) in enumerate(schema.MIGRATIES[:versie], 1):
            doet(conn)
            conn.execute("INSERT INTO migratie VALUES (?, ?, '')", (nummer, naam))
        conn.execute(f"PRAGMA user_version = {versie}")
        conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        conn.execute("INSERT INTO bestand (id, uuid, gemaakt_op, programma) VALUES (1, 'u', '', 'ivp 0.1')")
        conn.execute("INSERT INTO gemeente (sleutel, naam) VALUES ('g', 'G')")
        conn.execute("INSERT INTO plan (slug, titel, gemeente_id, van, tot) VALUES ('p', 'P', 1, 2020, 2023)")
        conn.execute("INSERT INTO thema (plan_id, titel) VALUES (1, 'T')")
        conn.execute("INSERT INTO actie (plan_id, thema_id, titel) VALUES (1, 1, 'A')")
        conn.execute(
            "INSERT INTO logboek (groep, tijd, wie, tabel, rij, veld, oud, nieuw) "
            "VALUES (1, '2020-01-01T00:00:00Z', 'anna', 'actie', 1, 'titel', 'was', 'A')"
        )


@pytest.mark.parametrize("versie", [1, 2])
def test_an_older_file_gets_its_mark_when_it_is_brought_up_to_date(tmp_path: Path, versie: int) -> None:
    pad = tmp_path / "oud.db"
    _als_versie(pad, versie)
    bestand = open_bestand(pad)
    try:
        assert past(bestand.conn) is True
        assert proef(bestand.conn) == ""
        bestand.conn.execute("DELETE FROM actie WHERE id = 1")
        assert proef(bestand.conn) == ""
        stil(pad, "UPDATE thema SET titel = 'U'")
        assert ANDERS in proef(bestand.conn)
    finally:
        bestand.sluit()


@pytest.mark.parametrize("klopt", [True, False])
def test_a_later_migration_makes_the_mark_anew_only_where_it_was_right(
    klein: Bestand, monkeypatch: pytest.MonkeyPatch, klopt: bool
) -> None:
    def erbij(conn: sqlite3.Connection) -> None:
        conn.execute("ALTER TABLE actie ADD COLUMN kosten TEXT NOT NULL DEFAULT ''")

    doe(klein, NieuweActie(3, None, None, "nieuw"))
    if not klopt:
        stil(klein.pad, STIL["een cijfer"])
    monkeypatch.setattr(schema, "MIGRATIES", (*schema.MIGRATIES, ("kosten", erbij)))
    monkeypatch.setattr(schema, "VERSIE", VERSIE + 1)
    with closing(sqlite3.connect(klein.pad, isolation_level=None)) as conn:
        migreer(conn, "nu")
        assert past(conn) is klopt
        conn.execute("UPDATE actie SET kosten = '5'")
        assert (proef(conn) == "") is klopt


def test_copies_a_demo_and_what_was_rescued_prove_themselves(klein: Bestand, tmp_path: Path) -> None:
    doe(klein, ZetTekst("actie", 3, "trekker", "politie", lees(klein).actie[3].trekker))
    maak_reservekopie(klein, tmp_path / "kopie.db")
    red(klein.pad, tmp_path / "gered.db")
    for naam in ("kopie", "gered"):
        assert oordeel(tmp_path / f"{naam}.db") == ""
    with closing(sqlite3.connect(tmp_path / "gered.db")) as conn:
        assert lees_begin(conn) == lees_begin(klein.conn) != ""
    maak_demo(tmp_path / "kopie.db", date(2021, 6, 1))
    assert oordeel(tmp_path / "kopie.db") == ""


def test_what_was_rescued_without_a_mark_gets_one(klein: Bestand, tmp_path: Path) -> None:
    buiten(klein.pad, "DELETE FROM bestand")
    red(klein.pad, tmp_path / "gered.db")
    with closing(sqlite3.connect(tmp_path / "gered.db")) as conn:
        assert past(conn) is True


def test_the_mark_does_not_hang_on_the_order_of_what_was_read(klein: Bestand) -> None:
    from ivp_tui.opslag.streep import kenmerk

    alles = list(lees_toestand(klein.conn).items())
    random.Random(1).shuffle(alles)
    assert kenmerk(dict(alles)) == meet_begin(klein.conn)[0] == lees_begin(klein.conn)
    assert laatste_streep(klein.conn) is None


def test_the_mark_taken_a_table_at_a_time_is_that_of_all_of_it_played_back(klein: Bestand) -> None:
    thema = lees(klein).themas[0]
    doe(klein, ZetTekst("thema", thema.id, "titel", "Iets anders", thema.titel))
    alles = lees_toestand(klein.conn)
    assert list(draai_terug(klein.conn, alles, 0)) == []
    assert meet_begin(klein.conn) == (kenmerk(alles), True)
    # as it was always reckoned: a file that was marked before must go on being right
    assert kenmerk(alles) == hashlib.sha256("".join(sorted(map(repr, alles.items()))).encode()).hexdigest()
