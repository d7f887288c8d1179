"""The screen of a meeting: its commands. Its answer is the item to go to on the werkbank, or None."""

from __future__ import annotations

from time import monotonic

from ivp_tui.domein.overleg import Item
from ivp_tui.domein.wijziging import Ongedaan, Opnieuw
from ivp_tui.domein.wijziging_overleg import (
    NieuweAgendapunten,
    SluitOverleg,
    VerplaatsAgendapunt,
    VerversAgenda,
    VerwijderAgendapunt,
    ZetBehandeld,
)
from ivp_tui.tui.schermen.dialogen import Hulpscherm
from ivp_tui.tui.schermen.opdrachtkeuze import kies_opdracht
from ivp_tui.tui.schermen.overleglijsten import Overleglijsten
from ivp_tui.tui.widgets.lijst import Lijst

_NAAR_WERKBANK = "nog eens Esc gaat naar de werkbank; het overleg blijft open"


class Overlegscherm(Overleglijsten):
    """A meeting: one item at a time, and what is decided about it."""

    # moving

    async def doe_verplaats(self, hoeveel: str) -> None:
        """To the next or previous agendapunt, without saying that this one is done."""
        self.naar(self.index + int(hoeveel))

    async def doe_blader(self, hoeveel: str) -> None:
        """Scroll the item, where it is longer than the screen."""
        lijst = self.lijst("punt")
        lijst.schuif_regels(int(hoeveel) * max(1, lijst.hoogte - 2))

    async def doe_begin(self) -> None:
        """To the first agendapunt."""
        self.naar(0)

    async def doe_einde(self) -> None:
        """To the last agendapunt."""
        self.naar(len(self.zitting.agenda) - 1)

    async def doe_vouw(self) -> None:
        """This one is done: mark it, and on to the next; after the last to the first that is not done."""
        punt = self.punt
        if punt is None:
            self.meld("de agenda is leeg; + zet er iets op, S sluit het overleg")
            return
        if not punt.behandeld and self.geef(ZetBehandeld(punt.id, True)) is None:
            return
        volgende = self.zitting.volgend_open(self.index)
        if volgende == self.index:
            self.meld("dit was het laatste punt; S sluit het overleg")
        self.naar(volgende)

    async def doe_vink(self) -> None:
        """Mark this agendapunt as done, or not."""
        if self.punt is not None:
            self.geef(ZetBehandeld(self.punt.id, not self.punt.behandeld))

    async def doe_zoom(self) -> None:
        """The item over the whole screen, and the agenda beside it again."""
        self.toggle_class("-zoom")
        self.call_after_refresh(self.teken)

    # the agenda

    async def doe_schuif(self, richting: str) -> None:
        """Move this agendapunt on the agenda."""
        if self.punt is not None:
            self.geef(VerplaatsAgendapunt(self.punt.id, int(richting)))

    async def doe_archief(self) -> None:
        """Take this agendapunt off the agenda; undo brings it back."""
        if self.punt is not None:
            self.geef(VerwijderAgendapunt(self.punt.id))

    async def doe_ververs_agenda(self) -> None:
        """Make the agenda anew; what is done or was put there by hand stays."""
        self.geef(VerversAgenda(self.zitting.overleg.id))

    async def doe_filter_op_agenda(self) -> None:
        """Put the acties that pass the filter of the werkbank on the agenda, at once."""
        filter_ = self.werkbank.blik.filter
        if filter_.leeg:
            self.meld("er is geen filter; kies er op de werkbank een met f")
            return
        al = {punt.item for punt in self.zitting.agenda}
        items: list[Item] = [("actie", a.id) for a in self.werkbank.blik.acties(self.stand)]
        nieuw = tuple(item for item in items if item not in al)
        if not nieuw:
            self.meld(f"alles van het filter ({filter_.omschrijving}) staat al op de agenda")
            return
        self.geef(NieuweAgendapunten(self.zitting.overleg.id, nieuw))

    # the meeting

    async def doe_ongedaan(self) -> None:
        """Undo one's last change."""
        self.geef(Ongedaan())

    async def doe_opnieuw(self) -> None:
        """Redo what was undone."""
        self.geef(Opnieuw())

    async def doe_klok(self) -> None:
        """Stop the clock, or let it go on."""
        self.tijd.wissel(monotonic())
        self.bewaar_plek()
        self._tik()
        self.meld("de klok loopt weer" if self.tijd.loopt else "de klok staat stil")

    async def doe_sluit_overleg(self) -> None:
        """Close the meeting; where something is not done it is asked once. Closed again it can be opened."""
        overleg = self.zitting.overleg
        open_ = len(self.zitting.agenda) - self.zitting.behandeld
        punten = "1 punt is" if open_ == 1 else f"{open_} punten zijn"
        vraag = f"{punten} nog niet behandeld; nog eens S sluit het overleg toch"
        if overleg.is_open and open_ and self.mag() and not self._bevestigd("sluit_overleg", vraag):
            return
        self.geef(SluitOverleg(overleg.id))

    # elsewhere

    async def doe_overleg(self) -> None:
        """To the werkbank, at the same item."""
        self.dismiss((self.zitting.overleg, self.item))

    async def doe_nieuw_overleg(self) -> None:
        """Leave this meeting as it is, and begin another one."""
        self.dismiss(None)
        self.werkbank.call_later(self.werkbank.doe_nieuw_overleg)

    async def doe_overleggen(self) -> None:
        """Leave this meeting as it is, and choose another one."""
        self.dismiss(None)
        self.werkbank.call_later(self.werkbank.doe_overleggen)

    async def doe_wijzig_overleg(self) -> None:
        """The card of the meeting: its day, wijk, name and who is there."""
        await self.werkbank.open_kaart("overleg", self.zitting.overleg.id)

    async def doe_terug(self) -> None:
        """One step back: the trend, the zoom, then to the werkbank as it was left.

        That last is asked: an Esc too many, after a field, must not take the meeting off the screen of a full room.
        """
        if self.modus == "trend":
            await self.doe_trend()
        elif self.has_class("-zoom"):
            await self.doe_zoom()
        elif not self.zitting.overleg.is_open or self._bevestigd("terug", _NAAR_WERKBANK):
            await self.doe_sluit()

    async def doe_sluit(self) -> None:
        """To the werkbank as it was left; the meeting goes on."""
        if self.zitting.overleg.is_open:
            self.werkbank.meld("het overleg is nog open; o gaat terug")
        self.dismiss(None)

    async def doe_kleuren(self) -> None:
        """The next colour theme."""
        self.ivp.volgend_thema()
        self.meld(f"kleuren: {self.ivp.theme}")

    async def doe_palet(self) -> None:
        """Choose a command by its name."""
        await kies_opdracht(self)

    async def doe_hulp(self) -> None:
        """All keys."""
        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))

    def on_lijst_gedraaid(self, message: Lijst.Gedraaid) -> None:
        """The wheel scrolls the item, and on the agenda goes to another one."""
        if message.lijst.id == "agenda":
            self.naar(self.index + (1 if message.regels > 0 else -1))
        else:
            self.lijst("punt").schuif_regels(message.regels)
