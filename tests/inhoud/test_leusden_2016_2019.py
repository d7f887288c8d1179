"""The plan of Leusden: each doel and actie is found by the words of its source, in its paragraph, at its line."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from ivp_tui import paden
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw

PLAN = "leusden-2016-2019"

# paragraph of the source -> words of its title, in the order of the document
THEMAS = {
    "2.3": "ambities doelstellingen",
    "2.4": "vernieuwende aanpak samenleving voorop",
    "3.1.1": "veiligheidsgevoel kwetsbaarheid",
    "3.1.2": "geweld huiselijke kring kindermishandeling",
    "3.1.3": "opvoeden opgroeien",
    "3.1.4": "maatschappelijke (on)rust crisis",
    "3.1.5": "drank drugsgebruik",
    "3.1.6": "high impact crimes",
    "3.1.7": "autokraken",
    "3.2": "georganiseerde (ondermijnende) criminaliteit",
    "3.3.1": "externe veiligheid",
    "3.3.2": "waterveiligheid",
    "3.3.3": "brandveiligheid",
    "3.3.4": "verkeersveiligheid",
    "3.3.5": "rampenbestrijding crisisbeheersing",
    "3.3.6": "zelfredzaamheid",
    "4.1": "integrale handhaving",
    "4.2": "communicatie met actoren",
}

# paragraph, words of the source, line of the source: the goal boxes (r. 560 and on) each with their own paragraph
DOELEN = [
    ("2.3", "integrale aanpak", 314),
    ("2.3", "snellere verbinding keten", 324),
    ("2.3", "samenleving voorop", 335),
    ("2.3", "verhogen veiligheidsniveau inwoners", 365),
    ("2.3", "koppeling veiligheid zorg jeugdzorg", 368),
    ("2.3", "zelfredzaamheid bedrijven instellingen", 371),
    ("2.3", "veilige buurten", 347),
    ("2.3", "misdrijven grote impact slachtoffer", 348),
    ("2.3", "georganiseerde ondermijnende criminaliteit", 349),
    ("2.3", "persoonsgerichte aanpak prioriteiten", 350),
    ("2.3", "regiovisie geweld afhankelijkheidsrelaties", 358),
    ("2.4", "betrokkenheid partners inwoners", 404),
    ("2.4", "communicatie op maat", 405),
    ("2.4", "flexibiliteit inzet mensen middelen", 406),
    ("2.4", "versterken informatiepositie", 407),
    ("3.1.1", "inspelen vergrijzing", 560),
    ("3.1.1", "veiligheidsvraagstuk doelgroepen veiligheidsactie", 562),
    ("3.1.2", "voorkomen bestrijden geweld privésfeer", 636),
    ("3.1.2", "systeemgericht huiselijk geweld", 637),
    ("3.1.3", "scholen peuterspeelzalen meldingsplicht kindermishandeling", 639),
    ("3.1.3", "samenwerking larikslaan2 politie veilig thuis", 644),
    ("3.1.4", "sociaal calamiteitenplan maatschappelijke onrust", 630),
    ("3.1.4", "alert reageren dreigende", 633),
    ("3.1.4", "preventief integraal voedingsbodem radicalisering", 725),
    ("3.1.5", "terugdringen alcohol jongeren bewustwording", 662),
    ("3.1.6", "winkeldiefstallen woninginbraken geweldsdelicten", 723),
    ("3.1.6", "incidenten meldingen overlast wijken", 711),
    ("3.1.7", "autokraken gemiddelde midden nederland", 802),
    ("3.2", "ongunstig klimaat criminele activiteiten", 796),
    ("3.2", "riec organisatiestructuren hennepteelt mensenhandel witwassen", 797),
    ("3.3.1", "risico transport gevaarlijke stoffen acceptabel", 886),
    ("3.3.1", "toetsingskader externe veiligheid landelijke", 887),
    ("3.3.3", "burgers ondernemers instellingen brand voorkomen", 961),
    ("3.3.3", "verminderd zelfredzame personen", 964),
    ("3.3.4", "verkeersveiligheid scholen schoolroutes", 957),
    ("3.3.5", "gemeentelijke kolom rampenbestrijdingsorganisatie", 959),
    ("3.3.6", "inwoners weten noodsituatie", 969),
    ("4.2", "inwoners proactief handelingsperspectief", 1132),
]

ACTIES = [
    ("2.3", "beleidsterreinen aansluiting", 319),
    ("2.3", "toegang uitwisseling gegevens", 327),
    ("2.3", "overheidsparticipatie burgerinitiatieven", 331),
    ("2.3", "burgernet waaks keurmerk studenten", 301),
    ("2.3", "inwoners betrekken sociale media", 366),
    ("2.3", "investeren risico-reducerende maatregelen", 309),
    ("2.4", "uitvoeringsprogramma doelen prioriteiten", 388),
    ("2.4", "actuele informatie stand van zaken", 415),
    ("2.4", "loket aanspreekpunt initiatief", 421),
    ("2.4", "databank initiatieven leefbaarheid", 424),
    ("2.4", "initiatieven professionals analyseren plannen", 427),
    ("2.4", "veiligheidssamenwerkingsactie twee keer per jaar", 430),
    ("2.4", "contactdag school jumbo", 432),
    ("2.4", "nadruk veiligheid onveiligheid", 452),
    ("2.4", "informatiebijeenkomsten preventieve inbraakpreventie", 456),
    ("2.4", "incidenten snel informeren duiden gevoelens", 459),
    ("2.4", "kleine dialogen lokale netwerken", 468),
    ("2.4", "huis-aan-huis facebook twitter", 470),
    ("2.4", "burgerschap melden aanspreken", 472),
    ("2.4", "gebiedsgericht informatiegestuurd flexibel actualiteit", 486),
    ("2.4", "innovatieve methoden maatregelen", 487),
    ("2.4", "informatiegestuurd gebiedsgericht bewoners", 493),
    ("2.4", "gemeentelijke informatiebronnen benutten", 499),
    ("2.4", "dader delict plaats tijd wijkniveau", 501),
    ("3.1.1", "voorlichting babbeltrucs phishing zakkenrollen", 522),
    ("3.1.2", "routekaart reclassering amhk", 544),
    ("3.1.2", "zsm selectietafel om strafrechtelijke afdoening", 547),
    ("3.1.2", "huisverbod doorontwikkel preventief larikslaan", 549),
    ("3.1.2", "veilig thuis huisverbod kindermishandeling", 552),
    ("3.1.2", "tijdelijk huisverbod burgemeester acute dreiging", 570),
    ("3.1.3", "afspraken larikslaan2 veilig thuis driehoek", 644),
    ("3.1.3", "meldcode vermoedens huiselijke kring", 586),
    ("3.1.3", "jeugdwerkloosheid", 596),
    ("3.1.4", "sociaal calamiteitenplan", 611),
    ("3.1.4", "korte lijnen netwerk vroegsignalering", 619),
    ("3.1.4", "zedenzaken onrust", 621),
    ("3.1.5", "implementatie drank horecawet", 667),
    ("3.1.5", "nalevingsgedrag horeca-ondernemers commerciële", 671),
    ("3.1.5", "alcohol drugsgerelateerde agressie preventie repressie", 682),
    ("3.1.5", "excessen overlastwet gebiedsverbod groepsverbod", 693),
    ("3.1.5", "drugsoverlast zorgkant verslaving dakloosheid", 688),
    ("3.1.6", "preventie burgernet whatsapp voorlichtingsbijeenkomsten", 708),
    ("3.1.6", "top-x groepsverboden bibob", 709),
    ("3.1.6", "nazorg slachtofferschap", 710),
    ("3.1.6", "winkeldiefstal aangiftebereidheid vergoeding", 178),
    ("3.1.7", "waarschuwingsborden flyeracties lokmiddelen navigatiesystemen", 738),
    ("3.1.7", "politie handhavers toezichthouders winkelcentra", 733),
    ("3.1.7", "parkeerplaatsen afgelegen verlichting", 746),
    ("3.2", "uitbuiting mensenhandel hennepteelt", 766),
    ("3.2", "persoonsgericht beroepscriminelen", 769),
    ("3.2", "haarden bedrijventerrein growshops vastgoed", 770),
    ("3.3.1", "ruimtelijke ontwikkeling groepsrisico aardgasleidingen", 790),
    ("3.3.1", "ontheffingen route propaan vuurwerk college", 809),
    ("3.3.1", "risicorelevante bedrijven rud", 821),
    ("3.3.2", "riolering watersystemen rioleringsbuizen", 841),
    ("3.3.2", "waterberging vijvers sloten bakken", 840),
    ("3.3.2", "waterbergingsgebieden schammer waterschap", 844),
    ("3.3.3", "brandweer adviseert coach", 903),
    ("3.3.3", "netwerk verbind inspire brandveiligheidsvraagstukken", 905),
    ("3.3.3", "kwalitatief goede brandweerzorg vru", 898),
    ("3.3.4", "handhaving politie boa geparkeerde", 928),
    ("3.3.5", "bevolkingszorg gemeentelijke processen", 935),
    ("3.3.5", "inventaris risico adviesfunctie", 943),
    ("3.3.5", "crisisstructuur grip crisisplan", 949),
    ("3.3.6", "stimuleren zelfredzaamheid initiatieven ondersteunen", 971),
    ("3.3.6", "onderzoeken hulpverleningsdiensten aed", 978),
    ("3.3.6", "communiceren risico adviezen rookmelder stroomuitval", 990),
    ("3.3.6", "verminderd niet-zelfredzame hulp", 991),
    ("3.3.6", "hulpverleners burgers veranderende rol", 999),
    ("3.3.6", "oefeningen aed ehbo cursus", 1000),
    ("4.1", "handhavingsbeleid 2011 herzien", 1027),
    ("4.1", "interventiematrix prioriteitenschema handhavingsstrategie", 1042),
    ("4.1", "toezicht handhaving afdelingen politie brandweer", 1018),
    ("4.2", "calamiteiten dezelfde boodschap", 1137),
    ("4.2", "delen informatie veiligheidspartners ongevraagd", 1149),
    ("4.2", "whatsappgroepen burgernet wijk", 1157),
    ("4.2", "transparante betrouwbare voorlichting", 1162),
]  # fmt: skip


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    pad = tmp_path_factory.mktemp("leusden") / "vers.db"
    bouw(pad, lees_inhoud(paden.PLANNEN))
    verbinding = sqlite3.connect(f"file:{pad}?mode=ro", uri=True)
    yield verbinding
    verbinding.close()


def alle(conn: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query about this plan (:plan)."""
    return conn.execute(sql, {"plan": PLAN}).fetchall()


