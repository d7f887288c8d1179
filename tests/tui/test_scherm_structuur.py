"""The shape of the plan by keyboard: adding, J and K, moving, linking, merging and the archive, on the real file."""

from pathlib import Path

import pytest

from tests.klein import toestand
from tests.tui.hulp import Bank, bank, een, sql

TITEL = "Toezicht op hotspots jongeren"
SMAL = (80, 24)


async def _opdracht(b: Bank, naam: str) -> None:
    """Choose a command by its name."""
    await b.toets("colon")
    await b.typ(naam)
    await b.toets("enter")
    await b.pilot.pause()


async def _nieuw(b: Bank, titel: str) -> None:
    await b.typ(titel)
    await b.doe("enter")


def _acties(b: Bank, thema_id: int) -> list[int]:
    return [actie.id for actie in b.stand.acties_van_thema[thema_id]]


def _kader(b: Bank) -> str:
    return b.scherm


# adding


async def test_a_voegt_toe_wat_past_en_doelen_en_themas_gaan_bij_naam(pad: Path) -> None:
    async with bank(pad) as b:
        thema = b.stand.themas[0].id
        await _opdracht(b, "nieuw doel")
        await _nieuw(b, "Minder scooters op de stoep")
        doel = b.hier()
        assert doel[0] == "doel"
        assert b.stand.doel[doel[1]].thema_id == thema
        await b.toets("a")
        await _nieuw(b, "Stoepen vrij")
        assert b.stand.actie[b.hier()[1]].doelen == (doel[1],)
        await _opdracht(b, "nieuw thema")
        await _nieuw(b, "Ondermijning")
        assert b.hier() == ("thema", b.stand.themas[-1].id, 0)
        await b.toets("g", "a")
        await _nieuw(b, "Iedereen veilig thuis")
        assert b.stand.doelen_van(None)[-1].id == b.hier()[1]
        await b.toets("a")  # on a hoofddoel: one more
        assert "Nieuw hoofddoel" in b.scherm
        await b.toets("escape")


# up and down


