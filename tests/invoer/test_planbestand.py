import shutil

import pytest

from ivp_tui.domein.inhoud import Rij
from ivp_tui.invoer.planbestand import (
    InvoerFout,
    lees_bestand,
    lees_cijfers,
    lees_gemeente,
    lees_inhoud,
    lees_plan,
)
from ivp_tui.paden import PLANNEN
from tests.klein import MAP

KOP = "indicator;wijk;periode;waarde;onbekend;status;bron;uitgave;vindplaats;gekozen;toelichting\n"
GOED = "inbraak;;2018;1.000;;definitief;monitor;2023;tabel 1;1;\n"


@pytest.fixture
def map_(tmp_path):
    return shutil.copytree(MAP, tmp_path / "inhoud")


def test_a_folder_gives_gemeenten_with_figures_and_plans():
    inhoud = lees_inhoud(MAP)
    assert [(g.gemeente["sleutel"], len(g.wijken), len(g.cijfers)) for g in inhoud.gemeenten] == [
        ("kleindam", 3, 22),
        ("kleinoord", 0, 0),
    ]
    assert [(p.plan["slug"], len(p.themas), len(p.partners)) for p in inhoud.plannen] == [
        ("kleindam-2020-2023", 2, 3),
        ("kleinoord-2012-2015", 1, 0),
    ]


def test_more_than_one_file_of_figures_goes_with_a_gemeente(map_):
    (map_ / "cijfers-kleindam-wijken.csv").write_text(KOP + GOED, encoding="utf-8")
    assert len(lees_inhoud(map_).gemeenten[0].cijfers) == 23


