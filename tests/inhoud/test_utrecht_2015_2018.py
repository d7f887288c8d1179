"""The plan 2015-2018 as a reader of its source searches it: each doel and actie by its words, at its line."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ivp_tui import paden
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw

PLAN = "utrecht-2015-2018"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
REGELS = 1646  # what the source counts

HIC, JEUGD, WIJKEN = "high impact crimes", "jeugdoverlast criminaliteit", "veilige wijken"
ORDE, ONDERMIJNING, FYSIEK = (
    "openbare orde maatschappelijke onrust",
    "georganiseerde ondermijnende criminaliteit",
    "fysieke veiligheid",
)

# words of the thema, words of the bullet in the source, first line of that bullet
DOELEN = [
    (HIC, "afname woninginbraken 20%", 382),
    (HIC, "afname overvallen 41%", 384),
    (HIC, "afname straatroven 43%", 386),
    (HIC, "toename aangiftebereidheid slachtoffers geweld", 388),
    (JEUGD, "afname jeugdoverlast eigen buurt 19% 17%", 608),
    (JEUGD, "aandeel jeugdige verdachten 2,9%", 612),
    (WIJKEN, "afname autokraken 25%", 811),
    (WIJKEN, "fietsendiefstallen gedaald niveau 2011", 813),
    (WIJKEN, "afname zakkenrollen 5%", 815),
    (WIJKEN, "winkeldiefstallen gedaald niveau 2011", 817),
    (WIJKEN, "percentage mensen onveilig eigen buurt", 819),
    (WIJKEN, "stimuleren bewonersparticipatie iedere wijk", 823),
    (WIJKEN, "42% bewoners functioneren gemeente", 825),
    (WIJKEN, "37% bewoners functioneren politie", 829),
    (ORDE, "voorkomen verstoringen openbare orde", 1101),
    (ORDE, "bestrijden verstoringen openbare orde", 1103),
    (ORDE, "signalen maatschappelijke onrust vroegtijdig escalatie", 1105),
    (ONDERMIJNING, "voorkomen faciliteren activiteiten", 1254),
    (ONDERMIJNING, "misbruik gemeentelijke vergunningen subsidies", 1258),
    (FYSIEK, "bevorderen verkeersveiligheid", 1370),
    (FYSIEK, "afname verkeersoverlast", 1372),
    (FYSIEK, "voorkomen bestrijden brand", 1374),
    (FYSIEK, "voorkomen bestrijden incidenten crises", 1376),
]

ACTIES = [
    (HIC, "steunpunt meldpunt kindermishandeling veilig thuis", 527),
    (HIC, "zelfredzaamheid kwetsbare groepen burgernet waaks", 534),
    (HIC, "verstevigen informatiepositie informatie-uitwisseling", 540),
    (HIC, "ogen en oren van de stad buitengewoon opsporingsambtenaren woningcorporaties", 543),
    (HIC, "flexibel toezicht handhaving hotspots hottimes", 548),
    (HIC, "terugdringen recidivisten pilot bestuurlijke informatie", 551),
    (HIC, "intensieve samenwerking buurtteamorganisaties", 555),
    (HIC, "extra aandacht nazorg ex-gedetineerden aansluiting", 558),
    (HIC, "samenwerkingsafspraken veiligheidshuis zsm-werkwijze", 563),
    (HIC, "fysieke omgeving keurmerk ondernemen politiekeurmerk wonen buurtschouw", 567),
    (HIC, "casusoverleggen veelplegers nazorg", 572),
    (HIC, "slachtoffergerichte waaks track trace software", 575),
    (HIC, "bestuurlijk instrumentarium tijdelijk huisverbod", 580),
    (HIC, "programma veilig uitgaan", 581),
    (HIC, "programma veilige publieke taak", 582),
    (HIC, "overvalprotocol", 583),
    (JEUGD, "toestroom werk scholing risicojongeren", 720),
    (JEUGD, "ondersteuning ex-gedetineerden terugkeer", 724),
    (JEUGD, "ernstig overlastgevende gezinnen drang dwang", 727),
    (JEUGD, "jeugdgroepen domein wijkbewoners activeren", 733),
    (JEUGD, "jongerenwerk utrecht jou jeugdgroepen", 739),
    (JEUGD, "toezicht hotspots toezichthouders", 742),
    (JEUGD, "buurtteams zorgtrajecten", 743),
    (JEUGD, "halt alcohol vuurwerk scholen", 744),
    (JEUGD, "convenant school veiligheid", 747),
    (JEUGD, "uitbreiding save-teams opschalingsmodel", 750),
    (JEUGD, "persoonsgerichte jeugdige daders veelplegers", 757),
    (JEUGD, "meer aandacht nazorg ex-gedetineerden veiligheidshuis", 761),
    (JEUGD, "recidivemonitor indicatoren", 764),
    (JEUGD, "broertjes zusjes brusjes", 768),
    (JEUGD, "voortzetten jeugdgroepen jongerenwerk", 773),
    (JEUGD, "isd jongvolwassen 18-24 stelselmatige daders", 777),
    (WIJKEN, "contacten onderhouden (bewoners)netwerken", 1022),
    (WIJKEN, "afstemming inzet toezicht handhaving", 1023),
    (WIJKEN, "aanpassingen openbare ruimte", 1024),
    (WIJKEN, "faciliteren bewonersinitiatieven", 1025),
    (WIJKEN, "voorlichtingsbijeenkomsten workshops", 1028),
    (WIJKEN, "voorlichting communicatie krant social media", 1029),
    (WIJKEN, "inkoop bureau halt victas", 1032),
    (WIJKEN, "concept vreedzame wijk", 1033),
    (WIJKEN, "inzet publiek cameratoezicht", 1034),
    (WIJKEN, "lokfietsen surveillance stations", 1035),
    (WIJKEN, "preventie autokraak wijkberichten folders studenten", 1038),
    (WIJKEN, "deelname waaks burgernet", 1042),
    (WIJKEN, "keurmerk veilig ondernemen certificering", 1043),
    (WIJKEN, "convenant veilige school", 1046),
    (WIJKEN, "veilige jaarwisseling", 1047),
    (WIJKEN, "lokaal veiligheidsarrangement ns-stations", 1048),
    (WIJKEN, "flexibel toezicht handhaving hotspots hottimes", 1051),
    (WIJKEN, "uitbreiding bewaakte fietsenstallingen", 1054),
    (WIJKEN, "innovatieve maatregelen fietsendiefstal", 1055),
    (WIJKEN, "flexibel cameratoezicht bestaande", 1056),
    (WIJKEN, "pinpoint communicatie accuraat boodschap", 1059),
    (WIJKEN, "website bewonersinitiatieven", 1063),
    (WIJKEN, "obi4wan sociale veiligheidsmonitor", 1064),
    (ORDE, "evenementen- vergunningenbeleid", 1190),
    (ORDE, "meldingsplicht voorwaarden demonstraties", 1191),
    (ORDE, "convenant betaald voetbal", 1192),
    (ORDE, "risicoanalyses scenario draaiboeken protocollen", 1193),
    (ORDE, "inzet publiek cameratoezicht", 1194),
    (ORDE, "coördinatieteam incidentenmanagement cim", 1195),
    (ORDE, "bestuurlijke informatie justitiabelen bij zedendelicten", 1196),
    (ORDE, "bestuurlijk instrumentarium", 1200),
    (ORDE, "gay-alert", 1201),
    (ORDE, "pilot veilige aangifte asielzoekers", 1202),
    (ORDE, "potentiële casussen handreiking maatschappelijke onrust", 1203),
    (ORDE, "handelingsperspectief uitreizigers terugkeerders", 1207),
    (ORDE, "maatschappelijke partners signalering radicalisering", 1211),
    (ORDE, "obi4wan sociale veiligheidsmonitor", 1214),
    (ORDE, "jaarlijks uitvoeringsplan cameratoezicht", 1215),
    (ONDERMIJNING, "integrale bestuurlijke aanpak ondermijnende", 1311),
    (ONDERMIJNING, "coffeeshopbeleid", 1314),
    (ONDERMIJNING, "drank- horecawet vergunningenstelsel", 1315),
    (ONDERMIJNING, "uitvoeren gebiedsaanpak amsterdamsestraatweg", 1318),
    (ONDERMIJNING, "uitbuiting mensenhandel prostitutie", 1319),
    (ONDERMIJNING, "instrumentarium bibob vastgoedsector", 1320),
    (ONDERMIJNING, "regionaal hennepconvenant", 1324),
    (ONDERMIJNING, "inzet toezicht handhaving", 1325),
    (ONDERMIJNING, "intensivering gebiedsaanpak amsterdamsestraatweg", 1328),
    (ONDERMIJNING, "informatiepositie informatiemodel publiekszaken", 1329),
    (ONDERMIJNING, "informatie-uitwisseling veiligheidspartners riec", 1336),
    (ONDERMIJNING, "nieuwe raamprostitutiezone", 1339),
    (ONDERMIJNING, "uniformering prostitutiebeleid andere gemeenten rijk", 1340),
    (ONDERMIJNING, "coffeeshops rand stad", 1343),
    # the table Wie, Wat, Focus
    (FYSIEK, "verkeersveiligheid gemeente regie wegennet apv", 1494),
    (FYSIEK, "politie verkeersovertredingen", 1500),
    (FYSIEK, "brandveiligheid gemeente vergunningverlening gebouwen", 1512),
    (FYSIEK, "brandveiligheid vru bestrijden basisscholen verzorgingstehuizen", 1520),
    (FYSIEK, "externe veiligheid rud bestemmingsplannen wabo", 1532),
    (FYSIEK, "crisisbeheersing vru regionaal crisisplan risicoprofiel", 1543),
    (FYSIEK, "gemeente bevolkingszorg publieke zorg nafase", 1549),
    (FYSIEK, "programma verkeersveiligheid veiligheidssituatie", 1558),
    (FYSIEK, "toetsen alle verkeersmaatregelen", 1561),
    (FYSIEK, "duurzaam veilig-ontwerpprincipe", 1562),
    (FYSIEK, "programma voorlichting actieplan verkeersveiligheid", 1565),
    (FYSIEK, "duurzaam veilig-maatregelen", 1568),
    (FYSIEK, "utrechtse veiligheidslabel basisscholen", 1571),
    (FYSIEK, "wijkverkeersoverleggen knelpunten handhavingsoverleg", 1574),
    (FYSIEK, "uitvoeren handhavingsprogramma", 1579),
    (FYSIEK, "brandveilig ondernemen keurmerk", 1580),
    (FYSIEK, "toetsen ruimtelijke externe veiligheid", 1583),
    (FYSIEK, "toetsen wabo-aanvragen", 1584),
    (FYSIEK, "verlenen ontheffingen transport gevaarlijke stoffen", 1585),
    (FYSIEK, "risicoregister risicokaart", 1588),
    (FYSIEK, "piket gemeentelijke onderdelen", 1589),
    (FYSIEK, "opleiden trainen oefenen (piket)ambtenaren bestuurders", 1592),
    (FYSIEK, "gemeentelijke draaiboeken", 1595),
    (FYSIEK, "regionaal piket 2014 crisisfuncties", 1596),
    (FYSIEK, "actieplan gedragscomponent verkeersdeelnemers", 1600),
    (FYSIEK, "implementatie majeure projecten veiligheidsregio", 1603),
    (FYSIEK, "opstellen nieuw beleidsplan veiligheidsregio", 1604),
    (FYSIEK, "incidentbestrijdingsplannen stationsgebied tunnel a2 vechtsebanen basf", 1605),
    (FYSIEK, "basisnet landelijke overheid gevaarlijke stoffen", 1608),
    (FYSIEK, "uniformering externe veiligheid wabo regionale uitvoeringsdienst", 1612),
]

ZOEKEN = [("doel", *rij) for rij in DOELEN] + [("actie", *rij) for rij in ACTIES]


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    pad = tmp_path_factory.mktemp("utrecht") / "vers.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def brontekst() -> list[str]:
    gevonden = sorted(SEEDS.glob("000_*.txt"))
    if not gevonden:
        pytest.skip("the source is not part of the repository; where it stands beside it, the words are checked")
    return gevonden[0].read_text(encoding="utf-8").split("\n")


def alle(conn: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query about this plan (:plan)."""
    return conn.execute(sql, {"plan": PLAN}).fetchall()