def heeft(tekst: str, woorden: str) -> bool:
    return all(woord in tekst.lower() for woord in woorden.split())


def regels(vindplaats: str) -> set[int]:
    """The lines of the plain text that a vindplaats names after each "r. "."""
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


def gevonden(conn: sqlite3.Connection, soort: str, paragraaf: str, woorden: str, regel: int) -> list[int]:
    return [
        nummer
        for nummer, thema, tekst, waar in items(conn, soort)
        if heeft(thema, THEMAS[paragraaf]) and heeft(tekst, woorden) and regel in waar
    ]


@pytest.mark.parametrize(("paragraaf", "woorden", "regel"), DOELEN)
def test_a_doel_is_found_by_the_words_of_the_source(conn, paragraaf, woorden, regel):
    assert len(gevonden(conn, "doel", paragraaf, woorden, regel)) == 1


@pytest.mark.parametrize(("paragraaf", "woorden", "regel"), ACTIES)
def test_an_actie_is_found_by_the_words_of_the_source(conn, paragraaf, woorden, regel):
    assert len(gevonden(conn, "actie", paragraaf, woorden, regel)) == 1


@pytest.mark.parametrize(("soort", "tabel"), [("doel", DOELEN), ("actie", ACTIES)])
def test_nothing_is_there_that_the_source_does_not_have(conn, soort, tabel):
    bekend = {nummer for rij in tabel for nummer in gevonden(conn, soort, *rij)}
    assert [rij[2] for rij in items(conn, soort) if rij[0] not in bekend] == []


