"""The plan 2019-2022 as a reader of its source would search it: every doel, every actie and every figure is there."""

import re
import shutil
import sqlite3

import pytest

from ivp_tui import paden
from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.opslag.bouwen import bouw

PLAN = "utrecht-2019-2022"
BESTAND = paden.PLANNEN / f"{PLAN}.toml"
REGELS = 674  # what the source counts

# thema words -> searches, divided by |, of words that must stand together in one doel
DOELEN = {
    "ondermijning": """
        systeem, aanpakken | ingrijpen, invalshoeken | informatiepositie, verstevigen | samenleving, weerbaarder |
        gemeentelijke organisatie, weerbaarder | buurtaanpak, ontwikkelen | samenwerken, andere steden""",
    "zorg, veiligheid": """
        veiligheidsprofessionals, intensiever | er op af, problemen | kwetsbare groepen, investeren |
        jeugdcriminaliteit, terugdringen | ex-gedetineerden, jongvolwassenen |
        huiselijk geweld, kindermishandeling | signalen, herkennen, oppakken | maatwerk, doen wat nodig is""",
    "digitale stad": """
        weerbaarheidsbeeld, stedelijk | daders, slachtoffers, incidenten | digitale risico, bewust |
        cybercrises, optimaal""",
    "verkeer": "verkeersveiligheid, wijken | zicht, gedrag | communicatie, verkeer | aandacht, handhaven",
    "veilige buurten": "basis op orde | veilige buurten, veilige wijken",
    "geregistreerde criminaliteit": "veelvoorkomende criminaliteit, high impact crimes",
    "openbare orde": "ordeverstoringen, incidenten | gebeurtenissen, partners",
    "polarisatie, radicalisering": "polarisatie, tegengaan | betrokken, geaccepteerd",
    "crisisbeheersing": "crises, snel, economie",
    "communicatie": "feitelijke veiligheid, preventie | veiligheidsbeleving",
    "uitvoering": "",
}

