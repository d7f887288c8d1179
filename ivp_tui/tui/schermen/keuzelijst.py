"""Choosing the row that a field points at, from a list that narrows while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.weergave.kaart import keuzeregels
from ivp_tui.weergave.regel import Regel

if TYPE_CHECKING:
    from ivp_tui.domein.veldregels import Kaartveld
    from ivp_tui.tui.app import IvpApp


async def kies_rij(ivp: IvpApp, veld: Kaartveld, na: Callable[[int | None], None]) -> None:
    """Open the list; `na` gets the id that was chosen, None for none, and is not called when one leaves it."""

    async def regels(tekst: str) -> tuple[Regel, ...]:
        return keuzeregels(veld, tekst)

    def gekozen(sleutel: object) -> None:
        if isinstance(sleutel, tuple) and sleutel[0] == "keuze":
            na(sleutel[1] or None)

    nu = veld.waarde if isinstance(veld.waarde, int) else 0
    await ivp.push_screen(Kiesscherm(f"{veld.kolom.label} — typ, Enter kiest", regels, bij=("keuze", nu, 0)), gekozen)
