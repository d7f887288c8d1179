"""The completeness report: right counts, nothing wrong with the shipped content, and each fault found by name."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.wijziging import NieuweActie, ZetMeting
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opdrachtregel.inhoudtekst import BREEDTE, HOOGSTENS, als_waarden, inhoudtekst
from ivp_tui.opslag.bestand import Bestand
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.inhoudscontrole import Inhoudsverslag, controleer_inhoud
from ivp_tui.weergave.regel import breedte
from tests.klein import ANDER_PLAN, PLAN, buiten, doe, lees


@pytest.fixture(scope="module")
def echt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, built once; only to be read."""
    pad = tmp_path_factory.mktemp("echt") / "ivp.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    return pad


def na(pad: Path) -> Inhoudsverslag:
    """The report on a file that can be read; reading it changes nothing."""
    voor = pad.read_bytes()
    verslag = controleer_inhoud(controleer(pad))
    assert pad.read_bytes() == voor
    assert verslag is not None
    return verslag


def gevonden(pad: Path) -> list[tuple[str, str, int]]:
    return [(gebrek.soort, gebrek.tabel, gebrek.rij) for gebrek in na(pad).bevindingen]


def aantal(pad: Path, sql: str) -> int:
    with closing(sqlite3.connect(pad)) as conn:
        return int(conn.execute(sql).fetchone()[0])


def test_the_shipped_content_is_complete(echt: Path) -> None:
    verslag = na(echt)
    assert [gebrek.tekst for gebrek in verslag.bevindingen] == []
    assert verslag.volledig


def test_the_counts_are_those_of_the_views(echt: Path) -> None:
    plannen = {telling.naam: telling.aantallen for telling in na(echt).plannen}
    assert list(plannen) == [
        "utrecht-2015-2018", "leusden-2016-2019", "utrecht-2019-2022", "utrecht-2023-2026",
    ]  # fmt: skip
    for slug, geteld in plannen.items():
        for woord, sql in {
            "thema's": "SELECT count(DISTINCT thema_id) FROM v_boom WHERE plan = '{}'",
            "hoofddoelen": "SELECT count(*) FROM v_doel WHERE plan = '{}' AND thema IS NULL",
            "doelen": "SELECT count(*) FROM v_doel WHERE plan = '{}' AND thema IS NOT NULL",
            "acties": "SELECT count(*) FROM v_stand WHERE plan = '{}' AND wijk IS NULL",
            "kenmerken": "SELECT count(*) FROM kenmerk WHERE plan_id = (SELECT id FROM plan WHERE slug = '{}')",
            "streefwaarden": "SELECT count(*) FROM v_streefwaarde WHERE plan = '{}'",
            "streefwaarden met getal": "SELECT count(doelwaarde) FROM v_streefwaarde WHERE plan = '{}'",
            "toezeggingen": "SELECT count(*) FROM v_toezegging WHERE plan = '{}'",
            "verhalen": "SELECT count(*) FROM v_verhaal WHERE plan = '{}'",
            "berichten": "SELECT count(*) FROM v_bericht WHERE plan = '{}'",
            "middelen": "SELECT count(*) FROM v_middel WHERE plan = '{}'",
            "vervolgen erin": "SELECT count(*) FROM v_vervolg WHERE naar_plan = '{}'",
            "vervolgen eruit": "SELECT count(*) FROM v_vervolg WHERE van_plan = '{}'",
        }.items():
            assert geteld[woord] == aantal(echt, sql.format(slug)), (slug, woord)
    assert plannen["utrecht-2015-2018"]["acties"] == 114
    assert plannen["utrecht-2015-2018"]["vervolgen eruit"] > 0


def test_figures_are_counted_by_kind_of_unknown(klein_pad: Path) -> None:
    buiten(klein_pad, "UPDATE meting SET waarde = NULL, onbekend = 'geheim' WHERE id = 1")
    geteld = next(telling for telling in na(klein_pad).gemeenten if telling.aantallen["wijken"] == 3).aantallen
    soorten = ("waarde", "PM", "n.v.t.", "niet gemeten", "geheim", "onbekend")
    per = [geteld["cijfers met waarde"], *(geteld[f"cijfers {soort}"] for soort in soorten[1:])]
    assert (
        sum(per) == geteld["cijfers"] == aantal(klein_pad, "SELECT count(*) FROM v_meting WHERE gemeente = 'Kleindam'")
    )
    for soort in soorten[1:]:
        assert geteld[f"cijfers {soort}"] == aantal(
            klein_pad, f"SELECT count(*) FROM v_meting WHERE gemeente = 'Kleindam' AND onbekend = '{soort}'"
        )
    assert geteld["cijfers geheim"] == 2
    assert geteld["cijfers gekozen"] == aantal(klein_pad, "SELECT sum(gekozen) FROM meting")