# the same for the acties
ACTIES = {
    "ondermijning": """
        politie, Belastingdienst, optreden | symptoombestrijding, systeemaanpak | netwerken, barrières, duurzaam |
        drugscriminaliteit, mensenhandel, uitkeringen | RIEC, Utrechtse gevallen |
        bewonersmeldingen, Meld Misdaad Anoniem | energieleveranciers, woningcorporaties | politie, OM, vervolgen |
        Top X, daders, gebiedsverbod | Top X, 25 jaar, broertjes | instroom, jongeren, persoonsgerichte |
        ketenaanpak, mensenhandel, slachtoffer | branches, belwinkels, koeriersdiensten | huisjesmelkers, vastgoed |
        Amsterdamsestraatweg, Breedstraatbuurt, Kop van Lombok | gebiedsgerichte, Versnelling Overvecht |
        gebiedsgerichte, Kanaleneiland | woonwagenlocaties, ondermijningsbeeld | doelstellingen, afschalen |
        gebiedsaanpak, buurtaanpak, kennis | ondermijningsbeeld, acties |
        data-intelligence, sociale netwerkanalyse, privacy | allianties, brancheorganisaties, inwoners |
        tegenbeweging, onaantastbaar gedrag | alternatieven, criminele carrière, voedingsbodem |
        ongewenst gedrag, boetes, sluiting | rolmodellen, jongeren, ondernemers | barrières, criminele industrie |
        kwetsbare functies, perspectief | integer, bestuurders, ambtenaren |
        werkprocessen, gemeentelijke voorzieningen, ICT | veilige werkomgeving, ambtenaren |
        druk, criminelen, snel | signalen, melden, Misdaad Anoniem, eerlijk | norm, misdaad, niet normaal |
        Versnellingsplan Overvecht, buurtaanpak | team, professionals, bewoners, preventie |
        buurtaanpak, andere buurten | Tilburg, Rotterdam, Amsterdam, Den Haag | learning by doing, monitoren |
        regionaal, landelijk, internationaal""",
    "zorg, veiligheid": """
        synergie, zorg en veiligheid | instrumenten, processen, lacunes | verward gedrag |
        ketenregisseur, mensenhandel | jeugdaanpak | polarisatie, Utrecht zijn we samen |
        kwetsbare jongeren, zorgvragen | overlastgevende gezinnen, gezinsmanager |
        grensoverschrijdend gedrag, kinderen, ouders | Halt, basisscholen, voorlichtingslessen | jeugdgroepen, PGA |
        jeugdcriminaliteit, preventie, wijk | brusjes, Top X | hulpverleners, informatie, jongeren |
        ex-gedetineerden, woning, dagbesteding | re-integratieplan, detentie | nazorg, jongvolwassenen |
        Regiovisie, Geweld hoort nergens thuis, Scheiden zonder schade | huisverbod, drang, pleger |
        huisverbod, optimum remedium | aarzelingen, privacy, cultuur | Skaeve Huse, prikkelarm, woonvormen |
        regelruimte, urgentie, woning | doelgroep, stevige regie | sekswerkers, Tippelzone, 1 juli 2021 |
        etnisch profileren, effecten""",
    "digitale stad": """
        weerbaarheidsbeeld, mobiliteit, drinkwater | handelingsperspectief, veerkracht, rollen |
        slachtofferschap, daderschap | risicoperceptie, bewoners, ondernemers |
        slachtofferprofielen, delict, preventiemaatregelen | meldingsbereidheid, cybercrime |
        criminele werkwijzen, instellingen | voorlichtingscampagnes, trainingen, regio | games, virtual reality |
        risicobewustwording, jongeren, MKB | kennis, onderwijsinstellingen |
        digitale ontwrichting, crisisorganisatie | netwerk, nieuwe disciplines |
        handreiking cybercrisis, grote steden, veiligheidsregio's | oefeningen, cyber | digitale huis, op orde |
        bestrijding, cybercriminaliteit, publiek-private""",
    "verkeer": """
        programma Verkeersveiligheid, drie E's | engineering, weginrichting, infrastructuur |
        education, verkeersopvoeding | enforcement, handhaven | meldingen, onveilig gedrag, weggebruikers |
        afspraken, momenten, doelgroepen | scooteroverlast, slim melden, 14 030 | wijkverkeersoverleg |
        methode, tevredenheid, locaties | communiceren, aanpassingen | strategie, programmacommunicatie |
        voorlichtingscampagnes, handhavingsacties | parkeergedrag, gemeente |
        verkeersveelplegers, rood licht, alcohol | Rijk, boa's, grotere rol | Handhavingsprogramma 2019, inzet""",
    "veilige buurten": """
        monitoren, meldingen, trends | eind 2018, Veiligheidsbeeld, Rotterdam | periodiek, informeren, betrokkenen |
        in gevaar, intensiveren | meldkaarten, camera's, huis-aan-huis | gereedschapskist, interventies |
        signalen, kansen | initiatieven, inwoners, ondernemers | wijkveiligheidsplannen""",
    "geregistreerde criminaliteit": """
        woninginbraken, winkelinbraken | autokraken, fietsendiefstal | overvallen, straatroof |
        geweld, personen, goederen | uitgaansgeweld | huiselijk geweld | medewerkers, publieke taak |
        ouderenmishandeling | aangiftebereidheid""",
    "openbare orde": """
        vergunningen, evenementenbeleid | handhavingsprogramma, jaarlijks | demonstraties, manifestaties |
        evenementen, voetbalwedstrijden | hoogwaardigheidsbekleders | zedendelinquenten, terugkeer |
        afspraken, voetbal en veiligheid | cameratoezicht, woonoverlast, overlastwet""",
    "polarisatie, radicalisering": """
        actieplan, Utrecht zijn we samen | discriminatie, dialoog, jongerenwerk, opvoedingsondersteuning |
        trainen, radicalisering, doorverwijzen | casusoverleg, OM, NCTV | thema's, gevoelig""",
    "crisisbeheersing": """
        Veiligheidsregio, waterschappen, ProRail | processen, opvang, communicatie | piket, crisisorganisatie |
        planvorming, trainen, oefenen | terrorismegevolgbestrijding""",
    "communicatie": """
        communicatiestrategie, veiligheidspartners | incidenten, snel, resultaten | pinpoint, overlast |
        gesprek, onveiligheidsgevoel, oorzaak | Rijker verantwoorden, 2017/84 | praktijkverhalen, werkbezoeken""",
    "uitvoering": """
        Uitvoeringsprogramma, Voorjaarsnota 2019 | middelen, capaciteit, tijd | samenwerkingspartners, bijdrage |
        voortgangsrapportage, raad | betrokkenen, jaarlijks, ambities | programmabegroting""",
}

