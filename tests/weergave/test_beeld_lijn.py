"""The doorlopende lijn: where items stand, the wires between them, and what is told of them."""

import unicodedata
from dataclasses import replace
from itertools import product

import pytest

from ivp_tui.domein.lijn import Lijn, Lijnpunt, Plek, Vervolg
from ivp_tui.domein.plan import Plan
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.lijn import CEL, Lijnbeeld, indeling, kort_op_woord
from ivp_tui.weergave.lijndraden import teken
from ivp_tui.weergave.lijnkaart import HOOFDDOELEN, lijnkaart
from ivp_tui.weergave.lijnstrook import strook, strooktitel, titelregel
from ivp_tui.weergave.regel import breedte, pas_in, plat
from tests.weergave.hulp import VIJANDIG, tekst

T = "thema"


def _plan(nummer: int, van: int) -> Plan:
    return Plan(nummer, f"dam-{van}", f"Plan Dam {van}–{van + 3}", 1, "Dam", van, van + 3, "", None, "")


def _met_lijn(stand: Stand, punten: dict[Plek, tuple], draden: list[tuple[Plek, Plek]], plannen: int = 3) -> Stand:
    """The small stand with a line of its own: item -> (plan, titel, thema_id, prioriteit), and what continues."""
    lijn = Lijn(
        tuple(Lijnpunt(*plek, *velden) for plek, velden in punten.items()),
        tuple(Vervolg(i, van, naar, f"grond {i}", None, f"r. {i}") for i, (van, naar) in enumerate(draden, 1)),
    )
    rij = tuple(_plan(nummer, 2010 + 4 * nummer) for nummer in range(1, plannen + 1))
    return replace(stand, plan=rij[0], plannen=rij, lijn=lijn, planstreefwaarden=())


def _themas(namen: str) -> dict[Plek, tuple]:
    """Thema's by letter: "ab c d" are a and b in the first plan, c in the second and d in the third."""
    uit: dict[Plek, tuple] = {}
    for plan, letters in enumerate(namen.split(" "), 1):
        for letter in letters:
            uit[T, ord(letter)] = (plan, letter.upper(), ord(letter), False)
    return uit


def _draden(paren: str) -> list[tuple[Plek, Plek]]:
    return [((T, ord(van)), (T, ord(naar))) for van, naar in paren.split()]


def _beeld(stand: Stand, cel: Plek, cellen: int = 99, open_: bool = False, eerste: int = 0) -> Lijnbeeld:
    kaart = lijnkaart(stand)
    plek = kaart.cel(cel)
    assert plek is not None
    vouw = frozenset(kaart.blok) if open_ else frozenset()
    vlak = indeling(kaart, cellen, kaart.kolom[plek[1]], eerste)
    return Lijnbeeld(kaart, plek, vouw, vlak, stand.plan.id, 2020)


def _tekening(stand: Stand, namen: str, paren: str, cel: str = "") -> list[str]:
    """What is drawn, long wires shortened: the picture does not depend on how wide a column is."""
    met = _met_lijn(stand, _themas(namen), _draden(paren), len(namen.split(" ")))
    beeld = _beeld(met, (T, ord(cel or namen[0])), 4 + 12 * len(namen.split(" ")) * 3)
    return [_kort(regel) for regel in tekst(beeld.regels)]


def _kort(regel: str) -> str:
    for lang in ("─", "━", " "):
        while lang * 4 in regel:
            regel = regel.replace(lang * 4, lang * 3)
    return regel.strip()


def test_elk_teken_heeft_de_armen_die_zijn_naam_noemt() -> None:
    assert [teken(1, 1), teken(2, 2, 0, 2), teken(0, 1, 1, 1), teken(1, 0, 1), teken(0, 2, 2, 2)] == list("│┣┬┘┳")
    alle = [teken(*armen) for armen in product(range(3), repeat=4)]
    assert len(set(alle)) == 81
    for armen, wat in zip(product(range(3), repeat=4), alle, strict=True):
        if any(armen):
            naam = unicodedata.name(wat)
            op, neer, links, rechts = armen
            assert ("HEAVY" in naam) == (2 in armen), naam
            assert ("LIGHT" in naam) == (1 in armen), naam
            assert bool(op or neer) == any(woord in naam for woord in ("UP", "DOWN", "VERTICAL")), naam
            assert bool(links or rechts) == any(w in naam.replace("LIGHT", "") for w in ("LEFT", "RIGHT", "HORIZ")), (
                naam
            )


