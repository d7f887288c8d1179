"""The line through the plans: what went on, from 2015 to 2023, always forward and with where the texts say so."""

import re
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw

OUD, MIDDEN, NU = "utrecht-2015-2018", "utrecht-2019-2022", "utrecht-2023-2026"
SOORTEN = ("thema", "doel", "actie")
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

#: van and naar as plan, soort and words of the titel, as somebody who read all texts draws the line
LIJN = [
    (OUD, "thema", "high impact crimes", MIDDEN, "thema", "basis op orde criminaliteit"),
    (OUD, "thema", "jeugdoverlast", MIDDEN, "thema", "zorg veiligheid"),
    (OUD, "thema", "veilige wijken", MIDDEN, "thema", "basis op orde buurten"),
    (OUD, "thema", "openbare orde", MIDDEN, "thema", "basis op orde openbare orde"),
    (OUD, "thema", "openbare orde", MIDDEN, "thema", "polarisatie radicalisering"),
    (OUD, "thema", "ondermijnende", MIDDEN, "thema", "ondermijning"),
    (OUD, "thema", "fysieke veiligheid", MIDDEN, "thema", "verkeer"),
    (OUD, "thema", "fysieke veiligheid", MIDDEN, "thema", "crisisbeheersing"),
    (MIDDEN, "thema", "ondermijning", NU, "thema", "drugsgerelateerde criminaliteit"),
    (MIDDEN, "thema", "digitale stad", NU, "thema", "digitale veiligheid"),
    (MIDDEN, "thema", "basis op orde buurten", NU, "thema", "veiliger wijken"),
    (MIDDEN, "thema", "basis op orde criminaliteit", NU, "thema", "veiliger wijken"),
    (MIDDEN, "thema", "basis op orde openbare orde", NU, "thema", "maatschappelijke onrust"),
    (MIDDEN, "thema", "polarisatie", NU, "thema", "maatschappelijke onrust"),
    (MIDDEN, "thema", "crisisbeheersing", NU, "thema", "regulier"),
    (OUD, "doel", "woninginbraken", MIDDEN, "actie", "inbraken"),
    (OUD, "doel", "overvallen", MIDDEN, "actie", "overvallen"),
    (OUD, "doel", "straatroven", MIDDEN, "actie", "straatroof"),
    (OUD, "doel", "autokraken", MIDDEN, "actie", "autokraken"),
    (OUD, "doel", "fietsendiefstallen", MIDDEN, "actie", "fietsendiefstal"),
    (OUD, "doel", "jeugdige verdachten", MIDDEN, "doel", "jeugdcriminaliteit"),
    (OUD, "doel", "aangiftebereidheid", MIDDEN, "actie", "aangiftebereidheid"),
    (OUD, "doel", "verkeersveiligheid", MIDDEN, "doel", "verkeersveiligheid wijken"),
    (OUD, "doel", "crises", MIDDEN, "doel", "crises"),
    (OUD, "actie", "brusjes", MIDDEN, "actie", "brusjes"),
    (OUD, "actie", "huisverbod", MIDDEN, "actie", "huisverbod"),
    (OUD, "actie", "halt", MIDDEN, "actie", "halt"),
    (OUD, "actie", "overlastgevende gezinnen", MIDDEN, "actie", "overlastgevende gezinnen"),
    (OUD, "actie", "pinpoint", MIDDEN, "actie", "pinpoint"),
    (OUD, "actie", "amsterdamsestraatweg", MIDDEN, "actie", "amsterdamsestraatweg"),
    (OUD, "actie", "riec", MIDDEN, "actie", "riec"),
    (OUD, "actie", "mensenhandel", MIDDEN, "actie", "mensenhandel"),
    (OUD, "actie", "voetbal", MIDDEN, "actie", "voetbal"),
    (OUD, "actie", "demonstraties", MIDDEN, "actie", "demonstraties"),
    (OUD, "actie", "cameratoezicht", MIDDEN, "actie", "cameratoezicht"),
    (OUD, "actie", "wijkverkeersoverleg", MIDDEN, "actie", "wijkverkeersoverleg"),
    (OUD, "actie", "programma verkeersveiligheid", MIDDEN, "actie", "programma verkeersveiligheid"),
    (OUD, "actie", "piket", MIDDEN, "actie", "piket"),
    (OUD, "actie", "jaarwisseling", NU, "actie", "jaarwisseling"),
    (OUD, "actie", "bibob", NU, "actie", "bibob"),
    (OUD, "actie", "ogen oren", NU, "actie", "ogen oren"),
    (MIDDEN, "doel", "hic-delicten", NU, "doel", "high impact crimes"),
    (MIDDEN, "doel", "ordeverstoringen", NU, "doel", "excessen"),
    (MIDDEN, "doel", "samenleving weerbaarder", NU, "doel", "weerbaarder"),
    (MIDDEN, "doel", "jeugdcriminaliteit", NU, "doel", "criminele carrières"),
    (MIDDEN, "doel", "bewustzijn digitale", NU, "doel", "digitale weerbaarheid"),
    (MIDDEN, "actie", "top x jongeren", NU, "actie", "persoonsgerichte aanpak"),
    (MIDDEN, "actie", "overvecht", NU, "actie", "nieuw overvecht"),
    (MIDDEN, "actie", "voetbal", NU, "actie", "stadion"),
    (MIDDEN, "actie", "demonstraties", NU, "actie", "demonstraties"),
    (MIDDEN, "actie", "woonoverlast", NU, "actie", "woonoverlast"),
    (MIDDEN, "actie", "huisverbod", NU, "actie", "huisverboden"),
    (MIDDEN, "actie", "ex-gedetineerden", NU, "actie", "ex-gedetineerden"),
    (MIDDEN, "actie", "meldingsbereidheid", NU, "actie", "aangiftebereidheid"),
    (MIDDEN, "actie", "virtual reality", NU, "actie", "vr-game"),
    (MIDDEN, "actie", "trainingen", NU, "actie", "trainingen"),
    (MIDDEN, "actie", "verward gedrag", NU, "actie", "passende plekken"),
    (MIDDEN, "actie", "rijker verantwoorden", NU, "actie", "rijker verantwoorden"),
    (MIDDEN, "actie", "voortgangsrapportage", NU, "actie", "voortgangsrapportage"),
]


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    pad = tmp_path_factory.mktemp("lijn") / "vers.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as verbinding:
        verbinding.row_factory = sqlite3.Row
        yield verbinding