ITEMS = {
    "doel": "SELECT DISTINCT thema, doel_id, doel, toelichting FROM v_doel WHERE plan = ? AND thema IS NOT NULL",
    "actie": "SELECT DISTINCT thema, actie_id, actie, actie_toelichting FROM v_boom WHERE plan = ? AND actie_id > 0",
}


def gesplitst(zoeken):
    """The searches in a text, divided by |, each without the space around it."""
    return [" ".join(woorden.split()) for woorden in zoeken.split("|") if woorden.strip()]


def zoektermen(soort, tabel):
    return [(soort, thema, woorden) for thema, zoeken in tabel.items() for woorden in gesplitst(zoeken)]


ZOEKEN = zoektermen("doel", DOELEN) + zoektermen("actie", ACTIES)


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    """This plan and its gemeente alone: what another plan lacks is not found here."""
    map_ = tmp_path_factory.mktemp("inhoud")
    for tekst in (BESTAND, paden.PLANNEN / "gemeente-utrecht.toml", *paden.PLANNEN.glob("cijfers-utrecht*.csv")):
        shutil.copy(tekst, map_)
    pad = map_ / "vers.db"
    bouw(pad, lees_inhoud(map_))
    verbinding = sqlite3.connect(f"file:{pad}?mode=ro", uri=True)
    yield verbinding
    verbinding.close()


def alle(conn, sql, *waarden):
    return conn.execute(sql, waarden).fetchall()


def heeft(tekst, woorden):
    """Whether all words of a search, divided by commas, stand in the text."""
    return all(woord.strip().casefold() in tekst.casefold() for woord in woorden.split(","))


def gevonden(conn, soort, thema, woorden):
    """Id and titel of the items under that thema in which the words stand together."""
    return {
        nummer: titel
        for naam, nummer, titel, toelichting in alle(conn, ITEMS[soort], PLAN)
        if heeft(naam, thema) and heeft(f"{titel} {toelichting}", woorden)
    }


@pytest.mark.parametrize(("soort", "thema", "woorden"), ZOEKEN)
def test_what_the_source_promises_is_found_under_its_thema(conn, soort, thema, woorden):
    titels = gevonden(conn, soort, thema, woorden).values()
    assert any(heeft(titel, woord) for titel in titels for woord in woorden.split(","))


@pytest.mark.parametrize("soort", ["doel", "actie"])
def test_every_item_is_one_that_a_reader_searches_and_each_counts_once(conn, soort):
    gezocht = {n for s, thema, woorden in ZOEKEN if s == soort for n in gevonden(conn, soort, thema, woorden)}
    rijen = alle(conn, ITEMS[soort], PLAN)
    assert [titel for _, nummer, titel, _ in rijen if nummer not in gezocht] == []
    for thema, zoeken in (DOELEN if soort == "doel" else ACTIES).items():
        assert sum(heeft(naam, thema) for naam, *_ in rijen) == len(gesplitst(zoeken)), thema


def test_four_ambities_come_first_and_the_basis_communicatie_and_uitvoering_follow(conn):
    themas = alle(conn, "SELECT DISTINCT thema, prioriteit FROM v_boom WHERE plan = ?", PLAN)
    assert [prioriteit for _, prioriteit in themas] == [1] * 4 + [0] * 7
    assert all(heeft(naam, thema) for (naam, _), thema in zip(themas, ACTIES, strict=True))
    assert sum(naam.startswith("Basis op orde: ") for naam, _ in themas) == 5


def test_the_plan_holds_33_doelen_148_acties_and_two_hoofddoelen(conn):
    assert len(alle(conn, ITEMS["doel"], PLAN)) == 33
    assert len(alle(conn, ITEMS["actie"], PLAN)) == 148
    hoofd = alle(conn, "SELECT doel, soort FROM v_doel WHERE plan = ? AND thema IS NULL", PLAN)
    assert [soort for _, soort in hoofd] == ["meetbaar", "kwalitatief"]
    assert heeft(hoofd[0][0], "veiligheid, niveau, eind 2018, behouden")
    assert heeft(hoofd[1][0], "positieve trends, aandacht")