@pytest.mark.parametrize(
    ("namen", "paren", "tekening"),
    [
        ("a b c", "ab bc", ["A ━━━ B ━━━ C"]),
        ("a bc", "ab ac", ["A ━━━┳━━ B", "┗━━ C"]),
        ("a bcd", "ab ac ad", ["A ━━━┳━━ B", "┣━━ C", "┗━━ D"]),
        ("ab c", "ac bc", ["A ━━━┯━━ C", "B ───┘"]),
        # what comes of several stands in the row of the first in the file: its own line goes straight on
        ("ab c", "bc ac", ["A ━━━┓", "B ───┺━━ C"]),
        # b splits into what a joins: its wires have a row each, so that a is not seen to become d
        ("ab cd", "ac bc bd", ["A ━━━┯━━ C", "B ───┘", "└─── D"]),
        # both ways at once
        ("a bc d", "ab ac bd cd", ["A ━━━┳━━ B ━━━┳━━ D", "┗━━ C ━━━┛"]),
        # a plan that is skipped is passed
        ("a  c", "ac", ["A ━━━ C"]),
        ("a b ", "", ["A ───╴ stopt", "nieuw ╶── B ───╴ stopt"]),
    ],
)
def test_wat_doorloopt_splitst_en_samenkomt(stand: Stand, namen: str, paren: str, tekening: list[str]) -> None:
    assert _tekening(stand, namen, paren) == tekening


def test_een_draad_gaat_onder_die_van_een_ander_door(stand: Stand) -> None:
    # all three go to both or one: wires that do not belong together cross without touching
    assert _tekening(stand, "abc de", "ad ae bd be ce", "c") == [
        "A ───┬─── D",
        "└───│┲━━ E",
        "B ───┘┃",
        "└───┨",
        "C ━━━┛",
    ]


def test_wat_onder_een_thema_staat_laat_de_draden_van_de_themas_door(stand: Stand) -> None:
    punten = {**_themas("a bc"), ("actie", 1): (1, "Een", ord("a")), ("actie", 2): (2, "Twee", ord("b"))}
    punten |= {("actie", 3): (1, "Drie", ord("a")), ("actie", 4): (1, "Vier", ord("a"))}
    punten |= {("actie", 5): (2, "Vijf", ord("b"))}
    acties = [(("actie", van), ("actie", naar)) for van, naar in ((1, 2), (3, 5), (4, 5))]
    met = _met_lijn(stand, punten, _draden("ab ac") + acties, 2)
    regels = [_kort(regel) for regel in tekst(_beeld(met, (T, ord("b")), open_=True).regels)]
    assert regels[1:4] == [
        "· Een ───│─── · Twee",
        "· Drie ───│┬─── · Vijf",
        "· Vier ───│┘",
    ]
    assert regels[-1].startswith("└")


def test_dezelfde_rij_heeft_nooit_twee_items_in_een_kolom(stand: Stand) -> None:
    paren = "ad ae af bd bf ce cf dg dh eh ei fi fg"
    kaart = lijnkaart(_met_lijn(stand, _themas("abc def ghi"), _draden(paren)))
    ((raster, _),) = ((groep.raster, groep) for groep in kaart.groepen)
    assert raster is not None
    plekken = list(raster.plaats.values())
    assert len(plekken) == len(set(plekken)) == 9
    # what arrives in the same cells of a channel comes from one item or goes to one
    for een, ander in product(raster.draden, repeat=2):
        rijen = [set(range(min(d.van_rij, d.naar_rij), max(d.van_rij, d.naar_rij) + 1)) for d in (een, ander)]
        staat = all(len(rij) > 1 for rij in rijen)
        if een.kolom == ander.kolom and een.baan == ander.baan and staat and rijen[0] & rijen[1]:
            assert een.net == ander.net


