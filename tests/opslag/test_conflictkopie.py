"""Copies that syncing puts beside the file: which names, only with the same uuid, and what is in them alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import ZetReden, ZetStatus
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.conflictkopie import conflictkopieen, is_naam, melding, vergelijk
from tests.klein import buiten, doe, nummer

WEL = (
    "klein-LAPTOP123.db",
    "klein-DESKTOP-AB12CD-2.db",
    "klein-MacBook Pro van Jan.db",
    "klein (Jan's conflicted copy 2026-11-21).db",
    "klein (conflicterende kopie van JAN-PC 2026-11-21).db",
    "klein (Case Conflict).db",
    "klein.sync-conflict-20261121-101010-ABCDEFG.db",
    "klein (conflicted copy 2026-11-21 101010).db",
    "klein_conflict-20261121-101010.db",
    "klein (1).db",
)
NIET = (
    "klein.db",
    "klein-maandag.db",
    "klein-gered-2026-11-21-101010.db",
    "klein2.db",
    "ander-LAPTOP1.db",
    "klein.toml",
    "klein-2026-12-05-093000.db",
    "klein.db-journal",
    "kleinood (1).db",
)


@pytest.mark.parametrize("naam", WEL)
def test_names_of_conflict_copies(naam: str) -> None:
    assert is_naam(naam, "klein.db")


@pytest.mark.parametrize("naam", NIET)
def test_other_names(naam: str) -> None:
    assert not is_naam(naam, "klein.db")


def test_only_a_copy_of_this_very_file_is_one_and_nothing_is_made_beside_it(klein_pad: Path) -> None:
    kopie = Path(shutil.copy(klein_pad, klein_pad.with_name("klein-LAPTOP123.db")))
    ander = Path(shutil.copy(klein_pad, klein_pad.with_name("klein (1).db")))
    buiten(ander, "UPDATE bestand SET uuid = 'van een ander'")
    klein_pad.with_name("klein (2).db").write_text("geen database")
    klein_pad.with_name("klein (3).db").mkdir()
    # a journal beside it is not applied and not removed
    journaal = kopie.with_name(kopie.name + "-journal")
    journaal.write_bytes(b"rommel" * 100)
    voor = {p.name: p.read_bytes() for p in klein_pad.parent.iterdir() if p.is_file()}
    assert conflictkopieen(klein_pad) == [kopie]
    assert "klein-LAPTOP123.db" in melding([kopie])
    vergelijk(klein_pad, kopie)
    assert {p.name: p.read_bytes() for p in klein_pad.parent.iterdir() if p.is_file()} == voor


def test_what_the_copy_has_is_told_from_where_the_two_part(klein_pad: Path) -> None:
    bestand = open_bestand(klein_pad)
    heling, fietsen = nummer(bestand.conn, "actie", "Heling"), 3
    doe(bestand, ZetStatus(heling, None, Status.GEREED))
    kopie = Path(shutil.copy(klein_pad, klein_pad.with_name("klein (1).db")))
    vooraf = bestand.conn.execute("SELECT max(id) FROM logboek").fetchone()[0]
    doe(bestand, ZetStatus(fietsen, None, Status.OP_SCHEMA))
    bestand.sluit()
    ander = open_bestand(kopie)
    doe(ander, ZetStatus(heling, None, Status.AANDACHT), "bert")
    doe(ander, ZetReden(heling, None, "te weinig mensen"), "bert")
    ander.sluit()
    kop, *wijzigingen = vergelijk(klein_pad, kopie)
    assert f"na #{vooraf} lopen ze uiteen" in kop
    assert len(wijzigingen) == 2
    assert "bert: aandacht (stad), actie «Heling" in wijzigingen[0]
    assert "te weinig mensen" in wijzigingen[1]


def test_a_copy_with_nothing_new_may_go_and_a_damaged_one_is_said(klein_pad: Path) -> None:
    kopie = Path(shutil.copy(klein_pad, klein_pad.with_name("klein (1).db")))
    bestand = open_bestand(klein_pad)
    doe(bestand, ZetStatus(3, None, Status.GEREED))
    bestand.sluit()
    assert "u kunt haar weggooien" in vergelijk(klein_pad, kopie)[0]
    with closing(sqlite3.connect(kopie)) as conn:
        blad = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'logboek'").fetchone()[0]
    with kopie.open("r+b") as stroom:
        stroom.seek((blad - 1) * 4096)
        stroom.write(b"\xff" * 4096)
    assert "is beschadigd" in vergelijk(klein_pad, kopie)[0]


def test_a_long_list_is_cut_and_text_in_it_is_inert(klein_pad: Path) -> None:
    kopie = Path(shutil.copy(klein_pad, klein_pad.with_name("klein (1).db")))
    buiten(kopie, *(f"UPDATE actie SET trekker = 'x{n}' || char(27) || '[2J' WHERE id = 3" for n in range(9)))
    zinnen = vergelijk(klein_pad, kopie)
    assert zinnen[-1] == "en nog 4 wijzigingen"
    assert "".join(zinnen).isprintable()
