"""A restore while somebody else writes: what was erased meanwhile must not come back with the backup."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from ivp_tui.cli import ivp
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Wijziging, ZetStatus, ZetTekst
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek
from ivp_tui.opslag import terugzetten
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.reservekopie import maak_reservekopie
from tests.klein import doe, toestand

NAAM = "Xanthippe"


@pytest.mark.parametrize("intussen", [Wis((Wisplek("actie", 1, "trekker"),)), ZetStatus(2, None, Status.GEREED)])
def test_it_is_refused_where_the_file_moved_on_since_it_was_read(
    klein: Bestand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, intussen: Wijziging
) -> None:
    was = klein.conn.execute("SELECT trekker FROM actie WHERE id = 1").fetchone()[0]
    doe(klein, ZetTekst("actie", 1, "trekker", NAAM, was))
    kopie = tmp_path / "kopie.db"
    maak_reservekopie(klein, kopie)
    doe(klein, ZetTekst("actie", 1, "trekker", "iemand", NAAM))
    gelezen = terugzetten.lees_kopie_zonder

    def en_dan(bestand: Bestand, pad: Path) -> object:
        uit = gelezen(bestand, pad)
        doe(klein, intussen)
        return uit

    monkeypatch.setattr(terugzetten, "lees_kopie_zonder", en_dan)
    opdracht = ["--db", str(klein.pad), "terugzetten", str(kopie), "--uitvoeren"]
    uit = CliRunner().invoke(ivp, opdracht)
    assert uit.exit_code == 1
    assert "er is niets teruggezet: er is intussen iets gewijzigd; kijk opnieuw" in uit.stderr
    assert NAAM not in toestand(klein.conn).values()
    monkeypatch.undo()
    assert terugzetten.lees_kopie_zonder is gelezen
