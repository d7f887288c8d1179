"""Choosing a command by its name, on every screen that has a palette."""

from __future__ import annotations

from ivp_tui.tui.opdracht import GROEPEN, Opdracht, toetsen_tekst
from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from ivp_tui.weergave.regel import Regel, Sleutel


async def kies_opdracht(scherm: Toetsscherm) -> None:
    """Open the list of the commands that count on this screen; the chosen one is carried out there."""

    async def regels(tekst: str) -> tuple[Regel, ...]:
        return opdrachtregels(scherm, tekst)

    def gekozen(sleutel: object) -> None:
        if isinstance(sleutel, tuple):
            scherm.call_later(scherm.doe, scherm.ivp.opdrachten[sleutel[1]])

    await scherm.ivp.push_screen(Kiesscherm("Opdrachten — Enter voert uit", regels), gekozen)


def opdrachtregels(scherm: Toetsscherm, tekst: str) -> tuple[Regel, ...]:
    """The commands of a screen that have all these words, as lines."""
    woorden = tekst.casefold().split()
    regels = []

    def eerst(paar: tuple[int, Opdracht]) -> tuple[bool, int]:
        # what is named so comes before what only tells of it; with nothing typed yet, what has no key of its own
        naam, plaats = paar[1].naam.casefold(), GROEPEN.index(paar[1].groep) + 1
        return not all(w in naam for w in woorden), 0 if woorden or not paar[1].toetsen else plaats

    for nummer, opdracht in sorted(enumerate(scherm.ivp.opdrachten), key=eerst):
        alles = f"{opdracht.naam} {opdracht.uitleg} {opdracht.groep}".casefold()
        if scherm.WAAR in opdracht.waar and all(woord in alles for woord in woorden):
            sleutel: Sleutel = ("opdracht", nummer, 0)
            toetsen = ((f"{toetsen_tekst(opdracht)} ", "toets"),) if opdracht.toetsen else ()
            regels.append(Regel(sleutel, ((f" {opdracht.naam:<20}", ""), (opdracht.uitleg, "dof")), toetsen))
    return tuple(regels) or (Regel(("leeg", 0, 0), ((" geen opdracht", "dof"),), kiesbaar=False),)
