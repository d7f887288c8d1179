"""Keys faster than a person can see: what only goes wrong at speed is tested in the real program."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from bench.terminal import Terminal

START = re.compile(r"#0\. ")


def standen(db: Path) -> dict[int, tuple[str, str]]:
    """The stad's statuses as they are on disk: actie id -> (status, toelichting)."""
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
        rijen = conn.execute(
            "SELECT actie_id, status, toelichting FROM v_stand WHERE wijk IS NULL AND status <> 'onbekend'"
        )
        return {actie: (status, toelichting) for actie, status, toelichting in rijen.fetchall()}


def boom(db: Path) -> list[int]:
    """The acties of the tree from the top, as the cursor meets them."""
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
        rijen = conn.execute("SELECT actie_id FROM v_boom WHERE actie_id IS NOT NULL AND plan = 'utrecht-2015-2018'")
        return [rij[0] for rij in rijen.fetchall()]


def laatste(db: Path) -> int:
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as conn:
        return int(conn.execute("SELECT max(id) FROM v_logboek").fetchone()[0])


def test_statuses_in_one_burst_all_count_on_the_right_actie(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    eerste, tweede, derde = boom(db)[:3]
    window.send("jjj" + "2" + "j" + "5" + "j" + "1")
    window.wait_for(re.compile(r"#\d+\. niet gestart"))
    assert {a: s for a, (s, _) in standen(db).items()} == {
        eerste: "op schema",
        tweede: "gereed",
        derde: "niet gestart",
    }


def test_two_statuses_on_one_actie_end_at_the_last(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj" + "212151")
    window.wait_for(re.compile(r"#\d+\. niet gestart"))
    window.wait_still(0.3)
    assert standen(db) == {boom(db)[0]: ("niet gestart", "")}
    with sqlite3.connect(db) as conn:
        gezet = conn.execute(
            "SELECT nieuw FROM v_logboek WHERE tabel = 'stand' AND veld = 'status' ORDER BY id"
        ).fetchall()
    assert [rij[0] for rij in gezet] == [
        "op schema",
        "niet gestart",
        "op schema",
        "niet gestart",
        "gereed",
        "niet gestart",
    ]


def test_after_3_letters_and_digits_are_text(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj" + "3j3\r")
    window.wait_for(re.compile(r"#\d+\. toelichting"))
    assert standen(db) == {boom(db)[0]: ("aandacht", "j3")}


def test_reason_and_the_key_that_leaves_it_in_one_burst(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    eerste, tweede = boom(db)[:2]
    window.send("jjj" + "4wacht op budget\x1b[B" + "5")
    window.wait_for(re.compile(r"#\d+\. gereed"))
    window.wait_still(0.3)
    assert standen(db) == {eerste: ("loopt achter", "wacht op budget"), tweede: ("gereed", "")}
    with sqlite3.connect(db) as conn:
        groepen = conn.execute(
            "SELECT count(DISTINCT groep) FROM v_logboek WHERE tabel = 'stand' AND rij = 1"
        ).fetchone()
    assert groepen == (1,)


def test_confirmation_is_the_last_logboek_id(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj" + "2")
    tekst = window.wait_for(re.compile(r"#([1-9]\d*)\. op schema"))
    gezien = re.search(r"#([1-9]\d*)\. op schema", tekst)
    assert gezien is not None
    assert int(gezien[1]) == laatste(db)


def test_whole_story_quit_start_undo(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("jjj" + "2" + "j" + "5")
    window.wait_for(re.compile(r"#\d+\. gereed"))
    window.press("q")
    assert window.wait_exit() == 0
    assert not window.alternate
    again = terminal()
    again.wait_for(re.compile(rf"#{laatste(db)}\. "))
    again.press("u")
    again.wait_for("ongedaan: gereed")
    assert {s for s, _ in standen(db).values()} == {"op schema"}


def test_text_typed_fast_into_a_field_is_whole(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    titel = "Een heel nieuwe titel, in een keer getypt"
    window.send("jjj" + "e" + titel + "\r")
    window.wait_for(re.compile(r"#\d+\. titel van actie"))
    with sqlite3.connect(db) as conn:
        assert conn.execute("SELECT titel FROM actie WHERE id = ?", (boom(db)[0],)).fetchone() == (titel,)


def test_search_typed_and_entered_in_one_burst_goes_to_the_hit(terminal: Callable[..., Terminal]) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("/brusjes\r")
    window.wait_for("treffer 1 van")
    assert "rusjes" in window.screen_text().split("Detail")[1]


def test_a_reason_that_looks_personal_is_not_saved_by_the_first_burst(
    terminal: Callable[..., Terminal], db: Path
) -> None:
    window = terminal()
    window.wait_for(START)
    actie = boom(db)[0]
    window.send("jjj" + "3" + "bsn 123456782" + "\r" + " x" + "\r")
    window.wait_for(re.compile("lijkt op een BSN: 123456…; nog eens bewaart toch"))
    assert standen(db) == {actie: ("aandacht", "")}
    window.send("\r" + "j" + "2")
    window.wait_for(re.compile(r"#\d+\. op schema"))
    assert standen(db)[actie] == ("aandacht", "bsn 123456782 x")
    assert len(standen(db)) == 2