def test_de_lijn_van_de_cursor_is_zwaar_en_de_cel_heeft_een_eigen_stijl(stand: Stand) -> None:
    met = _met_lijn(stand, _themas("ab c d"), _draden("ac bc cd"))
    beeld = _beeld(met, (T, ord("b")))
    eerste, tweede = beeld.regels
    assert [deel for deel in tweede.links if deel[1] == CEL] == [(" B ", CEL)]
    stijlen = {stuk.strip(): stijl for stuk, stijl in eerste.links if stuk.strip()}
    assert (stijlen["A"], stijlen["C"], stijlen["D"]) == ("thema", "gekozen", "gekozen")
    # found without colour too: light to a, heavy to b
    assert "─┲━" in plat(eerste.links)
    assert "━┛" in plat(tweede.links)


def _met_onder(stand: Stand) -> Stand:
    punten = {**_themas("ab c d"), ("doel", 1): (1, "Doel een", ord("a")), ("doel", 2): (2, "Doel twee", ord("c"))}
    punten |= {("actie", 3): (1, "Actie drie", ord("b")), ("actie", 4): (2, "Actie vier", ord("c"))}
    punten |= {("doel", 5): (1, "Hoofd", None), ("doel", 6): (2, "Hoofd later", None)}
    draden = [(("doel", 1), ("doel", 2)), (("actie", 3), ("actie", 4)), (("doel", 5), ("doel", 6))]
    return _met_lijn(stand, punten, _draden("ac") + draden)


def test_onder_een_thema_staat_wat_daar_doorloopt_en_dicht_hoeveel(stand: Stand) -> None:
    met = _met_onder(stand)
    dicht = [" ".join(_kort(regel).split()) for regel in tekst(_beeld(met, (T, ord("a"))).regels)]
    assert dicht[:3] == ["▸2 A ━━━ C ───╴ stopt", "▸1 B ───╴ stopt", "nieuw ╶── D"]
    assert dicht[-2:] == ["Hoofddoelen", "◇ Hoofd ─── ◇ Hoofd later"]
    open_ = [" ".join(_kort(regel).split()) for regel in tekst(_beeld(met, ("actie", 3), open_=True).regels)]
    assert open_[:4] == [
        "▾2 A ─── C ───╴ stopt",
        "◇ Doel een ─── ◇ Doel twee",
        "· Actie drie ━━━ · Actie vier",
        "▾1 B ───╴ stopt",
    ]
    # an actie whose line touches two blocks stands in both
    assert open_[4] == "· Actie drie ━━━ · Actie vier"


def test_de_cursor_staat_in_het_blok_van_het_eigen_thema(stand: Stand) -> None:
    kaart = lijnkaart(_met_onder(stand))
    assert kaart.cel(("actie", 3)) == ((T, ord("b")), ("actie", 3))
    assert kaart.cel(("actie", 4)) == ((T, ord("a")), ("actie", 4))
    assert kaart.cel(("doel", 5)) == (HOOFDDOELEN, ("doel", 5))
    assert kaart.cel(("actie", 99)) is None
    assert kaart.buren(("actie", 3), 1) == (("actie", 4),)
    assert kaart.buren(("actie", 3), -1) == ()


def test_de_kop_noemt_het_plan_in_beeld_en_dat_nu_geldt(stand: Stand) -> None:
    beeld = _beeld(_met_lijn(stand, _themas("a b c"), []), (T, ord("a")))
    assert " ".join(plat(beeld.kop.links).split()) == "● 2014–2017 2018–2021 geldt nu 2022–2025"


