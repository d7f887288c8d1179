"""A plan goes out as text and comes in again as the very same plan: proved on what ships, and on the worst."""

import re
import sqlite3
import tomllib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.wijziging import Geweigerd, Ongedaan
from ivp_tui.domein.wijziging_plan import NeemOp
from ivp_tui.invoer.bundel import lees_bestanden, met_slug, nog_niet_in
from ivp_tui.invoer.planbestand import InvoerFout, lees_inhoud
from ivp_tui.invoer.planschrijven import Planschrijver
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.opslag.naspelen import vers_bestand
from ivp_tui.opslag.opnemen import probeer
from ivp_tui.opslag.plansleutels import Sleutels, maak_sleutel
from ivp_tui.opslag.planuitvoer import lees_planinhoud, woordenlijst
from ivp_tui.opslag.schrijven import schrijf
from tests.klein import PLAN, lees
from tests.planvergelijk import als_bestand, beelden, tekst_van
from tests.volplan import maak_vol

SLUGS = ("leusden-2016-2019", "utrecht-2015-2018", "utrecht-2019-2022", "utrecht-2023-2026")


@pytest.fixture(scope="module")
def meegeleverd():
    return lees_inhoud(paden.PLANNEN)


@pytest.fixture(scope="module")
def alles(meegeleverd):
    with closing(vers_bestand(meegeleverd)) as conn:
        yield conn


@pytest.fixture
def leeg(tmp_path):
    return open_leeg(tmp_path / "leeg.db")


def open_leeg(pad: Path) -> Bestand:
    bouw(pad, Inhoud())
    return open_bestand(pad)


def neem(bestand: Bestand, *paden_: Path, slug: str = "") -> None:
    inhoud = lees_bestanden(paden_)
    schrijf(bestand, NeemOp(met_slug(inhoud, slug) if slug else inhoud, "opgenomen"), None, "anna")


def zonder_lijn(tekst: str) -> str:
    """The text without its vervolgen, and without the bronnen that then nothing names."""
    tekst = re.sub(r"\n\[\[vervolg\]\]\n(?:.+\n)*", "", tekst)
    for bron in re.findall(r'\[\[bron\]\]\nsleutel = "(.+)"\n', tekst):
        if tekst.count(f'bron = "{bron}"') == 0:
            tekst = re.sub(rf'\n\[\[bron\]\]\nsleutel = "{bron}"\n(?:.+\n)*', "", tekst)
    return tekst


def heen_en_terug(conn: sqlite3.Connection, slug: str, map_: Path) -> Bestand:
    """Prove that the plan is the same after export and import in an empty file, and give that file."""
    tekst = zonder_lijn(tekst_van(conn, slug))
    bestand = open_leeg(map_ / "terug.db")
    neem(bestand, als_bestand(map_ / "heen.toml", tekst))
    assert tekst_van(bestand.conn, slug) == tekst
    assert beelden(bestand.conn, slug) == beelden(conn, slug)
    return bestand


@pytest.mark.parametrize("slug", SLUGS)
def test_a_shipped_plan_comes_back_byte_for_byte_and_view_for_view(alles, slug, tmp_path):
    heen_en_terug(alles, slug, tmp_path).sluit()


def test_all_plans_together_come_back_with_the_line_between_them(alles, leeg, tmp_path):
    teksten = {slug: tekst_van(alles, slug) for slug in SLUGS}
    # the gemeente and its figures are in three of the files, and come in once
    neem(leeg, *(als_bestand(tmp_path / f"{slug}.toml", tekst) for slug, tekst in reversed(teksten.items())))
    assert {slug: tekst_van(leeg.conn, slug) for slug in SLUGS} == teksten
    for slug in SLUGS:
        assert beelden(leeg.conn, slug) == beelden(alles, slug)
    lijn = "SELECT van_plan, van_titel, naar_plan, naar_titel, grond, bron, vindplaats FROM v_vervolg"
    assert sorted(leeg.conn.execute(lijn).fetchall()) == sorted(alles.execute(lijn).fetchall())
    assert sum(tekst.count("[[vervolg]]") for tekst in teksten.values()) > 100
    leeg.sluit()