def test_the_themas_stand_in_the_order_of_the_document(conn):
    themas = alle(
        conn,
        "SELECT thema.titel, thema.vindplaats FROM thema JOIN plan ON plan.id = plan_id "
        "WHERE slug = :plan ORDER BY volgorde",
    )
    assert len(themas) == len(THEMAS)
    for (titel, waar), (paragraaf, woorden) in zip(themas, THEMAS.items(), strict=True):
        assert heeft(titel, woorden)
        assert waar.startswith(f"H. {paragraaf} ")


def test_two_hoofddoelen_say_what_the_plan_is_for(conn):
    doelen = alle(conn, "SELECT doel || ' ' || toelichting FROM v_doel WHERE plan = :plan AND thema IS NULL")
    assert len(doelen) == 2
    assert heeft(doelen[0][0], "leusden veilige gemeente")
    assert heeft(doelen[1][0], "objectieve subjectieve veiligheid")


def test_waterveiligheid_has_no_doel_and_says_why(conn):
    assert [thema for _, thema, _, _ in items(conn, "doel") if heeft(thema, "waterveiligheid")] == []
    ((waarom,),) = alle(conn, "SELECT toelichting FROM thema WHERE titel = 'Waterveiligheid'")
    assert heeft(waarom, "zonder doelen rijksoverheid waterschap")


