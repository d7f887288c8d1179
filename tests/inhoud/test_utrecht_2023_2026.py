"""The Veiligheidsagenda 2023–2026 as a reader of the letter of 2025 looks for it: nothing lacks, nothing is made up."""

import re
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from ivp_tui import paden
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw

PLAN = "utrecht-2023-2026"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

WIJKEN, ONRUST, DRUGS, DIGITAAL = (
    "veiliger wijken",
    "maatschappelijke onrust",
    "drugsgerelateerde",
    "digitale veiligheid",
)
REGULIER = "regulier"

DOELEN = [
    (WIJKEN, "voorkomen wegnemen overlast"),
    (WIJKEN, "voorkomen high impact crimes"),
    (ONRUST, "veilig leefbaar excessen"),
    (ONRUST, "mensen veilig verbonden voelen"),
    (ONRUST, "weerbaarheid veerkracht stad"),
    (DRUGS, "straten veiliger"),
    (DRUGS, "toekomst jeugd beschermen"),
    (DRUGS, "drugscriminaliteit gemeente"),
    (DRUGS, "doorbreken criminele carrières"),
    (DRUGS, "criminele geldstromen"),
    (DRUGS, "stad weerbaarder druk"),
    (DIGITAAL, "inwoners bedrijven beter cyberaanvallen"),
    (DIGITAAL, "lokaal sterke digitale weerbaarheid"),
]

ACTIES = [
    (WIJKEN, "netwerken veiligheidsteams toezichthouders wijkagenten ogen oren"),
    (WIJKEN, "criminaliteitscijfers keuzes"),
    (WIJKEN, "hotspots partners"),
    (WIJKEN, "jeugdoverlast partners"),
    (WIJKEN, "jaarwisseling rol"),
    (WIJKEN, "stedelijke aanpak (hard)drugsverslaafden"),
    (WIJKEN, "criminele vreemdelingen"),
    (WIJKEN, "high impact crimes stedelijke"),
    (ONRUST, "goed verloop demonstraties partners"),
    (ONRUST, "spanningen polarisatie luisterend oor"),
    (ONRUST, "stadion relschoppers go ahead eagles"),
    (ONRUST, "weerbaarheid veerkracht"),
    (DRUGS, "integrale aanpak grenzen stellen perspectief bieden gspb 2022"),
    (DRUGS, "plofkraken"),
    (DRUGS, "bedrijventerrein overvecht vergunningsplicht"),
    (DRUGS, "wet bibob"),
    (DRUGS, "preventie weerbaarheid scholen"),
    (DRUGS, "jongerenwerkers scholen"),
    (DRUGS, "kapot sterk scholieren"),
    (DRUGS, "persoonsgerichte aanpak pga jongvolwassen"),
    (DRUGS, "colosseum gym fc utrecht inside ipta"),
    (DRUGS, "w&i buurtteams reclassering samen veilig midden-nederland"),
    (DRUGS, "ondermijning zorg cijfers duiding fenomenen"),
    (DIGITAAL, "trainingen kinderen senioren ondernemers"),
    (DIGITAAL, "kennissessie online leefwereld professionals"),
    (DIGITAAL, "congres digitale opvoeding"),
    (DIGITAAL, "aangiftebereidheid verkoopfraude"),
    (DIGITAAL, "vr-game mkb platform veilig ondernemen"),
    (REGULIER, "crisisbeheersing wettelijke"),
    (REGULIER, "huisverboden"),
    (REGULIER, "faciliteren demonstraties"),
    (REGULIER, "ordeverstoringen preparatie driehoek"),
    (REGULIER, "bestuurlijke maatregelen openbare orde"),
    (REGULIER, "woonoverlast"),
    (REGULIER, "terugkeer ex-gedetineerden samenleving"),
    (REGULIER, "onderzoeken wet bibob"),
    (REGULIER, "uitdagingen oplossingen partners ministeries"),
    (REGULIER, "staatssecretarissen vws j&v passende plekken"),
    (REGULIER, "extra middelen rijk"),
    (REGULIER, "lokaal bestuur veiligheidsbestel"),
    (REGULIER, "rijker verantwoorden ervaringen voortgang"),
    (REGULIER, "jaarstukken verantwoording inspanningen"),
    (REGULIER, "planevaluatie procesevaluatie effect"),
    (REGULIER, "ontwikkelingen veiligheidssituatie"),
]