@pytest.fixture
def vol(klein):
    maak_vol(klein.conn)
    return klein


def test_a_plan_with_everything_in_it_comes_back_byte_for_byte_and_view_for_view(vol, tmp_path):
    terug = heen_en_terug(vol.conn, PLAN, tmp_path)
    for tabel, aantal in {"stand": 3, "verhaal": 2, "toezegging": 2, "bericht": 3, "middel": 2}.items():
        assert terug.conn.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] == aantal
    # what was put away is still put away, and what had no bron has not got that of the plan
    archief = terug.conn.execute("SELECT sum(archief) FROM actie").fetchone()[0]
    assert archief == 1
    assert terug.conn.execute("SELECT bron_id FROM actie WHERE sleutel LIKE 'eigen-actie%'").fetchall() == [(None,)] * 2
    assert tomllib.loads((tmp_path / "heen.toml").read_text())["plan"]["slug"] == PLAN
    terug.sluit()


def test_control_characters_go_as_the_screen_shows_them_and_it_is_said(klein, tmp_path):
    klein.conn.execute(
        "UPDATE actie SET titel = ?, toelichting = ? WHERE sleutel = 'j1'",
        ("a\x1b]52;c;x\x07\nb\x9b\x00", "een\r\ntwee\rdrie\x0b"),
    )
    schrijver = Planschrijver()
    tekst = schrijver.tekst(lees_planinhoud(klein.conn, PLAN))
    assert [zin.count("had stuurtekens") for zin in schrijver.opmerkingen] == [1, 1]
    assert all("[[thema.actie]]" in zin and zin.isprintable() for zin in schrijver.opmerkingen)
    actie = tomllib.loads(tekst)["thema"][0]["actie"][0]
    assert (actie["titel"], actie["toelichting"]) == ("a␛]52;c;x␇ b�␀", "een\ntwee\ndrie␋")
    bestand = open_leeg(tmp_path / "terug.db")
    neem(bestand, als_bestand(tmp_path / "heen.toml", tekst))
    assert tekst_van(bestand.conn, PLAN) == tekst
    bestand.sluit()


def test_what_the_format_cannot_hold_is_said_and_not_cut(klein):
    klein.conn.execute("UPDATE actie SET titel = ?, deadline = '1950-01-01' WHERE sleutel = 'j1'", ("t" * 301,))
    schrijver = Planschrijver()
    tekst = schrijver.tekst(lees_planinhoud(klein.conn, PLAN))
    assert "t" * 301 in tekst
    assert ["301 tekens, hoogstens 300" in zin or "1950" in zin for zin in schrijver.opmerkingen] == [True, True]


def test_the_text_is_readable_and_inert(vol):
    tekst = tekst_van(vol.conn, PLAN)
    regels = tekst.splitlines()
    assert regels[:3] == ["# Veiligheidsplan van de gemeente Kleindam, 2020–2023: Veilig Kleindam 2020–2023", "",
                          "formaat = 1"]  # fmt: skip
    assert all(regel.isprintable() for regel in regels)
    assert not re.search(r"^\w+ = -?\d+\.0$", tekst, re.M)
    assert not re.search(r'^(?!bron)\w+ = (""|\[\])$', tekst, re.M)
    assert 'wijken = ["Noord"]\n' in tekst
    assert 'partners = [{ naam = "Politie Kleindam", rol = "trekt" }]\n' in tekst
    assert 'missie = """\nEen\nTwee"""\n' in tekst
    assert "gerealiseerd = 1\n" in tekst
    assert "begroot = 0\n" in tekst
    assert tekst == tekst_van(vol.conn, PLAN)


