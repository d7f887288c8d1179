"""`ivp wissen`: what a person types and reads, that nothing goes before it is asked for, and that it is finished."""

import json
import os
import shutil
import signal
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivp_tui import paden
from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Ongedaan, ZetReden, ZetStatus, ZetTekst
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht
from ivp_tui.opslag import wiskopieen
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.dagkopie import kopiemap
from ivp_tui.opslag.demo import maak_demo
from ivp_tui.opslag.reservekopie import maak_reservekopie
from ivp_tui.opslag.schema import APPLICATION_ID, _eerste
from ivp_tui.opslag.terugzetten import lees_kopieen
from tests.klein import buiten, doe, geen_gaten, nummer, start_python

NAAM = "Xanthippe de Querk"


def roep(pad: Path, *woorden: object) -> Result:
    return CliRunner().invoke(ivp, ["--db", str(pad), *(str(woord) for woord in woorden)])


def kopieen(bestand: Bestand) -> list[Path]:
    return sorted([*kopiemap(bestand.uuid).glob("*.db"), *paden.reservekopieen().glob("*.db")])


def spoorloos(bestand: Bestand) -> None:
    """No bytes of the name in the file, in a backup, or in anything else in the folders of both."""
    mappen = (bestand.pad.parent, paden.reservekopieen(), kopiemap(bestand.uuid))
    for pad in (pad for map_ in mappen for pad in map_.iterdir() if pad.is_file()):
        inhoud = pad.read_bytes()
        assert not any(NAAM.encode(codering) in inhoud for codering in ("utf-8", "utf-16-le", "utf-16-be")), pad


def zet(bestand: Bestand, actie: int, tekst: str) -> None:
    nu = bestand.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (actie,)).fetchone()[0]
    doe(bestand, ZetTekst("actie", actie, "toelichting", tekst, nu), "toets")


@pytest.fixture
def heling(klein: Bestand) -> int:
    return nummer(klein.conn, "actie", "Heling")


@pytest.fixture
def beschreven(klein: Bestand, heling: int) -> Bestand:
    """A file in which a person is written about, with a backup of before, of an earlier day, and one made by hand."""
    zet(klein, heling, "eerst")
    zet(klein, heling, f"Gesprek met {NAAM}.")
    maak_reservekopie(klein, kopiemap(klein.uuid) / "2020-02-29.db")
    zet(klein, heling, f"Nog een gesprek met {NAAM} \x1b]52;c;eA==\x07")
    maak_reservekopie(klein, paden.reservekopieen() / "met-de-hand.db")
    return klein


@pytest.mark.parametrize("opties", [(), ("--proef",), ("--json",), ("--kies", "1"), ("--kies", "alles")])
def test_a_dry_run_shows_and_changes_nothing(beschreven: Bestand, heling: int, opties: tuple[str, ...]) -> None:
    voor = {pad: pad.read_bytes() for pad in [beschreven.pad, *kopieen(beschreven)]}
    uit = roep(beschreven.pad, "wissen", "--tekst", "xanthippe  DE querk", *opties)
    assert (uit.exit_code, uit.stderr) == (0, "")
    assert {pad: pad.read_bytes() for pad in voor} == voor
    assert "\x1b" not in uit.stdout
    if opties == ("--json",):
        gegevens = json.loads(uit.stdout)
        (rij,) = gegevens["gevonden"]
        assert (rij["tabel"], rij["rij"], rij["veld"], rij["nu"], rij["in_logboek"], rij["wordt"]) == (
            *("actie", heling, "toelichting"),
            *(True, 2, ""),
        )
        assert (gegevens["uitgevoerd"], len(gegevens["reservekopieen"])) == (False, 3)
        return
    assert f"1. actie {heling} toelichting, actie «Heling tegengaan»" in uit.stdout
    assert "nu en 2 keer in het logboek: «Nog een gesprek met Xanthippe" in uit.stdout
    assert "Proef, er is niets gewist. Ook gaat het uit 3 reservekopieën" in uit.stdout
    assert "elders bewaarde" in uit.stdout