METINGEN = [
    ("Autokraken, verandering sinds 2010", 2014, -45, 169),
    ("Criminaliteit totaal, verandering sinds 2010", 2014, -36, 167),
    ("Geweldsdelicten, verandering sinds 2010", 2014, -23, 170),
    ("Winkeldiefstallen", 2010, 30, 174),
    ("Winkeldiefstallen", 2013, 60, 174),
    ("Woninginbraken, verandering sinds 2010", 2014, -32, 170),
]


def test_the_figures_are_those_of_the_source(conn):
    rijen = alle(
        conn,
        """SELECT indicator, periode, waarde, vindplaats, wijk, onbekend, status, gekozen FROM v_meting
        WHERE gemeente = 'Leusden' ORDER BY indicator, periode""",
    )
    assert [rij[:3] for rij in rijen] == [verwacht[:3] for verwacht in METINGEN]
    for rij, (*_, regel) in zip(rijen, METINGEN, strict=True):
        assert regel in regels(rij[3])
        assert rij[4:] == (None, None, "definitief", 1)


# figures that are no series: words, line
GETALLEN = [
    ("36% landelijk 17% midden-nederland 28%", 168),
    ("45% autokraken 32% woninginbraken 23% geweldsdelicten", 170),
    ("autokraken 3 van 20", 172),
    ("winkeldiefstal 30 2010 60 2013", 174),
    ("veiligheidsstrategie 2015-2018 41 gemeenten", 345),
    ("26 gemeenten vru", 256),
    ("risicoprofiel lpg-tankstations twee", 816),
    ("top 25 vru", 265),
    ("twee hogedrukaardgasleidingen", 789),
    ("slachtoffers 95 evacuatie 1.235", 861),
    ("8,6 tot 12,3 miljard euro", 862),
    ("grip zes 1 tot en met 5", 950),
    ("meldcode 1 juli 2013", 586),
    ("drank 2013 verordening 2014", 670),
    ("bedragen noemt de bron niet", 1174),
]


