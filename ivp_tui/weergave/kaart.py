"""The card of a row, a list of rows, and the rows that a field can point at: as lines."""

from ivp_tui.domein.kaart import Kaart, Kaartregel, Lijstrij
from ivp_tui.domein.rijen import WOORD
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.veldregels import Kaartveld
from ivp_tui.weergave.detail import KAART, Alinea, regels
from ivp_tui.weergave.regel import Regel, Sleutel, kort, vul

#: what a line of a card may be long, in characters; the whole text is in its field
_LANGST = 2_000


def kaartregels(kaart: Kaart, cellen: int) -> tuple[Regel, ...]:
    """The lines of a card: its fields, then what hangs under it; `kaartsleutel` finds the one of a line back."""
    alineas = (
        Alinea(regel.label, regel.tekst[:_LANGST] or regel.niets, "" if regel.tekst else "dof", None, sleutel)
        for regel, sleutel in zip(kaart.regels, kaartsleutels(kaart), strict=True)
    )
    return regels(alineas, cellen)


def kaartsleutels(kaart: Kaart) -> tuple[Sleutel, ...]:
    """The key of each line of a card, the same after it was read anew."""
    return tuple(_sleutel(kaart, regel, nummer) for nummer, regel in enumerate(kaart.regels))


def _sleutel(kaart: Kaart, regel: Kaartregel, nummer: int) -> Sleutel:
    if regel.veld:
        return (f"veld {regel.veld}", kaart.rij, 0)
    if regel.naar is not None and regel.kinderen is not None:
        # one vervolg may stand on both its sides
        return (f"{KAART}{regel.naar[0]} {regel.kinderen.kolom}", regel.naar[1], 0)
    return (f"leeg {regel.kinderen.tabel if regel.kinderen else nummer}", 0, 0)


def lijstregels(tabel: str, rijen: tuple[Lijstrij, ...], cellen: int) -> tuple[Regel, ...]:
    """The lines of a list of rows: name, and what says more of it."""
    if not rijen:
        melding = f" er zijn nog geen {WOORD[tabel][1]}; a voegt er een toe"
        return (Regel(("leeg", 0, 0), ((melding, "dof"),), kiesbaar=False),)
    naam = max(20, cellen * 2 // 3)
    return tuple(
        Regel(
            (f"{KAART}{tabel}", rij.rij, 0),
            ((f" {vul(schoon(rij.naam), naam)}", ""), (f" {kort(schoon(rij.bij), cellen - naam - 3)}", "dof")),
        )
        for rij in rijen
    )


def keuzeregels(veld: Kaartveld, tekst: str) -> tuple[Regel, ...]:
    """The rows that a field can point at and that hold every word typed; key ("keuze", id, 0), id 0 is none."""
    woorden = schoon(tekst).casefold().split()
    uit = [
        Regel(("keuze", nummer, 0), ((f" {schoon(naam)}", "" if nummer != veld.waarde else "kop-tekst"),))
        for nummer, naam in veld.keuzen
        if all(woord in schoon(naam).casefold() for woord in woorden)
    ]
    if veld.kolom.leeg and not woorden:
        uit.insert(0, Regel(("keuze", 0, 0), ((f" {veld.kolom.niets if veld.kolom.niets != '–' else 'geen'}", "dof"),)))
    return tuple(uit) or (Regel(("leeg", 0, 0), ((" niets gevonden", "dof"),), kiesbaar=False),)