@pytest.mark.parametrize("maat", [(120, 36), SMAL])
async def test_snelle_toetsen_schuiven_elk_een_plaats_en_de_cursor_gaat_mee(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        themas = [t.id for t in b.stand.themas if not t.prioriteit]
        thema = max(themas or [t.id for t in b.stand.themas], key=lambda t: len(b.stand.doelen_van(t)))
        doelen = [d.id for d in b.stand.doelen_van(thema)]
        assert len(doelen) > 2
        b.werkbank.ga_naar(("doel", doelen[0], 0))
        await b.pilot.pause()
        await b.doe("J", "J")
        assert [d.id for d in b.stand.doelen_van(thema)] == [*doelen[1:3], doelen[0], *doelen[3:]]
        assert b.hier() == ("doel", doelen[0], 0)
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 2
        await b.doe("K", "K", "K")
        assert [d.id for d in b.stand.doelen_van(thema)] == doelen
        assert "staat al bovenaan" in b.status
        assert "NIET OPGESLAGEN" not in b.status


async def test_een_actie_schuift_langs_wat_er_op_het_scherm_naast_staat(pad: Path) -> None:
    async with bank(pad) as b:
        begin = toestand(b.app.regie.bestand.conn)
        nummer = await b.naar("actie", TITEL)
        ouder = b.werkbank.huidige("boom").ouder
        naast = [r.sleutel for r in b.werkbank.boombeeld.regels if r.ouder == ouder]
        plek = naast.index(b.hier())
        richting, toets = (1, "J") if plek + 1 < len(naast) else (-1, "K")
        await b.doe(toets)
        nieuw = [r.sleutel for r in b.werkbank.boombeeld.regels if r.ouder == ouder]
        assert nieuw.index(b.hier()) == plek + richting
        assert b.hier()[1] == nummer
        await b.doe("u")
        assert [r.sleutel for r in b.werkbank.boombeeld.regels if r.ouder == ouder] == naast
        assert toestand(b.app.regie.bestand.conn) == begin


async def test_wat_niet_schuift_zegt_dat(pad: Path) -> None:
    async with bank(pad) as b:
        await b.doe("g", "J")
        assert "zet de cursor in het plan op een thema" in b.status
        await b.doe("tab", "J")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


# to another place


async def test_verplaats_naar_een_doel_van_een_ander_thema(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        ander = next(d for d in b.stand.doelen if d.thema_id not in (None, b.stand.actie[nummer].thema_id))
        await _opdracht(b, "verplaats naar")
        await b.typ(ander.titel)
        await b.doe("enter")
        actie = b.stand.actie[nummer]
        assert (actie.thema_id, ander.id in actie.doelen) == (ander.thema_id, True)
        assert b.hier() == ("actie", nummer, ander.id)
        assert b.status.startswith("#")
        assert f"naar doel «{ander.titel[:40]}" in b.status
        await b.doe("u")
        assert b.stand.actie[nummer].thema_id != ander.thema_id


async def test_een_doel_neemt_zijn_eigen_acties_mee(pad: Path) -> None:
    async with bank(pad) as b:
        los = {a.id: a.doelen for a in b.stand.acties if len(a.doelen) == 1}
        doel = next(d for d in b.stand.doelen if d.thema_id and (d.id,) in los.values())
        naar = next(t for t in b.stand.themas if t.id != doel.thema_id)
        b.werkbank.ga_naar(("doel", doel.id, 0))
        await _opdracht(b, "verplaats naar")
        await b.typ(naar.titel)
        await b.doe("enter")
        assert b.stand.doel[doel.id].thema_id == naar.id
        mee = [a for a, doelen in los.items() if doelen == (doel.id,)]
        assert {b.stand.actie[a].thema_id for a in mee} == {naar.id}
        assert f"met {len(mee)} actie" in b.status


# linking


async def test_koppelen_en_losmaken_in_een_lijst(pad: Path) -> None:
    async with bank(pad, SMAL) as b:
        nummer = await b.naar("actie", TITEL)
        oud = set(b.stand.actie[nummer].doelen)
        await _opdracht(b, "koppel doel")
        assert "[x]" in b.scherm
        regels = b.app.screen.beeld.regels  # type: ignore[attr-defined]
        cursor = b.app.screen.beeld.cursor  # type: ignore[attr-defined]
        assert regels[cursor].sleutel[1] in oud
        await b.toets("space", "down", "space")
        ander = b.app.screen.beeld.regels[b.app.screen.beeld.cursor].sleutel[1]  # type: ignore[attr-defined]
        await b.doe("enter")
        assert set(b.stand.actie[nummer].doelen) == oud - {regels[cursor].sleutel[1]} | {ander}
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1
        assert "1 doel gekoppeld en 1 doel losgemaakt" in b.status
        await _opdracht(b, "koppel doel")
        await b.doe("enter")
        assert "niets gewijzigd" in b.status


async def test_wie_intussen_anders_koppelde_wordt_niet_overschreven(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the look for changes of others may come right after, and does not wipe the refusal
    monkeypatch.setattr("ivp_tui.tui.app.KIJKTIJD", 0.02)
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        await _opdracht(b, "koppel doel")
        sql(pad, "DELETE FROM actie_doel WHERE actie_id = ?", nummer)
        await b.toets("down", "space")
        await b.doe("enter")
        assert "NIET OPGESLAGEN: de koppeling met doelen van «Toezicht op hotspots" in b.status
        assert een(pad, "SELECT count(*) FROM actie_doel WHERE actie_id = ?", nummer) == 0


# merging


@pytest.mark.parametrize("maat", [(120, 36), SMAL])
async def test_samenvoegen_toont_eerst_wat_het_doet(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        nummer = await b.naar("actie", TITEL)
        ander = next(a for a in b.stand.acties if a.thema_id == b.stand.actie[nummer].thema_id and a.id != nummer)
        begin = toestand(b.app.regie.bestand.conn)
        for toets in ("escape", "enter"):
            await _opdracht(b, "voeg samen met")
            await b.typ(ander.titel)
            await b.toets("enter")
            await b.pilot.pause()
            assert "Dit blijft:" in b.scherm
            assert "Gaat naar het archief" in b.scherm
            assert toestand(b.app.regie.bestand.conn) == begin
            await b.doe(toets)
        assert ander.id not in b.stand.actie
        assert nummer in b.stand.actie
        assert een(pad, "SELECT archief FROM actie WHERE id = ?", ander.id) == 1
        assert b.hier()[1] == nummer
        await b.doe("u")
        assert toestand(b.app.regie.bestand.conn) == begin


async def test_spatie_wisselt_wie_blijft(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        await b.toets("v", "v")
        ander = next(a for a in b.werkbank.blik.aangevinkt if a != nummer)
        await _opdracht(b, "voeg samen met")
        await b.toets("space")
        await b.doe("enter")
        assert nummer not in b.stand.actie
        assert ander in b.stand.actie
        assert b.werkbank.blik.aangevinkt == {ander}  # what is gone drops out


async def test_twee_partners_worden_een(pad: Path) -> None:
    async with bank(pad) as b:
        blijft, op = (p for p in b.stand.partners if p.naam in ("Politie", "Openbaar Ministerie"))
        await _opdracht(b, "voeg partners samen")
        await b.typ(blijft.naam)
        await b.toets("enter")
        await b.pilot.pause()
        await b.typ(op.naam)
        await b.toets("enter")
        await b.pilot.pause()
        assert "Dit blijft:" in b.scherm
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM partner WHERE id = ?", op.id) == 0
        assert b.status.startswith("#")
        await b.doe("u")
        assert een(pad, "SELECT count(*) FROM partner WHERE id = ?", op.id) == 1


# the archive


@pytest.mark.parametrize("maat", [(120, 36), SMAL])
async def test_een_thema_gaat_na_een_vraag_en_komt_uit_het_archief_terug(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        thema = b.stand.themas[1]
        acties = _acties(b, thema.id)
        streef = len(b.stand.streefwaarden)
        b.werkbank.ga_naar(("thema", thema.id, 0))
        await b.doe("D")
        assert f"{len(acties)} acties" in b.scherm
        await b.doe("escape")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
        await b.doe("D", "D")
        assert "thema in het archief, met " in b.status
        assert b.status.endswith(f" en {len(acties)} acties")
        assert not set(acties) & set(b.stand.actie)
        assert len(b.stand.streefwaarden) <= streef
        await _opdracht(b, "archief")
        assert thema.titel[:20] in b.scherm
        assert "toets" in b.scherm
        await b.doe("D")
        assert set(acties) <= set(b.stand.actie)
        assert b.hier() == ("thema", thema.id, 0)
        assert "terug uit het archief, met" in b.status
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 2


async def test_een_doel_in_het_archief_laat_zijn_acties_bij_het_thema(pad: Path) -> None:
    async with bank(pad) as b:
        doel = next(d for d in b.stand.doelen if d.thema_id and any(a.doelen == (d.id,) for a in b.stand.acties))
        acties = [a.id for a in b.stand.acties if a.doelen == (doel.id,)]
        b.werkbank.ga_naar(("doel", doel.id, 0))
        await b.doe("D")
        assert "nu bij het hele thema" in b.status
        breed = {r.sleutel[1] for r in b.werkbank.boombeeld.regels if r.ouder == ("themabreed", doel.thema_id, 0)}
        assert set(acties) <= breed
        await _opdracht(b, "archief")
        await b.doe("enter")
        assert b.hier() == ("doel", doel.id, 0)


async def test_een_leeg_archief_zegt_dat(pad: Path) -> None:
    async with bank(pad) as b:
        await _opdracht(b, "archief")
        assert "er ligt niets in het archief van dit plan" in b.scherm
        await b.doe("enter")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0


async def test_alleen_lezen_opent_geen_keuze(pad: Path) -> None:
    async with bank(pad, alleen_lezen=True) as b:
        await b.naar("actie", TITEL)
        for naam in ("verplaats naar", "koppel doel", "voeg samen met"):
            await _opdracht(b, naam)
            assert "alleen lezen" in b.status
            assert b.app.screen is b.werkbank
        await b.doe("J", "D")
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
