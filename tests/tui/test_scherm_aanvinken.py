"""v chooses acties, and one key gives all that are on the screen a status: one groep, one confirmation, one undo."""

from dataclasses import replace
from pathlib import Path

import pytest

from ivp_tui.domein.plan import Status
from ivp_tui.domein.selectie import Filter
from ivp_tui.weergave.regel import kort
from tests.klein import toestand
from tests.tui.hulp import Bank, bank, een, sql
from tests.tui.test_scherm_structuur import _opdracht

TITEL = "Toezicht op hotspots jongeren"


async def _vink(b: Bank, aantal: int = 3) -> tuple[int, ...]:
    """Choose some acties one below the other; gives their ids in the order of the tree."""
    await b.naar("actie", TITEL)
    await b.toets(*["v"] * aantal)
    te_zien = dict.fromkeys(r.sleutel[1] for r in b.werkbank.boombeeld.regels if r.sleutel[0] == "actie")
    gevinkt = tuple(n for n in te_zien if n in b.werkbank.blik.aangevinkt)
    assert len(gevinkt) == aantal
    return gevinkt


def _statussen(pad: Path) -> dict[int, str]:
    return dict(sql(pad, "SELECT actie_id, status FROM stand"))


@pytest.mark.parametrize("maat", [(120, 36), (80, 24)])
async def test_een_status_voor_alle_aangevinkte_is_een_groep_en_een_keer_u(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat) as b:
        begin = toestand(b.app.regie.bestand.conn)
        mee = await _vink(b)
        assert "3 aangevinkt" in b.titel
        assert b.scherm.count("[x] ") >= 3
        await b.doe("2")
        assert _statussen(pad) == dict.fromkeys(mee, "op schema")
        assert b.status.startswith(f"#{een(pad, 'SELECT max(id) FROM v_logboek')}. op schema (stad) voor 3 acties")
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1
        await b.doe("u")
        assert toestand(b.app.regie.bestand.conn) == begin
        assert b.werkbank.blik.aangevinkt == set(mee)  # by id: it stays through every refresh


@pytest.mark.parametrize("toets", ["3", "4"])
async def test_een_reden_voor_alle_in_dezelfde_groep(pad: Path, toets: str) -> None:
    async with bank(pad) as b:
        mee = await _vink(b)
        await b.doe(toets)
        assert len(_statussen(pad)) == 3  # on disk before the reason is there
        assert "Reden voor 3 acties" in b.scherm
        await b.typ("te weinig mensen")
        await b.doe("enter")
        assert {r[0] for r in sql(pad, "SELECT toelichting FROM stand")} == {"te weinig mensen"}
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1
        await b.doe(toets, "escape")  # without a reason what is there stays
        assert {r[0] for r in sql(pad, "SELECT toelichting FROM stand")} == {"te weinig mensen"}
        await b.doe("u", "u")
        assert _statussen(pad) == {} or set(_statussen(pad)) == set()
        assert b.werkbank.blik.aangevinkt == set(mee)


async def test_wat_een_filter_verbergt_wordt_niet_gewijzigd_en_geteld(pad: Path) -> None:
    async with bank(pad) as b:
        mee = await _vink(b)
        await b.doe("escape")
        b.werkbank.ga_naar(("actie", mee[0], 0))
        await b.doe("5")
        await _vink(b)
        b.werkbank.blik = replace(b.werkbank.blik, filter=Filter(statussen=frozenset({Status.GEREED})))
        b.werkbank.teken()
        b.werkbank.naar_paneel("boom")
        await b.doe("2")
        assert _statussen(pad) == {mee[0]: "op schema"}
        assert b.status.endswith("voor 1 actie; 2 acties niet te zien en niet gewijzigd")
        await b.doe("6")  # now none of them passes the filter
        assert _statussen(pad) == {mee[0]: "op schema"}
        assert "geen aangevinkte actie is hier te zien" in b.status


