"""The screen of the afspraken and besluiten: what it shows, changing it in place, and what one gets told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ivp_tui.domein.wijziging_overleg import BeginOverleg, NieuweAfspraak, SluitOverleg, ZetAfspraakstatus
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.tui.schermen.afspraakscherm import Afspraakscherm
from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.weergave.regel import plat
from tests.tui.hulp import PLAN, VANDAAG, Bank, bank, een, schermtekst, sql, tot
from tests.tui.test_scherm_vijandig import keur_scherm
from tests.vijandig import SOORTEN

TITEL = "Toezicht op hotspots jongeren"


def vul(pad: Path, overleg_dag: date = VANDAAG - timedelta(days=14)) -> None:
    """Six afspraken and a besluit of a meeting in wijk 3: 1 is overdue, 2 is of today, 5 is done."""
    bestand = open_bestand(pad)

    def doe(wijziging):
        return schrijf(bestand, wijziging, lees_stand(bestand.conn, PLAN, VANDAAG.year), "toets").item[1]

    actie = bestand.conn.execute("SELECT min(id) FROM actie WHERE titel LIKE ?", (f"{TITEL}%",)).fetchone()[0]
    overleg = doe(BeginOverleg(None, "Wijkoverleg", 3, overleg_dag))
    for tekst, houder, dagen in (
        ("hek plaatsen bij het plein", "Politie", -12),
        ("lijst van hotspots delen", "Toezicht en Handhaving", 0),
        ("brief aan de corporatie", "Politie, OM", 9),
        ("camera verplaatsen", "", None),
        ("schouw met bewoners", "Politie", -2),
    ):
        termijn = None if dagen is None else VANDAAG + timedelta(days=dagen)
        doe(NieuweAfspraak(overleg, tekst, houder, termijn, 3, ("actie", actie)))
    doe(ZetAfspraakstatus(5, "gereed", "open", VANDAAG))
    doe(NieuweAfspraak(overleg, "we gaan door met de controles", wijk_id=3, soort="besluit"))
    doe(SluitOverleg(overleg))
    doe(NieuweAfspraak(None, "belrondje langs winkeliers"))
    bestand.sluit()


@pytest.fixture
def gevuld(pad: Path) -> Path:
    vul(pad)
    return pad


def scherm(b: Bank) -> Afspraakscherm:
    assert isinstance(b.app.screen, Afspraakscherm), b.app.screen
    return b.app.screen


def regels(b: Bank) -> list[str]:
    return [" ".join(plat(r.links).split()) for r in scherm(b).lijstbeeld.regels]


def ids(b: Bank) -> list[int]:
    return [r.sleutel[1] for r in scherm(b).lijstbeeld.regels if r.sleutel[0] == "afspraak"]


def meld(b: Bank) -> str:
    regel = scherm(b).status
    return plat(regel.links).strip() if regel else ""


def titel(b: Bank) -> str:
    regel = scherm(b).titel
    return f"{plat(regel.links)} {plat(regel.rechts)}" if regel else ""


async def open_lijst(b: Bank) -> None:
    await b.toets("A")
    await tot(b.pilot, lambda: isinstance(b.app.screen, Afspraakscherm))


async def test_te_laat_staat_in_de_titel_van_de_werkbank_en_gaat_weer_weg(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await tot(b.pilot, lambda: "▲ 1 afspraak te laat (A)" in b.titel)
        await open_lijst(b)
        assert "[open 5] alles 6  besluiten 1" in titel(b)
        assert "▲ 1 te laat" in titel(b)
        await b.doe("5")
        await b.toets("escape")
        await tot(b.pilot, lambda: "te laat" not in b.titel)
        await b.doe("u")
        await tot(b.pilot, lambda: "▲ 1 afspraak te laat (A)" in b.titel)
        # by another program too
        sql(gevuld, "UPDATE afspraak SET termijn = '2026-03-01' WHERE id = 2")
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: "▲ 2 afspraken te laat (A)" in b.titel)


async def test_zonder_afspraken_staat_er_niets_in_de_titel(pad: Path) -> None:
    async with bank(pad) as b:
        await b.pilot.pause(0.1)
        assert "laat" not in b.titel
        await open_lijst(b)
        assert regels(b) == ["er staat geen afspraak open; a maakt er een"]
        await b.toets("5", "e", "enter", "y", "down", "G", "g", "l", "h", "u", "pagedown")
        assert "[open 0] alles 0  besluiten 0" in titel(b)
        await b.toets("tab", "tab")
        assert "nog geen besluit" in regels(b)[0]


async def test_wat_er_staat_te_laat_voorop_met_dagen(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        assert ids(b) == [1, 2, 3, 7, 4]
        eerste = regels(b)[0]
        assert eerste.startswith("2026-01 18 feb 2026 hek plaatsen")
        assert "▲ 20 feb 2026 12 dagen" in eerste
        assert "○ open" in eerste
        assert "▲" not in regels(b)[1]
        assert "12 dagen te laat" in b.scherm
        assert f"actie {TITEL}" in b.scherm
        await b.toets("tab")
        assert ids(b) == [1, 2, 3, 7, 4, 5]
        assert "✓ gereed" in regels(b)[-1]
        await b.toets("tab")
        assert ids(b) == [6]
        assert "B2026-01" in regels(b)[0]
        await b.toets("shift+tab", "shift+tab")
        assert ids(b) == [1, 2, 3, 7, 4]


async def test_status_met_een_toets_en_terug(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.doe("5")
        nummer = een(gevuld, "SELECT max(id) FROM v_logboek")
        await tot(b.pilot, lambda: ids(b) == [2, 3, 7, 4])
        assert meld(b) == f"#{nummer}. afspraak 2026-01: gereed"
        assert een(gevuld, "SELECT afgedaan_op FROM afspraak WHERE id = 1") == VANDAAG.isoformat()
        # the cursor is on what came in its place
        assert scherm(b).gekozen == 2
        await b.doe("6")
        await tot(b.pilot, lambda: ids(b) == [3, 7, 4])
        await b.doe("u")
        await tot(b.pilot, lambda: ids(b) == [2, 3, 7, 4])
        assert scherm(b).gekozen == 2
        await b.toets("tab", "G")
        await b.doe("1")
        assert een(gevuld, "SELECT count(*) FROM afspraak WHERE status = 'open'") == 5
        await b.toets("3")
        assert "open (1), gereed (5) of vervallen (6)" in meld(b)


async def test_een_besluit_is_genomen_of_vervallen(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("tab", "tab", "5")
        assert "genomen (1) of vervallen (6)" in meld(b)
        await b.doe("6")
        assert een(gevuld, "SELECT status FROM afspraak WHERE id = 6") == "vervallen"
        await tot(b.pilot, lambda: "– vervallen" in regels(b)[0])
        await b.doe("1")
        assert een(gevuld, "SELECT status FROM afspraak WHERE id = 6") == "genomen"
        # it has no holder and no termijn to edit
        await b.toets("l", "e")
        assert scherm(b).bewerker.label == "Wijk"
        await b.toets("escape")


async def test_een_cel_met_echo_en_tab_gaat_verder(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("e")
        await b.typ("een hoger hek bij het plein")
        await b.toets("tab")
        assert scherm(b).bewerker.label == "Houder"
        await b.typ("OM")
        assert "= Openbaar Ministerie" in b.scherm
        await b.toets("tab")
        await b.typ("vrijdag")
        assert "= vr 6 mrt 2026" in b.scherm
        await b.doe("enter")
        assert scherm(b).bewerker is None
        rij = sql(gevuld, "SELECT tekst, actiehouder, termijn FROM afspraak WHERE id = 1")
        assert rij == [("een hoger hek bij het plein", "Openbaar Ministerie", "2026-03-06")]
        # it is overdue no more, and the cursor went along with it
        await tot(b.pilot, lambda: ids(b) == [2, 1, 3, 7, 4])
        assert scherm(b).gekozen == 1


@pytest.mark.parametrize(("typ", "zin"), [("ooit eens", "geen datum"), ("30 feb", "feb")])
async def test_wat_niet_te_lezen_is_blijft_open(gevuld: Path, typ: str, zin: str) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("l", "l", "e")
        await b.typ(typ)
        await b.doe("enter")
        assert scherm(b).bewerker is not None
        assert zin in b.scherm
        await b.toets("escape")
        assert een(gevuld, "SELECT termijn FROM afspraak WHERE id = 1") == "2026-02-20"


async def test_esc_houdt_wat_getypt_is_en_leeg_termijn_mag(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("e")
        await b.typ("half getypte tekst")
        await b.toets("escape")
        assert "staat er weer" in meld(b)
        await b.toets("e")
        assert scherm(b).bewerker.tekst == "half getypte tekst"
        await b.toets("escape", "l", "l", "e", "backspace")
        await tot(b.pilot, lambda: "= geen termijn" in b.scherm)
        await b.doe("enter")
        assert een(gevuld, "SELECT termijn FROM afspraak WHERE id = 1") is None


async def test_botsing_geeft_beide_waarden_en_houdt_de_tekst(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("e")
        sql(gevuld, "UPDATE afspraak SET tekst = 'van een ander' WHERE id = 1")
        await b.typ("van mij zelf")
        await b.doe("enter")
        await tot(b.pilot, lambda: "NIET OPGESLAGEN" in meld(b))
        assert "«van een ander»" in meld(b)
        assert "«van mij zelf»" in meld(b)
        await tot(b.pilot, lambda: "van een ander" in regels(b)[0])
        await b.toets("e")
        assert scherm(b).bewerker.tekst == "van mij zelf"
        await b.doe("enter")
        assert een(gevuld, "SELECT tekst FROM afspraak WHERE id = 1") == "van mij zelf"


async def test_status_van_een_ander_ertussen_botst(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        sql(gevuld, "UPDATE afspraak SET status = 'vervallen' WHERE id = 1")
        await b.doe("5")
        await tot(b.pilot, lambda: "NIET OPGESLAGEN" in meld(b))
        assert "«vervallen»" in meld(b)
        await tot(b.pilot, lambda: 1 not in ids(b))


async def test_wat_een_ander_wijzigt_komt_er_zelf_en_de_cursor_blijft(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("down", "down")
        assert scherm(b).gekozen == 3
        sql(gevuld, "DELETE FROM agendapunt")
        sql(gevuld, "DELETE FROM afspraak WHERE id = 1")
        await b.app.regie.kijk()
        await tot(b.pilot, lambda: ids(b) == [2, 3, 7, 4])
        assert scherm(b).gekozen == 3


async def test_een_nieuwe_regel_met_delen_en_aanvullen(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        actie = await b.naar("actie", TITEL)
        await open_lijst(b)
        await b.toets("a")
        await b.typ("@Toez")
        await b.toets("tab")
        assert scherm(b).bewerker.tekst.startswith('@"Toezicht')
        await b.typ("extra rondes voor vrijdag")
        assert "vr 6 mrt 2026" in b.scherm
        assert "bij «Toezicht op hotspots" in b.scherm
        await b.doe("enter")
        rij = sql(gevuld, "SELECT overleg_id, tekst, termijn, actie_id FROM afspraak ORDER BY id DESC LIMIT 1")
        assert rij == [(None, "extra rondes", "2026-03-06", actie)]
        nieuw = een(gevuld, "SELECT max(id) FROM afspraak")
        await tot(b.pilot, lambda: scherm(b).gekozen == nieuw)
        assert "buiten overleg" in b.scherm
        assert meld(b).startswith("#")


async def test_een_persoon_als_houder_wordt_gevraagd(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("l", "e")
        await b.typ("Jan de Vries")
        await b.doe("enter")
        assert scherm(b).bewerker is not None
        assert "geen personen" in b.scherm
        await b.toets("escape")
        assert een(gevuld, "SELECT count(*) FROM partner WHERE naam = 'Jan de Vries'") == 0


async def test_woorden_filter_en_wijk(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("slash")
        await b.typ("hotspots delen")
        assert ids(b) == [2]
        await b.toets("enter")
        assert "«hotspots» + «delen» (1)" in titel(b)
        await b.toets("escape")
        assert ids(b) == [1, 2, 3, 7, 4]
        await b.toets("f")
        assert isinstance(b.app.screen, Kiesscherm)
        await b.typ("houder openb")
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Afspraakscherm))
        assert ids(b) == [3]
        await b.toets("escape", "right_square_bracket")
        assert ids(b) == [7]
        assert "filter: stad (1)" in titel(b)
        await b.toets("escape", "escape")
        assert b.app.screen is b.werkbank


async def test_enter_gaat_naar_het_item_ook_in_een_ander_plan(gevuld: Path) -> None:
    async with bank(gevuld, plan="utrecht-2023-2026") as b:
        await open_lijst(b)
        await b.toets("enter")
        await tot(b.pilot, lambda: b.stand.plan.slug == PLAN)
        await tot(b.pilot, lambda: b.hier("boom")[0] == "actie")
        assert b.stand.actie[b.hier("boom")[1]].titel.startswith(TITEL)
        await open_lijst(b)
        await b.toets("G", "up", "enter")
        assert "hangt niet aan een item" in meld(b)
        await b.toets("A")
        assert b.app.screen is b.werkbank


async def test_y_kopieert_een_regel(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("y")
        assert "afspraak 2026-01 · Politie · hek plaatsen bij het plein · termijn 20 feb 2026" in b.app.clipboard
        assert b.app.clipboard.endswith("Wijkoverleg van 18 feb 2026")


async def test_alleen_lezen_weigert(gevuld: Path) -> None:
    async with bank(gevuld, alleen_lezen=True) as b:
        await open_lijst(b)
        for toets in ("5", "e", "a", "u"):
            await b.toets(toets)
            assert "alleen lezen" in meld(b)
            assert scherm(b).bewerker is None


async def test_getypte_tekst_overleeft_het_einde(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.toets("down", "e")
        await b.typ("niet bewaarde tekst")
        await b.app.verlaat()
    async with bank(gevuld) as b:
        assert "niet opgeslagen tekst" in b.status
        await b.toets("enter")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Afspraakscherm))
        assert scherm(b).gekozen == 2
        assert scherm(b).bewerker.tekst == "niet bewaarde tekst"
        await b.doe("enter")
        assert een(gevuld, "SELECT tekst FROM afspraak WHERE id = 2") == "niet bewaarde tekst"
        await b.toets("escape", "escape")
        await open_lijst(b)
        await b.toets("a")
        await b.typ("nieuwe regel die blijft")
        await b.app.verlaat()
    async with bank(gevuld) as b:
        await b.toets("e")
        await tot(b.pilot, lambda: isinstance(b.app.screen, Afspraakscherm))
        assert scherm(b).bewerker.tekst == "nieuwe regel die blijft"


@pytest.mark.parametrize("maat", [(120, 36), (80, 24), (60, 16), (40, 10), (200, 50)], ids=str)
async def test_elke_maat(gevuld: Path, maat: tuple[int, int]) -> None:
    async with bank(gevuld, maat=maat) as b:
        await open_lijst(b)
        await b.pilot.pause()
        tekst = schermtekst(b.app)
        assert len(tekst) == maat[1]
        assert {len(regel) for regel in tekst} == {maat[0]}
        assert any("hek" in regel for regel in tekst)
        assert "▲" in "".join(tekst)
        await b.toets("e")
        assert scherm(b).bewerker is not None
        await b.toets("tab", "tab", "tab", "enter")
        assert scherm(b).bewerker is None


async def test_een_klik_kiest_en_nog_een_gaat_erheen(gevuld: Path) -> None:
    async with bank(gevuld) as b:
        await open_lijst(b)
        await b.pilot.pause()
        await b.pilot.click(scherm(b).lijst, offset=(20, 2))
        await b.pilot.pause()
        assert scherm(b).gekozen == 2
        await b.pilot.click(scherm(b).lijst, offset=(20, 2))
        await tot(b.pilot, lambda: b.app.screen is b.werkbank)


@pytest.mark.parametrize("soort", SOORTEN)
async def test_vijandige_tekst_is_onschadelijk(gevuld: Path, soort: str) -> None:
    teksten = SOORTEN[soort]
    for nummer in range(1, 8):
        tekst = teksten[nummer % len(teksten)]
        sql(
            gevuld,
            "UPDATE afspraak SET tekst = ?, actiehouder = ?, nummer = ? WHERE id = ?",
            tekst.replace("\x00", ""), tekst[:90].replace("\x00", ""), tekst[:30].replace("\x00", ""), nummer,
        )  # fmt: skip
    async with bank(gevuld, maat=(80, 24)) as b:
        for toetsen in (("A",), ("tab",), ("down", "down"), ("f",), ("escape", "y"), ("escape", "s"), ("y",)):
            await b.toets(*toetsen)
            await b.pilot.pause()
            keur_scherm(b)