def heeft(tekst: str, woorden: str) -> bool:
    return all(woord in tekst.casefold() for woord in woorden.split())


def regels(vindplaats: str) -> set[int]:
    """The lines of the source that a vindplaats names after each "r. "."""
    uit: set[int] = set()
    for reeks in re.findall(r"\br\. (\d+(?:-\d+)?(?:(?:, | en )\d+(?:-\d+)?)*)", vindplaats):
        for begin, eind in re.findall(r"(\d+)(?:-(\d+))?", reeks):
            uit.update(range(int(begin), int(eind or begin) + 1))
    return uit


def items(conn: sqlite3.Connection, soort: str) -> list[tuple[int, str, str, set[int]]]:
    """Id, thema, own text and lines of each doel (of v_doel) or actie (of v_boom) of the plan."""
    sql = {
        "doel": "SELECT doel_id, thema, doel || ' ' || toelichting, vindplaats FROM v_doel "
        "WHERE plan = :plan AND thema IS NOT NULL",
        "actie": "SELECT DISTINCT actie_id, thema, actie || ' ' || actie_toelichting, vindplaats FROM v_boom "
        "WHERE plan = :plan AND actie_id IS NOT NULL",
    }[soort]
    return [(nummer, thema, tekst, regels(waar)) for nummer, thema, tekst, waar in alle(conn, sql)]