#: what the kenmerken of the plan (thema "") or a thema must tell, with their soort
KENMERKEN = [
    ("", "kader", "mei 2023 integraal veiligheidsplan"),
    ("", "kader", "hoofdlijnen prioriteiten"),
    ("", "kader", "utrechts sturingsmodel rijker verantwoorden"),
    ("", "kader", "raadstoets programma veiligheid 11 juli 2024"),
    ("", "kader", "sv 2025 nr. 11"),
    ("", "kader", "effect harde"),
    ("", "rol", "burgemeester wettelijke taken"),
    ("", "zorg", "geopolitieke zelf- samenredzaamheid"),
    ("", "zorg", "demonstraties boosheid ontevredenheid angst"),
    ("", "zorg", "cocaïnehandel verharding explosies beschietingen"),
    ("", "zorg", "netwerken zorg"),
    ("", "zorg", "onbegrepen gedrag den dolder nieuwegein"),
    ("", "zorg", "passende plekken forensische"),
    ("", "zorg", "financiële beschermd wonen"),
    ("", "zorg", "rijksbesluiten gedetineerden dji lvv"),
    ("", "zorg", "huisvesting knelpunten"),
    ("", "zorg", "daklozen openbare ruimte voorzieningen"),
    ("", "zorg", "zorgen"),
    ("", "zorg", "schaarse capaciteit keuzes"),
    ("", "zorg", "bezuinigingen sociaal domein"),
    ("", "middelen", "overzicht programma veilige stad"),
    ("", "middelen", "realisatie begroting 2024"),
    (ONRUST, "probleem", "mobiele eenheid confrontaties"),
    (ONRUST, "probleem", "dieptepunt fc utrecht go ahead eagles"),
    (ONRUST, "ontwikkeling", "klimaat energietransitie oorlogsdreiging"),
    (DRUGS, "probleem", "cocaïnehandel geweld"),
    (DRUGS, "ontwikkeling", "netwerken drugshandel zorg"),
    (DRUGS, "ontwikkeling", "acute problematiek 2023"),
    (DRUGS, "resultaat", "1034 scholieren kapot sterk"),
    (DRUGS, "resultaat", "23 jongeren positief lokale pga"),
    (DRUGS, "resultaat", "plofkraken"),
    (DRUGS, "resultaat", "overvecht openbare orde ondernemers"),
    (DIGITAAL, "ontwikkeling", "internationaler geavanceerder verweven"),
]


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    pad = tmp_path_factory.mktemp("agenda") / "vers.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def brontekst():
    gevonden = sorted(SEEDS.glob("003_*.txt"))
    if not gevonden:
        pytest.skip("the letter is not part of the repository; where it stands beside it, line numbers are checked")
    return gevonden[0].read_text(encoding="utf-8").split("\n")


def kent(tekst, woorden):
    return all(woord in tekst.casefold() for woord in woorden.casefold().split())


def doelen(conn, thema):
    rijen = conn.execute(
        "SELECT doel_id, thema, doel || ' ' || toelichting, vindplaats FROM v_doel WHERE plan = ? AND thema NOT NULL",
        (PLAN,),
    )
    return [(id_, tekst, plek) for id_, naam, tekst, plek in rijen if thema in naam.casefold()]


def acties(conn, thema):
    rijen = conn.execute(
        """SELECT DISTINCT actie_id, thema, actie || ' ' || actie_toelichting, vindplaats FROM v_boom
        WHERE plan = ? AND actie_id NOT NULL""",
        (PLAN,),
    )
    return [(id_, tekst, plek) for id_, naam, tekst, plek in rijen if thema in naam.casefold()]


