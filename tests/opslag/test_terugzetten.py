"""Restoring gives the backup back and can be undone; the daily backup is made once, before the first change."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui import paden
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Geweigerd, NieuweActie, Ongedaan, Opnieuw, ZetPartners, ZetStatus, ZetWijken
from ivp_tui.domein.wijziging_plan import ZetTerug
from ivp_tui.opslag import dagkopie, schrijven
from ivp_tui.opslag.bestand import Bestand, BestandFout, open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.dagkopie import dagkopieen, kopiemap
from ivp_tui.opslag.lezen import OnbekendPlan
from ivp_tui.opslag.reservekopie import maak_reservekopie
from ivp_tui.opslag.schema import APPLICATION_ID, VERSIE, _eerste
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.opslag.terugzetten import lees_kopie, lees_kopieen
from tests.klein import buiten, doe, geen_gaten, tegelijk, toestand, views

#: what somebody else may do to the file with sqlite3; {a} and {b} are small numbers
BUITEN = (
    "DELETE FROM actie WHERE id = {a}",
    "DELETE FROM stand WHERE id = {a}",
    "DELETE FROM doel WHERE id = {a}",
    "DELETE FROM middel WHERE id = {a}",
    "DELETE FROM partner WHERE id = {a}",
    "INSERT INTO partner (naam) VALUES ('partner {a}')",
    "UPDATE partner SET naam = 'partner {b}' WHERE id = {a}",
    "UPDATE partner SET naam = naam || '.' WHERE id = {a}",
    "UPDATE wijk SET naam = 'wijk {b}' WHERE id = {a}",
    "UPDATE gebied SET naam = 'gebied {b}' WHERE id = {a}",
    "DELETE FROM gebied WHERE id = {a}",
    "INSERT INTO gebied (gemeente_id, naam) VALUES (1, 'gebied {a}')",
    "INSERT INTO stand (actie_id, wijk_id, status) VALUES ({a}, {b}, 'gereed')",
    "UPDATE stand SET actie_id = {b} WHERE id = {a}",
    "UPDATE stand SET wijk_id = {b} WHERE id = {a}",
    "INSERT INTO middel (thema_id, jaar, begroot) VALUES ({a}, 2021, {b}.5)",
    "UPDATE middel SET thema_id = {b} WHERE id = {a}",
    "INSERT INTO vervolg (van_actie_id, naar_actie_id) VALUES ({a}, {b})",
    "UPDATE vervolg SET naar_actie_id = {b} WHERE naar_actie_id IS NOT NULL AND id = {a}",
    "UPDATE plan SET slug = 'plan-{b}' WHERE id = {a}",
    "UPDATE meting SET periode = 2000 + {b} WHERE id = {a}",
    "UPDATE actie SET thema_id = {b}, titel = 'anders {a}' WHERE id = {a}",
)

_klein = st.integers(1, 6)
_stappen = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(BUITEN), _klein, _klein),
        st.tuples(st.sampled_from(["status", "wijken", "partners", "actie", "ongedaan", "opnieuw"]), _klein, _klein),
    ),
    max_size=14,
)


def zet_stap(bestand: Bestand, stap: tuple[str, int, int]) -> None:
    """Do one step; what the file or the program refuses is simply not done."""
    soort, a, b = stap
    wijziging = {
        "status": lambda: ZetStatus(a + 10, b if b < 4 else None, list(Status)[b]),
        "wijken": lambda: ZetWijken(a, (1, 2)[: b % 3], ()),
        "partners": lambda: ZetPartners(a, (f"partner {b}",), ()),
        "actie": lambda: NieuweActie(a, None, None, f"eigen {b}"),
        "ongedaan": Ongedaan,
        "opnieuw": Opnieuw,
    }.get(soort)
    conn = None
    try:
        if wijziging is not None:
            doe(bestand, wijziging())
        else:
            conn = sqlite3.connect(bestand.pad)
            with conn:
                conn.execute("PRAGMA foreign_keys = ON")
                conn.execute(soort.format(a=a, b=b))
    except (Geweigerd, OnbekendPlan, sqlite3.IntegrityError):
        return
    finally:
        if conn is not None:
            conn.close()


def terug(bestand: Bestand, kopie: Path) -> ZetTerug:
    return ZetTerug(lees_kopie(bestand, kopie), "teruggezet: de reservekopie")


def stel_vast(bestand: Bestand) -> None:
    """The journal has no gaps and accounts for every field, whatever was done."""
    geen_gaten(bestand.conn)
    soorten = {bevinding.soort for bevinding in controleer(bestand.pad).bevindingen}
    # somebody with sqlite3 may leave a year without a chosen figure, or a line that leads back: that is not ours
    assert soorten <= {"gekozen", "samenhang"}


@contextmanager
def los_bestand(gebouwd: Path) -> Iterator[Bestand]:
    with tempfile.TemporaryDirectory() as map_:
        bestand = open_bestand(Path(shutil.copy(gebouwd, Path(map_) / "klein.db")))
        bestand.kopiedag = datetime.now(UTC).astimezone().date()
        try:
            yield bestand
        finally:
            bestand.sluit()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(eerst=_stappen, daarna=_stappen)
def test_any_changes_are_taken_back_to_the_backup_and_forth(klein_gebouwd: Path, eerst: list, daarna: list) -> None:
    with los_bestand(klein_gebouwd) as bestand:
        for stap in eerst:
            zet_stap(bestand, stap)
        kopie = bestand.pad.with_name("kopie.db")
        maak_reservekopie(bestand, kopie)
        toen = views(bestand.conn)
        for stap in daarna:
            zet_stap(bestand, stap)
        voor = views(bestand.conn)
        uitslag = schrijf(bestand, terug(bestand, kopie), None, "herstel")
        assert views(bestand.conn) == toen
        stel_vast(bestand)
        if not uitslag.gewijzigd:
            assert voor == toen
            return
        groepen = bestand.conn.execute("SELECT DISTINCT groep FROM logboek WHERE wie = 'herstel'").fetchall()
        assert groepen == [(uitslag.groep,)]
        schrijf(bestand, Ongedaan(), None, "herstel")
        assert views(bestand.conn) == voor
        stel_vast(bestand)
        schrijf(bestand, Opnieuw(), None, "herstel")
        assert views(bestand.conn) == toen
        stel_vast(bestand)


#: changes after which rows stand in each other's way: names and places that were swapped, a child of what goes
IN_DE_WEG = {
    "partners gewisseld": (
        "UPDATE partner SET naam = 'tussen' WHERE id = 1",
        "UPDATE partner SET naam = (SELECT oud FROM logboek WHERE tabel = 'partner' AND rij = 1) WHERE id = 2",
        "UPDATE partner SET naam = (SELECT oud FROM logboek WHERE tabel = 'partner' AND rij = 2) WHERE id = 1",
    ),
    "standen gewisseld": (
        "UPDATE stand SET wijk_id = 3 WHERE id = 1",
        "UPDATE stand SET wijk_id = 1 WHERE id = 2",
        "UPDATE stand SET wijk_id = 2 WHERE id = 1",
    ),
    "kind van wat weggaat": (
        "INSERT INTO actie (id, plan_id, thema_id, titel) SELECT 900, plan_id, thema_id, 'nieuw' FROM actie WHERE id=1",
        "UPDATE stand SET actie_id = 900 WHERE id = 1",
        "INSERT INTO stand (actie_id, wijk_id, status) VALUES (1, 1, 'gereed')",
    ),
    "weg en er weer": ("PRAGMA foreign_keys = ON", "DELETE FROM actie WHERE id = 1"),
}


@pytest.mark.parametrize("soort", IN_DE_WEG)
def test_rows_that_stand_in_each_others_way(klein: Bestand, tmp_path: Path, soort: str) -> None:
    doe(klein, ZetStatus(1, 1, Status.AANDACHT))
    doe(klein, ZetStatus(1, 2, Status.GEREED))
    toen = views(klein.conn)
    maak_reservekopie(klein, tmp_path / "kopie.db")
    buiten(klein.pad, *IN_DE_WEG[soort])
    voor = views(klein.conn)
    assert voor != toen
    doe(klein, terug(klein, tmp_path / "kopie.db"), "herstel")
    assert views(klein.conn) == toen
    stel_vast(klein)
    for wijziging, wordt in ((Ongedaan(), voor), (Opnieuw(), toen), (Ongedaan(), voor)):
        doe(klein, wijziging, "herstel")
        assert views(klein.conn) == wordt
    stel_vast(klein)


def test_what_is_no_backup_of_this_file_is_refused(klein: Bestand, klein_pad: Path, tmp_path: Path) -> None:
    kopie = tmp_path / "kopie.db"

    def weigert(zin: str, *opdrachten: str) -> None:
        kopie.unlink(missing_ok=True)
        maak_reservekopie(klein, kopie)
        buiten(kopie, *opdrachten)
        with pytest.raises(BestandFout, match=zin):
            lees_kopie(klein, kopie)

    weigert("een ander bestand", "UPDATE bestand SET uuid = 'anders'")
    weigert("is een demo", "UPDATE bestand SET demo = 1")
    weigert("nieuwere ivp", f"PRAGMA user_version = {VERSIE + 1}")
    weigert("ander programma", "PRAGMA application_id = 7")
    bladzijden = len(kopie.read_bytes()) // 4096
    with kopie.open("r+b") as stroom:
        stroom.seek(4096 * (bladzijden // 2))
        stroom.write(b"\xff" * 4096 * 3)
    buiten(kopie, "SELECT 1")
    with pytest.raises(BestandFout):
        lees_kopie(klein, kopie)
    kopie.write_bytes(kopie.read_bytes()[:9000])
    with pytest.raises(BestandFout):
        lees_kopie(klein, kopie)
    with pytest.raises(BestandFout, match="bestaat niet"):
        lees_kopie(klein, tmp_path / "weg.db")


def test_a_backup_of_an_older_version_is_brought_up_to_date_in_a_copy(klein: Bestand, tmp_path: Path) -> None:
    kopie = tmp_path / "oud.db"
    with sqlite3.connect(kopie, isolation_level=None) as conn:
        _eerste(conn)
        conn.execute("INSERT INTO bestand VALUES (1, ?, '', 'ivp 0.1.0')", (klein.uuid,))
        conn.execute("INSERT INTO gemeente (sleutel, naam) VALUES ('oud', 'Ouddam')")
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute("PRAGMA user_version = 1")
    conn.close()
    bytes_, voor = kopie.read_bytes(), views(klein.conn)
    schrijf(klein, terug(klein, kopie), None, "herstel")
    assert kopie.read_bytes() == bytes_
    assert klein.conn.execute("SELECT naam FROM gemeente").fetchall() == [("Ouddam",)]
    assert klein.conn.execute("SELECT count(*) FROM actie").fetchone() == (0,)
    stel_vast(klein)
    schrijf(klein, Ongedaan(), None, "herstel")
    assert views(klein.conn) == voor
    stel_vast(klein)


# the backup of a day

VANDAAG = datetime.now(UTC).astimezone().date()


def test_before_the_first_change_of_a_day_the_file_as_it_was_is_kept_once(klein: Bestand) -> None:
    voor = toestand(klein.conn)
    assert doe(klein, ZetStatus(1, None, Status.GEREED)).waarschuwing == ""
    doe(klein, ZetStatus(2, None, Status.GEREED))
    kopieen = dagkopieen(kopiemap(klein.uuid))
    assert list(kopieen) == [VANDAAG]
    kopie = open_bestand(kopieen[VANDAAG], alleen_lezen=True)
    assert (kopie.uuid, toestand(kopie.conn)) == (klein.uuid, voor)
    kopie.sluit()
    if os.name != "nt":
        assert stat.S_IMODE(kopieen[VANDAAG].stat().st_mode) == 0o600
        assert stat.S_IMODE(kopieen[VANDAAG].parent.stat().st_mode) == 0o700
    assert [pad.name for pad in kopieen[VANDAAG].parent.iterdir()] == [f"{VANDAAG}.db"]


def test_another_start_on_the_same_day_makes_no_second_one(klein: Bestand) -> None:
    doe(klein, ZetStatus(1, None, Status.GEREED))
    eerste = kopiemap(klein.uuid) / f"{VANDAAG}.db"
    inhoud, info = eerste.read_bytes(), eerste.stat()
    weer = open_bestand(klein.pad)
    doe(weer, ZetStatus(2, None, Status.GEREED))
    weer.sluit()
    assert (eerste.read_bytes(), eerste.stat().st_ino) == (inhoud, info.st_ino)


def test_the_next_day_has_its_own(klein: Bestand, monkeypatch: pytest.MonkeyPatch) -> None:
    class Klok(datetime):
        dagen = 0

        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=cls.dagen)

    monkeypatch.setattr(schrijven, "datetime", Klok)
    for dagen in range(40):
        Klok.dagen = dagen
        doe(klein, ZetStatus(14, None, list(Status)[dagen % 7]))
    dagen_er = list(dagkopieen(kopiemap(klein.uuid)))
    assert dagen_er[-7:] == [VANDAAG + timedelta(days=dag) for dag in range(33, 40)]
    assert len(dagen_er) <= 12


def test_only_what_it_made_is_taken_away(klein: Bestand) -> None:
    map_ = kopiemap(klein.uuid)
    map_.mkdir(parents=True)
    vreemd = ["2020-01-01.txt", "mijn.db", "2020-13-45.db", ".2020-01-01.db.12.oud", "20200101.db"]
    for naam in [*vreemd, ".2020-01-01.db.12.kopie", *(f"20{jaar:02}-01-01.db" for jaar in range(1, 20))]:
        (map_ / naam).write_text("x")
    (map_ / "2000-01-02.db").symlink_to(map_ / "mijn.db")
    doe(klein, ZetStatus(1, None, Status.GEREED))
    blijft = {pad.name for pad in map_.iterdir()}
    assert blijft >= {*vreemd, "2000-01-02.db", f"{VANDAAG}.db"}
    assert ".2020-01-01.db.12.kopie" not in blijft
    assert "2001-01-01.db" not in blijft


def test_without_a_backup_the_change_goes_through_and_it_is_told_once(klein: Bestand) -> None:
    paden.reservekopieen().parent.mkdir(parents=True)
    paden.reservekopieen().write_text("in de weg")
    uitslag = doe(klein, ZetStatus(1, None, Status.GEREED))
    assert uitslag.gewijzigd
    assert uitslag.waarschuwing.startswith("LET OP: er is geen reservekopie van vandaag: ")
    assert doe(klein, ZetStatus(2, None, Status.GEREED)).waarschuwing == ""


def test_a_full_disk_is_named(klein: Bestand, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dagkopie, "maak_reservekopie", vol)
    assert "de schijf is vol" in doe(klein, ZetStatus(1, None, Status.GEREED)).waarschuwing


def test_a_demo_and_a_uuid_that_is_a_path_get_none(klein: Bestand) -> None:
    klein.demo = True
    assert doe(klein, ZetStatus(1, None, Status.GEREED)).waarschuwing == ""
    assert not paden.reservekopieen().exists()
    with pytest.raises(BestandFout, match="geen uuid"):
        kopiemap("../elders")


def test_of_two_instances_at_once_one_makes_it(klein_pad: Path) -> None:
    code = """
