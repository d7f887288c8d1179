"""The dialogs about the shape of the plan; imported when one is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events

from ivp_tui.domein.archief import Archiefstuk
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging_structuur import Samenvoeging
from ivp_tui.tui.schermen.dialogen import Lijstdialoog
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.regel import Regel
from ivp_tui.weergave.structuur import archief, doelkeuzes, samenvoeging, vraag


class Koppelscherm(Lijstdialoog):
    """Which doelen are linked; the result is (those to link, those to unlink), or None."""

    PAST = True
    RAND = 4  # and the line above the list
    VOET = (("vouw", "kiest"), ("ga", "bewaart"), ("terug", "niet"), ("hulp", "hulp"))

    def __init__(self, stand: Stand, titel: str, eigen: int | None, aan: Mapping[int, bool | None]) -> None:
        """`aan` tells of each doel whether it is linked, None where it is for some; the thema `eigen` is first."""
        super().__init__()
        self._stand, self._eigen = stand, eigen
        self._kop = Regel(("kop", 0, 0), ((f" {titel}", "label"),), kiesbaar=False)
        self._begin, self._aan = dict(aan), dict(aan)
        regels = doelkeuzes(stand, eigen, aan)
        eerste = next((i for i, r in enumerate(regels) if aan.get(r.sleutel[1])), stap(regels, -1, 1))
        self.set_reactive(Lijstdialoog.beeld, self._maak_beeld(regels, eerste))

    def _maak_beeld(self, regels: tuple[Regel, ...], cursor: int) -> Lijstbeeld:
        return Lijstbeeld(regels, cursor, "Koppelen — spatie kiest, Enter bewaart, Esc niet", (self._kop,))

    async def doe_vouw(self) -> None:
        """Space links or unlinks."""
        cursor = self.beeld.cursor
        soort, doel, _ = self.beeld.regels[cursor].sleutel if cursor >= 0 else ("", 0, 0)
        if soort == "doel":
            self._aan[doel] = not self._aan.get(doel, False)
            self.beeld = self._maak_beeld(doelkeuzes(self._stand, self._eigen, self._aan), cursor)

    async def geklikt(self) -> None:
        """A click links or unlinks."""
        await self.doe_vouw()

    async def doe_ga(self) -> None:
        """Enter: these."""
        anders = {doel: aan for doel, aan in self._aan.items() if aan != self._begin.get(doel, False)}
        erbij = frozenset(doel for doel, aan in anders.items() if aan)
        self.dismiss((erbij, frozenset(anders) - erbij))


class Vraagscherm(Lijstdialoog):
    """A question about the archive; the result is True for yes, None for no."""

    VOET = (("ga", "ja"), ("terug", "nee"))

    def __init__(self, titel: str, zinnen: Sequence[str]) -> None:
        """Ask this; `zinnen` say what it means."""
        super().__init__()
        self._titel, self._zinnen = titel, zinnen

    def on_resize(self, event: events.Resize) -> None:
        """The lines are as long as there is room."""
        breed = min(84, event.size.width * 96 // 100) - 4
        self.beeld = Lijstbeeld(vraag(self._zinnen, breed), -1, self._titel)

    async def doe_ga(self) -> None:
        """Enter is yes."""
        self.dismiss(True)

    async def doe_archief(self) -> None:
        """The same key again is yes too."""
        self.dismiss(True)

    async def geklikt(self) -> None:
        """A click is no answer."""


class Samenscherm(Lijstdialoog):
    """What a merge comes down to, either way round; the result is the Samenvoeging to carry out, or None."""

    VOET = (("ga", "doet het"), ("vouw", "wisselt wat blijft"), ("terug", "niet"), ("hulp", "hulp"))

    def __init__(self, heen: Samenvoeging, terug: Samenvoeging) -> None:
        """`heen` is shown first; space turns it round."""
        super().__init__()
        self._keuzes = (heen, terug)
        self._breed = 80

    def on_resize(self, event: events.Resize) -> None:
        """The lines are as long as there is room."""
        self._breed = min(84, event.size.width * 96 // 100) - 3
        self._toon()

    def _toon(self) -> None:
        titel = "Samenvoegen — Enter doet het, spatie wisselt wat blijft, Esc niet"
        self.beeld = Lijstbeeld(samenvoeging(self._keuzes[0], self._breed), -1, titel)

    async def doe_vouw(self) -> None:
        """Space: the other stays."""
        self._keuzes = self._keuzes[::-1]
        self._toon()

    async def doe_ga(self) -> None:
        """Enter: so."""
        self.dismiss(self._keuzes[0])

    async def geklikt(self) -> None:
        """A click merges nothing."""


class Archiefscherm(Lijstdialoog):
    """What lies in the archive; the result is the key of what is to come back, or None."""

    PAST = True
    VOET = (("ga", "haalt terug"), ("terug", "terug"), ("hulp", "hulp"))

    def __init__(self, stukken: Sequence[Archiefstuk]) -> None:
        """Show these."""
        super().__init__()
        regels = archief(stukken)
        titel = f"Archief ({len(stukken)}) — Enter of D haalt terug, Esc sluit"
        self.set_reactive(Lijstdialoog.beeld, Lijstbeeld(regels, stap(regels, -1, 1), titel))

    async def doe_ga(self) -> None:
        """Enter: this one comes back."""
        regels, cursor = self.beeld.regels, self.beeld.cursor
        self.dismiss(regels[cursor].sleutel if 0 <= cursor < len(regels) else None)

    async def doe_archief(self) -> None:
        """The key that puts away brings back here."""
        await self.doe_ga()

    async def geklikt(self) -> None:
        """A click only chooses the line."""
