"""The trend of one indicator: its figures by year in cells, with targets, plan periods and what breaks the series.

Nothing is interpolated: a line joins two figures only when they are of neighbouring years and of one bron. It is drawn
on a small canvas of its own; docs/besluiten says why no plot library serves.
"""

from collections.abc import Iterator
from dataclasses import replace

from ivp_tui.domein.cijfers import Streefwaarde
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.doek import Doek, Schaal, maak_schaal
from ivp_tui.weergave.looptijden import looptijd_kort, teken_looptijden, verdeel
from ivp_tui.weergave.regel import Deel, Regel, breedte, kort, pas_in, wikkel
from ivp_tui.weergave.verloop import JAREN, Doellijn, Reeks, Verloop, maak_verloop

#: with less room than this the legend lacks words or the chart rows: then a row of blocks says more
KLEINSTE_CELLEN, KLEINSTE_HOOGTE = 60, 8

_TWEE_LOOPTIJDEN = 12  # from this height on the chart can spare a second row for plans that share years
_BLOKKEN = "▁▂▃▄▅▆▇█"


def trend(
    stand: Stand, blik: Blik, indicator_id: int, streef: Streefwaarde | None, cellen: int, hoogte: int
) -> tuple[Regel, ...]:
    """The trend in the area in view as at most `hoogte` lines of at most `cellen` cells: head, chart, legend.

    Where there is no room for a chart it is a row of blocks between the first and the last figure; without any figure
    it is one line that says so. An indicator that is not there gives nothing.
    """
    indicator = stand.indicator.get(indicator_id)
    if indicator is None or cellen < 1 or hoogte < 1:
        return ()
    verloop = maak_verloop(stand, blik, indicator, streef)
    if not verloop.eigen.waarden:
        soorten = sorted(set(verloop.eigen.onbekend.values()))
        regels = [[(", ".join((f"nog geen cijfers voor {schoon(indicator.naam)}", verloop.plek, *soorten)), "dof")]]
    elif cellen < KLEINSTE_CELLEN or hoogte < KLEINSTE_HOOGTE:
        regels = _blokregels(verloop, cellen)[hoogte == 1 :]  # of one line only the figures are worth it
    else:
        regels = [_kop(verloop, cellen), *_grafiek(verloop, cellen, hoogte - 2), _legenda(verloop, cellen)]
    kaal = (Regel(("trend", n, 0), tuple(delen), kiesbaar=False) for n, delen in enumerate(regels[:hoogte]))
    return tuple(replace(regel, links=tuple(pas_in(regel, cellen)[:-1])) for regel in kaal)  # [-1] only fills up


def _kop(verloop: Verloop, cellen: int) -> list[Deel]:
    jaren = "–".join(dict.fromkeys((str(min(verloop.eigen.waarden)), str(max(verloop.eigen.waarden)))))
    staart = f" ({schoon(verloop.indicator.eenheid)}) · {verloop.plek} · {jaren}"
    return [(kort(schoon(verloop.indicator.naam), max(cellen - breedte(staart), 6)), "kop-tekst"), (staart, "label")]


def _grafiek(verloop: Verloop, cellen: int, hoogte: int) -> Iterator[list[Deel]]:
    """The rows of the chart, then the axis, its years and the periods of the plans."""
    jaren, waarden, telt = verloop.jaren(), verloop.waarden(), verloop.indicator.eenheid == "aantal"
    rijen = 1 + (hoogte >= _TWEE_LOOPTIJDEN - 2)
    looptijden = verdeel(verloop.plannen, (min(jaren), max(jaren)), rijen)
    onder = 2 + max((looptijd.rij + 1 for looptijd in looptijden), default=0)
    schaal, doek = maak_schaal(jaren, waarden, telt, verloop.getal, cellen, hoogte - onder), Doek()
    _teken_assen(doek, schaal, verloop)
    _teken_lijnen(doek, schaal, verloop)
    _teken_punten(doek, schaal, verloop)
    _teken_jaren(doek, schaal, verloop)
    teken_looptijden(doek, schaal, looptijden, verloop.plannen[0].id, schaal.rijen + 2)
    return (doek.regel(y) for y in range(schaal.rijen + onder))