@pytest.fixture(scope="module")
def punten(conn):
    """Each item of each plan: (soort, id) -> plan, titel."""
    return {
        (soort, rij["id"]): (rij["slug"], rij["titel"])
        for soort in SOORTEN
        for rij in conn.execute(f"SELECT t.id, slug, t.titel FROM {soort} AS t JOIN plan ON plan.id = plan_id")
    }


@pytest.fixture(scope="module")
def lijn(conn):
    """Each vervolg in the order of the file: van, naar and its row."""

    def kant(rij, naam):
        (plek,) = [(soort, rij[f"{naam}_{soort}_id"]) for soort in SOORTEN if rij[f"{naam}_{soort}_id"] is not None]
        return plek

    rijen = conn.execute(
        "SELECT vervolg.*, bron.sleutel AS bron FROM vervolg LEFT JOIN bron ON bron.id = bron_id ORDER BY vervolg.id"
    ).fetchall()
    return [(kant(rij, "van"), kant(rij, "naar"), rij) for rij in rijen]


def kent(tekst, woorden):
    return all(woord in tekst.casefold() for woord in woorden.casefold().split())


def eerste(lijn, plek):
    return next(naar for van, naar, _ in lijn if van == plek)


@pytest.mark.parametrize("rij", LIJN, ids=lambda rij: f"{rij[0][8:12]} {rij[2]} - {rij[5]}")
def test_what_continues_is_followed(lijn, punten, rij):
    def past(plek, plan, soort, woorden):
        return plek[0] == soort and punten[plek][0] == plan and kent(punten[plek][1], woorden)

    assert [1 for van, naar, _ in lijn if past(van, *rij[:3]) and past(naar, *rij[3:])]


