"""The tables of the file, as SQL: what the migrations make (columns that came later stand in schema.py).

Every journalled table has `id INTEGER PRIMARY KEY AUTOINCREMENT`, so that the journal can name a row by
table and number and a number is never given out twice. Text that is simply not there is '' and never NULL;
a figure, year or link that is not known is NULL. Words are those of docs/begrippen.md.
"""

STATUSSEN = ("onbekend", "niet gestart", "op schema", "aandacht", "loopt achter", "gereed", "vervallen")


def _een_van(veld: str, waarden: tuple[str, ...]) -> str:
    return f"CHECK ({veld} IN ({', '.join(repr(waarde) for waarde in waarden)}))"


_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_TITEL = "titel TEXT NOT NULL CHECK (length(titel) > 0)"
_NAAM = "naam TEXT NOT NULL CHECK (length(naam) > 0)"
_TOELICHTING = "toelichting TEXT NOT NULL DEFAULT ''"
_VOLGORDE = "volgorde INTEGER NOT NULL DEFAULT 0"
_ARCHIEF = "archief INTEGER NOT NULL DEFAULT 0 CHECK (archief IN (0, 1))"
_DATUM = "CHECK ({0} IS NULL OR date({0}, '+0 days') IS {0})"
_BRON = "bron_id INTEGER REFERENCES bron(id), vindplaats TEXT NOT NULL DEFAULT ''"

