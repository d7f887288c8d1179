"""What the seldom wanted commands about the shape of the plan do on the screen; imported at the first of them.

They stand beside the class that has the commands, so that a start need not read them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, cast

from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import Archiveer, Geweigerd
from ivp_tui.weergave.kop import aantal_acties
from ivp_tui.weergave.regel import Regel, kort

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging_structuur import Plaats, Samensoort
    from ivp_tui.tui.schermen.structuur import Structuur

_NIET_HIER = "zet de cursor in het plan op een actie of doel"


async def vraag_thema(bank: Structuur, thema_id: int) -> None:
    """Ask whether a thema may go to the archive, and say what goes out of sight with it."""
    if not bank.mag():
        return
    from ivp_tui.tui.schermen.structuurschermen import Vraagscherm

    acties = aantal_acties(len(bank.stand.acties_van_thema.get(thema_id, ())))
    doelen = len(bank.stand.doelen_van(thema_id))
    zinnen = (
        f"«{schoon(bank.stand.thema[thema_id].titel)}» gaat naar het archief.",
        f"Met het thema gaan {acties} en {doelen} {'doel' if doelen == 1 else 'doelen'} uit beeld.",
        "Terughalen kan met u, of later met de opdracht archief.",
    )

    def na(ja: object) -> None:
        if ja is True:
            bank.geef(Archiveer(thema_id, "thema"))

    await bank.ivp.push_screen(Vraagscherm("Naar het archief? — Enter of D: ja, Esc: nee", zinnen), na)


async def toon_archief(bank: Structuur) -> None:
    """What lies in the archive of this plan; one of it can come back."""
    from ivp_tui.domein.wijziging_structuur import HaalTerug
    from ivp_tui.opslag.lezen_archief import lees_archief
    from ivp_tui.tui.schermen.structuurschermen import Archiefscherm

    plan_id = bank.stand.plan.id
    try:
        stukken = await bank.regie.vraag(lambda bestand: lees_archief(bestand.conn, plan_id))
    except Geweigerd as fout:
        bank.meld(f"het archief is nu niet te lezen: {schoon(str(fout))}")
        return

    def na(gekozen: object) -> None:
        if isinstance(gekozen, tuple):
            bank.geef(HaalTerug(gekozen[0], gekozen[1]))

    await bank.ivp.push_screen(Archiefscherm(stukken), na)


# to another place


async def verplaats_naar(bank: Structuur) -> None:
    """Choose the thema or doel where the selected acties or doel are to go."""
    if not bank.mag():
        return
    soort, nummer, _ = bank.item()
    if soort == "doel" and nummer in bank.stand.doel and not bank.blik.aangevinkt:
        await _verplaats_doel(bank, nummer)
        return
    mee, rest = bank.acties()
    if not mee:
        bank.meld(rest or _NIET_HIER)
        return
    van = tuple(_plaats_van(bank, actie) for actie in mee)
    wat = f"«{kort(schoon(bank.stand.actie[mee[0]].titel), 40)}»" if len(mee) == 1 else aantal_acties(len(mee))
    from ivp_tui.domein.wijziging_structuur import VerplaatsActies

    def na(soort: str, nummer: int) -> None:
        thema_id = bank.stand.doel[nummer].thema_id if soort == "doel" and nummer in bank.stand.doel else nummer
        doel_id = nummer if soort == "doel" else None
        bank.geef_met(VerplaatsActies(van, thema_id or 0, doel_id), rest)

    await _kies_plek(bank, wat, van[0].thema_id, True, na)


async def _verplaats_doel(bank: Structuur, doel_id: int) -> None:
    from ivp_tui.domein.wijziging_structuur import VerplaatsDoel

    doel = bank.stand.doel[doel_id]

    def na(soort: str, nummer: int) -> None:
        bank.geef(VerplaatsDoel(doel_id, nummer if soort == "thema" else None, doel.thema_id))

    await _kies_plek(bank, f"«{kort(schoon(doel.titel), 40)}»", doel.thema_id, False, na)


async def _kies_plek(
    bank: Structuur, wat: str, eigen: int | None, met_doelen: bool, na: Callable[[str, int], None]
) -> None:
    from ivp_tui.tui.schermen.dialogen import Kiesscherm
    from ivp_tui.weergave.structuur import bestemmingen

    async def bron(tekst: str) -> tuple[Regel, ...]:
        return bestemmingen(bank.stand, tekst, eigen, met_doelen)

    def gekozen(sleutel: object) -> None:
        if isinstance(sleutel, tuple):
            na(sleutel[0], sleutel[1])

    await bank.ivp.push_screen(Kiesscherm(f"{wat} naar … — Enter verplaatst", bron), gekozen)


def _plaats_van(bank: Structuur, actie_id: int) -> Plaats:
    """Where an actie stands; the doel it leaves is that of the cursor, or the only one it stands under."""
    from ivp_tui.domein.wijziging_structuur import Plaats

    actie = bank.stand.actie[actie_id]
    eigen = [d for d in actie.doelen if d in bank.stand.doel and bank.stand.doel[d].thema_id == actie.thema_id]
    onder = eigen[0] if len(eigen) == 1 else None
    soort, nummer, bij = bank.item()
    if not bank.blik.aangevinkt and (soort, nummer) == ("actie", actie_id):
        onder = bij or None
    return Plaats(actie_id, actie.thema_id, frozenset(actie.doelen), onder)


# linking


async def koppel_doel(bank: Structuur) -> None:
    """Choose which doelen the selected acties serve."""
    mee, rest = bank.acties()
    if not bank.mag():
        return
    if not mee:
        bank.meld(rest or "zet de cursor in het plan op een actie om doelen te koppelen")
        return
    from ivp_tui.domein.wijziging_structuur import KoppelDoelen, Koppeling
    from ivp_tui.tui.schermen.structuurschermen import Koppelscherm

    acties = [bank.stand.actie[nummer] for nummer in mee]
    hoeveel = {d.id: sum(d.id in actie.doelen for actie in acties) for d in bank.stand.doelen}
    aan = {doel: True if n == len(acties) else None for doel, n in hoeveel.items() if n}

    def na(gekozen: object) -> None:
        if isinstance(gekozen, tuple) and any(gekozen):
            erbij, eraf = gekozen
            oud = {actie.id: frozenset(actie.doelen) for actie in acties}
            nieuw = tuple(Koppeling(nummer, was, (was | erbij) - eraf) for nummer, was in oud.items())
            bank.geef_met(KoppelDoelen(nieuw), rest)
        elif gekozen is not None:
            bank.meld("niets gewijzigd")

    titel = f"Doelen van «{kort(schoon(acties[0].titel), 60)}»" if len(mee) == 1 else f"Doelen van {len(mee)} acties"
    await bank.ivp.push_screen(Koppelscherm(bank.stand, titel, acties[0].thema_id, aan), na)


# merging


async def voeg_samen(bank: Structuur) -> None:
    """Make one of the two chosen acties, or of the selected actie or doel and another from a list."""
    mee, _ = bank.verdeel() if bank.blik.aangevinkt else ((), "")
    soort, nummer, _ = bank.item()
    if len(mee) == 2:
        await _toon_samen(bank, "actie", mee[0], mee[1])
    elif bank.blik.aangevinkt:
        bank.meld("samenvoegen gaat met twee acties tegelijk; vink er twee aan, of geen (Esc)")
    elif soort in ("actie", "doel"):
        await _kies_ander(bank, cast("Samensoort", soort), nummer)
    else:
        bank.meld(_NIET_HIER + "; partners: de opdracht voeg partners samen")


async def voeg_partners_samen(bank: Structuur) -> None:
    """Make one of two partners: the one that stays is chosen first."""
    await _kies_een(bank, "partner", 0, "Welke partner blijft", lambda nr: _kies_ander(bank, "partner", nr))


async def _kies_ander(bank: Structuur, soort: Samensoort, nummer: int) -> None:
    await _kies_een(
        bank,
        soort,
        nummer,
        f"{'Welk doel' if soort == 'doel' else f'Welke {soort}'} gaat hierin op",
        lambda ander: _toon_samen(bank, soort, nummer, ander),
    )


async def _kies_een(
    bank: Structuur, soort: Samensoort, behalve: int, titel: str, na: Callable[[int], Awaitable[None]]
) -> None:
    if not bank.mag():
        return
    from ivp_tui.tui.schermen.dialogen import Kiesscherm
    from ivp_tui.weergave.structuur import anderen

    async def bron(tekst: str) -> tuple[Regel, ...]:
        return anderen(bank.stand, tekst, soort, behalve)

    def gekozen(sleutel: object) -> None:
        if isinstance(sleutel, tuple) and sleutel[0] == soort:
            # not here: this dialog must be gone before the next opens
            bank.call_later(na, sleutel[1])

    await bank.ivp.push_screen(Kiesscherm(f"{titel} — Enter kiest", bron), gekozen)


async def _toon_samen(bank: Structuur, soort: Samensoort, blijft: int, op: int) -> None:
    if not bank.mag():
        return
    from ivp_tui.domein.wijziging_structuur import Samenvoeging, VoegSamen
    from ivp_tui.opslag.samenvoegen import bekijk
    from ivp_tui.tui.schermen.structuurschermen import Samenscherm

    try:
        heen, terug = await bank.regie.vraag(
            lambda b: (bekijk(b.conn, soort, blijft, op), bekijk(b.conn, soort, op, blijft))
        )
    except Geweigerd as fout:
        bank.meld(schoon(str(fout)))
        return

    def na(gekozen: object) -> None:
        if isinstance(gekozen, Samenvoeging):
            bank.geef(VoegSamen(gekozen))

    await bank.ivp.push_screen(Samenscherm(heen, terug), na)