def test_ondermijning_is_followed_from_2015_to_2023_in_two_steps(lijn, punten):
    (begin,) = [plek for plek, (plan, titel) in punten.items()
                if plan == OUD and plek[0] == "thema" and kent(titel, "ondermijnende")]  # fmt: skip
    midden = eerste(lijn, begin)
    einde = eerste(lijn, midden)
    assert (midden[0], punten[midden][0]) == ("thema", MIDDEN)
    assert kent(punten[midden][1], "ondermijning")
    assert (einde[0], punten[einde][0]) == ("thema", NU)
    assert kent(punten[einde][1], "drugsgerelateerde")


def test_every_thema_of_2015_goes_on_and_every_priority_of_2023_comes_from_somewhere(conn, lijn):
    begin = {rij[0] for rij in conn.execute("SELECT DISTINCT thema_id FROM v_boom WHERE plan = ?", (OUD,))}
    assert begin == {van[1] for van, _, _ in lijn if van[0] == "thema"} & begin
    nu = {rij[0] for rij in conn.execute("SELECT DISTINCT thema_id FROM v_boom WHERE plan = ?", (NU,))}
    assert nu == {naar[1] for _, naar, _ in lijn if naar[0] == "thema"} & nu


def test_the_line_only_runs_forward_within_the_gemeente(lijn, punten):
    volgorde = [OUD, MIDDEN, NU]
    for van, naar, rij in lijn:
        assert volgorde.index(punten[van][0]) < volgorde.index(punten[naar][0]), rij["grond"]


def test_nothing_of_the_text_file_is_lost(lijn):
    with (paden.PLANNEN / "lijn.toml").open("rb") as bestand:
        assert len(tomllib.load(bestand)["vervolg"]) == len(lijn)


def test_titel_zoals_is_a_help_that_is_right(punten, conn):
    """Where lijn.toml says how a titel sounds, those words are in the item it names by its sleutel."""
    toelichting = {
        (soort, rij["slug"], rij["sleutel"]): f"{rij['titel']} {rij['toelichting']}".casefold()
        for soort in SOORTEN
        for rij in conn.execute(
            f"SELECT slug, sleutel, t.titel, toelichting FROM {soort} AS t JOIN plan ON plan.id = plan_id"
        )
    }
    with (paden.PLANNEN / "lijn.toml").open("rb") as bestand:
        kanten = [rij[kant] for rij in tomllib.load(bestand)["vervolg"] for kant in ("van", "naar")]
    for kant in kanten:
        assert kant.get("titel_zoals", "").casefold() in toelichting[kant["soort"], kant["plan"], kant["sleutel"]]


def test_the_bron_is_the_paper_of_the_later_plan_and_the_vindplaats_names_it(lijn, punten):
    stuk = {MIDDEN: ("ivp-2019-2022", "IVP 2019-2022"), NU: ("raadsbrief-veiligheidsagenda-2025", "raadsbrief 2025")}
    for _, naar, rij in lijn:
        sleutel, naam = stuk[punten[naar][0]]
        assert rij["bron"] == sleutel
        assert naam in rij["vindplaats"]
        assert rij["grond"]


def test_every_line_named_is_in_the_source_and_not_empty(lijn):
    stukken = {"IVP 2015-2018": "000", "raadsbrief 2018": "001", "IVP 2019-2022": "002", "raadsbrief 2025": "003"}
    bestanden = {naam: sorted(SEEDS.glob(f"{nummer}_*.txt")) for naam, nummer in stukken.items()}
    if not all(bestanden.values()):
        pytest.skip("the sources are not part of the repository; where they stand beside it, line numbers are checked")
    tekst = {naam: paden_[0].read_text(encoding="utf-8").split("\n") for naam, paden_ in bestanden.items()}
    for _, _, rij in lijn:
        delen = re.split(f"({'|'.join(stukken)})", rij["vindplaats"])
        assert delen[0] == "", rij["vindplaats"]
        for naam, plek in zip(delen[1::2], delen[2::2], strict=True):
            regels = re.findall(r"\d+", " ".join(re.findall(r"r\. ([\d\-, en]+)", plek)))
            assert regels, rij["vindplaats"]
            assert all(tekst[naam][int(nummer) - 1].strip() for nummer in regels), rij["vindplaats"]
