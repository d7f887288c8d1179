"""Two wrong programs, that a proof must catch before it is believed: `python -m storing.verkeerd`.

IVP_STORING says which: `zonder-sync` lets SQLite leave out every fsync, `eerst-tekenen` shows a change as saved before
it is committed. Nothing of this is in the workbench itself.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable

from ivp_tui import regie
from ivp_tui.cli import main
from ivp_tui.opslag import bestand, schrijven

ZONDER_SYNC, EERST_TEKENEN = "zonder-sync", "eerst-tekenen"
WACHT = 0.05  # s between showing and COMMIT


def zonder_sync() -> None:
    """Turn synchronous off after the program has set and read back its pragmas."""
    goed: Callable[[sqlite3.Connection, bool], None] = bestand._stel_in

    def verkeerd(conn: sqlite3.Connection, alleen_lezen: bool) -> None:
        goed(conn, alleen_lezen)
        conn.execute("PRAGMA synchronous=OFF")

    bestand._stel_in = verkeerd


def eerst_tekenen() -> None:
    """Call a change saved at once and commit it a moment later, or just before the next one."""
    goed, voer_uit = schrijven.schrijf, regie.Regie._voer_uit

    def leg_vast(conn: sqlite3.Connection) -> None:
        if conn.in_transaction:
            conn.execute("COMMIT")

    def schrijf(open_: bestand.Bestand, *rest: object) -> object:
        leg_vast(open_.conn)
        return goed(open_, *rest)  # type: ignore[arg-type]

    async def straks(zelf: regie.Regie) -> None:
        await asyncio.sleep(WACHT)
        await zelf._in_draad(lambda: leg_vast(zelf.bestand.conn))

    async def verkeerd(zelf: regie.Regie, bon: regie.Bon) -> None:
        await voer_uit(zelf, bon)
        taken.add(asyncio.create_task(straks(zelf)))

    taken: set[asyncio.Task[None]] = set()
    schrijven._bevestig = lambda conn, groep, laatste: None
    # as no program of ours should: this one is meant to be wrong
    setattr(regie, "schrijf", schrijf)  # noqa: B010
    setattr(regie.Regie, "_voer_uit", verkeerd)  # noqa: B010


if __name__ == "__main__":
    {ZONDER_SYNC: zonder_sync, EERST_TEKENEN: eerst_tekenen}[os.environ["IVP_STORING"]]()
    main()
