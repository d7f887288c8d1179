"""What is refused, by table: a broken file and the sentence that says where, what and what to do."""

import pytest

from ivp_tui.invoer.planbestand import InvoerFout, lees_bestand

# lines 1 to 7, then 8 to 10
PLAN = 'formaat = 1\n[plan]\nslug = "p-1"\ntitel = "P"\ngemeente = "g"\nvan = 2019\ntot = 2022\n'
THEMA = f'{PLAN}[[thema]]\nsleutel = "t"\ntitel = "T"\n'
ACTIE = f'{THEMA}[[thema.actie]]\nsleutel = "a"\ntitel = "A"\n'
GEMEENTE = 'formaat = 1\n[gemeente]\nsleutel = "g"\nnaam = "G"\n'
CIJFER = f'{GEMEENTE}[[cijfer]]\nindicator = "i"\nperiode = 2019\n'
LOS = "formaat = 1\n"
MIDDEL = "[[thema.middel]]\njaar = 2020\n"
STAND = "[[thema.actie.stand]]\nstatus = 'gereed'\n"
TOEZEGGING = "[[toezegging]]\nplan = 'p'\nsleutel = 's'\ntitel = 'T'\n"
BRON = "[[bron]]\nsleutel = 'b'\ntitel = 'B'\n"
NIEUW_THEMA = "[[thema]]\nsleutel = 'u'\ntitel = 'U'\n"

SYNTAX = [
    ("[plan\n", "regel 2, kolom 6: een kop eindigt op ]"),
    ("[[thema]\n", "regel 2, kolom 8: deze kop eindigt op ]]"),
    ("[plan] x\n", "regel 2, kolom 8: na de waarde hoort een nieuwe regel"),
    ("titel\n", "regel 2, kolom 6: na een naam hoort ="),
    ("a.= 1\n", "regel 2, kolom 3: hier hoort een naam van letters"),
    ("Een zin.\n", "regel 2, kolom 5: na een naam hoort ="),
    ("«a» = 1\n", "regel 2, kolom 1: hier hoort een naam met ="),
    ("titel = \n", "regel 2, kolom 9: dit is geen waarde"),
    ("titel = Veilig\n", "regel 2, kolom 9: dit is geen waarde; tekst staat tussen"),
    ("getal = 20,6\n", "regel 2, kolom 11: na de waarde hoort een nieuwe regel"),
    ("a = 2024-02-30\n", "regel 2, kolom 5: deze datum bestaat niet; schrijf een dag als 2024-12-31"),
    ('a = "x\nb = 1\n', "regel 2, kolom 7: de tekst is niet afgesloten: zet het sluitende aanhalingsteken op dezelfde"),
    ("a = 'x\nb = 1\n", "regel 3, kolom 6: de tekst is niet afgesloten"),
    ("a = 'x\nb = 'y'\n", "regel 2, kolom 7: de tekst is niet afgesloten"),
    ('a = "x', "regel 2, kolom 7: de tekst is niet afgesloten"),
    (
        'a = """x\ny\n',
        "regel 3, kolom 2: de tekst is niet afgesloten: zet er een aanhalingsteken achter (begin: regel 2)",
    ),
    (
        "a = '''x\ny\nz",
        "regel 4, kolom 2: de tekst is niet afgesloten: zet er een aanhalingsteken achter (begin: regel 2)",
    ),
    (
        "a = [1,\n2\nb = 1\n",
        "regel 4, kolom 1: de lijst is niet afgesloten: zet na elke waarde een komma en sluit met ] (begin: regel 2)",
    ),
    ("a = { b = 1\n", "regel 2, kolom 12: de accolade is niet gesloten"),
    ("a = { b = 1, b = 2 }\n", "regel 2, kolom 19: «b» staat twee keer tussen dezelfde accolades"),
    ("a = { b = {}, b.c = 1 }\n", "regel 2, kolom 22: «b.c» heeft al een waarde"),
    ("a = 1\na = 2\n", "regel 3, kolom 6: deze naam is hier al gebruikt"),
    ("[plan]\n[plan]\n", "regel 3, kolom 6: [plan] staat er al; zet alles ervan bij elkaar, of schrijf [[plan]]"),
    ("a = [1]\n[[a]]\n", "regel 3, kolom 4: «a» heeft al een waarde"),
    ("[a.b]\n[a]\nb.c = 1\n", "regel 4, kolom 8: «a.b» heeft al een waarde"),
    ('a = "C:\\map"\n', "regel 2, kolom 10: een \\ mag hier niet los staan; schrijf \\\\"),
    ('a = "\\u12"\n', "regel 2, kolom 8: na \\u horen vier cijfers"),
    ('a = "\\ud800"\n', "regel 2, kolom 12: dit teken bestaat niet"),
    ('a = "x\x00y"\n', "regel 2, kolom 7: hier staat een onzichtbaar teken (U+0000)"),
    ("# \x1b[2J\n", "regel 2, kolom 3: hier staat een onzichtbaar teken (U+001B)"),
    ("\ufeffa = 1\n", "regel 2, kolom 1: hier staat een onzichtbaar teken (U+FEFF)"),
    ("a = 1\rb = 2\r", "regel 2, kolom 6: hier staat een onzichtbaar teken (U+000D)"),
    ("a = 1\r\n\r\nb =\r\n", "regel 4, kolom 4: dit is geen waarde"),
    (f"\na = {'9' * 5000}\n", "regel 3: een getal heeft te veel cijfers"),
    (f"\na = {'[' * 5000}", "regel 3: lijsten of tabellen staan te diep in elkaar"),
    (f"\na = {'{a = ' * 5000}", "regel 3: lijsten of tabellen staan te diep in elkaar"),
    (f"\n{'.'.join('a' * 99)} = 1", "regel 3: een naam met meer dan 32 punten"),
]

