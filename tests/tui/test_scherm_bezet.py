"""What another program does to the file while a screen is open: it may hold it locked."""

import sqlite3
from pathlib import Path

from tests.tui.hulp import bank, sql, tot


async def test_zoeken_in_een_bestand_dat_bezet_is_wordt_gezegd_en_daarna_lukt_het(pad: Path) -> None:
    async with bank(pad) as b:
        b.app.regie.bestand.conn.execute("PRAGMA busy_timeout = 1")
        ander = sqlite3.connect(pad, isolation_level=None)
        ander.execute("BEGIN EXCLUSIVE")
        await b.toets("slash")
        await b.typ("heling")
        await tot(b.pilot, lambda: "een ander programma houdt het bestand bezet" in b.scherm)
        ander.execute("ROLLBACK")
        ander.close()
        await b.toets("backspace")
        await tot(b.pilot, lambda: "Heling" in b.scherm)
        await b.toets("enter")
        assert b.status.startswith("treffer 1 van ")


async def test_een_weigering_blijft_staan_tot_de_volgende_toets(pad: Path) -> None:
    async with bank(pad) as b:
        actie = await b.naar("actie", "Toezicht op hotspots")
        await b.toets("t")
        await b.typ("mijn reden")
        sql(pad, "INSERT INTO stand (actie_id, status, toelichting) VALUES (?, 'gereed', 'van een ander')", actie)
        await b.doe("enter")
        await tot(b.pilot, lambda: "NIET OPGESLAGEN" in b.status)
        sql(pad, "UPDATE actie SET titel = 'Wakend oog' WHERE id = ?", actie)
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: b.stand.actie[actie].titel == "Wakend oog")
        assert "Wakend oog" in b.scherm
        assert "NIET OPGESLAGEN" in b.status
        await b.toets("down")
        sql(pad, "UPDATE actie SET titel = 'Waakzaam oog' WHERE id = ?", actie)
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: b.status == "ververst: iemand anders wijzigde het plan")
