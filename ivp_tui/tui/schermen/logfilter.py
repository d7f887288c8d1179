"""What to see of the logboek: this item or wijk only, whose changes, and since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from ivp_tui.domein.logboek import Logkeus, sinds_dag
from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.schermen.dialogen import Lijstdialoog
from ivp_tui.tui.schermen.logtekening import Aanleiding
from ivp_tui.tui.widgets.lijst import Lijstbeeld
from ivp_tui.weergave.regel import Regel

#: the answer that a date is still to be typed: (DATUM, the Logkeus so far)
DATUM = "datum"

#: a choice: what it reads, whether it is on, and the Logkeus when it is turned
_Keuze = tuple[str, Callable[[Logkeus], bool], Callable[[Logkeus], Logkeus]]


class Logfilterscherm(Lijstdialoog):
    """The choices; the result is a Logkeus, (DATUM, Logkeus) where a date is still to be typed, or None."""

    PAST = True

    def __init__(self, keus: Logkeus, aanleiding: Aanleiding, ik: str) -> None:
        """Start from what is chosen; `ik` is the name of this user in the logboek."""
        super().__init__()
        self._keus = keus
        self._keuzes = self._maak_keuzes(aanleiding, ik)
        self.set_reactive(Lijstdialoog.beeld, self._beeld(0))

    @staticmethod
    def _maak_keuzes(aanleiding: Aanleiding, ik: str) -> list[_Keuze]:
        keuzes: list[_Keuze] = []
        item, wijk = aanleiding.item, aanleiding.wijk
        if item is not None:
            plek = item.plek
            keuzes.append(
                (
                    f"alleen {item.soort} «{schoon(item.titel[:300])}»",
                    lambda k: k.item is not None,
                    lambda k: replace(k, item=None if k.item else plek),
                )
            )
        if wijk is not None:
            nummer = wijk[0]
            keuzes.append(
                (
                    f"alleen wijk {schoon(wijk[1][:100])}",
                    lambda k: k.wijken is not None,
                    lambda k: replace(k, wijken=None if k.wijken else (nummer,)),
                )
            )
        keuzes += [
            (f"alleen van mij ({schoon(ik)})", lambda k: bool(k.wie), lambda k: _van(k, "" if k.wie else ik, "")),
            ("alleen van anderen", lambda k: bool(k.zonder), lambda k: _van(k, "", "" if k.zonder else ik)),
        ]
        for naam, dagen in (("vandaag", 0), ("de laatste 7 dagen", 6), ("de laatste 30 dagen", 29)):
            sinds = sinds_dag(aanleiding.vandaag - timedelta(days=dagen))
            keuzes.append((naam, _is_sinds(sinds), _zet_sinds(sinds)))
        return keuzes

    def _beeld(self, cursor: int) -> Lijstbeeld:
        regels = [self._regel(nummer, tekst, is_aan(self._keus)) for nummer, (tekst, is_aan, _) in self._genummerd()]
        vast = any(is_aan(self._keus) for _, is_aan, _ in self._keuzes[-3:])
        regels.append(self._regel(len(regels), "sinds een datum …", bool(self._keus.sinds) and not vast))
        return Lijstbeeld(tuple(regels), cursor, "Filter — spatie kiest, Enter past toe, Esc laat het zo")

    def _genummerd(self) -> list[tuple[int, _Keuze]]:
        return list(enumerate(self._keuzes))

    @staticmethod
    def _regel(nummer: int, tekst: str, aan: bool) -> Regel:
        return Regel(("keuze", nummer, 0), ((" [x] " if aan else " [ ] ", "toets" if aan else "dof"), (tekst, "")))

    async def doe_vouw(self) -> None:
        """Space turns the line on or off; the last asks for a date."""
        nummer = self.beeld.cursor
        if nummer == len(self._keuzes):
            self.dismiss((DATUM, self._keus))
            return
        self._keus = self._keuzes[nummer][2](self._keus)
        self.beeld = self._beeld(nummer)

    async def geklikt(self) -> None:
        """A click turns the line on or off."""
        await self.doe_vouw()

    async def doe_ga(self) -> None:
        """Enter: what is chosen; on the line of the date, that."""
        if self.beeld.cursor == len(self._keuzes):
            await self.doe_vouw()
        else:
            self.dismiss(self._keus)


def _van(keus: Logkeus, wie: str, zonder: str) -> Logkeus:
    return replace(keus, wie=wie, zonder=zonder)


def _is_sinds(sinds: str) -> Callable[[Logkeus], bool]:
    return lambda keus: keus.sinds == sinds


def _zet_sinds(sinds: str) -> Callable[[Logkeus], Logkeus]:
    return lambda keus: replace(keus, sinds="" if keus.sinds == sinds else sinds)
