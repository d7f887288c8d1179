"""Killed in the middle of a meeting: o goes on where one was, with all that was confirmed."""

import re
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench.terminal import Terminal

START = re.compile(r"#\d+\. ")


def test_after_kill_9_the_meeting_goes_on_where_it_was(terminal: Callable[..., Terminal], db: Path) -> None:
    window = terminal()
    window.wait_for(START)
    window.send("o")
    window.wait_for("Begin het overleg")
    window.send("\r")
    window.wait_for("overleg begonnen")
    window.send(" ")
    window.wait_for(". behandeld")
    window.send("a")
    window.wait_for("Afspraak:")
    window.send("@Politie kijkt rond voor 5 dec\r")
    window.wait_for("afspraak 20")
    window.wait_for("2 van 2")
    window.rest(0.5)
    window.kill(signal.SIGKILL)
    weer = terminal()
    weer.wait_for("o gaat verder met het open overleg")
    weer.wait_for("o gaat verder")
    weer.send("o")
    weer.wait_for("2 van 2")
    weer.wait_for("Politie: kijkt rond")
    with closing(sqlite3.connect(db)) as conn:
        assert conn.execute("SELECT sum(behandeld) FROM agendapunt").fetchone() == (1,)
        assert conn.execute("SELECT actiehouder FROM afspraak").fetchone() == ("Politie",)
