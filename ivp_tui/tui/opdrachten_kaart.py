"""The commands that open a card, or a list to choose one from: part of the registry."""

from ivp_tui.tui.opdracht import WIJZIGEN, Opdracht


def _lijst(naam: str, tabel: str, uitleg: str) -> Opdracht:
    """A list of rows, chosen by its name."""
    return Opdracht(naam, (), naam, uitleg, "lijst", tabel, groep=WIJZIGEN)


KAARTEN: tuple[Opdracht, ...] = (
    Opdracht(
        "kaart", ("ctrl+k",), "kaart", "alle velden van het gekozen item, en wat eronder hangt", "kaart", groep=WIJZIGEN
    ),
    _lijst("partners", "partner", "alle partners: wijzigen, toevoegen, weghalen"),
    _lijst("bronnen", "bron", "alle bronnen: wijzigen, toevoegen, weghalen"),
    _lijst("indicatoren", "indicator", "alle indicatoren, met hun cijfers en streefwaarden"),
    _lijst("gebieden", "gebied", "alle gebieden van de gemeente"),
    _lijst("overlegsoorten", "overlegsoort", "de soorten overleg die het plan noemt"),
    _lijst("kenmerken", "kenmerk", "wat het plan en zijn thema's verder zeggen"),
)