def _teken_assen(doek: Doek, schaal: Schaal, verloop: Verloop) -> None:
    for y in range(schaal.rijen):
        doek.zet(schaal.marge - 2, y, "│", "dof")
        for jaar in verloop.eigen.breuken():
            doek.zet(schaal.kolom(jaar), y, "┊", "merk")
    for trap in schaal.trappen:
        label, (_, y) = verloop.getal(trap), schaal.cel(schaal.jaren[0], trap)
        doek.zet(schaal.marge - 3 - len(label), y, label, "label")
        doek.zet(schaal.marge - 2, y, "┤", "dof")


def _teken_lijnen(doek: Doek, schaal: Schaal, verloop: Verloop) -> None:
    """Every line, the important last: targets of other plans, the stad, the plan's own target, the area's figures."""
    for doel in (doel for doel in reversed(verloop.doelen) if not doel.eigen):
        _teken_doel(doek, schaal, doel)
    _teken_reeks(doek, schaal, verloop.ander, "dof")
    for doel in (doel for doel in reversed(verloop.doelen) if doel.eigen):
        _teken_doel(doek, schaal, doel)
    _teken_reeks(doek, schaal, verloop.eigen, "cijfer")


def _teken_doel(doek: Doek, schaal: Schaal, doel: Doellijn) -> None:
    begin = doel.begin or (schaal.jaren[0], doel.waarde)
    eind = schaal.punt(schaal.jaren[1] if doel.eind is None else doel.eind, doel.waarde)
    doek.streep(schaal.punt(*begin), eind, *_doelstijl(doel))


def _doelstijl(doel: Doellijn) -> tuple[str, str]:
    return ("╌", "doellijn") if doel.eigen else ("┈", "dof")


def _teken_reeks(doek: Doek, schaal: Schaal, reeks: Reeks, stijl: str) -> None:
    waarden = reeks.waarden
    paren = ((schaal.punt(a, waarden[a]), schaal.punt(b, waarden[b])) for a, b in reeks.stukken())
    doek.lijnen(paren, stijl)


def _teken_punten(doek: Doek, schaal: Schaal, verloop: Verloop) -> None:
    """The signs on the lines, so that none of them is lost under a line."""
    doek.update({schaal.cel(*punt): ("○", "dof") for punt in verloop.ander.waarden.items()})
    for doel in reversed(verloop.doelen):
        if doel.doeljaar is not None:
            doek[schaal.cel(doel.doeljaar, doel.waarde)] = ("◇", _doelstijl(doel)[1])
    doek.update({schaal.cel(*punt): ("●", "cijfer") for punt in verloop.eigen.waarden.items()})
    if verloop.nulmeting:
        doek[schaal.cel(*verloop.nulmeting)] = ("◆", "nulmeting")


def _teken_jaren(doek: Doek, schaal: Schaal, verloop: Verloop) -> None:
    y, alle = schaal.rijen, range(schaal.jaren[0], schaal.jaren[1] + 1)
    doek.zet(schaal.marge - 2, y, "└" + "─" * (schaal.kolommen + 1), "dof")
    om = next((n for n in (1, 2, 5, 10, 20, 50) if n * (schaal.kolommen - 1) >= 6 * len(alle[1:])), 100)
    # the important years first: a label that would touch an earlier one is left out
    rest = (jaar for jaar in alle if (jaar - verloop.peiljaar) % om == 0)
    for jaar in (jaar for jaar in (verloop.peiljaar, alle[0], alle[-1], *rest) if jaar in alle):
        nu, x = jaar == verloop.peiljaar, schaal.kolom(jaar)
        tekst, begin = f"[{jaar}]" if nu else str(jaar), x - 1 - nu
        if not any((cel, y + 1) in doek for cel in range(begin - 1, begin + len(tekst) + 1)):
            doek.zet(begin, y + 1, tekst, "kop-tekst" if nu else "label")
            doek.zet(x, y, "┬", "dof")
    doek.update({(schaal.kolom(jaar), y): ("?", "label") for jaar in verloop.eigen.onbekend})
    doek.update({(schaal.kolom(jaar), y): ("≠", "merk") for jaar in verloop.eigen.breuken()})