KOPPEN = [
    ("[plan]\n", "regel 1: formaat ontbreekt; zet bovenaan: formaat = 1"),
    ("\nformaat = 2\n", "regel 2: dit formaat kent deze ivp niet; zij leest formaat = 1"),
    ("formaat = true\n", "regel 1: dit formaat kent deze ivp niet"),
    ("formaat = '1'\n", "regel 1: dit formaat kent deze ivp niet"),
    (LOS, "regel 1: er staat geen tabel in; begin met [plan] of [gemeente]"),
    (f"{LOS}titel = 5\n", "regel 2: «titel» hoort onder een kop zoals [plan]"),
    (f"{LOS}plan = 5\n", "regel 2: «plan» moet een tabel zijn; schrijf [plan]"),
    (f"{LOS}[plann]\n", "regel 2: onbekende tabel [plann]; bedoelt u [plan]?"),
    (f"{LOS}[[plan]]\n", "regel 2: schrijf [plan] met enkele haken"),
    (f"{PLAN}[[themas]]\n", "regel 8: onbekende tabel [[themas]]; bedoelt u [[thema]]?"),
    (f"{PLAN}[[maatregel]]\n", "regel 8: onbekende tabel [[maatregel]]; kies uit: plan, bron, hoofddoel, kenmerk"),
    (f"{PLAN}[thema]\nsleutel = 't'\n", "regel 8: schrijf [[thema]], met dubbele haken, boven elk thema"),
    (f"{PLAN}\n[[thema.actie]]\n", "regel 9: schrijf [[thema]], met dubbele haken, boven elk thema"),
    (f"{THEMA}[thema.actie]\n", "regel 11: schrijf [[thema.actie]], met dubbele haken, boven elk actie"),
    (
        f"{LOS}thema = ['x']\n[plan]\n{PLAN[19:]}",
        "regel 2: «thema» moet een lijst van tabellen zijn; schrijf [[thema]]",
    ),
    (f"{PLAN}[[wijk]]\n", "regel 8: [[wijk]] hoort in een bestand met [gemeente]"),
    (f"{GEMEENTE}[[kenmerk]]\n", "regel 5: [[kenmerk]] hoort in een bestand met [plan]"),
    (f"{LOS}[[thema]]\n", "regel 2: [[thema]] hoort in een bestand met [plan]"),
]

