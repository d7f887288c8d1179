"""Erasing what was written at a meeting: afspraken, agendapunten, notities and who was there; numbers stay."""

from collections.abc import Callable
from datetime import date

import pytest

from ivp_tui.domein.wijziging_overleg import (
    BeginOverleg,
    NieuwAgendapunt,
    NieuweAfspraak,
    ZetAfspraak,
    ZetNotitie,
    ZetOverleg,
)
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek, zoekvorm
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.lezen_overleg import lees_afspraak, lees_overleg
from ivp_tui.opslag.wissen import ruim_op, schrijf_over
from ivp_tui.opslag.wisvelden import blanco, itemvelden
from ivp_tui.opslag.wiszoek import zoek_item, zoek_tekst
from tests.klein import bouw_inhoud, doe, geen_gaten

NAAM = "Xanthippe"
DAG = date(2021, 3, 4)


def rij(bestand: Bestand, wijziging: object) -> int:
    item = doe(bestand, wijziging).item  # type: ignore[arg-type]
    assert item is not None
    return int(item[1])


@pytest.fixture
def overleg(klein: Bestand) -> int:
    return rij(klein, BeginOverleg(None, "Wijkoverleg", None, DAG, "politie"))


def wis(bestand: Bestand, tabel: str, nummer: int, *velden: str) -> None:
    schrijf_over(bestand.conn)
    doe(bestand, Wis(tuple(vondst.plek for vondst in zoek_item(bestand.conn, tabel, nummer, velden))), "wisser")
    ruim_op(bestand)


def heel(bestand: Bestand) -> None:
    assert NAAM.encode() not in bestand.pad.read_bytes()
    assert controleer(bestand.pad, bouw_inhoud()).bevindingen == []
    geen_gaten(bestand.conn)


def test_an_afspraak_loses_its_text_and_holder_and_keeps_its_number(klein: Bestand, overleg: int) -> None:
    doe(klein, NieuweAfspraak(overleg, "iets anders"))
    nummer = rij(klein, NieuweAfspraak(overleg, f"{NAAM} bellen", "politie", date(2021, 5, 1)))
    doe(klein, ZetAfspraak(nummer, "actiehouder", f"wijkagent {NAAM}", "Politie Kleindam"))
    voor = lees_afspraak(klein.conn, nummer)
    assert voor is not None
    assert voor.nummer == "2021-02"
    # a holder that was new became a partner: its name is text of its own, and is told
    partner = klein.conn.execute("SELECT id FROM partner WHERE naam LIKE ?", (f"%{NAAM}%",)).fetchone()[0]
    wis(klein, "partner", partner, "naam")
    wis(klein, "afspraak", nummer)
    na = lees_afspraak(klein.conn, nummer)
    assert na is not None
    assert (na.tekst, na.actiehouder, na.nummer, na.termijn, na.status) == (
        "[gewist]",
        "",
        "2021-02",
        voor.termijn,
        voor.status,
    )
    heel(klein)
    volgende = lees_afspraak(klein.conn, rij(klein, NieuweAfspraak(overleg, "nog iets")))
    assert volgende is not None
    assert volgende.nummer == "2021-03"


@pytest.mark.parametrize(
    ("tabel", "maak", "over"),
    [
        ("agendapunt", lambda o: NieuwAgendapunt(o, f"over {NAAM}"), ""),
        ("notitie", lambda o: ZetNotitie(f"{NAAM} is ziek", overleg_id=o), "[gewist]"),
    ],
)
def test_a_point_of_the_agenda_and_a_notitie(
    klein: Bestand, overleg: int, tabel: str, maak: Callable[[int], object], over: str
) -> None:
    nummer = rij(klein, maak(overleg))
    veld = itemvelden(klein.conn, tabel)
    wis(klein, tabel, nummer)
    assert klein.conn.execute(f"SELECT {veld[0]} FROM {tabel} WHERE id = ?", (nummer,)).fetchone() == (over,)
    heel(klein)


def test_a_notitie_that_was_thrown_away_goes_from_the_journal(klein: Bestand, overleg: int) -> None:
    nummer = rij(klein, ZetNotitie(f"{NAAM} is ziek", overleg_id=overleg))
    doe(klein, ZetNotitie("", nummer, overleg, verwacht=f"{NAAM} is ziek"))
    assert [vondst.weg for vondst in zoek_tekst(klein.conn, zoekvorm(NAAM))] == ["verwijderd"]
    wis(klein, "notitie", nummer)
    heel(klein)


def test_who_was_there_goes_and_the_name_that_holds_the_series_together_only_when_asked(
    klein: Bestand, overleg: int
) -> None:
    doe(klein, ZetOverleg(overleg, "aanwezig", f"politie, {NAAM}", "politie"))
    wis(klein, "overleg", overleg)
    o = lees_overleg(klein.conn, overleg)
    assert o is not None
    assert (o.naam, o.aanwezig, o.datum) == ("Wijkoverleg", "", DAG)
    heel(klein)
    doe(klein, ZetOverleg(overleg, "naam", f"gesprek met {NAAM}", "Wijkoverleg"))
    wis(klein, "overleg", overleg, "naam")
    heel(klein)
    o = lees_overleg(klein.conn, overleg)
    assert o is not None
    assert o.naam == "[gewist]"


def test_by_text_every_place_of_a_meeting_is_found(klein: Bestand, overleg: int) -> None:
    plekken = {
        Wisplek("overleg", overleg, "aanwezig"),
        Wisplek("agendapunt", rij(klein, NieuwAgendapunt(overleg, f"over {NAAM}")), "titel"),
        Wisplek("notitie", rij(klein, ZetNotitie(f"{NAAM} belde", overleg_id=overleg)), "tekst"),
    }
    doe(klein, ZetOverleg(overleg, "aanwezig", NAAM, "politie"))
    nummer = rij(klein, NieuweAfspraak(overleg, f"{NAAM} bellen"))
    plekken.add(Wisplek("afspraak", nummer, "tekst"))
    gevonden = {vondst.plek for vondst in zoek_tekst(klein.conn, zoekvorm(NAAM))}
    assert gevonden == plekken
    schrijf_over(klein.conn)
    doe(klein, Wis(tuple(gevonden), zoekvorm(NAAM)))
    ruim_op(klein)
    heel(klein)


@pytest.mark.parametrize(
    ("tabel", "velden"),
    [
        ("overleg", ["aanwezig"]),
        ("agendapunt", ["titel"]),
        ("notitie", ["tekst"]),
        ("afspraak", ["tekst", "actiehouder"]),
    ],
)
def test_what_goes_with_a_whole_row(klein: Bestand, tabel: str, velden: list[str]) -> None:
    assert itemvelden(klein.conn, tabel) == velden


def test_a_notitie_may_not_be_empty() -> None:
    assert blanco(Wisplek("notitie", 1, "tekst")) == "[gewist]"
