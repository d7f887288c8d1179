"""A new plan on the screen: filling in, choosing, making, and taking it back."""

from pathlib import Path

import pytest

from ivp_tui.domein.nieuwplan import Ontwerp
from ivp_tui.domein.wijziging import Ongedaan
from ivp_tui.opslag.controle import controleer
from ivp_tui.tui.opdrachten import OPDRACHTEN
from ivp_tui.tui.schermen.nieuwplanscherm import Nieuwplanscherm
from ivp_tui.weergave.regel import Regel, plat
from tests.tui.hulp import Bank, bank, een, sql

PLAN = "utrecht-2023-2026"
SLUG = "utrecht-2027-2030"


def _scherm(b: Bank) -> Nieuwplanscherm:
    assert isinstance(b.app.screen, Nieuwplanscherm), b.scherm
    return b.app.screen


def _regels(b: Bank) -> list[str]:
    return [f"{plat(r.links)} {plat(r.rechts)}".rstrip() for r in _scherm(b).beeld.regels]


def _regel(b: Bank, begin: str) -> str:
    return next(regel for regel in _regels(b) if begin in regel)


def _tekst(regel: Regel | None) -> str:
    return plat(regel.links).strip() if regel else ""


def _telling(b: Bank) -> str:
    return _tekst(_scherm(b).telling)


def _status(b: Bank) -> str:
    return _tekst(_scherm(b).status)


async def _open(b: Bank) -> None:
    """Open the screen as a person does, by the name of the command."""
    await b.toets("colon")
    await b.typ("nieuw plan")
    await b.toets("enter")
    await b.pilot.pause()
    _scherm(b)


async def _naar(b: Bank, begin: str) -> None:
    """Put the cursor on the line that holds a text."""
    index = next(i for i, r in enumerate(_scherm(b).beeld.regels) if begin in plat(r.links))
    await b.toets("g")
    while _scherm(b).beeld.cursor < index:
        oud = _scherm(b).beeld.cursor
        await b.toets("down")
        assert _scherm(b).beeld.cursor > oud, begin


async def _vul_in(b: Bank, veld: str, tekst: str) -> None:
    await _naar(b, f" {veld} ")
    await b.toets("enter", "backspace")
    await b.typ(tekst)
    await b.toets("enter")


async def _maak(b: Bank, toets: str = "ctrl+s") -> None:
    await b.toets(toets)
    await b.klaar()
    await b.pilot.pause()