NAMEN = [
    (f"{PLAN}missi = 'x'\n", "regel 8: onbekend veld «missi» in [plan]; bedoelt u «missie»?"),
    (f"{PLAN}Missie = 'x'\n", "regel 8: onbekend veld «Missie» in [plan]; bedoelt u «missie»?"),
    (f"{PLAN}kleur = 'x'\n", "regel 8: onbekend veld «kleur» in [plan]; kies uit: slug, titel, gemeente, van, tot"),
    (f"{ACTIE}\n# los\nzz = 1\nyy = 1\n", "regel 16: onbekend veld «zz» in [[thema.actie]]"),
    (f"{ACTIE}partners = [\n{{naam = 'P'}},\n{{nam = 'P'}}]\n", "regel 14: onbekend veld «nam» in partners = [{…}]"),
    (f"{LOS}[plan]\nslug = 'p'\n", "regel 2: in [plan] ontbreken «titel», «gemeente», «van» en «tot»; vul aan"),
    (f"{ACTIE}[[thema.actie]]\nsleutel = 'b'\n", "regel 14: in [[thema.actie]] ontbreekt «titel»; vul aan"),
    (f"{ACTIE}[[thema.actie.bericht]]\ntekst = 'b'\n", "regel 14: in [[thema.actie.bericht]] ontbreekt «datum»"),
    (f"{LOS}[[kenmerk]]\nsoort = 's'\ntekst = 't'\n", "regel 2: in [[kenmerk]] ontbreekt «plan»; vul aan"),
    (f"{LOS}[[toezegging]]\ntitel = 't'\n", "regel 2: in [[toezegging]] ontbreekt «plan»"),
    (
        f"{PLAN}[[toezegging]]\nplan = 'p'\n",
        "regel 9: onbekend veld «plan» in [[toezegging]]; haal het weg: alles hoort",
    ),
    (
        f"{PLAN}[[kenmerk]]\nthema = 't'\n",
        "regel 9: onbekend veld «thema» in [[kenmerk]]; schrijf het als [[thema.kenmerk]]",
    ),
    (f"{PLAN}[[vervolg]]\nvan = {{}}\n", "regel 8: in [[vervolg]] ontbreekt «naar»"),
    (f"{PLAN}[[vervolg]]\nvan = {{}}\nnaar = {{}}\n", "regel 9: in van = {…} ontbreken «soort» en «sleutel»"),
    (f"{PLAN}[[vervolg]]\nvan = 't'\nnaar = {{}}\n", "regel 9: «van» moet een tabel zijn; schrijf van = {…}"),
    (
        f"{LOS}[[vervolg]]\nvan = {{soort = 'doel', sleutel = 'd'}}\nnaar = {{}}\n",
        "regel 3: in van = {…} ontbreekt «plan»",
    ),
]

