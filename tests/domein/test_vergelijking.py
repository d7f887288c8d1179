"""A wijk beside the stad: in procentpunt, per 1.000 inwoners of the same year, or not at all and why."""

from dataclasses import replace

import pytest

from ivp_tui.domein.cijfers import INWONERS, Indicator, Meting, Onbekend
from ivp_tui.domein.getal import schrijf_per_duizend
from ivp_tui.domein.vergelijking import Vergelijking, inwoners, inwonersindicator, vergelijk

NOORD = 1
INBRAAK, GEVOEL, MENSEN, CIJFER = 101, 102, 103, 104
INDICATOREN = (
    Indicator(INBRAAK, "inbraak", "Inbraak", "aantal", True),
    Indicator(GEVOEL, "gevoel", "Gevoel", "%", True),
    Indicator(MENSEN, INWONERS, "Inwoners", "aantal", False),
    Indicator(CIJFER, "rapport", "Rapport", "rapportcijfer", False),
)


def met(stand, *rijen, indicatoren=INDICATOREN):
    """The stand with these (indicator, wijk, year, value or kind of unknown) and no other figures."""
    metingen = tuple(
        Meting(
            nummer,
            indicator,
            wijk,
            jaar,
            None if isinstance(waarde, Onbekend) else waarde,
            waarde if isinstance(waarde, Onbekend) else None,
            "definitief",
            0,
            "",
            "",
            "",
            True,
        )
        for nummer, (indicator, wijk, jaar, waarde) in enumerate(rijen)
    )
    return replace(stand, indicatoren=indicatoren, metingen=metingen)


INBRAKEN = ((INBRAAK, NOORD, 2018, 60.0), (INBRAAK, None, 2018, 500.0))
VOLK = ((MENSEN, NOORD, 2018, 10_000.0), (MENSEN, None, 2018, 125_000.0))
GEEN_VAN_WIJK = "inwoners van deze wijk in 2018 staan niet in het bestand"
GEEN_VAN_STAD = "inwoners van de stad in 2018 staan niet in het bestand"
GEEN_VAN_BEIDE = "inwoners van deze wijk en de stad in 2018 staan niet in het bestand"


@pytest.mark.parametrize(
    ("indicator", "rijen", "verwacht"),
    [
        (INBRAAK, (*INBRAKEN, *VOLK), Vergelijking(2.0, (6.0, 4.0))),
        (INBRAAK, INBRAKEN, Vergelijking(reden=GEEN_VAN_BEIDE)),
        (INBRAAK, (*INBRAKEN, VOLK[0]), Vergelijking(reden=GEEN_VAN_STAD)),
        (INBRAAK, (*INBRAKEN, VOLK[1]), Vergelijking(reden=GEEN_VAN_WIJK)),
        # another year does not count, nor a kind of unknown, nor nobody
        (INBRAAK, (*INBRAKEN, VOLK[1], (MENSEN, NOORD, 2017, 9_900.0)), Vergelijking(reden=GEEN_VAN_WIJK)),
        (INBRAAK, (*INBRAKEN, VOLK[1], (MENSEN, NOORD, 2019, 9_900.0)), Vergelijking(reden=GEEN_VAN_WIJK)),
        (INBRAAK, (*INBRAKEN, VOLK[1], (MENSEN, NOORD, 2018, Onbekend.PM)), Vergelijking(reden=GEEN_VAN_WIJK)),
        (INBRAAK, (*INBRAKEN, VOLK[1], (MENSEN, NOORD, 2018, 0.0)), Vergelijking(reden=GEEN_VAN_WIJK)),
        # no figure, nothing to compare; none of the stad, and why
        (INBRAAK, (INBRAKEN[1], *VOLK), Vergelijking()),
        (INBRAAK, ((INBRAAK, NOORD, 2018, Onbekend.GEHEIM), INBRAKEN[1], *VOLK), Vergelijking()),
        (INBRAAK, (INBRAKEN[0], *VOLK), Vergelijking(reden="de stad heeft geen cijfer van 2018")),
        # 0 is a figure
        (INBRAAK, ((INBRAAK, NOORD, 2018, 0.0), INBRAKEN[1], *VOLK), Vergelijking(-4.0, (0.0, 4.0))),
        # percentages need no inwoners
        (GEVOEL, ((GEVOEL, NOORD, 2018, 35.5), (GEVOEL, None, 2018, 29.0)), Vergelijking(6.5)),
        (GEVOEL, ((GEVOEL, NOORD, 2018, 35.5),), Vergelijking(reden="de stad heeft geen cijfer van 2018")),
        # the denominator itself is compared with nothing, nor is what is neither a count nor a percentage
        (MENSEN, VOLK, Vergelijking()),
        (CIJFER, ((CIJFER, NOORD, 2018, 6.0), (CIJFER, None, 2018, 7.0), *VOLK), Vergelijking()),
    ],
)
def test_the_rule(stand, indicator, rijen, verwacht):
    nu = met(stand, *rijen)
    assert vergelijk(nu, nu.indicator[indicator], NOORD, 2018) == verwacht


def test_without_the_indicator_there_are_no_inwoners(stand):
    nu = met(stand, *INBRAKEN, indicatoren=INDICATOREN[:2])
    assert inwonersindicator(nu) is None
    assert inwoners(nu, NOORD) == {}
    assert vergelijk(nu, nu.indicator[INBRAAK], NOORD, 2018) == Vergelijking(reden=GEEN_VAN_BEIDE)


def test_a_percentage_called_inwoners_is_no_denominator(stand):
    scheef = (*INDICATOREN[:2], replace(INDICATOREN[2], eenheid="%"))
    nu = met(stand, *INBRAKEN, *VOLK, indicatoren=scheef)
    assert vergelijk(nu, nu.indicator[INBRAAK], NOORD, 2018).reden == GEEN_VAN_BEIDE


@pytest.mark.parametrize(
    ("waarde", "tekst", "met_teken"),
    [
        (8.25, "8,2", "+8,2"),
        (0.04, "0,04", "+0,04"),
        (0.001, "0", "0"),
        (0.0, "0", "0"),
        (-2.0, "-2,0", "-2,0"),
        (-0.5, "-0,50", "-0,50"),
        (123.4, "123", "+123"),
    ],
)
def test_a_number_per_thousand(waarde, tekst, met_teken):
    assert schrijf_per_duizend(waarde) == tekst
    assert schrijf_per_duizend(waarde, met_teken=True) == met_teken