#: name -> columns and constraints; the order is the order of making, parents first
TABELLEN: dict[str, str] = {
    "gemeente": f"{_ID}, sleutel TEXT NOT NULL UNIQUE, code TEXT NOT NULL DEFAULT '', {_NAAM}",
    "bron": f"""{_ID}, sleutel TEXT NOT NULL UNIQUE, {_TITEL}, uitgever TEXT NOT NULL DEFAULT '', jaar INTEGER,
        url TEXT NOT NULL DEFAULT '', {_TOELICHTING}""",
    "wijk": f"""{_ID}, gemeente_id INTEGER NOT NULL REFERENCES gemeente(id), code TEXT NOT NULL DEFAULT '', {_NAAM},
        {_VOLGORDE}, UNIQUE (gemeente_id, naam)""",
    "gebied": f"""{_ID}, gemeente_id INTEGER NOT NULL REFERENCES gemeente(id), {_NAAM},
        ligging TEXT NOT NULL DEFAULT '', {_TOELICHTING}, {_BRON}, UNIQUE (gemeente_id, naam)""",
    "gebied_wijk": f"""{_ID}, gebied_id INTEGER NOT NULL REFERENCES gebied(id) ON DELETE CASCADE,
        wijk_id INTEGER NOT NULL REFERENCES wijk(id), UNIQUE (gebied_id, wijk_id)""",
    "partner": f"""{_ID}, {_NAAM}, afkorting TEXT NOT NULL DEFAULT '', soort TEXT NOT NULL DEFAULT '',
        UNIQUE (naam)""",
    "plan": f"""{_ID}, slug TEXT NOT NULL UNIQUE CHECK (length(slug) > 0), {_TITEL},
        gemeente_id INTEGER NOT NULL REFERENCES gemeente(id), van INTEGER NOT NULL, tot INTEGER NOT NULL,
        missie TEXT NOT NULL DEFAULT '', {_BRON}, CHECK (van <= tot)""",
    "thema": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), {_VOLGORDE}, {_TITEL},
        prioriteit INTEGER NOT NULL DEFAULT 0 CHECK (prioriteit IN (0, 1)), {_TOELICHTING}, {_BRON}, {_ARCHIEF}""",
    "doel": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), thema_id INTEGER REFERENCES thema(id),
        {_VOLGORDE}, {_TITEL}, {_TOELICHTING},
        soort TEXT NOT NULL DEFAULT 'kwalitatief' {_een_van("soort", ("meetbaar", "kwalitatief"))},
        {_BRON}, {_ARCHIEF}""",
    "actie": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), thema_id INTEGER NOT NULL REFERENCES thema(id),
        {_VOLGORDE}, {_TITEL}, {_TOELICHTING},
        soort TEXT NOT NULL DEFAULT 'eigen' {_een_van("soort", ("lopend", "nieuw", "eigen"))},
        trekker TEXT NOT NULL DEFAULT '',
        deadline TEXT CHECK (deadline IS NULL OR date(deadline, '+0 days') IS deadline),
        schakels TEXT NOT NULL DEFAULT '', aanpak TEXT NOT NULL DEFAULT '', {_BRON}, {_ARCHIEF}""",
    "actie_doel": f"""{_ID}, actie_id INTEGER NOT NULL REFERENCES actie(id) ON DELETE CASCADE,
        doel_id INTEGER NOT NULL REFERENCES doel(id),
        herkomst TEXT NOT NULL DEFAULT 'lezing' {_een_van("herkomst", ("bron", "lezing"))},
        UNIQUE (actie_id, doel_id)""",
    "actie_wijk": f"""{_ID}, actie_id INTEGER NOT NULL REFERENCES actie(id) ON DELETE CASCADE,
        wijk_id INTEGER NOT NULL REFERENCES wijk(id), UNIQUE (actie_id, wijk_id)""",
    "actie_gebied": f"""{_ID}, actie_id INTEGER NOT NULL REFERENCES actie(id) ON DELETE CASCADE,
        gebied_id INTEGER NOT NULL REFERENCES gebied(id), UNIQUE (actie_id, gebied_id)""",
    "actie_partner": f"""{_ID}, actie_id INTEGER NOT NULL REFERENCES actie(id) ON DELETE CASCADE,
        partner_id INTEGER NOT NULL REFERENCES partner(id), rol TEXT NOT NULL DEFAULT '',
        UNIQUE (actie_id, partner_id)""",
    "thema_partner": f"""{_ID}, thema_id INTEGER NOT NULL REFERENCES thema(id) ON DELETE CASCADE,
        partner_id INTEGER NOT NULL REFERENCES partner(id), rol TEXT NOT NULL DEFAULT '', {_BRON},
        UNIQUE (thema_id, partner_id)""",
    "kenmerk": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), thema_id INTEGER REFERENCES thema(id),
        {_VOLGORDE}, soort TEXT NOT NULL CHECK (length(soort) > 0), tekst TEXT NOT NULL, {_BRON}""",
    "overlegsoort": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), thema_id INTEGER REFERENCES thema(id),
        {_NAAM}, ritme TEXT NOT NULL DEFAULT '', voorzitter TEXT NOT NULL DEFAULT '',
        deelnemers TEXT NOT NULL DEFAULT '', taak TEXT NOT NULL DEFAULT '', {_BRON}""",
    "indicator": f"""{_ID}, gemeente_id INTEGER NOT NULL REFERENCES gemeente(id), sleutel TEXT NOT NULL, {_NAAM},
        eenheid TEXT NOT NULL, lager_is_beter INTEGER NOT NULL DEFAULT 1 CHECK (lager_is_beter IN (0, 1)),
        {_TOELICHTING}, UNIQUE (gemeente_id, sleutel)""",
    "streefwaarde": f"""{_ID}, doel_id INTEGER NOT NULL REFERENCES doel(id),
        indicator_id INTEGER NOT NULL REFERENCES indicator(id),
        richting TEXT NOT NULL {_een_van("richting", ("omlaag", "omhoog", "niet slechter"))},
        basisjaar INTEGER, basiswaarde REAL, doeljaar INTEGER, doelwaarde REAL, {_TOELICHTING}, {_BRON},
        CHECK (basisjaar IS NULL OR doeljaar IS NULL OR basisjaar < doeljaar)""",
    "meting": f"""{_ID}, indicator_id INTEGER NOT NULL REFERENCES indicator(id), wijk_id INTEGER REFERENCES wijk(id),
        periode INTEGER NOT NULL CHECK (periode BETWEEN 1900 AND 2200), waarde REAL,
        onbekend TEXT CHECK (onbekend IS NULL OR onbekend IN ('PM', 'n.v.t.', 'niet gemeten', 'geheim', 'onbekend')),
        status TEXT NOT NULL DEFAULT 'definitief' {_een_van("status", ("definitief", "voorlopig"))},
        uitgave TEXT NOT NULL DEFAULT '', gekozen INTEGER NOT NULL DEFAULT 0 CHECK (gekozen IN (0, 1)),
        {_TOELICHTING}, {_BRON}, CHECK ((waarde IS NULL) <> (onbekend IS NULL))""",
    "stand": f"""{_ID}, actie_id INTEGER NOT NULL REFERENCES actie(id) ON DELETE CASCADE,
        wijk_id INTEGER REFERENCES wijk(id), status TEXT NOT NULL {_een_van("status", STATUSSEN)}, {_TOELICHTING},
        gewijzigd_op TEXT""",
    "overleg": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id),
        overlegsoort_id INTEGER REFERENCES overlegsoort(id), wijk_id INTEGER REFERENCES wijk(id), {_NAAM},
        datum TEXT NOT NULL""",
    "afspraak": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), overleg_id INTEGER REFERENCES overleg(id),
        nummer TEXT NOT NULL DEFAULT '', wijk_id INTEGER REFERENCES wijk(id), doel_id INTEGER REFERENCES doel(id),
        actie_id INTEGER REFERENCES actie(id),
        soort TEXT NOT NULL DEFAULT 'afspraak' {_een_van("soort", ("afspraak", "besluit"))}, tekst TEXT NOT NULL,
        actiehouder TEXT NOT NULL DEFAULT '', termijn TEXT, status TEXT NOT NULL DEFAULT 'open'""",
}

#: the three kinds of item that can continue in another plan, each side of a vervolg naming one of them
_SOORTEN = ("thema", "doel", "actie")


def _kant(kant: str) -> str:
    return ", ".join(f"{kant}_{soort}_id INTEGER REFERENCES {soort}(id) ON DELETE CASCADE" for soort in _SOORTEN)


def _precies_een(namen: tuple[str, ...]) -> str:
    return f"CHECK ({' + '.join(f'({naam} IS NOT NULL)' for naam in namen)} = 1)"


#: the item that a row is about, none or one of them; {0} is what becomes of the row without it
_ITEM = ", ".join(f"{soort}_id INTEGER REFERENCES {soort}(id) {{0}}" for soort in _SOORTEN)

#: what came with the second migration
TABELLEN_2: dict[str, str] = {
    "vervolg": f"""{_ID}, {_kant("van")}, {_kant("naar")}, grond TEXT NOT NULL DEFAULT '', {_BRON},
        {_precies_een(tuple(f"van_{soort}_id" for soort in _SOORTEN))},
        {_precies_een(tuple(f"naar_{soort}_id" for soort in _SOORTEN))}""",
    "toezegging": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), thema_id INTEGER REFERENCES thema(id),
        {_VOLGORDE}, sleutel TEXT NOT NULL DEFAULT '',
        soort TEXT NOT NULL DEFAULT 'toezegging' {_een_van("soort", ("toezegging", "motie"))},
        nummer TEXT NOT NULL DEFAULT '', {_TITEL},
        status TEXT NOT NULL DEFAULT 'open' {_een_van("status", ("open", "afgedaan", "vervallen"))},
        datum TEXT {_DATUM.format("datum")}, {_TOELICHTING}, {_BRON}, {_ARCHIEF}""",
    "bericht": f"""{_ID}, actie_id INTEGER REFERENCES actie(id) ON DELETE CASCADE,
        toezegging_id INTEGER REFERENCES toezegging(id) ON DELETE CASCADE,
        datum TEXT NOT NULL {_DATUM.format("datum")}, tekst TEXT NOT NULL CHECK (length(tekst) > 0), {_BRON},
        {_precies_een(("actie_id", "toezegging_id"))}""",
    "verhaal": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), thema_id INTEGER REFERENCES thema(id),
        doel_id INTEGER REFERENCES doel(id), actie_id INTEGER REFERENCES actie(id),
        wijk_id INTEGER REFERENCES wijk(id), datum TEXT NOT NULL {_DATUM.format("datum")}, {_TITEL},
        tekst TEXT NOT NULL DEFAULT '', {_BRON}, {_ARCHIEF},
        CHECK ((thema_id IS NOT NULL) + (doel_id IS NOT NULL) + (actie_id IS NOT NULL) <= 1)""",
    "middel": f"""{_ID}, thema_id INTEGER NOT NULL REFERENCES thema(id) ON DELETE CASCADE,
        jaar INTEGER NOT NULL CHECK (jaar BETWEEN 1900 AND 2200), begroot REAL, gerealiseerd REAL, {_TOELICHTING},
        {_BRON}, UNIQUE (thema_id, jaar)""",
}

#: what came with the third migration: what an overleg goes through, and what is only for oneself
TABELLEN_3: dict[str, str] = {
    "agendapunt": f"""{_ID}, overleg_id INTEGER NOT NULL REFERENCES overleg(id) ON DELETE CASCADE, {_VOLGORDE},
        herkomst TEXT NOT NULL DEFAULT 'eigen'
        {_een_van("herkomst", ("afspraak", "wijziging", "status", "prioriteit", "eigen"))},
        titel TEXT NOT NULL DEFAULT '', {_ITEM.format("ON DELETE CASCADE")},
        afspraak_id INTEGER REFERENCES afspraak(id) ON DELETE CASCADE,
        behandeld INTEGER NOT NULL DEFAULT 0 CHECK (behandeld IN (0, 1))""",
    "notitie": f"""{_ID}, plan_id INTEGER NOT NULL REFERENCES plan(id), overleg_id INTEGER REFERENCES overleg(id),
        wijk_id INTEGER REFERENCES wijk(id), {_ITEM.format("")}, afspraak_id INTEGER REFERENCES afspraak(id),
        tekst TEXT NOT NULL CHECK (length(tekst) > 0), gewijzigd_op TEXT""",
}

#: columns that came with the third migration: (table, name and constraints)
KOLOMMEN_3: tuple[tuple[str, str], ...] = (
    ("overleg", "aanwezig TEXT NOT NULL DEFAULT ''"),
    ("overleg", "begonnen_op TEXT"),
    ("overleg", "gesloten_op TEXT"),
    ("afspraak", "thema_id INTEGER REFERENCES thema(id)"),
    ("afspraak", f"afgedaan_op TEXT {_DATUM.format('afgedaan_op')}"),
    # the mark of the state that the journal played back ends in (proef.py); '' for none
    ("bestand", "begin TEXT NOT NULL DEFAULT ''"),
)

#: every journalled table, parents first
ALLE_TABELLEN: dict[str, str] = TABELLEN | TABELLEN_2 | TABELLEN_3

#: of a doel or actie: that it does not stand under a thema in the archive, which takes what is beneath it out of sight
IN_BEELD = "NOT EXISTS (SELECT 1 FROM thema AS boven WHERE boven.id = thema_id AND boven.archief = 1)"

#: the sleutel by which the plan text and the line through the plans name an item; '' for what was made on the screen
MET_SLEUTEL = ("thema", "doel", "actie")

#: tables whose rows only link two others
KOPPELTABELLEN = ("gebied_wijk", "actie_doel", "actie_wijk", "actie_gebied", "actie_partner", "thema_partner")

INDEXEN: tuple[str, ...] = (
    "CREATE UNIQUE INDEX stand_actie_wijk ON stand (actie_id, ifnull(wijk_id, 0))",
    "CREATE UNIQUE INDEX meting_gekozen ON meting (indicator_id, ifnull(wijk_id, 0), periode) WHERE gekozen = 1",
    "CREATE INDEX meting_reeks ON meting (indicator_id, wijk_id, periode)",
    "CREATE INDEX thema_plan ON thema (plan_id)",
    "CREATE INDEX doel_plan ON doel (plan_id)",
    "CREATE INDEX actie_plan ON actie (plan_id)",
    "CREATE INDEX kenmerk_plan ON kenmerk (plan_id)",
    "CREATE INDEX overlegsoort_plan ON overlegsoort (plan_id)",
    "CREATE INDEX streefwaarde_doel ON streefwaarde (doel_id)",
    "CREATE INDEX actie_doel_doel ON actie_doel (doel_id)",
    "CREATE INDEX thema_partner_thema ON thema_partner (thema_id)",
    "CREATE INDEX afspraak_plan ON afspraak (plan_id)",
)

_KANTEN = tuple(f"{kant}_{soort}_id" for kant in ("van", "naar") for soort in _SOORTEN)

INDEXEN_2: tuple[str, ...] = (
    f"CREATE UNIQUE INDEX vervolg_kanten ON vervolg ({', '.join(f'ifnull({naam}, 0)' for naam in _KANTEN)})",
    *(f"CREATE INDEX vervolg_{naam} ON vervolg ({naam})" for naam in _KANTEN),
    "CREATE INDEX toezegging_plan ON toezegging (plan_id)",
    "CREATE INDEX verhaal_plan ON verhaal (plan_id)",
    "CREATE INDEX bericht_actie ON bericht (actie_id)",
    "CREATE INDEX bericht_toezegging ON bericht (toezegging_id)",
)

INDEXEN_3: tuple[str, ...] = (
    "CREATE INDEX overleg_plan ON overleg (plan_id, datum)",
    "CREATE INDEX afspraak_overleg ON afspraak (overleg_id)",
    "CREATE INDEX agendapunt_overleg ON agendapunt (overleg_id)",
    "CREATE INDEX notitie_plan ON notitie (plan_id)",
)

#: table -> when a row has the same key as NEW, for the unique indexes above that are no plain UNIQUE constraint
SLEUTELS: dict[str, str] = {
    "stand": "actie_id = NEW.actie_id AND wijk_id IS NEW.wijk_id",
    "meting": """gekozen = 1 AND NEW.gekozen = 1 AND indicator_id = NEW.indicator_id AND wijk_id IS NEW.wijk_id
        AND periode = NEW.periode""",
    "vervolg": " AND ".join(f"{naam} IS NEW.{naam}" for naam in _KANTEN),
}

#: tables that are about the file or its journal and are not journalled themselves
EIGEN_TABELLEN: dict[str, str] = {
    "bestand": """id INTEGER PRIMARY KEY CHECK (id = 1), uuid TEXT NOT NULL, gemaakt_op TEXT NOT NULL,
        programma TEXT NOT NULL""",
    "logboek": """id INTEGER PRIMARY KEY AUTOINCREMENT, groep INTEGER NOT NULL, tijd TEXT NOT NULL, wie TEXT NOT NULL,
        tabel TEXT NOT NULL, rij INTEGER NOT NULL, veld TEXT NOT NULL, oud TEXT, nieuw TEXT""",
    "groep": """id INTEGER PRIMARY KEY, wie TEXT NOT NULL, omschrijving TEXT NOT NULL DEFAULT '',
        maakt_ongedaan INTEGER, ongedaan_door INTEGER""",
    "schrijver": "id INTEGER PRIMARY KEY CHECK (id = 1), groep INTEGER, wie TEXT, tijd TEXT",
    "migratie": "nummer INTEGER PRIMARY KEY, naam TEXT NOT NULL, op TEXT NOT NULL",
}

EIGEN_INDEXEN: tuple[str, ...] = (
    "CREATE INDEX logboek_groep ON logboek (groep)",
    "CREATE INDEX logboek_rij ON logboek (tabel, rij, veld)",
)