def gevonden(conn: sqlite3.Connection, soort: str, thema: str, woorden: str, regel: int) -> list[int]:
    return [
        nummer
        for nummer, naam, tekst, waar in items(conn, soort)
        if heeft(naam, thema) and heeft(tekst, woorden) and regel in waar
    ]


@pytest.mark.parametrize(("soort", "thema", "woorden", "regel"), ZOEKEN)
def test_what_the_source_promises_is_found_by_its_words_at_its_line(conn, soort, thema, woorden, regel):
    assert len(gevonden(conn, soort, thema, woorden, regel)) == 1


@pytest.mark.parametrize(("soort", "tabel"), [("doel", DOELEN), ("actie", ACTIES)])
def test_nothing_is_there_that_the_source_does_not_have(conn, soort, tabel):
    nummers = [nummer for rij in tabel for nummer in gevonden(conn, soort, *rij)]
    assert len(nummers) == len(set(nummers))
    assert [tekst for nummer, _, tekst, _ in items(conn, soort) if nummer not in nummers] == []


def test_the_words_of_the_searches_stand_in_the_source_at_that_line(conn, brontekst):
    """Where a line of the source breaks a word in two, its halves count as one."""
    for soort, thema, woorden, regel in ZOEKEN:
        ((_, _, _, waar),) = [
            rij for rij in items(conn, soort) if rij[0] in gevonden(conn, soort, thema, woorden, regel)
        ]
        delen = [brontekst[nummer - 1].strip() for nummer in sorted(waar)]
        assert heeft(f"{' '.join(delen)} {''.join(delen)}", woorden), (woorden, regel)


