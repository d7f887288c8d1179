"""Toezeggingen, verhalen, middelen and berichten on the screen: seen, added and edited by keyboard."""

from pathlib import Path

from tests.tui.hulp import Bank, bank, sql

NU = "utrecht-2023-2026"


VELDEN = (("Status", "a"), ("Nummer", "T7"), ("Datum", "2-3-2026"), ("Nieuw bericht", "1-4-2026 klaar"))


async def _naar(b: Bank, begin: str) -> None:
    regel = b.regel("boom", begin)
    b.werkbank.naar_paneel("boom")
    b.werkbank.kies("boom", regel.sleutel)
    b.werkbank.teken_detail()
    await b.pilot.pause()


async def test_moties_staan_als_afgedaan_in_de_boom_en_hun_detail_zegt_alles(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        await _naar(b, "M309")
        assert b.werkbank.huidige("boom").links[0][0].strip() == "✓"
        for stuk in ("Motie", "✓ afgedaan", "Nummer M309", "Logboek", "Nieuw bericht", "Bron Raadsbrief"):
            assert stuk in b.detail


async def test_een_nieuwe_toezegging_met_status_nummer_en_bericht(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        await _naar(b, "Toezeggingen en moties")
        await b.toets("a")
        await b.typ("Brief over cameratoezicht")
        await b.doe("enter")
        assert b.hier("boom")[0] == "toezegging"
        for label, tekst in VELDEN:
            await b.naar_veld(label)
            await b.toets("enter")
            await b.typ(tekst)
            await b.doe("enter")
        assert sql(pad, "SELECT nummer, status, datum FROM toezegging ORDER BY id DESC LIMIT 1") == [
            ("T7", "afgedaan", "2026-03-02")
        ]
        assert "1 apr 2026: klaar" in b.detail
        await b.doe("u", "u", "u", "u", "u")
        assert "Brief over cameratoezicht" not in b.scherm
        assert sql(pad, "SELECT count(*) FROM bericht WHERE tekst = 'klaar'") == [(0,)]


async def test_de_dag_van_een_bericht_en_een_toezegging_ligt_achter_ons(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        await _naar(b, "M309")
        await b.naar_veld("Datum")
        await b.toets("enter")
        await b.typ("5 dec")
        assert "= vr 5 dec 2025" in b.uitleg
        await b.doe("enter")
        assert sql(pad, "SELECT datum FROM toezegging WHERE nummer = 'M309'") == [("2025-12-05",)]
        for getypt, dag, tekst, wanneer in (
            ("vrijdag brief verzonden", "vr 27 feb 2026", "brief verzonden", "2026-02-27"),
            ("5-12 besproken", "vr 5 dec 2025", "besproken", "2025-12-05"),
            ("morgen overleg", "wo 4 mrt 2026", "morgen overleg", "2026-03-04"),
        ):
            await b.naar_veld("Nieuw bericht")
            await b.toets("enter")
            await b.typ(getypt)
            assert f"= van {dag}" in b.uitleg
            await b.doe("enter")
            assert sql(pad, "SELECT tekst, datum FROM bericht ORDER BY id DESC LIMIT 1") == [(tekst, wanneer)]
        await b.naar_veld("Nieuw bericht")
        await b.toets("enter")
        await b.typ("woensdag gebeld")
        await b.doe("enter")
        assert "bedoelt u wo 25 feb of wo 4 mrt 2026?" in b.scherm


async def test_een_verhaal_bij_een_actie_in_een_wijk_staat_naast_het_item(pad: Path) -> None:
    async with bank(pad, plan=NU, wijk="Overvecht") as b:
        actie = await b.naar("actie", "Aanpak jeugdoverlast")
        await b.toets("colon")
        await b.typ("nieuw verhaal")
        await b.toets("enter")
        await b.typ("Buurtvader belt aan")
        await b.doe("enter")
        assert "hoort bij actie «aanpak jeugdoverlast" in b.detail.lower()
        await b.toets("t")
        await b.typ("Hij kent ze allemaal.")
        await b.doe("ctrl+s")
        assert sql(pad, "SELECT wijk.naam, actie_id, tekst FROM verhaal JOIN wijk ON wijk.id = wijk_id") == [
            ("Overvecht", actie, "Hij kent ze allemaal.")
        ]
        await b.naar_veld("Datum")
        await b.toets("enter")
        await b.typ("eind januari")
        assert "= za 31 jan 2026" in b.uitleg
        await b.doe("enter")
        assert sql(pad, "SELECT datum FROM verhaal") == [("2026-01-31",)]
        await b.naar("actie", "Aanpak jeugdoverlast")
        assert "Overvecht: Buurtvader belt aan" in b.detail
        # from another wijk it is not in the tree, and from its own it can be put away
        await b.toets("right_square_bracket")
        assert "Buurtvader" not in "\n".join(b.regels("boom"))
        await b.toets("left_square_bracket")
        await _naar(b, "Verhalen")
        await b.toets("down", "D")
        await b.doe()
        assert sql(pad, "SELECT archief FROM verhaal") == [(1,)]


async def test_middelen_zijn_velden_die_leeg_zijn_zolang_geen_bron_ze_geeft(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        thema = await b.naar("thema", "Veiliger wijken")
        assert sql(pad, "SELECT count(*) FROM middel") == [(0,)]
        assert "begroot –" in b.detail
        await b.naar_veld("Middelen 2026")
        await b.toets("enter")
        await b.typ("€ 125.000")
        assert "= € 125.000" in b.uitleg
        await b.doe("enter")
        assert sql(pad, "SELECT thema_id, jaar, begroot, gerealiseerd FROM middel") == [(thema, 2026, 125000.0, None)]
        assert "€ 125.000" in b.detail
        b.werkbank.kies("boom", ("plan", b.stand.plan.id, 0))
        b.werkbank.teken_detail()
        assert "begroot € 125.000 (1 van 5 thema's)" in b.detail


async def test_wat_in_2024_gedaan_is_staat_als_bericht_bij_de_actie(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        await b.naar("actie", "Netwerken als ogen en oren")
        assert "Bericht 31 dec 2024:" in b.detail
        assert "? onbekend" in b.detail


async def test_zoeken_vindt_een_motie_en_een_verhaal(pad: Path) -> None:
    async with bank(pad, plan=NU) as b:
        await b.toets("slash")
        await b.typ("M309")
        await b.toets("enter")
        assert b.hier("boom")[0] == "toezegging"
