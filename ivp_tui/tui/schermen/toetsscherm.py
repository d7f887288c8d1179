"""What every screen of ivp does with a key: look it up in the registry and carry it out before the next one.

Keys are handled in the app's own message pump, one after the other. Left to the widgets, a key that follows fast on
`3` would reach the tree before the reason field is there, and a letter typed just before ↓ would be lost.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from ivp_tui.tui.opdrachten import DIALOOG, Opdracht
from ivp_tui.tui.widgets.lijnen import vergeet_opmaak
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.tui.app import IvpApp
    from ivp_tui.tui.palet import Palet


class Toetsscherm(Screen[object]):
    """A screen whose keys come from the registry; `WAAR` is its place in it."""

    WAAR = DIALOOG
    #: whether this screen says itself that the statuses of a demo are invented
    EIGEN_DEMOMERK = False

    def on_mount(self) -> None:
        """Mark the screen when the file is a demo; Textual calls this also where a subclass has an on_mount."""
        if self.ivp.regie.bestand.demo and not self.EIGEN_DEMOMERK:
            from ivp_tui.tui.widgets.demomerk import merk

            merk(self)

    @on(events.Resize)
    def _houd_veld(self, event: events.Resize) -> None:
        """An open field stays on the screen."""
        for veld in self.query("#bewerker"):
            pas_in = getattr(veld, "pas_in", None)
            if pas_in is not None:
                pas_in(event.size)

    @property
    def ivp(self) -> IvpApp:
        """The app, with its regie, palet and commands."""
        from ivp_tui.tui.app import IvpApp

        assert isinstance(self.app, IvpApp)  # no other app has these screens
        return self.app

    async def toets(self, event: events.Key) -> bool:
        """Carry out what this key means here; False lets Textual give it to the widget with the focus."""
        opdracht = self.ivp.per_toets[self.WAAR].get(event.key)
        if opdracht is None:
            return False
        return await self.doe(opdracht)

    async def doe(self, opdracht: Opdracht) -> bool:
        """Carry out a command by its method doe_<actie>; False where this screen does not have it."""
        methode: Callable[..., Awaitable[None]] | None = getattr(self, f"doe_{opdracht.actie}", None)
        if methode is None:
            return False
        await (methode(opdracht.waarde) if opdracht.waarde else methode())
        return True

    def na_toets(self) -> None:
        """The widget with the focus has taken a key; a screen with an open field reads it aloud."""

    def bij_nieuws(self) -> None:
        """Something came into the file, from here or from another; a screen that shows it reads it anew."""

    def dismiss(self, result: object | None = None) -> AwaitComplete:
        """Close this screen with its result; not where another came over it meanwhile, which closes first.

        Textual 8 would close that one, give the result of this one, and fail when this one is closed at last.
        """
        return super().dismiss(result) if self.app.screen is self else AwaitComplete.nothing()  # type: ignore[no-untyped-call]

    def zet_palet(self, palet: Palet) -> None:
        """Other colours; a screen that can be on while they change draws itself anew."""

    def on_unmount(self) -> None:
        """A screen that is gone leaves nothing behind."""
        vergeet_opmaak()

    async def doe_sluit(self) -> None:
        """Close this dialog."""
        self.dismiss(None)

    async def doe_terug(self) -> None:
        """Leave this dialog."""
        self.dismiss(None)


def stap(regels: tuple[Regel, ...], van: int, hoeveel: int) -> int:
    """The index of the selectable line that is `hoeveel` lines further, or the last one in that direction."""
    richting = 1 if hoeveel > 0 else -1
    uit, over = van, abs(hoeveel)
    for index in range(van + richting, len(regels) if richting > 0 else -1, richting):
        if regels[index].kiesbaar:
            uit, over = index, over - 1
            if over <= 0:
                break
    return uit


def verzet(lijst: Lijst, beeld: Lijstbeeld, hoeveel: int) -> Lijstbeeld:
    """The beeld with its cursor moved; a list without selectable lines scrolls."""
    if not any(regel.kiesbaar for regel in beeld.regels):
        lijst.schuif_regels(hoeveel)
        return beeld
    cursor = stap(beeld.regels, beeld.cursor, hoeveel)
    return Lijstbeeld(beeld.regels, cursor, beeld.titel, beeld.kop)