def test_no_nine_words_in_a_row_are_those_of_the_source(conn, brontekst):
    def reeksen(tekst: str) -> set[tuple[str, ...]]:
        woorden = re.findall(r"\w+", tekst.casefold())
        return {tuple(woorden[i : i + 9]) for i in range(len(woorden) - 8)}

    bron = reeksen("\n".join(brontekst))
    for soort in ("doel", "actie"):
        assert [tekst for _, _, tekst, _ in items(conn, soort) if reeksen(tekst) & bron] == []


def test_three_hoofddoelen_stand_at_their_lines(conn):
    hoofd = alle(conn, "SELECT doel, vindplaats FROM v_doel WHERE plan = :plan AND thema IS NULL")
    gezocht = [("minder criminaliteit", 217), ("veiligheidsgevoel", 218), ("incidenten voorkomen bestrijden", 219)]
    assert len(hoofd) == len(gezocht)
    for (titel, waar), (woorden, regel) in zip(hoofd, gezocht, strict=True):
        assert heeft(titel, woorden)
        assert regel in regels(waar)


def test_the_two_prioriteiten_come_first_and_the_themas_follow_the_document(conn):
    themas = alle(conn, "SELECT DISTINCT thema, prioriteit FROM v_boom WHERE plan = :plan")
    assert [prioriteit for _, prioriteit in themas] == [1, 1, 0, 0, 0, 0]
    for (naam, _), woorden in zip(themas, [HIC, JEUGD, WIJKEN, ORDE, ONDERMIJNING, FYSIEK], strict=True):
        assert heeft(naam, woorden)


def test_every_line_named_is_one_of_the_source(conn):
    for tabel in ("doel", "actie"):
        for (waar,) in alle(
            conn, f"SELECT t.vindplaats FROM {tabel} t JOIN plan ON plan.id = plan_id WHERE slug = :plan"
        ):
            assert regels(waar), waar
            assert max(regels(waar)) <= REGELS, waar