@pytest.mark.parametrize(("woorden", "regel"), GETALLEN)
def test_a_figure_that_is_no_series_stands_in_a_kenmerk(conn, woorden, regel):
    rijen = alle(
        conn, "SELECT tekst, kenmerk.vindplaats FROM kenmerk JOIN plan ON plan.id = plan_id WHERE slug = :plan"
    )
    assert [tekst for tekst, waar in rijen if heeft(tekst, woorden) and regel in regels(waar)] != []


def test_a_target_with_only_a_direction_has_no_number(conn):
    rijen = alle(
        conn,
        """SELECT indicator, richting, basisjaar, basiswaarde, doeljaar, doelwaarde FROM v_streefwaarde
        WHERE plan = :plan ORDER BY indicator""",
    )
    namen = ["Autokraken per 1.000 inwoners", "Geweldsdelicten", "Winkeldiefstallen", "Woninginbraken"]
    assert rijen == [(naam, "omlaag", None, None, None, None) for naam in namen]
    assert alle(conn, "SELECT doel FROM v_doel WHERE plan = :plan AND soort = 'meetbaar'") == [
        ("Minder winkeldiefstallen, woninginbraken en geweldsdelicten",),
        ("Autokraken terug naar het gemiddelde Midden-Nederland",),
    ]


# the table of 4.1: words of the domain, columns with a cross, line of the first word
MATRIX = [
    ("brandveiligheid evenementen", {2}, 1068),
    ("milieu", {1}, 1076),
    ("bouw sloop asbest monumenten", {2}, 1081),
    ("ruimtelijke ordening", {2}, 1090),
    ("wonen", {2}, 1098),
    ("drank horeca", {2}, 1103),
    ("apv", {2, 3, 4}, 1108),
    ("verkeersveiligheid", {2, 3}, 1111),
    ("openbare orde veiligheid", {3, 4}, 1116),
    ("huiselijk geweld", {3, 4}, 1122),
]


def test_the_table_of_who_enforces_what_is_complete(conn):
    kop, *rijen = alle(
        conn,
        """SELECT tekst, kenmerk.vindplaats, thema.titel FROM kenmerk JOIN thema ON thema.id = thema_id
        JOIN plan ON plan.id = thema.plan_id
        WHERE slug = :plan AND soort = 'handhaving' ORDER BY kenmerk.volgorde""",
    )
    assert heeft(kop[0], "tien domeinen vier kolommen koppen ontbreken")
    assert len(rijen) == len(MATRIX)
    for (tekst, waar, thema), (woorden, kolommen, regel) in zip(rijen, MATRIX, strict=True):
        domein, kruisen = tekst.split(":")
        assert heeft(domein, woorden)
        assert {int(cijfer) for cijfer in re.findall(r"\d", kruisen)} == kolommen
        assert regel in regels(waar)
        assert thema == "Integrale handhaving"


PARTNERS = """bewoners|ondernemers|wijkagenten|onderwijsinstellingen|opsporingsambtenaren|larikslaan2|veilig thuis
jongerenwerker|studenten toezichthouders stadscentrum|veiligheidsregio utrecht|openbaar ministerie|politie|provincie
rijk|veiligheidshuis regio utrecht|ggd regio utrecht|omgevingsdienst regio utrecht|bureau halt
regionale uitvoeringsdienst|bureau regionale veiligheidsstrategie|regionaal informatie expertise|vallei en veluwe
reclassering|advies meldpunt huiselijk geweld|zsm|justitie|brandweer|afdeling dienstverlening|woningcorporaties
welzijnswerk|belastingdienst|burgemeester|peuterspeelzalen kinderopvang|horecaondernemers|paracommerci|handhavers
instellingen|organisaties|vrijwilligers|gemeente leusden"""


@pytest.mark.parametrize("woorden", re.split(r"[|\n]", PARTNERS))
def test_a_partner_of_the_source_has_a_part_in_a_thema(conn, woorden):
    rijen = alle(
        conn,
        """SELECT partner.naam FROM thema_partner JOIN partner ON partner.id = partner_id
        JOIN thema ON thema.id = thema_id JOIN plan ON plan.id = plan_id WHERE slug = :plan""",
    )
    assert any(heeft(naam, woorden) for (naam,) in rijen)


