"""A meeting read in one go: what is on it, and of what is not in view where it is."""

from datetime import date

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Ongedaan, ZetStatus
from ivp_tui.domein.wijziging_overleg import NieuwAgendapunt, NieuweAfspraak, SluitOverleg, ZetNotitie
from ivp_tui.opslag.lezen_zitting import lees_zitting
from tests.klein import ANDER_PLAN, buiten, doe, lees
from tests.vergadering import DAG, LATER, begin, spreek_af


def zitting(klein, overleg, plan=None):
    return lees_zitting(klein.conn, overleg, plan or lees(klein).plan.id, LATER)


def test_the_first_has_nothing_before_it_and_one_that_is_gone_is_none(klein):
    eerste = begin(klein)
    deze = zitting(klein, eerste)
    assert (deze.overleg.id, deze.vorig, deze.sinds.items, deze.elders) == (eerste, None, (), {})
    assert [p.overleg_id for p in deze.agenda] == [eerste] * len(deze.agenda)
    doe(klein, Ongedaan())
    assert zitting(klein, eerste) is None


def test_it_has_what_was_agreed_in_the_whole_gemeente_and_what_changed_for_its_wijk(klein, heling):
    noord = next(w.id for w in lees(klein).wijken if lees(klein).actie[heling].geldt_in(w.id))
    ander = next(w.id for w in lees(klein).wijken if w.id != noord)
    eerste = begin(klein, wijk=noord)
    van_hier = spreek_af(klein, eerste, "hier", item=("actie", heling))
    van_stad = spreek_af(klein, begin(klein), "stad", termijn=date(2021, 3, 5))
    besluit = doe(klein, NieuweAfspraak(eerste, "besloten", item=("actie", heling), soort="besluit")).item[1]
    doe(klein, ZetNotitie("alleen voor mij", None, eerste, ("actie", heling), noord))
    doe(klein, SluitOverleg(eerste))
    doe(klein, ZetStatus(heling, noord, Status.AANDACHT))
    doe(klein, ZetStatus(heling, ander, Status.LOOPT_ACHTER))
    deze = zitting(klein, begin(klein, LATER, wijk=noord))
    assert deze.vorig.id == eerste
    assert [a.id for a in deze.afspraken] == [van_stad, van_hier, besluit]
    anders = next(i for i in deze.sinds.over(("actie", heling)) if i.plek == ("actie", heling))
    assert [(v.wijk_id, v.nieuw) for v in anders.met("status")] == [(noord, "aandacht")]
    assert "alleen voor mij" not in repr(deze)


def test_of_an_item_that_is_not_in_view_it_tells_where_it_is(klein, heling):
    stand, ander = lees(klein), lees(klein, ANDER_PLAN)
    overleg = begin(klein)
    thema = next(t.id for t in stand.themas if t.id != stand.actie[heling].thema_id)
    onder = next(a.id for a in stand.acties if a.thema_id == thema)
    for item in (("actie", heling), ("thema", thema), ("actie", onder)):
        if item not in [p.item for p in zitting(klein, overleg).agenda]:
            doe(klein, NieuwAgendapunt(overleg, item=item))
    assert zitting(klein, overleg).elders == {}
    klein.conn.execute("UPDATE actie SET archief = 1 WHERE id = ?", (heling,))
    klein.conn.execute("UPDATE thema SET archief = 1 WHERE id = ?", (thema,))
    elders = zitting(klein, overleg).elders
    assert {elders[item] for item in (("actie", heling), ("thema", thema), ("actie", onder))} == {"ligt in het archief"}
    klein.conn.execute("UPDATE thema SET archief = 0")
    klein.conn.execute("UPDATE actie SET archief = 0")
    weg = zitting(klein, overleg, ander.plan.id)
    assert set(weg.elders.values()) == {f"hoort bij {stand.plan.slug}"}
    assert {p.item for p in weg.agenda if p.item} == set(weg.elders)


def test_a_point_goes_with_its_item_and_an_afspraak_with_a_wijk_that_goes(klein, heling):
    overleg = begin(klein, wijk=1)
    doe(klein, NieuwAgendapunt(overleg, item=("actie", heling)))
    doe(klein, NieuwAgendapunt(overleg, "Rondvraag"))
    klein.conn.execute("PRAGMA foreign_keys=OFF")
    klein.conn.execute("DELETE FROM wijk WHERE id = 1")  # by another program that minds nothing
    klein.conn.execute("DELETE FROM actie WHERE id = ?", (heling,))
    klein.conn.execute("PRAGMA foreign_keys=ON")
    deze = zitting(klein, overleg)
    assert (deze.overleg.wijk_id, deze.overleg.wijk) == (1, "")
    assert [p.naam for p in deze.agenda if p.herkomst.value == "eigen"][-1] == "Rondvraag"
    doe(klein, SluitOverleg(overleg))
    assert zitting(klein, overleg).overleg.gesloten_op is not None


@pytest.mark.parametrize("opdracht", [
    "UPDATE afspraak SET status = 'ooit'",
    "UPDATE afspraak SET soort = 'besluit', status = 'open'",
    "UPDATE afspraak SET tekst = ''",
    "UPDATE afspraak SET termijn = 'straks'",
    "UPDATE overleg SET begonnen_op = 'gisteren', gesloten_op = 'straks'",
    "UPDATE overleg SET naam = ' '",
])  # fmt: skip
def test_what_another_program_wrote_is_shown_as_far_as_it_can_be(klein, klein_pad, opdracht):
    overleg = begin(klein)
    spreek_af(klein, overleg)
    buiten(klein_pad, opdracht)
    assert zitting(klein, overleg).overleg.id == overleg


def test_a_thousand_afspraken_are_on_the_agenda_once_and_in_order(klein, heling):
    eerste = begin(klein)
    plan = lees(klein).plan.id
    klein.conn.execute("BEGIN IMMEDIATE")
    for n in range(1000):
        klein.conn.execute(
            "INSERT INTO afspraak (plan_id, overleg_id, nummer, tekst, termijn, actie_id) VALUES (?, ?, ?, ?, ?, ?)",
            (
                plan,
                eerste,
                f"2021-{n + 1:02d}",
                f"afspraak {n}",
                f"2021-03-{n % 28 + 1:02d}",
                heling if n % 2 else None,
            ),
        )
    klein.conn.execute("COMMIT")
    volgende = begin(klein, LATER)
    deze = zitting(klein, volgende)
    punten = [p for p in deze.agenda if p.afspraak_id is not None]
    assert len({p.afspraak_id for p in punten}) == len(punten) == 1000
    termijnen = [deze.afspraak(p).termijn for p in punten]
    assert termijnen == sorted(termijnen)
    assert len(deze.bij(punten[1], LATER)) in (1, 500)
    assert DAG < LATER
