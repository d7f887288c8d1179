"""Erasing for good: nothing of the text remains in the file, and the journal is as sound as it was."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.plan import Status
from ivp_tui.domein.wijziging import Archiveer, Geweigerd, Ongedaan, Opnieuw, ZetReden, ZetStatus, ZetTekst
from ivp_tui.domein.wijziging_logboek import MaakOngedaan
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht, NieuwVerhaal
from ivp_tui.domein.wijziging_wissen import Wis, Wisplek, zoekvorm
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.controle import controleer
from ivp_tui.opslag.naspelen import speel_na
from ivp_tui.opslag.wissen import ruim_op, schrijf_over
from ivp_tui.opslag.wisvelden import blanco, is_tekst, itemvelden
from ivp_tui.opslag.wiszoek import zoek_item, zoek_tekst
from tests.klein import bouw_inhoud, buiten, doe, geen_gaten, lees, naspelen, nummer, toestand

NAAM = "Xanthippe Q\u00e9rk"


def wis(bestand: Bestand, *plekken: Wisplek, tekst: str = "") -> int | None:
    """As the command does it; gives the groep."""
    schrijf_over(bestand.conn)
    groep = doe(bestand, Wis(plekken, zoekvorm(tekst)), "wisser").groep
    ruim_op(bestand)
    return groep


def wis_tekst(bestand: Bestand, tekst: str = NAAM) -> None:
    wis(bestand, *(vondst.plek for vondst in zoek_tekst(bestand.conn, zoekvorm(tekst))), tekst=tekst)


def spoorloos(pad: Path, tekst: str = NAAM) -> None:
    """No bytes of the text, in any coding a file of SQLite may have."""
    inhoud = pad.read_bytes()
    for codering in ("utf-8", "utf-16-le", "utf-16-be"):
        assert tekst.encode(codering) not in inhoud
    assert not pad.with_name(f"{pad.name}-journal").exists()


def heel(bestand: Bestand) -> None:
    """Nothing is wrong with the file, its start is that of a fresh build, and the journal has no gaps."""
    assert controleer(bestand.pad).bevindingen == []
    assert speel_na(bestand.conn, bouw_inhoud())[0] == []
    geen_gaten(bestand.conn)


def zet(bestand: Bestand, actie: int, tekst: str, veld: str = "toelichting") -> None:
    nu = bestand.conn.execute(f"SELECT {veld} FROM actie WHERE id = ?", (actie,)).fetchone()[0]
    doe(bestand, ZetTekst("actie", actie, veld, tekst, nu), "anna")


def waarde(bestand: Bestand, actie: int, veld: str = "toelichting") -> str:
    return str(bestand.conn.execute(f"SELECT {veld} FROM actie WHERE id = ?", (actie,)).fetchone()[0])


def test_a_field_edited_five_times(klein: Bestand, heling: int) -> None:
    begin = toestand(klein.conn)
    for keer in range(5):
        zet(klein, heling, f"{keer}: {NAAM}")
    ids = [rij[0] for rij in klein.conn.execute("SELECT id FROM v_logboek")]
    was = klein.pad.stat()
    groep = wis(klein, Wisplek("actie", heling, "toelichting"))
    spoorloos(klein.pad)
    heel(klein)
    # the file is the same file, its numbers go on, and the groep says where and by whom, not what
    assert klein.pad.stat().st_ino == was.st_ino
    assert [rij[0] for rij in klein.conn.execute("SELECT id FROM v_logboek")] == [*ids, len(ids) + 1]
    kop = klein.conn.execute("SELECT wie, omschrijving FROM groep WHERE id = ?", (groep,)).fetchone()
    assert kop == ("wisser", f"gewist: actie {heling} toelichting")
    assert waarde(klein, heling) == ""
    assert naspelen(begin, klein.conn) == toestand(klein.conn)


def test_a_text_over_many_pages_goes_whole(klein: Bestand, heling: int) -> None:
    tekst = " ".join(f"woord{i}-Xanthippe" for i in range(300))
    assert len(tekst) > 5000
    zet(klein, heling, tekst)
    zet(klein, heling, tekst[::-1])
    wis(klein, Wisplek("actie", heling, "toelichting"))
    spoorloos(klein.pad, "Xanthippe")
    spoorloos(klein.pad, "Xanthippe"[::-1])
    spoorloos(klein.pad, "woord299")
    heel(klein)


def test_what_was_deleted_before_without_overwriting_is_gone_from_the_free_pages_too(
    klein: Bestand, heling: int
) -> None:
    with closing(sqlite3.connect(klein.pad, isolation_level=None)) as conn:
        conn.execute("PRAGMA secure_delete = OFF")
        conn.execute("CREATE TABLE los (t TEXT)")
        conn.execute("INSERT INTO los VALUES (?)", ((NAAM + " ") * 3000,))
        conn.execute("DROP TABLE los")
    assert NAAM.encode() in klein.pad.read_bytes()
    zet(klein, heling, NAAM)
    wis_tekst(klein)
    spoorloos(klein.pad)


def test_text_that_came_with_the_plan(klein: Bestand) -> None:
    jeugd = nummer(klein.conn, "thema", "Jeugd op straat")
    wis(klein, Wisplek("thema", jeugd, "toelichting"), Wisplek("thema", jeugd, "titel"))
    spoorloos(klein.pad, "Jongeren die rondhangen")
    rij = klein.conn.execute("SELECT titel, toelichting FROM thema WHERE id = ?", (jeugd,)).fetchone()
    assert rij == ("[gewist]", "")
    heel(klein)
    # played forwards as docs/bestand.md says it, from a fresh build that has the text, it ends in what is there
    assert {waarde for (t, r, v), waarde in toestand(klein.conn).items() if (t, r, v) == ("thema", jeugd, "titel")} == {
        "[gewist]"
    }
    # but a field that somebody changed past the journal is still told
    klein.conn.executescript("DROP TRIGGER journaal_doel_anders; UPDATE doel SET titel = 'anders' WHERE id = 1;")
    assert speel_na(klein.conn, bouw_inhoud())[0] != []


def test_by_text_what_does_not_have_it_stays(klein: Bestand, heling: int) -> None:
    begin = toestand(klein.conn)
    ander = heling - 1
    oud = waarde(klein, ander)
    zet(klein, ander, "over XANTHIPPE \n Q\u00c9RK gesproken")
    zet(klein, ander, "Xanthi")
    zet(klein, ander, "een bewoner gesproken")
    zet(klein, heling, f"{NAAM} belde", "trekker")
    gevonden = {v.plek: v for v in zoek_tekst(klein.conn, zoekvorm(NAAM))}
    assert set(gevonden) == {Wisplek("actie", heling, "trekker"), Wisplek("actie", ander, "toelichting")}
    assert (gevonden["actie", ander, "toelichting"].nu, gevonden["actie", heling, "trekker"].nu) == (False, True)
    wis_tekst(klein)
    assert (waarde(klein, ander), waarde(klein, heling, "trekker")) == ("een bewoner gesproken", "")
    spoorloos(klein.pad, "Xanthi")
    heel(klein)
    assert naspelen(begin, klein.conn) == toestand(klein.conn)
    assert oud in {rij[0] for rij in klein.conn.execute("SELECT oud FROM v_logboek")}


def test_a_neighbour_with_the_same_words_stays(klein: Bestand, heling: int) -> None:
    zet(klein, heling, NAAM)
    zet(klein, heling, NAAM, "trekker")
    wis(klein, Wisplek("actie", heling, "toelichting"))
    assert (waarde(klein, heling), waarde(klein, heling, "trekker")) == ("", NAAM)


def test_rows_that_are_archived_deleted_undone_or_done_again(klein: Bestand, heling: int) -> None:
    begin = toestand(klein.conn)
    doe(klein, NieuwBericht("actie", heling, date(2021, 5, 1), f"bericht {NAAM}"))
    doe(klein, NieuwVerhaal(None, None, f"verhaal {NAAM}", date(2021, 5, 1)))
    doe(klein, Ongedaan())
    doe(klein, Opnieuw())
    doe(klein, ZetStatus(heling, None, Status.AANDACHT))
    doe(klein, ZetReden(heling, None, f"reden {NAAM}"))
    zet(klein, heling, f"actie {NAAM}")
    doe(klein, Archiveer(heling))
    buiten(klein.pad, "DELETE FROM bericht WHERE tekst LIKE 'bericht %'")
    wegen = {(v.plek.tabel, v.weg) for v in zoek_tekst(klein.conn, zoekvorm(NAAM))}
    assert wegen == {
        ("actie", "in het archief"),
        ("bericht", "verwijderd"),
        ("verhaal", ""),
        ("stand", "in het archief"),
    }
    wis_tekst(klein)
    spoorloos(klein.pad)
    heel(klein)
    assert naspelen(begin, klein.conn) == toestand(klein.conn)
    assert klein.conn.execute("SELECT titel FROM verhaal WHERE titel LIKE '%gewist%'").fetchall() == [("[gewist]",)]


def test_undo_stops_at_what_was_erased_and_goes_on_elsewhere(klein: Bestand, heling: int) -> None:
    eerst = doe(klein, ZetStatus(heling, None, Status.GEREED), "anna").groep
    zet(klein, heling, NAAM)
    geraakt = klein.conn.execute("SELECT max(id) FROM groep").fetchone()[0]
    schrijf_over(klein.conn)
    eigen = doe(klein, Wis((Wisplek("actie", heling, "toelichting"),)), "anna").groep
    assert eerst is not None
    assert eigen is not None
    # what came after is undone as ever, also in the same field
    zet(klein, heling, "nieuw")
    doe(klein, Ongedaan(), "anna")
    assert waarde(klein, heling) == ""
    doe(klein, Opnieuw(), "anna")
    doe(klein, Ongedaan(), "anna")
    gewist = r"kan niet terug: toelichting van actie «Heling tegengaan» is gewist op .* anna"
    with pytest.raises(Geweigerd, match=gewist):
        doe(klein, MaakOngedaan(geraakt), "bram")
    with pytest.raises(Geweigerd, match="wissen is niet ongedaan te maken: gewist op"):
        doe(klein, MaakOngedaan(eigen), "bram")
    # what can never come back is passed over and named, and when nothing else is left it is why
    uitslag = doe(klein, Ongedaan(), "anna")
    assert uitslag.bericht == "ongedaan: gereed (stad) (niet «toelichting van actie»: daarvan is iets gewist)"
    assert lees(klein).zicht(heling, None).hier is None
    with pytest.raises(Geweigerd, match=gewist):
        doe(klein, Ongedaan(), "anna")
    assert doe(klein, Opnieuw(), "anna").bericht == "opnieuw: gereed (stad)"
    doe(klein, MaakOngedaan(eerst), "bram")
    heel(klein)


def test_redo_of_what_was_erased_is_refused(klein: Bestand, heling: int) -> None:
    zet(klein, heling, NAAM)
    doe(klein, Ongedaan(), "anna")
    wis_tekst(klein)
    with pytest.raises(Geweigerd, match="gewist op"):
        doe(klein, Opnieuw(), "anna")
    spoorloos(klein.pad)


def test_twice_is_once(klein: Bestand, heling: int) -> None:
    zet(klein, heling, NAAM)
    plek = Wisplek("actie", heling, "toelichting")
    wis(klein, plek)
    voor = klein.pad.read_bytes()
    assert doe(klein, Wis((plek,))).gewijzigd is False
    assert klein.pad.read_bytes() == voor
    zet(klein, heling, NAAM)
    wis(klein, plek)
    spoorloos(klein.pad)
    heel(klein)


def test_names_that_must_differ(klein: Bestand) -> None:
    rijen = klein.conn.execute("SELECT id FROM partner ORDER BY id LIMIT 2").fetchall()
    plekken = [Wisplek("partner", rij, "naam") for (rij,) in rijen]
    wis(klein, *plekken)
    namen = [klein.conn.execute("SELECT naam FROM partner WHERE id = ?", (p.rij,)).fetchone()[0] for p in plekken]
    assert namen == [f"[gewist {plek.rij}]" for plek in plekken]
    heel(klein)


def test_descriptions_that_repeat_it(klein: Bestand, heling: int) -> None:
    zet(klein, heling, NAAM)
    klein.conn.execute("UPDATE groep SET omschrijving = ? WHERE id = 1", (f"iets met {NAAM}",))
    klein.conn.execute("INSERT INTO groep (id, wie, omschrijving) VALUES (99, 'x', ?)", (f"los: {NAAM}",))
    klein.conn.execute("UPDATE migratie SET naam = ? WHERE nummer = 1", (NAAM,))
    assert {v.plek.tabel for v in zoek_tekst(klein.conn, zoekvorm(NAAM))} == {"actie", "groep", "migratie"}
    wis_tekst(klein)
    spoorloos(klein.pad)
    geen_gaten(klein.conn)
    assert controleer(klein.pad).bevindingen == []


def test_a_description_goes_with_the_field_it_repeats(klein: Bestand, heling: int) -> None:
    zet(klein, heling, f"{NAAM} en nog veel meer woorden")
    zet(klein, heling, "Kerkstraat", "trekker")
    klein.conn.execute("UPDATE groep SET omschrijving = ? WHERE id = 1", (f"toelichting: {NAAM} en nog veel mee",))
    wis(klein, Wisplek("actie", heling, "toelichting"))
    koppen = klein.conn.execute("SELECT omschrijving FROM groep ORDER BY id").fetchall()
    assert koppen == [("[gewist]",), ("trekker van actie",), (f"gewist: actie {heling} toelichting",)]
    assert zoek_item(klein.conn, "actie", heling, ("toelichting",)) == []
    spoorloos(klein.pad)


def test_the_mark_of_an_erasure_outlives_the_next(klein: Bestand, heling: int) -> None:
    zet(klein, heling, "gewist: actie")
    wis(klein, Wisplek("actie", heling, "toelichting"))
    wis(klein, Wisplek("actie", heling, "titel"))
    koppen = [rij[0] for rij in klein.conn.execute("SELECT omschrijving FROM groep WHERE wie = 'wisser' ORDER BY id")]
    assert koppen == [f"gewist: actie {heling} toelichting", f"gewist: actie {heling} titel"]
    heel(klein)


@pytest.mark.parametrize(
    ("plek", "leeg"),
    [
        (("actie", 1, "toelichting"), ""),
        (("actie", 1, "titel"), "[gewist]"),
        (("kenmerk", 1, "tekst"), "[gewist]"),
        (("bericht", 1, "tekst"), "[gewist]"),
        (("verhaal", 1, "tekst"), ""),
        (("actie", 1, "sleutel"), ""),
        (("partner", 7, "naam"), "[gewist 7]"),
        (("plan", 7, "slug"), "gewist-7"),
        (("bron", 7, "sleutel"), "gewist-7"),
        (("overlegsoort", 7, "naam"), "[gewist]"),
        (("weggehaalde_tabel", 7, "naam"), ""),
    ],
)
def test_what_stands_there_afterwards(plek: tuple[str, int, str], leeg: str) -> None:
    assert blanco(Wisplek(*plek)) == leeg


def test_which_fields_are_text(klein: Bestand) -> None:
    assert itemvelden(klein.conn, "actie") == ["titel", "toelichting", "trekker"]
    assert itemvelden(klein.conn, "verhaal") == ["titel", "tekst"]
    assert not any(is_tekst("actie", veld) for veld in ("soort", "deadline", "plan_id", "bestaat"))
    assert is_tekst("kenmerk", "soort")


_stappen = st.lists(
    st.tuples(
        st.sampled_from(
            ("tekst", "titel", "reden", "bericht", "verhaal", "ongedaan", "opnieuw", "archief", "weg", "elders", "wis")
        ),
        st.integers(1, 4),
        st.sampled_from((NAAM, f"{NAAM.upper()} en meer", "Xanthippe  Q\u00e9rk", "gewoon", "")),
    ),
    min_size=3,
    max_size=14,
)


def _zet_stap(bestand: Bestand, soort: str, a: int, tekst: str) -> None:
    acties = [rij[0] for rij in bestand.conn.execute("SELECT id FROM actie WHERE archief = 0 ORDER BY id LIMIT 4")]
    actie = acties[a % len(acties)]
    nu = dict(bestand.conn.execute("SELECT id, toelichting FROM actie").fetchall())
    doen = {
        "tekst": lambda: doe(bestand, ZetTekst("actie", actie, "toelichting", tekst, nu[actie])),
        "titel": lambda: zet(bestand, actie, tekst or "titel", "titel"),
        "reden": lambda: doe(bestand, ZetReden(actie, None, tekst)),
        "bericht": lambda: doe(bestand, NieuwBericht("actie", actie, date(2021, 1, a), tekst or "bericht")),
        "verhaal": lambda: doe(bestand, NieuwVerhaal(("actie", actie), None, tekst or "verhaal", date(2021, 1, a))),
        "ongedaan": lambda: doe(bestand, Ongedaan()),
        "opnieuw": lambda: doe(bestand, Opnieuw()),
        "archief": lambda: doe(bestand, Archiveer(acties[-1])),
        "weg": lambda: buiten(bestand.pad, f"DELETE FROM bericht WHERE id % 4 = {a % 4}"),
        "elders": lambda: buiten(bestand.pad, f"UPDATE stand SET toelichting = '{tekst}' WHERE id % 4 = {a % 4}"),
        "wis": lambda: wis(bestand, Wisplek("actie", actie, "toelichting")),
    }
    try:
        doen[soort]()
    except Geweigerd:
        return


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(eerst=_stappen, daarna=_stappen)
def test_any_history_is_erased_and_stays_sound(klein_gebouwd: Path, eerst: list, daarna: list) -> None:
    with tempfile.TemporaryDirectory() as map_:
        bestand = open_bestand(Path(shutil.copy(klein_gebouwd, Path(map_) / "klein.db")))
        bestand.kopiedag = datetime.now(UTC).astimezone().date()
        try:
            begin = toestand(bestand.conn)
            for stap in eerst:
                _zet_stap(bestand, *stap)
            ids = bestand.conn.execute("SELECT count(*) FROM logboek").fetchone()[0]
            wis_tekst(bestand)
            assert zoek_tekst(bestand.conn, zoekvorm(NAAM)) == []
            for vorm in (NAAM, NAAM.upper()):
                spoorloos(bestand.pad, vorm)
            heel(bestand)
            assert bestand.conn.execute("SELECT count(*) FROM logboek WHERE id <= ?", (ids,)).fetchone()[0] == ids
            nieuw = dict(begin)
            for *plek, waarde in bestand.conn.execute("SELECT tabel, rij, veld, nieuw FROM logboek ORDER BY id"):
                nieuw[tuple(plek)] = waarde
            assert {plek: w for plek, w in nieuw.items() if w is not None} == toestand(bestand.conn)
            for soort, a, tekst in daarna:
                _zet_stap(bestand, soort, a, "gewoon" if tekst else "")
            heel(bestand)
            assert zoek_tekst(bestand.conn, zoekvorm(NAAM)) == []
        finally:
            bestand.sluit()
