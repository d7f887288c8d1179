"""The filter menu as lines: the kept filters with their place on the number row, and what one asks for oneself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ivp_tui.domein.bewaard import Bewaard
from ivp_tui.domein.plan import Status
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.selectie import Filter
from ivp_tui.weergave.regel import Regel, Sleutel
from ivp_tui.weergave.tekens import STATUSTEKENS, statusstijl

_TOETSEN = "a bewaart deze keuze onder een naam, e hernoemt, D haalt weg"

_SOORTEN = ("lopend", "nieuw", "eigen")


@dataclass(frozen=True, slots=True)
class Keuze:
    """A line that can be turned on and off: what it reads, whether it is on, and the filter when it is turned."""

    sleutel: Sleutel
    tekst: str
    stijl: str
    aan: bool
    wissel: Callable[[Filter], Filter]
    rechts: str = ""


def keuzes(filter_: Filter, bewaarde: Sequence[Bewaard], mijn_wijk: tuple[int | None, str]) -> tuple[Keuze, ...]:
    """All there is to choose; `mijn_wijk` is the id and the name of one's own wijk (None: the one in view)."""
    return (*_bewaarde(filter_, bewaarde, mijn_wijk), *_eigen(filter_))


def menuregels(alle: Sequence[Keuze], meldingen: Sequence[str]) -> tuple[Regel, ...]:
    """The lines of the menu, with what can be done with the kept filters between those and the rest.

    `meldingen` are the sentences about what in the file could not be used.
    """
    uit: list[Regel] = []
    for keuze in alle:
        if keuze.sleutel == ("status", 0, 0):
            uit.append(Regel(("uitleg", 0, 0), ((f"     {_TOETSEN}", "dof"),), kiesbaar=False))
            for nummer, melding in enumerate(meldingen):
                uit.append(Regel(("melding", nummer, 0), ((f" {schoon(melding)}", "fout"),), kiesbaar=False))
        teken = (" [x] " if keuze.aan else " [ ] ", "toets" if keuze.aan else "dof")
        rechts = ((f"{keuze.rechts} ", "dof"),) if keuze.rechts else ()
        uit.append(Regel(keuze.sleutel, (teken, (keuze.tekst, keuze.stijl)), rechts))
    return tuple(uit)


def bij_mijn_wijk(bewaard: Bewaard, wijk_id: int | None) -> Bewaard:
    """The kept filter as it looks from one's own wijk, where it does."""
    return replace(bewaard, filter=replace(bewaard.filter, wijk_id=wijk_id)) if bewaard.mijn_wijk else bewaard


def zet_woord(filter_: Filter, veld: str, woord: str) -> Filter:
    """The filter with another word, for the partner or the text; '' asks for none."""
    return replace(filter_, partner=woord) if veld == "partner" else replace(filter_, tekst=woord)


def _bewaarde(filter_: Filter, bewaarde: Sequence[Bewaard], mijn_wijk: tuple[int | None, str]) -> Iterator[Keuze]:
    """The kept filters; one that is on and gone from the file meanwhile too, so that it can be turned off."""
    bekend = {bewaard.naam for bewaard in bewaarde}
    verdwenen = [bewaard for bewaard in filter_.bewaard if bewaard.naam not in bekend]
    aan = {bewaard.naam for bewaard in filter_.bewaard}
    for nummer, bewaard in enumerate((*bewaarde, *verdwenen)):
        cijfer = str(nummer + 1) if nummer < 9 else " "
        wissel = _wissel_bewaard(bij_mijn_wijk(bewaard, mijn_wijk[0]))
        wijk = schoon(mijn_wijk[1]) if bewaard.mijn_wijk else ""
        tekst = f"{cijfer}  {schoon(bewaard.naam)}"
        yield Keuze(("bewaard", nummer, 0), tekst, "", bewaard.naam in aan, wissel, wijk)


def _eigen(f: Filter) -> Iterator[Keuze]:
    """What one asks for oneself: statuses, too late, without a note, kinds of actie, and words."""
    for nummer, status in enumerate(Status):
        _, vorm, letter = STATUSTEKENS[status]
        tekst = f"{vorm}  {letter} {status.value}"
        yield Keuze(("status", nummer, 0), tekst, statusstijl(status), status in f.statussen, _wissel_status(status))
    te_laat = "   te laat (deadline voorbij, niet gereed)"
    yield Keuze(("te-laat", 0, 0), te_laat, "", f.te_laat, lambda g: replace(g, te_laat=not g.te_laat))
    yield Keuze(
        ("zonder-toelichting", 0, 0),
        "   zonder toelichting",
        "",
        f.zonder_toelichting,
        lambda g: replace(g, zonder_toelichting=not g.zonder_toelichting),
    )
    for nummer, soort in enumerate(_SOORTEN):
        yield Keuze(("soort", nummer, 0), f"   soort: {soort}", "", soort in f.soorten, _wissel_soort(soort))
    for veld, naam, woord in (("partner", "partner of trekker", f.partner), ("tekst", "woord in de tekst", f.tekst)):
        tekst = f"   {naam}: {schoon(woord)}" if woord else f"   {naam} …"
        yield Keuze((veld, 0, 0), tekst, "", bool(woord), _wis(veld))


def _wissel_bewaard(bewaard: Bewaard) -> Callable[[Filter], Filter]:
    def wissel(filter_: Filter) -> Filter:
        over = tuple(ander for ander in filter_.bewaard if ander.naam != bewaard.naam)
        is_aan = len(over) < len(filter_.bewaard)
        return replace(filter_, bewaard=over if is_aan else (*over, bewaard))

    return wissel


def _wissel_status(status: Status) -> Callable[[Filter], Filter]:
    return lambda filter_: replace(filter_, statussen=filter_.statussen ^ {status})


def _wissel_soort(soort: str) -> Callable[[Filter], Filter]:
    return lambda filter_: replace(filter_, soorten=filter_.soorten ^ {soort})


def _wis(veld: str) -> Callable[[Filter], Filter]:
    return lambda filter_: zet_woord(filter_, veld, "")
