"""What another program does to the file while a screen is open: it may hold it locked."""

import sqlite3
from pathlib import Path

from ivp_tui.domein.wijziging import Botsing
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


async def test_wat_van_het_bestand_gezegd_moet_worden_komt_na_de_weigering(pad: Path) -> None:
    async with bank(pad) as b:
        b.app.werkbank.meld("de schijf is vol", fout=True)
        pad.rename(pad.with_name("elders.db"))
        await b.app.regie.kijk()
        await b.app.regie.kijk()
        assert b.status == "NIET OPGESLAGEN: de schijf is vol"
        await b.toets("down")
        assert "is verplaatst, verwijderd of vervangen" in b.status
        await b.toets("down")
        b.app.werkbank.meld("iets anders")
        await b.toets("down")
        assert b.status == "iets anders"  # told once
        pad.with_name("elders.db").rename(pad)


_STAART = "; uw tekst staat er weer als u het veld opent"
_BEZET = "een ander programma houdt het bestand bezet; sluit dat of probeer het zo weer"


REDENEN = (
    f"{Botsing('vindplaats van doel', 'hoofdstuk 9', 'hoofdstuk 7')}{_STAART}",
    f"{Botsing('toelichting van de status', 'wacht op de politie', 'wacht op de wijkagent')}{_STAART}",
    f"{_BEZET}{_STAART}",
    f"de schijf is vol; maak ruimte en probeer het weer{_STAART}",
    f"de schijf gaf een fout bij lezen of schrijven; kijk of de schijf er nog is{_STAART}",
    f"het bestand is alleen-lezen gemaakt; maak het weer schrijfbaar en probeer het opnieuw{_STAART}",
    "alleen lezen (u hebt geen recht om dit bestand te wijzigen, of een ander programma houdt het vast)",
)


async def test_een_weigering_is_op_80_kolommen_tot_het_eind_te_lezen(pad: Path) -> None:
    async with bank(pad, (80, 24)) as b:

        async def gelezen(waar: str, zin: str) -> str:
            b.app.screen.meld(zin, fout=True)  # type: ignore[attr-defined]
            await b.pilot.pause()
            vlak = b.app.screen.query_one(waar).region
            return " ".join(
                " ".join(r[vlak.x : vlak.right] for r in b.scherm.splitlines()[vlak.y : vlak.bottom]).split()
            )

        await b.naar("doel", "Overvallen")
        for zin in REDENEN:
            assert await gelezen("#status", zin) == f"NIET OPGESLAGEN: {zin}"
        b.werkbank.meld("klaar")
        await b.pilot.pause()
        assert b.scherm.splitlines()[-2].strip().startswith("klaar")
        await b.toets("ctrl+k")
        for zin in REDENEN:
            assert await gelezen("#kaartbericht", zin) == f"NIET OPGESLAGEN: {zin}"