def test_figures_and_statuses_stay_behind_where_asked(vol):
    tekst = tekst_van(vol.conn, PLAN, cijfers=False, standen=False)
    assert "[[cijfer]]" not in tekst
    assert "[[thema.actie.stand]]" not in tekst
    assert "[[indicator]]" in tekst
    # a bron that only a figure names stays behind too
    assert 'sleutel = "jaarverslag"' not in tekst
    assert 'sleutel = "jaarverslag"' in tekst_van(vol.conn, PLAN)


def alle_views(conn: sqlite3.Connection) -> dict[str, list[tuple]]:
    namen = conn.execute("SELECT name FROM sqlite_master WHERE type = 'view' AND name GLOB 'v_*'").fetchall()
    return {
        naam: sorted(conn.execute(f"SELECT * FROM {naam}").fetchall(), key=repr)
        for (naam,) in namen
        if naam != "v_logboek"
    }


def test_an_import_is_one_groep_and_undo_takes_all_of_it_back(klein, alles, tmp_path):
    voor = alle_views(klein.conn)
    neem(klein, als_bestand(tmp_path / "u.toml", tekst_van(alles, SLUGS[1])))
    assert klein.conn.execute("SELECT count(DISTINCT groep), max(wie) FROM logboek").fetchone() == (1, "anna")
    assert alle_views(klein.conn) != voor
    schrijf(klein, Ongedaan(), lees(klein), "anna")
    assert alle_views(klein.conn) == voor


def test_beside_the_original_under_another_slug(klein, tmp_path):
    pad = als_bestand(tmp_path / "p.toml", tekst_van(klein.conn, PLAN))
    cijfers = klein.conn.execute("SELECT count(*) FROM meting").fetchone()
    neem(klein, pad, slug="kopie")
    assert tekst_van(klein.conn, "kopie") == tekst_van(klein.conn, PLAN).replace(f'"{PLAN}"', '"kopie"')
    assert klein.conn.execute("SELECT count(*) FROM meting").fetchone() == cijfers
    with pytest.raises(Geweigerd, match="er is al een plan «kopie»"):
        neem(klein, pad, slug="kopie")


def test_a_copy_under_another_slug_keeps_the_line_to_other_plans(alles, leeg, tmp_path):
    neem(leeg, *(als_bestand(tmp_path / f"{slug}.toml", tekst_van(alles, slug)) for slug in SLUGS))
    neem(leeg, tmp_path / f"{SLUGS[2]}.toml", slug="kopie")
    kanten = "SELECT count(*) FROM v_vervolg WHERE ? IN (van_plan, naar_plan)"
    aantallen = [leeg.conn.execute(kanten, (slug,)).fetchone()[0] for slug in (SLUGS[2], "kopie")]
    assert aantallen[0] == aantallen[1] > 50
    leeg.sluit()


def test_a_trial_writes_nothing_and_tells_the_same(klein, alles, tmp_path):
    pad = als_bestand(tmp_path / "u.toml", tekst_van(alles, SLUGS[1]))
    bytes_voor = klein.pad.read_bytes()
    opname = probeer(klein, NeemOp(lees_bestanden([pad]), ""))
    assert klein.pad.read_bytes() == bytes_voor
    assert {rij["naar"]["plan"] for rij in opname.weggelaten} == {"utrecht-2019-2022", "utrecht-2023-2026"}
    voor = {tabel: klein.conn.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] for tabel in opname.aantallen}
    neem(klein, pad)
    na = {tabel: klein.conn.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] for tabel in opname.aantallen}
    assert {tabel: na[tabel] - voor[tabel] for tabel in voor} == opname.aantallen
    assert opname.aantallen["actie"] > 100
    assert klein.conn.execute("SELECT count(*) FROM vervolg").fetchone() == (0,)