def kenmerken(conn, thema, soort):
    rijen = conn.execute(
        """SELECT kenmerk.id, ifnull(thema.titel, ''), tekst, kenmerk.vindplaats FROM kenmerk
        JOIN plan ON plan.id = kenmerk.plan_id LEFT JOIN thema ON thema.id = thema_id
        WHERE slug = ? AND kenmerk.soort = ?""",
        (PLAN, soort),
    )
    return [
        (id_, tekst, plek) for id_, naam, tekst, plek in rijen if bool(naam) == bool(thema) and thema in naam.casefold()
    ]


def regels(vindplaats, tekst):
    """The lines of the source that a vindplaats names, as one text without line breaks or broken-off words."""
    delen = re.findall(r"(\d+)(?:-(\d+))?", " ".join(re.findall(r"r\. ([\d\-, en]+)", vindplaats)))
    stukken = (" ".join(tekst[int(van) - 1 : int(tot or van)]) for van, tot in delen)
    return re.sub(r" +", " ", " ".join(stukken).replace("- ", "-").replace(" -", "-"))


#: how to look, in which thema (and soort of kenmerk), for which words
RIJEN = [(doelen, *rij) for rij in DOELEN] + [(acties, *rij) for rij in ACTIES]
RIJEN += [(partial(kenmerken, soort=soort), thema, woorden) for thema, soort, woorden in KENMERKEN]


def test_four_priorities_in_the_order_of_the_letter_and_the_rest_after_them(conn):
    rijen = conn.execute(
        "SELECT t.titel, prioriteit FROM thema AS t JOIN plan ON plan.id = plan_id WHERE slug = ? ORDER BY volgorde",
        (PLAN,),
    ).fetchall()
    assert [prioriteit for _, prioriteit in rijen] == [1, 1, 1, 1, 0]
    assert all(kent(rij[0], naam) for rij, naam in zip(rijen, (WIJKEN, ONRUST, DRUGS, DIGITAAL, REGULIER), strict=True))


@pytest.mark.parametrize(("zoek", "thema", "woorden"), RIJEN)
def test_every_doel_actie_and_fact_is_found_by_the_words_of_the_letter(conn, zoek, thema, woorden):
    assert [id_ for id_, tekst, _ in zoek(conn, thema) if kent(tekst, woorden)]


@pytest.mark.parametrize(("zoek", "tabel"), [(doelen, DOELEN), (acties, ACTIES)])
def test_no_doel_or_actie_is_in_the_file_that_is_not_in_the_tables_above(conn, zoek, tabel):
    getoond = {id_ for thema, woorden in tabel for id_, tekst, _ in zoek(conn, thema) if kent(tekst, woorden)}
    assert getoond == {id_ for id_, _, _ in zoek(conn, "")}


def test_the_concerns_of_the_letter_are_all_of_them(conn):
    assert len(kenmerken(conn, "", "zorg")) == sum(soort == "zorg" for _, soort, _ in KENMERKEN)


def test_results_are_told_and_are_no_targets(conn):
    van_plan = "plan_id = (SELECT id FROM plan WHERE slug = ?)"
    assert conn.execute("SELECT * FROM v_streefwaarde WHERE plan = ?", (PLAN,)).fetchall() == []
    assert conn.execute(f"SELECT DISTINCT soort FROM doel WHERE {van_plan}", (PLAN,)).fetchall() == [("kwalitatief",)]
    for getal, titel in (("1034 scholieren", "Kapot Sterk"), ("23 jongeren", "Persoonsgerichte Aanpak")):
        rijen = conn.execute(
            f"""SELECT datum FROM bericht JOIN actie ON actie.id = actie_id
            WHERE {van_plan} AND instr(tekst, ?) AND instr(titel, ?)""",
            (PLAN, getal, titel),
        ).fetchall()
        assert rijen == [("2024-12-31",)], getal


