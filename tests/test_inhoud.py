"""The shipped content: the plan is whole, its figures are right, and the tracked file is what the text builds."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.domein.oordeel import Merk, OordeelSoort
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.bouwen import bouw
from ivp_tui.opslag.lezen import lees_stand

PLAN = "utrecht-2015-2018"
WORTEL = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def vers(tmp_path_factory):
    pad = tmp_path_factory.mktemp("inhoud") / "vers.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    return pad


@pytest.fixture(scope="module")
def conn(vers):
    verbinding = sqlite3.connect(f"file:{vers}?mode=ro", uri=True)
    yield verbinding
    verbinding.close()


@pytest.fixture(scope="module")
def stand(vers):
    bestand = open_bestand(vers, alleen_lezen=True)
    yield lees_stand(bestand.conn, PLAN, 2018)
    bestand.sluit()


def alle(conn, sql, *waarden):
    return conn.execute(sql, waarden).fetchall()


def test_hoofddoelen_themas_and_doelen_are_all_there(conn):
    assert alle(conn, "SELECT count(*) FROM v_doel WHERE plan = ? AND thema IS NULL", PLAN) == [(3,)]
    per_thema = alle(
        conn,
        """SELECT thema, prioriteit, count(DISTINCT doel_id) FROM v_boom WHERE plan = ? AND doel_id IS NOT NULL
        GROUP BY thema_id ORDER BY thema_id""",
        PLAN,
    )
    assert [aantal for _, _, aantal in per_thema] == [4, 2, 8, 3, 2, 4]
    assert [prioriteit for _, prioriteit, _ in per_thema] == [1, 1, 0, 0, 0, 0]


def test_every_actie_of_both_lists_and_of_the_table_is_there(conn):
    rijen = alle(
        conn,
        """SELECT thema_id, actie_soort, count(DISTINCT actie_id) FROM v_boom WHERE plan = ? AND actie_id IS NOT NULL
        GROUP BY thema_id, actie_soort ORDER BY thema_id, actie_soort""",
        PLAN,
    )
    lopend = [aantal for _, soort, aantal in rijen if soort == "lopend"]
    nieuw = [aantal for _, soort, aantal in rijen if soort == "nieuw"]
    # the last thema has its seventeen bullets and the seven rows of the table Wie/Wat/Focus
    assert lopend == [7, 9, 16, 12, 8, 17 + 7]
    assert nieuw == [9, 7, 7, 3, 6, 6]


@pytest.mark.parametrize("woord", ["Obi4WAN", "hotspots", "cameratoezicht"])
def test_a_measure_under_two_themas_stays_two_rows(conn, woord):
    themas = alle(
        conn,
        "SELECT DISTINCT thema_id FROM v_boom WHERE plan = ? AND (actie LIKE ? OR actie_toelichting LIKE ?)",
        PLAN,
        *[f"%{woord}%"] * 2,
    )
    assert len(themas) >= 2


def test_every_row_has_a_bron_and_a_vindplaats_with_its_line(conn):
    for tabel in (
        "plan",
        "thema",
        "doel",
        "actie",
        "kenmerk",
        "overlegsoort",
        "streefwaarde",
        "gebied",
        "thema_partner",
    ):
        zonder = alle(conn, f"SELECT id FROM {tabel} WHERE bron_id IS NULL OR vindplaats NOT LIKE '%r. %'")
        assert zonder == [], tabel
    assert alle(conn, "SELECT id FROM meting WHERE bron_id IS NULL OR vindplaats = ''") == []


def test_titles_are_short(conn):
    assert alle(conn, "SELECT titel FROM actie WHERE length(titel) > 90") == []
    assert alle(conn, "SELECT titel FROM doel WHERE length(titel) > 90") == []


def test_the_ten_wijken_have_their_cbs_codes(conn):
    namen = [
        "West", "Noordwest", "Overvecht", "Noordoost", "Oost",
        "Binnenstad", "Zuid", "Zuidwest", "Leidsche Rijn", "Vleuten-De Meern",
    ]  # fmt: skip
    assert alle(conn, "SELECT naam, code FROM wijk ORDER BY volgorde") == [
        (naam, f"WK0344{nummer:02}") for nummer, naam in enumerate(namen, 1)
    ]


TABELLEN = {
    "Woninginbraken": [2700, 2445, 2227],
    "Overvallen": [51, 38, 21],
    "Straatroven": [320, 253, 201],
    "Geweld tegen personen": [240, 187, 201],
    "Huiselijk geweld": [653, 629, 593],
    "Jongerenoverlast (vaak)": [19, 21, 19],
    "Autokraken": [6041, 5627, 4994],
    "Fietsendiefstallen": [2708, 2447, 3070],
    "Vernielingen": [2870, 2364, 2364],
    "Zakkenrollen": [1208, 1257, 1445],
    "Winkeldiefstallen": [1469, 1469, 1577],
    "Onveilig in eigen buurt": [26, 31, 31],
}


@pytest.mark.parametrize(("indicator", "waarden"), TABELLEN.items())
def test_tables_1_to_3_with_every_year_and_pm_as_pm(conn, indicator, waarden):
    rijen = alle(
        conn,
        """SELECT periode, waarde, onbekend FROM v_meting
        WHERE indicator = ? AND wijk IS NULL AND bron LIKE 'Integraal%' AND gemeente = 'Utrecht' ORDER BY periode""",
        indicator,
    )
    verwacht = [(jaar, waarde, None) for jaar, waarde in zip((2011, 2012, 2013), waarden, strict=True)]
    assert rijen == [*verwacht, (2014, None, "PM")]


def test_pm_is_never_a_number(conn):
    assert alle(conn, "SELECT * FROM v_meting WHERE onbekend IS NOT NULL AND waarde IS NOT NULL") == []


STREEFWAARDEN = {
    "Woninginbraken": ("omlaag", 2011, 2700, 2018, 2160),
    "Overvallen": ("omlaag", 2011, 51, 2018, 30.09),
    "Straatroven": ("omlaag", 2011, 320, 2018, 182.4),
    "Aangiftebereidheid": ("omhoog", None, None, None, None),
    "Jongerenoverlast (vaak)": ("omlaag", 2011, 19, 2018, 17),
    "Jeugdige verdachten": ("niet slechter", 2011, 2.9, 2018, 2.9),
    "Autokraken": ("omlaag", 2011, 6041, 2018, 4530.75),
    "Fietsendiefstallen": ("omlaag", 2011, 2708, 2018, 2708),
    "Zakkenrollen": ("omlaag", 2011, 1208, 2018, 1147.6),
    "Winkeldiefstallen": ("omlaag", 2011, 1469, 2018, 1469),
    "Onveilig in eigen buurt": ("omlaag", 2011, 26, 2018, 26),
    "Tevreden: gemeente": ("omhoog", None, None, 2018, 42),
    "Tevreden: politie": ("omhoog", None, None, 2018, 37),
}


def test_the_targets_are_exact(conn):
    rijen = alle(
        conn,
        """SELECT indicator, richting, basisjaar, basiswaarde, doeljaar, doelwaarde FROM v_streefwaarde
        WHERE plan = ?""",
        PLAN,
    )
    assert {rij[0]: tuple(rij[1:]) for rij in rijen} == STREEFWAARDEN


OORDELEN = {
    "Woninginbraken": OordeelSoort.BEHAALD,
    "Overvallen": OordeelSoort.BEHAALD,
    "Straatroven": OordeelSoort.BEHAALD,
    "Winkeldiefstallen": OordeelSoort.BEHAALD,
    "Jongerenoverlast (vaak)": OordeelSoort.NIET_GEHAALD,
    "Autokraken": OordeelSoort.NIET_GEHAALD,
    "Fietsendiefstallen": OordeelSoort.NIET_GEHAALD,
    "Onveilig in eigen buurt": OordeelSoort.NIET_GEHAALD,
    "Zakkenrollen": OordeelSoort.ONBEKEND,
    "Jeugdige verdachten": OordeelSoort.ONBEKEND,
    "Tevreden: gemeente": OordeelSoort.ONBEKEND,
    "Tevreden: politie": OordeelSoort.ONBEKEND,
    "Aangiftebereidheid": OordeelSoort.ONBEKEND,
}


def test_how_2018_ended(stand):
    oordelen = {stand.indicator[s.indicator_id].naam: stand.oordeel(s, 2018) for s in stand.streefwaarden}
    assert {naam: oordeel.soort for naam, oordeel in oordelen.items()} == OORDELEN
    assert oordelen["Zakkenrollen"].laatste.periode == 2013
    assert oordelen["Jongerenoverlast (vaak)"].meting.waarde == 20.6
    assert Merk.ANDERE_BRON in oordelen["Fietsendiefstallen"].merken


def test_overvecht_then_and_now(conn):
    rijen = dict(
        alle(
            conn,
            """SELECT periode, waarde FROM v_meting WHERE wijk = 'Overvecht' AND indicator = 'Jongerenoverlast (vaak)'
            AND gekozen = 1""",
        )
    )
    assert (rijen[2011], rijen[2018], min(rijen), max(rijen)) == (33, 32, 2006, 2025)


def test_one_figure_counts_for_each_year_and_area(conn):
    dubbel = alle(
        conn,
        """SELECT indicator_id, wijk, periode, sum(gekozen) FROM v_meting
        GROUP BY indicator_id, wijk, periode HAVING sum(gekozen) <> 1""",
    )
    assert dubbel == []


def test_the_tracked_file_is_a_fresh_build_plus_its_own_logboek(vers, tmp_path):
    pad = Path(shutil.copy(WORTEL / "data" / "ivp.db", tmp_path / "ivp.db"))
    with sqlite3.connect(vers) as basis, sqlite3.connect(pad) as nu:
        toestand = {rij[:3]: rij[3] for rij in basis.execute("SELECT tabel, rij, veld, waarde FROM v_toestand")}
        for tabel, rij, veld, nieuw in nu.execute("SELECT tabel, rij, veld, nieuw FROM v_logboek ORDER BY id"):
            toestand[tabel, rij, veld] = nieuw
        werkelijk = {rij[:3]: rij[3] for rij in nu.execute("SELECT tabel, rij, veld, waarde FROM v_toestand")}
    assert werkelijk == {plek: waarde for plek, waarde in toestand.items() if waarde is not None}


def test_no_sentence_of_a_source_is_repeated():
    bronnen = sorted((WORTEL.parent / "shared" / "seeds").glob("*.txt"))
    if not bronnen:
        pytest.skip(
            "the source documents are not part of the repository; where they stand beside it, they are compared"
        )
    import re

    def woorden(tekst):
        return re.findall(r"[^\W_]+", tekst.lower())

    gezien = set()
    for bron in bronnen:
        reeks = woorden(re.sub(r"(\w)-?\n(\w)", r"\1 \2", bron.read_text(encoding="utf-8", errors="replace")))
        gezien.update(tuple(reeks[i : i + 9]) for i in range(len(reeks) - 8))
    fout = []
    for pad in sorted(paden.PLANNEN.rglob("*.toml")):
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1):
            reeks = woorden(regel)
            if any(tuple(reeks[i : i + 9]) in gezien for i in range(len(reeks) - 8)):
                fout.append(f"{pad.name}:{nummer}")
    assert fout == []