async def test_het_voorstel(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        assert [regel.split(maxsplit=1) for regel in _regels(b)[:4]] == [
            ["Titel", "Veiligheidsagenda Utrecht 2027–2030"],
            ["Slug", SLUG],
            ["Van", "2027"],
            ["Tot", "2030"],
        ]
        assert [regel[1:4] for regel in _regels(b)[4:7]] == ["[x]", "[x]", "[ ]"]
        stand = b.stand
        wat = f"{len(stand.themas)} thema's, {len(stand.doelen)} doelen, {len(stand.acties)} acties gaan mee"
        assert _telling(b).startswith(wat)
        assert _telling(b) in b.scherm
        assert "Nieuw plan uit Veiligheidsagenda Utrecht 2023–2026" in b.scherm
        await b.toets("G")
        assert "Maak dit plan" in _regels(b)[_scherm(b).beeld.cursor]


async def test_maken_openen_en_weer_vinden(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        await b.toets("G")
        await _maak(b, "enter")
        assert b.stand.plan.slug == SLUG
        laatste = een(pad, "SELECT max(id) FROM v_logboek")
        assert b.status.startswith(f"#{laatste}. nieuw plan gemaakt: ")
        assert b.status.endswith("ongedaan maken kan met u")
        assert "Utrecht 2027–2030" in b.titel
        assert een(pad, "SELECT count(DISTINCT groep) FROM v_logboek") == 1
        assert een(pad, "SELECT count(*) FROM v_stand WHERE plan = ? AND status <> 'onbekend'", SLUG) == 0
        assert b.detail.count("overgenomen in het nieuwe plan") == 1
        await b.toets("left_curly_bracket")
        await b.pilot.pause()
        assert b.stand.plan.slug == PLAN
        await b.toets("right_curly_bracket")
        await b.pilot.pause()
        assert b.stand.plan.slug == SLUG
    async with bank(pad, plan=None) as b:
        assert b.stand.plan.slug == SLUG
    assert controleer(pad).in_orde


async def test_ongedaan_haalt_het_hele_plan_weg(pad: Path) -> None:
    async with bank(pad, plan="leusden-2016-2019") as b:
        await _open(b)
        await _maak(b)
        assert b.stand.plan.slug == "leusden-2020-2023"
        await b.doe("u")
        await b.pilot.pause()
        # back where one came from, not to the plan of another gemeente that happens to be in force
        assert b.stand.plan.slug == "leusden-2016-2019"
        assert "ongedaan: nieuw plan" in b.status
        assert "Leusden 2016–2019" in b.titel
        assert sql(pad, "SELECT slug FROM plan WHERE slug LIKE 'leusden%'") == [("leusden-2016-2019",)]
        await b.doe("ctrl+r")
        # which plan it was stands in the words already, and once is enough
        assert b.status.count("Leusden 2020–2023") == 1
        assert [plan.slug for plan in b.stand.plannen if plan.gemeente == "Leusden"] == [
            "leusden-2016-2019",
            "leusden-2020-2023",
        ]
    assert controleer(pad).in_orde


async def test_meteen_ongedaan(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        bon = b.app.regie.geef(Ontwerp.uit(b.stand).wijziging())
        await b.klaar()
        assert bon.uitslag is not None
        # a key that comes before the new plan is in view
        b.app.regie.geef(Ongedaan())
        await b.werkbank._naar_nieuw_plan(bon.uitslag)
        assert b.stand.plan.slug == PLAN
        assert "ongedaan: nieuw plan" in b.status
        await b.werkbank._naar_nieuw_plan(bon.uitslag)
        assert b.stand.plan.slug == PLAN


async def test_streefwaarden_zijn_in_te_vullen(pad: Path) -> None:
    async with bank(pad, plan="utrecht-2015-2018") as b:
        await _open(b)
        aantal = len(b.stand.streefwaarden)
        assert f"{aantal} streefwaarden nog in te vullen" in _telling(b)
        await _vul_in(b, "Van", "2031")
        await _maak(b)
        assert b.stand.plan.slug == "utrecht-2031-2034"
        assert sum("? zonder getal" in regel for regel in b.regels("bord")) == aantal
        await b.naar("streefwaarde", "Overvallen")
        await b.naar_veld("Streefwaarde")
        await b.toets("e", "4", "0")
        await b.doe("enter")
        assert sql(pad, "SELECT doelwaarde, doeljaar, basisjaar FROM v_streefwaarde WHERE doelwaarde = 40") == [
            (40.0, 2034, 2030)
        ]


@pytest.mark.parametrize("maat", [(120, 36), (80, 24), (40, 10)])
async def test_wat_niet_mag_staat_bij_het_veld(pad: Path, maat: tuple[int, int]) -> None:
    async with bank(pad, maat, plan=PLAN) as b:
        await _open(b)
        await _vul_in(b, "Slug", "utrecht-2019-2022")
        staat = " ".join(" ".join(_regels(b)).replace("✗", "").split())
        assert "er is al een plan «utrecht-2019-2022»; kies een andere slug of open dat plan" in staat
        voor = b.stand.logboek_id
        await b.toets("G")
        await _maak(b, "enter")
        assert _status(b).startswith("nog niet gemaakt: verbeter eerst «Slug»")
        assert _scherm(b).regel.sleutel == ("veld", 1, 0)
        assert een(pad, "SELECT coalesce(max(id), 0) FROM v_logboek") == voor
        await _vul_in(b, "Slug", SLUG)
        assert "✗" not in "\n".join(_regels(b))
        assert _status(b) == ""
        await _maak(b)
        assert b.stand.plan.slug == SLUG


async def test_terwijl_men_typt(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        await b.toets("down", "down", "enter")
        await b.typ("2020")
        bewerker = _scherm(b).bewerker
        assert bewerker is not None
        assert "moet na 2023 beginnen" in _tekst(bewerker._uitleg.regel)
        await b.toets("escape")
        assert _regel(b, " Van ").split() == ["Van", "2027"]
        await b.toets("e")
        await b.typ("2028")
        await b.toets("enter")
        assert [regel.split()[-1] for regel in _regels(b)[:4]] == ["2028–2031", "utrecht-2028-2031", "2028", "2031"]


async def test_ctrl_s_in_een_veld_maakt_ook(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        await b.toets("down", "enter")
        await b.typ("anders-27")
        await _maak(b)
        assert b.stand.plan.slug == "anders-27"


async def test_kiezen_wat_meegaat(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await b.naar("actie", "Aanpak hotspots")
        await b.doe("5")
        await _open(b)
        assert _regel(b, "Aanpak hotspots").strip().startswith("[ ]")
        assert "✓G" in _regel(b, "Aanpak hotspots")
        alles = len(b.stand.acties)
        assert f"{alles - 1} acties" in _telling(b)
        await _naar(b, "Digitale veiligheid")
        await b.toets("space")
        assert "[ ]" in _regel(b, "Digitale veiligheid")
        assert "[ ]" in _regel(b, "VR-game")
        assert "4 thema's" in _telling(b)
        await _naar(b, "VR-game")
        await b.toets("space")
        assert "[x]" in _regel(b, "Digitale veiligheid")
        assert "[x]" in _regel(b, "Sterke digitale weerbaarheid")
        await _naar(b, "kenmerken en missie")
        await b.toets("space")
        await _maak(b)
        assert [thema.titel for thema in b.stand.themas if thema.titel.startswith("Digitale")]
        titels = {actie.titel for actie in b.stand.acties}
        assert "VR-game voor mkb-ers ontwikkelen" in titels
        assert not any(titel.startswith(("Aanpak hotspots", "Congres")) for titel in titels)
        assert b.stand.kenmerken


async def test_niets_gekozen(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        for begin in ["hoofddoelen", *(thema.titel for thema in b.stand.themas)]:
            await _naar(b, begin[:40])
            await b.toets("space")
        assert _telling(b).startswith("0 thema's, 0 doelen, 0 acties")
        await _maak(b)
        assert _status(b) == "nog niet gemaakt: er gaat niets mee; kies ten minste een thema of hoofddoel"
        assert b.stand.logboek_id == 0


async def test_vouwen_en_bladeren(pad: Path) -> None:
    async with bank(pad, (80, 24), plan=PLAN) as b:
        await _open(b)
        await _naar(b, "Veiliger wijken")
        lang = len(_regels(b))
        await b.toets("left")
        assert len(_regels(b)) < lang
        assert _regel(b, "Veiliger wijken").startswith(" ▸ [x]")
        await b.toets("right", "right")
        assert len(_regels(b)) == lang
        assert _scherm(b).regel.sleutel[0] == "doel"
        await b.toets("left", "left")
        assert _scherm(b).regel.sleutel[0] == "thema"
        await b.toets("g", "pagedown")
        assert _scherm(b).beeld.cursor > 10
        await b.toets("pageup")
        assert _scherm(b).beeld.cursor == 0


async def test_esc_laat_alles_en_wat_gekozen_is_blijft(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        await _vul_in(b, "Titel", "Mijn nieuwe plan")
        await _naar(b, "Digitale veiligheid")
        await b.toets("space", "left", "escape")
        assert b.app.screen is b.werkbank
        assert een(pad, "SELECT count(*) FROM v_logboek") == 0
        assert b.stand.plan.slug == PLAN
        await _open(b)
        assert "Mijn nieuwe plan" in _regels(b)[0]
        assert _regel(b, "Digitale veiligheid").startswith(" ▸ [ ]")
        assert _scherm(b).regel.sleutel[0] == "thema"
        await _maak(b)
        assert b.stand.plan.titel == "Mijn nieuwe plan"
        await b.toets("left_curly_bracket")
        await b.pilot.pause()
        await _open(b)
        assert "Mijn nieuwe plan" not in _regels(b)[0]


async def test_uit_de_keuze_van_plannen(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await b.toets("w")
        await b.typ("nieuw")
        assert "nieuw plan uit dit plan …" in b.scherm
        await b.toets("enter")
        await b.pilot.pause()
        assert "Veiligheidsagenda Utrecht 2027–2030" in _regels(b)[0]
        await b.toets("q", "w")
        await b.pilot.pause()
        scherm = b.app.screen
        assert [plat(r.links) for r in scherm.beeld.regels][-1] == "+ nieuw plan uit dit plan …"  # type: ignore[attr-defined]
        await b.toets("escape")


async def test_een_ander_was_voor(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        sql(pad, f"INSERT INTO plan (slug, titel, gemeente_id, van, tot) VALUES ('{SLUG}', 'Ander', 1, 2027, 2030)")
        await _maak(b)
        assert "er is al een plan" in f"{_status(b)} {_regels(b)}"
        assert een(pad, "SELECT count(*) FROM plan WHERE slug = ?", SLUG) == 1
        assert isinstance(b.app.screen, Nieuwplanscherm)
        await _vul_in(b, "Slug", "utrecht-beter")
        await _maak(b)
        assert b.stand.plan.slug == "utrecht-beter"


async def test_een_actie_die_intussen_weg_is_gaat_niet_mee(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        actie = b.stand.acties[0]
        sql(pad, "UPDATE actie SET archief = 1 WHERE id = ?", actie.id)
        await b.app.regie.kijk()
        await _maak(b)
        assert b.stand.plan.slug == SLUG
        assert actie.titel not in {ander.titel for ander in b.stand.acties}


async def test_alleen_lezen(pad: Path) -> None:
    async with bank(pad, plan=PLAN, alleen_lezen=True) as b:
        await b.toets("colon")
        await b.typ("nieuw plan")
        await b.toets("enter")
        await b.pilot.pause()
        assert b.app.screen is b.werkbank
        assert "alleen lezen" in b.status


async def test_een_vijandige_titel_stuurt_niets(pad: Path) -> None:
    sql(pad, "UPDATE thema SET titel = 'Kwaad [bold] ' || char(27) || '[2J' WHERE plan_id = 4 AND volgorde = 0")
    async with bank(pad, plan=PLAN) as b:
        await _open(b)
        await _vul_in(b, "Titel", "Plan \x1b[2J nieuw")
        assert "\x1b" not in b.scherm
        assert "[bold]" in b.scherm
        await _maak(b)
        assert "\x1b" not in b.scherm
        assert b.stand.plan.titel == "Plan ␛[2J nieuw"


def test_de_opdracht_heeft_geen_toets() -> None:
    (opdracht,) = [o for o in OPDRACHTEN if o.id == "nieuw-plan"]
    assert (opdracht.naam, opdracht.toetsen) == ("nieuw plan", ())


async def test_de_muis(pad: Path) -> None:
    async with bank(pad, plan=PLAN) as b:
        await _open(b)

        async def klik(begin: str) -> None:
            index = next(i for i, r in enumerate(_scherm(b).beeld.regels) if begin in plat(r.links))
            rij = _scherm(b).lijst.rij_op_scherm(index)
            assert rij is not None
            await b.pilot.click(_scherm(b).lijst, offset=(8, rij))
            await b.pilot.pause()

        await klik("overleggen")
        assert "[ ]" in _regel(b, "overleggen")
        await klik(" Titel ")
        await b.typ("Anders")
        # a click elsewhere keeps what was typed in the field it was typed in
        await klik("kenmerken")
        assert "Anders" in _regels(b)[0]
        assert "[x]" in _regel(b, "kenmerken")
        assert _scherm(b).bewerker is None