WAARDEN = [
    (PLAN.replace('"P"', "5"), 'regel 4: «titel» moet tekst tussen aanhalingstekens zijn, zoals "…"; er staat 5'),
    (PLAN.replace('"P"', '" "'), "regel 4: «titel» in [plan] is leeg; vul iets in"),
    (PLAN.replace('"P"', '"P\\nQ"'), "regel 4: «titel» moet op één regel passen; haal de regelovergang weg uit «P Q»"),
    (PLAN.replace('"P"', '"P\\u001b[2J"'), "regel 4: «titel» bevat een stuurteken (U+001B); haal het weg uit «P␛[2J»"),
    (PLAN.replace('"P"', f'"{"P" * 301}"'), "regel 4: «titel» heeft 301 tekens; kort in tot hoogstens 300"),
    (
        PLAN.replace("2022", '"2022"'),
        "regel 7: «tot» moet een jaar zijn als 2019, zonder aanhalingstekens; er staat «2022»",
    ),
    (
        PLAN.replace("2022", "true"),
        "regel 7: «tot» moet een jaar zijn als 2019, zonder aanhalingstekens; er staat true",
    ),
    (PLAN.replace("2022", "22"), "regel 7: «tot» moet een jaar zijn van 1900 tot en met 2200; er staat 22"),
    (
        PLAN.replace("2022", f"0x{'f' * 4000}"),
        "regel 7: «tot» moet een jaar zijn van 1900 tot en met 2200; er staat een getal",
    ),
    (PLAN.replace("2022", "2018"), "regel 7: «van» (2019) ligt na «tot» (2018); verbeter een van de twee"),
    (PLAN.replace("p-1", "P 1"), "regel 3: «slug» bestaat uit kleine letters, cijfers en streepjes, zoals"),
    (PLAN.replace("p-1", "-p"), "regel 3: «slug» bestaat uit kleine letters"),
    (PLAN.replace("p-1", "é"), "regel 3: «slug» bestaat uit kleine letters"),
    (PLAN.replace("p-1", ""), "regel 3: «slug» in [plan] is leeg"),
    (
        f"{THEMA}prioriteit = 'ja'\n",
        "regel 11: «prioriteit» moet true of false zijn, zonder aanhalingstekens; er staat «ja»",
    ),
    (f"{THEMA}archief = 1\n", "regel 11: «archief» moet true of false zijn"),
    (
        f"{THEMA}[[thema.doel]]\nsleutel = 'd'\ntitel = 'D'\nsoort = 'vaag'\n",
        "regel 14: «soort» is «vaag»; kies uit: meetbaar, kwalitatief",
    ),
    (f"{ACTIE}soort = 'snel'\n", "regel 14: «soort» is «snel»; kies uit: lopend, nieuw, eigen"),
    (f"{ACTIE}soort = 1\n", "regel 14: «soort» moet tekst tussen aanhalingstekens zijn"),
    (
        f"{ACTIE}deadline = '2023-02-30'\n",
        "regel 14: «deadline» is geen datum («2023-02-30»): dag 30 bestaat niet: februari 2023 heeft 28 dagen",
    ),
    (
        f"{ACTIE}deadline = '5-12-2026'\n",
        "regel 14: «deadline» moet een dag zijn als 2024-12-31, zonder tijd; er staat «5-12-2026»",
    ),
    (f"{ACTIE}deadline = 2026-12-05T10:00:00\n", "regel 14: «deadline» moet een dag zijn als 2024-12-31, zonder tijd"),
    (f"{ACTIE}deadline = 1850-12-05\n", "regel 14: «deadline» is geen datum («1850-12-05»): het jaar 1850 ligt buiten"),
    (
        f"{ACTIE}doelen = 'd'\n",
        'regel 14: «doelen» moet een lijst van teksten zijn, zoals ["Oost", "Zuid"]; er staat «d»',
    ),
    (f"{ACTIE}doelen = ['d', 1]\n", "regel 14: «doelen» moet een lijst van teksten zijn"),
    (f"{ACTIE}doelen = ['d', '']\n", "regel 14: «doelen» heeft een lege tekst in de lijst"),
    (f"{ACTIE}wijken = ['Oost',\n'Oost']\n", "regel 14: «wijken» noemt «Oost» twee keer"),
    (
        f"{ACTIE}doelen = ['d']\ndoelen_bron = ['e', 'd']\n",
        "regel 15: «d» staat ook in «doelen»; laat het in een van de twee",
    ),
    (f"{ACTIE}partners = ['P']\n", "regel 14: «partners» moet een lijst van tabellen zijn; schrijf partners = [{…}]"),
    (
        f"{ACTIE}[[thema.actie.stand]]\nstatus = 'klaar'\n",
        "regel 15: «status» is «klaar»; kies uit: onbekend, niet gestart, op schema, aandacht",
    ),
    (f"{ACTIE}{STAND}datum = 'gisteren'\n", "regel 16: «datum» moet een dag zijn"),
    (f"{ACTIE}{STAND}datum = 12:00:00\n", "regel 16: «datum» moet een dag of tijd zijn"),
    (f"{ACTIE}{STAND}datum = '2024-12-31T25:00'\n", "regel 16: «datum» is geen tijd"),
    (f"{THEMA}{MIDDEL}begroot = inf\n", "regel 13: «begroot» moet een eindig getal zijn"),
    (f"{THEMA}{MIDDEL}begroot = nan\n", "regel 13: «begroot» moet een eindig getal zijn"),
    (f"{THEMA}{MIDDEL}begroot = 1e13\n", "regel 13: «begroot» is te groot"),
    (f"{THEMA}{MIDDEL}begroot = '1.000'\n", "regel 13: «begroot» moet een getal zijn als 1200 of 20.6"),
    (
        f"{PLAN}[[toezegging]]\ntitel = 't'\nstatus = 'klaar'\n",
        "regel 10: «status» is «klaar»; kies uit: open, afgedaan, vervallen",
    ),
    (
        f"{PLAN}[[toezegging]]\ntitel = 't'\nnummer = 309\n",
        "regel 10: «nummer» moet tekst tussen aanhalingstekens zijn",
    ),
    (f"{PLAN}[[verhaal]]\ndatum = ''\ntitel = 'v'\n", "regel 9: «datum» in [[verhaal]] is leeg"),
    (
        f"{PLAN}[[verhaal]]\ndatum = 2020-01-01\ntitel = 'v'\nthema = 't'\nactie = 'a'\n",
        "regel 12: een verhaal hoort bij hoogstens een van thema, doel en actie; haal «thema» of «actie» weg",
    ),
    (
        f"{GEMEENTE}[[indicator]]\nsleutel = 'i'\nnaam = 'I'\neenheid = 'promille'\n",
        "regel 8: «eenheid» is «promille»; kies uit: aantal, %",
    ),
    (CIJFER, "regel 5: geef een waarde of een soort onbekend"),
    (f"{CIJFER}waarde = 5\nonbekend = 'PM'\n", "regel 8: geef een waarde of een soort onbekend"),
    (
        f"{CIJFER}onbekend = 'zoek'\n",
        "regel 8: «onbekend» is «zoek»; kies uit: PM, n.v.t., niet gemeten, geheim, onbekend",
    ),
    (f"{CIJFER}waarde = 5\ngekozen = 1\n", "regel 9: «gekozen» moet true of false zijn"),
]

