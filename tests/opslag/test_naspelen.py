"""Properties: the journal tells everything, and undo is the way back, whatever the sequence of changes."""

import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import (
    Archiveer,
    Geweigerd,
    KiesMeting,
    NieuweActie,
    Ongedaan,
    Opnieuw,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStatus,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)
from ivp_tui.opslag.bestand import open_bestand
from tests.klein import buiten, doe, geen_gaten, lees, naspelen, toestand, views

RUSTIG = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

ACTIES = (3, 4, 14)
acties = st.sampled_from(ACTIES)
wijken = st.sampled_from((None, 1, 2))
teksten = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8).filter(str.strip)
waarden = st.one_of(
    st.tuples(st.integers(0, 10**6).map(lambda n: n / 100), st.none()),
    st.tuples(st.none(), st.sampled_from(("PM", "geheim"))),
)

# an intent is made from the Stand at its time: what it expects is what is there
eigen = st.one_of(
    st.builds(lambda a, w, s: lambda stand: ZetStatus(a, w, s), acties, wijken, st.sampled_from(list(Status))),
    st.builds(lambda a, w, t: lambda stand: ZetReden(a, w, t), acties, wijken, teksten),
    st.builds(
        lambda a, t: lambda stand: ZetTekst("actie", a, "toelichting", t, stand.actie[a].toelichting), acties, teksten
    ),
    st.builds(
        lambda a, d: lambda stand: ZetDeadline(a, d, stand.actie[a].deadline),
        acties,
        st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2023, 1, 1))),
    ),
    st.builds(
        lambda a, w: lambda stand: ZetWijken(a, tuple(sorted(w)), stand.actie[a].wijken),
        acties,
        st.sets(st.integers(1, 3)),
    ),
    st.builds(
        lambda a, n: lambda stand: ZetPartners(a, tuple(n), tuple(rol.naam for rol in stand.actie[a].partners)),
        acties,
        st.lists(st.sampled_from(("Openbaar Ministerie", "Halt", "Politie Kleindam")), unique=True),
    ),
    st.builds(lambda w: lambda stand: ZetMeting(1, None, 2021, *w, 4, None), waarden),
    st.builds(lambda j, w: lambda stand: ZetMeting(2, 3, j, *w, None, None), st.integers(2018, 2020), waarden),
    st.builds(lambda m: lambda stand: KiesMeting(m), st.sampled_from((4, 5))),
    st.builds(
        lambda w: (
            lambda stand: ZetStreefwaarde(
                4, "doelwaarde", w[0], next(s.doelwaarde for s in stand.streefwaarden if s.id == 4)
            )
        ),
        waarden,
    ),
    st.builds(lambda d, w, t: lambda stand: NieuweActie(3, d, w, t), st.sampled_from((None, 5)), wijken, teksten),
    st.just(lambda stand: Archiveer(13)),
)
terug = st.sampled_from([lambda stand: Ongedaan(), lambda stand: Opnieuw()])
van_buiten = st.sampled_from(
    [
        "UPDATE actie SET toelichting = 'buiten' WHERE id = 3",
        "INSERT INTO stand (actie_id, wijk_id, status) VALUES (3, 2, 'gereed')",
        "UPDATE stand SET status = 'aandacht' WHERE actie_id = 3",
        "DELETE FROM stand WHERE actie_id = 3",
        "DELETE FROM actie_wijk WHERE actie_id = 4",
        "DELETE FROM actie WHERE titel = 'Heling tegengaan'",
        "UPDATE meting SET waarde = 1.5, onbekend = NULL WHERE id = 4",
        "INSERT INTO partner (naam) VALUES ('Halt')",
        "INSERT OR REPLACE INTO partner (id, naam) VALUES (1, 'Halt')",
    ]
)


@contextmanager
def kopie(gebouwd):
    with tempfile.TemporaryDirectory() as map_:
        bestand = open_bestand(Path(shutil.copy(gebouwd, Path(map_) / "klein.db")))
        try:
            yield bestand
        finally:
            bestand.sluit()


def probeer(bestand, stap, wie="anna"):
    """Do what a step says where it can be done; gives whether something changed."""
    try:
        if isinstance(stap, str):
            buiten(bestand.pad, stap)
            return True
        return doe(bestand, stap(lees(bestand)), wie).gewijzigd
    except (Geweigerd, KeyError):  # KeyError: an actie that is gone
        return False
    except sqlite3.IntegrityError:
        if not isinstance(stap, str):
            raise
        return False  # sqlite3 told somebody outside that it cannot be


@RUSTIG
@given(stappen=st.lists(st.tuples(st.one_of(eigen, terug, van_buiten), st.sampled_from(("anna", "bert"))), max_size=14))
def test_a_fresh_build_and_the_journal_give_the_state(klein_gebouwd, stappen):
    with kopie(klein_gebouwd) as bestand:
        begin = toestand(bestand.conn)
        for stap, wie in stappen:
            probeer(bestand, stap, wie)
            assert bestand.conn.execute("SELECT groep, wie FROM schrijver").fetchall() == [(None, None)]
        assert naspelen(begin, bestand.conn) == toestand(bestand.conn)
        geen_gaten(bestand.conn)
        per_groep = bestand.conn.execute("SELECT count(DISTINCT wie) FROM v_logboek GROUP BY groep").fetchall()
        assert {rij[0] for rij in per_groep} <= {1}


@RUSTIG
@given(stappen=st.lists(eigen, max_size=12))
def test_undone_to_the_start_and_redone_to_the_end(klein_gebouwd, stappen):
    with kopie(klein_gebouwd) as bestand:
        beelden = [views(bestand.conn)]
        for stap in stappen:
            if probeer(bestand, stap):
                beelden.append(views(bestand.conn))
        for beeld in reversed(beelden[:-1]):
            assert probeer(bestand, lambda stand: Ongedaan())
            assert views(bestand.conn) == beeld
        assert not probeer(bestand, lambda stand: Ongedaan())
        for beeld in beelden[1:]:
            assert probeer(bestand, lambda stand: Opnieuw())
            assert views(bestand.conn) == beeld
        assert not probeer(bestand, lambda stand: Opnieuw())
        geen_gaten(bestand.conn)
