"""The commands of the doorlopende lijn, how one plan goes on in the next: part of the registry."""

from ivp_tui.tui.opdracht import KIJKEN, LIJN, WERKBANK, Opdracht

DOORLOPEND: tuple[Opdracht, ...] = (
    Opdracht(
        "vervolg-verder",
        ("right_curly_bracket",),
        "gaat verder als",
        "volg naar het latere plan",
        "vervolg",
        "1",
        (WERKBANK, LIJN),
        groep=KIJKEN,
    ),
    Opdracht(
        "vervolg-terug",
        ("left_curly_bracket",),
        "vervolg van",
        "volg terug naar het eerdere plan",
        "vervolg",
        "-1",
        (WERKBANK, LIJN),
        groep=KIJKEN,
    ),
    Opdracht(
        "lijn",
        ("d",),
        "doorlopende lijn",
        "hoe alles van plan tot plan doorloopt",
        "lijn",
        waar=(WERKBANK, LIJN),
        groep=KIJKEN,
        voet=54,
        voetnaam="lijn",
    ),
)