ITEMS = (
    "thema",
    "doel",
    "actie",
    "kenmerk",
    "streefwaarde",
    "meting",
    "overlegsoort",
    "gebied",
    "toezegging",
    "vervolg",
)


@pytest.fixture
def vol(klein_pad: Path) -> Path:
    """The small file with one of everything that is not in it, and nothing wrong that was not wrong before."""
    buiten(
        klein_pad,
        "UPDATE bron SET titel = titel",
        """INSERT INTO toezegging (plan_id, titel, bron_id, vindplaats, sleutel) SELECT id, 'Beloofd', 1, 'h. 1', 't-1'
        FROM plan WHERE slug = 'kleindam-2020-2023'""",
        """INSERT INTO vervolg (van_thema_id, naar_thema_id, bron_id, vindplaats)
        SELECT min(id), max(id), 1, 'h. 1' FROM thema""",
        *(f"UPDATE {tabel} SET bron_id = 1 WHERE bron_id IS NULL" for tabel in ITEMS),
        *(f"UPDATE {tabel} SET vindplaats = 'h. 1' WHERE vindplaats = ''" for tabel in ITEMS),
    )
    for soort, tabel, rij in gevonden(klein_pad):
        assert soort == "zonder streefwaarde", (soort, tabel, rij)
        buiten(klein_pad, f"UPDATE doel SET soort = 'kwalitatief' WHERE id = {rij}")
    assert gevonden(klein_pad) == []
    return klein_pad


@pytest.mark.parametrize("tabel", ITEMS)
def test_an_item_without_vindplaats_or_bron_is_named(vol: Path, tabel: str) -> None:
    rij = aantal(vol, f"SELECT max(id) FROM {tabel}")
    buiten(vol, f"UPDATE {tabel} SET vindplaats = ' ' WHERE id = {rij}")
    assert gevonden(vol) == [("zonder vindplaats", tabel, rij)]
    buiten(vol, f"UPDATE {tabel} SET vindplaats = 'h. 1', bron_id = NULL WHERE id = {rij}")
    (gebrek,) = na(vol).bevindingen
    assert (gebrek.soort, gebrek.tabel, gebrek.rij) == ("zonder bron", tabel, rij)
    assert "er is geen bron" in gebrek.tekst
    assert gebrek.plan in (PLAN, ANDER_PLAN, "Kleindam", "Kleinoord")


def test_what_a_person_made_herself_counts_as_found(vol: Path, klein: Bestand) -> None:
    stand = lees(klein)
    doe(klein, NieuweActie(stand.themas[0].id, None, None, "Iets van onszelf"))
    indicator = stand.indicatoren[0].id
    doe(klein, ZetMeting(indicator, None, 2030, 5.0, None, None, None))
    assert gevonden(vol) == []


TITEL = "x" * 91

FOUTEN: dict[str, tuple[tuple[str, ...], tuple[str, str], str]] = {
    "lange titel": (
        (f"UPDATE actie SET titel = '{TITEL}' WHERE id = 1",),
        ("lange titel", "actie"),
        "heeft 91 tekens, hoogstens 90",
    ),
    "lange titel van een toezegging": (
        (f"UPDATE toezegging SET titel = '{TITEL}'",),
        ("lange titel", "toezegging"),
        "heeft 91 tekens",
    ),
    "geen gekozen cijfer": (
        ("UPDATE meting SET gekozen = 0 WHERE id = 1",),
        ("gekozen", "meting"),
        "geen enkel gekozen cijfer",
    ),
    "twee gekozen cijfers": (
        (
            "DROP INDEX meting_gekozen",
            """INSERT INTO meting (indicator_id, wijk_id, periode, waarde, gekozen, bron_id, vindplaats)
            SELECT indicator_id, wijk_id, periode, 1, 0, 1, 'h. 1' FROM meting WHERE id = 1""",
            "DROP TRIGGER journaal_meting_botsing_anders",
            "UPDATE meting SET gekozen = 1 WHERE id = (SELECT max(id) FROM meting)",
        ),
        ("gekozen", "meting"),
        "2 gekozen cijfer",
    ),
    "leeg thema": (
        (
            """INSERT INTO thema (plan_id, titel, bron_id, vindplaats, volgorde)
            SELECT id, 'Leeg', 1, 'h. 9', 9 FROM plan WHERE slug = 'kleindam-2020-2023'""",
        ),
        ("leeg thema", "thema"),
        "geen doel en geen actie",
    ),
    "meetbaar zonder streefwaarde": (
        ("UPDATE doel SET soort = 'meetbaar' WHERE thema_id IS NULL AND plan_id = 2",),
        ("zonder streefwaarde", "doel"),
        "heeft geen streefwaarde",
    ),
    "dubbele sleutel": (
        ("UPDATE actie SET sleutel = 'dubbel' WHERE id IN (SELECT id FROM actie WHERE plan_id = 2 LIMIT 2)",),
        ("dubbele sleutel", "actie"),
        "de sleutel «dubbel» staat er 2 keer",
    ),
}


