"""The lines of the dialogs about the shape of the plan: where to, which doelen, what a merge does, the archive."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ivp_tui.domein.archief import Archiefstuk
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.plan import Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging_structuur import Samenvoeging
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, kort, wikkel

#: the choice to make a doel a hoofddoel
HOOFD: Sleutel = ("plan", 0, 0)

_SOORTBREED = 11


def leeg(tekst: str) -> tuple[Regel, ...]:
    """The one line of a list in which there is nothing to choose."""
    return (Regel(("leeg", 0, 0), ((f" {tekst}", "dof"),), kiesbaar=False),)


def _past(tekst: str, *waar: str) -> bool:
    alles = " ".join(waar).casefold()
    return all(woord in alles for woord in tekst.casefold().split())


def _eigen_eerst(themas: Iterable[Thema], eigen: int | None) -> list[Thema]:
    return sorted(themas, key=lambda thema: thema.id != eigen)


def bestemmingen(stand: Stand, tekst: str, eigen: int | None, met_doelen: bool) -> tuple[Regel, ...]:
    """Where something can go: for acties the thema's with their doelen, one's own first, for a doel another thema.

    `eigen` is the thema where it stands now, None for a hoofddoel; a doel can become one of those too.
    """
    regels: list[Regel] = []
    for thema in _eigen_eerst(stand.themas, eigen):
        if _past(tekst, thema.titel) and (met_doelen or thema.id != eigen):
            staart = "voor het hele thema" if met_doelen else ""
            delen: tuple[Deel, ...] = ((" thema ", "label"), (schoon(thema.titel), "thema"))
            regels.append(Regel(("thema", thema.id, 0), delen, ((f"{staart} ", "dof"),)))
        for doel in stand.doelen_van(thema.id) if met_doelen else ():
            if _past(tekst, doel.titel, thema.titel):
                delen = (("   doel ", "label"), (schoon(doel.titel), ""))
                regels.append(Regel(("doel", doel.id, 0), delen, ((f"{kort(schoon(thema.titel), 24)} ", "dof"),)))
    if not met_doelen and eigen is not None and _past(tekst, "hoofddoelen van het plan"):
        regels.append(Regel(HOOFD, ((" plan  ", "label"), ("bij de hoofddoelen", ""))))
    return tuple(regels) or leeg("niets gevonden")


def doelkeuzes(stand: Stand, eigen: int | None, aan: Mapping[int, bool | None]) -> tuple[Regel, ...]:
    """The doelen of the plan by thema, one's own first, with whether they are linked: yes, no, or some (None)."""
    regels: list[Regel] = []
    groepen: list[tuple[int | None, str]] = [(t.id, t.titel) for t in _eigen_eerst(stand.themas, eigen)]
    for thema_id, titel in (*groepen, (None, "Hoofddoelen")):
        doelen = stand.doelen_van(thema_id)
        if doelen:
            regels.append(Regel(("kop", thema_id or 0, 0), ((f" {schoon(titel)}", "kop-tekst"),), kiesbaar=False))
        for doel in doelen:
            staat = aan.get(doel.id, False)
            vink: Deel = (" [-] ", "toets") if staat is None else (" [x] ", "toets") if staat else (" [ ] ", "dof")
            regels.append(Regel(("doel", doel.id, 0), (vink, (schoon(doel.titel), ""))))
    return tuple(regels) or leeg("dit plan heeft nog geen doelen")


def anderen(stand: Stand, tekst: str, soort: str, behalve: int) -> tuple[Regel, ...]:
    """The other items of a kind (actie, doel or partner), those of the same thema first."""
    rijen: list[tuple[int, str, int | None]]
    if soort == "partner":
        rijen = [(p.id, f"{p.naam} ({p.afkorting})" if p.afkorting else p.naam, None) for p in stand.partners]
    elif soort == "doel":
        rijen = [(d.id, d.titel, d.thema_id) for d in stand.doelen]
    else:
        rijen = [(a.id, a.titel, a.thema_id) for a in stand.acties]
    thema = next((t for nummer, _, t in rijen if nummer == behalve), None)
    regels = []
    for nummer, titel, in_thema in sorted(rijen, key=lambda rij: rij[2] != thema):
        boven = stand.thema.get(in_thema or 0)
        waar = boven.titel if boven is not None else ""
        if nummer != behalve and _past(tekst, titel, waar):
            regels.append(
                Regel((soort, nummer, 0), ((f" {schoon(titel)}", ""),), ((f"{kort(schoon(waar), 24)} ", "dof"),))
            )
    return tuple(regels) or leeg("niets gevonden")


_KOPPEN = {
    "over": "Gaat over",
    "blijft": "Blijft waar het is",
    "vervalt": "Gaat niet over",
    "archief": "Gaat naar het archief",
}


def samenvoeging(s: Samenvoeging, cellen: int) -> tuple[Regel, ...]:
    """What a merge comes down to, before it is done: which stays, what goes over and what does not."""
    regels: list[Regel] = []

    def zeg(tekst: str, stijl: str, inspring: str = "   ") -> None:
        for nummer, deel in enumerate(wikkel(schoon(tekst), cellen - len(inspring) - 2)):
            voor = inspring if nummer == 0 else " " * len(inspring)
            regels.append(Regel(("samen", len(regels), 0), ((voor, "dof"), (deel, stijl)), kiesbaar=False))

    zeg("Dit blijft:", "kop-tekst", " ")
    zeg(s.titels[0], "gekozen")
    zeg("En hierin gaat op:", "kop-tekst", " ")
    zeg(s.titels[1], "")
    for soort, kop in _KOPPEN.items():
        wat = [tekst for welke, tekst in s.regels if welke == soort]
        if wat:
            zeg(kop, "kop-tekst", " ")
        for tekst in wat:
            zeg(tekst, "", "   · ")
    return tuple(regels)


def archief(stukken: Sequence[Archiefstuk]) -> tuple[Regel, ...]:
    """What lies in the archive: what it is, its name, and when and by whom it was put there."""
    regels = []
    for stuk in stukken:
        erin = f"  {kort(schoon(stuk.erin), 30)}" if stuk.erin else f"  {stuk.mee} acties" if stuk.mee > 1 else ""
        erin = "  1 actie" if stuk.mee == 1 else erin
        links: tuple[Deel, ...] = (
            (f" {stuk.soort:<{_SOORTBREED}}", "label"), (schoon(stuk.titel), ""), (erin, "dof")
        )  # fmt: skip
        regels.append(Regel((stuk.soort, stuk.id, 0), links, ((f"{_wanneer(stuk)} ", "dof"),)))
    return tuple(regels) or leeg("er ligt niets in het archief van dit plan")


def _wanneer(stuk: Archiefstuk) -> str:
    """The day and who, such as "5 dec 2026 anna"; '' where it came in the archive with the plan itself."""
    try:
        dag = schrijf_datum(date.fromisoformat(stuk.tijd[:10]))
    except ValueError:
        dag = ""
    return f"{dag} {kort(schoon(stuk.wie), 20)}".strip()


def vraag(zinnen: Sequence[str], cellen: int) -> tuple[Regel, ...]:
    """The lines of a question."""
    return tuple(
        Regel(("vraag", 0, 0), ((f" {deel}", ""),), kiesbaar=False)
        for zin in zinnen
        for deel in wikkel(schoon(zin), cellen - 3)
    )
