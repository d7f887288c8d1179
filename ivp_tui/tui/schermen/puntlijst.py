"""The afspraken and besluiten of one agendapunt, over the meeting: how they stand, and their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.overleg import Afspraak, Afspraakstatus
from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Ongedaan, Opnieuw
from ivp_tui.tui.opdrachten import OVERLEG
from ivp_tui.tui.schermen.dialogen import Hulpscherm, Lijstdialoog
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.overleg import afspraakzin
from ivp_tui.weergave.regel import Regel, wikkel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ivp_tui.tui.schermen.overlegwerk import Overlegwerk

#: what the key of a status says of an afspraak, and of a besluit
_AFSPRAAK = {
    Status.ONBEKEND: Afspraakstatus.OPEN,
    Status.NIET_GESTART: Afspraakstatus.OPEN,
    Status.GEREED: Afspraakstatus.GEREED,
    Status.VERVALLEN: Afspraakstatus.VERVALLEN,
}
_BESLUIT = {
    Status.ONBEKEND: Afspraakstatus.GENOMEN,
    Status.NIET_GESTART: Afspraakstatus.GENOMEN,
    Status.VERVALLEN: Afspraakstatus.VERVALLEN,
}


def status_van_toets(afspraak: Afspraak, status: Status) -> Afspraakstatus | None:
    """What the key of a status says of an afspraak or besluit; None where it says nothing of it."""
    return (_BESLUIT if afspraak.soort == "besluit" else _AFSPRAAK).get(status)


class Puntlijst(Lijstdialoog):
    """The list; the meeting beneath it gives what is changed."""

    WAAR = OVERLEG
    PAST = True
    RAND = 4  # and what became of a change
    VOET = (
        ("ga", "wijzigt"),
        ("status-gereed", "gereed"),
        ("status-vervallen", "vervallen"),
        ("status-niet-gestart", "open"),
        ("ongedaan", "ongedaan"),
        ("terug", "terug"),
        ("hulp", "hulp"),
    )

    def __init__(self, scherm: Overlegwerk) -> None:
        """Of the agendapunt that this meeting has in view."""
        super().__init__()
        self._scherm = scherm
        self._afspraken: tuple[Afspraak, ...] = ()

    def compose(self) -> ComposeResult:
        """The lines in a frame, and beneath them what became of a change."""
        from textual.containers import Vertical

        with Vertical(id="kader"):
            yield Lijst("lijst").data_bind(beeld=Lijstdialoog.beeld, palet=Lijstdialoog.palet)
            yield Vasteregel("kaartbericht").data_bind(palet=Lijstdialoog.palet)
        yield self.maak_voet()

    def on_mount(self) -> None:
        """Draw it before the first frame, and again when the meeting was read; the base class is called too."""
        self._scherm.na_lezing = self._volg
        self._teken()

    def _teken(self) -> None:
        self._afspraken = self._scherm.afspraken()
        breed = min(84, self.app.size.width * 96 // 100) - 5
        regels: list[Regel] = []
        for n, a in enumerate(self._afspraken):
            zin, stijl = afspraakzin(a, self._scherm.blik)
            for deel, stuk in enumerate(wikkel(zin, breed)):
                marge = " " if deel == 0 else "   "
                regels.append(Regel(("afspraak", n, deel), ((marge, ""), (stuk, stijl)), kiesbaar=deel == 0))
        if not regels:
            regels = [Regel(("leeg", 0, 0), ((" nog geen afspraak of besluit bij dit punt", "dof"),), kiesbaar=False)]
        oud = self.beeld.cursor
        cursor = oud if 0 <= oud < len(regels) and regels[oud].kiesbaar else (0 if self._afspraken else -1)
        titel = "Afspraken en besluiten bij dit punt"
        self.beeld = Lijstbeeld(tuple(regels), cursor, titel)

    def bij_nieuws(self) -> None:
        """Something came into the file: tell it; the meeting reads it, and says when it was."""
        self.query_one("#kaartbericht", Vasteregel).regel = self._scherm.werkbank.status

    def _volg(self) -> None:
        if self.is_attached:
            self._teken()

    @property
    def _hier(self) -> Afspraak | None:
        regels, cursor = self.beeld.regels, self.beeld.cursor
        nummer = regels[cursor].sleutel[1] if 0 <= cursor < len(regels) else -1
        return self._afspraken[nummer] if 0 <= nummer < len(self._afspraken) else None

    async def doe_ga(self) -> None:
        """Enter: the card of the afspraak, with all its fields."""
        if self._hier is not None:
            await self._scherm.werkbank.open_kaart("afspraak", self._hier.id)

    async def doe_wijzig(self) -> None:
        """Edit, as Enter does."""
        await self.doe_ga()

    async def doe_status(self, naam: str) -> None:
        """Say how the afspraak stands."""
        if self._hier is not None:
            self._scherm.zet_afspraakstatus(self._hier, Status(naam))
            self.query_one("#kaartbericht", Vasteregel).regel = self._scherm.status

    async def doe_ongedaan(self) -> None:
        """Undo one's last change."""
        self._scherm.geef(Ongedaan())

    async def doe_opnieuw(self) -> None:
        """Redo what was undone."""
        self._scherm.geef(Opnieuw())

    async def doe_hulp(self) -> None:
        """All keys."""
        await self.ivp.push_screen(Hulpscherm(self.ivp.opdrachten))