@pytest.mark.parametrize("fout", FOUTEN)
def test_each_fault_is_found_and_nothing_else(vol: Path, fout: str) -> None:
    opdrachten, verwacht, zegt = FOUTEN[fout]
    buiten(vol, *opdrachten)
    (gebrek,) = na(vol).bevindingen
    assert (gebrek.soort, gebrek.tabel) == verwacht
    assert zegt in gebrek.tekst


def test_the_same_sleutel_in_two_plans_or_none_at_all_is_no_fault(vol: Path) -> None:
    buiten(
        vol,
        "UPDATE actie SET sleutel = ''",
        "UPDATE actie SET sleutel = 'a' WHERE id IN (SELECT min(id) FROM actie GROUP BY plan_id)",
    )
    assert gevonden(vol) == []


def test_a_title_of_ninety_and_what_is_in_the_archive_are_no_fault(vol: Path) -> None:
    buiten(
        vol,
        f"UPDATE actie SET titel = '{TITEL[:90]}' WHERE id = 1",
        f"UPDATE actie SET titel = '{TITEL}', vindplaats = '', archief = 1 WHERE id = 2",
    )
    assert gevonden(vol) == []


def test_a_target_without_number_is_a_remark(vol: Path) -> None:
    voor = len(na(vol).opmerkingen)
    buiten(
        vol,
        "UPDATE streefwaarde SET doelwaarde = NULL WHERE id = (SELECT min(id) FROM streefwaarde WHERE doelwaarde > 0)",
    )
    verslag = na(vol)
    assert len(verslag.opmerkingen) == voor + 1
    assert verslag.volledig
    assert verslag.opmerkingen[0].tekst in " ".join(inhoudtekst(verslag).split())


def test_of_a_damaged_file_there_is_no_report(klein_pad: Path) -> None:
    heel = klein_pad.read_bytes()
    klein_pad.write_bytes(heel[:8192] + b"\xff" * 60_000 + heel[68_192:])
    uitkomst = controleer(klein_pad)
    assert not uitkomst.in_orde
    assert controleer_inhoud(uitkomst) is None


@pytest.mark.parametrize("weg", ["VIEW v_vervolg", "TABLE middel"])
def test_of_a_file_with_a_part_missing_there_is_no_report(klein_pad: Path, weg: str) -> None:
    buiten(klein_pad, f"DROP {weg}")
    assert controleer_inhoud(controleer(klein_pad)) is None


def test_the_text_fits_with_many_plans_and_long_names(vol: Path) -> None:
    buiten(
        vol,
        *(
            f"""INSERT INTO plan (slug, titel, gemeente_id, van, tot)
            VALUES ('plan-met-een-heel-erg-lange-slug-{nr:02}', 'P', 1, {2000 + nr}, {2004 + nr})"""
            for nr in range(9)
        ),
        "UPDATE gemeente SET naam = '漢字テスト' || naam",
        "UPDATE actie SET vindplaats = '', titel = 'Een titel ' || char(27) || '[31m van actie ' || id",
    )
    verslag = na(vol)
    regels = inhoudtekst(verslag).split("\n")
    assert max(breedte(regel) for regel in regels) <= BREEDTE
    assert not any("\x1b" in regel for regel in regels)
    acties = len(verslag.bevindingen)
    assert f"niet volledig: {acties} bevindingen" in regels
    assert sum("er is geen" in regel or "vindplaats (actie" in regel for regel in regels) >= HOOGSTENS
    assert any(f"en nog {acties - HOOGSTENS} keer zonder vindplaats" in regel for regel in regels)
    assert len(als_waarden(verslag)["bevindingen"]) == acties
    assert sum(regel.startswith("thema's") for regel in regels) == 4  # eleven plans, three beside each other


def test_the_table_tells_each_count_under_its_plan(vol: Path) -> None:
    regels = inhoudtekst(na(vol)).split("\n")
    kop = next(regel for regel in regels if PLAN in regel)
    acties = next(regel for regel in regels if regel.startswith("acties"))
    rechts = kop.index(PLAN) + len(PLAN)
    assert acties[:rechts].split()[-1] == str(
        aantal(vol, "SELECT count(*) FROM v_stand WHERE plan = 'kleindam-2020-2023'")
    )