def test_the_level_of_2018_is_held_in_two_figures_that_may_not_get_worse(conn):
    velden = "indicator, richting, basisjaar, basiswaarde, doeljaar, doelwaarde"
    assert alle(conn, f"SELECT {velden} FROM v_streefwaarde WHERE plan = ? ORDER BY indicator", PLAN) == [
        ("Misdrijven totaal", "niet slechter", 2018, 26618, 2022, 26618),
        ("Onveilig in eigen buurt", "niet slechter", 2018, 29, 2022, 29),
    ]
    gemeten = "SELECT indicator, waarde FROM v_meting WHERE wijk IS NULL AND periode = 2018 AND gekozen = 1"
    assert {("Misdrijven totaal", 26618), ("Onveilig in eigen buurt", 29)} <= set(alle(conn, gemeten))


@pytest.mark.parametrize(
    ("indicator", "in_2015", "in_2017"),
    [("Demonstraties", 81, 107), ("Voetbalwedstrijden", 17, 37), ("Evenementen", 750, 869)],
)
def test_2015_and_2017_are_given_and_2016_is_a_gap(conn, indicator, in_2015, in_2017):
    velden = "periode, waarde, onbekend, wijk, status, gekozen"
    assert alle(conn, f"SELECT {velden} FROM v_meting WHERE indicator = ? ORDER BY periode", indicator) == [
        (2015, in_2015, None, None, "definitief", 1),
        (2017, in_2017, None, None, "definitief", 1),
    ]


CIJFERS = """
    1.500 mensen | 30 juni 2018, 160 | 15 mei 2018, kinderraad | tien wijken, 35 | 1.084, vier wijken | acht jongeren |
    35, professionals, ruim 50 | 350.000, 450.000, 2040 | 20%, sinds 2011 | 3.500 meldingen | 12-24 jaar |
    300 professionals | 41% tot 44% | 81 (2015), 107 (2017) | 17 (2015), 37 (2017) | 750 (2015), 869 (2017) |
    500 buurtteam | in 2017, een op de negen, driekwart | een op de vijf | motie 2017/84 | 2018 tot en met 2021"""
KENMERKEN = {
    "terugblik": """
    HIC, ruim gehaald | HIC, voorspel, autokraak | HIC, heterdaad | jeugd, jongerenoverlast | jeugd, hotspots |
    jeugdige verdachten | Lombok, Amsterdamsestraatweg, Versnellingsplan | WAFV | zakkenrollen, winkeldiefstal |
    wijkveiligheidsplan | dashboards, vuurwerkteam | stadsmakers, appgroepen | demonstraties, risico | Jong FC Utrecht |
    evenementen | Koningsdag, autobranden | gebiedsverbod | discriminatie, UZWS | multicultureel vakmanschap |
    sleutelfigurennetwerk | ondermijning, systeem | ondermijningsbeelden, Overvecht | ongevallen, slachtoffers |
    verkeersveiligheid, buurt | weginrichting, educatie | incidentbestrijdingsplannen, LPG, VRU | wateroverlast |
    terrorisme, substantieel, G4 | Netwerk Veiligheid Stationsgebied, Science Park | veiligheidsgevoel, Eindhoven |
    inbraak, zakkenrollen, vernieling | Veiligheidshuis, persoonsgerichte""",
    "uitgangspunt": """sociale samenhang | initiatieven | opgave, schaal | signalen, bevoegdheden | vernieuwend |
    meer dan cijfers | op maat communiceren""",
    "kader": """
    Politiewet, Gemeentewet | coalitieakkoord | Regenboogagenda, Wmo, Regiokoers | Regionale Veiligheidsstrategie |
    capaciteit, tempo | sociaal, fysiek, digitaal, gevoel | Geweld hoort nergens thuis""",
}


@pytest.mark.parametrize(("soort", "zoeken"), KENMERKEN.items())
def test_what_the_plan_tells_beside_its_promises_is_kept_as_kenmerk(conn, soort, zoeken):
    teksten = [tekst for (tekst,) in alle(conn, "SELECT tekst FROM kenmerk WHERE soort = ?", soort)]
    assert [w for w in gesplitst(zoeken) if not any(heeft(tekst, w) for tekst in teksten)] == []


