"""Every field of every table: what it is called, what may stand in it, and what holds between fields.

One table instead of a branch a field. Imported at the first such field that is opened, not at every start.
"""

from dataclasses import dataclass
from enum import StrEnum


class Waardesoort(StrEnum):
    """What stands in a field, and with it how it is read and written."""

    TEKST = "tekst"
    LANG = "lange tekst"
    KEUZE = "een van de woorden"
    WOORDEN = "woorden uit een rij"
    JANEE = "ja of nee"
    DAG = "dag"
    JAAR = "jaar"
    GETAL = "getal met de eenheid van de indicator"
    BEDRAG = "bedrag in euro"
    CIJFER = "cijfer of soort onbekend"
    VERWIJZING = "een andere rij"
    VERZAMELING = "andere rijen"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One field: its column, Dutch label and kind; `leeg` says whether nothing may stand in it.

    `maximum` is in characters. `woorden` are those of a KEUZE or WOORDEN. `naar` is the table of a VERWIJZING or
    VERZAMELING, and `via` of the latter the link table with its column for this row and for the other. `niets` is
    what an empty field is called.
    """

    naam: str
    label: str
    soort: Waardesoort = Waardesoort.TEKST
    leeg: bool = True
    maximum: int = 200
    woorden: tuple[str, ...] = ()
    naar: str = ""
    via: tuple[str, str, str] = ("", "", "")
    niets: str = "–"


_S = Waardesoort
_NAAM = Kolom("naam", "Naam", leeg=False)
_TITEL = Kolom("titel", "Titel", leeg=False, maximum=300)
_TOELICHTING = Kolom("toelichting", "Toelichting", _S.LANG, maximum=20_000)
_BRON = (
    Kolom("bron_id", "Bron", _S.VERWIJZING, naar="bron", niets="onbekend"),
    Kolom("vindplaats", "Vindplaats", maximum=300, niets="onbekend"),
)
_WIJK = Kolom("wijk_id", "Wijk", _S.VERWIJZING, naar="wijk", niets="stad")
_THEMA = Kolom("thema_id", "Thema", _S.VERWIJZING, naar="thema", niets="hele plan")
_ROL = Kolom("rol", "Rol")
_PARTNER = Kolom("partner_id", "Partner", _S.VERWIJZING, leeg=False, naar="partner")
_INDICATOR = Kolom("indicator_id", "Indicator", _S.VERWIJZING, leeg=False, naar="indicator")

SCHAKELS = ("pro-actie", "preventie", "preparatie", "repressie", "nazorg")
AANPAKKEN = ("delictgericht", "gebiedsgericht", "persoonsgericht")
KENMERKEN = (
    "terugblik", "pijler", "focus", "nadruk", "uitgangspunt", "leidend principe", "resultaat", "zorg", "voorbeeld",
    "aanpak", "schakel", "rol", "probleem", "trend", "ontwikkeling", "handhaving", "middelen", "kader",
)  # fmt: skip


def _keuze(naam: str, label: str, *woorden: str, leeg: bool = False) -> Kolom:
    return Kolom(naam, label, _S.KEUZE, leeg, woorden=woorden)


def _koppel(naam: str, label: str, tabel: str, eigen: str, naar: str, niets: str = "–") -> Kolom:
    return Kolom(naam, label, _S.VERZAMELING, naar=naar, via=(tabel, eigen, f"{naar}_id"), niets=niets)


#: table -> its fields, in the order of a card; a VERZAMELING is no column but a link table
VELDEN: dict[str, tuple[Kolom, ...]] = {
    "gemeente": (_NAAM, Kolom("code", "CBS-code", maximum=40)),
    "bron": (
        _TITEL,
        Kolom("uitgever", "Uitgever"),
        Kolom("jaar", "Jaar", _S.JAAR, niets="onbekend"),
        Kolom("url", "Adres", maximum=2_000),
        _TOELICHTING,
    ),
    "wijk": (_NAAM, Kolom("code", "CBS-code", maximum=40)),
    "gebied": (
        _NAAM,
        _koppel("wijken", "Wijken", "gebied_wijk", "gebied_id", "wijk", "wijk onbekend"),
        Kolom("ligging", "Ligging"),
        _TOELICHTING,
        *_BRON,
    ),
    "partner": (_NAAM, Kolom("afkorting", "Afkorting", maximum=40), Kolom("soort", "Soort", maximum=40)),
    "plan": (
        _TITEL,
        Kolom("van", "Eerste jaar", _S.JAAR, leeg=False),
        Kolom("tot", "Laatste jaar", _S.JAAR, leeg=False),
        Kolom("missie", "Missie", _S.LANG, maximum=5_000),
        *_BRON,
    ),
    "thema": (_TITEL, Kolom("prioriteit", "Prioriteit", _S.JANEE, leeg=False), _TOELICHTING, *_BRON),
    "doel": (_TITEL, _TOELICHTING, _keuze("soort", "Soort", "meetbaar", "kwalitatief"), *_BRON),
    "actie": (
        _TITEL,
        _TOELICHTING,
        _keuze("soort", "Soort", "lopend", "nieuw", "eigen"),
        _koppel("wijken", "Wijken", "actie_wijk", "actie_id", "wijk", "hele stad"),
        _koppel("gebieden", "Gebieden", "actie_gebied", "actie_id", "gebied"),
        Kolom("trekker", "Trekker", niets="onbekend"),
        Kolom("deadline", "Deadline", _S.DAG, niets="onbekend"),
        Kolom("schakels", "Schakels", _S.WOORDEN, woorden=SCHAKELS),
        _keuze("aanpak", "Aanpak", *AANPAKKEN, leeg=True),
        *_BRON,
    ),
    "actie_doel": (_keuze("herkomst", "Herkomst", "bron", "lezing"),),
    "actie_partner": (_PARTNER, _ROL),
    "thema_partner": (_PARTNER, _ROL, *_BRON),
    "kenmerk": (
        _keuze("soort", "Soort", *KENMERKEN),
        Kolom("tekst", "Tekst", _S.LANG, leeg=False, maximum=20_000),
        _THEMA,
        *_BRON,
    ),
    "overlegsoort": (
        _NAAM,
        Kolom("ritme", "Ritme"),
        Kolom("voorzitter", "Voorzitter"),
        Kolom("deelnemers", "Deelnemers", maximum=1_000),
        Kolom("taak", "Taak", maximum=1_000),
        _THEMA,
        *_BRON,
    ),
    "indicator": (
        _NAAM,
        _keuze("eenheid", "Eenheid", "aantal", "%"),
        Kolom("lager_is_beter", "Lager is beter", _S.JANEE, leeg=False),
        _TOELICHTING,
    ),
    "streefwaarde": (
        _INDICATOR,
        _keuze("richting", "Richting", "omlaag", "omhoog", "niet slechter"),
        Kolom("basisjaar", "Basisjaar", _S.JAAR, niets="onbekend"),
        Kolom("basiswaarde", "Nulmeting", _S.GETAL, niets="onbekend"),
        Kolom("doeljaar", "Doeljaar", _S.JAAR, niets="onbekend"),
        Kolom("doelwaarde", "Streefwaarde", _S.GETAL, niets="onbekend"),
        _TOELICHTING,
        *_BRON,
    ),
    "meting": (
        _INDICATOR,
        _WIJK,
        Kolom("periode", "Jaar", _S.JAAR, leeg=False),
        Kolom("waarde", "Cijfer", _S.CIJFER, leeg=False),
        _keuze("status", "Status", "definitief", "voorlopig"),
        Kolom("uitgave", "Uitgave"),
        _TOELICHTING,
        *_BRON,
    ),
    "overleg": (
        _NAAM,
        Kolom("datum", "Datum", _S.DAG, leeg=False),
        Kolom("overlegsoort_id", "Soort overleg", _S.VERWIJZING, naar="overlegsoort", niets="geen"),
        _WIJK,
        Kolom("aanwezig", "Aanwezig", maximum=1_000),
    ),
    "afspraak": (
        Kolom("tekst", "Tekst", _S.LANG, leeg=False, maximum=20_000),
        _keuze("soort", "Soort", "afspraak", "besluit"),
        Kolom("nummer", "Nummer", maximum=40),
        Kolom("actiehouder", "Actiehouder"),
        Kolom("termijn", "Termijn", _S.DAG, niets="onbekend"),
        _WIJK,
    ),
    "vervolg": (Kolom("grond", "Grond", maximum=1_000), *_BRON),
    "toezegging": (
        _TITEL,
        _keuze("soort", "Soort", "toezegging", "motie"),
        Kolom("nummer", "Nummer", maximum=40, niets="geen"),
        _keuze("status", "Status", "open", "afgedaan", "vervallen"),
        Kolom("datum", "Datum", _S.DAG, niets="onbekend"),
        _TOELICHTING,
        _THEMA,
        *_BRON,
    ),
    "bericht": (
        Kolom("datum", "Datum", _S.DAG, leeg=False),
        Kolom("tekst", "Tekst", _S.LANG, leeg=False, maximum=20_000),
        *_BRON,
    ),
    "verhaal": (
        _TITEL,
        Kolom("datum", "Datum", _S.DAG, leeg=False),
        _WIJK,
        Kolom("thema_id", "Bij thema", _S.VERWIJZING, naar="thema"),
        Kolom("doel_id", "Bij doel", _S.VERWIJZING, naar="doel"),
        Kolom("actie_id", "Bij actie", _S.VERWIJZING, naar="actie"),
        Kolom("tekst", "Tekst", _S.LANG, maximum=20_000),
        *_BRON,
    ),
    "middel": (
        Kolom("jaar", "Jaar", _S.JAAR, leeg=False),
        Kolom("begroot", "Begroot", _S.BEDRAG, niets="onbekend"),
        Kolom("gerealiseerd", "Gerealiseerd", _S.BEDRAG, niets="onbekend"),
        _TOELICHTING,
        *_BRON,
    ),
}

#: columns that are no field in any table, each with the reason
OVERAL_VAST: dict[str, str] = {
    "id": "hierop wijzen het logboek en de andere tabellen",
    "sleutel": "hierop leest een plan uit een bestand zich terug",
    "slug": "hiermee wordt het plan op de opdrachtregel en in de views genoemd",
    "volgorde": "J en K verplaatsen de regel",
    "archief": "D legt weg, u haalt terug",
    "gemeente_id": "een rij blijft van haar gemeente",
    "plan_id": "een rij blijft in haar plan",
}

_KOPPEL = "een koppeling ontstaat en verdwijnt met het veld van het item waar zij bij hoort"
_OVERLEG = "dit zet het overleg zelf"
_VERPLAATS = "verplaatsen en koppelen hebben een eigen opdracht"
_HANGT = "een rij blijft bij het item waar zij onder staat"

#: table -> columns that are no field there, each with the reason
VAST: dict[str, dict[str, str]] = {
    "gebied_wijk": {"gebied_id": _KOPPEL, "wijk_id": _KOPPEL},
    "actie_wijk": {"actie_id": _KOPPEL, "wijk_id": _KOPPEL},
    "actie_gebied": {"actie_id": _KOPPEL, "gebied_id": _KOPPEL},
    "actie_doel": {"actie_id": _VERPLAATS, "doel_id": _VERPLAATS},
    "actie_partner": {"actie_id": _HANGT},
    "thema_partner": {"thema_id": _HANGT},
    "doel": {"thema_id": _VERPLAATS},
    "actie": {"thema_id": _VERPLAATS},
    "streefwaarde": {"doel_id": _HANGT},
    "meting": {"gekozen": "b, Enter kiest het cijfer dat telt", "onbekend": "staat in hetzelfde veld als het cijfer"},
    "stand": {
        "actie_id": _HANGT,
        "wijk_id": _HANGT,
        "status": "de cijfertoetsen zetten de status",
        "toelichting": "t schrijft de toelichting",
        "gewijzigd_op": "de tijd waarop de status gezet is",
    },
    "overleg": {"begonnen_op": _OVERLEG, "gesloten_op": _OVERLEG},
    "afspraak": dict.fromkeys(("overleg_id", "doel_id", "actie_id", "thema_id", "status", "afgedaan_op"), _OVERLEG),
    "agendapunt": dict.fromkeys(
        ("overleg_id", "herkomst", "titel", "thema_id", "doel_id", "actie_id", "afspraak_id", "behandeld"), _OVERLEG
    ),
    "notitie": dict.fromkeys(
        ("overleg_id", "wijk_id", "thema_id", "doel_id", "actie_id", "afspraak_id", "tekst", "gewijzigd_op"), _OVERLEG
    ),
    "vervolg": dict.fromkeys(
        (f"{kant}_{soort}_id" for kant in ("van", "naar") for soort in ("thema", "doel", "actie")),
        "wat waarin verdergaat is het vervolg zelf",
    ),
    "bericht": {"actie_id": _HANGT, "toezegging_id": _HANGT},
    "middel": {"thema_id": _HANGT},
}

#: table -> fields that no two rows may share
UNIEK: dict[str, tuple[str, ...]] = {
    "wijk": ("gemeente_id", "naam"),
    "gebied": ("gemeente_id", "naam"),
    "partner": ("naam",),
    "actie_partner": ("actie_id", "partner_id"),
    "thema_partner": ("thema_id", "partner_id"),
    "middel": ("thema_id", "jaar"),
}
