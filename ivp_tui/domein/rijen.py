"""What holds for the rows of a table as a whole: what they are called, what hangs under them, what a new one needs."""

from dataclasses import dataclass

#: what a row of a table is called: one, several, and the word for this one
WOORD: dict[str, tuple[str, str, str]] = {
    "gemeente": ("gemeente", "gemeenten", "deze"),
    "bron": ("bron", "bronnen", "deze"),
    "wijk": ("wijk", "wijken", "deze"),
    "gebied": ("gebied", "gebieden", "dit"),
    "partner": ("partner", "partners", "deze"),
    "plan": ("plan", "plannen", "dit"),
    "thema": ("thema", "thema's", "dit"),
    "doel": ("doel", "doelen", "dit"),
    "actie": ("actie", "acties", "deze"),
    "actie_doel": ("gekoppeld doel", "gekoppelde doelen", "dit"),
    "actie_partner": ("partner", "partners", "deze"),
    "thema_partner": ("partner", "partners", "deze"),
    "kenmerk": ("kenmerk", "kenmerken", "dit"),
    "overlegsoort": ("soort overleg", "soorten overleg", "dit"),
    "indicator": ("indicator", "indicatoren", "deze"),
    "streefwaarde": ("streefwaarde", "streefwaarden", "deze"),
    "meting": ("cijfer", "cijfers", "dit"),
    "overleg": ("overleg", "overleggen", "dit"),
    "afspraak": ("afspraak", "afspraken", "deze"),
    "vervolg": ("vervolg", "vervolgen", "dit"),
    "toezegging": ("toezegging", "toezeggingen", "deze"),
    "bericht": ("bericht", "berichten", "dit"),
    "verhaal": ("verhaal", "verhalen", "dit"),
    "middel": ("middelen", "middelen", "deze"),
}


def woord(tabel: str) -> str:
    """What one row of a table is called."""
    return WOORD[tabel][0] if tabel in WOORD else tabel


def deze(tabel: str) -> str:
    """ "deze bron", "dit gebied"."""
    return f"{WOORD[tabel][2]} {WOORD[tabel][0]}" if tabel in WOORD else f"deze {tabel}"


@dataclass(frozen=True, slots=True)
class Kinderen:
    """Rows that belong to a row and are shown on its card: their table, and the column that points at it.

    `via` is the link table between them, where there is one: then `kolom` is the column of that table which points
    at this row, and the rows are not made or removed from here.
    """

    tabel: str
    kolom: str
    label: str
    via: str = ""


#: table -> what its card shows under the fields
KINDEREN: dict[str, tuple[Kinderen, ...]] = {
    "gemeente": (Kinderen("wijk", "gemeente_id", "Wijken"), Kinderen("gebied", "gemeente_id", "Gebieden")),
    "wijk": (Kinderen("gebied", "wijk_id", "Gebieden", "gebied_wijk"),),
    "plan": (Kinderen("kenmerk", "plan_id", "Kenmerken"), Kinderen("overlegsoort", "plan_id", "Overleg")),
    "thema": (
        Kinderen("kenmerk", "thema_id", "Kenmerken"),
        Kinderen("thema_partner", "thema_id", "Partners"),
        Kinderen("overlegsoort", "thema_id", "Overleg"),
        Kinderen("middel", "thema_id", "Middelen"),
        Kinderen("vervolg", "van_thema_id", "Gaat verder"),
        Kinderen("vervolg", "naar_thema_id", "Vervolg van"),
    ),
    "doel": (
        Kinderen("streefwaarde", "doel_id", "Streefwaarden"),
        Kinderen("vervolg", "van_doel_id", "Gaat verder"),
        Kinderen("vervolg", "naar_doel_id", "Vervolg van"),
    ),
    "actie": (
        Kinderen("actie_partner", "actie_id", "Partners"),
        Kinderen("actie_doel", "actie_id", "Doelen"),
        Kinderen("bericht", "actie_id", "Berichten"),
        Kinderen("vervolg", "van_actie_id", "Gaat verder"),
        Kinderen("vervolg", "naar_actie_id", "Vervolg van"),
    ),
    "toezegging": (Kinderen("bericht", "toezegging_id", "Logboek"),),
    "indicator": (
        Kinderen("streefwaarde", "indicator_id", "Streefwaarden"),
        Kinderen("meting", "indicator_id", "Cijfers"),
    ),
}

#: table -> the fields that are asked of a new row, in this order; what is not here is not added from a card
VRAAGT: dict[str, tuple[str, ...]] = {
    "bron": ("titel",),
    "wijk": ("naam",),
    "gebied": ("naam",),
    "partner": ("naam",),
    "indicator": ("naam", "eenheid"),
    "overlegsoort": ("naam",),
    "kenmerk": ("soort", "tekst"),
    "thema_partner": ("partner_id", "rol"),
    "actie_partner": ("partner_id", "rol"),
    "streefwaarde": ("indicator_id", "richting"),
    "meting": ("periode", "waarde"),
    "middel": ("jaar",),
    "bericht": ("datum", "tekst"),
}

#: the tables of which a row can be taken away: those of VRAAGT; the others are put in the archief
WEG = frozenset(VRAAGT)

#: the lists that can be asked for by name -> what they show
LIJSTEN = ("partner", "bron", "indicator", "gebied", "overlegsoort", "kenmerk")
