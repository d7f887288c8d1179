"""What the screens of one list over the whole width share: moving over it, copying a line, help and the mouse."""

from __future__ import annotations

from textual.reactive import var

from ivp_tui.tui.schermen.tekenscherm import Tekenscherm
from ivp_tui.tui.schermen.toetsscherm import stap
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld


class Lijstloop(Tekenscherm):
    """Moving over `lijstbeeld`; a subclass says which list shows it and what a line with the cursor means."""

    lijstbeeld: var[Lijstbeeld] = var(Lijstbeeld())

    @property
    def lijst(self) -> Lijst:
        """The list."""
        raise NotImplementedError

    def zet_cursor(self, cursor: int) -> None:
        """Put the cursor on a line that can have it."""
        raise NotImplementedError

    def meld(self, tekst: str, fout: bool = False, nummer: int | None = None) -> None:
        """Tell something on the status line; `nummer` is the confirmation, given only after COMMIT."""
        raise NotImplementedError

    def verzet(self, hoeveel: int) -> None:
        """Move so many lines that can have the cursor, as far as there are any."""
        regels = self.lijstbeeld.regels
        cursor = stap(regels, self.lijstbeeld.cursor, hoeveel)
        if 0 <= cursor < len(regels) and regels[cursor].kiesbaar:
            self.zet_cursor(cursor)

    async def doe_verplaats(self, hoeveel: str) -> None:
        """A line up or down."""
        self.verzet(int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """A page up or down."""
        regels, cursor = self.lijstbeeld.regels, max(self.lijstbeeld.cursor, 0)
        hoog = int(hoeveel) * max(1, self.lijst.hoogte - 1)
        blad = regels[min(cursor, cursor + hoog) + 1 : max(cursor, cursor + hoog)]
        self.verzet(int(hoeveel) * max(1, sum(regel.kiesbaar for regel in blad)))

    async def doe_begin(self) -> None:
        """To the first."""
        self.verzet(-len(self.lijstbeeld.regels) - 1)

    async def doe_einde(self) -> None:
        """To the last."""
        self.verzet(len(self.lijstbeeld.regels) + 1)

    async def doe_ga(self) -> None:
        """To what the line with the cursor is about."""
        raise NotImplementedError

    async def doe_hulp(self) -> None:
        """All keys."""
        from ivp_tui.tui.schermen.dialogen import Hulpscherm

        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    def kopieer(self, regel: str) -> None:
        """Copy a line to the clipboard and to a file beside the state, and say so; '' says there is nothing."""
        if not regel:
            self.meld("hier is niets te kopiëren")
            return
        self.ivp.copy_to_clipboard(regel)
        pad = self.ivp.bewaar_kopie(regel)
        # a terminal does not tell whether it took the text, so the file is named too
        self.meld(f"gekopieerd{f', ook in {pad}' if pad else ''}: {regel}")

    async def on_lijst_aangewezen(self, message: Lijst.Aangewezen) -> None:
        """A click chooses a line, a second one goes to what it is about."""
        if message.opnieuw:
            await self.doe_ga()
            return
        regels = self.lijstbeeld.regels
        cursor = next((i for i, regel in enumerate(regels) if regel.sleutel == message.sleutel), -1)
        if cursor >= 0:
            self.zet_cursor(cursor)

    def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel moves the cursor, or scrolls a list that is only read."""
        if message.lijst is self.lijst:
            self.verzet(message.regels)
        else:
            message.lijst.schuif_regels(message.regels)
