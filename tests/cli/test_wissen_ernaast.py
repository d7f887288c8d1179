"""`ivp wissen` outside the file and its backups: typed text that was kept, damaged files beside it, cut-off work."""

import json
import os
import shutil
import tempfile
import time
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivp_tui import paden
from ivp_tui.cli import ivp
from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.wijziging import ZetTekst
from ivp_tui.klad import Kladmap, Kladtekst
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.herstel import repareer
from ivp_tui.opslag.terugplaatsen import plaats_terug
from tests.klein import bouw_inhoud, buiten, doe, nummer

NAAM = "Xanthippe de Querk"


def roep(pad: Path, *woorden: object) -> Result:
    return CliRunner().invoke(ivp, ["--db", str(pad), *(str(woord) for woord in woorden)])


def zet(bestand: Bestand, actie: int, tekst: str) -> None:
    nu = bestand.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (actie,)).fetchone()[0]
    doe(bestand, ZetTekst("actie", actie, "toelichting", tekst, nu), "toets")


@pytest.fixture(autouse=True)
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files of our own."""
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    return map_


@pytest.fixture
def heling(klein: Bestand) -> int:
    return nummer(klein.conn, "actie", "Heling")


@pytest.fixture
def beschreven(klein: Bestand, heling: int) -> Bestand:
    zet(klein, heling, f"Gesprek met {NAAM}.")
    return klein


def klad(rij: int, tekst: str, was: str = "") -> Kladtekst:
    veld = Veld(VeldSoort.TEKST, "Toelichting", was, "actie", rij, "toelichting")
    return Kladtekst(veld, tekst, datetime(2026, 3, 4), "actie «A»", "plan", None, ("actie", rij, 0))


def laat_achter(uuid: str, *teksten: Kladtekst) -> None:
    kladmap = Kladmap(uuid)
    assert kladmap.bewaar(teksten)
    assert kladmap._slot is not None
    kladmap._slot.laat_los()


def nergens(map_: Path) -> None:
    assert [pad for pad in map_.rglob("*") if pad.is_file() and NAAM.encode() in pad.read_bytes()] == []


def test_kept_text_goes_where_the_text_is_in_it_and_the_rest_stays(beschreven: Bestand, heling: int) -> None:
    uuid = beschreven.uuid
    laat_achter(uuid, klad(heling, f"nog wat over {NAAM.upper()}"), klad(heling, "iets anders"))
    laat_achter(uuid, klad(1, "gewist hier", was=f"met {NAAM}"))
    (paden.klad(uuid) / "stuk.json").write_text(f"[{{ half: {NAAM}")
    proef = roep(beschreven.pad, "wissen", "--tekst", NAAM)
    assert "3 getypte teksten die nog niet opgeslagen waren: gaan ook weg." in proef.stdout
    assert len(list(paden.klad(uuid).glob("*.json"))) == 3
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert (uit.exit_code, uit.stderr) == (0, "")
    assert "3 getypte teksten die nog niet opgeslagen waren: weggegooid." in uit.stdout
    nergens(paden.klad(uuid))
    assert [over.tekst for over in Kladmap(uuid).neem_over()] == ["iets anders"]


def test_of_one_item_what_was_typed_at_it_goes(beschreven: Bestand, heling: int) -> None:
    laat_achter(beschreven.uuid, klad(heling, "over iemand"), klad(heling - 1, "elders"))
    uit = roep(beschreven.pad, "wissen", "actie", heling, "--uitvoeren", "--json")
    assert json.loads(uit.stdout)["getypte_tekst"] == 1
    assert [over.tekst for over in Kladmap(beschreven.uuid).neem_over()] == ["elders"]


def test_text_that_is_only_typed_and_never_saved_is_found(klein: Bestand, heling: int) -> None:
    laat_achter(klein.uuid, klad(heling, NAAM))
    assert roep(klein.pad, "wissen", "--tekst", NAAM, "--uitvoeren").exit_code == 0
    assert Kladmap(klein.uuid).neem_over() == ()
    assert roep(klein.pad, "wissen", "--tekst", NAAM, "--uitvoeren").exit_code == 1


def test_an_ivp_that_runs_keeps_its_text_and_that_is_told(beschreven: Bestand, heling: int) -> None:
    open_ = Kladmap(beschreven.uuid)
    assert open_.bewaar([klad(heling, NAAM)])
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert uit.exit_code == 1
    assert "NOG NIET KLAAR: een ivp die nog openstaat houdt getypte tekst vast" in uit.stderr
    assert open_.bewaar([])
    open_.sluit()
    assert roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren").exit_code == 0


def test_the_damaged_file_that_was_kept_beside_it(beschreven: Bestand, tmp_path: Path) -> None:
    kopie = Path(shutil.copy(beschreven.pad, tmp_path / "ooit.db"))
    opzij = plaats_terug(open_bestand(beschreven.pad), kopie)
    kopie.unlink()
    vreemd = beschreven.pad.with_name(f"{beschreven.pad.name}.beschadigd-20200101-000000")
    vreemd.write_text("iets dat niet te lezen is")
    niets = roep(beschreven.pad, "wissen", "--tekst", "Nergens te vinden")
    assert niets.exit_code == 1
    assert "er is niets te wissen; kijk wel naar " in niets.stderr
    assert f"kijk wel naar {opzij}: het beschadigde bestand" in niets.stderr
    proef = roep(beschreven.pad, "wissen", "--tekst", NAAM)
    assert f"Ook weg gaat {opzij}" in proef.stdout
    assert opzij.exists()
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert uit.exit_code == 0, uit.stderr
    assert f"VERWIJDERD: {opzij}" in uit.stdout
    assert f"LET OP: {vreemd} blijft" in uit.stdout
    assert vreemd.exists()
    nergens(beschreven.pad.parent)


def test_the_copy_of_before_a_mending_and_what_was_rescued(beschreven: Bestand) -> None:
    pad = beschreven.pad
    buiten(pad, "DROP INDEX logboek_rij")
    assert repareer(pad, bouw_inhoud(), False, "toets").kopie is not None
    buiten(pad, "DROP INDEX logboek_rij")
    kopie = repareer(pad, bouw_inhoud(), False, "toets").kopie
    assert kopie is not None
    # and one with what lay beside it then, which SQLite would apply
    kopie.with_name(f"{kopie.name}-journal").write_text(NAAM)
    gered = Path(shutil.copy(pad, pad.with_name(f"{pad.stem}-gered-2026-01-01-000000.db")))
    conflict = Path(shutil.copy(pad, pad.with_name(f"{pad.stem}-PC12.db")))
    uit = roep(pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert uit.exit_code == 0, uit.stderr
    nergens(paden.reservekopieen())
    assert f"Reservekopie {kopie.name}: VERWIJDERD, zij was een kopie van voor een herstel" in uit.stdout
    for ander in (gered, conflict):
        assert f"LET OP: {ander} blijft" in uit.stdout
        assert roep(ander, "wissen", "--tekst", NAAM, "--uitvoeren").exit_code == 0
    nergens(pad.parent)
    # what no longer has it is not named again
    zet(beschreven, 1, NAAM)
    assert str(gered) not in roep(pad, "wissen", "--tekst", NAAM).stdout


def test_kept_filters_are_named_where_they_have_it(beschreven: Bestand) -> None:
    paden.filters().parent.mkdir(parents=True, exist_ok=True)
    paden.filters().write_text(f"[[filter]]\nnaam = '{NAAM.lower()}'\n", encoding="utf-8")
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert f"LET OP: {paden.filters()} blijft, uw bewaarde filters" in uit.stdout
    assert paden.filters().exists()


def test_what_a_killed_run_left(beschreven: Bestand, tijdelijk: Path) -> None:
    oud, vers, bewerkt = (tijdelijk / naam for naam in ("ivp-terug-abcd1234", "ivp-abcd1234", "ivp-abcd5678"))
    van_een_ander = tijdelijk / "ivp-van-iemand-anders"
    for map_ in (oud, vers, bewerkt, van_een_ander):
        map_.mkdir(mode=0o700)
        (map_ / "tekst.txt").write_text(NAAM)
    voorbij = time.time() - 2 * 24 * 3600
    for pad in (oud / "tekst.txt", oud, van_een_ander / "tekst.txt", van_een_ander, bewerkt):
        os.utime(pad, (voorbij, voorbij))
    uit = roep(beschreven.pad, "wissen", "--tekst", NAAM, "--uitvoeren")
    assert f"VERWIJDERD: {oud}" in uit.stdout
    assert [pad.exists() for pad in (oud, vers, bewerkt, van_een_ander)] == [False, True, True, True]