@pytest.mark.parametrize(("cellen", "aantal"), [(39, 1), (79, 2), (119, 3), (199, 3)])
def test_zoveel_kolommen_als_er_passen(stand: Stand, cellen: int, aantal: int) -> None:
    met = _met_lijn(stand, _themas("ab cd ef"), _draden("ac bd ce df"))
    for letter, eerste in (("a", 0), ("f", 3 - aantal)):
        beeld = _beeld(met, (T, ord(letter)), cellen)
        assert (beeld.vlak.aantal, beeld.vlak.eerste) == (aantal, eerste)
        assert any(deel[1] == CEL for regel in beeld.regels for deel in regel.links)
        kop = plat(beeld.kop.links)
        assert ("›" in kop, "‹" in kop) == (letter == "a" and aantal < 3, letter == "f" and aantal < 3)
        for regel in (beeld.kop, *beeld.regels):
            assert breedte(plat(regel.links)) <= cellen
        kolom = beeld.kaart.kolom[T, ord(letter)]
        assert beeld.vlak.kolom_op(beeld.vlak.begin(kolom)) == kolom
        assert beeld.vlak.kolom_op(0) is None


def test_kolommen_schuiven_niet_meer_dan_nodig(stand: Stand) -> None:
    kaart = lijnkaart(_met_lijn(stand, _themas("a b c"), []))
    assert indeling(kaart, 79, 1, 0).eerste == 0
    assert indeling(kaart, 79, 1, 1).eerste == 1
    assert indeling(kaart, 79, 2, 0).eerste == 1


def test_een_titel_wordt_tussen_woorden_gekort() -> None:
    titel = "Openbare orde en maatschappelijke onrust"
    assert kort_op_woord(titel, 60) == titel
    assert kort_op_woord(titel, 30) == "Openbare orde en…"
    assert kort_op_woord(titel, 17) == "Openbare orde en…"
    assert kort_op_woord("Maatschappelijkeonrustenzo " + "x" * 40, 20) == "Maatschappelijkeonr…"


def _strook(stand: Stand, plek: Plek, cellen: int = 119, hoogte: int = 9) -> list[str]:
    return [" ".join(regel.split()) for regel in tekst(strook(lijnkaart(stand), plek, cellen, hoogte))]


def test_de_strook_zegt_wat_het_was_wordt_waarom_en_waar_dat_staat(stand: Stand) -> None:
    met = _met_lijn(stand, _themas("a b cd"), _draden("ab bc bd"))
    assert _strook(met, (T, ord("b"))) == [
        "B",
        "vervolg van «A» (2014–2017): grond 1 [r. 1]",
        "gaat verder als «C» (2022–2025): grond 2 [r. 2]",
        "gaat verder als «D» (2022–2025): grond 3 [r. 3]",
    ]
    assert strooktitel(lijnkaart(met), (T, ord("b")), 2020) == "Thema · Plan Dam 2018–2021, geldt nu"
    assert _strook(met, (T, ord("d")))[1:] == ["vervolg van «B» (2018–2021): grond 3 [r. 3]"]
    assert _strook(_met_onder(stand), ("actie", 4))[1] == "onder «C»; geen vervolg bekend in een later plan"
    assert _strook(_met_onder(stand), (T, ord("d")))[1] == "begint in dit plan"
    assert _strook(_met_onder(stand), (T, ord("c")))[-1] == "hieronder lopen 2 lijnen van doelen en acties"


def test_de_strook_past_en_zegt_wat_er_niet_bij_kon(stand: Stand) -> None:
    met = _met_lijn(stand, _themas("abcdef g"), _draden("ag bg cg dg eg fg"), 2)
    assert _strook(met, (T, ord("g")), hoogte=4)[-1] == "… en nog 4"
    lang = replace(met, lijn=replace(met.lijn, vervolgen=(replace(met.lijn.vervolgen[0], grond="woord " * 99),)))
    for cellen in (39, 79):
        regels = strook(lijnkaart(lang), (T, ord("g")), cellen, 5)
        assert len(regels) == 5
        assert plat(regels[-1].links).endswith("…")
        assert all(breedte(plat(regel.links)) <= cellen for regel in regels)