async def test_wat_in_de_wijk_niet_geldt_wordt_genoemd_en_overgeslagen(pad: Path) -> None:
    async with bank(pad) as b:
        mee = await _vink(b)
        ander = next(w.id for w in b.stand.wijken if w.naam == "Overvecht")
        oost = next(w.id for w in b.stand.wijken if w.naam == "Oost")
        sql(pad, "DELETE FROM actie_wijk")
        sql(pad, "INSERT INTO actie_wijk (actie_id, wijk_id) VALUES (?, ?)", mee[1], oost)
        await b.app.regie.herlees("")
        b.werkbank.zet_wijk(ander)
        await b.doe("2")
        rijen = sql(pad, "SELECT actie_id, wijk_id FROM stand")
        assert sorted(rijen) == sorted([(mee[0], ander), (mee[2], ander)])
        titel = kort(b.stand.actie[mee[1]].titel, 40)
        assert b.status.endswith(f"(Overvecht) voor 2 acties; «{titel}» geldt hier niet: overgeslagen")


async def test_wijzigde_een_ander_er_een_dan_wordt_niets_bewaard_en_die_genoemd(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivp_tui.tui.app.KIJKTIJD", 0.02)
    async with bank(pad) as b:
        mee = await _vink(b)
        sql(pad, "INSERT INTO stand (actie_id, status) VALUES (?, 'gereed')", mee[1])
        await b.doe("2")
        assert _statussen(pad) == {mee[1]: "gereed"}
        assert f"NIET OPGESLAGEN: de status van «{b.stand.actie[mee[1]].titel[:40]}" in b.status
        # the sentence was told on what is there now: the same key again goes through
        await b.doe("2")
        assert _statussen(pad) == dict.fromkeys(mee, "op schema")


async def test_esc_laat_eerst_het_veld_dan_de_selectie_en_dan_het_filter(pad: Path) -> None:
    async with bank(pad) as b:
        await _vink(b)
        b.werkbank.blik = replace(b.werkbank.blik, filter=Filter(soorten=frozenset({"lopend", "nieuw", "eigen"})))
        b.werkbank.teken()
        await b.toets("e")
        assert b.werkbank.bewerker is not None
        await b.toets("escape")
        assert b.werkbank.bewerker is None
        assert b.werkbank.blik.aangevinkt
        await b.toets("escape")
        assert not b.werkbank.blik.aangevinkt
        assert not b.werkbank.blik.filter.leeg
        await b.toets("escape")
        assert b.werkbank.blik.filter.leeg


async def test_v_opnieuw_laat_los_en_buiten_een_actie_zegt_het_waar(pad: Path) -> None:
    async with bank(pad) as b:
        nummer = await b.naar("actie", TITEL)
        await b.toets("v")
        b.werkbank.ga_naar(("actie", nummer, 0))
        await b.toets("v")
        assert not b.werkbank.blik.aangevinkt
        assert "[x]" not in b.scherm
        await b.toets("g", "v")
        assert "zet de cursor in het plan op een actie" in b.status


async def test_een_rij_v_slaat_over_wat_onder_een_ander_doel_al_aangevinkt_is(pad: Path) -> None:
    async with bank(pad) as b:
        dubbel = next(a for a in b.stand.acties if len(a.doelen) > 1)
        b.werkbank.ga_naar(("actie", dubbel.id, 0))
        await b.pilot.pause()
        await b.toets(*["v"] * 6)
        assert dubbel.id in b.werkbank.blik.aangevinkt
        assert len(b.werkbank.blik.aangevinkt) == 6


async def test_archief_koppelen_en_verplaatsen_gelden_voor_alle_aangevinkte(pad: Path) -> None:
    async with bank(pad) as b:
        begin = toestand(b.app.regie.bestand.conn)
        mee = await _vink(b)
        ander = next(d for d in b.stand.doelen if d.thema_id not in (None, b.stand.actie[mee[0]].thema_id))
        await _opdracht(b, "verplaats naar")
        await b.typ(ander.titel)
        await b.doe("enter")
        assert {b.stand.actie[a].thema_id for a in mee} == {ander.thema_id}
        assert all(ander.id in b.stand.actie[a].doelen for a in mee)
        await _opdracht(b, "koppel doel")
        assert "Doelen van 3 acties" in b.scherm
        await b.toets("space")
        await b.doe("enter")
        assert not any(ander.id in b.stand.actie[a].doelen for a in mee)
        await b.doe("D")
        assert not set(mee) & set(b.stand.actie)
        assert "3 acties in het archief" in b.status
        assert "aangevinkt" not in b.titel  # what is gone drops out
        await b.doe("u", "u", "u")
        assert toestand(b.app.regie.bestand.conn) == begin
