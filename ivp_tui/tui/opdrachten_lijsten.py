"""The commands that show or write what was agreed and what changed: part of the registry."""

from ivp_tui.tui.opdracht import AFSPRAKEN, KIJKEN, SINDS, WERKBANK, Opdracht

LIJSTEN: tuple[Opdracht, ...] = (
    Opdracht(
        "afspraken",
        ("A",),
        "afspraken",
        "de afspraken en besluiten, te laat voorop",
        "afspraken",
        waar=(WERKBANK, AFSPRAKEN),
        groep=KIJKEN,
    ),
    Opdracht(
        "sinds",
        ("s",),
        "sinds",
        "wat er veranderde sinds het vorig overleg",
        "sinds",
        waar=(WERKBANK, SINDS),
        groep=KIJKEN,
    ),
    Opdracht("rapport", ("r",), "verslag", "schrijf het verslag van een overleg", "rapport", groep=KIJKEN),
)