#: words of the actie -> words of what was reported of it over 2024
BERICHTEN = [
    ("netwerken", "sentimenten preventieve"),
    ("verloop demonstraties", "mobiele eenheid"),
    ("luisterend oor", "opgezocht"),
    ("stadion", "maatregelen relschoppers"),
    ("weerbaarheid veerkracht", "eerste stappen"),
    ("plofkraken", "succes"),
    ("nieuw overvecht", "openbare orde ondernemers positief"),
    ("bibob drugsgerelateerde", "ingezet"),
    ("preventie scholen", "ingezet"),
    ("jongerenwerkers", "dagelijks"),
    ("kapot sterk", "1034 scholieren"),
    ("pga jongvolwassen", "23 jongeren acute"),
    ("colosseum", "23 jongeren"),
    ("w&i", "intensief"),
    ("ondermijning zorg", "eerste inzicht"),
    ("trainingen", "senioren"),
    ("kennissessie", "gehouden"),
    ("congres", "gehouden"),
    ("aangiftebereidheid", "onderzoek"),
    ("vr-game", "ontwikkeld"),
]


def test_what_was_done_in_2024_is_reported_with_its_date_and_no_status_is_made_up(conn):
    rijen = conn.execute(
        """SELECT actie.titel, datum, tekst FROM bericht JOIN actie ON actie.id = actie_id
        JOIN plan ON plan.id = plan_id WHERE slug = ? ORDER BY actie.id""",
        (PLAN,),
    ).fetchall()
    for titel, woorden in BERICHTEN:
        assert any(kent(actie, titel) and kent(tekst, woorden) for actie, _, tekst in rijen), titel
    assert len(rijen) == len(BERICHTEN)
    assert {datum for _, datum, _ in rijen} == {"2024-12-31"}
    assert conn.execute("SELECT * FROM v_stand WHERE plan = ? AND status <> 'onbekend'", (PLAN,)).fetchall() == []


TOEZEGGINGEN = [
    ("motie", "M309", "inclusie polarisatie", "afgedaan", None, ["2024-12-31"]),
    ("motie", "M246", "bestuursrechtelijke mogelijkheden", "afgedaan", None, ["2024-12-31"]),
    ("toezegging", "", "ondermijning zorg cijfers duiding fenomenen", "open", "2025-03-06", ["2025-03-06"]),
    ("toezegging", "", "jaar voortgangsrapportage veiligheidsagenda", "open", None, ["2024-12-31"]),
]


@pytest.mark.parametrize(("soort", "nummer", "woorden", "status", "datum", "berichten"), TOEZEGGINGEN)
def test_moties_and_toezeggingen_with_their_status_and_log(conn, soort, nummer, woorden, status, datum, berichten):
    rijen = conn.execute(
        """SELECT t.id, t.soort, nummer, status, datum, t.titel FROM toezegging AS t JOIN plan ON plan.id = plan_id
        WHERE slug = ?""",
        (PLAN,),
    ).fetchall()
    assert len(rijen) == len(TOEZEGGINGEN)
    (gevonden,) = [rij for rij in rijen if kent(rij[-1], woorden)]
    assert gevonden[1:5] == (soort, nummer, status, datum)
    logboek = conn.execute("SELECT datum FROM bericht WHERE toezegging_id = ? ORDER BY datum", gevonden[:1]).fetchall()
    assert logboek == [(dag,) for dag in berichten]


@pytest.mark.parametrize("tabel", ["thema", "doel", "actie", "kenmerk", "toezegging"])
def test_every_row_has_the_letter_as_bron_and_names_its_lines(conn, tabel):
    zonder = conn.execute(
        f"""SELECT t.id FROM {tabel} AS t JOIN plan ON plan.id = t.plan_id LEFT JOIN bron ON bron.id = t.bron_id
        WHERE slug = ? AND (bron.sleutel IS NOT ? OR t.vindplaats NOT LIKE '%r. %')""",
        (PLAN, "raadsbrief-veiligheidsagenda-2025"),
    ).fetchall()
    assert zonder == []


@pytest.mark.parametrize(("zoek", "thema", "woorden"), RIJEN)
def test_the_lines_named_are_where_the_letter_says_it(conn, brontekst, zoek, thema, woorden):
    plekken = [plek for _, tekst, plek in zoek(conn, thema) if kent(tekst, woorden)]
    assert any(kent(regels(plek, brontekst), woorden) for plek in plekken), plekken