def test_done(beschreven: Bestand, heling: int) -> None:
    oud = {pad: pad.stat() for pad in kopieen(beschreven)}
    paden.gekopieerd().write_text(NAAM)
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert (uit.exit_code, uit.stderr) == (0, "")
    assert not paden.gekopieerd().exists()
    assert "#4. Gewist: 1 veld, met de geschiedenis in het logboek." in uit.stdout
    assert "Reservekopie 2020-02-29.db: gewist." in uit.stdout
    assert "Reservekopie met-de-hand.db: gewist." in uit.stdout
    assert "In 1 reservekopie stond het niet." in uit.stdout
    spoorloos(beschreven)
    for pad, was in oud.items():
        nu = pad.stat()
        assert (nu.st_mtime_ns, nu.st_mode & 0o777) == (was.st_mtime_ns, 0o600)
        assert controleer(pad).bevindingen == []
        with closing(sqlite3.connect(pad)) as conn:
            geen_gaten(conn)
    assert controleer(beschreven.pad).bevindingen == []
    # the workbench's undo of what was not erased goes on, and the journal tells of it without the text
    assert "gewist: actie" in roep(beschreven.pad, "logboek").stdout
    doe(beschreven, ZetStatus(heling, None, Status.GEREED), "toets")
    doe(beschreven, Ongedaan(), "toets")
    # the backups are still those of this file
    assert all(kopie.sindsdien is not None and not kopie.bezwaar for kopie in lees_kopieen(beschreven))


def test_one_field_and_one_item(beschreven: Bestand, heling: int) -> None:
    uit = roep(beschreven.pad, "wissen", "actie", heling, "--veld", "toelichting", "--uitvoeren")
    assert uit.exit_code == 0
    spoorloos(beschreven)
    assert beschreven.conn.execute("SELECT titel FROM actie WHERE id = ?", (heling,)).fetchone() == (
        "Heling tegengaan",
    )
    assert roep(beschreven.pad, "wissen", "actie", heling, "--uitvoeren").exit_code == 0
    assert beschreven.conn.execute("SELECT titel FROM actie WHERE id = ?", (heling,)).fetchone() == ("[gewist]",)


def test_choosing(beschreven: Bestand, heling: int) -> None:
    zet(beschreven, heling - 1, f"Ook {NAAM}")
    proef = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--kies", "2")
    assert proef.stdout.count("(niet gekozen)") == 1
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--kies", "2", "--uitvoeren")
    assert uit.exit_code == 0
    rijen = beschreven.conn.execute("SELECT id FROM actie WHERE toelichting LIKE ?", (f"%{NAAM}%",)).fetchall()
    assert rijen == [(heling - 1,)]


def test_the_same_words_elsewhere_are_told(beschreven: Bestand, heling: int) -> None:
    zet(beschreven, heling - 1, f"Gesprek met {NAAM}.")
    uit = roep(beschreven.pad, "wissen", "actie", heling, "--veld", "toelichting")
    assert f"Dezelfde tekst staat ook in actie {heling - 1} toelichting; daar blijft zij staan." in uit.stdout
    assert "hoort ook" not in uit.stdout
    doe(beschreven, ZetReden(heling, None, f"{NAAM} belde"), "toets")
    doe(beschreven, NieuwBericht("actie", heling, date(2021, 5, 1), "bericht"), "toets")
    uit = roep(beschreven.pad, "wissen", "actie", heling, "--veld", "toelichting")
    (stand,) = beschreven.conn.execute("SELECT id FROM stand WHERE actie_id = ?", (heling,)).fetchone()
    (bericht,) = beschreven.conn.execute("SELECT max(id) FROM bericht").fetchone()
    zin = (
        f"Bij actie {heling} hoort ook stand {stand} toelichting, bericht {bericht} tekst; daar blijft de tekst staan."
    )
    assert zin in uit.stdout