DUBBEL = [
    (f"{THEMA}[[thema]]\nsleutel = 't'\ntitel = 'U'\n", "regel 12: sleutel «t» van [[thema]] staat al op regel 9"),
    (
        f"{ACTIE}{NIEUW_THEMA}[[thema.actie]]\ntitel = 'B'\nsleutel = 'a'\n",
        "regel 19: sleutel «a» van [[thema.actie]] staat al op regel 12",
    ),
    (
        f"{PLAN}[[hoofddoel]]\nsleutel = 'd'\ntitel = 'D'\n{NIEUW_THEMA}[[thema.doel]]\nsleutel = 'd'\ntitel = 'D'\n",
        "regel 15: sleutel «d» van [[thema.doel]] staat al op regel 9",
    ),
    (f"{GEMEENTE}[[wijk]]\nnaam = 'W'\n[[wijk]]\nnaam = 'W'\n", "regel 8: naam «W» van [[wijk]] staat al op regel 6"),
    (f"{PLAN}{BRON}{BRON}", "regel 12: sleutel «b» van [[bron]] staat al op regel 9"),
    (
        f"{ACTIE}partners = [{{naam = 'P'}}, {{naam = 'P'}}]\n",
        "regel 14: naam «P» van partners = [{…}] staat al op regel 14",
    ),
    (f"{THEMA}{MIDDEL}{MIDDEL}", "regel 14: jaar 2020 van [[thema.middel]] staat al op regel 12"),
    (f"{ACTIE}{STAND}{STAND}wijk = ''\n", "regel 18: de stad van [[thema.actie.stand]] staat al op regel 14"),
    (f"{LOS}{TOEZEGGING}{TOEZEGGING}", "regel 8: sleutel «s» van [[toezegging]] staat al op regel 4"),
]

GOED = [
    f"{THEMA}{MIDDEL}{NIEUW_THEMA}{MIDDEL}",
    f"{ACTIE}[[thema.doel]]\nsleutel = 'a'\ntitel = 'een doel en een actie mogen een sleutel delen'\n",
    LOS + TOEZEGGING + TOEZEGGING.replace("'p'", "'q'"),
    f"{PLAN}[[toezegging]]\ntitel = 'T'\nsleutel = ''\n[[toezegging]]\ntitel = 'U'\nsleutel = ''\n",
    f"{ACTIE}{STAND}wijk = 'W'\n{STAND}",
    f"{CIJFER}waarde = -3.5\nonbekend = ''\n",
    f"\ufeff{PLAN}".replace("\n", "\r\n"),
]


def weiger(pad, tekst):
    pad.write_bytes(tekst.encode())
    with pytest.raises(InvoerFout) as fout:
        lees_bestand(pad)
    return str(fout.value)


@pytest.mark.parametrize(("tekst", "zegt"), SYNTAX)
def test_broken_toml_is_told_in_dutch_with_line_and_column(tmp_path, tekst, zegt):
    zin = weiger(tmp_path / "x.toml", LOS + tekst)
    assert zin.startswith(f"x.toml, {zegt}")
    engels = ("expected", "invalid", "cannot", "unclosed", "unterminated", "illegal", "at line", "end of", "(at")
    assert not any(woord in zin.lower() for woord in engels)


@pytest.mark.parametrize(("tekst", "zegt"), [*KOPPEN, *NAMEN, *WAARDEN, *DUBBEL])
def test_what_is_not_the_format_is_told_with_its_line(tmp_path, tekst, zegt):
    assert weiger(tmp_path / "x.toml", tekst).startswith(f"x.toml, {zegt}")


@pytest.mark.parametrize("tekst", GOED)
def test_what_only_looks_wrong_is_read(tmp_path, tekst):
    pad = tmp_path / "x.toml"
    pad.write_bytes(tekst.encode())
    assert lees_bestand(pad)