def test_every_figure_of_the_text_is_somewhere(conn):
    teksten = [tekst for (tekst,) in alle(conn, "SELECT tekst FROM kenmerk")]
    teksten += [f"{t} {u}" for t, u in alle(conn, "SELECT titel, toelichting FROM actie")]
    assert [w for w in gesplitst(CIJFERS) if not any(heeft(tekst, w) for tekst in teksten)] == []


def test_titles_are_short_and_every_row_says_where_in_the_source_it_stands(conn):
    titels = alle(conn, "SELECT titel FROM doel UNION ALL SELECT titel FROM actie")
    assert [titel for (titel,) in titels if len(titel) > 90 or titel != titel.strip()] == []
    for tabel in ("thema", "doel", "actie", "kenmerk", "overlegsoort", "streefwaarde", "thema_partner"):
        for bron, vindplaats in alle(conn, f"SELECT bron_id, vindplaats FROM {tabel}"):
            regels = [int(r) for deel in re.findall(r"r\. ([-\d en]+)", vindplaats) for r in re.findall(r"\d+", deel)]
            assert bron is not None, (tabel, vindplaats)
            assert regels, (tabel, vindplaats)
            assert max(regels) <= REGELS, (tabel, vindplaats)


def test_reading_errors_of_the_scanned_text_are_written_right():
    fout = r"ondern(?!em)|toppelzone|koudwaterrees|aanappgroepen|politiefchef|burens|ondernemende criminaliteit"
    assert re.findall(fout, BESTAND.read_text(encoding="utf-8"), re.IGNORECASE) == []


def test_what_the_source_does_not_say_is_left_empty(conn):
    assert alle(conn, "SELECT titel FROM actie WHERE deadline IS NOT NULL") == []
    trekkers = alle(conn, "SELECT DISTINCT trekker FROM actie WHERE trekker <> '' ORDER BY trekker")
    namen = "Bureau Halt|Burgemeester|Gemeente Utrecht|Politie|Veiligheidshuis Regio Utrecht"
    assert [naam for (naam,) in trekkers] == gesplitst(namen)
    assert alle(conn, "SELECT * FROM v_stand WHERE plan = ? AND status <> 'onbekend'", PLAN) == []


NAMEN = {
    "thema_partner JOIN partner ON partner.id = partner_id": """
    Politie, Openbaar Ministerie, Belastingdienst, Expertise Centrum, Veiligheidshuis, Misdaad Anoniem, corporaties,
    energie, FC Utrecht, Halt, Defensie, ProRail, Rijkswaterstaat, waterschap, buurtvader""",
    "actie_gebied JOIN gebied ON gebied.id = gebied_id": "straatweg, Breedstraat, Kanaleneiland, Lombok, Tippelzone",
    "overlegsoort": "driehoek, wijkverkeersoverleg, casusoverleg, voetbal, veiligheidscollege, RIEC",
}


@pytest.mark.parametrize(("waar", "woorden"), NAMEN.items())
def test_partners_gebieden_and_overleggen_of_the_source_are_there(conn, waar, woorden):
    assert heeft(" ".join(naam for (naam,) in alle(conn, f"SELECT naam FROM {waar}")), woorden)


WIJKEN = {
    "Amsterdamsestraatweg, Breedstraatbuurt": {"Noordwest", "Binnenstad", "West"},
    "Versnelling Overvecht": {"Overvecht"},
    "Kanaleneiland": {"Zuidwest"},
    "woonwagenlocaties": set(),
    "sekswerkers": set(),
}


@pytest.mark.parametrize(("woorden", "wijken"), WIJKEN.items())
def test_an_actie_is_bound_to_a_wijk_only_where_the_place_is_known(conn, woorden, wijken):
    (nummer,) = gevonden(conn, "actie", "", woorden)
    sql = "SELECT naam FROM actie_wijk JOIN wijk ON wijk.id = wijk_id WHERE actie_id = ?"
    assert {naam for (naam,) in alle(conn, sql, nummer)} == wijken
