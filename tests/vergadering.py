"""Short ways to hold an overleg in the small plan file; imported as `tests.vergadering`."""

from datetime import date

from ivp_tui.domein.wijziging_overleg import BeginOverleg, NieuweAfspraak
from ivp_tui.opslag.lezen_overleg import lees_afspraak, lees_agenda
from tests.klein import doe

DAG = date(2021, 3, 4)
LATER = date(2021, 3, 18)


def begin(klein, datum=DAG, wijk=None, naam="Wijkoverleg", soort=None, **meer):
    uitslag = doe(klein, BeginOverleg(soort, naam, wijk, datum, **meer))
    assert uitslag.item is not None
    return uitslag.item[1]


def spreek_af(klein, overleg, tekst="hek plaatsen", **meer):
    return doe(klein, NieuweAfspraak(overleg, tekst, **meer)).item[1]


def van(klein, afspraak):
    gevonden = lees_afspraak(klein.conn, afspraak)
    assert gevonden is not None
    return gevonden


def punten(klein, overleg):
    return [(p.herkomst.value, p.naam) for p in lees_agenda(klein.conn, overleg)]