def test_the_shipped_plans_come_beside_an_old_file_whose_items_have_no_sleutel(meegeleverd, tmp_path):
    alleen, _ = nog_niet_in(meegeleverd, {slug for slug in SLUGS if slug != SLUGS[1]})
    bouw(tmp_path / "oud.db", replace(alleen, aanvullingen=()))
    bestand = open_bestand(tmp_path / "oud.db")
    for tabel in ("thema", "doel", "actie"):
        bestand.conn.execute(f"UPDATE {tabel} SET sleutel = ''")
    bestand.conn.execute("UPDATE thema SET titel = 'Anders genoemd' WHERE id = 1")
    inhoud, bekend = nog_niet_in(meegeleverd, {SLUGS[1]})
    wens = NeemOp(inhoud, "meegeleverd", bekend)
    weg = probeer(bestand, wens).weggelaten
    assert {(rij["van"]["soort"], rij["van"]["sleutel"]) for rij in weg} == {("thema", "hic")}
    schrijf(bestand, wens, None, "anna")
    with closing(vers_bestand(meegeleverd)) as vers:
        aantal = vers.execute("SELECT count(*) FROM vervolg").fetchone()[0]
    assert bestand.conn.execute("SELECT count(*) FROM vervolg").fetchone()[0] == aantal - len(weg) > 100
    assert not probeer(bestand, NeemOp(*nog_niet_in(meegeleverd, set(SLUGS))[:1], "")).gewijzigd
    bestand.sluit()


def test_figures_in_a_csv_go_with_the_gemeente_they_are_named_after(tmp_path, leeg):
    map_ = Path(__file__).parents[1] / "inhoud_klein"
    csv, gemeente = map_ / "cijfers-kleindam.csv", map_ / "gemeente-kleindam.toml"
    neem(leeg, csv, map_ / "gemeente-kleinoord.toml", gemeente, map_ / f"{PLAN}.toml")
    assert leeg.conn.execute("SELECT DISTINCT gemeente FROM v_meting").fetchall() == [("Kleindam",)]
    with pytest.raises(InvoerFout, match=r"cijfers-kleindam\.csv: hoort bij geen gemeente"):
        lees_bestanden([csv, map_ / "gemeente-kleinoord.toml"])
    leeg.sluit()


@pytest.mark.parametrize(
    ("titel", "sleutel"),
    [
        ("Café-overleg in het uitgaansgebied", "cafe-overleg-in-het-uitgaansgebied"),
        ("Éigen  actie!", "eigen-actie"),
        ("woord " * 30, "woord-woord-woord-woord-woord-woord"),
        ("x" * 90, "x" * 40),
        ("安全", ""),
    ],
)
def test_a_title_as_sleutel(titel, sleutel):
    assert maak_sleutel(titel) == sleutel


def test_a_made_sleutel_is_unique_in_its_plan_and_a_stored_one_stays(klein):
    conn = klein.conn
    conn.execute("UPDATE actie SET sleutel = '', titel = 'Wat' WHERE plan_id = 1 AND id IN (1, 2)")
    conn.execute("UPDATE actie SET sleutel = 'wat' WHERE plan_id = 1 AND id = 3")
    conn.execute("UPDATE actie SET sleutel = (SELECT sleutel FROM actie WHERE id = 4), titel = '!' WHERE id = 5")
    sleutels = Sleutels(conn)
    gemaakt = [sleutels.van("actie", rij) for rij in (1, 2, 3, 4, 5)]
    oud = conn.execute("SELECT sleutel FROM actie WHERE id = 4").fetchone()[0]
    plannen = {rij[0]: rij[1] for rij in conn.execute("SELECT id, plan_id FROM actie")}
    if plannen[1] == plannen[3]:
        assert gemaakt[:3] == ["wat-2", "wat-3", "wat"]
    assert gemaakt[3:] == [oud, "actie"]


@pytest.mark.parametrize("tekst", ["", "a", "a, b", "a,b", "a, , b", "a, a", ", ", " ", "a, b, "])
def test_a_list_of_words_puts_the_same_text_together_again(tekst):
    assert ", ".join(woordenlijst(tekst)) == tekst
