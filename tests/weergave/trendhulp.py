"""A small Stand with figures, and its trend as text; imported as `tests.weergave.trendhulp`."""

from dataclasses import replace
from datetime import date

from ivp_tui.domein.cijfers import Indicator, Meting, Onbekend, Planstreefwaarde, Richting, Streefwaarde
from ivp_tui.domein.plan import Plan, Wijk
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.regel import breedte, plat
from ivp_tui.weergave.trend import trend

OVERVECHT = 3
PM = Onbekend.PM
STIJLEN = {"", "cijfer", "dof", "doellijn", "nulmeting", "label", "kop-tekst", "merk"}
JONGEREN = dict(zip(range(2006, 2019), (42, 34, 35, 29, 33, 33, 32, 33, 40, 41, 45, 38, 32), strict=True)) | {
    2019: 38, 2021: 37, 2023: 31, 2025: 39,
}  # fmt: skip
INBRAAK = {2011: 2700, 2012: 2445, 2013: 2227, 2014: PM, 2015: 1654, 2016: 1654, 2017: 1474, 2018: 1036, 2019: 926}
DOEL = Streefwaarde(1, 1, 1, Richting.OMLAAG, 2011, 2700, 2018, 2160)


def metingen(waarden, wijk_id=None, bron=1):
    """Chosen metingen from year -> value or Onbekend; `bron` is an id, or gives one for a year."""
    for jaar, w in waarden.items():
        waarde, onbekend = (None, w) if isinstance(w, Onbekend) else (w, None)
        bron_id = bron(jaar) if callable(bron) else bron
        yield Meting(jaar, 1, wijk_id, jaar, waarde, onbekend, "definitief", bron_id, "b", "", "", True)


def maak_stand(*reeksen, eenheid="aantal", naam="Woninginbraken", wijk="Overvecht"):
    plan = Plan(1, "utrecht", "Plan", 1, "Utrecht", 2015, 2018, "", None, "")
    alle = tuple(meting for reeks in reeksen for meting in reeks)
    indicator = Indicator(1, "i", naam, eenheid, True)
    wijken = (Wijk(OVERVECHT, "WK034403", wijk),)
    return Stand(plan, (plan,), wijken, (), (), (), (indicator,), (), alle, (), (), (), (), (), (), 0)


def met_plannen(stand, *jaren, in_beeld=0, gemeente_id=1):
    """The stand with plans 1, 2, … of these years, one of them in view, besides those of other gemeenten it has."""
    nieuw = [replace(stand.plan, id=n, gemeente_id=gemeente_id, van=a, tot=b) for n, (a, b) in enumerate(jaren, 1)]
    return replace(stand, plan=nieuw[in_beeld], plannen=(*nieuw, *(p for p in stand.plannen if p.gemeente_id != 1)))


def met_doelen(stand, *rijen, richting=Richting.OMLAAG):
    """The stand with targets 11, 12, … from (plan, basisjaar, basiswaarde, doeljaar, doelwaarde)."""
    doelen = (Planstreefwaarde(r[0], Streefwaarde(n, 1, 1, richting, *r[1:])) for n, r in enumerate(rijen, 11))
    return replace(stand, planstreefwaarden=tuple(doelen))


def teken(stand, streef=None, cellen=118, hoogte=14, wijk_id=None, peiljaar=2018):
    return trend(stand, Blik(peiljaar, date(2025, 1, 1), wijk_id), 1, streef, cellen, hoogte)


def tekst(*args, **kwargs):
    return [plat(regel.links) for regel in teken(*args, **kwargs)]


def vlak(regels):
    """Only the rows of the chart itself, above the x axis, so that sign and column can be looked up."""
    return regels[1 : regels.index(as_x(regels))]


def plekken(regels, tekens):
    """The (column, row) of each of these signs in the chart."""
    return sorted((x, y) for y, regel in enumerate(vlak(regels)) for x, t in enumerate(regel) if t in tekens)


def as_x(regels):
    return next(regel for regel in regels if "└" in regel)


def jarenregel(regels):
    return regels[regels.index(as_x(regels)) + 1]


def looptijden(regels):
    """The lines between the years and the legend."""
    return regels[regels.index(as_x(regels)) + 2 : -1]


def kolom(regels, jaar):
    """The column of a year that has a label."""
    return jarenregel(regels).index(str(jaar)) + 1


def controleer(regels, cellen, hoogte):
    assert 0 < len(regels) <= hoogte
    for nummer, regel in enumerate(regels):
        assert regel.sleutel == ("trend", nummer, 0)
        assert not regel.kiesbaar
        assert not regel.rechts
        assert breedte(plat(regel.links)) <= cellen
        assert {stijl for _, stijl in regel.links} <= STIJLEN