def _legenda(verloop: Verloop, cellen: int) -> list[Deel]:
    """The signs in words; where they do not fit, the last ones without what stands in brackets, then not at all."""
    lang = list(_uitleg(verloop))
    kaal = [(teken, stijl, woorden.partition(" (")[0]) for teken, stijl, woorden in lang]
    for keus in (lang[:n] + kaal[n:] for n in range(len(lang), -1, -1)):
        if sum(map(_breed, keus)) <= cellen:
            break
    else:
        keus, ruimte = [], cellen
        for deel in kaal:  # what is too long makes way for what comes after it
            if _breed(deel) <= ruimte:
                keus, ruimte = [*keus, deel], ruimte - _breed(deel)
    return [deel for teken, stijl, woorden in keus for deel in ((f"  {teken}", stijl), (f" {woorden}", "label"))]


def _breed(uitleg: tuple[str, str, str]) -> int:
    return breedte(f"  {uitleg[0]} {uitleg[2]}")


def _uitleg(verloop: Verloop) -> Iterator[tuple[str, str, str]]:
    """Sign, style and words of what is in the chart, the important first; what can be missed stands in brackets."""
    eigen, stads = verloop.eigen, "stad, " if verloop.ander.waarden else ""
    if stads:  # the head names the wijk, and with one line says whose it is
        yield from (("●", "cijfer", "wijk"), ("○", "dof", "stad"))
    for doel in verloop.doelen:
        (streep, stijl), mark = _doelstijl(doel), doel.doeljaar is not None
        wanneer = f" ({stads}in {doel.doeljaar})" if mark else ""
        yield streep + ("◇" if mark else streep), stijl, _doelwoorden(verloop, doel, "doellijn") + wanneer
    if verloop.nulmeting:
        jaar, waarde = verloop.nulmeting
        yield "◆", "nulmeting", f"nulmeting ({stads}{verloop.getal(waarde)} in {jaar})"
    if eigen.breuken():
        yield "≠", "merk", "reeksbreuk (andere bron)"
    if eigen.onbekend:
        yield "?", "label", f"gat: {', '.join(sorted(set(eigen.onbekend.values())))}"
    if {*range(min(eigen.waarden), max(eigen.waarden))} - {*eigen.waarden, *eigen.onbekend}:
        yield "● ●", "cijfer", "gat (geen cijfer)"
    if verloop.zonder_stad:
        yield "–", "dof", "zonder stad (aantallen: andere schaal)"
    if verloop.peiljaar in JAREN:
        yield f"[{verloop.peiljaar}]", "kop-tekst", "peiljaar"


def _doelwoorden(verloop: Verloop, doel: Doellijn, alleen: str = "doel") -> str:
    """A target with the plan it belongs to, "doel 19–22 ≤29%"; after `alleen` where it can only be the plan in view."""
    if doel.eigen and len(verloop.doelen) == 1:
        return f"{alleen} {doel.grens}"
    return f"doel {looptijd_kort(doel.plan)} {doel.grens}"


def _blokregels(verloop: Verloop, cellen: int) -> list[list[Deel]]:
    """The head, the figures as a row of blocks between the first and the last, and in words what they are."""
    waarden, breuken = verloop.eigen.waarden, verloop.eigen.breuken()
    laatste, laag, hoog = max(waarden), min(waarden.values()), max(waarden.values())
    ruimte = cellen - 2 - 2 * max(len(verloop.getal(waarde)) for waarde in waarden.values())
    eerste = min(jaar for jaar in waarden if jaar > laatste - max(ruimte, 1))  # the latest years, where it must
    hoogten = {jaar: _BLOKKEN[round((waarde - laag) / ((hoog - laag) or 1) * 7)] for jaar, waarde in waarden.items()}
    blokken = "".join(hoogten.get(jaar, " ") for jaar in range(eerste, laatste + 1))
    uitleg = f"{eerste}–{laatste}, ▁ {verloop.getal(laag)}, █ {verloop.getal(hoog)}{', spatie: gat' * (' ' in blokken)}"
    uitleg += "".join(f", {_doelwoorden(verloop, doel)}" for doel in verloop.doelen)
    uitleg += f", reeksbreuk in {', '.join(map(str, breuken))}" if breuken else ""
    begin, eind = f"{verloop.getal(waarden[eerste])} ", f" {verloop.getal(waarden[laatste])}"
    rij: list[Deel] = [(begin, "label"), (blokken, "cijfer"), (eind, "kop-tekst")]
    return [_kop(verloop, cellen), rij, *([(regel, "label")] for regel in wikkel(uitleg, cellen))]