def test_a_name_in_the_journal(beschreven: Bestand, heling: int) -> None:
    doe(beschreven, ZetStatus(heling, None, Status.GEREED), NAAM)
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM)
    assert f"De naam «{NAAM}» staat bij 1 wijziging als wie ze deed: die blijft staan" in uit.stdout
    assert roep(beschreven.pad, "wissen", "--tekst", NAAM, "--ook-wie", "--uitvoeren").exit_code == 0
    spoorloos(beschreven)
    assert controleer(beschreven.pad).bevindingen == []


def test_only_a_name_in_the_journal(klein: Bestand, heling: int) -> None:
    doe(klein, ZetStatus(heling, None, Status.GEREED), NAAM)
    uit = roep(klein.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert (uit.exit_code, "wis hem met --ook-wie" in uit.stderr) == (1, True)
    assert roep(klein.pad, "wissen", "--tekst", NAAM, "--ook-wie", "--uitvoeren").exit_code == 0
    spoorloos(klein)
    assert controleer(klein.pad).bevindingen == []


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (("--tekst", "nergens te vinden"), 1, "die tekst staat niet in het bestand en niet in het logboek"),
        (("--tekst", "nergens te vinden", "--uitvoeren"), 1, "er is niets te wissen"),
        (("--tekst", " x "), 2, "te kort; geef minstens 3 tekens"),
        (("--tekst", "Heling", "--kies", "9"), 1, "9 staat niet in de lijst"),
        (("--tekst", "Heling", "--kies", "een"), 2, "geef alles, of nummers"),
        (("--tekst", "Heling", "actie", "1"), 2, "--tekst gaat niet samen"),
        (("actie",), 2, "SOORT en NUMMER"),
        (("aktie", "1"), 2, "er is geen soort «aktie»; wel: gemeente"),
        (("logboek", "1"), 2, "er is geen soort «logboek»"),
        (("actie", "1", "--veld", "soort"), 2, "actie heeft geen tekstveld «soort»; wel: titel, toelichting"),
        (("actie", "1", "--veld", "x; DROP TABLE actie"), 2, "geen tekstveld"),
        (("actie", "9999"), 1, "actie 9999 is er niet en was er nooit"),
        (("actie", "99999999999999999999"), 1, "is er niet en was er nooit"),
        (("actie", "een"), 2, "geheel getal"),
        (("actie", "1", "--veld", "trekker"), 1, "daar staat geen tekst"),
        (("actie", "1", "--kies", "1"), 2, "horen bij --tekst"),
        (("actie", "1", "--proef", "--uitvoeren"), 2, "niet allebei"),
        ((), 2, "er ontbreekt iets"),
    ],
)
def test_what_it_does_not_understand(klein_pad: Path, woorden: tuple[str, ...], code: int, zin: str) -> None:
    voor = klein_pad.read_bytes()
    uit = roep(klein_pad, "wissen", *woorden)
    assert (uit.exit_code, klein_pad.read_bytes() == voor) == (code, True), uit.stderr
    assert zin in uit.stderr
    assert "Traceback" not in uit.stderr