def test_een_gemeente_met_een_plan(stand: Stand) -> None:
    met = _met_lijn(stand, _themas("ab"), [], 1)
    beeld = _beeld(met, (T, ord("a")))
    assert [_kort(regel) for regel in tekst(beeld.regels)] == ["A", "B"]
    assert _strook(met, (T, ord("a")))[1] == "Van Dam staat geen ander plan in het bestand."
    assert "het enige plan in het bestand" in plat(titelregel(beeld.kaart, False, 80).links)


def test_een_vervolg_terug_in_de_tijd_of_binnen_een_plan_wordt_niet_getekend(stand: Stand) -> None:
    regels = _tekening(stand, "ab c", "ab ca")
    assert regels == ["A ───╴ stopt", "B ───╴ stopt", "nieuw ╶── C"]


def test_een_thema_dat_als_doel_verdergaat(stand: Stand) -> None:
    punten = {**_themas("a b"), ("doel", 1): (2, "Doel", ord("b"))}
    met = _met_lijn(stand, punten, [((T, ord("a")), ("doel", 1))], 2)
    regels = [_kort(regel) for regel in tekst(_beeld(met, ("doel", 1), open_=True).regels)]
    assert "▪ A ━━━ ◇ Doel" in regels
    assert not any("stopt" in regel for regel in regels)


@pytest.mark.parametrize("vijand", VIJANDIG)
def test_vreemde_tekst_blijft_tekst(stand: Stand, vijand: str) -> None:
    basis = _met_onder(stand)
    punten = tuple(replace(punt, titel=vijand) for punt in basis.lijn.punten)
    vervolgen = tuple(replace(v, grond=vijand, vindplaats=vijand) for v in basis.lijn.vervolgen)
    plannen = tuple(replace(plan, titel=vijand, gemeente=vijand) for plan in basis.plannen)
    met = replace(basis, plan=plannen[0], plannen=plannen, lijn=Lijn(punten, vervolgen))
    beeld = _beeld(met, ("actie", 3), 79, open_=True)
    kaart = beeld.kaart
    uit = [*beeld.regels, beeld.kop, *strook(kaart, ("actie", 3), 79, 6), titelregel(kaart, True, 79)]
    for regel in uit:
        for deel, _ in (*regel.links, *regel.rechts):
            assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in deel)
            assert not any(c in deel for c in "\u202e\u2066\u200b\ufeff")
        assert breedte(plat(pas_in(regel, 79))) == 79
    assert "\x1b" not in strooktitel(kaart, ("actie", 3), 2020)


def test_de_lijn_van_utrecht_laat_zien_wat_de_plannen_verbindt(utrecht: Stand) -> None:
    namen = {punt.titel: punt.plek for punt in utrecht.lijn.punten if punt.soort == T}
    kaart = lijnkaart(utrecht)
    beeld = _beeld(utrecht, namen["High Impact Crimes"], 199)
    alles = "\n".join(_kort(regel) for regel in tekst(beeld.regels))
    for stuk in (
        "★ High Impact Crimes ━━━┯━━━ Basis op orde: geregistreerde criminaliteit ━━━",
        "Georganiseerde ondermijnende criminaliteit ───★ Ondermijning steviger aanpakken ───",
        "★ Veiliger verkeer ───╴ stopt",
        "nieuw ╶──★ Een veiliger digitale stad ───★ Digitale veiligheid en online",
    ):
        assert stuk in alles
    drugs = next(regel for regel in alles.split("\n") if "★ Ontwrichtende effecten" in regel)
    assert "Ondermijning steviger aanpakken" in drugs
    # every item of the line stands somewhere, and every vervolg can be walked both ways
    for punt in utrecht.lijn.punten:
        cel = kaart.cel(punt.plek)
        assert cel is not None
        assert cel[1] == punt.plek
    for vervolg in utrecht.lijn.vervolgen:
        assert vervolg.naar in kaart.buren(vervolg.van, 1)
        assert vervolg.van in kaart.buren(vervolg.naar, -1)