# words, ritme where the source gives one, line
OVERLEGGEN = [
    ("lokaal driehoeksoverleg", "", 1302),
    ("burgemeester teamchef", "maandelijks", 1307),
    ("crisisbeheersing veiligheidsregio", "ongeveer maandelijks", 1309),
    ("burgemeester overige partners", "periodiek", 1310),
    ("regionale driehoek", "", 1313),
    ("districtscollege", "", 1318),
    ("algemeen bestuur veiligheidsregio utrecht", "", 1333),
    ("districtelijk veiligheidscollege", "", 1332),
    ("werkgroep versterking informatiepositie", "", 1334),
    ("adviescommissie risicobeheersing", "", 1335),
    ("operationeel leider zblw", "", 1340),
    ("casus maatschappelijk onrust", "", 1341),
    ("afstemmingsoverleg openbare orde", "", 1342),
    ("afstemmingsoverleg crisisbeheersing", "", 1343),
]


def test_every_overleg_of_the_source_is_there_with_no_more_than_it_gives(conn):
    rijen = alle(
        conn,
        "SELECT naam, ritme, voorzitter, overlegsoort.vindplaats FROM overlegsoort JOIN plan ON plan.id = plan_id "
        "WHERE slug = :plan",
    )
    assert len(rijen) == len(OVERLEGGEN)
    for woorden, ritme, regel in OVERLEGGEN:
        ((_, gegeven, voorzitter, waar),) = [rij for rij in rijen if heeft(rij[0], woorden)]
        assert (gegeven, voorzitter) == (ritme, "")
        assert regel in regels(waar)


def test_titles_are_short(conn):
    titels = alle(conn, "SELECT doel FROM v_doel WHERE plan = :plan UNION SELECT actie FROM v_boom WHERE plan = :plan")
    assert [titel for (titel,) in titels if titel and len(titel) > 90] == []


def test_every_row_has_a_vindplaats_with_lines_of_the_source(conn):
    van_plan = "JOIN plan ON plan.id = {0}.plan_id WHERE slug = :plan"
    van_thema = "JOIN thema ON thema.id = thema_id JOIN plan ON plan.id = thema.plan_id WHERE slug = :plan"
    van_gemeente = "JOIN gemeente ON gemeente.id = gemeente_id WHERE gemeente.sleutel = 'leusden'"
    delen = {tabel: van_plan.format(tabel) for tabel in ("thema", "doel", "actie", "kenmerk", "overlegsoort")}
    delen |= {"plan": "WHERE slug = :plan", "thema_partner": van_thema, "gebied": van_gemeente}
    delen["meting"] = "JOIN indicator ON indicator.id = indicator_id " + van_gemeente
    delen["streefwaarde"] = "JOIN doel ON doel.id = doel_id JOIN plan ON plan.id = doel.plan_id WHERE slug = :plan"
    for tabel, deel in delen.items():
        rijen = alle(conn, f"SELECT {tabel}.vindplaats, {tabel}.bron_id FROM {tabel} {deel}")
        assert rijen, tabel
        for waar, bron in rijen:
            assert bron is not None, (tabel, waar)
            assert regels(waar), (tabel, waar)
            assert regels(waar) <= set(range(1, 1344)), (tabel, waar)


def test_leusden_has_no_wijken(conn):
    assert (
        alle(conn, "SELECT wijk.naam FROM wijk JOIN gemeente ON gemeente.id = gemeente_id WHERE sleutel = 'leusden'")
        == []
    )


def test_no_deadline_and_no_status_is_invented(conn):
    assert alle(conn, "SELECT DISTINCT deadline FROM actie JOIN plan ON plan.id = plan_id WHERE slug = :plan") == [
        (None,)
    ]
    assert alle(conn, "SELECT DISTINCT status, toelichting FROM v_stand WHERE plan = :plan") == [("onbekend", "")]