def test_read_only_and_locked(beschreven: Bestand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivp_tui.opslag.bestand.WACHTTIJD", 50)
    voor = beschreven.pad.read_bytes()
    uit = CliRunner().invoke(
        ivp, ["--db", str(beschreven.pad), "--alleen-lezen", "wissen", "--tekst", NAAM, "--uitvoeren"]
    )
    assert (uit.exit_code, "er is niets gewist: alleen lezen" in uit.stderr) == (1, True)
    with closing(sqlite3.connect(beschreven.pad, isolation_level=None)) as ander:
        ander.execute("BEGIN IMMEDIATE")
        uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert (uit.exit_code, "een ander programma houdt het bestand bezet" in uit.stderr) == (1, True)
    assert beschreven.pad.read_bytes() == voor


def test_a_demo_says_that_it_is_one(beschreven: Bestand, tmp_path: Path) -> None:
    pad = Path(shutil.copy(beschreven.pad, tmp_path / "demo.db"))
    maak_demo(pad, date(2021, 6, 1))
    uit = roep(pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert (uit.exit_code, uit.stdout.splitlines()[0].startswith("Dit is een demo; in het bestand waarvan")) == (
        0,
        True,
    )
    assert NAAM.encode() not in pad.read_bytes()
    assert controleer(pad).bevindingen == []


def test_a_damaged_backup_goes_and_one_of_a_newer_ivp_is_told(beschreven: Bestand) -> None:
    map_ = kopiemap(beschreven.uuid)
    stuk, leeg, nieuwer = (map_ / f"2020-03-0{dag}.db" for dag in (1, 2, 3))
    inhoud = bytearray((map_ / "2020-02-29.db").read_bytes())
    inhoud[8192:16384] = b"\xff" * 8192
    stuk.write_bytes(inhoud)
    leeg.write_bytes(NAAM.encode() * 100)
    shutil.copy(map_ / "2020-02-29.db", nieuwer)
    buiten(nieuwer, "PRAGMA user_version = 99")
    half = map_ / ".2020-02-29.db.123.kopie"
    half.write_text(NAAM)
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert uit.exit_code == 1
    for pad in (stuk, leeg):
        assert f"Reservekopie {pad.name}: VERWIJDERD, zij was beschadigd" in uit.stdout
        assert not pad.exists()
    assert f"NOG NIET KLAAR: {nieuwer}" in uit.stderr.replace("\n", " ")
    assert nieuwer.exists()
    nieuwer.unlink()
    spoorloos(beschreven)


def test_a_backup_of_an_older_version_is_brought_up_to_date_and_erased(beschreven: Bestand) -> None:
    kopie = kopiemap(beschreven.uuid) / "2019-01-01.db"
    with closing(sqlite3.connect(kopie, isolation_level=None)) as conn:
        _eerste(conn)
        conn.execute("INSERT INTO bestand VALUES (1, ?, '', 'ivp 0.1.0')", (beschreven.uuid,))
        conn.execute("INSERT INTO gemeente (sleutel, naam) VALUES ('oud', ?)", (f"Dam van {NAAM}",))
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute("PRAGMA user_version = 1")
    assert roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren").exit_code == 0
    spoorloos(beschreven)
    assert controleer(kopie).bevindingen == []
    with closing(sqlite3.connect(kopie)) as conn:
        assert conn.execute("SELECT naam FROM gemeente").fetchall() == [("[gewist]",)]


def test_a_backup_elsewhere_does_not_bring_it_back_without_saying_so(
    beschreven: Bestand, heling: int, tmp_path: Path
) -> None:
    stick = tmp_path / "stick.db"
    maak_reservekopie(beschreven, stick)
    titel = "UPDATE actie SET titel = 'Anders' WHERE id = "
    roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    buiten(beschreven.pad, f"{titel}{heling}")
    uit = roep(beschreven.pad, "terugzetten", stick, "--uitvoeren")
    assert uit.exit_code == 0
    assert f"Blijft gewist, al staat het nog in deze reservekopie: actie {heling} toelichting (gewist op" in uit.stdout
    gegevens = json.loads(roep(beschreven.pad, "terugzetten", stick, "--json").stdout)
    assert gegevens["blijft_gewist"] == [{"tabel": "actie", "rij": heling, "veld": "toelichting"}]
    rij = beschreven.conn.execute("SELECT titel, toelichting FROM actie WHERE id = ?", (heling,)).fetchone()
    assert rij == ("Heling tegengaan", "")
    # what was written after the erasure, and is in a backup of after it, does come back
    zet(beschreven, heling, "later geschreven")
    na = tmp_path / "na.db"
    maak_reservekopie(beschreven, na)
    zet(beschreven, heling, "nog later")
    assert roep(beschreven.pad, "terugzetten", na, "--uitvoeren").exit_code == 0
    rij = beschreven.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (heling,)).fetchone()
    assert rij == ("later geschreven",)


def test_foreign_tables_are_told(beschreven: Bestand) -> None:
    buiten(beschreven.pad, "CREATE VIRTUAL TABLE eigen_fts USING fts5(t)")
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM)
    assert "LET OP: in tabellen die niet van ivp zijn kijkt ivp niet (eigen_fts" in uit.stdout