def test_a_file_that_is_not_there_or_is_a_folder_is_named(tmp_path):
    with pytest.raises(InvoerFout, match=r"^gemeente-x\.toml: niet te lezen: het bestand is er niet"):
        lees_gemeente(tmp_path / "gemeente-x.toml")
    with pytest.raises(InvoerFout, match=r": niet te lezen"):
        lees_plan(tmp_path)
    with pytest.raises(InvoerFout, match=r"^x\.csv: niet te lezen"):
        lees_cijfers(tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("lees", "tabel"),
    [(lees_plan, "plan"), (lees_gemeente, "gemeente"), (lambda pad: lees_bestand(pad, [pad]), "gemeente")],
)
def test_what_was_asked_for_must_be_there(tmp_path, lees, tabel):
    pad = tmp_path / "x.toml"
    pad.write_text("formaat = 1\n[[bron]]\nsleutel = 'b'\ntitel = 'B'\n", encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees(pad)
    assert str(fout.value) == f"x.toml, regel 1: er is geen tabel [{tabel}]; zet die onder formaat = 1"


GEMEENTE_EN_PLAN = """\
formaat = 1
[gemeente]
sleutel = "klein"
naam = "Klein"
[[bron]]
sleutel = "plan"
titel = "Het plan"
[[indicator]]
sleutel = "inbraak"
naam = "Inbraak"
eenheid = "aantal"
[[cijfer]]
indicator = "inbraak"
periode = 2019
waarde = 12
[[cijfer]]
indicator = "inbraak"
periode = 2020
onbekend = "PM"
gekozen = true
[plan]
slug = "klein-2020-2023"
titel = "Veilig Klein"
gemeente = "klein"
van = 2020
tot = 2023
[[thema]]
sleutel = "t"
titel = "T"
[[thema.middel]]
jaar = 2021
begroot = 1500.5
[[thema.actie]]
sleutel = "a"
titel = "A"
deadline = 2022-12-31
archief = true
doelen_bron = ["d"]
partners = [
  { naam = "P" },
]
[[thema.actie.stand]]
status = "gereed"
datum = 2022-01-01T12:00:00+02:00
[[thema.actie.bericht]]
datum = 2022-01-02
tekst = '''
Twee
regels'''
[[vervolg]]
van = { plan = "ouder", soort = "thema", sleutel = "o" }
naar = { soort = "thema", sleutel = "t" }
"""


@pytest.fixture
def in_een(tmp_path):
    pad = tmp_path / "klein.toml"
    pad.write_text(GEMEENTE_EN_PLAN, encoding="utf-8")
    return pad


def test_a_gemeente_may_bring_its_plan_in_one_file(in_een):
    inhoud = lees_bestand(in_een)
    gemeente, plan = inhoud.gemeenten[0], inhoud.plannen[0]
    assert (gemeente.gemeente["sleutel"], plan.plan["slug"], inhoud.aanvullingen) == ("klein", "klein-2020-2023", ())
    assert gemeente.bronnen == plan.bronnen == ({"sleutel": "plan", "titel": "Het plan"},)
    assert lees_plan(in_een) == plan
    assert lees_gemeente(in_een) == gemeente


def test_a_figure_in_toml_has_what_one_in_csv_has(in_een):
    twaalf, pm = lees_bestand(in_een).gemeenten[0].cijfers
    assert twaalf.keys() == lees_cijfers(MAP / "cijfers-kleindam.csv")[0].keys()
    assert (twaalf["waarde"], twaalf["onbekend"], twaalf["gekozen"], twaalf["wijk"]) == (12, None, False, "")
    assert (pm["waarde"], pm["onbekend"], pm["gekozen"], pm["status"]) == (None, "PM", True, "definitief")


def test_values_come_as_the_format_promises(in_een):
    plan = lees_plan(in_een)
    thema = plan.themas[0]
    actie = thema["actie"][0]
    assert (actie["deadline"], actie["archief"], actie["doelen_bron"]) == ("2022-12-31", True, ["d"])
    assert (actie["stand"][0]["datum"], actie["bericht"][0]["datum"]) == ("2022-01-01T10:00:00Z", "2022-01-02")
    assert actie["bericht"][0]["tekst"] == "Twee\nregels"
    assert thema["middel"] == [{"jaar": 2021, "begroot": 1500.5}]
    assert [plan.vervolgen[0][kant]["plan"] for kant in ("van", "naar")] == ["ouder", "klein-2020-2023"]


def test_every_row_knows_where_it_stands(in_een):
    inhoud = lees_bestand(in_een)
    plan, gemeente = inhoud.plannen[0], inhoud.gemeenten[0]
    actie = plan.themas[0]["actie"][0]
    rijen = [gemeente.gemeente, *gemeente.cijfers, plan.plan, plan.themas[0], plan.themas[0]["middel"][0], actie]
    rijen += [
        actie["partners"][0],
        actie["stand"][0],
        actie["bericht"][0],
        plan.vervolgen[0],
        plan.vervolgen[0]["naar"],
    ]
    assert all(isinstance(rij, Rij) for rij in rijen)
    regels = [int(rij.waar.removeprefix("klein.toml, regel ")) for rij in rijen]
    assert regels == [2, 12, 16, 21, 27, 30, 33, 39, 42, 45, 50, 52]
    assert lees_cijfers(MAP / "cijfers-kleindam.csv")[14].waar == "cijfers-kleindam.csv, regel 16"


@pytest.mark.parametrize(
    ("geschreven", "gelezen"),
    [
        ('"2024-12-31"', "2024-12-31"),
        ("2024-12-31", "2024-12-31"),
        ('"2024-12-31T09:00:00Z"', "2024-12-31T09:00:00Z"),
        ("2024-12-31T09:00:00", "2024-12-31T09:00:00"),
        ('"2025-01-01T00:30:00+01:00"', "2024-12-31T23:30:00Z"),
        ('""', None),
    ],
)
def test_the_time_of_a_stand_is_iso_and_utc(in_een, geschreven, gelezen):
    in_een.write_text(GEMEENTE_EN_PLAN.replace("2022-01-01T12:00:00+02:00", geschreven), encoding="utf-8")
    assert lees_plan(in_een).themas[0]["actie"][0]["stand"][0].get("datum") == gelezen


def test_what_names_its_plan_is_an_aanvulling(tmp_path):
    pad = tmp_path / "brief.toml"
    rij = 'plan = "klein-2020-2023"\nthema = "t"\n'
    pad.write_text(
        f'formaat = 1\n[[kenmerk]]\n{rij}soort = "s"\ntekst = "t"\n[[toezegging]]\n{rij}titel = "t"\ndatum = ""\n'
        f'[[toezegging.bericht]]\ndatum = 2024-01-02\ntekst = "b"\n[[verhaal]]\n{rij}titel = "v"\n'
        'datum = 2024-01-01\n[[vervolg]]\nvan = {plan = "o", soort = "doel", sleutel = "d"}\n'
        'naar = {plan = "n", soort = "actie", sleutel = "a"}\n',
        encoding="utf-8",
    )
    inhoud = lees_bestand(pad)
    aanvulling = inhoud.aanvullingen[0]
    assert (inhoud.gemeenten, inhoud.plannen, len(inhoud.aanvullingen)) == ((), (), 1)
    assert [deel[0].waar for deel in (aanvulling.kenmerken, aanvulling.toezeggingen, aanvulling.verhalen)] == [
        f"brief.toml, regel {regel}" for regel in (2, 7, 15)
    ]
    assert "datum" not in aanvulling.toezeggingen[0]
    assert aanvulling.vervolgen[0]["naar"] == {"plan": "n", "soort": "actie", "sleutel": "a"}


@pytest.mark.parametrize(("ander", "aantallen"), [("kleindam-noord", [1, 22, 0]), ("kleindam2", [22, 1, 0])])
def test_figures_go_with_the_gemeente_that_has_the_longest_name(map_, ander, aantallen):
    shutil.copy(map_ / "gemeente-kleinoord.toml", map_ / f"gemeente-{ander}.toml")
    (map_ / f"cijfers-{ander}.csv").write_text(KOP + GOED, encoding="utf-8")
    assert [len(gemeente.cijfers) for gemeente in lees_inhoud(map_).gemeenten] == aantallen


def test_figures_without_a_gemeente_are_not_passed_over(map_):
    (map_ / "cijfers-elders.csv").write_text(KOP + GOED, encoding="utf-8")
    with pytest.raises(InvoerFout, match=r"^cijfers-elders\.csv: hoort bij geen gemeente"):
        lees_inhoud(map_)


def rijen_in(waarde):
    if isinstance(waarde, dict):
        yield waarde
        waarde = waarde.values()
    if not isinstance(waarde, str) and hasattr(waarde, "__iter__"):
        for deel in waarde:
            yield from rijen_in(deel)


def test_the_shipped_content_can_be_read_and_each_row_stands_on_its_own_line():
    inhoud = lees_inhoud(PLANNEN)
    assert "utrecht" in {gemeente.gemeente["sleutel"] for gemeente in inhoud.gemeenten}
    delen = (*inhoud.gemeenten, *inhoud.plannen, *inhoud.aanvullingen)
    rijen = list(rijen_in([getattr(deel, naam) for deel in delen for naam in deel.__slots__]))
    assert len(rijen) > 2000
    regels = {pad.name: pad.read_text(encoding="utf-8").split("\n") for pad in PLANNEN.iterdir()}
    for rij in rijen:
        bestand, regel = rij.waar.split(", regel ")
        tekst = regels[bestand][int(regel) - 1].lstrip()
        assert tekst.startswith(("[", "partners = [", "van = {", "naar = {")) or bestand.endswith(".csv"), rij.waar