import sys
from pathlib import Path
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetStatus
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf
bestand = open_bestand(Path(sys.argv[1]))
stand = lees_stand(bestand.conn, None, 2021)
wacht()
print(repr(schrijf(bestand, ZetStatus(int(sys.argv[2]), None, Status.GEREED), stand, "x").waarschuwing))
"""
    uit = tegelijk(code, *((str(klein_pad), str(actie)) for actie in (1, 2, 3)))
    assert [regel.strip() for regel in uit] == ["''"] * 3
    bestand = open_bestand(klein_pad)
    (kopie,) = dagkopieen(kopiemap(bestand.uuid)).values()
    assert [pad.name for pad in kopie.parent.iterdir()] == [kopie.name]
    gezien = open_bestand(kopie, alleen_lezen=True)
    assert gezien.conn.execute("SELECT count(*) FROM logboek").fetchone() == (0,)
    gezien.sluit()
    bestand.sluit()


def test_the_list_tells_what_changed_since(klein: Bestand) -> None:
    doe(klein, ZetStatus(14, None, Status.GEREED))
    doe(klein, ZetStatus(14, None, Status.AANDACHT))
    map_ = kopiemap(klein.uuid)
    (map_ / "2020-02-02.db").write_text("stuk")
    maak_reservekopie(klein, paden.reservekopieen() / "klein-met-de-hand.db")
    (paden.reservekopieen() / "ander.db").write_text("van iets anders")
    vandaag, oud, hand = lees_kopieen(klein)
    assert (vandaag.dag, vandaag.sindsdien) == (VANDAAG, (2, {"stand": 1}))
    assert (oud.dag, oud.sindsdien) == (date(2020, 2, 2), None)
    assert "geen SQLite" in oud.bezwaar
    assert (hand.dag, hand.sindsdien) == (None, (0, {}))