def test_a_backup_that_has_it_while_the_file_has_not(beschreven: Bestand, tmp_path: Path) -> None:
    """Somebody put an old backup in the place of the file: what was written since is in the newer backups only."""
    beschreven.sluit()
    dag = next(pad for pad in kopieen(beschreven) if pad.name not in ("2020-02-29.db", "met-de-hand.db"))
    shutil.copy(dag, beschreven.pad)
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert (uit.exit_code, uit.stdout.count(": gewist.")) == (0, 2)
    spoorloos(beschreven)


#: before which step of the work it is killed
_MOMENTEN = (
    "ivp_tui.opslag.schrijven._bevestig",
    "ivp_tui.opslag.wissen.ruim_op",
    "ivp_tui.opslag.wiskopieen._ruim_halve_op",
    "ivp_tui.opslag.wiskopieen._opdracht",
    "ivp_tui.opslag.wiskopieen._leg_vast",
)


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
@pytest.mark.parametrize("keer", [1, 2])
@pytest.mark.parametrize("moment", _MOMENTEN)
def test_killed_in_the_middle_it_is_finished_the_next_time(
    beschreven: Bestand, heling: int, moment: str, keer: int
) -> None:
    beschreven.sluit()
    code = f"""
import importlib, os, signal, sys
module, naam = {moment!r}.rsplit(".", 1)
module = importlib.import_module(module)
echt, geweest = getattr(module, naam), []
def stop(*alles):
    geweest.append(1)
    if len(geweest) == {keer}:
        os.kill(os.getpid(), signal.SIGKILL)
    return echt(*alles)
setattr(module, naam, stop)
from ivp_tui.cli import main
sys.argv[1:] = ["--db", sys.argv[1], "wissen", "actie", "{heling}", "--veld", "toelichting", "--uitvoeren"]
main()
"""
    proces = start_python(code, str(beschreven.pad))
    uit, fout = proces.communicate(timeout=60)
    enkel = moment.endswith("_halve_op") and keer == 2
    assert proces.returncode == (0 if enkel else -signal.SIGKILL), (uit, fout)
    assert controleer(beschreven.pad).bevindingen == []
    weer = roep(beschreven.pad, "wissen", "actie", heling, "--veld", "toelichting", "--uitvoeren")
    assert weer.exit_code == 0, weer.stderr
    spoorloos(beschreven)
    assert len(kopieen(beschreven)) == 3
    for pad in [beschreven.pad, *kopieen(beschreven)]:
        assert controleer(pad).bevindingen == []
    na = open_bestand(beschreven.pad)
    geen_gaten(na.conn)
    na.sluit()


def test_a_failure_halfway_names_what_is_left(beschreven: Bestand, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = wiskopieen.kopieer

    def vol(bron: Path, doel: Path) -> None:
        if bron.name == "2020-02-29.db":
            raise OSError(28, "No space left on device")
        echt(bron, doel)

    monkeypatch.setattr(wiskopieen, "kopieer", vol)
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert uit.exit_code == 1
    assert "#4. Gewist" in uit.stdout
    assert "2020-02-29.db: de schijf is vol" in uit.stderr.replace("\n", " ")
    monkeypatch.undo()


def test_another_that_reads_holds_it_up_and_nothing_is_lost(
    beschreven: Bestand, heling: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivp_tui.opslag.bestand.WACHTTIJD", 50)
    with closing(sqlite3.connect(beschreven.pad, isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM actie").fetchone()
        uit = roep(beschreven.pad, "wissen", "actie", heling, "--veld", "toelichting", "--uitvoeren")
    assert uit.exit_code == 1
    assert "een ander programma houdt het bestand bezet" in uit.stderr
    assert roep(beschreven.pad, "wissen", "actie", heling, "--veld", "toelichting", "--uitvoeren").exit_code == 0
    spoorloos(beschreven)
